//! The forms of enumerated phrases: each rule reads a stretch of text that begins with a number and succeeds only if it accounts for all of it. The
//! rules are the same inside and outside quotation marks.

use super::found::Found;
use super::names::national;
use super::numbers::{counts, digit_power, digits, number};
use super::numerals::{is_chinese_numeral, is_numeral};
use super::page::{Page, Range};
use super::quantity::POINTS;
use super::quotation_marks::is_quoted;
use super::signs::*;
use super::{EnumerationKind, ItemsFrom};
use crate::find::ordinal_names;
use crate::text::is_han;

/// Recognises congresses of the party, which are known by their number: 十八大, 二十大. The numbers of the earlier ones may also count things, so these
/// need a word that only occurs with a congress: 九大路线, 八大以来.
pub(super) fn is_congress(page: &Page, i: usize, to: usize) -> bool {
    const ITS_OWN: [&str; 11] = ["政治路线", "的路线", "的政治", "决议", "的决议", "政治报告", "的报告", "以来", "以后", "闭幕", "开幕"];
    number(page, i, to).filter(|read| !read.arabic && page.at(read.end) == '大').is_some_and(|read| match read.value() {
        11..=30 => true,
        // 十大路线 are travel routes.
        value @ 7..=10 => {
            let line = value < 10 && page.longest(read.end + 1, &["路线"]) > page.longest(read.end + 1, &["路线图"]);
            line || page.longest(read.end + 1, &ITS_OWN) > 0
        }
        _ => false,
    })
}

/// Recognises the names of five-year plans: 十四五, 八五, 十五; not “五五”工程.
pub(super) fn is_plan(page: &Page, from: usize, to: usize) -> bool {
    if page.longest(to + 1, &["工程", "行动", "战略", "体系", "模式"]) > 0 {
        return false;
    }
    page.chars[from..to].ends_with(&['五']) && ordinal_names::is_plan(&page.text(from, to))
}

/// Returns whether a stretch ends in a dictionary word that begins with its number (岚川六盘山) or in a serial number (三江源一号), or names a rank (三级勋章).
fn is_named_thing(page: &Page, first: usize, to: usize) -> bool {
    let serial = page.before(to) == '号' && is_chinese_numeral(page.before(to - 1)) && !is_classifier(page.before(to - 2));
    let ranked = || page.at(first + 1) == '级' && page.ends_any(to, &RANKED);
    to > first + 2 && (serial || ranked() || is_idiom(&page.text(first, to)))
}

/// Returns whether a stretch is the layout of a flat, which begins with the rooms: 两室一厅. The layout of a village office is a set: 一厅三室.
fn is_floor_plan(page: &Page, from: usize, to: usize) -> bool {
    let rooms = page.chars[from..to].chunks(2).all(|part| matches!(part, &[number, room] if is_numeral(number) && "室厅厨卫房阳".contains(room)));
    to > from + 2 && rooms && matches!(page.at(from + 1), '室' | '房')
}

/// Reads a phrase that fills `from..to`, up to a few characters before its number (北三县, 新三样).
pub(super) fn segment(page: &Page, from: usize, to: usize) -> Option<Found> {
    let first = (from..to).find(|&i| counts(page, i))?;
    let lead = first - from;
    if lead > 0 {
        let bound = page.chars[from..first].iter().all(|&c| is_han(c)) && lead <= 6;
        if !bound
            || matches!(
                page.before(first),
                '这' | '那' | '其' | '此' | '第' | '近' | '超' | '约' | '数' | '几' | '每' | '最' | '零' | '上' | '逾' | '达' | '过'
            )
        {
            return None;
        }
    }
    if is_idiom(&page.text(from, to)) || is_congress(page, first, to) || is_floor_plan(page, from, to) || is_named_thing(page, first, to) {
        return None;
    }
    // “服务三农”, “违反八项规定”: a known name within a larger phrase.
    if lead > 1
        && let Some((start, end)) = national(page, first).filter(|&(start, end)| start == first && end <= to)
    {
        return segment(page, start, end);
    }
    // “不信三条”, “不要搞四人帮”: a statement about a set.
    if lead > 0 && page.at(from) == '不' && page.at(from + 1) != '怕' {
        return None;
    }
    let read = pairs(page, first, to)
        .or_else(|| counted(page, first, to))
        .or_else(|| pure(page, first, to))
        .or_else(|| fused(page, first, to, lead))
        .or_else(|| side_by_side(page, first, to))?;
    // “走一步看三步” and 看三步不走一步 measure one thing twice.
    if lead > 0 && read.kind == EnumerationKind::Paired && measures_twice(page, first, to) {
        return None;
    }
    // The text before a number belongs to a name only if the name is short or has a noun that says what it is.
    if lead > 0 && read.classifier.is_none() {
        // 天府森林四库 fills its quotation; a phrase that opens with a verb is a sentence about 四库.
        let governed = [&GOVERNORS, &VERBS].iter().any(|verbs| page.longest(from, verbs) > 0);
        let whole = lead <= 4 && to - from <= 7 && read.kind == EnumerationKind::Fused && !governed && is_quoted(page, from, to);
        let short = (lead <= 2 && to - from <= 5) || whole;
        if !short && !page.ends_any(to, &PROGRAMMES) && read.kind != EnumerationKind::Paired {
            return None;
        }
    }
    Some(Found { start: from, ..read })
}

/// Returns whether the numbers of a stretch differ but are all followed by the same character.
fn measures_twice(page: &Page, from: usize, to: usize) -> bool {
    let read = |i: usize| number(page, i, to).filter(|_| counts(page, i) && !is_numeral(page.before(i)));
    let reads: Vec<_> = (from..to).filter_map(read).collect();
    let [first, others @ ..] = &reads[..] else { return false };
    let thing = page.at(first.end);
    !others.is_empty() && others.iter().all(|read| page.at(read.end) == thing) && others.iter().any(|read| read.value() != first.value())
}

/// Reads at least two pairs of number and morpheme: 一带一路, 双随机、一公开.
pub(super) fn pairs(page: &Page, from: usize, to: usize) -> Option<Found> {
    let Some((numbers, heads)) = numbers_and_heads(page, from, to) else { return power_pairs(page, from, to) };
    if heads.iter().any(|&head| !is_head(page, head, to)) {
        return None;
    }
    // 两个一百年 counts 一百年, 三个一批 counts 一批.
    // 一老一小幸福院 names a thing after a pair that is a name itself.
    let carried = heads.len() == 2
        && heads[0].1 == heads[0].0 + 1
        && heads[1].1 > heads[1].0 + 2
        && national(page, from).is_some_and(|(_, end)| end == heads[1].0 + 1);
    let counted =
        page.at(heads[0].0) == '个' && heads.iter().any(|&(start, end)| end == start + 1 || page.at(start) != '个' && !is_classifier(page.at(start)));
    // Two ones are a name if they are as short as 一带一路 or have equal structure (一单制、一箱制), not if they say how something is done (一网通办、一次办成).
    let ones = numbers.iter().all(|&n| n == 1);
    let alike =
        heads.iter().all(|&(start, end)| end == start + 1 || (end == start + 2 && heads[0].1 - heads[0].0 == 2 && !is_classifier(page.at(start))));
    // 一支部一品牌、一党员一旗帜: two halves of equal structure.
    // 一老一小一青年: most have one character, and the quotation contains nothing else.
    let alike = alike
        || heads.len() > 2
            && is_quoted(page, from, to)
            && heads.iter().all(|&(start, end)| end <= start + 2)
            && heads.iter().filter(|&&(start, end)| end == start + 1).count() * 2 > heads.len();
    let halves = heads.len() >= 4 && heads.len().is_multiple_of(2) && heads.iter().zip(&heads[2..]).all(|(a, b)| a.1 - a.0 == b.1 - b.0);
    if heads.len() < 2 || counted || (ones && !alike && !halves && !carried) {
        return None;
    }
    let plain: String = page.chars[from..to].iter().filter(|c| is_han(**c)).collect();
    if is_idiom(&plain) {
        return None;
    }
    let mut found = Found::new(EnumerationKind::Paired, from, to, Found::values(&numbers));
    // 千村示范、万村整治 count 村.
    let powers = numbers.iter().all(|&number| number >= 100) && heads.iter().all(|&(start, end)| end - start > 2);
    let counted = |&(start, end): &Range| page.text(start, if powers { start + 1 } else { end });
    // 一看二帮三总结 numbers its steps; 一核两带三区 and 一核二轴三区 count places.
    let places = heads.iter().any(|&(start, _)| is_counted_alone(page.at(start)) || LAYOUT.contains(page.at(start)));
    if heads.len() > 2 && !places && page.before(heads[1].0) == '二' && numbers.iter().copied().eq(1..=heads.len() as u64) {
        found.size = u32::try_from(heads.len()).ok();
        (found.items, found.items_from) = (Some(heads.clone()), Some(ItemsFrom::Text));
    }
    found.head = Some(heads.iter().map(counted).collect::<Vec<_>>().join("、"));
    Some(found)
}

/// The parts of a layout of towns or lands: a closed class, from general knowledge of official Chinese.
const LAYOUT: &str = "核心轴带圈廊翼极点线片园团组群港湾湖河江山岛谷屏廊环楔网门链";

/// Splits `from..to` into numbers and the text after each of them, up to the next number or a mark.
fn numbers_and_heads(page: &Page, from: usize, to: usize) -> Option<(Vec<u64>, Vec<Range>)> {
    let (mut numbers, mut heads) = (Vec::new(), Vec::new());
    let mut i = from;
    while i < to {
        let read = number(page, i, to).filter(|read| !read.arabic || (page.at(read.end) != '%' && read.value() < 100))?;
        let mut head = read.end;
        while head < to && !counts(page, head) && !opens_second_half(page, (from, to), head) && !matches!(page.at(head), '、' | ',' | '·') {
            head += 1;
        }
        if head == read.end {
            return None;
        }
        heads.push((read.end, head));
        numbers.extend(read.values);
        i = head;
        while i < to && matches!(page.at(i), '、' | ',' | '·') {
            i += 1;
        }
    }
    Some((numbers, heads))
}

/// Returns whether the text after a number can be counted by a pair: a few characters, not a measure, and no word that occurs only in sentences.
fn is_head(page: &Page, (start, end): Range, to: usize) -> bool {
    // 四多四少 and 一升一停 consist of words that measure elsewhere.
    let measures = is_time(page, start) || (is_measure(page, start) && (page.reads(start, "分之") || !"升多成分线手次代甲".contains(page.at(start))));
    let most = if end == to && page.ends_any(end, &PROGRAMMES) { 10 } else { 6 };
    // 十大都讲这三条 is a sentence.
    let word = |i: usize| match page.at(i) {
        '了' => page.at(i + 1) == '解',
        // 一都两翼
        '都' => i == start,
        c => is_han(c) && !"这那是吗呢我你他".contains(c),
    };
    end - start <= most && !measures && (start..end).all(word)
}

/// Returns whether 一 begins the second half of a quotation of two equal halves, although it elsewhere forms a word with the character before it (统一): 三统一分.
fn opens_second_half(page: &Page, (from, to): Range, at: usize) -> bool {
    at == from + 2 && to == from + 4 && page.at(at) == '一' && "统单专同".contains(page.before(at)) && is_quoted(page, from, to)
}

/// Reads digits with powers of ten as morphemes: 四千四万.
fn power_pairs(page: &Page, from: usize, to: usize) -> Option<Found> {
    let pairs = digit_power(&page.chars[from..to]).filter(|pairs| pairs.len() > 1)?;
    let values: Vec<u64> = pairs.iter().map(|&(value, _)| value).collect();
    let mut found = Found::new(EnumerationKind::Paired, from, to, Found::values(&values));
    // Each of the four members of 四千四万 contains one 千 and one 万.
    if values.iter().all(|&value| value == values[0]) {
        found.size = u32::try_from(values[0]).ok();
    }
    found.head = Some(pairs.iter().map(|(_, power)| power.to_string()).collect::<Vec<_>>().join("、"));
    Some(found)
}

/// Reads number, classifier, head.
pub(super) fn counted(page: &Page, from: usize, to: usize) -> Option<Found> {
    let read = number(page, from, to)?;
    let at = read.end;
    // “三个年”活动 counts years with names, not time.
    let named_years = page.reads(at, "个年") && at + 2 == to && is_quoted(page, from, to);
    if is_time(page, at) && !named_years {
        // 三年行动 is a plan for three years.
        let mut found = Found::new(EnumerationKind::Counted, from, to, Found::values(&read.values));
        found.classifier = Some((at, at + 1));
        found.head = (to > at + 1).then(|| page.text(at + 1, to));
        found.named = false;
        return (to > at + 1 && page.at(at) == '年').then_some(found);
    }
    // “六对关系”: elsewhere 对 is a preposition.
    let couples = page.at(at) == '对' && to > at + 2 && is_quoted(page, from, to);
    // “四点希望”: elsewhere 点 is an hour.
    let points = page.at(at) == '点' && at + 1 < to && (ANNOUNCERS.contains(&&*page.text(at + 1, to)) || POINTS.contains(&&*page.text(at + 1, to)));
    let (one, classifier) =
        if page.reads(at, "方面") && at + 2 < to { (false, at + 2) } else { (!couples && !points && !is_classifier(page.at(at)), at + 1) };
    let ordinal = page.at(from) == '二' && !read.arabic && read.end == from + 1 && page.at(at) != 'つ';
    // 三大会战 counts 会战 and does not contain 大会.
    let word =
        !page.reads(at, "大会战") && page.longest(at, &["つ目", "部队", "部门", "部委", "大会", "大道", "大队", "门口", "面积", "场所", "片区"]) > 0;
    // 双轮驱动 and 三所联动 count 轮 and 所; 五个统筹 counts 统筹.
    let pure = matches!(page.at(at), '个' | '项' | '大' | '种' | '条');
    let counts_it =
        page.at(from) == '双' || !pure && COLLECTIVES.iter().any(|word| page.reads(classifier, word) && classifier + word.chars().count() == to);
    // 两个以上出口 gives a minimum.
    let bound = page.longest(classifier, &["以上", "以下", "以内", "左右"]) > 0;
    if one || bound || ordinal || word || counts_it || read.value() < 2 || read.values.len() > 1 || is_measure(page, at) {
        return None;
    }
    if classifier >= to {
        // 金融“16条”.
        return ((read.arabic || read.value() > 2) && !read.bare && matches!(page.at(at), '条' | '项'))
            .then(|| Found { classifier: Some((at, to)), ..Found::new(EnumerationKind::Counted, from, to, Found::values(&read.values)) });
    }
    // Japanese joins counter and noun: 三本の矢.
    let head = if page.at(classifier) == 'の' && classifier + 1 < to { classifier + 1 } else { classifier };
    if to - classifier > 14 || page.chars[classifier..to].contains(&'的') || (read.bare && page.at(at) == '大') {
        return None;
    }
    let mut found = Found::new(EnumerationKind::Counted, from, to, Found::values(&read.values));
    found.classifier = Some((at, classifier));
    found.head = Some(page.chars[head..to].iter().filter(|&&c| !is_stop(c)).collect());
    Some(found)
}

/// Reads number and one or a few morphemes.
fn fused(page: &Page, from: usize, to: usize, lead: usize) -> Option<Found> {
    let read = number(page, from, to)?;
    let at = read.end;
    let rest = to - at;
    let several = read.values.len() > 1;
    if rest == 0 && several && is_quoted(page, from, to) {
        // “十百千万”工程, “百千万”培训.
        return Some(Found::new(EnumerationKind::Fused, from, to, Found::values(&read.values)));
    }
    // 三多, 四升 and “三度” at the end of a quotation are not measures.
    let morpheme = rest == 1 && (matches!(page.at(at), '多' | '升') || page.at(at) == '度' && is_quoted(page, from, to));
    // 渡口线、渔港线“三线”: the list directly before it shows the noun that it counts.
    let morpheme = morpheme || rest == 1 && is_quoted(page, from, to) && page.before(from - 1) == page.at(at);
    if rest == 0
        || counts(page, at)
        || is_time(page, at)
        || (is_measure(page, at) && !morpheme && page.at(from) != '双')
        || !page.chars[at..to].iter().all(|&c| is_han(c))
    {
        return None;
    }
    let programme = page.ends_any(to, &PROGRAMMES);
    if (read.value() < 2 && !several) || page.at(from) == '二' || rest > if programme { 10 } else { 6 } {
        return None;
    }
    // 百强 and 万达 count nothing; in 万人计划 the noun shows that it is a programme.
    if read.bare && !programme {
        return None;
    }
    let collective = COLLECTIVES.iter().filter(|word| page.ends(to, word)).map(|word| word.chars().count()).max().unwrap_or(0);
    // “四必到”, “四就近”, “三即”: one or two characters that fill the quotation are a single word.
    let word = rest <= 2 && is_quoted(page, from - lead, to);
    let function = |&c: &char| if word { "的了和与及等".contains(c) } else { is_function(c) && !"之向以".contains(c) };
    // “四不放过”: after a negation 过 is part of a verb.
    let verb = page.at(at) == '不' && page.before(to) == '过' && is_quoted(page, from - lead, to);
    let stop = to - if verb { 1 } else { collective };
    if page.chars[at..stop.max(at)].iter().any(function) && !programme {
        return None;
    }
    // 六连冠 and 七冠王 count victories, 三星 is a rank, 四环 a road, 四普 the fourth census, and a year does not count things.
    if matches!(page.at(at), '连' | '冠' | '星' | '环')
        || (page.at(at) == '普' && rest == 1)
        || page.reads(at, "中全会")
        || (page.at(at) == '字' && rest != 1 && !programme && page.text(at, to) != "字诀")
        || (read.value() > 9
            && ("强佳".contains(page.at(at)) || page.at(at) == '字' && page.longest(at + 1, &PROGRAMMES).max(page.longest(to + 1, &PROGRAMMES)) == 0))
        || (lead == 0 && page.at(at) == '者')
        || (read.arabic && read.value() > 99)
        || (read.value() >= 1_000_000 && !programme)
    {
        return None;
    }
    let mut found = Found::new(EnumerationKind::Fused, from, to, Found::values(&read.values));
    if page.reads(at, "位") && rest > 1 {
        found.classifier = Some((at, at + 1));
        found.head = Some(page.text(at + 1, to));
    } else {
        let tail = COLLECTIVES.iter().chain(PROGRAMMES.iter()).filter(|word| page.ends(to, word)).map(|word| word.chars().count()).max().unwrap_or(0);
        found.head = Some(page.text(at, if tail < rest { to - tail } else { to }));
    }
    Some(found)
}

/// Reads numerals that stand alone and do not form a number: 四千, 双百, 八八战略.
fn pure(page: &Page, from: usize, to: usize) -> Option<Found> {
    let mut end = from;
    while end < to && is_chinese_numeral(page.at(end)) {
        end += 1;
    }
    let noun = if end == to { to + 1 } else { end };
    let programme = page.longest(noun, &PROGRAMMES) > 0;
    let run = &page.chars[from..end];
    // “双千亿”目标
    let power = |&c: &char| matches!(c, '百' | '千' | '万' | '亿');
    if let ['双', first, second] = *run
        && end == to
        && is_quoted(page, from, to)
        && [first, second].iter().all(power)
        && is_han(page.at(noun))
    {
        let head = Some(page.text(from + 1, to));
        return Some(Found { head, ..Found::new(EnumerationKind::Fused, from, to, Found::values(&[2])) });
    }
    // “双百企业”
    let bearer = is_quoted(page, from, to) && (2..=4).contains(&(to - end)) && page.at(from) == '双';
    if let [(value, power)] = digit_power(run)?[..]
        && matches!(power, '百' | '千' | '万')
        && value > 1
        && (programme || bearer || end == to && is_han(page.at(noun)))
    {
        let mut found = Found::new(EnumerationKind::Fused, from, to, Found::values(&[value]));
        found.head = Some(power.to_string());
        return Some(found);
    }
    None
}

/// Reads adjacent digits in the name of a programme: 八八战略, “五五”工程, “八七”扶贫攻坚计划.
fn side_by_side(page: &Page, from: usize, to: usize) -> Option<Found> {
    let mut end = from;
    while end < to && is_chinese_numeral(page.at(end)) {
        end += 1;
    }
    if page.before(end) == '五' && page.longest(end, &["计划", "规划", "期间", "时期"]) > 0 {
        return None;
    }
    let values = digits(&page.chars[from..end]).filter(|values| values.len() > 1)?;
    if end < to {
        let programme = page.ends_any(to, &PROGRAMMES) && to - end <= 8 && page.chars[end..to].iter().all(|&c| is_han(c));
        let head = Some(page.text(end, to));
        return programme.then(|| Found { head, ..Found::new(EnumerationKind::Fused, from, to, Found::values(&values)) });
    }
    let noun = to + 1;
    let programme = is_quoted(page, from, to) && (noun + 2..=noun_end(page, noun, 8)).any(|end| page.ends_any(end, &PROGRAMMES));
    programme.then(|| Found::new(EnumerationKind::Code, from, to, Found::values(&values)))
}

/// Reads a quotation that lists its members and works as one name or motto: “严、细、深、实、准”.
///
/// The members of a motto have the same structure: equal length, or nearly equal length and a common character at one edge.
pub(super) fn listed(page: &Page, from: usize, to: usize, close: usize, segments: &[Range]) -> Option<Found> {
    // “苹果、梨子”这些词 is about words; “护湖、清湖、养湖”这条主线 is one thing.
    const COURSES: [&str; 12] = ["主线", "目标", "总目标", "主题", "基调", "总基调", "主基调", "要求", "总要求", "思路", "方针", "重点"];
    // “门难进、脸难看”这个问题 is one that people complain of.
    const QUESTIONS: [&str; 5] = ["问题", "根本问题", "重大问题", "课题", "根本任务"];
    let counted = close + 2 + page.longest(close + 2, &["条", "个", "一", "项", "一条", "一个"]);
    let called = page.longest(counted, &COURSES) > 0 || segments.len() > 2 && page.longest(counted, &QUESTIONS) > 0;
    let words = page.at(close + 1) == '这' && !called;
    let pauses = page.at(close + 1) != '等'
        && !words
        && page.chars[from..to].contains(&'、')
        && !page.chars[from..to].iter().any(|&c| matches!(c, ';' | ':' | '《'));
    // “发现问题、形成震慑，推动改革、促进发展”: commas only between pairs of four characters each.
    let paired = segments.len() > 3 && segments.iter().all(|&(start, end)| end - start == 4);
    let pauses = pauses && (paired || !page.chars[from..to].contains(&','));
    if !pauses || segments.len() < 2 || segments.iter().any(|&(start, end)| end == start || end - start > 10) {
        return None;
    }
    let words = segments.iter().all(|&(start, end)| page.chars[start..end].iter().all(|&c| is_han(c)));
    let lengths = || segments.iter().map(|&(start, end)| end - start);
    let (shortest, longest) = (lengths().min()?, lengths().max()?);
    let shared = |edge: fn(Range) -> usize| segments.iter().all(|&segment| page.at(edge(segment)) == page.at(edge(segments[0])));
    let build = shortest == longest
        || (longest <= 2 && segments.len() > 2)
        || (longest - shortest <= 2 && (shared(|(start, _)| start) || shared(|(_, end)| end - 1)));
    // “一网通办、一次办成” says how; three phrases of equal structure name a reform: “一窗受理、一表申请、一网通办”.
    if !words || !build || segments.len() < 3 && segments.iter().all(|&(start, _)| page.at(start) == '一') {
        return None;
    }
    // Two longer clauses that end a sentence are rather a saying; a name continues with a noun, has equal parts of at most four characters, or
    // repeats more of its wording.
    if segments.len() == 2 && !is_han(page.at(close + 1)) && !(shortest == longest && longest <= 4) {
        let (a, b) = (segments[0], segments[1]);
        let same = (0..shortest).filter(|&k| page.at(a.0 + k) == page.at(b.0 + k)).count();
        // “船靠港即检、检合格即放” says that one thing is done as soon as the other.
        let at_once = shortest == longest && (1..shortest - 1).any(|k| page.at(a.0 + k) == '即' && page.at(b.0 + k) == '即');
        // “项目大谋划、谋划大项目” rearranges its words.
        let turned = shortest == longest && page.chars[a.0..a.1].iter().all(|c| page.chars[b.0..b.1].contains(c));
        if same < 2 && !turned && !at_once {
            return None;
        }
    }
    let mut found = Found::new(EnumerationKind::Listed, from, to, Found::values(&[segments.len() as u64]));
    found.items = Some(segments.to_vec());
    found.items_from = Some(ItemsFrom::Text);
    Some(found)
}
