//! Recognises names that count recurring events: five-year plans, party congresses, plenary sessions of the Central Committee.
//!
//! They look like numbers that anyone may give to anything (8+4, 二十四个要). But everyone counts them alike, and the next one is known before it is
//! named, so they are common property; and the families can be computed, whereas a list would end with the year in which it was written.

use crate::text::{NumeralForm, read_numeral};

/// Returns whether `name` is the number of a plan (十五五), a congress (二十大) or a plenary session (三中全会, 二十届四中全会), and nothing besides.
pub(crate) fn is_ordinal_name(name: &str) -> bool {
    is_plan(name) || is_congress(name) || is_session(name)
}

/// Returns whether `name` is the number of a five-year plan: 一五, 十五, 十四五.
pub(crate) fn is_plan(name: &str) -> bool {
    name.strip_suffix('五').is_some_and(is_ordinal)
}

/// Returns whether `name` is the number of a party congress: 十八大.
pub(crate) fn is_congress(name: &str) -> bool {
    name.strip_suffix('大').is_some_and(is_ordinal)
}

/// Returns whether `name` is the number of a plenary session, with or without that of its committee: 三中全会, 十一届三中全会.
fn is_session(name: &str) -> bool {
    let session = |name: &str| name.strip_suffix("中全会").is_some_and(is_ordinal);
    session(name) || name.split_once('届').is_some_and(|(committee, rest)| is_ordinal(committee) && session(rest))
}

/// Returns whether `name` is a session whose noun follows the last of several, as in 三中、四中全会: 三中, 十一届三中.
pub(crate) fn is_open_session(name: &str) -> bool {
    name.rsplit('届').next().and_then(|session| session.strip_suffix('中')).is_some_and(is_ordinal)
}

/// Returns whether a text is a Chinese positional numeral below a hundred; 两 counts things and does not order them.
fn is_ordinal(text: &str) -> bool {
    let whole = read_numeral(text, false).filter(|&(len, _, form)| len == text.len() && form == NumeralForm::Positional);
    !text.starts_with('两') && whole.and_then(|(_, value, _)| value.integer()).is_some_and(|value| (1..100).contains(&value))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_counts_plans_congresses_and_sessions_is_told_from_other_numbers() {
        for name in ["一五", "九五", "十五", "十四五", "二十五", "三十一五", "八大", "二十三大", "三中全会", "十一届三中全会", "二十四届一中全会"]
        {
            assert!(is_ordinal_name(name), "{name}");
        }
        for name in
            ["", "五", "大", "中全会", "十四", "两大", "五五四", "8+4", "一二三", "十五个", "三大行动", "届三中全会", "十届", "全会", "一二五"]
        {
            assert!(!is_ordinal_name(name), "{name}");
        }
        assert!(["二中", "三中", "十届四中"].into_iter().all(is_open_session));
        assert!(["其中", "中", "三中全会", "十届", "第三", ""].into_iter().all(|name| !is_open_session(name)));
    }
}
