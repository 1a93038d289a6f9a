//! Formulation or ordinary term: what is asked of a phrase, and how the answers are weighed.
//!
//! 供给侧结构性改革 is a formulation, 国内生产总值 is a term; both are complete, both recur, and no single sign tells them apart. So many signs are asked for,
//! each a number that a reader can check, of four [sorts](Sort). A logistic model weighs them: the logarithm of the odds is the sum of signs times
//! weights, and what each sort contributes can be shown. A second model of the same signs tells fragments. The weights stand in
//! `data/formulation_model.tsv` and are trained by `scripts/formulations/train.py`.

mod catalogued;
mod model;
mod own;
mod signs;
mod why;

pub(crate) use self::model::Model;
pub(crate) use self::own::Commons;
pub(crate) use self::signs::{
    BACKGROUND_AT, CONTAINED, FAMILY, Family, OF_LENGTH, Phrase, SETTING_AT, SIGNS, Signs, WORDING_AT, background_signs, setting_signs, signs,
    wording_signs,
};
pub(crate) use self::why::why;

/// What a sign is taken from.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Sort {
    /// How often the texts that are read hold the phrase.
    Frequency,
    /// Where it stands in them: between marks, in quotation marks, in titles, at the head of paragraphs, next to always the same words.
    Setting,
    /// What it is made of: its length, its words and their parts of speech, the catalogue.
    Wording,
    /// How it is used in the collections of the background.
    Background,
}

impl Sort {
    /// All of them.
    pub const ALL: [Sort; 4] = [Sort::Frequency, Sort::Setting, Sort::Wording, Sort::Background];

    /// Returns the name used in rows.
    pub fn name(self) -> &'static str {
        match self {
            Sort::Frequency => "frequency",
            Sort::Setting => "setting",
            Sort::Wording => "wording",
            Sort::Background => "background",
        }
    }
}
