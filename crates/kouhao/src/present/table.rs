//! Writes rows as JSON Lines, CSV, Markdown or a terminal table.

mod layout;

use std::fmt;
use std::io::{self, Write};

use serde::Serialize;
use serde_json::Value;

use self::layout::Layout;
use crate::Error;
use crate::visible::spaced;

/// A field of a row.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Field {
    /// Its name: the JSON key and CSV column heading.
    pub name: &'static str,
    /// How a terminal table, which has limited space, shows it.
    pub show: Show,
}

/// How a terminal table shows a field.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Show {
    /// Not shown.
    No,
    /// Shown from its start; truncated at the end.
    Start,
    /// Shown up to its end; truncated at the start, as for paths.
    End,
    /// Shown up to its end and right-aligned, so that it leads up to the next field.
    Before,
    /// Shown in full, however little space there is: other fields give way, or the line is too long. With such a field, no field is left out.
    Whole,
}

/// A finding as it is written: named fields, with offsets in code points.
///
/// Its serialised keys are [`FIELDS`](Row::FIELDS), in that order.
pub trait Row: Serialize {
    /// The fields of the row, in order.
    const FIELDS: &'static [Field];
}

/// A format for rows.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Format {
    /// JSON Lines: one JSON object per line, UTF-8, with minimal escaping.
    JsonLines,
    /// Comma-separated values with a heading; a nested field is JSON text.
    Csv,
    /// Comma-separated values for spreadsheet programs: with a byte order mark, by which they recognise UTF-8, and an apostrophe before a text that
    /// they would take for a formula.
    ///
    /// This follows the OWASP advice on CSV injection; it includes full-width signs, which some programs fold.
    Spreadsheet,
    /// A Markdown table. Markup characters are escaped.
    Markdown,
    /// A terminal table of at most the given number of columns of characters. If fields do not fit, the last ones are left out.
    Terminal(usize),
}

/// Writes rows one by one.
///
/// ```
/// use kouhao::present::rows::TokenRow;
/// use kouhao::present::table::{Format, Row, TableWriter};
///
/// let mut table = TableWriter::new(Format::JsonLines, TokenRow::FIELDS, Vec::new())?;
/// table.row(&TokenRow { document: "a.txt", start: 0, end: 2, text: "奔跑", kind: "word" })?;
/// let bytes = table.finish()?;
/// assert_eq!(String::from_utf8(bytes).unwrap(), "{\"document\":\"a.txt\",\"start\":0,\"end\":2,\"text\":\"奔跑\",\"kind\":\"word\"}\n");
/// # Ok::<(), kouhao::Error>(())
/// ```
pub struct TableWriter<W: Write> {
    sink: Sink<W>,
    format: Format,
    fields: &'static [Field],
    /// The first rows of a terminal table, which determine its layout, and which of their columns have held only numbers so far.
    waiting: Vec<Vec<String>>,
    numbers: Vec<bool>,
    layout: Option<Layout>,
    /// Whether the heading of comma-separated values is still to be written: it is written with the first row or at the end, so that work that fails
    /// earlier does not leave a heading that looks like a result.
    unheaded: bool,
}

/// Writes rows separately from their table, on any thread; created by [`TableWriter::apart`].
#[derive(Clone, Copy, Debug)]
pub struct Apart {
    format: Format,
    fields: &'static [Field],
}

impl Apart {
    /// Returns rows as they appear in the table.
    ///
    /// # Errors
    /// None in practice: writing to memory does not fail.
    pub fn write<R: Row>(self, rows: impl IntoIterator<Item = R>) -> Result<Vec<u8>, Error> {
        let Apart { format, fields } = self;
        let mut table = TableWriter::with(Sink::Plain(Vec::new()), format, fields);
        rows.into_iter().try_for_each(|row| table.row(&row))?;
        table.finish()
    }
}

enum Sink<W: Write> {
    Plain(W),
    Csv(Box<csv::Writer<W>>),
}

/// The number of rows that determine the widths of a terminal table, so that it need not wait for the last one.
const SAMPLE: usize = 500;

impl<W: Write> TableWriter<W> {
    /// Creates a writer to `out` for rows with the given fields, and writes the heading of a Markdown table. The heading of comma-separated values is
    /// written with the first row, or at the end.
    ///
    /// # Errors
    /// [`ErrorKind::Io`](crate::ErrorKind::Io) if writing to `out` fails.
    pub fn new(format: Format, fields: &'static [Field], out: W) -> Result<Self, Error> {
        let sink = match format {
            Format::Csv | Format::Spreadsheet => Sink::Csv(Box::new(csv::Writer::from_writer(out))),
            _ => Sink::Plain(out),
        };
        let mut table = TableWriter::with(sink, format, fields);
        table.unheaded = matches!(format, Format::Csv | Format::Spreadsheet);
        if format == Format::Markdown {
            let names: Vec<&str> = fields.iter().map(|field| field.name).collect();
            table.put(&format!("| {} |\n|{}\n", names.join(" | "), " --- |".repeat(names.len())))?;
        }
        Ok(table)
    }

    /// Creates a writer without a heading.
    fn with(sink: Sink<W>, format: Format, fields: &'static [Field]) -> Self {
        TableWriter { sink, format, fields, waiting: Vec::new(), numbers: Vec::new(), layout: None, unheaded: false }
    }

    /// Returns the format of the rows.
    pub fn format(&self) -> Format {
        self.format
    }

    /// Writes a row.
    ///
    /// # Errors
    /// [`ErrorKind::Io`](crate::ErrorKind::Io) if writing to `out` fails.
    pub fn row<R: Row>(&mut self, row: &R) -> Result<(), Error> {
        match (self.format, &mut self.sink) {
            (Format::JsonLines, Sink::Plain(out)) => {
                serde_json::to_writer(out, row).map_err(|error| Error::io(error.into()))?;
                self.put("\n")
            }
            (Format::Terminal(_), _) => {
                let cells = self.cells(row, brief_cell);
                if let Some(layout) = &self.layout {
                    let line = layout.line(&cells);
                    return self.put_line(&line);
                }
                let numbers = self.cells(row, |value| value.is_number() || value.is_null());
                self.numbers = if self.waiting.is_empty() { numbers } else { self.numbers.iter().zip(numbers).map(|(a, b)| *a && b).collect() };
                self.waiting.push(cells);
                if self.waiting.len() == SAMPLE { self.release(false) } else { Ok(()) }
            }
            (Format::Markdown, _) => {
                let cells = self.cells(row, |value| markdown_cell(&brief_cell(value)));
                self.put(&format!("| {} |\n", cells.join(" | ")))
            }
            _ => {
                self.head()?;
                let is_sheet = self.format == Format::Spreadsheet;
                let cells = self.cells(row, |value| if is_sheet { sheet_cell(value) } else { csv_cell(value) });
                self.put_record(&cells)
            }
        }
    }

    /// Returns a writer of rows separate from the table, so that several threads can write: for formats whose rows are independent lines, which are
    /// JSON Lines and Markdown.
    pub fn apart(&self) -> Option<Apart> {
        matches!(self.format, Format::JsonLines | Format::Markdown).then_some(Apart { format: self.format, fields: self.fields })
    }

    /// Appends rows that were written [separately](Self::apart).
    ///
    /// # Errors
    /// [`ErrorKind::Io`](crate::ErrorKind::Io) if writing to `out` fails.
    pub fn append(&mut self, rows: &[u8]) -> Result<(), Error> {
        match &mut self.sink {
            Sink::Plain(out) => out.write_all(rows).map_err(Error::io),
            Sink::Csv(_) => Ok(()),
        }
    }

    /// Writes what is left and returns the sink.
    ///
    /// # Errors
    /// [`ErrorKind::Io`](crate::ErrorKind::Io) if writing to the sink fails.
    pub fn finish(mut self) -> Result<W, Error> {
        self.release(true)?;
        self.head()?;
        let mut out = match self.sink {
            Sink::Plain(out) => out,
            Sink::Csv(writer) => writer.into_inner().map_err(|error| Error::io(error.into_error()))?,
        };
        out.flush().map_err(Error::io)?;
        Ok(out)
    }

    /// Returns the fields that the format shows.
    fn shown(&self) -> impl Iterator<Item = &'static Field> {
        let all = !matches!(self.format, Format::Terminal(_));
        self.fields.iter().filter(move |field| all || field.show != Show::No)
    }

    /// Returns the result of `cell` for the values of a row, in the order of the fields.
    fn cells<R: Row, T>(&self, row: &R, cell: impl Fn(&Value) -> T) -> Vec<T> {
        // Rows are plain structs, which always serialise.
        let value = serde_json::to_value(row).unwrap_or(Value::Null);
        self.shown().map(|field| cell(value.get(field.name).unwrap_or(&Value::Null))).collect()
    }

    /// Writes the heading of comma-separated values, unless it has been written: for a spreadsheet, after a byte order mark.
    fn head(&mut self) -> Result<(), Error> {
        if !std::mem::take(&mut self.unheaded) {
            return Ok(());
        }
        let mut names: Vec<String> = self.fields.iter().map(|field| field.name.to_string()).collect();
        if let Some(first) = names.first_mut().filter(|_| self.format == Format::Spreadsheet) {
            first.insert(0, '\u{feff}');
        }
        self.put_record(&names)
    }

    /// Lays out and writes the rows that wait; `whole` says that no others follow.
    fn release(&mut self, whole: bool) -> Result<(), Error> {
        let Format::Terminal(columns) = self.format else { return Ok(()) };
        if self.waiting.is_empty() {
            return Ok(());
        }
        let rows = std::mem::take(&mut self.waiting);
        let layout = Layout::new(self.shown(), &rows, &self.numbers, columns, whole);
        layout.heading().iter().try_for_each(|line| self.put_line(line))?;
        rows.iter().try_for_each(|row| self.put_line(&layout.line(row)))?;
        self.layout = Some(layout);
        Ok(())
    }

    fn put_line(&mut self, line: &str) -> Result<(), Error> {
        self.put(&format!("{line}\n"))
    }

    fn put_record<S: AsRef<[u8]>>(&mut self, cells: &[S]) -> Result<(), Error> {
        match &mut self.sink {
            Sink::Csv(writer) => writer.write_record(cells).map_err(|error| match error.into_kind() {
                // The error is passed on as it is, so that a closed pipe can be distinguished from a full disk.
                csv::ErrorKind::Io(error) => Error::io(error),
                kind => Error::io(io::Error::other(format!("{kind:?}"))),
            }),
            Sink::Plain(_) => Ok(()),
        }
    }

    fn put(&mut self, text: &str) -> Result<(), Error> {
        match &mut self.sink {
            Sink::Plain(out) => out.write_all(text.as_bytes()).map_err(Error::io),
            Sink::Csv(_) => Ok(()),
        }
    }
}

impl<W: Write> fmt::Debug for TableWriter<W> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("TableWriter").field("format", &self.format).finish_non_exhaustive()
    }
}

fn csv_cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::String(text) => text.clone(),
        other => other.to_string(),
    }
}

/// Formats a cell that no spreadsheet program takes for a formula. Numbers are not formulas, and nested values begin with brackets.
fn sheet_cell(value: &Value) -> String {
    let begins_formula = |c| matches!(c, '=' | '+' | '-' | '@' | '＝' | '＋' | '－' | '＠' | '\t' | '\r' | '\n' | '\0');
    match value {
        Value::String(text) if text.starts_with(begins_formula) => format!("'{text}"),
        other => csv_cell(other),
    }
}

/// Escapes characters that would end a cell of a Markdown table or be HTML in it.
fn markdown_cell(text: &str) -> String {
    spaced(text).replace('\\', "\\\\").replace('|', "\\|").replace('&', "&amp;").replace('<', "&lt;")
}

/// Formats a value briefly: a list as its texts, a count above one after a text as ×3, a fraction with three decimals, true and false as in Python's
/// tables.
fn brief_cell(value: &Value) -> String {
    match value {
        Value::Null => String::new(),
        Value::Bool(holds) => if *holds { "yes" } else { "no" }.to_string(),
        Value::String(text) => text.clone(),
        Value::Number(number) if number.is_f64() => format!("{:.3}", number.as_f64().unwrap_or_default()),
        Value::Array(values) => values.iter().map(brief_cell).collect::<Vec<_>>().join(" · "),
        Value::Object(fields) => match (fields.get("text"), fields.get("count")) {
            (Some(Value::String(text)), Some(count)) if count.as_u64() != Some(1) => format!("{text} ×{count}"),
            (Some(Value::String(text)), _) => text.clone(),
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

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::columns::width;
    use crate::present::rows::TokenRow;

    fn written(format: Format, text: &str) -> String {
        let mut table = TableWriter::new(format, TokenRow::FIELDS, Vec::new()).unwrap();
        table.row(&TokenRow { document: text, start: 0, end: 2, text, kind: "word" }).unwrap();
        String::from_utf8(table.finish().unwrap()).unwrap()
    }

    #[test]
    fn rows_written_apart_are_those_of_the_table() {
        let row = |text| TokenRow { document: "a|b", start: 0, end: 2, text, kind: "word" };
        for format in [Format::JsonLines, Format::Markdown] {
            let [mut one, mut other] = [(); 2].map(|()| TableWriter::new(format, TokenRow::FIELDS, Vec::new()).unwrap());
            ["走|在", "前列\n"].iter().try_for_each(|&text| one.row(&row(text))).unwrap();
            let apart = other.apart().unwrap();
            ["走|在", "前列\n"].iter().for_each(|&text| other.append(&apart.write([row(text)]).unwrap()).unwrap());
            assert_eq!(one.finish().unwrap(), other.finish().unwrap());
        }
        for format in [Format::Csv, Format::Spreadsheet, Format::Terminal(80)] {
            assert!(TableWriter::new(format, TokenRow::FIELDS, Vec::new()).unwrap().apart().is_none());
        }
    }

    #[test]
    fn a_match_is_whole_and_its_context_gives_way() {
        use crate::measure::Kwic;
        use crate::present::rows::HitRow;
        use crate::text::Document;

        let phrase = "要踔厉奋发、勇毅前行、团结奋斗";
        let document = Document::new("a/long/name/of/a/file.txt", format!("面对新的形势和任务，我们{phrase}，把各项工作落到实处。"));
        let hits = Kwic::new(phrase).unwrap().find(&document);
        for columns in [20, 40, 60, 80] {
            let mut table = TableWriter::new(Format::Terminal(columns), HitRow::FIELDS, Vec::new()).unwrap();
            hits.iter().for_each(|hit| table.row(&HitRow::new(&document, hit)).unwrap());
            let text = String::from_utf8(table.finish().unwrap()).unwrap();
            let line = text.lines().nth(1).unwrap();
            assert!(line.contains(&format!("  {phrase}  ")), "{line}");
            assert!(columns < 50 || width(line) <= columns, "{line}");
        }
    }

    #[test]
    fn a_heading_stands_over_rows_or_over_none_but_not_over_a_failure() {
        for (format, heading) in [(Format::Csv, "document,start,end,text,kind\n"), (Format::Spreadsheet, "\u{feff}document,start,end,text,kind\n")] {
            let table = TableWriter::new(format, TokenRow::FIELDS, Vec::new()).unwrap();
            assert_eq!(String::from_utf8(table.finish().unwrap()).unwrap(), heading);
            assert!(written(format, "走").starts_with(heading));
            let mut bytes = Vec::new();
            drop(TableWriter::new(format, TokenRow::FIELDS, &mut bytes).unwrap());
            assert!(bytes.is_empty());
        }
    }

    #[test]
    fn a_spreadsheet_finds_no_formulas() {
        for (text, cell) in [
            ("=1+1", "'=1+1"),
            ("-走", "'-走"),
            ("＋1", "'＋1"),
            ("@a", "'@a"),
            ("\ta", "'\ta"),
            ("\r1", "\"'\r1\""),
            ("=\",\"", "\"'=\"\",\"\"\""),
            ("1-1", "1-1"),
            ("'=", "'="),
            ("", ""),
        ] {
            assert_eq!(written(Format::Spreadsheet, text), format!("\u{feff}document,start,end,text,kind\n{cell},0,2,{cell},word\n"));
        }
        assert!(written(Format::Csv, "=1+1").ends_with("\n=1+1,0,2,=1+1,word\n"));
    }

    #[test]
    fn markdown_holds_no_markup_and_a_terminal_no_orders() {
        let text = "a|b<script>&amp;\\\n\u{1b}[2J";
        let row = written(Format::Markdown, text);
        assert!(row.contains("| a\\|b&lt;script>&amp;amp;\\\\  [2J |"), "{row}");
        assert!(!written(Format::Terminal(80), text).contains('\u{1b}'));
    }

    #[test]
    fn a_reader_who_has_gone_away_is_told_from_other_failures() {
        struct Gone(io::ErrorKind);

        impl Write for Gone {
            fn write(&mut self, _: &[u8]) -> io::Result<usize> {
                Err(self.0.into())
            }

            fn flush(&mut self) -> io::Result<()> {
                Ok(())
            }
        }

        for format in [Format::JsonLines, Format::Csv, Format::Spreadsheet, Format::Markdown, Format::Terminal(80)] {
            for (kind, is_gone) in [(io::ErrorKind::BrokenPipe, true), (io::ErrorKind::StorageFull, false)] {
                let text = "走".repeat(100_000);
                let failed = TableWriter::new(format, TokenRow::FIELDS, Gone(kind)).and_then(|mut table| {
                    table.row(&TokenRow { document: "a", start: 0, end: 2, text: &text, kind: "word" })?;
                    table.finish()
                });
                assert_eq!(failed.err().map(|error| error.is_broken_pipe()), Some(is_gone), "{format:?}");
            }
        }
    }
}
