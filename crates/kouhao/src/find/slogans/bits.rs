//! One bit for each position of a text.
//!
//! What is asked at every occurrence of millions of repeats is where tokens start inside it, and whether marks stand inside it. The naive way reads the flags
//! of every unit. Here a stretch of up to 64 units is one look, in a sixteenth of the memory, so that it is near at hand.

use rayon::prelude::*;

/// Bits by position, to be read in stretches.
pub(crate) struct Bits {
    /// The last one is room to read beyond the end.
    words: Vec<u64>,
}

/// Positions whose bits are read at once.
const AT_ONCE: usize = u64::BITS as usize;

impl Bits {
    /// Keeps for each of some flags whether one of `wanted` is set.
    pub(crate) fn new(flags: &[u16], wanted: u16) -> Self {
        let word = |flags: &[u16]| flags.iter().rev().fold(0, |word, flags| word << 1 | u64::from(flags & wanted != 0));
        let mut words: Vec<u64> = flags.par_chunks(AT_ONCE).map(word).collect();
        words.push(0);
        Bits { words }
    }

    /// Tells whether the bit of a position is set.
    pub(crate) fn at(&self, position: usize) -> bool {
        self.words[position / AT_ONCE] >> (position % AT_ONCE) & 1 != 0
    }

    /// Returns the bits of the positions from `start` up to `end`, 64 of them at a time, the first in the lowest place.
    pub(crate) fn between(&self, start: usize, end: usize) -> impl Iterator<Item = u64> {
        (start..end).step_by(AT_ONCE).map(move |from| {
            let (word, shift) = (from / AT_ONCE, from % AT_ONCE);
            // Two shifts, as one by all 64 places is none.
            let bits = self.words[word] >> shift | self.words[word + 1] << 1 << (AT_ONCE - 1 - shift);
            bits & u64::MAX >> (AT_ONCE - (end - from).min(AT_ONCE))
        })
    }

    /// Tells whether a bit is set from `start` up to `end`.
    pub(crate) fn any(&self, start: usize, end: usize) -> bool {
        self.between(start, end).any(|bits| bits != 0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(7), ..ProptestConfig::default() })]

        #[test]
        fn a_stretch_is_what_its_positions_are(flags in prop::collection::vec(0u16..4, 1..300), a in 0usize..300, b in 0usize..300) {
            let (start, end) = (a.min(b).min(flags.len()), a.max(b).min(flags.len()));
            let bits = Bits::new(&flags, 2);
            let read: Vec<bool> = bits.between(start, end).flat_map(|word| (0..64).map(move |at| word >> at & 1 != 0)).collect();
            let expected: Vec<bool> = flags[start..end].iter().map(|flags| flags & 2 != 0).collect();
            prop_assert_eq!(&read[..expected.len()], &expected[..]);
            prop_assert!(read[expected.len()..].iter().all(|bit| !bit));
            prop_assert_eq!(bits.any(start, end), expected.contains(&true));
            prop_assert!((start..end).all(|at| bits.at(at) == expected[at - start]));
        }
    }
}
