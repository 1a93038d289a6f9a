//! Which complete repeats stay, and in what order: by their units, and by what was counted of each.
//!
//! Nothing here looks at a text. A text that lies in one piece answers for itself, and the findings of one that lies in many are asked in its place
//! ([`Gathered`]), so that both are ranked by the same rules.

use std::sync::atomic::{AtomicU32, Ordering};

use rayon::prelude::*;
use serde::{Deserialize, Serialize};

use crate::find::evidence::Evidence;
use crate::find::formulation::{CONTAINED, Family, Model, Phrase, Signs, signs};
use crate::find::memo::Memo;
use crate::find::repeats::Repeat;
use crate::find::words::{WORDS, Word, Words};
use crate::hashing::{GOLDEN, mix};
use crate::lexicon::{Background, Usage};
use crate::rounding::quantised;
use crate::text::{is_han, is_kana, runs_together};

/// A repeat that is complete, with what its signs come to. Which longer phrases contain it is known when all have been found; all else is when it is looked at,
/// and is not looked at again. There are millions of these, so each is small.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Complete {
    pub repeat: Repeat,
    /// Whether it stands inside one longer repeat at all its occurrences.
    pub part: bool,
    /// What else was found, as bits.
    told: u8,
    /// Occurrences of the commonest longer one that contains it.
    contained: u32,
    /// What tells a fragment, weighed.
    fragment: f64,
    /// What tells a formulation, weighed by each of the [models](Lookup::models).
    odds: [f64; 2],
}

/// What is told of a [`Complete`] repeat.
mod told {
    /// The background has it.
    pub const KNOWN: u8 = 1;
    /// It has a character of Chinese or Japanese. If not, the odds are its score.
    pub const EASTERN: u8 = 1 << 1;
    /// It is known or set apart, so that it can stand beside a longer phrase that nearly always contains it.
    pub const STANDS: u8 = 1 << 2;
    /// As in [`Candidate`](super::Candidate).
    pub const NOMINAL: u8 = 1 << 3;
    pub const VERBAL: u8 = 1 << 4;
    pub const REPORTS: u8 = 1 << 5;
}

impl Complete {
    fn is(&self, told: u8) -> bool {
        self.told & told != 0
    }
}

/// What is counted of a complete repeat; its score rests on this and on its units.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(crate) struct Facts {
    pub evidence: Evidence,
    /// Units of each of its tokens, as it is cut most often.
    pub tokens: Vec<u32>,
    /// Marks inside it, three at most, as many as an eighth of its occurrences have.
    pub marks: u32,
    /// Ends of clauses inside it, likewise.
    pub clauses: u32,
    /// Occurrences in which the commonest unit before, and behind, stands beside it with no mark between them.
    pub neighbours: [u32; 2],
}

/// Complete repeats, and whoever can tell about them.
pub(crate) trait Gathered: Sync {
    /// Returns the symbols of a repeat.
    fn symbols(&self, repeat: Repeat) -> impl Iterator<Item = u32> + Clone;

    /// Counts what the score of a repeat rests on, a part of a longer one or not.
    fn facts(&self, repeat: Repeat, part: bool) -> Facts;
}

/// Tells what a string of symbols is made of, and how others use it.
pub(crate) struct Lookup<'a> {
    alphabet: &'a [Box<str>],
    words: &'a Words,
    /// The words of up to four symbols by those, sixteen bits each, so that nobody needs to spell them.
    tokens: Memo<(u64, &'a Word)>,
    background: &'a Background,
    /// What the background calls each symbol.
    codes: Vec<u32>,
}

/// Scores and sorts complete repeats.
pub(crate) struct Ranking<'a, G> {
    gathered: &'a G,
    lookup: &'a Lookup<'a>,
}

/// A complete repeat with its score. There are millions, so what can be counted again is not kept; see [`Description`].
#[derive(Clone, Copy, Debug)]
pub(crate) struct Candidate {
    pub repeat: Repeat,
    /// As in [`Complete`].
    pub part: bool,
    pub contained: u32,
    pub score: f64,
    pub net: u32,
    /// Whether it begins and ends with a noun or pronoun: 省委、省政府, 各位代表.
    pub nominal: bool,
    /// Whether it begins with a verb, an adverb or a preposition: 推动高质量发展, 以人民为中心.
    pub verbal: bool,
    /// Whether it ends with a verb of saying: 习近平强调.
    pub reports: bool,
}

impl Candidate {
    fn new(complete: &Complete, score: f64) -> Self {
        let &Complete { repeat, part, contained, .. } = complete;
        let [nominal, verbal, reports] = [told::NOMINAL, told::VERBAL, told::REPORTS].map(|told| complete.is(told));
        Candidate { repeat, part, contained, score, net: 0, nominal, verbal, reports }
    }
}

/// What its score rests on.
pub(crate) struct Description<'b> {
    pub evidence: Evidence,
    /// What the background knows of it.
    pub usage: Option<Usage<'b>>,
    pub signs: Signs,
    /// What each sort of sign adds to it.
    pub contributions: [f32; 4],
}

/// Chance from which on a repeat is taken for a fragment. Chosen on the development labels: above it three of four are.
const FRAGMENT: f64 = 0.5;

/// What a phrase that stands inside one longer repeat at all its occurrences is taken back by: the texts never say it by itself. The labels, all of closed
/// repeats, do not tell how much; two is what being set apart is worth.
const INSIDE: f64 = 2.0;

/// Score from which on such a part is shown.
const PART: f64 = -6.0;

/// How strongly a phrase of another script than Chinese or Japanese must be set apart to be taken for a formulation: the weights are trained on
/// Chinese, so that of others only [`Evidence::score`] tells anything. “God bless America”, 15 times in a hundred addresses, has 5; read on State of the Union
/// addresses.
const SET_APART: f64 = 3.0;

/// The tokens of a phrase.
pub(crate) struct Pieces<'a> {
    pub words: Vec<&'a Word>,
    /// Units of each.
    pub units: Vec<u32>,
}

impl Pieces<'_> {
    /// Units of the first and the last.
    pub(crate) fn edges(&self) -> (usize, usize) {
        let edge = |units: Option<&u32>| units.map_or(0, |&units| units as usize);
        (edge(self.units.first()), edge(self.units.last()))
    }
}

impl<'a> Lookup<'a> {
    pub(crate) fn new(alphabet: &'a [Box<str>], words: &'a Words, background: &'a Background) -> Self {
        let tokens = Memo::new(alphabet.len().saturating_mul(WORDS));
        Lookup { alphabet, words, tokens, background, codes: background.codes(alphabet) }
    }

    /// Returns the unit behind a symbol.
    pub(crate) fn unit(&self, symbol: u32) -> &'a str {
        &self.alphabet[symbol as usize]
    }

    pub(crate) fn background(&self) -> &'a Background {
        self.background
    }

    /// Returns the word that some symbols spell.
    pub(crate) fn word(&self, symbols: impl Iterator<Item = u32> + Clone) -> &'a Word {
        let spelt = || self.words.get(&symbols.clone().map(|symbol| self.unit(symbol)).collect::<String>());
        let packed =
            symbols.clone().try_fold(0, |packed, symbol| (packed >> 48 == 0 && symbol >> 16 == 0).then_some(packed << 16 | u64::from(symbol)));
        match packed {
            Some(packed) => self.tokens.get(mix(0, packed), |&(known, _)| known == packed, || (packed, spelt())).1,
            None => spelt(),
        }
    }

    /// Returns the tokens of a phrase, which have so many units.
    pub(crate) fn pieces(&self, symbols: impl Iterator<Item = u32> + Clone, units: Vec<u32>) -> Pieces<'a> {
        let mut rest = symbols;
        let word = |&units: &u32| {
            let word = self.word(rest.clone().take(units as usize));
            rest.nth(units as usize - 1);
            word
        };
        Pieces { words: units.iter().map(word).collect(), units }
    }

    /// What the background calls the units of a phrase.
    pub(crate) fn codes(&self, symbols: impl Iterator<Item = u32> + Clone) -> impl Iterator<Item = u32> + Clone {
        symbols.map(|symbol| self.codes[symbol as usize])
    }

    /// What the background knows of a phrase.
    pub(crate) fn usage(&self, symbols: impl Iterator<Item = u32> + Clone) -> Option<Usage<'a>> {
        self.background.exactly(self.codes(symbols))
    }

    /// Weighs the signs of a complete repeat.
    pub(crate) fn complete(
        &self,
        repeat: Repeat,
        part: bool,
        symbols: impl Iterator<Item = u32> + Clone,
        facts: &Facts,
        pieces: &Pieces<'a>,
    ) -> Complete {
        let usage = self.usage(symbols.clone());
        let signs = self.signs(repeat, part, symbols.clone(), facts, pieces, usage);
        let eastern = self.is_chinese_or_japanese(symbols);
        let models = self.models(usage.is_some());
        let (one, other) = (models[0](), models[models.len() - 1]());
        let [fragment, mut odds @ ..] = Model::sums([self.fragments(), one, other], &signs);
        if !eastern {
            odds[0] = facts.evidence.score(repeat.count, repeat.len) - SET_APART;
        }
        let edge = |word: Option<&&'a Word>| word.copied().unwrap_or_else(|| self.words.get(""));
        let (first, last) = (edge(pieces.words.first()), edge(pieces.words.last()));
        let set_apart = 20 * u64::from(facts.evidence.delimited) >= u64::from(repeat.count);
        let all = [
            (told::KNOWN, usage.is_some()),
            (told::EASTERN, eastern),
            (told::STANDS, usage.is_some() || set_apart),
            (told::NOMINAL, first.is(&['n', 'r', 't', 's']) && last.is(&['n', 'r', 't', 's', 'k'])),
            (told::VERBAL, pieces.words.len() > 1 && first.is(&['v', 'd', 'p'])),
            (told::REPORTS, last.reporting),
        ];
        let told = all.iter().filter(|(_, holds)| *holds).fold(0, |told, (bit, _)| told | bit);
        Complete { repeat, part, told, contained: 0, fragment, odds }
    }

    /// Scores a complete repeat: the logarithm of the odds that it is a formulation, less the chance that it is a fragment. What is likely one is left
    /// out, unless all is asked for.
    fn score(&self, complete: &Complete, all: bool) -> Option<f64> {
        let contained = share(complete.contained, complete.repeat.count);
        let score = if complete.is(told::EASTERN) {
            let fragment = self.fragments().chance(complete.fragment, contained);
            if fragment > FRAGMENT && !all {
                return None;
            }
            let models = self.models(complete.is(told::KNOWN));
            let of_each = 1.0 / models.len() as f64;
            let odds: f64 = models.iter().zip(complete.odds).fold(0.0, |sum, (model, odds)| sum + of_each * model().odds(odds, contained));
            quantised(odds - fragment - if complete.part { INSIDE } else { 0.0 })
        } else {
            quantised(complete.odds[0])
        };
        // A part that is hardly a formulation is one of the countless stretches of a phrase.
        (!complete.part || score >= PART).then_some(score)
    }

    /// The models by which a phrase is scored; the score is their mean.
    fn models(&self, known: bool) -> &'static [fn() -> &'static Model] {
        match known {
            _ if self.background.is_empty() => &[Model::alone],
            true => &[Model::shipped],
            // That the background has not got a phrase may tell as much of the background.
            false => &[Model::shipped, Model::alone],
        }
    }

    /// The model by which fragments are told.
    fn fragments(&self) -> &'static Model {
        Model::fragment(self.background.is_empty())
    }

    fn is_chinese_or_japanese(&self, symbols: impl Iterator<Item = u32>) -> bool {
        symbols.flat_map(|symbol| self.unit(symbol).chars()).any(|c| is_han(c) || is_kana(c))
    }

    /// The signs of a complete repeat, which its score weighs; but for what longer phrases contain it.
    fn signs(
        &self,
        repeat: Repeat,
        part: bool,
        symbols: impl Iterator<Item = u32> + Clone,
        facts: &Facts,
        pieces: &Pieces<'_>,
        usage: Option<Usage<'a>>,
    ) -> Signs {
        let phrase = Phrase {
            tokens: &pieces.words,
            units: repeat.len as usize,
            marks: facts.marks as usize,
            clauses: facts.clauses as usize,
            count: repeat.count,
            documents: repeat.documents,
            evidence: facts.evidence,
            contained: 0,
            // A part always stands beside the rest of the longer repeat, which tells nothing.
            neighbours: if part { [0.0; 2] } else { facts.neighbours.map(|places| share(places, repeat.count)) },
            usage,
            loose: if usage.is_none() { self.loose(repeat, symbols, pieces) } else { [false; 2] },
            family: Family::default(),
        };
        signs(&phrase)
    }

    /// Tells whether the background has a repeat without its first token, and without its last.
    fn loose(&self, repeat: Repeat, symbols: impl Iterator<Item = u32> + Clone, pieces: &Pieces<'_>) -> [bool; 2] {
        if pieces.words.len() < 2 {
            return [false; 2];
        }
        let (first, last) = pieces.edges();
        let rest = self.usage(symbols.clone().skip(first));
        [rest.is_some(), self.usage(symbols.take(repeat.len as usize - last)).is_some()]
    }

    /// Returns the characters of the key of a phrase.
    fn key(&self, symbols: impl Iterator<Item = u32>) -> impl Iterator<Item = char> {
        let mut last = None;
        symbols.flat_map(move |symbol| {
            let unit = self.unit(symbol);
            let space = runs_together(last, unit.chars().next()).then_some(' ');
            last = unit.chars().next_back();
            space.into_iter().chain(unit.chars())
        })
    }
}

impl<'a, G: Gathered> Ranking<'a, G> {
    pub(crate) fn new(gathered: &'a G, lookup: &'a Lookup<'a>) -> Self {
        Ranking { gathered, lookup }
    }

    /// Scores complete repeats, best first; if asked, keeps also those that a longer one always contains, and those that the model takes for fragments.
    pub(crate) fn rank(&self, mut complete: Vec<Complete>, contained: bool, fragments: bool) -> Vec<Candidate> {
        if !contained {
            self.drop_fragments(&mut complete);
        }
        let scores: Vec<Option<f64>> = complete.par_iter().map(|complete| self.lookup.score(complete, contained || fragments)).collect();
        let candidate = |(complete, score): (Complete, Option<f64>)| Some(Candidate::new(&complete, score?));
        let mut ranked: Vec<Candidate> = complete.into_iter().zip(scores).filter_map(candidate).collect();
        ranked.par_sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| self.compare(a.repeat, b.repeat)));
        ranked
    }

    /// Compares two repeats by their keys, without making them: many tie.
    fn compare(&self, a: Repeat, b: Repeat) -> std::cmp::Ordering {
        let key = |repeat| self.lookup.key(self.gathered.symbols(repeat));
        key(a).cmp(key(b))
    }

    /// Counts again what the score of a candidate rests on.
    pub(crate) fn describe(&self, candidate: &Candidate) -> Description<'a> {
        let (repeat, lookup) = (candidate.repeat, self.lookup);
        let symbols = self.gathered.symbols(repeat);
        let facts = self.gathered.facts(repeat, candidate.part);
        let usage = lookup.usage(symbols.clone());
        let pieces = lookup.pieces(symbols.clone(), facts.tokens.clone());
        let mut signs = lookup.signs(repeat, candidate.part, symbols.clone(), &facts, &pieces, usage);
        signs[CONTAINED] = share(candidate.contained, repeat.count);
        let mut contributions = [0.0; 4];
        if lookup.is_chinese_or_japanese(symbols) {
            let models = lookup.models(usage.is_some());
            for model in models {
                for (sum, more) in contributions.iter_mut().zip(model().contributions(&signs)) {
                    *sum += (1.0 / models.len() as f64) as f32 * more;
                }
            }
        }
        Description { evidence: facts.evidence, usage, signs, contributions }
    }

    /// Drops what a longer one contains nearly always, unless writers set it apart there too (“一带一路”建设): its own few other
    /// occurrences do not make it a phrase.
    fn drop_fragments(&self, complete: &mut Vec<Complete>) {
        // A phrase is known by the hash of its symbols; two phrases with one hash would at worst lose one of them.
        let hash = |complete: &Complete| self.gathered.symbols(complete.repeat).fold((0, 1), hash_on).0;
        let hashes: Vec<u64> = complete.par_iter().map(hash).collect();
        let places = Places::new(&hashes);
        // Nearly all stretches are none of them, which a few bits tell that stay at hand: sixteen for each, one of them set.
        let bits = (16 * complete.len()).next_power_of_two().max(64);
        let shift = u64::BITS - bits.trailing_zeros();
        let bit = |hash: u64| (hash >> shift) as usize;
        let mut seen = vec![0u64; bits / 64];
        hashes.iter().map(|&hash| bit(hash)).for_each(|bit| seen[bit / 64] |= 1 << (bit % 64));
        let is_seen = |hash: u64| seen[bit(hash) / 64] & 1 << (bit(hash) % 64) != 0;
        let longest: Vec<AtomicU32> = complete.iter().map(|_| AtomicU32::new(0)).collect();
        complete.par_iter().for_each_init(Vec::new, |sums: &mut Vec<u64>, outer| {
            sums.clear();
            sums.push(0);
            self.gathered.symbols(outer.repeat).fold((0, 1), |sum, symbol| {
                let sum = hash_on(sum, symbol);
                sums.push(sum.0);
                sum
            });
            let mut shifted = 1u64;
            for first in 0..sums.len() - 1 {
                // The hash of a stretch is worked out from two sums, whatever stands between, so that none waits for another.
                let hash = |sum: &u64| sum.wrapping_sub(sums[first]).wrapping_mul(shifted);
                let ends = if first == 0 { sums.len() - 1 } else { sums.len() };
                for hash in sums[first + 1..ends].iter().map(hash) {
                    if is_seen(hash)
                        && let Some(inner) = places.get(hash)
                    {
                        // The greatest of some numbers is the same in any order.
                        longest[inner].fetch_max(outer.repeat.count, Ordering::Relaxed);
                    }
                }
                shifted = shifted.wrapping_mul(BACK);
            }
        });
        for (complete, longest) in complete.iter_mut().zip(longest) {
            complete.contained = longest.into_inner();
        }
        let stays = |complete: &Complete| {
            let count = u64::from(complete.repeat.count);
            let contained = 5 * u64::from(complete.contained) > 4 * count;
            !contained || complete.is(told::STANDS)
        };
        complete.retain(stays);
    }

    /// Returns the key of a candidate.
    pub(crate) fn key(&self, candidate: &Candidate) -> String {
        self.lookup.key(self.gathered.symbols(candidate.repeat)).collect()
    }

    /// The symbols of a candidate.
    pub(crate) fn symbols(&self, candidate: &Candidate) -> Vec<u32> {
        self.gathered.symbols(candidate.repeat).collect()
    }
}

/// So many of the occurrences.
fn share(places: u32, count: u32) -> f64 {
    f64::from(places) / f64::from(count)
}

/// The places of hashes in a list, four bytes a slot.
struct Places<'h> {
    hashes: &'h [u64],
    /// One more than the place; 0 where there is none. A hash stands in the slot that its high bits tell, or the next that is free.
    slots: Vec<u32>,
}

impl<'h> Places<'h> {
    /// Of equal hashes the last has a place.
    fn new(hashes: &'h [u64]) -> Self {
        let mut places = Places { hashes, slots: vec![0; (2 * hashes.len()).next_power_of_two().max(2)] };
        for (&hash, place) in hashes.iter().zip(1..) {
            let slot = places.slot(hash);
            places.slots[slot] = place;
        }
        places
    }

    /// The slot in which a hash stands, or would.
    fn slot(&self, hash: u64) -> usize {
        let mut slot = (hash >> (u64::BITS - self.slots.len().trailing_zeros())) as usize;
        while self.slots[slot] != 0 && self.hashes[self.slots[slot] as usize - 1] != hash {
            slot = (slot + 1) % self.slots.len();
        }
        slot
    }

    fn get(&self, hash: u64) -> Option<usize> {
        (self.slots[self.slot(hash)] as usize).checked_sub(1)
    }
}

/// The hash of some symbols and the power that belongs to the next one, with one symbol more: a polynomial modulo 2⁶⁴ whose coefficients are scattered
/// symbols.
fn hash_on((hash, power): (u64, u64), symbol: u32) -> (u64, u64) {
    let scattered = mix(0, u64::from(symbol) + 1);
    (power.wrapping_mul(scattered ^ scattered >> 32).wrapping_add(hash), power.wrapping_mul(ON))
}

/// What each symbol's place is multiplied by, and what undoes it.
const ON: u64 = GOLDEN;
const BACK: u64 = inverse(ON);

/// The number that an odd one times makes 1 modulo 2⁶⁴.
const fn inverse(odd: u64) -> u64 {
    // Newton's steps: an odd number is its own inverse modulo 8, and each step doubles the bits that are right.
    let (mut inverse, mut bits) = (odd, 3);
    while bits < u64::BITS {
        inverse = inverse.wrapping_mul(2u64.wrapping_sub(odd.wrapping_mul(inverse)));
        bits *= 2;
    }
    inverse
}
