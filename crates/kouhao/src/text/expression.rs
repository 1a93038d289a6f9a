//! Conditions that select documents: `date>=2018 & province=河北`.
//!
//! Every command that selects documents uses this one syntax. An expression is a conjunction of conditions on fields. “Or” is available only between
//! values of one field (`province=浙江|江苏`), so no brackets are needed; anything more complex can be expressed by a variable of one's own.

use std::cmp::Ordering;
use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use super::dates::{IsoDate, is_date};
use super::document::{Document, bare_year};
use super::parts::iso_date;
use crate::Error;

/// A condition on the fields of documents.
///
/// A condition is `field=value` with one of `=`, `!=`, `<`, `<=`, `>` or `>=`; several are joined by `&`. Fields are those of [`Document::value`],
/// and `document` for its name. Two dates are compared as ISO prefixes, as far as both are precise: `date=2025` holds for 2025-03-05, `date>2025`
/// does not; a date may also be written as 2025年3月5日 or 2025/3/5. Two numbers are compared as numbers, everything else as text, by code points. A
/// document that lacks the field never matches, whatever the condition.
///
/// `province=浙江|江苏` holds for either value, `province!=浙江|江苏` for neither. Write `\|` for a `|` that belongs to a value; a backslash before any other
/// character stands for itself.
///
/// ```
/// use kouhao::text::{Document, Expression};
///
/// let report = Document::new("2025.txt", "").with_variable("date", "2025-01-14").with_variable("province", "河北");
/// assert!("date>=2024 & province=河北|河南".parse::<Expression>()?.matches(&report));
/// assert!(!"mayor!=岳明".parse::<Expression>()?.matches(&report));
/// # Ok::<(), kouhao::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct Expression {
    conditions: Arc<[Condition]>,
}

/// One condition of an expression.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Condition {
    field: String,
    operator: &'static str,
    /// One value, or for `=` and `!=` several alternatives.
    values: Vec<String>,
}

/// An operator, and the outcomes of a comparison that it accepts.
type Operator = (&'static str, fn(Ordering) -> bool);

/// The characters that an operator begins with.
const OPERATOR: [char; 4] = ['!', '<', '>', '='];

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
    /// Parses an expression.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidOption`](crate::ErrorKind::InvalidOption) if a condition has no operator, no field or no value; if several values follow
    /// an operator that compares with one; if the operator is `==`; or if a date is compared by order with something that is not a date.
    pub fn parse(text: &str) -> Result<Self, Error> {
        let conditions: Result<Vec<Condition>, Error> = text.split('&').map(|part| Condition::parse(part, text)).collect();
        Ok(Expression { conditions: conditions?.into() })
    }

    /// Combines expressions, all of which must hold. Without any, every document matches.
    pub fn all(expressions: impl IntoIterator<Item = Expression>) -> Self {
        Expression { conditions: expressions.into_iter().flat_map(|expression| expression.conditions.to_vec()).collect() }
    }

    /// Creates the condition that a field has a value, which is not parsed: it may contain any character.
    pub(crate) fn equal(field: &str, value: &str) -> Self {
        Expression { conditions: [Condition { field: field.into(), operator: "=", values: vec![value.into()] }].into() }
    }

    /// Returns the conditions, in the order in which they were written.
    pub(super) fn conditions(&self) -> &[Condition] {
        &self.conditions
    }

    /// Returns the fields that documents must have, except `document`, which every document has.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        self.conditions.iter().map(|condition| condition.field.as_str()).filter(|field| *field != "document")
    }

    /// Returns whether a document matches.
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
        f.write_str(&self.conditions.iter().map(Condition::to_string).collect::<Vec<_>>().join(" & "))
    }
}

impl fmt::Debug for Expression {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Expression({self})")
    }
}

impl Condition {
    fn parse(part: &str, whole: &str) -> Result<Self, Error> {
        let refused = |what: &str, remedy: &str| Error::option(format!("{whole:?} is not a condition: {what}"), remedy);
        let wrong = |what: &str| refused(what, "write field=value, with = != < <= > >=, joined by &");
        let at = part.find(OPERATOR).ok_or_else(|| wrong("an operator is missing"))?;
        let (field, rest) = part.split_at(at);
        let found = OPERATORS.iter().find_map(|(operator, _)| Some((*operator, rest.strip_prefix(operator)?)));
        let (operator, value) = found.ok_or_else(|| wrong("an operator is missing"))?;
        let field = field.trim().to_string();
        if field.is_empty() {
            return Err(wrong("a field is missing"));
        }
        // The `==` of programming languages. After a space, it is a value that begins with `=`.
        if value.starts_with('=') {
            return Err(wrong(&format!("{operator}= is not an operator")));
        }
        let mut values = alternatives(value);
        if values.iter().any(String::is_empty) {
            return Err(wrong("a value is missing"));
        }
        if values.len() > 1 && !matches!(operator, "=" | "!=") {
            return Err(refused(&format!("{operator} compares with one value"), "use | only after = and !=, and write \\| for a | within a value"));
        }
        // Dates of documents are kept as ISO prefixes, so a date in another notation would never match.
        if field == "date" {
            values
                .iter_mut()
                .for_each(|value| *value = iso_date(value).or_else(|| bare_year(value).map(str::to_string)).unwrap_or(std::mem::take(value)));
        }
        // No date is before one that does not exist: `date>2021-13` would compare letters.
        if field == "date" && !matches!(operator, "=" | "!=") && !is_date(&values[0]) {
            return Err(refused(&format!("{} is not a date", values[0]), "write 2025-03-05, 2025-03 or 2025"));
        }
        // `province=浙江|province=江苏` would otherwise ask for a province named “province=江苏”.
        if values.iter().skip(1).any(|value| value.contains(['=', '<', '>'])) {
            return Err(refused("| separates values of one field", "write field=value|value, and \\| for a | within a value"));
        }
        Ok(Condition { field, operator, values })
    }

    /// Returns the field that is compared.
    pub(super) fn field(&self) -> &str {
        &self.field
    }

    /// Returns the values that the field is compared with.
    pub(super) fn values(&self) -> &[String] {
        &self.values
    }

    /// Returns whether a value seems to be written in the syntax of another language: with quotation marks, or with another condition behind it.
    pub(super) fn is_foreign(&self) -> bool {
        self.values.iter().any(|value| {
            let low = value.to_ascii_lowercase();
            let quoted =
                [('"', '"'), ('\'', '\''), ('“', '”'), ('‘', '’')].iter().any(|&(open, close)| value.starts_with(open) && value.ends_with(close));
            quoted || low.contains(" and ") || low.contains(" or ")
        })
    }

    /// Returns the value of the field in a document.
    pub(super) fn value<'d>(&self, document: &'d Document) -> Option<&'d str> {
        let own = match self.field.as_str() {
            "document" => document.variable("document").or_else(|| Some(document.name())),
            field => document.value(field),
        };
        own.map(str::trim)
    }

    /// Returns whether a document matches.
    pub(super) fn holds(&self, document: &Document) -> bool {
        let Some(own) = self.value(document) else { return false };
        let outcome = |value: &String| compare(own, value);
        match self.operator {
            // None of the values for `!=`; at least one of them for the others.
            "!=" => self.values.iter().map(outcome).all(Ordering::is_ne),
            operator => {
                let accepts = OPERATORS.iter().find(|(known, _)| *known == operator).map(|(_, accepts)| accepts);
                accepts.is_some_and(|accepts| self.values.iter().map(outcome).any(accepts))
            }
        }
    }
}

impl fmt::Display for Condition {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let Condition { field, operator, values } = self;
        // Without a space `a> =1` would be shown as the different condition `a>=1`, `a= =1` as `a==1`, which is not a condition, and `a=1\ |2` as the one
        // value `1|2`.
        let apart = if values[0].starts_with('=') { " " } else { "" };
        write!(f, "{field}{operator}{apart}")?;
        for (i, value) in values.iter().enumerate() {
            let space = if i + 1 < values.len() && value.ends_with('\\') { " " } else { "" };
            write!(f, "{}{}{space}", if i > 0 { "|" } else { "" }, value.replace('|', "\\|"))?;
        }
        Ok(())
    }
}

/// Splits the text after an operator at each `|` without a preceding backslash, and removes the backslash from the others.
fn alternatives(text: &str) -> Vec<String> {
    let mut values = vec![String::new()];
    let mut rest = text.chars().peekable();
    while let Some(c) = rest.next() {
        match (c, values.last_mut()) {
            ('\\', Some(value)) if rest.next_if_eq(&'|').is_some() => value.push('|'),
            ('|', _) => values.push(String::new()),
            (c, Some(value)) => value.push(c),
            (_, None) => {}
        }
    }
    values.iter().map(|value| value.trim().to_string()).collect()
}

/// Compares two values as dates or as numbers if both are, otherwise as text.
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
        for (expression, read) in [
            ("date>2018年", "date>2018"),
            ("date>=2018年3月", "date>=2018-03"),
            ("date<2018/3/5", "date<2018-03-05"),
            ("date=2018.3.5|二〇一九年", "date=2018-03-05|2019"),
        ] {
            assert_eq!(Expression::parse(expression).unwrap().to_string(), read, "{expression}");
        }
        assert_eq!(Expression::parse("session=2018/3/5").unwrap().to_string(), "session=2018/3/5");
    }

    #[test]
    fn numbers_and_texts() {
        assert!(holds("rank<10", "rank", "9") && holds("rank>=2.5", "rank", "10"));
        assert!(!holds("rank<10", "rank", "9th") && holds("year>2024", "year", "12345"));
        assert!(holds("place=a=b", "place", "a=b") && holds(" place != 北京 ", "place", "上海"));
        assert!(holds("document=a.txt", "x", "y"));
    }

    #[test]
    fn either_value_or_neither() {
        for (expression, value, expected) in [
            ("place=浙江|江苏", "江苏", true),
            ("place = 浙江 | 江苏 ", "浙江", true),
            ("place=浙江|江苏", "浙江|江苏", false),
            ("place=浙江|江苏", "江西", false),
            ("place!=浙江|江苏", "江西", true),
            ("place!=浙江|江苏", "江苏", false),
            ("place=2|3", "3.0", true),
            (r"place=浙江\|江苏", "浙江|江苏", true),
            (r"place=浙江\|江苏|上海", "上海", true),
            (r"place=a\b|c", r"a\b", true),
            (r"place<b\|c", "b", true),
        ] {
            assert_eq!(holds(expression, "place", value), expected, "{expression} {value}");
        }
        assert!(
            !holds("place!=浙江|江苏", "other", "上海") && !holds("date=2018|2020", "date", "2019-03") && holds("date=2018|2020", "date", "2020-03")
        );
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
        let all = Expression::all(["a>1".parse().unwrap(), "a<3 & b=4".parse().unwrap()]);
        assert_eq!(all.to_string(), "a>1 & a<3 & b=4");
        assert!(Expression::all([]).matches(&Document::from("甲")));
    }

    #[test]
    fn wrong_expressions_are_refused() {
        for text in [
            "",
            "date",
            "=3",
            "a=",
            "a=1&",
            "a!1",
            "& a=1",
            "a=|1",
            "a=1|",
            "a=1||2",
            "a<1|2",
            "a>=1|2",
            "a=1|a=2",
            "a=1|b<2",
            "|",
            "a==1",
            "a!==1",
            "a<==1",
            "date>2021-13",
            "date<3/4/2022",
        ] {
            let error = Expression::parse(text).unwrap_err();
            assert_eq!(error.kind(), crate::ErrorKind::InvalidOption, "{text}");
        }
        assert_eq!(Expression::parse(" a =1&b<= 2").unwrap().to_string(), "a=1 & b<=2");
        assert_eq!(Expression::parse("a= =1 & date=3/4/2022").unwrap().to_string(), "a= =1 & date=3/4/2022");
        let told = |text: &str| Expression::parse(text).unwrap_err().to_string();
        assert!(
            told("a==1").contains("== is not an operator; write field=value")
                && told("date>=2021-13").contains("2021-13 is not a date; write 2025-03-05")
        );
    }

    #[test]
    fn fields_are_those_of_variables() {
        assert!(Expression::parse("place=a & document!=b & date>2020").unwrap().fields().eq(["place", "date"]));
    }

    #[test]
    fn what_is_shown_is_read_as_the_same() {
        let texts =
            ["a> =1", "a<  =", "a= =1", "a!= =1", "a>=\u{3000}=1", "a=<1&b>!2", "a=1|2|!", r"a=1\ |2", r"a=\\|", r"a=\|\||\|", r"a<\|", r"a=1\"];
        for text in texts {
            let expression = Expression::parse(text).unwrap();
            assert_eq!(Expression::parse(&expression.to_string()).unwrap(), expression, "{text}");
        }
    }
}
