//! Arguments of the commands that find formulaic language, and of the tables that they use.

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
    /// Minimum number of occurrences
    #[arg(long, value_name = "N", default_value_t = 2)]
    pub min_count: u32,
    /// Minimum number of documents
    #[arg(long, value_name = "N", default_value_t = 1)]
    pub min_documents: u32,
    /// Minimum length in units: Chinese characters or Latin words
    #[arg(long, value_name = "N", default_value_t = 2)]
    pub min_units: u32,
    /// Maximum length in units
    #[arg(long, value_name = "N", default_value_t = 64)]
    pub max_units: u32,
    /// Treat traditional and simplified characters as equal
    #[arg(long)]
    pub simplify: bool,
    /// The lexicon, whose phrases are never the texts' own; scores use the catalogue in any case
    #[command(flatten)]
    pub lexicon: LexiconOptions,
    /// Background frequencies of phrases: default (built in), none, or a file made by `kouhao background`
    #[arg(long, value_name = "FILE", default_value = "default")]
    pub background: PathBuf,
    /// Ignore copies: of documents whose text is contained in another one, read only the longest
    #[arg(long)]
    pub fold_copies: bool,
    /// Stop if more memory is needed than this: a number of bytes, or one with K, M, G or T
    #[arg(long, value_name = "SIZE", value_parser = size)]
    pub memory: Option<u64>,
    /// Add the signs that the score is based on to each row of JSON Lines, for training its weights
    #[arg(long, hide = true)]
    pub signs: bool,
}

/// Parses a size: 800M, 8G.
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
    /// Background frequencies of phrases: default (built in), none, or a file made by `kouhao background`
    #[arg(long, value_name = "FILE", default_value = "default")]
    pub background: PathBuf,
    /// The score that phrases outside the lexicon must exceed, as log odds: 0.5 is five to three; -1 finds more and errs more, 1.5 less of both
    #[arg(long, value_name = "N", default_value_t = 0.5)]
    pub min_score: f64,
    /// Return every phrase of the background with the signs that the score is based on, for training its weights
    #[arg(long, hide = true)]
    pub signs: bool,
}

#[derive(Args, Debug)]
pub struct Background {
    /// A collection: files or a folder under a name; repeat a name to add to its collection
    #[arg(required = true, value_name = "NAME=PATH", value_parser = named_path)]
    pub collections: Vec<(String, PathBuf)>,
    /// A reference collection, with terms but few formulations (laws): its occurrences are counted, but it supplies no phrases
    #[arg(long, value_name = "NAME=PATH", value_parser = named_path)]
    pub reference: Vec<(String, PathBuf)>,
    /// The field of JSON Lines and tables that holds the text
    #[arg(long, value_name = "NAME", default_value = "text")]
    pub text_field: String,
    /// The parts to read: some of masthead, title, body, glossary, or all
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
        Some((name, _)) if name.contains(char::is_control) => Err("the name of a collection must not contain control characters".to_string()),
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
    /// Include all plain quantities (20项民生工程), not only those whose members the text spells out
    #[arg(long)]
    pub quantities: bool,
    #[command(flatten)]
    pub lexicon: LexiconOptions,
    /// Which glossary (名词解释) supplies the members of a phrase: that of its own document, or those of all documents
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
    /// Phrases to look up, in any spelling or in official English; all if omitted
    pub phrases: Vec<String>,
    /// Only entries that contain this text in the phrase, an alias, the English or a member
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
    /// Minimum number of parallel clauses
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
    /// Find the wordings that recur across documents, instead of within each
    #[arg(long)]
    pub across: bool,
    /// Minimum number of distinct fillers of a slot, at least 2
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
    /// Include the outline of unnumbered speeches: headings, refrains, and the sentences of their paragraphs that open alike
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
    /// Include indirect speech, without quotation marks (某某强调，…), if its author is named
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
