//! What can be asked of the commands that hold texts against each other.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use kouhao::text::Expression;

use super::{Common, LexiconOptions, Phrases, Picture, Rows, Words};

#[derive(Args, Debug)]
pub struct Compare {
    #[command(flatten)]
    pub common: Common,
    #[command(flatten)]
    pub words: Words,
    #[command(flatten)]
    pub rows: Rows,
    /// The documents compared with those of --reference, written as for --where. Without it two inputs are compared, the first with the second
    #[arg(long, value_name = "EXPR", requires = "reference")]
    pub target: Option<Expression>,
    /// The documents that they are compared with: what only these have was dropped
    #[arg(long, value_name = "EXPR", requires = "target")]
    pub reference: Option<Expression>,
    /// Only these statuses; all if not given
    #[arg(long, value_enum, value_delimiter = ',', value_name = "STATUS")]
    pub status: Vec<Status>,
    /// Only formulations, or only sentences
    #[arg(long, value_enum)]
    pub level: Option<Level>,
    /// How similar two sentences must be to be one reworded, above 0 and up to 1
    #[arg(long, value_name = "S", default_value_t = 0.5)]
    pub similarity: f64,
    #[command(flatten)]
    pub lexicon: LexiconOptions,
    /// How phrases are used elsewhere: default (what comes with kouhao), none, or a file that `kouhao background` made
    #[arg(long, value_name = "FILE", default_value = "default")]
    pub background: PathBuf,
    /// Take traditional and simplified characters for one
    #[arg(long)]
    pub simplify: bool,
    #[command(flatten)]
    pub picture: Picture,
}

#[derive(Args, Debug)]
pub struct Reuse {
    #[command(flatten)]
    pub common: Common,
    #[command(flatten)]
    pub rows: Rows,
    /// Least units: Chinese characters or Latin words. Formulations are shorter than 20
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub min_units: usize,
    /// Leave out what more documents have: the boilerplate of a series
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub max_documents: usize,
    /// Take traditional and simplified characters for one
    #[arg(long)]
    pub simplify: bool,
}

#[derive(Args, Debug)]
pub struct Spread {
    #[command(flatten)]
    pub common: Common,
    #[command(flatten)]
    pub rows: Rows,
    #[command(flatten)]
    pub phrases: Phrases,
    /// The variable whose values are the places
    #[arg(long, value_name = "FIELD")]
    pub place: String,
    /// The place from whose first date lags are counted. There is none where it or the other place has the phrase in its first documents already
    #[arg(long, value_name = "VALUE")]
    pub centre: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Status {
    /// Only the second text has it
    Added,
    /// Only the first text has it
    Dropped,
    /// Both have it
    Kept,
    /// The two have it in other words
    Reworded,
    /// Both have the sentence, at another place of the order
    Moved,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Level {
    /// Formulations
    Formulation,
    /// Sentences
    Sentence,
}
