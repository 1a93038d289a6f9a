//! Exchanges Arrow data with other packages, through the PyCapsule interface.
//!
//! A producer exports a capsule with a C structure of the Arrow C data interface; the consumer takes the structure and leaves a released one in its
//! place. Nothing is copied. All `unsafe` code of this crate is in this file.

use std::ffi::CStr;
use std::ptr::NonNull;

use arrow_array::ffi::{FFI_ArrowArray, FFI_ArrowSchema, from_ffi};
use arrow_array::ffi_stream::{ArrayStreamReader, FFI_ArrowArrayStream};
use arrow_array::{Array, ArrayReader, ArrayRef, RecordBatch, RecordBatchIterator, make_array};
use arrow_schema::{ArrowError, Field, FieldRef, SchemaRef};
use pyo3::exceptions::PyTypeError;
use pyo3::prelude::*;
use pyo3::types::{PyCapsule, PyTuple};

use crate::errors;

const STREAM: &CStr = c"arrow_array_stream";
const SCHEMA: &CStr = c"arrow_schema";
const ARRAY: &CStr = c"arrow_array";

/// A reader of arrays of one type.
pub struct Reader {
    pub field: FieldRef,
    arrays: Box<dyn Iterator<Item = Result<ArrayRef, ArrowError>> + Send>,
}

impl Reader {
    /// Requests the data of an object, as a stream of arrays if it provides one.
    ///
    /// # Errors
    /// `TypeError` for an object that does not support Arrow, and whatever its own methods raise.
    pub fn new(object: &Bound<'_, PyAny>) -> PyResult<Self> {
        let py = object.py();
        if object.hasattr("__arrow_c_stream__")? {
            let capsule = object.call_method0("__arrow_c_stream__")?;
            let stream = take(&capsule, STREAM, FFI_ArrowArrayStream::empty())?;
            let reader = ArrayStreamReader::try_new(stream).map_err(|error| errors::data(py, error.to_string()))?;
            return Ok(Reader { field: reader.field().clone(), arrays: Box::new(reader) });
        }
        if object.hasattr("__arrow_c_array__")? {
            let (schema, array): (Bound<'_, PyAny>, Bound<'_, PyAny>) =
                object.call_method0("__arrow_c_array__")?.cast_into::<PyTuple>()?.extract()?;
            let schema = take(&schema, SCHEMA, FFI_ArrowSchema::empty())?;
            let array = taken_array(py, take(&array, ARRAY, FFI_ArrowArray::empty())?, &schema)?;
            let field = Field::try_from(&schema).map_err(|error| errors::data(py, error.to_string()))?;
            return Ok(Reader { field: field.into(), arrays: Box::new(std::iter::once(Ok(array))) });
        }
        Err(PyTypeError::new_err(format!("{} has no Arrow data", object.get_type())))
    }

    /// Returns the next array, validated: its texts are UTF-8 and its offsets lie within them.
    ///
    /// Runs detached from the interpreter, which the producer may need in another thread.
    pub fn next(&mut self, py: Python<'_>) -> PyResult<Option<ArrayRef>> {
        let next = py.detach(|| self.arrays.next().map(|array| array.and_then(|array| array.to_data().validate_full().map(|()| array))));
        next.transpose().map_err(|error| errors::data(py, format!("the Arrow data cannot be read: {error}")))
    }
}

/// A structure of the C interface.
trait Structure: Send {}
impl Structure for FFI_ArrowArrayStream {}
impl Structure for FFI_ArrowSchema {}
impl Structure for FFI_ArrowArray {}

/// Takes the structure out of a capsule and leaves an empty one.
#[allow(unsafe_code, reason = "the capsule holds a pointer, and its name tells to what")]
fn take<S: Structure>(capsule: &Bound<'_, PyAny>, name: &'static CStr, empty: S) -> PyResult<S> {
    let capsule = capsule.cast::<PyCapsule>()?;
    let pointer: NonNull<S> = capsule.pointer_checked(Some(name))?.cast();
    // SAFETY: by the interface, a capsule of this name points to a structure of this type, which lives as long as the capsule. The consumer may move
    // it out if it leaves a released structure in its place, and an empty one counts as released. The interpreter is held, so nobody else reads it
    // meanwhile.
    Ok(unsafe { pointer.replace(empty) })
}

#[allow(unsafe_code, reason = "array and schema are foreign memory")]
fn taken_array(py: Python<'_>, array: FFI_ArrowArray, schema: &FFI_ArrowSchema) -> PyResult<ArrayRef> {
    // SAFETY: by the interface, the layout of the array is the one that its schema states.
    let data = unsafe { from_ffi(array, schema) };
    data.map(make_array).map_err(|error| errors::data(py, error.to_string()))
}

/// Exports batches as a stream.
pub fn stream<'py>(py: Python<'py>, schema: SchemaRef, batches: Vec<RecordBatch>) -> PyResult<Bound<'py, PyCapsule>> {
    let reader = RecordBatchIterator::new(batches.into_iter().map(Ok), schema);
    PyCapsule::new_with_value(py, FFI_ArrowArrayStream::new(Box::new(reader)), STREAM)
}
