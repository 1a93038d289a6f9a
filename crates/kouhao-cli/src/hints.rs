//! Parses arguments, with helpful hints where they are wrong.
//!
//! clap compares a misspelt option with all others by their letters, wherever these occur (`--tpo` with `--output`), suggests passing an option that
//! the command lacks as an input, and takes -1 for an option. This module instead suggests the option that is one or two slips away, says to which
//! commands an unsuitable option belongs, and reports a negative number as a wrong number.

use std::error::Error as _;
use std::ffi::OsString;
use std::num::{IntErrorKind, ParseFloatError, ParseIntError};

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{ArgMatches, Command, CommandFactory, Error, FromArgMatches};

use crate::arguments::Arguments;

/// Parses the arguments, the first of which is the name of the command; also returns what the parser matched.
pub fn parse(arguments: impl IntoIterator<Item = OsString>) -> Result<(Arguments, ArgMatches), Error> {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    let mut command = Arguments::command().mut_subcommands(|command| {
        command.mut_args(|argument| {
            let is_option = !argument.is_positional() && argument.get_action().takes_values();
            if is_option { argument.allow_negative_numbers(true) } else { argument }
        })
    });
    let matches = command.try_get_matches_from_mut(&arguments).map_err(|error| mended(error, &command, &arguments))?;
    let parsed = Arguments::from_arg_matches(&matches).map_err(|error| error.format(&mut command))?;
    Ok((parsed, matches))
}

fn mended(mut error: Error, command: &Command, arguments: &[OsString]) -> Error {
    let word = |error: &Error, kind| match error.get(kind) {
        Some(ContextValue::String(word)) => Some(word.clone()),
        _ => None,
    };
    let called = arguments.iter().skip(1).find_map(|name| command.find_subcommand(name));
    match error.kind() {
        ErrorKind::UnknownArgument => {
            let (Some(called), Some(wrong)) = (called, word(&error, ContextKind::InvalidArg).filter(|wrong| wrong.starts_with("--"))) else {
                return error;
            };
            for kind in [ContextKind::SuggestedArg, ContextKind::Suggested, ContextKind::Usage] {
                error.remove(kind);
            }
            let wrong = wrong.trim_start_matches('-');
            if let Some(nearest) = nearest(wrong, options(called)) {
                error.insert(ContextKind::SuggestedArg, ContextValue::String(format!("--{nearest}")));
            } else {
                let others: Vec<&str> =
                    command.get_subcommands().filter(|other| options(other).any(|option| option == wrong)).map(Command::get_name).collect();
                if !others.is_empty() {
                    let hint = format!("`{}` has no such option, but others have: {}", called.get_name(), others.join(", "));
                    error.insert(ContextKind::Suggested, ContextValue::StyledStrs(vec![hint.into()]));
                }
            }
            error
        }
        ErrorKind::InvalidSubcommand => {
            let names = command.get_subcommands().map(Command::get_name);
            if let Some(nearest) = word(&error, ContextKind::InvalidSubcommand).and_then(|wrong| nearest(&wrong, names)) {
                error.insert(ContextKind::SuggestedSubcommand, ContextValue::String(nearest.to_owned()));
            }
            error
        }
        ErrorKind::ValueValidation => {
            let Some(wanted) = error.source().and_then(|source| {
                let whole = source.downcast_ref::<ParseIntError>().map(|error| match error.kind() {
                    IntErrorKind::PosOverflow => "give a smaller number",
                    _ => "give a whole number, 0 or more",
                });
                whole.or_else(|| source.is::<ParseFloatError>().then_some("give a number"))
            }) else {
                return error;
            };
            let (Some(argument), Some(value)) = (word(&error, ContextKind::InvalidArg), word(&error, ContextKind::InvalidValue)) else {
                return error;
            };
            let message = format!("invalid value '{value}' for '{argument}': {wanted}\n");
            Error::raw(ErrorKind::ValueValidation, message).with_cmd(called.unwrap_or(command))
        }
        _ => error,
    }
}

/// Returns the long names of the options of a command.
fn options(command: &Command) -> impl Iterator<Item = &str> {
    command.get_arguments().filter(|argument| !argument.is_hide_set()).filter_map(|argument| argument.get_long())
}

/// Returns the word that was most likely meant: the nearest, if no more than a third of its letters is wrong.
fn nearest<'w>(wrong: &str, words: impl Iterator<Item = &'w str>) -> Option<&'w str> {
    let close = words.map(|word| (slips(wrong, word), word)).filter(|(slips, word)| slips * 3 <= word.len().max(3));
    close.min_by_key(|(slips, _)| *slips).map(|(_, word)| word)
}

/// Counts the slips between two words: missing, superfluous, wrong or transposed letters.
///
/// This is the optimal string alignment distance: Damerau, F. J. (1964), A technique for computer detection and correction of spelling errors, in the
/// form that edits no substring twice.
fn slips(a: &str, b: &str) -> usize {
    let (a, b): (Vec<char>, Vec<char>) = (a.chars().collect(), b.chars().collect());
    let mut rows = vec![(0..=b.len()).collect::<Vec<usize>>()];
    for i in 1..=a.len() {
        let mut row = vec![i];
        for j in 1..=b.len() {
            let wrong = usize::from(a[i - 1] != b[j - 1]);
            let mut least = (rows[i - 1][j - 1] + wrong).min(rows[i - 1][j] + 1).min(row[j - 1] + 1);
            if i > 1 && j > 1 && a[i - 1] == b[j - 2] && a[i - 2] == b[j - 1] {
                least = least.min(rows[i - 2][j - 2] + 1);
            }
            row.push(least);
        }
        rows.push(row);
    }
    rows[a.len()][b.len()]
}

#[cfg(test)]
mod tests {
    #![allow(clippy::unwrap_used, reason = "a test that panics has failed")]

    use super::*;

    fn told(line: &str) -> String {
        parse(line.split(' ').map(OsString::from)).unwrap_err().to_string()
    }

    #[test]
    fn slips_are_counted() {
        for (a, b, count) in [("tpo", "top", 1), ("top", "top", 0), ("", "ab", 2), ("formt", "format", 1), ("outptu", "output", 1), ("ca", "abc", 3)]
        {
            assert_eq!((slips(a, b), slips(b, a)), (count, count), "{a} {b}");
        }
    }

    #[test]
    fn the_option_that_was_meant_is_proposed() {
        for (line, hint) in [
            ("kouhao terms --tpo 3 a.txt", "a similar argument exists: '--top'"),
            ("kouhao terms --formta csv a.txt", "a similar argument exists: '--format'"),
            ("kouhao terms --max-document-md 3 a.txt", "a similar argument exists: '--max-document-mb'"),
            ("kouhao enumerations --min-count 3 a.txt", "`enumerations` has no such option, but others have: terms, slogans, keyness, collocations"),
            ("kouhao slogan a.txt", "a similar subcommand exists: 'slogans'"),
        ] {
            assert!(told(line).contains(hint), "{}", told(line));
        }
        // What is like nothing gets no hint, and a hidden option is nobody's.
        for line in ["kouhao terms --xyzzy a.txt", "kouhao terms --signs a.txt", "kouhao shout a.txt"] {
            assert!(!told(line).contains("tip"), "{}", told(line));
        }
    }

    #[test]
    fn numbers_that_are_none_say_what_is_wanted() {
        for (line, told_so) in [
            ("kouhao terms --top -1 a.txt", "invalid value '-1' for '--top <N>': give a whole number, 1 or more"),
            ("kouhao terms --top=0 a.txt", "invalid value '0' for '--top <N>': give a whole number, 1 or more"),
            ("kouhao kwic --width -1 a.txt", "invalid value '-1' for '--width <N>': give a whole number, 0 or more"),
            ("kouhao kwic --width=x a.txt", "invalid value 'x' for '--width <N>': give a whole number, 0 or more"),
            ("kouhao terms --top 99999999999999999999 a.txt", "give a smaller number"),
            ("kouhao slogans --min-count -1 a.txt", "'-1' for '--min-count <N>'"),
            ("kouhao compare --similarity much a.txt b.txt", "give a number"),
        ] {
            assert!(told(line).contains(told_so), "{}", told(line));
        }
    }

    #[test]
    fn right_arguments_are_read() {
        assert!(parse("kouhao terms --top 3 a.txt -".split(' ').map(OsString::from)).is_ok());
        assert!(parse("kouhao keyness --prior-weight -1 --target a=1 a.txt".split(' ').map(OsString::from)).is_ok(), "the library refuses it");
    }
}
