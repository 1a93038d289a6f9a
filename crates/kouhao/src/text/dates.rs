//! Dates as variables and tables have them: ISO prefixes.

/// Tells whether a text is an ISO prefix of a date: 2025, 2025-03 or 2025-03-05.
pub(crate) fn is_date(text: &str) -> bool {
    let mut pieces = text.split('-');
    let mut piece = |length: usize, most: u32| {
        let piece = pieces.next()?;
        let plain = piece.len() == length && piece.bytes().all(|byte| byte.is_ascii_digit());
        Some(plain && piece.parse().is_ok_and(|number: u32| number <= most && (length == 4 || number > 0)))
    };
    piece(4, 9999) == Some(true) && piece(2, 12) != Some(false) && piece(2, 31) != Some(false) && pieces.next().is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_a_date() {
        for (text, expected) in [
            ("2025", true),
            ("2025-12-31", true),
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
