//! Rows of differences, shared passages and first dates.

use serde::Serialize;

use super::Piece;
use crate::measure::{Arrival, Difference, Edit, Reuse, Wording};
use crate::present::table::{Field, Row};
use crate::text::Corpus;

/// The row of a [`Difference`] between two texts.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct DifferenceRow {
    pub status: &'static str,
    pub level: &'static str,
    pub text: String,
    pub partner: Option<String>,
    pub count_a: u64,
    pub count_b: u64,
    pub kind: Option<&'static str>,
    pub weight: Option<f64>,
    pub similarity: Option<f64>,
    pub edits: Vec<EditRow>,
    pub rank_a: Option<usize>,
    pub rank_b: Option<usize>,
    pub length_a: Option<usize>,
    pub length_b: Option<usize>,
    pub bare_length_a: Option<usize>,
    pub bare_length_b: Option<usize>,
    pub document_a: Option<String>,
    pub start_a: Option<usize>,
    pub end_a: Option<usize>,
    pub document_b: Option<String>,
    pub start_b: Option<usize>,
    pub end_b: Option<usize>,
    pub first_known: Option<String>,
}

/// The row of a [change](Edit) of wording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct EditRow {
    pub operation: &'static str,
    pub a: String,
    pub b: String,
}

impl Row for DifferenceRow {
    const FIELDS: &'static [Field] = fields!["status", "level", "text", "partner", "count_a", "count_b", "kind": No, "weight": No, "similarity": No, "edits": No, "rank_a": No, "rank_b": No, "length_a": No, "length_b": No, "bare_length_a": No, "bare_length_b": No, "document_a": No, "start_a": No, "end_a": No, "document_b": No, "start_b": No, "end_b": No, "first_known": No];
}

impl DifferenceRow {
    /// Returns the row for a table for people, about texts that are merely [parallel](crate::measure::apart): its status says where the wording is
    /// found, not what somebody did with it.
    #[must_use]
    pub fn side_by_side(mut self) -> Self {
        self.status = match self.status {
            "dropped" => "only A",
            "added" => "only B",
            "reworded" => "differs",
            "kept" => "both",
            other => other,
        };
        self
    }

    /// Creates the row of a difference between the texts `a` and `b`.
    pub fn new(a: &Corpus, b: &Corpus, found: &Difference) -> Self {
        let (in_a, in_b) = (found.a.as_ref(), found.b.as_ref());
        let document = |corpus: &Corpus, wording: &Wording| corpus[wording.document].name().to_string();
        let chars = |corpus: &Corpus, wording: &Wording| corpus[wording.document].chars(wording.span);
        let (chars_a, chars_b) = (in_a.map(|wording| chars(a, wording)), in_b.map(|wording| chars(b, wording)));
        let edit = |edit: &Edit| EditRow { operation: edit.operation.name(), a: edit.a.clone(), b: edit.b.clone() };
        DifferenceRow {
            status: found.status.name(),
            level: found.level.name(),
            text: found.text().to_string(),
            partner: found.partner().map(str::to_string),
            count_a: found.count_a,
            count_b: found.count_b,
            kind: found.kind.map(|kind| kind.name()),
            weight: found.weight,
            similarity: found.similarity,
            edits: found.edits.iter().map(edit).collect(),
            rank_a: in_a.map(|wording| wording.rank),
            rank_b: in_b.map(|wording| wording.rank),
            length_a: in_a.map(|wording| wording.length),
            length_b: in_b.map(|wording| wording.length),
            bare_length_a: in_a.map(|wording| wording.bare_length),
            bare_length_b: in_b.map(|wording| wording.bare_length),
            document_a: in_a.map(|wording| document(a, wording)),
            start_a: chars_a.as_ref().map(|chars| chars.start),
            end_a: chars_a.map(|chars| chars.end),
            document_b: in_b.map(|wording| document(b, wording)),
            start_b: chars_b.as_ref().map(|chars| chars.start),
            end_b: chars_b.map(|chars| chars.end),
            first_known: found.first_known.clone(),
        }
    }
}

/// The row of a passage that two documents share: a [`Reuse`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct ReuseRow {
    pub older: String,
    pub younger: String,
    pub older_start: usize,
    pub older_end: usize,
    pub younger_start: usize,
    pub younger_end: usize,
    /// The passage as spelt in the younger document.
    pub text: String,
    pub units: usize,
    pub documents: usize,
    pub older_date: Option<String>,
    pub younger_date: Option<String>,
    pub dated: bool,
}

impl Row for ReuseRow {
    const FIELDS: &'static [Field] = fields!["older": End, "younger": End, "older_start": No, "older_end": No, "younger_start": No, "younger_end": No, "text", "units", "documents", "older_date": No, "younger_date": No, "dated": No];
}

impl ReuseRow {
    /// Creates the row of a passage that two documents of `corpus` share.
    pub fn new(corpus: &Corpus, found: &Reuse) -> Self {
        let (older, younger) = (&corpus[found.older], &corpus[found.younger]);
        let in_older = older.chars(found.older_span);
        let Piece { text, start, end } = Piece::new(younger, found.younger_span);
        ReuseRow {
            older: older.name().to_string(),
            younger: younger.name().to_string(),
            older_start: in_older.start,
            older_end: in_older.end,
            younger_start: start,
            younger_end: end,
            text,
            units: found.units,
            documents: found.documents,
            older_date: older.date().map(str::to_string),
            younger_date: younger.date().map(str::to_string),
            dated: found.dated,
        }
    }
}

/// The row of the [`Arrival`] of a phrase in a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct ArrivalRow {
    pub phrase: String,
    pub place: String,
    pub first: Option<String>,
    pub lag: Option<i64>,
    pub lag_unit: Option<&'static str>,
    pub censored: Option<&'static str>,
    pub rank: Option<usize>,
    pub document: Option<String>,
    pub start: Option<usize>,
    pub end: Option<usize>,
    pub count: u64,
    pub documents: u64,
    pub observed_from: String,
    pub observed_to: String,
}

impl Row for ArrivalRow {
    const FIELDS: &'static [Field] = fields!["phrase", "place", "first", "lag", "lag_unit", "censored", "rank": No, "document": No, "start": No, "end": No, "count", "documents", "observed_from", "observed_to"];
}

impl ArrivalRow {
    /// Creates the row of a phrase in a place whose documents are in `corpus`.
    pub fn new(corpus: &Corpus, found: &Arrival) -> Self {
        let chars = found.at.map(|(document, span)| corpus[document].chars(span));
        ArrivalRow {
            phrase: found.phrase.clone(),
            place: found.place.clone(),
            first: found.first.clone(),
            lag: found.lag.map(|lag| lag.steps),
            lag_unit: found.lag.map(|lag| lag.unit.name()),
            censored: found.censored.map(|censored| censored.name()),
            rank: found.rank,
            document: found.at.map(|(document, _)| corpus[document].name().to_string()),
            start: chars.as_ref().map(|chars| chars.start),
            end: chars.map(|chars| chars.end),
            count: found.count,
            documents: found.documents,
            observed_from: found.observed_from.clone(),
            observed_to: found.observed_to.clone(),
        }
    }
}
