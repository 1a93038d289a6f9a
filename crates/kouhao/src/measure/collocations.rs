//! Finds what occurs near a phrase more often than by chance.
//!
//! “Near” means a window of words on either side, within the sentence, or the whole sentence. The naive count, pairs of phrase and
//! word, counts a word twice if it lies between two occurrences, so the joint frequency can exceed the number of words. Here every word is either
//! near or not, and the four cells of a table add up to all words (Evert's surface cooccurrence) or to all sentences.
//!
//! Evert, S. (2008). Corpora and collocations. In: Lüdeling, A., Kytö, M. (eds.), Corpus Linguistics: An International Handbook.

use std::cmp::Reverse;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::Serialize;

use super::phrases::PhraseList;
use super::shares::shares;
use super::statistics::{Contingency, log_dice, npmi, quantised, signed_g2};
use crate::Error;
use crate::text::{Corpus, Document, Fold, PartSet, Span, sentences};
use crate::tokens::Tokenizer;

/// The context in which words count as near.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Within {
    /// A number of words on either side, within the sentence.
    #[default]
    Window,
    /// The whole sentence.
    Sentence,
}

impl Within {
    /// Returns the name used in options.
    pub fn name(self) -> &'static str {
        match self {
            Within::Window => "window",
            Within::Sentence => "sentence",
        }
    }
}

/// Finds the words, or the phrases of a list, that occur near a phrase (collocates).
///
/// ```
/// use kouhao::measure::{Collocations, Within};
/// use kouhao::text::Corpus;
///
/// let corpus = Corpus::from_texts(["经济高质量发展。社会稳定。", "推动高质量发展，稳定就业。"]);
/// let found = Collocations::builder().phrase("高质量发展").within(Within::Sentence).build()?.find(&corpus);
/// let told: Vec<_> = found.rows().iter().map(|row| (&*row.term, row.together)).collect();
/// assert_eq!(told[..2], [("就业", 1), ("推动", 1)]);
/// assert_eq!((found.method().near, found.method().total), (2, 3));
/// # Ok::<(), kouhao::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Collocations {
    settings: Arc<Settings>,
}

#[derive(Debug)]
struct Settings {
    phrase: PhraseList,
    within: Within,
    window: usize,
    among: Option<PhraseList>,
    min_count: u64,
    parts: PartSet,
    tokenizer: Tokenizer,
}

/// Builds [`Collocations`].
#[derive(Clone, Debug)]
#[must_use]
pub struct CollocationsBuilder {
    phrase: String,
    within: Within,
    window: usize,
    among: Option<Vec<String>>,
    min_count: u64,
    parts: PartSet,
    fold: Fold,
    tokenizer: Option<Tokenizer>,
}

impl Collocations {
    /// Creates a builder with a window of five words, in title and body.
    pub fn builder() -> CollocationsBuilder {
        CollocationsBuilder {
            phrase: String::new(),
            within: Within::Window,
            window: 5,
            among: None,
            min_count: 1,
            parts: PartSet::default(),
            fold: Fold::new(),
            tokenizer: None,
        }
    }

    /// Finds the collocates of the phrase in a corpus, on all threads of the current rayon pool.
    ///
    /// # Complexity
    /// Linear in the length of the text; memory grows with the vocabulary.
    pub fn find(&self, corpus: &Corpus) -> Collocates {
        let mut tally = self.tally();
        tally.extend(corpus.documents());
        tally.finish()
    }

    /// Creates an empty tally, for documents that arrive one by one.
    pub fn tally(&self) -> CollocationTally {
        CollocationTally { settings: self.settings.clone(), terms: FxHashMap::default(), occurrences: 0, near: 0, total: 0 }
    }
}

impl CollocationsBuilder {
    /// Sets the phrase; punctuation within and around it is ignored.
    pub fn phrase(&mut self, phrase: &str) -> &mut Self {
        self.phrase = phrase.to_owned();
        self
    }

    /// Sets the context in which words count as near. Default: a window of words.
    pub fn within(&mut self, within: Within) -> &mut Self {
        self.within = within;
        self
    }

    /// Sets the size of the window: the number of words on either side. Default: 5.
    pub fn window(&mut self, words: usize) -> &mut Self {
        self.window = words;
        self
    }

    /// Sets phrases to look for instead of words; they must occur in the same sentence, not in a window of words. Default: words.
    pub fn among(&mut self, phrases: Option<Vec<String>>) -> &mut Self {
        self.among = phrases;
        self
    }

    /// Sets the minimum number of occurrences of a word or phrase near the phrase. Default: 1.
    pub fn min_count(&mut self, count: u64) -> &mut Self {
        self.min_count = count;
        self
    }

    /// Sets the parts of documents that are searched. Default: title and body.
    pub fn parts(&mut self, parts: PartSet) -> &mut Self {
        self.parts = parts;
        self
    }

    /// Sets which spellings of the phrases are merged; see [`Fold`]. Default: width, case and radicals, not script.
    pub fn fold(&mut self, fold: Fold) -> &mut Self {
        self.fold = fold;
        self
    }

    /// Sets the tokenizer. Default: [`Tokenizer::new`].
    pub fn tokenizer(&mut self, tokenizer: Tokenizer) -> &mut Self {
        self.tokenizer = Some(tokenizer);
        self
    }

    /// Builds the finder.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidOption`](crate::ErrorKind::InvalidOption) for a phrase without a unit, a window or a minimum count of 0, or if phrases are
    /// to be looked for [`among`](Self::among) a window of words.
    pub fn build(&self) -> Result<Collocations, Error> {
        if self.window == 0 {
            return Err(Error::option("a window of 0 words is empty", "use 1 or more words on either side"));
        }
        if self.min_count == 0 {
            return Err(Error::option("the minimum count cannot be 0", "use 1 or more"));
        }
        if self.among.is_some() && self.within == Within::Window {
            return Err(Error::option("a window is measured in words, which phrases are not", "look for phrases within the sentence"));
        }
        let phrase = PhraseList::folded([&self.phrase], self.fold)?;
        let among = self.among.as_ref().map(|phrases| PhraseList::folded(phrases, self.fold)).transpose()?;
        let (within, window, min_count, parts) = (self.within, self.window, self.min_count, self.parts);
        let tokenizer = self.tokenizer.clone().unwrap_or_default();
        Ok(Collocations { settings: Arc::new(Settings { phrase, within, window, among, min_count, parts, tokenizer }) })
    }
}

/// Collocations in progress. Created by [`Collocations::tally`].
#[derive(Clone, Debug)]
pub struct CollocationTally {
    settings: Arc<Settings>,
    /// For each term, the number of words or sentences near the phrase, and in all.
    terms: FxHashMap<Box<str>, (u64, u64)>,
    occurrences: u64,
    near: u64,
    total: u64,
}

impl CollocationTally {
    /// Adds a document.
    pub fn add(&mut self, document: &Document) {
        let settings = self.settings.clone();
        let text = document.text();
        let nodes: Vec<Span> = settings.phrase.find(document, settings.parts).iter().map(|found| found.span).collect();
        self.occurrences += nodes.len() as u64;
        let listed: Option<Vec<(Span, &str)>> = settings.among.as_ref().map(|among| {
            let found = among.find(document, settings.parts);
            found.iter().map(|found| (found.span, among.phrase(found.phrase))).collect()
        });
        // Nodes, and words or phrases, advance with the sentences.
        let (mut nodes, mut listed) = (&nodes[..], listed.as_deref());
        // The nodes that may still reach into the following text.
        let mut open = Vec::new();
        for part in document.parts().among(settings.parts) {
            for sentence in sentences(&text[part.span]) {
                let sentence = sentence.shifted(part.span.start);
                let (held, rest) = nodes.split_at(nodes.partition_point(|node| node.start < sentence.end));
                nodes = rest;
                open.retain(|node: &Span| node.end > sentence.start);
                open.extend_from_slice(held);
                let terms: Vec<(Span, &str)> = match &mut listed {
                    Some(listed) => {
                        let (held, rest) = listed.split_at(listed.partition_point(|(span, _)| span.start < sentence.end));
                        *listed = rest;
                        outside(held.iter().copied(), &open)
                    }
                    None => {
                        let words = settings.tokenizer.tokenize(&text[sentence]).filter(|token| token.is_word());
                        outside(words.map(|word| (word.span().shifted(sentence.start), word.text())), &open)
                    }
                };
                match settings.within {
                    Within::Window => self.window(&terms, held),
                    Within::Sentence => self.sentence(terms, !held.is_empty()),
                }
            }
        }
    }

    fn window(&mut self, words: &[(Span, &str)], nodes: &[Span]) {
        // How many windows open, minus how many close, before each word.
        let mut windows = vec![0_i64; words.len() + 1];
        for node in nodes {
            let behind = words.partition_point(|(span, _)| span.start < node.start);
            windows[behind.saturating_sub(self.settings.window)] += 1;
            windows[behind.saturating_add(self.settings.window).min(words.len())] -= 1;
        }
        let mut open = 0;
        for (&(_, word), change) in words.iter().zip(windows) {
            open += change;
            self.count(word, open > 0);
            self.near += u64::from(open > 0);
            self.total += 1;
        }
    }

    fn sentence(&mut self, mut terms: Vec<(Span, &str)>, near: bool) {
        terms.sort_unstable_by_key(|term| term.1);
        terms.dedup_by_key(|term| term.1);
        terms.iter().for_each(|(_, term)| self.count(term, near));
        self.near += u64::from(near);
        self.total += 1;
    }

    fn count(&mut self, term: &str, near: bool) {
        let sum = match self.terms.get_mut(term) {
            Some(sum) => sum,
            None => self.terms.entry(term.into()).or_default(),
        };
        sum.0 += u64::from(near);
        sum.1 += 1;
    }

    /// Adds several documents, on all threads of the current rayon pool.
    pub fn extend(&mut self, documents: &[Document]) {
        let empty = || Collocations { settings: self.settings.clone() }.tally();
        let tallies: Vec<CollocationTally> = shares(documents, empty, CollocationTally::add).collect();
        tallies.into_iter().for_each(|tally| self.merge(tally));
    }

    /// Adds the counts of another tally of the same finder.
    ///
    /// # Panics
    /// Panics if the other tally belongs to a finder with other settings.
    pub fn merge(&mut self, other: CollocationTally) {
        assert!(Arc::ptr_eq(&self.settings, &other.settings), "only tallies of one finder can be merged");
        self.occurrences += other.occurrences;
        self.near += other.near;
        self.total += other.total;
        if self.terms.is_empty() {
            self.terms = other.terms;
            return;
        }
        #[allow(clippy::iter_over_hash_type, reason = "sums do not depend on the order")]
        for (term, (near, all)) in other.terms {
            let sum = self.terms.entry(term).or_default();
            sum.0 += near;
            sum.1 += all;
        }
    }

    /// Returns the rows of what was counted.
    pub fn finish(self) -> Collocates {
        let Settings { within, window, min_count, ref phrase, .. } = *self.settings;
        let method = CollocationMethod {
            phrase: phrase.phrase(0).to_string(),
            within: within.name(),
            window: (within == Within::Window).then_some(window),
            occurrences: self.occurrences,
            near: self.near,
            total: self.total,
        };
        let row = |(term, (together, all)): (Box<str>, (u64, u64))| {
            let table = Contingency::of_pair(together, all, self.near, self.total);
            // In a window, the phrase is counted by its occurrences: the number of words near it is a multiple of these, which grows with the window.
            let phrase = if within == Within::Window { self.occurrences } else { self.near };
            Some(Collocation {
                term,
                together,
                expected: quantised(table.expected()),
                log_dice: quantised(log_dice(together, phrase, all)?),
                npmi: quantised(npmi(table)),
                g2: quantised(signed_g2(table)),
            })
        };
        let mut rows: Vec<Collocation> = self.terms.into_iter().filter(|(_, (near, _))| *near >= min_count).filter_map(row).collect();
        rows.sort_by(|a, b| b.log_dice.total_cmp(&a.log_dice).then_with(|| (Reverse(a.together), &a.term).cmp(&(Reverse(b.together), &b.term))));
        Collocates { rows: rows.into(), method: Arc::new(method) }
    }
}

/// Returns what lies outside all nodes; both must be in ascending order.
fn outside<'t>(terms: impl Iterator<Item = (Span, &'t str)>, nodes: &[Span]) -> Vec<(Span, &'t str)> {
    let mut next = 0;
    let free = |(span, _): &(Span, &str)| {
        while nodes.get(next).is_some_and(|node| node.end <= span.start) {
            next += 1;
        }
        nodes.get(next).is_none_or(|node| span.end <= node.start)
    };
    terms.filter(free).collect()
}

/// The collocates of a phrase, strongest association first: by logDice, then by joint frequency, then by term. Cloning is cheap.
#[derive(Clone, Debug, PartialEq)]
pub struct Collocates {
    rows: Arc<[Collocation]>,
    method: Arc<CollocationMethod>,
}

impl Collocates {
    /// Returns the words or phrases.
    pub fn rows(&self) -> &[Collocation] {
        &self.rows
    }

    /// Returns the method and totals that all rows are based on.
    pub fn method(&self) -> &CollocationMethod {
        &self.method
    }
}

/// A word or phrase that occurs near the phrase. Scores are rounded to six decimal places.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Collocation {
    /// The word or phrase.
    pub term: Box<str>,
    /// The joint frequency: occurrences in windows, or sentences that contain both.
    pub together: u64,
    /// The joint frequency expected if the two were independent.
    pub expected: f64,
    /// The strength of association; see [`log_dice`].
    pub log_dice: f64,
    /// The same, as normalised pointwise mutual information; see [`npmi`].
    pub npmi: f64,
    /// The significance of the association; negative if the two occur together less often than expected. See [`g2`](super::statistics::g2).
    pub g2: f64,
}

/// The method and totals that collocations are based on.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct CollocationMethod {
    /// The phrase.
    pub phrase: String,
    /// The context: `window` or `sentence`.
    pub within: &'static str,
    /// The number of words on either side; `None` for sentences.
    pub window: Option<usize>,
    /// The number of occurrences of the phrase.
    pub occurrences: u64,
    /// The number of words near it, or of sentences that contain it.
    pub near: u64,
    /// The number of all words except those of the phrase, or of all sentences.
    pub total: u64,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::*;

    fn found(builder: &mut CollocationsBuilder, texts: &[&str]) -> Collocates {
        builder.build().unwrap().find(&Corpus::from_texts(texts.iter().copied()))
    }

    fn told(found: &Collocates) -> Vec<(&str, u64)> {
        let mut rows: Vec<_> = found.rows().iter().map(|row| (&*row.term, row.together)).collect();
        rows.sort_unstable();
        rows
    }

    #[test]
    fn a_window_ends_with_the_sentence() {
        let texts = ["a b c x d e f. g", "x", "a"];
        let collocates = found(Collocations::builder().phrase("x").window(2), &texts);
        assert_eq!(told(&collocates), [("b", 1), ("c", 1), ("d", 1), ("e", 1)]);
        let method = collocates.method();
        assert_eq!((method.occurrences, method.near, method.total), (2, 4, 8));
        let wide = found(Collocations::builder().phrase("x").window(usize::MAX), &texts);
        assert_eq!(told(&wide).len(), 6);
    }

    #[test]
    fn every_word_is_near_once_however_many_windows_hold_it() {
        let collocates = found(Collocations::builder().phrase("x").window(5), &["a x b x c"]);
        assert_eq!(told(&collocates), [("a", 1), ("b", 1), ("c", 1)]);
        assert!(collocates.rows().iter().all(|row| row.expected == 1.0 && row.g2 == 0.0));
    }

    #[test]
    fn words_of_the_phrase_do_not_go_with_it() {
        let texts = ["改革开放向前，改革向前。"];
        // The word 改革开放 overlaps the phrase 改革.
        assert_eq!(told(&found(Collocations::builder().phrase("改革"), &texts)), [("向前", 2)]);
        assert_eq!(told(&found(Collocations::builder().phrase("开放，向前"), &texts)), [("向前", 1), ("改革", 1)]);
    }

    #[test]
    fn scores_of_a_row() {
        // b: twice near, three times in all; windows hold four of six words; x occurs twice.
        let collocates = found(Collocations::builder().phrase("x").window(1), &["a x b. b x d. b. d"]);
        let row = collocates.rows().iter().find(|row| &*row.term == "b").unwrap();
        let table = Contingency::of_pair(2, 3, 4, 6);
        assert_eq!((row.together, row.expected, row.npmi, row.g2), (2, 2.0, quantised(npmi(table)), quantised(signed_g2(table))));
        assert_eq!(row.log_dice, quantised(14.0 + (4.0_f64 / 5.0).log2()));
    }

    #[test]
    fn phrases_share_sentences() {
        let among = Some(vec!["四个意识".to_owned(), "四个自信".to_owned(), "两个维护".to_owned(), "维护".to_owned()]);
        let texts = ["增强“四个意识”，做到“两个维护”。坚定“四个自信”。", "“四个意识”“四个自信”“四个意识”。维护“四个意识”和“两个维护”"];
        let collocates = found(Collocations::builder().phrase("四个意识").within(Within::Sentence).among(among.clone()), &texts);
        // 维护 stands in 两个维护 too, and the phrase itself is no neighbour of its own.
        assert_eq!(told(&collocates), [("两个维护", 2), ("四个自信", 1), ("维护", 2)]);
        assert_eq!((collocates.method().near, collocates.method().total), (3, 4));
        assert!(Collocations::builder().phrase("四个意识").among(among).build().is_err());
    }

    #[test]
    fn nothing_goes_with_what_does_not_occur() {
        assert!(found(Collocations::builder().phrase("x"), &["a b", ""]).rows().is_empty());
        assert_eq!(told(&found(Collocations::builder().phrase("x").min_count(2), &["a x", "b x a"])), [("a", 2)]);
    }

    #[test]
    fn bad_settings_fail_in_build() {
        let mut builder = Collocations::builder();
        for builder in [builder.clone().phrase("，"), builder.clone().phrase("x").window(0), builder.phrase("x").min_count(0)] {
            assert_eq!(builder.build().unwrap_err().kind(), crate::ErrorKind::InvalidOption);
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 150, failure_persistence: None, rng_seed: RngSeed::Fixed(66), ..ProptestConfig::default() })]

        #[test]
        fn a_naive_count_agrees(texts in prop::collection::vec("([abx]|[abx] |\\. ){0,14}", 0..5), window in 1..4usize) {
            let corpus = Corpus::from_texts(texts.clone());
            let collocates = Collocations::builder().phrase("x").window(window).build().unwrap().find(&corpus);
            let mut near = std::collections::BTreeMap::<String, u64>::new();
            for text in &texts {
                for sentence in sentences(text) {
                    let words: Vec<&str> = Tokenizer::new().tokenize(&text[sentence]).filter(|token| token.is_word()).map(|token| token.text()).collect();
                    for (place, word) in words.iter().enumerate().filter(|(_, word)| **word != "x") {
                        // Distance in words that are none of the phrase.
                        let between = |a: usize, b: usize| words[a.min(b) + 1..a.max(b)].iter().filter(|word| **word != "x").count();
                        if words.iter().enumerate().any(|(node, word)| *word == "x" && between(node, place) < window) {
                            *near.entry((*word).to_owned()).or_default() += 1;
                        }
                    }
                }
            }
            let expected: Vec<(&str, u64)> = near.iter().map(|(word, count)| (word.as_str(), *count)).collect();
            prop_assert_eq!(told(&collocates), expected);
            for row in collocates.rows() {
                prop_assert!([row.expected, row.log_dice, row.npmi, row.g2].iter().all(|figure| figure.is_finite()) && row.log_dice <= 14.0);
            }
        }
    }
}
