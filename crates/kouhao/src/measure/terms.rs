//! Counts how often words and n-grams occur.

mod numbers;
mod settings;
mod tally;

use std::sync::Arc;

use super::Group;
use super::counts::{Counts, CountsTally};
use super::phrases::{Overlap, PhraseList};
use super::stop_words::StopWords;
use crate::Error;
use crate::text::{Corpus, PartSet};
use crate::tokens::Tokenizer;
use settings::Filter;
pub(super) use settings::Settings;
pub use tally::TermTally;

/// The unit that is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Unit {
    /// Each word.
    #[default]
    Word,
    /// Each n-gram: a run of the given number of words, from 1 to 64, within a clause.
    ///
    /// The marks ，；：and all that end sentences separate the words; 、 quotation marks, brackets and dashes do not, so 政治、经济 contains the n-gram 政治经济.
    /// Its words are written without anything between them, Latin words with a space; n-grams that then look the same are one term, however their
    /// words were segmented.
    Ngram(usize),
}

/// How many words a run may have. A run is written out for every word of the text, so longer ones would cost as many times the text; what
/// recurs over more words than this is found by the suffix array of slogans.
const LONGEST_RUN: usize = 64;

/// Counts terms in documents.
///
/// Words are the tokens that are neither punctuation nor white space, as spelt in the text: nothing is folded, so GDP and gdp are two words.
///
/// ```
/// use kouhao::measure::TermCounter;
/// use kouhao::text::Corpus;
///
/// let corpus = Corpus::from_texts(["深化改革，扩大开放。", "改革！改革！"]);
/// let terms = TermCounter::new().count(&corpus);
/// let first = &terms.rows()[0];
/// assert_eq!((&*first.term, first.count, first.documents), ("改革", 2, 1));
/// ```
#[derive(Clone, Debug)]
pub struct TermCounter {
    settings: Arc<Settings>,
}

impl TermCounter {
    /// Creates a counter of words in title and body, with all documents as one group.
    pub fn new() -> Self {
        let (filter, parts, tokenizer) = (Filter::default(), PartSet::default(), Tokenizer::new());
        TermCounter { settings: Arc::new(Settings { words: 1, by: None, parts, min_count: 1, filter, phrases: None, names: None, tokenizer }) }
    }

    /// Creates a builder with the default settings.
    pub fn builder() -> TermCounterBuilder {
        TermCounterBuilder {
            unit: Unit::Word,
            by: None,
            parts: PartSet::default(),
            min_count: 1,
            punctuation: false,
            numbers: true,
            stop_words: None,
            phrases: None,
            overlap: Overlap::All,
            names: None,
            tokenizer: None,
        }
    }

    /// Returns the phrases that are counted instead of words.
    pub fn phrases(&self) -> Option<&PhraseList> {
        self.settings.phrases.as_ref().map(|(phrases, _)| phrases)
    }

    /// Returns the words that are left out.
    pub fn stop_words(&self) -> Option<&StopWords> {
        self.settings.filter.stop_words.as_ref()
    }

    /// Counts the terms of a corpus, on all threads of the current rayon pool.
    ///
    /// # Complexity
    /// Linear in the length of the text, multiplied by the number of words in a term. Memory grows with the vocabulary multiplied by the number of
    /// threads, not with the text.
    pub fn count(&self, corpus: &Corpus) -> Terms {
        let mut tally = self.tally();
        tally.extend(corpus.documents());
        tally.finish()
    }

    /// Counts the terms of each document, or of each value of the grouping field, on all threads of the current rayon pool.
    ///
    /// # Complexity
    /// That of [`count`](Self::count); memory grows with the number of distinct terms of each document.
    pub fn tabulate(&self, corpus: &Corpus) -> Counts {
        let mut tally = self.document_tally();
        tally.extend(corpus.documents());
        tally.finish()
    }

    /// Creates an empty tally that counts each document separately, for documents that arrive one by one.
    pub fn document_tally(&self) -> CountsTally {
        CountsTally::new(self.settings.clone())
    }

    /// Creates an empty tally, for documents that arrive one by one.
    pub fn tally(&self) -> TermTally {
        TermTally::new(self.settings.clone())
    }
}

impl Default for TermCounter {
    fn default() -> Self {
        TermCounter::new()
    }
}

/// Builds a [`TermCounter`].
#[derive(Clone, Debug)]
#[must_use]
pub struct TermCounterBuilder {
    unit: Unit,
    by: Option<String>,
    parts: PartSet,
    min_count: u64,
    punctuation: bool,
    numbers: bool,
    stop_words: Option<StopWords>,
    phrases: Option<PhraseList>,
    overlap: Overlap,
    names: Option<PhraseList>,
    tokenizer: Option<Tokenizer>,
}

impl TermCounterBuilder {
    /// Sets the unit that is counted. Default: words.
    pub fn unit(&mut self, unit: Unit) -> &mut Self {
        self.unit = unit;
        self
    }

    /// Sets a grouping field, whose values are counted separately: a variable, or `title`, `speaker`, `date` or `occasion`, which the text itself may
    /// also supply (see [`Document::value`](crate::text::Document::value)). Documents that lack the field form a group without a name.
    pub fn by(&mut self, field: impl Into<String>) -> &mut Self {
        self.by = Some(field.into());
        self
    }

    /// Sets the parts of documents that are counted. Default: title and body.
    pub fn parts(&mut self, parts: PartSet) -> &mut Self {
        self.parts = parts;
        self
    }

    /// Sets the minimum number of occurrences of a term in its group; rarer terms still count towards totals. Default: 1.
    pub fn min_count(&mut self, count: u64) -> &mut Self {
        self.min_count = count;
        self
    }

    /// Sets whether punctuation marks are counted too, each as a term, but not as words. Default: no.
    pub fn punctuation(&mut self, punctuation: bool) -> &mut Self {
        self.punctuation = punctuation;
        self
    }

    /// Sets whether numbers, and dates and fractions in Chinese characters (一九五八年, 百分之五), count as terms; they always count as words. Default: yes.
    pub fn numbers(&mut self, numbers: bool) -> &mut Self {
        self.numbers = numbers;
        self
    }

    /// Sets words that are left out; they still count as words, and no n-gram extends over them. Default: none.
    pub fn stop_words(&mut self, words: Option<StopWords>) -> &mut Self {
        self.stop_words = words;
        self
    }

    /// Sets a list whose phrases are counted instead of words; filters do not apply to them. The list can also hold findings, such as formulations or
    /// enumerated phrases. Default: words.
    pub fn phrases(&mut self, phrases: Option<PhraseList>) -> &mut Self {
        self.phrases = phrases;
        self
    }

    /// Sets which occurrences count if phrases contain one another. Default: all.
    pub fn overlap(&mut self, overlap: Overlap) -> &mut Self {
        self.overlap = overlap;
        self
    }

    /// Sets names that count as one term each where they consist of whole words, however the tokenizer splits them: 粤港澳大湾区 and not 大湾. Of overlapping
    /// names the first counts, longer ones first. They still count as several words. Default: none.
    pub fn names(&mut self, names: Option<PhraseList>) -> &mut Self {
        self.names = names;
        self
    }

    /// Sets the tokenizer. Default: [`Tokenizer::new`].
    pub fn tokenizer(&mut self, tokenizer: Tokenizer) -> &mut Self {
        self.tokenizer = Some(tokenizer);
        self
    }

    /// Builds the counter.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidOption`](crate::ErrorKind::InvalidOption) for n-grams of no words or of more than 64, a minimum count of zero, a grouping
    /// field without a name, or if both n-grams and phrases are requested.
    pub fn build(&self) -> Result<TermCounter, Error> {
        let words = match self.unit {
            Unit::Word => 1,
            Unit::Ngram(0) => return Err(Error::option("an n-gram has at least one word", "use 1 or more words")),
            Unit::Ngram(words) if words > LONGEST_RUN => {
                return Err(Error::option(format!("an n-gram of {words} words is too long to be counted"), format!("use 1 to {LONGEST_RUN} words")));
            }
            Unit::Ngram(words) => words,
        };
        if self.min_count == 0 {
            return Err(Error::option("the minimum count cannot be 0", "use 1 or more"));
        }
        if self.by.as_deref() == Some("") {
            return Err(Error::option(
                "the name of the grouping field is empty",
                "use a variable of the documents, or title, speaker, date or occasion",
            ));
        }
        if self.phrases.is_some() && self.unit != Unit::Word {
            return Err(Error::option("n-grams and given phrases cannot be counted together", "omit one of them"));
        }
        if self.punctuation && words > 1 {
            return Err(Error::option("n-grams contain no punctuation", "count punctuation with single words"));
        }
        let (by, parts, min_count) = (self.by.clone(), self.parts, self.min_count);
        let filter = Filter { punctuation: self.punctuation, numbers: self.numbers, stop_words: self.stop_words.clone() };
        let phrases = self.phrases.clone().map(|phrases| (phrases, self.overlap));
        let (names, tokenizer) = (self.names.clone(), self.tokenizer.clone().unwrap_or_default());
        let settings = Settings { words, by, parts, min_count, filter, phrases, names, tokenizer };
        Ok(TermCounter { settings: Arc::new(settings) })
    }
}

/// The frequencies of terms.
///
/// Sorted by group (documents without the field last), then by count, most frequent first, then by term. Cloning is cheap.
#[derive(Clone, Debug, PartialEq)]
pub struct Terms {
    rows: Arc<[Term]>,
    totals: Arc<[Group]>,
}

impl Terms {
    /// Returns the terms.
    pub fn rows(&self) -> &[Term] {
        &self.rows
    }

    /// Returns the groups and their totals, in the order of the rows; a single group without a name if nothing was grouped.
    pub fn totals(&self) -> &[Group] {
        &self.totals
    }
}

impl<'t> IntoIterator for &'t Terms {
    type Item = &'t Term;
    type IntoIter = std::slice::Iter<'t, Term>;

    fn into_iter(self) -> Self::IntoIter {
        self.rows.iter()
    }
}

/// A term in one group.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Term {
    /// The value of the grouping field.
    pub group: Option<Arc<str>>,
    /// The text of the term.
    pub term: Box<str>,
    /// The number of occurrences.
    pub count: u64,
    /// The number of documents of the group that contain it.
    pub documents: u64,
    /// Occurrences per million words of the group; words are the denominator for n-grams too. 0 if there are marks but no words.
    pub per_million: f64,
    /// Occurrences per ten thousand characters of the group, white space not counted (每万字).
    pub per_10k_chars: f64,
}

#[cfg(test)]
mod tests;
