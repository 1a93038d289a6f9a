//! Examines the occurrences of repeats: whether a repeat is complete, and what indicates a formulation.
//!
//! The naive way examines one occurrence and generalises from it. But the context of a phrase, its tokenization and the marks inside it differ from
//! one occurrence to the next, and which comes first depends on the order of the texts. Everything is therefore counted over all occurrences. There
//! are millions of repeats, and nearly all of them are not phrases, so the cheapest checks come first.

use std::cmp::Reverse;

use rustc_hash::FxHashMap;

use super::completeness::{Verdict, verdict};
use super::lookup::{Lookup, Tokens};
use super::ranking::Gathered;
use super::scoring::{Complete, Facts, Scorer};
use super::sequence::Sequence;
use crate::find::between_marks::is_balanced;
use crate::find::evidence::{Closings, Evidence, Openings};
use crate::find::layout::flag;
use crate::find::memo::Memo;
use crate::find::repeats::{self, Limits, Repeat, Tally, Text};
use crate::find::suffix_array::SuffixArray;
use crate::hashing::mix;
use crate::text::is_small_numeral;

/// Examines the occurrences of repeats.
pub(crate) struct Observer<'a> {
    sequence: &'a Sequence,
    array: &'a SuffixArray,
    lookup: &'a Lookup<'a>,
    /// The ranges in the suffix array of known phrases inside repeats, with the hashes of their symbols.
    known: Memo<(u64, std::ops::Range<usize>)>,
}

/// What was observed of a repeat, over all its occurrences: rows must not depend on the order of the texts, so nothing is read from a single
/// occurrence.
#[derive(Clone, Copy)]
pub(super) struct Seen {
    pub evidence: Evidence,
    inside: Inside,
    /// An occurrence with the most common tokenization.
    typical: usize,
}

/// Marks inside the occurrences of a repeat.
#[derive(Clone, Copy, Default)]
struct Inside {
    /// Occurrences with at least one, two, three of them.
    marks: [u32; MARKS],
    /// The same for those that end clauses.
    clauses: [u32; MARKS],
    /// Occurrences that contain only one half of a quotation.
    halves: u32,
    /// Occurrences with one mark, on one side of which there are only one or two units.
    lone: u32,
    /// Occurrences that marks divide into members of equal length.
    balanced: u32,
}

/// The length in units from which on a phrase need not be set off, and is searched for inside longer ones: two or three units are adjacent by chance.
const PLAIN: usize = 4;

/// The same in scripts whose units are words, not characters.
const PLAIN_WORDS: usize = 3;

/// The number of marks up to which they are counted exactly; the model needs no more.
const MARKS: usize = 3;

impl Inside {
    /// Adds an occurrence with marks inside, given the flags of its units; `half` says whether it contains only one half of a quotation.
    fn add(&mut self, flags: &[u16], half: bool) {
        let len = flags.len();
        let places = |bit: u16| (1..len).filter(move |&at| flags[at] & bit != 0);
        for (counted, bit) in [(&mut self.marks, flag::DELIMITED), (&mut self.clauses, flag::CLAUSE)] {
            places(bit).zip(counted).for_each(|(_, places)| *places += 1);
        }
        let mut parting = places(flag::DELIMITED).filter(|&at| flags[at] & flag::PAIRED == 0);
        let lone = parting.next().is_some_and(|at| at.min(len - at) < 3 && parting.next().is_none());
        self.lone += u32::from(lone);
        self.halves += u32::from(half);
        self.balanced += u32::from(is_balanced(flags));
    }

    /// Returns the number of marks that at least an eighth of the occurrences have: nearly all for a rare phrase, and no slip for a common one.
    fn of(places: [u32; MARKS], count: u32) -> u32 {
        places.into_iter().take_while(|&places| places > 0 && 8 * places >= count).count() as u32
    }
}

impl<'a> Observer<'a> {
    pub(crate) fn new(sequence: &'a Sequence, array: &'a SuffixArray, lookup: &'a Lookup<'a>) -> Self {
        Observer { sequence, array, lookup, known: Memo::new(sequence.flags.len()) }
    }

    /// Returns the symbols from one position up to another.
    fn symbols_at(&self, start: usize, end: usize) -> impl Iterator<Item = u32> + Clone {
        (start..end).map(|at| self.array.symbol(at))
    }

    /// Returns one of the positions at which a repeat starts.
    pub(super) fn start(&self, repeat: Repeat) -> usize {
        repeat.start(self.array)
    }

    fn occurrences(&self, repeat: Repeat) -> impl Iterator<Item = usize> {
        repeat.occurrences(self.array)
    }

    /// Returns the complete repeats; if requested, also those that a longer one always contains.
    pub(crate) fn complete(&self, limits: Limits, contained: bool) -> Vec<Complete> {
        repeats::visit(self.array, limits, self, |repeat, openings, found| {
            let Some(seen) = self.observed(repeat, openings) else { return };
            let complete = self.candidate(repeat, false, &seen);
            let is_complete = complete.is_some();
            found.extend(complete);
            if !contained {
                self.parts(repeat, &seen, is_complete, found);
            }
        })
    }

    /// Examines the occurrences of a repeat. Most repeats are rejected here, and most of these by their starts, before their ends are examined.
    pub(super) fn observed(&self, repeat: Repeat, openings: &Openings) -> Option<Seen> {
        let half = |places: u32| 2 * places >= repeat.count;
        // The dictionary has words that straddle the edges of phrases: 全面|深化改革|开放. A phrase that the background knows need not align with tokens
        // often.
        let aligned = |on_tokens: u32| on_tokens > 0 && (half(on_tokens) || self.lookup.usage(self.symbols(repeat)).is_some());
        let set_apart = |quoted: u32, delimited: u32| repeat.len as usize >= self.plain(repeat) || quoted > 0 || half(delimited);
        if !set_apart(openings.quotations(), openings.delimited()) || !aligned(openings.on_tokens()) || self.is_periodic(repeat) {
            return None;
        }
        let closings = self.closings(repeat);
        if !aligned(closings.on_tokens()) {
            return None;
        }
        let seen = self.look(repeat, openings, &closings);
        let stays = set_apart(seen.evidence.quoted, seen.evidence.delimited);
        (stays && 2 * seen.inside.halves <= repeat.count).then_some(seen)
    }

    /// Computes the signs of a repeat, whether or not it is part of a longer one, if it is complete.
    fn candidate(&self, repeat: Repeat, part: bool, seen: &Seen) -> Option<Complete> {
        let (verdict, tokens) = self.verdict(repeat, seen)?;
        if let Verdict::Bound(cut) = verdict
            && !self.is_bound(repeat, cut)
        {
            return None;
        }
        let facts = self.facts_of(repeat, part, seen);
        Some(Scorer::new(self.lookup).weigh(repeat, part, self.symbols(repeat), &facts, &tokens))
    }

    /// Returns whether a repeat is complete, or what remains to be counted for that, and its tokens; `None` if it is not.
    pub(super) fn verdict(&self, repeat: Repeat, seen: &Seen) -> Option<(Verdict, Tokens<'a>)> {
        if self.is_cut_out(repeat, seen) {
            return None;
        }
        let tokens = self.lookup.tokens(self.symbols(repeat), self.tokens(repeat, seen.typical));
        Some((verdict(&tokens, &seen.evidence, repeat.count, || self.opens_alike(repeat, seen.typical))?, tokens))
    }

    /// Returns whether a repeat, as it stands at `start`, has members of one length, separated by marks, that all open with the same unit.
    fn opens_alike(&self, repeat: Repeat, start: usize) -> bool {
        let end = start + repeat.len as usize;
        let first = self.array.symbol(start);
        let mut marks = (start + 1..end).filter(|&at| self.sequence.flags[at] & flag::DELIMITED != 0);
        let Some(len) = marks.next().map(|at| at - start) else { return false };
        (end - start).is_multiple_of(len) && (start..end).step_by(len).all(|at| self.array.symbol(at) == first)
    }

    /// Returns what was counted of a repeat, except its tokens.
    pub(super) fn facts_of(&self, repeat: Repeat, part: bool, &Seen { evidence, inside, .. }: &Seen) -> Facts {
        let western = self.is_western(repeat);
        Facts {
            evidence,
            called: if western { self.called(repeat) } else { 0 },
            framed: if repeat.documents > 2 { self.framed(repeat) } else { 0 },
            capitals: if western { self.capitals(repeat) } else { 0 },
            tokens: Vec::new(),
            marks: Inside::of(inside.marks, repeat.count),
            clauses: Inside::of(inside.clauses, repeat.count),
            balanced: inside.balanced > 0 && 2 * inside.balanced >= repeat.count,
            neighbours: if part { [0; 2] } else { self.neighbours(repeat) },
        }
    }

    /// Finds the phrases inside a repeat at all their occurrences: those in the background or in quotation marks and, for an incomplete repeat, what
    /// remains of it.
    fn parts(&self, repeat: Repeat, seen: &Seen, complete: bool, found: &mut Vec<Complete>) {
        if is_seldom(repeat.count, self.sequence.flags.len() as u64) {
            return;
        }
        let mut stretches = self.named_stretches(repeat, seen);
        if !complete && let Some(rest) = self.without_loose_edges(repeat, seen).filter(|rest| !stretches.contains(rest)) {
            stretches.push(rest);
            stretches.sort_unstable();
        }
        for (from, to) in stretches {
            found.extend(self.part(repeat, from, to).and_then(|(inner, seen)| self.candidate(inner, true, &seen)));
        }
    }

    /// Returns the stretches of a repeat, in units and in order, that are in the background: 京津冀协同发展 in 在京津冀协同发展上走在全省前列; and the quotations inside: a
    /// quoted text is a phrase without the verb before it, even if it never occurs without it (打造“山水之城、开放之城”).
    pub(super) fn named_stretches(&self, repeat: Repeat, seen: &Seen) -> Vec<(usize, usize)> {
        let len = repeat.len as usize;
        if len <= PLAIN {
            return Vec::new();
        }
        let is_token = |at: usize| self.is_token(seen.typical + at);
        let codes: Vec<u32> = self.lookup.codes(self.symbols(repeat)).collect();
        let known = |from: usize| self.lookup.background().at(&codes[from..]).map(move |(units, usage)| (from, from + units, usage.total().count));
        let known: Vec<(usize, usize, u32)> = (0..len).filter(|&at| at == 0 || is_token(at)).flat_map(known).collect();
        // In the background it must be more than a part of a longer phrase, unlike 为核心的党中央.
        let alone = |&&(from, to, count): &&(usize, usize, u32)| {
            let longer = |&(start, end, uses): &(usize, usize, u32)| start <= from && to <= end && to - from < end - start && 2 * uses > count;
            !known.iter().any(longer)
        };
        let whole = |&&(from, to, _): &&(usize, usize, u32)| to - from >= PLAIN && to - from < len && (to == len || is_token(to));
        let known = known.iter().filter(whole).filter(alone).map(|&(from, to, _)| (from, to));
        let start = seen.typical;
        let quoted = self.sequence.quotations(start, start + len).map(|(from, to)| (from - start, to - start));
        let mut stretches: Vec<(usize, usize)> = known.chain(quoted.filter(|&(from, to)| to - from >= PLAIN && to - from < len)).collect();
        stretches.sort_unstable();
        stretches.dedup();
        stretches
    }

    /// Returns what remains of a repeat, in units, without the word that dangles at its start or end; `None` if there is none.
    pub(super) fn without_loose_edges(&self, repeat: Repeat, seen: &Seen) -> Option<(usize, usize)> {
        let (start, len) = (seen.typical, repeat.len as usize);
        let is_token = |at: &usize| self.is_token(start + at);
        if self.is_western(repeat) {
            return self.without_english_edges(start, len);
        }
        let first = (1..len).find(is_token).filter(|&first| self.is_loose(start, start + first)).unwrap_or(0);
        let last = (1..len).rev().find(is_token).filter(|&last| self.is_loose(start + last, start + len)).unwrap_or(len);
        (first + PLAIN <= last && last - first < len).then_some((first, last))
    }

    /// The same for an English repeat, which several words may lead up to: in the.
    fn without_english_edges(&self, start: usize, len: usize) -> Option<(usize, usize)> {
        let word = |at: usize| self.lookup.word(self.symbols_at(start + at, start + at + 1));
        let hangs = |&at: &usize| word(at).loose_english || word(at).leading_english;
        let first = (0..len).take_while(hangs).count();
        let last = len - (first..len).rev().take_while(|&at| word(at).open_english).count();
        (first + PLAIN_WORDS <= last && last - first < len).then_some((first, last))
    }

    /// Returns whether a repeat is written in a script other than Chinese or Japanese.
    fn is_western(&self, repeat: Repeat) -> bool {
        let symbols = self.symbols(repeat);
        !self.lookup.is_chinese_or_japanese(symbols.clone()) && self.lookup.key(symbols).any(char::is_alphabetic)
    }

    /// Returns the length in units from which on a repeat need not be set off.
    fn plain(&self, repeat: Repeat) -> usize {
        if repeat.len as usize == PLAIN_WORDS && self.is_western(repeat) { PLAIN_WORDS } else { PLAIN }
    }

    /// Counts the occurrences of a repeat that address somebody or merely introduce the sentence: a clause ended by a comma or colon, such as “ladies
    /// and gentlemen,” or “in fact,”; or a few words that are a sentence by themselves and open a paragraph that continues, as transcripts name
    /// speakers.
    fn called(&self, repeat: Repeat) -> u32 {
        const LABEL: usize = 3;
        let len = repeat.len as usize;
        let is = |start: &usize| {
            let (before, after) = (self.sequence.flags[*start], self.sequence.flags[start + len]);
            let has = |flags: u16, wanted: u16| flags & wanted == wanted;
            let clause = has(before, flag::CLAUSE | flag::STARTS) && has(after, flag::CLAUSE | flag::ENDS) && !has(after, flag::SENTENCE);
            let label = len <= LABEL && has(before, flag::PARAGRAPH) && has(after, flag::SENTENCE) && !has(after, flag::PARAGRAPH);
            clause || label
        };
        self.occurrences(repeat).filter(is).count() as u32
    }

    /// Counts the occurrences of a repeat that begin a document and are followed by a comma or a stronger mark, or that are the whole of its last
    /// line, or of the brackets after its last sentence.
    fn framed(&self, repeat: Repeat) -> u32 {
        let is = |&start: &usize| {
            let (before, after) = (self.sequence.flags[start], self.sequence.flags[start + repeat.len as usize]);
            let has = |flags: u16, wanted: u16| flags & wanted == wanted;
            let head = has(before, flag::EDGE) && has(after, flag::CLAUSE | flag::ENDS);
            let bracketed = has(before, flag::SENTENCE | flag::PAIRED) && before & flag::OPEN == 0 && has(after, flag::PAIRED);
            head || (has(after, flag::EDGE) && (has(before, flag::PARAGRAPH) || bracketed))
        };
        self.occurrences(repeat).filter(is).count() as u32
    }

    /// Counts the occurrences of a repeat whose words, except closed-class ones, all have capitals or other features removed by folding: names.
    fn capitals(&self, repeat: Repeat) -> u32 {
        let content: Vec<usize> =
            self.symbols(repeat).enumerate().filter(|&(_, symbol)| self.lookup.word([symbol].into_iter()).content).map(|(at, _)| at).collect();
        let capital = |start: &usize| !content.is_empty() && content.iter().all(|at| self.sequence.flags[start + at] & flag::SPELT != 0);
        self.occurrences(repeat).filter(capital).count() as u32
    }

    /// Examines a stretch of a repeat, in units, if it occurs nowhere else.
    pub(super) fn part(&self, repeat: Repeat, from: usize, to: usize) -> Option<(Repeat, Seen)> {
        let start = repeat.start(self.array);
        let symbols = self.symbols_at(start + from, start + to);
        // Many repeats hold the same known phrase, and nearly always it occurs elsewhere too. Searching for each took 3 % of the time of mining.
        let first = match self.lookup.usage(symbols.clone()) {
            Some(_) => Some(self.places(symbols)).filter(|places| places.len() == repeat.count as usize)?.start,
            None => self.array.only(repeat.count as usize, symbols)?,
        } as u32;
        let inner = Repeat { first, count: repeat.count, len: (to - from) as u32, documents: repeat.documents };
        Some((inner, self.observed(inner, &self.openings(inner))?))
    }

    /// Returns the range of a string in the suffix array, which is searched for once.
    fn places(&self, symbols: impl Iterator<Item = u32> + Clone) -> std::ops::Range<usize> {
        let hash = symbols.clone().fold(0, |hash, symbol| mix(hash, symbol.into()));
        // Two strings may have one hash.
        let same = |places: &std::ops::Range<usize>| {
            let start = self.array.order()[places.start] as usize;
            symbols.clone().eq(self.symbols_at(start, start + symbols.clone().count()))
        };
        let make = || (hash, self.array.places(symbols.clone()));
        self.known.get(hash, |(known, places)| *known == hash && same(places), make).1.clone()
    }

    /// Returns whether the units from one position up to another are a word that dangles at an edge: a particle, conjunction, preposition, adverb or
    /// pronoun.
    fn is_loose(&self, start: usize, end: usize) -> bool {
        self.lookup.word(self.symbols_at(start, end)).is(&['u', 'c', 'p', 'd', 'r', 'y', 'f'])
    }

    /// Counts the occurrences in which the most common unit before the phrase, and after it, is adjacent to it with no mark between.
    fn neighbours(&self, repeat: Repeat) -> [u32; 2] {
        let len = repeat.len as usize;
        let open = |at: usize| self.sequence.flags[at] & flag::DELIMITED == 0;
        // The start of the text is also the start of a string.
        let before = |start: usize| start.checked_sub(1).map_or(0, |at| self.array.symbol(at));
        let mut before: Vec<u32> = self.occurrences(repeat).filter(|&start| open(start)).map(before).collect();
        before.sort_unstable();
        // The units after it are in order, because the suffixes are.
        let behind = self.occurrences(repeat).map(|start| start + len).filter(|&at| open(at)).map(|at| self.array.symbol(at));
        [longest_run(before), longest_run(behind)]
    }

    /// Returns whether a repeat says one thing three or more times, as a run of one character does: not a phrase, but one for every length up to the
    /// longest.
    fn is_periodic(&self, repeat: Repeat) -> bool {
        let start = repeat.start(self.array);
        let unit = |at: usize| self.array.symbol(start + at);
        let len = repeat.len as usize;
        (1..=len / 3).any(|period| (period..len).all(|at| unit(at) == unit(at - period)))
    }

    /// Returns whether a repeat extends over marks without being bounded by any: on both sides of a comma there must be whole clauses
    /// (新发展格局，扎实推动高质量发展), and two members separated by 、 must not include a lone word (改善民生、推进; 产业、就业). The number of a list item is not part of the
    /// item.
    fn is_cut_out(&self, repeat: Repeat, Seen { evidence, inside, .. }: &Seen) -> bool {
        let start = repeat.start(self.array);
        let seldom = |places: u32| 4 * places < repeat.count;
        let (before, after) = (seldom(evidence.delimited_before), seldom(evidence.delimited_after));
        let half = |places: u32| 2 * places >= repeat.count;
        let clauses = half(inside.clauses[0]);
        let lone = inside.lone > 0 && 8 * inside.lone >= repeat.count;
        let numbered = || {
            let between = |&start: &usize| self.sequence.flags[start] & self.sequence.flags[start + 1] & flag::PAIRED != 0;
            half(self.occurrences(repeat).filter(between).count() as u32)
        };
        let is_number = |symbol: u32| self.lookup.unit(symbol).chars().all(is_small_numeral);
        (clauses && (before || after || self.starts_with_quotation(repeat, evidence.delimited_before)))
            || (lone && 2 * evidence.delimited < repeat.count)
            || (repeat.len > 1 && is_number(self.array.symbol(start)) && numbered())
    }

    /// Returns whether the mark before a repeat, which so many occurrences have, opens a quotation that ends with its first member, and few
    /// occurrences have another mark: the quotation may belong to a verb before it (清理|“四乱”，抓好“四清”), unlike one that is followed by its noun
    /// (“放开一片”的方针，要坚持).
    fn starts_with_quotation(&self, repeat: Repeat, delimited: u32) -> bool {
        let len = repeat.len as usize;
        let flags = |at: usize| self.sequence.flags[at];
        let is_opened_only = |&start: &usize| {
            let ends_member = |(from, to): (usize, usize)| from == start && to < start + len && flags(to) & flag::STARTS != 0;
            flags(start) & flag::OPEN != 0 && flags(start) & flag::CLAUSE == 0 && self.sequence.quotations(start, start + len).any(ends_member)
        };
        let opened = self.occurrences(repeat).filter(is_opened_only).count() as u32;
        4 * delimited.saturating_sub(opened) < repeat.count
    }

    /// Counts the evidence from the starts of the occurrences of a repeat.
    fn openings(&self, repeat: Repeat) -> Openings {
        let mut openings = Openings::default();
        self.occurrences(repeat).for_each(|start| openings.plus(&Openings::of(self.sequence.flags[start])));
        openings
    }

    /// Counts the evidence from the starts and ends of the occurrences of a repeat. They are scattered over the text; as no decision is made in
    /// between, the processor waits for many of them at once, and the next function that reads them finds them in the cache.
    fn closings(&self, repeat: Repeat) -> Closings {
        let mut closings = Closings::default();
        let flags = &self.sequence.flags;
        self.occurrences(repeat).for_each(|start| closings.add(flags[start], flags[start + repeat.len as usize]));
        closings
    }

    /// Examines all occurrences of a repeat; the evidence from their starts and ends has already been counted.
    fn look(&self, repeat: Repeat, openings: &Openings, closings: &Closings) -> Seen {
        const MARKED: u16 = flag::DELIMITED | flag::CLAUSE | flag::OPEN | flag::CLOSE;
        let len = repeat.len as usize;
        let (mut quoted, mut inside) = (0, Inside::default());
        // The tokenization of the first occurrence that aligns with tokens, and whether all others are tokenized alike, as they nearly always are.
        let (mut common, mut alike) = (None, true);
        for start in self.occurrences(repeat) {
            let flags = &self.sequence.flags[start..=start + len];
            quoted += u32::from(self.sequence.quoted(start, start + len));
            if flags[1..len].iter().fold(0, |all, flags| all | flags) & MARKED != 0 {
                inside.add(&flags[..len], self.sequence.parts_quotation(start, start + len));
            }
            if alike && flags[0] & flags[len] & flag::TOKEN != 0 {
                let cut = cut(&flags[..len]);
                alike = common.get_or_insert((cut, start)).0 == cut;
            }
        }
        // A repeat that never aligns with tokens is not a candidate.
        let first = common.map_or(repeat.start(self.array), |(_, start)| start);
        let typical = if alike { first } else { self.typical(repeat).unwrap_or(first) };
        Seen { evidence: Evidence::new(openings, closings, quoted), inside, typical }
    }

    /// Returns an occurrence of a repeat, among those that begin and end with tokens, that has the most common tokenization; of equally common ones,
    /// one with fewer tokens. The tokenizer may split a phrase in several ways, depending on the context.
    fn typical(&self, repeat: Repeat) -> Option<usize> {
        let mut counts: FxHashMap<(u32, u64), (u32, usize)> = FxHashMap::default();
        for start in self.occurrences(repeat) {
            let (flags, end) = self.sequence.flags[start..].split_at(repeat.len as usize);
            if flags[0] & end[0] & flag::TOKEN != 0 {
                counts.entry(cut(flags)).or_insert((0, start)).0 += 1;
            }
        }
        counts.into_iter().max_by_key(|&(cut, (count, _))| (count, Reverse(cut))).map(|(_, (_, start))| start)
    }

    fn is_token(&self, at: usize) -> bool {
        self.sequence.flags[at] & flag::TOKEN != 0
    }

    /// Returns whether the rest of a repeat without its first `cut` units never occurs without them.
    pub(super) fn is_bound(&self, repeat: Repeat, cut: usize) -> bool {
        let start = repeat.start(self.array);
        let len = repeat.len as usize;
        cut < len && self.array.only(repeat.count as usize, self.symbols_at(start + cut, start + len)).is_some()
    }

    /// Returns the lengths in units of the tokens of a repeat, as tokenized where it starts at `start`.
    fn tokens(&self, repeat: Repeat, start: usize) -> Vec<u32> {
        let end = start + repeat.len as usize;
        let mut tokens = Vec::with_capacity(8);
        let mut from = start;
        for at in start + 1..=end {
            if at == end || self.is_token(at) {
                tokens.push((at - from) as u32);
                from = at;
            }
        }
        tokens
    }
}

impl Tally for Openings {
    fn add(&mut self, other: &Self) {
        self.plus(other);
    }
}

impl Text for Observer<'_> {
    type Place = u16;
    type Tally = Openings;

    fn documents(&self) -> usize {
        self.sequence.documents()
    }

    fn document(&self, at: usize) -> usize {
        self.sequence.document(at)
    }

    fn place(&self, at: usize) -> u16 {
        self.sequence.flags[at]
    }

    fn tally(&self, flags: u16) -> Openings {
        Openings::of(flags)
    }
}

impl Gathered for Observer<'_> {
    fn symbols(&self, repeat: Repeat) -> impl Iterator<Item = u32> + Clone {
        let start = repeat.start(self.array);
        self.symbols_at(start, start + repeat.len as usize)
    }

    fn facts(&self, repeat: Repeat, part: bool) -> Facts {
        let seen = self.look(repeat, &self.openings(repeat), &self.closings(repeat));
        Facts { tokens: self.tokens(repeat, seen.typical), ..self.facts_of(repeat, part, &seen) }
    }
}

/// Returns into how many tokens the units with some flags are split, and a number that identifies the tokenization, the same wherever they occur.
/// Beyond 64 units, two tokenizations could have the same number by chance, and would count as one.
fn cut(flags: &[u16]) -> (u32, u64) {
    let bits = |flags: &[u16]| flags.iter().rev().fold(0, |bits, flags| bits << 1 | u64::from(flags & flag::TOKEN != 0));
    flags.chunks(u64::BITS as usize).map(bits).fold((0, 0), |(tokens, cut), bits| (tokens + bits.count_ones(), mix(cut, bits)))
}

/// Returns the length of the longest run of equal units.
fn longest_run(units: impl IntoIterator<Item = u32>) -> u32 {
    let (mut last, mut run) = (None, 0);
    let lengths = units.into_iter().map(|unit| {
        run = if last == Some(unit) { run + 1 } else { 1 };
        last = Some(unit);
        run
    });
    lengths.max().unwrap_or(0)
}

/// Returns whether a phrase that never occurs outside one longer phrase is too rare, in a text of the given number of units, to be a formulation: the
/// level is that of the background, 3 in ten million units.
pub(super) fn is_seldom(count: u32, units: u64) -> bool {
    10_000_000 * u64::from(count) < 3 * units
}
