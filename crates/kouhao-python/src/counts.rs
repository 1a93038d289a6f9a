//! Counters, and the matrix of documents × terms, as Python objects.

use kouhao::measure::TermCounter;
use kouhao::measure::statistics::{Norm, TfIdf};
use kouhao::text::PartSet;
use pyo3::prelude::*;
use pyo3::types::PyByteArray;

use crate::errors::{self, Raise};
use crate::options::{self, number};
use crate::tokenizer::Tokenizer;

/// Which terms are counted.
#[pyclass(frozen, module = "kouhao._core")]
pub struct Counter {
    pub inner: TermCounter,
    /// Whether groups are counted separately.
    pub grouped: bool,
}

#[pymethods]
impl Counter {
    #[new]
    #[allow(clippy::too_many_arguments, reason = "the options of the command")]
    fn new(
        py: Python<'_>,
        unit: &str,
        n: Option<i64>,
        min_count: i64,
        by: Option<String>,
        punctuation: bool,
        numbers: bool,
        stop_words: Option<(String, Vec<String>)>,
        names: Option<Vec<String>>,
        phrases: Option<Vec<String>>,
        overlap: &str,
        simplify: bool,
        parts: &str,
        tokenizer: &Tokenizer,
    ) -> PyResult<Self> {
        let mut builder = TermCounter::builder();
        builder.unit(options::unit(py, unit, n)?).min_count(number(py, "min_count", min_count)?).punctuation(punctuation).numbers(numbers);
        builder.stop_words(options::stop_words(py, stop_words)?).overlap(options::overlap(py, overlap)?);
        builder.phrases(options::phrases(py, phrases, simplify)?);
        builder.parts(PartSet::parse(parts).raise(py)?).tokenizer(tokenizer.inner.clone());
        builder.names(options::phrases(py, names, simplify)?);
        let grouped = by.is_some();
        if let Some(by) = by {
            builder.by(by);
        }
        Ok(Counter { inner: builder.build().raise(py)?, grouped })
    }
}

/// The matrix of documents, or groups, × terms.
#[pyclass(frozen, module = "kouhao._core")]
pub struct Counts {
    pub inner: kouhao::measure::Counts,
}

#[pymethods]
impl Counts {
    /// The number of rows and the number of terms.
    #[getter]
    fn shape(&self) -> (usize, usize) {
        (self.inner.rows().len(), self.inner.vocabulary().len())
    }

    #[getter]
    fn names(&self) -> Vec<Option<&str>> {
        self.inner.rows().iter().map(|row| row.name.as_deref()).collect()
    }

    #[getter]
    fn documents(&self) -> Vec<u64> {
        self.inner.rows().iter().map(|row| row.documents).collect()
    }

    #[getter]
    fn words(&self) -> Vec<u64> {
        self.inner.rows().iter().map(|row| row.words).collect()
    }

    #[getter]
    fn characters(&self) -> Vec<u64> {
        self.inner.rows().iter().map(|row| row.characters).collect()
    }

    #[getter]
    fn vocabulary(&self) -> Vec<&str> {
        self.inner.vocabulary().iter().map(|term| &**term).collect()
    }

    /// The start of the entries of each row, and the end of the last: 64-bit integers.
    fn starts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyByteArray>> {
        bytes(py, self.inner.starts().iter().map(|&start| (start as i64).to_ne_bytes()))
    }

    /// The term number of each entry: 32-bit integers.
    fn terms<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyByteArray>> {
        bytes(py, self.inner.entries().iter().map(|&(term, _)| (term as i32).to_ne_bytes()))
    }

    /// The occurrences of each entry: 64-bit integers.
    fn counts<'py>(&self, py: Python<'py>) -> PyResult<Bound<'py, PyByteArray>> {
        bytes(py, self.inner.entries().iter().map(|&(_, count)| i64::from(count).to_ne_bytes()))
    }

    /// The TF-IDF weight of each entry: doubles.
    fn tf_idf<'py>(
        &self,
        py: Python<'py>,
        norm: Option<&str>,
        use_idf: bool,
        smooth_idf: bool,
        sublinear_tf: bool,
    ) -> PyResult<Bound<'py, PyByteArray>> {
        let norm = match norm {
            None => None,
            Some("l1") => Some(Norm::L1),
            Some("l2") => Some(Norm::L2),
            Some(other) => return Err(errors::option(py, format!("unknown norm {other:?}; use \"l1\", \"l2\" or None"))),
        };
        let weights = self.inner.tf_idf(TfIdf { norm, use_idf, smooth_idf, sublinear_tf });
        bytes(py, weights.into_iter().map(f64::to_ne_bytes))
    }
}

/// Returns numbers as a buffer that NumPy uses without copying, and may write to.
fn bytes<'py, const N: usize>(py: Python<'py>, values: impl ExactSizeIterator<Item = [u8; N]>) -> PyResult<Bound<'py, PyByteArray>> {
    PyByteArray::new_with(py, N * values.len(), |memory| {
        memory.chunks_exact_mut(N).zip(values).for_each(|(place, value)| place.copy_from_slice(&value));
        Ok(())
    })
}
