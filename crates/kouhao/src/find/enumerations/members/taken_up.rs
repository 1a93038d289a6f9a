//! Members that no word announces but that repeat the noun that the name counts, directly after it: “三园一带”。种植园、养殖园、加工园，加上滨江带; “三拍”干部，
//! 接令拍胸，误事拍腿，追责拍手; “两张清单、一个平台”的机制。权力清单明确…，责任清单明确…；…平台打通….
//!
//! A single character occurs in some clauses by chance. So all of them must contain it, each part of a pair its own, and noun phrases must end in it.

use super::super::EnumerationKind;
use super::super::found::Found;
use super::super::page::{Page, Range, cut};
use super::super::signs::{announces, is_classifier};
use super::edges::nearest;
use super::lists::{conjunction, line_end, pauses, sentence_end, trim_list, trimmed, without_lead};
use super::{WINDOW, morpheme, values};

/// A number of members, and the noun that the name has for each of them.
pub(super) struct Part {
    pub size: usize,
    pub head: String,
}

/// Reads members after the mark at `at` that repeat the noun that the name counts.
pub(super) fn taken_up(page: &Page, phrase: &Found, at: usize) -> Option<Vec<Range>> {
    if !matches!(page.at(at), ',' | '。' | ':' | '—') {
        return None;
    }
    let parts = parts(phrase)?;
    // Announced members start after the announcing word.
    let announced = announces(page, at);
    let from = at + announced.unwrap_or(1);
    let from = from + usize::from(page.at(from) == ':');
    let to = sentence_end(page, from, line_end(page, from, page.len().min(at + WINDOW)));
    phrases(page, &parts, from, to)
        .or_else(|| opened(page, &parts, from, to))
        .or_else(|| clauses(page, &parts, from, to))
        .or_else(|| if announced.is_none() { openings(page, &parts, from, to) } else { None })
        .or_else(|| if announced.is_none() { rows(page, &parts, from, to).or_else(|| in_turn(page, &parts, from, to)) } else { None })
}

/// Reads members after a later mark, if the sentence first makes a statement about the name: each must begin or end with the noun that the name counts.
pub(super) fn taken_up_later(page: &Page, phrase: &Found, mark: usize) -> Option<Vec<Range>> {
    let parts = parts(phrase)?;
    let from = mark + announces(page, mark).unwrap_or(1);
    let from = from + usize::from(page.at(from) == ':');
    let to = sentence_end(page, from, line_end(page, from, page.len().min(from + WINDOW)));
    phrases(page, &parts, from, to).or_else(|| opened(page, &parts, from, to))
}

/// Reads consecutive clauses, each of which lists the members of one part of a pair: “两查三问”，查船、查网，问潮、问风、问价.
fn rows(page: &Page, parts: &[Part], from: usize, to: usize) -> Option<Vec<Range>> {
    let clauses = cut(page, from, to, &[',', ';']);
    let row = |(part, &clause): (&Part, &Range)| {
        let mut items = if part.size == 1 { vec![trimmed(page, clause)] } else { pauses(page, clause, part.size)? };
        // 推动货物|进村、进店、进家
        if let [first, others @ ..] = &mut items[..]
            && !others.is_empty()
            && others.iter().all(|&(start, _)| page.reads(start, &part.head))
        {
            first.0 = nearest(page, *first, others, &part.head).unwrap_or(first.0);
        }
        let has = |&(start, end): &Range| (start..end).any(|i| page.reads(i, &part.head));
        items.iter().all(has).then_some(items)
    };
    let items: Option<Vec<Vec<Range>>> = parts.iter().zip(&clauses).map(row).collect();
    // If there is one more that opens as the last does, the name does not count these.
    let opens = |start: usize| parts.last().is_some_and(|part| page.reads(start, &part.head));
    let more = |items: &[Vec<Range>]| clauses.get(parts.len()).zip(items.last()).is_some_and(|(next, last)| opens(next.0) && opens(last[0].0));
    items.filter(|items| parts.len() > 1 && items.len() == parts.len() && !more(items)).map(|items| items.concat())
}

/// Returns the nouns that a name counts, part by part. There must be three members or more, so that they do not share a character by chance. Two are enough if
/// they repeat a whole word (“两减半”，桌数减半，礼金减半).
pub(super) fn parts(phrase: &Found) -> Option<Vec<Part>> {
    /// More than any name in use counts: “八增八减” has sixteen.
    const MOST: usize = 30;
    let head = phrase.head.as_deref()?;
    let size = phrase.size.map(|size| size as usize);
    let word = head.chars().nth(1).is_some() && phrase.quoted;
    let parts: Vec<Part> = match phrase.kind {
        EnumerationKind::Paired => {
            let values = values(phrase)?;
            let heads: Vec<&str> = head.split('、').collect();
            (heads.len() == values.len()).then(|| values.into_iter().zip(heads).map(|(size, head)| Part { size, head: counted(head) }).collect())?
        }
        EnumerationKind::Fused if size == Some(2) && word => vec![Part { size: 2, head: head.to_string() }],
        EnumerationKind::Fused => vec![Part { size: size?, head: morpheme(phrase)?.to_string() }],
        EnumerationKind::Counted if word => vec![Part { size: size?, head: head.to_string() }],
        _ => return None,
    };
    let count: usize = parts.iter().map(|part| part.size).sum();
    // Two clauses that share 不低于 are no coincidence; a counted word of two characters (确立) may merely recur.
    let long = head.chars().nth(2).is_some();
    let least = if word && (phrase.kind == EnumerationKind::Fused || phrase.kind == EnumerationKind::Counted && long) { 2 } else { 3 };
    (least..=MOST).contains(&count).then_some(parts)
}

/// Removes the classifier from the counted noun: 清单 of 三张清单.
fn counted(head: &str) -> String {
    let mut rest = head.chars();
    let classified = rest.next().is_some_and(is_classifier) && rest.as_str().chars().nth(1).is_some();
    if classified { rest.as_str() } else { head }.to_string()
}

/// Reads consecutive noun phrases that end with the noun that the name counts.
fn phrases(page: &Page, parts: &[Part], from: usize, to: usize) -> Option<Vec<Range>> {
    let mut pieces = Vec::new();
    for piece in cut(page, from, to, &[',', ';', '、']) {
        match conjunction(page, piece.0, piece.1) {
            Some((left, right)) if parts.iter().any(|part| page.ends(left, &part.head)) => pieces.extend([(piece.0, left), (right, piece.1)]),
            _ => pieces.push(piece),
        }
    }
    without_lead(page, &mut pieces);
    let heads = heads(parts);
    let member = |(place, (&piece, head)): (usize, (&Range, &&str))| {
        let (start, end) = trimmed(page, piece);
        let start = start + page.longest(start, &["加上", "再加上", "还有"]);
        let length = head.chars().count();
        // …、救助中心|同向发力: the sentence continues after the last member, if a word and not just a character shows where that ends.
        let goes_on = || (start + length + 1..end).rev().find(|&end| length > 1 && place + 1 == heads.len() && page.ends(end, head));
        let end = if page.ends(end, head) { end } else { goes_on()? };
        (end > start + length).then_some((start, end))
    };
    let items: Vec<Range> = pieces.iter().zip(&heads).enumerate().map_while(member).collect();
    // If there is one more like the last, the name does not count these.
    let more = pieces.get(heads.len()).is_some_and(|&(_, end)| heads.last().is_some_and(|head| page.ends(end, head)));
    (items.len() == heads.len() && !more).then_some(items)
}

/// Reads consecutive phrases or clauses that each begin with the noun that the name counts, for a pair part by part or alternately: “五清一改”，清泥、清沙、清草、清网、
/// 清礁，改港. If there is one more, the name does not count these.
fn opened(page: &Page, parts: &[Part], from: usize, to: usize) -> Option<Vec<Range>> {
    // 坚持清湖，坚持护岸，坚持定期查、定期修: 、 may be within a member.
    let within = |head: &str| (from..to).any(|i| page.at(i) == '、' && page.reads(i + 1, head));
    let paused = parts.iter().any(|part| within(&part.head));
    let marks: &[char] = if paused { &[',', ';', '、'] } else { &[',', ';'] };
    opened_at(page, parts, (from, to), marks).or_else(|| opened_at(page, parts, (from, to), &[',', ';', '、']))
}

/// Reads such phrases between some marks.
fn opened_at(page: &Page, parts: &[Part], (from, to): Range, marks: &[char]) -> Option<Vec<Range>> {
    let mut pieces: Vec<Range> = cut(page, from, to, marks).into_iter().map(|piece| trimmed(page, piece)).collect();
    without_lead(page, &mut pieces);
    let opens = |piece: &Range, head: &str| page.reads(piece.0, head) && piece.1 > piece.0 + head.chars().count();
    [heads(parts), woven(parts)].into_iter().find_map(|heads| {
        let all = !heads.is_empty() && pieces.len() >= heads.len() && pieces.iter().zip(&heads).all(|(piece, head)| opens(piece, head));
        let more = pieces.get(heads.len()).is_some_and(|piece| parts.iter().any(|part| opens(piece, &part.head)));
        (all && !more).then(|| trim_list(page, pieces[..heads.len()].to_vec()))
    })
}

/// Reads the opening phrases of the parts of a sentence divided by ；, if each begins with the noun that the name counts: “三敢”精神。敢闯，早年…；敢干，后来…；敢输，如今….
fn openings(page: &Page, parts: &[Part], from: usize, to: usize) -> Option<Vec<Range>> {
    let heads = heads(parts);
    let groups = cut(page, from, to, &[';']);
    let opening = |(&(start, end), head): (&Range, &&str)| {
        let comma = (start..end).find(|&i| matches!(page.at(i), ',' | ':'))?;
        page.reads(start, head).then_some((start, comma))
    };
    let items: Option<Vec<Range>> = groups.iter().zip(&heads).map(opening).collect();
    items.filter(|items| groups.len() == heads.len() && items.len() == heads.len())
}

/// Reads all clauses of a sentence, if each contains the noun of its part of the pair, part by part: “两查一签”，出海前查油料，归港后查网具，船长签字.
fn in_turn(page: &Page, parts: &[Part], from: usize, to: usize) -> Option<Vec<Range>> {
    // Longer clauses contain any character by chance.
    const LONGEST: usize = 16;
    let heads = heads(parts);
    let clauses: Vec<Range> = cut(page, from, to, &[',', ';']).into_iter().map(|piece| trimmed(page, piece)).collect();
    let holds = |(&(start, end), head): (&Range, &&str)| end <= start + LONGEST && (start..end).any(|i| page.reads(i, head));
    (parts.len() > 1 && clauses.len() == heads.len() && clauses.iter().zip(&heads).all(holds)).then_some(clauses)
}

/// Returns the noun that counts each member, in order.
fn heads(parts: &[Part]) -> Vec<&str> {
    parts.iter().flat_map(|part| std::iter::repeat_n(part.head.as_str(), part.size)).collect()
}

/// Returns the noun that counts each member if the parts of a pair alternate: “三查三改”，查甲、改乙，查丙、改丁，查戊、改己. Empty unless the parts are of equal size.
fn woven(parts: &[Part]) -> Vec<&str> {
    let rounds = parts.first().map_or(0, |part| part.size);
    let even = parts.len() > 1 && parts.iter().all(|part| part.size == rounds);
    let round = || parts.iter().map(|part| part.head.as_str());
    if even { std::iter::repeat_with(round).take(rounds).flatten().collect() } else { Vec::new() }
}

/// Reads consecutive clauses that contain the nouns that count them; ； ends each part of a pair. In a pair, the member ends with a head of two characters or
/// more, and the clause may continue after it.
fn clauses(page: &Page, parts: &[Part], from: usize, to: usize) -> Option<Vec<Range>> {
    let groups = if parts.len() > 1 { cut(page, from, to, &[';']) } else { vec![(from, to)] };
    let part = |(part, &group): (&Part, &Range)| {
        let marks: &[char] = if parts.len() > 1 { &[','] } else { &[',', ';'] };
        let pieces = cut(page, group.0, group.1, marks);
        let place = |&(start, end): &Range| (start..end).find(|&i| page.reads(i, &part.head));
        let length = part.head.chars().count();
        let member = |piece: &Range| {
            let (start, end) = trimmed(page, *piece);
            let behind = place(&(start, end))? + length;
            Some((start, if length > 1 && parts.len() > 1 { behind } else { end }))
        };
        let items: Vec<Range> = pieces.iter().map_while(member).collect();
        let more = pieces[items.len()..].iter().any(|piece| place(piece).is_some());
        let whole = parts.len() == 1 || length > 1 || pieces.len() == part.size;
        (items.len() == part.size && whole && !more).then_some(items)
    };
    let items: Option<Vec<Vec<Range>>> = parts.iter().zip(&groups).map(part).collect();
    items.filter(|items| items.len() == parts.len() && groups.len() == parts.len()).map(|items| items.concat())
}
