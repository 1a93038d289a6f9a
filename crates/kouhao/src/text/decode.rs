//! Decodes bytes into text.
//!
//! Nothing in a plain file says how its characters were encoded, and a wrong guess rarely fails: it yields other characters (mojibake). Evidence is
//! therefore tried in the order of its strength, and where none suffices the bytes are rejected rather than guessed:
//!
//! 1. a byte order mark, unless binary data follow it;
//! 2. bytes that are valid UTF-8 throughout: other encodings do not produce that by chance;
//! 3. bytes that, read as UTF-16, yield almost only ideographs, punctuation and ASCII;
//! 4. bytes that are mostly UTF-8: a text cut inside a character, or with one line in another encoding. Statistics would take it for GBK;
//! 5. the statistics of chardetng, without a hint from a top-level domain (with `cn` it reads Big5 as GBK), accepted only if the resulting text looks
//!    like the language that uses the encoding;
//! 6. GB18030 that is valid throughout and yields mostly common characters: a text too short for statistics.

mod detect;
mod multibyte;
mod refuse;
mod utf16;
mod utf8;

use encoding_rs::{BIG5, DecoderResult, EUC_KR, Encoding, GB18030, GBK, REPLACEMENT, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, X_USER_DEFINED};

use crate::{Error, ErrorKind};
use detect::detect;
pub(super) use refuse::refuse_formats;
use refuse::{is_binary_in, no_text};

/// How the bytes of a document were decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decoding {
    encoding: &'static str,
    malformed: bool,
}

impl Decoding {
    pub(super) const UTF_8: Decoding = Decoding { encoding: "UTF-8", malformed: false };

    /// Returns the name of the encoding that was detected or named.
    pub fn encoding(self) -> &'static str {
        self.encoding
    }

    /// Returns whether some bytes were invalid in that encoding and were replaced by U+FFFD.
    pub fn malformed(self) -> bool {
        self.malformed
    }
}

/// Decodes bytes into text, in an encoding that is detected or named.
///
/// A byte order mark always decides the encoding and is not part of the text; UTF-32 is rejected. Without one, UTF-8, UTF-16, GB18030 (and with it
/// GBK and GB2312), Big5 and Shift_JIS are detected; EUC-JP and EUC-KR only in long texts that leave no doubt.
///
/// ```
/// use kouhao::text::Decoder;
///
/// let bytes = [0xbf, 0xda, 0xba, 0xc5]; // as GB2312 writes it
/// let (text, decoding) = Decoder::named("gb2312")?.decode(&bytes)?;
/// assert_eq!((text.as_str(), decoding.encoding(), decoding.malformed()), ("口号", "GB18030", false));
/// # Ok::<(), kouhao::Error>(())
/// ```
#[derive(Clone, Copy, Debug, Default)]
pub struct Decoder {
    named: Option<&'static Encoding>,
}

/// Names that other programs use for encodings and that the standard's list of labels lacks.
///
/// From the documentation of Python's `codecs` and of Windows code pages.
const ALIASES: [(&str, &Encoding); 13] = [
    ("utf-8-sig", UTF_8),
    ("utf-16-le", UTF_16LE),
    ("utf-16-be", UTF_16BE),
    ("cp65001", UTF_8),
    ("cp1200", UTF_16LE),
    ("cp1201", UTF_16BE),
    ("cp936", GB18030),
    ("cp54936", GB18030),
    ("gb-18030", GB18030),
    ("cp950", BIG5),
    ("cp932", SHIFT_JIS),
    ("cp949", EUC_KR),
    ("cp51949", EUC_KR),
];

impl Decoder {
    /// Creates a decoder that detects the encoding.
    pub fn new() -> Self {
        Decoder::default()
    }

    /// Creates a decoder for the encoding called `name`, in any case: a label of the WHATWG Encoding Standard, or a name that Python uses.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidOption`] if there is no encoding of that name.
    pub fn named(name: &str) -> Result<Self, Error> {
        let label = name.trim().to_ascii_lowercase();
        let dashed = label.replace('_', "-");
        let alias = || ALIASES.iter().find(|(alias, _)| *alias == dashed).map(|&(_, encoding)| encoding);
        let encoding = Encoding::for_label(label.as_bytes()).or_else(|| Encoding::for_label(dashed.as_bytes())).or_else(alias);
        match encoding {
            Some(encoding) if encoding != REPLACEMENT && encoding != X_USER_DEFINED => Ok(Decoder { named: Some(widest(encoding)) }),
            _ => Err(Error::option(
                format!("unknown encoding `{name}`"),
                "use one such as utf-8, utf-16, gb18030, big5 or shift_jis, or omit it to have the encoding detected",
            )),
        }
    }

    /// Decodes `bytes`, which must be a whole text.
    ///
    /// Bytes that are invalid in the encoding are replaced by U+FFFD if the encoding was named or detected on strong evidence, and
    /// [`Decoding::malformed`] reports it.
    ///
    /// # Complexity
    /// Linear in the number of bytes.
    ///
    /// # Errors
    /// [`ErrorKind::UnsupportedInput`] if the bytes are in another format (PDF, Word, an archive, an image); [`ErrorKind::InvalidEncoding`] if they
    /// are not text, or their encoding cannot be determined.
    pub fn decode(self, bytes: &[u8]) -> Result<(String, Decoding), Error> {
        let start = self.start(bytes, Extent::Whole)?;
        let (text, malformed) = start.encoding.decode_without_bom_handling(&bytes[start.mark..]);
        Ok((text.into_owned(), Decoding { encoding: name(start.encoding), malformed }))
    }

    pub(super) fn is_named(self) -> bool {
        self.named.is_some()
    }

    /// Determines how to decode the text that starts with `bytes`.
    pub(super) fn start(self, bytes: &[u8], extent: Extent) -> Result<Start, Error> {
        // Before UTF-16, because the byte order mark of UTF-16 is the beginning of one of these.
        if bytes.starts_with(b"\xff\xfe\0\0") || bytes.starts_with(b"\0\0\xfe\xff") {
            return Err(Error::new(ErrorKind::InvalidEncoding, "the text is in UTF-32, which is not supported").with_remedy("save it as UTF-8"));
        }
        if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
            let text = &bytes[mark..];
            return if is_binary_in(encoding, text) { Err(no_text()) } else { Ok(Start { encoding, mark }) };
        }
        // U+FEFF in GB18030, which the standard does not list as a byte order mark.
        if bytes.starts_with(b"\x84\x31\x95\x33") {
            return Ok(Start { encoding: GB18030, mark: 4 });
        }
        refuse_formats(bytes)?;
        self.go_on(bytes, extent)
    }

    /// Does the same for `bytes` that follow others, all ASCII, where there can be no byte order mark.
    pub(super) fn go_on(self, bytes: &[u8], extent: Extent) -> Result<Start, Error> {
        let encoding = match self.named {
            Some(encoding) if is_binary_in(encoding, bytes) => return Err(no_text()),
            Some(encoding) => encoding,
            None => detect(bytes, extent)?,
        };
        Ok(Start { encoding, mark: 0 })
    }
}

/// How much of the text is available for detecting its encoding.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// All of it.
    Whole,
    /// Part of a file of lines, each of which is decoded or rejected separately; the part may end inside a character.
    Lines,
    /// The same, up to the end of the file.
    LastLines,
}

/// How to decode a text: its encoding, and the length of its byte order mark.
#[derive(Clone, Copy, Debug)]
pub(super) struct Start {
    encoding: &'static Encoding,
    mark: usize,
}

impl Start {
    /// Returns the length of the byte order mark, in bytes.
    pub(super) fn mark(self) -> usize {
        self.mark
    }

    pub(super) fn decoding(self) -> Decoding {
        Decoding { encoding: name(self.encoding), malformed: false }
    }

    pub(super) fn chunks(self) -> Chunks {
        Chunks(self.encoding.new_decoder_without_bom_handling())
    }
}

/// Decodes one text in chunks.
pub(super) struct Chunks(encoding_rs::Decoder);

impl Chunks {
    pub(super) fn utf8() -> Self {
        Chunks(UTF_8.new_decoder_without_bom_handling())
    }

    /// Appends the text of the next `bytes` to `text`, with U+FFFD for malformed bytes, whose positions in `text` are passed to `malformed`.
    pub(super) fn push(&mut self, mut bytes: &[u8], last: bool, text: &mut String, mut malformed: impl FnMut(usize)) {
        loop {
            text.reserve(self.0.max_utf8_buffer_length_without_replacement(bytes.len()).unwrap_or(bytes.len() * 3).max(16));
            let (result, read) = self.0.decode_to_string_without_replacement(bytes, text, last);
            bytes = &bytes[read..];
            match result {
                DecoderResult::InputEmpty => return,
                DecoderResult::OutputFull => {}
                DecoderResult::Malformed(..) => {
                    malformed(text.len());
                    text.push('\u{fffd}');
                }
            }
        }
    }
}

/// Returns the encoding that can read everything in `encoding`: GBK and GB2312 are parts of GB18030.
fn widest(encoding: &'static Encoding) -> &'static Encoding {
    if encoding == GBK { GB18030 } else { encoding }
}

/// Returns the name of an encoding; the standard writes one of them in lower case, unlike all others.
fn name(encoding: &'static Encoding) -> &'static str {
    if encoding == GB18030 { "GB18030" } else { encoding.name() }
}

#[cfg(test)]
mod tests;
