//! Detects requested fields that no document has: a misspelt name would otherwise silently yield no group, or a single one.

use std::collections::BTreeSet;

use super::document::Document;
use crate::Error;

/// Checks, as documents pass by, whether any of them has the requested fields.
///
/// ```
/// use kouhao::text::{Document, FieldCheck};
///
/// let mut check = FieldCheck::new(["provnce"]);
/// check.see(&Document::new("2025.txt", "走在前列").with_variable("province", "河北"));
/// assert!(check.check().unwrap_err().to_string().starts_with("no document has a field `provnce`; the variables are province"));
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

    /// Checks, after the last document, that each field occurred. If there were no documents at all, the fields are not at fault.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidOption`](crate::ErrorKind::InvalidOption) if no document has one of the fields. The message lists the variables that there
    /// are.
    pub fn check(&self) -> Result<(), Error> {
        if self.documents == 0 || self.wanted.is_empty() {
            return Ok(());
        }
        let named: Vec<&str> = self.variables.iter().take(NAMED).map(String::as_str).collect();
        let more = if self.variables.len() > NAMED { " …" } else { "" };
        let variables = if named.is_empty() { "there are no variables".to_owned() } else { format!("the variables are {}{more}", named.join(", ")) };
        let rest = "besides the fields found in texts (title, speaker, date, year, month, occasion)";
        let each: Vec<String> = self.wanted.iter().map(|field| format!("no document has a field `{field}`; {variables}, {rest}")).collect();
        Err(Error::option(each.join("; "), "use a field that documents have"))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(fields: &[&str], documents: &[Document]) -> Option<String> {
        let mut check = FieldCheck::new(fields.iter().copied());
        documents.iter().for_each(|document| check.see(document));
        check.check().err().map(|error| error.to_string())
    }

    #[test]
    fn fields_that_one_document_has_are_fields() {
        let documents = [Document::from("甲"), Document::from("乙").with_variable("place", "东").with_variable("date", "2020")];
        assert_eq!(told(&["place", "year", "date"], &documents), None);
        let lacking = told(&["speaker", "plaec", "speaker"], &documents).unwrap();
        assert!(lacking.contains("`plaec`; the variables are date, place, besides") && lacking.matches("`speaker`").count() == 1, "{lacking}");
        assert!(lacking.ends_with("; use a field that documents have"), "{lacking}");
        assert!(told(&["place"], &documents[..1]).unwrap().contains("`place`; there are no variables"));
    }

    #[test]
    fn of_no_documents_nothing_is_said_and_of_many_variables_not_all() {
        assert!(told(&["place"], &[]).is_none() && told(&[], &[Document::from("甲")]).is_none());
        let many = (0..20).fold(Document::from("甲"), |document, n| document.with_variable(format!("v{n:02}"), "1"));
        assert!(told(&["place"], &[many]).unwrap().contains("v11 …, besides"));
    }
}
