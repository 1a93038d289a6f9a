//! Reads files and yields documents one by one.
//!
//! Memory holds the names of all inputs, but only one line of a file of lines, and the whole of a file that is one document.

mod format;
mod metadata;
mod quotes;
mod records;
mod source;
mod stream;

use std::collections::{BTreeMap, HashSet, VecDeque};
use std::fmt;
use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::corpus::Corpus;
use super::decode::Decoder;
use super::document::Document;
use crate::{Error, ErrorKind};
use format::{Format, Shape};
use metadata::Metadata;
use records::{JsonLines, NAME_THE_FIELD, Record, Records, Table, Unusable, is_object, no_text_field_reason};
use source::{Leftover, Limit, Packing, Source, Unpacked, unpack};
use stream::Utf8Stream;

/// Yields the documents of files and folders one by one, in memory that does not grow with their number.
///
/// | input | documents |
/// |---|---|
/// | `.txt`, `.md` | one, named by its path; an empty file is a document with an empty text |
/// | `.jsonl`, `.ndjson` | one for each line, named by its field `id`, otherwise `FILE:LINE`; the other fields, except the text, become variables |
/// | `.csv`, `.tsv` with a header | one for each row, likewise; empty cells are missing values |
/// | any of these with `.gz` or `.zst` appended | the same |
/// | a folder | those of its files and subfolders, sorted by path, except hidden ones and links to folders |
/// | `-` | standard input: read as `.jsonl` if its first non-blank line is a JSON object, otherwise as `.txt`; decompressed if it is compressed |
///
/// A path that is not a regular file, such as a pipe of the shell, is read like standard input, unless its name has one of the endings above.
///
/// Inputs are read in the order given; a file reached twice is read once. A file or line that cannot be read yields an `Err` in its place, and the
/// next one follows; errors in rows of the metadata come before all others. A text with malformed bytes is no error: only its
/// [`decoding`](Document::decoding) reports them. In a folder, files of other types and tables without the text field are [`skipped`](Self::skipped);
/// if they are named, they are errors.
///
/// The reader never holds more than one document may take ([`max_document_mb`](ReaderBuilder::max_document_mb)): a larger text or row is an error,
/// and so is an input that decompresses to more than that and to more than two hundred times its size.
///
/// ```no_run
/// use kouhao::text::Reader;
///
/// for document in Reader::builder().text_field("content").build(["speeches", "news.jsonl.gz"])? {
///     match document {
///         Ok(document) => println!("{}: {} bytes", document.name(), document.text().len()),
///         Err(error) => eprintln!("{error}"),
///     }
/// }
/// # Ok::<(), kouhao::Error>(())
/// ```
pub struct Reader {
    text_field: String,
    decoder: Decoder,
    limit: Limit,
    metadata: Option<Metadata>,
    /// The entries still to be read, last first.
    pending: Vec<Entry>,
    /// Files that were read, by their canonical paths.
    seen: HashSet<PathBuf>,
    records: Option<OpenRecords>,
    skipped: Vec<Skipped>,
    /// Errors that do not belong to an entry.
    faults: VecDeque<Error>,
}

/// Something to read.
struct Entry {
    path: PathBuf,
    /// Whether it was named by the caller rather than found in a folder.
    named: bool,
}

/// A file of lines that is being read.
struct OpenRecords {
    records: Records,
    /// The name of the file.
    file: String,
    path: Option<PathBuf>,
    leftover: Leftover,
}

/// A file in a folder that was skipped.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Skipped {
    path: String,
    reason: String,
}

impl Skipped {
    /// Returns the path of the file.
    pub fn path(&self) -> &str {
        &self.path
    }

    /// Returns why the file was skipped.
    pub fn reason(&self) -> &str {
        &self.reason
    }
}

impl fmt::Display for Skipped {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}: {}", self.path, self.reason)
    }
}

/// Builds a [`Reader`].
#[derive(Clone, Debug)]
#[must_use]
pub struct ReaderBuilder {
    text_field: String,
    encoding: Option<String>,
    metadata: Option<PathBuf>,
    max_document_mb: u32,
}

impl ReaderBuilder {
    /// Sets the name of the field of tables and JSON Lines files that holds the text. Default: `text`.
    pub fn text_field(&mut self, name: &str) -> &mut Self {
        name.clone_into(&mut self.text_field);
        self
    }

    /// Sets the encoding of the inputs; see [`Decoder::named`]. Default: detected for each file.
    pub fn encoding<'n>(&mut self, name: impl Into<Option<&'n str>>) -> &mut Self {
        self.encoding = name.into().map(str::to_owned);
        self
    }

    /// Sets a table that gives variables to inputs: its column `file`, a path relative to the folder of the table, names the input, its other columns
    /// are the variables. Default: none.
    ///
    /// Rows for files that are not among the inputs have no effect; [`Reader::metadata_missing`] and [`Reader::metadata_unused`] report what looks
    /// like a mistake. If rows give one file different values, the first counts, and the reader yields an `Err` for each other one, as it does for
    /// rows that cannot be read. If a line has a field of the same name, the field takes precedence.
    pub fn metadata(&mut self, path: impl Into<PathBuf>) -> &mut Self {
        self.metadata = Some(path.into());
        self
    }

    /// Sets the maximum size of one document in megabytes (10⁶ bytes), decompressed: of a text, or of a line or row of a file. Default: 500.
    ///
    /// The longest official reports take 0.2 MB, a novel 3 MB. Anything beyond the default is a mistake, or a file made to exhaust memory.
    pub fn max_document_mb(&mut self, megabytes: u32) -> &mut Self {
        self.max_document_mb = megabytes;
        self
    }

    /// Builds a reader of `paths`: files, folders, or `-` for standard input.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidOption`] if the name of the text field is empty, if there is no encoding of the given name, if the size limit is 0 or 4 GB
    /// and more, or if the metadata cannot be read or have no column `file`. The inputs themselves are not opened until they are read.
    pub fn build<P: AsRef<Path>>(&self, paths: impl IntoIterator<Item = P>) -> Result<Reader, Error> {
        if self.text_field.is_empty() {
            return Err(Error::option("the name of the text field is empty", NAME_THE_FIELD));
        }
        if !(1..4000).contains(&self.max_document_mb) {
            return Err(Error::option(format!("the maximum document size cannot be {} MB", self.max_document_mb), "use 1 to 3999"));
        }
        let limit = Limit::new(self.max_document_mb);
        let decoder = self.encoding.as_deref().map_or(Ok(Decoder::new()), Decoder::named)?;
        let mut faults = VecDeque::new();
        let metadata = self.metadata.as_deref().map(|path| Metadata::read(path, limit, &mut faults)).transpose()?;
        let mut pending: Vec<Entry> = paths.into_iter().map(|path| Entry { path: path.as_ref().to_owned(), named: true }).collect();
        pending.reverse();
        let (seen, skipped) = (HashSet::new(), Vec::new());
        Ok(Reader { text_field: self.text_field.clone(), decoder, limit, metadata, pending, seen, records: None, skipped, faults })
    }
}

impl Reader {
    /// Creates a builder with the default settings.
    pub fn builder() -> ReaderBuilder {
        ReaderBuilder { text_field: "text".to_owned(), encoding: None, metadata: None, max_document_mb: 500 }
    }

    /// Returns the files in folders that were skipped so far, in the order in which they were encountered.
    pub fn skipped(&self) -> &[Skipped] {
        &self.skipped
    }

    /// Returns a one-line notice if rows of the metadata name files that do not exist.
    pub fn metadata_missing(&self) -> Option<String> {
        self.metadata.as_ref()?.missing_notice()
    }

    /// Returns a one-line notice, once everything has been read, if no row of the metadata names a file that was read.
    pub fn metadata_unused(&self) -> Option<String> {
        self.metadata.as_ref()?.unused_notice()
    }

    /// Returns the variables that the metadata give to a file, whether or not it is among the inputs.
    pub fn metadata_of(&self, path: impl AsRef<Path>) -> impl Iterator<Item = (&str, &str)> {
        let path = fs::canonicalize(path).ok();
        self.variables(path.as_deref()).iter().map(|(key, value)| (key.as_str(), value.as_str()))
    }

    /// Reads one entry; `None` if it yields no document by itself (a folder, a file of lines, a skipped file).
    fn visit(&mut self, entry: Entry) -> Result<Option<Document>, Error> {
        let Entry { path, named } = entry;
        let name = if path.as_os_str().is_empty() { "\"\"".to_owned() } else { path.display().to_string() };
        let at = |error: Error| error.at(&name);
        if named && path == Path::new("-") {
            return if self.seen.insert(path) { self.unnamed(name, Box::new(io::stdin())) } else { Ok(None) };
        }
        let meta = fs::metadata(&path).map_err(|error| at(Error::reading(error)))?;
        if meta.is_dir() {
            self.list(&path).map_err(at)?;
            return Ok(None);
        }
        let format = Format::of(&path).filter(|_| named || meta.is_file());
        if format.is_none() && named && !meta.is_file() {
            // A pipe that was read is never opened again: nobody writes to it any more.
            if !self.seen.insert(path.clone()) {
                return Ok(None);
            }
            let input = File::open(&path).map_err(|error| at(Error::reading(error)))?;
            return self.unnamed(name, Box::new(input));
        }
        let Some(format) = format else {
            return self.pass_over(
                named,
                name,
                "unsupported file type".to_owned(),
                "use .txt, .md, .jsonl, .ndjson, .csv or .tsv, plain or compressed as .gz or .zst",
            );
        };
        let canonical = fs::canonicalize(&path).map_err(|error| at(Error::reading(error)))?;
        if !named && self.metadata.as_ref().is_some_and(|metadata| metadata.is_at(&canonical)) {
            return Ok(None);
        }
        if !self.seen.insert(canonical.clone()) {
            return Ok(None);
        }
        let unpacked = format.open(&path, self.limit).map_err(at)?;
        if format.shape == Shape::Whole {
            return self.whole(&name, Some(&canonical), unpacked).map(Some);
        }
        match self.lines(name.clone(), format.shape, Some(canonical.clone()), unpacked) {
            Ok(()) => Ok(None),
            Err(Unusable::Failed(error)) => Err(at(error)),
            Err(Unusable::NoTextField(fields)) => {
                self.seen.remove(&canonical);
                self.pass_over(named, name, no_text_field_reason(&self.text_field, &fields), NAME_THE_FIELD)
            }
        }
    }

    /// Reads standard input, which has no name to determine its format by.
    fn unnamed(&mut self, name: String, input: Box<dyn Read + Send>) -> Result<Option<Document>, Error> {
        let at = |error: Error| error.at(&name);
        let mut packed = Source::new(input);
        let packing = Packing::of(packed.ahead(4).map_err(|error| at(Error::reading(error)))?);
        let Unpacked { source, leftover } = unpack(packed, packing, self.limit).map_err(at)?;
        let mut source = Source::new(source);
        let line = source.line_that_starts_with(b'{', self.limit.bytes()).map_err(|error| at(Error::reading(error)))?;
        let is_lines = line.is_some_and(|line| {
            // One line can be too short to tell its encoding, but what makes it JSON is ASCII.
            let text = self.decoder.decode(line).map_or_else(|_| String::from_utf8_lossy(line).into_owned(), |(text, _)| text);
            is_object(text.trim_start())
        });
        let unpacked = Unpacked { source: Box::new(source), leftover };
        if !is_lines {
            return self.whole(&name, None, unpacked).map(Some);
        }
        match self.lines(name.clone(), Shape::JsonLines, None, unpacked) {
            Ok(()) => Ok(None),
            Err(Unusable::Failed(error)) => Err(at(error)),
            Err(Unusable::NoTextField(fields)) => self.pass_over(true, name, no_text_field_reason(&self.text_field, &fields), NAME_THE_FIELD),
        }
    }

    /// Begins to read a file of lines.
    fn lines(&mut self, file: String, shape: Shape, path: Option<PathBuf>, unpacked: Unpacked) -> Result<(), Unusable> {
        let stream = Utf8Stream::new(unpacked.source, self.decoder);
        let records = match shape {
            Shape::Table(delimiter) => Records::Table(Box::new(Table::new(stream, delimiter, &self.text_field, self.limit)?)),
            _ => Records::Lines(Box::new(JsonLines::new(stream, &self.text_field, self.limit)?)),
        };
        self.records = Some(OpenRecords { records, file, path, leftover: unpacked.leftover });
        Ok(())
    }

    /// Records a file that cannot be read: an error if the caller named it.
    fn pass_over(&mut self, named: bool, path: String, reason: String, remedy: &str) -> Result<Option<Document>, Error> {
        if named {
            return Err(Error::new(ErrorKind::UnsupportedInput, reason).at(path).with_remedy(remedy));
        }
        self.skipped.push(Skipped { path, reason });
        Ok(None)
    }

    /// Puts the contents of a folder before all remaining entries.
    fn list(&mut self, folder: &Path) -> Result<(), Error> {
        let mut found = Vec::new();
        for entry in fs::read_dir(folder).map_err(Error::reading)? {
            let entry = entry.map_err(Error::reading)?;
            let name = entry.file_name();
            if name.as_encoded_bytes().starts_with(b".") {
                continue;
            }
            let file_type = entry.file_type().map_err(Error::reading)?;
            let path = folder.join(&name);
            let mut key = name.into_encoded_bytes();
            if file_type.is_dir() {
                // So that names sort like the paths below them: a-b.txt, a.txt, a/b.txt.
                key.push(b'/');
            } else if file_type.is_symlink() && path.is_dir() {
                // It may lead anywhere, including back here.
                self.skipped.push(Skipped { path: path.display().to_string(), reason: "a link to a folder".to_owned() });
                continue;
            }
            found.push((key, path));
        }
        found.sort_unstable();
        self.pending.extend(found.into_iter().rev().map(|(_, path)| Entry { path, named: false }));
        Ok(())
    }

    /// Reads a document that is a whole file.
    fn whole(&mut self, name: &str, path: Option<&Path>, unpacked: Unpacked) -> Result<Document, Error> {
        let mut bytes = Vec::new();
        let most = self.limit.bytes();
        unpacked.source.take(most + 1).read_to_end(&mut bytes).map_err(|error| Error::reading(error).at(name))?;
        if bytes.len() as u64 > most {
            return Err(self.limit.error("the text", "").at(name));
        }
        self.faults.extend(unpacked.leftover.error().map(|error| error.at(name)));
        let (text, decoding) = self.decoder.decode(&bytes).map_err(|error| error.at(name))?;
        let document = Document::new(name, text).with_decoding(decoding);
        Ok(self.variables(path).iter().fold(document, |document, (key, value)| document.with_variable(key, value)))
    }

    /// Returns the variables that the metadata give to a file.
    fn variables(&self, path: Option<&Path>) -> &BTreeMap<String, String> {
        static NONE: BTreeMap<String, String> = BTreeMap::new();
        let found = self.metadata.as_ref().zip(path).and_then(|(metadata, path)| metadata.of(path));
        found.unwrap_or(&NONE)
    }

    fn document(&self, record: Record, open: &OpenRecords) -> Document {
        let name = record.id.unwrap_or_else(|| format!("{}:{}", open.file, record.line));
        let document = Document::new(name, record.text).with_decoding(open.records.decoding());
        let given = self.variables(open.path.as_deref()).iter().filter(|(key, _)| !record.variables.contains_key(*key));
        given.chain(&record.variables).fold(document, |document, (key, value)| document.with_variable(key, value))
    }
}

impl Iterator for Reader {
    type Item = Result<Document, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        loop {
            if let Some(fault) = self.faults.pop_front() {
                return Some(Err(fault));
            }
            if let Some(mut open) = self.records.take() {
                if let Some(record) = open.records.next() {
                    let item = match record {
                        Ok(record) => Ok(self.document(record, &open)),
                        Err(error) => Err(error.at(&open.file)),
                    };
                    self.records = Some(open);
                    return Some(item);
                }
                self.faults.extend(open.leftover.error().map(|error| error.at(&open.file)));
                continue;
            }
            let entry = self.pending.pop()?;
            if let Some(item) = self.visit(entry).transpose() {
                return Some(item);
            }
        }
    }
}

impl std::iter::FusedIterator for Reader {}

impl fmt::Debug for Reader {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Reader")
            .field("text_field", &self.text_field)
            .field("decoder", &self.decoder)
            .field("pending", &self.pending.len())
            .field("skipped", &self.skipped)
            .finish_non_exhaustive()
    }
}

impl Corpus {
    /// Reads all documents of `paths`, with the default settings of a [`Reader`].
    ///
    /// # Errors
    /// The first error that occurs; iterate over a [`Reader`] to continue after one.
    pub fn read<P: AsRef<Path>>(paths: impl IntoIterator<Item = P>) -> Result<Self, Error> {
        let documents: Vec<Document> = Reader::builder().build(paths)?.collect::<Result<_, _>>()?;
        Ok(Corpus::new(documents))
    }
}

#[cfg(test)]
mod tests;
