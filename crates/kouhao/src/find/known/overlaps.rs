//! Decides which of several overlapping phrases are kept.

use std::collections::BTreeMap;

use super::judging::{Judged, LIKELY};
use crate::find::layout::Layout;
use crate::lexicon::Source;

/// Of phrases that overlap without one containing the other, keeps the more likely one, and of equally likely ones the longer; phrases in a lexicon
/// are the most likely.
pub(super) fn without_crossings(mut judged: Vec<Judged<'_>>) -> Vec<Judged<'_>> {
    let rank = |known: &Judged<'_>| (known.place.entry.is_some(), known.score);
    judged.sort_by(|a, b| {
        let ((a_listed, a_score), (b_listed, b_score)) = (rank(a), rank(b));
        let length = |known: &Judged<'_>| known.place.end - known.place.start;
        b_listed.cmp(&a_listed).then(b_score.total_cmp(&a_score)).then(length(b).cmp(&length(a))).then(a.place.start.cmp(&b.place.start))
    });
    let mut kept = Kept { longest: longest(&judged), ends: BTreeMap::new() };
    judged.retain(|Judged { place, .. }| kept.add(place.start, place.end));
    judged
}

/// Returns the length of the longest phrase in units.
fn longest(judged: &[Judged<'_>]) -> usize {
    judged.iter().map(|known| known.place.end - known.place.start).max().unwrap_or(0)
}

/// A set of phrases that do not cross each other.
pub(super) struct Kept {
    /// The length in units of the longest phrase that is ever added.
    longest: usize,
    /// The ends of the phrases that start at a position.
    ends: BTreeMap<usize, Vec<usize>>,
}

impl Kept {
    /// Creates the set of some phrases.
    pub(super) fn of(judged: &[Judged<'_>]) -> Self {
        let mut kept = Kept { longest: longest(judged), ends: BTreeMap::new() };
        judged.iter().for_each(|known| kept.ends.entry(known.place.start).or_default().push(known.place.end));
        kept
    }

    /// Returns whether a phrase is in the set.
    pub(super) fn has(&self, start: usize, end: usize) -> bool {
        self.ends.get(&start).is_some_and(|ends| ends.contains(&end))
    }

    /// Adds a phrase unless it crosses one in the set; returns whether it was added. It must not be longer than the longest.
    pub(super) fn add(&mut self, start: usize, end: usize) -> bool {
        let crosses = |(&other, ends): (&usize, &Vec<usize>)| {
            ends.iter().any(|&to| (other < start && start < to && to < end) || (start < other && other < end && end < to))
        };
        let free = !self.ends.range((start + 1).saturating_sub(self.longest)..end).any(crosses);
        if free {
            self.ends.entry(start).or_default().push(end);
        }
        free
    }
}

/// Drops names of the catalogue that are inside a longer name and do not exceed a score by themselves: 从严治党 in 全面从严治党 is that name, and no other one.
/// The places must be in the order of their starts, longer ones first.
pub(super) fn drop_parts_of_names(judged: &mut Vec<Judged<'_>>) {
    // The end of the names that start no later.
    let mut reach = 0;
    judged.retain(|Judged { place, score, .. }| {
        let Some(entry) = &place.entry else { return true };
        let inside = place.end <= reach;
        reach = reach.max(place.end);
        !inside || *score > LIKELY || *entry.source() != Source::Catalogue
    });
}

/// Drops unlisted phrases that are some members of a longer phrase that is reported: two of the members of 向书本学、向实践学、向群众学. The places must be in the
/// order of their starts, longer ones first.
pub(super) fn drop_parts_of_lists(judged: &mut Vec<Judged<'_>>, layout: &Layout) {
    // The end of the phrases that start no later.
    let mut reach = 0;
    judged.retain(|Judged { place, .. }| {
        let inside = place.end <= reach;
        reach = reach.max(place.end);
        let listed = place.entry.is_some() || place.usage.is_some() || layout.is_quoted(place.start, place.end);
        listed || !inside || !layout.is_parted(place.start, place.end)
    });
}
