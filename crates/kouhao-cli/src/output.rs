//! Writes results to their destination.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::{Path, PathBuf};

use kouhao::present::Language;
use kouhao::present::pictures::{Measure, Plotter};
use kouhao::present::table::{Apart, Field, Format, Row, TableWriter};
use kouhao::{Error, ErrorKind};
use rayon::prelude::*;

use crate::arguments::{self, Destination, Picture, RowFormat, Rows, columns};
use crate::{Failure, say};

/// Standard output, or a file that gets its name only when it is complete.
pub struct Output {
    sink: BufWriter<Box<dyn Write>>,
    name: String,
    /// The paths of the unfinished file and of the finished one.
    part: Option<(PathBuf, PathBuf)>,
}

impl Output {
    /// Opens the file that `-o` names, or standard output. Failure to open it is wrong usage, and is detected before any input is read.
    pub fn open(destination: &Destination) -> Result<Self, Failure> {
        match &destination.output {
            Some(path) => Output::create(path, "name a file that can be written with -o"),
            None => Ok(Output { sink: BufWriter::with_capacity(1 << 16, Box::new(io::stdout().lock())), name: "standard output".into(), part: None }),
        }
    }

    /// Opens a file. Failure to open it is wrong usage.
    pub fn create(path: &Path, remedy: &str) -> Result<Self, Failure> {
        let name = path.display().to_string();
        let (file, part) = create(path).map_err(|error| {
            let folder = path.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.exists());
            let remedy = folder.map_or(remedy.to_owned(), |folder| format!("make the folder {} first", folder.display()));
            Failure::usage(Error::from(error).at(&name).with_remedy(remedy))
        })?;
        Ok(Output { sink: BufWriter::with_capacity(1 << 16, Box::new(file)), name, part })
    }

    /// Adds the name of the output to an error of writing to it.
    pub fn named(&self, written: Result<(), Error>) -> Result<(), Error> {
        written.map_err(|error| if error.kind() == ErrorKind::Io { unwritten(error, &self.name) } else { error })
    }

    /// Completes the output.
    pub fn finish(mut self) -> Result<(), Error> {
        self.sink.flush().map_err(|error| unwritten(error.into(), &self.name))?;
        if let Some((part, path)) = &self.part {
            fs::rename(part, path).map_err(|error| unwritten(error.into(), &self.name))?;
            self.part = None;
        }
        Ok(())
    }
}

/// Returns an error about output that could not be written.
fn unwritten(error: Error, name: &str) -> Error {
    error.at(name).with_remedy("make room, or write elsewhere with -o")
}

/// Creates the file to be written: under a temporary name beside the real one or, if that is not a regular file (a device, a pipe), itself.
fn create(path: &Path) -> io::Result<(File, Option<(PathBuf, PathBuf)>)> {
    // A link is followed, so that it stays a link.
    let path = fs::canonicalize(path).unwrap_or_else(|_| path.to_path_buf());
    let known = fs::metadata(&path).ok();
    if known.as_ref().is_some_and(|known| !known.is_file()) {
        return Ok((File::options().write(true).open(&path)?, None));
    }
    let (file, part) = create_beside(&path)?;
    if let Some(known) = known {
        file.set_permissions(known.permissions())?;
    }
    Ok((file, Some((part, path))))
}

/// Creates a file under a temporary name beside `path`. It must be new: in a folder that others can write to, a link may have been placed under a
/// predictable name.
fn create_beside(path: &Path) -> io::Result<(File, PathBuf)> {
    let process = std::process::id();
    let mut attempt = 0;
    loop {
        let mut name = std::ffi::OsString::from(".");
        name.push(path.file_name().unwrap_or_default());
        name.push(format!(".{process}.{attempt}.part"));
        let part = path.with_file_name(name);
        match File::create_new(&part) {
            Err(error) if error.kind() == io::ErrorKind::AlreadyExists && attempt < ATTEMPTS => attempt += 1,
            created => return Ok((created?, part)),
        }
    }
}

/// The number of temporary names that are tried, in case a process with the same number left some behind.
const ATTEMPTS: u32 = 100;

impl Write for Output {
    fn write(&mut self, bytes: &[u8]) -> io::Result<usize> {
        self.sink.write(bytes)
    }

    fn flush(&mut self) -> io::Result<()> {
        self.sink.flush()
    }
}

impl Drop for Output {
    fn drop(&mut self) {
        // Whatever caused the early end has been reported; half a file under a temporary name is of no use.
        if let Some((part, _)) = &self.part {
            fs::remove_file(part).ok();
        }
    }
}

/// Writes rows, up to `--top`.
pub struct RowSink {
    table: TableWriter<Output>,
    name: String,
    /// How many more rows are wanted; `None` for all.
    left: Option<usize>,
    /// Whether no row was written.
    is_empty: bool,
}

impl RowSink {
    /// Opens the output and determines the format.
    pub fn open(destination: &Destination, rows: &Rows, fields: &'static [Field]) -> Result<Self, Failure> {
        if rows.format.is_none() {
            refuse_other_formats(destination)?;
        }
        let format = match rows.format_for(destination) {
            RowFormat::Csv => Format::Csv,
            RowFormat::Excel => Format::Spreadsheet,
            RowFormat::Svg => {
                let remedy =
                    "timeline (without --life), keyness, kwic, compare and terms --by FIELD have one; for rows, use --format csv or -o FILE.csv";
                return Err(Failure::options("this result has no picture", remedy));
            }
            RowFormat::Jsonl => Format::JsonLines,
            RowFormat::Table => Format::Terminal(columns(destination)),
        };
        if let Some(record) = &destination.provenance {
            record.rows(fields);
        }
        let output = Output::open(destination)?;
        let name = output.name.clone();
        let table = TableWriter::new(format, fields, output).map_err(|error| unwritten(error, &name))?;
        Ok(RowSink { table, name, left: rows.top, is_empty: true })
    }

    /// Returns whether `--top` rows have been written.
    pub fn is_full(&self) -> bool {
        self.left == Some(0)
    }

    /// Returns whether the number of rows is limited.
    pub fn is_limited(&self) -> bool {
        self.left.is_some()
    }

    /// Returns a writer of separate rows, for any thread, if all rows are wanted and the rows of the format are independent.
    pub fn apart(&self) -> Option<Apart> {
        self.table.apart().filter(|_| !self.is_limited())
    }

    /// Appends rows that were written separately.
    pub fn append(&mut self, rows: &[u8]) -> Result<(), Error> {
        self.table.append(rows).map_err(|error| unwritten(error, &self.name))
    }

    /// Writes rows as long as more are wanted.
    pub fn rows<R: Row>(&mut self, rows: impl IntoIterator<Item = R>) -> Result<(), Error> {
        for row in rows {
            if self.is_full() {
                break;
            }
            self.table.row(&row).map_err(|error| unwritten(error, &self.name))?;
            self.left = self.left.map(|left| left - 1);
            self.is_empty = false;
        }
        Ok(())
    }

    /// Writes the rows of some shares of the work, on all threads if rows can be written separately.
    pub fn shares<'s, S: Sync, R: Row, I: IntoIterator<Item = R>>(
        &mut self,
        shares: &'s [S],
        rows_of: impl Fn(&'s S) -> I + Sync,
    ) -> Result<(), Error> {
        let Some(apart) = self.apart() else { return self.rows(shares.iter().flat_map(rows_of)) };
        // Rows take many times the memory of the findings that they describe, so only a few shares of them are held at a time.
        for shares in shares.chunks(4 * rayon::current_num_threads()) {
            let written: Vec<_> = shares.par_iter().map(|share| apart.write(rows_of(share))).collect();
            written.into_iter().try_for_each(|written| self.append(&written?))?;
        }
        Ok(())
    }

    /// Returns whether the rows are a table for people.
    pub fn is_for_people(&self) -> bool {
        matches!(self.table.format(), Format::Terminal(_))
    }

    /// Completes the output. If nothing was shown to a person, says so.
    pub fn finish(self) -> Result<(), Error> {
        if self.is_empty && self.is_for_people() {
            say("nothing was found");
        }
        self.table.finish().map_err(|error| unwritten(error, &self.name))?.finish()
    }
}

/// Rejects a file name whose extension promises a format that is not written: other programs would take JSON Lines in it for a broken file.
fn refuse_other_formats(destination: &Destination) -> Result<(), Failure> {
    const SPREADSHEETS: [&str; 3] = ["xls", "xlsx", "ods"];
    const OTHERS: [&str; 9] = ["tsv", "md", "parquet", "html", "pdf", "png", "jpg", "gz", "zst"];
    match destination.suffix() {
        Some(suffix) if SPREADSHEETS.contains(&suffix.as_str()) => {
            let reason = format!("rows cannot be written as .{suffix}");
            Err(Failure::options(reason, "use --format excel -o FILE.csv, which spreadsheet programs open, or name the file .csv or .jsonl"))
        }
        Some(suffix) if OTHERS.contains(&suffix.as_str()) => {
            let reason = format!("rows cannot be written as .{suffix}");
            Err(Failure::options(reason, "name the file .csv or .jsonl, or set the format with --format"))
        }
        _ => Ok(()),
    }
}

/// The rows of a command that can draw a picture, or the picture.
pub enum Findings {
    Rows(RowSink),
    Picture { output: Output, plotter: Plotter },
}

impl Findings {
    /// Opens the output. Options of pictures without a picture are wrong usage.
    pub fn open(
        destination: &Destination,
        rows: &Rows,
        picture: (&Picture, Option<arguments::Measure>),
        fields: &'static [Field],
    ) -> Result<Self, Failure> {
        if rows.is_picture(destination) {
            return Ok(Findings::Picture { plotter: plotter(rows, picture)?, output: Output::open(destination)? });
        }
        Ok(Findings::Rows(Findings::open_rows(destination, rows, picture, fields)?))
    }

    /// Opens the output of rows that have no picture with these options, although the command can draw one with others.
    pub fn open_rows(
        destination: &Destination,
        rows: &Rows,
        picture: (&Picture, Option<arguments::Measure>),
        fields: &'static [Field],
    ) -> Result<RowSink, Failure> {
        let asks_nothing = picture.0.is_default() && picture.1.is_none();
        if !asks_nothing && !rows.is_picture(destination) {
            return Err(Failure::options("--title, --language and --measure are options of a picture", "add --format svg"));
        }
        RowSink::open(destination, rows, fields)
    }

    /// Writes rows or draws them, and completes the output.
    pub fn finish<R: Row>(self, found: impl IntoIterator<Item = R>, draw: impl FnOnce(&Plotter, &[R]) -> String) -> Result<(), Error> {
        match self {
            Findings::Rows(mut rows) => {
                rows.rows(found)?;
                rows.finish()
            }
            Findings::Picture { mut output, plotter } => {
                let svg = draw(&plotter, &found.into_iter().collect::<Vec<R>>());
                output.write_all(svg.as_bytes()).map_err(|error| unwritten(error.into(), &output.name))?;
                output.finish()
            }
        }
    }
}

/// Returns the language of a picture.
pub fn language(picture: &Picture) -> Language {
    picture.language.map_or(Language::English, Into::into)
}

fn plotter(rows: &Rows, (picture, measure): (&Picture, Option<arguments::Measure>)) -> Result<Plotter, Failure> {
    let mut plotter = Plotter::builder();
    plotter.title(picture.title.clone()).language(language(picture)).measure(measure.map_or(Measure::Rate, Into::into));
    if let Some(top) = rows.top {
        plotter.top(top);
    }
    Ok(plotter.build()?)
}

#[cfg(test)]
#[allow(clippy::unwrap_used, reason = "a test that panics has failed")]
mod tests {
    use super::*;

    #[test]
    #[cfg(unix)]
    fn a_link_under_the_temporary_name_is_not_followed() {
        let folder = std::env::temp_dir().join(format!("kouhao-output-{}", std::process::id()));
        fs::create_dir_all(&folder).unwrap();
        let (other, target) = (folder.join("other"), folder.join("rows.csv"));
        fs::write(&other, "mine").unwrap();
        std::os::unix::fs::symlink(&other, folder.join(format!(".rows.csv.{}.0.part", std::process::id()))).unwrap();
        let (mut file, part) = create_beside(&target).unwrap();
        file.write_all(b"rows").unwrap();
        assert!(fs::read_to_string(&other).unwrap() == "mine" && fs::read_to_string(part).unwrap() == "rows");
        fs::remove_dir_all(folder).unwrap();
    }
}
