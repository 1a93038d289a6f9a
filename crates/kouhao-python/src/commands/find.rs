//! Commands that find formulaic language.

use kouhao::find::enumerations::EnumerationFinder;
use kouhao::find::known::KnownFinder;
use kouhao::find::parallels::ParallelFinder;
use kouhao::find::quotations::QuotationFinder;
use kouhao::find::series::SeriesFinder;
use kouhao::find::slogans::{SloganMiner, SloganMinerBuilder};
use kouhao::find::templates::TemplateFinder;
use kouhao::present::rows::{EnumerationRow, GlossaryEntryRow, KnownRow, ParallelRow, QuotationRow, SeriesRow, SloganRow, TemplateRow};
use kouhao::text::{Document, Fold, PartSet};
use pyo3::prelude::*;

use super::{at_once, each_document};
use crate::enter::Progress;
use crate::errors::Raise;
use crate::lexicon::{Background, Lexicon};
use crate::options::number;
use crate::source::Source;
use crate::table::Columns;
use crate::tokenizer::Tokenizer;

/// Finds the formulations that recur.
#[pyfunction]
#[allow(clippy::too_many_arguments, reason = "the options of the command")]
pub fn slogans<'py>(
    py: Python<'py>,
    source: Source<'py>,
    min_count: i64,
    min_documents: i64,
    min_units: i64,
    max_units: i64,
    parts: &str,
    simplify: bool,
    top: Option<i64>,
    lexicon: Option<&Lexicon>,
    background: &Background,
    fold_copies: bool,
    memory: Option<i64>,
    tokenizer: &Tokenizer,
) -> PyResult<Columns> {
    let mut miner = miner(py, min_count, min_documents, min_units, max_units, parts, simplify, top, lexicon, background, tokenizer)?;
    miner.fold_copies(fold_copies).memory(memory.map(|memory| number(py, "memory", memory)).transpose()?);
    let miner = miner.build().raise(py)?;
    let documents = source.corpus(py)?;
    at_once(py, "Slogan", &mut Progress::none(), move |_| Ok(miner.mine(&documents)?.iter().map(SloganRow::new).collect()))
}

/// Builds a miner from its settings, except copies and memory, which only apply to one machine.
#[allow(clippy::too_many_arguments, reason = "the options of the command")]
pub fn miner(
    py: Python<'_>,
    min_count: i64,
    min_documents: i64,
    min_units: i64,
    max_units: i64,
    parts: &str,
    simplify: bool,
    top: Option<i64>,
    lexicon: Option<&Lexicon>,
    background: &Background,
    tokenizer: &Tokenizer,
) -> PyResult<SloganMinerBuilder> {
    let mut miner = SloganMiner::builder();
    miner.min_count(number(py, "min_count", min_count)?).min_documents(number(py, "min_documents", min_documents)?);
    miner.min_units(number(py, "min_units", min_units)?).max_units(number(py, "max_units", max_units)?);
    miner.parts(PartSet::parse(parts).raise(py)?).fold(Fold::new().simplified(simplify)).tokenizer(tokenizer.inner.clone());
    miner.background(background.inner.clone()).top(top.map(|top| number(py, "top", top)).transpose()?);
    if let Some(lexicon) = lexicon {
        miner.lexicon(lexicon.inner.clone());
    }
    Ok(miner)
}

/// Finds formulations that are also in use elsewhere.
#[pyfunction]
#[allow(clippy::too_many_arguments, reason = "the options of the command")]
pub fn known<'py>(
    py: Python<'py>,
    source: Source<'py>,
    min_score: f64,
    parts: &str,
    lexicon: Option<&Lexicon>,
    background: &Background,
    tokenizer: &Tokenizer,
    progress: Option<Bound<'py, PyAny>>,
) -> PyResult<Columns> {
    let mut finder = KnownFinder::builder();
    finder.min_score(min_score).parts(PartSet::parse(parts).raise(py)?).background(background.inner.clone()).tokenizer(tokenizer.inner.clone());
    if let Some(lexicon) = lexicon {
        finder.lexicon(lexicon.inner.clone());
    }
    let finder = finder.build().raise(py)?;
    each_document(py, "Known", &source, progress, move |document| finder.find(document).iter().map(|found| KnownRow::new(document, found)).collect())
}

/// Finds the phrases that name a set by its size.
#[pyfunction]
pub fn enumerations<'py>(
    py: Python<'py>,
    source: Source<'py>,
    quantities: bool,
    parts: &str,
    lexicon: Option<&Lexicon>,
    tokenizer: &Tokenizer,
    progress: Option<Bound<'py, PyAny>>,
) -> PyResult<Columns> {
    let mut finder = EnumerationFinder::builder();
    finder.quantities(quantities).parts(PartSet::parse(parts).raise(py)?).tokenizer(tokenizer.inner.clone());
    if let Some(lexicon) = lexicon {
        finder.lexicon(lexicon.inner.clone());
    }
    let finder = finder.build().raise(py)?;
    each_document(py, "Enumeration", &source, progress, move |document| {
        finder.find(document).iter().map(|found| EnumerationRow::new(document, found)).collect()
    })
}

/// Reads the glossaries at the end of texts.
#[pyfunction]
pub fn parse_glossary<'py>(py: Python<'py>, source: Source<'py>, tokenizer: &Tokenizer, progress: Option<Bound<'py, PyAny>>) -> PyResult<Columns> {
    let finder = EnumerationFinder::builder().tokenizer(tokenizer.inner.clone()).build().raise(py)?;
    each_document(py, "GlossaryEntry", &source, progress, move |document| {
        finder.parse_glossary(document).iter().map(|found| GlossaryEntryRow::new(document, found)).collect()
    })
}

/// Finds neighbouring clauses of parallel structure.
#[pyfunction]
pub fn parallels<'py>(
    py: Python<'py>,
    source: Source<'py>,
    min_clauses: i64,
    parts: &str,
    tokenizer: &Tokenizer,
    progress: Option<Bound<'py, PyAny>>,
) -> PyResult<Columns> {
    let mut finder = ParallelFinder::builder();
    finder.min_clauses(number(py, "min_clauses", min_clauses)?).parts(PartSet::parse(parts).raise(py)?).tokenizer(tokenizer.inner.clone());
    let finder = finder.build().raise(py)?;
    each_document(py, "Parallel", &source, progress, move |document| {
        finder.find(document).iter().map(|found| ParallelRow::new(document, found)).collect()
    })
}

/// Finds the wordings that recur with different fillers, within a text or across texts.
#[pyfunction]
pub fn templates<'py>(
    py: Python<'py>,
    source: Source<'py>,
    across: bool,
    min_fillers: i64,
    parts: &str,
    tokenizer: &Tokenizer,
    progress: Option<Bound<'py, PyAny>>,
) -> PyResult<Columns> {
    let mut finder = TemplateFinder::builder();
    finder.min_fillers(number(py, "min_fillers", min_fillers)?).parts(PartSet::parse(parts).raise(py)?).tokenizer(tokenizer.inner.clone());
    let finder = finder.build().raise(py)?;
    if across {
        let corpus = source.corpus(py)?;
        return at_once(py, "Template", &mut Progress::none(), move |_| {
            Ok(finder.find_across(&corpus).iter().map(|found| TemplateRow::across(corpus.documents(), found)).collect())
        });
    }
    let rows_of = move |document: &Document| finder.find(document).iter().map(|found| TemplateRow::new(document, found)).collect();
    each_document(py, "Template", &source, progress, rows_of)
}

/// Finds series, and the outline.
#[pyfunction]
pub fn series<'py>(
    py: Python<'py>,
    source: Source<'py>,
    outline: bool,
    parts: &str,
    tokenizer: &Tokenizer,
    progress: Option<Bound<'py, PyAny>>,
) -> PyResult<Columns> {
    let mut finder = SeriesFinder::builder();
    finder.outline(outline).parts(PartSet::parse(parts).raise(py)?).tokenizer(tokenizer.inner.clone());
    let finder = finder.build().raise(py)?;
    each_document(py, "Series", &source, progress, move |document| {
        finder.find(document).iter().map(|found| SeriesRow::new(document, found)).collect()
    })
}

/// Finds quotations.
#[pyfunction]
pub fn quotations<'py>(
    py: Python<'py>,
    source: Source<'py>,
    indirect: bool,
    parts: &str,
    tokenizer: &Tokenizer,
    progress: Option<Bound<'py, PyAny>>,
) -> PyResult<Columns> {
    let mut finder = QuotationFinder::builder();
    finder.indirect(indirect).parts(PartSet::parse(parts).raise(py)?).tokenizer(tokenizer.inner.clone());
    let finder = finder.build().raise(py)?;
    each_document(py, "Quotation", &source, progress, move |document| {
        finder.find(document).iter().map(|found| QuotationRow::new(document, found)).collect()
    })
}
