//! Reads documents in batches, and reports bad input on standard error.

use std::io::IsTerminal;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use indicatif::{ProgressBar, ProgressDrawTarget, ProgressStyle};
use kouhao::Error;
use kouhao::text::{BadLines, Corpus, Document, FieldCheck, Reader, Selection, Skipped};

use crate::arguments::{Care, Choice, Common, Destination};
use crate::record::Record;
use crate::say;

/// The documents given on the command line.
pub struct Input {
    reader: Reader,
    progress: Progress,
    /// The selection of documents that are used.
    selection: Selection,
    fields: FieldCheck,
    strict: bool,
    documents: u64,
    /// Whether everything was read, rather than only as much as was wanted.
    ended: bool,
    good: bool,
    bad: BadLines,
    /// Whether a file that only the Python package reads was named.
    for_python: bool,
    record: Option<Record>,
}

/// The size of a batch, in bytes of text: enough to keep all processors busy, little enough to hold in memory and to show progress.
const BATCH: usize = 8 << 20;

impl Input {
    /// Opens the inputs that were named.
    pub fn open(common: &Common) -> Result<Self, Error> {
        Input::open_paths(common, &common.input)
    }

    /// Opens some of the inputs.
    pub fn open_paths(common: &Common, paths: &[PathBuf]) -> Result<Self, Error> {
        let mut reader = Reader::builder();
        reader.text_field(&common.text_field).encoding(common.encoding.as_deref());
        if let Some(metadata) = &common.metadata {
            reader.metadata(metadata);
        }
        reader.max_document_mb(common.care.max_document_mb);
        Ok(Input::new(reader.build(paths)?, &common.choice, common.care, &common.destination))
    }

    /// Opens the texts of a collection, whose encoding is detected.
    pub fn open_collection(paths: Vec<PathBuf>, text_field: &str, choice: &Choice, care: Care, destination: &Destination) -> Result<Self, Error> {
        Ok(Input::new(Reader::builder().text_field(text_field).max_document_mb(care.max_document_mb).build(paths)?, choice, care, destination))
    }

    fn new(reader: Reader, choice: &Choice, care: Care, destination: &Destination) -> Self {
        let record = destination.provenance.clone();
        if let Some(record) = &record {
            record.read(&[]);
        }
        let (progress, fields) = (Progress::new(), FieldCheck::default());
        let selection = Selection::new(choice.conditions.iter().cloned());
        Input {
            reader,
            progress,
            selection,
            fields,
            strict: care.strict,
            documents: 0,
            ended: false,
            good: true,
            bad: BadLines::default(),
            for_python: false,
            record,
        }
    }

    /// Sets the fields named by options: it is an error if no document has one of them.
    pub fn asked<'f>(mut self, fields: impl IntoIterator<Item = &'f str>) -> Self {
        self.fields = FieldCheck::new(fields);
        self
    }

    /// Reads the next batch of documents; an empty batch means that none are left. An input that cannot be read is reported and skipped.
    ///
    /// # Errors
    /// The first bad input, with --strict. At the end, an error if no document matches the conditions, or has a field named by an option.
    pub fn batch(&mut self) -> Result<Vec<Document>, Error> {
        let mut batch = Vec::new();
        let mut bytes = 0;
        while bytes < BATCH {
            match self.reader.next() {
                Some(Ok(document)) => {
                    if let Some(error) = document.malformed() {
                        self.report(error)?;
                    }
                    self.documents += 1;
                    self.progress.read(document.text().len());
                    if self.selection.admits(&document) {
                        self.fields.see(&document);
                        bytes += document.text().len() + 1;
                        batch.push(document);
                    }
                }
                Some(Err(error)) => self.report(error)?,
                None => {
                    self.ended = true;
                    break;
                }
            }
        }
        if self.ended {
            self.fitting(self.selection.check().and_then(|()| self.fields.check()))?;
        }
        if let Some(record) = &self.record {
            record.read(&batch);
        }
        Ok(batch)
    }

    /// Passes a result on; before an error about the selection of documents, reports what was skipped or had no effect, which may be the reason that
    /// none matches.
    pub fn fitting<T>(&self, found: Result<T, Error>) -> Result<T, Error> {
        if found.is_err() {
            self.progress.end();
            self.tell();
        }
        found
    }

    /// Reads all documents.
    ///
    /// # Errors
    /// Those of [`batch`](Self::batch).
    pub fn corpus(&mut self) -> Result<Corpus, Error> {
        self.corpus_if(|_| Ok(()))
    }

    /// Reads all documents, as long as `accept` accepts each batch.
    ///
    /// # Errors
    /// Those of [`batch`](Self::batch), and of `accept`.
    pub fn corpus_if(&mut self, mut accept: impl FnMut(&[Document]) -> Result<(), Error>) -> Result<Corpus, Error> {
        let mut documents = Vec::new();
        rayon::in_place_scope(|scope| {
            loop {
                let batch = self.batch()?;
                if batch.is_empty() {
                    return Ok::<(), Error>(());
                }
                accept(&batch)?;
                // While the next batch is read, another thread finds the parts of this one, which everything computed from a corpus needs.
                let read = batch.clone();
                scope.spawn(move |_| {
                    read.iter().for_each(|document| {
                        document.parts();
                    });
                });
                documents.extend(batch);
            }
        })?;
        self.progress.say("finding");
        Ok(Corpus::new(documents))
    }

    /// Returns whether any document was read.
    pub fn has_documents(&self) -> bool {
        self.documents > 0
    }

    /// Finishes reading: reports what was skipped or had no effect, and returns whether all input was good.
    pub fn finish(mut self) -> bool {
        // The corpus is everything that was given; because of `--top`, some of it may not have been read yet.
        while self.record.is_some() && self.batch().is_ok_and(|batch| !batch.is_empty()) {}
        self.progress.end();
        self.tell();
        if self.ended && self.good && self.documents == 0 {
            say("the input contains no document; name files or folders of texts");
        }
        self.good
    }

    /// Reports what was skipped or had no effect.
    fn tell(&self) {
        self.bad.notices().into_iter().for_each(say);
        skip_notice(self.reader.skipped()).into_iter().for_each(say);
        let metadata = self.reader.metadata_missing().or_else(|| self.reader.metadata_unused().filter(|_| self.ended));
        metadata.into_iter().for_each(say);
        if self.for_python || self.reader.skipped().iter().any(|skipped| is_for_python(skipped.path())) {
            say(FOR_PYTHON);
        }
    }

    fn report(&mut self, error: Error) -> Result<(), Error> {
        self.for_python |= error.input().is_some_and(is_for_python);
        if self.strict {
            self.progress.end();
            if self.for_python {
                say(FOR_PYTHON);
            }
            return Err(error);
        }
        self.good = false;
        if self.bad.tells(&error) {
            self.progress.above(|| say(error));
        }
        Ok(())
    }
}

/// The notice about files that only the Python package reads.
const FOR_PYTHON: &str =
    "Word documents (.docx) and Parquet tables are read by the Python package: kouhao.Corpus.from_files(PATH) has these commands as methods";

/// Returns whether a file is one that only the Python package reads (`_formats.py`).
fn is_for_python(path: &str) -> bool {
    let path = path.to_lowercase();
    [".docx", ".parquet"].iter().any(|ending| path.ends_with(ending))
}

/// Returns a one-line notice about skipped files, by reason.
fn skip_notice(skipped: &[Skipped]) -> Option<String> {
    /// The number of files that are named for each reason.
    const NAMED: usize = 3;
    /// The number of characters up to which a reason is given in detail.
    const DETAILED: usize = 80;
    let plural = if skipped.len() == 1 { "" } else { "s" };
    let mut reasons: Vec<(&str, Vec<&Skipped>)> = Vec::new();
    for skipped in skipped {
        // The fields that a table has instead differ from file to file.
        let reason = skipped.reason().split(" (").next().unwrap_or_default();
        match reasons.iter_mut().find(|(known, _)| *known == reason) {
            Some((_, files)) => files.push(skipped),
            None => reasons.push((reason, vec![skipped])),
        }
    }
    let told = |(reason, files): &(&str, Vec<&Skipped>)| {
        let first = files[0].reason();
        let same = first.chars().count() <= DETAILED && files.iter().all(|file| file.reason() == first);
        let reason = if same { first } else { reason };
        let paths: Vec<&str> = files.iter().take(NAMED).map(|file| file.path()).collect();
        let more = files.len().checked_sub(NAMED + 1).map_or(String::new(), |more| format!(" and {} more", more + 1));
        format!("{}{more} ({reason})", paths.join(", "))
    };
    let told: Vec<String> = reasons.iter().map(told).collect();
    (!told.is_empty()).then(|| format!("skipped {} file{plural}: {}", skipped.len(), told.join("; ")))
}

/// A progress line on standard error, shown if the work takes longer than a second and standard error is a terminal.
struct Progress {
    bar: ProgressBar,
    started: Instant,
    shown: bool,
    documents: u64,
    bytes: u64,
}

impl Progress {
    fn new() -> Self {
        let bar = ProgressBar::with_draw_target(None, ProgressDrawTarget::hidden());
        if let Ok(style) = ProgressStyle::with_template("{spinner} {msg} ({elapsed})") {
            bar.set_style(style);
        }
        Progress { bar, started: Instant::now(), shown: false, documents: 0, bytes: 0 }
    }

    fn read(&mut self, bytes: usize) {
        self.documents += 1;
        self.bytes += bytes as u64;
        if self.started.elapsed() > Duration::from_secs(1) && (self.documents.is_multiple_of(64) || !self.shown) {
            self.show();
            self.bar.set_message(format!("{} documents, {:.1} MB", self.documents, self.bytes as f64 / 1e6));
        }
    }

    fn say(&mut self, what: &str) {
        // The progress of the remaining work is not known; large input makes it long.
        if self.shown || self.bytes > 4 << 20 {
            self.show();
            self.bar.set_message(format!("{what} in {} documents, {:.1} MB", self.documents, self.bytes as f64 / 1e6));
        }
    }

    fn show(&mut self) {
        if !self.shown && std::io::stderr().is_terminal() {
            self.bar.set_draw_target(ProgressDrawTarget::stderr());
            self.bar.enable_steady_tick(Duration::from_millis(120));
        }
        self.shown = true;
    }

    /// Prints something without breaking the progress line.
    fn above(&self, print: impl FnOnce()) {
        self.bar.suspend(print);
    }

    fn end(&self) {
        self.bar.finish_and_clear();
    }
}
