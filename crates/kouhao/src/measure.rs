//! How often, where, and with what around it.

mod counts;
mod kwic;
pub mod statistics;

pub use counts::{Group, Term, TermCounter, TermCounterBuilder, TermTally, Terms, Unit};
pub use kwic::{Hit, Kwic, KwicBuilder};
