//! A list of short members some sentences before a name: 带头敢想、敢闯、敢试、敢为，…。…“四敢”.

use super::super::WINDOW;
use super::Place;
use crate::find::enumerations::EnumerationKind;
use crate::find::enumerations::found::Found;
use crate::find::enumerations::page::{Page, Range};
use crate::text::is_han;

/// Returns the nearest list before a quoted name, in earlier sentences, that has as many members of two or three characters as it says, all of which begin or
/// all of which end with the character that it has for them: 带头敢想、敢闯、敢试、敢为，…。…“四敢”.
pub(super) fn earlier(page: &Page, phrase: &Found) -> Option<Vec<Range>> {
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
