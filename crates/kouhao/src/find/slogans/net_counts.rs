//! Counts occurrences of phrases outside longer ones.
//!
//! The naive way searches every phrase in all others. But of the phrases that start at one position the longest covers the rest, and it covers
//! everything that ends where it does or earlier. One pass over the positions of the text, with a length for each, therefore decides for every
//! occurrence whether it stands alone.

use rayon::prelude::*;

use super::ranking::Candidate;
use crate::find::repeats::Repeat;
use crate::find::suffix_array::SuffixArray;

/// A type for the lengths of phrases: there is one for each position of a text, so it should be small.
pub(super) trait Length: Copy + Default + Ord + Sync + TryFrom<u32> + Into<u32> {}

impl<T: Copy + Default + Ord + Sync + TryFrom<u32> + Into<u32>> Length for T {}

/// The phrases of a text that no other phrase covers.
pub(super) struct Outermost<'a, T> {
    array: &'a SuffixArray,
    /// For each position, the length of the longest phrase that starts there; 0 if another one covers it completely.
    lengths: Vec<T>,
}

impl<'a, T: Length> Outermost<'a, T> {
    /// Examines all phrases of a text of `len` symbols; their lengths must fit the type.
    ///
    /// # Complexity
    /// Linear in the length of the text and in the number of occurrences of the phrases.
    pub(super) fn new(len: usize, array: &'a SuffixArray, phrases: impl Iterator<Item = Repeat>) -> Self {
        let mut lengths = vec![T::default(); len];
        for phrase in phrases {
            let len = T::try_from(phrase.len).unwrap_or_default();
            for start in phrase.occurrences(array) {
                lengths[start] = lengths[start].max(len);
            }
        }
        // A phrase that starts earlier and reaches the end of this one covers it completely: then it does not stand alone there.
        let mut reach = 0;
        for len in &mut lengths {
            let own: u32 = (*len).into();
            if own <= reach {
                *len = T::default();
            }
            reach = reach.max(own).saturating_sub(1);
        }
        Outermost { array, lengths }
    }

    /// Counts the occurrences of a phrase that no longer one covers.
    pub(super) fn net(&self, phrase: Repeat) -> u32 {
        phrase.occurrences(self.array).filter(|&start| self.lengths[start].into() == phrase.len).count() as u32
    }
}

/// Counts, for the first `shown` candidates, the occurrences that no longer candidate covers, in a text of `len` symbols.
pub(super) fn count_net(ranked: &mut [Candidate], shown: usize, len: usize, array: &SuffixArray) {
    match ranked.iter().all(|candidate| candidate.repeat.len <= u32::from(u8::MAX)) {
        true => count_with::<u8>(ranked, shown, len, array),
        // `build()` refuses phrases of more than 65535 units.
        false => count_with::<u16>(ranked, shown, len, array),
    }
}

fn count_with<T: Length>(ranked: &mut [Candidate], shown: usize, len: usize, array: &SuffixArray) {
    let outermost = Outermost::<T>::new(len, array, ranked.iter().map(|candidate| candidate.repeat));
    ranked.par_iter_mut().take(shown).for_each(|candidate| candidate.net = outermost.net(candidate.repeat));
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::find::repeats::{Limits, repeats};

    #[test]
    fn as_looking_for_every_phrase_in_all_others() {
        let mut seed = 7_u32;
        let mut next = |below: u32| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) % below
        };
        let mut nested = 0;
        for _ in 0..40 {
            let symbols: Vec<u32> = (0..60).map(|_| 1 + next(3)).chain([0]).collect();
            let array = SuffixArray::new(symbols.clone()).unwrap();
            let limits = Limits { min_count: 2, min_documents: 1, min_len: 1, max_len: 12, closed: true };
            let phrases = repeats(&array, 1, |_| 0, limits);
            let outermost = Outermost::<u8>::new(symbols.len(), &array, phrases.iter().copied());
            let all: Vec<(usize, usize)> =
                phrases.iter().flat_map(|phrase| phrase.occurrences(&array).map(|start| (start, start + phrase.len as usize))).collect();
            for &phrase in &phrases {
                let covered = |&start: &usize| {
                    let end = start + phrase.len as usize;
                    all.iter().any(|&(from, to)| from <= start && end <= to && to - from > end - start)
                };
                let naive = phrase.occurrences(&array).filter(|start| !covered(start)).count();
                assert_eq!(outermost.net(phrase) as usize, naive, "{phrase:?} of {symbols:?}");
                nested += usize::from(naive < phrase.count as usize);
            }
        }
        assert!(nested > 100);
    }
}
