//! One function a command: builds what the library needs, and passes rows on.

use std::collections::HashSet;
use std::path::Path;

use kouhao::Error;
use kouhao::find::enumerations::EnumerationFinder;
use kouhao::find::known::KnownFinder;
use kouhao::find::parallels::ParallelFinder;
use kouhao::find::quotations::QuotationFinder;
use kouhao::find::series::SeriesFinder;
use kouhao::find::slogans::SloganMiner;
use kouhao::find::templates::TemplateFinder;
use kouhao::lexicon::{Background, Entry, Lexicon, Role, Sense};
use kouhao::measure::{
    Collocations, Comparer, CountsTally, FrequencyTable, G2Form, Keyness, KeynessMethod, Kwic, Level, Order, Overlap, Period, PhraseList,
    ReuseFinder, Spread, Status, StopWords, TermCounter, Timeline, Unit, Within,
};
use kouhao::present::pictures::{Column, Plotter, Side};
use kouhao::present::report::Report;
use kouhao::present::rows::{
    ArrivalRow, BreakdownRow, CollocationRow, DifferenceRow, EnumerationRow, GlossaryEntryRow, HitRow, KeyRow, KnownRow, LifeRow, MeaningRow,
    ParallelRow, PointRow, QuotationRow, ReuseRow, SeriesRow, SloganRow, TemplateRow, TermRow, TokenRow,
};
use kouhao::present::summary::Summary;
use kouhao::present::table::Row;
use kouhao::text::{Corpus, Document, Expression, Fold, PartSet};
use kouhao::tokens::Tokenizer;
use rayon::prelude::*;

use crate::arguments::{self, Arguments, Command, Common, GlossaryReach, LexiconOptions, RowFormat, Rows, Words, terminal_columns};
use crate::input::Input;
use crate::output::{Findings, Output, RowSink, chosen, language};
use crate::{Failure, say};

type Outcome = Result<bool, Failure>;

/// Runs a command; returns whether all input was good.
pub fn run(arguments: Arguments) -> Outcome {
    match arguments.command {
        Command::Summary(command) => summary(&command),
        Command::Report(command) => report(&command),
        Command::Tokens(command) => tokens(&command),
        Command::Terms(command) => terms(&command),
        Command::Slogans(command) => slogans(&command),
        Command::Known(command) => known(&command),
        Command::Background(command) => count_background(&command),
        Command::Enumerations(command) => enumerations(&command),
        Command::Glossary(command) => glossary(&command),
        Command::Catalogue(command) => catalogue(&command),
        Command::Parallels(command) => parallels(&command),
        Command::Templates(command) => templates(&command),
        Command::Series(command) => series(&command),
        Command::Quotations(command) => quotations(&command),
        Command::Kwic(command) => kwic(&command),
        Command::Keyness(command) => keyness(&command),
        Command::Collocations(command) => collocations(&command),
        Command::Timeline(command) => timeline(&command),
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
    let corpus = input.corpus()?;
    let written = summary.write(&corpus, &mut output);
    let good = input.finish();
    output.named(written)?;
    output.finish()?;
    Ok(good)
}

fn report(command: &arguments::Report) -> Outcome {
    if command.common.destination.output.is_none() {
        let error = Error::from(std::io::Error::other("a page is for a browser, not for a terminal")).with_remedy("name a file with -o FILE.html");
        return Err(Failure::usage(error));
    }
    let mut report = Report::builder();
    report.title(command.title.clone()).top(command.top).by(command.by.clone()).parts(command.common.parts);
    report.lexicon(lexicon(&command.lexicon)?).background(background(&command.background)?).language(chosen(command.language));
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

fn tokens(command: &arguments::Tokens) -> Outcome {
    let tokenizer = tokenizer(&command.words)?;
    let parts = command.common.parts;
    let mut rows = RowSink::open(&command.common.destination, &command.rows, TokenRow::FIELDS)?;
    let mut input = Input::open(&command.common)?;
    // A long text has more tokens than should be held at once, so they are written as they are cut.
    while !rows.is_full() {
        let batch = input.batch()?;
        if batch.is_empty() {
            break;
        }
        for document in &batch {
            for part in document.parts().iter().filter(|part| parts.contains(part.kind)) {
                rows.rows(TokenRow::all(document, part.span.start, tokenizer.tokenize(&document.text()[part.span])))?;
            }
        }
    }
    rows.finish()?;
    Ok(input.finish())
}

fn terms(command: &arguments::Terms) -> Outcome {
    let mut counter = TermCounter::builder();
    let listed = list(&command.counted.phrases)?;
    if command.breakdown {
        return breakdown(command, listed);
    }
    counter.unit(unit(&command.counted)?).punctuation(command.punctuation).numbers(!command.counted.no_numbers);
    counter.stop_words(stop_words(&command.counted)?).phrases(listed).overlap(overlap(command.counted.phrases.overlap));
    // A picture has no cell for what is too rare in one group and not in others.
    let drawn = command.rows.format == Some(RowFormat::Svg) && command.by.is_some();
    counter.min_count(if drawn { 1 } else { command.min_count }).parts(command.common.parts).tokenizer(tokenizer(&command.words)?);
    if let Some(variable) = &command.by {
        counter.by(variable);
    }
    let counter = counter.build()?;
    let fields = if command.by.is_some() { TermRow::GROUPED_FIELDS } else { TermRow::FIELDS };
    let findings = if command.by.is_some() {
        Findings::open(&command.common.destination, &command.rows, (&command.shown.picture, command.shown.measure), fields)?
    } else {
        Findings::Rows(Findings::open_rows(&command.common.destination, &command.rows, (&command.shown.picture, command.shown.measure), fields)?)
    };
    let mut input = Input::open(&command.common)?.asked(command.by.as_deref());
    let mut counts = counter.tally();
    loop {
        let batch = input.batch()?;
        if batch.is_empty() {
            break;
        }
        counts.extend(&batch);
    }
    let counted = counts.finish();
    let frequent: HashSet<&str> = counted.rows().iter().filter(|term| term.count >= command.min_count).map(|term| &*term.term).collect();
    let kept = counted.rows().iter().filter(|term| frequent.contains(&*term.term));
    findings.finish(kept.map(|term| TermRow::new(term, command.by.is_some())), |plotter, rows| {
        plotter.heat_map(rows, &counted.totals().iter().map(Column::from).collect::<Vec<_>>())
    })?;
    let good = input.finish();
    // Counts that are to be cited say what they went through.
    if let Some(phrases) = counter.phrases() {
        say(format!("counted are the {} phrases of the list {}", phrases.len(), phrases.hash()));
    }
    if let Some(words) = counter.stop_words() {
        say(format!("left out are {} words of {}", words.len(), words.source()));
    }
    Ok(good)
}

fn breakdown(command: &arguments::Terms, listed: Option<PhraseList>) -> Outcome {
    let Some(listed) = listed else {
        let error = Error::from(std::io::Error::other("only given phrases can be broken down")).with_remedy("name them with --phrases FILE");
        return Err(Failure::usage(error));
    };
    let mut rows =
        Findings::open_rows(&command.common.destination, &command.rows, (&command.shown.picture, command.shown.measure), BreakdownRow::FIELDS)?;
    let mut input = Input::open(&command.common)?;
    let corpus = input.corpus()?;
    rows.rows(listed.breakdown(&corpus, command.common.parts).iter().map(BreakdownRow::new))?;
    rows.finish()?;
    Ok(input.finish())
}

fn slogans(command: &arguments::Slogans) -> Outcome {
    let mut miner = SloganMiner::builder();
    miner.min_count(command.min_count).min_documents(command.min_documents).min_units(command.min_units).max_units(command.max_units);
    miner.parts(command.common.parts).fold(Fold::new().simplified(command.simplify)).top(command.rows.top);
    miner.tokenizer(tokenizer(&command.words)?).background(background(&command.background)?).signs(command.signs).fold_copies(command.fold_copies);
    miner.memory(command.memory);
    let miner = miner.build()?;
    let mut rows = RowSink::open(&command.common.destination, &command.rows, SloganRow::FIELDS)?;
    let mut input = Input::open(&command.common)?;
    let always = miner.memory([]);
    let mut needed = always;
    // Before there is more text than fits.
    let corpus = input.corpus_if(|batch| {
        needed += miner.memory(batch) - always;
        miner.check_memory(needed)
    })?;
    /// Bytes from which on it is said how many are needed.
    const MUCH: u64 = 2_000_000_000;
    if needed >= MUCH {
        say(format!("mining takes about {:.1} GB of memory", needed as f64 / 1e9));
    }
    rows.rows(miner.mine(&corpus)?.iter().map(SloganRow::new))?;
    rows.finish()?;
    Ok(input.finish())
}

fn known(command: &arguments::Known) -> Outcome {
    let mut finder = KnownFinder::builder();
    finder.parts(command.common.parts).tokenizer(tokenizer(&command.words)?).lexicon(lexicon(&command.lexicon)?);
    let finder = finder.background(background(&command.background)?).signs(command.signs).build()?;
    each_document(&command.common, &command.rows, |document| finder.find(document).iter().map(|found| KnownRow::new(document, found)).collect())
}

/// Counts the collections that were named, in the order in which they were.
fn count_background(command: &arguments::Background) -> Outcome {
    let tokenizer = tokenizer(&command.words)?;
    let mut output = Output::open(&command.destination)?;
    let mut good = true;
    let mut collections = Vec::new();
    for (role, named) in [(Role::Political, &command.collections), (Role::Reference, &command.reference)] {
        let mut names: Vec<&str> = named.iter().map(|(name, _)| name.as_str()).collect();
        names.sort_unstable();
        names.dedup();
        for name in names {
            let paths = named.iter().filter(|(known, _)| known == name).map(|(_, path)| path.clone()).collect();
            let mut input = Input::open_collection(paths, &command.text_field, command.care, &command.destination)?;
            collections.push((name.to_string(), role, input.corpus()?));
            good &= input.finish();
        }
    }
    let background = kouhao::find::background::count(&collections, command.parts, &tokenizer)?;
    let written = background.write(&mut output);
    output.named(written)?;
    output.finish()?;
    Ok(good)
}

/// Reads what --background names; a file that cannot be used is wrong usage.
fn background(path: &Path) -> Result<Background, Failure> {
    match path.to_str() {
        Some("default") => Ok(Background::shipped()),
        Some("none") => Ok(Background::empty()),
        _ => Background::read(path).map_err(Failure::usage),
    }
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
    let corpus = input.corpus()?;
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
        finder.parse_glossary(document).iter().map(|found| GlossaryEntryRow::new(document, found)).collect()
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
                    say(format!("{phrase}: no such phrase is known; look for a part of it with --search"));
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
            say(format!("{}: no sense of it is known at {at}; the first is of {from}", entry.text()));
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
        let corpus = input.corpus()?;
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
    kwic.sort(match command.sort {
        arguments::Order::Position => Order::Position,
        arguments::Order::Left => Order::Left,
        arguments::Order::Right => Order::Right,
    });
    if let Some(field) = &command.by {
        kwic.by(field);
    }
    let kwic = kwic.build()?;
    let drawn = command.rows.format == Some(RowFormat::Svg);
    if kwic.is_in_order() && !drawn && command.picture.is_default() {
        return each_document(&command.common, &command.rows, |document| kwic.find(document).iter().map(|hit| HitRow::new(document, hit)).collect());
    }
    let grouped = command.by.is_some();
    let fields = if grouped { HitRow::GROUPED_FIELDS } else { HitRow::FIELDS };
    let findings = Findings::open(&command.common.destination, &command.rows, (&command.picture, None), fields)?;
    let mut input = Input::open(&command.common)?.asked(command.by.as_deref());
    let corpus = input.corpus()?;
    let lines = kwic.concordance(&corpus);
    let rows = lines.iter().map(|line| HitRow::of_line(&corpus, line, grouped));
    findings.finish(rows, |plotter, rows| plotter.concordance(&command.phrase, &corpus, rows))?;
    Ok(input.finish())
}

fn keyness(command: &arguments::Keyness) -> Outcome {
    let mut keyness = Keyness::builder();
    keyness.unit(unit(&command.counted)?).min_count(command.min_count).prior_weight(command.prior_weight).parts(command.common.parts);
    keyness.g2(match command.g2 {
        arguments::G2::FourCells => G2Form::FourCells,
        arguments::G2::TwoCells => G2Form::TwoCells,
    });
    keyness.numbers(!command.counted.no_numbers).stop_words(stop_words(&command.counted)?);
    keyness.phrases(list(&command.counted.phrases)?).overlap(overlap(command.counted.phrases.overlap));
    let keyness = keyness.tokenizer(tokenizer(&command.words)?).build()?;
    let table = command.reference_counts.as_ref().map(FrequencyTable::read).transpose().map_err(Failure::usage)?;
    if table.is_none() && command.sets.target.is_none() {
        let error =
            Error::from(std::io::Error::other("nothing says which texts are compared")).with_remedy("say --target EXPR, such as 'date>=2018'");
        return Err(Failure::usage(error));
    }
    if table.is_some() && (!command.counted.phrases.phrase.is_empty() || command.counted.phrases.phrases.is_some()) {
        let error = Error::from(std::io::Error::other("phrases are tested on documents, of which a table of counts knows none"));
        return Err(Failure::usage(error.with_remedy("compare with --reference, or leave the phrases out")));
    }
    let findings = Findings::open(&command.common.destination, &command.rows, (&command.picture, None), KeyRow::FIELDS)?;
    let mut input = Input::open(&command.common)?.asked(command.sets.fields());
    let mut sets = [keyness.counter().document_tally(), keyness.counter().document_tally()];
    let mut in_both = 0;
    loop {
        let batch = input.batch()?;
        if batch.is_empty() {
            break;
        }
        let (target, reference, both) = command.sets.split(&batch);
        in_both += both;
        sets[0].extend(&target);
        if table.is_none() {
            sets[1].extend(&reference);
        }
    }
    let [target, reference] = sets.map(CountsTally::finish);
    let keys = match &table {
        Some(table) => keyness.against(&target, table),
        None => keyness.compare(&target, &reference),
    };
    findings.finish(keys.rows().iter().map(KeyRow::new), |plotter, rows| {
        let language = language(&command.picture);
        let target = command.sets.target.as_ref().map_or(language.all_texts().to_string(), Expression::to_string);
        let reference = command.sets.reference.as_ref().map_or(language.all_others().to_string(), Expression::to_string);
        let [target, reference] = Side::of_keyness(keys.method(), target, reference);
        plotter.keyness(rows, &target, &reference)
    })?;
    let lacks_a_field = input.lacks_a_field();
    let good = input.finish();
    say(told(keys.method()));
    let full = !target.rows().is_empty() && (table.is_some() || !reference.rows().is_empty());
    if table.is_none() && in_both > 0 {
        say(format!("{in_both} of the documents are in both sets and count in both; let --target and --reference exclude each other"));
    }
    if !full && !lacks_a_field {
        say("a set has no documents; see that --target and --reference name fields and values of the texts");
    }
    Ok(good && full)
}

fn timeline(command: &arguments::Timeline) -> Outcome {
    let mut timeline = Timeline::builder();
    timeline.phrases(phrases(&command.phrases)?).overlap(overlap(command.phrases.overlap)).fold(Fold::new().simplified(command.phrases.simplify));
    timeline.min_gap(command.min_gap).parts(command.common.parts).by(match command.by {
        arguments::Period::Year => Period::Year,
        arguments::Period::Month => Period::Month,
    });
    let timeline = timeline.build()?;
    let (common, options, picture) = (&command.common, &command.rows, (&command.shown.picture, command.shown.measure));
    let lives_only = command.life.then(|| Findings::open_rows(&common.destination, options, picture, LifeRow::FIELDS)).transpose()?;
    let findings = (!command.life).then(|| Findings::open(&common.destination, options, picture, PointRow::FIELDS)).transpose()?;
    let mut input = Input::open(&command.common)?;
    let mut tally = timeline.tally();
    loop {
        let batch = input.batch()?;
        if batch.is_empty() {
            break;
        }
        tally.extend(&batch);
    }
    let lives = tally.finish();
    if let Some(mut rows) = lives_only {
        rows.rows(lives.lives().iter().map(LifeRow::new))?;
        rows.finish()?;
    }
    if let Some(findings) = findings {
        findings.finish(lives.points().iter().map(PointRow::new), Plotter::timeline)?;
    }
    let good = input.finish();
    if lives.undated() > 0 {
        say(format!("{} documents have no date as precise as the periods and were left out; give them one with --metadata", lives.undated()));
    }
    Ok(good)
}

fn collocations(command: &arguments::Collocations) -> Outcome {
    let mut finder = Collocations::builder();
    finder.phrase(&command.phrase).window(command.window).min_count(command.min_count).parts(command.common.parts);
    finder.fold(Fold::new().simplified(command.simplify)).within(match command.within {
        arguments::Within::Window => Within::Window,
        arguments::Within::Sentence => Within::Sentence,
    });
    if let Some(path) = &command.among {
        let list = PhraseList::read(path, Fold::new()).map_err(Failure::usage)?;
        finder.among(Some(list.iter().map(str::to_string).collect()));
    }
    let finder = finder.tokenizer(tokenizer(&command.words)?).build()?;
    let mut rows = RowSink::open(&command.common.destination, &command.rows, CollocationRow::FIELDS)?;
    let mut input = Input::open(&command.common)?;
    let mut tally = finder.tally();
    loop {
        let batch = input.batch()?;
        if batch.is_empty() {
            break;
        }
        tally.extend(&batch);
    }
    let found = tally.finish();
    rows.rows(found.rows().iter().map(CollocationRow::new))?;
    rows.finish()?;
    Ok(input.finish())
}

/// Returns the phrases that the options name.
fn phrases(options: &arguments::Phrases) -> Result<Vec<String>, Failure> {
    let mut phrases = options.phrase.clone();
    if let Some(path) = &options.phrases {
        phrases.extend(PhraseList::read(path, Fold::new()).map_err(Failure::usage)?.iter().map(str::to_string));
    }
    Ok(phrases)
}

/// Returns the phrases that the options name as a list, if they name any.
fn list(options: &arguments::Phrases) -> Result<Option<PhraseList>, Failure> {
    let phrases = phrases(options)?;
    let fold = Fold::new().simplified(options.simplify);
    Ok(if phrases.is_empty() { None } else { Some(PhraseList::folded(phrases, fold)?) })
}

/// Returns the words that the options leave out.
fn stop_words(counted: &arguments::Counted) -> Result<Option<StopWords>, Failure> {
    match &counted.stop_words {
        None => Ok(None),
        Some(path) if path.as_os_str() == "closed" => Ok(Some(StopWords::closed())),
        Some(path) => StopWords::read(path).map(Some).map_err(Failure::usage),
    }
}

fn overlap(overlap: arguments::Overlap) -> Overlap {
    match overlap {
        arguments::Overlap::Overlapping => Overlap::All,
        arguments::Overlap::Longest => Overlap::Longest,
    }
}

/// Tells in one line what a comparison rests on.
fn told(method: &KeynessMethod) -> String {
    let reference = match (&method.reference, method.reference_documents) {
        (Some(name), _) => format!("{} of {name}", method.reference_total),
        (None, documents) => format!("{} of {} documents", method.reference_total, documents.unwrap_or(0)),
    };
    let without = method.stop_words.as_ref().map_or(String::new(), |source| format!("; without the words of {source}"));
    let list = method.phrases_hash.as_ref().map_or(String::new(), |hash| format!("; list of phrases {hash}"));
    format!(
        "tested are {}, {} of {} documents against {reference}; log-odds with the {} as prior, weighing {} (α₀ = {}); G² in its {} form; q over all {} terms{without}{list}",
        method.tested, method.target_total, method.target_documents, method.prior, method.prior_weight, method.prior_total, method.g2, method.family
    )
}

/// Returns what is counted.
fn unit(counted: &arguments::Counted) -> Result<Unit, Failure> {
    match (counted.unit, counted.n) {
        (arguments::Unit::Ngram, n) => Ok(Unit::Ngram(n.unwrap_or(2))),
        (arguments::Unit::Word, None) => Ok(Unit::Word),
        (arguments::Unit::Word, Some(_)) => {
            let error = Error::from(std::io::Error::other("--n is the length of an n-gram")).with_remedy("add --unit ngram");
            Err(Failure::usage(error))
        }
    }
}

fn compare(command: &arguments::Compare) -> Outcome {
    let mut comparer = Comparer::builder();
    comparer.parts(command.common.parts).fold(Fold::new().simplified(command.simplify)).similarity(command.similarity);
    comparer.lexicon(lexicon(&command.lexicon)?).tokenizer(tokenizer(&command.words)?);
    let drawn = command.rows.format == Some(RowFormat::Svg);
    if !drawn {
        comparer.top(command.rows.top);
    }
    comparer.statuses(command.status.iter().map(|status| match status {
        arguments::Status::Added => Status::Added,
        arguments::Status::Dropped => Status::Dropped,
        arguments::Status::Kept => Status::Kept,
        arguments::Status::Reworded => Status::Reworded,
        arguments::Status::Moved => Status::Moved,
    }));
    // Sentences have no picture.
    let level = if drawn { Some(command.level.unwrap_or(arguments::Level::Formulation)) } else { command.level };
    comparer.level(level.map(|level| match level {
        arguments::Level::Formulation => Level::Formulation,
        arguments::Level::Sentence => Level::Sentence,
    }));
    let comparer = comparer.build()?;
    let inputs = &command.common.input;
    if command.target.is_none() && inputs.len() != 2 {
        let error = Error::from(std::io::Error::other(format!("two inputs are compared, and there are {}", inputs.len())));
        return Err(Failure::usage(error.with_remedy("name two, or say which documents of them with --target and --reference")));
    }
    let (common, options, picture) = (&command.common, &command.rows, (&command.picture, None));
    let findings = if command.level == Some(arguments::Level::Sentence) {
        Findings::Rows(Findings::open_rows(&common.destination, options, picture, DifferenceRow::FIELDS)?)
    } else {
        Findings::open(&common.destination, options, picture, DifferenceRow::FIELDS)?
    };
    let (a, b, good) = match (&command.reference, &command.target) {
        (Some(reference), Some(target)) => {
            let mut input = Input::open(&command.common)?.asked(reference.fields().chain(target.fields()));
            let corpus = input.corpus()?;
            let lacks_a_field = input.lacks_a_field();
            let chosen = [reference, target].map(|expression| Corpus::new(corpus.iter().filter(|document| expression.matches(document)).cloned()));
            for (_, expression) in chosen.iter().zip([reference, target]).filter(|(corpus, _)| corpus.is_empty() && !lacks_a_field) {
                say(format!("no document is meant by {expression}; name a field that documents have"));
            }
            let [a, b] = chosen;
            (a, b, input.finish())
        }
        _ => {
            // Both are opened before one is read.
            let (mut first, mut second) = (Input::open_paths(&command.common, &inputs[..1])?, Input::open_paths(&command.common, &inputs[1..])?);
            let (a, b) = (first.corpus()?, second.corpus()?);
            let good = first.finish();
            (a, b, second.finish() && good)
        }
    };
    // A text that could not be read is not an empty one, of which everything would be dropped or added.
    let found = if good || !(a.is_empty() || b.is_empty()) { comparer.compare(&a, &b)? } else { Vec::new() };
    findings.finish(found.iter().map(|found| DifferenceRow::new(&a, &b, found)), |plotter, rows| {
        let names = match (&command.reference, &command.target) {
            (Some(reference), Some(target)) => [reference.to_string(), target.to_string()],
            _ => [0, 1].map(|place: usize| inputs.get(place).and_then(|path| path.file_stem()).unwrap_or_default().display().to_string()),
        };
        let [name_a, name_b] = names;
        let parts = command.common.parts;
        plotter.comparison(rows, &Side::of_corpus(name_a, &a, parts), &Side::of_corpus(name_b, &b, parts))
    })?;
    Ok(good)
}

fn reuse(command: &arguments::Reuse) -> Outcome {
    let mut finder = ReuseFinder::builder();
    finder.min_units(command.min_units).max_documents(command.max_documents);
    finder.parts(command.common.parts).fold(Fold::new().simplified(command.simplify));
    let finder = finder.build()?;
    let mut rows = RowSink::open(&command.common.destination, &command.rows, ReuseRow::FIELDS)?;
    let mut input = Input::open(&command.common)?;
    let corpus = input.corpus()?;
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
    let mut input = Input::open(&command.common)?.asked([command.place.as_str()]);
    let corpus = input.corpus()?;
    let found = spread.find(&corpus);
    rows.rows(found.iter().map(|found| ArrivalRow::new(&corpus, found)))?;
    rows.finish()?;
    let lacks_a_field = input.lacks_a_field();
    let good = input.finish();
    // Without a place or a centre the table alone looks as if the phrase were found nowhere.
    let place = &command.place;
    match &command.centre {
        _ if lacks_a_field => {}
        _ if found.is_empty() => {
            say(format!("no document has both a date and a {place}; name a variable that documents have (--metadata gives them)"))
        }
        Some(centre) if !found.iter().any(|found| found.place == *centre) => {
            say(format!("no dated document has {place}={centre}, so there are no lags; name a value that documents have"));
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
