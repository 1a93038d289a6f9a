//! Removes from the last member the text that follows the list, where the other members show how long it is.

use super::super::EnumerationKind;
use super::super::found::Found;
use super::super::page::{Page, Range};
use super::edges::starts_word;
use super::values;
use crate::text::is_han;
use crate::tokens::Tokenizer;

/// Shortens the last member of each part of a pair so that it ends, like the others of that part, with the noun that the part counts:
/// 人情案、关系案、金钱案|发现一起查处一起 of 六难三案.
pub(super) fn end_parts(page: &Page, phrase: &Found, items: &mut [Range]) {
    let values = values(phrase).filter(|values| phrase.kind == EnumerationKind::Paired && values.iter().sum::<usize>() == items.len());
    let (Some(values), Some(heads)) = (values, phrase.head.as_deref()) else { return };
    let mut rest = items;
    for (size, head) in values.into_iter().zip(heads.split('、')) {
        let (part, others) = rest.split_at_mut(size);
        rest = others;
        let length = head.chars().count();
        open_part(page, part, head);
        if let [whole @ .., last] = part
            // One other member is enough if the ending is a word: 文化中心、体育中心|明年竣工.
            && whole.len() > usize::from(length == 1)
            && whole.iter().all(|&(_, end)| page.ends(end, head))
            && let Some(end) = (last.0 + length + 1..=last.1).rev().find(|&end| page.ends(end, head))
        {
            last.1 = end;
        }
    }
}

/// Removes from the first member of a part the word that the part counts, if it governs the other members too: 整治|乱堆、乱拉、乱贴 of 三清三整治.
fn open_part(page: &Page, part: &mut [Range], head: &str) {
    let length = head.chars().count();
    if let [first, others @ ..] = part
        && length > 1
        && !others.is_empty()
        && page.reads(first.0, head)
        && first.1 > first.0 + length
        && !others.iter().any(|&(start, end)| (start..end).any(|i| page.reads(i, head)))
    {
        first.0 += length;
    }
}

/// Shortens the last member of a code to the ending that all the others share: 3个渔港、6个商港、10个军港|连片开发.
pub(super) fn end_last(page: &Page, phrase: &Found, items: &mut [Range]) {
    const ENDING: usize = 2;
    let [others @ .., last] = items else { return };
    let Some(&(start, end)) = others.first().filter(|_| phrase.kind == EnumerationKind::Code && others.len() > 1) else { return };
    let ending = page.text(end.saturating_sub(ENDING).max(start), end);
    if others.iter().all(|&(_, end)| page.ends(end, &ending))
        && let Some(end) = (last.0 + ENDING + 1..=last.1).rev().find(|&end| page.ends(end, &ending))
    {
        last.1 = end;
    }
}

/// Removes from the last of several members of two characters the predicate of the sentence: 资金、资产、资源|一笔一笔过.
pub(super) fn end_brief(page: &Page, items: &mut [Range], tokenizer: &Tokenizer) {
    const BRIEF: usize = 2;
    /// A shorter last member is complete: 同吃、同住、同劳动.
    const LONG: usize = 5;
    let [others @ .., last] = items else { return };
    let brief = others.len() > 1 && others.iter().all(|&(start, end)| end - start == BRIEF && page.before(start + BRIEF + 1) == '、');
    let rest = last.0 + BRIEF;
    if brief && last.1 >= last.0 + LONG && starts_word(page, *last, rest, tokenizer) {
        let text = page.text(rest, last.1);
        let tag = tokenizer.words(&text).first().and_then(|word| tokenizer.part_of_speech(word)).unwrap_or("");
        if matches!(tag, "m" | "d" | "p" | "ad" | "c") {
            last.1 = rest;
        }
    }
}

/// Returns the end of the last member where it ends as all others do (政治效果、社会效果、法律效果|都要重视), or is as long as all others, which open as it does
/// (统一的规划、统一的标准、统一的管理|凝聚人心), if the sentence continues there with a verb or adverb.
pub(super) fn end_as_others(page: &Page, others: &[Range], last: Range, tokenizer: &Tokenizer) -> usize {
    const SHARED: usize = 2;
    let Some(&(start, end)) = others.first().filter(|&&(start, end)| others.len() > 1 && end > start + SHARED) else { return last.1 };
    let ending = page.text(end - SHARED, end);
    let opening = page.text(start, start + SHARED);
    let tag = |start: usize, end: usize| {
        let text = page.text(start, end);
        tokenizer.words(&text).first().and_then(|word| tokenizer.part_of_speech(word)).unwrap_or("").to_string()
    };
    // Behind members that are clauses themselves, a verb may belong to the last of them.
    let verbal = tag(start, end).starts_with(['v', 'a', 'd', 'p']) && !page.chars[start..end].contains(&'的');
    let goes_on = |at: usize| {
        let tag = tag(at, last.1);
        // 统筹国内发展|和对外开放 may be one member, if its end is certain.
        let joined = matches!(page.at(at), '和' | '与' | '及') && (page.at(last.1) == '的' || !is_han(page.at(last.1)));
        starts_word(page, last, at, tokenizer) && !joined && (matches!(tag.as_str(), "d" | "p" | "c" | "ad" | "vd") || tag == "v" && !verbal)
    };
    if !page.ends(last.1, &ending) && others.iter().all(|&(_, end)| page.ends(end, &ending)) {
        let ends = (last.0 + SHARED + 1..last.1).find(|&end| page.ends(end, &ending));
        return ends.filter(|&end| goes_on(end)).unwrap_or(last.1);
    }
    let even = others.iter().all(|&(from, to)| to - from == end - start && page.reads(from, &opening)) && page.reads(last.0, &opening);
    let behind = last.0 + (end - start);
    if even && behind < last.1 && goes_on(behind) { behind } else { last.1 }
}
