//! Finds what each period has first: the formulations that no earlier text of the corpus contains.
//!
//! The naive way mines each year's texts and removes what those of earlier years contain. It misses phrases that their first text uses once and later
//! ones repeat, which are the coinages that took hold. Formulations are therefore those of all texts together: recurring phrases, as the miner of
//! slogans finds them, and the names of sets, which are names even if they occur once. Each is then searched for in every text, and belongs to the
//! period of the earliest.
//!
//! One wrong occurrence makes a wrong first date (创|新发展理念), so a phrase that as a rule lies between word boundaries is counted only there.
//!
//! First found is not first used. Phrases found in the first period may be older and are marked *censored*, and where lexicon or background know an
//! earlier date, the row gives it.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::edges::{Edges, LONG_NAME};
use super::timeline::Undated;
use super::{Occurrence, Period, PhraseList};
use crate::Error;
use crate::find::enumerations::{Enumeration, EnumerationFinder, EnumerationKind};
use crate::find::known::{is_no_later, known_since};
use crate::find::novelty::{is_new, without_verb};
use crate::find::retold::{Retold, weight};
use crate::find::slogans::{Slogan, SloganKind, SloganMiner};
use crate::lexicon::{Background, Lexicon};
use crate::text::{Corpus, Document, Fold, Mark, PartSet, Span, Units, View, key};
use crate::tokens::Tokenizer;

/// Finds the formulations that each period of a corpus has first.
///
/// ```
/// use kouhao::measure::FirstFinder;
/// use kouhao::text::{Corpus, Document};
///
/// let report = |year: &str, text: &str| Document::new(year, text).with_variable("date", year);
/// let corpus = Corpus::new([
///     report("2018", "护好湖湾、管好渔船，就是富民。"),
///     report("2019", "护好湖湾、管好渔船！要知责于心、履责于行。"),
///     report("2020", "知责于心、履责于行！抓好“三清”行动。"),
/// ]);
/// let found = FirstFinder::new().find(&corpus)?;
/// let told: Vec<_> = found.rows().iter().map(|row| (row.period.as_str(), row.text.as_str(), row.present, row.censored)).collect();
/// assert_eq!(told, [("2018", "护好湖湾、管好渔船", 2, true), ("2019", "知责于心、履责于行", 2, false), ("2020", "三清", 1, false)]);
/// # Ok::<(), kouhao::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct FirstFinder {
    settings: Arc<FirstFinderBuilder>,
    miner: SloganMiner,
    enumerations: EnumerationFinder,
}

/// Builds a [`FirstFinder`].
#[derive(Clone, Debug)]
#[must_use]
pub struct FirstFinderBuilder {
    by: Period,
    each: usize,
    min_documents: u32,
    parts: PartSet,
    fold: Fold,
    lexicon: Lexicon,
    background: Background,
    tokenizer: Tokenizer,
}

/// The formulations that the periods of a corpus have first. Cloning is cheap.
#[derive(Clone, Debug, PartialEq)]
pub struct Firsts {
    rows: Arc<[First]>,
    undated: Undated,
}

/// A formulation, with the period that has it first.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct First {
    /// The period: 2025, or 2025-03.
    pub period: String,
    /// Its most common spelling; for the name of a set, the first one.
    pub text: String,
    /// Its units, folded: the key that all its spellings share.
    pub key: String,
    /// The kind of phrase; sets are names.
    pub kind: SloganKind,
    /// The number of occurrences, inside longer formulations or not.
    pub count: u64,
    /// The number of documents that contain it.
    pub documents: u64,
    /// The date of the earliest dated document that contains it.
    pub first: String,
    /// The index of that document in the corpus, and the span of the first occurrence in it.
    pub at: (usize, Span),
    /// Whether the corpus begins with this period: the formulation may be older.
    pub censored: bool,
    /// The date by which others are known to have used it, if that is before this period.
    pub first_known: Option<String>,
    /// The date of the latest dated document that contains it.
    pub last: String,
    /// The number of periods with documents, from this one on.
    pub periods: usize,
    /// The number of those periods in which it occurs.
    pub present: usize,
    /// Its score as a slogan; `None` if it does not recur.
    pub score: Option<f64>,
}

/// The score that names of sets get if the miner does not score them: the median of the formulations of 51 work reports.
const SET: f64 = 1.3;

/// The score below which a recurring wording is a fragment or a list rather than a formulation. Of the wordings that yearly work reports and State of
/// the Union addresses have first, 2 of 18 with a score between −3 and −2 were formulations by one reading, and 8 of 46 between −2 and −1; but
/// formulations of a few short texts also lie in the latter range. Names, which are quoted, are kept whatever their score: 22 of 28 below −1 were
/// formulations (大锅饭, 形象工程).
const UNLIKELY: f64 = -2.0;

/// A candidate.
struct Candidate {
    text: String,
    key: String,
    kind: SloganKind,
    score: Option<f64>,
    /// Whether it is so short that it counts only between word boundaries.
    short: bool,
    signs: String,
}

/// A set that a document names, and whether there is evidence other than its form that this is a name.
struct Set {
    span: Span,
    signed: bool,
}

/// An occurrence of a phrase, and whether it lies between word boundaries.
struct Standing {
    phrase: usize,
    span: Span,
    on_edges: bool,
}

/// The occurrences of a phrase.
struct Trace {
    count: u64,
    documents: u64,
    periods: BTreeSet<u32>,
    first: (String, usize, Span),
    last: String,
}

/// A document that has a period.
struct Dated<'c> {
    /// Its index in the corpus.
    place: usize,
    document: &'c Document,
    period: u32,
    date: &'c str,
}

impl Firsts {
    /// Returns the formulations by the period that has them first, earliest first; within a period, most telling first.
    pub fn rows(&self) -> &[First] {
        &self.rows
    }

    /// Returns the number of documents left out because they have no date, or none as precise as the periods.
    pub fn undated(&self) -> u64 {
        self.undated.count()
    }

    /// Returns a one-line notice about documents that were left out, with a remedy; `None` if there were none.
    pub fn notice(&self) -> Option<String> {
        self.undated.notice()
    }
}

impl Default for FirstFinder {
    fn default() -> Self {
        FirstFinder::new()
    }
}

impl FirstFinder {
    /// Creates a finder with the default settings.
    pub fn new() -> Self {
        FirstFinder { settings: Arc::new(FirstFinder::builder()), miner: SloganMiner::new(), enumerations: EnumerationFinder::new() }
    }

    /// Creates a builder with the default settings.
    pub fn builder() -> FirstFinderBuilder {
        FirstFinderBuilder {
            by: Period::Year,
            each: 10,
            min_documents: 1,
            parts: PartSet::default(),
            fold: Fold::new(),
            lexicon: Lexicon::catalogue(),
            background: Background::shipped(),
            tokenizer: Tokenizer::new(),
        }
    }

    /// Finds the formulations that each period has first, on all threads of the current rayon pool.
    ///
    /// Within a period, the order favours formulations that lasted and are likely to be formulations: ln(1 + periods in which they occur) · (1 +
    /// score). A formulation is left out if at least half of it consists of those above it, or if it adds to older ones fewer than three characters,
    /// only a verb and how something is done, or one word in another script.
    ///
    /// # Complexity
    /// That of [`SloganMiner::mine`] and [`PhraseList::find`].
    ///
    /// # Errors
    /// Those of [`SloganMiner::mine`].
    pub fn find(&self, corpus: &Corpus) -> Result<Firsts, Error> {
        let by = self.settings.by;
        let dated = |(place, document)| {
            let document: &Document = document;
            Some(Dated { place, document, period: by.of(document)?, date: document.date()?.trim() })
        };
        let dated: Vec<Dated> = corpus.iter().enumerate().filter_map(dated).collect();
        let mut undated = Undated::default();
        corpus.iter().filter(|document| by.of(document).is_none()).for_each(|document| undated.add(document));
        Ok(Firsts { rows: self.rows(&dated)?.into(), undated })
    }

    fn rows(&self, dated: &[Dated]) -> Result<Vec<First>, Error> {
        let settings = &*self.settings;
        let sets: Vec<Vec<Set>> = dated.par_iter().with_max_len(1).map(|dated| self.sets(dated.document)).collect();
        let mut candidates = self.candidates(dated, &sets)?;
        if candidates.is_empty() {
            return Ok(Vec::new());
        }
        let list = PhraseList::folded(candidates.iter().map(|candidate| &candidate.text), settings.fold)?;
        // The list keeps the first of several candidates that match alike.
        let kept: BTreeSet<&str> = list.iter().collect();
        candidates.retain(|candidate| kept.contains(candidate.text.as_str()));
        let found = dated.par_iter().with_max_len(1).zip(&sets).map(|(dated, sets)| self.occurrences(dated.document, sets, &list, &candidates));
        let found = on_edges(found.collect(), &candidates);
        let traces = traces(dated, &found, candidates.len());
        let all: BTreeSet<u32> = dated.iter().map(|dated| dated.period).collect();
        let mut periods: BTreeMap<u32, Vec<First>> = BTreeMap::new();
        for (candidate, trace) in candidates.into_iter().zip(traces) {
            let Some(trace) = trace.filter(|trace| trace.documents >= u64::from(settings.min_documents)) else { continue };
            let Some(&period) = trace.periods.first() else { continue };
            periods.entry(period).or_default().push(self.first(candidate, trace, period, &all));
        }
        // The earliest period of each formulation, and of what remains of it without its verb: 坚持 and 奉行独立自主的和平外交政策 are one thing.
        let mut since: FxHashMap<String, u32> = FxHashMap::default();
        for (&period, row) in periods.iter().flat_map(|(period, rows)| rows.iter().map(move |row| (period, row))) {
            since.entry(row.key.clone()).or_insert(period);
            since.entry(without_verb(&row.key, &settings.tokenizer).to_string()).or_insert(period);
        }
        let new =
            |row: &First, period: u32| is_new(&row.text, &row.key, |part| since.get(part).is_some_and(|&older| older < period), &settings.tokenizer);
        Ok(periods.into_iter().flat_map(|(period, rows)| ranked(rows, settings.each, |row| new(row, period))).collect())
    }

    /// Returns the names of sets in a document.
    fn sets(&self, document: &Document) -> Vec<Set> {
        let named = self.enumerations.find(document).into_iter().filter(|found| found.named);
        named.map(|found| Set { span: found.span, signed: is_signed(&found) }).collect()
    }

    /// Returns the wordings that may be formulations: those that recur, best first, and the names of sets in the order of the texts. If one text
    /// gives a phrase as a name, it is searched for in all texts, however they present it.
    fn candidates(&self, dated: &[Dated], sets: &[Vec<Set>]) -> Result<Vec<Candidate>, Error> {
        let corpus = Corpus::new(dated.iter().map(|dated| dated.document.clone()));
        let mut known: BTreeSet<String> = BTreeSet::new();
        let mut candidates: Vec<Candidate> = Vec::new();
        let signed = |(dated, sets): (&Dated, &Vec<Set>)| -> Vec<String> {
            let text = dated.document.text();
            sets.iter().filter(|set| set.signed).map(|set| key(&text[set.span], self.settings.fold)).collect()
        };
        let sets_named: BTreeSet<String> = dated.iter().zip(sets).flat_map(signed).collect();
        let likely = |slogan: &Slogan| match slogan.kind {
            // A wording that only opens paragraphs is no coinage: 第四, 五年来.
            SloganKind::Refrain => slogan.score >= 0.0,
            // A set that the miner scores so low is treated like those that it does not score.
            SloganKind::Name => slogan.score >= UNLIKELY || !sets_named.contains(&slogan.key),
            _ => slogan.score >= UNLIKELY,
        };
        for slogan in self.miner.mine(&corpus)?.into_iter().filter(|slogan| slogan.is_telling() && likely(slogan)) {
            if known.insert(slogan.key.clone()) {
                candidates.push(Candidate::new(slogan.text, slogan.key, slogan.kind, Some(slogan.score), self.settings.fold));
            }
        }
        for (dated, sets) in dated.iter().zip(sets) {
            for set in sets.iter().filter(|set| set.signed) {
                let text = &dated.document.text()[set.span];
                let key = key(text, self.settings.fold);
                if known.insert(key.clone()) {
                    candidates.push(Candidate::new(text.to_string(), key, SloganKind::Name, None, self.settings.fold));
                }
            }
        }
        Ok(candidates)
    }

    /// Returns the occurrences of candidates in a document, in the order of the text.
    fn occurrences(&self, document: &Document, sets: &[Set], list: &PhraseList, candidates: &[Candidate]) -> Vec<Standing> {
        let (parts, tokenizer) = (self.settings.parts, &self.settings.tokenizer);
        let edges = Edges::new(document, parts, tokenizer, sets.iter().map(|set| set.span));
        let own = |at: &Standing| candidates[at.phrase].is(&document.text()[at.span], self.settings.fold);
        let standing = |found: Occurrence| Standing { phrase: found.phrase, span: found.span, on_edges: edges.have(found.span) };
        list.find(document, parts).into_iter().map(standing).filter(own).collect()
    }

    fn first(&self, candidate: Candidate, trace: Trace, period: u32, all: &BTreeSet<u32>) -> First {
        let FirstFinderBuilder { lexicon, background, by, .. } = &*self.settings;
        let Candidate { text, key, kind, score, .. } = candidate;
        let label = by.label(period);
        let first_known = known_since(&text, Some(&label), lexicon.get(&text), background.get(&text).as_ref());
        First {
            first_known: first_known.filter(|known| !is_no_later(&label, known)).map(str::to_string),
            period: label,
            text,
            key,
            kind,
            count: trace.count,
            documents: trace.documents,
            first: trace.first.0,
            at: (trace.first.1, trace.first.2),
            censored: all.first() == Some(&period),
            last: trace.last,
            periods: all.range(period..).count(),
            present: trace.periods.len(),
            score,
        }
    }
}

/// Returns whether there is further evidence that the name of a set is one: quotation marks, a form other than a number with its noun (三严三实, 1+5), or
/// that it is known. Numbers with nouns also count things (三大化工, 东北三省), which nobody coins.
fn is_signed(set: &Enumeration) -> bool {
    set.quoted || set.meaning.is_some() || !matches!(set.kind, EnumerationKind::Counted | EnumerationKind::Fused)
}

impl Candidate {
    fn new(text: String, key: String, kind: SloganKind, score: Option<f64>, fold: Fold) -> Self {
        let (short, signs) = (Units::new(&text).len() < LONG_NAME, signs(&text, fold));
        Candidate { text, key, kind, score, short, signs }
    }

    /// Returns whether an occurrence of its units is an occurrence of the phrase: 1、5 is not 1+5.
    fn is(&self, text: &str, fold: Fold) -> bool {
        self.signs.is_empty() || signs(text, fold) == self.signs
    }
}

/// Returns the signs in a phrase that are not punctuation, in one width.
fn signs(text: &str, fold: Fold) -> String {
    View::new(text, fold).text().chars().filter(|&c| Mark::of(c) == Some(Mark::Other)).collect()
}

/// Removes the occurrences that start or end within a word, for short phrases and for those that seldom do; for others, the tokenizer splits the
/// words wrongly.
fn on_edges(mut found: Vec<Vec<Standing>>, candidates: &[Candidate]) -> Vec<Vec<Standing>> {
    let mut counts = vec![(0u64, 0u64); candidates.len()];
    for standing in found.iter().flatten() {
        counts[standing.phrase].0 += u64::from(standing.on_edges);
        counts[standing.phrase].1 += 1;
    }
    let asks: Vec<bool> = candidates.iter().zip(counts).map(|(candidate, (on, all))| candidate.short || 2 * on > all).collect();
    for found in &mut found {
        found.retain(|standing| standing.on_edges || !asks[standing.phrase]);
    }
    found
}

/// Collects the occurrences of each phrase.
fn traces(dated: &[Dated], found: &[Vec<Standing>], phrases: usize) -> Vec<Option<Trace>> {
    let mut traces: Vec<Option<Trace>> = Vec::new();
    traces.resize_with(phrases, || None);
    for (dated, found) in dated.iter().zip(found) {
        let mut here: FxHashMap<usize, Span> = FxHashMap::default();
        for &Standing { phrase, span, .. } in found {
            let date = dated.date;
            let new =
                || Trace { count: 0, documents: 0, periods: BTreeSet::new(), first: (date.to_string(), dated.place, span), last: date.to_string() };
            let trace = traces[phrase].get_or_insert_with(new);
            trace.count += 1;
            if here.insert(phrase, span).is_some() {
                continue;
            }
            trace.documents += 1;
            trace.periods.insert(dated.period);
            if date < trace.first.0.as_str() {
                trace.first = (date.to_string(), dated.place, span);
            }
            if date > trace.last.as_str() {
                trace.last = date.to_string();
            }
        }
    }
    traces
}

/// Sorts the formulations that one period has first, and keeps the best of those that are new; if several say the same, the first.
fn ranked(mut rows: Vec<First>, each: usize, is_new: impl Fn(&First) -> bool) -> Vec<First> {
    let weight = |row: &First| weight(row.present as f64, row.score.unwrap_or(SET));
    rows.sort_by(|a, b| weight(b).total_cmp(&weight(a)).then(b.documents.cmp(&a.documents)).then_with(|| a.key.cmp(&b.key)));
    let mut kept: Vec<First> = Vec::new();
    let mut told = Retold::default();
    for row in rows {
        if kept.len() == each {
            break;
        }
        if is_new(&row) && told.add(&row.key) {
            kept.push(row);
        }
    }
    kept
}

impl FirstFinderBuilder {
    /// Sets the length of a period. Default: a year.
    pub fn by(&mut self, period: Period) -> &mut Self {
        self.by = period;
        self
    }

    /// Sets the maximum number of formulations for each period. Default: 10.
    pub fn each(&mut self, rows: usize) -> &mut Self {
        self.each = rows;
        self
    }

    /// Sets the minimum number of documents that contain a formulation, to restrict the result to those that were taken up. Default: 1.
    pub fn min_documents(&mut self, documents: u32) -> &mut Self {
        self.min_documents = documents;
        self
    }

    /// Sets the parts of documents that are searched. Default: title and body.
    pub fn parts(&mut self, parts: PartSet) -> &mut Self {
        self.parts = parts;
        self
    }

    /// Sets which spellings are merged; see [`Fold`]. Default: width, case and radicals, not script.
    pub fn fold(&mut self, fold: Fold) -> &mut Self {
        self.fold = fold;
        self
    }

    /// Sets the lexicon that knows since when phrases have been in use. Default: the catalogue.
    pub fn lexicon(&mut self, lexicon: Lexicon) -> &mut Self {
        self.lexicon = lexicon;
        self
    }

    /// Sets the background frequencies of phrases. Default: [`Background::shipped`].
    pub fn background(&mut self, background: Background) -> &mut Self {
        self.background = background;
        self
    }

    /// Sets the tokenizer. Default: [`Tokenizer::new`].
    pub fn tokenizer(&mut self, tokenizer: Tokenizer) -> &mut Self {
        self.tokenizer = tokenizer;
        self
    }

    /// Builds the finder.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidOption`](crate::ErrorKind::InvalidOption) if the maximum number of formulations is 0.
    pub fn build(&self) -> Result<FirstFinder, Error> {
        if self.each == 0 {
            return Err(Error::option("the number of formulations for each period cannot be 0", "use 1 or more"));
        }
        let (parts, tokenizer) = (self.parts, || self.tokenizer.clone());
        let mut miner = SloganMiner::builder();
        miner.parts(parts).fold(self.fold).tokenizer(tokenizer()).background(self.background.clone()).min_documents(self.min_documents);
        let miner = miner.build()?;
        let enumerations = EnumerationFinder::builder().parts(parts).tokenizer(tokenizer()).lexicon(self.lexicon.clone()).build()?;
        Ok(FirstFinder { settings: Arc::new(self.clone()), miner, enumerations })
    }
}

#[cfg(test)]
mod tests;
