//! What is formulaic in a text, found in the text itself.

pub mod background;
pub mod copies;
pub mod enumerations;
pub mod formulation;
pub mod known;
mod layout;
mod nouns;
pub mod parallels;
pub mod quotations;
mod reading;
pub mod series;
pub mod slogans;
mod tagged;
pub mod templates;
mod verbs;
