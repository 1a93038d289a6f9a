//! What is formulaic in a text, found in the text itself.

pub mod enumerations;
