//! Phrases without quotation marks: a number is a seed, and only what counts like a name becomes one.

use super::EnumerationKind;
use super::coded;
use super::known::Known;
use super::members;
use super::page::{Found, Page};
use super::quoted::{is_congress, pairs, segment};
use super::signs::*;
use crate::text::is_han;

/// Finds the phrases outside those already found, and merges them in the order of the text.
pub(super) fn find(page: &Page, known: &Known, quantities: bool, found: &mut Vec<Found>) {
    let quoted = std::mem::take(found);
    let mut quoted = quoted.into_iter().peekable();
    let mut i = 0;
    // From numeral to numeral: nothing else starts a phrase.
    let mut numerals = page.numerals.iter().copied().peekable();
    loop {
        while numerals.next_if(|&at| at < i).is_some() {}
        let next = numerals.peek().copied().unwrap_or(page.len());
        if let Some(phrase) = quoted.next_if(|phrase| phrase.start <= next) {
            if found.last().is_none_or(|last| last.end <= phrase.start) {
                i = i.max(phrase.end);
                found.push(phrase);
            }
            continue;
        }
        if next == page.len() {
            break;
        }
        i = next;
        let until = quoted.peek().map_or(usize::MAX, |phrase| phrase.start);
        match seed(page, known, i, quantities) {
            // 300个“一老一小幸福院”: the name goes before the quantity that holds it.
            Some(phrase) if !phrase.named && quoted.peek().is_some_and(|inner| inner.named && inner.start < phrase.end) => i = until,
            Some(mut phrase) if (phrase.end <= until || takes_in(page, &phrase)) && found.last().is_none_or(|last| last.end <= phrase.start) => {
                // 六个“如何始终”: the quotation inside belongs to the phrase.
                while quoted.peek().is_some_and(|inner| inner.start < phrase.end) {
                    quoted.next();
                }
                i = phrase.end.max(i + 1);
                if phrase.noun.is_none() && phrase.named {
                    phrase.noun = noun_after(page, phrase.end);
                }
                found.push(phrase);
            }
            _ => {
                let end = run_end(page, i);
                i = known.term_in(i + 1, end).unwrap_or(end);
            }
        }
    }
    found.extend(quoted);
}

/// Tells whether a phrase holds a quotation as its head.
fn takes_in(page: &Page, phrase: &Found) -> bool {
    matches!(page.before(phrase.end), '”' | '’')
}

fn noun_after(page: &Page, end: usize) -> Option<(usize, usize)> {
    let noun = PROGRAMMES.iter().filter(|word| page.reads(end, word)).map(|word| word.chars().count()).max()?;
    Some((end, end + noun))
}

/// End of the numerals at `i`, so that a number is not read again from its middle.
fn run_end(page: &Page, i: usize) -> usize {
    if !page.at(i).is_ascii_digit() {
        return i + 1;
    }
    let mut end = i;
    while page.at(end).is_ascii_digit() || (matches!(page.at(end), '.' | ',') && page.at(end + 1).is_ascii_digit()) {
        end += 1;
    }
    end
}

/// Reads the phrase whose number stands at `i`.
fn seed(page: &Page, known: &Known, i: usize, quantities: bool) -> Option<Found> {
    let before = page.before(i);
    if before.is_ascii_alphanumeric()
        || is_chinese_numeral(before)
        || matches!(before, '第' | '+')
        || (before == '.' && known.term_in(i, i + 1).is_none() && !is_list_marker(page, i))
        || !counts(page, i)
    {
        return None;
    }
    if let Some(found) = motto(page, i).or_else(|| known.at(page, i)) {
        return Some(found);
    }
    if page.at(i).is_ascii_digit()
        && let Some(code) = coded::sum(page, i, i + 24)
        && is_han(page.at(code.end))
        && !is_time(page, code.end)
        && !is_measure(page, code.end)
    {
        return Some(code);
    }
    let read = number(page, i, page.len())?;
    let open = matches!(
        before,
        '近' | '超'
            | '约'
            | '数'
            | '几'
            | '每'
            | '上'
            | '逾'
            | '达'
            | '前'
            | '后'
            | '头'
            | '下'
            | '过'
            | '首'
            | '从'
            | '同'
            | '各'
            | '另'
            | '再'
    );
    if open || is_measure(page, read.end) {
        return quantities.then(|| quantity(page, known, i)).flatten();
    }
    let names = set_of_quotation(page, i)
        .or_else(|| great(page, i))
        .or_else(|| undertaking(page, i))
        .or_else(|| listed_before(page, known, i))
        .or_else(|| recurring(page, known, i))
        .or_else(|| doctrine(page, i))
        .or_else(|| collective(page, i))
        .or_else(|| paired(page, i))
        .or_else(|| region(page, i));
    names.or_else(|| quantities.then(|| quantity(page, known, i)).flatten())
}

/// Tells whether a number and a point open the line before `i`: 27.五个“必须统筹好”.
fn is_list_marker(page: &Page, i: usize) -> bool {
    let digits = (0..i.saturating_sub(1)).rev().take_while(|&k| page.at(k).is_ascii_digit()).count();
    (1..=3).contains(&digits) && page.before(i - 1 - digits).is_whitespace()
}

/// Number, classifier and a quotation as head: 六个“如何始终”. With Arabic digits it counts things that carry the name.
fn set_of_quotation(page: &Page, i: usize) -> Option<Found> {
    let read = number(page, i, page.len())?;
    let at = read.end;
    let close = match page.at(at + 1) {
        '“' => '”',
        '‘' => '’',
        _ => return None,
    };
    if read.arabic || read.value() < 2 || read.bare || !matches!(page.at(at), '个' | '大' | '种') || is_congress(page, i, page.len()) {
        return None;
    }
    let end = (at + 2..at + 12).find(|&k| page.at(k) == close)? + 1;
    let head = page.text(at + 2, end - 1);
    if !head.chars().all(is_han) {
        return None;
    }
    let mut found = Found::new(EnumerationKind::Counted, i, end, Found::values(&read.values));
    found.classifier = Some((at, at + 1));
    found.head = Some(head);
    Some(found)
}

/// Number, 大 and what is great: 三大攻坚战. Concrete things are only counted.
fn great(page: &Page, i: usize) -> Option<Found> {
    let read = number(page, i, page.len())?;
    let head = read.end + 1;
    if page.at(read.end) != '大' || "道会学楼队厅堂家人类".contains(page.at(head)) || read.value() < 2 || read.bare || read.value() > 99 {
        return None;
    }
    // The congresses of the party are called by number: 党的十九大精神, 二十大, 八大以来. 分三大板块 and 这两大战略 only count.
    if is_congress(page, i, page.len()) || page.ends_any(i, &["党的", "党", "中共", "分", "分为", "分成", "这"]) {
        return None;
    }
    let all = noun_end(page, head, 9);
    // 十大提质增效行动: what ends like a name holds no predicate.
    // 十大重点节能工程|建设: the programme is counted, not what is done with it.
    let deed = page.longest(all.saturating_sub(2), &["建设", "改革", "提升", "保障"]);
    let all = if deed > 0 && all >= head + 4 && page.ends_any(all - deed, &UNDERTAKINGS) { all - deed } else { all };
    let things = (head..all).any(|k| page.longest(k, &CONCRETE) > 0);
    let closed = (!is_han(page.at(all)) || page.ends_any(all, &UNDERTAKINGS)) && all <= head + 8 && page.ends_any(all, &GREAT) && !things;
    let run = if closed { all } else { predicate(page, head, noun_end(page, head, 8)) };
    // 两大沙漠上 is a place.
    if "上外中内下里".contains(page.before(run)) {
        return None;
    }
    let end = if run > head
        && (!is_han(page.at(run)) || page.longest(run, &VERBS) > 0)
        && (run - head <= 4 || closed || run - head <= 7 && page.ends_any(run, &GREAT))
    {
        run
    } else {
        // The first listed noun within the run ends the head, unless it only describes a thing: 六大优势产业.
        let listed = (head..run.min(head + 5)).find_map(|k| Some(k + page.longest(k, &GREAT)).filter(|&end| end > k && end <= run))?;
        if page.longest(listed, &CONCRETE) > 0 || matches!(page.at(listed), '性' | '型' | '新') {
            return None;
        }
        listed
    };
    // 三大领域节能 counts 领域.
    let things = (page.longest(head, &CONCRETE) > 1 || page.longest(head, &ANNOUNCERS) > 1) && !page.ends_any(end, &GREAT);
    if things || page.ends_any(end, &CONCRETE) || page.ends_any(end, &ANNOUNCERS) || (read.arabic && !page.ends_any(end, &PROGRAMMES)) {
        return None;
    }
    let mut found = Found::new(EnumerationKind::Counted, i, end, Found::values(&read.values));
    found.classifier = Some((read.end, head));
    found.head = Some(page.text(head, end));
    Some(found)
}

/// Number, 大 and all up to the end of the clause, if it ends like an undertaking or like what is chosen: 十大为民办实事工程, 十大考古新发现.
fn undertaking(page: &Page, i: usize) -> Option<Found> {
    let read = number(page, i, page.len()).filter(|read| !read.arabic && !read.bare && (2..=99).contains(&read.value()))?;
    let head = read.end + 1;
    let end = (head..head + 10).find(|&k| !is_han(page.at(k)))?;
    let chosen = read.value() == 10 && page.ends_any(end, &CHOSEN);
    if page.at(read.end) != '大' || end < head + 4 || !(chosen || page.ends_any(end, &UNDERTAKINGS)) || page.chars[head..end].contains(&'的') {
        return None;
    }
    let sentence = (head..end - 2).any(|k| page.longest(k, &VERBS) > 1 || page.longest(k, &CONCRETE) > 0);
    // 全国十大考古新发现 is the title of the list.
    let start = if chosen && page.ends_any(i, &["全国", "中国", "世界"]) { i - 2 } else { i };
    let mut found = Found::new(EnumerationKind::Counted, start, end, Found::values(&read.values));
    found.classifier = Some((read.end, head));
    found.head = Some(page.text(head, end));
    (!sentence).then_some(found)
}

/// Number, one or two morphemes and the noun of a principle behind the quotation that lists it: “…、…、…、…”的十六字方针, 四好精神.
fn motto(page: &Page, i: usize) -> Option<Found> {
    let read = number(page, i, page.len()).filter(|read| !read.arabic && !read.bare && read.value() > 1)?;
    let listed = page.before(i) == '的' && matches!(page.before(i - 1), '”' | '’');
    let end = (read.end + 1..read.end + 3).find_map(|k| Some(k + page.longest(k, &PROGRAMMES)).filter(|&end| end > k))?;
    if !listed || !is_han(page.at(read.end)) {
        return None;
    }
    segment(page, i, end).filter(|found| found.kind == EnumerationKind::Fused)
}

/// Chinese number, 大 and a noun that comes again with the same number: 三大都市圈 in two sentences of one report.
fn recurring(page: &Page, known: &Known, i: usize) -> Option<Found> {
    let read = number(page, i, page.len()).filter(|read| !read.arabic && !read.bare && (2..=12).contains(&read.value()))?;
    let head = read.end + 1;
    let end = head + known.recurring(page, i)?;
    if page.ends_any(i, &["分", "分为", "分成", "这"]) || page.at(head) == '类' || page.ends_any(end, &ANNOUNCERS) || page.ends_any(end, &["板块"])
    {
        return None;
    }
    let mut found = Found::new(EnumerationKind::Counted, i, end, Found::values(&read.values));
    found.classifier = Some((read.end, head));
    found.head = Some(page.text(head, end));
    Some(found)
}

/// Chinese number, 大 and any noun, right behind the list of exactly so many members: 工业、燃煤、机动车三大污染源.
fn listed_before(page: &Page, known: &Known, i: usize) -> Option<Found> {
    let read = number(page, i, page.len())?;
    let head = read.end + 1;
    if page.at(read.end) != '大' || read.arabic || read.bare || !(2..=12).contains(&read.value()) || page.at(head) == '类' {
        return None;
    }
    // Cheap first: there is no list where nothing parts its members.
    let parted =
        (i.saturating_sub(60)..i).rev().take_while(|&k| !matches!(page.at(k), ',' | '。' | ';' | ':')).any(|k| "、和与及".contains(page.at(k)));
    let end = if parted { known.noun_end(page, head)? } else { return None };
    let mut found = Found::new(EnumerationKind::Counted, i, end, Found::values(&read.values));
    found.classifier = Some((read.end, head));
    found.head = Some(page.text(head, end));
    let announces = page.ends_any(end, &["类别", "方面", "部分", "类", "领域"]);
    (!announces && end <= head + 8 && members::is_listed(page, &found, known.tokenizer())).then_some(found)
}

/// Chinese number, classifier and a doctrine, or a head that is no noun: 八项规定, 两个毫不动摇, 两个积极性.
fn doctrine(page: &Page, i: usize) -> Option<Found> {
    let read = number(page, i, page.len())?;
    let at = read.end;
    if read.arabic || read.bare || !(2..=99).contains(&read.value()) {
        return None;
    }
    let head = at + 1;
    let end = match page.at(at) {
        '项' | '条' | '对' => {
            let qualified = head + page.longest(head, &QUALIFIERS);
            let doctrine = page.longest(qualified, if qualified > head { &TEACHINGS } else { &DOCTRINES });
            // 三条原则 are announced, 十条方针 laid down.
            if doctrine == 0
                || (page.at(at) == '对' && (qualified == head || !page.reads(qualified, "关系")))
                || (page.at(at) == '条' && qualified == head && page.longest(head, &["方针", "禁令", "铁律", "主张"]) == 0)
            {
                return None;
            }
            qualified + doctrine
        }
        '个' => {
            let end = noun_end(page, head, 7);
            let closed = !is_han(page.at(end)) || matches!(page.at(end), '和' | '与' | '等');
            let closed = closed || (page.at(end) == '的' && page.longest(end + 1, &PROGRAMMES) > 0);
            let abstract_noun = end >= head + 3 && page.before(end) == '性';
            let verbal = page.longest(head, &VERBAL) > 0 && (2..=5).contains(&(end - head));
            if !closed || !(abstract_noun || verbal) || page.ends_any(end, &ANNOUNCERS) || page.ends_any(end, &CONCRETE) {
                return None;
            }
            end
        }
        _ => return None,
    };
    let mut found = Found::new(EnumerationKind::Counted, i, end, Found::values(&read.values));
    found.classifier = Some((at, head));
    found.head = Some(page.text(head, end));
    Some(found)
}

/// Chinese number, a morpheme, and what makes them one: 三生融合, 五台合一, 五位一体.
fn collective(page: &Page, i: usize) -> Option<Found> {
    let read = number(page, i, page.len())?;
    let at = read.end;
    if read.arabic
        || read.bare
        || !(2..=20).contains(&read.value())
        || matches!(page.at(at), '者' | '江' | '湖' | '级' | '方' | '地' | '国' | '省' | '市' | '县' | '区' | '个' | '手' | '种' | '类' | '项')
    {
        return None;
    }
    if !is_han(page.at(at)) || is_time(page, at) {
        return None;
    }
    let tail = [at + 1, at + 2].into_iter().find_map(|k| Some(k + page.longest(k, &COLLECTIVES)).filter(|&end| end > k))?;
    segment(page, i, tail).filter(|found| found.kind == EnumerationKind::Fused)
}

/// Two numbers with a morpheme each between marks or before a noun of rule: 一岗双责, 三重一大.
fn paired(page: &Page, i: usize) -> Option<Found> {
    let end = i + 4;
    if end > page.len()
        || !counts(page, i)
        || !counts(page, i + 2)
        || page.at(i).is_ascii_digit()
        || page.at(i + 2).is_ascii_digit()
        || counts(page, i + 1)
        || counts(page, i + 3)
    {
        return None;
    }
    // Among other phrases of rule, under a verb that takes them, before a noun of rule, or alone in its line.
    let (before, after) = (page.before(i), page.at(end));
    let opens = before == '、' || page.ends_any(i, &GOVERNORS);
    let closes = after == '、' || page.longest(end, &PROGRAMMES) > 0;
    let bounded = (is_stop(before) || opens) && (is_stop(after) || closes);
    let alone = before == '\n' && after == '\n';
    // Counts of places, people and results: 三县两区, 两男一女, 一死两伤.
    let place = |c: char| "省市县区镇乡州国地个家人户口男女方级周厅室名位条件次死伤胜负平金银铜战捷".contains(c);
    if !(bounded && (opens || closes || alone)) || place(page.at(i + 1)) || place(page.at(i + 3)) {
        return None;
    }
    pairs(page, i, end).filter(|found| found.numbers.iter().any(|&number| number != super::Number::Value(1)))
}

/// Administrative units called by their direction or states by their region: 北三县, 东北三省, 中亚五国.
fn region(page: &Page, i: usize) -> Option<Found> {
    let read = number(page, i, page.len())?;
    if read.arabic || !(2..=12).contains(&read.value()) {
        return None;
    }
    let start = (0..=i).rev().take_while(|&k| k == i || matches!(page.at(k), '东' | '南' | '西' | '北' | '中' | '华')).last().unwrap_or(i);
    let lead = match page.at(read.end) {
        // 河北三县 are three counties of a province.
        '县' | '省' | '市' | '区'
            if start < i && i - start <= 2 && !matches!(page.before(start), '河' | '湖' | '山' | '广' | '江' | '陕' | '海' | '云' | '越') =>
        {
            start
        }
        '国' if read.value() > 2 && matches!(page.before(i), '亚' | '河' | '海' | '湾' | '砖') => i,
        _ => return None,
    };
    let end = (read.end + 1..read.end + 3).find(|&k| !matches!(page.at(k), '区' | '市')).unwrap_or(read.end + 3);
    if matches!(page.at(end), '级' | '长' | '委' | '内' | '域' | '直' | '间' | '人') {
        return None;
    }
    let mut found = Found::new(EnumerationKind::Fused, lead, end, Found::values(&read.values));
    found.head = Some(page.text(read.end, end));
    Some(found)
}

/// A plain quantity: number, classifier, noun.
fn quantity(page: &Page, known: &Known, i: usize) -> Option<Found> {
    let read = number(page, i, page.len())?;
    let mut at = read.end;
    if matches!(page.at(at), '多' | '余') {
        at += 1;
    }
    let (classifier, counts_things) =
        if page.reads(at, "方面") { (2, true) } else { (1, is_classifier(page.at(at)) || is_concrete_classifier(page.at(at))) };
    let duration = page.at(at) == '年' && page.longest(at + 1, &["行动", "计划", "攻坚", "实施方案", "禁渔"]) > 0;
    // 二十大 is a congress; 三级公路 and 六期 are grades and stages; 600万套 is a measure.
    // 二つ目 is an ordinal.
    let graded = page.reads(at, "つ目") || matches!(page.at(at), '级' | '期' | '轮' | '届' | '方') && !read.arabic && !page.reads(at, "方面");
    let mass = read.arabic && !page.before(read.end).is_ascii_digit();
    let crowd = matches!(page.at(at), '人' | '户' | '口') || is_congress(page, i, page.len());
    let measure = is_measure(page, at) && !matches!(page.at(at), '点' | '次') || page.reads(at, "块钱") || page.reads(at, "次会议");
    // 十点 is an hour; 三点意见 announces.
    let hour = page.at(at) == '点' && page.longest(at + 1, &ANNOUNCERS) == 0;
    let idiom = i + 4 <= page.len() && is_idiom(&page.text(i, i + 4));
    if (!counts_things && !duration) || read.value() < 2 || graded || mass || crowd || measure || hour || idiom || (is_time(page, at) && !duration) {
        return None;
    }
    let counted = at + classifier;
    // Japanese joins counter and noun: 五つの柱.
    let head = if page.at(counted) == 'の' { counted + 1 } else { counted };
    let end = thing_end(page, head);
    // 8起违反中央八项规定精神问题: a name within ends what is counted before it.
    let end = (head..end).find(|&k| counts(page, k) && known.at(page, k).is_some()).unwrap_or(end);
    let end = if end > head { end } else { counted };
    let mut found = Found::new(EnumerationKind::Counted, i, end, Found::values(&read.values));
    found.named = false;
    found.classifier = Some((at, counted));
    found.head = (end > head).then(|| page.text(head, end));
    Some(found)
}

/// End of the noun phrase that is counted: a quotation or bracket belongs to it, a verb ends it.
fn thing_end(page: &Page, head: usize) -> usize {
    let mut end = head;
    if page.at(end) == '“'
        && let Some(close) = (end + 1..end + 14).find(|&k| page.at(k) == '”')
    {
        end = close + 1;
    }
    while end < head + 26 && is_han(page.at(end)) {
        // 14个省级以上园区, 9个方面的工作: these two stand inside the phrase.
        let of_kind = page.at(end) == '的' && page.ends(end, "方面");
        if (is_function(page.at(end)) && !of_kind && !page.reads(end, "以上")) || page.longest(end, &VERBS) > 0 && end > head {
            break;
        }
        end += if page.reads(end, "以上") { 2 } else { 1 };
    }
    if page.at(end) == '('
        && let Some(close) = (end + 1..end + 10).find(|&k| page.at(k) == ')')
        && end > head
    {
        end = close + 1;
    }
    end
}
