//! Counts phrases by period while documents arrive.

use std::collections::BTreeMap;
use std::sync::Arc;

use rayon::prelude::*;

use super::lives::{End, Gap, Life, Lives, Point};
use super::{Settings, Timeline, Undated};
use crate::measure::shares::shares;
use crate::measure::statistics::{benjamini_hochberg, mann_kendall, quantised, significant, theil_sen};
use crate::text::Document;

/// Period counts in progress. Created by [`Timeline::tally`].
#[derive(Clone, Debug)]
pub struct TimelineTally {
    settings: Arc<Settings>,
    periods: BTreeMap<u32, Size>,
    /// Findings, by phrase.
    found: Vec<Found>,
    undated: Undated,
}

/// Text of one period.
#[derive(Clone, Copy, Debug, Default)]
struct Size {
    documents: u64,
    characters: u64,
}

/// The findings about one phrase.
#[derive(Clone, Debug, Default)]
struct Found {
    /// Occurrences and documents of each period.
    periods: BTreeMap<u32, (u64, u64)>,
    /// Date and document of the first and the last occurrence.
    ends: Option<[(String, String); 2]>,
}

impl Found {
    fn add(&mut self, period: u32, count: u64, documents: u64) {
        let sum = self.periods.entry(period).or_default();
        sum.0 += count;
        sum.1 += documents;
    }

    /// If several documents have the same day, the first one added counts.
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
    pub(super) fn new(settings: Arc<Settings>) -> Self {
        let found = vec![Found::default(); settings.phrases.len()];
        TimelineTally { settings, periods: BTreeMap::new(), found, undated: Undated::default() }
    }

    /// Adds a document. A document whose date is missing or less precise than the period is only counted as undated.
    pub fn add(&mut self, document: &Document) {
        let settings = self.settings.clone();
        let Some((period, date)) = settings.by.of(document).zip(document.date()) else {
            self.undated.add(document);
            return;
        };
        let size = self.periods.entry(period).or_default();
        size.documents += 1;
        size.characters += document.characters(settings.parts);
        let mut phrases: Vec<usize> =
            settings.phrases.find(document, settings.parts).iter().filter(|found| settings.overlap.counts(found)).map(|found| found.phrase).collect();
        phrases.sort_unstable();
        for same in phrases.chunk_by(|a, b| a == b) {
            let end = (date.trim().to_string(), document.name().to_string());
            let found = &mut self.found[same[0]];
            found.add(period, same.len() as u64, 1);
            found.meet([end.clone(), end]);
        }
    }

    /// Adds several documents, on all threads of the current rayon pool.
    pub fn extend(&mut self, documents: &[Document]) {
        let empty = || Timeline { settings: self.settings.clone() }.tally();
        let tallies: Vec<TimelineTally> = shares(documents, empty, TimelineTally::add).collect();
        tallies.into_iter().for_each(|tally| self.merge(tally));
    }

    /// Adds the counts of another tally of the same timeline, which must be of later documents.
    ///
    /// # Panics
    /// Panics if the other tally belongs to a timeline with other settings.
    pub fn merge(&mut self, other: TimelineTally) {
        assert!(Arc::ptr_eq(&self.settings, &other.settings), "only tallies of one timeline can be merged");
        self.undated.merge(other.undated);
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

    /// Returns the rows of what was found.
    pub fn finish(self) -> Lives {
        let phrases = &self.settings.phrases;
        let all = edges(&self.periods);
        let points = phrases.iter().zip(&self.found).flat_map(|(phrase, found)| self.points(phrase, found, all)).collect();
        let mut lives: Vec<Life> = phrases.iter().zip(&self.found).map(|(phrase, found)| self.life(phrase, found, all)).collect();
        let rates = benjamini_hochberg(&lives.iter().map(|life| life.trend.p).collect::<Vec<_>>());
        for (life, rate) in lives.iter_mut().zip(rates) {
            life.trend.z = quantised(life.trend.z);
            life.trend.p = significant(life.trend.p);
            life.trend.tau = quantised(life.trend.tau);
            life.q = significant(rate);
        }
        Lives::new(points, lives, self.undated, phrases.hash())
    }

    /// Returns a phrase in every calendar period from the first to the last that has a document.
    fn points(&self, phrase: &str, found: &Found, all: Option<(u32, u32)>) -> impl Iterator<Item = Point> {
        let phrase: Arc<str> = phrase.into();
        let own = edges(&found.periods);
        let periods = all.into_iter().flat_map(|(first, last)| first..=last);
        periods.map(move |period| {
            let size = self.periods.get(&period).copied().unwrap_or_default();
            let (count, documents) = found.periods.get(&period).copied().unwrap_or_default();
            Point {
                phrase: phrase.clone(),
                period: self.settings.by.label(period),
                count,
                documents,
                per_10k_chars: (size.characters > 0).then(|| significant(count as f64 * 1e4 / size.characters as f64)),
                document_share: (size.documents > 0).then(|| significant(documents as f64 / size.documents as f64)),
                first: own.is_some_and(|(first, _)| first == period),
                last: own.is_some_and(|(_, last)| last == period),
            }
        })
    }

    /// Returns the summary of a phrase.
    fn life(&self, phrase: &str, found: &Found, all: Option<(u32, u32)>) -> Life {
        let share = |period: u32, size: &Size| found.periods.get(&period).map_or(0.0, |&(_, documents)| documents as f64 / size.documents as f64);
        let shares: Vec<(f64, f64)> = self.periods.iter().map(|(&period, size)| (f64::from(period), share(period, size))).collect();
        let (own_first, own_last) = edges(&found.periods).unzip();
        let (all_first, all_last) = all.unzip();
        let ends = found.ends.clone().map(|[first, last]| [(first, own_first == all_first), (last, own_last == all_last)]);
        let [first, last] = ends.map_or([None, None], |ends| ends.map(|((date, document), censored)| Some(End { date, document, censored })));
        Life {
            phrase: phrase.into(),
            count: found.periods.values().map(|&(count, _)| count).sum(),
            documents: found.periods.values().map(|&(_, documents)| documents).sum(),
            first,
            last,
            periods: self.periods.len(),
            present: found.periods.len(),
            gaps: self.gaps(found),
            trend: mann_kendall(&shares.iter().map(|point| point.1).collect::<Vec<_>>()),
            q: 1.0,
            slope: theil_sen(&shares).map(significant),
        }
    }

    /// Returns the gaps: runs of periods with documents but without the phrase, between two with it.
    fn gaps(&self, found: &Found) -> Vec<Gap> {
        let by = self.settings.by;
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
        gaps
    }
}

/// Returns the first and the last of some periods.
fn edges<T>(periods: &BTreeMap<u32, T>) -> Option<(u32, u32)> {
    Some((*periods.first_key_value()?.0, *periods.last_key_value()?.0))
}
