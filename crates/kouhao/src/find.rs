//! What is formulaic in a text, found in the text itself.

pub mod background;
pub(crate) mod balanced;
pub(crate) mod between_marks;
pub mod copies;
pub(crate) mod directions;
pub mod enumerations;
mod evidence;
pub mod formulation;
pub(crate) mod grammar;
pub mod known;
mod layout;
mod memo;
mod nouns;
pub(crate) mod novelty;
pub(crate) mod ordinal_names;
pub mod parallels;
pub mod quotations;
mod reading;
pub(crate) mod repeats;
pub(crate) mod retold;
pub mod series;
pub mod slogans;
pub(crate) mod suffix_array;
mod tagged;
pub mod templates;
mod word_lists;
mod words;
