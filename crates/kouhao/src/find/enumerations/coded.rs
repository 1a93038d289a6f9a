//! Codes: digits joined by + or × (1+5, 1+N, 4×4) or alone (985) as a name.

use super::found::Found;
use super::members::{WINDOW, counted_in_turn, sentence_end};
use super::numerals::is_chinese_numeral;
use super::page::Page;
use super::signs::{PROGRAMMES, is_stop, noun_end};
use super::{EnumerationKind, Number};
use crate::text::is_han;

/// Reads the code that fills `from..to`, or that is followed by a noun there (985工程); the span is the code alone.
pub(super) fn quoted(page: &Page, from: usize, to: usize) -> Option<Found> {
    if let Some(found) = sum(page, from, to) {
        return (found.end == to || (is_han(page.at(found.end)) && to - found.end <= 10)).then_some(found);
    }
    let end = digits_end(page, from, to);
    let digits = end - from;
    if !(3..=6).contains(&digits) {
        return None;
    }
    let value = page.chars[from..end].iter().fold(0, |value, &c| value * 10 + u64::from(c as u32 - '0' as u32));
    if digits > 1 && end + 1 == to && matches!(page.at(end), 'n' | 'x') {
        // 415X.
        return Some(Found::new(EnumerationKind::Code, from, to, vec![Number::Value(value), Number::Letter(page.at(end).to_ascii_uppercase())]));
    }
    let after = if end == to { end + 1 } else { end };
    let closed = end == to || (digits >= 3 && PROGRAMMES.iter().any(|noun| page.reads(end, noun) && end + noun.chars().count() == to));
    let code = || Found::new(EnumerationKind::Code, from, end, Found::values(&[value]));
    let other = is_year(value) || is_hotline(page, value, digits, after);
    let named = closed && (!other || counts_sets(page, &code(), after)) && page.before(from - usize::from(from > 0)) != '第';
    named.then(code)
}

/// Returns whether a set is counted for each digit of a code after it; the code is then neither a telephone line nor a year: “12345”思路：一个目标，两条底线，三场硬仗….
fn counts_sets(page: &Page, code: &Found, at: usize) -> bool {
    const NOUN: usize = 8;
    let mark = noun_end(page, at, NOUN);
    let to = sentence_end(page, mark, page.len().min(mark + WINDOW));
    matches!(page.at(mark), ':' | ',' | '。') && counted_in_turn(page, code, mark + 1, to).is_some()
}

/// Reads digits and letters joined by + at `from`; there must be at least one +, and a digit first.
pub(super) fn sum(page: &Page, from: usize, to: usize) -> Option<Found> {
    let mut numbers = Vec::new();
    let mut i = from;
    loop {
        let end = digits_end(page, i, to);
        if end > i {
            if end - i > 4 {
                return None;
            }
            let value = page.chars[i..end].iter().fold(0, |value, &c| value * 10 + u64::from(c as u32 - '0' as u32));
            numbers.push(Number::Value(value));
            i = end;
        } else if !numbers.is_empty() && i < to && matches!(page.at(i), 'n' | 'x' | 'm' | 'z') && !page.at(i + 1).is_ascii_alphanumeric() {
            numbers.push(Number::Letter(page.at(i).to_ascii_uppercase()));
            i += 1;
        } else {
            return None;
        }
        if i < to
            && matches!(page.at(i), '+' | '×')
            && (page.at(i + 1).is_ascii_digit() || (page.at(i + 1).is_ascii_alphabetic() && !page.at(i + 2).is_ascii_alphanumeric()))
        {
            i += 1;
        } else {
            break;
        }
    }
    // 1+1>2 and 2+2=4 are arithmetic, 3+5% is a measure.
    // So is 2×66万千瓦.
    let measured = is_chinese_numeral(page.at(i));
    let whole =
        !measured && matches!(page.at(i), c if is_han(c) || is_stop(c)) && !matches!(page.at(i), '>' | '=' | '+' | '%' | '.' | '<' | '-' | '/');
    (numbers.len() > 1 && whole).then(|| Found::new(EnumerationKind::Code, from, i, numbers))
}

fn digits_end(page: &Page, from: usize, to: usize) -> usize {
    let mut end = from;
    while end < to && page.at(end).is_ascii_digit() {
        end += 1;
    }
    end
}

fn is_year(value: u64) -> bool {
    (1840..=2099).contains(&value)
}

/// Returns whether a value is an emergency number or service line of China (110, 119, 120, 123xx, 95xxx, 96xxx), or the next word says that it is a line.
fn is_hotline(page: &Page, value: u64, digits: usize, after: usize) -> bool {
    matches!(value, 110 | 112 | 114 | 119 | 120 | 122)
        || (digits == 5 && matches!(value, 10_000..=10_099 | 12_300..=12_399 | 95_000..=96_999))
        || page.longest(after, &["热线", "电话", "政务", "便民", "指挥中心", "报警", "消费", "地震", "年", "号"]) > 0
}
