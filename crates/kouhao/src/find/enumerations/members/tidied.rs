//! Removes from the members of a list what belongs to the list as a whole: the words that govern it, its numbering, and the text that follows it.

use super::super::EnumerationKind;
use super::super::found::Found;
use super::super::page::{Page, Range};
use super::super::signs::GOVERNORS;
use super::edges::{behind_verb, first_start, starts_word};
use super::framed::{both_heads, end_object, one_of_each, without_change, without_frame, without_governor, without_own_name};
use super::lists::{LEADS, opening_as_others};
use super::taken_up::parts;
use super::{has_twins, morpheme, values};
use crate::text::is_han;
use crate::tokens::Tokenizer;

/// Removes from the first of several short members the words that govern the list (提出建设|森林水库、钱库、粮库、碳库), and from the last the words that belong to
/// all of them and also end the name (家庭垃圾、建筑垃圾、医疗垃圾|处置行动 of 垃圾处置六大行动).
pub(super) fn tidied(page: &Page, phrase: &Found, mut items: Vec<Range>, tokenizer: &Tokenizer) -> Vec<Range> {
    if let [others @ .., last] = &mut items[..]
        && matches!(phrase.kind, EnumerationKind::Counted | EnumerationKind::Fused)
        && let Some(common) =
            (2..=4).rev().find(|&len| phrase.end > phrase.start + len + 1 && page.ends(last.1, &page.text(phrase.end - len, phrase.end)))
        && !others.iter().any(|other| (other.0..other.1).any(|at| page.reads(at, &page.text(phrase.end - 2, phrase.end))))
        && last.1 - last.0 > common + 1
    {
        last.1 -= common;
        // 家乡历史、家乡未来|的认同
        last.1 -= usize::from(page.before(last.1) == '的');
        // The text before the name may also precede its last word.
        let before = if phrase.quoted { phrase.start - 1 } else { phrase.start };
        let verb = page.text(before.saturating_sub(2), before);
        if verb.chars().count() == 2 && last.1 - last.0 > 3 && page.ends(last.1, &verb) {
            last.1 -= 2;
        }
    }
    end_parts(page, phrase, &mut items);
    end_last(page, phrase, &mut items);
    end_brief(page, &mut items, tokenizer);
    let paused = items.len() > 2 && items.windows(2).rev().skip(1).all(|pair| page.at(pair[0].1) == '、');
    if paused {
        items[0].0 = first_start(page, phrase, &items, tokenizer);
    }
    items
}

/// Shortens the last member of each part of a pair so that it ends, like the others of that part, with the noun that the part counts:
/// 人情案、关系案、金钱案|发现一起查处一起 of 六难三案.
fn end_parts(page: &Page, phrase: &Found, items: &mut [Range]) {
    let values = values(phrase).filter(|values| phrase.kind == EnumerationKind::Paired && values.iter().sum::<usize>() == items.len());
    let (Some(values), Some(heads)) = (values, phrase.head.as_deref()) else { return };
    let mut rest = items;
    for (size, head) in values.into_iter().zip(heads.split('、')) {
        let (part, others) = rest.split_at_mut(size);
        rest = others;
        let length = head.chars().count();
        open_part(page, part, head);
        if let [whole @ .., last] = part
            // One other member is enough if the ending is a word: 文化中心、体育中心|明年竣工.
            && whole.len() > usize::from(length == 1)
            && whole.iter().all(|&(_, end)| page.ends(end, head))
            && let Some(end) = (last.0 + length + 1..=last.1).rev().find(|&end| page.ends(end, head))
        {
            last.1 = end;
        }
    }
}

/// Shortens the last member of a code to the ending that all the others share: 3个渔港、6个商港、10个军港|连片开发.
fn end_last(page: &Page, phrase: &Found, items: &mut [Range]) {
    const ENDING: usize = 2;
    let [others @ .., last] = items else { return };
    let Some(&(start, end)) = others.first().filter(|_| phrase.kind == EnumerationKind::Code && others.len() > 1) else { return };
    let ending = page.text(end.saturating_sub(ENDING).max(start), end);
    if others.iter().all(|&(_, end)| page.ends(end, &ending))
        && let Some(end) = (last.0 + ENDING + 1..=last.1).rev().find(|&end| page.ends(end, &ending))
    {
        last.1 = end;
    }
}

/// Removes from the last of several members of two characters the predicate of the sentence: 资金、资产、资源|一笔一笔过.
fn end_brief(page: &Page, items: &mut [Range], tokenizer: &Tokenizer) {
    const BRIEF: usize = 2;
    /// A shorter last member is complete: 同吃、同住、同劳动.
    const LONG: usize = 5;
    let [others @ .., last] = items else { return };
    let brief = others.len() > 1 && others.iter().all(|&(start, end)| end - start == BRIEF && page.before(start + BRIEF + 1) == '、');
    let rest = last.0 + BRIEF;
    if brief && last.1 >= last.0 + LONG && starts_word(page, *last, rest, tokenizer) {
        let text = page.text(rest, last.1);
        let tag = tokenizer.words(&text).first().and_then(|word| tokenizer.part_of_speech(word)).unwrap_or("");
        if matches!(tag, "m" | "d" | "p" | "ad" | "c") {
            last.1 = rest;
        }
    }
}

/// Removes from the first member of a part the word that the part counts, if it governs the other members too: 整治|乱堆、乱拉、乱贴 of 三清三整治.
fn open_part(page: &Page, part: &mut [Range], head: &str) {
    let length = head.chars().count();
    if let [first, others @ ..] = part
        && length > 1
        && !others.is_empty()
        && page.reads(first.0, head)
        && first.1 > first.0 + length
        && !others.iter().any(|&(start, end)| (start..end).any(|i| page.reads(i, head)))
    {
        first.0 += length;
    }
}

/// Removes from all members the words that they share around the noun that the name counts, and the numbers that count them, and from the last what follows the
/// list.
pub(super) fn bare(page: &Page, phrase: &Found, mut items: Vec<Range>, tokenizer: &Tokenizer) -> Vec<Range> {
    // “三怕”：一怕事，二怕人，三怕丢面子, but not 一楼店铺、二楼住房: what they number is a word of the name, or a mark follows.
    let own = &page.chars[phrase.start..phrase.end];
    let nth = |(place, &(start, end)): (usize, &Range)| {
        end > start + 1 && page.at(start) == NUMERALS[place] && (page.at(start + 1) == '、' || own.contains(&page.at(start + 1)))
    };
    if (2..=NUMERALS.len()).contains(&items.len()) && items.iter().enumerate().all(nth) {
        items.iter_mut().for_each(|item| item.0 += 1 + usize::from(page.at(item.0 + 1) == '、' && item.0 + 2 < item.1));
    }
    without_frame(page, phrase, &mut items);
    without_own_name(page, phrase, &mut items, tokenizer);
    first_clauses(page, phrase, &mut items);
    subjects(page, phrase, &mut items);
    up_to_head(page, phrase, &mut items, tokenizer);
    if let Some(start) =
        items.split_first().and_then(|(&first, others)| opening_as_others(page, first, others).or_else(|| one_of_each(page, phrase, first, others)))
    {
        items[0].0 = start;
    }
    without_governor(page, phrase, &mut items, tokenizer);
    both_heads(page, phrase, &mut items, tokenizer);
    end_object(page, &mut items, tokenizer);
    without_change(page, &mut items);
    if let Some(head) = phrase.head.as_deref().filter(|head| phrase.kind == EnumerationKind::Counted && head.chars().nth(1).is_some()) {
        let noun =
            || tokenizer.words(head).last().and_then(|word| tokenizer.part_of_speech(word)).is_some_and(|tag| tag.starts_with('n') || tag == "vn");
        let shared = match before_head(page, &items, head) {
            0 if noun() => shared_verb(page, phrase, &items, head),
            shared => shared,
        };
        items.iter_mut().for_each(|item| item.0 += shared);
    }
    // 严格执行|船票、车票和值班制、巡查制“两票两制”
    let heads: Vec<&str> =
        phrase.head.as_deref().filter(|_| phrase.kind == EnumerationKind::Paired).map_or(Vec::new(), |heads| heads.split('、').collect());
    if items.len() > 1 && items.iter().all(|&(_, end)| page.ends_any(end, &heads)) {
        items[0].0 = behind_verbs(page, items[0], &items[1..], tokenizer);
    }
    without_of(page, phrase, &mut items, tokenizer);
    if let [others @ .., last] = &mut items[..] {
        last.1 = end_as_others(page, others, *last, tokenizer);
        let plain = |&(start, end): &Range| !page.chars[start..end].contains(&'为');
        // 以甲、乙、丙为主的“三小”
        if let Some(role) = ROLES.iter().find(|role| page.ends(last.1, role)).filter(|_| others.len() > 1 && others.iter().all(plain)) {
            last.1 = (last.1 - role.chars().count()).max(last.0 + 1);
        }
    }
    items
}

/// Removes from a list joined to its name by 的 that particle and, if the other members are of equal length, the verb that governs the name:
/// 发扬|踏遍千重浪、吃尽百般苦、说尽万句话|的“三尽”精神.
fn without_of(page: &Page, phrase: &Found, items: &mut [Range], tokenizer: &Tokenizer) {
    let name = phrase.start - usize::from(phrase.quoted && phrase.start > 0);
    let [first, others @ ..] = items else { return };
    // 新修的、新换的、新补的: each has its own.
    if page.ends(first.1, "的") {
        return;
    }
    let Some(last) = others.last_mut().filter(|last| last.1 == name && page.ends(last.1, "的") && last.1 > last.0 + 1) else { return };
    last.1 -= 1;
    first.0 = behind_verb(page, *first, others, false, tokenizer).unwrap_or(first.0);
}

/// Shortens members that are parts of a sentence divided by ；, each of several clauses, to the first clause if this has the words that the name counts
/// and most continue for longer: 更加注重清湖|，…；更加注重护岸|，… of “四个更加注重”, but not 新婚必访，贺一声.
fn first_clauses(page: &Page, phrase: &Found, items: &mut [Range]) {
    let Some(head) = phrase.head.as_deref().filter(|_| matches!(phrase.kind, EnumerationKind::Counted | EnumerationKind::Fused)) else { return };
    /// The maximum length of what follows the words that the name counts.
    const DEGREE: usize = 2;
    let [others @ .., _] = &*items else { return };
    let parted = others.len() > 1 && others.iter().all(|&(_, end)| page.at(end) == ';');
    let first = |&(start, end): &Range| {
        let comma = (start..end).find(|&i| page.at(i) == ',')?;
        // 船不够|新 of “四个不够”
        let near = if head.chars().nth(1).is_some() { DEGREE } else { 0 };
        let whole = page.reads(start, head) || (0..=near.min(comma)).any(|back| page.ends(comma - back, head));
        (comma > start + head.chars().count() && whole).then_some((start, comma))
    };
    let clauses: Option<Vec<Range>> = items.iter().map(first).collect();
    let longer = |clauses: &Vec<Range>| clauses.iter().zip(&*items).filter(|(first, whole)| whole.1 - first.1 > first.1 - first.0 + 1).count();
    if let Some(clauses) = clauses.filter(|clauses| parted && 2 * longer(clauses) > clauses.len() && !has_twins(page, clauses)) {
        items.copy_from_slice(&clauses);
    }
}

/// Shortens members that are sentences to their subjects, if these have the character that the name takes from its members, or that its part counts:
/// 船员|是根本，船队|是骨干，船坞|是基础 of “三船”; 清湖泥|要有硬办法，清湖草|要有快办法，补湖堤|要有长办法 of “两清一补”.
fn subjects(page: &Page, phrase: &Found, items: &mut [Range]) {
    const LONGEST: usize = 4;
    let heads: Vec<char> = match (morpheme(phrase), parts(phrase)) {
        (Some(morpheme), _) => vec![morpheme; items.len()],
        (None, Some(parts)) if phrase.kind == EnumerationKind::Paired => {
            parts.iter().flat_map(|part| part.head.chars().next().map(|head| std::iter::repeat_n(head, part.size))).flatten().collect()
        }
        _ => return,
    };
    if items.len() < 3 || heads.len() != items.len() {
        return;
    }
    let subject = |(&(start, end), &head): (&Range, &char)| {
        let predicate = (start + 1..end.saturating_sub(1))
            .find(|&i| page.at(i) == '是' || page.at(i) == '要' && head != '要' && !"主需重只还不必首纪".contains(page.before(i)))?;
        let has = page.at(start) == head || page.before(predicate) == head;
        (has && (2..=LONGEST).contains(&(predicate - start))).then_some((start, predicate))
    };
    shorten(page, items, items.iter().zip(&heads).map(subject).collect());
}

/// Replaces members by shorter ones, if each of them has one and no two are the same.
pub(super) fn shorten(page: &Page, items: &mut [Range], shorter: Option<Vec<Range>>) {
    if let Some(shorter) = shorter.filter(|shorter| !has_twins(page, shorter)) {
        items.copy_from_slice(&shorter);
    }
}

/// Shortens members that are clauses to the noun that the name counts, if each of them has it as its subject: 奖励的机制|让实干者得实惠，容错的机制|让… of “三项机制”.
fn up_to_head(page: &Page, phrase: &Found, items: &mut [Range], tokenizer: &Tokenizer) {
    let head = phrase.head.as_deref().filter(|head| phrase.kind == EnumerationKind::Counted && head.chars().nth(1).is_some());
    let Some(head) = head.filter(|_| items.len() > 1) else { return };
    let length = head.chars().count();
    let subject = |&(start, end): &Range| {
        let behind = (start + 1..end).find(|&i| page.reads(i, head))? + length;
        // 工作重点向基层转移: without either, the noun may be an adjunct.
        let must = page.at(behind) == '要' && !"求点素害领件".contains(page.at(behind + 1));
        let subject = page.before(behind - length) == '的' || must || page.longest(behind, &["让", "使", "令", "则"]) > 0;
        let text = page.text(behind.min(end), end);
        let tag = tokenizer.words(&text).first().and_then(|word| tokenizer.part_of_speech(word));
        (subject && behind + 2 < end && tag.is_some_and(|tag| matches!(tag, "v" | "p" | "d"))).then_some((start, behind))
    };
    shorten(page, items, items.iter().map(subject).collect());
}

/// The numbers of the first members.
const NUMERALS: [char; 10] = ['一', '二', '三', '四', '五', '六', '七', '八', '九', '十'];

/// What is said of the members of a list after 以; a closed class, from general knowledge of Chinese.
const ROLES: [&str; 8] = ["为主", "为重点", "为代表", "为核心", "为主体", "为支撑", "为骨干", "为龙头"];

/// Returns how many characters all members share before the words that the name quotes or counts: 必须|始终向前 of 四个“始终”.
fn before_head(page: &Page, items: &[Range], head: &str) -> usize {
    const MOST: usize = 4;
    let Some(&(first, end)) = items.first().filter(|_| items.len() > 1) else { return 0 };
    let Some(offset) = (1..=MOST).find(|&k| first + k < end && page.reads(first + k, head)) else { return 0 };
    let alike = |&(start, end): &Range| {
        (0..offset).all(|k| page.at(start + k) == page.at(first + k)) && page.reads(start + offset, head) && start + offset < end
    };
    if items.iter().all(alike) { offset } else { 0 }
}

/// Returns the length of the verb that all members share, if they end with the noun that the name counts: 打好|春耕战役 of “三大战役”. It is a common one, or
/// that before the name: 争当“四个表率”. 争当|护湖的表率….
fn shared_verb(page: &Page, phrase: &Found, items: &[Range], head: &str) -> usize {
    const VERB: usize = 2;
    let Some(&(first, _)) = items.first().filter(|_| items.len() > 1) else { return 0 };
    let governs = phrase.quoted && phrase.start > VERB && page.ends(phrase.start - 1, &page.text(first, first + VERB));
    let len = if governs { VERB } else { page.longest(first, &LEADS).max(page.longest(first, &GOVERNORS)) };
    let verb = page.text(first, first + len);
    let governed = |&(start, end): &Range| page.reads(start, &verb) && page.ends(end, head) && end > start + len + head.chars().count();
    if len > 1 && items.iter().all(governed) { len } else { 0 }
}

/// Returns the end of the last member where it ends as all others do (政治效果、社会效果、法律效果|都要重视), or is as long as all others, which open as it does
/// (统一的规划、统一的标准、统一的管理|凝聚人心), if the sentence continues there with a verb or adverb.
fn end_as_others(page: &Page, others: &[Range], last: Range, tokenizer: &Tokenizer) -> usize {
    const SHARED: usize = 2;
    let Some(&(start, end)) = others.first().filter(|&&(start, end)| others.len() > 1 && end > start + SHARED) else { return last.1 };
    let ending = page.text(end - SHARED, end);
    let opening = page.text(start, start + SHARED);
    let tag = |start: usize, end: usize| {
        let text = page.text(start, end);
        tokenizer.words(&text).first().and_then(|word| tokenizer.part_of_speech(word)).unwrap_or("").to_string()
    };
    // Behind members that are clauses themselves, a verb may belong to the last of them.
    let verbal = tag(start, end).starts_with(['v', 'a', 'd', 'p']) && !page.chars[start..end].contains(&'的');
    let goes_on = |at: usize| {
        let tag = tag(at, last.1);
        // 统筹国内发展|和对外开放 may be one member, if its end is certain.
        let joined = matches!(page.at(at), '和' | '与' | '及') && (page.at(last.1) == '的' || !is_han(page.at(last.1)));
        starts_word(page, last, at, tokenizer) && !joined && (matches!(tag.as_str(), "d" | "p" | "c" | "ad" | "vd") || tag == "v" && !verbal)
    };
    if !page.ends(last.1, &ending) && others.iter().all(|&(_, end)| page.ends(end, &ending)) {
        let ends = (last.0 + SHARED + 1..last.1).find(|&end| page.ends(end, &ending));
        return ends.filter(|&end| goes_on(end)).unwrap_or(last.1);
    }
    let even = others.iter().all(|&(from, to)| to - from == end - start && page.reads(from, &opening)) && page.reads(last.0, &opening);
    let behind = last.0 + (end - start);
    if even && behind < last.1 && goes_on(behind) { behind } else { last.1 }
}

/// Returns the start of the first of several nouns after the verbs that govern them, if it is still no shorter than the shortest other: 严格执行|船票、车票.
pub(super) fn behind_verbs(page: &Page, (start, end): Range, others: &[Range], tokenizer: &Tokenizer) -> usize {
    let shortest = others.iter().map(|&(start, end)| end - start).min().unwrap_or(0);
    let text = page.text(start, end);
    let (mut at, mut behind) = (start, start);
    for word in tokenizer.words(&text) {
        at += word.chars().count();
        match tokenizer.part_of_speech(word) {
            Some("v" | "m" | "q") if end >= at + shortest => behind = at,
            Some("v" | "d" | "ad" | "a" | "p" | "c" | "m" | "q") => {}
            _ => break,
        }
    }
    behind
}
