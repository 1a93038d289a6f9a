//! Judges whether text decoded from a multi-byte encoding looks like the language that uses the encoding.

use encoding_rs::Encoding;

use super::Chunks;
use crate::text::is_han;

/// Statistics of the bytes when read in a multi-byte encoding.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Reading {
    /// The number of non-ASCII characters.
    characters: usize,
    malformed: usize,
    /// The number of ideographs and Chinese punctuation marks.
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
    pub(super) fn of(encoding: &'static Encoding, bytes: &[u8]) -> Self {
        let mut reading = Reading::default();
        let mut text = String::new();
        // Not marked as the last piece, so that a text cut inside its last character is as good as any other.
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

    /// Returns whether the text is Chinese, simplified or traditional, in GB18030.
    pub(super) fn is_chinese(&self) -> bool {
        self.is_sound() && self.has(self.chinese, 70) && self.has(self.gb_common, 35)
    }

    /// Returns whether the text is Chinese with mostly common simplified characters, in GB18030.
    pub(super) fn is_simplified(&self) -> bool {
        self.is_sound() && self.has(self.chinese, 70) && self.has(self.gb_common, 60)
    }

    /// Returns whether the text is Chinese with mostly common traditional characters, in Big5.
    pub(super) fn is_big5(&self) -> bool {
        self.is_sound() && self.has(self.chinese, 70) && self.has(self.big5_common, 90)
    }

    /// Returns whether the text is Japanese with at least the given number of characters: Japanese always has kana, and Chinese in GB18030 read as Shift_JIS
    /// has half-width ones.
    pub(super) fn is_japanese(&self, least: usize) -> bool {
        self.is_sound() && self.characters >= least && self.has(self.kana, 15) && !self.has(self.half_kana, 30)
    }

    /// Returns whether the text is Korean with at least the given number of characters.
    pub(super) fn is_korean(&self, least: usize) -> bool {
        self.is_sound() && self.hangul >= least && self.hangul * 100 >= (self.hangul + self.ideographs) * 90
    }
}
