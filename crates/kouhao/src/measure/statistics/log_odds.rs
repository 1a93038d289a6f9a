//! The weighted log-odds ratio with an informative Dirichlet prior.

/// The difference of a term's log odds in two sets, and its precision.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
#[non_exhaustive]
pub struct WeightedLogOdds {
    /// The log-odds ratio δ; positive if the term is more likely in the target.
    pub delta: f64,
    /// Its variance by the two terms that matter for a word that is rare overall.
    pub variance: f64,
    /// Its variance by all four terms.
    pub full_variance: f64,
}

impl WeightedLogOdds {
    /// Returns δ in standard errors, which terms are ranked by.
    pub fn z(self) -> f64 {
        standardised(self.delta, self.variance)
    }

    /// Returns δ in standard errors of the full variance.
    pub fn full_z(self) -> f64 {
        standardised(self.delta, self.full_variance)
    }
}

fn standardised(delta: f64, variance: f64) -> f64 {
    if variance > 0.0 { delta / variance.sqrt() } else { 0.0 }
}

/// Returns the weighted log-odds ratio of a term.
///
/// The term occurs y₁ times among n₁ in the target and y₂ times among n₂ in the reference. The prior adds α occurrences of the term, of α₀ of all
/// terms, to both sets:
///
/// δ = ln((y₁ + α) ÷ (n₁ + α₀ − y₁ − α)) − ln((y₂ + α) ÷ (n₂ + α₀ − y₂ − α))
///
/// with the variance 1 ÷ (y₁ + α) + 1 ÷ (y₂ + α), to which the full variance adds the reciprocal of each of the two denominators. The prior shrinks
/// the differences of rare terms towards zero, so that neither they nor function words fill the first ranks. If a term is the only one, or has
/// neither a prior nor an occurrence, nothing can be compared and all values are 0.
///
/// ```
/// use kouhao::measure::statistics::weighted_log_odds;
///
/// // 9 of 16 against 199 of 909, each of four terms with a prior of 0.01.
/// let found = weighted_log_odds(9, 16, 199, 909, 0.01, 0.04);
/// assert!((found.delta - 1.5201005).abs() < 1e-6);
/// assert!((found.z() - 4.4629252).abs() < 1e-6 && (found.full_z() - 2.9830643).abs() < 1e-6);
/// ```
///
/// # References
/// Monroe, B., Colaresi, M., Quinn, K. (2008). Fightin' words: lexical feature selection and evaluation for identifying the content of political
/// conflict. Political Analysis 16(4).
pub fn weighted_log_odds(target: u64, targets: u64, reference: u64, references: u64, prior: f64, prior_total: f64) -> WeightedLogOdds {
    let [y1, n1, y2, n2] = [target, targets, reference, references].map(|count| count as f64);
    let ours = [y1 + prior, y2 + prior];
    // Counts are subtracted first, exactly; a difference of the same large sums would leave rounding.
    let others = [(n1 - y1) + (prior_total - prior), (n2 - y2) + (prior_total - prior)];
    if ours.into_iter().chain(others).any(|odds| odds.is_nan() || odds <= 0.0) {
        return WeightedLogOdds::default();
    }
    let delta = (ours[0] / others[0]).ln() - (ours[1] / others[1]).ln();
    let variance = 1.0 / ours[0] + 1.0 / ours[1];
    WeightedLogOdds { delta, variance, full_variance: variance + 1.0 / others[0] + 1.0 / others[1] }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_to_compare_is_no_difference() {
        for found in [
            weighted_log_odds(0, 0, 0, 0, 0.0, 0.0),
            weighted_log_odds(5, 5, 3, 3, 8.0, 8.0),
            weighted_log_odds(0, 9, 0, 9, 0.0, 10.0),
            weighted_log_odds(3, 9, 3, 9, 6.0, 18.0),
        ] {
            assert_eq!((found.delta, found.z(), found.full_z()), (0.0, 0.0, 0.0));
        }
    }

    #[test]
    fn a_term_of_one_side_is_ranked_by_its_count() {
        let z = |count| weighted_log_odds(count, 1000, 0, 1000, count as f64, 2000.0).z();
        assert!(z(100) > z(10) && z(10) > z(1) && z(1) > 0.0);
    }
}
