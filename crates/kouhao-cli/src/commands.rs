//! One function a command: builds what the library needs, and passes rows on.

use kouhao::Error;
use kouhao::find::enumerations::EnumerationFinder;
use kouhao::find::parallels::ParallelFinder;
use kouhao::find::quotations::QuotationFinder;
use kouhao::find::series::SeriesFinder;
use kouhao::find::slogans::SloganMiner;
use kouhao::find::templates::TemplateFinder;
use kouhao::lexicon::{Entry, Lexicon, Sense};
use kouhao::measure::{Comparer, Kwic, Level, ReuseFinder, Spread, Status, TermCounter, Unit};
use kouhao::present::rows::{
    ArrivalRow, DifferenceRow, EnumerationRow, GlossaryRow, KwicRow, MeaningRow, ParallelRow, QuotationRow, ReuseRow, SeriesRow, SloganRow,
    TemplateRow, TermRow, TokenRow,
};
use kouhao::present::summary::Summary;
use kouhao::present::table::Row;
use kouhao::text::{Corpus, Document, Fold, PartSet};
use kouhao::tokens::Tokenizer;
use rayon::prelude::*;

use crate::Failure;
use crate::arguments::{self, Arguments, Command, Common, GlossaryReach, LexiconOptions, Rows, Words, terminal_columns};
use crate::input::Input;
use crate::output::{Output, RowSink};

type Outcome = Result<bool, Failure>;

/// Runs a command; returns whether all input was good.
pub fn run(arguments: Arguments) -> Outcome {
    match arguments.command {
        Command::Summary(command) => summary(&command),
        Command::Tokens(command) => tokens(&command),
        Command::Terms(command) => terms(&command),
        Command::Slogans(command) => slogans(&command),
        Command::Enumerations(command) => enumerations(&command),
        Command::Glossary(command) => glossary(&command),
        Command::Catalogue(command) => catalogue(&command),
        Command::Parallels(command) => parallels(&command),
        Command::Templates(command) => templates(&command),
        Command::Series(command) => series(&command),
        Command::Quotations(command) => quotations(&command),
        Command::Kwic(command) => kwic(&command),
        Command::Compare(command) => compare(&command),
        Command::Reuse(command) => reuse(&command),
        Command::Spread(command) => spread(&command),
    }
}

fn summary(command: &arguments::Summary) -> Outcome {
    let columns = terminal_columns(&command.common.destination);
    let mut summary = Summary::builder();
    summary.parts(command.common.parts).tokenizer(tokenizer(&command.words)?);
    summary.columns(columns.unwrap_or(80).clamp(40, 100)).colour(columns.is_some() && std::env::var_os("NO_COLOR").is_none());
    let summary = summary.build()?;
    let mut output = Output::open(&command.common.destination)?;
    let mut input = Input::open(&command.common)?;
    let corpus = input.corpus();
    let written = summary.write(&corpus, &mut output);
    let good = input.finish();
    written.and_then(|()| output.finish())?;
    Ok(good)
}

fn tokens(command: &arguments::Tokens) -> Outcome {
    let tokenizer = tokenizer(&command.words)?;
    let parts = command.common.parts;
    let mut rows = RowSink::open(&command.common.destination, &command.rows, TokenRow::FIELDS)?;
    let mut input = Input::open(&command.common)?;
    // A long text has more tokens than should be held at once, so they are written as they are cut.
    while !rows.is_full() {
        let batch = input.batch();
        if batch.is_empty() {
            break;
        }
        for document in &batch {
            for part in document.parts().iter().filter(|part| parts.contains(part.kind)) {
                rows.rows(tokenizer.tokenize(&document.text()[part.span]).map(|token| TokenRow::new(document, part.span.start, token)))?;
            }
        }
    }
    rows.finish()?;
    Ok(input.finish())
}

fn terms(command: &arguments::Terms) -> Outcome {
    let mut counter = TermCounter::builder();
    counter.unit(match (command.unit, command.n) {
        (arguments::Unit::Ngram, n) => Unit::Ngram(n.unwrap_or(2)),
        (arguments::Unit::Word, None) => Unit::Word,
        (arguments::Unit::Word, Some(_)) => {
            let error = Error::from(std::io::Error::other("--n is the length of an n-gram")).with_remedy("add --unit ngram");
            return Err(Failure::usage(error));
        }
    });
    counter.min_count(command.min_count).parts(command.common.parts).tokenizer(tokenizer(&command.words)?);
    if let Some(variable) = &command.by {
        counter.by(variable);
    }
    let counter = counter.build()?;
    let fields = if command.by.is_some() { TermRow::GROUPED_FIELDS } else { TermRow::FIELDS };
    let mut rows = RowSink::open(&command.common.destination, &command.rows, fields)?;
    let mut input = Input::open(&command.common)?;
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

fn slogans(command: &arguments::Slogans) -> Outcome {
    let mut miner = SloganMiner::builder();
    miner.min_count(command.min_count).min_documents(command.min_documents).min_units(command.min_units).max_units(command.max_units);
    miner.parts(command.common.parts).fold(Fold::new().simplified(command.simplify)).top(command.rows.top);
    miner.tokenizer(tokenizer(&command.words)?);
    let miner = miner.build()?;
    let mut rows = RowSink::open(&command.common.destination, &command.rows, SloganRow::FIELDS)?;
    let mut input = Input::open(&command.common)?;
    let corpus = input.corpus();
    rows.rows(miner.mine(&corpus)?.iter().map(SloganRow::new))?;
    rows.finish()?;
    Ok(input.finish())
}

fn enumerations(command: &arguments::Enumerations) -> Outcome {
    let mut finder = EnumerationFinder::builder();
    let lexicon = lexicon(&command.lexicon)?;
    finder.quantities(command.quantities).parts(command.common.parts).tokenizer(tokenizer(&command.words)?).lexicon(lexicon.clone());
    let rows_of = |finder: &EnumerationFinder, document: &Document| -> Vec<EnumerationRow> {
        finder.find(document).iter().map(|found| EnumerationRow::new(document, found)).collect()
    };
    if command.glossary == GlossaryReach::Document {
        let finder = finder.build()?;
        return each_document(&command.common, &command.rows, |document| rows_of(&finder, document));
    }
    let mut rows = RowSink::open(&command.common.destination, &command.rows, EnumerationRow::FIELDS)?;
    let mut input = Input::open(&command.common)?;
    let corpus = input.corpus();
    let glossaries = finder.build()?.lexicon_from_glossaries(&corpus);
    // What one's own files and the catalogue know goes before what another document's glossary says.
    let finder = finder.lexicon(glossaries.merged(&lexicon)).build()?;
    let found: Vec<_> = corpus.documents().par_iter().map(|document| rows_of(&finder, document)).collect();
    rows.rows(found.into_iter().flatten())?;
    rows.finish()?;
    Ok(input.finish())
}

fn glossary(command: &arguments::Glossary) -> Outcome {
    if command.common.parts != PartSet::default() {
        let error = Error::from(std::io::Error::other("a glossary is a part of its own")).with_remedy("leave --parts out");
        return Err(Failure::usage(error));
    }
    let finder = EnumerationFinder::builder().tokenizer(tokenizer(&command.words)?).build()?;
    each_document(&command.common, &command.rows, |document| {
        finder.parse_glossary(document).iter().map(|found| GlossaryRow::new(document, found)).collect()
    })
}

fn catalogue(command: &arguments::Catalogue) -> Outcome {
    let lexicon = lexicon(&command.lexicon)?;
    command.at.as_deref().map_or(Ok(()), Lexicon::check_date)?;
    let mut rows = RowSink::open(&command.destination, &command.rows, MeaningRow::FIELDS)?;
    let mut known = true;
    let entries: Vec<&Entry> = match (&command.search, &command.phrases[..]) {
        (Some(query), _) => lexicon.search(query),
        (None, []) => lexicon.entries().collect(),
        (None, phrases) => {
            let look_up = |phrase: &String| {
                let entry = lexicon.get(phrase).or_else(|| lexicon.get_english(phrase));
                if entry.is_none() {
                    known = false;
                    eprintln!("kouhao: {phrase}: no such phrase is known; look for a part of it with --search");
                }
                entry
            };
            phrases.iter().filter_map(look_up).collect()
        }
    };
    rows.rows(entries.iter().flat_map(|entry| entry.senses_at(command.at.as_deref()).into_iter().map(|sense| MeaningRow::new(entry, sense))))?;
    rows.finish()?;
    // Who asks for a phrase by name is told why nothing is shown of it.
    for entry in entries.iter().filter(|_| !command.phrases.is_empty()) {
        if let (Some(at), []) = (&command.at, &entry.senses_at(command.at.as_deref())[..]) {
            let from = entry.senses().iter().filter_map(Sense::from).min().unwrap_or("unknown date");
            eprintln!("kouhao: {}: no sense of it is known at {at}; the first is of {from}", entry.text());
        }
    }
    Ok(known)
}

fn parallels(command: &arguments::Parallels) -> Outcome {
    let mut finder = ParallelFinder::builder();
    finder.min_clauses(command.min_clauses).parts(command.common.parts).tokenizer(tokenizer(&command.words)?);
    let finder = finder.build()?;
    each_document(&command.common, &command.rows, |document| finder.find(document).iter().map(|found| ParallelRow::new(document, found)).collect())
}

fn templates(command: &arguments::Templates) -> Outcome {
    let finder = TemplateFinder::builder().parts(command.common.parts).tokenizer(tokenizer(&command.words)?).build()?;
    if command.across {
        let mut rows = RowSink::open(&command.common.destination, &command.rows, TemplateRow::FIELDS)?;
        let mut input = Input::open(&command.common)?;
        let corpus = input.corpus();
        rows.rows(finder.find_across(&corpus).iter().map(|found| TemplateRow::across(corpus.documents(), found)))?;
        rows.finish()?;
        return Ok(input.finish());
    }
    each_document(&command.common, &command.rows, |document| finder.find(document).iter().map(|found| TemplateRow::new(document, found)).collect())
}

fn series(command: &arguments::Series) -> Outcome {
    let mut finder = SeriesFinder::builder();
    finder.outline(command.outline).parts(command.common.parts).tokenizer(tokenizer(&command.words)?);
    let finder = finder.build()?;
    each_document(&command.common, &command.rows, |document| finder.find(document).iter().map(|found| SeriesRow::new(document, found)).collect())
}

fn quotations(command: &arguments::Quotations) -> Outcome {
    let finder = QuotationFinder::builder().parts(command.common.parts).tokenizer(tokenizer(&command.words)?).build()?;
    each_document(&command.common, &command.rows, |document| finder.find(document).iter().map(|found| QuotationRow::new(document, found)).collect())
}

fn kwic(command: &arguments::Kwic) -> Outcome {
    let mut kwic = Kwic::builder();
    kwic.phrase(&command.phrase).width(command.width).parts(command.common.parts).fold(Fold::new().simplified(command.simplify));
    let kwic = kwic.build()?;
    each_document(&command.common, &command.rows, |document| kwic.find(document).iter().map(|hit| KwicRow::new(document, hit)).collect())
}

fn compare(command: &arguments::Compare) -> Outcome {
    let mut comparer = Comparer::builder();
    comparer.parts(command.common.parts).fold(Fold::new().simplified(command.simplify)).similarity(command.similarity);
    comparer.lexicon(lexicon(&command.lexicon)?).tokenizer(tokenizer(&command.words)?).top(command.rows.top);
    comparer.statuses(command.status.iter().map(|status| match status {
        arguments::Status::Added => Status::Added,
        arguments::Status::Dropped => Status::Dropped,
        arguments::Status::Kept => Status::Kept,
        arguments::Status::Reworded => Status::Reworded,
        arguments::Status::Moved => Status::Moved,
    }));
    comparer.level(command.level.map(|level| match level {
        arguments::Level::Formulation => Level::Formulation,
        arguments::Level::Sentence => Level::Sentence,
    }));
    let comparer = comparer.build()?;
    let inputs = &command.common.input;
    if command.target.is_none() && inputs.len() != 2 {
        let error = Error::from(std::io::Error::other(format!("two inputs are compared, and there are {}", inputs.len())));
        return Err(Failure::usage(error.with_remedy("name two, or say which documents of them with --target and --reference")));
    }
    let mut rows = RowSink::open(&command.common.destination, &command.rows, DifferenceRow::FIELDS)?;
    let (a, b, good) = match (&command.reference, &command.target) {
        (Some(reference), Some(target)) => {
            let mut input = Input::open(&command.common)?;
            let corpus = input.corpus();
            let chosen = [reference, target].map(|expression| Corpus::new(corpus.iter().filter(|document| expression.matches(document)).cloned()));
            for (_, expression) in chosen.iter().zip([reference, target]).filter(|(corpus, _)| corpus.is_empty()) {
                eprintln!("kouhao: no document is meant by {expression}; name a field that documents have");
            }
            let [a, b] = chosen;
            (a, b, input.finish())
        }
        _ => {
            // Both are opened before one is read.
            let (mut first, mut second) = (Input::open_paths(&command.common, &inputs[..1])?, Input::open_paths(&command.common, &inputs[1..])?);
            let (a, b) = (first.corpus(), second.corpus());
            let good = first.finish();
            (a, b, second.finish() && good)
        }
    };
    // A text that could not be read is not an empty one, of which everything would be dropped or added.
    let found = if good || !(a.is_empty() || b.is_empty()) { comparer.compare(&a, &b)? } else { Vec::new() };
    rows.rows(found.iter().map(|found| DifferenceRow::new(&a, &b, found)))?;
    rows.finish()?;
    Ok(good)
}

fn reuse(command: &arguments::Reuse) -> Outcome {
    let mut finder = ReuseFinder::builder();
    finder.min_units(command.min_units).max_documents(command.max_documents);
    finder.parts(command.common.parts).fold(Fold::new().simplified(command.simplify));
    let finder = finder.build()?;
    let mut rows = RowSink::open(&command.common.destination, &command.rows, ReuseRow::FIELDS)?;
    let mut input = Input::open(&command.common)?;
    let corpus = input.corpus();
    rows.rows(finder.find(&corpus)?.iter().map(|found| ReuseRow::new(&corpus, found)))?;
    rows.finish()?;
    Ok(input.finish())
}

fn spread(command: &arguments::Spread) -> Outcome {
    let mut spread = Spread::builder();
    for phrase in &command.phrase {
        spread.phrase(phrase);
    }
    spread.place(&command.place).parts(command.common.parts).fold(Fold::new().simplified(command.simplify));
    if let Some(centre) = &command.centre {
        spread.centre(centre);
    }
    let spread = spread.build()?;
    let mut rows = RowSink::open(&command.common.destination, &command.rows, ArrivalRow::FIELDS)?;
    let mut input = Input::open(&command.common)?;
    let corpus = input.corpus();
    let found = spread.find(&corpus);
    rows.rows(found.iter().map(|found| ArrivalRow::new(&corpus, found)))?;
    rows.finish()?;
    let good = input.finish();
    // Without a place or a centre the table alone looks as if the phrase were found nowhere.
    let place = &command.place;
    match &command.centre {
        _ if found.is_empty() => {
            eprintln!("kouhao: no document has both a date and a {place}; name a variable that documents have (--metadata gives them)")
        }
        Some(centre) if !found.iter().any(|found| found.place == *centre) => {
            eprintln!("kouhao: no dated document has {place}={centre}, so there are no lags; name a value that documents have");
        }
        _ => {}
    }
    Ok(good)
}

/// Reads the known phrases that the options ask for; a file that cannot be used is wrong usage.
fn lexicon(options: &LexiconOptions) -> Result<Lexicon, Failure> {
    let own: Vec<Lexicon> = options.lexicon.iter().map(Lexicon::read).collect::<Result<_, _>>().map_err(Failure::usage)?;
    let start = if options.no_catalogue { Lexicon::empty() } else { Lexicon::catalogue() };
    Ok(own.iter().fold(start, |all, own| all.merged(own)))
}

/// Makes the tokenizer that the options ask for; a dictionary that cannot be used is wrong usage.
fn tokenizer(words: &Words) -> Result<Tokenizer, Failure> {
    let mut tokenizer = Tokenizer::builder();
    tokenizer.hmm(!words.no_hmm);
    for path in &words.dictionary {
        tokenizer.dictionary(path);
    }
    tokenizer.build().map_err(Failure::usage)
}

/// Writes the rows of every document, in order; documents of one batch are worked on side by side.
fn each_document<R: Row + Send>(common: &Common, options: &Rows, rows_of: impl Fn(&Document) -> Vec<R> + Sync) -> Outcome {
    let mut rows = RowSink::open(&common.destination, options, R::FIELDS)?;
    let mut input = Input::open(common)?;
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
