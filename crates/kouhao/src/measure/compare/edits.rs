//! Computes the changes that turn one wording into the other.
//!
//! The units that stay are a longest common subsequence of both, found by dynamic programming over all prefixes of the one and the other; what lies
//! between them was deleted, inserted or replaced. A single unit that stays between two changes is usually a coincidence (加强|强化), so it counts as
//! changed with them.
//!
//! Wagner, R., Fischer, M. (1974). The string-to-string correction problem. Journal of the ACM 21(1).

use std::ops::Range;

/// A change: the units `a` of the first wording become the units `b` of the second.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Change {
    pub a: Range<usize>,
    pub b: Range<usize>,
}

/// The maximum number of cells of the table for which two wordings are compared unit by unit: two of a thousand units each.
const CELLS: usize = 1 << 20;

/// Returns the changes that lead from `a` to `b`, in order.
///
/// # Complexity
/// The product of the lengths between the common prefix and suffix; above 2²⁰, all of that is one change.
pub(super) fn changes(a: &[u32], b: &[u32]) -> Vec<Change> {
    let start = a.iter().zip(b).take_while(|(x, y)| x == y).count();
    let end = a[start..].iter().rev().zip(b[start..].iter().rev()).take_while(|(x, y)| x == y).count();
    let (inner_a, inner_b) = (&a[start..a.len() - end], &b[start..b.len() - end]);
    let mut changes: Vec<Change> = Vec::new();
    let mut change = |a: Range<usize>, b: Range<usize>| match changes.last_mut() {
        // The unchanged part between two changes is as long in both wordings.
        Some(last) if a.start - last.a.end < 2 => {
            last.a.end = a.end;
            last.b.end = b.end;
        }
        _ => changes.push(Change { a, b }),
    };
    if inner_a.len().saturating_mul(inner_b.len()) > CELLS || inner_a.is_empty() || inner_b.is_empty() {
        if !(inner_a.is_empty() && inner_b.is_empty()) {
            change(start..a.len() - end, start..b.len() - end);
        }
        return changes;
    }
    let common = table(inner_a, inner_b);
    let width = inner_b.len() + 1;
    let (mut i, mut j) = (0, 0);
    while i < inner_a.len() || j < inner_b.len() {
        let (from_a, from_b) = (i, j);
        while i < inner_a.len() || j < inner_b.len() {
            if i < inner_a.len() && j < inner_b.len() && inner_a[i] == inner_b[j] {
                break;
            }
            // If two ways keep equally much, deletions come first.
            if j == inner_b.len() || (i < inner_a.len() && common[(i + 1) * width + j] >= common[i * width + j + 1]) {
                i += 1;
            } else {
                j += 1;
            }
        }
        if (i, j) != (from_a, from_b) {
            change(start + from_a..start + i, start + from_b..start + j);
        }
        while i < inner_a.len() && j < inner_b.len() && inner_a[i] == inner_b[j] {
            i += 1;
            j += 1;
        }
    }
    changes
}

/// Returns, by place in both, the length of the longest common subsequence of what follows.
fn table(a: &[u32], b: &[u32]) -> Vec<u32> {
    let width = b.len() + 1;
    let mut common = vec![0u32; (a.len() + 1) * width];
    for i in (0..a.len()).rev() {
        for j in (0..b.len()).rev() {
            common[i * width + j] =
                if a[i] == b[j] { common[(i + 1) * width + j + 1] + 1 } else { common[(i + 1) * width + j].max(common[i * width + j + 1]) };
        }
    }
    common
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::*;

    fn change(a: Range<usize>, b: Range<usize>) -> Change {
        Change { a, b }
    }

    #[test]
    fn smallest_changes() {
        assert_eq!(changes(&[], &[]), []);
        assert_eq!(changes(&[1, 2], &[1, 2]), []);
        assert_eq!(changes(&[1, 2, 3], &[1, 3]), [change(1..2, 1..1)]);
        assert_eq!(changes(&[], &[1]), [change(0..0, 0..1)]);
        // 2 stays between two changes by chance, 2 3 hardly.
        assert_eq!(changes(&[1, 2, 3], &[4, 2, 5]), [change(0..3, 0..3)]);
        assert_eq!(changes(&[1, 2, 3, 4], &[5, 2, 3, 6]), [change(0..1, 0..1), change(3..4, 3..4)]);
    }

    #[test]
    fn hostile_sizes() {
        let (a, b) = (vec![1; 300_000], [vec![2; 5], vec![1; 200_000], vec![2; 5]].concat());
        assert_eq!(changes(&a, &b), [change(0..300_000, 0..200_010)]);
    }

    fn naive_common(a: &[u32], b: &[u32]) -> usize {
        match (a, b) {
            ([x, a @ ..], [y, b @ ..]) if x == y => 1 + naive_common(a, b),
            ([_, rest_a @ ..], [_, rest_b @ ..]) => naive_common(rest_a, b).max(naive_common(a, rest_b)),
            _ => 0,
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(31), ..ProptestConfig::default() })]

        #[test]
        fn lead_from_one_to_the_other(a in prop::collection::vec(1..4u32, 0..9), b in prop::collection::vec(1..4u32, 0..9)) {
            let changes = changes(&a, &b);
            let mut rebuilt: Vec<u32> = Vec::new();
            let mut at = 0;
            for change in &changes {
                prop_assert!(!change.a.is_empty() || !change.b.is_empty());
                rebuilt.extend(&a[at..change.a.start]);
                prop_assert_eq!(rebuilt.len(), change.b.start);
                rebuilt.extend(&b[change.b.clone()]);
                at = change.a.end;
            }
            rebuilt.extend(&a[at..]);
            prop_assert_eq!(&rebuilt, &b);
            // With the single units that changes took in, what stays is a longest common subsequence.
            let stays = a.len() - changes.iter().map(|change| change.a.len()).sum::<usize>();
            let taken: usize = changes.iter().map(|change| naive_common(&a[change.a.clone()], &b[change.b.clone()])).sum();
            prop_assert_eq!(stays + taken, naive_common(&a, &b));
        }
    }
}
