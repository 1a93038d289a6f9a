//! Command-line arguments: one module for each room of the library.

mod compare;
mod find;
mod measure;
mod present;
mod shared;

use clap::{Parser, Subcommand};

use crate::record::Record;

pub use compare::{Compare, Level, Reuse, Spread, Status};
pub use find::{Background, Catalogue, Enumerations, Glossary, GlossaryReach, Known, Parallels, Quotations, Series, Slogans, Templates};
pub use measure::{Collocations, Firsts, G2, Keyness, Kwic, Order, Period, Terms, Timeline, Tokens, Within};
pub use present::{Report, Summary};
pub use shared::{
    Care, Choice, Common, Counted, Destination, Language, LexiconOptions, Measure, Overlap, Phrases, Picture, RowFormat, Rows, Sets, Shown, Unit,
    Words, columns, is_terminal,
};

/// Finds and measures formulaic language in political text, above all in Chinese official documents.
///
/// INPUT is files, folders (recursive, sorted by name) or - for standard input. Texts can be .txt and .md, one document each; .jsonl and .ndjson, one
/// document per line; .csv and .tsv with a heading, one document per row; and any of these compressed as .gz or .zst. Standard input is read as JSON
/// Lines if its first non-blank line is a JSON object, otherwise as one text; gzip and Zstandard are decompressed.
///
/// --provenance FILE.json records what a result was made from and with which settings; kouhao --version lists the tables that this version contains.
///
/// Exit status: 0 success; 1 some input was bad (standard error says which, everything else was processed); 2 wrong usage.
#[derive(Debug, Parser)]
#[command(name = "kouhao", version, max_term_width = 100, subcommand_required = true, arg_required_else_help = true)]
pub struct Arguments {
    #[command(subcommand)]
    pub command: Command,
}

#[derive(Debug, Subcommand)]
pub enum Command {
    /// Summarises the texts and their formulaic language on a page.
    Summary(Summary),
    /// Writes a report about the texts, a page that a browser shows without network or script: -o FILE.html.
    Report(Report),
    /// Splits texts into tokens.
    Tokens(Tokens),
    /// Counts words or n-grams.
    Terms(Terms),
    /// Finds the formulations that recur across all texts together, best first.
    Slogans(Slogans),
    /// Finds formulations that are also in use elsewhere, even if they occur only once, by the catalogue and the background.
    Known(Known),
    /// Counts how large collections use the phrases that they repeat, as a file for --background.
    Background(Background),
    /// Finds the phrases that name a set by its size (四个全面, 1+5), with their members.
    Enumerations(Enumerations),
    /// Reads the glossaries (名词解释) at the end of texts: terms, explanations, members.
    Glossary(Glossary),
    /// Looks up national formulations: what they mean, since when, and as defined by whom. Reads no input.
    Catalogue(Catalogue),
    /// Finds neighbouring clauses of parallel structure (排比, 对偶).
    Parallels(Parallels),
    /// Finds the wordings that recur within a text with different fillers (要在{}上持续加力).
    Templates(Templates),
    /// Finds the series that texts enumerate (一是…二是…, 第一…第二…, 一、), with their items and the phrase that announces them.
    Series(Series),
    /// Finds quotations, the nouns that they modify, and their authors.
    Quotations(Quotations),
    /// Shows every occurrence of a phrase in context.
    Kwic(Kwic),
    /// Compares two sets of texts term by term: effect size, significance and dispersion.
    Keyness(Keyness),
    /// Finds the words, or the phrases of a list, that occur near a phrase more often than by chance.
    Collocations(Collocations),
    /// Traces phrases through years or months: how often, in how many texts, since when, until when.
    Timeline(Timeline),
    /// Finds the formulations that each year or month has first, and how long they stayed in use.
    Firsts(Firsts),
    /// Compares two texts: formulations and sentences that were dropped, added, reworded, moved or kept.
    Compare(Compare),
    /// Finds passages that younger documents share with older ones, longest first.
    Reuse(Reuse),
    /// Finds when each place first used a phrase, and how long after the centre.
    Spread(Spread),
}

impl Arguments {
    /// Returns where the provenance of the result is to be written, if it was requested.
    pub fn record(&self) -> Option<Record> {
        self.command.destination().provenance.clone()
    }

    /// Returns the requested number of threads; 0 for as many as there are processors.
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
            Command::Firsts(command) => &command.common.destination,
            Command::Compare(command) => &command.common.destination,
            Command::Reuse(command) => &command.common.destination,
            Command::Spread(command) => &command.common.destination,
        }
    }
}

#[cfg(test)]
mod tests {
    use clap::CommandFactory;

    use super::*;

    #[test]
    fn every_command_that_reads_texts_takes_a_condition() {
        for command in Arguments::command().get_subcommands() {
            let reads = command.get_arguments().any(|argument| ["input", "collections"].contains(&argument.get_id().as_str()));
            let chooses = command.get_arguments().any(|argument| argument.get_long() == Some("where"));
            assert_eq!((reads, chooses), (command.get_name() != "catalogue", reads), "{}", command.get_name());
        }
    }
}
