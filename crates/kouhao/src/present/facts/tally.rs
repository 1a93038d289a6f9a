//! Groups the occurrences of one thing.

use std::collections::btree_map::Entry;
use std::collections::{BTreeMap, BTreeSet};

/// Values by key, in the order in which their keys first occurred.
pub(super) struct Ordered<K, T> {
    places: BTreeMap<K, usize>,
    things: Vec<T>,
}

impl<K, T> Default for Ordered<K, T> {
    fn default() -> Self {
        Ordered { places: BTreeMap::new(), things: Vec::new() }
    }
}

impl<K: Ord, T> Ordered<K, T> {
    /// Returns the value of a key, which is created when the key first occurs.
    pub(super) fn entry(&mut self, key: K, first: impl FnOnce() -> T) -> &mut T {
        let place = match self.places.entry(key) {
            Entry::Occupied(place) => *place.get(),
            Entry::Vacant(place) => {
                self.things.push(first());
                *place.insert(self.things.len() - 1)
            }
        };
        &mut self.things[place]
    }
}

impl<K, T> IntoIterator for Ordered<K, T> {
    type Item = T;
    type IntoIter = std::vec::IntoIter<T>;

    fn into_iter(self) -> Self::IntoIter {
        self.things.into_iter()
    }
}

/// The number of occurrences and documents of a phrase, and its spellings.
#[derive(Default)]
pub(super) struct Tally {
    pub count: usize,
    pub documents: usize,
    /// The index of the last document that contains it.
    latest: Option<usize>,
    spellings: BTreeMap<String, usize>,
}

impl Tally {
    /// Adds an occurrence; documents must come one after another.
    pub(super) fn add(&mut self, document: usize, text: &str) {
        self.count += 1;
        if self.latest.replace(document) != Some(document) {
            self.documents += 1;
        }
        match self.spellings.get_mut(text) {
            Some(count) => *count += 1,
            None => drop(self.spellings.insert(text.to_string(), 1)),
        }
    }

    /// Returns the commonest spelling, or the first by code points of those that are equally common.
    pub(super) fn commonest(self) -> String {
        self.spellings.into_iter().rev().max_by_key(|&(_, count)| count).map(|(text, _)| text).unwrap_or_default()
    }
}

/// Distinct texts, in the order in which they first occurred.
#[derive(Default)]
pub(super) struct Distinct {
    pub texts: Vec<String>,
    known: BTreeSet<String>,
}

impl Distinct {
    pub(super) fn add(&mut self, text: &str) {
        if self.known.insert(text.to_string()) {
            self.texts.push(text.to_string());
        }
    }
}
