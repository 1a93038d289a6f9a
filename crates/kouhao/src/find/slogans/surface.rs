//! Collects the spellings of a phrase from its occurrences.

use rustc_hash::FxHashMap;

use super::presenting::presents;
use super::ranking::Candidate;
use super::scoring::Description;
use super::sequence::Sequence;
use super::{Slogan, SloganKind, Variant};
use crate::find::balanced::{balanced, parts_pair};
use crate::find::between_marks::{SHORT, leaves_one};
use crate::find::evidence::Evidence;
use crate::find::formulation::Sort;
use crate::find::layout::{flag, unit_end};
use crate::find::repeats::Repeat;
use crate::find::suffix_array::SuffixArray;
use crate::text::{Corpus, Mark, Span, ideograph};

/// The spellings of a phrase, and its dates.
#[derive(Debug, Default)]
pub(crate) struct Spelt {
    /// The most common first; of equally common ones, those without an unpaired quotation mark first.
    pub variants: Vec<Variant>,
    pub first: Option<String>,
    pub last: Option<String>,
}

impl Spelt {
    pub(crate) fn new(mut variants: Vec<Variant>, first: Option<String>, last: Option<String>) -> Self {
        let half = |variant: &Variant| parts_pair(&variant.text, Span::new(0, variant.text.len()));
        variants.sort_unstable_by(|a, b| b.count.cmp(&a.count).then_with(|| half(a).cmp(&half(b))).then_with(|| a.text.cmp(&b.text)));
        Spelt { variants, first, last }
    }
}

/// Creates the row of a candidate.
pub(crate) fn slogan(key: String, candidate: &Candidate, description: &Description<'_>, spelt: Spelt) -> Slogan {
    let Spelt { variants, first, last } = spelt;
    let text = variants.first().map(|variant| variant.text.clone()).unwrap_or_default();
    Slogan {
        kind: kind(&text, candidate, &description.evidence),
        text,
        key,
        count: candidate.repeat.count,
        net: candidate.net,
        documents: candidate.repeat.documents,
        score: candidate.score,
        variants,
        group: None,
        first,
        last,
        evidence: description.evidence,
        contributions: Sort::ALL.into_iter().zip(description.contributions).map(|(sort, sum)| (sort, shown(sum))).collect(),
        why: String::new(),
        background_per_million: None,
        own: None,
        signs: None,
    }
}

/// Looks up the spellings of repeats.
pub(crate) struct Surfaces<'a> {
    corpus: &'a Corpus,
    sequence: &'a Sequence,
    array: &'a SuffixArray,
    /// The dates of documents, in order.
    dates: Vec<&'a str>,
    /// The index of each document's date among them.
    dated: Vec<Option<u32>>,
}

impl<'a> Surfaces<'a> {
    pub(crate) fn new(corpus: &'a Corpus, sequence: &'a Sequence, array: &'a SuffixArray) -> Self {
        let mut dates: Vec<&str> = corpus.iter().filter_map(|document| document.date()).collect();
        dates.sort_unstable();
        dates.dedup();
        let place = |date: &str| dates.binary_search(&date).ok().map(|place| place as u32);
        let dated = corpus.iter().map(|document| document.date().and_then(place)).collect();
        Surfaces { corpus, sequence, array, dates, dated }
    }

    /// Collects the spellings and dates of a repeat.
    pub(crate) fn spelt(&self, repeat: Repeat) -> Spelt {
        let mut spellings: FxHashMap<&str, u32> = FxHashMap::default();
        let (mut plain, mut first, mut last) = (0, None, None);
        let len = repeat.len as usize;
        for start in repeat.occurrences(self.array) {
            if self.is_plain(start, len) {
                plain += 1;
            } else {
                *spellings.entry(self.spelling(start, len)).or_default() += 1;
            }
            if !self.dates.is_empty()
                && let Some(date) = self.dated[self.sequence.document(start)]
                && !self.is_by_chance(start, len)
            {
                first = Some(first.map_or(date, |first: u32| first.min(date)));
                last = last.max(Some(date));
            }
        }
        let date = |place: u32| self.dates[place as usize].to_string();
        let mut variants: Vec<Variant> = spellings.into_iter().map(|(text, count)| Variant { text: text.to_string(), count }).collect();
        if plain > 0 {
            let start = repeat.start(self.array);
            let text = (start..start + len).map(|at| &*self.sequence.alphabet.names()[self.array.symbol(at) as usize]).collect();
            variants.push(Variant { text, count: plain });
        }
        Spelt::new(variants, first.map(date), last.map(date))
    }

    /// Returns whether an occurrence is spelt like its units one after the other, as by far most are, so that its text need not be examined.
    fn is_plain(&self, start: usize, len: usize) -> bool {
        let [first, rest @ ..] = &self.sequence.flags[start..start + len] else { return true };
        first & flag::SPELT == 0 && rest.iter().all(|flags| flags & (flag::SPELT | flag::APART) == 0)
    }

    /// Returns whether marks show that an occurrence is one only by chance; it is counted, as every repeat is, but is no evidence of when a phrase
    /// was used.
    fn is_by_chance(&self, start: usize, len: usize) -> bool {
        let flags = &self.sequence.flags[start..start + len];
        let mut at = start;
        let clauses = flags.chunk_by(|_, next| next & flag::CLAUSE == 0).map(|clause| {
            let first = at;
            at += clause.len();
            (clause.len(), ideograph(&self.sequence.alphabet.names()[self.array.symbol(first) as usize]).is_some())
        });
        len <= SHORT && leaves_one(clauses)
    }

    /// Returns the text of one occurrence, including the adjacent other half of a quotation mark or bracket.
    fn spelling(&self, start: usize, len: usize) -> &'a str {
        let text = self.corpus[self.sequence.document(start)].text();
        let from = self.sequence.start(start);
        let last = self.sequence.start(start + len - 1);
        let to = unit_end(text, last);
        let marked = self.sequence.flags[start + 1..start + len].iter().any(|flags| flags & flag::PAIRED != 0);
        if marked { balanced(text, from, to) } else { &text[from..to] }
    }
}

/// Rounds a contribution for display, to a ten-thousandth.
fn shown(sum: f32) -> f64 {
    (f64::from(sum) * 1e4).round() / 1e4
}

/// Determines the kind of a phrase from its context, its words and its score.
fn kind(text: &str, candidate: &Candidate, evidence: &Evidence) -> SloganKind {
    let repeat = candidate.repeat;
    let most = |places: u32| 5 * places >= 4 * repeat.count;
    let half = |places: u32| 2 * places >= repeat.count;
    let addresses = (candidate.nominal && half(evidence.opens_sentence)) || (candidate.reports && most(evidence.opens_sentence));
    let members = || text.split(|c| matches!(Mark::of(c), Some(Mark::Clause | Mark::Pause)));
    let calls = repeat.len <= 8 && addresses && most(evidence.delimited_after) && evidence.quoted == 0;
    if candidate.protocol || calls || presents(text) {
        SloganKind::Protocol
    } else if evidence.opens_paragraph >= 3 && 3 * evidence.opens_paragraph >= repeat.count && repeat.count >= 2 * repeat.documents {
        SloganKind::Refrain
    } else if evidence.quoted > 1 && half(evidence.quoted) {
        SloganKind::Name
    } else if members().count() > 1 && members().all(|member| member.chars().count() >= 3) && !candidate.nominal && half(evidence.delimited) {
        // A couplet that recurs between marks is a slogan, whatever else is known about it.
        SloganKind::Slogan
    } else if candidate.score < 0.0 {
        SloganKind::Term
    } else if candidate.verbal || (members().count() > 1 && !candidate.nominal) {
        SloganKind::Slogan
    } else {
        SloganKind::Name
    }
}
