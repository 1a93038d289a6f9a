//! Options that several commands have.

use std::io::IsTerminal;
use std::path::PathBuf;

use clap::builder::{PathBufValueParser, TypedValueParser};
use clap::{Args, ValueEnum};
use kouhao::text::{Expression, PartSet};

use crate::record::Record;

/// Options of every command that reads texts for rows.
#[derive(Args, Debug)]
pub struct Common {
    /// Files, folders or -
    #[arg(required = true)]
    pub input: Vec<PathBuf>,
    /// The field of JSON lines and tables that holds the text
    #[arg(long, value_name = "NAME", default_value = "text")]
    pub text_field: String,
    /// The encoding of all input; detected if not given
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    /// A table whose column `file`, relative to its own folder, names texts, and whose other columns are their variables
    #[arg(long, value_name = "FILE.csv")]
    pub metadata: Option<PathBuf>,
    /// The parts that are read: some of masthead, title, body, glossary, or all
    #[arg(long, value_name = "PARTS", default_value = "title,body", value_parser = |names: &str| PartSet::parse(names))]
    pub parts: PartSet,
    #[command(flatten)]
    pub choice: Choice,
    #[command(flatten)]
    pub care: Care,
    #[command(flatten)]
    pub destination: Destination,
}

/// Which of the texts are read.
#[derive(Args, Debug)]
pub struct Choice {
    /// Read only the texts for which this holds, such as 'date>=2018 & province=浙江|江苏'. May be given several times: all must hold
    ///
    /// FIELD=VALUE, with = != < <= > >=, joined by &; after = and != several values with | between them (\| for one in a value). Fields are variables,
    /// `document` (the name of the text) and what the text says of itself (title, speaker, date, year, month, occasion). Dates compare as far as both
    /// are precise; a missing value never matches.
    #[arg(id = "where", long = "where", value_name = "EXPR")]
    pub conditions: Vec<Expression>,
}

/// What becomes of bad input.
#[derive(Args, Clone, Copy, Debug)]
pub struct Care {
    /// Stop at the first input that is bad, instead of reporting it and reading the others
    #[arg(long)]
    pub strict: bool,
    /// Millions of bytes that one document may take, unpacked; a larger text, line or row is bad input
    #[arg(long, value_name = "N", default_value_t = 500)]
    pub max_document_mb: u32,
}

/// Where results go, and who works on them.
#[derive(Args, Debug)]
pub struct Destination {
    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Also write what the result was made of and with: version, options, digests of tables, files and texts
    #[arg(long, value_name = "FILE.json", value_parser = PathBufValueParser::new().map(Record::new))]
    pub provenance: Option<Record>,
    /// Threads; as many as there are processors if not given
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true, value_parser = clap::value_parser!(u16).range(0..=1024))]
    pub threads: u16,
}

impl Destination {
    /// Returns what the name of the file ends in, in small letters.
    pub fn suffix(&self) -> Option<String> {
        self.output.as_ref()?.extension().map(|suffix| suffix.to_string_lossy().to_lowercase())
    }
}

/// Tells whether the output goes to a terminal.
pub fn is_terminal(destination: &Destination) -> bool {
    destination.output.is_none() && std::io::stdout().is_terminal()
}

/// Returns how many columns of characters the output has: those that the variable COLUMNS of the environment asks for, as of other programs, else those of
/// the terminal, else 80.
pub fn columns(destination: &Destination) -> usize {
    let asked = std::env::var("COLUMNS").ok().and_then(|columns| columns.trim().parse().ok()).filter(|&columns| columns > 0);
    let terminal = || is_terminal(destination).then(terminal_size::terminal_size).flatten().map(|(width, _)| usize::from(width.0));
    asked.or_else(terminal).unwrap_or(80)
}

/// Options of the commands that look phrases up.
#[derive(Args, Debug)]
pub struct LexiconOptions {
    /// Known phrases of your own, in the format of the catalogue; where both know a phrase, yours count
    #[arg(long, value_name = "FILE.toml")]
    pub lexicon: Vec<PathBuf>,
    /// Do without the catalogue of national formulations
    #[arg(long)]
    pub no_catalogue: bool,
}

/// Options of the commands that cut text into tokens.
#[derive(Args, Debug)]
pub struct Words {
    /// A dictionary of your own: a word a line, with a frequency and a part of speech if you like
    #[arg(long, value_name = "FILE")]
    pub dictionary: Vec<PathBuf>,
    /// Cut by the dictionary alone, without guessing new words
    #[arg(long)]
    pub no_hmm: bool,
}

/// Options of the commands that write rows.
#[derive(Args, Clone, Copy, Debug)]
pub struct Rows {
    /// How rows are written. Without it the name of the file decides (-o FILE.csv, FILE.svg); otherwise a table on a terminal and JSON lines elsewhere. A
    /// table is as wide as COLUMNS says, else as the terminal, else 80
    #[arg(long, value_enum)]
    pub format: Option<RowFormat>,
    /// Stop after so many rows, in `terms --by` after so many of each group
    #[arg(long, value_name = "N")]
    pub top: Option<usize>,
}

impl Rows {
    /// Returns how rows are written to `destination`.
    pub fn format_for(&self, destination: &Destination) -> RowFormat {
        let named = || match destination.suffix()?.as_str() {
            "csv" => Some(RowFormat::Csv),
            "svg" => Some(RowFormat::Svg),
            _ => None,
        };
        let usual = || if is_terminal(destination) { RowFormat::Table } else { RowFormat::Jsonl };
        self.format.or_else(named).unwrap_or_else(usual)
    }

    /// Tells whether a picture is asked for.
    pub fn is_picture(&self, destination: &Destination) -> bool {
        self.format_for(destination) == RowFormat::Svg
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RowFormat {
    /// A table for people: the chief fields, as many as fit on a line; the other formats hold all of them
    Table,
    /// One JSON object a line
    Jsonl,
    /// Comma-separated values
    Csv,
    /// The same for spreadsheets: with a byte-order mark, and an apostrophe before what they would take for a formula
    Excel,
    /// A picture, of timeline, keyness, kwic, compare and terms --by
    Svg,
}

/// Options of the commands that have a picture.
#[derive(Args, Debug)]
#[command(next_help_heading = "Pictures (--format svg)")]
pub struct Picture {
    /// The heading; one that says what is shown if not given
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// The language of headings, axes and notes
    #[arg(long, value_enum, value_name = "LANGUAGE")]
    pub language: Option<Language>,
}

impl Picture {
    /// Tells whether nothing was asked of the picture.
    pub fn is_default(&self) -> bool {
        self.title.is_none() && self.language.is_none()
    }
}

/// Options of the commands whose picture can show one thing or another.
#[derive(Args, Debug)]
#[command(next_help_heading = "Pictures (--format svg)")]
pub struct Shown {
    #[command(flatten)]
    pub picture: Picture,
    /// What is shown; the rate if not given
    #[arg(long, value_enum, value_name = "MEASURE")]
    pub measure: Option<Measure>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// English
    #[value(name = "en")]
    English,
    /// Chinese
    #[value(name = "zh")]
    Chinese,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Measure {
    /// Occurrences per ten thousand characters
    #[value(name = "per_10k_chars")]
    Rate,
    /// Occurrences
    Count,
    /// Share of the documents
    #[value(name = "document_share")]
    DocumentShare,
}

/// Options of the commands that count terms.
#[derive(Args, Debug)]
pub struct Counted {
    /// What is counted
    #[arg(long, value_enum, default_value = "word")]
    pub unit: Unit,
    /// Words of an n-gram; 2 if not given
    #[arg(long, value_name = "N")]
    pub n: Option<usize>,
    /// Leave words out: those of a file, one a line, or `closed` for the closed-class words of Chinese and English
    #[arg(long, value_name = "FILE")]
    pub stop_words: Option<PathBuf>,
    /// Leave numbers out, and dates and fractions in Chinese characters (一九五八年, 百分之五)
    #[arg(long)]
    pub no_numbers: bool,
    /// Count names as one word each where whole words make them up (粤港澳|大湾|区): those of a file, one a line, or `catalogue` for the national formulations
    #[arg(long, value_name = "FILE")]
    pub names: Option<PathBuf>,
    /// Given phrases are counted instead of words
    #[command(flatten)]
    pub phrases: Phrases,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Unit {
    /// Words: tokens that are no punctuation or space
    Word,
    /// Neighbouring words of one clause
    Ngram,
}

/// Options of the commands that look for given phrases.
#[derive(Args, Debug)]
pub struct Phrases {
    /// A phrase to look for; marks and spaces in it do not matter. May be given several times
    #[arg(long, value_name = "P")]
    pub phrase: Vec<String>,
    /// A file of phrases, one a line
    #[arg(long, value_name = "FILE")]
    pub phrases: Option<PathBuf>,
    /// Which occurrences count of phrases that stand in one another
    #[arg(long, value_enum, default_value = "overlapping")]
    pub overlap: Overlap,
    /// Take traditional and simplified characters for one
    #[arg(long)]
    pub simplify: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Overlap {
    /// All: 主义 counts in 社会主义 too
    #[value(name = "overlapping")]
    All,
    /// Only those that no longer phrase of the list covers
    Longest,
}

/// Which texts are compared with which.
#[derive(Args, Debug)]
pub struct Sets {
    /// The texts that are described, as an expression such as 'date>=2018 & province=河北'
    ///
    /// Written as for --where.
    #[arg(long, value_name = "EXPR")]
    pub target: Option<Expression>,
    /// The texts that they are compared with; all others if not given
    #[arg(long, value_name = "EXPR")]
    pub reference: Option<Expression>,
}
