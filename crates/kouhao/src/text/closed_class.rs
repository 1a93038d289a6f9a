//! Closed-class (function) words of Chinese and English.
//!
//! Word counts leave them out; for English, they also stand in for the parts of speech that the Chinese dictionary provides. Both uses read one file.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

static WORDS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| {
    let lines = include_str!("../../data/function_words.txt").lines().filter(|line| !line.starts_with('#'));
    lines.flat_map(str::split_whitespace).collect()
});

/// Returns all closed-class words, in no particular order.
pub(crate) fn closed_class() -> impl Iterator<Item = &'static str> {
    WORDS.iter().copied()
}

/// Returns whether a word, in any case, is of a closed class, or two such words in one: they've, isn't.
pub(crate) fn is_closed(word: &str) -> bool {
    let lower =
        if word.is_ascii() && !word.bytes().any(|byte| byte.is_ascii_uppercase()) { None } else { Some(word.to_lowercase().replace('’', "'")) };
    let word = lower.as_deref().unwrap_or(word);
    WORDS.contains(word) || word.split_once('\'').is_some_and(|(stem, rest)| contracts(stem, rest))
}

/// Returns whether the strings before and after an apostrophe are closed-class words. The word that “n't” negates is an auxiliary (can't, won't), and
/// “let's” is the auxiliary of commands.
fn contracts(stem: &str, rest: &str) -> bool {
    const BEHIND: [&str; 6] = ["s", "d", "ll", "re", "ve", "m"];
    (rest == "t" && stem.ends_with('n')) || (BEHIND.contains(&rest) && (stem == "let" || WORDS.contains(stem)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn contractions_are_two_words() {
        for word in ["their", "The", "that's", "we’ve", "DON'T", "can't", "let's", "们"] {
            assert!(is_closed(word), "{word}");
        }
        for word in ["town", "harbour's", "O'Neill", "改革", "n", "'", ""] {
            assert!(!is_closed(word), "{word}");
        }
    }
}
