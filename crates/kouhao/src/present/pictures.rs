//! Plots findings as SVG.
//!
//! One renderer serves notebook, page and command line. A picture is text, drawn from rows by pure functions: the same rows give the same bytes. It
//! contains no script and refers to nothing outside itself; it states its units, denominators and reference, adapts to a light or dark page, never
//! relies on colour alone, and describes its finding in words for readers who cannot see it.
//!
//! | picture | rows |
//! |---|---|
//! | [`timeline`](Plotter::timeline) | [`Timeline`](crate::measure::Timeline) |
//! | [`keyness`](Plotter::keyness) | [`Keyness`](crate::measure::Keyness) |
//! | [`dispersion`](Plotter::dispersion) | [`Kwic`](crate::measure::Kwic) |
//! | [`heat_map`](Plotter::heat_map) | [`TermCounter`](crate::measure::TermCounter), by groups |
//! | [`comparison`](Plotter::comparison) | [`Comparer`](crate::measure::Comparer), formulations |

mod axis;
mod comparison;
mod dispersion;
mod heat_map;
mod keyness;
mod measure;
mod side;
mod svg;
mod timeline;

use crate::Error;
use crate::present::Language;
use crate::present::numbers;
use crate::present::rows::{DifferenceRow, HitRow, KeyRow, PointRow, TermRow};
use crate::text::Corpus;

pub use dispersion::Strip;
pub use heat_map::Column;
pub use measure::Measure;
pub use side::Side;
use svg::Sheet;

/// Plots findings.
///
/// ```
/// use kouhao::measure::Timeline;
/// use kouhao::present::Language;
/// use kouhao::present::pictures::{Measure, Plotter};
/// use kouhao::present::rows::PointRow;
/// use kouhao::text::{Corpus, Document};
///
/// let report = |year: &str, text: &str| Document::new(year, text).with_variable("date", year);
/// let corpus = Corpus::new([report("2018", "稳中求进。"), report("2019", "稳中求进，稳中求进！")]);
/// let lives = Timeline::new(["稳中求进"])?.trace(&corpus);
/// let rows: Vec<PointRow> = lives.points().iter().map(PointRow::new).collect();
/// let svg = Plotter::builder().language(Language::Chinese).measure(Measure::Count).build()?.timeline(&rows);
/// assert!(svg.starts_with("<svg") && svg.contains("稳中求进"));
/// # Ok::<(), kouhao::Error>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct Plotter {
    settings: PlotterBuilder,
}

/// Builds a [`Plotter`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[must_use]
pub struct PlotterBuilder {
    language: Language,
    title: Option<String>,
    measure: Measure,
    top: usize,
}

impl Default for PlotterBuilder {
    fn default() -> Self {
        PlotterBuilder { language: Language::English, title: None, measure: Measure::Rate, top: 40 }
    }
}

impl PlotterBuilder {
    /// Sets the language of headings, axes and notes. Default: English.
    pub fn language(&mut self, language: Language) -> &mut Self {
        self.language = language;
        self
    }

    /// Sets the heading. Default: a description of what is shown.
    pub fn title(&mut self, title: Option<String>) -> &mut Self {
        self.title = title;
        self
    }

    /// Sets the quantity that timelines and heat maps show. Default: occurrences per ten thousand characters.
    pub fn measure(&mut self, measure: Measure) -> &mut Self {
        self.measure = measure;
        self
    }

    /// Sets the maximum number of rows; a picture states how many it leaves out. Default: 40, which is the most that can be read comfortably.
    pub fn top(&mut self, rows: usize) -> &mut Self {
        self.top = rows;
        self
    }

    /// Builds the plotter.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidOption`](crate::ErrorKind::InvalidOption) for 0 rows, or more than a thousand.
    pub fn build(&self) -> Result<Plotter, Error> {
        if self.top == 0 || self.top > 1000 {
            return Err(Error::option(format!("a picture cannot have {} rows", self.top), "use 1 to 1000; 40 can be read comfortably"));
        }
        Ok(Plotter { settings: self.clone() })
    }
}

impl Plotter {
    /// Creates a plotter with the default settings, which draws in English.
    pub fn new() -> Self {
        Plotter::default()
    }

    /// Creates a builder with the default settings.
    pub fn builder() -> PlotterBuilder {
        PlotterBuilder::default()
    }

    /// Plots phrases through the periods of a corpus: as lines for up to seven phrases, otherwise as a strip for each, with its own scale. A period
    /// without documents is a gap. The first and the last period are shaded, because what lies beyond them is unknown.
    pub fn timeline(&self, rows: &[PointRow]) -> String {
        timeline::draw(&self.settings, rows)
    }

    /// Plots what distinguishes a target from a reference: the log odds of each term in standard errors, with terms more frequent in the target to
    /// the right, and the counts in both. The first terms of each side are drawn, up to half of the maximum number of rows.
    pub fn keyness(&self, rows: &[KeyRow], target: &Side, reference: &Side) -> String {
        keyness::draw(&self.settings, rows, target, reference)
    }

    /// Plots the positions of phrases in texts, as a strip for each. Strips of the same text length share a scale in characters; otherwise each strip
    /// is a whole text, with its length beside it.
    pub fn dispersion(&self, strips: &[Strip]) -> String {
        dispersion::draw(&self.settings, strips)
    }

    /// Plots the positions of a phrase in each text of a corpus that contains it, from the rows of its concordance. Texts are identified by name; of
    /// texts with the same name, the first counts.
    pub fn concordance(&self, phrase: &str, corpus: &Corpus, rows: &[HitRow]) -> String {
        let language = self.settings.language;
        let heading = || language.say(format!("Where {phrase} stands"), format!("“{phrase}”在文中的位置"));
        let title = Some(self.settings.title.clone().unwrap_or_else(heading));
        dispersion::draw(&PlotterBuilder { title, ..self.settings.clone() }, &dispersion::strips(corpus, rows, self.settings.top))
    }

    /// Plots the use of terms by group: a number in each cell, whose shade is darker the higher the number. Terms or groups, whichever are more, are
    /// the rows. Terms are ordered by occurrences in all groups; at most 30 columns are drawn. A term without a row in a group counts as 0 there, so
    /// count terms with a minimum count of 1.
    pub fn heat_map(&self, rows: &[TermRow], groups: &[Column]) -> String {
        heat_map::draw(&self.settings, rows, groups)
    }

    /// Plots what became of formulations from one text to another: the counts of dropped ones to the left, those of added ones to the right, and kept
    /// and reworded ones between them, to both sides. Sentences are left out.
    pub fn comparison(&self, rows: &[DifferenceRow], a: &Side, b: &Side) -> String {
        comparison::draw(&self.settings, rows, a, b)
    }
}

/// Draws a picture that says that there is nothing to draw.
fn nothing(settings: &PlotterBuilder, title: &str, subtitle: &str) -> String {
    let words = settings.language.say("There is nothing to draw: no rows.", "没有可绘制的数据。");
    let mut sheet = Sheet::new(WIDTH);
    let title = settings.title.as_deref().unwrap_or(title);
    sheet.head(title, subtitle);
    sheet.notes(&[words.to_string()]);
    sheet.finish(settings.language.name(), title, words)
}

/// Returns a note on how many rows were left out, if any were.
fn left_out(language: Language, drawn: usize, of: usize) -> String {
    if drawn >= of {
        return String::new();
    }
    let (drawn, left) = (numbers::whole(drawn as u64), numbers::whole((of - drawn) as u64));
    language.say(format!("Drawn are the first {drawn} rows; {left} more are left out."), format!("仅绘出前 {drawn} 行，另有 {left} 行未绘出。"))
}

/// Width of a picture in pixels; that of a column of text on a screen, which print can halve.
const WIDTH: f64 = 760.0;

#[cfg(test)]
mod tests;
