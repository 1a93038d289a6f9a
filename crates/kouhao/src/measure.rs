//! Measures texts: how often, where and in which context phrases occur; what changed, what is shared, and when phrases came into use.

mod collocations;
mod compare;
mod counts;
mod edges;
mod firsts;
mod frequencies;
mod group;
mod keyness;
mod kwic;
mod marks_within;
mod phrases;
mod reuse;
mod shares;
mod spread;
pub mod statistics;
mod stop_words;
mod symbols;
mod terms;
mod timeline;
mod vocabulary;

pub use collocations::{Collocates, Collocation, CollocationMethod, CollocationTally, Collocations, CollocationsBuilder, Within};
pub(crate) use compare::WHOSE;
pub use compare::{Comparer, ComparerBuilder, Difference, Edit, Level, Operation, Status, Wording, apart};
pub use counts::{Columns, Counts, CountsTally};
pub use firsts::{First, FirstFinder, FirstFinderBuilder, Firsts};
pub use frequencies::FrequencyTable;
pub use group::Group;
pub use keyness::{G2Form, Key, KeyCount, Keyness, KeynessBuilder, KeynessMethod, Keys};
pub use kwic::{Hit, Kwic, KwicBuilder, Line, Order};
pub use phrases::{Breakdown, Occurrence, Overlap, PhraseList};
pub use reuse::{Passages, Reuse, ReuseFinder, ReuseFinderBuilder};
pub use spread::{Arrival, Censored, Lag, LagUnit, Spread, SpreadBuilder};
pub use stop_words::StopWords;
pub use terms::{Term, TermCounter, TermCounterBuilder, TermTally, Terms, Unit};
pub use timeline::{End, Gap, Life, Lives, Period, Point, Timeline, TimelineBuilder, TimelineTally};
