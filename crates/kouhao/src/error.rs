//! The library's error type.

use std::fmt;
use std::io;
use std::sync::Arc;

use crate::visible::visible;

/// An error: what went wrong, where, why, and what to do about it.
///
/// An `Error` is one machine word wide and cheap to clone. [`kind`](Error::kind) is for programs. The `Display` text is for people: one line with the
/// name of the input, the line number if there is one, the reason and the remedy. Control characters are escaped in it.
#[derive(Clone)]
pub struct Error(Arc<Inner>);

struct Inner {
    kind: ErrorKind,
    input: Option<String>,
    line: Option<u64>,
    reason: String,
    remedy: Option<String>,
    source: Option<io::Error>,
}

/// The kind of an [`Error`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ErrorKind {
    /// A setting is invalid; detected before any text is read.
    InvalidOption,
    /// The bytes are not text, or not in the encoding that was named.
    InvalidEncoding,
    /// The file is of a type that cannot be read as text.
    UnsupportedInput,
    /// A line of a table or of a JSON Lines file holds no document.
    InvalidRecord,
    /// A line of a user dictionary can have no effect.
    InvalidDictionary,
    /// A file of known phrases is not a valid lexicon.
    InvalidLexicon,
    /// The input exceeds a limit: more text than an algorithm can address or than was allowed, or a document or settings file that is too large.
    TooLarge,
    /// The operating system reported an error: no such file, no permission, a disk error.
    Io,
}

impl Error {
    /// Creates an error of a kind with its reason; [`at`](Self::at), [`on_line`](Self::on_line) and [`with_remedy`](Self::with_remedy) add the rest.
    pub(crate) fn new(kind: ErrorKind, reason: impl Into<String>) -> Self {
        Error(Arc::new(Inner { kind, input: None, line: None, reason: reason.into(), remedy: None, source: None }))
    }

    /// Creates an error for an invalid setting, with its remedy.
    pub fn option(reason: impl Into<String>, remedy: impl Into<String>) -> Self {
        Self::new(ErrorKind::InvalidOption, reason).with_remedy(remedy)
    }

    pub(crate) fn io(error: io::Error) -> Self {
        let reason = error.to_string();
        let mut new = Self::new(ErrorKind::Io, reason);
        new.edit(|inner| inner.source = Some(error));
        new
    }

    /// Creates an error from one that occurred while reading: an `Error` wrapped in it is unwrapped; an error of the operating system or of a
    /// decompressor gets a remedy.
    pub(crate) fn reading(error: io::Error) -> Self {
        let error = match error.downcast::<Error>() {
            Ok(own) => return own,
            Err(error) => error,
        };
        let remedy = match error.kind() {
            io::ErrorKind::NotFound => "check the name",
            io::ErrorKind::PermissionDenied => "ask for permission to read it",
            io::ErrorKind::IsADirectory => "name a file, not a folder",
            io::ErrorKind::UnexpectedEof => "the file was cut; fetch it again",
            io::ErrorKind::InvalidData | io::ErrorKind::InvalidInput | io::ErrorKind::Other => {
                "if it is compressed, the file is damaged; fetch it again"
            }
            _ => "check that it can be read",
        };
        Error::io(error).with_remedy(remedy)
    }

    /// Sets the file or other input that the error is about.
    #[must_use]
    pub fn at(mut self, input: impl Into<String>) -> Self {
        self.edit(|inner| inner.input = Some(input.into()));
        self
    }

    /// Sets the line, counted from 1.
    pub(crate) fn on_line(mut self, line: u64) -> Self {
        self.edit(|inner| inner.line = Some(line));
        self
    }

    /// Sets the remedy: what the user can do about the error.
    #[must_use]
    pub fn with_remedy(mut self, remedy: impl Into<String>) -> Self {
        self.edit(|inner| inner.remedy = Some(remedy.into()));
        self
    }

    fn edit(&mut self, change: impl FnOnce(&mut Inner)) {
        // An error is only completed by the code that makes it, before anyone else can hold a clone.
        if let Some(inner) = Arc::get_mut(&mut self.0) {
            change(inner);
        }
    }

    /// Returns the kind of the error.
    pub fn kind(&self) -> ErrorKind {
        self.0.kind
    }

    /// Returns whether the reader of the output closed the pipe, as `head` does.
    pub fn is_broken_pipe(&self) -> bool {
        self.0.source.as_ref().is_some_and(|error| error.kind() == io::ErrorKind::BrokenPipe)
    }

    /// Returns the name of the input that the error is about.
    pub fn input(&self) -> Option<&str> {
        self.0.input.as_deref()
    }

    /// Returns the line of the input, counted from 1.
    pub fn line(&self) -> Option<u64> {
        self.0.line
    }
}

impl From<io::Error> for Error {
    fn from(error: io::Error) -> Self {
        Error::io(error)
    }
}

impl fmt::Display for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let inner = &*self.0;
        match (inner.input.as_deref().map(visible), inner.line) {
            (Some(input), Some(line)) => write!(f, "{input}:{line}: ")?,
            (Some(input), None) => write!(f, "{input}: ")?,
            (None, Some(line)) => write!(f, "line {line}: ")?,
            (None, None) => {}
        }
        f.write_str(&visible(&inner.reason))?;
        if let Some(remedy) = &inner.remedy {
            write!(f, "; {}", visible(remedy))?;
        }
        Ok(())
    }
}

impl fmt::Debug for Error {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Error").field(&self.0.kind).field(&self.to_string()).finish()
    }
}

impl std::error::Error for Error {
    fn source(&self) -> Option<&(dyn std::error::Error + 'static)> {
        self.0.source.as_ref().map(|source| source as _)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn display_names_place_reason_and_remedy() {
        let error =
            Error::new(ErrorKind::InvalidRecord, "no field `text`").at("news.jsonl").on_line(7).with_remedy("name the field with --text-field");
        assert_eq!(error.to_string(), "news.jsonl:7: no field `text`; name the field with --text-field");
        assert_eq!((error.input(), error.line()), (Some("news.jsonl"), Some(7)));
    }

    #[test]
    fn names_give_a_terminal_no_orders() {
        let error = Error::new(ErrorKind::InvalidRecord, "no field `\u{7}`").at("a\u{1b}[2J\n.txt");
        assert_eq!((error.to_string().as_str(), error.input()), (r"a\u{1b}[2J\u{a}.txt: no field `\u{7}`", Some("a\u{1b}[2J\n.txt")));
    }

    #[test]
    fn one_word_wide() {
        assert_eq!(size_of::<Error>(), size_of::<usize>());
    }
}
