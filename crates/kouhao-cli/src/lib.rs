//! The `kouhao` command: parses arguments, calls the library, prints.
//!
//! It is a library of one function, so that other programs (the Python package) can provide the same command.

mod arguments;
mod commands;
mod hints;
mod input;
mod output;
mod provenance;
mod record;

use std::ffi::OsString;
use std::fmt::Display;
use std::io::Write;

use clap::error::ErrorKind;

/// Runs the command with its arguments, the first of which is its own name, and returns its exit status: 0 success, 1 some input was bad, 2 wrong
/// usage.
pub fn run(arguments: impl IntoIterator<Item = OsString>) -> u8 {
    let arguments: Vec<OsString> = arguments.into_iter().collect();
    // The short form, one line, belongs to `-V`, as usual.
    let long = arguments.iter().any(|argument| argument == "--version");
    let (arguments, matches) = match hints::parse(arguments) {
        Ok(parsed) => parsed,
        Err(message) if long && message.kind() == ErrorKind::DisplayVersion => {
            std::io::stdout().write_all(provenance::version().as_bytes()).ok();
            return 0;
        }
        Err(message) => {
            // Help and version are also messages, with status 0. It is not an error if nobody reads them.
            message.print().ok();
            return u8::try_from(message.exit_code()).unwrap_or(2);
        }
    };
    let threads = arguments.threads();
    let outcome = match rayon::ThreadPoolBuilder::new().num_threads(threads).build() {
        Ok(pool) => pool.install(|| recorded(arguments, &matches)),
        Err(error) => {
            say(format!("cannot start {threads} threads: {error}"));
            return 2;
        }
    };
    match outcome {
        Ok(true) => 0,
        Ok(false) => 1,
        // The reader of our output has closed the pipe.
        Err(failure) if failure.error.is_broken_pipe() => 0,
        Err(failure) => {
            say(failure.error);
            failure.status
        }
    }
}

/// Runs a command and, if requested, writes its provenance beside the result.
fn recorded(arguments: arguments::Arguments, matches: &clap::ArgMatches) -> Result<bool, Failure> {
    let Some(record) = arguments.record() else { return commands::run(arguments) };
    let mut output = output::Output::create(record.path(), "name a file that can be written with --provenance")?;
    let given = provenance::Given::new(matches).map_err(Failure::usage)?;
    let good = commands::run(arguments)?;
    output.write_all(record.told(&given).as_bytes()).map_err(|error| kouhao::Error::from(error).at(record.path().display().to_string()))?;
    output.finish()?;
    Ok(good)
}

/// Prints one line to standard error, with control characters escaped. Failure to print it is ignored.
fn say(message: impl Display) {
    let line = message.to_string();
    writeln!(std::io::stderr(), "kouhao: {}", kouhao::present::visible(&line)).ok();
}

/// The reason why a command ended, and the corresponding exit status.
struct Failure {
    error: kouhao::Error,
    status: u8,
}

impl Failure {
    /// Creates a failure of wrong usage: nothing was done.
    fn usage(error: kouhao::Error) -> Self {
        Failure { error, status: 2 }
    }

    /// Creates a failure of wrong usage for options that do not go together.
    fn options(reason: impl Into<String>, remedy: impl Into<String>) -> Self {
        Failure::usage(kouhao::Error::option(reason, remedy))
    }
}

impl From<kouhao::Error> for Failure {
    fn from(error: kouhao::Error) -> Self {
        let status = if error.kind() == kouhao::ErrorKind::InvalidOption { 2 } else { 1 };
        Failure { error, status }
    }
}
