//! Opposites: 有基本保障、无后顾之忧 set one word against the other.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

/// Characters that are opposites, from general knowledge of Chinese. Not the points of the compass, which name places.
const OPPOSITES: &str = "有无 出进 进退 上下 前后 内外 今昔 古今 大小 多少 高低 长短 远近 深浅 厚薄 轻重 快慢 新旧 老少 早晚 先后 升降 增减 加减 收放 得失 成败 \
    胜负 生死 安危 治乱 兴衰 盈亏 供需 城乡 公私 干群 软硬 刚柔 虚实 真假 是非 善恶 美丑 好坏 好差 难易 顺逆 苦甜 苦乐 喜忧 冷热 明暗 黑白 动静 攻守 破立 舍得 \
    问答 知行 言行 始终 首尾 标本 点面 质量 名实 德才 表里 正反 去回 往来 送迎 买卖 借还 输赢 起落 聚散 分合 宽窄 粗细 松紧 宽严 纵横 主次 主客 \
    奖惩 放管 存亡 贫富 穷富 强弱 优劣 勤懒 官民 中外 左右 存增 朝夕 日夜 昼夜 里外";

/// Words for what was, is and will be, from general knowledge of Chinese.
const THEN: &[&str] = &["过去", "昨天", "原来", "以前", "从前", "当年", "昔日", "往日", "往昔", "去年", "以往"];
const NOW: &[&str] = &["今天", "现在", "如今", "今日", "眼下", "当前", "今年", "当下"];
const LATER: &[&str] = &["明天", "未来", "今后", "将来", "明年", "以后", "明日"];

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

/// Tells whether two words name different times: 过去, 今天.
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
    fn times() {
        assert!(are_times("过去", "今天") && are_times("今年", "今后") && !are_times("去年", "过去") && !are_times("桥", "路"));
    }
}
