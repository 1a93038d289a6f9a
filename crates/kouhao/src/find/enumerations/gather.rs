//! Combines the glossaries of many documents into one lexicon.

use std::collections::BTreeMap;

use super::GlossaryEntry;
use crate::lexicon::{Entry, EntryKind, Lexicon, Sense};
use crate::text::{Document, Fold, key};

/// Collects entries in the order of the documents. Of two entries for one phrase, the one with members is kept; if they have different members, the
/// phrase is left out.
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
                Some(&place) => {
                    let Some(known) = &entries[place] else { continue };
                    match (members(known).is_empty(), members(&entry).is_empty()) {
                        (true, false) => entries[place] = Some(entry),
                        (false, false) if members(known) != members(&entry) => entries[place] = None,
                        _ => {}
                    }
                }
            }
        }
    }
    Lexicon::of(entries.into_iter().flatten().collect())
}

fn entry(document: &Document, found: &GlossaryEntry) -> Entry {
    let text = document.text();
    let term = unquoted(&text[found.term]);
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

/// Removes the quotation marks that surround a whole term.
fn unquoted(term: &str) -> &str {
    const PAIRS: [(char, char); 4] = [('“', '”'), ('「', '」'), ('『', '』'), ('"', '"')];
    let inner = |&(open, close): &(char, char)| term.strip_prefix(open)?.strip_suffix(close).filter(|inner| !inner.contains([open, close]));
    PAIRS.iter().find_map(inner).unwrap_or(term)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::find::enumerations::EnumerationFinder;

    fn report(date: &str, lines: &[&str]) -> Document {
        let text = format!("抓好“三清”行动。\n名词解释\n{}", lines.join("\n"));
        Document::new(format!("{date}.txt"), text).with_variable("date", date)
    }

    #[test]
    fn glossaries_that_agree_are_one() {
        let finder = EnumerationFinder::new();
        let spelt = report("2024", &["1.“三清”：清河道、清路障、清积案。", "2.“1+3”政策体系：“1”是总纲；“3”是三个细则。"]);
        let told = report("2025", &["1.“三清”：全市开展的一项行动。", "2.飞地园区：跨地共建的园区。"]);
        let lexicon = finder.lexicon_from_glossaries([&told, &spelt]);
        let members = |phrase: &str, date| lexicon.meaning(phrase, date).map(|meaning| meaning.sense().members().len());
        // The one with members, whichever comes first, and for earlier texts too.
        assert_eq!((members("三清", Some("2010")), members("飞地园区", None), members("1+3政策体系", None)), (Some(3), Some(0), Some(2)));
        let other = report("2026", &["1.“三清”：清账目、清库存、清欠款。", "2.飞地：跨地共建的园区。"]);
        let lexicon = finder.lexicon_from_glossaries([&spelt, &other, &told]);
        assert!(lexicon.get("三清").is_none() && lexicon.get("飞地").is_some());
    }

    #[test]
    fn marks_around_the_whole_of_a_term_go() {
        assert_eq!(["“三清”", "“放管服”改革", "“一办”和“五牵头”", "飞地"].map(unquoted), ["三清", "“放管服”改革", "“一办”和“五牵头”", "飞地"]);
    }
}
