//! Presents findings to people and programs.
//!
//! [`rows`] turns every finding into a row: named fields, with offsets in code points. [`table`] writes rows, and [`summary`] gives an overview of a
//! text on a page. [`pictures`] plots rows. [`marked`] shows a text in a notebook with its findings marked, and [`report`] is a standalone page
//! about a text or a corpus. [`provenance`] records what a result was made from.

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
