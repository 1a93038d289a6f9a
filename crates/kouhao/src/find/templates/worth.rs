//! Which fixed wordings are worth showing, and how telling each is.

use std::ops::Range;

use super::candidates::{Candidate, Filled};
use crate::find::reading::{REFRAIN, Reading};
use crate::text::{Mark, Strength};
use crate::tokens::Tokenizer;

/// Least fixed text of a template, and of one that is open at an end, in ideographs; a word counts as two.
const MIN_FIXED: usize = 5;
const MIN_FIXED_OPEN: usize = 6;
/// Least fixed text of a refrain that is open at an end.
const MIN_FIXED_REFRAIN: usize = 4;
/// Units within which two occurrences are neighbours.
const NEAR: usize = 80;
/// How far opening and ending belong together at least, and where words of grammar hold them.
const MIN_TOGETHER: f64 = 0.5;
const MIN_TOGETHER_BUILT: f64 = 0.4;
/// Least score.
const MIN_SCORE: f64 = 1.0;

/// Words that say how something is done and can stand before any verb of official Chinese; from general knowledge of it.
const ADVERBS: [&str; 24] = [
    "继续",
    "进一步",
    "大力",
    "切实",
    "积极",
    "着力",
    "认真",
    "深入",
    "全面",
    "加快",
    "不断",
    "努力",
    "扎实",
    "稳步",
    "坚决",
    "严格",
    "抓紧",
    "尽快",
    "逐步",
    "有序",
    "持续",
    "更加",
    "重点",
    "统筹",
];

/// Words that join the members of a list; a closed class, from general knowledge of Chinese.
const JOINING: [&str; 7] = ["和", "与", "及", "或", "并", "以及", "并且"];

/// Particles that belong to what stands before them; a closed class, from general knowledge of Chinese.
const PARTICLES: [&str; 6] = ["的", "地", "得", "了", "着", "过"];

/// Judges candidates.
pub(super) struct Judge<'r, 't> {
    readings: &'r [Reading<'t>],
    tokenizer: &'r Tokenizer,
    min_documents: usize,
}

/// A candidate that is worth showing.
pub(super) struct Judged {
    pub(super) occurrences: Vec<Filled>,
    pub(super) refrain: bool,
    /// Whether fixed text follows the last slot.
    pub(super) closed: bool,
    pub(super) score: f64,
}

impl<'r, 't> Judge<'r, 't> {
    /// Judges candidates of texts, which must stand in so many of them.
    pub(super) fn new(readings: &'r [Reading<'t>], tokenizer: &'r Tokenizer, min_documents: usize) -> Self {
        Judge { readings, tokenizer, min_documents }
    }

    pub(super) fn judge(&self, candidate: Candidate, min_fillers: usize) -> Option<Judged> {
        let occurrences = &candidate.occurrences;
        let first = &occurrences[0];
        let reading = self.reading(first);
        let documents = occurrences.chunk_by(|a, b| a.stretch.text == b.stretch.text).count();
        if documents < self.min_documents {
            return None;
        }
        let fixed = first.fixed();
        let weight: usize = fixed.iter().cloned().flatten().map(|unit| reading.weight(unit)).sum();
        let dates: usize = fixed.iter().cloned().flatten().filter(|&unit| reading.is_date(unit)).map(|unit| reading.weight(unit)).sum();
        let (before, after) = (fixed[0].len(), fixed[fixed.len() - 1].len());
        let refrain = self.is_refrain(occurrences);
        let adverbs: usize = fixed.iter().map(|range| self.adverbs(reading, range.clone())).sum();
        let near = self.neighbours(occurrences);
        let closed = before > 0 && after > 0;
        let core = weight.saturating_sub(dates + adverbs);
        let enough = if closed {
            MIN_FIXED
        } else if refrain {
            MIN_FIXED_REFRAIN
        } else {
            MIN_FIXED_OPEN
        };
        if core < enough || !(closed || refrain || 2 * near >= occurrences.len()) {
            return None;
        }
        let most = |is: &dyn Fn(&Filled) -> bool| 2 * occurrences.iter().filter(|filled| is(filled)).count() > occurrences.len();
        // An opening that is a clause of its own is no template but a formulation.
        let own_clause = |filled: &Filled| before > 0 && self.reading(filled).gaps[filled.slots[0].start].strength() >= Strength::Clause;
        // A slot between fixed text stays within its clause, or it would swallow anything.
        let wide = |filled: &Filled| {
            let reading = self.reading(filled);
            (filled.slots[0].start + 1..=filled.slots[0].end)
                .any(|unit| unit < filled.stretch.units().end && reading.gaps[unit].strength() >= Strength::Clause)
        };
        let halved = |filled: &Filled| !is_balanced(self.text(filled, &filled.slots[0]));
        if most(&own_clause) || (after > 0 && most(&wide)) || most(&halved) {
            return None;
        }
        let few = |is: &dyn Fn(&Filled) -> bool| 4 * occurrences.iter().filter(|filled| is(filled)).count() <= occurrences.len();
        let hangs = |filled: &Filled| self.hangs(filled);
        let counts = |filled: &Filled| self.counts(filled);
        let names = |filled: &Filled| self.names(filled);
        if !few(&hangs) || !few(&counts) || most(&names) {
            return None;
        }
        let fillers = self.distinct(occurrences);
        if fillers < min_fillers {
            return None;
        }
        let together = if closed { candidate.together } else { 0.5 };
        let built = self.is_built(reading, &fixed);
        if together < (if built { MIN_TOGETHER_BUILT } else { MIN_TOGETHER }) || most(&|filled: &Filled| self.is_bare_verb(filled)) {
            return None;
        }
        let score =
            (fillers as f64).ln() * (core as f64).ln() * together * if built { 1.3 } else { 1.0 } * (1.0 + near as f64 / occurrences.len() as f64);
        (score >= MIN_SCORE).then(|| Judged { occurrences: candidate.occurrences, refrain, closed: after > 0, score: (score * 1e6).round() / 1e6 })
    }

    /// Counts the occurrences that follow another one closely.
    fn neighbours(&self, occurrences: &[Filled]) -> usize {
        let near = |pair: &&[Filled]| {
            let (a, b) = (pair[0].stretch, pair[1].stretch);
            a.text == b.text && b.units().start < a.units().end + NEAR
        };
        occurrences.windows(2).filter(near).count()
    }

    /// Returns the fixed text that only says how something is done, in ideographs.
    fn adverbs(&self, reading: &Reading<'_>, fixed: Range<usize>) -> usize {
        let adverb = |unit: usize| ADVERBS.iter().find(|adverb| reading.text[reading.spans[unit].start..].starts_with(**adverb));
        let starts = fixed.filter(|&unit| reading.token[unit]);
        starts.filter_map(adverb).map(|adverb| adverb.chars().count()).sum()
    }

    /// Tells whether fixed text is more than verbs, nouns and what modifies them: it holds a preposition, a particle, a word of place, a pronoun.
    fn is_built(&self, reading: &Reading<'_>, fixed: &[Range<usize>]) -> bool {
        let tag = |token: Range<usize>| self.tokenizer.likely_part_of_speech(&reading.text[reading.span(token)]).unwrap_or("");
        fixed.iter().cloned().flat_map(|range| tokens(reading, range)).any(|token| tag(token).starts_with(['p', 'u', 'f', 'r', 'c', 'y']))
    }

    /// Tells whether a filler is but a verb, or says how a verb is done: 积极稳妥地{}改革 with 推进, 深化.
    fn is_bare_verb(&self, filled: &Filled) -> bool {
        let reading = self.reading(filled);
        let verbal = |token: Range<usize>| {
            let tag = self.tokenizer.likely_part_of_speech(&reading.text[reading.span(token)]).unwrap_or("");
            tag == "v" || tag.starts_with('d') || tag.starts_with('u') || tag == "ad"
        };
        filled.slots.iter().all(|slot| tokens(reading, slot.clone()).all(verbal))
    }

    /// Tells whether a filler or the text beside it is cut out of a list, or begins with a particle: 加强{}和管理, 建立{}机制 with 和完善….
    fn hangs(&self, filled: &Filled) -> bool {
        let reading = self.reading(filled);
        let joins = |unit: usize| JOINING.contains(&&reading.text[reading.spans[unit]]);
        let stretch = filled.stretch.units();
        filled.slots.iter().any(|slot| {
            let parted = |unit: usize| unit > stretch.start && unit < stretch.end && reading.gaps[unit].pauses();
            let particle = PARTICLES.contains(&&reading.text[reading.spans[slot.start]]);
            let before = slot.start > stretch.start && joins(slot.start - 1);
            let after = slot.end < stretch.end && joins(slot.end);
            particle || before || after || joins(slot.start) || joins(slot.end - 1) || parted(slot.start) || parted(slot.end)
        })
    }

    /// Tells whether a filler says how many or when.
    fn counts(&self, filled: &Filled) -> bool {
        let reading = self.reading(filled);
        filled.slots.iter().any(|slot| {
            let digit = |unit: usize| reading.text[reading.spans[unit]].chars().all(|c| c.is_numeric() || c == '.' || c == '．');
            digit(slot.start) || digit(slot.end - 1) || (slot.len() <= 3 && slot.clone().any(|unit| reading.is_date(unit)))
        })
    }

    /// Tells whether a filler is made of names of persons, places and institutions, or of times.
    fn names(&self, filled: &Filled) -> bool {
        let reading = self.reading(filled);
        let name = |token: Range<usize>| {
            let word = &reading.text[reading.span(token)];
            let tag = self.tokenizer.likely_part_of_speech(word).unwrap_or("");
            tag.starts_with("nr") || tag.starts_with("ns") || tag.starts_with("nt") || tag == "t" || tag == "m" || JOINING.contains(&word)
        };
        filled.slots.iter().any(|slot| tokens(reading, slot.clone()).all(name))
    }

    /// Counts the fillers that are no mere variants of others: half of the units of each stand in no one before it.
    fn distinct(&self, occurrences: &[Filled]) -> usize {
        let mut kept: Vec<Vec<u32>> = Vec::new();
        for filled in occurrences {
            let reading = self.reading(filled);
            let adverb = |token: &Range<usize>| ADVERBS.contains(&&reading.text[reading.span(token.clone())]);
            let content = filled.slots.iter().cloned().flat_map(|slot| tokens(reading, slot)).filter(|token| !adverb(token));
            let mut units: Vec<u32> = content.flatten().map(|unit| reading.ids[unit]).collect();
            units.sort_unstable();
            units.dedup();
            let variant = |other: &Vec<u32>| {
                let shared = units.iter().filter(|unit| other.binary_search(unit).is_ok()).count();
                2 * shared > units.len().min(other.len())
            };
            if !kept.iter().any(variant) {
                kept.push(units);
            }
        }
        kept.len()
    }

    fn reading(&self, filled: &Filled) -> &'r Reading<'t> {
        &self.readings[filled.stretch.text as usize]
    }

    /// Returns what fills a slot, with its quotation marks.
    fn text(&self, filled: &Filled, slot: &Range<usize>) -> &'t str {
        let reading = self.reading(filled);
        &reading.text[reading.filler(slot, 0, 0)]
    }

    /// Tells whether occurrences open paragraphs again and again: three or more in one text, and half of all.
    fn is_refrain(&self, occurrences: &[Filled]) -> bool {
        let opens = |filled: &&Filled| self.reading(filled).gaps[filled.stretch.units().start].strength() == Strength::Paragraph;
        let opened: Vec<usize> =
            occurrences.chunk_by(|a, b| a.stretch.text == b.stretch.text).map(|there| there.iter().filter(opens).count()).collect();
        opened.iter().any(|&opened| opened >= REFRAIN) && 2 * opened.iter().sum::<usize>() >= occurrences.len()
    }
}

impl Filled {
    /// Returns the fixed text around and between the slots, in units; empty at an end where a slot stands.
    pub(super) fn fixed(&self) -> Vec<Range<usize>> {
        let stretch = self.stretch.units();
        let starts = [stretch.start].into_iter().chain(self.slots.iter().map(|slot| slot.end));
        let ends = self.slots.iter().map(|slot| slot.start).chain([stretch.end]);
        starts.zip(ends).map(|(start, end)| start..end).collect()
    }
}

/// Tells whether every quotation mark in `text` has its other half there too.
fn is_balanced(text: &str) -> bool {
    let depth = text.chars().try_fold(0usize, |depth, c| match Mark::of(c) {
        Some(Mark::OpenQuote) => Some(depth + 1),
        Some(Mark::CloseQuote) => depth.checked_sub(1),
        _ => Some(depth),
    });
    depth == Some(0)
}

/// Returns the tokens of a range of units, the first and the last cut where the range is.
fn tokens<'r>(reading: &'r Reading<'_>, range: Range<usize>) -> impl Iterator<Item = Range<usize>> + use<'r> {
    let mut start = range.start;
    std::iter::from_fn(move || {
        (start < range.end).then(|| {
            let end = (start + 1..range.end).find(|&unit| reading.token[unit]).unwrap_or(range.end);
            let token = start..end;
            start = end;
            token
        })
    })
}
