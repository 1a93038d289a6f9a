//! Maps the library's errors to Python's exceptions.

use std::error::Error as _;
use std::io;

use kouhao::{Error, ErrorKind};
use pyo3::exceptions::{PyOSError, PyUnicodeEncodeError};
use pyo3::prelude::*;
use pyo3::pybacked::PyBackedStr;
use pyo3::sync::PyOnceLock;
use pyo3::types::{PyString, PyType};

/// Converts an error of the library into the exception that Python users expect: `OptionError` for an invalid setting, the subclass of `OSError` for
/// the error number if the operating system reported it, `DataError` for any input that cannot be read.
pub fn raised(py: Python<'_>, error: &Error) -> PyErr {
    match error.kind() {
        ErrorKind::InvalidOption => option(py, error.to_string()),
        ErrorKind::Io => refused(error),
        _ => data(py, error.to_string()),
    }
}

/// Converts the error of a result into an exception, as [`raised`] does.
pub trait Raise<T> {
    fn raise(self, py: Python<'_>) -> PyResult<T>;
}

impl<T> Raise<T> for Result<T, Error> {
    fn raise(self, py: Python<'_>) -> PyResult<T> {
        self.map_err(|error| raised(py, &error))
    }
}

/// Creates an `OptionError`.
pub fn option(py: Python<'_>, message: String) -> PyErr {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    made(py, &CLASS, "OptionError", message)
}

/// Creates a `DataError`.
pub fn data(py: Python<'_>, message: String) -> PyErr {
    static CLASS: PyOnceLock<Py<PyType>> = PyOnceLock::new();
    made(py, &CLASS, "DataError", message)
}

fn made(py: Python<'_>, class: &PyOnceLock<Py<PyType>>, name: &str, message: String) -> PyErr {
    match class.import(py, "kouhao._errors", name) {
        Ok(class) => PyErr::from_type(class.clone(), message),
        Err(error) => error,
    }
}

/// Creates an `OSError` with a number, a reason and a file; Python chooses the subclass.
fn refused(error: &Error) -> PyErr {
    let number = error.source().and_then(|source| source.downcast_ref::<io::Error>()).and_then(io::Error::raw_os_error);
    match number {
        Some(number) => {
            let reason = io::Error::from_raw_os_error(number).to_string();
            let reason = reason.split(" (os error").next().unwrap_or_default().to_string();
            PyOSError::new_err((number, reason, error.input().map(str::to_string)))
        }
        None => PyOSError::new_err(error.to_string()),
    }
}

/// Returns the UTF-8 form of a string; `what` names the string in the error.
///
/// # Errors
/// `DataError` for an unpaired surrogate, which a Python string may contain but a text may not.
pub fn utf8(text: &Bound<'_, PyString>, what: impl FnOnce() -> String) -> PyResult<PyBackedStr> {
    let py = text.py();
    PyBackedStr::try_from(text.clone()).map_err(|error| {
        if !error.is_instance_of::<PyUnicodeEncodeError>(py) {
            return error;
        }
        let at = error.value(py).getattr("start").and_then(|start| start.extract::<usize>()).unwrap_or_default();
        let remedy = "repair it with .encode('utf-16', 'surrogatepass').decode('utf-16', 'replace')";
        data(py, format!("{}: the character at {at} is an unpaired surrogate, which is not text; {remedy}", what()))
    })
}

/// Escapes control characters, for warnings, which are shown on a terminal.
#[pyfunction]
pub fn visible(text: &str) -> String {
    kouhao::present::visible(text).into_owned()
}
