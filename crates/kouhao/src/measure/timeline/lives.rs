//! What timelines give: a phrase in each period, and what its periods come to.

use std::sync::Arc;

use super::Undated;
use crate::measure::statistics::MannKendall;

/// The timelines of phrases. Cloning is free.
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

    /// Returns phrase by phrase, in the order in which they were given, all calendar periods from the first to the last that has a document.
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// Returns phrase by phrase what its periods come to.
    pub fn lives(&self) -> &[Life] {
        &self.lives
    }

    /// Returns how many documents were left out because they have no date, or none as precise as the periods.
    pub fn undated(&self) -> u64 {
        self.undated.count()
    }

    /// Says in one line which documents were left out, and what to do about it; nothing if none were.
    pub fn notice(&self) -> Option<String> {
        self.undated.notice()
    }

    /// Returns the name of the list of phrases; see [`PhraseList::hash`](crate::measure::PhraseList::hash).
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
    /// Occurrences.
    pub count: u64,
    /// Documents that hold it.
    pub documents: u64,
    /// Occurrences per ten thousand characters that are no white space; `None` of a period without text.
    pub per_10k_chars: Option<f64>,
    /// Share of the documents that hold it; `None` of a period without documents.
    pub document_share: Option<f64>,
    /// Whether this is the first period with the phrase.
    pub first: bool,
    /// Whether this is the last.
    pub last: bool,
}

/// What the periods of a phrase come to.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Life {
    /// The phrase.
    pub phrase: Box<str>,
    /// Occurrences.
    pub count: u64,
    /// Documents that hold it.
    pub documents: u64,
    /// The earliest dated document with it; censored if that is in the first period of the corpus, for the phrase may be older.
    pub first: Option<End>,
    /// The latest; censored if that is in the last period of the corpus, for the phrase may live on.
    pub last: Option<End>,
    /// Periods that have documents.
    pub periods: usize,
    /// Periods in which it occurs.
    pub present: usize,
    /// Where it was gone and came back, in order.
    pub gaps: Vec<Gap>,
    /// Whether the share of documents rises or falls over the periods that have any: those of the whole corpus, not of the life of the phrase. So what came late in it may
    /// rise though it was gone at its end.
    pub trend: MannKendall,
    /// The p of the trend as a rate of false discoveries among all phrases (Benjamini and Hochberg).
    pub q: f64,
    /// By how much the share of documents changes from one period to the next (Theil and Sen): the median of all pairs of periods, so 0 of a phrase that most
    /// periods lack, or have, in all their documents, as where every year has one report. Its trend has τ then.
    pub slope: Option<f64>,
}

impl Life {
    /// Tells whether it was gone and came back.
    pub fn is_revived(&self) -> bool {
        !self.gaps.is_empty()
    }
}

/// The first or last document with a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct End {
    /// Its date.
    pub date: String,
    /// Its name.
    pub document: String,
    /// Whether the corpus begins or ends here too.
    pub censored: bool,
}

/// Periods with documents but without a phrase that occurs before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Gap {
    /// The first of them.
    pub from: String,
    /// The last of them.
    pub to: String,
    /// How many of them have documents.
    pub periods: u32,
}
