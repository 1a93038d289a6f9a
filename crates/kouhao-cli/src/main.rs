//! The `kouhao` command: parses its arguments, calls the library, prints.

#![allow(clippy::print_stderr, reason = "standard error is where a command says what was wrong")]

mod arguments;
mod commands;
mod input;
mod output;

use std::process::ExitCode;

use clap::Parser;

fn main() -> ExitCode {
    let arguments = arguments::Arguments::parse();
    let threads = arguments.threads();
    let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build();
    let outcome = match pool {
        Ok(pool) => pool.install(|| commands::run(arguments)),
        Err(error) => {
            eprintln!("kouhao: cannot start {threads} threads: {error}");
            return ExitCode::from(2);
        }
    };
    match outcome {
        Ok(true) => ExitCode::SUCCESS,
        Ok(false) => ExitCode::from(1),
        // The reader of our output has seen enough.
        Err(error) if error.is_broken_pipe() => ExitCode::SUCCESS,
        Err(error) => {
            eprintln!("kouhao: {error}");
            ExitCode::from(if error.kind() == kouhao::ErrorKind::InvalidOption { 2 } else { 1 })
        }
    }
}
