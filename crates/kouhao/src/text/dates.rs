//! Dates as variables and tables have them: ISO prefixes.

/// Tells whether a text is an ISO prefix of a date: 2025, 2025-03 or 2025-03-05.
pub(crate) fn is_date(text: &str) -> bool {
    let fields: Vec<&str> = text.split('-').collect();
    let digits = |field: &str, len: usize| field.len() == len && field.bytes().all(|byte| byte.is_ascii_digit());
    let within = |field: &str, most: u8| digits(field, 2) && field.parse::<u8>().is_ok_and(|number| (1..=most).contains(&number));
    // 29 February is taken in any year: dates are compared, not reckoned with.
    let days = |month: &str| match month {
        "02" => 29,
        "04" | "06" | "09" | "11" => 30,
        _ => 31,
    };
    match fields[..] {
        [year] => digits(year, 4),
        [year, month] => digits(year, 4) && within(month, 12),
        [year, month, day] => digits(year, 4) && within(month, 12) && within(day, days(month)),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_a_date() {
        for (text, expected) in [
            ("2025", true),
            ("2025-12-31", true),
            ("2024-02-29", true),
            ("2025-02-31", false),
            ("2025-04-31", false),
            ("2025-00", false),
            ("2025-13", false),
            ("2025-1", false),
            ("25", false),
            ("2025-01-01-01", false),
            ("2025-", false),
            ("2025年", false),
            ("", false),
        ] {
            assert_eq!(is_date(text), expected, "{text}");
        }
    }
}
