//! Encodes units as integers: an ideograph by its code point, anything else by its index in a list of words.

use std::ops::Index;

use rustc_hash::FxHashMap;

use super::normalise::Fold;
use super::units::{is_han, push_key};

/// Marks the code of a unit other than a single ideograph, which is an index into a list; smaller codes are code points.
pub(crate) const WORD: u32 = 1 << 31;

/// Words with codes, numbered in the order of their first occurrence.
#[derive(Clone, Debug, Default)]
pub(crate) struct WordCodes {
    codes: FxHashMap<Box<str>, u32>,
    words: WordList,
}

/// A list of words, stored one after another: two allocations for any number of them.
#[derive(Clone, Debug, Default)]
pub(crate) struct WordList {
    text: String,
    /// The end of each word in bytes.
    ends: Vec<usize>,
}

impl WordList {
    /// Returns the number of words.
    pub(crate) fn len(&self) -> usize {
        self.ends.len()
    }

    fn push(&mut self, word: &str) {
        self.text.push_str(word);
        self.ends.push(self.text.len());
    }

    /// Returns the words in order.
    pub(crate) fn iter(&self) -> impl Iterator<Item = &str> {
        (0..self.len()).map(|word| &self[word])
    }
}

impl Index<usize> for WordList {
    type Output = str;

    fn index(&self, word: usize) -> &str {
        let start = word.checked_sub(1).map_or(0, |before| self.ends[before]);
        &self.text[start..self.ends[word]]
    }
}

impl WordCodes {
    /// Returns the code of a word, assigning one if necessary.
    pub(crate) fn code(&mut self, word: &str) -> u32 {
        if let Some(&code) = self.codes.get(word) {
            return code;
        }
        let code = WORD | self.words.len() as u32;
        self.words.push(word);
        self.codes.insert(word.into(), code);
        code
    }

    /// Returns the code of a word, if it has one.
    pub(crate) fn get(&self, word: &str) -> Option<u32> {
        self.codes.get(word).copied()
    }

    /// Returns the words in the order of their codes.
    pub(crate) fn words(&self) -> &WordList {
        &self.words
    }

    /// Returns the words alone.
    pub(crate) fn into_words(self) -> WordList {
        self.words
    }
}

/// Returns the character of a unit, if it is a single one.
pub(crate) fn single(unit: &str) -> Option<char> {
    let mut chars = unit.chars();
    chars.next().filter(|_| chars.as_str().is_empty())
}

/// Returns the code of a unit, if it is a single ideograph.
pub(crate) fn ideograph(unit: &str) -> Option<u32> {
    single(unit).filter(|&c| is_han(c)).map(u32::from)
}

/// Returns the key of the units with the given codes; `words` contains those that are not ideographs.
pub(crate) fn key_of(codes: &[u32], words: &WordList) -> String {
    let mut key = String::new();
    for &code in codes {
        match char::from_u32(code) {
            Some(c) => push_key(&mut key, c.encode_utf8(&mut [0; 4]), Fold::new()),
            None => push_key(&mut key, &words[(code & !WORD) as usize], Fold::new()),
        }
    }
    key
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_has_one_code_and_an_ideograph_its_own() {
        let mut words = WordCodes::default();
        let codes: Vec<u32> = ["湖", "build", "back", "湖", "build", "5"].map(|unit| ideograph(unit).unwrap_or_else(|| words.code(unit))).to_vec();
        assert_eq!(codes, [0x6e56, WORD, WORD | 1, 0x6e56, WORD, WORD | 2]);
        assert_eq!((words.get("back"), words.get("better")), (Some(WORD | 1), None));
        assert_eq!(key_of(&codes, words.words()), "湖build back湖build 5");
        assert_eq!(words.into_words().iter().collect::<Vec<_>>(), ["build", "back", "5"]);
        assert_eq!((single("湖湾"), single(""), ideograph("a")), (None, None, None));
    }
}
