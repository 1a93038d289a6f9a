//! Rows as columns: created without the interpreter, exported as Arrow, converted to named tuples only on access.
//!
//! A row is serialised, as for every other format, into the columns of its named tuple in Python. The [`Layout`] of that tuple determines the types
//! of the columns; a row that does not match it is an error.

mod serializer;

use std::fmt;
use std::sync::Arc;

use arrow_array::builder::{BooleanBuilder, Float64Builder, Int64Builder, NullBufferBuilder, StringBuilder};
use arrow_array::{ArrayRef, ListArray, RecordBatch, StructArray};
use arrow_buffer::{OffsetBuffer, ScalarBuffer};
use arrow_schema::SchemaRef;
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple};
use serde::ser::{self, Serialize};

use self::serializer::Fill;
use crate::layout::{Cell, Kind, Layout};

/// The numbers of rows, and of bytes of text, at which a batch is closed. Offsets within a batch are 32-bit.
const BATCH_ROWS: usize = 1 << 16;
const BATCH_BYTES: usize = 1 << 26;

/// Columns under construction.
pub struct Builder {
    layout: Arc<Layout>,
    schema: SchemaRef,
    columns: Vec<Column>,
    rows: usize,
    batches: Vec<RecordBatch>,
}

impl Builder {
    pub fn new(layout: Arc<Layout>) -> Self {
        let columns = Column::of(&layout);
        Builder { schema: layout.schema(), columns, rows: 0, batches: Vec::new(), layout }
    }

    /// Adds rows.
    ///
    /// # Errors
    /// If the fields of a row differ from those of its named tuple.
    pub fn extend<R: Serialize>(&mut self, rows: impl IntoIterator<Item = R>) -> Result<(), Mismatch> {
        for row in rows {
            row.serialize(Fill::new(&self.layout, &mut self.columns))?;
            self.grown()?;
        }
        Ok(())
    }

    /// Adds a Python row.
    pub fn push(&mut self, row: &Bound<'_, PyAny>) -> PyResult<()> {
        fill(&self.layout, &mut self.columns, row)?;
        Ok(self.grown()?)
    }

    fn grown(&mut self) -> Result<(), Mismatch> {
        self.rows += 1;
        // Text lengths are checked only now and then, because rows are short.
        if self.rows >= BATCH_ROWS || (self.rows.is_multiple_of(256) && self.columns.iter().map(Column::bytes).sum::<usize>() >= BATCH_BYTES) {
            self.close()?;
        }
        Ok(())
    }

    fn close(&mut self) -> Result<(), Mismatch> {
        let columns = std::mem::replace(&mut self.columns, Column::of(&self.layout));
        let arrays = columns.into_iter().zip(&self.layout.cells).map(|(column, cell)| column.finish(cell)).collect::<Result<_, _>>()?;
        self.batches.push(RecordBatch::try_new(self.schema.clone(), arrays).map_err(|error| Mismatch(error.to_string()))?);
        self.rows = 0;
        Ok(())
    }

    /// Returns the batches.
    pub fn finish(mut self) -> Result<Vec<RecordBatch>, Mismatch> {
        if self.rows > 0 {
            self.close()?;
        }
        Ok(self.batches)
    }
}

/// The error of a row that does not match its named tuple.
#[derive(Debug)]
pub struct Mismatch(String);

impl fmt::Display for Mismatch {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Mismatch {}

impl ser::Error for Mismatch {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Mismatch(message.to_string())
    }
}

impl From<Mismatch> for PyErr {
    fn from(error: Mismatch) -> Self {
        PyTypeError::new_err(error.0)
    }
}

/// A column under construction.
enum Column {
    Text(StringBuilder),
    Int(Int64Builder),
    Float(Float64Builder),
    Bool(BooleanBuilder),
    List { ends: Vec<i32>, valid: NullBufferBuilder, items: Box<Column> },
    Row { columns: Vec<Column>, valid: NullBufferBuilder },
}

impl Column {
    fn of(layout: &Layout) -> Vec<Column> {
        layout.cells.iter().map(|cell| Column::new(&cell.kind)).collect()
    }

    fn new(kind: &Kind) -> Self {
        match kind {
            Kind::Text | Kind::Number => Column::Text(StringBuilder::with_capacity(0, 0)),
            Kind::Int => Column::Int(Int64Builder::with_capacity(0)),
            Kind::Float => Column::Float(Float64Builder::with_capacity(0)),
            Kind::Bool => Column::Bool(BooleanBuilder::with_capacity(0)),
            Kind::List(item) => Column::List { ends: vec![0], valid: NullBufferBuilder::new(0), items: Box::new(Column::new(&item.kind)) },
            Kind::Row(layout) => Column::Row { columns: Column::of(layout), valid: NullBufferBuilder::new(0) },
        }
    }

    fn len(&self) -> usize {
        use arrow_array::builder::ArrayBuilder;
        match self {
            Column::Text(column) => column.len(),
            Column::Int(column) => column.len(),
            Column::Float(column) => column.len(),
            Column::Bool(column) => column.len(),
            Column::List { ends, .. } => ends.len() - 1,
            Column::Row { valid, .. } => valid.len(),
        }
    }

    /// Returns the number of bytes of its texts.
    fn bytes(&self) -> usize {
        match self {
            Column::Text(column) => column.values_slice().len(),
            Column::List { items, .. } => items.bytes(),
            Column::Row { columns, .. } => columns.iter().map(Column::bytes).sum(),
            _ => 0,
        }
    }

    fn null(&mut self) {
        match self {
            Column::Text(column) => column.append_null(),
            Column::Int(column) => column.append_null(),
            Column::Float(column) => column.append_null(),
            Column::Bool(column) => column.append_null(),
            Column::List { ends, valid, items } => {
                ends.push(items.len() as i32);
                valid.append_null();
            }
            Column::Row { columns, valid } => {
                columns.iter_mut().for_each(Column::null);
                valid.append_null();
            }
        }
    }

    fn finish(self, cell: &Cell) -> Result<ArrayRef, Mismatch> {
        let failed = |error: arrow_schema::ArrowError| Mismatch(error.to_string());
        Ok(match (self, &cell.kind) {
            (Column::Text(mut column), _) => Arc::new(column.finish()),
            (Column::Int(mut column), _) => Arc::new(column.finish()),
            (Column::Float(mut column), _) => Arc::new(column.finish()),
            (Column::Bool(mut column), _) => Arc::new(column.finish()),
            (Column::List { ends, mut valid, items }, Kind::List(item)) => {
                let offsets = OffsetBuffer::new(ScalarBuffer::from(ends));
                Arc::new(ListArray::try_new(Arc::new(item.field()), offsets, items.finish(item)?, valid.finish()).map_err(failed)?)
            }
            (Column::Row { columns, mut valid }, Kind::Row(layout)) => {
                let length = valid.len();
                let arrays = columns.into_iter().zip(&layout.cells).map(|(column, cell)| column.finish(cell)).collect::<Result<_, _>>()?;
                Arc::new(StructArray::try_new_with_length(layout.fields(), arrays, valid.finish(), length).map_err(failed)?)
            }
            (Column::List { .. } | Column::Row { .. }, _) => return Err(Mismatch(format!("{} is laid out otherwise", cell.name))),
        })
    }
}

fn differs(cell: &Cell, found: &str) -> Mismatch {
    Mismatch(format!("the field {} holds {found}, which its type does not say", cell.name))
}

/// Adds a Python row to columns.
fn fill(layout: &Layout, columns: &mut [Column], row: &Bound<'_, PyAny>) -> PyResult<()> {
    let row = row.cast::<PyTuple>()?;
    if row.len() != columns.len() {
        return Err(PyTypeError::new_err(format!("a row has {} fields where {} are expected", row.len(), columns.len())));
    }
    columns.iter_mut().zip(&layout.cells).zip(row.iter()).try_for_each(|((column, cell), value)| put(cell, column, &value))
}

/// Adds a Python value to a column.
fn put(cell: &Cell, column: &mut Column, value: &Bound<'_, PyAny>) -> PyResult<()> {
    if value.is_none() {
        column.null();
        return Ok(());
    }
    match (column, &cell.kind) {
        (Column::Text(column), Kind::Number) => column.append_value(value.str()?.to_str()?),
        (Column::Text(column), _) => column.append_value(value.cast::<PyString>()?.to_str()?),
        (Column::Int(column), _) => column.append_value(value.extract()?),
        (Column::Float(column), _) => column.append_value(value.extract()?),
        (Column::Bool(column), _) => column.append_value(value.extract()?),
        (Column::List { ends, valid, items }, Kind::List(item)) => {
            for value in value.try_iter()? {
                put(item, items, &value?)?;
            }
            ends.push(items.len() as i32);
            valid.append_non_null();
        }
        (Column::Row { columns, valid }, Kind::Row(layout)) => {
            fill(layout, columns, value)?;
            valid.append_non_null();
        }
        _ => return Err(differs(cell, &value.get_type().to_string()).into()),
    }
    Ok(())
}
