//! Shows the text of a document as HTML, with its findings marked.
//!
//! It is used by notebooks and by the report. Formulations, enumerated phrases, parallels, templates and openings nest and overlap in any way, so the
//! text is divided at the edges of its marks, and every segment lists all marks that contain it.
//!
//! # References
//! The colours are those of Okabe and Ito (Color Universal Design, 2008), which remain distinguishable for colour-blind readers; the lighter ones are
//! darkened for lines on white. The kinds of marks also differ in line style.

mod marks;
mod segments;

use super::Language;
use super::facts::{Facts, ReadingOptions};
use super::html::{escape, isolated, language, tip};
use super::lists::Lists;
use super::numbers::whole;
use super::page::{Page, heading, tag};
use crate::Error;
use crate::lexicon::{Background, Lexicon};
use crate::text::{Corpus, Document, PartKind, PartSet, Span};
use crate::tokens::Tokenizer;
use marks::{Mark, Marks};
use segments::segments;

pub(super) use marks::Kind;

/// The style sheet: every rule applies only within an element of the class `kouhao`.
pub(super) const STYLE: &str = include_str!("marked/marked.css");

/// The maximum number of marks described by one segment: more would be too long for a tooltip.
const TOLD: usize = 6;

/// Shows documents with their findings marked.
///
/// ```
/// use kouhao::present::marked::Marked;
/// use kouhao::text::Document;
///
/// let page = Marked::new().html(&Document::from("协调推进“四个全面”战略布局。"))?;
/// assert!(page.contains("kh-set") && page.contains("全面从严治党"));
/// # Ok::<(), kouhao::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Marked {
    settings: MarkedBuilder,
}

/// Builds a [`Marked`].
#[derive(Clone, Debug)]
#[must_use]
pub struct MarkedBuilder {
    reading: ReadingOptions,
    language: Language,
    limit: Option<usize>,
}

impl Default for Marked {
    fn default() -> Self {
        Marked::new()
    }
}

impl Marked {
    /// Creates a view of title and body, in English, that shows texts of up to 20,000 characters in full.
    pub fn new() -> Self {
        Marked { settings: Marked::builder() }
    }

    /// Creates a builder with the default settings.
    pub fn builder() -> MarkedBuilder {
        MarkedBuilder { reading: ReadingOptions::default(), language: Language::English, limit: Some(20_000) }
    }

    /// Returns an HTML fragment: facts, legend, marked text, and collapsed lists of findings. It has no script, changes nothing outside itself,
    /// follows the theme of JupyterLab, and stays readable where style sheets are removed.
    ///
    /// # Complexity
    /// Linear in the length of the text; O(m log m) in the number of marks.
    ///
    /// # Errors
    /// Those of [`SloganMiner::mine`](crate::find::slogans::SloganMiner::mine).
    pub fn html(&self, document: &Document) -> Result<String, Error> {
        let MarkedBuilder { reading, language, limit } = &self.settings;
        let corpus = Corpus::from(document.clone());
        let facts = Facts::gather(&corpus, reading, true)?;
        let lists = Lists::of(&corpus, &facts, reading);
        let mut page = Page { language: *language, top: ROWS, anchors: false, corpus: &corpus, html: String::new() };
        page.put(&format!("<div class=\"kouhao\" lang=\"{}\"><style>{STYLE}</style>\n", tag(*language)));
        page.put(&format!(
            "<p class=\"kh-title\"><b>{}</b></p><p class=\"kh-d\">{}</p>\n",
            isolated(&heading(document)),
            facts_of(document, *language)
        ));
        legend(&mut page);
        text(&mut page, 0, &lists, *limit);
        folded(&mut page, &lists);
        page.put("</div>");
        Ok(page.html)
    }

    /// Returns an HTML fragment about a corpus: its documents, with the number of findings and the best formulations of each, and collapsed lists.
    /// For more than four megabytes of text, only the documents are listed.
    ///
    /// # Errors
    /// Those of [`html`](Self::html).
    pub fn overview(&self, corpus: &Corpus) -> Result<String, Error> {
        let MarkedBuilder { reading, language, .. } = &self.settings;
        let read = !corpus.is_empty() && corpus.iter().map(|document| document.text().len()).sum::<usize>() <= SURVEYED;
        let facts = if read { Some(Facts::gather(corpus, reading, false)?) } else { None };
        let lists = facts.as_ref().map(|facts| Lists::of(corpus, facts, reading));
        let mut page = Page { language: *language, top: ROWS, anchors: false, corpus, html: String::new() };
        page.put(&format!("<div class=\"kouhao\" lang=\"{}\"><style>{STYLE}</style>\n", tag(*language)));
        let (texts, size) = (whole(corpus.len() as u64), whole(corpus.characters(PartSet::ALL)));
        page.put(&page.say(format!("<p><b>{texts} texts</b> · {size} characters</p>\n"), format!("<p><b>{texts} 篇</b> · {size} 字</p>\n")));
        page.documents(lists.as_ref());
        if let Some(lists) = &lists {
            folded(&mut page, lists);
        }
        page.put("</div>");
        Ok(page.html)
    }
}

/// The maximum size, in bytes of text, of a corpus that is analysed for display: some seconds of work.
const SURVEYED: usize = 4 << 20;

/// The number of rows shown at once in the lists after a text.
const ROWS: usize = 15;

impl MarkedBuilder {
    /// Sets the parts that are searched. Default: title and body. The whole text is shown in any case.
    pub fn parts(&mut self, parts: PartSet) -> &mut Self {
        self.reading.parts = parts;
        self
    }

    /// Sets the language of everything that does not come from the text. Default: English.
    pub fn language(&mut self, language: Language) -> &mut Self {
        self.language = language;
        self
    }

    /// Sets the maximum number of characters of a text that are shown; the number of the remaining ones is stated. Default: 20,000.
    pub fn limit(&mut self, characters: Option<usize>) -> &mut Self {
        self.limit = characters;
        self
    }

    /// Sets the tokenizer. Default: [`Tokenizer::new`].
    pub fn tokenizer(&mut self, tokenizer: Tokenizer) -> &mut Self {
        self.reading.tokenizer = tokenizer;
        self
    }

    /// Sets the lexicon of known phrases. Default: [`Lexicon::catalogue`].
    pub fn lexicon(&mut self, lexicon: Lexicon) -> &mut Self {
        self.reading.lexicon = lexicon;
        self
    }

    /// Sets the background frequencies of phrases. Default: [`Background::shipped`].
    pub fn background(&mut self, background: Background) -> &mut Self {
        self.reading.background = background;
        self
    }

    /// Builds the view.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidOption`](crate::ErrorKind::InvalidOption) if the maximum number of characters is 0.
    pub fn build(&self) -> Result<Marked, Error> {
        if self.limit == Some(0) {
            return Err(Error::option("the maximum number of characters cannot be 0", "use 1 or more"));
        }
        Ok(Marked { settings: self.clone() })
    }
}

/// Returns who, when and where, each on one line; an occasion that is the title is left out.
pub(super) fn said_of(document: &Document) -> Vec<String> {
    let on_one_line = |said: &str| said.split_whitespace().collect::<Vec<_>>().join(" ");
    let occasion = document.occasion().filter(|occasion| document.title().is_none_or(|title| on_one_line(title) != on_one_line(occasion)));
    [document.speaker(), document.date(), occasion].into_iter().flatten().map(on_one_line).collect()
}

/// Returns who, when, where, and how long, as HTML.
pub(super) fn facts_of(document: &Document, language: Language) -> String {
    let mut said: Vec<String> = said_of(document).iter().map(|said| isolated(said)).collect();
    let size = whole(document.characters(PartSet::ALL));
    said.push(language.say(format!("{size} characters"), format!("{size} 字")));
    said.join(" · ")
}

/// Explains the lines below the text.
pub(super) fn legend(page: &mut Page<'_>) {
    let what = page.say("What is marked:", "图例：");
    page.put(&format!("<p class=\"kh-legend\">{what}"));
    for kind in Kind::ALL {
        let (class, border) = kind.style();
        page.put(&format!(" <span class=\"kh-m {class}\" style=\"border-bottom:{border}\">{}</span>", kind.name(page.language)));
    }
    page.put("</p>\n");
}

/// Shows the text of the document at `place` with its marks.
pub(super) fn text(page: &mut Page<'_>, place: usize, lists: &Lists<'_>, limit: Option<usize>) {
    let document = &page.corpus[place];
    let marks = marks::marks(page.corpus, place, lists, page.language);
    let text = document.text();
    let end = limit.and_then(|limit| text.char_indices().nth(limit)).map_or(text.len(), |(at, _)| at);
    page.put("<div class=\"kh-text\">\n");
    paint(page, document, &marks, end);
    if end < text.len() {
        let rest = whole(text[end..].chars().count() as u64);
        page.put(&page.say(
            format!("<p class=\"kh-d\">… {rest} more characters; the report shows all.</p>"),
            format!("<p class=\"kh-d\">……后面还有 {rest} 字，完整文本见报告。</p>"),
        ));
    }
    page.put("</div>\n");
}

/// Writes the text up to `end`, one paragraph for each of its lines.
fn paint(page: &mut Page<'_>, document: &Document, marks: &Marks, end: usize) {
    let text = document.text();
    let spans: Vec<Span> = marks.marks.iter().map(|mark| mark.span).collect();
    let segments = segments(text.len(), &spans, TOLD);
    let mut segments = segments.iter().peekable();
    for line in lines(text, end) {
        if text[line].trim().is_empty() {
            continue;
        }
        let class = match document.parts().at(line.start) {
            PartKind::Title => " class=\"kh-head\"",
            PartKind::Masthead | PartKind::Glossary => " class=\"kh-aside\"",
            PartKind::Body => "",
        };
        page.put(&format!("<p dir=\"auto\"{class}{}>", language(&text[line])));
        // A segment may continue beyond the end of a line.
        while segments.next_if(|segment| segment.span.end <= line.start).is_some() {}
        while let Some(segment) = segments.peek().filter(|segment| segment.span.start < line.end) {
            let shown = Span::new(segment.span.start.max(line.start), segment.span.end.min(line.end));
            let holding: Vec<&Mark> = segment.marks.iter().map(|&place| &marks.marks[place]).collect();
            page.put(&segment_html(page, &text[shown], &holding, marks));
            if segment.span.end > line.end {
                break;
            }
            segments.next();
        }
        page.put("</p>\n");
    }
}

/// Splits a text into lines, without their line breaks, up to `end`.
fn lines(text: &str, end: usize) -> Vec<Span> {
    let text = &text[..end];
    let mut lines = Vec::new();
    let mut start = 0;
    for (at, _) in text.match_indices(['\n', '\r']) {
        lines.push(Span::new(start, at));
        start = at + 1;
    }
    lines.push(Span::new(start, text.len()));
    lines
}

/// Returns the HTML of a stretch of text with its marks: one element for each kind, so that the lines of all kinds are visible. The outermost has the
/// tooltip and, in a report, links to the row of the shortest mark.
fn segment_html(page: &Page<'_>, text: &str, holding: &[&Mark], marks: &Marks) -> String {
    let Some(shortest) = holding.first() else { return escape(text) };
    let mut kinds: Vec<Kind> = holding.iter().map(|mark| mark.kind).collect();
    kinds.sort_unstable();
    kinds.dedup();
    let mut said: Vec<&str> = holding.iter().map(|mark| marks.said[mark.said].as_str()).collect();
    // One phrase may be found in two ways with the same description.
    let mut known = Vec::new();
    said.retain(|said| {
        !known.contains(said) && {
            known.push(said);
            true
        }
    });
    let (class, border) = kinds[0].style();
    let link = Some(shortest.anchor).filter(|&anchor| page.has_row(anchor));
    let (tag, link, border) = match link {
        Some(anchor) => ("a", format!(" href=\"#{}\"", anchor.id()), String::new()),
        None if page.anchors => ("span", String::new(), String::new()),
        None => ("span", String::new(), format!(" style=\"border-bottom:{border}\"")),
    };
    let mut html = format!("<{tag} class=\"kh-m {class}\"{border}{link} title=\"{}\">", tip(&said.join("\n")));
    for kind in &kinds[1..] {
        html.push_str(&format!("<span class=\"{}\">", kind.style().0));
    }
    html.push_str(&escape(text));
    html.push_str(&"</span>".repeat(kinds.len() - 1));
    html.push_str(&format!("</{tag}>"));
    html
}

/// Writes the lists after a text, each collapsed under its heading.
fn folded(page: &mut Page<'_>, lists: &Lists<'_>) {
    let language = page.language;
    let fold = |page: &mut Page<'_>, heading: &str, count: usize, write: &dyn Fn(&mut Page<'_>)| {
        if count > 0 {
            page.put(&format!("<details class=\"kh-fold\"><summary>{heading} <span class=\"kh-count\">{}</span></summary>", whole(count as u64)));
            write(page);
            page.put("</details>\n");
        }
    };
    let single = page.corpus.len() == 1;
    if let ([outline], true) = (&lists.facts.series[..], single) {
        fold(page, language.say("Outline", "结构提纲"), outline.len(), &|page| page.outline(0, outline));
    }
    fold(page, language.say("Formulations that recur", "重复出现的提法"), lists.slogans.len(), &|page| page.slogans(lists));
    fold(page, language.say("Formulations known elsewhere", "通行提法"), lists.known.len(), &|page| page.known(lists));
    fold(page, language.say("Own wordings", "自有表述"), lists.own.len(), &|page| page.own(lists));
    fold(page, language.say("Enumerated phrases", "数字略语"), lists.named.len(), &|page| page.enumerations(lists));
    if let ([parallels], true) = (&lists.parallels[..], single) {
        fold(page, language.say("Parallels", "排比与对偶"), parallels.len(), &|page| page.parallels(0, parallels));
    }
    fold(page, language.say("Templates and refrains", "固定句式与反复"), lists.templates.len(), &|page| page.templates(&lists.templates));
    fold(page, language.say("Terms", "常用词"), lists.facts.terms.len(), &|page| page.terms(&lists.facts.terms));
}

#[cfg(test)]
mod tests;
