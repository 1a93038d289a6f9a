//! Mines a corpus that is distributed over many machines, with the same rows as on one machine.
//!
//! The naive way mines every piece and adds up the counts. It is wrong: what recurs from piece to piece is a repeat in none of them, and what is
//! closed in one need not be closed in another. The corpus is therefore redistributed by wording. A repeat of two units or more begins with two units
//! that all its occurrences share; a *shard* is the set of all positions of the corpus that begin with the same pair (or with one of several pairs,
//! by a hash), and it receives the strings, up to the next separator, that contain them. As no repeat crosses a separator, a shard has every
//! occurrence of its repeats, with their complete context, in the order of the whole corpus: the single-machine miner, run over a shard, finds its
//! repeats with the same evidence as in the whole corpus. (SUFFIX-σ ships the suffixes themselves: Berberich and Bedathur 2013, Computing n-gram
//! statistics in MapReduce. A string contains them all at once.) The stages are functions of one piece, of one shard, or of what was gathered:
//!
//! | stage | input | output |
//! |---|---|---|
//! | [`units`](SloganMiner::units) | a piece | occurrences of each unit; their sums form the [`Alphabet`] |
//! | [`deal`](SloganMiner::deal) | a piece | its strings, for the shards that need them |
//! | [`mine_shards`](SloganMiner::mine_shards) | a shard | complete repeats, each with its evidence: [`Finding`]s |
//! | [`count`](SloganMiner::count) | a piece | occurrences of what findings [ask about](Findings::asked), and positions; their sums [settle](Findings::settle) it |
//! | [`rank`](SloganMiner::rank) | all findings | the ranked phrases, by the same code as on one machine |
//! | [`spell`](SloganMiner::spell) | a piece | spellings, dates, and occurrences outside longer phrases |
//! | [`rows`](SloganMiner::rows_of) | all of the above | the rows |
//!
//! Findings ask about other strings because the completeness of a phrase can depend on how often *another* string occurs, which begins with other
//! units and so belongs to another shard: 以人民为中心 stays if 人民为中心 never occurs without 以. The occurrences of that string in a shard are at most those
//! in the corpus, so the shard can refute but not confirm; the rest is counted in the pieces.
//!
//! Everything that is added up is an integer, everything that is compared is text, and everything is sorted before it is numbered; so the rows do not
//! depend on the number of pieces and shards, nor on the order in which they are processed, nor on repeated processing. Documents are ordered by
//! name.

mod wire;

use rayon::prelude::*;
use rustc_hash::FxHashMap;
use serde::{Deserialize, Serialize};

pub use super::alphabet::Alphabet;
use super::completeness::Verdict;
use super::lookup::{Lookup, Tokens};
use super::net_counts::Outermost;
use super::observer::{Observer, Seen, is_seldom};
use super::ranking::{Candidate, Gathered, Ranking};
use super::scoring::{Complete, Facts, Scorer};
use super::sequence::{Sequence, SequenceString, unit_counts};
use super::surface::{Spelt, Surfaces};
use super::{Slogan, SloganMiner, Variant};
use crate::find::evidence::Openings;
use crate::find::repeats::{self, Repeat};
use crate::find::suffix_array::SuffixArray;
use crate::find::words::Words;
use crate::hashing::mix;
use crate::text::Corpus;
use crate::{Error, ErrorKind};

/// A string of the corpus, on its way to a shard.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Dealt {
    /// The index of the shard, from 0.
    pub shard: u32,
    /// The name of its document.
    pub document: String,
    /// Its start in the document, in units.
    pub at: u32,
    /// Its units, with what precedes each, in a form that only [`SloganMiner::mine_shards`] reads.
    pub string: Vec<u8>,
}

/// A recurring phrase, with what its shard knows about it. It is sent to the gathering machine as one line of JSON.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Finding {
    symbols: Vec<u32>,
    count: u32,
    documents: u32,
    /// Whether all its occurrences are inside one longer repeat.
    part: bool,
    facts: Facts,
    /// Other strings, and whether each must occur as often as it does, or must not.
    asked: Vec<(Vec<u32>, bool)>,
}

impl Finding {
    /// Serialises the finding as one line of JSON.
    pub fn to_json(&self) -> String {
        // A tree of numbers and lists can always be written as JSON.
        serde_json::to_string(self).unwrap_or_default()
    }

    /// Returns whether it can be a finding of an alphabet with the given number of symbols.
    fn fits(&self, alphabet: usize) -> bool {
        let (symbols, tokens) = (&self.symbols, &self.facts.tokens);
        let units: u64 = tokens.iter().map(|&units| u64::from(units)).sum();
        !symbols.is_empty()
            && symbols.iter().all(|&symbol| symbol != 0 && (symbol as usize) < alphabet)
            && tokens.iter().all(|&units| units > 0)
            && units == symbols.len() as u64
    }

    /// Parses a line written by [`to_json`](Self::to_json).
    ///
    /// # Errors
    /// [`ErrorKind::InvalidRecord`] for any other text.
    pub fn from_json(line: &str) -> Result<Self, Error> {
        serde_json::from_str(line).map_err(|error| {
            Error::new(ErrorKind::InvalidRecord, format!("the finding cannot be read: {error}"))
                .with_remedy("create it again with the same version of kouhao")
        })
    }
}

/// Strings of units that are to be counted or looked up in the pieces.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Strings {
    strings: Vec<Vec<u32>>,
}

impl Strings {
    /// Returns the number of strings.
    pub fn len(&self) -> usize {
        self.strings.len()
    }

    /// Returns whether there are no strings.
    pub fn is_empty(&self) -> bool {
        self.strings.is_empty()
    }

    /// Serialises the strings as bytes.
    pub fn to_bytes(&self) -> Vec<u8> {
        wire::write_strings(&self.strings)
    }

    /// Parses bytes written by [`to_bytes`](Self::to_bytes).
    ///
    /// # Errors
    /// [`ErrorKind::InvalidRecord`] for other bytes.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        Ok(Strings { strings: wire::read_strings(bytes).ok_or_else(unreadable)? })
    }
}

/// The findings of all shards.
#[derive(Clone, Debug)]
pub struct Findings {
    findings: Vec<Finding>,
    /// The strings that they ask about, sorted.
    asked: Strings,
}

impl Findings {
    /// Gathers findings, which may be in any order.
    pub fn new(mut findings: Vec<Finding>) -> Self {
        findings.par_sort_by(|a, b| a.symbols.cmp(&b.symbols));
        let mut strings: Vec<Vec<u32>> = findings.iter().flat_map(|finding| finding.asked.iter().map(|(string, _)| string.clone())).collect();
        strings.par_sort_unstable();
        strings.dedup();
        Findings { findings, asked: Strings { strings } }
    }

    /// Returns the strings whose occurrences decide about some of the findings.
    pub fn asked(&self) -> &Strings {
        &self.asked
    }

    /// Removes the findings that the counts refute. `counts` has the occurrences of each string that was [asked about](Self::asked), and `positions`
    /// the length of the corpus: both are the sums of what [`SloganMiner::count`] returns for all pieces.
    #[must_use]
    pub fn settle(mut self, counts: &[u64], positions: u64) -> Self {
        let count = |string: &Vec<u32>| self.asked.strings.binary_search(string).ok().and_then(|place| counts.get(place)).copied().unwrap_or(0);
        let holds = |finding: &Finding| {
            let asked = finding.asked.iter().all(|(string, same)| (count(string) == u64::from(finding.count)) == *same);
            asked && !(finding.part && is_seldom(finding.count, positions))
        };
        let kept: Vec<bool> = self.findings.iter().map(holds).collect();
        let mut kept = kept.into_iter();
        self.findings.retain(|_| kept.next().unwrap_or_default());
        self
    }

    /// Returns them as repeats without a text, each of which begins at its index in the list.
    fn complete<'a>(&self, lookup: &'a Lookup<'a>) -> Vec<Complete> {
        let complete = |(first, finding): (usize, &Finding)| {
            let Finding { symbols, count, documents, part, facts, .. } = finding;
            let repeat = Repeat { first: first as u32, count: *count, documents: *documents, len: symbols.len() as u32 };
            let symbols = symbols.iter().copied();
            let tokens = lookup.tokens(symbols.clone(), facts.tokens.clone());
            Scorer::new(lookup).weigh(repeat, *part, symbols, facts, &tokens)
        };
        self.findings.par_iter().enumerate().map(complete).collect()
    }

    fn of(&self, repeat: Repeat) -> &Finding {
        &self.findings[repeat.first as usize]
    }
}

impl Gathered for Findings {
    fn symbols(&self, repeat: Repeat) -> impl Iterator<Item = u32> + Clone {
        self.of(repeat).symbols.iter().copied()
    }

    fn facts(&self, repeat: Repeat, _: bool) -> Facts {
        self.of(repeat).facts.clone()
    }
}

/// The phrases of a corpus, ranked.
#[derive(Clone, Debug)]
pub struct Ranked {
    alphabet: Alphabet,
    findings: Findings,
    candidates: Vec<Candidate>,
    phrases: Strings,
}

impl Ranked {
    /// Returns the phrases, best first, for which spellings are needed.
    pub fn phrases(&self) -> &Strings {
        &self.phrases
    }
}

/// A spelling of a phrase.
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Spelling {
    /// The index of the phrase among the ranked ones.
    pub phrase: u32,
    /// The spelling.
    pub text: String,
    /// The number of occurrences with this spelling.
    pub count: u64,
    /// The number of occurrences of the phrase outside longer phrases; given once per piece, with one of the spellings.
    pub net: u64,
    /// The date of the earliest dated document of the piece that contains the phrase.
    pub first: Option<String>,
    /// The date of the latest dated document of the piece that contains it.
    pub last: Option<String>,
}

impl SloganMiner {
    /// Counts the units of a piece, in no particular order. The counts of pieces are to be added up.
    ///
    /// # Errors
    /// [`ErrorKind::TooLarge`] for a document of 4 GiB or more.
    pub fn units(&self, piece: &Corpus) -> Result<Vec<(Box<str>, u32)>, Error> {
        unit_counts(piece, self.settings.parts, self.settings.fold)
    }

    /// Deals the strings of a piece to a number of shards. A string goes to every shard that one of its positions belongs to, starting one unit
    /// before the first such position.
    ///
    /// # Errors
    /// Those of [`units`](Self::units), and [`ErrorKind::TooLarge`] for 2³² units or more; [`ErrorKind::InvalidOption`] for zero shards.
    pub fn deal(&self, piece: &Corpus, alphabet: &Alphabet, shards: u32) -> Result<Vec<Dealt>, Error> {
        let settings = &self.settings;
        if shards == 0 {
            return Err(Error::option("the corpus cannot be dealt to 0 shards", "use one or more"));
        }
        let (mut sequence, symbols) = Sequence::piece(piece, settings.parts, settings.fold, alphabet)?;
        sequence.mark_tokens(piece, settings.parts, &settings.tokenizer);
        let strings: Vec<SequenceString> = sequence.strings(&symbols).collect();
        let deal = |string: SequenceString| {
            let shard = |at: usize| self.shard(string.symbols[at..].iter().copied(), shards).map(|shard| (shard, at));
            let mut needed: Vec<(u32, usize)> = (0..string.symbols.len()).filter_map(shard).collect();
            needed.sort_unstable();
            needed.dedup_by_key(|&mut (shard, _)| shard);
            let document = piece[string.document].name();
            let dealt = |(shard, first): (u32, usize)| {
                // Of what precedes its first position, a shard needs one unit only.
                let string = string.cut(first.saturating_sub(1));
                Dealt { shard, document: document.to_string(), at: string.at as u32, string: wire::write_string(&string) }
            };
            needed.into_iter().map(dealt).collect::<Vec<_>>()
        };
        Ok(strings.into_par_iter().flat_map_iter(deal).collect())
    }

    /// Returns the shard of a position, given the string from there on; `None` if no phrase can begin there.
    fn shard(&self, mut symbols: impl Iterator<Item = u32>, shards: u32) -> Option<u32> {
        let mut hash = 0;
        // Two units if every phrase has two: the commonest pair is far rarer than the commonest unit, so shards are of similar size.
        for _ in 0..self.settings.min_units.min(2) {
            hash = mix(hash, symbols.next().filter(|&symbol| symbol != 0)?.into());
        }
        Some(((hash >> 32) % u64::from(shards)) as u32)
    }

    /// Finds the phrases of shards; `dealt` must hold all their strings, in any order.
    ///
    /// # Complexity
    /// That of [`mine`](Self::mine), for the strings of one shard after the other.
    ///
    /// # Errors
    /// [`ErrorKind::TooLarge`] for a shard of 2³¹ units or more, [`ErrorKind::InvalidRecord`] for strings of another alphabet.
    pub fn mine_shards(&self, mut dealt: Vec<Dealt>, alphabet: &Alphabet, shards: u32) -> Result<Vec<Finding>, Error> {
        dealt.par_sort_unstable_by(|a, b| (a.shard, &a.document, a.at).cmp(&(b.shard, &b.document, b.at)));
        let mut found = Vec::new();
        for dealt in dealt.chunk_by(|a, b| a.shard == b.shard) {
            found.extend(self.mine_shard(dealt, alphabet, shards)?);
        }
        Ok(found)
    }

    /// Finds the phrases of a shard; `dealt` must hold all its strings, in order.
    fn mine_shard(&self, dealt: &[Dealt], alphabet: &Alphabet, shards: u32) -> Result<Vec<Finding>, Error> {
        let settings = &self.settings;
        let mut strings: Vec<SequenceString> = Vec::with_capacity(dealt.len());
        for (place, one) in dealt.iter().enumerate() {
            let document = match strings.last() {
                Some(last) => last.document + usize::from(dealt[place - 1].document != one.document),
                None => 0,
            };
            let mut string = wire::read_string(&one.string).ok_or_else(unreadable)?;
            if string.symbols.iter().any(|&symbol| symbol == 0 || symbol as usize >= alphabet.names().len()) {
                return Err(unreadable());
            }
            (string.document, string.at) = (document, one.at as usize);
            strings.push(string);
        }
        let Some(shard) = dealt.first().map(|dealt| dealt.shard) else { return Ok(Vec::new()) };
        let (sequence, symbols) = Sequence::of_strings(&strings, alphabet)?;
        drop(strings);
        let array = SuffixArray::new(symbols)?;
        let words = Words::new(&settings.tokenizer, sequence.alphabet.names().len());
        let lookup = Lookup::new(sequence.alphabet.names(), &words, &settings.background);
        let observer = Observer::new(&sequence, &array, &lookup);
        let own = |start: usize| self.shard((start..).map(|at| array.symbol(at)), shards) == Some(shard);
        let shard = Shard { observer: &observer, own };
        Ok(repeats::visit(&array, settings.limits(), &observer, |repeat, openings, found| shard.look(repeat, openings, found)))
    }

    /// Counts the occurrences of some strings in a piece, and the positions of the whole piece. The counts of pieces are to be added up.
    ///
    /// # Errors
    /// Those of [`mine`](Self::mine).
    pub fn count(&self, piece: &Corpus, alphabet: &Alphabet, asked: &Strings) -> Result<(Vec<u64>, u64), Error> {
        let (sequence, array) = self.sorted(piece, alphabet)?;
        let counts = asked.strings.par_iter().map(|string| array.places(string.iter().copied()).len() as u64).collect();
        Ok((counts, sequence.flags.len() as u64))
    }

    /// Lays out a piece and sorts its suffixes.
    fn sorted(&self, piece: &Corpus, alphabet: &Alphabet) -> Result<(Sequence, SuffixArray), Error> {
        let (sequence, symbols) = Sequence::piece(piece, self.settings.parts, self.settings.fold, alphabet)?;
        Ok((sequence, SuffixArray::new(symbols)?))
    }

    /// Ranks findings that have been [settled](Findings::settle).
    ///
    /// # Errors
    /// [`ErrorKind::InvalidRecord`] for findings of another alphabet.
    pub fn rank(&self, findings: Findings, alphabet: &Alphabet) -> Result<Ranked, Error> {
        if !findings.findings.iter().all(|finding| finding.fits(alphabet.names().len())) {
            return Err(unreadable());
        }
        let words = Words::new(&self.settings.tokenizer, alphabet.names().len());
        let lookup = Lookup::new(alphabet.names(), &words, &self.settings.background);
        let candidates = Ranking::new(&findings, &lookup).rank(findings.complete(&lookup), false, self.settings.signs);
        let phrases = candidates.iter().map(|candidate| findings.of(candidate.repeat).symbols.clone()).collect();
        Ok(Ranked { alphabet: alphabet.clone(), candidates, phrases: Strings { strings: phrases }, findings })
    }

    /// Finds the spellings of phrases in a piece. All phrases must be given, because one covers another; those that become [rows](Self::rows_of) are
    /// spelt.
    ///
    /// # Errors
    /// Those of [`mine`](Self::mine).
    pub fn spell(&self, piece: &Corpus, alphabet: &Alphabet, phrases: &Strings) -> Result<Vec<Spelling>, Error> {
        let (sequence, array) = self.sorted(piece, alphabet)?;
        let repeat = |phrase: &Vec<u32>| {
            let places = array.places(phrase.iter().copied());
            Repeat { first: places.start as u32, count: places.len() as u32, documents: 0, len: phrase.len() as u32 }
        };
        let repeats: Vec<Repeat> = phrases.strings.par_iter().map(repeat).collect();
        // `build()` refuses phrases of more than 65535 units.
        let outermost = Outermost::<u16>::new(sequence.flags.len(), &array, repeats.iter().copied());
        let surfaces = Surfaces::new(piece, &sequence, &array);
        let shown = &repeats[..repeats.len().min(self.settings.top.unwrap_or(usize::MAX))];
        let spell = |(phrase, &repeat): (usize, &Repeat)| {
            let mut net = u64::from(outermost.net(repeat));
            let Spelt { variants, first, last } = surfaces.spelt(repeat);
            let spelling = |variant: Variant| Spelling {
                phrase: phrase as u32,
                text: variant.text,
                count: variant.count.into(),
                net: std::mem::take(&mut net),
                first: first.clone(),
                last: last.clone(),
            };
            variants.into_iter().map(spelling).collect::<Vec<_>>()
        };
        Ok(shown.par_iter().enumerate().flat_map_iter(spell).collect())
    }

    /// Returns the rows of ranked phrases. `spellings` holds those of all pieces, in any order, added up or not.
    pub fn rows_of(&self, mut ranked: Ranked, spellings: Vec<Spelling>) -> Vec<Slogan> {
        let mut of: FxHashMap<u32, Vec<Spelling>> = FxHashMap::default();
        for spelling in spellings {
            of.entry(spelling.phrase).or_default().push(spelling);
        }
        for (place, candidate) in (0..).zip(&mut ranked.candidates) {
            candidate.net = of.get(&place).into_iter().flatten().map(|spelling| spelling.net as u32).sum();
        }
        let spelt = |place: usize, _: &Candidate| {
            let spellings = of.get(&(place as u32)).map(Vec::as_slice).unwrap_or_default();
            let mut counts: FxHashMap<&str, u32> = FxHashMap::default();
            spellings.iter().for_each(|spelling| *counts.entry(&spelling.text).or_default() += spelling.count as u32);
            let variants = counts.into_iter().map(|(text, count)| Variant { text: text.to_string(), count }).collect();
            let first = spellings.iter().filter_map(|spelling| spelling.first.clone()).min();
            Spelt::new(variants, first, spellings.iter().filter_map(|spelling| spelling.last.clone()).max())
        };
        let words = Words::new(&self.settings.tokenizer, ranked.alphabet.names().len());
        let lookup = Lookup::new(ranked.alphabet.names(), &words, &self.settings.background);
        self.rows(&Ranking::new(&ranked.findings, &lookup), ranked.candidates, spelt)
    }
}

/// A shard, whose repeats become findings if they belong to it and are complete.
struct Shard<'o, 'a, O> {
    observer: &'o Observer<'a>,
    /// Returns whether a position belongs to the shard.
    own: O,
}

impl<'a, O: Fn(usize) -> bool> Shard<'_, 'a, O> {
    /// Creates findings from a repeat and the phrases inside it, as on one machine, except that what other shards know becomes a question.
    fn look(&self, repeat: Repeat, openings: &Openings, found: &mut Vec<Finding>) {
        let observer = self.observer;
        if !(self.own)(observer.start(repeat)) {
            return;
        }
        let Some(seen) = observer.observed(repeat, openings) else { return };
        let known = observer.named_stretches(repeat, &seen);
        let rest = || observer.without_loose_edges(repeat, &seen).filter(|rest| !known.contains(rest));
        found.extend(known.iter().filter_map(|&part| self.part(repeat, part, None)));
        match self.asking(repeat, &seen) {
            None => found.extend(rest().and_then(|rest| self.part(repeat, rest, None))),
            Some((question, tokens)) => {
                // If the repeat turns out to be incomplete, it has one part more.
                found.extend(question.as_ref().and_then(|question| self.part(repeat, rest()?, Some(question))));
                found.push(self.finding(repeat, false, &seen, tokens, question.into_iter().collect()));
            }
        }
    }

    /// Returns the string that must occur as often as a repeat for it to be complete, if the shard cannot decide, and the tokens of the repeat;
    /// `None` if it is not complete.
    fn asking(&self, repeat: Repeat, seen: &Seen) -> Option<(Option<Vec<u32>>, Tokens<'a>)> {
        let (verdict, tokens) = self.observer.verdict(repeat, seen)?;
        match verdict {
            Verdict::Complete => Some((None, tokens)),
            Verdict::Bound(cut) if self.observer.is_bound(repeat, cut) => Some((Some(self.observer.symbols(repeat).skip(cut).collect()), tokens)),
            Verdict::Bound(_) => None,
        }
    }

    /// Examines a stretch of a repeat, in units, that is a phrase if it occurs nowhere else and if another string occurs more often.
    fn part(&self, repeat: Repeat, (from, to): (usize, usize), other: Option<&Vec<u32>>) -> Option<Finding> {
        let (inner, seen) = self.observer.part(repeat, from, to)?;
        let (question, tokens) = self.asking(inner, &seen)?;
        let same = question.into_iter().chain([self.observer.symbols(inner).collect()]).collect();
        let mut finding = self.finding(inner, true, &seen, tokens, same);
        finding.asked.extend(other.map(|other| (other.clone(), false)));
        Some(finding)
    }

    fn finding(&self, repeat: Repeat, part: bool, seen: &Seen, tokens: Tokens<'_>, same: Vec<Vec<u32>>) -> Finding {
        Finding {
            symbols: self.observer.symbols(repeat).collect(),
            count: repeat.count,
            documents: repeat.documents,
            part,
            facts: Facts { tokens: tokens.units, ..self.observer.facts_of(repeat, part, seen) },
            asked: same.into_iter().map(|string| (string, true)).collect(),
        }
    }
}

fn unreadable() -> Error {
    Error::new(ErrorKind::InvalidRecord, "the output of another stage cannot be read").with_remedy("use one version and one alphabet for all stages")
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::find::slogans::SloganMinerBuilder;
    use crate::lexicon::Background;
    use crate::text::{Document, PartSet};
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    /// Goes through all stages, as a cluster does: pieces and shards in no order, and everything between two stages in writing.
    fn mine(miner: &SloganMiner, pieces: &[Corpus], shards: u32) -> Result<Vec<Slogan>, Error> {
        let mut counted: FxHashMap<Box<str>, u32> = FxHashMap::default();
        for piece in pieces {
            miner.units(piece)?.into_iter().for_each(|(unit, count)| *counted.entry(unit).or_default() += count);
        }
        let frequent = counted.into_iter().filter(|(_, count)| *count >= miner.settings.min_count).map(|(unit, _)| unit);
        let alphabet = Alphabet::new(frequent);
        let mut dealt: Vec<Vec<Dealt>> = vec![Vec::new(); shards as usize];
        for piece in pieces.iter().rev() {
            miner.deal(piece, &alphabet, shards)?.into_iter().for_each(|one| dealt[one.shard as usize].push(one));
        }
        // Some shards may come to one worker.
        let last = dealt.pop().unwrap_or_default();
        if let Some(other) = dealt.last_mut() {
            other.extend(last);
        } else {
            dealt.push(last);
        }
        let mut findings = Vec::new();
        for shard in dealt.into_iter().rev() {
            for finding in miner.mine_shards(shard, &alphabet, shards)? {
                findings.push(Finding::from_json(&finding.to_json())?);
            }
        }
        let findings = Findings::new(findings);
        let asked = Strings::from_bytes(&findings.asked().to_bytes())?;
        let (mut counts, mut positions) = (vec![0; asked.len()], 0);
        for piece in pieces {
            let (more, length) = miner.count(piece, &alphabet, &asked)?;
            counts.iter_mut().zip(more).for_each(|(count, more)| *count += more);
            positions += length;
        }
        let ranked = miner.rank(findings.settle(&counts, positions), &alphabet)?;
        let phrases = Strings::from_bytes(&ranked.phrases().to_bytes())?;
        let mut spellings = Vec::new();
        for piece in pieces {
            spellings.extend(miner.spell(piece, &alphabet, &phrases)?);
        }
        Ok(miner.rows_of(ranked, spellings))
    }

    fn check(settings: &SloganMinerBuilder, texts: &[String], cuts: &[usize], shards: u32) {
        let miner = settings.build().unwrap();
        let document = |(place, text): (usize, &String)| {
            let document = Document::new(format!("{place:03}"), text.as_str());
            if place % 3 == 0 { document } else { document.with_variable("date", format!("20{:02}", 10 + place)) }
        };
        let documents: Vec<Document> = texts.iter().enumerate().map(document).collect();
        let expected = miner.mine(&Corpus::new(documents.iter().cloned())).unwrap();
        // A piece need not hold neighbours.
        let mut pieces = vec![Vec::new(); 1 + cuts.iter().max().copied().unwrap_or(0)];
        for (place, document) in documents.into_iter().enumerate() {
            pieces[cuts.get(place).copied().unwrap_or(0)].push(document);
        }
        let pieces: Vec<Corpus> = pieces.into_iter().map(Corpus::new).collect();
        let found = mine(&miner, &pieces, shards).unwrap();
        // All fields, one row after the other so that the first that differs is told.
        for (found, expected) in found.iter().zip(&expected) {
            assert_eq!(format!("{found:?}"), format!("{expected:?}"), "{texts:?}");
        }
        assert_eq!(found.len(), expected.len(), "{texts:?}");
    }

    /// Bits of text that make phrases, parts of phrases, quotations over sentences, words that hang over, words of other scripts and rare ones. Strings
    /// are short, so that few shards hold the string that another shard asks about.
    const BITS: [&str; 48] = [
        "以",
        "以人民为中心",
        "人民为中心",
        "人民为中心",
        "为中心",
        "在",
        "在京津冀协同发展",
        "京津冀协同发展",
        "京津冀协同发展上走在全市前列",
        "上走在全市前列",
        "的",
        "和",
        "向",
        "地",
        "护好",
        "湖湾",
        "管好渔船",
        "四湾共治",
        "三农",
        "高质量发展",
        "推动",
        "推动高质量发展",
        "中",
        "要",
        "同志们",
        "各位代表",
        "，",
        "，",
        "。",
        "。",
        "。",
        "。",
        "。",
        "！",
        "？",
        "；",
        "、",
        "“",
        "”",
        "‘",
        "’",
        "《",
        "》",
        "：",
        "\n",
        "build ",
        "better ",
        "龘",
    ];

    fn text() -> impl Strategy<Value = String> {
        prop::collection::vec(prop::sample::select(&BITS[..]), 0..70).prop_map(|bits| bits.concat())
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, rng_seed: RngSeed::Fixed(7), ..ProptestConfig::default() })]

        #[test]
        fn the_rows_of_one_machine(
            texts in prop::collection::vec(text(), 0..8),
            cuts in prop::collection::vec(0usize..4, 8),
            shards in prop::sample::select(&[1u32, 2, 7, 200][..]),
            (min_count, min_documents) in (2u32..4, 1u32..3),
            (min_units, max_units) in (1u32..5, prop::sample::select(&[6u32, 12, 64][..])),
            known in any::<bool>(),
            top in prop::option::of(1usize..20),
        ) {
            let mut settings = SloganMiner::builder();
            settings.min_count(min_count).min_documents(min_documents).min_units(min_units).max_units(max_units).top(top).parts(PartSet::ALL);
            if !known {
                settings.background(Background::empty());
            }
            check(&settings, &texts, &cuts, shards);
        }
    }

    /// What is found with as many shards as are needed for each to know as little as can be, and what of it is left.
    fn settled(texts: &[&str]) -> [Vec<String>; 2] {
        const SHARDS: u32 = 1000;
        let (miner, piece) = (SloganMiner::new(), Corpus::from_texts(texts.iter().copied()));
        let alphabet = Alphabet::new(miner.units(&piece).unwrap().into_iter().filter(|(_, count)| *count > 1).map(|(unit, _)| unit));
        let dealt = miner.deal(&piece, &alphabet, SHARDS).unwrap();
        let findings = Findings::new(miner.mine_shards(dealt, &alphabet, SHARDS).unwrap());
        let (counts, positions) = miner.count(&piece, &alphabet, findings.asked()).unwrap();
        let key = |finding: &Finding| finding.symbols.iter().map(|&symbol| &*alphabet.names()[symbol as usize]).collect::<String>();
        let keys = |findings: &Findings| findings.findings.iter().map(key).collect();
        [keys(&findings), keys(&findings.settle(&counts, positions))]
    }

    #[test]
    fn what_a_shard_cannot_know_is_asked() {
        let whole = "我以人民为中心。你以人民为中心吧。";
        let rest = "他们把人民为中心了。";
        let has = |keys: &[String], key: &str| keys.iter().any(|known| known == key);
        // 以人民为中心 stays as long as the rest never stands without 以.
        let [found, left] = settled(&[whole]);
        assert!(has(&found, "以人民为中心") && has(&left, "以人民为中心"), "{found:?} {left:?}");
        let [found, left] = settled(&[whole, rest]);
        assert!(has(&found, "以人民为中心") && !has(&left, "以人民为中心"), "{found:?} {left:?}");
        // 京津冀协同发展 is a part of the longer phrase as long as it stands nowhere else; then it is a repeat of its own.
        let whole = "在京津冀协同发展上走在全市前列，靠大家。在京津冀协同发展上走在全市前列，等不得。";
        let [found, left] = settled(&[whole]);
        assert!(has(&found, "京津冀协同发展") && has(&left, "京津冀协同发展"), "{found:?} {left:?}");
        let [found, left] = settled(&[whole, "我爱京津冀协同发展吗"]);
        let of = |keys: &[String]| keys.iter().filter(|key| *key == "京津冀协同发展").count();
        assert_eq!((of(&found), of(&left)), (2, 1), "{found:?} {left:?}");
    }

    #[test]
    fn other_bytes_and_other_alphabets_are_refused() {
        let miner = SloganMiner::new();
        let alphabet = Alphabet::new(["护", "好", "湖", "湾"].map(Into::into));
        let dealt = miner.deal(&Corpus::from_texts(["护好湖湾。护好湖湾！"]), &alphabet, 2).unwrap();
        assert!(!dealt.is_empty() && miner.mine_shards(dealt.clone(), &alphabet, 2).is_ok());
        assert!(miner.mine_shards(dealt.clone(), &Alphabet::new([]), 2).is_err());
        let broken = |one: &Dealt| Dealt { string: one.string[..2].to_vec(), ..one.clone() };
        assert!(miner.mine_shards(dealt.iter().map(broken).collect(), &alphabet, 2).is_err());
        assert!(miner.deal(&Corpus::default(), &alphabet, 0).is_err());
        let found = miner.mine_shards(dealt, &alphabet, 2).unwrap();
        assert!(!found.is_empty() && miner.rank(Findings::new(found.clone()), &alphabet).is_ok());
        assert!(miner.rank(Findings::new(found.clone()), &Alphabet::new([])).is_err());
        let mut untold = found[0].clone();
        untold.facts.tokens = vec![0, 2];
        assert!(miner.rank(Findings::new(vec![untold]), &alphabet).is_err());
        assert!(Finding::from_json("{}").is_err() && Strings::from_bytes(&[3]).is_err());
    }
}
