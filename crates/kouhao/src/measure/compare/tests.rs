use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::*;
use crate::find::slogans::SloganKind;
use crate::text::Document;

fn compare_texts(a: &str, b: &str) -> Vec<Difference> {
    Comparer::new().compare(&Document::from(a).into(), &Document::from(b).into()).unwrap()
}

fn texts(found: &[Difference], status: Status, level: Level) -> Vec<&str> {
    found.iter().filter(|row| row.status == status && row.level == level).map(Difference::text).collect()
}

const LAST_YEAR: &str = "办好“一元食堂”，守住民生底线。\n坚决打好春耕攻坚战。坚决打好春耕攻坚战，不误农时。\n全镇修桥三座。推广“智能农机”。把集市修得更宽敞。各位代表！各位代表！";
const THIS_YEAR: &str =
    "各位代表！推广“智能+”。把集市修得更宽敞、更明亮。\n全镇修桥五座。落实“三免三减”。守好民生底线，办好“好邻居”食堂。\n坚决打好春耕攻坚战。";

#[test]
fn formulations_come_and_go() {
    let found = compare_texts(LAST_YEAR, THIS_YEAR);
    assert_eq!(texts(&found, Status::Dropped, Level::Formulation), ["一元食堂", "智能农机"]);
    assert_eq!(texts(&found, Status::Added, Level::Formulation), ["三免三减", "好邻居", "智能+"]);
    let kept = found.iter().find(|row| row.text() == "坚决打好春耕攻坚战" && row.level == Level::Formulation).unwrap();
    assert_eq!((kept.status, kept.count_a, kept.count_b, kept.partner()), (Status::Kept, 2, 1, Some("坚决打好春耕攻坚战")));
}

#[test]
fn signs_belong_to_a_name() {
    // 智能 stands in the first text, 智能+ does not.
    let found = compare_texts("推广智能农机、智能大棚、智能仓库。", "推广智能农机。拓展“智能+”。");
    let added = found.iter().find(|row| row.status == Status::Added && row.level == Level::Formulation).unwrap();
    assert_eq!((added.text(), added.count_a, added.count_b), ("智能+", 0, 1));
    assert!(!found.iter().any(|row| row.text() == "智能" && row.kind == Some(SloganKind::Name)));
}

#[test]
fn a_name_is_told_once() {
    let once = |text: &str| -> Vec<String> {
        let found = compare_texts("办好集市。", text);
        texts(&found, Status::Added, Level::Formulation).into_iter().map(str::to_string).collect()
    };
    // Not the phrase that holds it as well, nor what it holds.
    assert_eq!(once("降低“四费合一”缴费比例。落实“四费合一”缴费比例。"), ["四费合一"]);
    assert_eq!(once("办好“早半步”，推进“快步早半步”。"), ["早半步", "快步早半步"]);
    assert_eq!(once("推进“快步‘早半步’”。"), ["快步‘早半步’"]);
}

#[test]
fn short_names_count_where_words_start_and_end() {
    let counts = |a: &str, b: &str, name: &str| {
        let found = compare_texts(a, b);
        let row = found.iter().find(|row| row.text() == name && row.level == Level::Formulation).unwrap();
        (row.status, row.count_a, row.count_b)
    };
    // Neither a year nor a longer word has the name in it.
    let a = "“九五”时修了桥。";
    assert_eq!(counts(a, "一九五四年建镇，一九五六年修渠。", "九五"), (Status::Dropped, 1, 0));
    assert_eq!(counts(a, "一九五四年建镇，九五收官那年修渠，“九五”好。", "九五"), (Status::Kept, 1, 2));
    assert_eq!(counts("推广“智能+”。", "推广人工智能+。", "智能+"), (Status::Dropped, 1, 0));
    // A set that is known to be one counts even where the tokenizer cuts it in two (六|稳六保); so does what is long.
    assert_eq!(counts("落实“六稳”。", "做到六稳六保。", "六稳"), (Status::Kept, 1, 1));
    assert_eq!(counts("办好“小桥流水人”。", "修好小桥流水人家。", "小桥流水人"), (Status::Kept, 1, 1));
}

#[test]
fn what_was_reworded() {
    let found = compare_texts("今年“深化春耕改革”，落实“春耕改革办法”。", "“深化农具春耕改革”好。");
    let reworded = found.iter().find(|row| row.status == Status::Reworded && row.level == Level::Formulation).unwrap();
    assert_eq!((reworded.text(), reworded.partner(), reworded.count_a, reworded.count_b), ("深化春耕改革", Some("深化农具春耕改革"), 1, 1));
    let edits: Vec<_> = reworded.edits.iter().map(|edit| (edit.operation, edit.a.as_str(), edit.b.as_str())).collect();
    assert_eq!(edits, [(Operation::Insert, "", "农具")]);
    // What a phrase names stands at its end: the method is not the reform.
    assert_eq!(texts(&found, Status::Dropped, Level::Formulation), ["春耕改革办法"]);
}

#[test]
fn what_was_not_reworded() {
    let reworded = |a: &str, b: &str| {
        let found = compare_texts(a, b);
        texts(&found, Status::Reworded, Level::Formulation).into_iter().map(str::to_string).collect::<Vec<_>>()
    };
    // A verb or an attribute more is the same name, or a narrower one.
    assert!(reworded("今年“加快春耕改革”。", "“春耕改革”好。").is_empty());
    // Whoever has both wordings gave neither up for the other.
    assert!(reworded("“深化春耕改革”。", "“深化农具春耕改革”，也“深化春耕改革”。").is_empty());
    // Another number is another thing.
    assert!(reworded("“百村千塘工程”。", "“百村万塘工程”。").is_empty());
}

#[test]
fn terms_come_after_formulations() {
    let begun = ["东村加固", "西村新修", "南村看护", "北村丈量", "上村清洗", "下村粉刷", "前村照看", "后村拆除", "新村登记", "老村描画"];
    let a = begun.map(|begun| format!("{begun}水渠堤坝。")).concat() + "办好“早集”。";
    let found = compare_texts(&a, &begun.map(|begun| format!("{begun}小桥一座。")).concat());
    let dropped: Vec<_> = found.iter().filter(|row| row.status == Status::Dropped && row.level == Level::Formulation).collect();
    assert_eq!(dropped.iter().map(|row| row.text()).collect::<Vec<_>>(), ["早集", "水渠堤坝"]);
    assert!(dropped[0].weight < dropped[1].weight);
}

#[test]
fn terms_are_told_only_if_they_differ_by_more_than_chance() {
    let fields = ["东村加固", "西村新修", "南村看护"].map(|begun| format!("{begun}水渠堤坝。"));
    let others = ["东村扩建", "西村布置", "南村带旺"].map(|begun| format!("{begun}乡村集市。"));
    let terms = |times: usize| -> Vec<(String, Status, u64, u64)> {
        let found = compare_texts(&fields[..times].concat(), &others[..times].concat());
        let terms = found.iter().filter(|row| row.kind == Some(SloganKind::Term) && row.text() == "水渠堤坝");
        terms.map(|row| (row.text().to_string(), row.status, row.count_a, row.count_b)).collect()
    };
    // G² of 2 and 0 in texts as long is 2.8, of 3 and 0 it is 4.2.
    assert_eq!(terms(2), []);
    assert_eq!(terms(3), [("水渠堤坝".to_string(), Status::Dropped, 3, 0)]);
}

#[test]
fn sentences_are_aligned_with_their_partners() {
    let found = compare_texts(LAST_YEAR, THIS_YEAR);
    let partner = |text: &str| {
        let row = found.iter().find(|row| row.level == Level::Sentence && row.text() == text).unwrap();
        (row.status, row.partner(), row.edits.iter().map(|edit| (edit.a.as_str(), edit.b.as_str())).collect::<Vec<_>>())
    };
    assert_eq!(partner("把集市修得更宽敞。"), (Status::Reworded, Some("把集市修得更宽敞、更明亮。"), vec![("", "更明亮")]));
    assert_eq!(partner("全镇修桥三座。"), (Status::Reworded, Some("全镇修桥五座。"), vec![("三", "五")]));
    assert_eq!(partner("坚决打好春耕攻坚战。"), (Status::Kept, Some("坚决打好春耕攻坚战。"), vec![]));
    // Its partner is taken by the one that is the same.
    assert_eq!(partner("坚决打好春耕攻坚战，不误农时。").0, Status::Dropped);
    // Whoever says it once more has added or dropped nothing, and it has no place of its own to move from.
    assert_eq!(
        found.iter().filter(|row| row.text() == "各位代表！").map(|row| (row.status, row.count_a, row.count_b)).collect::<Vec<_>>(),
        [(Status::Kept, 2, 1), (Status::Kept, 2, 1)]
    );
}

#[test]
fn what_moved() {
    let found = compare_texts("修好水渠。种好果树。养好鱼苗。铺好村路。", "养好鱼苗。修好水渠。种好果树。铺好村路。");
    assert_eq!(texts(&found, Status::Moved, Level::Sentence), ["养好鱼苗。"]);
    assert_eq!(texts(&found, Status::Kept, Level::Sentence), ["修好水渠。", "种好果树。", "铺好村路。"]);
    let moved = found.iter().find(|row| row.status == Status::Moved).unwrap();
    assert_eq!(moved.a.as_ref().map(|a| a.rank).zip(moved.b.as_ref().map(|b| b.rank)), Some((3, 1)));
    // Sets of texts have no order.
    let sets = ["修好水渠。种好果树。", "种好果树。修好水渠。"].map(|text| Corpus::from_texts([text, "好。"]));
    let found = Comparer::new().compare(&sets[0], &sets[1]).unwrap();
    assert!(found.iter().all(|row| row.status == Status::Kept), "{found:?}");
}

#[test]
fn lengths_and_ranks() {
    let found = compare_texts("办好“一元食堂”！好，好！", "办好“一元食堂”！办好“一元食堂”。学习“三个代表”重要思想。");
    let row = |level, text: &str| found.iter().find(|row| row.level == level && row.text() == text).unwrap();
    let name = row(Level::Formulation, "一元食堂");
    assert_eq!((name.a.as_ref().unwrap().length, name.a.as_ref().unwrap().rank, name.b.as_ref().unwrap().rank), (4, 1, 1));
    let longer = row(Level::Formulation, "“三个代表”重要思想");
    assert_eq!((longer.b.as_ref().unwrap().length, longer.b.as_ref().unwrap().bare_length), (10, 8));
    let sentence = row(Level::Sentence, "好，好！");
    let a = sentence.a.as_ref().unwrap();
    assert_eq!((a.length, a.bare_length, a.rank, a.span, sentence.b.as_ref()), (4, 2, 2, Span::new(27, 39), None));
}

#[test]
fn rows_stand_in_order() {
    let found = compare_texts(LAST_YEAR, THIS_YEAR);
    assert!(found.windows(2).all(|pair| (pair[0].status, pair[0].level) <= (pair[1].status, pair[1].level)));
    let weights: Vec<f64> = found.iter().filter(|row| row.status == Status::Added).filter_map(|row| row.weight).collect();
    assert!(weights.len() > 1 && weights.windows(2).all(|pair| pair[0] >= pair[1]));
}

#[test]
fn some_rows_only() {
    let [a, b] = [LAST_YEAR, THIS_YEAR].map(|text| Corpus::from(Document::from(text)));
    let all = Comparer::new().compare(&a, &b).unwrap();
    let mut some = Comparer::builder();
    some.statuses([Status::Added, Status::Kept]).level(Some(Level::Sentence)).top(Some(2));
    let expected = all.iter().filter(|row| matches!(row.status, Status::Added | Status::Kept) && row.level == Level::Sentence).take(2);
    assert_eq!(some.build().unwrap().compare(&a, &b).unwrap(), expected.cloned().collect::<Vec<_>>());
    let formulations = Comparer::builder().level(Some(Level::Formulation)).build().unwrap().compare(&a, &b).unwrap();
    assert_eq!(formulations, all.iter().filter(|row| row.level == Level::Formulation).cloned().collect::<Vec<_>>());
}

#[test]
fn nothing_with_nothing() {
    assert!(compare_texts("", "").is_empty());
    let added = compare_texts("", "办好“一元食堂”。");
    assert!(!added.is_empty() && added.iter().all(|row| row.status == Status::Added));
    assert!(Comparer::new().compare(&Corpus::default(), &Corpus::default()).unwrap().is_empty());
}

#[test]
fn other_parts_and_scripts_on_request() {
    let [a, b] = ["辦好農村食堂，修寬農村集市。", "办好农村食堂，修宽农村集市。"].map(|text| Corpus::from(Document::from(text)));
    let same = |comparer: Comparer| comparer.compare(&a, &b).unwrap().iter().all(|row| row.status == Status::Kept);
    assert!(same(Comparer::builder().fold(Fold::new().simplified(true)).build().unwrap()) && !same(Comparer::new()));
    let glossary = Comparer::builder().parts(PartSet::parse("glossary").unwrap()).build().unwrap();
    assert!(glossary.compare(&a, &b).unwrap().is_empty());
}

#[test]
fn names_count_double_if_something_sets_them_apart() {
    // A name to the miner by its build; a lexicon makes it one that is set apart.
    let lexicon =
        Lexicon::parse("own.toml", "[[entry]]\ntext = \"坚决打好春耕攻坚战\"\nkind = \"slogan\"\n[[entry.sense]]\nfrom = \"2020\"\n").unwrap();
    let [a, b] = [LAST_YEAR, THIS_YEAR].map(|text| Corpus::from(Document::from(text)));
    let weight = |comparer: Comparer| {
        let found = comparer.compare(&a, &b).unwrap();
        let row = found.iter().find(|row| row.level == Level::Formulation && row.text() == "坚决打好春耕攻坚战").unwrap();
        (row.kind, (row.weight.unwrap() * 1e4).round() / 1e4)
    };
    let (by_build, listed) = (weight(Comparer::new()), weight(Comparer::builder().lexicon(lexicon).build().unwrap()));
    assert_eq!((by_build.0, listed.0), (Some(SloganKind::Name), Some(SloganKind::Name)));
    assert!(by_build.1 > 0.0 && (listed.1 - 2.0 * by_build.1).abs() < 2e-4, "{by_build:?} {listed:?}");
}

#[test]
fn own_names_count() {
    let lexicon = Lexicon::parse("own.toml", "[[entry]]\ntext = \"把集市修好\"\nkind = \"slogan\"\n[[entry.sense]]\nfrom = \"2020\"\n").unwrap();
    let [a, b] = ["我们把集市修好。", "好。"].map(|text| Corpus::from(Document::from(text)));
    let dropped = |comparer: Comparer| -> Vec<String> {
        texts(&comparer.compare(&a, &b).unwrap(), Status::Dropped, Level::Formulation).into_iter().map(str::to_string).collect()
    };
    assert_eq!(dropped(Comparer::builder().lexicon(lexicon).build().unwrap()), ["把集市修好"]);
    assert!(dropped(Comparer::new()).is_empty());
}

#[test]
fn wrong_settings_fail_in_build() {
    for similarity in [0.0, -1.0, 1.1, f64::NAN] {
        assert_eq!(Comparer::builder().similarity(similarity).build().unwrap_err().kind(), crate::ErrorKind::InvalidOption, "{similarity}");
    }
}

/// Sentences of a few words that come again in other sentences.
fn report() -> impl Strategy<Value = String> {
    const WORDS: &[&str] = &["修好", "“早半步”", "水渠", "，", "、", "三大战役", "把集市修好", "“五个更好”", "更宽敞"];
    let sentence = prop::collection::vec(prop::sample::select(WORDS), 1..6).prop_map(|words| words.concat() + "。");
    prop::collection::vec(sentence, 0..12).prop_map(|sentences| sentences.concat())
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 60, failure_persistence: None, rng_seed: RngSeed::Fixed(31), ..ProptestConfig::default() })]

    #[test]
    fn the_other_way_round(a in report(), b in report()) {
        let turned = |row: &Difference| {
            let status = match row.status {
                Status::Added => Status::Dropped,
                Status::Dropped => Status::Added,
                status => status,
            };
            (status, row.level, row.b.clone().map(|b| b.text), row.a.clone().map(|a| a.text), row.count_b, row.count_a, row.weight.map(f64::to_bits))
        };
        let plain = |row: &Difference| {
            (row.status, row.level, row.a.clone().map(|a| a.text), row.b.clone().map(|b| b.text), row.count_a, row.count_b, row.weight.map(f64::to_bits))
        };
        let mut forth: Vec<_> = compare_texts(&a, &b).iter().map(plain).collect();
        let mut back: Vec<_> = compare_texts(&b, &a).iter().map(turned).collect();
        // Of two that passed each other either may be called moved.
        for rows in [&mut forth, &mut back] {
            rows.iter_mut().filter(|row| row.0 == Status::Moved).for_each(|row| row.0 = Status::Kept);
            rows.sort();
        }
        prop_assert_eq!(forth, back);
    }

    #[test]
    fn a_text_with_itself(a in report()) {
        let found = compare_texts(&a, &a);
        prop_assert!(found.iter().all(|row| row.status == Status::Kept && row.count_a == row.count_b && row.edits.is_empty()), "{:?}", found);
    }

    #[test]
    fn counts_are_exact(a in report(), b in report()) {
        let plain = |text: &str| -> String { text.chars().filter(|&c| c == '。' || Mark::of(c).is_none()).collect() };
        let count = |text: &str, phrase: &str| {
            let (text, phrase) = (plain(text), plain(phrase));
            text.char_indices().filter(|&(at, _)| text[at..].starts_with(&phrase)).count() as u64
        };
        for row in compare_texts(&a, &b).iter().filter(|row| row.level == Level::Formulation) {
            let in_b = row.partner().unwrap_or(row.text());
            prop_assert_eq!((row.count_a, row.count_b), (count(&a, row.text()), count(&b, in_b)), "{:?}", row);
        }
    }

    #[test]
    fn the_same_for_any_number_of_threads(a in report(), b in report()) {
        let with = |threads: usize| {
            let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
            pool.install(|| format!("{:?}", compare_texts(&a, &b)))
        };
        let one = with(1);
        prop_assert!(one == with(2) && one == with(4));
    }

    #[test]
    fn no_text_panics(a in any::<String>(), b in any::<String>()) {
        for row in compare_texts(&format!("{a}“{b}”。{a}"), &format!("{b}{a}，{a}")) {
            prop_assert!(row.a.is_some() || row.b.is_some());
        }
    }
}

#[test]
fn what_was_new_in_its_year_comes_first() {
    let text = |date: &str, text: &str| Corpus::new([Document::from(text).with_variable("date", date)]);
    let old = text("2014-03-05", "修好水渠。");
    let new = text("2015-03-05", "修好水渠。坚持“以经济建设为中心”。协调推进“四个全面”战略布局。");
    let added = |a: &Corpus, b: &Corpus| {
        let found = Comparer::new().compare(a, b).unwrap();
        let names = found.into_iter().filter(|row| row.status == Status::Added && row.level == Level::Formulation);
        names.map(|row| (row.text().to_string(), row.first_known.clone())).collect::<Vec<_>>()
    };
    assert_eq!(added(&old, &new)[0], ("四个全面".to_string(), Some("2014-12".to_string())));
    // Who compares the other way round drops it, and misses it as much.
    let dropped = Comparer::new().compare(&new, &old).unwrap().into_iter().find(|row| row.status == Status::Dropped).unwrap();
    assert_eq!(dropped.text(), "四个全面");
    // What an older text alone has was no news when the later one was written.
    let year = |date: &str| text(date, "坚持“以经济建设为中心”。协调推进“四个全面”战略布局。");
    let gone = Comparer::new().compare(&year("2015-03-05"), &text("2016-03-05", "修好水渠。")).unwrap();
    assert_eq!(gone[0].text(), "以经济建设为中心");
    // Years later it is one of many, and in a text that is older than all that is known nothing is told.
    let later = text("2019-03-05", new[0].text());
    assert_eq!(added(&old, &later)[0].0, "以经济建设为中心");
    let earlier = text("1970", new[0].text());
    assert!(added(&old, &earlier).iter().all(|(_, known)| known.is_none()));
}

#[test]
fn verbs_and_their_adverbs_are_no_terms() {
    let say = |times: usize| Corpus::from_texts([format!("{}修好水渠。", "各县持续推进水渠建设，逐步完善水渠建设。".repeat(times))]);
    let found = Comparer::new().compare(&say(0), &say(9)).unwrap();
    let told: Vec<&str> = found.iter().filter(|row| row.level == Level::Formulation).map(Difference::text).collect();
    assert!(!told.contains(&"持续推进") && !told.contains(&"逐步完善"), "{told:?}");
}

#[test]
fn what_others_say_tells_a_formulation_from_a_term() {
    let old = Corpus::from_texts(["修好水渠。"]);
    let new = Corpus::from_texts(["今年抓深化改革开放，大家出力。我们说深化改革开放，人人有责。还要讲深化改革开放的事。"]);
    let added = |background: Background| {
        let comparer = Comparer::builder().level(Some(Level::Formulation)).lexicon(Lexicon::empty()).background(background).build().unwrap();
        comparer.compare(&old, &new).unwrap().iter().map(|row| row.text().to_string()).collect::<Vec<_>>()
    };
    assert_eq!(added(Background::shipped()), ["深化改革开放"]);
    assert!(added(Background::empty()).is_empty());
}
