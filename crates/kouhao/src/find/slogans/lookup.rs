//! Looks up what strings of symbols stand for: their units, their words, and their use elsewhere.
//!
//! The naive way spells a phrase out for every lookup. Phrases are queried by the million, so a word is found by its symbols, and the background by
//! its own codes for them.

use crate::find::memo::Memo;
use crate::find::words::{WORDS, Word, Words};
use crate::hashing::mix;
use crate::lexicon::{Background, Usage};
use crate::text::{is_han, is_kana, runs_together};

/// Looks up the words of a string of symbols, and its use elsewhere.
pub(super) struct Lookup<'a> {
    alphabet: &'a [Box<str>],
    words: &'a Words,
    /// Words of up to four symbols, by these symbols in sixteen bits each, so that they need not be spelt out.
    known: Memo<(u64, &'a Word)>,
    background: &'a Background,
    /// The background's code for each symbol.
    codes: Vec<u32>,
}

/// The tokens of a phrase.
pub(super) struct Tokens<'a> {
    pub words: Vec<&'a Word>,
    /// The number of units of each.
    pub units: Vec<u32>,
}

impl Tokens<'_> {
    /// Returns whether they are written in a script other than Chinese or Japanese.
    pub(super) fn are_western(&self) -> bool {
        !self.words.iter().any(|word| word.eastern) && self.words.iter().any(|word| word.western)
    }

    /// Returns the lengths of the first and the last token in units.
    pub(super) fn edges(&self) -> (usize, usize) {
        let edge = |units: Option<&u32>| units.map_or(0, |&units| units as usize);
        (edge(self.units.first()), edge(self.units.last()))
    }
}

impl<'a> Lookup<'a> {
    /// Creates a lookup for an alphabet, in which symbol 0 is the separator.
    pub(super) fn new(alphabet: &'a [Box<str>], words: &'a Words, background: &'a Background) -> Self {
        Lookup { alphabet, words, known: Memo::new(alphabet.len().saturating_mul(WORDS)), background, codes: background.phrases().codes(alphabet) }
    }

    /// Returns the unit for a symbol.
    pub(super) fn unit(&self, symbol: u32) -> &'a str {
        &self.alphabet[symbol as usize]
    }

    /// Returns the background.
    pub(super) fn background(&self) -> &'a Background {
        self.background
    }

    /// Returns the word that consists of some symbols.
    pub(super) fn word(&self, symbols: impl Iterator<Item = u32> + Clone) -> &'a Word {
        let spelt = || self.words.get(&symbols.clone().map(|symbol| self.unit(symbol)).collect::<String>());
        let packed =
            symbols.clone().try_fold(0, |packed, symbol| (packed >> 48 == 0 && symbol >> 16 == 0).then_some(packed << 16 | u64::from(symbol)));
        match packed {
            Some(packed) => self.known.get(mix(0, packed), |&(known, _)| known == packed, || (packed, spelt())).1,
            None => spelt(),
        }
    }

    /// Returns the tokens of a phrase, which have the given lengths in units.
    pub(super) fn tokens(&self, symbols: impl Iterator<Item = u32> + Clone, units: Vec<u32>) -> Tokens<'a> {
        let mut rest = symbols;
        let word = |&units: &u32| {
            let word = self.word(rest.clone().take(units as usize));
            rest.nth(units as usize - 1);
            word
        };
        Tokens { words: units.iter().map(word).collect(), units }
    }

    /// Returns the background's codes for the units of a phrase.
    pub(super) fn codes(&self, symbols: impl Iterator<Item = u32> + Clone) -> impl Iterator<Item = u32> + Clone {
        symbols.map(|symbol| self.codes[symbol as usize])
    }

    /// Returns the use of a phrase in the background.
    pub(super) fn usage(&self, symbols: impl Iterator<Item = u32> + Clone) -> Option<Usage<'a>> {
        self.background.exactly(self.codes(symbols))
    }

    /// Returns whether a phrase contains a Chinese or Japanese character.
    pub(super) fn is_chinese_or_japanese(&self, symbols: impl Iterator<Item = u32>) -> bool {
        symbols.flat_map(|symbol| self.unit(symbol).chars()).any(|c| is_han(c) || is_kana(c))
    }

    /// Returns the characters of the key of a phrase.
    pub(super) fn key(&self, symbols: impl Iterator<Item = u32>) -> impl Iterator<Item = char> {
        let mut last = None;
        symbols.flat_map(move |symbol| {
            let unit = self.unit(symbol);
            let space = runs_together(last, unit.chars().next()).then_some(' ');
            last = unit.chars().next_back();
            space.into_iter().chain(unit.chars())
        })
    }
}
