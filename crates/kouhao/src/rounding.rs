//! Scores as they are ranked and printed.

/// Rounds a score to six decimal places, so that sums in another order or another mathematical library rank and print the same.
///
/// ```
/// use kouhao::measure::statistics::quantised;
///
/// assert_eq!(quantised(10.043_858_6), 10.043859);
/// assert_eq!(quantised(-0.000_000_1).to_bits(), 0.0_f64.to_bits());
/// ```
pub fn quantised(score: f64) -> f64 {
    // Beyond this, digits behind the point are beyond the precision of the number itself. Adding zero turns −0 into 0.
    if score.abs() < 1e9 { (score * 1e6).round() / 1e6 + 0.0 } else { score }
}
