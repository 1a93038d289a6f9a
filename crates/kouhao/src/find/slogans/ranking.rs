//! Which complete repeats stay, and in what order: by their units, and by what was counted of each.
//!
//! Nothing here looks at a text. A text that lies in one piece answers for itself, and the findings of one that lies in many are asked in its place
//! ([`Gathered`]), so that both are ranked by the same rules.

use std::sync::atomic::{AtomicU32, Ordering};

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

use super::evidence::Evidence;
use crate::find::formulation::{Family, Model, Phrase, Signs, signs};
use crate::find::memo::Memo;
use crate::find::repeats::Repeat;
use crate::find::words::{Word, Words};
use crate::lexicon::{Background, Usage};
use crate::rounding::quantised;
use crate::text::{is_han, is_kana, runs_together};

/// A repeat that is complete.
#[derive(Clone, Copy, Debug)]
pub(crate) struct Complete {
    pub repeat: Repeat,
    /// Whether it stands inside one longer repeat at all its occurrences.
    pub part: bool,
    /// Occurrences of the commonest longer one that contains it.
    pub contained: u32,
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

    /// Counts what the score of a repeat rests on.
    fn facts(&self, complete: &Complete) -> Facts;

    /// Counts the occurrences of a repeat that have a mark on either side.
    fn delimited(&self, repeat: Repeat) -> u32;
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
    pub complete: Complete,
    pub score: f64,
    pub net: u32,
    /// Whether it begins and ends with a noun or pronoun: 省委、省政府, 各位代表.
    pub nominal: bool,
    /// Whether it begins with a verb, an adverb or a preposition: 推动高质量发展, 以人民为中心.
    pub verbal: bool,
    /// Whether it ends with a verb of saying: 习近平强调.
    pub reports: bool,
}

impl std::ops::Deref for Candidate {
    type Target = Complete;

    fn deref(&self) -> &Complete {
        &self.complete
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
    /// Units of the first and the last.
    pub edges: (usize, usize),
}

impl<'a> Lookup<'a> {
    pub(crate) fn new(alphabet: &'a [Box<str>], words: &'a Words, background: &'a Background) -> Self {
        Lookup { alphabet, words, tokens: Memo::new(), background, codes: background.codes(alphabet) }
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
    pub(crate) fn pieces(&self, symbols: impl Iterator<Item = u32> + Clone, tokens: &[u32]) -> Pieces<'a> {
        let mut rest = symbols;
        let word = |&units: &u32| {
            let word = self.word(rest.clone().take(units as usize));
            rest.nth(units as usize - 1);
            word
        };
        let words = tokens.iter().map(word).collect();
        let edge = |units: Option<&u32>| units.map_or(0, |&units| units as usize);
        Pieces { words, edges: (edge(tokens.first()), edge(tokens.last())) }
    }

    /// What the background calls the units of a phrase.
    pub(crate) fn codes(&self, symbols: impl Iterator<Item = u32> + Clone) -> impl Iterator<Item = u32> + Clone {
        symbols.map(|symbol| self.codes[symbol as usize])
    }

    /// What the background knows of a phrase.
    pub(crate) fn usage(&self, symbols: impl Iterator<Item = u32> + Clone) -> Option<Usage<'a>> {
        self.background.exactly(self.codes(symbols))
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
        let mut ranked: Vec<Candidate> = complete.into_par_iter().filter_map(|complete| self.weighed(complete, contained || fragments)).collect();
        ranked.par_sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| self.compare(a.repeat, b.repeat)));
        ranked
    }

    /// Compares two repeats by their keys, without making them: many tie.
    fn compare(&self, a: Repeat, b: Repeat) -> std::cmp::Ordering {
        let key = |repeat| self.lookup.key(self.gathered.symbols(repeat));
        key(a).cmp(key(b))
    }

    /// Scores a complete repeat: the logarithm of the odds that it is a formulation, less the chance that it is a fragment. What is likely one is left
    /// out, unless all is asked for.
    fn weighed(&self, complete: Complete, all: bool) -> Option<Candidate> {
        let repeat = complete.repeat;
        let facts = self.gathered.facts(&complete);
        let pieces = self.lookup.pieces(self.gathered.symbols(repeat), &facts.tokens);
        let usage = self.usage(repeat);
        let signs = self.signs(&complete, &facts, &pieces, usage);
        let fragment = Model::fragment(self.lookup.background.is_empty()).chance(&signs);
        let score = if self.is_chinese_or_japanese(repeat) {
            if fragment > FRAGMENT && !all {
                return None;
            }
            let models = self.models(usage);
            let share = 1.0 / models.len() as f64;
            let odds: f64 = models.iter().fold(0.0, |sum, model| sum + share * model().weigh(&signs));
            quantised(odds - fragment - if complete.part { INSIDE } else { 0.0 })
        } else {
            quantised(facts.evidence.score(repeat.count, repeat.len) - SET_APART)
        };
        // A part that is hardly a formulation is one of the countless stretches of a phrase.
        if complete.part && score < PART {
            return None;
        }
        let (first, last) = (pieces.words.first()?, pieces.words.last()?);
        let nominal = first.is(&['n', 'r', 't', 's']) && last.is(&['n', 'r', 't', 's', 'k']);
        let verbal = pieces.words.len() > 1 && first.is(&['v', 'd', 'p']);
        let reports = last.reporting;
        Some(Candidate { complete, score, net: 0, nominal, verbal, reports })
    }

    /// The models by which a phrase is scored; the score is their mean.
    fn models(&self, usage: Option<Usage<'_>>) -> &'static [fn() -> &'static Model] {
        match usage {
            _ if self.lookup.background.is_empty() => &[Model::alone],
            Some(_) => &[Model::shipped],
            // That the background has not got a phrase may tell as much of the background.
            None => &[Model::shipped, Model::alone],
        }
    }

    fn is_chinese_or_japanese(&self, repeat: Repeat) -> bool {
        self.lookup.key(self.gathered.symbols(repeat)).any(|c| is_han(c) || is_kana(c))
    }

    /// Counts again what the score of a candidate rests on.
    pub(crate) fn describe(&self, candidate: &Candidate) -> Description<'a> {
        let repeat = candidate.repeat;
        let facts = self.gathered.facts(candidate);
        let usage = self.usage(repeat);
        let signs = self.signs(candidate, &facts, &self.lookup.pieces(self.gathered.symbols(repeat), &facts.tokens), usage);
        let mut contributions = [0.0; 4];
        if self.is_chinese_or_japanese(repeat) {
            let models = self.models(usage);
            for model in models {
                for (sum, more) in contributions.iter_mut().zip(model().contributions(&signs)) {
                    *sum += (1.0 / models.len() as f64) as f32 * more;
                }
            }
        }
        Description { evidence: facts.evidence, usage, signs, contributions }
    }

    /// The signs of a complete repeat, which its score weighs.
    fn signs(&self, complete: &Complete, facts: &Facts, pieces: &Pieces<'_>, usage: Option<Usage<'a>>) -> Signs {
        let repeat = complete.repeat;
        let share = |places: u32| f64::from(places) / f64::from(repeat.count);
        let phrase = Phrase {
            tokens: &pieces.words,
            units: repeat.len as usize,
            marks: facts.marks as usize,
            clauses: facts.clauses as usize,
            count: repeat.count,
            documents: repeat.documents,
            evidence: facts.evidence,
            contained: complete.contained,
            // A part always stands beside the rest of the longer repeat, which tells nothing.
            neighbours: if complete.part { [0.0; 2] } else { facts.neighbours.map(share) },
            usage,
            loose: if usage.is_none() { self.loose(repeat, pieces) } else { [false; 2] },
            family: Family::default(),
        };
        signs(&phrase)
    }

    /// What the background knows of a repeat.
    fn usage(&self, repeat: Repeat) -> Option<Usage<'a>> {
        self.lookup.usage(self.gathered.symbols(repeat))
    }

    /// Tells whether the background has a repeat without its first token, and without its last.
    fn loose(&self, repeat: Repeat, pieces: &Pieces<'_>) -> [bool; 2] {
        if pieces.words.len() < 2 {
            return [false; 2];
        }
        let (first, last) = pieces.edges;
        let symbols = self.gathered.symbols(repeat);
        let rest = self.lookup.usage(symbols.clone().skip(first));
        [rest.is_some(), self.lookup.usage(symbols.take(repeat.len as usize - last)).is_some()]
    }

    /// Drops what a longer one contains nearly always, unless writers set it apart there too (“一带一路”建设): its own few other
    /// occurrences do not make it a phrase.
    fn drop_fragments(&self, complete: &mut Vec<Complete>) {
        // A phrase is known by the hash of its symbols; two phrases with one hash would at worst lose one of them.
        let hash = |complete: &Complete| self.gathered.symbols(complete.repeat).fold(0, |hash, symbol| mix(hash, symbol.into()));
        let hashes: Vec<u64> = complete.par_iter().map(hash).collect();
        let places: FxHashMap<u64, u32> = hashes.into_iter().zip(0..).collect();
        // Nearly all stretches are none of them, which a few bits tell that stay at hand: sixteen for each, one of them set.
        let bits = (16 * complete.len()).next_power_of_two().max(64);
        let bit = |hash: u64| (hash >> 32) as usize & (bits - 1);
        let mut seen = vec![0u64; bits / 64];
        places.keys().map(|&hash| bit(hash)).for_each(|bit| seen[bit / 64] |= 1 << (bit % 64));
        let is_seen = |hash: u64| seen[bit(hash) / 64] & 1 << (bit(hash) % 64) != 0;
        let longest: Vec<AtomicU32> = complete.iter().map(|_| AtomicU32::new(0)).collect();
        complete.par_iter().for_each(|outer| {
            let symbols: Vec<u32> = self.gathered.symbols(outer.repeat).collect();
            for first in 0..symbols.len() {
                let mut running = 0;
                for last in first..symbols.len() {
                    running = mix(running, symbols[last].into());
                    if last + 1 - first < symbols.len()
                        && is_seen(running)
                        && let Some(&inner) = places.get(&running)
                    {
                        // The greatest of some numbers is the same in any order.
                        longest[inner as usize].fetch_max(outer.repeat.count, Ordering::Relaxed);
                    }
                }
            }
        });
        for (complete, longest) in complete.iter_mut().zip(longest) {
            complete.contained = longest.into_inner();
        }
        drop(places);
        let stays = |complete: &Complete| {
            let count = u64::from(complete.repeat.count);
            let contained = 5 * u64::from(complete.contained) > 4 * count;
            let delimited = || self.gathered.delimited(complete.repeat);
            !contained || self.usage(complete.repeat).is_some() || 20 * u64::from(delimited()) >= count
        };
        let kept: Vec<bool> = complete.par_iter().map(stays).collect();
        let mut kept = kept.into_iter();
        complete.retain(|_| kept.next().unwrap_or_default());
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

pub(crate) fn mix(hash: u64, symbol: u64) -> u64 {
    (hash.rotate_left(5) ^ symbol).wrapping_mul(0x9e37_79b9_7f4a_7c15)
}
