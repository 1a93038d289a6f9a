//! Writes a report: one page that a browser shows without network or script.
//!
//! The naive way pours rows into a template and leaves the drawing to a script. A page that is to be cited and archived must be the same in ten
//! years: so it is one file of text and drawings alone, which states what it was made from and with which settings. It presents the same findings as
//! the summary, in the same order, together with the text itself and what belongs to a corpus: its documents, years and groups.

mod findings;
mod groups;
mod limits;
mod methods;
mod sections;
mod texts;
mod times;

use std::io::Write;

use self::sections::Sections;
use super::Language;
use super::facts::{Facts, ReadingOptions};
use super::html::{escape, isolated};
use super::lists::Lists;
use super::marked;
use super::numbers::whole;
use super::page::{Page, heading, tag};
use super::provenance::VERSION;
use crate::Error;
use crate::find::slogans::Slogan;
use crate::lexicon::{Background, Lexicon};
use crate::text::{Corpus, PartSet};
use crate::tokens::Tokenizer;

/// The maximum number of documents whose texts a page shows, if it shows more than one.
const TEXTS: usize = 12;
/// The maximum number of characters of these together.
const CHARACTERS: u64 = 60_000;
/// The maximum number of strips and lines in pictures.
const DRAWN: usize = 12;
/// The number of formulations, best first, from which those in the most texts are chosen for drawing.
const AMONG: usize = 60;

/// The security policy for browsers: nothing is fetched, nothing is run, nothing is sent.
const POLICY: &str = "default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'";

/// Writes a page about a document or a corpus.
///
/// ```
/// use kouhao::present::report::Report;
/// use kouhao::text::{Corpus, Document};
///
/// let mut page = Vec::new();
/// Report::new().write(&Corpus::from(Document::new("speech.txt", "协调推进“四个全面”战略布局。")), &mut page)?;
/// let page = String::from_utf8(page).unwrap();
/// assert!(page.starts_with("<!DOCTYPE html>") && page.contains("全面从严治党") && !page.contains("<script"));
/// # Ok::<(), kouhao::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Report {
    settings: ReportBuilder,
}

/// Builds a [`Report`].
#[derive(Clone, Debug)]
#[must_use]
pub struct ReportBuilder {
    title: Option<String>,
    language: Language,
    top: usize,
    by: Option<String>,
    parts: PartSet,
    /// `None` for the default tokenizer.
    tokenizer: Option<Tokenizer>,
    lexicon: Lexicon,
    background: Background,
}

impl Default for Report {
    fn default() -> Self {
        Report::new()
    }
}

impl Report {
    /// Creates a report on title and body, in English, with 20 rows of each list shown at once.
    pub fn new() -> Self {
        Report { settings: Report::builder() }
    }

    /// Creates a builder with the default settings.
    pub fn builder() -> ReportBuilder {
        let ReadingOptions { parts, lexicon, background, .. } = ReadingOptions::default();
        ReportBuilder { title: None, language: Language::English, top: 20, by: None, parts, tokenizer: None, lexicon, background }
    }

    /// Analyses `corpus` and writes its page.
    ///
    /// # Complexity
    /// That of [`summary`](super::summary), which performs the same analysis. A page holds at most five times [`top`](ReportBuilder::top) rows of
    /// each list, and texts up to a limit that it states.
    ///
    /// # Errors
    /// Those of [`SloganMiner::mine`](crate::find::slogans::SloganMiner::mine), and [`ErrorKind::Io`](crate::ErrorKind::Io) if writing to `out`
    /// fails.
    pub fn write(&self, corpus: &Corpus, out: impl Write) -> Result<(), Error> {
        let page = self.html(corpus)?;
        let mut out = out;
        out.write_all(page.as_bytes()).and_then(|()| out.flush()).map_err(Error::io)
    }

    fn html(&self, corpus: &Corpus) -> Result<String, Error> {
        let settings = &self.settings;
        let shown = corpus.len() == 1 || corpus.len() <= TEXTS && corpus.characters(PartSet::ALL) <= CHARACTERS;
        let reading = ReadingOptions {
            parts: settings.parts,
            tokenizer: settings.tokenizer.clone().unwrap_or_default(),
            background: settings.background.clone(),
            lexicon: settings.lexicon.clone(),
        };
        let facts = Facts::gather(corpus, &reading, shown)?;
        let lists = Lists::of(corpus, &facts, &reading);
        let page = Page { language: settings.language, top: settings.top, anchors: true, corpus, html: String::new() };
        let mut sections = Sections::new(page);
        texts::documents(&mut sections, &lists);
        texts::texts(&mut sections, &lists, shown)?;
        findings::findings(&mut sections, &lists, shown);
        times::write(&mut sections, &lists)?;
        groups::write(&mut sections, &lists, settings.by.as_deref())?;
        limits::write(&mut sections);
        methods::write(&mut sections, settings);
        Ok(self.assemble(corpus, &facts, sections))
    }

    fn assemble(&self, corpus: &Corpus, facts: &Facts, sections: Sections<'_>) -> String {
        let language = self.settings.language;
        let (title, about) = self.header(corpus, facts);
        let contents: String = sections.contents.iter().map(|(id, heading)| format!("<li><a href=\"#{id}\">{heading}</a></li>\n")).collect();
        let named = language.say("Contents", "目录");
        let skip = language.say("Skip to the report", "跳到正文");
        let made = language.say("Made with kouhao", "由 kouhao 生成，版本");
        format!(
            "<!DOCTYPE html>\n<html lang=\"{}\">\n<head>\n<meta charset=\"utf-8\">\n<meta http-equiv=\"Content-Security-Policy\" content=\"{POLICY}\">\n\
             <meta name=\"viewport\" content=\"width=device-width,initial-scale=1\">\n<meta name=\"referrer\" content=\"no-referrer\">\n\
             <meta name=\"generator\" content=\"kouhao {VERSION}\">\n<title>{}</title>\n<style>\n{}{}</style>\n</head>\n\
             <body class=\"kouhao\">\n<a class=\"kh-skip\" href=\"#main\">{skip}</a>\n<header>\n<h1>{}</h1>\n{about}</header>\n\
             <nav aria-label=\"{named}\"><ul>\n{contents}</ul></nav>\n<main id=\"main\">\n{}</main>\n\
             <footer>{made} {VERSION}</footer>\n</body>\n</html>\n",
            tag(language),
            escape(&title),
            marked::STYLE,
            include_str!("report/report.css"),
            isolated(&title),
            sections.page.html,
        )
    }

    /// Returns the title and the text below it.
    fn header(&self, corpus: &Corpus, facts: &Facts) -> (String, String) {
        let language = self.settings.language;
        let (texts, size, words) = (whole(corpus.len() as u64), whole(facts.characters), whole(facts.words));
        let title = self.settings.title.clone().unwrap_or_else(|| match corpus.documents() {
            [document] => heading(document),
            _ => language.say(format!("Formulaic language in {texts} texts"), format!("{texts} 篇文本中的固定表述")),
        });
        let mut about = String::new();
        if let [document] = corpus.documents() {
            let own = heading(document);
            if own != title {
                about.push_str(&format!("<p>{}</p>\n", isolated(&own)));
            }
            about.push_str(&format!("<p>{}</p>\n", marked::facts_of(document, language)));
            let counted = language.say(format!("{words} words"), format!("{words} 词"));
            about.push_str(&format!("<p class=\"kh-d\">{} · {counted}</p>\n", isolated(document.name())));
        } else {
            let mut dates: Vec<&str> = corpus.iter().filter_map(|document| document.date()).collect();
            dates.sort_unstable();
            let dates = match (dates.first(), dates.last()) {
                (Some(first), Some(last)) => format!(" · {}–{}", escape(first), escape(last)),
                _ => String::new(),
            };
            let counted = language.say(format!("{texts} texts · {size} characters · {words} words"), format!("{texts} 篇 · {size} 字 · {words} 词"));
            about.push_str(&format!("<p>{counted}{dates}</p>\n"));
        }
        (title, about)
    }
}

/// Returns the formulations that are traced through time and groups: of the best ones, those in the most texts, provided that they are in more than
/// one.
fn spread<'f>(lists: &Lists<'f>) -> Vec<&'f str> {
    let mut best: Vec<&Slogan> = lists.slogans.iter().take(AMONG).filter(|slogan| slogan.documents > 1).copied().collect();
    best.sort_by_key(|slogan| std::cmp::Reverse(slogan.documents));
    best.iter().take(DRAWN).map(|slogan| slogan.text.as_str()).collect()
}

impl ReportBuilder {
    /// Sets the title. Default: that of the only document, otherwise one with the number of texts.
    pub fn title(&mut self, title: Option<String>) -> &mut Self {
        self.title = title;
        self
    }

    /// Sets the language of headings and everything else that does not come from the texts. Default: English.
    pub fn language(&mut self, language: Language) -> &mut Self {
        self.language = language;
        self
    }

    /// Sets the number of rows of a list that are shown at once; four times as many follow, collapsed. Default: 20.
    pub fn top(&mut self, rows: usize) -> &mut Self {
        self.top = rows;
        self
    }

    /// Sets the variable by whose values the corpus is divided into groups that are compared. Default: speaker, place or province, the first that
    /// divides the corpus into two to fifteen groups.
    pub fn by(&mut self, field: Option<String>) -> &mut Self {
        self.by = field;
        self
    }

    /// Sets the parts that are analysed. Default: title and body. The whole text is shown in any case.
    pub fn parts(&mut self, parts: PartSet) -> &mut Self {
        self.parts = parts;
        self
    }

    /// Sets the tokenizer. Default: [`Tokenizer::new`].
    pub fn tokenizer(&mut self, tokenizer: Tokenizer) -> &mut Self {
        self.tokenizer = Some(tokenizer);
        self
    }

    /// Sets the lexicon of known phrases. Default: [`Lexicon::catalogue`].
    pub fn lexicon(&mut self, lexicon: Lexicon) -> &mut Self {
        self.lexicon = lexicon;
        self
    }

    /// Sets the background frequencies of phrases. Default: [`Background::shipped`].
    pub fn background(&mut self, background: Background) -> &mut Self {
        self.background = background;
        self
    }

    /// Builds the report.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidOption`](crate::ErrorKind::InvalidOption) for lists of 0 rows or more than a thousand, and for a field without a name.
    pub fn build(&self) -> Result<Report, Error> {
        if self.top == 0 || self.top > 1000 {
            return Err(Error::option(format!("lists cannot have {} rows", self.top), "use 1 to 1000"));
        }
        if self.by.as_deref().is_some_and(str::is_empty) {
            return Err(Error::option("the name of the field to compare by is empty", "use a variable of the documents"));
        }
        Ok(Report { settings: self.clone() })
    }
}

#[cfg(test)]
mod tests;
