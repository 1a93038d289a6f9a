//! Templates that neighbours in a row share: 没有{}，就{}；没有{}，就{}；没有{}，就{}.
//!
//! Openings and endings find templates that have fixed text at both ends. A threefold repetition may also be held together by a few words
//! in the middle, even across the end of a clause: the row itself shows that the repetition is deliberate. So neighbours are aligned word by word. Words
//! that all of them have in the same order are fixed, provided that every neighbour has something else between them.

use std::ops::Range;

use super::candidates::Filled;
use super::common::Common;
use super::grammar::{JOINING, behind_marker, is_lead, tokens};
use super::trees::Stretch;
use crate::find::reading::Reading;
use crate::text::Strength;
use crate::tokens::Tokenizer;

/// The maximum number of slots: two clauses with two fixed places each, 以{}为{}，{}之{}.
const MAX_SLOTS: usize = 4;

/// The maximum length of a member in units. A listener would not notice what longer ones share, and the time grows with the square of the length.
const LONGEST: usize = 100;

/// Adverbs of one character that open the second half of a sentence: a closed class, from general knowledge of Chinese grammar.
const RESUMING: [char; 8] = ['就', '才', '也', '更', '还', '都', '又', '便'];

/// Neighbours in a row and the fixed text of each.
struct Row {
    members: Vec<Range<usize>>,
    /// For each member, the unit ranges of the words that all members share, in order.
    fixed: Vec<Vec<Range<usize>>>,
}

/// Returns the rows of at least `least` neighbours of a text as candidates: clauses, halves of sentences, sentences, and the openings of paragraphs.
pub(super) fn rows(reading: &Reading<'_>, tokenizer: &Tokenizer, least: usize) -> Vec<Vec<Filled>> {
    let clauses = reading.stretches(|gap| gap.strength() >= Strength::Clause, LONGEST);
    let sentences = reading.stretches(|gap| gap.strength() >= Strength::Sentence, LONGEST);
    let (openings, lines): (Vec<_>, Vec<_>) = openings(reading).into_iter().partition(|(_, more)| *more);
    let unmarked = |stretches: Vec<(Range<usize>, bool)>| stretches.into_iter().map(|(stretch, _)| stretch).collect::<Vec<_>>();
    let mut found = Vec::new();
    for (stretches, apart) in [(clauses, false), (halves(reading), false), (sentences, false), (unmarked(openings), true), (unmarked(lines), true)] {
        let members: Vec<Range<usize>> = stretches.into_iter().map(|stretch| behind_marker(reading, stretch.clone())..stretch.end).collect();
        in_rows(reading, tokenizer, &members, least, apart, &mut found);
    }
    found
}

/// Returns the parts of sentences that are separated by semicolons.
fn halves(reading: &Reading<'_>) -> Vec<Range<usize>> {
    let semicolon = |unit: usize| {
        unit > 0 && unit < reading.spans.len() && reading.text[reading.spans[unit - 1].end..reading.spans[unit].start].contains(['；', ';'])
    };
    let ends = |unit: &usize| reading.gaps[*unit].strength() >= Strength::Sentence || semicolon(*unit);
    let edges: Vec<usize> = (0..reading.gaps.len()).filter(ends).collect();
    edges
        .windows(2)
        .filter(|pair| semicolon(pair[0]) || semicolon(pair[1]))
        .map(|pair| pair[0]..pair[1])
        .filter(|half| half.len() <= LONGEST)
        .collect()
}

/// Returns the first sentences of paragraphs, and whether more follows in each.
fn openings(reading: &Reading<'_>) -> Vec<(Range<usize>, bool)> {
    let ends = |least: Strength| move |unit: &usize| reading.gaps[*unit].strength() >= least;
    let edges: Vec<usize> = (0..reading.gaps.len()).filter(ends(Strength::Paragraph)).collect();
    let opening = |pair: &[usize]| {
        let end = (pair[0] + 1..=pair[1]).find(ends(Strength::Sentence)).unwrap_or(pair[1]);
        (pair[0]..end, end < pair[1])
    };
    edges.windows(2).map(opening).filter(|(opening, _)| opening.len() <= LONGEST).collect()
}

/// Finds the rows among stretches in text order. Neighbours must be adjacent, unless they are openings of paragraphs (`apart`).
fn in_rows(reading: &Reading<'_>, tokenizer: &Tokenizer, stretches: &[Range<usize>], least: usize, apart: bool, found: &mut Vec<Vec<Filled>>) {
    // Very few neighbours begin or end alike, so this is tested before words are looked up.
    let touch = |last: &Range<usize>, next: &Range<usize>| {
        (apart || next.start - last.end <= 2 && reading.gaps[last.end].strength() < Strength::Paragraph) && touch(reading, last, next)
    };
    let mut common = Common::default();
    let mut at = 0;
    while at + least.max(2) <= stretches.len() {
        if !stretches[at..at + least.max(2)].windows(2).all(|pair| touch(&pair[0], &pair[1])) {
            at += 1;
            continue;
        }
        let mut row = Row { members: vec![stretches[at].clone()], fixed: vec![words(reading, tokenizer, stretches[at].clone())] };
        for next in &stretches[at + 1..] {
            if !touch(&row.members[row.members.len() - 1], next) || !row.take(reading, next, words(reading, tokenizer, next.clone()), &mut common) {
                break;
            }
        }
        let len = row.members.len();
        if len >= least
            && let Some(filled) = row.filled(reading)
        {
            found.push(filled);
        }
        at += if len >= least { len - 1 } else { 1 };
    }
}

/// Returns whether `a` contains the first unit of `b`, both end alike, or they share three consecutive units.
fn touch(reading: &Reading<'_>, a: &Range<usize>, b: &Range<usize>) -> bool {
    let (x, y) = (&reading.ids[a.clone()], &reading.ids[b.clone()]);
    x.contains(&y[0]) || x[x.len() - 1] == y[y.len() - 1] || x.windows(3).any(|three| y.windows(3).any(|other| three == other))
}

/// Returns the words of a stretch. An adverb that the tokenizer joins with the next word is split off: 就|啃.
fn words(reading: &Reading<'_>, tokenizer: &Tokenizer, stretch: Range<usize>) -> Vec<Range<usize>> {
    let parted = |token: &Range<usize>| {
        let word = &reading.text[reading.span(token.clone())];
        token.len() == 2 && word.starts_with(RESUMING) && tokenizer.part_of_speech(word).is_none()
    };
    let part = |token: Range<usize>| if parted(&token) { vec![token.start..token.start + 1, token.start + 1..token.end] } else { vec![token] };
    tokens(reading, stretch).flat_map(part).collect()
}

impl Row {
    /// Adds a neighbour and returns `true` if it has fixed text in common with the others.
    fn take(&mut self, reading: &Reading<'_>, next: &Range<usize>, words: Vec<Range<usize>>, common: &mut Common) -> bool {
        let first = &self.fixed[0];
        // A conjunction joins the members of a list, so it does not separate slots.
        let joins = |word: &Range<usize>| JOINING.contains(&&reading.text[reading.span(word.clone())]);
        let same = |at: usize, other: usize| reading.ids[first[at].clone()] == reading.ids[words[other].clone()] && !joins(&first[at]);
        let pairs = common.find(first.len(), words.len(), |at| first[at].len(), same);
        let weight: usize = pairs.iter().map(|&(at, _)| first[at].len()).sum();
        if weight < 2 || reading.ids[next.clone()] == reading.ids[self.members[self.members.len() - 1].clone()] {
            return false;
        }
        for places in &mut self.fixed {
            *places = pairs.iter().map(|&(at, _)| places[at].clone()).collect();
        }
        self.fixed.push(pairs.iter().map(|&(_, at)| words[at].clone()).collect());
        self.members.push(next.clone());
        true
    }

    /// Returns the members with their slots, or `None` if some member lacks a slot that others have.
    fn filled(mut self, reading: &Reading<'_>) -> Option<Vec<Filled>> {
        self.drop_loose(reading);
        while self.slots(reading) > MAX_SLOTS {
            let lightest = self.pieces().into_iter().min_by_key(|piece| (self.weight(piece), std::cmp::Reverse(piece.start)))?;
            self.drop(lightest);
            self.drop_loose(reading);
        }
        let pieces = self.pieces();
        if pieces.is_empty() {
            return None;
        }
        let opens = self.opens(reading);
        let filled = |member: &Range<usize>, places: &Vec<Range<usize>>| {
            let fixed: Vec<Range<usize>> = pieces.iter().map(|piece| places[piece.start].start..places[piece.end - 1].end).collect();
            let parted = |unit: &usize| reading.gaps[*unit].strength() >= Strength::Clause;
            // An open end extends no further than its clause.
            let before = || (member.start + 1..=fixed[0].start).rev().find(parted).unwrap_or(member.start);
            let start = if opens { fixed[0].start } else { before() };
            let last = fixed[fixed.len() - 1].end;
            let end = (last + 1..member.end).find(parted).unwrap_or(member.end);
            let mut slots: Vec<Range<usize>> = fixed.windows(2).map(|pair| pair[0].end..pair[1].start).collect();
            if fixed[0].start > start {
                slots.insert(0, start..fixed[0].start);
            }
            if last < end {
                slots.push(last..end);
            }
            Filled { stretch: Stretch::new(0, start..end), slots }
        };
        let filled: Vec<Filled> = self.members.iter().zip(&self.fixed).map(|(member, places)| filled(member, places)).collect();
        // The first member may lack the opening that the others have, as the first of any list may.
        let even = filled.iter().all(|member| member.slots.len() == filled[0].slots.len());
        (even && !filled.iter().any(|member| repeats(reading, member))).then_some(filled)
    }

    /// Counts the slots, including open ends.
    fn slots(&self, reading: &Reading<'_>) -> usize {
        let pieces = self.pieces().len();
        let (Some(last), false) = (self.fixed[0].last(), pieces == 0) else { return 0 };
        pieces - 1 + usize::from(!self.opens(reading)) + usize::from(last.end < self.members[0].end)
    }

    /// Returns whether every member opens with fixed text, apart from words that lead into it. The first may have more text before it, as any list may.
    fn opens(&self, reading: &Reading<'_>) -> bool {
        let mut heads = self.members.iter().zip(&self.fixed).map(|(member, places)| member.start..places[0].start);
        heads.by_ref().skip(1).all(|head| leads_on(reading, head))
    }

    /// Returns the groups of fixed words that are adjacent in all members, as ranges of places.
    fn pieces(&self) -> Vec<Range<usize>> {
        let joined = |at: usize| self.fixed.iter().all(|places| places[at - 1].end == places[at].start);
        let len = self.fixed[0].len();
        let mut pieces: Vec<Range<usize>> = Vec::new();
        for at in 0..len {
            match pieces.last_mut() {
                Some(piece) if joined(at) => piece.end = at + 1,
                _ => pieces.push(at..at + 1),
            }
        }
        pieces
    }

    fn weight(&self, piece: &Range<usize>) -> usize {
        self.fixed[0][piece.clone()].iter().map(Range::len).sum()
    }

    /// Drops fixed words beside which some members have other text and some have none.
    fn drop_loose(&mut self, reading: &Reading<'_>) {
        while let Some(loose) = self.loose(reading) {
            self.drop(loose..loose + 1);
        }
    }

    fn loose(&self, reading: &Reading<'_>) -> Option<usize> {
        let len = self.fixed[0].len();
        let mixed = |mut empty: Box<dyn Iterator<Item = bool> + '_>| {
            let first = empty.next();
            empty.any(|other| Some(other) != first)
        };
        if len == 0 {
            return None;
        }
        let between = (1..len).find(|&at| mixed(Box::new(self.fixed.iter().map(move |places| places[at - 1].end == places[at].start))));
        // Of the two words, the shorter one is dropped.
        if let Some(at) = between {
            return Some(if self.fixed[0][at - 1].len() < self.fixed[0][at].len() { at - 1 } else { at });
        }
        let members = || self.members.iter().zip(&self.fixed);
        if mixed(Box::new(members().map(|(member, places)| places[len - 1].end == member.end))) {
            return Some(len - 1);
        }
        let head = |member: &Range<usize>, places: &Vec<Range<usize>>| member.start..places[0].start;
        mixed(Box::new(members().skip(1).map(move |(member, places)| leads_on(reading, head(member, places))))).then_some(0)
    }

    fn drop(&mut self, words: Range<usize>) {
        self.fixed.iter_mut().for_each(|places| drop(places.drain(words.clone())));
    }
}

/// Returns whether a slot contains the fixed text again, so that the row has more members than marks (the school, the clinic and the town hall).
fn repeats(reading: &Reading<'_>, member: &Filled) -> bool {
    const WORDING: usize = 3;
    let again = |piece: &[u32]| member.slots.iter().any(|slot| reading.ids[slot.clone()].windows(piece.len()).any(|part| part == piece));
    member.fixed().into_iter().filter(|piece| piece.len() >= WORDING).any(|piece| again(&reading.ids[piece]))
}

/// Returns whether all words in a range of units lead into a clause or say how something is done. 更要 is one word to the tokenizer.
fn leads_on(reading: &Reading<'_>, range: Range<usize>) -> bool {
    let text = |token: Range<usize>| &reading.text[reading.span(token)];
    tokens(reading, range).all(|token| {
        let word = text(token.clone());
        is_lead(word) || word.strip_prefix(RESUMING).is_some_and(|rest| rest.is_empty() || is_lead(rest))
    })
}
