//! Members anywhere in the paragraph of a name that their count shows: 全面整治“四乱”，对乱搭、乱建、乱停、乱放抓早抓小; “四项监督”更有力。贯通甲监督、乙监督、丙监督、丁监督.
//!
//! Neither a word nor the position says that they are its members. So exactly as many pieces as the name says must follow one another that all begin, or all
//! end, with the noun or character that it counts, and their neighbours must not. The sentence of the name is searched first, then the one before and the one
//! after it.

use super::super::EnumerationKind;
use super::super::found::Found;
use super::super::numerals::is_numeral;
use super::super::page::{Page, Range, cut};
use super::edges::{first_start, nearest, shortened, starts_word};
use super::lists::{line_end, sentence_end, trimmed};
use super::taken_up::{Part, parts};
use super::tidied::behind_verbs;
use super::{WINDOW, is_sentence_end};
use crate::tokens::Tokenizer;

/// The maximum length of a member, in characters: a longer piece is a clause about something else.
const LONGEST: usize = 30;

/// The marks between pieces. Those that open and close quotations and brackets separate too: the first and last members may adjoin them.
const MARKS: &str = "、,;:“”()—";

/// Reads the members that their count shows.
pub(super) fn tallied(page: &Page, phrase: &Found, tokenizer: &Tokenizer) -> Option<Vec<Range>> {
    let parts = counted_parts(phrase, page)?;
    let (start, end) = sentence(page, phrase);
    let line_start = (start.saturating_sub(WINDOW)..start).rev().find(|&i| page.at(i) == '\n').map_or(0, |i| i + 1).max(start.saturating_sub(WINDOW));
    let line_end = line_end(page, end, page.len().min(end + WINDOW));
    let previous = (line_start..start.saturating_sub(1)).rev().find(|&i| is_sentence_end(page.at(i))).map_or(line_start, |i| i + 1);
    let next = sentence_end(page, (end + 1).min(line_end), line_end);
    let listed = [(phrase.end, end), (start, phrase.start), (previous, start), ((end + 1).min(line_end), next)]
        .into_iter()
        .find_map(|(from, to)| run(page, phrase, &parts, &pieces(page, &parts, from, to), tokenizer));
    listed.or_else(|| clauses_before(page, phrase, previous, start))
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
        let (start, end) = if begins { items[0] } else { items[last] };
        if begins && at == 0 {
            items[0].0 = nearest(page, (start, end), &items[1..], &part.head)?;
        } else if ends && at + part.size > last {
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
