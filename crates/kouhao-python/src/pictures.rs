//! Plots Python rows.

use kouhao::measure::{Level, Status};
use kouhao::present::Language;
use kouhao::present::pictures::{Column, Measure, Side};
use kouhao::present::rows::{DifferenceRow, HitRow, KeyRow, PointRow, TermRow};
use pyo3::prelude::*;
use rustc_hash::FxHashSet;

use crate::counts::Counter;
use crate::documents::Corpus;
use crate::enter::{Progress, enter};
use crate::errors::Raise;
use crate::options::{choice, number};

/// Plots findings.
#[pyclass(frozen, module = "kouhao._core")]
pub struct Plotter {
    inner: kouhao::present::pictures::Plotter,
    language: Language,
}

/// The name, number of documents and size of one side of a comparison.
type Sized = (String, Option<u64>, Option<u64>);

fn side((name, documents, size): Sized) -> Side {
    Side::new(name).with_documents(documents).with_size(size)
}

/// Reads a field of a row.
fn field<'py, T: FromPyObjectOwned<'py>>(row: &Bound<'py, PyAny>, name: &str) -> PyResult<T> {
    row.getattr(name)?.extract().map_err(Into::into)
}

#[pymethods]
impl Plotter {
    #[new]
    fn new(py: Python<'_>, title: Option<String>, language: &str, measure: &str, top: i64) -> PyResult<Self> {
        let language = choice(py, "language", language, &Language::ALL, Language::name)?;
        let mut builder = kouhao::present::pictures::Plotter::builder();
        builder.title(title).language(language).measure(choice(py, "measure", measure, &Measure::ALL, Measure::name)?);
        Ok(Plotter { inner: builder.top(number(py, "top", top)?).build().raise(py)?, language })
    }

    /// Returns the name of a reference that is all texts but the target, and of a target that is all texts.
    #[getter]
    fn others(&self) -> (&'static str, &'static str) {
        (self.language.all_others(), self.language.all_texts())
    }

    /// Plots phrases through periods.
    fn timeline(&self, rows: Vec<Bound<'_, PyAny>>) -> PyResult<String> {
        let point = |row: &Bound<'_, PyAny>| -> PyResult<PointRow> {
            Ok(PointRow {
                phrase: field(row, "phrase")?,
                period: field(row, "period")?,
                count: field(row, "count")?,
                documents: field(row, "documents")?,
                per_10k_chars: field(row, "per_10k_chars")?,
                document_share: field(row, "document_share")?,
                first: field(row, "first")?,
                last: field(row, "last")?,
            })
        };
        Ok(self.inner.timeline(&rows.iter().map(point).collect::<PyResult<Vec<_>>>()?))
    }

    /// Plots what distinguishes two sets.
    fn keyness(&self, rows: Vec<Bound<'_, PyAny>>, target: Sized, reference: Sized) -> PyResult<String> {
        let key = |row: &Bound<'_, PyAny>| -> PyResult<KeyRow> {
            Ok(KeyRow {
                term: field(row, "term")?,
                target: field(row, "target")?,
                reference: field(row, "reference")?,
                log_odds_z: field(row, "log_odds_z")?,
                ..KeyRow::default()
            })
        };
        Ok(self.inner.keyness(&rows.iter().map(key).collect::<PyResult<Vec<_>>>()?, &side(target), &side(reference)))
    }

    /// Plots the positions of a phrase in the texts of a corpus.
    fn concordance(&self, phrase: &str, corpus: &Corpus, rows: Vec<Bound<'_, PyAny>>) -> PyResult<String> {
        let hit = |row: &Bound<'_, PyAny>| -> PyResult<HitRow> {
            let group = row.getattr_opt("group")?.map(|group| group.extract()).transpose()?;
            Ok(HitRow { group, document: field(row, "document")?, start: field(row, "start")?, ..HitRow::default() })
        };
        Ok(self.inner.concordance(phrase, &corpus.inner, &rows.iter().map(hit).collect::<PyResult<Vec<_>>>()?))
    }

    /// Counts terms by group, and plots the given ones.
    fn heat_map(&self, py: Python<'_>, corpus: &Corpus, counter: &Counter, terms: Vec<String>) -> PyResult<String> {
        let (documents, counter) = (corpus.inner.clone(), counter.inner.clone());
        let counted = enter(py, &mut Progress::none(), move |_| counter.count(&documents))?;
        let terms: FxHashSet<String> = terms.into_iter().collect();
        let rows: Vec<TermRow> = counted.rows().iter().filter(|row| terms.contains(&*row.term)).map(|row| TermRow::new(row, true)).collect();
        Ok(self.inner.heat_map(&rows, &counted.totals().iter().map(Column::from).collect::<Vec<_>>()))
    }

    /// Plots what became of formulations.
    fn comparison(&self, py: Python<'_>, rows: Vec<Bound<'_, PyAny>>, a: Sized, b: Sized, apart: bool) -> PyResult<String> {
        let change = |row: &Bound<'_, PyAny>| -> PyResult<DifferenceRow> {
            let (status, level): (String, String) = (field(row, "status")?, field(row, "level")?);
            Ok(DifferenceRow {
                status: choice(py, "status", &status, &Status::ALL, Status::name)?.name(),
                level: choice(py, "level", &level, &Level::ALL, Level::name)?.name(),
                text: field(row, "text")?,
                partner: field(row, "partner")?,
                count_a: field(row, "count_a")?,
                count_b: field(row, "count_b")?,
                ..DifferenceRow::default()
            })
        };
        Ok(self.inner.comparison(&rows.iter().map(change).collect::<PyResult<Vec<_>>>()?, &side(a).with_apart(apart), &side(b).with_apart(apart)))
    }
}
