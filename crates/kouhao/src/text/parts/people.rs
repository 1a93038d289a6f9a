//! Recognises the names of speakers, their offices, and the people they address.

use std::ops::Range;

use super::line::within;
use crate::text::is_han;

/// The hundred most common family names, which cover most people; from general knowledge of Chinese names.
const COMMON_SURNAMES: &str = "王李张刘陈杨黄赵吴周徐孙马朱胡郭何高林罗郑梁谢宋唐许韩冯邓曹彭曾肖田董袁潘于蒋蔡余杜叶程苏魏吕丁任沈姚卢姜崔钟谭陆汪范金石廖贾夏韦付方白\
邹孟熊秦邱江尹薛闫段雷侯龙史陶黎贺顾毛郝龚邵万钱严覃武戴莫孔向汤";

/// Rarer family names of one character, apart from the common ones because many of them also begin everyday words (蓝图, 乐章, 班级);
/// from general knowledge of Chinese names.
const RARER_SURNAMES: &str = "傅阎常温康施文牛樊葛邢安齐易乔伍庞颜倪庄聂章鲁岳翟殷詹申欧耿关兰焦俞左柳甘祝包宁尚符舒阮柯纪梅童凌毕单季裴霍涂成苗谷盛曲翁冉骆蓝路游辛靳\
管柴蒙鲍华喻祁蒲房滕屈饶解牟艾尤阳时穆农司卓古吉缪简车项连芦麦褚娄窦戚岑景党宫费卜冷晏席卫米柏宗瞿桂全佟应臧闵苟邬边卞姬师和仇栾隋商刁沙\
荣巫寇桑郎甄丛仲虞敖巩明佘池查麻苑迟邝官封谈匡鞠惠荆乐冀郁胥南班储原栗燕楚鄢劳谌奚皮粟冼蔺楼郜阚屠朴练廉禹井祖漆巴卿狄扈晁芮戈伏鹿薄邸雍\
羊乌亓修邰赫杭况那宿隆茹慕危玉嵇湛尉檀";

/// Returns whether a character is a common family name.
pub(crate) fn is_common_surname(c: char) -> bool {
    COMMON_SURNAMES.contains(c)
}

/// Family names of two characters; from general knowledge of Chinese names.
const DOUBLE_SURNAMES: [&str; 12] = ["欧阳", "上官", "司马", "诸葛", "司徒", "东方", "皇甫", "尉迟", "公孙", "慕容", "令狐", "夏侯"];

/// The endings of offices; from general knowledge of Chinese public and social bodies.
const OFFICES: [&str; 58] = [
    "省长",
    "市长",
    "县长",
    "区长",
    "州长",
    "盟长",
    "旗长",
    "镇长",
    "乡长",
    "村长",
    "主席",
    "书记",
    "总理",
    "主任",
    "部长",
    "局长",
    "厅长",
    "处长",
    "科长",
    "司长",
    "署长",
    "院长",
    "校长",
    "所长",
    "行长",
    "社长",
    "台长",
    "馆长",
    "队长",
    "组长",
    "会长",
    "团长",
    "检察长",
    "委员长",
    "秘书长",
    "理事长",
    "董事长",
    "审计长",
    "参谋长",
    "司令员",
    "司令",
    "政委",
    "政治委员",
    "总编辑",
    "总经理",
    "总裁",
    "常委",
    "委员",
    "专员",
    "总统",
    "首相",
    "大使",
    "特首",
    "行政长官",
    "发言人",
    "总工程师",
    "教授",
    "院士",
];

/// Words that occur alone on a line and begin with a character that is also a family name; from general knowledge.
const WORDS: [&str; 20] = [
    "解释",
    "解读",
    "全文",
    "文件",
    "文章",
    "文稿",
    "方案",
    "计划",
    "时评",
    "时政",
    "成果",
    "关于",
    "路线图",
    "任务",
    "安排",
    "时间",
    "金句",
    "明天",
    "时代",
    "古今",
];

/// Returns whether `text` is the name of a person: a family name and one or two characters, perhaps spaced, or a name with a middle dot.
pub(super) fn is_name(text: &str) -> bool {
    let mut chars = text.chars().filter(|c| !c.is_whitespace());
    let Some(first) = chars.next() else { return false };
    let len = 1 + chars.clone().count();
    if !text.chars().all(|c| is_han(c) || c.is_whitespace() || matches!(c, '·' | '•' | '・')) {
        return false;
    }
    if chars.any(|c| matches!(c, '·' | '•' | '・')) {
        return (4..=20).contains(&len) && !text.contains(char::is_whitespace) && is_han(first) && text.chars().next_back().is_some_and(is_han);
    }
    let single = is_common_surname(first) || RARER_SURNAMES.contains(first);
    let double = DOUBLE_SURNAMES.iter().any(|surname| text.starts_with(surname));
    // The two characters of a short name are spaced, to make it as wide as others.
    let spaced = !text.contains(char::is_whitespace) || len == 2;
    spaced && ((2..=3).contains(&len) && single || double && (3..=4).contains(&len))
}

/// Returns whether a line could be a name by its form alone: two to four ideographs, perhaps spaced, that are not a common word on such lines.
pub(super) fn could_be_name(line: &str) -> bool {
    let len = line.chars().filter(|c| !c.is_whitespace()).count();
    let spaced = !line.contains(char::is_whitespace) || len == 2;
    // The last characters of the names of texts and their parts; from general knowledge.
    let ends_otherwise = line.ends_with(['话', '告', '辞', '词', '言', '稿', '文', '书', '信', '会', '录', '要', '记', '论']);
    (2..=4).contains(&len) && spaced && line.chars().all(|c| is_han(c) || c.is_whitespace()) && !ends_otherwise && !WORDS.contains(&line)
}

/// Returns whether `text` is a name after `office`; in the autonomous regions, that includes names of other ethnic groups.
fn is_name_after(office: &str, text: &str) -> bool {
    let other = || {
        let region = office.contains("自治") || office.ends_with("州长") || office.ends_with("盟长") || office.ends_with("旗长");
        region
            && (2..=4).contains(&text.chars().count())
            && text.chars().all(|c| is_han(c) && !"在上的会作为和与".contains(c))
            && office_end(text).is_none()
    };
    is_name(text) || other()
}

/// Returns the office at the end of `text`.
fn office_end(text: &str) -> Option<&'static str> {
    OFFICES.into_iter().filter(|office| text.ends_with(office)).max_by_key(|office| office.len())
}

/// The person named in a byline.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Byline {
    /// The name, as a range of the line.
    pub name: Range<usize>,
    /// Whether an office or a label confirms that it is a person; otherwise it merely looks like a name.
    pub sure: bool,
}

/// Reads a folded line that consists of a name, perhaps with an office or a label before it.
pub(super) fn byline(line: &str) -> Option<Byline> {
    /// Labels before the speaker's name, followed by a colon; from general knowledge of Chinese publications.
    const LABELS: [&str; 10] = ["讲话人", "报告人", "发言人", "演讲人", "主讲人", "致辞人", "演讲者", "主讲", "作者", "署名"];
    let inner = line.trim_matches(|c: char| c.is_whitespace() || matches!(c, '(' | ')' | '[' | ']' | '【' | '】' | '—' | '-'));
    if let Some((label, rest)) = inner.split_once(':') {
        let rest = rest.trim();
        let name = if is_name(rest) { rest } else { &rest[byline(rest)?.name] };
        return LABELS.contains(&label.trim()).then(|| Byline { name: within(line, name), sure: true });
    }
    if is_name(inner) {
        // Words that begin like a name, and bodies: 解释, 文化部; the endings are from general knowledge of Chinese public bodies.
        if WORDS.contains(&inner) || inner.ends_with(['部', '局', '厅', '院', '委', '社', '报', '网', '办', '处', '省', '市', '县', '区', '州'])
        {
            return None;
        }
        return Some(Byline { name: within(line, inner), sure: false });
    }
    // 省长 王某某, 国务院总理 李 某: the name is what follows the last space, or the last two if both are single characters.
    if let Some((before, last)) = inner.rsplit_once(char::is_whitespace) {
        let before = before.trim_end();
        let single = |text: &str| text.chars().count() == 1;
        if single(last)
            && let Some((office, first)) = before.rsplit_once(char::is_whitespace).filter(|(_, first)| single(first))
            && is_office(office.trim_end())
        {
            let name = within(line, first).start..within(line, last).end;
            return is_name(&line[name.clone()]).then_some(Byline { name, sure: true });
        }
        if is_office(before) && is_name_after(before, last) {
            return Some(Byline { name: within(line, last), sure: true });
        }
        return None;
    }
    let (start, _) = inner.char_indices().rev().take(4).find(|&(at, _)| is_office(&inner[..at]) && is_name(&inner[at..]))?;
    Some(Byline { name: within(line, &inner[start..]), sure: true })
}

/// Returns whether `text` is an office: an office at the end and no sentence before it.
pub(super) fn is_office(text: &str) -> bool {
    office_end(text).is_some()
        && text.chars().count() <= 40
        && text.chars().all(|c| is_han(c) || c.is_ascii_alphanumeric() || c.is_whitespace() || matches!(c, '、' | '·'))
}

/// Finds the speaker at the end of a phrase such as “省长王某某”, “王某市长” or “王某某”.
///
/// `phrase` is the text before 在…上 or before 作报告 in a folded line.
pub(super) fn speaker_in(phrase: &str) -> Option<Range<usize>> {
    let trimmed = phrase.trim_end();
    let trimmed = trimmed.strip_suffix("同志").unwrap_or(trimmed).trim_end();
    // The office comes first: 省长王某某, 省长 王某某.
    for (at, _) in trimmed.char_indices().rev().filter(|&(_, c)| !c.is_whitespace()).take(5) {
        let (before, name) = (trimmed[..at].trim_end(), &trimmed[at..]);
        let apart = before.len() < at;
        if office_end(before).is_some() && (is_name(name) || (apart && is_name_after(before, name))) {
            return Some(within(phrase, name));
        }
    }
    // Names of other ethnic groups have dots and are longer.
    if let Some(at) = OFFICES.iter().filter_map(|office| trimmed.rfind(office).map(|at| at + office.len())).max()
        && is_name(trimmed[at..].trim_start())
    {
        return Some(within(phrase, trimmed[at..].trim_start()));
    }
    // The name comes first: 王某市长.
    let bare = office_end(trimmed).map_or(trimmed, |office| &trimmed[..trimmed.len() - office.len()]);
    is_name(bare).then(|| within(phrase, bare))
}

/// Returns the position in a folded line of a salutation that ends the line: 各位代表：, 尊敬的主席先生，女士们、先生们：, My fellow Americans:
pub(super) fn salutation(line: &str) -> Option<usize> {
    /// Forms of address for an audience; from general knowledge.
    const ADDRESSEES: [&str; 30] = [
        "代表", "委员", "同志", "朋友", "来宾", "嘉宾", "女士", "先生", "同胞", "乡亲", "同事", "同学", "老师", "领导", "阁下", "殿下", "主席",
        "主任", "总统", "总理", "书记", "部长", "会长", "院士", "专家", "校友", "记者", "战友", "青年", "首长",
    ];
    /// The beginnings of a salutation; from general knowledge.
    const OPENINGS: [&str; 5] = ["各位", "尊敬的", "敬爱的", "亲爱的", "全体"];
    let address = line.trim_end_matches([' ', '\u{200d}']);
    let body = address.trim_end_matches([':', '!', ',', ' ']);
    let is_marked = body.len() < address.len();
    if body.is_empty() || body.chars().count() > 80 && !body.is_ascii() {
        return None;
    }
    if body.is_ascii() {
        return (is_marked && english_salutation(body)).then_some(0);
    }
    let opens = |piece: &str| OPENINGS.iter().any(|opening| piece.starts_with(opening));
    let greets = |piece: &str| piece.ends_with('好') && (piece.starts_with("大家") || opens(piece) || piece.contains('们'));
    let called = |piece: &str| {
        let plain = piece.strip_suffix('们').unwrap_or(piece);
        let everyone = piece.starts_with("各位") && piece.chars().count() <= 7 && !piece.contains(['的', '是', '在', '要']);
        everyone || greets(piece) || ADDRESSEES.iter().any(|addressee| plain.ends_with(addressee))
    };
    let pieces: Vec<&str> = body.split(['、', ',', ' ', '!', ':']).map(str::trim).filter(|piece| !piece.is_empty()).collect();
    let addressed = pieces.iter().all(|piece| called(piece) && piece.chars().count() <= 24)
        && pieces.iter().any(|piece| {
            opens(piece)
                || greets(piece)
                || piece.ends_with('们')
                || (is_marked && (*piece == "同志" || piece.ends_with("先生") || piece.ends_with("女士")))
        });
    if addressed {
        return Some(0);
    }
    if !is_marked {
        return None;
    }
    // 国务院总理李某某各位代表：the line break between byline and salutation was lost.
    let at = OPENINGS.iter().filter_map(|opening| body.find(opening)).min().filter(|&at| at > 0)?;
    (byline(&body[..at]).is_some_and(|byline| byline.sure) && salutation(&address[at..]) == Some(0)).then_some(at)
}

fn english_salutation(body: &str) -> bool {
    /// The beginnings of a salutation, in lower case; from general knowledge of English speeches.
    const OPENINGS: [&str; 16] = [
        "mr. ",
        "mrs. ",
        "ms. ",
        "madam ",
        "my fellow ",
        "fellow ",
        "ladies and gentlemen",
        "distinguished ",
        "dear ",
        "friends",
        "comrades",
        "members of ",
        "your excellenc",
        "honorable ",
        "honourable ",
        "to the ",
    ];
    body.len() <= 240 && OPENINGS.iter().any(|opening| body.starts_with(opening)) && !body.contains("? ")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_a_name_and_what_is_none() {
        for name in ["王立新", "李　强".replace('　', " ").as_str(), "欧阳明", "司马长风", "艾力·买买提", "赵云"] {
            assert!(is_name(name), "{name}");
        }
        for other in ["", "王", "前言", "目录", "一二三", "王立新同志", "李 强军", "weiwu", "·王", "说明"] {
            assert!(!is_name(other), "{other}");
        }
    }

    #[test]
    fn what_is_a_byline_and_what_is_none() {
        let cases = [
            ("王立新", "王立新", false),
            ("(李 明)", "李 明", false),
            ("省长 王立新", "王立新", true),
            ("某某市人民政府市长 赵 云", "赵 云", true),
            ("国务院总理李大明", "李大明", true),
            ("自治区代理主席 嘎玛次仁", "嘎玛次仁", true),
            ("自治区主席 艾力·买买提", "艾力·买买提", true),
            ("讲话人:王立新", "王立新", true),
            ("报告人:省长 王立新", "王立新", true),
        ];
        for (line, name, sure) in cases {
            let found = byline(line).unwrap_or_else(|| panic!("{line}"));
            assert_eq!((&line[found.name], found.sure), (name, sure), "{line}");
        }
        for line in [
            "",
            "前言",
            "奋力走在全省前列",
            "关于主任的说明",
            "编辑:王立新",
            "来源:新华社",
            "一、回顾",
            "省长 在会上",
            "市委书记 提要求",
            "我们 一定",
        ] {
            assert_eq!(byline(line), None, "{line}");
        }
    }

    #[test]
    fn speakers_in_phrases() {
        let cases = [
            ("某省人民政府省长王立新", Some("王立新")),
            ("某省省长 王立新", Some("王立新")),
            ("王立新市长", Some("王立新")),
            ("某市市长 赵云同志", Some("赵云")),
            ("王立新", Some("王立新")),
            ("自治区主席艾力·买买提", Some("艾力·买买提")),
            ("省人民政府", None),
            ("我", None),
            ("", None),
        ];
        for (phrase, name) in cases {
            assert_eq!(speaker_in(phrase).map(|range| &phrase[range]), name, "{phrase}");
        }
    }

    #[test]
    fn what_is_a_salutation_and_what_is_none() {
        for line in [
            "各位代表:",
            "各位代表!",
            "同志们:",
            "各位代表",
            "各位企业家、各位来宾:",
            "大家上午好!",
            "尊敬的王立新书记:",
            "同志们、朋友们:",
            "各位代表,同志们:",
            "尊敬的主席先生,女士们、先生们:",
            "尊敬的各位来宾,各位朋友:",
            "主席先生:",
            "乡亲们!",
            "to the congress of the united states:",
            "mr. speaker, mr. president, members of the congress:",
            "my fellow americans:",
        ] {
            assert_eq!(salutation(line), Some(0), "{line}");
        }
        assert_eq!(salutation("国务院总理李大明各位代表:"), Some("国务院总理李大明".len()));
        for line in [
            "",
            ":",
            "人大代表",
            "先生",
            "各位代表的意见",
            "形势很好!",
            "代表们提出的意见:",
            "主要做了以下工作:",
            "请各位代表审议:",
            "各位代表,现在我代表省人民政府报告工作:",
            "会议指出:",
            "thank you:",
            "人大代表:",
        ] {
            assert_eq!(salutation(line), None, "{line}");
        }
    }
}
