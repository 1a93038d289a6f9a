//! Arguments of the commands that tokenize and count.

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
    /// Minimum number of occurrences
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub min_count: u64,
    /// Count punctuation marks too
    #[arg(long)]
    pub punctuation: bool,
    /// For given phrases, show inside which others of the list they occur
    #[arg(long, conflicts_with_all = ["by", "min_count"])]
    pub breakdown: bool,
    /// Count separately for each value of a variable, or of the date, title, speaker or occasion found in the text
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
    /// The phrase; punctuation and spaces in it are ignored
    #[arg(long, value_name = "P")]
    pub phrase: String,
    /// Characters of context on either side
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub width: usize,
    /// The order of the rows; by context means from the phrase outwards, ignoring punctuation
    #[arg(long, value_enum, default_value = "position")]
    pub sort: Order,
    /// Group by a variable, or by the date, title, speaker or occasion found in the text
    #[arg(long, value_name = "FIELD")]
    pub by: Option<String>,
    /// Treat traditional and simplified characters as equal
    #[arg(long)]
    pub simplify: bool,
    #[command(flatten)]
    pub picture: Picture,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Order {
    /// Text order
    Position,
    /// By the text before the phrase
    Left,
    /// By the text after the phrase
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
    /// Compare with counts in a file instead, which has the columns or fields term and count, as written by `terms`
    #[arg(long, value_name = "FILE", conflicts_with = "reference")]
    pub reference_counts: Option<PathBuf>,
    #[command(flatten)]
    pub counted: Counted,
    /// Minimum number of occurrences in both sets together
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub min_count: u64,
    /// Weight of the prior of the log odds, as a multiple of the size of both sets; its proportions are those of both together
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
    /// Over the term and everything else, in both sets
    #[value(name = "4-cell")]
    FourCells,
    /// Over the term in both sets, as in UCREL and Wmatrix
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
    /// The length of a period; texts with a less precise date are left out
    #[arg(long, value_enum, default_value = "year")]
    pub by: Period,
    /// Minimum number of periods without a phrase that count as a gap
    #[arg(long, value_name = "N", default_value_t = 2)]
    pub min_gap: u32,
    /// One row per phrase instead: first and last date, gaps, trend
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
    /// The length of a period; texts with a less precise date are left out
    #[arg(long, value_enum, default_value = "year")]
    pub by: Period,
    /// Maximum number of formulations for each period
    #[arg(long, value_name = "N", default_value_t = 10)]
    pub each: usize,
    /// Minimum number of documents that contain it: 2 for formulations that were taken up
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub min_documents: u32,
    /// Treat traditional and simplified characters as equal
    #[arg(long)]
    pub simplify: bool,
    /// Background frequencies of phrases: default (built in), none, or a file made by `kouhao background`
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
    /// The phrase; punctuation and spaces in it are ignored
    #[arg(long, value_name = "P")]
    pub phrase: String,
    /// The context in which words count as near
    #[arg(long, value_enum, default_value = "window")]
    pub within: Within,
    /// Size of the window: words on either side
    #[arg(long, value_name = "N", default_value_t = 5)]
    pub window: usize,
    /// Look for the phrases in a file, one per line, instead of words; with --within sentence
    #[arg(long, value_name = "FILE")]
    pub among: Option<PathBuf>,
    /// Minimum number of occurrences near the phrase
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub min_count: u64,
    /// Treat traditional and simplified characters of the phrases as equal
    #[arg(long)]
    pub simplify: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Within {
    /// A number of words on either side, within the sentence
    Window,
    /// The whole sentence
    Sentence,
}
