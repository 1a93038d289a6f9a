//! Names of sets, looked up by their numbers.

use std::sync::{Arc, LazyLock};

use rustc_hash::FxHashMap;

use super::EnumerationKind;
use super::numbers::counts;
use super::page::{Page, Range};
use crate::lexicon::Lexicon;

/// Names by the two characters from their number on.
#[derive(Debug, Default)]
pub(super) struct Names {
    names: FxHashMap<(char, char), Vec<Name>>,
    /// The names of a lexicon that are just a number and a character: 五保.
    brief: FxHashMap<(char, char), EnumerationKind>,
}

#[derive(Debug)]
struct Name {
    chars: Vec<char>,
    /// The number of characters before the number.
    lead: usize,
    /// Its form, if a lexicon supplies it.
    kind: Option<EnumerationKind>,
}

/// The maximum number of characters before the number of a name: 和平共处五项原则.
const LONGEST_LEAD: usize = 6;

/// Names in use nationwide, whose source the data folder names.
static NATIONAL: LazyLock<Names> = LazyLock::new(|| {
    let pages: Vec<Page> = include_str!("../../../data/set_names.txt").lines().chain(LEXICALISED.iter().copied()).map(Page::new).collect();
    Names::new(pages.iter().map(|page| (page, 0, page.len())))
});

/// Names that have become words and are rarely quoted, although no dictionary of the tokenizer has them (from general knowledge).
const LEXICALISED: &[&str] = &["双拥", "双创", "双碳", "双减", "三农", "三北", "双循环", "双控"];

/// Returns the span of the nationwide name whose number is at `i`.
pub(super) fn national(page: &Page, i: usize) -> Option<Range> {
    NATIONAL.at(page, i)
}

/// Returns whether a name is longer than two characters, which are too few to identify one: 三级 is quoted in one place and a grade in another.
pub(super) fn is_long((start, end): Range) -> bool {
    end >= start + 3
}

impl Names {
    /// Collects the enumerated phrases of a lexicon, by all their wordings; those of the catalogue once for the process.
    pub fn shared(lexicon: &Lexicon) -> Arc<Self> {
        static CATALOGUE: LazyLock<Arc<Names>> = LazyLock::new(|| Arc::new(Names::of(&Lexicon::catalogue())));
        if lexicon.is_catalogue() { Arc::clone(&CATALOGUE) } else { Arc::new(Names::of(lexicon)) }
    }

    fn of(lexicon: &Lexicon) -> Self {
        let mut names = Names::default();
        for entry in lexicon.entries() {
            let Some(kind) = EnumerationKind::of(entry.kind()) else { continue };
            // An alias that contains the text (中央八项规定精神) adds nothing, and digits alone are a number.
            let text = Page::new(entry.text()).chars;
            let holds = |page: &Page| page.len() > text.len() && page.chars.windows(text.len()).any(|part| part == text);
            for name in entry.names() {
                let page = Page::new(name);
                if holds(&page) || page.chars.iter().all(char::is_ascii_digit) {
                    continue;
                }
                match page.chars[..] {
                    [first, second] if counts(&page, 0) => drop(names.brief.insert((first, second), kind)),
                    _ => names.add(&page, (0, page.len()), Some(kind)),
                }
            }
        }
        names.sort();
        names
    }

    /// Collects the names that stand in stretches of pages, each with its number among the first characters.
    pub fn new<'p, 't: 'p>(places: impl IntoIterator<Item = (&'p Page<'t>, usize, usize)>) -> Self {
        let mut names = Names::default();
        places.into_iter().for_each(|(page, start, end)| names.add(page, (start, end), None));
        names.sort();
        names
    }

    fn add(&mut self, page: &Page, (start, end): Range, kind: Option<EnumerationKind>) {
        if let Some(first) = (start..end).find(|&i| counts(page, i)).filter(|&first| first < start + LONGEST_LEAD)
            && (kind.is_none() || is_long((start, end)))
        {
            let name = Name { chars: page.chars[start..end].to_vec(), lead: first - start, kind };
            self.names.entry((page.at(first), page.at(first + 1))).or_default().push(name);
        }
    }

    /// Sorts names, the longest first.
    fn sort(&mut self) {
        #[allow(clippy::iter_over_hash_type, reason = "each list is sorted by itself")]
        for names in self.names.values_mut() {
            names.sort_by(|a, b| b.chars.len().cmp(&a.chars.len()).then_with(|| a.chars.cmp(&b.chars)));
            names.dedup_by(|a, b| a.chars == b.chars);
        }
    }

    /// Returns the name of two characters at `i`, if it is no half of a pair (三化三制).
    pub fn brief(&self, page: &Page, i: usize) -> Option<(Range, EnumerationKind)> {
        let alone = !counts(page, i + 2) && (i < 2 || !counts(page, i - 2));
        self.brief.get(&(page.at(i), page.at(i + 1))).filter(|_| alone).map(|&kind| ((i, i + 2), kind))
    }

    /// Returns where the longest name stands whose number is at `i`.
    pub fn at(&self, page: &Page, i: usize) -> Option<Range> {
        self.named(page, i).map(|(range, _)| range)
    }

    /// Returns where the longest name stands whose number is at `i`, and its form if a lexicon gives it.
    pub fn named(&self, page: &Page, i: usize) -> Option<(Range, Option<EnumerationKind>)> {
        let names = self.names.get(&(page.at(i), page.at(i + 1)))?;
        names.iter().find_map(|name| {
            let start = i.checked_sub(name.lead)?;
            let end = start + name.chars.len();
            // 三个代表团 are delegations.
            let more = page.ends(end, "代表") && matches!(page.at(end), '团' | '队' | '处');
            (page.chars.get(start..end)? == name.chars && !more).then_some(((start, end), name.kind))
        })
    }
}
