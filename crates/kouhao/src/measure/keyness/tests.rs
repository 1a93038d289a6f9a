use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::*;
use crate::text::Document;

fn corpora() -> [Corpus; 2] {
    [Corpus::from_texts(["改革改革发展", "改革", ""]), Corpus::from_texts(["发展发展稳定", "发展，改革"])]
}

fn find<'k>(keys: &'k Keys, term: &str) -> &'k Key {
    keys.rows().iter().find(|row| &*row.term == term).unwrap()
}

#[test]
fn every_figure_of_a_row() {
    let [target, reference] = corpora();
    let keys = Keyness::new().between(&target, &reference);
    assert_eq!(keys.rows().iter().map(|row| &*row.term).collect::<Vec<_>>(), ["改革", "发展", "稳定"]);
    let reform = find(&keys, "改革");
    assert_eq!((reform.target.count, reform.target.documents, reform.reference.count, reform.reference.documents), (3, Some(2), 1, Some(1)));
    // Three of four against one of five, with a prior of four of nine.
    assert_eq!(reform.log_odds, weighted_log_odds(3, 4, 1, 5, 4.0, 9.0));
    let ratio = reform.log_ratio.unwrap();
    assert!((ratio.value - (0.75_f64 / 0.2).log2()).abs() < 1e-6 && ratio.low < ratio.value && ratio.value < ratio.high);
    assert_eq!(reform.g2, quantised(super::super::statistics::g2(Contingency::of_sets(3, 4, 1, 5))));
    assert!(reform.g2 > 0.0 && find(&keys, "发展").g2 < 0.0);
    // Two of three where three quarters of the words are, one of three where the fourth is.
    let spread = reform.target.dispersion.unwrap();
    assert!((spread.dp - 0.083333).abs() < 1e-9 && (spread.dp_norm.unwrap() - 0.111111).abs() < 1e-9, "{spread:?}");
    let stable = find(&keys, "稳定");
    assert_eq!((stable.target.dispersion, stable.log_ratio), (None, None));
    let method = keys.method();
    assert_eq!((method.target_total, method.reference_total, method.target_documents, method.reference_documents), (4, 5, 3, Some(2)));
    assert_eq!((method.prior_total, method.family, method.g2), (9.0, 3, "4-cell"));
    assert!(keys.rows().iter().all(|row| row.p <= row.q && row.q <= 1.0));
}

#[test]
fn names_are_one_term_where_whole_words_make_them_up() {
    let counted = |names: &[&str], text: &str| -> Vec<(String, u64)> {
        let mut keyness = Keyness::builder();
        keyness.names((!names.is_empty()).then(|| PhraseList::new(names).unwrap()));
        let keys = keyness.build().unwrap().between(&Corpus::from_texts([text]), &Corpus::from_texts(["好。"]));
        let mut counted: Vec<_> = keys.rows().iter().filter(|key| key.target.count > 0).map(|key| (key.term.to_string(), key.target.count)).collect();
        counted.sort();
        counted
    };
    let told = |counted: &[(String, u64)]| counted.iter().map(|(term, count)| format!("{term}{count}")).collect::<Vec<_>>().join(" ");
    let text = "建设北湾经济区，北湾经济好。";
    assert_eq!(told(&counted(&["北湾经济区"], text)), "北湾1 北湾经济区1 好1 建设1 经济1");
    // The longer name counts, and each where it stands alone.
    assert_eq!(told(&counted(&["北湾经济", "北湾经济区"], text)), "北湾经济1 北湾经济区1 好1 建设1");
    // Marks part it, and half a word is none: 济区.
    assert_eq!(counted(&["建设北湾"], "建设、北湾。"), counted(&[], "建设、北湾。"));
    assert_eq!(counted(&["湾经济区"], text), counted(&[], text));
}

#[test]
fn sets_change_sides_and_signs() {
    let [target, reference] = corpora();
    let (keys, back) = (Keyness::new().between(&target, &reference), Keyness::new().between(&reference, &target));
    for key in keys.rows() {
        let other = find(&back, &key.term);
        assert_eq!((key.log_odds_z, key.g2, key.p), (-other.log_odds_z, -other.g2, other.p), "{}", key.term);
    }
}

#[test]
fn rare_terms_are_left_out_and_counted_in_totals() {
    let [target, reference] = corpora();
    let keys = Keyness::builder().min_count(2).build().unwrap().between(&target, &reference);
    assert_eq!((keys.rows().len(), keys.method().reference_total, keys.method().family), (2, 5, 2));
}

#[test]
fn a_table_of_frequencies_knows_no_documents() {
    let [target, reference] = corpora();
    let table = FrequencyTable::new("ours", [("改革", 1), ("发展", 3), ("稳定", 1)]);
    let keyness = Keyness::new();
    let keys = keyness.against(&keyness.counter().tabulate(&target), &table);
    let both = keyness.between(&target, &reference);
    for key in keys.rows() {
        let same = find(&both, &key.term);
        assert_eq!((key.target, key.reference.count, key.log_odds_z, key.g2), (same.target, same.reference.count, same.log_odds_z, same.g2));
        assert_eq!((key.reference.documents, key.reference.dispersion), (None, None));
    }
    assert_eq!((keys.rows().len(), keys.method().reference.as_deref(), keys.method().reference_documents), (3, Some("ours"), None));
}

#[test]
fn phrases_are_tested_on_documents() {
    let list = PhraseList::new(["改革", "发展"]).unwrap();
    let [target, reference] = corpora();
    let keyness = Keyness::builder().phrases(Some(list.clone())).build().unwrap();
    let keys = keyness.between(&target, &reference);
    let reform = find(&keys, "改革");
    assert_eq!((reform.target.count, reform.target.documents, reform.reference.count, reform.reference.documents), (3, Some(2), 1, Some(1)));
    // Two of three documents against one of two.
    assert_eq!(reform.log_odds, weighted_log_odds(2, 3, 1, 2, 3.0, 5.0));
    assert_eq!(reform.g2, quantised(signed_g2(Contingency::of_sets(2, 3, 1, 2))));
    assert_eq!((keys.method().tested, keys.method().phrases_hash.as_deref(), keys.rows().len()), ("documents", Some(list.hash()), 2));
    let table = FrequencyTable::new("ours", [("改革", 1)]);
    assert!(keyness.against(&keyness.counter().tabulate(&target), &table).rows().is_empty());
}

#[test]
fn words_that_are_left_out_are_in_no_total() {
    let [target, reference] = corpora();
    let keys = Keyness::builder().stop_words(Some(StopWords::new("ours", ["发展"]))).build().unwrap().between(&target, &reference);
    let method = keys.method();
    assert_eq!((method.target_total, method.reference_total, method.stop_words.as_deref()), (3, 2, Some("ours")));
}

#[test]
fn the_form_with_two_cells_goes_by_its_name() {
    let [target, reference] = corpora();
    let keys = Keyness::builder().g2(G2Form::TwoCells).build().unwrap().between(&target, &reference);
    assert_eq!(find(&keys, "改革").g2, quantised(g2_two_cells(3, 4, 1, 5)));
    assert_eq!(keys.method().g2, "2-cell");
}

#[test]
fn nothing_has_no_rows() {
    let (empty, [target, _]) = (Corpus::default(), corpora());
    assert!(Keyness::new().between(&empty, &empty).rows().is_empty());
    let keys = Keyness::new().between(&target, &empty);
    assert!(keys.rows().iter().all(|row| row.g2 == 0.0 && row.p == 1.0 && row.log_ratio.is_none() && row.log_odds_z.is_finite()));
}

#[test]
fn bad_settings_fail_in_build() {
    for builder in [Keyness::builder().prior_weight(0.0), Keyness::builder().prior_weight(f64::NAN), Keyness::builder().min_count(0)] {
        assert_eq!(builder.build().unwrap_err().kind(), crate::ErrorKind::InvalidOption);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 100, failure_persistence: None, rng_seed: RngSeed::Fixed(63), ..ProptestConfig::default() })]

    #[test]
    fn no_number_is_missing(texts in prop::collection::vec("(改革|发展|的|，){0,6}", 0..8), cut in 0..8usize, weight in 1e-9..1e6_f64) {
        let documents: Vec<Document> = texts.iter().map(|text| Document::from(text.as_str())).collect();
        let (ours, theirs) = documents.split_at(cut.min(documents.len()));
        let keyness = Keyness::builder().prior_weight(weight).build().unwrap();
        let keys = keyness.between(&Corpus::new(ours.to_vec()), &Corpus::new(theirs.to_vec()));
        for key in keys.rows() {
            let ratio = key.log_ratio.map_or(0.0, |ratio| ratio.value + ratio.low + ratio.high);
            let spread = [key.target, key.reference].map(|side| side.dispersion.map_or(0.0, |spread| spread.dp)).iter().sum::<f64>();
            prop_assert!([key.log_odds_z, key.g2, key.p, key.q, ratio, spread].iter().all(|figure| figure.is_finite()), "{:?}", key);
        }
    }
}
