//! Shortens members that are clauses to the part of them that the name counts: their first clause, or their subject.

use super::super::EnumerationKind;
use super::super::found::Found;
use super::super::page::{Page, Range};
use super::taken_up::parts;
use super::{has_twins, morpheme};
use crate::tokens::Tokenizer;

/// Shortens members that are parts of a sentence divided by ；, each of several clauses, to the first clause if this has the words that the name counts
/// and most continue for longer: 更加注重清湖|，…；更加注重护岸|，… of “四个更加注重”, but not 新婚必访，贺一声.
pub(super) fn first_clauses(page: &Page, phrase: &Found, items: &mut [Range]) {
    let Some(head) = phrase.head.as_deref().filter(|_| matches!(phrase.kind, EnumerationKind::Counted | EnumerationKind::Fused)) else { return };
    /// The maximum length of what follows the words that the name counts.
    const DEGREE: usize = 2;
    let [others @ .., _] = &*items else { return };
    let parted = others.len() > 1 && others.iter().all(|&(_, end)| page.at(end) == ';');
    let first = |&(start, end): &Range| {
        let comma = (start..end).find(|&i| page.at(i) == ',')?;
        // 船不够|新 of “四个不够”
        let near = if head.chars().nth(1).is_some() { DEGREE } else { 0 };
        let whole = page.reads(start, head) || (0..=near.min(comma)).any(|back| page.ends(comma - back, head));
        (comma > start + head.chars().count() && whole).then_some((start, comma))
    };
    let clauses: Option<Vec<Range>> = items.iter().map(first).collect();
    let longer = |clauses: &Vec<Range>| clauses.iter().zip(&*items).filter(|(first, whole)| whole.1 - first.1 > first.1 - first.0 + 1).count();
    if let Some(clauses) = clauses.filter(|clauses| parted && 2 * longer(clauses) > clauses.len() && !has_twins(page, clauses)) {
        items.copy_from_slice(&clauses);
    }
}

/// Shortens members that are sentences to their subjects, if these have the character that the name takes from its members, or that its part counts:
/// 船员|是根本，船队|是骨干，船坞|是基础 of “三船”; 清湖泥|要有硬办法，清湖草|要有快办法，补湖堤|要有长办法 of “两清一补”.
pub(super) fn subjects(page: &Page, phrase: &Found, items: &mut [Range]) {
    const LONGEST: usize = 4;
    let heads: Vec<char> = match (morpheme(phrase), parts(phrase)) {
        (Some(morpheme), _) => vec![morpheme; items.len()],
        (None, Some(parts)) if phrase.kind == EnumerationKind::Paired => {
            parts.iter().flat_map(|part| part.head.chars().next().map(|head| std::iter::repeat_n(head, part.size))).flatten().collect()
        }
        _ => return,
    };
    if items.len() < 3 || heads.len() != items.len() {
        return;
    }
    let subject = |(&(start, end), &head): (&Range, &char)| {
        let predicate = (start + 1..end.saturating_sub(1))
            .find(|&i| page.at(i) == '是' || page.at(i) == '要' && head != '要' && !"主需重只还不必首纪".contains(page.before(i)))?;
        let has = page.at(start) == head || page.before(predicate) == head;
        (has && (2..=LONGEST).contains(&(predicate - start))).then_some((start, predicate))
    };
    shorten(page, items, items.iter().zip(&heads).map(subject).collect());
}

/// Shortens members that are clauses to the noun that the name counts, if each of them has it as its subject: 奖励的机制|让实干者得实惠，容错的机制|让… of “三项机制”.
pub(super) fn up_to_head(page: &Page, phrase: &Found, items: &mut [Range], tokenizer: &Tokenizer) {
    let head = phrase.head.as_deref().filter(|head| phrase.kind == EnumerationKind::Counted && head.chars().nth(1).is_some());
    let Some(head) = head.filter(|_| items.len() > 1) else { return };
    let length = head.chars().count();
    let subject = |&(start, end): &Range| {
        let behind = (start + 1..end).find(|&i| page.reads(i, head))? + length;
        // 工作重点向基层转移: without either, the noun may be an adjunct.
        let must = page.at(behind) == '要' && !"求点素害领件".contains(page.at(behind + 1));
        let subject = page.before(behind - length) == '的' || must || page.longest(behind, &["让", "使", "令", "则"]) > 0;
        let text = page.text(behind.min(end), end);
        let tag = tokenizer.words(&text).first().and_then(|word| tokenizer.part_of_speech(word));
        (subject && behind + 2 < end && tag.is_some_and(|tag| matches!(tag, "v" | "p" | "d"))).then_some((start, behind))
    };
    shorten(page, items, items.iter().map(subject).collect());
}

/// Replaces members by shorter ones, if each of them has one and no two are the same.
pub(super) fn shorten(page: &Page, items: &mut [Range], shorter: Option<Vec<Range>>) {
    if let Some(shorter) = shorter.filter(|shorter| !has_twins(page, shorter)) {
        items.copy_from_slice(&shorter);
    }
}
