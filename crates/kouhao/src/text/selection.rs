//! Selects the documents that a command reads, and reports why none matched: a misspelt condition would otherwise give no rows, which looks like a
//! finding.

use std::collections::BTreeSet;

use super::dates::is_date;
use super::document::Document;
use super::expression::{Condition, Expression};
use super::fields::FieldCheck;
use crate::Error;

/// Selects documents as they pass by and, if none was selected, reports which values there are.
///
/// ```
/// use kouhao::text::{Document, Selection};
///
/// let mut selection = Selection::new(["province=河北省".parse()?]);
/// assert!(!selection.admits(&Document::from("走在前列").with_variable("province", "河北")));
/// assert!(selection.check().unwrap_err().to_string().starts_with("no document matches province=河北省; the only value of province is 河北"));
/// # Ok::<(), kouhao::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Selection {
    expression: Expression,
    documents: u64,
    chosen: u64,
    fields: FieldCheck,
    /// Statistics for each condition, as long as no document has been selected.
    met: Vec<Met>,
}

/// The maximum number of values that a message lists, and the maximum length of each in characters.
const NAMED: usize = 12;
const CHARACTERS: usize = 24;

impl Selection {
    /// Creates a selection of the documents for which all expressions hold; without any, of all documents.
    pub fn new(expressions: impl IntoIterator<Item = Expression>) -> Self {
        let expression = Expression::all(expressions);
        let (fields, met) = (FieldCheck::new(expression.fields()), vec![Met::default(); expression.conditions().len()]);
        Selection { expression, documents: 0, chosen: 0, fields, met }
    }

    /// Returns whether a document is selected.
    ///
    /// # Complexity
    /// That of [`Document::value`] for each condition. At most a thousand values of each field are kept, and none once a document has been selected.
    pub fn admits(&mut self, document: &Document) -> bool {
        self.documents += 1;
        let chosen = self.expression.matches(document);
        self.chosen += u64::from(chosen);
        if self.chosen == 0 {
            self.fields.see(document);
            for (condition, met) in self.expression.conditions().iter().zip(&mut self.met) {
                met.see(condition, document);
            }
        }
        chosen
    }

    /// Checks, after the last document, that one was selected. If there were no documents at all, the selection is not at fault.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidOption`](crate::ErrorKind::InvalidOption) if none was. The message lists the variables that there are if no document has a
    /// field, otherwise values of the fields.
    pub fn check(&self) -> Result<(), Error> {
        if self.documents == 0 || self.chosen > 0 {
            return Ok(());
        }
        self.fields.check()?;
        let all = || self.expression.conditions().iter().zip(&self.met);
        let unmet: Vec<String> = all().filter(|(_, met)| met.fitting == 0).map(|(condition, met)| met.told(condition)).collect();
        let expression = &self.expression;
        Err(if unmet.is_empty() {
            let each: Vec<String> = all().map(|(condition, met)| format!("{} {condition}", met.fitting)).collect();
            Error::option(
                format!("no document matches {expression}, although each condition alone matches some ({})", each.join(", ")),
                "relax the conditions",
            )
        } else {
            let remedy = if self.expression.conditions().iter().any(Condition::is_foreign) {
                "use values that documents have; conditions are joined by &, values by |, and values have no quotation marks"
            } else {
                "use values that documents have"
            };
            Error::option(format!("no document matches {expression}; {}", unmet.join(", ")), remedy)
        })
    }
}

/// Statistics of the documents examined by a condition.
#[derive(Clone, Debug, Default)]
struct Met {
    /// The number of documents that satisfy it.
    fitting: u64,
    values: BTreeSet<String>,
    /// Whether there are more values than were kept.
    more: bool,
    /// The smallest and the greatest value.
    ends: Option<(String, String)>,
    /// Whether any value is not a date.
    undated: bool,
}

impl Met {
    /// The maximum number of values kept, so that a field that differs in every document does not exhaust memory.
    const KEPT: usize = 1000;

    fn see(&mut self, condition: &Condition, document: &Document) {
        let Some(value) = condition.value(document) else { return };
        self.fitting += u64::from(condition.holds(document));
        if self.values.contains(value) {
            return;
        }
        self.undated |= !is_date(value);
        match &mut self.ends {
            None => self.ends = Some((value.to_string(), value.to_string())),
            Some((least, _)) if value < least.as_str() => *least = value.to_string(),
            Some((_, greatest)) if value > greatest.as_str() => *greatest = value.to_string(),
            Some(_) => {}
        }
        if self.values.len() < Met::KEPT {
            self.values.insert(value.to_string());
        } else {
            self.more = true;
        }
    }

    /// Describes the values of a field: the first and last date, otherwise all values or, if there are many, first those that resemble the requested one.
    fn told(&self, condition: &Condition) -> String {
        let field = condition.field();
        if let (Some((first, last)), false) = (&self.ends, self.undated || self.values.len() <= NAMED) {
            return format!("{field} ranges from {first} to {last}");
        }
        let alike = |value: &str, asked: &str| value.contains(asked) || asked.contains(value);
        let is_like = |value: &&String| !is_date(value) && condition.values().iter().any(|asked| alike(value, asked));
        let (like, unlike): (Vec<&String>, Vec<&String>) = self.values.iter().partition(is_like);
        let named: Vec<String> = like.into_iter().chain(unlike).take(NAMED).map(|value| short(value)).collect();
        let (more, count) = (if self.more { "more than " } else { "" }, self.values.len());
        match count {
            1 => format!("the only value of {field} is {}", named.concat()),
            2..=NAMED => format!("the values of {field} are {}", named.join(", ")),
            _ => format!("{field} has {more}{count} values, such as {} …", named.join(", ")),
        }
    }
}

/// Truncates a value for a message; an empty one is shown as such.
fn short(value: &str) -> String {
    match value.char_indices().nth(CHARACTERS) {
        _ if value.is_empty() => "\"\"".to_string(),
        Some((end, _)) => format!("{}…", &value[..end]),
        None => value.to_string(),
    }
}

/// Divides documents, as they pass by, into a target and the reference that it is compared with.
///
/// ```
/// use kouhao::text::{Contrast, Document};
///
/// let reports = ["河北", "山东", "广东"].map(|province| Document::new(province, "").with_variable("province", province));
/// let mut contrast = Contrast::new("province=山东|广东".parse()?, None);
/// let (target, reference) = contrast.split(&reports);
/// assert_eq!((target.len(), reference[0].name()), (2, "河北"));
/// contrast.check()?;
/// # Ok::<(), kouhao::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Contrast {
    target: Selection,
    /// The reference; `None` for all other documents.
    reference: Option<Selection>,
    in_both: u64,
}

impl Contrast {
    /// Creates a contrast of the documents matching `target` with those matching `reference` or, without one, with all others.
    pub fn new(target: Expression, reference: Option<Expression>) -> Self {
        Contrast { target: Selection::new([target]), reference: reference.map(|reference| Selection::new([reference])), in_both: 0 }
    }

    /// Returns those of some documents that belong to the target, and those that belong to the reference.
    pub fn split(&mut self, documents: &[Document]) -> (Vec<Document>, Vec<Document>) {
        let (mut target, mut reference) = (Vec::new(), Vec::new());
        for document in documents {
            let is_target = self.target.admits(document);
            let is_reference = self.reference.as_mut().map_or(!is_target, |reference| reference.admits(document));
            self.in_both += u64::from(is_target && is_reference);
            target.extend(is_target.then(|| document.clone()));
            reference.extend(is_reference.then(|| document.clone()));
        }
        (target, reference)
    }

    /// Returns how many documents are on both sides.
    pub fn in_both(&self) -> u64 {
        self.in_both
    }

    /// Checks, after the last document, that there are documents on both sides.
    ///
    /// # Errors
    /// Those of [`Selection::check`] for either side, and [`ErrorKind::InvalidOption`](crate::ErrorKind::InvalidOption) if all documents belong to
    /// the target and none is left as the reference.
    pub fn check(&self) -> Result<(), Error> {
        self.target.check()?;
        match &self.reference {
            Some(reference) => reference.check(),
            None if self.target.documents > 0 && self.target.chosen == self.target.documents => {
                let all = if self.target.documents == 1 {
                    "the only document matches".to_string()
                } else {
                    format!("all {} documents match", self.target.documents)
                };
                let reason = format!("{all} {}, and none is left to compare with", self.target.expression);
                Err(Error::option(reason, "narrow the target, or add documents"))
            }
            None => Ok(()),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn report(province: &str, date: &str) -> Document {
        Document::new(format!("{province}{date}"), "").with_variable("province", province).with_variable("date", date)
    }

    fn asked(expressions: &[&str], documents: &[Document]) -> Result<Vec<String>, String> {
        let mut selection = Selection::new(expressions.iter().map(|text| text.parse().unwrap()));
        let names = documents.iter().filter(|document| selection.admits(document)).map(|document| document.name().to_string()).collect();
        selection.check().map(|()| names).map_err(|error| error.to_string())
    }

    #[test]
    fn documents_that_fit_are_chosen_in_their_order() {
        let documents = [report("河北", "2019"), report("山东", "2020"), report("河北", "2021")];
        assert_eq!(asked(&["province=河北"], &documents).unwrap(), ["河北2019", "河北2021"]);
        assert_eq!(asked(&["province=河北", "date>2019"], &documents).unwrap(), ["河北2021"]);
        assert_eq!(asked(&[], &documents).unwrap().len(), 3);
        assert!(asked(&["province=河南"], &[]).unwrap().is_empty(), "of no documents nothing is said");
    }

    #[test]
    fn what_nothing_fits_is_told_with_the_values_that_there_are() {
        let documents = [report("河北", "2019"), report("山东", "2020")];
        let told = |expressions: &[&str]| asked(expressions, &documents).unwrap_err();
        assert_eq!(
            told(&["province=河南"]),
            "no document matches province=河南; the values of province are 山东, 河北; use values that documents have"
        );
        assert!(told(&["province=河南|河北省"]).contains("are 河北, 山东;"), "what is written alike comes first");
        assert!(
            told(&["date>2020", "province=河北"]).starts_with("no document matches date>2020 & province=河北; the values of date are 2019, 2020;")
        );
        assert!(
            told(&["date=2020", "province=河北"])
                .contains("although each condition alone matches some (1 date=2020, 1 province=河北); relax the conditions")
        );
        assert!(told(&["provnce=河北"]).starts_with("no document has a field `provnce`; the variables are date, province"));
        let hint = "; use values that documents have; conditions are joined by &, values by |, and values have no quotation marks";
        for foreign in ["province=河北 and date=2019", "province=河北 OR 山东", "province='河北'", "province=\"河北\"", "province=“河北”|山西"]
        {
            assert!(told(&[foreign]).ends_with(hint), "{foreign}");
        }
        assert!(told(&["document=x"]).contains("the values of document are 山东2020, 河北2019"));
    }

    #[test]
    fn of_many_values_some_are_named() {
        let years: Vec<Document> = (1950..2020).map(|year| report("河北", &year.to_string())).collect();
        assert!(asked(&["date=2030"], &years).unwrap_err().contains("; date ranges from 1950 to 2019;"));
        let places: Vec<Document> = (0..3000).map(|n| report(&format!("镇{n:04}{}", "甲".repeat(40)), "2020")).collect();
        let told = asked(&["province=县"], &places).unwrap_err();
        assert!(told.contains(&format!("province has more than 1000 values, such as 镇0000{}…, 镇0001", "甲".repeat(19))), "{told}");
        assert!(told.chars().count() < 500 && told.contains("镇0011") && !told.contains("镇0012"), "{told}");
        let empty = Document::from("甲").with_variable("province", " ");
        assert!(asked(&["province=河北"], &[empty]).unwrap_err().contains("the only value of province is \"\""));
    }

    #[test]
    fn both_sides_of_a_contrast_hold_documents() {
        let documents = [report("河北", "2019"), report("山东", "2020"), report("河北", "2021")];
        let contrast = |target: &str, reference: Option<&str>| {
            let mut contrast = Contrast::new(target.parse().unwrap(), reference.map(|text| text.parse().unwrap()));
            let (target, reference) = contrast.split(&documents);
            contrast.check().map(|()| (target.len(), reference.len(), contrast.in_both())).map_err(|error| error.to_string())
        };
        assert_eq!(contrast("province=河北", None), Ok((2, 1, 0)));
        assert_eq!(contrast("province=河北", Some("date>=2020")), Ok((2, 2, 1)));
        assert!(contrast("province=河南", None).unwrap_err().contains("the values of province are 山东, 河北"));
        assert!(contrast("province=河北", Some("date=2018")).unwrap_err().contains("no document matches date=2018"));
        assert!(contrast("date>=2019", None).unwrap_err().starts_with("all 3 documents match date>=2019, and none is left to compare with;"));
    }
}
