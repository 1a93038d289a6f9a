//! Members that a name sums up, or that the sentence gets to later: 甲化、乙化、丙化，就是我们说的“三化”; 把“四减”落到实处，即减甲、减乙、减丙、减丁.
//!
//! Between the list and the name stand other words, so that what adjoins the name by chance is no longer told from what belongs to it by its place. Every member must
//! therefore take up what the name counts, unless a word says that it is but the name of them (合称).

use super::super::EnumerationKind;
use super::super::found::Found;
use super::super::page::{Page, Range, cut};
use super::super::signs::announces;
use super::edges::{first_start, starts_word};
use super::lists::{line_end, pauses, trimmed};
use super::separated::clause_start;
use super::{WINDOW, after, is_sentence_end, morpheme, taken_up};
use crate::text::is_han;
use crate::tokens::Tokenizer;

/// Words by which a name sums up what stands before it, perhaps behind 这; a closed class, from general knowledge of Chinese.
const SUMS: [&str; 10] = ["就是", "就叫", "也就是", "便是", "正是", "即是", "叫做", "叫作", "构成", "组成"];

/// Words that give several things one name, right before it; a closed class, from general knowledge of Chinese.
const CALLS: [&str; 12] = ["合称", "合称为", "统称", "统称为", "并称", "并称为", "简称", "简称为", "概括为", "归纳为", "号称", "俗称"];

/// Reads members up to the mark behind which words lead to the name, whose quotation mark or first character stands at `end`.
pub(super) fn summed_up(page: &Page, phrase: &Found, end: usize, size: usize, tokenizer: &Tokenizer) -> Option<Vec<Range>> {
    const REACH: usize = 20;
    let from = (end.saturating_sub(REACH)..end).rev().find(|&i| !is_han(page.at(i)))? + 1;
    let this = from + page.longest(from, &["这", "这些", "这也"]);
    let sums = page.longest(this, &SUMS) > 0;
    let called = phrase.quoted && page.ends_any(end, &CALLS);
    let mark = from - 1;
    if !(sums || called) || !matches!(page.at(mark), ',' | '—') {
        return None;
    }
    let stop = if page.at(mark) == '—' && page.before(mark) == '—' { mark - 1 } else { mark };
    let items = pauses(page, (clause_start(page, stop), stop), size).or_else(|| clauses(page, stop, size));
    let mut items = items.filter(|items| take_up(page, phrase, items) || called && are_short(items))?;
    items[0].0 = first_start(page, phrase, &items, tokenizer);
    Some(items)
}

/// Reads members that the clause before the name's own lists, or the last clauses before it, where the name stands behind few words: 心到、眼到、手到，以“三到”…; 不停工，不停薪，不停伙。这“三不停”….
///
/// No word says that they are meant, so there must be three at least, each opening or each ending with what the name counts, or of one length and with it in one place, and no neighbour that does so too.
pub(super) fn listed_before(page: &Page, phrase: &Found, end: usize, size: usize, tokenizer: &Tokenizer) -> Option<Vec<Range>> {
    const WORDS: usize = 2;
    let mark = (end.saturating_sub(WORDS)..=end).rev().map(|from| from - from.min(1)).find(|&mark| !is_han(page.at(mark)))?;
    let head =
        phrase.head.as_deref().filter(|_| phrase.quoted && size > 2 && matches!(phrase.kind, EnumerationKind::Fused | EnumerationKind::Counted))?;
    if !matches!(page.at(mark), ',' | '。' | ';') {
        return None;
    }
    let mut items = pauses(page, (clause_start(page, mark), mark), size).or_else(|| clauses(page, mark, size))?;
    items[0].0 = with_length(page, &items, tokenizer);
    let length = head.chars().count();
    let place = (items[0].0..items[0].1).find(|&i| page.reads(i, head))? - items[0].0;
    let inside = |&(start, end): &Range| page.reads(start + place, head) && start + place + length < end && end - start == items[0].1 - items[0].0;
    let opens = |&(start, end): &Range| page.reads(start, head) && end > start + length;
    let ends = |&(start, end): &Range| page.ends(end, head) && end > start + length;
    // What ends a sentence before the first is none of them.
    let at = items[0].0.saturating_sub(1);
    let neighbour = cut(page, clause_start(page, at), at, &['、']).pop().filter(|_| !is_sentence_end(page.at(at)));
    let alike = |is: &dyn Fn(&Range) -> bool| items.iter().all(is) && !neighbour.as_ref().is_some_and(is);
    (alike(&opens) || alike(&ends) || alike(&inside)).then_some(items)
}

/// Where the first member starts that is as long as all others: 巡滩要|心到、眼到、手到.
fn with_length(page: &Page, items: &[Range], tokenizer: &Tokenizer) -> usize {
    let (first, others) = (items[0], &items[1..]);
    let length = others[0].1 - others[0].0;
    let even = others.iter().all(|&(start, end)| end - start == length) && first.1 - first.0 > length;
    if even && starts_word(page, first, first.1 - length, tokenizer) { first.1 - length } else { first.0 }
}

/// The last clauses of the sentence up to `stop`, as many as members.
fn clauses(page: &Page, stop: usize, size: usize) -> Option<Vec<Range>> {
    const REACH: usize = 120;
    let starts = (stop.saturating_sub(REACH)..stop).rev();
    let start = starts.take_while(|&i| !matches!(page.at(i), '。' | ':' | '!' | '?' | '\n')).last()?;
    let pieces = cut(page, start, stop, &[',', ';']);
    let first = pieces.len().checked_sub(size)?;
    Some(pieces[first..].iter().map(|&piece| trimmed(page, piece)).collect())
}

/// Members that the next clause announces, behind what the first one says of the name: 把“四减”落到实处，即减甲、减乙、减丙、减丁. Every one of them takes up what the name
/// counts.
pub(super) fn deferred(page: &Page, phrase: &Found, at: usize) -> Option<Vec<Range>> {
    const CLAUSE: usize = 16;
    let mark = (at..at + CLAUSE).find(|&i| !is_han(page.at(i))).filter(|&i| i > at && matches!(page.at(i), ',' | ':'))?;
    // 以“五清一改”为抓手，清泥、清沙…: as it would right behind the name.
    if let Some(items) = taken_up::taken_up_later(page, phrase, mark) {
        return Some(items);
    }
    let from = mark + announces(page, mark)?;
    let items = after(page, phrase, from, line_end(page, from, page.len().min(from + WINDOW)))?;
    take_up(page, phrase, &items).then_some(items)
}

/// Tells whether every member has what the name counts, and a pair has each of its parts in some.
fn take_up(page: &Page, phrase: &Found, items: &[Range]) -> bool {
    let has = |&(start, end): &Range, word: &str| (start..end).any(|i| page.reads(i, word));
    match phrase.kind {
        EnumerationKind::Paired => taken_up::parts(phrase).is_some_and(|parts| {
            let some = |part: &taken_up::Part| items.iter().any(|item| has(item, &part.head));
            parts.iter().all(some) && items.iter().all(|item| parts.iter().any(|part| has(item, &part.head)))
        }),
        EnumerationKind::Fused => morpheme(phrase).is_some_and(|morpheme| items.iter().all(|item| has(item, morpheme.encode_utf8(&mut [0; 4])))),
        EnumerationKind::Counted => phrase.head.as_deref().is_some_and(|head| items.iter().all(|item| has(item, head))),
        _ => false,
    }
}

/// Tells whether pieces are as short as things that are called by one name.
fn are_short(items: &[Range]) -> bool {
    const LONGEST: usize = 10;
    items.iter().all(|&(start, end)| (1..=LONGEST).contains(&(end - start)))
}
