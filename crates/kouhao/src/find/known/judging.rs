//! Estimates how likely candidates are to be formulations.
//!
//! Only one in a hundred candidates is reported, so the trees are not evaluated for those that cannot be likely.

use rustc_hash::{FxHashMap, FxHashSet};

use super::KnownFinder;
use super::candidates::Place;
use super::characters::Characters;
use super::context::CONTEXT;
use super::families::Families;
use super::model::Trees;
use super::relatives::{Edges, Kin};
use super::tokens::Tokens;
use super::unfit::is_unfit;
use super::upper_bound::UpperBound;
use crate::find::formulation::{Phrase, signs};
use crate::find::layout::Layout;
use crate::rounding::quantised;

/// The score that a phrase in no lexicon must exceed to be reported unless another is [set](super::KnownFinderBuilder::min_score): odds of five to
/// three. Of the phrases that this reports in a hundred and ten excerpts, each scored by trees trained without it, nine in ten are in a reader's list. The
/// readers of two whole texts listed fewer: there, together with slogans and named sets, it is two in three, and with 0, even odds, it would be fewer.
pub(super) const LIKELY: f64 = 0.5;

/// A place with its judgement.
pub(super) struct Judged<'b> {
    pub place: Place<'b>,
    pub score: f64,
    /// Its signs, if they were requested.
    pub signs: Option<Vec<f64>>,
}

impl KnownFinder {
    /// Scores places. All places of one phrase get the same score, the mean of their scores: a phrase that is a formulation once in a text is one
    /// throughout. Unless signs were requested, places that cannot be likely are left out.
    pub(super) fn judged<'b>(&'b self, layout: &Layout, mut places: Vec<Place<'b>>, kin: &Kin) -> Vec<Judged<'b>> {
        let background = &self.settings.background;
        let used = background.phrases().translated(&layout.codes, &layout.words);
        let mut edges = Edges::new(background, &used);
        let tokens = Tokens::new(layout, &self.words);
        let families = Families::new(background, layout, &tokens, &used, &places);
        let characters = Characters::new(&layout.codes);
        let mut hopeful = match self.settings.signs {
            true => vec![true; places.len()],
            false => self.hopeful(&places, UpperBound::new(layout, &tokens, kin, &mut edges, &families, &characters, &self.remembered)),
        };
        let (mut asked, mut room) = (Vec::new(), Vec::new());
        let quoted: FxHashSet<&[u32]> = layout.quotes.iter().map(|&(start, end)| &layout.codes[start as usize..end as usize]).collect();
        for (place, hopeful) in places.iter().zip(&mut hopeful).filter(|(_, hopeful)| **hopeful) {
            tokens.between(place.start, place.end, &mut room);
            *hopeful = !is_unfit(place, &room, layout, || quoted.contains(&layout.codes[place.start..place.end]));
        }
        let mut sums: FxHashMap<&[u32], (f64, f64)> = FxHashMap::default();
        for (place, _) in places.iter().zip(&hopeful).filter(|(_, hopeful)| **hopeful) {
            tokens.between(place.start, place.end, &mut room);
            let own = signs(&Phrase { tokens: &room, family: families.of(place), ..place.phrase(layout) });
            let relatives = kin.signs(place.start, place.end, place.usage, &mut edges);
            let sum = sums.entry(&layout.codes[place.start..place.end]).or_default();
            let characters = characters.sign(place.start, place.end);
            *sum = (sum.0 + Trees::shipped().weigh(&own, &relatives, characters), sum.1 + 1.0);
            if self.settings.signs {
                asked.push(own.into_iter().chain(relatives).chain([characters]).collect());
            }
        }
        let mut hopeful = hopeful.into_iter();
        places.retain(|_| hopeful.next().unwrap_or(false));
        let mean = |place: &Place<'_>| sums.get(&layout.codes[place.start..place.end]).map_or(0.0, |(sum, count)| quantised(sum / count));
        let scores: Vec<f64> = places.iter().map(mean).collect();
        let mut asked = asked.into_iter();
        places.into_iter().zip(scores).map(|(place, score)| Judged { place, score, signs: asked.next() }).collect()
    }

    /// Returns for each place whether its phrase is listed, or might be likely.
    ///
    /// One in a hundred places is reported. Most of the others are far from likely, whatever the values of the signs that take longest to compute.
    fn hopeful(&self, places: &[Place<'_>], mut bound: UpperBound<'_, '_, '_>) -> Vec<bool> {
        let least = self.settings.min_score.min(CONTEXT);
        let scores: Vec<f64> = places.iter().map(|place| bound.of(place, least)).collect();
        // The scores of one phrase are averaged, so one place that might be likely keeps all places of the phrase.
        let phrase = |place: &Place<'_>| bound.codes(place);
        let likely = |(place, score): &(&Place<'_>, &f64)| place.entry.is_some() || **score > least;
        let phrases: FxHashSet<&[u32]> = places.iter().zip(&scores).filter(likely).map(|(place, _)| phrase(place)).collect();
        places.iter().map(|place| phrases.contains(phrase(place))).collect()
    }
}
