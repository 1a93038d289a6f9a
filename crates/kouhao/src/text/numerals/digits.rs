//! Reads digit strings: 35, ３５, 1,024, 3.5.

use super::MOST_DIGITS;
use super::symbols::{Symbol, symbol};

/// A digit string without its decimal point: 35 with one decimal for 3.5.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Digits {
    pub value: u128,
    pub decimals: u32,
}

/// Reads Arabic digits, half or full width, with thousands separators and a decimal point.
///
/// Returns the digits and their length in bytes; `None` for more digits than a number can have.
pub(super) fn digit_string(text: &str) -> Option<(Digits, usize)> {
    let arabic = |at: usize| {
        let c = text[at..].chars().next()?;
        if let Some(Symbol::Arabic(n)) = symbol(c) { Some((n, c.len_utf8())) } else { None }
    };
    let mut value: u128 = 0;
    let mut at = 0;
    let mut digits = 0;
    while let Some((n, len)) = arabic(at) {
        value = value.saturating_mul(10).saturating_add(n.into());
        at += len;
        digits += 1;
    }
    // 1,024: groups of exactly three after one to three digits.
    if (1..=3).contains(&digits) {
        while let Some(comma) = text[at..].chars().next().filter(|&c| matches!(c, ',' | '，')) {
            let mut next = at + comma.len_utf8();
            let mut group = 0u128;
            let mut count = 0;
            while let Some((n, len)) = arabic(next) {
                group = group.saturating_mul(10).saturating_add(n.into());
                next += len;
                count += 1;
                if count > 3 {
                    break;
                }
            }
            // A full-width comma between digits is more often the end of a clause; it separates thousands only after a full-width digit.
            if count != 3 || (comma == '，' && !text[..at].ends_with(|c: char| !c.is_ascii())) {
                break;
            }
            value = value.saturating_mul(1000).saturating_add(group);
            at = next;
            digits += 3;
        }
    }
    // The start of the digits after a point.
    let behind_point = |at: usize| {
        let point = text[at..].chars().next().filter(|&c| matches!(c, '.' | '．'))?;
        Some(at + point.len_utf8()).filter(|&next| arabic(next).is_some())
    };
    let mut decimals = 0;
    if let Some(mut next) = behind_point(at) {
        let (mut fraction, mut places) = (value, 0);
        while let Some((n, len)) = arabic(next) {
            fraction = fraction.saturating_mul(10).saturating_add(n.into());
            next += len;
            places += 1;
        }
        // 3.2.1 is not a decimal number.
        if behind_point(next).is_none() && digits + places <= MOST_DIGITS {
            (value, decimals, at, digits) = (fraction, places, next, digits + places);
        }
    }
    (digits <= MOST_DIGITS).then_some((Digits { value, decimals }, at))
}
