//! Concatenated rows of counts, while their terms still have the numbers of their first occurrence.

use std::sync::Arc;

use rayon::prelude::*;

use crate::measure::Group;
use crate::measure::shares::shares;
use crate::measure::terms::Settings;
use crate::measure::vocabulary::{Numbering, Slots, Vocabulary};
use crate::text::Document;

/// Concatenated rows: for each document, the number and occurrences of each term that it contains.
#[derive(Clone, Debug)]
pub(super) struct Table {
    pub(super) rows: Vec<Group>,
    pub(super) starts: Vec<usize>,
    pub(super) entries: Vec<(u32, u32)>,
}

impl Default for Table {
    fn default() -> Self {
        Table { rows: Vec::new(), starts: vec![0], entries: Vec::new() }
    }
}

impl Table {
    /// Counts the terms of documents, numbered by `vocabulary`, on all threads of the current rayon pool. Returns the tables of several stretches, in
    /// order.
    pub(super) fn of(documents: &[Document], settings: &Settings, vocabulary: &mut Vocabulary) -> Vec<Table> {
        let known = &*vocabulary;
        let empty = || (Numbering::new(known), Slots::default(), Table::default());
        let shares = shares(documents, empty, |(numbering, slots, table), document| table.add(settings, document, slots, numbering));
        let counted: Vec<(Vocabulary, Table)> = shares.map(|(numbering, _, table)| (numbering.into_fresh(), table)).collect();
        let known = vocabulary.len() as u32;
        let numbered = counted.into_iter().map(|(fresh, mut table)| {
            let ours = vocabulary.absorb(fresh);
            table.entries.iter_mut().filter(|(term, _)| *term >= known).for_each(|(term, _)| *term = ours[(*term - known) as usize]);
            table
        });
        numbered.collect()
    }

    /// Adds a row.
    fn add(&mut self, settings: &Settings, document: &Document, slots: &mut Slots, numbering: &mut Numbering) {
        let name = match &settings.by {
            None => Some(document.name()),
            Some(by) => document.group(by),
        };
        let first = self.entries.len();
        let mut occurrences = 0;
        let size = settings.each_term(document, |term, place| {
            occurrences += 1;
            slots.add(numbering.number(term, place), 1, &mut self.entries, first);
        });
        let name = name.map(Arc::from);
        self.rows.push(Group { name, documents: 1, words: size.words, characters: size.characters, occurrences });
        self.starts.push(self.entries.len());
    }

    /// Puts another table below.
    pub(super) fn append(&mut self, other: Table) {
        let before = self.entries.len();
        self.entries.extend(other.entries);
        self.starts.extend(other.starts[1..].iter().map(|start| before + start));
        self.rows.extend(other.rows);
    }

    /// Renumbers terms, and sorts each row by the new numbers; terms without one are left out.
    pub(super) fn renumber(&mut self, numbers: &[u32]) {
        self.entries.iter_mut().for_each(|(term, _)| *term = numbers[*term as usize]);
        let mut rest = &mut self.entries[..];
        let mut rows = Vec::with_capacity(self.rows.len());
        for row in self.starts.windows(2) {
            let (row, behind) = rest.split_at_mut(row[1] - row[0]);
            rows.push(row);
            rest = behind;
        }
        rows.into_par_iter().for_each(|row| row.sort_unstable());
        if numbers.contains(&u32::MAX) {
            // Omitted terms come last in each row.
            let kept = |row: &[usize]| self.entries[row[0]..row[1]].partition_point(|&(term, _)| term < u32::MAX);
            let lens: Vec<usize> = self.starts.windows(2).map(kept).collect();
            self.entries.retain(|&(term, _)| term < u32::MAX);
            self.starts.iter_mut().skip(1).zip(lens).fold(0, |start, (end, len)| {
                *end = start + len;
                *end
            });
        }
    }

    /// Merges the rows of each name into one.
    pub(super) fn grouped(self) -> Table {
        let mut order: Vec<usize> = (0..self.rows.len()).collect();
        order.sort_by(|&a, &b| (self.rows[a].name.is_none(), &self.rows[a].name).cmp(&(self.rows[b].name.is_none(), &self.rows[b].name)));
        let mut grouped = Table::default();
        let mut slots = Slots::default();
        for members in order.chunk_by(|&a, &b| self.rows[a].name == self.rows[b].name) {
            let first = grouped.entries.len();
            let mut sum = Group { name: self.rows[members[0]].name.clone(), ..Group::default() };
            for &member in members {
                sum.add(&self.rows[member]);
                let entries = &self.entries[self.starts[member]..self.starts[member + 1]];
                entries.iter().for_each(|&(term, count)| slots.add(term, count, &mut grouped.entries, first));
            }
            grouped.rows.push(sum);
            grouped.starts.push(grouped.entries.len());
        }
        grouped
    }
}
