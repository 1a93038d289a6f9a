//! Formats numbers for readers.

/// Formats an integer, with commas between thousands.
pub(super) fn whole(value: u64) -> String {
    thousands(&value.to_string())
}

/// Formats a number with the given decimals, and commas between thousands; NaN as 0.
pub(super) fn grouped(value: f64, decimals: usize) -> String {
    let value = if value.is_finite() { value } else { 0.0 };
    let text = format!("{:.decimals$}", value.abs());
    let (digits, rest) = text.split_at(text.find('.').unwrap_or(text.len()));
    let negative = value < 0.0 && text.bytes().any(|byte| (b'1'..=b'9').contains(&byte));
    format!("{}{}{rest}", if negative { "−" } else { "" }, thousands(digits))
}

/// Formats a rate with as many digits as can be read at a glance.
pub(super) fn rate(value: f64) -> String {
    match value {
        0.0 => "0".to_string(),
        _ if value < 0.005 => "<0.01".to_string(),
        _ if value < 9.995 => grouped(value, 2),
        _ if value < 99.95 => grouped(value, 1),
        _ => grouped(value, 0),
    }
}

/// Puts commas between thousands.
fn thousands(digits: &str) -> String {
    let mut out = String::new();
    for (place, digit) in digits.chars().enumerate() {
        if place > 0 && (digits.len() - place).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn commas_stand_between_thousands() {
        assert_eq!([0, 999, 1000, 1_234_567, u64::MAX].map(whole), ["0", "999", "1,000", "1,234,567", "18,446,744,073,709,551,615"]);
        assert_eq!([grouped(1_234_567.0, 0), grouped(-1_234.5, 1), grouped(-0.001, 1), grouped(999.0, 0)], ["1,234,567", "−1,234.5", "0.0", "999"]);
        assert_eq!(
            [(1234.5, 1), (999.96, 1), (0.0, 2), (-1234.0, 0), (-0.004, 2), (f64::NAN, 0)].map(|(value, decimals)| grouped(value, decimals)),
            ["1,234.5", "1,000.0", "0.00", "−1,234", "0.00", "0"]
        );
    }

    #[test]
    fn rates_can_be_read_at_a_glance() {
        assert_eq!([rate(0.0), rate(0.001), rate(1.234), rate(23.45), rate(1_234.5)], ["0", "<0.01", "1.23", "23.4", "1,234"]);
    }
}
