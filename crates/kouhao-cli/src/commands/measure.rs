//! Commands that tokenize and count.

use std::collections::HashSet;

use kouhao::measure::{
    Collocations, CountsTally, FirstFinder, FrequencyTable, Keyness, KeynessMethod, Kwic, PhraseList, Term, TermCounter, Timeline,
};
use kouhao::present::pictures::{Column, Plotter, Side};
use kouhao::present::rows::{BreakdownRow, CollocationRow, FirstRow, HitRow, KeyRow, LifeRow, PointRow, TermRow, TokenRow};
use kouhao::present::table::Row;
use kouhao::text::{Contrast, Document, Expression, Fold, PartSet, Selection};
use kouhao::tokens::Tokenizer;

use super::options::{background, lexicon, list, names, phrases, stop_words, tokenizer, unit};
use super::{Outcome, each_batch, each_document, load};
use crate::arguments::{self, Rows};
use crate::input::Input;
use crate::output::{Findings, RowSink, language};
use crate::{Failure, say};

pub fn tokens(command: &arguments::Tokens) -> Outcome {
    let tokenizer = tokenizer(&command.words)?;
    let parts = command.common.parts;
    let mut rows = RowSink::open(&command.common.destination, &command.rows, TokenRow::FIELDS)?;
    let mut input = Input::open(&command.common)?;
    if rows.is_full() {
        rows.finish()?;
        return Ok(input.finish());
    }
    load(&tokenizer);
    let ahead = !rows.is_limited();
    each_batch(&mut input, ahead, |batch| {
        let is_long = |document: &Document| document.text().len() > LONG;
        for run in batch.chunk_by(|a, b| !is_long(a) && !is_long(b)) {
            let rows_of = |document| token_rows(&tokenizer, document, parts);
            // A long text has more tokens than should be held in memory at once, so they are written as they are found.
            if is_long(&run[0]) {
                rows.rows(run.iter().flat_map(rows_of))?;
            } else {
                rows.shares(&shares(run), |share| share.iter().flat_map(rows_of))?;
            }
        }
        Ok(!rows.is_full())
    })?;
    rows.finish()?;
    Ok(input.finish())
}

/// The minimum amount of text, in bytes, whose rows one thread writes, and the size above which the rows of a document are not shared out.
const SHARE: usize = 64 << 10;
const LONG: usize = 512 << 10;

/// Divides documents into runs of about that much text.
fn shares(documents: &[Document]) -> Vec<&[Document]> {
    let mut bytes = 0;
    let shares = documents.chunk_by(|document, _| {
        bytes += document.text().len();
        let full = bytes >= SHARE;
        bytes = if full { 0 } else { bytes };
        !full
    });
    shares.collect()
}

/// Returns the rows of all tokens of a document.
fn token_rows<'d>(tokenizer: &'d Tokenizer, document: &'d Document, parts: PartSet) -> impl Iterator<Item = TokenRow<'d>> {
    document.parts().among(parts).flat_map(move |part| TokenRow::all(document, part.span.start, tokenizer.tokenize(&document.text()[part.span])))
}

pub fn terms(command: &arguments::Terms) -> Outcome {
    let mut counter = TermCounter::builder();
    let listed = list(&command.counted.phrases)?;
    if command.breakdown {
        return breakdown(command, listed);
    }
    counter.unit(unit(&command.counted)?).punctuation(command.punctuation).numbers(!command.counted.no_numbers);
    counter.stop_words(stop_words(&command.counted)?).phrases(listed).overlap(command.counted.phrases.overlap.into());
    counter.names(names(&command.counted)?);
    // A picture also has cells for terms that are rare in one group but not in others.
    let drawn = command.rows.is_picture(&command.common.destination) && command.by.is_some();
    let tokenizer = tokenizer(&command.words)?;
    load(&tokenizer);
    counter.min_count(if drawn { 1 } else { command.min_count }).parts(command.common.parts).tokenizer(tokenizer);
    if let Some(variable) = &command.by {
        counter.by(variable);
    }
    let counter = counter.build()?;
    let (destination, picture) = (&command.common.destination, (&command.shown.picture, command.shown.measure));
    let (findings, of_each) = if command.by.is_some() {
        // The first ten of each year are not the ten of the first year, so `--top` is applied to each group.
        let (rows, of_each) = if drawn { (command.rows, None) } else { (Rows { top: None, ..command.rows }, command.rows.top) };
        (Findings::open(destination, &rows, picture, TermRow::GROUPED_FIELDS)?, of_each.unwrap_or(usize::MAX))
    } else {
        (Findings::Rows(Findings::open_rows(destination, &command.rows, picture, TermRow::FIELDS)?), usize::MAX)
    };
    let mut input = Input::open(&command.common)?.asked(command.by.as_deref());
    let mut counts = counter.tally();
    each_batch(&mut input, true, |batch| {
        counts.extend(batch);
        Ok(true)
    })?;
    let counted = counts.finish();
    let is_frequent = |term: &&Term| term.count >= command.min_count;
    let frequent = || counted.rows().iter().filter(is_frequent).map(|term| &*term.term).collect();
    let frequent: Option<HashSet<&str>> = drawn.then(frequent);
    let groups = counted.rows().chunk_by(|a, b| a.group == b.group);
    let kept = groups.flat_map(|group| group.iter().take(of_each)).filter(|term| frequent.as_ref().is_none_or(|terms| terms.contains(&*term.term)));
    findings.finish(kept.map(|term| TermRow::new(term, command.by.is_some())), |plotter, rows| {
        plotter.heat_map(rows, &counted.totals().iter().map(Column::from).collect::<Vec<_>>())
    })?;
    let has_documents = input.has_documents();
    let good = input.finish();
    if let Some(phrases) = counter.phrases().filter(|_| has_documents) {
        let (count, plural) = (phrases.len(), if phrases.len() == 1 { "" } else { "s" });
        // Counts that are to be cited must identify the file by which they were made; phrases on the command line identify themselves.
        let list = command.counted.phrases.phrases.as_ref().map(|path| format!(" of {} (phrases_hash {})", path.display(), phrases.hash()));
        say(format!("counted: {count} phrase{plural}{}", list.unwrap_or_default()));
    }
    if let Some(words) = counter.stop_words().filter(|_| has_documents) {
        say(format!("left out: {} words of {}", words.len(), words.source()));
    }
    Ok(good)
}

fn breakdown(command: &arguments::Terms, listed: Option<PhraseList>) -> Outcome {
    let Some(listed) = listed else {
        return Err(Failure::options("only given phrases can be broken down", "name them with --phrases FILE"));
    };
    let mut rows =
        Findings::open_rows(&command.common.destination, &command.rows, (&command.shown.picture, command.shown.measure), BreakdownRow::FIELDS)?;
    let mut input = Input::open(&command.common)?;
    let corpus = input.corpus()?;
    rows.rows(listed.breakdown(&corpus, command.common.parts).iter().map(BreakdownRow::new))?;
    rows.finish()?;
    Ok(input.finish())
}

pub fn kwic(command: &arguments::Kwic) -> Outcome {
    let mut kwic = Kwic::builder();
    kwic.phrase(&command.phrase).width(command.width).parts(command.common.parts).fold(Fold::new().simplified(command.simplify));
    kwic.sort(command.sort.into());
    if let Some(field) = &command.by {
        kwic.by(field);
    }
    let kwic = kwic.build()?;
    let drawn = command.rows.is_picture(&command.common.destination);
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

pub fn keyness(command: &arguments::Keyness) -> Outcome {
    let mut keyness = Keyness::builder();
    keyness.unit(unit(&command.counted)?).min_count(command.min_count).prior_weight(command.prior_weight).parts(command.common.parts);
    keyness.g2(command.g2.into()).numbers(!command.counted.no_numbers).stop_words(stop_words(&command.counted)?);
    keyness.phrases(list(&command.counted.phrases)?).overlap(command.counted.phrases.overlap.into());
    keyness.names(names(&command.counted)?);
    let keyness = keyness.tokenizer(tokenizer(&command.words)?).build()?;
    let table = command.reference_counts.as_ref().map(FrequencyTable::read).transpose().map_err(Failure::usage)?;
    if table.is_none() && command.sets.target.is_none() {
        return Err(Failure::options("it is not specified which texts to compare", "use --target EXPR, such as 'date>=2018'"));
    }
    if table.is_some() && (!command.counted.phrases.phrase.is_empty() || command.counted.phrases.phrases.is_some()) {
        let reason = "phrases are tested on documents, which a table of counts does not have";
        return Err(Failure::options(reason, "compare with --reference, or omit the phrases"));
    }
    let findings = Findings::open(&command.common.destination, &command.rows, (&command.picture, None), KeyRow::FIELDS)?;
    let mut input = Input::open(&command.common)?;
    let mut sets = [keyness.counter().document_tally(), keyness.counter().document_tally()];
    // If the reference is a table of counts, it leaves no other texts to compare with, so the target may be all texts.
    let mut contrast = command.sets.target.clone().filter(|_| table.is_none()).map(|target| Contrast::new(target, command.sets.reference.clone()));
    let mut selection = Selection::new(command.sets.target.clone());
    each_batch(&mut input, true, |batch| {
        if let Some(contrast) = &mut contrast {
            let (target, reference) = contrast.split(batch);
            sets[0].extend(&target);
            sets[1].extend(&reference);
        } else {
            let chosen: Vec<Document> = batch.iter().filter(|document| selection.admits(document)).cloned().collect();
            sets[0].extend(&chosen);
        }
        Ok(true)
    })?;
    input.fitting(contrast.as_ref().map_or_else(|| selection.check(), Contrast::check))?;
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
    let good = input.finish();
    say(told(keys.method()));
    let in_both = contrast.map_or(0, |contrast| contrast.in_both());
    if in_both > 0 {
        say(format!("{in_both} of the documents are in both sets and count in both; make --target and --reference mutually exclusive"));
    }
    Ok(good)
}

/// Describes the method of a comparison in one line.
fn told(method: &KeynessMethod) -> String {
    let reference = match (&method.reference, method.reference_documents) {
        (Some(name), _) => format!("{} of {name}", method.reference_total),
        (None, documents) => format!("{} of {}", method.reference_total, of_documents(documents.unwrap_or(0))),
    };
    let without = method.stop_words.as_ref().map_or(String::new(), |source| format!("; without the words of {source}"));
    let list = method.phrases_hash.as_ref().map_or(String::new(), |hash| format!("; list of phrases {hash}"));
    format!(
        "tested: {}, {} of {} against {reference}; log-odds with the {} as prior, weight {} (α₀ = {}); G² in its {} form; q over all {} terms{without}{list}",
        method.tested,
        method.target_total,
        of_documents(method.target_documents),
        method.prior,
        method.prior_weight,
        method.prior_total,
        method.g2,
        method.family
    )
}

fn of_documents(count: u64) -> String {
    format!("{count} document{}", if count == 1 { "" } else { "s" })
}

pub fn timeline(command: &arguments::Timeline) -> Outcome {
    let mut timeline = Timeline::builder();
    timeline.phrases(phrases(&command.phrases)?).overlap(command.phrases.overlap.into()).fold(Fold::new().simplified(command.phrases.simplify));
    timeline.min_gap(command.min_gap).parts(command.common.parts).by(command.by.into());
    let timeline = timeline.build()?;
    let (common, options, picture) = (&command.common, &command.rows, (&command.shown.picture, command.shown.measure));
    let lives_only = command.life.then(|| Findings::open_rows(&common.destination, options, picture, LifeRow::FIELDS)).transpose()?;
    let findings = (!command.life).then(|| Findings::open(&common.destination, options, picture, PointRow::FIELDS)).transpose()?;
    let mut input = Input::open(&command.common)?;
    let mut tally = timeline.tally();
    each_batch(&mut input, true, |batch| {
        tally.extend(batch);
        Ok(true)
    })?;
    let lives = tally.finish();
    if let Some(mut rows) = lives_only {
        rows.rows(lives.lives().iter().map(LifeRow::new))?;
        rows.finish()?;
    }
    if let Some(findings) = findings {
        findings.finish(lives.points().iter().map(PointRow::new), Plotter::timeline)?;
    }
    let good = input.finish();
    lives.notice().into_iter().for_each(say);
    Ok(good)
}

pub fn firsts(command: &arguments::Firsts) -> Outcome {
    let mut finder = FirstFinder::builder();
    finder.by(command.by.into()).each(command.each).min_documents(command.min_documents);
    finder.parts(command.common.parts).fold(Fold::new().simplified(command.simplify)).tokenizer(tokenizer(&command.words)?);
    let finder = finder.lexicon(lexicon(&command.lexicon)?).background(background(&command.background)?).build()?;
    let mut rows = RowSink::open(&command.common.destination, &command.rows, FirstRow::FIELDS)?;
    let mut input = Input::open(&command.common)?;
    let corpus = input.corpus()?;
    let found = finder.find(&corpus)?;
    rows.rows(found.rows().iter().map(|first| FirstRow::new(&corpus, first)))?;
    rows.finish()?;
    let good = input.finish();
    found.notice().into_iter().for_each(say);
    Ok(good)
}

pub fn collocations(command: &arguments::Collocations) -> Outcome {
    let mut finder = Collocations::builder();
    finder.phrase(&command.phrase).window(command.window).min_count(command.min_count).parts(command.common.parts);
    finder.fold(Fold::new().simplified(command.simplify)).within(command.within.into());
    if let Some(path) = &command.among {
        let list = PhraseList::read(path, Fold::new()).map_err(Failure::usage)?;
        finder.among(Some(list.iter().map(str::to_string).collect()));
    }
    let finder = finder.tokenizer(tokenizer(&command.words)?).build()?;
    let mut rows = RowSink::open(&command.common.destination, &command.rows, CollocationRow::FIELDS)?;
    let mut input = Input::open(&command.common)?;
    let mut tally = finder.tally();
    each_batch(&mut input, true, |batch| {
        tally.extend(batch);
        Ok(true)
    })?;
    let found = tally.finish();
    rows.rows(found.rows().iter().map(CollocationRow::new))?;
    rows.finish()?;
    Ok(input.finish())
}
