//! Members anywhere in the paragraph of a name that their count shows: 全面整治“四乱”，对乱搭、乱建、乱停、乱放抓早抓小; “四项监督”更有力。贯通甲监督、乙监督、丙监督、丁监督.
//!
//! Neither a word nor the position says that they are its members. So exactly as many pieces as the name says must follow one another that all begin, or all
//! end, with the noun or character that it counts, and their neighbours must not. The sentence of the name is searched first, then the one before and the one
//! after it. One such clause in each part of a sentence is as telling, and so are as many objects of the verb that the name counts.

use super::super::EnumerationKind;
use super::super::found::Found;
use super::super::numerals::is_numeral;
use super::super::page::{Page, Range, cut};
use super::edges::{first_start, nearest, shortened, starts_word};
use super::lists::{line_end, sentence_end, trimmed};
use super::taken_up::{Part, parts};
use super::tidied::behind_verbs;
use super::{WINDOW, is_sentence_end};
use crate::text::is_han;
use crate::tokens::Tokenizer;

/// The maximum length of a member, in characters: a longer piece is a clause about something else.
const LONGEST: usize = 30;

/// The marks between pieces. Those that open and close quotations and brackets separate too: the first and last members may adjoin them.
const MARKS: &str = "、,;:“”()—";

/// Reads the members that their count shows.
pub(super) fn tallied(page: &Page, phrase: &Found, tokenizer: &Tokenizer) -> Option<Vec<Range>> {
    let (start, end) = sentence(page, phrase);
    let line_start = (start.saturating_sub(WINDOW)..start).rev().find(|&i| page.at(i) == '\n').map_or(0, |i| i + 1).max(start.saturating_sub(WINDOW));
    let line_end = line_end(page, end, page.len().min(end + WINDOW));
    let previous = (line_start..start.saturating_sub(1)).rev().find(|&i| is_sentence_end(page.at(i))).map_or(line_start, |i| i + 1);
    let next = sentence_end(page, (end + 1).min(line_end), line_end);
    // The mark that ends the sentence before belongs to no member.
    let before = (previous, if is_sentence_end(page.before(start)) { start - 1 } else { start });
    let stretches = [(phrase.end, end), (start, phrase.start), before, ((end + 1).min(line_end), next)];
    let listed = counted_parts(phrase, page).into_iter().chain(whole_head(phrase)).find_map(|parts| {
        stretches.into_iter().find_map(|stretch| {
            let pieces = pieces(page, &parts, stretch.0, stretch.1);
            let run = run(page, phrase, &parts, &pieces, tokenizer);
            run.or_else(|| woven(page, phrase, &parts, &pieces)).or_else(|| aligned(page, &parts, &pieces)).or_else(|| apart(page, &parts, stretch))
        })
    });
    listed
        .or_else(|| acted_on(page, phrase, end, tokenizer))
        .or_else(|| clauses_before(page, phrase, previous, start))
        .or_else(|| joined(page, phrase, (start, end)))
        .or_else(|| earlier(page, phrase))
}

/// Returns the two phrases joined by a conjunction in the sentence of a quoted name that both end with the noun that it counts, if no other phrase does:
/// 以“两个置换”为突破口，通过船证置换和渔网置换，….
fn joined(page: &Page, phrase: &Found, (from, to): Range) -> Option<Vec<Range>> {
    let head = phrase.head.as_deref().filter(|head| phrase.kind == EnumerationKind::Counted && phrase.quoted && head.chars().nth(1).is_some())?;
    if phrase.size != Some(2) {
        return None;
    }
    let length = head.chars().count();
    let parts = [Part { size: 2, head: head.to_string() }];
    let having = |(from, to): Range| pieces(page, &parts, from, to).into_iter().filter(|&(start, end)| page.ends(end, head) && end > start + length);
    let found: Vec<Range> = having((from, phrase.start)).chain(having((phrase.end, to))).collect();
    let &[mut first, last] = &found[..] else { return None };
    let adjoin = last.0 == first.1 + 1 && matches!(page.at(first.1), '和' | '与' | '及' | '、');
    // Not of three: 渔船置换与渔网置换、证书置换并举.
    let once = (from..to).filter(|&i| page.reads(i, head)).count() == 3;
    first.0 += page.longest(first.0, &["通过", "推进", "推动", "实施", "开展", "实现"]);
    let even = last.1 - last.0 <= LONGEST && first.1 - first.0 <= 2 * (last.1 - last.0);
    (adjoin && once && even && first.1 > first.0 + length).then(|| vec![first, last])
}

/// Returns the nearest list before a quoted name, in earlier sentences, that has as many members of two or three characters as it says, all of which begin or
/// all of which end with the character that it has for them: 带头敢想、敢闯、敢试、敢为，…。…“四敢”.
fn earlier(page: &Page, phrase: &Found) -> Option<Vec<Range>> {
    const REACH: usize = 2 * WINDOW;
    const LENGTHS: std::ops::RangeInclusive<usize> = 2..=3;
    let head = phrase.head.as_deref().filter(|head| phrase.kind == EnumerationKind::Fused && phrase.quoted && head.chars().nth(1).is_none())?;
    let size = phrase.size.filter(|&size| size > 2)? as usize;
    let mut commas = (phrase.start.saturating_sub(REACH)..phrase.start).rev().filter(|&i| page.at(i) == '、').peekable();
    while let Some(last) = commas.next() {
        // The marks of one list are as far apart as its members are long.
        let mut marks = vec![last];
        let gap = |marks: &[usize], mark: usize| marks[marks.len() - 1] - mark - 1;
        let fits = |marks: &[usize], mark: usize| match marks {
            [last, next, ..] => gap(marks, mark) == last - next - 1,
            _ => LENGTHS.contains(&gap(marks, mark)),
        };
        while let Some(mark) = commas.next_if(|&mark| fits(&marks, mark)) {
            marks.push(mark);
        }
        marks.reverse();
        let Some(&[before, after]) = marks.get(..2) else { continue };
        let length = after - before - 1;
        let edges = marks[0].checked_sub(length).into_iter().chain(marks.iter().map(|&mark| mark + 1));
        let items: Vec<Range> = edges.map(|start| (start, start + length)).collect();
        let ends_list = |end: usize| !is_han(page.at(end)) || page.at(end) == '的';
        let place = [Place::Beginning, Place::End].into_iter().find(|place| items.iter().all(|&item| place.holds(page, item, head)));
        let apart = |end: usize| end < phrase.start && ends_list(end);
        if items.len() == size && place.is_some() && apart(items[size - 1].1) {
            return Some(items);
        }
    }
    None
}

/// Returns the objects of the verb that a fused name counts, if a clause after it in its sentence lists as many: 推行“四查”制度，对船、网、油、人逐项检查.
fn acted_on(page: &Page, phrase: &Found, end: usize, tokenizer: &Tokenizer) -> Option<Vec<Range>> {
    const OBJECTS: [char; 3] = ['把', '将', '对'];
    let verb = phrase.head.as_deref().filter(|head| phrase.kind == EnumerationKind::Fused && phrase.quoted && head.chars().nth(1).is_none())?;
    let size = phrase.size.filter(|&size| size > 2)? as usize;
    let comma = (phrase.end..end).find(|&i| page.at(i) == ',')?;
    cut(page, comma + 1, end, &[',', ';', ':']).into_iter().find_map(|clause| {
        let mut items: Vec<Range> = cut(page, clause.0, clause.1, &['、']).into_iter().map(|piece| trimmed(page, piece)).collect();
        let objects = items.first().copied().filter(|first| items.len() == size && OBJECTS.contains(&page.at(first.0)))?;
        let [others @ .., last] = &mut items[1..] else { return None };
        // 对船民的船、网: what they belong to.
        let of = (objects.0..objects.1).rev().find(|&i| page.at(i) == '的');
        let whole = *last;
        *last = as_long(page, *last, others, tokenizer);
        let acts = (last.1..whole.1).any(|i| page.reads(i, verb));
        items[0].0 = of.unwrap_or(objects.0) + 1;
        (acts && items.iter().all(|&(start, end)| end > start)).then_some(items)
    })
}

/// Returns all characters that a quoted name has after its number: 同建 of “三同建”.
fn whole_head(phrase: &Found) -> Option<Vec<Part>> {
    let head = phrase.head.clone().filter(|head| phrase.kind == EnumerationKind::Fused && phrase.quoted && head.chars().nth(1).is_some())?;
    let size = phrase.size.filter(|&size| size > 2)? as usize;
    Some(vec![Part { size, head }])
}

/// Returns as many neighbouring pieces as each part of a pair counts, if all of them have all its nouns in order, and their neighbours do not: “三出三进”，出山沟进镇子、
/// 出镇子进县城、出县城进省城.
fn woven(page: &Page, phrase: &Found, parts: &[Part], pieces: &[Range]) -> Option<Vec<Range>> {
    let size = parts[0].size;
    if phrase.kind != EnumerationKind::Paired || parts.len() < 2 || size < 3 || parts.iter().any(|part| part.size != size) {
        return None;
    }
    let has = |&(start, end): &Range| {
        let places = parts.iter().try_fold(start, |from, part| (from..end).find(|&i| page.reads(i, &part.head)).map(|i| i + 1));
        places.is_some() && end - start <= LONGEST
    };
    let at = pieces.windows(size).position(|run| run.iter().all(has))?;
    if pieces.get(at + size).is_some_and(has) {
        return None;
    }
    let mut items = pieces[at..at + size].to_vec();
    let head = &parts[0].head;
    if items[1..].iter().all(|&(start, _)| page.reads(start, head)) {
        items[0].0 = nearest(page, items[0], &items[1..], head)?;
    }
    Some(items)
}

/// Returns as many neighbouring pieces of equal length as a name says, if all of them have the character that it counts at one place inside, and their neighbours
/// do not: 走遍千重浪、访遍千户家、织遍千张网 of “三千”.
fn aligned(page: &Page, parts: &[Part], pieces: &[Range]) -> Option<Vec<Range>> {
    const SHORTEST: usize = 4;
    let [part] = parts else { return None };
    let has = |&(start, end): &Range, len: usize, place: usize| end - start == len && page.reads(start + place, &part.head);
    let run = (0..(pieces.len() + 1).saturating_sub(part.size)).find_map(|at| {
        let run = &pieces[at..at + part.size];
        let (start, end) = run[0];
        let place = (start + 1..end.saturating_sub(1)).find(|&i| page.reads(i, &part.head))? - start;
        let len = end - start;
        let more =
            [at.checked_sub(1), Some(at + part.size)].into_iter().flatten().filter_map(|at| pieces.get(at)).any(|piece| has(piece, len, place));
        (len >= SHORTEST && !more && run.iter().all(|piece| has(piece, len, place))).then(|| run.to_vec())
    });
    run.filter(|_| part.size > 2)
}

/// Returns the clauses with the words that the name counts, one in each part of a sentence divided by ；, if there are as many as it says:
/// 必须坚持渔业优先不动摇，…；必须坚持清湖护岸不动摇，…；…. “三个不动摇”….
fn apart(page: &Page, parts: &[Part], (from, to): Range) -> Option<Vec<Range>> {
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

/// Returns the nouns that a name counts, part by part. What it quotes is as distinctive as a word: 三个“是”, 两个“在中国”.
fn counted_parts(phrase: &Found, page: &Page) -> Option<Vec<Part>> {
    let head = phrase.head.as_deref().filter(|_| phrase.kind == EnumerationKind::Counted && page.ends(phrase.end, "”"));
    match (head, phrase.size) {
        (Some(head), Some(size)) => {
            let long = head.chars().nth(1).is_some();
            (size as usize >= if long { 2 } else { 3 })
                .then(|| vec![Part { size: size as usize, head: head.trim_matches(['“', '”']).to_string() }])
        }
        _ => parts(phrase),
    }
}

/// Returns the sentence that contains a phrase.
fn sentence(page: &Page, phrase: &Found) -> Range {
    let least = phrase.start.saturating_sub(WINDOW);
    let start = (least..phrase.start).rev().find(|&i| is_sentence_end(page.at(i)) || page.at(i) == '\n').map_or(least, |i| i + 1);
    (start, sentence_end(page, phrase.end, line_end(page, phrase.end, page.len().min(phrase.end + WINDOW))))
}

/// Cuts a stretch at its marks, and at conjunctions beside the nouns that the name counts.
fn pieces(page: &Page, parts: &[Part], from: usize, to: usize) -> Vec<Range> {
    let mut pieces = Vec::new();
    let mut start = from;
    for i in from..to {
        let c = page.at(i);
        let joins = matches!(c, '和' | '与' | '及') && parts.iter().any(|part| page.ends(i, &part.head) || page.reads(i + 1, &part.head));
        if MARKS.contains(c) || is_sentence_end(c) || joins {
            pieces.push((start, i));
            start = i + 1;
        }
    }
    pieces.push((start, to));
    pieces.into_iter().map(|piece| trimmed(page, piece)).filter(|&(start, end)| end > start).collect()
}

/// Where members have the noun that the name counts.
#[derive(Clone, Copy, PartialEq, Eq)]
enum Place {
    Beginning,
    End,
}

impl Place {
    fn holds(self, page: &Page, (start, end): Range, head: &str) -> bool {
        end > start + head.chars().count()
            && end - start <= LONGEST
            && if self == Place::Beginning { page.reads(start, head) } else { page.ends(end, head) }
    }
}

/// Returns as many neighbouring pieces as the name says, part by part, that have its nouns.
fn run(page: &Page, phrase: &Found, parts: &[Part], pieces: &[Range], tokenizer: &Tokenizer) -> Option<Vec<Range>> {
    let size: usize = parts.iter().map(|part| part.size).sum();
    (0..(pieces.len() + 1).saturating_sub(size)).find_map(|at| {
        let before = at.checked_sub(1).map(|at| pieces[at]);
        members(page, phrase, parts, (before, &pieces[at..at + size], pieces.get(at + size).copied()), tokenizer)
    })
}

/// Returns pieces as members, without the text that leads up to the first and that follows the last, if they have the nouns of the parts, and the pieces
/// before and after them have not.
fn members(
    page: &Page,
    phrase: &Found,
    parts: &[Part],
    (before, run, after): (Option<Range>, &[Range], Option<Range>),
    tokenizer: &Tokenizer,
) -> Option<Vec<Range>> {
    let mut items = run.to_vec();
    let last = items.len() - 1;
    let mut at = 0;
    let mut places = Vec::new();
    for part in parts {
        // A counted set is not a member: 三化 beside 工业化. 零跑腿 of 三零 is one.
        let is_set = |start: usize| is_numeral(page.at(start)) && !page.reads(start, &part.head);
        let inner = |place: Place, k: usize| place.holds(page, items[k], &part.head) && !is_set(items[k].0);
        let range = at..at + part.size;
        // The first may have other text before the noun, the last behind it.
        let begins = range.clone().all(|k| inner(Place::Beginning, k) || k == 0 && part.size > 1);
        let ends = range.clone().all(|k| inner(Place::End, k) || k == last && part.size > 1);
        let place = if begins {
            Place::Beginning
        } else if ends {
            Place::End
        } else {
            return None;
        };
        if begins && at == 0 {
            items[0].0 = nearest(page, items[0], &items[1..], &part.head)?;
        } else if !begins && at + part.size > last {
            let (start, end) = items[last];
            let length = items[..last].iter().map(|&(start, end)| end - start).sum::<usize>() / last.max(1);
            let stops = (start + part.head.chars().count() + 1..=end).filter(|&stop| page.ends(stop, &part.head));
            items[last].1 = stops.min_by_key(|&stop| (stop - start).abs_diff(length))?;
        }
        if items[range].iter().any(|&(start, end)| end - start > LONGEST) {
            return None;
        }
        places.push(place);
        at += part.size;
    }
    let more = |piece: Option<Range>, part: &Part, place: Place| piece.is_some_and(|piece| place.holds(page, piece, &part.head));
    if more(before, &parts[0], places[0]) || more(after, &parts[parts.len() - 1], places[places.len() - 1]) {
        return None;
    }
    without_edges(page, phrase, &mut items, (places[0], places[places.len() - 1]), tokenizer);
    // 经营权又分为承包权、经营权: a piece that contains another is a clause about it.
    let holds = |a: &Range, b: &Range| a != b && a.1 - a.0 > b.1 - b.0 && page.text(a.0, a.1).contains(&page.text(b.0, b.1));
    let whole = items.iter().all(|a| a.1 > a.0 && !items.iter().any(|b| holds(a, b)));
    whole.then_some(items)
}

/// Removes the text that leads up to the first member, if it ends with the noun that the name counts, and the text that follows the last, if it begins with
/// it.
fn without_edges(page: &Page, phrase: &Found, items: &mut [Range], (first, last): (Place, Place), tokenizer: &Tokenizer) {
    if let (Place::Beginning, [others @ .., tail]) = (last, &mut *items) {
        *tail = as_long(page, *tail, others, tokenizer);
    }
    let of = |(_, end): Range| page.ends(end, "的");
    if let [one, .., tail] = items {
        tail.1 -= usize::from(of(*tail) && !of(*one));
    }
    if first == Place::End {
        // 是修桥的需要，是铺路的需要: all open alike.
        let opening = page.at(items[1].0);
        let alike = items[1..].iter().all(|&(start, _)| page.at(start) == opening);
        let same = (items[0].0..items[0].1).find(|&i| alike && page.at(i) == opening);
        items[0].0 = same.unwrap_or_else(|| {
            let start = first_start(page, phrase, items, tokenizer);
            behind_verbs(page, (start, items[0].1), &items[1..], tokenizer)
        });
    }
}

/// Returns the last member, as long as all others if a word ends there and much follows: 不吃、不拿、不要|他人的东西.
fn as_long(page: &Page, last: Range, others: &[Range], tokenizer: &Tokenizer) -> Range {
    const MUCH: usize = 4;
    let length = others[0].1 - others[0].0;
    let even = others.len() > 1 && others.iter().all(|&(start, end)| end - start == length) && last.1 - last.0 >= length + MUCH;
    // What a conjunction adds belongs to the last if 的 shows where it ends: 统筹渔业发展和港口开放|的要求.
    let joined = even && matches!(page.at(last.0 + length), '和' | '与' | '及');
    if let Some(of) = (last.0 + length..last.1).find(|&i| page.at(i) == '的').filter(|_| joined) {
        return (last.0, of);
    }
    if even && starts_word(page, last, last.0 + length, tokenizer) { (last.0, last.0 + length) } else { shortened(page, last, others, tokenizer) }
}

/// Returns the clauses of the sentence before the one that a quoted name opens, if they are as many as it says and each has a word of the noun that it counts:
/// 渔业政策要稳，渔港政策要准，渔民政策要活。“三大政策支柱”撑起….
fn clauses_before(page: &Page, phrase: &Found, from: usize, to: usize) -> Option<Vec<Range>> {
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
