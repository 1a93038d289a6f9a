//! The door between Python and work that takes time.
//!
//! Work runs on the threads of a pool of our own, detached from the interpreter, while the calling thread waits, looks for Ctrl-C and tells the
//! caller how far the work is. The pool belongs to a process: threads do not survive `fork`, so a child that inherits a pool makes a new one.
//! rayon's global pool, which could not be replaced in a child, is never used.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

/// How long a Ctrl-C may go unnoticed.
const PATIENCE: Duration = Duration::from_millis(50);

/// What the waiting thread and the work know of each other.
#[derive(Debug, Default)]
pub struct Watch {
    stopped: AtomicBool,
    done: AtomicUsize,
}

impl Watch {
    /// Tells the work that nobody waits for its result any more.
    pub fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    /// Tells the waiting thread that another document is done.
    pub fn advance(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }
}

/// A caller's function that is told how many documents of how many are done.
pub struct Progress<'py> {
    callback: Option<Bound<'py, PyAny>>,
    total: usize,
    /// Documents of earlier batches.
    before: usize,
    told: Option<usize>,
}

impl<'py> Progress<'py> {
    /// Starts to tell `callback` about work on `total` documents.
    pub fn new(callback: Option<Bound<'py, PyAny>>, total: usize) -> Self {
        Progress { callback, total, before: 0, told: None }
    }

    /// Tells nobody.
    pub fn none() -> Self {
        Progress::new(None, 0)
    }

    fn tell(&mut self, done: usize) -> PyResult<()> {
        let done = self.before + done;
        if let Some(callback) = &self.callback
            && self.told != Some(done)
        {
            self.told = Some(done);
            callback.call1((done, self.total))?;
        }
        Ok(())
    }
}

/// Does `work` detached from the interpreter, on the pool of this process.
///
/// # Errors
/// `KeyboardInterrupt` at Ctrl-C, and whatever the progress callback raises. The work is then told to stop; what cannot stop goes on in the
/// background and its result is dropped.
///
/// # Panics
/// If the work panics.
pub fn enter<T: Send + 'static>(py: Python<'_>, progress: &mut Progress<'_>, work: impl FnOnce(&Watch) -> T + Send + 'static) -> PyResult<T> {
    let pool = pool()?;
    let watch = Arc::new(Watch::default());
    let (sender, mut receiver) = sync_channel::<Result<T, Box<dyn Any + Send>>>(1);
    let shared = watch.clone();
    pool.spawn(move || {
        let outcome = catch_unwind(AssertUnwindSafe(|| work(&shared)));
        // Nobody may be waiting any more.
        sender.send(outcome).ok();
    });
    loop {
        let outcome;
        (receiver, outcome) = py.detach(move || {
            let outcome = receiver.recv_timeout(PATIENCE);
            (receiver, outcome)
        });
        match outcome {
            Ok(Ok(result)) => {
                let done = watch.done.load(Ordering::Relaxed);
                progress.tell(done)?;
                progress.before += done;
                return Ok(result);
            }
            Ok(Err(panic)) => resume_unwind(panic),
            Err(RecvTimeoutError::Disconnected) => return Err(PyRuntimeError::new_err("a thread of the pool has gone away")),
            Err(RecvTimeoutError::Timeout) => {
                let go_on = py.check_signals().and_then(|()| progress.tell(watch.done.load(Ordering::Relaxed)));
                if let Err(error) = go_on {
                    watch.stopped.store(true, Ordering::Relaxed);
                    return Err(error);
                }
            }
        }
    }
}

/// Does `work` that takes a moment, and needs no other threads, detached from the interpreter on the calling thread.
pub fn enter_briefly<T: Send>(py: Python<'_>, work: impl FnOnce() -> T + Send) -> T {
    py.detach(work)
}

/// Returns the threads of this process: as many as there are processors, or as `RAYON_NUM_THREADS` says.
fn pool() -> PyResult<Arc<ThreadPool>> {
    static POOL: Mutex<Option<(u32, Arc<ThreadPool>)>> = Mutex::new(None);
    // Only threads that are attached to the interpreter come here, and none of them lets go of it while it holds the lock: a fork finds it open.
    let mut slot = POOL.lock().unwrap_or_else(PoisonError::into_inner);
    let process = std::process::id();
    if let Some((owner, pool)) = &*slot
        && *owner == process
    {
        return Ok(pool.clone());
    }
    let pool = ThreadPoolBuilder::new()
        .thread_name(|i| format!("kouhao-{i}"))
        .build()
        .map_err(|error| PyRuntimeError::new_err(format!("cannot start threads: {error}")))?;
    let pool = Arc::new(pool);
    if let Some((_, inherited)) = slot.replace((process, pool.clone())) {
        // Its threads are in the parent; to take it apart would be to wait for them.
        std::mem::forget(inherited);
    }
    Ok(pool)
}
