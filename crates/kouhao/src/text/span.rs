//! Positions in a text.

use std::ops::{Index, Range};

/// A half-open byte range of a text, from `start` up to but not including `end`, on code-point boundaries.
///
/// Rust indexes strings by bytes. Rows that are written out, and Python, count code points; [`CharIndex`] converts.
///
/// ```
/// use kouhao::text::Span;
///
/// let text = "坚定“四个自信”";
/// assert_eq!(&text[Span::new(9, 21)], "四个自信");
/// ```
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub struct Span {
    /// The first byte.
    pub start: usize,
    /// One past the last byte.
    pub end: usize,
}

impl Span {
    /// Creates the span from `start` to `end`, in bytes.
    ///
    /// # Panics
    /// Panics if `end` is less than `start`.
    #[track_caller]
    pub fn new(start: usize, end: usize) -> Self {
        assert!(start <= end, "a span cannot end ({end}) before it starts ({start})");
        Span { start, end }
    }

    /// Returns the span as a byte range.
    pub fn range(self) -> Range<usize> {
        self.start..self.end
    }

    /// Returns the length in bytes.
    pub fn len(self) -> usize {
        self.end - self.start
    }

    /// Returns whether the span is empty.
    pub fn is_empty(self) -> bool {
        self.start == self.end
    }

    /// Returns whether `other` lies wholly within this span.
    pub fn contains(self, other: Span) -> bool {
        self.start <= other.start && other.end <= self.end
    }

    /// Returns whether the two spans share at least one byte.
    pub fn overlaps(self, other: Span) -> bool {
        self.start < other.end && other.start < self.end
    }

    /// Returns the span shifted by `by` bytes towards the end of the text.
    pub fn shifted(self, by: usize) -> Span {
        Span { start: self.start + by, end: self.end + by }
    }
}

impl Index<Span> for str {
    type Output = str;

    fn index(&self, span: Span) -> &str {
        &self[span.range()]
    }
}

impl Index<Span> for String {
    type Output = str;

    fn index(&self, span: Span) -> &str {
        &self.as_str()[span]
    }
}

/// The number of bytes between two counts that [`CharIndex`] keeps.
const BLOCK: usize = 256;

/// Converts byte offsets of one text to code-point offsets.
///
/// # Complexity
/// Built in one pass over the text, with 4 bytes for every 256 bytes of text; each conversion examines at most 256 bytes.
#[derive(Clone, Debug)]
pub struct CharIndex {
    /// The number of code points that start before byte `i * BLOCK`.
    before: Box<[u32]>,
}

impl CharIndex {
    /// Creates an index of `text`.
    pub fn new(text: &str) -> Self {
        let mut seen = 0;
        let before = text
            .as_bytes()
            .chunks(BLOCK)
            .map(|block| {
                let start = seen;
                seen += starts(block) as u32;
                start
            })
            .collect();
        CharIndex { before }
    }

    /// Returns the number of code points of `text` before byte `at`; `text` must be the text that the index was made for.
    ///
    /// # Panics
    /// Panics if `at` is past the end of `text`.
    pub fn char_at(&self, text: &str, at: usize) -> usize {
        let block = at / BLOCK;
        let counted = match self.before.get(block) {
            Some(&counted) => counted as usize,
            // `at` is the end of a text of a whole number of blocks.
            None if block > 0 => return self.char_at(text, at - 1) + 1 - continuation(text, at - 1),
            None => 0,
        };
        counted + starts(&text.as_bytes()[block * BLOCK..at])
    }

    /// Converts a span of `text` to a range of code points.
    pub fn chars(&self, text: &str, span: Span) -> Range<usize> {
        self.char_at(text, span.start)..self.char_at(text, span.end)
    }
}

/// Returns the number of bytes that start a code point.
fn starts(bytes: &[u8]) -> usize {
    bytes.iter().filter(|&&byte| (byte as i8) >= -0x40).count()
}

/// Returns 1 if the byte at `at` continues a code point, otherwise 0.
fn continuation(text: &str, at: usize) -> usize {
    usize::from(!text.is_char_boundary(at))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn char_index_agrees_with_counting() {
        for text in ["", "a", "四个全面", &"四a𠀀é".repeat(100), &"ab".repeat(128), &"四".repeat(256)] {
            let index = CharIndex::new(text);
            for (at, _) in text.char_indices().chain([(text.len(), ' ')]) {
                assert_eq!(index.char_at(text, at), text[..at].chars().count(), "byte {at} of {text}");
            }
        }
    }

    #[test]
    #[should_panic(expected = "cannot end (1) before it starts (2)")]
    fn backward_span_panics() {
        Span::new(2, 1);
    }
}
