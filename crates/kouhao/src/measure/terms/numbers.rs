//! Recognises the words that are left out where numbers are not wanted.
//!
//! The kind of a token identifies numerals: 1958, 三十. But the dictionary has dates and fractions as words, 一九五八年 and 百分之五, so leaving out numerals
//! alone would remove 1958 and keep these. Words that merely count something stay, as their units do after digits: 三年, 百年, 两日.

use crate::text::{NumeralForm, numerals};
use crate::tokens::{Token, TokenKind};

/// Returns whether a word is a number, or a date or fraction written in Chinese characters.
pub(super) fn is_number(token: Token<'_>) -> bool {
    token.kind() == TokenKind::Number || is_date(token.text()) || is_fraction(token.text())
}

/// Returns whether a word is 百分之五, 三分之二 or 二点五.
fn is_fraction(word: &str) -> bool {
    let whole = |text: &str| numerals(text).next().filter(|numeral| numeral.span.start == 0 && numeral.span.end == text.len());
    match word.split_once('点') {
        _ if word.contains("分之") => whole(word).is_some_and(|numeral| numeral.form == NumeralForm::Fraction),
        Some((before, decimals)) => [before, decimals].into_iter().all(|text| whole(text).is_some_and(|numeral| numeral.form != NumeralForm::Digits)),
        None => false,
    }
}

/// Returns whether a word is a year, month or day, two of these in sequence, a decade or a century.
fn is_date(word: &str) -> bool {
    /// The characters of years, months and days: the closed class of Chinese digits below a hundred.
    const DIGITS: &str = "〇零○一二三四五六七八九";
    // 二三月 is two months, 两月 is a number of months, and 一日 is more often part of 终有一日 than the first of a month.
    let below = |text: &str, most: u64| {
        let only = text.chars().all(|c| DIGITS.contains(c) || "十廿卅".contains(c));
        let value = numerals(text).next().filter(|numeral| only && numeral.span.end == text.len() && numeral.form != NumeralForm::Approximate);
        value.and_then(|numeral| numeral.value.integer()).filter(|number| (1..=most).contains(number))
    };
    let is_year = |text: &str| {
        let digits = text.chars().filter(|&c| DIGITS.contains(c)).count();
        let approximate = || numerals(text).next().is_none_or(|numeral| numeral.form == NumeralForm::Approximate);
        digits == text.chars().count() && (digits > 2 || (digits == 2 && !approximate()))
    };
    let is_day = |text: &str, alone: bool| below(text, 31).is_some_and(|day| day > 1 || !alone);
    let month_and_day = |text: &str| match text.split_once('月') {
        Some((month, "" | "份")) => below(month, 12).is_some(),
        Some((month, day)) => below(month, 12).is_some() && is_day(day.strip_suffix(['日', '号']).unwrap_or(day), false),
        None => text.strip_suffix('日').is_some_and(|day| is_day(day, true)),
    };
    if let Some(decade) = word.strip_suffix("年代") {
        return below(decade, 99).is_some_and(|decade| decade % 10 == 0);
    }
    if let Some(century) = word.strip_suffix("世纪").or_else(|| word.strip_suffix("世紀")) {
        return below(century, 99).is_some();
    }
    match word.split_once('年') {
        Some((year, rest)) => is_year(year) && (rest.is_empty() || month_and_day(rest)),
        None => month_and_day(word),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_fractions_are_numbers() {
        for word in [
            "一九五八年",
            "二〇二〇年",
            "二零零八年",
            "五八年",
            "九七年",
            "一九五八年三月",
            "五月",
            "十二月",
            "十二月份",
            "二十三日",
            "三十一日",
            "九月九",
            "十月十日",
            "十月一日",
            "八十年代",
            "二十世纪",
            "二十一世纪",
            "百分之五",
            "百分之百",
            "三分之二",
            "二点五",
            "一点五万",
            "零点零三八",
        ] {
            assert!(is_date(word) || is_fraction(word), "{word}");
        }
    }

    #[test]
    fn what_counts_or_only_looks_like_a_number_is_a_word() {
        for word in [
            "三年",
            "百年",
            "千年",
            "十年",
            "一年",
            "万年",
            "二十年",
            "三五年",
            "七八年",
            "两三年",
            "两月",
            "十三月",
            "二三月",
            "一日",
            "两日",
            "百日",
            "四十九日",
            "三十二日",
            "日",
            "年",
            "月",
            "年代",
            "世纪",
            "新世纪",
            "十二年代",
            "一号",
            "三点",
            "三点钟",
            "一点一滴",
            "点五",
            "一些",
            "统一",
            "万一",
            "千万",
            "第一",
            "四个",
            "三农",
            "五四",
            "岁月",
            "百分之",
            "百分比",
            "五月花",
            "二〇二〇年度",
            "改革",
            "",
            "点",
            "分之",
        ] {
            assert!(!is_date(word) && !is_fraction(word), "{word}");
        }
    }
}
