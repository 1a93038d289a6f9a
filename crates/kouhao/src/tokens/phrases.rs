//! Matches user words that a dictionary of Han words cannot hold: 1+5, 5G基站, 严、细、深、实、准, Build Back Better.
//!
//! They are matched before the text is segmented: at each position the longest word that starts there wins, and the search continues after it. A
//! match must start and end where Unicode allows a word boundary, so AI does not match inside SAID, nor 1+5 inside 1+5.2. That test is why this is a
//! custom trie and not a ready-made automaton: when the longest word at a position fails it, the next shorter one must still be tried, and a
//! leftmost-longest automaton has discarded it by then.

use super::pieces::pieces;
use crate::text::Span;
use rustc_hash::FxHashMap;

/// A trie over code points.
#[derive(Clone, Default)]
pub(super) struct Phrases {
    next: FxHashMap<(u32, char), u32>,
    /// Whether a word ends at each node; the first is the root.
    ends: Vec<bool>,
}

impl Phrases {
    pub(super) fn add(&mut self, word: &str) {
        if self.ends.is_empty() {
            self.ends.push(false);
        }
        let mut node = 0;
        for c in word.chars() {
            let fresh = self.ends.len() as u32;
            node = *self.next.entry((node, c)).or_insert(fresh);
            if node == fresh {
                self.ends.push(false);
            }
        }
        self.ends[node as usize] = true;
    }

    pub(super) fn is_empty(&self) -> bool {
        self.ends.is_empty()
    }

    /// Returns the ends of all words that `text` starts with, shortest first.
    fn ends<'a>(&'a self, text: &'a str) -> impl Iterator<Item = usize> + 'a {
        let mut node = 0;
        text.char_indices()
            .map_while(move |(at, c)| {
                node = *self.next.get(&(node, c))?;
                Some((at + c.len_utf8(), self.ends[node as usize]))
            })
            .filter_map(|(end, accepts)| accepts.then_some(end))
    }

    /// Returns the matches in `text`, in order, none overlapping another.
    ///
    /// # Complexity
    /// The length of the text times that of the longest word.
    pub(super) fn find(&self, text: &str) -> Vec<Span> {
        let mut found = Vec::new();
        let mut edges = Vec::new();
        let mut free = 0;
        for (at, _) in text.char_indices() {
            if at < free {
                continue;
            }
            let mut ends = self.ends(&text[at..]).peekable();
            if ends.peek().is_none() {
                continue;
            }
            // Most stretches of text hold no candidate and need not be cut.
            if edges.is_empty() {
                edges = word_edges(text);
            }
            if edges[at]
                && let Some(len) = ends.filter(|len| edges[at + len]).last()
            {
                free = at + len;
                found.push(Span { start: at, end: free });
            }
        }
        found
    }
}

/// Returns for each byte of `text`, and for its end, whether a word may start or end there.
fn word_edges(text: &str) -> Vec<bool> {
    let mut edges = vec![false; text.len() + 1];
    edges[0] = true;
    pieces(text, |end| edges[end] = true);
    edges
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found<'t>(words: &[&str], text: &'t str) -> Vec<&'t str> {
        let mut phrases = Phrases::default();
        words.iter().for_each(|word| phrases.add(word));
        phrases.find(text).into_iter().map(|span| &text[span]).collect()
    }

    #[test]
    fn longest_at_the_leftmost_place() {
        assert_eq!(found(&["1+5", "1+5+N", "5+N"], "“1+5”和1+5+N体系、5+N"), ["1+5", "1+5+N", "5+N"]);
        assert_eq!(found(&["严、细", "严、细、深", "深、实"], "严、细、深、实、准"), ["严、细、深"]);
    }

    #[test]
    fn only_between_word_edges() {
        assert_eq!(found(&["AI", "5G基站", "1+5"], "SAID AIs 15G基站 11+5 1+5.2 1+50"), Vec::<&str>::new());
        assert_eq!(found(&["AI", "5G基站", "1+5"], "用AI建5G基站，1+5：AI。"), ["AI", "5G基站", "1+5", "AI"]);
        assert_eq!(found(&["カナ"], "カナダ"), Vec::<&str>::new());
    }

    #[test]
    fn a_shorter_word_gets_its_turn() {
        assert_eq!(found(&["Build", "Build Back"], "Build Backward"), ["Build"]);
    }
}
