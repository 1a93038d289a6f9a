//! Divides a text into the sentences that are compared.
//!
//! A work report makes one statement per sentence, in some thirty characters, so the sentence is the unit that a reader finds added or dropped. But
//! some of its sentences are chains (做好政府工作，要…，坚持…，坚持…，紧扣…): hundreds of characters, of which a new year changes five clauses. As one sentence, such
//! a chain would only be reported as reworded, so its clauses are compared instead.

use crate::measure::symbols::Line;
use crate::text::{Corpus, PartSet, Span, clauses, sentences};

/// A sentence, or a clause of a chain.
#[derive(Clone, Debug)]
pub(super) struct Statement {
    pub document: usize,
    pub span: Span,
    /// The positions of its units in the line; at least one.
    pub units: Vec<usize>,
}

/// The number of code points above which a sentence may be a chain. Taken from two reports of the State Council, where nine in ten sentences have up
/// to some 60 code points and 95 in 100 up to some 75.
const LONG: usize = 80;

/// The minimum number of clauses of a chain.
const CLAUSES: usize = 5;

/// Divides the texts of a corpus, given as symbols in `line`, into statements, in order.
pub(super) fn statements(corpus: &Corpus, parts: PartSet, line: &Line) -> Vec<Statement> {
    let mut found = Vec::new();
    for (document, text) in corpus.iter().enumerate() {
        let mut at = line.positions(document);
        let mut statement = |span: Span| {
            let mut units = Vec::new();
            while at.start < at.end && line.spans[at.start].start < span.end {
                if line.symbols[at.start] != 0 && line.spans[at.start].start >= span.start {
                    units.push(at.start);
                }
                at.start += 1;
            }
            if !units.is_empty() {
                found.push(Statement { document, span, units });
            }
        };
        for part in text.parts().among(parts) {
            for sentence in sentences(&text.text()[part.span]) {
                let sentence = sentence.shifted(part.span.start);
                let within = &text.text()[sentence];
                let chain = if within.chars().count() > LONG { clauses(within) } else { Vec::new() };
                if chain.len() >= CLAUSES {
                    chain.into_iter().for_each(|clause| statement(clause.shifted(sentence.start)));
                } else {
                    statement(sentence);
                }
            }
        }
    }
    found
}

impl Statement {
    /// Returns the symbols of its units.
    pub(super) fn symbols(&self, line: &Line) -> Vec<u32> {
        self.units.iter().map(|&at| line.symbols[at]).collect()
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::measure::symbols::{Alphabet, Apart};
    use crate::text::Fold;

    fn texts(text: &str) -> Vec<String> {
        let corpus = Corpus::from_texts([text]);
        let line = Line::new(&corpus, PartSet::default(), Fold::new(), Apart::Sentences, &mut Alphabet::default());
        statements(&corpus, PartSet::default(), &line).iter().map(|statement| text[statement.span].to_string()).collect()
    }

    #[test]
    fn sentences_but_of_chains_the_clauses() {
        assert_eq!(texts("修渠，种树，养鱼，铺路，架桥。\n——。早半步！"), ["修渠，种树，养鱼，铺路，架桥。", "早半步！"]);
        let long = "今年要把全镇的集市修得更宽敞更明亮更好逛";
        let chain = format!("{long}，{long}，{long}，{long}；种树。好。");
        assert_eq!(texts(&chain), [long, long, long, long, "种树", "好。"]);
        // Long, but of few clauses.
        let few = format!("{long}{long}，{long}{long}。");
        assert_eq!(texts(&few), [few.as_str()]);
    }
}
