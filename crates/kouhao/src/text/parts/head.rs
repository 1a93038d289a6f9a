//! Finds where the head of a text ends, and classifies its lines.
//!
//! Lines are examined one by one from the top until one certainly belongs to the body: it addresses the audience, it is a sentence, or it is a
//! numbered heading. The lines before it are a head only if there is evidence for one: the audience is addressed below them, or they contain a date,
//! an occasion, a byline or a source, or they are a single line above a sentence. Without evidence everything is body: cutting a paragraph off a
//! speech is worse than leaving a title in the body, because a title is counted anyway.

mod compose;
mod dated;
mod matter;
mod notes;
mod occasion;
mod running;

use std::ops::Range;

use super::dates::{Date, find_date};
use super::line::{Line, line_spans};
use super::people::{byline, salutation};
use super::{Part, line::within};
use crate::text::span::Span;

use compose::{compose, english_byline};
use dated::lone_date;
use matter::{front_matter, setting};
use notes::is_note;
use occasion::{Occasion, occasion};
use running::{is_section, is_sentence};

/// The maximum number of lines examined, blank ones not counted.
const LINES: usize = 60;

/// The head of a text.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// The masthead and title parts, which tile the text up to the body.
    pub parts: Vec<Part>,
    pub title: Option<Span>,
    pub speaker: Option<Span>,
    pub date: Option<Span>,
    pub date_value: Option<String>,
    pub occasion: Option<Span>,
}

/// The classes of lines in a head.
#[derive(Debug)]
enum Sort {
    /// Unclassified: most likely a line of the title.
    Plain,
    /// A first-level Markdown heading; the text after the sign.
    Heading(Range<usize>),
    /// The occasion and date of the speech, and the speaker.
    Occasion(Occasion),
    /// A date by itself.
    Date(Date),
    /// A name by itself or with an office.
    Byline { name: Range<usize>, sure: bool },
    /// Something else from the publisher: the source, a number, an advertisement.
    Note { date: Option<Date> },
    /// A line in brackets, which may be a note of the publisher or part of the text.
    Bracketed,
}

/// Finds the head of `text`.
pub(super) fn head(text: &str) -> Option<Head> {
    let mut lines = Vec::new();
    let mut sorts = Vec::new();
    let mut end = None;
    let mut matter = front_matter(text);
    for (start, span) in line_spans(text).take(LINES) {
        // A line this long is never part of a head, so folding it would be wasted work.
        let line = (span.len() <= 600).then(|| Line::new(text, start, span));
        let judgement = match &line {
            Some(line) if matter > 0 => {
                matter -= 1;
                Judgement::Head(setting(line.folded()))
            }
            Some(line) => judge(line.folded(), &text[span], lines.is_empty()),
            None => Judgement::Body,
        };
        match judgement {
            Judgement::Head(sort) => {
                lines.extend(line);
                sorts.push(sort);
            }
            Judgement::Body => {
                end = Some((start, false));
                break;
            }
            Judgement::Salutation(0) => {
                end = Some((start, true));
                break;
            }
            Judgement::Salutation(at) => {
                // The byline before it is a line of its own.
                let cut = line?.original(0..at).end;
                let before = Line::new(text, start, Span::new(span.start, cut));
                sorts.push(byline(before.folded()).map_or(Sort::Plain, |byline| Sort::Byline { name: byline.name, sure: byline.sure }));
                lines.push(before);
                end = Some((cut, true));
                break;
            }
        }
    }
    let (body, addressed) = end?;
    if !addressed {
        give_back(&mut lines, &mut sorts, &mut end);
    }
    compose(text, &lines, sorts, end.map_or(body, |(body, _)| body), addressed)
}

/// Moves plain lines at the end of a head that was already complete before them back into the body: its first heading, or a sentence that is broken
/// into lines.
fn give_back(lines: &mut Vec<Line>, sorts: &mut Vec<Sort>, end: &mut Option<(usize, bool)>) {
    let after = sorts.iter().rposition(|sort| !matches!(sort, Sort::Plain)).map_or(0, |last| last + 1);
    let before = &sorts[..after];
    let has_title = before.iter().any(|sort| matches!(sort, Sort::Plain | Sort::Heading(_) | Sort::Occasion(_)));
    let is_complete = before.iter().any(|sort| match sort {
        Sort::Byline { .. } | Sort::Occasion(_) => true,
        Sort::Date(date) => date.exactness() >= 3,
        _ => false,
    });
    if has_title && is_complete && after < lines.len() {
        *end = Some((lines[after].start, false));
        lines.truncate(after);
        sorts.truncate(after);
    }
}

enum Judgement {
    Head(Sort),
    Body,
    /// The body begins with a salutation, at this byte of the folded line.
    Salutation(usize),
}

/// Classifies a folded line, whose original text is `original`.
fn judge(line: &str, original: &str, is_first: bool) -> Judgement {
    if let Some(at) = salutation(line) {
        return Judgement::Salutation(at);
    }
    if let Some(heading) = line.strip_prefix('#') {
        let title = heading.trim();
        let is_title = is_first && !heading.starts_with('#') && !title.is_empty();
        return if is_title { Judgement::Head(Sort::Heading(within(line, title))) } else { Judgement::Body };
    }
    if !is_first && let Some(name) = english_byline(original, line) {
        return Judgement::Head(Sort::Byline { name, sure: true });
    }
    if let Some(date) = lone_date(line) {
        return Judgement::Head(Sort::Date(date));
    }
    if let Some(occasion) = occasion(line) {
        return Judgement::Head(Sort::Occasion(occasion));
    }
    if is_note(line) {
        return Judgement::Head(Sort::Note { date: find_date(line).filter(|date| date.day.or(date.month).is_some()) });
    }
    if line.starts_with(['(', '[', '【']) && line.ends_with([')', ']', '】']) && line.chars().count() <= 200 {
        return Judgement::Head(Sort::Bracketed);
    }
    if is_sentence(line) || is_section(line) {
        return Judgement::Body;
    }
    if let Some(byline) = byline(line) {
        return Judgement::Head(Sort::Byline { name: byline.name, sure: byline.sure });
    }
    Judgement::Head(Sort::Plain)
}

fn shift(range: Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}
