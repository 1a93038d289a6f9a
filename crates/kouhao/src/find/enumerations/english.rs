//! Sets that English names by their size: the Four Comprehensives, “four freedoms”, the Three Represents.
//!
//! English counts with a word and a plural, and does so of years, dollars and states far more often than of sets. Three signs identify a name: quotation
//! marks around the whole, capitals on the number and on the counted noun where no sentence starts, or a lexicon that contains the rendering. Its members
//! follow after a colon, a dash or a bracket, or as sentences that open with The first, The second. The number is one word, of at most thirty: larger
//! sets are not named by their size.

use super::found::{Found, merge};
use super::page::{Page, Range};
use super::quotation_marks::is_quoted;
use super::{EnumerationKind, ItemsFrom};
use crate::lexicon::Lexicon;
use crate::text::ENGLISH_CARDINALS;

/// The greatest size that names a set.
const GREATEST: u64 = 30;

const ORDINALS: [&str; 12] = ["first", "second", "third", "fourth", "fifth", "sixth", "seventh", "eighth", "ninth", "tenth", "eleventh", "twelfth"];

/// Nouns for things that are measured rather than counted, and for people; from general knowledge of English.
const MEASURES: &str = "years months weeks days hours minutes seconds decades centuries generations times dollars cents pounds euros yuan percent points \
    degrees miles acres feet inches tons barrels gallons thousands millions billions trillions hundreds dozens people persons men women children others \
    ones sessions terms congresses houses states presidents parties members";

/// The maximum number of words of a phrase after its number.
const LONGEST: usize = 6;

/// Adds the English phrases to those found, in the order of the text.
pub(super) fn find(page: &Page, lexicon: &Lexicon, quantities: bool, found: &mut Vec<Found>) {
    let mut own = Vec::new();
    let mut i = 0;
    while i < page.len() {
        if !page.chars[i].is_ascii_lowercase() || is_letter(page.before(i)) {
            i += 1;
            continue;
        }
        match read(page, lexicon, i, quantities) {
            Some(phrase) => {
                i = phrase.end;
                own.push(phrase);
            }
            None => i = word_end(page, i),
        }
    }
    merge(found, own);
}

/// Reads the phrase whose number word starts at `i`.
fn read(page: &Page, lexicon: &Lexicon, i: usize, quantities: bool) -> Option<Found> {
    let end = word_end(page, i);
    let number = |word: &str| page.reads(i, word) && (end - i == word.len() || page.at(i + word.len()) == '-');
    let &(word, value) = ENGLISH_CARDINALS.iter().find(|&&(word, value)| value <= GREATEST && number(word))?;
    if page.before(i) == '-' || continues_name(page, i) {
        return None;
    }
    if end - i > word.len() {
        return hyphened(page, lexicon, i, end, value);
    }
    let words = words(page, end);
    let (named, end) =
        name(page, lexicon, i, &words).map(|end| (true, end)).or_else(|| Some((false, plural(page, &words).filter(|_| quantities)?)))?;
    let head = words.first()?;
    let mut found = Found::new(EnumerationKind::Counted, i, end, Found::values(&[value]));
    found.named = named;
    found.head = Some(page.text(head.0, end));
    found.quoted = within_marks(page, i, end);
    if named {
        found.items = listed(page, end, value).or_else(|| ordinals(page, end, value));
        found.items_from = found.items.is_some().then_some(ItemsFrom::Text);
    }
    Some(found)
}

/// Returns whether quotation marks surround a phrase, with or without its article: “the Four Comprehensives”.
fn within_marks(page: &Page, start: usize, end: usize) -> bool {
    is_quoted(page, start, end) || start.checked_sub(4).is_some_and(|article| page.reads(article, "the ") && is_quoted(page, article, end))
}

/// Returns whether a capitalised number follows a capitalised word, to which it then belongs: World War Two Veterans.
fn continues_name(page: &Page, i: usize) -> bool {
    let capital = |at: usize| page.original_char(at).is_uppercase();
    let last = (0..i.saturating_sub(1)).rev().take_while(|&k| is_letter(page.at(k))).last();
    page.before(i) == ' ' && capital(i) && last.is_some_and(|last| capital(last) && !page.reads(last, "the "))
}

/// Reads a number joined to its noun by a hyphen, which is a name only if the lexicon contains it: the five-sphere integrated plan, not a five-year plan.
fn hyphened(page: &Page, lexicon: &Lexicon, i: usize, end: usize, value: u64) -> Option<Found> {
    let words = words(page, end);
    let last = words.iter().rev().map(|word| word.1).chain([end]).find(|&last| known(page, lexicon, i, last))?;
    let mut found = Found::new(EnumerationKind::Counted, i, last, Found::values(&[value]));
    found.head = Some(page.text(words.iter().rev().find(|word| word.1 <= last).map_or(i, |word| word.0), last));
    found.quoted = within_marks(page, i, last);
    Some(found)
}

/// Returns whether the lexicon contains a phrase, by its text or its English.
fn known(page: &Page, lexicon: &Lexicon, start: usize, end: usize) -> bool {
    let text = page.text(start, end);
    lexicon.get_english(&text).or_else(|| lexicon.get(&text)).is_some()
}

/// Returns the end of a name marked by quotation marks, capitals or the lexicon.
fn name(page: &Page, lexicon: &Lexicon, i: usize, words: &[Range]) -> Option<usize> {
    let quoted = words.iter().find(|word| within_marks(page, i, word.1));
    if let Some(&(start, end)) = quoted.filter(|&&word| is_plural(page, word)) {
        return (!is_measure(page, (start, end))).then_some(end);
    }
    // The longest one that the lexicon renders.
    if let Some(word) = words.iter().rev().find(|word| known(page, lexicon, i, word.1)) {
        return Some(word.1);
    }
    let capital = |&(start, _): &Range| page.original_char(start).is_uppercase();
    // At the start of a sentence, capitals mean nothing.
    let inside = page.before(i) == ' ' && capital(&(i, i)) && i > 1 && is_letter(page.at(i - 2));
    let run = words.iter().take_while(|word| capital(word)).copied().collect::<Vec<_>>();
    let head = run.iter().rev().find(|&&word| is_plural(page, word) && !is_measure(page, word))?;
    inside.then_some(head.1)
}

/// Returns the end of the first plural among the next words: three great concepts.
fn plural(page: &Page, words: &[Range]) -> Option<usize> {
    words.iter().take(3).find(|&&word| is_plural(page, word)).filter(|&&word| !is_measure(page, word)).map(|word| word.1)
}

fn is_plural(page: &Page, (start, end): Range) -> bool {
    end - start > 3 && page.at(end - 1) == 's' && page.at(end - 2) != 's' && !page.ends_any(end, &["'s", "’s", "ous", "this", "thus"])
}

fn is_measure(page: &Page, (start, end): Range) -> bool {
    let word = page.text(start, end);
    MEASURES.split_whitespace().any(|measure| measure == word)
}

/// Returns the words after `at`, separated by single spaces, up to the next mark.
fn words(page: &Page, at: usize) -> Vec<Range> {
    let mut words = Vec::new();
    let mut end = at;
    while words.len() < LONGEST && page.at(end) == ' ' && is_letter(page.at(end + 1)) {
        let start = end + 1;
        end = word_end(page, start);
        words.push((start, end));
    }
    words
}

/// Returns the members after a colon, a dash or a bracket, if there are as many as the number says: the Three Represents: A, B, and C.
fn listed(page: &Page, end: usize, value: u64) -> Option<Vec<Range>> {
    let size = usize::try_from(value).ok()?;
    let mut at = end;
    if matches!(page.at(at), '”' | '’') {
        at += 1;
    }
    let from = at
        + ["--", ": ", " (", "—", " — ", " – ", ", namely ", ", that is, "]
            .iter()
            .filter(|mark| page.reads(at, mark))
            .map(|mark| mark.chars().count())
            .max()?;
    let from = from + ["i.e. ", "i.e., ", "namely "].iter().filter(|word| page.reads(from, word)).map(|word| word.len()).max().unwrap_or(0);
    let to = (from..page.len().min(from + 400)).find(|&i| matches!(page.at(i), '.' | ')' | '\n'))?;
    let mut items = Vec::new();
    let mut start = from;
    for i in from..to {
        if matches!(page.at(i), ',' | ';') {
            items.push((start, i));
            start = i + 1;
        }
    }
    items.push((start, to));
    let last = items.pop()?;
    match (last.0..last.1).rev().find(|&i| page.reads(i, " and ") && i > last.0) {
        Some(and) if items.len() + 2 == size => items.extend([(last.0, and), (and + 5, last.1)]),
        _ => items.push(last),
    }
    items.iter_mut().for_each(|item| *item = trimmed(page, *item));
    (items.len() == size && items.iter().all(|&(start, end)| end > start)).then_some(items)
}

/// Returns the members that sentences after the phrase name one by one: The first is …. The second is ….
fn ordinals(page: &Page, end: usize, value: u64) -> Option<Vec<Range>> {
    const REACH: usize = 1200;
    let ordinals = ORDINALS.get(..usize::try_from(value).ok()?)?;
    let to = page.len().min(end + REACH);
    let mut at = end;
    let item = |ordinal: &&str| {
        let opening = format!("the {ordinal} is ");
        let start = (at..to).find(|&i| page.reads(i, &opening) && !is_letter(page.before(i)))? + opening.len();
        let stop = (start..page.len().min(start + 400)).find(|&i| matches!(page.at(i), '.' | '\n' | ';' | '—') || page.reads(i, "--"))?;
        at = stop;
        Some(trimmed(page, (start, stop)))
    };
    ordinals.iter().map(item).collect()
}

fn trimmed(page: &Page, (mut start, mut end): Range) -> Range {
    while start < end && page.at(start).is_whitespace() {
        start += 1;
    }
    while start < end && page.at(end - 1).is_whitespace() {
        end -= 1;
    }
    for word in ["and ", "or "] {
        if page.reads(start, word) && start + word.len() < end {
            start += word.len();
        }
    }
    (start, end)
}

fn word_end(page: &Page, i: usize) -> usize {
    let mut end = i;
    while is_letter(page.at(end)) || (matches!(page.at(end), '-' | '\'' | '’') && is_letter(page.at(end + 1)) && end > i) {
        end += 1;
    }
    end.max(i + 1)
}

fn is_letter(c: char) -> bool {
    c.is_ascii_alphabetic()
}
