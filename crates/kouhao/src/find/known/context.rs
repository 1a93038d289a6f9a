//! Judges phrases a second time, by the scores of those around and inside them.
//!
//! By itself each of 坚决做到“两个维护”, 做到“两个维护” and 两个维护 is a likely formulation; next to the first and the last, the second hardly is. Trees that ask
//! only about the phrase itself cannot know that. A second set of trees (`data/known_context.tsv`) asks for the score that the first gave, and for the
//! best scores among the phrases that contain the phrase, that it contains, and that it overlaps (stacked generalisation: Wolpert 1992; trained by
//! `scripts/formulations/train.py`).
//!
//! The naive way compares each phrase with every other one. Here phrases are sorted by their starts, and only those within the length of the longest
//! are compared.

use std::cmp::Ordering::{Equal, Greater, Less};
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::judging::Judged;
use super::model::Trees;
use crate::find::layout::Layout;
use crate::rounding::quantised;

/// The first score that a phrase must exceed to count as context and to be judged again, unless a lexicon lists it. Including less likely ones gained
/// nothing.
pub(super) const CONTEXT: f64 = -1.0;

/// The maximum length in units of phrases that count as context, and that have any: long lists would be compared with everything in them.
const LONGEST: usize = 64;

/// The value of a sign where there is no such phrase: below all scores.
const NONE: f64 = -9.0;

/// The signs, in the order of [`Context::signs`].
const NAMES: [&str; 9] =
    ["score", "longer_from_start", "longer_to_end", "longer_around", "shorter_from_start", "shorter_to_end", "shorter_inside", "crossing", "units"];

static SHIPPED: LazyLock<Trees> = LazyLock::new(|| {
    // A test reads the file, so the shipped file can be parsed.
    Trees::parse(include_str!("../../../data/known_context.tsv"), &NAMES).unwrap_or_default()
});

/// Replaces the scores of phrases by those of the second trees. All places of one phrase get the same score, the mean of their scores. An unlikely phrase
/// that no lexicon lists keeps its score.
pub(super) fn judge_again(judged: &mut [Judged<'_>], layout: &Layout) {
    let counts = |known: &&Judged<'_>| known.place.entry.is_some() || known.score > CONTEXT;
    let codes = |known: &Judged<'_>| &layout.codes[known.place.start..known.place.end];
    let context = Context::new(judged.iter().filter(counts).map(scored));
    let mut sums: FxHashMap<&[u32], (f64, f64)> = judged.iter().filter(counts).map(|known| (codes(known), (0.0, 0.0))).collect();
    for known in judged.iter() {
        if let Some(sum) = sums.get_mut(codes(known)) {
            *sum = (sum.0 + SHIPPED.sum(&context.signs(scored(known))), sum.1 + 1.0);
        }
    }
    for known in judged {
        if let Some((sum, places)) = sums.get(codes(known)) {
            known.score = quantised(sum / places);
        }
    }
}

/// The start and end of a phrase in units, and its score.
type Scored = (usize, usize, f64);

fn scored(known: &Judged<'_>) -> Scored {
    (known.place.start, known.place.end, known.score)
}

/// The phrases of a text that others are compared with.
struct Context {
    /// In the order of their starts.
    phrases: Vec<Scored>,
    /// The length of the longest.
    longest: usize,
}

impl Context {
    fn new(phrases: impl Iterator<Item = Scored>) -> Self {
        let mut phrases: Vec<Scored> = phrases.filter(|(start, end, _)| end - start <= LONGEST).collect();
        phrases.sort_unstable_by_key(|&(start, end, _)| (start, end));
        let longest = phrases.iter().map(|(start, end, _)| end - start).max().unwrap_or(0);
        Context { phrases, longest }
    }

    /// Returns the signs of a phrase.
    ///
    /// # Complexity
    /// Linear in the number of phrases that start within [`LONGEST`] units.
    fn signs(&self, (start, end, score): Scored) -> [f64; NAMES.len()] {
        let mut signs = [NONE; NAMES.len()];
        (signs[0], signs[NAMES.len() - 1]) = (score, (end - start) as f64);
        if end - start > LONGEST {
            return signs;
        }
        let first = self.phrases.partition_point(|phrase| phrase.0 < start.saturating_sub(self.longest));
        for &(from, to, score) in self.phrases[first..].iter().take_while(|phrase| phrase.0 < end) {
            let sign = match (from.cmp(&start), to.cmp(&end)) {
                _ if to <= start => continue,
                (Equal, Equal) => continue,
                (Equal, Greater) => 1,
                (Less, Equal) => 2,
                (Less, Greater) => 3,
                (Equal, Less) => 4,
                (Greater, Equal) => 5,
                (Greater, Less) => 6,
                (Less, Less) | (Greater, Greater) => 7,
            };
            signs[sign] = signs[sign].max(score);
        }
        signs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn signs_are_those_of_comparing_each_with_each() {
        let mut seed = 7_u32;
        let mut next = |below: u32| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            ((seed >> 16) % below) as usize
        };
        for _ in 0..50 {
            let mut phrase = || {
                let start = next(90);
                (start, start + 1 + next(if start < 3 { 90 } else { 9 }), next(80) as f64 / 10.0 - 4.0)
            };
            let mut phrases: Vec<Scored> = (0..40).map(|_| phrase()).collect();
            phrases.sort_by_key(|&(start, end, _)| (start, end));
            phrases.dedup_by_key(|&mut (start, end, _)| (start, end));
            let context = Context::new(phrases.iter().copied());
            for &(start, end, score) in &phrases {
                let best = |is: &dyn Fn(usize, usize) -> bool| {
                    let others =
                        phrases.iter().filter(|&&(from, to, _)| (from, to) != (start, end) && to - from <= LONGEST && end - start <= LONGEST);
                    others.filter(|&&(from, to, _)| is(from, to)).map(|phrase| phrase.2).fold(NONE, f64::max)
                };
                let expected = [
                    score,
                    best(&|from, to| from == start && to > end),
                    best(&|from, to| from < start && to == end),
                    best(&|from, to| from < start && to > end),
                    best(&|from, to| from == start && to < end),
                    best(&|from, to| from > start && to == end),
                    best(&|from, to| from > start && to < end),
                    best(&|from, to| from < start && start < to && to < end || start < from && from < end && end < to),
                    (end - start) as f64,
                ];
                assert_eq!(context.signs((start, end, score)), expected, "{start}..{end} among {phrases:?}");
            }
        }
    }

    #[test]
    fn what_is_shipped_can_be_read() {
        let trees = Trees::parse(include_str!("../../../data/known_context.tsv"), &NAMES).expect("trees");
        // A likelier phrase stays the likelier one.
        let alone = |score: f64| trees.sum(&Context::new(std::iter::empty()).signs((0, 6, score)));
        assert!(alone(4.0) > alone(1.0) && alone(1.0) > alone(-1.0));
    }
}
