//! Arguments of the commands that present everything to a reader.

use std::path::PathBuf;

use clap::Args;

use super::{Common, Language, LexiconOptions, Words};

#[derive(Args, Debug)]
pub struct Summary {
    #[command(flatten)]
    pub common: Common,
    #[command(flatten)]
    pub words: Words,
    #[command(flatten)]
    pub lexicon: LexiconOptions,
    /// Background frequencies of phrases: default (built in), none, or a file made by `kouhao background`
    #[arg(long, value_name = "FILE", default_value = "default")]
    pub background: PathBuf,
}

#[derive(Args, Debug)]
pub struct Report {
    #[command(flatten)]
    pub common: Common,
    #[command(flatten)]
    pub words: Words,
    #[command(flatten)]
    pub lexicon: LexiconOptions,
    /// Background frequencies of phrases: default (built in), none, or a file made by `kouhao background`
    #[arg(long, value_name = "FILE", default_value = "default")]
    pub background: PathBuf,
    /// The title of the page; by default that of the only text, or the number of texts
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// The language of headings and explanations
    #[arg(long, value_enum, default_value = "en")]
    pub language: Language,
    /// Rows of each list shown at once; four times as many follow, collapsed
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub top: usize,
    /// The field by which texts are grouped and compared; by default speaker, place or province, or another that divides the texts
    #[arg(long, value_name = "FIELD")]
    pub by: Option<String>,
}
