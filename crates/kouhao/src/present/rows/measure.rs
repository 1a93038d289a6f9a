//! Rows of counts.

use serde::Serialize;

use super::Piece;
use crate::measure::{Breakdown, Collocation, First, Hit, Key, Life, Line, Point, Term};
use crate::present::table::{Field, Row};
use crate::text::{Corpus, Document};

/// The row of a [`Term`].
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct TermRow {
    /// The group, if terms were counted by group; the inner `None` is the group of the documents without the variable.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<Option<String>>,
    pub term: String,
    pub count: u64,
    pub documents: u64,
    pub per_million: f64,
}

impl Row for TermRow {
    const FIELDS: &'static [Field] = fields!["term", "count", "documents", "per_million"];
}

impl TermRow {
    /// The fields of the rows if terms were counted by group.
    pub const GROUPED_FIELDS: &'static [Field] = fields!["group", "term", "count", "documents", "per_million"];

    /// Creates the row of a term; `grouped` says whether terms were counted by group.
    pub fn new(term: &Term, grouped: bool) -> Self {
        TermRow {
            group: grouped.then(|| term.group.as_deref().map(str::to_string)),
            term: term.term.to_string(),
            count: term.count,
            documents: term.documents,
            per_million: term.per_million,
        }
    }
}

/// The row of a [`Breakdown`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct BreakdownRow {
    pub term: String,
    pub within: Option<String>,
    pub count: u64,
    pub documents: u64,
}

impl Row for BreakdownRow {
    const FIELDS: &'static [Field] = fields!["term", "within", "count", "documents"];
}

impl BreakdownRow {
    /// Creates the row of a phrase inside another, or alone.
    pub fn new(found: &Breakdown) -> Self {
        BreakdownRow {
            term: found.term.to_string(),
            within: found.within.as_deref().map(str::to_string),
            count: found.count,
            documents: found.documents,
        }
    }
}

/// The row of a [`Collocation`].
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct CollocationRow {
    pub term: String,
    pub together: u64,
    pub expected: f64,
    pub log_dice: f64,
    pub npmi: f64,
    pub g2: f64,
}

impl Row for CollocationRow {
    const FIELDS: &'static [Field] = fields!["term", "together", "expected", "log_dice", "npmi", "g2"];
}

impl CollocationRow {
    /// Creates the row of a collocate.
    pub fn new(found: &Collocation) -> Self {
        CollocationRow {
            term: found.term.to_string(),
            together: found.together,
            expected: found.expected,
            log_dice: found.log_dice,
            npmi: found.npmi,
            g2: found.g2,
        }
    }
}

/// The row of a [`Point`] of a timeline.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct PointRow {
    pub phrase: String,
    pub period: String,
    pub count: u64,
    pub documents: u64,
    pub per_10k_chars: Option<f64>,
    pub document_share: Option<f64>,
    pub first: bool,
    pub last: bool,
}

impl Row for PointRow {
    const FIELDS: &'static [Field] = fields!["phrase", "period", "count", "documents", "per_10k_chars", "document_share", "first", "last"];
}

impl PointRow {
    /// Creates the row of a phrase in a period.
    pub fn new(point: &Point) -> Self {
        PointRow {
            phrase: point.phrase.to_string(),
            period: point.period.clone(),
            count: point.count,
            documents: point.documents,
            per_10k_chars: point.per_10k_chars,
            document_share: point.document_share,
            first: point.first,
            last: point.last,
        }
    }
}

/// The row of a [`Life`].
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct LifeRow {
    pub phrase: String,
    pub count: u64,
    pub documents: u64,
    pub first: Option<String>,
    pub first_document: Option<String>,
    pub first_censored: Option<bool>,
    pub last: Option<String>,
    pub last_document: Option<String>,
    pub last_censored: Option<bool>,
    pub periods: usize,
    pub present: usize,
    pub gaps: Vec<GapRow>,
    pub revived: bool,
    pub trend_s: i64,
    pub trend_z: f64,
    pub trend_p: f64,
    pub trend_q: f64,
    pub slope: Option<f64>,
    pub trend_tau: f64,
}

/// A gap: periods without the phrase.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct GapRow {
    pub from: String,
    pub to: String,
    pub periods: u32,
}

impl Row for LifeRow {
    const FIELDS: &'static [Field] = fields!["phrase", "count", "documents", "first", "first_document": No, "first_censored", "last", "last_document": No, "last_censored", "periods": No, "present": No, "gaps": No, "revived", "trend_s": No, "trend_z", "trend_p": No, "trend_q": No, "slope": No, "trend_tau"];
}

impl LifeRow {
    /// Creates the row of a phrase.
    pub fn new(life: &Life) -> Self {
        let date = |end: &Option<crate::measure::End>| end.as_ref().map(|end| end.date.clone());
        let document = |end: &Option<crate::measure::End>| end.as_ref().map(|end| end.document.clone());
        let gaps = life.gaps.iter().map(|gap| GapRow { from: gap.from.clone(), to: gap.to.clone(), periods: gap.periods });
        LifeRow {
            phrase: life.phrase.to_string(),
            count: life.count,
            documents: life.documents,
            first: date(&life.first),
            first_document: document(&life.first),
            first_censored: life.first.as_ref().map(|end| end.censored),
            last: date(&life.last),
            last_document: document(&life.last),
            last_censored: life.last.as_ref().map(|end| end.censored),
            periods: life.periods,
            present: life.present,
            gaps: gaps.collect(),
            revived: life.is_revived(),
            trend_s: life.trend.s,
            trend_z: life.trend.z,
            trend_p: life.trend.p,
            trend_q: life.q,
            slope: life.slope,
            trend_tau: life.trend.tau,
        }
    }
}

/// The row of a [`First`].
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct FirstRow {
    pub period: String,
    pub text: String,
    pub key: String,
    pub kind: &'static str,
    pub count: u64,
    pub documents: u64,
    pub periods: usize,
    pub present: usize,
    pub censored: bool,
    pub first_known: Option<String>,
    pub first: String,
    pub last: String,
    pub document: String,
    pub start: usize,
    pub end: usize,
    pub score: Option<f64>,
}

impl Row for FirstRow {
    const FIELDS: &'static [Field] = fields!["period", "text", "key": No, "kind", "count", "documents", "periods": No, "present", "censored", "first_known", "first": No, "last", "document": No, "start": No, "end": No, "score": No];
}

impl FirstRow {
    /// Creates the row of a formulation whose first occurrence is in a document of `corpus`.
    pub fn new(corpus: &Corpus, found: &First) -> Self {
        let (document, span) = found.at;
        let chars = corpus[document].chars(span);
        FirstRow {
            period: found.period.clone(),
            text: found.text.clone(),
            key: found.key.clone(),
            kind: found.kind.name(),
            count: found.count,
            documents: found.documents,
            periods: found.periods,
            present: found.present,
            censored: found.censored,
            first_known: found.first_known.clone(),
            first: found.first.clone(),
            last: found.last.clone(),
            document: corpus[document].name().to_string(),
            start: chars.start,
            end: chars.end,
            score: found.score,
        }
    }
}

/// The row of a [`Key`].
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct KeyRow {
    pub term: String,
    pub target: u64,
    pub reference: u64,
    pub target_documents: Option<u64>,
    pub reference_documents: Option<u64>,
    pub log_odds_z: f64,
    pub log_ratio: Option<f64>,
    pub log_ratio_low: Option<f64>,
    pub log_ratio_high: Option<f64>,
    pub g2: f64,
    pub p: f64,
    pub q: f64,
    pub target_dp: Option<f64>,
    pub reference_dp: Option<f64>,
}

impl Row for KeyRow {
    const FIELDS: &'static [Field] = fields![
        "term",
        "target",
        "reference",
        "target_documents",
        "reference_documents",
        "log_odds_z",
        "log_ratio",
        "log_ratio_low": No,
        "log_ratio_high": No,
        // In a table, q states the significance, and there is no room for G² beside it.
        "g2": No,
        "p": No,
        "q",
        "target_dp": No,
        "reference_dp": No
    ];
}

impl KeyRow {
    /// Creates the row of a compared term.
    pub fn new(key: &Key) -> Self {
        KeyRow {
            term: key.term.to_string(),
            target: key.target.count,
            reference: key.reference.count,
            target_documents: key.target.documents,
            reference_documents: key.reference.documents,
            log_odds_z: key.log_odds_z,
            log_ratio: key.log_ratio.map(|ratio| ratio.value),
            log_ratio_low: key.log_ratio.map(|ratio| ratio.low),
            log_ratio_high: key.log_ratio.map(|ratio| ratio.high),
            g2: key.g2,
            p: key.p,
            q: key.q,
            target_dp: key.target.dispersion.map(|spread| spread.dp),
            reference_dp: key.reference.dispersion.map(|spread| spread.dp),
        }
    }
}

/// The row of a [hit](Hit) of a phrase, with its context.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct HitRow {
    /// The group, if hits were grouped; the inner `None` is the group of the documents without the variable.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<Option<String>>,
    pub document: String,
    pub start: usize,
    pub end: usize,
    pub left: String,
    #[serde(rename = "match")]
    pub matched: String,
    pub right: String,
}

impl Row for HitRow {
    const FIELDS: &'static [Field] = fields!["document": End, "start", "end": No, "left": Before, "match": Whole, "right"];
}

impl HitRow {
    /// The fields of the rows if hits were grouped.
    pub const GROUPED_FIELDS: &'static [Field] = fields!["group", "document": End, "start", "end": No, "left": Before, "match": Whole, "right"];

    /// Creates the row of a line of a concordance; `grouped` says whether hits were grouped.
    pub fn of_line(corpus: &Corpus, line: &Line, grouped: bool) -> Self {
        HitRow { group: grouped.then(|| line.group.clone()), ..HitRow::new(&corpus[line.document], &line.hit) }
    }

    /// Creates the row of a hit in `document`.
    pub fn new(document: &Document, hit: &Hit) -> Self {
        let Piece { text: matched, start, end } = Piece::new(document, hit.span);
        let text = document.text();
        HitRow {
            group: None,
            document: document.name().to_string(),
            start,
            end,
            left: text[hit.left].to_string(),
            matched,
            right: text[hit.right].to_string(),
        }
    }
}
