//! What the text says of each repeat: is it complete, and do writers set it apart?
//!
//! Measured on real news, what marks a formulation is that writers delimit it: it stands between marks, in quotation marks, in titles. That its
//! neighbours vary (branching entropy) or that its parts cohere (PMI) does not single it out. So every measure here is a count of
//! occurrences, each of which a reader can check.

use std::cmp::Reverse;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::ranking::{Candidate, Complete, Facts, Gathered, Lookup, Pieces, mix};
use super::sequence::Sequence;
use crate::find::layout::flag;
use crate::find::memo::Memo;
use crate::find::repeats::{self, Limits, Repeat, Tally, Text};
use crate::find::suffix_array::SuffixArray;
use crate::find::words::Word;
use crate::rounding::quantised;

/// Occurrences of a phrase in the places that tell what it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Evidence {
    /// With a mark, or the edge of the text, before; one that only closes what came before does not count.
    pub delimited_before: u32,
    /// With a mark, or the edge of the text, after; one that only opens what comes after does not count.
    pub delimited_after: u32,
    /// With one on either side.
    pub delimited: u32,
    /// With a mark before that parts members of a list, as 、 does.
    pub listed_before: u32,
    /// With one after.
    pub listed_after: u32,
    /// As the whole of a quotation.
    pub quoted: u32,
    /// In titles.
    pub titles: u32,
    /// At the start of a paragraph.
    pub opens_paragraph: u32,
    /// At the start of a sentence.
    pub opens_sentence: u32,
    /// Starting and ending where tokens do.
    pub on_tokens: u32,
}

/// What can be told of the occurrences of a phrase from where they start: how many of them are each of [`OPENINGS`].
#[derive(Clone, Copy, Default)]
pub(crate) struct Openings([u32; 8]);

/// Of some flags at a place, which must be set and no others. Asked all at once, and in a register, as every place is asked: so they are eight, of which the
/// last never holds.
const OPENINGS: [(u32, u32); 8] =
    [only(flag::STARTS), LISTED, only(flag::TITLE), only(flag::PARAGRAPH), only(flag::SENTENCE), only(flag::TOKEN), only(flag::OPEN), (0, 1)];

/// A flag that must be set.
const fn only(flag: u16) -> (u32, u32) {
    (flag as u32, flag as u32)
}

/// A mark that parts members of a list, or words: weaker than a comma, and not of a pair.
const LISTED: (u32, u32) = ((flag::DELIMITED | flag::CLAUSE | flag::PAIRED) as u32, flag::DELIMITED as u32);

/// Tells which of some conditions hold: one or zero each.
fn asked<const N: usize>(flags: u32, asked: &[(u32, u32); N]) -> [u32; N] {
    asked.map(|(looked_at, set)| u32::from(flags & looked_at == set))
}

impl Openings {
    pub(super) fn of(flags: u16) -> Self {
        Openings(asked(flags.into(), &OPENINGS))
    }

    fn delimited(&self) -> u32 {
        self.0[0]
    }

    fn on_tokens(&self) -> u32 {
        self.0[5]
    }

    fn quotations(&self) -> u32 {
        self.0[6]
    }
}

impl Tally for Openings {
    fn add(&mut self, other: &Self) {
        self.0.iter_mut().zip(other.0).for_each(|(sum, more)| *sum += more);
    }
}

/// What can be told of the occurrences of a phrase from where they start and end, the flags behind them in the higher half: likewise.
#[derive(Clone, Copy, Default)]
struct Closings([u32; 4]);

const CLOSINGS: [(u32, u32); 4] = [
    behind(only(flag::ENDS)),
    both(only(flag::STARTS), behind(only(flag::ENDS))),
    behind(LISTED),
    both(only(flag::TOKEN), behind(only(flag::TOKEN))),
];

const fn behind((looked_at, set): (u32, u32)) -> (u32, u32) {
    (looked_at << 16, set << 16)
}

const fn both((a, set_a): (u32, u32), (b, set_b): (u32, u32)) -> (u32, u32) {
    (a | b, set_a | set_b)
}

impl Closings {
    fn on_tokens(&self) -> u32 {
        self.0[3]
    }

    fn add(&mut self, before: u16, after: u16) {
        let flags = u32::from(after) << 16 | u32::from(before);
        self.0.iter_mut().zip(asked(flags, &CLOSINGS)).for_each(|(sum, more)| *sum += more);
    }
}

/// Looks at occurrences.
pub(crate) struct Observer<'a> {
    sequence: &'a Sequence,
    array: &'a SuffixArray,
    lookup: &'a Lookup<'a>,
    /// Where known phrases that stand inside repeats are in the suffix array, with the hashes of their symbols.
    known: Memo<(u64, std::ops::Range<usize>)>,
}

/// What was seen of a repeat, wherever it occurs: rows must not hang on the order of the texts, so nothing is read at one occurrence alone.
#[derive(Clone, Copy)]
pub(super) struct Seen {
    pub evidence: Evidence,
    inside: Inside,
    /// An occurrence that is cut into tokens as most are.
    typical: usize,
}

/// Marks inside the occurrences of a repeat.
#[derive(Clone, Copy, Default)]
struct Inside {
    /// Occurrences with at least one, two, three of them.
    marks: [u32; MARKS],
    /// The same for those that end clauses.
    clauses: [u32; MARKS],
    /// Occurrences that hold one half of a quotation only.
    halves: u32,
    /// Occurrences with one mark, on one side of which stand one or two units.
    lone: u32,
}

/// Units of the shortest phrase that is looked for inside a repeat. Shorter ones must be set apart, and are then repeats themselves.
const LEAST_PART: usize = 4;

/// Marks that are told from more of them: what weighs them asks for no more.
const MARKS: usize = 3;

impl Inside {
    /// Adds an occurrence with marks inside, by the flags of its units; `half` if it holds one half of a quotation only.
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
    }

    /// Marks inside, as many as an eighth of so many occurrences have: nearly all of a rare phrase, and no slip in a common one.
    fn of(places: [u32; MARKS], count: u32) -> u32 {
        places.into_iter().take_while(|&places| places > 0 && 8 * places >= count).count() as u32
    }
}

/// On what it hangs that a repeat can stand alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) enum Verdict {
    /// It can.
    Complete,
    /// If what is left without its first so many units occurs no more often.
    Bound(usize),
}

impl Evidence {
    fn new(openings: &Openings, closings: &Closings, quoted: u32) -> Self {
        let Openings([delimited_before, listed_before, titles, opens_paragraph, opens_sentence, ..]) = *openings;
        let Closings([delimited_after, delimited, listed_after, on_tokens]) = *closings;
        Evidence {
            delimited_before,
            delimited_after,
            delimited,
            listed_before,
            listed_after,
            quoted,
            titles,
            opens_paragraph,
            opens_sentence,
            on_tokens,
        }
    }

    /// Returns what one occurrence tells by the flags of its first unit and of the unit behind it.
    pub(crate) fn of(before: u16, after: u16, quoted: bool) -> Self {
        let mut closings = Closings::default();
        closings.add(before, after);
        Evidence::new(&Openings::of(before), &closings, quoted.into())
    }

    /// Scores a phrase of `units` units by how its writers set it apart:
    ///
    /// ```text
    /// (½ ln(1 + √(before·after)) + ln(1 + delimited) + ln(1 + quoted) + ½ ln(1 + titles)) · √ln(units) · on_tokens / count
    /// ```
    pub fn score(&self, count: u32, units: u32) -> f64 {
        let one_side = (f64::from(self.delimited_before) * f64::from(self.delimited_after)).sqrt();
        let set_apart =
            0.5 * one_side.ln_1p() + f64::from(self.delimited).ln_1p() + f64::from(self.quoted).ln_1p() + 0.5 * f64::from(self.titles).ln_1p();
        let score = set_apart * f64::from(units).ln().max(0.0).sqrt() * f64::from(self.on_tokens) / f64::from(count);
        quantised(score)
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

    /// Returns the positions at which a repeat starts, in the order of the suffix array.
    pub(super) fn occurrences(&self, repeat: Repeat) -> impl Iterator<Item = usize> {
        let first = repeat.first as usize;
        self.array.order()[first..first + repeat.count as usize].iter().map(|&at| at as usize)
    }

    /// Finds the complete repeats; if asked, also those that a longer one always contains.
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

    /// Looks at the occurrences of a repeat; by far most repeats fall here, and most of them by where they start, before their ends are looked at.
    pub(super) fn observed(&self, repeat: Repeat, openings: &Openings) -> Option<Seen> {
        let half = |places: u32| 2 * places >= repeat.count;
        // The dictionary has words that straddle the edges of phrases: 全面|深化改革|开放. What is known elsewhere need not stand on tokens often.
        let aligned = |on_tokens: u32| on_tokens > 0 && (half(on_tokens) || self.lookup.usage(self.symbols(repeat)).is_some());
        let set_apart = |quoted: u32, delimited: u32| repeat.len >= 4 || quoted > 0 || half(delimited);
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

    /// Weighs a repeat, a part of a longer one or not, if it is complete.
    fn candidate(&self, repeat: Repeat, part: bool, seen: &Seen) -> Option<Complete> {
        let (verdict, pieces) = self.verdict(repeat, seen)?;
        if let Verdict::Bound(cut) = verdict
            && !self.is_bound(repeat, cut)
        {
            return None;
        }
        let facts = self.facts_of(repeat, part, seen);
        Some(self.lookup.complete(repeat, part, self.symbols(repeat), &facts, &pieces))
    }

    /// Tells whether a repeat is complete, or what remains to be counted for that, and what it is made of; nothing if it is not.
    pub(super) fn verdict(&self, repeat: Repeat, seen: &Seen) -> Option<(Verdict, Pieces<'a>)> {
        if self.is_cut_out(repeat, seen) {
            return None;
        }
        let pieces = self.lookup.pieces(self.symbols(repeat), self.tokens(repeat, seen.typical));
        Some((self.completeness(repeat, &seen.evidence, &pieces)?, pieces))
    }

    /// Returns what was counted of a repeat, but for its tokens.
    pub(super) fn facts_of(&self, repeat: Repeat, part: bool, &Seen { evidence, inside, .. }: &Seen) -> Facts {
        Facts {
            evidence,
            tokens: Vec::new(),
            marks: Inside::of(inside.marks, repeat.count),
            clauses: Inside::of(inside.clauses, repeat.count),
            neighbours: if part { [0; 2] } else { self.neighbours(repeat) },
        }
    }

    /// Finds the phrases that stand inside a repeat at all their occurrences: what the background has, and of a repeat that is not complete what is left of it.
    fn parts(&self, repeat: Repeat, seen: &Seen, complete: bool, found: &mut Vec<Complete>) {
        if is_seldom(repeat.count, self.sequence.flags.len() as u64) {
            return;
        }
        let mut stretches = self.known_stretches(repeat, seen);
        if !complete && let Some(rest) = self.without_loose_edges(repeat, seen).filter(|rest| !stretches.contains(rest)) {
            stretches.push(rest);
            stretches.sort_unstable();
        }
        for (from, to) in stretches {
            found.extend(self.part(repeat, from, to).and_then(|(inner, seen)| self.candidate(inner, true, &seen)));
        }
    }

    /// Returns the stretches of a repeat, in units and in order, that the background has: 京津冀协同发展 in 在京津冀协同发展上走在全省前列.
    pub(super) fn known_stretches(&self, repeat: Repeat, seen: &Seen) -> Vec<(usize, usize)> {
        let len = repeat.len as usize;
        if len <= LEAST_PART {
            return Vec::new();
        }
        let is_token = |at: usize| self.is_token(seen.typical + at);
        let codes: Vec<u32> = self.lookup.codes(self.symbols(repeat)).collect();
        let known = |from: usize| self.lookup.background().at(&codes[from..]).map(move |(units, usage)| (from, from + units, usage.total().count));
        let known: Vec<(usize, usize, u32)> = (0..len).filter(|&at| at == 0 || is_token(at)).flat_map(known).collect();
        // Elsewhere it is more than a stretch of a longer one: not 为核心的党中央.
        let alone = |&&(from, to, count): &&(usize, usize, u32)| {
            let longer = |&(start, end, uses): &(usize, usize, u32)| start <= from && to <= end && to - from < end - start && 2 * uses > count;
            !known.iter().any(longer)
        };
        let whole = |&&(from, to, _): &&(usize, usize, u32)| to - from >= LEAST_PART && to - from < len && (to == len || is_token(to));
        known.iter().filter(whole).filter(alone).map(|&(from, to, _)| (from, to)).collect()
    }

    /// Returns what is left of a repeat, in units, without the word that hangs over at its start or end; nothing if none does.
    pub(super) fn without_loose_edges(&self, repeat: Repeat, seen: &Seen) -> Option<(usize, usize)> {
        let (start, len) = (seen.typical, repeat.len as usize);
        let is_token = |at: &usize| self.is_token(start + at);
        let first = (1..len).find(is_token).filter(|&first| self.is_loose(start, start + first)).unwrap_or(0);
        let last = (1..len).rev().find(is_token).filter(|&last| self.is_loose(start + last, start + len)).unwrap_or(len);
        (first + LEAST_PART <= last && last - first < len).then_some((first, last))
    }

    /// Looks at a stretch of a repeat, in units, if it occurs nowhere else.
    pub(super) fn part(&self, repeat: Repeat, from: usize, to: usize) -> Option<(Repeat, Seen)> {
        let start = self.array.order()[repeat.first as usize] as usize;
        let symbols = self.symbols_at(start + from, start + to);
        // Many repeats hold the same known phrase, and nearly always it occurs elsewhere too. Searching for each took 3 % of the time of mining.
        let first = match self.lookup.usage(symbols.clone()) {
            Some(_) => Some(self.places(symbols)).filter(|places| places.len() == repeat.count as usize)?.start,
            None => self.array.only(repeat.count as usize, symbols)?,
        } as u32;
        let inner = Repeat { first, count: repeat.count, len: (to - from) as u32, documents: repeat.documents };
        Some((inner, self.observed(inner, &self.openings(inner))?))
    }

    /// Returns the places of a string in the suffix array, which are searched for once.
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

    /// Tells whether the units from one position up to another are a word that hangs over at an edge: a particle, conjunction, preposition, adverb or
    /// pronoun.
    fn is_loose(&self, start: usize, end: usize) -> bool {
        self.lookup.word(self.symbols_at(start, end)).is(&['u', 'c', 'p', 'd', 'r', 'y', 'f'])
    }

    /// Counts the occurrences in which the commonest unit before, and behind, stands beside the phrase with no mark between them.
    fn neighbours(&self, repeat: Repeat) -> [u32; 2] {
        let len = repeat.len as usize;
        let open = |at: usize| self.sequence.flags[at] & flag::DELIMITED == 0;
        // Where the text begins a string begins too.
        let before = |start: usize| start.checked_sub(1).map_or(0, |at| self.array.symbol(at));
        let mut before: Vec<u32> = self.occurrences(repeat).filter(|&start| open(start)).map(before).collect();
        before.sort_unstable();
        // What stands behind is in order, as the suffixes are.
        let behind = self.occurrences(repeat).map(|start| start + len).filter(|&at| open(at)).map(|at| self.array.symbol(at));
        [longest_run(before), longest_run(behind)]
    }

    /// Tells whether a repeat says one thing three times or more, as a run of one character does: no phrase, but one for every length up to the
    /// longest.
    fn is_periodic(&self, repeat: Repeat) -> bool {
        let start = self.array.order()[repeat.first as usize] as usize;
        let unit = |at: usize| self.array.symbol(start + at);
        let len = repeat.len as usize;
        (1..=len / 3).any(|period| (period..len).all(|at| unit(at) == unit(at - period)))
    }

    /// Tells whether a repeat reaches over marks without being bounded by any: what stands on both sides of a comma is whole clauses or nothing
    /// (新发展格局，扎实推动高质量发展), and so are two members that 、 parts if one is a lone word (改善民生、推进; 产业、就业). The number of a list is no part of its item.
    fn is_cut_out(&self, repeat: Repeat, Seen { evidence, inside, .. }: &Seen) -> bool {
        let start = self.array.order()[repeat.first as usize] as usize;
        let seldom = |places: u32| 4 * places < repeat.count;
        let (before, after) = (seldom(evidence.delimited_before), seldom(evidence.delimited_after));
        let half = |places: u32| 2 * places >= repeat.count;
        let clauses = half(inside.clauses[0]);
        let lone = inside.lone > 0 && 8 * inside.lone >= repeat.count;
        let numbered = || {
            let between = |&start: &usize| self.sequence.flags[start] & self.sequence.flags[start + 1] & flag::PAIRED != 0;
            half(self.occurrences(repeat).filter(between).count() as u32)
        };
        let is_number = |symbol: u32| "一二三四五六七八九十".contains(self.lookup.unit(symbol));
        (clauses && (before || after))
            || (lone && 2 * evidence.delimited < repeat.count)
            || (repeat.len > 1 && is_number(self.array.symbol(start)) && numbered())
    }

    /// Counts what is told by where the occurrences of a repeat start.
    fn openings(&self, repeat: Repeat) -> Openings {
        let mut openings = Openings::default();
        self.occurrences(repeat).for_each(|start| openings.add(&Openings::of(self.sequence.flags[start])));
        openings
    }

    /// Counts what is told by where the occurrences of a repeat start and end. They lie anywhere in the text, and as nothing is decided in between, a processor
    /// waits for many of them at once; whoever looks at them next finds them at hand.
    fn closings(&self, repeat: Repeat) -> Closings {
        let mut closings = Closings::default();
        let flags = &self.sequence.flags;
        self.occurrences(repeat).for_each(|start| closings.add(flags[start], flags[start + repeat.len as usize]));
        closings
    }

    /// Looks at all occurrences of a repeat, of which it has been counted what is told by where they start and end.
    fn look(&self, repeat: Repeat, openings: &Openings, closings: &Closings) -> Seen {
        const MARKED: u16 = flag::DELIMITED | flag::CLAUSE | flag::OPEN | flag::CLOSE;
        let len = repeat.len as usize;
        let (mut quoted, mut inside) = (0, Inside::default());
        // How the first that is on tokens is cut, and whether all others are cut alike, as nearly always.
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
        // A repeat that is never on tokens is no candidate.
        let first = common.map_or(self.array.order()[repeat.first as usize] as usize, |(_, start)| start);
        let typical = if alike { first } else { self.typical(repeat).unwrap_or(first) };
        Seen { evidence: Evidence::new(openings, closings, quoted), inside, typical }
    }

    /// Returns an occurrence of a repeat, of those that begin and end with tokens, that is cut into tokens as most of them are; of cuts that are equally common
    /// one into fewer tokens. The tokenizer may cut a phrase in several ways, by what stands around it.
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

    /// Tells whether a repeat can stand alone.
    ///
    /// Its edges must be edges of tokens in half of its occurrences at least (the caller has seen to that), and no particle, conjunction, localizer
    /// or measure word may hang over at the start, no particle, conjunction, preposition or auxiliary verb at the end. A preposition at the
    /// start belongs if the rest never occurs without it: 以人民为中心, but not 在以人民为中心.
    fn completeness(&self, repeat: Repeat, evidence: &Evidence, pieces: &Pieces<'_>) -> Option<Verdict> {
        let [first, .., last] = &pieces.words[..] else { return Some(Verdict::Complete) };
        let (words, edges) = (&pieces.words, pieces.edges());
        let set_apart = 2 * evidence.delimited >= repeat.count;
        // By the tags of the tokenizer's dictionary: u particle, c conjunction, p preposition, f localizer, q measure word, k suffix, y final particle.
        if first.opening || last.copula || (last.is(&['r']) && !set_apart) {
            return None;
        }
        // 在党中央领导下, but not 在党中央.
        if &*first.text == "在" && !words[1..].iter().any(|word| word.is(&['f'])) {
            return None;
        }
        if last.is(&['u', 'c', 'p', 'y']) || (last.auxiliary && !set_apart) {
            return None;
        }
        // 要按照党中央; 党中央决策部署和省委 before 、省政府, whose second member goes on.
        let seldom_ends = 4 * (evidence.delimited_after - evidence.listed_after) < repeat.count;
        let joined = words.len() > 3 && words[words.len() - 2].is(&['c']) && seldom_ends;
        // 我代表国务院，向全国各族人民; 坚定不移地贯彻.
        if (evidence.quoted == 0 && leads_to_nouns(words)) || (&*words[words.len() - 2].text == "地" && seldom_ends) {
            return None;
        }
        if !set_apart && (joined || matches!(&*first.text, "要" | "将" | "须" | "应")) {
            return None;
        }
        if !set_apart && (last.open_english || first.loose_english) {
            return None;
        }
        let if_so = |complete: bool| complete.then_some(Verdict::Complete);
        match () {
            _ if first.is(&['u', 'k', 'y']) => None,
            // 上 and 中 hang over; 西部 and 东部 are nouns.
            _ if first.is(&['c', 'q']) || (first.is(&['f']) && edges.0 == 1) => if_so(set_apart),
            _ if first.is(&['p']) && !set_apart => Some(Verdict::Bound(edges.0)),
            () => Some(Verdict::Complete),
        }
    }

    /// Tells whether what is left of a repeat without its first `cut` units never occurs without them.
    pub(super) fn is_bound(&self, repeat: Repeat, cut: usize) -> bool {
        let start = self.array.order()[repeat.first as usize] as usize;
        let len = repeat.len as usize;
        cut < len && self.array.only(repeat.count as usize, self.symbols_at(start + cut, start + len)).is_some()
    }

    /// Returns the units of each token of a repeat as it is cut where it starts at `start`.
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

    /// Counts for the first `shown` candidates the occurrences that no longer candidate covers.
    pub(crate) fn book_nested(&self, ranked: &mut [Candidate], shown: usize) {
        match ranked.iter().all(|candidate| candidate.repeat.len <= u32::from(u8::MAX)) {
            true => self.book::<u8>(ranked, shown),
            // No phrase is longer than 65535 units.
            false => self.book::<u16>(ranked, shown),
        }
    }

    /// Does so with lengths of a type that holds all of them: there is one for each place.
    fn book<T: Length>(&self, ranked: &mut [Candidate], shown: usize) {
        let longest = outermost::<T>(self.sequence.flags.len(), self.array, ranked.iter().map(|candidate| candidate.repeat));
        ranked.par_iter_mut().take(shown).for_each(|candidate| {
            let len = candidate.repeat.len;
            candidate.net = self.occurrences(candidate.repeat).filter(|&start| longest[start].into() == len).count() as u32;
        });
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
        let start = self.array.order()[repeat.first as usize] as usize;
        self.symbols_at(start, start + repeat.len as usize)
    }

    fn facts(&self, repeat: Repeat, part: bool) -> Facts {
        let seen = self.look(repeat, &self.openings(repeat), &self.closings(repeat));
        Facts { tokens: self.tokens(repeat, seen.typical), ..self.facts_of(repeat, part, &seen) }
    }
}

/// Says into how many tokens the units with some flags are cut, and how, as a number that is the same wherever they stand. Beyond 64 units two cuts could have
/// one number by chance, and would count as one.
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

/// Tells whether a phrase that never stands but in one longer phrase is too rare in a text of so many units to be a formulation: the level of the
/// background, 3 in ten million units.
pub(super) fn is_seldom(count: u32, units: u64) -> bool {
    10_000_000 * u64::from(count) < 3 * units
}

/// A type that holds the lengths of phrases.
pub(super) trait Length: Copy + Default + Ord + Sync + TryFrom<u32> + Into<u32> {}

impl<T: Copy + Default + Ord + Sync + TryFrom<u32> + Into<u32>> Length for T {}

/// Returns for each position of a text of `len` symbols the length of the longest of some repeats that starts there, 0 if another covers it whole.
pub(super) fn outermost<T: Length>(len: usize, array: &SuffixArray, repeats: impl Iterator<Item = Repeat>) -> Vec<T> {
    let mut longest = vec![T::default(); len];
    for repeat in repeats {
        let len = T::try_from(repeat.len).unwrap_or_default();
        for &start in &array.order()[repeat.first as usize..][..repeat.count as usize] {
            let longest = &mut longest[start as usize];
            *longest = (*longest).max(len);
        }
    }
    // One that starts before and reaches to its end covers it whole: then nothing stands outside there.
    let mut reach = 0;
    for len in &mut longest {
        let own: u32 = (*len).into();
        if own <= reach {
            *len = T::default();
        }
        reach = reach.max(own).saturating_sub(1);
    }
    longest
}

/// Tells whether nothing but nouns follows the last preposition of a phrase that needs a verb behind its nouns.
fn leads_to_nouns(words: &[&Word]) -> bool {
    let leading = |word: &&Word| word.leading;
    let from = words.iter().rposition(leading).or_else(|| matches!(&*words[0].text, "与" | "同").then_some(0));
    from.is_some_and(|at| at + 1 < words.len() && !words[at + 1..].iter().any(|word| word.is(&['v', 'a', 'd', 'i', 'p'])))
}
