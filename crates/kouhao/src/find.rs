//! What is formulaic in a text.

pub mod quotations;
