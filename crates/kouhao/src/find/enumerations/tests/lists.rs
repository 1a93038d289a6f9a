//! Lists beside names: where they start and end, and whose they are.

use super::{Check, found, items, none, phrases};

#[test]
fn what_announces_a_list_is_no_part_of_it() {
    assert_eq!(items("所谓“两站一棚”，就是渔政站、救援站和晒网棚，花钱不多。"), ["渔政站", "救援站", "晒网棚"]);
    assert_eq!(items("渔校的“三实”，说的是实船、实网、实海，根子在一个实字。"), ["实船", "实网", "实海"]);
    // What a colon leads up to, and what stands between two dashes.
    let eight = items("坚持“两不办、三不超”，详见公约第四条：升学不办、迁居不办，席面不超、烟酒不超、礼金不超。");
    assert_eq!(eight, ["升学不办", "迁居不办", "席面不超", "烟酒不超", "礼金不超"]);
    assert_eq!(items("“三项约定”——不出远海、不捕小鱼、把旧网收上来——是全村的规矩。"), ["不出远海", "不捕小鱼", "把旧网收上来"]);
}

#[test]
fn parts_of_a_pair_explained_without_quotation_marks() {
    let pair = items("提出“一主两辅”的布局，一主就是渔业强县，两辅就是文旅活县、港口兴县。");
    assert_eq!(pair, ["渔业强县", "文旅活县", "港口兴县"]);
    // What goes on behind the list of a part is none of it.
    let goes_on = items("建设“一院两中心”。“一院”是海洋研究院，“两中心”是育种中心和检测中心，年底前开门两家。");
    assert_eq!(goes_on, ["海洋研究院", "育种中心", "检测中心"]);
    // One thing behind a list of several, and what the sentence goes on with.
    assert_eq!(items("推行“两免一补”，即免泊位费、免检验费，补燃油；还有人等着看。"), ["免泊位费", "免检验费", "补燃油"]);
    assert!(items("抓好“一融双高”，也就是船与港深度融合，以高标准建好港；开展夜间巡海；办好渔民夜校。").is_empty());
}

#[test]
fn two_members_behind_a_copula_end_as_they_are_counted() {
    assert_eq!(items("“两网”为渔港感知网、渔船定位网。"), ["渔港感知网", "渔船定位网"]);
    assert!(items("“两网”为渔民和船东服务。").is_empty());
    assert!(items("“三网”为渔民、船东、码头提供便利。").is_empty());
}

#[test]
fn members_end_where_their_list_ends() {
    assert_eq!(items("要有“两种水”：对鱼是好水，对落水的人也是好水。").len(), 2);
    assert_eq!(items("要有“两张脸”：对船霸是黑脸，对受了委屈的渔民是笑脸。"), ["对船霸是黑脸", "对受了委屈的渔民是笑脸"]);
}

#[test]
fn first_members_start_as_the_others_do() {
    // With what the name takes from them.
    assert_eq!(items("干部要做到“三同”，和渔民同吃、同住、同出海。"), ["同吃", "同住", "同出海"]);
    assert_eq!(items("对新下水的、新改造的、新挂牌的“三新”渔船，逐条登记。"), ["新下水的", "新改造的", "新挂牌的"]);
    // With their opening, though it ends in a preposition.
    assert_eq!(items("善于运用人在甲板下、人在甲板上、人在甲板外“三种配合”。"), ["人在甲板下", "人在甲板上", "人在甲板外"]);
    // Behind verbs of one character, but not behind one that says of what kind it is.
    assert_eq!(items("回答这个问题，要靠航海课程、课程航海、日常航海“三位一体”。"), ["航海课程", "课程航海", "日常航海"]);
    assert_eq!(items("完成“三改联动”，也就是节能降耗改造、供冷改造、灵活性改造。"), ["节能降耗改造", "供冷改造", "灵活性改造"]);
}

#[test]
fn names_that_sum_up_what_was_listed() {
    assert_eq!(items("干得规范化、管得法治化、比得正规化，就是总队提出的“三化”，缺一不可。"), ["干得规范化", "管得法治化", "比得正规化"]);
    assert_eq!(items("支部包滩、党员包船、网格员包港，这就是村里的“三包”责任制。"), ["支部包滩", "党员包船", "网格员包港"]);
    assert_eq!(items("查网具少了，查航线少了，查台账少了——这就是我们的“三少”。"), ["查网具少了", "查航线少了", "查台账少了"]);
    assert_eq!(items("鱼干、虾皮、紫菜，渔民合称“三鲜”。"), ["鱼干", "虾皮", "紫菜"]);
    // Words that lead to the name are not enough, nor are members that lack what it counts.
    assert!(items("有船、有网、有人，这就是渔村，也说“三农”。").is_empty());
    assert!(items("有船、有网、有人，就是要落实“三化”。").is_empty());
}

#[test]
fn members_that_the_sentence_gets_to_later() {
    assert_eq!(items("渔政窗口要把“三减”落到实处，即减材料、减环节、减跑动。"), ["减材料", "减环节", "减跑动"]);
    let paired = items("“两多两少”的毛病很突出，就是坐船头多、下码头少，看账本多、看渔网少。");
    assert_eq!(paired, ["坐船头多", "下码头少", "看账本多", "看渔网少"]);
    assert!(items("“三农”抓上去了，就是粮食足、渔业兴、林业旺。").is_empty());
}

#[test]
fn numbers_of_things_that_a_code_strings_together() {
    let code = items("实施“8515”工程，即8个过亿元项目、5个专业渔港、15条进港道路。");
    assert_eq!(code, ["8个过亿元项目", "5个专业渔港", "15条进港道路"]);
    assert!(items("实施“8515”工程，即8个过亿元项目、6个专业渔港、15条进港道路。").is_empty());
}

#[test]
fn bare_names_whose_members_stand_right_behind() {
    assert_eq!(items("每户落实门前三包（包卫生、包绿化、包秩序）。"), ["包卫生", "包绿化", "包秩序"]);
    assert_eq!(items("两改：改渔棚、改鱼塘，年内干完。"), ["改渔棚", "改鱼塘"]);
    none(&["三县：甲县、乙县、丙县。", "两改：鱼塘、渔棚。", "三包：包卫生、包绿化。"]);
}

#[test]
fn one_character_that_fills_a_quotation_with_its_number() {
    let three = found("推行“到港即卸、卸完即检、检毕即走”的“三即”服务。");
    assert_eq!(three.last().and_then(|phrase| phrase.items.as_ref()).map(Vec::len), Some(3));
    none(&["抓好“三的”。", "他说“走一步看三步”，有人却是“看三步不走一步”。"]);
    assert_eq!(phrases("打造“北三县、南三县”。").len(), 2);
}

#[test]
fn things_that_go_down_or_up_together() {
    // Where it happens goes with both.
    assert_eq!(items("渔区发案、损失“双下降”。"), ["发案", "损失"]);
    assert_eq!(items("发案、损失“双下降”。"), ["发案", "损失"]);
    assert_eq!(items("信访总量、集体访“双下降”。"), ["信访总量", "集体访"]);
    assert!(items("抓牢、抓实“双提升”。").is_empty());
}

#[test]
fn a_quantity_that_announces_with_a_comma() {
    assert_eq!(items("今年办好三件暖人心的事，通自来水、修晒网场、装路灯。"), ["通自来水", "修晒网场", "装路灯"]);
    assert!(found("今年办好三件大事，县长、乡长、村长和来看热闹的渔民都到了现场。").is_empty());
    assert!(found("今年走了三个村，县长、乡长、村长都到了。").is_empty());
}

#[test]
fn a_word_behind_the_length_of_the_others_ends_the_last_member() {
    assert_eq!(items("组建水手、轮机、报务人员“三位一体”的船队。"), ["水手", "轮机", "报务人员"]);
    assert_eq!(items("盘点造船、修船、拆船和渔船修造“四大行业”。"), ["造船", "修船", "拆船", "渔船修造"]);
    assert_eq!(items("实施先期预防、应急指挥、技术支撑、救援力量、海上能力建设“五大工程”。")[4], "海上能力建设");
    // Clauses that end alike are whole, however long.
    let points = items("办法有三条：大船从宽，小船从严；白天从宽，夜里从严；平常年景从宽，休渔季节从严。");
    assert_eq!(points, ["大船从宽，小船从严", "白天从宽，夜里从严", "平常年景从宽，休渔季节从严"]);
    // What the members of a pair's last part are counted as ends its last.
    let pair = items("整治“三难三案”，靠港难、卸货难、加油难逐一销号，人情案、关系案、金钱案发现一起查处一起。");
    assert_eq!(pair, ["靠港难", "卸货难", "加油难", "人情案", "关系案", "金钱案"]);
    // Fewer than both parts count are all of them only if each holds what these count.
    assert_eq!(items("“双招双引”，即招船引货、招工引智。"), ["招船引货", "招工引智"]);
    assert!(items("“三免三便利”，即免去泊位费用、冰鲜加工、海上救助。").is_empty());
    // A phrase, or a verb with its object, goes on behind the list.
    assert_eq!(items("深入打好渔业、船业、港口产业转型“三大战役”。"), ["渔业", "船业", "港口"]);
    assert_eq!(items("学会主动想、扎实干、看潮汐抓工作“三部曲”。"), ["主动想", "扎实干", "看潮汐"]);
    // What the members are said to make up has them, and is no part of the first.
    assert_eq!(items("新渔港具有码头规模大、作业环境好、走绿色道路三大特征。")[0], "码头规模大");
}

#[test]
fn clauses_of_both_sides_of_a_semicolon_are_members_only_if_as_many_stand_on_each() {
    assert!(items("要求“五个到边”：巡到海边、巡到岸边，天天有人；查船，查网，查人。").is_empty());
    assert_eq!(items("有四条规矩：不出远海，不捕小鱼；不抢泊位，不拖时间。").len(), 4);
}

#[test]
fn the_parts_of_one_whole_are_the_members_of_a_pair() {
    let whole = items("形成“一区四港”格局，分别是东渔港、西渔港、南渔港和北渔港；建起“两纵两横”路网，“两纵”是甲路和乙路，“两横”是丙路和丁路。");
    assert_eq!(whole, ["东渔港", "西渔港", "南渔港", "北渔港"]);
    assert_eq!(found("形成“一区三港”格局，分别是东渔港、西渔港、南渔港。")[0].check, Check::Matches);
}

#[test]
fn codes_that_are_spelt_out_by_what_they_count() {
    let hours = items("推广“1530”巡滩法：1分钟看潮，5分钟查船，30分钟走完全滩。");
    assert_eq!(hours, ["1分钟看潮", "5分钟查船", "30分钟走完全滩"]);
    let sum = items("建成“1+14+N”救助网，即以指挥中心为龙头、14个站点为骨干、N个网格为基础。");
    assert_eq!(sum, ["以指挥中心为龙头", "14个站点为骨干", "N个网格为基础"]);
    // The number of a service line is a name where a set for each digit is counted behind it.
    let sets = "今年的思路是“12345”：锚定一个目标，守住两条底线，打好三场硬仗，做强四大集群，抓好五项机制。";
    assert_eq!(phrases(sets)[0], "12345 code 12345");
    assert_eq!(items(sets)[1], "守住两条底线");
    none(&["拨打“12345”，五条线路全天开通。"]);
}

#[test]
fn pairs_whose_number_may_be_part_of_a_word() {
    assert_eq!(phrases("对旧船“三统一分”管理。"), ["三统一分 paired 3,1"]);
    assert_eq!(items("旧船实行“三统一分”管理，即统一台账、统一检验、统一保险，分类处置。").len(), 4);
    assert_eq!(phrases("实行“四统一”，推动“三位一体”。"), ["四统一 fused 4", "三位一体 fused 3"]);
    assert_eq!(phrases("关爱“一老一小一青年”。"), ["一老一小一青年 paired 1,1,1"]);
    assert_eq!(phrases("处理好“六对关系”，六对渔轮出海。"), ["六对关系 counted 6"]);
}

#[test]
fn members_that_open_with_what_the_name_counts() {
    assert_eq!(items("以“三清一改”为抓手，清泥、清网、清礁，改航道，创建渔港两处。"), ["清泥", "清网", "清礁", "改航道"]);
    assert_eq!(items("实施“一提两推”工程——提高渔获，推进船检，推进救助，努力让渔民满意。"), ["提高渔获", "推进船检", "推进救助"]);
    assert_eq!(items("有“三不准”行为的，取消评优资格：不准占泊位，不准倒油污，不准捕小鱼。"), ["不准占泊位", "不准倒油污", "不准捕小鱼"]);
    let told = items("渔民有“三敢”精神。敢闯，早年敢进外海；敢干，后来敢建冷库；敢输，台风过后重新下网。");
    assert_eq!(told, ["敢闯", "敢干", "敢输"]);
    // A word, but not a character, tells where the last member ends before the sentence goes on.
    let joined = items("建立“一站两所三中心”机制，渔政站、船检所、救助所与调度中心、气象中心、医疗中心同向发力。");
    assert_eq!(joined, ["渔政站", "船检所", "救助所", "调度中心", "气象中心", "医疗中心"]);
    // One more, or one that opens otherwise, and the name counts others.
    assert!(items("以“三清一改”为抓手，清泥、清网、清礁，改航道，改泊位。").is_empty());
    assert!(items("以“三清一改”为抓手，清泥、晒网、清礁，改航道。").is_empty());
    assert!(items("要把“三渔”放在心上，坚持渔村优先，加快渔业转型，让渔民富裕。").is_empty());
}

#[test]
fn members_of_the_clause_before_the_name() {
    assert_eq!(items("巡滩要心到、眼到、脚到，以“三到”换平安。"), ["心到", "眼到", "脚到"]);
    assert_eq!(items("照常出海，不停船，不停港，不停市。这“三不停”谁也不能违反。"), ["不停船", "不停港", "不停市"]);
    assert_eq!(items("开短会、讲短话、发短文，把“三短”立成规矩。"), ["开短会", "讲短话", "发短文"]);
    let relations = items("出海有许多关系。一要处理好快与稳的关系，二要处理好船与港的关系，三要处理好人与海的关系。这“三对关系”天天有人讲。");
    assert_eq!(relations, ["处理好快与稳的关系", "处理好船与港的关系", "处理好人与海的关系"]);
    // A neighbour that has what the name counts, or a member that has not.
    assert!(items("巡滩要心到、眼到、脚到、手到，以“三到”换平安。").is_empty());
    assert!(items("巡滩要心细、眼到、脚到，以“三到”换平安。").is_empty());
}

#[test]
fn members_that_are_given_a_name_or_asked_for() {
    let text = "布局是“一心两轴”，旧城为“一心”，沿江大道、滨海大道为“两轴”。";
    assert_eq!(items(text), ["旧城", "沿江大道", "滨海大道"]);
    let axes = found(text).pop().expect("a part");
    assert_eq!(axes.items.map(|items| items.len()), Some(2));
    assert!(items("渔民、船东为“三农”出力。").is_empty());
    assert_eq!(items("把“三本账”算清楚。哪三本？一本是鱼账，一本是船账，一本是油账，月底报来。"), ["鱼账", "船账", "油账"]);
    assert_eq!(items("当年的“三不策略”，是“不靠岸、不卸货、不加油”，如今换了。"), ["不靠岸", "不卸货", "不加油"]);
    assert_eq!(items("推广“渔政员+船检员+救助员”的“1+1+1”模式。"), ["渔政员", "船检员", "救助员"]);
    assert!(items("推广“渔政员+船检员”的“1+1+1”模式。").is_empty());
    let rules = items("婚事坚持“三个一律”。酒席一律不过十桌，烟酒一律不上桌，礼金一律不过百元。");
    assert_eq!(rules, ["酒席一律不过十桌", "烟酒一律不上桌", "礼金一律不过百元"]);
    assert_eq!(items("优势可以用“三好”来概括。一是港口好，二是航道好，三是渔场好。").len(), 3);
}

#[test]
fn quantities_that_announce_and_end_where_their_noun_does() {
    assert_eq!(items("对船东，我们提三点希望：第一，按时交账；第二，互相搭救；第三，照常出海。").len(), 3);
    assert!(found("三点要求他们到场。").is_empty());
    let aspects = found("要在港口、航道、船员三方面精准发力。");
    assert_eq!(&"要在港口、航道、船员三方面精准发力。"[aspects[0].span], "三方面");
    assert_eq!(phrases("推行“一窗受理、一表申请、一网通办”改革。"), ["一窗受理、一表申请、一网通办 listed 3"]);
    assert_eq!(phrases("突出“三率”“三度”导向。"), ["三率 fused 3", "三度 fused 3"]);
    none(&["水温升了三度。", "港口“三维”图。"]);
}

#[test]
fn pairs_and_negations_whose_clauses_take_them_up_in_turn() {
    assert_eq!(items("对渔船实行“两查一签”，出海前查油料，归港后查网具，船长签字。"), ["出海前查油料", "归港后查网具", "船长签字"]);
    assert!(items("对渔船实行“两查一签”，出海前查油料，归港后验网具，船长签字。").is_empty());
    assert!(items("对渔船实行“两查一签”，出海前查油料，归港后查网具，船长签字，月底上报。").is_empty());
    let not = items("船长要做到“四个不”。出海不饮酒，掌舵不走神，下网不越界，归港不瞒报。");
    assert_eq!(not, ["出海不饮酒", "掌舵不走神", "下网不越界", "归港不瞒报"]);
    assert!(items("船长要做到“三个不”。出海不饮酒，掌舵不走神，下网不越界。").is_empty());
}

#[test]
fn clauses_that_take_up_more_of_the_name() {
    // The parts of a pair take turns.
    let woven = items("渔港开展“两查两改”夜巡，查灯光、改线路，查锚链、改绑扎。");
    assert_eq!(woven, ["查灯光", "改线路", "查锚链", "改绑扎"]);
    assert!(items("渔港开展“两查两改”夜巡，查灯光、改线路，查锚链、换绑扎。").is_empty());
    // However many there are.
    let many = items("码头推行“七增七减”，增灯、增哨、增艇、增网、增岗、增课、增补，减表、减会、减章、减费、减层、减跑、减压。");
    assert_eq!(many.len(), 14);
    assert_eq!(many[13], "减压");
    // Two, if they end in a whole word; more, if they end in the words that the name counts.
    assert_eq!(items("渔村办喜事讲“两减半”，船宴减半，鞭炮减半。"), ["船宴减半", "鞭炮减半"]);
    assert!(items("渔村办喜事讲“两减半”，船宴减半，鞭炮减半，花轿减半。").is_empty());
    assert_eq!(items("确保“两个不低于”，渔获不低于上年，船价不低于邻县，力争靠前。"), ["渔获不低于上年", "船价不低于邻县"]);
    assert!(items("确保“两个不低于”，渔获不低于上年，船价不低于邻县，运费不低于成本。").is_empty());
    let apart = items("坚持“三个分别对待”，把新手同老手分别对待，把大船同小船分别对待，把近海同远海分别对待，让人服气。");
    assert_eq!(apart, ["把新手同老手分别对待", "把大船同小船分别对待", "把近海同远海分别对待"]);
}

#[test]
fn the_last_part_of_a_pair_is_no_member_like_the_others() {
    // Not as long as those, from which another mark parts it.
    let last = items("突出“四减一提高”，即减表格、减签字、减跑腿、减等候，提高船东满意度。");
    assert_eq!(last, ["减表格", "减签字", "减跑腿", "减等候", "提高船东满意度"]);
    // Without what the sentence says of it.
    let ended = items("用好“一网两中心”：渔网、救助中心、冷链中心明年竣工。");
    assert_eq!(ended, ["渔网", "救助中心", "冷链中心"]);
    // And without the word that governs all of it.
    let part = items("开展“两清三整顿”：清滩涂、清暗礁，整顿私搭、乱靠、抢泊。");
    assert_eq!(part, ["清滩涂", "清暗礁", "私搭", "乱靠", "抢泊"]);
}

#[test]
fn where_the_others_show_the_first_member_to_start() {
    assert_eq!(items("船工要对照风里能稳、浪里能稳、雾里能稳“三个能稳”要求。"), ["风里能稳", "浪里能稳", "雾里能稳"]);
    assert_eq!(items("把发展渔业、修好渔港、发展旅游“三件大事”办好。"), ["发展渔业", "修好渔港", "发展旅游"]);
    let changed = ["由主要靠天打鱼向靠技术打鱼转变", "由主要靠人划船向靠机器行船转变", "由主要靠经验看潮向靠仪器看潮转变"];
    let text = "抓好“三个转变”：促进渔业由主要靠天打鱼向靠技术打鱼转变，由主要靠人划船向靠机器行船转变，由主要靠经验看潮向靠仪器看潮转变。";
    assert_eq!(items(text), changed);
    assert_eq!(items("开展“三必到”活动，即船民有风浪必到、有纠纷必到、有难处必到。"), ["有风浪必到", "有纠纷必到", "有难处必到"]);
    // A quantifier belongs to its noun.
    let kept = items("鱼市有三个特点：绝大多数渔船装了新机器；渔船出海的时间长了；渔船回港的时间准了。");
    assert_eq!(kept[0], "绝大多数渔船装了新机器");
}

#[test]
fn members_before_of_and_the_name() {
    assert_eq!(items("继续发扬踏遍千重浪、吃尽千般苦、说尽千句话的“三千”精神。"), ["踏遍千重浪", "吃尽千般苦", "说尽千句话"]);
    assert_eq!(items("针对渔船管理办法粗、执行软、变动多的“三大顽症”，村里开了会。"), ["办法粗", "执行软", "变动多"]);
    assert!(items("集团总资产、总收入达“双百亿”大关。").is_empty());
}

#[test]
fn what_all_members_say_of_the_noun_or_the_verb() {
    let text = "健全“三项机制”，奖励的机制让船工得实惠，容错的机制让船长敢闯，退出的机制让旧船让路。";
    assert_eq!(items(text), ["奖励的机制", "容错的机制", "退出的机制"]);
    let text = "大家争当“三个表率”。争当清湖的表率，每月下湖一次；争当护岸的表率，见土就填；争当修船的表率，有漏就补。";
    assert_eq!(items(text), ["清湖的表率", "护岸的表率", "修船的表率"]);
    let text = "落实“两清一补”，清湖泥要有硬办法，清湖草要有快办法，补湖堤要有长办法。";
    assert_eq!(items(text), ["清湖泥", "清湖草", "补湖堤"]);
    // The end of a sentence is not part of the last member, and each case belongs to what is done about it.
    let cases = ["对乱停船的，一律拖走", "对乱搭棚的，一律拆除", "对乱撒网的，一律没收"];
    assert_eq!(items("对乱停船的，一律拖走；对乱搭棚的，一律拆除；对乱撒网的，一律没收。这“三个一律”人人知道。"), cases);
    // What two nouns are joined by belongs to the last member.
    let joined = items("把“三个统筹”落到实处，把统筹湖区发展、统筹岸线发展、统筹渔业发展和港口开放的要求写进章程。");
    assert_eq!(joined.last().unwrap(), "统筹渔业发展和港口开放");
}

#[test]
fn steps_in_order_and_items_under_a_heading() {
    assert_eq!(items("按照“三步走”的安排，先清湖底，再补湖堤，后放鱼苗，年底完成。"), ["清湖底", "补湖堤", "放鱼苗"]);
    let text =
        "三、推进“三治”，管好渔村\n渔村人人出力。一是自治聚人心。成立理事会三个。二是法治定规矩。开了调解室两间。三是德治树新风。评了好船工十名。";
    assert_eq!(items(text), ["自治聚人心", "法治定规矩", "德治树新风"]);
    assert!(items("三、推进“三治”，管好渔村\n渔村人人出力。一是修船。二是修网。三是修港。").is_empty());
}
