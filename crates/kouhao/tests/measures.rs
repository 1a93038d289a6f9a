//! Counts and dates that were published, or read by people, in real texts.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test fails by panicking")]

mod support;

use kouhao::measure::{Period, PhraseList, Timeline};
use kouhao::text::{Corpus, Document, PartSet, Reader};
use support::data;

#[test]
fn published_counts_of_a_congress_report() {
    // A news agency counted words of the report to the 18th congress on the day after. The text at hand lacks the title, which holds each of 中国,
    // 中国特色, 中国共产党, 中国特色社会主义, 社会主义, 主义 and 党 once (中国 and 社会 twice): with it every count is the published one.
    let Some(path) = data("corpora/cpc_congress_reports/txt/congress_18.txt") else { return };
    let body = Corpus::read([path]).unwrap()[0].text().to_string();
    let title = "坚定不移沿着中国特色社会主义道路前进 为全面建成小康社会而奋斗——在中国共产党第十八次全国代表大会上的报告";
    let corpus = Corpus::from(Document::new("report", format!("{title}\n{body}")));
    let published = [
        ("社会", 319),
        ("发展", 301),
        ("主义", 191),
        ("社会主义", 165),
        ("中国", 148),
        ("中国特色", 90),
        ("中国共产党", 8),
        ("中国人民", 7),
        ("中国特色社会主义", 82),
        ("科学发展", 27),
        ("科学发展观", 16),
        ("党", 236),
        ("党中央", 3),
        ("全党", 29),
    ];
    let list = PhraseList::new(published.map(|(phrase, _)| phrase)).unwrap();
    let found = list.find(&corpus[0], PartSet::ALL);
    let counts: Vec<(&str, usize)> =
        list.iter().enumerate().map(|(place, phrase)| (phrase, found.iter().filter(|found| found.phrase == place).count())).collect();
    assert_eq!(counts, published);
    // 主义 outside 社会主义.
    let pair = PhraseList::new(["主义", "社会主义"]).unwrap();
    let rows: Vec<_> = pair.breakdown(&corpus, PartSet::ALL).into_iter().map(|row| (row.term, row.within, row.count)).collect();
    assert_eq!(rows, [("主义".into(), None, 26), ("主义".into(), Some("社会主义".into()), 165), ("社会主义".into(), None, 165)]);
}

#[test]
fn first_dates_in_the_evening_news() {
    let Some(path) = data("corpora/xwlb_2012_2022.jsonl.gz") else { return };
    let expected =
        [("四个全面", "2015-01-05"), ("四个意识", "2016-02-23"), ("两个维护", "2018-05-14"), ("两个确立", "2021-11-15"), ("八项规定", "2012-12-04")];
    // Only the items that have one of them, so that the test need not wait for all others to be cut; and the first item of all, with which the corpus begins.
    let held = |document: &Document| document.name() == "VIDE1355098166246193" || expected.iter().any(|(phrase, _)| document.text().contains(phrase));
    let corpus = Corpus::new(Reader::builder().build([path]).unwrap().map(Result::unwrap).filter(held));
    let lives = Timeline::builder().phrases(expected.map(|(phrase, _)| phrase)).by(Period::Month).build().unwrap().trace(&corpus);
    let first: Vec<_> = lives.lives().iter().map(|life| (&*life.phrase, life.first.as_ref().unwrap())).collect();
    assert_eq!(first.iter().map(|(phrase, first)| (*phrase, first.date.as_str())).collect::<Vec<_>>(), expected);
    assert!(first.iter().all(|(_, first)| !first.censored));
    assert!(lives.lives().iter().all(|life| life.last.as_ref().unwrap().date.starts_with("2022")));
}
