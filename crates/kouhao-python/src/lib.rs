//! The extension module `kouhao._core`.
//!
//! It only converts: arguments to the library's builders, findings to Python rows. The public names, their documentation and everything that needs no
//! Rust are in `python/kouhao`. Long-running work goes through [`enter`], which lets other Python threads run, checks for Ctrl-C and reports
//! progress; every error goes through [`errors`].

// Texts in.
mod capsule;
mod documents;
mod files;
mod source;
mod values;

// Work on texts, and how it runs.
mod commands;
mod counts;
mod enter;
mod errors;
mod lexicon;
mod options;
mod pictures;
mod pieces;
mod settings;
mod tokenizer;

// Rows out.
mod cells;
mod collector;
mod columns;
mod layout;
mod table;

/// The library's types and functions for Python.
#[pyo3::pymodule(gil_used = false)]
mod _core {
    #[pymodule_export]
    use super::commands::compare::{compare, reuse, spread};
    #[pymodule_export]
    use super::commands::find::{enumerations, known, parallels, parse_glossary, quotations, series, slogans, templates};
    #[pymodule_export]
    use super::commands::measure::{breakdown, collocations, firsts, frequencies, keyness, kwic, partial_terms, tabulate, terms, timeline};
    #[pymodule_export]
    use super::commands::present::{marked, overview, report, summary};
    #[pymodule_export]
    use super::commands::run;
    #[pymodule_export]
    use super::commands::tokens::tokens;
    #[pymodule_export]
    use super::counts::{Counter, Counts};
    #[pymodule_export]
    use super::documents::{Corpus, Document};
    #[pymodule_export]
    use super::enter::set_threads;
    #[pymodule_export]
    use super::errors::visible;
    #[pymodule_export]
    use super::files::{Reading, metadata_of, read};
    #[pymodule_export]
    use super::lexicon::{Background, Lexicon};
    #[pymodule_export]
    use super::pictures::Plotter;
    #[pymodule_export]
    use super::pieces::{Alphabet, Pieces, Ranked};
    #[pymodule_export]
    use super::settings::{defaults, fields, rows_version, tables};
    #[pymodule_export]
    use super::source::{Texts, check_fields};
    #[pymodule_export]
    use super::table::Columns;
    #[pymodule_export]
    use super::tokenizer::Tokenizer;

    /// The version of the package.
    #[pymodule_export]
    #[allow(non_upper_case_globals, reason = "the name that Python's packages use")]
    const __version__: &str = env!("CARGO_PKG_VERSION");
}
