//! Yields the bytes of a file of lines as UTF-8, in chunks.

use std::collections::VecDeque;
use std::io::{self, BufRead, Read};

use crate::text::decode::{Chunks, Decoder, Decoding, Extent, refuse_formats};

/// The number of bytes examined to detect the encoding, and read at a time.
const PIECE: usize = 1 << 16;

/// Decodes a file of lines while it is read, in constant memory.
///
/// As long as everything is ASCII, the encoding stays open: it is detected from the first other character on, however late that comes.
/// Malformed bytes become U+FFFD, and their positions are kept, so that the lines that contain them can be rejected.
pub(super) struct Utf8Stream {
    source: Box<dyn Read + Send>,
    source_ended: bool,
    /// The error that ended the source, reported after everything before it has been consumed.
    failure: Option<io::Error>,
    decoder: Decoder,
    state: State,
    decoding: Decoding,
    raw: Vec<u8>,
    text: String,
    /// How much of `text` has been consumed.
    given: usize,
    /// The number of bytes of text before `text`.
    before: u64,
    malformed: VecDeque<u64>,
    /// The starts of the non-blank lines, and their numbers.
    lines: VecDeque<(u64, u64)>,
    line: u64,
    in_line: bool,
}

enum State {
    /// Nothing was read.
    Start,
    /// Everything so far was ASCII, in an ASCII-compatible encoding.
    Ascii,
    Decoding(Chunks),
    Ended,
}

impl Utf8Stream {
    pub(super) fn new(source: Box<dyn Read + Send>, decoder: Decoder) -> Self {
        Utf8Stream {
            source,
            source_ended: false,
            failure: None,
            decoder,
            state: State::Start,
            decoding: Decoding::UTF_8,
            raw: Vec::new(),
            text: String::new(),
            given: 0,
            before: 0,
            malformed: VecDeque::new(),
            lines: VecDeque::new(),
            line: 1,
            in_line: false,
        }
    }

    /// Reads text that is already decoded.
    pub(super) fn utf8(source: Box<dyn Read + Send>) -> Self {
        let mut stream = Utf8Stream::new(source, Decoder::new());
        stream.state = State::Decoding(Chunks::utf8());
        stream
    }

    /// Returns the encoding, as far as it is known: plain ASCII counts as UTF-8.
    pub(super) fn decoding(&self) -> Decoding {
        self.decoding
    }

    /// Returns whether the text is known to end at byte `end`.
    pub(super) fn ends_at(&self, end: u64) -> bool {
        matches!(self.state, State::Ended) && self.before + self.text.len() as u64 == end
    }

    /// Returns whether there was malformed text before byte `end` of the text, and resets that.
    pub(super) fn was_malformed_before(&mut self, end: u64) -> bool {
        let count = self.malformed.iter().take_while(|&&at| at < end).count();
        self.malformed.drain(..count);
        count > 0
    }

    /// Replaces `text`, which has been consumed, by the next chunk; an empty one is the end.
    ///
    /// # Errors
    /// Those of the source, and an [`Error`](crate::Error) wrapped in one of them if the bytes are not text.
    fn refill(&mut self) -> io::Result<()> {
        self.before += self.text.len() as u64;
        self.text.clear();
        self.given = 0;
        while self.text.is_empty() && !matches!(self.state, State::Ended) {
            self.top_up();
            let ascii = self.raw.iter().position(|byte| !(1..0x80).contains(byte)).unwrap_or(self.raw.len());
            match &mut self.state {
                State::Start => {
                    refuse_formats(&self.raw).map_err(io::Error::other)?;
                    // A NUL among the first characters: UTF-16 without a mark.
                    if self.decoder.is_named() || self.raw.get(ascii) == Some(&0) {
                        self.decide()?;
                    } else {
                        self.state = State::Ascii;
                    }
                }
                State::Ascii if ascii > 0 => {
                    self.text.push_str(std::str::from_utf8(&self.raw[..ascii]).unwrap_or_default());
                    self.raw.drain(..ascii);
                }
                State::Ascii if self.raw.is_empty() => self.state = State::Ended,
                State::Ascii => self.decide()?,
                State::Decoding(chunks) => {
                    let mut places = Vec::new();
                    chunks.push(&self.raw, self.source_ended, &mut self.text, |at| places.push(at));
                    // One malformed place per line is enough to reject the line, which may contain hundreds of megabytes of them.
                    let (text, mut last) = (&self.text, None);
                    places.retain(|&at| last.replace(at).is_none_or(|last| text[last..at].contains(['\n', '\r'])));
                    self.malformed.extend(places.into_iter().map(|at| self.before + at as u64));
                    self.raw.clear();
                    if self.source_ended {
                        self.state = State::Ended;
                    }
                }
                State::Ended => {}
            }
        }
        self.note_lines();
        match self.failure.take_if(|_| self.text.is_empty()) {
            Some(failure) => Err(failure),
            None => Ok(()),
        }
    }

    fn decide(&mut self) -> io::Result<()> {
        let extent = if self.source_ended && self.failure.is_none() { Extent::LastLines } else { Extent::Lines };
        let start = if self.before == 0 { self.decoder.start(&self.raw, extent) } else { self.decoder.go_on(&self.raw, extent) };
        let start = start.map_err(io::Error::other)?;
        self.raw.drain(..start.mark());
        self.decoding = start.decoding();
        self.state = State::Decoding(start.chunks());
        Ok(())
    }

    /// Reads until the buffer is full, or the source has ended.
    fn top_up(&mut self) {
        if !self.source_ended {
            let wanted = PIECE.saturating_sub(self.raw.len());
            match (&mut self.source).take(wanted as u64).read_to_end(&mut self.raw) {
                Ok(read) => self.source_ended = read < wanted,
                // The bytes before the error are in `raw`.
                Err(error) => {
                    self.source_ended = true;
                    self.failure = Some(error);
                }
            }
        }
    }

    /// Returns the line of the first byte at or after `start` that is not a line end.
    pub(super) fn line_from(&self, start: u64) -> u64 {
        self.lines.iter().find(|&&(at, _)| at >= start).map_or(self.line, |&(_, line)| line)
    }

    /// Returns the line that [`line_from`](Self::line_from) does, and forgets the lines before `end`.
    pub(super) fn line_at(&mut self, start: u64, end: u64) -> u64 {
        let line = self.line_from(start);
        while self.lines.front().is_some_and(|&(at, _)| at < end) {
            self.lines.pop_front();
        }
        line
    }

    fn note_lines(&mut self) {
        for (at, byte) in self.text.bytes().enumerate() {
            match byte {
                b'\n' => {
                    self.line += 1;
                    self.in_line = false;
                }
                b'\r' => {}
                _ if !self.in_line => {
                    self.in_line = true;
                    self.lines.push_back((self.before + at as u64, self.line));
                }
                _ => {}
            }
        }
    }
}

impl BufRead for Utf8Stream {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        if self.given == self.text.len() {
            self.refill()?;
        }
        Ok(&self.text.as_bytes()[self.given..])
    }

    fn consume(&mut self, count: usize) {
        self.given += count;
    }
}

impl Read for Utf8Stream {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::read::tests::Drops;

    fn read(bytes: &[u8], size: usize) -> (String, &'static str, Vec<u64>) {
        let mut stream = Utf8Stream::new(Box::new(Drops(bytes.to_vec(), size)), Decoder::new());
        let mut text = String::new();
        stream.read_to_string(&mut text).unwrap();
        (text, stream.decoding().encoding(), stream.malformed.into())
    }

    #[test]
    fn the_encoding_is_found_however_late() {
        let late = format!("{}走在前列，干在实处，勇立潮头。\n", "{\"text\": \"plain\"}\n".repeat(10_000));
        let (gb, ..) = encoding_rs::GB18030.encode(&late);
        let utf16: Vec<u8> = late.encode_utf16().flat_map(u16::to_be_bytes).collect();
        for size in [usize::MAX, 1000] {
            assert_eq!(read(late.as_bytes(), size), (late.clone(), "UTF-8", vec![]));
            assert_eq!(read(&gb, size), (late.clone(), "GB18030", vec![]));
            assert_eq!(read(&utf16, size), (late.clone(), "UTF-16BE", vec![]));
        }
        assert_eq!(read(b"", 1), (String::new(), "UTF-8", vec![]));
        assert_eq!(read(b"\xef\xbb\xbfa", 1), ("a".to_owned(), "UTF-8", vec![]));
    }

    #[test]
    fn malformed_bytes_are_placed() {
        let long = "走在前列。\n".repeat(8_000);
        let bytes = [long.as_bytes(), b"a\xff\n", long.as_bytes(), b"\xe8\xb5"].concat();
        let (text, encoding, malformed) = read(&bytes, 777);
        assert_eq!((encoding, malformed), ("UTF-8", vec![long.len() as u64 + 1, 2 * long.len() as u64 + 5]));
        assert_eq!(text, format!("{long}a\u{fffd}\n{long}\u{fffd}"));
    }

    #[test]
    fn no_text_is_an_error() {
        for bytes in [&b"%PDF-1.7 \xff"[..], &[0, 1, 2, 3, 0xff, 0, 0, 0, 9, 9, 3, 3]] {
            let mut stream = Utf8Stream::new(Box::new(Drops(bytes.to_vec(), 5)), Decoder::new());
            let error = stream.read_to_string(&mut String::new()).unwrap_err();
            assert!(error.downcast::<crate::Error>().is_ok());
        }
    }
}
