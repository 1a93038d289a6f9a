//! The tokens of a document, each looked up once.
//!
//! The naive way looks up the words of every stretch that is judged; each token is in a dozen of these.

use crate::find::layout::{Layout, flag};
use crate::find::words::{Word, Words};

/// The tokens of a document as words.
pub(super) struct Tokens<'f> {
    layout: &'f Layout,
    words: &'f Words,
    /// For each position at which a token starts, its end and its word.
    at: Vec<Option<(usize, &'f Word)>>,
    /// For each position a bit for it and for each of the next 63, set where a token starts.
    pub cuts: Vec<u64>,
}

impl<'f> Tokens<'f> {
    pub(super) fn new(layout: &'f Layout, words: &'f Words) -> Self {
        let mut at = vec![None; layout.codes.len()];
        let edges: Vec<usize> = (0..layout.codes.len()).filter(|&place| layout.flags[place] & flag::TOKEN != 0).collect();
        for edge in edges.windows(2).filter(|edge| layout.codes[edge[0]] != 0) {
            at[edge[0]] = Some((edge[1], words.get(&layout.key(edge[0], edge[1]))));
        }
        let mut cuts = vec![0; layout.codes.len()];
        let mut next = 0;
        for (cuts, flags) in cuts.iter_mut().zip(&layout.flags).rev() {
            next = next << 1 | u64::from(flags & flag::TOKEN != 0);
            *cuts = next;
        }
        Tokens { layout, words, at, cuts }
    }

    /// Collects the tokens of a stretch.
    pub(super) fn between(&self, start: usize, end: usize, tokens: &mut Vec<&'f Word>) {
        tokens.clear();
        let mut from = start;
        for to in (start + 1..=end).filter(|&at| at == end || self.layout.flags[at] & flag::TOKEN != 0) {
            tokens.push(self.word(from, to));
            from = to;
        }
    }

    /// Returns a stretch as a word; phrases in a lexicon may split a token.
    pub(super) fn word(&self, start: usize, end: usize) -> &'f Word {
        match self.at[start] {
            Some((known, word)) if known == end => word,
            _ => self.words.get(&self.layout.key(start, end)),
        }
    }
}
