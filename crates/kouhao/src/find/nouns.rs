//! The noun phrase that an expression modifies.
//!
//! Right behind the expression, or behind the 的 that follows it, tokens are taken as long as they can belong to one noun phrase, and the
//! phrase ends with the last of them that can head one: “三个代表”重要思想|、, “三公”经费|支出, “双一流”建设|取得…, “把路走宽”的要求|,. A second 的,
//! conjunctions, prepositions, adverbs, numbers in figures and verbs end it.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::tagged::{SURNAMES, Tagged, tagged, words};
use crate::text::{Mark, Span};
use crate::tokens::Tokenizer;

/// How far the phrase is looked for, in code points.
const REACH: usize = 24;

/// Words that head noun phrases or modify nouns in official Chinese although the dictionary has them as verbs or adjectives. An open class:
/// from general knowledge of Chinese, begun with the words that most often follow quotations in government reports and broadcast news.
static NOMINAL: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    words(
        " 要求 作用 做法 举措 需求 清单 成效 通道 优势 预算 展会 示范 联动 实践 应用 就业 创业 创新 改造 攻坚 攻关 治理 帮扶 监管 集成 \
                       共建 运行 运营 运维 保障 保护 振兴 结对 升级版 供应 培养 执法 创建 协调 审批 统筹 安置 预警 评选 评审 评估 评价 评议 考核 监测 防控 防治 \
                       防范 救助 扶持 补贴 补助 认定 认证 申报 申请 督查 督导 督办 激励 管控 管护 协作 协同 对接 交流 招商 引资 引才 招聘 培训 转化 转型 \
                       升级 转移 置换 养殖 种植 加工 制造 生产 流通 物流 配送 采购 销售 直播 投入 支出 收入 收支 储备 存储 传输 调度 调控 调解 仲裁 普法 宣传 \
                       宣讲 演讲 表演 展演 展览 竞赛 比赛 巡演 巡视 巡察 检查 检测 检验 整治 整改 整顿 修复 恢复 建造 规划 设计 试点 试验 实验 探索 研发 \
                       研究 开发 利用 回收 循环 融资 担保 信贷 贷款 投资 出海 登记 办理 受理 代办 通办 诊疗 护理 养老 托育 托管 照护 就医 上学 住房 购房 \
                       租赁 搬迁 移民 扶贫 脱贫 援藏 援疆 支教 支农 惠民 便民 利民 富民 兴农 助农 强农 节水 节能 减排 减负 减税 降费 降碳 治水 治沙 造林 \
                       绿化 防洪 抗旱 防火 救援 应急 演练 演习 巡逻 行动 思维 思考 构想 设想 倡议 号召 嘱托 部署 决策 指示 承诺 誓言 约定 协定 认同 \
                       信仰 追求 选择 探测 着陆 飞行 发射 通信 导航 定位 布局 担当 开放 推介 分工 结合 贯通 衔接 互动 互助 互联 共享 共治 自治 法治 德治 服务 管理 \
                       建设 改革 发展 合作 竞争 教育 消费 出口 进口 工作 活动 经费 融合 ",
    )
});

/// Words of place that come before the noun rather than behind it; a closed class, from general knowledge of Chinese.
const PLACES: [&str; 9] = ["沿线", "沿边", "沿海", "周边", "南向", "北向", "西向", "东向", "前沿"];

/// Words of time that modify nouns; a closed class, from general knowledge of Chinese.
const TIMES: [&str; 5] = ["现代", "当代", "新时代", "近代", "古代"];

/// Words that the dictionary has as nouns and verbs but that say how something is or is done; they head no noun phrase. From general
/// knowledge of Chinese.
const MANNERS: [&str; 11] = ["有力", "基本", "全面", "普遍", "深度", "高度", "综合", "联合", "统一", "集中", "专门"];

/// Single characters that the dictionary has as nouns but that join phrases or say when and where; a closed class, from general knowledge of
/// Chinese.
const NO_NOUNS: [&str; 12] = ["暨", "时", "后", "前", "中", "里", "上", "下", "间", "际", "内", "外"];

/// What a token can do in a noun phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// Can head it, and stand within it.
    Head,
    /// Can stand within it, before the head.
    Modifier,
    /// Ends it.
    Stop,
}

/// Words that turn what stands before 的 into a time or a condition rather than a property; a closed class, from general knowledge of Chinese.
const CIRCUMSTANCES: [&str; 8] = ["时候", "时", "同时", "话", "时刻", "之时", "之际", "日子"];

/// Returns the noun phrase that the expression which ends at byte `at` modifies, without 的.
///
/// # Complexity
/// Bounded: at most `REACH` code points are read.
pub(crate) fn noun_behind(text: &str, at: usize, tokenizer: &Tokenizer) -> Option<Span> {
    // “三级”即省、市: what follows explains, it is not modified.
    if text[at..].starts_with('即') {
        return None;
    }
    let linked = text[at..].starts_with('的');
    let at = if linked { at + '的'.len_utf8() } else { at };
    let clause = text[at..].char_indices().take(REACH).take_while(|&(_, c)| Mark::of(c).is_none()).last().map(|(last, c)| last + c.len_utf8())?;
    let tokens = tagged(text, Span::new(at, at + clause), tokenizer);
    let mut head: Option<&Tagged<'_>> = None;
    for (place, token) in tokens.iter().enumerate() {
        let next = tokens.get(place + 1);
        let role = match role(token, tokenizer) {
            // What has an aspect or a result is a verb: 转化为, 牵动着.
            Role::Head if next.is_some_and(|next| governs(token, next)) => Role::Stop,
            // 时代之问, 标识度
            Role::Stop | Role::Modifier if head.is_some() && (is_genitive(token, tokenizer) || SUFFIXES.contains(&token.text)) => Role::Head,
            // Behind 的 a verb that ends the clause stands for the thing done: “零”的突破.
            Role::Stop if linked && next.is_none() && head.is_none() && token.tag == "v" && token.text.chars().nth(1).is_some() => Role::Head,
            role => role,
        };
        match role {
            Role::Head => head = Some(token),
            Role::Modifier => {}
            Role::Stop => break,
        }
    }
    let head = head?;
    // Behind 的 a name or place is what a clause is about, not what the expression says something of: 来到“世界屋脊”的西藏.
    let name = || head.is_name() && head.text.starts_with(|c| SURNAMES.contains(c)) && head.text.chars().count() < 4;
    let other = linked && (name() || head.tag == "ns" || CIRCUMSTANCES.contains(&head.text));
    (!other).then(|| Span::new(at, head.span.end))
}

/// Single characters that make a noun of the noun before them; from general knowledge of Chinese.
const SUFFIXES: [&str; 6] = ["度", "性", "率", "力", "感", "圈"];

/// Tells whether `token` is a verb by what follows it.
fn governs(token: &Tagged<'_>, next: &Tagged<'_>) -> bool {
    match next.text {
        "着" | "了" | "过" => matches!(token.tag, "v" | "vn"),
        "为" | "成" | "到" | "于" => token.tag == "v",
        _ => false,
    }
}

/// Tells whether `token` is 之 with the one character that it leads to, not a word of place or time such as 之后.
fn is_genitive(token: &Tagged<'_>, tokenizer: &Tokenizer) -> bool {
    token.text.starts_with('之') && token.text.chars().count() == 2 && tokenizer.part_of_speech(token.text).is_none()
}

fn role(token: &Tagged<'_>, tokenizer: &Tokenizer) -> Role {
    let word = token.text;
    if MANNERS.contains(&word) {
        return Role::Modifier;
    }
    if NOMINAL.contains(word) {
        return Role::Head;
    }
    if NO_NOUNS.contains(&word) {
        return Role::Stop;
    }
    if word.is_ascii() {
        return if word.bytes().any(|byte| byte.is_ascii_alphabetic()) { Role::Head } else { Role::Stop };
    }
    match token.tag {
        _ if token.is_noun() => Role::Head,
        "a" | "ag" | "b" | "q" | "m" => Role::Modifier,
        "f" | "s" if PLACES.contains(&word) => Role::Modifier,
        "t" if TIMES.contains(&word) => Role::Modifier,
        // Fixed phrases and words that the dictionary lacks are what their end is: 奋斗目标 a noun, 深入开展 a verb. Of idioms, most of which say
        // how something is (深入人心), those can stand before a noun.
        "l" | "i" | "" => match word.char_indices().rev().nth(1) {
            Some((last_two, _)) if last_two > 0 => {
                let end = &word[last_two..];
                let tag = tokenizer.part_of_speech(end).unwrap_or("");
                let nominal = tag.starts_with('n') || tag == "vn" || NOMINAL.contains(end);
                match token.tag {
                    "i" if nominal => Role::Modifier,
                    _ if nominal => Role::Head,
                    _ if word.ends_with('化') => Role::Modifier,
                    _ => Role::Stop,
                }
            }
            _ => Role::Stop,
        },
        _ => Role::Stop,
    }
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
            ("“快一步”的工作理念深入人心", "工作理念"),
        ] {
            assert_eq!(noun(text), Some(expected), "{text}");
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
