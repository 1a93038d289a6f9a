//! A page under construction and its tables: rows with anchors that marks link to, and bars that compare their numbers.

use super::Language;
use super::html::escape;
use super::numbers::whole;
use crate::text::{Corpus, Document};

/// The number of further, collapsed rows on a page, as a multiple of those shown at once.
const FOLDED: usize = 4;

/// The position of a row: the anchor of its list, its document if the list belongs to one, its index.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Anchor {
    Slogan(usize),
    Known(usize),
    Named(usize),
    Series(usize, usize),
    Parallel(usize, usize),
    Template(usize),
}

impl Anchor {
    pub fn id(self) -> String {
        match self {
            Anchor::Slogan(row) => format!("slogan-{}", row + 1),
            Anchor::Known(row) => format!("known-{}", row + 1),
            Anchor::Named(row) => format!("set-{}", row + 1),
            Anchor::Series(document, row) => format!("series-{}-{}", document + 1, row + 1),
            Anchor::Parallel(document, row) => format!("parallel-{}-{}", document + 1, row + 1),
            Anchor::Template(row) => format!("template-{}", row + 1),
        }
    }

    fn row(self) -> usize {
        match self {
            Anchor::Slogan(row) | Anchor::Known(row) | Anchor::Named(row) | Anchor::Template(row) => row,
            Anchor::Series(_, row) | Anchor::Parallel(_, row) => row,
        }
    }
}

/// A page under construction.
pub(super) struct Page<'p> {
    pub language: Language,
    /// The number of rows of a list that are shown at once.
    pub top: usize,
    /// Whether rows have anchors and marks link to them. A notebook may hold one page many times, so anchors would not be unique.
    pub anchors: bool,
    pub corpus: &'p Corpus,
    pub html: String,
}

/// A row of a table: its anchor and, for each column, its contents as HTML and how much of the cell a bar fills, from 0 to 1.
pub(super) struct Line {
    pub anchor: Option<Anchor>,
    pub cells: Vec<(String, Option<f64>)>,
}

impl Line {
    pub fn new(anchor: Option<Anchor>, first: String) -> Self {
        Line { anchor, cells: vec![(first, None)] }
    }

    /// Adds a number with a bar that compares it with the greatest in its column.
    pub fn number(mut self, number: u64, greatest: u64) -> Self {
        // If all numbers are 1, there is nothing to compare.
        self.cells.push((whole(number), (greatest > 1).then(|| number as f64 / greatest as f64)));
        self
    }

    pub fn text(mut self, html: String) -> Self {
        self.cells.push((html, None));
        self
    }
}

/// The contents of a column, which determine its width and alignment.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Phrase,
    Number,
    Date,
}

impl Column {
    fn class(self) -> &'static str {
        match self {
            Column::Phrase => "kh-c",
            Column::Number => "kh-n",
            Column::Date => "kh-when",
        }
    }
}

impl Page<'_> {
    /// Returns whether a page has a row, so that a mark can link to it.
    pub fn has_row(&self, anchor: Anchor) -> bool {
        self.anchors && anchor.row() < self.most()
    }

    pub fn say<T>(&self, english: T, chinese: T) -> T {
        self.language.say(english, chinese)
    }

    pub fn put(&mut self, html: &str) {
        self.html.push_str(html);
    }

    /// Returns the maximum number of rows of a list that a page holds.
    pub fn most(&self) -> usize {
        self.top * (1 + FOLDED)
    }

    /// Writes rows; those beyond the first are collapsed. If the page does not hold all rows, the number of the others is given, and the command that
    /// lists them.
    pub fn table(&mut self, caption: &str, columns: &[(&str, Column)], rows: Vec<Line>, all: usize, command: &str) {
        let shown = rows.len().min(self.most());
        let mut rows = rows.into_iter().take(shown);
        let first: Vec<Line> = rows.by_ref().take(self.top).collect();
        self.lines(caption, columns, &first);
        let folded: Vec<Line> = rows.collect();
        if !folded.is_empty() {
            let more = self.say(format!("{} more", whole(folded.len() as u64)), format!("其余 {} 条", whole(folded.len() as u64)));
            self.put(&format!("<details class=\"kh-more\"><summary>{more}</summary>"));
            self.lines(caption, columns, &folded);
            self.put("</details>");
        }
        self.beyond(all, shown, command);
    }

    /// States how many rows there are beyond those shown, and which command lists them.
    pub fn beyond(&mut self, all: usize, shown: usize, command: &str) {
        if all > shown {
            let more = whole((all - shown) as u64);
            let told = match command {
                "" => self.say(format!("And {more} more."), format!("另有 {more} 条未列出。")),
                _ => self.say(
                    format!("And {more} more, which <code>kouhao {command}</code> lists."),
                    format!("另有 {more} 条未列出，可用 <code>kouhao {command}</code> 查看。"),
                ),
            };
            self.put(&format!("<p class=\"kh-d\">{told}</p>"));
        }
    }

    fn lines(&mut self, caption: &str, columns: &[(&str, Column)], rows: &[Line]) {
        self.put(&format!("<table class=\"kh-t\"><caption class=\"kh-sr\">{}</caption><thead><tr>", escape(caption)));
        for (name, column) in columns {
            self.put(&format!("<th scope=\"col\" class=\"{}\">{}</th>", column.class(), escape(name)));
        }
        self.put("</tr></thead><tbody>\n");
        for row in rows {
            let anchor = row.anchor.filter(|_| self.anchors);
            self.put(&anchor.map_or("<tr>".to_string(), |anchor| format!("<tr id=\"{}\">", anchor.id())));
            for (place, ((html, bar), (_, column))) in row.cells.iter().zip(columns).enumerate() {
                let tag = if place == 0 { "th scope=\"row\"" } else { "td" };
                let bar = bar.map_or(String::new(), |share| format!(" style=\"--kh-w:{:.0}%\"", 100.0 * share.clamp(0.0, 1.0)));
                self.put(&format!("<{tag} class=\"{}\"{bar}>{html}</{}>", column.class(), if place == 0 { "th" } else { "td" }));
            }
            self.put("</tr>\n");
        }
        self.put("</tbody></table>");
    }
}

/// The title of a document on one line, else its name.
pub(super) fn heading(document: &Document) -> String {
    let title = document.title().map(|title| title.split_whitespace().collect::<Vec<_>>().join(" "));
    title.filter(|title| !title.is_empty()).unwrap_or_else(|| document.name().to_string())
}

/// The tag of the `lang` attribute (BCP 47).
pub(super) fn tag(language: Language) -> &'static str {
    language.say("en", "zh-Hans")
}
