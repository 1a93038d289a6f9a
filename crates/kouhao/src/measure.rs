//! How often, where, and with what around it.

mod collocations;
mod counts;
mod frequencies;
mod keyness;
mod kwic;
mod matrix;
mod phrases;
pub mod statistics;
mod stop_words;
mod timeline;

pub use collocations::{Collocate, Collocates, CollocationMethod, CollocationTally, Collocations, CollocationsBuilder, Within};
pub use counts::{Group, Term, TermCounter, TermCounterBuilder, TermTally, Terms, Unit};
pub use frequencies::FrequencyTable;
pub use keyness::{G2Form, Key, KeyCount, Keyness, KeynessBuilder, KeynessMethod, Keys};
pub use kwic::{Hit, Kwic, KwicBuilder, Line, Order};
pub use matrix::{Columns, Counts, CountsRow, CountsTally};
pub use phrases::{Breakdown, Occurrence, Overlap, PhraseList};
pub use stop_words::StopWords;
pub use timeline::{End, Gap, Life, Lives, Period, Point, Timeline, TimelineBuilder, TimelineTally};
