//! Distinguishes formulations from ordinary terms by signs that a model weighs.
//!
//! 供给侧结构性改革 is a formulation, 国内生产总值 is a term; both are complete, both recur, and no single sign distinguishes them. Many signs are therefore
//! computed, each a number that a reader can check, of four [sorts](Sort). A logistic model weighs them: the log odds are the weighted sum of the
//! signs, and the contribution of each sort can be shown. A second model of the same signs recognises fragments. The weights are stored in
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

/// The sort of evidence that a sign is based on.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum Sort {
    /// How often the phrase occurs in the texts that are read.
    Frequency,
    /// Its context in them: between marks, in quotation marks, in titles, at the head of paragraphs, always next to the same words.
    Setting,
    /// What it consists of: its length, its words and their parts of speech, the catalogue.
    Wording,
    /// Its use in the collections of the background.
    Background,
}

impl Sort {
    /// All sorts.
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
