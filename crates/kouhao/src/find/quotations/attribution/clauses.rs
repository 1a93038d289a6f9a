//! Finds the clauses adjacent to a quotation.

use super::{Quoted, REACH};
use crate::find::quotations::ends_clause;
use crate::text::{Mark, Span};

/// Returns the clauses of a stretch of text, without the marks that end them.
pub(super) fn clauses(text: &str, stretch: Span) -> impl Iterator<Item = Span> {
    let mut start = stretch.start;
    text[stretch].split_inclusive(ends_clause).map(move |piece| {
        let clause = Span { start, end: start + piece.trim_end_matches(ends_clause).len() };
        start += piece.len();
        clause
    })
}

impl Quoted<'_> {
    /// Returns the clauses of the sentence before the opening mark, the last one without the comma or colon that ends it, and whether there was such
    /// a mark.
    pub(super) fn clauses_before(&self) -> (Vec<Span>, bool) {
        let (floor, open) = (self.floor, self.pair.outer.start);
        let reach = self.read_from();
        let mut clauses = Vec::new();
        let trimmed = self.text[reach..open].trim_end();
        let body = trimmed.trim_end_matches([':', '：', ',', '，']);
        let mut end = reach + body.len();
        let comma = body.len() < trimmed.len();
        let mut start = end;
        let mut within_title = false;
        for (at, c) in self.text[reach..end].char_indices().rev().map(|(at, c)| (at + reach, c)) {
            // The title of a work may contain any mark.
            match Mark::of(c) {
                Some(Mark::CloseTitle) => within_title = true,
                Some(Mark::OpenTitle) => within_title = false,
                _ => {}
            }
            if !within_title && ends_clause(c) {
                clauses.push(Span { start: at + c.len_utf8(), end });
                end = at;
                if matches!(Mark::of(c), Some(Mark::Sentence | Mark::Break)) {
                    clauses.reverse();
                    return (clauses, comma);
                }
            }
            start = at;
        }
        // If the reach ends within a clause, the beginning of that clause is unknown.
        let whole = reach == floor || self.text[..reach].ends_with(ends_clause);
        if whole || clauses.is_empty() {
            clauses.push(Span { start, end });
        }
        clauses.reverse();
        (clauses, comma)
    }

    /// Returns whether the sentence after the quotation introduces another one by a colon: in that case it names the speaker of that one.
    pub(super) fn introduces_the_next(&self) -> bool {
        let mut last = ' ';
        for c in self.text[self.pair.outer.end..].chars().take(REACH) {
            match Mark::of(c) {
                Some(Mark::OpenQuote | Mark::Quote) => return matches!(last, '：' | ':'),
                Some(Mark::Sentence | Mark::Break) => return false,
                Some(Mark::Space) => {}
                _ => last = c,
            }
        }
        false
    }
}
