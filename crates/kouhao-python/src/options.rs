//! Converts options from Python: names of choices and numbers of any size, with errors that name the option.

use kouhao::measure::{Overlap, PhraseList, StopWords, Unit};
use kouhao::text::Fold;
use pyo3::prelude::*;

use crate::errors::{self, Raise};

/// Converts a number that must not be negative; an error names the option.
pub fn number<N: TryFrom<i64>>(py: Python<'_>, name: &str, value: i64) -> PyResult<N> {
    N::try_from(value)
        .map_err(|_| errors::option(py, format!("{name}={value} is out of range; give a number that is neither negative nor too large")))
}

/// Returns the choice with a given name.
pub fn choice<T: Copy>(py: Python<'_>, option: &str, name: &str, choices: &[T], name_of: impl Fn(T) -> &'static str) -> PyResult<T> {
    choices.iter().copied().find(|&choice| name_of(choice) == name).ok_or_else(|| {
        let names: Vec<&str> = choices.iter().map(|&choice| name_of(choice)).collect();
        errors::option(py, format!("{option}={name:?} is not valid; use one of {}", names.join(", ")))
    })
}

/// Converts the unit that is counted: words, or n-grams of two words unless `n` says otherwise.
pub fn unit(py: Python<'_>, unit: &str, n: Option<i64>) -> PyResult<Unit> {
    match (unit, n) {
        ("word", None) => Ok(Unit::Word),
        ("word", Some(_)) => Err(errors::option(py, "n is the length of an n-gram; set unit=\"ngram\"".into())),
        ("ngram", n) => Ok(Unit::Ngram(number(py, "n", n.unwrap_or(2))?)),
        _ => Err(errors::option(py, format!("unknown unit {unit:?}; use \"word\" or \"ngram\""))),
    }
}

/// Creates a list of the given phrases; with `simplify`, traditional and simplified characters count as equal.
pub fn phrases(py: Python<'_>, phrases: Option<Vec<String>>, simplify: bool) -> PyResult<Option<PhraseList>> {
    phrases.map(|phrases| PhraseList::folded(phrases, Fold::new().simplified(simplify))).transpose().raise(py)
}

/// Converts the stop words: those in a file, those in a list, or the closed-class words.
pub fn stop_words(py: Python<'_>, words: Option<(String, Vec<String>)>) -> PyResult<Option<StopWords>> {
    words
        .map(|(source, words)| match (source.as_str(), &words[..]) {
            ("closed", _) => Ok(StopWords::closed()),
            ("file", [path]) => StopWords::read(path).raise(py),
            _ => Ok(StopWords::new(&source, words)),
        })
        .transpose()
}

/// Converts which occurrences count.
pub fn overlap(py: Python<'_>, name: &str) -> PyResult<Overlap> {
    choice(py, "overlap", name, &[Overlap::All, Overlap::Longest], Overlap::name)
}
