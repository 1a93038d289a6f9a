//! The catalogue: every entry agrees with the recogniser, and every passage stands where it is said to stand.

#![allow(clippy::unwrap_used, clippy::print_stdout, reason = "a test fails by panicking, and says what it counted")]

mod support;

use std::collections::BTreeMap;

use kouhao::find::enumerations::{Check, Enumeration, EnumerationFinder, EnumerationKind};
use kouhao::lexicon::{Entry, Lexicon};
use kouhao::text::{Document, Fold, PartSet, Reader, key};

fn numbered() -> Vec<Entry> {
    Lexicon::catalogue().entries().filter(|entry| entry.kind().is_enumerated() && entry.kind().name() != "acronym").cloned().collect()
}

#[test]
fn enough_of_it_is_verified() {
    let catalogue = Lexicon::catalogue();
    let verified = |entry: &&Entry| entry.senses().iter().any(|sense| sense.passage().is_some());
    let (all, shown) = (catalogue.len(), catalogue.entries().filter(verified).count());
    println!("{all} entries, {shown} with a passage, {} senses", catalogue.entries().map(|entry| entry.senses().len()).sum::<usize>());
    assert!(all >= 5000 && shown >= 700, "{all} entries, {shown} verified");
    for entry in catalogue.entries() {
        for sense in entry.senses() {
            let said = [sense.from(), sense.issuer(), sense.document()].map(|said| said.is_some());
            // A wording that many repeat may have no known origin.
            let nothing = !entry.kind().is_enumerated() && said == [false; 3] && sense.members().is_empty() && sense.passage().is_none();
            assert!(said == [true; 3] || nothing, "{}: a sense says since when, by whom and in which document", entry.text());
            assert!(!entry.is_contested() || sense.members().is_empty(), "{} is contested", entry.text());
        }
    }
}

#[test]
fn recogniser_and_catalogue_agree() {
    let finder = EnumerationFinder::builder().parts(PartSet::ALL).build().unwrap();
    let mut faults = Vec::new();
    for entry in numbered() {
        // A member elsewhere in the text, which general phrases (三大任务) need to be known by.
        let member = entry.sense_at(None).and_then(|sense| sense.members().first()).map_or("", String::as_str);
        let text = format!("要落实“{}”要求。\n\n另谈{member}", entry.text());
        let found = finder.find(&Document::from(text.as_str()));
        // Of a code with its noun (1+N政策体系) the code is found.
        let whole = |phrase: &Enumeration| {
            let found = &text[phrase.span];
            found == entry.text() || phrase.kind == EnumerationKind::Code && entry.text().starts_with(found)
        };
        match &found[..] {
            [phrase, ..] if whole(phrase) => {
                if phrase.kind.name() != entry.kind().name() {
                    faults.push(format!("{}: found as {}, listed as {}", entry.text(), phrase.kind.name(), entry.kind().name()));
                }
                for sense in entry.senses().iter().filter(|sense| !sense.members().is_empty()) {
                    let dated = Document::from(text.as_str()).with_variable("date", sense.from().unwrap_or_default());
                    let found = finder.find(&dated).remove(0);
                    let meant = found.meaning.as_ref().is_some_and(|meaning| meaning.sense() == sense);
                    let fits = !meant || found.check != Check::Differs;
                    if !fits {
                        faults.push(format!("{}: {} members, {:?} expected", entry.text(), sense.members().len(), found.size));
                    }
                }
                assert!(phrase.meaning.is_some() || phrase.kind == EnumerationKind::Code || entry.sense_at(None).is_none(), "{text}");
            }
            other => faults.push(format!("{}: found {:?}", entry.text(), other.iter().map(|phrase| &text[phrase.span]).collect::<Vec<_>>())),
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}

#[test]
fn passages_stand_where_they_are_said_to() {
    let Some(corpora) = support::data("corpora") else { return };
    let bare = |text: &str| text.replace(['“', '”', '‘', '’', '「', '」', '『', '』', '\'', '"'], "");
    // The files in turn, so that one is in memory at a time.
    let mut files: BTreeMap<String, Vec<(Entry, usize)>> = BTreeMap::new();
    for entry in Lexicon::catalogue().entries() {
        for (place, sense) in entry.senses().iter().enumerate() {
            if let Some(passage) = sense.passage() {
                files.entry(passage.file().to_string()).or_default().push((entry.clone(), place));
            }
        }
    }
    let mut faults = Vec::new();
    for (file, senses) in files {
        let path = corpora.join(&file);
        let metadata = path.parent().and_then(|folder| folder.parent()).map(|folder| folder.join("metadata.csv")).filter(|path| path.exists());
        let mut reader = Reader::builder();
        metadata.iter().for_each(|metadata| {
            reader.metadata(metadata);
        });
        let documents = reader.build([&path]).unwrap().map(Result::unwrap).map(|document| (document.name().to_string(), document));
        let documents: BTreeMap<String, Document> = documents.collect();
        for (entry, place) in senses {
            let sense = &entry.senses()[place];
            let Some(passage) = sense.passage() else { continue };
            let document = if file.ends_with(".txt") { documents.values().next() } else { passage.document().and_then(|id| documents.get(id)) };
            let mut fault = |what: &str| faults.push(format!("{} in {file}: {what}", entry.text()));
            let Some(document) = document else {
                fault("no such document");
                continue;
            };
            let text = document.text();
            if passage.words().chars().count() > 30 {
                fault("more than thirty characters are quoted");
            }
            if document.variable("date").filter(|date| !date.is_empty()) != passage.date() {
                fault(&format!("its date is {:?}", document.variable("date")));
            }
            let began = sense.from().zip(passage.date()).is_none_or(|(from, date)| from.get(..date.len()).unwrap_or(from) <= date);
            let ended = sense.to().zip(passage.date()).is_some_and(|(to, date)| date.get(..to.len()).unwrap_or(date) > to);
            if !began || ended {
                fault("the passage is not of the time of the sense");
            }
            let Some(at) = text.find(passage.words()) else {
                fault("the words are not there");
                continue;
            };
            if passage.date().is_some() && !entry.senses_at(passage.date()).contains(&sense) {
                fault("another sense is meant at the date of the passage");
            }
            let folded = key(text, Fold::new().simplified(true));
            // A shorthand that came later is shown by what it stands for.
            if !entry.names().any(|name| folded.contains(&key(name, Fold::new().simplified(true)))) && sense.members().is_empty() {
                fault("the phrase is not there");
            }
            let before = text[..at].char_indices().rev().nth(600).map_or(0, |(start, _)| start);
            let after = text[at..].char_indices().nth(630).map_or(text.len(), |(end, _)| at + end);
            let near = bare(&text[before..after]);
            if let Some(missing) = sense.members().iter().find(|member| !near.contains(&bare(member))) {
                fault(&format!("the member {missing} is not near the words"));
            }
        }
    }
    assert!(faults.is_empty(), "{} faults:\n{}", faults.len(), faults.join("\n"));
}
