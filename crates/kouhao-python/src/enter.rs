//! Runs long-running work for Python.
//!
//! Work runs on the threads of a private pool, detached from the interpreter, while the calling thread waits, checks for Ctrl-C and reports the
//! progress to the caller. The pool belongs to a process: threads do not survive `fork`, so a child that inherits a pool creates a new one. rayon's
//! global pool, which could not be replaced in a child, is never used.

use std::any::Any;
use std::panic::{AssertUnwindSafe, catch_unwind, resume_unwind};
use std::sync::atomic::{AtomicBool, AtomicUsize, Ordering};
use std::sync::mpsc::{RecvTimeoutError, sync_channel};
use std::sync::{Arc, Mutex, PoisonError};
use std::time::Duration;

use pyo3::exceptions::PyRuntimeError;
use pyo3::prelude::*;
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::errors;

/// How long a Ctrl-C may go unnoticed.
const PATIENCE: Duration = Duration::from_millis(50);

/// State shared by the waiting thread and the work.
#[derive(Debug, Default)]
pub struct Watch {
    stopped: AtomicBool,
    done: AtomicUsize,
}

impl Watch {
    /// Returns whether the result is no longer wanted.
    pub fn is_stopped(&self) -> bool {
        self.stopped.load(Ordering::Relaxed)
    }

    /// Reports to the waiting thread that another document is done.
    pub fn advance(&self) {
        self.done.fetch_add(1, Ordering::Relaxed);
    }
}

/// A caller's progress function, called with the number of documents done and the total.
pub struct Progress<'py> {
    callback: Option<Bound<'py, PyAny>>,
    total: usize,
    /// The number of documents in earlier batches.
    before: usize,
    told: Option<usize>,
}

impl<'py> Progress<'py> {
    /// Creates a progress report to `callback` about work on `total` documents.
    pub fn new(callback: Option<Bound<'py, PyAny>>, total: usize) -> Self {
        Progress { callback, total, before: 0, told: None }
    }

    /// Creates a progress report to nobody.
    pub fn none() -> Self {
        Progress::new(None, 0)
    }

    fn tell(&mut self, done: usize) -> PyResult<()> {
        let done = self.before + done;
        if let Some(callback) = &self.callback
            && self.told != Some(done)
        {
            self.told = Some(done);
            // The number of documents in a stream is not known beforehand.
            callback.call1((done, self.total.max(done)))?;
        }
        Ok(())
    }
}

/// Runs `work` detached from the interpreter, on the pool of this process.
///
/// # Errors
/// `KeyboardInterrupt` at Ctrl-C, and whatever the progress callback raises. The work is then told to stop; if it cannot, it continues in the
/// background and its result is dropped.
///
/// # Panics
/// Panics if the work panics.
pub fn enter<T: Send + 'static>(py: Python<'_>, progress: &mut Progress<'_>, work: impl FnOnce(&Watch) -> T + Send + 'static) -> PyResult<T> {
    let pool = pool()?;
    let watch = Arc::new(Watch::default());
    let (sender, mut receiver) = sync_channel::<Result<T, Box<dyn Any + Send>>>(1);
    let shared = watch.clone();
    pool.spawn(move || {
        let outcome = catch_unwind(AssertUnwindSafe(|| work(&shared)));
        // Perhaps nobody is waiting any more.
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

/// Runs short `work` that needs no other threads, detached from the interpreter, on the calling thread.
pub fn enter_briefly<T: Send>(py: Python<'_>, work: impl FnOnce() -> T + Send) -> T {
    py.detach(work)
}

/// The requested number of threads; 0 means one per processor, or the value of `RAYON_NUM_THREADS`.
static THREADS: AtomicUsize = AtomicUsize::new(0);

/// The pool of a process, with the process id and the requested number of threads.
static POOL: Mutex<Option<(u32, usize, Arc<ThreadPool>)>> = Mutex::new(None);

/// Sets the number of threads from now on; running work keeps the threads that it has.
#[pyfunction]
pub fn set_threads(py: Python<'_>, threads: Option<i64>) -> PyResult<()> {
    let threads = match threads.map(usize::try_from) {
        None => 0,
        Some(Ok(threads @ 1..=1024)) => threads,
        Some(_) => return Err(errors::option(py, "the number of threads is out of range; give 1 to 1024, or None for one per processor".into())),
    };
    THREADS.store(threads, Ordering::Relaxed);
    Ok(())
}

/// Returns the pool of this process.
fn pool() -> PyResult<Arc<ThreadPool>> {
    // Only threads that are attached to the interpreter get here, and none of them detaches while it holds the lock, so a fork never copies it
    // locked.
    let mut slot = POOL.lock().unwrap_or_else(PoisonError::into_inner);
    let (process, threads) = (std::process::id(), THREADS.load(Ordering::Relaxed));
    if let Some((owner, asked, pool)) = &*slot
        && *owner == process
        && *asked == threads
    {
        return Ok(pool.clone());
    }
    let pool = ThreadPoolBuilder::new()
        .num_threads(threads)
        .thread_name(|i| format!("kouhao-{i}"))
        .build()
        .map_err(|error| PyRuntimeError::new_err(format!("cannot start threads: {error}")))?;
    let pool = Arc::new(pool);
    if let Some((owner, _, old)) = slot.replace((process, threads, pool.clone()))
        && owner != process
    {
        // Its threads are in the parent process; dropping it would wait for them.
        std::mem::forget(old);
    }
    Ok(pool)
}
