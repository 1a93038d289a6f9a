//! What must hold for every input, asked of inputs made of bytes.
//!
//! The naive way writes each property twice, for the tests and for the fuzzer, and the two drift apart. Here an oracle is a function from bytes that panics
//! if something does not hold. The fuzzer (`fuzz/`) chooses the bytes by what code they reach, the property tests of this crate by a fixed seed, and
//! a finding of the one is a test of the other. [`Input`] makes texts of bytes: a byte is a piece of official language more often than
//! a character, so that texts reach deep into the grammar.
//!
//! Every span slices and says where it stands in bytes and in code points, every count is what a naive count gives, parsers refuse or read, and
//! nothing depends on threads, on the order of documents or on how bytes arrive.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "an oracle speaks by panicking")]

mod decoding;
mod expressions;
mod findings;
mod input;
mod known_phrases;
mod recurrence;
mod sound;
mod spelling;
mod time;
mod words;

pub use decoding::{decode, read};
pub use expressions::expression;
pub use findings::{enumerations, known, kwic, parallels, quotations, series, templates};
pub use input::Input;
pub use known_phrases::{background, lexicon};
pub use recurrence::{corpus, slogans};
pub use spelling::text;
pub use time::linear;
pub use words::{tokens, user_words};

/// An oracle: looks at an input, and panics if something does not hold.
pub type Oracle = fn(&[u8]);

/// All oracles by name, as the fuzz targets are called.
pub const ORACLES: &[(&str, Oracle)] = &[
    ("decode", decode),
    ("read", read),
    ("text", text),
    ("tokens", tokens),
    ("user_words", user_words),
    ("expression", expression),
    ("enumerations", enumerations),
    ("quotations", quotations),
    ("series", series),
    ("kwic", kwic),
    ("known", known),
    ("parallels", parallels),
    ("templates", templates),
    ("slogans", slogans),
    ("corpus", corpus),
    ("lexicon", lexicon),
    ("background", background),
    ("linear", linear),
];
