//! What keyness gives: rows, and what their numbers rest on.

use std::sync::Arc;

use serde::Serialize;

use crate::measure::statistics::{Dispersion, LogRatio, WeightedLogOdds, quantised, significant};

/// How often a term occurs in one of the two sets.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct KeyCount {
    /// Occurrences.
    pub count: u64,
    /// Documents that hold it; `None` of a table of frequencies.
    pub documents: Option<u64>,
    /// How evenly it is spread over the documents, by their words; `None` if it does not occur.
    pub dispersion: Option<Dispersion>,
}

/// A term of both sets, compared. Scores are rounded to six decimal places, probabilities to six digits.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Key {
    /// The term.
    pub term: Box<str>,
    /// In the target.
    pub target: KeyCount,
    /// In the reference.
    pub reference: KeyCount,
    /// Weighted log-odds ratio, not rounded; positive if the term is likelier in the target.
    pub log_odds: WeightedLogOdds,
    /// The same in standard errors: the rank.
    pub log_odds_z: f64,
    /// How many times the term doubles from reference to target; `None` if it is missing in one.
    pub log_ratio: Option<LogRatio>,
    /// G², negative if the term is rarer in the target than in the reference.
    pub g2: f64,
    /// Probability of a G² of at least this size if there were no difference.
    pub p: f64,
    /// The rate of false discoveries at which this one would be kept, among all rows (Benjamini and Hochberg).
    pub q: f64,
}

impl Key {
    pub(super) fn quantise(&mut self) {
        self.g2 = quantised(self.g2);
        self.p = significant(self.p);
        for side in [&mut self.target, &mut self.reference] {
            if let Some(spread) = &mut side.dispersion {
                spread.dp = quantised(spread.dp);
                spread.dp_norm = spread.dp_norm.map(quantised);
            }
        }
        if let Some(ratio) = &mut self.log_ratio {
            ratio.value = quantised(ratio.value);
            ratio.low = quantised(ratio.low);
            ratio.high = quantised(ratio.high);
        }
    }
}

/// The terms of two sets, the most telling first: by the size of their log-odds ratio in standard errors, then by term. Cloning is free.
#[derive(Clone, Debug, PartialEq)]
pub struct Keys {
    rows: Arc<[Key]>,
    method: Arc<KeynessMethod>,
}

impl Keys {
    pub(super) fn new(rows: Vec<Key>, method: KeynessMethod) -> Self {
        Keys { rows: rows.into(), method: Arc::new(method) }
    }

    /// Returns the terms.
    pub fn rows(&self) -> &[Key] {
        &self.rows
    }

    /// Returns what the numbers of all rows rest on.
    pub fn method(&self) -> &KeynessMethod {
        &self.method
    }
}

/// What a comparison rests on: sizes, prior, family of tests.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct KeynessMethod {
    /// What is tested: `occurrences`, or `documents` for given phrases.
    pub tested: &'static str,
    /// Occurrences of all terms (or documents) of the target.
    pub target_total: u64,
    /// The same of the reference.
    pub reference_total: u64,
    /// Documents of the target.
    pub target_documents: u64,
    /// Documents of the reference; `None` of a table of frequencies.
    pub reference_documents: Option<u64>,
    /// Name of the table of frequencies, if it was one.
    pub reference: Option<String>,
    /// Where the proportions of the prior come from.
    pub prior: &'static str,
    /// How many times the size of both sets the prior weighs.
    pub prior_weight: f64,
    /// That in occurrences: α₀.
    pub prior_total: f64,
    /// The form of G².
    pub g2: &'static str,
    /// How many tests `q` makes up for: those of all rows.
    pub family: usize,
    /// Where the words come from that were left out, if any were.
    pub stop_words: Option<String>,
    /// The name of the list of phrases, if it was one; see [`PhraseList::hash`](crate::measure::PhraseList::hash).
    pub phrases_hash: Option<String>,
}
