//! Stores the byte offsets at which units start, in one byte each.
//!
//! The naive way takes four bytes, as much as the symbols themselves.

use rustc_hash::FxHashMap;

use super::BLOCK;

/// The starts of units in their documents, in about one byte each.
///
/// Distances from the previous units are stored; the first start of each document, further ones at most [`BLOCK`] apart, and those after a long
/// stretch of marks or blanks are stored in full.
#[derive(Default)]
pub(super) struct Starts {
    /// [`WHOLE`] where the start is stored in full.
    distances: Vec<u8>,
    /// The starts that are stored in full, by position.
    whole: FxHashMap<u32, u32>,
    last: u32,
}

const WHOLE: u8 = u8::MAX;

impl Starts {
    /// Appends a start; `anew` is set for the first of a document.
    pub(super) fn push(&mut self, start: u32, anew: bool) {
        let at = self.distances.len();
        let distance = start.checked_sub(self.last).and_then(|distance| u8::try_from(distance).ok());
        match distance.filter(|&distance| distance != WHOLE && !anew && !at.is_multiple_of(BLOCK)) {
            Some(distance) => self.distances.push(distance),
            None => {
                self.distances.push(WHOLE);
                self.whole.insert(at as u32, start);
            }
        }
        self.last = start;
    }

    /// Appends the starts of whole documents.
    pub(super) fn append(&mut self, mut documents: Starts) {
        let shift = self.distances.len() as u32;
        self.distances.append(&mut documents.distances);
        self.whole.extend(documents.whole.into_iter().map(|(at, start)| (at + shift, start)));
        self.last = documents.last;
    }

    pub(super) fn get(&self, at: usize) -> u32 {
        let behind = self.distances[..=at].iter().rev().take_while(|&&distance| distance != WHOLE);
        let (steps, sum) = behind.fold((0, 0), |(steps, sum), &distance| (steps + 1, sum + u32::from(distance)));
        sum + self.whole.get(&((at - steps) as u32)).copied().unwrap_or_default()
    }

    /// Returns the starts from the first of a document on.
    pub(super) fn iter_from(&self, first: usize) -> impl Iterator<Item = u32> {
        let mut last = 0;
        (first..).zip(&self.distances[first..]).map(move |(at, &distance)| {
            last = if distance == WHOLE { self.whole.get(&(at as u32)).copied().unwrap_or_default() } else { last + u32::from(distance) };
            last
        })
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn starts_are_kept_in_a_byte() {
        let mut chance = 7u32;
        let mut starts = Starts::default();
        let mut expected = Vec::new();
        let mut at = 0;
        for i in 0..5000 {
            chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let anew = i % 977 == 0;
            at = if anew { 0 } else { at + if chance >> 28 == 0 { chance >> 20 } else { chance >> 30 } };
            starts.push(at, anew);
            expected.push(at);
        }
        assert!(starts.iter_from(0).eq(expected.iter().copied()));
        assert!((0..expected.len()).all(|i| starts.get(i) == expected[i]));
        assert!(starts.whole.len() < expected.len() / 4);

        // In pieces of whole documents.
        let mut joined = Starts::default();
        for documents in expected.chunks(2 * 977) {
            let mut piece = Starts::default();
            documents.iter().enumerate().for_each(|(i, &start)| piece.push(start, i % 977 == 0));
            joined.append(piece);
        }
        assert!(joined.iter_from(0).eq(expected.iter().copied()));
        assert!((0..expected.len()).all(|i| joined.get(i) == expected[i]));
    }
}
