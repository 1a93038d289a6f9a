//! Determines how much of a phrase is in the catalogue.
//!
//! The naive way looks up every stretch of every phrase. Few begin with the two characters that a name in the catalogue begins with, and only these
//! are looked up.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::find::words::Word;
use crate::lexicon::{Lexicon, lookup_key};
use crate::text::runs_together;

/// The first two characters of every name in the catalogue, which most stretches of text do not have.
static CATALOGUED: LazyLock<FxHashSet<(char, char)>> = LazyLock::new(|| {
    let catalogue = Lexicon::catalogue();
    let names: Vec<String> = catalogue.entries().flat_map(|entry| entry.names().map(lookup_key).collect::<Vec<_>>()).collect();
    names.iter().filter_map(|name| opening(name)).collect()
});

/// Returns the first two characters of a phrase.
fn opening(phrase: &str) -> Option<(char, char)> {
    let mut chars = phrase.chars();
    Some((chars.next()?, chars.next()?))
}

/// Returns whether a stretch that starts with some words can be in the catalogue, judging by its first two characters.
pub(super) fn can_be_catalogued(words: &[&Word]) -> bool {
    let [first, rest @ ..] = words else { return false };
    let second = first.first_two[1].or(rest.first().and_then(|next| next.first_two[0]));
    // A word that a space separates from the next starts differently in the catalogue than here.
    let opens = |(a, b): (char, char)| CATALOGUED.contains(&(a, b)) || runs_together(Some(a), Some(b));
    first.first_two[0].zip(second).is_none_or(opens)
}

/// Returns whether a proper part of a phrase that starts and ends with tokens is an entry of the catalogue of four or more characters.
pub(super) fn holds_catalogued(key: &str, tokens: &[&Word], catalogue: &Lexicon) -> bool {
    let mut start = 0;
    (0..tokens.len()).any(|from| {
        let inner = &key[start..];
        start += tokens[from].text.len();
        let mut end = 0;
        can_be_catalogued(&tokens[from..])
            && (from..tokens.len()).take(8).any(|to| {
                end += tokens[to].text.len();
                let part = to + 1 - from < tokens.len();
                part && inner[..end].chars().nth(3).is_some() && catalogue.has_key(&inner[..end])
            })
    })
}
