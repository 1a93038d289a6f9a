//! Splits the head of a text into lines, folded for matching.

use std::ops::Range;

use crate::text::normalise::{Fold, View};
use crate::text::span::Span;

/// A non-blank line, trimmed.
#[derive(Debug)]
pub(super) struct Line<'t> {
    /// The span of the line, trimmed.
    pub span: Span,
    /// The start of the line, including its indentation.
    pub start: usize,
    view: View<'t>,
}

impl<'t> Line<'t> {
    pub(super) fn new(text: &'t str, start: usize, span: Span) -> Self {
        Line { span, start, view: View::new(&text[span], Fold::new().simplified(true)) }
    }

    /// The line with width, case and script folded: ，is a comma here and Ａ an a.
    pub(super) fn folded(&self) -> &str {
        self.view.text()
    }

    /// Converts a range of the folded line to a span of the text.
    pub(super) fn original(&self, range: Range<usize>) -> Span {
        self.view.original(Span::new(range.start, range.end)).shifted(self.span.start)
    }
}

/// Returns for each non-blank line its start, and its span without surrounding white space.
pub(super) fn line_spans(text: &str) -> impl Iterator<Item = (usize, Span)> {
    let mut end = 0;
    text.split_inclusive(is_break).filter_map(move |line| {
        let start = end;
        end += line.len();
        let trimmed = line.trim_matches(is_blank);
        let at = start + (line.len() - line.trim_start_matches(is_blank).len());
        (!trimmed.is_empty()).then(|| (start, Span::new(at, at + trimmed.len())))
    })
}

fn is_break(c: char) -> bool {
    matches!(c, '\n' | '\r' | '\u{85}' | '\u{2028}' | '\u{2029}')
}

/// White space and the invisible characters that web pages leave behind.
fn is_blank(c: char) -> bool {
    c.is_whitespace() || matches!(c, '\u{feff}' | '\u{200b}'..='\u{200f}' | '\u{2060}')
}

/// Returns the part of `text` that is left when `trim` has taken something off its ends, as a range of it.
pub(super) fn within(text: &str, part: &str) -> Range<usize> {
    let start = part.as_ptr() as usize - text.as_ptr() as usize;
    start..start + part.len()
}
