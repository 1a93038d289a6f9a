//! Finds the markers of series: 一是, 第一，首先, 一、 （一） 1. ① …
//!
//! The naive way searches for the strings, and takes 统一是, 第一产业 and 4.2 for markers. A marker is at the beginning of a clause: at the start of a
//! paragraph, or after a mark; [`forms`](super::forms) defines what must follow it. Whether a marker that passes both tests belongs to a series is
//! not decided here: another one must continue it.

use super::forms::{Before, Claim, Sort, read};
use crate::text::{Mark, Span, pairs};

/// A marker, in bytes of the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Marker {
    pub(super) span: Span,
    pub(super) sort: Sort,
    pub(super) claim: Claim,
    /// Whether it opens its paragraph.
    pub(super) opens: bool,
    /// Whether it is within a clause (我们一要…，二要…), where it is a marker only if the next one leaves no doubt.
    pub(super) weak: bool,
    /// The paragraph, counted without blank lines.
    pub(super) paragraph: usize,
    /// The contents of the innermost quotation around it.
    pub(super) quotation: Option<Span>,
}

/// Returns the markers of `text`, which has been folded to simplified characters, in order.
///
/// # Complexity
/// Linear in the length of the text.
pub(super) fn markers(text: &str) -> Vec<Marker> {
    let mut found: Vec<Marker> = Vec::new();
    let mut paragraph = 0;
    let mut before = Before { last: '\n', spaced: false };
    let mut at = 0;
    while let Some(c) = text[at..].chars().next() {
        if let Some((len, sort, claim)) = read(&text[at..], before) {
            let span = Span::new(at, at + len);
            found.push(Marker { span, sort, claim, opens: before.opens(), weak: before.is_within() && claim.begins(), paragraph, quotation: None });
            at += len;
            // Another marker may follow at once: 第一，首先.
            before = Before { last: '、', spaced: false };
            continue;
        }
        if Mark::of(c) == Some(Mark::Break) {
            paragraph += usize::from(before.last != '\n');
            before = Before { last: '\n', spaced: false };
        } else {
            before.pass(c);
        }
        at += c.len_utf8();
    }
    set_quotations(text, &mut found);
    // Numbering in a quotation within its sentence is somebody else's wording: “一、二”.
    found.retain(|marker| marker.opens || marker.quotation.is_none() || !matches!(marker.sort, Sort::Numeral | Sort::DigitPause));
    drop_empty(text, &mut found);
    found
}

/// Sets the quotation of each marker.
fn set_quotations(text: &str, markers: &mut [Marker]) {
    let pairs = pairs(text);
    let mut next = pairs.iter().peekable();
    let mut open: Vec<Span> = Vec::new();
    for marker in markers {
        while let Some(pair) = next.next_if(|pair| pair.inner.start <= marker.span.start) {
            // Quotations nest, so those that have ended are on top.
            while open.pop_if(|outer| outer.end <= pair.inner.start).is_some() {}
            open.push(pair.inner);
        }
        while open.pop_if(|outer| outer.end <= marker.span.start).is_some() {}
        marker.quotation = open.last().copied();
    }
}

/// Drops markers without an item, which refer to items of a series: （一）、（二）项; 第一、第二产业.
fn drop_empty(text: &str, markers: &mut Vec<Marker>) {
    let ends: Vec<usize> = markers.iter().skip(1).map(|next| next.span.start).chain([text.len()]).collect();
    let sorts: Vec<Option<Sort>> = markers.iter().skip(1).map(|next| Some(next.sort)).chain([None]).collect();
    let mut place = 0;
    markers.retain(|marker| {
        let (end, sort) = (ends[place], sorts[place]);
        place += 1;
        let follows = sort.is_none_or(|sort| sort == marker.sort);
        !follows || text[marker.span.end..end].chars().any(|c| matches!(Mark::of(c), None | Some(Mark::OpenQuote)))
    });
}
