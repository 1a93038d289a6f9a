//! Finds the speaker in English: the name beside a verb of saying.
//!
//! The naive way takes the capitalised words there, and returns As Lincoln, H for H. G. Wells, Laden for bin Laden, and the United States for their
//! Chief Justice. Here words are read from the verb on, including abbreviating full stops; names may contain particles; the preceding words decide
//! whether they are the subject; and closed-class words that begin a sentence are not part of them.

use crate::find::quotations::ends_clause;
use crate::find::word_lists::holds;
use crate::text::{Span, belongs_to_word, is_closed, is_han};

/// English verbs of saying; from general knowledge of English.
const SAYING: &str = "said says declared stated wrote announced added warned promised urged argued remarked insisted noted replied called";

/// Particles within names, in lower case; a closed class, from general knowledge of names in Latin script.
const PARTICLES: &str = "bin ibn al el von van der den ter de del della da di dos du la le";

/// Prepositions after which a name is not a subject: the people of Ireland said. A closed class, from general knowledge of English.
const PREPOSITIONS: &str = "of in at from to for with by on about under over near against between among";

/// Given names that are also auxiliaries, which never begin a sentence as its subject followed by a verb of saying; from general knowledge of
/// English.
const GIVEN: [&str; 2] = ["Will", "May"];

/// Returns the speaker of the text after byte `end`, without reading before byte `floor`, if an English verb of saying directly precedes it; the
/// speaker may then be nobody.
pub(super) fn speaker_before(text: &str, floor: usize, end: usize) -> Option<Option<Span>> {
    let verb = word_before(text, floor, end).filter(|&word| holds(SAYING, &text[word]))?;
    Some(subject(text, floor, verb.start))
}

/// Returns the speaker of the quotation that ends before byte `start`, if there is an English verb of saying in the clause there, of which `reach`
/// characters are read; the speaker may then be nobody. If a full stop has `closed` the quotation, the clause concerns what comes next.
pub(super) fn speaker_behind(text: &str, start: usize, reach: usize, closed: bool) -> Option<Option<Span>> {
    let clause = Span::new(start, clause_end(text, start, reach));
    let mut at = clause.start;
    let mut first = true;
    while let Some(word) = word_behind(text, at, clause.end) {
        if holds(SAYING, &text[word]) {
            let who = || if first { named_behind(text, word.end, clause.end) } else { subject(text, clause.start, word.start) };
            return Some(if closed { None } else { who() });
        }
        (at, first) = (word.end, false);
    }
    None
}

/// Returns the end of the clause that begins at byte `start`, or of the part of it that is read.
fn clause_end(text: &str, start: usize, reach: usize) -> usize {
    let mut before = ' ';
    let mut end = start;
    for (at, c) in text[start..].char_indices().take(reach).map(|(at, c)| (start + at, c)) {
        if ends_clause(c) && !belongs_to_word(text, at, before, c) {
            return at;
        }
        (before, end) = (c, at + c.len_utf8());
    }
    end
}

/// Returns the name that ends at byte `end`, before a verb, if it is its subject.
fn subject(text: &str, floor: usize, end: usize) -> Option<Span> {
    let run = capitalised_before(text, floor, end)?;
    let leading = |at| word_behind(text, at, run.end).filter(|&word| is_closed(&text[word]) && !GIVEN.contains(&&text[word]));
    let mut start = run.start;
    // The word before the name, in the run or before it.
    let mut before = word_before(text, floor, start);
    while let Some(word) = leading(start) {
        before = Some(word);
        start = word_behind(text, word.end, run.end)?.start;
    }
    if let Some(article) = before.filter(|&word| text[word].eq_ignore_ascii_case("the")) {
        before = word_before(text, floor, article.start);
    }
    let preposition = before.filter(|&word| holds(PREPOSITIONS, &text[word].to_ascii_lowercase()));
    match preposition {
        // Chief Justice of the United States
        Some(of) if &text[of] == "of" => subject(text, floor, of.start).map(|head| Span::new(head.start, run.end)),
        Some(_) => None,
        None => Some(Span::new(start, run.end)),
    }
}

/// Returns the run of capitalised words that ends at byte `end`, with the particles in it.
fn capitalised_before(text: &str, floor: usize, end: usize) -> Option<Span> {
    let mut run: Option<Span> = None;
    let mut at = end;
    while let Some(word) = word_before(text, floor, at) {
        let particle = || run.is_some() && holds(PARTICLES, &text[word]);
        if is_capitalised(&text[word]) {
            // The owner of a secretary is not the speaker: Brown's Secretary Hill.
            if run.is_some() && text[word].ends_with(['s', 'S']) && text[word].contains(['\'', '’']) && !is_closed(&text[word]) {
                break;
            }
            run = Some(Span::new(word.start, run.map_or(word.end, |run| run.end)));
        } else if !particle() {
            break;
        }
        at = word.start;
    }
    run
}

/// Returns the name that follows a verb: said | H. G. Wells, said | the Chief Justice of the United States.
fn named_behind(text: &str, start: usize, end: usize) -> Option<Span> {
    let mut run: Option<Span> = None;
    let mut at = start;
    while let Some(word) = word_behind(text, at, end) {
        let name = is_capitalised(&text[word]) && (run.is_some() || !is_closed(&text[word]) || GIVEN.contains(&&text[word]));
        let joins = match &text[word] {
            "the" => true,
            "of" => run.is_some(),
            other => run.is_some() && holds(PARTICLES, other),
        };
        if name {
            run = Some(Span::new(run.map_or(word.start, |run| run.start), word.end));
        } else if !joins {
            break;
        }
        at = word.end;
    }
    run
}

fn is_capitalised(word: &str) -> bool {
    word.starts_with(char::is_uppercase)
}

/// Returns whether `c`, at byte `at` and after `before`, is part of a word of Latin script.
fn is_part(text: &str, at: usize, before: char, c: char) -> bool {
    c.is_alphanumeric() && !is_han(c) || matches!(c, '\'' | '’' | '-') && before.is_alphanumeric() || c == '.' && belongs_to_word(text, at, before, c)
}

/// Returns the word that ends at byte `end`, or before spaces there; `None` if there is a mark.
fn word_before(text: &str, floor: usize, end: usize) -> Option<Span> {
    let end = floor + text[floor..end].trim_end_matches(' ').len();
    let mut chars = text[floor..end].char_indices().rev().map(|(at, c)| (floor + at, c)).peekable();
    let mut start = end;
    while let Some((at, c)) = chars.next() {
        let before = chars.peek().map_or(' ', |&(_, before)| before);
        if !is_part(text, at, before, c) {
            break;
        }
        start = at;
    }
    (start < end).then(|| Span::new(start, end))
}

/// Returns the word that begins at byte `start`, or after spaces there; `None` if there is a mark.
fn word_behind(text: &str, start: usize, end: usize) -> Option<Span> {
    let start = end - text[start..end].trim_start_matches(' ').len();
    let mut before = ' ';
    let mut last = start;
    for (at, c) in text[start..end].char_indices().map(|(at, c)| (start + at, c)) {
        if !is_part(text, at, before, c) {
            break;
        }
        (before, last) = (c, at + c.len_utf8());
    }
    (last > start).then(|| Span::new(start, last))
}
