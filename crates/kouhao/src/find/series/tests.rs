use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::*;

/// Shows series as marker and items, indented by depth.
fn shown(text: &str) -> Vec<String> {
    let found = SeriesFinder::builder().outline(true).build().unwrap().find(&Document::from(text));
    let items = |series: &Series| series.items.iter().map(|&item| &text[item]).collect::<Vec<_>>().join("|");
    found.iter().map(|series| format!("{}{} {}", "  ".repeat(series.depth), series.marker, items(series))).collect()
}

fn one(text: &str) -> Series {
    let mut found = SeriesFinder::new().find(&Document::from(text));
    assert_eq!(found.len(), 1, "{:?}", shown(text));
    found.remove(0)
}

#[test]
fn where_items_end() {
    assert_eq!(shown("一是甲。二是乙。\n丙。"), ["一是 甲|乙"]);
    assert_eq!(shown("一是甲。甲。二是乙。乙。\n丙。"), ["一是 甲。甲|乙。乙"]);
    assert_eq!(shown("（一）甲\n子。\n（二）乙\n丑。\n寅。"), ["（一） 甲\n子|乙\n丑。\n寅"]);
    assert_eq!(shown("他说：“一是甲，二是乙。”丙。"), ["一是 甲|乙"]);
    assert_eq!(shown("一、甲\n二、乙\n一、甲\n子。\n二、乙\n丑。"), ["一、 甲|乙", "一、 甲\n子|乙\n丑"]);
}

#[test]
fn what_holds_what() {
    assert_eq!(shown("1.甲：\n一、子。\n二、丑。\n2.乙。"), ["1. 甲：\n一、子。\n二、丑|乙", "  一、 子|丑"]);
    // A list in the preface is neither in what follows nor ended by it.
    assert_eq!(shown("1.甲。\n2.乙。\n一、丙\n1.子。\n2.丑。\n二、丁\n寅。")[1..], ["一、 丙\n1.子。\n2.丑|丁\n寅", "  1. 子|丑"]);
    assert_eq!(shown("第一，甲。\n一、子\n第二，乙。\n二、丑\n卯。"), ["一、 子\n第二，乙|丑\n卯"]);
}

#[test]
fn lists_stay_apart() {
    assert!(shown("一是甲。\n今天。\n明天，二是乙。").is_empty());
    assert_eq!(shown("要求：一是甲。\n二是乙。\n三是丙。"), ["一是 甲|乙|丙"]);
    assert!(shown(&format!("一是甲。\n{}三是乙。", "今天。\n".repeat(9))).is_empty());
    assert_eq!(shown("一是甲，二是“一是子，二是丑”，三是丙。"), ["一是 甲|“一是子，二是丑”|丙", "  一是 子|丑"]);
}

#[test]
fn gaps_are_told() {
    assert_eq!((one("三是甲，五是乙。").missing, one("一是甲，二是乙。").missing), (vec![1, 2, 4], vec![]));
    assert!(!one("二是甲，一是乙。").ordered);
    let laws = SeriesFinder::new().find(&Document::from("第一章 甲\n第一条 子。\n第二条 丑。\n第二章 乙\n第三条 寅。\n第五条 卯。"));
    assert_eq!(laws.iter().map(|series| series.missing.as_slice()).collect::<Vec<_>>(), [&[][..], &[], &[4]]);
}

#[test]
fn markers_without_words_are_no_items() {
    assert_eq!(shown("一是甲。二是乙。三是。\n丙。"), ["一是 甲|乙"]);
    assert_eq!(shown("他说：“一是甲，二是乙，三是，”丙。"), ["一是 甲|乙"]);
    assert!(shown("一是甲。二是。\n丙。").is_empty());
    let doubled = one("讲三点：第一，甲；第二，乙；最后，第三，丙。");
    assert_eq!((doubled.items.len(), doubled.check, doubled.ordered), (3, Check::Matches, true));
    assert_eq!(shown("1.首先，甲。二是。\n2.乙。"), ["1. 首先，甲。二是|乙"]);
}

#[test]
fn what_is_counted_may_have_a_noun() {
    assert_eq!(shown("送你们四个词。第一个词是勤。\n第二个词是俭。\n第三个关键词是和。"), ["第一 是勤|是俭|是和"]);
    assert_eq!(shown("记住三句话：第一句，甲；第二句，乙；第三句，丙。"), ["第一 甲|乙|丙"]);
    assert_eq!(shown("第一句“甲”；第二句“乙”。"), ["第一 “甲”|“乙”"]);
    assert_eq!(shown("第一个是甲，第二个就是乙。"), ["第一 是甲|就是乙"]);
    for text in [
        "第一个到的是张三，第二个到的是李四。",
        "第一个五年计划是甲，第二个五年计划是乙。",
        "第一个“甲”，第二个“乙”。",
        "第一个春天来了，第二个春天来了。",
    ] {
        assert!(shown(text).is_empty(), "{text}");
    }
}

#[test]
fn other_parts_are_left_out() {
    let text = "一是甲，二是乙。";
    let finder = SeriesFinder::builder().parts(PartSet::parse("glossary").unwrap()).build().unwrap();
    assert!(finder.find(&Document::from(text)).is_empty());
    let report = "政府工作报告\n各位代表：\n一是甲，二是乙。\n名词解释\n1.甲：子。\n2.乙：丑。";
    assert_eq!(SeriesFinder::new().find(&Document::from(report)).len(), 1);
}

/// Were anything here quadratic, these texts of half a megabyte to one each would not be read in a test's time.
#[test]
fn long_texts_of_nothing_but_markers() {
    let count = |piece: &str, bytes: usize, outline: bool| {
        let text = piece.repeat(bytes / piece.len());
        SeriesFinder::builder().outline(outline).build().unwrap().find(&Document::from(text.as_str())).len()
    };
    for piece in ["一是", "（一）", "一、", "1.", "①", "首先，", "一方面军", "“一是", "第一条\n"] {
        assert_eq!(count(piece, 1_000_000, false), 0, "{piece}");
    }
    assert_eq!(count("一是甲，二是乙，", 500_000, false), 500_000 / 24);
    assert_eq!(count("（一）甲\n（二）乙\n", 500_000, false), 500_000 / 26);
    // All in one sentence; and behind marks without end.
    assert!(count("一是甲，二是乙，一要丙，二要丁，（一）甲，（二）乙", 500_000, false) > 10_000);
    assert!(count("，，，，，，，，，，，，，，，，，，，，，，，，，一是甲，二是乙", 1_000_000, false) > 9_000);
    assert!(count("走在全省前列，我们一定要甲。要乙。要丙。\n", 500_000, true) > 8_000);
}

#[test]
fn one_long_series() {
    let text: String = (1..3000).map(|place| format!("第{place}条 甲。\n")).collect();
    assert_eq!(one(&text).items.len(), 2999);
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 400, failure_persistence: None, rng_seed: RngSeed::Fixed(31), ..ProptestConfig::default() })]

    /// Of two series that overlap one holds the other, and it is as deep as it is held.
    #[test]
    fn series_nest(text in "([一二三四](是|要|、)|（[一二三]）|[123][.、]|[①②③]|第[一二三]，|首先，|其次，|最后，|一方面，|另一方面，|第[一二三]条 |[。，；：\n“”]|甲乙|三个方面){0,30}") {
        let found = SeriesFinder::new().find(&Document::from(text.as_str()));
        for series in &found {
            prop_assert!(series.items.len() > 1 && series.items.is_sorted_by(|a, b| a.end <= b.start), "{:?} in {:?}", series, text);
            prop_assert!(series.items.iter().all(|&item| series.span.contains(item)), "{:?} in {:?}", series, text);
            prop_assert!(series.announced_by.is_none_or(|phrase| !phrase.is_empty() && phrase.end <= series.span.start));
            let holding = found.iter().filter(|outer| outer.span.start < series.span.start && series.span.start < outer.span.end);
            prop_assert_eq!(holding.clone().count(), series.depth, "{:?}", text);
            prop_assert!(holding.clone().all(|outer| outer.span.contains(series.span)), "{:?} in {:?}", series, text);
        }
    }

    #[test]
    fn no_text_panics(text in any::<String>()) {
        SeriesFinder::builder().outline(true).build().unwrap().find(&Document::from(format!("一是{text}二是{text}\n（一）{text}\n（二）{text}").as_str()));
    }
}

#[test]
fn headings_on_lines_of_their_own() {
    let text = |headings: &[&str]| -> String {
        let body = "船厂的师傅们说，今年活多人少，白天修船，晚上还要到码头上去看潮，一个班次也不能断，大家都很辛苦。";
        headings.iter().map(|heading| format!("{heading}\n{body}\n{body}\n")).collect()
    };
    let outlined = |headings: &[&str]| shown(&format!("港城的冬天\n\n{}", text(headings)));
    let written = ["以修船带动港口", "以看潮稳住班次", "以育人留住师傅"];
    assert_eq!(outlined(&written)[0], format!("以{{}} {}", written.join("|")));
    assert_eq!(outlined(&["码头上的灯光", "师傅们的算盘", "船厂外的集市"])[0], "{} 码头上的灯光|师傅们的算盘|船厂外的集市");
    // Two may be chance, numbered ones are a series, sentences none.
    assert!(outlined(&written[..2]).is_empty());
    assert!(outlined(&["一、修船", "二、看潮", "三、育人"]).iter().all(|series| series.starts_with("一、")));
    assert!(outlined(&["我们先修船。", "我们再看潮。", "我们要育人。"]).iter().all(|series| !series.starts_with("{}")));
}

#[test]
fn what_announces_stands_at_the_end() {
    // In a list of sets each is one of them.
    let listed = one("认准一个航向、突出三大重点、办好两项工程，开创新局面。\n（一）修船。\n（二）看潮。\n（三）育人。");
    assert_eq!((listed.announced_by, listed.check), (None, Check::Unstated));
    // But a set that is called by the word of the markers.
    let text = "我归纳成“三个要”，今天交个底：\n一要修船；二要看潮；三要育人。";
    assert_eq!(one(text).announced_by.map(|span| &text[span]), Some("三个要"));
    let text = "办好三方面惠民实事：1.修船；2.看潮；3.育人。";
    assert_eq!(one(text).announced_by.map(|span| &text[span]), Some("三方面惠民实事"));
}

#[test]
fn the_last_word_of_a_speech_is_no_item_of_a_named_series() {
    let text = "我说两句话。\n第一句话，修好船。\n第二句话，看好潮。\n散会以后大家到码头上去。\n最后，给大家拜年！";
    assert_eq!(one(text).items.len(), 2);
    assert_eq!(one("第一，修好船。\n第二，看好潮。\n最后，拜个年。").items.len(), 3);
}

#[test]
fn paragraphs_that_begin_with_a_dash() {
    let text = "变化有三。\n——甲。子。\n——乙。一是丑，二是寅。\n——丙。\n卯。";
    assert_eq!(shown(text), ["—— 甲。子|乙。一是丑，二是寅|丙", "  一是 丑|寅"]);
    // A subtitle and a source, dashes that are apart, and those within a paragraph are no items.
    assert!(shown("甲\n——乙\n——丙\n丁。").is_empty());
    assert!(shown("——甲。\n子。\n——乙。\n丑。\n——丙。").is_empty());
    assert!(shown("甲——乙——丙——丁。").is_empty());
}
