//! Removes from the members of a list what frames it: the verb, preposition or copula that governs all of them and stands only before the first, what is said or
//! done of all behind the last, and what each is called.

use super::super::EnumerationKind;
use super::super::found::Found;
use super::super::page::{Page, Range};
use super::super::signs::{is_classifier, is_concrete_classifier};
use super::subjects::shorten;
use super::values;
use crate::tokens::Tokenizer;

/// Removes from all members the copula, with the clauses before it, if all of them have it (这是机遇叠加), and from the first the copula that announces the list
/// (就是锚定一个目标，抓住…).
pub(super) fn without_frame(page: &Page, phrase: &Found, items: &mut [Range]) {
    const LEAST: usize = 3;
    if items.len() < 2 || items.iter().any(|&(start, end)| end < start + LEAST) {
        return;
    }
    // 老港搬迁，这是空间叠加, but not 坚持清湖，这是根本: what 这是 leads to is called as the name is.
    let head = phrase.head.as_deref().unwrap_or("");
    let called = |&(from, to): &Range| page.ends(to, head) && to > from + head.chars().count();
    let this = |&(start, end): &Range| {
        let place = (start..end).rev().find(|&i| page.reads(i, "这是") && (i == start || page.before(i) == ','))?;
        Some((place + 2, end)).filter(|bare| place == start || called(bare))
    };
    if let Some(bare) = items.iter().map(this).collect::<Option<Vec<Range>>>() {
        shorten(page, items, Some(bare));
    } else if page.reads(items[0].0, "就是") && !items[1..].iter().any(|&(start, _)| page.reads(start, "就是")) {
        items[0].0 += 2;
    }
}

/// Removes from all members, of which each says what is more so, the particle of change: 底子更厚|了.
pub(super) fn without_change(page: &Page, items: &mut [Range]) {
    const LEAST: usize = 3;
    let changed = |&(start, end): &Range| page.before(end) == '了' && end > start + LEAST && page.chars[start..end].contains(&'更');
    if items.len() > 1 && items.iter().all(changed) {
        items.iter_mut().for_each(|item| item.1 -= 1);
    }
}

/// Shortens a member of a pair that names the part of the pair it is to what is so named: 突出|渔港建设|这个“第一动力”, 渔业|这个“一体”更加稳固.
pub(super) fn without_own_name(page: &Page, phrase: &Found, items: &mut [Range], tokenizer: &Tokenizer) {
    const VERB: usize = 2;
    if phrase.kind != EnumerationKind::Paired {
        return;
    }
    for item in items {
        let Some(this) = (item.0 + 2..item.1).find(|&i| page.reads(i, "这个“") || page.reads(i, "这一“")) else { continue };
        let verb = tokenizer.part_of_speech(&page.text(item.0, item.0 + VERB)) == Some("v") && this > item.0 + VERB + 1;
        *item = (item.0 + if verb { VERB } else { 0 }, this);
    }
}

/// Returns where the first of several members that each begin with 一 and a classifier does so: 每位船长联系|一个渔村、一条渔船、一户渔民.
pub(super) fn one_of_each(page: &Page, phrase: &Found, first: Range, others: &[Range]) -> Option<usize> {
    let one = |i: usize| page.at(i) == '一' && (is_classifier(page.at(i + 1)) || is_concrete_classifier(page.at(i + 1)));
    let ones = phrase.kind == EnumerationKind::Counted && phrase.head.as_deref() == Some("一") && others.len() > 1;
    (ones && others.iter().all(|&(start, _)| one(start))).then(|| (first.0..first.1).rev().find(|&i| one(i)))?
}

/// Removes from the first member of a list, or of a part of a pair, the verb that governs all of them: 坚持|宣传政策下基层，调查研究下基层; 查船、查网，做到|油料清零、欠账清零.
pub(super) fn without_governor(page: &Page, phrase: &Found, items: &mut [Range], tokenizer: &Tokenizer) {
    const GOVERN: [&str; 7] = ["坚持", "做到", "实现", "确保", "推动", "达到", "力争"];
    const ENDING: usize = 2;
    let parts = values(phrase).filter(|values| phrase.kind == EnumerationKind::Paired && values.iter().sum::<usize>() == items.len());
    let mut rest = items;
    for size in parts.unwrap_or_else(|| vec![rest.len()]) {
        let (part, others) = rest.split_at_mut(size);
        rest = others;
        let [first, others @ ..] = part else { continue };
        let len = page.longest(first.0, &GOVERN);
        let ending = page.text(first.1.saturating_sub(ENDING).max(first.0), first.1);
        let alike = others.iter().all(|&(start, end)| page.ends(end, &ending) && end > start + ENDING && page.longest(start, &GOVERN) == 0);
        // 推动产业升级、促进消费升级: each has its own.
        let acts = |&(start, end): &Range| {
            let text = page.text(start, end);
            tokenizer.words(&text).first().is_some_and(|word| tokenizer.part_of_speech(word) == Some("v"))
        };
        let own = others.iter().all(acts);
        if len > 0 && !others.is_empty() && alike && !own && first.1 > first.0 + len + ENDING {
            first.0 += len;
        }
    }
}

/// Removes from two members before and after 、 what governs the first and what is said of both, if the noun that the name has for them ends the first and is in the
/// second: 让|捕鱼带头人、养鱼带头人|结成对子 of “双带头人”.
pub(super) fn both_heads(page: &Page, phrase: &Found, items: &mut [Range], tokenizer: &Tokenizer) {
    let head = phrase.head.as_deref().filter(|head| phrase.kind != EnumerationKind::Paired && head.chars().nth(1).is_some());
    let ([first, last], Some(head)) = (items, head) else { return };
    let length = head.chars().count();
    if page.at(first.1) != '、' || !page.ends(first.1, head) {
        return;
    }
    if let Some(end) = (last.0 + length + 1..last.1).find(|&end| page.ends(end, head)) {
        let rest = page.text(end, last.1);
        if tokenizer.words(&rest).first().and_then(|word| tokenizer.part_of_speech(word)).is_some_and(|tag| tag.starts_with(['v', 'd'])) {
            last.1 = end;
        }
    }
    let governs = matches!(page.at(first.0), '让' | '使' | '把' | '将' | '对' | '由') && first.1 - first.0 > last.1 - last.0;
    first.0 += usize::from(governs && first.1 > first.0 + length + 2);
}

/// Removes from the last member of a list that 把 or 将 precedes the verbs that govern it: 把一个码头、一条街道、一座市场|建好管好.
pub(super) fn end_object(page: &Page, items: &mut [Range], tokenizer: &Tokenizer) {
    const SHORTEST: usize = 3;
    /// The number of characters of these verbs that may have been removed already.
    const REST: usize = 4;
    let [first, .., last] = items else { return };
    let Some(stop) = (last.1..last.1 + REST).find(|&i| matches!(page.at(i), ',' | '。' | ';' | '、')) else { return };
    if !matches!(page.before(first.0), '把' | '将') || page.at(first.1) != '、' {
        return;
    }
    let is_word = |start: usize, end: usize| tokenizer.part_of_speech(&page.text(start, end)).is_some();
    let mut end = stop;
    // 建好管好, 保护好利用好: verbs with their result are not all in the dictionary.
    while page.before(end) == '好' && end > last.0 + SHORTEST {
        end -= if is_word(end - SHORTEST, end - 1) { SHORTEST } else { 2 };
    }
    let text = page.text(last.0, end.max(last.0));
    let verbs = tokenizer.words(&text).into_iter().rev().take_while(|word| tokenizer.part_of_speech(word) == Some("v"));
    let end = end - verbs.map(|word| word.chars().count()).sum::<usize>();
    if end >= last.0 + SHORTEST {
        last.1 = last.1.min(end);
    }
}
