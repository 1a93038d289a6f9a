//! Rows, written as JSON lines, CSV, Markdown or a table for a terminal.

use std::fmt;
use std::io::Write;

use serde::Serialize;
use serde_json::Value;

use super::layout::{fit, pad, width};
use crate::Error;

/// A field of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name: the JSON key and CSV heading.
    pub name: &'static str,
    /// Whether a terminal table, which has little room, shows it.
    pub brief: bool,
}

/// A finding as it is written out: named fields with offsets in code points.
///
/// Its serialised keys are [`FIELDS`](Row::FIELDS), in that order.
pub trait Row: Serialize {
    /// The fields of the row, in order.
    const FIELDS: &'static [Field];

    /// Returns the fields of a table whose first row is this one; the same as [`FIELDS`](Row::FIELDS) unless some are optional.
    fn fields(&self) -> &'static [Field] {
        Self::FIELDS
    }
}

/// A way to write rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// One JSON object a line, UTF-8, nothing escaped that need not be.
    JsonLines,
    /// Comma-separated values with a heading; a nested field is JSON text.
    Csv,
    /// A Markdown table.
    Markdown,
    /// A table of at most so many columns of characters, for a terminal.
    Terminal(usize),
}

/// Writes rows one by one.
///
/// ```
/// use kouhao::present::rows::TokenRow;
/// use kouhao::present::table::{Format, TableWriter};
///
/// let mut bytes = Vec::new();
/// let mut table = TableWriter::new(Format::JsonLines, &mut bytes);
/// table.row(&TokenRow { document: "a.txt".into(), start: 0, end: 2, text: "奔跑".into(), kind: "word" })?;
/// table.finish()?;
/// assert_eq!(String::from_utf8(bytes).unwrap(), "{\"document\":\"a.txt\",\"start\":0,\"end\":2,\"text\":\"奔跑\",\"kind\":\"word\"}\n");
/// # Ok::<(), kouhao::Error>(())
/// ```
pub struct TableWriter<W: Write> {
    out: W,
    format: Format,
    fields: &'static [Field],
    started: bool,
    /// The first rows of a terminal table, from which its column widths are taken.
    waiting: Vec<Vec<String>>,
    widths: Vec<usize>,
}

/// Rows from which a terminal table takes its widths, so that it need not wait for the last one.
const SAMPLE: usize = 500;

impl<W: Write> TableWriter<W> {
    /// Creates a writer to `out`.
    pub fn new(format: Format, out: W) -> Self {
        TableWriter { out, format, fields: &[], started: false, waiting: Vec::new(), widths: Vec::new() }
    }

    /// Writes a row.
    ///
    /// # Errors
    /// [`ErrorKind::Io`](crate::ErrorKind::Io) if `out` takes no more.
    pub fn row<R: Row>(&mut self, row: &R) -> Result<(), Error> {
        if !self.started {
            self.start(row.fields())?;
        }
        match self.format {
            Format::JsonLines => {
                serde_json::to_writer(&mut self.out, row).map_err(|error| Error::io(error.into()))?;
                self.put("\n")
            }
            Format::Csv => {
                let cells = self.cells(row, csv_cell);
                self.put_csv(&cells)
            }
            Format::Markdown => {
                let cells = self.cells(row, |value| brief_cell(value).replace('|', "\\|").replace(['\n', '\r'], " "));
                self.put(&format!("| {} |\n", cells.join(" | ")))
            }
            Format::Terminal(_) => {
                let cells = self.cells(row, brief_cell);
                if self.widths.is_empty() {
                    self.waiting.push(cells);
                    if self.waiting.len() == SAMPLE { self.release() } else { Ok(()) }
                } else {
                    self.put_line(&cells)
                }
            }
        }
    }

    /// Writes what is left and returns the sink. A CSV or Markdown table without rows has no heading, because nothing says of what.
    ///
    /// # Errors
    /// [`ErrorKind::Io`](crate::ErrorKind::Io) if the sink takes no more.
    pub fn finish(mut self) -> Result<W, Error> {
        self.release()?;
        self.out.flush().map_err(Error::io)?;
        Ok(self.out)
    }

    fn start(&mut self, fields: &'static [Field]) -> Result<(), Error> {
        self.started = true;
        self.fields = fields;
        let names: Vec<String> = fields.iter().map(|field| field.name.to_string()).collect();
        match self.format {
            Format::Csv => self.put_csv(&names),
            Format::Markdown => self.put(&format!("| {} |\n|{}\n", names.join(" | "), " --- |".repeat(names.len()))),
            Format::JsonLines | Format::Terminal(_) => Ok(()),
        }
    }

    /// Returns the cells of a row, in the order of the fields; in a terminal the brief ones only.
    fn cells<R: Row>(&self, row: &R, cell: impl Fn(&Value) -> String) -> Vec<String> {
        // Rows are plain structs, which always serialise.
        let value = serde_json::to_value(row).unwrap_or(Value::Null);
        let brief_only = matches!(self.format, Format::Terminal(_));
        let fields = self.fields.iter().filter(|field| field.brief || !brief_only);
        fields.map(|field| cell(value.get(field.name).unwrap_or(&Value::Null))).collect()
    }

    fn release(&mut self) -> Result<(), Error> {
        let Format::Terminal(columns) = self.format else { return Ok(()) };
        if self.waiting.is_empty() {
            return Ok(());
        }
        let heading: Vec<String> = self.fields.iter().filter(|field| field.brief).map(|field| field.name.to_string()).collect();
        let rows = std::mem::take(&mut self.waiting);
        let natural = (0..heading.len()).map(|i| rows.iter().chain([&heading]).map(|row| width(&row[i])).max().unwrap_or(0));
        self.widths = shrink(natural.collect(), columns);
        self.put_line(&heading)?;
        rows.iter().try_for_each(|row| self.put_line(row))
    }

    fn put_line(&mut self, cells: &[String]) -> Result<(), Error> {
        let line: Vec<String> = cells.iter().zip(&self.widths).map(|(cell, &columns)| pad(&fit(cell, columns), columns)).collect();
        self.put(&format!("{}\n", line.join("  ").trim_end()))
    }

    fn put_csv(&mut self, cells: &[String]) -> Result<(), Error> {
        let mut writer = csv::WriterBuilder::new().from_writer(&mut self.out);
        writer.write_record(cells).map_err(|error| Error::io(error.into()))?;
        writer.flush().map_err(Error::io)
    }

    fn put(&mut self, text: &str) -> Result<(), Error> {
        self.out.write_all(text.as_bytes()).map_err(Error::io)
    }
}

impl<W: Write> fmt::Debug for TableWriter<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TableWriter").field("format", &self.format).finish_non_exhaustive()
    }
}

/// Takes columns from the widest until all fit, with two between neighbours.
fn shrink(mut widths: Vec<usize>, columns: usize) -> Vec<usize> {
    let room = columns.saturating_sub(2 * widths.len().saturating_sub(1));
    while widths.iter().sum::<usize>() > room
        && let Some(widest) = widths.iter_mut().max()
        && *widest > 4
    {
        *widest -= 1;
    }
    widths
}

fn csv_cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Shows a value in little room: a list as its texts, a count after a text as ×3, a fraction with three places.
fn brief_cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        Value::Number(number) if number.is_f64() => format!("{:.3}", number.as_f64().unwrap_or_default()),
        Value::Array(values) => values.iter().map(brief_cell).collect::<Vec<_>>().join(" · "),
        Value::Object(fields) => match (fields.get("text"), fields.get("count")) {
            (Some(Value::String(text)), Some(count)) => format!("{text} ×{count}"),
            (Some(Value::String(text)), None) => text.clone(),
            _ => fields
                .iter()
                .filter(|(_, value)| value.as_u64() != Some(0))
                .map(|(name, value)| format!("{name} {value}"))
                .collect::<Vec<_>>()
                .join(", "),
        },
        other => other.to_string(),
    }
}
