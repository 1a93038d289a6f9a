//! Rows of the library as rows of Python.
//!
//! A row is serialised, as for every other format, into an instance of the named tuple that `kouhao._rows` has for it: there is no second list of
//! fields here that could differ from the contract.

use std::cell::RefCell;
use std::fmt;

use pyo3::prelude::*;
use pyo3::types::{PyBool, PyDict, PyFloat, PyInt, PyList, PyString, PyTuple};
use rustc_hash::FxHashMap;
use serde::ser::{self, Impossible, Serialize, Serializer};

use crate::cells::Strings;
use crate::collector::Held;

/// Makes rows of Python.
pub struct Rows<'py> {
    py: Python<'py>,
    /// From the names of a row's fields, or from its own, to its class.
    classes: Bound<'py, PyDict>,
    /// The classes of the rows that were met, by their name in Rust and the number of their fields, for some are optional.
    met: RefCell<FxHashMap<(&'static str, usize), Bound<'py, PyAny>>>,
    /// `tuple.__new__`.
    new: Bound<'py, PyAny>,
    strings: RefCell<Strings<'py>>,
}

impl<'py> Rows<'py> {
    /// Looks up the classes of rows.
    pub fn new(py: Python<'py>) -> PyResult<Self> {
        let classes = py.import("kouhao._rows")?.getattr("ROWS")?.cast_into::<PyDict>()?;
        let new = py.get_type::<PyTuple>().getattr("__new__")?;
        Ok(Rows { py, classes, met: RefCell::default(), new, strings: RefCell::default() })
    }

    /// Appends rows to a list.
    pub fn extend<R: Serialize>(&self, list: &Bound<'py, PyList>, held: &Held<'py>, rows: impl IntoIterator<Item = R>) -> PyResult<()> {
        for row in rows {
            list.append(row.serialize(self).map_err(|failure| failure.0)?)?;
            held.made(1)?;
        }
        Ok(())
    }

    fn string(&self, text: &str) -> Bound<'py, PyString> {
        self.strings.borrow_mut().get(self.py, text)
    }

    fn class(&self, name: &'static str, fields: &[&'static str]) -> PyResult<Bound<'py, PyAny>> {
        let key = (name, fields.len());
        if let Some(class) = self.met.borrow().get(&key) {
            return Ok(class.clone());
        }
        // By its fields; by its name only where another row has the same ones.
        let class = match self.classes.get_item(name)? {
            Some(class) => class,
            None => self.classes.as_any().get_item(PyTuple::new(self.py, fields)?)?,
        };
        self.met.borrow_mut().insert(key, class.clone());
        Ok(class)
    }
}

/// An exception on its way through a serialiser.
#[derive(Debug)]
pub struct Failure(PyErr);

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        self.0.fmt(f)
    }
}

impl std::error::Error for Failure {}

impl ser::Error for Failure {
    fn custom<T: fmt::Display>(message: T) -> Self {
        Failure(pyo3::exceptions::PyTypeError::new_err(message.to_string()))
    }
}

impl From<PyErr> for Failure {
    fn from(error: PyErr) -> Self {
        Failure(error)
    }
}

/// The values of a sequence or row under way.
pub struct Values<'r, 'py> {
    rows: &'r Rows<'py>,
    name: &'static str,
    fields: Vec<&'static str>,
    values: Vec<Bound<'py, PyAny>>,
}

impl<'py> ser::SerializeSeq for Values<'_, 'py> {
    type Ok = Bound<'py, PyAny>;
    type Error = Failure;

    fn serialize_element<T: Serialize + ?Sized>(&mut self, value: &T) -> Result<(), Failure> {
        self.values.push(value.serialize(self.rows)?);
        Ok(())
    }

    fn end(self) -> Result<Self::Ok, Failure> {
        Ok(PyTuple::new(self.rows.py, self.values)?.into_any())
    }
}

impl<'py> ser::SerializeStruct for Values<'_, 'py> {
    type Ok = Bound<'py, PyAny>;
    type Error = Failure;

    fn serialize_field<T: Serialize + ?Sized>(&mut self, field: &'static str, value: &T) -> Result<(), Failure> {
        self.fields.push(field);
        self.values.push(value.serialize(self.rows)?);
        Ok(())
    }

    fn end(self) -> Result<Self::Ok, Failure> {
        let class = self.rows.class(self.name, &self.fields)?;
        Ok(self.rows.new.call1((class, PyTuple::new(self.rows.py, self.values)?))?)
    }
}

/// Whole numbers of every size.
macro_rules! integers {
    ($($name:ident: $type:ty),*) => {
        $(fn $name(self, value: $type) -> Result<Self::Ok, Failure> {
            Ok(PyInt::new(self.py, value).into_any())
        })*
    };
}

/// What no row holds.
macro_rules! unused {
    ($($name:ident($($type:ty),*) -> $result:ty;)*) => {
        $(fn $name(self, $(_: $type),*) -> Result<$result, Failure> {
            Err(ser::Error::custom(concat!("no row is written with ", stringify!($name))))
        })*
    };
}

impl<'r, 'py> Serializer for &'r Rows<'py> {
    type Ok = Bound<'py, PyAny>;
    type Error = Failure;
    type SerializeSeq = Values<'r, 'py>;
    type SerializeStruct = Values<'r, 'py>;
    type SerializeTuple = Impossible<Self::Ok, Failure>;
    type SerializeTupleStruct = Impossible<Self::Ok, Failure>;
    type SerializeTupleVariant = Impossible<Self::Ok, Failure>;
    type SerializeMap = Impossible<Self::Ok, Failure>;
    type SerializeStructVariant = Impossible<Self::Ok, Failure>;

    integers!(
        serialize_i8: i8, serialize_i16: i16, serialize_i32: i32, serialize_i64: i64,
        serialize_u8: u8, serialize_u16: u16, serialize_u32: u32, serialize_u64: u64
    );

    fn serialize_bool(self, value: bool) -> Result<Self::Ok, Failure> {
        Ok(PyBool::new(self.py, value).to_owned().into_any())
    }

    fn serialize_f32(self, value: f32) -> Result<Self::Ok, Failure> {
        self.serialize_f64(value.into())
    }

    fn serialize_f64(self, value: f64) -> Result<Self::Ok, Failure> {
        Ok(PyFloat::new(self.py, value).into_any())
    }

    fn serialize_char(self, value: char) -> Result<Self::Ok, Failure> {
        self.serialize_str(value.encode_utf8(&mut [0; 4]))
    }

    fn serialize_str(self, value: &str) -> Result<Self::Ok, Failure> {
        Ok(self.string(value).into_any())
    }

    fn serialize_none(self) -> Result<Self::Ok, Failure> {
        Ok(self.py.None().into_bound(self.py))
    }

    fn serialize_some<T: Serialize + ?Sized>(self, value: &T) -> Result<Self::Ok, Failure> {
        value.serialize(self)
    }

    fn serialize_newtype_struct<T: Serialize + ?Sized>(self, _: &'static str, value: &T) -> Result<Self::Ok, Failure> {
        value.serialize(self)
    }

    fn serialize_seq(self, len: Option<usize>) -> Result<Values<'r, 'py>, Failure> {
        Ok(Values { rows: self, name: "", fields: Vec::new(), values: Vec::with_capacity(len.unwrap_or_default()) })
    }

    fn serialize_struct(self, name: &'static str, len: usize) -> Result<Values<'r, 'py>, Failure> {
        Ok(Values { rows: self, name, fields: Vec::with_capacity(len), values: Vec::with_capacity(len) })
    }

    unused!(
        serialize_bytes(&[u8]) -> Self::Ok;
        serialize_unit() -> Self::Ok;
        serialize_unit_struct(&'static str) -> Self::Ok;
        serialize_unit_variant(&'static str, u32, &'static str) -> Self::Ok;
        serialize_tuple(usize) -> Self::SerializeTuple;
        serialize_tuple_struct(&'static str, usize) -> Self::SerializeTupleStruct;
        serialize_tuple_variant(&'static str, u32, &'static str, usize) -> Self::SerializeTupleVariant;
        serialize_map(Option<usize>) -> Self::SerializeMap;
        serialize_struct_variant(&'static str, u32, &'static str, usize) -> Self::SerializeStructVariant;
    );

    fn serialize_newtype_variant<T: Serialize + ?Sized>(self, _: &'static str, _: u32, _: &'static str, _: &T) -> Result<Self::Ok, Failure> {
        Err(ser::Error::custom("no row is written with serialize_newtype_variant"))
    }
}
