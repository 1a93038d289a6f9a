//! Finds the noun phrase that an expression modifies.
//!
//! Directly after the expression, or after the 的 that follows it, tokens are collected as long as they can belong to one noun phrase, and the phrase
//! ends with the last of them that can head one: “三个代表”重要思想|、, “三公”经费|支出, “双一流”建设|取得…, “把路走宽”的要求|,. A second 的, conjunctions, prepositions, adverbs,
//! numbers in figures and verbs end it, except verbs that the noun directly after them turns into its modifiers: “五险一金”缴费比例. Where a verb may equally
//! well be the predicate (“新三样”助力出口), there is no noun phrase; nor does the phrase extend over a verb and its object of two words, or over 广大…, 全体…
//! (“三清”行动|整治河道乱象).

mod roles;

use self::roles::{AT_LARGE, COURSES, NAMING, PREDICATES, Role, is_naming, is_no_head, is_place, role};
pub(in crate::find) use self::roles::{GOVERNING, NOMINAL, is_manner, is_nominal};
use super::tagged::{Tagged, tagged};
use super::word_lists::{holds, listed};
use crate::text::{Mark, Span, is_common_surname};
use crate::tokens::Tokenizer;

/// The maximum distance of the phrase, in code points.
const REACH: usize = 24;

/// Words that may occur between a verb and the noun that it modifies; from general knowledge of official Chinese.
const BETWEEN: [&str; 5] = ["专项", "综合", "集中", "联合", "三年"];

/// Nouns that are verbs as well and then say how something new comes about; from general knowledge of official Chinese.
const CREATING: [&str; 7] = ["发展", "培育", "创造", "探索", "塑造", "拓展", "开拓"];

/// Nouns for what something becomes; they end the noun phrase before them. From general knowledge of official Chinese.
const STATES: [&str; 8] = ["常态化", "制度化", "规范化", "长效化", "长期化", "便利化", "规模化", "精细化"];

/// Nouns for a new outcome of what precedes them, and not the object of a verb: “三农”工作新局面. From general knowledge of official Chinese.
const OUTCOMES: &str =
    "局面 格局 篇章 突破 高地 台阶 成效 进展 路径 模式 优势 动能 引擎 标杆 典范 样板 空间 阶段 时代 征程 水平 面貌 气象 亮点 机遇 高度 步伐 作为";

/// Single characters that make a noun of the noun before them; from general knowledge of Chinese.
const SUFFIXES: [&str; 18] = ["度", "性", "率", "力", "感", "圈", "村", "点", "观", "期", "法", "案", "链", "群", "带", "网", "体", "商"];

/// The endings of nouns for the spirit or vigour in which something is done; verbs after them say what is done. From general knowledge of Chinese.
const MINDS: &str = "感 心 劲 劲头 态度 姿态 勇气 毅力";

/// Words that turn the text before 的 into a time or a condition rather than a property; a closed class, from general knowledge of Chinese.
const CIRCUMSTANCES: [&str; 8] = ["时候", "时", "同时", "话", "时刻", "之时", "之际", "日子"];

/// Returns the noun phrase that the expression which ends at byte `at` modifies, without 的.
///
/// # Complexity
/// Bounded: at most `REACH` code points are read.
pub(crate) fn noun_behind(text: &str, at: usize, tokenizer: &Tokenizer) -> Option<Span> {
    // “三级”即省、市: the following text explains the expression and is not modified by it.
    if text[at..].starts_with('即') {
        return None;
    }
    let linked = text[at..].starts_with('的');
    let at = if linked { at + '的'.len_utf8() } else { at };
    let clause = text[at..].char_indices().take(REACH).take_while(|&(_, c)| Mark::of(c).is_none()).last().map(|(last, c)| last + c.len_utf8())?;
    let tokens = tagged(text, Span::new(at, at + clause), tokenizer);
    // “严”|字|托底
    if is_character(&text[..at]) && tokens.first().is_some_and(|token| token.text == "字") {
        return tokens.first().map(|token| token.span);
    }
    let head = Clause { text, tokens: &tokens, linked, tokenizer }.head()?;
    // After 的, a name or place is what the clause is about, not a noun that the expression describes: 来到“世界屋脊”的西藏.
    let name = || head.is_name() && head.text.starts_with(is_common_surname) && head.text.chars().count() < 4;
    let other = linked && (name() || head.tag == "ns" || CIRCUMSTANCES.contains(&head.text));
    (!other).then(|| Span::new(at, head.span.end))
}

/// Returns whether a text ends with the quotation of a single character.
fn is_character(text: &str) -> bool {
    let mut backwards = text.chars().rev();
    [backwards.next(), backwards.nth(1)] == [Some('”'), Some('“')]
}

/// The text after an expression, up to the next mark.
struct Clause<'c> {
    text: &'c str,
    tokens: &'c [Tagged<'c>],
    /// Whether 的 links it to the expression.
    linked: bool,
    tokenizer: &'c Tokenizer,
}

impl<'c> Clause<'c> {
    /// Finds the last token of the noun phrase that the clause starts with.
    fn head(&self) -> Option<&'c Tagged<'c>> {
        let mut head: Option<&Tagged<'_>> = None;
        // Whether verbs have been read that only a following noun can turn into modifiers.
        let mut pending = false;
        for (place, token) in self.tokens.iter().enumerate() {
            match self.role(place, head, pending) {
                Role::Noun => (head, pending) = (Some(token), false),
                _ if pending && BETWEEN.contains(&token.text) => {}
                Role::Head if pending && !(self.linked && head.is_none()) && !is_naming(token.text, head.is_none()) => break,
                // The subject is followed by where it is known: 走红|上海.
                Role::Modifier if head.is_some() && is_place(token) => break,
                Role::Modifier if pending => break,
                Role::Verb if head.is_some_and(|head| !head.tag.starts_with('v')) => break,
                Role::Verb if GOVERNING.contains(token.text) && !self.is_suffixed(place) && (!self.linked || head.is_some()) => break,
                Role::Head => (head, pending) = (Some(token), false),
                Role::Modifier => {}
                Role::Verb => pending = true,
                Role::Stop => break,
            }
        }
        head
    }

    /// Returns the role of a token in its position, after a `head` and perhaps verbs that are `pending`.
    fn role(&self, place: usize, head: Option<&Tagged<'_>>, pending: bool) -> Role {
        let Clause { text, tokens, linked, tokenizer } = *self;
        let (token, rest) = (&tokens[place], &tokens[place + 1..]);
        // If it ends the clause after 的, nothing else can be the head.
        let lone = linked && rest.is_empty() && head.is_none();
        match role(token, tokenizer) {
            // A word with an aspect, a result or an object is a verb: 转化为, 牵动着, 发展新业态.
            Role::Head | Role::Verb if governs(token, rest, tokenizer) => Role::Stop,
            // 时代之问, 标识度, 交付率
            Role::Stop | Role::Modifier | Role::Verb
                if head.is_some() && is_genitive(token, tokenizer) || (head.is_some() || pending) && SUFFIXES.contains(&token.text) =>
            {
                Role::Noun
            }
            // 圆桌|会; before a verb it is a modal.
            Role::Stop if token.text == "会" && head.is_some_and(|head| !is_done(head)) && ends_phrase(rest) => Role::Noun,
            // The verb stands for the thing done: “零”的突破.
            Role::Stop | Role::Verb if lone && token.tag == "v" && token.text.chars().nth(1).is_some() => Role::Noun,
            Role::Stop if is_half_verb(tokens, place) => Role::Verb,
            // “三清”行动|整治河道乱象: the noun is the subject, and what is done has an object of its own.
            Role::Head if is_done(token) && head.is_some_and(|head| is_naming(head.text, false)) && has_object(rest, tokenizer) => Role::Stop,
            // 领导小组|印发, 余额|突破一万亿元, 人才|章小川
            Role::Head if head.is_some() && (is_verb_here(token, rest) || is_person(token, tokenizer)) => Role::Stop,
            // “…”的责任感|统筹发展: the verb says what is done in such a spirit.
            Role::Head if linked && !rest.is_empty() && head.is_some_and(|head| listed(MINDS, |end| head.text.ends_with(end))) && is_done(token) => {
                Role::Stop
            }
            // 破产清算
            Role::Verb if pending && holds(NAMING, token.text) => Role::Head,
            // 学习教育常态化
            _ if head.is_some() && STATES.iter().any(|state| text[token.span.start..].starts_with(state)) => Role::Stop,
            // “…”的实际
            Role::Modifier if lone && token.is_noun() && is_no_head(token.text) => Role::Head,
            // 卫星|成功发射
            Role::Modifier
                if !linked && head.is_some() && (token.text == "成功" || holds(COURSES, token.text)) && rest.first().is_some_and(is_done) =>
            {
                Role::Stop
            }
            // 知名度|持续提升, 任务|积极主动: how it proceeds, or what it is like, ends the clause.
            Role::Head | Role::Modifier | Role::Verb if !linked && head.is_some() && is_course_to_the_end(token, rest, tokenizer) => Role::Stop,
            // 良好开局, 明显提升
            Role::Head | Role::Modifier if !linked && head.is_none() && holds(COURSES, token.text) => Role::Stop,
            role => role,
        }
    }

    /// Returns whether the token is followed by a suffix that makes a noun of it.
    fn is_suffixed(&self, place: usize) -> bool {
        self.tokens.get(place + 1).is_some_and(|next| SUFFIXES.contains(&next.text))
    }
}

/// Returns whether `token` is a verb, judging by what follows it.
fn governs(token: &Tagged<'_>, rest: &[Tagged<'_>], tokenizer: &Tokenizer) -> bool {
    let Some(next) = rest.first() else { return false };
    let verbal = || token.tag.starts_with('v') || tokenizer.part_of_speech(token.text).is_none() || holds(PREDICATES, token.text);
    match next.text {
        // 藏了: one character with an aspect marker is a verb, whatever its tag in the dictionary.
        "着" | "了" | "过" => matches!(token.tag, "v" | "vn") || token.text.chars().nth(1).is_none(),
        "为" | "成" | "到" | "于" => token.tag == "v",
        "起来" | "见效" | "下去" => true,
        // 教育广大干部, 武装全体船工
        all if all.starts_with("广大") || all.starts_with("全体") => true,
        "新" => CREATING.contains(&token.text) && !rest.get(1).is_some_and(|noun| holds(OUTCOMES, noun.text)),
        // 发展新质生产力, but not 发展新格局
        new if new.starts_with('新') => {
            CREATING.contains(&token.text) && rest.len() > 1 && !new.strip_prefix('新').is_some_and(|noun| holds(OUTCOMES, noun))
        }
        "各" | "各类" | "各项" | "更多" | "一批" => token.tag != "vn" && verbal(),
        _ => rest.len() == 1 && verbal() && (next.tag == "ns" || AT_LARGE.contains(&next.text)),
    }
}

/// Returns whether a word that takes objects is the verb after a noun: at the end of the clause, alone or with the activity (启动|建设), or before a
/// number.
fn is_verb_here(token: &Tagged<'_>, rest: &[Tagged<'_>]) -> bool {
    let next = rest.first().map_or("", |next| next.tag);
    let ends = rest.is_empty() || rest.len() == 1 && next.starts_with('v');
    GOVERNING.contains(token.text) && (next == "m" || ends && !holds(OUTCOMES, token.text))
}

/// Returns whether a token is certainly the name of a person: the dictionary also tags other words as names (文明).
fn is_person(token: &Tagged<'_>, tokenizer: &Tokenizer) -> bool {
    token.is_name() && token.text.starts_with(is_common_surname) && tokenizer.part_of_speech(token.text).is_none()
}

/// Returns whether a word says how something proceeds and one that says what it does or is like ends the clause behind it.
fn is_course_to_the_end(token: &Tagged<'_>, rest: &[Tagged<'_>], tokenizer: &Tokenizer) -> bool {
    let [last] = rest else { return false };
    let course = holds(COURSES, token.text) || token.tag == "ad";
    course && (is_done(last) || last.tag.starts_with('a') || is_manner(last.text, tokenizer))
}

/// Returns whether a phrase ends before `rest`: with the clause, or before what joins it with another phrase or says when and where.
fn ends_phrase(rest: &[Tagged<'_>]) -> bool {
    rest.first().is_none_or(|next| matches!(next.text, "和" | "与" | "及" | "等" | "上" | "后" | "期间"))
}

/// Returns whether a token names an activity: a verb, or a noun of [`NOMINAL`] that is not an undertaking itself.
fn is_done(token: &Tagged<'_>) -> bool {
    (token.tag.starts_with('v') || NOMINAL.contains(token.text)) && !is_naming(token.text, false)
}

/// Returns whether a noun phrase of two or more words follows that does not name an undertaking: 整治|河道乱象, not 建设|管理机制.
fn has_object(rest: &[Tagged<'_>], tokenizer: &Tokenizer) -> bool {
    let object: Vec<&Tagged<'_>> = rest.iter().take_while(|token| matches!(role(token, tokenizer), Role::Head | Role::Modifier)).collect();
    let named = |token: &&Tagged<'_>| is_naming(token.text, false) || NOMINAL.contains(token.text) || token.tag.starts_with('v');
    object.len() > 1 && !object.iter().any(named)
}

/// Returns whether the token at `place` is one of two adjacent one-character verbs that form a word missing from the dictionary: 分|置.
fn is_half_verb(tokens: &[Tagged<'_>], place: usize) -> bool {
    // Auxiliary verbs and those that take objects of all sorts; a closed class, from general knowledge of Chinese.
    let single = |token: &Tagged<'_>| {
        token.tag == "v"
            && token.text.chars().nth(1).is_none()
            && !["要", "会", "能", "可", "有", "是", "到", "让", "使", "给", "来", "去"].contains(&token.text)
    };
    single(&tokens[place]) && (tokens.get(place + 1).is_some_and(single) || place > 0 && single(&tokens[place - 1]))
}

/// Returns whether `token` is 之 with the one character that it leads to, not a word of place or time such as 之后.
fn is_genitive(token: &Tagged<'_>, tokenizer: &Tokenizer) -> bool {
    token.text.starts_with('之') && token.text.chars().count() == 2 && tokenizer.part_of_speech(token.text).is_none()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn noun(text: &str) -> Option<&str> {
        let at = text.find('”').unwrap() + '”'.len_utf8();
        noun_behind(text, at, &Tokenizer::new()).map(|span| &text[span])
    }

    #[test]
    fn the_phrase_ends_with_its_head() {
        for (text, expected) in [
            ("开展“特种兵”招商。", "招商"),
            ("做强“1+5”主导产业和特色产业", "主导产业"),
            ("发扬“四千四万”精神", "精神"),
            ("坚持“三个代表”重要思想、科学发展观", "重要思想"),
            ("压减“三公”经费支出", "经费支出"),
            ("落实“四个最严”要求，", "要求"),
            ("“双一流”建设取得新进展", "建设"),
            ("“一带一路”沿线国家", "沿线国家"),
            ("弘扬“店小二”精神的人", "精神"),
            ("弘扬“快、准、稳”的作风。", "作风"),
            ("按照“稳字当头”的要求", "要求"),
            ("把“一张网”的蓝图转化为现实", "蓝图"),
            ("查处“甲”腐败案时", "腐败案"),
            ("实施“１＋４”开放方案", "开放方案"),
            ("面对“怎么办”的时代之问", "时代之问"),
            ("提升“高品质”的标识度", "标识度"),
            ("实现“零”的突破", "突破"),
            ("以“灯不灭”的责任感守好每一班岗", "责任感"),
            ("以“灯不灭”的责任感统筹渔业和航运", "责任感"),
            ("用“一根筋”的韧劲治理河湖", "韧劲"),
            ("“快一步”的工作理念深入人心", "工作理念"),
            ("实施“三快”全球行动", "全球行动"),
            ("“甲”品牌吸引上海市居民", "品牌"),
            ("推介“晨光”品牌四川美食", "品牌"),
            ("“九珍”品牌知名度持续提升", "品牌知名度"),
            ("落实“三保”任务积极主动", "任务"),
        ] {
            assert_eq!(noun(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn verbs_right_before_a_noun_modify_it() {
        for (text, expected) in [
            ("推进“两学一做”学习教育", "学习教育"),
            ("“两学一做”学习教育常态化", "学习教育"),
            ("深化“三权”分置改革", "分置改革"),
            ("加快“空壳企业”破产清算", "破产清算"),
            ("降低“五险一金”缴费比例", "缴费比例"),
            ("实行“一证”通行制度", "通行制度"),
            ("开展“百优”提升三年行动", "提升三年行动"),
            ("加大对“三农”的支持力度", "支持力度"),
            ("加强“一江两河”防洪排涝工程建设", "防洪排涝工程建设"),
            ("新增“北交所”挂牌企业多家", "挂牌企业"),
            ("“一江两岸”快速道路系统", "快速道路系统"),
            ("“一站式”服务深受企业好评", "服务"),
            ("落实“三农”工作各项任务", "工作各项任务"),
            ("立足“大城市带大农村”的实际", "实际"),
            ("研究“三农”相关问题", "相关问题"),
            ("印发“三个集中”实施方案", "实施方案"),
            ("发挥“头雁”的推动作用", "推动作用"),
            ("“保交楼”交付率达到九成", "交付率"),
            ("提高“惠民保”覆盖率", "覆盖率"),
            ("“十三五”规划圆满收官", "规划"),
            ("“一卡通”平台上线", "平台"),
            ("开创“三农”工作新局面", "工作新局面"),
            ("“三清”行动整治河道乱象", "行动"),
            ("“三船”精神教育广大船工", "精神"),
            ("“两节”疫情防控工作专班", "疫情防控工作专班"),
            ("“双冷”农产品出口产业集群", "农产品出口产业集群"),
            ("“十三五”时期作出系统谋划", "时期"),
            ("“三船”实践日益深入", "实践"),
            ("“三船”工作领导小组印发方案", "工作领导小组"),
            ("“三船”活动启动。", "活动"),
            ("“三船”项目余额突破一万元", "项目余额"),
            ("“三船”倡议同岚方发展规划对接", "倡议"),
            ("“三船”标兵于蕾等发言", "标兵"),
            ("“三船”公约领导小组副组长主持会议", "公约领导小组副组长"),
            ("“一江两岸”历史街区", "历史街区"),
            ("“三船”联动区启动建设。", "联动区"),
            ("“三船”湖泊及察汗淖尔保护", "湖泊"),
            ("“三船”补贴标准西北第一", "补贴标准"),
            ("“三船”卫星成功发射", "卫星"),
            ("“三船”成功实践", "成功实践"),
            ("“三船”集合点", "集合点"),
            ("举办“三船”圆桌会。", "圆桌会"),
            ("举办“三船”板凳会和“三桥”座谈", "板凳会"),
            ("“三船”政策会影响渡口", "政策"),
            ("公布“三船”三色榜。", "三色榜"),
            ("公布“三船”五色旗。", "五色旗"),
            ("搭建“三船”一体平台", "一体平台"),
        ] {
            assert_eq!(noun(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn predicates_are_no_nouns() {
        for text in [
            "“土特产”助力出口提质",
            "“数据+”发展新就业形态",
            "“灯会”吸粉全球",
            "“灯会”亮相上海",
            "到处“打卡”四川",
            "“专列”发运30列",
            "“双减”推动教育改革",
            "“双减”解决问题",
            "“账外账”藏了多年",
            "“双管”发力",
            "“林长制”全面推广",
            "与“河长制”相衔接",
            "实现“十三五”良好开局",
            "“十三五”胜利收官",
            "“一卡通”上线运行",
            "“服务包”提质增效",
            "“热线”覆盖企业千家",
            "把“两张网”贯通起来",
            "“三件事”全部完成",
            "“一把手”要抓改革",
            "纠“四弊”树新风，",
            "落实“八条”特别强调港口",
            "“三船”展开讨论",
            "“三船”发展新质生产力",
            "“五条标准”选人用人，",
            "“三船”同岚方合作",
            "“三不等”一体推进",
            "“三船”一体谋划、一体部署",
        ] {
            assert_eq!(noun(text), None, "{text}");
        }
    }

    #[test]
    fn no_noun_no_phrase() {
        for text in [
            "落实“四个不摘”。",
            "“双减”持续推进",
            "推进“三农”和扶贫",
            "“十四五”以来",
            "在“双减”的同时",
            "没有“双减”的话",
            "来到“世界屋脊”的西藏",
            "“甲”的是",
            "“甲”重要",
            "“甲” 产业",
            "“一带一路”暨",
            "“赏花经济”有力带动旅游",
            "“甲”3项",
        ] {
            assert_eq!(noun(text), None, "{text}");
        }
    }
}
