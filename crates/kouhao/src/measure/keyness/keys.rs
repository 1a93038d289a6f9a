//! The result of a keyness comparison: rows, and the method and totals that they are based on.

use std::sync::Arc;

use serde::Serialize;

use crate::measure::statistics::{Dispersion, LogRatio, WeightedLogOdds, quantised, significant};

/// How often a term occurs in one of the two sets.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct KeyCount {
    /// The number of occurrences.
    pub count: u64,
    /// The number of documents that contain it; `None` for a table of frequencies.
    pub documents: Option<u64>,
    /// How evenly it is spread over the documents, relative to their length in words; `None` if it does not occur.
    pub dispersion: Option<Dispersion>,
}

/// A term, compared in both sets. Scores are rounded to six decimal places, probabilities to six significant digits.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Key {
    /// The term.
    pub term: Box<str>,
    /// Its counts in the target.
    pub target: KeyCount,
    /// Its counts in the reference.
    pub reference: KeyCount,
    /// The weighted log-odds ratio, not rounded; positive if the term is more likely in the target.
    pub log_odds: WeightedLogOdds,
    /// The same in standard errors: the rank.
    pub log_odds_z: f64,
    /// The binary logarithm of the ratio of its rates in target and reference; `None` if it is missing in one.
    pub log_ratio: Option<LogRatio>,
    /// G², negative if the term is less frequent in the target than in the reference.
    pub g2: f64,
    /// The probability of a G² at least this large if there were no difference.
    pub p: f64,
    /// The smallest false discovery rate at which this row would be significant, among all rows (Benjamini and Hochberg).
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

/// The terms of two sets, most distinctive first: by the absolute log-odds ratio in standard errors, then by term. Cloning is cheap.
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

    /// Returns the method and totals that all rows are based on.
    pub fn method(&self) -> &KeynessMethod {
        &self.method
    }
}

/// The method and totals of a comparison: sizes, prior, family of tests.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[non_exhaustive]
pub struct KeynessMethod {
    /// What is tested: `occurrences`, or `documents` for given phrases.
    pub tested: &'static str,
    /// The number of occurrences of all terms (or of documents) in the target.
    pub target_total: u64,
    /// The same for the reference.
    pub reference_total: u64,
    /// The number of documents of the target.
    pub target_documents: u64,
    /// The number of documents of the reference; `None` for a table of frequencies.
    pub reference_documents: Option<u64>,
    /// The name of the table of frequencies, if the reference is one.
    pub reference: Option<String>,
    /// The source of the proportions of the prior.
    pub prior: &'static str,
    /// The weight of the prior, as a multiple of the size of both sets.
    pub prior_weight: f64,
    /// The weight of the prior in occurrences: α₀.
    pub prior_total: f64,
    /// The form of G².
    pub g2: &'static str,
    /// The number of tests that `q` corrects for: those of all rows.
    pub family: usize,
    /// The source of the words that were left out, if any were.
    pub stop_words: Option<String>,
    /// The hash of the list of phrases, if one was given; see [`PhraseList::hash`](crate::measure::PhraseList::hash).
    pub phrases_hash: Option<String>,
}
