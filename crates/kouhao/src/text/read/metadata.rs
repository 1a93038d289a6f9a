//! Reads the table that gives variables to files.

use std::cell::Cell;
use std::collections::{BTreeMap, HashMap, VecDeque};
use std::fs;
use std::path::{Path, PathBuf};

use super::format::{Format, Shape};
use super::records::{Record, Records, Table, Unusable, no_text_field_reason};
use super::source::{Limit, Packing, Unpacked};
use super::stream::Utf8Stream;
use crate::text::decode::Decoder;
use crate::{Error, ErrorKind};

/// The column that names the text.
pub(super) const FILE_FIELD: &str = "file";

const FILES_ARE_RELATIVE: &str = "write paths relative to the folder of the table, with the extension, such as `speeches/2021.txt`";

/// The variables that a table gives to files.
pub(super) struct Metadata {
    /// The table, by its canonical path.
    path: PathBuf,
    /// The name of the table.
    name: String,
    rows: HashMap<PathBuf, BTreeMap<String, String>>,
    /// Whether the table gives variables to a file that was read.
    is_used: Cell<bool>,
    /// The number of rows that name a file.
    count: usize,
    /// The number of rows whose file does not exist, and the first of these with its line.
    missing: usize,
    first_missing: Option<(u64, String)>,
}

impl Metadata {
    /// Reads the table at `path`; errors in rows are added to `faults`.
    pub(super) fn read(path: &Path, limit: Limit, faults: &mut VecDeque<Error>) -> Result<Self, Error> {
        Self::read_table(path, limit, faults).map_err(|error| of_settings(&error).at(path.display().to_string()))
    }

    /// Returns whether a file, by its canonical path, is the table itself.
    pub(super) fn is_at(&self, path: &Path) -> bool {
        self.path == path
    }

    /// Returns the variables of a file, by its canonical path.
    pub(super) fn of(&self, path: &Path) -> Option<&BTreeMap<String, String>> {
        let row = self.rows.get(path)?;
        self.is_used.set(true);
        Some(row)
    }

    fn read_table(path: &Path, limit: Limit, faults: &mut VecDeque<Error>) -> Result<Self, Error> {
        let canonical = fs::canonicalize(path).map_err(Error::reading)?;
        let format = Format::of(path).unwrap_or(Format { shape: Shape::Table(b','), packing: Packing::Plain });
        let Shape::Table(delimiter) = format.shape else {
            return Err(Error::option("the metadata must be a table", "use a .csv or .tsv file with the column `file`"));
        };
        let Unpacked { source, leftover } = format.open(path, limit)?;
        let table = Table::new(Utf8Stream::new(source, Decoder::new()), delimiter, FILE_FIELD, limit).map_err(|unusable| match unusable {
            Unusable::Failed(error) => error,
            Unusable::NoTextField(fields) => {
                let remedy = "give the path of each text, relative to the folder of the table, in a column called file";
                Error::new(ErrorKind::InvalidRecord, no_text_field_reason(FILE_FIELD, &fields)).with_remedy(remedy)
            }
        })?;
        let folder = path.parent().unwrap_or(Path::new(""));
        let mut rows: HashMap<PathBuf, BTreeMap<String, String>> = HashMap::new();
        let (mut count, mut missing, mut first_missing) = (0, 0, None);
        let mut report = |error: Error| faults.push_back(error.at(path.display().to_string()));
        for record in Records::Table(Box::new(table)) {
            let Record { line, id, text: file, mut variables } = match record {
                Ok(record) => record,
                Err(error) => {
                    report(error);
                    continue;
                }
            };
            variables.extend(id.map(|id| ("id".to_owned(), id)));
            count += 1;
            // A file that is not there is not among the inputs either.
            let Ok(file) = fs::canonicalize(folder.join(&file)) else {
                missing += 1;
                first_missing.get_or_insert((line, file));
                continue;
            };
            let earlier = rows.entry(file).or_insert_with(|| variables.clone());
            if *earlier != variables {
                let reason = "an earlier row gives different values for the same file, and counts";
                report(Error::new(ErrorKind::InvalidRecord, reason).on_line(line).with_remedy("keep one row for each file"));
            }
        }
        leftover.error().into_iter().for_each(report);
        let name = path.display().to_string();
        Ok(Metadata { path: canonical, name, rows, is_used: Cell::new(false), count, missing, first_missing })
    }

    /// Returns a notice about rows whose files do not exist, if there are any.
    pub(super) fn missing_notice(&self) -> Option<String> {
        let (line, file) = self.first_missing.as_ref()?;
        let told = match self.missing {
            1 => format!("the row names a file that does not exist, {file}"),
            many => format!("{many} rows name files that do not exist, the first of them {file}"),
        };
        Some(format!("{}:{line}: {told}; {FILES_ARE_RELATIVE}", self.name))
    }

    /// Returns a notice if no row names a file that was read.
    pub(super) fn unused_notice(&self) -> Option<String> {
        let is_idle = self.count > 0 && !self.is_used.get();
        is_idle.then(|| format!("{}: none of its {} rows names a file that was read; {FILES_ARE_RELATIVE}", self.name, self.count))
    }
}

/// Turns an error in the table into an error of the settings, which name the table.
fn of_settings(error: &Error) -> Error {
    let text = error.to_string();
    match error.line() {
        Some(line) => {
            let reason = text.strip_prefix(&format!("line {line}: ")).unwrap_or(&text);
            Error::new(ErrorKind::InvalidOption, reason).on_line(line)
        }
        None => Error::new(ErrorKind::InvalidOption, text),
    }
}
