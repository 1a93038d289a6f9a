//! Determines who can be the author of a quotation, and which words name the author.

use crate::find::ordinal_names::is_congress;
use crate::find::tagged::Tagged;
use crate::find::word_lists::listed;
use crate::text::{Mark, Span};

/// Titles of persons, as endings of words; from general knowledge of Chinese.
const TITLES: &str = "书记 主席 总理 总统 首相 委员长 部长 省长 市长 县长 区长 州长 镇长 乡长 村长 主任 局长 厅长 司长 \
    处长 科长 院长 校长 会长 行长 署长 检察长 秘书长 司令员 政委 将军 同志 先生 女士 教授 院士 发言人 \
    负责人 行政长官 大使 外长 防长 议长 总裁 董事长";

/// Organs, as endings of words; from general knowledge of Chinese.
const ORGANS: &str = "中央 国务院 省委 市委 县委 区委 州委 党委 党组 团委 军委 纪委 省政府 市政府 县政府 区政府 政府 \
    人大 政协 委员会 常委会 办公厅 办公室 外交部 总部 联合国 法院 检察院 政治局 中办";

/// Meetings and texts that say something, as endings of words; from general knowledge of official Chinese.
const TEXTS: &str = "会议 全会 大会 代表大会 报告 文件 决定 建议 意见 纲要 规划 通知 公报 声明 社论 评论 文章 讲话 \
    宪法 党章 条例 方案 宣言 贺信 贺电 贺函 述评 通报 公告 决议 白皮书";

/// The endings of words for people whose name is not given; an open class, from general knowledge of Chinese.
const PEOPLE: &str = "们 者 员 师 民 众 友 工 客 商 户 官 兵 警 士 匠 侨 胞 人 长 手 老乡 百姓 干部 代表 支书 经理 老板 老总 嘉宾 模范 专家 \
    学家 作家 画家 企业家 艺术家 学生 考生 医生 师生 毕业生 研究生 青年 少年 孩子 小伙 小伙子 姑娘 老汉 大爷 大妈 大娘 大叔 大婶 大哥 大姐 阿姨 奶奶 爷爷 老伴 家属 亲属 同事 \
    同学 同行 父亲 母亲 妻子 丈夫 儿子 女儿 教练 导演 司机 学徒 主播 先辈 前辈";

/// Words for people that name nobody, or that merely end like such words; from general knowledge of Chinese.
const NOBODY: [&str; 16] =
    ["人们", "人人", "个人", "本人", "他人", "别人", "有人", "某人", "众人", "世人", "常人", "双手", "国人", "我们", "他们", "咱们"];

/// Who may say something, from the narrowest class to the widest.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Sort {
    /// Persons by name or title, and organs.
    Named,
    /// Also meetings, texts and places.
    Texts,
    /// Also people without a name.
    People,
}

/// Sides of a negotiation; from general knowledge of Chinese.
const SIDES: [&str; 14] = ["中方", "美方", "俄方", "日方", "韩方", "朝方", "英方", "法方", "德方", "欧方", "印方", "双方", "港方", "台方"];

/// The result of a search for the subject of a verb.
pub(super) enum Subject {
    Author(Span),
    /// The subject is someone or something else.
    Other,
    /// The clause has none: it may be in the clause before.
    None,
}

/// Returns whether a token may occur between subject and verb.
pub(super) fn is_adverb(token: &Tagged<'_>) -> bool {
    matches!(token.tag, "d" | "ad" | "vd" | "t" | "c" | "mq" | "m" | "a" | "q") || token.text == "专门"
}

/// Finds the noun phrase that a clause starts with, after words of time and connection.
pub(super) fn leading_subject(tokens: &[Tagged<'_>]) -> Subject {
    let start = tokens.iter().take_while(|token| matches!(token.tag, "t" | "c" | "d" | "ad" | "m" | "q" | "x")).count();
    let tokens = &tokens[start..];
    let party = if matches!(tokens, [party, of, ..] if party.text == "党" && of.text == "的") { 2 } else { 0 };
    let joins = |token: &Tagged<'_>| part_of_author(token) || matches!(token.text, "、" | "《" | "》" | "·");
    let run = party + tokens[party..].iter().take_while(|token| joins(token)).count();
    let counted = tokens[party..run].iter().rev().take_while(|token| matches!(token.tag, "m" | "q" | "t" | "f" | "s")).count();
    let run = &tokens[..run - counted];
    // The name of a place alone may be the start of a longer name that the tokens do not show: 苏丹|过渡|军事委员会.
    let goes_on = tokens.get(run.len()).is_some_and(|next| !is_adverb(next) && next.tag != "p");
    if let Some((author, first)) = author_at_end(run, Sort::Texts)
        && !(goes_on && first + 1 == run.len() && run[first].tag == "ns")
    {
        return Subject::Author(author);
    }
    match tokens.first() {
        Some(first) if first.tag.starts_with('r') || !run.is_empty() => Subject::Other,
        _ => Subject::None,
    }
}

fn part_of_author(token: &Tagged<'_>) -> bool {
    let joined = matches!(token.text, "届" | "次" | "老");
    !is_verb(token)
        && (joined || token.is_noun() || matches!(token.tag, "b" | "m" | "q" | "s" | "f") && !token.text.is_ascii() || is_author(token, Sort::Texts))
}

/// Verbs of complying with an instruction; from general knowledge of official Chinese.
const COMPLYING: &str = "按照 落实 贯彻 执行 牢记 遵照 根据 践行 响应 遵循 紧扣 紧盯 聚焦 把握 领会 学习 依照 对照 恪守 \
    锚定 对标";

/// Returns whether a verb of complying with an instruction ends with `token`.
pub(super) fn complies(token: &Tagged<'_>) -> bool {
    listed(COMPLYING, |verb| token.text.ends_with(verb))
}

/// Returns whether a token says what someone does, although the dictionary may tag it as a noun.
fn is_verb(token: &Tagged<'_>) -> bool {
    complies(token) || listed(DOING, |verb| token.text.starts_with(verb))
}

/// Verbs that the dictionary tags as nouns, and that separate a person from what the person does; from general knowledge of official Chinese.
const DOING: &str = "主持 出席 参加 会见 视察 考察 调研 致辞 发表 签署 听取 认为 祝贺 发出 弘扬 发扬 倡导";

/// Returns whether an author of the class, or of a narrower one, ends with `token`.
fn is_author(token: &Tagged<'_>, sort: Sort) -> bool {
    let ends = |list| listed(list, |word| token.text.ends_with(word));
    let text = || ends(TEXTS) || is_congress(token.text) || token.tag == "ns" || SIDES.contains(&token.text);
    token.is_name() && !is_saying(token)
        || token.tag == "nt"
        || ends(TITLES)
        || ends(ORGANS)
        || sort >= Sort::Texts && text()
        || sort >= Sort::People && is_person(token)
}

/// Returns whether a token is a word for a saying, some of which the dictionary tags as names: 俗话, 古语.
pub(super) fn is_saying(token: &Tagged<'_>) -> bool {
    token.text.ends_with(['话', '语', '言', '谚'])
}

/// Returns whether the title of a person ends with `token`.
pub(super) fn is_office(token: &Tagged<'_>) -> bool {
    listed(TITLES, |word| token.text.ends_with(word))
}

/// Returns whether a word for people without a name ends with `token`: 群众, 老师, 居民|们.
pub(super) fn is_person(token: &Tagged<'_>) -> bool {
    let noun = token.tag.starts_with('n') || token.text == "们" && token.tag == "k";
    noun && !NOBODY.contains(&token.text) && listed(PEOPLE, |word| token.text.ends_with(word))
}

/// Returns the author that `tokens` end with, and the index of its first token.
pub(super) fn author_at_end(tokens: &[Tagged<'_>], sort: Sort) -> Option<(Span, usize)> {
    let last = tokens.last()?;
    if last.text == "》" {
        let open = tokens.iter().rposition(|token| token.text == "《").filter(|_| sort >= Sort::Texts)?;
        return Some((Span { start: tokens[open].span.start, end: last.span.end }, open));
    }
    if !is_author(last, sort) || is_verb(last) {
        return None;
    }
    let mut first = tokens.len() - 1;
    while first > 0 {
        let before = &tokens[first - 1];
        if part_of_author(before) {
            first -= 1;
        } else if before.text == "、" && first > 1 && (is_author(&tokens[first - 2], Sort::Named) || is_congress(tokens[first - 2].text)) {
            first -= 2;
        } else if before.text == "的" && first > 1 && tokens[first - 2].text == "党"
            || before.text == "·" && first > 1 && Mark::of(tokens[first - 2].text.chars().next().unwrap_or(' ')).is_none()
        {
            // 党的二十大; or the parts of a foreign name, which the dictionary may split into single characters.
            let name = before.text == "·";
            first -= 2;
            while name && first > 0 && tokens[first].text.chars().nth(1).is_none() && tokens[first - 1].text.chars().nth(1).is_none() {
                if matches!(tokens[first - 1].tag, "p" | "c" | "d" | "uj" | "x") {
                    break;
                }
                first -= 1;
            }
        } else {
            break;
        }
    }
    // Numbers belong to the author only if they count sessions: 二十届三中全会.
    while first + 1 < tokens.len()
        && matches!(tokens[first].tag, "m" | "q" | "f")
        && !tokens[first].text.contains(['届', '次', '大', '中'])
        && !tokens[first + 1].text.starts_with(['届', '次'])
    {
        first += 1;
    }
    // A single character is not an author: 史|称.
    let span = Span { start: tokens[first].span.start, end: last.span.end };
    (first + 1 < tokens.len() || last.text.chars().nth(1).is_some()).then_some((span, first))
}
