//! Rows as columns: made without the interpreter, handed to others as Arrow, turned into named tuples only where somebody looks.
//!
//! A row is serialised, as it is for every other format, into the columns of the named tuple that Python has for it. What the columns hold is told
//! by the type hints of that tuple ([`Layout`]): the one list of types, which a row that differs does not pass.

use std::fmt;
use std::sync::Arc;

use arrow_array::builder::{BooleanBuilder, Float64Builder, Int64Builder, NullBufferBuilder, StringBuilder};
use arrow_array::{ArrayRef, ListArray, RecordBatch, StructArray};
use arrow_buffer::{OffsetBuffer, ScalarBuffer};
use arrow_schema::{DataType, Field, Fields, Schema, SchemaRef};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyString, PyTuple, PyType};
use serde::ser::{self, Impossible, Serialize, Serializer};

/// Rows, and bytes of text, after which a batch is closed. Offsets within a batch are 32-bit.
const BATCH_ROWS: usize = 1 << 16;
const BATCH_BYTES: usize = 1 << 26;

/// What a column holds.
#[derive(Debug)]
pub enum Kind {
    Text,
    /// An integer, or a letter that stands for one: text to others, which have one type a column.
    Number,
    Int,
    Float,
    Bool,
    List(Box<Cell>),
    Row(Layout),
}

/// A column's name, and what it holds.
#[derive(Debug)]
pub struct Cell {
    pub name: String,
    pub kind: Kind,
    pub nullable: bool,
}

/// The columns of a row, as its named tuple has them.
#[derive(Debug)]
pub struct Layout {
    pub class: Py<PyType>,
    pub cells: Vec<Cell>,
}

impl Layout {
    /// Looks a row up by the name of its class.
    pub fn named(py: Python<'_>, class: &str) -> PyResult<Arc<Self>> {
        Ok(Arc::new(Layout::read(&py.import("kouhao._rows")?.call_method1("layout", (class,))?)?))
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

    fn fields(&self) -> Fields {
        self.cells.iter().map(Cell::field).collect()
    }
}

impl Cell {
    /// Reads name, kind and whether it may be missing. A kind is a name, a cell of a list, or the layout of a row.
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

    fn field(&self) -> Field {
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

/// Columns that rows are added to.
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
    /// If a row has other fields than its named tuple.
    pub fn extend<R: Serialize>(&mut self, rows: impl IntoIterator<Item = R>) -> Result<(), Mismatch> {
        for row in rows {
            row.serialize(Fill { layout: &self.layout, columns: &mut self.columns, next: 0 })?;
            self.grown()?;
        }
        Ok(())
    }

    /// Adds a row of Python.
    pub fn push(&mut self, row: &Bound<'_, PyAny>) -> PyResult<()> {
        fill(&self.layout, &mut self.columns, row)?;
        Ok(self.grown()?)
    }

    fn grown(&mut self) -> Result<(), Mismatch> {
        self.rows += 1;
        // The lengths of texts are looked at now and then: rows are short.
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

/// A row that is not what its named tuple says.
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

/// One column that grows.
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

    /// Bytes of its texts.
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

/// Puts a row of Python into columns.
fn fill(layout: &Layout, columns: &mut [Column], row: &Bound<'_, PyAny>) -> PyResult<()> {
    let row = row.cast::<PyTuple>()?;
    if row.len() != columns.len() {
        return Err(PyTypeError::new_err(format!("a row has {} fields where {} are expected", row.len(), columns.len())));
    }
    columns.iter_mut().zip(&layout.cells).zip(row.iter()).try_for_each(|((column, cell), value)| put(cell, column, &value))
}

/// Puts a value of Python into a column.
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

/// A row on its way into columns, field by field.
struct Fill<'c> {
    layout: &'c Layout,
    columns: &'c mut [Column],
    next: usize,
}

/// A value on its way into a column.
struct Put<'c> {
    cell: &'c Cell,
    column: &'c mut Column,
}

/// Items on their way into a column of lists.
struct PutItems<'c> {
    item: &'c Cell,
    ends: &'c mut Vec<i32>,
    items: &'c mut Column,
}

impl ser::SerializeStruct for Fill<'_> {
    type Ok = ();
    type Error = Mismatch;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, key: &'static str, value: &T) -> Result<(), Mismatch> {
        let (cell, column) = self
            .layout
            .cells
            .get(self.next)
            .zip(self.columns.get_mut(self.next))
            .filter(|(cell, _)| cell.name == key)
            .ok_or_else(|| Mismatch(format!("there is no field {key} at place {}", self.next)))?;
        self.next += 1;
        value.serialize(Put { cell, column })
    }

    fn end(self) -> Result<(), Mismatch> {
        if self.next == self.columns.len() { Ok(()) } else { Err(Mismatch(format!("{} fields of {}", self.next, self.columns.len()))) }
    }
}

impl ser::SerializeSeq for PutItems<'_> {
    type Ok = ();
    type Error = Mismatch;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Mismatch> {
        value.serialize(Put { cell: self.item, column: self.items })
    }

    fn end(self) -> Result<(), Mismatch> {
        self.ends.push(self.items.len() as i32);
        Ok(())
    }
}

/// What no row is, or no row holds.
macro_rules! never {
    ($($name:ident($($kind:ty),*) -> $result:ty;)*) => {
        $(fn $name(self, $(_: $kind),*) -> Result<$result, Mismatch> {
            Err(Mismatch(concat!("no row is written with ", stringify!($name)).into()))
        })*
    };
}

macro_rules! never_values {
    () => {
        type SerializeTuple = Impossible<(), Mismatch>;
        type SerializeTupleStruct = Impossible<(), Mismatch>;
        type SerializeTupleVariant = Impossible<(), Mismatch>;
        type SerializeMap = Impossible<(), Mismatch>;
        type SerializeStructVariant = Impossible<(), Mismatch>;
        never! {
            serialize_bytes(&[u8]) -> ();
            serialize_unit() -> ();
            serialize_unit_struct(&'static str) -> ();
            serialize_unit_variant(&'static str, u32, &'static str) -> ();
            serialize_tuple(usize) -> Self::SerializeTuple;
            serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
            serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
            serialize_map(Option<usize>) -> Self::SerializeMap;
            serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
        }

        fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, _: &'static str, _: &T) -> Result<(), Mismatch> {
            Err(Mismatch("no row is written with serialize_newtype_variant".into()))
        }

        fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<(), Mismatch> {
            value.serialize(self)
        }
    };
}

impl<'c> Serializer for Fill<'c> {
    type Ok = ();
    type Error = Mismatch;
    type SerializeSeq = Impossible<(), Mismatch>;
    type SerializeStruct = Fill<'c>;

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Self, Mismatch> {
        Ok(self)
    }

    never! {
        serialize_bool(bool) -> ();
        serialize_i8(i8) -> ();
        serialize_i16(i16) -> ();
        serialize_i32(i32) -> ();
        serialize_i64(i64) -> ();
        serialize_u8(u8) -> ();
        serialize_u16(u16) -> ();
        serialize_u32(u32) -> ();
        serialize_u64(u64) -> ();
        serialize_f32(f32) -> ();
        serialize_f64(f64) -> ();
        serialize_char(char) -> ();
        serialize_str(&str) -> ();
        serialize_none() -> ();
        serialize_seq(Option<usize>) -> Self::SerializeSeq;
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Mismatch> {
        value.serialize(self)
    }

    never_values!();
}

macro_rules! integers {
    ($($name:ident: $kind:ty),*) => {
        $(fn $name(self, value: $kind) -> Result<(), Mismatch> {
            match (self.column, &self.cell.kind) {
                (Column::Int(column), _) => column.append_value(i64::try_from(value).map_err(|_| differs(self.cell, "a number beyond 64 bits"))?),
                (Column::Text(column), Kind::Number) => column.append_value(value.to_string()),
                _ => return Err(differs(self.cell, "an integer")),
            }
            Ok(())
        })*
    };
}

impl<'c> Serializer for Put<'c> {
    type Ok = ();
    type Error = Mismatch;
    type SerializeSeq = PutItems<'c>;
    type SerializeStruct = Fill<'c>;

    integers!(
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64
    );

    fn serialize_bool(self, value: bool) -> Result<(), Mismatch> {
        let Column::Bool(column) = self.column else { return Err(differs(self.cell, "a truth value")) };
        column.append_value(value);
        Ok(())
    }

    fn serialize_f32(self, value: f32) -> Result<(), Mismatch> {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Result<(), Mismatch> {
        let Column::Float(column) = self.column else { return Err(differs(self.cell, "a fraction")) };
        column.append_value(value);
        Ok(())
    }

    fn serialize_char(self, value: char) -> Result<(), Mismatch> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<(), Mismatch> {
        let Column::Text(column) = self.column else { return Err(differs(self.cell, "a text")) };
        if column.values_slice().len() + value.len() > i32::MAX as usize {
            return Err(Mismatch(format!("the texts of field {} are too long for one table: more than 2 GiB in few rows", self.cell.name)));
        }
        column.append_value(value);
        Ok(())
    }

    fn serialize_none(self) -> Result<(), Mismatch> {
        if !self.cell.nullable {
            return Err(differs(self.cell, "nothing"));
        }
        self.column.null();
        Ok(())
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<(), Mismatch> {
        value.serialize(self)
    }

    fn serialize_seq(self, _: Option<usize>) -> Result<PutItems<'c>, Mismatch> {
        match (self.column, &self.cell.kind) {
            (Column::List { ends, valid, items }, Kind::List(item)) => {
                valid.append_non_null();
                Ok(PutItems { item, ends, items })
            }
            _ => Err(differs(self.cell, "a list")),
        }
    }

    fn serialize_struct(self, _: &'static str, _: usize) -> Result<Fill<'c>, Mismatch> {
        match (self.column, &self.cell.kind) {
            (Column::Row { columns, valid }, Kind::Row(layout)) => {
                valid.append_non_null();
                Ok(Fill { layout, columns, next: 0 })
            }
            _ => Err(differs(self.cell, "a row")),
        }
    }

    never_values!();
}
