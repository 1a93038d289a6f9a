//! Every form and every class of what is no enumerated phrase, on sentences made up for these tests.

use super::*;
use crate::text::PartKind;
use proptest::prelude::*;

mod further;
mod lists;
mod tallied;

/// Reads a text by its own means: without the catalogue.
fn found(text: &str) -> Vec<Enumeration> {
    EnumerationFinder::builder().lexicon(Lexicon::empty()).finish().find(&Document::from(text))
}

/// The names of a text, each with its kind and numbers: `四个全面 counted 4`.
fn phrases(text: &str) -> Vec<String> {
    let show = |phrase: &Enumeration| {
        let numbers: Vec<String> = phrase.numbers.iter().map(Number::to_string).collect();
        format!("{} {} {}", &text[phrase.span], phrase.kind.name(), numbers.join(","))
    };
    found(text).iter().filter(|phrase| phrase.named).map(show).collect()
}

fn items(text: &str) -> Vec<String> {
    let found = found(text);
    let phrase = found.first().unwrap_or_else(|| panic!("no phrase in {text}"));
    phrase.items.iter().flatten().map(|item| item.text.clone()).collect()
}

#[track_caller]
fn none(texts: &[&str]) {
    for text in texts {
        assert_eq!(phrases(text), Vec::<String>::new(), "in {text}");
    }
}

#[test]
fn what_stands_before_a_name_by_chance_is_no_member() {
    // Who has a file each, who named it, its rounds, the neighbours in its list.
    assert!(items("完善居民、社区法人“一人一档”。").is_empty());
    assert!(items("入选国务院国资委“双百企业”。").is_empty());
    assert!(items("实施海洋人才计划和新一轮“双强计划”。").is_empty());
    assert!(items("渔港改革、海域抵押、村集体“三资”管理、营商环境等走在前。").is_empty());
    assert_eq!(items("东站、西站和机场“两站一场”。"), ["东站", "西站", "机场"]);
    // One character stands in clauses by chance, two do not.
    assert!(items("用好“两新”政策，支持新式渔船，翻新老码头。").is_empty());
    assert_eq!(items("推行“双随机、一公开”，随机抽人，随机抽船，结果公开。").len(), 3);
    // A set has no member twice.
    assert!(items("“双强”：强港、强港。").is_empty());
    // Not within a word.
    assert_eq!(items("实现农业、工业、国防、科学技术“四个现代化”。"), ["农业", "工业", "国防", "科学技术"]);
}

#[test]
fn what_a_copula_lists() {
    assert_eq!(items("“四有”是有港、有船、有路、有人。"), ["有港", "有船", "有路", "有人"]);
    assert!(items("“三农”是重中之重，粮食、渔业都要抓。").is_empty());
    assert_eq!(items("“三箭”就是财政、货币、改革。"), ["财政", "货币", "改革"]);
}

#[test]
fn the_known_members_of_a_name_that_take_part_in_it_go_before_a_chance_list() {
    let known = |text: &str| {
        let phrase = &EnumerationFinder::new().find(&Document::from(text))[0];
        (phrase.items.iter().flatten().map(|item| item.text.clone()).collect::<Vec<_>>(), phrase.items_from)
    };
    let members = |items: &[&str]| items.iter().map(ToString::to_string).collect::<Vec<_>>();
    assert_eq!(known("加快岚川大学、湖湾大学“双一流”建设。"), (members(&["一流大学", "一流学科"]), Some(ItemsFrom::Catalogue)));
    assert_eq!(known("促进国内国际双循环。"), (members(&["国内", "国际"]), Some(ItemsFrom::Text)));
    // More than two are no chance, but for the verb that governs the name as others govern theirs.
    assert_eq!(known("推行入港、卸货、检验、结算“四集中”。"), (members(&["入港", "卸货", "检验", "结算"]), Some(ItemsFrom::Text)));
    assert_eq!(known("坚持渔村优先发展、加快渔村现代化、让渔民富裕的“三农”工作。").1, Some(ItemsFrom::Catalogue));
    assert_eq!(known("健全渔村产权制度、健全渔业市场制度、健全“三农”支持制度。").1, Some(ItemsFrom::Catalogue));
    // Whatever the script of the text.
    assert_eq!(known("「新三樣」即電動汽車、鋰電池及光伏產品出口破萬億元。").0, ["電動汽車", "鋰電池", "光伏產品"]);
    // A mark ends a member, whatever is known of it.
    let dated = Document::from("推进“一带一路”建设、京津冀协同发展、长江经济带发展三大战略。").with_variable("date", "2016-03");
    let set = EnumerationFinder::new().find(&dated).pop().expect("a set");
    let spelt: Vec<String> = set.items.into_iter().flatten().map(|item| item.text).collect();
    assert_eq!(spelt, ["“一带一路”建设", "京津冀协同发展", "长江经济带发展"]);
}

#[test]
fn what_is_measured_is_no_part_of_the_name() {
    assert_eq!(phrases("海工装备、海洋药物、海水淡化三大海洋产业增加值增长。"), ["三大海洋产业 counted 3"]);
    assert_eq!(phrases("推进三大文化地标规模扩大。"), ["三大文化地标 counted 3"]);
}

#[test]
fn counted_in_quotation_marks() {
    assert_eq!(phrases("坚持“两个毫不动摇”，落实“四个不摘”要求"), ["两个毫不动摇 counted 2", "四个不摘 counted 4"]);
    assert_eq!(phrases("逐条对照“24个要”"), ["24个要 counted 24"]);
    assert_eq!(phrases("写好金融“五篇大文章”"), ["五篇大文章 counted 5"]);
    assert_eq!(phrases("印发金融“16条”"), ["16条 counted 16"]);
    assert_eq!(phrases("消费等“三驾马车”、“两只手”"), ["三驾马车 counted 3", "两只手 counted 2"]);
    assert_eq!(phrases("“十三个方面成就”"), ["十三个方面成就 counted 13"]);
}

#[test]
fn numbers_inside_the_head_do_not_count() {
    assert_eq!(phrases("实现“两个一百年”目标"), ["两个一百年 counted 2"]);
    assert_eq!(phrases("“五个一工程”和“三个一批”"), ["五个一工程 counted 5", "三个一批 counted 3"]);
}

#[test]
fn classifier_head_and_noun() {
    let text = "推进“四个全面”战略布局";
    let phrase = &found(text)[0];
    assert_eq!(phrase.classifier.map(|span| &text[span]), Some("个"));
    assert_eq!((phrase.head.as_deref(), phrase.noun.map(|span| &text[span])), (Some("全面"), Some("战略布局")));
    assert_eq!((phrase.size, phrase.check, phrase.quoted), (Some(4), Check::Unstated, true));
    let noun = |text: &str| found(text)[0].noun.map(|span| text[span].to_string());
    assert_eq!(noun("做强“1+5”主导产业和基地").as_deref(), Some("主导产业"));
    assert_eq!(noun("“一带一路”建设取得新成效").as_deref(), Some("建设"));
    assert_eq!(noun("增加“三农”工作经费投入力度").as_deref(), Some("工作经费投入力度"));
    assert_eq!(noun("实施“十湾百岸”示范引领工程。").as_deref(), Some("示范引领工程"));
    assert_eq!(noun("弘扬“严、细、深、实”的作风").as_deref(), Some("作风"));
    assert_eq!(noun("抓好“两重”，稳住大盘"), None);
    assert_eq!(noun("“两级”即省和市"), None);
    assert_eq!(noun("推進「五位一體」總體佈局。").as_deref(), Some("總體佈局"));
    let text = "“五位一体”";
    assert_eq!(found(text)[0].classifier.map(|span| &text[span]), Some("位"));
}

#[test]
fn quotation_inside_the_phrase() {
    assert_eq!(phrases("回答好六个“如何始终”"), ["六个“如何始终” counted 6"]);
    assert_eq!(phrases("做到四个‘不摘’。"), ["四个‘不摘’ counted 4"]);
    none(&["培育10个“数字领航”企业", "推动1个“高效办成一件事”"]);
}

#[test]
fn counted_without_quotation_marks() {
    assert_eq!(phrases("落实中央八项规定精神"), ["八项规定 counted 8"]);
    assert_eq!(phrases("坚持四项基本原则"), ["四项基本原则 counted 4"]);
    assert_eq!(phrases("打好三大攻坚战，实施八大提升行动"), ["三大攻坚战 counted 3", "八大提升行动 counted 8"]);
    assert_eq!(phrases("调动中央和地方两个积极性"), ["两个积极性 counted 2"]);
    none(&[
        "办好20项民生工程",
        "抓好三项任务",
        "分为两大类",
        "解决五个方面的问题",
        "有两个孩子",
        "四大行业进行整治",
        "穿过两大沙漠上空",
        "取得四大变化",
        "迎接十八届三中全会",
    ]);
}

#[test]
fn fused() {
    assert_eq!(phrases("重视“三农”工作、实现“双碳”目标"), ["三农 fused 3", "双碳 fused 2"]);
    assert_eq!(phrases("统筹“五位一体”总体布局"), ["五位一体 fused 5"]);
    assert_eq!(phrases("推动三生融合"), ["三生融合 fused 3"]);
    assert_eq!(phrases("北三县协同发展，“新三样”出口增长"), ["北三县 fused 3", "新三样 fused 3"]);
    assert_eq!(phrases("支持“双一流”建设"), ["双一流 fused 2"]);
    assert_eq!(phrases("坚持“双轮驱动”，推行“三所联动”"), ["双轮驱动 fused 2", "三所联动 fused 3"]);
    assert_eq!(phrases("弘扬“四千”精神"), ["四千 fused 4"]);
    assert_eq!(phrases("遵循“十六字”方针"), ["十六字 fused 16"]);
    assert_eq!(phrases("建设“清泉河畔三园”，推行“三措并举”"), ["清泉河畔三园 fused 3", "三措并举 fused 3"]);
    assert_eq!(phrases("实施“十百千”培育工程"), ["十百千 fused 10,100,1000"]);
    assert_eq!(phrases("秉持“看长远、谋合作”的六字方针"), ["看长远、谋合作 listed 2", "六字方针 fused 6"]);
    assert_eq!(phrases("面对“三期叠加”局面，坚持“两点论”"), ["三期叠加 fused 3", "两点论 fused 2"]);
    none(&[
        "三生万物",
        "“六盘山”下",
        "“新四军”",
        "“十佳”青年",
        "河北三县受灾",
        "“两边”",
        "与“双方”商定",
        "“二维”空间",
        "“六连冠”",
        "“90后”干部",
        "“2030先锋工程”",
    ]);
}

#[test]
fn several_numbers() {
    assert_eq!(phrases("学习“千万工程”经验，实施“百千万工程”"), ["千万工程 fused 1000,10000", "百千万工程 fused 100,1000,10000"]);
    assert_eq!(phrases("践行“八八战略”"), ["八八战略 fused 8,8"]);
    assert_eq!(phrases("建设“十县百乡千村万户”"), ["十县百乡千村万户 paired 10,100,1000,10000"]);
}

#[test]
fn paired() {
    assert_eq!(phrases("弘扬“四千四万”精神"), ["四千四万 paired 4,4"]);
    assert_eq!(phrases("共建“一带一路”，坚持“一国两制”"), ["一带一路 paired 1,1", "一国两制 paired 1,2"]);
    assert_eq!(phrases("“两不愁三保障”和“三去一降一补”"), ["两不愁三保障 paired 2,3", "三去一降一补 paired 3,1,1"]);
    assert_eq!(phrases("推行“双随机、一公开”监管"), ["双随机、一公开 paired 2,1"]);
    assert_eq!(phrases("启动“千村示范，万村整治”工程"), ["千村示范，万村整治 paired 1000,10000"]);
    assert_eq!(phrases("落实一岗双责，抓好一带一路建设"), ["一岗双责 paired 1,2", "一带一路 paired 1,1"]);
    assert_eq!(phrases("“和平统一、一国两制”方针"), ["一国两制 paired 1,2"]);
    assert_eq!(found("“四千四万”")[0].head.as_deref(), Some("千、万"));
    none(&["“一网通办、一次办成”", "三天两夜", "一死两伤", "三县两区受灾", "他沉着机智，一连四剑，剑剑精彩", "四千四百万元"]);
}

#[test]
fn paired_with_words_that_measure_elsewhere() {
    assert_eq!(phrases("消除“四多四少”现象，实行“一升一停四取消”"), ["四多四少 paired 4,4", "一升一停四取消 paired 1,1,4"]);
    assert_eq!(phrases("建设“一区两地一园”，启动“双十双百”工程"), ["一区两地一园 paired 1,2,1", "双十双百 paired 2,2"]);
    assert_eq!(phrases("上市“十百千”计划，推进“百县千镇万村发展工程”"), ["十百千 fused 10,100,1000", "百县千镇万村发展工程 paired 100,1000,10000"]);
    none(&["十元五角", "“三米五米”"]);
}

#[test]
fn names_side_by_side_are_names_apart() {
    assert_eq!(phrases("“三个不动摇、三个进一步”"), ["三个不动摇 counted 3", "三个进一步 counted 3"]);
    assert_eq!(phrases("“一个中心、两个基本点”"), ["一个中心、两个基本点 paired 1,2"]);
}

#[test]
fn codes() {
    assert_eq!(phrases("做强“1+5”主导产业，构建“1+N”体系"), ["1+5 code 1,5", "1+N code 1,N"]);
    assert_eq!(phrases("形成“１＋３＋Ｎ”格局"), ["１＋３＋Ｎ code 1,3,N"]);
    assert_eq!(phrases("培育“415X”产业集群"), ["415X code 415,X"]);
    assert_eq!(phrases("锚定“3815”战略发展目标，入选“985工程”"), ["3815 code 3815", "985 code 985"]);
    none(&["拨打“12345”热线", "“110”指挥中心", "展望“2035”年", "实现“1+1>2”", "密码是“88”", "第“128”号", "“512”地震", "推广“5G+工业互联网”"]);
}

#[test]
fn listed() {
    assert_eq!(phrases("弘扬“严、细、深、实、准”的作风"), ["严、细、深、实、准 listed 5"]);
    assert_eq!(items("按照“疫情要防住、经济要稳住、发展要安全”的要求"), ["疫情要防住", "经济要稳住", "发展要安全"]);
    none(&["打造“换道超车”“换道换车”意识", "购买“面粉、食用油、方便面和矿泉水”等", "他说“我来了，你走吧”", "居民说“屋里亮堂堂、门外静悄悄”。"]);
}

#[test]
fn traditional_and_full_width_text() {
    assert_eq!(phrases("“三個代表”重要思想，提高“４個服務”水平"), ["三個代表 counted 3", "４個服務 counted 4"]);
    assert_eq!(phrases("推進「一帶一路」建設"), ["一帶一路 paired 1,1"]);
}

#[test]
fn quotation_marks_of_other_kinds() {
    assert_eq!(phrases("抓好”两重”建设和\"三农\"工作"), ["两重 fused 2", "三农 fused 3"]);
    assert_eq!(phrases("抓好‘两重’建设，即“ 两新 ”"), ["两重 fused 2", "两新 fused 2"]);
    assert_eq!(phrases("用好“五张清单［3］”"), ["五张清单 counted 5"]);
}

#[test]
fn a_name_quoted_once_is_known_everywhere() {
    assert_eq!(phrases("“三城一区”建设提速。依托三城一区布局。"), ["三城一区 paired 3,1", "三城一区 paired 3,1"]);
    none(&["依托三城一区布局。"]);
}

#[test]
fn a_known_name_within_a_quotation_stands_alone() {
    assert_eq!(phrases("“服务三农”活动，“违反八项规定”问题"), ["三农 fused 3", "八项规定 counted 8"]);
}

#[test]
fn dates_and_durations() {
    none(&[
        "二〇二五年五月一日",
        "2025年5月1日上午十点",
        "三个月后",
        "过去五年",
        "“五一”假期",
        "“双十一”当天",
        "一季度",
        "三年行动方案",
        "“三年上台阶”目标",
    ]);
}

#[test]
fn congresses_plans_and_ordinals() {
    none(&[
        "党的二十大精神",
        "学习贯彻十九大精神",
        "“喜迎十八大”",
        "十九届六中全会",
        "市八届人大三次会议",
        "“十四五”规划",
        "“八五”期间",
        "“九五计划”",
        "第三个问题",
        "第一书记",
        "一号文件",
        "“第三产业”",
    ]);
}

#[test]
fn money_measures_and_parts() {
    none(&["3.5亿元", "1.3万亿斤", "百分之五", "5个百分点", "三分之二", "翻两番", "增长三倍", "500公里", "两成", "3比1", "PM2.5", "360度"]);
}

#[test]
fn idioms_and_words() {
    none(&[
        "一心一意谋发展",
        "“百花齐放”",
        "五湖四海",
        "千方百计",
        "九牛一毛",
        "万众一心",
        "坚决一点、快一点",
        "谋一域",
        "我们一定要",
        "统一思想",
        "双方",
        "老百姓",
        "一网通办",
        "一站式服务",
        "三者有机统一",
        "两国关系",
        "四川省",
        "三门峡",
        "三五个人",
        "十几项措施",
        "数十个项目",
        "每一个家庭",
        "一个问题",
    ]);
}

#[test]
fn list_markers() {
    none(&["一、发展思路", "（一）加强领导", "1.推进改革", "1、两手抓"]);
}

#[test]
fn quantities_where_asked() {
    let finder = EnumerationFinder::builder().quantities(true).build().expect("valid");
    let text = "办好20项民生工程，讲四点意见，推进“四个全面”";
    let found = finder.find(&Document::from(text));
    let shown: Vec<(&str, bool)> = found.iter().map(|phrase| (&text[phrase.span], phrase.named)).collect();
    assert_eq!(shown, [("20项民生工程", false), ("四点意见", false), ("四个全面", true)]);
}

#[test]
fn only_the_parts_asked_for() {
    let titles = EnumerationFinder::builder().parts(PartSet::parse("title").expect("valid")).build().expect("valid");
    let document = Document::from("坚持“四个全面”。");
    assert_eq!(document.parts().at(0), PartKind::Body);
    assert!(titles.find(&document).is_empty());
}

#[test]
fn members_after_the_name() {
    assert_eq!(items("“三品”：甲产品、乙食品和丙制品。"), ["甲产品", "乙食品", "丙制品"]);
    assert_eq!(items("坚持“四个不减”，即领导不减、投入不减、队伍不减、标准不减。"), ["领导不减", "投入不减", "队伍不减", "标准不减"]);
    assert_eq!(items("“两新”（设备更新、以旧换新）政策"), ["设备更新", "以旧换新"]);
    assert_eq!(items("“三保三压”的方针，即保甲，压乙；保丙，压丁；保戊，压己。"), ["保甲", "压乙", "保丙", "压丁", "保戊", "压己"]);
    assert_eq!(items("实现“两个转变”：一是从快到好转变；二是从大到强转变。"), ["从快到好转变", "从大到强转变"]);
    assert_eq!(items("“五个认同”：对家乡、县域、城市、省份、国家的认同。"), ["家乡", "县域", "城市", "省份", "国家"]);
    assert!(items("随即“四个彻底”要求落地，立即部署、随即展开、全面排查、专项整治").is_empty());
}

#[test]
fn members_before_the_name() {
    assert_eq!(items("打造生产生活生态“三生融合”的新城"), ["生产", "生活", "生态"]);
    assert_eq!(items("推动政治、经济、人文、安全“四大支柱”合作"), ["政治", "经济", "人文", "安全"]);
    assert_eq!(items("发挥中央和地方两个积极性"), ["中央", "地方"]);
    assert_eq!(items("筑牢政治、经济、人文三大支柱"), ["政治", "经济", "人文"]);
    assert_eq!(items("打好大气污染防治、水污染防治、土壤污染防治“三大战役”"), ["大气污染防治", "水污染防治", "土壤污染防治"]);
    assert_eq!(items("统筹政治建设、文化建设、社会建设“三大建设”"), ["政治建设", "文化建设", "社会建设"]);
    assert_eq!(items("实行包修、包退、包换的“三包”规定"), ["包修", "包退", "包换"]);
    assert!(items("坚持马列主义、毛泽东思想、邓小平理论和“三个代表”重要思想").is_empty());
    assert!(items("坚定维护大局、坚决做到“两个维护”").is_empty());
    assert!(items("甲厅长提出的“三个清单”").is_empty());
}

#[test]
fn nested_lists_by_size() {
    assert_eq!(
        items("“四项基本准则”，即坚持甲道路，坚持乙制度，坚持丙领导，坚持丁主义、戊思想，是共同基础。"),
        ["坚持甲道路", "坚持乙制度", "坚持丙领导", "坚持丁主义、戊思想"]
    );
    assert_eq!(items("“四级三类”：覆盖省、市、县、乡，包括总规、详规和专规。"), ["省", "市", "县", "乡", "总规", "详规", "专规"]);
    assert_eq!(items("“2+3”园区：甲、乙产业园和丙、丁、戊合作园。"), ["甲、乙产业园", "丙、丁、戊合作园"]);
    assert_eq!(items("“334”模式：农户占30%，企业占30%，村社、集体占40%。"), ["农户占30%", "企业占30%", "村社、集体占40%"]);
}

#[test]
fn codes_explained_number_by_number() {
    assert_eq!(items("“1+N”体系：“1”即《甲方案》；“N”是指若干配套办法。"), ["《甲方案》", "若干配套办法"]);
    assert_eq!(found("“1+N”体系：“1”即《甲方案》；“N”是指若干配套办法。")[0].check, Check::Matches);
}

#[test]
fn declared_and_found() {
    let check = |text: &str| found(text)[0].check;
    assert_eq!(check("“三稳”：稳岗、稳价、稳链。"), Check::Matches);
    assert_eq!(check("“四稳”：稳岗、稳价、稳链。"), Check::Differs);
    assert_eq!(check("“四稳”：稳岗、稳价、稳链等。"), Check::Unstated);
    assert_eq!(check("“四稳”见效。稳岗、稳价、稳链。"), Check::Unstated);
    assert_eq!(check("“1+N”体系"), Check::Unstated);
    // It counts characters.
    assert_eq!(found("“护湖养鱼、修船建港”的八字方针").last().unwrap().check, Check::Matches);
}

#[test]
fn glossary_defines() {
    let text = "抓好“两河”治理，产出6种矿产品。\n名词解释\n1.“两河”：东河和西河。\n2.“小站”：村里的服务点。\n3.6种矿产品：金、银、铜、铁、锡、铅。\n";
    let finder = EnumerationFinder::builder().parts(PartSet::ALL).build().expect("valid");
    let found = finder.find(&Document::from(text));
    let shown: Vec<(&str, usize, Option<ItemsFrom>, Check)> =
        found.iter().map(|phrase| (&text[phrase.span], phrase.items.as_ref().map_or(0, Vec::len), phrase.items_from, phrase.check)).collect();
    let glossary = Some(ItemsFrom::Glossary);
    assert_eq!(
        shown,
        [
            ("两河", 2, glossary, Check::Matches),
            ("6种矿产品", 6, glossary, Check::Matches),
            ("两河", 2, glossary, Check::Matches),
            ("6种矿产品", 6, glossary, Check::Matches)
        ]
    );
}

#[test]
fn finder_is_shared() {
    fn shared<T: Clone + Send + Sync>() {}
    shared::<EnumerationFinder>();
    shared::<Enumeration>();
}

proptest! {
    #[test]
    fn any_text_is_read(text in "[一二三四两双十百千万0-9个项大农体化的和与、，。：；“”‘’\"（）+N\n即是指等战略行动工程 .．\\[\\]]{0,60}") {
        let finder = EnumerationFinder::builder().quantities(true).parts(PartSet::ALL).build().expect("valid");
        let mut end = 0;
        for phrase in finder.find(&Document::from(text.as_str())) {
            prop_assert!(phrase.span.start >= end && phrase.span.end > phrase.span.start);
            end = phrase.span.end;
            for span in phrase.items.iter().flatten().filter_map(|item| item.span.as_ref()).chain(&phrase.classifier).chain(&phrase.noun).chain([&phrase.span]) {
                prop_assert!(text.get(span.range()).is_some());
            }
        }
    }
}

#[test]
fn the_glossary_gives_members_though_it_is_not_read() {
    let text = "同志们：\n要建好“三张清单”。\n名词解释\n1.“三张清单”：问题清单、责任清单、时限清单。\n2.“两箱一册”：工具箱、药箱和手册。";
    let found = EnumerationFinder::new().find(&Document::from(text));
    assert_eq!(found.len(), 1);
    let items: Vec<&str> = found[0].items.iter().flatten().map(|item| item.text.as_str()).collect();
    assert_eq!((items, found[0].items_from), (vec!["问题清单", "责任清单", "时限清单"], Some(ItemsFrom::Glossary)));
}

#[test]
fn sets_of_great_things() {
    // Listed right before, in full.
    assert_eq!(phrases("治理工业、燃煤、机动车三大污染源"), ["三大污染源 counted 3"]);
    assert_eq!(phrases("围绕丰收和团结两大主题开展活动"), ["两大主题 counted 2"]);
    // Said again.
    assert_eq!(phrases("三大都市圈协同共进。提升三大都市圈能级。"), ["三大都市圈 counted 3", "三大都市圈 counted 3"]);
    // No list, nothing that only counts before it.
    assert_eq!(phrases("六大优势产业壮大，建成五大研究院"), ["六大优势产业 counted 6", "五大研究院 counted 5"]);
    // Undertaken, or chosen.
    assert_eq!(phrases("推进八大重点节水工程建设，实施十大为民办实事工程。"), ["八大重点节水工程 counted 8", "十大为民办实事工程 counted 10"]);
    assert_eq!(phrases("入选十大考古新发现。"), ["十大考古新发现 counted 10"]);
    none(&[
        "面临的三大课题",
        "是前三大贸易伙伴",
        "全文分三大板块",
        "实施这两大战略",
        "抓好工业、交通等三大领域",
        "建成金融、物流等四大集聚区",
        "工业、交通、建筑三大领域节能",
    ]);
}

#[test]
fn doctrines_laid_down() {
    assert_eq!(phrases("遵循九条重要方针，总结十条历史经验"), ["九条重要方针 counted 9", "十条历史经验 counted 10"]);
    assert_eq!(phrases("贯彻八项主张"), ["八项主张 counted 8"]);
    none(&["提出五条建议", "讲了三条原则：", "18条措施"]);
}

#[test]
fn several_names_in_one_quotation() {
    assert_eq!(phrases("实施“四化同步、城乡融合、五区共兴”战略"), ["四化同步 fused 4", "五区共兴 fused 5"]);
    assert_eq!(phrases("实施“百片引领、千村带动”行动"), ["百片引领、千村带动 paired 100,1000"]);
    assert_eq!(
        phrases("坚持“发现问题、形成震慑，推动改革、促进发展”方针，抓好“项目大谋划、谋划大项目”。"),
        ["发现问题、形成震慑，推动改革、促进发展 listed 4", "项目大谋划、谋划大项目 listed 2"]
    );
    assert_eq!(phrases("构建“4×4”产业体系，入选“双百企业”，新增“百亿县”4个"), ["4×4 code 4,4", "双百企业 fused 2"]);
    assert_eq!(phrases("实施“五五”工程，完成“八七”攻坚计划"), ["五五 code 5,5", "八七 code 8,7"]);
    none(&["“八五”期间", "“九五”计划"]);
}

#[test]
fn members_behind_what_leads_up_to_them() {
    assert_eq!(items("筑牢乡村产业、乡村建设、乡村治理“三根支柱”"), ["乡村产业", "乡村建设", "乡村治理"]);
    assert_eq!(items("坚持提升传统产业、培育新兴产业、探索未来产业“三措并举”"), ["提升传统产业", "培育新兴产业", "探索未来产业"]);
    assert_eq!(items("落实加强组织领导、加强要素投入、加强考核督查“三条举措”"), ["加强组织领导", "加强要素投入", "加强考核督查"]);
    assert_eq!(items("打好汽车、钢铁、化工产业转型“三大战役”"), ["汽车", "钢铁", "化工"]);
    assert_eq!(items("更好发挥作用、充分调动城里城外两个积极性"), ["城里", "城外"]);
    assert_eq!(items("抓住元旦、春节“两节”契机"), ["元旦", "春节"]);
    assert_eq!(items("面积、单产、总产实现“三增长”"), ["面积", "单产", "总产"]);
    let motto = found("秉持“看长远、谋合作”的六字方针").pop().unwrap();
    assert_eq!(motto.items.unwrap().into_iter().map(|item| item.text).collect::<Vec<_>>(), ["看长远", "谋合作"]);
    assert_eq!(items("巩固党政军警民“五位一体”机制"), ["党", "政", "军", "警", "民"]);
    assert_eq!(items("守住确保粮食安全、确保不返贫致贫“两条底线”"), ["确保粮食安全", "确保不返贫致贫"]);
}

#[test]
fn members_of_codes_and_powers() {
    assert_eq!(items("“1+2”政策：“1”即《总方案》；“2”即《甲办法》《乙办法》。"), ["《总方案》", "《甲办法》", "《乙办法》"]);
    assert_eq!(items("“两站一中心”：建成两个服务站和一个指挥中心。"), ["两个服务站", "一个指挥中心"]);
    assert_eq!(items("实施“十百千”行动，培养10名专家、100名骨干、1000名技工。"), ["10名专家", "100名骨干", "1000名技工"]);
    assert_eq!(items("“五定”，即定规模，定投资，定工期，定效果，定条件，缺一不可。"), ["定规模", "定投资", "定工期", "定效果", "定条件"]);
}

#[test]
fn members_are_those_of_the_phrase_wherever_it_stands() {
    let found = found("推行“三查”制度。“三查”，即查账、查物、查人。坚持“三查”。");
    assert!(found.iter().all(|phrase| phrase.items.as_ref().is_some_and(|items| items[1].text == "查物")), "{found:?}");
}

#[test]
fn shorthands_without_a_number() {
    let shown = |text: &str| -> Vec<String> {
        found(text).iter().filter(|phrase| phrase.kind == EnumerationKind::Acronym).map(|phrase| text[phrase.span].to_string()).collect()
    };
    assert_eq!(shown("深化简政放权、放管结合、优化服务“放管服”改革"), ["放管服"]);
    assert_eq!(shown("培育“专精特新”（专业化、精细化、特色化、新颖化）企业"), ["专精特新"]);
    assert_eq!(items("深化简政放权、放管结合、优化服务“放管服”改革"), ["简政放权", "放管结合", "优化服务"]);
    for text in ["深化“放管服”改革", "走好“赶考”路", "唱响“团结、奋进、实干”三部曲", "甲、乙、丙“好作风”"]
    {
        assert_eq!(shown(text), Vec::<String>::new(), "{text}");
    }
    // The country knows it.
    let text = "深化“放管服”改革";
    let found = EnumerationFinder::new().find(&Document::from(text));
    assert_eq!((found[0].kind, found[0].items_from, found[0].size), (EnumerationKind::Acronym, Some(ItemsFrom::Catalogue), Some(3)));
}

#[test]
fn names_behind_the_number_of_a_line() {
    assert_eq!(phrases("27.五个“必须统筹好”：五对关系。"), ["五个“必须统筹好” counted 5"]);
    none(&["占比27.五个百分点", "增长3.5个百分点"]);
}

#[test]
fn years_that_are_named() {
    assert_eq!(phrases("深化“三个年”活动，办好“两个年”。"), ["三个年 counted 3", "两个年 counted 2"]);
    none(&["走过三个年头", "“三个月”", "用好这五年"]);
}

#[test]
fn things_named_by_a_pair() {
    assert_eq!(phrases("建成“一老一小幸福院”、“一带一路展览馆”"), ["一老一小幸福院 paired 1,1", "一带一路展览馆 paired 1,1"]);
    none(&["推行“一件事一次办”"]);
}

#[test]
fn names_that_a_lexicon_knows() {
    let shown = |text: &str| -> Vec<String> {
        EnumerationFinder::new().find(&Document::from(text)).iter().map(|phrase| text[phrase.span].to_string()).collect()
    };
    // Without marks: whole words only, and no half of a pair.
    assert_eq!(shown("统筹国内国际两个大局"), ["两个大局"]);
    assert_eq!(shown("提高农村五保供养水平"), ["五保"]);
    assert_eq!(shown("贯彻“三个代表”重要思想，三个代表团到会"), ["三个代表"]);
    assert_eq!(shown("落实“三化三制”"), ["三化三制"]);
    assert_eq!(shown("在和平共处五项原则基础上"), ["五项原则"]);
    let finder = EnumerationFinder::builder().quantities(true).build().unwrap();
    let text = "通报8起违反中央八项规定精神问题";
    assert!(finder.find(&Document::from(text)).iter().any(|phrase| phrase.named && &text[phrase.span] == "八项规定"));
}

#[test]
fn several_senses_that_hold_give_none() {
    let items = |date: &str| {
        let text = "推进“三权分置”改革";
        let found = EnumerationFinder::new().find(&Document::from(text).with_variable("date", date));
        found[0].items.as_ref().map(|items| items[1].text.clone())
    };
    // Farmland in 2014; farmland or homesteads since 2018.
    assert_eq!((items("2015"), items("2020"), items("2000")), (Some("承包权".into()), None, None));
}

#[test]
fn sets_in_english() {
    let shown = |text: &str| -> Vec<String> {
        let finder = EnumerationFinder::builder().quantities(true).build().unwrap();
        let document = Document::from(text);
        let show = |phrase: &Enumeration| format!("{} {}", &text[phrase.span], if phrase.named { "name" } else { "quantity" });
        finder.find(&document).iter().map(show).collect()
    };
    assert_eq!(shown("He spoke of “the Four Valleys” and of the Three Bridges."), ["Four Valleys name", "Three Bridges name"]);
    assert_eq!(shown("the five-sphere integrated plan and a five-year plan"), ["five-sphere integrated plan name"]);
    assert_eq!(shown("uphold the two upholds"), ["two upholds name"]);
    assert_eq!(shown("We have three great tasks."), ["three great tasks quantity"]);
    for text in
        ["two Houses in three years", "World War Two Veterans", "five million dollars", "Three Mile Island", "The second is peace.", "one promise"]
    {
        assert_eq!(shown(text), Vec::<String>::new(), "{text}");
    }
    assert_eq!(
        items("the Three Bridges: the stone bridge, the iron bridge, and the long bridge."),
        ["the stone bridge", "the iron bridge", "the long bridge"]
    );
    let text = "a world founded upon “four freedoms”. The first is freedom of speech. The second is freedom of worship. The third is freedom from want. The fourth is freedom from fear.";
    assert_eq!(items(text)[3], "freedom from fear");
}

#[test]
fn known_members_keep_their_edges() {
    for verb in ["面对", "面临", "顶住"] {
        let text = format!("{verb}需求收缩、供给冲击、预期转弱三重压力，大家挺住了。");
        let document = Document::from(text.as_str()).with_variable("date", "2022-03-05");
        let found = EnumerationFinder::new().find(&document);
        let items: Vec<&str> = found[0].items.iter().flatten().map(|item| item.text.as_str()).collect();
        assert_eq!(items, ["需求收缩", "供给冲击", "预期转弱"], "{text}");
        assert!(found[0].items.iter().flatten().all(|item| item.span.is_some_and(|span| text[span] == *item.text)));
    }
}

#[test]
fn undated_texts_tell_by_their_wording_which_sense_is_meant() {
    let first = |text: &str, date: Option<&str>| {
        let document = Document::from(text);
        let document = if let Some(date) = date { document.with_variable("date", date) } else { document };
        let found = EnumerationFinder::new().find(&document);
        found[0].items.as_ref().map(|items| items[0].text.clone())
    };
    let (older, younger) = (Some("全面建成小康社会".to_string()), Some("全面建设社会主义现代化国家".to_string()));
    let old = "协调推进“四个全面”战略布局。为渔村全面建成小康社会出力。";
    assert_eq!(first(old, None), older);
    assert_eq!(first(old, Some("2022")), younger);
    // Nothing tells: today's.
    assert_eq!(first("协调推进“四个全面”战略布局。", None), younger);
}

#[test]
fn what_somebody_is_quoted_with_is_no_list() {
    // A quotation that ends a sentence before a name, one that a colon opens, one that a verb of saying opens behind it.
    assert!(items("他写道：“桥塌了，路断了，船沉了。”“三桥帮”不认账。").is_empty());
    assert!(items("“三桥帮”反驳说：“桥是好的、路是好的、船是好的。”").is_empty());
    assert_eq!(items("“三看”要求：看潮、看云、看灯。"), ["看潮", "看云", "看灯"]);
    // No sentence ends within a member.
    assert!(items("“两问”，即桥修好没有？船工都问、路铺平没有。").is_empty());
    // What is not said to be members does not overwrite what is known, far away in the document.
    let text = |between: usize| {
        format!("岚川、松湾、梅溪、柳岸“四大板块”的说法流传开来。{}发挥“四大板块”的优势。", "船工天天看潮。".repeat(between)) + "西部地区也来了人。"
    };
    let from = |between: usize| EnumerationFinder::new().find(&Document::from(&*text(between))).pop().and_then(|phrase| phrase.items_from);
    assert_eq!((from(1), from(400)), (Some(ItemsFrom::Text), Some(ItemsFrom::Catalogue)));
}

#[test]
fn what_the_whole_list_belongs_to_is_no_part_of_its_first_member() {
    assert_eq!(items("拿下航道疏浚和码头改造“两场大仗”。"), ["航道疏浚", "码头改造"]);
    assert_eq!(items("少数船厂设计与建造“两张皮”。"), ["设计", "建造"]);
    assert_eq!(items("岚川展开渔民上岸、医保提标、校车进村三大民心工程。"), ["渔民上岸", "医保提标", "校车进村"]);
    // Verbs that the members open with are theirs.
    assert_eq!(items("实现疏浚航道、改造码头“两场大仗”。"), ["疏浚航道", "改造码头"]);
    // The morpheme of the name ends the last.
    assert_eq!(items("推行“三长制”，街长、巷长、楼长要天天巡查。"), ["街长", "巷长", "楼长"]);
}

#[test]
fn sets_side_by_side_are_no_members_of_the_last() {
    let texts = "认准一个航向、守住一条底线、突出三大重点工程、办好五件实事，落实“1135”部署。";
    let found = found(texts);
    let of = |name: &str| -> Vec<String> {
        let phrase = found.iter().find(|phrase| &texts[phrase.span] == name).expect("the phrase");
        phrase.items.iter().flatten().map(|item| item.text.clone()).collect()
    };
    assert!(of("三大重点工程").is_empty());
    // The code sums them up.
    assert_eq!(of("1135"), ["认准一个航向", "守住一条底线", "突出三大重点工程", "办好五件实事"]);
}

#[test]
fn a_name_that_counts_the_word_of_its_markers() {
    let marked = |count: usize| -> String {
        let numbers = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一", "十二", "十三"];
        numbers[..count].iter().map(|number| format!("{number}要守{number}号闸；")).collect()
    };
    let text = |count: usize| format!("我把它归纳成“12个要”，今天给大家交个底：\n{}\n这“12个要”要落地。", marked(count));
    let found = found(&text(12));
    let members = |phrase: &Enumeration| phrase.items.iter().flatten().map(|item| item.text.clone()).collect::<Vec<_>>();
    assert_eq!((members(&found[0]).len(), members(&found[0])[11].as_str()), (12, "守十二号闸"));
    assert_eq!(members(&found[0]), members(&found[1]));
    // Exactly as many.
    assert!(items(&text(11)).is_empty() && items(&text(13)).is_empty());
}

#[test]
fn quantities_whose_members_the_text_spells_out() {
    let shown = |text: &str| found(text).iter().map(|phrase| (text[phrase.span].to_string(), phrase.named)).collect::<Vec<_>>();
    assert_eq!(shown("做好“强港”“兴渔”“治水”三篇文章。"), [("三篇文章".to_string(), false)]);
    assert_eq!(shown("紧盯造船、制盐、养殖、修网、制冰五条重点产业链。"), [("五条重点产业链".to_string(), false)]);
    assert_eq!(shown("我提两点建议，一是修桥，二是铺路。"), [("两点建议".to_string(), false)]);
    // What is only counted is not shown, nor two things that stand before a two by chance.
    assert!(shown("去年修了十二座码头，今年再修三条航道。").is_empty());
    assert!(shown("北岸和南岸两座码头修好了。").is_empty());
    // The noun ends before its predicate.
    assert_eq!(shown("岚川、松湾、梅溪三个县城举行船展。"), [("三个县城".to_string(), false)]);
}

#[test]
fn members_one_step_away() {
    // Each takes up what the name counts, part by part.
    assert_eq!(items("建设“两园一站”。滨江生态园、松湾湿地园和柳岸换乘站，都已开工。"), ["滨江生态园", "松湾湿地园", "柳岸换乘站"]);
    assert_eq!(items("推行“三清”工作法，接单清底数，上门清隐患，回访清台账。"), ["接单清底数", "上门清隐患", "回访清台账"]);
    let parts = "用好“两张清单、一个平台”的办法。责任清单写明谁来办，时限清单写明何时办；云桥平台打通各家数据，一张表不填两遍。";
    assert_eq!(items(parts), ["责任清单", "时限清单", "云桥平台"]);
    // Not all of them do, or one more does.
    assert!(items("落实“三通”，船到货通，人来路通，群众满意，货主也满意。").is_empty());
    assert!(items("落实“三看”，早上看潮，中午看云，晚上看灯，夜里看星。").is_empty());
    // A quoted list, 的, and what modifies the name.
    assert_eq!(items("坚持“先看水情、再定航向、后派船只”的港口调度三项原则。"), ["先看水情", "再定航向", "后派船只"]);
    assert_eq!(items("形成渔政牵头、船厂配合、船工参与的“三位一体”格局。"), ["渔政牵头", "船厂配合", "船工参与"]);
    // Whom the set is for, and a neighbour of it.
    assert!(items("提高城乡医保、残疾人“两项补贴”。").is_empty());
}

#[test]
fn congresses_by_their_numbers() {
    none(&["坚持八大路线。", "八大以来的经验。", "批判九大的政治报告。", "九大路线是对的，要执行九大路线。"]);
    assert_eq!(phrases("建设港口、道路、电网、水利、通信、能源、环保八大工程。"), ["八大工程 counted 8"]);
}

#[test]
fn a_quoted_whole_is_one_set_by_one_key() {
    // The verb before a set is none of it, inside the marks as outside.
    assert_eq!(phrases("聚焦“缩小四大落差”，缩小“四大落差”。"), ["四大落差 counted 4", "四大落差 counted 4"]);
    assert_eq!(phrases("推进“一码头一特色、一渔村一风景”，把船修好。"), ["一码头一特色、一渔村一风景 paired 1,1,1,1"]);
}

#[test]
fn some_of_many_are_no_set() {
    none(&["公布三大主要评级机构名单，三大主要评级机构都在其中。", "湖湾跻身全球十大贸易体，在全球十大贸易体中增长最快。"]);
}

#[test]
fn what_only_looks_like_a_set() {
    none(&["台风“三潮”北上，“三潮”带来大雨。", "分到一套“两室一厅”，三室两厅的要等。", "岚川队是“七冠王”。"]);
    none(&["“松湾二号”下水。", "开展“两个以上逃生通道”治理。", "建成松湾2×66万千瓦机组。", "他说：“这三条都忘记了，不信三条，五大都讲这三条。”"]);
    assert_eq!(phrases("警告他们“不要搞三桥帮”，“三桥帮”不听。").last().map(String::as_str), Some("三桥帮 fused 3"));
    none(&["两大船企推进全球化战略。"]);
    // What describes a noun is not counted by itself.
    assert_eq!(phrases("四大传统媒体都来了。"), ["四大传统媒体 counted 4"]);
    assert_eq!(phrases("“三潮”精神不是台风。"), ["三潮 fused 3"]);
}

#[test]
fn members_lose_the_marks_around_the_whole_of_them() {
    assert_eq!(items("写好“强港”“兴渔”“治水”三篇文章。"), ["强港", "兴渔", "治水"]);
    assert_eq!(items("打好“强港”行动、“兴渔”行动、“治水”行动三大战役。"), ["“强港”行动", "“兴渔”行动", "“治水”行动"]);
}

#[test]
fn who_does_something_with_a_set_is_none_of_it() {
    assert!(items("全体渔民和船厂职工要深刻领会“两个关键”的意义。").is_empty());
    assert!(items("大会主席章小川和各位代表在岚川古城举行“双港之会”。").is_empty());
    // What a deed is, is not what the set holds.
    assert!(items("“双减”的实施就是推动渔船归港，让船工歇一歇。").is_empty());
    assert_eq!(items("“双减”的内容就是减负担、减手续。"), ["减负担", "减手续"]);
    assert!(items("“一湾两制”是行得通、办得到、得人心的。").is_empty());
    // What one part of a pair is called takes up no pair.
    assert!(items("共建“一湾一路”，推进岚松铁路、柳溪公路等项目。").is_empty());
    // Verbs that say what a member is.
    assert_eq!(items("船厂修订船员法实施条例、渔港法实施条例、航道法实施条例“三部法规”。").len(), 3);
}

#[test]
fn edges_of_lists_by_words() {
    assert_eq!(items("形成大风、暴雨、大潮、与洪水“四碰头”的局面。"), ["大风", "暴雨", "大潮", "洪水"]);
    assert_eq!(items("航线途经岚川、松湾、梅溪、柳岸“四个港口”。"), ["岚川", "松湾", "梅溪", "柳岸"]);
    assert_eq!(items("去年渔业、盐业、船业三大产业增加值增长。"), ["渔业", "盐业", "船业"]);
    assert_eq!(items("“三省”：岚川、松湾、梅溪三省。"), ["岚川", "松湾", "梅溪"]);
    assert_eq!(items("已经把岚松和柳松两大铁路干线连起来。"), ["岚松", "柳松"]);
    assert_eq!(items("结合着造船与修船和农轻重这两大关系的调整。"), ["造船与修船", "农轻重"]);
    assert_eq!(items("培育出湾红茶、湾绿茶、湾白茶“三大名茶”。"), ["湾红茶", "湾绿茶", "湾白茶"]);
    assert!(items("着力纠正船厂、渔政、海关在“三风”方面的问题。").is_empty());
    assert_eq!(items("推进船厂无积压和无拖欠“双清零”。"), ["无积压", "无拖欠"]);
    assert_eq!(
        items("以「修橋」、「鋪路」、「造船，造大船」，以及「守護『舊港』漁場」等四大主軸，建設漁港。"),
        ["修橋", "鋪路", "造船，造大船", "守護『舊港』漁場"]
    );
    assert_eq!(items("看到两级体制，以及修船、造船、拆船“三种方式”。"), ["修船", "造船", "拆船"]);
    assert_eq!(items("以厚植漁業、打造漁港、守護漁場為三大主軸。"), ["厚植漁業", "打造漁港", "守護漁場"]);
    assert!(items("船长带领大家统筹推进“五位一体”布局。").is_empty());
    assert_eq!(items("改善表现在三个方面：一是，收入增加；二是，住房改善；三是，储蓄增长。"), ["收入增加", "住房改善", "储蓄增长"]);
    // A pair calls its members part by part.
    let text = "呈现“两个大幅下降、一个明显提升”的特点：一是事故总量大幅下降，连续三年如此；二是沉船数大幅下降；三是航速明显提升，各港都快了。";
    assert_eq!(items(text), ["事故总量大幅下降", "沉船数大幅下降", "航速明显提升"]);
}

#[test]
fn great_sets_end_before_predicates() {
    assert_eq!(phrases("岚川、松湾、梅溪三大港区贯穿全湾。"), ["三大港区 counted 3"]);
    assert_eq!(phrases("三大股指下跌，三大股指暴跌。"), ["三大股指 counted 3", "三大股指 counted 3"]);
    assert_eq!(phrases("实施十大为民办实事工程。"), ["十大为民办实事工程 counted 10"]);
}

#[test]
fn quantities_end_with_their_nouns() {
    let shown = |text: &str| found(text).iter().map(|phrase| text[phrase.span].to_string()).collect::<Vec<_>>();
    assert_eq!(shown("围绕造船、修船、拆船等三大议题展开讨论。"), ["三大议题"]);
    assert_eq!(shown("从港口、航道、船闸三方面实施改造。"), ["三方面"]);
    assert_eq!(shown("章小川、李松湾、王柳岸三名老将坚守船厂。"), ["三名老将"]);
    assert_eq!(shown("章小川、李松湾、王柳岸三位选手参赛。"), ["三位选手"]);
    assert_eq!(shown("在造船、修船、拆船这三个方面合理配置力量。"), ["三个方面"]);
    assert_eq!(shown("发挥国家、集体、个人三方面的积极性。"), ["三方面"]);
    assert_eq!(shown("会谈有两个目的，一是修桥，二是铺路。"), ["两个目的"]);
    // A grade of wind counts no characters.
    assert!(shown("登陆时中心附近最大风力有10级。").is_empty());
}

#[test]
fn members_keep_their_first_character_and_lists_their_sentences() {
    let items = |text: &str| -> Vec<Vec<String>> {
        let document = Document::from(text);
        let found = EnumerationFinder::new().find(&document);
        found.iter().filter_map(|phrase| Some(phrase.items.as_ref()?.iter().map(|item| item.text.clone()).collect())).collect()
    };
    for (text, expected) in [
        ("渔村坚持埋头苦干、细水长流、与时俱进“三条原则”。", ["埋头苦干", "细水长流", "与时俱进"]),
        ("渔村靠同舟共济、守望相助、和衷共济“三种精神”过冬。", ["同舟共济", "守望相助", "和衷共济"]),
        ("全镇走通了财政支持、项目带动、群众在家门口就业“三个渠道”。", ["财政支持", "项目带动", "群众在家门口就业"]),
    ] {
        let found = items(text);
        let last =
            |found: &Vec<String>| found.iter().zip(expected).all(|(item, expected)| item.ends_with(expected) || expected.ends_with(item.as_str()));
        assert!(found.iter().any(|found| found.len() == 3 && last(found)), "{text}: {found:?}");
    }
}

#[test]
fn members_keep_their_prepositions() {
    for (text, expected) in [
        ("渔村坚持从严要求、主动作为、敢于担当“三种作风”。", "从严要求、主动作为、敢于担当"),
        ("推行在岗培训、脱产学习、以赛代训“三种方式”。", "在岗培训、脱产学习、以赛代训"),
        ("三种方式：以工补农、城乡互助、多予少取。", "以工补农、城乡互助、多予少取"),
        ("推行由村提名、由镇初审、县里审定“三步法”。", "由村提名、由镇初审、县里审定"),
        ("从产业、就业、教育“三个方面”发力。", "产业、就业、教育"),
        ("开放将红门、天外滩、桃花渡、天烛湾“四条线路”。", "红门、天外滩、桃花渡、天烛湾"),
    ] {
        assert_eq!(items(text).join("、"), expected, "{text}");
    }
}

#[test]
fn a_noun_behind_what_is_counted_belongs_to_it() {
    let finder = EnumerationFinder::builder().quantities(true).build().unwrap();
    for (text, quantity) in
        [("集中整改12个问题楼盘。", "12个问题楼盘"), ("渔村坚持四个问题导向，修好水渠。", "四个问题导向"), ("从三个方面优先保证渔业。", "三个方面")]
    {
        let found = finder.find(&Document::from(text));
        assert_eq!(found.iter().map(|phrase| &text[phrase.span]).collect::<Vec<_>>(), [quantity]);
    }
}

#[test]
fn offices_have_rooms_and_heads_two_characters() {
    for name in ["一厅三室", "三清楚三了解", "一都两翼"] {
        let text = format!("镇里推行“{name}”做法。");
        let document = Document::from(text.as_str());
        let found = EnumerationFinder::new().find(&document);
        assert!(found.iter().any(|phrase| &text[phrase.span] == name && phrase.named), "{name}: {found:?}");
    }
    let flat = Document::from("他家是“两室一厅”。");
    assert!(EnumerationFinder::new().find(&flat).is_empty());
}

#[test]
fn one_mention_of_another_set_takes_no_meaning_from_the_rest() {
    let known = |text: &str| -> Vec<bool> {
        let document = Document::from(text).with_variable("date", "2016");
        EnumerationFinder::new().find(&document).iter().filter(|phrase| phrase.named).map(|phrase| phrase.meaning.is_some()).collect()
    };
    assert_eq!(known("统筹推进“五位一体”总体布局。渔村统筹推进“五位一体”总体布局。渔港建成“五位一体”平台。"), [true; 3]);
    assert_eq!(known("贯彻党中央“五位一体”总体布局。"), [true]);
    assert_eq!(known("推进渔港“三步走”战略。"), [false]);
    // Members of a text in traditional script are its members.
    assert_eq!(known("漁村要建設“五位一體”格局，抓好經濟建設。"), [true]);
}

/// The members that a text and the catalogue give to the first set of a text.
fn known_items(text: &str) -> String {
    let found = EnumerationFinder::new().find(&Document::from(text));
    found.first().and_then(|phrase| phrase.items.clone()).unwrap_or_default().iter().map(|item| item.text.as_str()).collect::<Vec<_>>().join("、")
}

#[test]
fn a_pair_of_short_nouns_before_a_quoted_name_is_its_own() {
    for (text, expected) in
        [("激发渔民、村民“两个积极性”。", "渔民、村民"), ("统筹老港、新港“两个大局”。", "老港、新港"), ("唱好福州、厦门“双城记”。", "福州、厦门")]
    {
        assert_eq!(known_items(text), expected, "{text}");
    }
    // What is done with the name, who has it, and a name that spells its own members.
    for text in ["全镇领会、把握“两个要点”。", "渔民、船工“两个意识”更强。", "福州、厦门“陆海两用”设施开工。"]
    {
        assert_eq!(known_items(text), "", "{text}");
    }
}

#[test]
fn quotations_side_by_side_are_members() {
    for (text, expected) in [
        ("渔村力戒“四种作风”：“甩手员”“和气员”“糊涂员”“逍遥员”。", "甩手员、和气员、糊涂员、逍遥员"),
        ("港区破解“停船难”“卖鱼难”“修网难”“三难”。", "停船难、卖鱼难、修网难"),
        ("渔港紧盯“城里”“村里”“两个市场”。", "城里、村里"),
        ("船队有三件宝：“罗盘”“渔网”和“号子”。", "罗盘、渔网、号子"),
    ] {
        assert_eq!(known_items(text), expected, "{text}");
    }
    // Other sets, a row that goes on, quotations of no one build.
    for text in ["讲清“老渔港”“新海湾精神”“两个要点”。", "讲清“渔港”“海湾”“两个要点”“码头”。"]
    {
        assert_eq!(known_items(text), "", "{text}");
    }
    let sets = found("树牢“四个要点”“四个自觉”“两个意识”。");
    assert!(sets.len() == 3 && sets.iter().all(|set| set.items.is_none()), "{sets:?}");
}

#[test]
fn clauses_list_the_members_of_the_parts_of_a_pair() {
    for text in [
        "推广“两查三问”工作法，查渔船、查渔网，问潮汐、问风向、问价钱。",
        "推广“两查三问”，查渔船、查渔网；问潮汐、问风向、问价钱，效果很好。",
        "推广“两查三问”，就是查渔船、查渔网，问潮汐、问风向、问价钱。",
    ] {
        assert_eq!(items(text).join("、"), "查渔船、查渔网、问潮汐、问风向、问价钱", "{text}");
    }
    for text in ["推广“两查三问”工作法，查渔船、修渔网，问潮汐、问风向、问价钱。", "推广“两查三问”工作法，查渔船、查渔网，问潮汐、问风向。"]
    {
        assert!(items(text).is_empty(), "{text}");
    }
}

#[test]
fn verbs_that_the_dictionary_lacks_are_no_part_of_a_member() {
    for text in [
        "紧盯渔船检验、码头采购、渔村食堂三个领域开展整治。",
        "全镇紧盯渔船检验、码头采购、渔村食堂三个领域开展整治。",
        "盯紧渔船检验、码头采购、渔村食堂三个领域。",
        "领导干部重点紧盯渔船检验、码头采购、渔村食堂三个领域。",
    ] {
        let found = items(text);
        assert_eq!(found.join("、"), "渔船检验、码头采购、渔村食堂", "{text}");
    }
    assert_eq!(known_items("抓牢海带、牡蛎“两个饭碗”。"), "海带、牡蛎");
    assert_eq!(known_items("围绕渔保、船检、重点紧盯“三资”管理开展整治。"), "");
}

#[test]
fn sets_behind_a_single_thing_stand_apart_unless_they_name_something() {
    let sets = ["三项攻坚 counted 3", "五个提升 counted 5"];
    assert_eq!(phrases("围绕“一条主线、三项攻坚、五个提升”，抓好渔港。"), sets);
    assert_eq!(phrases("围绕“一条主线、三项攻坚、五个提升”的思路。"), ["一条主线、三项攻坚、五个提升 paired 1,3,5"]);
    assert_eq!(phrases("围绕“一条主线、三项攻坚、五个提升”部署，抓好渔港。"), ["一条主线、三项攻坚、五个提升 paired 1,3,5"]);
    assert_eq!(phrases("打造“一核、两翼、三带”。"), ["一核、两翼、三带 paired 1,2,3"]);
}

#[test]
fn durations_and_totals_have_no_members() {
    let finder = EnumerationFinder::builder().quantities(true).build().unwrap();
    for text in ["实施修船、补网、清港三年行动计划。", "新添松湾、柳岸2个渔港、总数达3个、比去年多。"] {
        let found = finder.find(&Document::from(text));
        let last = found.last().unwrap();
        assert!(last.items.is_none(), "{text}: {found:?}");
    }
}

#[test]
fn what_is_done_with_listed_things_is_not_counted() {
    for (text, quantity) in [
        ("推进制冰、修船、加工3个重点行业绿色化改造全覆盖。", "3个重点行业"),
        ("加大松湾、柳岸、梅溪三大盆地油气勘探开发力度。", "三大盆地"),
        ("建成制冰、修船、加工3个行业标准。", "3个行业标准"),
    ] {
        let document = Document::from(text);
        let found = EnumerationFinder::new().find(&document);
        assert_eq!(found.iter().map(|phrase| &text[phrase.span]).collect::<Vec<_>>(), [quantity]);
    }
}

#[test]
fn items_that_are_called_nothing_are_no_members() {
    let text = "三大行动：一是修桥、二是铺路、三是，，修好一座又一座大桥，铺好一条又一条大路，种好一棵又一棵果树，养好一塘又一塘鱼。";
    assert!(
        EnumerationFinder::new().find(&Document::from(text)).iter().all(|phrase| phrase.items.iter().flatten().all(|item| !item.text.is_empty()))
    );
}

#[test]
fn what_describes_a_thing_of_one_character_belongs_to_what_is_counted() {
    for (text, quantity, members) in [
        ("渔村办好三件打基础的事：修路、通水、建校。", "三件打基础的事", "修路、通水、建校"),
        ("渔村干成四桩难啃的活：拆旧坝、迁船厂、清航道、还滩涂。", "四桩难啃的活", "拆旧坝、迁船厂、清航道、还滩涂"),
        ("渔村办好两件暖人心的事：修路、通水，都已动工。", "两件暖人心的事", "修路、通水"),
        ("渔村要办三件打基础的事。一是修路，二是通水，三是建校。", "三件打基础的事", "修路、通水、建校"),
    ] {
        let document = Document::from(text);
        let found = EnumerationFinder::new().find(&document);
        assert_eq!(found.iter().map(|phrase| &text[phrase.span]).collect::<Vec<_>>(), [quantity]);
        assert!(!found[0].named);
        assert_eq!(items(text).join("、"), members);
    }
}

#[test]
fn what_frames_a_list_is_no_part_of_its_members() {
    for (text, members) in [
        ("渔村有“三个叠加”：老港搬迁，这是空间叠加；新网下水，这是产能叠加；游客上岸，这是人气叠加。", "空间叠加|产能叠加|人气叠加"),
        ("可以用“三个更”来概括。一是渔船更新了。二是渔港更稳了。三是渔民更富了。", "渔船更新|渔港更稳|渔民更富"),
        ("这里讲的“123”，就是围绕一个目标，抓好两座渔港，办成三件实事。", "围绕一个目标|抓好两座渔港|办成三件实事"),
        ("实行“三个一”联系制度：每位船长联系一个渔村、一条渔船、一户渔民，每月走访。", "一个渔村|一条渔船|一户渔民"),
        ("开展“两清三零”行动，清网具、清油污，做到事故清零、欠账清零、隐患清零。", "清网具|清油污|事故清零|欠账清零|隐患清零"),
        ("学习“三下湖湾”，坚持修船师傅下湖湾，坐诊大夫下湖湾，放映员下湖湾。", "修船师傅下湖湾|坐诊大夫下湖湾|放映员下湖湾"),
        ("培养“双带头人”，让捕鱼带头人、养鱼带头人结成对子。", "捕鱼带头人|养鱼带头人"),
        ("对照“三个一”标准，把一个码头、一条街道、一座市场建好管好，让渔村有样子。", "一个码头|一条街道|一座市场"),
        ("做到渔业对象精准、补贴资金精准、验收结果精准这“三个精准”。", "渔业对象精准|补贴资金精准|验收结果精准"),
    ] {
        assert_eq!(items(text).join("|"), members, "{text}");
    }
}

#[test]
fn members_that_a_sentence_or_heading_lists_far_from_the_name() {
    for (text, members) in [
        ("船长、船员、网工、渔医，是守护渔港的“四支队伍”。", "船长|船员|网工|渔医"),
        (
            "船长回到户上去，同渔民吃一顿团圆饭、拉一次家常话、解决一个实际困难，“三个一”活动由渔协安排。",
            "吃一顿团圆饭|拉一次家常话|解决一个实际困难",
        ),
        (
            "凡是渔民反映的事，一天之内必须有回音，三天之内必须有说法，七天之内必须有结果，这个“一三七”机制要坚持。",
            "一天之内必须有回音|三天之内必须有说法|七天之内必须有结果",
        ),
        ("以“两个置换”为突破口办渔场，通过船证置换和渔网置换，办起了新渔场。", "船证置换|渔网置换"),
        ("船员带头敢想、敢闯、敢试、敢为，做渔村的先行者。渔协要撑腰，不让干事的人受气。选船长，就看“四敢”强不强。", "敢想|敢闯|敢试|敢为"),
        ("一、算好“三笔账”，增强紧迫感\n一算民生账。渔民要吃饭。\n二算生态账。湖水要干净。\n三算长远账。鱼苗要留够。", "民生账|生态账|长远账"),
        ("要打好“两大攻坚战”，一年见效。\n第一战，打好清湖攻坚战。先清网。\n第二战，打好护岸攻坚战。再种柳。", ""),
        (
            "要打好“三大攻坚战”，一年见效。\n第一战，打好清湖攻坚战。先清网。\n第二战，打好护岸攻坚战。再种柳。\n第三战，打好禁捕攻坚战。最后巡湖。",
            "清湖攻坚战|护岸攻坚战|禁捕攻坚战",
        ),
        ("构建“2+3”体系：做强渔网、渔船两大产业，做大鱼糜、鱼油、鱼粉三个产业。", "做强渔网、渔船两大产业|做大鱼糜、鱼油、鱼粉三个产业"),
        (
            "按照“1234”的思路，即围绕一个目标，抓住两大机遇，打好三大会战，实施四港战略，把渔业办好。",
            "围绕一个目标|抓住两大机遇|打好三大会战|实施四港战略",
        ),
    ] {
        assert_eq!(items(text).join("|"), members, "{text}");
    }
    assert!(items("一、算好“三笔账”，增强紧迫感\n一").is_empty());
    // Four times four are not eight.
    let text = "构建“2×2”体系，做强渔网、渔船两大产业，做大鱼糜、鱼油两大行当。";
    assert!(items(text).is_empty(), "{:?}", items(text));
    assert_eq!(phrases("三条航线五大贸易通道越走越宽。"), ["五大贸易通道 counted 5"]);
}

#[test]
fn what_only_looks_like_a_frame_stays() {
    for (text, members) in [
        (
            "牢记“三个必须”：必须守住湖岸，这是根本；必须清好湖泥，这是基础；必须护好鱼苗，这是长远。",
            "必须守住湖岸，这是根本|必须清好湖泥，这是基础|必须护好鱼苗，这是长远",
        ),
        ("实现“三个转变”：推动捕捞方式转变、加快渔村面貌转变、促进船工作风转变。", "推动捕捞方式转变|加快渔村面貌转变|促进船工作风转变"),
        ("各船队要进一步上一堂课、开一次会、办一件实事，“三个一”活动由渔协统筹。", "上一堂课|开一次会|办一件实事"),
        ("张渔、李网、王舟，是全镇表彰的“三好船工”。", ""),
        ("以“两个创新”为抓手，今年渔网创新与渔船创新、渔港创新并举，成效明显。", ""),
        ("船工要善谋、善断、善作为、善成。渔协要关心船工。选船长，就看“四善”够不够。", ""),
        ("把握“三个关系”：捕捞关系要求稳，养护关系要求优，买卖关系要求好。", "捕捞关系要求稳|养护关系要求优|买卖关系要求好"),
        ("三月修船，五月下网，七月休渔，这就是我们的“357”农时。", ""),
        ("落实“三个一”要求，把一座码头、一条渔街、一片滩涂保护好利用好，让渔民受益。", "一座码头|一条渔街|一片滩涂"),
    ] {
        assert_eq!(items(text).join("|"), members, "{text}");
    }
}

#[test]
fn members_that_repeat_what_the_name_counts_keep_it() {
    let text = "做到“三个倡导”，即倡导富强、民主、文明、和谐，倡导自由、平等、公正、法治，倡导爱国、敬业、诚信、友善。";
    assert_eq!(items(text), ["倡导富强、民主、文明、和谐", "倡导自由、平等、公正、法治", "倡导爱国、敬业、诚信、友善"]);
}

#[test]
fn battles_last_deeds_and_questions_are_sets() {
    assert_eq!(phrases("渔村要打好三场硬仗，办好十大暖心实事。"), ["三场硬仗 counted 3", "十大暖心实事 counted 10"]);
    assert_eq!(phrases("围绕“护好什么湖、怎样护好湖、为谁护好湖”这个根本问题想办法。"), ["护好什么湖、怎样护好湖、为谁护好湖 listed 3"]);
    assert_eq!(phrases("整治渡口线、渔港线、网箱线“三线”乱象。"), ["三线 fused 3"]);
    none(&["渔村办了三场演出。", "渔协又打赢了三场硬仗。", "两场保卫战都打胜了。", "整治“三线”乱象。"]);
}
