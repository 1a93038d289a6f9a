//! Lists enumerated phrases: one line for each, with what all its occurrences together show.

use std::cmp::Reverse;

use super::tally::{Distinct, Ordered, Tally};
use crate::find::enumerations::{Check, Enumeration, EnumerationKind};
use crate::lexicon::Meaning;
use crate::text::{Corpus, Document, Fold, key};

/// An enumerated phrase, with all its occurrences in the corpus.
pub(in crate::present) struct Named {
    pub key: String,
    /// Its most common spelling.
    pub text: String,
    pub kind: EnumerationKind,
    pub count: usize,
    pub documents: usize,
    pub nouns: Vec<String>,
    /// The members that most occurrences have.
    pub items: Option<Vec<String>>,
    /// The declared number of members, if theirs differs from it.
    pub differs: Option<u32>,
    /// The index of the document that spells them out, if one does.
    pub spelt: Option<usize>,
    /// Who defines it so, if a lexicon has it.
    pub defined: Option<Meaning>,
    /// The number of its definitions by a lexicon that the occurrences have: at another date it may mean another set.
    pub definitions: usize,
    /// The official English, if a lexicon has it.
    pub english: Option<String>,
    /// Whether it is a quantity, and not a name, everywhere.
    pub quantity: bool,
}

/// Returns the key that all spellings of an enumerated phrase share.
pub(in crate::present) fn named_key(document: &Document, phrase: &Enumeration) -> String {
    key(&document.text()[phrase.span], Fold::new().simplified(true))
}

/// Groups the occurrences of each phrase, in the order of their first ones, or the most frequent first, and of equally frequent ones names before
/// quantities.
pub(in crate::present) fn named(corpus: &Corpus, found: &[Vec<Enumeration>], by_count: bool) -> Vec<Named> {
    let mut all: Ordered<String, Occurrences> = Ordered::default();
    for (place, (document, phrases)) in corpus.iter().zip(found).enumerate() {
        for phrase in phrases {
            let key = named_key(document, phrase);
            let first = || Occurrences::of(&key, phrase);
            all.entry(key.clone(), first).add(place, document, phrase);
        }
    }
    let mut all: Vec<Named> = all.into_iter().map(Occurrences::together).collect();
    if by_count {
        all.sort_by_key(|named| (Reverse(named.count), named.quantity));
    }
    all
}

/// The occurrences of one phrase so far.
struct Occurrences {
    key: String,
    kind: EnumerationKind,
    tally: Tally,
    nouns: Distinct,
    given: Vec<Given>,
    english: Option<String>,
    quantity: bool,
}

/// Members that some occurrences of a phrase have.
struct Given {
    items: Option<Vec<String>>,
    /// Whether all of them come from a lexicon.
    known: bool,
    /// The index of the first document in which they do.
    place: usize,
    meaning: Option<Meaning>,
    differs: Option<u32>,
    count: usize,
}

impl Occurrences {
    /// Creates the record of a phrase that is first met like this, still without occurrences.
    fn of(key: &str, phrase: &Enumeration) -> Self {
        Occurrences {
            key: key.to_string(),
            kind: phrase.kind,
            tally: Tally::default(),
            nouns: Distinct::default(),
            given: Vec::new(),
            english: None,
            quantity: true,
        }
    }

    fn add(&mut self, place: usize, document: &Document, phrase: &Enumeration) {
        self.tally.add(place, &document.text()[phrase.span]);
        self.quantity &= !phrase.named;
        if let Some(noun) = phrase.noun {
            self.nouns.add(&document.text()[noun]);
        }
        self.give(place, phrase);
        if self.english.is_none() {
            self.english = phrase.meaning.as_ref().and_then(|meaning| meaning.entry().english()).map(str::to_string);
        }
    }

    /// Notes the members of one occurrence.
    fn give(&mut self, place: usize, phrase: &Enumeration) {
        let known = phrase.items.as_ref().is_some_and(|items| items.iter().all(|item| item.span.is_none()));
        let items: Option<Vec<String>> = phrase.items.as_ref().map(|items| items.iter().map(|item| item.text.clone()).collect());
        let differs = phrase.size.filter(|_| phrase.check == Check::Differs);
        match self.given.iter_mut().find(|given| given.items == items && given.known == known) {
            Some(given) => given.count += 1,
            None => self.given.push(Given { items, known, place, meaning: phrase.meaning.clone(), differs, count: 1 }),
        }
    }

    fn together(self) -> Named {
        let Occurrences { key, kind, tally, nouns, given, english, quantity } = self;
        // The members that one text gives a name are not those that everybody means. Of members given equally often, those spelt out in a text
        // precede those of a lexicon; then the first win.
        let rank = |given: &Given| (given.count, given.items.is_some(), !given.known, Reverse(given.place));
        let definitions = given.iter().filter(|given| given.known && given.meaning.is_some()).count();
        let (mut items, mut spelt, mut defined, mut differs) = (None, None, None, None);
        if let Some(best) = given.into_iter().max_by_key(rank) {
            spelt = Some(best.place).filter(|_| best.items.is_some() && !best.known);
            defined = best.meaning.filter(|_| best.known);
            (items, differs) = (best.items, best.differs);
        }
        let (count, documents) = (tally.count, tally.documents);
        Named {
            key,
            text: tally.commonest(),
            kind,
            count,
            documents,
            nouns: nouns.texts,
            items,
            differs,
            spelt,
            defined,
            definitions,
            english,
            quantity,
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::find::enumerations::EnumerationFinder;

    #[test]
    fn members_are_those_that_most_occurrences_have() {
        let texts =
            ["抓好“三清”行动：清河道、清路障、清积案。", "抓好“三清”行动：清账目、清人头、清库存。", "再抓“三清”行动：清账目、清人头、清库存。"];
        let items = |texts: &[&str]| {
            let corpus = Corpus::from_texts(texts.iter().copied());
            let found: Vec<Vec<Enumeration>> = corpus.iter().map(|document| EnumerationFinder::new().find(document)).collect();
            let named = named(&corpus, &found, false).remove(0);
            (named.items.unwrap_or_default().first().cloned(), named.spelt)
        };
        assert_eq!(items(&texts), (Some("清账目".to_string()), Some(1)));
        assert_eq!(items(&texts[..2]), (Some("清河道".to_string()), Some(0)));
        // What one text of three spells out is not what all mean.
        assert_eq!(items(&["抓“三清”行动。", texts[0], "要抓“三清”行动。"]), (None, None));
    }
}
