//! Finds repeats by counting every substring, for comparison with the suffix array in tests and fuzzing.

#![allow(clippy::unwrap_used, reason = "an oracle speaks by panicking")]

use std::collections::{BTreeMap, BTreeSet};

use super::*;

/// The sum of the positions at which a repeat starts.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Sum(u64);

impl Tally for Sum {
    fn add(&mut self, other: &Self) {
        self.0 += other.0;
    }
}

/// A text whose places are its positions.
struct Places {
    /// The document of each position.
    documents: Vec<usize>,
}

impl Text for Places {
    type Place = usize;
    type Tally = Sum;

    fn documents(&self) -> usize {
        self.documents.last().map_or(0, |last| last + 1)
    }

    fn document(&self, at: usize) -> usize {
        self.documents[at]
    }

    fn place(&self, at: usize) -> usize {
        at
    }

    fn tally(&self, at: usize) -> Sum {
        Sum(at as u64)
    }
}

/// Keeps a repeat with the sum over its places.
fn look(repeat: Repeat, &sum: &Sum, found: &mut Vec<(Repeat, Sum)>) {
    found.push((repeat, sum));
}

/// Counts every substring, then keeps those that lose occurrences by any extension.
fn naive(symbols: &[u32], document_of: &dyn Fn(usize) -> usize, limits: Limits) -> BTreeMap<Vec<u32>, (u32, u32)> {
    let mut places: BTreeMap<&[u32], Vec<usize>> = BTreeMap::new();
    for start in 0..symbols.len() {
        for end in start + 1..=symbols.len() {
            if symbols[end - 1] == 0 {
                break;
            }
            places.entry(&symbols[start..end]).or_default().push(start);
        }
    }
    let count = |phrase: &[u32]| places.get(phrase).map_or(0, Vec::len);
    let alphabet: BTreeSet<u32> = symbols.iter().copied().filter(|&symbol| symbol != 0).collect();
    places
        .iter()
        .filter(|(phrase, starts)| {
            let open = |extended: Vec<u32>| count(&extended) == starts.len();
            let to_left = |x: u32| limits.closed && open([&[x], &phrase[..]].concat());
            !alphabet.iter().any(|&x| open([&phrase[..], &[x]].concat()) || to_left(x))
        })
        .map(|(phrase, starts)| {
            let documents: BTreeSet<usize> = starts.iter().map(|&start| document_of(start)).collect();
            (phrase.to_vec(), (starts.len() as u32, documents.len() as u32))
        })
        .filter(|(phrase, (count, documents))| {
            *count >= limits.min_count && *documents >= limits.min_documents && (limits.min_len..=limits.max_len).contains(&(phrase.len() as u32))
        })
        .collect()
}

/// Fails if the repeats of `symbols`, made into a text of one or more strings, differ from those found by counting. Documents end at the separators
/// whose position is a multiple of `cut`.
pub(crate) fn check(mut symbols: Vec<u32>, cut: usize, limits: Limits) {
    symbols.push(0);
    symbols.dedup_by(|a, b| (*a, *b) == (0, 0));
    symbols.drain(..usize::from(symbols[0] == 0));
    let mut document = 0;
    let mut of = |(at, &symbol): (usize, &u32)| {
        let here = document;
        document += usize::from(symbol == 0 && at.is_multiple_of(cut));
        here
    };
    let documents: Vec<usize> = symbols.iter().enumerate().map(&mut of).collect();
    let expected = naive(&symbols, &|at| documents[at], limits);
    let places = Places { documents };
    // Lengths are compared along the way, or computed beforehand.
    for array in [SuffixArray::new(symbols.clone()).unwrap(), SuffixArray::new(symbols.clone()).unwrap().with_lengths()] {
        compare(&array, &symbols, limits, &places, &expected);
    }
}

fn compare(array: &SuffixArray, symbols: &[u32], limits: Limits, places: &Places, expected: &BTreeMap<Vec<u32>, (u32, u32)>) {
    let mut found = BTreeMap::new();
    for (repeat, Sum(sum)) in visit(array, limits, places, look) {
        let starts = &array.order()[repeat.first as usize..][..repeat.count as usize];
        assert_eq!(sum, starts.iter().map(|&at| at as u64).sum::<u64>());
        let start = starts[0] as usize;
        found.insert(symbols[start..start + repeat.len as usize].to_vec(), (repeat.count, repeat.documents));
    }
    assert_eq!(&found, expected, "{symbols:?}");
    // However the work is divided, the repeats are the same and in the same order.
    let scan = |(from, to)| scan(array, from, to, limits, places, &look);
    let cut = |target| slices(array, target).into_iter().flat_map(scan).collect::<Vec<_>>();
    assert_eq!(cut(1), cut(usize::MAX));
}
