//! Runs the commands: each builds what the library needs, and turns findings into rows.
//!
//! There is one module for each room of the library. This file has what they share: the ways in which rows are created from documents.

pub mod compare;
pub mod find;
pub mod measure;
pub mod present;
pub mod tokens;

use std::ffi::OsString;
use std::io::Write;

use kouhao::Error;
use kouhao::text::Document;
use pyo3::prelude::*;
use rayon::prelude::*;
use serde::Serialize;

use crate::columns::{Builder, Mismatch};
use crate::enter::{Progress, Watch, enter, enter_briefly};
use crate::errors::Raise;
use crate::layout::Layout;
use crate::source::Source;
use crate::table::Columns;

/// The amount of text, in bytes, whose tokens one thread puts into columns.
const SHARE: usize = 256 << 10;

/// Returns the rows of every document, in order; the documents of one batch are processed in parallel.
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
            .with_max_len(1)
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

/// Adds rows to columns, or keeps an earlier error.
fn add<R: Serialize>(columns: &mut Result<Builder, Mismatch>, rows: impl IntoIterator<Item = R>) {
    if let Ok(builder) = columns
        && let Err(error) = builder.extend(rows)
    {
        *columns = Err(error);
    }
}

/// Returns the rows of work that is done in a single step.
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

/// Returns the method of a result as its named tuple in Python.
fn method<'py>(py: Python<'py>, class: &str, method: impl Serialize) -> PyResult<Bound<'py, PyAny>> {
    Columns::of(py, class, [method])?.row(py, 0)
}

/// Runs the command with its arguments, the first of which is its name, and returns its exit status.
#[pyfunction]
pub fn run(py: Python<'_>, arguments: Vec<OsString>) -> u8 {
    enter_briefly(py, || {
        let status = kouhao_cli::run(arguments);
        // Rust flushes at the end of its own `main`, but Python's interpreter has none. A broken pipe has already been handled.
        std::io::stdout().flush().ok();
        status
    })
}
