//! Computes the signs of complete repeats and combines them into a score.
//!
//! Nothing here looks at a text: a score depends on what was counted of a phrase ([`Facts`]), and on its units.

use serde::{Deserialize, Serialize};

use super::lookup::{Lookup, Tokens};
use crate::find::evidence::Evidence;
use crate::find::formulation::{CONTAINED, Family, Model, Phrase, Signs, signs};
use crate::find::repeats::Repeat;
use crate::find::words::Word;
use crate::lexicon::Usage;
use crate::rounding::quantised;

/// What is counted of a complete repeat; its score depends on this and on its units.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Facts {
    pub evidence: Evidence,
    /// The number of units of each of its tokens, in its most frequent tokenization.
    pub tokens: Vec<u32>,
    /// Marks inside it, at most three, that at least an eighth of its occurrences have.
    pub marks: u32,
    /// Ends of clauses inside it, likewise.
    pub clauses: u32,
    /// Whether marks divide it into members of equal length in half of its occurrences.
    pub balanced: bool,
    /// For a phrase without a Chinese or Japanese character: occurrences in which it addresses somebody or merely introduces a sentence.
    pub called: u32,
    /// For the same: occurrences capitalised like names.
    pub capitals: u32,
    /// Occurrences in which it is the frame that a publisher puts around texts: the set-off beginning of a first line, or the whole of a last line or
    /// of brackets at the end.
    pub framed: u32,
    /// Occurrences in which the most common unit before it, and after it, is adjacent with no mark between.
    pub neighbours: [u32; 2],
}

/// A complete repeat, with its weighted signs. Which longer phrases contain it is known once all have been found; everything else is known when it is
/// examined, and is not examined again. There are millions of these, so each is small.
#[derive(Clone, Copy, Debug)]
pub(super) struct Complete {
    pub repeat: Repeat,
    /// Whether all its occurrences are inside one longer repeat.
    pub part: bool,
    /// Other findings, as bits.
    told: u8,
    /// Occurrences of the most common longer repeat that contains it.
    pub contained: u32,
    /// The weighted signs of a fragment.
    fragment: f64,
    /// The weighted signs of a formulation, by each of the [models](Scorer::models).
    odds: [f64; 2],
}

/// Findings about a [`Complete`] repeat.
pub(super) mod told {
    /// The background has it.
    pub const KNOWN: u8 = 1;
    /// It contains a Chinese or Japanese character. If not, the log odds are its score.
    pub const EASTERN: u8 = 1 << 1;
    /// It is known or set off, so it can be listed beside a longer phrase that nearly always contains it.
    pub const STANDS: u8 = 1 << 2;
    /// As in [`Candidate`](super::super::ranking::Candidate).
    pub const NOMINAL: u8 = 1 << 3;
    pub const VERBAL: u8 = 1 << 4;
    pub const REPORTS: u8 = 1 << 5;
    /// It is the frame of texts; or, in another script, it addresses somebody, gives thanks, or introduces a sentence.
    pub const PROTOCOL: u8 = 1 << 6;
}

impl Complete {
    pub(super) fn is(&self, told: u8) -> bool {
        self.told & told != 0
    }

    /// Returns whether it is a phrase beside the longer one that contains it: because that one does not contain nearly all of its occurrences, or
    /// because it stands alone even there.
    pub(super) fn stands_beside_longer(&self) -> bool {
        5 * u64::from(self.contained) <= 4 * u64::from(self.repeat.count) || self.is(told::STANDS)
    }
}

/// What its score depends on.
pub(super) struct Description<'b> {
    pub evidence: Evidence,
    /// Its use in the background.
    pub usage: Option<Usage<'b>>,
    pub signs: Signs,
    /// What each sort of sign adds to it.
    pub contributions: [f32; 4],
}

/// The probability from which on a repeat counts as a fragment. Chosen on the development labels: above it, three in four are fragments.
const FRAGMENT: f64 = 0.5;

/// The penalty for a phrase that occurs only inside one longer repeat: the texts never use it by itself. The labels, all of closed repeats, do not
/// determine its size; two is the weight of being set off.
const INSIDE: f64 = 2.0;

/// The minimum score of such a part to be shown. Below it are stretches of longer phrases that nobody looks for, 规律性认识 or 治理交通拥堵: they would be a
/// fifth of the rows of one report and 3 to 8 % of those of a collection, and in four sets of texts 2,992 of these 3,005 rows would be classified as
/// terms. From −3 on, formulations would be lost as well, such as 共建“一带一路” in a report that always says more.
const PART: f64 = -6.0;

/// The minimum [sum](western) of a phrase in another script than Chinese or Japanese to count as a formulation. “war on terror”, 15 times in eighteen
/// addresses, has 4; chosen on State of the Union addresses.
const WESTERN: f64 = 3.0;

/// Scores complete repeats.
#[derive(Clone, Copy)]
pub(super) struct Scorer<'a> {
    lookup: &'a Lookup<'a>,
}

impl<'a> Scorer<'a> {
    pub(super) fn new(lookup: &'a Lookup<'a>) -> Self {
        Scorer { lookup }
    }

    /// Computes the weighted signs of a complete repeat.
    pub(super) fn weigh(
        self,
        repeat: Repeat,
        part: bool,
        symbols: impl Iterator<Item = u32> + Clone,
        facts: &Facts,
        tokens: &Tokens<'a>,
    ) -> Complete {
        let usage = self.lookup.usage(symbols.clone());
        let signs = self.signs(repeat, part, symbols.clone(), facts, tokens, usage);
        let eastern = self.lookup.is_chinese_or_japanese(symbols);
        let models = self.models(usage.is_some());
        let (one, other) = (models[0](), models[models.len() - 1]());
        let [fragment, mut odds @ ..] = Model::sums([self.fragments(), one, other], &signs);
        if !eastern {
            odds[0] = if tokens.are_western() { western(repeat, facts, tokens) } else { facts.evidence.score(repeat.count, repeat.len) - WESTERN };
        }
        let edge = |word: Option<&&'a Word>| word.copied().unwrap_or_else(|| self.lookup.word(std::iter::empty()));
        let (first, last) = (edge(tokens.words.first()), edge(tokens.words.last()));
        // 作风就是战斗力，项目就是生命线
        let states = tokens.words.iter().any(|word| word.copula || &*word.tag == "v");
        let set_apart = 20 * u64::from(facts.evidence.delimited) >= u64::from(repeat.count);
        let all = [
            (told::KNOWN, usage.is_some()),
            (told::EASTERN, eastern),
            (told::STANDS, usage.is_some() || set_apart),
            (told::NOMINAL, first.is(&['n', 'r', 't', 's']) && last.is(&['n', 'r', 't', 's', 'k']) && !states),
            (told::VERBAL, tokens.words.len() > 1 && (first.is(&['v', 'd', 'p']) || says_something(tokens))),
            (told::REPORTS, last.reporting),
            (told::PROTOCOL, frames(repeat, facts) || (tokens.are_western() && calls(repeat, facts, tokens))),
        ];
        let told = all.iter().filter(|(_, holds)| *holds).fold(0, |told, (bit, _)| told | bit);
        Complete { repeat, part, told, contained: 0, fragment, odds }
    }

    /// Scores a complete repeat: the log odds that it is a formulation, minus the probability that it is a fragment. Likely fragments are left out,
    /// unless all are requested.
    pub(super) fn score(self, complete: &Complete, all: bool) -> Option<f64> {
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

    /// Returns what the score of a phrase depends on, given how many of its occurrences a longer phrase contains.
    pub(super) fn describe(
        self,
        repeat: Repeat,
        part: bool,
        contained: u32,
        symbols: impl Iterator<Item = u32> + Clone,
        facts: Facts,
    ) -> Description<'a> {
        let usage = self.lookup.usage(symbols.clone());
        let tokens = self.lookup.tokens(symbols.clone(), facts.tokens.clone());
        let mut signs = self.signs(repeat, part, symbols.clone(), &facts, &tokens, usage);
        signs[CONTAINED] = share(contained, repeat.count);
        let mut contributions = [0.0; 4];
        if self.lookup.is_chinese_or_japanese(symbols) {
            let models = self.models(usage.is_some());
            for model in models {
                for (sum, more) in contributions.iter_mut().zip(model().contributions(&signs)) {
                    *sum += (1.0 / models.len() as f64) as f32 * more;
                }
            }
        }
        Description { evidence: facts.evidence, usage, signs, contributions }
    }

    /// Returns the models that score a phrase; the score is their mean.
    fn models(self, known: bool) -> &'static [fn() -> &'static Model] {
        match known {
            _ if self.lookup.background().is_empty() => &[Model::alone],
            true => &[Model::shipped],
            // That a phrase is missing from the background may say as much about the background.
            false => &[Model::shipped, Model::alone],
        }
    }

    /// Returns the model that recognises fragments.
    fn fragments(self) -> &'static Model {
        Model::fragment(self.lookup.background().is_empty())
    }

    /// Returns the signs of a complete repeat that its score weighs, except that of longer phrases that contain it.
    fn signs(
        self,
        repeat: Repeat,
        part: bool,
        symbols: impl Iterator<Item = u32> + Clone,
        facts: &Facts,
        tokens: &Tokens<'_>,
        usage: Option<Usage<'a>>,
    ) -> Signs {
        let phrase = Phrase {
            tokens: &tokens.words,
            units: repeat.len as usize,
            marks: facts.marks as usize,
            balanced: facts.balanced,
            clauses: facts.clauses as usize,
            count: repeat.count,
            documents: repeat.documents,
            evidence: facts.evidence,
            contained: 0,
            // A part is always adjacent to the rest of the longer repeat, which is no evidence.
            neighbours: if part { [0.0; 2] } else { facts.neighbours.map(|places| share(places, repeat.count)) },
            usage,
            loose: if usage.is_none() { self.loose(repeat, symbols, tokens) } else { [false; 2] },
            family: Family::default(),
        };
        signs(&phrase)
    }

    /// Returns whether the background has a repeat without its first token, and without its last.
    fn loose(self, repeat: Repeat, symbols: impl Iterator<Item = u32> + Clone, tokens: &Tokens<'_>) -> [bool; 2] {
        if tokens.words.len() < 2 {
            return [false; 2];
        }
        let (first, last) = tokens.edges();
        let rest = self.lookup.usage(symbols.clone().skip(first));
        [rest.is_some(), self.lookup.usage(symbols.take(repeat.len as usize - last)).is_some()]
    }
}

/// Scores a phrase in another script than Chinese or Japanese. The weights are trained on Chinese, so the sum has none:
///
/// ```text
/// ln(count) · √(content words) + capitals / count + ln(1 + quoted) + ½ ln(1 + delimited) − 6 · called / count − 2 · loose − 3
/// ```
///
/// Loose are a number in a phrase that is not a name (the last 2 years) and a subject whose sentence is incomplete (I took office). A phrase with
/// fewer than two content words, or one that [calls] somebody, is not a formulation, and its score is only how it is set off.
fn western(repeat: Repeat, facts: &Facts, tokens: &Tokens<'_>) -> f64 {
    let (count, content, evidence) = (repeat.count, contents(tokens), &facts.evidence);
    if content < 2 || calls(repeat, facts, tokens) {
        return (evidence.score(count, repeat.len) - WESTERN).min(0.0) - WESTERN;
    }
    let seldom = |places: u32| 2 * places < count;
    let has = |is: fn(&Word) -> bool| tokens.words.iter().any(|word| is(word));
    let quantity = has(|word| word.number) && seldom(facts.capitals);
    let torn = has(|word| word.subject_english) && seldom(evidence.delimited);
    let set_apart = f64::from(evidence.quoted).ln_1p() + 0.5 * f64::from(evidence.delimited).ln_1p();
    let often = f64::from(count).ln() * (content as f64).sqrt();
    let loose = f64::from(u8::from(quantity) + u8::from(torn));
    often + share(facts.capitals, count) + set_apart - 6.0 * share(facts.called, count) - 2.0 * loose - WESTERN
}

/// Returns whether an English phrase has a subject that is followed by its verb: it's the right thing to do.
fn says_something(tokens: &Tokens<'_>) -> bool {
    tokens.are_western() && tokens.words.iter().any(|word| word.subject_english)
}

/// Counts the content words of a phrase: neither closed-class words nor words of address.
fn contents(tokens: &Tokens<'_>) -> usize {
    tokens.words.iter().filter(|word| word.content && !word.address_english).count()
}

/// Returns whether a phrase in such a script addresses somebody or introduces a sentence in half of its occurrences, and sometimes opens one or,
/// having several clauses, occurs in several documents (members of a list and of a slogan hardly ever do); or gives thanks, or consists only of
/// closed-class words, and is set off as often.
fn calls(repeat: Repeat, facts: &Facts, tokens: &Tokens<'_>) -> bool {
    let half = |places: u32| 2 * places >= repeat.count;
    let content = contents(tokens);
    let empty = content == 0 || (content < 2 && tokens.words.iter().any(|word| word.address_english));
    let greets = if facts.clauses > 0 { repeat.documents >= 3 } else { 8 * facts.evidence.opens_sentence >= repeat.count };
    !half(facts.evidence.quoted) && ((half(facts.called) && greets) || (empty && half(facts.evidence.delimited)))
}

/// Returns whether a phrase is the frame of several documents in half of its occurrences.
fn frames(repeat: Repeat, facts: &Facts) -> bool {
    repeat.documents >= 3 && facts.framed >= 3 && 2 * facts.framed >= repeat.count
}

/// Returns a share of the occurrences.
fn share(places: u32, count: u32) -> f64 {
    f64::from(places) / f64::from(count)
}
