//! Which documents are meant: `date>=2018 & province=河北`.
//!
//! One way to say it for every command that compares sets of documents. Conditions on fields, all of which must hold; no brackets and no “or”, which
//! a variable of one's own can always express.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use super::dates::IsoDate;
use super::document::Document;
use crate::Error;

/// A condition on the fields of documents.
///
/// `field=value` with `=`, `!=`, `<`, `<=`, `>` or `>=`; several are joined by `&`. Fields are those of [`Document::value`], and `document` for its
/// name. Two dates compare as ISO prefixes, as far as both are precise: `date=2025` holds for 2025-03-05, `date>2025` does not. Two numbers compare
/// as numbers, all else as text, by code points. A document that lacks the field never matches, whatever the condition.
///
/// ```
/// use kouhao::text::{Document, Expression};
///
/// let report = Document::new("2025.txt", "").with_variable("date", "2025-01-14").with_variable("province", "河北");
/// assert!("date>=2024 & province=河北".parse::<Expression>()?.matches(&report));
/// assert!(!"mayor!=岳明".parse::<Expression>()?.matches(&report));
/// # Ok::<(), kouhao::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Expression {
    conditions: Arc<[Condition]>,
}

#[derive(Clone, Debug, PartialEq, Eq)]
struct Condition {
    field: String,
    operator: &'static str,
    value: String,
}

/// An operator, and the outcomes of a comparison that it accepts.
type Operator = (&'static str, fn(Ordering) -> bool);

/// The operators, longer ones first.
const OPERATORS: [Operator; 6] = [
    ("!=", Ordering::is_ne),
    ("<=", Ordering::is_le),
    (">=", Ordering::is_ge),
    ("=", Ordering::is_eq),
    ("<", Ordering::is_lt),
    (">", Ordering::is_gt),
];

impl Expression {
    /// Reads an expression.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidOption`](crate::ErrorKind::InvalidOption) if a condition has no operator, no field or no value.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let conditions: Result<Vec<Condition>, Error> = text.split('&').map(|part| Condition::parse(part, text)).collect();
        Ok(Expression { conditions: conditions?.into() })
    }

    /// Returns the fields that documents must have, without `document`, which all have.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        self.conditions.iter().map(|condition| condition.field.as_str()).filter(|field| *field != "document")
    }

    /// Tells whether a document is meant.
    pub fn matches(&self, document: &Document) -> bool {
        self.conditions.iter().all(|condition| condition.holds(document))
    }
}

impl FromStr for Expression {
    type Err = Error;

    fn from_str(text: &str) -> Result<Self, Error> {
        Expression::parse(text)
    }
}

impl fmt::Display for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let shown = |Condition { field, operator, value }: &Condition| {
            // Without a space `a> =1` would be shown as the other condition `a>=1`.
            let apart = if matches!(*operator, "<" | ">") && value.starts_with('=') { " " } else { "" };
            format!("{field}{operator}{apart}{value}")
        };
        f.write_str(&self.conditions.iter().map(shown).collect::<Vec<_>>().join(" & "))
    }
}

impl fmt::Debug for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Expression({self})")
    }
}

impl Condition {
    fn parse(part: &str, whole: &str) -> Result<Self, Error> {
        let wrong = |what: &str| Error::option(format!("{whole:?} is no condition: {what}"), "write field=value, with = != < <= > >=, joined by &");
        let at = part.find(['!', '<', '>', '=']).ok_or_else(|| wrong("an operator is missing"))?;
        let (field, rest) = part.split_at(at);
        let found = OPERATORS.iter().find_map(|(operator, _)| Some((*operator, rest.strip_prefix(operator)?)));
        let (operator, value) = found.ok_or_else(|| wrong("an operator is missing"))?;
        let (field, value) = (field.trim().to_string(), value.trim().to_string());
        if field.is_empty() {
            return Err(wrong("a field is missing"));
        }
        if value.is_empty() {
            return Err(wrong("a value is missing"));
        }
        Ok(Condition { field, operator, value })
    }

    fn holds(&self, document: &Document) -> bool {
        let own = match self.field.as_str() {
            "document" => document.variable("document").or_else(|| Some(document.name())),
            field => document.value(field),
        };
        let accepts = OPERATORS.iter().find(|(operator, _)| *operator == self.operator).map(|(_, accepts)| accepts);
        own.zip(accepts).is_some_and(|(own, accepts)| accepts(compare(own.trim(), &self.value)))
    }
}

/// Compares as dates or numbers where both are, else as text.
fn compare(a: &str, b: &str) -> Ordering {
    if let (Some(a), Some(b)) = (IsoDate::parse(a), IsoDate::parse(b)) {
        return a.compare(b);
    }
    let number = |text: &str| text.parse::<f64>().ok().filter(|number| number.is_finite());
    match (number(a), number(b)) {
        (Some(a), Some(b)) => a.partial_cmp(&b).unwrap_or(Ordering::Equal),
        _ => a.cmp(b),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn holds(expression: &str, field: &str, value: &str) -> bool {
        Expression::parse(expression).unwrap().matches(&Document::new("a.txt", "").with_variable(field, value))
    }

    #[test]
    fn dates_compare_as_far_as_both_are_precise() {
        for (expression, expected) in [
            ("date=2025", true),
            ("date=2025-03", true),
            ("date=2025-04", false),
            ("date!=2025", false),
            ("date>=2025", true),
            ("date>2025", false),
            ("date>2024-12-31", true),
            ("date<2025-03-06", true),
            ("date<=2025-03-04", false),
        ] {
            assert_eq!(holds(expression, "date", "2025-03-05"), expected, "{expression}");
        }
        assert!(holds("date<=2025-03-04", "date", "2025"));
    }

    #[test]
    fn numbers_and_texts() {
        assert!(holds("rank<10", "rank", "9") && holds("rank>=2.5", "rank", "10"));
        assert!(!holds("rank<10", "rank", "9th") && holds("year>2024", "year", "12345"));
        assert!(holds("place=a=b", "place", "a=b") && holds(" place != 北京 ", "place", "上海"));
        assert!(holds("document=a.txt", "x", "y"));
    }

    #[test]
    fn a_missing_value_never_matches() {
        for operator in ["=", "!=", "<", ">="] {
            assert!(!holds(&format!("place{operator}1"), "other", "1"), "{operator}");
        }
    }

    #[test]
    fn all_conditions_must_hold() {
        assert!(holds("a>1 & a<3", "a", "2") && !holds("a>1&a<2", "a", "2"));
    }

    #[test]
    fn wrong_expressions_are_refused() {
        for text in ["", "date", "=3", "a=", "a=1&", "a!1", "& a=1"] {
            let error = Expression::parse(text).unwrap_err();
            assert_eq!(error.kind(), crate::ErrorKind::InvalidOption, "{text}");
        }
        assert_eq!(Expression::parse(" a =1&b<= 2").unwrap().to_string(), "a=1 & b<=2");
    }

    #[test]
    fn fields_are_those_of_variables() {
        assert!(Expression::parse("place=a & document!=b & date>2020").unwrap().fields().eq(["place", "date"]));
    }

    #[test]
    fn what_is_shown_is_read_as_the_same() {
        for text in ["a> =1", "a<  =", "a==1", "a!==1", "a>=\u{3000}=1", "a=<1&b>!2"] {
            let expression = Expression::parse(text).unwrap();
            assert_eq!(Expression::parse(&expression.to_string()).unwrap(), expression, "{text}");
        }
    }
}
