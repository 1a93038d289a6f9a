//! Measures how far bytes are valid UTF-8.

use super::Extent;

/// Statistics of the bytes when read as UTF-8.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Utf8Count {
    /// Well-formed characters of two bytes: common by chance in GBK.
    two: usize,
    /// Well-formed characters of three and four bytes, like Han characters: rare by chance.
    long: usize,
    /// Malformed sequences, except those at the two ends, where a text may have been cut.
    bad: usize,
    /// Whether the text starts inside a character.
    cut_start: bool,
    /// Whether the text ends inside a character.
    cut_end: bool,
}

impl Utf8Count {
    pub(super) fn of(bytes: &[u8]) -> Self {
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

    /// Returns whether everything is UTF-8; part of a file of lines may end inside a character.
    pub(super) fn strict(self, extent: Extent) -> bool {
        self.bad == 0 && !self.cut_start && (!self.cut_end || extent == Extent::Lines)
    }

    /// Returns whether the text is UTF-8 that was cut at its ends or has a few bad bytes.
    pub(super) fn nearly(self) -> bool {
        let sound = if self.long >= 2 { self.two + self.long } else { self.two / 2 };
        sound >= 2 && self.bad * 10 <= sound
    }

    /// Returns whether the text is UTF-8 that is damaged in a large part.
    pub(super) fn mostly(self) -> bool {
        self.long >= 2 && self.bad <= self.long
    }
}
