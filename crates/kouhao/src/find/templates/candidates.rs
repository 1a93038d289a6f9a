//! Finds wordings with a common opening, a common ending or both, and collects the evidence for each group of them.

use std::collections::BTreeMap;
use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::grammar::{JOINING, MUTUAL, links, tokens};
use super::trees::{Stretch, Trees};
use crate::find::reading::Reading;

/// The minimum number of fixed units.
const MIN_WORDING: usize = 3;
/// The maximum number of units of a filler between fixed text: a longer one is another clause.
const MAX_FILLER: usize = 24;

/// A fixed wording and its occurrences.
pub(super) struct Candidate {
    /// In order.
    pub(super) occurrences: Vec<Filled>,
    /// How strongly opening and ending belong together; see [`together`].
    pub(super) together: f64,
    /// The share of the wordings with this opening that have this ending.
    pub(super) share: f64,
}

/// A stretch with its slots, in units of its text.
#[derive(Clone, Debug)]
pub(super) struct Filled {
    pub(super) stretch: Stretch,
    pub(super) slots: Vec<Range<usize>>,
}

impl Filled {
    /// Returns the fixed text around and between the slots, in units; empty at an end with a slot.
    pub(super) fn fixed(&self) -> Vec<Range<usize>> {
        let stretch = self.stretch.units();
        let starts = [stretch.start].into_iter().chain(self.slots.iter().map(|slot| slot.end));
        let ends = self.slots.iter().map(|slot| slot.start).chain([stretch.end]);
        starts.zip(ends).map(|(start, end)| start..end).collect()
    }
}

/// An opening, an ending and a wording that has both.
type Record = (u32, u32, u32);

/// Returns the groups of at least `least` wordings with a common opening and ending and some text between; of groups with the same members, the one that
/// leaves the least text between.
pub(super) fn groups(readings: &[Reading<'_>], trees: &Trees, least: usize) -> Vec<Candidate> {
    let records = records(trees);
    let groups: Vec<&[Record]> = records.chunk_by(|a, b| (a.0, a.1) == (b.0, b.1)).filter(|group| group.len() >= least).collect();
    let with_two = |group: &[Record]| {
        let one = candidate(trees, group);
        let mut all = two_slots(readings, &one, least);
        all.push(one);
        all
    };
    narrowest(trees, groups).into_par_iter().flat_map_iter(with_two).collect()
}

fn records(trees: &Trees) -> Vec<Record> {
    let pairs = |wording: u32| {
        let len = trees.occurrences(wording)[0].len();
        trees.openings.of(wording).flat_map(move |opening| {
            let before = trees.openings.nodes[opening as usize].len;
            trees.endings.of(wording).filter_map(move |ending| {
                let after = trees.endings.nodes[ending as usize].len;
                let fixed = before + after;
                let narrow = fixed < len && (len - fixed <= MAX_FILLER || before == 0 || after == 0);
                (fixed >= MIN_WORDING && narrow).then_some((opening, ending, wording))
            })
        })
    };
    let mut records: Vec<Record> = (0..trees.len() as u32).into_par_iter().flat_map_iter(pairs).collect();
    records.par_sort_unstable();
    records
}

/// Keeps, of groups with the same members, the one with the most fixed text.
fn narrowest<'g>(trees: &Trees, groups: Vec<&'g [Record]>) -> Vec<&'g [Record]> {
    let fixed = |group: &[Record]| trees.openings.nodes[group[0].0 as usize].len + trees.endings.nodes[group[0].1 as usize].len;
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

fn candidate(trees: &Trees, group: &[Record]) -> Candidate {
    let (opening, ending) = (&trees.openings.nodes[group[0].0 as usize], &trees.endings.nodes[group[0].1 as usize]);
    let slot = |stretch: Stretch| stretch.units().start + opening.len..stretch.units().end - ending.len;
    let filled = |&stretch: &Stretch| Filled { stretch, slots: std::iter::once(slot(stretch)).collect() };
    let mut occurrences: Vec<Filled> = group.iter().flat_map(|record| trees.occurrences(record.2).iter().map(filled)).collect();
    // If there is no opening, the filler includes whatever precedes it.
    occurrences.retain(|occurrence| opening.len > 0 || !occurrence.stretch.led);
    occurrences.sort_by_key(|occurrence| occurrence.stretch);
    occurrences.dedup_by_key(|occurrence| (occurrence.stretch.text, occurrence.stretch.end));
    let together = together(group.len(), opening.size, ending.size, trees.wholes);
    Candidate { occurrences, together, share: group.len() as f64 / opening.size as f64 }
}

/// Finds those occurrences of a fixed wording whose fillers contain the same link, which divides them in two: 由{}向{}转变.
fn two_slots(readings: &[Reading<'_>], one: &Candidate, least: usize) -> Vec<Candidate> {
    if one.occurrences.first().is_none_or(|filled| filled.slots[0].start == filled.stretch.units().start) {
        return Vec::new();
    }
    let mut found: BTreeMap<&[u32], Vec<Filled>> = BTreeMap::new();
    for filled in &one.occurrences {
        let reading = &readings[filled.stretch.text as usize];
        let slot = filled.slots[0].clone();
        let inner = |token: &Range<usize>| token.start > slot.start && token.end < slot.end && links(reading, token);
        let mut seen: Vec<&[u32]> = Vec::new();
        let joining = tokens(reading, slot.clone()).filter(|token| joins(reading, token)).count();
        let is_list = (slot.start + 1..slot.end).any(|unit| reading.gaps[unit].pauses());
        for link in tokens(reading, slot.clone()).filter(inner) {
            let ids = &reading.ids[link.clone()];
            // A conjunction within a list, or beside another conjunction, does not separate slots: 把种田和打鱼、修桥和铺路结合起来.
            if joins(reading, &link) && (is_list || joining > 1) {
                continue;
            }
            if !seen.contains(&ids) {
                seen.push(ids);
                let slots = vec![slot.start..link.start, link.end..slot.end];
                found.entry(ids).or_default().push(Filled { stretch: filled.stretch, slots });
            }
        }
    }
    // A link that few occurrences have is chance, and a 和 only joins a list, unless the text after it applies to two things together.
    let often = |filled: &Vec<Filled>| {
        let Filled { stretch, slots } = &filled[0];
        let reading = &readings[stretch.text as usize];
        let lists = joins(reading, &(slots[0].end..slots[1].start));
        let behind = slots[1].end..stretch.units().end;
        let mutual = |token: Range<usize>| MUTUAL.iter().any(|word| reading.text[reading.span(token.clone())].starts_with(word));
        filled.len() >= least && 3 * filled.len() >= one.occurrences.len() && (!lists || tokens(reading, behind).any(mutual))
    };
    let together = |filled: &Vec<Filled>| one.together.max(filled.len() as f64 / one.occurrences.len() as f64);
    found.into_values().filter(often).map(|filled| Candidate { together: together(&filled), share: one.share, occurrences: filled }).collect()
}

/// Returns whether a token joins the members of a list.
fn joins(reading: &Reading<'_>, token: &Range<usize>) -> bool {
    JOINING.contains(&&reading.text[reading.span(token.clone())])
}

/// Returns how strongly opening and ending belong together: 1 if neither occurs without the other, 0 if they meet as often as by chance. Normalised
/// pointwise mutual information (Bouma 2009) of distinct wordings, of which `both` have opening and ending; 0 if one of them is empty.
fn together(both: usize, opening: usize, ending: usize, all: usize) -> f64 {
    let [both, opening, ending, all] = [both, opening, ending, all].map(|count| count as f64);
    let surprise = -(both / all).ln();
    // A text may consist of nothing but the template.
    if surprise <= 0.0 { 1.0 } else { (both * all / (opening * ending)).ln() / surprise }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};

    use super::*;
    use crate::text::{Document, PartSet};
    use crate::tokens::Tokenizer;

    /// Some clauses of few words, the same for every run.
    fn text(seed: u64) -> String {
        const PIECES: [&str; 7] = ["建设", "美丽", "家园", "桥", "，", "，", "。"];
        let mut state = seed * 2 + 1;
        let mut next = move || {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            PIECES[(state >> 33) as usize % PIECES.len()]
        };
        (0..900).map(|_| next()).collect()
    }

    /// The members of every group and the units that are fixed, by looking at all openings and endings.
    fn naive(reading: &Reading<'_>, clauses: &[Range<usize>], least: usize) -> BTreeMap<BTreeSet<Vec<u32>>, usize> {
        let wordings: BTreeMap<Vec<u32>, &Range<usize>> = clauses.iter().rev().map(|clause| (reading.ids[clause.clone()].to_vec(), clause)).collect();
        // Of the lengths at which the same wordings share what stands at an edge, the longest that is cut well in half of them.
        let edges = |key: &dyn Fn(&[u32], usize) -> Vec<u32>, at: &dyn Fn(&Range<usize>, usize) -> usize, is_cut: &dyn Fn(usize) -> bool| {
            let mut best: BTreeMap<BTreeSet<Vec<u32>>, usize> = BTreeMap::from([(wordings.keys().cloned().collect(), 0)]);
            for len in 1..=40 {
                let mut shared: BTreeMap<Vec<u32>, BTreeSet<Vec<u32>>> = BTreeMap::new();
                wordings.keys().filter(|ids| ids.len() >= len).for_each(|ids| {
                    shared.entry(key(ids, len)).or_default().insert(ids.clone());
                });
                for members in shared.into_values().filter(|members| members.len() >= least) {
                    if 2 * members.iter().filter(|ids| is_cut(at(wordings[*ids], len))).count() >= members.len() {
                        best.insert(members, len);
                    }
                }
            }
            best
        };
        let openings = edges(&|ids, len| ids[..len].to_vec(), &|clause, len| clause.start + len, &|unit| reading.token[unit]);
        let endings = edges(&|ids, len| ids[ids.len() - len..].to_vec(), &|clause, len| clause.end - len, &|unit| reading.ends_stem(unit));
        let mut groups: BTreeMap<BTreeSet<Vec<u32>>, usize> = BTreeMap::new();
        for (opening, before) in &openings {
            for (ending, after) in &endings {
                let fixed = before + after;
                let members: BTreeSet<Vec<u32>> = opening.intersection(ending).filter(|ids| ids.len() > fixed).cloned().collect();
                if fixed >= MIN_WORDING && members.len() >= least {
                    let most = groups.entry(members).or_default();
                    *most = fixed.max(*most);
                }
            }
        }
        groups
    }

    #[test]
    fn groups_are_those_of_a_comparison_of_all_clauses() {
        let mut sizes = BTreeSet::new();
        for seed in 0..20 {
            let document = Document::from(text(seed).as_str());
            let mut readings = [Reading::new(&document, PartSet::ALL, &Tokenizer::new())];
            readings[0].find_suffixes(&Tokenizer::new());
            let clauses = readings[0].clauses();
            let trees = Trees::new(&readings, clauses.iter().map(|clause| Stretch::new(0, clause.clone())), 3);
            let mut found: BTreeMap<BTreeSet<Vec<u32>>, usize> = BTreeMap::new();
            for candidate in groups(&readings, &trees, 3).iter().filter(|candidate| candidate.occurrences[0].slots.len() == 1) {
                let ids = |filled: &Filled| readings[0].ids[filled.stretch.units()].to_vec();
                let fixed = candidate.occurrences[0].fixed().iter().map(Range::len).sum();
                assert!(found.insert(candidate.occurrences.iter().map(ids).collect(), fixed).is_none(), "the same members twice");
                sizes.insert(candidate.occurrences.len());
            }
            assert_eq!(found, naive(&readings[0], &clauses, 3), "seed {seed}");
        }
        assert!(sizes.len() > 4, "{sizes:?}");
    }

    #[test]
    fn opening_and_ending_belong_together() {
        assert!((together(5, 5, 5, 100) - 1.0).abs() < 1e-9);
        assert!(together(5, 10, 50, 100).abs() < 1e-9);
        assert!(together(3, 3, 3, 3) > 0.99);
    }
}
