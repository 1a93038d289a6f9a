//! The noun phrase that an expression modifies.
//!
//! Right behind the expression, or behind the 的 that follows it, tokens are taken as long as they can belong to one noun phrase, and the
//! phrase ends with the last of them that can head one: “三个代表”重要思想|、, “三公”经费|支出, “双一流”建设|取得…, “把路走宽”的要求|,. A second 的,
//! conjunctions, prepositions, adverbs, numbers in figures and verbs end it, but for verbs that the noun right behind them makes its modifiers:
//! “五险一金”缴费比例. Where a verb may as well be the predicate (“新三样”助力出口), there is no noun phrase;
//! nor does it go on over what is done to an object of two words or to 广大…, 全体… (“三清”行动|整治河道乱象).

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::tagged::{Tagged, tagged};
use super::word_lists::words;
use crate::text::{COMMON_SURNAMES, Mark, Span};
use crate::tokens::Tokenizer;

/// How far the phrase is looked for, in code points.
const REACH: usize = 24;

/// Words that head noun phrases or modify nouns in official Chinese although the dictionary has them as verbs or adjectives. An open class:
/// from general knowledge of Chinese, begun with the words that most often follow quotations in government reports and broadcast news.
pub(in crate::find) static NOMINAL: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    words(
        "要求 作用 位置 做法 举措 需求 清单 成效 通道 优势 预算 展会 示范 联动 实践 应用 就业 创业 创新 改造 攻坚 攻关 治理 帮扶 监管 集成 \
                       共建 运行 运营 运维 保障 保护 振兴 结对 升级版 供应 培养 执法 创建 协调 审批 统筹 安置 预警 评选 评审 评估 评价 评议 考核 监测 防控 防治 \
                       防范 救助 扶持 补贴 补助 认定 认证 申报 申请 督查 督导 督办 激励 管控 管护 协作 协同 对接 交流 招商 引资 引才 招聘 培训 转化 转型 \
                       升级 转移 置换 养殖 种植 加工 制造 生产 流通 物流 配送 采购 销售 直播 投入 支出 收入 收支 储备 存储 传输 调度 调控 调解 仲裁 普法 宣传 \
                       宣讲 演讲 表演 展演 展览 竞赛 比赛 巡演 巡视 巡察 检查 检测 检验 整治 整改 整顿 修复 恢复 建造 规划 设计 试点 试验 实验 探索 研发 \
                       研究 开发 利用 回收 循环 融资 担保 信贷 贷款 投资 出海 登记 办理 受理 代办 通办 诊疗 护理 养老 托育 托管 照护 就医 上学 住房 购房 \
                       租赁 搬迁 移民 扶贫 脱贫 援藏 援疆 支教 支农 惠民 便民 利民 富民 兴农 助农 强农 节水 节能 减排 减负 减税 降费 降碳 治水 治沙 造林 \
                       绿化 防洪 抗旱 防火 救援 应急 演练 演习 巡逻 行动 思维 思考 构想 设想 倡议 号召 嘱托 部署 决策 指示 承诺 誓言 约定 协定 认同 \
                       信仰 追求 选择 探测 着陆 飞行 发射 通信 导航 定位 布局 担当 开放 推介 分工 结合 贯通 节能 衔接 互动 互助 互联 共享 共治 自治 法治 德治 服务 管理 \
                       建设 改革 发展 合作 竞争 教育 消费 出口 进口 工作 活动 经费 融合",
    )
});

/// Tells whether a word that may be a verb as often stands for the thing done: 创新, 治理.
pub(in crate::find) fn is_nominal(word: &str) -> bool {
    NOMINAL.contains(word)
}

/// Verbs that the dictionary or the hidden Markov model has as nouns, and that open predicates; they modify a noun only as other verbs do. An open
/// class: from general knowledge of official Chinese.
const PREDICATES: &str = "助力 助推 倒逼 启程 赋能 上线 落地 收官 谋划 落户 亮相 提质 扩面 增效 提速 起势 聚力 聚势 蓄势 升维 拓面 投用 奏响 唱响 叫响 打响 出圈 走红 吸粉 \
    打卡 化作 装上 力争 惠及 齐升 发运 炮制 建功 分设";

/// Verbs that take an object in official Chinese even where it is a noun of [`NAMING`], and adverbs that the dictionary has as verbs. From general
/// knowledge of official Chinese.
pub(in crate::find) static GOVERNING: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    words(
        "开展 推动 推进 推广 促进 带动 拉动 撬动 助力 助推 赋能 引领 支撑 实施 落实 完成 实现 取得 得到 获得 赢得 获批 入选 纳入 列入 跻身 成为 作为 变成 举办 举行 召开 \
         制定 出台 发布 印发 启动 建立 成立 组建 建成 打造 构建 形成 健全 完善 加强 强化 深化 加快 扩大 加大 增加 新增 提高 降低 减轻 改变 影响 解决 化解 满足 覆盖 涉及 \
         作出 做出 提出 得出 包括 达到 突破 超过 累计 引进 承担 承接 履行 参与 参加 深受 备受 进行 采取 采用 推出 推行 打响 打破 惠及 有助于 有利于 依托 围绕 坚持 需要 能够 应该 可以",
    )
});

/// Nouns that name an undertaking or its means, which verbs right before them modify far more often than they govern them; by how they end. An open
/// class: from general knowledge of official Chinese.
const NAMING: &str = "教育 活动 工程 工程建设 工作 机制 模式 制度 体系 平台 中心 行动 计划 规划 方案 办法 措施 条例 标准 比例 力度 程度 程序 流程 条件 事项 试点 基地 园区 \
    实验室 机构 队伍 服务 管理 改革 清算 事故 事件 案件 图谋 行径 势力 方式 方法 渠道 系统 装置 设备 设施 技术 理念 原则 指标 指数 补贴 基金 保险 费用 清单 指南 攻坚战 \
    大赛 竞赛 论坛 窗口 专区 服务站 政策";

/// Words that may stand between a verb and the noun that it modifies; from general knowledge of official Chinese.
const BETWEEN: [&str; 5] = ["专项", "综合", "集中", "联合", "三年"];

/// Words that say how something goes; unless 的 links them they open a predicate. From general knowledge of Chinese.
const COURSES: &str = "良好 圆满 胜利 顺利 扎实 有序 平稳 稳步 明显 显著 强劲 蓬勃 全面 快速 持续 稳定 加速 突出 活跃";

/// Nouns that are verbs as well and then say how something new comes about; from general knowledge of official Chinese.
const CREATING: [&str; 7] = ["发展", "培育", "创造", "探索", "塑造", "拓展", "开拓"];

/// What becomes of what is named before them; they end the noun phrase before them. From general knowledge of official Chinese.
const STATES: [&str; 8] = ["常态化", "制度化", "规范化", "长效化", "长期化", "便利化", "规模化", "精细化"];

/// What is new as the outcome of what stands before it, not as the object of a verb: “三农”工作新局面. From general knowledge of official Chinese.
const OUTCOMES: &str =
    "局面 格局 篇章 突破 高地 台阶 成效 进展 路径 模式 优势 动能 引擎 标杆 典范 样板 空间 阶段 时代 征程 水平 面貌 气象 亮点 机遇 高度 步伐 作为";

/// Words that stand before a noun although the dictionary has them as nouns: where something happens, at large. From general knowledge of Chinese.
const AT_LARGE: [&str; 11] = ["全国", "全球", "全世界", "世界", "海外", "境外", "国际", "跨境", "全省", "全市", "各地"];

/// The provinces of China and the country itself.
const PROVINCES: &str = "北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 重庆 四川 贵州 云南 西藏 陕西 甘肃 \
    青海 宁夏 新疆 香港 澳门 台湾 中国";

/// Words of place that come before the noun rather than behind it; a closed class, from general knowledge of Chinese.
const PLACES: [&str; 9] = ["沿线", "沿边", "沿海", "周边", "南向", "北向", "西向", "东向", "前沿"];

/// Words of time that modify nouns; a closed class, from general knowledge of Chinese.
const TIMES: [&str; 5] = ["现代", "当代", "新时代", "近代", "古代"];

/// Words that the dictionary has as nouns and verbs but that say how something is or is done, or what it concerns; they head no noun phrase. From general
/// knowledge of Chinese.
const MANNERS: [&str; 16] =
    ["相关", "有关", "有力", "有机", "实际", "全部", "基本", "全面", "普遍", "深度", "高度", "综合", "联合", "统一", "集中", "专门"];

/// Words that the dictionary has as nouns but that join phrases or say when, where and how much; a closed class, from general knowledge of
/// Chinese.
const NO_NOUNS: [&str; 18] = ["日益", "日渐", "有所", "年均", "同比", "环比", "暨", "时", "后", "前", "中", "里", "上", "下", "间", "际", "内", "外"];

/// What a token can do in a noun phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Role {
    /// Can head it, and stand within it.
    Head,
    /// Can stand within it, before the head.
    Modifier,
    /// Can stand within it before a noun that it modifies, and else ends it.
    Verb,
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
    // Verbs have been read that a noun has yet to make modifiers.
    let mut pending = false;
    for (place, token) in tokens.iter().enumerate() {
        let rest = &tokens[place + 1..];
        let suffixed = rest.first().is_some_and(|next| SUFFIXES.contains(&next.text));
        let role = match role(token, tokenizer) {
            // What has an aspect, a result or an object is a verb: 转化为, 牵动着, 发展新业态.
            Role::Head | Role::Verb if governs(token, rest, tokenizer) => Role::Stop,
            // 时代之问, 标识度, 交付率
            Role::Stop | Role::Modifier | Role::Verb
                if head.is_some() && is_genitive(token, tokenizer) || (head.is_some() || pending) && SUFFIXES.contains(&token.text) =>
            {
                pending = false;
                Role::Head
            }
            // Behind 的 a verb that ends the clause stands for the thing done: “零”的突破.
            Role::Stop | Role::Verb if linked && rest.is_empty() && head.is_none() && token.tag == "v" && token.text.chars().nth(1).is_some() => {
                pending = false;
                Role::Head
            }
            Role::Stop if is_half_verb(&tokens, place) => Role::Verb,
            // “三清”行动|整治河道乱象: the noun is the subject, and what is done has an object of its own.
            Role::Head if is_done(token) && head.is_some_and(|head| is_naming(head.text, false)) && has_object(rest, tokenizer) => Role::Stop,
            // 破产清算
            Role::Verb if pending && listed(NAMING, token.text) => Role::Head,
            // 学习教育常态化
            _ if head.is_some() && STATES.iter().any(|state| text[token.span.start..].starts_with(state)) => Role::Stop,
            // “…”的实际
            Role::Modifier if linked && rest.is_empty() && head.is_none() && token.is_noun() && MANNERS.contains(&token.text) => Role::Head,
            // 良好开局, 明显提升
            Role::Head | Role::Modifier if !linked && head.is_none() && listed(COURSES, token.text) => Role::Stop,
            role => role,
        };
        match role {
            _ if pending && BETWEEN.contains(&token.text) => {}
            Role::Head if pending && !(linked && head.is_none()) && !is_naming(token.text, head.is_none()) => break,
            // The subject is followed by where it is known: 走红|上海.
            Role::Modifier if head.is_some() && is_place(token) => break,
            Role::Modifier if pending => break,
            Role::Verb if head.is_some_and(|head| !head.tag.starts_with('v')) => break,
            Role::Verb if GOVERNING.contains(token.text) && !suffixed && (!linked || head.is_some()) => break,
            Role::Head => {
                head = Some(token);
                pending = false;
            }
            Role::Modifier => {}
            Role::Verb => pending = true,
            Role::Stop => break,
        }
    }
    let head = head?;
    // Behind 的 a name or place is what a clause is about, not what the expression says something of: 来到“世界屋脊”的西藏.
    let name = || head.is_name() && head.text.starts_with(|c| COMMON_SURNAMES.contains(c)) && head.text.chars().count() < 4;
    let other = linked && (name() || head.tag == "ns" || CIRCUMSTANCES.contains(&head.text));
    (!other).then(|| Span::new(at, head.span.end))
}

/// Single characters that make a noun of the noun before them; from general knowledge of Chinese.
const SUFFIXES: [&str; 6] = ["度", "性", "率", "力", "感", "圈"];

/// Tells whether `token` is a verb by what follows it.
fn governs(token: &Tagged<'_>, rest: &[Tagged<'_>], tokenizer: &Tokenizer) -> bool {
    let Some(next) = rest.first() else { return false };
    let verbal = || token.tag.starts_with('v') || tokenizer.part_of_speech(token.text).is_none() || listed(PREDICATES, token.text);
    match next.text {
        "着" | "了" | "过" => matches!(token.tag, "v" | "vn"),
        "为" | "成" | "到" | "于" => token.tag == "v",
        "起来" | "见效" | "下去" => true,
        // 教育广大干部, 武装全体船工
        all if all.starts_with("广大") || all.starts_with("全体") => true,
        "新" => CREATING.contains(&token.text) && !rest.get(1).is_some_and(|noun| listed(OUTCOMES, noun.text)),
        "各" | "各类" | "各项" | "更多" | "一批" => token.tag != "vn" && verbal(),
        _ => rest.len() == 1 && verbal() && (next.tag == "ns" || AT_LARGE.contains(&next.text)),
    }
}

/// Tells whether a token stands for what is done, as a verb or a noun of [`NOMINAL`] that is no undertaking itself.
fn is_done(token: &Tagged<'_>) -> bool {
    (token.tag.starts_with('v') || NOMINAL.contains(token.text)) && !is_naming(token.text, false)
}

/// Tells whether a noun phrase of two words or more follows that names no undertaking: 整治|河道乱象, not 建设|管理机制.
fn has_object(rest: &[Tagged<'_>], tokenizer: &Tokenizer) -> bool {
    let object: Vec<&Tagged<'_>> = rest.iter().take_while(|token| matches!(role(token, tokenizer), Role::Head | Role::Modifier)).collect();
    let named = |token: &&Tagged<'_>| is_naming(token.text, false) || NOMINAL.contains(token.text) || token.tag.starts_with('v');
    object.len() > 1 && !object.iter().any(named)
}

/// Tells whether a word is a verb or modal of one character with what follows it, 树|新风, 要|带头, or an adverb with its verb, 特别|强调: the dictionary has
/// such words as nouns.
fn is_short_predicate(word: &str, tokenizer: &Tokenizer) -> bool {
    // Common verbs of one character that take objects in slogans, and modals; closed classes, from general knowledge of official Chinese.
    const SHORT: &str = "树抓促保守聚铸育惠稳扩治纠立强破开要将应须能";
    let length = word.chars().count();
    let known = |part: &str| tokenizer.part_of_speech(part).is_some_and(|tag| tag.starts_with(['n', 'v']));
    let split = |at: usize| word.char_indices().nth(at).map(|(at, _)| word.split_at(at));
    let short = || split(1).is_some_and(|(first, rest)| length == 3 && SHORT.contains(first) && known(rest));
    let adverb = || {
        split(2).is_some_and(|(first, rest)| {
            length == 4 && tokenizer.part_of_speech(first) == Some("d") && tokenizer.part_of_speech(rest).is_some_and(|tag| tag.starts_with('v'))
        })
    };
    short() || adverb()
}

/// Tells whether a word of a list, written with spaces between its words, is `word`.
fn listed(list: &str, word: &str) -> bool {
    list.split(' ').any(|one| one == word)
}

/// Tells whether a noun ends as those of [`NAMING`] do; `first` that nothing but verbs stands before it, when it may be a firm: 挂牌企业.
fn is_naming(noun: &str, first: bool) -> bool {
    NAMING.split(' ').any(|end| noun.ends_with(end)) || first && noun == "企业"
}

/// Tells whether a word of four characters is a verb with its object, 解决问题 but not 解决方案, or with how it goes, 全面推广.
fn is_predicate(word: &str, tokenizer: &Tokenizer) -> bool {
    let Some((second, _)) = word.char_indices().nth(2).filter(|_| word.chars().count() == 4) else { return false };
    let (first, second) = word.split_at(second);
    let verb = || NOMINAL.contains(second) || tokenizer.part_of_speech(second).is_some_and(|tag| tag.starts_with('v'));
    listed(COURSES, first) && verb() || GOVERNING.contains(first) && !is_naming(second, false)
}

/// Tells whether `token` is surely the name of a place: the dictionary has many other words as such (滑坡, 美化).
fn is_place(token: &Tagged<'_>) -> bool {
    let named = || listed(PROVINCES, token.text) || token.text.chars().nth(1).is_some() && token.text.ends_with(['省', '市', '县', '州', '国', '洲']);
    token.tag.starts_with("ns") && token.text != "城市" && named()
}

/// Tells whether the token at `place` is one of two verbs of one character side by side, which make a word that the dictionary lacks: 分|置.
fn is_half_verb(tokens: &[Tagged<'_>], place: usize) -> bool {
    // Auxiliary verbs and those that take objects of all sorts; a closed class, from general knowledge of Chinese.
    let single = |token: &Tagged<'_>| {
        token.tag == "v"
            && token.text.chars().nth(1).is_none()
            && !["要", "会", "能", "可", "有", "是", "到", "让", "使", "给", "来", "去"].contains(&token.text)
    };
    single(&tokens[place]) && (tokens.get(place + 1).is_some_and(single) || place > 0 && single(&tokens[place - 1]))
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
    if listed(PREDICATES, word) {
        return Role::Verb;
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
    if is_place(token) || AT_LARGE.contains(&word) {
        return Role::Modifier;
    }
    match token.tag {
        // 相衔接, 相配套
        _ if word
            .strip_prefix('相')
            .is_some_and(|verb| verb.chars().nth(1).is_some() && tokenizer.part_of_speech(verb).is_some_and(|tag| tag.starts_with('v'))) =>
        {
            Role::Stop
        }
        // 解决问题, 全面推广
        "n" | "nz" | "l" | "i" | "" if is_predicate(word, tokenizer) || is_short_predicate(word, tokenizer) => Role::Stop,
        // 世界级, 科技型
        "n" if word.ends_with(['级', '型']) && word.chars().nth(2).is_some() => Role::Modifier,
        _ if token.is_noun() => Role::Head,
        "v" if word.chars().nth(1).is_some() => Role::Verb,
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
            ("实施“三快”全球行动", "全球行动"),
            ("“甲”品牌吸引上海市居民", "品牌"),
            ("推介“晨光”品牌四川美食", "品牌"),
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
