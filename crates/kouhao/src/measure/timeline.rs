//! The life of a phrase: how often period by period, since when, until when, with which gaps.
//!
//! A corpus is a window. A phrase that stands in its first period may be older, one that stands in its last may live on: both are said
//! (*censored*), and a period without documents is no gap. Shares, not counts, show a trend, because newspapers and reports change their length.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::phrases::{Overlap, PhraseList};
use super::shares::shares;
use super::statistics::{MannKendall, benjamini_hochberg, mann_kendall, quantised, significant, theil_sen};
use crate::Error;
use crate::text::{Corpus, Document, Fold, PartSet};

/// How long a period is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Period {
    /// A calendar year: 2025.
    #[default]
    Year,
    /// A calendar month: 2025-03.
    Month,
}

impl Period {
    /// Returns the name used in options.
    pub fn name(self) -> &'static str {
        match self {
            Period::Year => "year",
            Period::Month => "month",
        }
    }

    /// Returns the number of the period of a document, if its date is precise enough.
    fn of(self, document: &Document) -> Option<u32> {
        let number = |text: &str| text.parse::<u32>().ok();
        match self {
            Period::Year => document.period(4).and_then(number),
            Period::Month => {
                let (year, month) = document.period(7)?.split_once('-')?;
                Some(number(year)? * 12 + number(month)? - 1)
            }
        }
    }

    fn label(self, number: u32) -> String {
        match self {
            Period::Year => format!("{number:04}"),
            Period::Month => format!("{:04}-{:02}", number / 12, number % 12 + 1),
        }
    }
}

/// Follows phrases through the periods of a corpus.
///
/// ```
/// use kouhao::measure::Timeline;
/// use kouhao::text::{Corpus, Document};
///
/// let report = |year: &str, text: &str| Document::new(year, text).with_variable("date", year);
/// let corpus = Corpus::new([report("2018", "稳中求进。"), report("2019", "推进改革。"), report("2021", "稳中求进，稳中求进！")]);
/// let lives = Timeline::new(["稳中求进"])?.trace(&corpus);
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

/// Settings of a [`Timeline`].
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
    /// Follows phrases year by year, in title and body.
    ///
    /// # Errors
    /// As [`TimelineBuilder::build`].
    pub fn new(phrases: impl IntoIterator<Item = impl Into<String>>) -> Result<Self, Error> {
        Timeline::builder().phrases(phrases).build()
    }

    /// Starts with other settings.
    pub fn builder() -> TimelineBuilder {
        TimelineBuilder { phrases: Vec::new(), by: Period::Year, overlap: Overlap::All, min_gap: 1, parts: PartSet::default(), fold: Fold::new() }
    }

    /// Follows the phrases through a corpus, on all threads of the current rayon pool.
    ///
    /// # Complexity
    /// Linear in the text and the occurrences; the result has a row for each phrase in each calendar period from the first document to the last.
    pub fn trace(&self, corpus: &Corpus) -> Lives {
        let mut tally = self.tally();
        tally.extend(corpus.documents());
        tally.finish()
    }

    /// Starts an empty tally, for documents that come one by one.
    pub fn tally(&self) -> TimelineTally {
        let found = vec![Found::default(); self.settings.phrases.len()];
        TimelineTally { settings: self.settings.clone(), periods: BTreeMap::new(), found, undated: 0 }
    }
}

impl TimelineBuilder {
    /// Sets the phrases; see [`PhraseList`] for what they match.
    pub fn phrases(&mut self, phrases: impl IntoIterator<Item = impl Into<String>>) -> &mut Self {
        self.phrases = phrases.into_iter().map(Into::into).collect();
        self
    }

    /// Sets how long a period is. Default: a year.
    pub fn by(&mut self, period: Period) -> &mut Self {
        self.by = period;
        self
    }

    /// Sets which occurrences count of phrases that stand in one another. Default: all.
    pub fn overlap(&mut self, overlap: Overlap) -> &mut Self {
        self.overlap = overlap;
        self
    }

    /// Sets after how many periods without it a phrase was gone. Default: 1.
    pub fn min_gap(&mut self, periods: u32) -> &mut Self {
        self.min_gap = periods;
        self
    }

    /// Sets the parts of documents that are read. Default: title and body.
    pub fn parts(&mut self, parts: PartSet) -> &mut Self {
        self.parts = parts;
        self
    }

    /// Sets which spellings are one; see [`Fold`]. Default: width, case and radicals, not script.
    pub fn fold(&mut self, fold: Fold) -> &mut Self {
        self.fold = fold;
        self
    }

    /// Makes the timeline.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidOption`](crate::ErrorKind::InvalidOption) for a gap of no periods, and as [`PhraseList::folded`].
    pub fn build(&self) -> Result<Timeline, Error> {
        if self.min_gap == 0 {
            return Err(Error::option("a gap of 0 periods is none", "give the least number of periods, from 1"));
        }
        let phrases = PhraseList::folded(&self.phrases, self.fold)?;
        let (by, overlap, min_gap, parts) = (self.by, self.overlap, self.min_gap, self.parts);
        Ok(Timeline { settings: Arc::new(Settings { phrases, by, overlap, min_gap, parts }) })
    }
}

/// Periods under way. Made by [`Timeline::tally`].
#[derive(Clone, Debug)]
pub struct TimelineTally {
    settings: Arc<Settings>,
    periods: BTreeMap<u32, Size>,
    /// By phrase.
    found: Vec<Found>,
    undated: u64,
}

/// Text of one period.
#[derive(Clone, Copy, Debug, Default)]
struct Size {
    documents: u64,
    characters: u64,
}

/// What was found of one phrase.
#[derive(Clone, Debug, Default)]
struct Found {
    /// Occurrences and documents of each period.
    periods: BTreeMap<u32, (u64, u64)>,
    /// Date and document of the first and last.
    ends: Option<[(String, String); 2]>,
}

impl Found {
    fn add(&mut self, period: u32, count: u64, documents: u64) {
        let sum = self.periods.entry(period).or_default();
        sum.0 += count;
        sum.1 += documents;
    }

    /// Of documents of one day, the first one that was added counts.
    fn meet(&mut self, ends: [(String, String); 2]) {
        match &mut self.ends {
            None => self.ends = Some(ends),
            Some([first, last]) => {
                let [theirs_first, theirs_last] = ends;
                if theirs_first.0 < first.0 {
                    *first = theirs_first;
                }
                if theirs_last.0 > last.0 {
                    *last = theirs_last;
                }
            }
        }
    }
}

impl TimelineTally {
    /// Adds a document. One whose date is missing or less precise than the period is only counted as undated.
    pub fn add(&mut self, document: &Document) {
        let settings = self.settings.clone();
        let Some((period, date)) = settings.by.of(document).zip(document.date()) else {
            self.undated += 1;
            return;
        };
        let parts = document.parts().iter().filter(|part| settings.parts.contains(part.kind));
        let characters: usize = parts.map(|part| document.text()[part.span].chars().filter(|c| !c.is_whitespace()).count()).sum();
        let size = self.periods.entry(period).or_default();
        size.documents += 1;
        size.characters += characters as u64;
        let mut phrases: Vec<usize> = settings
            .phrases
            .find(document, settings.parts)
            .iter()
            .filter(|found| settings.overlap == Overlap::All || found.cover.is_none())
            .map(|found| found.phrase)
            .collect();
        phrases.sort_unstable();
        for same in phrases.chunk_by(|a, b| a == b) {
            let end = (date.trim().to_string(), document.name().to_string());
            let found = &mut self.found[same[0]];
            found.add(period, same.len() as u64, 1);
            found.meet([end.clone(), end]);
        }
    }

    /// Adds many documents, on all threads of the current rayon pool.
    pub fn extend(&mut self, documents: &[Document]) {
        let empty = || Timeline { settings: self.settings.clone() }.tally();
        let tallies: Vec<TimelineTally> = shares(documents, empty, TimelineTally::add).collect();
        tallies.into_iter().for_each(|tally| self.merge(tally));
    }

    /// Adds what another tally of the same timeline has found in later documents.
    ///
    /// # Panics
    /// If the other tally comes from a timeline with other settings.
    pub fn merge(&mut self, other: TimelineTally) {
        assert!(Arc::ptr_eq(&self.settings, &other.settings), "only tallies of one timeline can be merged");
        self.undated += other.undated;
        for (period, theirs) in other.periods {
            let ours = self.periods.entry(period).or_default();
            ours.documents += theirs.documents;
            ours.characters += theirs.characters;
        }
        for (ours, theirs) in self.found.iter_mut().zip(other.found) {
            theirs.periods.into_iter().for_each(|(period, (count, documents))| ours.add(period, count, documents));
            if let Some(ends) = theirs.ends {
                ours.meet(ends);
            }
        }
    }

    /// Turns what was found into rows.
    pub fn finish(self) -> Lives {
        let Settings { phrases, by, .. } = &*self.settings;
        let range = self.periods.first_key_value().zip(self.periods.last_key_value()).map(|((&first, _), (&last, _))| (first, last));
        let mut points = Vec::new();
        for (phrase, found) in phrases.iter().zip(&self.found) {
            let phrase: Arc<str> = phrase.into();
            let ends = found.periods.first_key_value().zip(found.periods.last_key_value()).map(|((&first, _), (&last, _))| (first, last));
            for period in range.into_iter().flat_map(|(first, last)| first..=last) {
                let size = self.periods.get(&period).copied().unwrap_or_default();
                let (count, documents) = found.periods.get(&period).copied().unwrap_or_default();
                points.push(Point {
                    phrase: phrase.clone(),
                    period: by.label(period),
                    count,
                    documents,
                    per_10k_chars: (size.characters > 0).then(|| significant(count as f64 * 1e4 / size.characters as f64)),
                    document_share: (size.documents > 0).then(|| significant(documents as f64 / size.documents as f64)),
                    first: ends.is_some_and(|ends| ends.0 == period),
                    last: ends.is_some_and(|ends| ends.1 == period),
                });
            }
        }
        let mut lives: Vec<Life> = phrases.iter().zip(&self.found).map(|(phrase, found)| self.life(phrase, found, range)).collect();
        let rates = benjamini_hochberg(&lives.iter().map(|life| life.trend.p).collect::<Vec<_>>());
        for (life, rate) in lives.iter_mut().zip(rates) {
            life.trend.z = quantised(life.trend.z);
            life.trend.p = significant(life.trend.p);
            life.q = significant(rate);
        }
        Lives { points: points.into(), lives: lives.into(), undated: self.undated, hash: phrases.hash().into() }
    }

    fn life(&self, phrase: &str, found: &Found, range: Option<(u32, u32)>) -> Life {
        let by = self.settings.by;
        let share = |period: u32, size: &Size| found.periods.get(&period).map_or(0.0, |&(_, documents)| documents as f64 / size.documents as f64);
        let shares: Vec<(f64, f64)> = self.periods.iter().map(|(&period, size)| (f64::from(period), share(period, size))).collect();
        let trend = mann_kendall(&shares.iter().map(|point| point.1).collect::<Vec<_>>());
        // Runs of periods that have documents, and none with the phrase, between two with it.
        let mut gaps = Vec::new();
        let mut gap: Option<Gap> = None;
        let mut met = false;
        for &period in self.periods.keys() {
            if found.periods.contains_key(&period) {
                gaps.extend(gap.take().filter(|gap| gap.periods >= self.settings.min_gap));
                met = true;
            } else if met {
                let gap = gap.get_or_insert_with(|| Gap { from: by.label(period), to: String::new(), periods: 0 });
                gap.to = by.label(period);
                gap.periods += 1;
            }
        }
        let edge = |end: Option<&u32>, edge: Option<u32>| end.copied().is_some() && end.copied() == edge;
        let censored =
            [edge(found.periods.keys().next(), range.map(|range| range.0)), edge(found.periods.keys().next_back(), range.map(|range| range.1))];
        let end = |place: usize| {
            let (date, document) = found.ends.as_ref()?[place].clone();
            Some(End { date, document, censored: censored[place] })
        };
        Life {
            phrase: phrase.into(),
            count: found.periods.values().map(|&(count, _)| count).sum(),
            documents: found.periods.values().map(|&(_, documents)| documents).sum(),
            first: end(0),
            last: end(1),
            periods: self.periods.len(),
            present: found.periods.len(),
            gaps,
            trend,
            q: 1.0,
            slope: theil_sen(&shares).map(significant),
        }
    }
}

/// The timelines of phrases. Cloning is free.
#[derive(Clone, Debug, PartialEq)]
pub struct Lives {
    points: Arc<[Point]>,
    lives: Arc<[Life]>,
    undated: u64,
    hash: Arc<str>,
}

impl Lives {
    /// Returns phrase by phrase, in the order in which they were given, all calendar periods from the first to the last that has a document.
    pub fn points(&self) -> &[Point] {
        &self.points
    }

    /// Returns phrase by phrase what its periods come to.
    pub fn lives(&self) -> &[Life] {
        &self.lives
    }

    /// Returns how many documents were left out because they have no date, or none as precise as the periods.
    pub fn undated(&self) -> u64 {
        self.undated
    }

    /// Returns the name of the list of phrases; see [`PhraseList::hash`].
    pub fn hash(&self) -> &str {
        &self.hash
    }
}

/// A phrase in one period. Rates are rounded to six significant digits.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Point {
    /// The phrase.
    pub phrase: Arc<str>,
    /// The period: 2025, or 2025-03.
    pub period: String,
    /// Occurrences.
    pub count: u64,
    /// Documents that hold it.
    pub documents: u64,
    /// Occurrences per ten thousand characters that are no white space; `None` of a period without text.
    pub per_10k_chars: Option<f64>,
    /// Share of the documents that hold it; `None` of a period without documents.
    pub document_share: Option<f64>,
    /// Whether this is the first period with the phrase.
    pub first: bool,
    /// Whether this is the last.
    pub last: bool,
}

/// What the periods of a phrase come to.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Life {
    /// The phrase.
    pub phrase: Box<str>,
    /// Occurrences.
    pub count: u64,
    /// Documents that hold it.
    pub documents: u64,
    /// The earliest dated document with it; censored if that is in the first period of the corpus, for the phrase may be older.
    pub first: Option<End>,
    /// The latest; censored if that is in the last period of the corpus, for the phrase may live on.
    pub last: Option<End>,
    /// Periods that have documents.
    pub periods: usize,
    /// Periods in which it occurs.
    pub present: usize,
    /// Where it was gone and came back, in order.
    pub gaps: Vec<Gap>,
    /// Whether the share of documents rises or falls over the periods that have any.
    pub trend: MannKendall,
    /// The p of the trend as a rate of false discoveries among all phrases (Benjamini and Hochberg).
    pub q: f64,
    /// By how much the share of documents changes from one period to the next (Theil and Sen).
    pub slope: Option<f64>,
}

impl Life {
    /// Tells whether it was gone and came back.
    pub fn is_revived(&self) -> bool {
        !self.gaps.is_empty()
    }
}

/// The first or last document with a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct End {
    /// Its date.
    pub date: String,
    /// Its name.
    pub document: String,
    /// Whether the corpus begins or ends here too.
    pub censored: bool,
}

/// Periods with documents but without a phrase that occurs before and after.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Gap {
    /// The first of them.
    pub from: String,
    /// The last of them.
    pub to: String,
    /// How many of them have documents.
    pub periods: u32,
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::*;

    fn corpus(documents: &[(&str, &str)]) -> Corpus {
        Corpus::new(documents.iter().enumerate().map(|(place, (date, text))| Document::new(place.to_string(), *text).with_variable("date", *date)))
    }

    fn life(documents: &[(&str, &str)], by: Period) -> Life {
        let lives = Timeline::builder().phrases(["久久为功"]).by(by).build().unwrap().trace(&corpus(documents));
        lives.lives()[0].clone()
    }

    #[test]
    fn months_follow_each_other_over_the_year() {
        let timeline = Timeline::builder().phrases(["久久为功"]).by(Period::Month).build().unwrap();
        let lives = timeline.trace(&corpus(&[
            ("2020-11-30", "久久为功。"),
            ("2021-02-01", "功。"),
            ("2021-02-28", "久久为功，久久为功"),
            ("2021", "久久为功"),
            ("nie", "久久为功"),
        ]));
        let rows: Vec<_> =
            lives.points().iter().map(|row| (row.period.as_str(), row.count, row.documents, row.document_share, row.first, row.last)).collect();
        let expected = [
            ("2020-11", 1, 1, Some(1.0), true, false),
            ("2020-12", 0, 0, None, false, false),
            ("2021-01", 0, 0, None, false, false),
            ("2021-02", 2, 1, Some(0.5), false, true),
        ];
        assert_eq!(rows, expected);
        assert_eq!(lives.points()[3].per_10k_chars, Some(1818.18));
        assert_eq!(lives.undated(), 2);
    }

    #[test]
    fn first_and_last_with_their_documents() {
        let found = life(
            &[("2019-05-02", "功。"), ("2020-07-01", "久久为功"), ("2020-06-30", "久久为功"), ("2020-06-30", "久久为功"), ("2022", "功")],
            Period::Year,
        );
        let end = |date: &str, document: &str| Some(End { date: date.into(), document: document.into(), censored: false });
        assert_eq!((found.first, found.last), (end("2020-06-30", "2"), end("2020-07-01", "1")));
        assert_eq!((found.count, found.documents, found.periods, found.present), (3, 3, 3, 1));
        assert!(found.gaps.is_empty());
    }

    #[test]
    fn the_edges_of_the_corpus_are_no_births_and_deaths() {
        let found = life(&[("2019", "久久为功"), ("2020", "久久为功")], Period::Year);
        assert!(found.first.unwrap().censored && found.last.unwrap().censored);
        let none = life(&[("2019", "功")], Period::Year);
        assert_eq!((none.first, none.last, none.count, none.slope), (None, None, 0, None));
        assert!(Timeline::new(["功"]).unwrap().trace(&Corpus::default()).points().is_empty());
    }

    #[test]
    fn a_gap_is_of_periods_with_documents() {
        let documents =
            [("2010", "久久为功"), ("2011", "功"), ("2013", "功"), ("2014", "久久为功"), ("2016", "久久为功"), ("2017", "功"), ("2018", "久久为功")];
        let found = life(&documents, Period::Year);
        let gap = |from: &str, to: &str, periods| Gap { from: from.into(), to: to.into(), periods };
        assert_eq!(found.gaps, [gap("2011", "2013", 2), gap("2017", "2017", 1)]);
        assert!(found.is_revived());
        let long = Timeline::builder().phrases(["久久为功"]).min_gap(2).build().unwrap().trace(&corpus(&documents));
        assert_eq!(long.lives()[0].gaps, [gap("2011", "2013", 2)]);
    }

    #[test]
    fn trends_are_of_shares() {
        let rising = life(&[("2010", "功"), ("2011", "久久为功"), ("2011", "功"), ("2012", "久久为功"), ("2014", "久久为功")], Period::Year);
        // Shares 0, 1/2, 1 and, two years later, 1.
        assert_eq!((rising.trend.s, rising.slope), (5, Some(0.375)));
        assert!(rising.trend.z > 0.0 && rising.trend.p < 0.2);
    }

    #[test]
    fn only_the_longest_count_on_request() {
        let count = |overlap| {
            let timeline = Timeline::builder().phrases(["主义", "社会主义"]).overlap(overlap).build().unwrap();
            timeline.trace(&corpus(&[("2020", "社会主义、主义")])).lives().iter().map(|life| life.count).collect::<Vec<_>>()
        };
        assert_eq!((count(Overlap::All), count(Overlap::Longest)), (vec![2, 1], vec![1, 1]));
    }

    #[test]
    fn bad_settings_fail_in_build() {
        for builder in [Timeline::builder().phrases(["，"]), Timeline::builder().phrases(["功"]).min_gap(0), &mut Timeline::builder()] {
            assert_eq!(builder.build().unwrap_err().kind(), crate::ErrorKind::InvalidOption);
        }
    }

    #[test]
    fn shared_between_threads() {
        fn check<T: Clone + Send + Sync + 'static>() {}
        check::<Timeline>();
        check::<Lives>();
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, rng_seed: RngSeed::Fixed(65), ..ProptestConfig::default() })]

        #[test]
        fn any_share_of_the_work_gives_the_same(documents in prop::collection::vec(("20(19|20)-0[1-3](-0[12])?", "(功|久久为功|，){0,4}"), 0..12), cut in 0..12usize) {
            let documents: Vec<(&str, &str)> = documents.iter().map(|(date, text)| (date.as_str(), text.as_str())).collect();
            let corpus = corpus(&documents);
            let timeline = Timeline::builder().phrases(["久久为功", "功"]).by(Period::Month).build().unwrap();
            let (first, rest) = corpus.documents().split_at(cut.min(corpus.len()));
            let mut shared = timeline.tally();
            first.iter().for_each(|document| shared.add(document));
            rayon::ThreadPoolBuilder::new().num_threads(3).build().unwrap().install(|| shared.extend(rest));
            prop_assert_eq!(shared.finish(), timeline.trace(&corpus));
        }
    }
}
