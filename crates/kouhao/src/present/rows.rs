//! Defines the rows of all findings.
//!
//! A finding holds byte spans of its document; its row holds code points, the texts themselves and plain names, and is what every format and language
//! writes. Field names and their order are a contract with other programs: fields are added, not changed.

/// Lists fields: `name` is shown from its start, `name: End` to its end, `name: Whole` in any case, `name: No` not in a terminal.
macro_rules! fields {
    (@show) => { $crate::present::table::Show::Start };
    (@show $show:ident) => { $crate::present::table::Show::$show };
    ($($name:literal $(: $show:ident)?),* $(,)?) => { &[$($crate::present::table::Field { name: $name, show: fields!(@show $($show)?) }),*] };
}

mod compare;
mod find;
mod lexicon;
mod measure;
mod tokens;

use serde::Serialize;

use super::table::{Field, Row};
use crate::text::{Document, Span};

pub use compare::{ArrivalRow, DifferenceRow, EditRow, ReuseRow};
pub use find::{
    ContributionsRow, EnumerationRow, EvidenceRow, GlossaryEntryRow, ItemRow, KnownRow, NumberRow, ParallelRow, PlaceRow, QuotationRow, SenseRow,
    SeriesRow, SloganRow, TemplateRow,
};
pub use lexicon::{MeaningRow, PassageRow};
pub use measure::{BreakdownRow, CollocationRow, FirstRow, GapRow, HitRow, KeyRow, LifeRow, PointRow, TermRow};
pub use tokens::TokenRow;

/// The version of all rows. It is incremented when a field is renamed or removed, or changes its type or meaning, but not when fields are added or
/// when other findings are returned than before. `docs/reference/rows.md` has the history.
pub const VERSION: u32 = 1;

/// All rows that are written: their names, which are those of the named tuples in Python, and their fields.
pub const ALL: &[(&str, &[Field])] = &[
    ("Token", TokenRow::FIELDS),
    ("Term", TermRow::FIELDS),
    ("GroupTerm", TermRow::GROUPED_FIELDS),
    ("Slogan", SloganRow::FIELDS),
    ("Known", KnownRow::FIELDS),
    ("Enumeration", EnumerationRow::FIELDS),
    ("GlossaryEntry", GlossaryEntryRow::FIELDS),
    ("Meaning", MeaningRow::FIELDS),
    ("Parallel", ParallelRow::FIELDS),
    ("Template", TemplateRow::FIELDS),
    ("Series", SeriesRow::FIELDS),
    ("Quotation", QuotationRow::FIELDS),
    ("Hit", HitRow::FIELDS),
    ("GroupHit", HitRow::GROUPED_FIELDS),
    ("Key", KeyRow::FIELDS),
    ("Collocation", CollocationRow::FIELDS),
    ("Point", PointRow::FIELDS),
    ("Life", LifeRow::FIELDS),
    ("First", FirstRow::FIELDS),
    ("Breakdown", BreakdownRow::FIELDS),
    ("Difference", DifferenceRow::FIELDS),
    ("Reuse", ReuseRow::FIELDS),
    ("Arrival", ArrivalRow::FIELDS),
];

/// Returns the name of the row type with these fields.
pub fn name_of(fields: &[Field]) -> Option<&'static str> {
    ALL.iter().find(|(_, known)| *known == fields).map(|(name, _)| *name)
}

/// A stretch of a document with its text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// The first code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
}

impl Piece {
    fn new(document: &Document, span: Span) -> Self {
        let chars = document.chars(span);
        Piece { text: document.slice(span).to_string(), start: chars.start, end: chars.end }
    }
}

/// A wording with its occurrences.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// The wording.
    pub text: String,
    /// The number of its occurrences.
    pub count: u64,
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_told_apart_by_their_fields() {
        for &(name, fields) in ALL {
            assert_eq!(name_of(fields), Some(name));
        }
        assert_eq!(name_of(&[]), None);
        assert_eq!(name_of(&TokenRow::FIELDS[1..]), None);
    }
}
