//! The contingency table of two binary properties that most measures are computed from.

/// A contingency table: how often two properties occur, jointly and individually, in a total.
///
/// For words in two sets, the properties are “is the term” and “is in the target”; for collocations, “is the term” and “is near the phrase”. The
/// numbers are consistent: neither property is rarer than both jointly, nor more frequent than the total.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Contingency {
    both: u64,
    first: u64,
    second: u64,
    total: u64,
}

impl Contingency {
    /// Creates a table from its marginals: both, the first, the second, all. Values that are too large are reduced to what is possible.
    ///
    /// ```
    /// use kouhao::measure::statistics::Contingency;
    ///
    /// assert_eq!(Contingency::of_pair(110, 2552, 221, 31777).cells(), [[110, 2442], [111, 29114]]);
    /// ```
    pub fn of_pair(both: u64, first: u64, second: u64, total: u64) -> Self {
        let (first, second) = (first.min(total), second.min(total));
        // If the two add up to more than all, some must be both.
        let least = u128::from(first) + u128::from(second);
        let least = least.saturating_sub(u128::from(total)) as u64;
        Contingency { both: both.clamp(least, first.min(second)), first, second, total }
    }

    /// Creates the table of a term that occurs `target` times among `targets` and `reference` times among `references`.
    ///
    /// ```
    /// use kouhao::measure::statistics::Contingency;
    ///
    /// assert_eq!(Contingency::of_sets(12, 1000, 3, 1500).cells(), [[12, 3], [988, 1497]]);
    /// ```
    pub fn of_sets(target: u64, targets: u64, reference: u64, references: u64) -> Self {
        let (target, reference) = (target.min(targets), reference.min(references));
        Contingency { both: target, first: target.saturating_add(reference), second: targets, total: targets.saturating_add(references) }
    }

    /// Returns how often both properties occur together.
    pub fn both(self) -> u64 {
        self.both
    }

    /// Returns how often the first property occurs.
    pub fn first(self) -> u64 {
        self.first
    }

    /// Returns how often the second property occurs.
    pub fn second(self) -> u64 {
        self.second
    }

    /// Returns the total.
    pub fn total(self) -> u64 {
        self.total
    }

    /// Returns the four cells: a row for the first property and one for its absence, a column for the second and one for its absence.
    pub fn cells(self) -> [[u64; 2]; 2] {
        let without = self.second - self.both;
        [[self.both, self.first - self.both], [without, self.total - self.first - without]]
    }

    /// Returns the expected joint frequency if the properties were independent: first × second ÷ total, or 0 if the total is 0.
    pub fn expected(self) -> f64 {
        share(self.first as f64 * self.second as f64, self.total as f64)
    }

    /// Returns whether both occur together more often than expected (positive), less often (negative) or exactly as often (zero). Exact.
    pub fn direction(self) -> i8 {
        let [observed, expected] = [(self.both, self.total), (self.first, self.second)].map(|(a, b)| u128::from(a) * u128::from(b));
        observed.cmp(&expected) as i8
    }
}

/// Divides two numbers; 0 if the whole is 0.
pub(super) fn share(part: f64, whole: f64) -> f64 {
    if whole > 0.0 { part / whole } else { 0.0 }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_impossible_is_cut_to_the_possible() {
        assert_eq!(Contingency::of_pair(9, 5, 4, 6).cells(), [[4, 1], [0, 1]]);
        assert_eq!(Contingency::of_pair(0, 5, 4, 6).cells(), [[3, 2], [1, 0]]);
        assert_eq!(Contingency::of_pair(1, u64::MAX, u64::MAX, u64::MAX).cells(), [[u64::MAX, 0], [0, 0]]);
        assert_eq!(Contingency::of_sets(5, 3, 7, 0).cells(), [[3, 0], [0, 0]]);
    }

    #[test]
    fn direction_is_that_of_the_rates() {
        assert_eq!(Contingency::of_sets(2, 100, 1, 100).direction(), 1);
        assert_eq!(Contingency::of_sets(1, 100, 1, 10).direction(), -1);
        assert_eq!(Contingency::of_sets(1, 100, 10, 1000).direction(), 0);
        assert_eq!(Contingency::of_sets(0, 0, 0, 0).direction(), 0);
        assert_eq!(Contingency::of_sets(0, 0, 0, 0).expected(), 0.0);
    }
}
