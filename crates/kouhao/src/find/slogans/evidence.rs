//! What the text says of each repeat: is it complete, and do writers set it apart?
//!
//! Measured on real news, what marks a formulation is that writers delimit it: it stands between marks, in quotation marks, in titles. That its
//! neighbours vary (branching entropy) or that its parts cohere (PMI) does not single it out. So every measure here is a count of
//! occurrences, each of which a reader can check.

use std::sync::atomic::{AtomicU32, Ordering};

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::sequence::Sequence;
use crate::find::formulation::{Family, Model, Phrase, Signs, signs};
use crate::find::layout::flag;
use crate::find::memo::Memo;
use crate::find::repeats::{self, Limits, Repeat, Tally, Visitor};
use crate::find::suffix_array::SuffixArray;
use crate::find::words::{Word, Words};
use crate::lexicon::{Background, Usage};
use crate::rounding::quantised;
use crate::text::{is_han, is_kana, runs_together};

/// Occurrences of a phrase in the places that tell what it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
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

/// A repeat that is complete.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Complete {
    pub repeat: Repeat,
    /// Whether it stands inside one longer repeat at all its occurrences.
    part: bool,
    /// Occurrences of the commonest longer one that contains it.
    contained: u32,
}

/// A complete repeat with its score. There are millions, so what can be counted again is not kept; see [`Description`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    complete: Complete,
    pub score: f64,
    pub net: u32,
    /// Whether it begins and ends with a noun or pronoun: 省委、省政府, 各位代表.
    pub nominal: bool,
    /// Whether it begins with a verb, an adverb or a preposition: 推动高质量发展, 以人民为中心.
    pub verbal: bool,
    /// Whether it ends with a verb of saying: 习近平强调.
    pub reports: bool,
}

impl std::ops::Deref for Candidate {
    type Target = Complete;

    fn deref(&self) -> &Complete {
        &self.complete
    }
}

/// What its score rests on.
pub(crate) struct Description<'b> {
    pub evidence: Evidence,
    /// What the background knows of it.
    pub usage: Option<Usage<'b>>,
    pub signs: Signs,
    /// What each sort of sign adds to it.
    pub contributions: [f32; 4],
}

/// What can be told of the occurrences of a phrase from where they start.
#[derive(Clone, Copy, Default)]
pub(crate) struct Openings {
    delimited: u32,
    listed: u32,
    titles: u32,
    paragraphs: u32,
    sentences: u32,
    tokens: u32,
    quotations: u32,
}

impl Openings {
    fn of(flags: u16) -> Self {
        let is = |bit: u16| u32::from(flags & bit != 0);
        Openings {
            delimited: is(flag::STARTS),
            listed: u32::from(flag::parts_members(flags)),
            titles: is(flag::TITLE),
            paragraphs: is(flag::PARAGRAPH),
            sentences: is(flag::SENTENCE),
            tokens: is(flag::TOKEN),
            quotations: is(flag::OPEN),
        }
    }
}

impl Tally for Openings {
    fn add(&mut self, other: &Self) {
        self.delimited += other.delimited;
        self.listed += other.listed;
        self.titles += other.titles;
        self.paragraphs += other.paragraphs;
        self.sentences += other.sentences;
        self.tokens += other.tokens;
        self.quotations += other.quotations;
    }
}

/// Chance from which on a repeat is taken for a fragment. Chosen on the development labels: above it three of four are.
const FRAGMENT: f64 = 0.5;

/// What a phrase that stands inside one longer repeat at all its occurrences is taken back by: the texts never say it by itself. The labels, all of closed
/// repeats, do not tell how much; two is what being set apart is worth.
const INSIDE: f64 = 2.0;

/// Score from which on such a part is shown.
const PART: f64 = -6.0;

/// How strongly a phrase of another script than Chinese or Japanese must be set apart to be taken for a formulation: the weights are trained on
/// Chinese, so that of others only [`Evidence::score`] tells anything. “God bless America”, 15 times in a hundred addresses, has 5; read on State of the Union
/// addresses.
const SET_APART: f64 = 3.0;

/// The tokens of a phrase.
struct Pieces<'a> {
    words: Vec<&'a Word>,
    /// Units of the first and the last.
    edges: (usize, usize),
}

/// Visits all repeats and keeps the complete ones.
struct Completeness<'o, 'a> {
    observer: &'o Observer<'a>,
    contained: bool,
}

impl Visitor for Completeness<'_, '_> {
    type Tally = Openings;
    type Found = Complete;

    fn documents(&self) -> usize {
        self.observer.sequence.documents()
    }

    fn document(&self, at: usize) -> usize {
        self.observer.sequence.document(at)
    }

    fn tally(&self, at: usize) -> Openings {
        Openings::of(self.observer.sequence.flags[at])
    }

    fn visit(&self, repeat: Repeat, openings: &Openings, found: &mut Vec<Complete>) {
        let observer = self.observer;
        let Some(evidence) = observer.observed(repeat, openings) else { return };
        let complete = observer.is_candidate(repeat, &evidence);
        if complete {
            found.push(Complete { repeat, part: false, contained: 0 });
        }
        if !self.contained {
            observer.parts(repeat, complete, found);
        }
    }
}

/// Looks at occurrences.
pub(crate) struct Observer<'a> {
    sequence: &'a Sequence,
    array: &'a SuffixArray,
    words: &'a Words,
    /// The words of up to four symbols by those, sixteen bits each, so that nobody needs to spell them.
    tokens: Memo<(u64, &'a Word)>,
    background: &'a Background,
    /// What the background calls each symbol.
    codes: Vec<u32>,
}

impl Evidence {
    /// Adds one occurrence by the flags of its first unit and of the unit behind it.
    pub(crate) fn add(&mut self, before: u16, after: u16, quoted: bool) {
        self.open(&Openings::of(before));
        self.close(before, after, quoted);
    }

    /// Adds what is told by where occurrences start.
    fn open(&mut self, openings: &Openings) {
        self.delimited_before += openings.delimited;
        self.listed_before += openings.listed;
        self.titles += openings.titles;
        self.opens_paragraph += openings.paragraphs;
        self.opens_sentence += openings.sentences;
    }

    /// Adds what is told of one occurrence by where it ends.
    fn close(&mut self, before: u16, after: u16, quoted: bool) {
        let ends = after & flag::ENDS != 0;
        self.delimited_after += u32::from(ends);
        self.delimited += u32::from(ends && before & flag::STARTS != 0);
        self.listed_after += u32::from(flag::parts_members(after));
        self.on_tokens += u32::from(before & after & flag::TOKEN != 0);
        self.quoted += u32::from(quoted);
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
    pub(crate) fn new(sequence: &'a Sequence, array: &'a SuffixArray, words: &'a Words, background: &'a Background) -> Self {
        let codes = background.codes(&sequence.alphabet);
        Observer { sequence, array, words, tokens: Memo::new(), background, codes }
    }

    /// Returns the positions at which a repeat starts, in the order of the suffix array.
    fn occurrences(&self, repeat: Repeat) -> impl Iterator<Item = usize> {
        let first = repeat.first as usize;
        self.array.order()[first..first + repeat.count as usize].iter().map(|&at| at as usize)
    }

    /// Finds the complete repeats; if asked, also those that a longer one always contains.
    pub(crate) fn complete(&self, limits: Limits, contained: bool) -> Vec<Complete> {
        repeats::visit(self.array, limits, &Completeness { observer: self, contained })
    }

    /// Scores complete repeats, best first; if asked, keeps also those that a longer one always contains, and those that the model takes for fragments.
    pub(crate) fn rank(&self, mut complete: Vec<Complete>, contained: bool, fragments: bool) -> Vec<Candidate> {
        if !contained {
            self.drop_fragments(&mut complete);
        }
        let mut ranked: Vec<Candidate> = complete.into_par_iter().filter_map(|complete| self.weighed(complete, contained || fragments)).collect();
        ranked.par_sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| self.compare(a.repeat, b.repeat)));
        ranked
    }

    /// Compares two repeats by their keys, without making them: many tie.
    fn compare(&self, a: Repeat, b: Repeat) -> std::cmp::Ordering {
        self.key(a).cmp(self.key(b))
    }

    /// Returns the characters of the key of a repeat.
    fn key(&self, repeat: Repeat) -> impl Iterator<Item = char> {
        let start = self.array.order()[repeat.first as usize] as usize;
        let mut last = None;
        (start..start + repeat.len as usize).flat_map(move |at| {
            let unit = &*self.sequence.alphabet[self.array.symbol(at) as usize];
            let space = runs_together(last, unit.chars().next()).then_some(' ');
            last = unit.chars().next_back();
            space.into_iter().chain(unit.chars())
        })
    }

    /// Looks at the occurrences of a repeat; by far most repeats fall here, and most of them by where they start, before their ends are looked at.
    fn observed(&self, repeat: Repeat, openings: &Openings) -> Option<Evidence> {
        let half = |places: u32| 2 * places >= repeat.count;
        // The dictionary has words that straddle the edges of phrases: 全面|深化改革|开放. What is known elsewhere need not stand on tokens often.
        let aligned = |on_tokens: u32| on_tokens > 0 && (half(on_tokens) || self.usage(repeat).is_some());
        let set_apart = |quoted: u32, delimited: u32| repeat.len >= 4 || quoted > 0 || half(delimited);
        if !set_apart(openings.quotations, openings.delimited) || !aligned(openings.tokens) || self.is_periodic(repeat) {
            return None;
        }
        let evidence = self.observe(repeat, openings);
        (set_apart(evidence.quoted, evidence.delimited) && aligned(evidence.on_tokens) && !self.parts_quotations(repeat)).then_some(evidence)
    }

    /// Tells whether a repeat is complete.
    fn is_candidate(&self, repeat: Repeat, evidence: &Evidence) -> bool {
        !self.is_cut_out(repeat, evidence) && self.is_complete(repeat, evidence, &self.pieces(repeat))
    }

    /// Finds the phrases that stand inside a repeat at all their occurrences: what the background has (京津冀协同发展 in 在京津冀协同发展上走在全省前列), and of one that is
    /// not complete what is left without what hangs over.
    fn parts(&self, repeat: Repeat, complete: bool, found: &mut Vec<Complete>) {
        const LEAST: usize = 4;
        let len = repeat.len as usize;
        // In gigabytes what never stands but in one longer phrase, and seldom there, is no formulation; the level of the background (3 in ten million units).
        let seldom = 10_000_000 * u64::from(repeat.count) < 3 * self.sequence.flags.len() as u64;
        if len <= LEAST || seldom {
            return;
        }
        let start = self.array.order()[repeat.first as usize] as usize;
        let is_token = |at: &usize| self.sequence.flags[start + at] & flag::TOKEN != 0;
        let codes: Vec<u32> = self.codes(repeat).collect();
        let known = |from: usize| self.background.at(&codes[from..]).map(move |(units, usage)| (from, from + units, usage.total().count));
        let known: Vec<(usize, usize, u32)> = (0..len).filter(|at| *at == 0 || is_token(at)).flat_map(known).collect();
        // Elsewhere it is more than a stretch of a longer one: not 为核心的党中央.
        let alone = |&&(from, to, count): &&(usize, usize, u32)| {
            let longer = |&(start, end, uses): &(usize, usize, u32)| start <= from && to <= end && to - from < end - start && 2 * uses > count;
            !known.iter().any(longer)
        };
        let whole = |&&(from, to, _): &&(usize, usize, u32)| to - from >= LEAST && to - from < len && (to == len || is_token(&to));
        let mut stretches: Vec<(usize, usize)> = known.iter().filter(whole).filter(alone).map(|&(from, to, _)| (from, to)).collect();
        if !complete {
            let cuts: Vec<usize> = (1..len).filter(is_token).collect();
            let first = cuts.first().copied().filter(|&first| self.is_loose(start, start + first)).unwrap_or(0);
            let last = cuts.last().copied().filter(|&last| self.is_loose(start + last, start + len)).unwrap_or(len);
            stretches.extend((first + LEAST <= last && last - first < len).then_some((first, last)));
            stretches.sort_unstable();
            stretches.dedup();
        }
        for (from, to) in stretches {
            let (first, count) = self.interval(start + from, to - from);
            let inner = Repeat { first, count, len: (to - from) as u32, documents: repeat.documents };
            if count == repeat.count && self.observed(inner, &self.openings(inner)).is_some_and(|evidence| self.is_candidate(inner, &evidence)) {
                found.push(Complete { repeat: inner, part: true, contained: 0 });
            }
        }
    }

    /// Tells whether the units from one position up to another are a word that hangs over at an edge: a particle, conjunction, preposition, adverb or
    /// pronoun.
    fn is_loose(&self, start: usize, end: usize) -> bool {
        self.word(start, end).is(&['u', 'c', 'p', 'd', 'r', 'y', 'f'])
    }

    /// Scores a complete repeat: the logarithm of the odds that it is a formulation, less the chance that it is a fragment. What is likely one is left
    /// out, unless all is asked for.
    fn weighed(&self, complete: Complete, all: bool) -> Option<Candidate> {
        let repeat = complete.repeat;
        let evidence = self.observe_whole(repeat);
        let pieces = self.pieces(repeat);
        let usage = self.usage(repeat);
        let signs = self.signs(&complete, evidence, &pieces, usage);
        let fragment = Model::fragment(self.background.is_empty()).chance(&signs);
        let score = if self.is_chinese_or_japanese(repeat) {
            if fragment > FRAGMENT && !all {
                return None;
            }
            let models = self.models(usage);
            let share = 1.0 / models.len() as f64;
            let odds: f64 = models.iter().fold(0.0, |sum, model| sum + share * model().weigh(&signs));
            quantised(odds - fragment - if complete.part { INSIDE } else { 0.0 })
        } else {
            quantised(evidence.score(repeat.count, repeat.len) - SET_APART)
        };
        // A part that is hardly a formulation is one of the countless stretches of a phrase.
        if complete.part && score < PART {
            return None;
        }
        let (first, last) = (pieces.words.first()?, pieces.words.last()?);
        let nominal = first.is(&['n', 'r', 't', 's']) && last.is(&['n', 'r', 't', 's', 'k']);
        let verbal = pieces.words.len() > 1 && first.is(&['v', 'd', 'p']);
        let reports = last.reporting;
        Some(Candidate { complete, score, net: 0, nominal, verbal, reports })
    }

    /// The models by which a phrase is scored; the score is their mean.
    fn models(&self, usage: Option<Usage<'_>>) -> &'static [fn() -> &'static Model] {
        match usage {
            _ if self.background.is_empty() => &[Model::alone],
            Some(_) => &[Model::shipped],
            // That the background has not got a phrase may tell as much of the background.
            None => &[Model::shipped, Model::alone],
        }
    }

    fn is_chinese_or_japanese(&self, repeat: Repeat) -> bool {
        self.key(repeat).any(|c| is_han(c) || is_kana(c))
    }

    /// Counts again what the score of a candidate rests on.
    pub(crate) fn describe(&self, candidate: &Candidate) -> Description<'a> {
        let repeat = candidate.repeat;
        let evidence = self.observe_whole(repeat);
        let usage = self.usage(repeat);
        let signs = self.signs(candidate, evidence, &self.pieces(repeat), usage);
        let mut contributions = [0.0; 4];
        if self.is_chinese_or_japanese(repeat) {
            let models = self.models(usage);
            for model in models {
                for (sum, more) in contributions.iter_mut().zip(model().contributions(&signs)) {
                    *sum += (1.0 / models.len() as f64) as f32 * more;
                }
            }
        }
        Description { evidence, usage, signs, contributions }
    }

    /// The signs of a complete repeat, which its score weighs.
    fn signs(&self, complete: &Complete, evidence: Evidence, pieces: &Pieces<'_>, usage: Option<Usage<'a>>) -> Signs {
        let repeat = complete.repeat;
        const PLACES: usize = 8;
        let len = repeat.len as usize;
        let most = |bit: u16| {
            let marks = |start: usize| self.sequence.flags[start + 1..start + len].iter().filter(|&flags| flags & bit != 0).count();
            self.occurrences(repeat).take(PLACES).map(marks).max().unwrap_or(0)
        };
        let phrase = Phrase {
            tokens: &pieces.words,
            units: len,
            marks: most(flag::DELIMITED),
            clauses: most(flag::CLAUSE),
            count: repeat.count,
            documents: repeat.documents,
            evidence,
            contained: complete.contained,
            // A part always stands beside the rest of the longer repeat, which tells nothing.
            neighbours: if complete.part { [0.0; 2] } else { self.neighbours(repeat) },
            usage,
            loose: if usage.is_none() { self.loose(repeat, pieces) } else { [false; 2] },
            family: Family::default(),
        };
        signs(&phrase)
    }

    /// The share of the occurrences in which the commonest unit before, and behind, stands beside the phrase with no mark between them, in the first
    /// hundred.
    fn neighbours(&self, repeat: Repeat) -> [f64; 2] {
        const PLACES: usize = 100;
        let len = repeat.len as usize;
        let mut room = [0; PLACES];
        let mut share = |beside: &dyn Fn(usize) -> Option<u32>| {
            let mut known = 0;
            for unit in self.occurrences(repeat).take(PLACES).filter_map(beside) {
                room[known] = unit;
                known += 1;
            }
            let units = &mut room[..known];
            units.sort_unstable();
            let most = units.chunk_by(|a, b| a == b).map(<[u32]>::len).max().unwrap_or(0);
            most as f64 / (repeat.count as usize).min(PLACES) as f64
        };
        let open = |at: usize| self.sequence.flags[at] & flag::DELIMITED == 0;
        let before = |start: usize| start.checked_sub(1).filter(|_| open(start)).map(|at| self.array.symbol(at));
        let behind = |start: usize| Some(start + len).filter(|&at| open(at)).map(|at| self.array.symbol(at));
        [share(&before), share(&behind)]
    }

    /// What the background knows of a repeat.
    fn usage(&self, repeat: Repeat) -> Option<Usage<'a>> {
        self.background.exactly(self.codes(repeat))
    }

    /// Tells whether the background has a repeat without its first token, and without its last.
    fn loose(&self, repeat: Repeat, pieces: &Pieces<'_>) -> [bool; 2] {
        if pieces.words.len() < 2 {
            return [false; 2];
        }
        let (first, last) = pieces.edges;
        let rest = self.background.exactly(self.codes(repeat).skip(first));
        [rest.is_some(), self.background.exactly(self.codes(repeat).take(repeat.len as usize - last)).is_some()]
    }

    /// What the background calls the units of a repeat.
    fn codes(&self, repeat: Repeat) -> impl Iterator<Item = u32> {
        let start = self.array.order()[repeat.first as usize] as usize;
        (start..start + repeat.len as usize).map(|at| self.codes[self.array.symbol(at) as usize])
    }

    /// Tells whether a repeat says one thing three times or more, as a run of one character does: no phrase, but one for every length up to the
    /// longest.
    fn is_periodic(&self, repeat: Repeat) -> bool {
        let start = self.array.order()[repeat.first as usize] as usize;
        let unit = |at: usize| self.array.symbol(start + at);
        let len = repeat.len as usize;
        (1..=len / 3).any(|period| (period..len).all(|at| unit(at) == unit(at - period)))
    }

    /// Tells whether a repeat holds one half of a quotation only, in most of the first few places where it occurs.
    fn parts_quotations(&self, repeat: Repeat) -> bool {
        const PLACES: usize = 8;
        let places = self.occurrences(repeat).take(PLACES);
        let parted = places.filter(|&start| self.sequence.parts_quotation(start, start + repeat.len as usize)).count();
        2 * parted > PLACES.min(repeat.count as usize)
    }

    /// Tells whether a repeat reaches over marks without being bounded by any: what stands on both sides of a comma is whole clauses or nothing
    /// (新发展格局，扎实推动高质量发展), and so are two members that 、 parts if one is a lone word (改善民生、推进; 产业、就业). The number of a list is no part of its item.
    fn is_cut_out(&self, repeat: Repeat, evidence: &Evidence) -> bool {
        const PLACES: usize = 8;
        let len = repeat.len as usize;
        let start = self.array.order()[repeat.first as usize] as usize;
        let flags = &self.sequence.flags[start..start + len];
        let seldom = |places: u32| 4 * places < repeat.count;
        let (before, after) = (seldom(evidence.delimited_before), seldom(evidence.delimited_after));
        let clauses = flags[1..].iter().any(|flags| flags & flag::CLAUSE != 0);
        let lone = self.occurrences(repeat).take(PLACES).any(|start| {
            let flags = &self.sequence.flags[start..start + len];
            let mut marks = (1..len).filter(|&at| flags[at] & flag::DELIMITED != 0 && flags[at] & flag::PAIRED == 0);
            marks.next().is_some_and(|at| at.min(len - at) < 3 && marks.next().is_none())
        });
        let numbered = flags.len() > 1
            && flags[0] & flags[1] & flag::PAIRED != 0
            && "一二三四五六七八九十".contains(&*self.sequence.alphabet[self.array.symbol(start) as usize]);
        numbered || (clauses && (before || after)) || (lone && 2 * evidence.delimited < repeat.count)
    }

    /// Counts what is told by where the occurrences of a repeat start.
    fn openings(&self, repeat: Repeat) -> Openings {
        let mut openings = Openings::default();
        self.occurrences(repeat).for_each(|start| openings.add(&Openings::of(self.sequence.flags[start])));
        openings
    }

    /// Counts what is told by where they start and end.
    fn observe_whole(&self, repeat: Repeat) -> Evidence {
        let mut evidence = Evidence::default();
        for start in self.occurrences(repeat) {
            let end = start + repeat.len as usize;
            evidence.add(self.sequence.flags[start], self.sequence.flags[end], self.sequence.quoted(start, end));
        }
        evidence
    }

    /// Counts what is told by where they end, too.
    fn observe(&self, repeat: Repeat, openings: &Openings) -> Evidence {
        let mut evidence = Evidence::default();
        evidence.open(openings);
        for start in self.occurrences(repeat) {
            let end = start + repeat.len as usize;
            evidence.close(self.sequence.flags[start], self.sequence.flags[end], self.sequence.quoted(start, end));
        }
        evidence
    }

    /// Tells whether a repeat can stand alone.
    ///
    /// Its edges must be edges of tokens in half of its occurrences at least (the caller has seen to that), and no particle, conjunction, localizer
    /// or measure word may hang over at the start, no particle, conjunction, preposition or auxiliary verb at the end. A preposition at the
    /// start belongs if the rest never occurs without it: 以人民为中心, but not 在以人民为中心.
    fn is_complete(&self, repeat: Repeat, evidence: &Evidence, pieces: &Pieces<'_>) -> bool {
        let [first, .., last] = &pieces.words[..] else { return true };
        let words = &pieces.words;
        let set_apart = 2 * evidence.delimited >= repeat.count;
        // By the tags of the tokenizer's dictionary: u particle, c conjunction, p preposition, f localizer, q measure word, k suffix, y final particle.
        if first.opening || last.copula || (last.is(&['r']) && !set_apart) {
            return false;
        }
        // 在党中央领导下, but not 在党中央.
        if &*first.text == "在" && !words[1..].iter().any(|word| word.is(&['f'])) {
            return false;
        }
        if last.is(&['u', 'c', 'p', 'y']) || (last.auxiliary && !set_apart) {
            return false;
        }
        // 要按照党中央; 党中央决策部署和省委 before 、省政府, whose second member goes on.
        let seldom_ends = 4 * (evidence.delimited_after - evidence.listed_after) < repeat.count;
        let joined = words.len() > 3 && words[words.len() - 2].is(&['c']) && seldom_ends;
        // 我代表国务院，向全国各族人民; 坚定不移地贯彻.
        if (evidence.quoted == 0 && leads_to_nouns(words)) || (&*words[words.len() - 2].text == "地" && seldom_ends) {
            return false;
        }
        if !set_apart && (joined || matches!(&*first.text, "要" | "将" | "须" | "应")) {
            return false;
        }
        if !set_apart && (last.open_english || first.loose_english) {
            return false;
        }
        match () {
            _ if first.is(&['u', 'k', 'y']) => false,
            // 上 and 中 hang over; 西部 and 东部 are nouns.
            _ if first.is(&['c', 'q']) || (first.is(&['f']) && pieces.edges.0 == 1) => set_apart,
            _ if first.is(&['p']) => set_apart || self.count_without(repeat, pieces.edges.0) == repeat.count,
            () => true,
        }
    }

    /// Counts the occurrences of a repeat without its first `cut` units.
    fn count_without(&self, repeat: Repeat, cut: usize) -> u32 {
        let from = self.array.order()[repeat.first as usize] as usize + cut;
        let len = repeat.len as usize - cut;
        if len == 0 { u32::MAX } else { self.interval(from, len).1 }
    }

    /// Finds the suffixes that start with the symbols of a stretch: place of the first in the suffix array, and how many.
    fn interval(&self, from: usize, len: usize) -> (u32, u32) {
        let places = self.array.places((from..from + len).map(|at| self.array.symbol(at)));
        (places.start as u32, places.len() as u32)
    }

    /// Returns the tokens of a repeat, as they are cut where it first occurs on token boundaries.
    fn pieces(&self, repeat: Repeat) -> Pieces<'a> {
        let is_token = |at: usize| self.sequence.flags[at] & flag::TOKEN != 0;
        let len = repeat.len as usize;
        let start = self.occurrences(repeat).find(|&at| is_token(at) && is_token(at + len));
        let start = start.unwrap_or(self.array.order()[repeat.first as usize] as usize);
        let mut pieces = Pieces { words: Vec::with_capacity(8), edges: (0, 0) };
        let mut from = start;
        for to in start + 1..=start + len {
            if to == start + len || is_token(to) {
                pieces.words.push(self.word(from, to));
                pieces.edges.1 = to - from;
                if from == start {
                    pieces.edges.0 = pieces.edges.1;
                }
                from = to;
            }
        }
        pieces
    }

    /// Returns the word that stands from one position up to another.
    fn word(&self, start: usize, end: usize) -> &'a Word {
        let symbols = (start..end).map(|at| self.array.symbol(at));
        let spelt = || self.words.get(&symbols.clone().map(|symbol| &*self.sequence.alphabet[symbol as usize]).collect::<String>());
        let packed =
            symbols.clone().try_fold(0, |packed, symbol| (packed >> 48 == 0 && symbol >> 16 == 0).then_some(packed << 16 | u64::from(symbol)));
        match packed {
            Some(packed) => self.tokens.get(mix(0, packed), |&(known, _)| known == packed, || (packed, spelt())).1,
            None => spelt(),
        }
    }

    /// Drops what a longer one contains nearly always, unless writers set it apart there too (“一带一路”建设): its own few other
    /// occurrences do not make it a phrase.
    fn drop_fragments(&self, complete: &mut Vec<Complete>) {
        // A phrase is known by the hash of its symbols; two phrases with one hash would at worst lose one of them.
        let start = |complete: &Complete| self.array.order()[complete.repeat.first as usize] as usize;
        let hash = |complete: &Complete| {
            let start = start(complete);
            (start..start + complete.repeat.len as usize).fold(0, |hash, at| mix(hash, self.array.symbol(at).into()))
        };
        let places: FxHashMap<u64, u32> = complete.iter().enumerate().map(|(place, complete)| (hash(complete), place as u32)).collect();
        // Nearly all stretches are none of them, which a few bits tell that stay at hand: sixteen for each, one of them set.
        let bits = (16 * complete.len()).next_power_of_two().max(64);
        let bit = |hash: u64| (hash >> 32) as usize & (bits - 1);
        let mut seen = vec![0u64; bits / 64];
        places.keys().map(|&hash| bit(hash)).for_each(|bit| seen[bit / 64] |= 1 << (bit % 64));
        let is_seen = |hash: u64| seen[bit(hash) / 64] & 1 << (bit(hash) % 64) != 0;
        let longest: Vec<AtomicU32> = complete.iter().map(|_| AtomicU32::new(0)).collect();
        complete.par_iter().for_each(|outer| {
            let from = start(outer);
            let len = outer.repeat.len as usize;
            for first in from..from + len {
                let mut running = 0;
                for last in first..from + len {
                    running = mix(running, self.array.symbol(last).into());
                    if last + 1 - first < len
                        && is_seen(running)
                        && let Some(&inner) = places.get(&running)
                    {
                        // The greatest of some numbers is the same in any order.
                        longest[inner as usize].fetch_max(outer.repeat.count, Ordering::Relaxed);
                    }
                }
            }
        });
        for (complete, longest) in complete.iter_mut().zip(longest) {
            complete.contained = longest.into_inner();
        }
        drop(places);
        let stays = |complete: &Complete| {
            let count = u64::from(complete.repeat.count);
            let contained = 5 * u64::from(complete.contained) > 4 * count;
            let delimited = || self.observe(complete.repeat, &Openings::default()).delimited;
            !contained || self.usage(complete.repeat).is_some() || 20 * u64::from(delimited()) >= count
        };
        let kept: Vec<bool> = complete.par_iter().map(stays).collect();
        let mut kept = kept.into_iter();
        complete.retain(|_| kept.next().unwrap_or_default());
    }

    /// The symbols of a candidate.
    pub(crate) fn symbols(&self, candidate: &Candidate) -> Vec<u32> {
        let start = self.array.order()[candidate.repeat.first as usize] as usize;
        (start..start + candidate.repeat.len as usize).map(|at| self.array.symbol(at)).collect()
    }

    /// Counts for each candidate the occurrences that no longer candidate covers.
    pub(crate) fn book_nested(&self, ranked: &mut [Candidate]) {
        match ranked.iter().all(|candidate| candidate.repeat.len <= u32::from(u8::MAX)) {
            true => self.book::<u8>(ranked),
            // No phrase is longer than 65535 units.
            false => self.book::<u16>(ranked),
        }
    }

    /// Does so with lengths of a type that holds all of them: there is one for each place.
    fn book<T: Copy + Default + Ord + Sync + TryFrom<u32> + Into<u32>>(&self, ranked: &mut [Candidate]) {
        let length = |len: u32| T::try_from(len).unwrap_or_default();
        // By position: the length of the longest candidate that starts there.
        let mut longest = vec![T::default(); self.sequence.flags.len()];
        for candidate in ranked.iter() {
            for start in self.occurrences(candidate.repeat) {
                longest[start] = longest[start].max(length(candidate.repeat.len));
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
        ranked.par_iter_mut().for_each(|candidate| {
            let len = length(candidate.repeat.len);
            candidate.net = self.occurrences(candidate.repeat).filter(|&start| longest[start] == len).count() as u32;
        });
    }
}

/// Tells whether nothing but nouns follows the last preposition of a phrase that needs a verb behind its nouns.
fn leads_to_nouns(words: &[&Word]) -> bool {
    let leading = |word: &&Word| word.leading;
    let from = words.iter().rposition(leading).or_else(|| matches!(&*words[0].text, "与" | "同").then_some(0));
    from.is_some_and(|at| at + 1 < words.len() && !words[at + 1..].iter().any(|word| word.is(&['v', 'a', 'd', 'i', 'p'])))
}

pub(crate) fn mix(hash: u64, symbol: u64) -> u64 {
    (hash.rotate_left(5) ^ symbol).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
