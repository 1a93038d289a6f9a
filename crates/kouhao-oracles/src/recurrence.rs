//! What recurs in several texts, and what must not depend on threads or on the order of texts.

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use kouhao::find::slogans::{Slogan, SloganMiner};
use kouhao::measure::{Term, TermCounter, Unit};
use kouhao::present::summary::Summary;
use kouhao::text::{Corpus, Units};
use kouhao::tokens::Tokenizer;
use rayon::{ThreadPool, ThreadPoolBuilder};

use crate::Input;
use crate::findings::{ENUMERATIONS, KNOWN, PARALLELS, QUOTATIONS, SERIES, TEMPLATES};
use crate::sound::{PARTS, Scanned, spelt};

static SLOGANS: LazyLock<SloganMiner> = LazyLock::new(|| SloganMiner::builder().parts(PARTS).build().unwrap());

fn pool(threads: usize) -> ThreadPool {
    ThreadPoolBuilder::new().num_threads(threads).build().unwrap()
}

pub(crate) static ONE_THREAD: LazyLock<ThreadPool> = LazyLock::new(|| pool(1));
static TWO_THREADS: LazyLock<ThreadPool> = LazyLock::new(|| pool(2));

/// Most texts of a corpus; more bytes make longer ones.
const MOST: usize = 6;

fn texts(bytes: &[u8]) -> Vec<String> {
    let mut texts = Input::new(bytes).texts();
    texts.truncate(MOST);
    texts
}

/// Asks whether counts, documents and spellings of every slogan are those of a scan of all texts, and the same rows, scores and all, come from any number of
/// threads and any order of texts.
pub fn slogans(bytes: &[u8]) {
    let texts = texts(bytes);
    let mined = [&ONE_THREAD, &TWO_THREADS].map(|pool| {
        // A fresh corpus for each, so that nothing remembered is shared.
        let corpus = Corpus::from_texts(texts.clone());
        (pool.install(|| SLOGANS.mine(&corpus)).unwrap(), corpus)
    });
    let [(slogans, corpus), (again, _)] = &mined;
    assert_eq!(format!("{slogans:?}"), format!("{again:?}"), "by number of threads");
    counted_right(corpus, slogans);
    let [first, others @ ..] = orders(texts).map(|texts| ONE_THREAD.install(|| SLOGANS.mine(&Corpus::from_texts(texts))).unwrap());
    let first = format!("{first:?}");
    others.iter().for_each(|other| assert_eq!(format!("{other:?}"), first, "by order of texts"));
}

/// Texts in three orders. Each stands there without its commas too, so that one phrase is cut into tokens in several ways.
fn orders(mut texts: Vec<String>) -> [Vec<String>; 3] {
    let plain: Vec<String> = texts.iter().map(|text| text.replace(['、', '，'], "")).collect();
    texts.extend(plain);
    let mut turned = texts.clone();
    turned.rotate_left(texts.len() / 2);
    let moved = texts.iter().rev().cloned().collect();
    [texts, turned, moved]
}

fn counted_right(corpus: &Corpus, slogans: &[Slogan]) {
    let scanned = Scanned::parts(corpus);
    let mut keys = BTreeSet::new();
    for slogan in slogans {
        let phrase = spelt(&slogan.text);
        let (mut count, mut documents, mut wordings) = (0, BTreeSet::new(), BTreeMap::<&str, u32>::new());
        for part in &scanned {
            for place in part.places(&phrase) {
                count += 1;
                documents.insert(part.document);
                *wordings.entry(&part.text[part.spans[place].start..part.spans[place + phrase.len() - 1].end]).or_default() += 1;
            }
        }
        assert_eq!((slogan.count, slogan.documents), (count, documents.len() as u32), "{slogan:?}");
        // A variant may hold the other half of a pair of marks, which stands outside its first and last unit.
        let mut variants: BTreeMap<&str, u32> = BTreeMap::new();
        for variant in &slogan.variants {
            let units = Units::new(&variant.text);
            let (first, last) = (units.spans()[0], units.spans()[units.len() - 1]);
            *variants.entry(&variant.text[first.start..last.end]).or_default() += variant.count;
            assert!(corpus.iter().any(|document| document.text().contains(&variant.text)));
        }
        assert_eq!(variants, wordings, "{slogan:?}");
        assert!(slogan.count >= 2 && slogan.net <= slogan.count && slogan.documents >= 1 && slogan.score.is_finite());
        assert!(keys.insert(&slogan.key), "two rows with the key {}", slogan.key);
    }
}

/// Asks whether terms are counted as a scan of all tokens counts them, and everything that is found is the same on any number of threads.
pub fn corpus(bytes: &[u8]) {
    let texts = texts(bytes);
    let [one, two] = [&ONE_THREAD, &TWO_THREADS].map(|pool| pool.install(|| everything(&Corpus::from_texts(texts.clone()))));
    assert_eq!(one, two);
    let (corpus, moved) = (Corpus::from_texts(texts.clone()), Corpus::from_texts(texts.into_iter().rev()));
    let counter = TermCounter::builder().parts(PARTS).build().unwrap();
    assert_eq!(counter.count(&corpus), counter.count(&moved));
    terms_are_counted_right(&corpus);
}

fn terms_are_counted_right(corpus: &Corpus) {
    let mut expected: BTreeMap<String, (u64, BTreeSet<usize>)> = BTreeMap::new();
    let mut words = 0;
    for (place, document) in corpus.iter().enumerate() {
        for part in document.parts().iter() {
            for token in Tokenizer::new().tokenize(&document.text()[part.span]).filter(|token| token.is_word()) {
                words += 1;
                let entry = expected.entry(token.text().to_owned()).or_default();
                entry.0 += 1;
                entry.1.insert(place);
            }
        }
    }
    let terms = TermCounter::builder().parts(PARTS).build().unwrap().count(corpus);
    let rows: BTreeMap<String, (u64, u64)> = terms.rows().iter().map(|row| (row.term.to_string(), (row.count, row.documents))).collect();
    assert_eq!(rows, expected.into_iter().map(|(term, (count, documents))| (term, (count, documents.len() as u64))).collect());
    assert_eq!(terms.totals().iter().map(|group| group.words).sum::<u64>(), words);
    let ranked = |pair: &[Term]| (pair[0].count, &pair[1].term) > (pair[1].count, &pair[0].term);
    assert!(terms.rows().windows(2).all(ranked));
}

/// Everything that is found in a corpus, as text to be compared.
fn everything(corpus: &Corpus) -> String {
    let mut all = format!("{:?}\n", SLOGANS.mine(corpus).unwrap());
    for unit in [Unit::Word, Unit::Ngram(2)] {
        all += &format!("{:?}\n", TermCounter::builder().unit(unit).parts(PARTS).build().unwrap().count(corpus));
    }
    for document in corpus {
        all += &format!("{:?}\n{:?}\n{:?}\n", ENUMERATIONS.find(document), QUOTATIONS.find(document), KNOWN.find(document));
        all += &format!("{:?}\n{:?}\n{:?}\n", TEMPLATES.find(document), SERIES.find(document), PARALLELS.find(document));
    }
    all += &format!("{:?}\n", TEMPLATES.find_across(corpus));
    let mut summary = Vec::new();
    Summary::builder().parts(PARTS).build().unwrap().write(corpus, &mut summary).unwrap();
    all + &String::from_utf8(summary).unwrap()
}
