//! Detects the encoding of bytes without a byte order mark: steps 2 to 6 of the evidence that [`decode`](super) lists.

use chardetng::{EncodingDetector, Iso2022JpDetection, Utf8Detection};
use encoding_rs::{BIG5, EUC_JP, EUC_KR, Encoding, GB18030, SHIFT_JIS, UTF_8};

use super::multibyte::Reading;
use super::refuse::{is_binary, no_text};
use super::utf8::Utf8Count;
use super::utf16::utf16;
use super::{Extent, name, widest};
use crate::{Error, ErrorKind};

/// The number of bytes, from the first non-ASCII one, that statistics are computed from.
const STATISTICS: usize = 1 << 20;

/// Detects the encoding of bytes without a byte order mark.
pub(super) fn detect(bytes: &[u8], extent: Extent) -> Result<&'static Encoding, Error> {
    let utf8 = Utf8Count::of(bytes);
    let binary = is_binary(bytes);
    // ASCII in UTF-16 is valid UTF-8 too, but every second byte is NUL.
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
        return Err(Error::new(ErrorKind::InvalidEncoding, "some of the bytes are UTF-8 and some are not")
            .with_remedy("repair the text, or name its encoding to read malformed bytes as U+FFFD"));
    }
    by_statistics(bytes, extent)
}

/// Finds the encoding of bytes that are not Unicode: the guess of the statistics, if the resulting text looks like the language that uses it.
fn by_statistics(bytes: &[u8], extent: Extent) -> Result<&'static Encoding, Error> {
    let ascii = bytes.iter().position(|byte| !byte.is_ascii()).unwrap_or(bytes.len());
    let bytes = &bytes[ascii..];
    let sample = &bytes[..bytes.len().min(STATISTICS)];
    let mut detector = EncodingDetector::new(Iso2022JpDetection::Deny);
    detector.feed(sample, extent != Extent::Lines && sample.len() == bytes.len());
    let guess = widest(detector.guess(None, Utf8Detection::Deny));
    let read = |encoding| Reading::of(encoding, sample);
    match guess {
        // For short texts, statistics mistake Big5 for GBK.
        _ if guess == GB18030 && !read(GB18030).is_simplified() && read(BIG5).is_big5() => Ok(BIG5),
        // The rows of kana are the same in GB2312, but no Chinese text is full of kana.
        _ if guess != BIG5 && read(EUC_JP).is_japanese(6) => Ok(EUC_JP),
        // Of this many Chinese characters, at least one in ten would lie outside the rows of hangul.
        _ if read(EUC_KR).is_korean(if guess == EUC_KR { 12 } else { 24 }) => Ok(EUC_KR),
        _ if guess == GB18030 && read(GB18030).is_chinese() => Ok(GB18030),
        _ if guess == BIG5 && read(BIG5).is_big5() => Ok(BIG5),
        _ if guess == SHIFT_JIS && read(SHIFT_JIS).is_japanese(1) => Ok(SHIFT_JIS),
        // A short Korean text could equally be Chinese.
        _ if !(guess == EUC_KR && read(EUC_KR).is_korean(5)) && read(GB18030).is_simplified() => Ok(GB18030),
        _ => Err(Error::new(ErrorKind::InvalidEncoding, format!("the encoding cannot be determined (perhaps {})", name(guess)))
            .with_remedy("name it (encoding, --encoding), or save the text as UTF-8")),
    }
}
