//! Clauses with the words that a name counts: one in each part of a sentence, or all clauses of the sentence before.

use super::super::lists::trimmed;
use super::super::taken_up::Part;
use super::{LONGEST, Place};
use crate::find::enumerations::found::Found;
use crate::find::enumerations::page::{Page, Range, cut};

/// Returns the clauses with the words that the name counts, one in each part of a sentence divided by ；, if there are as many as it says:
/// 必须坚持渔业优先不动摇，…；必须坚持清湖护岸不动摇，…；…. “三个不动摇”….
pub(super) fn apart(page: &Page, parts: &[Part], (from, to): Range) -> Option<Vec<Range>> {
    const MUST: [&str; 2] = ["必须", "要"];
    let [part] = parts else { return None };
    let groups = cut(page, from, to, &[';']);
    if part.head.chars().nth(1).is_none() || part.size < 3 || groups.len() != part.size {
        return None;
    }
    let member = |&(start, end): &Range| {
        let mut having = cut(page, start, end, &[',', ':']).into_iter().map(|piece| trimmed(page, piece));
        let has = |&piece: &Range| [Place::Beginning, Place::End].iter().any(|place| place.holds(page, piece, &part.head));
        having.find(has).filter(|_| !having.any(|piece| has(&piece)))
    };
    let mut items = groups.iter().map(member).collect::<Option<Vec<Range>>>()?;
    // 对乱搭乱建的，一律拆除；对…: what is done in each case.
    let whole: Vec<Range> = groups.iter().map(|&group| trimmed(page, group)).collect();
    let case = |(item, whole): (&Range, &Range)| {
        let about = || page.at(whole.0) == '对' || page.before(item.0 - 1) == '的';
        item.0 > whole.0 + 1 && item.1 == whole.1 && page.before(item.0) == ',' && about()
    };
    if items.iter().zip(&whole).all(case) {
        return Some(whole);
    }
    let must = MUST
        .iter()
        .filter(|must| !part.head.starts_with(**must))
        .find(|must| items.iter().all(|&(start, end)| page.reads(start, must) && end > start + must.chars().count() + 1));
    items.iter_mut().for_each(|item| item.0 += must.map_or(0, |must| must.chars().count()));
    Some(items)
}

/// Returns the clauses of the sentence before the one that a quoted name opens, if they are as many as it says and each has a word of the noun that it counts:
/// 渔业政策要稳，渔港政策要准，渔民政策要活。“三大政策支柱”撑起….
pub(super) fn clauses_before(page: &Page, phrase: &Found, from: usize, to: usize) -> Option<Vec<Range>> {
    let head: Vec<char> = phrase.head.as_deref()?.chars().collect();
    let opens = phrase.quoted && (phrase.start == to + 1 || phrase.start == to + 2 && page.at(to) == '这');
    let size = phrase.size? as usize;
    if !opens || size < 3 || head.len() < 2 || to <= from + 1 {
        return None;
    }
    let clauses = cut(page, from, to - 1, &[',', ';']);
    let words: [String; 2] = [head[..2].iter().collect(), head[head.len() - 2..].iter().collect()];
    let has = |word: &String| clauses.iter().all(|&(start, end)| end - start <= LONGEST && (start..end).any(|i| page.reads(i, word)));
    (clauses.len() == size && words.iter().any(has)).then_some(clauses)
}
