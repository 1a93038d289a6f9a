//! Lines that are nothing but a date.

use crate::text::parts::dates::{Date, find_date};
use crate::text::parts::english;

/// Parses a line that is only a date, with a place or a time of day.
pub(super) fn lone_date(line: &str) -> Option<Date> {
    let date = find_date(line)?;
    let (before, after) = (&line[..date.range.start], &line[date.range.end..]);
    let frame = |c: char| matches!(c, '(' | ')' | '[' | ']' | '【' | '】' | '—' | '-' | ' ' | ',' | '·' | '*' | '_');
    let (before, after) = (before.trim_matches(frame), after.trim_matches(frame));
    let beside = [before, after].concat();
    let clock = !beside.is_empty() && beside.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | ' ' | '.' | 't' | 'z' | '+'));
    let weekday = (beside.starts_with("星期") || beside.starts_with("周")) && beside.chars().count() <= 3;
    let weekday = weekday || ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].contains(&beside.as_str());
    let half_day = matches!(beside.as_str(), "上午" | "下午" | "晚" | "晚上" | "于");
    // （2022年9月7日，北京）
    let place = date.exactness() == 3
        && (2..=5).contains(&beside.chars().count())
        && line[date.range.end..].starts_with([' ', ','])
        && !beside.contains(['会', '上', '的', '在']);
    // Words that lead up to a date; from general knowledge of English.
    let led = ["delivered", "delivered on", "as delivered", "as delivered on", "given on", "on", "dated"].contains(&before);
    // Port Ellery, May 18, 2023
    let abroad = after.is_empty()
        && line[..date.range.start].trim_end().ends_with(',')
        && beside.chars().all(|c| c.is_ascii_alphabetic() || matches!(c, ' ' | ',' | '.'))
        && beside.split_whitespace().count() <= 3
        && !beside.split([' ', ',']).any(|word| english::GENRES.contains(&word));
    (beside.is_empty() || clock || weekday || half_day || place || led && after.is_empty() || abroad).then_some(date)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_date_may_stand_with_a_place_or_weekday() {
        for line in [
            "2031年3月5日",
            "(2031年3月5日)",
            "(2031年3月5日,某市)",
            "2031-03-05 10:30:00",
            "2031年3月",
            "2031年3月5日 星期三",
            "二〇三一年三月五日",
            "march 5, 2031",
            "wednesday, march 5, 2031",
            "(port ellery, 5 march 2031)",
            "delivered on march 5, 2031",
        ] {
            assert!(lone_date(line).is_some(), "{line}");
        }
        for line in [
            "2031年工作回顾",
            "2031年3月5日召开大会",
            "2031年3月工作要点",
            "截至2031年3月5日",
            "3月5日会议",
            "remarks, march 5, 2031",
            "the roads of march 5, 2031",
        ] {
            assert!(lone_date(line).is_none(), "{line}");
        }
    }
}
