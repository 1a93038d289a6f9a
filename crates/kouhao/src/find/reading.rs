//! Represents a document as comparable units, divided into clauses, sentences and paragraphs.

use std::ops::Range;

use crate::text::{Document, Fold, Gap, Mark, PartSet, Span, Strength, Units, View, WORD, WordCodes, WordList, is_han, is_small_numeral, single};
use crate::tokens::Tokenizer;

/// The maximum length of a clause and of a sentence, in units: longer ones share no structure that a listener would notice.
const MAX_CLAUSE: usize = 40;
const MAX_SENTENCE: usize = 80;
/// The minimum number of paragraphs that a refrain opens.
pub(in crate::find) const REFRAIN: usize = 3;

/// A document as units, numbered so that equal ones have equal numbers.
pub(in crate::find) struct Reading<'t> {
    pub(in crate::find) text: &'t str,
    /// Their numbers: for a unit of one character its code point, for others an index into `words`, marked with [`WORD`].
    pub(in crate::find) ids: Vec<u32>,
    /// The units of several characters.
    words: WordList,
    pub(in crate::find) spans: Vec<Span>,
    pub(in crate::find) gaps: Vec<Gap>,
    /// Whether a token starts at the unit.
    pub(in crate::find) token: Vec<bool>,
    /// Whether the unit is the suffix of a word: 攻坚|战. All unknown before [`find_suffixes`](Self::find_suffixes).
    pub(in crate::find) suffix: Vec<bool>,
}

impl<'t> Reading<'t> {
    pub(in crate::find) fn new(document: &'t Document, parts: PartSet, tokenizer: &Tokenizer) -> Self {
        let text = document.text();
        let mut reading =
            Reading { text, ids: Vec::new(), words: WordList::default(), spans: Vec::new(), gaps: Vec::new(), token: Vec::new(), suffix: Vec::new() };
        let mut words = WordCodes::default();
        for part in document.parts().iter().filter(|part| parts.contains(part.kind)) {
            let view = View::new(&text[part.span], Fold::new());
            let units = Units::new(&text[part.span]);
            let mut boundaries = tokenizer.boundaries(&text[part.span]).peekable();
            for ((&span, &gap), unit) in units.spans().iter().zip(units.gaps()).zip(view.spellings(units.spans())) {
                reading.ids.push(single(unit).map_or_else(|| words.code(unit), u32::from));
                while boundaries.next_if(|&at| at < span.start).is_some() {}
                reading.token.push(boundaries.peek() == Some(&span.start) || gap != Gap::default());
                reading.spans.push(span.shifted(part.span.start));
                reading.gaps.push(gap);
            }
        }
        reading.words = words.into_words();
        reading.gaps.push(Gap::EDGE);
        reading.token.push(true);
        reading.suffix = vec![false; reading.token.len()];
        // A list marker stands by itself: what follows it opens the paragraph.
        for start in 0..reading.ids.len() {
            if reading.gaps[start].separates() {
                let after = reading.after_marker(start);
                reading.gaps[after] = reading.gaps[start];
            }
        }
        reading
    }

    /// Numbers the units of several documents anew, so that equal ones have equal numbers in all of them.
    pub(in crate::find) fn share(readings: &mut [Self]) {
        let mut words = WordCodes::default();
        for reading in readings {
            let shared: Vec<u32> = std::mem::take(&mut reading.words).iter().map(|word| words.code(word)).collect();
            reading.ids.iter_mut().filter(|id| **id & WORD != 0).for_each(|id| *id = shared[(*id ^ WORD) as usize]);
        }
    }

    /// Finds the suffixes: the last units of tokens that are a word of two units or more without them, as 攻坚战 is.
    pub(in crate::find) fn find_suffixes(&mut self, tokenizer: &Tokenizer) {
        let starts: Vec<usize> = (0..self.token.len()).filter(|&unit| self.token[unit]).collect();
        for token in starts.windows(2).map(|pair| pair[0]..pair[1]).filter(|token| token.len() > 2) {
            let stem = &self.text[self.span(token.start..token.end - 1)];
            self.suffix[token.end - 1] = tokenizer.part_of_speech(stem).is_some();
        }
    }

    /// Returns whether a word, or one without its suffix, ends before a unit.
    pub(in crate::find) fn ends_stem(&self, unit: usize) -> bool {
        self.token[unit] || self.suffix[unit]
    }

    /// Returns the clauses, as stretches of units.
    pub(in crate::find) fn clauses(&self) -> Vec<Range<usize>> {
        self.stretches(|gap| gap.strength() >= Strength::Clause, MAX_CLAUSE)
    }

    /// Returns the sentences, as stretches of units.
    pub(in crate::find) fn sentences(&self) -> Vec<Range<usize>> {
        self.stretches(Gap::separates, MAX_SENTENCE)
    }

    /// Returns whether a unit can be part of a number or date.
    pub(in crate::find) fn is_date(&self, unit: usize) -> bool {
        self.is_numeral_with(unit, "千○年月日第")
    }

    /// Returns whether a unit consists of digits and the small numerals.
    pub(in crate::find) fn is_numeral(&self, unit: usize) -> bool {
        self.is_numeral_with(unit, "")
    }

    /// Returns whether a unit consists of digits, the small numerals and `others`.
    fn is_numeral_with(&self, unit: usize, others: &str) -> bool {
        self.text[self.spans[unit]].chars().all(|c| c.is_numeric() || is_small_numeral(c) || c == '百' || others.contains(c))
    }

    /// Returns the weight of a unit as fixed text: 1 for an ideograph, 2 for a word, because most Chinese words have two characters.
    pub(in crate::find) fn weight(&self, unit: usize) -> usize {
        if self.text[self.spans[unit]].starts_with(is_han) { 1 } else { 2 }
    }

    pub(in crate::find) fn span(&self, units: Range<usize>) -> Span {
        Span::new(self.spans[units.start].start, self.spans[units.end - 1].end)
    }

    pub(in crate::find) fn stretches(&self, ends: impl Fn(Gap) -> bool, longest: usize) -> Vec<Range<usize>> {
        let edges: Vec<usize> = (0..self.gaps.len()).filter(|&i| ends(self.gaps[i])).collect();
        edges.windows(2).map(|pair| pair[0]..pair[1]).filter(|stretch| stretch.len() <= longest).collect()
    }

    /// Returns the unit after the list marker (一、 （二） 3.) that unit `start` may begin, else `start`.
    fn after_marker(&self, start: usize) -> usize {
        let end = (start..self.ids.len().min(start + 4)).find(|&unit| !self.is_numeral_with(unit, "零〇")).unwrap_or(start);
        let parted = end > start && self.gaps[end].strength() == Strength::Mark && (start + 1..end).all(|unit| self.gaps[unit] == Gap::default());
        if parted { end } else { start }
    }

    /// Returns the span of units, including adjacent quotation marks or brackets: 做好“十四五”工作 has the filler “十四五”.
    pub(in crate::find) fn with_marks(&self, units: Range<usize>) -> Span {
        let inner = self.span(units);
        let mark =
            |c: Option<char>, wanted: [Mark; 3]| c.filter(|&c| Mark::of(c).is_some_and(|mark| wanted.contains(&mark))).map_or(0, char::len_utf8);
        let before = mark(self.text[..inner.start].chars().next_back(), [Mark::OpenQuote, Mark::OpenBracket, Mark::OpenTitle]);
        let after = mark(self.text[inner.end..].chars().next(), [Mark::CloseQuote, Mark::CloseBracket, Mark::CloseTitle]);
        Span::new(inner.start - before, inner.end + after)
    }
}

/// Finds every group of at least `least` neighbours in `sorted` that share a beginning longer than their other neighbours do.
/// Returns each with the length of what its members share.
pub(in crate::find) fn groups<T, K: PartialEq>(sorted: &[T], least: usize, at: impl Fn(&T, usize) -> Option<K>) -> Vec<(Range<usize>, usize)> {
    let shared = |a: &T, b: &T| (0..).take_while(|&k| at(a, k).is_some_and(|x| at(b, k) == Some(x))).count();
    let mut found = Vec::new();
    let mut open: Vec<(usize, usize)> = Vec::new();
    for i in 1..=sorted.len() {
        let len = if i < sorted.len() { shared(&sorted[i - 1], &sorted[i]) } else { 0 };
        let mut start = i - 1;
        while let Some(&(top, from)) = open.last()
            && top > len
        {
            open.pop();
            start = from;
            if i - from >= least {
                found.push((from..i, top));
            }
        }
        if len > 0 && open.last().is_none_or(|&(top, _)| top < len) {
            open.push((len, start));
        }
    }
    found
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_shared() {
        let documents = [Document::from("GDP稳住。"), Document::from("CPI和gdp。")];
        let mut readings: Vec<Reading> = documents.iter().map(|document| Reading::new(document, PartSet::ALL, &Tokenizer::new())).collect();
        assert_eq!(readings[0].ids[0], readings[1].ids[0]);
        Reading::share(&mut readings);
        assert!(readings[0].ids[0] == readings[1].ids[2] && readings[0].ids[0] != readings[1].ids[0]);
        assert_ne!(readings[0].ids[1], readings[1].ids[1]);
    }

    #[test]
    fn suffixes() {
        let document = Document::from("打好攻坚战，挑大梁，看电视。");
        let mut reading = Reading::new(&document, PartSet::ALL, &Tokenizer::new());
        assert!(!reading.suffix.contains(&true));
        reading.find_suffixes(&Tokenizer::new());
        let found: Vec<usize> = (0..reading.ids.len()).filter(|&unit| reading.suffix[unit]).collect();
        assert_eq!(found, [4]);
    }

    #[test]
    fn groups_of_a_sorted_list() {
        let words = ["ab", "abc", "abd", "b", "bc"];
        let found = groups(&words, 2, |word, k| word.as_bytes().get(k).copied());
        assert_eq!(found, [(0..3, 2), (3..5, 1)]);
    }
}
