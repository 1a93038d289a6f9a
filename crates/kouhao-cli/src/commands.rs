//! Runs the commands: each builds what the library needs, and passes rows on. One module for each room of the library.

mod choices;
mod compare;
mod find;
mod measure;
mod options;
mod present;

use kouhao::Error;
use kouhao::present::table::Row;
use kouhao::text::Document;
use kouhao::tokens::Tokenizer;
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
        Command::Firsts(command) => measure::firsts(&command),
        Command::Compare(command) => compare::compare(&command),
        Command::Reuse(command) => compare::reuse(&command),
        Command::Spread(command) => compare::spread(&command),
    }
}

/// Loads the dictionary while the first texts are read, on another thread if there is one.
fn load(tokenizer: &Tokenizer) {
    let tokenizer = tokenizer.clone();
    rayon::spawn(move || drop(tokenizer.words("一")));
}

/// Processes batches of documents until there are no more, or no more are wanted. With `ahead`, the next batch is read in the meantime, on another
/// thread if there is one.
fn each_batch(input: &mut Input, ahead: bool, mut work: impl FnMut(&[Document]) -> Result<bool, Error>) -> Result<(), Error> {
    let mut batch = input.batch()?;
    while !batch.is_empty() {
        let mut next = None;
        let more = rayon::in_place_scope(|scope| {
            if ahead {
                scope.spawn(|_| next = Some(input.batch()));
            }
            work(&batch)
        })?;
        if !more {
            break;
        }
        batch = next.unwrap_or_else(|| input.batch())?;
    }
    Ok(())
}

/// Writes the rows of every document, in order; the documents of one batch are processed in parallel.
fn each_document<R: Row + Send>(common: &Common, options: &Rows, rows_of: impl Fn(&Document) -> Vec<R> + Sync) -> Outcome {
    let mut rows = RowSink::open(&common.destination, options, R::FIELDS)?;
    let mut input = Input::open(common)?;
    if !rows.is_full() {
        let ahead = !rows.is_limited();
        each_batch(&mut input, ahead, |batch| {
            // One by one: rayon would hand out quarters on two threads, and one would wait for the other's last.
            match rows.apart() {
                Some(apart) => {
                    let written: Vec<_> = batch.par_iter().with_max_len(1).map(|document| apart.write(rows_of(document))).collect();
                    written.into_iter().try_for_each(|written| rows.append(&written?))?;
                }
                None => {
                    let found: Vec<Vec<R>> = batch.par_iter().with_max_len(1).map(&rows_of).collect();
                    rows.rows(found.into_iter().flatten())?;
                }
            }
            Ok(!rows.is_full())
        })?;
    }
    rows.finish()?;
    Ok(input.finish())
}
