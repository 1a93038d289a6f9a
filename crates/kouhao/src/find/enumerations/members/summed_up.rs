//! Members that a name sums up, or that the sentence names later: 甲化、乙化、丙化，就是我们说的“三化”; 把“四减”落到实处，即减甲、减乙、减丙、减丁.
//!
//! There are other words between the list and the name, so position no longer distinguishes things that happen to adjoin the name from its members. Every
//! member must therefore repeat the noun that the name counts, unless a word says that the name is a term for them (合称).

use super::super::EnumerationKind;
use super::super::found::Found;
use super::super::page::{Page, Range, cut};
use super::super::signs::announces;
use super::before::quotations_before;
use super::edges::{at_name, first_start, starts_word};
use super::lists::{line_end, pauses, trimmed};
use super::separated::clause_start;
use super::{WINDOW, after, is_sentence_end, morpheme, taken_up};
use crate::text::is_han;
use crate::tokens::Tokenizer;

/// Words by which a name sums up the text before it, perhaps after 这; a closed class, from general knowledge of Chinese.
const SUMS: [&str; 13] = ["就是", "就叫", "也就是", "便是", "正是", "即", "即是", "亦即", "也即", "叫做", "叫作", "构成", "组成"];

/// Words that give several things one name, directly before it; a closed class, from general knowledge of Chinese.
const CALLS: [&str; 12] = ["合称", "合称为", "统称", "统称为", "并称", "并称为", "简称", "简称为", "概括为", "归纳为", "号称", "俗称"];

/// Reads the members before a mark after which a few words lead to the name. The name's quotation mark or first character is at `end`.
pub(super) fn summed_up(page: &Page, phrase: &Found, end: usize, size: usize, tokenizer: &Tokenizer) -> Option<Vec<Range>> {
    const REACH: usize = 20;
    let from = (end.saturating_sub(REACH)..end).rev().find(|&i| !is_han(page.at(i)))? + 1;
    let this = from + page.longest(from, &["这", "这些", "这也"]);
    let sums = page.longest(this, &SUMS) > 0;
    let mark = from - 1;
    // 船长、船员、船工、网工，是守护渔港的“四支队伍”: the whole sentence is the list.
    let is_all = |mark: usize| is_sentence_end(page.before(clause_start(page, mark))) || matches!(page.before(clause_start(page, mark)), '\n');
    let counted = phrase.kind == EnumerationKind::Counted && size > 2 && !is_han(page.at(phrase.end + 1));
    let called = phrase.quoted && (page.ends_any(end, &CALLS) || counted && page.at(from) == '是' && page.before(end) == '的' && is_all(mark));
    if !(sums || called) || !matches!(page.at(mark), ',' | '—') {
        return None;
    }
    let stop = if page.at(mark) == '—' && page.before(mark) == '—' { mark - 1 } else { mark };
    let items = pauses(page, (clause_start(page, stop), stop), size).or_else(|| clauses(page, stop, size));
    let items = items.or_else(|| last_pieces(page, phrase, stop, size));
    let mut items = items.filter(|items| take_up(page, phrase, items) || called && are_short(items))?;
    items[0].0 = first_start(page, phrase, &items, tokenizer);
    Some(items)
}

/// Reads members listed in the clause before that of the name, or in the last clauses before it: 心到、眼到、手到，以“三到”…; 不停工，不停薪，不停伙。这“三不停”…;
/// 严禁乱停、乱倒、乱接，坚决防止“三乱”….
///
/// No word announces them, so there must be three or more, and they must agree in the noun that the name counts ([`are_alike`]).
pub(super) fn listed_before(page: &Page, phrase: &Found, end: usize, size: usize, tokenizer: &Tokenizer) -> Option<Vec<Range>> {
    /// The maximum distance between the list and the name, in characters: room for words that say who does what about it.
    const WORDS: usize = 8;
    let mark = (end.saturating_sub(WORDS)..=end).rev().map(|from| from - from.min(1)).find(|&mark| !is_han(page.at(mark)))?;
    let head =
        phrase.head.as_deref().filter(|_| phrase.quoted && size > 2 && matches!(phrase.kind, EnumerationKind::Fused | EnumerationKind::Counted))?;
    let this = page.before(end) == '这';
    if this && let Some(items) = quotations_before(page, mark, size).filter(|items| take_up(page, phrase, items)) {
        return Some(items);
    }
    if !matches!(page.at(mark), ',' | '。' | ';') {
        return None;
    }
    if let Some(items) = listed_up_to(page, (phrase, head), mark, size, tokenizer).filter(|items| are_alike(page, head, items, end - mark)) {
        return Some(items);
    }
    // 甲问、乙问、丙问，都要回答。答好这“三问”: a statement about them may intervene if 这 refers to them.
    let start = sentence_start(page, mark);
    let commas = (start..mark).rev().filter(|&i| this && page.at(i) == ',');
    commas.filter_map(|comma| listed_up_to(page, (phrase, head), comma, size, tokenizer)).find(|items| are_alike(page, head, items, WORDS))
}

/// Reads the pieces or clauses before a mark that can be members.
fn listed_up_to(page: &Page, (phrase, head): (&Found, &str), mark: usize, size: usize, tokenizer: &Tokenizer) -> Option<Vec<Range>> {
    let mut items = pauses(page, (clause_start(page, mark), mark), size).or_else(|| clauses(page, mark, size))?;
    // 船工要牢记|不伤己、不伤人、不被人伤: the first member opens as the second does.
    let first = || (items[0].0..items[0].1).find(|&i| page.reads(i, head)).filter(|_| page.reads(items[1].0, head));
    let one = || if head == "一" { before_one(page, items[0], tokenizer) } else { None };
    items[0].0 = at_name(page, phrase, &items).or_else(first).or_else(one).unwrap_or_else(|| with_length(page, &items, tokenizer));
    // 甲赤字、乙赤字、丙赤字|加重，“三大赤字”…: the sentence continues after the last member.
    let ends = |&(start, end): &Range| page.ends(end, head) && end > start + head.chars().count();
    if let [others @ .., last] = &mut items[..]
        && others.iter().all(ends)
        && let Some(end) = (last.0 + 1..=last.1).rev().find(|&end| ends(&(last.0, end)))
    {
        last.1 = end;
    }
    Some(items)
}

/// Returns whether members agree in the noun that a name counts: each begins with it, each ends with it, or each has all the characters of a longer word. If
/// the list ends at most a few characters before the name (`far`), members of equal length may have it in any position, the same for all. The piece before
/// the list must not agree as well.
fn are_alike(page: &Page, head: &str, items: &[Range], far: usize) -> bool {
    const NEAR: usize = 3;
    /// The maximum length of the verb before 一.
    const VERB: usize = 2;
    let length = head.chars().count();
    let opens = |&(start, end): &Range| page.reads(start, head) && end > start + length;
    let ends = |&(start, end): &Range| page.ends(end, head) && end > start + length;
    let holds = |&(start, end): &Range| length > 2 && head.chars().all(|c| page.chars[start..end].contains(&c)) && end > start + length;
    let place = (items[0].0..items[0].1).find(|&i| page.reads(i, head)).filter(|_| far <= NEAR).map(|i| i - items[0].0);
    let inside = |&(start, end): &Range| {
        let reads = |place| page.reads(start + place, head) && start + place + length < end;
        place.is_some_and(reads) && end - start == items[0].1 - items[0].0
    };
    // 吃一顿饭、拉一次家常、解决一个困难，“四个一”活动
    let one = |&(start, end): &Range| head == "一" && (start + 1..end.min(start + VERB + 1)).any(|i| is_one(page, i));
    // A piece before the first member that ends a sentence is not one of them.
    let at = items[0].0.saturating_sub(1);
    let neighbour = cut(page, clause_start(page, at), at, &['、']).pop().filter(|_| !is_sentence_end(page.at(at)));
    let alike = |is: &dyn Fn(&Range) -> bool| items.iter().all(is) && !neighbour.as_ref().is_some_and(is);
    alike(&opens) || alike(&ends) || alike(&inside) || alike(&holds) || alike(&one)
}

/// Returns whether 一 at `i` counts something: not in 统一, 第一, 进一步.
fn is_one(page: &Page, i: usize) -> bool {
    page.at(i) == '一' && !"统唯第专单同之逐划均万进".contains(page.before(i)) && !"些般样定起直致切".contains(page.at(i + 1))
}

/// Returns the start of the word before the first 一 of a piece: 同渔民|吃一顿饭.
fn before_one(page: &Page, (start, end): Range, tokenizer: &Tokenizer) -> Option<usize> {
    let one = (start + 1..end).find(|&i| is_one(page, i))?;
    let text = page.text(start, one);
    Some(one - tokenizer.words(&text).last()?.chars().count())
}

/// Returns the start of the first member if the rest of the piece makes it as long as all the others: 巡滩要|心到、眼到、手到.
fn with_length(page: &Page, items: &[Range], tokenizer: &Tokenizer) -> usize {
    let (first, others) = (items[0], &items[1..]);
    let length = others[0].1 - others[0].0;
    let even = others.iter().all(|&(start, end)| end - start == length) && first.1 - first.0 > length;
    if even && starts_word(page, first, first.1 - length, tokenizer) { first.1 - length } else { first.0 }
}

/// Returns the last clauses of the sentence before `stop`, as many as there are members.
fn clauses(page: &Page, stop: usize, size: usize) -> Option<Vec<Range>> {
    let pieces = cut(page, sentence_start(page, stop), stop, &[',', ';']);
    let first = pieces.len().checked_sub(size)?;
    Some(pieces[first..].iter().map(|&piece| trimmed(page, piece)).collect())
}

/// Returns the start of the sentence that contains `stop`, or of what follows its last colon.
fn sentence_start(page: &Page, stop: usize) -> usize {
    const REACH: usize = 120;
    let starts = (stop.saturating_sub(REACH)..stop).rev();
    starts.take_while(|&i| !matches!(page.at(i), '。' | ':' | '!' | '?' | '\n')).last().unwrap_or(stop)
}

/// Returns the last pieces of a clause, if all of them after the first begin with the character of the name: 修路、架桥|通水、通电、通气，即…“三通”.
fn last_pieces(page: &Page, phrase: &Found, stop: usize, size: usize) -> Option<Vec<Range>> {
    let pieces = cut(page, clause_start(page, stop), stop, &['、']);
    let mut items = pieces.get(pieces.len().checked_sub(size)?..)?.to_vec();
    items[0].0 = at_name(page, phrase, &items)?;
    let more = || pieces.get(pieces.len().wrapping_sub(size + 1)).is_some_and(|&(start, _)| page.at(start) == page.at(items[0].0));
    (size > 2 && !more()).then_some(items)
}

/// Reads members announced by the next clause, after this one makes a statement about the name: 把“四减”落到实处，即减甲、减乙、减丙、减丁. Every member must contain
/// the noun that the name counts.
pub(super) fn deferred(page: &Page, phrase: &Found, at: usize) -> Option<Vec<Range>> {
    const CLAUSE: usize = 16;
    let mark = (at..at + CLAUSE).find(|&i| !is_han(page.at(i))).filter(|&i| i > at && matches!(page.at(i), ',' | ':'))?;
    // 以“五清一改”为抓手，清泥、清沙…: read as directly after the name.
    if let Some(items) = taken_up::taken_up_later(page, phrase, mark) {
        return Some(items);
    }
    let from = mark + announces(page, mark)?;
    let items = after(page, phrase, from, line_end(page, from, page.len().min(from + WINDOW)))?;
    take_up(page, phrase, &items).then_some(items)
}

/// Returns whether every member contains the noun that the name counts and, for a pair, every part has a member.
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

/// Returns whether the pieces are short enough to be things that share a name.
fn are_short(items: &[Range]) -> bool {
    const LONGEST: usize = 10;
    items.iter().all(|&(start, end)| (1..=LONGEST).contains(&(end - start)))
}
