//! What sets two sets of documents apart.
//!
//! The naive answer, the terms that are commoner in one set, is a list of function words or of words that occur once. So every term is ranked by the
//! weighted log-odds ratio, whose prior draws what is rare to no difference, and every row says beside the rank how large the difference is (Log
//! Ratio), how sure (G² with p and q), and whether it is that of the set or of one document in it (documents, DP). All counts are those of
//! [`TermCounter`], so that a row can be recomputed from the rows of `terms`.
//!
//! Given phrases repeat within a document and have no total of which they are a share: they are tested on documents, those that hold the
//! phrase against those that do not.

use std::cmp::Reverse;
use std::sync::Arc;

use serde::Serialize;

use super::counts::{TermCounter, Unit};
use super::frequencies::FrequencyTable;
use super::matrix::{Columns, Counts};
use super::phrases::{Overlap, PhraseList};
use super::statistics::{
    Contingency, Dispersion, LogRatio, WeightedLogOdds, benjamini_hochberg, chi_square_tail, dispersion, g2_two_cells, log_ratio, quantised,
    signed_g2, significant, weighted_log_odds,
};
use super::stop_words::StopWords;
use crate::Error;
use crate::text::{Corpus, PartSet};
use crate::tokens::Tokenizer;

/// Which form of G² is given.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum G2Form {
    /// Over the four cells of the table: the term and all else in both sets. See [`g2`](super::statistics::g2).
    #[default]
    FourCells,
    /// Over the two cells of the term, as UCREL and Wmatrix give it. See [`g2_two_cells`].
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
    /// Whether documents are counted, not occurrences.
    by_document: bool,
    lists: Lists,
    min_count: u64,
    prior_weight: f64,
    g2: G2Form,
}

/// Which lists the terms went through.
#[derive(Clone, Debug, Default)]
struct Lists {
    stop_words: Option<String>,
    phrases_hash: Option<String>,
}

/// Settings of a [`Keyness`].
#[derive(Clone, Debug)]
#[must_use]
pub struct KeynessBuilder {
    unit: Unit,
    min_count: u64,
    parts: PartSet,
    prior_weight: f64,
    g2: G2Form,
    numbers: bool,
    stop_words: Option<StopWords>,
    phrases: Option<PhraseList>,
    overlap: Overlap,
    tokenizer: Option<Tokenizer>,
}

impl Keyness {
    /// Compares words of title and body, with a prior as heavy as both sets together.
    pub fn new() -> Self {
        let settings = Settings {
            counter: TermCounter::new(),
            by_document: false,
            lists: Lists::default(),
            min_count: 1,
            prior_weight: 1.0,
            g2: G2Form::FourCells,
        };
        Keyness { settings: Arc::new(settings) }
    }

    /// Starts a comparison with other settings.
    pub fn builder() -> KeynessBuilder {
        KeynessBuilder {
            unit: Unit::Word,
            min_count: 1,
            parts: PartSet::default(),
            prior_weight: 1.0,
            g2: G2Form::FourCells,
            numbers: true,
            stop_words: None,
            phrases: None,
            overlap: Overlap::All,
            tokenizer: None,
        }
    }

    /// Returns the counter whose tallies can be [compared](Self::compare).
    pub fn counter(&self) -> &TermCounter {
        &self.settings.counter
    }

    /// Compares two sets of documents, on all threads of the current rayon pool. A document in both counts in both.
    pub fn between(&self, target: &Corpus, reference: &Corpus) -> Keys {
        let counter = self.counter();
        self.compare(&counter.tabulate(target), &counter.tabulate(reference))
    }

    /// Compares what [`counter`](Self::counter) has counted in two sets of documents.
    ///
    /// # Complexity
    /// Linear in the entries of both, and that of sorting the terms.
    pub fn compare(&self, target: &Counts, reference: &Counts) -> Keys {
        let sides = [Side::of(target, self.settings.by_document), Side::of(reference, self.settings.by_document)];
        let terms = united(target.vocabulary().iter().map(|term| &**term), reference.vocabulary().iter().map(|term| &**term));
        let pairs = terms.into_iter().map(|(term, ours, theirs)| (term, sides[0].count(ours), sides[1].count(theirs)));
        let documents = [target, reference].map(|counts| counts.rows().iter().map(|row| row.documents).sum::<u64>());
        self.rank(pairs, sides[0].total, sides[1].total, documents[0], Some(documents[1]), None)
    }

    /// Compares what [`counter`](Self::counter) has counted with a table of frequencies, which knows of no documents.
    ///
    /// Given phrases, which are tested on documents, cannot be compared so: nothing is returned for them.
    pub fn against(&self, target: &Counts, reference: &FrequencyTable) -> Keys {
        let side = Side::of(target, self.settings.by_document);
        let listed: Vec<(&str, u64)> = if self.settings.by_document { Vec::new() } else { reference.iter().collect() };
        let ours: &[Box<str>] = if self.settings.by_document { &[] } else { target.vocabulary() };
        let terms = united(ours.iter().map(|term| &**term), listed.iter().map(|&(term, _)| term));
        let theirs = |place: Option<usize>| KeyCount { count: place.map_or(0, |place| listed[place].1), documents: None, dispersion: None };
        let pairs = terms.into_iter().map(|(term, ours, place)| (term, side.count(ours), theirs(place)));
        let documents = target.rows().iter().map(|row| row.documents).sum();
        self.rank(pairs, side.total, reference.total(), documents, None, Some(reference.name()))
    }

    fn rank<'t>(
        &self,
        pairs: impl Iterator<Item = (&'t str, KeyCount, KeyCount)>,
        target_total: u64,
        reference_total: u64,
        target_documents: u64,
        reference_documents: Option<u64>,
        reference: Option<&str>,
    ) -> Keys {
        let Settings { by_document, min_count, prior_weight, g2: form, .. } = *self.settings;
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
        // Not negative, so its bits are in the order of its size.
        rows.sort_by(|a, b| (Reverse(a.log_odds_z.abs().to_bits()), &a.term).cmp(&(Reverse(b.log_odds_z.abs().to_bits()), &b.term)));
        let method = KeynessMethod {
            tested: if by_document { "documents" } else { "occurrences" },
            target_total,
            reference_total,
            target_documents,
            reference_documents,
            reference: reference.map(str::to_string),
            prior: "pooled counts of target and reference",
            prior_weight,
            prior_total,
            g2: form.name(),
            family: rows.len(),
            stop_words: self.settings.lists.stop_words.clone(),
            phrases_hash: self.settings.lists.phrases_hash.clone(),
        };
        Keys { rows: rows.into(), method: Arc::new(method) }
    }
}

impl Default for Keyness {
    fn default() -> Self {
        Keyness::new()
    }
}

impl KeynessBuilder {
    /// Sets what is compared. Default: words.
    pub fn unit(&mut self, unit: Unit) -> &mut Self {
        self.unit = unit;
        self
    }

    /// Leaves out terms that occur fewer times in both sets together; totals keep them. Default: 1.
    pub fn min_count(&mut self, count: u64) -> &mut Self {
        self.min_count = count;
        self
    }

    /// Sets the parts of documents that are counted. Default: title and body.
    pub fn parts(&mut self, parts: PartSet) -> &mut Self {
        self.parts = parts;
        self
    }

    /// Sets how heavy the prior is: it adds to each set so many times what both sets hold together, in the same proportions. Default: 1.
    ///
    /// The lighter it is, the more a term that is missing on one side is taken for one that chance left out, however common it is on the other.
    pub fn prior_weight(&mut self, weight: f64) -> &mut Self {
        self.prior_weight = weight;
        self
    }

    /// Sets the form of G². Default: over four cells.
    pub fn g2(&mut self, form: G2Form) -> &mut Self {
        self.g2 = form;
        self
    }

    /// Sets whether numbers are terms. Default: yes.
    pub fn numbers(&mut self, numbers: bool) -> &mut Self {
        self.numbers = numbers;
        self
    }

    /// Leaves words out, from totals too. Default: none.
    pub fn stop_words(&mut self, words: Option<StopWords>) -> &mut Self {
        self.stop_words = words;
        self
    }

    /// Compares the phrases of a list instead of words, tested on the documents that hold them. Default: words.
    pub fn phrases(&mut self, phrases: Option<PhraseList>) -> &mut Self {
        self.phrases = phrases;
        self
    }

    /// Sets which occurrences count of phrases that stand in one another. Default: all.
    pub fn overlap(&mut self, overlap: Overlap) -> &mut Self {
        self.overlap = overlap;
        self
    }

    /// Sets the tokenizer. Default: the dictionary as shipped.
    pub fn tokenizer(&mut self, tokenizer: Tokenizer) -> &mut Self {
        self.tokenizer = Some(tokenizer);
        self
    }

    /// Makes the comparison.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidOption`](crate::ErrorKind::InvalidOption) for a prior that weighs nothing or more than a million times the sets, and as
    /// [`TermCounterBuilder::build`](super::TermCounterBuilder::build).
    pub fn build(&self) -> Result<Keyness, Error> {
        // Also refuses NaN.
        if !(1e-9..=1e6).contains(&self.prior_weight) {
            return Err(Error::option(
                format!("a prior of weight {} draws nothing or everything to no difference", self.prior_weight),
                "give a weight such as 1",
            ));
        }
        let mut counter = TermCounter::builder();
        // Checks the least count, which is that of both sets together and none of one of them.
        counter.unit(self.unit).parts(self.parts).numbers(self.numbers).stop_words(self.stop_words.clone());
        counter.phrases(self.phrases.clone()).overlap(self.overlap).min_count(self.min_count).build()?;
        counter.min_count(1).tokenizer(self.tokenizer.clone().unwrap_or_default());
        let (min_count, prior_weight, g2) = (self.min_count, self.prior_weight, self.g2);
        let lists = Lists {
            stop_words: self.stop_words.as_ref().map(|words| words.source().to_string()),
            phrases_hash: self.phrases.as_ref().map(|phrases| phrases.hash().to_string()),
        };
        Ok(Keyness {
            settings: Arc::new(Settings { counter: counter.build()?, by_document: self.phrases.is_some(), lists, min_count, prior_weight, g2 }),
        })
    }
}

/// Terms of two sorted lists in order, each with its place in either.
fn united<'t>(ours: impl Iterator<Item = &'t str>, theirs: impl Iterator<Item = &'t str>) -> Vec<(&'t str, Option<usize>, Option<usize>)> {
    let (mut ours, mut theirs) = (ours.enumerate().peekable(), theirs.enumerate().peekable());
    let mut united = Vec::new();
    loop {
        let (left, right) = (ours.peek().map(|&(_, term)| term), theirs.peek().map(|&(_, term)| term));
        let Some(term) = left.into_iter().chain(right).min() else { return united };
        let place = |held: Option<&str>, next: &mut dyn FnMut() -> Option<usize>| if held == Some(term) { next() } else { None };
        let left = place(left, &mut || ours.next().map(|(place, _)| place));
        let right = place(right, &mut || theirs.next().map(|(place, _)| place));
        united.push((term, left, right));
    }
}

/// One set, counted.
struct Side<'c> {
    counts: &'c Counts,
    columns: Columns,
    /// Occurrences of all terms, or documents.
    total: u64,
    /// Text of all documents, and of the shortest that holds any.
    size: u64,
    smallest: u64,
}

impl<'c> Side<'c> {
    fn of(counts: &'c Counts, by_document: bool) -> Self {
        let sizes = || counts.rows().iter().map(|row| row.words);
        let total = counts.rows().iter().map(|row| if by_document { row.documents } else { row.occurrences }).sum();
        let smallest = sizes().filter(|&size| size > 0).min().unwrap_or(0);
        Side { counts, columns: counts.columns(), total, size: sizes().sum(), smallest }
    }

    fn count(&self, term: Option<usize>) -> KeyCount {
        let held = term.map_or(&[][..], |term| self.columns.of(term));
        let parts = held.iter().map(|&(row, count)| (u64::from(count), self.counts.rows()[row as usize].words));
        KeyCount {
            count: parts.clone().map(|(count, _)| count).sum(),
            documents: Some(held.len() as u64),
            dispersion: dispersion(parts, self.size, self.smallest),
        }
    }
}

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
    fn quantise(&mut self) {
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
    /// The name of the list of phrases, if it was one; see [`PhraseList::hash`].
    pub phrases_hash: Option<String>,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::*;
    use crate::text::Document;

    fn corpora() -> [Corpus; 2] {
        [Corpus::from_texts(["改革改革发展", "改革", ""]), Corpus::from_texts(["发展发展稳定", "发展，改革"])]
    }

    fn find<'k>(keys: &'k Keys, term: &str) -> &'k Key {
        keys.rows().iter().find(|row| &*row.term == term).unwrap()
    }

    #[test]
    fn every_figure_of_a_row() {
        let [target, reference] = corpora();
        let keys = Keyness::new().between(&target, &reference);
        assert_eq!(keys.rows().iter().map(|row| &*row.term).collect::<Vec<_>>(), ["改革", "发展", "稳定"]);
        let reform = find(&keys, "改革");
        assert_eq!((reform.target.count, reform.target.documents, reform.reference.count, reform.reference.documents), (3, Some(2), 1, Some(1)));
        // Three of four against one of five, with a prior of four of nine.
        assert_eq!(reform.log_odds, weighted_log_odds(3, 4, 1, 5, 4.0, 9.0));
        let ratio = reform.log_ratio.unwrap();
        assert!((ratio.value - (0.75_f64 / 0.2).log2()).abs() < 1e-6 && ratio.low < ratio.value && ratio.value < ratio.high);
        assert_eq!(reform.g2, quantised(super::super::statistics::g2(Contingency::of_sets(3, 4, 1, 5))));
        assert!(reform.g2 > 0.0 && find(&keys, "发展").g2 < 0.0);
        // Two of three where three quarters of the words are, one of three where the fourth is.
        let spread = reform.target.dispersion.unwrap();
        assert!((spread.dp - 0.083333).abs() < 1e-9 && (spread.dp_norm.unwrap() - 0.111111).abs() < 1e-9, "{spread:?}");
        let stable = find(&keys, "稳定");
        assert_eq!((stable.target.dispersion, stable.log_ratio), (None, None));
        let method = keys.method();
        assert_eq!((method.target_total, method.reference_total, method.target_documents, method.reference_documents), (4, 5, 3, Some(2)));
        assert_eq!((method.prior_total, method.family, method.g2), (9.0, 3, "4-cell"));
        assert!(keys.rows().iter().all(|row| row.p <= row.q && row.q <= 1.0));
    }

    #[test]
    fn sets_change_sides_and_signs() {
        let [target, reference] = corpora();
        let (keys, back) = (Keyness::new().between(&target, &reference), Keyness::new().between(&reference, &target));
        for key in keys.rows() {
            let other = find(&back, &key.term);
            assert_eq!((key.log_odds_z, key.g2, key.p), (-other.log_odds_z, -other.g2, other.p), "{}", key.term);
        }
    }

    #[test]
    fn rare_terms_are_left_out_and_counted_in_totals() {
        let [target, reference] = corpora();
        let keys = Keyness::builder().min_count(2).build().unwrap().between(&target, &reference);
        assert_eq!((keys.rows().len(), keys.method().reference_total, keys.method().family), (2, 5, 2));
    }

    #[test]
    fn a_table_of_frequencies_knows_no_documents() {
        let [target, reference] = corpora();
        let table = FrequencyTable::new("ours", [("改革", 1), ("发展", 3), ("稳定", 1)]);
        let keyness = Keyness::new();
        let keys = keyness.against(&keyness.counter().tabulate(&target), &table);
        let both = keyness.between(&target, &reference);
        for key in keys.rows() {
            let same = find(&both, &key.term);
            assert_eq!((key.target, key.reference.count, key.log_odds_z, key.g2), (same.target, same.reference.count, same.log_odds_z, same.g2));
            assert_eq!((key.reference.documents, key.reference.dispersion), (None, None));
        }
        assert_eq!((keys.rows().len(), keys.method().reference.as_deref(), keys.method().reference_documents), (3, Some("ours"), None));
    }

    #[test]
    fn phrases_are_tested_on_documents() {
        let list = PhraseList::new(["改革", "发展"]).unwrap();
        let [target, reference] = corpora();
        let keyness = Keyness::builder().phrases(Some(list.clone())).build().unwrap();
        let keys = keyness.between(&target, &reference);
        let reform = find(&keys, "改革");
        assert_eq!((reform.target.count, reform.target.documents, reform.reference.count, reform.reference.documents), (3, Some(2), 1, Some(1)));
        // Two of three documents against one of two.
        assert_eq!(reform.log_odds, weighted_log_odds(2, 3, 1, 2, 3.0, 5.0));
        assert_eq!(reform.g2, quantised(signed_g2(Contingency::of_sets(2, 3, 1, 2))));
        assert_eq!((keys.method().tested, keys.method().phrases_hash.as_deref(), keys.rows().len()), ("documents", Some(list.hash()), 2));
        let table = FrequencyTable::new("ours", [("改革", 1)]);
        assert!(keyness.against(&keyness.counter().tabulate(&target), &table).rows().is_empty());
    }

    #[test]
    fn words_that_are_left_out_are_in_no_total() {
        let [target, reference] = corpora();
        let keys = Keyness::builder().stop_words(Some(StopWords::new("ours", ["发展"]))).build().unwrap().between(&target, &reference);
        let method = keys.method();
        assert_eq!((method.target_total, method.reference_total, method.stop_words.as_deref()), (3, 2, Some("ours")));
    }

    #[test]
    fn the_form_with_two_cells_goes_by_its_name() {
        let [target, reference] = corpora();
        let keys = Keyness::builder().g2(G2Form::TwoCells).build().unwrap().between(&target, &reference);
        assert_eq!(find(&keys, "改革").g2, quantised(g2_two_cells(3, 4, 1, 5)));
        assert_eq!(keys.method().g2, "2-cell");
    }

    #[test]
    fn nothing_has_no_rows() {
        let (empty, [target, _]) = (Corpus::default(), corpora());
        assert!(Keyness::new().between(&empty, &empty).rows().is_empty());
        let keys = Keyness::new().between(&target, &empty);
        assert!(keys.rows().iter().all(|row| row.g2 == 0.0 && row.p == 1.0 && row.log_ratio.is_none() && row.log_odds_z.is_finite()));
    }

    #[test]
    fn bad_settings_fail_in_build() {
        for builder in [Keyness::builder().prior_weight(0.0), Keyness::builder().prior_weight(f64::NAN), Keyness::builder().min_count(0)] {
            assert_eq!(builder.build().unwrap_err().kind(), crate::ErrorKind::InvalidOption);
        }
    }

    #[test]
    fn shared_between_threads() {
        fn check<T: Clone + Send + Sync + 'static>() {}
        check::<Keyness>();
        check::<Keys>();
        check::<FrequencyTable>();
        check::<Counts>();
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, rng_seed: RngSeed::Fixed(63), ..ProptestConfig::default() })]

        #[test]
        fn no_number_is_missing(texts in prop::collection::vec("(改革|发展|的|，){0,6}", 0..8), cut in 0..8usize, weight in 1e-9..1e6_f64) {
            let documents: Vec<Document> = texts.iter().map(|text| Document::from(text.as_str())).collect();
            let (ours, theirs) = documents.split_at(cut.min(documents.len()));
            let keyness = Keyness::builder().prior_weight(weight).build().unwrap();
            let keys = keyness.between(&Corpus::new(ours.to_vec()), &Corpus::new(theirs.to_vec()));
            for key in keys.rows() {
                let ratio = key.log_ratio.map_or(0.0, |ratio| ratio.value + ratio.low + ratio.high);
                let spread = [key.target, key.reference].map(|side| side.dispersion.map_or(0.0, |spread| spread.dp)).iter().sum::<f64>();
                prop_assert!([key.log_odds_z, key.g2, key.p, key.q, ratio, spread].iter().all(|figure| figure.is_finite()), "{:?}", key);
            }
        }
    }
}
