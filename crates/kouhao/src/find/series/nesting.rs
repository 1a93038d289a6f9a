//! Decides which series are nested in items of others.
//!
//! The naive way ranks the sorts: 一、 over （一） over 1. But writers put 一是 under 1. in one text and 1. under 一是 in the next. So what began first
//! contains what began within it: a stack of open series, in which a further marker of one closes all those above it. Numbering that runs on across
//! an outer heading ((1) (2) under 一、, (3) under 二、) is split there into one series for each. A word is not such a boundary: where a series of words
//! would reach across numbered headings, it is the one that is split.

use rustc_hash::FxHashMap;

use super::chains::{Chain, Link};
use super::forms::Sort;
use super::markers::Marker;

/// Markers of one series at one level.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Level {
    pub(super) sort: Sort,
    pub(super) links: Vec<Link>,
    /// The end of the item of an outer series that contains it, or the position where the same numbering starts again; otherwise the end of the text.
    pub(super) limit: usize,
    /// Whether it continues the numbers of the previous series of its sort.
    pub(super) runs_on: bool,
}

/// Divides chains into levels such that, of two that overlap, one is inside an item of the other; levels are in the order of their first markers.
///
/// # Complexity
/// Linear in the number of markers: each level is pushed onto the stack and popped once.
pub(super) fn levels(markers: &[Marker], chains: &[Chain], end: usize) -> Vec<Level> {
    let mut steps: Vec<Step<'_>> = Vec::new();
    for (number, chain) in chains.iter().enumerate() {
        let last = chain.links.len() - 1;
        steps.extend(chain.links.iter().enumerate().map(|(place, &link)| {
            let marker = &markers[link.marker];
            Step { chain: number, sort: chain.sort, link, marker, goes_on: place < last }
        }));
    }
    steps.sort_by_key(|step| step.link.marker);
    let mut nest = Nest { end, at: vec![None; chains.len()], ..Nest::default() };
    steps.iter().for_each(|step| nest.pass(step));
    nest.levels.retain(|level| level.links.len() > 1);
    nest.levels
}

/// A marker of a chain, and whether another one of the chain follows.
struct Step<'m> {
    chain: usize,
    sort: Sort,
    link: Link,
    marker: &'m Marker,
    goes_on: bool,
}

impl Step<'_> {
    fn is_heading(&self) -> bool {
        self.sort.is_heading() && self.marker.opens
    }
}

#[derive(Default)]
struct Nest {
    levels: Vec<Level>,
    /// The level and chain of the open series, and of those whose last marker has been read but that may still contain others.
    stack: Vec<(usize, usize)>,
    /// The positions on the stack of the series that will continue, and of numbered headings among them.
    going: Vec<usize>,
    headings: Vec<usize>,
    /// The position on the stack of each chain.
    at: Vec<Option<usize>>,
    /// The latest level of each sort, with its chain.
    latest: FxHashMap<Sort, (usize, usize)>,
    end: usize,
}

impl Nest {
    fn pass(&mut self, step: &Step<'_>) {
        let across = |at: usize| !step.sort.is_heading() && self.headings.last().is_some_and(|&heading| heading > at);
        match self.at[step.chain].filter(|&at| !across(at)) {
            Some(at) => {
                self.close(at + 1, step.marker.span.start);
                self.levels[self.stack[at].0].links.push(step.link);
            }
            None => self.begin(step),
        }
        let place = self.stack.len() - 1;
        note(&mut self.going, place, step.goes_on);
        note(&mut self.headings, place, step.goes_on && step.is_heading());
    }

    fn begin(&mut self, step: &Step<'_>) {
        let number = self.levels.len();
        let mut runs_on = false;
        if let Some((before, chain)) = self.latest.insert(step.sort, (number, step.chain)) {
            runs_on = step.link.place > 1 && self.levels[before].links.last().is_some_and(|last| last.place + 1 == step.link.place);
            self.end_before(before, chain, step.marker.span.start);
        }
        self.at[step.chain] = Some(self.stack.len());
        self.stack.push((number, step.chain));
        self.levels.push(Level { sort: step.sort, links: vec![step.link], limit: self.end, runs_on });
    }

    /// Ends the level of a sort that starts again, together with everything that it may contain unless something there continues.
    fn end_before(&mut self, level: usize, chain: usize, limit: usize) {
        let place = self.at[chain].filter(|&place| self.stack[place].0 == level);
        match (place, self.going.last()) {
            (Some(place), None) => self.close(place, limit),
            (Some(place), Some(&going)) if going < place => self.close(place, limit),
            // It continues by itself: the new series is a list of its own sort within an item.
            (Some(place), _) if self.going.binary_search(&place).is_ok() => {}
            _ => self.levels[level].limit = self.levels[level].limit.min(limit),
        }
    }

    /// Ends all levels from a position of the stack on.
    fn close(&mut self, from: usize, limit: usize) {
        for (level, chain) in self.stack.drain(from..) {
            let level = &mut self.levels[level];
            level.limit = level.limit.min(limit);
            if self.at[chain].is_some_and(|at| at >= from) {
                self.at[chain] = None;
            }
        }
        for places in [&mut self.going, &mut self.headings] {
            while places.pop_if(|place| *place >= from).is_some() {}
        }
    }
}

/// Adds the topmost position to a list, or removes it.
fn note(places: &mut Vec<usize>, place: usize, listed: bool) {
    match places.last() == Some(&place) {
        false if listed => places.push(place),
        true if !listed => drop(places.pop()),
        _ => {}
    }
}
