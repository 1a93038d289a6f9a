//! The texts that a command reads: documents in memory, or an Arrow column that is read batch by batch.

use std::ops::Range;
use std::sync::{Arc, Mutex, MutexGuard, PoisonError};

use arrow_array::cast::AsArray;
use arrow_array::{Array, ArrayRef};
use arrow_schema::DataType;
use kouhao::present::provenance::CorpusDigester;
use kouhao::text::{Document, FieldCheck};
use pyo3::exceptions::{PyTypeError, PyValueError};
use pyo3::prelude::*;

use crate::capsule::Reader;
use crate::documents::{Corpus, Digest, digest_of};
use crate::enter::{Progress, enter, enter_briefly};
use crate::errors::{self, Raise};
use crate::values::{Strings, is_plain, is_text, variable};

/// The amount of text, in bytes, of the documents of one batch.
pub const BATCH: usize = 2 << 20;

/// A column of texts, optionally with other columns, that is read once.
#[pyclass(frozen, module = "kouhao._core")]
pub struct Texts {
    reader: Mutex<Option<Reader>>,
    plan: Plan,
    /// Computes the digest of what has been read so far.
    digest: Arc<Mutex<CorpusDigester>>,
    /// The number of rows, if it is known beforehand.
    total: usize,
    left_out: Vec<String>,
}

/// The roles of the columns of a table; none for a single column.
#[derive(Clone, Default)]
struct Plan {
    text: Option<usize>,
    name: Option<usize>,
    variables: Vec<(String, usize)>,
}

#[pymethods]
impl Texts {
    /// Opens an Arrow object: a column of texts, or a table with such a column, whose other columns become variables.
    ///
    /// `total` is the number of rows, if it is known.
    #[new]
    fn new(object: &Bound<'_, PyAny>, text: Option<&str>, name: Option<&str>, total: Option<usize>) -> PyResult<Self> {
        let py = object.py();
        let reader = Reader::new(object)?;
        let (mut plan, mut left_out) = (Plan::default(), Vec::new());
        match reader.field.data_type() {
            DataType::Struct(fields) => {
                // The index of a pandas frame, unless it is a plain count.
                let is_index = |name: &str| name.starts_with("__index_level_");
                let named = fields.iter().map(|field| field.name().as_str()).filter(|name| !is_index(name));
                let told = named.collect::<Vec<_>>().join(", ");
                let place = |wanted: &str| {
                    let found = fields.iter().position(|field| field.name() == wanted);
                    found.ok_or_else(|| errors::option(py, format!("the frame has no column '{wanted}'; it has {told}")))
                };
                let at = match text {
                    Some(text) => place(text)?,
                    None => {
                        let texts: Vec<usize> =
                            (0..fields.len()).filter(|&i| is_text(fields[i].data_type()) && !is_index(fields[i].name())).collect();
                        match (fields.iter().position(|field| field.name() == "text"), &texts[..]) {
                            (Some(at), _) => at,
                            (None, &[at]) => at,
                            _ => {
                                let remedy = "give the column itself, or Corpus.from_frame(frame, text=…)";
                                return Err(errors::option(py, format!("it is not specified which column holds the texts ({told}); {remedy}")));
                            }
                        }
                    }
                };
                let kind = fields[at].data_type();
                if !is_text(kind) {
                    return Err(errors::option(py, format!("the column '{}' holds {kind}, not texts; it must be one of {told}", fields[at].name())));
                }
                plan.text = Some(at);
                plan.name = name.map(place).transpose()?;
                for (i, field) in fields.iter().enumerate().filter(|&(i, field)| i != at && Some(i) != plan.name && !is_index(field.name())) {
                    if is_plain(field.data_type()) {
                        plan.variables.push((field.name().clone(), i));
                    } else {
                        left_out.push(field.name().clone());
                    }
                }
            }
            kind if is_text(kind) => {}
            kind => return Err(PyTypeError::new_err(format!("the column holds {kind}, not texts"))),
        }
        Ok(Texts { reader: Mutex::new(Some(reader)), plan, digest: Arc::default(), total: total.unwrap_or(0), left_out })
    }

    /// Returns the columns whose values cannot be variables: lists, bytes, zoned times.
    #[getter]
    fn left_out(&self) -> Vec<String> {
        self.left_out.clone()
    }

    /// Reads all documents; given names and columns of variables take precedence over those in the data.
    fn corpus(&self, py: Python<'_>, names: Option<Vec<String>>, variables: Vec<(String, Vec<Option<String>>)>) -> PyResult<Corpus> {
        let mut documents: Vec<Document> = Vec::new();
        self.each(py, &mut |batch| {
            let read = py.detach(|| batch.documents());
            let (own, digest) = (read.clone(), self.digest.clone());
            enter(py, &mut Progress::none(), move |_| lock(&digest).extend(&own))?;
            documents.extend(read);
            Ok(())
        })?;
        if names.is_some() || !variables.is_empty() {
            for (i, document) in documents.iter_mut().enumerate() {
                if let Some(name) = names.as_ref().and_then(|names| names.get(i)) {
                    let named = Document::new(name, document.original());
                    *document = document.variables().fold(named, |named, (key, value)| named.with_variable(key, value));
                }
                for (key, column) in &variables {
                    if let Some(Some(value)) = column.get(i) {
                        *document = document.clone().with_variable(key, value);
                    }
                }
            }
        }
        Ok(kouhao::text::Corpus::new(documents).into())
    }

    /// Returns the digest of the documents that have been read so far.
    fn digest(&self) -> Digest {
        digest_of(&lock(&self.digest))
    }
}

fn lock<T>(mutex: &Mutex<T>) -> MutexGuard<'_, T> {
    mutex.lock().unwrap_or_else(PoisonError::into_inner)
}

impl Texts {
    /// Returns a document with every variable that a row may have.
    pub fn columns(&self) -> Document {
        self.plan.variables.iter().fold(Document::from(""), |document, (name, _)| document.with_variable(name, ""))
    }

    /// Iterates over the rows, in batches.
    fn each(&self, py: Python<'_>, work: &mut dyn FnMut(Batch) -> PyResult<()>) -> PyResult<()> {
        // The lock is never held while others wait for the interpreter, so the reader is taken out first.
        let reader = lock(&self.reader).take();
        let mut reader = reader.ok_or_else(|| PyValueError::new_err("this stream has already been read; create it again"))?;
        let mut first = 1;
        while let Some(array) = reader.next(py)? {
            let rows = array.len();
            let chunk = Arc::new(Chunk::new(&self.plan, array, first).map_err(PyTypeError::new_err)?);
            let lengths = (0..rows).map(|row| chunk.text(row).len()).collect();
            for run in runs(lengths, BATCH) {
                work(Batch::Rows(chunk.clone(), run))?;
            }
            first += rows;
        }
        Ok(())
    }
}

/// The texts that a command reads.
#[derive(FromPyObject)]
pub enum Source<'py> {
    Corpus(PyRef<'py, Corpus>),
    Texts(PyRef<'py, Texts>),
}

impl Source<'_> {
    /// Returns the number of documents, as far as it is known.
    pub fn len(&self) -> usize {
        match self {
            Source::Corpus(corpus) => corpus.inner.len(),
            Source::Texts(texts) => texts.total,
        }
    }

    /// Returns all documents, for commands that need all of them at once.
    pub fn corpus(&self, py: Python<'_>) -> PyResult<kouhao::text::Corpus> {
        match self {
            Source::Corpus(corpus) => Ok(corpus.inner.clone()),
            Source::Texts(texts) => Ok(texts.corpus(py, None, Vec::new())?.inner),
        }
    }

    /// Runs work on batches of documents, one after the other, each on the threads of the pool. The accumulated result is passed from batch to batch.
    pub fn fold<'py, T: Send + 'static>(
        &self,
        py: Python<'py>,
        progress: Option<Bound<'py, PyAny>>,
        start: T,
        work: impl Fn(&mut T, &[Document], &crate::enter::Watch) + Clone + Send + 'static,
    ) -> PyResult<T> {
        let mut progress = Progress::new(progress, self.len());
        let mut found = Some(start);
        // The names of documents in memory are determined when they are first requested; those of a stream are gone by then.
        let digest = match self {
            Source::Corpus(_) => None,
            Source::Texts(texts) => Some(texts.digest.clone()),
        };
        let mut add = |batch: Batch| {
            let (work, so_far, digest) = (work.clone(), found.take(), digest.clone());
            found = enter(py, &mut progress, move |watch| {
                let mut so_far = so_far;
                if let Some(so_far) = &mut so_far {
                    batch.with(|documents| {
                        if let Some(digest) = digest {
                            lock(&digest).extend(documents);
                        }
                        work(so_far, documents, watch);
                    });
                }
                so_far
            })?;
            Ok(())
        };
        match self {
            Source::Corpus(corpus) => {
                let bytes = corpus.inner.iter().map(|document| document.text().len()).collect();
                runs(bytes, BATCH).try_for_each(|run| add(Batch::Documents(corpus.inner.clone(), run)))?;
            }
            Source::Texts(texts) => texts.each(py, &mut add)?,
        }
        found.ok_or_else(|| PyValueError::new_err("a batch was lost"))
    }
}

/// Documents that are processed together.
enum Batch {
    Documents(kouhao::text::Corpus, Range<usize>),
    Rows(Arc<Chunk>, Range<usize>),
}

impl Batch {
    fn with<T>(&self, work: impl FnOnce(&[Document]) -> T) -> T {
        match self {
            Batch::Documents(corpus, run) => work(&corpus.documents()[run.clone()]),
            Batch::Rows(..) => work(&self.documents()),
        }
    }

    fn documents(&self) -> Vec<Document> {
        match self {
            Batch::Documents(corpus, run) => corpus.documents()[run.clone()].to_vec(),
            Batch::Rows(chunk, run) => run.clone().map(|row| chunk.document(row)).collect(),
        }
    }
}

/// Some rows of one array of a stream.
struct Chunk {
    texts: Strings,
    names: Option<ArrayRef>,
    variables: Vec<(String, ArrayRef)>,
    /// The number of the first row in the whole stream, from 1.
    first: usize,
}

impl Chunk {
    fn new(plan: &Plan, array: ArrayRef, first: usize) -> Result<Self, String> {
        let Some(text) = plan.text else {
            return Ok(Chunk { texts: Strings::new(&array)?, names: None, variables: Vec::new(), first });
        };
        let table = array.as_struct_opt().ok_or("the stream changes its type")?;
        let column = |at: usize| table.columns().get(at).cloned().ok_or("the stream loses a column");
        let variables = plan.variables.iter().map(|(name, at)| Ok((name.clone(), column(*at)?))).collect::<Result<_, &str>>()?;
        Ok(Chunk { texts: Strings::new(&column(text)?)?, names: plan.name.map(column).transpose()?, variables, first })
    }

    /// Returns the text of a row; that of a missing one is empty.
    fn text(&self, row: usize) -> &str {
        self.texts.get(row).unwrap_or_default()
    }

    fn document(&self, row: usize) -> Document {
        let name = self.names.as_ref().and_then(|names| variable(names, row)).unwrap_or_else(|| (self.first + row).to_string());
        let document = Document::new(name, self.text(row));
        self.variables.iter().fold(document, |document, (key, values)| match variable(values, row) {
            Some(value) => document.with_variable(key, value),
            None => document,
        })
    }
}

/// Divides items of the given sizes in bytes into runs of about `size` bytes.
pub fn runs(bytes: Vec<usize>, size: usize) -> impl Iterator<Item = Range<usize>> {
    let mut start = 0;
    std::iter::from_fn(move || {
        let mut sum = 0;
        let mut end = start;
        while end < bytes.len() && (end == start || sum + bytes[end] <= size) {
            sum += bytes[end] + 1;
            end += 1;
        }
        let run = start..end;
        start = end;
        (!run.is_empty()).then_some(run)
    })
}

/// Checks that some document has each requested field.
///
/// For a stream, only the columns are known beforehand: fields that the texts themselves may supply count as present.
#[pyfunction]
pub fn check_fields(py: Python<'_>, source: Source<'_>, fields: Vec<String>) -> PyResult<()> {
    let mut asked = fields;
    if let Source::Texts(_) = source {
        asked.retain(|field| !["title", "speaker", "date", "occasion", "year", "month"].contains(&field.as_str()));
    }
    let mut check = FieldCheck::new(asked);
    match source {
        Source::Corpus(corpus) => {
            let corpus = corpus.inner.clone();
            enter_briefly(py, || corpus.iter().for_each(|document| check.see(document)));
        }
        Source::Texts(texts) => check.see(&texts.columns()),
    }
    check.check().raise(py)
}
