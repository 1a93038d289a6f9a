//! Dates in variables and tables: ISO 8601 prefixes.

use std::cmp::Ordering;

/// A date, as precise as it was given: 2025, 2025-03 or 2025-03-05.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct IsoDate {
    pub year: u16,
    pub month: Option<u8>,
    pub day: Option<u8>,
}

impl IsoDate {
    /// Parses an ISO prefix; `None` for anything else, and for dates that do not exist.
    pub(crate) fn parse(text: &str) -> Option<Self> {
        let mut fields = text.split('-');
        let mut number = |digits: usize| match fields.next() {
            None => Some(None),
            Some(field) if field.len() == digits && field.bytes().all(|byte| byte.is_ascii_digit()) => field.parse::<u16>().ok().map(Some),
            Some(_) => None,
        };
        let (year, month, day) = (number(4)??, number(2)?, number(2)?);
        let (month, day) = (month.map(|month| month as u8), day.map(|day| day as u8));
        // 29 February is accepted in any year.
        let days = match month {
            Some(2) => 29,
            Some(4 | 6 | 9 | 11) => 30,
            _ => 31,
        };
        let is_date =
            fields.next().is_none() && month.is_none_or(|month| (1..=12).contains(&month)) && day.is_none_or(|day| (1..=days).contains(&day));
        is_date.then_some(IsoDate { year, month, day })
    }

    /// Compares two dates as far as both are precise: 2025 is neither before nor after 2025-03.
    pub(crate) fn compare(self, other: IsoDate) -> Ordering {
        let both = |ours: Option<u8>, theirs: Option<u8>| ours.zip(theirs).map_or(Ordering::Equal, |(ours, theirs)| ours.cmp(&theirs));
        self.year.cmp(&other.year).then_with(|| both(self.month, other.month)).then_with(|| both(self.day, other.day))
    }
}

/// Returns whether a text is an ISO prefix of a date.
pub(crate) fn is_date(text: &str) -> bool {
    IsoDate::parse(text).is_some()
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

    #[test]
    fn dates_compare_as_far_as_both_are_exact() {
        use Ordering::{Equal, Greater, Less};
        for (a, b, expected) in [
            ("2025", "2025-03-05", Equal),
            ("2025-03", "2025", Equal),
            ("2025-03", "2025-04-01", Less),
            ("2025-03-05", "2025-03-04", Greater),
            ("2024-12-31", "2025", Less),
        ] {
            let [a, b] = [a, b].map(|text| IsoDate::parse(text).unwrap());
            assert_eq!((a.compare(b), b.compare(a)), (expected, expected.reverse()), "{a:?} {b:?}");
        }
    }
}
