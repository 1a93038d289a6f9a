//! Reads political text, above all Chinese official language, and says what is formulaic in it.
//!
//! The modules stand in the order in which a text passes through them:
//!
//! ```text
//! text ──► tokens ──► find ──► measure ──► present
//! ```

mod error;

pub mod find;
pub mod measure;
pub mod text;
pub mod tokens;

pub use error::{Error, ErrorKind};
