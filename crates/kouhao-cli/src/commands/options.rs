//! Converts options to the settings of the library's builders.

use std::path::Path;

use kouhao::lexicon::{Background, Entry, Lexicon};
use kouhao::measure::{PhraseList, StopWords, Unit};
use kouhao::text::Fold;
use kouhao::tokens::Tokenizer;

use crate::Failure;
use crate::arguments::{self, LexiconOptions, Words};

/// Returns the phrases given by the options.
pub fn phrases(options: &arguments::Phrases) -> Result<Vec<String>, Failure> {
    let mut phrases = options.phrase.clone();
    if let Some(path) = &options.phrases {
        phrases.extend(PhraseList::read(path, Fold::new()).map_err(Failure::usage)?.iter().map(str::to_string));
    }
    Ok(phrases)
}

/// Returns the phrases given by the options as a list, if there are any.
pub fn list(options: &arguments::Phrases) -> Result<Option<PhraseList>, Failure> {
    let phrases = phrases(options)?;
    let fold = Fold::new().simplified(options.simplify);
    Ok(if phrases.is_empty() { None } else { Some(PhraseList::folded(phrases, fold)?) })
}

/// Returns the words that the options leave out.
pub fn stop_words(counted: &arguments::Counted) -> Result<Option<StopWords>, Failure> {
    match &counted.stop_words {
        None => Ok(None),
        Some(path) if path.as_os_str() == "closed" => Ok(Some(StopWords::closed())),
        Some(path) => StopWords::read(path).map(Some).map_err(Failure::usage),
    }
}

/// Reads the names that count as one word each; a file that cannot be used is wrong usage.
pub fn names(counted: &arguments::Counted) -> Result<Option<PhraseList>, Failure> {
    let fold = Fold::new().simplified(counted.phrases.simplify);
    match &counted.names {
        None => Ok(None),
        Some(path) if path.as_os_str() == "catalogue" => Ok(Some(PhraseList::folded(Lexicon::catalogue().entries().flat_map(Entry::names), fold)?)),
        Some(path) => PhraseList::read(path, fold).map(Some).map_err(Failure::usage),
    }
}

/// Returns the unit that is counted.
pub fn unit(counted: &arguments::Counted) -> Result<Unit, Failure> {
    match (counted.unit, counted.n) {
        (arguments::Unit::Ngram, n) => Ok(Unit::Ngram(n.unwrap_or(2))),
        (arguments::Unit::Word, None) => Ok(Unit::Word),
        (arguments::Unit::Word, Some(_)) => Err(Failure::options("--n is the length of an n-gram", "add --unit ngram")),
    }
}

/// Reads the lexicon given by the options; a file that cannot be used is wrong usage.
pub fn lexicon(options: &LexiconOptions) -> Result<Lexicon, Failure> {
    let own: Vec<Lexicon> = options.lexicon.iter().map(Lexicon::read).collect::<Result<_, _>>().map_err(Failure::usage)?;
    let start = if options.no_catalogue { Lexicon::empty() } else { Lexicon::catalogue() };
    Ok(own.iter().fold(start, |all, own| all.merged(own)))
}

/// Reads the file that --background names; a file that cannot be used is wrong usage.
pub fn background(path: &Path) -> Result<Background, Failure> {
    match path.to_str() {
        Some("default") => Ok(Background::shipped()),
        Some("none") => Ok(Background::empty()),
        _ => Background::read(path).map_err(Failure::usage),
    }
}

/// Builds the tokenizer given by the options; a dictionary that cannot be used is wrong usage.
pub fn tokenizer(words: &Words) -> Result<Tokenizer, Failure> {
    let mut tokenizer = Tokenizer::builder();
    tokenizer.hmm(!words.no_hmm);
    for path in &words.dictionary {
        tokenizer.dictionary(path);
    }
    tokenizer.build().map_err(Failure::usage)
}
