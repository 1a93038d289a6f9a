//! Commands that count.

use kouhao::measure::{
    Collocations, CountsTally, FirstFinder, FrequencyTable, G2Form, Group, Keyness, Kwic, Order, Period, PhraseList, TermCounter, Timeline, Within,
};
use kouhao::present::rows::{BreakdownRow, CollocationRow, FirstRow, HitRow, KeyRow, LifeRow, PointRow, TermRow};
use kouhao::text::{Document, Fold, PartSet};
use pyo3::prelude::*;
use serde::Serialize;

use super::{at_once, each_document, method};
use crate::columns::Builder;
use crate::counts::{Counter, Counts};
use crate::documents::Corpus;
use crate::enter::{Progress, Watch, enter};
use crate::errors::Raise;
use crate::layout::Layout;
use crate::lexicon::{Background, Lexicon};
use crate::options::{self, choice, number};
use crate::source::Source;
use crate::table::Columns;
use crate::tokenizer::Tokenizer;

/// The number of documents that all threads count together before they check whether the result is still wanted.
const TURN: usize = 256;

/// Counts the terms of all documents, on all threads.
fn tally<'py>(
    py: Python<'py>,
    source: &Source<'py>,
    counter: &TermCounter,
    progress: Option<Bound<'py, PyAny>>,
) -> PyResult<kouhao::measure::TermTally> {
    source.fold(py, progress, counter.tally(), |tally, documents, watch| in_turns(documents, watch, |turn| tally.extend(turn)))
}

/// The words of each group.
type Words = Vec<(Option<String>, u64)>;

/// Counts words or n-grams in a piece of a corpus. The rows are to be added to those of other pieces; the number of words of each group is returned
/// too.
#[pyfunction]
pub fn partial_terms(py: Python<'_>, source: Source<'_>, counter: &Counter) -> PyResult<(Columns, Words)> {
    let counter = counter.inner.clone();
    let tally = tally(py, &source, &counter, None)?;
    let layout = Layout::named(py, "GroupTerm")?;
    let mut builder = Builder::new(layout.clone());
    let (found, words) = enter(py, &mut Progress::none(), move |_| {
        let counted = tally.finish();
        let words = counted.totals().iter().map(|group| (group.name.as_deref().map(str::to_string), group.words)).collect();
        (builder.extend(counted.rows().iter().map(|term| TermRow::new(term, true))).and_then(|()| builder.finish()), words)
    })?;
    Ok((Columns::new(layout, found?), words))
}

/// Counts words or n-grams. Returns the rows and their method.
#[pyfunction]
pub fn terms<'py>(
    py: Python<'py>,
    source: Source<'py>,
    counter: &Counter,
    progress: Option<Bound<'py, PyAny>>,
) -> PyResult<(Columns, Bound<'py, PyAny>)> {
    let (grouped, counter) = (counter.grouped, counter.inner.clone());
    let tally = tally(py, &source, &counter, progress)?;
    let layout = Layout::named(py, if grouped { "GroupTerm" } else { "Term" })?;
    let mut builder = Builder::new(layout.clone());
    let (found, rests_on) = enter(py, &mut Progress::none(), move |_| {
        let counted = tally.finish();
        let sum = |of: fn(&Group) -> u64| counted.totals().iter().map(of).sum();
        let rests_on = TermsMethod {
            documents: sum(|group| group.documents),
            words: sum(|group| group.words),
            characters: sum(|group| group.characters),
            occurrences: sum(|group| group.occurrences),
            stop_words: counter.stop_words().map(|words| words.source().to_string()),
            phrases_hash: counter.phrases().map(|phrases| phrases.hash().to_string()),
        };
        (builder.extend(counted.rows().iter().map(|term| TermRow::new(term, grouped))).and_then(|()| builder.finish()), rests_on)
    })?;
    Ok((Columns::new(layout, found?), method(py, "TermsMethod", rests_on)?))
}

/// The method of all rows of terms.
#[derive(Serialize)]
struct TermsMethod {
    documents: u64,
    words: u64,
    characters: u64,
    occurrences: u64,
    stop_words: Option<String>,
    phrases_hash: Option<String>,
}

/// Counts the terms of each document, or group, separately.
#[pyfunction]
pub fn tabulate<'py>(py: Python<'py>, source: Source<'py>, counter: &Counter, progress: Option<Bound<'py, PyAny>>) -> PyResult<Counts> {
    let counter = counter.inner.clone();
    let tally = source.fold(py, progress, counter.document_tally(), |tally, documents, watch| {
        in_turns(documents, watch, |turn| tally.extend(turn));
    })?;
    Ok(Counts { inner: enter(py, &mut Progress::none(), move |_| tally.finish())? })
}

/// Finds inside which phrases of a list each phrase of it occurs.
#[pyfunction]
pub fn breakdown<'py>(py: Python<'py>, source: Source<'py>, phrases: Vec<String>, parts: &str, simplify: bool) -> PyResult<Columns> {
    let list = PhraseList::folded(phrases, Fold::new().simplified(simplify)).raise(py)?;
    let parts = PartSet::parse(parts).raise(py)?;
    let documents = source.corpus(py)?;
    at_once(py, "Breakdown", &mut Progress::none(), move |_| Ok(list.breakdown(&documents, parts).iter().map(BreakdownRow::new).collect()))
}

/// Processes documents in batches, so that Ctrl-C need not wait for all of them, until the result is no longer wanted.
fn in_turns(documents: &[Document], watch: &Watch, mut each: impl FnMut(&[Document])) {
    for batch in documents.chunks(TURN).take_while(|_| !watch.is_stopped()) {
        each(batch);
        batch.iter().for_each(|_| watch.advance());
    }
}

/// Counts documents one by one, on all threads, until the result is no longer wanted.
fn tabulated(mut tally: CountsTally, documents: &kouhao::text::Corpus, watch: &Watch) -> CountsTally {
    in_turns(documents.documents(), watch, |batch| tally.extend(batch));
    tally
}

/// Compares a set of documents with another or with a table of frequencies. Returns the rows and their method.
#[pyfunction]
#[allow(clippy::too_many_arguments, reason = "the options of the command")]
pub fn keyness<'py>(
    py: Python<'py>,
    target: &Corpus,
    reference: &Corpus,
    table: Option<(String, Vec<(String, u64)>)>,
    unit: &str,
    n: Option<i64>,
    min_count: i64,
    prior_weight: f64,
    g2: &str,
    numbers: bool,
    stop_words: Option<(String, Vec<String>)>,
    names: Option<Vec<String>>,
    phrases: Option<Vec<String>>,
    overlap: &str,
    simplify: bool,
    parts: &str,
    tokenizer: &Tokenizer,
    progress: Option<Bound<'py, PyAny>>,
) -> PyResult<(Columns, Bound<'py, PyAny>)> {
    let mut builder = Keyness::builder();
    builder.unit(options::unit(py, unit, n)?).min_count(number(py, "min_count", min_count)?).prior_weight(prior_weight);
    builder.g2(choice(py, "g2", g2, &[G2Form::FourCells, G2Form::TwoCells], G2Form::name)?);
    builder.numbers(numbers).stop_words(options::stop_words(py, stop_words)?).overlap(options::overlap(py, overlap)?);
    builder.names(options::phrases(py, names, simplify)?);
    builder.phrases(options::phrases(py, phrases, simplify)?);
    let keyness = builder.parts(PartSet::parse(parts).raise(py)?).tokenizer(tokenizer.inner.clone()).build().raise(py)?;
    let (target, reference) = (target.inner.clone(), reference.inner.clone());
    let mut progress = Progress::new(progress, target.len() + reference.len());
    let layout = Layout::named(py, "Key")?;
    let mut builder = Builder::new(layout.clone());
    let (found, rests_on) = enter(py, &mut progress, move |watch| {
        let count = |documents| tabulated(keyness.counter().document_tally(), documents, watch).finish();
        let target = count(&target);
        let keys = match table {
            Some((name, counts)) => keyness.against(&target, &FrequencyTable::new(&name, counts)),
            None => keyness.compare(&target, &count(&reference)),
        };
        (builder.extend(keys.rows().iter().map(KeyRow::new)).and_then(|()| builder.finish()), keys.method().clone())
    })?;
    Ok((Columns::new(layout, found?), method(py, "KeynessMethod", rests_on)?))
}

/// The method of all rows of timelines.
#[derive(Serialize)]
struct TimelineMethod {
    by: &'static str,
    overlap: &'static str,
    undated: u64,
    phrases_hash: String,
}

/// Traces phrases through periods. Returns the rows and their method.
#[pyfunction]
#[allow(clippy::too_many_arguments, reason = "the options of the command")]
pub fn timeline<'py>(
    py: Python<'py>,
    source: Source<'py>,
    phrases: Vec<String>,
    by: &str,
    overlap: &str,
    min_gap: i64,
    life: bool,
    parts: &str,
    simplify: bool,
    progress: Option<Bound<'py, PyAny>>,
) -> PyResult<(Columns, Bound<'py, PyAny>, Option<String>)> {
    let mut builder = Timeline::builder();
    let period = choice(py, "by", by, &[Period::Year, Period::Month], Period::name)?;
    let overlap = options::overlap(py, overlap)?;
    builder.phrases(phrases).by(period).overlap(overlap).min_gap(number(py, "min_gap", min_gap)?);
    let timeline = builder.parts(PartSet::parse(parts).raise(py)?).fold(Fold::new().simplified(simplify)).build().raise(py)?;
    let tally = source.fold(py, progress, timeline.tally(), |tally, documents, watch| in_turns(documents, watch, |turn| tally.extend(turn)))?;
    let found = enter(py, &mut Progress::none(), move |_| tally.finish())?;
    let rests_on = TimelineMethod { by: period.name(), overlap: overlap.name(), undated: found.undated(), phrases_hash: found.hash().to_string() };
    let rows = if life {
        Columns::of(py, "Life", found.lives().iter().map(LifeRow::new))?
    } else {
        Columns::of(py, "Point", found.points().iter().map(PointRow::new))?
    };
    Ok((rows, method(py, "TimelineMethod", rests_on)?, found.notice()))
}

/// Finds the formulations that each period has first. Returns the rows and a notice about documents that were left out.
#[pyfunction]
#[allow(clippy::too_many_arguments, reason = "the options of the command")]
pub fn firsts<'py>(
    py: Python<'py>,
    source: Source<'py>,
    by: &str,
    each: i64,
    min_documents: i64,
    parts: &str,
    simplify: bool,
    lexicon: Option<&Lexicon>,
    background: &Background,
    tokenizer: &Tokenizer,
) -> PyResult<(Columns, Option<String>)> {
    let mut finder = FirstFinder::builder();
    finder.by(choice(py, "by", by, &[Period::Year, Period::Month], Period::name)?).each(number(py, "each", each)?);
    finder.min_documents(number(py, "min_documents", min_documents)?).parts(PartSet::parse(parts).raise(py)?);
    finder.fold(Fold::new().simplified(simplify)).background(background.inner.clone()).tokenizer(tokenizer.inner.clone());
    if let Some(lexicon) = lexicon {
        finder.lexicon(lexicon.inner.clone());
    }
    let finder = finder.build().raise(py)?;
    let corpus = source.corpus(py)?;
    let of = corpus.clone();
    let found = enter(py, &mut Progress::none(), move |_| finder.find(&of))?.raise(py)?;
    Ok((Columns::of(py, "First", found.rows().iter().map(|first| FirstRow::new(&corpus, first)))?, found.notice()))
}

/// Finds the collocates of a phrase. Returns the rows and their method.
#[pyfunction]
#[allow(clippy::too_many_arguments, reason = "the options of the command")]
pub fn collocations<'py>(
    py: Python<'py>,
    source: Source<'py>,
    phrase: &str,
    within: &str,
    window: i64,
    among: Option<Vec<String>>,
    min_count: i64,
    parts: &str,
    simplify: bool,
    tokenizer: &Tokenizer,
    progress: Option<Bound<'py, PyAny>>,
) -> PyResult<(Columns, Bound<'py, PyAny>)> {
    let mut builder = Collocations::builder();
    let near = choice(py, "within", within, &[Within::Window, Within::Sentence], Within::name)?;
    builder.phrase(phrase).within(near).window(number(py, "window", window)?).among(among).min_count(number(py, "min_count", min_count)?);
    builder.parts(PartSet::parse(parts).raise(py)?).fold(Fold::new().simplified(simplify));
    let finder = builder.tokenizer(tokenizer.inner.clone()).build().raise(py)?;
    let tally = source.fold(py, progress, finder.tally(), |tally, documents, watch| in_turns(documents, watch, |turn| tally.extend(turn)))?;
    let found = enter(py, &mut Progress::none(), move |_| tally.finish())?;
    Ok((Columns::of(py, "Collocation", found.rows().iter().map(CollocationRow::new))?, method(py, "CollocationMethod", found.method())?))
}

/// Reads a table of frequencies from a file.
#[pyfunction]
pub fn frequencies(py: Python<'_>, path: std::path::PathBuf) -> PyResult<Vec<(String, u64)>> {
    let table = FrequencyTable::read(path).raise(py)?;
    Ok(table.iter().map(|(term, count)| (term.to_string(), count)).collect())
}

/// Shows every occurrence of a phrase in context.
#[pyfunction]
#[allow(clippy::too_many_arguments, reason = "the options of the command")]
pub fn kwic<'py>(
    py: Python<'py>,
    source: Source<'py>,
    phrase: &str,
    width: i64,
    sort: &str,
    by: Option<String>,
    parts: &str,
    simplify: bool,
    progress: Option<Bound<'py, PyAny>>,
) -> PyResult<Columns> {
    let mut kwic = Kwic::builder();
    kwic.phrase(phrase).width(number(py, "width", width)?).parts(PartSet::parse(parts).raise(py)?).fold(Fold::new().simplified(simplify));
    kwic.sort(choice(py, "sort", sort, &[Order::Position, Order::Left, Order::Right], Order::name)?);
    let grouped = by.is_some();
    if let Some(by) = by {
        kwic.by(by);
    }
    let kwic = kwic.build().raise(py)?;
    if kwic.is_in_order() {
        let rows_of = move |document: &Document| kwic.find(document).iter().map(|hit| HitRow::new(document, hit)).collect();
        return each_document(py, "Hit", &source, progress, rows_of);
    }
    let documents = source.corpus(py)?;
    at_once(py, if grouped { "GroupHit" } else { "Hit" }, &mut Progress::new(progress, documents.len()), move |watch| {
        let lines = kwic.concordance(&documents);
        documents.iter().for_each(|_| watch.advance());
        Ok(lines.iter().map(|line| HitRow::of_line(&documents, line, grouped)).collect())
    })
}
