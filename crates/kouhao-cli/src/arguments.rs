//! What can be asked on the command line: a module for each room of the library.

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
    /// Tells what each year or month has first: the formulations that no earlier text has, with how long they stayed.
    Firsts(Firsts),
    /// Tells what changed from one text to another: formulations and sentences dropped, added, reworded, moved and kept.
    Compare(Compare),
    /// Finds passages that younger documents share with older ones, longest first.
    Reuse(Reuse),
    /// Tells when a phrase is first found in each place, and how long after the centre.
    Spread(Spread),
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
