//! Recognises full stops that abbreviate a word and do not end a sentence: Mr. Brown, J. R. Brown, the U.S. economy.
//!
//! Latin script uses the same sign for both. A title is followed by a name, so its full stop never ends a sentence. After initials a sentence may end
//! or continue. If the next word is one that often begins a sentence (a pronoun, an article, a conjunction), the sentence has ended; this decides
//! most cases, and the rest would need a dictionary of names.

use super::closed_class::is_closed;
use super::marks::Mark;
use super::units::{is_han, is_kana};

/// Titles that precede names: a closed class of English, from general knowledge.
const TITLES: [&str; 23] = [
    "mr", "mrs", "ms", "messrs", "mme", "dr", "prof", "rev", "hon", "gov", "sen", "rep", "gen", "adm", "col", "maj", "capt", "cmdr", "lt", "sgt",
    "pres", "st", "mt",
];

/// Abbreviations that follow names, where a sentence may end.
const BEHIND: [&str; 2] = ["jr", "sr"];

/// The maximum length of a word that is examined, in bytes, and the maximum distance of the next one, in characters.
const REACH: usize = 12;

/// Returns whether the full stop at byte `at` of a text abbreviates the word before it and does not end a sentence. In Chinese text none does.
///
/// # Complexity
/// Constant.
pub(crate) fn abbreviates(text: &str, at: usize) -> bool {
    let len = text[..at].bytes().rev().take(REACH).take_while(|byte| byte.is_ascii_alphabetic() || *byte == b'.').count();
    let spelt = &text[at - len..at];
    let word = spelt.to_ascii_lowercase();
    let before = text[..at - len].chars().next_back();
    if len == 0 || before.is_some_and(|c| (c.is_alphanumeric() && !is_han(c)) || matches!(c, '\'' | '’')) {
        return false;
    }
    let title = TITLES.contains(&word.as_str());
    if !title && !BEHIND.contains(&word.as_str()) && !are_initials(spelt) {
        return false;
    }
    let rest = &text[at + 1..];
    if !title && rest.starts_with([',', ';', ':']) {
        return true;
    }
    next_word(rest).is_some_and(|next| title || are_initials(next) || !is_closed(next))
}

/// Returns whether a word consists of single letters: D.J, a.m. A letter alone must be a capital, and not a word.
fn are_initials(word: &str) -> bool {
    let lone = word.len() == 1 && (matches!(word, "I" | "A") || !word.starts_with(|c: char| c.is_ascii_uppercase()));
    word.split('.').all(|letter| letter.len() == 1) && !lone
}

/// Returns the Latin word that follows a full stop, after any spaces, quotation marks and brackets; `None` at the end of the line.
fn next_word(rest: &str) -> Option<&str> {
    let between = |c: char| matches!(Mark::of(c), Some(mark) if !matches!(mark, Mark::Break | Mark::Sentence | Mark::Clause));
    let start = rest.char_indices().take(REACH).find(|&(_, c)| !between(c)).map(|(at, _)| at)?;
    let word = &rest[start..];
    let letter = |c: char| c.is_alphabetic() && !is_han(c) && !is_kana(c);
    let end = word.find(|c: char| !letter(c) && !matches!(c, '\'' | '’')).unwrap_or(word.len());
    word.starts_with(letter).then_some(&word[..end])
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Tells of each full stop whether it abbreviates.
    fn stops(text: &str) -> Vec<bool> {
        text.match_indices('.').map(|(at, _)| abbreviates(text, at)).collect()
    }

    #[test]
    fn titles_and_initials_end_no_sentence() {
        assert_eq!(stops("Mr. Mayor, Dr. Brown and Gen. Will Hill agree."), [true, true, true, false]);
        assert_eq!(stops("We call her “J. R.” at home."), [true, false, false]);
        assert_eq!(stops("J. D. Brown of St. Mary"), [true, true, true]);
        // Within a word Unicode sees no end; of the last one the next word tells.
        assert!(stops("the U.S. economy")[1] && stops("in the U.S., too")[1] && stops("a U.S.-built ship")[1]);
        assert!(!stops("We sail to the U.S. The harbour is near.")[1]);
    }

    #[test]
    fn other_stops_end_sentences() {
        for text in [
            "He is in row f. g. he said.",
            "He is a doctor. Brown is not.",
            "So do I. Tomorrow we sail.",
            "That is the town's. Tomorrow",
            "选项A. 甲",
            "Mr.\nBrown",
            "Mr.",
            "é. b",
            ".",
        ] {
            assert!(!stops(text).contains(&true), "{text}");
        }
    }
}
