//! Records what a command reads and which rows it writes.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use kouhao::present::provenance::CorpusDigester;
use kouhao::present::table::Field;
use kouhao::text::Document;

/// A record of a command's work. Clones share one record.
#[derive(Clone, Debug)]
pub struct Record {
    path: PathBuf,
    noted: Arc<Mutex<Noted>>,
}

/// What has been recorded.
#[derive(Debug, Default)]
pub struct Noted {
    /// The texts that were read; `None` for a command that reads no texts.
    pub texts: Option<CorpusDigester>,
    pub fields: Option<&'static [Field]>,
}

impl Record {
    /// Creates a record that will be written to a file.
    pub fn new(path: PathBuf) -> Self {
        Record { path, noted: Arc::default() }
    }

    /// Returns the file that the record is written to.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns what has been recorded.
    pub fn noted(&self) -> MutexGuard<'_, Noted> {
        self.noted.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Records documents that were read.
    pub fn read(&self, documents: &[Document]) {
        self.noted().texts.get_or_insert_default().extend(documents);
    }

    /// Records which rows are written.
    pub fn rows(&self, fields: &'static [Field]) {
        self.noted().fields = Some(fields);
    }
}
