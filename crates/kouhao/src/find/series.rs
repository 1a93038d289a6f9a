//! Finds series, that is, text that enumerates (一是…二是…, 第一…第二…, 首先…其次…最后…, 一、 and （一）), and the outline of speeches without numbering.
//!
//! The naive way splits a text at 一是, 二是 and the like. It takes 统一是 for a marker, gives the rest of the text to the last item, and notices neither
//! that （一） is nested in 一、 nor that 三是 is missing. Here there are five steps: `markers` are read at the beginnings of clauses; markers of one sort
//! that continue each other become `chains`; a series that begins within an item of another is nested in it (`nesting`); each gets its `items`; and
//! the sentence before it is searched for the phrase that announces it (`announcements`). Gaps and wrong order are reported, not discarded.

mod announcements;
mod chains;
mod forms;
mod items;
mod markers;
mod nesting;
mod outline;
#[cfg(test)]
mod tests;

use announcements::{Announcement, announcement};
use chains::Link;
use forms::Sort;
use items::{Breaks, Laid};
use nesting::Level;

use crate::Error;
use crate::find::enumerations::Check;
use crate::text::{Document, Fold, Part, PartSet, Span, View};
use crate::tokens::Tokenizer;

/// A series, or a level of the outline. All spans are byte ranges of [`Document::text`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Series {
    /// The span from the first marker to the end of the last item.
    pub span: Span,
    /// The marker of the first item in series of this sort: 一是, （一）, 首先. In an outline it is the refrain as a template, the common opening of the
    /// headings (以{}, {}), or the word that opens the sentences.
    pub marker: String,
    /// The number of series that contain it.
    pub depth: usize,
    /// The items, without their markers and surrounding marks; in an outline, the sentences themselves.
    pub items: Vec<Span>,
    /// The phrase before the series that announces it: 四点意见.
    pub announced_by: Option<Span>,
    /// Whether there are as many items as announced.
    pub check: Check,
    /// The numbers, up to the last one, that no item has: 2 of 一是…三是….
    pub missing: Vec<u32>,
    /// Whether the items are in the order of their numbers.
    pub ordered: bool,
}

/// Finds the series of documents.
///
/// Cloning is cheap.
///
/// ```
/// use kouhao::find::enumerations::Check;
/// use kouhao::find::series::SeriesFinder;
/// use kouhao::text::Document;
///
/// let speech = Document::from("下面讲两点意见：一是把桥修好；二是把路铺平。");
/// let found = &SeriesFinder::new().find(&speech)[0];
/// let items: Vec<&str> = found.items.iter().map(|&item| &speech.text()[item]).collect();
/// assert_eq!((found.marker.as_str(), items), ("一是", vec!["把桥修好", "把路铺平"]));
/// assert_eq!(found.announced_by.map(|span| &speech.text()[span]), Some("两点意见"));
/// assert_eq!(found.check, Check::Matches);
/// ```
#[derive(Clone, Debug)]
pub struct SeriesFinder {
    settings: SeriesFinderBuilder,
}

/// Builds a [`SeriesFinder`].
#[derive(Clone, Debug)]
pub struct SeriesFinderBuilder {
    outline: bool,
    parts: PartSet,
    tokenizer: Tokenizer,
}

impl SeriesFinder {
    /// Creates a finder of the numbered series in title and body.
    pub fn new() -> Self {
        SeriesFinder { settings: SeriesFinder::builder() }
    }

    /// Creates a builder with the default settings.
    pub fn builder() -> SeriesFinderBuilder {
        SeriesFinderBuilder { outline: false, parts: PartSet::default(), tokenizer: Tokenizer::new() }
    }

    /// Returns the series of a document in the order of their starts, outer ones before those inside them.
    ///
    /// # Complexity
    /// Linear in the length of the text; with the outline, O(n log n) in the number of paragraphs.
    pub fn find(&self, document: &Document) -> Vec<Series> {
        let parts = document.parts().iter().filter(|part| self.settings.parts.contains(part.kind));
        let mut found: Vec<Series> = parts.flat_map(|part| self.numbered(document.text(), part)).collect();
        if self.settings.outline {
            found.extend(outline::outline(document, self.settings.parts, &self.settings.tokenizer));
        }
        found.sort_by_key(|series| (series.span.start, series.depth));
        found
    }

    /// Finds the numbered series of one part.
    fn numbered(&self, text: &str, part: &Part) -> Vec<Series> {
        let view = View::new(&text[part.span], Fold::new().simplified(true));
        let markers = markers::markers(view.text());
        let levels = nesting::levels(&markers, &chains::chains(&markers), view.text().len());
        if levels.is_empty() {
            return Vec::new();
        }
        let breaks = Breaks::new(view.text());
        let original = |span: Span| view.original(span).shifted(part.span.start);
        let series = items::lay_out(&breaks, &markers, levels).into_iter().map(|(level, laid)| {
            let announced = announcement(&breaks, laid.span.start, laid.items.len(), level.sort, &self.settings.tokenizer);
            level.series(laid, announced, original)
        });
        series.collect()
    }
}

impl Default for SeriesFinder {
    fn default() -> Self {
        SeriesFinder::new()
    }
}

impl SeriesFinderBuilder {
    /// Sets whether the outline of unnumbered speeches is also returned: headings on their own lines, the refrain that opens paragraphs, and the
    /// sentences within each such paragraph that open alike. Default: no.
    pub fn outline(&mut self, yes: bool) -> &mut Self {
        self.outline = yes;
        self
    }

    /// Sets the parts of documents that are searched. Default: title and body.
    pub fn parts(&mut self, parts: PartSet) -> &mut Self {
        self.parts = parts;
        self
    }

    /// Sets the tokenizer, which determines where the noun of an announcement ends and where the wording of a refrain may end. Default:
    /// [`Tokenizer::new`].
    pub fn tokenizer(&mut self, tokenizer: Tokenizer) -> &mut Self {
        self.tokenizer = tokenizer;
        self
    }

    /// Builds the finder.
    ///
    /// # Errors
    /// None: all combinations of settings are valid.
    pub fn build(&self) -> Result<SeriesFinder, Error> {
        Ok(SeriesFinder { settings: self.clone() })
    }
}

impl Level {
    fn series(&self, laid: Laid, announced: Option<Announcement>, original: impl Fn(Span) -> Span) -> Series {
        let check = match announced.and_then(|announced| announced.number) {
            Some(number) if number as usize == laid.items.len() => Check::Matches,
            Some(_) => Check::Differs,
            None => Check::Unstated,
        };
        Series {
            span: original(laid.span),
            marker: self.sort.template(),
            depth: laid.depth,
            items: laid.items.into_iter().map(&original).collect(),
            announced_by: announced.map(|announced| original(announced.span)),
            check,
            missing: missing(self),
            ordered: self.links.is_sorted_by(|a, b| a.place < b.place),
        }
    }
}

/// Returns the numbers that a level leaves out. It counts from one, unless it continues the numbers of another; the articles of a law run on over its
/// chapters and may be quoted without the preceding ones.
fn missing(level: &Level) -> Vec<u32> {
    let mut places: Vec<u32> = level.links.iter().map(|link: &Link| link.place).collect();
    places.sort_unstable();
    let first = if level.runs_on || matches!(level.sort, Sort::Provision(_)) { places[0] } else { 1 };
    let mut missing = Vec::new();
    let mut next = first;
    for place in places {
        missing.extend(next..place);
        next = next.max(place + 1);
    }
    missing
}
