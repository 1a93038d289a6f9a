//! Divides a text into masthead, title, body and glossary, and reads the fields in its head.

mod dateline;
mod dates;
mod english;
mod glossary;
mod head;
mod line;
mod people;

pub(super) use dates::iso_date;
pub(crate) use people::is_common_surname;

use super::span::Span;
use crate::Error;

/// The kind of a part of a document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum PartKind {
    /// What the publisher added around the text: name and number of the newsletter, source, byline, date.
    Masthead,
    /// The title lines, including the line that gives the occasion.
    Title,
    /// The text itself: what was said.
    Body,
    /// The glossary (名词解释) at the end.
    Glossary,
}

impl PartKind {
    /// Returns the name used in rows and options.
    pub fn name(self) -> &'static str {
        match self {
            PartKind::Masthead => "masthead",
            PartKind::Title => "title",
            PartKind::Body => "body",
            PartKind::Glossary => "glossary",
        }
    }
}

/// A part of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Part {
    /// Its kind.
    pub kind: PartKind,
    /// Its span, in bytes.
    pub span: Span,
}

/// The parts of a text, which tile it, and the fields found in its head.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Parts {
    parts: Vec<Part>,
    title: Option<Span>,
    speaker: Option<Span>,
    date: Option<Span>,
    date_value: Option<String>,
    occasion: Option<Span>,
}

impl Parts {
    /// Divides `text` into parts.
    ///
    /// The evidence is generic: the position and length of lines, sentence-final punctuation, a salutation, dates, offices, the words that publishers
    /// use as labels. Where it is insufficient, text counts as body.
    ///
    /// # Complexity
    /// Linear in the length of the text.
    pub fn of(text: &str) -> Self {
        // An appendix by itself has no head.
        let head = if glossary::opens(text) { Default::default() } else { head::head(text).unwrap_or_default() };
        let mut parts = head.parts;
        let mut body = parts.last().map_or(0, |part| part.span.end);
        let dateline = dateline::dateline(&text[body..]);
        if dateline > 0 {
            match parts.last_mut().filter(|part| part.kind == PartKind::Masthead) {
                Some(masthead) => masthead.span.end += dateline,
                None => parts.push(Part { kind: PartKind::Masthead, span: Span::new(body, body + dateline) }),
            }
            body += dateline;
        }
        // A text may consist of nothing but a dateline.
        if body < text.len() || parts.is_empty() {
            parts.extend(glossary::glossaries(text, body));
        }
        Parts { parts, title: head.title, speaker: head.speaker, date: head.date, date_value: head.date_value, occasion: head.occasion }
    }

    /// Returns the parts in text order; a kind can occur more than once.
    pub fn iter(&self) -> std::slice::Iter<'_, Part> {
        self.parts.iter()
    }

    /// Returns the parts of some kinds, in text order.
    pub fn among(&self, kinds: PartSet) -> impl Iterator<Item = &Part> {
        self.parts.iter().filter(move |part| kinds.contains(part.kind))
    }

    /// Returns the kind of the part that contains byte `at`; the end of the text belongs to the last part.
    pub fn at(&self, at: usize) -> PartKind {
        let next = self.parts.partition_point(|part| part.span.end <= at);
        self.parts.get(next).or(self.parts.last()).map_or(PartKind::Body, |part| part.kind)
    }

    /// Returns the title lines.
    pub fn title(&self) -> Option<Span> {
        self.title
    }

    /// Returns the name in the byline.
    pub fn speaker(&self) -> Option<Span> {
        self.speaker
    }

    /// Returns the date as written.
    pub fn date(&self) -> Option<Span> {
        self.date
    }

    /// Returns the date as an ISO prefix.
    pub fn date_value(&self) -> Option<&str> {
        self.date_value.as_deref()
    }

    /// Returns the line that gives the occasion.
    pub fn occasion(&self) -> Option<Span> {
        self.occasion
    }

    /// Returns the body; the first one, if an appendix follows the glossary.
    pub fn body(&self) -> Span {
        let head =
            self.parts.iter().take_while(|part| matches!(part.kind, PartKind::Masthead | PartKind::Title)).last().map_or(0, |part| part.span.end);
        self.parts.iter().find(|part| part.kind == PartKind::Body).map_or(Span::new(head, head), |part| part.span)
    }
}

/// A set of parts, to which counts are restricted.
///
/// ```
/// use kouhao::text::{PartKind, PartSet};
///
/// assert_eq!(PartSet::default(), PartSet::parse("title,body")?);
/// assert!(PartSet::ALL.contains(PartKind::Glossary));
/// # Ok::<(), kouhao::Error>(())
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct PartSet(u8);

impl PartSet {
    /// Every part.
    pub const ALL: PartSet = PartSet(0b1111);

    /// Parses `all` or a comma-separated list of names.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidOption`](crate::ErrorKind::InvalidOption) if a name is not one of masthead, title, body, glossary.
    pub fn parse(names: &str) -> Result<Self, Error> {
        if names == "all" {
            return Ok(PartSet::ALL);
        }
        names.split(',').try_fold(PartSet(0), |set, name| {
            [PartKind::Masthead, PartKind::Title, PartKind::Body, PartKind::Glossary]
                .into_iter()
                .find(|kind| kind.name() == name.trim())
                .map(|kind| set.with(kind))
                .ok_or_else(|| Error::option(format!("unknown part `{name}`"), "use masthead, title, body, glossary, or all"))
        })
    }

    /// Adds a part.
    #[must_use]
    pub const fn with(self, kind: PartKind) -> Self {
        PartSet(self.0 | 1 << kind as u8)
    }

    /// Returns whether the set contains a kind of part.
    pub const fn contains(self, kind: PartKind) -> bool {
        self.0 & 1 << kind as u8 != 0
    }
}

impl Default for PartSet {
    /// Title and body.
    fn default() -> Self {
        PartSet(0).with(PartKind::Title).with(PartKind::Body)
    }
}

#[cfg(test)]
mod tests;
