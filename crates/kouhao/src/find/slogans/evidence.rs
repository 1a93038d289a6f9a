//! What the text says of each repeat: is it complete, and do writers set it apart?
//!
//! Measured on real news, what marks a formulation is that writers delimit it: it stands between marks, in quotation marks, in titles. That its
//! neighbours vary (branching entropy) or that its parts cohere (PMI) does not single it out. So every measure here is a count of
//! occurrences, each of which a reader can check.

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::Serialize;

use super::repeats::Repeat;
use super::sequence::{Sequence, flag};
use super::suffix_array::SuffixArray;
use crate::find::verbs::REPORTING;
use crate::text::{Fold, View, runs_together};
use crate::tokens::Tokenizer;

/// Occurrences of a phrase in the places that tell what it is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct Evidence {
    /// With a mark, or the edge of the text, before.
    pub delimited_before: u32,
    /// With a mark, or the edge of the text, after.
    pub delimited_after: u32,
    /// With one on either side.
    pub delimited: u32,
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
    pub net: u32,
    /// Whether it begins and ends with a noun or pronoun: 省委、省政府, 各位代表.
    pub nominal: bool,
    /// Whether it ends with a verb of saying: 习近平强调.
    pub reports: bool,
}

/// Auxiliary verbs (能愿动词), which leave a phrase open at its end. A closed class of Chinese grammar; from general knowledge of it.
const AUXILIARIES: [&str; 19] =
    ["要", "能", "会", "应", "该", "须", "可", "敢", "肯", "愿", "必须", "应当", "应该", "能够", "可以", "可能", "需要", "愿意", "务必"];

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

/// The first or last token of a phrase.
struct Edge {
    text: String,
    /// In units.
    len: usize,
}

/// Looks at occurrences.
pub(crate) struct Observer<'a> {
    sequence: &'a Sequence,
    array: &'a SuffixArray,
    tokenizer: &'a Tokenizer,
}

impl Evidence {
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
        // Libraries of mathematics differ in the last digit, and a rank must not.
        (score * 1e6).round() / 1e6
    }
}

impl<'a> Observer<'a> {
    pub(crate) fn new(sequence: &'a Sequence, array: &'a SuffixArray, tokenizer: &'a Tokenizer) -> Self {
        Observer { sequence, array, tokenizer }
    }

    /// Returns the positions at which a repeat starts, in the order of the suffix array.
    fn occurrences(&self, repeat: Repeat) -> impl Iterator<Item = usize> {
        let first = repeat.first as usize;
        self.array.order()[first..first + repeat.count as usize].iter().map(|&at| at as usize)
    }

    /// Keeps the complete repeats, best first.
    pub(crate) fn rank(&self, repeats: &[Repeat]) -> Vec<Candidate> {
        let mut ranked: Vec<Candidate> = repeats.par_iter().filter_map(|&repeat| self.candidate(repeat)).collect();
        self.drop_fragments(&mut ranked);
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

    fn candidate(&self, repeat: Repeat) -> Option<Candidate> {
        if self.is_periodic(repeat) {
            return None;
        }
        let evidence = self.observe(repeat);
        // By far most repeats fall here, before anything is looked up.
        let set_apart = evidence.quoted > 0 || 2 * evidence.delimited >= repeat.count;
        if (repeat.len < 4 && !set_apart) || 2 * evidence.on_tokens < repeat.count || self.parts_quotations(repeat) {
            return None;
        }
        let (first, last) = self.edges(repeat);
        if !self.is_complete(repeat, &evidence, &first, &last) {
            return None;
        }
        let nominal = self.has_tag(&first, &['n', 'r', 't', 's']) && self.has_tag(&last, &['n', 'r', 't', 's', 'k']);
        let reports = REPORTING.contains(&last.text.as_str());
        Some(Candidate { repeat, evidence, score: evidence.score(repeat.count, repeat.len), net: 0, nominal, reports })
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

    fn observe(&self, repeat: Repeat) -> Evidence {
        let mut evidence = Evidence::default();
        for start in self.occurrences(repeat) {
            let end = start + repeat.len as usize;
            let (before, after) = (self.sequence.flags[start], self.sequence.flags[end]);
            let both = before & after;
            evidence.delimited_before += u32::from(before & flag::DELIMITED != 0);
            evidence.delimited_after += u32::from(after & flag::DELIMITED != 0);
            evidence.delimited += u32::from(both & flag::DELIMITED != 0);
            evidence.on_tokens += u32::from(both & flag::TOKEN != 0);
            evidence.titles += u32::from(before & flag::TITLE != 0);
            evidence.opens_paragraph += u32::from(before & flag::PARAGRAPH != 0);
            evidence.opens_sentence += u32::from(before & flag::SENTENCE != 0);
            evidence.quoted += u32::from(self.sequence.quoted(start, end));
        }
        evidence
    }

    /// Tells whether a repeat can stand alone.
    ///
    /// Its edges must be edges of tokens in half of its occurrences at least (the caller has seen to that), and no particle, conjunction, localizer
    /// or measure word may hang over at the start, no particle, conjunction, preposition or auxiliary verb at the end. A preposition at the
    /// start belongs if the rest never occurs without it: 以人民为中心, but not 在以人民为中心.
    fn is_complete(&self, repeat: Repeat, evidence: &Evidence, first: &Edge, last: &Edge) -> bool {
        let set_apart = 2 * evidence.delimited >= repeat.count;
        // By the tags of the tokenizer's dictionary: u particle, c conjunction, p preposition, f localizer, q measure word, k suffix, y final particle.
        if self.has_tag(last, &['u', 'c', 'p', 'y']) || (AUXILIARIES.contains(&last.text.as_str()) && !set_apart) {
            return false;
        }
        if !set_apart && (ENGLISH_OPEN.contains(&last.text.as_str()) || ENGLISH_LOOSE.contains(&first.text.as_str())) {
            return false;
        }
        match () {
            _ if self.has_tag(first, &['u', 'k', 'y']) => false,
            _ if self.has_tag(first, &['c', 'f', 'q']) => set_apart,
            _ if self.has_tag(first, &['p']) => set_apart || self.count_without(repeat, first.len) == repeat.count,
            () => true,
        }
    }

    /// Tells whether the dictionary gives an edge a part of speech whose tag starts with one of some letters.
    fn has_tag(&self, edge: &Edge, tags: &[char]) -> bool {
        self.tokenizer.part_of_speech(&edge.text).is_some_and(|tag| tag.starts_with(tags))
    }

    /// Counts the occurrences of a repeat without its first `cut` units.
    fn count_without(&self, repeat: Repeat, cut: usize) -> u32 {
        let from = self.array.order()[repeat.first as usize] as usize + cut;
        let len = repeat.len as usize - cut;
        if len == 0 {
            return u32::MAX;
        }
        let order = self.array.order();
        let compare = |&at: &i32| (0..len).map(|k| self.array.symbol(at as usize + k).cmp(&self.array.symbol(from + k))).find(|order| order.is_ne());
        // A suffix that ends before it differs ends in a separator, the least of all symbols, so nothing is read beyond.
        let start = order.partition_point(|at| compare(at) == Some(std::cmp::Ordering::Less));
        order[start..].partition_point(|at| compare(at).is_none()) as u32
    }

    /// Returns the first and last token of a repeat, as they are cut where it first occurs on token boundaries.
    fn edges(&self, repeat: Repeat) -> (Edge, Edge) {
        let is_token = |at: usize| self.sequence.flags[at] & flag::TOKEN != 0;
        let len = repeat.len as usize;
        let start = self.occurrences(repeat).find(|&at| is_token(at) && is_token(at + len));
        let start = start.unwrap_or(self.array.order()[repeat.first as usize] as usize);
        let end = start + len;
        let first_end = (start + 1..end).find(|&at| is_token(at)).unwrap_or(end);
        let last_start = (start..end).rev().find(|&at| is_token(at)).unwrap_or(start);
        let edge = |range: std::ops::Range<usize>| {
            let (len, text) = (range.len(), range.map(|at| &*self.sequence.alphabet[self.array.symbol(at) as usize]).collect::<String>());
            // The dictionary and the lists are in simplified characters.
            Edge { len, text: View::new(&text, Fold::new().simplified(true)).text().to_string() }
        };
        (edge(start..first_end), edge(last_start..end))
    }

    /// Drops what a longer candidate contains nearly always, unless writers set it apart there too (“一带一路”建设): its own few other
    /// occurrences do not make it a phrase.
    fn drop_fragments(&self, ranked: &mut Vec<Candidate>) {
        // A phrase is known by the hash of its symbols; two phrases with one hash would at worst lose one of them.
        let hash = |symbols: &mut dyn Iterator<Item = u32>| symbols.fold(0, mix);
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
                    running = mix(running, self.array.symbol(last));
                    if last + 1 - first < len
                        && let Some(&inner) = places.get(&running)
                    {
                        longest_count[inner] = longest_count[inner].max(candidate.repeat.count);
                    }
                }
            }
        }
        let mut counts = longest_count.into_iter();
        ranked.retain(|candidate| {
            let count = u64::from(candidate.repeat.count);
            let contained = counts.next().is_some_and(|longest| 5 * u64::from(longest) > 4 * count);
            !contained || 20 * u64::from(candidate.evidence.delimited) >= count
        });
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

fn mix(hash: u64, symbol: u32) -> u64 {
    (hash.rotate_left(5) ^ u64::from(symbol)).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
