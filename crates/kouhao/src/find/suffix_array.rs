//! The suffix array of a text of symbols, with the lengths of its repeats.
//!
//! The naive way sorts all suffixes by comparing them, which is quadratic on repetitive text, and ours repeats itself for a living. libsais sorts
//! them in linear time; this module is the only one that calls it, and bundles the array with the text that it indexes so that the two
//! cannot be mixed up. Symbol 0 is a separator: each one differs from every other, so that no repeat crosses it.
//!
//! With at most 65 535 distinct symbols the text takes two bytes a symbol; libsais knows separators of this kind for such texts. Beyond, the
//! text takes four bytes a symbol and every separator becomes a symbol of its own below all others, which comes to the same order.

use crate::{Error, ErrorKind};

/// A text of symbols in the width that its alphabet needs.
enum Symbols {
    Narrow(Vec<u16>),
    Wide(Vec<u32>),
}

/// A text of symbols with its suffixes in order.
pub(crate) struct SuffixArray {
    symbols: Symbols,
    /// Where each suffix starts, in the order of the suffixes; those that start at separators come first.
    order: Vec<i32>,
    /// By position in the text: how many symbols its suffix shares with the one before it in the order.
    shared: Vec<i32>,
    separators: usize,
}

impl SuffixArray {
    /// Sorts the suffixes of `symbols`: strings of symbols above 0, each ended by one separator (0).
    ///
    /// # Complexity
    /// Linear in time; 10 bytes a symbol, text included, or 12 for an alphabet of more than 65 535.
    ///
    /// # Errors
    /// [`ErrorKind::TooLarge`] for 2³¹ symbols or more.
    ///
    /// # Panics
    /// If a string is empty or the last one has no separator: libsais takes no such text.
    pub(crate) fn new(symbols: Vec<u32>) -> Result<Self, Error> {
        assert!(symbols.last().is_none_or(|&last| last == 0), "the text of a suffix array ends in a separator");
        assert!(symbols.first() != Some(&0) && symbols.windows(2).all(|pair| pair != [0, 0]), "the strings of a suffix array are not empty");
        let too_large = || Error::new(ErrorKind::TooLarge, "the corpus has more than 2³¹ characters").with_remedy("mine it in parts");
        let len = i32::try_from(symbols.len()).map_err(|_| too_large())?;
        let separators = symbols.iter().filter(|&&symbol| symbol == 0).count();
        let most = symbols.iter().copied().max().unwrap_or(0);
        let (symbols, order, shared) = if most <= u32::from(u16::MAX) {
            let narrow: Vec<u16> = symbols.iter().map(|&symbol| symbol as u16).collect();
            drop(symbols);
            let (order, shared) = sort_narrow(&narrow, len)?;
            (Symbols::Narrow(narrow), order, shared)
        } else {
            let (order, shared) = sort_wide(&symbols, len, most, separators)?;
            (Symbols::Wide(symbols), order, shared)
        };
        Ok(SuffixArray { symbols, order, shared, separators })
    }

    /// Frees the lengths that [`shared`](Self::shared) gives, a quarter of the whole or more, once they are not needed.
    pub(crate) fn without_lengths(mut self) -> Self {
        self.shared = Vec::new();
        self
    }

    /// Returns the symbol at position `at` of the text.
    pub(crate) fn symbol(&self, at: usize) -> u32 {
        match &self.symbols {
            Symbols::Narrow(symbols) => u32::from(symbols[at]),
            Symbols::Wide(symbols) => symbols[at],
        }
    }

    /// Returns where each suffix starts, in the order of the suffixes, without those that start at separators.
    pub(crate) fn order(&self) -> &[i32] {
        &self.order[self.separators..]
    }

    /// Returns the stretch of [`order`](Self::order) with the suffixes that begin with `key`, symbols above 0.
    ///
    /// # Complexity
    /// Logarithmic in the text, times the length of the key.
    pub(crate) fn places(&self, key: &[u32]) -> std::ops::Range<usize> {
        // A suffix that ends before it differs ends in a separator, the least of all symbols, so nothing is read beyond.
        let compare = |&at: &i32| key.iter().enumerate().map(|(k, symbol)| self.symbol(at as usize + k).cmp(symbol)).find(|order| order.is_ne());
        let start = self.order().partition_point(|at| compare(at) == Some(std::cmp::Ordering::Less));
        start..start + self.order()[start..].partition_point(|at| compare(at).is_none())
    }

    /// Returns how many symbols the suffix that starts at `at` shares with the one before it in the order.
    pub(crate) fn shared(&self, at: usize) -> usize {
        self.shared[at] as usize
    }
}

fn failed(code: i32) -> Result<(), Error> {
    // Its header says 0, but a success can be a positive number too.
    match code {
        0.. => Ok(()),
        // The arguments are checked here, so the one thing that can fail is the allocation of its workspace.
        _ => Err(Error::new(ErrorKind::TooLarge, "not enough memory to sort the suffixes of the corpus").with_remedy("mine it in parts")),
    }
}

fn sort_narrow(text: &[u16], len: i32) -> Result<(Vec<i32>, Vec<i32>), Error> {
    let mut order = vec![0i32; text.len()];
    let mut shared = vec![0i32; text.len()];
    // SAFETY: the three arrays have `len` elements, `fs` (spare room) is 0, a null frequency table is allowed, and the text ends in 0.
    #[allow(unsafe_code)]
    unsafe {
        failed(libsais_sys::libsais16::libsais16_gsa(text.as_ptr(), order.as_mut_ptr(), len, 0, std::ptr::null_mut()))?;
        failed(libsais_sys::libsais16::libsais16_plcp_gsa(text.as_ptr(), order.as_ptr(), shared.as_mut_ptr(), len))?;
    }
    Ok((order, shared))
}

fn sort_wide(text: &[u32], len: i32, most: u32, separators: usize) -> Result<(Vec<i32>, Vec<i32>), Error> {
    let alphabet = i32::try_from(most as usize + separators)
        .map_err(|_| Error::new(ErrorKind::TooLarge, "the corpus has more than 2³¹ distinct words and sentences"))?;
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
    let mut shared = vec![0i32; text.len()];
    // SAFETY: the three arrays have `len` elements, every symbol is below the alphabet's size, and `fs` (spare room) is 0.
    #[allow(unsafe_code)]
    unsafe {
        failed(libsais_sys::libsais::libsais_int(text.as_mut_ptr(), order.as_mut_ptr(), len, alphabet, 0))?;
        failed(libsais_sys::libsais::libsais_plcp_int(text.as_ptr(), order.as_ptr(), shared.as_mut_ptr(), len))?;
    }
    Ok((order, shared))
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
        let array = SuffixArray::new(symbols.clone()).unwrap();
        let found: Vec<_> = array.order().iter().map(|&at| (at as usize, array.shared(at as usize))).collect();
        assert_eq!(found, expected, "{symbols:?}");
        for from in 0..symbols.len() {
            for key in (from + 1..symbols.len()).map(|to| &symbols[from..to]).take_while(|key| !key.contains(&0)) {
                let mut places = array.order()[array.places(key)].to_vec();
                places.sort_unstable();
                let expected: Vec<i32> = (0..symbols.len()).filter(|&at| symbols[at..].starts_with(key)).map(|at| at as i32).collect();
                assert_eq!(places, expected, "{symbols:?} {key:?}");
            }
        }
        assert!(array.places(&[99_999]).is_empty());
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
