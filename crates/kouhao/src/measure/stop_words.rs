//! Stop words, with the source of the list: a result without its source cannot be reproduced.

use std::collections::BTreeSet;
use std::fmt;
use std::path::Path;
use std::sync::{Arc, LazyLock};

use crate::Error;
use crate::text::{closed_class, is_closed};

/// A list of words that are left out of counts. Cloning is cheap.
///
/// ```
/// use kouhao::measure::{StopWords, TermCounter};
/// use kouhao::text::Corpus;
///
/// let counter = TermCounter::builder().stop_words(Some(StopWords::closed())).build()?;
/// let terms = counter.count(&Corpus::from_texts(["我们的改革是为了发展。"]));
/// assert_eq!(terms.rows().iter().map(|row| &*row.term).collect::<Vec<_>>(), ["发展", "改革"]);
/// # Ok::<(), kouhao::Error>(())
/// ```
#[derive(Clone, PartialEq, Eq)]
pub struct StopWords {
    words: Arc<BTreeSet<Box<str>>>,
    source: Arc<str>,
    /// Whether contractions of two words of the list (that's, don't) are left out too.
    contracted: bool,
}

/// The list that ships with the library.
static CLOSED: LazyLock<StopWords> = LazyLock::new(|| {
    let source = "kouhao: closed-class words of Chinese and English, from general knowledge of grammar";
    StopWords { contracted: true, ..StopWords::new(source, closed_class()) }
});

impl StopWords {
    /// Returns the closed-class words of Chinese and English that ship with the library: particles, prepositions, conjunctions, pronouns,
    /// auxiliaries, and contractions of them (that's, don't).
    pub fn closed() -> Self {
        CLOSED.clone()
    }

    /// Creates a list of words; case is ignored. `source` names their source.
    pub fn new(source: &str, words: impl IntoIterator<Item = impl AsRef<str>>) -> Self {
        let words = words.into_iter().map(|word| word.as_ref().trim().to_lowercase()).filter(|word| !word.is_empty()).map(Box::from);
        StopWords { words: Arc::new(words.collect()), source: source.into(), contracted: false }
    }

    /// Reads a file of words, one per line; empty lines and those that start with # are ignored. The name of the file is the source.
    ///
    /// # Errors
    /// [`ErrorKind::Io`](crate::ErrorKind::Io) if the file cannot be read, [`ErrorKind::InvalidEncoding`](crate::ErrorKind::InvalidEncoding) if it is
    /// not UTF-8.
    pub fn read(path: impl AsRef<Path>) -> Result<Self, Error> {
        let name = path.as_ref().display().to_string();
        let text = crate::files::text(path.as_ref())?;
        Ok(StopWords::new(&name, text.lines().filter(|line| !line.starts_with('#'))))
    }

    /// Returns whether a word is left out.
    pub fn contains(&self, word: &str) -> bool {
        // Most words are in lower case, or have none.
        let listed = |word: &str| self.words.contains(word) || (self.contracted && word.contains(['\'', '’']) && is_closed(word));
        listed(word) || (word.chars().any(char::is_uppercase) && listed(&word.to_lowercase()))
    }

    /// Returns the source of the words.
    pub fn source(&self) -> &str {
        &self.source
    }

    /// Returns the number of words.
    pub fn len(&self) -> usize {
        self.words.len()
    }

    /// Returns whether the list is empty.
    pub fn is_empty(&self) -> bool {
        self.words.is_empty()
    }
}

impl fmt::Debug for StopWords {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "StopWords({} of {})", self.len(), self.source)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn case_does_not_matter() {
        let words = StopWords::new("ours", ["The", " 的\r", ""]);
        assert!(words.contains("THE") && words.contains("的") && !words.contains("目的") && words.len() == 2);
        assert_eq!(words.source(), "ours");
        let closed = StopWords::closed();
        assert!(["That's", "we’ve", "DON'T", "the"].iter().all(|word| closed.contains(word)));
        assert!(!closed.contains("harbour's") && !StopWords::new("ours", closed_class()).contains("that's"));
    }

    #[test]
    fn the_closed_list_has_no_words_of_content() {
        let closed = StopWords::closed();
        assert!(closed.len() > 300 && ["的", "我们", "The", "从而"].iter().all(|word| closed.contains(word)));
        assert!(["改革", "人民", "发展", "state", "people", "#", ""].iter().all(|word| !closed.contains(word)));
        assert_eq!(StopWords::read("no such file").unwrap_err().kind(), crate::ErrorKind::Io);
    }
}
