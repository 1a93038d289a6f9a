//! Counts how writers set a phrase off: what its occurrences show by where they start and end.
//!
//! Measurements on real news show that the mark of a formulation is that writers delimit it: it lies between punctuation marks, in quotation marks,
//! in titles. The variety of its neighbours (branching entropy) and the cohesion of its parts (PMI) do not single it out. Every measure here is
//! therefore a count of occurrences, each of which a reader can check.

use serde::{Deserialize, Serialize};

use super::layout::flag;
use crate::rounding::quantised;

/// Counts of the occurrences of a phrase in telling positions.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
#[non_exhaustive]
pub struct Evidence {
    /// Occurrences preceded by a mark, or by the start of the text; marks that only close what came before do not count.
    pub delimited_before: u32,
    /// Occurrences followed by a mark, or by the end of the text; marks that only open what comes after do not count.
    pub delimited_after: u32,
    /// Occurrences with such a mark on both sides.
    pub delimited: u32,
    /// Occurrences preceded by a mark that separates the members of a list, such as 、
    pub listed_before: u32,
    /// Occurrences followed by one.
    pub listed_after: u32,
    /// Occurrences that are the whole of a quotation.
    pub quoted: u32,
    /// Occurrences in titles.
    pub titles: u32,
    /// Occurrences at the start of a paragraph.
    pub opens_paragraph: u32,
    /// Occurrences at the start of a sentence.
    pub opens_sentence: u32,
    /// Occurrences that start and end at token boundaries.
    pub on_tokens: u32,
}

/// Evidence from the starts of the occurrences of a phrase: the number that satisfy each of [`OPENINGS`].
#[derive(Clone, Copy, Default)]
pub(crate) struct Openings([u32; 8]);

/// For each condition, the flags that it looks at and those of them that must be set. All are checked at once, in a register, because every place is
/// checked; they are therefore eight, and the last never holds.
const OPENINGS: [(u32, u32); 8] =
    [only(flag::STARTS), LISTED, only(flag::TITLE), only(flag::PARAGRAPH), only(flag::SENTENCE), only(flag::TOKEN), only(flag::OPEN), (0, 1)];

/// A condition that a flag is set.
const fn only(flag: u16) -> (u32, u32) {
    (flag as u32, flag as u32)
}

/// A mark that separates members of a list or words: weaker than a comma, and not paired.
const LISTED: (u32, u32) = ((flag::DELIMITED | flag::CLAUSE | flag::PAIRED) as u32, flag::DELIMITED as u32);

/// Returns 1 for each condition that holds, otherwise 0.
fn asked<const N: usize>(flags: u32, asked: &[(u32, u32); N]) -> [u32; N] {
    asked.map(|(looked_at, set)| u32::from(flags & looked_at == set))
}

impl Openings {
    pub(crate) fn of(flags: u16) -> Self {
        Openings(asked(flags.into(), &OPENINGS))
    }

    /// Adds the evidence of other occurrences.
    pub(crate) fn plus(&mut self, other: &Self) {
        self.0.iter_mut().zip(other.0).for_each(|(sum, more)| *sum += more);
    }

    /// Occurrences after a mark, or the edge of the text.
    pub(crate) fn delimited(&self) -> u32 {
        self.0[0]
    }

    /// Occurrences that start at a token.
    pub(crate) fn on_tokens(&self) -> u32 {
        self.0[5]
    }

    /// Occurrences at the start of a quotation.
    pub(crate) fn quotations(&self) -> u32 {
        self.0[6]
    }
}

/// Evidence from the starts and ends of the occurrences of a phrase, likewise; the flags of the ends are in the higher half.
#[derive(Clone, Copy, Default)]
pub(crate) struct Closings([u32; 4]);

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
    /// Occurrences that start and end at token boundaries.
    pub(crate) fn on_tokens(&self) -> u32 {
        self.0[3]
    }

    /// Adds an occurrence, given the flags of its first unit and of the unit after it.
    pub(crate) fn add(&mut self, before: u16, after: u16) {
        let flags = u32::from(after) << 16 | u32::from(before);
        self.0.iter_mut().zip(asked(flags, &CLOSINGS)).for_each(|(sum, more)| *sum += more);
    }
}

impl Evidence {
    /// Combines the evidence of occurrences, and the number of them that are the whole of a quotation.
    pub(crate) fn new(openings: &Openings, closings: &Closings, quoted: u32) -> Self {
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

    /// Returns the evidence of one occurrence, given the flags of its first unit and of the unit after it.
    pub(crate) fn of(before: u16, after: u16, quoted: bool) -> Self {
        let mut closings = Closings::default();
        closings.add(before, after);
        Evidence::new(&Openings::of(before), &closings, quoted.into())
    }

    /// Scores a phrase of `units` units by how writers set it off:
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

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn one_occurrence_is_told_by_the_flags_at_its_edges() {
        let (head, comma, pause) = (
            flag::DELIMITED | flag::STARTS | flag::SENTENCE,
            flag::DELIMITED | flag::STARTS | flag::ENDS | flag::CLAUSE,
            flag::DELIMITED | flag::STARTS | flag::ENDS,
        );
        let between = Evidence::of(head | flag::CLAUSE | flag::TOKEN, comma | flag::TOKEN, false);
        assert_eq!(
            between,
            Evidence { delimited_before: 1, delimited_after: 1, delimited: 1, opens_sentence: 1, on_tokens: 1, ..Evidence::default() }
        );
        let listed = Evidence::of(flag::TOKEN, pause, true);
        assert_eq!(listed, Evidence { delimited_after: 1, listed_after: 1, quoted: 1, ..Evidence::default() });
        // A mark of a pair parts no members, and one that only opens ends nothing.
        assert_eq!(Evidence::of(0, flag::DELIMITED | flag::STARTS | flag::PAIRED, false), Evidence::default());
    }

    #[test]
    fn many_occurrences_add_up() {
        let mut openings = Openings::default();
        [flag::STARTS, flag::TOKEN | flag::OPEN, flag::STARTS | flag::TITLE].iter().for_each(|&flags| openings.plus(&Openings::of(flags)));
        assert_eq!((openings.delimited(), openings.on_tokens(), openings.quotations()), (2, 1, 1));
        let mut closings = Closings::default();
        [(flag::TOKEN, flag::TOKEN), (flag::TOKEN, 0), (flag::STARTS, flag::ENDS)].iter().for_each(|&(before, after)| closings.add(before, after));
        assert_eq!(closings.on_tokens(), 1);
        let evidence = Evidence::new(&openings, &closings, 3);
        assert_eq!((evidence.delimited_before, evidence.delimited_after, evidence.delimited, evidence.titles, evidence.quoted), (2, 1, 1, 1, 3));
    }

    #[test]
    fn what_is_never_set_apart_scores_nothing() {
        assert_eq!(Evidence { on_tokens: 4, ..Evidence::default() }.score(4, 6), 0.0);
        assert_eq!(Evidence { delimited: 4, on_tokens: 4, ..Evidence::default() }.score(4, 1), 0.0);
        // ln 2 for the one that is delimited, √ln 4 for its units, half of them on tokens.
        let one = Evidence { delimited: 1, on_tokens: 1, ..Evidence::default() };
        assert!((one.score(2, 4) - 2f64.ln() * 4f64.ln().sqrt() / 2.0).abs() < 1e-6);
    }
}
