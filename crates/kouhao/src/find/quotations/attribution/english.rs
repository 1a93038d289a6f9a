//! Who speaks in English: the capitalised words beside a verb of saying.

use crate::find::tagged::Tagged;
use crate::find::word_lists::holds;
use crate::text::Span;

/// English verbs of saying; from general knowledge of English.
const SAYING: &str = "said says declared stated wrote announced added warned promised urged argued remarked insisted noted replied called";

/// English words that start with a capital and name nobody; a closed class, from general knowledge of English.
const PRONOUNS: [&str; 10] = ["I", "He", "She", "It", "We", "You", "They", "Who", "This", "That"];

/// Tells whether a token is a verb of saying.
pub(super) fn is_saying(token: &Tagged<'_>) -> bool {
    holds(SAYING, token.text)
}

/// Returns the run of capitalised words that `tokens`, read away from an English verb, start with: President Lee | said.
pub(super) fn capitalised<'a, 't: 'a>(tokens: impl Iterator<Item = &'a Tagged<'t>>) -> Option<Span> {
    let mut run: Option<Span> = None;
    for token in tokens {
        if token.text.starts_with(|c: char| c.is_uppercase()) && !PRONOUNS.contains(&token.text) {
            let span = run.unwrap_or(token.span);
            run = Some(Span { start: span.start.min(token.span.start), end: span.end.max(token.span.end) });
        } else if token.text != " " {
            break;
        }
    }
    run
}
