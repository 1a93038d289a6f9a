use super::*;
use proptest::prelude::*;

fn found(text: &str) -> Vec<(&str, u64)> {
    numerals(text).map(|n| (&text[n.span], n.value.integer().expect("whole"))).collect()
}

/// Spells a number below 10000 the way it is taught at school.
fn spell(mut n: u32) -> String {
    const DIGITS: [char; 10] = ['零', '一', '二', '三', '四', '五', '六', '七', '八', '九'];
    let mut text = String::new();
    let (mut started, mut gap) = (false, false);
    for (unit, name) in [(1000, "千"), (100, "百"), (10, "十"), (1, "")] {
        let digit = n / unit;
        n %= unit;
        if digit == 0 {
            gap = started;
            continue;
        }
        if gap {
            text.push('零');
            gap = false;
        }
        text.push(DIGITS[digit as usize]);
        text.push_str(name);
        started = true;
    }
    text
}

#[test]
fn numbers_with_two_points_are_no_decimals() {
    for text in ["3.2.1", "３．２．１", "3.2．1", "3．2.1"] {
        assert_eq!(numerals(text).next().map(|numeral| text[numeral.span].chars().count()), Some(1), "{text}");
    }
}

#[test]
fn every_number_below_ten_thousand() {
    for n in 1..=9999 {
        let text = spell(n);
        assert_eq!(found(&text), [(text.as_str(), u64::from(n))]);
        if let Some(short) = text.strip_prefix("一十") {
            let text = format!("十{short}");
            assert_eq!(found(&text), [(text.as_str(), u64::from(n))]);
        }
    }
}

proptest! {
    #[test]
    fn sections_of_four_places_add_up(high in 1u32..=9999, middle in 1u32..=9999, low in 1000u32..=9999) {
        let zero = if middle < 1000 { "零" } else { "" };
        let text = format!("{}亿{zero}{}万{}", spell(high), spell(middle), spell(low));
        let value = u64::from(high) * 100_000_000 + u64::from(middle) * 10_000 + u64::from(low);
        prop_assert_eq!(found(&text), vec![(text.as_str(), value)]);
    }

    #[test]
    fn numerals_follow_each_other_on_code_points(text in "[零〇一二两三五九十百千万亿廿0-9０-９.,，分之%个双壹拾元]{0,40}") {
        let mut end = 0;
        for n in numerals(&text).with_pairs() {
            prop_assert!(n.span.start >= end && n.span.end > n.span.start);
            prop_assert!(text.is_char_boundary(n.span.start) && text.is_char_boundary(n.span.end));
            end = n.span.end;
        }
    }
}

#[test]
fn spoken_short_forms() {
    assert_eq!(found("两千三，三百五，一万五，十五"), [("两千三", 2300), ("三百五", 350), ("一万五", 15000), ("十五", 15)]);
}

#[test]
fn digits_and_mixed() {
    assert_eq!(found("1万2千 ３５００人 1,024件 1亿2000万"), [("1万2千", 12000), ("３５００", 3500), ("1,024", 1024), ("1亿2000万", 120_000_000)]);
    assert_eq!(found("1.2万亿元，3.5亿"), [("1.2万亿", 1_200_000_000_000), ("3.5亿", 350_000_000)]);
    assert_eq!(found("1，2和3"), [("1", 1), ("2", 2), ("3", 3)]);
    // Nothing follows decimals but units.
    assert_eq!(found("1.2千五百人，3.5百三，1.2千万"), [("1.2千", 1200), ("五百", 500), ("3.5百", 350), ("三", 3), ("1.2千万", 12_000_000)]);
}

#[test]
fn ten_thousands_of_hundred_millions() {
    assert_eq!(found("一万三千亿，十二万亿"), [("一万三千亿", 1_300_000_000_000), ("十二万亿", 12_000_000_000_000)]);
    assert_eq!(found("三亿五，一万两千三"), [("三亿五", 350_000_000), ("一万两千三", 12_300)]);
}

#[test]
fn sequences_and_scores() {
    assert_eq!(found("二〇二五年，一九八七、二○一二"), [("二〇二五", 2025), ("一九八七", 1987), ("二○一二", 2012)]);
    assert_eq!(found("廿三、卅"), [("廿三", 23), ("卅", 30)]);
}

#[test]
fn units_alone_are_numbers() {
    assert_eq!(
        found("百万 千亿 万亿 十万 万 百"),
        [("百万", 1_000_000), ("千亿", 100_000_000_000), ("万亿", 1_000_000_000_000), ("十万", 100_000), ("万", 10_000), ("百", 100)]
    );
}

#[test]
fn a_motto_is_no_number() {
    assert_eq!(found("四千四万"), [("四千", 4000), ("四万", 40000)]);
    assert_eq!(found("1万10千三"), [("1万", 10000), ("10千三", 10300)]);
    assert_eq!(found("十百千"), [("十", 10), ("百", 100), ("千", 1000)]);
}

#[test]
fn parts_of_a_whole() {
    let value = |text| numerals(text).next().map(|n| (n.value.numerator(), n.value.denominator(), n.form, n.span.len()));
    assert_eq!(value("百分之五"), Some((1, 20, NumeralForm::Fraction, "百分之五".len())));
    assert_eq!(value("三分之二"), Some((2, 3, NumeralForm::Fraction, "三分之二".len())));
    assert_eq!(value("5.2%"), Some((13, 250, NumeralForm::Fraction, 4)));
    assert_eq!(value("3.25"), Some((13, 4, NumeralForm::Digits, 4)));
}

#[test]
fn two_neighbouring_digits_leave_the_number_open() {
    let forms: Vec<_> = numerals("三五个，二三十人，七八百").map(|n| (n.value.integer().unwrap(), n.form)).collect();
    assert_eq!(forms, [(3, NumeralForm::Approximate), (20, NumeralForm::Approximate), (700, NumeralForm::Approximate)]);
}

#[test]
fn formal_numerals_only_in_amounts() {
    assert_eq!(found("收拾队伍，大陆，叁仟伍佰元"), [("叁仟伍佰", 3500)]);
}

#[test]
fn pairs_only_where_asked() {
    assert_eq!(found("双碳，两个，他俩"), [("两", 2)]);
    assert_eq!(numerals("双碳，两个，他俩").with_pairs().count(), 3);
}

#[test]
fn endless_runs_take_linear_time() {
    assert_eq!(found(&format!("{}，7", "9".repeat(100_000))), [("7", 7)]);
    assert!(found(&"万".repeat(10_000)).len() <= 10_000);
    // So many would take minutes if each was read to the end of the run.
    assert_eq!(found(&format!("{}，叁佰元", "壹".repeat(100_000))), [("叁佰", 300)]);
}
