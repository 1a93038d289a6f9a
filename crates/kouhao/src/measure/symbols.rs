//! Encodes units as numbers: documents concatenated, so that wordings can be compared regardless of their punctuation.

use rustc_hash::{FxHashMap, FxHashSet};

use crate::text::{Corpus, Fold, PartSet, Span, Units, View, numerals};

/// The symbol of every unit, from 1; 0 is reserved for separators.
#[derive(Debug, Default)]
pub(super) struct Alphabet {
    symbols: FxHashMap<Box<str>, u32>,
}

impl Alphabet {
    /// Returns the symbol of a folded unit, assigning one if necessary.
    fn assign(&mut self, unit: &str) -> u32 {
        match self.symbols.get(unit) {
            Some(&symbol) => symbol,
            None => {
                let symbol = self.symbols.len() as u32 + 1;
                self.symbols.insert(unit.into(), symbol);
                symbol
            }
        }
    }

    /// Returns the symbols of a phrase; `None` if it has no unit, or one that no text contains.
    pub(super) fn key(&self, phrase: &str, fold: Fold) -> Option<Vec<u32>> {
        let view = View::new(phrase, fold);
        let units = Units::new(phrase);
        let symbols: Option<Vec<u32>> = view.spellings(units.spans()).map(|unit| self.symbols.get(unit).copied()).collect();
        symbols.filter(|symbols| !symbols.is_empty())
    }

    /// Returns the symbols of units that are numbers.
    pub(super) fn numerals(&self) -> FxHashSet<u32> {
        let is_number = |unit: &str| numerals(unit).next().is_some_and(|number| number.span.len() == unit.len());
        self.symbols.iter().filter(|(unit, _)| is_number(unit)).map(|(_, &symbol)| symbol).collect()
    }
}

/// The units of a corpus in order, with separators between.
#[derive(Debug)]
pub(super) struct Line {
    /// The symbol at each position; 0 for a separator, which is never first and never repeated.
    pub symbols: Vec<u32>,
    /// The span of the unit at each position in its document.
    pub spans: Vec<Span>,
    /// The position at which each document starts, and the end of the last.
    documents: Vec<usize>,
}

/// Where a [`Line`] has separators.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Apart {
    /// Between sentences: no wording crosses one.
    Sentences,
    /// Between parts of documents only.
    Parts,
}

impl Line {
    /// Encodes the parts of a corpus.
    ///
    /// # Complexity
    /// Linear in the length of the text.
    pub(super) fn new(corpus: &Corpus, parts: PartSet, fold: Fold, apart: Apart, alphabet: &mut Alphabet) -> Self {
        let mut line = Line { symbols: Vec::new(), spans: Vec::new(), documents: vec![0] };
        for document in corpus {
            for part in document.parts().among(parts) {
                let text = &document.text()[part.span];
                let view = View::new(text, fold);
                let units = Units::new(text);
                for ((span, gap), unit) in units.spans().iter().zip(units.gaps()).zip(view.spellings(units.spans())) {
                    if apart == Apart::Sentences && gap.separates() {
                        line.separate();
                    }
                    line.symbols.push(alphabet.assign(unit));
                    line.spans.push(span.shifted(part.span.start));
                }
                line.separate();
            }
            line.documents.push(line.symbols.len());
        }
        line
    }

    fn separate(&mut self) {
        if self.symbols.last().is_some_and(|&last| last != 0) {
            let end = self.spans.last().map_or(0, |span| span.end);
            self.symbols.push(0);
            self.spans.push(Span::new(end, end));
        }
    }

    /// Returns the document of a position.
    pub(super) fn document(&self, at: usize) -> usize {
        self.documents.partition_point(|&start| start <= at) - 1
    }

    /// Returns the positions of a document.
    pub(super) fn positions(&self, document: usize) -> std::ops::Range<usize> {
        self.documents[document]..self.documents[document + 1]
    }

    /// Returns how many units there are.
    pub(super) fn units(&self) -> usize {
        self.symbols.iter().filter(|&&symbol| symbol != 0).count()
    }

    /// Returns the span, in its document, of the `len` units that start at a position.
    pub(super) fn span(&self, at: usize, len: usize) -> Span {
        Span::new(self.spans[at].start, self.spans[at + len - 1].end)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn separators_stand_between() {
        let corpus = Corpus::from_texts(["快。快！慢", "", "。，", "慢快"]);
        let mut alphabet = Alphabet::default();
        let line = |apart, alphabet: &mut Alphabet| Line::new(&corpus, PartSet::default(), Fold::new(), apart, alphabet);
        assert_eq!(line(Apart::Sentences, &mut alphabet).symbols, [1, 0, 1, 0, 2, 0, 2, 1, 0]);
        let line = line(Apart::Parts, &mut alphabet);
        assert_eq!(line.symbols, [1, 1, 2, 0, 2, 1, 0]);
        assert_eq!([0, 3, 4, 6].map(|at| line.document(at)), [0, 0, 3, 3]);
        assert_eq!((line.positions(1), line.positions(3), line.units()), (4..4, 4..7, 5));
        assert_eq!(line.span(4, 2), Span::new(0, 6));
        assert_eq!(alphabet.key("慢，快", Fold::new()), Some(vec![2, 1]));
        assert!(alphabet.numerals().is_empty());
        assert_eq!((alphabet.key("中", Fold::new()), alphabet.key("，", Fold::new())), (None, None));
    }
}
