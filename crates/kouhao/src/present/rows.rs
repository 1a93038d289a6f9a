//! The row of every finding.
//!
//! A finding holds spans in bytes of its document; its row holds code points, the texts themselves and plain names, and is what every format and
//! language writes out. Field names and their order are a contract with other programs: fields are added, not changed.

use std::collections::HashMap;

use serde::{Serialize, Serializer};

use super::table::{Field, Row, Show};
use crate::find::enumerations::{Check, Enumeration, GlossaryEntry, Item, ItemsFrom, Number};
use crate::find::formulation::Sort;
use crate::find::known::Known;
use crate::find::parallels::Parallel;
use crate::find::quotations::Quotation;
use crate::find::series::Series;
use crate::find::slogans::{Evidence, Slogan};
use crate::find::templates::Template;
use crate::lexicon::{Entry, Meaning, Sense, Source};
use crate::measure::{Arrival, Breakdown, Collocate, Difference, Edit, Hit, Key, Life, Line, Point, Reuse, Term, Wording};
use crate::text::{Corpus, Document, Span};
use crate::tokens::{Token, TokenKind};

/// Lists fields: `name` is shown from its start, `name: End` to its end, `name: No` not in a terminal.
macro_rules! fields {
    (@show) => { Show::Start };
    (@show $show:ident) => { Show::$show };
    ($($name:literal $(: $show:ident)?),* $(,)?) => { &[$(Field { name: $name, show: fields!(@show $($show)?) }),*] };
}

/// Version of all rows. It counts up when a field is renamed or removed, or changes its type or meaning; fields that are added, and others than before
/// that are found, do not change it. `docs/reference/rows.md` has the history.
pub const VERSION: u32 = 1;

/// Every row that is written out: its name, which is that of its named tuple in Python, and its fields.
pub const ALL: &[(&str, &[Field])] = &[
    ("Token", TokenRow::FIELDS),
    ("Term", TermRow::FIELDS),
    ("GroupTerm", TermRow::GROUPED_FIELDS),
    ("Slogan", SloganRow::FIELDS),
    ("Known", KnownRow::FIELDS),
    ("Enumeration", EnumerationRow::FIELDS),
    ("GlossaryEntry", GlossaryRow::FIELDS),
    ("Meaning", MeaningRow::FIELDS),
    ("Parallel", ParallelRow::FIELDS),
    ("Template", TemplateRow::FIELDS),
    ("Series", SeriesRow::FIELDS),
    ("Quotation", QuotationRow::FIELDS),
    ("Hit", KwicRow::FIELDS),
    ("GroupHit", KwicRow::GROUPED_FIELDS),
    ("Key", KeynessRow::FIELDS),
    ("Collocation", CollocationRow::FIELDS),
    ("Point", TimelineRow::FIELDS),
    ("Life", LifeRow::FIELDS),
    ("Breakdown", BreakdownRow::FIELDS),
    ("Difference", DifferenceRow::FIELDS),
    ("Reuse", ReuseRow::FIELDS),
    ("Arrival", ArrivalRow::FIELDS),
];

/// Returns the name of the rows that have these fields.
pub fn name_of(fields: &[Field]) -> Option<&'static str> {
    ALL.iter().find(|(_, known)| *known == fields).map(|(name, _)| *name)
}

/// A stretch of a document with its text.
#[derive(Clone, Debug, PartialEq, Serialize)]
pub struct Piece {
    /// The text.
    pub text: String,
    /// First code point.
    pub start: usize,
    /// One past the last code point.
    pub end: usize,
}

impl Piece {
    fn new(document: &Document, span: Span) -> Self {
        let chars = document.chars(span);
        Piece { text: document.slice(span).to_string(), start: chars.start, end: chars.end }
    }
}

/// A wording with its occurrences.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct Counted {
    /// The wording.
    pub text: String,
    /// Its occurrences.
    pub count: u64,
}

/// A [`Token`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct TokenRow<'t> {
    pub document: &'t str,
    pub start: usize,
    pub end: usize,
    pub text: &'t str,
    pub kind: &'static str,
}

impl Row for TokenRow<'_> {
    const FIELDS: &'static [Field] = fields!["document": End, "start", "end", "text", "kind"];
}

impl<'t> TokenRow<'t> {
    /// Makes the row of a token that was cut from `document` from byte `from` on.
    pub fn new(document: &'t Document, from: usize, token: Token<'t>) -> Self {
        let span = token.span().shifted(from);
        let chars = document.chars(span);
        TokenRow { document: document.name(), start: chars.start, end: chars.end, text: document.slice(span), kind: token.kind().name() }
    }

    /// Makes the rows of neighbouring tokens that were cut from `document` from byte `from` on. They tile the text as it came: a break between two
    /// lines that are read as one, if no token holds it, is white space.
    pub fn all(document: &'t Document, from: usize, tokens: impl IntoIterator<Item = Token<'t>>) -> impl Iterator<Item = Self> {
        let mut end = document.chars(Span::new(from, from)).start;
        let mut byte = document.original_span(Span::new(from, from)).start;
        tokens.into_iter().flat_map(move |token| {
            let span = document.original_span(token.span().shifted(from));
            // Counted from token to token, which is quicker than to look each up.
            let mut row = |span: Span, kind: &'static str| {
                let (start, text) = (end, &document.original()[span]);
                end += text.chars().count();
                TokenRow { document: document.name(), start, end, text, kind }
            };
            let gap = (byte < span.start).then(|| row(Span::new(byte, span.start), TokenKind::Space.name()));
            byte = span.end;
            gap.into_iter().chain([row(span, token.kind().name())])
        })
    }
}

/// A [`Term`].
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct TermRow {
    /// Of the group, if terms were counted by groups; the inner `None` is the group of the documents without the variable.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<Option<String>>,
    pub term: String,
    pub count: u64,
    pub documents: u64,
    pub per_million: f64,
}

impl Row for TermRow {
    const FIELDS: &'static [Field] = fields!["term", "count", "documents", "per_million"];
}

impl TermRow {
    /// The fields of the rows if terms were counted by groups.
    pub const GROUPED_FIELDS: &'static [Field] = fields!["group", "term", "count", "documents", "per_million"];

    /// Makes the row of a term; `grouped` tells whether terms were counted by groups.
    pub fn new(term: &Term, grouped: bool) -> Self {
        TermRow {
            group: grouped.then(|| term.group.as_deref().map(str::to_string)),
            term: term.term.to_string(),
            count: term.count,
            documents: term.documents,
            per_million: term.per_million,
        }
    }
}

/// A [`Slogan`].
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct SloganRow {
    pub text: String,
    pub key: String,
    pub kind: &'static str,
    pub count: u32,
    pub net: u32,
    pub documents: u32,
    pub score: f64,
    pub variants: Vec<Counted>,
    pub first: Option<String>,
    pub last: Option<String>,
    pub background_per_million: Option<f64>,
    pub evidence: EvidenceRow,
    pub why: String,
    pub group: Option<String>,
    /// Not a field: only there if it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signs: Option<std::collections::BTreeMap<&'static str, f64>>,
}

impl Row for SloganRow {
    const FIELDS: &'static [Field] = fields!["text", "key": No, "kind", "count", "net", "documents", "score", "variants": No, "first": No, "last": No, "background_per_million": No, "evidence": No, "why": No, "group": No];
}

impl SloganRow {
    /// Makes the row of a slogan.
    pub fn new(slogan: &Slogan) -> Self {
        SloganRow {
            text: slogan.text.clone(),
            key: slogan.key.clone(),
            kind: slogan.kind.name(),
            count: slogan.count,
            net: slogan.net,
            documents: slogan.documents,
            score: slogan.score,
            variants: slogan.variants.iter().map(|variant| Counted { text: variant.text.clone(), count: variant.count.into() }).collect(),
            first: slogan.first.clone(),
            last: slogan.last.clone(),
            background_per_million: slogan.background_per_million.map(per_million),
            evidence: EvidenceRow::new(&slogan.evidence, &slogan.contributions),
            why: slogan.why.clone(),
            group: slogan.group.clone(),
            signs: slogan.signs.as_ref().map(|signs| signs.iter().copied().collect()),
        }
    }
}

/// What was counted to find a slogan, and what each sort of sign adds to its score.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct EvidenceRow {
    pub delimited_before: u32,
    pub delimited_after: u32,
    pub delimited: u32,
    pub listed_before: u32,
    pub listed_after: u32,
    pub quoted: u32,
    pub titles: u32,
    pub opens_paragraph: u32,
    pub opens_sentence: u32,
    pub on_tokens: u32,
    pub contributions: ContributionsRow,
}

/// What each [`Sort`] of sign adds to a score.
#[derive(Clone, Copy, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct ContributionsRow {
    pub frequency: f64,
    pub setting: f64,
    pub wording: f64,
    pub background: f64,
}

impl EvidenceRow {
    fn new(evidence: &Evidence, contributions: &[(Sort, f64)]) -> Self {
        let of = |asked: Sort| contributions.iter().find(|(sort, _)| *sort == asked).map_or(0.0, |(_, sum)| *sum);
        EvidenceRow {
            delimited_before: evidence.delimited_before,
            delimited_after: evidence.delimited_after,
            delimited: evidence.delimited,
            listed_before: evidence.listed_before,
            listed_after: evidence.listed_after,
            quoted: evidence.quoted,
            titles: evidence.titles,
            opens_paragraph: evidence.opens_paragraph,
            opens_sentence: evidence.opens_sentence,
            on_tokens: evidence.on_tokens,
            contributions: ContributionsRow {
                frequency: of(Sort::Frequency),
                setting: of(Sort::Setting),
                wording: of(Sort::Wording),
                background: of(Sort::Background),
            },
        }
    }
}

/// An [`Enumeration`].
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct EnumerationRow {
    pub document: String,
    pub part: &'static str,
    pub start: usize,
    pub end: usize,
    pub text: String,
    pub kind: &'static str,
    pub named: bool,
    pub numbers: Vec<NumberRow>,
    pub classifier: Option<String>,
    pub head: Option<String>,
    pub noun: Option<String>,
    pub size: Option<u64>,
    pub items: Option<Vec<ItemRow>>,
    pub items_from: Option<&'static str>,
    pub check: &'static str,
    /// The known meaning at the date of the document.
    pub sense: Option<SenseRow>,
    /// Its rendering in official English.
    pub english: Option<String>,
    pub quoted: bool,
}

/// One of the numbers of an enumerated phrase: an integer, or a letter as a string.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct NumberRow(pub Number);

impl Serialize for NumberRow {
    fn serialize<S: Serializer>(&self, serializer: S) -> Result<S::Ok, S::Error> {
        match self.0 {
            Number::Value(value) => serializer.serialize_u64(value),
            Number::Letter(letter) => serializer.serialize_char(letter),
        }
    }
}

/// A member of a set; it has no place in the document if a lexicon gave it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct ItemRow {
    pub text: String,
    pub start: Option<usize>,
    pub end: Option<usize>,
}

impl ItemRow {
    fn new(document: &Document, item: &Item) -> Self {
        let chars = item.span.map(|span| document.chars(span));
        // As the document has it, a break of its lines included.
        let spelt = item.span.filter(|&span| document.text()[span] == item.text).map(|span| document.slice(span).to_string());
        ItemRow {
            text: spelt.unwrap_or_else(|| item.text.clone()),
            start: chars.as_ref().map(|chars| chars.start),
            end: chars.map(|chars| chars.end),
        }
    }
}

/// What a phrase is known to mean between two dates, as defined by the issuer in the source, and whether a passage shows it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct SenseRow {
    pub from: Option<String>,
    pub to: Option<String>,
    pub source: String,
    pub issuer: Option<String>,
    pub verified: bool,
}

impl SenseRow {
    fn new(meaning: &Meaning) -> Self {
        let (entry, sense) = (meaning.entry(), meaning.sense());
        let own = |text: Option<&str>| text.map(str::to_string);
        // A sense that names no document is known from the file alone.
        let source = match (sense.document(), entry.source()) {
            (Some(document), _) => document.to_string(),
            (None, Source::File(name)) => name.to_string(),
            (None, source) => source.name().to_string(),
        };
        SenseRow { from: own(sense.from()), to: own(sense.to()), source, issuer: own(sense.issuer()), verified: sense.is_verified() }
    }
}

impl Row for EnumerationRow {
    const FIELDS: &'static [Field] = fields!["document": End, "part": No, "start", "end": No, "text", "kind", "named": No, "numbers": No, "classifier": No, "head": No, "noun", "size": No, "items", "items_from": No, "check": No, "sense": No, "english": No, "quoted": No];
}

impl EnumerationRow {
    /// Makes the row of an enumerated phrase of `document`.
    pub fn new(document: &Document, found: &Enumeration) -> Self {
        let text = |span: Option<Span>| span.map(|span| document.text()[span].to_string());
        let Piece { text: phrase, start, end } = Piece::new(document, found.span);
        EnumerationRow {
            document: document.name().to_string(),
            part: document.parts().at(found.span.start).name(),
            start,
            end,
            text: phrase,
            kind: found.kind.name(),
            named: found.named,
            numbers: found.numbers.iter().copied().map(NumberRow).collect(),
            classifier: text(found.classifier),
            head: found.head.clone(),
            noun: text(found.noun),
            size: found.size.map(u64::from),
            items: found.items.as_ref().map(|items| items.iter().map(|item| ItemRow::new(document, item)).collect()),
            items_from: found.items_from.map(ItemsFrom::name),
            check: found.check.name(),
            sense: found.meaning.as_ref().map(SenseRow::new),
            english: found.meaning.as_ref().and_then(|meaning| meaning.entry().english()).map(str::to_string),
            quoted: found.quoted,
        }
    }
}

/// A [`GlossaryEntry`].
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct GlossaryRow {
    pub document: String,
    pub start: usize,
    pub end: usize,
    pub term: String,
    pub explanation: String,
    /// The enumerated phrase of the term, if it is one.
    pub phrase: Option<String>,
    pub numbers: Option<Vec<NumberRow>>,
    pub items: Option<Vec<ItemRow>>,
    pub check: &'static str,
}

impl Row for GlossaryRow {
    const FIELDS: &'static [Field] =
        fields!["document": End, "start", "end": No, "term", "explanation", "phrase": No, "numbers": No, "items", "check": No];
}

impl GlossaryRow {
    /// Makes the row of a term that the glossary of `document` explains.
    pub fn new(document: &Document, found: &GlossaryEntry) -> Self {
        let Piece { text: term, start, end } = Piece::new(document, found.term);
        let phrase = found.phrase.as_ref();
        GlossaryRow {
            document: document.name().to_string(),
            start,
            end,
            term,
            explanation: document.text()[found.explanation].trim().to_string(),
            phrase: phrase.map(|phrase| document.text()[phrase.span].to_string()),
            numbers: phrase.map(|phrase| phrase.numbers.iter().copied().map(NumberRow).collect()),
            items: phrase.and_then(|phrase| phrase.items.as_ref()).map(|items| items.iter().map(|item| ItemRow::new(document, item)).collect()),
            check: phrase.map_or(Check::Unstated, |phrase| phrase.check).name(),
        }
    }
}

/// A known phrase with one of its senses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct MeaningRow {
    pub text: String,
    pub kind: &'static str,
    pub from: Option<String>,
    pub to: Option<String>,
    pub members: Vec<String>,
    pub english: Option<String>,
    pub aliases: Vec<String>,
    pub issuer: Option<String>,
    pub document: Option<String>,
    pub explanation: Option<String>,
    pub status: &'static str,
    pub passage: Option<PassageRow>,
    pub source: &'static str,
}

/// A passage that spells a meaning out: the file and the document of the collection, its date, the defining words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct PassageRow {
    pub file: String,
    pub id: Option<String>,
    pub date: Option<String>,
    pub words: String,
}

impl Row for MeaningRow {
    const FIELDS: &'static [Field] = fields!["text", "kind": No, "from", "to", "members", "english": No, "aliases": No, "issuer": No, "document", "explanation": No, "status", "passage": No, "source": No];
}

impl MeaningRow {
    /// Makes the row of one sense of an entry. Its status is `contested`, `verified` or `unverified`.
    pub fn new(entry: &Entry, sense: &Sense) -> Self {
        let own = |text: Option<&str>| text.map(str::to_string);
        let status = if entry.is_contested() {
            "contested"
        } else if sense.is_verified() {
            "verified"
        } else {
            "unverified"
        };
        MeaningRow {
            text: entry.text().to_string(),
            kind: entry.kind().name(),
            from: own(sense.from()),
            to: own(sense.to()),
            members: sense.members().to_vec(),
            english: own(entry.english()),
            aliases: entry.aliases().to_vec(),
            issuer: own(sense.issuer()),
            document: own(sense.document()),
            explanation: own(sense.explanation()),
            status,
            passage: sense.passage().map(|passage| PassageRow {
                file: passage.file().to_string(),
                id: own(passage.document()),
                date: own(passage.date()),
                words: passage.words().to_string(),
            }),
            source: entry.source().name(),
        }
    }
}

/// A [`Breakdown`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct BreakdownRow {
    pub term: String,
    pub within: Option<String>,
    pub count: u64,
    pub documents: u64,
}

impl Row for BreakdownRow {
    const FIELDS: &'static [Field] = fields!["term", "within", "count", "documents"];
}

impl BreakdownRow {
    /// Makes the row of a phrase in another, or by itself.
    pub fn new(found: &Breakdown) -> Self {
        BreakdownRow {
            term: found.term.to_string(),
            within: found.within.as_deref().map(str::to_string),
            count: found.count,
            documents: found.documents,
        }
    }
}

/// A [`Collocate`].
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct CollocationRow {
    pub term: String,
    pub together: u64,
    pub expected: f64,
    pub log_dice: f64,
    pub npmi: f64,
    pub g2: f64,
}

impl Row for CollocationRow {
    const FIELDS: &'static [Field] = fields!["term", "together", "expected", "log_dice", "npmi", "g2"];
}

impl CollocationRow {
    /// Makes the row of a word or phrase that goes with another.
    pub fn new(found: &Collocate) -> Self {
        CollocationRow {
            term: found.term.to_string(),
            together: found.together,
            expected: found.expected,
            log_dice: found.log_dice,
            npmi: found.npmi,
            g2: found.g2,
        }
    }
}

/// A [`Point`] of a timeline.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct TimelineRow {
    pub phrase: String,
    pub period: String,
    pub count: u64,
    pub documents: u64,
    pub per_10k_chars: Option<f64>,
    pub document_share: Option<f64>,
    pub first: bool,
    pub last: bool,
}

impl Row for TimelineRow {
    const FIELDS: &'static [Field] = fields!["phrase", "period", "count", "documents", "per_10k_chars", "document_share", "first", "last"];
}

impl TimelineRow {
    /// Makes the row of a phrase in a period.
    pub fn new(point: &Point) -> Self {
        TimelineRow {
            phrase: point.phrase.to_string(),
            period: point.period.clone(),
            count: point.count,
            documents: point.documents,
            per_10k_chars: point.per_10k_chars,
            document_share: point.document_share,
            first: point.first,
            last: point.last,
        }
    }
}

/// A [`Life`].
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct LifeRow {
    pub phrase: String,
    pub count: u64,
    pub documents: u64,
    pub first: Option<String>,
    pub first_document: Option<String>,
    pub first_censored: Option<bool>,
    pub last: Option<String>,
    pub last_document: Option<String>,
    pub last_censored: Option<bool>,
    pub periods: usize,
    pub present: usize,
    pub gaps: Vec<GapRow>,
    pub revived: bool,
    pub trend_s: i64,
    pub trend_z: f64,
    pub trend_p: f64,
    pub trend_q: f64,
    pub slope: Option<f64>,
}

/// Periods from which a phrase was gone.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct GapRow {
    pub from: String,
    pub to: String,
    pub periods: u32,
}

impl Row for LifeRow {
    const FIELDS: &'static [Field] = fields!["phrase", "count", "documents", "first", "first_document": No, "first_censored", "last", "last_document": No, "last_censored", "periods": No, "present": No, "gaps": No, "revived", "trend_s": No, "trend_z", "trend_p": No, "trend_q": No, "slope"];
}

impl LifeRow {
    /// Makes the row of a phrase.
    pub fn new(life: &Life) -> Self {
        let date = |end: &Option<crate::measure::End>| end.as_ref().map(|end| end.date.clone());
        let document = |end: &Option<crate::measure::End>| end.as_ref().map(|end| end.document.clone());
        let gaps = life.gaps.iter().map(|gap| GapRow { from: gap.from.clone(), to: gap.to.clone(), periods: gap.periods });
        LifeRow {
            phrase: life.phrase.to_string(),
            count: life.count,
            documents: life.documents,
            first: date(&life.first),
            first_document: document(&life.first),
            first_censored: life.first.as_ref().map(|end| end.censored),
            last: date(&life.last),
            last_document: document(&life.last),
            last_censored: life.last.as_ref().map(|end| end.censored),
            periods: life.periods,
            present: life.present,
            gaps: gaps.collect(),
            revived: life.is_revived(),
            trend_s: life.trend.s,
            trend_z: life.trend.z,
            trend_p: life.trend.p,
            trend_q: life.q,
            slope: life.slope,
        }
    }
}

/// A [`Key`].
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct KeynessRow {
    pub term: String,
    pub target: u64,
    pub reference: u64,
    pub target_documents: Option<u64>,
    pub reference_documents: Option<u64>,
    pub log_odds_z: f64,
    pub log_ratio: Option<f64>,
    pub log_ratio_low: Option<f64>,
    pub log_ratio_high: Option<f64>,
    pub g2: f64,
    pub p: f64,
    pub q: f64,
    pub target_dp: Option<f64>,
    pub reference_dp: Option<f64>,
}

impl Row for KeynessRow {
    const FIELDS: &'static [Field] = fields![
        "term",
        "target",
        "reference",
        "target_documents",
        "reference_documents",
        "log_odds_z",
        "log_ratio",
        "log_ratio_low": No,
        "log_ratio_high": No,
        "g2",
        "p": No,
        "q": No,
        "target_dp": No,
        "reference_dp": No
    ];
}

impl KeynessRow {
    /// Makes the row of a compared term.
    pub fn new(key: &Key) -> Self {
        KeynessRow {
            term: key.term.to_string(),
            target: key.target.count,
            reference: key.reference.count,
            target_documents: key.target.documents,
            reference_documents: key.reference.documents,
            log_odds_z: key.log_odds_z,
            log_ratio: key.log_ratio.map(|ratio| ratio.value),
            log_ratio_low: key.log_ratio.map(|ratio| ratio.low),
            log_ratio_high: key.log_ratio.map(|ratio| ratio.high),
            g2: key.g2,
            p: key.p,
            q: key.q,
            target_dp: key.target.dispersion.map(|spread| spread.dp),
            reference_dp: key.reference.dispersion.map(|spread| spread.dp),
        }
    }
}

/// A [`Series`].
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct SeriesRow {
    pub document: String,
    pub start: usize,
    pub end: usize,
    pub marker: String,
    pub depth: usize,
    pub items: Vec<Piece>,
    pub announced_by: Option<String>,
    pub check: &'static str,
    pub missing: Vec<u32>,
    pub ordered: bool,
}

impl Row for SeriesRow {
    const FIELDS: &'static [Field] =
        fields!["document": End, "start", "end": No, "marker", "depth", "items", "announced_by", "check": No, "missing": No, "ordered": No];
}

impl SeriesRow {
    /// Makes the row of a series of `document`.
    pub fn new(document: &Document, found: &Series) -> Self {
        let chars = document.chars(found.span);
        SeriesRow {
            document: document.name().to_string(),
            start: chars.start,
            end: chars.end,
            marker: found.marker.clone(),
            depth: found.depth,
            items: found.items.iter().map(|&item| Piece::new(document, item)).collect(),
            announced_by: found.announced_by.map(|span| document.text()[span].to_string()),
            check: found.check.name(),
            missing: found.missing.clone(),
            ordered: found.ordered,
        }
    }
}

/// A [`Parallel`].
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct ParallelRow {
    pub document: String,
    pub start: usize,
    pub end: usize,
    pub clauses: Vec<Piece>,
    pub shared: Option<String>,
    pub form: &'static str,
    pub part: &'static str,
}

impl Row for ParallelRow {
    const FIELDS: &'static [Field] = fields!["document": End, "start", "end": No, "clauses", "shared", "form", "part": No];
}

impl ParallelRow {
    /// Makes the row of a parallel structure of `document`.
    pub fn new(document: &Document, found: &Parallel) -> Self {
        let chars = document.chars(found.span);
        ParallelRow {
            document: document.name().to_string(),
            start: chars.start,
            end: chars.end,
            clauses: found.clauses.iter().map(|&clause| Piece::new(document, clause)).collect(),
            shared: found.shared.clone(),
            form: found.form.name(),
            part: document.parts().at(found.span.start).name(),
        }
    }
}

/// A [`Template`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct TemplateRow {
    pub template: String,
    pub count: usize,
    pub fillers: Vec<Counted>,
    pub document: Option<String>,
    pub spans: Vec<PlaceRow>,
    pub refrain: bool,
}

/// Where something stands.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct PlaceRow {
    pub document: String,
    pub start: usize,
    pub end: usize,
}

impl Row for TemplateRow {
    const FIELDS: &'static [Field] = fields!["template", "count", "fillers", "document": End, "spans": No, "refrain"];
}

impl TemplateRow {
    /// Makes the row of a template of `document`; fillers stand in the order in which they first occur.
    pub fn new(document: &Document, template: &Template) -> Self {
        TemplateRow { document: Some(document.name().to_string()), ..TemplateRow::across(std::slice::from_ref(document), template) }
    }

    /// Makes the row of a template of several documents, those that it was searched in.
    pub fn across(documents: &[Document], template: &Template) -> Self {
        let mut fillers: Vec<Counted> = Vec::new();
        let mut known: HashMap<String, usize> = HashMap::new();
        let mut spans = Vec::with_capacity(template.count());
        for occurrence in &template.occurrences {
            let document = &documents[occurrence.document];
            let text = occurrence.fillers.iter().map(|&filler| &document.text()[filler]).collect::<Vec<_>>().join(" … ");
            let place = *known.entry(text.clone()).or_insert(fillers.len());
            match fillers.get_mut(place) {
                Some(known) => known.count += 1,
                None => fillers.push(Counted { text, count: 1 }),
            }
            let chars = document.chars(occurrence.span);
            spans.push(PlaceRow { document: document.name().to_string(), start: chars.start, end: chars.end });
        }
        TemplateRow { template: template.text.clone(), count: template.count(), fillers, document: None, spans, refrain: template.refrain }
    }
}

/// A [`Quotation`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct QuotationRow {
    pub document: String,
    pub part: &'static str,
    pub start: usize,
    pub end: usize,
    pub text: String,
    pub noun: Option<String>,
    pub attribution: Option<String>,
}

impl Row for QuotationRow {
    const FIELDS: &'static [Field] = fields!["document": End, "part": No, "start", "end": No, "text", "noun", "attribution"];
}

impl QuotationRow {
    /// Makes the row of a quotation of `document`.
    pub fn new(document: &Document, found: &Quotation) -> Self {
        let text = |span: Option<Span>| span.map(|span| document.text()[span].to_string());
        let Piece { text: quoted, start, end } = Piece::new(document, found.span);
        QuotationRow {
            document: document.name().to_string(),
            part: document.parts().at(found.span.start).name(),
            start,
            end,
            text: quoted,
            noun: text(found.noun),
            attribution: text(found.attribution),
        }
    }
}

/// A [`Known`] formulation.
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct KnownRow {
    pub document: String,
    pub part: &'static str,
    pub start: usize,
    pub end: usize,
    pub text: String,
    pub key: String,
    pub source: &'static str,
    pub background_per_million: Option<f64>,
    pub first_known: Option<String>,
    pub score: f64,
    /// Not a field: only there if it was asked for.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signs: Option<std::collections::BTreeMap<&'static str, f64>>,
}

impl Row for KnownRow {
    const FIELDS: &'static [Field] =
        fields!["document": End, "part": No, "start", "end": No, "text", "key": No, "source", "background_per_million", "first_known", "score": No];
}

impl KnownRow {
    /// Makes the row of a known formulation of `document`.
    pub fn new(document: &Document, found: &Known) -> Self {
        let Piece { text, start, end } = Piece::new(document, found.span);
        KnownRow {
            document: document.name().to_string(),
            part: document.parts().at(found.span.start).name(),
            start,
            end,
            text,
            key: found.key.clone(),
            source: found.source.name(),
            background_per_million: found.background_per_million.map(per_million),
            first_known: found.first_known.clone(),
            score: found.score,
            signs: found.signs.as_ref().map(|signs| signs.iter().copied().collect()),
        }
    }
}

/// A rate as it is shown: to a thousandth.
fn per_million(rate: f64) -> f64 {
    (rate * 1e3).round() / 1e3
}

/// A [hit](Hit) of a phrase, with its context.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct KwicRow {
    /// Of the group, if hits were grouped; the inner `None` is the group of the documents without the variable.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub group: Option<Option<String>>,
    pub document: String,
    pub start: usize,
    pub end: usize,
    pub left: String,
    #[serde(rename = "match")]
    pub matched: String,
    pub right: String,
}

impl Row for KwicRow {
    const FIELDS: &'static [Field] = fields!["document": End, "start", "end": No, "left": Before, "match", "right"];
}

impl KwicRow {
    /// The fields of the rows if hits were grouped.
    pub const GROUPED_FIELDS: &'static [Field] = fields!["group", "document": End, "start", "end": No, "left": Before, "match", "right"];

    /// Makes the row of a line of a concordance; `grouped` tells whether hits were grouped.
    pub fn of_line(corpus: &Corpus, line: &Line, grouped: bool) -> Self {
        KwicRow { group: grouped.then(|| line.group.clone()), ..KwicRow::new(&corpus[line.document], &line.hit) }
    }

    /// Makes the row of a hit in `document`.
    pub fn new(document: &Document, hit: &Hit) -> Self {
        let Piece { text: matched, start, end } = Piece::new(document, hit.span);
        let text = document.text();
        KwicRow {
            group: None,
            document: document.name().to_string(),
            start,
            end,
            left: text[hit.left].to_string(),
            matched,
            right: text[hit.right].to_string(),
        }
    }
}

/// A [`Difference`] of two texts.
#[derive(Clone, Debug, Default, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct DifferenceRow {
    pub status: &'static str,
    pub level: &'static str,
    pub text: String,
    pub partner: Option<String>,
    pub count_a: u64,
    pub count_b: u64,
    pub kind: Option<&'static str>,
    pub weight: Option<f64>,
    pub similarity: Option<f64>,
    pub edits: Vec<EditRow>,
    pub rank_a: Option<usize>,
    pub rank_b: Option<usize>,
    pub length_a: Option<usize>,
    pub length_b: Option<usize>,
    pub bare_length_a: Option<usize>,
    pub bare_length_b: Option<usize>,
    pub document_a: Option<String>,
    pub start_a: Option<usize>,
    pub end_a: Option<usize>,
    pub document_b: Option<String>,
    pub start_b: Option<usize>,
    pub end_b: Option<usize>,
}

/// A [change](Edit) of wording.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct EditRow {
    pub operation: &'static str,
    pub a: String,
    pub b: String,
}

impl Row for DifferenceRow {
    const FIELDS: &'static [Field] = fields!["status", "level", "text", "partner", "count_a", "count_b", "kind": No, "weight": No, "similarity": No, "edits": No, "rank_a": No, "rank_b": No, "length_a": No, "length_b": No, "bare_length_a": No, "bare_length_b": No, "document_a": No, "start_a": No, "end_a": No, "document_b": No, "start_b": No, "end_b": No];
}

impl DifferenceRow {
    /// Makes the row of a difference between the texts `a` and `b`.
    pub fn new(a: &Corpus, b: &Corpus, found: &Difference) -> Self {
        let (in_a, in_b) = (found.a.as_ref(), found.b.as_ref());
        let document = |corpus: &Corpus, wording: &Wording| corpus[wording.document].name().to_string();
        let chars = |corpus: &Corpus, wording: &Wording| corpus[wording.document].chars(wording.span);
        let (chars_a, chars_b) = (in_a.map(|wording| chars(a, wording)), in_b.map(|wording| chars(b, wording)));
        let edit = |edit: &Edit| EditRow { operation: edit.operation.name(), a: edit.a.clone(), b: edit.b.clone() };
        DifferenceRow {
            status: found.status.name(),
            level: found.level.name(),
            text: found.text().to_string(),
            partner: found.partner().map(str::to_string),
            count_a: found.count_a,
            count_b: found.count_b,
            kind: found.kind.map(|kind| kind.name()),
            weight: found.weight,
            similarity: found.similarity,
            edits: found.edits.iter().map(edit).collect(),
            rank_a: in_a.map(|wording| wording.rank),
            rank_b: in_b.map(|wording| wording.rank),
            length_a: in_a.map(|wording| wording.length),
            length_b: in_b.map(|wording| wording.length),
            bare_length_a: in_a.map(|wording| wording.bare_length),
            bare_length_b: in_b.map(|wording| wording.bare_length),
            document_a: in_a.map(|wording| document(a, wording)),
            start_a: chars_a.as_ref().map(|chars| chars.start),
            end_a: chars_a.map(|chars| chars.end),
            document_b: in_b.map(|wording| document(b, wording)),
            start_b: chars_b.as_ref().map(|chars| chars.start),
            end_b: chars_b.map(|chars| chars.end),
        }
    }
}

/// A passage that two documents share: a [`Reuse`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct ReuseRow {
    pub older: String,
    pub younger: String,
    pub older_start: usize,
    pub older_end: usize,
    pub younger_start: usize,
    pub younger_end: usize,
    /// As the younger document has it.
    pub text: String,
    pub units: usize,
    pub documents: usize,
    pub older_date: Option<String>,
    pub younger_date: Option<String>,
    pub dated: bool,
}

impl Row for ReuseRow {
    const FIELDS: &'static [Field] = fields!["older": End, "younger": End, "older_start": No, "older_end": No, "younger_start": No, "younger_end": No, "text", "units", "documents", "older_date": No, "younger_date": No, "dated": No];
}

impl ReuseRow {
    /// Makes the row of a passage that two documents of `corpus` share.
    pub fn new(corpus: &Corpus, found: &Reuse) -> Self {
        let (older, younger) = (&corpus[found.older], &corpus[found.younger]);
        let in_older = older.chars(found.older_span);
        let Piece { text, start, end } = Piece::new(younger, found.younger_span);
        ReuseRow {
            older: older.name().to_string(),
            younger: younger.name().to_string(),
            older_start: in_older.start,
            older_end: in_older.end,
            younger_start: start,
            younger_end: end,
            text,
            units: found.units,
            documents: found.documents,
            older_date: older.date().map(str::to_string),
            younger_date: younger.date().map(str::to_string),
            dated: found.dated,
        }
    }
}

/// The [`Arrival`] of a phrase in a place.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct ArrivalRow {
    pub phrase: String,
    pub place: String,
    pub first: Option<String>,
    pub lag: Option<i64>,
    pub lag_unit: Option<&'static str>,
    pub censored: Option<&'static str>,
    pub rank: Option<usize>,
    pub document: Option<String>,
    pub start: Option<usize>,
    pub end: Option<usize>,
    pub count: u64,
    pub documents: u64,
    pub observed_from: String,
    pub observed_to: String,
}

impl Row for ArrivalRow {
    const FIELDS: &'static [Field] = fields!["phrase", "place", "first", "lag", "lag_unit", "censored", "rank": No, "document": No, "start": No, "end": No, "count", "documents", "observed_from", "observed_to"];
}

impl ArrivalRow {
    /// Makes the row of a phrase in a place whose documents are in `corpus`.
    pub fn new(corpus: &Corpus, found: &Arrival) -> Self {
        let chars = found.at.map(|(document, span)| corpus[document].chars(span));
        ArrivalRow {
            phrase: found.phrase.clone(),
            place: found.place.clone(),
            first: found.first.clone(),
            lag: found.lag.map(|lag| lag.steps),
            lag_unit: found.lag.map(|lag| lag.unit.name()),
            censored: found.censored.map(|censored| censored.name()),
            rank: found.rank,
            document: found.at.map(|(document, _)| corpus[document].name().to_string()),
            start: chars.as_ref().map(|chars| chars.start),
            end: chars.map(|chars| chars.end),
            count: found.count,
            documents: found.documents,
            observed_from: found.observed_from.clone(),
            observed_to: found.observed_to.clone(),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn rows_are_told_apart_by_their_fields() {
        for &(name, fields) in ALL {
            assert_eq!(name_of(fields), Some(name));
        }
        assert_eq!(name_of(&[]), None);
        assert_eq!(name_of(&TokenRow::FIELDS[1..]), None);
    }
}
