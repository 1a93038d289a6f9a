//! A part of a document as words and units, cut into paragraphs, sentences, clauses and phrases.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::opposites::{Sides, has_opposite};
use crate::find::coined_verbs::{alone, is_coined_verb};
use crate::find::nouns::{is_manner, is_nominal};
use crate::text::{Gap, Mark, Span, Units, View, is_numeral};
use crate::tokens::Tokenizer;

/// The separators of two units, weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Cut {
    /// Nothing, or a mark that does not separate members.
    Joined,
    /// One quotation closes and the next opens: “甲”“乙”.
    Quoted,
    /// 、
    Pause,
    /// ， and dashes.
    Comma,
    /// ；
    Semicolon,
    /// ： which announces the following text, so that its two sides are not neighbours.
    Colon,
    Sentence,
    Paragraph,
}

/// The class of a word, as far as it matters for the structure of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Class {
    Noun,
    /// A person, a place, an organisation.
    Name,
    Verb,
    /// A verb that is used equally often as the name of an activity: 发展, 建设.
    Doing,
    Adjective,
    Adverb,
    /// Numerals and measure words.
    Number,
    /// Prepositions, conjunctions, pronouns and particles.
    Function,
    /// Set phrases of four characters and their like.
    Idiom,
    /// A dictionary phrase, which is as often a noun (基础教育) as not (至关重要).
    Phrase,
    Other,
}

impl Class {
    /// Classes a word by its tag.
    fn of(word: &str, tokenizer: &Tokenizer) -> Self {
        let Some(tag) = tokenizer.part_of_speech(word) else {
            // Guessing takes time, calls any new word a name or a noun, and is reliable only for numbers.
            let number = word.contains(|c| is_numeral(c) || matches!(c, '几' | '半')) && tokenizer.likely_part_of_speech(word) == Some("m");
            return match number {
                true => Class::Number,
                false if is_coined_verb(word, tokenizer) => Class::Verb,
                false => Class::Other,
            };
        };
        match tag {
            "nr" | "nrt" | "nrfg" if word.chars().count() > 3 => Class::Other,
            _ if LITERARY_ADVERBS.contains(word) => Class::Adverb,
            tag if tag.starts_with('v') && is_nominal(word) => Class::Doing,
            "vn" | "an" => Class::Doing,
            "l" => Class::Phrase,
            "z" if is_coined_verb(word, tokenizer) => Class::Verb,
            "i" | "z" => Class::Idiom,
            "nr" | "ns" | "nt" | "nrt" | "nrfg" => Class::Name,
            tag => match tag.chars().next() {
                Some('n' | 's' | 't' | 'j' | 'f' | 'b') => Class::Noun,
                Some('v') => Class::Verb,
                Some('a') => Class::Adjective,
                Some('d') => Class::Adverb,
                Some('m' | 'q') => Class::Number,
                Some('p' | 'c' | 'r' | 'u' | 'y') => Class::Function,
                _ => Class::Other,
            },
        }
    }
}

/// A token as a range of units.
#[derive(Clone, Copy, Debug)]
pub(super) struct Word {
    pub(super) start: usize,
    pub(super) end: usize,
    pub(super) class: Class,
    /// Whether it has an opposite.
    pub(super) opposed: bool,
}

/// One part of a document. Ranges are of units.
pub(super) struct CutText<'t> {
    pub(super) text: &'t str,
    /// Equal units have equal numbers.
    pub(super) ids: Vec<u32>,
    pub(super) spans: Vec<Span>,
    /// The cut before each unit, and at the end.
    pub(super) cuts: Vec<Cut>,
    /// The paired marks before each unit, and at the end.
    pub(super) marks: Vec<Marks>,
    pub(super) words: Vec<Word>,
    /// The word that each unit belongs to.
    pub(super) word_of: Vec<u32>,
    /// Whether each unit, by its number, is a verb where it stands alone.
    verbs: Vec<bool>,
    /// Whether each unit, by its number, is an adjective where it stands alone.
    qualities: Vec<bool>,
    /// The opposites that each unit, by its number, belongs to.
    sides: Vec<Sides>,
}

impl<'t> CutText<'t> {
    pub(super) fn new(view: &'t View<'_>, tokenizer: &Tokenizer) -> Self {
        let text = view.text();
        let units = Units::new(text);
        let spans = units.spans().to_vec();
        let mut numbers: FxHashMap<&str, u32> = FxHashMap::default();
        let (mut verbs, mut qualities, mut sides) = (Vec::new(), Vec::new(), Vec::new());
        let ids = spans
            .iter()
            .map(|&span| {
                *numbers.entry(&text[span]).or_insert_with(|| {
                    let (verb, quality) = alone(&text[span], tokenizer);
                    verbs.push(verb);
                    qualities.push(quality);
                    sides.push(Sides::of(&text[span]));
                    verbs.len() as u32 - 1
                })
            })
            .collect();
        let ends = spans.iter().map(|span| span.end);
        let starts = spans.iter().map(|span| span.start).chain([text.len()]);
        let gaps = [0].into_iter().chain(ends).zip(starts).map(|(end, start)| &text[end..start]);
        // The full stop of an abbreviation comes first and ends nothing.
        let marks = |text: &str, gap: Gap| if gap.separates() { cut(text) } else { cut(text.trim_start_matches('.')) };
        let (mut cuts, marks): (Vec<Cut>, Vec<Marks>) = gaps.zip(units.gaps()).map(|(text, &gap)| (marks(text, gap), Marks::of(text))).unzip();
        for edge in [0, spans.len()] {
            cuts[edge] = Cut::Paragraph;
        }
        let mut cut_text = CutText { text, ids, spans, cuts, marks, words: Vec::new(), word_of: Vec::new(), verbs, qualities, sides };
        cut_text.read_words(tokenizer);
        cut_text
    }

    fn read_words(&mut self, tokenizer: &Tokenizer) {
        let mut unit = 0;
        let mut manner = false;
        // Most words of a text recur.
        let mut classes: FxHashMap<&str, (Class, bool, bool)> = FxHashMap::default();
        for token in tokenizer.tokenize(self.text) {
            let (start, word) = (unit, &self.text[token.span()]);
            while unit < self.spans.len() && self.spans[unit].end <= token.span().end {
                unit += 1;
            }
            if unit > start {
                self.word_of.resize(unit, self.words.len() as u32);
                let read = || (Class::of(word, tokenizer), is_manner(word, tokenizer), has_opposite(word));
                let (class, says_how, opposed) = *classes.entry(word).or_insert_with(read);
                let modifies = class == Class::Function || class == Class::Noun && unit - start <= LONGEST_MODIFIED;
                if std::mem::take(&mut manner)
                    && !modifies
                    && let Some(before) = self.words.last_mut()
                {
                    before.class = Class::Adverb;
                }
                manner = says_how;
                self.words.push(Word { start, end: unit, class, opposed });
            }
        }
        if unit < self.spans.len() {
            self.word_of.resize(self.spans.len(), self.words.len() as u32);
            self.words.push(Word { start: unit, end: self.spans.len(), class: Class::Other, opposed: false });
        }
    }

    /// Cuts a stretch at every cut that is at least as strong as `at`.
    pub(super) fn split(&self, stretch: Range<usize>, at: Cut) -> Vec<Range<usize>> {
        let mut pieces = Vec::new();
        let mut start = stretch.start;
        for unit in stretch.start + 1..=stretch.end {
            if unit == stretch.end || self.cuts[unit] >= at {
                pieces.push(start..unit);
                start = unit;
            }
        }
        pieces
    }

    /// Cuts a clause into phrases. Where one quotation ends and the next begins, the quoted text is the phrase: 强化“甲”、“乙”意识.
    pub(super) fn phrases(&self, clause: Range<usize>) -> Vec<Range<usize>> {
        let mut phrases = self.split(clause, Cut::Quoted);
        for right in 1..phrases.len() {
            let quotes = self.marks[phrases[right].start];
            if !(quotes.close && quotes.open) {
                continue;
            }
            let left = phrases[right - 1].clone();
            if let Some(start) =
                left.clone().rev().take_while(|&unit| unit == left.start || !self.marks[unit].close).find(|&unit| self.marks[unit].open)
            {
                phrases[right - 1].start = start;
            }
            let within = phrases[right].clone();
            if let Some(end) = (within.start + 1..within.end).find(|&unit| self.marks[unit].close) {
                phrases[right].end = end;
            }
        }
        phrases
    }

    /// Cuts the last of some phrases in two at its conjunction, which is left out; `None` if it has none.
    pub(super) fn parted_by_conjunction(&self, phrases: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
        let last = phrases.last()?;
        let joins = |word: &Word| match self.str(&(word.start..word.end)) {
            text if CONJUNCTIONS.contains(&text) => Some(word.start..word.end),
            // The tokenizer takes 和供水 for a word, and 和桥 in 和桥的; 和美 is a word.
            text if word.class == Class::Other && text.starts_with('和') => {
                let attribute = word.end < last.end && self.str(&(word.end..word.end + 1)) == "的";
                (word.end - word.start > 2 || attribute).then_some(word.start..word.start + 1)
            }
            _ => None,
        };
        let mut conjunctions = self.words(last).iter().filter_map(joins);
        let word = conjunctions.next()?;
        if conjunctions.next().is_some() || word.start <= last.start || word.end >= last.end {
            return None;
        }
        let mut parted = phrases[..phrases.len() - 1].to_vec();
        parted.extend([last.start..word.start, word.end..last.end]);
        Some(parted)
    }

    /// Cuts the last of some phrases in two at its 到, which is left out, if the first contains 从: 从站起来、富起来|到|强起来.
    pub(super) fn parted_by_end(&self, phrases: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
        let [first, .., last] = phrases else { return None };
        let is = |word: &&Word, text: &str| self.str(&(word.start..word.end)) == text;
        self.words(first).iter().find(|word| is(word, "从"))?;
        let mut ends = self.words(last).iter().filter(|word| is(word, "到"));
        let end = ends.next().filter(|end| ends.next().is_none() && end.start > last.start && end.end < last.end)?;
        let mut parted = phrases[..phrases.len() - 1].to_vec();
        parted.extend([last.start..end.start, end.end..last.end]);
        Some(parted)
    }

    /// Returns whether a phrase contains a conjunction.
    pub(super) fn has_conjunction(&self, phrase: &Range<usize>) -> bool {
        self.words(phrase).iter().any(|word| CONJUNCTIONS.contains(&self.str(&(word.start..word.end))))
    }

    /// Returns the words that lie within a stretch or extend into it.
    pub(super) fn words(&self, stretch: &Range<usize>) -> &[Word] {
        if stretch.is_empty() {
            return &[];
        }
        &self.words[self.word_of[stretch.start] as usize..=self.word_of[stretch.end - 1] as usize]
    }

    /// Returns whether a word starts at `unit`.
    pub(super) fn starts_word(&self, unit: usize) -> bool {
        unit >= self.ids.len() || self.words[self.word_of[unit] as usize].start == unit
    }

    /// Returns whether a unit is a verb when it stands alone, whatever word contains it here: 惠民生 is 惠 and 民生, not 惠民 and 生.
    pub(super) fn acts(&self, unit: usize) -> bool {
        self.verbs[self.ids[unit] as usize]
    }

    /// Returns whether a unit is an adjective when it stands alone.
    pub(super) fn is_quality(&self, unit: usize) -> bool {
        self.qualities[self.ids[unit] as usize]
    }

    /// Returns whether two units are opposites.
    pub(super) fn oppose(&self, x: usize, y: usize) -> bool {
        self.sides[self.ids[x] as usize].oppose(self.sides[self.ids[y] as usize])
    }

    /// Returns whether `unit` is preceded only by white space, as between words of alphabetic scripts.
    pub(super) fn follows_space(&self, unit: usize) -> bool {
        unit > 0
            && self.text[self.spans[unit - 1].end..self.spans[unit].start].chars().all(char::is_whitespace)
            && self.spans[unit - 1].end < self.spans[unit].start
    }

    /// Returns the marks before a unit, or at the end.
    pub(super) fn marks_at(&self, unit: usize) -> &'t str {
        let start = unit.checked_sub(1).map_or(0, |before| self.spans[before].end);
        &self.text[start..self.spans.get(unit).map_or(self.text.len(), |span| span.start)]
    }

    pub(super) fn str(&self, stretch: &Range<usize>) -> &'t str {
        if stretch.is_empty() { "" } else { &self.text[self.spans[stretch.start].start..self.spans[stretch.end - 1].end] }
    }
}

/// Adverbs of the literary language that the dictionary has as other parts of speech: a closed class, from general knowledge of Chinese.
const LITERARY_ADVERBS: &str = "唯惟皆";

/// Conjunctions between the last two members of a list: a closed class, from general knowledge of Chinese grammar.
const CONJUNCTIONS: [&str; 4] = ["和", "与", "及", "以及"];

/// The maximum length, in units, of a noun modified by an adverb of manner; longer ones are dictionary phrases that contain their verb: 全面|深化改革.
const LONGEST_MODIFIED: usize = 2;

/// The paired marks between two units.
#[derive(Clone, Copy, Debug)]
pub(super) struct Marks {
    /// A quotation closes.
    pub(super) close: bool,
    /// A quotation opens.
    pub(super) open: bool,
    /// The title of a work opens.
    pub(super) title: bool,
    pub(super) bracket: Option<Bracket>,
}

/// Where the text after a bracket is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bracket {
    /// The bracket opens before it.
    Before,
    /// The bracket closes before it.
    Behind,
}

impl Marks {
    fn of(marks: &str) -> Self {
        let has = |wanted: Mark| marks.chars().any(|c| Mark::of(c) == Some(wanted));
        Marks {
            close: has(Mark::CloseQuote),
            open: has(Mark::OpenQuote),
            title: has(Mark::OpenTitle),
            bracket: match (has(Mark::OpenBracket), has(Mark::CloseBracket)) {
                (false, false) => None,
                (true, false) => Some(Bracket::Before),
                (_, true) => Some(Bracket::Behind),
            },
        }
    }
}

/// Classifies the marks between two units.
fn cut(marks: &str) -> Cut {
    let mut strongest = Cut::Joined;
    let mut closed = false;
    // A Chinese dash, which is twice as long, announces like a colon: 推行“码头夜话”——….
    let dash = marks.contains("——");
    for c in marks.chars() {
        let mark = Mark::of(c);
        let cut = match mark {
            Some(Mark::Break) => Cut::Paragraph,
            Some(Mark::Sentence) => Cut::Sentence,
            Some(Mark::Clause) if matches!(c, '；' | ';' | '﹔') => Cut::Semicolon,
            Some(Mark::Clause) if matches!(c, '：' | ':' | '﹕') => Cut::Colon,
            Some(Mark::Dash) if dash => Cut::Colon,
            Some(Mark::Clause | Mark::Dash) => Cut::Comma,
            Some(Mark::Pause) => Cut::Pause,
            Some(Mark::OpenQuote) if closed => Cut::Quoted,
            _ => Cut::Joined,
        };
        closed |= mark == Some(Mark::CloseQuote);
        strongest = strongest.max(cut);
    }
    strongest
}
