//! Tracks where the quotation marks of a table open and close.
//!
//! A CSV parser takes an unclosed quotation mark for the beginning of a field that continues to the next mark, or to the end of the file, and reports
//! nothing: the rows in between are lost. The marks are therefore tracked here a second time, by the rules of that parser.

use std::collections::VecDeque;
use std::io::{self, Read};

use super::source::Limit;
use super::stream::Utf8Stream;

/// The text of a table; records errors in quotation marks while it is read.
pub(super) struct Quotes {
    pub stream: Utf8Stream,
    delimiter: u8,
    state: State,
    /// The number of bytes of text so far.
    end: u64,
    /// Whether the current quoted field contains a line break.
    has_break: bool,
    /// The positions where fields of several lines continue after their closing mark.
    torn: VecDeque<u64>,
    /// The start of the current row, and its maximum length.
    row: u64,
    limit: Limit,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum State {
    FieldStart,
    Unquoted,
    Quoted,
    /// After a quotation mark in a quoted field, which closes the field unless another one follows.
    Closing,
}

impl Quotes {
    pub(super) fn new(stream: Utf8Stream, delimiter: u8, limit: Limit) -> Self {
        Quotes { stream, delimiter, state: State::FieldStart, end: 0, has_break: false, torn: VecDeque::new(), row: 0, limit }
    }

    /// Returns whether the text is known to end at byte `end`, inside a quoted field.
    pub(super) fn is_open_at(&self, end: u64) -> bool {
        self.state == State::Quoted && self.stream.ends_at(end)
    }

    /// Returns whether, before byte `end`, a quoted field of several lines continued after its closing mark, and resets that.
    pub(super) fn was_torn_before(&mut self, end: u64) -> bool {
        let count = self.torn.iter().take_while(|&&at| at < end).count();
        self.torn.drain(..count);
        count > 0
    }

    fn pass(&mut self, bytes: &[u8]) {
        let mut at = 0;
        while let Some(&byte) = bytes.get(at) {
            let ends_field = byte == self.delimiter || matches!(byte, b'\n' | b'\r');
            let other = if ends_field { State::FieldStart } else { State::Unquoted };
            self.state = match (self.state, byte) {
                (State::Quoted, _) => {
                    let field = &bytes[at..];
                    let len = field.iter().position(|&byte| byte == b'"');
                    self.has_break |= field[..len.unwrap_or(field.len())].contains(&b'\n');
                    at += len.unwrap_or(field.len() - 1);
                    if len.is_some() { State::Closing } else { State::Quoted }
                }
                (State::FieldStart, b'"') => {
                    self.has_break = false;
                    State::Quoted
                }
                (State::Closing, b'"') => State::Quoted,
                (State::Closing, _) => {
                    if !ends_field && self.has_break {
                        self.torn.push_back(self.end + at as u64);
                    }
                    other
                }
                _ => other,
            };
            at += 1;
            if self.state == State::FieldStart && byte != self.delimiter {
                self.row = self.end + at as u64;
            }
        }
        self.end += bytes.len() as u64;
    }
}

impl Read for Quotes {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.stream.read(buffer)?;
        self.pass(&buffer[..read]);
        if self.end - self.row > self.limit.bytes() {
            let line = self.stream.line_from(self.row);
            let rest = ", perhaps because a quotation mark is not closed; the rows after it were not read";
            return Err(io::Error::other(self.limit.error("the row", rest).on_line(line)));
        }
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns whether the text ends in an open field, and where fields are torn, read so many bytes at a time.
    fn quotes(text: &str, size: usize) -> (bool, Vec<u64>) {
        let mut quotes = Quotes::new(Utf8Stream::utf8(Box::new(io::Cursor::new(text.as_bytes().to_vec()))), b',', Limit::new(1));
        let mut buffer = vec![0; size];
        while quotes.read(&mut buffer).unwrap() > 0 {}
        (quotes.is_open_at(text.len() as u64), quotes.torn.into())
    }

    #[test]
    fn open_and_torn_fields_are_told() {
        for (text, open, torn) in [
            ("", false, &[][..]),
            ("a,b\n", false, &[]),
            ("\"a\",\"b\nc\"\n", false, &[]),
            ("a,\"b\n", true, &[]),
            ("a,\"b\"\"\n", true, &[]),
            ("a,\"b\"\"\"\n", false, &[]),
            ("a,b\"\nc,d\n", false, &[]),
            ("a, \"b\nc\n", false, &[]),
            ("a,\"b\"c\n", false, &[]),
            ("a,\"b\nc,\"d\n", false, &[8]),
            ("\"\"", false, &[]),
            ("\"", true, &[]),
        ] {
            for size in [1, 2, 100] {
                assert_eq!(quotes(text, size), (open, torn.to_vec()), "{text:?}");
            }
        }
    }

    /// The reader of tables is the oracle: in an open field, and only there, a line feed more is part of the last field.
    #[test]
    fn agrees_with_the_reader_of_tables() {
        let mut state = 7u32;
        let mut random = |below: usize| {
            state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (state >> 8) as usize % below
        };
        let fields = |text: &str| {
            let mut reader = csv::ReaderBuilder::new().flexible(true).has_headers(false).from_reader(text.as_bytes());
            reader.records().map(|record| record.unwrap().iter().map(str::to_owned).collect::<Vec<_>>()).collect::<Vec<_>>()
        };
        for _ in 0..5000 {
            let text: String = (0..random(12)).map(|_| ["a", ",", "\"", "\n", "\r\n"][random(5)]).collect();
            let last = |text: &str| fields(text).pop().and_then(|mut record| record.pop()).unwrap_or_default();
            let open = last(&format!("{text}x\n")).ends_with("x\n");
            assert_eq!(quotes(&text, 3).0, open, "{text:?}");
        }
    }
}
