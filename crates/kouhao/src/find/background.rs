//! Counts a background: which phrases large collections repeat, and how they use each.
//!
//! Every complete repeat of a political collection is a phrase of the background. Phrases that writers set off by marks are included too, at a lower
//! number of occurrences. The use of each phrase is then counted anew in all collections, including reference ones, by looking up all phrases at
//! every position: what is a fragment in one collection may be a phrase of another.

use std::hash::Hasher;

use rayon::prelude::*;
use rustc_hash::{FxHashSet, FxHasher};

use super::between_marks::set_apart;
use super::layout::{flag, lay_out, without_tokens};
use super::slogans::SloganMiner;
use crate::Error;
use crate::lexicon::{Background, Collection, PhraseIndex, Role, Use};
use crate::text::{Corpus, Document, Fold, PartSet, WORD};
use crate::tokens::Tokenizer;

/// The maximum length of a phrase in units. Longer ones are whole sentences, which recur when a text is printed twice.
const MAX_UNITS: u32 = 40;

/// The size of a collection, in units, from which on the conditions for its phrases are stricter.
const LARGE: usize = 5_000_000;

/// Counts a background in collections, each with its name and role.
///
/// A phrase of a political collection occurs at least twice, in two documents (four in a collection of five million units or more), and at least
/// three times in ten million units. Alternatively, it lies between marks, alone or together with the next one or two such stretches, in two
/// documents (three in a large collection). Reference collections are only counted in.
///
/// # Complexity
/// That of [`SloganMiner::mine`] for each political collection, then linear in the total length of the text.
///
/// # Errors
/// [`ErrorKind::InvalidOption`](crate::ErrorKind::InvalidOption) for a name that is empty, contains control characters or is given twice; otherwise
/// those of [`SloganMiner::mine`].
pub fn count(collections: &[(String, Role, Corpus)], parts: PartSet, tokenizer: &Tokenizer) -> Result<Background, Error> {
    check_names(collections.iter().map(|(name, ..)| name.as_str()))?;
    let mut keys: Vec<String> = Vec::new();
    for (_, role, corpus) in collections {
        if *role == Role::Political {
            let units: usize = corpus.iter().map(|document| document.text().chars().count()).sum();
            let mut miner = SloganMiner::builder();
            miner.min_count(((units as f64 * 3e-7).ceil() as u32).max(2)).min_documents(if units < LARGE { 2 } else { 4 }).contained(true);
            miner.max_units(MAX_UNITS).parts(parts).fold(Fold::new().simplified(true)).tokenizer(tokenizer.clone());
            miner.background(Background::empty());
            keys.extend(miner.build()?.mine(corpus)?.into_iter().map(|slogan| slogan.key));
            keys.extend(between_marks(corpus, parts, if units < LARGE { 2 } else { 3 }));
        }
    }
    keys.par_sort_unstable();
    keys.dedup();
    let phrases = PhraseIndex::new(keys);
    let mut described = Vec::new();
    let mut uses: Vec<Vec<Use>> = vec![Vec::new(); phrases.len()];
    let mut first: Vec<Option<String>> = vec![None; phrases.len()];
    for (name, role, corpus) in collections {
        let counts = count_in(corpus, &phrases, parts, tokenizer);
        described.push(Collection::new(name.clone(), *role, counts.units, corpus.len() as u32));
        for (place, used) in counts.uses.into_iter().enumerate() {
            uses[place].push(used);
        }
        for (known, date) in first.iter_mut().zip(counts.first).filter(|_| *role == Role::Political) {
            *known = [known.take(), date].into_iter().flatten().min();
        }
    }
    let entries = uses.into_iter().zip(first).enumerate().map(|(place, (uses, first))| (phrases.key(place), uses, first));
    Ok(Background::new(described, entries.collect()))
}

/// Rejects names that the file of a background could not distinguish: its fields are separated by tabs, its collections by their names.
fn check_names<'n>(names: impl Iterator<Item = &'n str>) -> Result<(), Error> {
    let mut known = FxHashSet::default();
    for name in names {
        if name.is_empty() || name.contains(char::is_control) {
            let reason = format!("`{}` cannot name a collection", name.escape_debug());
            return Err(Error::option(reason, "give it a name of letters, digits or ideographs"));
        }
        if !known.insert(name) {
            return Err(Error::option(format!("two collections are named `{name}`"), "give each a different name; a collection has one role"));
        }
    }
    Ok(())
}

/// Returns the stretches that lie between marks in at least `documents` documents, sorted.
///
/// Keeping all such stretches would exhaust memory. They are therefore counted by hash, and spelt out only if the hash occurs often enough.
fn between_marks(corpus: &Corpus, parts: PartSet, documents: usize) -> Vec<String> {
    let each = |document: &Document, tell: &mut dyn FnMut(u64, &dyn Fn() -> String)| {
        let layout = without_tokens(document, parts, Fold::new().simplified(true));
        for start in 0..layout.codes.len() {
            for end in set_apart(&layout, start) {
                let mut hasher = FxHasher::default();
                for &code in &layout.codes[start..end] {
                    if code & WORD == 0 {
                        hasher.write_u32(code);
                    } else {
                        hasher.write(layout.words[(code & !WORD) as usize].as_bytes());
                    }
                }
                tell(hasher.finish(), &|| layout.key(start, end));
            }
        }
    };
    let numbers = |document: &Document| {
        let mut numbers = Vec::new();
        each(document, &mut |number, _| numbers.push(number));
        numbers.sort_unstable();
        numbers.dedup();
        numbers
    };
    let mut all: Vec<u64> = corpus.par_iter().flat_map_iter(numbers).collect();
    all.par_sort_unstable();
    let often: FxHashSet<u64> = all.chunk_by(|a, b| a == b).filter(|same| same.len() >= documents).map(|same| same[0]).collect();
    let spelt = |document: &Document| {
        let mut keys = Vec::new();
        each(document, &mut |number, key| {
            if often.contains(&number) {
                keys.push(key());
            }
        });
        keys
    };
    let mut keys: Vec<String> = corpus.par_iter().flat_map_iter(spelt).collect();
    keys.par_sort_unstable();
    keys.dedup();
    keys
}

/// The counts of each phrase in one collection.
struct Counts {
    uses: Vec<Use>,
    first: Vec<Option<String>>,
    units: u64,
}

fn count_in(corpus: &Corpus, phrases: &PhraseIndex, parts: PartSet, tokenizer: &Tokenizer) -> Counts {
    let empty = || Counts { uses: vec![Use::default(); phrases.len()], first: vec![None; phrases.len()], units: 0 };
    let add = |mut counts: Counts, document: &Document| {
        let layout = lay_out(document, parts, Fold::new().simplified(true), tokenizer);
        let codes = phrases.translated(&layout.codes, &layout.words);
        counts.units += codes.iter().filter(|&&code| code != 0).count() as u64;
        let mut here: Vec<usize> = Vec::new();
        for start in 0..codes.len() {
            for (len, place) in phrases.at(&codes[start..]) {
                let end = start + len;
                let used = &mut counts.uses[place];
                used.count += 1;
                let (starts, ends) = (layout.flags[start] & flag::STARTS != 0, layout.flags[end] & flag::ENDS != 0);
                used.delimited_before += u32::from(starts);
                used.delimited_after += u32::from(ends);
                used.delimited += u32::from(starts && ends);
                used.quoted += u32::from(layout.is_quoted(start, end));
                here.push(place);
            }
        }
        here.sort_unstable();
        here.dedup();
        for place in here {
            counts.uses[place].documents += 1;
            if let Some(date) = document.date().filter(|date| counts.first[place].as_deref().is_none_or(|first| *date < first)) {
                counts.first[place] = Some(date.to_string());
            }
        }
        counts
    };
    let merge = |mut left: Counts, right: Counts| {
        left.units += right.units;
        for (left, right) in left.uses.iter_mut().zip(right.uses) {
            *left = left.plus(right);
        }
        for (left, right) in left.first.iter_mut().zip(right.first) {
            *left = [left.take(), right].into_iter().flatten().min();
        }
        left
    };
    // Few accumulators, because each holds all phrases.
    let chunk = corpus.len().div_ceil(8).max(1);
    corpus.documents().par_chunks(chunk).map(|documents| documents.iter().fold(empty(), add)).reduce(empty, merge)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::find::between_marks::{MEMBERS, SET_APART};

    const NEWS: [&str; 4] =
        ["大家护好湖湾、管好渔船，湖湾就清了。", "“护好湖湾”，管好渔船！", "护好湖湾，管好渔船，人人有责。", "要护好湖湾。要管好渔船。"];

    fn counted(threads: usize) -> Background {
        let dated = |(place, text): (usize, &&str)| Document::new(place.to_string(), *text).with_variable("date", format!("201{}", 5 - place));
        let news = Corpus::new(NEWS.iter().enumerate().map(dated));
        let laws = Corpus::from_texts(["任何人应当护好湖湾。"]);
        let collections = [("news".to_string(), Role::Political, news), ("laws".to_string(), Role::Reference, laws)];
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| count(&collections, PartSet::ALL, &Tokenizer::new()).unwrap())
    }

    #[test]
    fn collections_have_names_that_a_file_can_hold() {
        let refused = |names: &[&str]| {
            let collections: Vec<_> = names.iter().map(|name| (name.to_string(), Role::Political, Corpus::from_texts(NEWS))).collect();
            count(&collections, PartSet::ALL, &Tokenizer::new()).unwrap_err().to_string()
        };
        for name in ["", "a\tb", "一\n二"] {
            assert!(refused(&["news", name]).contains("cannot name a collection"));
        }
        assert!(refused(&["news", "news"]).contains("two collections are named `news`"));
    }

    #[test]
    fn uses_are_those_of_a_naive_count() {
        let background = counted(2);
        let usage = background.get("护好湖湾").unwrap();
        let plain = |text: &str| text.chars().filter(|c| c.is_alphabetic() || *c == '。' || *c == '！').collect::<String>();
        let naive = NEWS.iter().map(|text| plain(text).matches("护好湖湾").count()).sum::<usize>();
        let [news, laws] = usage.uses() else { panic!("two collections") };
        assert_eq!((news.count as usize, news.documents, news.quoted, laws.count), (naive, 4, 1, 1));
        // Before: “ and the head of the third text. After: 、 ” ， 。; what only closes a quotation ends the phrase in it.
        assert_eq!((news.delimited_before, news.delimited_after, news.delimited), (2, 4, 2));
        assert_eq!(usage.first(), Some("2012"));
    }

    #[test]
    fn what_stands_between_marks_is_what_splitting_at_marks_finds() {
        let texts = [
            "护好湖湾、管好渔船。湖湾清，渔船新。",
            "渔船新，护好湖湾、管好渔船！",
            "湖湾清。渔船，护好湖湾",
            "要护好湖湾。Build back better, 渔船",
            "build back better",
        ];
        let mut naive: Vec<(String, usize)> = Vec::new();
        for (at, text) in texts.iter().enumerate() {
            for sentence in text.split(['。', '！']) {
                let members: Vec<String> = sentence.split(['、', '，', ',']).map(|member| crate::text::key(member, Fold::new())).collect();
                for start in 0..members.len() {
                    for end in start + 1..=members.len().min(start + MEMBERS) {
                        naive.push((members[start..end].concat(), at));
                    }
                }
            }
        }
        naive.sort();
        naive.dedup();
        let long = |key: &str| key.contains(' ') || key.chars().count() >= *SET_APART.start();
        let mut expected: Vec<String> =
            naive.chunk_by(|a, b| a.0 == b.0).filter(|same| same.len() > 1 && long(&same[0].0)).map(|same| same[0].0.clone()).collect();
        expected.sort_unstable();
        assert_eq!(between_marks(&Corpus::from_texts(texts), PartSet::ALL, 2), expected);
        assert!(expected.iter().any(|key| key == "护好湖湾管好渔船") && expected.iter().any(|key| key == "build back better"), "{expected:?}");
    }

    #[test]
    fn the_same_for_any_number_of_threads() {
        let bytes = |threads: usize| {
            let mut bytes = Vec::new();
            counted(threads).write(&mut bytes).unwrap();
            bytes
        };
        let one = bytes(1);
        assert!(one == bytes(2) && one == bytes(4));
    }
}
