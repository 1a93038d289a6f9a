//! One function a command: builds what the library needs, and passes rows on. They stand in a module for each room of the library.

mod compare;
mod find;
mod measure;
mod options;
mod present;

use kouhao::present::table::Row;
use kouhao::text::Document;
use rayon::prelude::*;

use crate::Failure;
use crate::arguments::{Arguments, Command, Common, Rows};
use crate::input::Input;
use crate::output::RowSink;

type Outcome = Result<bool, Failure>;

/// Runs a command; returns whether all input was good.
pub fn run(arguments: Arguments) -> Outcome {
    match arguments.command {
        Command::Summary(command) => present::summary(&command),
        Command::Report(command) => present::report(&command),
        Command::Tokens(command) => measure::tokens(&command),
        Command::Terms(command) => measure::terms(&command),
        Command::Slogans(command) => find::slogans(&command),
        Command::Known(command) => find::known(&command),
        Command::Background(command) => find::count_background(&command),
        Command::Enumerations(command) => find::enumerations(&command),
        Command::Glossary(command) => find::glossary(&command),
        Command::Catalogue(command) => find::catalogue(&command),
        Command::Parallels(command) => find::parallels(&command),
        Command::Templates(command) => find::templates(&command),
        Command::Series(command) => find::series(&command),
        Command::Quotations(command) => find::quotations(&command),
        Command::Kwic(command) => measure::kwic(&command),
        Command::Keyness(command) => measure::keyness(&command),
        Command::Collocations(command) => measure::collocations(&command),
        Command::Timeline(command) => measure::timeline(&command),
        Command::Compare(command) => compare::compare(&command),
        Command::Reuse(command) => compare::reuse(&command),
        Command::Spread(command) => compare::spread(&command),
    }
}

/// Writes the rows of every document, in order; documents of one batch are worked on side by side.
fn each_document<R: Row + Send>(common: &Common, options: &Rows, rows_of: impl Fn(&Document) -> Vec<R> + Sync) -> Outcome {
    let mut rows = RowSink::open(&common.destination, options, R::FIELDS)?;
    let mut input = Input::open(common)?;
    while !rows.is_full() {
        let batch = input.batch()?;
        if batch.is_empty() {
            break;
        }
        let found: Vec<Vec<R>> = batch.par_iter().map(&rows_of).collect();
        rows.rows(found.into_iter().flatten())?;
    }
    rows.finish()?;
    Ok(input.finish())
}
