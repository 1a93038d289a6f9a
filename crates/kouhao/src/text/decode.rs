//! Bytes to text.
//!
//! Nothing in a plain file says how its characters were written as bytes, and a wrong guess seldom fails: it gives other characters
//! (mojibake). So evidence is asked in the order of its strength, and where none suffices the bytes are refused rather than guessed:
//!
//! 1. a byte order mark, unless binary data follow;
//! 2. bytes that are UTF-8 without exception: other encodings do not produce that by chance;
//! 3. bytes that read as UTF-16 give ideographs, marks and ASCII nearly throughout;
//! 4. bytes that are mostly UTF-8: a text cut inside a character, or with a foreign line in it. Statistics would call it GBK;
//! 5. the statistics of chardetng, without a hint at the top-level domain (with `cn` it reads Big5 as GBK), accepted only if the text that
//!    results looks like the language that uses the encoding;
//! 6. GB18030 without exception, with mostly common characters: a text too short for statistics.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, DecoderResult, EUC_JP, EUC_KR, Encoding, GB18030, GBK, REPLACEMENT, SHIFT_JIS, UTF_8, UTF_16BE, UTF_16LE, X_USER_DEFINED};

use super::is_han;
use crate::{Error, ErrorKind};

/// How the bytes of a document were decoded.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Decoding {
    encoding: &'static str,
    malformed: bool,
}

impl Decoding {
    pub(super) const UTF_8: Decoding = Decoding { encoding: "UTF-8", malformed: false };

    /// Returns the name of the encoding that was found or named.
    pub fn encoding(self) -> &'static str {
        self.encoding
    }

    /// Tells whether some bytes were no text in that encoding and became U+FFFD.
    pub fn malformed(self) -> bool {
        self.malformed
    }
}

/// Turns bytes into text, in an encoding that is found or named.
///
/// A byte order mark always decides, and is not part of the text; UTF-32 is refused. Without one, UTF-8, UTF-16, GB18030 (and with it GBK and GB2312), Big5 and
/// Shift_JIS are found; EUC-JP and EUC-KR only where long texts leave no doubt.
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
    /// Creates a decoder that finds the encoding.
    pub fn new() -> Self {
        Decoder::default()
    }

    /// Creates a decoder for the encoding called `name`, in any case: the labels of the WHATWG Encoding Standard, and Python's names.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidOption`] if no encoding is called so.
    pub fn named(name: &str) -> Result<Self, Error> {
        let label = name.trim().to_ascii_lowercase();
        let dashed = label.replace('_', "-");
        let alias = || ALIASES.iter().find(|(alias, _)| *alias == dashed).map(|&(_, encoding)| encoding);
        let encoding = Encoding::for_label(label.as_bytes()).or_else(|| Encoding::for_label(dashed.as_bytes())).or_else(alias);
        match encoding {
            Some(encoding) if encoding != REPLACEMENT && encoding != X_USER_DEFINED => Ok(Decoder { named: Some(widest(encoding)) }),
            _ => Err(Error::option(
                format!("no encoding is called `{name}`"),
                "name one such as utf-8, utf-16, gb18030, big5 or shift_jis, or none to have it found",
            )),
        }
    }

    /// Decodes `bytes`, which are a whole text.
    ///
    /// Bytes that are no text in an encoding that was found for good reasons or was named become U+FFFD, and
    /// [`Decoding::malformed`] says so.
    ///
    /// # Complexity
    /// Linear in the bytes.
    ///
    /// # Errors
    /// [`ErrorKind::UnsupportedInput`] if the bytes are a document of another sort (PDF, Word, an archive, an image);
    /// [`ErrorKind::InvalidEncoding`] if they are no text, or in an encoding that cannot be told.
    pub fn decode(self, bytes: &[u8]) -> Result<(String, Decoding), Error> {
        let start = self.start(bytes, Extent::Whole)?;
        let (text, malformed) = start.encoding.decode_without_bom_handling(&bytes[start.mark..]);
        Ok((text.into_owned(), Decoding { encoding: name(start.encoding), malformed }))
    }

    pub(super) fn is_named(self) -> bool {
        self.named.is_some()
    }

    /// Finds how to decode what starts with `bytes`.
    pub(super) fn start(self, bytes: &[u8], extent: Extent) -> Result<Start, Error> {
        // Before UTF-16, whose mark is the beginning of the one of them.
        if bytes.starts_with(b"\xff\xfe\0\0") || bytes.starts_with(b"\0\0\xfe\xff") {
            return Err(Error::new(ErrorKind::InvalidEncoding, "the text is in UTF-32, which is not read").with_remedy("save it as UTF-8"));
        }
        if let Some((encoding, mark)) = Encoding::for_bom(bytes) {
            let text = &bytes[mark..];
            return if is_binary_in(encoding, text) { Err(no_text()) } else { Ok(Start { encoding, mark }) };
        }
        // U+FEFF in GB18030, which the standard does not count among the marks.
        if bytes.starts_with(b"\x84\x31\x95\x33") {
            return Ok(Start { encoding: GB18030, mark: 4 });
        }
        refuse_formats(bytes)?;
        self.go_on(bytes, extent)
    }

    /// The same for `bytes` that follow others, all ASCII, where no mark of byte order can stand.
    pub(super) fn go_on(self, bytes: &[u8], extent: Extent) -> Result<Start, Error> {
        let encoding = match self.named {
            Some(encoding) if is_binary_in(encoding, bytes) => return Err(no_text()),
            Some(encoding) => encoding,
            None => detect(bytes, extent)?,
        };
        Ok(Start { encoding, mark: 0 })
    }
}

/// How much of a text the bytes are from which its encoding is found.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Extent {
    /// All of it.
    Whole,
    /// Some of a file of lines, each of which is decoded or refused for itself; they may end inside a character.
    Lines,
    /// The same up to the end of the file.
    LastLines,
}

/// How to decode a text: in which encoding, after how many bytes.
#[derive(Clone, Copy, Debug)]
pub(super) struct Start {
    encoding: &'static Encoding,
    mark: usize,
}

impl Start {
    /// Bytes of the byte order mark.
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

/// Decodes one text piece by piece.
pub(super) struct Chunks(encoding_rs::Decoder);

impl Chunks {
    pub(super) fn utf8() -> Self {
        Chunks(UTF_8.new_decoder_without_bom_handling())
    }

    /// Appends the text of the next `bytes` to `text`, with U+FFFD for what is malformed, whose places in `text` are given to `malformed`.
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

/// The encoding that reads everything that `encoding` can write: GBK and GB2312 are parts of GB18030.
fn widest(encoding: &'static Encoding) -> &'static Encoding {
    if encoding == GBK { GB18030 } else { encoding }
}

/// The name by which an encoding is called; the standard writes this one small, unlike all others.
fn name(encoding: &'static Encoding) -> &'static str {
    if encoding == GB18030 { "GB18030" } else { encoding.name() }
}

/// Refuses files that announce by their first bytes that they are no plain text.
pub(super) fn refuse_formats(bytes: &[u8]) -> Result<(), Error> {
    // From the formats' specifications.
    const FORMATS: [(&[u8], &str, &str); 13] = [
        (b"%PDF-", "a PDF document", "extract its text first"),
        (b"PK\x03\x04", "a ZIP archive, as Word (docx), Excel (xlsx) and e-books are", "save its text as plain text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document", "save its text as plain text"),
        (b"{\\rtf", "a document in Rich Text Format", "save its text as plain text"),
        (b"\x1f\x8b\x08", "compressed with gzip", "let its name end in .gz"),
        (b"\x28\xb5\x2f\xfd", "compressed with Zstandard", "let its name end in .zst"),
        (b"BZh", "compressed with bzip2", "unpack it first"),
        (b"\xfd7zXZ\0", "compressed with xz", "unpack it first"),
        (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it first"),
        (b"Rar!\x1a\x07", "a RAR archive", "unpack it first"),
        (b"\x89PNG\r\n\x1a\n", "an image", "give its text instead"),
        (b"\xff\xd8\xff", "an image", "give its text instead"),
        (b"SQLite format 3\0", "a database", "export the texts first"),
    ];
    match FORMATS.iter().find(|(magic, ..)| bytes.starts_with(magic)) {
        // A line may begin with the letters BZh.
        Some((magic, ..)) if magic.is_ascii() && *magic == b"BZh" && std::str::from_utf8(bytes).is_ok() => Ok(()),
        Some((_, what, remedy)) => Err(Error::new(ErrorKind::UnsupportedInput, format!("this is {what}")).with_remedy(*remedy)),
        None => Ok(()),
    }
}

fn detect(bytes: &[u8], extent: Extent) -> Result<&'static Encoding, Error> {
    let utf8 = Utf8Count::of(bytes);
    let binary = is_binary(bytes);
    // ASCII in UTF-16 is UTF-8 too, but with a NUL at every second byte.
    if utf8.strict(extent) && !binary {
        return Ok(UTF_8);
    }
    if let Some(encoding) = utf16(bytes) {
        return Ok(encoding);
    }
    if binary {
        return Err(no_text());
    }
    if utf8.nearly() || (utf8.mostly() && extent != Extent::Whole) {
        return Ok(UTF_8);
    }
    if utf8.mostly() {
        return Err(Error::new(ErrorKind::InvalidEncoding, "part of the bytes are UTF-8 and part are not")
            .with_remedy("repair the text, or name its encoding to read it with gaps"));
    }

    let ascii = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(bytes.len());
    let bytes = &bytes[ascii..];
    let sample = &bytes[..bytes.len().min(STATISTICS)];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, extent != Extent::Lines && sample.len() == bytes.len());
    let guess = widest(detector.guess(None, Utf8Detection::Deny));
    let read = |encoding| Reading::of(encoding, sample);
    match guess {
        // Statistics of short texts take Big5 for GBK.
        _ if guess == GB18030 && !read(GB18030).is_simplified() && read(BIG5).is_big5() => Ok(BIG5),
        // The rows of kana are the same in GB2312, and no Chinese text is full of them.
        _ if guess != BIG5 && read(EUC_JP).is_japanese(6) => Ok(EUC_JP),
        // Of so many Chinese characters, one in ten and more would lie outside the rows of hangul.
        _ if read(EUC_KR).is_korean(if guess == EUC_KR { 12 } else { 24 }) => Ok(EUC_KR),
        _ if guess == GB18030 && read(GB18030).is_chinese() => Ok(GB18030),
        _ if guess == BIG5 && read(BIG5).is_big5() => Ok(BIG5),
        _ if guess == SHIFT_JIS && read(SHIFT_JIS).is_japanese(1) => Ok(SHIFT_JIS),
        // Short Korean could as well be Chinese.
        _ if !(guess == EUC_KR && read(EUC_KR).is_korean(5)) && read(GB18030).is_simplified() => Ok(GB18030),
        _ => Err(Error::new(ErrorKind::InvalidEncoding, format!("the encoding cannot be told (perhaps {})", name(guess)))
            .with_remedy("name it (encoding, --encoding), or save the text as UTF-8")),
    }
}

/// How many bytes, from the first that is not ASCII, are looked at by statistics.
const STATISTICS: usize = 1 << 20;

fn no_text() -> Error {
    Error::new(ErrorKind::InvalidEncoding, "the bytes are no text").with_remedy("give plain text, best as UTF-8")
}

/// Tells whether bytes that are said to be text in `encoding` are none.
fn is_binary_in(encoding: &'static Encoding, bytes: &[u8]) -> bool {
    if encoding != UTF_16LE && encoding != UTF_16BE {
        return is_binary(bytes);
    }
    let order = if encoding == UTF_16LE { u16::from_le_bytes } else { u16::from_be_bytes };
    let (mut zeros, mut controls, mut lone) = (0, 0, 0);
    let units = bytes.chunks_exact(2).map(|pair| order([pair[0], pair[1]]));
    for c in char::decode_utf16(units) {
        match c {
            Ok('\0') => zeros += 1,
            Ok('\u{1}'..='\u{8}' | '\u{e}'..='\u{1a}' | '\u{1c}'..='\u{1f}' | '\u{7f}') => controls += 1,
            Ok(_) => {}
            // Half of a surrogate pair; of units by chance one in thirty is.
            Err(_) => lone += 1,
        }
    }
    let units = bytes.len() / 2;
    controls * 20 > units || zeros * 200 > units || lone * 50 > units + 50
}

/// Tells whether bytes that are no UTF-16 hold too many control characters, or any number of NULs, to be a text.
fn is_binary(bytes: &[u8]) -> bool {
    let controls = bytes.iter().filter(|&&byte| matches!(byte, 0x01..=0x08 | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f)).count();
    let zeros = bytes.iter().filter(|&&byte| byte == 0).count();
    controls * 20 > bytes.len() || zeros * 200 > bytes.len()
}

/// What the bytes are when read as UTF-8.
#[derive(Clone, Copy, Debug, Default)]
struct Utf8Count {
    /// Well-formed characters of two bytes: frequent by chance in GBK.
    two: usize,
    /// Well-formed characters of three and four bytes, as Han has them: rare by chance.
    long: usize,
    /// Malformed sequences, but for those at the two ends, where a text may have been cut.
    bad: usize,
    /// Whether the text starts inside a character.
    cut_start: bool,
    /// Whether the text ends inside a character.
    cut_end: bool,
}

impl Utf8Count {
    fn of(bytes: &[u8]) -> Self {
        let mut count = Utf8Count::default();
        if std::str::from_utf8(bytes).is_ok() {
            return count;
        }
        let start = bytes.iter().take(4).take_while(|&&byte| matches!(byte, 0x80..0xc0)).count();
        count.cut_start = matches!(start, 1..=3);
        let bytes = if count.cut_start { &bytes[start..] } else { bytes };
        let unfinished =
            |n: &usize| std::str::from_utf8(&bytes[bytes.len() - n..]).is_err_and(|error| error.valid_up_to() == 0 && error.error_len().is_none());
        let end = (1..=bytes.len().min(3)).find(unfinished).unwrap_or(0);
        count.cut_end = end > 0;
        for chunk in bytes[..bytes.len() - end].utf8_chunks() {
            for &byte in chunk.valid().as_bytes() {
                count.two += usize::from(matches!(byte, 0xc0..0xe0));
                count.long += usize::from(byte >= 0xe0);
            }
            count.bad += usize::from(!chunk.invalid().is_empty());
        }
        count
    }

    /// Everything is UTF-8; a head may end inside a character.
    fn strict(self, extent: Extent) -> bool {
        self.bad == 0 && !self.cut_start && (!self.cut_end || extent == Extent::Lines)
    }

    /// A text in UTF-8 that was cut at its ends or has a few bad bytes.
    fn nearly(self) -> bool {
        let sound = if self.long >= 2 { self.two + self.long } else { self.two / 2 };
        sound >= 2 && self.bad * 10 <= sound
    }

    /// A text in UTF-8 of which a good part was spoilt.
    fn mostly(self) -> bool {
        self.long >= 2 && self.bad <= self.long
    }
}

/// How many bytes are looked at to tell UTF-16 by its characters.
const SAMPLE: usize = 1 << 16;

/// Finds UTF-16 without a byte order mark: nearly all units are ideographs, kana, their marks or ASCII, more so than in the other byte order.
fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let bytes = &bytes[..bytes.len().min(SAMPLE)];
    let units = bytes.len() / 2;
    // (likely, sure): units that are characters of our texts, and those that no other encoding gives by chance. Shift_JIS in big-endian order
    // gives ideographs from U+8140 up, and none of those that are as common below U+8000.
    // Hangul and surrogates are what pairs of GB18030 and Big5 look like, unless NULs say that this is neither.
    let rarer = usize::from(bytes.contains(&0));
    let count = |order: fn([u8; 2]) -> u16| {
        bytes.chunks_exact(2).map(|pair| order([pair[0], pair[1]])).fold((0, 0), |(likely, sure), unit| match unit {
            0x09 | 0x0a | 0x0d | 0x20..=0x7e | 0x2010..=0x2026 | 0x3000..=0x30ff | 0xff01..=0xff5e | 0x4e00..=0x7fff => (likely + 1, sure + 1),
            0x8000..=0x9fff => (likely + 1, sure),
            0xa0..=0x24f | 0xac00..=0xd7a3 | 0xd800..=0xdfff | 0x2190..=0x25ff => (likely + rarer, sure),
            _ => (likely, sure),
        })
    };
    let (little, big) = (count(u16::from_le_bytes), count(u16::from_be_bytes));
    // ASCII in the wrong order is ideographs whose low byte is zero, so where there is much of it, it decides.
    let ascii = |high: usize| bytes.chunks_exact(2).filter(|pair| pair[high] == 0 && pair[1 - high].is_ascii()).count();
    let is_little = match (ascii(1), ascii(0)) {
        (in_little, in_big) if in_little > 4 * in_big && 4 * in_little > units => true,
        (in_little, in_big) if in_big > 4 * in_little && 4 * in_big > units => false,
        _ => little >= big,
    };
    let ((likely, sure), encoding) = if is_little { (little, UTF_16LE) } else { (big, UTF_16BE) };
    // Letters of other alphabets make ideographs as well, two by two, but then most bytes are small letters.
    let letters = bytes.iter().filter(|&&byte| byte.is_ascii_lowercase() || byte == b' ').count();
    (units > 0 && letters * 100 < bytes.len() * 60 && likely * 100 >= units * 95 && sure * 100 >= units * 40).then_some(encoding)
}

/// What the bytes are when read in an encoding of two and more bytes.
#[derive(Clone, Copy, Debug, Default)]
struct Reading {
    /// Characters beyond ASCII.
    characters: usize,
    malformed: usize,
    /// Ideographs and the marks that stand between them.
    chinese: usize,
    ideographs: usize,
    kana: usize,
    half_kana: usize,
    hangul: usize,
    /// Pairs of bytes that stand for common characters in GB2312: its marks, letters and 3755 ideographs of the first level.
    gb_common: usize,
    /// Pairs of bytes that stand for common characters in Big5: its marks, letters and 5401 ideographs of the first level.
    big5_common: usize,
}

impl Reading {
    fn of(encoding: &'static Encoding, bytes: &[u8]) -> Self {
        let mut reading = Reading::default();
        let mut text = String::new();
        // Not the last piece, so that a text cut inside its last character is as good as another.
        Chunks(encoding.new_decoder_without_bom_handling()).push(bytes, false, &mut text, |_| reading.malformed += 1);
        for c in text.chars().filter(|c| !c.is_ascii() && *c != '\u{fffd}') {
            reading.characters += 1;
            match c {
                '\u{3040}'..='\u{30ff}' => reading.kana += 1,
                '\u{ff61}'..='\u{ff9f}' => reading.half_kana += 1,
                '\u{ac00}'..='\u{d7a3}' => reading.hangul += 1,
                '\u{2010}'..='\u{2026}' | '\u{3000}'..='\u{303f}' | '\u{ff01}'..='\u{ff5e}' | '·' => reading.chinese += 1,
                _ if is_han(c) => {
                    reading.chinese += 1;
                    reading.ideographs += 1;
                }
                _ => {}
            }
        }
        let mut at = 0;
        while let Some(&lead) = bytes.get(at) {
            let Some(&trail) = bytes.get(at + 1).filter(|_| lead >= 0x80) else {
                at += 1;
                continue;
            };
            reading.gb_common += usize::from(matches!(lead, 0xa1..=0xa3 | 0xb0..=0xd7) && trail >= 0xa1);
            reading.big5_common += usize::from(matches!(lead, 0xa1..=0xc6) && matches!(trail, 0x40..=0x7e | 0xa1..=0xfe));
            at += 2;
        }
        reading
    }

    fn has(&self, part: usize, percent: usize) -> bool {
        self.characters > 0 && part * 100 >= self.characters * percent
    }

    fn is_sound(&self) -> bool {
        self.malformed * 200 <= self.characters
    }

    /// Chinese, simplified or traditional, in GB18030.
    fn is_chinese(&self) -> bool {
        self.is_sound() && self.has(self.chinese, 70) && self.has(self.gb_common, 35)
    }

    /// Chinese of mostly common simplified characters in GB18030.
    fn is_simplified(&self) -> bool {
        self.is_sound() && self.has(self.chinese, 70) && self.has(self.gb_common, 60)
    }

    /// Chinese of mostly common traditional characters in Big5.
    fn is_big5(&self) -> bool {
        self.is_sound() && self.has(self.chinese, 70) && self.has(self.big5_common, 90)
    }

    /// Japanese of at least so many characters: no Japanese goes without kana, and Chinese in GB18030 read as Shift_JIS has half-width ones.
    fn is_japanese(&self, least: usize) -> bool {
        self.is_sound() && self.characters >= least && self.has(self.kana, 15) && !self.has(self.half_kana, 30)
    }

    /// Korean of at least so many characters.
    fn is_korean(&self, least: usize) -> bool {
        self.is_sound() && self.hangul >= least && self.hangul * 100 >= (self.hangul + self.ideographs) * 90
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    const SIMPLIFIED: &str = "同志们，办好老百姓的事，要有钉钉子的劲头，一锤接着一锤敲，直到把钉子敲牢。今年修好3条村道、2座桥，明年再看成效！";
    const TRADITIONAL: &str = "各位鄉親，辦好老百姓的事，要有釘釘子的勁頭，一錘接著一錘敲，直到把釘子敲牢。今年修好3條村道、2座橋，明年再看成效！";
    const JAPANESE: &str = "村の道を三本直し、橋を二つかけました。来年もまた、みなさんと一緒に力を尽くしてまいります。";
    const KOREAN: &str = "올해 마을 길 세 곳을 고치고 다리 두 개를 놓았습니다. 내년에도 여러분과 함께 힘을 다하겠습니다.";

    fn bytes_in(encoding: &'static Encoding, text: &str) -> Vec<u8> {
        if encoding == UTF_16LE {
            return text.encode_utf16().flat_map(u16::to_le_bytes).collect();
        }
        if encoding == UTF_16BE {
            return text.encode_utf16().flat_map(u16::to_be_bytes).collect();
        }
        let (bytes, _, unmappable) = encoding.encode(text);
        assert!(!unmappable, "{text} in {}", name(encoding));
        bytes.into_owned()
    }

    #[track_caller]
    fn finds(bytes: &[u8], encoding: &'static str, text: &str) {
        let (decoded, decoding) = Decoder::new().decode(bytes).unwrap_or_else(|error| panic!("{error} ({text})"));
        assert_eq!((decoded.as_str(), decoding), (text, Decoding { encoding, malformed: false }));
    }

    #[test]
    fn long_texts_come_back() {
        let encodings: [(&'static Encoding, &str); 10] = [
            (UTF_8, SIMPLIFIED),
            (GB18030, SIMPLIFIED),
            (GB18030, TRADITIONAL),
            (BIG5, TRADITIONAL),
            (SHIFT_JIS, JAPANESE),
            (EUC_JP, JAPANESE),
            (EUC_KR, KOREAN),
            (UTF_16LE, SIMPLIFIED),
            (UTF_16BE, TRADITIONAL),
            (UTF_16BE, JAPANESE),
        ];
        for (encoding, text) in encodings {
            for text in [text.to_owned(), text.repeat(50), format!("{text}\r\n\r\n{text}\n")] {
                finds(&bytes_in(encoding, &text), name(encoding), &text);
            }
        }
    }

    #[test]
    fn short_texts_come_back() {
        for text in
            ["口号", "提法", "四个全面", "走在前列！", "1. 稳", "谢谢大家。", "三农", "重点工程", "一是抓落实；二是抓作风。", "廊坊", "国务院"]
        {
            finds(&bytes_in(GB18030, text), "GB18030", text);
            finds(text.as_bytes(), "UTF-8", text);
        }
        for text in ["各位代表，各位同志：", "謝謝大家。", "兩岸一家親，共圓中國夢。"] {
            finds(&bytes_in(BIG5, text), "Big5", text);
        }
        for text in ["国民の皆様", "ありがとう"] {
            finds(&bytes_in(SHIFT_JIS, text), "Shift_JIS", text);
        }
        for text in ["走在前列！", "Build Back Better", "三農問題", "1+5"] {
            finds(&bytes_in(UTF_16LE, text), "UTF-16LE", text);
            finds(&bytes_in(UTF_16BE, text), "UTF-16BE", text);
        }
    }

    #[test]
    fn gb18030_with_four_bytes() {
        let text = "㐀字（𠀀）也是汉字，写入公文要能认得，读得出来，也写得回去。";
        finds(&bytes_in(GB18030, text), "GB18030", text);
    }

    #[test]
    fn a_byte_order_mark_decides_and_is_no_text() {
        for (mark, encoding) in [(&b"\xef\xbb\xbf"[..], UTF_8), (b"\xff\xfe", UTF_16LE), (b"\xfe\xff", UTF_16BE), (b"\x84\x31\x95\x33", GB18030)] {
            let bytes = [mark, &bytes_in(encoding, SIMPLIFIED)].concat();
            finds(&bytes, name(encoding), SIMPLIFIED);
            let (text, decoding) = Decoder::named(name(encoding)).unwrap().decode(&bytes).unwrap();
            assert_eq!((text.as_str(), decoding.encoding()), (SIMPLIFIED, name(encoding)));
        }
        finds(b"\xff\xfe", "UTF-16LE", "");
        finds(b"", "UTF-8", "");
    }

    #[test]
    fn utf32_is_refused_by_name() {
        let little: Vec<u8> = format!("\u{feff}{SIMPLIFIED}").chars().flat_map(|c| u32::from(c).to_le_bytes()).collect();
        let big: Vec<u8> = format!("\u{feff}{SIMPLIFIED}").chars().flat_map(|c| u32::from(c).to_be_bytes()).collect();
        for bytes in [little, big] {
            for decoder in [Decoder::new(), Decoder::named("utf-8").unwrap(), Decoder::named("utf-16").unwrap()] {
                let error = decoder.decode(&bytes).unwrap_err();
                assert_eq!(error.to_string(), "the text is in UTF-32, which is not read; save it as UTF-8");
            }
        }
        finds(b"\xff\xfe\0\x30", "UTF-16LE", "\u{3000}");
    }

    #[test]
    fn a_mark_or_a_name_makes_no_text_of_binary_data() {
        let zeros = [&b"\xff\xfea\0"[..], &[0; 40]].concat();
        let controls: Vec<u8> = [0xfe, 0xff].into_iter().chain((1..=90).flat_map(|n| [0, n % 8 + 1])).collect();
        // Every unit by chance.
        let random: Vec<u8> = [0xff, 0xfe].into_iter().chain((1..65536_u32).flat_map(|n| (n.wrapping_mul(40503) as u16).to_le_bytes())).collect();
        let utf8 = [&b"\xef\xbb\xbf"[..], &[0; 40]].concat();
        for bytes in [zeros, controls, random, utf8] {
            assert_eq!(Decoder::new().decode(&bytes).unwrap_err().to_string(), "the bytes are no text; give plain text, best as UTF-8");
        }
        for name in ["utf-8", "gbk", "utf-16"] {
            assert_eq!(Decoder::named(name).unwrap().decode(&[0; 40]).unwrap_err().kind(), ErrorKind::InvalidEncoding);
        }
        // A pair cut in two at the end of a short text does not make it binary.
        let cut: Vec<u8> = "\u{feff}好𠀀".encode_utf16().flat_map(u16::to_le_bytes).take(6).collect();
        assert!(Decoder::new().decode(&cut).unwrap().1.malformed());
    }

    #[test]
    fn a_cut_text_says_so() {
        for cut in 1..3 {
            let bytes = &SIMPLIFIED.as_bytes()[..SIMPLIFIED.len() - cut];
            let (text, decoding) = Decoder::new().decode(bytes).unwrap();
            assert_eq!(decoding, Decoding { encoding: "UTF-8", malformed: true });
            assert_eq!(text.strip_suffix('\u{fffd}').unwrap(), &SIMPLIFIED[..SIMPLIFIED.len() - 3]);
            let (text, decoding) = Decoder::new().decode(&SIMPLIFIED.as_bytes()[cut..]).unwrap();
            assert_eq!(decoding, Decoding { encoding: "UTF-8", malformed: true });
            assert!(text.ends_with(&SIMPLIFIED[3..]));
        }
        let bytes = bytes_in(GB18030, SIMPLIFIED.trim_end_matches('！'));
        let (text, decoding) = Decoder::new().decode(&bytes[..bytes.len() - 1]).unwrap();
        assert_eq!(decoding, Decoding { encoding: "GB18030", malformed: true });
        assert!(text.ends_with("成\u{fffd}"), "{text}");
        let bytes = bytes_in(UTF_16LE, SIMPLIFIED);
        let (text, decoding) = Decoder::new().decode(&bytes[..bytes.len() - 1]).unwrap();
        assert_eq!((decoding.encoding(), decoding.malformed(), text.ends_with('\u{fffd}')), ("UTF-16LE", true, true));
    }

    #[test]
    fn a_foreign_line_in_a_text_does_not_turn_it_into_mojibake() {
        let bytes = [SIMPLIFIED.repeat(5).as_bytes(), b"\n", &bytes_in(GB18030, "走在前列"), b"\n", SIMPLIFIED.as_bytes()].concat();
        let (text, decoding) = Decoder::new().decode(&bytes).unwrap();
        assert_eq!(decoding, Decoding { encoding: "UTF-8", malformed: true });
        assert!(text.ends_with(SIMPLIFIED));
        let bytes = [SIMPLIFIED.as_bytes(), b"\n", &bytes_in(GB18030, SIMPLIFIED)[..60]].concat();
        assert_eq!(Decoder::new().decode(&bytes).unwrap_err().kind(), ErrorKind::InvalidEncoding);
    }

    #[test]
    fn what_cannot_be_told_is_refused() {
        for bytes in [
            &b"L'\xe9t\xe9 dernier, le pr\xe9sident a d\xe9clar\xe9 : \xab en avant ! \xbb"[..],
            b"d\xe9j\xe0 vu",
            b"caf\xe9",
            b"\x80",
            b"a\0b\0\0\x01\x02\x03\x1f\xff",
            &[0; 40],
            &[7; 40],
        ] {
            let error = Decoder::new().decode(bytes).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidEncoding, "{error}");
            assert!(error.to_string().contains("; "), "{error} has no remedy");
        }
        let (text, decoding) = Decoder::named("latin1").unwrap().decode(b"caf\xe9").unwrap();
        assert_eq!((text.as_str(), decoding.encoding(), decoding.malformed()), ("café", "windows-1252", false));
    }

    #[test]
    fn other_formats_are_refused() {
        for bytes in [&b"%PDF-1.7\n"[..], b"PK\x03\x04\x14", b"\x1f\x8b\x08\0", b"{\\rtf1\\ansi", b"BZh91AY&SY\xff\xfe"] {
            for decoder in [Decoder::new(), Decoder::named("gbk").unwrap()] {
                assert_eq!(decoder.decode(bytes).unwrap_err().kind(), ErrorKind::UnsupportedInput);
            }
        }
        finds(b"BZhang said so", "UTF-8", "BZhang said so");
        finds(b"PKU", "UTF-8", "PKU");
    }

    #[test]
    fn names() {
        let names = [
            ("UTF8", "UTF-8"),
            ("utf_8_sig", "UTF-8"),
            ("GBK", "GB18030"),
            ("gb2312", "GB18030"),
            ("cp936", "GB18030"),
            ("GB18030", "GB18030"),
            ("Big5", "Big5"),
            ("sjis", "Shift_JIS"),
            ("Shift-JIS", "Shift_JIS"),
            ("utf-16", "UTF-16LE"),
            ("utf_16_be", "UTF-16BE"),
        ];
        for (name, encoding) in names {
            assert_eq!(Decoder::named(name).unwrap().decode(b"").unwrap().1.encoding(), encoding);
        }
        for name in ["", "chinese traditional", "hz-gb-2312", "x-user-defined", "utf-9"] {
            assert_eq!(Decoder::named(name).unwrap_err().kind(), ErrorKind::InvalidOption, "{name}");
        }
    }

    #[test]
    fn a_named_encoding_is_taken_at_its_word() {
        let (text, decoding) = Decoder::named("utf-8").unwrap().decode(&bytes_in(GB18030, "口号")).unwrap();
        assert!(decoding.malformed() && text.contains('\u{fffd}'));
        let (text, decoding) = Decoder::named("big5").unwrap().decode(&bytes_in(BIG5, "口號")).unwrap();
        assert_eq!((text.as_str(), decoding.malformed()), ("口號", false));
    }

    #[test]
    fn pieces_give_what_the_whole_gives() {
        for (encoding, text) in [(UTF_8, SIMPLIFIED), (GB18030, SIMPLIFIED), (BIG5, TRADITIONAL), (SHIFT_JIS, JAPANESE), (UTF_16LE, SIMPLIFIED)] {
            let mut bytes = bytes_in(encoding, text);
            bytes.pop();
            let (whole, _) = encoding.decode_without_bom_handling(&bytes);
            for size in [1, 2, 3, 7, 64] {
                let mut chunks = Start { encoding, mark: 0 }.chunks();
                let (mut pieces, mut places) = (String::new(), Vec::new());
                for piece in bytes.chunks(size) {
                    chunks.push(piece, false, &mut pieces, |at| places.push(at));
                }
                chunks.push(&[], true, &mut pieces, |at| places.push(at));
                assert_eq!(pieces, whole);
                assert!(places.iter().all(|&at| pieces[at..].starts_with('\u{fffd}')) && places.len() <= 1);
            }
        }
    }
}
