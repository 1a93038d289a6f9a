//! Reads the lines of JSON Lines files and tables one by one.

use std::collections::{BTreeMap, VecDeque};
use std::io::{self, BufRead, Read};

use serde_json::value::RawValue;

use super::quotes::Quotes;
use super::source::Limit;
use super::stream::Utf8Stream;
use crate::text::decode::Decoding;
use crate::{Error, ErrorKind};

/// One line that holds a document.
#[derive(Debug, PartialEq, Eq)]
pub(super) struct Record {
    pub line: u64,
    pub id: Option<String>,
    pub text: String,
    pub variables: BTreeMap<String, String>,
}

/// Why a file of lines cannot be read at all.
#[derive(Debug)]
pub(super) enum Unusable {
    /// No field has the requested name; the existing fields.
    NoTextField(Vec<String>),
    Failed(Error),
}

/// The records of one file, in order; a line without a record is an error, after which the next one follows.
pub(super) enum Records {
    Lines(Box<JsonLines>),
    Table(Box<Table>),
}

impl Records {
    pub(super) fn decoding(&self) -> Decoding {
        match self {
            Records::Lines(lines) => lines.stream.decoding(),
            Records::Table(table) => table.decoding,
        }
    }
}

impl Iterator for Records {
    type Item = Result<Record, Error>;

    fn next(&mut self) -> Option<Self::Item> {
        match self {
            Records::Lines(lines) => lines.next(),
            Records::Table(table) => table.next(),
        }
    }
}

/// The number of lines examined to find one with the text field.
const LOOK_AHEAD: usize = 64;

fn malformed_line(decoding: Decoding) -> Error {
    let reason = format!("some bytes of this line are not text in {}", decoding.encoding());
    Error::new(ErrorKind::InvalidEncoding, reason).with_remedy("repair the line; the other lines were read")
}

/// The records of a JSON Lines file.
pub(super) struct JsonLines {
    stream: Utf8Stream,
    text_field: String,
    /// The maximum length of a line.
    limit: Limit,
    /// The number of the last line.
    line: u64,
    /// The number of bytes of text in the lines so far.
    end: u64,
    ahead: VecDeque<Result<Record, Error>>,
    failed: bool,
}

/// An error in a line.
enum Fault {
    NoTextField(Vec<String>),
    Other(Error),
}

impl JsonLines {
    pub(super) fn new(stream: Utf8Stream, text_field: &str, limit: Limit) -> Result<Self, Unusable> {
        let mut lines = JsonLines { stream, text_field: text_field.to_owned(), limit, line: 0, end: 0, ahead: VecDeque::new(), failed: false };
        let mut without = None;
        while lines.ahead.len() < LOOK_AHEAD {
            match lines.read() {
                None => break,
                Some(Ok(record)) => {
                    lines.ahead.push_back(Ok(record));
                    return Ok(lines);
                }
                Some(Err(Fault::NoTextField(fields))) => {
                    let error = no_text_field(text_field, &fields).on_line(lines.line);
                    without.get_or_insert(fields);
                    lines.ahead.push_back(Err(error));
                }
                // A failure before the first line concerns the file, not a line.
                Some(Err(Fault::Other(error))) if lines.failed && lines.ahead.is_empty() => return Err(Unusable::Failed(error)),
                Some(Err(Fault::Other(error))) => lines.ahead.push_back(Err(error)),
            }
        }
        match without {
            Some(fields) => Err(Unusable::NoTextField(fields)),
            None => Ok(lines),
        }
    }

    fn next(&mut self) -> Option<Result<Record, Error>> {
        self.ahead.pop_front().or_else(|| {
            Some(self.read()?.map_err(|fault| match fault {
                Fault::NoTextField(fields) => no_text_field(&self.text_field, &fields).on_line(self.line),
                Fault::Other(error) => error,
            }))
        })
    }

    /// Reads the next line up to its end, or up to the maximum length, and returns the number of its bytes, including skipped ones.
    fn read_line(&mut self, bytes: &mut Vec<u8>, is_whole: &mut bool) -> io::Result<u64> {
        let most = self.limit.bytes();
        let mut count = (&mut self.stream).take(most + 1).read_until(b'\n', bytes)? as u64;
        *is_whole = count <= most;
        let mut ended = *is_whole || bytes.last() == Some(&b'\n');
        if !*is_whole {
            *bytes = Vec::new();
        }
        while !ended {
            let piece = self.stream.fill_buf()?;
            let len = piece.iter().position(|&byte| byte == b'\n').map_or(piece.len(), |at| at + 1);
            ended = len == 0 || piece[len - 1] == b'\n';
            self.stream.consume(len);
            count += len as u64;
        }
        Ok(count)
    }

    /// Reads the next non-blank line.
    fn read(&mut self) -> Option<Result<Record, Fault>> {
        let mut bytes = Vec::new();
        while !self.failed {
            bytes.clear();
            let start = self.end;
            let mut is_whole = true;
            match self.read_line(&mut bytes, &mut is_whole) {
                Ok(0) => return None,
                Ok(count) => self.end += count,
                Err(error) => {
                    self.failed = true;
                    let error = Error::reading(error);
                    return Some(Err(Fault::Other(if self.line > 0 { error.on_line(self.line + 1) } else { error })));
                }
            }
            self.line = self.stream.line_at(start, self.end);
            if !is_whole {
                self.stream.was_malformed_before(self.end);
                return Some(Err(Fault::Other(self.limit.error("the line", "; the following ones were read").on_line(self.line))));
            }
            if self.stream.was_malformed_before(self.end) {
                return Some(Err(Fault::Other(malformed_line(self.stream.decoding()).on_line(self.line))));
            }
            // The stream yields whole characters only.
            let line = String::from_utf8_lossy(&bytes);
            let line = line.trim_matches(|c: char| c.is_ascii_whitespace() || c == '\u{feff}');
            if !line.is_empty() {
                let number = self.line;
                return Some(parse(line, number, &self.text_field).map_err(|fault| match fault {
                    Fault::Other(error) => Fault::Other(error.on_line(number)),
                    fault => fault,
                }));
            }
        }
        None
    }
}

fn no_text_field(text_field: &str, fields: &[String]) -> Error {
    Error::new(ErrorKind::InvalidRecord, no_text_field_reason(text_field, fields)).with_remedy(NAME_THE_FIELD)
}

pub(super) const NAME_THE_FIELD: &str = "name the field that holds the text (text_field, --text-field)";

pub(super) fn no_text_field_reason(text_field: &str, fields: &[String]) -> String {
    let mut reason = format!("there is no field `{text_field}`");
    if fields.iter().any(|field| field == super::metadata::FILE_FIELD) {
        reason += ", but there is a field `file`: pass the table as metadata, with --metadata";
    } else if !fields.is_empty() {
        let shown: Vec<&str> = fields.iter().take(12).map(String::as_str).collect();
        reason += &format!(" (the fields are {}{})", shown.join(", "), if fields.len() > shown.len() { " …" } else { "" });
        // Spreadsheet programs save tables like this where the comma is the decimal mark.
        if fields.len() == 1 && fields[0].contains(';') {
            reason += ", where semicolons do not separate fields: save the table with commas, or as .tsv with tabs";
        }
    }
    reason
}

/// Returns whether the first line of `text` is a JSON object.
pub(super) fn is_object(text: &str) -> bool {
    text.lines().next().is_some_and(|line| line.starts_with('{') && serde_json::from_str::<BTreeMap<String, &RawValue>>(line.trim_end()).is_ok())
}

fn parse(line: &str, number: u64, text_field: &str) -> Result<Record, Fault> {
    let bad = |reason: String, remedy: &str| Fault::Other(Error::new(ErrorKind::InvalidRecord, reason).with_remedy(remedy));
    let json = |error: &serde_json::Error| {
        let message = error.to_string();
        let message = message.split(" at line ").next().unwrap_or_default();
        bad(format!("invalid JSON: {message} (column {})", error.column()), "repair the line; each line of a JSON Lines file is one object")
    };
    if !line.starts_with('{') && serde_json::from_str::<&RawValue>(line).is_ok() {
        return Err(bad("not a JSON object".to_owned(), "write one object per line, with the text in a field"));
    }
    let mut fields: BTreeMap<String, &RawValue> = serde_json::from_str(line).map_err(|error| json(&error))?;
    let Some(text) = fields.remove(text_field) else {
        return Err(Fault::NoTextField(fields.into_keys().collect()));
    };
    if !text.get().starts_with('"') {
        // Quotation marks would make “null” the text.
        let remedy = if text.get() == "null" { "give it a text, or remove the line" } else { "enclose the text in quotation marks" };
        return Err(bad(format!("the field `{text_field}` is {}, not a string", sort_of(text)), remedy));
    }
    let text = serde_json::from_str(text.get()).map_err(|error| json(&error))?;
    let mut variables = BTreeMap::new();
    for (key, value) in fields {
        if let Some(value) = variable(value).map_err(|error| json(&error))? {
            variables.insert(key, value);
        }
    }
    let id = variables.remove("id").filter(|id| !id.is_empty());
    Ok(Record { line: number, id, text, variables })
}

fn sort_of(value: &RawValue) -> &'static str {
    match value.get().as_bytes().first() {
        Some(b'{') => "an object",
        Some(b'[') => "a list",
        Some(b'n') => "null",
        Some(b't' | b'f') => "true or false",
        _ => "a number",
    }
}

/// Converts the value of a field to that of a variable: strings unchanged, numbers as written, everything else as compact JSON, null as `None`.
fn variable(value: &RawValue) -> Result<Option<String>, serde_json::Error> {
    let json = value.get();
    Ok(match json.as_bytes().first() {
        Some(b'n') => None,
        Some(b'"') => Some(serde_json::from_str(json)?),
        Some(b'{' | b'[') => Some(serde_json::from_str::<serde_json::Value>(json)?.to_string()),
        _ => Some(json.to_owned()),
    })
}

/// A table with a header.
pub(super) struct Table {
    reader: csv::Reader<Quotes>,
    delimiter: u8,
    header: Vec<String>,
    text_column: usize,
    decoding: Decoding,
    record: csv::StringRecord,
    failed: bool,
    /// The lines read since a row whose quotation mark was not closed.
    rest: Option<Rest>,
    limit: Limit,
}

/// The lines that an unclosed quotation mark made part of its row.
struct Rest {
    /// The number of lines before them.
    lines: u64,
    /// Whether some of their bytes were not text.
    malformed: bool,
}

impl Table {
    pub(super) fn new(stream: Utf8Stream, delimiter: u8, text_field: &str, limit: Limit) -> Result<Self, Unusable> {
        let mut reader = csv_reader(stream, delimiter, true, limit);
        let header: Vec<String> =
            reader.headers().map_err(|error| Unusable::Failed(csv_error(error)))?.iter().map(|name| name.trim().to_owned()).collect();
        let end = reader.position().byte();
        if reader.get_mut().stream.was_malformed_before(end) {
            return Err(Unusable::Failed(malformed_line(reader.get_ref().stream.decoding()).on_line(1)));
        }
        if reader.get_ref().is_open_at(end) {
            let error = Error::new(ErrorKind::InvalidRecord, "a quotation mark in the header is not closed").with_remedy("close it");
            return Err(Unusable::Failed(error.on_line(1)));
        }
        let Some(text_column) = header.iter().position(|name| name == text_field) else {
            return Err(Unusable::NoTextField(header.into_iter().filter(|name| !name.is_empty()).collect()));
        };
        if header.iter().filter(|name| *name == text_field).count() > 1 {
            let error =
                Error::new(ErrorKind::InvalidRecord, format!("several fields are named `{text_field}`")).with_remedy("give each a different name");
            return Err(Unusable::Failed(error.on_line(1)));
        }
        let decoding = reader.get_ref().stream.decoding();
        Ok(Table { reader, delimiter, header, text_column, decoding, record: csv::StringRecord::new(), failed: false, rest: None, limit })
    }

    fn next(&mut self) -> Option<Result<Record, Error>> {
        if self.failed {
            return None;
        }
        match self.reader.read_record(&mut self.record) {
            Ok(true) => {}
            Ok(false) => return None,
            Err(error) => {
                self.failed = true;
                return Some(Err(csv_error(error)));
            }
        }
        let end = self.reader.position().byte();
        // The position of a record may lie before the line feed or the blank lines that precede the record.
        let start = self.record.position().map_or(end, csv::Position::byte);
        let quotes = self.reader.get_mut();
        let line = quotes.stream.line_at(start, end) + self.rest.as_ref().map_or(0, |rest| rest.lines);
        let torn = quotes.was_torn_before(end);
        let is_open = quotes.is_open_at(end);
        let mut malformed = quotes.stream.was_malformed_before(end);
        match &self.rest {
            Some(rest) => malformed |= rest.malformed && self.record.iter().any(|field| field.contains('\u{fffd}')),
            None => self.decoding = quotes.stream.decoding(),
        }
        let bad = |reason: String, remedy: &str| Some(Err(Error::new(ErrorKind::InvalidRecord, reason).on_line(line).with_remedy(remedy)));
        if is_open {
            self.reopen(line, malformed);
            return bad("a quotation mark is not closed".to_owned(), "close it; the lines that follow were read as separate rows");
        }
        if malformed {
            return Some(Err(malformed_line(self.decoding).on_line(line)));
        }
        if torn {
            let reason = "the quotation mark that closes a field of several lines stands before other text: one is missing or too many";
            return bad(
                reason.to_owned(),
                "close the field where it ends, and double the quotation marks in it; the lines up to that mark were not read",
            );
        }
        if self.record.len() != self.header.len() {
            let reason = format!("the row has {} fields, the header {}", self.record.len(), self.header.len());
            return bad(reason, "enclose fields that contain the delimiter in quotation marks");
        }
        let mut record = Record { line, id: None, text: String::new(), variables: BTreeMap::new() };
        for (column, (name, value)) in self.header.iter().zip(&self.record).enumerate() {
            if column == self.text_column {
                record.text = value.to_owned();
            } else if name == "id" {
                record.id = record.id.or_else(|| (!value.is_empty()).then(|| value.to_owned()));
            } else if !name.is_empty() && !value.is_empty() {
                record.variables.insert(name.clone(), value.to_owned());
            }
        }
        Some(Ok(record))
    }

    /// Resumes reading after the first line of the last field, whose quotation mark is not closed.
    ///
    /// Within the field every quotation mark stands for two, so the original text can be restored. It contains only pairs of marks, so none of its fields
    /// can be open again, and this happens once.
    fn reopen(&mut self, line: u64, malformed: bool) {
        let breaks = |field: &str| field.bytes().filter(|&byte| byte == b'\n').count() as u64;
        let fields = self.record.len();
        let lines = line + self.record.iter().take(fields.saturating_sub(1)).map(breaks).sum::<u64>();
        let last = self.record.iter().next_back().unwrap_or_default();
        let rest = last.split_once('\n').map_or("", |(_, rest)| rest).replace('"', "\"\"");
        let source = Box::new(io::Cursor::new(rest.into_bytes()));
        self.reader = csv_reader(Utf8Stream::utf8(source), self.delimiter, false, self.limit);
        self.rest = Some(Rest { lines, malformed });
    }
}

fn csv_reader(stream: Utf8Stream, delimiter: u8, has_header: bool, limit: Limit) -> csv::Reader<Quotes> {
    csv::ReaderBuilder::new().delimiter(delimiter).flexible(true).has_headers(has_header).from_reader(Quotes::new(stream, delimiter, limit))
}

pub(super) fn csv_error(error: csv::Error) -> Error {
    let line = error.position().map(csv::Position::line);
    let new = match error.into_kind() {
        csv::ErrorKind::Io(error) => Error::reading(error),
        kind => Error::new(ErrorKind::InvalidRecord, format!("invalid table: {kind:?}")).with_remedy("repair the row"),
    };
    match line {
        Some(line) => new.on_line(line),
        None => new,
    }
}
