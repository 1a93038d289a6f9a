//! Reads the decompressed bytes of an input, some of which can be examined before they are consumed.

use std::io::{self, BufRead, Read};
use std::sync::Arc;
use std::sync::atomic::{AtomicBool, AtomicU64, Ordering};

use crate::{Error, ErrorKind};

/// The number of bytes read at a time.
const PIECE: usize = 1 << 16;

/// The number of blank bytes at the beginning of an input after which the search for its first line is given up.
const BLANK: usize = 1 << 20;

/// Limits how much is read of an input that may be endless, or decompress to anything.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Limit {
    megabytes: u32,
}

impl Limit {
    /// The maximum ratio of the decompressed to the compressed size of an input, once it exceeds the maximum document size.
    ///
    /// Human text compresses to a tenth or, if it is repetitive, to a fortieth; zstd compresses a terabyte of one byte to some kilobytes.
    const RATIO: u64 = 200;

    pub(super) fn new(megabytes: u32) -> Self {
        Limit { megabytes }
    }

    /// Returns the maximum number of bytes of a document: of a whole text, a line, or a row.
    pub(super) fn bytes(self) -> u64 {
        u64::from(self.megabytes) * 1_000_000
    }

    /// Returns the error for something that exceeds the limit; `what` names it, `rest` says what was done with the text that follows.
    pub(super) fn error(self, what: &str, rest: &str) -> Error {
        Error::new(ErrorKind::TooLarge, format!("{what} is larger than {} MB{rest}", self.megabytes))
            .with_remedy("split it, or raise the limit if this is intended (max_document_mb, --max-document-mb)")
    }

    fn bomb(self) -> Error {
        Error::new(ErrorKind::TooLarge, format!("it decompresses to more than {} times its size, which no text does", Limit::RATIO)).with_remedy(format!(
            "the text up to there was read; if this is intended, decompress it first, or allow more than {} MB (max_document_mb, --max-document-mb)",
            self.megabytes
        ))
    }
}

/// A buffered input that can look ahead as far as necessary.
pub(super) struct Source {
    input: Box<dyn Read + Send>,
    /// The number of bytes read from the input.
    given: Arc<AtomicU64>,
    buffer: Vec<u8>,
    /// How much of `buffer` has been consumed.
    at: usize,
    ended: bool,
}

impl Source {
    pub(super) fn new(input: Box<dyn Read + Send>) -> Self {
        Source { input, given: Arc::default(), buffer: Vec::new(), at: 0, ended: false }
    }

    /// Returns the next bytes, at least `count` unless the input ends before that, without consuming them.
    pub(super) fn ahead(&mut self, count: usize) -> io::Result<&[u8]> {
        while self.buffer.len() - self.at < count && !self.ended {
            self.buffer.drain(..self.at);
            self.at = 0;
            let len = self.buffer.len();
            // Twice as much each time, so that looking far ahead takes linear time.
            self.buffer.resize(len + PIECE.max(len), 0);
            let read = self.input.read(&mut self.buffer[len..]);
            self.buffer.truncate(len + *read.as_ref().unwrap_or(&0));
            match read {
                Ok(read) => {
                    self.ended = read == 0;
                    self.given.fetch_add(read as u64, Ordering::Relaxed);
                }
                Err(error) if error.kind() == io::ErrorKind::Interrupted => {}
                Err(error) => return Err(error),
            }
        }
        Ok(&self.buffer[self.at..])
    }

    /// Returns the bytes up to the end of the first non-blank line, if it begins with `first`.
    ///
    /// The line may be in UTF-16, whose marks and NULs count as blank. A line longer than `most` bytes does not count, nor does one after a
    /// megabyte of blanks.
    pub(super) fn line_that_starts_with(&mut self, first: u8, most: u64) -> io::Result<Option<&[u8]>> {
        let is_blank = |byte: &u8| byte.is_ascii_whitespace() || matches!(byte, 0 | 0xef | 0xbb | 0xbf | 0xfe | 0xff);
        let mut start = 0;
        loop {
            // One more byte, to recognise UTF-16.
            let bytes = self.ahead(start + 2)?;
            match bytes[start..].iter().position(|byte| !is_blank(byte)) {
                Some(at) if bytes[start + at] != first => return Ok(None),
                Some(at) if at > 0 => start += at,
                Some(_) => break,
                None if bytes.len() < start + 2 || start > BLANK => return Ok(None),
                None => start = bytes.len(),
            }
        }
        let bytes = self.ahead(0)?;
        // 上 contains the byte 0A in UTF-16.
        let is_wide = bytes.get(start + 1) == Some(&0) || bytes[..start].last() == Some(&0);
        let line_end: &[u8] = match (is_wide, start % 2) {
            (false, _) => b"\n",
            (true, 0) => b"\n\0",
            (true, _) => b"\0\n",
        };
        let mut seen = start;
        loop {
            let bytes = self.ahead(seen + line_end.len())?;
            if let Some(at) = bytes[seen..].windows(line_end.len()).position(|bytes| bytes == line_end) {
                seen += at + line_end.len();
                break;
            }
            if bytes.len() < seen + line_end.len() {
                seen = bytes.len();
                break;
            }
            seen = bytes.len() + 1 - line_end.len();
            if seen as u64 > most {
                return Ok(None);
            }
        }
        Ok(Some(&self.buffer[self.at..self.at + seen]))
    }
}

impl BufRead for Source {
    fn fill_buf(&mut self) -> io::Result<&[u8]> {
        self.ahead(1)
    }

    fn consume(&mut self, count: usize) {
        self.at += count;
    }
}

impl Read for Source {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.fill_buf()?.read(buffer)?;
        self.consume(read);
        Ok(read)
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Packing {
    Plain,
    Gzip,
    Zstandard,
}

impl Packing {
    /// Determines by its first bytes how an input is compressed; from RFC 1952 and RFC 8878.
    pub(super) fn of(start: &[u8]) -> Self {
        match start {
            [0x1f, 0x8b, ..] => Packing::Gzip,
            // A frame, and a skippable frame.
            [0x28, 0xb5, 0x2f, 0xfd, ..] | [0x50..=0x5f, 0x2a, 0x4d, 0x18, ..] => Packing::Zstandard,
            _ => Packing::Plain,
        }
    }
}

/// A decompressed input.
pub(super) struct Unpacked {
    pub source: Box<dyn Read + Send>,
    /// Whether other data follow the compressed text; known once it has been read.
    pub leftover: Leftover,
}

/// A flag that other data follow the compressed text.
#[derive(Clone, Default)]
pub(super) struct Leftover(Arc<AtomicBool>);

impl Leftover {
    pub(super) fn error(&self) -> Option<Error> {
        self.0.load(Ordering::Relaxed).then(|| {
            Error::new(ErrorKind::UnsupportedInput, "the compressed text is followed by other bytes")
                .with_remedy("the text before them was read; fetch the file again if it should be longer")
        })
    }
}

/// Decompresses `source`, whose name says that it is compressed with `packing`.
///
/// # Errors
/// [`ErrorKind::UnsupportedInput`] if it is not.
pub(super) fn unpack(mut source: Source, packing: Packing, limit: Limit) -> Result<Unpacked, Error> {
    let start = source.ahead(4).map_err(Error::reading)?;
    // An empty file was truncated; the decoder reports that.
    if packing != Packing::Plain && !start.is_empty() && Packing::of(start) != packing {
        let (name, ending) = if packing == Packing::Gzip { ("gzip", ".gz") } else { ("Zstandard", ".zst") };
        return Err(Error::new(ErrorKind::UnsupportedInput, format!("this is not compressed with {name}, although its name says so"))
            .with_remedy(format!("remove {ending} from its name if it is plain text, or fetch it again")));
    }
    let leftover = Leftover::default();
    let packed = source.given.clone();
    let unpacked: Box<dyn Read + Send> = match packing {
        Packing::Plain => return Ok(Unpacked { source: Box::new(source), leftover }),
        Packing::Gzip => Box::new(Members { member: Some(flate2::bufread::GzDecoder::new(source)), leftover: leftover.clone() }),
        Packing::Zstandard => Box::new(zstd::stream::read::Decoder::with_buffer(source).map_err(Error::reading)?),
    };
    Ok(Unpacked { source: Box::new(Guard { unpacked, packed, count: 0, limit }), leftover })
}

/// The decompressed data, up to the point where they exceed what a text can be.
struct Guard {
    unpacked: Box<dyn Read + Send>,
    /// The number of bytes read from the compressed input.
    packed: Arc<AtomicU64>,
    /// The number of decompressed bytes.
    count: u64,
    limit: Limit,
}

impl Read for Guard {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        let read = self.unpacked.read(buffer)?;
        self.count += read as u64;
        if self.count > self.limit.bytes() && self.count / Limit::RATIO > self.packed.load(Ordering::Relaxed) {
            return Err(io::Error::other(self.limit.bomb()));
        }
        Ok(read)
    }
}

/// The members of a gzip file, one after another; any other data after them end the text and set the flag.
struct Members {
    member: Option<flate2::bufread::GzDecoder<Source>>,
    leftover: Leftover,
}

impl Read for Members {
    fn read(&mut self, buffer: &mut [u8]) -> io::Result<usize> {
        while let Some(mut member) = self.member.take() {
            let read = member.read(buffer)?;
            if read > 0 || buffer.is_empty() {
                self.member = Some(member);
                return Ok(read);
            }
            let mut source = member.into_inner();
            let start = loop {
                // Tapes and disks are padded with zeros.
                let start = source.ahead(2)?;
                let zeros = start.iter().take_while(|&&byte| byte == 0).count();
                if zeros == 0 {
                    break start;
                }
                source.consume(zeros);
            };
            if Packing::of(start) == Packing::Gzip {
                self.member = Some(flate2::bufread::GzDecoder::new(source));
            } else if !start.is_empty() {
                self.leftover.0.store(true, Ordering::Relaxed);
            }
        }
        Ok(0)
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::read::tests::Drops;

    #[test]
    fn looking_reads_nothing() {
        for size in [1, 3, 1000] {
            for (text, line) in [
                ("", None),
                (" \n", None),
                ("{", Some("{")),
                ("\n {a\nb\nc", Some("\n {a\n")),
                ("\u{feff}{a}\n", Some("\u{feff}{a}\n")),
                ("a{\n", None),
                ("\n\n{ab", Some("\n\n{ab")),
                ("\0{\0a\0\n\0b", Some("\0{\0a\0\n")),
                ("{\0\na\n\0b\0", Some("{\0\na\n\0")),
            ] {
                let mut source = Source::new(Box::new(Drops(text.as_bytes().to_vec(), size)));
                assert_eq!(source.line_that_starts_with(b'{', u64::MAX).unwrap(), line.map(str::as_bytes), "{text:?}");
                let mut all = String::new();
                source.read_to_string(&mut all).unwrap();
                assert_eq!(all, text);
            }
        }
    }

    #[test]
    fn looking_has_an_end() {
        let mut source = Source::new(Box::new(io::repeat(0)));
        assert_eq!(source.line_that_starts_with(b'{', u64::MAX).unwrap(), None);
        let mut source = Source::new(Box::new(io::repeat(b'{')));
        assert_eq!(source.line_that_starts_with(b'{', 1 << 20).unwrap(), None);
        assert!(source.buffer.len() < 1 << 22);
    }

    #[test]
    fn a_bomb_is_no_text() {
        let bytes = zstd::encode_all(io::repeat(b' ').take(3_000_000), 1).unwrap();
        let read = |megabytes, bytes: &[u8]| {
            let source = Source::new(Box::new(io::Cursor::new(bytes.to_vec())));
            let mut unpacked = unpack(source, Packing::Zstandard, Limit::new(megabytes)).unwrap();
            io::copy(&mut unpacked.source, &mut io::sink()).map_err(|error| Error::reading(error).kind())
        };
        assert_eq!((read(1, &bytes), read(3, &bytes)), (Err(ErrorKind::TooLarge), Ok(3_000_000)));
        // As large, but as dense as text.
        let text: Vec<u8> = (0..200_000_u32).flat_map(|n| format!("{:08} 走在前列", n.wrapping_mul(2_654_435_761)).into_bytes()).collect();
        assert_eq!(read(1, &zstd::encode_all(&text[..], 1).unwrap()), Ok(text.len() as u64));
    }

    #[test]
    fn looking_far_takes_linear_time() {
        let mut source = Source::new(Box::new(io::repeat(b'{').take(8 << 20)));
        assert_eq!(source.line_that_starts_with(b'{', u64::MAX).unwrap().map(<[u8]>::len), Some(8 << 20));
    }
}
