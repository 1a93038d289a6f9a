//! Determines where in their paragraphs the occurrences of a template are.
//!
//! In a long text a verb and its noun recur by chance as often as the text is about them. Deliberate repetitions are in similar positions: one
//! after another, or at the head of paragraphs or sentences. That does not depend on the length of the text.

use super::candidates::Filled;
use super::grammar::leads;
use crate::find::reading::{REFRAIN, Reading};
use crate::text::Strength;

/// The maximum distance, in units, of neighbouring occurrences.
const NEAR: usize = 80;
/// The maximum length of a clause, in units, including the words that lead into the next one.
const CLAUSE: usize = 40;
/// The maximum distance, in units, of occurrences that open sentences and belong together.
const SENTENCES: usize = 240;
/// The maximum number of units that lead into a sentence, 第二十一，我们还要; and of a sentence that is the heading of its paragraph.
const MAX_LEAD: usize = 6;
const MAX_HEADING: usize = 16;
/// The maximum number of units of a sentence before an occurrence in it.
const MAX_BEFORE: usize = 80;

/// The occurrences of a candidate, in order.
pub(super) struct Places<'a, 't> {
    pub(super) readings: &'a [Reading<'t>],
    pub(super) occurrences: &'a [Filled],
}

impl Places<'_, '_> {
    /// Counts the occurrences that follow another one closely.
    pub(super) fn neighbours(&self) -> usize {
        self.occurrences.windows(2).filter(|pair| are_within(&pair[0], &pair[1], NEAR)).count()
    }

    /// Returns the maximum number of occurrences that closely follow one another.
    pub(super) fn run(&self) -> usize {
        self.run_within(NEAR)
    }

    /// Returns the maximum number of occurrences that follow one another with at most a clause between.
    pub(super) fn unbroken_run(&self) -> usize {
        self.run_within(CLAUSE)
    }

    fn run_within(&self, units: usize) -> usize {
        self.occurrences.chunk_by(|a, b| are_within(a, b, units)).map(<[Filled]>::len).max().unwrap_or(0)
    }

    /// Returns whether occurrences repeatedly open paragraphs, or follow their headings: half of them do, three or more in one text, and as many in the others
    /// on average.
    pub(super) fn are_refrain(&self) -> bool {
        self.recur_where(|filled| self.opens_paragraph(filled))
    }

    /// Does the same for occurrences that are themselves the heads of paragraphs.
    pub(super) fn are_heads(&self) -> bool {
        self.recur_where(|filled| self.sentence_opened(filled).is_some_and(|sentence| opens(self.reading(filled), sentence)))
    }

    fn recur_where(&self, is: impl Fn(&Filled) -> bool) -> bool {
        let opened: Vec<usize> = self
            .occurrences
            .chunk_by(|a, b| a.stretch.text == b.stretch.text)
            .map(|there| there.iter().filter(|filled| is(filled)).count())
            .collect();
        let all: usize = opened.iter().sum();
        opened.iter().any(|&opened| opened >= REFRAIN) && 2 * all >= self.occurrences.len() && all >= REFRAIN * opened.len()
    }

    /// Counts the occurrences that open paragraphs.
    pub(super) fn openings(&self) -> usize {
        self.occurrences.iter().filter(|filled| self.opens_paragraph(filled)).count()
    }

    /// Returns whether nearly all occurrences are in the first sentences of paragraphs, or open sentences that are near each other.
    pub(super) fn are_alike(&self) -> bool {
        let first = self.occurrences.iter().filter(|filled| self.is_in_first_sentence(filled)).count();
        self.are_nearly_all(first) || self.are_taken_up()
    }

    /// Returns whether nearly all occurrences open sentences that are near each other.
    pub(super) fn are_taken_up(&self) -> bool {
        let together = self.occurrences.windows(2).filter(|pair| are_within(&pair[0], &pair[1], SENTENCES)).count();
        let open_sentences = self.occurrences.iter().filter(|filled| self.sentence_opened(filled).is_some()).count();
        self.are_nearly_all(open_sentences) && self.are_nearly_all(together + 1)
    }

    fn are_nearly_all(&self, count: usize) -> bool {
        5 * count >= 4 * self.occurrences.len()
    }

    /// Returns whether an occurrence opens its paragraph, apart from a marker, words that lead into it, and a heading.
    fn opens_paragraph(&self, filled: &Filled) -> bool {
        self.sentence_opened(filled).is_some_and(|sentence| heads(self.reading(filled), sentence))
    }

    fn is_in_first_sentence(&self, filled: &Filled) -> bool {
        let reading = self.reading(filled);
        sentence(reading, filled.stretch.units().start, MAX_BEFORE).is_some_and(|sentence| opens(reading, sentence))
    }

    /// Returns the start of the sentence that an occurrence opens, apart from a marker and words that lead into it.
    fn sentence_opened(&self, filled: &Filled) -> Option<usize> {
        let (reading, start) = (self.reading(filled), filled.stretch.units().start);
        let sentence = sentence(reading, start, MAX_LEAD)?;
        let numbered = || (sentence..start).all(|unit| reading.is_date(unit));
        (leads(reading, sentence..start) || numbered()).then_some(sentence)
    }

    fn reading(&self, filled: &Filled) -> &Reading<'_> {
        &self.readings[filled.stretch.text as usize]
    }
}

/// Returns whether an occurrence follows another one within the given number of units.
fn are_within(a: &Filled, b: &Filled, units: usize) -> bool {
    a.stretch.text == b.stretch.text && b.stretch.units().start < a.stretch.units().end + units
}

/// Returns the start of the sentence that contains a unit, if it is at most `most` units away.
fn sentence(reading: &Reading<'_>, unit: usize, most: usize) -> Option<usize> {
    (unit.saturating_sub(most)..=unit).rev().find(|&unit| reading.gaps[unit].separates())
}

/// Returns whether a sentence that starts at a unit opens its paragraph or follows its heading.
fn heads(reading: &Reading<'_>, start: usize) -> bool {
    opens(reading, start) || start > 0 && sentence(reading, start - 1, MAX_HEADING - 1).is_some_and(|heading| opens(reading, heading))
}

fn opens(reading: &Reading<'_>, unit: usize) -> bool {
    reading.gaps[unit].strength() == Strength::Paragraph
}
