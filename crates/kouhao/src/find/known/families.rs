//! Compares the use of a phrase elsewhere with that of the longer phrases around it and the shorter ones inside it.
//!
//! 推进京津冀协同发展 is a verb before a name, 同志为核心的党中央 a part of a longer name: how often others use a phrase says little, but in what share of these uses
//! it has certain neighbours says much.

use super::candidates::Place;
use super::tokens::Tokens;
use crate::find::formulation::Family;
use crate::find::layout::{Layout, flag};
use crate::lexicon::{Background, Usage};

/// Compares the phrases of one document.
pub(super) struct Families<'f> {
    background: &'f Background,
    layout: &'f Layout,
    tokens: &'f Tokens<'f>,
    /// The units, as codes of the background.
    pub used: &'f [u32],
    /// Start, end and uses of background phrases, in the order of the starts, and for equal starts shorter ones first.
    places: Vec<(usize, usize, f64)>,
    /// The length of the longest of them in units.
    longest: usize,
}

impl<'f> Families<'f> {
    pub(super) fn new(background: &'f Background, layout: &'f Layout, tokens: &'f Tokens<'f>, used: &'f [u32], places: &[Place<'_>]) -> Self {
        let longest = places.iter().map(|place| place.end - place.start).max().unwrap_or(0);
        let places = places.iter().filter_map(|place| Some((place.start, place.end, uses(place.usage?)))).collect();
        Families { background, layout, tokens, used, places, longest }
    }

    /// Returns how many of them start before a position.
    fn before(&self, start: usize) -> usize {
        self.places.partition_point(|&(other, ..)| other < start)
    }

    /// Returns the uses of a phrase as a share of those of its part `start..end`; 1 if the background does not have the part.
    fn share(&self, own: f64, start: usize, end: usize) -> f64 {
        let mut from_start = self.places[self.before(start)..].iter().take_while(|&&(other, ..)| other == start);
        from_start.find(|&&(_, other, _)| other == end).filter(|&&(.., uses)| uses > 0.0).map_or(1.0, |(.., uses)| own / uses)
    }

    /// Compares the phrase at a place.
    pub(super) fn of(&self, place: &Place<'_>) -> Family {
        let Place { start, end, .. } = *place;
        let is = |at: usize, bit: u16| self.layout.flags[at] & bit != 0;
        let is_verb = |start: usize, end: usize| &*self.tokens.word(start, end).tag == "v";
        let first_end = (start + 1..end).find(|&at| is(at, flag::TOKEN));
        let last_start = (start + 1..end).rev().find(|&at| is(at, flag::TOKEN));
        let before = (0..start).rev().take(self.longest).find(|&at| is(at, flag::TOKEN)).filter(|_| !is(start, flag::DELIMITED));
        let verb_before = before.filter(|&at| is_verb(at, start));
        let verb_first = first_end.filter(|&end| is_verb(start, end));
        let mut family = Family {
            after_verb: verb_before.is_some(),
            openings: verb_first.map(|end| self.background.phrases().starting(&self.used[start..end])),
            ..Family::default()
        };
        let own = place.usage.map_or(0.0, uses);
        if own == 0.0 {
            return family;
        }
        let around = self.places[self.before((start + 1).saturating_sub(self.longest))..].iter().take_while(|&&(other, ..)| other <= start);
        for &(other_start, other_end, uses) in around.filter(|&&(other, to, _)| to >= end && to - other > end - start) {
            let share = uses / own;
            if other_end == end && Some(other_start) == verb_before {
                family.with_verb = share;
            } else {
                family.longer = family.longer.max(share);
            }
        }
        family.rest = first_end.map_or(1.0, |first_end| self.share(own, first_end, end));
        family.tail = last_start.map_or(1.0, |last_start| self.share(own, start, last_start));
        family
    }
}

/// Occurrences in political collections.
fn uses(usage: Usage<'_>) -> f64 {
    f64::from(usage.total().count)
}
