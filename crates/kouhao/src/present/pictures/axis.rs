//! Scales and their labels.

use crate::present::numbers::grouped;

/// A scale from values to pixels, with round numbers as ticks.
pub(super) struct Scale {
    low: f64,
    high: f64,
    /// The pixels of both ends.
    from: f64,
    to: f64,
    step: f64,
}

impl Scale {
    /// Creates a scale that covers at least the given values, extends to round numbers, and has about the given number of ticks.
    pub(super) fn round(low: f64, high: f64, marks: usize, pixels: (f64, f64)) -> Self {
        // Values that are all zero need a scale too.
        let high = if high > low { high } else { low + 1.0 };
        let span = high - low;
        let step = round_step(span / marks.max(1) as f64);
        let (low, high) = ((low / step + 1e-9).floor() * step, (high / step - 1e-9).ceil() * step);
        Scale { low, high, from: pixels.0, to: pixels.1, step }
    }

    /// Creates a scale that ends where its values end.
    pub(super) fn exact(high: f64, marks: usize, pixels: (f64, f64)) -> Self {
        let high = if high > 0.0 { high } else { 1.0 };
        Scale { low: 0.0, high, from: pixels.0, to: pixels.1, step: round_step(high / marks.max(1) as f64) }
    }

    /// Restricts the ticks to integers.
    pub(super) fn whole(mut self) -> Self {
        if self.step < 1.0 {
            self.step = 1.0;
            self.high = self.high.ceil();
        }
        self
    }

    pub(super) fn at(&self, value: f64) -> f64 {
        self.from + (self.to - self.from) * ((value - self.low) / (self.high - self.low)).clamp(0.0, 1.0)
    }

    /// Returns the values of the ticks.
    pub(super) fn marks(&self) -> Vec<f64> {
        let first = (self.low / self.step - 1e-9).ceil() as i64;
        (first..).map(|mark| mark as f64 * self.step).take_while(|&mark| mark <= self.high + self.step * 1e-9).take(100).collect()
    }

    /// Formats the value of a tick.
    pub(super) fn label(&self, mark: f64) -> String {
        grouped(mark, (-(self.step * (1.0 + 1e-9)).log10().floor()).clamp(0.0, 6.0) as usize)
    }

    /// Formats the value of a tick as a percentage.
    pub(super) fn per_cent(&self, mark: f64) -> String {
        format!("{}%", grouped(mark * 100.0, (-(self.step * 100.0 * (1.0 + 1e-9)).log10().floor()).clamp(0.0, 6.0) as usize))
    }
}

/// Returns the first of 1, 2, 5, 10 … that is not below `least`.
fn round_step(least: f64) -> f64 {
    let least = if least.is_finite() && least > 1e-9 { least } else { 1.0 };
    let power = 10_f64.powf(least.log10().floor());
    [1.0, 2.0, 5.0, 10.0].into_iter().map(|factor| factor * power).find(|&step| step >= least * (1.0 - 1e-9)).unwrap_or(10.0 * power)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_round() {
        let scale = Scale::round(0.0, 23.0, 5, (0.0, 100.0));
        assert_eq!(scale.marks(), [0.0, 5.0, 10.0, 15.0, 20.0, 25.0]);
        assert_eq!(scale.at(12.5), 50.0);
        assert_eq!(Scale::round(-2.2, 3.1, 5, (0.0, 1.0)).marks(), [-4.0, -2.0, 0.0, 2.0, 4.0]);
        assert_eq!(Scale::round(0.0, 0.0, 5, (0.0, 1.0)).marks().last(), Some(&1.0));
        assert_eq!(Scale::round(0.0, 2.0, 5, (0.0, 1.0)).whole().marks(), [0.0, 1.0, 2.0]);
        assert_eq!(Scale::exact(9.0, 4, (0.0, 1.0)).marks(), [0.0, 5.0]);
        for (low, high) in [(0.0, 0.0), (f64::NAN, 1.0), (0.0, f64::INFINITY), (0.0, 1e-300)] {
            let scale = Scale::round(low, high, 4, (0.0, 1.0));
            assert!(scale.marks().len() < 101);
        }
    }

    #[test]
    fn marks_have_as_many_decimals_as_they_need() {
        assert_eq!(Scale::round(0.0, 0.4, 4, (0.0, 1.0)).label(0.2), "0.2");
        assert_eq!(Scale::round(0.0, 0.1, 5, (0.0, 1.0)).per_cent(0.08), "8%");
        assert_eq!(Scale::round(0.0, 0.004, 4, (0.0, 1.0)).per_cent(0.002), "0.2%");
    }
}
