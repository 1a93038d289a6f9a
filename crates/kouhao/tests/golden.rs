//! The golden cases of `tests/golden`, which Python reads too.
//!
//! Cases marked `hard` go beyond a first version: they are counted apart and printed, and do not fail the test. To see the findings behind a
//! failure, run `cargo test -p kouhao --test golden -- --nocapture`.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test that panics has failed")]

use std::collections::BTreeSet;
use std::path::PathBuf;

use kouhao::find::enumerations::{EnumerationFinder, Number};
use kouhao::find::parallels::ParallelFinder;
use kouhao::find::quotations::QuotationFinder;
use kouhao::find::series::SeriesFinder;
use kouhao::find::slogans::SloganMiner;
use kouhao::find::templates::{Occurrence, TemplateFinder};
use kouhao::lexicon::Lexicon;
use kouhao::measure::{Comparer, Kwic, Level, ReuseFinder, Spread, Status};
use kouhao::text::{Corpus, Document, PartKind, PartSet, Span, Value, clauses, numerals, sentences};
use serde::Deserialize;
use serde::de::DeserializeOwned;

/// Runs every case of a file; `check` says what is wrong with one, or nothing.
fn run<C: DeserializeOwned>(file: &str, name: impl Fn(&C) -> String, hard: impl Fn(&C) -> bool, check: impl Fn(&C) -> Result<(), String>) {
    #[derive(Deserialize)]
    struct File<C> {
        case: Vec<C>,
    }
    let path = PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden").join(file);
    let text = std::fs::read_to_string(&path).unwrap_or_else(|error| panic!("{}: {error}", path.display()));
    let cases: File<C> = toml::from_str(&text).unwrap_or_else(|error| panic!("{file}: {error}"));
    assert!(!cases.case.is_empty(), "{file} has cases");
    let mut failed = Vec::new();
    let (mut hard_cases, mut hard_passed) = (0, 0);
    for case in &cases.case {
        let outcome = check(case);
        if hard(case) {
            hard_cases += 1;
            hard_passed += usize::from(outcome.is_ok());
            if let Err(why) = outcome {
                println!("{file}: hard case {}: {why}", name(case));
            }
        } else if let Err(why) = outcome {
            failed.push(format!("{}: {why}", name(case)));
        }
    }
    println!("{file}: {} cases, {hard_passed} of {hard_cases} hard ones right", cases.case.len());
    assert!(failed.is_empty(), "{file}: {} cases fail\n{}", failed.len(), failed.join("\n"));
}

/// Compares what was found with what was expected.
fn same<T: PartialEq + std::fmt::Debug>(what: &str, found: T, expected: T) -> Result<(), String> {
    if found == expected { Ok(()) } else { Err(format!("{what}: found {found:?}, expected {expected:?}")) }
}

/// Cuts `text` at a code point for the length of `entry`, and sees that it is the entry.
fn sliced(text: &str, at: usize, entry: &str) -> Result<Span, String> {
    let start = text.char_indices().nth(at).map_or(text.len(), |(byte, _)| byte);
    if text[start..].starts_with(entry) {
        Ok(Span::new(start, start + entry.len()))
    } else {
        Err(format!("the case is wrong: {entry:?} is not at {at}"))
    }
}

#[derive(Deserialize)]
struct EnumerationCase {
    name: String,
    text: String,
    #[serde(default)]
    hard: bool,
    #[serde(default)]
    enumeration: Vec<ExpectedEnumeration>,
}

#[derive(Deserialize)]
struct ExpectedEnumeration {
    at: usize,
    text: String,
    kind: String,
    named: bool,
    numbers: Vec<toml::Value>,
    classifier: Option<String>,
    head: Option<String>,
    noun: Option<String>,
    items: Option<Vec<String>>,
}

#[test]
fn enumerations() {
    let finder = EnumerationFinder::builder().quantities(true).parts(PartSet::ALL).lexicon(Lexicon::empty()).build().unwrap();
    let check = |case: &EnumerationCase| {
        let document = Document::from(case.text.as_str());
        let found = finder.find(&document);
        let text = |span: Span| case.text[span].to_string();
        let found: Vec<_> = found.iter().filter(|found| found.kind.name() != "acronym").collect();
        let spans: Vec<String> =
            found.iter().map(|found| format!("{}@{} {}", text(found.span), document.chars(found.span).start, found.named)).collect();
        same("phrases", spans, case.enumeration.iter().map(|entry| format!("{}@{} {}", entry.text, entry.at, entry.named)).collect())?;
        for (found, entry) in found.iter().zip(&case.enumeration) {
            sliced(&case.text, entry.at, &entry.text)?;
            let what = &entry.text;
            same(&format!("kind of {what}"), found.kind.name(), entry.kind.as_str())?;
            let numbers: Vec<toml::Value> = found
                .numbers
                .iter()
                .map(|number| match *number {
                    Number::Value(value) => toml::Value::Integer(value as i64),
                    Number::Letter(letter) => toml::Value::String(letter.to_string()),
                })
                .collect();
            same(&format!("numbers of {what}"), numbers, entry.numbers.clone())?;
            same(&format!("classifier of {what}"), found.classifier.map(text), entry.classifier.clone())?;
            same(&format!("head of {what}"), found.head.clone(), entry.head.clone())?;
            if entry.noun.is_some() {
                same(&format!("noun of {what}"), found.noun.map(text), entry.noun.clone())?;
            }
            if let Some(items) = &entry.items {
                let members: Vec<String> = found.items.iter().flatten().map(|item| item.text.clone()).collect();
                same(&format!("items of {what}"), &members, items)?;
            }
        }
        Ok(())
    };
    run("enumerations.toml", |case: &EnumerationCase| case.name.clone(), |case| case.hard, check);
}

#[derive(Deserialize)]
struct LexiconCase {
    name: String,
    text: String,
    date: Option<String>,
    #[serde(default)]
    hard: bool,
    #[serde(default)]
    enumeration: Vec<ExpectedMeaning>,
}

#[derive(Deserialize)]
struct ExpectedMeaning {
    text: String,
    #[serde(default)]
    items: Vec<String>,
    items_from: String,
    sense_from: Option<String>,
    english: Option<String>,
}

#[test]
fn lexicon() {
    let finder = EnumerationFinder::new();
    let check = |case: &LexiconCase| {
        let mut document = Document::new("case", case.text.as_str());
        if let Some(date) = &case.date {
            document = document.with_variable("date", date.as_str());
        }
        let found = finder.find(&document);
        let texts: Vec<&str> = found.iter().map(|found| &case.text[found.span]).collect();
        same("phrases", texts, case.enumeration.iter().map(|entry| entry.text.as_str()).collect())?;
        for (found, entry) in found.iter().zip(&case.enumeration) {
            let what = |field: &str| format!("{field} of {}", entry.text);
            let members: Vec<String> = found.items.iter().flatten().map(|item| item.text.clone()).collect();
            same(&what("items"), &members, &entry.items)?;
            same(&what("source of the items"), found.items_from.map_or("none", |from| from.name()), entry.items_from.as_str())?;
            let meaning = found.meaning.as_ref();
            same(&what("sense"), meaning.and_then(|meaning| meaning.sense().from()), entry.sense_from.as_deref())?;
            same(&what("English"), meaning.and_then(|meaning| meaning.entry().english()), entry.english.as_deref())?;
        }
        Ok(())
    };
    run("lexicon.toml", |case: &LexiconCase| case.name.clone(), |case| case.hard, check);
}

#[derive(Deserialize)]
struct NumeralCase {
    text: String,
    #[serde(default)]
    hard: bool,
    #[serde(default)]
    numeral: Vec<ExpectedNumeral>,
}

#[derive(Deserialize)]
struct ExpectedNumeral {
    at: usize,
    text: String,
    value: Option<i64>,
    value_text: Option<String>,
}

/// Writes a value as the cases do: a whole number, a decimal fraction if it ends, else a fraction.
fn written(value: Value) -> String {
    let decimals = (0..20).find(|&places| (value.numerator() * 10u128.pow(places)).is_multiple_of(value.denominator()));
    match decimals {
        Some(0) => (value.numerator() / value.denominator()).to_string(),
        Some(places) => {
            let scaled = value.numerator() * 10u128.pow(places) / value.denominator();
            let (whole, rest) = (scaled / 10u128.pow(places), scaled % 10u128.pow(places));
            format!("{whole}.{rest:0width$}", width = places as usize)
        }
        None => format!("{}/{}", value.numerator(), value.denominator()),
    }
}

#[test]
fn numerals_with_values() {
    let check = |case: &NumeralCase| {
        let found: Vec<(String, String)> =
            numerals(&case.text).map(|numeral| (case.text[numeral.span].to_string(), written(numeral.value))).collect();
        let expected = case.numeral.iter().map(|entry| {
            sliced(&case.text, entry.at, &entry.text)?;
            let value = entry.value.map(|value| value.to_string()).or(entry.value_text.clone()).ok_or("the case is wrong: no value")?;
            Ok((entry.text.clone(), value))
        });
        same("numerals", found, expected.collect::<Result<_, String>>()?)
    };
    run("numerals.toml", |case: &NumeralCase| case.text.clone(), |case| case.hard, check);
}

#[derive(Deserialize)]
struct TextCase {
    text: String,
    sentences: Option<Vec<String>>,
    clauses: Option<Vec<String>>,
}

#[test]
fn sentences_and_clauses() {
    let check = |case: &TextCase| {
        let texts = |spans: Vec<Span>| spans.into_iter().map(|span| case.text[span].to_string()).collect::<Vec<_>>();
        if let Some(expected) = &case.sentences {
            same("sentences", &texts(sentences(&case.text)), expected)?;
        }
        match &case.clauses {
            Some(expected) => same("clauses", &texts(clauses(&case.text)), expected),
            None => Ok(()),
        }
    };
    run("text.toml", |case: &TextCase| case.text.clone(), |_| false, check);
}

#[derive(Deserialize)]
struct PartsCase {
    text: String,
    #[serde(default)]
    hard: bool,
    title: Option<String>,
    speaker: Option<String>,
    date: Option<String>,
    occasion: Option<String>,
    body_starts: Option<String>,
    glossary_starts: Option<String>,
}

#[test]
fn parts() {
    let check = |case: &PartsCase| {
        let document = Document::from(case.text.as_str());
        let owned = |field: Option<&str>| field.map(str::to_string);
        let lines = |field: &str| field.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join("\n");
        same("title", document.title().map(lines), case.title.clone())?;
        same("speaker", owned(document.speaker()), case.speaker.clone())?;
        same("date", owned(document.date()), case.date.clone())?;
        same("occasion", owned(document.occasion()), case.occasion.clone())?;
        let start_of = |text: &str, length: &str| text.trim_start().chars().take(length.chars().count()).collect::<String>();
        if let Some(start) = &case.body_starts {
            same("body", start_of(document.body(), start), start.clone())?;
        }
        let glossary = document.parts().iter().find(|part| part.kind == PartKind::Glossary).map(|part| &case.text[part.span]);
        match (&case.glossary_starts, glossary) {
            (Some(start), Some(glossary)) => same("glossary", start_of(glossary, start), start.clone()),
            (expected, found) => same("glossary", found.is_some(), expected.is_some()),
        }
    };
    run("parts.toml", |case: &PartsCase| case.text.clone(), |case| case.hard, check);
}

#[derive(Deserialize)]
struct QuotationCase {
    text: String,
    #[serde(default)]
    hard: bool,
    #[serde(default)]
    quotation: Vec<ExpectedQuotation>,
}

#[derive(Deserialize)]
struct ExpectedQuotation {
    at: usize,
    text: String,
    noun: Option<String>,
    attribution: Option<String>,
}

#[test]
fn quotations() {
    let finder = QuotationFinder::builder().parts(PartSet::ALL).build().unwrap();
    let check = |case: &QuotationCase| {
        let document = Document::from(case.text.as_str());
        let found = finder.find(&document);
        let text = |span: Span| case.text[span].to_string();
        let expected: Result<Vec<Span>, String> = case.quotation.iter().map(|entry| sliced(&case.text, entry.at, &entry.text)).collect();
        same("quotations", found.iter().map(|found| found.span).collect(), expected?)?;
        for (found, entry) in found.iter().zip(&case.quotation) {
            same(&format!("noun of {}", entry.text), found.noun.map(text), entry.noun.clone())?;
            same(&format!("attribution of {}", entry.text), found.attribution.map(text), entry.attribution.clone())?;
        }
        Ok(())
    };
    run("quotations.toml", |case: &QuotationCase| case.text.clone(), |case| case.hard, check);
}

#[derive(Deserialize)]
struct TemplateCase {
    #[serde(default)]
    text: String,
    /// Instead of the text: what recurs across these is asked for.
    #[serde(default)]
    documents: Vec<String>,
    #[serde(default)]
    hard: bool,
    #[serde(default)]
    template: Vec<ExpectedTemplate>,
}

#[derive(Deserialize)]
struct ExpectedTemplate {
    template: String,
    count: usize,
    fillers: Vec<String>,
    refrain: Option<bool>,
}

#[test]
fn templates() {
    let finder = TemplateFinder::builder().parts(PartSet::ALL).build().unwrap();
    let check = |case: &TemplateCase| {
        let across = !case.documents.is_empty();
        let corpus = Corpus::from_texts(if across { case.documents.clone() } else { vec![case.text.clone()] });
        let found = if across { finder.find_across(&corpus) } else { finder.find(&corpus[0]) };
        let known: Vec<&str> = found.iter().map(|found| found.text.as_str()).collect();
        if case.template.is_empty() {
            return same("templates", known, Vec::new());
        }
        for entry in &case.template {
            let Some(found) = found.iter().find(|found| found.text == entry.template) else {
                return Err(format!("no template {}, only {known:?}", entry.template));
            };
            same("count", found.count(), entry.count)?;
            let text = |occurrence: &Occurrence| {
                let text = corpus[occurrence.document].text();
                occurrence.fillers.iter().map(|&filler| &text[filler]).collect::<Vec<_>>().join(" … ")
            };
            same("fillers", found.occurrences.iter().map(text).collect(), entry.fillers.clone())?;
            if let Some(refrain) = entry.refrain {
                same(&format!("refrain of {}", entry.template), found.refrain, refrain)?;
            }
        }
        Ok(())
    };
    run("templates.toml", |case: &TemplateCase| [&case.text[..], &case.documents.join(" / ")].concat(), |case| case.hard, check);
}

#[derive(Deserialize)]
struct ParallelCase {
    name: String,
    text: String,
    #[serde(default)]
    hard: bool,
    #[serde(default)]
    parallel: Vec<ExpectedParallel>,
}

#[derive(Deserialize)]
struct ExpectedParallel {
    at: usize,
    text: String,
    form: String,
    clauses: Vec<String>,
    shared: Option<String>,
}

#[test]
fn parallels() {
    let check = |case: &ParallelCase| {
        let finder = ParallelFinder::builder().parts(PartSet::ALL).build().map_err(|error| error.to_string())?;
        let found = finder.find(&Document::from(case.text.as_str()));
        let text = |span: Span| case.text[span].to_string();
        let expected: Result<Vec<Span>, String> = case.parallel.iter().map(|entry| sliced(&case.text, entry.at, &entry.text)).collect();
        same(
            "parallels",
            found.iter().map(|found| text(found.span)).collect::<Vec<_>>(),
            case.parallel.iter().map(|entry| entry.text.clone()).collect(),
        )?;
        same("places", found.iter().map(|found| found.span).collect(), expected?)?;
        for (found, entry) in found.iter().zip(&case.parallel) {
            let what = |field: &str| format!("{field} of {}", entry.text);
            same(&what("form"), found.form.name(), entry.form.as_str())?;
            same(&what("clauses"), found.clauses.iter().map(|&clause| text(clause)).collect(), entry.clauses.clone())?;
            same(&what("shared"), &found.shared, &entry.shared)?;
        }
        Ok(())
    };
    run("parallels.toml", |case: &ParallelCase| case.name.clone(), |case| case.hard, check);
}

#[derive(Deserialize)]
struct SeriesCase {
    name: String,
    text: String,
    #[serde(default)]
    outline: bool,
    #[serde(default)]
    hard: bool,
    #[serde(default)]
    series: Vec<ExpectedSeries>,
}

#[derive(Deserialize)]
struct ExpectedSeries {
    at: usize,
    text: String,
    marker: String,
    #[serde(default)]
    depth: usize,
    items: Vec<String>,
    announced_by: Option<String>,
    #[serde(default = "unstated")]
    check: String,
    #[serde(default)]
    missing: Vec<u32>,
    #[serde(default = "yes")]
    ordered: bool,
}

fn unstated() -> String {
    "unstated".to_string()
}

fn yes() -> bool {
    true
}

#[test]
fn series() {
    let check = |case: &SeriesCase| {
        let finder = SeriesFinder::builder().outline(case.outline).parts(PartSet::ALL).build().map_err(|error| error.to_string())?;
        let found = finder.find(&Document::from(case.text.as_str()));
        let text = |span: Span| case.text[span].to_string();
        let expected: Result<Vec<Span>, String> = case.series.iter().map(|entry| sliced(&case.text, entry.at, &entry.text)).collect();
        same("series", found.iter().map(|found| text(found.span)).collect::<Vec<_>>(), case.series.iter().map(|entry| entry.text.clone()).collect())?;
        same("places", found.iter().map(|found| found.span).collect(), expected?)?;
        for (found, entry) in found.iter().zip(&case.series) {
            let what = |field: &str| format!("{field} of {}", entry.text);
            same(&what("marker"), found.marker.as_str(), entry.marker.as_str())?;
            same(&what("depth"), found.depth, entry.depth)?;
            same(&what("items"), found.items.iter().map(|&item| text(item)).collect(), entry.items.clone())?;
            same(&what("announcement"), found.announced_by.map(text), entry.announced_by.clone())?;
            same(&what("check"), found.check.name(), entry.check.as_str())?;
            same(&what("missing"), &found.missing, &entry.missing)?;
            same(&what("order"), found.ordered, entry.ordered)?;
        }
        Ok(())
    };
    run("series.toml", |case: &SeriesCase| case.name.clone(), |case| case.hard, check);
}

#[derive(Deserialize)]
struct SloganCase {
    documents: Vec<String>,
    min_count: u32,
    #[serde(default)]
    hard: bool,
    #[serde(default)]
    slogan: Vec<ExpectedSlogan>,
    #[serde(default)]
    absent: Vec<String>,
}

#[derive(Deserialize)]
struct ExpectedSlogan {
    text: String,
    count: u32,
    documents: u32,
    variants: Option<Vec<ExpectedVariant>>,
}

#[derive(Deserialize)]
struct ExpectedVariant {
    text: String,
    count: u32,
}

/// Drops everything but letters and digits, and folds case: enough of a key for the strings of these cases.
fn plain(text: &str) -> String {
    text.chars().filter(|c| c.is_alphanumeric()).collect::<String>().to_lowercase()
}

#[test]
fn slogans() {
    let check = |case: &SloganCase| {
        let corpus = Corpus::from_texts(case.documents.iter().map(String::as_str));
        let found = SloganMiner::builder().min_count(case.min_count).parts(PartSet::ALL).build().unwrap().mine(&corpus).unwrap();
        let rows: Vec<&str> = found.iter().map(|slogan| slogan.text.as_str()).collect();
        if case.slogan.is_empty() && case.absent.is_empty() {
            return same("slogans", rows, Vec::new());
        }
        for entry in &case.slogan {
            let Some(found) = found.iter().find(|slogan| plain(&slogan.text) == plain(&entry.text)) else {
                return Err(format!("no slogan {}, only {rows:?}", entry.text));
            };
            same(&format!("count and documents of {}", entry.text), (found.count, found.documents), (entry.count, entry.documents))?;
            if let Some(variants) = &entry.variants {
                let spellings: BTreeSet<(&str, u32)> = found.variants.iter().map(|variant| (variant.text.as_str(), variant.count)).collect();
                same("variants", spellings, variants.iter().map(|variant| (variant.text.as_str(), variant.count)).collect())?;
            }
        }
        match case.absent.iter().find(|absent| found.iter().any(|slogan| plain(&slogan.text) == plain(absent))) {
            Some(fragment) => Err(format!("{fragment} is among the rows")),
            None => Ok(()),
        }
    };
    run("slogans.toml", |case: &SloganCase| case.documents.join(" / "), |case| case.hard, check);
}

#[derive(Deserialize)]
struct KwicCase {
    text: String,
    phrase: String,
    #[serde(default)]
    hard: bool,
    matches: Vec<String>,
}

#[test]
fn kwic() {
    let check = |case: &KwicCase| {
        let kwic = Kwic::builder().phrase(&case.phrase).parts(PartSet::ALL).build().map_err(|error| error.to_string())?;
        let found = kwic.find(&Document::from(case.text.as_str()));
        same("matches", found.iter().map(|hit| case.text[hit.span].to_string()).collect(), case.matches.clone())
    };
    run("kwic.toml", |case: &KwicCase| format!("{} in {}", case.phrase, case.text), |case| case.hard, check);
}

#[derive(Deserialize)]
struct CompareCase {
    name: String,
    a: String,
    b: String,
    #[serde(default)]
    sentences_only: bool,
    #[serde(default)]
    formulations_only: bool,
    #[serde(default)]
    hard: bool,
    rows: Vec<(String, String, String, String, u64, u64)>,
    edits: Option<Vec<(String, String, String)>>,
}

#[test]
fn compare() {
    let check = |case: &CompareCase| {
        let level = match (case.sentences_only, case.formulations_only) {
            (true, _) => Some(Level::Sentence),
            (_, true) => Some(Level::Formulation),
            _ => None,
        };
        let comparer = Comparer::builder().parts(PartSet::ALL).level(level).build().map_err(|error| error.to_string())?;
        let [a, b] = [&case.a, &case.b].map(|text| Corpus::from(Document::from(text.as_str())));
        let found = comparer.compare(&a, &b).map_err(|error| error.to_string())?;
        let row = |row: &kouhao::measure::Difference| {
            let own = |text: Option<&str>| text.unwrap_or_default().to_string();
            (row.status.name().to_string(), row.level.name().to_string(), row.text().to_string(), own(row.partner()), row.count_a, row.count_b)
        };
        same("rows", found.iter().map(row).collect(), case.rows.clone())?;
        let Some(expected) = &case.edits else { return Ok(()) };
        let reworded = found.iter().find(|row| row.status == Status::Reworded).ok_or("nothing is reworded")?;
        let edits = reworded.edits.iter().map(|edit| (edit.operation.name().to_string(), edit.a.clone(), edit.b.clone()));
        same("edits", edits.collect(), expected.clone())
    };
    run("compare.toml", |case: &CompareCase| case.name.clone(), |case| case.hard, check);
}

#[derive(Deserialize)]
struct ReuseCase {
    name: String,
    documents: Vec<String>,
    #[serde(default)]
    dates: Vec<String>,
    min_units: Option<usize>,
    max_documents: Option<usize>,
    #[serde(default)]
    dated: bool,
    #[serde(default)]
    hard: bool,
    rows: Vec<(usize, usize, String, usize)>,
}

#[test]
fn reuse() {
    let check = |case: &ReuseCase| {
        let document = |(i, text): (usize, &String)| {
            let document = Document::new(i.to_string(), text.as_str());
            case.dates.get(i).map_or(document.clone(), |date| document.with_variable("date", date.as_str()))
        };
        let corpus = Corpus::new(case.documents.iter().enumerate().map(document));
        let mut finder = ReuseFinder::builder();
        finder.parts(PartSet::ALL);
        if let Some(units) = case.min_units {
            finder.min_units(units);
        }
        if let Some(documents) = case.max_documents {
            finder.max_documents(documents);
        }
        let found = finder.build().and_then(|finder| finder.find(&corpus)).map_err(|error| error.to_string())?;
        let found = found.rows();
        let row = |row: &kouhao::measure::Reuse| {
            let text = |document: usize, span: Span| corpus[document].text()[span].to_string();
            (row.older, row.younger, text(row.younger, row.younger_span), row.units)
        };
        same("rows", found.iter().map(row).collect(), case.rows.clone())?;
        same("dated", found.iter().all(|row| row.dated), case.dated || found.is_empty())
    };
    run("reuse.toml", |case: &ReuseCase| case.name.clone(), |case| case.hard, check);
}

#[derive(Deserialize)]
struct SpreadCase {
    name: String,
    phrase: String,
    centre: String,
    documents: Vec<(String, String, String)>,
    #[serde(default)]
    hard: bool,
    rows: Vec<(String, String, i64, String, String, usize)>,
}

#[test]
fn spread() {
    let check = |case: &SpreadCase| {
        let document = |(place, date, text): &(String, String, String)| {
            Document::from(text.as_str()).with_variable("place", place.as_str()).with_variable("date", date.as_str())
        };
        let corpus = Corpus::new(case.documents.iter().map(document));
        let mut spread = Spread::builder();
        spread.phrase(&case.phrase).place("place").centre(&case.centre).parts(PartSet::ALL);
        let found = spread.build().map_err(|error| error.to_string())?.find(&corpus);
        let row = |row: &kouhao::measure::Arrival| {
            let lag = row.lag.map_or((0, String::new()), |lag| (lag.steps, lag.unit.name().to_string()));
            let censored = row.censored.map_or(String::new(), |censored| censored.name().to_string());
            (row.place.clone(), row.first.clone().unwrap_or_default(), lag.0, lag.1, censored, row.rank.unwrap_or_default())
        };
        same("rows", found.iter().map(row).collect(), case.rows.clone())
    };
    run("spread.toml", |case: &SpreadCase| case.name.clone(), |case| case.hard, check);
}
