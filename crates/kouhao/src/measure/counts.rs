//! The sparse matrix of counts: documents, groups or periods × terms.
//!
//! The naive table has a cell for every term in every document, nearly all of them 0. Here only the terms that occur are stored, document after
//! document (compressed sparse rows). Terms are numbered in the order of their first occurrence; several threads count separate documents, and their
//! tables are concatenated in the order of the documents. Finally terms are sorted, and the rows by them, so that the numbers do not depend on which
//! thread counted what.

mod table;

use std::sync::Arc;

use rayon::prelude::*;

use super::Group;
use super::statistics::TfIdf;
use super::terms::Settings;
use super::vocabulary::Vocabulary;
use crate::text::Document;
use table::Table;

/// How often each document (or group) contains each term. Cloning is cheap.
///
/// Created by [`TermCounter::tabulate`](super::TermCounter::tabulate).
///
/// ```
/// use kouhao::measure::TermCounter;
/// use kouhao::text::Corpus;
///
/// let counts = TermCounter::new().tabulate(&Corpus::from_texts(["深化改革，扩大开放。", "", "改革！改革！"]));
/// let reform = counts.find("改革").unwrap();
/// assert_eq!(counts.rows()[2].words, 2);
/// assert_eq!(counts.row(2), [(reform as u32, 2)]);
/// assert_eq!((counts.row(1).len(), counts.sums()[reform], counts.holders()[reform]), (0, 2, 1));
/// ```
#[derive(Clone, Debug, PartialEq)]
pub struct Counts {
    inner: Arc<Inner>,
}

#[derive(Debug, Default, PartialEq)]
struct Inner {
    rows: Vec<Group>,
    /// Sorted.
    vocabulary: Vec<Box<str>>,
    /// The index of the first entry of each row and, last, the number of entries.
    starts: Vec<usize>,
    entries: Vec<(u32, u32)>,
}

impl Counts {
    /// Returns the documents or groups, with their denominators.
    pub fn rows(&self) -> &[Group] {
        &self.inner.rows
    }

    /// Returns the terms, sorted; the number of a term is its index.
    pub fn vocabulary(&self) -> &[Box<str>] {
        &self.inner.vocabulary
    }

    /// Returns the number of a term.
    pub fn find(&self, term: &str) -> Option<usize> {
        self.inner.vocabulary.binary_search_by(|known| (**known).cmp(term)).ok()
    }

    /// Returns the terms of a row, in the order of their numbers, each with its number of occurrences.
    pub fn row(&self, row: usize) -> &[(u32, u32)] {
        &self.inner.entries[self.inner.starts[row]..self.inner.starts[row + 1]]
    }

    /// Returns the index of the first entry of each row and, last, the number of entries.
    pub fn starts(&self) -> &[usize] {
        &self.inner.starts
    }

    /// Returns the number and the occurrences of the terms of all rows, row after row.
    pub fn entries(&self) -> &[(u32, u32)] {
        &self.inner.entries
    }

    /// Returns the number of occurrences of each term in all rows together.
    pub fn sums(&self) -> Vec<u64> {
        let mut sums = vec![0; self.inner.vocabulary.len()];
        self.inner.entries.iter().for_each(|&(term, count)| sums[term as usize] += u64::from(count));
        sums
    }

    /// Returns the number of rows that contain each term.
    pub fn holders(&self) -> Vec<u64> {
        let mut holders = vec![0; self.inner.vocabulary.len()];
        self.inner.entries.iter().for_each(|&(term, _)| holders[term as usize] += 1);
        holders
    }

    /// Returns for each term the rows that contain it, in order, with its occurrences.
    pub fn columns(&self) -> Columns {
        let mut starts = vec![0; self.inner.vocabulary.len() + 1];
        self.inner.entries.iter().for_each(|&(term, _)| starts[term as usize + 1] += 1);
        for term in 1..starts.len() {
            starts[term] += starts[term - 1];
        }
        let mut next = starts.clone();
        let mut entries = vec![(0, 0); self.inner.entries.len()];
        for row in 0..self.inner.rows.len() {
            for &(term, count) in self.row(row) {
                entries[next[term as usize]] = (row as u32, count);
                next[term as usize] += 1;
            }
        }
        Columns { starts, entries }
    }

    /// Returns the TF-IDF weights of all entries, row after row.
    pub fn tf_idf(&self, weights: TfIdf) -> Vec<f64> {
        let holders = self.holders();
        let documents = self.inner.rows.len() as u64;
        let weigh = |&(term, count): &(u32, u32)| weights.weight(count.into(), holders[term as usize], documents);
        let mut weighed: Vec<f64> = self.inner.entries.iter().map(weigh).collect();
        for row in self.inner.starts.windows(2) {
            weights.normalise(&mut weighed[row[0]..row[1]]);
        }
        weighed
    }
}

/// [`Counts`] arranged by term.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Columns {
    starts: Vec<usize>,
    entries: Vec<(u32, u32)>,
}

impl Columns {
    /// Returns the rows that contain a term, in order, each with the term's occurrences.
    pub fn of(&self, term: usize) -> &[(u32, u32)] {
        &self.entries[self.starts[term]..self.starts[term + 1]]
    }
}

/// [`Counts`] in progress. Created by [`TermCounter::document_tally`](super::TermCounter::document_tally).
#[derive(Clone, Debug)]
pub struct CountsTally {
    settings: Arc<Settings>,
    vocabulary: Vocabulary,
    table: Table,
}

impl CountsTally {
    pub(super) fn new(settings: Arc<Settings>) -> Self {
        CountsTally { settings, vocabulary: Vocabulary::default(), table: Table::default() }
    }

    /// Adds the terms of one document.
    pub fn add(&mut self, document: &Document) {
        self.extend(std::slice::from_ref(document));
    }

    /// Adds the terms of several documents, on all threads of the current rayon pool.
    pub fn extend(&mut self, documents: &[Document]) {
        let tables = Table::of(documents, &self.settings, &mut self.vocabulary);
        tables.into_iter().for_each(|table| self.table.append(table));
    }

    /// Appends the documents of another tally of the same counter.
    ///
    /// # Panics
    /// Panics if the other tally belongs to a counter with other settings.
    pub fn merge(&mut self, other: CountsTally) {
        assert!(Arc::ptr_eq(&self.settings, &other.settings), "only tallies of one counter can be merged");
        let (ours, mut table) = (self.vocabulary.absorb(other.vocabulary), other.table);
        table.entries.iter_mut().for_each(|(term, _)| *term = ours[*term as usize]);
        self.table.append(table);
    }

    /// Returns the counts as a sorted table, without the terms that are too rare. Documents of one group become one row; groups are in order, the one
    /// of documents without the field last.
    pub fn finish(self) -> Counts {
        let CountsTally { settings, vocabulary, mut table } = self;
        if settings.by.is_some() {
            table = table.grouped();
        }
        let mut terms = vocabulary.into_terms();
        let mut sums = vec![0_u64; terms.len()];
        table.entries.iter().for_each(|&(term, count)| sums[term as usize] += u64::from(count));
        let frequent = (0..terms.len() as u32).filter(|&term| sums[term as usize] >= settings.min_count);
        // The first bytes distinguish most terms, without reading their text elsewhere in memory.
        let mut order: Vec<([u8; 8], u32)> = frequent.map(|term| (opening(&terms[term as usize]), term)).collect();
        order.par_sort_unstable_by(|a, b| a.0.cmp(&b.0).then_with(|| terms[a.1 as usize].cmp(&terms[b.1 as usize])));
        let mut numbers = vec![u32::MAX; terms.len()];
        order.iter().enumerate().for_each(|(new, &(_, old))| numbers[old as usize] = new as u32);
        let vocabulary = order.iter().map(|&(_, old)| std::mem::take(&mut terms[old as usize])).collect();
        table.renumber(&numbers);
        let Table { rows, starts, entries } = table;
        Counts { inner: Arc::new(Inner { rows, vocabulary, starts, entries }) }
    }
}

/// Returns the first bytes of a term, padded with zeros.
fn opening(term: &str) -> [u8; 8] {
    let mut opening = [0; 8];
    opening.iter_mut().zip(term.bytes()).for_each(|(byte, of_term)| *byte = of_term);
    opening
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::*;
    use crate::measure::TermCounter;
    use crate::text::Corpus;

    fn cells(counts: &Counts) -> Vec<Vec<(String, u32)>> {
        let named = |&(term, count): &(u32, u32)| (counts.vocabulary()[term as usize].to_string(), count);
        (0..counts.rows().len()).map(|row| counts.row(row).iter().map(named).collect()).collect()
    }

    fn cell(term: &str, count: u32) -> (String, u32) {
        (term.to_owned(), count)
    }

    #[test]
    fn groups_are_rows() {
        let counter = TermCounter::builder().by("year").min_count(2).build().unwrap();
        let dated = |name: &str, text: &str, date: &str| Document::new(name, text).with_variable("date", date);
        let corpus = Corpus::new([
            dated("a", "改革改革", "2025-01"),
            Document::new("b", "发展"),
            dated("c", "发展。", "2024"),
            dated("d", "改革开放", "2025-03"),
        ]);
        let counts = counter.tabulate(&corpus);
        assert_eq!(cells(&counts), [vec![cell("发展", 1)], vec![cell("改革", 2)], vec![cell("发展", 1)]]);
        let rows: Vec<_> = counts.rows().iter().map(|row| (row.name.as_deref(), row.documents, row.words, row.characters, row.occurrences)).collect();
        // 改革开放 is one word, and too rare to be listed.
        assert_eq!(rows, [(Some("2024"), 1, 1, 3, 1), (Some("2025"), 2, 3, 8, 3), (None, 1, 1, 2, 1)]);
    }

    #[test]
    fn columns_are_rows_the_other_way() {
        let counts = TermCounter::new().tabulate(&Corpus::from_texts(["改革发展", "", "发展，发展"]));
        let columns = counts.columns();
        assert_eq!(columns.of(counts.find("发展").unwrap()), [(0, 1), (2, 2)]);
        assert_eq!(columns.of(counts.find("改革").unwrap()), [(0, 1)]);
        assert_eq!(counts.find("稳定"), None);
    }

    #[test]
    fn weights_of_a_document_have_length_one() {
        let counts = TermCounter::new().tabulate(&Corpus::from_texts(["改革发展", "", "发展，发展"]));
        let weights = counts.tf_idf(TfIdf::default());
        assert!((weights[0].hypot(weights[1]) - 1.0).abs() < 1e-12 && weights[0] < weights[1], "{weights:?}");
        assert_eq!(weights[2], 1.0);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, rng_seed: RngSeed::Fixed(62), ..ProptestConfig::default() })]

        #[test]
        fn sums_are_those_of_terms_however_the_work_is_shared(texts in prop::collection::vec("(改革|发展|GDP|的|，)*", 0..12), cut in 0..12usize) {
            let corpus = Corpus::from_texts(texts);
            let counter = TermCounter::new();
            let counts = counter.tabulate(&corpus);
            let terms = counter.count(&corpus);
            prop_assert_eq!(counts.vocabulary().len(), terms.rows().len());
            for row in terms.rows() {
                let term = counts.find(&row.term).unwrap();
                prop_assert_eq!((counts.sums()[term], counts.holders()[term]), (row.count, row.documents));
            }
            let (first, rest) = corpus.documents().split_at(cut.min(corpus.len()));
            let mut shared = counter.document_tally();
            first.iter().for_each(|document| shared.add(document));
            let mut other = counter.document_tally();
            rayon::ThreadPoolBuilder::new().num_threads(3).build().unwrap().install(|| other.extend(rest));
            shared.merge(other);
            prop_assert_eq!(shared.finish(), counts);
        }
    }
}
