//! Computes an upper bound of the score at a position from the signs that are cheap to compute.
//!
//! The phrases inside a stretch are left unknown and so is, at first, its family, since each requires a walk over the surrounding positions. What is
//! known depends on fewer things than there are positions: the position of a background phrase matters only for its setting, so what the trees make
//! of the rest is cached from text to text; and so are the edges of stretches that are listed nowhere.

use std::hash::BuildHasher;

use rustc_hash::FxBuildHasher;

use super::candidates::Place;
use super::characters::Characters;
use super::families::Families;
use super::model::{ALL_LEFT, Left, Trees, without};
use super::relatives::{ENDING_AT, Edges, Kin, OPENING_AT, SINCE_AT, since};
use super::tokens::Tokens;
use crate::find::formulation::{
    BACKGROUND_AT, FAMILY, OF_LENGTH, Phrase, SETTING_AT, SIGNS, WORDING_AT, background_signs, setting_signs, wording_signs,
};
use crate::find::layout::Layout;
use crate::find::memo::Slots;
use crate::find::words::Word;
use crate::hashing::mix;
use crate::lexicon::{Alike, EDGE, Usage};

/// The results of the trees for earlier documents, for any number of threads.
///
/// Nothing is ever removed, so no thread waits; a result whose slot is taken is computed again. Memory is thus bounded by the number of slots.
#[derive(Debug)]
pub(super) struct Remembered {
    /// A slot for each phrase of the background. The result for a phrase depends on its tokenization, but nearly all phrases are tokenized in one
    /// way. A fifth of a kilobyte for each phrase encountered.
    phrases: Slots<Box<Known>>,
    /// The remaining leaves by setting; in the news, one in fifty settings finds its slot taken.
    settings: Slots<Box<(Setting, Left)>>,
    /// The remaining leaves of stretches that end, and that start, with some units.
    edges: [Slots<Box<(Edge, Left)>>; 2],
}

/// The units at an edge.
type Edge = [u32; EDGE];

/// The number of slots for edges: six megabytes for each of the two.
const EDGES: usize = 1 << 15;

/// The result of the trees for a phrase.
#[derive(Debug)]
struct Known {
    /// The starts of its tokens, as bits.
    cuts: u64,
    /// The remaining leaves whatever its position.
    left: Left,
    /// The first setting in which it was encountered, often the most common one, and its highest score there.
    setting: Setting,
    most: f64,
}

/// Everything that the signs of a setting depend on: the text before and after, the quotation, the units and marks.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Setting(u64);

/// The maximum number of units of a setting, and the number of bits for a set of tokens.
const MOST_UNITS: usize = 63;

/// The number of slots for settings.
const SETTINGS: usize = 1 << 13;

impl Setting {
    /// Returns the setting of a place of at most [`MOST_UNITS`] units.
    fn of(layout: &Layout, place: &Place<'_>, phrase: &Phrase<'_>) -> Self {
        let flags = |at: usize| u64::from(layout.flags[at]);
        // Three marks or more count the same.
        let marks = phrase.marks.min(3) << 2 | phrase.clauses.min(3);
        let rest = usize::from(phrase.balanced) << 11 | marks << 7 | phrase.units << 1 | usize::from(phrase.evidence.quoted > 0);
        Setting(flags(place.start) | flags(place.end) << 16 | (rest as u64) << 32)
    }

    fn slot(self) -> usize {
        (mix(0, self.0) >> 32) as usize % SETTINGS
    }
}

impl Remembered {
    /// Prepares for a background with the given number of phrases.
    pub(super) fn new(phrases: usize) -> Self {
        Remembered { phrases: Slots::new(phrases), settings: Slots::new(SETTINGS), edges: [Slots::new(EDGES), Slots::new(EDGES)] }
    }

    /// Returns the remaining leaves for a setting.
    fn setting(&self, setting: Setting, phrase: &Phrase<'_>) -> Left {
        let known = self.settings[setting.slot()].get_or_init(|| Box::new((setting, left_by_setting(phrase))));
        if known.0 == setting { known.1 } else { left_by_setting(phrase) }
    }

    /// Returns the remaining leaves for the units at an edge; `make` computes them.
    fn edge(&self, opening: bool, edge: Edge, make: impl FnOnce() -> Left) -> Left {
        let slot = &self.edges[usize::from(opening)][(FxBuildHasher.hash_one(edge) >> 32) as usize % EDGES];
        match slot.get() {
            Some(known) if known.0 == edge => known.1,
            taken => {
                let left = make();
                if taken.is_none() {
                    // If another thread was faster, nothing is lost.
                    let _ = slot.set(Box::new((edge, left)));
                }
                left
            }
        }
    }
}

/// Upper bounds of the scores in one document.
pub(super) struct UpperBound<'h, 'f, 'b> {
    layout: &'h Layout,
    tokens: &'h Tokens<'f>,
    kin: &'h Kin,
    edges: &'h mut Edges<'b>,
    families: &'h Families<'f>,
    characters: &'h Characters<'h>,
    /// The units, as codes of the background.
    used: &'h [u32],
    remembered: &'h Remembered,
    /// The remaining leaves for phrases that the background does not have.
    unknown: Left,
    /// The last start that was looked up, and the remaining leaves for stretches that start there and are longer than all edges.
    opening: (usize, Left),
    words: Vec<&'f Word>,
}

impl<'h, 'f, 'b> UpperBound<'h, 'f, 'b> {
    pub(super) fn new(
        layout: &'h Layout,
        tokens: &'h Tokens<'f>,
        kin: &'h Kin,
        edges: &'h mut Edges<'b>,
        families: &'h Families<'f>,
        characters: &'h Characters<'h>,
        remembered: &'h Remembered,
    ) -> Self {
        let mut unknown = ALL_LEFT;
        strike_uses(&mut unknown, &Phrase::default());
        UpperBound {
            layout,
            tokens,
            kin,
            edges,
            families,
            characters,
            used: families.used,
            remembered,
            unknown,
            opening: (usize::MAX, ALL_LEFT),
            words: Vec::new(),
        }
    }

    /// Returns the units of a place, as codes.
    pub(super) fn codes(&self, place: &Place<'_>) -> &'h [u32] {
        &self.layout.codes[place.start..place.end]
    }

    /// Returns an upper bound of the score of a place; it is not refined further once it is below `enough`.
    pub(super) fn of(&mut self, place: &Place<'_>, enough: f64) -> f64 {
        let phrase = place.phrase(self.layout);
        match place.usage {
            Some(usage) => self.of_phrase(place, usage, &phrase, enough),
            None => self.of_stretch(place, &phrase, enough),
        }
    }

    /// Returns the bound for a phrase of the background.
    fn of_phrase(&mut self, place: &Place<'_>, usage: Usage<'_>, phrase: &Phrase<'_>, enough: f64) -> f64 {
        if phrase.units > MOST_UNITS {
            let mut left = self.worked_out(place, usage, phrase);
            without(&mut left, &left_by_setting(phrase));
            return Trees::shipped().most(&left);
        }
        let known = &self.remembered.phrases[usage.place()];
        // Between its tokens; at its edges there is a cut anyway.
        let cuts = self.tokens.cuts[place.start] & ((1 << phrase.units) - 1) & !1;
        let setting = Setting::of(self.layout, place, phrase);
        let known_so = known.get().filter(|known| known.cuts == cuts);
        if let Some(known) = known_so
            && known.setting == setting
            && known.most <= enough
        {
            return known.most;
        }
        let by_phrase = known_so.map_or_else(|| self.worked_out(place, usage, phrase), |known| known.left);
        let mut left = by_phrase;
        without(&mut left, &self.remembered.setting(setting, phrase));
        let most = Trees::shipped().most(&left);
        if known.get().is_none() {
            // If another thread was faster, nothing is lost.
            let _ = known.set(Box::new(Known { cuts, left: by_phrase, setting, most }));
        }
        if most <= enough { most } else { self.with_family(left, place) }
    }

    /// Returns the bound for a stretch that the background does not have.
    fn of_stretch(&mut self, place: &Place<'_>, phrase: &Phrase<'_>, enough: f64) -> f64 {
        let trees = Trees::shipped();
        let mut left = match phrase.units {
            ..=MOST_UNITS => self.remembered.setting(Setting::of(self.layout, place, phrase), phrase),
            _ => left_by_setting(phrase),
        };
        without(&mut left, &self.unknown);
        self.strike_wording(&mut left, place, phrase);
        self.strike_opening(&mut left, place);
        // Six in seven are decided without their characters and ends.
        let most = trees.most(&left);
        if most <= enough {
            return most;
        }
        self.strike_characters(&mut left, place);
        self.strike_ending(&mut left, place);
        let most = trees.most(&left);
        if most <= enough {
            return most;
        }
        self.with_family(left, place)
    }

    /// Returns the bound when the family is known too, which few of the phrases need.
    fn with_family(&self, mut left: Left, place: &Place<'_>) -> f64 {
        let signs = background_signs(&Phrase { family: self.families.of(place), ..Phrase::default() });
        Trees::shipped().strike(&mut left, BACKGROUND_AT + FAMILY.start, &signs[FAMILY]);
        Trees::shipped().most(&left)
    }

    /// Returns the remaining leaves for a phrase of the background, whatever its position.
    fn worked_out(&mut self, place: &Place<'_>, usage: Usage<'_>, phrase: &Phrase<'_>) -> Left {
        let mut left = ALL_LEFT;
        strike_uses(&mut left, phrase);
        self.strike_wording(&mut left, place, phrase);
        self.strike_characters(&mut left, place);
        let (kin, units, own) = (self.kin, place.end - place.start, Alike::of(usage));
        Trees::shipped().strike(&mut left, SIGNS.len() + ENDING_AT, &kin.edge(self.edges.ending(place.end), units, own));
        Trees::shipped().strike(&mut left, SIGNS.len() + OPENING_AT, &kin.edge(self.edges.opening(place.start), units, own));
        left
    }

    /// Removes the leaves that are ruled out by the phrases that start like a stretch.
    fn strike_opening(&mut self, left: &mut Left, place: &Place<'_>) {
        let (start, units) = (place.start, place.end - place.start);
        let (edges, kin) = (&mut *self.edges, self.kin);
        let mut make = || struck(OPENING_AT, &kin.edge(edges.opening(start), units, Alike::default()));
        if units <= EDGE {
            return without(left, &make());
        }
        if self.opening.0 != start {
            let edge = std::array::from_fn(|at| self.used[start + at]);
            self.opening = (start, self.remembered.edge(true, edge, make));
        }
        without(left, &self.opening.1);
    }

    /// Does the same for the phrases that end like it.
    fn strike_ending(&mut self, left: &mut Left, place: &Place<'_>) {
        let (end, units) = (place.end, place.end - place.start);
        let (edges, kin) = (&mut *self.edges, self.kin);
        let mut make = || struck(ENDING_AT, &kin.edge(edges.ending(end), units, Alike::default()));
        let edge = || std::array::from_fn(|at| self.used[end - EDGE + at]);
        without(left, &if units <= EDGE { make() } else { self.remembered.edge(false, edge(), make) });
    }

    /// Removes the leaves that the words of a phrase rule out; its length is part of its setting.
    fn strike_wording(&mut self, left: &mut Left, place: &Place<'_>, phrase: &Phrase<'_>) {
        self.tokens.between(place.start, place.end, &mut self.words);
        let wording = wording_signs(&Phrase { tokens: &self.words, units: phrase.units, ..Phrase::default() });
        Trees::shipped().strike(left, WORDING_AT + OF_LENGTH, &wording[OF_LENGTH..]);
    }

    /// Removes the leaves that its characters rule out.
    fn strike_characters(&self, left: &mut Left, place: &Place<'_>) {
        Trees::shipped().strike_characters(left, self.characters.sign(place.start, place.end));
    }
}

/// Returns the remaining leaves for some of the values of the relatives.
fn struck(first: usize, signs: &[f64]) -> Left {
    let mut left = ALL_LEFT;
    Trees::shipped().strike(&mut left, SIGNS.len() + first, signs);
    left
}

/// Returns the remaining leaves for the position of a phrase and its length.
fn left_by_setting(phrase: &Phrase<'_>) -> Left {
    let mut left = ALL_LEFT;
    Trees::shipped().strike(&mut left, SETTING_AT, &setting_signs(phrase));
    Trees::shipped().strike(&mut left, WORDING_AT, &wording_signs(phrase)[..OF_LENGTH]);
    left
}

/// Removes the leaves that the use of a phrase elsewhere rules out, whatever its family.
fn strike_uses(left: &mut Left, phrase: &Phrase<'_>) {
    let (trees, signs) = (Trees::shipped(), background_signs(phrase));
    trees.strike(left, BACKGROUND_AT, &signs[..FAMILY.start]);
    trees.strike(left, BACKGROUND_AT + FAMILY.end, &signs[FAMILY.end..]);
    trees.strike(left, SIGNS.len() + SINCE_AT, &[since(phrase.usage)]);
}
