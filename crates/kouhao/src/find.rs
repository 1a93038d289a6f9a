//! What is formulaic in a text, found in the text itself.

pub mod enumerations;
pub mod slogans;
pub mod templates;
