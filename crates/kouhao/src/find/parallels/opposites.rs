//! Opposites: 有基本保障、无后顾之忧 contrasts one word with the other.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Characters that are opposites, from general knowledge of Chinese. Not the points of the compass, which name places.
const OPPOSITES: &str = "有无 出进 进退 上下 前后 内外 今昔 古今 大小 多少 高低 长短 远近 深浅 厚薄 轻重 快慢 新旧 新老 老少 早晚 先后 升降 增减 加减 收放 得失 成败 \
    胜负 生死 安危 治乱 兴衰 盈亏 供需 城乡 公私 干群 软硬 刚柔 虚实 真假 是非 善恶 美丑 好坏 好差 难易 顺逆 苦甜 苦乐 喜忧 冷热 明暗 黑白 动静 攻守 破立 舍得 \
    问答 知行 言行 始终 首尾 标本 点面 质量 名实 德才 表里 正反 去回 往来 送迎 买卖 借还 输赢 起落 聚散 分合 宽窄 粗细 松紧 宽严 纵横 主次 主客 \
    奖惩 放管 存亡 贫富 穷富 强弱 优劣 勤懒 官民 中外 左右 存增 朝夕 日夜 昼夜 里外";

/// Words for past, present and future, from general knowledge of Chinese.
const THEN: &[&str] = &["过去", "昨天", "原来", "以前", "从前", "当年", "昔日", "往日", "往昔", "去年", "以往"];
const NOW: &[&str] = &["今天", "现在", "如今", "今日", "眼下", "当前", "今年", "当下"];
const LATER: &[&str] = &["明天", "未来", "今后", "将来", "明年", "以后", "明日"];

/// Words of two characters that are opposites, from general knowledge of official Chinese. Pairs that equally often name two parts of one field,
/// 国内市场、国际市场, are noticed only in clauses that make a statement with them.
const OPPOSITE_WORDS: &str = "和平 战争 支持 反对 成绩 问题 成绩 不足 优势 短板 优势 不足 优势 劣势 机遇 挑战 传统 现代 城市 农村 城市 乡村 城镇 农村 历史 未来 历史 现实 \
    理论 实践 发展 安全 存量 增量 国内 国际 国内 国外 眼前 长远 当前 长远 局部 全局 干部 群众 保护 开发 权利 义务 权力 责任 团结 分裂 统一 分裂 开放 封闭 进步 落后 \
    先进 落后 先进 后进 胜利 失败 成功 失败 光荣 可耻 正义 邪恶 平凡 伟大 平凡 非凡 主观 客观 物质 精神 形式 内容 目标 手段 数量 质量 速度 质量 速度 效益 公平 效率 \
    个人 集体 个人 组织 个体 整体 中央 地方 上级 下级 政府 市场 供给 需求 生产 消费 线上 线下 台上 台下 会上 会后 平时 战时 事前 事后 白天 晚上 白天 夜里 早上 晚上 \
    东方 西方 山上 山下 民主 集中 激励 约束 表扬 批评 鼓励 惩戒 肯定 否定 积极 消极 主动 被动 乐观 悲观 简单 复杂 容易 困难 顺境 逆境 幸福 痛苦 富裕 贫穷 富裕 贫困 \
    老师 学生 教师 学生 起点 终点 起步 冲刺 合作 对抗 对话 对抗 建设 破坏 增加 减少 扩大 缩小 提高 降低 上升 下降 加强 削弱 宏观 微观 源头 末端 前端 后端 有限 无限 \
    有形 无形 显性 隐性 直接 间接 治标 治本 条件 困难 办法 困难 功劳 责任 荣誉 责任 好事 坏事 优点 缺点 长处 短处 领先 落后 热闹 冷清 喜悦 忧愁";

static SIDES: LazyLock<FxHashMap<char, Sides>> = LazyLock::new(|| {
    let mut sides: FxHashMap<char, Sides> = FxHashMap::default();
    for (place, pair) in OPPOSITES.split_whitespace().enumerate() {
        let mut chars = pair.chars();
        if let (Some(left), Some(right)) = (chars.next(), chars.next()) {
            sides.entry(left).or_default().left |= 1 << place;
            sides.entry(right).or_default().right |= 1 << place;
        }
    }
    sides
});

/// The opposites of each word.
static WORDS: LazyLock<FxHashMap<&str, Vec<&str>>> = LazyLock::new(|| {
    let words: Vec<&str> = OPPOSITE_WORDS.split_whitespace().collect();
    let mut opposites: FxHashMap<&str, Vec<&str>> = FxHashMap::default();
    for pair in words.chunks_exact(2) {
        opposites.entry(pair[0]).or_default().push(pair[1]);
        opposites.entry(pair[1]).or_default().push(pair[0]);
    }
    opposites
});

/// The pairs of opposites that a character belongs to, a bit each.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Sides {
    left: u128,
    right: u128,
}

impl Sides {
    pub(super) fn of(unit: &str) -> Self {
        let mut chars = unit.chars();
        let alone = chars.next().filter(|_| chars.next().is_none());
        alone.and_then(|c| SIDES.get(&c)).copied().unwrap_or_default()
    }

    pub(super) fn oppose(self, other: Sides) -> bool {
        self.left & other.right | self.right & other.left != 0
    }
}

/// Returns whether a word of two characters has an opposite.
pub(super) fn has_opposite(word: &str) -> bool {
    WORDS.contains_key(word)
}

/// Returns whether two words are opposites.
pub(super) fn are_opposites(a: &str, b: &str) -> bool {
    WORDS.get(a).is_some_and(|others| others.contains(&b))
}

/// Returns whether two words name different times: 过去, 今天.
pub(super) fn are_times(a: &str, b: &str) -> bool {
    let time = |word: &str| [THEN, NOW, LATER].iter().position(|times| times.contains(&word));
    matches!((time(a), time(b)), (Some(a), Some(b)) if a != b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn each_pair_has_a_bit() {
        let pairs: Vec<&str> = OPPOSITES.split_whitespace().collect();
        assert!(pairs.len() <= 128 && pairs.iter().all(|pair| pair.chars().count() == 2));
        let oppose = |a: &str, b: &str| Sides::of(a).oppose(Sides::of(b));
        assert!(oppose("有", "无") && oppose("无", "有") && !oppose("有", "有") && !oppose("有", "下"));
    }

    #[test]
    fn words() {
        let words: Vec<&str> = OPPOSITE_WORDS.split_whitespace().collect();
        assert!(words.len().is_multiple_of(2) && words.iter().all(|word| word.chars().count() == 2));
        assert!(are_opposites("和平", "战争") && are_opposites("战争", "和平") && !are_opposites("和平", "和平") && !are_opposites("桥", "路"));
    }

    #[test]
    fn times() {
        assert!(are_times("过去", "今天") && are_times("今年", "今后") && !are_times("去年", "过去") && !are_times("桥", "路"));
    }
}
