//! Finds which phrases are contained in which others.
//!
//! The naive way compares each with each. Here the stretches of every phrase are looked up in a table of all phrases. A phrase of *n* units has *n*² /
//! 2 stretches, so for each stretch the hash is only computed from two sums, and a bit filter tells whether there can be such a phrase. Most need no
//! lookup at all: a phrase is at least as common as one that contains it, so among those that contain it only the shortest ones matter, and what lies
//! inside a stretch that was found can be passed over.

use std::sync::atomic::{AtomicU32, Ordering};

use rayon::prelude::*;

use crate::hashing::{GOLDEN, mix};

/// Returns for each phrase the greatest count among the longer phrases that contain it, or 0 if none does.
///
/// Phrases are given by index: `symbols` returns the symbols of a phrase, `count` its count, which must not be less than that of a phrase that contains
/// it. A phrase is identified by a hash of 64 bits; if two had the same hash, one would be taken for the other.
///
/// # Complexity
/// For each phrase, at worst the square of its length.
pub(super) fn greatest_containing<S: Iterator<Item = u32>>(
    phrases: usize,
    symbols: impl Fn(usize) -> S + Sync,
    count: impl Fn(usize) -> u32 + Sync,
) -> Vec<u32> {
    let hash = |phrase: usize| symbols(phrase).fold((0, 1), hash_on).0;
    let hashes: Vec<u64> = (0..phrases).into_par_iter().map(hash).collect();
    let places = Places::new(&hashes);
    let seen = Filter::new(&hashes);
    let greatest: Vec<AtomicU32> = (0..phrases).map(|_| AtomicU32::new(0)).collect();
    (0..phrases).into_par_iter().for_each_init(Vec::new, |sums: &mut Vec<u64>, outer| {
        sums.clear();
        sums.push(0);
        symbols(outer).fold((0, 1), |sum, symbol| {
            let sum = hash_on(sum, symbol);
            sums.push(sum.0);
            sum
        });
        let count = count(outer);
        let mut shifted = 1u64;
        // The end of the stretches found so far: one that starts later and does not reach beyond it lies inside one of them.
        let mut reach = 0;
        for first in 0..sums.len() - 1 {
            // The hash of a stretch is computed from two sums, whatever lies between, so no computation waits for another.
            let hash = |end: usize| sums[end].wrapping_sub(sums[first]).wrapping_mul(shifted);
            let longest = if first == 0 { sums.len() - 2 } else { sums.len() - 1 };
            let found = |end: usize| match hash(end) {
                hash if seen.may_have(hash) => Some((end, places.get(hash)?)),
                _ => None,
            };
            if let Some((end, inner)) = (reach.max(first) + 1..=longest).rev().find_map(found) {
                // The maximum of some numbers is the same in any order.
                greatest[inner].fetch_max(count, Ordering::Relaxed);
                reach = end;
            }
            shifted = shifted.wrapping_mul(BACK);
        }
    });
    greatest.into_iter().map(AtomicU32::into_inner).collect()
}

/// A bit filter of hashes, with sixteen times as many bits as hashes: nearly all queries are negative, and the small filter answers them.
struct Filter {
    bits: Vec<u64>,
    shift: u32,
}

impl Filter {
    fn new(hashes: &[u64]) -> Self {
        let bits = (16 * hashes.len()).next_power_of_two().max(64);
        let mut filter = Filter { bits: vec![0; bits / 64], shift: u64::BITS - bits.trailing_zeros() };
        for &hash in hashes {
            let (word, bit) = filter.place(hash);
            filter.bits[word] |= bit;
        }
        filter
    }

    fn place(&self, hash: u64) -> (usize, u64) {
        let bit = (hash >> self.shift) as usize;
        (bit / 64, 1 << (bit % 64))
    }

    /// Returns whether a hash can be in the filter.
    fn may_have(&self, hash: u64) -> bool {
        let (word, bit) = self.place(hash);
        self.bits[word] & bit != 0
    }
}

/// The indices of hashes in a list, with four bytes per slot.
struct Places<'h> {
    hashes: &'h [u64],
    /// The index plus one; 0 for an empty slot. A hash is in the slot given by its high bits, or in the next free one.
    slots: Vec<u32>,
}

impl<'h> Places<'h> {
    /// Of equal hashes, the last one gets an index.
    fn new(hashes: &'h [u64]) -> Self {
        let mut places = Places { hashes, slots: vec![0; (2 * hashes.len()).next_power_of_two().max(2)] };
        for (&hash, place) in hashes.iter().zip(1..) {
            let slot = places.slot(hash);
            places.slots[slot] = place;
        }
        places
    }

    /// Returns the slot in which a hash is, or would be.
    fn slot(&self, hash: u64) -> usize {
        let mut slot = (hash >> (u64::BITS - self.slots.len().trailing_zeros())) as usize;
        while self.slots[slot] != 0 && self.hashes[self.slots[slot] as usize - 1] != hash {
            slot = (slot + 1) % self.slots.len();
        }
        slot
    }

    fn get(&self, hash: u64) -> Option<usize> {
        (self.slots[self.slot(hash)] as usize).checked_sub(1)
    }
}

/// Returns the hash of some symbols, and the power that belongs to the next one, extended by one symbol: a polynomial modulo 2⁶⁴ whose coefficients
/// are scattered symbols.
fn hash_on((hash, power): (u64, u64), symbol: u32) -> (u64, u64) {
    let scattered = mix(0, u64::from(symbol) + 1);
    (power.wrapping_mul(scattered ^ scattered >> 32).wrapping_add(hash), power.wrapping_mul(ON))
}

/// The multiplier for each position, and its inverse.
const ON: u64 = GOLDEN;
const BACK: u64 = inverse(ON);

/// Returns the inverse of an odd number modulo 2⁶⁴.
const fn inverse(odd: u64) -> u64 {
    // Newton's steps: an odd number is its own inverse modulo 8, and each step doubles the bits that are right.
    let (mut inverse, mut bits) = (odd, 3);
    while bits < u64::BITS {
        inverse = inverse.wrapping_mul(2u64.wrapping_sub(odd.wrapping_mul(inverse)));
        bits *= 2;
    }
    inverse
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn as_comparing_each_with_each() {
        let mut seed = 7_u32;
        let mut next = |below: u32| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) % below
        };
        let mut contained = 0;
        for _ in 0..40 {
            let text: Vec<u32> = (0..60).map(|_| 1 + next(3)).collect();
            let occurrences = |phrase: &[u32]| text.windows(phrase.len()).filter(|stretch| *stretch == phrase).count() as u32;
            let stretch = |start: u32, len: u32| text[start as usize..(start + len) as usize].to_vec();
            let mut phrases: Vec<Vec<u32>> = (0..30).map(|_| stretch(next(50), 1 + next(9))).collect();
            phrases.sort();
            phrases.dedup();
            let phrases: Vec<(Vec<u32>, u32)> = phrases.into_iter().map(|phrase| (phrase.clone(), occurrences(&phrase))).collect();
            let found = greatest_containing(phrases.len(), |phrase| phrases[phrase].0.iter().copied(), |phrase| phrases[phrase].1);
            let holds = |outer: &[u32], inner: &[u32]| outer.len() > inner.len() && outer.windows(inner.len()).any(|stretch| stretch == inner);
            let longest = |(inner, _): &(Vec<u32>, u32)| phrases.iter().filter(|(outer, _)| holds(outer, inner)).map(|(_, count)| *count).max();
            let naive: Vec<u32> = phrases.iter().map(|phrase| longest(phrase).unwrap_or(0)).collect();
            assert_eq!(found, naive, "{phrases:?}");
            contained += naive.iter().filter(|&&count| count > 0).count();
        }
        assert!(contained > 100);
        assert!(greatest_containing(0, |_| std::iter::empty(), |_| 0).is_empty());
    }
}
