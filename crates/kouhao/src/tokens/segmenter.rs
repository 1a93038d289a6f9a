//! Segments Han text into words.
//!
//! There are two engines with identical results: this library's own, which is faster, and the crate jieba-rs, whose dictionary and model it uses.

mod hmm;
mod jieba;
mod route;
#[cfg(test)]
mod tests;
mod trie;
mod words;

use std::io::Read;
use std::sync::{Arc, OnceLock};

use hmm::Model;
use jieba::Jieba;
pub(super) use route::Piece;
pub(super) use trie::Full;
use words::Words;

/// The engine that segments Han text. Both produce the same tokens.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
pub enum Engine {
    /// The engine of this library, nearly twice as fast as jieba-rs.
    #[default]
    Kouhao,
    /// The crate jieba-rs.
    Jieba,
}

impl Engine {
    /// Both engines, the default first.
    pub const ALL: [Engine; 2] = [Engine::Kouhao, Engine::Jieba];

    /// Returns the name used in options.
    pub fn name(self) -> &'static str {
        match self {
            Engine::Kouhao => "kouhao",
            Engine::Jieba => "jieba",
        }
    }
}

/// Segments Han text. Clones share the dictionary until words are added to one of them.
#[derive(Clone)]
pub(super) struct Segmenter {
    engine: Engine,
    /// The own engine's dictionary; empty for the one that ships with the library, which is loaded at the first text rather than in `build()`.
    words: Option<Arc<Words>>,
    /// The words added to it, with their frequencies.
    added: Vec<(Box<str>, usize)>,
    /// The dictionary of jieba-rs with the added words: used for segmentation if that is the engine, otherwise built when a part of speech is first
    /// requested.
    jieba: OnceLock<Arc<Jieba>>,
}

impl Segmenter {
    pub(super) fn new(engine: Engine) -> Self {
        Segmenter { engine, words: None, added: Vec::new(), jieba: OnceLock::new() }
    }

    fn words(&self) -> &Words {
        self.words.as_ref().unwrap_or_else(|| Words::shipped())
    }

    fn jieba(&self) -> &Jieba {
        match self.jieba.get() {
            Some(jieba) => jieba,
            None if self.added.is_empty() => jieba::shipped(),
            None => self.jieba.get_or_init(|| jieba::with(&self.added)),
        }
    }

    /// Returns whether a word of these characters can be a dictionary entry that is found as one token when it stands alone.
    pub(super) fn holds(word: &str) -> bool {
        !word.is_empty() && word.chars().all(trie::is_ideograph)
    }

    /// Adds a word. Without a frequency, which must be at least 1, the word gets one that makes it a token.
    ///
    /// # Complexity
    /// Adding the first word copies the dictionary.
    pub(super) fn add(&mut self, word: &str, frequency: Option<usize>) -> Result<(), Full> {
        match self.engine {
            Engine::Kouhao => {
                let words = self.words.get_or_insert_with(|| Words::shipped().clone());
                let frequency = Arc::make_mut(words).add(word, frequency)?;
                self.added.push((word.into(), frequency));
                self.jieba.take();
            }
            Engine::Jieba => {
                let mut jieba = self.jieba.take().unwrap_or_else(|| jieba::shipped().clone());
                Arc::make_mut(&mut jieba).add_word(word, frequency, None);
                self.jieba = jieba.into();
            }
        }
        Ok(())
    }

    /// Returns a frequency that makes `word` a token.
    pub(super) fn suggested_frequency(&self, word: &str) -> usize {
        match self.engine {
            Engine::Kouhao => self.words().suggested_frequency(word),
            Engine::Jieba => self.jieba().suggest_freq(word),
        }
    }

    /// Calls `emit` with each token of `text`; the tokens tile it.
    pub(super) fn cut(&self, text: &str, hmm: bool, mut emit: impl FnMut(Piece)) {
        match self.engine {
            Engine::Kouhao => self.words().cut(text, hmm.then(Model::shipped), emit),
            Engine::Jieba => {
                let tokens = self.jieba().cut(text, hmm);
                tokens.iter().for_each(|token| emit(Piece { start: token.byte_start, end: token.byte_end, place: 0 }));
            }
        }
    }

    /// Returns whether `word` is in the dictionary.
    pub(super) fn knows(&self, word: &str) -> bool {
        match self.engine {
            Engine::Kouhao => self.place(word) > 0,
            Engine::Jieba => self.jieba().has_word(word),
        }
    }

    /// Returns a number that identifies `word`, or 0 if it is not in the dictionary; always 0 for an engine without such numbers.
    pub(super) fn place(&self, word: &str) -> u32 {
        match self.engine {
            Engine::Kouhao => self.words().trie.place_of(word),
            Engine::Jieba => 0,
        }
    }

    /// Returns the part of speech that the dictionary gives `word`.
    pub(super) fn tag<'a>(&'a self, word: &'a str) -> Option<&'a str> {
        jieba::tag(self.jieba(), word)
    }

    /// Loads the parts of speech.
    pub(super) fn load_tags(&self) {
        self.jieba();
    }

    /// Returns the part of speech that the hidden Markov model guesses for a word that the dictionary lacks.
    pub(super) fn guess<'a>(&'a self, word: &'a str) -> Option<&'a str> {
        jieba::guess(self.jieba(), word)
    }
}

/// Decompresses a text.
fn unpack(bytes: &[u8]) -> String {
    // Lists of words shrink to a third.
    let mut text = String::with_capacity(4 * bytes.len());
    // Tests read both files, so what is shipped can be read.
    let _ = zstd::Decoder::new(bytes).and_then(|mut decoder| decoder.read_to_string(&mut text));
    text
}
