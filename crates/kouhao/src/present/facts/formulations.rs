//! Lists formulations, both those that others use and those that nobody else is known to use: one line for each, not for each of its occurrences.

use std::collections::BTreeSet;

use super::tally::{Ordered, Tally};
use super::{Facts, ReadingOptions};
use crate::find::known::{Known, KnownSource, is_no_later};
use crate::text::{Corpus, Document, Fold, key};

/// The maximum length, in characters, of a wording that is listed although it occurs only once: anything longer is a sentence.
const ONCE: usize = 20;

/// A formulation with its occurrences; unless the catalogue has it, outside longer ones.
pub(in crate::present) struct Formulation {
    pub key: String,
    /// Its most common spelling.
    pub text: String,
    pub count: usize,
    pub documents: usize,
    pub score: f64,
    pub background_per_million: Option<f64>,
    /// The date by which others used it, if that is before the dates of all texts that have it.
    pub first_known: Option<String>,
    /// The document in which it first occurs; at its date a lexicon is asked for the meaning.
    pub document: usize,
}

/// The occurrences of one formulation so far.
struct Occurrences<'f> {
    first: &'f Known,
    document: usize,
    tally: Tally,
    /// The earliest date over several senses; `None` if any of the texts is no younger than that, wherever it is in the corpus: then the date is
    /// known to be too late.
    first_known: Option<String>,
}

impl Occurrences<'_> {
    fn add(&mut self, place: usize, document: &Document, known: &Known) {
        self.tally.add(place, &document.text()[known.span]);
        let earlier = self.first_known.take();
        self.first_known = earlier.zip(by_when(document, known)).map(|(earlier, other)| earlier.min(other));
    }

    fn together(self) -> Formulation {
        let Occurrences { first, document, tally, first_known } = self;
        Formulation {
            key: first.key.clone(),
            count: tally.count,
            documents: tally.documents,
            text: tally.commonest(),
            score: first.score,
            background_per_million: first.background_per_million,
            first_known,
            document,
        }
    }
}

/// Groups the occurrences of each formulation, the most frequent first, and of equally frequent ones the likeliest.
pub(in crate::present) fn formulations(corpus: &Corpus, found: &[Vec<Known>]) -> Vec<Formulation> {
    let mut all: Ordered<&str, Occurrences<'_>> = Ordered::default();
    for (place, (document, known)) in corpus.iter().zip(found).enumerate() {
        // Longer ones come first. A formulation of the catalogue is also counted inside them, because a reader would look for it there.
        let mut end = 0;
        for known in known {
            if known.span.end <= end && known.source != KnownSource::Catalogue {
                continue;
            }
            end = end.max(known.span.end);
            let first = || Occurrences { first: known, document: place, tally: Tally::default(), first_known: by_when(document, known) };
            all.entry(&known.key, first).add(place, document, known);
        }
    }
    let mut all: Vec<Formulation> = all.into_iter().map(Occurrences::together).collect();
    all.sort_by(|a, b| b.count.cmp(&a.count).then(b.score.total_cmp(&a.score)).then_with(|| a.text.cmp(&b.text)));
    all
}

/// Returns the date by which others used a formulation of a text, if that is before the date of the text. A formulation that is known since the date
/// of the text may be known from this very text.
fn by_when(document: &Document, known: &Known) -> Option<String> {
    let first = known.first_known.as_deref();
    first.filter(|first| document.date().is_none_or(|date| !is_no_later(date, first))).map(str::to_string)
}

/// Returns the wordings that writers set apart and nobody else is known to use, likeliest first: without those that recur and without sets, which
/// have lists of their own, and without those that merely string together what others say.
pub(in crate::present) fn own(corpus: &Corpus, facts: &Facts, reading: &ReadingOptions) -> Vec<Formulation> {
    let told = |text: &str| key(text, Fold::new());
    let recurring = facts.recurring().into_iter().map(|slogan| slogan.key.clone());
    let sets = corpus.iter().zip(&facts.enumerations).flat_map(|(document, found)| found.iter().map(|set| told(&document.text()[set.span])));
    let listed: BTreeSet<String> = recurring.chain(sets).collect();
    let mut own = formulations(corpus, &facts.unlisted);
    let long = |own: &Formulation| own.key.chars().nth(ONCE).is_some();
    own.retain(|own| own.score >= 0.0 && !long(own) && !listed.contains(&own.key) && reading.commons().is_original(&own.key));
    own.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.text.cmp(&b.text)));
    own
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::find::known::KnownFinder;

    #[test]
    fn the_commonest_spelling_is_shown() {
        let corpus = Corpus::from_texts(["推进改革、开放。", "推进改革开放。推进改革开放。"]);
        let found: Vec<Vec<Known>> = corpus.iter().map(|document| KnownFinder::new().find(document)).collect();
        let shown: Vec<String> = formulations(&corpus, &found).into_iter().map(|shared| shared.text).collect();
        assert!(shown.contains(&"改革开放".to_string()) && !shown.contains(&"改革、开放".to_string()), "{shown:?}");
    }

    #[test]
    fn since_when_does_not_depend_on_the_order_of_texts() {
        let since = |dates: [&str; 2]| {
            let corpus = Corpus::new(dates.map(|date| Document::from("推动高质量发展。").with_variable("date", date)));
            let finder = KnownFinder::new();
            let found: Vec<Vec<Known>> = corpus.iter().map(|document| finder.find(document)).collect();
            formulations(&corpus, &found).remove(0).first_known
        };
        assert!(since(["2024", "2025"]).is_some());
        assert_eq!((since(["1980", "2024"]), since(["2024", "1980"])), (None, None));
    }

    #[test]
    fn what_is_known_since_the_date_of_the_text_was_not_said_by_others_before() {
        let first = |date: Option<&str>| {
            let document = Document::from("推动高质量发展。");
            let corpus = Corpus::new([if let Some(date) = date { document.with_variable("date", date) } else { document }]);
            let found: Vec<Vec<Known>> = corpus.iter().map(|document| KnownFinder::new().find(document)).collect();
            let shown = formulations(&corpus, &found).remove(0);
            let known = found[0].iter().find(|known| corpus.documents()[0].text()[known.span] == *shown.text).unwrap();
            (known.first_known.clone(), shown.first_known)
        };
        let since = first(None).0.unwrap();
        assert_eq!(first(None).1.as_ref(), Some(&since));
        for date in [&*since, &since[..4]] {
            assert_eq!(first(Some(date)), (Some(since.clone()), None), "{date}");
        }
        assert_eq!(first(Some("2031")), (Some(since.clone()), Some(since)));
    }
}
