//! Adds up terms by group while documents arrive.
//!
//! Documents are counted one by one into a tally whose size is that of the vocabulary: occurrences by document, then documents by group. Several
//! threads have tallies of their own, which are added up. All sums are of whole numbers, so the result does not depend on how the documents were shared out.

use std::cmp::Reverse;
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::settings::Settings;
use super::{Term, Terms};
use crate::measure::Group;
use crate::measure::counts::Table;
use crate::measure::vocabulary::Vocabulary;
use crate::text::Document;

/// Counts in progress. Created by [`TermCounter::tally`](super::TermCounter::tally).
#[derive(Clone, Debug)]
pub struct TermTally {
    settings: Arc<Settings>,
    vocabulary: Vocabulary,
    groups: FxHashMap<Option<Arc<str>>, GroupTally>,
}

#[derive(Clone, Debug, Default)]
struct GroupTally {
    sums: Group,
    terms: Tallies,
}

#[derive(Clone, Copy, Debug, Default)]
struct Tally {
    count: u64,
    documents: u64,
}

/// Tallies of terms, by number: dense for nearly all terms, or sparse for those of a group.
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
    pub(super) fn new(settings: Arc<Settings>) -> Self {
        TermTally { settings, vocabulary: Vocabulary::default(), groups: FxHashMap::default() }
    }

    /// Adds the terms of one document.
    pub fn add(&mut self, document: &Document) {
        self.extend(std::slice::from_ref(document));
    }

    /// Adds the terms of several documents, on all threads of the current rayon pool.
    pub fn extend(&mut self, documents: &[Document]) {
        for table in Table::of(documents, &self.settings, &mut self.vocabulary) {
            for (row, entries) in table.rows() {
                let group = self.group(row.name.as_ref().filter(|_| self.settings.by.is_some()));
                group.sums.add(row);
                entries.iter().for_each(|&(term, count)| group.terms.add(term, count.into(), 1));
            }
        }
    }

    /// Adds the counts of another tally of the same counter.
    ///
    /// # Panics
    /// Panics if the other tally belongs to a counter with other settings.
    pub fn merge(&mut self, other: TermTally) {
        assert!(Arc::ptr_eq(&self.settings, &other.settings), "only tallies of one counter can be merged");
        let ours = self.vocabulary.absorb(other.vocabulary);
        #[allow(clippy::iter_over_hash_type, reason = "sums do not depend on the order")]
        for (name, theirs) in other.groups {
            let group = self.group(name.as_ref());
            group.sums.add(&theirs.sums);
            theirs.terms.for_each(|term, tally| group.terms.add(ours[term as usize], tally.count, tally.documents));
        }
    }

    fn group(&mut self, name: Option<&Arc<str>>) -> &mut GroupTally {
        let terms = || if self.settings.by.is_none() { Tallies::Dense(Vec::new()) } else { Tallies::default() };
        let empty = || GroupTally { sums: Group { name: name.cloned(), ..Group::default() }, terms: terms() };
        self.groups.entry(name.cloned()).or_insert_with(empty)
    }

    /// Returns the counts as sorted rows.
    pub fn finish(self) -> Terms {
        let terms = self.vocabulary.into_terms();
        let mut groups: Vec<GroupTally> = self.groups.into_values().collect();
        groups.sort_by(|a, b| (a.sums.name.is_none(), &a.sums.name).cmp(&(b.sums.name.is_none(), &b.sums.name)));
        let mut rows = Vec::new();
        let mut totals = Vec::new();
        for group in groups {
            let first = rows.len();
            let Group { words, characters, .. } = group.sums;
            group.terms.for_each(|term, tally| {
                if tally.count >= self.settings.min_count {
                    let per_million = if words > 0 { tally.count as f64 * 1e6 / words as f64 } else { 0.0 };
                    let per_10k_chars = tally.count as f64 * 1e4 / characters as f64;
                    let term = terms[term as usize].clone();
                    rows.push(Term {
                        group: group.sums.name.clone(),
                        term,
                        count: tally.count,
                        documents: tally.documents,
                        per_million,
                        per_10k_chars,
                    });
                }
            });
            // No two rows of a group have one term.
            rows[first..].par_sort_unstable_by(|a, b| (Reverse(a.count), &a.term).cmp(&(Reverse(b.count), &b.term)));
            totals.push(group.sums);
        }
        Terms { rows: rows.into(), totals: totals.into() }
    }
}
