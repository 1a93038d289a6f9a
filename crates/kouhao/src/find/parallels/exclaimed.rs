//! Finds exclamations that end alike: 大桥万岁！渡口万岁！渔村万岁！
//!
//! They are sentences or lines of a word or two with a common ending, which the dictionary often has as a noun. Three of them, each with its own mark, are
//! meant as a row.

use std::ops::Range;

use super::cut::CutText;

/// The maximum length of an exclamation, in units.
const LONGEST: usize = 12;

/// The number of units in which they end alike.
const ENDING: usize = 2;

impl CutText<'_> {
    /// Returns whether two short sentences are exclamations that end alike, at a word.
    pub(super) fn exclaim_alike(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        let exclaims =
            |sentence: &Range<usize>| sentence.len() > ENDING && sentence.len() <= LONGEST && self.marks_at(sentence.end).contains(['！', '!']);
        let parted = || [a, b].iter().any(|sentence| self.starts_word(sentence.end - ENDING));
        exclaims(a) && exclaims(b) && self.closes_alike(a, b, ENDING) && parted()
    }
}
