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
fn points_that_are_each_the_first_of_a_series_are_kept() {
    let text = "修路。\n一是要修好村里的桥。\n一是要修好村里的路。\n一是要修好村里的渠。\n";
    assert_eq!(find(text), [["一是要修好村里的桥", "一是要修好村里的路", "一是要修好村里的渠"]]);
}

#[test]
fn a_list_does_not_go_on_with_its_last_member_again() {
    assert_eq!(find("今年修好桥、铺好路、种好树、种好树。"), [["修好桥", "铺好路", "种好树"]]);
}

#[test]
fn an_explanation_or_a_deadline_said_again_is_not_another_one() {
    for text in
        ["“1+5”即一座桥，“1+5”即一座桥，“1+5”即一座桥，“1+5”即五条路。", "三天之内必须修好，三天之内必须修好，三天之内必须修好，一周之内必须通车。"]
    {
        let found = find(text);
        assert!(found.iter().all(|clauses| clauses.windows(2).all(|pair| pair[0] != pair[1])), "{found:?}");
    }
    assert_eq!(find("“1”即一座桥，“3”即三条路，“N”即若干渡口。")[0].len(), 3);
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
fn verbs_that_the_dictionary_has_as_something_else_or_not_at_all() {
    assert_eq!(find("要问收成、问困难、问打算。"), [["问收成", "问困难", "问打算"]]);
    assert_eq!(find("我们守好责任田、做优金叶子、讲活新故事。"), [["守好责任田", "做优金叶子", "讲活新故事"]]);
    assert_eq!(find("实施“岚鱼入松”、“云茶入松”工程。"), [["“岚鱼入松”", "“云茶入松”"]]);
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

/// Asserts that some parallel of a text has these members.
fn assert_found(text: &str, members: &[&str]) {
    let found = find(text);
    assert!(found.iter().any(|parallel| parallel == members), "{text}: {found:?}");
}

#[test]
fn what_a_quotation_holds() {
    assert_found("镇里立下规矩，做到“老桥留得住、新船请进来”。", &["老桥留得住", "新船请进来"]);
    assert_found("乡亲们盼的是“出门走大路、回家有灯火”。", &["出门走大路", "回家有灯火"]);
    // The name of a set, and a list of things.
    assert!(find("推行“三渡口、一码头”办法。").is_empty());
    assert!(find("店里卖“小麦、玉米、大豆”。").is_empty());
}

#[test]
fn how_something_is_done() {
    assert_found("大家要全面修缮老桥、全面清理河道。", &["全面修缮老桥", "全面清理河道"]);
    assert_found("充分听取老人意见，吸收木匠经验。", &["听取老人意见", "吸收木匠经验"]);
}

#[test]
fn one_thing_of_another() {
    assert_found("靠着渔民的办法、木匠的手艺。", &["渔民的办法", "木匠的手艺"]);
    assert_found("以工匠的辛苦换来乡亲的欢喜。", &["工匠的辛苦", "乡亲的欢喜"]);
}

#[test]
fn one_of_each() {
    assert_found("备好一张修桥图纸、一份用料清单、一支施工队伍。", &["一张修桥图纸", "一份用料清单", "一支施工队伍"]);
}

#[test]
fn figures_of_speech() {
    assert_found("过去每天过桥80人，现在每天过桥900人。", &["过去每天过桥80人", "现在每天过桥900人"]);
    assert_found("还要问问桥面平不平、栏杆牢不牢。", &["桥面平不平", "栏杆牢不牢"]);
    assert_found("大家定了就修、修就修好，从不拖延。", &["定了就修", "修就修好"]);
    assert_found("乡亲们不仅能够修桥铺路，也一定能够办好自己的学校。", &["不仅能够修桥铺路", "也一定能够办好自己的学校"]);
    // A question is asked at the end.
    assert!(find("他不忙不闲，天色不早不晚。").len() < 2);
}

#[test]
fn the_second_ends_where_the_third_is_like_it() {
    let members = ["选址项目早备料", "备料项目早开工", "开工项目早通车"];
    assert_found(&format!("推动{}。", members.join("、")), &members);
}

#[test]
fn verbs_that_the_dictionary_does_not_know() {
    assert_found("做香一碗面、做红一篮枣、做甜一颗梨。", &["做香一碗面", "做红一篮枣", "做甜一颗梨"]);
    assert_found("让船家少跑路、多打鱼。", &["少跑路", "多打鱼"]);
    assert_found("开展净河、靓桥、绿岸行动。", &["净河", "靓桥", "绿岸"]);
    assert!(find("村里管养老、教育、就业。").is_empty());
}

#[test]
fn states_and_relations_without_a_verb() {
    assert_found("建设产业强、百姓富、环境好的柳湾。", &["产业强", "百姓富", "环境好"]);
    assert_found("形成渔民为主体、船队为骨干、码头为依托的局面。", &["渔民为主体", "船队为骨干", "码头为依托"]);
    assert_found("强化渡口同村道对接、渔船同市场对接。", &["渡口同村道对接", "渔船同市场对接"]);
}

#[test]
fn a_verb_that_holds_its_object_says_something() {
    assert_found("木船换帆、石桥换栏、渡口换灯。", &["木船换帆", "石桥换栏", "渡口换灯"]);
    assert!(find("完善税费减免、资金支持。").is_empty());
}

#[test]
fn halves_with_a_head() {
    let text = "有的把图纸当作大桥，把计划当成完工；有的把开会当作干活，把发言当成流汗。";
    assert_found(text, &["把图纸当作大桥", "把计划当成完工"]);
    assert_found(text, &["把开会当作干活", "把发言当成流汗"]);
}

#[test]
fn all_that_a_sentence_says() {
    assert_found("老桥见证往事，奋斗开启新篇。让我们动手吧。", &["老桥见证往事", "奋斗开启新篇"]);
    assert_found("各位乡亲，老桥见证往事，奋斗开启新篇。", &["老桥见证往事", "奋斗开启新篇"]);
    assert!(find("大家都知道，老桥见证往事，奋斗开启新篇。").is_empty());
}

#[test]
fn leads_of_one_kind() {
    let more = "去年汛期，有两位老人在桥上摔倒，至今还没有走利索，镇里为此开过三次会。";
    let text = format!("今年的事，按老规矩，一件一件来。加快修缮村口的老石桥。{more}全面疏通上游的河道。{more}抓紧点亮通往学校的路灯。{more}");
    assert_found(&text, &["加快修缮村口的老石桥", "全面疏通上游的河道", "抓紧点亮通往学校的路灯"]);
    // One says what is to be done, another what has become of something.
    let mixed = text.replace("全面疏通上游的河道", "上游的六条河道终于全线疏通了");
    assert!(find(&mixed).concat().iter().all(|member| !member.starts_with("上游的")), "{:?}", find(&mixed));
}

#[test]
fn headings() {
    let between = "去年汛期，有两位老人在桥上摔倒，至今还没有走利索。";
    let numbered =
        format!("（一）先把账目都贴出来。{between}\n（二）尽快修好老桥。{between}\n（三）抓紧铺平村路。{between}\n（四）全部点亮路灯。{between}");
    assert_found(&numbered, &["尽快修好老桥", "抓紧铺平村路", "全部点亮路灯"]);
    let lines = format!(
        "镇里的事\n{between}\n一座桥，怎样从“断头”变“通途”\n{between}\n{between}\n一条路，怎样从“泥巴”变“坦途”\n{between}\n一盏灯，怎样从“暗淡”变“明亮”\n{between}"
    );
    assert_found(&lines, &["一座桥，怎样从“断头”变“通途”", "一条路，怎样从“泥巴”变“坦途”", "一盏灯，怎样从“暗淡”变“明亮”"]);
}

#[test]
fn marks_show_that_one_measure_is_meant() {
    assert_found("推行“白天修桥、夜里巡堤”办法。", &["白天修桥", "夜里巡堤"]);
    assert_found("要健全“周调度、月通报、季评比”机制。", &["周调度", "月通报", "季评比"]);
    assert!(find("写着“增收5亿元、增收6亿元”。").is_empty());
}

#[test]
fn sentences_between_do_not_hide_the_points_of_a_paragraph() {
    let between = "村里的老人都来看过，孩子们也跟着数年轮。";
    let text = |last| format!("去年的事不少。护好村庄古树，立了牌子。{between}管好渡口船只，天天清点。{between}{last}，先从学校门口开始。");
    assert_found(&text("点亮沿河路灯"), &["护好村庄古树", "管好渡口船只", "点亮沿河路灯"]);
    assert!(find(&text("点亮路灯")).is_empty());
    // The same words, three times; where they are a clause, with what follows.
    let taken_up = "放下锄头，把桥修好。邻村也来了人。放下锄头，把粮晒干。第二天就下了雨。放下锄头，把路铺平。";
    assert_found(taken_up, &["放下锄头，把桥修好", "放下锄头，把粮晒干", "放下锄头，把路铺平"]);
    assert!(find(&taken_up.replacen("放下锄头", "回家之前", 1)).is_empty());
}

#[test]
fn reports_say_one_thing_after_the_other() {
    assert!(find("全面修缮镇上老旧桥梁，广泛听取各村老人意见，年底再开一次会。").is_empty());
    assert!(find("举办柳湾渔家文化艺术季，打造柳湾渔家合作旅游示范村。").is_empty());
    assert_found("全面修缮老桥，全面清理河道，年底再开一次会。", &["全面修缮老桥", "全面清理河道"]);
}

#[test]
fn a_year_says_not_how_many() {
    assert_found("请大家总结2024年收成、部署2025年春耕。", &["总结2024年收成", "部署2025年春耕"]);
    assert!(find("请大家总结24项收成、部署25项春耕。").is_empty());
}

#[test]
fn pronouns_and_chiasmus_and_frames() {
    assert_found("大水不会等我们，桥梁不会骗我们。", &["大水不会等我们", "桥梁不会骗我们"]);
    assert_found("村里坚持动中取静、以静制动，不急着开工。", &["动中取静", "以静制动"]);
    let (leaks, silts) = ("村里对老桥裂缝不上心，行人就要绕着河滩走", "镇上对上游河道淤泥不在意，渡船就要搁着过完年");
    assert_found(&format!("{leaks}；{silts}。"), &[leaks, silts]);
    assert!(find(&format!("{leaks}；镇上把上游河道淤泥挖干净，渡船才能开进村里来。")).is_empty());
    assert_found("努力实现质的稳步提升和量的合理增长。", &["质的稳步提升", "量的合理增长"]);
}

#[test]
fn counted_slogans_of_four() {
    assert_found("开展渡口提速、果园提档、渔业提振、书屋提效四项行动。", &["渡口提速", "果园提档", "渔业提振", "书屋提效"]);
    assert!(find("开展河道整治、渡口扩容、老桥加固三项行动。").is_empty());
}

#[test]
fn markers_are_no_wording_of_their_series() {
    assert_eq!(
        find("一要修好村口的老桥；二要把账目贴出来；三要请木匠；四要听老人的话，少开会。"),
        [["要修好村口的老桥", "要把账目贴出来", "要请木匠", "要听老人的话，少开会"]]
    );
    assert!(find("一是天气不好；二是木料还没有运到镇上，价钱也涨了；三是大家忙着收稻子。").is_empty());
    let between = "去年汛期，有两位老人在桥上摔倒。";
    let points = ["修桥补路行动", "护林造田行动", "点灯进村行动", "清河净水行动"];
    let numbered: Vec<String> = points.iter().zip("一二三四".chars()).map(|(point, number)| format!("{number}是{point}。{between}")).collect();
    assert_found(&format!("这些行动怎么做\n{}", numbered.join("\n")), &points);
}

#[test]
fn ends_of_members() {
    // No half of a quotation, whatever the points say.
    let text = "大家怀着“放心不下”的责任感和只争朝夕的紧迫感。";
    assert_found(text, &["“放心不下”的责任感", "只争朝夕的紧迫感"]);
    // A list that is parallel goes on while its phrases are of one length.
    assert_found("开展渡口扩容、老桥加固、老街亮灯、果园换土、山塘清水。", &["渡口扩容", "老桥加固", "老街亮灯", "果园换土", "山塘清水"]);
}

#[test]
fn qualities_of_one_thing_whatever_the_dictionary_has_them_as() {
    assert_eq!(find("解决渔民看病难、看病贵问题。"), [["看病难", "看病贵"]]);
    assert_eq!(find("大到村里修桥、小到邻里纠纷，大家都来商量。")[0], ["大到村里修桥", "小到邻里纠纷"]);
    assert!(find("用好增量政策、存量政策。").is_empty());
}

#[test]
fn verbs_that_can_be_done_and_verbs_with_longer_objects_go_on() {
    assert_eq!(find("让渔民看得见变化、摸得着实惠、感受得到公平。"), [["看得见变化", "摸得着实惠", "感受得到公平"]]);
    assert_eq!(find("敢于蹚浑水、拆危桥、啃硬骨头。"), [["蹚浑水", "拆危桥", "啃硬骨头"]]);
}

#[test]
fn clauses_that_open_alike_end_where_another_begins() {
    let text = "要加强巡护，加强船舶检修，加强渔港队伍建设，发挥带头示范作用。";
    assert_eq!(find(text), [["加强巡护", "加强船舶检修", "加强渔港队伍建设"]]);
}

#[test]
fn four_clauses_may_be_two_couplets() {
    assert_eq!(
        find("清清白白做人，干干净净做事，不负船工嘱托，不负渔村期盼。"),
        [["清清白白做人", "干干净净做事"], ["不负船工嘱托", "不负渔村期盼"]]
    );
}

#[test]
fn halves_of_two_clauses_each() {
    assert_eq!(find("小桥虽短，用处很大；村路不宽，车辆极多。"), [["小桥虽短，用处很大", "村路不宽，车辆极多"]]);
    assert_eq!(find("把渔网补得结实，才能多打些鱼；善于向船工请教，才能安心出海。").len(), 1);
    // Each is heard by itself.
    assert_eq!(find("台上讲修桥，台下讲交情；人前一个样，人后一个样。").len(), 2);
}

#[test]
fn what_is_set_one_against_the_other_may_be_far_longer() {
    assert_eq!(find("他们不是不明白，而是“揣着明白装糊涂”。"), [["不是不明白", "而是“揣着明白装糊涂”"]]);
    assert_eq!(find("船工既是守桥人、护路员，更是带头人。")[0], ["既是守桥人、护路员", "更是带头人"]);
}

#[test]
fn two_blocks_that_begin_with_one_word() {
    assert_eq!(find("推动渔村建设全面进步全面过硬。"), [["全面进步", "全面过硬"]]);
    for text in ["一个项目一个项目地抓。", "医疗中心雄安中心挂牌。", "促进就业和新就业形态。"] {
        assert!(find(text).is_empty(), "{text}");
    }
}

#[test]
fn when_something_is_so_is_no_neighbour_of_it() {
    assert!(find("在渔港老船长带领下，渔港的船工修好石桥。").is_empty());
    // Two of them are.
    assert!(!find("在老船长带领下，在老船工支持下，石桥修好了。").is_empty());
}

#[test]
fn long_clauses_that_share_an_attribute_in_place_are_of_one_field() {
    assert!(find("加快渔港航道疏浚，抓好渔港船只检修，年底再开会。").is_empty());
    assert!(find("加快建设渔港航道疏浚试验基地，梳理发布渔港仓储设施招商图谱，推动项目落地。").is_empty());
}

#[test]
fn a_member_is_no_object_without_its_verb() {
    let text = "健全渡口船只检修制度、强化码头夜间值守、改善渔民居住条件。";
    assert!(find(text).concat().iter().all(|member| !member.starts_with("渡口船只")), "{:?}", find(text));
}

#[test]
fn pronouns_say_who_does_both() {
    assert_eq!(find("他们辛苦而快乐，平凡而高大，从不叫苦。"), [["辛苦而快乐", "平凡而高大"]]);
    assert_found("我们修石桥、护清水，渔船又回来了。", &["修石桥", "护清水"]);
    assert!(find("他走进船坞，看看木料。").is_empty());
}

#[test]
fn one_hand_and_the_other() {
    assert_eq!(find("一方面要把老桥修牢，另一方面要把新船请进渡口来。"), [["一方面要把老桥修牢", "另一方面要把新船请进渡口来"]]);
    // 更要 is one word to the tokenizer.
    assert_eq!(find("我们要考虑修桥的花费，更要考虑渔民和孩子们过河的安全。"), [["要考虑修桥的花费", "更要考虑渔民和孩子们过河的安全"]]);
}

#[test]
fn one_after_the_other_of_each() {
    assert_eq!(
        find("一座座石桥连到村口，一盏盏渔灯亮在船头，一张张脸上写满欢喜。"),
        [["一座座石桥连到村口", "一盏盏渔灯亮在船头", "一张张脸上写满欢喜"]]
    );
}

#[test]
fn what_goes_on_behind_the_last_is_none_of_it() {
    let text =
        "从河边的几条木船，到今天的三座码头；从只会撒网的渔民，到远近闻名的船老大，柳湾人一代接一代，在风里雨里走过许多年，从来没有想过要离开。";
    assert_eq!(find(text)[0], ["从河边的几条木船，到今天的三座码头", "从只会撒网的渔民，到远近闻名的船老大"]);
}

#[test]
fn words_that_are_opposites() {
    assert_eq!(find("要把成绩说够，把问题找准。").len(), 1);
    assert_found("总结成绩，查找问题，再开一次会。", &["总结成绩", "查找问题"]);
    assert!(find("县里支持渔民。也有人反对修桥，说太贵。").is_empty());
}

#[test]
fn four_characters_of_two() {
    assert_found("成为吃苦耐劳的榜样、渔家孩子的老师、护河修桥的能手。", &["吃苦耐劳的榜样", "渔家孩子的老师", "护河修桥的能手"]);
    assert!(find("船上装着白色木板、红色木板。").is_empty());
}

#[test]
fn what_joins_three_clauses_and_halves_of_two() {
    assert_eq!(
        find("办渔村旅游，既要保护好老码头，又要让渔民的日子过得舒服，还要留得住游客。"),
        [["既要保护好老码头", "又要让渔民的日子过得舒服", "还要留得住游客"]]
    );
    let text = "修桥的事，既要靠村里出木料，请来好工匠，又要靠大家动手，凑出空闲日子。";
    assert!(find(text).is_empty(), "a clause before the first half");
    assert_found(text.trim_start_matches("修桥的事，"), &["既要靠村里出木料，请来好工匠", "又要靠大家动手，凑出空闲日子"]);
    assert_found("路有两头，一头连着渔家小院，另一头连着城里的大市场。", &["一头连着渔家小院", "另一头连着城里的大市场"]);
}

#[test]
fn the_last_member_may_be_longer() {
    assert_found("坏了的桥，能修的马上修，难修的抓紧修，要请外村木匠的开春再修。", &["能修的马上修", "难修的抓紧修", "要请外村木匠的开春再修"]);
    assert_found(
        "修船的村，村长要懂船；种稻的村，村长要懂稻；开客栈的村，村长要懂客人爱吃什么、爱看什么。",
        &["修船的村，村长要懂船", "种稻的村，村长要懂稻", "开客栈的村，村长要懂客人爱吃什么、爱看什么"],
    );
    // What comes of it is no more of the same.
    let text = "难关过去了，老桥修好了，渔村的日子也就安稳了。";
    assert!(find(text).concat().iter().all(|member| !member.starts_with("渔村")), "{:?}", find(text));
}

#[test]
fn couplets_that_only_length_joins_are_not_one_series() {
    assert_eq!(
        find("今年查看渡口船只，要一家一家地问，一条一条地看，问到了才算数，看清了才算完。"),
        [["一家一家地问", "一条一条地看"], ["问到了才算数", "看清了才算完"]]
    );
    // Clauses that begin alike are one series, however long.
    assert_eq!(find("向全县的渔民，向镇上的木匠，向修桥补路的乡亲，向守护渡口的老人。").len(), 1);
}

#[test]
fn four_phrases_of_two_clauses() {
    assert_found("备足木料、看准河道，请来木匠、定好日子。", &["备足木料", "看准河道", "请来木匠", "定好日子"]);
}

#[test]
fn an_adjunct_is_not_like_the_complement_of_a_verb() {
    assert!(find("大家团结在以老船长为核心的船队周围，在镇里的带领下，修好石桥。").concat().iter().all(|member| !member.starts_with("在以")));
}

#[test]
fn what_is_not_so_and_what_is() {
    assert_found("缺的不是木料，缺的是会修桥的木匠。", &["缺的不是木料", "缺的是会修桥的木匠"]);
    assert_found("石桥不会倒塌，渡船不能停开。", &["石桥不会倒塌", "渡船不能停开"]);
}

#[test]
fn names_of_sets_and_wholes_are_lists() {
    for text in ["推行双渡口、一码头监管。", "全镇全村全组都来了。", "村里管生产、生活、生态。"] {
        assert!(find(text).is_empty(), "{text}: {:?}", find(text));
    }
}

#[test]
fn verbs_of_two_units() {
    assert_found("大家说三件事：防火、防汛、防骗。", &["防火", "防汛", "防骗"]);
    assert_found("推行“选种、育苗、晒粮”办法。", &["选种", "育苗", "晒粮"]);
    assert!(find("村里推行“知情、同意、补贴”办法。").is_empty());
    assert!(find("水有住处、去处、用处。").is_empty());
}

#[test]
fn deeds_of_four_units() {
    assert_found("镇里列出清单、落实木料、开工在即。", &["列出清单", "落实木料", "开工在即"]);
    assert!(find("管好渔业经济、水路交通、公共安全。").is_empty());
}

#[test]
fn clauses_that_end_alike_whatever_their_length() {
    assert_eq!(find("全镇一万多名渔民看着我们，县里看着我们，周边的几个渔村也看着我们。")[0].len(), 3);
}

#[test]
fn qualities_that_a_conjunction_joins() {
    assert_found("以昂扬的精神状态和务实的工作作风，修好石桥。", &["昂扬的精神状态", "务实的工作作风"]);
}

#[test]
fn blocks_that_begin_with_one_word() {
    assert_found("推进更高水平更深层次的合作。", &["更高水平", "更深层次"]);
    assert_found("讲好身边人身边事。", &["身边人", "身边事"]);
}

#[test]
fn where_a_coined_word_hides_the_first_member() {
    assert_found("让青年在渔船上练胆量、磨意志、长本领。", &["练胆量", "磨意志", "长本领"]);
}

#[test]
fn numbered_sentences_that_say_what_must_be_done() {
    let between = "去年汛期，有两位老人在桥上摔倒。";
    let text = format!("一要修好石桥。{between}二要把账目都贴出来，谁都能看。{between}三要听老人的话。");
    assert_found(&text, &["要修好石桥", "要把账目都贴出来，谁都能看", "要听老人的话"]);
}

#[test]
fn ordinals_that_are_said() {
    let paragraphs = |mark: &str| {
        let points = ["说说桥。去年修了三座", "木料还差得远呢。大家要想办法", "谁来守渡口？年轻人也该轮一轮"];
        let paragraphs = points.iter().zip("一二三".chars()).map(|(point, number)| format!("第{number}{mark}{point}。"));
        paragraphs.collect::<Vec<_>>().join("\n")
    };
    let found = |mark| ParallelFinder::new().find(&Document::from(paragraphs(mark).as_str()));
    assert!(found("件事，").iter().any(|parallel| parallel.form == ParallelForm::Refrain && parallel.clauses.len() == 3));
    assert!(found("章").iter().all(|parallel| parallel.form != ParallelForm::Refrain));
}

#[test]
fn verbs_amid_and_at_the_end_of_short_members() {
    assert_found("乡亲们坚定不移听党话、跟党走。", &["听党话", "跟党走"]);
    assert_found("年轻人跟着船工学、对着图纸学、下到河滩学。", &["跟着船工学", "对着图纸学", "下到河滩学"]);
    assert_found("镇里降本、增效、提质。", &["降本", "增效", "提质"]);
    assert!(find("村里讲立场、品质、能力。").is_empty());
}

#[test]
fn a_unit_more_is_not_heard_behind_a_verb() {
    assert_found("增强核心功能、提升核心竞争力，渔村才有出路。", &["增强核心功能", "提升核心竞争力"]);
    assert_found("帮助船家稳住老客户、开拓新市场。", &["稳住老客户", "开拓新市场"]);
    assert_found("修桥铺路之艰难、守渡护河之辛苦世所罕见。", &["修桥铺路之艰难", "守渡护河之辛苦"]);
}

#[test]
fn two_members_between_a_head_and_what_follows_them() {
    assert_found("渔民心往一处想、劲往一处使，就没有修不好的船。", &["心往一处想", "劲往一处使"]);
    assert_found("渔村面临船老网旧、鱼少价低双重难题。", &["船老网旧", "鱼少价低"]);
    assert_found("为修好老石桥、守护新渡口汇聚起力量。", &["修好老石桥", "守护新渡口"]);
}

#[test]
fn one_condition_after_another() {
    let found = find("只要我们守住三十里海堤，只要我们护好每一条渔船，就一定能平安过冬。");
    assert!(found.iter().any(|clauses| clauses.len() == 2 && clauses[0].starts_with("只要") && clauses[1].starts_with("只要")));
    assert_found("渔民懂得大海恩情之深，知道自己肩上担子之重。", &["渔民懂得大海恩情之深", "知道自己肩上担子之重"]);
}

#[test]
fn two_sentences_apart_that_share_their_opening_and_more() {
    let text = "坚持把修桥铺路作为头等大事，全村出工。今年修了两座桥。坚持把栽树种草作为长久大计，老少都来。";
    assert_found(text, &["坚持把修桥铺路作为头等大事", "坚持把栽树种草作为长久大计"]);
    let other = "实施渔港扩建行动，全村出工。今年修了两座桥。实施航标更新行动，老少都来。";
    assert!(!find(other).iter().any(|clauses| clauses.contains(&"实施渔港扩建行动")));
}

#[test]
fn what_leads_up_to_a_clause_is_no_neighbour_of_it() {
    assert!(find("更重要的是，在这个渡口修桥的是我们。").is_empty());
    assert!(find("渔船回来的时候都靠在码头，在大雾散去的时候。").is_empty());
}

#[test]
fn a_demand_in_the_same_words_is_not_another_one() {
    let twice = find("一、要修桥铺路，今年开工。好。一、要修桥铺路，明年开工。好。一、要修桥铺路，后年开工。好。一、要修桥铺路。一、要修桥铺路。");
    assert!(twice.iter().all(|clauses| clauses.windows(2).all(|pair| pair[0] != pair[1])), "{twice:?}");
    let framed = find("一方面桥既“好看”又“好走”、另一方面桥既“好看”又“好走”、另一方面桥既“好看”又“好走”、另一方面桥既“好看”又“好走”。");
    assert!(framed.iter().all(|clauses| clauses.windows(2).all(|pair| pair[0] != pair[1])), "{framed:?}");
    let thrice = find("大家说，一要修桥；二要修桥；三要修桥。");
    assert!(thrice.iter().all(|clauses| clauses.windows(2).all(|pair| pair[0] != pair[1])), "{thrice:?}");
}

#[test]
fn verbs_with_objects_of_one_character_each() {
    let members = ["控碳", "减尘", "扩绿", "增收"];
    assert_found("协同推进控碳、减尘、扩绿、增收，村子一年一个样。", &members);
    assert_found("协同推进控碳减尘扩绿增收，村子一年一个样。", &members);
    assert!(find("学习贯彻落实宣传，样样要紧。").is_empty());
}

#[test]
fn lines_of_verse() {
    assert_found("船工三年修大桥、两年铺村路，大家看在眼里。", &["三年修大桥", "两年铺村路"]);
    assert_found("齐心协力修大桥，同舟共济渡难关，老船长这样说。", &["齐心协力修大桥", "同舟共济渡难关"]);
}

#[test]
fn prepositions_whatever_the_tokenizer_joins_them_with() {
    assert_found("努力为渔修路、为农架桥。", &["为渔修路", "为农架桥"]);
    assert_found("他们在本地扬名、为全县添彩，乡亲高兴。", &["在本地扬名", "为全县添彩"]);
    assert_found("即以村会为核心，以船队为外围，以亲友为后援。", &["以村会为核心", "以船队为外围", "以亲友为后援"]);
}

#[test]
fn sentences_that_begin_and_end_alike() {
    let thanks = "借此机会，向全体船工表示衷心感谢！向沿湖的各位乡亲表示衷心感谢！";
    assert_found(thanks, &["向全体船工表示衷心感谢", "向沿湖的各位乡亲表示衷心感谢"]);
}

#[test]
fn who_does_what_in_public_life() {
    assert_found("健全党委领导、政府负责、社会协同的渔港治理体制。", &["党委领导", "政府负责", "社会协同"]);
}

#[test]
fn one_of_each_after_a_verb() {
    let members = ["联系一个渔村", "走访一户船民", "结对一名学徒"];
    assert_found("每名队员联系一个渔村、走访一户船民、结对一名学徒，到年底总结。", &members);
}

#[test]
fn sets_at_the_end_of_clauses() {
    let members = ["突出清湖护岸“一个重点”", "建强船工、渔工“两支队伍”", "管好船、网、港“三个环节”"];
    assert_found("渔协要突出清湖护岸“一个重点”，建强船工、渔工“两支队伍”，管好船、网、港“三个环节”。", &members);
}

#[test]
fn first_clauses_of_what_semicolons_part() {
    let text = "今年形势很好：渔业生产稳中有进，产量创了新高；港口建设稳中有进，新修了两座码头；村里面貌稳中有进，路灯全都亮了。";
    assert_found(text, &["渔业生产稳中有进", "港口建设稳中有进", "村里面貌稳中有进"]);
}

#[test]
fn what_something_is_even_with_figures() {
    let members = ["是渔港扩建之年", "是渔协成立60周年", "也是船队出海之年"];
    assert_found("今年是渔港扩建之年，是渔协成立60周年，也是船队出海之年。", &members);
    assert!(find("全村开了1次大会、1次小会。").is_empty());
}

#[test]
fn likenesses_by_chance() {
    assert!(find("渔业收入超20亿，港口收入超15亿。").is_empty());
    assert!(find("涵盖渔业管理、港口监管、社会服务等领域。").is_empty());
    assert!(find("各村要抓紧修桥，在年底前完成整改任务。在渔协统一安排下，各船队举一反三，确保完成整改任务。").is_empty());
    assert!(find("修订三部规章：《渔港管理办法》；《渔船管理办法》；《渔网管理办法》。").is_empty());
    assert_eq!(find("这是有温度有厚度有深度的渔歌。").len(), 1);
    assert_found("渔政要快立快审快结。", &["快立", "快审", "快结"]);
}

#[test]
fn members_with_a_fixed_sign() {
    let parts = ["“1”即一座桥", "“3”即三条出海的路", "“N”即若干渡口"];
    assert_found("渔港建设按“1+3+N”推进：“1”即一座桥；“3”即三条出海的路；“N”即若干渡口。", &parts);
    let due = ["三天之内必须修好", "一周之内必须通车", "修不了的必须报告村委会"];
    assert_found("三天之内必须修好，一周之内必须通车，修不了的必须报告村委会。", &due);
    assert_found("坚持先修旧桥、再修新路。", &["先修旧桥", "再修新路"]);
    assert_found("确保湖区政治安全、社会安定、渔民安宁。", &["政治安全", "社会安定", "渔民安宁"]);
    assert_found("建成天蓝、地绿、水清的新渔村。", &["天蓝", "地绿", "水清"]);
    assert_found("形成党委统一领导、部门各负其责、群众积极参与的格局。", &["党委统一领导", "部门各负其责", "群众积极参与"]);
    assert_found("这是渔民的重托，是船工的信任，更是全湖区父老乡亲的期盼。", &["是渔民的重托", "是船工的信任", "更是全湖区父老乡亲的期盼"]);
    assert!(find("引进先进渔具、再生材料。").is_empty());
    assert!(find("渔业大学、海洋大学、林业大学都来了。").is_empty());
    assert!(find("“船”是渔民的船，“网”即渔民的网。").iter().all(|run| run.len() < 3));
}

#[test]
fn what_all_members_share_is_sought_beside_them() {
    // The first two are nouns, the last two are not.
    assert_eq!(find("大力推行渔村招工、码头招工、以工招工、以情招工。"), [["渔村招工", "码头招工", "以工招工", "以情招工"]]);
    assert_found(
        "做到统筹渔港发展、统筹渔村发展、统筹养殖与捕捞发展、统筹湖里事情和岸上事情。",
        &["统筹渔港发展", "统筹渔村发展", "统筹养殖与捕捞发展", "统筹湖里事情和岸上事情"],
    );
    // The text before a member that is as long as the others is left out.
    let found = find("在全镇形成理解老船工、尊重老船工、关心老船工、帮助老船工的风气。");
    assert!(found.iter().any(|run| run.first().is_some_and(|&member| member == "理解老船工")), "{found:?}");
    // A predicate is not its subject's neighbour, and part of a word opens nothing.
    let found = find("过去的三年，是渔港变样最快的三年，是渔民得益最多的三年，也是湖水变清最明显的三年。");
    assert!(found.concat().iter().all(|&member| member != "过去的三年"), "{found:?}");
}

#[test]
fn the_pairs_of_a_series_are_its_members() {
    let found = find("提倡多一些下船走访、少一些坐着开会，多一些当面商量、少一些来回发文，多一些雪里送炭、少一些锦上添花。");
    assert_eq!(found, [["多一些下船走访、少一些坐着开会", "多一些当面商量、少一些来回发文", "多一些雪里送炭、少一些锦上添花"]]);
    let found = find("提倡多一些实干、少一些空谈，多一些务实、少一些虚功，多一些担当、少一些推诿。");
    assert_eq!(found, [["多一些实干、少一些空谈", "多一些务实、少一些虚功", "多一些担当、少一些推诿"]]);
}

#[test]
fn runs_that_adjoin_with_the_same_member_are_not_joined() {
    for text in [
        "﹑﹑﹑大﹤招商招商，，，〜﹑﹑﹑大﹤招商招商﹑﹑﹑大﹤招商招商，，，招商。另一方面﹤招商招商，，，〜﹑﹑﹑大﹤招商招商招商招商，，，〜﹑﹑﹑大﹤招商招商﹑﹑﹑大﹤招商招商招商，，，〜﹑﹑﹑大﹤招商招商﹑﹑﹑大﹤招商招商，，，，〜﹑﹑﹑大﹤招商招商﹑﹑﹑大﹤招商招商，，",
        "统筹渔港、统筹渔村、统筹湖岸、统筹湖岸、统筹渔船、统筹渔网。",
    ] {
        let found = find(text);
        assert!(found.iter().all(|run| run.windows(2).all(|pair| pair[0] != pair[1])), "{found:?}");
    }
}

#[test]
fn what_frames_two_clauses_is_said_of_all_their_phrases() {
    let found = find("多做修桥梁、铺道路的事，多做挖水井、点路灯的事。");
    assert_eq!(found[0], ["多做修桥梁、铺道路的事", "多做挖水井、点路灯的事"]);
    assert!(found[1..].iter().all(|clauses| !clauses[0].starts_with("多做")), "{found:?}");
    assert_eq!(find("他们看准河道、备足木料，请来木匠、定好日子。")[0].len(), 4);
}

#[test]
fn numbered_clauses_are_compared_without_their_numbers() {
    let text = "一是渔村桥面不够宽，二是渡口码头照明不够亮，三是渔船检修不够勤。";
    assert_eq!(find(text), [["渔村桥面不够宽", "渡口码头照明不够亮", "渔船检修不够勤"]]);
}

#[test]
fn the_beginning_of_a_run_is_none_of_its_own() {
    let found = find("实施“修缮老桥、疏通水渠、拓宽渡口、种植果树”四项工程。");
    assert_eq!(found, [["修缮老桥", "疏通水渠", "拓宽渡口", "种植果树"]]);
}

#[test]
fn a_clause_that_leads_in_is_no_member() {
    assert_eq!(find("经过商议，换了船工，添了渡船。"), [["换了船工", "添了渡船"]]);
    assert_eq!(find("回顾过去一年，渔获来之不易，情谊弥足珍贵。"), [["渔获来之不易", "情谊弥足珍贵"]]);
    assert_eq!(
        find("四个不变，就是渡口的位置不变，开船时间不变，船票价格不变，船工人数不变。"),
        [["渡口的位置不变", "开船时间不变", "船票价格不变", "船工人数不变"]]
    );
    assert!(find("不抓紧老桥的修缮，新桥的修缮也要受影响。").is_empty());
    // Those who say what follows are none either.
    assert!(
        find("会议强调，要修好老桥，保证安全。会议指出，船工们很辛苦。会议要求，今年之内完成任务。").iter().all(|clauses| clauses[0] != "会议强调")
    );
}

#[test]
fn the_first_member_of_a_list() {
    assert_eq!(find("按照民主法治、公平正义、诚信友爱、充满活力、安定有序的要求建设渔村。")[0][0], "民主法治");
    assert_eq!(find("当地渔业基础稳、优势多、韧性强、潜能大。")[0][0], "基础稳");
    assert_eq!(find("要抓革命，促生产，促工作，促战备。")[0][0], "抓革命");
    assert_eq!(find("今年开始五改（改水、改厨、改厕、改圈、改路）。")[0][0], "改水");
    assert_eq!(find("推动渡口与渔村同建、与码头同管、与航道同修。"), [["与渔村同建", "与码头同管", "与航道同修"]]);
}

#[test]
fn the_last_member_behind_the_end_of_a_way() {
    assert_eq!(find("走过从忙起来、富起来到美起来的道路。"), [["忙起来", "富起来", "美起来"]]);
}

#[test]
fn questions_with_their_answers() {
    assert_eq!(find("何以修桥？唯有合力。何以守桥？唯有同心。"), [["何以修桥？唯有合力", "何以守桥？唯有同心"]]);
    assert!(find("桥修好了吗？还没有。今年的鱼多吗？船工们说不知道，要问渔村的人。").is_empty());
}

#[test]
fn exclamations_that_end_alike() {
    let found = ["老渡口万岁！", "新大桥万岁！", "渔村人民万岁！"];
    assert_eq!(find(&found.concat())[0].len(), 3);
    assert_eq!(find(&found.join("\n"))[0].len(), 3);
}

#[test]
fn phrases_that_begin_with_a_cycle() {
    assert_eq!(find("村里人可以春采茶、夏捕鱼、秋收稻、冬晒网。"), [["春采茶", "夏捕鱼", "秋收稻", "冬晒网"]]);
    assert!(find("春天、夏天、秋天都有船。").is_empty());
    assert!(find("东部山区、西部平原、北部林区。").is_empty());
}

#[test]
fn an_attribute_stays_with_its_noun() {
    assert!(find("坚持和发展新时代“老渡经验”，落实“浦江经验”。").iter().all(|clauses| !clauses[0].starts_with("时代")));
}

#[test]
fn members_of_two_that_end_alike() {
    assert_eq!(find("开展强渔、补渔、延渔、建渔、固渔、融渔六大行动。")[0].len(), 6);
    assert!(find("这里有水运、海运、空运。").is_empty());
}

#[test]
fn a_first_member_that_only_looks_like_a_lead_in() {
    // It opens with another word that begins with a negation, or has a verb and an object as the others have.
    assert_eq!(find("不仅渔船新了，渔港也更新了。"), [["不仅渔船新了", "渔港也更新了"]]);
    assert_eq!(find("按照图纸修好船，围绕市场捕好鱼，瞄准时令晒好网。").concat().len(), 3);
    assert_eq!(find("回顾过去一年，展望未来三年。").concat().len(), 2);
    // It counts things, but the others do not name them.
    assert_eq!(find("新增三个泊位，疏浚入湖航道，修复受损堤坝，清理水面杂草。").concat().len(), 4);
    // 就是 may open any clause.
    assert_eq!(find("就是修好一条船、织好一张网的老规矩，就是看好一片湖、守好一座港的老规矩。")[0].len(), 2);
}

#[test]
fn where_the_first_member_starts() {
    // A particle is no part of it.
    assert_eq!(find("加强了巡逻艇、特种作业、技术侦察、水上对抗等力量。")[0], ["特种作业", "技术侦察", "水上对抗"]);
    // What a bracket encloses within a member is part of it.
    assert!(find("完善了港规（试行）规定落实、标准制定到位、责任明确清楚。").iter().all(|clauses| !clauses[0].starts_with("（试行）")));
    // 好 belongs to the verb.
    assert_eq!(find("处理好船工和船东、渔村和渔港、修船和造船的矛盾。"), [["船工和船东", "渔村和渔港", "修船和造船"]]);
    assert_eq!(find("解决好渔民最关心、船工最上心、港区最操心的事。").concat()[0], "渔民最关心");
}
