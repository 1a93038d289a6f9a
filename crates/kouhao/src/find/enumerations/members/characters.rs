//! Members that are characters, each quoted where its clause explains it: “三字诀”：“稳”字当头，“准”字为要，“快”字托底.

use super::super::found::Found;
use super::super::page::{Page, Range};
use super::lists::{line_end, sentence_end};
use super::{WINDOW, values};
use crate::text::is_han;

/// Reads as many quoted characters after a name that counts 字, in the same or the next sentence.
pub(super) fn characters(page: &Page, phrase: &Found, at: usize) -> Option<Vec<Range>> {
    let size = *values(phrase)?.first()?;
    let counted = phrase.numbers.len() == 1 && phrase.head.as_deref().is_some_and(|head| head.starts_with('字'));
    if !counted {
        return None;
    }
    let line = line_end(page, at, page.len().min(at + WINDOW));
    let end = sentence_end(page, at, line);
    let next = sentence_end(page, line.min(end + 1), line);
    let is_character = |&i: &usize| page.at(i) == '“' && is_han(page.at(i + 1)) && page.reads(i + 2, "”字");
    let read = |from: usize, to: usize| (from..to).filter(is_character).map(|i| (i + 1, i + 2)).collect::<Vec<Range>>();
    [(at, end), (end, next)].into_iter().map(|(from, to)| read(from, to)).find(|items| items.len() == size)
}
