//! Phrases without quotation marks. Every number is a candidate, and only a phrase with the form of a name becomes one.

use super::coded;
use super::established::Established;
use super::forms::{is_congress, pairs, segment};
use super::found::Found;
use super::great::{battles, eminent, great, listed_before, recurring, undertaking};
use super::members;
use super::numbers::{counts, number};
use super::numerals::is_chinese_numeral;
use super::page::Page;
use super::quantity::{listing, quantity};
use super::signs::*;
use super::{EnumerationKind, Number};
use crate::text::is_han;

/// Finds the phrases outside those already found, and merges them in the order of the text.
pub(super) fn find(page: &Page, established: &Established, quantities: bool, found: &mut Vec<Found>) {
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
        match part_of_pair(page, i, found).or_else(|| seed(page, established, i, quantities)) {
            // 300个“一老一小幸福院”: the name takes precedence over the quantity that contains it.
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
                i = established.term_in(i + 1, end).unwrap_or(end);
            }
        }
    }
    found.extend(quoted);
}

/// Reads a part of a pair that was quoted before, if a clause begins with it and explains it: 一带即…，四区即… after “一带四区”.
fn part_of_pair(page: &Page, i: usize, found: &[Found]) -> Option<Found> {
    /// The number of preceding phrases searched for the pair: parts of it may have been explained in between.
    const LAST: usize = 4;
    /// The maximum length of the noun that a part counts, in characters.
    const LONGEST: usize = 4;
    if !is_stop(page.before(i)) || !counts(page, i) {
        return None;
    }
    let pair = found.iter().rev().take(LAST).find(|last| last.quoted && last.kind == EnumerationKind::Paired)?;
    let read = number(page, i, page.len()).filter(|read| !read.arabic && !read.bare)?;
    // 三港就是… of 一湾三港多点: a piece without a number ends the head of the last.
    let end = (read.end + 1..=read.end + LONGEST).find(|&end| explains(page, end) > 0 && page.at(end) != ':')?;
    let head = page.text(read.end, end);
    let own = |(of, &number): (&str, &Number)| number == Number::Value(read.value()) && of.starts_with(&head);
    let whole = pair.head.as_deref()?.split('、').zip(&pair.numbers).any(own);
    whole.then(|| Found { head: Some(head), ..Found::new(EnumerationKind::Fused, i, end, Found::values(&read.values)) })
}

/// Returns whether a phrase contains a quotation as its head.
fn takes_in(page: &Page, phrase: &Found) -> bool {
    matches!(page.before(phrase.end), '”' | '’')
}

fn noun_after(page: &Page, end: usize) -> Option<(usize, usize)> {
    let noun = PROGRAMMES.iter().filter(|word| page.reads(end, word)).map(|word| word.chars().count()).max()?;
    Some((end, end + noun))
}

/// Returns the end of the numerals at `i`, so that a number is not read again from its middle.
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

/// Reads the phrase whose number is at `i`.
fn seed(page: &Page, established: &Established, i: usize, quantities: bool) -> Option<Found> {
    let before = page.before(i);
    if before.is_ascii_alphanumeric()
        || is_chinese_numeral(before)
        || matches!(before, '第' | '+')
        || is_ordinal(page, i)
        || (before == '.' && established.term_in(i, i + 1).is_none() && !is_list_marker(page, i))
        || !counts(page, i)
    {
        return None;
    }
    if let Some(found) = motto(page, i).or_else(|| established.at(page, i)).or_else(|| defined(page, i)) {
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
    let counted = || if quantities { quantity(page, established, i) } else { listing(page, established, i) };
    let open = "近超约数几每上逾达前后头下过首从同各另再".contains(before);
    if open || is_measure(page, read.end) {
        return counted();
    }
    let names = set_of_quotation(page, i)
        .or_else(|| great(page, i))
        .or_else(|| undertaking(page, i))
        .or_else(|| battles(page, i))
        .or_else(|| listed_before(page, established, i))
        .or_else(|| recurring(page, established, i))
        .or_else(|| eminent(page, established, i))
        .or_else(|| doctrine(page, i))
        .or_else(|| collective(page, i))
        .or_else(|| paired(page, i))
        .or_else(|| region(page, i));
    names.or_else(counted)
}

/// Returns whether the numeral at `i` ends a run of numerals that are ordinals, not quantities: 一、二、三产业.
fn is_ordinal(page: &Page, i: usize) -> bool {
    let Some(last) = i.checked_sub(2).filter(|&last| page.before(i) == '、' && counts(page, last)) else { return false };
    let value = |i: usize, to: usize| number(page, i, to).filter(|read| !read.arabic).map(|read| read.value());
    value(last, i - 1).is_some_and(|last| value(i, page.len()) == Some(last + 1))
}

/// Returns whether the line begins with a number and a point before `i`: 27.五个“必须统筹好”.
fn is_list_marker(page: &Page, i: usize) -> bool {
    let digits = (0..i.saturating_sub(1)).rev().take_while(|&k| page.at(k).is_ascii_digit()).count();
    (1..=3).contains(&digits) && page.before(i - 1 - digits).is_whitespace()
}

/// Reads number, classifier and a quotation as head: 六个“如何始终”. With Arabic digits, things of that name are counted.
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
    if !head.chars().all(is_han) || describes_things(page, end) {
        return None;
    }
    let mut found = Found::new(EnumerationKind::Counted, i, end, Found::values(&read.values));
    found.classifier = Some((at, at + 1));
    found.head = Some(head);
    Some(found)
}

/// Returns whether the quotation that ends at `end`, perhaps with another joined to it, only describes the things counted: 五个“山海”和“大而全”特色园区.
fn describes_things(page: &Page, end: usize) -> bool {
    const LONGEST: usize = 12;
    let joined = || {
        let open = end + 1;
        let close = (open + 1..open + LONGEST).find(|&k| page.at(k) == '”')?;
        let plain = matches!(page.at(end), '和' | '与' | '、') && page.at(open) == '“' && !(open + 1..close).any(|k| counts(page, k));
        plain.then_some(close + 1)
    };
    [Some(end), joined()].into_iter().flatten().any(|at| {
        let noun = noun_end(page, at, LONGEST);
        page.ends_any(noun, &CONCRETE) || (at..noun).any(|k| page.longest(k, &CONCRETE) > 1)
    })
}

/// Reads number, one or two morphemes and the noun of a principle after the quotation that lists it: “…、…、…、…”的十六字方针, 四好精神. Without 的, each
/// member must contain the morpheme: “来船即检、检毕即放、放船即清”三即机制.
fn motto(page: &Page, i: usize) -> Option<Found> {
    let read = number(page, i, page.len()).filter(|read| !read.arabic && !read.bare && read.value() > 1)?;
    let close = if page.before(i) == '的' { i - 1 } else { i };
    let end = (read.end + 1..read.end + 3).find_map(|k| Some(k + page.longest(k, &PROGRAMMES)).filter(|&end| end > k))?;
    if !matches!(page.before(close), '”' | '’') || !is_han(page.at(read.end)) {
        return None;
    }
    segment(page, i, end).filter(|found| found.kind == EnumerationKind::Fused && (close < i || members::is_taken_from_quotation(page, found)))
}

/// Reads a Chinese number, a classifier and a doctrine or a head that is not a noun: 八项规定, 两个毫不动摇, 两个积极性.
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
            // 三条原则 only announces a list; 十条方针 are laid down.
            if doctrine == 0
                || (page.at(at) == '对' && (qualified == head || !page.reads(qualified, "关系")))
                || (page.at(at) == '条' && qualified == head && page.longest(head, &["方针", "禁令", "铁律", "主张"]) == 0)
            {
                return None;
            }
            qualified + doctrine
        }
        // “…”四个着力重要要求: behind the quotation that lists them.
        '个' if page.before(i) == '”' && called(page, head) => head + page.longest(head, &VERBAL),
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
    Some(Found::counted(page, i, &read, (head, end)))
}

/// Returns whether a word of a head that is not a noun is followed by the noun of what lays it down: 着力|重要要求.
fn called(page: &Page, head: usize) -> bool {
    let word = page.longest(head, &VERBAL);
    let noun = head + word + page.longest(head + word, &["重要", "总", "基本"]);
    word > 1 && page.longest(noun, &PROGRAMMES) > 0
}

/// Reads a Chinese number, a morpheme and a word that unites the members: 三生融合, 五台合一, 五位一体.
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

/// Reads two numbers, each with a morpheme, between marks or before a noun such as 制度: 一岗双责, 三重一大.
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
    // It must be in a list, after a verb that governs names, before the noun of a programme, or alone on its line.
    let (before, after) = (page.before(i), page.at(end));
    let opens = before == '、' || page.ends_any(i, &GOVERNORS);
    let closes = after == '、' || page.longest(end, &PROGRAMMES) > 0;
    let bounded = (is_stop(before) || opens) && (is_stop(after) || closes);
    let alone = before == '\n' && after == '\n';
    if !(bounded && (opens || closes || alone)) || is_counted_alone(page.at(i + 1)) || is_counted_alone(page.at(i + 3)) {
        return None;
    }
    pairs(page, i, end).filter(|found| found.numbers.iter().any(|&number| number != Number::Value(1)))
}

/// Reads a Chinese number and a morpheme that all the members after the following mark contain: 三包（包卫生、包绿化、包秩序）, 两改：改厕、改圈.
fn defined(page: &Page, i: usize) -> Option<Found> {
    const MOST: u64 = 12;
    let read = number(page, i, page.len()).filter(|read| !read.arabic && !read.bare && (2..=MOST).contains(&read.value()))?;
    let (at, end) = (read.end, read.end + 1);
    let morpheme = page.at(at);
    let counts_things = is_counted_alone(morpheme) || is_classifier(morpheme) || is_concrete_classifier(morpheme) || is_function(morpheme);
    if counts_things || !is_han(morpheme) || !matches!(page.at(end), '(' | ':') {
        return None;
    }
    segment(page, i, end).filter(|found| found.kind == EnumerationKind::Fused && members::is_defined(page, found, morpheme))
}

/// Reads administrative units named by direction, or states named by region: 北三县, 东北三省, 中亚五国.
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
