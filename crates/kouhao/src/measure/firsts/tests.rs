use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::*;

fn report(date: &str, text: &str) -> Document {
    Document::new(date, text).with_variable("date", date)
}

fn told(found: &Firsts) -> Vec<(&str, &str)> {
    found.rows().iter().map(|row| (row.period.as_str(), row.text.as_str())).collect()
}

#[test]
fn what_a_text_says_once_and_later_ones_repeat_is_its_own() {
    let corpus = Corpus::new([
        report("2020-03-01", "知责于心、履责于行！护好湖湾、管好渔船。"),
        report("2018-03-01", "护好湖湾、管好渔船，就是富民。"),
        report("2019-03-01", "要知责于心、履责于行。"),
    ]);
    let found = FirstFinder::new().find(&corpus).unwrap();
    assert_eq!(told(&found), [("2018", "护好湖湾、管好渔船"), ("2019", "知责于心、履责于行")]);
    let [ship, duty] = found.rows() else { panic!("two rows") };
    assert_eq!((ship.censored, ship.periods, ship.present, ship.last.as_str()), (true, 3, 2, "2020-03-01"));
    assert_eq!((duty.censored, duty.at.0, duty.first.as_str()), (false, 2, "2019-03-01"));
    assert_eq!(&corpus[2].text()[duty.at.1], "知责于心、履责于行");
}

#[test]
fn sets_are_names_although_they_stand_once() {
    let corpus = Corpus::new([report("2018", "要护好湖湾。"), report("2019", "抓好“三清”行动：清河道、清路障、清积案。做强“1+5”主导产业。")]);
    let found = FirstFinder::new().find(&corpus).unwrap();
    assert_eq!(told(&found), [("2019", "1+5"), ("2019", "三清")]);
    assert!(found.rows().iter().all(|row| row.score.is_none() && row.count == 1));
}

#[test]
fn what_hardly_is_a_formulation_is_no_coinage_but_a_name_is() {
    let text = "重视图书馆、文化站，渔民多了。大家都说“铁渔饭”好。重视图书馆、文化站，收入多了，“铁渔饭”没了。";
    let corpus = Corpus::new([report("2018", "修好水渠。"), report("2019", text)]);
    let mined = SloganMiner::new().mine(&corpus).unwrap();
    let low: Vec<_> = mined.iter().filter(|slogan| slogan.is_telling() && slogan.score < UNLIKELY).map(|slogan| slogan.key.as_str()).collect();
    assert!(
        low.contains(&"重视图书馆文化站") && low.contains(&"铁渔饭"),
        "{:?}",
        mined.iter().map(|s| (&s.text, s.kind, s.score)).collect::<Vec<_>>()
    );
    assert_eq!(told(&FirstFinder::new().find(&corpus).unwrap()), [("2019", "铁渔饭")]);
}

#[test]
fn a_set_that_recurs_is_worth_no_less_than_one_that_does_not() {
    let corpus = Corpus::new([report("2018", "建好“三张清单”，办结率高了。"), report("2019", "“三张清单”办结率达到98%。落实“六张清单”。")]);
    let found = FirstFinder::new().find(&corpus).unwrap();
    let rows: Vec<_> = found.rows().iter().map(|row| (row.text.as_str(), row.count, row.score.is_none_or(|score| score >= UNLIKELY))).collect();
    assert!(rows.contains(&("三张清单", 2, true)) && rows.contains(&("六张清单", 1, true)), "{rows:?}");
}

#[test]
fn sets_of_things_are_no_coinages() {
    let texts = ["沿海三省都来了。", "建成两大渔港码头：东码头、西码头。沿海三省来了，三清行动开始了。", "抓好“三清”行动，落实三查三改。"];
    let corpus = Corpus::new(["2018", "2019", "2020"].iter().zip(texts).map(|(year, text)| report(year, text)));
    let found = FirstFinder::new().find(&corpus).unwrap();
    assert_eq!(told(&found), [("2019", "三清"), ("2020", "三查三改")]);
}

#[test]
fn short_names_count_where_words_do_and_signs_matter() {
    let texts = ["一九五三清明节，1、5两号码头开工。", "抓好“三清”行动：清河道、清路障、清积案。做强“1+5”主导产业。"];
    let corpus = Corpus::new([report("1994", texts[0]), report("1995", texts[1])]);
    let found = FirstFinder::new().find(&corpus).unwrap();
    assert_eq!(told(&found), [("1995", "1+5"), ("1995", "三清")]);
    let corpus = Corpus::new([report("2018", "做强“1＋5”主导产业。"), report("2019", "做强“1+5”主导产业。")]);
    let found = FirstFinder::new().find(&corpus).unwrap();
    assert_eq!(found.rows().iter().map(|row| (row.period.as_str(), row.key.as_str(), row.count)).collect::<Vec<_>>(), [("2018", "1 5", 2)]);
}

#[test]
fn what_others_used_before_is_said() {
    let corpus = Corpus::new([report("2016", "修好水渠。"), report("2018", "协调推进“四个全面”战略布局。")]);
    let found = FirstFinder::new().find(&corpus).unwrap();
    let known: Vec<_> = found.rows().iter().map(|row| (row.text.as_str(), row.first_known.as_deref())).collect();
    assert!(known.contains(&("四个全面", Some("2014-12"))), "{known:?}");
    // Not of a text that is older than what is known.
    let corpus = Corpus::new([report("1990", "协调推进“四个全面”战略布局。")]);
    let found = FirstFinder::new().find(&corpus).unwrap();
    assert_eq!(found.rows().iter().map(|row| (row.text.as_str(), row.first_known.as_deref())).collect::<Vec<_>>(), [("四个全面", None)]);
}

#[test]
fn each_period_has_its_best_and_one_of_those_that_hold_one_another() {
    let text = |long: &str| format!("要“护好湖湾管好渔船”。{long}要“知责于心履责于行”。再说“护好湖湾管好渔船”，“知责于心履责于行”。");
    let corpus =
        Corpus::new([report("2018", &text("坚持“护好湖湾管好渔船”总要求。坚持“护好湖湾管好渔船”总要求。")), report("2019", "护好湖湾管好渔船。")]);
    let found = FirstFinder::new().find(&corpus).unwrap();
    let both = told(&found);
    // Which of them is likelier depends on what the weights were trained on.
    assert!(both.len() == 2 && both.contains(&("2018", "知责于心履责于行")) && both.contains(&("2018", "护好湖湾管好渔船")), "{both:?}");
    let best = FirstFinder::builder().each(1).build().unwrap().find(&corpus).unwrap();
    assert_eq!(told(&best), both[..1]);
    let found = FirstFinder::builder().min_documents(2).build().unwrap().find(&corpus).unwrap();
    assert_eq!(told(&found), [("2018", "护好湖湾管好渔船")]);
}

#[test]
fn an_older_formulation_with_a_verb_is_not_new() {
    let texts = [
        "“护好湖湾、管好渔船”。“护好湖湾、管好渔船”！“护好湖湾、管好渔船”。",
        "持之以恒地深化护好湖湾、管好渔船。持之以恒地深化护好湖湾、管好渔船。持之以恒地深化护好湖湾、管好渔船！知责于心、履责于行！",
        "护好湖湾、管好渔船。“知责于心、履责于行”。",
    ];
    let corpus = Corpus::new(["2018", "2019", "2020"].iter().zip(texts).map(|(year, text)| report(year, text)));
    let found = FirstFinder::new().find(&corpus).unwrap();
    assert_eq!(told(&found), [("2018", "护好湖湾、管好渔船"), ("2019", "知责于心、履责于行")]);
}

#[test]
fn an_older_formulation_with_another_verb_is_not_new() {
    let texts = [
        "树立“护好湖湾、管好渔船”的意识。树立“护好湖湾、管好渔船”的意识！“知责于心、履责于行”。",
        "知责于心、履责于行！强化护好湖湾管好渔船的意识。强化护好湖湾管好渔船的意识！",
    ];
    let corpus = Corpus::new(["2018", "2019"].iter().zip(texts).map(|(year, text)| report(year, text)));
    let found = FirstFinder::new().find(&corpus).unwrap();
    assert!(found.rows().iter().all(|row| row.period == "2018") && told(&found).contains(&("2018", "知责于心、履责于行")), "{:?}", told(&found));
}

#[test]
fn documents_without_a_period_are_left_out_and_said() {
    let corpus = Corpus::new([Document::from("抓好“三清”行动。"), report("2019", "抓好“三清”行动。"), report("2019-03", "抓好“四清”行动。")]);
    let found = FirstFinder::builder().by(Period::Month).build().unwrap().find(&corpus).unwrap();
    assert_eq!(told(&found), [("2019-03", "四清")]);
    assert_eq!(found.undated(), 2);
    let notice = found.notice().unwrap();
    assert!(notice.contains("1 document has no date, 1 document has a date without a month"), "{notice}");
    let found = FirstFinder::new().find(&Corpus::default()).unwrap();
    assert!(found.rows().is_empty() && found.notice().is_none());
}

#[test]
fn wrong_settings_are_refused() {
    assert!(FirstFinder::builder().each(0).build().is_err());
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 40, failure_persistence: None, rng_seed: RngSeed::Fixed(47), ..ProptestConfig::default() })]

    /// The oracle searches for every phrase in every text, one by one.
    #[test]
    fn counts_and_dates_are_those_of_a_search(
        texts in prop::collection::vec((2000..2006u32, prop::collection::vec(0..5usize, 0..6)), 0..8),
    ) {
        let said = ["要“护好湖湾管好渔船”。", "“知责于心履责于行”！", "抓好“三清”行动。", "护好湖湾，管好渔船；", "修好水渠。"];
        let all_parts: Vec<usize> = texts.iter().flat_map(|(_, parts)| parts.clone()).collect();
        let texts: Vec<(u32, String)> = texts.into_iter().map(|(year, parts)| (year, parts.iter().map(|&part| said[part]).collect())).collect();
        let corpus = Corpus::new(texts.iter().map(|(year, text)| report(&year.to_string(), text)));
        let found = FirstFinder::builder().each(100).build().unwrap().find(&corpus).unwrap();
        // What must be there: the set wherever it stands, of the others what recurs with marks around it.
        let has = |key: &str| found.rows().iter().any(|row| row.key == key);
        let times = |part: usize| all_parts.iter().filter(|&&said| said == part).count();
        prop_assert_eq!(has("三清"), times(2) > 0);
        prop_assert_eq!(has("知责于心履责于行"), times(1) > 1);
        // Said over and over without a full stop it is one with what stands around it.
        prop_assert!(has("护好湖湾管好渔船") == (times(0) > 1) || times(3) > 0);
        for row in found.rows() {
            let plain = |text: &str| text.replace(['“', '”', '，', '；'], "");
            let standing = |text: &str, phrase: &str| text.char_indices().filter(|&(at, _)| text[at..].starts_with(phrase)).count();
            let counts: Vec<(u32, usize)> = texts.iter().map(|(year, text)| (*year, standing(&plain(text), &plain(&row.text)))).collect();
            let years: BTreeSet<u32> = counts.iter().filter(|(_, count)| *count > 0).map(|(year, _)| *year).collect();
            prop_assert_eq!(row.count as usize, counts.iter().map(|(_, count)| count).sum::<usize>());
            prop_assert_eq!(row.documents as usize, counts.iter().filter(|(_, count)| *count > 0).count());
            prop_assert_eq!(&row.period, &years.first().unwrap().to_string());
            prop_assert_eq!((&row.last, row.present), (&years.last().unwrap().to_string(), years.len()));
            prop_assert_eq!(row.censored, texts.iter().map(|(year, _)| year.to_string()).min() == Some(row.period.clone()));
        }
    }
}
