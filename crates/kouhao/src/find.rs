//! What is formulaic in a text, found in the text itself.

pub mod enumerations;
pub mod quotations;
pub mod slogans;
pub mod templates;
