//! Commands that present everything to a reader.

use kouhao::present::Language;
use kouhao::present::marked::Marked;
use kouhao::present::report::Report;
use kouhao::present::summary::Summary;
use kouhao::text::PartSet;
use pyo3::prelude::*;

use crate::documents::Corpus;
use crate::enter::{Progress, enter};
use crate::errors::Raise;
use crate::lexicon::{Background, Lexicon};
use crate::options::{choice, number};
use crate::source::Source;
use crate::tokenizer::Tokenizer;

/// Summarises the texts and their formulaic language.
#[pyfunction]
#[allow(clippy::too_many_arguments, reason = "one for each option of the command")]
pub fn summary(
    py: Python<'_>,
    source: Source<'_>,
    parts: &str,
    columns: i64,
    colour: bool,
    lexicon: Option<&Lexicon>,
    background: &Background,
    tokenizer: &Tokenizer,
) -> PyResult<String> {
    let mut summary = Summary::builder();
    summary.parts(PartSet::parse(parts).raise(py)?).columns(number(py, "columns", columns)?).colour(colour);
    summary.background(background.inner.clone()).tokenizer(tokenizer.inner.clone());
    if let Some(lexicon) = lexicon {
        summary.lexicon(lexicon.inner.clone());
    }
    let summary = summary.build().raise(py)?;
    let documents = source.corpus(py)?;
    let page = enter(py, &mut Progress::none(), move |_| {
        let mut page = Vec::new();
        summary.write(&documents, &mut page).map(|()| page)
    })?;
    Ok(String::from_utf8_lossy(&page.raise(py)?).into_owned())
}

/// Writes a report about the texts.
#[pyfunction]
#[allow(clippy::too_many_arguments, reason = "one for each option of the command")]
pub fn report(
    py: Python<'_>,
    corpus: &Corpus,
    title: Option<String>,
    language: &str,
    top: i64,
    by: Option<String>,
    parts: &str,
    lexicon: Option<&Lexicon>,
    background: &Background,
    tokenizer: Option<&Tokenizer>,
) -> PyResult<String> {
    let mut report = Report::builder();
    report.title(title).language(choice(py, "language", language, &Language::ALL, Language::name)?).top(number(py, "top", top)?).by(by);
    report.parts(PartSet::parse(parts).raise(py)?).background(background.inner.clone());
    if let Some(lexicon) = lexicon {
        report.lexicon(lexicon.inner.clone());
    }
    if let Some(tokenizer) = tokenizer {
        report.tokenizer(tokenizer.inner.clone());
    }
    let report = report.build().raise(py)?;
    let documents = corpus.inner.clone();
    let page = enter(py, &mut Progress::none(), move |_| {
        let mut page = Vec::new();
        report.write(&documents, &mut page).map(|()| page)
    })?;
    Ok(String::from_utf8_lossy(&page.raise(py)?).into_owned())
}

/// Shows a document with its findings marked, for a notebook.
#[pyfunction]
pub fn marked(py: Python<'_>, document: &crate::documents::Document) -> PyResult<String> {
    let document = document.inner.clone();
    enter(py, &mut Progress::none(), move |_| Marked::new().html(&document))?.raise(py)
}

/// Shows the documents of a corpus, for a notebook.
#[pyfunction]
pub fn overview(py: Python<'_>, corpus: &Corpus) -> PyResult<String> {
    let corpus = corpus.inner.clone();
    enter(py, &mut Progress::none(), move |_| Marked::new().overview(&corpus))?.raise(py)
}
