//! Finds the words that two rows have in common, in the same order: a longest common subsequence, weighted by the lengths of the words.
//!
//! The naive way tries every subsequence of one row. Instead, a table holds, for each pair of places, the greatest weight that the words from there on
//! have in common; it is filled from the end and then followed from the start. Many pairs of neighbours are compared, so one table serves all of them.

/// Finds common subsequences, and keeps its table from one pair of rows to the next.
#[derive(Default)]
pub(super) struct Common {
    /// Row by row, the common weight of the words after each pair of places.
    table: Vec<usize>,
}

impl Common {
    /// Returns the heaviest common subsequence of two rows of `len` and `other` words, as pairs of places, where `same` compares the words at two places and
    /// `weight` weighs a word of the first row. Of subsequences of equal weight, it takes pairs as early as it meets them, and skips words of the first row
    /// before words of the second.
    ///
    /// # Complexity
    /// O(`len` · `other`) comparisons; memory for as many numbers, reused by the next call.
    pub(super) fn find(
        &mut self,
        len: usize,
        other: usize,
        weight: impl Fn(usize) -> usize,
        same: impl Fn(usize, usize) -> bool,
    ) -> Vec<(usize, usize)> {
        let width = other + 1;
        self.table.clear();
        self.table.resize((len + 1) * width, 0);
        for i in (0..len).rev() {
            for j in (0..other).rev() {
                let skipped = self.table[(i + 1) * width + j].max(self.table[i * width + j + 1]);
                let taken = if same(i, j) { self.table[(i + 1) * width + j + 1] + weight(i) } else { 0 };
                self.table[i * width + j] = skipped.max(taken);
            }
        }
        let best = |i: usize, j: usize| self.table[i * width + j];
        let (mut i, mut j) = (0, 0);
        let mut pairs = Vec::new();
        while i < len && j < other {
            if same(i, j) && best(i, j) == best(i + 1, j + 1) + weight(i) {
                pairs.push((i, j));
                (i, j) = (i + 1, j + 1);
            } else if best(i + 1, j) >= best(i, j + 1) {
                i += 1;
            } else {
                j += 1;
            }
        }
        pairs
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The weight of the heaviest common subsequence, by trying to take or leave out every word of the first row.
    fn naive(a: &[u32], b: &[u32], weight: &[usize]) -> usize {
        let Some((first, rest)) = a.split_first() else { return 0 };
        let without = naive(rest, b, &weight[1..]);
        match b.iter().position(|word| word == first) {
            Some(at) => without.max(weight[0] + naive(rest, &b[at + 1..], &weight[1..])),
            None => without,
        }
    }

    #[test]
    fn as_heavy_as_by_trying_all_subsequences() {
        let mut state: u64 = 7;
        let mut next = move |below: u64| {
            state = state.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
            (state >> 33) % below
        };
        // One table for all, so that what the last pair left in it would show.
        let mut common = Common::default();
        let mut lens = std::collections::BTreeSet::new();
        for _ in 0..2_000 {
            let mut row = || (0..next(9)).map(|_| next(4) as u32).collect::<Vec<u32>>();
            let (a, b) = (row(), row());
            // A word weighs the same wherever it stands, as its length does.
            let weight: Vec<usize> = a.iter().map(|&word| 1 + word as usize % 3).collect();
            let pairs = common.find(a.len(), b.len(), |at| weight[at], |i, j| a[i] == b[j]);
            assert!(pairs.windows(2).all(|pair| pair[0].0 < pair[1].0 && pair[0].1 < pair[1].1), "{a:?} {b:?} {pairs:?}");
            assert!(pairs.iter().all(|&(i, j)| a[i] == b[j]), "{a:?} {b:?} {pairs:?}");
            assert_eq!(pairs.iter().map(|&(i, _)| weight[i]).sum::<usize>(), naive(&a, &b, &weight), "{a:?} {b:?} {pairs:?}");
            lens.insert(pairs.len());
        }
        assert!(lens.len() > 4, "{lens:?}");
    }

    #[test]
    fn of_equals_the_earliest() {
        let (a, b) = ([1, 2, 1], [1, 1]);
        assert_eq!(Common::default().find(3, 2, |_| 1, |i, j| a[i] == b[j]), [(0, 0), (2, 1)]);
        assert!(Common::default().find(0, 2, |_| 1, |_, _| true).is_empty());
    }
}
