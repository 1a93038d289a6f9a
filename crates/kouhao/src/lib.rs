//! Reads political text, above all Chinese official language, and says what is formulaic in it.
//!
//! The modules stand in the order in which a text passes through them:
//!
//! ```text
//! text ──► tokens ──► find ──► measure ──► present
//! ```
//!
//! | to | use |
//! |---|---|
//! | read files and folders | [`text::Reader`], [`text::Corpus`] |
//! | cut text into words | [`tokens::Tokenizer`] |
//! | find phrases that name a set by its size (四个全面, 1+5) | [`find::enumerations::EnumerationFinder`] |
//! | find formulations that recur | [`find::slogans::SloganMiner`] |
//! | find formulations that others use too, even once | [`find::known::KnownFinder`] |
//! | find neighbouring clauses of one build (不敢腐、不能腐、不想腐) | [`find::parallels::ParallelFinder`] |
//! | find wordings with a slot (要在{}上持续加力) | [`find::templates::TemplateFinder`] |
//! | find what texts enumerate (一是…二是…), and their outline | [`find::series::SeriesFinder`] |
//! | find quotations and who is quoted | [`find::quotations::QuotationFinder`] |
//! | count words and n-grams | [`measure::TermCounter`] |
//! | see a phrase in context | [`measure::Kwic`] |
//! | see which terms set some documents apart from others | [`measure::Keyness`] |
//! | see what goes with a phrase | [`measure::Collocations`] |
//! | follow phrases through time | [`measure::Timeline`] |
//! | compare two texts: what was dropped, added, reworded | [`measure::Comparer`] |
//! | find passages that documents share | [`measure::ReuseFinder`] |
//! | see when a phrase is first found in each place | [`measure::Spread`] |
//! | draw what rows show | [`present::pictures::Plotter`] |
//! | write rows, or a summary | [`present::table::TableWriter`], [`present::summary::Summary`] |
//! | show a text marked, or write a page about a corpus | [`present::marked::Marked`], [`present::report::Report`] |
//! | say what a result was made of and with | [`present::provenance::Provenance`] |
//!
//! Workers are made by a builder, whose `build()` refuses wrong settings; after that no text fails or panics. Spans are bytes of the caller's text,
//! rows count code points.

mod digest;
mod error;
mod files;
mod hashing;
mod rounding;
mod visible;

pub mod text;

pub mod tokens;

pub mod lexicon;

pub mod find;

pub mod measure;

pub mod present;

pub use error::{Error, ErrorKind};

#[cfg(fuzzing)]
pub mod fuzzing;

/// README's examples are compiled and run with the tests. Only then: a package of this crate alone does not hold the file.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct ReadmeDoctests;
