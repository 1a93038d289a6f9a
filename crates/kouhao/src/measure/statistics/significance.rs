//! Significance: whether a difference exceeds chance. G², its probability, and the correction for many tests.

use super::contingency::{Contingency, share};

/// Returns the log-likelihood ratio G² of the whole table.
///
/// G² = 2 Σ O ln(O ÷ E) over the four cells, where an empty cell contributes nothing; 0 for a table with an empty row or column. Twelve in a thousand
/// against three in fifteen hundred:
///
/// ```
/// use kouhao::measure::statistics::{Contingency, g2};
///
/// let g2 = g2(Contingency::of_sets(12, 1000, 3, 1500));
/// assert!((g2 - 10.104262).abs() < 1e-6);
/// ```
///
/// # References
/// Dunning, T. (1993). Accurate methods for the statistics of surprise and coincidence. Computational Linguistics 19(1).
pub fn g2(table: Contingency) -> f64 {
    let [[a, b], [c, d]] = table.cells();
    let (rows, columns) = ([a + b, c + d], [a + c, b + d]);
    let total = table.total() as f64;
    let cells = [(a, 0, 0), (b, 0, 1), (c, 1, 0), (d, 1, 1)];
    let sum: f64 = cells.into_iter().map(|(cell, row, column)| surprise(cell, rows[row] as f64 * columns[column] as f64 / total)).sum();
    // Rounding may leave a little less than zero.
    (2.0 * sum).max(0.0)
}

/// Returns G² with the sign of the difference: negative if the two properties occur together less often than expected.
pub fn signed_g2(table: Contingency) -> f64 {
    f64::from(table.direction()) * g2(table)
}

/// Returns the log-likelihood of two cells, as computed by the UCREL calculator and Wmatrix.
///
/// LL = 2 (a ln(a ÷ E₁) + b ln(b ÷ E₂)) with E₁ = c (a + b) ÷ (c + d) and E₂ = d (a + b) ÷ (c + d), for a term that occurs a times among c and b
/// times among d. It omits the two cells of all other words, and so is a little smaller than [`g2`].
///
/// ```
/// use kouhao::measure::statistics::g2_two_cells;
///
/// assert!((g2_two_cells(12, 1000, 3, 1500) - 10.043859).abs() < 1e-6);
/// assert!((g2_two_cells(0, 1000, 6, 1000) - 8.317766).abs() < 1e-6);
/// ```
///
/// # References
/// Rayson, P., Garside, R. (2000). Comparing corpora using frequency profiling. Proceedings of the Workshop on Comparing Corpora.
pub fn g2_two_cells(target: u64, targets: u64, reference: u64, references: u64) -> f64 {
    let sum = target as f64 + reference as f64;
    let total = targets as f64 + references as f64;
    let expected = |size: u64| share(size as f64 * sum, total);
    (2.0 * (surprise(target, expected(targets)) + surprise(reference, expected(references)))).max(0.0)
}

/// Returns O ln(O ÷ E), or 0 for an empty cell.
fn surprise(observed: u64, expected: f64) -> f64 {
    if observed == 0 || expected <= 0.0 { 0.0 } else { observed as f64 * (observed as f64 / expected).ln() }
}

/// Returns the probability that a χ² variable with one degree of freedom is at least `x`: erfc(√(x ÷ 2)).
///
/// ```
/// use kouhao::measure::statistics::chi_square_tail;
///
/// assert!((chi_square_tail(3.841458820694124) - 0.05).abs() < 1e-12);
/// assert_eq!(chi_square_tail(0.0), 1.0);
/// ```
pub fn chi_square_tail(x: f64) -> f64 {
    libm::erfc((x.max(0.0) / 2.0).sqrt())
}

/// Returns the two-sided probability that a standard normal variable is at least as far from 0 as `z`: erfc(|z| ÷ √2).
///
/// ```
/// use kouhao::measure::statistics::normal_tails;
///
/// assert!((normal_tails(-1.959963984540054) - 0.05).abs() < 1e-12);
/// ```
pub fn normal_tails(z: f64) -> f64 {
    libm::erfc(z.abs() / std::f64::consts::SQRT_2)
}

/// Returns for each p-value of a family of tests the smallest false discovery rate at which it would be significant (q).
///
/// The q of the i-th smallest of m is the minimum of p ⱼ m ÷ j over all j ≥ i, at most 1. Results are in the order of the arguments.
///
/// ```
/// use kouhao::measure::statistics::benjamini_hochberg;
///
/// assert_eq!(benjamini_hochberg(&[0.04, 0.01, 0.02]), [0.04, 0.03, 0.03]);
/// ```
///
/// # Complexity
/// That of sorting.
///
/// # References
/// Benjamini, Y., Hochberg, Y. (1995). Controlling the false discovery rate. Journal of the Royal Statistical Society B 57(1).
pub fn benjamini_hochberg(probabilities: &[f64]) -> Vec<f64> {
    let mut order: Vec<usize> = (0..probabilities.len()).collect();
    order.sort_by(|&a, &b| probabilities[b].total_cmp(&probabilities[a]));
    let mut rates = vec![1.0; probabilities.len()];
    let mut least = 1.0_f64;
    for (above, &place) in order.iter().enumerate() {
        let rank = probabilities.len() - above;
        least = least.min(probabilities[place] * probabilities.len() as f64 / rank as f64);
        rates[place] = least;
    }
    rates
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn an_empty_row_or_column_says_nothing() {
        for table in
            [Contingency::of_sets(0, 0, 0, 0), Contingency::of_sets(0, 10, 0, 10), Contingency::of_sets(5, 5, 7, 7), Contingency::of_sets(5, 9, 0, 0)]
        {
            assert_eq!((g2(table), signed_g2(table).abs()), (0.0, 0.0), "{table:?}");
        }
        assert_eq!(g2_two_cells(0, 0, 0, 0), 0.0);
        assert_eq!(g2_two_cells(3, 5, 0, 0), 0.0);
    }

    #[test]
    fn far_tails_are_small_and_no_less_than_nothing() {
        assert!(chi_square_tail(1000.0) > 0.0 && chi_square_tail(1000.0) < 1e-200);
        assert_eq!(chi_square_tail(f64::MAX), 0.0);
        assert_eq!(chi_square_tail(-1.0), 1.0);
    }

    #[test]
    fn rates_keep_the_order_of_the_probabilities() {
        assert!(benjamini_hochberg(&[]).is_empty());
        assert_eq!(benjamini_hochberg(&[1.0, 1.0]), [1.0, 1.0]);
        assert_eq!(benjamini_hochberg(&[0.5]), [0.5]);
    }
}
