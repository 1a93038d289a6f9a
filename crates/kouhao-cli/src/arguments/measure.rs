//! What can be asked of the commands that cut and count.

use std::path::PathBuf;

use clap::{Args, ValueEnum};

use super::{Common, Counted, LexiconOptions, Phrases, Picture, Rows, Sets, Shown, Words};

#[derive(Args, Debug)]
pub struct Tokens {
    #[command(flatten)]
    pub common: Common,
    #[command(flatten)]
    pub words: Words,
    #[command(flatten)]
    pub rows: Rows,
}

#[derive(Args, Debug)]
pub struct Terms {
    #[command(flatten)]
    pub common: Common,
    #[command(flatten)]
    pub words: Words,
    #[command(flatten)]
    pub rows: Rows,
    #[command(flatten)]
    pub counted: Counted,
    /// Least occurrences
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub min_count: u64,
    /// Count marks too
    #[arg(long)]
    pub punctuation: bool,
    /// Of given phrases, tell in which others of the list they stand
    #[arg(long, conflicts_with_all = ["by", "min_count"])]
    pub breakdown: bool,
    /// Count apart for each value of a variable, or of the date, title, speaker or occasion that the text itself gives
    #[arg(long, value_name = "FIELD")]
    pub by: Option<String>,
    #[command(flatten)]
    pub shown: Shown,
}

#[derive(Args, Debug)]
pub struct Kwic {
    #[command(flatten)]
    pub common: Common,
    #[command(flatten)]
    pub rows: Rows,
    /// The phrase; marks and spaces in it do not matter
    #[arg(long, value_name = "P")]
    pub phrase: String,
    /// Characters of context on either side
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub width: usize,
    /// The order of the rows; by context, from the phrase outwards, whatever marks stand there
    #[arg(long, value_enum, default_value = "position")]
    pub sort: Order,
    /// Group by a variable, or by the date, title, speaker or occasion that the text itself gives
    #[arg(long, value_name = "FIELD")]
    pub by: Option<String>,
    /// Take traditional and simplified characters for one
    #[arg(long)]
    pub simplify: bool,
    #[command(flatten)]
    pub picture: Picture,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Order {
    /// That of the texts
    Position,
    /// By what stands before
    Left,
    /// By what stands behind
    Right,
}

#[derive(Args, Debug)]
pub struct Keyness {
    #[command(flatten)]
    pub common: Common,
    #[command(flatten)]
    pub words: Words,
    #[command(flatten)]
    pub rows: Rows,
    #[command(flatten)]
    pub sets: Sets,
    /// Compare with counts in a file instead, with the columns or fields term and count, as `terms` writes them
    #[arg(long, value_name = "FILE", conflicts_with = "reference")]
    pub reference_counts: Option<PathBuf>,
    #[command(flatten)]
    pub counted: Counted,
    /// Least occurrences in both sets together
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub min_count: u64,
    /// How many times the size of both sets the prior of the log-odds weighs; its proportions are those of both together
    #[arg(long, value_name = "X", default_value_t = 1.0)]
    pub prior_weight: f64,
    /// The form of G²
    #[arg(long, value_enum, default_value = "4-cell")]
    pub g2: G2,
    #[command(flatten)]
    pub picture: Picture,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum G2 {
    /// Over the term and all else in both sets
    #[value(name = "4-cell")]
    FourCells,
    /// Over the term in both sets, as UCREL and Wmatrix give it
    #[value(name = "2-cell")]
    TwoCells,
}

#[derive(Args, Debug)]
pub struct Timeline {
    #[command(flatten)]
    pub common: Common,
    #[command(flatten)]
    pub rows: Rows,
    #[command(flatten)]
    pub phrases: Phrases,
    /// How long a period is; texts whose date is less precise are left out
    #[arg(long, value_enum, default_value = "year")]
    pub by: Period,
    /// After how many periods without it a phrase was gone
    #[arg(long, value_name = "N", default_value_t = 2)]
    pub min_gap: u32,
    /// One row a phrase instead: first and last date, gaps, trend
    #[arg(long)]
    pub life: bool,
    #[command(flatten)]
    pub shown: Shown,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Period {
    /// Calendar years
    Year,
    /// Calendar months
    Month,
}

#[derive(Args, Debug)]
pub struct Firsts {
    #[command(flatten)]
    pub common: Common,
    #[command(flatten)]
    pub words: Words,
    #[command(flatten)]
    pub rows: Rows,
    #[command(flatten)]
    pub lexicon: LexiconOptions,
    /// How long a period is; texts whose date is less precise are left out
    #[arg(long, value_enum, default_value = "year")]
    pub by: Period,
    /// Formulations of each period at most
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub each: usize,
    /// Least documents that have it: 2 for what was taken up
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub min_documents: u32,
    /// Take traditional and simplified characters for one
    #[arg(long)]
    pub simplify: bool,
    /// How phrases are used elsewhere: default (what comes with kouhao), none, or a file that `kouhao background` made
    #[arg(long, value_name = "FILE", default_value = "default")]
    pub background: PathBuf,
}

#[derive(Args, Debug)]
pub struct Collocations {
    #[command(flatten)]
    pub common: Common,
    #[command(flatten)]
    pub words: Words,
    #[command(flatten)]
    pub rows: Rows,
    /// The phrase; marks and spaces in it do not matter
    #[arg(long, value_name = "P")]
    pub phrase: String,
    /// What is near
    #[arg(long, value_enum, default_value = "window")]
    pub within: Within,
    /// Words on either side that are near
    #[arg(long, value_name = "N", default_value_t = 5)]
    pub window: usize,
    /// Look for the phrases of a file, one a line, instead of words; with --within sentence
    #[arg(long, value_name = "FILE")]
    pub among: Option<PathBuf>,
    /// Least occurrences near the phrase
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub min_count: u64,
    /// Take traditional and simplified characters of the phrases for one
    #[arg(long)]
    pub simplify: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Within {
    /// So many words on either side, within the sentence
    Window,
    /// The sentence
    Sentence,
}
