//! What the text says of each repeat: is it complete, and do writers set it apart?
//!
//! Measured on real news, what marks a formulation is that writers delimit it: it stands between marks, in quotation marks, in titles. That its
//! neighbours vary (branching entropy) or that its parts cohere (PMI) does not single it out. So every measure here is a count of
//! occurrences, each of which a reader can check.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::sequence::Sequence;
use crate::find::formulation::{Family, Model, Phrase, Signs, signs};
use crate::find::layout::flag;
use crate::find::repeats::Repeat;
use crate::find::suffix_array::SuffixArray;
use crate::find::verbs::REPORTING;
use crate::lexicon::{Background, Usage};
use crate::rounding::quantised;
use crate::text::{Fold, View, is_han, is_kana, runs_together};
use crate::tokens::Tokenizer;

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
pub(crate) struct Candidate {
    pub repeat: Repeat,
    pub evidence: Evidence,
    pub score: f64,
    /// Whether it stands inside one longer repeat at all its occurrences.
    pub part: bool,
    /// What each sort of sign adds to it.
    pub contributions: [f32; 4],
    /// Occurrences of the commonest longer candidate that contains it.
    pub contained: u32,
    pub net: u32,
    /// Whether it begins and ends with a noun or pronoun: 省委、省政府, 各位代表.
    pub nominal: bool,
    /// Whether it begins with a verb, an adverb or a preposition: 推动高质量发展, 以人民为中心.
    pub verbal: bool,
    /// Whether it ends with a verb of saying: 习近平强调.
    pub reports: bool,
}

/// Auxiliary verbs (能愿动词), which leave a phrase open at its end. A closed class of Chinese grammar; from general knowledge of it.
const AUXILIARIES: [&str; 19] =
    ["要", "能", "会", "应", "该", "须", "可", "敢", "肯", "愿", "必须", "应当", "应该", "能够", "可以", "可能", "需要", "愿意", "务必"];

/// What only leads up to a phrase: prepositions of aim and source, the copula. Closed classes of Chinese grammar; from general knowledge of it.
const OPENING: [&str; 10] = ["向", "对", "从", "被", "给", "是", "就是", "在于", "关于", "对于"];

/// Prepositions whose nouns a verb follows. From the same.
const LEADING: [&str; 5] = ["向", "对", "给", "从", "被"];

/// What leaves a phrase open at its end. From the same.
const COPULAS: [&str; 8] = ["是", "就是", "在于", "使", "让", "把", "将", "即"];

/// English function words, which leave a phrase open at its end. Closed classes of English grammar (articles, prepositions, conjunctions, auxiliaries,
/// pronouns); from general knowledge of it.
const ENGLISH_OPEN: [&str; 62] = [
    "a", "an", "the", "of", "to", "in", "on", "at", "for", "with", "by", "from", "into", "as", "than", "and", "or", "but", "nor", "so", "that",
    "which", "who", "this", "these", "those", "if", "when", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "will", "would",
    "can", "could", "should", "shall", "may", "might", "must", "do", "does", "did", "not", "i", "we", "he", "she", "they", "our", "your", "his",
    "her", "its", "their",
];

/// Those of them that a phrase does not begin with.
const ENGLISH_LOOSE: [&str; 22] = [
    "of", "to", "as", "than", "and", "or", "but", "nor", "that", "which", "who", "is", "are", "was", "were", "be", "been", "has", "have", "had",
    "will", "would",
];

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

/// A token of a phrase.
struct Piece {
    text: String,
    /// In units.
    len: usize,
}

/// Looks at occurrences.
pub(crate) struct Observer<'a> {
    sequence: &'a Sequence,
    array: &'a SuffixArray,
    tokenizer: &'a Tokenizer,
    background: &'a Background,
    /// What the background calls each symbol.
    codes: Vec<u32>,
}

impl Evidence {
    /// Adds one occurrence by the flags of its first unit and of the unit behind it.
    pub(crate) fn add(&mut self, before: u16, after: u16, quoted: bool) {
        let both = before & after;
        let (starts, ends) = (before & flag::STARTS != 0, after & flag::ENDS != 0);
        self.delimited_before += u32::from(starts);
        self.delimited_after += u32::from(ends);
        self.delimited += u32::from(starts && ends);
        self.listed_before += u32::from(flag::parts_members(before));
        self.listed_after += u32::from(flag::parts_members(after));
        self.on_tokens += u32::from(both & flag::TOKEN != 0);
        self.titles += u32::from(before & flag::TITLE != 0);
        self.opens_paragraph += u32::from(before & flag::PARAGRAPH != 0);
        self.opens_sentence += u32::from(before & flag::SENTENCE != 0);
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
    pub(crate) fn new(sequence: &'a Sequence, array: &'a SuffixArray, tokenizer: &'a Tokenizer, background: &'a Background) -> Self {
        let codes = background.codes(&sequence.alphabet);
        Observer { sequence, array, tokenizer, background, codes }
    }

    /// Returns the positions at which a repeat starts, in the order of the suffix array.
    fn occurrences(&self, repeat: Repeat) -> impl Iterator<Item = usize> {
        let first = repeat.first as usize;
        self.array.order()[first..first + repeat.count as usize].iter().map(|&at| at as usize)
    }

    /// Keeps the complete repeats, best first; if asked, also those that a longer one always contains, and those that the model takes for fragments.
    pub(crate) fn rank(&self, repeats: &[Repeat], contained: bool, fragments: bool) -> Vec<Candidate> {
        let with_parts = |&repeat: &Repeat| {
            let Some(evidence) = self.observed(repeat) else { return None.into_iter().chain(Vec::new()) };
            let candidate = self.candidate(repeat, evidence);
            let parts = if contained { Vec::new() } else { self.parts(repeat, candidate.is_some()) };
            candidate.into_iter().chain(parts)
        };
        let mut ranked: Vec<Candidate> = repeats.par_iter().flat_map_iter(with_parts).collect();
        if !contained {
            self.drop_fragments(&mut ranked);
        }
        let mut ranked: Vec<Candidate> = ranked.into_par_iter().filter_map(|candidate| self.weighed(candidate, contained || fragments)).collect();
        // A part that is hardly a formulation is one of the countless stretches of a phrase.
        ranked.retain(|candidate| !candidate.part || candidate.score >= PART);
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

    /// Looks at the occurrences of a repeat; by far most repeats fall here, before anything is looked up.
    fn observed(&self, repeat: Repeat) -> Option<Evidence> {
        if self.is_periodic(repeat) {
            return None;
        }
        let evidence = self.observe(repeat);
        let set_apart = evidence.quoted > 0 || 2 * evidence.delimited >= repeat.count;
        if (repeat.len < 4 && !set_apart) || evidence.on_tokens == 0 || self.parts_quotations(repeat) {
            return None;
        }
        // The dictionary has words that straddle the edges of phrases: 全面|深化改革|开放. What is known elsewhere need not stand on tokens often.
        let aligned = 2 * evidence.on_tokens >= repeat.count || self.usage(repeat).is_some();
        aligned.then_some(evidence)
    }

    /// Makes a candidate of a repeat that is complete.
    fn candidate(&self, repeat: Repeat, evidence: Evidence) -> Option<Candidate> {
        if self.is_cut_out(repeat, &evidence) {
            return None;
        }
        let pieces = self.pieces(repeat);
        let (first, last) = (pieces.first()?, pieces.last()?);
        if !self.is_complete(repeat, &evidence, &pieces) {
            return None;
        }
        let nominal = self.has_tag(first, &['n', 'r', 't', 's']) && self.has_tag(last, &['n', 'r', 't', 's', 'k']);
        let verbal = pieces.len() > 1 && self.has_tag(first, &['v', 'd', 'p']);
        let reports = REPORTING.contains(&last.text.as_str());
        Some(Candidate { repeat, evidence, score: 0.0, part: false, contributions: [0.0; 4], contained: 0, net: 0, nominal, verbal, reports })
    }

    /// Finds the phrases that stand inside a repeat at all their occurrences: what the background has (京津冀协同发展 in 在京津冀协同发展上走在全省前列), and of one that is
    /// not complete what is left without what hangs over.
    fn parts(&self, repeat: Repeat, complete: bool) -> Vec<Candidate> {
        const LEAST: usize = 4;
        let len = repeat.len as usize;
        // In gigabytes what never stands but in one longer phrase, and seldom there, is no formulation; the level of the background (3 in ten million units).
        let seldom = 10_000_000 * u64::from(repeat.count) < 3 * self.sequence.flags.len() as u64;
        if len <= LEAST || seldom {
            return Vec::new();
        }
        let start = self.array.order()[repeat.first as usize] as usize;
        let is_token = |at: &usize| self.sequence.flags[start + at] & flag::TOKEN != 0;
        let codes = self.codes(repeat);
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
        let part = |(from, to): (usize, usize)| {
            let (first, count) = self.interval(start + from, to - from);
            let inner = Repeat { first, count, len: (to - from) as u32, documents: repeat.documents };
            let evidence = if count == repeat.count { self.observed(inner)? } else { return None };
            self.candidate(inner, evidence).map(|candidate| Candidate { part: true, ..candidate })
        };
        stretches.into_iter().filter_map(part).collect()
    }

    /// Tells whether the units from one position up to another are a word that hangs over at an edge: a particle, conjunction, preposition, adverb or
    /// pronoun.
    fn is_loose(&self, start: usize, end: usize) -> bool {
        let word: String = (start..end).map(|at| &*self.sequence.alphabet[self.array.symbol(at) as usize]).collect();
        self.tokenizer
            .part_of_speech(View::new(&word, Fold::new().simplified(true)).text())
            .is_some_and(|tag| tag.starts_with(['u', 'c', 'p', 'd', 'r', 'y', 'f']))
    }

    /// Scores a candidate: the logarithm of the odds that it is a formulation, less the chance that it is a fragment. What is likely one is left out,
    /// unless all is asked for.
    fn weighed(&self, mut candidate: Candidate, all: bool) -> Option<Candidate> {
        let usage = self.usage(candidate.repeat);
        let signs = self.signs(&candidate, usage);
        let alone = self.background.is_empty();
        let fragment = Model::fragment(alone).chance(&signs);
        let models: &[&Model] = match usage {
            _ if alone => &[Model::alone()],
            Some(_) => &[Model::shipped()],
            // That the background has not got a phrase may tell as much of the background.
            None => &[Model::shipped(), Model::alone()],
        };
        let share = 1.0 / models.len() as f64;
        for model in models {
            candidate.score += share * model.weigh(&signs);
            for (sum, more) in candidate.contributions.iter_mut().zip(model.contributions(&signs)) {
                *sum += share as f32 * more;
            }
        }
        candidate.score = quantised(candidate.score - fragment - if candidate.part { INSIDE } else { 0.0 });
        if !self.key(candidate.repeat).any(|c| is_han(c) || is_kana(c)) {
            candidate.contributions = [0.0; 4];
            candidate.score = quantised(candidate.evidence.score(candidate.repeat.count, candidate.repeat.len) - SET_APART);
            return Some(candidate);
        }
        (all || fragment <= FRAGMENT).then_some(candidate)
    }

    /// The signs of a candidate, which its score weighs, and what the background knows of it.
    pub(crate) fn signs(&self, candidate: &Candidate, usage: Option<Usage<'a>>) -> Signs {
        let (repeat, pieces) = (candidate.repeat, self.pieces(candidate.repeat));
        const PLACES: usize = 8;
        let len = repeat.len as usize;
        let most = |bit: u16| {
            let marks = |start: usize| self.sequence.flags[start + 1..start + len].iter().filter(|&flags| flags & bit != 0).count();
            self.occurrences(repeat).take(PLACES).map(marks).max().unwrap_or(0)
        };
        let tokens: Vec<&str> = pieces.iter().map(|piece| piece.text.as_str()).collect();
        let phrase = Phrase {
            tokens: &tokens,
            units: len,
            marks: most(flag::DELIMITED),
            clauses: most(flag::CLAUSE),
            count: repeat.count,
            documents: repeat.documents,
            evidence: candidate.evidence,
            contained: candidate.contained,
            // A part always stands beside the rest of the longer repeat, which tells nothing.
            neighbours: if candidate.part { [0.0; 2] } else { self.neighbours(repeat) },
            usage,
            loose: if usage.is_none() { self.loose(repeat, &pieces) } else { [false; 2] },
            family: Family::default(),
        };
        signs(&phrase, self.tokenizer)
    }

    /// The share of the occurrences in which the commonest unit before, and behind, stands beside the phrase with no mark between them, in the first
    /// hundred.
    fn neighbours(&self, repeat: Repeat) -> [f64; 2] {
        const PLACES: usize = 100;
        let len = repeat.len as usize;
        let share = |beside: &dyn Fn(usize) -> Option<u32>| {
            let mut units: Vec<u32> = self.occurrences(repeat).take(PLACES).filter_map(beside).collect();
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
    pub(crate) fn usage(&self, repeat: Repeat) -> Option<Usage<'a>> {
        self.background.exactly(&self.codes(repeat))
    }

    /// Tells whether the background has a repeat without its first token, and without its last.
    fn loose(&self, repeat: Repeat, pieces: &[Piece]) -> [bool; 2] {
        let [first, .., last] = pieces else { return [false; 2] };
        let codes = self.codes(repeat);
        [&codes[first.len..], &codes[..codes.len() - last.len]].map(|rest| self.background.exactly(rest).is_some())
    }

    /// What the background calls the units of a repeat.
    fn codes(&self, repeat: Repeat) -> Vec<u32> {
        let start = self.array.order()[repeat.first as usize] as usize;
        (start..start + repeat.len as usize).map(|at| self.codes[self.array.symbol(at) as usize]).collect()
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

    fn observe(&self, repeat: Repeat) -> Evidence {
        let mut evidence = Evidence::default();
        for start in self.occurrences(repeat) {
            let end = start + repeat.len as usize;
            evidence.add(self.sequence.flags[start], self.sequence.flags[end], self.sequence.quoted(start, end));
        }
        evidence
    }

    /// Tells whether a repeat can stand alone.
    ///
    /// Its edges must be edges of tokens in half of its occurrences at least (the caller has seen to that), and no particle, conjunction, localizer
    /// or measure word may hang over at the start, no particle, conjunction, preposition or auxiliary verb at the end. A preposition at the
    /// start belongs if the rest never occurs without it: 以人民为中心, but not 在以人民为中心.
    fn is_complete(&self, repeat: Repeat, evidence: &Evidence, pieces: &[Piece]) -> bool {
        let [first, .., last] = pieces else { return true };
        let set_apart = 2 * evidence.delimited >= repeat.count;
        // By the tags of the tokenizer's dictionary: u particle, c conjunction, p preposition, f localizer, q measure word, k suffix, y final particle.
        if OPENING.contains(&first.text.as_str()) || COPULAS.contains(&last.text.as_str()) || (self.has_tag(last, &['r']) && !set_apart) {
            return false;
        }
        // 在党中央领导下, but not 在党中央.
        if first.text == "在" && !pieces[1..].iter().any(|piece| self.has_tag(piece, &['f'])) {
            return false;
        }
        if self.has_tag(last, &['u', 'c', 'p', 'y']) || (AUXILIARIES.contains(&last.text.as_str()) && !set_apart) {
            return false;
        }
        // 要按照党中央; 党中央决策部署和省委 before 、省政府, whose second member goes on.
        let seldom_ends = 4 * (evidence.delimited_after - evidence.listed_after) < repeat.count;
        let joined = pieces.len() > 3 && self.has_tag(&pieces[pieces.len() - 2], &['c']) && seldom_ends;
        // 我代表国务院，向全国各族人民; 坚定不移地贯彻.
        if (evidence.quoted == 0 && self.leads_to_nouns(pieces)) || (pieces[pieces.len() - 2].text == "地" && seldom_ends) {
            return false;
        }
        if !set_apart && (joined || matches!(first.text.as_str(), "要" | "将" | "须" | "应")) {
            return false;
        }
        if !set_apart && (ENGLISH_OPEN.contains(&last.text.as_str()) || ENGLISH_LOOSE.contains(&first.text.as_str())) {
            return false;
        }
        match () {
            _ if self.has_tag(first, &['u', 'k', 'y']) => false,
            // 上 and 中 hang over; 西部 and 东部 are nouns.
            _ if self.has_tag(first, &['c', 'q']) || (self.has_tag(first, &['f']) && first.len == 1) => set_apart,
            _ if self.has_tag(first, &['p']) => set_apart || self.count_without(repeat, first.len) == repeat.count,
            () => true,
        }
    }

    /// Tells whether nothing but nouns follows the last preposition of a phrase that needs a verb behind its nouns.
    fn leads_to_nouns(&self, pieces: &[Piece]) -> bool {
        let leading = |piece: &Piece| LEADING.contains(&piece.text.as_str());
        let from = pieces.iter().rposition(leading).or_else(|| (pieces[0].text == "与" || pieces[0].text == "同").then_some(0));
        let says = |piece: &Piece| self.has_tag(piece, &['v', 'a', 'd', 'i', 'p']);
        from.is_some_and(|at| at + 1 < pieces.len() && !pieces[at + 1..].iter().any(says))
    }

    /// Tells whether the dictionary gives an edge a part of speech whose tag starts with one of some letters.
    fn has_tag(&self, edge: &Piece, tags: &[char]) -> bool {
        self.tokenizer.part_of_speech(&edge.text).is_some_and(|tag| tag.starts_with(tags))
    }

    /// Counts the occurrences of a repeat without its first `cut` units.
    fn count_without(&self, repeat: Repeat, cut: usize) -> u32 {
        let from = self.array.order()[repeat.first as usize] as usize + cut;
        let len = repeat.len as usize - cut;
        if len == 0 { u32::MAX } else { self.interval(from, len).1 }
    }

    /// Finds the suffixes that start with the symbols of a stretch: place of the first in the suffix array, and how many.
    fn interval(&self, from: usize, len: usize) -> (u32, u32) {
        let order = self.array.order();
        let compare = |&at: &i32| (0..len).map(|k| self.array.symbol(at as usize + k).cmp(&self.array.symbol(from + k))).find(|order| order.is_ne());
        // A suffix that ends before it differs ends in a separator, the least of all symbols, so nothing is read beyond.
        let start = order.partition_point(|at| compare(at) == Some(std::cmp::Ordering::Less));
        (start as u32, order[start..].partition_point(|at| compare(at).is_none()) as u32)
    }

    /// Returns the tokens of a repeat, as they are cut where it first occurs on token boundaries.
    fn pieces(&self, repeat: Repeat) -> Vec<Piece> {
        let is_token = |at: usize| self.sequence.flags[at] & flag::TOKEN != 0;
        let len = repeat.len as usize;
        let start = self.occurrences(repeat).find(|&at| is_token(at) && is_token(at + len));
        let start = start.unwrap_or(self.array.order()[repeat.first as usize] as usize);
        let mut cuts: Vec<usize> = (start + 1..start + len).filter(|&at| is_token(at)).collect();
        cuts.insert(0, start);
        cuts.push(start + len);
        let piece = |pair: &[usize]| {
            let text: String = (pair[0]..pair[1]).map(|at| &*self.sequence.alphabet[self.array.symbol(at) as usize]).collect();
            // The dictionary and the lists are in simplified characters.
            Piece { len: pair[1] - pair[0], text: View::new(&text, Fold::new().simplified(true)).text().to_string() }
        };
        cuts.windows(2).map(piece).collect()
    }

    /// Drops what a longer candidate contains nearly always, unless writers set it apart there too (“一带一路”建设): its own few other
    /// occurrences do not make it a phrase.
    fn drop_fragments(&self, ranked: &mut Vec<Candidate>) {
        // A phrase is known by the hash of its symbols; two phrases with one hash would at worst lose one of them.
        let hash = |symbols: &mut dyn Iterator<Item = u32>| symbols.fold(0, |hash, symbol| mix(hash, symbol.into()));
        let start = |candidate: &Candidate| self.array.order()[candidate.repeat.first as usize] as usize;
        let places: FxHashMap<u64, usize> = ranked
            .iter()
            .enumerate()
            .map(|(i, candidate)| (hash(&mut (0..candidate.repeat.len as usize).map(|k| self.array.symbol(start(candidate) + k))), i))
            .collect();
        let mut longest_count = vec![0; ranked.len()];
        for candidate in ranked.iter() {
            let from = start(candidate);
            let len = candidate.repeat.len as usize;
            for first in from..from + len {
                let mut running = 0;
                for last in first..from + len {
                    running = mix(running, self.array.symbol(last).into());
                    if last + 1 - first < len
                        && let Some(&inner) = places.get(&running)
                    {
                        longest_count[inner] = longest_count[inner].max(candidate.repeat.count);
                    }
                }
            }
        }
        for (candidate, longest) in ranked.iter_mut().zip(longest_count) {
            candidate.contained = longest;
        }
        ranked.retain(|candidate| {
            let count = u64::from(candidate.repeat.count);
            let contained = 5 * u64::from(candidate.contained) > 4 * count;
            !contained || 20 * u64::from(candidate.evidence.delimited) >= count || self.usage(candidate.repeat).is_some()
        });
    }

    /// The symbols of a candidate.
    pub(crate) fn symbols(&self, candidate: &Candidate) -> Vec<u32> {
        let start = self.array.order()[candidate.repeat.first as usize] as usize;
        (start..start + candidate.repeat.len as usize).map(|at| self.array.symbol(at)).collect()
    }

    /// Counts for each candidate the occurrences that no longer candidate covers.
    pub(crate) fn book_nested(&self, ranked: &mut [Candidate]) {
        // By position: the length of the longest candidate that starts there. No phrase is longer than 65535 units.
        let mut longest = vec![0u16; self.sequence.flags.len()];
        for candidate in ranked.iter() {
            for start in self.occurrences(candidate.repeat) {
                longest[start] = longest[start].max(candidate.repeat.len as u16);
            }
        }
        // And how far beyond it those reach that start before: one that reaches to the end of an occurrence covers it whole.
        let mut reach = 0u16;
        let covered: Vec<u16> = longest
            .iter()
            .map(|&len| {
                let before = reach;
                reach = reach.max(len).saturating_sub(1);
                before
            })
            .collect();
        ranked.par_iter_mut().for_each(|candidate| {
            let len = candidate.repeat.len as u16;
            let outside = |&start: &usize| covered[start] < len && longest[start] == len;
            candidate.net = self.occurrences(candidate.repeat).filter(outside).count() as u32;
        });
    }
}

pub(crate) fn mix(hash: u64, symbol: u64) -> u64 {
    (hash.rotate_left(5) ^ symbol).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
