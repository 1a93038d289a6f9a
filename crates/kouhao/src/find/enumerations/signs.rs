//! The words and characters that the forms look for: closed classes of Chinese grammar (classifiers, units of time), and open lists of the nouns and
//! verbs of official usage, which were collected from the development texts and lack words of others. All are from general knowledge, except the idioms,
//! whose source the data folder names.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::page::Page;
use crate::text::is_han;

/// A list of words, read once.
pub(super) type Words = LazyLock<Vec<&'static str>>;

pub(super) fn words(text: &'static str) -> Vec<&'static str> {
    text.split_whitespace().collect()
}

/// Idioms, places and other words that contain a number and do not name a set.
static IDIOMS: LazyLock<FxHashSet<&'static str>> = LazyLock::new(|| include_str!("../../../data/number_words.txt").lines().collect());

pub(super) fn is_idiom(text: &str) -> bool {
    IDIOMS.contains(text)
}

/// Returns whether `c` is a classifier that counts the members of a named set, including the Japanese つ. 位 counts only in 五位一体; measures and times do not
/// count as classifiers here.
pub(super) fn is_classifier(c: char) -> bool {
    "つ个项大种级样条件句类场篇部轮批张本名支座把片块面套组所道股颗盏扇门则层根份款笔只驾朵板招".contains(c)
}

/// Returns whether `c` is a classifier of concrete things, with which an unquoted phrase is a quantity.
pub(super) fn is_concrete_classifier(c: char) -> bool {
    "家户名人位座所支桩辆艘架台套列只头株棵枚部本首张封幅份笔宗起例次场期集批轮件条点句篇处款双对片块栋间口颗届级类层步道方".contains(c)
}

/// Returns whether `c` is a place, people or a result, which a number counts without a classifier: 三县两区, 两男一女, 一死两伤.
pub(super) fn is_counted_alone(c: char) -> bool {
    "省市县区镇乡州国地个家人户口男女方级周厅室名位条件次死伤胜负平金银铜战捷".contains(c)
}

/// Returns whether a unit of time is at `i`, whose number gives a duration.
pub(super) fn is_time(page: &Page, i: usize) -> bool {
    matches!(page.at(i), '年' | '月' | '日' | '天' | '周' | '岁' | '时' | '秒' | '载' | '旬' | '夜' | '晚')
        || page.longest(i, &["小时", "分钟", "季度", "世纪", "个月", "个年", "个小时", "个季度", "个世纪", "个多月", "个工作日", "个交易日"]) > 0
}

/// Returns whether a unit of measure, money or rank is at `i`, whose number does not count a set.
pub(super) fn is_measure(page: &Page, i: usize) -> bool {
    "元角米吨斤亩度维倍成折番届号等甲孩胎里克升次代寸尺%分多几余线手后".contains(page.at(i))
        || page
            .longest(i, &["公里", "平方", "立方", "以上", "以下", "以内", "公顷", "公斤", "美元", "欧元", "千瓦", "个百分点", "分之", "赫兹", "比特"])
            > 0
}

/// The nouns that end the name of a programme: 千万工程, 八八战略, 四通行动.
pub(super) static PROGRAMMES: Words = LazyLock::new(|| {
    words(
        "工程 计划 战略 行动 方案 体系 机制 模式 精神 作风 理念 制度 政策 格局 布局 方针 原则 要求 工作法 平台 品牌 \
     攻坚 攻坚战 战役 教育 活动 专项 方略 方法 制 论 法 规划 目标 标准 改革 提升",
    )
});

/// Nouns for things that are chosen ten at a time and published as a list: 十大考古新发现.
pub(super) static CHOSEN: Words = LazyLock::new(|| words("新闻 发现 人物 事件 进展 品牌 成就 实事 民生实事"));

/// Measurable properties of a set, which are not part of its name: 三大先导产业|规模. Common ones of official prose.
static MEASURES: Words = LazyLock::new(|| {
    words(
        "规模 热度 差异 差距 增速 产值 增加值 总产值 总量 产量 销量 数量 占比 比重 营收 收入 利润 总额 出口额 满意度 能级 发展能级 水平 \
     地位 总数 人数 面积 总面积 蓄水量 总蓄水量 成交额 成交量",
    )
});

/// Returns the end of a counted noun, without a last word that is a measurable property.
pub(super) fn without_measure(page: &Page, head: usize, end: usize) -> usize {
    let measure = MEASURES.iter().filter(|word| page.ends(end, word)).map(|word| word.chars().count()).max().unwrap_or(0);
    if measure > 0 && end - measure >= head + 2 { end - measure } else { end }
}

/// Nouns for undertakings with a name.
pub(super) static UNDERTAKINGS: Words = LazyLock::new(|| words("工程 行动 计划 战略 战役 攻坚战"));

/// Nouns for battles, which stand for undertakings. From general knowledge of official Chinese.
pub(super) static BATTLES: Words = LazyLock::new(|| words("硬仗 攻坚战 攻坚仗 保卫战 歼灭战 阻击战 翻身仗"));

/// Nouns for things that have ranks: 三级勋章, 二级医院. Common ones of official prose.
pub(super) static RANKED: Words =
    LazyLock::new(|| words("奖章 勋章 证书 称号 资质 职称 医院 警督 警监 军士长 响应 文物 公路 河流 运动员 裁判 教授 建造师 技师"));

/// Words that group the members of a fused phrase into one: 三生融合, 五台合一.
pub(super) static COLLECTIVES: Words = LazyLock::new(|| {
    words(
        "一体 融合 对接 合一 叠加 分置 并举 联动 同步 同治 共治 贯通 归一 并重 结合 统筹 协同 互动 联通 同向 同力 驱动 协调 \
     共建",
    )
});

/// Heads that only announce a list or sum something up; with a number they are plain quantities.
pub(super) static ANNOUNCERS: Words = LazyLock::new(|| {
    words(
        "方面 问题 任务 工作 举措 措施 重点 意见 建议 项目 领域 环节 阶段 部分 例子 特点 原因 关键 事项 案例 \
     成果 指标 实事 大事 事情 条件 因素 步骤 层次 角度 维度 地方 时期 季节 孩子 单位 部门 议题 要素 前提 变化 课题 难题 看点 亮点 课目 内容 类别 渠道 新闻 奖项 节日 代表团 代表队 \
     委员会 小组 月 人 点",
    )
});

/// Words that make the head of a phrase a thing that is counted rather than named.
pub(super) static CONCRETE: Words = LazyLock::new(|| {
    words(
        "产业 企业 公司 园区 基地 集聚区 城市 乡镇 县 市 省 区 州 领域 行业 集群 银行 项目 港口 机场 国家 国 \
     洲 河 湖 江 村 家 产业链 中心 平台 门 赛道 品类 组 盆地 站 院 校 厂 线 所 场 馆 车 机 部 会 店 社区 \
     街道 学科 专业 岗位 品种 地区 产品 商 报纸 经济体 园 类 品 沙漠 沙地 油田 水源 频道 税种 菜系 国宝 洋 青年",
    )
});

/// Heads of regulations, principles and doctrines: unquoted with Chinese digits they are names (八项规定, 四项基本原则).
pub(super) static DOCTRINES: Words = LazyLock::new(|| {
    words(
        "规定 基本原则 原则 制度 补贴 纪律 禁令 铁律 职能 职权 权利 准则 基本国策 法宝 关系 承诺 红线 底线 公约 \
     保障 约法 基本方略 根本制度 主张 方针",
    )
});

/// Words that raise a doctrine above a list of points (九条重要方针), and the doctrines that have them.
pub(super) static QUALIFIERS: Words = LazyLock::new(|| words("重要 历史 基本 根本 重大 宝贵 总体 战略"));
pub(super) static TEACHINGS: Words = LazyLock::new(|| words("方针 经验 原则 方略 制度 主张 结论 启示 遵循 法则 国策 准则 要求 保障 关系"));

/// Nouns that occur only in a set counted with 大: 三大攻坚战, 六大行动.
pub(super) static GREAT: Words = LazyLock::new(|| {
    words(
        "攻坚战 攻坚行动 专项行动 行动计划 行动 工程 战略 体系 战役 改革攻坚 攻坚 改革 革命 考验 危险 优势 理念 \
     支柱 板块 水系 流域 任务体系 功能 定位 目标 保障 计划 法宝 关系 纪律 作风 精神 能力 文明 建设 变革 \
     机制 制度 政策 格局 布局 倡议 提升 战场 引擎 动力 抓手 球 发明 家族 名著 梦想 使命 专项 载体 工作体系 \
     示范 传统 戏剧 平衡 差距 差别 矛盾 高地 屏障",
    )
});

/// First words of heads that are not nouns: 两个毫不动摇, 四个不摘, 三个进一步.
pub(super) static VERBAL: Words = LazyLock::new(|| {
    words(
        "毫不 不 必须 坚持 确保 更加 进一步 全面 务必 凡是 确立 维护 明确 如何 始终 一律 一 没有 有 要 能 \
     敢于 善于 坚决 坚定 绝不 决不 严禁 最 更 着力 注重 突出 统筹 先行 率先 到位 统一 结合 走在前 打造 \
     离不开 代表",
    )
});

/// Verbs that take a name as their object, so that a phrase with one is not a member of the set.
pub(super) static GOVERNORS: Words = LazyLock::new(|| {
    words(
        "做到 坚持 落实 增强 坚定 捍卫 拥护 弘扬 发扬 共建 贯彻 践行 推进 推动 实施 深化 坚决 巩固 开展 \
     打造 实现 紧扣 聚焦 遵守 执行 实行 履行 按照 围绕 完善 建立 强化 加强 成为 作为 称为 使用 用好 做好 开启 形成 压缩 打击 制造 反对 举行 提出 纠正 \
     发起 破解 提供 解决 警惕 严格 送上 搞好 用于 做强 做优 做大 做精",
    )
});

/// Verbs and adverbs that follow a counted noun as its predicate (common ones of official prose and news).
pub(super) static VERBS: Words = LazyLock::new(|| {
    words(
        "启动 建成 全面 全部 全国 入选 获批 获准 荣获 实现 完成 进入 开展 进行 推广 落地 平稳 正在 已经 此前 今起 今天 每日 涌现 竣工 投产 \
     开工 投入 作出 入手 易于 共投 参加 参与 组成 提前 提质 获得 达到 增长 增加 下降 通过 成立 出台 发布 上市 开放 运营 先后 累计 相继 陆续 \
     组成 构成 具有 分别 发言 讲话 出席 一起 竞相 共同 更加 同时 积极 自发 纷纷 依旧 仍然 变 占 超 达 获 经 需 均 未 并 共",
    )
});

/// Returns whether `c` ends a noun phrase: a particle, preposition, conjunction or adverb, or a localiser that does not occur inside one.
pub(super) fn is_function(c: char) -> bool {
    "的了和与及在是为等将已被把对以于从向都也就均使让给到而并或由之其这那着过即".contains(c)
}

/// Returns whether `c` ends every noun phrase: a mark, white space or the end of the text.
pub(super) fn is_stop(c: char) -> bool {
    !is_han(c) && !c.is_alphanumeric()
}

/// Returns the end of the run of ideographs from `i`, at most `most` of them, up to a mark or a function character.
pub(super) fn noun_end(page: &Page, i: usize, most: usize) -> usize {
    let mut end = i;
    // 都市 is a noun, 都 an adverb.
    let within = |end: usize| page.at(end) == '都' && ("市会城".contains(page.at(end + 1)) || "首成古".contains(page.before(end)));
    while end < i + most && is_han(page.at(end)) && (!is_function(page.at(end)) || within(end)) {
        end += 1;
    }
    end
}

/// Returns the start of the first predicate within `head..end`, otherwise `end`.
pub(super) fn predicate(page: &Page, head: usize, end: usize) -> usize {
    (head..end).find(|&k| page.longest(k, &VERBS) > 1 || matches!(page.at(k), '共' | '均' | '占' | '超')).unwrap_or(end)
}

/// Words that say what a name or a part of it is; a closed class, from general knowledge of Chinese.
const DEFINING: [&str; 8] = ["即", "是指", "指的是", "指", "就是", "也就是", "这就是", "这也就是"];

/// Words that introduce all the members one by one; a closed class, from general knowledge of Chinese.
const LISTING: [&str; 5] = ["包括", "主要包括", "分别是", "分别为", "说的是"];

/// Returns the length of the words at `i` that say what something is: 即, 是指, 就是.
pub(super) fn defines(page: &Page, i: usize) -> usize {
    match page.longest(i, &DEFINING) {
        // 指数 and 指标 are words.
        1 if page.at(i) == '指' && "数标导挥南引出定示望针向纹派令战环".contains(page.at(i + 1)) => 0,
        len => len,
    }
}

/// Returns the length of the words at `i` that say what a quoted part of a name is: ，就是, 即, 指的是. A mere 是 only makes a statement about it.
pub(super) fn explains(page: &Page, i: usize) -> usize {
    let comma = usize::from(page.at(i) == ',');
    match defines(page, i + comma).max(usize::from(page.at(i + comma) == ':')) {
        0 => 0,
        len => comma + len,
    }
}

/// Returns the length of the words at `i`, directly after a part in quotation marks whose turn it is, that say what it is: as [`defines`], or a copula.
pub(super) fn equates(page: &Page, i: usize) -> usize {
    defines(page, i).max(page.longest(i, &["是", "为", "包括", "代表"]))
}

/// Returns the length of the words or marks at `i` that members follow: 即, ，分别是, a colon, a dash, an opening bracket.
pub(super) fn announces(page: &Page, i: usize) -> Option<usize> {
    let word = |i: usize| defines(page, i).max(page.longest(i, &LISTING));
    let len = match page.at(i) {
        ',' if word(i + 1) > 0 => 1 + word(i + 1),
        '(' => 1 + word(i + 1),
        ':' => 1,
        '—' if page.at(i + 1) == '—' => 2,
        '是' | '为' if page.at(i + 1) == ':' => 2,
        _ => word(i),
    };
    (len > 0).then_some(len)
}
