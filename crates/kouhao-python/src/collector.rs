//! Python's cyclic garbage collector, held back while results are made.
//!
//! It looks through all objects whenever their number has grown by so much. Results are millions of objects at once, none of them part of a cycle:
//! to look through them again and again would double the time it takes to make them.

use std::cell::Cell;

use pyo3::prelude::*;
use pyo3::types::PyModule;

/// Objects that are made before other threads have their turn: some 20 ms of work.
const TURN: usize = 1 << 15;

/// As long as it lives, the collector does not run by itself, but for the moments in which other threads have their turn.
pub struct Held<'py> {
    py: Python<'py>,
    /// The module, if the collector was on.
    module: Option<Bound<'py, PyModule>>,
    /// Objects since others had their turn.
    made: Cell<usize>,
}

impl<'py> Held<'py> {
    /// Holds the collector back, unless it is off already.
    pub fn back(py: Python<'py>) -> PyResult<Self> {
        let module = py.import("gc")?;
        let on = module.call_method0("isenabled")?.is_truthy()?;
        let held = Held { py, module: on.then_some(module), made: Cell::new(0) };
        held.set("disable")?;
        Ok(held)
    }

    /// Counts an object that was made. Every so often, looks for Ctrl-C and lets other Python threads run.
    ///
    /// # Errors
    /// Whatever the handlers of signals raise, `KeyboardInterrupt` above all.
    pub fn made(&self, objects: usize) -> PyResult<()> {
        self.made.set(self.made.get() + objects);
        if self.made.get() < TURN {
            return Ok(());
        }
        self.made.set(0);
        // While the collector is off: an exception is an object too, and to make it could bring the collector on.
        self.py.check_signals()?;
        self.set("enable")?;
        self.py.detach(|| ());
        self.set("disable")
    }

    fn set(&self, what: &str) -> PyResult<()> {
        self.module.as_ref().map_or(Ok(()), |module| module.call_method0(what).map(drop))
    }
}

impl Drop for Held<'_> {
    fn drop(&mut self) {
        // To switch it on takes no arguments and cannot fail.
        self.set("enable").ok();
    }
}
