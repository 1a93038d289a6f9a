//! Options as Python gives them: names of choices and numbers of any size, or an error that names the option.

use kouhao::measure::{Overlap, PhraseList, StopWords, Unit};
use kouhao::text::Fold;
use pyo3::prelude::*;

use crate::errors::{self, Raise};

/// Reads a number that cannot be negative, or refuses it by name.
pub fn number<N: TryFrom<i64>>(py: Python<'_>, name: &str, value: i64) -> PyResult<N> {
    N::try_from(value).map_err(|_| errors::option(py, format!("{name}={value} is out of range; give a number that is not negative, nor too large")))
}

/// Returns the choice of that name.
pub fn choice<T: Copy>(py: Python<'_>, option: &str, name: &str, choices: &[T], name_of: impl Fn(T) -> &'static str) -> PyResult<T> {
    choices.iter().copied().find(|&choice| name_of(choice) == name).ok_or_else(|| {
        let names: Vec<&str> = choices.iter().map(|&choice| name_of(choice)).collect();
        errors::option(py, format!("{option}={name:?} is not a choice; give one of {}", names.join(", ")))
    })
}

/// Reads what is counted: words, or n-grams of two words unless `n` says otherwise.
pub fn unit(py: Python<'_>, unit: &str, n: Option<i64>) -> PyResult<Unit> {
    match (unit, n) {
        ("word", None) => Ok(Unit::Word),
        ("word", Some(_)) => Err(errors::option(py, "n is the length of an n-gram; say unit=\"ngram\"".into())),
        ("ngram", n) => Ok(Unit::Ngram(number(py, "n", n.unwrap_or(2))?)),
        _ => Err(errors::option(py, format!("nothing is counted by the unit {unit:?}; say \"word\" or \"ngram\""))),
    }
}

/// Makes a list of the phrases that were given, traditional characters taken for simplified ones or not.
pub fn phrases(py: Python<'_>, phrases: Option<Vec<String>>, simplify: bool) -> PyResult<Option<PhraseList>> {
    phrases.map(|phrases| PhraseList::folded(phrases, Fold::new().simplified(simplify))).transpose().raise(py)
}

/// Reads which words are left out: those of a file, of a list, or the closed-class words.
pub fn stop_words(py: Python<'_>, words: Option<(String, Vec<String>)>) -> PyResult<Option<StopWords>> {
    words
        .map(|(source, words)| match (source.as_str(), &words[..]) {
            ("closed", _) => Ok(StopWords::closed()),
            ("file", [path]) => StopWords::read(path).raise(py),
            _ => Ok(StopWords::new(&source, words)),
        })
        .transpose()
}

/// Reads which occurrences count.
pub fn overlap(py: Python<'_>, name: &str) -> PyResult<Overlap> {
    choice(py, "overlap", name, &[Overlap::All, Overlap::Longest], Overlap::name)
}
