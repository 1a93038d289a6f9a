//! Reads dates in the notations of official texts.

use std::ops::Range;

use crate::text::{Fold, View};

/// A date in a folded line.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Date {
    pub range: Range<usize>,
    pub year: Option<u32>,
    pub month: Option<u32>,
    pub day: Option<u32>,
}

impl Date {
    /// Returns the date as an ISO prefix; `None` if the year is not given.
    pub(super) fn iso(&self) -> Option<String> {
        let year = self.year?;
        Some(match (self.month, self.day) {
            (Some(month), Some(day)) => format!("{year:04}-{month:02}-{day:02}"),
            (Some(month), None) => format!("{year:04}-{month:02}"),
            _ => format!("{year:04}"),
        })
    }

    /// Returns the precision of the date: a day with its year ranks above a month, a month above a year, and a year above a day without a year.
    pub(super) fn exactness(&self) -> u8 {
        match (self.year, self.month, self.day) {
            (Some(_), Some(_), Some(_)) => 3,
            (Some(_), Some(_), None) => 2,
            (Some(_), ..) => 1,
            _ => 0,
        }
    }
}

/// Converts a text that is a date and nothing else to an ISO prefix.
pub(in crate::text) fn iso_date(text: &str) -> Option<String> {
    let view = View::new(text.trim(), Fold::new());
    find_date(view.text()).filter(|date| date.range == (0..view.text().len()))?.iso()
}

/// Finds the first date in a folded line.
pub(super) fn find_date(line: &str) -> Option<Date> {
    let mut before = ' ';
    for (at, c) in line.char_indices() {
        let starts = if c.is_ascii_alphabetic() {
            !before.is_ascii_alphanumeric()
        } else {
            (c.is_ascii_digit() && !before.is_ascii_digit()) || (han_digit(c).is_some() && han_digit(before).is_none())
        };
        if starts && let Some(date) = date_at(line, at) {
            return Some(date);
        }
        before = c;
    }
    None
}

fn date_at(line: &str, at: usize) -> Option<Date> {
    let rest = &line[at..];
    let (parts, left) = chinese_date(rest).or_else(|| hyphened_date(rest)).or_else(|| english_date(rest))?;
    let (year, month, day) = parts;
    let plausible = year.is_none_or(|year| (1800..2200).contains(&year))
        && month.is_none_or(|month| (1..=12).contains(&month))
        && day.is_none_or(|day| (1..=31).contains(&day));
    plausible.then(|| Date { range: at..at + (rest.len() - left.len()), year, month, day })
}

type Parts = (Option<u32>, Option<u32>, Option<u32>);

/// 2022年9月7日, 二〇二二年九月, 9月7日
fn chinese_date(text: &str) -> Option<(Parts, &str)> {
    let (first, rest) = number(text)?;
    if let Some(rest) = unit(rest, "年") {
        // A year is written digit by digit, and with all its digits.
        let year = first.filter_digits(4)?;
        let Some((month, after)) = number(rest.trim_start_matches(' ')).and_then(|(month, rest)| Some((month.value, unit(rest, "月")?))) else {
            return Some(((Some(year), None, None), rest));
        };
        return Some(match day(after) {
            Some((day, rest)) => ((Some(year), Some(month), Some(day)), rest),
            None => ((Some(year), Some(month), None), after),
        });
    }
    let rest = unit(rest, "月")?;
    let (day, rest) = day(rest)?;
    Some(((None, Some(first.value), Some(day)), rest))
}

fn day(text: &str) -> Option<(u32, &str)> {
    let (day, rest) = number(text.trim_start_matches(' '))?;
    Some((day.value, unit(rest, "日").or_else(|| unit(rest, "号"))?))
}

fn unit<'t>(text: &'t str, unit: &str) -> Option<&'t str> {
    text.trim_start_matches(' ').strip_prefix(unit)
}

/// 2022-09-07, 2022-09, 2022/9/7, 2022.9.7
fn hyphened_date(text: &str) -> Option<(Parts, &str)> {
    let digits = |text: &str, most: usize| {
        let len = text.bytes().take_while(u8::is_ascii_digit).count();
        (1..=most).contains(&len).then(|| text[..len].parse::<u32>().ok().map(|number| (number, len))).flatten()
    };
    let (year, 4) = digits(text, 4)? else { return None };
    let mark = text[4..].chars().next().filter(|c| matches!(c, '-' | '/' | '.'))?;
    let (month, len) = digits(&text[5..], 2)?;
    let rest = &text[5 + len..];
    match rest.strip_prefix(mark).and_then(|rest| digits(rest, 2).map(|(day, len)| (day, &rest[len..]))) {
        Some((day, rest)) => Some(((Some(year), Some(month), Some(day)), rest)),
        // 2022.9 and 2022/9 could be any numbers.
        None => (mark == '-' && len == 2).then_some(((Some(year), Some(month), None), rest)),
    }
}

/// Returns the text after the ending of an ordinal number: 7th
fn ordinal(text: &str) -> &str {
    ["st", "nd", "rd", "th"].iter().find_map(|ending| text.strip_prefix(ending)).unwrap_or(text)
}

/// September 7, 2022; 7 September 2022; 7th of September, 2022
fn english_date(text: &str) -> Option<(Parts, &str)> {
    const MONTHS: [&str; 12] =
        ["january", "february", "march", "april", "may", "june", "july", "august", "september", "october", "november", "december"];
    let month = |text: &'_ str| {
        let len = text.bytes().take_while(u8::is_ascii_alphabetic).count();
        let name = &text[..len];
        let place =
            MONTHS.iter().position(|month| *month == name || (len == 3 && month.starts_with(name)) || name == "sept" && *month == "september")?;
        Some((place as u32 + 1, len))
    };
    let number = |text: &str| {
        let len = text.bytes().take_while(u8::is_ascii_digit).count();
        text[..len].parse::<u32>().ok().map(|number| (number, len))
    };
    let (month, day, rest) = match month(text) {
        Some((month, len)) => {
            let rest = text[len..].strip_prefix(". ").or_else(|| text[len..].strip_prefix(' '))?;
            let (day, len) = number(rest)?;
            let rest = &rest[len..];
            (month, day, ordinal(rest))
        }
        None => {
            let (day, len) = number(text)?;
            let rest = ordinal(&text[len..]).strip_prefix(' ')?;
            let rest = rest.strip_prefix("of ").unwrap_or(rest);
            let (month, len) = month(rest)?;
            let rest = &rest[len..];
            (month, day, rest.strip_prefix('.').unwrap_or(rest))
        }
    };
    let rest = rest.trim_start_matches([',', ' ']);
    let (year, len) = number(rest).filter(|&(_, len)| len == 4)?;
    Some(((Some(year), Some(month), Some(day)), &rest[len..]))
}

/// A number in digits, or in Chinese numerals up to 99.
struct Number {
    value: u32,
    /// The number of its digits; `None` if it is written with 十.
    digits: Option<usize>,
}

impl Number {
    fn filter_digits(&self, digits: usize) -> Option<u32> {
        (self.digits == Some(digits)).then_some(self.value)
    }
}

fn number(text: &str) -> Option<(Number, &str)> {
    let (mut value, mut digits, mut tens, mut len) = (0u32, 0, false, 0);
    for c in text.chars() {
        if c == '十' && !tens && digits <= 1 {
            value = value.max(1) * 10;
            tens = true;
            digits = 0;
        } else if let Some(digit) = c.to_digit(10).or_else(|| han_digit(c)) {
            digits += 1;
            if digits > 4 || (tens && digits > 1) {
                return None;
            }
            value = if tens { value + digit } else { value * 10 + digit };
        } else {
            break;
        }
        len += c.len_utf8();
    }
    (len > 0).then(|| (Number { value, digits: (!tens).then_some(digits) }, &text[len..]))
}

/// The digits of the positional notation, with the circles and letters that are written for its zero.
fn han_digit(c: char) -> Option<u32> {
    Some(match c {
        '〇' | '零' | '○' | '◯' | 'o' => 0,
        '一' => 1,
        '二' => 2,
        '三' => 3,
        '四' => 4,
        '五' => 5,
        '六' => 6,
        '七' => 7,
        '八' => 8,
        '九' => 9,
        _ => return None,
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(line: &str) -> Option<(&str, Option<String>)> {
        find_date(line).map(|date| (&line[date.range.clone()], date.iso()))
    }

    #[test]
    fn every_form_of_a_date_is_read() {
        let cases = [
            ("(2022年9月7日)", "2022年9月7日", Some("2022-09-07")),
            ("2022 年 9 月 7 日 北京", "2022 年 9 月 7 日", Some("2022-09-07")),
            ("二〇二二年九月七日", "二〇二二年九月七日", Some("2022-09-07")),
            ("一九九○年十二月三十一日在", "一九九○年十二月三十一日", Some("1990-12-31")),
            ("二〇一九年十月二十日", "二〇一九年十月二十日", Some("2019-10-20")),
            ("2022年9月", "2022年9月", Some("2022-09")),
            ("2022年政府工作报告", "2022年", Some("2022")),
            ("时间:2022-09-07 10:30", "2022-09-07", Some("2022-09-07")),
            ("2022/9/7", "2022/9/7", Some("2022-09-07")),
            ("2022.09.07", "2022.09.07", Some("2022-09-07")),
            ("9月7日电", "9月7日", None),
            ("九月七日", "九月七日", None),
            ("washington, september 7, 2022", "september 7, 2022", Some("2022-09-07")),
            ("7 sep 2022", "7 sep 2022", Some("2022-09-07")),
            ("7th of september, 2022", "7th of september, 2022", Some("2022-09-07")),
            ("7 sept. 2022", "7 sept. 2022", Some("2022-09-07")),
            ("sept. 7th, 2022", "sept. 7th, 2022", Some("2022-09-07")),
        ];
        for (line, text, iso) in cases {
            assert_eq!(found(line), Some((text, iso.map(str::to_owned))), "{line}");
        }
    }

    #[test]
    fn numbers_that_are_no_dates() {
        for line in ["", "五年来", "22年", "12345年", "2022.9", "1+5", "13月40日", "九年级", "十年树木", "2022", "3.15", "可能2022", "3月份", "may 1"]
        {
            assert_eq!(found(line), None, "{line}");
        }
    }
}
