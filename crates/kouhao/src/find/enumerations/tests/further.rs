//! Members that stand further from the name or share more with each other, and names that their parts or their lists tell.

use super::{found, items, none, phrases};

#[test]
fn names_that_take_up_what_stands_further_back() {
    // A few words lead from the list to the name.
    assert_eq!(items("严禁乱停泊、乱倒油、乱拉网、乱接电，坚决防止“四乱”回潮。"), ["乱停泊", "乱倒油", "乱拉网", "乱接电"]);
    let harm = items("船工要牢记不伤害自己、不伤害同船、不被同船伤害，人人做到“三不伤害”。");
    assert_eq!(harm, ["不伤害自己", "不伤害同船", "不被同船伤害"]);
    assert!(items("严禁乱停泊、乱倒油、私拉网、乱接电，坚决防止“四乱”回潮。").is_empty());
    // The sentence goes on behind the last, or says something of them before 这 takes them up.
    assert_eq!(items("渔获赤字、油料赤字、船工赤字扩大，“三大赤字”不能等。"), ["渔获赤字", "油料赤字", "船工赤字"]);
    assert_eq!(items("渔民之问、船东之问、码头之问，都是渔港的考题。答好这“三问”，要靠改革。"), ["渔民之问", "船东之问", "码头之问"]);
    assert_eq!(items("窗口怎么答的？“我不晓得”“不归我管”“他不在岗”。这“三不”要改。").len(), 3);
    // Of a longer row those that have what the name counts.
    assert_eq!(items("推动湖岛与渔村修船、架桥、通水、通电、通邮，即村里所说的“新三通”。"), ["通水", "通电", "通邮"]);
    // A list builds up what the next clause names.
    let ten = items("统筹渔获、冷链、船检、修造、油料，构建起“五大”服务网络。");
    assert_eq!(ten, ["渔获", "冷链", "船检", "修造", "油料"]);
}

#[test]
fn items_marked_with_what_the_name_counts() {
    assert_eq!(items("公布“三张清单”。第一张是权责清单，由港务局管；第二张是检查清单，由海事局管；第三张是免罚清单。").len(), 3);
    assert_eq!(items("“三股劲”更不能丢，一股是闯劲，一股是韧劲，还有一股，是跟渔民坐一条船的亲热劲。"), ["闯劲", "韧劲", "跟渔民坐一条船的亲热劲"]);
    assert_eq!(items("船长要过“三关”。第一关是风浪关，第二关是油价关，第三关是人情关。"), ["风浪关", "油价关", "人情关"]);
    assert_eq!(items("交出“三份答卷”：一份是渔获答卷，一份是航运答卷，一份是安全答卷。"), ["渔获答卷", "航运答卷", "安全答卷"]);
    let joined = items("讲透“两个相连”的道理。第一个相连，是港口同渔村相连；“第二个相连”，是渔村同市场相连。");
    assert_eq!(joined, ["港口同渔村相连", "渔村同市场相连"]);
}

#[test]
fn steps_and_what_the_figures_of_a_code_stand_for() {
    let steps = items("按照“三步走”战略安排，到2026年港口通航，到2030年渔村通车，到2035年船厂上市。");
    assert_eq!(steps, ["到2026年港口通航", "到2030年渔村通车", "到2035年船厂上市"]);
    assert!(items("按照“四步走”战略安排，到2026年港口通航，到2030年渔村通车，到2035年船厂上市。").is_empty());
    let clauses = items("打法就是“135”：守住一个目标，渔获过万吨；拿下三场硬仗，清淤、扩港、通航；办好五件实事。");
    assert_eq!(clauses, ["守住一个目标，渔获过万吨", "拿下三场硬仗，清淤、扩港、通航", "办好五件实事"]);
    assert_eq!(items("推行“12345”工作法：1个专班牵头、2级干部包船、3日之内答复、4类问题分办、5星评价。").len(), 5);
    let far = items("渔港以“321”工程为抓手。\n今年开局不错。\n据介绍，“3”指的是建好三座灯塔，“2”指的是扩建两个码头，“1”指的是办好一所渔校。");
    assert_eq!(far, ["建好三座灯塔", "扩建两个码头", "办好一所渔校"]);
    // They are those of the code that they stand behind.
    let another = items(
        "渔港以“321”工程为抓手。\n今年开局不错。\n据介绍，“3+2+1”体系中，“3”指的是建好三座灯塔，“2”指的是扩建两个码头，“1”指的是办好一所渔校。",
    );
    assert!(another.is_empty(), "{another:?}");
    assert_eq!(items("实施“234”计划，建设2个中心渔港、3个一级渔港、4个二级渔港连片开发。")[2], "4个二级渔港");
    let nested = items("构建“1+3+N”体系，“1”为总方案，“3”为供油、供冰、供水三个专项方案，“N”为各港细则。");
    assert_eq!(nested, ["总方案", "供油、供冰、供水三个专项方案", "各港细则"]);
}

#[test]
fn quoted_members_that_hold_commas() {
    let quoted = items("提出“三个摆进去”：也就是“船的事，船长要摆进去；网的事，网主要摆进去；港的事，港务要摆进去”。");
    assert_eq!(quoted, ["船的事，船长要摆进去", "网的事，网主要摆进去", "港的事，港务要摆进去"]);
    assert!(items("提出“四个摆进去”：也就是“船的事，船长要摆进去；网的事，网主要摆进去；港的事，港务要摆进去”。").is_empty());
}

#[test]
fn codes_whose_last_number_is_open() {
    let open = items("“2+3+X”港口体系初步形成，即两大枢纽港、三大渔港和若干货运港。");
    assert_eq!(open, ["两大枢纽港", "三大渔港", "若干货运港"]);
    assert!(items("“2+3+X”港口体系初步形成，即两大枢纽港、四大渔港和若干货运港。").is_empty());
}

#[test]
fn two_names_told_in_turn() {
    let found = found("至于“两新”“两重”，前者即新港区和新航线，后者是重点船和重点人。");
    let members = |at: usize| found[at].items.iter().flatten().map(|item| item.text.clone()).collect::<Vec<_>>();
    assert_eq!((members(0), members(1)), (vec!["新港区".into(), "新航线".into()], vec!["重点船".into(), "重点人".into()]));
}

#[test]
fn what_lists_share_is_left_to_all_their_members() {
    // Something must be left but what all end with.
    assert_eq!(items("高处作业、水下作业、密闭空间作业三类危险作业，一律旁站。"), ["高处作业", "水下作业", "密闭空间作业"]);
    // A verb goes though it makes the first as long as the others.
    assert_eq!(items("搞好航空、有色金属、石油化工三个公司的试点。"), ["航空", "有色金属", "石油化工"]);
    assert_eq!(items("持续推进党的组织和党的工作“两个覆盖”。"), ["党的组织", "党的工作"]);
    // What is said of all members is no part of the last.
    assert_eq!(items("清理“三资”，资金、资产、资源一笔一笔过。"), ["资金", "资产", "资源"]);
    assert_eq!(items("干部要“三同”，同吃、同住、同修渔网。"), ["同吃", "同住", "同修渔网"]);
    // Single characters, but not what makes words of two.
    assert_eq!(items("坚持德智体美劳“五育并举”。"), ["德", "智", "体", "美", "劳"]);
    assert!(items("推进干部队伍“四化”建设。").iter().all(|item| item.chars().count() > 1));
    // What is counted ends as its members do.
    let text = "“老把式船长”“新手船长”“返乡船长”三类船长总量翻番。";
    let counted = found(text);
    assert_eq!(&text[counted.last().unwrap().span], "三类船长");
}

#[test]
fn names_told_by_their_parts_or_their_list() {
    let parts = phrases("建设“一带两区”，一带即滨江渔家带，两区即东渔区、西渔区，都已开工。");
    assert_eq!(parts, ["一带两区 paired 1,2", "一带 fused 1", "两区 fused 2"]);
    assert_eq!(phrases("总结出“看、问、记”三步工作法。")[1], "三步工作法 counted 3");
    assert_eq!(phrases("守牢航行、防火、防风三条底线。"), ["三条底线 counted 3"]);
    assert_eq!(phrases("落实“三不放过”原则。"), ["三不放过 fused 3"]);
    assert_eq!(phrases("推行“靠港即检修、检修即放行”，渔民省心。"), ["靠港即检修、检修即放行 listed 2"]);
    assert_eq!(phrases("牢记“四点希望”。"), ["四点希望 counted 4"]);
    assert_eq!(phrases("打好“三大会战”。"), ["三大会战 counted 3"]);
    assert_eq!(phrases("规范“两会一课”，党员大会、党小组会和党课一次不少。"), ["两会一课 paired 2,1"]);
    none(&["“两岸一家亲”，说到人心里。"]);
    none(&["守牢三条底线。", "总结出三步工作法。", "“三人去过”，别人没去过。"]);
}

#[test]
fn names_of_powers_and_with_verbs() {
    assert_eq!(phrases("渔港朝着“双百亿”目标前进。"), ["双百亿 fused 2"]);
    assert_eq!(phrases("讲话提出“着力清湖，着力护岸，着力修船，着力养鱼”四个着力重要要求。"), ["四个着力 counted 4"]);
    assert_eq!(items("围绕“清湖泥、护湖岸、养湖鱼”这条主线干。"), ["清湖泥", "护湖岸", "养湖鱼"]);
    assert_eq!(items("落实“同船同责、一船双查、齐抓共管”要求。"), ["同船同责", "一船双查", "齐抓共管"]);
    assert_eq!(phrases("远洋船队、近海船队、养殖船队三大特色船队竞相出海。"), ["三大特色船队 counted 3"]);
    none(&["“船、网、港”这三个字最难写。"]);
}

#[test]
fn steps_told_by_their_numbers() {
    assert_eq!(items("推行“一问二看三修船”的方法。"), ["问", "看", "修船"]);
    assert_eq!(phrases("推行“一问二看三修船”的方法。"), ["一问二看三修船 paired 1,2,3"]);
    // 两 counts, and so does 二 before a place.
    assert!(items("建设“一港两湾三岛”。").is_empty());
    assert!(items("按照“一核二轴三区”布局建港。").is_empty());
    assert_eq!(phrases("发展渔村一村一品产业。"), ["一村一品 paired 1,1"]);
    none(&["出海要两步并作一步走。", "有的船工“催一催才动一动”。"]);
}

#[test]
fn members_that_are_characters() {
    let members = items("出海念好“三字诀”：“稳”字当头，“勤”字为要，“俭”字托底。");
    assert_eq!(members, ["稳", "勤", "俭"]);
    assert_eq!(items("出海念好“三字诀”。“稳”字当头，“勤”字为要，“俭”字托底。"), members);
    assert!(items("出海念好“四字诀”：“稳”字当头，“勤”字为要，“俭”字托底。").is_empty());
}

#[test]
fn lists_before_names_that_words_set_apart() {
    let titles = items("渔校学习《为了渔民》、《湖上谈船》、《渔港新篇》这“新三篇”。");
    assert_eq!(titles, ["《为了渔民》", "《湖上谈船》", "《渔港新篇》"]);
    assert_eq!(items("严查不愿为、不会为、不敢为“三不为”船长。"), ["不愿为", "不会为", "不敢为"]);
    let behind = items("松湾、梅溪、柳岸、岚川等渔港与省城实现了航道管理、渔获收购、船员培训“三个一体化”。");
    assert_eq!(behind, ["航道管理", "渔获收购", "船员培训"]);
    let ones = items("推行一名船长、一个账本、一张海图、一管到底的“四个一”服务。");
    assert_eq!(ones, ["一名船长", "一个账本", "一张海图", "一管到底"]);
    assert_eq!(items("渔港有三项承诺，这就是不涨价、不断货、不欠薪。"), ["不涨价", "不断货", "不欠薪"]);
    let powers = items("实施“十百千”工程，建设十大渔港、百个码头、千家渔家乐。");
    assert_eq!(powers, ["十大渔港", "百个码头", "千家渔家乐"]);
    assert_eq!(items("建设“一港两湾”：一港即松湾中心港，两湾即梅溪湾和柳岸湾。"), ["松湾中心港", "梅溪湾", "柳岸湾"]);
}
