//! Decides whether a wording is common property or specific to the texts that use it.
//!
//! The naive way regards whatever the background lacks as the texts' own. That is nearly every longer phrase, because anyone may insert the name of a
//! place or an idiom into what others say (谱写中国式现代化|云川|篇章), and no background has next year's plan (十六五). The question is therefore what is left of a
//! phrase when everything borrowed is removed: phrases of the background, place names, idioms.
//!
//! The question concerns a phrase and its use elsewhere, not documents: texts that share a phrase share it as their own.

use crate::find::enumerations::is_anyones;
use crate::find::grammar::is_foreign;
use crate::find::ordinal_names::is_ordinal_name;
use crate::lexicon::{Background, Lexicon};
use crate::text::{Span, Units, is_han};
use crate::tokens::Tokenizer;

/// The number of characters that make a phrase specific to a text.
const OWN: usize = 3;

/// The minimum length of a background phrase that a longer phrase can borrow: shorter ones are words.
const LENT: usize = 4;

/// What is common property.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Commons<'a> {
    pub background: &'a Background,
    pub lexicon: &'a Lexicon,
    pub tokenizer: &'a Tokenizer,
}

impl Commons<'_> {
    /// Returns whether a formulation is specific to the texts: it is in neither background nor lexicon, and it is [original](Self::is_original). A
    /// name that anyone may use (六大行动) belongs to whoever uses it. `known` says whether the background has the formulation. `None` for languages that
    /// background and lexicon do not cover, and, if the background is empty, for what only a background could decide.
    ///
    /// # Complexity
    /// That of [`is_original`](Self::is_original), for phrases that are not known.
    pub(crate) fn own(self, key: &str, known: bool) -> Option<bool> {
        let covered = key.chars().any(is_han) && !is_foreign(key);
        if !covered {
            None
        } else if is_anyones(key) {
            Some(self.lexicon.get(key).is_none())
        } else if known || self.lexicon.get(key).is_some() {
            Some(false)
        } else {
            (!self.background.is_empty()).then(|| self.is_original(key))
        }
    }

    /// Returns whether a phrase has three or more characters that are neither in a background phrase nor in a place name nor in an idiom. A phrase
    /// that is a single word, or the number of a plan or congress, has none.
    ///
    /// # Complexity
    /// That of tokenizing the phrase and, for each of its units until enough is found, of [`Background::at`].
    pub(crate) fn is_original(self, key: &str) -> bool {
        if self.tokenizer.part_of_speech(key).is_some() || is_ordinal_name(key) {
            return false;
        }
        let (units, codes) = (Units::new(key), self.background.phrases().codes_in(key));
        let starts: Vec<usize> = units.spans().iter().map(|unit| unit.start).chain([key.len()]).collect();
        let characters = |from: usize, to: usize| key[starts[from]..starts[to]].chars().count();
        let lends = |span: &Span| matches!(self.tokenizer.part_of_speech(&key[*span]), Some("ns" | "i"));
        let words: Vec<Span> = self.tokenizer.tokenize(key).map(|token| token.span()).collect();
        let (mut own, mut at) = (0, 0);
        while own < OWN && at < units.len() {
            let known = self.background.at(&codes[at..]).map(|(len, _)| at + len);
            let word = || {
                words
                    .iter()
                    .find(|word| word.start == starts[at])
                    .filter(|word| lends(word))
                    .map(|word| starts.partition_point(|&start| start < word.end))
            };
            match known.filter(|&end| characters(at, end) >= LENT).last().or_else(word) {
                Some(end) => at = end,
                None => (own, at) = (own + characters(at, at + 1), at + 1),
            }
        }
        own >= OWN
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn asked<T>(background: Background, lexicon: Lexicon, ask: impl Fn(Commons<'_>) -> T) -> T {
        ask(Commons { background: &background, lexicon: &lexicon, tokenizer: &Tokenizer::new() })
    }

    fn own(key: &str) -> Option<bool> {
        asked(Background::shipped(), Lexicon::catalogue(), |commons| commons.own(key, commons.background.get(key).is_some()))
    }

    #[test]
    fn what_others_say_with_a_place_in_it_is_not_ones_own() {
        let original = |key: &str| asked(Background::shipped(), Lexicon::empty(), |commons| commons.is_original(key));
        assert!(original("早半步实一分高质量发展"));
        assert!(["高质量发展", "谱写中国式现代化天津篇章", "走马观花", "二十四大", "搞走马观花", ""].into_iter().all(|key| !original(key)));
    }

    #[test]
    fn background_and_lexicon_tell_what_is_everybodys() {
        assert_eq!(["早半步实一分", "六大行动", "护好湖湾管好渔船"].map(own), [Some(true); 3]);
        assert_eq!(["高质量发展", "四个全面", "十六五"].map(own), [Some(false); 3]);
        // A phrase of a lexicon of one's own.
        let lexicon = Lexicon::parse("ours", "[[entry]]\ntext = \"早半步、实一分\"\nkind = \"slogan\"\n").unwrap();
        assert_eq!(asked(Background::shipped(), lexicon, |commons| commons.own("早半步实一分", false)), Some(false));
    }

    #[test]
    fn what_nobody_can_tell_is_not_told() {
        assert_eq!(["listen first build together", "港を守りくらしを守る", ""].map(own), [None; 3]);
        let without = |lexicon: Lexicon, key: &str| asked(Background::empty(), lexicon, |commons| commons.own(key, false));
        assert_eq!(without(Lexicon::catalogue(), "早半步实一分"), None);
        assert_eq!((without(Lexicon::catalogue(), "四个全面"), without(Lexicon::empty(), "四个全面")), (Some(false), None));
        assert_eq!(without(Lexicon::empty(), "六大行动"), Some(true));
    }
}
