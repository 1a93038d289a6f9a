//! Phrases that are names wherever they stand in a document: it quotes them somewhere, its glossary defines them, or the whole country knows them.

use super::members::Glossary;
use super::names::{Names, national};
use super::page::{Found, Page};
use super::quoted;
use super::signs::ANNOUNCERS;

/// What a document says of its names.
pub(super) struct Known {
    names: Names,
    /// Where the terms of the glossary start, in order.
    terms: Vec<usize>,
}

impl Known {
    pub fn of(page: &Page, quoted: &[Found], glossary: &Glossary) -> Self {
        let named = quoted.iter().filter(|phrase| phrase.named && !page.ends_any(phrase.end, &ANNOUNCERS));
        let places = named.map(|phrase| (phrase.start, phrase.end)).chain(glossary.terms.iter().copied());
        // Two characters are too few to know a name by: 三级 is quoted here and a grade there.
        let places = places.filter(|&(start, end)| end >= start + 3).map(|(start, end)| (page, start, end));
        Known { names: Names::new(places), terms: glossary.terms.iter().map(|term| term.0).collect() }
    }

    /// Returns the first term of the glossary that starts in `from..to`: 10种有色金属 in the entry 3.10种有色金属：…
    pub fn term_in(&self, from: usize, to: usize) -> Option<usize> {
        let next = self.terms.partition_point(|&start| start < from);
        self.terms.get(next).copied().filter(|&start| start < to)
    }

    /// Reads the longest known name whose number stands at `i`.
    pub fn at(&self, page: &Page, i: usize) -> Option<Found> {
        let read = |(start, end)| quoted::segment(page, start, end);
        self.names.at(page, i).and_then(read).or_else(|| national(page, i).and_then(read))
    }
}
