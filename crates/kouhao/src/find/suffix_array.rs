//! Builds the suffix array of a text of symbols, optionally with the lengths of its repeats.
//!
//! The naive way sorts all suffixes by comparing them, which is quadratic on repetitive text, and official text is very repetitive. libsais sorts
//! them in linear time. This module is the only one that calls it, and bundles the array with the text that it indexes so that the two cannot be
//! confused. Symbol 0 is a separator: each one differs from every other, so no repeat crosses it.
//!
//! With at most 65 535 distinct symbols the text takes two bytes per symbol; libsais supports separators of this kind for such texts. Beyond that,
//! the text takes four bytes per symbol and every separator becomes a symbol of its own below all others, which yields the same order. The same is
//! done for short texts: with two bytes per symbol, libsais traverses tables of 65 536 entries several times, whatever the length of the text.

use crate::{Error, ErrorKind};

/// The number of symbols up to which a text is sorted equally fast either way.
const SHORT: usize = 1 << 13;

/// A text of symbols in the width that its alphabet needs.
enum Symbols {
    Narrow(Vec<u16>),
    Wide(Vec<u32>),
}

/// A text of symbols with its suffixes in order.
pub(crate) struct SuffixArray {
    symbols: Symbols,
    /// The start of each suffix, in the order of the suffixes; those that start at separators come first.
    order: Vec<i32>,
    /// For each symbol, the number of suffixes that start with a lower one.
    firsts: Vec<u32>,
    /// For each position of the text, the number of symbols that its suffix shares with the previous one in the order. Empty if not requested.
    shared: Vec<i32>,
}

impl SuffixArray {
    /// Sorts the suffixes of `symbols`: strings of symbols above 0, each ended by one separator (0).
    ///
    /// # Complexity
    /// Linear in time; 6 bytes per symbol, including the text, or 8 for an alphabet of more than 65 535.
    ///
    /// # Errors
    /// [`ErrorKind::TooLarge`] for 2³¹ symbols or more.
    ///
    /// # Panics
    /// Panics if a string is empty or the last one has no separator: libsais does not accept such a text.
    pub(crate) fn new(symbols: Vec<u32>) -> Result<Self, Error> {
        let narrow = symbols.len() >= SHORT && symbols.iter().all(|&symbol| symbol <= u32::from(u16::MAX));
        SuffixArray::sorted(symbols, narrow)
    }

    /// Sorts symbols, in two bytes each if they are `narrow`.
    fn sorted(symbols: Vec<u32>, narrow: bool) -> Result<Self, Error> {
        assert!(symbols.last().is_none_or(|&last| last == 0), "the text of a suffix array ends in a separator");
        assert!(symbols.first() != Some(&0) && symbols.windows(2).all(|pair| pair != [0, 0]), "the strings of a suffix array are not empty");
        let too_large = || Error::new(ErrorKind::TooLarge, "the corpus has more than 2³¹ units").with_remedy("mine it in parts");
        i32::try_from(symbols.len()).map_err(|_| too_large())?;
        let most = symbols.iter().copied().max().unwrap_or(0);
        let mut firsts = vec![0; most as usize + 2];
        symbols.iter().for_each(|&symbol| firsts[symbol as usize + 1] += 1);
        for symbol in 1..firsts.len() {
            firsts[symbol] += firsts[symbol - 1];
        }
        let (symbols, order) = if narrow {
            let narrow: Vec<u16> = symbols.iter().map(|&symbol| symbol as u16).collect();
            drop(symbols);
            let order = sort_narrow(&narrow)?;
            (Symbols::Narrow(narrow), order)
        } else {
            let order = sort_wide(&symbols, most, firsts[1] as usize)?;
            (Symbols::Wide(symbols), order)
        };
        Ok(SuffixArray { symbols, order, firsts, shared: Vec::new() })
    }

    /// Computes the number of symbols that each suffix shares with the previous one, for repeats of any length: callers that only need short ones
    /// compare suffixes as they go, which takes less memory.
    ///
    /// # Complexity
    /// Linear in time; 4 bytes per symbol.
    pub(crate) fn with_lengths(mut self) -> Self {
        let at = |i: usize| self.order[i] as usize;
        // By position: the suffix before it in the order, then how much both share. A suffix without its first symbol shares one symbol less at least
        // (Kärkkäinen, Manzini and Puglisi 2009, Permuted longest-common-prefix array).
        let mut shared = vec![-1; self.order.len()];
        for i in 1..self.order.len() {
            shared[at(i)] = self.order[i - 1];
        }
        let mut len = 0;
        for (position, shares) in shared.iter_mut().enumerate() {
            len = match usize::try_from(*shares) {
                Ok(before) => len + self.common(position + len, before + len, usize::MAX),
                Err(_) => 0,
            };
            *shares = len as i32;
            len = len.saturating_sub(1);
        }
        self.shared = shared;
        self
    }

    /// Returns the symbol at position `at` of the text.
    pub(crate) fn symbol(&self, at: usize) -> u32 {
        match &self.symbols {
            Symbols::Narrow(symbols) => u32::from(symbols[at]),
            Symbols::Wide(symbols) => symbols[at],
        }
    }

    /// Returns the start of each suffix, in the order of the suffixes, without those that start at separators.
    pub(crate) fn order(&self) -> &[i32] {
        &self.order[self.firsts[1] as usize..]
    }

    /// Returns the range of [`order`](Self::order) with the suffixes that start with `symbol`, which must be above 0.
    pub(crate) fn starting_with(&self, symbol: u32) -> std::ops::Range<usize> {
        let place = |symbol: usize| self.firsts.get(symbol).map_or(self.order.len(), |&first| first as usize) - self.firsts[1] as usize;
        place(symbol as usize)..place(symbol as usize + 1)
    }

    /// Returns the range of [`order`](Self::order) with the suffixes that begin with `key`, symbols above 0.
    ///
    /// # Complexity
    /// Logarithmic in the number of suffixes with the same first symbol, multiplied by the length of the key.
    pub(crate) fn places(&self, key: impl Iterator<Item = u32> + Clone) -> std::ops::Range<usize> {
        let (start, end) = self.not_before(key.clone());
        start..start + self.order()[start..end].partition_point(|&at| self.compare(at, key.clone()).is_eq())
    }

    /// Returns where those suffixes start in [`order`](Self::order), if there are exactly `count` of them; there must be at least as many.
    ///
    /// # Complexity
    /// Half that of [`places`](Self::places).
    pub(crate) fn only(&self, count: usize, key: impl Iterator<Item = u32> + Clone) -> Option<usize> {
        let (start, end) = self.not_before(key.clone());
        let more = self.order()[start..end].get(count).is_some_and(|&at| self.compare(at, key).is_eq());
        (!more).then_some(start)
    }

    /// Returns the place in [`order`](Self::order) of the first suffix that is not less than a key, and the end of those with its first symbol.
    fn not_before(&self, key: impl Iterator<Item = u32> + Clone) -> (usize, usize) {
        let Some(first) = key.clone().next() else { return (0, self.order().len()) };
        let std::ops::Range { start, end } = self.starting_with(first);
        (start + self.order()[start..end].partition_point(|&at| self.compare(at, key.clone()).is_lt()), end)
    }

    /// Compares the suffix that starts at a position with a key; they are equal if it begins with the key. The first symbols are known to be equal.
    fn compare(&self, at: i32, key: impl Iterator<Item = u32>) -> std::cmp::Ordering {
        // A suffix that ends before it differs ends in a separator, the least of all symbols, so nothing is read beyond.
        let mut compared = key.zip(at as usize..).skip(1).map(|(symbol, at)| self.symbol(at).cmp(&symbol));
        compared.find(|order| order.is_ne()).unwrap_or(std::cmp::Ordering::Equal)
    }

    /// Returns how many symbols, up to `most`, the suffixes that start at two positions share.
    pub(crate) fn common(&self, a: usize, b: usize, most: usize) -> usize {
        match &self.symbols {
            Symbols::Narrow(symbols) => common_narrow(&symbols[a..], &symbols[b..], most),
            Symbols::Wide(symbols) => common(&symbols[a..], &symbols[b..], most),
        }
    }

    /// Returns how many symbols the suffix that starts at `at` shares with the previous one in the order, if that was [computed](Self::with_lengths).
    pub(crate) fn shared(&self, at: usize) -> Option<usize> {
        self.shared.get(at).map(|&len| len as usize)
    }
}

/// Returns the length of the common prefix of two texts, up to `most` symbols or a separator. The separator at the end of the text bounds both.
fn common<T: Copy + Default + PartialEq>(a: &[T], b: &[T], most: usize) -> usize {
    a.iter().zip(b).take(most).take_while(|(a, b)| a == b && **a != T::default()).count()
}

/// The same, eight symbols at a time: most neighbours differ within the first eight, and branch prediction cannot guess where.
fn common_narrow(a: &[u16], b: &[u16], most: usize) -> usize {
    const ONES: u128 = u128::MAX / 0xffff;
    let packed = |symbols: &[u16; 8]| symbols.iter().rev().fold(0u128, |packed, &symbol| packed << 16 | u128::from(symbol));
    let mut len = 0;
    for (a, b) in a.as_chunks().0.iter().zip(b.as_chunks().0) {
        let (a, b) = (packed(a), packed(b));
        // Has the highest bit of each lane that is zero, and perhaps of some above the first of them.
        let ends = a.wrapping_sub(ONES) & !a & ONES << 15;
        let parts = a ^ b | ends;
        if parts != 0 || len >= most {
            return (len + parts.trailing_zeros() as usize / 16).min(most);
        }
        len += 8;
    }
    (len + common(&a[len..], &b[len..], most)).min(most)
}

fn failed(code: i32) -> Result<(), Error> {
    // The header documents 0, but a success can be a positive number too.
    match code {
        0.. => Ok(()),
        // The arguments are checked here, so only the allocation of its workspace can fail.
        _ => Err(Error::new(ErrorKind::TooLarge, "not enough memory to sort the suffixes of the corpus").with_remedy("mine it in parts")),
    }
}

fn sort_narrow(text: &[u16]) -> Result<Vec<i32>, Error> {
    let mut order = vec![0i32; text.len()];
    // SAFETY: both arrays have as many elements as stated (`sorted` has checked that the number fits an i32), `fs` (spare room) is 0, a null
    // frequency table is allowed, and the text ends in 0.
    #[allow(unsafe_code)]
    failed(unsafe { libsais_sys::libsais16::libsais16_gsa(text.as_ptr(), order.as_mut_ptr(), text.len() as i32, 0, std::ptr::null_mut()) })?;
    Ok(order)
}

fn sort_wide(text: &[u32], most: u32, separators: usize) -> Result<Vec<i32>, Error> {
    let alphabet = i32::try_from(most as usize + separators)
        .map_err(|_| Error::new(ErrorKind::TooLarge, "the corpus has more than 2³¹ distinct words and sentences").with_remedy("mine it in parts"))?;
    let mut next = 0;
    let mut text: Vec<i32> = text
        .iter()
        .map(|&symbol| match symbol {
            0 => {
                next += 1;
                next - 1
            }
            _ => symbol as i32 + separators as i32 - 1,
        })
        .collect();
    let mut order = vec![0i32; text.len()];
    // SAFETY: both arrays have as many elements as stated (`sorted` has checked that the number fits an i32), every symbol is below the alphabet's
    // size, and `fs` (spare room) is 0.
    #[allow(unsafe_code)]
    failed(unsafe { libsais_sys::libsais::libsais_int(text.as_mut_ptr(), order.as_mut_ptr(), text.len() as i32, alphabet, 0) })?;
    Ok(order)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    /// Sorts by comparing, each separator a symbol of its own in the order of the text.
    fn naive(symbols: &[u32]) -> Vec<(usize, usize)> {
        let key = |at: usize| (symbols[at], if symbols[at] == 0 { at } else { 0 });
        let compare = |&a: &usize, &b: &usize| (a..symbols.len()).map(key).cmp((b..symbols.len()).map(key));
        let mut order: Vec<usize> = (0..symbols.len()).collect();
        order.sort_by(compare);
        let shared =
            |a: usize, b: usize| (0..symbols.len() - a.max(b)).take_while(|i| symbols[a + i] != 0 && symbols[a + i] == symbols[b + i]).count();
        (0..order.len()).map(|i| (order[i], if i == 0 { 0 } else { shared(order[i - 1], order[i]) })).collect()
    }

    fn check(symbols: Vec<u32>) {
        let expected: Vec<_> = naive(&symbols).into_iter().filter(|&(at, _)| symbols[at] != 0).collect();
        let narrow = symbols.iter().all(|&symbol| symbol < 65_536);
        for narrow in [false, narrow] {
            check_array(SuffixArray::sorted(symbols.clone(), narrow).unwrap(), &symbols, &expected);
        }
    }

    fn check_array(array: SuffixArray, symbols: &[u32], expected: &[(usize, usize)]) {
        assert!(symbols.is_empty() || array.shared(0).is_none());
        let array = array.with_lengths();
        let found: Vec<_> = array.order().iter().filter_map(|&at| Some((at as usize, array.shared(at as usize)?))).collect();
        assert_eq!(found, expected, "{symbols:?}");
        for pair in expected.windows(2) {
            for most in [3, 8, 9, usize::MAX] {
                assert_eq!(array.common(pair[0].0, pair[1].0, most), pair[1].1.min(most));
            }
        }
        for from in 0..symbols.len() {
            for key in (from + 1..symbols.len()).map(|to| &symbols[from..to]).take_while(|key| !key.contains(&0)) {
                let mut places = array.order()[array.places(key.iter().copied())].to_vec();
                places.sort_unstable();
                let expected: Vec<i32> = (0..symbols.len()).filter(|&at| symbols[at..].starts_with(key)).map(|at| at as i32).collect();
                assert_eq!(places, expected, "{symbols:?} {key:?}");
                let start = array.places(key.iter().copied()).start;
                assert_eq!(array.only(expected.len(), key.iter().copied()), Some(start), "{symbols:?} {key:?}");
                assert_eq!(array.only(expected.len() - 1, key.iter().copied()), None, "{symbols:?} {key:?}");
            }
        }
        assert!(array.places([99_999].into_iter()).is_empty());
    }

    #[test]
    fn symbols_are_compared_by_eights_as_one_by_one() {
        let text: Vec<u16> = (0..400u32).map(|at| [0, 1, 0x8000, 0xffff][(at * at / 7 % 61 % 4) as usize]).collect();
        let repeated = [vec![7; 40], vec![0]].concat();
        for text in [text, repeated] {
            for (a, b) in (0..text.len()).flat_map(|a| (0..text.len()).map(move |b| (a, b))) {
                for most in [0, 1, 7, 8, 9, 16, 64] {
                    assert_eq!(common_narrow(&text[a..], &text[b..], most), common(&text[a..], &text[b..], most), "{a} {b} {most}");
                }
            }
        }
    }

    #[test]
    fn smallest_texts() {
        check(vec![]);
        check(vec![1, 0]);
        check(vec![1, 1, 1, 1, 0]);
        check(vec![1, 2, 0, 1, 2, 0]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(7), ..ProptestConfig::default() })]

        #[test]
        fn same_as_comparing(mut symbols in prop::collection::vec(0u32..4, 0..60), wide in any::<bool>()) {
            if wide {
                symbols.iter_mut().filter(|symbol| **symbol == 3).for_each(|symbol| *symbol = 70_000);
            }
            symbols.push(0);
            symbols.dedup_by(|a, b| (*a, *b) == (0, 0));
            symbols.drain(..usize::from(symbols[0] == 0));
            check(symbols);
        }
    }
}
