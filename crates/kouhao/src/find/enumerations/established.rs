//! Phrases that are names at all their occurrences in a document: it quotes them somewhere, its glossary defines them, a lexicon lists them, or they are
//! known nationwide.

use std::cell::OnceCell;

use rustc_hash::FxHashMap;

use super::EnumerationKind;
use super::forms::segment;
use super::found::Found;
use super::glossary::Glossary;
use super::names::{is_long, national};
use super::numbers::number;
use super::numerals::is_chinese_numeral;
use super::page::{Page, Range};
use super::quotation_marks::is_quoted;
use super::signs::{ANNOUNCERS, is_stop, noun_end};
use crate::find::nouns::noun_behind;
use crate::find::tagged::{Tagged, tagged};
use crate::text::is_han;
use crate::tokens::Tokenizer;

pub(super) use super::names::Names;

/// The information about names from a document and a lexicon.
pub(super) struct Established<'f> {
    names: Names,
    listed: &'f Names,
    tokenizer: &'f Tokenizer,
    /// The starts of the terms of the glossary, in order.
    terms: Vec<usize>,
    /// The places where a Chinese numeral and 大 precede the same two characters.
    great: FxHashMap<[char; 3], Recurring>,
}

/// The places of one numeral, 大 and two characters, in order, and the noun that they share, once it has been requested.
#[derive(Default)]
struct Recurring {
    places: Vec<usize>,
    noun: OnceCell<Option<Vec<char>>>,
}

impl<'f> Established<'f> {
    pub fn of(page: &Page, quoted: &[Found], glossary: &Glossary, listed: &'f Names, tokenizer: &'f Tokenizer) -> Self {
        let named = quoted.iter().filter(|phrase| phrase.named && !page.ends_any(phrase.end, &ANNOUNCERS));
        let places = named.map(|phrase| (phrase.start, phrase.end)).chain(glossary.terms.iter().copied());
        let places = places.filter(|&place| is_long(place)).map(|(start, end)| (page, start, end));
        let mut great: FxHashMap<[char; 3], Recurring> = FxHashMap::default();
        for &i in &page.numerals {
            if page.at(i + 1) == '大' && is_chinese_numeral(page.at(i)) && is_han(page.at(i + 2)) && is_han(page.at(i + 3)) {
                great.entry([page.at(i), page.at(i + 2), page.at(i + 3)]).or_default().places.push(i);
            }
        }
        Established { names: Names::new(places), listed, tokenizer, terms: glossary.terms.iter().map(|term| term.0).collect(), great }
    }

    /// Returns how many characters the noun behind the numeral at `i` and 大 has, if it comes again behind the same numeral.
    pub fn recurring(&self, page: &Page, i: usize) -> Option<usize> {
        let head = i + 2;
        let recurring = self.great.get(&[page.at(i), page.at(head), page.at(head + 1)])?;
        let noun = recurring.noun.get_or_init(|| self.shared_noun(page, &recurring.places)).as_ref()?;
        let len = noun.len();
        (page.chars.get(head..head + len)? == noun && self.is_whole(page, (i, head + len))).then_some(len)
    }

    /// Returns the text after numeral and 大 at the first of some places that all share, up to the end of a noun.
    fn shared_noun(&self, page: &Page, places: &[usize]) -> Option<Vec<char>> {
        const LONGEST: usize = 8;
        const FIRST: usize = 8;
        let places = &places[..places.len().min(FIRST)];
        let common = |a: usize, b: usize| (0..LONGEST).take_while(|&k| page.at(a + 2 + k) == page.at(b + 2 + k)).count();
        let (shared, at) = places.windows(2).map(|pair| (common(pair[0], pair[1]), pair[0])).max_by_key(|&(shared, _)| shared)?;
        let head = at + 2;
        let shared = shared.min(noun_end(page, head, LONGEST) - head);
        // The text after it may hide its end at one place, and a verb may follow at all of them.
        let noun = places.iter().filter_map(|&place| Some(self.noun_end(page, place + 2)? - (place + 2))).max()?;
        let len = shared.min(noun);
        (len >= 2).then(|| page.chars[head..head + len].to_vec())
    }

    /// Returns the first term of the glossary that starts in `from..to`: 10种有色金属 in the entry 3.10种有色金属：…
    pub fn term_in(&self, from: usize, to: usize) -> Option<usize> {
        let next = self.terms.partition_point(|&start| start < from);
        self.terms.get(next).copied().filter(|&start| start < to)
    }

    /// Reads the longest known name whose number stands at `i`.
    pub fn at(&self, page: &Page, i: usize) -> Option<Found> {
        // “18条” is a name; in 18条措施 it is a quantity.
        let read =
            |(start, end)| segment(page, start, end).filter(|found| found.head.is_some() || found.classifier.is_none() || is_stop(page.at(end)));
        let listed = || {
            let (range, kind) = self.listed.named(page, i).filter(|&(range, _)| self.is_whole(page, range))?;
            // 新三样 is one name; 中美三个联合公报 is the 三个联合公报 of two countries.
            let bound = i - range.0 <= 1 || is_quoted(page, range.0, range.1);
            let own = if bound { range } else { (i, range.1) };
            let found = read(own).or_else(|| literal(page, i, own, kind?))?;
            Some(Found { listed: Some(range), ..found })
        };
        let short = || {
            let (range, kind) = self.listed.brief(page, i).filter(|&(range, _)| self.is_word(page, range))?;
            read(range).or_else(|| literal(page, i, range, kind))
        };
        self.names.at(page, i).and_then(read).or_else(listed).or_else(short).or_else(|| national(page, i).and_then(read))
    }

    /// The tokenizer, which tells where words end.
    pub fn tokenizer(&self) -> &Tokenizer {
        self.tokenizer
    }

    /// Returns where the noun phrase ends that starts at `head`.
    pub fn noun_end(&self, page: &Page, head: usize) -> Option<usize> {
        const REACH: usize = 16;
        let text = page.text(head, page.len().min(head + REACH));
        let noun = noun_behind(&text, 0, self.tokenizer)?;
        // 三大污染源|治理: an action on the members is not the noun that is counted.
        let tokens = tagged(&text, noun, self.tokenizer);
        let deed = |token: &&Tagged<'_>| token.tag.starts_with('v') && token.text.chars().nth(1).is_some() && !THINGS.contains(&token.text);
        let deeds = tokens.iter().rev().take_while(deed).count();
        let end = tokens.len().checked_sub(deeds + 1).map_or(noun.end, |last| tokens[last].span.end);
        Some(head + text[..end].chars().count())
    }

    /// Returns whether a name is a dictionary word that stands by itself there: 五保 in 农村五保等.
    fn is_word(&self, page: &Page, (start, end): Range) -> bool {
        const AROUND: usize = 6;
        let from = start.saturating_sub(AROUND);
        let text = page.text(from, page.len().min(end + AROUND));
        let (at, len) = (page.text(from, start).len(), page.text(start, end).len());
        let stands = self.tokenizer.tokenize(&text).any(|token| token.span().start == at && token.span().end == at + len);
        stands && self.tokenizer.part_of_speech(&page.text(start, end)).is_some()
    }

    /// Returns whether no word extends beyond the end of a name: 三个世界 is not a name in 三个世界级集群.
    fn is_whole(&self, page: &Page, (start, end): Range) -> bool {
        const AHEAD: usize = 6;
        let name = page.text(start, end);
        let text = page.text(start, page.len().min(end + AHEAD));
        self.tokenizer.tokenize(&text).any(|token| token.span().end == name.len())
    }
}

/// Words that name things although the dictionary tags them as verbs: 五大贸易通道. From general knowledge of Chinese.
const THINGS: [&str; 8] = ["通道", "优势", "需求", "举措", "清单", "预算", "成效", "经费"];

/// Returns a name that can only be read with the lexicon: 八字宪法, 两头在外.
fn literal(page: &Page, i: usize, (start, end): Range, kind: EnumerationKind) -> Option<Found> {
    let numbers = Found::values(&number(page, i, end)?.values);
    Some(Found { quoted: is_quoted(page, start, end), ..Found::new(kind, start, end, numbers) })
}
