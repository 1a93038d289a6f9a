//! Enumerates every closed or every branching repeat of a text, in one pass over its suffix array.
//!
//! The naive way counts all substrings, of which there are quadratically many. But substrings with the same occurrences form classes, and the longest
//! member of each class is an interval of the suffix array: a range of suffixes that share a prefix which the neighbouring suffixes do not share
//! (Abouelhoda, Kurtz and Ohlebusch 2004, Replacing suffix trees with enhanced suffix arrays; term and document frequency by class: Yamamoto and
//! Church 2001, Using suffix arrays to compute term frequency and document frequency for all substrings in a corpus). One stack visits all intervals
//! from left to right. The prefix of an interval cannot be extended to the right without losing occurrences; whether it can be extended to the left
//! is determined from the symbols before its suffixes. The number of documents is the number of occurrences minus those that have an earlier one of
//! the same document in the interval; each such pair is counted at the innermost interval that contains both (Hui 1992).

use rayon::prelude::*;

use super::suffix_array::SuffixArray;

/// A string of symbols that recurs and cannot be extended to the right by one symbol without losing occurrences.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(crate) struct Repeat {
    /// Its occurrences are `order[first..first + count]`.
    pub first: u32,
    /// The number of occurrences, including overlapping ones.
    pub count: u32,
    /// The number of documents that contain it.
    pub documents: u32,
    /// Its length in symbols.
    pub len: u32,
}

impl Repeat {
    /// Returns the positions at which it starts, in the order of the suffix array.
    pub(crate) fn occurrences(self, array: &SuffixArray) -> impl ExactSizeIterator<Item = usize> {
        array.order()[self.first as usize..][..self.count as usize].iter().map(|&at| at as usize)
    }

    /// Returns the first of them.
    pub(crate) fn start(self, array: &SuffixArray) -> usize {
        array.order()[self.first as usize] as usize
    }
}

/// The repeats that are wanted.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Limits {
    pub min_count: u32,
    pub min_documents: u32,
    pub min_len: u32,
    pub max_len: u32,
    /// Whether it must be closed, so that extending it to the left loses occurrences as well.
    pub closed: bool,
}

/// A sum over the places where a repeat starts.
pub(crate) trait Tally: Copy + Default {
    /// Adds the sum over other places.
    fn add(&mut self, other: &Self);
}

/// The queries that a scan makes about the text whose suffixes it reads.
pub(crate) trait Text: Sync {
    /// The data read at one place of the text.
    type Place: Copy + Default;
    /// The sum computed for each repeat along the way, with one look at each place of the text.
    type Tally: Tally;

    /// Returns the number of documents.
    fn documents(&self) -> usize;

    /// Returns the document of a position of the text.
    fn document(&self, at: usize) -> usize;

    /// Reads a place of the text and does nothing else: many are read one after the other.
    fn place(&self, at: usize) -> Self::Place;

    /// Returns what one place adds to the repeats that start there.
    fn tally(&self, place: Self::Place) -> Self::Tally;
}

/// Calls `look` with every repeat within the limits and the sum over its places, and collects the results, in the same order for any number of
/// threads.
///
/// A repeat is passed on once its last suffix has been seen, so those inside its stretch of the suffix array precede it. A repeat longer than
/// `max_len` is left out, but those within it that end where it branches are found.
///
/// # Complexity
/// Linear in the text, apart from a factor logarithmic in the depth of nested repeats and, if the array has no lengths, at worst a factor of
/// `max_len`, in a text that repeats nothing but itself; parallel over first symbols. The repeats are never all in memory.
pub(crate) fn visit<T: Text, F: Send>(array: &SuffixArray, limits: Limits, text: &T, look: impl Fn(Repeat, &T::Tally, &mut Vec<F>) + Sync) -> Vec<F> {
    let slices = slices(array, (array.order().len() / 128).max(1 << 12));
    // One by one, or a thread would wait for the last stretch of slices of another.
    let found: Vec<Vec<F>> = slices.into_par_iter().with_max_len(1).map(|(from, to)| scan(array, from, to, limits, text, &look)).collect();
    let mut all = Vec::with_capacity(found.iter().map(Vec::len).sum());
    found.into_iter().for_each(|mut found| all.append(&mut found));
    all
}

/// Finds every repeat within the limits.
///
/// `document_of` gives the document of a position of the text, `documents` their number.
///
/// # Complexity
/// As [`visit`].
pub(crate) fn repeats(array: &SuffixArray, documents: usize, document_of: impl Fn(usize) -> usize + Sync, limits: Limits) -> Vec<Repeat> {
    visit(array, limits, &Documents { documents, document_of }, |repeat, (), found| found.push(repeat))
}

/// A text that is only asked about its documents.
struct Documents<F> {
    documents: usize,
    document_of: F,
}

impl Tally for () {
    fn add(&mut self, (): &()) {}
}

impl<F: Fn(usize) -> usize + Sync> Text for Documents<F> {
    type Place = ();
    type Tally = ();

    fn documents(&self) -> usize {
        self.documents
    }

    fn document(&self, at: usize) -> usize {
        (self.document_of)(at)
    }

    fn place(&self, _: usize) {}

    fn tally(&self, (): ()) {}
}

/// Divides the suffix array into stretches of about `target` suffixes and whole first symbols, so that no interval crosses a cut.
fn slices(array: &SuffixArray, target: usize) -> Vec<(usize, usize)> {
    let order = array.order();
    let mut slices = Vec::new();
    let mut from = 0;
    while from < order.len() {
        let mut to = (from + target).min(order.len());
        if to < order.len() {
            // Suffixes with the same first symbol are adjacent: move the cut to the end of the symbol that it falls into.
            to = array.starting_with(array.symbol(order[to - 1] as usize)).end;
        }
        slices.push((from, to));
        from = to;
    }
    slices
}

/// An interval whose end has not been reached.
#[derive(Clone, Copy)]
struct Open<T> {
    len: u32,
    first: u32,
    /// The number of its suffixes that follow one of the same document in it.
    again: u32,
    tally: T,
}

const NEVER: u32 = u32::MAX;

/// The data looked up for a suffix.
#[derive(Clone, Copy, Default)]
struct Suffix<P> {
    /// The number of symbols that it shares with the previous suffix.
    len: u32,
    /// The symbol before it in the text.
    before: u32,
    document: u32,
    place: P,
}

/// The number of suffixes that are looked up together. They are scattered over the text, and a processor waits for many of them at once if no
/// decision is made in between.
const AHEAD: usize = 64;

fn scan<T: Text, F>(array: &SuffixArray, from: usize, to: usize, limits: Limits, text: &T, look: &impl Fn(Repeat, &T::Tally, &mut Vec<F>)) -> Vec<F> {
    let order = array.order();
    let mut found = Vec::new();
    let mut last = vec![NEVER; text.documents()];
    let mut stack = vec![Open { len: 0, first: from as u32, again: 0, tally: T::Tally::default() }];
    let mut left = None;
    // The last place at which the symbol before the suffix changed, or was an edge of the text: an interval that starts there or later is preceded by
    // one symbol only.
    let mut changed = from as u32;
    // The contribution of the last suffix seen; it belongs to the innermost interval that contains it, which depends on the next suffix.
    let mut leaf = T::Place::default();
    let mut ahead: Vec<Suffix<T::Place>> = Vec::with_capacity(AHEAD);
    // Longer repeats are not reported, so it is enough to know that they are longer.
    let most = (limits.max_len as usize).saturating_add(1);
    for i in from..=to {
        if (i - from).is_multiple_of(AHEAD) {
            let places = i..to.min(i + AHEAD);
            let starts = &order[places.clone()];
            // One lookup after the other, with as little as possible in between: the fewer instructions each takes, the more of them are in flight.
            ahead.clear();
            ahead.resize(starts.len(), Suffix::default());
            for (suffix, &at) in ahead.iter_mut().zip(starts) {
                suffix.before = if at == 0 { 0 } else { array.symbol(at as usize - 1) };
            }
            for (suffix, &at) in ahead.iter_mut().zip(starts) {
                suffix.place = text.place(at as usize);
            }
            for (suffix, &at) in ahead.iter_mut().zip(starts) {
                suffix.document = text.document(at as usize) as u32;
            }
            // The symbols are now in the cache, so a comparison waits for nothing.
            for (suffix, place) in ahead.iter_mut().zip(places).filter(|&(_, place)| place > from) {
                let at = order[place] as usize;
                suffix.len = array.shared(at).unwrap_or_else(|| array.common(order[place - 1] as usize, at, most)) as u32;
            }
        }
        // One step beyond the last suffix closes the intervals that are still open.
        let suffix = ahead.get((i - from) % AHEAD).copied();
        let len = suffix.filter(|_| i > from).map_or(0, |suffix| suffix.len);
        match stack.last_mut() {
            Some(top) if len <= top.len => top.tally.add(&text.tally(leaf)),
            _ => stack.push(Open { len, first: i as u32 - 1, again: 0, tally: text.tally(leaf) }),
        }
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
                look(repeat, &top.tally, &mut found);
            }
            match stack.last_mut() {
                Some(below) if below.len >= len => {
                    below.again += top.again;
                    below.tally.add(&top.tally);
                }
                _ => stack.push(Open { len, ..top }),
            }
        }
        let Some(suffix) = suffix else { break };
        if left != Some(suffix.before) || suffix.before == 0 {
            changed = i as u32;
        }
        left = Some(suffix.before);
        leaf = suffix.place;
        let last = &mut last[suffix.document as usize];
        if *last != NEVER {
            let inner = stack.partition_point(|open| open.first <= *last) - 1;
            stack[inner].again += 1;
        }
        *last = i as u32;
    }
    // The results of all stretches are held in memory at once.
    found.shrink_to_fit();
    found
}

#[cfg(any(test, fuzzing))]
pub(crate) mod oracle;

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(7), ..ProptestConfig::default() })]

        #[test]
        fn same_as_counting_all_substrings(
            symbols in prop::collection::vec(0u32..4, 1..50),
            cut in 1usize..20,
            min_count in 2u32..4,
            min_documents in 1u32..3,
            closed in any::<bool>(),
        ) {
            oracle::check(symbols, cut, Limits { min_count, min_documents, min_len: 1, max_len: 12, closed });
        }
    }
}
