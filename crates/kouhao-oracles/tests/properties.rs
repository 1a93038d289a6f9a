//! Every oracle on inputs made at random: fixed seeds and few cases, the same inputs at every run, in seconds even without optimisation.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};

use kouhao::find::enumerations::{Enumeration, EnumerationFinder};
use kouhao::find::parallels::{Parallel, ParallelFinder};
use kouhao::find::quotations::QuotationFinder;
use kouhao::find::series::{Series, SeriesFinder};
use kouhao::find::slogans::{Slogan, SloganMiner};
use kouhao::find::templates::TemplateFinder;
use kouhao::measure::{Kwic, TermCounter, Terms};
use kouhao::text::{Corpus, Document, Parts, Reader};
use kouhao::tokens::Tokenizer;
use kouhao_oracles::{Input, Oracle};
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestRunner};

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, rng_seed: RngSeed::Fixed(101), ..ProptestConfig::default() }
}

/// Asks an oracle about so many inputs, of no more than so many bytes each.
fn ask(oracle: Oracle, cases: u32, bytes: usize) {
    let ask = |input: Vec<u8>| {
        oracle(&input);
        Ok(())
    };
    if let Err(error) = TestRunner::new(config(cases)).run(&prop::collection::vec(any::<u8>(), 0..bytes), ask) {
        panic!("{error}");
    }
}

macro_rules! properties {
    ($($oracle:ident: $cases:literal of $bytes:literal bytes;)*) => {
        $(
            #[test]
            fn $oracle() {
                ask(kouhao_oracles::$oracle, $cases, $bytes);
            }
        )*

        #[test]
        fn every_oracle_is_asked() {
            let asked = [$(stringify!($oracle)),*];
            assert!(kouhao_oracles::ORACLES.iter().map(|(name, _)| *name).eq(asked), "{asked:?}");
        }
    };
}

properties! {
    decode: 2000 of 100 bytes;
    read: 400 of 80 bytes;
    text: 300 of 60 bytes;
    tokens: 300 of 60 bytes;
    user_words: 20 of 40 bytes;
    expression: 4000 of 20 bytes;
    enumerations: 200 of 60 bytes;
    quotations: 200 of 60 bytes;
    series: 200 of 60 bytes;
    kwic: 300 of 60 bytes;
    known: 100 of 60 bytes;
    parallels: 200 of 60 bytes;
    templates: 200 of 80 bytes;
    slogans: 80 of 80 bytes;
    corpus: 30 of 80 bytes;
    lexicon: 2000 of 60 bytes;
    background: 200 of 60 bytes;
    linear: 6 of 12 bytes;
}

/// Inputs that an oracle once failed on and that no test beside the code stands for: the oracle was wrong.
#[test]
fn what_failed_holds() {
    // 鄉親們 and 我们 share a character in two scripts.
    kouhao_oracles::parallels(b"\x0a\x5d\x19\xff\xc6\xff");
    // A radical is cut as an ideograph is, from what a joiner ties to it.
    kouhao_oracles::tokens(b"\x2c\xeb\xeb\xeb\xeb\x00\xe6\xaa\xed");
}

#[test]
fn every_oracle_has_a_target() {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../../fuzz/fuzz_targets");
    let files = std::fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
    let targets: BTreeSet<String> = files.map(|path| path.file_stem().unwrap().to_string_lossy().into_owned()).collect();
    // The last looks behind the interface.
    let oracles: BTreeSet<String> = kouhao_oracles::ORACLES.iter().map(|(name, _)| (*name).to_owned()).chain(["repeats".to_owned()]).collect();
    assert_eq!(targets, oracles);
}

/// The objects that callers keep, share between threads and clone.
#[test]
fn objects_are_shared_between_threads() {
    fn shared<T: Clone + Send + Sync + Unpin + std::panic::UnwindSafe + std::panic::RefUnwindSafe + 'static>() {}
    shared::<Document>();
    shared::<Corpus>();
    shared::<Parts>();
    shared::<Tokenizer>();
    shared::<EnumerationFinder>();
    shared::<Enumeration>();
    shared::<QuotationFinder>();
    shared::<ParallelFinder>();
    shared::<Parallel>();
    shared::<TemplateFinder>();
    shared::<SeriesFinder>();
    shared::<Series>();
    shared::<SloganMiner>();
    shared::<Slogan>();
    shared::<TermCounter>();
    shared::<Terms>();
    shared::<Kwic>();
    // An error of the operating system is not unwind safe.
    fn sent<T: Clone + Send + Sync + 'static>() {}
    sent::<kouhao::Error>();
    fn moved<T: Send + 'static>() {}
    moved::<Reader>();
}

/// Inputs make what the oracles are about; without this they could hold for nothing.
#[test]
fn inputs_make_findings() {
    use proptest::strategy::ValueTree;
    let mut runner = TestRunner::new(config(1));
    let inputs = prop::collection::vec(any::<u8>(), 60..120);
    let mut counts = BTreeMap::<&str, usize>::new();
    for _ in 0..100 {
        let bytes = inputs.new_tree(&mut runner).unwrap().current();
        let texts = Input::new(&bytes).texts();
        let corpus = Corpus::from_texts(texts);
        let document = Document::from(Input::new(&bytes).text().as_str());
        let quotations = QuotationFinder::new().find(&document);
        let found = [
            ("named", EnumerationFinder::new().find(&document).iter().any(|phrase| phrase.named)),
            ("members", EnumerationFinder::new().find(&document).iter().any(|phrase| phrase.items.is_some())),
            ("quotations", quotations.iter().any(|quotation| quotation.noun.is_some() || quotation.attribution.is_some())),
            ("parallels", !ParallelFinder::new().find(&document).is_empty()),
            ("templates", !TemplateFinder::new().find(&document).is_empty()),
            ("across", !TemplateFinder::new().find_across(&corpus).is_empty()),
            ("series", !SeriesFinder::new().find(&document).is_empty()),
            ("slogans", !SloganMiner::new().mine(&corpus).unwrap().is_empty()),
            ("parts", document.parts().iter().count() > 1),
        ];
        found.into_iter().for_each(|(what, yes)| *counts.entry(what).or_default() += usize::from(yes));
    }
    let enough = |(&what, &count): (&&str, &usize)| count >= if what == "across" { 1 } else { 10 };
    assert!(counts.iter().all(enough), "{counts:?}");
}
