//! Python's cyclic garbage collector, held back while results are made.
//!
//! It looks through all objects whenever their number has grown by so much. Results are millions of objects at once, none of them part of a cycle:
//! to look through them again and again would double the time it takes to make them.

use pyo3::prelude::*;
use pyo3::types::PyModule;

/// As long as it lives, the collector does not run by itself. No Python code but signal handlers runs meanwhile.
pub struct Held<'py> {
    /// The module, if the collector was on.
    module: Option<Bound<'py, PyModule>>,
}

impl<'py> Held<'py> {
    /// Holds the collector back, unless it is off already.
    pub fn back(py: Python<'py>) -> PyResult<Self> {
        let module = py.import("gc")?;
        let on = module.call_method0("isenabled")?.is_truthy()?;
        if on {
            module.call_method0("disable")?;
        }
        Ok(Held { module: on.then_some(module) })
    }
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        if let Some(module) = &self.module {
            // It takes no arguments and cannot fail.
            module.call_method0("enable").ok();
        }
    }
}
