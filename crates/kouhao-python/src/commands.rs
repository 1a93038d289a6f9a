//! One function a command: builds what the library needs, and turns findings into rows.

use std::ffi::OsString;
use std::io::Write;
use std::ops::Range;

use arrow_array::RecordBatch;
use kouhao::Error;
use kouhao::find::enumerations::EnumerationFinder;
use kouhao::find::known::KnownFinder;
use kouhao::find::parallels::ParallelFinder;
use kouhao::find::quotations::QuotationFinder;
use kouhao::find::series::SeriesFinder;
use kouhao::find::slogans::{SloganMiner, SloganMinerBuilder};
use kouhao::find::templates::TemplateFinder;
use kouhao::measure::{
    Collocations, Comparer, CountsTally, FrequencyTable, G2Form, Group, Keyness, Kwic, Level, Order, Overlap, Period, PhraseList, ReuseFinder,
    Spread, Status, StopWords, TermCounter, Timeline, Unit, Within,
};
use kouhao::present::Language;
use kouhao::present::marked::Marked;
use kouhao::present::report::Report;
use kouhao::present::rows::{
    ArrivalRow, BreakdownRow, CollocationRow, DifferenceRow, EnumerationRow, GlossaryEntryRow, HitRow, KeyRow, KnownRow, LifeRow, ParallelRow,
    PointRow, QuotationRow, ReuseRow, SeriesRow, SloganRow, TemplateRow, TermRow, TokenRow,
};
use kouhao::present::summary::Summary;
use kouhao::text::{self, Document, Expression, Fold, PartSet};
use pyo3::prelude::*;
use pyo3::types::PyList;
use rayon::prelude::*;
use serde::Serialize;

use crate::collector::Held;
use crate::columns::{Builder, Layout, Mismatch};
use crate::counts::{Counter, Counts};
use crate::documents::{self, Corpus};
use crate::enter::{Progress, Watch, enter, enter_briefly};
use crate::errors;
use crate::lexicon::{Background, Lexicon};
use crate::rows::Rows;
use crate::source::Source;
use crate::table::Columns;
use crate::tokenizer::Tokenizer;

/// Text, in bytes, whose tokens one thread puts into columns.
const SHARE: usize = 256 << 10;

/// Documents that all threads count together before they look whether somebody still waits for the result.
const TURN: usize = 256;

/// Raises an error of the library.
pub trait Raise<T> {
    fn raise(self, py: Python<'_>) -> PyResult<T>;
}

impl<T> Raise<T> for Result<T, Error> {
    fn raise(self, py: Python<'_>) -> PyResult<T> {
        self.map_err(|error| errors::raised(py, &error))
    }
}

/// Reads a number that cannot be negative, or refuses it by name.
pub fn number<N: TryFrom<i64>>(py: Python<'_>, name: &str, value: i64) -> PyResult<N> {
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

/// Returns the rows of every document, in order; those of one batch are worked on side by side.
fn each_document<'py, R: Serialize + Send + 'static>(
    py: Python<'py>,
    class: &str,
    source: &Source<'py>,
    progress: Option<Bound<'py, PyAny>>,
    rows_of: impl Fn(&Document) -> Vec<R> + Clone + Send + Sync + 'static,
) -> PyResult<Columns> {
    let layout = Layout::named(py, class)?;
    let found = source.fold(py, progress, Ok(Builder::new(layout.clone())), move |columns: &mut Result<Builder, Mismatch>, documents, watch| {
        let found: Vec<Vec<R>> = documents
            .par_iter()
            .map(|document| {
                let found = if watch.is_stopped() { Vec::new() } else { rows_of(document) };
                watch.advance();
                found
            })
            .collect();
        add(columns, found.into_iter().flatten());
    })?;
    Ok(Columns::new(layout, found?.finish()?))
}

/// Adds rows to columns, or keeps what was wrong before.
fn add<R: Serialize>(columns: &mut Result<Builder, Mismatch>, rows: impl IntoIterator<Item = R>) {
    if let Ok(builder) = columns
        && let Err(error) = builder.extend(rows)
    {
        *columns = Err(error);
    }
}

/// Returns the rows of work that is done in one piece.
fn at_once<R: Serialize + Send + 'static>(
    py: Python<'_>,
    class: &str,
    progress: &mut Progress<'_>,
    find: impl FnOnce(&Watch) -> Result<Vec<R>, Error> + Send + 'static,
) -> PyResult<Columns> {
    let layout = Layout::named(py, class)?;
    let mut builder = Builder::new(layout.clone());
    let found = enter(py, progress, move |watch| find(watch).map(|rows| builder.extend(rows).and_then(|()| builder.finish())))?;
    Ok(Columns::new(layout, found.raise(py)??))
}

/// Returns what all rows of a result rest on, as the named tuple that Python has for it.
fn method<'py>(py: Python<'py>, told: impl Serialize) -> PyResult<Bound<'py, PyAny>> {
    let list = PyList::empty(py);
    Rows::new(py)?.extend(&list, &Held::back(py)?, [told])?;
    list.get_item(0)
}

/// Cuts texts into tokens.
#[pyfunction]
pub fn tokens<'py>(
    py: Python<'py>,
    source: Source<'py>,
    parts: &str,
    tokenizer: &Tokenizer,
    progress: Option<Bound<'py, PyAny>>,
) -> PyResult<Columns> {
    let (parts, tokenizer) = (PartSet::parse(parts).raise(py)?, tokenizer.inner.clone());
    let layout = Layout::named(py, "Token")?;
    let own = layout.clone();
    let found = source.fold(py, progress, Ok(Vec::new()), move |batches: &mut Result<Vec<RecordBatch>, Mismatch>, documents, watch| {
        // Tokens are many: each thread puts its own into columns.
        let bytes = documents.iter().map(|document| document.text().len()).collect();
        let shares: Vec<Range<usize>> = runs(bytes, SHARE).collect();
        let cut = shares.into_par_iter().map(|share| {
            let mut columns = Builder::new(own.clone());
            for document in &documents[share] {
                for part in document.parts().iter().filter(|part| parts.contains(part.kind)) {
                    let tokens = tokenizer.tokenize(&document.text()[part.span]).take_while(|_| !watch.is_stopped());
                    columns.extend(TokenRow::all(document, part.span.start, tokens))?;
                }
                watch.advance();
            }
            columns.finish()
        });
        let cut: Result<Vec<_>, Mismatch> = cut.collect();
        match (batches.as_mut(), cut) {
            (Ok(batches), Ok(cut)) => batches.extend(cut.into_iter().flatten()),
            (_, Err(error)) => *batches = Err(error),
            (Err(_), _) => {}
        }
    })?;
    Ok(Columns::new(layout, found?))
}

/// Counts the terms of all documents, on all threads; the tallies are parts of one.
fn tallies<'py>(
    py: Python<'py>,
    source: &Source<'py>,
    empty: TermCounter,
    progress: Option<Bound<'py, PyAny>>,
) -> PyResult<Vec<kouhao::measure::TermTally>> {
    // A tally holds a vocabulary, so it goes on from batch to batch; a few for each thread are enough to even out documents of different length.
    source.fold(py, progress, Vec::new(), move |tallies, documents, watch| {
        if tallies.is_empty() {
            tallies.resize_with(4 * rayon::current_num_threads(), || empty.tally());
        }
        let share = documents.len().div_ceil(tallies.len()).max(1);
        tallies.par_iter_mut().zip(documents.par_chunks(share)).for_each(|(tally, share)| {
            for document in share.iter().take_while(|_| !watch.is_stopped()) {
                tally.add(document);
                watch.advance();
            }
        });
    })
}

/// Adds tallies up.
fn sum(tallies: Vec<kouhao::measure::TermTally>, counter: &TermCounter) -> kouhao::measure::Terms {
    let tally = tallies.into_par_iter().reduce_with(|mut ours, theirs| {
        ours.merge(theirs);
        ours
    });
    tally.unwrap_or_else(|| counter.tally()).finish()
}

/// The words of each group.
type Words = Vec<(Option<String>, u64)>;

/// Counts words or n-grams in a piece of a corpus: rows that add up with those of other pieces, and of each group the words.
#[pyfunction]
pub fn partial_terms(py: Python<'_>, source: Source<'_>, counter: &Counter) -> PyResult<(Columns, Words)> {
    let counter = counter.inner.clone();
    let tallies = tallies(py, &source, counter.clone(), None)?;
    let layout = Layout::named(py, "GroupTerm")?;
    let mut builder = Builder::new(layout.clone());
    let (found, words) = enter(py, &mut Progress::none(), move |_| {
        let counted = sum(tallies, &counter);
        let words = counted.totals().iter().map(|group| (group.name.as_deref().map(str::to_string), group.words)).collect();
        (builder.extend(counted.rows().iter().map(|term| TermRow::new(term, true))).and_then(|()| builder.finish()), words)
    })?;
    Ok((Columns::new(layout, found?), words))
}

/// Counts words or n-grams. Returns the rows and what they rest on.
#[pyfunction]
pub fn terms<'py>(
    py: Python<'py>,
    source: Source<'py>,
    counter: &Counter,
    progress: Option<Bound<'py, PyAny>>,
) -> PyResult<(Columns, Bound<'py, PyAny>)> {
    let (grouped, counter) = (counter.grouped, counter.inner.clone());
    let tallies = tallies(py, &source, counter.clone(), progress)?;
    let layout = Layout::named(py, if grouped { "GroupTerm" } else { "Term" })?;
    let mut builder = Builder::new(layout.clone());
    let (found, rests_on) = enter(py, &mut Progress::none(), move |_| {
        let counted = sum(tallies, &counter);
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
    Ok((Columns::new(layout, found?), method(py, rests_on)?))
}

/// What all rows of terms rest on.
#[derive(Serialize)]
struct TermsMethod {
    documents: u64,
    words: u64,
    characters: u64,
    occurrences: u64,
    stop_words: Option<String>,
    phrases_hash: Option<String>,
}

/// Counts the terms of each document, or group, by itself.
#[pyfunction]
pub fn tabulate<'py>(py: Python<'py>, source: Source<'py>, counter: &Counter, progress: Option<Bound<'py, PyAny>>) -> PyResult<Counts> {
    let counter = counter.inner.clone();
    let tally = source.fold(py, progress, counter.document_tally(), |tally, documents, watch| {
        in_turns(documents, watch, |turn| tally.extend(turn));
    })?;
    Ok(Counts { inner: enter(py, &mut Progress::none(), move |_| tally.finish())? })
}

/// Finds in which phrases of a list each phrase of it stands.
#[pyfunction]
pub fn breakdown<'py>(py: Python<'py>, source: Source<'py>, phrases: Vec<String>, parts: &str, simplify: bool) -> PyResult<Columns> {
    let list = PhraseList::folded(phrases, Fold::new().simplified(simplify)).raise(py)?;
    let parts = PartSet::parse(parts).raise(py)?;
    let documents = source.corpus(py)?;
    at_once(py, "Breakdown", &mut Progress::none(), move |_| Ok(list.breakdown(&documents, parts).iter().map(BreakdownRow::new).collect()))
}

/// Reads what is counted.
pub fn counted(py: Python<'_>, unit: &str, n: Option<i64>) -> PyResult<Unit> {
    match (unit, n) {
        ("word", None) => Ok(Unit::Word),
        ("word", Some(_)) => Err(errors::option(py, "n is the length of an n-gram; say unit=\"ngram\"".into())),
        ("ngram", n) => Ok(Unit::Ngram(number(py, "n", n.unwrap_or(2))?)),
        _ => Err(errors::option(py, format!("nothing is counted by the unit {unit:?}; say \"word\" or \"ngram\""))),
    }
}

/// Goes through documents a batch a turn, so that Ctrl-C need not wait for all, until nobody waits any more.
fn in_turns(documents: &[Document], watch: &Watch, mut each: impl FnMut(&[Document])) {
    for batch in documents.chunks(TURN).take_while(|_| !watch.is_stopped()) {
        each(batch);
        batch.iter().for_each(|_| watch.advance());
    }
}

/// Counts documents one by one, on all threads, until nobody waits any more.
fn tabulated(mut tally: CountsTally, documents: &kouhao::text::Corpus, watch: &Watch) -> CountsTally {
    in_turns(documents.documents(), watch, |batch| tally.extend(batch));
    tally
}

/// Compares a set of documents with another or with a table of frequencies. Returns the rows and what they rest on.
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
    phrases: Option<Vec<String>>,
    overlapping: &str,
    simplify: bool,
    parts: &str,
    tokenizer: &Tokenizer,
    progress: Option<Bound<'py, PyAny>>,
) -> PyResult<(Columns, Bound<'py, PyAny>)> {
    let mut builder = Keyness::builder();
    builder.unit(counted(py, unit, n)?).min_count(number(py, "min_count", min_count)?).prior_weight(prior_weight);
    builder.g2(match g2 {
        "4-cell" => G2Form::FourCells,
        "2-cell" => G2Form::TwoCells,
        _ => return Err(errors::option(py, format!("there is no form {g2:?} of G²; say \"4-cell\" or \"2-cell\""))),
    });
    builder.numbers(numbers).stop_words(left_out(py, stop_words)?).overlap(overlap(py, overlapping)?);
    builder.phrases(phrases.map(|phrases| PhraseList::folded(phrases, Fold::new().simplified(simplify))).transpose().raise(py)?);
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
    Ok((Columns::new(layout, found?), method(py, rests_on)?))
}

/// Reads which words are left out: those of a file, of a list, or the closed-class words.
pub fn left_out(py: Python<'_>, words: Option<(String, Vec<String>)>) -> PyResult<Option<StopWords>> {
    words
        .map(|(source, words)| match (source.as_str(), &words[..]) {
            ("closed", _) => Ok(StopWords::closed()),
            ("file", [path]) => StopWords::read(path).raise(py),
            _ => Ok(StopWords::new(&source, words)),
        })
        .transpose()
}

/// Reads which occurrences count.
pub fn overlap(py: Python<'_>, name: &str) -> PyResult<Overlap> {
    let known = [Overlap::All, Overlap::Longest].into_iter().find(|overlap| overlap.name() == name);
    known.ok_or_else(|| errors::option(py, format!("overlap={name:?} is no choice; say \"overlapping\" or \"longest\"")))
}

/// What all rows of timelines rest on.
#[derive(Serialize)]
struct TimelineMethod {
    by: &'static str,
    overlap: &'static str,
    undated: u64,
    phrases_hash: String,
}

/// Follows phrases through periods. Returns the rows and what they rest on.
#[pyfunction]
#[allow(clippy::too_many_arguments, reason = "the options of the command")]
pub fn timeline<'py>(
    py: Python<'py>,
    source: Source<'py>,
    phrases: Vec<String>,
    by: &str,
    overlapping: &str,
    min_gap: i64,
    life: bool,
    parts: &str,
    simplify: bool,
    progress: Option<Bound<'py, PyAny>>,
) -> PyResult<(Columns, Bound<'py, PyAny>)> {
    let mut builder = Timeline::builder();
    let period = [Period::Year, Period::Month].into_iter().find(|period| period.name() == by);
    let period = period.ok_or_else(|| errors::option(py, format!("by={by:?} is no choice; say \"year\" or \"month\"")))?;
    let overlap = overlap(py, overlapping)?;
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
    Ok((rows, method(py, rests_on)?))
}

/// Finds what goes with a phrase. Returns the rows and what they rest on.
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
    let near = [Within::Window, Within::Sentence].into_iter().find(|near| near.name() == within);
    let near = near.ok_or_else(|| errors::option(py, format!("within={within:?} is no choice; say \"window\" or \"sentence\"")))?;
    builder.phrase(phrase).within(near).window(number(py, "window", window)?).among(among).min_count(number(py, "min_count", min_count)?);
    builder.parts(PartSet::parse(parts).raise(py)?).fold(Fold::new().simplified(simplify));
    let finder = builder.tokenizer(tokenizer.inner.clone()).build().raise(py)?;
    let tally = source.fold(py, progress, finder.tally(), |tally, documents, watch| in_turns(documents, watch, |turn| tally.extend(turn)))?;
    let found = enter(py, &mut Progress::none(), move |_| tally.finish())?;
    Ok((Columns::of(py, "Collocation", found.rows().iter().map(CollocationRow::new))?, method(py, found.method())?))
}

/// Reads a table of frequencies from a file.
#[pyfunction]
pub fn frequencies(py: Python<'_>, path: std::path::PathBuf) -> PyResult<Vec<(String, u64)>> {
    let table = FrequencyTable::read(path).raise(py)?;
    Ok(table.iter().map(|(term, count)| (term.to_string(), count)).collect())
}

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
    background: &Background,
    fold_copies: bool,
    memory: Option<i64>,
    tokenizer: &Tokenizer,
) -> PyResult<Columns> {
    let mut miner = miner(py, min_count, min_documents, min_units, max_units, parts, simplify, top, background, tokenizer)?;
    miner.fold_copies(fold_copies).memory(memory.map(|memory| number(py, "memory", memory)).transpose()?);
    let miner = miner.build().raise(py)?;
    let documents = source.corpus(py)?;
    at_once(py, "Slogan", &mut Progress::none(), move |_| Ok(miner.mine(&documents)?.iter().map(SloganRow::new).collect()))
}

/// Reads the settings of a miner, but for copies and memory, which are those of one machine.
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
    background: &Background,
    tokenizer: &Tokenizer,
) -> PyResult<SloganMinerBuilder> {
    let mut miner = SloganMiner::builder();
    miner.min_count(number(py, "min_count", min_count)?).min_documents(number(py, "min_documents", min_documents)?);
    miner.min_units(number(py, "min_units", min_units)?).max_units(number(py, "max_units", max_units)?);
    miner.parts(PartSet::parse(parts).raise(py)?).fold(Fold::new().simplified(simplify)).tokenizer(tokenizer.inner.clone());
    miner.background(background.inner.clone()).top(top.map(|top| number(py, "top", top)).transpose()?);
    Ok(miner)
}

/// Finds the formulations that others use too.
#[pyfunction]
pub fn known<'py>(
    py: Python<'py>,
    source: Source<'py>,
    parts: &str,
    lexicon: Option<&Lexicon>,
    background: &Background,
    tokenizer: &Tokenizer,
    progress: Option<Bound<'py, PyAny>>,
) -> PyResult<Columns> {
    let mut finder = KnownFinder::builder();
    finder.parts(PartSet::parse(parts).raise(py)?).background(background.inner.clone()).tokenizer(tokenizer.inner.clone());
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

/// Finds neighbouring clauses of one build.
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

/// Finds the wordings that recur with other fillers, in one text or from text to text.
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

/// Finds what texts enumerate, and their outline.
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

/// Finds quoted expressions.
#[pyfunction]
pub fn quotations<'py>(
    py: Python<'py>,
    source: Source<'py>,
    parts: &str,
    tokenizer: &Tokenizer,
    progress: Option<Bound<'py, PyAny>>,
) -> PyResult<Columns> {
    let finder = QuotationFinder::builder().parts(PartSet::parse(parts).raise(py)?).tokenizer(tokenizer.inner.clone()).build().raise(py)?;
    each_document(py, "Quotation", &source, progress, move |document| {
        finder.find(document).iter().map(|found| QuotationRow::new(document, found)).collect()
    })
}

/// Shows every occurrence of a phrase in its context.
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
    let order = [Order::Position, Order::Left, Order::Right].into_iter().find(|order| order.name() == sort);
    kwic.sort(order.ok_or_else(|| errors::option(py, format!("sort={sort:?} is no choice; say \"position\", \"left\" or \"right\"")))?);
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

/// Returns the choice of that name.
pub fn choice<T: Copy>(py: Python<'_>, option: &str, name: &str, choices: &[T], name_of: impl Fn(T) -> &'static str) -> PyResult<T> {
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
    tokenizer: &Tokenizer,
) -> PyResult<Columns> {
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
        (Some(other), None, None) => (source.corpus(py)?, other.corpus(py)?),
        (None, Some(reference), Some(target)) => {
            let corpus = source.corpus(py)?;
            let meant = |expression: &str| -> PyResult<text::Corpus> {
                let expression = Expression::parse(expression).raise(py)?;
                Ok(text::Corpus::new(corpus.iter().filter(|document| expression.matches(document)).cloned()))
            };
            (meant(reference)?, meant(target)?)
        }
        _ => {
            let reason = "two texts are compared: give the other one, or say which documents with both target and reference";
            return Err(errors::option(py, reason.into()));
        }
    };
    at_once(py, "Difference", &mut Progress::none(), move |_| {
        Ok(comparer.compare(&a, &b)?.iter().map(|found| DifferenceRow::new(&a, &b, found)).collect())
    })
}

/// Finds passages that younger documents share with older ones.
#[pyfunction]
pub fn reuse<'py>(py: Python<'py>, source: Source<'py>, min_units: i64, max_documents: i64, parts: &str, simplify: bool) -> PyResult<Columns> {
    let mut finder = ReuseFinder::builder();
    finder.min_units(number(py, "min_units", min_units)?).max_documents(number(py, "max_documents", max_documents)?);
    finder.parts(PartSet::parse(parts).raise(py)?).fold(Fold::new().simplified(simplify));
    let finder = finder.build().raise(py)?;
    let corpus = source.corpus(py)?;
    at_once(py, "Reuse", &mut Progress::none(), move |_| Ok(finder.find(&corpus)?.iter().map(|found| ReuseRow::new(&corpus, found)).collect()))
}

/// Tells when phrases are first found in each place.
#[pyfunction]
pub fn spread<'py>(
    py: Python<'py>,
    source: Source<'py>,
    phrases: Vec<String>,
    place: &str,
    centre: Option<&str>,
    parts: &str,
    simplify: bool,
) -> PyResult<Columns> {
    let mut spread = Spread::builder();
    spread.place(place).parts(PartSet::parse(parts).raise(py)?).fold(Fold::new().simplified(simplify));
    for phrase in phrases {
        spread.phrase(phrase);
    }
    if let Some(centre) = centre {
        spread.centre(centre);
    }
    let spread = spread.build().raise(py)?;
    let corpus = source.corpus(py)?;
    at_once(py, "Arrival", &mut Progress::none(), move |_| Ok(spread.find(&corpus).iter().map(|found| ArrivalRow::new(&corpus, found)).collect()))
}

/// Tells a reader what the texts are and what is formulaic in them.
#[pyfunction]
pub fn summary(py: Python<'_>, source: Source<'_>, parts: &str, columns: i64, colour: bool, tokenizer: &Tokenizer) -> PyResult<String> {
    let mut summary = Summary::builder();
    summary.parts(PartSet::parse(parts).raise(py)?).columns(number(py, "columns", columns)?).colour(colour).tokenizer(tokenizer.inner.clone());
    let summary = summary.build().raise(py)?;
    let documents = source.corpus(py)?;
    let page = enter(py, &mut Progress::none(), move |_| {
        let mut page = Vec::new();
        summary.write(&documents, &mut page).map(|()| page)
    })?;
    Ok(String::from_utf8_lossy(&page.raise(py)?).into_owned())
}

/// Writes a page about the texts.
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

/// Shows a document marked, for a notebook.
#[pyfunction]
pub fn marked(py: Python<'_>, document: &documents::Document) -> PyResult<String> {
    let document = document.inner.clone();
    enter(py, &mut Progress::none(), move |_| Marked::new().html(&document))?.raise(py)
}

/// Shows a corpus as its documents, for a notebook.
#[pyfunction]
pub fn overview(py: Python<'_>, corpus: &Corpus) -> PyResult<String> {
    let corpus = corpus.inner.clone();
    enter(py, &mut Progress::none(), move |_| Marked::new().overview(&corpus))?.raise(py)
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
