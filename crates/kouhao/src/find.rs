//! What is formulaic in a text.

pub mod slogans;
pub mod templates;
