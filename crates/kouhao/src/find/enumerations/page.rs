//! A text as an array of folded characters.
//!
//! The forms repeatedly look a few characters back and ahead of a position; with an index per character that is arithmetic, and because folding keeps every
//! code point in its place, the same index leads back to the caller's bytes.

use super::numerals::is_numeral;
use crate::text::{Fold, Span};

/// The character assumed beyond both ends of a text.
pub(super) const EDGE: char = '\n';

pub(super) struct Page<'t> {
    text: &'t str,
    pub chars: Vec<char>,
    /// Where the characters that are numerals stand, in order.
    pub numerals: Vec<usize>,
    /// The start of every [`STEP`]th character in the caller's text.
    starts: Vec<usize>,
}

/// The number of characters between two whose byte offsets are stored: findings are rare, and their bytes are counted from the last stored offset.
const STEP: usize = 64;

impl<'t> Page<'t> {
    pub fn new(text: &'t str) -> Self {
        let mut chars = Vec::with_capacity(text.len() / 3 + 1);
        let (mut numerals, mut starts) = (Vec::new(), Vec::new());
        let mut within = false;
        for (at, c) in Fold::new().simplified(true).chars(text) {
            let c = mark(c, &mut within);
            if chars.len().is_multiple_of(STEP) {
                starts.push(at);
            }
            if is_numeral(c) {
                numerals.push(chars.len());
            }
            chars.push(c);
        }
        Page { text, chars, numerals, starts }
    }

    pub fn len(&self) -> usize {
        self.chars.len()
    }

    pub fn at(&self, i: usize) -> char {
        self.chars.get(i).copied().unwrap_or(EDGE)
    }

    pub fn before(&self, i: usize) -> char {
        if i == 0 { EDGE } else { self.at(i - 1) }
    }

    /// Returns the byte at which a character starts; past the last one, the end of the text.
    pub fn byte(&self, i: usize) -> usize {
        let Some(&start) = self.starts.get(i / STEP) else { return self.text.len() };
        self.text[start..].char_indices().nth(i % STEP).map_or(self.text.len(), |(at, _)| start + at)
    }

    /// Returns a character as the caller wrote it.
    pub fn original_char(&self, i: usize) -> char {
        self.text[self.byte(i)..].chars().next().unwrap_or(EDGE)
    }

    /// Returns the character that starts at byte `at`.
    pub fn index(&self, at: usize) -> usize {
        let block = self.starts.partition_point(|&start| start <= at).saturating_sub(1);
        let start = self.starts.get(block).copied().unwrap_or_default();
        block * STEP + self.text[start..at].chars().count()
    }

    pub fn span(&self, start: usize, end: usize) -> Span {
        Span { start: self.byte(start), end: self.byte(end) }
    }

    pub fn text(&self, start: usize, end: usize) -> String {
        self.chars[start..end].iter().collect()
    }

    /// Spells a head, whose parts 、 joins, as `text` has it in `start..end`, part by part.
    pub fn original(&self, text: &str, start: usize, end: usize, head: &str) -> String {
        let mut at = start;
        let part = |part: &str| {
            let len = part.chars().count();
            // A part with other text inside it (such as a quotation) has no single place in the text, and stays as it is.
            let Some(found) = (at..end).find(|&i| i + len <= end && self.reads(i, part)) else { return part.to_string() };
            at = found + len;
            text[self.span(found, found + len)].to_string()
        };
        head.split('、').map(part).collect::<Vec<_>>().join("、")
    }

    /// Returns whether `word` stands at `i`.
    pub fn reads(&self, i: usize, word: &str) -> bool {
        word.chars().enumerate().all(|(k, c)| self.at(i + k) == c)
    }

    /// Returns whether `word` ends at `end`.
    pub fn ends(&self, end: usize, word: &str) -> bool {
        let len = word.chars().count();
        end >= len && self.reads(end - len, word)
    }

    /// Returns how many characters the longest of `words` at `i` has, zero if none stands there.
    pub fn longest(&self, i: usize, words: &[&str]) -> usize {
        words.iter().filter(|word| self.reads(i, word)).map(|word| word.chars().count()).max().unwrap_or(0)
    }

    pub fn ends_any(&self, end: usize, words: &[&str]) -> bool {
        words.iter().any(|word| self.ends(end, word))
    }
}

/// Converts quotation marks to “ and ”, whatever the script: 「四個全面」. Straight marks open and close in turn, within a line.
fn mark(c: char, within: &mut bool) -> char {
    match c {
        '「' | '『' | '｢' | '﹁' | '﹃' => '“',
        '」' | '』' | '｣' | '﹂' | '﹄' => '”',
        '"' => {
            *within = !*within;
            if *within { '“' } else { '”' }
        }
        '\n' => {
            *within = false;
            c
        }
        _ => c,
    }
}

/// A range of characters.
pub(super) type Range = (usize, usize);

/// Cuts `from..to` at the given marks outside brackets, quotations and titles. Where 、 cuts, two adjacent quotations are separated too: “早出”“晚归”.
pub(super) fn cut(page: &Page, from: usize, to: usize, marks: &[char]) -> Vec<Range> {
    let mut pieces = Vec::new();
    let mut depth = 0usize;
    let mut start = from;
    for i in from..to {
        let c = page.at(i);
        match c {
            '(' | '“' | '《' | '‘' => depth += 1,
            ')' | '”' | '》' | '’' => {
                depth = depth.saturating_sub(1);
                if c == '”' && depth == 0 && page.at(i + 1) == '“' && i + 1 < to && marks.contains(&'、') {
                    pieces.push((start, i + 1));
                    start = i + 1;
                }
            }
            _ if depth == 0 && marks.contains(&c) => {
                pieces.push((start, i));
                start = i + 1;
            }
            _ => {}
        }
    }
    pieces.push((start, to));
    pieces
}
