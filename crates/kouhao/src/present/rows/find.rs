//! Rows of the findings of finders.

use std::collections::{BTreeMap, HashMap};

use serde::{Serialize, Serializer};

use super::{Counted, Piece};
use crate::find::enumerations::{Check, Enumeration, GlossaryEntry, Item, ItemsFrom, Number};
use crate::find::formulation::Sort;
use crate::find::known::Known;
use crate::find::parallels::Parallel;
use crate::find::quotations::Quotation;
use crate::find::series::Series;
use crate::find::slogans::{Evidence, Slogan};
use crate::find::templates::Template;
use crate::lexicon::{Meaning, Source};
use crate::present::table::{Field, Row};
use crate::text::{Document, Span};

/// The row of a [`Slogan`].
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
    pub own: Option<bool>,
    /// The signs, if they were requested. Not a field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signs: Option<BTreeMap<&'static str, f64>>,
}

impl Row for SloganRow {
    const FIELDS: &'static [Field] = fields!["text", "key": No, "kind", "count", "net", "documents", "score", "variants": No, "first": No, "last": No, "background_per_million": No, "evidence": No, "why": No, "group": No, "own": No];
}

impl SloganRow {
    /// Creates the row of a slogan.
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
            own: slogan.own,
            signs: slogan.signs.as_ref().map(|signs| signs.iter().copied().collect()),
        }
    }
}

/// The counts that a slogan was identified by, and what each sort of sign adds to its score.
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

/// The row of an [`Enumeration`].
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
    /// The known sense at the date of the document.
    pub sense: Option<SenseRow>,
    /// Its official English rendering.
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

/// A member of a set; without a position in the document if a lexicon supplied it.
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
        // As spelt in the document, including a line break inside it.
        let spelt = item.span.filter(|&span| document.text()[span] == item.text).map(|span| document.slice(span).to_string());
        ItemRow {
            text: spelt.unwrap_or_else(|| item.text.clone()),
            start: chars.as_ref().map(|chars| chars.start),
            end: chars.map(|chars| chars.end),
        }
    }
}

/// The known meaning of a phrase between two dates, as defined by the issuer in the source, and whether a passage documents it.
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
        // A sense that names no document is known only from the lexicon file.
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
    /// Creates the row of an enumerated phrase of `document`.
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

/// The row of a [`GlossaryEntry`].
#[derive(Clone, Debug, PartialEq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct GlossaryEntryRow {
    pub document: String,
    pub start: usize,
    pub end: usize,
    pub term: String,
    pub explanation: String,
    /// The enumerated phrase in the term, if there is one.
    pub phrase: Option<String>,
    pub numbers: Option<Vec<NumberRow>>,
    pub items: Option<Vec<ItemRow>>,
    pub check: &'static str,
}

impl Row for GlossaryEntryRow {
    const FIELDS: &'static [Field] =
        fields!["document": End, "start", "end": No, "term", "explanation", "phrase": No, "numbers": No, "items", "check": No];
}

impl GlossaryEntryRow {
    /// Creates the row of a term explained in the glossary of `document`.
    pub fn new(document: &Document, found: &GlossaryEntry) -> Self {
        let Piece { text: term, start, end } = Piece::new(document, found.term);
        let phrase = found.phrase.as_ref();
        GlossaryEntryRow {
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

/// The row of a [`Series`].
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
    /// Creates the row of a series of `document`.
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

/// The row of a [`Parallel`].
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
    /// Creates the row of a parallel structure of `document`.
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

/// The row of a [`Template`].
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

/// A position in a document.
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
    /// Creates the row of a template of `document`; fillers are in the order of their first occurrence.
    pub fn new(document: &Document, template: &Template) -> Self {
        TemplateRow { document: Some(document.name().to_string()), ..TemplateRow::across(std::slice::from_ref(document), template) }
    }

    /// Creates the row of a template that recurs across `documents`, which must be those that were searched.
    pub fn across(documents: &[Document], template: &Template) -> Self {
        let mut fillers: Vec<Counted> = Vec::new();
        let mut known: HashMap<String, usize> = HashMap::new();
        let mut spans = Vec::with_capacity(template.count());
        for occurrence in &template.occurrences {
            let document = &documents[occurrence.document];
            let text = occurrence.filled(document);
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

/// The row of a [`Quotation`].
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
    pub kind: &'static str,
}

impl Row for QuotationRow {
    const FIELDS: &'static [Field] = fields!["document": End, "part": No, "start", "end": No, "text", "noun", "attribution", "kind": No];
}

impl QuotationRow {
    /// Creates the row of a quotation of `document`.
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
            kind: found.kind.name(),
        }
    }
}

/// The row of a [`Known`] formulation.
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
    /// The signs, if they were requested. Not a field.
    #[serde(skip_serializing_if = "Option::is_none")]
    pub signs: Option<BTreeMap<&'static str, f64>>,
}

impl Row for KnownRow {
    const FIELDS: &'static [Field] =
        fields!["document": End, "part": No, "start", "end": No, "text", "key": No, "source", "background_per_million", "first_known", "score": No];
}

impl KnownRow {
    /// Creates the row of a known formulation of `document`.
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

/// Rounds a rate for display, to a thousandth.
fn per_million(rate: f64) -> f64 {
    (rate * 1e3).round() / 1e3
}
