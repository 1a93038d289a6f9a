//! Finds the further occurrences of a word that the text coins: it is set in quotation marks once and then used as a word: “屋场会”, later 开屋场会.
//!
//! Phrases that are listed nowhere are searched for only where marks set them off, so their other occurrences are found here.

use rustc_hash::FxHashMap;

use super::candidates::Place;
use super::judging::Judged;
use super::overlaps::Kept;
use crate::find::layout::{Layout, flag};
use crate::find::words::Words;

/// Adds the further occurrences of unlisted phrases that the text sets in quotation marks elsewhere, with the same score; none that crosses a phrase
/// already found or splits a dictionary word (“智能车” in 智能车间).
///
/// # Complexity
/// Linear in the length of the text, multiplied by the lengths of the coined words that start with the same unit.
pub(super) fn add_unquoted<'b>(judged: &mut Vec<Judged<'b>>, layout: &Layout, words: &Words) {
    let mut coined: FxHashMap<&[u32], f64> = FxHashMap::default();
    // The lengths of the coined words that start with a unit.
    let mut lengths: FxHashMap<u32, Vec<usize>> = FxHashMap::default();
    for Judged { place, score, .. } in judged.iter() {
        let codes = &layout.codes[place.start..place.end];
        let listed = place.entry.is_some() || place.usage.is_some();
        if listed || layout.is_parted(place.start, place.end) || !layout.is_quoted(place.start, place.end) {
            continue;
        }
        coined.entry(codes).or_insert(*score);
        let lengths = lengths.entry(codes[0]).or_default();
        if let Err(place) = lengths.binary_search(&codes.len()) {
            lengths.insert(place, codes.len());
        }
    }
    if coined.is_empty() {
        return;
    }
    let mut kept = Kept::of(judged);
    for start in 0..layout.codes.len() {
        for end in lengths.get(&layout.codes[start]).into_iter().flatten().map(|len| start + len) {
            let Some(&score) = layout.codes.get(start..end).and_then(|codes| coined.get(codes)) else { continue };
            let cut = || [start, end].into_iter().any(|edge| cuts_word(layout, words, edge));
            if !layout.is_parted(start, end) && !kept.has(start, end) && !cut() && kept.add(start, end) {
                judged.push(Judged { place: Place { start, end, entry: None, usage: None }, score, signs: None });
            }
        }
    }
}

/// Returns whether a position is inside a token that is in the dictionary.
fn cuts_word(layout: &Layout, words: &Words, at: usize) -> bool {
    let is_edge = |at: &usize| layout.flags[*at] & flag::TOKEN != 0;
    if is_edge(&at) {
        return false;
    }
    let (start, end) = ((0..at).rev().find(is_edge), (at + 1..layout.codes.len()).find(is_edge));
    start.zip(end).is_some_and(|(start, end)| !words.get(&layout.key(start, end)).tag.is_empty())
}
