//! The command that splits texts into tokens.

use std::ops::Range;

use arrow_array::RecordBatch;
use kouhao::present::rows::TokenRow;
use kouhao::text::PartSet;
use pyo3::prelude::*;
use rayon::prelude::*;

use super::SHARE;
use crate::columns::{Builder, Mismatch};
use crate::errors::Raise;
use crate::layout::Layout;
use crate::source::{Source, runs};
use crate::table::Columns;
use crate::tokenizer::Tokenizer;

/// Splits texts into tokens.
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
        // There are many tokens, so each thread puts its own into columns.
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
