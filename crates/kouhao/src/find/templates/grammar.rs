//! The grammar words that templates consist of, and those that only accompany them.

use std::ops::Range;

use crate::find::reading::Reading;

/// Words that say how something is done and can stand before any verb of official Chinese; from general knowledge of it.
pub(super) const ADVERBS: [&str; 24] = [
    "继续",
    "进一步",
    "大力",
    "切实",
    "积极",
    "着力",
    "认真",
    "深入",
    "全面",
    "加快",
    "不断",
    "努力",
    "扎实",
    "稳步",
    "坚决",
    "严格",
    "抓紧",
    "尽快",
    "逐步",
    "有序",
    "持续",
    "更加",
    "重点",
    "统筹",
];

/// Words that lead into a clause and are not part of its statement: the subject, the necessity, and the position in a list. From general knowledge of
/// official Chinese.
const LEADS: [&str; 22] = [
    "我们",
    "要",
    "将",
    "应",
    "应该",
    "应当",
    "必须",
    "还",
    "还要",
    "还将",
    "也",
    "也要",
    "都",
    "都要",
    "并",
    "又",
    "就",
    "同时",
    "特别",
    "特别是",
    "尤其",
    "尤其是",
];

/// Prepositions, and verbs used like them, whose object is followed by a verb or a word of place; a closed class, from general knowledge of Chinese.
pub(super) const PREPOSITIONS: [&str; 10] = ["把", "将", "为", "使", "让", "被", "在", "由", "从", "以"];

/// Words between two slots: prepositions, and verbs that turn one thing into another. A closed class, from general knowledge of Chinese.
const LINKS: [&str; 32] = [
    "为",
    "作为",
    "成为",
    "变为",
    "化为",
    "转为",
    "转化为",
    "转变为",
    "变成",
    "当作",
    "看作",
    "列为",
    "与",
    "同",
    "和",
    "跟",
    "向",
    "到",
    "至",
    "给",
    "于",
    "放在",
    "摆在",
    "纳入",
    "列入",
    "融入",
    "落实到",
    "贯穿于",
    "提供",
    "得到",
    "而",
    "之",
];

/// The length of the longest of them, in units.
const LONGEST_LINK: usize = 3;

/// The beginnings of words that apply to two things together: 坚持{}和{}并重, 把{}同{}结合起来. From general knowledge of Chinese.
pub(super) const MUTUAL: [&str; 16] =
    ["相", "结合", "并重", "统一", "关系", "协调", "同步", "衔接", "融合", "互补", "互动", "区别", "联系", "并举", "并行", "兼顾"];

/// Words that join the members of a list; a closed class, from general knowledge of Chinese.
pub(super) const JOINING: [&str; 9] = ["和", "与", "同", "跟", "及", "或", "并", "以及", "并且"];

/// Returns the tokens of a range of units; the first and the last are truncated at the limits of the range.
pub(super) fn tokens<'r>(reading: &'r Reading<'_>, range: Range<usize>) -> impl Iterator<Item = Range<usize>> + use<'r> {
    let mut start = range.start;
    std::iter::from_fn(move || {
        (start < range.end).then(|| {
            let end = (start + 1..range.end).find(|&unit| reading.token[unit]).unwrap_or(range.end);
            let token = start..end;
            start = end;
            token
        })
    })
}

/// Returns where a wording may begin within a clause: after the words that lead into it, 我们还要|维护…, and at a word that governs a slot, 经济增长|由…向…转变.
pub(super) fn beginnings(reading: &Reading<'_>, clause: &Range<usize>) -> Vec<usize> {
    /// The minimum number of remaining units.
    const LEAST: usize = 4;
    let text = |token: &Range<usize>| &reading.text[reading.span(token.clone())];
    let marked = behind_marker(reading, clause.clone());
    let mut leading = true;
    let mut found = Vec::new();
    if marked > clause.start && marked + LEAST <= clause.end {
        found.push(marked);
    }
    for token in tokens(reading, marked..clause.end).take_while(|token| token.start + LEAST <= clause.end) {
        let behind = leading && !is_lead(text(&token));
        leading &= !behind;
        if token.start > marked && (behind || PREPOSITIONS.contains(&text(&token))) {
            found.push(token.start);
        }
    }
    found
}

/// Returns the unit after the marker of a list at the start of a clause, which is 三是 or the numeral of 三要; otherwise the first unit of the clause.
pub(super) fn behind_marker(reading: &Reading<'_>, clause: Range<usize>) -> usize {
    /// The length of the longest numeral, in units: 二十一.
    const LONGEST: usize = 3;
    let numeral = clause.clone().take(LONGEST).take_while(|&unit| reading.is_numeral(unit)).count();
    let end = clause.start + numeral;
    let behind = if numeral > 0 && end < clause.end { &reading.text[reading.spans[end]] } else { "" };
    match behind {
        "是" if end + 1 < clause.end => end + 1,
        "要" => end,
        _ => clause.start,
    }
}

/// Returns whether everything in a range of units leads into a clause.
pub(super) fn leads(reading: &Reading<'_>, range: Range<usize>) -> bool {
    let marked = behind_marker(reading, range.start..range.end + 1).min(range.end);
    tokens(reading, marked..range.end).all(|token| LEADS.contains(&&reading.text[reading.span(token)]))
}

/// Returns whether a word leads into a clause or says how something is done.
pub(in crate::find) fn is_lead(word: &str) -> bool {
    LEADS.contains(&word) || ADVERBS.contains(&word)
}

/// Returns whether a token is a word that stands between two slots.
pub(super) fn links(reading: &Reading<'_>, token: &Range<usize>) -> bool {
    token.len() <= LONGEST_LINK && LINKS.contains(&&reading.text[reading.span(token.clone())])
}
