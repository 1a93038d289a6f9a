//! A report: one page that a browser shows without network or script.
//!
//! The naive way pours rows into a template and lets a script draw. A page that is to be cited and kept has to be the same in ten years: so it is one
//! file, of text and drawings alone, that says what it was made of and with what. It tells the same as the summary, in the same order, with the text
//! itself and what belongs to a corpus: its documents, its years, its groups.

mod groups;
mod methods;
mod times;

use std::io::Write;

use super::Language;
use super::facts::{Facts, Reading};
use super::html::{escape, isolated};
use super::lists::Lists;
use super::marked;
use super::numbers::whole;
use super::page::{Page, heading, tag};
use super::pictures::{Plotter, Strip};
use super::provenance::VERSION;
use crate::Error;
use crate::find::slogans::Slogan;
use crate::lexicon::{Background, Lexicon};
use crate::text::{Corpus, PartSet};
use crate::tokens::Tokenizer;

/// Documents whose texts a page shows at most, if it shows more than one.
const TEXTS: usize = 12;
/// Characters that these have at most together.
const CHARACTERS: u64 = 60_000;
/// Strips and lines of pictures.
const DRAWN: usize = 12;
/// Formulations, best first, among which those that stand in most texts are drawn.
const AMONG: usize = 60;

/// Tells only the browser: nothing is fetched, nothing is run, nothing is sent.
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

/// Settings of a [`Report`].
#[derive(Clone, Debug)]
#[must_use]
pub struct ReportBuilder {
    title: Option<String>,
    language: Language,
    top: usize,
    by: Option<String>,
    parts: PartSet,
    /// The one that comes with the library if none was chosen.
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
    /// Writes in English, of title and body, with 20 rows of each list shown at once.
    pub fn new() -> Self {
        Report { settings: Report::builder() }
    }

    /// Starts a report with other settings.
    pub fn builder() -> ReportBuilder {
        let Reading { parts, lexicon, background, .. } = Reading::default();
        ReportBuilder { title: None, language: Language::English, top: 20, by: None, parts, tokenizer: None, lexicon, background }
    }

    /// Reads `corpus` and writes its page.
    ///
    /// # Complexity
    /// That of [`summary`](super::summary), which reads the same; a page holds at most five times [`top`](ReportBuilder::top) rows of each list, and
    /// texts up to a limit that it states.
    ///
    /// # Errors
    /// As [`SloganMiner::mine`](crate::find::slogans::SloganMiner::mine), and [`ErrorKind::Io`](crate::ErrorKind::Io) if `out` takes no more.
    pub fn write(&self, corpus: &Corpus, out: impl Write) -> Result<(), Error> {
        let page = self.html(corpus)?;
        let mut out = out;
        out.write_all(page.as_bytes()).and_then(|()| out.flush()).map_err(Error::io)
    }

    fn html(&self, corpus: &Corpus) -> Result<String, Error> {
        let settings = &self.settings;
        let shown = corpus.len() == 1 || corpus.len() <= TEXTS && corpus.characters(PartSet::ALL) <= CHARACTERS;
        let reading = Reading {
            parts: settings.parts,
            tokenizer: settings.tokenizer.clone().unwrap_or_default(),
            background: settings.background.clone(),
            lexicon: settings.lexicon.clone(),
        };
        let facts = Facts::gather(corpus, &reading, shown)?;
        let lists = Lists::of(corpus, &facts, &reading);
        let mut sections = Sections {
            page: Page { language: settings.language, top: settings.top, anchors: true, corpus, html: String::new() },
            contents: Vec::new(),
        };
        documents(&mut sections, &lists);
        texts(&mut sections, &lists, shown)?;
        findings(&mut sections, &lists, shown);
        times::write(&mut sections, &lists)?;
        groups::write(&mut sections, &lists, settings.by.as_deref())?;
        methods::limits(&mut sections);
        methods::methods(&mut sections, settings);
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

    /// The title and what stands below it.
    fn header(&self, corpus: &Corpus, facts: &Facts) -> (String, String) {
        let language = self.settings.language;
        let (texts, size, words) = (whole(corpus.len() as u64), whole(facts.characters), whole(facts.words));
        let title = self.settings.title.clone().unwrap_or_else(|| match corpus.documents() {
            [document] => heading(document),
            _ => language.say(format!("What is formulaic in {texts} texts"), format!("{texts} 篇文本中的固定表述")),
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

impl ReportBuilder {
    /// Sets the title. Default: that of the only document, else how many texts there are.
    pub fn title(&mut self, title: Option<String>) -> &mut Self {
        self.title = title;
        self
    }

    /// Sets the language of headings and of all else that does not come from the texts. Default: English.
    pub fn language(&mut self, language: Language) -> &mut Self {
        self.language = language;
        self
    }

    /// Sets how many rows of a list are shown at once; four times as many are folded away behind them. Default: 20.
    pub fn top(&mut self, rows: usize) -> &mut Self {
        self.top = rows;
        self
    }

    /// Sets the variable whose values are compared with each other. Default: speaker, place or province, the first that parts the corpus in two to
    /// fifteen groups.
    pub fn by(&mut self, field: Option<String>) -> &mut Self {
        self.by = field;
        self
    }

    /// Sets the parts that are read. Default: title and body. All of a text is shown.
    pub fn parts(&mut self, parts: PartSet) -> &mut Self {
        self.parts = parts;
        self
    }

    /// Sets the tokenizer. Default: the dictionary as shipped.
    pub fn tokenizer(&mut self, tokenizer: Tokenizer) -> &mut Self {
        self.tokenizer = Some(tokenizer);
        self
    }

    /// Sets the phrases that are known. Default: [`Lexicon::catalogue`].
    pub fn lexicon(&mut self, lexicon: Lexicon) -> &mut Self {
        self.lexicon = lexicon;
        self
    }

    /// Sets what is known of the use of phrases. Default: [`Background::shipped`].
    pub fn background(&mut self, background: Background) -> &mut Self {
        self.background = background;
        self
    }

    /// Makes the report.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidOption`](crate::ErrorKind::InvalidOption) for lists of no rows or more than a thousand, and for a field without a name.
    pub fn build(&self) -> Result<Report, Error> {
        if self.top == 0 || self.top > 1000 {
            return Err(Error::option(format!("lists of {} rows cannot be read", self.top), "show from 1 to 1000"));
        }
        if self.by.as_deref().is_some_and(str::is_empty) {
            return Err(Error::option("the field to compare by has no name", "name a variable of the documents"));
        }
        Ok(Report { settings: self.clone() })
    }
}

/// The page under way, with the headings that it has so far.
struct Sections<'p> {
    page: Page<'p>,
    contents: Vec<(&'static str, &'static str)>,
}

impl<'p> Sections<'p> {
    /// Starts a section; `id` is what links name.
    fn open(&mut self, id: &'static str, english: &'static str, chinese: &'static str) {
        let heading = self.page.say(english, chinese);
        self.contents.push((id, heading));
        self.page.put(&format!("<section id=\"{id}\" aria-labelledby=\"{id}-h\">\n<h2 id=\"{id}-h\">{heading}</h2>\n"));
    }

    fn close(&mut self) {
        self.page.put("</section>\n");
    }

    /// Writes what a reader has to know of the section.
    fn note(&mut self, english: &str, chinese: &str) {
        let note = escape(self.page.say(english, chinese));
        self.page.put(&format!("<p class=\"kh-d kh-note\">{note}</p>\n"));
    }

    fn picture(&mut self, svg: &str) {
        self.page.put(&format!("<figure tabindex=\"0\">{svg}</figure>\n"));
    }

    fn corpus(&self) -> &'p Corpus {
        self.page.corpus
    }
}

/// Returns the formulations that are followed through time and groups: of the best ones those that stand in most texts, and in more than one.
fn spread<'f>(lists: &Lists<'f>) -> Vec<&'f str> {
    let mut best: Vec<&Slogan> = lists.slogans.iter().take(AMONG).filter(|slogan| slogan.documents > 1).copied().collect();
    best.sort_by_key(|slogan| std::cmp::Reverse(slogan.documents));
    best.iter().take(DRAWN).map(|slogan| slogan.text.as_str()).collect()
}

/// The documents of a corpus.
fn documents(sections: &mut Sections<'_>, lists: &Lists<'_>) {
    if sections.corpus().len() < 2 {
        return;
    }
    sections.open("documents", "Texts in this corpus", "语料篇目");
    sections.note(
        "In the order in which they were read; for each text how many formulations known elsewhere and enumerated phrases it holds, and the best of the formulations that recur.",
        "按读入顺序排列；列出每篇的通行提法与数字略语数，以及其中最突出的重复提法。",
    );
    sections.page.documents(Some(lists));
    sections.close();
}

/// The texts, if they are few and short enough.
fn texts(sections: &mut Sections<'_>, lists: &Lists<'_>, shown: bool) -> Result<(), Error> {
    let corpus = sections.corpus();
    if corpus.is_empty() {
        return Ok(());
    }
    sections.open("text", if corpus.len() == 1 { "The text" } else { "The texts" }, "标注文本");
    if !shown {
        let size = whole(corpus.characters(PartSet::ALL));
        let (texts, limit) = (whole(corpus.len() as u64), whole(CHARACTERS));
        sections.note(
            &format!("The texts are not shown here: they are {texts} with {size} characters, and a page shows up to {TEXTS} with {limit} together. A report on one of them shows it whole."),
            &format!("本页未附原文：共 {texts} 篇、{size} 字，而一页最多附 {TEXTS} 篇、合计 {limit} 字。单篇报告附全文。"),
        );
        sections.close();
        return Ok(());
    }
    if corpus.len() == 1 {
        dispersion(sections, lists)?;
    }
    marked::legend(&mut sections.page);
    sections.note(
        "A marked place leads to the row that tells of it; what is said of it is shown to whoever points at it.",
        "点击标注处可跳到对应条目，鼠标停留时显示说明。",
    );
    let skip = sections.page.say("Skip the text", "跳过原文");
    sections.page.put(&format!("<a class=\"kh-skip\" href=\"#after-text\">{skip}</a>\n"));
    for place in 0..corpus.len() {
        if corpus.len() > 1 {
            let document = &corpus[place];
            let heading = format!("<h3 id=\"text-{}\">{}</h3>", place + 1, isolated(&heading(document)));
            let about = marked::facts_of(document, sections.page.language);
            sections.page.put(&format!("<details class=\"kh-doc\"><summary>{heading} <span class=\"kh-d\">{about}</span></summary>\n"));
        }
        marked::text(&mut sections.page, place, lists, None);
        if corpus.len() > 1 {
            sections.page.put("</details>\n");
        }
    }
    sections.page.put("<div id=\"after-text\"></div>");
    sections.close();
    Ok(())
}

/// Draws where the best formulations of a text stand.
fn dispersion(sections: &mut Sections<'_>, lists: &Lists<'_>) -> Result<(), Error> {
    let document = &sections.corpus()[0];
    let found = lists.occurrences(document);
    let strips: Vec<Strip> = lists
        .slogans
        .iter()
        .enumerate()
        .take(DRAWN)
        .map(|(row, slogan)| {
            let places = found.iter().filter(|(other, _)| *other == row).map(|&(_, span)| document.chars(span).start);
            Strip::new(&slogan.text, document, places)
        })
        .collect();
    if !strips.is_empty() {
        let language = sections.page.language;
        let title = language.say("Where the formulations that recur stand in the text", "重复提法在文中的位置").to_string();
        let plotter = Plotter::builder().language(language).title(Some(title)).build()?;
        sections.picture(&plotter.dispersion(&strips));
    }
    Ok(())
}

/// The lists, in the order of the summary.
fn findings(sections: &mut Sections<'_>, lists: &Lists<'_>, shown: bool) {
    if !lists.slogans.is_empty() {
        sections.open("slogans", "Formulations that recur", "重复出现的提法");
        sections.note(
            "Complete, fixed wordings that these texts use more than once, best first. “Its own”: neither the catalogue nor the background has it, or it is so general a name that only its members tell what it means. Below each, how it is set and used, which is why it stands where it stands.",
            "本语料中不止一次出现的完整固定表述，按突出程度排列。“自有”指目录与背景语料均未收录，或名称笼统、须看成员才知所指。每条之下说明排序依据。",
        );
        sections.page.slogans(lists);
        sections.close();
    }
    if !lists.known.is_empty() {
        sections.open("known", "Formulations known elsewhere", "通行提法");
        sections.note(
            "Formulations that the catalogue or the background has, even if they stand here once, the most frequent first; occurrences inside longer ones are not counted.",
            "目录或背景语料收录的提法，只出现一次的也在内，按次数排列；包含在更长提法之内的不计。",
        );
        sections.page.known(lists);
        sections.close();
    }
    if !lists.own.is_empty() {
        sections.open("own", "Own wordings", "自有表述");
        sections.note(
            "What its writer sets apart with marks, which is worded as formulations are and which neither the catalogue nor the background has; likeliest first. What recurs, and sets named by their size, have lists of their own.",
            "作者以标点单独标出、措辞与提法相似，而目录与背景语料均未收录的表述，按可能性排列。重复出现的提法与数字略语另列。",
        );
        sections.page.own(lists);
        sections.close();
    }
    if !lists.named.is_empty() {
        sections.open("sets", "Enumerated phrases", "数字略语");
        sections.note(
            "Phrases that name a set by its size. Members are those that the text or its glossary spells out, else those of the catalogue, as defined by the issuer and at the date that stand beside them.",
            "以数目概括一组事项的略语。所列成员取自本文或文后名词解释；本文未列出的取自目录，并注明提出者与时间。",
        );
        sections.page.enumerations(lists);
        sections.close();
    }
    by_document(
        sections,
        shown,
        lists.facts.series.iter().map(Vec::len).collect(),
        ("outline", "Outline and series", "结构提纲与分项列举"),
        |page, place| {
            page.outline(place, &lists.facts.series[place]);
        },
    );
    by_document(sections, shown, lists.parallels.iter().map(Vec::len).collect(), ("parallels", "Parallels", "排比与对偶"), |page, place| {
        page.parallels(place, &lists.parallels[place]);
    });
    if !lists.templates.is_empty() {
        sections.open("templates", "Templates and refrains", "固定句式与反复");
        sections.note(
            "Fixed wordings that recur in one text with other fillers; refrains, which open paragraphs, come first.",
            "同一篇中以不同成分反复填充的固定句式；用于段首的反复列在前面。",
        );
        sections.page.templates(&lists.templates);
        sections.close();
    }
    if !lists.facts.terms.is_empty() {
        sections.open("terms", "Terms", "常用词");
        sections.note("Content words by the dictionary, the most frequent first.", "按词典切分的实词，按次数排列。");
        sections.page.terms(&lists.facts.terms);
        sections.close();
    }
}

/// What belongs to the build of single texts, for each that has any.
fn by_document(
    sections: &mut Sections<'_>,
    shown: bool,
    found: Vec<usize>,
    (id, english, chinese): (&'static str, &'static str, &'static str),
    write: impl Fn(&mut Page<'_>, usize),
) {
    let corpus = sections.corpus();
    if !shown || found.iter().all(|&found| found == 0) {
        return;
    }
    sections.open(id, english, chinese);
    for (place, document) in corpus.iter().enumerate().filter(|&(place, _)| found[place] > 0) {
        if corpus.len() == 1 {
            write(&mut sections.page, place);
            continue;
        }
        let count = whole(found[place] as u64);
        sections.page.put(&format!(
            "<details class=\"kh-doc\"><summary><h3>{}</h3> <span class=\"kh-count\">{count}</span></summary>\n",
            isolated(&heading(document))
        ));
        write(&mut sections.page, place);
        sections.page.put("</details>\n");
    }
    sections.close();
}

#[cfg(test)]
mod tests;
