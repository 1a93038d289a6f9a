//! Provenance of the output of a command: the options as the argument parser knows them, and what the command recorded while it worked.

use std::any::TypeId;
use std::ffi::OsStr;
use std::path::PathBuf;

use clap::{Arg, ArgAction, ArgMatches, CommandFactory};
use kouhao::Error;
use kouhao::present::provenance::{FileDigest, Provenance, data};
use kouhao::present::rows;
use serde_json::{Value, json};

use crate::arguments::Arguments;
use crate::record::Record;

impl Record {
    /// Returns everything as JSON.
    pub fn told(&self, given: &Given) -> String {
        let mut provenance = Provenance::new(&given.command);
        for (name, value) in &given.options {
            provenance.option(name, value);
        }
        for input in &given.inputs {
            provenance.input(input);
        }
        let noted = self.noted();
        if let Some(fields) = noted.fields {
            provenance.rows(fields);
        }
        if let Some(texts) = &noted.texts {
            provenance.corpus(texts.finish());
        }
        provenance.to_json()
    }
}

/// The options that were given to a command.
pub struct Given {
    command: String,
    inputs: Vec<String>,
    options: Vec<(String, Value)>,
}

/// Options that only determine where the result goes, how many threads and how much memory may be used, or when to stop, and that do not change the
/// result for the texts that were read.
const ELSEWHERE: [&str; 6] = ["max_document_mb", "memory", "output", "provenance", "strict", "threads"];

/// Values of file options that do not name a file.
const NO_FILE: [&str; 3] = ["default", "none", "closed"];

impl Given {
    /// Reads the options from the parser, including defaults. Files of the user are read to compute their digests.
    ///
    /// # Errors
    /// Those of [`FileDigest::read`].
    pub fn new(matches: &ArgMatches) -> Result<Self, Error> {
        let mut given = Given { command: String::new(), inputs: Vec::new(), options: Vec::new() };
        let command = Arguments::command();
        let Some((name, matches)) = matches.subcommand() else { return Ok(given) };
        let Some(command) = command.find_subcommand(name) else { return Ok(given) };
        given.command = name.to_string();
        for argument in command.get_arguments() {
            let id = argument.get_id().as_str();
            if ELSEWHERE.contains(&id) || !matches.try_contains_id(id).unwrap_or(false) {
                continue;
            }
            let values: Vec<&OsStr> = matches.get_raw(id).map(Iterator::collect).unwrap_or_default();
            if argument.is_positional() {
                given.inputs.extend(values.iter().map(|value| value.to_string_lossy().into_owned()));
                continue;
            }
            let told = values.iter().map(|value| told(argument, value)).collect::<Result<Vec<_>, _>>()?;
            let value = match (argument.get_action(), told) {
                (ArgAction::Append, told) => Value::from(told),
                (_, mut told) => told.pop().unwrap_or(Value::Null),
            };
            given.options.push((id.to_string(), value));
        }
        Ok(given)
    }
}

/// Returns a value as JSON: flags as booleans, numbers as numbers, files with their digest, everything else as given.
fn told(argument: &Arg, value: &OsStr) -> Result<Value, Error> {
    let text = value.to_string_lossy();
    if names_file(argument) && !NO_FILE.contains(&&*text) {
        return Ok(json!(FileDigest::read(value)?));
    }
    let kind = argument.get_value_parser().type_id();
    let number = [TypeId::of::<usize>(), TypeId::of::<u16>(), TypeId::of::<u32>(), TypeId::of::<u64>(), TypeId::of::<f64>()];
    let plain = kind == TypeId::of::<bool>() || number.iter().any(|number| kind == *number);
    Ok(if plain { serde_json::from_str(&text).unwrap_or_else(|_| json!(text)) } else { json!(text) })
}

/// Returns whether an option names a file that is read.
fn names_file(argument: &Arg) -> bool {
    argument.get_value_parser().type_id() == TypeId::of::<PathBuf>()
}

/// Returns what `kouhao --version` prints: the version of the program, that of its rows, and its tables.
pub fn version() -> String {
    let tables: String = data().map(|(name, sum)| format!("{name} sha256:{sum}\n")).collect();
    format!("kouhao {}\nrows {}\n{tables}", kouhao::present::provenance::VERSION, rows::VERSION)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn options_that_name_files_are_told_as_files() {
        let mut files = 0;
        for command in Arguments::command().get_subcommands() {
            for option in command.get_arguments().filter(|option| !option.is_positional() && !ELSEWHERE.contains(&option.get_id().as_str())) {
                let named = option.get_value_names().is_some_and(|names| names[0].starts_with("FILE"));
                assert_eq!(names_file(option), named, "{} {}", command.get_name(), option.get_id());
                files += usize::from(named);
            }
        }
        assert!(files > 10);
    }
}
