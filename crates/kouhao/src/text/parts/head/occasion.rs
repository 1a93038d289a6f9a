//! Lines that say where and when a speech was given, and by whom: 在…会议上的讲话.

use std::ops::Range;

use super::dated::lone_date;
use super::shift;
use crate::text::parts::dates::{Date, find_date};
use crate::text::parts::line::within;
use crate::text::parts::people::{is_office, speaker_in};

#[derive(Debug, Default)]
pub(super) struct Occasion {
    /// 在…上 or 在…的讲话
    pub(super) place: Range<usize>,
    pub(super) date: Option<Date>,
    pub(super) speaker: Option<Range<usize>>,
    /// Whether it says what was delivered: a speech, a report.
    pub(super) names_speech: bool,
}

/// The genres of speeches and other official texts; from general knowledge.
const GENRES: [&str; 42] = [
    "讲话",
    "报告",
    "致辞",
    "致词",
    "发言",
    "演讲",
    "讲稿",
    "贺词",
    "贺信",
    "祝词",
    "祝酒辞",
    "开幕词",
    "开幕辞",
    "闭幕词",
    "闭幕辞",
    "悼词",
    "说明",
    "声明",
    "公报",
    "决定",
    "决议",
    "意见",
    "通知",
    "通报",
    "公告",
    "纲要",
    "规划",
    "计划",
    "方案",
    "办法",
    "条例",
    "规定",
    "建议",
    "要点",
    "总结",
    "纪要",
    "宣言",
    "文章",
    "宣讲",
    "社论",
    "评论",
    "白皮书",
];

/// The number of genres, from the start of the list, that are delivered to an audience.
const SPEECHES: usize = 16;

pub(super) fn ends_in_genre(line: &str) -> bool {
    let line = line.trim_end_matches([')', '》', '”', ' ', '*', '_']);
    GENRES.iter().any(|genre| line.ends_with(genre))
}

fn trim_dashes(text: &str) -> &str {
    text.trim_start_matches(['—', '-', '–', '―', '─', ' ', '(', '【'])
}

/// Parses a line that says where a speech was given: ——2025年1月18日在…会议上, 在…上的讲话, 2025年1月13日在…会议上省长王某某作政府工作报告。
pub(super) fn occasion(line: &str) -> Option<Occasion> {
    let inner = trim_dashes(line).trim_end_matches(['。', ' ', '.']);
    // 在…上的讲话（节选）, 在…上的讲话（2031年3月5日）; but the brackets may also be around the whole.
    let mut date_behind = None;
    let inner = match inner.strip_suffix([')', '】']) {
        Some(rest) => match rest.rfind('(') {
            Some(open) => {
                let remark = &rest[open + 1..];
                date_behind = lone_date(remark).map(|date| Date { range: shift(date.range.clone(), within(line, remark).start), ..date });
                if date_behind.is_none() && remark.chars().count() > 8 {
                    return None;
                }
                rest[..open].trim_end()
            }
            None => rest,
        },
        None => inner,
    };
    if inner.is_empty() || inner.chars().count() > 100 || inner.contains(['。', ';', '!', '?', '#']) || inner.matches(',').count() > 1 {
        return None;
    }
    let offset = within(line, inner).start;
    let date = find_date(inner).filter(|date| date.range.start == 0);
    let after_date = date.as_ref().map_or(0, |date| date.range.end);
    let rest = inner[after_date..].trim_start_matches([' ', ',', '(', ')']);
    let at = inner.len() - rest.len();
    let here = at + rest.find('在')?;
    // Before 在 there is nothing, or the speaker.
    let before = inner[at..here].trim();
    let mut speaker = None;
    if !before.is_empty() {
        speaker = Some(speaker_in(&inner[at..here])?);
    }
    let place = &inner[here..];
    let (place, names_speech, after) = place_of(place)?;
    let speaks_here = speaker.map(|name| shift(name, at + offset));
    let speaks_after = after.and_then(|after| {
        let start = within(inner, after).start;
        speaker_in(after).map(|name| shift(name, start + offset))
    });
    if date.is_none() && !names_speech && trim_dashes(line).len() == line.len() {
        // 在改革的道路上 could be anything.
        return None;
    }
    // A name without an office before 在…上的讲话 is a title as newspapers write it.
    if speaks_here.is_some() && date.is_none() && trim_dashes(line).len() == line.len() {
        return None;
    }
    let date = date.map(|date| Date { range: shift(date.range.clone(), offset), ..date }).or(date_behind);
    Some(Occasion { place: within(line, place), date, speaker: speaks_here.or(speaks_after), names_speech })
}

/// Splits text that starts with 在 into the place with what was delivered there, whether that is named, and the phrase that names the speaker.
fn place_of(text: &str) -> Option<(&str, bool, Option<&str>)> {
    let ends_in_speech = GENRES[..SPEECHES].iter().any(|genre| text.ends_with(genre));
    // …会议上省长王某某作政府工作报告: the last 上 or 时 before the speaker.
    if ends_in_speech {
        for (at, mark) in text.char_indices().filter(|&(at, c)| matches!(c, '上' | '时') && at >= "在会".len()).collect::<Vec<_>>().into_iter().rev()
        {
            let (place, after) = text.split_at(at + mark.len_utf8());
            // Not the 作 of 工作.
            let given = after.match_indices(['作', '做']).map(|(at, _)| at).find(|&at| !after[..at].ends_with('工'));
            if let Some(given) = given {
                return Some((place, true, Some(after[..given].trim_end_matches('所'))));
            }
        }
    }
    let bare = text.ends_with(['上', '时', '会', '中']) || text.ends_with("期间");
    let long_enough = text.chars().count() >= 5;
    (long_enough && (bare || (ends_in_speech && text.contains('的')))).then_some((text, ends_in_speech, None))
}

/// Finds an occasion after a title on the same line: 某某的报告——2025年1月18日在…会议上, 王某某在…上的讲话
pub(super) fn embedded_occasion(line: &str) -> Option<Occasion> {
    if let Some(at) = line.find("——").filter(|&at| at > 0)
        && let Some(found) = occasion(&line[at..])
    {
        let speaker = found.speaker.map(|name| shift(name, at));
        return Some(Occasion {
            place: shift(found.place, at),
            date: found.date.map(|date| Date { range: shift(date.range.clone(), at), ..date }),
            speaker,
            ..found
        });
    }
    // 王某某：在…上的讲话, 市长在…上的讲话（2031年3月5日）
    let at = line.find('在').filter(|&at| at > 0)?;
    let before = line[..at].trim_end_matches(':');
    let speaker = speaker_in(before);
    if speaker.is_none() && !is_office(before) {
        return None;
    }
    let found = occasion(&line[at..]).filter(|found| found.names_speech)?;
    Some(Occasion {
        place: shift(found.place, at),
        date: found.date.map(|date| Date { range: shift(date.range.clone(), at), ..date }),
        speaker,
        ..found
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn lines_that_name_an_occasion() {
        let read = |line: &'static str| {
            occasion(line).map(|found| (&line[found.place], found.date.and_then(|date| date.iso()), found.speaker.map(|name| &line[name])))
        };
        let date = || Some("2031-03-05".to_owned());
        assert_eq!(read("在全市抓落实会议上的讲话"), Some(("在全市抓落实会议上的讲话", None, None)));
        assert_eq!(read("——2031年3月5日在某省第二十届人民代表大会第一次会议上"), Some(("在某省第二十届人民代表大会第一次会议上", date(), None)));
        assert_eq!(read("2031年3月5日在某市人民代表大会上某市市长 赵云同志作政府工作报告。"), Some(("在某市人民代表大会上", date(), Some("赵云"))));
        assert_eq!(
            read("----2031年3月5日王立新市长在某市人民代表大会的政府工作报告"),
            Some(("在某市人民代表大会的政府工作报告", date(), Some("王立新")))
        );
        assert_eq!(read("在抓落实会议上的讲话(节选)"), Some(("在抓落实会议上的讲话", None, None)));
        assert_eq!(read("在抓落实会议上的讲话(2031年3月5日)"), Some(("在抓落实会议上的讲话", date(), None)));
        assert_eq!(read("(2031年3月5日在党校开学典礼上)"), Some(("在党校开学典礼上", date(), None)));
        for line in [
            "在希望的田野上",
            "在会上",
            "走在前列",
            "现在报告工作。",
            "大家都在会上讲话,很热烈,很认真,很好",
            "我们在抓落实上下功夫的报告。好!",
            "省政府在年初的报告",
        ] {
            assert!(occasion(line).is_none(), "{line}");
        }
    }
}
