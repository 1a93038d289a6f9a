use super::*;

fn find(text: &str) -> Vec<Vec<&str>> {
    let clauses = |parallel: &Parallel| parallel.clauses.iter().map(|&clause| &text[clause]).collect();
    ParallelFinder::new().find(&Document::from(text)).iter().map(clauses).collect()
}

fn shared(text: &str) -> Vec<Option<String>> {
    ParallelFinder::new().find(&Document::from(text)).into_iter().map(|parallel| parallel.shared).collect()
}

#[test]
fn phrases_that_share_wording_in_place() {
    assert_eq!(find("我们要知责于心、担责于身、履责于行。"), [["知责于心", "担责于身", "履责于行"]]);
    assert_eq!(find("一体推进不敢腐、不能腐、不想腐。"), [["不敢腐", "不能腐", "不想腐"]]);
    assert_eq!(shared("我们要知责于心、担责于身、履责于行。"), [Some("{}责于{}".to_string())]);
}

#[test]
fn what_others_have_is_a_slot_even_if_the_first_has_nothing_there() {
    assert_eq!(shared("要在上持续加力\n要在桥上持续加力\n要在路上持续加力\n"), [Some("要在{}上持续加力".to_string())]);
}

#[test]
fn a_sentence_said_again_is_no_neighbour_of_itself() {
    assert!(find("居民们说好。居民们说好。居民们说好。居民们说好。").is_empty());
    assert_eq!(find("居民们说好。居民们说快。居民们说稳。").len(), 1);
    // Nor is a block of three units.
    let again = "分别是".repeat(16);
    assert!(find(&again).is_empty(), "{:?}", find(&again));
}

#[test]
fn a_point_made_again_in_the_same_words_is_none_of_its_own() {
    let text = |points: [&str; 4]| points.map(|point| format!("{point}。今年，镇里已经修好了许多路，明年还要再修几条。")).concat();
    let points = |points| find(&text(points)).concat().len();
    assert_eq!(points(["开头", "要修好水渠", "要修好道路", "要种好果树"]), 3);
    assert_eq!(points(["开头", "要修好水渠", "要修好水渠", "要种好果树"]), 0);
}

#[test]
fn phrases_of_one_build_without_shared_wording() {
    assert_eq!(find("照镜子、正衣冠、洗洗澡、治治病。"), [["照镜子", "正衣冠", "洗洗澡", "治治病"]]);
    assert_eq!(shared("照镜子、正衣冠、洗洗澡、治治病。"), [None]);
}

#[test]
fn two_only_if_marked() {
    assert_eq!(find("不谋全局者，不足谋一域；不谋万世者，不足谋一时。"), [["不谋全局者，不足谋一域", "不谋万世者，不足谋一时"]]);
    assert_eq!(find("把桥修得更宽，把通往山村的路铺得更平。"), [["把桥修得更宽", "把通往山村的路铺得更平"]]);
    assert!(find("村里修好了桥，大家都很高兴。").is_empty());
    // Alone in their sentence, short, as long as each other: heard as a pair.
    assert_eq!(find("今年收成好。大桥跨越南北，小路通往东西。"), [["大桥跨越南北", "小路通往东西"]]);
    assert!(find("因为修桥很忙，大家没有回家。").is_empty());
}

#[test]
fn lists_of_names_and_things_are_none() {
    for list in [
        "北京、上海、天津、重庆",
        "小麦、玉米、大豆、棉花",
        "公路、铁路、水路",
        "基础教育、职业教育、高等教育",
        "增长5.5%、下降6.5%、增长7.5%",
        "同志们、朋友们",
    ] {
        assert!(find(list).is_empty(), "{list}: {:?}", find(list));
    }
}

#[test]
fn heads_and_tails_are_cut_off() {
    assert_eq!(find("努力以桥梁之稳守住村庄，以道路之宽服务全县发展。"), [["以桥梁之稳守住村庄", "以道路之宽服务全县发展"]]);
    assert_eq!(find("在推动作坊提档升级、提能扩链的同时。"), [["提档升级", "提能扩链"]]);
}

#[test]
fn members_that_no_mark_parts() {
    assert_eq!(find("支持企业做大做强做优。"), [["做大", "做强", "做优"]]);
    assert_eq!(find("这桥既好看又好走。"), [["既好看", "又好走"]]);
}

#[test]
fn slogans_of_three_whatever_the_tokenizer_reads() {
    assert_eq!(find("兼顾了修大桥、惠民生、稳渔价和其他需要。"), [["修大桥", "惠民生", "稳渔价"]]);
    assert_eq!(find("全镇上下修大桥护清水强本领。"), [["修大桥", "护清水", "强本领"]]);
    assert!(find("县里有加工厂、养鸡场、屠宰场。").is_empty());
    // The dictionary has it as a noun, but it is none beside the others.
    assert_eq!(find("讲实话、办实事、求实效。"), [["讲实话", "办实事", "求实效"]]);
}

#[test]
fn opposites_and_the_same_in_another_order() {
    assert_eq!(find("对乡亲无灾不扰、有难必帮。"), [["无灾不扰", "有难必帮"]]);
    assert_eq!(find("要抓具体、具体抓。"), [["抓具体", "具体抓"]]);
    assert!(find("国内市场、国际市场都有人来。").is_empty());
}

#[test]
fn what_joins_the_second_is_no_part_of_the_build() {
    assert_eq!(find("柳湾的老桥很结实，也很好看。"), [["很结实", "也很好看"]]);
    assert!(find("柳湾的老桥很结实，也有人说太窄。").is_empty());
    // What joins the first stays with it.
    assert_eq!(find("不是照着邻村的样子修桥，而是照着自家的日子修桥。"), [["不是照着邻村的样子修桥", "而是照着自家的日子修桥"]]);
    assert_eq!(find("We dug the wells, we paved the roads, and we lit the lamps.")[0].len(), 3);
}

#[test]
fn what_is_counted_is_a_list() {
    assert_eq!(find("推行巡查问路、容错纠偏、考评奖惩。"), [["巡查问路", "容错纠偏", "考评奖惩"]]);
    assert!(find("推行巡查问路、容错纠偏、考评奖惩三项办法。").is_empty());
}

#[test]
fn first_clauses_of_sentences() {
    let alike = "以修桥为重点，工期最紧。以铺路为重点，花钱最多。以点灯为重点，大家最盼。";
    assert!(find(alike).contains(&vec!["以修桥为重点", "以铺路为重点", "以点灯为重点"]), "{:?}", find(alike));
    // 要 opens half of the sentences of a report.
    assert!(find("要修好村口的老桥，工期最紧。要把账目贴出来，谁都能看。要多听老人说的话，少开会。").is_empty());
}

#[test]
fn headings_of_one_length() {
    let between = "去年汛期，有两位老人在桥上摔倒，至今还没有走利索。";
    let text = format!("尽快修好老桥。谁走都怕。\n{between}\n抓紧铺平村路。坑洼都要填上。\n{between}\n全部点亮路灯。先装学校门口。");
    assert_eq!(find(&text), [["尽快修好老桥", "抓紧铺平村路", "全部点亮路灯"]]);
    assert!(find(&text.replace("全部点亮", "点亮")).is_empty());
}

#[test]
fn paragraphs_that_open_alike() {
    let text = "（一）聚力修桥，保障群众出行。今年修十座。\n（二）聚力铺路，服务乡村发展。明年完工。\n（三）聚力点灯，照亮回家的路。全县都有。";
    let found = ParallelFinder::new().find(&Document::from(text));
    let refrain = found.iter().find(|parallel| parallel.form == ParallelForm::Refrain).unwrap();
    assert_eq!(
        refrain.clauses.iter().map(|&clause| &text[clause]).collect::<Vec<_>>(),
        ["聚力修桥，保障群众出行", "聚力铺路，服务乡村发展", "聚力点灯，照亮回家的路"]
    );
}

#[test]
fn one_clause_is_refused() {
    assert!(ParallelFinder::builder().min_clauses(1).build().is_err());
    let finder = ParallelFinder::builder().min_clauses(3).build().unwrap();
    assert!(finder.find(&Document::from("修桥要坚决一点、快一点，铺路要稳一点、宽一点。")).is_empty());
}

#[test]
fn a_first_member_keeps_its_negation() {
    assert_eq!(find("晒单不是为了好看，是为了好干。"), [["不是为了好看", "是为了好干"]]);
    assert_eq!(find("大家坚决不当“甩手掌柜”、不做“虚功”、不写“虚数”。"), [["不当“甩手掌柜”", "不做“虚功”", "不写“虚数”"]]);
}
