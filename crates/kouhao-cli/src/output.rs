//! Where results go.

use std::fs::{self, File};
use std::io::{self, BufWriter, Write};
use std::path::PathBuf;

use crate::arguments::{Common, RowFormat, Rows, terminal_columns};
use kouhao::Error;
use kouhao::present::table::{Format, Row, TableWriter};

/// Standard output, or a file that takes its name only when it is complete.
pub struct Output {
    sink: BufWriter<Box<dyn Write>>,
    file: Option<(PathBuf, PathBuf)>,
}

impl Output {
    /// Opens what `-o` names, or standard output.
    pub fn open(common: &Common) -> Result<Self, Error> {
        let Some(path) = &common.output else {
            return Ok(Output { sink: BufWriter::with_capacity(1 << 16, Box::new(io::stdout().lock())), file: None });
        };
        let mut name = path.file_name().unwrap_or_default().to_os_string();
        name.push(format!(".{}.part", std::process::id()));
        let part = path.with_file_name(name);
        let file = File::create(&part).map_err(|error| Error::from(error).at(path.display().to_string()))?;
        Ok(Output { sink: BufWriter::with_capacity(1 << 16, Box::new(file)), file: Some((part, path.clone())) })
    }

    /// Completes the output.
    pub fn finish(mut self) -> Result<(), Error> {
        self.sink.flush().map_err(Error::from)?;
        if let Some((part, path)) = self.file.take() {
            fs::rename(&part, &path).map_err(|error| Error::from(error).at(path.display().to_string()))?;
        }
        Ok(())
    }
}

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
        // Whatever stopped us before the end has been reported; half a file under a temporary name helps nobody.
        if let Some((part, _)) = &self.file {
            fs::remove_file(part).ok();
        }
    }
}

/// Rows on their way out, up to `--top`.
pub struct RowSink {
    table: TableWriter<Output>,
    left: usize,
}

impl RowSink {
    /// Opens the output and chooses the format.
    pub fn open(common: &Common, rows: &Rows) -> Result<Self, Error> {
        let columns = terminal_columns(common);
        let format = match (rows.format, columns) {
            (Some(RowFormat::Csv), _) => Format::Csv,
            (Some(RowFormat::Jsonl), _) | (None, None) => Format::JsonLines,
            (Some(RowFormat::Table) | None, columns) => Format::Terminal(columns.unwrap_or(80)),
        };
        Ok(RowSink { table: TableWriter::new(format, Output::open(common)?), left: rows.top.unwrap_or(usize::MAX) })
    }

    /// Tells whether `--top` rows have been written.
    pub fn is_full(&self) -> bool {
        self.left == 0
    }

    /// Writes rows as long as more are wanted.
    pub fn rows<R: Row>(&mut self, rows: impl IntoIterator<Item = R>) -> Result<(), Error> {
        for row in rows {
            if self.is_full() {
                break;
            }
            self.table.row(&row)?;
            self.left -= 1;
        }
        Ok(())
    }

    /// Completes the output.
    pub fn finish(self) -> Result<(), Error> {
        self.table.finish()?.finish()
    }
}
