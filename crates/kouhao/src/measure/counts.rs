//! How often words and runs of words occur.
//!
//! Documents are counted one by one into a tally whose size is that of the vocabulary: occurrences by document, then documents by group. Several
//! threads have tallies of their own, which are added up. All sums are of whole numbers, so the result does not depend on how the documents were shared out.

use std::cmp::Reverse;
use std::collections::VecDeque;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::matrix::{Counts, CountsTally, Table};
use super::phrases::{Overlap, PhraseList};
use super::stop_words::StopWords;
use super::vocabulary::Vocabulary;
use crate::Error;
use crate::text::{Corpus, Document, Gap, Mark, PartSet, Strength, is_han, is_kana};
use crate::tokens::{Token, TokenKind, Tokenizer};

/// What is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Unit {
    /// Each word.
    #[default]
    Word,
    /// Each run of so many words, from 1 to 64, within a clause.
    ///
    /// The marks ，；：and all that end sentences part the words; 、 quotation marks, brackets and dashes do not, so 政治、经济 holds the
    /// run 政治经济. Its words are written without anything between them, Latin words with a space; runs that look the same so are one
    /// term, however the words in them were cut.
    Ngram(usize),
}

/// How many words a run may have. A run is written out for every word of the text, so longer ones would cost as many times the text; what
/// recurs over more words than this is found by the suffix array of slogans.
const LONGEST_RUN: usize = 64;

/// Counts terms in documents.
///
/// Words are the tokens that are neither punctuation nor white space, as they stand in the text: nothing is folded, GDP and gdp are two.
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

#[derive(Debug)]
pub(super) struct Settings {
    /// How many words make a term.
    words: usize,
    pub(super) by: Option<String>,
    parts: PartSet,
    pub(super) min_count: u64,
    filter: Filter,
    /// What is counted instead of words.
    phrases: Option<(PhraseList, Overlap)>,
    tokenizer: Tokenizer,
}

/// Which tokens make terms.
#[derive(Clone, Debug)]
struct Filter {
    punctuation: bool,
    numbers: bool,
    stop_words: Option<StopWords>,
}

impl Default for Filter {
    fn default() -> Self {
        Filter { punctuation: false, numbers: true, stop_words: None }
    }
}

impl Filter {
    fn keeps(&self, token: Token<'_>) -> bool {
        (self.numbers || token.kind() != TokenKind::Number) && self.stop_words.as_ref().is_none_or(|words| !words.contains(token.text()))
    }
}

/// How much text was counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) struct Size {
    pub(super) words: u64,
    pub(super) characters: u64,
}

impl Settings {
    /// Calls `count` for each term of a document in the order of the text, and returns how much text that was.
    ///
    /// With a term of one word comes its place in the tokenizer's dictionary, a number to count it by; 0 for terms that have none.
    pub(super) fn each_term(&self, document: &Document, mut count: impl FnMut(&str, u32)) -> Size {
        let text = document.text();
        let mut size = Size::default();
        // The last words of the clause, the text of the run, and what stands since the last word.
        let mut run: VecDeque<&str> = VecDeque::new();
        let mut term = String::new();
        if let Some((phrases, overlap)) = &self.phrases {
            let found = phrases.find(document, self.parts).into_iter().filter(|found| *overlap == Overlap::All || found.cover.is_none());
            found.for_each(|found| count(phrases.phrase(found.phrase), 0));
        }
        for part in document.parts().iter().filter(|part| self.parts.contains(part.kind)) {
            size.characters += text[part.span].chars().filter(|c| !c.is_whitespace()).count() as u64;
            run.clear();
            let mut gap = Gap::default();
            for (token, place) in self.tokenizer.tokenize_placed(&text[part.span]) {
                if let Some(kind) = token.mark() {
                    if self.filter.punctuation && self.phrases.is_none() && kind == TokenKind::Punctuation {
                        count(token.text(), place);
                    }
                    if self.words > 1 {
                        token.text().chars().filter_map(Mark::of).for_each(|mark| gap.add(mark));
                    }
                    continue;
                }
                size.words += 1;
                if self.phrases.is_some() {
                    continue;
                }
                if !self.filter.keeps(token) {
                    // What stands on either side of a word that is left out are no neighbours.
                    run.clear();
                    gap = Gap::default();
                    continue;
                }
                if self.words == 1 {
                    count(token.text(), place);
                    continue;
                }
                if std::mem::take(&mut gap).strength() >= Strength::Clause {
                    run.clear();
                } else if run.len() == self.words {
                    run.pop_front();
                }
                run.push_back(token.text());
                if run.len() == self.words {
                    term.clear();
                    run.iter().for_each(|word| push_word(&mut term, word));
                    count(&term, 0);
                }
            }
        }
        size
    }
}

impl TermCounter {
    /// Creates a counter of words in title and body, all documents together.
    pub fn new() -> Self {
        let (filter, parts, tokenizer) = (Filter::default(), PartSet::default(), Tokenizer::new());
        TermCounter { settings: Arc::new(Settings { words: 1, by: None, parts, min_count: 1, filter, phrases: None, tokenizer }) }
    }

    /// Starts a counter with other settings.
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
    /// Linear in the text, times the words in a term. Memory grows with the vocabulary times the number of threads, not with the text.
    pub fn count(&self, corpus: &Corpus) -> Terms {
        let mut tally = self.tally();
        tally.extend(corpus.documents());
        tally.finish()
    }

    /// Counts the terms of each document by itself, or of each value of the field to group by, on all threads of the current rayon pool.
    ///
    /// # Complexity
    /// As [`count`](Self::count); memory grows with the number of different terms of each document.
    pub fn tabulate(&self, corpus: &Corpus) -> Counts {
        let mut tally = self.document_tally();
        tally.extend(corpus.documents());
        tally.finish()
    }

    /// Starts an empty tally of documents one by one, for documents that come one by one.
    pub fn document_tally(&self) -> CountsTally {
        CountsTally::new(self.settings.clone())
    }

    /// Starts an empty tally, for documents that come one by one.
    pub fn tally(&self) -> TermTally {
        TermTally { settings: self.settings.clone(), vocabulary: Vocabulary::default(), groups: FxHashMap::default() }
    }
}

impl Default for TermCounter {
    fn default() -> Self {
        TermCounter::new()
    }
}

/// Settings of a [`TermCounter`].
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
    tokenizer: Option<Tokenizer>,
}

impl TermCounterBuilder {
    /// Sets what is counted. Default: words.
    pub fn unit(&mut self, unit: Unit) -> &mut Self {
        self.unit = unit;
        self
    }

    /// Counts each value of a field by itself: a variable, or `title`, `speaker`, `date` or `occasion` as the text itself gives them too (see
    /// [`Document::value`]). Documents that lack the field make a group without a name.
    pub fn by(&mut self, field: impl Into<String>) -> &mut Self {
        self.by = Some(field.into());
        self
    }

    /// Sets the parts of documents that are counted. Default: title and body.
    pub fn parts(&mut self, parts: PartSet) -> &mut Self {
        self.parts = parts;
        self
    }

    /// Leaves out terms that occur fewer times in their group; totals keep them. Default: 1.
    pub fn min_count(&mut self, count: u64) -> &mut Self {
        self.min_count = count;
        self
    }

    /// Counts marks too, each as a term, not as words. Default: no.
    pub fn punctuation(&mut self, punctuation: bool) -> &mut Self {
        self.punctuation = punctuation;
        self
    }

    /// Sets whether numbers are terms; they stay words. Default: yes.
    pub fn numbers(&mut self, numbers: bool) -> &mut Self {
        self.numbers = numbers;
        self
    }

    /// Leaves words out; they stay words, and no run goes over them. Default: none.
    pub fn stop_words(&mut self, words: Option<StopWords>) -> &mut Self {
        self.stop_words = words;
        self
    }

    /// Counts the phrases of a list instead of words; filters do not concern them. Findings come in by this door too: a list of formulations or of
    /// enumerated phrases. Default: words.
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

    /// Makes the counter.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidOption`](crate::ErrorKind::InvalidOption) for runs of no words or of more than
    /// 64, a least count of zero, a field without a name, or runs of words and phrases at once.
    pub fn build(&self) -> Result<TermCounter, Error> {
        let words = match self.unit {
            Unit::Word => 1,
            Unit::Ngram(0) => return Err(Error::option("a run of 0 words is no term", "give the number of words, from 1")),
            Unit::Ngram(words) if words > LONGEST_RUN => {
                return Err(Error::option(
                    format!("a run of {words} words is longer than any that is counted"),
                    format!("give the number of words, from 1 to {LONGEST_RUN}"),
                ));
            }
            Unit::Ngram(words) => words,
        };
        if self.min_count == 0 {
            return Err(Error::option("no term occurs 0 times", "give the least count, from 1"));
        }
        if self.by.as_deref() == Some("") {
            return Err(Error::option("the field to group by has no name", "name a variable of the documents, or title, speaker, date or occasion"));
        }
        if self.phrases.is_some() && self.unit != Unit::Word {
            return Err(Error::option("either runs of words or given phrases are counted", "leave one of them out"));
        }
        if self.punctuation && words > 1 {
            return Err(Error::option("runs of words hold no punctuation", "count punctuation with single words"));
        }
        let (by, parts, min_count) = (self.by.clone(), self.parts, self.min_count);
        let filter = Filter { punctuation: self.punctuation, numbers: self.numbers, stop_words: self.stop_words.clone() };
        let phrases = self.phrases.clone().map(|phrases| (phrases, self.overlap));
        let settings = Settings { words, by, parts, min_count, filter, phrases, tokenizer: self.tokenizer.clone().unwrap_or_default() };
        Ok(TermCounter { settings: Arc::new(settings) })
    }
}

/// Counts under way. Made by [`TermCounter::tally`].
#[derive(Clone, Debug)]
pub struct TermTally {
    settings: Arc<Settings>,
    vocabulary: Vocabulary,
    groups: FxHashMap<Option<Box<str>>, GroupTally>,
}

#[derive(Clone, Debug, Default)]
struct GroupTally {
    documents: u64,
    words: u64,
    characters: u64,
    terms: Tallies,
}

#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    count: u64,
    documents: u64,
}

/// Tallies of terms, by the numbers of the terms: of nearly all, or of those that a group has.
#[derive(Clone, Debug)]
enum Tallies {
    Dense(Vec<Tally>),
    Sparse(FxHashMap<u32, Tally>),
}

impl Default for Tallies {
    fn default() -> Self {
        Tallies::Sparse(FxHashMap::default())
    }
}

impl Tallies {
    fn add(&mut self, term: u32, count: u64, documents: u64) {
        let tally = match self {
            Tallies::Sparse(tallies) => tallies.entry(term).or_default(),
            Tallies::Dense(tallies) => {
                let place = term as usize;
                if place >= tallies.len() {
                    tallies.resize(place + 1, Tally::default());
                }
                &mut tallies[place]
            }
        };
        tally.count += count;
        tally.documents += documents;
    }

    /// Calls `each` with every term that was counted, in any order.
    fn for_each(&self, mut each: impl FnMut(u32, Tally)) {
        match self {
            #[allow(clippy::iter_over_hash_type, reason = "the order is said to be any")]
            Tallies::Sparse(tallies) => tallies.iter().for_each(|(&term, &tally)| each(term, tally)),
            Tallies::Dense(tallies) => tallies.iter().zip(0..).filter(|(tally, _)| tally.count > 0).for_each(|(&tally, term)| each(term, tally)),
        }
    }
}

impl TermTally {
    /// Adds the terms of one document.
    pub fn add(&mut self, document: &Document) {
        self.extend(std::slice::from_ref(document));
    }

    /// Adds the terms of many documents, on all threads of the current rayon pool.
    pub fn extend(&mut self, documents: &[Document]) {
        for table in Table::of(documents, &self.settings, &mut self.vocabulary) {
            for (row, entries) in table.rows() {
                let group = self.group(row.name.as_deref().filter(|_| self.settings.by.is_some()));
                group.documents += row.documents;
                group.words += row.words;
                group.characters += row.characters;
                entries.iter().for_each(|&(term, count)| group.terms.add(term, count.into(), 1));
            }
        }
    }

    /// Adds what another tally of the same counter has counted.
    ///
    /// # Panics
    /// If the other tally comes from a counter with other settings.
    pub fn merge(&mut self, other: TermTally) {
        assert!(Arc::ptr_eq(&self.settings, &other.settings), "only tallies of one counter can be merged");
        let ours = self.vocabulary.absorb(other.vocabulary);
        #[allow(clippy::iter_over_hash_type, reason = "sums do not depend on the order")]
        for (name, theirs) in other.groups {
            let group = self.group(name.as_deref());
            group.documents += theirs.documents;
            group.words += theirs.words;
            group.characters += theirs.characters;
            theirs.terms.for_each(|term, tally| group.terms.add(ours[term as usize], tally.count, tally.documents));
        }
    }

    fn group(&mut self, name: Option<&str>) -> &mut GroupTally {
        let terms = || if self.settings.by.is_none() { Tallies::Dense(Vec::new()) } else { Tallies::default() };
        self.groups.entry(name.map(Box::from)).or_insert_with(|| GroupTally { terms: terms(), ..GroupTally::default() })
    }

    /// Sorts what was counted into rows.
    pub fn finish(self) -> Terms {
        let words = self.vocabulary.into_terms();
        let mut groups: Vec<(Option<Arc<str>>, GroupTally)> = self.groups.into_iter().map(|(name, group)| (name.map(Arc::from), group)).collect();
        groups.sort_by(|(a, _), (b, _)| (a.is_none(), a).cmp(&(b.is_none(), b)));
        let mut rows = Vec::new();
        let mut totals = Vec::new();
        for (name, group) in groups {
            let first = rows.len();
            let mut occurrences = 0;
            group.terms.for_each(|term, tally| {
                occurrences += tally.count;
                if tally.count >= self.settings.min_count {
                    let per_million = if group.words > 0 { tally.count as f64 * 1e6 / group.words as f64 } else { 0.0 };
                    let per_10k_chars = tally.count as f64 * 1e4 / group.characters as f64;
                    let term = words[term as usize].clone();
                    rows.push(Term { group: name.clone(), term, count: tally.count, documents: tally.documents, per_million, per_10k_chars });
                }
            });
            // No two rows of a group have one term.
            rows[first..].par_sort_unstable_by(|a, b| (Reverse(a.count), &a.term).cmp(&(Reverse(b.count), &b.term)));
            totals.push(Group { name, documents: group.documents, words: group.words, characters: group.characters, occurrences });
        }
        Terms { rows: rows.into(), totals: totals.into() }
    }
}

/// Appends a word to a run: behind a space where two Latin words or numbers would run together.
fn push_word(run: &mut String, word: &str) {
    let spaced = |c: char| !is_han(c) && !is_kana(c);
    if run.chars().next_back().is_some_and(spaced) && word.chars().next().is_some_and(spaced) {
        run.push(' ');
    }
    run.push_str(word);
}

/// How often each term occurs.
///
/// Sorted by group (documents without the field last), then by count, most frequent first, then by term. Cloning is free.
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

    /// Returns the groups and their totals, in the order of the rows; one without a name if nothing was grouped.
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

/// One term of one group.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Term {
    /// The value of the field that was grouped by.
    pub group: Option<Arc<str>>,
    /// The text of the term.
    pub term: Box<str>,
    /// Occurrences.
    pub count: u64,
    /// Documents of the group that hold it.
    pub documents: u64,
    /// Occurrences per million words of the group; for runs of words too, words are the denominator. 0 where there are marks and no words.
    pub per_million: f64,
    /// Occurrences per ten thousand characters of the group that are no white space (每万字).
    pub per_10k_chars: f64,
}

/// The totals of one group, with the terms that are too rare for a row.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Group {
    /// The value of the field that was grouped by.
    pub name: Option<Arc<str>>,
    /// Documents.
    pub documents: u64,
    /// Words.
    pub words: u64,
    /// Characters: code points that are no white space, punctuation among them.
    pub characters: u64,
    /// Occurrences of all terms: the number of words, or of runs of words.
    pub occurrences: u64,
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::*;

    fn counted(unit: Unit, texts: &[&str]) -> Vec<(String, u64, u64)> {
        let counter = TermCounter::builder().unit(unit).build().unwrap();
        let terms = counter.count(&Corpus::from_texts(texts.iter().copied()));
        terms.rows().iter().map(|row| (row.term.to_string(), row.count, row.documents)).collect()
    }

    fn row(term: &str, count: u64, documents: u64) -> (String, u64, u64) {
        (term.to_owned(), count, documents)
    }

    #[test]
    fn words_without_marks_and_spaces() {
        let rows = counted(Unit::Word, &["改革，改革 GDP gdp。", "改革 3.5%"]);
        assert_eq!(rows, [row("改革", 3, 2), row("3.5", 1, 1), row("GDP", 1, 1), row("gdp", 1, 1)]);
        assert!(counted(Unit::Word, &["，。 \n", ""]).is_empty());
    }

    #[test]
    fn runs_stay_within_clauses() {
        let rows = counted(Unit::Ngram(2), &["政治、“经济”，文化\n社会"]);
        assert_eq!(rows, [row("政治经济", 1, 1)]);
        assert_eq!(counted(Unit::Ngram(2), &["build back better"]), [row("back better", 1, 1), row("build back", 1, 1)]);
        assert!(counted(Unit::Ngram(3), &["改革，开放。发展"]).is_empty());
        assert_eq!(counted(Unit::Ngram(1), &["改革"]), counted(Unit::Word, &["改革"]));
    }

    #[test]
    fn groups_and_totals() {
        let counter = TermCounter::builder().by("year").min_count(2).build().unwrap();
        let corpus = Corpus::new([
            Document::new("a", "改革改革发展").with_variable("year", "2025"),
            Document::new("b", "改革"),
            Document::new("c", "发展发展").with_variable("year", "2024"),
            Document::new("d", "").with_variable("year", "2023"),
        ]);
        let terms = counter.count(&corpus);
        let rows: Vec<_> = terms.into_iter().map(|row| (row.group.as_deref(), &*row.term, row.count)).collect();
        assert_eq!(rows, [(Some("2024"), "发展", 2), (Some("2025"), "改革", 2)]);
        let totals: Vec<_> = terms.totals().iter().map(|group| (group.name.as_deref(), group.documents, group.words, group.occurrences)).collect();
        assert_eq!(totals, [(Some("2023"), 1, 0, 0), (Some("2024"), 1, 2, 2), (Some("2025"), 1, 3, 3), (None, 1, 1, 1)]);
        assert!((terms.rows()[1].per_million - 666_666.666_666).abs() < 1e-3);
    }

    #[test]
    fn groups_by_what_the_text_says_of_itself() {
        let speech = "在全市大会上的讲话\n（2022年9月7日）\n岳明\n同志们：\n改革改革。";
        let corpus = Corpus::new([Document::new("a", speech), Document::new("b", "改革").with_variable("date", "2021")]);
        let groups = |field: &str| -> Vec<Option<String>> {
            let terms = TermCounter::builder().by(field).build().unwrap().count(&corpus);
            terms.totals().iter().map(|group| group.name.as_deref().map(str::to_owned)).collect()
        };
        assert_eq!(groups("date"), [Some("2021".to_owned()), Some("2022-09-07".to_owned())]);
        for field in ["title", "speaker", "occasion"] {
            let own = corpus[0].value(field).map(str::to_owned);
            assert_eq!(groups(field), [own.clone(), corpus[1].value(field).map(str::to_owned)], "{field}");
        }
        assert_eq!(groups("province"), [None]);
    }

    fn terms(builder: &mut TermCounterBuilder, text: &str) -> Vec<(String, u64)> {
        let terms = builder.build().unwrap().count(&Corpus::from_texts([text]));
        assert_eq!(terms.totals()[0].words, 6, "filters leave the denominator as it is");
        terms.rows().iter().map(|row| (row.term.to_string(), row.count)).collect()
    }

    #[test]
    fn filters() {
        let text = "我们的改革，改革 2025、发展。";
        let cell = |term: &str, count| (term.to_owned(), count);
        let without = [cell("改革", 2), cell("2025", 1), cell("发展", 1)];
        assert_eq!(terms(TermCounter::builder().stop_words(Some(StopWords::closed())), text), without);
        assert!(!terms(TermCounter::builder().numbers(false), text).contains(&cell("2025", 1)));
        let marks = terms(TermCounter::builder().punctuation(true), text);
        assert!([cell("，", 1), cell("。", 1), cell("、", 1)].iter().all(|mark| marks.contains(mark)));
        // A word that is left out parts its neighbours.
        let pairs = terms(TermCounter::builder().unit(Unit::Ngram(2)).numbers(false), text);
        assert_eq!(pairs, [cell("我们的", 1), cell("的改革", 1)]);
    }

    #[test]
    fn given_phrases_are_terms() {
        let text = "改革发展。发展，改革发展！";
        let list = PhraseList::new(["发展", "改革发展"]).unwrap();
        let counted = |overlap| {
            let counter = TermCounter::builder().phrases(Some(list.clone())).overlap(overlap).build().unwrap();
            let terms = counter.count(&Corpus::from_texts([text]));
            let rows: Vec<(String, u64)> = terms.rows().iter().map(|row| (row.term.to_string(), row.count)).collect();
            assert_eq!((terms.totals()[0].words, terms.totals()[0].characters), (5, 13));
            assert!((terms.rows()[0].per_10k_chars - terms.rows()[0].count as f64 * 1e4 / 13.0).abs() < 1e-9);
            rows
        };
        assert_eq!(counted(Overlap::All), [("发展".to_owned(), 3), ("改革发展".to_owned(), 2)]);
        assert_eq!(counted(Overlap::Longest), [("改革发展".to_owned(), 2), ("发展".to_owned(), 1)]);
        assert!(TermCounter::builder().phrases(Some(list)).unit(Unit::Ngram(2)).build().is_err());
        assert!(TermCounter::builder().punctuation(true).unit(Unit::Ngram(2)).build().is_err());
    }

    #[test]
    fn the_longest_runs() {
        let words = ["改革"; 70].concat();
        assert_eq!(counted(Unit::Ngram(64), &[&words]), [row(&["改革"; 64].concat(), 7, 1)]);
        assert!(counted(Unit::Ngram(64), &["改革"]).is_empty());
    }

    #[test]
    fn bad_settings_fail_in_build() {
        for words in [0, 65, usize::MAX] {
            let error = TermCounter::builder().unit(Unit::Ngram(words)).build().unwrap_err();
            assert_eq!(error.kind(), crate::ErrorKind::InvalidOption);
            assert!(error.to_string().contains("from 1"), "{error}");
        }
        for builder in [TermCounter::builder().min_count(0), TermCounter::builder().by("")] {
            assert_eq!(builder.build().unwrap_err().kind(), crate::ErrorKind::InvalidOption);
        }
    }

    #[test]
    fn shared_between_threads() {
        fn check<T: Clone + Send + Sync + 'static>() {}
        check::<TermCounter>();
        check::<TermTally>();
        check::<Terms>();
    }

    /// Counts pairs of words by looking at the text between every two neighbouring words.
    fn naive_pairs(documents: &[Document]) -> BTreeMap<String, (u64, u64)> {
        let mut counts: BTreeMap<String, (u64, BTreeSet<usize>)> = BTreeMap::new();
        for (id, document) in documents.iter().enumerate() {
            let tokens: Vec<_> = Tokenizer::new().tokenize(document.text()).filter(|token| token.is_word()).collect();
            for pair in tokens.windows(2) {
                let between = &document.text()[pair[0].span().end..pair[1].span().start];
                if between.contains(['，', '；', '：', '。', '！', '\n', '.', ',']) {
                    continue;
                }
                let latin = |text: &str| text.is_ascii();
                let space = if latin(pair[0].text()) && latin(pair[1].text()) { " " } else { "" };
                let entry = counts.entry(format!("{}{space}{}", pair[0].text(), pair[1].text())).or_default();
                entry.0 += 1;
                entry.1.insert(id);
            }
        }
        counts.into_iter().map(|(term, (count, documents))| (term, (count, documents.len() as u64))).collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, rng_seed: RngSeed::Fixed(21), ..ProptestConfig::default() })]

        #[test]
        fn pairs_agree_with_a_naive_count(texts in prop::collection::vec("(改革|发展|GDP|five|的|中国|[，；：。！、“” \n.,])*", 0..6)) {
            let corpus = Corpus::from_texts(texts);
            let terms = TermCounter::builder().unit(Unit::Ngram(2)).build().unwrap().count(&corpus);
            let rows: BTreeMap<String, (u64, u64)> =
                terms.rows().iter().map(|row| (row.term.to_string(), (row.count, row.documents))).collect();
            prop_assert_eq!(rows, naive_pairs(corpus.documents()));
        }

        #[test]
        fn any_share_of_the_work_gives_the_same(texts in prop::collection::vec("(改革|发展|GDP|的|，)*", 0..12), cut in 0..12usize) {
            let documents: Vec<Document> =
                texts.iter().enumerate().map(|(i, text)| Document::new("", text.as_str()).with_variable("g", (i % 3).to_string())).collect();
            let counter = TermCounter::builder().by("g").build().unwrap();
            let mut one_by_one = counter.tally();
            documents.iter().for_each(|document| one_by_one.add(document));
            let (first, rest) = documents.split_at(cut.min(documents.len()));
            let mut shared = counter.tally();
            first.iter().for_each(|document| shared.add(document));
            rayon::ThreadPoolBuilder::new().num_threads(3).build().unwrap().install(|| shared.extend(rest));
            first.iter().for_each(|document| shared.add(document));
            first.iter().for_each(|document| one_by_one.add(document));
            prop_assert_eq!(shared.finish(), one_by_one.finish());
        }
    }
}
