//! The rows of a result as a Python object.

use std::collections::HashMap;
use std::fs::File;
use std::io::BufWriter;
use std::path::PathBuf;
use std::sync::Arc;

use arrow_array::RecordBatch;
use arrow_schema::Schema;
use kouhao::present::table::{Format, TableWriter};
use pyo3::exceptions::{PyIndexError, PyTypeError};
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyList, PyTuple};

use crate::capsule;
use crate::cells::{Cells, Strings};
use crate::collector::Held;
use crate::columns::Builder;
use crate::enter::{Progress, enter};
use crate::errors::Raise;
use crate::layout::Layout;
use crate::settings;

/// Rows, stored as columns.
#[pyclass(frozen, module = "kouhao._core")]
pub struct Columns {
    layout: Arc<Layout>,
    batches: Vec<RecordBatch>,
    /// The number of rows up to the end of each batch.
    ends: Vec<usize>,
}

impl Columns {
    pub fn new(layout: Arc<Layout>, mut batches: Vec<RecordBatch>) -> Self {
        batches.retain(|batch| batch.num_rows() > 0);
        let mut sum = 0;
        let ends = batches.iter().map(|batch| {
            sum += batch.num_rows();
            sum
        });
        Columns { layout, ends: ends.collect(), batches }
    }

    /// Creates the columns of existing rows.
    pub fn of<R: serde::Serialize>(py: Python<'_>, class: &str, rows: impl IntoIterator<Item = R>) -> PyResult<Self> {
        let layout = Layout::named(py, class)?;
        let mut builder = Builder::new(layout.clone());
        builder.extend(rows)?;
        Ok(Columns::new(layout, builder.finish()?))
    }

    fn sliced(&self, start: usize, stop: usize) -> Vec<RecordBatch> {
        let mut from = 0;
        let parts = self.batches.iter().zip(&self.ends).filter_map(|(batch, &end)| {
            let (first, last) = (start.max(from), stop.min(end));
            let part = (first < last).then(|| batch.slice(first - from, last - first));
            from = end;
            part
        });
        parts.collect()
    }
}

#[pymethods]
impl Columns {
    /// Creates the columns of Python rows.
    #[staticmethod]
    fn from_rows(py: Python<'_>, class: &str, rows: &Bound<'_, PyAny>) -> PyResult<Self> {
        let layout = Layout::named(py, class)?;
        let mut builder = Builder::new(layout.clone());
        for row in rows.try_iter()? {
            builder.push(&row?)?;
        }
        Ok(Columns::new(layout, builder.finish()?))
    }

    fn __len__(&self) -> usize {
        self.ends.last().copied().unwrap_or(0)
    }

    /// Creates the named tuples of some rows.
    fn rows<'py>(&self, py: Python<'py>, start: usize, stop: usize) -> PyResult<Bound<'py, PyList>> {
        let list = PyList::empty(py);
        let new = py.get_type::<PyTuple>().getattr("__new__")?;
        let mut strings = Strings::default();
        let held = Held::back(py)?;
        for batch in self.sliced(start, stop) {
            let cells = Cells::of(&self.layout, &batch)?;
            for row in 0..batch.num_rows() {
                list.append(cells.tuple(py, &new, &mut strings, row)?)?;
                held.made(1)?;
            }
        }
        Ok(list)
    }

    /// Creates the named tuple of one row.
    pub fn row<'py>(&self, py: Python<'py>, place: usize) -> PyResult<Bound<'py, PyAny>> {
        let batch = self.ends.partition_point(|&end| end <= place);
        let missing = || PyIndexError::new_err(format!("no row {place} in a table of {}", self.__len__()));
        let cells = Cells::of(&self.layout, self.batches.get(batch).ok_or_else(missing)?)?;
        let before = batch.checked_sub(1).map_or(0, |batch| self.ends[batch]);
        let new = py.get_type::<PyTuple>().getattr("__new__")?;
        cells.tuple(py, &new, &mut Strings::default(), place - before)
    }

    /// Returns some of the rows, which share their memory with the whole.
    fn slice(&self, start: usize, stop: usize) -> Columns {
        Columns::new(self.layout.clone(), self.sliced(start, stop))
    }

    /// Exports the columns as an Arrow stream.
    #[pyo3(signature = (requested_schema=None))]
    fn __arrow_c_stream__<'py>(&self, py: Python<'py>, requested_schema: Option<Bound<'py, PyAny>>) -> PyResult<Bound<'py, PyCapsule>> {
        // A producer need not fulfil this request.
        drop(requested_schema);
        capsule::stream(py, self.layout.schema(), self.batches.clone())
    }

    /// Exports the columns as an Arrow stream whose schema metadata contain the provenance.
    fn stream<'py>(&self, py: Python<'py>, provenance: Option<String>) -> PyResult<Bound<'py, PyCapsule>> {
        let fields = self.layout.schema().fields.clone();
        let metadata: HashMap<String, String> = provenance.map(|told| ("kouhao".to_string(), told)).into_iter().collect();
        let schema = Arc::new(Schema::new_with_metadata(fields, metadata));
        let batches = self.batches.iter().map(|batch| RecordBatch::try_new(schema.clone(), batch.columns().to_vec()));
        let batches = batches.collect::<Result<Vec<_>, _>>().map_err(|error| PyTypeError::new_err(error.to_string()))?;
        capsule::stream(py, schema, batches)
    }

    /// Writes the rows to a file: as CSV, optionally for spreadsheets, or as JSON Lines.
    fn write(&self, py: Python<'_>, path: PathBuf, csv: bool, excel: bool) -> PyResult<()> {
        let name = self.layout.class.bind(py).name()?.to_string();
        let fields = settings::of_row(&name).ok_or_else(|| PyTypeError::new_err(format!("{name} is not a row that is written out")))?;
        let (layout, batches) = (self.layout.clone(), self.batches.clone());
        enter(py, &mut Progress::none(), move |watch| {
            let failed = |error: std::io::Error| kouhao::Error::from(error).at(path.display().to_string());
            let file = BufWriter::with_capacity(1 << 16, File::create(&path).map_err(failed)?);
            let format = match (csv, excel) {
                (true, true) => Format::Spreadsheet,
                (true, false) => Format::Csv,
                (false, _) => Format::JsonLines,
            };
            let mut table = TableWriter::new(format, fields, file).map_err(|error| error.at(path.display().to_string()))?;
            for batch in &batches {
                // The columns were created with this layout.
                let Ok(cells) = Cells::of(&layout, batch) else { continue };
                for row in (0..batch.num_rows()).take_while(|_| !watch.is_stopped()) {
                    table.row(&cells.line(row)).map_err(|error| error.at(path.display().to_string()))?;
                }
            }
            table.finish().map(drop).map_err(|error| error.at(path.display().to_string()))
        })?
        .raise(py)
    }
}
