//! Rejects what is not text: other formats, by how they begin, and binary data, by their control characters.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

use crate::{Error, ErrorKind};

/// Rejects files whose first bytes show that they are not plain text.
pub(in crate::text) fn refuse_formats(bytes: &[u8]) -> Result<(), Error> {
    // From the formats' specifications.
    const FORMATS: [(&[u8], &str, &str); 12] = [
        (b"%PDF-", "a PDF document", "extract its text first"),
        (b"PK\x03\x04", "a ZIP archive, as Word (docx), Excel (xlsx) and e-books are", "save its text as plain text"),
        (b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", "an old Office document", "save its text as plain text"),
        (b"{\\rtf", "a document in Rich Text Format", "save its text as plain text"),
        (b"\x1f\x8b\x08", "compressed with gzip", "give it a name that ends in .gz"),
        (b"\x28\xb5\x2f\xfd", "compressed with Zstandard", "give it a name that ends in .zst"),
        (b"\xfd7zXZ\0", "compressed with xz", "unpack it first"),
        (b"7z\xbc\xaf\x27\x1c", "a 7z archive", "unpack it first"),
        (b"Rar!\x1a\x07", "a RAR archive", "unpack it first"),
        (b"\x89PNG\r\n\x1a\n", "an image", "give its text instead"),
        (b"\xff\xd8\xff", "an image", "give its text instead"),
        (b"SQLite format 3\0", "a database", "export the texts first"),
    ];
    let known = FORMATS.iter().find(|(magic, ..)| bytes.starts_with(magic)).map(|&(_, what, remedy)| (what, remedy));
    match known.or_else(|| is_bzip2(bytes).then_some(("compressed with bzip2", "unpack it first"))) {
        Some((what, remedy)) => Err(Error::new(ErrorKind::UnsupportedInput, format!("this is {what}")).with_remedy(remedy)),
        None => Ok(()),
    }
}

/// Recognises a bzip2 file: its letters alone may begin a line, so the block size and the digits of π that open the first block are checked too.
fn is_bzip2(bytes: &[u8]) -> bool {
    matches!(bytes, [b'B', b'Z', b'h', b'1'..=b'9', block @ ..] if block.starts_with(b"1AY&SY"))
}

/// Returns the error for bytes that are not text in any encoding.
pub(super) fn no_text() -> Error {
    Error::new(ErrorKind::InvalidEncoding, "the bytes are not text").with_remedy("provide plain text, preferably as UTF-8")
}

/// Returns whether bytes that are supposed to be text in `encoding` are binary.
pub(super) fn is_binary_in(encoding: &'static Encoding, bytes: &[u8]) -> bool {
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
            // Half of a surrogate pair; one in thirty random units is.
            Err(_) => lone += 1,
        }
    }
    let units = bytes.len() / 2;
    controls * 20 > units || zeros * 200 > units || lone * 50 > units + 50
}

/// Returns whether bytes other than UTF-16 contain too many control characters, or NULs, to be text.
pub(super) fn is_binary(bytes: &[u8]) -> bool {
    let controls = bytes.iter().filter(|&&byte| matches!(byte, 0x01..=0x08 | 0x0e..=0x1a | 0x1c..=0x1f | 0x7f)).count();
    let zeros = bytes.iter().filter(|&&byte| byte == 0).count();
    controls * 20 > bytes.len() || zeros * 200 > bytes.len()
}
