//! Documents and corpora as Python objects.

use std::collections::BTreeMap;
use std::sync::OnceLock;

use kouhao::present::pictures::Side;
use kouhao::present::provenance::CorpusDigester;
use kouhao::text::{Contrast, Expression, PartSet};
use pyo3::exceptions::PyIndexError;
use pyo3::prelude::*;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyList, PyString};

use crate::enter::{Progress, enter, enter_briefly};
use crate::errors::{self, Raise};

/// A text with its name and variables.
#[pyclass(frozen, module = "kouhao._core")]
pub struct Document {
    pub inner: kouhao::text::Document,
    /// The text as a Python string, once it has been requested.
    text: PyOnceLock<Py<PyString>>,
}

impl Document {
    pub fn wrap(inner: kouhao::text::Document) -> Self {
        Document { inner, text: PyOnceLock::new() }
    }
}

#[pymethods]
impl Document {
    #[new]
    fn new(py: Python<'_>, text: Bound<'_, PyString>, name: Bound<'_, PyString>, variables: Vec<(String, String)>) -> PyResult<Self> {
        let inner = document(&text, &name, variables)?;
        let document = Document::wrap(inner);
        document.text.set(py, text.unbind()).ok();
        Ok(document)
    }

    #[getter]
    fn name(&self) -> &str {
        self.inner.name()
    }

    #[getter]
    fn text(&self, py: Python<'_>) -> Py<PyString> {
        self.text.get_or_init(py, || PyString::new(py, self.inner.original()).unbind()).clone_ref(py)
    }

    #[getter]
    fn title(&self) -> Option<&str> {
        self.inner.title()
    }

    #[getter]
    fn speaker(&self) -> Option<&str> {
        self.inner.speaker()
    }

    #[getter]
    fn date(&self) -> Option<&str> {
        self.inner.date()
    }

    #[getter]
    fn occasion(&self) -> Option<&str> {
        self.inner.occasion()
    }

    #[getter]
    fn body(&self) -> &str {
        self.inner.slice(self.inner.parts().body())
    }

    #[getter]
    fn variables(&self) -> BTreeMap<&str, &str> {
        self.inner.variables().collect()
    }

    /// Returns the kind, start and end of each part.
    #[getter]
    fn parts(&self) -> Vec<(&'static str, usize, usize)> {
        let parts = self.inner.parts().iter();
        parts
            .map(|part| {
                let chars = self.inner.chars(part.span);
                (part.kind.name(), chars.start, chars.end)
            })
            .collect()
    }
}

fn document(text: &Bound<'_, PyString>, name: &Bound<'_, PyString>, variables: Vec<(String, String)>) -> PyResult<kouhao::text::Document> {
    let name = errors::utf8(name, || "the name of a document".into())?;
    let text = errors::utf8(text, || format!("the text of document {:?}", &*name))?;
    let document = kouhao::text::Document::new(&*name, &*text);
    Ok(variables.into_iter().fold(document, |document, (key, value)| document.with_variable(key, value)))
}

/// An ordered set of documents.
#[pyclass(frozen, module = "kouhao._core")]
pub struct Corpus {
    pub inner: kouhao::text::Corpus,
    /// Computed when it is first requested.
    digest: OnceLock<Digest>,
}

/// The number of documents, the digest of names and texts, and that of variables, if there are any.
pub type Digest = (usize, String, Option<String>);

/// The amount of text, in bytes, that is hashed on the calling thread: for less, dispatching to another would take longer.
const BRIEF: usize = 64 << 10;

impl From<kouhao::text::Corpus> for Corpus {
    fn from(inner: kouhao::text::Corpus) -> Self {
        Corpus { inner, digest: OnceLock::new() }
    }
}

#[pymethods]
impl Corpus {
    #[new]
    fn new(documents: Vec<PyRef<'_, Document>>) -> Self {
        kouhao::text::Corpus::new(documents.iter().map(|document| document.inner.clone())).into()
    }

    /// Creates a corpus of texts, named by their position if no names are given; `variables` are columns.
    #[staticmethod]
    fn from_texts(texts: Bound<'_, PyList>, names: Option<Bound<'_, PyList>>, variables: Vec<(String, Vec<Option<String>>)>) -> PyResult<Self> {
        let py = texts.py();
        let mut documents = Vec::with_capacity(texts.len());
        for (i, text) in texts.iter().enumerate() {
            let text = text.cast_into::<PyString>()?;
            let name = match &names {
                Some(names) => names.get_item(i)?.cast_into::<PyString>()?,
                None => PyString::new(py, &(i + 1).to_string()),
            };
            let values = variables.iter().filter_map(|(key, column)| Some((key.clone(), column.get(i)?.clone()?)));
            documents.push(document(&text, &name, values.collect())?);
        }
        Ok(kouhao::text::Corpus::new(documents).into())
    }

    /// Concatenates corpora.
    #[staticmethod]
    fn joined(corpora: Vec<PyRef<'_, Corpus>>) -> Self {
        kouhao::text::Corpus::new(corpora.iter().flat_map(|corpus| corpus.inner.iter().cloned())).into()
    }

    /// Returns the documents for which all expressions hold.
    #[pyo3(name = "where")]
    fn matching(&self, py: Python<'_>, expressions: Vec<String>) -> PyResult<Corpus> {
        let expressions: Vec<Expression> = expressions.iter().map(|text| Expression::parse(text)).collect::<Result<_, _>>().raise(py)?;
        let corpus = self.inner.clone();
        Ok(enter_briefly(py, move || corpus.matching(expressions)).raise(py)?.into())
    }

    /// Returns the documents matching an expression, those matching another one or all others, and the number of documents on both sides.
    fn contrast(&self, py: Python<'_>, target: &str, reference: Option<&str>) -> PyResult<(Corpus, Corpus, u64)> {
        let target = Expression::parse(target).raise(py)?;
        let mut contrast = Contrast::new(target, reference.map(Expression::parse).transpose().raise(py)?);
        let (target, reference) = enter_briefly(py, || contrast.split(self.inner.documents()));
        contrast.check().raise(py)?;
        Ok((kouhao::text::Corpus::new(target).into(), kouhao::text::Corpus::new(reference).into(), contrast.in_both()))
    }

    /// Returns the digest of the documents.
    fn digest(&self, py: Python<'_>) -> PyResult<Digest> {
        if let Some(known) = self.digest.get() {
            return Ok(known.clone());
        }
        let documents = self.inner.clone();
        let named = if documents.iter().map(|document| document.original().len()).sum::<usize>() <= BRIEF {
            let mut digester = CorpusDigester::new();
            documents.iter().for_each(|document| digester.add(document));
            digester
        } else {
            enter(py, &mut Progress::none(), move |_| {
                let mut digester = CorpusDigester::new();
                digester.extend(documents.documents());
                digester
            })?
        };
        Ok(self.digest.get_or_init(|| digest_of(&named)).clone())
    }

    /// Returns whether these documents and others are merely parallel.
    fn apart(&self, other: &Corpus) -> bool {
        kouhao::measure::apart(&self.inner, &other.inner)
    }

    /// Counts the characters of some parts, white space not counted.
    fn characters(&self, py: Python<'_>, parts: &str) -> PyResult<u64> {
        let parts = PartSet::parse(parts).raise(py)?;
        Ok(Side::of_corpus("", &self.inner, parts).size.unwrap_or(0))
    }

    fn __len__(&self) -> usize {
        self.inner.len()
    }

    fn __getitem__(&self, place: isize) -> PyResult<Document> {
        let from_end = if place < 0 { place + self.inner.len() as isize } else { place };
        let documents = self.inner.documents();
        let found = usize::try_from(from_end).ok().and_then(|place| documents.get(place));
        found.cloned().map(Document::wrap).ok_or_else(|| PyIndexError::new_err(format!("no document {place} in a corpus of {}", documents.len())))
    }
}

/// Returns the digest of the documents that were added to a digester.
pub fn digest_of(digester: &CorpusDigester) -> Digest {
    let digest = digester.finish();
    (digest.documents, digest.texts, digest.variables)
}
