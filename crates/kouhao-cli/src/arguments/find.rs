//! What can be asked of the commands that find what is formulaic, and of what they know.

use std::path::PathBuf;

use clap::{Args, ValueEnum};
use kouhao::text::PartSet;

use super::{Care, Choice, Common, Destination, LexiconOptions, Rows, Words};

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
    /// What the lexicon has is nobody's own; scores rest on the catalogue with any
    #[command(flatten)]
    pub lexicon: LexiconOptions,
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
    pub choice: Choice,
    #[command(flatten)]
    pub care: Care,
    #[command(flatten)]
    pub destination: Destination,
}

fn named_path(text: &str) -> Result<(String, PathBuf), String> {
    match text.split_once('=') {
        Some((name, _)) if name.contains(char::is_control) => Err("a name of a collection has no control characters".to_string()),
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
    /// All plain quantities (20项民生工程), not only those whose members the text spells out
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
    /// How many distinct fillers a slot must have, from 2
    #[arg(long, value_name = "N", default_value_t = 3)]
    pub min_fillers: usize,
}

#[derive(Args, Debug)]
pub struct Series {
    #[command(flatten)]
    pub common: Common,
    #[command(flatten)]
    pub words: Words,
    #[command(flatten)]
    pub rows: Rows,
    /// The outline of speeches that number nothing too: headings, refrains, and the sentences of their paragraphs that open alike
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
    /// Add what somebody is said to have said without quotation marks (某某强调，…), where it is told who
    #[arg(long)]
    pub indirect: bool,
}

#[cfg(test)]
mod tests {
    use super::size;

    #[test]
    fn a_size_is_a_number_with_or_without_a_letter() {
        assert_eq!(["1", "800M", "1.5G", "2 kb", "3T"].map(|text| size(text).unwrap()), [1, 800_000_000, 1_500_000_000, 2_000, 3_000_000_000_000]);
        assert!(["", "G", "0", "-1", "8X", "nan", "GB8"].iter().all(|text| size(text).is_err()));
    }
}
