//! Numbers terms, so that an occurrence needs no string.
//!
//! The naive way looks up each occurrence of a term by its text. Most are words of the tokenizer's dictionary, which has already given their place in
//! it: an integer, which is looked up faster. Only what is not in the dictionary and has more than one character is hashed by its text. Threads look
//! terms up in the shared vocabulary and keep only new ones to themselves; these get their numbers afterwards, in the order of the documents.

use rustc_hash::FxHashMap;

/// Terms, numbered in the order of their first occurrence.
#[derive(Clone, Debug, Default)]
pub(super) struct Vocabulary {
    /// The numbers of terms that an integer identifies, and of all others.
    coded: FxHashMap<u32, u32>,
    others: FxHashMap<Box<str>, u32>,
    /// The terms, each with its place in the dictionary or 0.
    terms: Vec<(Box<str>, u32)>,
}

/// Distinguishes a single character from a place in the dictionary, which is smaller.
const CHARACTER: u32 = 1 << 31;

/// Returns the integer that identifies a term, if there is one: the place of a word in the dictionary, or the code point of a mark.
#[inline]
fn code(term: &str, place: u32) -> Option<u32> {
    let alone = || term.chars().next().filter(|c| c.len_utf8() == term.len());
    if place > 0 { Some(place) } else { alone().map(|c| CHARACTER | u32::from(c)) }
}

impl Vocabulary {
    pub(super) fn len(&self) -> usize {
        self.terms.len()
    }

    /// Returns the number of a term, if it has one.
    #[inline]
    fn get(&self, term: &str, place: u32) -> Option<u32> {
        match code(term, place) {
            Some(code) => self.coded.get(&code).copied(),
            None => self.others.get(term).copied(),
        }
    }

    /// Returns the number of a term, assigning one if necessary.
    #[inline]
    pub(super) fn number(&mut self, term: &str, place: u32) -> u32 {
        self.get(term, place).unwrap_or_else(|| self.learn(term.into(), place))
    }

    fn learn(&mut self, term: Box<str>, place: u32) -> u32 {
        let number = self.terms.len() as u32;
        match code(&term, place) {
            Some(code) => drop(self.coded.insert(code, number)),
            None => drop(self.others.insert(term.clone(), number)),
        }
        self.terms.push((term, place));
        number
    }

    /// Adds the terms of another vocabulary; returns their numbers in this one.
    pub(super) fn absorb(&mut self, other: Vocabulary) -> Vec<u32> {
        let ours = |(term, place): (Box<str>, u32)| self.get(&term, place).unwrap_or_else(|| self.learn(term, place));
        other.terms.into_iter().map(ours).collect()
    }

    /// Returns the terms, by their numbers.
    pub(super) fn into_terms(self) -> Vec<Box<str>> {
        self.terms.into_iter().map(|(term, _)| term).collect()
    }
}

/// Numbers for a stretch of documents that is counted in parallel with others: the shared ones, followed by those of new terms.
#[derive(Debug)]
pub(super) struct Numbering<'v> {
    shared: &'v Vocabulary,
    fresh: Vocabulary,
}

impl<'v> Numbering<'v> {
    pub(super) fn new(shared: &'v Vocabulary) -> Self {
        Numbering { shared, fresh: Vocabulary::default() }
    }

    /// Returns the number of a term.
    #[inline]
    pub(super) fn number(&mut self, term: &str, place: u32) -> u32 {
        self.shared.get(term, place).unwrap_or_else(|| self.shared.len() as u32 + self.fresh.number(term, place))
    }

    /// Returns the new terms.
    pub(super) fn into_fresh(self) -> Vocabulary {
        self.fresh
    }
}

/// Maps a term to its entry in the current document, so that occurrences are added up as they arrive.
///
/// For each number an index of an entry, which need not belong to this document: the entry itself says which term it is for.
#[derive(Clone, Debug, Default)]
pub(super) struct Slots(Vec<u32>);

impl Slots {
    /// Adds occurrences of a term to a document whose entries start at `first`: of each term number and occurrences.
    #[inline]
    pub(super) fn add(&mut self, number: u32, occurrences: u32, entries: &mut Vec<(u32, u32)>, first: usize) {
        let place = number as usize;
        if place >= self.0.len() {
            self.0.resize(place + 1, 0);
        }
        match entries.get_mut(first + self.0[place] as usize) {
            Some((owner, count)) if *owner == number => *count = count.saturating_add(occurrences),
            _ => {
                self.0[place] = (entries.len() - first) as u32;
                entries.push((number, occurrences));
            }
        }
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::*;

    #[test]
    fn new_terms_get_their_numbers_in_order() {
        let mut all = Vocabulary::default();
        assert_eq!([("改革", 7), ("GDP", 0), ("改革", 7), ("gdp", 0)].map(|(term, place)| all.number(term, place)), [0, 1, 0, 2]);
        let mut numbering = Numbering::new(&all);
        assert_eq!([("发展", 9), ("GDP", 0), ("CPI", 0), ("发展", 9)].map(|(term, place)| numbering.number(term, place)), [3, 1, 4, 3]);
        let fresh = numbering.into_fresh();
        all.number("CPI", 0);
        assert_eq!(all.absorb(fresh), [4, 3]);
        assert_eq!(all.into_terms().iter().map(|term| &**term).collect::<Vec<_>>(), ["改革", "GDP", "gdp", "CPI", "发展"]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, rng_seed: RngSeed::Fixed(63), ..ProptestConfig::default() })]

        #[test]
        fn entries_are_added_up_document_by_document(documents in prop::collection::vec(prop::collection::vec(0..6_u32, 0..12), 0..6)) {
            let (mut slots, mut entries) = (Slots::default(), Vec::new());
            for document in documents {
                let first = entries.len();
                document.iter().for_each(|&number| slots.add(number, 1, &mut entries, first));
                let mut naive: Vec<(u32, u32)> = Vec::new();
                for number in document {
                    match naive.iter_mut().find(|(owner, _)| *owner == number) {
                        Some((_, count)) => *count += 1,
                        None => naive.push((number, 1)),
                    }
                }
                prop_assert_eq!(&entries[first..], &naive[..]);
            }
        }
    }
}
