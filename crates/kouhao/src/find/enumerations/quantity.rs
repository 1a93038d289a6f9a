//! Plain quantities: number, classifier and the counted noun, without a name for the set: 20项民生工程.
//!
//! Only those whose members the text spells out are of interest. Reading all of them in full and looking for members would take longer than finding the
//! names, so the marks around a number are used first to rule out, cheaply, those that cannot have members.

use super::EnumerationKind;
use super::established::Established;
use super::forms::is_congress;
use super::found::Found;
use super::numbers::{counts, number};
use super::page::Page;
use super::signs::*;
use crate::find::nouns::{GOVERNING, noun_behind};
use crate::text::is_han;
use crate::tokens::Tokenizer;

/// Nouns for what speakers put forward in points, apart from the words that always announce a list; from general knowledge of official Chinese.
pub(super) const POINTS: [&str; 12] = ["希望", "要求", "体会", "想法", "看法", "期望", "期盼", "启示", "感受", "认识", "说明", "理由"];

/// A plain quantity: number, classifier, noun.
pub(super) fn quantity(page: &Page, established: &Established, i: usize) -> Option<Found> {
    let read = number(page, i, page.len())?;
    let mut at = read.end;
    if matches!(page.at(at), '多' | '余') {
        at += 1;
    }
    let (classifier, counts_things) =
        if page.reads(at, "方面") { (2, true) } else { (1, is_classifier(page.at(at)) || is_concrete_classifier(page.at(at))) };
    let duration = page.at(at) == '年' && page.longest(at + 1, &["行动", "计划", "攻坚", "实施方案", "禁渔"]) > 0;
    // 二十大 is a congress; 三级公路 and 六期 are grades and stages; 600万套 is a measure.
    // 二つ目 is an ordinal.
    let graded = page.reads(at, "つ目") || matches!(page.at(at), '级' | '期' | '轮' | '届' | '方') && !read.arabic && !page.reads(at, "方面");
    let mass = read.arabic && !page.before(read.end).is_ascii_digit();
    let crowd = matches!(page.at(at), '人' | '户' | '口') || is_congress(page, i, page.len());
    let measure = is_measure(page, at) && !matches!(page.at(at), '点' | '次') || page.reads(at, "块钱") || page.reads(at, "次会议");
    // 十点 is an hour; 三点意见 announces.
    let hour = page.at(at) == '点' && page.longest(at + 1, &ANNOUNCERS).max(page.longest(at + 1, &POINTS)) == 0;
    // 三门峡 is a place; 六句话 and other entries of three characters may equally count.
    let place = i + 3 <= page.len() && "县市河山峡湾沟街".contains(page.at(i + 2)) && is_idiom(&page.text(i, i + 3));
    let idiom = place || i + 4 <= page.len() && is_idiom(&page.text(i, i + 4));
    if (!counts_things && !duration) || read.value() < 2 || graded || mass || crowd || measure || hour || idiom || (is_time(page, at) && !duration) {
        return None;
    }
    let counted = at + classifier;
    // Japanese joins counter and noun: 五つの柱.
    let head = if page.at(counted) == 'の' { counted + 1 } else { counted };
    let end = thing_end(page, head);
    // 8起违反中央八项规定精神问题: a name within the phrase ends the counted noun before it.
    let end = (head..end).find(|&k| counts(page, k) && established.at(page, k).is_some()).unwrap_or(end);
    let end = if end > head { end } else { counted };
    let mut found = Found::new(EnumerationKind::Counted, i, end, Found::values(&read.values));
    found.named = false;
    found.classifier = Some((at, counted));
    found.head = (end > head).then(|| page.text(head, end));
    Some(found)
}

/// Reads the quantity whose number is at `i` if the marks around it allow members, which is rare and cheap to check.
pub(super) fn listing(page: &Page, established: &Established, i: usize) -> Option<Found> {
    const BEFORE: usize = 60;
    const BEHIND: usize = 12;
    const LONGEST: usize = 40;
    let read = number(page, i, page.len())?;
    let value = read.value();
    if !(2..=30).contains(&value) {
        return None;
    }
    let mut clause = (i.saturating_sub(BEFORE)..i).rev().take_while(|&k| !matches!(page.at(k), '。' | ';' | '\n'));
    let listed = page.before(i) == '”' || value > 2 && clause.any(|k| matches!(page.at(k), '、' | '”'));
    if listed {
        return quantity(page, established, i);
    }
    // A mark that leads up to members, or the end of a sentence before the first marker.
    let stop = (read.end..read.end + LONGEST).find(|&k| !is_han(page.at(k))).unwrap_or(read.end);
    let told = || (read.end..stop).any(|k| matches!(page.at(k), '即' | '是' | '包' | '分' | '主'));
    let paused =
        || (stop + 1..stop + LONGEST).take_while(|&k| page.at(k) != '。').any(|k| matches!(page.at(k), '、' | ';' | '一' | '第' | '是' | '即'));
    let may_lead = match page.at(stop) {
        ':' | '(' | '—' | '”' | '“' | '。' | '\n' => true,
        ',' => paused(),
        _ => false,
    };
    if !may_lead && !told() {
        return None;
    }
    let leads = |end: usize| {
        let behind = (end..end + BEHIND).find(|&k| !is_han(page.at(k))).unwrap_or(end);
        let next = (behind + 1..behind + 4).map(|k| page.at(k)).find(|c| !c.is_whitespace()).unwrap_or('。');
        match page.at(behind) {
            ':' | '(' | '—' | ',' | '”' => true,
            '。' | '\n' => matches!(next, '一' | '第' | '('),
            _ => announces(page, end).is_some() || page.longest(end, &["是", "分别", "主要"]) > 0,
        }
    };
    quantity(page, established, i).filter(|phrase| leads(phrase.end))
}

/// Returns whether the text spells out as many members as a quantity counts. Two things joined by a conjunction precede a two by chance; two that a word
/// announces do not, nor do two quotations.
pub(super) fn is_spelt_out(page: &Page, phrase: &Found) -> bool {
    let Some(items) = phrase.items.as_ref().filter(|items| phrase.size == u32::try_from(items.len()).ok()) else { return false };
    phrase.announced || items.len() > 2 || items.iter().all(|&(start, _)| page.at(start) == '“')
}

/// Ends the counted noun where the noun phrase ends: 三位企业家|提, 五个城市|举行. The forms examine only characters; a reported phrase is checked with words.
/// It does not extend beyond `next`, where the next phrase starts.
pub(super) fn settle(page: &Page, phrase: &mut Found, next: usize, tokenizer: &Tokenizer) {
    const REACH: usize = 24;
    let Some((at, head)) = phrase.classifier.filter(|&(_, head)| head < phrase.end) else { return };
    // 三方面的|积极性 was cut at a possible adverb.
    if page.before(phrase.end) == '的' && !page.ends(phrase.end, "目的") {
        phrase.end -= 1;
        phrase.head = (phrase.end > head).then(|| page.text(head, phrase.end));
        return;
    }
    let plain = page.chars[head..phrase.end].iter().all(|&c| is_han(c) && c != '的');
    if !plain || page.at(phrase.end) == '的' {
        return;
    }
    // 三个方面|优先保证…, but not 三个方面重点任务 and 三个方面的工作.
    let announced = page.longest(head, &["方面", "问题", "部分", "步骤", "层次", "环节"]);
    if announced > 0 && head + announced < phrase.end && !page.ends_any(phrase.end, &ANNOUNCERS) && page.at(head + announced) != '的' {
        // 12个问题楼盘 is complete, and so is 四个问题导向, which the forms cut at a possible preposition.
        let behind = head + announced;
        let text = page.text(behind, page.len().min(behind + REACH));
        let is_noun = |word: &&str| word.chars().count() == 2 && tokenizer.part_of_speech(word).is_some_and(|tag| tag.starts_with('n'));
        let noun = phrase.end <= behind + 2 && tokenizer.words(&text).first().is_some_and(is_noun);
        phrase.end = if noun { behind + 2 } else { behind };
        phrase.head = Some(page.text(head, phrase.end));
        if !noun {
            return;
        }
    }
    let text = page.text(head, page.len().min(head + REACH));
    // 三方面|精准发力: a predicate and its adverb, not a noun.
    let noun =
        noun_behind(&text, 0, tokenizer).filter(|_| head != at + 2 || !is_deed(&tokenizer.words(&text[..text.floor_char_boundary(DEED)]), tokenizer));
    let Some(noun) = noun else {
        // 三方面|实施节水改造: nothing but the classifier is counted.
        // 三项支撑 at the end of a clause is an action.
        let verb = head == at + 2
            || tokenizer.words(&text).first().is_some_and(|first| GOVERNING.contains(first) && text[first.len()..].starts_with(is_han));
        if verb {
            (phrase.end, phrase.head) = (head, None);
        }
        return;
    };
    let end = head + text[..noun.end].chars().count();
    // 三名老|将: no noun ends within its own first word.
    let cut = || tokenizer.words(&text).first().is_some_and(|first| first.chars().count() > phrase.end - head);
    if end < phrase.end || end > phrase.end && end <= next && cut() {
        phrase.end = end;
        phrase.head = Some(page.text(head, end));
    }
    if let Some(end) = as_members_end(page, phrase, head).or_else(|| without_deed(page, phrase, head, tokenizer)) {
        phrase.end = end;
        phrase.head = Some(page.text(head, end));
    }
}

/// The length, in bytes, of an adverb of manner and the verb after it.
const DEED: usize = 12;

/// Returns whether the first word is an adverb of manner and the second a verb: 精准发力.
fn is_deed(words: &[&str], tokenizer: &Tokenizer) -> bool {
    let tag = |at: usize| words.get(at).and_then(|word| tokenizer.part_of_speech(word)).unwrap_or("");
    matches!(tag(0), "a" | "ad" | "d") && tag(1) == "v"
}

/// Returns the end of the noun for things listed before their number, if each of them ends with it: “老船长”“新船长”两类船长|总量.
fn as_members_end(page: &Page, phrase: &Found, head: usize) -> Option<usize> {
    let items = phrase.items.as_ref().filter(|items| items.len() > 1 && items.iter().all(|&(_, end)| end <= phrase.start))?;
    let word = |&end: &usize| {
        let word = page.text(head, end);
        items.iter().all(|&(_, last)| page.ends(last - usize::from(page.before(last) == '”'), &word))
    };
    (head + 2..phrase.end).rev().find(word)
}

/// Returns the end of the noun for things listed before their number, if an action on them follows: 钢铁、化工两个行业|节能改造.
fn without_deed(page: &Page, phrase: &Found, head: usize, tokenizer: &Tokenizer) -> Option<usize> {
    phrase.items.as_ref().filter(|items| items.iter().all(|&(_, end)| end <= phrase.start))?;
    // Attributes of actions, not of things.
    let extent = page.longest(phrase.end.saturating_sub(2), &["力度", "进度", "成效", "步伐"]);
    let deed = phrase.end - extent;
    if deed <= head {
        return None;
    }
    let text = page.text(head, deed);
    let words = tokenizer.words(&text);
    let last = words.last()?;
    if last.chars().nth(1).is_none() || !tokenizer.part_of_speech(last).is_some_and(|tag| tag.starts_with('v')) {
        return None;
    }
    let ends = words.iter().scan(head, |at, word| {
        *at += word.chars().count();
        Some(*at)
    });
    let thing = |&(word, _): &(&&str, usize)| word.chars().nth(1).is_some() && CONCRETE.contains(word);
    words.iter().zip(ends).find(thing).map(|(_, end)| end).filter(|&end| end < deed)
}

/// Returns whether the 的 at `i` links a description with a single counted character that announces a list: 三件打基础的事：…
fn describes(page: &Page, i: usize) -> bool {
    page.at(i) == '的' && is_han(page.at(i + 1)) && !is_function(page.at(i + 1)) && is_stop(page.at(i + 2))
}

/// Returns the end of the counted noun phrase. It includes a quotation or bracket; a verb ends it.
fn thing_end(page: &Page, head: usize) -> usize {
    let mut end = head;
    if page.at(end) == '“'
        && let Some(close) = (end + 1..end + 14).find(|&k| page.at(k) == '”')
    {
        end = close + 1;
    }
    while end < head + 26 && is_han(page.at(end)) {
        // 14个省级以上园区, 9个方面的工作: these two words are part of the phrase.
        // 两个目的 is a word.
        let of_kind = page.at(end) == '的' && (page.ends(end, "方面") || end == head + 1 && page.ends(end, "目"));
        let of_kind = of_kind || end > head && describes(page, end);
        if (is_function(page.at(end)) && !of_kind && !page.reads(end, "以上")) || page.longest(end, &VERBS) > 0 && end > head {
            break;
        }
        end += if page.reads(end, "以上") { 2 } else { 1 };
    }
    if page.at(end) == '('
        && let Some(close) = (end + 1..end + 10).find(|&k| page.at(k) == ')')
        && end > head
    {
        end = close + 1;
    }
    end
}
