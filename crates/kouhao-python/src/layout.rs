//! The types of the columns of a row, taken from the type hints of its named tuple: the one list of types.

use std::collections::BTreeMap;
use std::sync::{Arc, Mutex, PoisonError};

use arrow_schema::{DataType, Field, Fields, Schema, SchemaRef};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple, PyType};

/// The type of a column.
#[derive(Debug)]
pub enum Kind {
    Text,
    /// An integer, or a letter that stands for one: text in Arrow, where a column has one type.
    Number,
    Int,
    Float,
    Bool,
    List(Box<Cell>),
    Row(Layout),
}

/// The name and the type of a column.
#[derive(Debug)]
pub struct Cell {
    pub name: String,
    pub kind: Kind,
    pub nullable: bool,
}

/// The columns of a row, as in its named tuple.
#[derive(Debug)]
pub struct Layout {
    pub class: Py<PyType>,
    pub cells: Vec<Cell>,
}

/// Layouts that have been looked up: a lookup takes longer than that of a phrase in a lexicon.
static KNOWN: Mutex<BTreeMap<String, Arc<Layout>>> = Mutex::new(BTreeMap::new());

impl Layout {
    /// Looks a row up by the name of its class.
    pub fn named(py: Python<'_>, class: &str) -> PyResult<Arc<Self>> {
        // The lock is never held while Python code runs.
        let known = || KNOWN.lock().unwrap_or_else(PoisonError::into_inner);
        if let Some(layout) = known().get(class) {
            return Ok(layout.clone());
        }
        let layout = Arc::new(Layout::read(&py.import("kouhao._rows")?.call_method1("layout", (class,))?)?);
        known().insert(class.to_string(), layout.clone());
        Ok(layout)
    }

    /// Reads a class and its cells.
    fn read(told: &Bound<'_, PyAny>) -> PyResult<Self> {
        let (class, cells) = told.extract::<(Bound<'_, PyType>, Bound<'_, PyTuple>)>()?;
        let cells = cells.iter().map(|cell| Cell::read(&cell)).collect::<PyResult<_>>()?;
        Ok(Layout { class: class.unbind(), cells })
    }

    pub fn schema(&self) -> SchemaRef {
        Arc::new(Schema::new(self.fields()))
    }

    pub fn fields(&self) -> Fields {
        self.cells.iter().map(Cell::field).collect()
    }
}

impl Cell {
    /// Reads the name, the kind and whether values may be missing. A kind is a name, a cell of a list, or the layout of a row.
    fn read(told: &Bound<'_, PyAny>) -> PyResult<Self> {
        let (name, kind, nullable) = told.extract::<(String, Bound<'_, PyAny>, bool)>()?;
        let kind = if let Ok(known) = kind.cast::<PyString>() {
            match known.to_str()? {
                "text" => Kind::Text,
                "number" => Kind::Number,
                "int" => Kind::Int,
                "float" => Kind::Float,
                "bool" => Kind::Bool,
                other => return Err(PyTypeError::new_err(format!("a column cannot hold {other}"))),
            }
        } else if kind.len()? == 3 {
            Kind::List(Box::new(Cell::read(&kind)?))
        } else {
            Kind::Row(Layout::read(&kind)?)
        };
        Ok(Cell { name, kind, nullable })
    }

    pub fn field(&self) -> Field {
        let kind = match &self.kind {
            Kind::Text | Kind::Number => DataType::Utf8,
            Kind::Int => DataType::Int64,
            Kind::Float => DataType::Float64,
            Kind::Bool => DataType::Boolean,
            Kind::List(item) => DataType::List(Arc::new(item.field())),
            Kind::Row(layout) => DataType::Struct(layout.fields()),
        };
        Field::new(&self.name, kind, self.nullable)
    }
}
