//! Sets counted with 大: 三大攻坚战, 十大为民办实事工程.
//!
//! 大 occurs in names and in plain quantities (四大产业园区). The noun decides; if it does not, a list of exactly that many members directly before the phrase
//! decides, or a second occurrence of the same number, 大 and noun in the document.

use super::established::Established;
use super::forms::is_congress;
use super::found::Found;
use super::members;
use super::numbers::number;
use super::page::Page;
use super::signs::*;
use crate::find::nouns::noun_behind;
use crate::text::is_han;
use crate::tokens::Tokenizer;

/// Reads number, 大 and noun: 三大攻坚战. Concrete things are plain quantities.
pub(super) fn great(page: &Page, i: usize) -> Option<Found> {
    let read = number(page, i, page.len())?;
    let head = read.end + 1;
    if page.at(read.end) != '大' || "道会学楼队厅堂家人类".contains(page.at(head)) || read.value() < 2 || read.bare || read.value() > 99 {
        return None;
    }
    // The congresses of the party are known by number: 党的十九大精神, 二十大, 八大以来. 分三大板块 and 这两大战略 are quantities.
    if is_congress(page, i, page.len()) || page.ends_any(i, &["党的", "党", "中共", "分", "分为", "分成", "这"]) {
        return None;
    }
    let all = noun_end(page, head, 9);
    // 十大提质增效行动: a noun phrase that ends like a name contains no predicate.
    // 十大重点节能工程|建设: the programme is counted, not the action on it.
    let deed = page.longest(all.saturating_sub(2), &["建设", "改革", "提升", "保障"]);
    let done_with = |end: usize| [&UNDERTAKINGS, &GREAT, &PROGRAMMES].iter().any(|words| page.ends_any(end, words));
    let all = if deed > 0 && all >= head + 4 && done_with(all - deed) { all - deed } else { all };
    let things = (head..all).any(|k| page.longest(k, &CONCRETE) > 0);
    let closed = (!is_han(page.at(all)) || page.ends_any(all, &UNDERTAKINGS)) && all <= head + 8 && page.ends_any(all, &GREAT) && !things;
    let run = if closed { all } else { predicate(page, head, noun_end(page, head, 8)) };
    // 两大沙漠上 is a location.
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
        // 两大传统支柱产业, 四大传统媒体: a modifier of a noun is not a noun itself.
        let describes = page.ends_any(listed, &["优势", "传统", "支柱", "功能", "示范", "文明"]) && (listed < run || page.ends_any(run, &CONCRETE));
        if describes || page.longest(listed, &CONCRETE) > 0 || matches!(page.at(listed), '性' | '型' | '新') {
            return None;
        }
        listed
    };
    let end = without_measure(page, head, end);
    // 三大领域节能 counts 领域.
    let things = (page.longest(head, &CONCRETE) > 1 || page.longest(head, &ANNOUNCERS) > 1) && !page.ends_any(end, &GREAT);
    let some = are_some(page, i, head) && !page.ends_any(end, &GREAT);
    if things || some || page.ends_any(end, &CONCRETE) || page.ends_any(end, &ANNOUNCERS) || (read.arabic && !page.ends_any(end, &PROGRAMMES)) {
        return None;
    }
    Some(Found::counted(page, i, &read, (head, end)))
}

/// Ends a set that no marks delimit at the end of its noun: 五大自贸区|贯穿长江. The forms know few verbs, so the tokenizer decides.
pub(super) fn settle(page: &Page, phrase: &mut Found, tokenizer: &Tokenizer) {
    let Some((at, head)) = phrase.classifier.filter(|&(_, head)| head + 2 < phrase.end) else { return };
    let bare = !phrase.quoted && phrase.listed.is_none() && page.at(at) == '大' && page.chars[head..phrase.end].iter().all(|&c| is_han(c));
    if !bare || [&GREAT, &PROGRAMMES, &CHOSEN].iter().any(|words| page.ends_any(phrase.end, words)) {
        return;
    }
    let text = page.text(head, phrase.end);
    let Some(noun) = noun_behind(&text, 0, tokenizer) else { return };
    let end = head + text[..noun.end].chars().count();
    let rest = &text[noun.end..];
    let predicate = || tokenizer.words(rest).first().and_then(|word| tokenizer.part_of_speech(word)).is_some_and(|tag| tag.starts_with(['v', 'd']));
    if end > head + 1 && end < phrase.end && predicate() {
        phrase.end = end;
        phrase.head = Some(page.text(head, end));
    }
}

/// Reads number, 大 and the rest of the clause, if it ends like an undertaking or a selection: 十大为民办实事工程, 十大考古新发现.
pub(super) fn undertaking(page: &Page, i: usize) -> Option<Found> {
    let read = number(page, i, page.len()).filter(|read| !read.arabic && !read.bare && (2..=99).contains(&read.value()))?;
    let head = read.end + 1;
    let end = (head..head + 10).find(|&k| !is_han(page.at(k)))?;
    let chosen = read.value() == 10 && page.ends_any(end, &CHOSEN);
    if page.at(read.end) != '大' || end < head + 4 || !(chosen || page.ends_any(end, &UNDERTAKINGS)) || page.chars[head..end].contains(&'的') {
        return None;
    }
    // 两大乳企|推进全球化战略
    let governs = (head + 2..end - 2).any(|k| page.longest(k, &["推进", "推动", "实施", "开展", "打造"]) > 0);
    let sentence = governs || (head..end - 2).any(|k| page.longest(k, &VERBS) > 1 || page.longest(k, &CONCRETE) > 0);
    // 全国十大考古新发现 is the title of the list.
    let start = if chosen && page.ends_any(i, &["全国", "中国", "世界"]) { i - 2 } else { i };
    let found = Found::counted(page, start, &read, (head, end));
    (!sentence).then_some(found)
}

/// Reads number, 场 and a noun for a battle, by which undertakings are called: 三场硬仗.
pub(super) fn battles(page: &Page, i: usize) -> Option<Found> {
    let read = number(page, i, page.len()).filter(|read| !read.arabic && !read.bare && (3..=9).contains(&read.value()))?;
    let head = read.end + 1;
    // 打赢了三场硬仗 only counts them.
    let noun = if page.at(read.end) == '场' && !matches!(page.before(i), '了' | '过') { page.longest(head, &BATTLES) } else { 0 };
    (noun > 0).then(|| Found::counted(page, i, &read, (head, head + noun)))
}

/// Returns whether the number at `i` counts a selection without such a name: 三大主要评级机构, or the largest in the world, 全球十大贸易体.
fn are_some(page: &Page, i: usize, head: usize) -> bool {
    page.longest(head, &["主要", "重要", "知名", "著名"]) > 0 || page.ends_any(i, &["全球", "世界", "国际"])
}

/// Reads a Chinese number, 大 and a noun that recur in the document: 三大都市圈 in two sentences of one report.
pub(super) fn recurring(page: &Page, established: &Established, i: usize) -> Option<Found> {
    let read = number(page, i, page.len()).filter(|read| !read.arabic && !read.bare && (2..=12).contains(&read.value()))?;
    let head = read.end + 1;
    let end = head + established.recurring(page, i)?;
    if page.ends_any(i, &["分", "分为", "分成", "这"])
        || are_some(page, i, head)
        || is_congress(page, i, page.len())
        || page.at(head) == '类'
        || page.ends_any(end, &ANNOUNCERS)
        || page.ends_any(end, &["板块"])
    {
        return None;
    }
    Some(Found::counted(page, i, &read, (head, end)))
}

/// Reads a Chinese number, 大 and any noun directly after a list of exactly that many members: 工业、燃煤、机动车三大污染源. Three or more may also be counted with 项
/// if they are undertaken or laid down (船队提速、码头提质、航线提效三项行动), with 步 if they are steps of a method (“看、问、记”三步工作法), and with 条 if they are lines not to
/// be crossed (安全、环保、稳定三条底线).
pub(super) fn listed_before(page: &Page, established: &Established, i: usize) -> Option<Found> {
    let read = number(page, i, page.len())?;
    let head = read.end + 1;
    let laid_down: &[&str] = match page.at(read.end) {
        // 三项水利工程 are three construction projects.
        '项' => &["行动", "机制", "制度", "改革", "战略", "政策", "攻坚"],
        '步' => &["法"],
        '条' => &["底线", "红线", "防线", "战线"],
        _ => &[],
    };
    let items = !laid_down.is_empty() && read.value() > 2;
    if !(items || page.at(read.end) == '大') || read.arabic || read.bare || !(2..=12).contains(&read.value()) || page.at(head) == '类' {
        return None;
    }
    // The cheap test first: there is no list if nothing separates its members.
    let parted =
        (i.saturating_sub(60)..i).rev().take_while(|&k| !matches!(page.at(k), ',' | '。' | ';' | ':')).any(|k| "、和与及".contains(page.at(k)));
    let end = if parted { without_measure(page, head, established.noun_end(page, head)?) } else { return None };
    let found = Found::counted(page, i, &read, (head, end));
    let announces = page.ends_any(end, &["类别", "方面", "部分", "类", "领域"]) || page.before(i) == '这' && page.ends_any(end, &ANNOUNCERS);
    (!announces && (!items || page.ends_any(end, laid_down)) && end <= head + 8 && members::is_listed(page, &found, established.tokenizer()))
        .then_some(found)
}

/// Reads a Chinese number of three or more, 大 and a noun that does not merely announce a list: 五大研究院, 八大枢纽节点. After 等, 的, 这 or a verb of dividing, the
/// phrase is a plain quantity.
pub(super) fn eminent(page: &Page, established: &Established, i: usize) -> Option<Found> {
    let read = number(page, i, page.len()).filter(|read| !read.arabic && !read.bare && (3..=20).contains(&read.value()))?;
    let head = read.end + 1;
    let counts_only = "等的这分为是有前各".contains(page.before(i)) || page.ends_any(i, &["分成", "组成", "包括", "涉及", "取得", "党"]);
    if page.at(read.end) != '大' || counts_only || "道会学楼队厅堂家人类".contains(page.at(head)) || is_congress(page, i, page.len()) {
        return None;
    }
    let end = without_measure(page, head, established.noun_end(page, head)?);
    let heading = are_some(page, i, head)
        || page.ends_any(end, &ANNOUNCERS)
        || page.ends_any(end, &["板块", "行业", "领域", "国家", "洲", "洋", "类", "伙伴", "类别", "经济体", "贸易体"]);
    (!heading && (head + 2..=head + 9).contains(&end)).then(|| Found::counted(page, i, &read, (head, end)))
}
