//! What a phrase is known to mean, where the text takes it for granted.

use std::sync::Arc;

use super::{Enumeration, EnumerationKind, Item, ItemsFrom, Number, check};
use crate::lexicon::{Entry, Lexicon, Sense, Source};
use crate::text::{Document, Fold, is_han, key};

/// An entry of a lexicon with the one of its senses that is meant.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    entry: Arc<Entry>,
    sense: usize,
}

impl Meaning {
    /// Returns the meaning at a date.
    fn at(entry: &Arc<Entry>, date: Option<&str>) -> Option<Self> {
        let sense = entry.sense_at(date)?;
        let place = entry.senses().iter().position(|other| std::ptr::eq(other, sense))?;
        Some(Meaning { entry: Arc::clone(entry), sense: place })
    }

    /// Returns the entry.
    pub fn entry(&self) -> &Entry {
        &self.entry
    }

    /// Returns the sense that is meant.
    pub fn sense(&self) -> &Sense {
        &self.entry.senses()[self.sense]
    }
}

/// Gives a phrase the meaning that the lexicon knows at the document's date, and its members if the text has none.
///
/// A document that gives the phrase members of its own means something else by it, and what the lexicon knows is left out.
pub(super) fn give(phrase: &mut Enumeration, document: &Document, lexicon: &Lexicon) {
    if !phrase.named {
        return;
    }
    let text = &document.text()[phrase.span];
    let Some(entry) = lexicon.shared(text).or_else(|| lexicon.shared(&in_words(phrase, text)?)) else { return };
    let Some(meaning) = Meaning::at(entry, document.date()) else { return };
    let members = meaning.sense().members();
    match &phrase.items {
        Some(items) if !members.is_empty() && !agree(items, members) => return,
        Some(_) => {}
        None if members.is_empty() => {}
        None => {
            phrase.items = Some(members.iter().map(|member| Item { text: member.clone(), span: None }).collect());
            phrase.items_from = Some(match entry.source() {
                Source::Catalogue => ItemsFrom::Catalogue,
                Source::Glossary => ItemsFrom::Glossary,
                Source::File(_) => ItemsFrom::File,
            });
            phrase.check = check(Some(members.len()), phrase.size, phrase.numbers.len());
        }
    }
    phrase.meaning = Some(meaning);
}

/// Spells a number in Arabic digits as the lexicon has it: 4个全面, 四个全面.
fn in_words(phrase: &Enumeration, text: &str) -> Option<String> {
    const DIGITS: [&str; 11] = ["〇", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"];
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
    match phrase.numbers[..] {
        [Number::Value(value)] if phrase.kind != EnumerationKind::Code && rest.len() < text.len() => {
            DIGITS.get(usize::try_from(value).ok()?).map(|word| format!("{word}{rest}"))
        }
        _ => None,
    }
}

/// Tells whether at least half of the members of a text are the known ones, told by two characters in a row that they share.
fn agree(items: &[Item], members: &[String]) -> bool {
    let fold = |text: &str| -> Vec<char> { key(text, Fold::new().simplified(true)).chars().collect() };
    let members: Vec<Vec<char>> = members.iter().map(|member| fold(member)).collect();
    let known = |item: &&Item| {
        let item = fold(&item.text);
        let pairs = |pair: &[char]| pair.iter().any(|&c| is_han(c)) && members.iter().any(|member| member.windows(2).any(|other| other == pair));
        item.windows(2).any(pairs) || members.contains(&item)
    };
    2 * items.iter().filter(known).count() >= items.len()
}
