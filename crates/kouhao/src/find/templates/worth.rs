//! Which candidates are worth showing, and how telling each is.
//!
//! The naive rank is by occurrences, and official language fills it with bare verbs and their nouns: 加强{}建设 stands wherever somebody builds something.
//! A template is more than a verb, its noun and what comes between. Its fixed text is long, leaving out adverbs, which go with any verb; its opening and its ending
//! seldom do without each other; words of grammar hold it; its fillers are many, whole, and neither numbers nor names nor variants of one another;
//! and the writer says it again at once, or at the head of the next paragraph.

use super::candidates::{Candidate, Filled};
use super::places::Places;
use super::slots::{self, Slots};
use super::wording::Wording;
use crate::find::reading::Reading;
use crate::find::word_lists::REPORTING;
use crate::rounding::quantised;
use crate::text::Strength;
use crate::tokens::Tokenizer;

/// Least fixed text of a template with fixed text on both sides, of such a one that words of grammar hold and that recurs at once, of one that is open at
/// an end, and of a refrain that is open at its end; in ideographs.
const MIN_FIXED: usize = 5;
const MIN_FIXED_BUILT: usize = 4;
const MIN_FIXED_OPEN: usize = 6;
const MIN_FIXED_REFRAIN: usize = 4;
/// Least fixed text of neighbours in a row that words of grammar hold in two places or more.
const MIN_FIXED_ROW: usize = 3;
/// How far opening and ending belong together at least, and where words of grammar hold them.
const MIN_TOGETHER: f64 = 0.5;
const MIN_TOGETHER_BUILT: f64 = 0.4;
/// What stands for it in a template that is open at an end.
const TOGETHER_OPEN: f64 = 0.5;
/// What a bare verb and its noun count for among several texts, whose subjects bring them together: 健全{}体系.
const BARE: f64 = 0.7;
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
    /// Whether it opens sentences that are not far from each other.
    pub(super) taken_up: bool,
    /// Whether fixed text follows the last slot.
    pub(super) closed: bool,
    /// Whether fixed text runs over the end of a clause.
    pub(super) runs_on: bool,
    pub(super) score: f64,
}

impl Judge<'_, '_> {
    /// Judges a candidate by
    ///
    /// ```text
    /// ln(fillers) · ln(fixed text) · together · build · (1 + repeated / occurrences) · √(ln(1 + documents) / ln(1 + least documents))
    /// ```
    ///
    /// where those are repeated that follow another one closely or, in a refrain, open a paragraph.
    pub(super) fn judge(&self, mut candidate: Candidate) -> Option<Judged> {
        let fixed = candidate.occurrences.first()?.fixed();
        let (opens, closes) = (!fixed[0].is_empty(), !fixed[fixed.len() - 1].is_empty());
        let closed = opens && closes;
        // Most candidates end here and below, before their words are looked at.
        if closed && candidate.together < MIN_TOGETHER_BUILT {
            return None;
        }
        candidate.occurrences.retain(|filled| slots::are_whole(&self.readings[filled.stretch.text as usize], self.tokenizer, filled));
        let occurrences = &candidate.occurrences;
        let first = occurrences.first()?;
        let reading = &self.readings[first.stretch.text as usize];
        let documents = occurrences.chunk_by(|a, b| a.stretch.text == b.stretch.text).count();
        if documents < self.min_documents {
            return None;
        }
        let fixed = first.fixed();
        let places = Places { readings: self.readings, occurrences };
        let refrain = opens && places.are_refrain();
        let neighbours = places.neighbours();
        // What is open at an end recurs at once, or it is a phrase and what happens to stand beside it.
        let run = neighbours + documents == occurrences.len() && occurrences.len() >= self.min_fillers * documents;
        let alone = self.min_documents == 1;
        let taken_up = alone && opens && occurrences.len() >= self.min_fillers && places.are_taken_up();
        if !(closed || refrain || run || taken_up) {
            return None;
        }
        // In one text, who begins sentence after sentence or paragraph after paragraph with it means all of it: 要坚决打赢{}仗.
        let at_once = places.run() >= self.min_fillers;
        let meant = alone && opens && (places.are_heads() || at_once && places.are_alike());
        let wording = Wording::new(reading, self.tokenizer, &fixed);
        let least = match (closed, refrain) {
            // One behind the other, or at the head of sentences that follow one upon the other: 以{}为重点.
            (true, _) if alone && wording.is_built && (places.unbroken_run() >= self.min_fillers || at_once && places.are_alike()) => MIN_FIXED_BUILT,
            (true, _) => MIN_FIXED,
            (false, true) => MIN_FIXED_REFRAIN,
            (false, false) => MIN_FIXED_OPEN,
        };
        let weight = if closed && meant { wording.full_weight } else { wording.weight };
        // One character that some of what opens so lacks is a part of its words: 打造{}区 where there is 打造…市 too. 打好{}战 may always end so.
        let ends_in_part = closed && !wording.is_built && candidate.share < 1.0 && fixed.last().is_some_and(|last| last.len() == 1);
        let ends_clause = |unit: usize| reading.gaps[unit].strength() >= Strength::Clause;
        let runs_on = fixed.iter().any(|fixed| fixed.clone().skip(1).any(ends_clause));
        let slots = Slots { readings: self.readings, tokenizer: self.tokenizer, occurrences };
        if weight < least
            || ends_in_part
            || !wording.is_sound
            // Who does something, or that it must be done, is no wording without what it is (我们必须{}), unless paragraphs open with it: 新的征程上，我们必须{}.
            || !(closed || wording.has_verb || refrain && runs_on)
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
        // In one text a verb and its noun recur because of what it is about, unless they do so in like places.
        if alone && !wording.is_built && !(refrain || at_once || places.are_alike()) {
            return None;
        }
        // A verb and its noun have a third filler soon.
        let telling = if closed && !wording.is_built { fillers - 1 } else { fillers };
        let spread = ((1.0 + documents as f64).ln() / (1.0 + self.min_documents as f64).ln()).sqrt();
        let build = if alone || wording.is_built { wording.build() } else { BARE };
        let again = if refrain { neighbours.max(places.openings()) } else { neighbours };
        let near = 1.0 + again as f64 / occurrences.len() as f64;
        let score = quantised((telling as f64).ln() * (weight as f64).ln() * together * build * near * spread);
        (score >= MIN_SCORE).then_some(Judged { refrain, taken_up, closed: closes, runs_on, score, occurrences: candidate.occurrences })
    }

    /// Judges a row of neighbours that share words: few are enough, if words of grammar are among them or fixed text stands in two places.
    pub(super) fn judge_row(&self, occurrences: Vec<Filled>) -> Option<Judged> {
        let first = occurrences.first()?;
        let reading = &self.readings[first.stretch.text as usize];
        let fixed = first.fixed();
        let (opens, closes) = (!fixed[0].is_empty(), !fixed[fixed.len() - 1].is_empty());
        let pieces = fixed.iter().filter(|piece| !piece.is_empty()).count();
        // With fixed text at both ends alone, openings and endings tell it better.
        if opens && closes && pieces == 2 {
            return None;
        }
        let wording = Wording::new(reading, self.tokenizer, &fixed);
        let held = wording.is_built || wording.has_adverb;
        let least = match (pieces, opens) {
            (_, false) if !held => return None,
            (1, true) => MIN_FIXED_OPEN,
            (_, true) if held => MIN_FIXED_ROW,
            _ => MIN_FIXED,
        };
        // Who says it is no wording of what is said: 会议强调，{}的{}.
        let told = opens && REPORTING.iter().any(|verb| reading.text[reading.span(fixed[0].clone())].ends_with(verb));
        let weight = if told { wording.full_weight.saturating_sub(fixed[0].len()) } else { wording.full_weight };
        let slots = Slots { readings: self.readings, tokenizer: self.tokenizer, occurrences: &occurrences };
        let whole = |filled: &Filled| slots::are_whole(reading, self.tokenizer, filled);
        if weight < least
            || !occurrences.iter().all(whole)
            || slots.are_names()
            || slots.count()
            || slots.hang()
            || slots.distinct()? < self.min_fillers
        {
            return None;
        }
        let places = Places { readings: self.readings, occurrences: &occurrences };
        let refrain = opens && places.are_refrain();
        let near = 2.0 - 1.0 / occurrences.len() as f64;
        let score = quantised((occurrences.len() as f64).ln() * (weight as f64).ln() * wording.build() * near);
        (score >= MIN_SCORE).then_some(Judged { refrain, taken_up: true, closed: closes, runs_on: false, score, occurrences })
    }
}
