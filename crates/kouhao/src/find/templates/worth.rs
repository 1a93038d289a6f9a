//! Decides which candidates are worth showing, and how significant each is.
//!
//! The naive ranking is by occurrences, and official language fills it with bare verbs and their nouns: 加强{}建设 occurs wherever somebody builds something.
//! A template is more than a verb, its noun and the text between. Its fixed text is long, not counting adverbs, which go with any verb; its opening and its
//! ending seldom occur without each other; grammar words hold it together; its fillers are numerous, complete, and neither numbers nor names nor
//! variants of one another; and the writer repeats it at once, or at the head of the next paragraph.

use super::candidates::{Candidate, Filled};
use super::places::Places;
use super::slots::{self, Slots};
use super::wording::Wording;
use crate::find::reading::Reading;
use crate::find::word_lists::may_report;
use crate::rounding::quantised;
use crate::text::Strength;
use crate::tokens::Tokenizer;

/// The minimum fixed text, in ideographs, of a template with fixed text on both sides; of one that grammar words also hold together and that recurs at once;
/// of one with an open end; and of a refrain whose end is open.
const MIN_FIXED: usize = 5;
const MIN_FIXED_BUILT: usize = 4;
const MIN_FIXED_OPEN: usize = 6;
const MIN_FIXED_REFRAIN: usize = 4;
/// The minimum fixed text, in ideographs, of neighbours in a row that grammar words hold together in two places or more.
const MIN_FIXED_ROW: usize = 3;
/// How strongly opening and ending must belong together, in general and if grammar words hold them together.
const MIN_TOGETHER: f64 = 0.5;
const MIN_TOGETHER_BUILT: f64 = 0.4;
/// The value used instead for a template with an open end.
const TOGETHER_OPEN: f64 = 0.5;
/// The weight of a bare verb and its noun in several texts, whose subjects bring them together: 健全{}体系.
const BARE: f64 = 0.7;
/// The minimum score.
const MIN_SCORE: f64 = 0.9;

/// Judges candidates.
pub(super) struct Judge<'r, 't> {
    pub(super) readings: &'r [Reading<'t>],
    pub(super) tokenizer: &'r Tokenizer,
    /// The minimum number of texts that contain a template.
    pub(super) min_documents: usize,
    /// The minimum number of distinct fillers of every slot.
    pub(super) min_fillers: usize,
}

/// A candidate that is worth showing.
pub(super) struct Judged {
    pub(super) occurrences: Vec<Filled>,
    pub(super) refrain: bool,
    /// Whether it opens sentences that are near each other.
    pub(super) taken_up: bool,
    /// Whether fixed text follows the last slot.
    pub(super) closed: bool,
    /// Whether fixed text extends beyond the end of a clause.
    pub(super) runs_on: bool,
    pub(super) score: f64,
}

impl Judge<'_, '_> {
    /// Judges a candidate by the score
    ///
    /// ```text
    /// ln(fillers) · ln(fixed text) · together · build · (1 + repeated / occurrences) · √(ln(1 + documents) / ln(1 + least documents))
    /// ```
    ///
    /// where occurrences count as repeated if they follow another one closely or, in a refrain, open a paragraph.
    pub(super) fn judge(&self, mut candidate: Candidate) -> Option<Judged> {
        let fixed = candidate.occurrences.first()?.fixed();
        let (opens, closes) = (!fixed[0].is_empty(), !fixed[fixed.len() - 1].is_empty());
        let closed = opens && closes;
        // Most candidates are rejected here and below, before their words are examined.
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
        // A template with an open end must recur at once; otherwise it is a phrase and whatever happens to adjoin it.
        let run = neighbours + documents == occurrences.len() && occurrences.len() >= self.min_fillers * documents;
        let alone = self.min_documents == 1;
        let taken_up = alone && opens && occurrences.len() >= self.min_fillers && places.are_taken_up();
        if !(closed || refrain || run || taken_up) {
            return None;
        }
        // In one text, a writer who begins sentence after sentence or paragraph after paragraph with it means all of it: 要坚决打赢{}仗.
        let at_once = places.run() >= self.min_fillers;
        let meant = alone && opens && (places.are_heads() || at_once && places.are_alike());
        let wording = Wording::new(reading, self.tokenizer, &fixed);
        let least = match (closed, refrain) {
            // One after another, or at the head of sentences that follow one another: 以{}为重点.
            (true, _) if alone && wording.is_built && (places.unbroken_run() >= self.min_fillers || at_once && places.are_alike()) => MIN_FIXED_BUILT,
            (true, _) => MIN_FIXED,
            (false, true) => MIN_FIXED_REFRAIN,
            (false, false) => MIN_FIXED_OPEN,
        };
        let weight = if closed && meant { wording.full_weight } else { wording.weight };
        // A final character that some wordings with the opening lack is part of the words: 打造{}区 where there is 打造…市 too. 打好{}战 may always end that way.
        let ends_in_part = closed && !wording.is_built && candidate.share < 1.0 && fixed.last().is_some_and(|last| last.len() == 1);
        let ends_clause = |unit: usize| reading.gaps[unit].strength() >= Strength::Clause;
        let runs_on = fixed.iter().any(|fixed| fixed.clone().skip(1).any(ends_clause));
        let slots = Slots { readings: self.readings, tokenizer: self.tokenizer, occurrences };
        if weight < least
            || ends_in_part
            || !wording.is_sound
            // A subject or a necessity is not a wording without its action (我们必须{}), unless paragraphs open with it: 新的征程上，我们必须{}.
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
        // In one text a verb and its noun recur because of its subject, unless they do so in similar positions.
        if alone && !wording.is_built && !(refrain || at_once || places.are_alike()) {
            return None;
        }
        // A verb and its noun soon have a third filler.
        let telling = if closed && !wording.is_built { fillers - 1 } else { fillers };
        let spread = ((1.0 + documents as f64).ln() / (1.0 + self.min_documents as f64).ln()).sqrt();
        let build = if alone || wording.is_built { wording.build() } else { BARE };
        let again = if refrain { neighbours.max(places.openings()) } else { neighbours };
        let near = 1.0 + again as f64 / occurrences.len() as f64;
        let score = quantised((telling as f64).ln() * (weight as f64).ln() * together * build * near * spread);
        (score >= MIN_SCORE).then_some(Judged { refrain, taken_up, closed: closes, runs_on, score, occurrences: candidate.occurrences })
    }

    /// Returns whether fixed text only says who says what follows: 会议强调, not 按照发展的要求 or 落实会议要求.
    fn reports(&self, text: &str) -> bool {
        let speaker = |word: &str| self.tokenizer.part_of_speech(word).is_some_and(|tag| tag.starts_with(['n', 'r']));
        may_report(text) && self.tokenizer.tokenize(text).next().is_some_and(|word| speaker(word.text()))
    }

    /// Judges a row of neighbours that share words: few words are enough, if grammar words are among them or fixed text is in two places.
    pub(super) fn judge_row(&self, occurrences: Vec<Filled>) -> Option<Judged> {
        let first = occurrences.first()?;
        let reading = &self.readings[first.stretch.text as usize];
        let fixed = first.fixed();
        let (opens, closes) = (!fixed[0].is_empty(), !fixed[fixed.len() - 1].is_empty());
        let pieces = fixed.iter().filter(|piece| !piece.is_empty()).count();
        // If there is fixed text at both ends only, openings and endings judge it better.
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
        let told = opens && self.reports(&reading.text[reading.span(fixed[0].clone())]);
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
