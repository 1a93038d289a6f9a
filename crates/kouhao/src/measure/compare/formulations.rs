//! Determines which formulations two texts contain, and how often each.
//!
//! Candidates come from both texts together, so that a formulation that occurs once in one and often in the other is counted in both: recurring
//! phrases, as the miner of slogans finds them, and names that need not recur: quoted phrases, the names of sets (三大攻坚战), phrases in a lexicon. The
//! suffix array of both texts gives the exact counts; short names count only between word boundaries (`edges`).
//!
//! Ordinary terms are different. That one report has 期货 twice and the next one does not means nothing, so a term is reported only if the difference
//! exceeds what chance produces one time in twenty (G² of the two counts, see [`g2_two_cells`]), and not if it always occurs inside a longer phrase.

use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::Side;
use super::align::nearest;
use crate::Error;
use crate::find::balanced::balanced_span;
use crate::find::enumerations::EnumerationFinder;
use crate::find::known::{is_no_later, known_since};
use crate::find::slogans::{SloganKind, SloganMiner};
use crate::find::suffix_array::SuffixArray;
use crate::lexicon::Lexicon;
use crate::measure::edges::{Edges, LONG_NAME};
use crate::measure::statistics::g2_two_cells;
use crate::measure::symbols::Alphabet;
use crate::rounding::quantised;
use crate::text::{Corpus, Document, Fold, IsoDate, Mark, PartSet, Span, Units, View, pairs};
use crate::tokens::Tokenizer;

/// A formulation that at least one text contains.
#[derive(Clone, Debug)]
pub(super) struct Formulation {
    pub symbols: Vec<u32>,
    /// The symbols that are not numbers.
    pub unnumbered: Vec<u32>,
    pub kind: SloganKind,
    /// Whether texts or a list identify it as a name: it is quoted, the name of a set, or in the lexicon. Phrases that the miner regards as names by
    /// their structure alone do not count.
    pub set_apart: bool,
    /// Occurrences in each text.
    pub counts: [u64; 2],
    /// The document and span of its first occurrence in each text.
    pub first: [Option<(usize, Span)>; 2],
    /// Since when the lexicon has it.
    pub first_known: Option<String>,
    pub weight: f64,
}

/// What became of a formulation, by indices in the list: of the one in the first text, and of the one in the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Fate {
    pub a: Option<usize>,
    pub b: Option<usize>,
}

/// The finders of candidates.
pub(super) struct Finders<'f> {
    pub miner: &'f SloganMiner,
    pub enumerations: &'f EnumerationFinder,
    pub lexicon: &'f Lexicon,
    pub tokenizer: &'f Tokenizer,
    pub parts: PartSet,
    pub fold: Fold,
}

/// The maximum number of units of a quotation that counts as a name; longer ones are speech.
const LONGEST_NAME: usize = 12;

/// The minimum similarity of a formulation to one of the other text for it to count as its rewording: formulations are short, and half of 互联网+农业 is
/// in 互联网+教育. They must also end alike, because a Chinese phrase names its subject at the end: 推进数字改革 is about 数字改革, but 数字改革办法 is not.
const REWORDED: f64 = 0.6;

/// The 95th percentile of the χ² distribution with one degree of freedom.
const CHANCE: f64 = 3.841_459;

/// A phrase that may be a formulation of one of the texts.
#[derive(Clone, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
struct Key {
    symbols: Vec<u32>,
    /// Its folded spelling, if it begins or ends with a sign that is not a unit: 智能+ is not 智能.
    spelling: Option<String>,
}

/// The kind of a candidate, and whether texts or a list identify it as a name.
type Told = (SloganKind, bool);

/// Finds the formulations of two texts, by their keys.
///
/// # Errors
/// Those of [`SloganMiner::mine`].
pub(super) fn find(sides: &[Side; 2], alphabet: &Alphabet, finders: &Finders) -> Result<Vec<Formulation>, Error> {
    let documents: Vec<&Document> = sides.iter().flat_map(|side| side.corpus).collect();
    let (named, edges): (Vec<Vec<&str>>, Vec<Edges>) = documents.par_iter().with_max_len(1).map(|document| names(document, finders)).unzip();
    let edges: [&[Edges]; 2] = edges.split_at(sides[0].corpus.len()).into();
    let candidates = candidates(sides, &named, alphabet, finders)?;
    let array = SuffixArray::new([&sides[0].line.symbols[..], &sides[1].line.symbols[..]].concat())?;
    let signed: Vec<&Key> = candidates.iter().map(|(key, _)| key).filter(|key| key.spelling.is_some()).collect();
    let [in_a, in_b] = [0, 1].map(|side: usize| spelt(&sides[side], &signed, edges[side], finders));
    let mut spelt = in_a.into_iter().zip(in_b);
    let numerals = alphabet.numerals();
    let mut found: Vec<(Formulation, [Vec<usize>; 2])> = Vec::new();
    for (Key { symbols, spelling }, (kind, set_apart)) in candidates {
        let mut places = [Vec::new(), Vec::new()];
        let (counts, first) = match spelling.and_then(|_| spelt.next()) {
            Some((in_a, in_b)) => ([in_a.count, in_b.count], [in_a.first, in_b.first]),
            None => {
                let cut = sides[0].line.symbols.len();
                for &at in &array.order()[array.places(symbols.iter().copied())] {
                    let side = usize::from(at as usize >= cut);
                    let at = at as usize - side * cut;
                    if !set_apart || symbols.len() >= LONG_NAME || on_edges(&sides[side], edges[side], at, symbols.len()) {
                        places[side].push(at);
                    }
                }
                places.iter_mut().for_each(|places| places.sort_unstable());
                let first = [0, 1].map(|side: usize| places[side].first().map(|&at| standing(&sides[side], at, symbols.len())));
                ([0, 1].map(|side: usize| places[side].len() as u64), first)
            }
        };
        if counts != [0, 0] {
            let unnumbered = symbols.iter().copied().filter(|symbol| !numerals.contains(symbol)).collect();
            found.push((Formulation { symbols, unnumbered, kind, set_apart, counts, first, first_known: None, weight: 0.0 }, places));
        }
    }
    let units = [0, 1].map(|side: usize| sides[side].line.units() as u64);
    let g2 = |counts: [u64; 2]| g2_two_cells(counts[0], units[0], counts[1], units[1]);
    found.retain(|(formulation, _)| formulation.kind != SloganKind::Term || g2(formulation.counts) >= CHANCE);
    drop_parts(&mut found);
    let latest = [0, 1].map(|side: usize| sides[side].corpus.iter().filter_map(Document::date).max());
    let weighed = |(mut formulation, _): (Formulation, _)| {
        formulation.first_known = first_known(&formulation, sides, finders.lexicon);
        formulation.weight = weight(&formulation, units, is_fresh(&formulation, sides, latest));
        formulation
    };
    Ok(found.into_iter().map(weighed).collect())
}

/// Returns the candidates for formulations of either text, sorted: phrases that recur in both together, and the `named` phrases of their documents
/// and of the lexicon.
///
/// # Errors
/// Those of [`SloganMiner::mine`].
fn candidates(sides: &[Side; 2], named: &[Vec<&str>], alphabet: &Alphabet, finders: &Finders) -> Result<Vec<(Key, Told)>, Error> {
    let mut kinds: FxHashMap<Key, Told> = FxHashMap::default();
    let key = |phrase: &str, spelling: Option<String>| alphabet.key(phrase, finders.fold).map(|symbols| Key { symbols, spelling });
    // The candidates must be the same whichever text comes first.
    let texts = |side: &Side| side.corpus.iter().map(|document| document.text().to_string()).collect::<Vec<_>>();
    let first = usize::from(texts(&sides[1]) < texts(&sides[0]));
    let both = sides[first].corpus.iter().chain(sides[1 - first].corpus).cloned();
    for slogan in finders.miner.mine(&Corpus::new(both))? {
        // A term is one word or a few, which no comma separates.
        let parted = slogan.kind == SloganKind::Term && slogan.text.contains(|c| matches!(Mark::of(c), Some(Mark::Clause | Mark::Pause)));
        let worded = slogan.kind != SloganKind::Term || names_something(&slogan.text, finders.tokenizer);
        if slogan.kind != SloganKind::Protocol
            && !parted
            && worded
            && let Some(key) = key(&slogan.text, None)
        {
            kinds.insert(key, (slogan.kind, slogan.kind == SloganKind::Name && slogan.evidence.quoted > 0));
        }
    }
    let known = finders.lexicon.entries().flat_map(|entry| entry.names());
    for name in named.iter().flatten().copied().chain(known) {
        if let Some(key) = key(name, signed(name, finders.fold)) {
            // The miner ignores signs, so it takes 智能 for quoted where 智能+ is.
            if key.spelling.is_some() {
                kinds.entry(Key { spelling: None, ..key.clone() }).and_modify(|kind| *kind = (SloganKind::Term, false));
            }
            kinds.insert(key, (SloganKind::Name, true));
        }
    }
    let mut candidates: Vec<(Key, Told)> = kinds.into_iter().collect();
    candidates.sort_unstable();
    Ok(candidates)
}

/// Returns whether an ordinary term consists of more than verbs and their adverbs, unlike 持续推进 and 加快培育.
fn names_something(term: &str, tokenizer: &Tokenizer) -> bool {
    let is_verbal = |word: &str| tokenizer.likely_part_of_speech(word).is_some_and(|tag| tag.starts_with(['v', 'd']) && !tag.starts_with("vn"));
    !tokenizer.words(term).into_iter().all(is_verbal)
}

/// Returns the date since which the lexicon has known a formulation, if no text that contains it is older.
fn first_known(formulation: &Formulation, sides: &[Side; 2], lexicon: &Lexicon) -> Option<String> {
    let at = formulation.first.iter().enumerate().filter_map(|(side, first)| first.map(|(document, span)| (&sides[side].corpus[document], span)));
    let mut known = None;
    for (document, span) in at {
        let text = &document.text()[span];
        let since = known_since(text, document.date(), lexicon.get(text), None)?;
        if document.date().is_some_and(|date| !is_no_later(since, date)) {
            return None;
        }
        known = Some(since.to_string());
    }
    known
}

/// Returns whether a formulation that only the later text contains was new when that was written: at most a year old, according to the lexicon.
fn is_fresh(formulation: &Formulation, sides: &[Side; 2], latest: [Option<&str>; 2]) -> bool {
    let ([Some(at), None] | [None, Some(at)]) = formulation.first else { return false };
    let side = usize::from(formulation.first[0].is_none());
    if latest[side] < latest[1 - side] {
        return false;
    }
    let parsed = |date: Option<&str>| date.and_then(IsoDate::parse);
    match (parsed(formulation.first_known.as_deref()), parsed(sides[side].corpus[at.0].date())) {
        (Some(since), Some(date)) => {
            // As precise as the less precise of the two.
            let months = |of: IsoDate, month: Option<u8>| 12 * i32::from(of.year) + i32::from(month.unwrap_or(1));
            let both = since.month.is_some() && date.month.is_some();
            let month = |of: IsoDate| of.month.filter(|_| both);
            months(date, month(date)) - months(since, month(since)) <= 12
        }
        _ => false,
    }
}

/// Returns whether the `len` units at a position of a side start and end at word boundaries.
fn on_edges(side: &Side, edges: &[Edges], at: usize, len: usize) -> bool {
    edges[side.line.document(at)].have(side.line.span(at, len))
}

/// Returns the names in a document that need not recur, quoted phrases and names of sets, and the word boundaries of the document.
fn names<'d>(document: &'d Document, finders: &Finders) -> (Vec<&'d str>, Edges) {
    let text = document.text();
    let quoted = pairs(text).into_iter().filter(|pair| finders.parts.contains(document.parts().at(pair.inner.start)));
    let name = |quoted: &&str| {
        let ends = |c: char| matches!(Mark::of(c), Some(Mark::Sentence | Mark::Break | Mark::Clause));
        (2..=LONGEST_NAME).contains(&Units::new(quoted).len()) && !quoted.contains(ends)
    };
    let mut names: Vec<&str> = quoted.map(|pair| text[pair.inner].trim()).filter(name).collect();
    let sets: Vec<Span> = finders.enumerations.find(document).into_iter().filter(|found| found.named).map(|found| found.span).collect();
    names.extend(sets.iter().map(|&set| &text[set]));
    let edges = Edges::new(document, finders.parts, finders.tokenizer, sets);
    (names, edges)
}

/// Returns the folded spelling of a name that begins or ends with a sign.
fn signed(name: &str, fold: Fold) -> Option<String> {
    let edges = [name.chars().next(), name.chars().next_back()];
    let signed = edges.into_iter().flatten().any(|c| Mark::of(c) == Some(Mark::Other));
    signed.then(|| View::new(name, fold).text().to_string())
}

/// The number of occurrences of a spelling on a side, and the first of them.
#[derive(Clone, Copy, Debug, Default)]
struct Spelt {
    count: u64,
    first: Option<(usize, Span)>,
}

/// Counts the occurrences on a side of some spellings, which are few: the names that begin or end with a sign.
fn spelt(side: &Side, names: &[&Key], edges: &[Edges], finders: &Finders) -> Vec<Spelt> {
    let mut found = vec![Spelt::default(); names.len()];
    if names.is_empty() {
        return found;
    }
    for (number, document) in side.corpus.iter().enumerate() {
        for part in document.parts().among(finders.parts) {
            let view = View::new(&document.text()[part.span], finders.fold);
            for (name, found) in names.iter().zip(&mut found) {
                let Some(spelling) = &name.spelling else { continue };
                for (at, _) in view.text().match_indices(spelling) {
                    let span = view.original(Span::new(at, at + spelling.len())).shifted(part.span.start);
                    if name.symbols.len() >= LONG_NAME || edges[number].have(span) {
                        found.count += 1;
                        found.first.get_or_insert((number, span));
                    }
                }
            }
        }
    }
    found
}

/// Returns the document and span of the `len` units at a position of a side, including the adjacent other half of a mark.
fn standing(side: &Side, at: usize, len: usize) -> (usize, Span) {
    let document = side.line.document(at);
    let text = side.corpus[document].text();
    (document, balanced_span(text, side.line.span(at, len)))
}

/// Removes formulations that repeat other findings. Among those that only one text has, a name that is set apart is removed if all its occurrences
/// are part of longer names; anything else if all its occurrences are part of longer findings or contain such a name: “五险一金”缴费比例 is 五险一金 again.
fn drop_parts(found: &mut Vec<(Formulation, [Vec<usize>; 2])>) {
    for side in 0..2 {
        let only = |formulation: &Formulation| formulation.counts[1 - side] == 0 && formulation.counts[side] > 0;
        let ranges = |names_only: bool| {
            let listed = found.iter().filter(|(formulation, _)| only(formulation) && (formulation.set_apart || !names_only));
            let ranges = listed.flat_map(|(formulation, places)| places[side].iter().map(|&at| at..at + formulation.symbols.len()));
            Ranges::new(ranges.collect())
        };
        let (all, names) = (ranges(false), ranges(true));
        let stays = |(formulation, places): &(Formulation, [Vec<usize>; 2])| {
            let mut own = places[side].iter().map(|&at| at..at + formulation.symbols.len());
            match () {
                _ if !only(formulation) || places[side].is_empty() => true,
                _ if formulation.set_apart => !own.all(|range| names.cover(&range)),
                () => !own.all(|range| all.cover(&range) || names.lie_in(&range)),
            }
        };
        let stay: Vec<bool> = found.iter().map(stays).collect();
        let mut stay = stay.into_iter();
        found.retain(|_| stay.next() == Some(true));
    }
}

/// Ranges of positions, indexed for queries about containment.
struct Ranges {
    /// By start, shorter ones first.
    sorted: Vec<Range<usize>>,
    /// The greatest end of the ranges that start no later than each.
    reach: Vec<usize>,
    /// The smallest end of the ranges that start no earlier than each.
    next_end: Vec<usize>,
}

impl Ranges {
    fn new(mut sorted: Vec<Range<usize>>) -> Self {
        sorted.sort_unstable_by_key(|range| (range.start, range.end));
        sorted.dedup();
        let mut reach: Vec<usize> = sorted.iter().map(|range| range.end).collect();
        let mut next_end = reach.clone();
        for i in 1..sorted.len() {
            reach[i] = reach[i].max(reach[i - 1]);
        }
        for i in (1..sorted.len()).rev() {
            next_end[i - 1] = next_end[i - 1].min(next_end[i]);
        }
        Ranges { sorted, reach, next_end }
    }

    /// Returns whether a longer range contains `range`.
    fn cover(&self, range: &Range<usize>) -> bool {
        let before = self.sorted.partition_point(|other| other.start < range.start);
        let until = self.sorted.partition_point(|other| other.start <= range.start);
        (before > 0 && self.reach[before - 1] >= range.end) || (until > before && self.sorted[until - 1].end > range.end)
    }

    /// Returns whether a range lies within `range`.
    fn lie_in(&self, range: &Range<usize>) -> bool {
        let from = self.sorted.partition_point(|other| other.start < range.start);
        self.next_end.get(from).is_some_and(|&end| end <= range.end)
    }
}

/// Returns how much the change of a formulation matters to a reader:
///
/// ```text
/// ln(1 + |a − b|) · √ln(1 + units) · (2 for a name that is set apart, ½ for a term, 1 for any other) · (2 for what was new then)
/// ```
///
/// with the counts of both texts scaled to the length of the shorter one.
fn weight(formulation: &Formulation, units: [u64; 2], fresh: bool) -> f64 {
    let units = units.map(|units| units as f64);
    let shorter = units[0].min(units[1]);
    let scaled = |side: usize| formulation.counts[side] as f64 * if shorter > 0.0 { shorter / units[side] } else { 1.0 };
    let standing = match formulation.kind {
        _ if formulation.set_apart => 2.0,
        SloganKind::Term => 0.5,
        _ => 1.0,
    };
    let new = if fresh { 2.0 } else { 1.0 };
    let weight = (scaled(0) - scaled(1)).abs().ln_1p() * (formulation.symbols.len() as f64).ln_1p().sqrt() * standing * new;
    quantised(weight)
}

/// Determines what became of each formulation. One that only one text has counts as reworded if the other text has a similar one that the first text
/// lacks: otherwise neither was given up for the other. A name with a verb or an attribute before it is not a rewording, nor is a name with another
/// number; and terms are only words.
pub(super) fn fates(found: &[Formulation]) -> Vec<Fate> {
    let keys: Vec<&[u32]> = found.iter().map(|formulation| &formulation.symbols[..]).collect();
    let lacks = |i: usize| found[i].counts.iter().position(|&count| count == 0);
    let said = |i: usize| found[i].kind != SloganKind::Term;
    let holds = |long: &[u32], short: &[u32]| long.windows(short.len()).any(|window| window == short);
    let partners = nearest(
        &keys,
        REWORDED,
        |i| lacks(i).is_some() && said(i),
        |i, j| {
            let other = lacks(i).is_some_and(|side| lacks(j) == Some(1 - side));
            let renumbered = found[i].unnumbered == found[j].unnumbered;
            other && said(j) && !renumbered && keys[i].last() == keys[j].last() && !holds(keys[i], keys[j]) && !holds(keys[j], keys[i])
        },
    );
    let fate = |(i, partner): (usize, Option<usize>)| match lacks(i) {
        Some(0) => Fate { a: partner, b: Some(i) },
        Some(_) => Fate { a: Some(i), b: partner },
        None => Fate { a: Some(i), b: Some(i) },
    };
    let mut fates: Vec<Fate> = partners.into_iter().enumerate().map(fate).collect();
    // Two formulations that only one text has can be each other's partner.
    fates.sort_unstable();
    fates.dedup();
    fates
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::*;

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(31), ..ProptestConfig::default() })]

        #[test]
        fn ranges_are_asked_as_one_by_one(
            ranges in prop::collection::vec((0..12usize, 1..6usize), 0..8),
            asked in (0..12usize, 1..6usize),
        ) {
            let all: Vec<Range<usize>> = ranges.into_iter().map(|(start, len)| start..start + len).collect();
            let asked = asked.0..asked.0 + asked.1;
            let covers = |range: &Range<usize>| range.start <= asked.start && asked.end <= range.end && *range != asked;
            let lies_in = |range: &Range<usize>| asked.start <= range.start && range.end <= asked.end;
            let ranges = Ranges::new(all.clone());
            prop_assert_eq!(ranges.cover(&asked), all.iter().any(covers));
            prop_assert_eq!(ranges.lie_in(&asked), all.iter().any(lies_in));
        }
    }
}
