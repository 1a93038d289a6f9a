//! What can be asked on the command line.

use std::io::IsTerminal;
use std::path::PathBuf;

use clap::builder::{PathBufValueParser, TypedValueParser};
use clap::{Args, Parser, Subcommand, ValueEnum};
use kouhao::text::{Document, Expression, PartSet};

use crate::provenance::Record;

/// Reads political text, above all Chinese official language, and says what is formulaic in it.
///
/// INPUT is files, folders (recursive, sorted by name) or - for standard input. Texts: .txt and .md, one document each; .jsonl and .ndjson, one a
/// line; .csv and .tsv with a heading; .gz and .zst of these. Standard input is JSON lines if its first line that is not blank is a JSON
/// object, else one text; gzip and Zstandard are unpacked.
///
/// --provenance FILE.json notes beside a result what it was made of and with; kouhao --version names the tables that this version has.
///
/// Exit status: 0 done; 1 some input was bad (standard error says which, all else was processed); 2 wrong usage.
#[derive(Debug, Parser)]
#[command(name = "kouhao", version, max_term_width = 100, subcommand_required = true, arg_required_else_help = true)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Tells a reader what the texts are and what is formulaic in them.
    Summary(Summary),
    /// Writes a page about the texts that a browser shows without network or script: -o FILE.html.
    Report(Report),
    /// Cuts texts into tokens.
    Tokens(Tokens),
    /// Counts words or n-grams.
    Terms(Terms),
    /// Finds the formulations that recur in all texts together, best first.
    Slogans(Slogans),
    /// Finds the formulations that others use too, once or often, from the catalogue and the background.
    Known(Known),
    /// Counts how large collections use the phrases that they repeat, as a file for --background.
    Background(Background),
    /// Finds the phrases that name a set by its size (四个全面, 1+5), with their members.
    Enumerations(Enumerations),
    /// Reads the glossaries (名词解释) at the end of texts: terms, explanations, members.
    Glossary(Glossary),
    /// Looks up national formulations: what they mean, since when, as defined by whom. Reads no input.
    Catalogue(Catalogue),
    /// Finds neighbouring clauses of one build (排比, 对偶).
    Parallels(Parallels),
    /// Finds the wordings that recur in one text with other fillers (要在{}上持续加力).
    Templates(Templates),
    /// Finds what texts number (一是…二是…, 第一…第二…, 一、), with the items and the phrase that announces them.
    Series(Series),
    /// Finds quoted expressions, the noun they modify and who is quoted.
    Quotations(Quotations),
    /// Shows every occurrence of a phrase in its context.
    Kwic(Kwic),
    /// Compares two sets of texts term by term: what is commoner in which, how much, how surely, and in how many texts.
    Keyness(Keyness),
    /// Finds the words, or the phrases of a list, that stand near a phrase more often than chance would have it.
    Collocations(Collocations),
    /// Follows phrases through years or months: how often, in how many texts, since when, until when.
    Timeline(Timeline),
    /// Tells what changed from one text to another: formulations and sentences dropped, added, reworded, moved and kept.
    Compare(Compare),
    /// Finds passages that younger documents share with older ones, longest first.
    Reuse(Reuse),
    /// Tells when a phrase is first found in each place, and how long after the centre.
    Spread(Spread),
}

/// Options that every command takes.
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
    pub care: Care,
    #[command(flatten)]
    pub destination: Destination,
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
#[derive(Args, Debug)]
pub struct Rows {
    /// How rows are written; a table on a terminal, else JSON lines
    #[arg(long, value_enum)]
    pub format: Option<RowFormat>,
    /// Stop after so many rows
    #[arg(long, value_name = "N")]
    pub top: Option<usize>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum RowFormat {
    /// A table for people
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

impl Picture {
    /// Tells whether nothing was asked of the picture.
    pub fn is_default(&self) -> bool {
        self.title.is_none() && self.language.is_none()
    }
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Language {
    /// English
    En,
    /// Chinese
    Zh,
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

#[derive(Args, Debug)]
pub struct Summary {
    #[command(flatten)]
    pub common: Common,
    #[command(flatten)]
    pub words: Words,
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

#[derive(Args, Debug)]
pub struct Tokens {
    #[command(flatten)]
    pub common: Common,
    #[command(flatten)]
    pub words: Words,
    #[command(flatten)]
    pub rows: Rows,
}

/// Reads a size: 800M, 8G.
fn size(text: &str) -> Result<u64, String> {
    let number = text.trim_end_matches(|c: char| c.is_ascii_alphabetic());
    let factor = match text[number.len()..].to_ascii_uppercase().trim_end_matches('B') {
        "" => 1.0,
        "K" => 1e3,
        "M" => 1e6,
        "G" => 1e9,
        "T" => 1e12,
        _ => f64::NAN,
    };
    let bytes = number.trim().parse().map_or(f64::NAN, |number: f64| number * factor);
    if bytes >= 1.0 { Ok(bytes as u64) } else { Err("a size is a number of bytes, or one with K, M, G or T: 800M, 1.5G".to_string()) }
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
    /// Leave numbers out
    #[arg(long)]
    pub no_numbers: bool,
    /// Given phrases are counted instead of words
    #[command(flatten)]
    pub phrases: Phrases,
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

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum Unit {
    /// Words: tokens that are no punctuation or space
    Word,
    /// Neighbouring words of one clause
    Ngram,
}

#[derive(Args, Debug)]
pub struct Slogans {
    #[command(flatten)]
    pub common: Common,
    #[command(flatten)]
    pub words: Words,
    #[command(flatten)]
    pub rows: Rows,
    /// Least occurrences
    #[arg(long, value_name = "N", default_value_t = 2)]
    pub min_count: u32,
    /// Least documents
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub min_documents: u32,
    /// Least units: Chinese characters or Latin words
    #[arg(long, value_name = "N", default_value_t = 2)]
    pub min_units: u32,
    /// Most units
    #[arg(long, value_name = "N", default_value_t = 64)]
    pub max_units: u32,
    /// Take traditional and simplified characters for one
    #[arg(long)]
    pub simplify: bool,
    /// How phrases are used elsewhere: default (what comes with kouhao), none, or a file that `kouhao background` made
    #[arg(long, value_name = "FILE", default_value = "default")]
    pub background: PathBuf,
    /// Of documents whose text stands in another one, read only the longest
    #[arg(long)]
    pub fold_copies: bool,
    /// Stop if more memory is needed than this: bytes, or a number with K, M, G or T
    #[arg(long, value_name = "SIZE", value_parser = size)]
    pub memory: Option<u64>,
    /// Add the signs that the score weighs to each row of JSON lines, to train its weights
    #[arg(long, hide = true)]
    pub signs: bool,
}

#[derive(Args, Debug)]
pub struct Known {
    #[command(flatten)]
    pub common: Common,
    #[command(flatten)]
    pub words: Words,
    #[command(flatten)]
    pub rows: Rows,
    #[command(flatten)]
    pub lexicon: LexiconOptions,
    /// How phrases are used elsewhere: default (what comes with kouhao), none, or a file that `kouhao background` made
    #[arg(long, value_name = "FILE", default_value = "default")]
    pub background: PathBuf,
    /// Give every phrase of the background with the signs that the score weighs, to train its weights
    #[arg(long, hide = true)]
    pub signs: bool,
}

#[derive(Args, Debug)]
pub struct Background {
    /// A collection: files or a folder under a name; a name given again adds to it
    #[arg(required = true, value_name = "NAME=PATH", value_parser = named_path)]
    pub collections: Vec<(String, PathBuf)>,
    /// A collection that has terms but few formulations (laws): it is counted in, but gives no phrases
    #[arg(long, value_name = "NAME=PATH", value_parser = named_path)]
    pub reference: Vec<(String, PathBuf)>,
    /// The field of JSON lines and tables that holds the text
    #[arg(long, value_name = "NAME", default_value = "text")]
    pub text_field: String,
    /// The parts that are read: some of masthead, title, body, glossary, or all
    #[arg(long, value_name = "PARTS", default_value = "title,body", value_parser = |names: &str| PartSet::parse(names))]
    pub parts: PartSet,
    #[command(flatten)]
    pub words: Words,
    #[command(flatten)]
    pub care: Care,
    #[command(flatten)]
    pub destination: Destination,
}

fn named_path(text: &str) -> Result<(String, PathBuf), String> {
    match text.split_once('=') {
        Some((name, path)) if !name.is_empty() && !path.is_empty() => Ok((name.to_string(), path.into())),
        _ => Err("give the collection a name: NAME=PATH".to_string()),
    }
}

#[derive(Args, Debug)]
pub struct Enumerations {
    #[command(flatten)]
    pub common: Common,
    #[command(flatten)]
    pub words: Words,
    #[command(flatten)]
    pub rows: Rows,
    /// Plain quantities too (20项民生工程)
    #[arg(long)]
    pub quantities: bool,
    #[command(flatten)]
    pub lexicon: LexiconOptions,
    /// Whose glossary (名词解释) gives a phrase its members: that of its own document, or those of all
    #[arg(long, value_enum, default_value = "document")]
    pub glossary: GlossaryReach,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq, ValueEnum)]
pub enum GlossaryReach {
    /// The glossary at the end of the phrase's own document
    Document,
    /// The glossaries of all documents, where they agree
    Corpus,
}

#[derive(Args, Debug)]
pub struct Glossary {
    #[command(flatten)]
    pub common: Common,
    #[command(flatten)]
    pub words: Words,
    #[command(flatten)]
    pub rows: Rows,
}

#[derive(Args, Debug)]
pub struct Catalogue {
    /// Phrases to look up, in any spelling or in official English; all if none is given
    pub phrases: Vec<String>,
    /// Only what holds this text, in the phrase, an alias, the English or a member
    #[arg(long, value_name = "TEXT", conflicts_with = "phrases")]
    pub search: Option<String>,
    /// Only the meaning at a date: 2020, 2020-03 or 2020-03-05
    #[arg(long, value_name = "DATE")]
    pub at: Option<String>,
    #[command(flatten)]
    pub lexicon: LexiconOptions,
    #[command(flatten)]
    pub rows: Rows,
    #[command(flatten)]
    pub destination: Destination,
}

#[derive(Args, Debug)]
pub struct Parallels {
    #[command(flatten)]
    pub common: Common,
    #[command(flatten)]
    pub words: Words,
    #[command(flatten)]
    pub rows: Rows,
    /// Least clauses of one build that count
    #[arg(long, value_name = "N", default_value_t = 2)]
    pub min_clauses: usize,
}

#[derive(Args, Debug)]
pub struct Templates {
    #[command(flatten)]
    pub common: Common,
    #[command(flatten)]
    pub words: Words,
    #[command(flatten)]
    pub rows: Rows,
    /// The wordings that recur from document to document, instead of those within each
    #[arg(long)]
    pub across: bool,
}

#[derive(Args, Debug)]
pub struct Series {
    #[command(flatten)]
    pub common: Common,
    #[command(flatten)]
    pub words: Words,
    #[command(flatten)]
    pub rows: Rows,
    /// The outline of speeches that number nothing too: refrains, and the sentences of their paragraphs that open alike
    #[arg(long)]
    pub outline: bool,
}

#[derive(Args, Debug)]
pub struct Quotations {
    #[command(flatten)]
    pub common: Common,
    #[command(flatten)]
    pub words: Words,
    #[command(flatten)]
    pub rows: Rows,
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

/// Which texts are compared with which.
#[derive(Args, Debug)]
pub struct Sets {
    /// The texts that are described, as an expression such as 'date>=2018 & province=河北'
    ///
    /// FIELD=VALUE, with = != < <= > >=, joined by &; fields are variables, `document` (the name of the text) and what the text says of itself (title,
    /// speaker, date, year, month, occasion). Dates compare as far as both are precise; a missing value never matches.
    #[arg(long, value_name = "EXPR")]
    pub target: Option<Expression>,
    /// The texts that they are compared with; all others if not given
    #[arg(long, value_name = "EXPR")]
    pub reference: Option<Expression>,
}

impl Sets {
    /// Returns the fields that the expressions name.
    pub fn fields(&self) -> impl Iterator<Item = &str> {
        self.target.iter().chain(&self.reference).flat_map(Expression::fields)
    }

    /// Returns the documents of either set, and how many are in both.
    pub fn split(&self, documents: &[Document]) -> (Vec<Document>, Vec<Document>, usize) {
        let is_target = |document: &&Document| self.target.as_ref().is_none_or(|target| target.matches(document));
        let is_reference = |document: &&Document| self.reference.as_ref().map_or(!is_target(document), |reference| reference.matches(document));
        let both = documents.iter().filter(|document| is_target(document) && is_reference(document)).count();
        (documents.iter().filter(is_target).cloned().collect(), documents.iter().filter(is_reference).cloned().collect(), both)
    }
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
    Overlapping,
    /// Only those that no longer phrase of the list covers
    Longest,
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
    #[arg(long, value_name = "N", default_value_t = 1)]
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

#[derive(Args, Debug)]
pub struct Compare {
    #[command(flatten)]
    pub common: Common,
    #[command(flatten)]
    pub words: Words,
    #[command(flatten)]
    pub rows: Rows,
    /// The documents compared with those of --reference: field=value with = != < <= > >=, joined by &. Without it two inputs are compared, the first with the
    /// second
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
    /// A phrase; marks and spaces in it do not matter
    #[arg(long, value_name = "P", required = true)]
    pub phrase: Vec<String>,
    /// The variable whose values are the places
    #[arg(long, value_name = "FIELD")]
    pub place: String,
    /// The place from whose first date lags are counted
    #[arg(long, value_name = "VALUE")]
    pub centre: Option<String>,
    /// Take traditional and simplified characters for one
    #[arg(long)]
    pub simplify: bool,
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

impl Arguments {
    /// Returns where the provenance of the result is noted, if it was asked for.
    pub fn record(&self) -> Option<Record> {
        self.command.destination().provenance.clone()
    }

    /// Returns the number of threads that was asked for; 0 for as many as there are processors.
    pub fn threads(&self) -> usize {
        self.command.destination().threads.into()
    }
}

impl Command {
    fn destination(&self) -> &Destination {
        match self {
            Command::Summary(command) => &command.common.destination,
            Command::Report(command) => &command.common.destination,
            Command::Tokens(command) => &command.common.destination,
            Command::Terms(command) => &command.common.destination,
            Command::Slogans(command) => &command.common.destination,
            Command::Known(command) => &command.common.destination,
            Command::Background(command) => &command.destination,
            Command::Enumerations(command) => &command.common.destination,
            Command::Glossary(command) => &command.common.destination,
            Command::Catalogue(command) => &command.destination,
            Command::Parallels(command) => &command.common.destination,
            Command::Templates(command) => &command.common.destination,
            Command::Series(command) => &command.common.destination,
            Command::Quotations(command) => &command.common.destination,
            Command::Kwic(command) => &command.common.destination,
            Command::Keyness(command) => &command.common.destination,
            Command::Collocations(command) => &command.common.destination,
            Command::Timeline(command) => &command.common.destination,
            Command::Compare(command) => &command.common.destination,
            Command::Reuse(command) => &command.common.destination,
            Command::Spread(command) => &command.common.destination,
        }
    }
}

/// Tells whether the output goes to a terminal, and how wide it is.
pub fn terminal_columns(destination: &Destination) -> Option<usize> {
    (destination.output.is_none() && std::io::stdout().is_terminal())
        .then(|| terminal_size::terminal_size().map_or(80, |(width, _)| usize::from(width.0)))
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn sizes() {
        assert_eq!(["1", "800M", "1.5G", "2 kb", "3T"].map(|text| size(text).unwrap()), [1, 800_000_000, 1_500_000_000, 2_000, 3_000_000_000_000]);
        assert!(["", "G", "0", "-1", "8X", "nan", "GB8"].iter().all(|text| size(text).is_err()));
    }
}
