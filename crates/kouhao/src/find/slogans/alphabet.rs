//! The symbols of a corpus: a number for every unit that occurs often enough.
//!
//! Units are first counted, as codes of the documents; symbols are numbered once it is known which units occur often enough: ideographs by code
//! point, then words in the order of their spellings. The numbers, and with them the order of suffixes, therefore depend neither on the order of the
//! documents nor on how a corpus is divided.

use std::sync::Arc;

use rustc_hash::FxHashMap;

use crate::find::layout::Layout;
use crate::text::{WORD, ideograph};

/// The number of occurrences of each unit of a corpus, over all documents.
#[derive(Default)]
pub(super) struct UnitCounts {
    /// Counts by code point.
    ideographs: Vec<u32>,
    /// Counts by the index of the word in `ids`.
    words: Vec<u32>,
    ids: FxHashMap<Box<str>, u32>,
}

impl UnitCounts {
    /// Counts the codes of a document, and renumbers its words by the list for all documents.
    pub(super) fn count(&mut self, piece: &mut Layout) {
        let id = |word: &str| {
            let next = self.ids.len() as u32;
            self.ids.get(word).copied().unwrap_or_else(|| {
                self.ids.insert(word.into(), next);
                next
            })
        };
        let words: Vec<u32> = piece.words.iter().map(id).collect();
        self.words.resize(self.ids.len(), 0);
        for code in &mut piece.codes {
            if *code & WORD != 0 {
                let word = words[(*code & !WORD) as usize];
                *code = WORD | word;
                self.words[word as usize] += 1;
            } else if *code != 0 {
                let at = *code as usize;
                if at >= self.ideographs.len() {
                    self.ideographs.resize(at + 1, 0);
                }
                self.ideographs[at] += 1;
            }
        }
    }

    /// Returns the units that occur at least `min_count` times, with their counts, in no particular order.
    pub(super) fn at_least(&self, min_count: u32) -> impl Iterator<Item = (Box<str>, u32)> {
        let ideographs = (0..).zip(&self.ideographs).filter_map(|(c, &count)| Some((char::from_u32(c)?.to_string().into(), count)));
        let words = self.ids.iter().map(|(word, &id)| (word.clone(), self.words[id as usize]));
        ideographs.chain(words).filter(move |&(_, count)| count >= min_count.max(1))
    }
}

/// The units that occur often enough in a corpus, numbered as they would be for the whole corpus. Cheap to clone.
#[derive(Clone, Debug, Default)]
pub struct Alphabet {
    inner: Arc<Inner>,
}

#[derive(Debug, Default)]
struct Inner {
    /// The unit for each symbol; 0 is the separator.
    names: Vec<Box<str>>,
    /// The symbols of the words.
    words: FxHashMap<Box<str>, u32>,
}

impl Alphabet {
    /// Numbers units, which may be in any order. Those that occur less often than the minimum for a phrase must have been left out.
    pub fn new(units: impl IntoIterator<Item = Box<str>>) -> Self {
        let (mut ideographs, mut words): (Vec<Box<str>>, Vec<Box<str>>) =
            units.into_iter().filter(|unit| !unit.is_empty()).partition(|unit| ideograph(unit).is_some());
        for units in [&mut ideographs, &mut words] {
            units.sort_unstable();
            units.dedup();
        }
        let first_word = 1 + ideographs.len() as u32;
        let symbols = words.iter().cloned().zip(first_word..).collect();
        let names = std::iter::once("".into()).chain(ideographs).chain(words).collect();
        Alphabet { inner: Arc::new(Inner { names, words: symbols }) }
    }

    /// Returns the unit for each symbol; symbol 0 is the separator.
    pub(super) fn names(&self) -> &[Box<str>] {
        &self.inner.names
    }

    /// Returns the symbols of the codes that were counted.
    pub(super) fn symbols_of(&self, counted: &UnitCounts) -> Symbols {
        let mut words = vec![0; counted.words.len()];
        counted.ids.iter().for_each(|(word, &id)| words[id as usize] = self.inner.words.get(word).copied().unwrap_or(0));
        let mut ideographs = vec![0; counted.ideographs.len()];
        for (name, symbol) in self.names().iter().zip(0..) {
            if let Some(code) = ideograph(name)
                && let Some(place) = ideographs.get_mut(code as usize)
            {
                *place = symbol;
            }
        }
        Symbols { ideographs, words }
    }
}

/// The symbol of each code; 0 for the units that are too rare.
pub(super) struct Symbols {
    ideographs: Vec<u32>,
    words: Vec<u32>,
}

impl Symbols {
    /// Returns the symbol of a code.
    pub(super) fn of(&self, code: u32) -> u32 {
        if code & WORD != 0 { self.words[(code & !WORD) as usize] } else { self.ideographs.get(code as usize).copied().unwrap_or(0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::find::layout::without_tokens;
    use crate::text::{Document, Fold, PartSet};

    #[test]
    fn units_are_counted_over_documents_and_numbered_by_spelling() {
        let mut counts = UnitCounts::default();
        let mut layouts = ["湖湾 better，湖 b", "b better湖 2"].map(|text| without_tokens(&Document::from(text), PartSet::ALL, Fold::new()));
        layouts.iter_mut().for_each(|layout| counts.count(layout));
        let codes: Vec<u32> = layouts.iter().flat_map(|layout| layout.codes.clone()).filter(|&code| code != 0).collect();
        let alphabet = Alphabet::new(["湖", "better", "b", "b", "湾", "山"].map(Into::into));
        assert_eq!(alphabet.names().join("|"), "|山|湖|湾|b|better");
        let symbols = alphabet.symbols_of(&counts);
        assert_eq!(codes.iter().map(|&code| symbols.of(code)).collect::<Vec<_>>(), [2, 3, 5, 2, 4, 4, 5, 2, 0]);
        let mut often: Vec<(Box<str>, u32)> = counts.at_least(2).collect();
        often.sort_unstable();
        assert_eq!(often, [("b".into(), 2), ("better".into(), 2), ("湖".into(), 3)]);
    }
}
