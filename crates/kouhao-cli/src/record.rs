//! What a command notes while it works: what it read and which rows it writes.

use std::path::{Path, PathBuf};
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use kouhao::present::provenance::CorpusDigester;
use kouhao::present::table::Field;
use kouhao::text::Document;

/// What is noted while a command works. Clones note in one place.
#[derive(Clone, Debug)]
pub struct Record {
    path: PathBuf,
    noted: Arc<Mutex<Noted>>,
}

/// What was noted.
#[derive(Debug, Default)]
pub struct Noted {
    /// What was read; of a command that reads no texts nothing.
    pub texts: Option<CorpusDigester>,
    pub fields: Option<&'static [Field]>,
}

impl Record {
    /// Starts a record that will be written to a file.
    pub fn new(path: PathBuf) -> Self {
        Record { path, noted: Arc::default() }
    }

    /// Returns the file that the record is written to.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Returns what has been noted.
    pub fn noted(&self) -> MutexGuard<'_, Noted> {
        self.noted.lock().unwrap_or_else(PoisonError::into_inner)
    }

    /// Notes documents that were read.
    pub fn read(&self, documents: &[Document]) {
        self.noted().texts.get_or_insert_default().extend(documents);
    }

    /// Notes which rows are written.
    pub fn rows(&self, fields: &'static [Field]) {
        self.noted().fields = Some(fields);
    }
}
