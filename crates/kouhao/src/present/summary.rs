//! What a person wants to know first, on one screen.
//!
//! In the order in which a reader asks: what is this text; which formulas does it repeat, and which of them are its own; which do others use too; which
//! phrases name a set by its size, and what are their members; what does it enumerate; what does it say in parallels; which wordings recur with other
//! fillers; what is it about. Series and parallels are shown of a single text only, for they belong to its build.

use std::collections::{BTreeMap, BTreeSet};
use std::io::Write;

use rayon::prelude::*;

use super::layout::{fit, pad, width, wrap};
use crate::Error;
use crate::find::enumerations::{Check, Enumeration, EnumerationFinder};
use crate::find::known::{Known, KnownFinder};
use crate::find::parallels::{Parallel, ParallelFinder, ParallelForm};
use crate::find::series::{Series, SeriesFinder};
use crate::find::slogans::{Slogan, SloganKind, SloganMiner};
use crate::find::templates::{Template, TemplateFinder};
use crate::lexicon::{Lexicon, Meaning};
use crate::measure::{Term, TermCounter};
use crate::text::{Corpus, Document, Fold, PartSet, Span, clauses, key};
use crate::tokens::Tokenizer;

/// Summarises a corpus for a reader.
#[derive(Clone, Debug)]
pub struct Summary {
    settings: SummaryBuilder,
}

/// Settings of a [`Summary`].
#[derive(Clone, Debug)]
pub struct SummaryBuilder {
    parts: PartSet,
    columns: usize,
    colour: bool,
    tokenizer: Tokenizer,
}

impl Default for Summary {
    fn default() -> Self {
        Summary { settings: Summary::builder() }
    }
}

impl Summary {
    /// Returns the default settings, to be changed.
    pub fn builder() -> SummaryBuilder {
        SummaryBuilder { parts: PartSet::default(), columns: 80, colour: false, tokenizer: Tokenizer::new() }
    }

    /// Reads `corpus` and writes its summary.
    ///
    /// # Errors
    /// As [`SloganMiner::mine`], and [`ErrorKind::Io`](crate::ErrorKind::Io) if `out` takes no more.
    pub fn write(&self, corpus: &Corpus, out: impl Write) -> Result<(), Error> {
        let facts = Facts::gather(corpus, &self.settings)?;
        let mut page = Page { settings: &self.settings, text: String::new() };
        page.header(corpus, &facts);
        page.slogans(&facts.slogans);
        page.known(&facts.known);
        page.enumerations(&facts.enumerations);
        page.series(corpus, &facts.series);
        page.parallels(corpus, &facts.parallels);
        page.templates(&facts.templates);
        page.terms(&facts.terms);
        let mut out = out;
        out.write_all(page.text.as_bytes()).and_then(|()| out.flush()).map_err(Error::io)
    }
}

impl SummaryBuilder {
    /// Chooses the parts that are read; title and body by default.
    pub fn parts(&mut self, parts: PartSet) -> &mut Self {
        self.parts = parts;
        self
    }

    /// Sets the width of a line, in columns of a terminal; 80 by default.
    pub fn columns(&mut self, columns: usize) -> &mut Self {
        self.columns = columns;
        self
    }

    /// Allows the colours of a terminal; none by default.
    pub fn colour(&mut self, yes: bool) -> &mut Self {
        self.colour = yes;
        self
    }

    /// Chooses the tokenizer.
    pub fn tokenizer(&mut self, tokenizer: Tokenizer) -> &mut Self {
        self.tokenizer = tokenizer;
        self
    }

    /// Creates the summary.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidOption`](crate::ErrorKind::InvalidOption) for lines of fewer than 40 columns.
    pub fn build(&self) -> Result<Summary, Error> {
        if self.columns < 40 {
            return Err(Error::option(format!("{} columns are too few to read", self.columns), "allow 40 or more"));
        }
        Ok(Summary { settings: self.clone() })
    }
}

/// Everything that the page tells.
struct Facts {
    characters: usize,
    words: u64,
    slogans: Vec<Slogan>,
    known: Vec<Shared>,
    enumerations: Vec<Named>,
    series: Vec<Series>,
    parallels: Vec<Parallel>,
    templates: Vec<Wording>,
    terms: Vec<Term>,
}

/// An enumerated phrase, with all its occurrences in the corpus.
struct Named {
    text: String,
    count: usize,
    nouns: Vec<String>,
    size: Option<u32>,
    /// The members where they are first spelt out, else as a lexicon first has them.
    items: Option<Vec<String>>,
    /// Who says so, if a lexicon does.
    defined: Option<String>,
}

impl Facts {
    fn gather(corpus: &Corpus, settings: &SummaryBuilder) -> Result<Self, Error> {
        let (parts, tokenizer) = (settings.parts, &settings.tokenizer);
        let slogans = SloganMiner::builder().parts(parts).tokenizer(tokenizer.clone()).build()?.mine(corpus)?;
        let known = KnownFinder::builder().parts(parts).tokenizer(tokenizer.clone()).build()?;
        let known: Vec<(&Document, Vec<Known>)> = corpus.documents().par_iter().map(|document| (document, known.find(document))).collect();
        let finder = EnumerationFinder::builder().parts(parts).tokenizer(tokenizer.clone()).build()?;
        let templates = TemplateFinder::builder().parts(parts).tokenizer(tokenizer.clone()).build()?;
        let series = SeriesFinder::builder().outline(true).parts(parts).tokenizer(tokenizer.clone()).build()?;
        let parallels = ParallelFinder::builder().parts(parts).tokenizer(tokenizer.clone()).build()?;
        let counts = TermCounter::builder().parts(parts).tokenizer(tokenizer.clone()).build()?.count(corpus);
        let found: Vec<(&Document, Vec<Enumeration>)> = corpus.documents().par_iter().map(|document| (document, finder.find(document))).collect();
        let templates: Vec<(&Document, Vec<Template>)> = corpus.documents().par_iter().map(|document| (document, templates.find(document))).collect();
        Ok(Facts {
            characters: corpus.iter().map(|document| document.text().chars().filter(|c| !c.is_whitespace()).count()).sum(),
            words: counts.totals().iter().map(|group| group.words).sum(),
            slogans,
            known: shared(&known),
            enumerations: named(&found, corpus.len() > 1),
            series: if let [document] = corpus.documents() { series.find(document) } else { Vec::new() },
            parallels: if let [document] = corpus.documents() { telling(document, parallels.find(document)) } else { Vec::new() },
            templates: wordings(&templates),
            terms: counts.rows().iter().filter(|term| is_content(&term.term, tokenizer)).cloned().collect(),
        })
    }
}

/// A formulation that others use too, with its occurrences outside longer ones.
struct Shared {
    text: String,
    count: usize,
    score: f64,
    first_known: Option<String>,
}

/// Brings the occurrences of one formulation together, the most frequent first, of these the likeliest.
fn shared(found: &[(&Document, Vec<Known>)]) -> Vec<Shared> {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut all: Vec<Shared> = Vec::new();
    for (document, known) in found {
        // Longer ones come first.
        let mut end = 0;
        for known in known {
            if known.span.end <= end {
                continue;
            }
            end = known.span.end;
            let at = *places.entry(&known.key).or_insert_with(|| {
                let text = document.text()[known.span].to_string();
                all.push(Shared { text, count: 0, score: known.score, first_known: known.first_known.clone() });
                all.len() - 1
            });
            all[at].count += 1;
        }
    }
    all.sort_by(|a, b| b.count.cmp(&a.count).then(b.score.total_cmp(&a.score)).then_with(|| a.text.cmp(&b.text)));
    all
}

/// Returns the couplets and series of a text, each once, most clauses first, and those that share wording before those that do not; sentences and
/// refrains are for the outline.
fn telling(document: &Document, found: Vec<Parallel>) -> Vec<Parallel> {
    let mut known: BTreeSet<String> = BTreeSet::new();
    let mut parallels: Vec<Parallel> = found
        .into_iter()
        .filter(|parallel| matches!(parallel.form, ParallelForm::Couplet | ParallelForm::Series))
        .filter(|parallel| known.insert(key(&document.text()[parallel.span], Fold::new().simplified(true))))
        .collect();
    parallels.sort_by_key(|parallel| std::cmp::Reverse((parallel.clauses.len(), parallel.shared.is_some())));
    parallels
}

/// A template, with all its occurrences in the corpus.
struct Wording {
    text: String,
    count: usize,
    documents: usize,
    refrain: bool,
    fillers: Vec<String>,
}

/// Brings the occurrences of one template together, refrains first, then the most frequent.
fn wordings(found: &[(&Document, Vec<Template>)]) -> Vec<Wording> {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut fillers: Vec<Distinct> = Vec::new();
    let mut all: Vec<Wording> = Vec::new();
    for (document, template) in found.iter().flat_map(|(document, templates)| templates.iter().map(move |template| (document, template))) {
        let at = *places.entry(&template.text).or_insert_with(|| {
            all.push(Wording { text: template.text.clone(), count: 0, documents: 0, refrain: template.refrain, fillers: Vec::new() });
            fillers.push(Distinct::default());
            all.len() - 1
        });
        let entry = &mut all[at];
        entry.count += template.count();
        entry.documents += 1;
        entry.refrain &= template.refrain;
        let texts = template.occurrences.iter().flat_map(|occurrence| &occurrence.fillers).map(|&filler| &document.text()[filler]);
        texts.for_each(|filler| fillers[at].add(filler));
    }
    all.iter_mut().zip(fillers).for_each(|(wording, fillers)| wording.fillers = fillers.texts);
    all.sort_by_key(|wording| (!wording.refrain, std::cmp::Reverse(wording.count)));
    all
}

/// Distinct texts in the order in which they first came.
#[derive(Default)]
struct Distinct {
    texts: Vec<String>,
    known: BTreeSet<String>,
}

impl Distinct {
    fn add(&mut self, text: &str) {
        if self.known.insert(text.to_string()) {
            self.texts.push(text.to_string());
        }
    }
}

/// Brings the occurrences of one phrase together, in the order of the first ones, or the most frequent first.
fn named(found: &[(&Document, Vec<Enumeration>)], by_count: bool) -> Vec<Named> {
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut nouns: Vec<Distinct> = Vec::new();
    let mut all: Vec<Named> = Vec::new();
    for (document, phrases) in found {
        let text = |span: Span| document.text()[span].to_string();
        for phrase in phrases {
            let at = *places.entry(key(&document.text()[phrase.span], Fold::new().simplified(true))).or_insert_with(|| {
                all.push(Named { text: text(phrase.span), count: 0, nouns: Vec::new(), size: phrase.size, items: None, defined: None });
                nouns.push(Distinct::default());
                all.len() - 1
            });
            let entry = &mut all[at];
            entry.count += 1;
            phrase.noun.map(text).into_iter().for_each(|noun| nouns[at].add(&noun));
            let known = phrase.items.as_ref().is_some_and(|items| items.iter().all(|item| item.span.is_none()));
            if entry.items.is_none() || entry.defined.is_some() && !known && phrase.items.is_some() {
                entry.items = phrase.items.as_ref().map(|items| items.iter().map(|item| item.text.clone()).collect());
                entry.defined = phrase.meaning.as_ref().filter(|_| known).map(definition);
            }
        }
    }
    all.iter_mut().zip(nouns).for_each(|(named, nouns)| named.nouns = nouns.texts);
    if by_count {
        all.sort_by_key(|named| std::cmp::Reverse(named.count));
    }
    all
}

/// Says who defined a phrase, and when.
fn definition(meaning: &Meaning) -> String {
    let sense = meaning.sense();
    let by = sense.issuer().or(sense.document()).unwrap_or(meaning.entry().source().name());
    let said = [Some(by), sense.from(), (!sense.is_verified()).then_some("unverified")];
    format!("as defined by {}", said.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

/// Tells whether a word says what a text is about: two characters or more, and by the dictionary a noun, verb, adjective or idiom, or unknown to it.
fn is_content(word: &str, tokenizer: &Tokenizer) -> bool {
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let longer = if word.is_ascii() { letters >= 5 } else { letters >= 2 };
    longer && tokenizer.part_of_speech(word).is_none_or(|tag| tag.starts_with(['n', 'v', 'a', 'i', 'j', 'l', 's', 'b', 'z']))
}

/// The page under way.
struct Page<'s> {
    settings: &'s SummaryBuilder,
    text: String,
}

/// Rows of one list on the page; the commands list all.
const MOST_DOCUMENTS: usize = 12;
const MOST_SLOGANS: usize = 15;
const MOST_KNOWN: usize = 30;
const MOST_ENUMERATIONS: usize = 40;
const MOST_SERIES: usize = 15;
const MOST_PARALLELS: usize = 8;
const MOST_TEMPLATES: usize = 10;
const MOST_TERMS: usize = 30;
/// Members, fillers, nouns and spellings of one row.
const MOST_DETAILS: usize = 8;

const BOLD: &str = "1";
const COUNT: &str = "36";
const FAINT: &str = "2";

impl Page<'_> {
    fn header(&mut self, corpus: &Corpus, facts: &Facts) {
        if let [document] = corpus.documents() {
            self.document_header(document);
        }
        let documents = match corpus.len() {
            1 => corpus[0].name().to_string(),
            n => format!("{n} documents"),
        };
        let size = format!("{} characters, {} words", grouped(facts.characters as u64), grouped(facts.words));
        self.paragraph("", &format!("{documents} · {size}"));
        if corpus.len() > 1 {
            self.documents(corpus);
        }
    }

    fn document_header(&mut self, document: &Document) {
        if let Some(title) = document.title() {
            for line in title.lines().map(str::trim).filter(|line| !line.is_empty()) {
                for line in wrap(line, self.settings.columns) {
                    let line = self.styled(BOLD, &line);
                    self.line(&line);
                }
            }
        }
        let about: Vec<String> = [document.speaker(), document.date(), document.occasion()]
            .into_iter()
            .flatten()
            .map(|field| field.split_whitespace().collect::<Vec<_>>().join(" "))
            .collect();
        if !about.is_empty() {
            self.paragraph("", &about.join(" · "));
        }
        if let Some(decoding) = document.decoding().filter(|decoding| decoding.malformed() || decoding.encoding() != "UTF-8") {
            let malformed = if decoding.malformed() { ", some bytes malformed" } else { "" };
            self.line(&format!("read as {}{malformed}", decoding.encoding()));
        }
    }

    fn documents(&mut self, corpus: &Corpus) {
        for document in corpus.iter().take(MOST_DOCUMENTS) {
            let title = document.title().and_then(|title| title.lines().next()).unwrap_or_else(|| document.name());
            let line = format!("{}  {}  {title}", pad(document.date().unwrap_or("undated"), 10), pad(&fit(document.speaker().unwrap_or(""), 14), 14));
            let line = fit(&line, self.settings.columns - 2);
            self.line(&format!("  {line}"));
        }
        self.more(corpus.len(), MOST_DOCUMENTS, "");
    }

    fn slogans(&mut self, slogans: &[Slogan]) {
        // Ordinary terms are for the command; so is what hardly ever stands outside a longer phrase.
        let marked =
            |slogan: &&Slogan| matches!(slogan.kind, SloganKind::Name | SloganKind::Slogan | SloganKind::Refrain) && 5 * slogan.net >= slogan.count;
        let rows: Vec<&Slogan> = slogans.iter().filter(marked).collect();
        if rows.is_empty() {
            return;
        }
        self.heading("SLOGANS", "formulations that recur, best first; how often, and which are its own");
        for slogan in rows.iter().take(MOST_SLOGANS) {
            let kind = if slogan.kind == SloganKind::Refrain { "  (refrain)" } else { "" };
            let own = if slogan.background_per_million.is_none() && Lexicon::catalogue().get(&slogan.key).is_none() { "  (its own)" } else { "" };
            self.counted(slogan.count as usize, &slogan.text, &format!("{}{kind}{own}", spread(slogan.documents as usize)));
            if slogan.variants.len() > 1 {
                let spellings: Vec<String> = slogan.variants.iter().map(|variant| format!("{} ×{}", variant.text, variant.count)).collect();
                self.details("", &spellings, "");
            }
        }
        self.more(rows.len(), MOST_SLOGANS, "slogans");
    }

    fn known(&mut self, known: &[Shared]) {
        if known.is_empty() {
            return;
        }
        self.heading("KNOWN ELSEWHERE", "formulations that others use too; how often, since when");
        let phrases: Vec<String> = known
            .iter()
            .take(MOST_KNOWN)
            .map(|known| {
                let year = known.first_known.as_deref().and_then(|date| date.get(..4));
                format!("{} {}{}", known.text, known.count, year.map(|year| format!(" ({year})")).unwrap_or_default())
            })
            .collect();
        self.packed(&phrases);
        self.more(known.len(), MOST_KNOWN, "known");
    }

    fn enumerations(&mut self, phrases: &[Named]) {
        if phrases.is_empty() {
            return;
        }
        self.heading("ENUMERATED PHRASES", "sets named by their size; how often, what they modify");
        for phrase in phrases.iter().take(MOST_ENUMERATIONS) {
            let noun = if phrase.nouns.is_empty() { String::new() } else { format!("  → {}", some(&phrase.nouns, ", ")) };
            self.counted(phrase.count, &phrase.text, &noun);
            if let Some(items) = &phrase.items {
                let differs = phrase.size.filter(|&size| size as usize != items.len());
                let differs = differs.map(|size| format!("  ({} of {size})", items.len())).unwrap_or_default();
                let defined = phrase.defined.as_ref().map(|defined| format!("  ({defined})")).unwrap_or_default();
                self.details("= ", items, &format!("{differs}{defined}"));
            }
        }
        self.more(phrases.len(), MOST_ENUMERATIONS, "enumerations");
    }

    fn series(&mut self, corpus: &Corpus, series: &[Series]) {
        let [document] = corpus.documents() else { return };
        if series.is_empty() {
            return;
        }
        self.heading("SERIES AND OUTLINE", "what it enumerates; how many items, what announces them");
        for found in series.iter().take(MOST_SERIES) {
            let text = document.text();
            let announced = found.announced_by.map(|phrase| format!("  ← {}", &text[phrase])).unwrap_or_default();
            let differs = if found.check == Check::Differs { "  (differs)" } else { "" };
            // A sign for each level; spaces would be lost where lines are broken.
            let level = "› ".repeat(found.depth.min(4));
            let wording = found.marker.trim_end_matches("{}");
            self.counted(found.items.len(), &format!("{level}{wording}…"), &format!("{announced}{differs}"));
            let items: Vec<String> = found.items.iter().map(|&item| first_clause(text[item].trim_start_matches(wording)).to_string()).collect();
            self.details("", &items, "");
        }
        self.more(series.len(), MOST_SERIES, "series --outline");
    }

    fn parallels(&mut self, corpus: &Corpus, parallels: &[Parallel]) {
        let [document] = corpus.documents() else { return };
        if parallels.is_empty() {
            return;
        }
        self.heading("PARALLELS", "neighbouring clauses of one build; how many, most first");
        for parallel in parallels.iter().take(MOST_PARALLELS) {
            let clauses: Vec<&str> = parallel.clauses.iter().map(|&clause| &document.text()[clause]).collect();
            let line = fit(&clauses.join(" · "), self.settings.columns - 7);
            self.counted(clauses.len(), &line, "");
        }
        self.more(parallels.len(), MOST_PARALLELS, "parallels");
    }

    fn templates(&mut self, templates: &[Wording]) {
        if templates.is_empty() {
            return;
        }
        self.heading("TEMPLATES AND REFRAINS", "wordings that recur with other fillers");
        for wording in templates.iter().take(MOST_TEMPLATES) {
            let refrain = if wording.refrain { "  (refrain)" } else { "" };
            self.counted(wording.count, &wording.text, &format!("{}{refrain}", spread(wording.documents)));
            self.details("", &wording.fillers, "");
        }
        self.more(templates.len(), MOST_TEMPLATES, "templates");
    }

    fn terms(&mut self, terms: &[Term]) {
        if terms.is_empty() {
            return;
        }
        self.heading("TERMS", "content words; how often");
        let words: Vec<String> = terms.iter().take(MOST_TERMS).map(|term| format!("{} {}", term.term, term.count)).collect();
        self.packed(&words);
        self.more(terms.len(), MOST_TERMS, "terms");
    }

    fn heading(&mut self, title: &str, what: &str) {
        self.text.push('\n');
        // Styles take no room, so lines are broken before they are styled.
        for (i, line) in wrap(&format!("{title}  {what}"), self.settings.columns).into_iter().enumerate() {
            let line = match line.strip_prefix(title).filter(|_| i == 0) {
                Some(rest) => format!("{}{}", self.styled(BOLD, title), self.styled(FAINT, rest)),
                None => self.styled(FAINT, &line),
            };
            self.line(&line);
        }
    }

    /// A count and a phrase, wrapped under the phrase.
    fn counted(&mut self, count: usize, phrase: &str, after: &str) {
        let lines = wrap(&format!("{phrase}{after}"), self.settings.columns - 7);
        for (i, line) in lines.iter().enumerate() {
            let count = if i == 0 { self.styled(COUNT, &format!("{count:>5}")) } else { " ".repeat(5) };
            self.line(&format!("{count}  {line}"));
        }
    }

    /// What belongs to the row above, as far as there is room.
    fn details(&mut self, before: &str, texts: &[String], after: &str) {
        for line in wrap(&format!("{before}{}{after}", some(texts, " | ")), self.settings.columns - 9) {
            let line = self.styled(FAINT, &line);
            self.line(&format!("         {line}"));
        }
    }

    /// Sets items beside each other, as many as fit on a line; none is broken.
    fn packed(&mut self, items: &[String]) {
        let mut line = String::new();
        for item in items {
            if !line.is_empty() && width(&line) + width(item) + 5 > self.settings.columns {
                self.line(&format!("  {line}"));
                line.clear();
            }
            line.push_str(if line.is_empty() { "" } else { " · " });
            line.push_str(item);
        }
        self.line(&format!("  {line}"));
    }

    fn paragraph(&mut self, indent: &str, text: &str) {
        for line in wrap(text, self.settings.columns - width(indent)) {
            self.line(&format!("{indent}{line}"));
        }
    }

    fn more(&mut self, all: usize, shown: usize, command: &str) {
        if all > shown {
            let command = if command.is_empty() { String::new() } else { format!(": kouhao {command}") };
            let more = self.styled(FAINT, &format!("… and {} more{command}", all - shown));
            self.line(&format!("       {more}"));
        }
    }

    fn styled(&self, style: &str, text: &str) -> String {
        if self.settings.colour && !text.is_empty() { format!("\x1b[{style}m{text}\x1b[0m") } else { text.to_string() }
    }

    fn line(&mut self, text: &str) {
        self.text.push_str(text.trim_end());
        self.text.push('\n');
    }
}

/// Returns the first clause of an item.
fn first_clause(item: &str) -> &str {
    clauses(item).first().map_or(item, |&clause| &item[clause])
}

/// Joins the first few texts and says how many there are beyond.
fn some(texts: &[String], between: &str) -> String {
    let shown = texts[..texts.len().min(MOST_DETAILS)].join(between);
    if texts.len() > MOST_DETAILS { format!("{shown}{between}… {} more", texts.len() - MOST_DETAILS) } else { shown }
}

/// Says in how many documents something stands, if in more than one.
fn spread(documents: usize) -> String {
    if documents > 1 { format!("  in {documents} documents") } else { String::new() }
}

/// Writes a number with commas between thousands.
fn grouped(number: u64) -> String {
    let digits = number.to_string();
    let mut out = String::new();
    for (i, digit) in digits.chars().enumerate() {
        if i > 0 && (digits.len() - i).is_multiple_of(3) {
            out.push(',');
        }
        out.push(digit);
    }
    out
}
