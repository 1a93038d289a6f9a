//! Traces phrases through time: how often in each period, since when, until when, with which gaps.
//!
//! A corpus is a window. A phrase in its first period may be older, and a phrase in its last may live on: both are reported (*censored*), and a
//! period without documents is not a gap. Shares, not counts, show a trend, because newspapers and reports vary in length.

mod lives;
mod period;
mod tally;
mod undated;

use std::sync::Arc;

use super::phrases::{Overlap, PhraseList};
use crate::Error;
use crate::text::{Corpus, Fold, PartSet};
pub use lives::{End, Gap, Life, Lives, Point};
pub use period::Period;
pub use tally::TimelineTally;
pub(super) use undated::Undated;

/// Traces phrases through the periods of a corpus.
///
/// ```
/// use kouhao::measure::Timeline;
/// use kouhao::text::{Corpus, Document};
///
/// let report = |year: &str, text: &str| Document::new(year, text).with_variable("date", year);
/// let corpus = Corpus::new([report("2018", "稳中求进。"), report("2019", "推进改革。"), report("2021", "稳中求进，稳中求进！")]);
/// let lives = Timeline::builder().phrases(["稳中求进"]).min_gap(1).build()?.trace(&corpus);
/// let counts: Vec<_> = lives.points().iter().map(|point| (point.period.as_str(), point.count, point.document_share)).collect();
/// assert_eq!(counts, [("2018", 1, Some(1.0)), ("2019", 0, Some(0.0)), ("2020", 0, None), ("2021", 2, Some(1.0))]);
/// let life = &lives.lives()[0];
/// assert!(life.first.as_ref().is_some_and(|first| first.date == "2018" && first.censored) && life.gaps[0].from == "2019");
/// # Ok::<(), kouhao::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Timeline {
    settings: Arc<Settings>,
}

#[derive(Debug)]
struct Settings {
    phrases: PhraseList,
    by: Period,
    overlap: Overlap,
    min_gap: u32,
    parts: PartSet,
}

/// Builds a [`Timeline`].
#[derive(Clone, Debug)]
#[must_use]
pub struct TimelineBuilder {
    phrases: Vec<String>,
    by: Period,
    overlap: Overlap,
    min_gap: u32,
    parts: PartSet,
    fold: Fold,
}

impl Timeline {
    /// Creates a timeline of phrases by year, in title and body.
    ///
    /// # Errors
    /// Those of [`TimelineBuilder::build`].
    pub fn new(phrases: impl IntoIterator<Item = impl Into<String>>) -> Result<Self, Error> {
        Timeline::builder().phrases(phrases).build()
    }

    /// Creates a builder with the default settings.
    pub fn builder() -> TimelineBuilder {
        TimelineBuilder { phrases: Vec::new(), by: Period::Year, overlap: Overlap::All, min_gap: 2, parts: PartSet::default(), fold: Fold::new() }
    }

    /// Traces the phrases through a corpus, on all threads of the current rayon pool.
    ///
    /// # Complexity
    /// Linear in the length of the text and the number of occurrences; the result has a row for each phrase in each calendar period from the first
    /// document to the last.
    pub fn trace(&self, corpus: &Corpus) -> Lives {
        let mut tally = self.tally();
        tally.extend(corpus.documents());
        tally.finish()
    }

    /// Creates an empty tally, for documents that arrive one by one.
    pub fn tally(&self) -> TimelineTally {
        TimelineTally::new(self.settings.clone())
    }
}

impl TimelineBuilder {
    /// Sets the phrases; see [`PhraseList`] for what they match.
    pub fn phrases(&mut self, phrases: impl IntoIterator<Item = impl Into<String>>) -> &mut Self {
        self.phrases = phrases.into_iter().map(Into::into).collect();
        self
    }

    /// Sets the length of a period. Default: a year.
    pub fn by(&mut self, period: Period) -> &mut Self {
        self.by = period;
        self
    }

    /// Sets which occurrences count if phrases contain one another. Default: all.
    pub fn overlap(&mut self, overlap: Overlap) -> &mut Self {
        self.overlap = overlap;
        self
    }

    /// Sets the minimum number of consecutive periods without a phrase that count as a gap. Default: 2, because a single report that lacks it is not
    /// the end of it.
    pub fn min_gap(&mut self, periods: u32) -> &mut Self {
        self.min_gap = periods;
        self
    }

    /// Sets the parts of documents that are searched. Default: title and body.
    pub fn parts(&mut self, parts: PartSet) -> &mut Self {
        self.parts = parts;
        self
    }

    /// Sets which spellings are merged; see [`Fold`]. Default: width, case and radicals, not script.
    pub fn fold(&mut self, fold: Fold) -> &mut Self {
        self.fold = fold;
        self
    }

    /// Builds the timeline.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidOption`](crate::ErrorKind::InvalidOption) for a minimum gap of 0 periods, and those of [`PhraseList::folded`].
    pub fn build(&self) -> Result<Timeline, Error> {
        if self.min_gap == 0 {
            return Err(Error::option("the minimum gap cannot be 0 periods", "use 1 or more"));
        }
        let phrases = PhraseList::folded(&self.phrases, self.fold)?;
        let (by, overlap, min_gap, parts) = (self.by, self.overlap, self.min_gap, self.parts);
        Ok(Timeline { settings: Arc::new(Settings { phrases, by, overlap, min_gap, parts }) })
    }
}

#[cfg(test)]
mod tests;
