//! Findings as people and programs read them.
//!
//! [`rows`] gives every finding its row: named fields, offsets in code points. [`table`] writes rows, and [`summary`] tells the whole story of a
//! text on one screen. [`pictures`] draws what rows show. [`marked`] shows a text in a notebook with what was found in it, and [`report`] is a
//! page of its own about a text or a corpus. [`provenance`] names what a result was made of.

mod columns;
mod facts;
mod html;
mod language;
mod lists;
pub mod marked;
mod numbers;
mod page;
pub mod pictures;
pub mod provenance;
pub mod report;
pub mod rows;
pub mod summary;
pub mod table;

pub use crate::visible::visible;
pub use language::Language;
