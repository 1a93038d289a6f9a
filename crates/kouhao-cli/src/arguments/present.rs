//! What can be asked of the commands that tell a reader all of it.

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
    /// How phrases are used elsewhere: default (what comes with kouhao), none, or a file that `kouhao background` made
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
    /// How phrases are used elsewhere: default (what comes with kouhao), none, or a file that `kouhao background` made
    #[arg(long, value_name = "FILE", default_value = "default")]
    pub background: PathBuf,
    /// The title of the page; that of the only text, or how many there are, if not given
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// The language of headings and explanations
    #[arg(long, value_enum, default_value = "en")]
    pub language: Language,
    /// Rows of each list that are shown at once; four times as many are folded away behind them
    #[arg(long, value_name = "N", default_value_t = 20)]
    pub top: usize,
    /// The field whose values are compared with each other; speaker, place or province, or another that parts the texts, if not given
    #[arg(long, value_name = "FIELD")]
    pub by: Option<String>,
}
