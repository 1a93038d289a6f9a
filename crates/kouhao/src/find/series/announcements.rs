//! Finds the phrase that announces a series: 四点意见, 三个方面的工作, 四句话十六个字, 五个“坚持”.
//!
//! It is in the clause or sentence directly before the first marker, or in the heading above. The naive way takes the last number there, which as
//! often counts months, provinces or percentage points. An announcement counts with a classifier for statements and is at the end, where only its
//! noun separates it from the first item; or its number is that of the items. If several sets are listed side by side, none of them announces the
//! series, nor does a quoted set, unless it counts the word of the markers.

use super::forms::Sort;
use super::items::Breaks;
use crate::find::nouns::noun_behind;
use crate::text::{Mark, Span, closing, is_han, numerals};
use crate::tokens::Tokenizer;

/// An announcing phrase, and the number of items that it announces; `None` for 几点意见.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Announcement {
    pub(super) span: Span,
    pub(super) number: Option<u32>,
}

/// The maximum distance of the phrase, in bytes: a long sentence.
const REACH: usize = 360;

/// Returns the phrase that announces the series whose first marker starts at byte `at` and which has `items` items. Two sides (一方面) are announced only by
/// a two.
///
/// # Complexity
/// Bounded: at most the end of one sentence is read.
pub(super) fn announcement(breaks: &Breaks<'_>, at: usize, items: usize, sort: Sort, tokenizer: &Tokenizer) -> Option<Announcement> {
    let sentence = sentence_before(breaks, at)?;
    let mut phrases: Vec<Phrase> = phrases(breaks.text, sentence, tokenizer);
    // “24个要”，今天交个底：一要…: the set is named after the word of the markers.
    let marks = |phrase: &Phrase| matches!(sort, Sort::Worded(word) if breaks.text[phrase.span].ends_with(word));
    let is_told = |phrase: &Phrase| {
        let free = !phrase.quoted && !phrase.listed;
        phrase.number.is_some_and(|number| number as usize == items) && (phrase.ends || free || marks(phrase))
    };
    let last = || phrases.iter().rposition(|phrase| phrase.ends && phrase.tells && sort != Sort::Side);
    let place = phrases.iter().rposition(is_told).or_else(last)?;
    let Phrase { span, number, .. } = phrases.swap_remove(place);
    Some(Announcement { span, number })
}

/// Returns the rest of the sentence before byte `at` or, if there is none, the sentence before, which may be a heading.
fn sentence_before(breaks: &Breaks<'_>, at: usize) -> Option<Span> {
    let next = breaks.sentences.partition_point(|sentence| sentence.start < at);
    let mut sentences = breaks.sentences[..next].iter().rev().take(3).map(|sentence| last_of(breaks.text, sentence.start, sentence.end.min(at)));
    sentences.find(|sentence| breaks.text[*sentence].chars().any(|c| Mark::of(c).is_none()))
}

/// Returns the last part of a stretch of text that is within reach of its end.
fn last_of(text: &str, start: usize, end: usize) -> Span {
    let within = (end.saturating_sub(REACH)..end).find(|&at| text.is_char_boundary(at)).unwrap_or(end);
    Span::new(start.max(within), end)
}

struct Phrase {
    span: Span,
    number: Option<u32>,
    /// Whether it is followed only by marks.
    ends: bool,
    /// Whether it announces even if its number is not that of the items: it counts statements (三点, 两个方面), or introduces the series with ：
    tells: bool,
    /// Whether there is another set beside it in its clause: 突出三大方向、强化五项能力、实施八大工程. Such a list announces nothing.
    listed: bool,
    /// Whether it is in quotation marks, with its number or after it: the name of a set (“四个自信”), which announces only its own members.
    quoted: bool,
}

/// Classifiers for statements, tasks and reasons. A closed class, from general knowledge of Chinese.
const CLASSIFIERS: [&str; 16] = ["个方面", "方面", "句话", "个", "点", "条", "项", "件", "句", "大", "种", "类", "步", "层", "篇", "道"];

/// Nouns that 个 also counts: time and shares; places and people. From general knowledge of Chinese.
const TIMES: [&str; 7] = ["月", "小时", "季度", "星期", "世纪", "年", "百分点"];
const PLACES: [&str; 11] = ["人", "国家", "地区", "省", "市", "县", "城市", "省份", "省区市", "村", "部门"];

/// Things that have aspects; nouns that modify 方面 without 的. An open class, from general knowledge of official Chinese.
const TASKS: [&str; 18] =
    ["工作", "任务", "措施", "举措", "问题", "要求", "建议", "意见", "内容", "情况", "因素", "原因", "目标", "部署", "政策", "重点", "实事", "事项"];

/// Finds the phrases of number, classifier and noun in a sentence.
fn phrases(text: &str, sentence: Span, tokenizer: &Tokenizer) -> Vec<Phrase> {
    let mut numbers: Vec<(Span, Option<u32>)> = numerals(&text[sentence])
        .filter_map(|numeral| {
            let value = numeral.value.integer().and_then(|value| u32::try_from(value).ok())?;
            (2..100).contains(&value).then_some((numeral.span.shifted(sentence.start), Some(value)))
        })
        .collect();
    let some = text[sentence].match_indices('几').map(|(at, few)| (Span::new(at, at + few.len()).shifted(sentence.start), None));
    numbers.extend(some);
    numbers.sort_unstable();
    let mut found: Vec<Phrase> = Vec::new();
    for (span, number) in numbers {
        // 四句话十六个字 announces four.
        if let Some(before) = found.last_mut()
            && span.start <= before.span.end
        {
            if span.start == before.span.end
                && let Some(phrase) = phrase(text, span, number, sentence.end, tokenizer)
            {
                before.span.end = phrase.span.end;
                (before.ends, before.tells) = (phrase.ends, before.tells || phrase.tells);
            }
            continue;
        }
        found.extend(phrase(text, span, number, sentence.end, tokenizer));
    }
    mark_lists(text, &mut found);
    found
}

/// Marks the phrases that 、 joins to a neighbour, with at most a verb between them.
fn mark_lists(text: &str, phrases: &mut [Phrase]) {
    const VERB: usize = 6;
    for at in 1..phrases.len() {
        let between = &text[phrases[at - 1].span.end..phrases[at].span.start];
        let joined = between.contains('、') && between.chars().count() <= VERB && between.chars().all(|c| c == '、' || is_han(c));
        if joined {
            (phrases[at - 1].listed, phrases[at].listed) = (true, true);
        }
    }
}

/// Reads the phrase with a given number; it ends at byte `end` at the latest.
fn phrase(text: &str, numeral: Span, number: Option<u32>, end: usize, tokenizer: &Tokenizer) -> Option<Phrase> {
    let before = &text[..numeral.start];
    // 第三个; 十几个, 好几个
    if before.ends_with(['第', '每', '前', '近', '超', '.']) || (number.is_none() && before.ends_with(['十', '百', '好'])) {
        return None;
    }
    let behind = &text[numeral.end..end];
    let classifier = CLASSIFIERS.iter().find(|classifier| behind.starts_with(*classifier))?;
    let at = numeral.end + classifier.len();
    let stop = counted(text, at, classifier, end, tokenizer)?;
    let noun = &text[at..stop];
    if *classifier == "个" && (TIMES.iter().any(|time| noun.starts_with(time)) || PLACES.contains(&noun)) {
        return None;
    }
    let ends = text[stop..end].chars().all(|c| Mark::of(c).is_some());
    // “四个自信”, 五个“必须”
    let opens = |c: Option<char>| c.and_then(Mark::of) == Some(Mark::OpenQuote);
    let named = opens(before.chars().next_back());
    let quoted = named || opens(noun.chars().next());
    let says = number.is_none() || classifier.ends_with(['点', '条', '面', '话', '句']) || text[stop..end].contains(':');
    Some(Phrase { span: Span::new(numeral.start, stop), number, ends, tells: says && !named, quoted, listed: false })
}

/// Returns the end of the noun counted by a classifier that ends at byte `at`: no noun for 四点 and 三个方面, a quotation (五个“坚持”), a noun, or whatever
/// else the clause ends with (24个要).
fn counted(text: &str, at: usize, classifier: &str, end: usize, tokenizer: &Tokenizer) -> Option<usize> {
    let rest = &text[at..end];
    let next = rest.chars().next()?;
    if let Some(close) = closing(next).filter(|_| Mark::of(next) == Some(Mark::OpenQuote)) {
        return rest.find(close).map(|place| at + place + close.len_utf8());
    }
    let noun = noun_behind(&text[..end], at, tokenizer).map(|noun| noun.end);
    // 七方面工作, but 从几个方面规划关系
    let bare = classifier.ends_with("方面") && !rest.starts_with('的');
    if let Some(stop) = noun.filter(|&stop| !bare || TASKS.iter().any(|task| text[at..stop].ends_with(task))) {
        return Some(stop);
    }
    let stands_alone = classifier.ends_with(['面', '话', '点', '条', '步']);
    let run = rest.char_indices().find(|&(_, c)| !is_han(c)).map_or(rest.len(), |(place, _)| place);
    match rest[..run].chars().count() {
        // 目标有两个：
        0 if *classifier == *"个" => Some(at),
        1..=4 if !bare => Some(at + run),
        _ => stands_alone.then_some(at),
    }
}
