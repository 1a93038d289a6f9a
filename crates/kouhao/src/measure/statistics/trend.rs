//! Trends: whether a series rises or falls, and how steeply.

use std::cmp::Ordering;

use super::significance::normal_tails;

/// The Mann-Kendall test: whether later values tend to be larger, whatever the shape of the rise.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct MannKendall {
    /// The number of rising pairs minus the number of falling pairs.
    pub s: i64,
    /// The variance of S if there were no trend, corrected for ties.
    pub variance: f64,
    /// S, reduced by one towards 0, in standard deviations.
    pub z: f64,
    /// The two-sided probability of such a z if there were no trend. The approximation needs some ten values.
    pub p: f64,
    /// Kendall's τ_b: 1 if values only rise, −1 if they only fall.
    pub tau: f64,
}

/// Returns the Mann-Kendall test for values in chronological order.
///
/// S = Σ sign(xⱼ − xᵢ) over all i < j; Var = (n(n − 1)(2n + 5) − Σ t(t − 1)(2t + 5)) ÷ 18 over groups of t equal values; z = (S ∓ 1) ÷ √Var. τ_b = S
/// ÷ √(m · (m − e)), for m pairs, e of them with equal values. If all values are equal, or there are fewer than two, z and τ are 0 and p is 1.
///
/// ```
/// use kouhao::measure::statistics::mann_kendall;
///
/// let found = mann_kendall(&[0.0, 0.0, 3.0, 5.0, 9.0, 12.0, 30.0]);
/// assert_eq!(found.s, 20);
/// assert!((found.z - 2.886307).abs() < 1e-6 && (found.p - 0.0038979).abs() < 1e-6 && (found.tau - 0.975900).abs() < 1e-6);
/// ```
///
/// # Complexity
/// O(n log n): falling pairs are counted while a copy is sorted.
///
/// # References
/// Mann, H. (1945). Nonparametric tests against trend. Econometrica 13(3). Kendall, M. (1975). Rank correlation methods; the τ for ties is also from
/// there.
pub fn mann_kendall(values: &[f64]) -> MannKendall {
    let mut sorted = values.to_vec();
    let falling = inversions(&mut sorted);
    let pairs = |n: u64| n * n.saturating_sub(1) / 2;
    let spread = |n: u64| n as f64 * (n as f64 - 1.0) * (2.0 * n as f64 + 5.0);
    let n = values.len() as u64;
    let (mut equal, mut ties) = (0, 0.0);
    for group in sorted.chunk_by(|a, b| a == b) {
        equal += pairs(group.len() as u64);
        ties += spread(group.len() as u64);
    }
    let s = (pairs(n) - equal - falling) as i64 - falling as i64;
    let variance = (spread(n) - ties) / 18.0;
    let z = if variance > 0.0 { (s - s.signum()) as f64 / variance.sqrt() } else { 0.0 };
    let unequal = pairs(n) as f64 * (pairs(n) - equal) as f64;
    let tau = if unequal > 0.0 { s as f64 / unequal.sqrt() } else { 0.0 };
    MannKendall { s, variance, z, p: normal_tails(z), tau }
}

/// Sorts the values, and returns the number of pairs that were in falling order.
fn inversions(values: &mut [f64]) -> u64 {
    if values.len() < 2 {
        return 0;
    }
    let (left, right) = values.split_at_mut(values.len() / 2);
    let mut falling = inversions(left) + inversions(right);
    let mut merged = Vec::with_capacity(left.len() + right.len());
    let (mut i, mut j) = (0, 0);
    while i < left.len() && j < right.len() {
        if left[i].partial_cmp(&right[j]) == Some(Ordering::Greater) {
            falling += (left.len() - i) as u64;
            merged.push(right[j]);
            j += 1;
        } else {
            merged.push(left[i]);
            i += 1;
        }
    }
    merged.extend_from_slice(&left[i..]);
    merged.extend_from_slice(&right[j..]);
    values.copy_from_slice(&merged);
    falling
}

/// The maximum number of values for which all slopes are computed: their number is quadratic.
const MOST_VALUES: usize = 2_000;

/// Returns the Theil-Sen slope: the median of the slopes between all pairs of points. It is robust against a few outliers.
///
/// `None` if there are no two points with different times, or more than two thousand points.
///
/// ```
/// use kouhao::measure::statistics::theil_sen;
///
/// let points: Vec<(f64, f64)> = [0.0, 0.0, 3.0, 5.0, 9.0, 12.0, 30.0].into_iter().enumerate().map(|(t, x)| (t as f64, x)).collect();
/// assert_eq!(theil_sen(&points), Some(3.0));
/// ```
///
/// # Complexity
/// Quadratic in the number of points.
///
/// # References
/// Sen, P. (1968). Estimates of the regression coefficient based on Kendall's tau. Journal of the American Statistical Association 63.
pub fn theil_sen(points: &[(f64, f64)]) -> Option<f64> {
    if points.len() > MOST_VALUES {
        return None;
    }
    let mut slopes: Vec<f64> = Vec::with_capacity(points.len() * points.len().saturating_sub(1) / 2);
    for (i, (time, value)) in points.iter().enumerate() {
        let later = points[i + 1..].iter().filter(|point| point.0 != *time);
        slopes.extend(later.map(|point| (point.1 - value) / (point.0 - time)).filter(|slope| slope.is_finite()));
    }
    slopes.sort_by(f64::total_cmp);
    let middle = slopes.len() / 2;
    match slopes.len() {
        0 => None,
        n if n % 2 == 1 => Some(slopes[middle]),
        _ => Some(f64::midpoint(slopes[middle - 1], slopes[middle])),
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::*;

    #[test]
    fn too_little_shows_no_trend() {
        for values in [&[][..], &[1.0], &[2.0, 2.0, 2.0]] {
            let found = mann_kendall(values);
            assert_eq!((found.s, found.z, found.p, found.tau), (0, 0.0, 1.0, 0.0));
        }
        assert_eq!(theil_sen(&[]), None);
        assert_eq!(theil_sen(&[(1.0, 2.0), (1.0, 3.0)]), None);
        assert_eq!(theil_sen(&[(0.0, 1.0), (2.0, 2.0)]), Some(0.5));
        assert_eq!(theil_sen(&vec![(0.0, 1.0); MOST_VALUES + 1]), None);
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 200, failure_persistence: None, rng_seed: RngSeed::Fixed(61), ..ProptestConfig::default() })]

        #[test]
        fn s_is_the_sum_of_the_signs_of_all_pairs(values in prop::collection::vec(0..9u8, 0..40)) {
            let values: Vec<f64> = values.into_iter().map(f64::from).collect();
            let mut naive = 0;
            for (i, a) in values.iter().enumerate() {
                naive += values[i + 1..].iter().map(|b| i64::from(b > a) - i64::from(b < a)).sum::<i64>();
            }
            let found = mann_kendall(&values);
            prop_assert_eq!(found.s, naive);
            prop_assert!(found.tau.abs() <= 1.0 + 1e-12 && (found.tau > 0.0) == (naive > 0));
            if values.windows(2).all(|two| two[0] < two[1]) && values.len() > 1 {
                prop_assert!((found.tau - 1.0).abs() < 1e-12);
            }
        }
    }
}
