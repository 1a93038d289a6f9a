//! Text, documents and corpora, and everything that can be derived from a text without a dictionary.
//!
//! A [`Document`] is an immutable text with a name and variables. A [`Corpus`] holds several documents in order; a [`Reader`] yields them one by one.
//! Everything found in a text is a [`Span`] of it. [`View`] is the text as finders match it, with width, case, radicals and, on request, script
//! folded; it is aligned with the caller's text. [`Units`] are the atoms that phrases are made of.

mod abbreviations;
mod bad_lines;
mod clauses;
mod closed_class;
mod codes;
mod corpus;
mod dates;
mod decode;
mod document;
mod expression;
mod fields;
mod marks;
mod normalise;
mod numerals;
mod parts;
mod quotes;
mod read;
mod selection;
mod span;
mod units;
mod wrap;

pub use bad_lines::BadLines;
pub(crate) use clauses::belongs_to_word;
pub use clauses::{clauses, sentences};
pub(crate) use closed_class::{closed_class, is_closed};
pub(crate) use codes::{WORD, WordCodes, WordList, ideograph, key_of, single};
pub use corpus::Corpus;
pub(crate) use dates::{IsoDate, is_date};
pub use decode::{Decoder, Decoding};
pub use document::Document;
pub use expression::Expression;
pub use fields::FieldCheck;
pub(crate) use marks::closing;
pub use marks::{Gap, Mark, Strength};
pub use normalise::{Fold, View};
pub(crate) use numerals::{ENGLISH_CARDINALS, is_english_number, is_numeral, is_small_numeral, read as read_numeral};
pub use numerals::{Numeral, NumeralForm, Numerals, Value, numerals};
pub(crate) use parts::is_common_surname;
pub use parts::{Part, PartKind, PartSet, Parts};
pub(crate) use quotes::{Pair, pairs};
pub use read::{Reader, ReaderBuilder, Skipped};
pub use selection::{Contrast, Selection};
pub use span::{CharIndex, Span};
pub use units::{Units, key};
pub(crate) use units::{attached, is_han, is_kana, runs_together};
