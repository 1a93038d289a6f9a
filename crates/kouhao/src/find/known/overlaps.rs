//! Decides which of several overlapping phrases are kept.

use std::collections::BTreeMap;

use super::judging::{Judged, LIKELY};
use crate::find::layout::Layout;
use crate::lexicon::Source;

/// Of phrases that overlap, neither inside the other, leaves the likelier, of equally likely ones the longer; what a lexicon lists is likeliest.
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

/// Units of the longest phrase.
fn longest(judged: &[Judged<'_>]) -> usize {
    judged.iter().map(|known| known.place.end - known.place.start).max().unwrap_or(0)
}

/// Phrases of which none cross.
pub(super) struct Kept {
    /// Units of the longest that is ever added.
    longest: usize,
    /// The ends of those that start at a position.
    ends: BTreeMap<usize, Vec<usize>>,
}

impl Kept {
    /// Those of some phrases.
    pub(super) fn of(judged: &[Judged<'_>]) -> Self {
        let mut kept = Kept { longest: longest(judged), ends: BTreeMap::new() };
        judged.iter().for_each(|known| kept.ends.entry(known.place.start).or_default().push(known.place.end));
        kept
    }

    /// Tells whether a phrase is one of them.
    pub(super) fn has(&self, start: usize, end: usize) -> bool {
        self.ends.get(&start).is_some_and(|ends| ends.contains(&end))
    }

    /// Adds a phrase unless it crosses one of them; tells whether it did. It is no longer than the longest.
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

/// Drops names of the catalogue that stand inside a longer name and are not likely by themselves: 从严治党 in 全面从严治党 is that name, and no other one. The places are in the
/// order of their starts, longer ones first.
pub(super) fn drop_parts_of_names(judged: &mut Vec<Judged<'_>>) {
    // As far as the names reach that start no later.
    let mut reach = 0;
    judged.retain(|Judged { place, score, .. }| {
        let Some(entry) = &place.entry else { return true };
        let inside = place.end <= reach;
        reach = reach.max(place.end);
        !inside || *score > LIKELY || *entry.source() != Source::Catalogue
    });
}

/// Drops what nothing lists if it is some members of a longer phrase that is given: of 向书本学、向实践学、向群众学 two. The places are in the order of their starts, longer ones
/// first.
pub(super) fn drop_parts_of_lists(judged: &mut Vec<Judged<'_>>, layout: &Layout) {
    // As far as the phrases reach that start no later.
    let mut reach = 0;
    judged.retain(|Judged { place, .. }| {
        let inside = place.end <= reach;
        reach = reach.max(place.end);
        let listed = place.entry.is_some() || place.usage.is_some() || layout.is_quoted(place.start, place.end);
        listed || !inside || !layout.is_parted(place.start, place.end)
    });
}
