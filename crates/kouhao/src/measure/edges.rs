//! Finds where words and the names of sets start and end in a document.
//!
//! A short name is also part of unrelated strings, such as 九五 in 一九五四年, so it counts only between word boundaries. Names of sets count as words,
//! because the tokenizer may split them (六|稳六保), and so does the verb of what the tokenizer takes for one word together with its adverb: 切实加强.

use crate::text::{Document, PartSet, Span};
use crate::tokens::Tokenizer;

/// The length in units from which a name is long. Other strings hardly ever contain a long name by chance, while the tokenizer may split it wrongly.
pub(super) const LONG_NAME: usize = 4;

/// The byte offsets of the word boundaries of a document, in order.
pub(super) struct Edges(Vec<usize>);

impl Edges {
    /// Tokenizes a document; `sets` are the spans of the names of sets in it.
    pub fn new(document: &Document, parts: PartSet, tokenizer: &Tokenizer, sets: impl IntoIterator<Item = Span>) -> Self {
        let mut edges: Vec<usize> = Vec::new();
        for part in document.parts().among(parts) {
            for token in tokenizer.tokenize(&document.text()[part.span]) {
                let start = part.span.start + token.span().start;
                edges.push(start);
                edges.extend(middle(token.text(), tokenizer).map(|half| start + half));
            }
            edges.push(part.span.end);
        }
        edges.extend(sets.into_iter().flat_map(|set| [set.start, set.end]));
        edges.sort_unstable();
        Edges(edges)
    }

    /// Returns whether a span starts and ends at word boundaries.
    pub fn have(&self, span: Span) -> bool {
        [span.start, span.end].iter().all(|at| self.0.binary_search(at).is_ok())
    }
}

/// Returns the byte at which a word of four characters is split, if the dictionary has both halves and the first is not a noun: 切实|加强, but not 人工智能.
fn middle(word: &str, tokenizer: &Tokenizer) -> Option<usize> {
    let (at, _) = word.char_indices().nth(2).filter(|_| word.chars().count() == 4)?;
    let (first, second) = word.split_at(at);
    let is_part = tokenizer.part_of_speech(first).is_some_and(|tag| !tag.starts_with('n')) && tokenizer.part_of_speech(second).is_some();
    is_part.then_some(at)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn words_and_sets_have_edges() {
        let document = Document::from("一九五四年抓好六稳六保。");
        let at = |text: &str| document.text().find(text).map(|start| Span::new(start, start + text.len())).unwrap();
        let edges = |sets: &[Span]| Edges::new(&document, PartSet::default(), &Tokenizer::new(), sets.iter().copied());
        assert!(!edges(&[]).have(at("九五")) && edges(&[]).have(at("抓好")));
        assert!(edges(&[at("六稳"), at("六保")]).have(at("六稳")));
        let document = Document::from("切实加强渔港建设。");
        let at = |text: &str| document.text().find(text).map(|start| Span::new(start, start + text.len())).unwrap();
        assert!(Edges::new(&document, PartSet::default(), &Tokenizer::new(), []).have(at("加强")));
    }
}
