//! Pairs of positions of a text: the starts and ends of quotations.

use super::BLOCK;

/// Sorted pairs of positions, for lookup by the first.
#[derive(Default)]
pub(super) struct Pairs {
    pairs: Vec<(u32, u32)>,
    /// The number of pairs before each [`BLOCK`] of positions.
    blocks: Vec<u32>,
}

impl Pairs {
    /// Sorts pairs of positions in a text of `len` symbols.
    pub(super) fn new(mut pairs: Vec<(u32, u32)>, len: usize) -> Self {
        pairs.sort_unstable();
        let mut before = 0;
        let blocks = (0..=len).step_by(BLOCK).map(|at| {
            before += pairs[before..].iter().take_while(|&&(first, _)| (first as usize) < at).count();
            before as u32
        });
        let blocks = blocks.collect();
        Pairs { pairs, blocks }
    }

    /// Returns the partners of the positions from `from` up to `to`.
    pub(super) fn between(&self, from: u32, to: u32) -> impl Iterator<Item = u32> {
        self.pairs_between(from, to).map(|&(_, second)| second)
    }

    /// Returns the pairs of these positions.
    pub(super) fn pairs_between(&self, from: u32, to: u32) -> impl Iterator<Item = &(u32, u32)> {
        let first = self.find((from, 0));
        self.pairs[first..].iter().take_while(move |&&(first, _)| first < to)
    }

    pub(super) fn contains(&self, pair: (u32, u32)) -> bool {
        self.pairs.get(self.find(pair)) == Some(&pair)
    }

    /// Returns the number of pairs before a pair.
    pub(super) fn find(&self, pair: (u32, u32)) -> usize {
        let block = pair.0 as usize / BLOCK;
        let before = |block: usize| self.blocks.get(block).map_or(self.pairs.len(), |&before| before as usize);
        let from = before(block);
        from + self.pairs[from..before(block + 1)].partition_point(|known| *known < pair)
    }
}
