//! Unnumbered shorthands that take one character from each of the things they list: 放管服 of 简政放权、放管结合、优化服务.
//!
//! Any few characters in quotation marks could be one, so evidence is needed: the text lists the same number of members directly after or before it, each
//! with the character that the shorthand takes from it, in order; or the lexicon contains it.

use super::found::{Found, merge};
use super::glossary::Glossary;
use super::members;
use super::numbers::counts;
use super::page::{Page, Range};
use super::quotation_marks::quotations;
use super::{EnumerationKind, ItemsFrom};
use crate::lexicon::{EntryKind, Lexicon};
use crate::text::is_han;
use crate::tokens::Tokenizer;

/// The numbers of characters of a shorthand.
const LENGTHS: std::ops::RangeInclusive<usize> = 2..=6;

/// Adds the shorthands in quotation marks to the phrases found, in the order of the text.
pub(super) fn find(page: &Page, glossary: &Glossary, lexicon: &Lexicon, tokenizer: &Tokenizer, found: &mut Vec<Found>) {
    let short = |&(start, end): &Range| LENGTHS.contains(&(end - start)) && (start..end).all(|i| is_han(page.at(i)) && !counts(page, i));
    let read = |range: Range| shorthand(page, glossary, lexicon, tokenizer, range);
    merge(found, quotations(page).into_iter().filter(short).filter_map(read).collect());
}

fn shorthand(page: &Page, glossary: &Glossary, lexicon: &Lexicon, tokenizer: &Tokenizer, (start, end): Range) -> Option<Found> {
    let mut phrase = Found::new(EnumerationKind::Acronym, start, end, Vec::new());
    phrase.quoted = true;
    phrase.size = u32::try_from(end - start).ok();
    let takes = |items: &Vec<Range>| {
        items.len() == end - start && items.iter().zip(start..end).all(|(&(from, to), i)| to > from + 1 && page.chars[from..to].contains(&page.at(i)))
    };
    let glossed = glossary.heading(&phrase).is_some();
    phrase.items = members::spelt(page, glossary, tokenizer, &phrase).map(|spelt| spelt.items).filter(takes);
    phrase.items_from = phrase.items.is_some().then_some(if glossed { ItemsFrom::Glossary } else { ItemsFrom::Text });
    let known = || lexicon.get(&page.text(start, end)).is_some_and(|entry| entry.kind() == EntryKind::Acronym);
    (phrase.items.is_some() || known()).then_some(phrase)
}
