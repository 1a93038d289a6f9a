//! The numbers of the grammar: where a numeral counts, and its value.
//!
//! A number word within another word (统一, 一定, 双方) counts nothing; short lists of the characters beside it, from general knowledge of Chinese, identify
//! these words. Powers in rising order, and digits and powers that do not form a number (千万工程, 四千四万), count one by one.

use super::numerals::{is_chinese_numeral, is_numeral};
use super::page::Page;
use crate::text::{is_han, numerals};

/// Returns the value of a Chinese digit, including 两 and 双.
fn digit(c: char) -> Option<u64> {
    Some(match c {
        '一' => 1,
        '二' | '两' | '双' => 2,
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

/// Returns the value of a unit as a bare number.
fn unit(c: char) -> Option<u64> {
    Some(match c {
        '十' => 10,
        '百' => 100,
        '千' => 1000,
        '万' => 10_000,
        '亿' => 100_000_000,
        _ => return None,
    })
}

/// Returns whether the character at `i` is a numeral that counts, and is not part of an ordinary word (统一, 一体, 双方).
pub(super) fn counts(page: &Page, i: usize) -> bool {
    let c = page.at(i);
    if !is_numeral(c) {
        return false;
    }
    let (before, after) = (page.before(i), page.at(i + 1));
    // 三步并作两步走 is about haste.
    if after == '步' && page.ends_any(i, &["步并作", "步并成", "步当作", "步化作"]) {
        return false;
    }
    match c {
        '一' => {
            let ends_word = "统唯第合归专划逐之万某".contains(before);
            let starts_word = "体致律流批样定般切起直贯些旦旁向同".contains(after);
            let step = after == '步' && "进下更近".contains(before);
            // 看一看, but 一步一步 and 农村一村一品
            let tried = before == after && is_han(before) && (i < 2 || page.at(i - 2) != '一') && page.at(i + 2) != '一';
            // “一体两翼” consists of numbers.
            let built = after == '体' && before == '“' && is_numeral(page.at(i + 2));
            !(ends_word || starts_word || step || tried) || built
        }
        '双' => !"方边向重赢手休语打眼脚刃胞臂肩腿耳氧".contains(after),
        '万' => !"物众象能一分".contains(after),
        '百' => !"姓货科".contains(after) && before != '老',
        '十' => !"分足字".contains(after),
        // 一区两地 and 两国双园 count places, 两地 alone does not.
        '两' => {
            !"岸国会地侧者极性端旁边军淮广".contains(after)
                || (i >= 2 && is_numeral(page.at(i - 2)) && !is_numeral(before))
                || (is_numeral(page.at(i + 2)) && page.at(i + 2) != '一')
                // “两会一课” fills its quotation marks.
                || (before == '“' && page.at(i + 2) == '一' && page.at(i + 4) == '”')
        }
        // 三秦, 三湘 and 八闽 are old names of regions.
        '三' => !"者亚峡明伏角维秦晋湘楚吴".contains(after),
        '四' => !"川季周处肢".contains(after),
        '五' => !"金粮星彩官".contains(after),
        '六' => after != '安',
        '七' => !"夕彩".contains(after),
        '八' => !"闽桂".contains(after),
        '九' => !"江州龙".contains(after),
        '零' | '〇' => false,
        _ => true,
    }
}

/// A number as read from the text.
#[derive(Clone, Debug)]
pub(super) struct ReadNumber {
    pub end: usize,
    /// One value, or several for bare units side by side (百千万).
    pub values: Vec<u64>,
    /// Whether it is written with Arabic digits.
    pub arabic: bool,
    /// Whether it is a unit without digit: 百, 千, 万.
    pub bare: bool,
}

impl ReadNumber {
    pub fn value(&self) -> u64 {
        self.values.first().copied().unwrap_or(0)
    }
}

/// Reads the whole number at `i`; `None` if the numerals there do not form one (四千四万).
pub(super) fn number(page: &Page, i: usize, to: usize) -> Option<ReadNumber> {
    let c = page.at(i);
    if c.is_ascii_digit() {
        return arabic(page, i, to);
    }
    if c == '双' {
        return Some(ReadNumber { end: i + 1, values: vec![2], arabic: false, bare: false });
    }
    let mut end = i;
    while end < to && end - i < 24 && is_chinese_numeral(page.at(end)) && page.at(end) != '双' && (end == i || counts(page, end)) {
        end += 1;
    }
    if end == i {
        return None;
    }
    if end == i + 1 {
        let value = digit(c).or(unit(c))?;
        return Some(ReadNumber { end, values: vec![value], arabic: false, bare: unit(c).is_some_and(|unit| unit > 10) });
    }
    let run = &page.chars[i..end];
    // 千万 as in 千万工程 and 百千万: powers in rising order are counted one by one.
    if run.iter().all(|&c| unit(c).is_some()) && (run.len() > 2 || run == ['千', '万'] || run == ['百', '千'] || run == ['十', '百']) {
        return Some(ReadNumber { end, values: run.iter().filter_map(|&c| unit(c)).collect(), arabic: false, bare: true });
    }
    let text: String = run.iter().collect();
    let read = numerals(&text).next()?;
    let positional = matches!(read.form, crate::text::NumeralForm::Positional) && read.span.start == 0 && read.span.end == text.len();
    let value = read.value.integer().filter(|_| positional)?;
    Some(ReadNumber { end, values: vec![value], arabic: false, bare: false })
}

fn arabic(page: &Page, i: usize, to: usize) -> Option<ReadNumber> {
    let mut end = i;
    let mut value = 0u64;
    while end < to && page.at(end).is_ascii_digit() {
        value = value.saturating_mul(10).saturating_add(u64::from(page.at(end) as u32 - '0' as u32));
        end += 1;
    }
    // 3.5 and 1.2.3 are not whole numbers; a string of more than 12 digits is not a quantity.
    if (page.at(end) == '.' && page.at(end + 1).is_ascii_digit()) || end - i > 12 {
        return None;
    }
    if page.at(end) == ','
        && (0..3).all(|k| page.at(end + 1 + k).is_ascii_digit())
        && !page.at(end + 4).is_ascii_digit()
        && end - i <= 3
        && end + 4 <= to
    {
        for k in 1..=3 {
            value = value * 10 + u64::from(page.at(end + k) as u32 - '0' as u32);
        }
        end += 4;
    }
    while end < to
        && let Some(unit) = unit(page.at(end))
    {
        value = value.saturating_mul(unit);
        end += 1;
    }
    Some(ReadNumber { end, values: vec![value], arabic: true, bare: false })
}

/// Splits a run of numerals that do not form a number into pairs of digit and power: 四千四万, 四千. `None` unless the pairs cover the whole run.
pub(super) fn digit_power(run: &[char]) -> Option<Vec<(u64, char)>> {
    let (pairs, rest) = run.as_chunks::<2>();
    if !rest.is_empty() {
        return None;
    }
    pairs.iter().map(|&[d, u]| Some((digit(d)?, unit(u).map(|_| u)?))).collect()
}

/// Returns the values of adjacent digits that do not form a number: 八八.
pub(super) fn digits(run: &[char]) -> Option<Vec<u64>> {
    run.iter().map(|&c| digit(c)).collect()
}
