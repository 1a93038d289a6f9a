//! The stages of mining a corpus in pieces, as workers of a cluster call them.

use kouhao::find::slogans::SloganMiner;
use kouhao::find::slogans::pieces::{self, Dealt, Finding, Findings, Spelling, Strings};
use kouhao::present::rows::SloganRow;
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedBytes;

use crate::commands::find::miner;
use crate::enter::{Progress, enter};
use crate::errors::Raise;
use crate::lexicon::{Background, Lexicon};
use crate::source::Source;
use crate::table::Columns;
use crate::tokenizer::Tokenizer;

/// The units that occur often enough in a corpus.
#[pyclass(frozen, module = "kouhao._core")]
pub struct Alphabet {
    inner: pieces::Alphabet,
}

#[pymethods]
impl Alphabet {
    #[new]
    fn new(py: Python<'_>, units: Vec<String>) -> Self {
        Alphabet { inner: py.detach(|| pieces::Alphabet::new(units.into_iter().map(String::into_boxed_str))) }
    }
}

/// Ranked phrases.
#[pyclass(frozen, module = "kouhao._core")]
pub struct Ranked {
    inner: pieces::Ranked,
}

#[pymethods]
impl Ranked {
    /// The phrases as bytes, for [`Pieces::spell`].
    fn phrases(&self, py: Python<'_>) -> Vec<u8> {
        py.detach(|| self.inner.phrases().to_bytes())
    }
}

/// The miner of slogans, stage by stage.
#[pyclass(frozen, module = "kouhao._core")]
pub struct Pieces {
    inner: SloganMiner,
}

/// The shard, the document, the position in it, and a string.
type Row<B> = (u32, String, u32, B);

/// The index of a phrase, a spelling, its occurrences, those outside longer phrases, first and last date.
type Spelt = (u32, String, u64, u64, Option<String>, Option<String>);

#[pymethods]
impl Pieces {
    #[new]
    #[allow(clippy::too_many_arguments, reason = "the options of the command")]
    fn new(
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
    ) -> PyResult<Self> {
        let mut builder = miner(py, min_count, min_documents, min_units, max_units, parts, simplify, top, lexicon, background, tokenizer)?;
        Ok(Pieces { inner: builder.fold_copies(false).build().raise(py)? })
    }

    /// Counts the units of some documents.
    fn units(&self, py: Python<'_>, source: Source<'_>) -> PyResult<Vec<(String, u32)>> {
        let (miner, documents) = (self.inner.clone(), source.corpus(py)?);
        let counted = enter(py, &mut Progress::none(), move |_| miner.units(&documents))?.raise(py)?;
        Ok(counted.into_iter().map(|(unit, count)| (unit.into(), count)).collect())
    }

    /// Deals the strings of some documents to a number of shards.
    fn deal(&self, py: Python<'_>, source: Source<'_>, alphabet: &Alphabet, shards: u32) -> PyResult<Vec<Row<Vec<u8>>>> {
        let (miner, documents, alphabet) = (self.inner.clone(), source.corpus(py)?, alphabet.inner.clone());
        let dealt = enter(py, &mut Progress::none(), move |_| miner.deal(&documents, &alphabet, shards))?.raise(py)?;
        Ok(dealt.into_iter().map(|one| (one.shard, one.document, one.at, one.string)).collect())
    }

    /// Finds the phrases of shards, each as a line of JSON.
    fn mine(&self, py: Python<'_>, dealt: Vec<Row<PyBackedBytes>>, alphabet: &Alphabet, shards: u32) -> PyResult<Vec<String>> {
        let (miner, alphabet) = (self.inner.clone(), alphabet.inner.clone());
        let dealt: Vec<Dealt> =
            dealt.into_iter().map(|(shard, document, at, string)| Dealt { shard, document, at, string: string.to_vec() }).collect();
        let found = enter(py, &mut Progress::none(), move |_| miner.mine_shards(dealt, &alphabet, shards))?.raise(py)?;
        Ok(py.detach(|| found.iter().map(Finding::to_json).collect()))
    }

    /// Counts in some documents the strings that were asked about, and the positions.
    fn count(&self, py: Python<'_>, source: Source<'_>, alphabet: &Alphabet, asked: &[u8]) -> PyResult<(Vec<u64>, u64)> {
        let (miner, documents, alphabet) = (self.inner.clone(), source.corpus(py)?, alphabet.inner.clone());
        let asked = Strings::from_bytes(asked).raise(py)?;
        enter(py, &mut Progress::none(), move |_| miner.count(&documents, &alphabet, &asked))?.raise(py)
    }

    /// Returns the strings that findings ask about: their number, and the strings as bytes.
    #[staticmethod]
    fn asked(py: Python<'_>, findings: Vec<String>) -> PyResult<(usize, Vec<u8>)> {
        let findings = py.detach(|| read(&findings)).raise(py)?;
        Ok((findings.asked().len(), findings.asked().to_bytes()))
    }

    /// Ranks findings, using the counts of the strings that they asked about.
    fn rank(&self, py: Python<'_>, findings: Vec<String>, counts: Vec<u64>, positions: u64, alphabet: &Alphabet) -> PyResult<Ranked> {
        let (miner, alphabet) = (self.inner.clone(), alphabet.inner.clone());
        let ranked = enter(py, &mut Progress::none(), move |_| miner.rank(read(&findings)?.settle(&counts, positions), &alphabet))?;
        Ok(Ranked { inner: ranked.raise(py)? })
    }

    /// Finds the spellings of phrases in some documents.
    fn spell(&self, py: Python<'_>, source: Source<'_>, alphabet: &Alphabet, phrases: &[u8]) -> PyResult<Vec<Spelt>> {
        let (miner, documents, alphabet) = (self.inner.clone(), source.corpus(py)?, alphabet.inner.clone());
        let phrases = Strings::from_bytes(phrases).raise(py)?;
        let spelt = enter(py, &mut Progress::none(), move |_| miner.spell(&documents, &alphabet, &phrases))?.raise(py)?;
        Ok(spelt.into_iter().map(|one| (one.phrase, one.text, one.count, one.net, one.first, one.last)).collect())
    }

    /// Creates the rows of ranked phrases.
    fn rows(&self, py: Python<'_>, ranked: &Ranked, spellings: Vec<Spelt>) -> PyResult<Columns> {
        let (miner, ranked) = (self.inner.clone(), ranked.inner.clone());
        let spelling = |(phrase, text, count, net, first, last): Spelt| Spelling { phrase, text, count, net, first, last };
        let spellings = spellings.into_iter().map(spelling).collect();
        let rows = enter(py, &mut Progress::none(), move |_| miner.rows_of(ranked, spellings))?;
        Columns::of(py, "Slogan", rows.iter().map(SloganRow::new))
    }
}

fn read(lines: &[String]) -> Result<Findings, kouhao::Error> {
    Ok(Findings::new(lines.iter().map(|line| Finding::from_json(line)).collect::<Result<_, _>>()?))
}
