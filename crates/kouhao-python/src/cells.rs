//! Converts columns back to rows: to named tuples, and to what every other format writes.

use arrow_array::{Array, BooleanArray, Float64Array, Int64Array, ListArray, RecordBatch, StringArray, StructArray};
use kouhao::present::table::{Field, Row};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyBool, PyFloat, PyInt, PyString, PyTuple};
use rustc_hash::FxHashMap;
use serde::ser::{Serialize, SerializeMap, Serializer};

use crate::layout::{Cell, Kind, Layout};

/// The maximum length, in bytes, of strings of which one copy serves all rows, and the maximum number of such strings.
const SHARED_LENGTH: usize = 48;
const SHARED: usize = 1 << 16;

/// The columns of one batch, each as its concrete type.
pub struct Cells<'b> {
    layout: &'b Layout,
    columns: Vec<Values<'b>>,
}

/// The values of one column.
enum Values<'b> {
    Text(&'b StringArray),
    Number(&'b StringArray),
    Int(&'b Int64Array),
    Float(&'b Float64Array),
    Bool(&'b BooleanArray),
    List(&'b ListArray, Box<Values<'b>>),
    Row(&'b StructArray, Cells<'b>),
}

/// Python strings that several rows share.
#[derive(Default)]
pub struct Strings<'py>(FxHashMap<Box<str>, Bound<'py, PyString>>);

impl<'py> Strings<'py> {
    /// Returns a text as a string; if it is short, as the shared one.
    pub fn get(&mut self, py: Python<'py>, text: &str) -> Bound<'py, PyString> {
        if text.len() > SHARED_LENGTH {
            return PyString::new(py, text);
        }
        if let Some(known) = self.0.get(text) {
            return known.clone();
        }
        let new = PyString::new(py, text);
        if self.0.len() < SHARED {
            self.0.insert(text.into(), new.clone());
        }
        new
    }
}

impl<'b> Cells<'b> {
    /// Creates the cells of a batch that has the layout.
    pub fn of(layout: &'b Layout, batch: &'b RecordBatch) -> PyResult<Self> {
        Cells::new(layout, batch.columns())
    }

    fn new(layout: &'b Layout, columns: &'b [arrow_array::ArrayRef]) -> PyResult<Self> {
        let columns = layout.cells.iter().zip(columns).map(|(cell, column)| Values::of(cell, &**column)).collect::<PyResult<_>>()?;
        Ok(Cells { layout, columns })
    }

    /// Creates the named tuple of a row; `new` is `tuple.__new__`.
    pub fn tuple<'py>(&self, py: Python<'py>, new: &Bound<'py, PyAny>, strings: &mut Strings<'py>, row: usize) -> PyResult<Bound<'py, PyAny>> {
        let values = self.columns.iter().map(|values| values.python(py, new, strings, row)).collect::<PyResult<Vec<_>>>()?;
        new.call1((self.layout.class.bind(py), PyTuple::new(py, values)?))
    }

    /// Returns a row for serialisation.
    pub fn line(&self, row: usize) -> Line<'_> {
        Line { cells: self, row }
    }
}

impl<'b> Values<'b> {
    fn of(cell: &'b Cell, column: &'b dyn Array) -> PyResult<Self> {
        let column = column.as_any();
        let found = match &cell.kind {
            Kind::Text => column.downcast_ref().map(Values::Text),
            Kind::Number => column.downcast_ref().map(Values::Number),
            Kind::Int => column.downcast_ref().map(Values::Int),
            Kind::Float => column.downcast_ref().map(Values::Float),
            Kind::Bool => column.downcast_ref().map(Values::Bool),
            Kind::List(item) => match column.downcast_ref::<ListArray>() {
                Some(list) => Some(Values::List(list, Box::new(Values::of(item, &**list.values())?))),
                None => None,
            },
            Kind::Row(layout) => match column.downcast_ref::<StructArray>() {
                Some(row) => Some(Values::Row(row, Cells::new(layout, row.columns())?)),
                None => None,
            },
        };
        found.ok_or_else(|| PyTypeError::new_err(format!("the column {} is of another type", cell.name)))
    }

    fn is_null(&self, row: usize) -> bool {
        match self {
            Values::Text(column) | Values::Number(column) => column.is_null(row),
            Values::Int(column) => column.is_null(row),
            Values::Float(column) => column.is_null(row),
            Values::Bool(column) => column.is_null(row),
            Values::List(column, _) => column.is_null(row),
            Values::Row(column, _) => column.is_null(row),
        }
    }

    fn python<'py>(&self, py: Python<'py>, new: &Bound<'py, PyAny>, strings: &mut Strings<'py>, row: usize) -> PyResult<Bound<'py, PyAny>> {
        if self.is_null(row) {
            return Ok(py.None().into_bound(py));
        }
        Ok(match self {
            Values::Text(column) => strings.get(py, column.value(row)).into_any(),
            Values::Number(column) => match column.value(row).parse::<u64>() {
                Ok(number) => number.into_pyobject(py)?.into_any(),
                Err(_) => strings.get(py, column.value(row)).into_any(),
            },
            Values::Int(column) => PyInt::new(py, column.value(row)).into_any(),
            Values::Float(column) => PyFloat::new(py, column.value(row)).into_any(),
            Values::Bool(column) => PyBool::new(py, column.value(row)).to_owned().into_any(),
            Values::List(column, items) => {
                let items = places(column, row).map(|place| items.python(py, new, strings, place)).collect::<PyResult<Vec<_>>>()?;
                PyTuple::new(py, items)?.into_any()
            }
            Values::Row(_, cells) => cells.tuple(py, new, strings, row)?,
        })
    }
}

/// Returns the range of a list's items among the items of all lists.
fn places(column: &ListArray, row: usize) -> std::ops::Range<usize> {
    let offsets = column.value_offsets();
    offsets[row] as usize..offsets[row + 1] as usize
}

/// A row for serialisation, with the names and the order of its fields.
pub struct Line<'b> {
    cells: &'b Cells<'b>,
    row: usize,
}

impl Row for Line<'_> {
    // Fields differ from table to table, so the writer gets them separately.
    const FIELDS: &'static [Field] = &[];
}

impl Serialize for Line<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let mut map = serializer.serialize_map(Some(self.cells.columns.len()))?;
        for (cell, values) in self.cells.layout.cells.iter().zip(&self.cells.columns) {
            map.serialize_entry(&cell.name, &Value { values, row: self.row })?;
        }
        map.end()
    }
}

/// A value for serialisation.
struct Value<'b> {
    values: &'b Values<'b>,
    row: usize,
}

impl Serialize for Value<'_> {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        let row = self.row;
        if self.values.is_null(row) {
            return serializer.serialize_none();
        }
        match self.values {
            Values::Text(column) => serializer.serialize_str(column.value(row)),
            Values::Number(column) => match column.value(row).parse::<u64>() {
                Ok(number) => serializer.serialize_u64(number),
                Err(_) => serializer.serialize_str(column.value(row)),
            },
            Values::Int(column) => serializer.serialize_i64(column.value(row)),
            Values::Float(column) => serializer.serialize_f64(column.value(row)),
            Values::Bool(column) => serializer.serialize_bool(column.value(row)),
            Values::List(column, values) => serializer.collect_seq(places(column, row).map(|row| Value { values, row })),
            Values::Row(_, cells) => cells.line(row).serialize(serializer),
        }
    }
}
