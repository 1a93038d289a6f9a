//! Wraps the segmenter and the parts of speech of jieba-rs: the only file that names the crate.

use std::sync::{Arc, LazyLock};

pub(super) use jieba_rs::Jieba;

/// The default dictionary, loaded at the first use and shared by the whole process.
static SHIPPED: LazyLock<Arc<Jieba>> = LazyLock::new(|| Arc::new(Jieba::new()));

/// Returns the default dictionary.
pub(super) fn shipped() -> &'static Arc<Jieba> {
    &SHIPPED
}

/// Returns the default dictionary with words added, in this order.
pub(super) fn with(words: &[(Box<str>, usize)]) -> Arc<Jieba> {
    let mut jieba = SHIPPED.clone();
    let own = Arc::make_mut(&mut jieba);
    for (word, frequency) in words {
        own.add_word(word, Some(*frequency), None);
    }
    jieba
}

/// Returns the part of speech that the dictionary gives `word`.
pub(super) fn tag<'a>(jieba: &'a Jieba, word: &'a str) -> Option<&'a str> {
    if !jieba.has_word(word) {
        return None;
    }
    // The crate gives tags only for tokens. A word that its own parts outweigh never becomes a token, and has no tag here.
    single_tag(jieba, word, false)
}

/// Returns the part of speech that the hidden Markov model guesses for a word that the dictionary lacks.
pub(super) fn guess<'a>(jieba: &'a Jieba, word: &'a str) -> Option<&'a str> {
    single_tag(jieba, word, true)
}

fn single_tag<'a>(jieba: &'a Jieba, word: &'a str, hmm: bool) -> Option<&'a str> {
    match jieba.tag(word, hmm)[..] {
        [ref only] if !only.tag.is_empty() => Some(only.tag),
        _ => None,
    }
}
