use super::*;
use crate::text::pairs;

fn author(text: &str) -> Option<&str> {
    let all = pairs(text);
    attributions(&super::super::simplified(text), &all, &Tokenizer::new()).last().copied().flatten().map(|span| &text[span])
}

#[test]
fn authors_before_verbs_of_saying() {
    for (text, expected) in [
        ("习近平总书记强调，“稳中求进”。", "习近平总书记"),
        ("毛主席教导我们：“要实干。”", "毛主席"),
        ("毛主席教导我们说：“要实干。”", "毛主席"),
        ("毛泽东同志号召大家：“要实干。”", "毛泽东同志"),
        ("习近平总书记在河北考察时指出：“要实干。”", "习近平总书记"),
        ("国务院总理李强多次强调“稳字当头”", "国务院总理李强"),
        ("王伟书记主持会议，并要求“马上就办”。", "王伟书记"),
        ("党的二十届三中全会提出“两个大局”", "党的二十届三中全会"),
        ("《建议》提出，“坚持稳中求进”", "《建议》"),
        ("外交部发言人说：“中方反对。”", "外交部发言人"),
        ("崔道植说：“很好。”", "崔道植"),
        ("特雷莎·梅此前表示“不会推迟”", "特雷莎·梅"),
        ("党的十八届四中全会提出“依法治国”", "党的十八届四中全会"),
        ("认真落实岳峰书记对廊坊提出的5个方面“24个要”指示精神", "岳峰书记"),
        ("牢记省委赋予岚川的“走在全省前列”使命", "省委"),
        ("扛起党中央交给我们的“稳住渔业”重任", "党中央"),
    ] {
        assert_eq!(author(text), Some(expected), "{text}");
    }
}

#[test]
fn authors_right_before_what_they_said() {
    for (text, expected) in [
        ("认真落实岳峰书记“防止脱实向虚”的指示精神", "岳峰书记"),
        ("我们要按照党中央“稳住经济”的重要要求", "党中央"),
        ("按照国务院“五个严禁”“八个不得”要求", "国务院"),
        ("落实省委、省政府“三个不变”要求", "省委、省政府"),
        ("牢记习近平总书记“奋勇争先”的殷殷嘱托", "习近平总书记"),
        ("认真贯彻落实了省委“再上台阶”的部署", "省委"),
        ("学习党的十九届六中全会提出的“十个明确”", "党的十九届六中全会"),
        ("习近平总书记“七一”重要讲话", "习近平总书记"),
    ] {
        assert_eq!(author(text), Some(expected), "{text}");
    }
}

#[test]
fn people_without_a_name() {
    for (text, expected) in [
        ("群众都说：“路好走了。”", "群众"),
        ("有位老支书说得好：“先把路修到家门口。”", "老支书"),
        ("乡亲们常说“人勤地不懒”。", "乡亲们"),
        ("一位老教师感慨地说：“孩子们有学上了。”", "老教师"),
        ("当地村民告诉记者，“水变清了。”", "当地村民"),
        ("居民们纷纷表示：“方便多了。”", "居民们"),
        ("排队的游客笑着说：“值得等。”", "游客"),
        ("企业负责人李强高兴地告诉我们：“订单满了。”", "企业负责人李强"),
        ("“方便多了。”居民们说。", "居民们"),
        ("農民們說：“收成好。”", "農民們"),
    ] {
        assert_eq!(author(text), Some(expected), "{text}");
    }
    for text in [
        "人们常说“人勤地不懒”。",
        "有人说：“不行。”",
        "实践证明：“人勤地不懒。”",
        "这里被游客称为“水乡”。",
        "专家认为“双碳”目标可以实现。",
        "采访村民时说：“很好。”",
        "服务群众“零距离”",
        "数据显示“稳中有进”。",
    ] {
        assert_eq!(author(text), None, "{text}");
    }
}

#[test]
fn utterances_that_no_verb_of_saying_introduces() {
    for (text, expected) in [
        ("岑志远拍着图纸：“这座桥要再宽一米。”", "岑志远"),
        ("县委书记岑志远没有答话，只是蹲下来看了看苗，然后问了一句：“谁来浇水？”", "县委书记岑志远"),
        ("开滩县委书记 岑志远：“这座桥要再宽一米。”", "开滩县委书记 岑志远"),
        ("开滩县渔民代表顾女士：“这座桥要再宽一米。”", "开滩县渔民代表顾女士"),
        ("跑了三十年船的老船长岑志远说得直：“桥窄了，心就堵。”", "老船长岑志远"),
        ("“桥窄了，心就堵。”老周抹了把汗。", "老周"),
        ("“桥窄了，心就堵。”刚到渡口，岑志远就定了调子。", "岑志远"),
        ("“桥窄了，心就堵。”小邵笑着说。", "小邵"),
        ("群众怎么说我们？“桥窄了，心就堵。”", "群众"),
        ("岑志远告诉记者，以前要等船，现在走桥，“半天的路变成一刻钟”。", "岑志远"),
        ("老滩县赵垛楼村村支书顾小满：“这座桥要再宽一米。”", "老滩县赵垛楼村村支书顾小满"),
        ("正如岑志远所指出的：“桥窄了，心就堵。”", "岑志远"),
        ("正如岑志远所说：“桥窄了，心就堵。”", "岑志远"),
    ] {
        assert_eq!(author(text), Some(expected), "{text}");
    }
    for text in [
        "“桥好！”“水好！”岑志远的问候传遍两岸。",
        "大桥的名字定为：“两岸同心桥”。",
        "岑志远看到墙上写着：“桥窄了，心就堵。”",
        "岑志远看见一块牌子：“此处水深三米。”",
        "大会的主题是：“共建一座更宽的桥。”",
        "县里提出三项任务：“修好一座桥。”",
        "“桥窄了，心就堵。”岑志远对两岸群众的出行情况格外关心，当天走访了十二个渡口。",
        "“桥窄了，心就堵。”岑志远接着说：“拆了重修。”",
        "“桥窄了，心就堵。”三年来，两岸群众的出行条件明显改善。",
        "对还在等船的乡亲我们想说一声：“请再等一等。”",
    ] {
        let all = pairs(text);
        assert_eq!(attributions(text, &all, &Tokenizer::new())[0], None, "{text}");
    }
}

#[test]
fn pronouns_mean_who_was_spoken_of() {
    for (text, expected) in [
        ("渡口来了岑志远。岑志远沿着堤岸走了一圈。他说：“桥窄了，心就堵。”", "岑志远"),
        ("岑志远陪同村民顾小满走了一趟。“这十分钟去哪了？”他问得很细。", "岑志远"),
        ("老滩的顾小满跑了三十年船，去年岑志远来到渡口，他说：“桥窄了，心就堵。”", "岑志远"),
        ("岑志远到渡口调研时，听到“靠天吃饭”的说法，他强调：“要把路修到船边。”", "岑志远"),
    ] {
        assert_eq!(author(text), Some(expected), "{text}");
    }
    assert_eq!(author("岑志远走了。\n他说：“桥窄了，心就堵。”"), None);
    // What a quotation says names nobody outside of it.
    assert_eq!(author("“岑志远来过。”他说：“桥窄了，心就堵。”"), None);
}

#[test]
fn speech_that_goes_on() {
    let text = "“桥窄了，心就堵。”岑志远在渡口说。这里有“百年渡”，每天过客三千。“修一座桥，比修十个渡口强。”";
    assert_eq!(author(text), Some("岑志远"));
    assert_eq!(author(&text.replace("这里", "村民顾小满听了。这里")), None);
    assert_eq!(author(&text.replace("每天", "\n")), None);
}

#[test]
fn particles_behind_verbs_of_saying() {
    for (text, expected) in [
        ("岑志远同志讲过：“桥窄了，心就堵。”", "岑志远同志"),
        ("岑志远同志讲过，“桥窄了，心就堵。”", "岑志远同志"),
        ("岑志远书记写过：“桥窄了，心就堵。”", "岑志远书记"),
        ("岑志远书记曾经说过，“桥窄了，心就堵。”", "岑志远书记"),
        ("岑志远书记强调的是：“桥窄了，心就堵。”", "岑志远书记"),
        ("岑志远常说的就是：“桥窄了，心就堵。”", "岑志远"),
        ("岑志远书记讲到：“桥窄了，心就堵。”", "岑志远书记"),
        ("岑志远书记答得好：“桥窄了，心就堵。”", "岑志远书记"),
        ("老船长提过：“桥窄了，心就堵。”", "老船长"),
        ("“桥窄了，心就堵。”岑志远书记说过。", "岑志远书记"),
    ] {
        assert_eq!(author(text), Some(expected), "{text}");
    }
    for text in [
        "岑志远书记来到渡口，需要强调的是：“桥窄了，心就堵。”",
        "渡口最难过的是：“桥窄了，心就堵。”",
        "有人说过：“桥窄了，心就堵。”",
        "桥头的牌子写着的是：“桥窄了，心就堵。”",
    ] {
        assert_eq!(author(text), None, "{text}");
    }
}

#[test]
fn nameless_sources() {
    for (text, expected) in [
        ("俗话说得好：“人勤地不懒。”", "俗话"),
        ("常言道：“潮来不等人。”", "常言"),
        ("正如老话所说：“潮来不等人。”", "老话"),
        ("滩上有句老话，“船小要会看潮，人穷要会看天”。", "老话"),
        ("滩上流传着一句谚语：“潮来不等人。”", "谚语"),
        ("古人云：“民惟邦本，本固邦宁。”", "古人"),
        ("岑志远常念叨一句老话：“潮来不等人。”", "岑志远"),
    ] {
        assert_eq!(author(text), Some(expected), "{text}");
    }
}

#[test]
fn authors_behind_direct_speech() {
    assert_eq!(author("“路会越走越宽。”王伟书记说。"), Some("王伟书记"));
    assert_eq!(author("“三农”工作李强总理说。"), None);
}

#[test]
fn english_authors() {
    assert_eq!(author("Last week President Lee said, “We will build.”"), Some("President Lee"));
    assert_eq!(author("“We will build,” said Prime Minister Lee."), Some("Prime Minister Lee"));
    assert_eq!(author("\"We will build,\" President Lee added."), Some("President Lee"));
    assert_eq!(author("Then he said, “No.”"), None);
    assert_eq!(author("They said, “No.”"), None);
    assert_eq!(author("The “New Deal” was called off."), None);
}

#[test]
fn english_names_are_whole_and_nothing_else() {
    for (text, expected) in [
        ("As Mary Brown said, “We wait.”", Some("Mary Brown")),
        ("And then, as J. R. Brown said, “We wait.”", Some("J. R. Brown")),
        ("“We wait,” said J. R. Brown, who sailed.", Some("J. R. Brown")),
        ("When asked, Mr. Hill replied: “We wait.”", Some("Mr. Hill")),
        ("It was late. The harbour was dark. Hill said: “We wait.”", Some("Hill")),
        ("Walid bin Rashid declared: “We wait.”", Some("Walid bin Rashid")),
        ("“We wait,” said Ludwig van Dale.", Some("Ludwig van Dale")),
        ("Here is what the Chief Pilot of the Northern Harbours wrote: “We wait.”", Some("Chief Pilot of the Northern Harbours")),
        ("“We wait,” said the Chief Pilot of the Northern Harbours.", Some("Chief Pilot of the Northern Harbours")),
        ("Brown's Secretary Hill said: “We wait.”", Some("Secretary Hill")),
        ("And Will Brown said: “We wait.”", Some("Will Brown")),
        ("“We wait,” said May Brown.", Some("May Brown")),
        ("The Harbour Times wrote: “We wait.”", Some("Harbour Times")),
        ("The people of Norland said: “We wait.”", None),
        ("A pilot from the North said: “We wait.”", None),
        ("It's called “the wait”.", None),
        ("That’s what I’ve called “the wait”.", None),
        ("When he said, “We wait.”", None),
        ("王伟 said: “We wait.”", None),
    ] {
        assert_eq!(author(text), expected, "{text}");
    }
}

#[test]
fn english_words_behind_a_quotation_may_tell_of_the_next() {
    let authors = |text| {
        let found = attributions(text, &pairs(text), &Tokenizer::new());
        found.into_iter().map(|author: Option<Span>| author.map(|span| &text[span])).collect::<Vec<_>>()
    };
    for (text, expected) in [
        ("I know a line of Hill: \"The tide waits for nobody.\" Mary Brown said: \"We wait.\"", [None, Some("Mary Brown")]),
        ("I know a line of Hill: “The tide waits for nobody.” Mary Brown said, “We wait.”", [None, Some("Mary Brown")]),
        ("Hill said, “Who waits?” Mary Brown replied, “We wait.”", [Some("Hill"), Some("Mary Brown")]),
        ("We asked, “Who waits?” Mary Brown said: “We wait.”", [None, Some("Mary Brown")]),
        ("“Who waits?” said Mary Brown. “We wait.”", [Some("Mary Brown"), None]),
        ("“The tide,” Mary Brown said, “waits for nobody.”", [Some("Mary Brown"), Some("Mary Brown")]),
    ] {
        assert_eq!(authors(text), expected, "{text}");
    }
}

#[test]
fn nobody_is_named() {
    for text in [
        "他说：“好。”",
        "史称“长征”",
        "据说“有此事”",
        "会议指出，“十四五”时期要稳中求进",
        "我们要坚持“稳字当头”。",
        "发挥党委“把方向”的领导作用",
        "坚持政府“过紧日子”",
        "弘扬“求真务实”作风，倡导“严真细实”作风",
        "授予王伟同志“英雄航天员”荣誉称号",
        "落实“四个最严”要求",
        "2021年对我们提出了“四个更大”重要要求",
        "企业提出“三步走”战略",
        "“一带一路”沿线国家",
        "聚焦产业发展，打造“1+5”体系",
    ] {
        assert_eq!(author(text), None, "{text}");
    }
}
