//! The result of a timeline: a phrase in each period, and a summary of its periods.

use std::sync::Arc;

use super::Undated;
use crate::measure::statistics::MannKendall;

/// The timelines of phrases. Cloning is cheap.
#[derive(Clone, Debug, PartialEq)]
pub struct Lives {
    points: Arc<[Point]>,
    lives: Arc<[Life]>,
    undated: Undated,
    hash: Arc<str>,
}

impl Lives {
    pub(super) fn new(points: Vec<Point>, lives: Vec<Life>, undated: Undated, hash: &str) -> Self {
        Lives { points: points.into(), lives: lives.into(), undated, hash: hash.into() }
    }

    /// Returns, for each phrase in the order given, all calendar periods from the first to the last that has a document.
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// Returns the summary of each phrase.
    pub fn lives(&self) -> &[Life] {
        &self.lives
    }

    /// Returns the number of documents left out because they have no date, or none as precise as the periods.
    pub fn undated(&self) -> u64 {
        self.undated.count()
    }

    /// Returns a one-line notice about documents that were left out, with a remedy; `None` if there were none.
    pub fn notice(&self) -> Option<String> {
        self.undated.notice()
    }

    /// Returns the hash of the list of phrases; see [`PhraseList::hash`](crate::measure::PhraseList::hash).
    pub fn hash(&self) -> &str {
        &self.hash
    }
}

/// A phrase in one period. Rates are rounded to six significant digits.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Point {
    /// The phrase.
    pub phrase: Arc<str>,
    /// The period: 2025, or 2025-03.
    pub period: String,
    /// The number of occurrences.
    pub count: u64,
    /// The number of documents that contain it.
    pub documents: u64,
    /// Occurrences per ten thousand characters, white space not counted; `None` for a period without text.
    pub per_10k_chars: Option<f64>,
    /// The share of documents that contain it; `None` for a period without documents.
    pub document_share: Option<f64>,
    /// Whether this is the first period with the phrase.
    pub first: bool,
    /// Whether this is the last period with the phrase.
    pub last: bool,
}

/// The summary of a phrase over all periods.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Life {
    /// The phrase.
    pub phrase: Box<str>,
    /// The number of occurrences.
    pub count: u64,
    /// The number of documents that contain it.
    pub documents: u64,
    /// The earliest dated document that contains it; censored if that is in the first period of the corpus, because the phrase may be older.
    pub first: Option<End>,
    /// The latest dated document that contains it; censored if that is in the last period of the corpus, because the phrase may live on.
    pub last: Option<End>,
    /// The number of periods with documents.
    pub periods: usize,
    /// The number of periods in which it occurs.
    pub present: usize,
    /// The gaps after which it reappeared, in order.
    pub gaps: Vec<Gap>,
    /// Whether the share of documents rises or falls, over all periods of the corpus with documents, not only those in which the phrase was in use. A
    /// phrase that came late can therefore rise although it was gone by the end.
    pub trend: MannKendall,
    /// The p of the trend, adjusted to the false discovery rate among all phrases (Benjamini and Hochberg).
    pub q: f64,
    /// The change of the share of documents from one period to the next (Theil-Sen): the median over all pairs of periods. It is 0 for a phrase that
    /// most periods lack, or that most periods have in all their documents, for instance if every year has one report. In that case τ describes the
    /// trend.
    pub slope: Option<f64>,
}

impl Life {
    /// Returns whether the phrase disappeared and reappeared.
    pub fn is_revived(&self) -> bool {
        !self.gaps.is_empty()
    }
}

/// The first or last document with a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct End {
    /// The date of the document.
    pub date: String,
    /// The name of the document.
    pub document: String,
    /// Whether the corpus begins or ends in the same period.
    pub censored: bool,
}

/// Periods with documents but without a phrase that occurs both before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Gap {
    /// The first of the periods.
    pub from: String,
    /// The last of the periods.
    pub to: String,
    /// The number of the periods that have documents.
    pub periods: u32,
}
