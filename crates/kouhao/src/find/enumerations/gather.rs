//! The glossaries of many documents as one lexicon.

use std::collections::BTreeMap;

use super::GlossaryEntry;
use crate::lexicon::{Entry, EntryKind, Lexicon, Sense};
use crate::text::{Document, Fold, key};

/// Collects entries in the order of the documents. Two that explain one phrase are one entry if they give it the same members, and none if not.
pub(super) fn lexicon<'d>(glossaries: impl Iterator<Item = (&'d Document, Vec<GlossaryEntry>)>) -> Lexicon {
    let mut entries: Vec<Option<Entry>> = Vec::new();
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    for (document, glossary) in glossaries {
        for found in &glossary {
            let entry = entry(document, found);
            let folded = folded(entry.text());
            match places.get(&folded) {
                None => {
                    places.insert(folded, entries.len());
                    entries.push(Some(entry));
                }
                Some(&place) if entries[place].as_ref().is_some_and(|known| members(known) != members(&entry)) => entries[place] = None,
                Some(_) => {}
            }
        }
    }
    Lexicon::of(entries.into_iter().flatten().collect())
}

fn entry(document: &Document, found: &GlossaryEntry) -> Entry {
    let text = document.text();
    let term = text[found.term].trim_matches(['“', '”', '"', '「', '」', '『', '』']);
    let explanation = text[found.explanation].trim();
    let members = found.phrase.iter().flat_map(|phrase| phrase.items.iter().flatten()).map(|item| item.text.clone()).collect();
    let source = document.title().unwrap_or_else(|| document.name());
    let sense = Sense::glossed(document.date(), source, explanation, members);
    match &found.phrase {
        Some(phrase) => {
            let name = text[phrase.span].to_string();
            let alias = (folded(term) != folded(&name)).then(|| term.to_string());
            Entry::glossed(name, phrase.kind.entry_kind(), alias, sense)
        }
        None => Entry::glossed(term.to_string(), EntryKind::Term, None, sense),
    }
}

fn members(entry: &Entry) -> Vec<String> {
    entry.senses().iter().flat_map(|sense| sense.members()).map(|member| folded(member)).collect()
}

fn folded(text: &str) -> String {
    key(text, Fold::new().simplified(true))
}
