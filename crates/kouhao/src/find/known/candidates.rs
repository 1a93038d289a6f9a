//! Collects candidates for known formulations: phrases of lexicon and background, and stretches that the writer sets off.
//!
//! All phrases that start at a position are found in one walk.

use std::ops::Deref;
use std::sync::Arc;

use rustc_hash::{FxHashMap, FxHashSet};

use super::KnownFinder;
use super::judging::Judged;
use super::relatives::Kin;
use crate::find::between_marks::{MEMBERS, ends, in_balance, is_balanced, list_in_balance, set_apart};
use crate::find::enumerations::{EnumerationKind, ItemsFrom, is_anyones, is_common, is_homonym, means_another};
use crate::find::evidence::Evidence;
use crate::find::formulation::Phrase;
use crate::find::layout::{Layout, flag, unit_end};
use crate::find::words::Words;
use crate::lexicon::{Entry, Usage};
use crate::text::{Document, Fold, WORD, is_numeral, is_small_numeral, key};

/// A phrase and its position, in units.
pub(super) struct Place<'b> {
    pub start: usize,
    pub end: usize,
    /// Its entry in the lexicon.
    pub entry: Option<Arc<Entry>>,
    /// Its use in the background.
    pub usage: Option<Usage<'b>>,
}

impl<'b> Place<'b> {
    /// Returns the information that the layout has about it, without its tokens and its family.
    pub(super) fn phrase(&self, layout: &Layout) -> Phrase<'b> {
        let (start, end) = (self.start, self.end);
        let evidence = Evidence::of(layout.flags[start], layout.flags[end], layout.is_quoted(start, end));
        let marks = |bit: u16| layout.flags[start + 1..end].iter().filter(|&flags| flags & bit != 0).count();
        Phrase {
            units: end - start,
            marks: marks(flag::DELIMITED),
            clauses: marks(flag::CLAUSE),
            balanced: is_balanced(&layout.flags[start..end]),
            count: 1,
            documents: 1,
            evidence,
            usage: self.usage,
            ..Phrase::default()
        }
    }
}

/// The maximum number of tokens that can be removed before a stretch (verbs, and what precedes a verb), and the maximum length of one in units.
const MOST_FIRST: usize = 3;
const LONGEST_FIRST: usize = 4;

/// Sets by their names as keys, with their form if their members are known.
pub(super) type OwnSets = FxHashMap<String, Option<EnumerationKind>>;

/// Drops short names of sets (三率) that others also use, if the document spells out members: a number and one or two morphemes say little, and the
/// background does not know which members others mean.
pub(super) fn drop_namesakes(judged: &mut Vec<Judged<'_>>, layout: &Layout, own: &impl Deref<Target = OwnSets>) {
    const SHORT: usize = 3;
    judged.retain(|Judged { place, .. }| {
        let short = place.end - place.start <= SHORT && starts_with_number(layout, place.start);
        let fused = || own.get(&layout.key(place.start, place.end)) == Some(&Some(EnumerationKind::Fused));
        place.entry.is_some() || place.usage.is_none() || !short || !fused()
    });
}

impl KnownFinder {
    /// Returns all phrases that are to be judged: known ones between word boundaries, and stretches that are set off; and what is known about the
    /// phrases inside them.
    pub(super) fn candidates(&self, layout: &Layout, document: &Document, own: &impl Deref<Target = OwnSets>) -> (Vec<Place<'_>>, Kin) {
        let names = self.settings.lexicon.wordings();
        let [listed, used] = [names, self.settings.background.phrases()].map(|phrases| phrases.translated(&layout.codes, &layout.words));
        let mut places = Vec::new();
        let mut kin = Kin::new(&self.settings.background, layout.codes.len());
        // What starts at this position: the length in units, whether the lexicon has a name of that length, and what the background knows.
        let mut found: Vec<(usize, bool, Option<Usage<'_>>)> = Vec::new();
        let mut homonyms: FxHashMap<String, bool> = FxHashMap::default();
        for start in 0..layout.codes.len() {
            found.clear();
            found.extend(names.at(&listed[start..]).map(|(len, _)| (len, true, None)));
            // Hardly any formulation starts inside a dictionary word.
            if layout.flags[start] & flag::TOKEN == 0 && found.is_empty() {
                continue;
            }
            for (len, usage) in self.settings.background.at(&used[start..]) {
                found.push((len, false, Some(usage)));
                kin.note(start, len, usage);
            }
            found.extend(self.unlisted(layout, start).map(|end| (end - start, false, None)));
            found.sort_unstable_by_key(|&(len, ..)| len);
            for same in found.chunk_by(|a, b| a.0 == b.0) {
                let end = start + same[0].0;
                let (is_listed, usage) = (same.iter().any(|&(_, listed, _)| listed), same.iter().find_map(|&(.., usage)| usage));
                let mut named = |key: String| {
                    let entry = self.settings.lexicon.worded(&key).cloned()?;
                    // 八大行动 of a province are not those of the forum with Africa. The text is searched once for each name, not at each of its occurrences.
                    let homonym = |key: &String| is_homonym(&entry, key, document.text()) || entry.kind().names_set() && own.contains_key(key);
                    (!*homonyms.entry(key).or_insert_with_key(homonym)).then_some(entry)
                };
                let entry = if is_listed { named(layout.key(start, end)) } else { None };
                let entry = entry.filter(|entry| !entry.text().contains('+') || has_plus(layout, (start, end), document.text()));
                // That others have also said 六大行动 or 三步走 means nothing, unless the lexicon knows these; nor does it matter that they stand before a mark.
                let anyones = |name: &str| is_anyones(name) || is_common(name);
                let nobodys = entry.is_none() && starts_with_number(layout, start) && anyones(&layout.key(start, end));
                let usage = usage.filter(|_| !nobodys);
                let is_unlisted = same.iter().any(|(_, listed, usage)| !listed && usage.is_none());
                if entry.is_none() && usage.is_none() && (!is_unlisted || nobodys && !layout.is_quoted(start, end)) {
                    continue;
                }
                let whole = layout.flags[start] & layout.flags[end] & flag::TOKEN != 0;
                // A name may cut words, but must not extend across marks that separate: 创新，常态化 does not contain 新常态.
                let may_stand = whole || entry.is_some() && !layout.is_parted(start, end);
                let is_longer = || entry.is_some() && goes_on(layout, &self.words, start, end);
                if may_stand && reads_on(layout, start, end) && !is_longer() {
                    places.push(Place { start, end, entry, usage });
                }
            }
        }
        drop_cut_names(&mut places, layout);
        (places, kin)
    }

    /// Returns the names, as keys, of the sets that the lexicon does not know under them: with their form if the document spells out their members,
    /// without one if the name is generic and the document gives it another meaning.
    pub(super) fn own_sets(&self, document: &Document) -> OwnSets {
        let (text, mut own) = (document.text(), OwnSets::default());
        // The meaning of a name is looked up once, however often the name occurs.
        let mut seen: FxHashSet<String> = FxHashSet::default();
        for set in self.sets.find(document).into_iter().filter(|set| set.named && set.meaning.is_none()) {
            let name = key(&text[set.span], Fold::new().simplified(true));
            if matches!(set.items_from, Some(ItemsFrom::Text | ItemsFrom::Glossary)) {
                own.insert(name, Some(set.kind));
            } else if !own.contains_key(&name)
                && seen.insert(name.clone())
                && self.settings.lexicon.shared(&name).is_some_and(|entry| means_another(text, &text[set.span], entry, &self.settings.tokenizer))
            {
                own.entry(name).or_default();
            }
        }
        own
    }

    /// Returns the ends of the unlisted stretches from a position that the writer sets off: between marks, alone or with the next one or two members,
    /// or more if they are of equal length; after the first tokens of such a stretch, which may be verbs before a name; and balanced lists anywhere.
    fn unlisted<'l>(&self, layout: &'l Layout, start: usize) -> impl Iterator<Item = usize> + use<'l> {
        let is = |at: usize, bit: u16| layout.flags[at] & bit != 0;
        let within = !is(start, flag::DELIMITED) && layout.codes[start] != 0 && follows_first_words(layout, start);
        // The signs of stretches that stand alone were never weighed without a background.
        let asked = !self.settings.listed_only && !self.settings.background.is_empty();
        let whole = set_apart(layout, start).take(if asked { MEMBERS } else { 0 });
        let whole = whole.chain(in_balance(layout, start).filter(move |_| asked));
        let rest = ends(layout, start, if asked && within { MEMBERS - 1 } else { 0 });
        let rest = rest.chain(if asked { list_in_balance(layout, start) } else { None });
        // Nor do they indicate anything in other languages.
        let is_chinese = move |end: usize| layout.codes[start..end].iter().filter(|&&code| code & WORD == 0).count() * 2 > end - start;
        whole.chain(rest).filter(move |&end| is_chinese(end))
    }
}

/// Returns whether a position is in a stretch that starts after a mark, with few tokens before it there.
fn follows_first_words(layout: &Layout, start: usize) -> bool {
    let has = |at: usize, bits: u16| layout.flags[at] & bits != 0;
    let tokens = (start.saturating_sub(MOST_FIRST * LONGEST_FIRST)..start).rev().filter(|&at| has(at, flag::TOKEN | flag::DELIMITED));
    tokens.take(MOST_FIRST).find(|&at| has(at, flag::DELIMITED)).is_some_and(|at| has(at, flag::STARTS))
}

/// Returns whether a plus sign is in a phrase or directly after it: units omit it, and 互联网 is older than the policy of 互联网+.
fn has_plus(layout: &Layout, (start, end): (usize, usize), text: &str) -> bool {
    let (from, last) = (layout.starts[start] as usize, layout.starts[end - 1] as usize);
    let to = unit_end(text, last);
    text[from..].char_indices().take_while(|(at, _)| from + at <= to).any(|(_, c)| matches!(c, '+' | '＋'))
}

/// Returns whether a phrase starts with a numeral or a digit.
fn starts_with_number(layout: &Layout, start: usize) -> bool {
    layout.is_figure(start) || char::from_u32(layout.codes[start]).is_some_and(|c| c == '两' || is_small_numeral(c))
}

/// Returns whether the marks inside a phrase are plausible: a numeral followed by a mark numbers the following text (三、转变作风 does not contain 三转), and
/// only whole clauses, or parts of some length on both sides, extend across the end of a clause (健康；中国 is not 健康中国).
fn reads_on(layout: &Layout, start: usize, end: usize) -> bool {
    const LENGTH: usize = 3;
    let has = |at: usize, bit: u16| layout.flags[at] & bit != 0;
    let mut marks = (start + 1..end).filter(|&at| has(at, flag::DELIMITED));
    let Some(first) = marks.next() else { return true };
    let last = marks.next_back().unwrap_or(first);
    let numbered = first == start + 1 && char::from_u32(layout.codes[start]).is_some_and(is_small_numeral);
    let crosses = (start + 1..end).any(|at| has(at, flag::CLAUSE));
    let clauses = has(start, flag::DELIMITED) && has(end, flag::DELIMITED);
    !numbered && (!crosses || clauses || first - start >= LENGTH && end - last >= LENGTH)
}

/// Returns whether a name continues into a longer word or name: a dictionary word starts inside it and ends after it, and the part of the word inside
/// it is not a word by itself (三个一 in 三个一律, but not 新四化 in 新四化建设; guessed words do not count); or a quotation continues (五个“必须做到”), or a number
/// (三个一百亩).
fn goes_on(layout: &Layout, words: &Words, start: usize, end: usize) -> bool {
    let from = layout.quotes.partition_point(|&(open, _)| open as usize <= start);
    let mut inside = layout.quotes[from..].iter().take_while(|&&(open, _)| (open as usize) < end);
    let number =
        || layout.flags[end] & flag::DELIMITED == 0 && layout.codes[end - 1..=end].iter().all(|&code| char::from_u32(code).is_some_and(is_numeral));
    inside.any(|&(_, close)| close as usize > end) || number() || ends_in_word(layout, words, start, end)
}

fn ends_in_word(layout: &Layout, words: &Words, start: usize, end: usize) -> bool {
    let is_edge = |at: &usize| layout.flags[*at] & flag::TOKEN != 0;
    if is_edge(&end) {
        return false;
    }
    let (Some(from), Some(to)) = ((start + 1..end).rev().find(is_edge), (end + 1..layout.codes.len()).find(is_edge)) else { return false };
    let word = |from: usize, to: usize| words.get(&layout.key(from, to));
    let is_word = |from: usize, to: usize| !word(from, to).tag.is_empty();
    // Nearly every character is a dictionary word. An adjective or adverb after one belongs to the following text: 西部大|开发新|格局, but 五位|一体化.
    let left = if to - end > 1 { is_word(end, to) } else { end - from > 1 && is_word(from, end) && word(end, to).is(&['a', 'd']) };
    is_word(from, to) && !left
}

/// Drops names of the lexicon that split a word and are part of a longer name that contains the word: 三保 in 两不愁三保障.
fn drop_cut_names(places: &mut Vec<Place<'_>>, layout: &Layout) {
    let listed: Vec<(usize, usize)> = places.iter().filter(|place| place.entry.is_some()).map(|place| (place.start, place.end)).collect();
    let longest = listed.iter().map(|(start, end)| end - start).max().unwrap_or(0);
    places.retain(|place| {
        let whole = layout.flags[place.start] & layout.flags[place.end] & flag::TOKEN != 0;
        let from = listed.partition_point(|&(start, _)| start + longest <= place.start);
        let around = listed[from..].iter().take_while(|&&(start, _)| start <= place.start);
        whole || !around.into_iter().any(|&(start, end)| end >= place.end && end - start > place.end - place.start)
    });
}
