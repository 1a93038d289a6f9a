//! Writes a summary: what a reader wants to know first, on a page.
//!
//! The order is that of a reader's questions: what is this text; which formulas does it repeat, and which of them are its own; which are also used
//! elsewhere; which phrases name a set by its size, and what are the members; what does it enumerate; what are its parallels; which wordings recur
//! with different fillers; what is it about. Series and parallels are shown for a single text only, because they belong to its structure.

use std::cmp::Reverse;
use std::io::Write;

use super::columns::{fit, pad, width, wrap};
use super::facts::{Facts, Formulation, Named, ReadingOptions, Wording, formulations, item_heading, named, own, telling, wordings};
use super::marked::said_of;
use super::numbers::whole;
use crate::Error;
use crate::find::enumerations::Check;
use crate::find::parallels::Parallel;
use crate::find::series::Series;
use crate::find::slogans::{Slogan, SloganKind};
use crate::lexicon::{Background, Lexicon, Meaning};
use crate::measure::Term;
use crate::text::{Corpus, Document, Fold, PartSet, key};
use crate::tokens::Tokenizer;
use crate::visible::spaced;

/// Summarises a corpus for a reader.
#[derive(Clone, Debug)]
pub struct Summary {
    settings: SummaryBuilder,
}

/// Builds a [`Summary`].
#[derive(Clone, Debug)]
#[must_use]
pub struct SummaryBuilder {
    parts: PartSet,
    columns: usize,
    colour: bool,
    tokenizer: Tokenizer,
    lexicon: Lexicon,
    background: Background,
}

impl Default for Summary {
    fn default() -> Self {
        Summary { settings: Summary::builder() }
    }
}

impl Summary {
    /// Creates a builder with the default settings.
    pub fn builder() -> SummaryBuilder {
        let ReadingOptions { parts, tokenizer, background, lexicon } = ReadingOptions::default();
        SummaryBuilder { parts, columns: 80, colour: false, tokenizer, lexicon, background }
    }

    /// Analyses `corpus` and writes its summary.
    ///
    /// # Errors
    /// Those of [`SloganMiner::mine`](crate::find::slogans::SloganMiner::mine), and [`ErrorKind::Io`](crate::ErrorKind::Io) if writing to `out`
    /// fails.
    pub fn write(&self, corpus: &Corpus, out: impl Write) -> Result<(), Error> {
        let single = corpus.len() == 1;
        let SummaryBuilder { parts, tokenizer, lexicon, background, .. } = &self.settings;
        let reading = ReadingOptions { parts: *parts, tokenizer: tokenizer.clone(), background: background.clone(), lexicon: lexicon.clone() };
        let facts = Facts::gather(corpus, &reading, single)?;
        let mut page = Page { settings: &self.settings, text: String::new() };
        page.header(corpus, &facts);
        page.slogans(&facts.told(corpus.len()), single);
        page.known(&formulations(corpus, &facts.known));
        page.own(&own(corpus, &facts, &reading));
        page.enumerations(named(corpus, &facts.enumerations, true));
        if let ([document], [series], [parallels]) = (corpus.documents(), &facts.series[..], &facts.parallels[..]) {
            page.series(document, series);
            page.parallels(document, &telling(document, parallels));
        }
        page.templates(&wordings(corpus, &facts.templates));
        if corpus.len() > 1 {
            page.heading("SERIES AND PARALLELS", "belong to the build of one text: kouhao series, kouhao parallels");
        }
        page.terms(&facts.terms);
        let mut out = out;
        out.write_all(page.text.as_bytes()).and_then(|()| out.flush()).map_err(Error::io)
    }
}

impl SummaryBuilder {
    /// Sets the parts that are analysed. Default: title and body.
    pub fn parts(&mut self, parts: PartSet) -> &mut Self {
        self.parts = parts;
        self
    }

    /// Sets the line width, in columns of a terminal. Default: 80.
    pub fn columns(&mut self, columns: usize) -> &mut Self {
        self.columns = columns;
        self
    }

    /// Sets whether terminal colours are used. Default: no.
    pub fn colour(&mut self, yes: bool) -> &mut Self {
        self.colour = yes;
        self
    }

    /// Sets the tokenizer. Default: [`Tokenizer::new`].
    pub fn tokenizer(&mut self, tokenizer: Tokenizer) -> &mut Self {
        self.tokenizer = tokenizer;
        self
    }

    /// Sets the lexicon of known phrases: those with members, and those that are never the texts' own. Default: [`Lexicon::catalogue`].
    pub fn lexicon(&mut self, lexicon: Lexicon) -> &mut Self {
        self.lexicon = lexicon;
        self
    }

    /// Sets the background frequencies of phrases elsewhere. Default: [`Background::shipped`].
    pub fn background(&mut self, background: Background) -> &mut Self {
        self.background = background;
        self
    }

    /// Builds the summary.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidOption`](crate::ErrorKind::InvalidOption) for lines of fewer than 40 columns.
    pub fn build(&self) -> Result<Summary, Error> {
        if self.columns < 40 {
            return Err(Error::option(format!("{} columns are too narrow to read", self.columns), "use 40 or more"));
        }
        Ok(Summary { settings: self.clone() })
    }
}

/// The page under construction.
struct Page<'s> {
    settings: &'s SummaryBuilder,
    text: String,
}

/// The maximum number of rows of a list on the page; the commands list all.
const MOST_DOCUMENTS: usize = 12;
const MOST_SLOGANS: usize = 15;
const MOST_KNOWN: usize = 30;
const MOST_OWN: usize = 20;
const MOST_ENUMERATIONS: usize = 15;
const MOST_LISTS: usize = 10;
const MOST_SERIES: usize = 8;
const MOST_PARALLELS: usize = 8;
const MOST_TEMPLATES: usize = 10;
const MOST_TERMS: usize = 30;
/// The maximum number of members, fillers, nouns and spellings in a row.
const MOST_DETAILS: usize = 8;
/// The maximum number of lines that they take.
const MOST_LINES: usize = 2;

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
        let size = format!("{} characters, {} words", whole(facts.characters), whole(facts.words));
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
        let about = said_of(document);
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

    fn slogans(&mut self, rows: &[&Slogan], single: bool) {
        if rows.is_empty() {
            return;
        }
        let order = if single { "best first" } else { "the likeliest and in most documents first" };
        self.heading("SLOGANS", &format!("formulations that recur, {order}; how often, and which are its own"));
        for slogan in rows.iter().take(MOST_SLOGANS) {
            let kind = if slogan.kind == SloganKind::Refrain { "  (refrain)" } else { "" };
            let own = if slogan.own == Some(true) { "  (its own)" } else { "" };
            self.counted(slogan.count as usize, &slogan.text, &format!("{}{kind}{own}", spread(slogan.documents as usize)));
            if slogan.variants.len() > 1 {
                let spellings: Vec<String> = slogan.variants.iter().map(|variant| format!("{} ×{}", variant.text, variant.count)).collect();
                self.details("", &spellings, "");
            }
        }
        self.more(rows.len(), MOST_SLOGANS, "slogans");
    }

    fn known(&mut self, known: &[Formulation]) {
        if known.is_empty() {
            return;
        }
        self.heading("KNOWN ELSEWHERE", "formulations that others use too; how often, known since when");
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

    fn own(&mut self, own: &[Formulation]) {
        if own.is_empty() {
            return;
        }
        self.heading("OWN WORDINGS", "set apart by the writer, in none of the lists; likeliest first");
        let phrases: Vec<String> =
            own.iter().take(MOST_OWN).map(|own| if own.count > 1 { format!("{} {}", own.text, own.count) } else { own.text.clone() }).collect();
        self.packed(&phrases);
        self.more(own.len(), MOST_OWN, "known");
    }

    fn enumerations(&mut self, phrases: Vec<Named>) {
        if phrases.is_empty() {
            return;
        }
        self.heading("ENUMERATED PHRASES", "sets named by their size; how often, what they modify");
        let shows_all = |phrase: &Named| phrase.items.as_ref().is_some_and(|items| is_list_of(&phrase.text, items));
        let (lists, mut sets): (Vec<Named>, Vec<Named>) = phrases.into_iter().partition(shows_all);
        // Of equally frequent ones, those whose members the text gives come first: the others are what everybody knows.
        sets.sort_by_key(|phrase| (Reverse(phrase.count), phrase.items.is_none() || phrase.defined.is_some()));
        for phrase in sets.iter().take(MOST_ENUMERATIONS) {
            let noun = if phrase.nouns.is_empty() { String::new() } else { format!("  → {}", some(&phrase.nouns, MOST_DETAILS, ", ")) };
            self.counted(phrase.count, &phrase.text, &noun);
            if let Some(items) = &phrase.items {
                let differs = phrase.differs.map(|size| format!("  ({} of {size})", items.len())).unwrap_or_default();
                let defined = phrase.defined.as_ref().map(|meaning| format!("  ({})", definition(meaning, phrase.definitions))).unwrap_or_default();
                self.details("= ", items, &format!("{differs}{defined}"));
            }
        }
        self.more(sets.len(), MOST_ENUMERATIONS, "enumerations");
        if !lists.is_empty() {
            self.line("  named by their members:");
            let shown = |list: &Named| if list.count > 1 { format!("{} {}", list.text, list.count) } else { list.text.clone() };
            self.packed(&lists.iter().take(MOST_LISTS).map(shown).collect::<Vec<_>>());
            self.more(lists.len(), MOST_LISTS, "enumerations");
        }
    }

    fn series(&mut self, document: &Document, series: &[Series]) {
        if series.is_empty() {
            return;
        }
        self.heading("SERIES AND OUTLINE", "what it enumerates; how many items, what announces them");
        for found in series.iter().take(MOST_SERIES) {
            let text = document.text();
            let announced = found.announced_by.map(|phrase| format!("  ← {}", &text[phrase])).unwrap_or_default();
            let differs = if found.check == Check::Differs { "  (differs)" } else { "" };
            // One sign for each level; spaces would be lost when lines are wrapped.
            let level = "› ".repeat(found.depth.min(4));
            let wording = found.marker.trim_end_matches("{}");
            self.counted(found.items.len(), &format!("{level}{wording}…"), &format!("{announced}{differs}"));
            let items: Vec<String> = found.items.iter().map(|&item| item_heading(text[item].trim_start_matches(wording)).to_string()).collect();
            self.details("", &items, "");
        }
        self.more(series.len(), MOST_SERIES, "series --outline");
    }

    fn parallels(&mut self, document: &Document, parallels: &[&Parallel]) {
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
        // Styles take no space, so lines are wrapped before they are styled.
        for (i, line) in wrap(&format!("{title}  {what}"), self.settings.columns).into_iter().enumerate() {
            let line = match line.strip_prefix(title).filter(|_| i == 0) {
                Some(rest) => format!("{}{}", self.styled(BOLD, title), self.styled(FAINT, rest)),
                None => self.styled(FAINT, &line),
            };
            self.line(&line);
        }
    }

    /// Writes a count and a phrase, wrapped under the phrase.
    fn counted(&mut self, count: usize, phrase: &str, after: &str) {
        let lines = wrap(&format!("{phrase}{after}"), self.settings.columns - 7);
        for (i, line) in lines.iter().enumerate() {
            let count = if i == 0 { self.styled(COUNT, &format!("{count:>5}")) } else { " ".repeat(5) };
            self.line(&format!("{count}  {line}"));
        }
    }

    /// Writes the details of the row above, as many of them as fit.
    fn details(&mut self, before: &str, texts: &[String], after: &str) {
        let lines = |most: usize| wrap(&format!("{before}{}{after}", some(texts, most, " | ")), self.settings.columns - 9);
        let most = (1..=MOST_DETAILS).rev().find(|&most| lines(most).len() <= MOST_LINES).unwrap_or(1);
        for line in lines(most) {
            let line = self.styled(FAINT, &line);
            self.line(&format!("         {line}"));
        }
    }

    /// Sets items side by side, as many as fit on a line, without breaking any.
    fn packed(&mut self, items: &[String]) {
        let mut line = String::new();
        for item in items.iter().map(|item| spaced(item)) {
            if !line.is_empty() && width(&line) + width(&item) + 5 > self.settings.columns {
                self.line(&format!("  {line}"));
                line.clear();
            }
            line.push_str(if line.is_empty() { "" } else { " · " });
            line.push_str(&item);
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

/// Returns who defined a phrase, and when; this may be the commonest of several definitions.
fn definition(meaning: &Meaning, definitions: usize) -> String {
    let sense = meaning.sense();
    let by = sense.issuer().or(sense.document()).unwrap_or(meaning.entry().source().name());
    let said = [Some(by), sense.from(), (!sense.is_verified()).then_some("unverified")];
    let several = if definitions > 1 { format!("; {definitions} definitions, by date") } else { String::new() };
    format!("as defined by {}{several}", said.into_iter().flatten().collect::<Vec<_>>().join(", "))
}

/// Joins the first texts, at most `most`, and states how many more there are.
fn some(texts: &[String], most: usize, between: &str) -> String {
    let shown = texts[..texts.len().min(most)].join(between);
    if texts.len() > most { format!("{shown}{between}… {} more", texts.len() - most) } else { shown }
}

/// Returns whether a name consists of the members that it lists: 基金招商、以商招商.
fn is_list_of(name: &str, items: &[String]) -> bool {
    let key = |text: &str| key(text, Fold::new());
    key(name) == items.iter().map(|item| key(item)).collect::<String>()
}

/// Returns in how many documents something occurs, if in more than one.
fn spread(documents: usize) -> String {
    if documents > 1 { format!("  in {documents} documents") } else { String::new() }
}
