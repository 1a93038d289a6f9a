//! Decides whether bytes without a byte order mark are UTF-16, and in which byte order.

use encoding_rs::{Encoding, UTF_16BE, UTF_16LE};

/// The number of bytes examined to recognise UTF-16 by its characters.
const SAMPLE: usize = 1 << 16;

/// Finds UTF-16 without a byte order mark: nearly all units are ideographs, kana, their marks or ASCII, more so than in the other byte order.
pub(super) fn utf16(bytes: &[u8]) -> Option<&'static Encoding> {
    let bytes = &bytes[..bytes.len().min(SAMPLE)];
    let units = bytes.len() / 2;
    // (likely, sure): units that are characters of our texts, and those that no other encoding yields by chance. Shift_JIS read in big-endian order
    // yields ideographs from U+8140 up, but none of the equally common ones below U+8000.
    // Pairs of bytes in GB18030 and Big5 look like hangul and surrogates, unless NULs show that the text is in neither.
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
    // Pairs of letters in other encodings also form ideographs, but then most bytes are lower-case letters.
    let letters = bytes.iter().filter(|&&byte| byte.is_ascii_lowercase() || byte == b' ').count();
    (units > 0 && letters * 100 < bytes.len() * 60 && likely * 100 >= units * 95 && sure * 100 >= units * 40).then_some(encoding)
}
