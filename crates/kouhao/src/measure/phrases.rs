//! Finds any number of given phrases in one pass over the text.
//!
//! The naive way searches for each phrase separately, and for its text as written: its cost grows with the number of phrases, and it misses 坚决一点快一点
//! where the text contains a comma. Here text and phrases are first brought into one form, with a character for every unit and a distinct mark at the
//! end of every sentence; over that, an automaton (Aho and Corasick, as the double array of daachorse) reports every phrase at every position. The
//! matches of a phrase are those that [`Kwic`](super::Kwic) finds; a test compares the two.
//!
//! Phrases contain one another: of 191 occurrences of 主义 in a report, 165 may be in 社会主义. Every occurrence therefore records the phrase of the list
//! that covers it.
//!
//! Aho, A., Corasick, M. (1975). Efficient string matching: an aid to bibliographic search. Communications of the ACM 18(6).

use std::fmt;
use std::path::Path;
use std::sync::Arc;

use daachorse::CharwiseDoubleArrayAhoCorasick;
use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::marks_within::is_one;
use crate::text::{Corpus, Document, Fold, PartSet, Span, Units, View};
use crate::{Error, ErrorKind};

/// Which occurrences count if phrases contain one another.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Overlap {
    /// Every occurrence: `overlapping`.
    #[default]
    All,
    /// Only those that no longer phrase of the list covers: `longest`.
    Longest,
}

impl Overlap {
    /// Returns the name used in options and output.
    pub fn name(self) -> &'static str {
        match self {
            Overlap::All => "overlapping",
            Overlap::Longest => "longest",
        }
    }

    /// Returns whether an occurrence counts.
    pub(super) fn counts(self, found: &Occurrence) -> bool {
        self == Overlap::All || found.cover.is_none()
    }
}

/// A list of phrases to search for. Cloning is cheap.
///
/// Phrases match as in [`Kwic`](super::Kwic): regardless of the marks within them (except unpaired ones), and not beyond the end of a sentence.
/// Phrases that differ in nothing else are one, under the first spelling.
///
/// ```
/// use kouhao::measure::PhraseList;
/// use kouhao::text::{Document, PartSet};
///
/// let list = PhraseList::new(["主义", "社会主义", "坚决一点快一点"])?;
/// let text = Document::from("社会主义是什么主义？坚决一点、快一点！");
/// let found = list.find(&text, PartSet::default());
/// let told: Vec<_> = found.iter().map(|found| (&text.text()[found.span], found.cover.map(|cover| list.phrase(cover)))).collect();
/// assert_eq!(told, [("社会主义", None), ("主义", Some("社会主义")), ("主义", None), ("坚决一点、快一点", None)]);
/// # Ok::<(), kouhao::Error>(())
/// ```
#[derive(Clone)]
pub struct PhraseList {
    inner: Arc<Inner>,
}

struct Inner {
    phrases: Vec<Box<str>>,
    /// The number of units of each.
    lengths: Vec<u32>,
    alphabet: Alphabet,
    automaton: CharwiseDoubleArrayAhoCorasick<u32>,
    fold: Fold,
    hash: String,
}

/// An occurrence of a phrase of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Occurrence {
    /// The index of the phrase in the list.
    pub phrase: usize,
    /// The span of the occurrence, from its first unit to its last, in bytes.
    pub span: Span,
    /// The longest phrase of the list that contains it here and is itself contained in none; `None` if there is none.
    pub cover: Option<usize>,
}

/// How often a phrase occurs inside another.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Breakdown {
    /// The phrase.
    pub term: Box<str>,
    /// The longest phrase of the list around it; `None` where it stands alone.
    pub within: Option<Box<str>>,
    /// The number of occurrences.
    pub count: u64,
    /// The number of documents with such an occurrence.
    pub documents: u64,
}

/// The end of a sentence, in texts that are searched.
const SENTENCE: char = '\u{f8fe}';
/// A unit that no phrase contains.
const OTHER: char = '\u{f8ff}';
/// The private-use characters, which are not units; units that are not a single character themselves are assigned some of them.
const PRIVATE: [std::ops::RangeInclusive<char>; 2] = ['\u{e000}'..='\u{f8fd}', '\u{f0000}'..='\u{10fffd}'];

/// A character for every unit.
#[derive(Default)]
struct Alphabet {
    symbols: FxHashMap<Box<str>, char>,
}

impl Alphabet {
    /// Returns the character of a unit, if it has one.
    fn known(&self, unit: &str) -> Option<char> {
        let mut chars = unit.chars();
        match (chars.next(), chars.next()) {
            (Some(c), None) => Some(c),
            _ => self.symbols.get(unit).copied(),
        }
    }

    /// Assigns a character to a unit, unless none is left.
    fn give(&mut self, unit: &str) -> Option<char> {
        if let Some(known) = self.known(unit) {
            return Some(known);
        }
        let next = PRIVATE.into_iter().flatten().nth(self.symbols.len())?;
        self.symbols.insert(unit.into(), next);
        Some(next)
    }
}

impl PhraseList {
    /// Creates a list of phrases; width, case and CJK radicals are folded.
    ///
    /// # Errors
    /// Those of [`folded`](Self::folded).
    pub fn new(phrases: impl IntoIterator<Item = impl AsRef<str>>) -> Result<Self, Error> {
        PhraseList::folded(phrases, Fold::new())
    }

    /// Creates a list of phrases that are compared under a given folding.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidOption`] if a phrase has no unit (no letter, ideograph or digit), or if there is no phrase; [`ErrorKind::TooLarge`] for
    /// more phrases than an automaton can hold, some hundred million characters.
    ///
    /// # Complexity
    /// Linear in the total length of the phrases.
    pub fn folded(phrases: impl IntoIterator<Item = impl AsRef<str>>, fold: Fold) -> Result<Self, Error> {
        let (mut alphabet, mut patterns) = (Alphabet::default(), FxHashMap::default());
        let (mut spellings, mut lengths, mut keys): (Vec<Box<str>>, Vec<u32>, Vec<String>) = Default::default();
        for phrase in phrases {
            let phrase = phrase.as_ref();
            let units = Units::new(phrase);
            if units.is_empty() {
                let shown: String = phrase.chars().take(40).collect();
                return Err(Error::option(format!("the phrase {shown:?} contains no letter, ideograph or digit"), "remove it"));
            }
            let view = View::new(phrase, fold);
            let mut pattern = String::new();
            for (place, unit) in view.spellings(units.spans()).enumerate() {
                if place > 0 && units.gaps()[place].separates() {
                    pattern.push(SENTENCE);
                }
                pattern.push(alphabet.give(unit).ok_or_else(too_many)?);
            }
            if patterns.insert(pattern.clone(), ()).is_none() {
                spellings.push(phrase.trim().into());
                lengths.push(units.len() as u32);
                keys.push(pattern);
            }
        }
        if keys.is_empty() {
            return Err(Error::option("there is no phrase to search for", "give at least one"));
        }
        let automaton = CharwiseDoubleArrayAhoCorasick::with_values(keys.iter().zip(0_u32..)).map_err(|_| too_many())?;
        let hash = hash(&spellings);
        Ok(PhraseList { inner: Arc::new(Inner { phrases: spellings, lengths, alphabet, automaton, fold, hash }) })
    }

    /// Reads a file of phrases, one per line; empty lines are ignored.
    ///
    /// # Errors
    /// [`ErrorKind::Io`] if the file cannot be read, [`ErrorKind::InvalidEncoding`] if it is not UTF-8, and those of [`folded`](Self::folded).
    pub fn read(path: impl AsRef<Path>, fold: Fold) -> Result<Self, Error> {
        let path = path.as_ref();
        let name = path.display().to_string();
        let lines = crate::files::text(path)?;
        let lines = lines.lines().map(str::trim).filter(|line| !line.is_empty());
        PhraseList::folded(lines, fold).map_err(|error| error.at(&name))
    }

    /// Returns the number of phrases.
    pub fn len(&self) -> usize {
        self.inner.phrases.len()
    }

    /// Returns whether the list is empty, which no constructed list is.
    pub fn is_empty(&self) -> bool {
        self.inner.phrases.is_empty()
    }

    /// Returns a phrase by its index.
    pub fn phrase(&self, place: usize) -> &str {
        &self.inner.phrases[place]
    }

    /// Returns the phrases in order.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = &str> {
        self.inner.phrases.iter().map(|phrase| &**phrase)
    }

    /// Returns an identifier of the list, as 16 hexadecimal digits: the FNV-1a hash of its phrases, each followed by a line feed. It is not resistant
    /// to deliberate collisions.
    pub fn hash(&self) -> &str {
        &self.inner.hash
    }

    /// Returns the occurrences in a document, in text order, longer ones first at the same position.
    ///
    /// # Complexity
    /// Linear in the length of the text and, up to a logarithm, in the number of occurrences, which can be as many as the text is long for each
    /// phrase of the list.
    pub fn find(&self, document: &Document, parts: PartSet) -> Vec<Occurrence> {
        let Inner { lengths, alphabet, automaton, fold, .. } = &*self.inner;
        let text = document.text();
        let (units, view) = (Units::new(text), View::new(text, *fold));
        // The text in this form, and where each of its units starts.
        let (mut form, mut starts) = (String::with_capacity(text.len()), Vec::with_capacity(units.len()));
        for (place, unit) in view.spellings(units.spans()).enumerate() {
            if units.gaps()[place].separates() {
                form.push(SENTENCE);
            }
            starts.push(form.len());
            form.push(alphabet.known(unit).unwrap_or(OTHER));
        }
        let mut found: Vec<(usize, usize, usize)> = Vec::new();
        for hit in automaton.find_overlapping_iter(&form) {
            let phrase = hit.value() as usize;
            let first = starts.partition_point(|&start| start < hit.start());
            let end = first + lengths[phrase] as usize;
            if parts.contains(document.parts().at(units.spans()[first].start)) && is_one(text, &units.spans()[first..end]) {
                found.push((first, end, phrase));
            }
        }
        found.sort_unstable_by(|a, b| (a.0, b.1).cmp(&(b.0, a.1)));
        let covers = covers(&found);
        let occurrence = |(&(first, end, phrase), cover): (&(usize, usize, usize), Option<usize>)| Occurrence {
            phrase,
            span: Span::new(units.spans()[first].start, units.spans()[end - 1].end),
            cover: cover.map(|cover| found[cover].2),
        };
        found.iter().zip(covers).map(occurrence).collect()
    }

    /// Returns in which phrases of the list each phrase occurs, on all threads of the current rayon pool: phrases in the order of the list, for each
    /// first its occurrences alone, then the phrases that contain it, most frequent first.
    pub fn breakdown(&self, corpus: &Corpus, parts: PartSet) -> Vec<Breakdown> {
        let of_document = |document: &Document| {
            let mut pairs: Vec<(usize, Option<usize>)> = self.find(document, parts).iter().map(|found| (found.phrase, found.cover)).collect();
            pairs.sort_unstable();
            pairs.chunk_by(|a, b| a == b).map(|same| (same[0], same.len() as u64)).collect::<Vec<_>>()
        };
        let mut all: Vec<((usize, Option<usize>), u64)> = corpus.par_iter().flat_map_iter(of_document).collect();
        all.sort_unstable();
        let sums = all.chunk_by(|a, b| a.0 == b.0).map(|same| (same[0].0, same.iter().map(|one| one.1).sum::<u64>(), same.len() as u64));
        let mut sums: Vec<_> = sums.collect();
        sums.sort_by_key(|&((term, within), count, _)| (term, within.is_some(), std::cmp::Reverse(count), within));
        let own = |place: usize| Box::from(self.phrase(place));
        sums.into_iter().map(|((term, within), count, documents)| Breakdown { term: own(term), within: within.map(own), count, documents }).collect()
    }
}

/// Returns for each interval of a list sorted by start, longer ones first, the longest one that contains it and is itself contained in none.
fn covers(found: &[(usize, usize, usize)]) -> Vec<Option<usize>> {
    // First, intervals that no other contains: their starts rise, and so do their ends. Of these, only those that are not outdone by a later and
    // longer one: their lengths fall, so the first that reaches far enough is the longest.
    let mut longest: Vec<usize> = Vec::new();
    let mut reached = 0;
    let cover = |(place, &(start, end, _)): (usize, &(usize, usize, usize))| {
        if end > reached {
            reached = end;
            while longest.last().is_some_and(|&last| found[last].1 - found[last].0 < end - start) {
                longest.pop();
            }
            longest.push(place);
            return None;
        }
        let first = longest.partition_point(|&around| found[around].1 < end);
        longest.get(first).copied()
    };
    found.iter().enumerate().map(cover).collect()
}

fn too_many() -> Error {
    Error::new(ErrorKind::TooLarge, "there are too many phrases to search for at once").with_remedy("search for them in several runs")
}

/// The FNV-1a hash of the phrases, each followed by a line feed.
///
/// Fowler, G., Noll, L., Vo, K.-P., Eastlake, D. The FNV non-cryptographic hash algorithm.
fn hash(phrases: &[Box<str>]) -> String {
    let bytes = phrases.iter().flat_map(|phrase| phrase.bytes().chain([b'\n']));
    let hash = bytes.fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x100_0000_01b3));
    format!("{hash:016x}")
}

impl fmt::Debug for PhraseList {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "PhraseList({}, {})", self.len(), self.hash())
    }
}

impl PartialEq for PhraseList {
    fn eq(&self, other: &Self) -> bool {
        self.inner.phrases == other.inner.phrases && self.inner.fold == other.inner.fold
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::*;
    use crate::measure::Kwic;

    fn told(list: &PhraseList, text: &str) -> Vec<(String, Option<String>)> {
        let document = Document::from(text);
        let found = list.find(&document, PartSet::default());
        found.iter().map(|found| (text[found.span.range()].to_owned(), found.cover.map(|cover| list.phrase(cover).to_owned()))).collect()
    }

    #[test]
    fn spellings_are_one_phrase() {
        let list = PhraseList::new(["1+5", "１＋５", "四个全面", "“四个全面”", "gdp 增长"]).unwrap();
        assert_eq!(list.iter().collect::<Vec<_>>(), ["1+5", "四个全面", "gdp 增长"]);
        assert_eq!(told(&list, "１＋５、15、GDP增长。GDPs增长").len(), 2);
    }

    #[test]
    fn private_characters_of_a_text_are_no_units() {
        let list = PhraseList::new(["a", "ab", "b b"]).unwrap();
        let found: Vec<String> = told(&list, "ab a b b \u{e000} cd").into_iter().map(|found| found.0).collect();
        assert_eq!(found, ["ab", "a", "b b"]);
        for range in PRIVATE {
            let private: String = range.chain([SENTENCE, OTHER]).collect();
            assert!(Units::new(&private).is_empty());
        }
    }

    #[test]
    fn the_longest_cover_counts() {
        let list = PhraseList::new(["主义", "社会主义", "主义现代化国家", "特色社会主义", "国家"]).unwrap();
        let within =
            |found: &str| told(&list, "特色社会主义现代化国家").into_iter().filter(|one| one.0 == found).map(|one| one.1).collect::<Vec<_>>();
        assert_eq!(within("主义"), [Some("主义现代化国家".to_owned())]);
        assert_eq!(within("社会主义"), [Some("特色社会主义".to_owned())]);
        assert_eq!(within("国家"), [Some("主义现代化国家".to_owned())]);
        assert_eq!(within("主义现代化国家"), [None]);
    }

    #[test]
    fn counts_and_nested_counts_of_a_reference() {
        // The case of quanteda's tests: how often a pair occurs, and how often in a run of three.
        let corpus = Corpus::from_texts([". . . . a b c . . a b c . . .", "a b . . a b . . a b . . a b . a b", "b c . . b c . b c . . . b c"]);
        let list = PhraseList::new(["a b", "b c", "a b c"]).unwrap();
        let rows: Vec<_> = list.breakdown(&corpus, PartSet::ALL).into_iter().map(|row| (row.term, row.within, row.count, row.documents)).collect();
        let expected = [("a b", None, 5, 1), ("a b", Some("a b c"), 2, 1), ("b c", None, 4, 1), ("b c", Some("a b c"), 2, 1), ("a b c", None, 2, 1)];
        assert_eq!(rows, expected.map(|(term, within, count, documents)| (term.into(), within.map(Box::from), count, documents)));
    }

    #[test]
    fn lists_have_names() {
        let hash = |phrases: &[&str]| PhraseList::new(phrases).unwrap().hash().to_owned();
        assert_eq!(hash(&["a"]), hash(&["a", "Ａ"]));
        assert_ne!(hash(&["甲乙", "丙"]), hash(&["甲", "乙丙"]));
        // Of the bytes "a\n", by another program.
        assert_eq!(hash(&["a"]), "089bdc07b544e7b2");
    }

    #[test]
    fn what_is_no_phrase_is_refused() {
        for phrases in [&[][..], &[""], &["改革", "，。"]] {
            assert_eq!(PhraseList::new(phrases).unwrap_err().kind(), ErrorKind::InvalidOption);
        }
        assert_eq!(PhraseList::read("no such file", Fold::new()).unwrap_err().kind(), ErrorKind::Io);
    }

    #[test]
    fn hostile_sizes() {
        let phrases: Vec<String> = (1..=40).map(|length| "好".repeat(length)).collect();
        let list = PhraseList::new(&phrases).unwrap();
        let found = list.find(&Document::from("好".repeat(5_000).as_str()), PartSet::default());
        assert_eq!(found.len(), (1..=40).map(|length| 5_001 - length).sum::<usize>());
        assert!(found.iter().all(|found| (found.phrase == 39) == found.cover.is_none()));
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, rng_seed: RngSeed::Fixed(64), ..ProptestConfig::default() })]

        #[test]
        fn finds_what_one_by_one_finds(
            phrases in prop::collection::vec("[快慢a]([快慢aA1，。]){0,4}", 1..6),
            text in "([快慢aA1，“。 \n]){0,60}",
        ) {
            let list = PhraseList::new(&phrases).unwrap();
            let document = Document::from(text.as_str());
            let found = list.find(&document, PartSet::default());
            for place in 0..list.len() {
                let ours: Vec<Span> = found.iter().filter(|found| found.phrase == place).map(|found| found.span).collect();
                let theirs: Vec<Span> = Kwic::new(list.phrase(place)).unwrap().find(&document).iter().map(|hit| hit.span).collect();
                prop_assert_eq!(ours, theirs, "{}", list.phrase(place));
            }
            // A cover is the longest around that has none around itself.
            let covers = |around: &Occurrence, inner: &Occurrence| around.span != inner.span && around.span.start <= inner.span.start && inner.span.end <= around.span.end;
            for inner in &found {
                let around: Vec<&Occurrence> = found.iter().filter(|around| covers(around, inner) && !found.iter().any(|other| covers(other, around))).collect();
                let units = |found: &Occurrence| list.inner.lengths[found.phrase];
                let longest = around.iter().map(|found| units(found)).max();
                prop_assert_eq!(inner.cover.map(|cover| list.inner.lengths[cover]), longest);
            }
        }

        #[test]
        fn no_text_panics(phrases in prop::collection::vec(any::<String>(), 1..4), text in any::<String>()) {
            if let Ok(list) = PhraseList::new(&phrases) {
                list.find(&Document::from(format!("{text}{}", phrases.concat()).as_str()), PartSet::ALL);
            }
        }
    }
}
