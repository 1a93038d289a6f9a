//! The extension module `kouhao._core`.
//!
//! Converts and nothing else: arguments into the library's builders, findings into rows of Python. Names for users, their documentation and all
//! that needs no Rust live in `python/kouhao`. Whatever takes time goes through one door, [`enter`], which lets other Python threads run, listens
//! for Ctrl-C and tells how far the work is; every error goes through one map, [`errors`].

mod capsule;
mod cells;
mod collector;
mod columns;
mod commands;
mod counts;
mod documents;
mod enter;
mod errors;
mod lexicon;
mod pictures;
mod pieces;
mod rows;
mod settings;
mod source;
mod table;
mod tokenizer;

/// The library's types and functions for Python.
#[pyo3::pymodule(gil_used = false)]
mod _core {
    #[pymodule_export]
    use super::commands::{
        breakdown, collocations, compare, enumerations, frequencies, keyness, known, kwic, marked, overview, parallels, parse_glossary,
        partial_terms, quotations, report, reuse, run, series, slogans, spread, summary, tabulate, templates, terms, timeline, tokens,
    };
    #[pymodule_export]
    use super::counts::{Counter, Counts};
    #[pymodule_export]
    use super::documents::{Corpus, Document, lacking, metadata_of, read, visible};
    #[pymodule_export]
    use super::enter::set_threads;
    #[pymodule_export]
    use super::lexicon::{Background, Lexicon};
    #[pymodule_export]
    use super::pictures::Plotter;
    #[pymodule_export]
    use super::pieces::{Alphabet, Pieces, Ranked};
    #[pymodule_export]
    use super::settings::{defaults, fields, rows_version, tables};
    #[pymodule_export]
    use super::source::Texts;
    #[pymodule_export]
    use super::table::Columns;
    #[pymodule_export]
    use super::tokenizer::Tokenizer;

    /// The version of the package.
    #[pymodule_export]
    #[allow(non_upper_case_globals, reason = "the name that Python's packages use")]
    const __version__: &str = env!("CARGO_PKG_VERSION");
}
