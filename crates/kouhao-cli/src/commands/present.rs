//! Commands that present everything to a reader.

use kouhao::present::report::Report;
use kouhao::present::summary::Summary;

use super::Outcome;
use super::options::{background, lexicon, tokenizer};
use crate::Failure;
use crate::arguments::{self, columns, is_terminal};
use crate::input::Input;
use crate::output::Output;

pub fn summary(command: &arguments::Summary) -> Outcome {
    let destination = &command.common.destination;
    let mut summary = Summary::builder();
    summary.parts(command.common.parts).tokenizer(tokenizer(&command.words)?);
    summary.lexicon(lexicon(&command.lexicon)?).background(background(&command.background)?);
    summary.columns(columns(destination).clamp(40, 100)).colour(is_terminal(destination) && std::env::var_os("NO_COLOR").is_none());
    let summary = summary.build()?;
    let mut output = Output::open(destination)?;
    let mut input = Input::open(&command.common)?;
    let corpus = input.corpus()?;
    let written = summary.write(&corpus, &mut output);
    let good = input.finish();
    output.named(written)?;
    output.finish()?;
    Ok(good)
}

pub fn report(command: &arguments::Report) -> Outcome {
    if command.common.destination.output.is_none() {
        return Err(Failure::options("a page is for a browser, not for a terminal", "name a file with -o FILE.html"));
    }
    let mut report = Report::builder();
    report.title(command.title.clone()).top(command.top).by(command.by.clone()).parts(command.common.parts);
    report.lexicon(lexicon(&command.lexicon)?).background(background(&command.background)?).language(command.language.into());
    if command.words.no_hmm || !command.words.dictionary.is_empty() {
        report.tokenizer(tokenizer(&command.words)?);
    }
    let report = report.build()?;
    let mut output = Output::open(&command.common.destination)?;
    let mut input = Input::open(&command.common)?.asked(command.by.as_deref());
    let corpus = input.corpus()?;
    let written = report.write(&corpus, &mut output);
    let good = input.finish();
    output.named(written)?;
    output.finish()?;
    Ok(good)
}
