//! Neighbouring pieces that all begin, or all end, with the noun that a name counts: 全面整治“四乱”，对乱搭、乱建、乱停、乱放抓早抓小.

use super::super::edges::{first_start, nearest, shortened, starts_word};
use super::super::taken_up::Part;
use super::super::tidied::behind_verbs;
use super::{LONGEST, Place};
use crate::find::enumerations::found::Found;
use crate::find::enumerations::numerals::is_numeral;
use crate::find::enumerations::page::{Page, Range};
use crate::tokens::Tokenizer;

/// Returns as many neighbouring pieces as the name says, part by part, that have its nouns.
pub(super) fn run(page: &Page, phrase: &Found, parts: &[Part], pieces: &[Range], tokenizer: &Tokenizer) -> Option<Vec<Range>> {
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
pub(super) fn as_long(page: &Page, last: Range, others: &[Range], tokenizer: &Tokenizer) -> Range {
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
