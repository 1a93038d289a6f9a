//! Which candidates are worth showing, and how telling each is.
//!
//! The naive rank is by occurrences, and official language fills it with bare verbs and their nouns: 加强{}建设 stands wherever somebody builds something.
//! A template is more than a verb, its noun and what comes between. Its fixed text is long, leaving out adverbs, which go with any verb; its opening and its ending
//! seldom do without each other; words of grammar hold it; its fillers are many, whole, and neither numbers nor names nor variants of one another;
//! and the writer says it again at once, or at the head of the next paragraph.

use super::candidates::{Candidate, Filled};
use super::slots::Slots;
use super::wording::Wording;
use crate::find::reading::{REFRAIN, Reading};
use crate::rounding::quantised;
use crate::text::Strength;
use crate::tokens::Tokenizer;

/// Least fixed text of a template with fixed text on both sides, of one that is open at an end, and of a refrain that is open at its end; in ideographs.
const MIN_FIXED: usize = 5;
const MIN_FIXED_OPEN: usize = 6;
const MIN_FIXED_REFRAIN: usize = 4;
/// How far opening and ending belong together at least, and where words of grammar hold them.
const MIN_TOGETHER: f64 = 0.5;
const MIN_TOGETHER_BUILT: f64 = 0.4;
/// What stands for it in a template that is open at an end.
const TOGETHER_OPEN: f64 = 0.5;
/// Units within which two occurrences are neighbours.
const NEAR: usize = 80;
/// Least score.
const MIN_SCORE: f64 = 0.9;

/// Judges candidates.
pub(super) struct Judge<'r, 't> {
    pub(super) readings: &'r [Reading<'t>],
    pub(super) tokenizer: &'r Tokenizer,
    /// Texts that a template stands in at least.
    pub(super) min_documents: usize,
    /// Distinct fillers that every slot has at least.
    pub(super) min_fillers: usize,
}

/// A candidate that is worth showing.
pub(super) struct Judged {
    pub(super) occurrences: Vec<Filled>,
    pub(super) refrain: bool,
    /// Whether fixed text follows the last slot.
    pub(super) closed: bool,
    pub(super) score: f64,
}

impl Judge<'_, '_> {
    /// Judges a candidate by
    ///
    /// ```text
    /// ln(fillers) · ln(fixed text) · together · build · (1 + neighbours / occurrences) · √(ln(1 + documents) / ln(1 + least documents))
    /// ```
    pub(super) fn judge(&self, candidate: Candidate) -> Option<Judged> {
        let occurrences = &candidate.occurrences;
        let first = occurrences.first()?;
        let reading = &self.readings[first.stretch.text as usize];
        let documents = occurrences.chunk_by(|a, b| a.stretch.text == b.stretch.text).count();
        if documents < self.min_documents {
            return None;
        }
        let fixed = first.fixed();
        let (opens, closes) = (!fixed[0].is_empty(), !fixed[fixed.len() - 1].is_empty());
        let closed = opens && closes;
        let refrain = opens && self.is_refrain(occurrences);
        let neighbours = self.neighbours(occurrences);
        // What is open at an end recurs at once, or it is a phrase and what happens to stand beside it.
        let run = neighbours + documents == occurrences.len() && occurrences.len() >= self.min_fillers * documents;
        // Most candidates end here, before their words are looked at.
        if !(closed || refrain || run) || (closed && candidate.together < MIN_TOGETHER_BUILT) {
            return None;
        }
        let wording = Wording::new(reading, self.tokenizer, &fixed);
        let least = match (closed, refrain) {
            (true, _) => MIN_FIXED,
            (false, true) => MIN_FIXED_REFRAIN,
            (false, false) => MIN_FIXED_OPEN,
        };
        let slots = Slots { readings: self.readings, tokenizer: self.tokenizer, occurrences };
        if wording.weight < least
            || !wording.is_sound
            || !slots.are_whole(closes)
            || slots.are_numbers_or_names()
            || slots.are_verbs()
            || slots.are_wider_than_need(self.min_fillers)
        {
            return None;
        }
        let together = if closed { candidate.together } else { TOGETHER_OPEN };
        let fillers = slots.distinct()?;
        if fillers < self.min_fillers || together < if wording.is_built { MIN_TOGETHER_BUILT } else { MIN_TOGETHER } {
            return None;
        }
        // In one text a verb and its noun recur because of what it is about, unless they do so at once.
        if self.min_documents == 1 && !wording.is_built && !refrain && neighbours == 0 {
            return None;
        }
        // A verb and its noun have a third filler soon.
        let telling = if closed && !wording.is_built { fillers - 1 } else { fillers };
        let spread = ((1.0 + documents as f64).ln() / (1.0 + self.min_documents as f64).ln()).sqrt();
        let near = 1.0 + neighbours as f64 / occurrences.len() as f64;
        let score = quantised((telling as f64).ln() * (wording.weight as f64).ln() * together * wording.build() * near * spread);
        (score >= MIN_SCORE).then_some(Judged { refrain, closed: closes, score, occurrences: candidate.occurrences })
    }

    /// Counts the occurrences that follow another one closely.
    fn neighbours(&self, occurrences: &[Filled]) -> usize {
        let near = |pair: &&[Filled]| {
            let (a, b) = (pair[0].stretch, pair[1].stretch);
            a.text == b.text && b.units().start < a.units().end + NEAR
        };
        occurrences.windows(2).filter(near).count()
    }

    /// Tells whether occurrences open paragraphs again and again: half of them do, three or more in one text, and there are as many in the others on average.
    fn is_refrain(&self, occurrences: &[Filled]) -> bool {
        let opens = |filled: &&Filled| {
            let reading = &self.readings[filled.stretch.text as usize];
            reading.gaps[filled.stretch.units().start].strength() == Strength::Paragraph
        };
        let opened: Vec<usize> =
            occurrences.chunk_by(|a, b| a.stretch.text == b.stretch.text).map(|there| there.iter().filter(opens).count()).collect();
        let all: usize = opened.iter().sum();
        opened.iter().any(|&opened| opened >= REFRAIN) && 2 * all >= occurrences.len() && all >= REFRAIN * opened.len()
    }
}
