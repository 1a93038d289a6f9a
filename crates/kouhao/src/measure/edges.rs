//! Where words and the names of sets start and end in a document.
//!
//! A short name is also part of strings that have nothing to do with it, as 九五 of 一九五四年, so it counts only where words start and end. Names of
//! sets count as words, for the tokenizer may cut them in two (六|稳六保).

use crate::text::{Document, PartSet, Span};
use crate::tokens::Tokenizer;

/// Units from which a name counts wherever it stands, as to the miner of slogans. Other strings hardly ever hold so long a one by chance, while the tokenizer
/// may cut it wrongly.
pub(super) const LONG_NAME: usize = 4;

/// The bytes of a document at which words start or end, in order.
pub(super) struct Edges(Vec<usize>);

impl Edges {
    /// Cuts a document into words; `sets` are the names of sets in it.
    pub fn new(document: &Document, parts: PartSet, tokenizer: &Tokenizer, sets: impl IntoIterator<Item = Span>) -> Self {
        let mut edges: Vec<usize> = Vec::new();
        for part in document.parts().among(parts) {
            edges.extend(tokenizer.boundaries(&document.text()[part.span]).map(|at| part.span.start + at));
        }
        edges.extend(sets.into_iter().flat_map(|set| [set.start, set.end]));
        edges.sort_unstable();
        Edges(edges)
    }

    /// Tells whether what stands there starts and ends where words do.
    pub fn have(&self, span: Span) -> bool {
        [span.start, span.end].iter().all(|at| self.0.binary_search(at).is_ok())
    }
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
    }
}
