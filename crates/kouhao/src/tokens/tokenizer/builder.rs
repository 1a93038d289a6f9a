//! Builds tokenizers, and decides how user words are matched.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::sync::Arc;

use rustc_hash::FxHashMap;

use super::{Inner, Tokenizer};
use crate::Error;
#[allow(unused_imports, reason = "named in documentation")]
use crate::ErrorKind;
use crate::text::Mark;
use crate::tokens::dictionary::{self, Entry};
use crate::tokens::segmenter::{Engine, Full, Segmenter};

/// Builds a [`Tokenizer`].
#[derive(Debug)]
#[must_use]
pub struct TokenizerBuilder {
    engine: Engine,
    hmm: bool,
    sources: Vec<Source>,
}

/// Where user words come from, in the order given by the caller.
#[derive(Debug)]
enum Source {
    Word(String),
    File(PathBuf),
    Bytes(String, Result<Vec<u8>, Error>),
}

impl TokenizerBuilder {
    pub(super) fn new() -> Self {
        TokenizerBuilder { engine: Engine::default(), hmm: true, sources: Vec::new() }
    }

    /// Sets the engine that segments Han text; both produce the same tokens. Default: [`Engine::Kouhao`], which is faster.
    pub fn engine(&mut self, engine: Engine) -> &mut Self {
        self.engine = engine;
        self
    }

    /// Sets whether words that are not in the dictionary are guessed by jieba's hidden Markov model. Default: yes.
    pub fn hmm(&mut self, yes: bool) -> &mut Self {
        self.hmm = yes;
        self
    }

    /// Adds a word, with a frequency that makes it a token; surrounding white space is removed.
    ///
    /// A word of Han characters is added to the dictionary: alone it is always one token, within a text it competes with the words around it. A word
    /// that contains anything else (1+5, 5G基站, 严、细、深、实、准) is matched before the text is segmented, wherever it starts and ends at a word boundary;
    /// the longest such word wins.
    pub fn word(&mut self, word: &str) -> &mut Self {
        self.sources.push(Source::Word(word.to_owned()));
        self
    }

    /// Adds several [words](Self::word).
    pub fn words<W: AsRef<str>>(&mut self, words: impl IntoIterator<Item = W>) -> &mut Self {
        words.into_iter().fold(self, |builder, word| builder.word(word.as_ref()))
    }

    /// Adds the words of a dictionary file, encoded as UTF-8.
    ///
    /// A line holds a word and, optionally, its frequency and its part of speech, separated by spaces or tabs; an entry that itself contains spaces
    /// must be followed by a tab. Blank lines, lines that start with # and anything after a separate # are skipped. A word without a frequency gets
    /// one that makes it a token. Frequencies matter only for words of Han characters. If a word has several entries, the last one counts.
    pub fn dictionary(&mut self, path: impl AsRef<Path>) -> &mut Self {
        self.sources.push(Source::File(path.as_ref().to_owned()));
        self
    }

    /// Adds the words of a [dictionary](Self::dictionary) read from `reader`; `name` identifies it in errors.
    pub fn dictionary_from(&mut self, name: &str, mut reader: impl Read) -> &mut Self {
        let mut bytes = Vec::new();
        let bytes = reader.read_to_end(&mut bytes).map(|_| bytes).map_err(|error| Error::io(error).at(name));
        self.sources.push(Source::Bytes(name.to_owned(), bytes));
        self
    }

    /// Builds the tokenizer.
    ///
    /// # Errors
    /// [`Io`](ErrorKind::Io) if a dictionary cannot be read; [`InvalidEncoding`](ErrorKind::InvalidEncoding) if it is not UTF-8;
    /// [`InvalidDictionary`](ErrorKind::InvalidDictionary) for a line that is not an entry, or whose frequency is too low for the word to become a
    /// token; [`InvalidOption`](ErrorKind::InvalidOption) for a word that is empty or contains a line break.
    pub fn build(&self) -> Result<Tokenizer, Error> {
        let mut entries = Vec::new();
        for source in &self.sources {
            match source {
                Source::Word(word) => entries.push(Entry { word: word.trim().to_owned(), frequency: None, tag: None, place: None }),
                Source::File(path) => {
                    let name = path.display().to_string();
                    let bytes = crate::files::bytes(path)?;
                    entries.extend(dictionary::parse(&name, &bytes)?);
                }
                Source::Bytes(name, bytes) => entries.extend(dictionary::parse(name, bytes.as_ref().map_err(Error::clone)?)?),
            }
        }
        let mut inner = Inner::new(self.engine, self.hmm);
        let mut places: FxHashMap<String, usize> = FxHashMap::default();
        let mut han: Vec<Entry> = Vec::new();
        for entry in entries {
            if entry.word.is_empty() || entry.word.contains(|c| Mark::of(c) == Some(Mark::Break)) {
                return Err(entry.error(format!("the user word {:?} is empty or more than one line", entry.word), "give words of one line".into()));
            }
            match &entry.tag {
                Some(tag) => drop(inner.tags.insert(entry.word.clone(), tag.clone())),
                None => drop(inner.tags.remove(&entry.word)),
            }
            if !Segmenter::holds(&entry.word) {
                inner.phrases.add(&entry.word);
            } else if let Some(&place) = places.get(&entry.word) {
                han[place] = entry;
            } else {
                places.insert(entry.word.clone(), han.len());
                han.push(entry);
            }
        }
        // Words with a frequency of their own come first, then shorter before longer ones: the frequency that makes a word a token depends on its
        // parts, and stays sufficient when longer words follow, because they only raise the sum of all frequencies, which favours fewer tokens.
        han.sort_by_key(|entry| (entry.frequency.is_none(), entry.word.len()));
        for entry in &han {
            inner.segmenter.add(&entry.word, entry.frequency).map_err(|Full| {
                entry.error(
                    "the dictionary has too many words, or too many different characters".into(),
                    "give fewer than some five million words".into(),
                )
            })?;
        }
        let tokenizer = Tokenizer { inner: Arc::new(inner) };
        match han.iter().find(|entry| tokenizer.tokenize(&entry.word).nth(1).is_some()) {
            None => Ok(tokenizer),
            Some(entry) => {
                let parts = tokenizer.words(&entry.word).join(" ");
                let enough = tokenizer.inner.segmenter.suggested_frequency(&entry.word);
                Err(entry.error(
                    format!(
                        "frequency {} of `{}` is too low for it to become a token: it is split into {parts}",
                        entry.frequency.unwrap_or(0),
                        entry.word
                    ),
                    format!("give at least {enough}, or omit the frequency"),
                ))
            }
        }
    }
}
