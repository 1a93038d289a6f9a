//! Members before the name, separated by marks or a conjunction: 经济、社会、文化“三位一体”, 中央和地方两个积极性.
//!
//! The clause is cut at its pauses, and the last piece at its conjunction, into as many pieces as the name says. Many such pieces are not members, and are
//! rejected. No mark delimits the text that introduces the first member and the text that follows the last; verbs do ([`super::edges`]), or the length
//! that the other members share.

use super::super::EnumerationKind;
use super::super::found::Found;
use super::super::numbers::{self, counts, number};
use super::super::numerals::{is_chinese_numeral, is_numeral};
use super::super::page::{Page, Range, cut};
use super::super::signs::{COLLECTIVES, GOVERNORS, equates, is_classifier, noun_end};
use super::edges::{at_name, goes_on, governed, names_place, opens_alike, place, shortened, starts_word};
use super::lists::{LEADS, agreeing, conjunction, is_own, led_in};
use crate::find::coined_verbs::is_coined_verb;
use crate::find::nouns::GOVERNING;
use crate::text::is_han;
use crate::tokens::Tokenizer;

/// Reads the members that end at `end`, the start of the phrase or its quotation mark.
pub(super) fn separated(page: &Page, phrase: &Found, end: usize, size: usize, tokenizer: &Tokenizer) -> Option<Vec<Range>> {
    if is_listed_itself(page, phrase) {
        return None;
    }
    let end = list_end(page, phrase, end);
    let Parted { mut pieces, parallel } = parted(page, clause_start(page, end), end, size, tokenizer)?;
    // “3”就是经济、社会、文化三大工程: the set to which the members belong.
    if let Some(close) = (pieces[0].0..pieces[0].1).find(|&i| page.before(i) == '”' && equates(page, i) > 0 && i + equates(page, i) < pieces[0].1) {
        pieces[0].0 = close + equates(page, close);
    }
    if named_as(page, phrase, &mut pieces) {
        return pieces.iter().all(|&(start, end)| end > start).then_some(pieces);
    }
    // 新提拔的、新调整的、新退休的“三新”干部: each has its own 的.
    let own = pieces.iter().all(|&(_, end)| page.ends(end, "的"));
    if page.ends(pieces[size - 1].1, "的") {
        pieces[size - 1].1 -= 1;
        if let Some(predicates) = predicates(page, phrase, &pieces, tokenizer) {
            return Some(predicates);
        }
        if !is_taken_from(page, phrase, &pieces) {
            return None;
        }
    }
    if is_refused(page, &pieces)
        || are_sets(page, &pieces)
        || is_verb_of_name(page, &pieces, tokenizer)
        || has_adverb(page, pieces[size - 1], tokenizer)
        || is_clause(page, &pieces, tokenizer)
        || (size == 2 && !is_pair(page, phrase, &pieces, parallel, tokenizer))
    {
        return None;
    }
    let mut pieces = without_edges(page, phrase, pieces, parallel, tokenizer);
    pieces[size - 1].1 += usize::from(own);
    Some(pieces)
}

/// Returns the end of the list: before 等 and a description of the name, before 这, or before the verb that leads to the name.
fn list_end(page: &Page, phrase: &Found, mut end: usize) -> usize {
    if matches!(page.before(end), '等' | '这') {
        end -= 1;
        // 耕地不减、水质不降、口粮不缺，这“三条底线”: 这 refers to the preceding clause.
        if page.at(end) == '这' && matches!(page.before(end), ',' | ':') {
            end -= 1;
        }
    } else if let Some(etc) = (end.saturating_sub(6)..end).rev().find(|&i| page.at(i) == '等' && !in_word(page, i))
        && page.chars[etc + 1..end].iter().all(|&c| is_han(c) && !matches!(c, '和' | '与' | '及'))
    {
        // X线机、超声、生化等基层新“三大件”.
        end = etc;
    }
    // 这全球三大指数
    if let Some(this) = (end.saturating_sub(3)..end).find(|&i| page.at(i) == '这').filter(|&this| page.chars[this..end].iter().all(|&c| is_han(c))) {
        end = this;
    }
    // 新动能壮大和旧动能改造，形成新的“双引擎”: the preceding clause forms the set.
    let made = ["形成", "形成了", "形成新的", "构成", "构成了", "构建起", "建立起", "搭建起"].into_iter().find(|made| page.ends(end, made));
    if let Some(made) = made.filter(|_| phrase.quoted)
        && let Some(comma) = end.checked_sub(made.chars().count() + 1).filter(|&comma| page.at(comma) == ',')
    {
        return comma;
    }
    // 面积、单产、总产实现“三增长”, 持续“双下降”.
    if !phrase.quoted {
        return end;
    }
    let reaches = ["实现", "达到", "持续", "保持", "呈现", "继续", "连续", "同比", "全部", "获得", "荣获"];
    loop {
        // 满意度连续12年实现“双提升”
        let digits = (0..end.saturating_sub(1)).rev().take_while(|&i| page.before(end) == '年' && is_numeral(page.at(i))).count();
        end -= if digits > 0 && page.ends(end - 1 - digits, "连续") {
            digits + 3
        } else if page.ends_any(end, &reaches) {
            2
        } else {
            return end;
        };
    }
}

/// Returns whether 等 is part of a word: 等待, 平等.
fn in_word(page: &Page, i: usize) -> bool {
    "待候级次于同".contains(page.at(i + 1)) || "平同高中初均相不上".contains(page.before(i))
}

/// Returns the start of the clause that ends at `end`, without splitting quotations.
pub(super) fn clause_start(page: &Page, end: usize) -> usize {
    const LONGEST: usize = 240;
    let mut start = end;
    let mut depth = 0usize;
    // 甲、乙，以及丙 is one list if 以及 leads up to the last.
    let mut paused = false;
    while start > 0 && end - start < LONGEST {
        match page.at(start - 1) {
            ')' | '”' | '》' => depth += 1,
            '(' | '“' | '《' if depth == 0 => break,
            '(' | '“' | '《' => depth -= 1,
            ',' if depth == 0 && !paused && page.reads(start, "以及") => {}
            ',' | '。' | ';' | ':' | '!' | '?' | '\n' if depth == 0 => break,
            '、' if depth == 0 => paused = true,
            _ => {}
        }
        start -= 1;
    }
    if page.reads(start, "以及") { start + 2 } else { start }
}

/// A clause, split into as many pieces as members are expected.
struct Parted {
    pieces: Vec<Range>,
    /// Whether it consists of two pieces that open alike: 提高水平、提高能力.
    parallel: bool,
}

fn parted(page: &Page, start: usize, end: usize, size: usize, tokenizer: &Tokenizer) -> Option<Parted> {
    let mut pieces = cut(page, start, end, &['、']);
    // 会同教育、公安等部门推行|甲、乙“两项制度”: 等 ends another list.
    if let Some(first) = pieces.len().checked_sub(size).filter(|&first| first > 0)
        && let (from, to) = pieces[first]
        && let Some(etc) = (from..to).find(|&i| page.at(i) == '等' && !in_word(page, i) && i + 1 < to)
        && let verb = behind_first_verb(page, (etc + 1, to), tokenizer)
        // 甲市等市与乙市实现|道路、电网
        && conjunction(page, if verb > etc + 1 { verb } else { etc }, to).is_none()
    {
        pieces.drain(..first);
        pieces[0].0 = verb;
    }
    // 进一步解决|提高水平、提高能力这两大课题: the first member opens after the words that lead up to it.
    let opening = if let ([_, (from, to)], 2) = (&pieces[..], size) { page.text(*from, (from + 2).min(*to)) } else { String::new() };
    let twin = (pieces[0].0..pieces[0].1).find(|&i| opening.chars().nth(1).is_some() && page.reads(i, &opening));
    if let Some(at) = twin {
        pieces[0].0 = at;
    }
    // 更好发挥作用、充分发挥中央和地方两个积极性: the pair is in the last piece only.
    let pair = |&(from, to): &Range| conjunction(page, from, to).is_some();
    if size == 2 && pieces.len() > 1 && twin.is_none() && pieces.last().is_some_and(pair) {
        pieces.drain(..pieces.len() - 1);
    }
    // 潮、雨、与高水位: the conjunction after a pause is not part of the last member.
    if let Some(last) = pieces.last_mut().filter(|last| page.before(last.0) == '、') {
        let len = page.longest(last.0, &["与", "和", "及", "以及"]);
        // 与时俱进, 和衷共济, 及时处置
        let stands = len > 0 && tokenizer.words(&page.text(last.0, last.1)).first().is_some_and(|first| first.chars().count() == len);
        last.0 += if stands { len } else { 0 };
    }
    if pieces.len() + 1 == size {
        let (mut from, to) = pieces.pop()?;
        let (left, right) = conjunction(page, from, to)?;
        // 推进船厂|无积压和无拖欠: the members of a pair open alike with at least one character that is not part of a noun.
        let negated = |i: usize| page.at(i) == page.at(right) && matches!(page.at(i), '无' | '不' | '零' | '未');
        if size == 2
            && let Some(at) = (from..left).rev().find(|&i| negated(i))
        {
            from = at;
        }
        let left = if page.before(left) == ',' { left - 1 } else { left };
        pieces.extend([(from, left), (right, to)]);
    }
    (pieces.len() == size && pieces.iter().all(|&(start, end)| end > start)).then_some(Parted { pieces, parallel: twin.is_some() })
}

/// Returns the position after the first verb of a stretch, or its start if it has none that something follows.
fn behind_first_verb(page: &Page, (start, end): Range, tokenizer: &Tokenizer) -> usize {
    let text = page.text(start, end);
    let mut at = start;
    let verb = tokenizer.words(&text).into_iter().find_map(|word| {
        at += word.chars().count();
        let behind = at + usize::from(page.at(at) == '了');
        (tokenizer.part_of_speech(word) == Some("v") && behind < end).then_some(behind)
    });
    verb.unwrap_or(start)
}

/// Removes 以 and 为 from the members of 以甲、乙为“两翼”, and 为 from those of 甲、乙为“两翼” at the end of a clause. Returns whether there were any.
fn named_as(page: &Page, phrase: &Found, pieces: &mut [Range]) -> bool {
    let (first, last) = (pieces[0], pieces[pieces.len() - 1]);
    let by = (first.0..first.1).rev().find(|&i| matches!(page.at(i), '以' | '把'));
    let told = phrase.quoted || pieces.len() > 2;
    let closed = phrase.quoted && matches!(page.at(phrase.end + 1), ',' | ';' | '。');
    if !page.ends(last.1, "为") || !(by.is_some() && told || by.is_none() && closed) {
        return false;
    }
    pieces[0].0 = by.map_or(first.0, |by| by + 1);
    pieces[pieces.len() - 1].1 -= 1;
    true
}

/// Returns whether members before 的 contain the characters of the name: 特级射手、特级驾驶员的“三特精兵”.
fn is_taken_from(page: &Page, phrase: &Found, pieces: &[Range]) -> bool {
    let head = phrase.head.as_deref().unwrap_or("");
    let shares = |&&(start, end): &&Range| page.chars[start..end].iter().any(|&c| head.contains(c));
    let collective = phrase.kind == EnumerationKind::Fused && page.ends_any(phrase.end, &COLLECTIVES);
    pieces.len() > 2 && (collective || pieces.iter().filter(shares).count() * 2 >= pieces.len())
}

/// Returns the pieces before 的 and a quoted name as its members, if they are three predicates or more of equal length, the first perhaps after what has them:
/// 渔船管理|制度粗、执行软、变动多的“三大顽症”.
fn predicates(page: &Page, phrase: &Found, pieces: &[Range], tokenizer: &Tokenizer) -> Option<Vec<Range>> {
    const SHORTEST: usize = 3;
    /// What is made up of such predicates, as endings; from general knowledge of official Chinese. 作风好的“三支队伍” describes others.
    const FAULTS: [&str; 12] = ["顽症", "问题", "难题", "短板", "弱项", "矛盾", "通病", "现象", "毛病", "乱象", "特点", "不足"];
    let (first, others) = (pieces[0], &pieces[1..]);
    if phrase.kind == EnumerationKind::Counted && !page.ends_any(phrase.end, &FAULTS) {
        return None;
    }
    let len = others[0].1 - others[0].0;
    let says = |end: usize| {
        let text = page.text(end - len, end);
        let words = tokenizer.words(&text);
        words.len() > 1 && words.last().is_some_and(|word| matches!(tokenizer.part_of_speech(word), Some("v" | "a")) || matches!(*word, "多" | "少"))
    };
    let even = phrase.quoted && others.len() > 1 && len >= SHORTEST && others.iter().all(|&(start, end)| end - start == len);
    let edge = first.1.checked_sub(len).filter(|&edge| even && edge >= first.0)?;
    let whole = edge == first.0 || starts_word(page, first, edge, tokenizer);
    (whole && pieces.iter().all(|&(_, end)| says(end))).then(|| [&[(edge, first.1)], others].concat())
}

/// Returns whether a name and its noun are themselves an item of a list that continues: 融资、农村集体“三资”管理、营商环境等改革.
fn is_listed_itself(page: &Page, phrase: &Found) -> bool {
    const NOUN: usize = 6;
    let at = phrase.end + usize::from(phrase.quoted);
    let end = noun_end(page, at, NOUN);
    let before = page.before(if phrase.quoted { phrase.start - 1 } else { phrase.start });
    page.at(end) == '、' && end > at && is_han(before) && phrase.kind == EnumerationKind::Fused
}

/// Returns whether the pieces are not members: the last one is a sentence, governs the name, is joined to it or is far too long.
fn is_refused(page: &Page, pieces: &[Range]) -> bool {
    let (others, (from, to)) = (&pieces[..pieces.len() - 1], pieces[pieces.len() - 1]);
    // 渔民的船和渔民的网: the owner occurs in each of them.
    let whose = |i: usize| i > from && others.iter().all(|&(start, end)| (start..end).any(|k| page.reads(k, &page.text(from, i + 1))));
    let sentence = (from..to).any(|i| matches!(page.at(i), '是' | '了') || page.at(i) == '的' && !whose(i));
    // 坚定拥护“两个确立”、坚决做到“两个维护”: the last piece governs the name and is not a member.
    let alone = others.iter().all(|&(start, _)| page.at(start) != page.at(from));
    // 不作为、慢作为、乱作为 end alike.
    let common = others.iter().all(|&(_, end)| page.before(end) == page.before(to));
    let governs = (alone && page.longest(from, &GOVERNORS) > 0) || page.ends_any(to, &GOVERNORS) && !common;
    // 邓小平理论和“三个代表”: the name is an item of the list itself.
    let adverb = page.before(to) == '地' && !"基高阵产工草湿林耕土园山源集的胜圣腹盆属驻要领飞场用营绿旱坡".contains(page.before(to - 1));
    // 本科促进计划和新一轮“双高计划”: a counter of the name, or of its rounds.
    let counts = to > from + 1 && is_classifier(page.before(to)) && is_chinese_numeral(page.before(to - 1));
    // 新添甲港、乙港2个渔港、总数|达3个: the current total.
    let reached = numbers::counts(page, to) && matches!(page.before(to), '达' | '至' | '逾' | '超')
        // 总资产、总收入|达“双百亿”, but not 可达.
        || numbers::counts(page, to + 1) && matches!(page.before(to), '达' | '逾') && !"可直抵传表下送转到通发".contains(page.before(to - 1));
    let joined = adverb
        || counts
        || reached
        || matches!(page.before(to), '和' | '与' | '及' | '或' | '对' | '以' | '为' | '在')
            && !common
            && !page.ends_any(to, &["参与", "存在", "所在", "现在", "潜在", "实在", "内在", "外在"]);
    let longest = others.iter().map(|&(start, end)| end - start).max().unwrap_or(0);
    // 健全渔村制度、健全渔业制度、健全“三渔”支持制度: the verb that the others open with governs the name.
    let opening = page.text(from, to);
    let verb = to > from + 1 && others.iter().all(|&(start, _)| page.reads(start, &opening));
    let governs = governs || verb || are_results(page, pieces);
    sentence || governs || joined || to - from > 2 * longest + 4
}

/// Returns whether the pieces before the last each count a set, so that the last only governs the name: 锚定一个目标、坚持两条主线、突出|三大方向.
fn are_sets(page: &Page, pieces: &[Range]) -> bool {
    const VERB: usize = 4;
    let (others, (start, end)) = (&pieces[..pieces.len() - 1], pieces[pieces.len() - 1]);
    let counted = |i: usize, end: usize| number(page, i, end).is_some_and(|read| is_classifier(page.at(read.end)) && read.end + 1 < end);
    let is_set = |&(start, end): &Range| (start..end).any(|i| counts(page, i) && !is_numeral(page.before(i)) && counted(i, end));
    // 一名专员、一张清单、一抓到底的“三个一”
    let verb = end - start <= VERB && !is_set(&(start, end)) && !counts(page, start);
    verb && others.iter().all(is_set)
}

/// Returns whether the last piece is only the verb that governs the name, as others govern other names: 抓住“两个关键”、处理好“三个关系”.
fn is_verb_of_name(page: &Page, pieces: &[Range], tokenizer: &Tokenizer) -> bool {
    let (others, (start, end)) = (&pieces[..pieces.len() - 1], pieces[pieces.len() - 1]);
    let stem = if matches!(page.before(end), '好' | '住' | '实' | '牢' | '到') { end - 1 } else { end };
    let verb = |end: usize| end > start && tokenizer.part_of_speech(&page.text(start, end)).is_some_and(|tag| tag.starts_with('v'));
    // 医保、招标、重点紧盯“三资”管理
    let text = page.text(start, end);
    let coined = tokenizer.words(&text).last().is_some_and(|last| is_coined_verb(last, tokenizer));
    coined || (verb(stem) || verb(end)) && others.iter().any(|&(_, end)| page.before(end) == '”')
}

/// Returns whether the last piece contains an adverb, so that the pieces say how something is done: 更加坚定、更加昂扬地走向….
fn has_adverb(page: &Page, (start, end): Range, tokenizer: &Tokenizer) -> bool {
    let text = page.text(start, end);
    let words = tokenizer.words(&text);
    let nominal = |word: &str| tokenizer.part_of_speech(word).is_none_or(|tag| tag.starts_with('n'));
    words.windows(3).any(|words| words[1] == "地" && !nominal(words[0]))
}

/// Returns whether the last piece continues with what its noun must do or does to the name, so that the pieces are the ones who do it:
/// 委员、代表|要领会“两个关键”, 甲省、乙省|举行三省会议.
fn is_clause(page: &Page, pieces: &[Range], tokenizer: &Tokenizer) -> bool {
    const MODALS: [&str; 7] = ["要", "应", "应当", "必须", "将", "在", "向"];
    let goes_on = |&(start, end): &Range| {
        let text = page.text(start, end);
        let words = tokenizer.words(&text);
        // 所得税法|实施条例: one word that is modified by the verb.
        let verb = |place: usize, word: &str| GOVERNING.contains(word) && tokenizer.part_of_speech(word) == Some("v") && place + 2 < words.len();
        let noun = words.iter().position(|word| tokenizer.part_of_speech(word).is_some_and(|tag| tag.starts_with(['n', 'r']))).unwrap_or(words.len());
        words.iter().enumerate().skip(noun + 1).any(|(place, word)| place + 1 < words.len() && (MODALS.contains(word) || verb(place, word)))
    };
    // A clause with a subject and verb beside another such clause is a member like it: 财政支持、项目带动、群众在家门口就业.
    let is_noun = |&(start, end): &Range| {
        let tag = |word: &&str| tokenizer.part_of_speech(word).is_none_or(|tag| !tag.starts_with(['v', 'a', 'd', 'i', 'l']));
        tokenizer.words(&page.text(start, end)).iter().all(tag)
    };
    if !pieces[..pieces.len() - 1].iter().all(is_noun) {
        return false;
    }
    let quoted = page.chars[pieces[0].0..pieces[pieces.len() - 1].1].contains(&'“');
    let (last, others) = (pieces[pieces.len() - 1], &pieces[1..pieces.len() - 1]);
    !quoted && goes_on(&last) && !others.iter().any(goes_on) && !opens_alike(page, pieces, tokenizer)
}

/// Returns whether the pieces are verbs with result complements, which govern the name: 抓细、抓实“三保”.
pub(super) fn are_results(page: &Page, pieces: &[Range]) -> bool {
    pieces.iter().all(|&(start, end)| end == start + 2 && "好足实准牢细深透稳严活紧".contains(page.before(end)))
}

/// Words for the people whom a set is for, as endings; a closed class, from general knowledge of official Chinese.
const PEOPLE: [&str; 16] =
    ["人", "干部", "职工", "农民", "居民", "市民", "村民", "渔民", "群众", "学生", "教师", "军人", "儿童", "妇女", "青年", "群体"];

/// Returns whether two pieces are a pair of members. Adjacent names are not: 高职“双高计划”和中职“双优计划”. Two pieces separated by 、 fill their clause
/// and have equal weight, or the second ends like the name.
fn is_pair(page: &Page, phrase: &Found, pieces: &[Range], parallel: bool, tokenizer: &Tokenizer) -> bool {
    let (first, (from, to)) = (pieces[0], pieces[1]);
    // A lead-in that only a list of words identifies is removed only if the members then have equal length or equal endings.
    let (start, led) = (governed(page, pieces, tokenizer), led_in(page, first, &pieces[1..]));
    let led = led > start && (first.1 - led == to - from || ends_alike(page, first, (from, to)));
    let (own, second) = (first.1 - if led { led_in(page, first, &pieces[1..]) } else { start }, to - from);
    let heads = phrase.head.as_deref().is_some_and(|head| page.ends(to, head));
    let weighs = parallel || heads || (second * 2 >= own && own * 2 >= second);
    // 城乡低保、残疾人“两项补贴”: the people whom the set is for, and a neighbour.
    let people = |end: usize| page.ends_any(end, &PEOPLE);
    if page.before(from) == '、' && people(first.1) != people(to) {
        return false;
    }
    let apart = if page.before(from) == '、' {
        // 用好|生态、区位两大优势; before a quoted name two verbs would be actions on it: 领会、把握“两个关键”.
        let nouns = || !holds_members(page, phrase) && are_nouns(page, pieces, tokenizer) || is_change(phrase);
        let even = own == second && (!phrase.quoted || nouns());
        // Nothing but the two precedes the name in its clause.
        let alone = phrase.named && start == first.0 && !led && own.min(second) >= ALONE && own.abs_diff(second) < 3;
        weighs && (phrase.quoted || parallel || even || alone) && (second > 2 || heads || even || is_change(phrase))
    } else {
        conjunction(page, from, to).is_none()
    };
    let led = page.longest(first.0, &LEADS).max(page.longest(first.0, &GOVERNORS));
    apart && second > 1 && led < first.1 - first.0 && !page.chars[first.0..to].contains(&'“')
}

/// The length, in characters, from which on two things of similar length that fill a clause up to the name are its members.
const ALONE: usize = 4;

/// Returns whether a name counts changes, so that its members are the things before it that change: 发案、损失“双下降”.
fn is_change(phrase: &Found) -> bool {
    const CHANGES: [&str; 9] = ["下降", "上升", "增长", "提升", "提高", "减少", "降低", "增加", "改善"];
    phrase.kind == EnumerationKind::Fused && phrase.head.as_deref().is_some_and(|head| CHANGES.contains(&head))
}

/// Returns whether a name has a character for each member before its number, so that the things before it are others: 甲县、乙县“平急两用”设施.
fn holds_members(page: &Page, phrase: &Found) -> bool {
    let number = (phrase.start..phrase.end).find(|&i| counts(page, i)).unwrap_or(phrase.start);
    phrase.size.is_some_and(|size| size as usize == number - phrase.start)
}

/// Returns whether two pieces are nouns of two characters, the first perhaps after words that govern both: 激发|干部、群众“两个积极性”. People who are not governed
/// have the thing named, or do it: 党员、干部“两个意识”更强.
fn are_nouns(page: &Page, pieces: &[Range], tokenizer: &Tokenizer) -> bool {
    let ((start, end), (from, to)) = (pieces[0], pieces[1]);
    let noun = |at: usize| tokenizer.likely_part_of_speech(&page.text(at - 2, at)).is_some_and(|tag| tag.starts_with('n'));
    let short = to == from + 2 && end >= start + 2 && (end == start + 2 || starts_word(page, (start, end), end - 2, tokenizer));
    short && noun(end) && noun(to) && (end > start + 2 || !page.ends_any(to, &PEOPLE))
}

/// Removes the text that introduces the first member and the text that follows the last.
fn without_edges(page: &Page, phrase: &Found, mut pieces: Vec<Range>, parallel: bool, tokenizer: &Tokenizer) -> Vec<Range> {
    let last = pieces.len() - 1;
    if let Some(start) = at_name(page, phrase, &pieces) {
        pieces[last] = tail(page, &pieces, even(page, &pieces), tokenizer);
        pieces[0].0 = start;
        return pieces;
    }
    if let Some(start) = agreeing(page, pieces[0], &pieces[1..]) {
        pieces[0].0 = start;
        return pieces;
    }
    pieces[0].0 = behind_preposition(page, &pieces, tokenizer);
    let even = even(page, &pieces);
    let inner = last.saturating_sub(1);
    pieces[last] = tail(page, &pieces, even, tokenizer);
    let first = pieces[0];
    let expected = even.unwrap_or(pieces[last].1 - pieces[last].0);
    let governed = governed(page, &pieces, tokenizer);
    // 脚上有|泥 keeps its verb.
    let led_in = Some(led_in(page, first, &pieces[1..])).filter(|&led| first.1 > led + 1).unwrap_or(first.0);
    // 人在回路中、人在回路上: members that open alike keep what they open with.
    let same = |&(start, _): &Range| (0..2).all(|k| page.at(start + k) == page.at(governed + k));
    let alike = parallel || opens_alike(page, &pieces, tokenizer) || pieces[1..].iter().all(same);
    let led = if alike { governed } else { led_in.max(governed) };
    // A word as long as the others, at the end of the first piece: 充分利用|国内和国际, 统筹耕地|数量、质量、生态.
    // X线机 stays whole.
    let word = |len: usize| {
        let inside = |at: usize| page.before(at).is_ascii_alphanumeric() || page.at(at) == '之' || !starts_word(page, first, at, tokenizer);
        first.1 - first.0 > len && len > 1 && !inside(first.1 - len)
    };
    let pair = inner == 0 && !parallel && page.before(pieces[last].0) != '、' && expected == 2 && word(2);
    let len = pieces[last].1 - pieces[last].0;
    let short = inner > 0 && (2..=3).contains(&len) && pieces[1..].iter().all(|&(start, end)| end - start == len) && word(len);
    let longer = first.1 - first.0 > expected;
    // 高标准规划|路、水、电、气
    let single = inner > 0 && pieces[1..].iter().filter(|&&(start, end)| end == start + 1).count() * 2 > last;
    let start = if single && starts_word(page, first, first.1 - 1, tokenizer) {
        first.1 - 1
    } else if pair || short {
        first.1 - len
    } else if led > first.0 && first.1 > led + 1 {
        led
    } else if longer
        && (inner > 1 && even.is_some() || inner == 0 || first.1 - first.0 == 2 * expected)
        && starts_word(page, first, first.1 - expected, tokenizer)
    {
        first.1 - expected
    } else {
        first.0
    };
    pieces[0].0 = if start > first.0 { behind_results(page, &pieces, start, tokenizer) } else { start };
    pieces[0].0 = behind_preposition(page, &pieces, tokenizer);
    pieces
}

/// Returns the start of the first member after a preposition of one character, or after the remainder of a verb with 着: 从|北、东、南, 结合着|积累与消费和农轻重,
/// 培育出|红茶、绿茶、白茶.
fn behind_preposition(page: &Page, pieces: &[Range], tokenizer: &Tokenizer) -> usize {
    let (start, end) = pieces[0];
    let alone = || tokenizer.words(&page.text(start, end)).first().is_some_and(|first| first.chars().count() == 1);
    let own = is_own(page, (start, end), &pieces[1..]);
    let verb = || start > 1 && tokenizer.part_of_speech(&page.text(start - 2, start)).is_some_and(|tag| tag.starts_with('v'));
    let result = page.at(start) == '着' || matches!(page.at(start), '起' | '出') && verb();
    let leads = result || "从由在把将以".contains(page.at(start)) && alone();
    if leads && !own && start + 1 < end { start + 1 } else { start }
}

/// Returns the start of the first member after verbs and their results: 建设|好运营好|松湾医院.
fn behind_results(page: &Page, pieces: &[Range], mut start: usize, tokenizer: &Tokenizer) -> usize {
    let end = pieces[0].1;
    let good = pieces[1..].iter().any(|&(start, _)| page.at(start) == '好');
    loop {
        let verb = || tokenizer.part_of_speech(&page.text(start, start + 2)).is_some_and(|tag| tag.starts_with('v'));
        start += match (page.at(start), page.at(start + 2)) {
            ('好', _) if start + 2 < end && !good => 1,
            (_, '好') if start + 4 < end && verb() => 3,
            _ => return start,
        };
    }
}

/// Returns the length that the members between the first and the last share, unless the last is evidently complete because it ends as they do: 政治建设、社会建设、
/// 生态文明建设.
fn even(page: &Page, pieces: &[Range]) -> Option<usize> {
    let (inner, last) = (&pieces[1..pieces.len() - 1], pieces[pieces.len() - 1]);
    let &(start, end) = inner.first()?;
    let shared = inner.iter().all(|&(from, to)| to - from == end - start);
    (shared && !ends_alike(page, (start, end), last)).then_some(end - start)
}

fn ends_alike(page: &Page, (_, a): Range, (_, b): Range) -> bool {
    a > 1 && b > 1 && page.at(a - 1) == page.at(b - 1) && page.at(a - 2) == page.at(b - 2)
}

/// Returns the last member without the text that follows it, judging by the length of the others.
fn tail(page: &Page, pieces: &[Range], even: Option<usize>, tokenizer: &Tokenizer) -> Range {
    let (others, last) = (&pieces[..pieces.len() - 1], pieces[pieces.len() - 1]);
    // 茶叶、蚕桑|浙江农业“两件宝”: a place after the list belongs to the name.
    // The remainder must be a member: not 坚持|马克思列宁主义.
    let shortest = others.iter().map(|&(start, end)| end - start).min().unwrap_or(0);
    if let Some(place) = place(page, last, tokenizer).filter(|&place| 2 * (place - last.0) >= shortest)
        && !others.iter().any(|&other| names_place(page, other, tokenizer) || ends_alike(page, other, last))
    {
        return (last.0, place);
    }
    // 松湾书院、梅溪书院、柳岸书院从元旦起|“三大书院”: the last member ends with the ending of the others.
    let other = others[others.len() - 1];
    let ending = (last.0 + 3..last.1).find(|&end| other.1 > other.0 + 2 && ends_alike(page, other, (last.0, end)));
    if let Some(end) = ending.filter(|_| others.len() > 1 && others.iter().all(|&member| ends_alike(page, other, member))) {
        return (last.0, end);
    }
    match even {
        // 农业、工业、国防、科学技术: not within a word.
        Some(len) if len > 1 && (others.len() > 2 || len > 2 && last.1 - last.0 == 2 * len) && goes_on(page, last, last.0 + len, tokenizer) => {
            (last.0, last.0 + len)
        }
        _ if others.len() > 1 && ends_alike(page, others[others.len() - 1], last) => last,
        _ => shortened(page, last, others, tokenizer),
    }
}
