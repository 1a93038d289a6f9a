use std::collections::{BTreeMap, BTreeSet};

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::*;
use crate::text::Document;

fn counted(unit: Unit, texts: &[&str]) -> Vec<(String, u64, u64)> {
    let counter = TermCounter::builder().unit(unit).build().unwrap();
    let terms = counter.count(&Corpus::from_texts(texts.iter().copied()));
    terms.rows().iter().map(|row| (row.term.to_string(), row.count, row.documents)).collect()
}

fn row(term: &str, count: u64, documents: u64) -> (String, u64, u64) {
    (term.to_owned(), count, documents)
}

#[test]
fn words_without_marks_and_spaces() {
    let rows = counted(Unit::Word, &["改革，改革 GDP gdp。", "改革 3.5%"]);
    assert_eq!(rows, [row("改革", 3, 2), row("3.5", 1, 1), row("GDP", 1, 1), row("gdp", 1, 1)]);
    assert!(counted(Unit::Word, &["，。 \n", ""]).is_empty());
}

#[test]
fn runs_stay_within_clauses() {
    let rows = counted(Unit::Ngram(2), &["政治、“经济”，文化\n社会"]);
    assert_eq!(rows, [row("政治经济", 1, 1)]);
    assert_eq!(counted(Unit::Ngram(2), &["build back better"]), [row("back better", 1, 1), row("build back", 1, 1)]);
    assert!(counted(Unit::Ngram(3), &["改革，开放。发展"]).is_empty());
    assert_eq!(counted(Unit::Ngram(1), &["改革"]), counted(Unit::Word, &["改革"]));
}

#[test]
fn groups_and_totals() {
    let counter = TermCounter::builder().by("year").min_count(2).build().unwrap();
    let corpus = Corpus::new([
        Document::new("a", "改革改革发展").with_variable("year", "2025"),
        Document::new("b", "改革"),
        Document::new("c", "发展发展").with_variable("year", "2024"),
        Document::new("d", "").with_variable("year", "2023"),
    ]);
    let terms = counter.count(&corpus);
    let rows: Vec<_> = terms.into_iter().map(|row| (row.group.as_deref(), &*row.term, row.count)).collect();
    assert_eq!(rows, [(Some("2024"), "发展", 2), (Some("2025"), "改革", 2)]);
    let totals: Vec<_> = terms.totals().iter().map(|group| (group.name.as_deref(), group.documents, group.words, group.occurrences)).collect();
    assert_eq!(totals, [(Some("2023"), 1, 0, 0), (Some("2024"), 1, 2, 2), (Some("2025"), 1, 3, 3), (None, 1, 1, 1)]);
    assert!((terms.rows()[1].per_million - 666_666.666_666).abs() < 1e-3);
}

#[test]
fn groups_by_what_the_text_says_of_itself() {
    let speech = "在全市大会上的讲话\n（2022年9月7日）\n岳明\n同志们：\n改革改革。";
    let corpus = Corpus::new([Document::new("a", speech), Document::new("b", "改革").with_variable("date", "2021")]);
    let groups = |field: &str| -> Vec<Option<String>> {
        let terms = TermCounter::builder().by(field).build().unwrap().count(&corpus);
        terms.totals().iter().map(|group| group.name.as_deref().map(str::to_owned)).collect()
    };
    assert_eq!(groups("date"), [Some("2021".to_owned()), Some("2022-09-07".to_owned())]);
    for field in ["title", "speaker", "occasion"] {
        let own = corpus[0].value(field).map(str::to_owned);
        assert_eq!(groups(field), [own.clone(), corpus[1].value(field).map(str::to_owned)], "{field}");
    }
    assert_eq!(groups("province"), [None]);
}

fn terms(builder: &mut TermCounterBuilder, text: &str) -> Vec<(String, u64)> {
    let terms = builder.build().unwrap().count(&Corpus::from_texts([text]));
    assert_eq!(terms.totals()[0].words, 6, "filters leave the denominator as it is");
    terms.rows().iter().map(|row| (row.term.to_string(), row.count)).collect()
}

#[test]
fn filters_leave_terms_out_and_no_word() {
    let text = "我们的改革，改革 2025、发展。";
    let cell = |term: &str, count| (term.to_owned(), count);
    let without = [cell("改革", 2), cell("2025", 1), cell("发展", 1)];
    assert_eq!(terms(TermCounter::builder().stop_words(Some(StopWords::closed())), text), without);
    assert!(!terms(TermCounter::builder().numbers(false), text).contains(&cell("2025", 1)));
    let dates = "一九五八年三月，三年增长了百分之五。";
    assert_eq!(terms(TermCounter::builder().numbers(false), dates), [cell("三年", 1), cell("了", 1), cell("增长", 1)]);
    let marks = terms(TermCounter::builder().punctuation(true), text);
    assert!([cell("，", 1), cell("。", 1), cell("、", 1)].iter().all(|mark| marks.contains(mark)));
    // A word that is left out parts its neighbours.
    let pairs = terms(TermCounter::builder().unit(Unit::Ngram(2)).numbers(false), text);
    assert_eq!(pairs, [cell("我们的", 1), cell("的改革", 1)]);
}

#[test]
fn given_phrases_are_terms() {
    let text = "改革发展。发展，改革发展！";
    let list = PhraseList::new(["发展", "改革发展"]).unwrap();
    let counted = |overlap| {
        let counter = TermCounter::builder().phrases(Some(list.clone())).overlap(overlap).build().unwrap();
        let terms = counter.count(&Corpus::from_texts([text]));
        let rows: Vec<(String, u64)> = terms.rows().iter().map(|row| (row.term.to_string(), row.count)).collect();
        assert_eq!((terms.totals()[0].words, terms.totals()[0].characters), (5, 13));
        assert!((terms.rows()[0].per_10k_chars - terms.rows()[0].count as f64 * 1e4 / 13.0).abs() < 1e-9);
        rows
    };
    assert_eq!(counted(Overlap::All), [("发展".to_owned(), 3), ("改革发展".to_owned(), 2)]);
    assert_eq!(counted(Overlap::Longest), [("改革发展".to_owned(), 2), ("发展".to_owned(), 1)]);
    assert!(TermCounter::builder().phrases(Some(list)).unit(Unit::Ngram(2)).build().is_err());
    assert!(TermCounter::builder().punctuation(true).unit(Unit::Ngram(2)).build().is_err());
}

#[test]
fn the_longest_runs() {
    let words = ["改革"; 70].concat();
    assert_eq!(counted(Unit::Ngram(64), &[&words]), [row(&["改革"; 64].concat(), 7, 1)]);
    assert!(counted(Unit::Ngram(64), &["改革"]).is_empty());
}

#[test]
fn bad_settings_fail_in_build() {
    for words in [0, 65, usize::MAX] {
        let error = TermCounter::builder().unit(Unit::Ngram(words)).build().unwrap_err();
        assert_eq!(error.kind(), crate::ErrorKind::InvalidOption);
        assert!(error.to_string().contains("use 1 "), "{error}");
    }
    for builder in [TermCounter::builder().min_count(0), TermCounter::builder().by("")] {
        assert_eq!(builder.build().unwrap_err().kind(), crate::ErrorKind::InvalidOption);
    }
}

/// Counts pairs of words by examining the text between every two neighbouring words.
fn naive_pairs(documents: &[Document]) -> BTreeMap<String, (u64, u64)> {
    let mut counts: BTreeMap<String, (u64, BTreeSet<usize>)> = BTreeMap::new();
    for (id, document) in documents.iter().enumerate() {
        let tokens: Vec<_> = Tokenizer::new().tokenize(document.text()).filter(|token| token.is_word()).collect();
        for pair in tokens.windows(2) {
            let between = &document.text()[pair[0].span().end..pair[1].span().start];
            if between.contains(['，', '；', '：', '。', '！', '\n', '.', ',']) {
                continue;
            }
            let latin = |text: &str| text.is_ascii();
            let space = if latin(pair[0].text()) && latin(pair[1].text()) { " " } else { "" };
            let entry = counts.entry(format!("{}{space}{}", pair[0].text(), pair[1].text())).or_default();
            entry.0 += 1;
            entry.1.insert(id);
        }
    }
    counts.into_iter().map(|(term, (count, documents))| (term, (count, documents.len() as u64))).collect()
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, rng_seed: RngSeed::Fixed(21), ..ProptestConfig::default() })]

    #[test]
    fn pairs_agree_with_a_naive_count(texts in prop::collection::vec("(改革|发展|GDP|five|的|中国|[，；：。！、“” \n.,])*", 0..6)) {
        let corpus = Corpus::from_texts(texts);
        let terms = TermCounter::builder().unit(Unit::Ngram(2)).build().unwrap().count(&corpus);
        let rows: BTreeMap<String, (u64, u64)> =
            terms.rows().iter().map(|row| (row.term.to_string(), (row.count, row.documents))).collect();
        prop_assert_eq!(rows, naive_pairs(corpus.documents()));
    }

    #[test]
    fn any_share_of_the_work_gives_the_same(texts in prop::collection::vec("(改革|发展|GDP|的|，)*", 0..12), cut in 0..12usize) {
        let documents: Vec<Document> =
            texts.iter().enumerate().map(|(i, text)| Document::new("", text.as_str()).with_variable("g", (i % 3).to_string())).collect();
        let counter = TermCounter::builder().by("g").build().unwrap();
        let mut one_by_one = counter.tally();
        documents.iter().for_each(|document| one_by_one.add(document));
        let (first, rest) = documents.split_at(cut.min(documents.len()));
        let mut shared = counter.tally();
        first.iter().for_each(|document| shared.add(document));
        rayon::ThreadPoolBuilder::new().num_threads(3).build().unwrap().install(|| shared.extend(rest));
        first.iter().for_each(|document| shared.add(document));
        first.iter().for_each(|document| one_by_one.add(document));
        prop_assert_eq!(shared.finish(), one_by_one.finish());
    }
}

#[test]
fn nobody_said_the_notes_of_the_hall() {
    let corpus = Corpus::from_texts(["We build [Laughter] harbours. [Applause] 我们修堤坝。（热烈鼓掌）"]);
    let found = TermCounter::new().count(&corpus);
    let terms: Vec<&str> = found.rows().iter().map(|term| &*term.term).collect();
    assert!(terms.contains(&"harbours") && !terms.iter().any(|term| ["Laughter", "Applause", "鼓掌"].contains(term)), "{terms:?}");
    // They part what stands beside them, and stay words of the text.
    let pairs = TermCounter::builder().unit(Unit::Ngram(2)).build().unwrap().count(&corpus);
    assert!(pairs.rows().iter().all(|term| &*term.term != "build harbours"));
    let plain = TermCounter::new().count(&Corpus::from_texts(["We build Laughter harbours. Applause 我们修堤坝。热烈鼓掌"]));
    assert_eq!(found.totals()[0].words, plain.totals()[0].words);
}

#[test]
fn names_are_one_term_and_as_many_words() {
    let corpus = Corpus::from_texts(["建设粤港澳大湾区。大湾在粤港澳。"]);
    let counted = |names: &[&str]| {
        let names = (!names.is_empty()).then(|| PhraseList::new(names).unwrap());
        TermCounter::builder().names(names).build().unwrap().count(&corpus)
    };
    let (plain, named) = (counted(&[]), counted(&["粤港澳大湾区"]));
    let has = |terms: &Terms, text: &str| terms.rows().iter().any(|term| &*term.term == text);
    assert!(has(&named, "粤港澳大湾区") && !has(&plain, "粤港澳大湾区") && has(&named, "粤港澳"));
    assert_eq!(named.totals()[0].words, plain.totals()[0].words);
}

#[test]
fn an_empty_value_is_no_group_of_its_own() {
    let corpus =
        Corpus::new([Document::from("改革"), Document::from("改革").with_variable("place", ""), Document::from("改革").with_variable("place", " ")]);
    let mut counter = TermCounter::builder();
    let counted = counter.by("place").build().unwrap().count(&corpus);
    assert_eq!(counted.totals().iter().map(|group| (group.name.clone(), group.documents)).collect::<Vec<_>>(), [(None, 3)]);
    let lines = crate::measure::Kwic::builder().phrase("改革").by("place").build().unwrap().concordance(&corpus);
    assert!(lines.len() == 3 && lines.iter().all(|line| line.group.is_none()));
}
