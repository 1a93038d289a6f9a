//! Commands that compare texts.

use kouhao::measure::{Censored, Comparer, ReuseFinder, Spread, apart};
use kouhao::present::pictures::Side;
use kouhao::present::rows::{ArrivalRow, DifferenceRow, ReuseRow};
use kouhao::present::table::Row;
use kouhao::text::{Expression, Fold};

use super::Outcome;
use super::options::{background, lexicon, phrases, tokenizer};
use crate::arguments;
use crate::input::Input;
use crate::output::{Findings, RowSink};
use crate::{Failure, say};

pub fn compare(command: &arguments::Compare) -> Outcome {
    let mut comparer = Comparer::builder();
    comparer.parts(command.common.parts).fold(Fold::new().simplified(command.simplify)).similarity(command.similarity);
    comparer.lexicon(lexicon(&command.lexicon)?).background(background(&command.background)?).tokenizer(tokenizer(&command.words)?);
    let drawn = command.rows.is_picture(&command.common.destination);
    if !drawn {
        comparer.top(command.rows.top);
    }
    comparer.statuses(command.status.iter().map(|&status| status.into()));
    // There is no picture of sentences.
    let level = if drawn { Some(command.level.unwrap_or(arguments::Level::Formulation)) } else { command.level };
    comparer.level(level.map(Into::into));
    let comparer = comparer.build()?;
    let inputs = &command.common.input;
    if command.target.is_none() && inputs.len() != 2 {
        let reason = format!("compare takes two inputs, not {}", inputs.len());
        return Err(Failure::options(reason, "name two, or select documents with --target and --reference"));
    }
    let (common, options, picture) = (&command.common, &command.rows, (&command.picture, None));
    let findings = if command.level == Some(arguments::Level::Sentence) {
        Findings::Rows(Findings::open_rows(&common.destination, options, picture, DifferenceRow::FIELDS)?)
    } else {
        Findings::open(&common.destination, options, picture, DifferenceRow::FIELDS)?
    };
    let (a, b, good) = match (&command.reference, &command.target) {
        (Some(reference), Some(target)) => {
            let mut input = Input::open(&command.common)?;
            let corpus = input.corpus()?;
            let of = |expression: &Expression| input.fitting(corpus.matching([expression.clone()]));
            let (a, b) = (of(reference)?, of(target)?);
            (a, b, input.finish())
        }
        _ => {
            // Both are opened before either is read.
            let (mut first, mut second) = (Input::open_paths(&command.common, &inputs[..1])?, Input::open_paths(&command.common, &inputs[1..])?);
            let (a, b) = (first.corpus()?, second.corpus()?);
            let good = first.finish();
            (a, b, second.finish() && good)
        }
    };
    // A text that could not be read must not pass for an empty one, from which everything would have been dropped or added.
    let found = if good || !(a.is_empty() || b.is_empty()) { comparer.compare(&a, &b)? } else { Vec::new() };
    let apart = apart(&a, &b);
    let neutral = apart && matches!(&findings, Findings::Rows(rows) if rows.is_for_people());
    let row = |found| {
        let row = DifferenceRow::new(&a, &b, found);
        if neutral { row.side_by_side() } else { row }
    };
    findings.finish(found.iter().map(row), |plotter, rows| {
        let names = match (&command.reference, &command.target) {
            (Some(reference), Some(target)) => [reference.to_string(), target.to_string()],
            _ => [0, 1].map(|place: usize| inputs.get(place).and_then(|path| path.file_stem()).unwrap_or_default().display().to_string()),
        };
        let [name_a, name_b] = names;
        let parts = command.common.parts;
        let [side_a, side_b] = [(name_a, &a), (name_b, &b)].map(|(name, corpus)| Side::of_corpus(name, corpus, parts).with_apart(apart));
        plotter.comparison(rows, &side_a, &side_b)
    })?;
    Ok(good)
}

pub fn reuse(command: &arguments::Reuse) -> Outcome {
    let mut finder = ReuseFinder::builder();
    finder.min_units(command.min_units).max_documents(command.max_documents);
    finder.parts(command.common.parts).fold(Fold::new().simplified(command.simplify));
    let finder = finder.build()?;
    let mut rows = RowSink::open(&command.common.destination, &command.rows, ReuseRow::FIELDS)?;
    let mut input = Input::open(&command.common)?;
    let corpus = input.corpus()?;
    let found = finder.find(&corpus)?;
    rows.rows(found.rows().iter().map(|found| ReuseRow::new(&corpus, found)))?;
    rows.finish()?;
    let good = input.finish();
    found.notice().into_iter().for_each(say);
    Ok(good)
}

pub fn spread(command: &arguments::Spread) -> Outcome {
    let mut spread = Spread::builder();
    spread.phrases(phrases(&command.phrases)?).overlap(command.phrases.overlap.into()).fold(Fold::new().simplified(command.phrases.simplify));
    spread.place(&command.place).parts(command.common.parts);
    if let Some(centre) = &command.centre {
        spread.centre(centre);
    }
    let spread = spread.build()?;
    let mut rows = RowSink::open(&command.common.destination, &command.rows, ArrivalRow::FIELDS)?;
    let mut input = Input::open(&command.common)?.asked([command.place.as_str()]);
    let corpus = input.corpus()?;
    input.fitting(spread.check(&corpus))?;
    let found = spread.find(&corpus);
    rows.rows(found.iter().map(|found| ArrivalRow::new(&corpus, found)))?;
    rows.finish()?;
    let good = input.finish();
    // If there is no place or centre, the table alone would suggest that the phrase was found nowhere.
    let place = &command.place;
    match &command.centre {
        _ if found.is_empty() => {
            say(format!("no document has both a date and a {place}; use a variable that documents have (--metadata supplies them)"))
        }
        Some(centre) if !found.iter().any(|found| found.place == *centre) => {
            say(format!("no dated document has {place}={centre}, so there are no lags; use a value that documents have"));
        }
        Some(centre) if found.iter().filter(|found| found.place == *centre).all(|found| found.censored == Some(Censored::Before)) => {
            say(format!("{centre} may have had it before its first document here, so there are no lags; add older documents of {place}={centre}"));
        }
        _ => {}
    }
    Ok(good)
}
