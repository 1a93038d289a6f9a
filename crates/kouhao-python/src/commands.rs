//! One function a command: builds what the library needs, and turns findings into rows.

use std::ffi::OsString;
use std::io::Write;
use std::ops::Range;

use kouhao::Error;
use kouhao::find::enumerations::EnumerationFinder;
use kouhao::find::parallels::ParallelFinder;
use kouhao::find::quotations::QuotationFinder;
use kouhao::find::series::SeriesFinder;
use kouhao::find::slogans::SloganMiner;
use kouhao::find::templates::TemplateFinder;
use kouhao::measure::{Comparer, Kwic, Level, ReuseFinder, Spread, Status, TermCounter, Unit};
use kouhao::present::rows::{
    ArrivalRow, DifferenceRow, EnumerationRow, GlossaryRow, KwicRow, ParallelRow, QuotationRow, ReuseRow, SeriesRow, SloganRow, TemplateRow, TermRow,
};
use kouhao::present::summary::Summary;
use kouhao::text::{self, Document, Expression, Fold, PartSet};
use pyo3::prelude::*;
use pyo3::types::PyList;
use rayon::prelude::*;
use serde::Serialize;

use crate::collector::Held;
use crate::documents::Corpus;
use crate::enter::{Progress, Watch, enter, enter_briefly};
use crate::errors;
use crate::lexicon::Lexicon;
use crate::rows::Rows;
use crate::tokenizer::{Cut, Tokenizer};

/// Text, in bytes, whose rows are held in Rust before they become Python's.
const BATCH: usize = 2 << 20;

/// Raises an error of the library.
trait Raise<T> {
    fn raise(self, py: Python<'_>) -> PyResult<T>;
}

impl<T> Raise<T> for Result<T, Error> {
    fn raise(self, py: Python<'_>) -> PyResult<T> {
        self.map_err(|error| errors::raised(py, &error))
    }
}

/// Reads a number that cannot be negative, or refuses it by name.
fn number<N: TryFrom<i64>>(py: Python<'_>, name: &str, value: i64) -> PyResult<N> {
    N::try_from(value).map_err(|_| errors::option(py, format!("{name}={value} is out of range; give a number that is not negative, nor too large")))
}

/// Parts things of so many bytes into runs of about `size` bytes.
pub fn runs(bytes: Vec<usize>, size: usize) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let mut sum = 0;
        let mut end = start;
        while end < bytes.len() && (end == start || sum + bytes[end] <= size) {
            sum += bytes[end] + 1;
            end += 1;
        }
        let run = start..end;
        start = end;
        (!run.is_empty()).then_some(run)
    })
}

/// Returns the rows of every document, in order.
fn each_document<'py, R: Serialize + Send + 'static>(
    py: Python<'py>,
    corpus: &Corpus,
    progress: Option<Bound<'py, PyAny>>,
    rows_of: impl Fn(&Document) -> Vec<R> + Clone + Send + Sync + 'static,
) -> PyResult<Bound<'py, PyList>> {
    each_batch(py, corpus, progress, move |document, _| rows_of(document), |rows, list, held, _, found| rows.extend(list, held, found))
}

/// Finds something in every document, side by side in those of one batch, and lets `put` make rows of it, in order.
fn each_batch<'py, F: Send + 'static>(
    py: Python<'py>,
    corpus: &Corpus,
    progress: Option<Bound<'py, PyAny>>,
    find: impl Fn(&Document, &Watch) -> Vec<F> + Clone + Send + Sync + 'static,
    put: impl Fn(&Rows<'py>, &Bound<'py, PyList>, &Held<'py>, &Document, Vec<F>) -> PyResult<()>,
) -> PyResult<Bound<'py, PyList>> {
    let mut progress = Progress::new(progress, corpus.inner.len());
    let rows = Rows::new(py)?;
    let list = PyList::empty(py);
    let held = Held::back(py)?;
    let mut add = |batch: Range<usize>| {
        let (documents, find, places) = (corpus.inner.clone(), find.clone(), batch.clone());
        let found = enter(py, &mut progress, move |watch| {
            let documents = documents.documents()[places].par_iter();
            let found = documents.map(|document| {
                let found = if watch.is_stopped() { Vec::new() } else { find(document, watch) };
                watch.advance();
                found
            });
            found.collect::<Vec<_>>()
        })?;
        let mut found = corpus.inner.documents()[batch].iter().zip(found);
        found.try_for_each(|(document, found)| put(&rows, &list, &held, document, found))
    };
    let bytes = corpus.inner.iter().map(|document| document.text().len()).collect();
    if let Err(error) = runs(bytes, BATCH).try_for_each(&mut add) {
        // Let go of the rows before the collector comes back, which would look through all of them first.
        list.del_slice(0, list.len())?;
        return Err(error);
    }
    Ok(list)
}

/// Cuts texts into tokens.
#[pyfunction]
pub fn tokens<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    parts: &str,
    tokenizer: &Tokenizer,
    progress: Option<Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyList>> {
    let (parts, tokenizer) = (PartSet::parse(parts).raise(py)?, tokenizer.inner.clone());
    let find = move |document: &Document, watch: &Watch| {
        let within = document.parts().iter().filter(|part| parts.contains(part.kind));
        within.flat_map(|part| Cut::all(&tokenizer, document, part.span, watch)).collect()
    };
    each_batch(py, corpus, progress, find, |rows, list, held, document, cuts| rows.extend(list, held, cuts.iter().map(|cut| cut.row(document))))
}

/// Counts words or n-grams.
#[pyfunction]
#[allow(clippy::too_many_arguments, reason = "the options of the command")]
pub fn terms<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    unit: &str,
    n: Option<i64>,
    min_count: i64,
    by: Option<String>,
    parts: &str,
    tokenizer: &Tokenizer,
    progress: Option<Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyList>> {
    let mut builder = TermCounter::builder();
    builder.unit(match (unit, n) {
        ("word", None) => Unit::Word,
        ("word", Some(_)) => return Err(errors::option(py, "n is the length of an n-gram; say unit=\"ngram\"".into())),
        ("ngram", n) => Unit::Ngram(number(py, "n", n.unwrap_or(2))?),
        _ => return Err(errors::option(py, format!("nothing is counted by the unit {unit:?}; say \"word\" or \"ngram\""))),
    });
    builder.min_count(number(py, "min_count", min_count)?).parts(PartSet::parse(parts).raise(py)?).tokenizer(tokenizer.inner.clone());
    let grouped = by.is_some();
    if let Some(by) = by {
        builder.by(by);
    }
    let counter = builder.build().raise(py)?;
    let documents = corpus.inner.clone();
    let mut progress = Progress::new(progress, documents.len());
    let found: Vec<TermRow> = enter(py, &mut progress, move |watch| {
        // A tally holds a vocabulary: a few for each thread are enough to even out documents of different length.
        let share = documents.len().div_ceil(4 * rayon::current_num_threads()).max(1);
        let tallies = documents.documents().par_chunks(share).map(|chunk| {
            let mut tally = counter.tally();
            for document in chunk.iter().take_while(|_| !watch.is_stopped()) {
                tally.add(document);
                watch.advance();
            }
            tally
        });
        let tally = tallies.reduce_with(|mut ours, theirs| {
            ours.merge(theirs);
            ours
        });
        let counted = tally.unwrap_or_else(|| counter.tally()).finish();
        counted.rows().iter().map(|term| TermRow::new(term, grouped)).collect()
    })?;
    let list = PyList::empty(py);
    Rows::new(py)?.extend(&list, &Held::back(py)?, found)?;
    Ok(list)
}

/// Finds the formulations that recur.
#[pyfunction]
#[allow(clippy::too_many_arguments, reason = "the options of the command")]
pub fn slogans<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    min_count: i64,
    min_documents: i64,
    min_units: i64,
    max_units: i64,
    parts: &str,
    simplify: bool,
    top: Option<i64>,
    tokenizer: &Tokenizer,
) -> PyResult<Bound<'py, PyList>> {
    let mut miner = SloganMiner::builder();
    miner.min_count(number(py, "min_count", min_count)?).min_documents(number(py, "min_documents", min_documents)?);
    miner.min_units(number(py, "min_units", min_units)?).max_units(number(py, "max_units", max_units)?);
    miner.parts(PartSet::parse(parts).raise(py)?).fold(Fold::new().simplified(simplify)).tokenizer(tokenizer.inner.clone());
    miner.top(top.map(|top| number(py, "top", top)).transpose()?);
    let miner = miner.build().raise(py)?;
    let documents = corpus.inner.clone();
    at_once(py, move || Ok(miner.mine(&documents)?.iter().map(SloganRow::new).collect()))
}

/// Finds the phrases that name a set by its size.
#[pyfunction]
pub fn enumerations<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    quantities: bool,
    parts: &str,
    lexicon: Option<&Lexicon>,
    tokenizer: &Tokenizer,
    progress: Option<Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyList>> {
    let mut finder = EnumerationFinder::builder();
    finder.quantities(quantities).parts(PartSet::parse(parts).raise(py)?).tokenizer(tokenizer.inner.clone());
    if let Some(lexicon) = lexicon {
        finder.lexicon(lexicon.inner.clone());
    }
    let finder = finder.build().raise(py)?;
    each_document(py, corpus, progress, move |document| finder.find(document).iter().map(|found| EnumerationRow::new(document, found)).collect())
}

/// Reads the glossaries at the end of texts.
#[pyfunction]
pub fn parse_glossary<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    tokenizer: &Tokenizer,
    progress: Option<Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyList>> {
    let finder = EnumerationFinder::builder().tokenizer(tokenizer.inner.clone()).build().raise(py)?;
    each_document(py, corpus, progress, move |document| {
        finder.parse_glossary(document).iter().map(|found| GlossaryRow::new(document, found)).collect()
    })
}

/// Finds neighbouring clauses of one build.
#[pyfunction]
pub fn parallels<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    min_clauses: i64,
    parts: &str,
    tokenizer: &Tokenizer,
    progress: Option<Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyList>> {
    let mut finder = ParallelFinder::builder();
    finder.min_clauses(number(py, "min_clauses", min_clauses)?).parts(PartSet::parse(parts).raise(py)?).tokenizer(tokenizer.inner.clone());
    let finder = finder.build().raise(py)?;
    each_document(py, corpus, progress, move |document| finder.find(document).iter().map(|found| ParallelRow::new(document, found)).collect())
}

/// Finds the wordings that recur with other fillers, in one text or from text to text.
#[pyfunction]
pub fn templates<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    across: bool,
    min_fillers: i64,
    parts: &str,
    tokenizer: &Tokenizer,
    progress: Option<Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyList>> {
    let mut finder = TemplateFinder::builder();
    finder.min_fillers(number(py, "min_fillers", min_fillers)?).parts(PartSet::parse(parts).raise(py)?).tokenizer(tokenizer.inner.clone());
    let finder = finder.build().raise(py)?;
    if across {
        let corpus = corpus.inner.clone();
        let found: Vec<TemplateRow> = enter(py, &mut Progress::none(), move |_| {
            finder.find_across(&corpus).iter().map(|found| TemplateRow::across(corpus.documents(), found)).collect()
        })?;
        let list = PyList::empty(py);
        Rows::new(py)?.extend(&list, &Held::back(py)?, found)?;
        return Ok(list);
    }
    each_document(py, corpus, progress, move |document| finder.find(document).iter().map(|found| TemplateRow::new(document, found)).collect())
}

/// Finds what texts enumerate, and their outline.
#[pyfunction]
pub fn series<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    outline: bool,
    parts: &str,
    tokenizer: &Tokenizer,
    progress: Option<Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyList>> {
    let mut finder = SeriesFinder::builder();
    finder.outline(outline).parts(PartSet::parse(parts).raise(py)?).tokenizer(tokenizer.inner.clone());
    let finder = finder.build().raise(py)?;
    each_document(py, corpus, progress, move |document| finder.find(document).iter().map(|found| SeriesRow::new(document, found)).collect())
}

/// Finds quoted expressions.
#[pyfunction]
pub fn quotations<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    parts: &str,
    tokenizer: &Tokenizer,
    progress: Option<Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyList>> {
    let finder = QuotationFinder::builder().parts(PartSet::parse(parts).raise(py)?).tokenizer(tokenizer.inner.clone()).build().raise(py)?;
    each_document(py, corpus, progress, move |document| finder.find(document).iter().map(|found| QuotationRow::new(document, found)).collect())
}

/// Shows every occurrence of a phrase in its context.
#[pyfunction]
pub fn kwic<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    phrase: &str,
    width: i64,
    parts: &str,
    simplify: bool,
    progress: Option<Bound<'py, PyAny>>,
) -> PyResult<Bound<'py, PyList>> {
    let mut kwic = Kwic::builder();
    kwic.phrase(phrase).width(number(py, "width", width)?).parts(PartSet::parse(parts).raise(py)?).fold(Fold::new().simplified(simplify));
    let kwic = kwic.build().raise(py)?;
    each_document(py, corpus, progress, move |document| kwic.find(document).iter().map(|hit| KwicRow::new(document, hit)).collect())
}

/// Returns the rows of work that is done in one piece.
fn at_once<'py, R: Serialize + Send + 'static>(
    py: Python<'py>,
    find: impl FnOnce() -> Result<Vec<R>, Error> + Send + 'static,
) -> PyResult<Bound<'py, PyList>> {
    let found = enter(py, &mut Progress::none(), move |_| find())?;
    let list = PyList::empty(py);
    Rows::new(py)?.extend(&list, &Held::back(py)?, found.raise(py)?)?;
    Ok(list)
}

/// Returns the choice of that name.
fn choice<T: Copy>(py: Python<'_>, option: &str, name: &str, choices: &[T], name_of: impl Fn(T) -> &'static str) -> PyResult<T> {
    choices.iter().copied().find(|&choice| name_of(choice) == name).ok_or_else(|| {
        let names: Vec<&str> = choices.iter().map(|&choice| name_of(choice)).collect();
        errors::option(py, format!("{option}={name:?} is no choice; give one of {}", names.join(", ")))
    })
}

/// Compares two texts or sets of texts: a corpus with another, or documents of it with others of it.
#[pyfunction]
#[allow(clippy::too_many_arguments, reason = "the options of the command")]
pub fn compare<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    other: Option<&Corpus>,
    target: Option<&str>,
    reference: Option<&str>,
    similarity: f64,
    statuses: Vec<String>,
    level: Option<&str>,
    top: Option<i64>,
    parts: &str,
    simplify: bool,
    lexicon: Option<&Lexicon>,
    tokenizer: &Tokenizer,
) -> PyResult<Bound<'py, PyList>> {
    let mut comparer = Comparer::builder();
    comparer.similarity(similarity).parts(PartSet::parse(parts).raise(py)?).fold(Fold::new().simplified(simplify));
    comparer.tokenizer(tokenizer.inner.clone()).top(top.map(|top| number(py, "top", top)).transpose()?);
    let statuses: Vec<Status> = statuses.iter().map(|name| choice(py, "status", name, &Status::ALL, Status::name)).collect::<PyResult<_>>()?;
    comparer.statuses(statuses).level(level.map(|name| choice(py, "level", name, &Level::ALL, Level::name)).transpose()?);
    if let Some(lexicon) = lexicon {
        comparer.lexicon(lexicon.inner.clone());
    }
    let comparer = comparer.build().raise(py)?;
    let (a, b) = match (other, reference, target) {
        (Some(other), None, None) => (corpus.inner.clone(), other.inner.clone()),
        (None, Some(reference), Some(target)) => {
            let meant = |expression: &str| -> PyResult<text::Corpus> {
                let expression = Expression::parse(expression).raise(py)?;
                Ok(text::Corpus::new(corpus.inner.iter().filter(|document| expression.matches(document)).cloned()))
            };
            (meant(reference)?, meant(target)?)
        }
        _ => {
            let reason = "two texts are compared: give the other one, or say which documents with both target and reference";
            return Err(errors::option(py, reason.into()));
        }
    };
    at_once(py, move || Ok(comparer.compare(&a, &b)?.iter().map(|found| DifferenceRow::new(&a, &b, found)).collect()))
}

/// Finds passages that younger documents share with older ones.
#[pyfunction]
pub fn reuse<'py>(py: Python<'py>, corpus: &Corpus, min_units: i64, max_documents: i64, parts: &str, simplify: bool) -> PyResult<Bound<'py, PyList>> {
    let mut finder = ReuseFinder::builder();
    finder.min_units(number(py, "min_units", min_units)?).max_documents(number(py, "max_documents", max_documents)?);
    finder.parts(PartSet::parse(parts).raise(py)?).fold(Fold::new().simplified(simplify));
    let finder = finder.build().raise(py)?;
    let corpus = corpus.inner.clone();
    at_once(py, move || Ok(finder.find(&corpus)?.iter().map(|found| ReuseRow::new(&corpus, found)).collect()))
}

/// Tells when phrases are first found in each place.
#[pyfunction]
pub fn spread<'py>(
    py: Python<'py>,
    corpus: &Corpus,
    phrases: Vec<String>,
    place: &str,
    centre: Option<&str>,
    parts: &str,
    simplify: bool,
) -> PyResult<Bound<'py, PyList>> {
    let mut spread = Spread::builder();
    spread.place(place).parts(PartSet::parse(parts).raise(py)?).fold(Fold::new().simplified(simplify));
    for phrase in phrases {
        spread.phrase(phrase);
    }
    if let Some(centre) = centre {
        spread.centre(centre);
    }
    let spread = spread.build().raise(py)?;
    let corpus = corpus.inner.clone();
    at_once(py, move || Ok(spread.find(&corpus).iter().map(|found| ArrivalRow::new(&corpus, found)).collect()))
}

/// Tells a reader what the texts are and what is formulaic in them.
#[pyfunction]
pub fn summary(py: Python<'_>, corpus: &Corpus, parts: &str, columns: i64, colour: bool, tokenizer: &Tokenizer) -> PyResult<String> {
    let mut summary = Summary::builder();
    summary.parts(PartSet::parse(parts).raise(py)?).columns(number(py, "columns", columns)?).colour(colour).tokenizer(tokenizer.inner.clone());
    let summary = summary.build().raise(py)?;
    let documents = corpus.inner.clone();
    let page = enter(py, &mut Progress::none(), move |_| {
        let mut page = Vec::new();
        summary.write(&documents, &mut page).map(|()| page)
    })?;
    Ok(String::from_utf8_lossy(&page.raise(py)?).into_owned())
}

/// Runs the command with its arguments, of which the first is its name, and returns its exit status.
#[pyfunction]
pub fn run(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
    enter_briefly(py, || {
        let status = kouhao_cli::run(arguments);
        // Rust flushes at the end of its own `main`, which Python's interpreter has none of. A reader that is gone has been dealt with.
        std::io::stdout().flush().ok();
        status
    })
}
