//! Neighbouring pieces that have inside them what a name counts: “三出三进”，出山沟进镇子、出镇子进县城、出县城进省城; 走遍千重浪、访遍千户家、织遍千张网 of “三千”.

use super::super::edges::nearest;
use super::super::taken_up::Part;
use super::LONGEST;
use crate::find::enumerations::EnumerationKind;
use crate::find::enumerations::found::Found;
use crate::find::enumerations::page::{Page, Range};

/// Returns as many neighbouring pieces as each part of a pair counts, if all of them have all its nouns in order, and their neighbours do not: “三出三进”，出山沟进镇子、
/// 出镇子进县城、出县城进省城.
pub(super) fn woven(page: &Page, phrase: &Found, parts: &[Part], pieces: &[Range]) -> Option<Vec<Range>> {
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
pub(super) fn aligned(page: &Page, parts: &[Part], pieces: &[Range]) -> Option<Vec<Range>> {
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
