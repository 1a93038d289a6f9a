//! Lexicons and backgrounds as Python objects.

use kouhao::find::enumerations::EnumerationFinder;
use kouhao::lexicon::Entry;
use kouhao::present::rows::MeaningRow;
use pyo3::prelude::*;

use crate::documents::Corpus;
use crate::enter::{Progress, enter, enter_briefly};
use crate::errors::Raise;
use crate::table::Columns;
use crate::tokenizer::Tokenizer;

/// A set of known phrases.
#[pyclass(frozen, module = "kouhao._core")]
pub struct Lexicon {
    pub inner: kouhao::lexicon::Lexicon,
}

#[pymethods]
impl Lexicon {
    /// Returns the catalogue that ships with the package.
    #[staticmethod]
    fn catalogue(py: Python<'_>) -> PyResult<Self> {
        Ok(Lexicon { inner: enter(py, &mut Progress::none(), |_| kouhao::lexicon::Lexicon::catalogue())? })
    }

    /// Returns an empty lexicon.
    #[staticmethod]
    fn empty() -> Self {
        Lexicon { inner: kouhao::lexicon::Lexicon::empty() }
    }

    /// Parses the text of a file.
    #[staticmethod]
    fn parse(py: Python<'_>, name: &str, text: &str) -> PyResult<Self> {
        let inner = enter_briefly(py, || kouhao::lexicon::Lexicon::parse(name, text)).raise(py)?;
        Ok(Lexicon { inner })
    }

    /// Collects the glossaries of documents.
    #[staticmethod]
    fn from_glossaries(py: Python<'_>, corpus: &Corpus, tokenizer: &Tokenizer) -> PyResult<Self> {
        let finder = EnumerationFinder::builder().tokenizer(tokenizer.inner.clone()).build().raise(py)?;
        let documents = corpus.inner.clone();
        let inner = enter(py, &mut Progress::none(), move |_| finder.lexicon_from_glossaries(&documents))?;
        Ok(Lexicon { inner })
    }

    /// Merges two lexicons; if both have a phrase, the other takes precedence.
    fn merged(&self, other: &Lexicon) -> Self {
        Lexicon { inner: self.inner.merged(&other.inner) }
    }

    /// Returns an identifier of the contents.
    fn sha256(&self, py: Python<'_>) -> String {
        enter_briefly(py, || self.inner.sha256())
    }

    fn __len__(&self) -> usize {
        self.inner.len()
    }

    /// Returns the phrases and their alternative wordings.
    fn names(&self) -> Vec<String> {
        self.inner.entries().flat_map(|entry| entry.names()).map(str::to_string).collect()
    }

    /// Returns the meanings of a phrase or of an English rendering: all of them, or the one at a date.
    fn get(&self, py: Python<'_>, phrase: &str, at: Option<&str>) -> PyResult<Columns> {
        meanings(py, self.inner.get(phrase).or_else(|| self.inner.get_english(phrase)), at)
    }

    /// Returns the meanings of the entries that contain a text.
    fn search(&self, py: Python<'_>, query: &str, at: Option<&str>) -> PyResult<Columns> {
        meanings(py, self.inner.search(query), at)
    }

    /// Returns the meanings of all entries.
    fn meanings(&self, py: Python<'_>, at: Option<&str>) -> PyResult<Columns> {
        meanings(py, self.inner.entries(), at)
    }
}

/// Background frequencies: how phrases are used in large collections.
#[pyclass(frozen, module = "kouhao._core")]
pub struct Background {
    pub inner: kouhao::lexicon::Background,
}

/// A phrase, its first date, and for each collection its occurrences per million units, occurrences, documents, and the numbers of delimited and
/// quoted occurrences.
type Usage<'b> = (String, Option<&'b str>, Vec<(&'b str, &'static str, f64, u32, u32, u32, u32)>);

#[pymethods]
impl Background {
    /// Returns the background that ships with the package.
    #[staticmethod]
    fn shipped(py: Python<'_>) -> PyResult<Self> {
        Ok(Background { inner: enter(py, &mut Progress::none(), |_| kouhao::lexicon::Background::shipped())? })
    }

    /// Returns an empty background.
    #[staticmethod]
    fn empty() -> Self {
        Background { inner: kouhao::lexicon::Background::empty() }
    }

    /// Reads a file.
    #[staticmethod]
    fn read(py: Python<'_>, path: std::path::PathBuf) -> PyResult<Self> {
        let inner = enter(py, &mut Progress::none(), move |_| kouhao::lexicon::Background::read(path))?.raise(py)?;
        Ok(Background { inner })
    }

    /// Parses the bytes returned by [`written`](Self::written).
    #[staticmethod]
    fn parse(py: Python<'_>, bytes: &[u8]) -> PyResult<Self> {
        let inner = enter_briefly(py, || kouhao::lexicon::Background::from_bytes(bytes)).raise(py)?;
        Ok(Background { inner })
    }

    /// Returns the bytes of its file.
    fn written(&self, py: Python<'_>) -> PyResult<Vec<u8>> {
        let mut bytes = Vec::new();
        enter_briefly(py, || self.inner.write(&mut bytes)).raise(py)?;
        Ok(bytes)
    }

    fn __len__(&self) -> usize {
        self.inner.len()
    }

    /// Returns an identifier of the contents.
    fn sha256(&self, py: Python<'_>) -> String {
        enter_briefly(py, || self.inner.sha256().to_string())
    }

    /// Returns the name, role, units and documents of each collection.
    fn collections(&self) -> Vec<(&str, &'static str, u64, u32)> {
        self.inner.collections().iter().map(|known| (&*known.name, known.role.name(), known.units, known.documents)).collect()
    }

    /// Returns what is known about a phrase, if anything.
    fn get(&self, phrase: &str) -> Option<Usage<'_>> {
        let usage = self.inner.get(phrase)?;
        let uses = usage.uses().iter().zip(self.inner.collections()).map(|(used, known)| {
            let rate = usage.per_million(&known.name).unwrap_or(0.0);
            (&*known.name, known.role.name(), rate, used.count, used.documents, used.delimited, used.quoted)
        });
        Some((usage.key(), usage.first(), uses.collect()))
    }
}

/// Returns the senses of entries: all of them, or those at a date.
fn meanings<'l>(py: Python<'_>, entries: impl IntoIterator<Item = &'l Entry>, at: Option<&str>) -> PyResult<Columns> {
    at.map_or(Ok(()), kouhao::lexicon::Lexicon::check_date).raise(py)?;
    let senses = entries.into_iter().flat_map(|entry| entry.senses_at(at).into_iter().map(move |sense| MeaningRow::new(entry, sense)));
    Columns::of(py, "Meaning", senses)
}
