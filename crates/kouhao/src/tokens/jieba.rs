//! Dictionary and hidden Markov model for Han text: the only file that names the crate that has them.

use std::sync::{Arc, LazyLock};

use jieba_rs::Jieba;

/// The dictionary as shipped, loaded at the first use and shared by the whole process.
static SHIPPED: LazyLock<Arc<Jieba>> = LazyLock::new(|| Arc::new(Jieba::new()));

/// Cuts Han text. Clones share the dictionary until words are added to one.
#[derive(Clone)]
pub(super) struct Segmenter {
    /// Empty for the dictionary as shipped, which is then loaded at the first text rather than in `build()`.
    own: Option<Arc<Jieba>>,
}

impl Segmenter {
    pub(super) fn new() -> Self {
        Segmenter { own: None }
    }

    fn jieba(&self) -> &Jieba {
        self.own.as_ref().unwrap_or(&SHIPPED)
    }

    /// Tells whether a word of these characters alone can be an entry of the dictionary that comes out as one token.
    pub(super) fn holds(word: &str) -> bool {
        // The ranges that the segmenter looks up; it takes any other ideograph (〇, 々, those added to Unicode later) for a mark.
        !word.is_empty()
            && word.chars().all(|c| {
                matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2a6df}'
                    | '\u{2a700}'..='\u{2ebef}' | '\u{2f800}'..='\u{2fa1f}')
            })
    }

    /// Adds a word; without a frequency it gets one that makes it come out. Returns the frequency.
    pub(super) fn add(&mut self, word: &str, frequency: Option<usize>) -> usize {
        let jieba = Arc::make_mut(self.own.get_or_insert_with(|| SHIPPED.clone()));
        jieba.add_word(word, frequency, None)
    }

    /// Returns a frequency that makes `word` come out.
    pub(super) fn suggested_frequency(&self, word: &str) -> usize {
        self.jieba().suggest_freq(word)
    }

    /// Calls `emit` with start and end, in bytes, of each token of `text`, which tile it.
    pub(super) fn cut(&self, text: &str, hmm: bool, mut emit: impl FnMut(usize, usize)) {
        self.jieba().cut(text, hmm).iter().for_each(|token| emit(token.byte_start, token.byte_end));
    }

    /// Tells whether `word` is in the dictionary.
    pub(super) fn knows(&self, word: &str) -> bool {
        self.jieba().has_word(word)
    }

    /// Returns the part of speech that the dictionary gives `word`.
    pub(super) fn tag<'a>(&'a self, word: &'a str) -> Option<&'a str> {
        if !self.knows(word) {
            return None;
        }
        // The crate tells tags of tokens only. A word that its own parts outweigh never becomes a token, and has no tag here.
        self.single_tag(word, false)
    }

    /// Returns the part of speech that the hidden Markov model guesses for a word that the dictionary lacks.
    pub(super) fn guess<'a>(&'a self, word: &'a str) -> Option<&'a str> {
        self.single_tag(word, true)
    }

    fn single_tag<'a>(&'a self, word: &'a str, hmm: bool) -> Option<&'a str> {
        match self.jieba().tag(word, hmm)[..] {
            [ref only] if !only.tag.is_empty() => Some(only.tag),
            _ => None,
        }
    }
}
