//! Effect sizes: how large a difference is, whatever the size of the sets.

use std::f64::consts::LN_2;

/// The 97.5th percentile of the normal distribution: an interval of so many standard errors holds the true value in 95 of 100 samples.
const Z_95: f64 = 1.959_963_984_540_054;

/// The binary logarithm of the ratio of a term's rates in target and reference, with its 95 % confidence interval.
#[derive(Clone, Copy, Debug, PartialEq)]
#[non_exhaustive]
pub struct LogRatio {
    /// The binary logarithm of the ratio of the two rates.
    pub value: f64,
    /// The lower end of the interval.
    pub low: f64,
    /// The upper end of the interval.
    pub high: f64,
}

/// Returns the Log Ratio of a term that occurs `target` times among `targets` and `reference` times among `references`.
///
/// log₂((a ÷ c) ÷ (b ÷ d)): 1 is twice as often, −1 half as often. The interval is that of a ratio of two proportions, ± 1.96 √(1 ÷ a − 1 ÷ c + 1 ÷ b
/// − 1 ÷ d) ÷ ln 2. If a count is zero, there is no ratio: the result is `None` and not a number that depends on a substitute value.
///
/// ```
/// use kouhao::measure::statistics::log_ratio;
///
/// let ratio = log_ratio(12, 1000, 3, 1500).unwrap();
/// assert!((ratio.value - 2.584963).abs() < 1e-6);
/// assert!((ratio.low - 0.763389).abs() < 1e-6 && (ratio.high - 4.406536).abs() < 1e-6);
/// assert_eq!(log_ratio(12, 1000, 0, 1500), None);
/// ```
///
/// # References
/// Hardie, A. (2014). Log Ratio: an informal introduction. CASS, Lancaster University. Interval: Katz, D., et al. (1978). Obtaining confidence intervals
/// for the risk ratio in cohort studies. Biometrics 34(3).
pub fn log_ratio(target: u64, targets: u64, reference: u64, references: u64) -> Option<LogRatio> {
    if target == 0 || reference == 0 || target > targets || reference > references {
        return None;
    }
    let [a, c, b, d] = [target, targets, reference, references].map(|count| count as f64);
    let value = (a / c).log2() - (b / d).log2();
    let error = ((1.0 / a - 1.0 / c) + (1.0 / b - 1.0 / d)).max(0.0).sqrt() / LN_2;
    Some(LogRatio { value, low: value - Z_95 * error, high: value + Z_95 * error })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn no_ratio_to_nothing() {
        for [a, c, b, d] in [[0, 0, 0, 0], [0, 5, 1, 5], [1, 5, 0, 5], [6, 5, 1, 5]] {
            assert_eq!(log_ratio(a, c, b, d), None);
        }
        let all = log_ratio(5, 5, 7, 7).unwrap();
        assert_eq!((all.value, all.low, all.high), (0.0, 0.0, 0.0));
    }

    #[test]
    fn sides_change_the_sign() {
        let (one, other) = (log_ratio(9, 100, 4, 300).unwrap(), log_ratio(4, 300, 9, 100).unwrap());
        assert!((one.value + other.value).abs() < 1e-12 && (one.low + other.high).abs() < 1e-12);
    }
}
