use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::*;
use crate::text::Document;

fn corpus(documents: &[(&str, &str)]) -> Corpus {
    Corpus::new(documents.iter().enumerate().map(|(place, (date, text))| Document::new(place.to_string(), *text).with_variable("date", *date)))
}

fn life(documents: &[(&str, &str)], by: Period) -> Life {
    let lives = Timeline::builder().phrases(["久久为功"]).by(by).build().unwrap().trace(&corpus(documents));
    lives.lives()[0].clone()
}

#[test]
fn months_follow_each_other_over_the_year() {
    let timeline = Timeline::builder().phrases(["久久为功"]).by(Period::Month).build().unwrap();
    let lives = timeline.trace(&corpus(&[
        ("2020-11-30", "久久为功。"),
        ("2021-02-01", "功。"),
        ("2021-02-28", "久久为功，久久为功"),
        ("2021", "久久为功"),
        ("nie", "久久为功"),
    ]));
    let rows: Vec<_> =
        lives.points().iter().map(|row| (row.period.as_str(), row.count, row.documents, row.document_share, row.first, row.last)).collect();
    let expected = [
        ("2020-11", 1, 1, Some(1.0), true, false),
        ("2020-12", 0, 0, None, false, false),
        ("2021-01", 0, 0, None, false, false),
        ("2021-02", 2, 1, Some(0.5), false, true),
    ];
    assert_eq!(rows, expected);
    assert_eq!(lives.points()[3].per_10k_chars, Some(1818.18));
    assert_eq!(lives.undated(), 2);
    let told = "left out because they belong to no period: 1 document has a date that cannot be read, such as \"nie\", 1 document has a date without a month; give dates with months, or use years";
    assert_eq!(lives.notice().unwrap(), told);
    let years = Timeline::new(["久久为功"]).unwrap();
    assert!(
        years
            .trace(&corpus(&[("nie", "功。"), ("", "功。")]))
            .notice()
            .unwrap()
            .contains(": 1 document has no date, 1 document has a date that cannot be read, such as \"nie\"; write")
    );
    assert_eq!(years.trace(&corpus(&[("2020", "功。"), ("2021-03", "功。")])).notice(), None);
}

#[test]
fn first_and_last_with_their_documents() {
    let found = life(
        &[("2019-05-02", "功。"), ("2020-07-01", "久久为功"), ("2020-06-30", "久久为功"), ("2020-06-30", "久久为功"), ("2022", "功")],
        Period::Year,
    );
    let end = |date: &str, document: &str| Some(End { date: date.into(), document: document.into(), censored: false });
    assert_eq!((found.first, found.last), (end("2020-06-30", "2"), end("2020-07-01", "1")));
    assert_eq!((found.count, found.documents, found.periods, found.present), (3, 3, 3, 1));
    assert!(found.gaps.is_empty());
}

#[test]
fn the_edges_of_the_corpus_are_no_births_and_deaths() {
    let found = life(&[("2019", "久久为功"), ("2020", "久久为功")], Period::Year);
    assert!(found.first.unwrap().censored && found.last.unwrap().censored);
    let none = life(&[("2019", "功")], Period::Year);
    assert_eq!((none.first, none.last, none.count, none.slope), (None, None, 0, None));
    assert!(Timeline::new(["功"]).unwrap().trace(&Corpus::default()).points().is_empty());
}

#[test]
fn a_gap_is_of_periods_with_documents() {
    let documents =
        [("2010", "久久为功"), ("2011", "功"), ("2013", "功"), ("2014", "久久为功"), ("2016", "久久为功"), ("2017", "功"), ("2018", "久久为功")];
    let found = life(&documents, Period::Year);
    let gap = |from: &str, to: &str, periods| Gap { from: from.into(), to: to.into(), periods };
    // One report that lacks it is no end.
    assert_eq!(found.gaps, [gap("2011", "2013", 2)]);
    assert!(found.is_revived() && !life(&documents[4..], Period::Year).is_revived());
    let short = Timeline::builder().phrases(["久久为功"]).min_gap(1).build().unwrap().trace(&corpus(&documents));
    assert_eq!(short.lives()[0].gaps, [gap("2011", "2013", 2), gap("2017", "2017", 1)]);
}

#[test]
fn trends_are_of_shares() {
    let rising = life(&[("2010", "功"), ("2011", "久久为功"), ("2011", "功"), ("2012", "久久为功"), ("2014", "久久为功")], Period::Year);
    // Shares 0, 1/2, 1 and, two years later, 1.
    assert_eq!((rising.trend.s, rising.slope), (5, Some(0.375)));
    assert!(rising.trend.z > 0.0 && rising.trend.p < 0.2);
}

#[test]
fn only_the_longest_count_on_request() {
    let count = |overlap| {
        let timeline = Timeline::builder().phrases(["主义", "社会主义"]).overlap(overlap).build().unwrap();
        timeline.trace(&corpus(&[("2020", "社会主义、主义")])).lives().iter().map(|life| life.count).collect::<Vec<_>>()
    };
    assert_eq!((count(Overlap::All), count(Overlap::Longest)), (vec![2, 1], vec![1, 1]));
}

#[test]
fn bad_settings_fail_in_build() {
    for builder in [Timeline::builder().phrases(["，"]), Timeline::builder().phrases(["功"]).min_gap(0), &mut Timeline::builder()] {
        assert_eq!(builder.build().unwrap_err().kind(), crate::ErrorKind::InvalidOption);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, rng_seed: RngSeed::Fixed(65), ..ProptestConfig::default() })]

    #[test]
    fn any_share_of_the_work_gives_the_same(documents in prop::collection::vec(("20(19|20)-0[1-3](-0[12])?", "(功|久久为功|，){0,4}"), 0..12), cut in 0..12usize) {
        let documents: Vec<(&str, &str)> = documents.iter().map(|(date, text)| (date.as_str(), text.as_str())).collect();
        let corpus = corpus(&documents);
        let timeline = Timeline::builder().phrases(["久久为功", "功"]).by(Period::Month).build().unwrap();
        let (first, rest) = corpus.documents().split_at(cut.min(corpus.len()));
        let mut shared = timeline.tally();
        first.iter().for_each(|document| shared.add(document));
        rayon::ThreadPoolBuilder::new().num_threads(3).build().unwrap().install(|| shared.extend(rest));
        prop_assert_eq!(shared.finish(), timeline.trace(&corpus));
    }
}

#[test]
fn one_report_a_year_has_a_trend_without_a_slope() {
    let texts: Vec<(String, &str)> = (2000..2012).map(|year| (year.to_string(), if year > 2007 { "久久为功" } else { "功" })).collect();
    let documents: Vec<(&str, &str)> = texts.iter().map(|(year, text)| (year.as_str(), *text)).collect();
    let found = life(&documents, Period::Year);
    assert!(found.slope == Some(0.0) && found.trend.tau > 0.6 && found.trend.z > 2.0, "{found:?}");
}
