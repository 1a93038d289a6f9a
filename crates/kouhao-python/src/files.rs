//! Reads files and folders as documents.

use std::collections::BTreeMap;
use std::path::PathBuf;

use kouhao::text::{BadLines, Reader};
use pyo3::prelude::*;

use crate::documents::Corpus;
use crate::enter::{Progress, enter};
use crate::errors::{self, Raise};

/// The result of reading files and folders.
#[pyclass(frozen, get_all, module = "kouhao._core")]
pub struct Reading {
    /// The documents.
    corpus: Py<Corpus>,
    /// An exception for every bad input.
    failures: Vec<Py<PyAny>>,
    /// A line of text for each file with so many bad lines that not all of them are among the failures.
    bad_lines: Vec<String>,
    /// The path and the reason of every skipped file in a folder.
    skipped: Vec<(String, String)>,
    /// A notice if rows of the metadata name files that do not exist.
    metadata_missing: Option<String>,
    /// A notice if no row of the metadata names a file that was read.
    metadata_unused: Option<String>,
}

/// Reads files and folders. With `strict`, reading ends at the first bad input.
#[pyfunction]
pub fn read(
    py: Python<'_>,
    paths: Vec<PathBuf>,
    text_field: String,
    encoding: Option<String>,
    metadata: Option<PathBuf>,
    max_document_mb: u32,
    strict: bool,
) -> PyResult<Reading> {
    let outcome = enter(py, &mut Progress::none(), move |watch| {
        let mut builder = Reader::builder();
        builder.text_field(&text_field).encoding(encoding.as_deref()).max_document_mb(max_document_mb);
        if let Some(metadata) = metadata {
            builder.metadata(metadata);
        }
        let mut reader = builder.build(paths)?;
        let (mut documents, mut failures, mut bad) = (Vec::new(), Vec::new(), BadLines::default());
        while !watch.is_stopped()
            && let Some(next) = reader.next()
        {
            match next {
                Ok(document) => {
                    match document.malformed() {
                        Some(error) if strict => return Err(error),
                        malformed => failures.extend(malformed.filter(|error| bad.tells(error))),
                    }
                    documents.push(document);
                }
                Err(error) if strict => return Err(error),
                Err(error) if bad.tells(&error) => failures.push(error),
                Err(_) => {}
            }
        }
        let skipped: Vec<(String, String)> = reader.skipped().iter().map(|file| (file.path().to_string(), file.reason().to_string())).collect();
        let metadata = (reader.metadata_missing(), reader.metadata_unused());
        Ok((kouhao::text::Corpus::new(documents), failures, bad.notices(), skipped, metadata))
    })?;
    let (corpus, failures, bad_lines, skipped, (metadata_missing, metadata_unused)) = outcome.raise(py)?;
    let failures = failures.iter().map(|error| errors::raised(py, error).into_value(py).into_any()).collect();
    Ok(Reading { corpus: Py::new(py, Corpus::from(corpus))?, failures, bad_lines, skipped, metadata_missing, metadata_unused })
}

/// Returns the variables that a table of metadata gives to a file.
#[pyfunction]
pub fn metadata_of(py: Python<'_>, metadata: PathBuf, path: PathBuf) -> PyResult<BTreeMap<String, String>> {
    let reader = Reader::builder().metadata(metadata).build::<PathBuf>([]).raise(py)?;
    Ok(reader.metadata_of(path).map(|(key, value)| (key.to_string(), value.to_string())).collect())
}
