//! Phrases that are names wherever they stand in a document: it quotes them somewhere, or its glossary defines them.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::members::Glossary;
use super::page::{Found, Page};
use super::quoted;
use super::signs::{ANNOUNCERS, counts};

/// Names in use all over the country, whose source the data folder names.
static NATIONAL: LazyLock<Known> = LazyLock::new(|| {
    let mut known = Known { names: HashMap::new(), terms: Vec::new() };
    for name in include_str!("../../../data/set_names.txt").lines().chain(LEXICALISED.iter().copied()) {
        let page = Page::new(name);
        known.insert(&page, 0, page.len());
    }
    known.sort();
    known
});

/// Names of two characters that have become words and are rarely quoted (from general knowledge).
const LEXICALISED: &[&str] = &["双拥", "双创", "双碳", "双减", "三农", "三北", "双循环", "双控"];

/// Returns the name that is known all over the country whose number stands at `i`.
pub(super) fn national(page: &Page, i: usize) -> Option<Found> {
    NATIONAL.own(page, i)
}

/// Names by the two characters from their number on.
pub(super) struct Known {
    names: HashMap<(char, char), Vec<Name>>,
    /// Where the terms of the glossary start, in order.
    terms: Vec<usize>,
}

struct Name {
    chars: Vec<char>,
    /// How many characters stand before the number.
    lead: usize,
}

impl Known {
    pub fn of(page: &Page, quoted: &[Found], glossary: &Glossary) -> Self {
        let mut known = Known { names: HashMap::new(), terms: glossary.terms.iter().map(|term| term.0).collect() };
        for phrase in quoted.iter().filter(|phrase| phrase.named && !page.ends_any(phrase.end, &ANNOUNCERS)) {
            known.add(page, phrase.start, phrase.end);
        }
        for &(start, end) in &glossary.terms {
            known.add(page, start, end);
        }
        known.sort();
        known
    }

    /// Puts the longer names first.
    fn sort(&mut self) {
        for names in self.names.values_mut() {
            names.sort_by(|a, b| b.chars.len().cmp(&a.chars.len()).then_with(|| a.chars.cmp(&b.chars)));
            names.dedup_by(|a, b| a.chars == b.chars);
        }
    }

    fn add(&mut self, page: &Page, start: usize, end: usize) {
        // Two characters are too few to know a name by: 三级 is quoted here and a grade there.
        if end >= start + 3 {
            self.insert(page, start, end);
        }
    }

    /// Returns the first term of the glossary that starts in `from..to`: 10种有色金属 in the entry 3.10种有色金属：…
    pub fn term_in(&self, from: usize, to: usize) -> Option<usize> {
        let next = self.terms.partition_point(|&start| start < from);
        self.terms.get(next).copied().filter(|&start| start < to)
    }

    fn insert(&mut self, page: &Page, start: usize, end: usize) {
        if let Some(first) = (start..end).find(|&i| counts(page, i))
            && first < start + 4
        {
            let name = Name { chars: page.chars[start..end].to_vec(), lead: first - start };
            self.names.entry((page.at(first), page.at(first + 1))).or_default().push(name);
        }
    }

    /// Returns the longest known name whose number stands at `i`.
    pub fn at(&self, page: &Page, i: usize) -> Option<Found> {
        self.own(page, i).or_else(|| NATIONAL.own(page, i))
    }

    fn own(&self, page: &Page, i: usize) -> Option<Found> {
        let names = self.names.get(&(page.at(i), page.at(i + 1)))?;
        names.iter().find_map(|name| {
            let start = i.checked_sub(name.lead)?;
            let end = start + name.chars.len();
            // 三个代表团 are delegations.
            let more = page.ends(end, "代表") && matches!(page.at(end), '团' | '队' | '处');
            (page.chars.get(start..end)? == name.chars && !more).then(|| quoted::segment(page, start, end)).flatten()
        })
    }
}
