//! Finds what kept its place: the longest increasing subsequence.
//!
//! Of the sentences in both texts, those that follow one another in the same order in both have kept their place; the longest such subsequence leaves
//! the fewest to be called moved. The naive way tries all subsequences; patience sorting keeps, for each length, the smallest position with which an
//! increasing subsequence of that length can end.
//!
//! Schensted, C. (1961). Longest increasing and decreasing subsequences. Canadian Journal of Mathematics 13. Fredman, M. (1975). On computing the
//! length of longest increasing subsequences. Discrete Mathematics 11(1).

/// Returns for each of `places`, which are all different, whether it belongs to a longest increasing subsequence; if there are several, to the one
/// found first.
///
/// # Complexity
/// O(n log n).
pub(super) fn in_order(places: &[usize]) -> Vec<bool> {
    // Indexed by length less one: the element that ends the subsequence of that length with the smallest end.
    let mut ends: Vec<usize> = Vec::new();
    let mut before: Vec<Option<usize>> = Vec::with_capacity(places.len());
    for (i, &place) in places.iter().enumerate() {
        let len = ends.partition_point(|&end| places[end] < place);
        before.push(len.checked_sub(1).map(|shorter| ends[shorter]));
        match ends.get_mut(len) {
            Some(end) => *end = i,
            None => ends.push(i),
        }
    }
    let mut kept = vec![false; places.len()];
    let mut last = ends.last().copied();
    while let Some(i) = last {
        kept[i] = true;
        last = before[i];
    }
    kept
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::*;

    #[test]
    fn one_that_moved() {
        assert_eq!(in_order(&[0, 3, 1, 2]), [true, false, true, true]);
        assert!(in_order(&[]).is_empty());
    }

    /// The length of the longest increasing subsequence, by trying all.
    fn naive(places: &[usize]) -> u32 {
        let increasing = |chosen: u32| {
            let picked: Vec<usize> = (0..places.len()).filter(|i| chosen >> i & 1 == 1).map(|i| places[i]).collect();
            picked.windows(2).all(|pair| pair[0] < pair[1])
        };
        (0..1u32 << places.len()).filter(|&chosen| increasing(chosen)).map(u32::count_ones).max().unwrap_or(0)
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(31), ..ProptestConfig::default() })]

        #[test]
        fn as_long_as_the_longest(places in Just((0..10usize).collect::<Vec<_>>()).prop_shuffle(), len in 0..10usize) {
            let places = &places[..len];
            let kept: Vec<usize> = places.iter().zip(in_order(places)).filter(|(_, kept)| *kept).map(|(&place, _)| place).collect();
            prop_assert!(kept.windows(2).all(|pair| pair[0] < pair[1]));
            prop_assert_eq!(kept.len() as u32, naive(places));
        }
    }
}
