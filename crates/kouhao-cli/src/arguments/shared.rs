//! Options shared by several commands.

use std::error::Error;
use std::io::IsTerminal;
use std::num::IntErrorKind;
use std::path::PathBuf;

use clap::builder::{PathBufValueParser, TypedValueParser};
use clap::{Args, ValueEnum};
use kouhao::text::{Expression, PartSet};

use crate::record::Record;

/// Options of every command that reads texts and writes rows.
#[derive(Args, Debug)]
pub struct Common {
    /// Files, folders or -
    #[arg(required = true)]
    pub input: Vec<PathBuf>,
    /// The field of JSON Lines and tables that holds the text
    #[arg(long, value_name = "NAME", default_value = "text")]
    pub text_field: String,
    /// The encoding of all input; detected if omitted
    #[arg(long, value_name = "NAME")]
    pub encoding: Option<String>,
    /// A table that gives variables to texts: its column `file`, relative to the table's folder, names the text, and its other columns are the
    /// variables
    #[arg(long, value_name = "FILE.csv")]
    pub metadata: Option<PathBuf>,
    /// The parts to read: some of masthead, title, body, glossary, or all
    #[arg(long, value_name = "PARTS", default_value = "title,body", value_parser = |names: &str| PartSet::parse(names))]
    pub parts: PartSet,
    #[command(flatten)]
    pub choice: Choice,
    #[command(flatten)]
    pub care: Care,
    #[command(flatten)]
    pub destination: Destination,
}

/// Which texts are read.
#[derive(Args, Debug)]
pub struct Choice {
    /// Read only the texts that match a condition, such as 'date>=2018 & province=浙江|江苏'. May be repeated: all conditions must hold
    ///
    /// FIELD=VALUE, with = != < <= > >=, joined by &; after = and != several values may be given, separated by | (write \| for a | within a value).
    /// Fields are variables, `document` (the name of the text) and fields found in the text itself (title, speaker, date, year, month, occasion).
    /// Dates are compared as far as both are precise; a missing value never matches. Values have no quotation marks.
    #[arg(id = "where", long = "where", value_name = "EXPR")]
    pub conditions: Vec<Expression>,
}

/// How bad input is handled.
#[derive(Args, Clone, Copy, Debug)]
pub struct Care {
    /// Stop at the first bad input, instead of reporting it and reading the others
    #[arg(long)]
    pub strict: bool,
    /// Maximum size of one document in megabytes, decompressed; a larger text, line or row is bad input
    #[arg(long, value_name = "N", default_value_t = 500)]
    pub max_document_mb: u32,
}

/// Where results go, and the number of threads.
#[derive(Args, Debug)]
pub struct Destination {
    /// Write to a file instead of standard output
    #[arg(short, long, value_name = "FILE")]
    pub output: Option<PathBuf>,
    /// Also write a record of what the result was made from: version, options, digests of tables, files and texts
    #[arg(long, value_name = "FILE.json", value_parser = PathBufValueParser::new().map(Record::new))]
    pub provenance: Option<Record>,
    /// Number of threads; as many as there are processors if omitted
    #[arg(long, value_name = "N", default_value_t = 0, hide_default_value = true, value_parser = clap::value_parser!(u16).range(0..=1024))]
    pub threads: u16,
}

impl Destination {
    /// Returns the extension of the file name, in lower case.
    pub fn suffix(&self) -> Option<String> {
        self.output.as_ref()?.extension().map(|suffix| suffix.to_string_lossy().to_lowercase())
    }
}

/// Returns whether the output goes to a terminal.
pub fn is_terminal(destination: &Destination) -> bool {
    destination.output.is_none() && std::io::stdout().is_terminal()
}

/// Returns the width of the output in columns of characters: the environment variable COLUMNS, which other programs also respect, or else the width
/// of the terminal, or else 80.
pub fn columns(destination: &Destination) -> usize {
    let asked = std::env::var("COLUMNS").ok().and_then(|columns| columns.trim().parse().ok()).filter(|&columns| columns > 0);
    let terminal = || is_terminal(destination).then(terminal_size::terminal_size).flatten().map(|(width, _)| usize::from(width.0));
    asked.or_else(terminal).unwrap_or(80)
}

/// Options of the commands that look phrases up.
#[derive(Args, Debug)]
pub struct LexiconOptions {
    /// Known phrases of your own, in the format of the catalogue; if both have a phrase, yours takes precedence
    #[arg(long, value_name = "FILE.toml")]
    pub lexicon: Vec<PathBuf>,
    /// Do not use the catalogue of national formulations
    #[arg(long)]
    pub no_catalogue: bool,
}

/// Options of the commands that tokenize text.
#[derive(Args, Debug)]
pub struct Words {
    /// A dictionary of your own: one word per line, optionally with a frequency and a part of speech
    #[arg(long, value_name = "FILE")]
    pub dictionary: Vec<PathBuf>,
    /// Segment by the dictionary alone, without guessing new words
    #[arg(long)]
    pub no_hmm: bool,
}

/// Options of the commands that write rows.
#[derive(Args, Clone, Copy, Debug)]
pub struct Rows {
    /// The format of the rows. By default it depends on the name of the output file (-o FILE.csv, FILE.svg); without one, it is a table on a terminal
    /// and JSON Lines elsewhere. The width of a table is COLUMNS, or that of the terminal, or 80
    #[arg(long, value_enum)]
    pub format: Option<RowFormat>,
    /// Maximum number of rows; with `terms --by`, of each group
    #[arg(long, value_name = "N", value_parser = one_or_more)]
    pub top: Option<usize>,
}

/// Parses a number of rows: a result without rows would look like one in which nothing was found.
fn one_or_more(text: &str) -> Result<usize, Box<dyn Error + Send + Sync>> {
    match text.parse::<usize>() {
        Ok(number) if number > 0 => Ok(number),
        Err(error) if *error.kind() == IntErrorKind::PosOverflow => Err(error.into()),
        _ => Err("give a whole number, 1 or more".into()),
    }
}

impl Rows {
    /// Returns the format in which rows are written to `destination`.
    pub fn format_for(&self, destination: &Destination) -> RowFormat {
        let named = || match destination.suffix()?.as_str() {
            "csv" => Some(RowFormat::Csv),
            "svg" => Some(RowFormat::Svg),
            _ => None,
        };
        let usual = || if is_terminal(destination) { RowFormat::Table } else { RowFormat::Jsonl };
        self.format.or_else(named).unwrap_or_else(usual)
    }

    /// Returns whether a picture is requested.
    pub fn is_picture(&self, destination: &Destination) -> bool {
        self.format_for(destination) == RowFormat::Svg
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RowFormat {
    /// A table for people: the main fields, as many as fit on a line; the other formats contain all of them
    Table,
    /// JSON Lines: one JSON object per line
    Jsonl,
    /// Comma-separated values
    Csv,
    /// Comma-separated values for spreadsheets: with a byte order mark, and an apostrophe before anything that they would take for a formula
    Excel,
    /// A picture, for timeline, keyness, kwic, compare and terms --by
    Svg,
}

/// Options of the commands that can draw a picture.
#[derive(Args, Debug)]
#[command(next_help_heading = "Pictures (--format svg)")]
pub struct Picture {
    /// The heading; by default a description of what is shown
    #[arg(long, value_name = "TEXT")]
    pub title: Option<String>,
    /// The language of headings, axes and notes
    #[arg(long, value_enum, value_name = "LANGUAGE")]
    pub language: Option<Language>,
}

impl Picture {
    /// Returns whether no option of pictures was given.
    pub fn is_default(&self) -> bool {
        self.title.is_none() && self.language.is_none()
    }
}

/// Options of the commands whose picture can show different quantities.
#[derive(Args, Debug)]
#[command(next_help_heading = "Pictures (--format svg)")]
pub struct Shown {
    #[command(flatten)]
    pub picture: Picture,
    /// The quantity that is shown; the rate if omitted
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
    /// Share of the documents that contain it
    #[value(name = "document_share")]
    DocumentShare,
}

/// Options of the commands that count terms.
#[derive(Args, Debug)]
pub struct Counted {
    /// The unit that is counted
    #[arg(long, value_enum, default_value = "word")]
    pub unit: Unit,
    /// Number of words in an n-gram; 2 if omitted
    #[arg(long, value_name = "N")]
    pub n: Option<usize>,
    /// Leave out stop words: those in a file, one per line, or `closed` for the closed-class words of Chinese and English
    #[arg(long, value_name = "FILE")]
    pub stop_words: Option<PathBuf>,
    /// Leave out numbers, and dates and fractions in Chinese characters (一九五八年, 百分之五)
    #[arg(long)]
    pub no_numbers: bool,
    /// Count a name as one word where it consists of whole words (粤港澳|大湾|区): the names in a file, one per line, or `catalogue` for the national
    /// formulations
    #[arg(long, value_name = "FILE")]
    pub names: Option<PathBuf>,
    /// The phrases that are counted instead of words
    #[command(flatten)]
    pub phrases: Phrases,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Unit {
    /// Words: tokens other than punctuation and space
    Word,
    /// N-grams: neighbouring words of one clause
    Ngram,
}

/// Options of the commands that search for given phrases.
#[derive(Args, Debug)]
pub struct Phrases {
    /// A phrase to search for; punctuation and spaces in it are ignored. May be repeated
    #[arg(long, value_name = "P")]
    pub phrase: Vec<String>,
    /// A file of phrases, one per line
    #[arg(long, value_name = "FILE")]
    pub phrases: Option<PathBuf>,
    /// Which occurrences count if phrases contain one another
    #[arg(long, value_enum, default_value = "overlapping")]
    pub overlap: Overlap,
    /// Treat traditional and simplified characters as equal
    #[arg(long)]
    pub simplify: bool,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Overlap {
    /// All: 主义 also counts inside 社会主义
    #[value(name = "overlapping")]
    All,
    /// Only those that no longer phrase of the list covers
    Longest,
}

/// Which texts are compared.
#[derive(Args, Debug)]
pub struct Sets {
    /// The texts under study, as an expression such as 'date>=2018 & province=河北'
    ///
    /// Same syntax as --where.
    #[arg(long, value_name = "EXPR")]
    pub target: Option<Expression>,
    /// The texts that they are compared with; all others if omitted
    #[arg(long, value_name = "EXPR")]
    pub reference: Option<Expression>,
}
