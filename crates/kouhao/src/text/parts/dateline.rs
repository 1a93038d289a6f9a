//! Recognises the dateline of a news item: who reports and from where, before the report begins.
//!
//! 本报北京3月5日电（记者某某）, 某某社消息：and 本台消息：are the newsroom's words, identical in thousands of items, and not the wording of the people reported on.

use super::dates::find_date;
use crate::text::{Mark, View, normalise::Fold};

/// The endings of datelines, before a bracket, a colon or a space; from general knowledge of Chinese newspapers.
const ENDINGS: [&str; 5] = ["电", "讯", "消息", "报道", "专电"];

/// The maximum distance of the ending, and the maximum length of the bracket after it, in code points.
const REACH: usize = 24;
const BRACKET: usize = 40;

/// Returns the length, in bytes, of the datelines at the start of `text`, including the white space and marks that follow.
pub(super) fn dateline(text: &str) -> usize {
    let mut end = 0;
    // 某某网消息：本台消息：
    while let Some(len) = one(&text[end..]) {
        end += len;
    }
    end
}

/// The endings of outlets' names; from general knowledge of Chinese newspapers, agencies, stations and sites.
const OUTLETS: [char; 6] = ['社', '报', '网', '台', '刊', '端'];

/// Returns whether a folded line is nothing but a dateline without its bracket: 某某社北京3月5日电, 本报讯, 某某网消息.
///
/// The ending is preceded by a date after an outlet or a place, or by an outlet.
pub(super) fn is_dateline(line: &str) -> bool {
    let Some(named) = ENDINGS.iter().filter_map(|ending| line.strip_suffix(ending)).min_by_key(|named| named.len()) else { return false };
    let named = named.trim_end();
    if line.chars().count() > REACH + 6 || is_other(named) {
        return false;
    }
    let is_dated = find_date(named).is_some_and(|date| date.range.end == named.len() && date.range.start >= 2 * '本'.len_utf8());
    // 本报北京讯
    let own = named.strip_prefix('本').is_some_and(|rest| rest.starts_with(OUTLETS) && rest.chars().count() <= 5);
    // 新某社某地电: an agency sends wires (电), and where a place follows, the agency has a short name.
    let agency = line.ends_with('电') && named.char_indices().take(5).any(|(at, c)| c == '社' && at > 0 && named[at..].chars().count() <= 5);
    is_dated || own || agency || (named.ends_with(OUTLETS) && named.chars().count() >= 2 && !line.ends_with('电') && !line.ends_with("报道"))
}

/// Returns whether 电, 讯 or 消息 after `named` belongs to a word with another sense: 来电, 火电, 据消息. The beginnings are from general knowledge of Chinese.
fn is_other(named: &str) -> bool {
    ["来", "贺", "致", "唁", "好", "据", "水", "火", "用", "发"].iter().any(|word| named.ends_with(word))
}

fn one(text: &str) -> Option<usize> {
    let start = text.len() - text.trim_start().len();
    let line: String = text[start..].chars().take(REACH + BRACKET + 2).take_while(|&c| Mark::of(c) != Some(Mark::Break)).collect();
    let view = View::new(&line, Fold::new().simplified(true));
    let head: String =
        view.text().chars().take(REACH).take_while(|&c| !matches!(Mark::of(c), Some(Mark::Clause | Mark::Sentence | Mark::OpenBracket))).collect();
    // The first ending that is set apart: a “…电” or “…消息” that runs straight on is the beginning of a sentence.
    let ends_here = |end: usize| {
        let ending = ENDINGS.iter().filter(|ending| head[..end].ends_with(**ending)).map(|ending| ending.len()).max()?;
        let apart = view.text()[end..].trim_start() != &view.text()[end..] || view.text()[end..].starts_with(['(', ':']);
        apart.then_some((end - ending, end))
    };
    let (named, end) = head.char_indices().map(|(at, c)| at + c.len_utf8()).find_map(ends_here)?;
    let mut rest = &view.text()[end..];
    // 来电 and 据消息 are not datelines: in a dateline, an outlet or a place comes first.
    if is_other(&head[..named]) || (named < 2 * '本'.len_utf8() && !head.starts_with('本')) {
        return None;
    }
    let bracketed = rest.trim_start().strip_prefix('(').and_then(|inner| {
        let (within, after) = inner.split_once(')')?;
        (within.chars().count() <= BRACKET && !within.contains('。')).then_some(after)
    });
    rest = bracketed.unwrap_or(rest);
    rest = rest.strip_prefix(':').unwrap_or(rest).trim_start();
    let chars = view.text()[..view.text().len() - rest.len()].chars().count();
    Some(start + line.chars().take(chars).map(char::len_utf8).sum::<usize>())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn datelines_are_cut_off() {
        for (text, rest) in [
            ("某某网消息（晚间新闻）：本台消息：今天开会。", "今天开会。"),
            ("本报讯（记者甲乙）今天开会。", "今天开会。"),
            ("某某社北京3月5日电 今天开会。", "今天开会。"),
            ("　　某某社北京３月５日电（记者甲乙、丙丁）今天开会。", "今天开会。"),
            ("某某電視台消息(晚间新闻): 今天开会。", "今天开会。"),
        ] {
            assert_eq!(&text[dateline(text)..], rest, "{text}");
        }
    }

    #[test]
    fn lines_that_are_nothing_but_a_dateline() {
        for line in [
            "某华社某地5月29日电",
            "某华社某地电",
            "本报讯",
            "本台消息",
            "本报某地讯",
            "某某网消息",
            "某市日报3月5日讯",
            "某某社某地3月5日专电",
            "某某电视台3月5日报道",
        ] {
            assert!(is_dateline(line), "{line}");
        }
        for line in [
            "1月1日起涨电",
            "3月5日电",
            "电",
            "好消息",
            "某市合作社用电",
            "国家电网停电",
            "某市日报社来电",
            "关于加强通讯",
            "某报报道",
            "全市供销合作社保电",
            "在某社3月5日座谈会上的讲话",
        ] {
            assert!(!is_dateline(line), "{line}");
        }
    }

    #[test]
    fn ordinary_beginnings_are_no_datelines() {
        for text in
            ["", "今天，消息传来。", "这是个好消息！", "消息：今天开会。", "各地发来贺电：祝大会成功。", "要抓好火电、水电。", "好消息传来（鼓掌）"]
        {
            assert_eq!(dateline(text), 0, "{text}");
        }
    }
}
