//! Wordings with a common opening, a common ending or both, and what there is to say for each group of them.

use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::layout::{Layout, Stretch};

/// Least fixed units, and least fixed text that is no number or date, in ideographs; a word counts as two.
pub(super) const MIN_WORDING: usize = 3;
/// Most units of a filler between fixed text: what is longer is another clause.
const MAX_FILLER: usize = 24;

/// A fixed wording and its occurrences.
pub(super) struct Candidate {
    /// In order.
    pub(super) occurrences: Vec<Filled>,
    /// How far opening and ending belong together; see [`together`].
    pub(super) together: f64,
}

/// A stretch with its slots, in units of its text.
#[derive(Clone, Debug)]
pub(super) struct Filled {
    pub(super) stretch: Stretch,
    pub(super) slots: Vec<Range<usize>>,
}

/// An opening, an ending and a wording that has both.
type Record = (u32, u32, u32);

/// Returns the groups of at least `least` wordings with a common opening and ending and something between; of groups with the same members the one that
/// leaves least between.
pub(super) fn groups(layout: &Layout, least: usize) -> Vec<Candidate> {
    let records = records(layout);
    let groups: Vec<&[Record]> = records.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)).filter(|group| group.len() >= least).collect();
    narrowest(layout, groups).into_par_iter().map(|group| candidate(layout, group)).collect()
}

fn records(layout: &Layout) -> Vec<Record> {
    let pairs = |wording: u32| {
        let len = layout.occurrences(wording)[0].len();
        layout.openings.of(wording).flat_map(move |opening| {
            let before = layout.openings.nodes[opening as usize].len;
            layout.endings.of(wording).filter_map(move |ending| {
                let after = layout.endings.nodes[ending as usize].len;
                let fixed = before + after;
                let narrow = fixed < len && (len - fixed <= MAX_FILLER || before == 0 || after == 0);
                (fixed >= MIN_WORDING && narrow).then_some((opening, ending, wording))
            })
        })
    };
    let mut records: Vec<Record> = (0..layout.len() as u32).into_par_iter().flat_map_iter(pairs).collect();
    records.par_sort_unstable();
    records
}

/// Keeps of the groups with the same members the one with most fixed text.
fn narrowest<'g>(layout: &Layout, groups: Vec<&'g [Record]>) -> Vec<&'g [Record]> {
    let fixed = |group: &[Record]| layout.openings.nodes[group[0].0 as usize].len + layout.endings.nodes[group[0].1 as usize].len;
    let mut kept: Vec<&[Record]> = Vec::new();
    let mut known: FxHashMap<Vec<u32>, usize> = FxHashMap::default();
    for group in groups {
        match known.entry(group.iter().map(|record| record.2).collect()) {
            std::collections::hash_map::Entry::Vacant(entry) => {
                entry.insert(kept.len());
                kept.push(group);
            }
            std::collections::hash_map::Entry::Occupied(entry) => {
                let other = &mut kept[*entry.get()];
                if fixed(group) > fixed(other) {
                    *other = group;
                }
            }
        }
    }
    kept
}

fn candidate(layout: &Layout, group: &[Record]) -> Candidate {
    let (opening, ending) = (&layout.openings.nodes[group[0].0 as usize], &layout.endings.nodes[group[0].1 as usize]);
    let slot = |stretch: Stretch| stretch.units().start + opening.len..stretch.units().end - ending.len;
    let filled = |&stretch: &Stretch| Filled { stretch, slots: std::iter::once(slot(stretch)).collect() };
    let mut occurrences: Vec<Filled> = group.iter().flat_map(|record| layout.occurrences(record.2).iter().map(filled)).collect();
    occurrences.sort_by_key(|occurrence| occurrence.stretch);
    let together = together(group.len(), opening.size, ending.size, layout.len());
    Candidate { occurrences, together }
}

/// Returns how far opening and ending belong together: 1 if neither stands without the other, 0 if they meet as often as by chance. Normalised
/// pointwise mutual information (Bouma 2009) of distinct wordings, of which `both` have opening and ending; 0 if one of them is empty.
fn together(both: usize, opening: usize, ending: usize, all: usize) -> f64 {
    let [both, opening, ending, all] = [both, opening, ending, all].map(|count| count as f64);
    let surprise = -(both / all).ln();
    // A text may consist of nothing but the template.
    if surprise <= 0.0 { 1.0 } else { (both * all / (opening * ending)).ln() / surprise }
}
