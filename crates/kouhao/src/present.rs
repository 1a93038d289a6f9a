//! Findings as people and programs read them.
//!
//! [`rows`] gives every finding its row: named fields, offsets in code points. [`table`] writes rows, and [`summary`] tells the whole story of a
//! text on one screen. [`pictures`] draws what rows show.

mod layout;
pub mod pictures;
pub mod rows;
pub mod summary;
pub mod table;
