//! Arguments of the commands that compare texts.

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
    /// The later documents, compared with those of --reference; same syntax as --where. Without it, two inputs are compared, the first with the
    /// second
    #[arg(long, value_name = "EXPR", requires = "reference")]
    pub target: Option<Expression>,
    /// The documents that they are compared with: what only these contain counts as dropped
    #[arg(long, value_name = "EXPR", requires = "target")]
    pub reference: Option<Expression>,
    /// Show only these statuses; all if omitted
    #[arg(long, value_enum, value_delimiter = ',', value_name = "STATUS")]
    pub status: Vec<Status>,
    /// Show only formulations, or only sentences
    #[arg(long, value_enum)]
    pub level: Option<Level>,
    /// Minimum similarity of two sentences for one to count as reworded, above 0 and up to 1
    #[arg(long, value_name = "S", default_value_t = 0.5)]
    pub similarity: f64,
    #[command(flatten)]
    pub lexicon: LexiconOptions,
    /// Background frequencies of phrases: default (built in), none, or a file made by `kouhao background`
    #[arg(long, value_name = "FILE", default_value = "default")]
    pub background: PathBuf,
    /// Treat traditional and simplified characters as equal
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
    /// Minimum length in units: Chinese characters or Latin words. Formulations are shorter than 20
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub min_units: usize,
    /// Leave out passages in more documents than this: the boilerplate of a series
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub max_documents: usize,
    /// Treat traditional and simplified characters as equal
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
    /// The place whose first date lags are counted from. No lag is given if that place or the other has the phrase in its first documents already
    #[arg(long, value_name = "VALUE")]
    pub centre: Option<String>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Status {
    /// Only the second text contains it
    Added,
    /// Only the first text contains it
    Dropped,
    /// Both contain it
    Kept,
    /// The two contain it in different wordings
    Reworded,
    /// Both contain the sentence, at different positions
    Moved,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Level {
    /// Formulations
    Formulation,
    /// Sentences
    Sentence,
}
