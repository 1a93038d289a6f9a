//! The command as other programs call it: fields, formats, exit codes, messages.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test that panics has failed")]

mod compare;
mod formats;
mod measure;
mod output;
mod provenance;
mod rows;
mod support;
mod usage;
