//! Members anywhere in the paragraph of a name that their count shows: 全面整治“四乱”，对乱搭、乱建、乱停、乱放抓早抓小; “四项监督”更有力。贯通甲监督、乙监督、丙监督、丁监督.
//!
//! Neither a word nor the position says that they are its members. So exactly as many pieces as the name says must follow one another that all begin, or all
//! end, with the noun or character that it counts (`alike`), or have it inside (`inside`), and their neighbours must not. The sentence of the name is
//! searched first, then the one before and the one after it. One such clause in each part of a sentence is as telling (`clauses`), and so are as many objects
//! of the verb that the name counts (`objects`), the two phrases of a conjunction (`two`), and a list of short members a little earlier (`earlier`).

mod alike;
mod clauses;
mod earlier;
mod inside;
mod objects;
mod two;

use super::super::EnumerationKind;
use super::super::found::Found;
use super::super::page::{Page, Range};
use super::lists::{line_end, sentence_end, trimmed};
use super::taken_up::{Part, parts};
use super::{WINDOW, is_sentence_end};
use crate::tokens::Tokenizer;
use alike::run;
use clauses::{apart, clauses_before};
use earlier::earlier;
use inside::{aligned, woven};
use objects::acted_on;
use two::joined;

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

/// Returns all characters that a quoted name has after its number: 同建 of “三同建”.
fn whole_head(phrase: &Found) -> Option<Vec<Part>> {
    let head = phrase.head.clone().filter(|head| phrase.kind == EnumerationKind::Fused && phrase.quoted && head.chars().nth(1).is_some())?;
    let size = phrase.size.filter(|&size| size > 2)? as usize;
    Some(vec![Part { size, head }])
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
