//! Every closed repeat of a text, or every one that branches, in one pass over its suffix array.
//!
//! The naive way counts all substrings, of which there are quadratically many. But the substrings with the same occurrences form classes, and the
//! longest of each class is an interval of the suffix array: a stretch of suffixes that share a prefix which the suffixes around
//! it do not share (Abouelhoda, Kurtz and Ohlebusch 2004, Replacing suffix trees with enhanced suffix arrays; term and document frequency by
//! class: Yamamoto and Church 2001, Using suffix arrays to compute term frequency and document frequency for all substrings in a
//! corpus). One stack visits all intervals from left to right. An interval's prefix cannot be extended to the right without losing occurrences;
//! that it cannot be extended to the left is seen from the symbols before its suffixes. Documents are occurrences less
//! those that have an earlier one of the same document in the interval, and each such pair is booked at the innermost interval that holds both (Hui 1992).

use rayon::prelude::*;

use super::suffix_array::SuffixArray;

/// A string of symbols that recurs and cannot be extended to the right by one symbol without losing occurrences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Repeat {
    /// Its occurrences are `order[first..first + count]`.
    pub first: u32,
    /// Occurrences, overlapping ones included.
    pub count: u32,
    /// Documents that hold it.
    pub documents: u32,
    /// Symbols.
    pub len: u32,
}

/// What is wanted of a repeat.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    pub min_count: u32,
    pub min_documents: u32,
    pub min_len: u32,
    pub max_len: u32,
    /// Whether it must be closed, so that extending it to the left loses occurrences too.
    pub closed: bool,
}

/// Finds every repeat within the limits, in the order of the suffix array.
///
/// `document_of` gives the document of a position of the text, `documents` their number. A repeat longer than `max_len` is left out, but those
/// within it that end where it branches are found.
///
/// # Complexity
/// Linear in the text but for a factor logarithmic in the depth of nested repeats; parallel over first symbols.
pub(crate) fn repeats(array: &SuffixArray, documents: usize, document_of: impl Fn(usize) -> usize + Sync, limits: Limits) -> Vec<Repeat> {
    let slices = slices(array, (array.order().len() / 64).max(1 << 12));
    slices.into_par_iter().flat_map_iter(|(from, to)| scan(array, from, to, documents, &document_of, limits)).collect()
}

/// Cuts the suffix array into stretches of about `target` suffixes and whole first symbols, so that no interval crosses a cut.
fn slices(array: &SuffixArray, target: usize) -> Vec<(usize, usize)> {
    let order = array.order();
    let mut slices = Vec::new();
    let mut from = 0;
    while from < order.len() {
        let mut to = (from + target).min(order.len());
        if to < order.len() {
            // Suffixes with one first symbol stand together: move the cut to the end of the symbol that it falls into.
            let symbol = array.symbol(order[to - 1] as usize);
            to += order[to..].partition_point(|&at| array.symbol(at as usize) == symbol);
        }
        slices.push((from, to));
        from = to;
    }
    slices
}

/// An interval whose end has not been reached.
#[derive(Clone, Copy)]
struct Open {
    len: u32,
    first: u32,
    /// Suffixes in it that have an earlier one of the same document in it.
    again: u32,
}

const NEVER: u32 = u32::MAX;

fn scan(array: &SuffixArray, from: usize, to: usize, documents: usize, document_of: &impl Fn(usize) -> usize, limits: Limits) -> Vec<Repeat> {
    let order = array.order();
    let mut found = Vec::new();
    let mut last = vec![NEVER; documents];
    let mut stack = vec![Open { len: 0, first: from as u32, again: 0 }];
    let mut left = None;
    // The last place at which the symbol before the suffix changed, or was an edge of the text: an interval whose suffixes all stand
    // before it is preceded by one symbol only.
    let mut changed = from as u32;
    #[allow(clippy::needless_range_loop, reason = "one step beyond the last suffix closes what is open")]
    for i in from..=to {
        let len = if i == from || i == to { 0 } else { array.shared(order[i] as usize) as u32 };
        while let Some(&top) = stack.last()
            && top.len > len
        {
            stack.pop();
            let count = i as u32 - top.first;
            let repeat = Repeat { first: top.first, count, documents: count - top.again, len: top.len };
            if (changed > top.first || !limits.closed)
                && count >= limits.min_count
                && repeat.documents >= limits.min_documents
                && (limits.min_len..=limits.max_len).contains(&top.len)
            {
                found.push(repeat);
            }
            match stack.last_mut() {
                Some(below) if below.len >= len => below.again += top.again,
                _ => stack.push(Open { len, ..top }),
            }
        }
        if i == to {
            break;
        }
        if stack.last().is_some_and(|top| len > top.len) {
            stack.push(Open { len, first: i as u32 - 1, again: 0 });
        }
        let at = order[i] as usize;
        let before = if at == 0 { 0 } else { array.symbol(at - 1) };
        if left != Some(before) || before == 0 {
            changed = i as u32;
        }
        left = Some(before);
        let document = document_of(at);
        if last[document] != NEVER {
            let inner = stack.partition_point(|open| open.first <= last[document]) - 1;
            stack[inner].again += 1;
        }
        last[document] = i as u32;
    }
    // The order of the suffix array, longer first among those that start together: the same for any way of cutting it.
    found.sort_unstable_by_key(|repeat| (repeat.first, std::cmp::Reverse(repeat.len)));
    found
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;
    use std::collections::{BTreeMap, BTreeSet};

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
        places
            .iter()
            .filter(|(phrase, starts)| {
                let open = |extended: Vec<u32>| count(&extended) == starts.len();
                let to_left = |x: u32| limits.closed && open([&[x], &phrase[..]].concat());
                !symbols.iter().any(|&x| x != 0 && (open([&phrase[..], &[x]].concat()) || to_left(x)))
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

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(7), ..ProptestConfig::default() })]

        #[test]
        fn same_as_counting_all_substrings(
            mut symbols in prop::collection::vec(0u32..4, 1..50),
            cut in 1usize..20,
            min_count in 2u32..4,
            min_documents in 1u32..3,
            closed in any::<bool>(),
        ) {
            // Documents end at separators, as in a real corpus.
            symbols.push(0);
            symbols.dedup_by(|a, b| (*a, *b) == (0, 0));
            symbols.drain(..usize::from(symbols[0] == 0));
            let mut document = 0;
            let of: Vec<usize> = symbols.iter().enumerate().map(|(at, &symbol)| { let d = document; if symbol == 0 && at % cut == 0 { document += 1; } d }).collect();
            let limits = Limits { min_count, min_documents, min_len: 1, max_len: 12, closed };
            let expected = naive(&symbols, &|at| of[at], limits);
            let array = SuffixArray::new(symbols.clone()).unwrap();
            let found: BTreeMap<Vec<u32>, (u32, u32)> = repeats(&array, document + 1, |at| of[at], limits)
                .into_iter()
                .map(|repeat| {
                    let start = array.order()[repeat.first as usize] as usize;
                    (symbols[start..start + repeat.len as usize].to_vec(), (repeat.count, repeat.documents))
                })
                .collect();
            prop_assert_eq!(found, expected);
            // However the work is cut, the repeats are the same and in the same order.
            let cut = |target| -> Vec<Repeat> {
                slices(&array, target).into_iter().flat_map(|(from, to)| scan(&array, from, to, document + 1, &|at| of[at], limits)).collect()
            };
            prop_assert_eq!(cut(1), cut(usize::MAX));
        }
    }
}
