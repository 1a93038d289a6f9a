//! Removes from the members of a list what belongs to the list as a whole: the words that govern it, its numbering, and the text that follows it.

use super::super::EnumerationKind;
use super::super::found::Found;
use super::super::page::{Page, Range};
use super::super::signs::GOVERNORS;
use super::edges::{behind_verb, first_start};
use super::framed::{both_heads, end_object, one_of_each, without_change, without_frame, without_governor, without_own_name};
use super::lists::{LEADS, opening_as_others};
use super::subjects::{first_clauses, subjects, up_to_head};
use super::tails::{end_as_others, end_brief, end_last, end_parts};
use crate::tokens::Tokenizer;

/// Removes from the first of several short members the words that govern the list (提出建设|森林水库、钱库、粮库、碳库), and from the last the words that belong to
/// all of them and also end the name (家庭垃圾、建筑垃圾、医疗垃圾|处置行动 of 垃圾处置六大行动).
pub(super) fn tidied(page: &Page, phrase: &Found, mut items: Vec<Range>, tokenizer: &Tokenizer) -> Vec<Range> {
    if let [others @ .., last] = &mut items[..]
        && matches!(phrase.kind, EnumerationKind::Counted | EnumerationKind::Fused)
        && let Some(common) =
            (2..=4).rev().find(|&len| phrase.end > phrase.start + len + 1 && page.ends(last.1, &page.text(phrase.end - len, phrase.end)))
        && !others.iter().any(|other| (other.0..other.1).any(|at| page.reads(at, &page.text(phrase.end - 2, phrase.end))))
        && last.1 - last.0 > common + 1
    {
        last.1 -= common;
        // 家乡历史、家乡未来|的认同
        last.1 -= usize::from(page.before(last.1) == '的');
        // The text before the name may also precede its last word.
        let before = if phrase.quoted { phrase.start - 1 } else { phrase.start };
        let verb = page.text(before.saturating_sub(2), before);
        if verb.chars().count() == 2 && last.1 - last.0 > 3 && page.ends(last.1, &verb) {
            last.1 -= 2;
        }
    }
    end_parts(page, phrase, &mut items);
    end_last(page, phrase, &mut items);
    end_brief(page, &mut items, tokenizer);
    let paused = items.len() > 2 && items.windows(2).rev().skip(1).all(|pair| page.at(pair[0].1) == '、');
    if paused {
        items[0].0 = first_start(page, phrase, &items, tokenizer);
    }
    items
}

/// Removes from all members the words that they share around the noun that the name counts, and the numbers that count them, and from the last what follows the
/// list.
pub(super) fn bare(page: &Page, phrase: &Found, mut items: Vec<Range>, tokenizer: &Tokenizer) -> Vec<Range> {
    // “三怕”：一怕事，二怕人，三怕丢面子, but not 一楼店铺、二楼住房: what they number is a word of the name, or a mark follows.
    let own = &page.chars[phrase.start..phrase.end];
    let nth = |(place, &(start, end)): (usize, &Range)| {
        end > start + 1 && page.at(start) == NUMERALS[place] && (page.at(start + 1) == '、' || own.contains(&page.at(start + 1)))
    };
    if (2..=NUMERALS.len()).contains(&items.len()) && items.iter().enumerate().all(nth) {
        items.iter_mut().for_each(|item| item.0 += 1 + usize::from(page.at(item.0 + 1) == '、' && item.0 + 2 < item.1));
    }
    without_frame(page, phrase, &mut items);
    without_own_name(page, phrase, &mut items, tokenizer);
    first_clauses(page, phrase, &mut items);
    subjects(page, phrase, &mut items);
    up_to_head(page, phrase, &mut items, tokenizer);
    if let Some(start) =
        items.split_first().and_then(|(&first, others)| opening_as_others(page, first, others).or_else(|| one_of_each(page, phrase, first, others)))
    {
        items[0].0 = start;
    }
    without_governor(page, phrase, &mut items, tokenizer);
    both_heads(page, phrase, &mut items, tokenizer);
    end_object(page, &mut items, tokenizer);
    without_change(page, &mut items);
    if let Some(head) = phrase.head.as_deref().filter(|head| phrase.kind == EnumerationKind::Counted && head.chars().nth(1).is_some()) {
        let noun =
            || tokenizer.words(head).last().and_then(|word| tokenizer.part_of_speech(word)).is_some_and(|tag| tag.starts_with('n') || tag == "vn");
        let shared = match before_head(page, &items, head) {
            0 if noun() => shared_verb(page, phrase, &items, head),
            shared => shared,
        };
        items.iter_mut().for_each(|item| item.0 += shared);
    }
    // 严格执行|船票、车票和值班制、巡查制“两票两制”
    let heads: Vec<&str> =
        phrase.head.as_deref().filter(|_| phrase.kind == EnumerationKind::Paired).map_or(Vec::new(), |heads| heads.split('、').collect());
    if items.len() > 1 && items.iter().all(|&(_, end)| page.ends_any(end, &heads)) {
        items[0].0 = behind_verbs(page, items[0], &items[1..], tokenizer);
    }
    without_of(page, phrase, &mut items, tokenizer);
    if let [others @ .., last] = &mut items[..] {
        last.1 = end_as_others(page, others, *last, tokenizer);
        let plain = |&(start, end): &Range| !page.chars[start..end].contains(&'为');
        // 以甲、乙、丙为主的“三小”
        if let Some(role) = ROLES.iter().find(|role| page.ends(last.1, role)).filter(|_| others.len() > 1 && others.iter().all(plain)) {
            last.1 = (last.1 - role.chars().count()).max(last.0 + 1);
        }
    }
    items
}

/// Removes from a list joined to its name by 的 that particle and, if the other members are of equal length, the verb that governs the name:
/// 发扬|踏遍千重浪、吃尽百般苦、说尽万句话|的“三尽”精神.
fn without_of(page: &Page, phrase: &Found, items: &mut [Range], tokenizer: &Tokenizer) {
    let name = phrase.start - usize::from(phrase.quoted && phrase.start > 0);
    let [first, others @ ..] = items else { return };
    // 新修的、新换的、新补的: each has its own.
    if page.ends(first.1, "的") {
        return;
    }
    let Some(last) = others.last_mut().filter(|last| last.1 == name && page.ends(last.1, "的") && last.1 > last.0 + 1) else { return };
    last.1 -= 1;
    first.0 = behind_verb(page, *first, others, false, tokenizer).unwrap_or(first.0);
}

/// The numbers of the first members.
const NUMERALS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/// What is said of the members of a list after 以; a closed class, from general knowledge of Chinese.
const ROLES: [&str; 8] = ["为主", "为重点", "为代表", "为核心", "为主体", "为支撑", "为骨干", "为龙头"];

/// Returns how many characters all members share before the words that the name quotes or counts: 必须|始终向前 of 四个“始终”.
fn before_head(page: &Page, items: &[Range], head: &str) -> usize {
    const MOST: usize = 4;
    let Some(&(first, end)) = items.first().filter(|_| items.len() > 1) else { return 0 };
    let Some(offset) = (1..=MOST).find(|&k| first + k < end && page.reads(first + k, head)) else { return 0 };
    let alike = |&(start, end): &Range| {
        (0..offset).all(|k| page.at(start + k) == page.at(first + k)) && page.reads(start + offset, head) && start + offset < end
    };
    if items.iter().all(alike) { offset } else { 0 }
}

/// Returns the length of the verb that all members share, if they end with the noun that the name counts: 打好|春耕战役 of “三大战役”. It is a common one, or
/// that before the name: 争当“四个表率”. 争当|护湖的表率….
fn shared_verb(page: &Page, phrase: &Found, items: &[Range], head: &str) -> usize {
    const VERB: usize = 2;
    let Some(&(first, _)) = items.first().filter(|_| items.len() > 1) else { return 0 };
    let governs = phrase.quoted && phrase.start > VERB && page.ends(phrase.start - 1, &page.text(first, first + VERB));
    let len = if governs { VERB } else { page.longest(first, &LEADS).max(page.longest(first, &GOVERNORS)) };
    let verb = page.text(first, first + len);
    let governed = |&(start, end): &Range| page.reads(start, &verb) && page.ends(end, head) && end > start + len + head.chars().count();
    if len > 1 && items.iter().all(governed) { len } else { 0 }
}

/// Returns the start of the first of several nouns after the verbs that govern them, if it is still no shorter than the shortest other: 严格执行|船票、车票.
pub(super) fn behind_verbs(page: &Page, (start, end): Range, others: &[Range], tokenizer: &Tokenizer) -> usize {
    let shortest = others.iter().map(|&(start, end)| end - start).min().unwrap_or(0);
    let text = page.text(start, end);
    let (mut at, mut behind) = (start, start);
    for word in tokenizer.words(&text) {
        at += word.chars().count();
        match tokenizer.part_of_speech(word) {
            Some("v" | "m" | "q") if end >= at + shortest => behind = at,
            Some("v" | "d" | "ad" | "a" | "p" | "c" | "m" | "q") => {}
            _ => break,
        }
    }
    behind
}
