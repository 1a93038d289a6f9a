//! Statistics of counts: pure functions, one family per file, each with its formula and its source.
//!
//! Functions take and return numbers and know nothing of texts. Integers are counts, so sums are exact. Results are not rounded; that is left to the
//! code that sorts or prints them ([`quantised`], [`significant`]). No argument yields a NaN or an infinity: an undefined value (a ratio to nothing,
//! a dispersion of nothing) is `None`, and where there is a limit, the value is that limit.

mod association;
mod contingency;
mod dispersion;
mod effect;
mod log_odds;
mod significance;
mod trend;
mod weighting;

pub use crate::rounding::quantised;
pub use association::{log_dice, npmi, pmi};
pub use contingency::Contingency;
pub use dispersion::{Dispersion, dispersion};
pub use effect::{LogRatio, log_ratio};
pub use log_odds::{WeightedLogOdds, weighted_log_odds};
pub use significance::{benjamini_hochberg, chi_square_tail, g2, g2_two_cells, normal_tails, signed_g2};
pub use trend::{MannKendall, mann_kendall, theil_sen};
pub use weighting::{Norm, TfIdf};

/// Rounds a probability or rate to six significant digits, so that small values stay distinct.
///
/// ```
/// use kouhao::measure::statistics::significant;
///
/// assert_eq!(significant(1.234_567_89e-20), 1.23457e-20);
/// assert_eq!(significant(0.0), 0.0);
/// ```
pub fn significant(rate: f64) -> f64 {
    // Through decimal digits: a power of ten that is not exact would leave a tail of digits.
    format!("{rate:.5e}").parse().unwrap_or(rate) + 0.0
}

#[cfg(test)]
mod oracles;
