//! Finds and measures formulaic language in political text, above all in Chinese official documents.
//!
//! The modules are listed in the order in which a text passes through them:
//!
//! ```text
//! text ──► tokens ──► find ──► measure ──► present
//! ```
//!
//! | to | use |
//! |---|---|
//! | read files and folders | [`text::Reader`], [`text::Corpus`] |
//! | split text into words | [`tokens::Tokenizer`] |
//! | find phrases that name a set by its size (四个全面, 1+5) | [`find::enumerations::EnumerationFinder`] |
//! | find recurring formulations | [`find::slogans::SloganMiner`] |
//! | find formulations that are also in use elsewhere, even if they occur only once | [`find::known::KnownFinder`] |
//! | find neighbouring clauses of parallel structure (不敢腐、不能腐、不想腐) | [`find::parallels::ParallelFinder`] |
//! | find fixed wordings with a slot (要在{}上持续加力) | [`find::templates::TemplateFinder`] |
//! | find what texts enumerate (一是…二是…), and their outline | [`find::series::SeriesFinder`] |
//! | find quotations and their sources | [`find::quotations::QuotationFinder`] |
//! | count words and n-grams | [`measure::TermCounter`] |
//! | show a phrase in context (KWIC) | [`measure::Kwic`] |
//! | find the terms that distinguish some documents from others | [`measure::Keyness`] |
//! | find the words that occur near a phrase | [`measure::Collocations`] |
//! | follow phrases through time | [`measure::Timeline`] |
//! | compare two texts: what was dropped, added or reworded | [`measure::Comparer`] |
//! | find passages that documents share | [`measure::ReuseFinder`] |
//! | find when each place first used a phrase | [`measure::Spread`] |
//! | plot rows | [`present::pictures::Plotter`] |
//! | write rows, or a summary | [`present::table::TableWriter`], [`present::summary::Summary`] |
//! | show a text with its findings marked, or write a report about a corpus | [`present::marked::Marked`], [`present::report::Report`] |
//! | record what a result was made from and with which settings | [`present::provenance::Provenance`] |
//!
//! Finders and counters are made by builders. `build()` rejects invalid settings; after that, no text causes an error or a panic. Spans are byte
//! ranges of the caller's text; rows count code points.

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

/// The examples of README, compiled and run with the tests, and only then: the package of this crate alone does not contain the file.
#[cfg(doctest)]
#[doc = include_str!("../../../README.md")]
struct ReadmeDoctests;
