//! Finds what two documents share, using one suffix array of all documents.
//!
//! For every position of a younger document and every older one, the longest stretch of units from that position that the older one contains too; of
//! those, the ones that cannot be extended to the left. The naive way compares every position of every document with every position of every other.
//! In the suffix array, the positions where a stretch occurs are adjacent, and the longest stretch that a position shares with an older document is
//! the one it shares with the nearest position of that document above or below it in the order. One pass down and one up over a range of the array
//! therefore yield everything.
//!
//! A corpus contains stretches that hundreds of documents share, and pairs of those would take quadratic time. They are also of no interest: the
//! opening formula of a broadcast, the salutation of a series. A stretch in more documents than the limit is boilerplate and is removed before any
//! pair is formed, which bounds the total by that limit times the length of the text.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::find::repeats::{Limits, Repeat, repeats};
use crate::find::suffix_array::SuffixArray;

/// A stretch of units that an older and a younger document share.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Match {
    pub younger: usize,
    pub older: usize,
    /// Its start in the younger document, as a position of the whole text.
    pub at: usize,
    pub len: usize,
    /// Its first start in the older document.
    pub first: usize,
    /// The number of documents that contain it.
    pub documents: usize,
}

/// The conditions for a match.
#[derive(Clone, Copy, Debug)]
pub(super) struct Wanted {
    pub min_len: usize,
    pub max_documents: usize,
}

/// The stretches that are in more documents than the limit allows.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct LeftOut {
    /// Their number, of each set of occurrences the longest.
    pub passages: usize,
    /// The greatest number of documents that contain one of them.
    pub documents: usize,
}

/// Counts the stretches that [`matches`] leaves out because too many documents contain them.
///
/// # Complexity
/// Linear in the text; constant if there are no more documents than the limit allows.
pub(super) fn left_out(array: &SuffixArray, documents: usize, document_of: impl Fn(usize) -> usize + Sync, wanted: Wanted) -> LeftOut {
    if documents <= wanted.max_documents {
        return LeftOut { passages: 0, documents: 0 };
    }
    let min_documents = u32::try_from(wanted.max_documents).unwrap_or(u32::MAX).saturating_add(1);
    let limits = Limits { min_count: 2, min_documents, min_len: wanted.min_len as u32, max_len: u32::MAX, closed: true };
    let found = repeats(array, documents, document_of, limits);
    LeftOut { passages: found.len(), documents: found.iter().map(|repeat| repeat.documents as usize).max().unwrap_or(0) }
}

/// A position, and the length that it shares with an older document.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
struct Shared {
    younger: u32,
    older: u32,
    at: u32,
    len: u32,
}

/// Finds the matches of each document with each one that `is_older`, sorted by younger document, older document and place.
///
/// `document_of` returns the document of a position of the text, `documents` is their number; symbol 0 separates documents.
///
/// # Complexity
/// The length of the text times the maximum number of documents with a match, and the time to sort the matches.
pub(super) fn matches(
    array: &SuffixArray,
    documents: usize,
    document_of: impl Fn(usize) -> usize + Sync,
    is_older: impl Fn(usize, usize) -> bool + Sync,
    wanted: Wanted,
) -> Vec<Match> {
    let limits = Limits { min_count: 2, min_documents: 2, min_len: wanted.min_len as u32, max_len: u32::MAX, closed: false };
    let mut groups = repeats(array, documents, &document_of, limits);
    groups.retain(|group| group.documents as usize <= wanted.max_documents);
    // The shortest stretches: their places include those of all longer ones.
    groups.sort_unstable_by_key(|group| (group.first, std::cmp::Reverse(group.count)));
    let mut end = 0;
    groups.retain(|group| {
        let outer = group.first >= end;
        end = end.max(group.first + group.count);
        outer
    });
    let mut shared: Vec<Shared> = groups.par_iter().flat_map_iter(|group| scan(array, *group, &document_of, &is_older)).collect();
    shared.par_sort_unstable();
    // If a place shares a stretch with a document, the next place shares the same stretch without its first unit.
    let maximal = |i: &usize| {
        let here = shared[*i];
        let before = i.checked_sub(1).map(|before| shared[before]);
        before.is_none_or(|before| (before.younger, before.older, before.at + 1, before.len) != (here.younger, here.older, here.at, here.len + 1))
    };
    let maximal: Vec<Shared> = (0..shared.len()).filter(maximal).map(|i| shared[i]).collect();
    drop(shared);
    locate(array, &maximal, &document_of)
}

/// Finds what the positions of one group share with older documents.
fn scan(array: &SuffixArray, group: Repeat, document_of: &impl Fn(usize) -> usize, is_older: &impl Fn(usize, usize) -> bool) -> Vec<Shared> {
    let order = &array.order()[group.first as usize..(group.first + group.count) as usize];
    // Documents of the group by number, since there are few.
    let mut numbers: Vec<usize> = Vec::new();
    let places: Vec<(usize, usize)> = order
        .iter()
        .map(|&at| {
            let document = document_of(at as usize);
            let number = numbers.iter().position(|&known| known == document).unwrap_or_else(|| {
                numbers.push(document);
                numbers.len() - 1
            });
            (at as usize, number)
        })
        .collect();
    let width = numbers.len();
    let shares = |at: usize| array.shared(at).unwrap_or_default();
    // By place and document: the longest stretch that the place shares with the document. It is found by going once down and once up the order,
    // keeping what the last place of each document shares with the current one.
    let mut longest = vec![0u32; places.len() * width];
    let mut visit = |open: &mut [u32], place: usize, len: usize| {
        for (document, open) in open.iter_mut().enumerate() {
            *open = (*open).min(len as u32);
            let known = &mut longest[place * width + document];
            *known = (*known).max(*open);
        }
        open[places[place].1] = u32::MAX;
    };
    let mut open = vec![0; width];
    for (place, &(at, _)) in places.iter().enumerate() {
        visit(&mut open, place, if place == 0 { 0 } else { shares(at) });
    }
    let mut open = vec![0; width];
    for place in (0..places.len()).rev() {
        visit(&mut open, place, places.get(place + 1).map_or(0, |&(below, _)| shares(below)));
    }
    let mut found = Vec::new();
    for (place, &(at, own)) in places.iter().enumerate() {
        for (document, &len) in longest[place * width..][..width].iter().enumerate() {
            if document != own && is_older(numbers[document], numbers[own]) {
                found.push(Shared { younger: numbers[own] as u32, older: numbers[document] as u32, at: at as u32, len });
            }
        }
    }
    found
}

/// Looks up the first place of each match in the older document, and the number of documents that have it.
fn locate(array: &SuffixArray, shared: &[Shared], document_of: &(impl Fn(usize) -> usize + Sync)) -> Vec<Match> {
    // Several matches are often the same stretch, in several documents.
    let interval = |shared: &Shared| {
        let places = array.places((shared.at..shared.at + shared.len).map(|at| array.symbol(at as usize)));
        (places.start, places.len(), shared.len)
    };
    let intervals: Vec<(usize, usize, u32)> = shared.par_iter().map(interval).collect();
    let mut distinct = intervals.clone();
    distinct.par_sort_unstable();
    distinct.dedup();
    let first_places = |&(start, count, _): &(usize, usize, u32)| {
        let mut first: FxHashMap<usize, usize> = FxHashMap::default();
        for &at in &array.order()[start..start + count] {
            let known = first.entry(document_of(at as usize)).or_insert(at as usize);
            *known = (*known).min(at as usize);
        }
        first
    };
    let firsts: Vec<FxHashMap<usize, usize>> = distinct.par_iter().map(first_places).collect();
    let located = |(shared, interval): (&Shared, &(usize, usize, u32))| {
        let first = &firsts[distinct.binary_search(interval).ok()?];
        Some(Match {
            younger: shared.younger as usize,
            older: shared.older as usize,
            at: shared.at as usize,
            len: shared.len as usize,
            first: *first.get(&(shared.older as usize))?,
            documents: first.len(),
        })
    };
    shared.iter().zip(&intervals).filter_map(located).collect()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::*;

    /// Compares every place of every document with every place of every older one.
    fn naive(texts: &[Vec<u32>], is_older: impl Fn(usize, usize) -> bool, wanted: Wanted) -> Vec<Match> {
        let starts: Vec<usize> = texts.iter().scan(0, |at, text| Some(std::mem::replace(at, *at + text.len() + 1))).collect();
        let holds = |document: usize, stretch: &[u32]| texts[document].windows(stretch.len()).position(|window| window == stretch);
        let mut found = Vec::new();
        for younger in 0..texts.len() {
            for older in (0..texts.len()).filter(|&older| older != younger && is_older(older, younger)) {
                for at in 0..texts[younger].len() {
                    let rest = &texts[younger][at..];
                    let Some(len) = (wanted.min_len..=rest.len()).rev().find(|&len| holds(older, &rest[..len]).is_some()) else { continue };
                    let documents = (0..texts.len()).filter(|&document| holds(document, &rest[..len]).is_some()).count();
                    let extends = at > 0 && holds(older, &texts[younger][at - 1..at + len]).is_some();
                    if !extends && documents <= wanted.max_documents {
                        let first = starts[older] + holds(older, &rest[..len]).unwrap_or_default();
                        found.push(Match { younger, older, at: starts[younger] + at, len, first, documents });
                    }
                }
            }
        }
        found
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, rng_seed: RngSeed::Fixed(31), ..ProptestConfig::default() })]

        #[test]
        fn same_as_comparing_all_places(
            texts in prop::collection::vec(prop::collection::vec(1..4u32, 1..14), 1..6),
            ages in prop::collection::vec(0..3usize, 6),
            min_len in 1..5usize,
            max_documents in 2..6usize,
        ) {
            let wanted = Wanted { min_len, max_documents };
            let is_older = |older: usize, younger: usize| (ages[older], older) < (ages[younger], younger);
            let symbols: Vec<u32> = texts.iter().flat_map(|text| text.iter().copied().chain([0])).collect();
            let documents: Vec<usize> = texts.iter().enumerate().flat_map(|(i, text)| vec![i; text.len() + 1]).collect();
            let array = SuffixArray::new(symbols).unwrap().with_lengths();
            prop_assert_eq!(matches(&array, texts.len(), |at| documents[at], is_older, wanted), naive(&texts, is_older, wanted));
        }
    }

    #[test]
    fn hostile_texts() {
        // One unit over and over, and a document that is copied whole.
        for texts in
            [vec![vec![1u32; 30_000]; 3], vec![(1..30_000u32).collect::<Vec<_>>(); 3], vec![[vec![1; 20], vec![2; 20]].concat().repeat(500); 2]]
        {
            let len = texts[0].len();
            let symbols: Vec<u32> = texts.iter().flat_map(|text| text.iter().copied().chain([0])).collect();
            let array = SuffixArray::new(symbols).unwrap().with_lengths();
            let found = matches(&array, texts.len(), |at| at / (len + 1), |older, younger| older < younger, Wanted { min_len: 20, max_documents: 8 });
            assert_eq!(found.len(), texts.len() * (texts.len() - 1) / 2);
            assert!(found.iter().all(|found| found.len == len));
        }
    }
}
