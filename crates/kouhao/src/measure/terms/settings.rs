//! Determines the terms of a document, according to the settings of a counter.

use std::collections::VecDeque;

use rustc_hash::FxHashSet;

use super::numbers::is_number;
use crate::find::directions::directions;
use crate::measure::phrases::{Overlap, PhraseList};
use crate::measure::stop_words::StopWords;
use crate::text::{Document, Gap, Mark, Part, PartSet, Span, Strength, is_han, is_kana};
use crate::tokens::{Token, TokenKind, Tokenizer};

/// The settings of a [`TermCounter`](super::TermCounter).
#[derive(Clone, Debug)]
pub(in crate::measure) struct Settings {
    /// The number of words in a term.
    pub(super) words: usize,
    pub(in crate::measure) by: Option<String>,
    pub(super) parts: PartSet,
    pub(in crate::measure) min_count: u64,
    pub(super) filter: Filter,
    /// The phrases that are counted instead of words.
    pub(super) phrases: Option<(PhraseList, Overlap)>,
    /// Names that are one word each, however the tokenizer cuts them: 粤港澳|大湾|区.
    pub(super) names: Option<PhraseList>,
    pub(super) tokenizer: Tokenizer,
}

/// The tokens that count as terms.
#[derive(Clone, Debug)]
pub(super) struct Filter {
    pub(super) punctuation: bool,
    pub(super) numbers: bool,
    pub(super) stop_words: Option<StopWords>,
}

impl Default for Filter {
    fn default() -> Self {
        Filter { punctuation: false, numbers: true, stop_words: None }
    }
}

impl Filter {
    fn keeps(&self, token: Token<'_>) -> bool {
        (self.numbers || !is_number(token)) && self.stop_words.as_ref().is_none_or(|words| !words.contains(token.text()))
    }
}

/// The amount of text that was counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(in crate::measure) struct Size {
    pub(in crate::measure) words: u64,
    pub(in crate::measure) characters: u64,
}

impl Settings {
    /// Calls `count` for each term of a document, in text order, and returns the amount of text.
    ///
    /// The second argument of `count` is the place of a one-word term in the tokenizer's dictionary, a number to count it by; 0 for terms that have
    /// none.
    pub(in crate::measure) fn each_term(&self, document: &Document, mut count: impl FnMut(&str, u32)) -> Size {
        let Some((phrases, overlap)) = &self.phrases else { return self.each_run(document, count) };
        let found = phrases.find(document, self.parts).into_iter().filter(|found| overlap.counts(found));
        found.for_each(|found| count(phrases.phrase(found.phrase), 0));
        let words = |part: &Part| self.tokenizer.tokenize(&document.text()[part.span]).filter(|token| token.is_word()).count() as u64;
        Size { words: document.parts().among(self.parts).map(words).sum(), characters: document.characters(self.parts) }
    }

    /// Does that for words and n-grams.
    fn each_run(&self, document: &Document, mut count: impl FnMut(&str, u32)) -> Size {
        let mut size = Size { words: 0, characters: document.characters(self.parts) };
        let mut run = Run::new(self.words);
        let names = self.names_in(document);
        let mut names = names.iter().peekable();
        for part in document.parts().among(self.parts) {
            run.clear();
            let text = &document.text()[part.span];
            let mut notes = directions(text).into_iter().peekable();
            let mut tokens = self.tokenizer.tokenize_placed(text);
            while let Some((token, place)) = tokens.next() {
                if let Some(kind) = token.mark() {
                    if self.filter.punctuation && kind == TokenKind::Punctuation {
                        count(token.text(), place);
                    }
                    run.part(token.text());
                    continue;
                }
                size.words += 1;
                let at = token.span().start;
                while notes.next_if(|note| note.end <= at).is_some() {}
                if notes.peek().is_some_and(|note| note.start <= at) {
                    // Nobody said [Applause].
                    run.clear();
                    continue;
                }
                let at = part.span.start + at;
                while names.next_if(|name| name.start < at).is_some() {}
                let name = names.next_if(|name| name.start == at);
                let kept = name.is_some() || self.filter.keeps(token);
                let (mut word, mut place) = (token.text(), place);
                if let Some(name) = name {
                    (word, place) = (&document.text()[*name], 0);
                    let within = |end: usize| part.span.start + end < name.end;
                    let mut end = token.span().end;
                    while within(end) {
                        let Some((next, _)) = tokens.next() else { break };
                        end = next.span().end;
                        // A name counts as as many words as it was split into, so that a rate per million words does not depend on names.
                        size.words += 1;
                    }
                }
                if !kept {
                    // The words on either side of a word that is left out are not neighbours.
                    run.clear();
                } else if self.words == 1 {
                    count(word, place);
                } else if let Some(term) = run.add(word) {
                    count(term, 0);
                }
            }
        }
        size
    }

    /// Returns the names in a document that are two or more whole tokens without marks, in order; of names that overlap, the first, and of those that
    /// start together, the longest.
    fn names_in(&self, document: &Document) -> Vec<Span> {
        let Some(names) = &self.names else { return Vec::new() };
        let found = names.find(document, self.parts);
        if found.is_empty() {
            return Vec::new();
        }
        // Where words start and end, and where there are marks.
        let (mut edges, mut marks) = (FxHashSet::default(), Vec::new());
        for part in document.parts().among(self.parts) {
            for token in self.tokenizer.tokenize(&document.text()[part.span]) {
                let span = token.span().shifted(part.span.start);
                edges.extend([span.start, span.end]);
                if token.mark().is_some() {
                    marks.push(span.start);
                }
            }
        }
        let marked = |name: &Span| marks.get(marks.partition_point(|&mark| mark < name.start)).is_some_and(|&mark| mark < name.end);
        let mut whole: Vec<Span> = Vec::new();
        for name in found.into_iter().map(|found| found.span) {
            let apart = whole.last().is_none_or(|last| last.end <= name.start);
            if apart && edges.contains(&name.start) && edges.contains(&name.end) && !marked(&name) {
                whole.push(name);
            }
        }
        whole
    }
}

/// The last words of a clause, up to the number of words in a term.
struct Run<'t> {
    most: usize,
    words: VecDeque<&'t str>,
    /// What follows the last word.
    gap: Gap,
    /// The words written as one term.
    term: String,
}

impl<'t> Run<'t> {
    fn new(most: usize) -> Self {
        Run { most, words: VecDeque::new(), gap: Gap::default(), term: String::new() }
    }

    fn clear(&mut self) {
        self.words.clear();
        self.gap = Gap::default();
    }

    /// Records marks or white space after the last word.
    fn part(&mut self, marks: &str) {
        if self.most > 1 {
            marks.chars().filter_map(Mark::of).for_each(|mark| self.gap.add(mark));
        }
    }

    /// Adds a word; returns the term that ends with it, if there are enough words.
    fn add(&mut self, word: &'t str) -> Option<&str> {
        if std::mem::take(&mut self.gap).strength() >= Strength::Clause {
            self.words.clear();
        } else if self.words.len() == self.most {
            self.words.pop_front();
        }
        self.words.push_back(word);
        if self.words.len() < self.most {
            return None;
        }
        self.term.clear();
        self.words.iter().for_each(|word| push_word(&mut self.term, word));
        Some(&self.term)
    }
}

/// Appends a word to an n-gram, after a space if two Latin words or numbers would run together.
fn push_word(run: &mut String, word: &str) {
    let spaced = |c: char| !is_han(c) && !is_kana(c);
    if run.chars().next_back().is_some_and(spaced) && word.chars().next().is_some_and(spaced) {
        run.push(' ');
    }
    run.push_str(word);
}
