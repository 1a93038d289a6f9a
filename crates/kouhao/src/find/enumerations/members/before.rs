//! Members that directly precede the name: 生产生活生态“三生融合”, 中央和地方两个积极性.
//!
//! Nothing announces them, so there must be exactly as many as the name says, and they must end where it starts. They may fill a quotation of their own, or
//! follow each other with or without marks.

use super::super::found::Found;
use super::super::numbers::counts;
use super::super::numerals::is_numeral;
use super::super::page::{Page, Range, cut};
use super::super::signs::{is_classifier, is_concrete_classifier, is_function};
use super::super::{EnumerationKind, Number};
use super::parts::roles_before;
use super::separated::{are_results, separated};
use super::summed_up::{listed_before, summed_up};
use super::{has_twins, is_sentence_end};
use crate::text::{Span, is_han};
use crate::tokens::Tokenizer;

/// The maximum length, in characters, of a quotation that lists members.
const QUOTATION: usize = 80;

/// Reads the members directly before the phrase.
pub(super) fn before(page: &Page, phrase: &Found, tokenizer: &Tokenizer) -> Option<Vec<Range>> {
    let size = usize::try_from(phrase.size?).ok().filter(|&size| (2..=30).contains(&size))?;
    let mut end = phrase.start;
    if phrase.quoted && end > 0 {
        end -= 1;
    }
    let taken_up = page.before(end) == '这';
    if let Some(items) = roles_before(page, phrase, end) {
        return Some(items);
    }
    match phrase.kind {
        EnumerationKind::Code => return summands(page, phrase, end),
        EnumerationKind::Counted | EnumerationKind::Fused | EnumerationKind::Acronym => {}
        EnumerationKind::Paired if taken_up || phrase.quoted => {}
        _ => return None,
    }
    if let Some(items) = quoted_before(page, phrase, end, size) {
        return Some(items);
    }
    // 《船经》、《网经》这“两经”
    let enclosed = end - usize::from(taken_up);
    if let Some(items) = quotations_before(page, enclosed, size).filter(|items| !phrase.quoted || are_quoted_members(page, phrase, items)) {
        return Some(items);
    }
    if let Some(items) =
        enclosed_before(page, enclosed, size, '《', '》').filter(|items| !phrase.quoted || taken_up || is_derived(page, phrase, Some(items)))
    {
        return Some(items);
    }
    if let Some(items) = summed_up(page, phrase, end, size, tokenizer) {
        return Some(items);
    }
    let listed = run_or_list(page, phrase, end, size, tokenizer);
    listed.filter(|items| are_members(page, phrase, items)).or_else(|| listed_before(page, phrase, end, size, tokenizer))
}

/// Reads members with or without marks between them.
fn run_or_list(page: &Page, phrase: &Found, end: usize, size: usize, tokenizer: &Tokenizer) -> Option<Vec<Range>> {
    let run = unseparated(page, phrase, end, size, tokenizer);
    // 确保粮食安全、确保不返贫致贫“两条底线”: marks take precedence over a likeness at the end of the last member.
    if run.is_some() && (!phrase.quoted || is_derived(page, phrase, run.as_deref())) {
        return run;
    }
    separated(page, phrase, end, size, tokenizer).or(run)
}

/// Returns whether the things before a name can be its members at all: their number may agree by chance.
fn are_members(page: &Page, phrase: &Found, items: &[Range]) -> bool {
    // 今年、明年和后年“三张清单”: times, not members.
    let when = |&(start, end): &Range| (start..end).any(|i| page.at(i) == '年' && page.before(i).is_ascii_digit());
    // 基地32个、学校2所: each has a number of its own.
    let counted =
        |&(_, end): &Range| page.before(end - 1).is_ascii_digit() && (is_classifier(page.before(end)) || is_concrete_classifier(page.before(end)));
    if has_twins(page, items) || items.iter().any(when) || !phrase.named && items.iter().any(counted) {
        return false;
    }
    // 自然人、企业法人“一人一档”: the owners of files, not members. Members of a pair are recognised by its words: 东站、西站、南站和机场“三站一场”.
    let own: Vec<char> = page.chars[phrase.start..phrase.end].iter().copied().filter(|&c| !is_numeral(c)).collect();
    let has = |&(start, end): &Range, own: &[char]| page.chars[start..end].iter().any(|c| own.contains(c));
    match phrase.head.as_deref().map(|heads| heads.split('、').collect::<Vec<_>>()) {
        _ if phrase.kind != EnumerationKind::Paired => true,
        Some(heads) if heads.len() == items.len() => items.iter().zip(heads).all(|(item, head)| has(item, &head.chars().collect::<Vec<_>>())),
        _ => items.iter().all(|item| has(item, &own)),
    }
}

/// Reads the members listed by a quotation directly before the name: “长期稳定、面向未来”的八字方针, where characters are counted.
pub(super) fn quoted_before(page: &Page, phrase: &Found, end: usize, size: usize) -> Option<Vec<Range>> {
    let end = behind_quotation(page, end);
    let close = end.checked_sub(1).filter(|&close| page.at(close) == '”')?;
    let open = (close.saturating_sub(QUOTATION)..close).rev().find(|&i| page.at(i) == '“')?;
    // 他指出：“甲不行，乙也不行。”“三帮”…: a sentence, or somebody's words.
    if page.before(open) == ':' || (open..close).any(|i| is_sentence_end(page.at(i))) {
        return None;
    }
    let pieces = cut(page, open + 1, close, &['、', ',']);
    let characters = pieces.iter().map(|&(start, end)| end - start).sum::<usize>();
    let spelt = page.chars[phrase.start..phrase.end].contains(&'字');
    let modified = phrase.start > close + 3 && !spelt;
    (pieces.len() > if modified { 2 } else { 1 } && size == if spelt { characters } else { pieces.len() }).then_some(pieces)
}

/// Reads the terms of a sum quoted directly before a code of ones: “渔政+船检+救助”的“1+1+1”.
fn summands(page: &Page, phrase: &Found, end: usize) -> Option<Vec<Range>> {
    let ones = phrase.numbers.iter().all(|&number| number == Number::Value(1));
    let end = behind_quotation(page, end);
    let close = end.checked_sub(1).filter(|&close| ones && page.at(close) == '”')?;
    let open = (close.saturating_sub(QUOTATION)..close).rev().find(|&i| page.at(i) == '“')?;
    let pieces = cut(page, open + 1, close, &['+']);
    (pieces.len() == phrase.numbers.len()).then_some(pieces)
}

/// Returns the end of the quotation that precedes a name and is joined to it by 的 and perhaps a modifier: “…、…”的|党际交往四项原则.
fn behind_quotation(page: &Page, end: usize) -> usize {
    const MODIFIER: usize = 6;
    let plain = |&i: &usize| is_han(page.at(i)) && !is_function(page.at(i));
    let modifier = (end.saturating_sub(MODIFIER)..end).rev().take_while(plain).count();
    let of = |at: usize| page.before(at) == '的' && page.before(at - 1) == '”';
    if of(end - modifier) { end - modifier - 1 } else { end }
}

/// Reads adjacent quotations, exactly as many as there are members: “海上丰收”、“岸上丰产”两大计划.
pub(super) fn quotations_before(page: &Page, end: usize, size: usize) -> Option<Vec<Range>> {
    enclosed_before(page, end, size, '“', '”')
}

/// Reads what adjacent pairs of marks enclose, with the marks, if there are exactly as many as members: titles in 《船经》《网经》“两经”.
fn enclosed_before(page: &Page, end: usize, size: usize, opening: char, closing: char) -> Option<Vec<Range>> {
    const LONGEST: usize = 40;
    let mut items = Vec::new();
    let mut at = end;
    while page.before(at) == closing && items.len() <= size {
        let mark = |i: &usize| page.at(*i) == opening || page.at(*i) == closing;
        let open = (at.saturating_sub(LONGEST)..at - 1).rev().find(mark).filter(|&i| page.at(i) == opening)?;
        items.push((open, at));
        let joined = matches!(page.before(open), '、' | '和' | '与' | '及') && page.before(open - 1) == closing;
        at = if joined { open - 1 } else { open };
    }
    items.reverse();
    (items.len() == size && page.before(at) != '、').then_some(items)
}

/// Returns whether the quotations directly before a quoted name are its members rather than neighbours in a row of names: they are of equal length or contain
/// the morpheme of the name, none of them is a set itself, and the row ends with the name.
fn are_quoted_members(page: &Page, phrase: &Found, items: &[Range]) -> bool {
    let len = |&(start, end): &Range| end - start;
    let even = items.iter().all(|item| len(item) == len(&items[0]));
    let sets = items.iter().any(|&(start, _)| counts(page, start + 1));
    let goes_on = matches!(page.at(phrase.end + 1), '“' | '、');
    !sets && !goes_on && (even || is_derived(page, phrase, Some(items)))
}

/// Returns whether a fused name takes its morpheme from every member: 三生 of 生产, 生活, 生态.
fn is_derived(page: &Page, phrase: &Found, items: Option<&[Range]>) -> bool {
    super::morpheme(phrase).is_some_and(|morpheme| items.unwrap_or_default().iter().all(|&(start, end)| page.chars[start..end].contains(&morpheme)))
}

/// Reads members of equal length, without marks, that share a character in the same position: 生产生活生态“三生融合”, 国内国际两个大局.
///
/// If it is the character in the name, that is sufficient; otherwise each member must be a word.
fn unseparated(page: &Page, phrase: &Found, end: usize, size: usize, tokenizer: &Tokenizer) -> Option<Vec<Range>> {
    const BEFORE: usize = 8;
    if let Some(items) = characters(page, phrase, end, size, tokenizer).or_else(|| powers(page, phrase, end, size)) {
        return Some(items);
    }
    [2usize, 3].into_iter().find_map(|len| {
        let start = end.checked_sub(len * size)?;
        let pieces: Vec<Range> = (0..size).map(|k| (start + k * len, start + (k + 1) * len)).collect();
        (0..len).find(|&place| pieces.iter().all(|&(from, _)| page.at(from + place) == page.at(start + place)))?;
        let distinct = pieces.windows(2).all(|pair| page.chars[pair[0].0..pair[0].1] != page.chars[pair[1].0..pair[1].1]);
        // 国务院国资委“双百企业”: the body that named it.
        let institution = |&(start, end): &Range| tokenizer.part_of_speech(&page.text(start, end)) == Some("nt");
        // 把甲港|和乙港
        let function = |&(start, _): &Range| is_function(page.at(start)) && page.at(start) != '为';
        if !distinct
            || pieces.iter().any(function)
            || pieces.iter().all(institution)
            || are_results(page, &pieces)
            || !page.chars[start..end].iter().all(|&c| is_han(c))
        {
            return None;
        }
        let from = start.saturating_sub(BEFORE);
        let edges: Vec<usize> = tokenizer.tokenize(&page.text(from, end)).map(|token| token.span().start).collect();
        let opens_word = |&(start, _): &Range| edges.contains(&page.text(from, start).len());
        // 开展百校联百县“双百行动”: not starting within a word.
        let derived = is_derived(page, phrase, Some(&pieces)) && pieces.first().is_some_and(opens_word);
        (derived || pieces.iter().all(opens_word)).then_some(pieces)
    })
}

/// Reads two powers of ten, each with a character, joined by a verb: 百企帮百村“双百”行动.
fn powers(page: &Page, phrase: &Found, end: usize, size: usize) -> Option<Vec<Range>> {
    let power = phrase.head.as_deref()?.chars().next().filter(|&c| size == 2 && matches!(c, '百' | '千' | '万'))?;
    let last = end.checked_sub(2).filter(|&last| page.at(last) == power)?;
    let first = [2, 3].into_iter().find_map(|back| last.checked_sub(back).filter(|&first| page.at(first) == power))?;
    Some(vec![(first, first + 2), (last, end)])
}

/// Reads single characters after a verb, as many as there are members: 巩固|党政军警民“五位一体”, 把|县乡村“三级物流”.
fn characters(page: &Page, phrase: &Found, end: usize, size: usize, tokenizer: &Tokenizer) -> Option<Vec<Range>> {
    const BEFORE: usize = 6;
    // 保持两位数, 全国前三位 and 10级 do not count characters.
    let counts_them = |(at, _): Range| page.at(at) == '级' || page.at(at) == '位' && phrase.kind == EnumerationKind::Fused;
    let counted = phrase.classifier.is_some_and(|classifier| phrase.named && counts_them(classifier));
    // 坚持德智体美劳“五育并举”: a quoted name counts them too, if some stand alone and no two or four of them form a word or two (干部队伍“四化”).
    let fused = phrase.quoted && size > 2 && phrase.kind == EnumerationKind::Fused && phrase.classifier.is_none();
    if !counted && !fused {
        return None;
    }
    let plain = |c: &char| is_han(*c) && !is_function(*c) && *c != '是';
    let start = end.checked_sub(size).filter(|&start| page.chars[start..end].iter().all(plain))?;
    let from = start.saturating_sub(BEFORE);
    let (text, edge) = (page.text(from, end), page.text(from, start).len());
    let words: Vec<_> = tokenizer.tokenize(&text).map(|token| token.span()).collect();
    let verb = |word: &&Span| word.end == edge && tokenizer.part_of_speech(&text[**word]).is_some_and(|tag| tag.starts_with('v') || tag == "p");
    // 同统筹推进“五位一体”: verbs are not a row of characters.
    let deed = |word: &&Span| {
        word.start >= edge && word.end > word.start + 3 && tokenizer.part_of_speech(&text[**word]).is_some_and(|tag| tag.starts_with(['v', 'd', 'a']))
    };
    // Three bytes each.
    let long = |word: &&Span, characters: usize| word.start >= edge && word.end - word.start == 3 * characters;
    let alone = words.iter().any(|word| long(&word, 1)) && !words.iter().any(|word| long(&word, 2));
    let whole = words.iter().any(|word| word.start == edge) && !words.iter().any(|word| deed(&word)) && (counted || alone);
    (whole && words.iter().find(verb).is_some()).then(|| (start..end).map(|i| (i, i + 1)).collect())
}
