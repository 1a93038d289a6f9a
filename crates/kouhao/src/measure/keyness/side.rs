//! The counts of one set of documents, by term.

use super::KeyCount;
use crate::measure::counts::{Columns, Counts};
use crate::measure::statistics::dispersion;

/// Merges two sorted lists of terms; each term is returned with its index in either.
pub(super) fn united<'t>(ours: impl Iterator<Item = &'t str>, theirs: impl Iterator<Item = &'t str>) -> Vec<(&'t str, Option<usize>, Option<usize>)> {
    let (mut ours, mut theirs) = (ours.enumerate().peekable(), theirs.enumerate().peekable());
    let mut united = Vec::new();
    loop {
        let (left, right) = (ours.peek().map(|&(_, term)| term), theirs.peek().map(|&(_, term)| term));
        let Some(term) = left.into_iter().chain(right).min() else { return united };
        let place = |held: Option<&str>, next: &mut dyn FnMut() -> Option<usize>| if held == Some(term) { next() } else { None };
        let left = place(left, &mut || ours.next().map(|(place, _)| place));
        let right = place(right, &mut || theirs.next().map(|(place, _)| place));
        united.push((term, left, right));
    }
}

/// One set, counted.
pub(super) struct Side<'c> {
    counts: &'c Counts,
    columns: Columns,
    /// Occurrences of all terms, or documents.
    pub(super) total: u64,
    pub(super) documents: u64,
    /// The number of words of all documents, and of the shortest non-empty one.
    size: u64,
    smallest: u64,
}

impl<'c> Side<'c> {
    pub(super) fn of(counts: &'c Counts, by_document: bool) -> Self {
        let sizes = || counts.rows().iter().map(|row| row.words);
        let documents = counts.rows().iter().map(|row| row.documents).sum();
        let total = if by_document { documents } else { counts.rows().iter().map(|row| row.occurrences).sum() };
        let smallest = sizes().filter(|&size| size > 0).min().unwrap_or(0);
        Side { counts, columns: counts.columns(), total, documents, size: sizes().sum(), smallest }
    }

    pub(super) fn count(&self, term: Option<usize>) -> KeyCount {
        let held = term.map_or(&[][..], |term| self.columns.of(term));
        let parts = held.iter().map(|&(row, count)| (u64::from(count), self.counts.rows()[row as usize].words));
        KeyCount {
            count: parts.clone().map(|(count, _)| count).sum(),
            documents: Some(held.len() as u64),
            dispersion: dispersion(parts, self.size, self.smallest),
        }
    }
}
