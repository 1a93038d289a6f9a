//! Measures of association: how strongly two things occur together.

use super::contingency::Contingency;

/// Returns the logDice of two things that occur `both` times together, and `first` and `second` times in all; `None` if they never occur together.
///
/// 14 + log₂(2 f(x, y) ÷ (f(x) + f(y))), at most 14. It does not depend on the size of the corpus. One point more means twice the association; 0
/// means less than one joint occurrence in 16,000 occurrences of each.
///
/// ```
/// use kouhao::measure::statistics::log_dice;
///
/// assert!((log_dice(20, 42, 20).unwrap() - 13.367732).abs() < 1e-6);
/// assert_eq!(log_dice(0, 42, 20), None);
/// ```
///
/// # References
/// Rychlý, P. (2008). A lexicographer-friendly association score. Proceedings of RASLAN.
pub fn log_dice(both: u64, first: u64, second: u64) -> Option<f64> {
    (both > 0).then(|| 14.0 + (2.0 * both as f64 / (first as f64 + second as f64)).log2().min(0.0))
}

/// Returns the pointwise mutual information log₂(O ÷ E) in bits; `None` if the two never occur together.
///
/// # References
/// Church, K., Hanks, P. (1990). Word association norms, mutual information, and lexicography. Computational Linguistics 16(1).
pub fn pmi(table: Contingency) -> Option<f64> {
    (table.both() > 0).then(|| (table.both() as f64 / table.expected()).log2())
}

/// Returns the normalised pointwise mutual information, from −1 (never together) through 0 (independent) to 1 (only together).
///
/// PMI ÷ −log₂(O ÷ N).
///
/// ```
/// use kouhao::measure::statistics::{Contingency, npmi};
///
/// let found = [(10, 10, 10, 100), (1, 10, 10, 100), (0, 10, 10, 100)].map(|(o, r, c, n)| npmi(Contingency::of_pair(o, r, c, n)));
/// assert_eq!(found, [1.0, 0.0, -1.0]);
/// ```
///
/// # References
/// Bouma, G. (2009). Normalized (pointwise) mutual information in collocation extraction. Proceedings of GSCL.
pub fn npmi(table: Contingency) -> f64 {
    let Some(pmi) = pmi(table) else { return -1.0 };
    if table.both() == table.total() {
        // They always occur together, however few the others are: the limit.
        return 1.0;
    }
    (pmi / -(table.both() as f64 / table.total() as f64).log2()).clamp(-1.0, 1.0)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn firm_and_absent_pairs_reach_the_bounds() {
        assert_eq!(log_dice(5, 5, 5), Some(14.0));
        assert_eq!(log_dice(9, 2, 2), Some(14.0));
        assert_eq!(npmi(Contingency::of_pair(7, 7, 7, 7)), 1.0);
        assert_eq!(npmi(Contingency::of_pair(0, 0, 0, 0)), -1.0);
        assert_eq!(pmi(Contingency::of_pair(0, 5, 5, 10)), None);
    }
}
