//! Finds the terms that distinguish two sets of documents.
//!
//! The naive answer, the terms that are more frequent in one set, is a list of function words or of words that occur once. Every term is therefore
//! ranked by the weighted log-odds ratio, whose prior shrinks the differences of rare terms towards zero. Beside the rank, every row gives the size
//! of the difference (Log Ratio), its significance (G² with p and q), and its dispersion: whether it is a property of the set or of one document in
//! it (documents, DP). All counts are those of [`TermCounter`], so a row can be recomputed from the rows of `terms`.
//!
//! Given phrases repeat within a document and have no total of which they are a share. They are therefore tested on documents: those that contain the
//! phrase against those that do not.

mod keys;
mod side;

use std::cmp::Reverse;
use std::sync::Arc;

use super::counts::Counts;
use super::frequencies::FrequencyTable;
use super::phrases::{Overlap, PhraseList};
use super::statistics::{
    Contingency, benjamini_hochberg, chi_square_tail, g2_two_cells, log_ratio, quantised, signed_g2, significant, weighted_log_odds,
};
use super::stop_words::StopWords;
use super::terms::{TermCounter, TermCounterBuilder, Unit};
use crate::Error;
use crate::text::{Corpus, PartSet};
use crate::tokens::Tokenizer;
pub use keys::{Key, KeyCount, KeynessMethod, Keys};
use side::{Side, united};

/// The form of G² that is computed.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum G2Form {
    /// Over the four cells of the table: the term and everything else, in both sets. See [`g2`](super::statistics::g2).
    #[default]
    FourCells,
    /// Over the two cells of the term, as computed by UCREL and Wmatrix. See [`g2_two_cells`].
    TwoCells,
}

impl G2Form {
    /// Returns the name used in output.
    pub fn name(self) -> &'static str {
        match self {
            G2Form::FourCells => "4-cell",
            G2Form::TwoCells => "2-cell",
        }
    }
}

/// Compares two sets of documents term by term.
///
/// ```
/// use kouhao::measure::Keyness;
/// use kouhao::text::Corpus;
///
/// let ours = Corpus::from_texts(["改革开放，改革创新。", "改革。"]);
/// let theirs = Corpus::from_texts(["稳定发展，稳定增长。", "稳定。"]);
/// let keys = Keyness::new().between(&ours, &theirs);
/// let first = &keys.rows()[0];
/// assert_eq!((&*first.term, first.target.count, first.reference.count), ("改革", 2, 0));
/// assert!(first.log_odds.z() > 0.0 && first.log_ratio.is_none());
/// ```
#[derive(Clone, Debug)]
pub struct Keyness {
    settings: Arc<Settings>,
}

#[derive(Debug)]
struct Settings {
    counter: TermCounter,
    min_count: u64,
    prior_weight: f64,
    g2: G2Form,
}

/// Builds a [`Keyness`].
#[derive(Clone, Debug)]
#[must_use]
pub struct KeynessBuilder {
    counter: TermCounterBuilder,
    /// In both sets together.
    min_count: u64,
    prior_weight: f64,
    g2: G2Form,
}

impl Keyness {
    /// Creates a comparison of words in title and body, with a prior as heavy as both sets together.
    pub fn new() -> Self {
        Keyness { settings: Arc::new(Settings { counter: TermCounter::new(), min_count: 1, prior_weight: 1.0, g2: G2Form::FourCells }) }
    }

    /// Creates a builder with the default settings.
    pub fn builder() -> KeynessBuilder {
        KeynessBuilder { counter: TermCounter::builder(), min_count: 1, prior_weight: 1.0, g2: G2Form::FourCells }
    }

    /// Returns the counter whose tables can be [compared](Self::compare).
    pub fn counter(&self) -> &TermCounter {
        &self.settings.counter
    }

    /// Compares two sets of documents, on all threads of the current rayon pool. A document in both sets counts in both.
    pub fn between(&self, target: &Corpus, reference: &Corpus) -> Keys {
        let counter = self.counter();
        self.compare(&counter.tabulate(target), &counter.tabulate(reference))
    }

    /// Compares the tables that [`counter`](Self::counter) made of two sets of documents.
    ///
    /// # Complexity
    /// Linear in the number of entries of both, plus sorting the terms.
    pub fn compare(&self, target: &Counts, reference: &Counts) -> Keys {
        let sides = [target, reference].map(|counts| Side::of(counts, self.by_document()));
        let terms = united(target.vocabulary().iter().map(|term| &**term), reference.vocabulary().iter().map(|term| &**term));
        let pairs = terms.into_iter().map(|(term, ours, theirs)| (term, sides[0].count(ours), sides[1].count(theirs)));
        let sizes = Sizes {
            totals: [sides[0].total, sides[1].total],
            target_documents: sides[0].documents,
            reference_documents: Some(sides[1].documents),
            reference: None,
        };
        self.rank(pairs, sizes)
    }

    /// Compares a table that [`counter`](Self::counter) made with a table of frequencies, which has no documents.
    ///
    /// Given phrases are tested on documents and cannot be compared in this way: the result is empty for them.
    pub fn against(&self, target: &Counts, reference: &FrequencyTable) -> Keys {
        let side = Side::of(target, self.by_document());
        let listed: Vec<(&str, u64)> = if self.by_document() { Vec::new() } else { reference.iter().collect() };
        let ours: &[Box<str>] = if self.by_document() { &[] } else { target.vocabulary() };
        let terms = united(ours.iter().map(|term| &**term), listed.iter().map(|&(term, _)| term));
        let theirs = |place: Option<usize>| KeyCount { count: place.map_or(0, |place| listed[place].1), documents: None, dispersion: None };
        let pairs = terms.into_iter().map(|(term, ours, place)| (term, side.count(ours), theirs(place)));
        let sizes = Sizes {
            totals: [side.total, reference.total()],
            target_documents: side.documents,
            reference_documents: None,
            reference: Some(reference.name()),
        };
        self.rank(pairs, sizes)
    }

    /// Returns whether documents are tested and not occurrences, which is the case for given phrases.
    fn by_document(&self) -> bool {
        self.counter().phrases().is_some()
    }

    fn rank<'t>(&self, pairs: impl Iterator<Item = (&'t str, KeyCount, KeyCount)>, sizes: Sizes<'_>) -> Keys {
        let Settings { ref counter, min_count, prior_weight, g2: form } = *self.settings;
        let by_document = self.by_document();
        let [target_total, reference_total] = sizes.totals;
        let prior_total = prior_weight * (target_total as f64 + reference_total as f64);
        let key = |(term, target, reference): (&str, KeyCount, KeyCount)| {
            let tested = |side: &KeyCount| if by_document { side.documents.unwrap_or(0) } else { side.count };
            let (a, b) = (tested(&target), tested(&reference));
            let log_odds = weighted_log_odds(a, target_total, b, reference_total, prior_weight * (a as f64 + b as f64), prior_total);
            let table = Contingency::of_sets(a, target_total, b, reference_total);
            let g2 = match form {
                G2Form::FourCells => signed_g2(table),
                G2Form::TwoCells => f64::from(table.direction()) * g2_two_cells(a, target_total, b, reference_total),
            };
            let log_ratio = log_ratio(a, target_total, b, reference_total);
            let log_odds_z = quantised(log_odds.z());
            Key { term: term.into(), target, reference, log_odds, log_odds_z, log_ratio, g2, p: chi_square_tail(g2.abs()), q: 1.0 }
        };
        let mut rows: Vec<Key> = pairs.filter(|(_, ours, theirs)| ours.count.saturating_add(theirs.count) >= min_count).map(key).collect();
        let rates = benjamini_hochberg(&rows.iter().map(|row| row.p).collect::<Vec<_>>());
        rows.iter_mut().zip(rates).for_each(|(row, rate)| row.q = significant(rate));
        rows.iter_mut().for_each(Key::quantise);
        // It is not negative, so its bits are ordered like its size.
        rows.sort_by(|a, b| (Reverse(a.log_odds_z.abs().to_bits()), &a.term).cmp(&(Reverse(b.log_odds_z.abs().to_bits()), &b.term)));
        let method = KeynessMethod {
            tested: if by_document { "documents" } else { "occurrences" },
            target_total,
            reference_total,
            target_documents: sizes.target_documents,
            reference_documents: sizes.reference_documents,
            reference: sizes.reference.map(str::to_string),
            prior: "pooled counts of target and reference",
            prior_weight,
            prior_total,
            g2: form.name(),
            family: rows.len(),
            stop_words: counter.stop_words().map(|words| words.source().to_string()),
            phrases_hash: counter.phrases().map(|phrases| phrases.hash().to_string()),
        };
        Keys::new(rows, method)
    }
}

/// The sizes of two sets, and the name of the reference if it is a table.
struct Sizes<'r> {
    /// The number of occurrences of all terms, or of documents, in target and reference.
    totals: [u64; 2],
    target_documents: u64,
    reference_documents: Option<u64>,
    reference: Option<&'r str>,
}

impl Default for Keyness {
    fn default() -> Self {
        Keyness::new()
    }
}

impl KeynessBuilder {
    /// Sets the unit that is compared. Default: words.
    pub fn unit(&mut self, unit: Unit) -> &mut Self {
        self.counter.unit(unit);
        self
    }

    /// Sets the minimum number of occurrences of a term in both sets together; rarer terms still count towards totals. Default: 1.
    pub fn min_count(&mut self, count: u64) -> &mut Self {
        self.min_count = count;
        self
    }

    /// Sets the parts of documents that are counted. Default: title and body.
    pub fn parts(&mut self, parts: PartSet) -> &mut Self {
        self.counter.parts(parts);
        self
    }

    /// Sets the weight of the prior: how many times the contents of both sets together, in the same proportions, it adds to each set. Default: 1.
    ///
    /// The lighter the prior, the more a term missing on one side is treated as missing by chance, however common it is on the other.
    pub fn prior_weight(&mut self, weight: f64) -> &mut Self {
        self.prior_weight = weight;
        self
    }

    /// Sets the form of G². Default: over four cells.
    pub fn g2(&mut self, form: G2Form) -> &mut Self {
        self.g2 = form;
        self
    }

    /// Sets whether numbers, and dates and fractions in Chinese characters (一九五八年, 百分之五), count as terms. Default: yes.
    pub fn numbers(&mut self, numbers: bool) -> &mut Self {
        self.counter.numbers(numbers);
        self
    }

    /// Sets words that are left out, also from totals. Default: none.
    pub fn stop_words(&mut self, words: Option<StopWords>) -> &mut Self {
        self.counter.stop_words(words);
        self
    }

    /// Sets a list whose phrases are compared instead of words, tested on the documents that contain them. Default: words.
    pub fn phrases(&mut self, phrases: Option<PhraseList>) -> &mut Self {
        self.counter.phrases(phrases);
        self
    }

    /// Sets names that count as one term each; see [`TermCounterBuilder::names`]. Default: none.
    pub fn names(&mut self, names: Option<PhraseList>) -> &mut Self {
        self.counter.names(names);
        self
    }

    /// Sets which occurrences count if phrases contain one another. Default: all.
    pub fn overlap(&mut self, overlap: Overlap) -> &mut Self {
        self.counter.overlap(overlap);
        self
    }

    /// Sets the tokenizer. Default: [`Tokenizer::new`].
    pub fn tokenizer(&mut self, tokenizer: Tokenizer) -> &mut Self {
        self.counter.tokenizer(tokenizer);
        self
    }

    /// Builds the comparison.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidOption`](crate::ErrorKind::InvalidOption) for a prior of zero weight or of more than a million times the sets, and those
    /// of [`TermCounterBuilder::build`](super::TermCounterBuilder::build).
    pub fn build(&self) -> Result<Keyness, Error> {
        // This also rejects NaN.
        if !(1e-9..=1e6).contains(&self.prior_weight) {
            return Err(Error::option(
                format!("a prior of weight {} has no effect or removes every difference", self.prior_weight),
                "use a weight such as 1",
            ));
        }
        // The minimum applies to both sets together, and to neither alone. It is checked here: what is invalid for a counter is invalid for both
        // sets.
        self.counter.clone().min_count(self.min_count).build()?;
        let (counter, min_count, prior_weight, g2) = (self.counter.build()?, self.min_count, self.prior_weight, self.g2);
        Ok(Keyness { settings: Arc::new(Settings { counter, min_count, prior_weight, g2 }) })
    }
}

#[cfg(test)]
mod tests;
