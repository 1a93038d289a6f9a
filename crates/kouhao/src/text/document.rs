//! A text with its name and variables.

use std::sync::{Arc, OnceLock};

use super::dates::is_date;
use super::decode::Decoding;
use super::parts::{Part, PartSet, Parts, iso_date};
use super::span::{CharIndex, Span};
use super::wrap::Joined;
use crate::{Error, ErrorKind};

/// An immutable text with a name and variables (date, author, province …).
///
/// Cloning is cheap: clones share the text.
///
/// ```
/// use kouhao::text::Document;
///
/// let speech = Document::new("2022.txt", "走在全省前列！").with_variable("province", "河北");
/// assert_eq!(speech.variable("province"), Some("河北"));
/// ```
#[derive(Clone, Debug)]
pub struct Document {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    name: Box<str>,
    /// The original text.
    text: Box<str>,
    /// The joined text, if its lines were broken by the width of a page.
    joined: Option<Joined>,
    /// Sorted by key. Very many documents have few variables each, so a tree would mostly be empty space.
    variables: Vec<(Box<str>, Box<str>)>,
    decoding: Option<Decoding>,
    index: OnceLock<CharIndex>,
    parts: OnceLock<Parts>,
}

impl Inner {
    /// Returns the index of a variable, or the one where it would be inserted.
    fn place(&self, key: &str) -> Result<usize, usize> {
        self.variables.binary_search_by(|(known, _)| (**known).cmp(key))
    }
}

impl Document {
    /// Creates a document without variables.
    pub fn new(name: impl Into<String>, text: impl Into<String>) -> Self {
        let text: Box<str> = text.into().into();
        Document {
            inner: Arc::new(Inner {
                name: name.into().into(),
                joined: Joined::of(&text),
                text,
                variables: Vec::new(),
                decoding: None,
                index: OnceLock::new(),
                parts: OnceLock::new(),
            }),
        }
    }

    /// Sets a variable, replacing any previous value. A `date` in another notation (2023/2/6, 2023年2月6日, 6 Feb 2023) is stored as 2023-02-06, because
    /// dates are compared as ISO prefixes.
    #[must_use]
    pub fn with_variable(self, key: impl Into<String>, value: impl Into<String>) -> Self {
        let (key, value) = (key.into(), value.into());
        let value = if key == "date" { iso_date(&value).unwrap_or(value) } else { value };
        self.changed(|inner| match inner.place(&key) {
            Ok(place) => inner.variables[place].1 = value.into(),
            Err(place) => {
                inner.variables.reserve_exact(1);
                inner.variables.insert(place, (key.into(), value.into()));
            }
        })
    }

    /// Records how the bytes of the text were decoded.
    #[must_use]
    pub(crate) fn with_decoding(self, decoding: Decoding) -> Self {
        self.changed(|inner| inner.decoding = Some(decoding))
    }

    fn changed(self, change: impl FnOnce(&mut Inner)) -> Self {
        let mut inner = Arc::try_unwrap(self.inner).unwrap_or_else(|shared| Inner {
            name: shared.name.clone(),
            text: shared.text.clone(),
            joined: shared.joined.clone(),
            variables: shared.variables.clone(),
            decoding: shared.decoding,
            index: shared.index.clone(),
            parts: shared.parts.clone(),
        });
        change(&mut inner);
        Document { inner: Arc::new(inner) }
    }

    /// Returns the name: the path of a file, the id of a line.
    pub fn name(&self) -> &str {
        &self.inner.name
    }

    /// Returns the text that findings hold spans of. It is the original text, except that lines broken in the middle of a sentence by the width of a
    /// page, as in text extracted from PDF, are joined.
    ///
    /// ```
    /// use kouhao::text::Document;
    ///
    /// let page = "我们在湖边修好了三座桥，又把两条路铺到了山脚下。乡亲们都\n说这是几十年来头一回。大家要接着干，把剩下的活一件件干完\n\
    ///             ，干出样子来。到了秋天，果园里的苹果红了，集市上的人多了\n许多。这一年的工作，靠的是全镇干部群众一条心。明年要在修\n\
    ///             好水库上下功夫，要在办好学校上下功夫。水库修好了，下游的\n田就不怕旱。";
    /// let document = Document::new("page.txt", page);
    /// let found = document.text().find("修好水库").map(|at| kouhao::text::Span::new(at, at + "修好水库".len())).unwrap();
    /// assert_eq!(document.slice(found), "修\n好水库");
    /// assert_eq!(document.original(), page);
    /// ```
    pub fn text(&self) -> &str {
        self.inner.joined.as_ref().map_or(&self.inner.text, |joined| &joined.text)
    }

    /// Returns the original text, with its line breaks.
    pub fn original(&self) -> &str {
        &self.inner.text
    }

    /// Converts a span of [`text`](Document::text) to a span of the original text.
    pub fn original_span(&self, span: Span) -> Span {
        self.inner.joined.as_ref().map_or(span, |joined| joined.original(span))
    }

    /// Returns the stretch of the original text that a span of [`text`](Document::text) stands for.
    pub fn slice(&self, span: Span) -> &str {
        &self.inner.text[self.original_span(span)]
    }

    /// Returns the value of a variable.
    pub fn variable(&self, key: &str) -> Option<&str> {
        self.inner.place(key).ok().map(|place| &*self.inner.variables[place].1)
    }

    /// Returns all variables, sorted by key.
    pub fn variables(&self) -> impl ExactSizeIterator<Item = (&str, &str)> {
        self.inner.variables.iter().map(|(key, value)| (&**key, &**value))
    }

    /// Returns how the text was decoded, if it was read from bytes.
    pub fn decoding(&self) -> Option<Decoding> {
        self.inner.decoding
    }

    /// Returns an error if some of the bytes that the text was read from were malformed in its encoding. The error names the document and the line of
    /// the first U+FFFD that replaces them.
    pub fn malformed(&self) -> Option<Error> {
        let decoding = self.decoding().filter(|decoding| decoding.malformed())?;
        let before = self.original().find('\u{fffd}').map_or("", |at| &self.original()[..at]);
        let line = before.bytes().filter(|&byte| byte == b'\n').count() as u64 + 1;
        let reason = format!("some bytes are malformed in {} and were read as U+FFFD", decoding.encoding());
        let remedy = "name the encoding if it is a different one (encoding, --encoding), or repair the text";
        Some(Error::new(ErrorKind::InvalidEncoding, reason).with_remedy(remedy).at(self.name()).on_line(line))
    }

    /// Returns the parts of the text and the fields found in its head.
    ///
    /// # Complexity
    /// Linear in the length of the text at the first call, constant afterwards.
    pub fn parts(&self) -> &Parts {
        self.inner.parts.get_or_init(|| Parts::of(self.text()))
    }

    /// Returns the value of a field. For `title`, `speaker`, `date` and `occasion` it is the result of the method of that name, so what the text
    /// itself says counts too. For any other field it is the variable of that name. `year` and `month`, unless they are variables, are taken from the
    /// date (2022, 2022-09), if it is an ISO prefix of sufficient precision.
    ///
    /// ```
    /// use kouhao::text::Document;
    ///
    /// let speech = Document::new("2022.txt", "在闭幕会上的讲话\n（2022年9月7日）\n同志们：\n走在全省前列！").with_variable("province", "河北");
    /// assert_eq!((speech.value("date"), speech.variable("date")), (Some("2022-09-07"), None));
    /// assert_eq!(speech.value("province"), Some("河北"));
    /// assert_eq!((speech.value("year"), speech.value("month")), (Some("2022"), Some("2022-09")));
    /// ```
    pub fn value(&self, field: &str) -> Option<&str> {
        match field {
            "title" => self.title(),
            "speaker" => self.speaker(),
            "date" => self.date(),
            "occasion" => self.occasion(),
            "year" => self.variable(field).or_else(|| self.period(4)),
            "month" => self.variable(field).or_else(|| self.period(7)),
            _ => self.variable(field),
        }
    }

    /// Returns the group that a field puts the document into. An empty value is none: otherwise there would be two groups without a name.
    pub(crate) fn group(&self, field: &str) -> Option<&str> {
        self.value(field).filter(|value| !value.trim().is_empty())
    }

    /// Returns the year (4) or month (7) of the date, by the length of its ISO prefix.
    pub(crate) fn period(&self, length: usize) -> Option<&str> {
        self.date().map(str::trim).filter(|date| is_date(date))?.get(..length)
    }

    /// Returns the title: the variable `title`, or else the title lines of the text.
    pub fn title(&self) -> Option<&str> {
        self.variable("title").or_else(|| self.parts().title().map(|span| &self.text()[span]))
    }

    /// Returns the speaker: the variable `speaker`, or else the byline of the text, or else the variable `author`.
    pub fn speaker(&self) -> Option<&str> {
        self.variable("speaker").or_else(|| self.parts().speaker().map(|span| &self.text()[span])).or_else(|| self.variable("author"))
    }

    /// Returns the date as an ISO prefix (`2022`, `2022-09` or `2022-09-07`): the variable `date`, or else the date in the head of the text. The date
    /// in the head also takes precedence if it lies within the variable and is more precise, so that metadata giving only the year do not hide the
    /// day. Without any of these, the variable `year` is the date, if it has four digits, with or without 年.
    pub fn date(&self) -> Option<&str> {
        /// The length of a date with full precision.
        const DAY: usize = "2022-09-07".len();
        let Some(given) = self.variable("date") else { return self.parts().date_value().or_else(|| self.year()) };
        let coarse = given.trim();
        if coarse.len() >= DAY || !is_date(coarse) {
            return Some(given);
        }
        self.parts().date_value().filter(|own| own.len() > coarse.len() && own.starts_with(coarse)).or(Some(given))
    }

    /// Returns the variable `year` as an ISO prefix.
    fn year(&self) -> Option<&str> {
        bare_year(self.variable("year")?)
    }

    /// Returns the occasion of the text (在市八届人大三次会议闭幕时的讲话): the variable `occasion`, or else the line of the text that gives it.
    pub fn occasion(&self) -> Option<&str> {
        self.variable("occasion").or_else(|| self.parts().occasion().map(|span| &self.text()[span]))
    }

    /// Returns the text between the head and the glossary.
    pub fn body(&self) -> &str {
        &self.text()[self.parts().body()]
    }

    /// Returns the number of characters in some parts: code points that are not white space, including punctuation. Rates per ten thousand characters
    /// (每万字) are based on this number.
    ///
    /// # Complexity
    /// Linear in the length of the parts, at every call.
    pub fn characters(&self, parts: PartSet) -> u64 {
        let count = |part: &Part| self.text()[part.span].chars().filter(|c| !c.is_whitespace()).count() as u64;
        self.parts().among(parts).map(count).sum()
    }

    /// Converts a span of [`text`](Document::text) to a range of code points of the original text.
    pub fn chars(&self, span: Span) -> std::ops::Range<usize> {
        self.inner.index.get_or_init(|| CharIndex::new(self.original())).chars(self.original(), self.original_span(span))
    }
}

/// Returns the four digits of a text that is a year and nothing else: 2018, 2018年.
pub(super) fn bare_year(text: &str) -> Option<&str> {
    let year = text.trim();
    let year = year.strip_suffix('年').map_or(year, str::trim_end);
    (year.len() == 4 && is_date(year)).then_some(year)
}

impl From<&str> for Document {
    /// Creates a document without a name.
    fn from(text: &str) -> Self {
        Document::new("", text)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn characters_are_counted_without_white_space() {
        let document = Document::from("在闭幕会上的讲话\n\n同志们：\n　　走在 前列！");
        assert_eq!((document.characters(PartSet::default()), document.characters(PartSet::ALL)), (17, 17));
        assert_eq!(document.characters(PartSet::parse("title").unwrap()), 8);
        assert_eq!(document.characters(PartSet::parse("glossary").unwrap()), 0);
    }

    #[test]
    fn a_date_of_the_head_makes_a_coarser_variable_precise() {
        let dated = Document::from("在闭幕会上的讲话\n（2025年1月13日）\n同志们：\n走在前列！");
        let undated = Document::from("走在前列！");
        for (given, expected) in [
            ("2025", "2025-01-13"),
            ("2025-01", "2025-01-13"),
            (" 2025年 ", "2025-01-13"),
            // Neither another period nor what is as precise gives way, nor what is no date.
            ("2024", "2024"),
            ("2025-02", "2025-02"),
            ("2025-01-14", "2025-01-14"),
            ("2025-01-13", "2025-01-13"),
            ("202", "202"),
            ("", ""),
        ] {
            assert_eq!(dated.clone().with_variable("date", given).date(), Some(expected), "{given}");
        }
        let dated = dated.with_variable("date", "2025");
        assert_eq!((dated.value("month"), dated.variable("date")), (Some("2025-01"), Some("2025")));
        assert_eq!(undated.with_variable("date", "2025").date(), Some("2025"));
        let year = Document::from("在闭幕会上的讲话\n（2025年）\n同志们：\n走在前列！").with_variable("date", "2025-03");
        assert_eq!(year.date(), Some("2025-03"), "a coarser head changes nothing");
    }

    #[test]
    fn a_year_is_the_date_of_a_text_without_one() {
        for (year, expected) in [
            ("2018", Some("2018")),
            (" 2018年 ", Some("2018")),
            ("2018 年", Some("2018")),
            ("18", None),
            ("2018-03", None),
            ("2018届", None),
            ("第2018", None),
            ("", None),
        ] {
            let document = Document::from("走在前列！").with_variable("year", year);
            assert_eq!((document.date(), document.value("date"), document.value("year")), (expected, expected, Some(year)), "{year}");
        }
        // Any other date is more precise, or says more.
        assert_eq!(Document::from("甲").with_variable("year", "2018").with_variable("date", "2019-05").date(), Some("2019-05"));
        let dated = Document::from("在闭幕会上的讲话\n（2025年1月13日）\n同志们：\n走在前列！").with_variable("year", "2025");
        assert_eq!(dated.date(), Some("2025-01-13"));
    }

    #[test]
    fn dates_are_kept_as_iso_prefixes() {
        for (spelt, expected) in [
            ("2023/2/6", "2023-02-06"),
            ("2023.02.06", "2023-02-06"),
            ("2023年2月6日", "2023-02-06"),
            ("２０２３年２月", "2023-02"),
            ("二〇二三年", "2023"),
            (" 2023-2-6 ", "2023-02-06"),
            ("6 Feb 2023", "2023-02-06"),
            ("2023-02-06", "2023-02-06"),
            ("2023-02", "2023-02"),
            ("2023", "2023"),
            // What is no date, or more than one, stays as it is.
            ("2023-13-01", "2023-13-01"),
            ("2023-02-06T08:00", "2023-02-06T08:00"),
            ("23/2/6", "23/2/6"),
            ("庚子年", "庚子年"),
            ("", ""),
        ] {
            assert_eq!(Document::from("甲").with_variable("date", spelt).date(), Some(expected), "{spelt}");
        }
        assert_eq!(Document::from("甲").with_variable("session", "2023/2/6").variable("session"), Some("2023/2/6"));
    }
}
