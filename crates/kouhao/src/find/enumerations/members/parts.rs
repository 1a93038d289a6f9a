//! Members of names that are explained part by part: “一心两翼”。“一心”，就是…；“两翼”，一个是…，一个是….

use super::super::EnumerationKind;
use super::super::found::Found;
use super::super::numbers::{counts, number};
use super::super::page::{Page, Range, cut};
use super::super::signs::{GOVERNORS, equates, explains, is_classifier};
use super::lists::{LEADS, pauses, trimmed};
use super::{WINDOW, values};

/// The maximum length, in characters, of a member that contains several clauses.
const LONG: usize = 30;

/// Reads the members of a pair whose halves are explained one by one: “两站”即甲、乙，“两员”即丙、丁 of 两站两员.
pub(super) fn halves(page: &Page, phrase: &Found, from: usize, to: usize) -> Option<Vec<Range>> {
    let values = values(phrase).filter(|values| phrase.kind == EnumerationKind::Paired && values.len() > 1)?;
    let mut at = from;
    let mut items = Vec::new();
    for (&size, head) in values.iter().zip(phrase.head.as_deref()?.split('、')) {
        let (part, from) = half(page, (at, to), size, head.chars().next()?)?;
        let end = explanation_end(page, from, to);
        items.extend(explained(page, part, from, end, size)?);
        at = end;
    }
    Some(items)
}

/// Reads the members of a pair when each part is named after its members: 老城为“一心”，沿江、沿路为“两轴”.
pub(super) fn named_parts(page: &Page, phrase: &Found, from: usize, to: usize) -> Option<Vec<Range>> {
    let values = values(phrase).filter(|values| phrase.kind == EnumerationKind::Paired && values.len() > 1)?;
    let mut at = from;
    let mut items = Vec::new();
    for (&size, head) in values.iter().zip(phrase.head.as_deref()?.split('、')) {
        let is_part = |i: usize| number(page, i, to).is_some_and(|read| read.value() == size as u64 && page.reads(read.end, head));
        let open = (at..to).find(|&i| page.at(i) == '“' && is_part(i + 1))?;
        let close = (open..to).find(|&i| page.at(i) == '”')?;
        let clause = cut(page, at, open, &[',', ';', '。']).pop()?;
        let end =
            (clause.0..open).rev().take(NAMED.len()).find(|&i| NAMED.iter().any(|word| page.reads(i, word) && i + word.chars().count() == open))?;
        let start = clause.0 + usize::from(matches!(page.at(clause.0), '以' | '把' | '将'));
        items.extend(if size == 1 { vec![(start, end)] } else { pauses(page, (start, end), size)? });
        at = close + 1;
    }
    Some(items).filter(|items| items.iter().all(|&(start, end)| end > start))
}

/// Verbs that give a part its name, directly before it; a closed class, from general knowledge of Chinese.
const NAMED: [&str; 6] = ["为", "是", "作为", "构成", "组成", "叫做"];

/// Finds the next half of a pair, in quotation marks or at the start of a clause before words that explain it; returns its position and that of the text
/// after it.
fn half(page: &Page, (from, to): Range, size: usize, head: char) -> Option<(Range, usize)> {
    (from..to).filter(|&i| counts(page, i)).find_map(|i| {
        let read = number(page, i, to).filter(|read| read.value() == size as u64 && page.at(read.end) == head)?;
        if page.before(i) == '“' {
            let close = (i..to.min(i + 11)).find(|&k| page.at(k) == '”')?;
            return Some(((i, close), close + 1));
        }
        let end = bare_half(page, i, read.end)?;
        (i == from || matches!(page.before(i), ',' | ';' | '。' | ':')).then_some(((i, end), end))
    })
}

/// Returns the end of a half without quotation marks, whose number ends at `head`, if words that explain it follow: 三区就是….
fn bare_half(page: &Page, start: usize, head: usize) -> Option<usize> {
    (head + 1..head + 4).find(|&end| explains(page, end) > 0).filter(|_| counts(page, start))
}

/// Reads members that are given by their roles: 以老城为核心、以东港和西港为两翼 of 一核两翼. Also returns where they end.
fn roles(page: &Page, phrase: &Found, from: usize, to: usize) -> Option<(Vec<Range>, usize)> {
    if phrase.kind != EnumerationKind::Paired || page.at(from) != '以' {
        return None;
    }
    let values = values(phrase).filter(|values| values.len() > 1)?;
    let mut at = from;
    let mut items = Vec::new();
    for (&size, head) in values.iter().zip(phrase.head.as_deref()?.split('、')) {
        let start = at + usize::from(matches!(page.at(at), ',' | '、'));
        let start = start + usize::from(page.at(start) == '以');
        let role = (start..to).find(|&i| page.at(i) == '为')?;
        at = (role..to).find(|&i| matches!(page.at(i), ',' | '、' | ';' | '的')).unwrap_or(to);
        head.chars().next().filter(|head| page.chars[role..at].contains(head))?;
        items.extend(if size == 1 { vec![(start, role)] } else { pauses(page, (start, role), size)? });
    }
    Some((items, at)).filter(|(items, _)| items.iter().all(|&(start, end)| end > start))
}

/// Reads members by their roles after the name.
pub(super) fn roles_behind(page: &Page, phrase: &Found, from: usize, to: usize) -> Option<Vec<Range>> {
    roles(page, phrase, from, to).map(|(items, _)| items)
}

/// Reads members by their roles directly before the name, whose quotation mark or 的 is at `end`.
pub(super) fn roles_before(page: &Page, phrase: &Found, end: usize) -> Option<Vec<Range>> {
    const BEFORE: usize = 80;
    let end = if page.before(end) == '的' { end - 1 } else { end };
    let starts = (end.saturating_sub(BEFORE)..end).rev().take_while(|&i| !matches!(page.at(i), '。' | ';' | '\n'));
    starts.filter_map(|start| roles(page, phrase, start, end)).find(|&(_, reached)| reached == end).map(|(items, _)| items)
}

/// Reads the single member of a part that is explained on its own: “一心”，就是老城.
pub(super) fn single(page: &Page, phrase: &Found, at: usize) -> Option<Vec<Range>> {
    let own = phrase.size == Some(1) && at == phrase.end + usize::from(phrase.quoted);
    own.then(|| explained(page, (phrase.start, phrase.end), at, explanation_end(page, at, page.len().min(at + WINDOW)), 1)).flatten()
}

/// Returns the end of the explanation of a part: at a semicolon, at the end of the sentence or line, or before the next part.
fn explanation_end(page: &Page, from: usize, to: usize) -> usize {
    let goes_on = |i: usize| page.at(i) == '“' || bare_half(page, i, i + 1).is_some();
    let ends = |&i: &usize| matches!(page.at(i), ';' | '。' | '\n') || page.at(i) == ',' && goes_on(i + 1);
    (from..to).find(ends).unwrap_or(to)
}

/// Reads the members in the explanation of a part.
fn explained(page: &Page, part: Range, from: usize, to: usize, size: usize) -> Option<Vec<Range>> {
    let start = from + explains(page, from).max(equates(page, from));
    if start == from {
        return taken_in_turn(page, from, to, size);
    }
    if size > 1 {
        // “两翼”是东港和西港，年内建成: text that continues after the list is not part of it.
        let clause = cut(page, start, to, &[','])[0];
        return pauses(page, clause, size).or_else(|| pauses(page, (start, to), size));
    }
    // “一心”，就是做强老城这个心，…: a noun that is called by the name of the part again is its member.
    let clause = (start..to).find(|&i| page.at(i) == ',').unwrap_or(to);
    let again = ["这个", "这一", "这"].into_iter().find_map(|this| {
        let called = format!("{this}{}", page.text(part.0 + 1, part.1));
        page.ends(clause, &called).then(|| clause - called.chars().count())
    });
    let verb = start + page.longest(start, &LEADS).max(page.longest(start, &GOVERNORS));
    match again {
        Some(end) if end > verb => Some(vec![(verb, end)]),
        _ if start < to => Some(vec![trimmed(page, (start, if to > start + LONG { clause } else { to }))]),
        _ => None,
    }
}

/// Reads members that are introduced one after another: ，一条是甲，一条是乙.
pub(super) fn taken_in_turn(page: &Page, at: usize, to: usize, size: usize) -> Option<Vec<Range>> {
    if !matches!(page.at(at), ',' | ':' | '?') || !(2..=10).contains(&size) {
        return None;
    }
    let pieces = cut(page, at + 1, to, &[',', ';']);
    let told = |(place, &(start, end)): (usize, &Range)| {
        let start = start + page.longest(start, &["还有", "再有", "另"]);
        let one = start + 1 + usize::from(is_classifier(page.at(start + 1)) || page.at(start + 1) == '头');
        // 还有一股，是丙: the copula may open a clause of its own.
        let (one, end) = if one == end { *pieces.get(place + 1)? } else { (one, end) };
        (page.at(start) == '一' && page.at(one) == '是' && one + 1 < end).then_some((one + 1, end))
    };
    let items: Vec<Range> = pieces.iter().enumerate().map_while(told).collect();
    (items.len() == size).then_some(items)
}
