//! Suspends Python's cyclic garbage collector while results are created.
//!
//! The collector scans all objects whenever their number has grown by a certain amount. Results are millions of objects at once, none of them part of
//! a cycle: scanning them again and again would double the time it takes to create them.

use std::cell::Cell;

use pyo3::prelude::*;
use pyo3::types::PyModule;

/// The number of objects created before other threads get a turn: some 20 ms of work.
const TURN: usize = 1 << 15;

/// While it exists, the collector does not run by itself, except when other threads get a turn.
pub struct Held<'py> {
    py: Python<'py>,
    /// The `gc` module, if the collector was enabled.
    module: Option<Bound<'py, PyModule>>,
    /// The number of objects since other threads had their turn.
    made: Cell<usize>,
}

impl<'py> Held<'py> {
    /// Suspends the collector, unless it is already disabled.
    pub fn back(py: Python<'py>) -> PyResult<Self> {
        let module = py.import("gc")?;
        let on = module.call_method0("isenabled")?.is_truthy()?;
        let held = Held { py, module: on.then_some(module), made: Cell::new(0) };
        held.set("disable")?;
        Ok(held)
    }

    /// Counts created objects. Periodically checks for Ctrl-C and lets other Python threads run.
    ///
    /// # Errors
    /// Whatever signal handlers raise, above all `KeyboardInterrupt`.
    pub fn made(&self, objects: usize) -> PyResult<()> {
        self.made.set(self.made.get() + objects);
        if self.made.get() < TURN {
            return Ok(());
        }
        self.made.set(0);
        // While the collector is off: an exception is an object too, and creating it could start the collector.
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
        // This takes no arguments and cannot fail.
        self.set("enable").ok();
    }
}
