use super::*;

/// The parts as `kind:text` with blank ends cut, and the fields.
struct Shown {
    parts: Vec<String>,
    title: String,
    speaker: String,
    date: String,
    value: String,
    occasion: String,
}

#[track_caller]
fn show(text: &str) -> Shown {
    let parts = Parts::of(text);
    check(text, &parts);
    let field = |span: Option<Span>| span.map_or("-", |span| &text[span]).to_owned();
    Shown {
        parts: parts.iter().map(|part| format!("{}:{}", part.kind.name(), text[part.span].trim())).collect(),
        title: field(parts.title()),
        speaker: field(parts.speaker()),
        date: field(parts.date()),
        value: parts.date_value().unwrap_or("-").to_owned(),
        occasion: field(parts.occasion()),
    }
}

/// Parts tile the text, neighbours are of different kinds, fields stand in the head.
#[track_caller]
fn check(text: &str, parts: &Parts) {
    let mut end = 0;
    for part in parts.iter() {
        assert_eq!(part.span.start, end, "{text}");
        assert!(text.is_char_boundary(part.span.end));
        end = part.span.end;
    }
    assert_eq!(end, text.len(), "{text}");
    assert!(parts.parts.windows(2).all(|pair| pair[0].kind != pair[1].kind), "{text}");
    for span in [parts.title, parts.speaker, parts.date, parts.occasion].into_iter().flatten() {
        assert!(!span.is_empty() && span.end <= parts.body().start, "{text}");
        assert!(matches!(parts.at(span.start), PartKind::Masthead | PartKind::Title));
    }
}

#[test]
fn a_speech_in_a_newsletter() {
    let text = "\n\n“行稳”系列№12\n\n\t\n扫描二维码关注公众号      扫描二维码看往期\n\n2031年3月\n\n再加一把劲再上一层楼\n\n奋力推动某市在沿江发展中当好排头兵\n\n\
                在市十届人大一次会议闭幕时的讲话\n\n王立新\n\n（2031年3月5日）\n\n各位代表，同志们：\n\n会议开得很好。我讲三点。\n";
    let shown = show(text);
    assert_eq!(
        shown.parts,
        [
            "masthead:“行稳”系列№12\n\n\t\n扫描二维码关注公众号      扫描二维码看往期\n\n2031年3月",
            "title:再加一把劲再上一层楼\n\n奋力推动某市在沿江发展中当好排头兵\n\n在市十届人大一次会议闭幕时的讲话",
            "masthead:王立新\n\n（2031年3月5日）",
            "body:各位代表，同志们：\n\n会议开得很好。我讲三点。",
        ]
    );
    assert_eq!(shown.title, "再加一把劲再上一层楼\n\n奋力推动某市在沿江发展中当好排头兵");
    assert_eq!((shown.speaker.as_str(), shown.date.as_str(), shown.value.as_str()), ("王立新", "2031年3月5日", "2031-03-05"));
    assert_eq!(shown.occasion, "在市十届人大一次会议闭幕时的讲话");
}

#[test]
fn heads_of_reports_are_taken_apart() {
    let text =
        "2031年某省政府工作报告\n来源：某省日报\n——2031年1月18日在某省第二十届人民代表大会第三次会议上\n省长 王立新\n各位代表：\n现在，我报告工作。";
    let shown = show(text);
    assert_eq!(
        shown.parts,
        [
            "title:2031年某省政府工作报告",
            "masthead:来源：某省日报",
            "title:——2031年1月18日在某省第二十届人民代表大会第三次会议上",
            "masthead:省长 王立新",
            "body:各位代表：\n现在，我报告工作。",
        ]
    );
    assert_eq!((shown.title.as_str(), shown.speaker.as_str(), shown.value.as_str()), ("2031年某省政府工作报告", "王立新", "2031-01-18"));
    assert_eq!(shown.occasion, "在某省第二十届人民代表大会第三次会议上");

    let shown = show("政府工作报告\n（二〇三一年一月十八日在某市第十届人民代表大会第三次会议上）\n某市代市长　李　明\n\n各位代表：\n现在报告工作。");
    assert_eq!((shown.title.as_str(), shown.speaker.as_str()), ("政府工作报告", "李　明"));
    assert_eq!((shown.date.as_str(), shown.value.as_str()), ("二〇三一年一月十八日", "2031-01-18"));
    assert_eq!(shown.occasion, "在某市第十届人民代表大会第三次会议上");

    let shown = show("2031年某区工作报告\n2031年1月14日在某区人民代表大会上某区区长赵云作工作报告。\n各位代表：\n现在报告工作。");
    assert_eq!((shown.parts.len(), shown.speaker.as_str(), shown.value.as_str()), (2, "赵云", "2031-01-14"));

    let shown = show("新华社某市1月18日电\n政府工作报告\n某某总理\n　李明远\n各位代表：\n现在报告工作。");
    assert_eq!(shown.parts[..2], ["masthead:新华社某市1月18日电", "title:政府工作报告"]);
    assert_eq!((shown.speaker.as_str(), shown.date.as_str(), shown.value.as_str()), ("李明远", "1月18日", "-"));
}

#[test]
fn lost_line_breaks() {
    let shown =
        show("1931年工作报告坚决做好各项工作——１９３１年３月２０日在某省第七届代表大会第二次会议上\n某省省长李明远各位代表：\n现在报告工作。");
    assert_eq!((shown.speaker.as_str(), shown.date.as_str(), shown.value.as_str()), ("李明远", "１９３１年３月２０日", "1931-03-20"));
    assert_eq!(shown.occasion, "在某省第七届代表大会第二次会议上");
    assert_eq!(shown.parts.last().unwrap(), "body:各位代表：\n现在报告工作。");
}

#[test]
fn heads_in_traditional_characters_are_taken_apart() {
    let shown = show("政府工作報告\n——2031年1月18日在某縣第十屆人民代表大會第三次會議上\n縣長　陳大為\n各位代表：\n現在報告工作。");
    assert_eq!((shown.title.as_str(), shown.speaker.as_str(), shown.value.as_str()), ("政府工作報告", "陳大為", "2031-01-18"));
    assert_eq!(shown.occasion, "在某縣第十屆人民代表大會第三次會議上");
}

#[test]
fn speeches_whose_title_is_the_occasion() {
    let shown = show("在全市抓落实大会上的讲话\n（2031年3月5日，某市）\n王立新\n\n同志们：\n今天开会。");
    assert_eq!((shown.title.as_str(), shown.occasion.as_str()), ("在全市抓落实大会上的讲话", "在全市抓落实大会上的讲话"));
    assert_eq!((shown.speaker.as_str(), shown.value.as_str()), ("王立新", "2031-03-05"));
    assert_eq!(shown.parts[0], "title:在全市抓落实大会上的讲话");

    let shown = show("王立新：在全市抓落实大会上的讲话\n来源：某市发布 发布时间：2031-03-06 08:00\n同志们：\n今天开会。");
    assert_eq!((shown.title.as_str(), shown.speaker.as_str()), ("王立新：在全市抓落实大会上的讲话", "王立新"));
    assert_eq!((shown.occasion.as_str(), shown.value.as_str()), ("在全市抓落实大会上的讲话", "2031-03-06"));
}

#[test]
fn titles_that_name_the_speaker() {
    let shown = show("市委书记王立新在全市抓落实大会上的讲话（2031年3月5日）\n同志们：\n今天开会。");
    assert_eq!((shown.speaker.as_str(), shown.value.as_str()), ("王立新", "2031-03-05"));
    assert_eq!((shown.occasion.as_str(), shown.parts.len()), ("在全市抓落实大会上的讲话", 2));
    let shown = show("市长在2031年全市三级干部大会上的讲话\n\n同志们:\n今天开会。");
    assert_eq!((shown.speaker.as_str(), shown.value.as_str(), shown.occasion.as_str()), ("-", "-", "在2031年全市三级干部大会上的讲话"));
}

#[test]
fn heads_of_web_pages_are_taken_apart() {
    let shown = show(
        "首页 > 领导讲话\n王立新：再加一把劲再上一层楼\n2031-03-06 08:12 来源：某市日报\n【字号：大 中 小】\n在市委全会上的讲话\n（2031年3月5日）\n同志们：\n今天开会。",
    );
    assert_eq!((shown.title.as_str(), shown.speaker.as_str()), ("王立新：再加一把劲再上一层楼", "王立新"));
    assert_eq!((shown.value.as_str(), shown.occasion.as_str()), ("2031-03-05", "在市委全会上的讲话"));
    let kinds: Vec<&str> = shown.parts.iter().map(|part| part.split(':').next().unwrap()).collect();
    assert_eq!(kinds, ["masthead", "title", "masthead", "title", "masthead", "body"]);
}

#[test]
fn paragraphs_broken_into_lines_stay_whole() {
    let paragraph = "会议强调，要坚持不懈抓落实，一锤接着一锤敲，把\n钉子敲牢，不能松劲，让群众看到新变化新气象，\n得到更多实惠。\n";
    assert_eq!(show(paragraph).parts.len(), 1);
    let shown = show(&format!("某市召开抓落实会议\n王立新\n（2031年3月5日）\n{paragraph}"));
    assert_eq!(shown.parts.last().unwrap(), &format!("body:{}", paragraph.trim()));
    assert_eq!((shown.title.as_str(), shown.speaker.as_str()), ("某市召开抓落实会议", "王立新"));
}

#[test]
fn heads_of_collected_works_are_taken_apart() {
    let shown = show("关于修路问题的信\n（一九三一年三月）\n来信收到了，路要修。\n\n注　释\n[1]指某县的路。\n[2]指某乡的路。");
    assert_eq!((shown.title.as_str(), shown.date.as_str(), shown.value.as_str()), ("关于修路问题的信", "一九三一年三月", "1931-03"));
    assert_eq!(shown.parts[3], "glossary:注　释\n[1]指某县的路。\n[2]指某乡的路。");
}

#[test]
fn only_a_title() {
    let shown = show("某市三项民生工程提前完工\n\n本报讯：3月5日，某市三项民生工程全部完工，群众称好。\n下一步还要接着干。");
    assert_eq!(shown.parts[0], "title:某市三项民生工程提前完工");
    assert_eq!(shown.title, "某市三项民生工程提前完工");
    let shown = show("某市关于抓落实的意见\n一、总体要求\n要抓落实。");
    assert_eq!(shown.parts, ["title:某市关于抓落实的意见", "body:一、总体要求\n要抓落实。"]);
    // The second line may be a heading of the body.
    let shown = show("关于抓落实的思考\n为什么要抓\n因为不抓不行。");
    assert_eq!(shown.parts, ["title:关于抓落实的思考", "body:为什么要抓\n因为不抓不行。"]);
}

#[test]
fn headings_of_markdown_are_titles() {
    let shown = show("# 在抓落实会议上的讲话\n\n王立新\n\n## 一、形势\n\n形势很好。");
    assert_eq!((shown.title.as_str(), shown.speaker.as_str()), ("在抓落实会议上的讲话", "王立新"));
    assert_eq!(shown.parts.last().unwrap(), "body:## 一、形势\n\n形势很好。");
    let shown = show("---\ntitle: \"抓落实\"\ndate: 2031-03-05T10:00:00\nauthor: 王立新\ntags: [a]\n---\n\n今天开会。");
    assert_eq!((shown.title.as_str(), shown.speaker.as_str(), shown.value.as_str()), ("抓落实", "王立新", "2031-03-05"));
    assert_eq!(shown.parts.last().unwrap(), "body:今天开会。");
    assert_eq!(show("---\n今天开会。\n---\n明天不开。").parts.len(), 1);
}

#[test]
fn heads_in_english_are_taken_apart() {
    let shown = show(
        "Remarks on the State of the Roads\nMarch 5, 2031\nMr. Speaker, members of the council, and fellow citizens:\nWe have repaired three roads.",
    );
    assert_eq!((shown.title.as_str(), shown.value.as_str()), ("Remarks on the State of the Roads", "2031-03-05"));
    assert_eq!(shown.parts.len(), 3);
    let shown = show("[As delivered in person before a joint session]\nMy fellow citizens:\nWe have repaired three roads.");
    assert_eq!(shown.parts[0], "masthead:[As delivered in person before a joint session]");
}

#[test]
fn english_bylines_have_an_office() {
    for byline in
        ["Mayor Tamsin Oakhollow", "By Mayor Tamsin Oakhollow", "Tamsin Oakhollow, Mayor of Port Ellery", "Mayor Tamsin Oakhollow (Port Ellery)"]
    {
        for date in ["18 May 2031", "May 18, 2031", "Sunday, May 18th, 2031", "Port Ellery, 18 May 2031"] {
            let shown = show(&format!("Three Roads, Two Bridges\n{byline}\n{date}\n\nFriends and neighbours:\n\nThank you."));
            assert_eq!((shown.title.as_str(), shown.speaker.as_str()), ("Three Roads, Two Bridges", "Tamsin Oakhollow"), "{byline}");
            assert_eq!((shown.value.as_str(), shown.parts.last().unwrap().as_str()), ("2031-05-18", "body:Friends and neighbours:\n\nThank you."));
        }
    }
    for head in [
        "Three Roads\nTamsin Oakhollow\nMayor of Port Ellery\n18 May 2031",
        "Mayor Tamsin Oakhollow\nThree Roads\nDelivered on 18 May 2031",
        "# Three Roads\n*Mayor Tamsin Oakhollow, 18 May 2031*",
    ] {
        let shown = show(&format!("{head}\n\nFriends and neighbours:\n\nThank you."));
        let found = (shown.title.as_str(), shown.speaker.as_str(), shown.value.as_str());
        assert_eq!(found, ("Three Roads", "Tamsin Oakhollow", "2031-05-18"), "{head}");
    }
    let shown = show("Remarks by Mayor Tamsin Oakhollow on the Roads\nMay 18, 2031\nFriends and neighbours:\nThank you.");
    assert_eq!((shown.title.as_str(), shown.speaker.as_str()), ("Remarks by Mayor Tamsin Oakhollow on the Roads", "Tamsin Oakhollow"));
    // A line below the title that begins with an office need not name anybody.
    let shown = show("Three Roads\nMayor Opens Third Road\nMay 18, 2031\nFriends and neighbours:\nThank you.");
    assert_eq!((shown.title.as_str(), shown.speaker.as_str()), ("Three Roads\nMayor Opens Third Road", "-"));
}

#[test]
fn without_evidence_all_is_body() {
    for text in [
        "",
        "\n\n",
        "今天开会。",
        "各位代表：\n现在，我报告工作，请予审议。",
        "同志们！\n形势很好。",
        "一、去年\n去年没有任何组织。\n二、现状\n现在有了。",
        "（根据记录译出）\n现在，我代表委员会报告工作。",
        "抓落实\n强作风\n促发展\n开新局",
        "春眠不觉晓\n处处闻啼鸟\n夜来风雨声\n花落知多少\n这是一首好诗。",
        "记者：您怎么看？\n市长：我看很好。",
        "演説に先立ち、一言申し上げます。\n本日、地震がありました。",
        "Thank you. Mr. Speaker, my fellow citizens: tonight we meet.\nWe have repaired three roads.",
        "前言\n本书讲抓落实。",
        "2031年3月\n会议开得很好。",
        "王立新\n他是一位好干部。",
    ] {
        let parts = Parts::of(text);
        check(text, &parts);
        assert_eq!(parts.iter().map(|part| part.kind).collect::<Vec<_>>(), [PartKind::Body], "{text}");
        assert_eq!(parts.body(), Span::new(0, text.len()));
        assert!(parts.title().or(parts.speaker()).or(parts.date()).or(parts.occasion()).is_none(), "{text}");
    }
}

#[test]
fn datelines_are_masthead() {
    let text = "某网消息（某联播）：\n全国税收增长7.9%\n今年全国税收完成五万亿元，增长7.9%。";
    let parts = Parts::of(text);
    check(text, &parts);
    assert_eq!(parts.iter().map(|part| part.kind).collect::<Vec<_>>(), [PartKind::Masthead, PartKind::Body]);
    assert!(text[parts.body()].trim_start().starts_with("全国税收"));
    // It may be all that there is.
    let (text, alone) = ("電電電電電電 ", Parts::of("電電電電電電 "));
    check(text, &alone);
    assert!(alone.iter().all(|part| !part.span.is_empty()));
}

#[test]
fn a_glossary_at_the_end_is_a_part() {
    let report = "各位代表：\n现在报告工作。一是抓落实。二是抓“三张清单”。名词解释见后。\n让我们一起干！\n";
    let terms = "1．“三张清单”：问题清单、任务清单、责任清单。\n2．两手抓：一手抓发展，一手抓安全。\n";
    for heading in ["名词解释", "附件2　名词解释", "附件\n《政府工作报告》有关内容名词注释", "附：有关用语说明", "【名詞解釋】"]
    {
        let shown = show(&format!("{report}{heading}\n{terms}"));
        assert_eq!(shown.parts, [format!("body:{}", report.trim()), format!("glossary:{heading}\n{}", terms.trim())]);
    }
    let shown = show(&format!("{report}附件1\n十件实事\n一、修路。\n附件2\n名词解释\n{terms}附件3：重点任务\n一、架桥。\n"));
    assert_eq!(
        shown.parts,
        [
            format!("body:{report}附件1\n十件实事\n一、修路。"),
            format!("glossary:附件2\n名词解释\n{}", terms.trim()),
            "body:附件3：重点任务\n一、架桥。".to_owned(),
        ]
    );
    let shown = show(&format!("{report}名词解释\n“三张清单”：问题清单、任务清单、责任清单。\n两手抓：一手抓发展，一手抓安全。\n"));
    assert_eq!(shown.parts.len(), 2);
    let shown = show(&format!("{report}注：\n① 《某书》第3页。\n② 《某书》第5页。\n"));
    assert_eq!(shown.parts[1], "glossary:注：\n① 《某书》第3页。\n② 《某书》第5页。");
}

#[test]
fn what_only_looks_like_a_glossary() {
    for text in [
        "目录\n一、报告\n附件：名词解释\n\n各位代表：\n现在报告工作。\n今年要抓落实。\n",
        "各位代表：\n我先对名词作一个说明。\n1．稳是基调。\n2．进是方向。\n",
        "同志们：\n注释\n我们不搞注释，只抓落实。\n大家都要干。\n",
        "同志们：\n附件\n一、修路。\n二、架桥。\n",
        "注：\n1．本表不含港口。\n2．数据为初步统计。\n同志们：\n以上是说明，下面我讲三点意见，请大家认真领会，抓好落实，务求实效，不负众望。\n",
    ] {
        let parts = Parts::of(text);
        check(text, &parts);
        assert!(parts.iter().all(|part| part.kind != PartKind::Glossary), "{text}");
    }
}

#[test]
fn any_lines_in_any_order_make_parts() {
    let lines = [
        "",
        "　　",
        "政府工作报告",
        "# 题",
        "——2031年1月18日在某省代表大会上",
        "省长 王立新",
        "李　明",
        "（2031年3月5日）",
        "2031年3月",
        "来源：某报",
        "各位代表：",
        "某省省长李明远各位代表：",
        "今天开会。",
        "一、形势",
        "名词解释",
        "附件",
        "1．甲：乙。",
        "2．丙：丁。",
        "注：",
        "Dear friends:",
        "---",
        "title: 甲",
        "（注）",
        "在某地抓落实会议上的讲话",
        "\u{feff}\u{200b}",
        "𠀀É̂",
        "在",
        "上",
        "——",
        "第",
        "第一",
        "〔2031〕1号",
        "主席",
        "作",
        "同志",
        "Mayor Tamsin Oakhollow, 18 May 2031",
        "Tamsin Oakhollow",
        "Mayor of Port Ellery",
        "Ｍayor Tamsin Oakhollow",
    ];
    let mut state = 12345u32;
    let mut random = |below: usize| {
        state = state.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
        (state >> 8) as usize % below
    };
    for _ in 0..4000 {
        let len = random(9);
        let text: String = (0..len).map(|_| [lines[random(lines.len())], ["\n", "\r\n", "\n\n", ""][random(4)]].concat()).collect();
        let parts = Parts::of(&text);
        check(&text, &parts);
    }
}

#[test]
fn sets_of_parts() {
    assert_eq!(PartSet::parse("all").unwrap(), PartSet::ALL);
    let set = PartSet::parse("masthead, glossary").unwrap();
    assert!(set.contains(PartKind::Masthead) && set.contains(PartKind::Glossary) && !set.contains(PartKind::Body));
    assert!(PartSet::parse("head").is_err());
}

#[test]
fn a_title_may_end_with_its_date() {
    let value = |text: &str| show(text).value;
    assert_eq!(value("松湾新闻 2031年3月5日\n\n今天，全港修船。"), "2031-03-05");
    assert_eq!(value("松湾修船纪事（2031年3月5日）\n\n今天，全港修船。"), "2031-03-05");
    assert_eq!(value("在全港修船动员会上的讲话 2031年3月5日\n\n同志们：\n今天，全港修船。"), "2031-03-05");
    // A date that belongs to the words around it.
    assert_eq!(value("松湾新闻截至2031年3月5日\n\n今天，全港修船。"), "-");
}
