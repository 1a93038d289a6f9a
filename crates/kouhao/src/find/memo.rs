//! Caches computed values by key, for any number of threads.
//!
//! The naive way locks a hash table for every query. Here nothing is ever removed or moved, so readers follow references without locking: the hash of
//! a key gives a slot, and entries with the same slot form a chain.

use std::ops::Index;
use std::sync::OnceLock;

/// Slots for answers, each of which is computed when it is first requested. Their memory, too, is allocated when needed, page by page: a table sized
/// for years of news costs next to nothing for one page of text.
#[derive(Debug)]
pub(crate) struct Slots<V> {
    pages: Box<[OnceLock<Page<V>>]>,
}

type Page<V> = Box<[OnceLock<V>]>;

/// The number of slots in a page.
const PAGE: usize = 256;

impl<V> Slots<V> {
    /// Prepares at least the given number of slots.
    pub(crate) fn new(slots: usize) -> Self {
        Slots { pages: empty(slots.div_ceil(PAGE)) }
    }
}

impl<V> Index<usize> for Slots<V> {
    type Output = OnceLock<V>;

    #[inline]
    fn index(&self, at: usize) -> &OnceLock<V> {
        &self.pages[at / PAGE].get_or_init(|| empty(PAGE))[at % PAGE]
    }
}

fn empty<T>(slots: usize) -> Box<[OnceLock<T>]> {
    (0..slots).map(|_| OnceLock::new()).collect()
}

/// Values by key, each computed when it is first requested.
#[derive(Debug)]
pub(crate) struct Memo<V> {
    slots: Slots<Node<V>>,
    /// The number of bits of a hash that determine the slot.
    bits: u32,
}

#[derive(Debug)]
struct Node<V> {
    value: V,
    next: OnceLock<Box<Node<V>>>,
}

/// The maximum number of slots. A corpus of gigabytes has some million words, so chains stay short.
const MOST: usize = 1 << 16;

impl<V> Memo<V> {
    /// Creates a memo for about the given number of keys. More keys only take longer to find.
    pub(crate) fn new(keys: usize) -> Self {
        // At least two, so that at least one bit selects the slot.
        let slots = keys.clamp(2, MOST).next_power_of_two();
        Memo { slots: Slots::new(slots), bits: slots.trailing_zeros() }
    }

    /// Returns the value with this hash for which `is` holds, computing it if there is none yet. Threads that request a new value at the same time
    /// wait for one of them to compute it.
    ///
    /// `is` must hold for the value that `make` returns.
    pub(crate) fn get(&self, hash: u64, is: impl Fn(&V) -> bool, make: impl Fn() -> V) -> &V {
        let new = || Node { value: make(), next: OnceLock::new() };
        // The high bits, which a multiplicative hash mixes best.
        let mut node = self.slots[(hash >> (u64::BITS - self.bits)) as usize].get_or_init(new);
        while !is(&node.value) {
            node = node.next.get_or_init(|| Box::new(new()));
        }
        &node.value
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use std::sync::atomic::{AtomicUsize, Ordering};

    #[test]
    fn each_is_made_once_even_in_one_slot_and_by_many_threads() {
        [0, 1, 100, usize::MAX].into_iter().for_each(made_once);
    }

    #[test]
    fn slots_are_told_apart_on_every_page() {
        let slots = Slots::new(1000);
        (0..1000).for_each(|at| slots[at].set(at).unwrap());
        assert!((0..1000).all(|at| slots[at].get() == Some(&at)));
    }

    fn made_once(slots: usize) {
        let (memo, made) = (Memo::new(slots), AtomicUsize::new(0));
        let ask = |key: u64| {
            let make = || {
                made.fetch_add(1, Ordering::Relaxed);
                (key, key * key)
            };
            memo.get(key % 3, |known| known.0 == key, make).1
        };
        std::thread::scope(|scope| {
            for _ in 0..4 {
                scope.spawn(|| (0..1000).for_each(|key| assert_eq!(ask(key), key * key)));
            }
        });
        assert_eq!(made.into_inner(), 1000);
    }
}
