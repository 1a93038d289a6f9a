//! Commands that find formulaic language, and look up phrases.

use kouhao::find::enumerations::EnumerationFinder;
use kouhao::find::known::KnownFinder;
use kouhao::find::parallels::ParallelFinder;
use kouhao::find::quotations::QuotationFinder;
use kouhao::find::series::SeriesFinder;
use kouhao::find::slogans::SloganMiner;
use kouhao::find::templates::TemplateFinder;
use kouhao::lexicon::{Entry, Lexicon, Role, Sense};
use kouhao::present::rows::{EnumerationRow, GlossaryEntryRow, KnownRow, MeaningRow, ParallelRow, QuotationRow, SeriesRow, SloganRow, TemplateRow};
use kouhao::present::table::Row;
use kouhao::text::{Document, Fold, PartSet};
use rayon::prelude::*;

use super::options::{background, lexicon, tokenizer};
use super::{Outcome, each_document};
use crate::arguments::{self, GlossaryReach};
use crate::input::Input;
use crate::output::{Output, RowSink};
use crate::{Failure, say};

pub fn slogans(command: &arguments::Slogans) -> Outcome {
    let mut builder = SloganMiner::builder();
    builder.min_count(command.min_count).min_documents(command.min_documents).min_units(command.min_units).max_units(command.max_units);
    builder.parts(command.common.parts).fold(Fold::new().simplified(command.simplify)).top(command.rows.top);
    builder.tokenizer(tokenizer(&command.words)?).lexicon(lexicon(&command.lexicon)?).background(background(&command.background)?);
    builder.signs(command.signs).fold_copies(command.fold_copies);
    let miner = builder.build()?;
    // The miner with a memory limit checks texts as they are read, so that the other need not count their characters again.
    let watcher = builder.memory(command.memory).build()?;
    let mut rows = RowSink::open(&command.common.destination, &command.rows, SloganRow::FIELDS)?;
    let mut input = Input::open(&command.common)?;
    let always = miner.memory([]);
    let mut needed = always;
    // Checked before there is more text than fits into memory.
    let corpus = input.corpus_if(|batch| {
        needed += miner.memory(batch) - always;
        watcher.check_memory(needed)
    })?;
    /// The number of bytes of memory from which the need is announced.
    const MUCH: u64 = 2_000_000_000;
    /// The number of rows that one thread writes at a time.
    const SHARE: usize = 200;
    if needed >= MUCH {
        say(format!("mining takes about {:.1} GB of memory", needed as f64 / 1e9));
    }
    let slogans = miner.mine(&corpus)?;
    rows.shares(&slogans.chunks(SHARE).collect::<Vec<_>>(), |share| share.iter().map(SloganRow::new))?;
    rows.finish()?;
    Ok(input.finish())
}

pub fn known(command: &arguments::Known) -> Outcome {
    let mut finder = KnownFinder::builder();
    finder.parts(command.common.parts).tokenizer(tokenizer(&command.words)?).lexicon(lexicon(&command.lexicon)?);
    let finder = finder.background(background(&command.background)?).min_score(command.min_score).signs(command.signs).build()?;
    each_document(&command.common, &command.rows, |document| finder.find(document).iter().map(|found| KnownRow::new(document, found)).collect())
}

/// Counts the named collections, political ones first, each role in the order of names.
pub fn count_background(command: &arguments::Background) -> Outcome {
    if let Some((name, _)) = command.reference.iter().find(|(name, _)| command.collections.iter().any(|(other, _)| other == name)) {
        return Err(Failure::options(format!("`{name}` names both a political and a reference collection"), "give each a different name"));
    }
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
            let mut input = Input::open_collection(paths, &command.text_field, &command.choice, command.care, &command.destination)?;
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

pub fn enumerations(command: &arguments::Enumerations) -> Outcome {
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
    // The user's own files and the catalogue take precedence over the glossaries of other documents.
    let finder = finder.lexicon(glossaries.merged(&lexicon)).build()?;
    let found: Vec<_> = corpus.documents().par_iter().with_max_len(1).map(|document| rows_of(&finder, document)).collect();
    rows.rows(found.into_iter().flatten())?;
    rows.finish()?;
    Ok(input.finish())
}

pub fn glossary(command: &arguments::Glossary) -> Outcome {
    if command.common.parts != PartSet::default() {
        return Err(Failure::options("the glossary is a separate part", "omit --parts"));
    }
    let finder = EnumerationFinder::builder().tokenizer(tokenizer(&command.words)?).build()?;
    each_document(&command.common, &command.rows, |document| {
        finder.parse_glossary(document).iter().map(|found| GlossaryEntryRow::new(document, found)).collect()
    })
}

pub fn catalogue(command: &arguments::Catalogue) -> Outcome {
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
    // If a phrase was requested by name, the reason why nothing is shown for it is stated.
    for entry in entries.iter().filter(|_| !command.phrases.is_empty()) {
        if let (Some(at), []) = (&command.at, &entry.senses_at(command.at.as_deref())[..]) {
            let from = entry.senses().iter().filter_map(Sense::from).min().unwrap_or("unknown date");
            say(format!("{}: no sense of it is known at {at}; the first is of {from}", entry.text()));
        }
    }
    Ok(known)
}

pub fn parallels(command: &arguments::Parallels) -> Outcome {
    let mut finder = ParallelFinder::builder();
    finder.min_clauses(command.min_clauses).parts(command.common.parts).tokenizer(tokenizer(&command.words)?);
    let finder = finder.build()?;
    each_document(&command.common, &command.rows, |document| finder.find(document).iter().map(|found| ParallelRow::new(document, found)).collect())
}

pub fn templates(command: &arguments::Templates) -> Outcome {
    let mut finder = TemplateFinder::builder();
    finder.min_fillers(command.min_fillers).parts(command.common.parts).tokenizer(tokenizer(&command.words)?);
    let finder = finder.build()?;
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

pub fn series(command: &arguments::Series) -> Outcome {
    let mut finder = SeriesFinder::builder();
    finder.outline(command.outline).parts(command.common.parts).tokenizer(tokenizer(&command.words)?);
    let finder = finder.build()?;
    each_document(&command.common, &command.rows, |document| finder.find(document).iter().map(|found| SeriesRow::new(document, found)).collect())
}

pub fn quotations(command: &arguments::Quotations) -> Outcome {
    let mut finder = QuotationFinder::builder();
    finder.indirect(command.indirect).parts(command.common.parts).tokenizer(tokenizer(&command.words)?);
    let finder = finder.build()?;
    each_document(&command.common, &command.rows, |document| finder.find(document).iter().map(|found| QuotationRow::new(document, found)).collect())
}
