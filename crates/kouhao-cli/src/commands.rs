//! One function a command: builds what the library needs, and passes rows on.

use kouhao::Error;
use kouhao::find::enumerations::EnumerationFinder;
use kouhao::find::quotations::QuotationFinder;
use kouhao::find::slogans::SloganMiner;
use kouhao::find::templates::TemplateFinder;
use kouhao::measure::{Kwic, TermCounter, Unit};
use kouhao::present::rows::{EnumerationRow, KwicRow, QuotationRow, SloganRow, TemplateRow, TermRow, TokenRow};
use kouhao::present::summary::Summary;
use kouhao::present::table::Row;
use kouhao::text::{Document, Fold};
use kouhao::tokens::Tokenizer;
use rayon::prelude::*;

use crate::arguments::{self, Arguments, Command, Common, Rows, terminal_columns};
use crate::input::Input;
use crate::output::{Output, RowSink};

/// Runs a command; returns whether all input was good.
pub fn run(arguments: Arguments) -> Result<bool, Error> {
    match arguments.command {
        Command::Summary(command) => summary(&command),
        Command::Tokens(command) => tokens(&command),
        Command::Terms(command) => terms(&command),
        Command::Slogans(command) => slogans(&command),
        Command::Enumerations(command) => enumerations(&command),
        Command::Templates(command) => templates(&command),
        Command::Quotations(command) => quotations(&command),
        Command::Kwic(command) => kwic(&command),
    }
}

fn summary(command: &arguments::Summary) -> Result<bool, Error> {
    let columns = terminal_columns(&command.common);
    let mut summary = Summary::builder();
    summary.parts(command.common.parts).tokenizer(tokenizer(&command.common, true)?);
    summary.columns(columns.unwrap_or(80).clamp(40, 100)).colour(columns.is_some() && std::env::var_os("NO_COLOR").is_none());
    let summary = summary.build()?;
    let mut input = Input::open(&command.common)?;
    let corpus = input.corpus();
    let mut output = Output::open(&command.common)?;
    let written = summary.write(&corpus, &mut output);
    let good = input.finish();
    written.and_then(|()| output.finish()).map(|()| good)
}

fn tokens(command: &arguments::Tokens) -> Result<bool, Error> {
    let tokenizer = tokenizer(&command.common, !command.no_hmm)?;
    let parts = command.common.parts;
    each_document(&command.common, &command.rows, |document| {
        let within = document.parts().iter().filter(|part| parts.contains(part.kind));
        within.flat_map(|part| tokenizer.tokenize(&document.text()[part.span]).map(|token| TokenRow::new(document, part.span.start, token))).collect()
    })
}

fn terms(command: &arguments::Terms) -> Result<bool, Error> {
    let mut counter = TermCounter::builder();
    counter.unit(match command.unit {
        arguments::Unit::Word => Unit::Word,
        arguments::Unit::Ngram => Unit::Ngram(command.n),
    });
    counter.min_count(command.min_count).parts(command.common.parts);
    if let Some(variable) = &command.by {
        counter.by(variable);
    }
    counter.tokenizer(tokenizer(&command.common, !command.no_hmm)?);
    let counter = counter.build()?;
    let mut input = Input::open(&command.common)?;
    let mut rows = RowSink::open(&command.common, &command.rows)?;
    let mut counts = counter.tally();
    loop {
        let batch = input.batch();
        if batch.is_empty() {
            break;
        }
        counts.extend(&batch);
    }
    rows.rows(counts.finish().rows().iter().map(|term| TermRow::new(term, command.by.is_some())))?;
    rows.finish()?;
    Ok(input.finish())
}

fn slogans(command: &arguments::Slogans) -> Result<bool, Error> {
    let mut miner = SloganMiner::builder();
    miner.min_count(command.min_count).min_documents(command.min_documents).min_units(command.min_units).max_units(command.max_units);
    miner.parts(command.common.parts).fold(Fold::new().simplified(command.simplify)).top(command.rows.top);
    miner.tokenizer(tokenizer(&command.common, true)?);
    let miner = miner.build()?;
    let mut input = Input::open(&command.common)?;
    let corpus = input.corpus();
    let mut rows = RowSink::open(&command.common, &command.rows)?;
    rows.rows(miner.mine(&corpus)?.iter().map(SloganRow::new))?;
    rows.finish()?;
    Ok(input.finish())
}

fn enumerations(command: &arguments::Enumerations) -> Result<bool, Error> {
    let finder = EnumerationFinder::builder()
        .quantities(command.quantities)
        .parts(command.common.parts)
        .tokenizer(tokenizer(&command.common, true)?)
        .build()?;
    each_document(&command.common, &command.rows, |document| finder.find(document).iter().map(|found| EnumerationRow::new(document, found)).collect())
}

fn templates(command: &arguments::Templates) -> Result<bool, Error> {
    let finder = TemplateFinder::builder().parts(command.common.parts).tokenizer(tokenizer(&command.common, true)?).build()?;
    each_document(&command.common, &command.rows, |document| finder.find(document).iter().map(|found| TemplateRow::new(document, found)).collect())
}

fn quotations(command: &arguments::Quotations) -> Result<bool, Error> {
    let finder = QuotationFinder::builder().parts(command.common.parts).tokenizer(tokenizer(&command.common, true)?).build()?;
    each_document(&command.common, &command.rows, |document| finder.find(document).iter().map(|found| QuotationRow::new(document, found)).collect())
}

fn kwic(command: &arguments::Kwic) -> Result<bool, Error> {
    let mut kwic = Kwic::builder();
    kwic.phrase(&command.phrase).width(command.width).parts(command.common.parts).fold(Fold::new().simplified(command.simplify));
    let kwic = kwic.build()?;
    each_document(&command.common, &command.rows, |document| kwic.find(document).iter().map(|hit| KwicRow::new(document, hit)).collect())
}

/// Makes the tokenizer that the options ask for.
fn tokenizer(common: &Common, hmm: bool) -> Result<Tokenizer, Error> {
    let mut tokenizer = Tokenizer::builder();
    tokenizer.hmm(hmm);
    for path in &common.dictionary {
        tokenizer.dictionary(path);
    }
    tokenizer.build()
}

/// Writes the rows of every document, in order; documents of one batch are worked on side by side.
fn each_document<R: Row + Send>(common: &Common, options: &Rows, rows_of: impl Fn(&Document) -> Vec<R> + Sync) -> Result<bool, Error> {
    let mut input = Input::open(common)?;
    let mut rows = RowSink::open(common, options)?;
    while !rows.is_full() {
        let batch = input.batch();
        if batch.is_empty() {
            break;
        }
        let found: Vec<Vec<R>> = batch.par_iter().map(&rows_of).collect();
        rows.rows(found.into_iter().flatten())?;
    }
    rows.finish()?;
    Ok(input.finish())
}
