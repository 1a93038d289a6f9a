//! How often, where, and with what around it; what changed, what is shared, what came when.

mod compare;
mod counts;
mod kwic;
mod reuse;
mod spread;
mod symbols;

pub use compare::{Comparer, ComparerBuilder, Difference, Edit, Level, Operation, Status, Wording};
pub use counts::{Group, Term, TermCounter, TermCounterBuilder, TermTally, Terms, Unit};
pub use kwic::{Hit, Kwic, KwicBuilder};
pub use reuse::{Reuse, ReuseFinder, ReuseFinderBuilder};
pub use spread::{Arrival, Censored, Lag, LagUnit, Spread, SpreadBuilder};
