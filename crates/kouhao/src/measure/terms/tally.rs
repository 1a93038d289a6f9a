//! Adds up terms by group while documents arrive.
//!
//! Documents are counted one by one into a tally whose size is that of the vocabulary: occurrences by document, then documents by group. Each thread
//! has a tally of its own, for as long as documents come, so that none waits for another; in the end they are added up. All sums are of whole numbers, so
//! the result does not depend on how the documents were shared out.

use std::cmp::Reverse;
use std::sync::{Arc, Mutex, PoisonError};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::settings::Settings;
use super::{Term, Terms};
use crate::measure::Group;
use crate::measure::vocabulary::{Slots, Vocabulary};
use crate::text::Document;

/// Counts in progress. Created by [`TermCounter::tally`](super::TermCounter::tally).
#[derive(Clone, Debug)]
pub struct TermTally {
    settings: Arc<Settings>,
    /// The counts of each thread; which documents they come from does not matter.
    shares: Vec<Share>,
}

/// The documents that one thread has counted.
#[derive(Clone, Debug, Default)]
struct Share {
    vocabulary: Vocabulary,
    groups: FxHashMap<Option<Arc<str>>, GroupTally>,
    slots: Slots,
    /// The terms of one document, kept so that the memory is reused.
    entries: Vec<(u32, u32)>,
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

impl Share {
    fn add(&mut self, settings: &Settings, document: &Document) {
        self.entries.clear();
        let (vocabulary, slots, entries) = (&mut self.vocabulary, &mut self.slots, &mut self.entries);
        let mut occurrences = 0;
        let size = settings.each_term(document, |term, place| {
            occurrences += 1;
            slots.add(vocabulary.number(term, place), 1, entries, 0);
        });
        let name = settings.by.as_ref().and_then(|by| document.group(by));
        let group = group(&mut self.groups, name, settings);
        group.sums.add(&Group { name: None, documents: 1, words: size.words, characters: size.characters, occurrences });
        self.entries.iter().for_each(|&(term, count)| group.terms.add(term, count.into(), 1));
    }

    /// Adds what another share has counted.
    fn absorb(&mut self, other: Share, settings: &Settings) {
        let ours = self.vocabulary.absorb(other.vocabulary);
        #[allow(clippy::iter_over_hash_type, reason = "sums do not depend on the order")]
        for (name, theirs) in other.groups {
            let group = group(&mut self.groups, name.as_deref(), settings);
            group.sums.add(&theirs.sums);
            theirs.terms.for_each(|term, tally| group.terms.add(ours[term as usize], tally.count, tally.documents));
        }
    }
}

/// Returns the tally of a group, an empty one if there was none.
fn group<'g>(groups: &'g mut FxHashMap<Option<Arc<str>>, GroupTally>, name: Option<&str>, settings: &Settings) -> &'g mut GroupTally {
    let name: Option<Arc<str>> = name.map(Arc::from);
    let terms = || if settings.by.is_none() { Tallies::Dense(Vec::new()) } else { Tallies::default() };
    let empty = || GroupTally { sums: Group { name: name.clone(), ..Group::default() }, terms: terms() };
    groups.entry(name.clone()).or_insert_with(empty)
}

impl TermTally {
    pub(super) fn new(settings: Arc<Settings>) -> Self {
        TermTally { settings, shares: Vec::new() }
    }

    /// Adds the terms of one document.
    pub fn add(&mut self, document: &Document) {
        self.extend(std::slice::from_ref(document));
    }

    /// Adds the terms of several documents, on all threads of the current rayon pool.
    pub fn extend(&mut self, documents: &[Document]) {
        let settings = &*self.settings;
        // A thread takes a share, adds some documents, and puts it back; there are no more shares than threads.
        let idle = Mutex::new(std::mem::take(&mut self.shares));
        let idle_shares = || idle.lock().unwrap_or_else(PoisonError::into_inner);
        // Few documents at a time, so that all threads finish at about the same time.
        let few = documents.len().div_ceil(64 * rayon::current_num_threads()).max(1);
        documents.par_chunks(few).for_each(|documents| {
            let mut share = idle_shares().pop().unwrap_or_default();
            documents.iter().for_each(|document| share.add(settings, document));
            idle_shares().push(share);
        });
        self.shares = idle.into_inner().unwrap_or_else(PoisonError::into_inner);
    }

    /// Adds the counts of another tally of the same counter.
    ///
    /// # Panics
    /// Panics if the other tally belongs to a counter with other settings.
    pub fn merge(&mut self, other: TermTally) {
        assert!(Arc::ptr_eq(&self.settings, &other.settings), "only tallies of one counter can be merged");
        let mut sum = self.shares.pop().unwrap_or_default();
        other.shares.into_iter().for_each(|share| sum.absorb(share, &self.settings));
        self.shares.push(sum);
    }

    /// Returns the counts as sorted rows.
    pub fn finish(self) -> Terms {
        let mut shares = self.shares.into_iter();
        let mut all = shares.next().unwrap_or_default();
        shares.for_each(|share| all.absorb(share, &self.settings));
        let terms = all.vocabulary.into_terms();
        let mut groups: Vec<GroupTally> = all.groups.into_values().collect();
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
            // No two rows of a group have the same term.
            rows[first..].par_sort_unstable_by(|a, b| (Reverse(a.count), &a.term).cmp(&(Reverse(b.count), &b.term)));
            totals.push(group.sums);
        }
        Terms { rows: rows.into(), totals: totals.into() }
    }
}
