//! Information about the library: its tables, the fields of its rows and, for tests, the defaults of its builders.

use std::fmt::Debug;

use kouhao::find::enumerations::EnumerationFinder;
use kouhao::find::known::KnownFinder;
use kouhao::find::parallels::ParallelFinder;
use kouhao::find::quotations::QuotationFinder;
use kouhao::find::series::SeriesFinder;
use kouhao::find::slogans::SloganMiner;
use kouhao::find::templates::TemplateFinder;
use kouhao::measure::{Collocations, Comparer, FirstFinder, Keyness, Kwic, ReuseFinder, Spread, TermCounter, Timeline};
use kouhao::present::pictures::Plotter;
use kouhao::present::provenance::data;
use kouhao::present::report::Report;
use kouhao::present::rows;
use kouhao::present::summary::Summary;
use kouhao::present::table::{Field, Show};
use kouhao::text::Reader;
use kouhao::tokens::Tokenizer;
use pyo3::prelude::*;

/// Returns the builder of every command with its defaults, in `Debug` format.
#[pyfunction]
pub fn defaults() -> Vec<(&'static str, String)> {
    let shown = |builder: &dyn Debug| format!("{builder:?}");
    vec![
        ("read", shown(&Reader::builder())),
        ("tokenizer", shown(&Tokenizer::builder())),
        ("terms", shown(&TermCounter::builder())),
        ("slogans", shown(&SloganMiner::builder())),
        ("known", shown(&KnownFinder::builder())),
        ("enumerations", shown(&EnumerationFinder::builder())),
        ("parallels", shown(&ParallelFinder::builder())),
        ("templates", shown(&TemplateFinder::builder())),
        ("series", shown(&SeriesFinder::builder())),
        ("quotations", shown(&QuotationFinder::builder())),
        ("kwic", shown(&Kwic::builder())),
        ("keyness", shown(&Keyness::builder())),
        ("collocations", shown(&Collocations::builder())),
        ("timeline", shown(&Timeline::builder())),
        ("firsts", shown(&FirstFinder::builder())),
        ("compare", shown(&Comparer::builder())),
        ("reuse", shown(&ReuseFinder::builder())),
        ("spread", shown(&Spread::builder())),
        ("summary", shown(&Summary::builder())),
        ("plot", shown(&Plotter::builder())),
        ("report", shown(&Report::builder())),
    ]
}

/// Returns the version of all rows.
#[pyfunction]
pub fn rows_version() -> u32 {
    rows::VERSION
}

/// Returns the tables that the package was built with: the name of each file, and its SHA-256.
#[pyfunction]
pub fn tables() -> Vec<(&'static str, &'static str)> {
    data().collect()
}

/// Returns the fields of every row, and whether a terminal table shows them.
#[pyfunction]
pub fn fields() -> Vec<(&'static str, Vec<(&'static str, bool)>)> {
    let listed = |fields: &[Field]| fields.iter().map(|field| (field.name, field.show != Show::No)).collect();
    rows::ALL.iter().map(|(name, fields)| (*name, listed(fields))).collect()
}

/// Returns the fields of a row, by the name of its class.
pub fn of_row(name: &str) -> Option<&'static [Field]> {
    rows::ALL.iter().find(|(row, _)| *row == name).map(|(_, fields)| *fields)
}
