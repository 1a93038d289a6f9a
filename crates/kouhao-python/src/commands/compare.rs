//! Commands that compare texts.

use kouhao::measure::{Comparer, Level, ReuseFinder, Spread, Status};
use kouhao::present::rows::{ArrivalRow, DifferenceRow, ReuseRow};
use kouhao::text::{Expression, Fold, PartSet};
use pyo3::prelude::*;

use super::at_once;
use crate::enter::{Progress, enter};
use crate::errors::{self, Raise};
use crate::lexicon::{Background, Lexicon};
use crate::options::{self, choice, number};
use crate::source::Source;
use crate::table::Columns;
use crate::tokenizer::Tokenizer;

/// Compares two texts or sets of texts: a corpus with another, or some of its documents with others.
#[pyfunction]
#[allow(clippy::too_many_arguments, reason = "the options of the command")]
pub fn compare<'py>(
    py: Python<'py>,
    source: Source<'py>,
    other: Option<Source<'py>>,
    target: Option<&str>,
    reference: Option<&str>,
    similarity: f64,
    statuses: Vec<String>,
    level: Option<&str>,
    top: Option<i64>,
    parts: &str,
    simplify: bool,
    lexicon: Option<&Lexicon>,
    background: &Background,
    tokenizer: &Tokenizer,
) -> PyResult<Columns> {
    let mut comparer = Comparer::builder();
    comparer.similarity(similarity).parts(PartSet::parse(parts).raise(py)?).fold(Fold::new().simplified(simplify));
    comparer.background(background.inner.clone()).tokenizer(tokenizer.inner.clone()).top(top.map(|top| number(py, "top", top)).transpose()?);
    let statuses: Vec<Status> = statuses.iter().map(|name| choice(py, "status", name, &Status::ALL, Status::name)).collect::<PyResult<_>>()?;
    comparer.statuses(statuses).level(level.map(|name| choice(py, "level", name, &Level::ALL, Level::name)).transpose()?);
    if let Some(lexicon) = lexicon {
        comparer.lexicon(lexicon.inner.clone());
    }
    let comparer = comparer.build().raise(py)?;
    let (a, b) = match (other, reference, target) {
        (Some(other), None, None) => (source.corpus(py)?, other.corpus(py)?),
        (None, Some(reference), Some(target)) => {
            let corpus = source.corpus(py)?;
            let meant = |expression: &str| Expression::parse(expression).and_then(|expression| corpus.matching([expression])).raise(py);
            (meant(reference)?, meant(target)?)
        }
        _ => {
            let reason = "compare needs two texts: give the other one, or select documents with both target and reference";
            return Err(errors::option(py, reason.into()));
        }
    };
    at_once(py, "Difference", &mut Progress::none(), move |_| {
        Ok(comparer.compare(&a, &b)?.iter().map(|found| DifferenceRow::new(&a, &b, found)).collect())
    })
}

/// Finds passages that younger documents share with older ones. Returns the rows and a notice about passages that were left out.
#[pyfunction]
pub fn reuse<'py>(
    py: Python<'py>,
    source: Source<'py>,
    min_units: i64,
    max_documents: i64,
    parts: &str,
    simplify: bool,
) -> PyResult<(Columns, Option<String>)> {
    let mut finder = ReuseFinder::builder();
    finder.min_units(number(py, "min_units", min_units)?).max_documents(number(py, "max_documents", max_documents)?);
    finder.parts(PartSet::parse(parts).raise(py)?).fold(Fold::new().simplified(simplify));
    let finder = finder.build().raise(py)?;
    let corpus = source.corpus(py)?;
    let of = corpus.clone();
    let found = enter(py, &mut Progress::none(), move |_| finder.find(&of))?.raise(py)?;
    Ok((Columns::of(py, "Reuse", found.rows().iter().map(|found| ReuseRow::new(&corpus, found)))?, found.notice()))
}

/// Finds when each place first used phrases.
#[pyfunction]
#[allow(clippy::too_many_arguments, reason = "the options of the command")]
pub fn spread<'py>(
    py: Python<'py>,
    source: Source<'py>,
    phrases: Vec<String>,
    place: &str,
    centre: Option<&str>,
    overlap: &str,
    parts: &str,
    simplify: bool,
) -> PyResult<Columns> {
    let mut spread = Spread::builder();
    spread.phrases(phrases).place(place).overlap(options::overlap(py, overlap)?);
    spread.parts(PartSet::parse(parts).raise(py)?).fold(Fold::new().simplified(simplify));
    if let Some(centre) = centre {
        spread.centre(centre);
    }
    let spread = spread.build().raise(py)?;
    let corpus = source.corpus(py)?;
    spread.check(&corpus).raise(py)?;
    at_once(py, "Arrival", &mut Progress::none(), move |_| Ok(spread.find(&corpus).iter().map(|found| ArrivalRow::new(&corpus, found)).collect()))
}
