//! Sums the uses of phrases that start or end alike.
//!
//! For a phrase that a background contains seldom or never, the phrases that share its first or last units are evidence: phrases in 攻坚战 appear in
//! quotation marks and not in laws, phrases in 条例 the other way round. The naive way scans all phrases for each query. Sorted by their first units,
//! and once more by their last ones, those that share some are adjacent, and their sum is the difference of two prefix sums.

use std::ops::{AddAssign, Sub};

use rustc_hash::FxHashMap;

use super::{Background, Usage};
use crate::lexicon::Role;
use crate::lexicon::phrase_index::same;

/// The maximum number of units compared at an edge. Longer edges are phrases of their own, which can be looked up.
pub(crate) const UNITS: usize = 4;

/// How phrases are used together, in occurrences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(crate) struct Alike {
    /// The number of phrases.
    pub phrases: u64,
    /// Occurrences in political collections.
    pub count: u64,
    /// Occurrences in political collections preceded by a mark.
    pub delimited_before: u64,
    /// Those followed by a mark.
    pub delimited_after: u64,
    /// Those with a mark on both sides.
    pub delimited: u64,
    /// Those that are the whole of a quotation.
    pub quoted: u64,
    /// Occurrences in reference collections.
    pub reference: u64,
}

impl Alike {
    /// A phrase by itself.
    pub(crate) fn of(usage: Usage<'_>) -> Self {
        let total = usage.total();
        let reference = usage.uses().iter().zip(usage.collections()).filter(|(_, collection)| collection.role == Role::Reference);
        Alike {
            phrases: 1,
            count: total.count.into(),
            delimited_before: total.delimited_before.into(),
            delimited_after: total.delimited_after.into(),
            delimited: total.delimited.into(),
            quoted: total.quoted.into(),
            reference: reference.map(|(used, _)| u64::from(used.count)).sum(),
        }
    }

    fn each(self, other: Self, by: impl Fn(u64, u64) -> u64) -> Self {
        Alike {
            phrases: by(self.phrases, other.phrases),
            count: by(self.count, other.count),
            delimited_before: by(self.delimited_before, other.delimited_before),
            delimited_after: by(self.delimited_after, other.delimited_after),
            delimited: by(self.delimited, other.delimited),
            quoted: by(self.quoted, other.quoted),
            reference: by(self.reference, other.reference),
        }
    }
}

impl AddAssign for Alike {
    fn add_assign(&mut self, other: Self) {
        *self = self.each(other, |a, b| a + b);
    }
}

impl Sub for Alike {
    type Output = Self;

    fn sub(self, other: Self) -> Self {
        self.each(other, u64::saturating_sub)
    }
}

/// The phrases of a background in one of two orders.
pub(crate) struct Edge {
    /// Phrases by their place in the background.
    order: Vec<u32>,
    /// The sums over the phrases before each place of the order and, last, over all phrases.
    sums: Vec<Alike>,
    /// The ranges of the order that share the first unit from the edge, and the first two.
    one: FxHashMap<u32, (u32, u32)>,
    two: FxHashMap<(u32, u32), (u32, u32)>,
    /// Whether units are read from the last one backwards.
    last: bool,
}

impl Edge {
    /// Sorts the phrases of a background by their first units, or by their last.
    ///
    /// # Complexity
    /// The time needed to sort the phrases.
    pub(crate) fn new(background: &Background, last: bool) -> Self {
        let mut edge = Edge { order: Vec::new(), sums: Vec::new(), one: FxHashMap::default(), two: FxHashMap::default(), last };
        // Only so many units are ever compared, so the others need not be sorted.
        let units = |place: u32| -> [u32; UNITS] { std::array::from_fn(|depth| edge.unit(background.phrases().phrase(place as usize), depth)) };
        let mut phrases: Vec<([u32; UNITS], u32)> = (0..background.len() as u32).map(|place| (units(place), place)).collect();
        if last {
            // On this thread alone: callers wait for the one that sorts (`Background::edges`), and a pool whose threads all wait would never come to sort.
            phrases.sort_unstable();
        }
        let mut sum = Alike::default();
        for (at, ([first, second, ..], place)) in phrases.into_iter().enumerate() {
            edge.order.push(place);
            edge.sums.push(sum);
            sum += Alike::of(Usage { background, place: place as usize });
            edge.one.entry(first).or_insert((at as u32, 0)).1 = at as u32 + 1;
            edge.two.entry((first, second)).or_insert((at as u32, 0)).1 = at as u32 + 1;
        }
        edge.sums.push(sum);
        edge
    }

    /// Returns the unit of a phrase at a distance from the edge; zero beyond its other end.
    fn unit(&self, codes: &[u32], depth: usize) -> u32 {
        let at = if self.last { codes.len().wrapping_sub(1 + depth) } else { depth };
        codes.get(at).copied().unwrap_or(0)
    }

    /// Returns the sums over the phrases that share with `codes` the first unit from the edge, the first two, and so on.
    ///
    /// # Complexity
    /// Logarithmic in the number of phrases that share two.
    pub(crate) fn alike(&self, background: &Background, codes: &[u32]) -> [Alike; UNITS] {
        let mut found = [Alike::default(); UNITS];
        let (first, second) = (self.unit(codes, 0), self.unit(codes, 1));
        let mut range = (0, 0);
        for (depth, found) in found.iter_mut().enumerate().take(codes.len()) {
            range = match depth {
                0 => self.one.get(&first).copied().unwrap_or_default(),
                1 => self.two.get(&(first, second)).copied().unwrap_or_default(),
                _ => {
                    let code = self.unit(codes, depth);
                    let unit = |at: usize| self.unit(background.phrases().phrase(self.order[at] as usize), depth);
                    let (low, high) = same(range.0 as usize, range.1 as usize, code, unit);
                    (low as u32, high as u32)
                }
            };
            if range.0 == range.1 {
                break;
            }
            *found = self.sums[range.1 as usize] - self.sums[range.0 as usize];
        }
        found
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Collection, Use};

    #[test]
    fn what_is_added_up_is_what_going_through_all_phrases_finds() {
        let collections =
            vec![Collection::new("news".to_string(), Role::Political, 9, 1), Collection::new("laws".to_string(), Role::Reference, 9, 1)];
        let keys = ["护好湖湾", "护好渔船", "护好", "管好湖湾", "管好大湖湾", "build back better", "better", "湖湾好", "管好湖湾和湖湾"];
        let used = |number: usize| Use { count: number as u32 + 3, quoted: number as u32, delimited: 2, ..Use::default() };
        let entries = keys.iter().enumerate().map(|(number, key)| (key.to_string(), vec![used(number), used(number + 7)], None)).collect();
        let background = Background::new(collections, entries);
        let phrases: Vec<Usage<'_>> = background.iter().collect();
        for last in [false, true] {
            let edge = Edge::new(&background, last);
            for asked in ["护好湖湾", "管好湖湾", "好湖湾", "湾", "护", "", "渔船", "better", "build back"] {
                let codes = background.phrases().codes_of(asked).unwrap();
                for (depth, found) in edge.alike(&background, &codes).into_iter().enumerate() {
                    let mut naive = Alike::default();
                    for usage in &phrases {
                        let phrase = background.phrases().phrase(usage.place);
                        let len = depth + 1;
                        let shared = len <= codes.len()
                            && if last { phrase.ends_with(&codes[codes.len() - len..]) } else { phrase.starts_with(&codes[..len]) };
                        if shared {
                            naive += Alike::of(*usage);
                        }
                    }
                    assert_eq!(found, naive, "{asked} {depth} {last}");
                }
            }
        }
    }
}
