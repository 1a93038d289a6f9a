//! Determines the role that a word can have in a noun phrase: by closed word lists, the dictionary, and the endings of words.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use crate::find::tagged::Tagged;
use crate::find::word_lists::{REPORTING, holds, listed, words};
use crate::text::is_small_numeral;
use crate::tokens::Tokenizer;

/// Words that head noun phrases or modify nouns in official Chinese although the dictionary tags them as verbs or adjectives. An open class, from
/// general knowledge of Chinese; it began with the words that most often follow quotations in government reports and broadcast news.
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
                       信仰 追求 选择 探测 着陆 飞行 发射 通信 导航 定位 布局 担当 开放 推介 分工 结合 贯通 节能 衔接 互动 互助 互联 共享 共治 自治 法治 德治 服务 管理 选手 组别 \
                       建设 改革 发展 合作 竞争 教育 消费 出口 进口 工作 活动 经费 融合 信访",
    )
});

/// Returns whether a word that can also be a verb usually names the activity: 创新, 治理.
pub(in crate::find) fn is_nominal(word: &str) -> bool {
    NOMINAL.contains(word)
}

/// Verbs that the dictionary or the hidden Markov model tags as nouns, and that open predicates; they modify a noun only as other verbs do. An open
/// class, from general knowledge of official Chinese.
pub(super) const PREDICATES: &str = "助力 助推 倒逼 启程 赋能 上线 落地 收官 谋划 落户 亮相 提质 扩面 增效 提速 起势 聚力 聚势 蓄势 升维 拓面 投用 奏响 唱响 叫响 打响 出圈 走红 吸粉 \
    打卡 化作 装上 力争 惠及 齐升 发运 炮制 建功 分设 参赛 参会 参展 到会 领奖 获奖 夺冠 投案 选人 用人 发力 印发 闭幕 开幕 揭牌 揭晓 建言献策";

/// Verbs that take an object in official Chinese even if it is a noun of [`NAMING`], and adverbs that the dictionary tags as verbs. From general
/// knowledge of official Chinese.
pub(in crate::find) static GOVERNING: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    words(
        "开展 推动 推进 推广 促进 带动 拉动 撬动 助力 助推 赋能 引领 支撑 实施 落实 完成 实现 取得 得到 获得 赢得 获批 入选 纳入 列入 跻身 成为 作为 变成 举办 举行 召开 \
         制定 出台 发布 印发 启动 建立 成立 组建 建成 打造 构建 形成 健全 完善 加强 强化 深化 加快 扩大 加大 增加 新增 提高 降低 减轻 改变 影响 解决 化解 满足 覆盖 涉及 \
         作出 做出 提出 得出 包括 达到 突破 超过 累计 引进 承担 承接 履行 参与 参加 深受 备受 进行 采取 采用 推出 推行 打响 打破 惠及 有助于 有利于 依托 围绕 坚持 需要 能够 应该 可以 展开 主持 设置 途经 内设 下设 贯穿 发表 \
         构成 产生 出现 营造 激发 印发",
    )
});

/// Nouns that name an undertaking or its means, which verbs directly before them modify far more often than govern; given by their endings. An open
/// class, from general knowledge of official Chinese.
pub(super) const NAMING: &str = "教育 活动 工程 工程建设 工作 机制 模式 制度 体系 平台 中心 行动 计划 规划 方案 办法 措施 条例 标准 比例 力度 程度 程序 流程 条件 事项 试点 基地 园区 \
    实验室 机构 队伍 服务 管理 改革 清算 事故 事件 案件 图谋 行径 势力 方式 方法 渠道 系统 装置 设备 设施 技术 理念 原则 指标 指数 补贴 基金 保险 费用 清单 指南 攻坚战 \
    大赛 竞赛 论坛 窗口 专区 服务站 政策";

/// Words that say how something proceeds; unless linked by 的, they open a predicate. From general knowledge of Chinese.
pub(super) const COURSES: &str = "良好 圆满 胜利 顺利 全线 扎实 有序 平稳 稳步 明显 显著 强劲 蓬勃 全面 快速 持续 稳定 加速 突出 活跃";

/// Words before a noun that say, in general terms, where something happens, although the dictionary tags them as nouns. From general knowledge of
/// Chinese.
pub(super) const AT_LARGE: [&str; 19] = [
    "西北",
    "东北",
    "西南",
    "华北",
    "华东",
    "华中",
    "华南",
    "中西部",
    "全国",
    "全球",
    "全世界",
    "世界",
    "海外",
    "境外",
    "国际",
    "跨境",
    "全省",
    "全市",
    "各地",
];

/// The provinces of China and the country itself.
const PROVINCES: &str = "北京 天津 河北 山西 内蒙古 辽宁 吉林 黑龙江 上海 江苏 浙江 安徽 福建 江西 山东 河南 湖北 湖南 广东 广西 海南 重庆 四川 贵州 云南 西藏 陕西 甘肃 \
    青海 宁夏 新疆 香港 澳门 台湾 中国";

/// Words of place that precede the noun; a closed class, from general knowledge of Chinese.
const PLACES: [&str; 9] = ["沿线", "沿边", "沿海", "周边", "南向", "北向", "西向", "东向", "前沿"];

/// Words of time that modify nouns; a closed class, from general knowledge of Chinese.
const TIMES: [&str; 5] = ["现代", "当代", "新时代", "近代", "古代"];

/// Words that say how something is done, whatever their tag in the dictionary; they head no noun phrase. From general knowledge of official Chinese.
pub(super) const MANNERS: &str = "一体 自主 有力 有机 全面 普遍 深度 高度 联合 统一 集中 主动 广泛 精准 大力 深入 着力 健康 纵深 高效";

/// Words that the dictionary tags as nouns and verbs but that say what something concerns, or how much of it; they head no noun phrase. From general
/// knowledge of Chinese.
const CONCERNS: &str = "相关 有关 实际 全部 基本 综合 专门";

/// Returns whether a word says how something is done or proceeds.
pub(in crate::find) fn is_manner(word: &str, tokenizer: &Tokenizer) -> bool {
    holds(MANNERS, word) || holds(COURSES, word) || tokenizer.part_of_speech(word) == Some("ad")
}

/// Returns whether a word heads no noun phrase although the dictionary tags it as a noun or verb.
pub(super) fn is_no_head(word: &str) -> bool {
    holds(MANNERS, word) || holds(CONCERNS, word)
}

/// Words that the dictionary tags as nouns but that join phrases or say when, where and how much; a closed class, from general knowledge of Chinese.
const NO_NOUNS: [&str; 18] = ["日益", "日渐", "有所", "年均", "同比", "环比", "暨", "时", "后", "前", "中", "里", "上", "下", "间", "际", "内", "外"];

/// The role that a token can have in a noun phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Role {
    /// Can head it, and occur within it.
    Head,
    /// Heads it, whatever precedes it: what precedes it is part of a noun.
    Noun,
    /// Can occur within it, before the head.
    Modifier,
    /// Can occur within it before a noun that it modifies; otherwise ends it.
    Verb,
    /// Ends it.
    Stop,
}

/// Returns whether a noun ends like those of [`NAMING`]; `first` says that only verbs precede it, in which case it may be a firm: 挂牌企业.
pub(super) fn is_naming(noun: &str, first: bool) -> bool {
    listed(NAMING, |end| noun.ends_with(end)) || first && noun == "企业"
}

/// Returns whether a word of four characters is a verb with its object (解决问题, but not 解决方案) or with its manner (全面推广).
fn is_predicate(word: &str, tokenizer: &Tokenizer) -> bool {
    let Some((second, _)) = word.char_indices().nth(2).filter(|_| word.chars().count() == 4) else { return false };
    let (first, second) = word.split_at(second);
    let verb = || NOMINAL.contains(second) || tokenizer.part_of_speech(second).is_some_and(|tag| tag.starts_with('v'));
    // 展开讨论 is not in the dictionary: it is a verb with its object.
    let unknown = || tokenizer.part_of_speech(word).is_none() && tokenizer.part_of_speech(first) == Some("v") && !NOMINAL.contains(first);
    holds(COURSES, first) && verb() || (GOVERNING.contains(first) || unknown()) && !is_naming(second, false)
}

/// Returns whether a word is a verb or modal of one character with its complement (树|新风, 要|带头), or an adverb with a verb of saying (特别|强调): the
/// dictionary tags such words as nouns.
fn is_short_predicate(word: &str, tokenizer: &Tokenizer) -> bool {
    // Common verbs of one character that take objects in slogans, and modals; closed classes, from general knowledge of official Chinese.
    const SHORT: &str = "作树抓促保守聚铸育惠稳扩治纠立强破开要将应须能";
    let length = word.chars().count();
    let known = |part: &str| tokenizer.part_of_speech(part).is_some_and(|tag| tag.starts_with(['n', 'v']));
    let split = |at: usize| word.char_indices().nth(at).map(|(at, _)| word.split_at(at));
    // 稳定|性, 保护|法
    let derived = || split(2).is_some_and(|(stem, _)| tokenizer.part_of_speech(stem).is_some());
    let short = || split(1).is_some_and(|(first, rest)| length == 3 && SHORT.contains(first) && known(rest)) && !derived();
    let adverb = || length == 4 && split(2).is_some_and(|(first, rest)| tokenizer.part_of_speech(first) == Some("d") && REPORTING.contains(&rest));
    short() || adverb()
}

/// Returns whether `token` is certainly the name of a place: the dictionary also tags many other words as place names (滑坡, 美化).
pub(super) fn is_place(token: &Tagged<'_>) -> bool {
    let named = || holds(PROVINCES, token.text) || token.text.chars().nth(1).is_some() && token.text.ends_with(['省', '市', '县', '州', '国', '洲']);
    token.tag.starts_with("ns") && token.text != "城市" && named()
}

/// Returns whether a word says how many colours, levels or the like something has: 三色, 四级.
fn is_of_kinds(word: &str) -> bool {
    let number = word.strip_suffix(['色', '级', '层', '维', '端']);
    number.is_some_and(|number| !number.is_empty() && number.chars().all(|c| matches!(c, '双' | '两' | '多') || is_small_numeral(c)))
}

/// Returns the role that a token can have in a noun phrase, whatever its context.
pub(super) fn role(token: &Tagged<'_>, tokenizer: &Tokenizer) -> Role {
    let word = token.text;
    if is_no_head(word) {
        return Role::Modifier;
    }
    if holds(PREDICATES, word) {
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
    if is_place(token) || AT_LARGE.contains(&word) || is_of_kinds(word) {
        return Role::Modifier;
    }
    // 积极主动: twice how something is done, whatever the dictionary has the word as.
    if word.char_indices().nth(2).is_some_and(|(half, _)| is_manner(&word[..half], tokenizer) && is_manner(&word[half..], tokenizer)) {
        return Role::Stop;
    }
    match token.tag {
        // 相衔接, 相配套
        // 倡议|同甲方, 湖泊|及乙淖尔: a preposition or conjunction with a name that is not in the dictionary.
        _ if word.starts_with(['同', '及', '与']) && tokenizer.part_of_speech(word).is_none() => Role::Stop,
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
        "s" if word.ends_with('区') => Role::Head,
        "t" if TIMES.contains(&word) => Role::Modifier,
        // The end decides what fixed phrases and words missing from the dictionary are: 奋斗目标 is a noun, 深入开展 a verb. Of idioms, most of which say how
        // something is (深入人心), those can stand before a noun.
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
