//! Detects requested fields that no document has: a misspelt name would otherwise silently yield no group, or a single one.

use std::collections::BTreeSet;

use super::document::Document;

/// Checks, as documents pass by, whether any of them has the requested fields.
///
/// ```
/// use kouhao::text::{Document, FieldCheck};
///
/// let mut check = FieldCheck::new(["provnce"]);
/// check.see(&Document::new("2025.txt", "走在前列").with_variable("province", "河北"));
/// assert!(check.notices()[0].starts_with("no document has a field `provnce`; the variables are province"));
/// ```
#[derive(Clone, Debug, Default)]
pub struct FieldCheck {
    /// The fields that no document has had so far.
    wanted: Vec<String>,
    variables: BTreeSet<String>,
    documents: u64,
}

/// The maximum number of variables that a notice lists.
const NAMED: usize = 12;

impl FieldCheck {
    /// Creates a check for fields, which are those of [`Document::value`].
    pub fn new(fields: impl IntoIterator<Item = impl Into<String>>) -> Self {
        let mut wanted: Vec<String> = fields.into_iter().map(Into::into).collect();
        wanted.sort_unstable();
        wanted.dedup();
        FieldCheck { wanted, ..FieldCheck::default() }
    }

    /// Examines a document.
    ///
    /// # Complexity
    /// Constant once all fields have been seen; before that, the cost of [`Document::value`].
    pub fn see(&mut self, document: &Document) {
        self.documents += 1;
        if self.wanted.is_empty() {
            return;
        }
        self.wanted.retain(|field| document.value(field).is_none());
        for (name, _) in document.variables() {
            if !self.variables.contains(name) {
                self.variables.insert(name.to_owned());
            }
        }
    }

    /// Returns one line of text for each field that no document has; none if there were no documents.
    pub fn notices(&self) -> Vec<String> {
        if self.documents == 0 {
            return Vec::new();
        }
        let named: Vec<&str> = self.variables.iter().take(NAMED).map(String::as_str).collect();
        let more = if self.variables.len() > NAMED { " …" } else { "" };
        let variables = if named.is_empty() { "there are no variables".to_owned() } else { format!("the variables are {}{more}", named.join(", ")) };
        let rest = "besides the fields found in texts (title, speaker, date, year, month, occasion)";
        self.wanted.iter().map(|field| format!("no document has a field `{field}`; {variables}, {rest}")).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn notices(fields: &[&str], documents: &[Document]) -> Vec<String> {
        let mut check = FieldCheck::new(fields.iter().copied());
        documents.iter().for_each(|document| check.see(document));
        check.notices()
    }

    #[test]
    fn fields_that_one_document_has_are_fields() {
        let documents = [Document::from("甲"), Document::from("乙").with_variable("place", "东").with_variable("date", "2020")];
        assert_eq!(notices(&["place", "year", "date"], &documents), Vec::<String>::new());
        let told = notices(&["speaker", "plaec", "speaker"], &documents);
        assert!(told.len() == 2 && told[0].contains("`plaec`; the variables are date, place, besides") && told[1].contains("`speaker`"), "{told:?}");
        assert!(notices(&["place"], &documents[..1])[0].contains("`place`; there are no variables"));
    }

    #[test]
    fn of_no_documents_nothing_is_said_and_of_many_variables_not_all() {
        assert!(notices(&["place"], &[]).is_empty() && notices(&[], &[Document::from("甲")]).is_empty());
        let many = (0..20).fold(Document::from("甲"), |document, n| document.with_variable(format!("v{n:02}"), "1"));
        assert!(notices(&["place"], &[many])[0].contains("v11 …, besides"));
    }
}
