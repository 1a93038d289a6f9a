//! The members of a set, where the text spells them out.
//!
//! They stand after the name (即…, ：…, 是指…, 包括…, in brackets), right before it (生产生活生态“三生融合”), or in the 名词解释 at the end. Lists nest:
//! 、 parts members and parts of members, the last member follows 和 or 以及, clauses are members as well. The declared size decides: the
//! separators are tried from one that must be right if it gives that many pieces to the next. Only what adjoins the name is read, so a list
//! is never taken from what somebody else is said to have put forward.

use std::collections::HashMap;
use std::sync::LazyLock;

use super::page::{Found, Page, Range};
use super::quoted;
use super::signs::{ANNOUNCERS, COLLECTIVES, GOVERNORS, Words, counts, is_chinese_numeral, noun_end, words};
use super::{EnumerationKind, ItemsFrom, Number};
use crate::text::is_han;

/// Longest stretch, in characters, that is searched for members on either side.
const WINDOW: usize = 500;

/// The 名词解释 at the end of a document: numbered lines that give a term, a colon and its explanation.
pub(super) struct Glossary {
    /// The terms that hold a number outside quotation marks.
    pub terms: Vec<Range>,
    entries: Vec<Entry>,
}

struct Entry {
    term: Range,
    explanation: Range,
}

impl Glossary {
    /// Reads the glossary; numbered lines of this build elsewhere do no harm, because only terms with a number count.
    ///
    /// `headed` tells whether some part of the text is headed as a glossary.
    pub fn of(page: &Page, headed: bool) -> Self {
        let mut glossary = Glossary { terms: Vec::new(), entries: Vec::new() };
        let mut start = 0;
        while start < page.len() {
            let end = page.chars[start..].iter().position(|&c| c == '\n').map_or(page.len(), |len| start + len);
            glossary.entries.extend(entry(page, start, end));
            start = end + 1;
        }
        // A few numbered lines with colons stand in any report; a glossary has a row of them.
        if glossary.entries.len() < 3 && !headed {
            glossary.entries.clear();
        }
        for entry in &glossary.entries {
            let (start, end) = entry.term;
            let first = (start..end).find(|&i| counts(page, i) && !page.before(i).is_ascii_digit());
            let bare = !page.chars[start..end].iter().any(|c| matches!(c, '“' | '”' | '"'));
            if let Some(first) = first
                && bare
                && !page.ends_any(end, &ANNOUNCERS)
                && quoted::segment(page, first, end).is_some_and(|found| found.named)
            {
                glossary.terms.push((first, end));
            }
        }
        glossary
    }
}

/// Reads `12.“三生融合”：…`; the term is at most thirty characters and holds no clause mark.
fn entry(page: &Page, start: usize, end: usize) -> Option<Entry> {
    let mut i = start;
    while i < end && (page.at(i).is_whitespace() || matches!(page.at(i), '(' | '[' | '〔' | '【')) {
        i += 1;
    }
    let digits = i;
    while i < end && page.at(i).is_ascii_digit() {
        i += 1;
    }
    if i == digits || i - digits > 3 || !matches!(page.at(i), '.' | '、' | ')' | ']' | '〕' | '】' | ' ' | '．') {
        return None;
    }
    i += 1;
    while i < end && page.at(i).is_whitespace() {
        i += 1;
    }
    let colon = (i..end.min(i + 34)).find(|&k| matches!(page.at(k), ':' | ',' | '。' | ';')).filter(|&k| page.at(k) == ':' && k > i)?;
    Some(Entry { term: (i, colon), explanation: (colon + 1, end) })
}

/// Gives each phrase its members, as far as the text has them.
pub(super) fn resolve(page: &Page, glossary: &Glossary, found: &mut [Found]) {
    let mut defined: HashMap<String, Vec<Range>> = HashMap::new();
    for phrase in found.iter_mut().filter(|phrase| phrase.items.is_none()) {
        let entry = glossary.entries.partition_point(|entry| entry.explanation.1 <= phrase.start);
        let heading = glossary.entries.get(entry).filter(|entry| entry.term.0 <= phrase.start && phrase.end <= entry.term.1);
        if let Some(entry) = heading {
            let (from, to) = entry.explanation;
            phrase.items = after(page, phrase, from, to.min(from + WINDOW));
            if let Some(items) = &phrase.items {
                phrase.items_from = Some(ItemsFrom::Glossary);
                defined.entry(page.text(phrase.start, phrase.end)).or_insert_with(|| items.clone());
            }
            continue;
        }
        phrase.items = beside(page, phrase).or_else(|| before(page, phrase));
        phrase.items_from = phrase.items.is_some().then_some(ItemsFrom::Text);
    }
    for phrase in found.iter_mut().filter(|phrase| phrase.items.is_none()) {
        if let Some(items) = defined.get(&page.text(phrase.start, phrase.end)) {
            phrase.items = Some(items.clone());
            phrase.items_from = Some(ItemsFrom::Glossary);
        }
    }
}

/// How many members each part of the list must have: one list of all, or one for each number.
fn sizes(phrase: &Found) -> Vec<Vec<usize>> {
    let values: Option<Vec<usize>> = phrase
        .numbers
        .iter()
        .map(|number| match number {
            Number::Value(value) => usize::try_from(*value).ok().filter(|&value| value < 100),
            Number::Letter(_) => None,
        })
        .collect();
    let parts = phrase.numbers.len();
    let sum = phrase.size.map(|size| size as usize).filter(|&size| (2..100).contains(&size));
    match (phrase.kind, values) {
        (EnumerationKind::Code, _) => vec![],
        (EnumerationKind::Paired, None) => vec![vec![parts]],
        (EnumerationKind::Paired, Some(values)) => {
            sum.map(|sum| vec![sum]).into_iter().chain([values].into_iter().filter(|values| values.iter().all(|&value| value > 1))).collect()
        }
        _ => sum.map(|sum| vec![sum]).into_iter().collect(),
    }
    .into_iter()
    .filter(|sizes| sizes.iter().sum::<usize>() > 1)
    .collect()
}

/// Reads the members after the phrase, if a word or mark says that they follow.
fn beside(page: &Page, phrase: &Found) -> Option<Vec<Range>> {
    let mut at = phrase.end;
    if matches!(page.at(at), '”' | '’' | '」' | '』' | '"') {
        at += 1;
    }
    let noun = noun_end(page, at, 12);
    if let Some(items) = marked(page, phrase, noun).or_else(|| repeated(page, phrase, noun)) {
        return Some(items);
    }
    let mut places = vec![at, noun];
    let of = (page.at(at) == '的').then(|| noun_end(page, at + 1, 8));
    places.extend(of);
    places.into_iter().find_map(|place| {
        // 立即 and 随即 announce nothing.
        if page.at(place) == '即' && ("立随当旋亦在".contains(page.before(place)) || page.at(place + 1) == '将') {
            return None;
        }
        let from = place + connector(page, place)?;
        // 关于“三农”的另一个亮点，就是… says what the point is.
        if of == Some(place) && page.reads(place, ",就是") {
            return None;
        }
        let to = if page.at(from - 1) == '(' { close(page, from)? } else { page.len().min(from + WINDOW) };
        let to = (from..to).find(|&k| page.at(k) == '\n').unwrap_or(to);
        after(page, phrase, from, to)
    })
}

/// Members that 一是, 二是 or 一要, 二要 introduce, as many as the phrase declares.
fn marked(page: &Page, phrase: &Found, at: usize) -> Option<Vec<Range>> {
    const MARKS: [&str; 10] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十"];
    let size = phrase.size.map(|size| size as usize).filter(|size| (2..=10).contains(size))?;
    let from = at + 1;
    if !matches!(page.at(at), ':' | ',' | '。') || page.at(from) != '一' || !matches!(page.at(from + 1), '是' | '要') {
        return None;
    }
    let to = (from..page.len().min(from + 3 * WINDOW)).find(|&k| page.at(k) == '\n').unwrap_or(page.len().min(from + 3 * WINDOW));
    let kind = page.at(from + 1);
    let mut items = Vec::new();
    let mut i = from;
    for mark in &MARKS[..size] {
        i = (i..to).find(|&k| page.reads(k, mark) && page.at(k + 1) == kind && matches!(page.before(k), ':' | ',' | ';' | '。'))?;
        let start = i + 2;
        let long = (start..to).find(|&k| matches!(page.at(k), '。' | ';')).unwrap_or(to);
        let end = if long - start > 30 { (start..long).find(|&k| page.at(k) == ',').unwrap_or(long) } else { long };
        items.push((start, end));
        i = end;
    }
    Some(items)
}

/// Members that follow as clauses of the same sentence, the first of which takes up the head: 双随机、一公开, of 随机…，随机…，…公开….
fn repeated(page: &Page, phrase: &Found, at: usize) -> Option<Vec<Range>> {
    let heads: Vec<&str> = phrase.head.as_deref()?.split('、').collect();
    let size = phrase.size.map(|size| size as usize).filter(|size| (2..=10).contains(size))?;
    if page.at(at) != ',' || connector(page, at).is_some() {
        return None;
    }
    let to = sentence_end(page, at + 1, page.len().min(at + WINDOW));
    let pieces = cut(page, at + 1, to, &[',', ';']);
    let taken_up = |&(start, end): &Range| heads.iter().any(|head| (start..end).any(|k| page.reads(k, head)));
    // 推行“三联”机制，联选区、联行业、联群众: every member of the next clause takes up the head.
    let paused = pauses(page, *pieces.first()?, size).filter(|members| members.iter().all(taken_up));
    paused.or_else(|| (pieces.len() == size && pieces.iter().filter(|piece| taken_up(piece)).count() * 2 > size).then_some(pieces))
}

/// Length of the words that announce members at `at`.
fn connector(page: &Page, at: usize) -> Option<usize> {
    let words = [
        ",即",
        "即",
        ",是指",
        "是指",
        ",指",
        ":",
        "包括",
        ",包括",
        ",就是",
        ",分别是",
        ",分别为",
        "分别是",
        "分别为",
        "(即",
        "(指",
        "(包括",
        "(",
        "——",
        ",也就是",
        ",主要包括",
        "主要包括",
    ];
    match page.longest(at, &words) {
        0 => None,
        len => Some(len),
    }
}

fn close(page: &Page, from: usize) -> Option<usize> {
    (from..page.len().min(from + WINDOW)).find(|&k| page.at(k) == ')')
}

/// Reads the members in `from..to`, as many as the phrase declares.
fn after(page: &Page, phrase: &Found, from: usize, to: usize) -> Option<Vec<Range>> {
    let stop = sentence_end(page, from, to);
    let mut from = from;
    while from < stop {
        match page.longest(from, &["即", "是指", "指", "包括", "分别是", "分别为", "就是", ":", " ", "主要包括"]) {
            0 => break,
            len => from += len,
        }
    }
    if phrase.kind == EnumerationKind::Code {
        return explained(page, phrase, from, to).or_else(|| coded(page, phrase, from, stop));
    }
    let sizes = sizes(phrase);
    let declared = sizes.iter().find_map(|sizes| match sizes[..] {
        [size] => list(page, from, stop, size).or_else(|| headed(page, phrase, from, stop, size)),
        _ => lists(page, from, stop, sizes),
    });
    declared.or_else(|| differing(page, from, stop, *sizes.first()?.first()?))
}

/// A list that is all of the sentence but has one or two members more or fewer than declared: the text and its number differ.
fn differing(page: &Page, from: usize, to: usize, size: usize) -> Option<Vec<Range>> {
    if cut(page, from, to, &[',', ';', ':']).len() > 1 || !matches!(page.at(to), '。' | ')' | '\n') {
        return None;
    }
    let mut pieces = cut(page, from, to, &['、']);
    let (start, end) = pieces.pop()?;
    match conjunction(page, start, end) {
        Some((left, right)) => pieces.extend([(start, left), (right, end)]),
        None => pieces.push((start, end)),
    }
    let open = page.chars[start..end].contains(&'等');
    let short = pieces.iter().all(|&(start, end)| (1..=12).contains(&(end - start)));
    (!open && short && pieces.len() > 2 && pieces.len().abs_diff(size) <= 2).then(|| trim_list(page, pieces))
}

/// What a code explains number by number: “1”即甲方案；“N”是指若干配套办法.
fn explained(page: &Page, phrase: &Found, from: usize, to: usize) -> Option<Vec<Range>> {
    let mut at = from;
    let mut items = Vec::new();
    for number in &phrase.numbers {
        let quoted = format!("“{}”", number.to_string().to_lowercase());
        let start = (at..to).find(|&i| page.reads(i, &quoted))? + quoted.chars().count();
        let start = match page.longest(start, &["即", "是指", "指", "为", "包括", "是", "代表"]) {
            0 => return None,
            len => start + len,
        };
        let end = (start..to).find(|&i| matches!(page.at(i), ';' | '。' | '\n') || page.reads(i, ",“") || page.reads(i, "、“")).unwrap_or(to);
        items.push((start, end));
        at = end;
    }
    (items.len() > 1).then_some(items)
}

/// Members of a code, one for each number, which they hold: 3+4 of 就读3年、就读4年, 334 of 占30%，占30%，占40%.
fn coded(page: &Page, phrase: &Found, from: usize, to: usize) -> Option<Vec<Range>> {
    let numbers: Vec<String> = match phrase.numbers[..] {
        [Number::Value(code)] => code.to_string().chars().map(String::from).collect(),
        _ => phrase.numbers.iter().map(|number| number.to_string().to_lowercase()).collect(),
    };
    if let [Number::Value(left), Number::Value(right)] = phrase.numbers[..]
        && let Some(items) = two_groups(page, from, to, left, right)
    {
        return Some(items);
    }
    let holds = |piece: Range, number: &str| {
        let len = number.chars().count();
        (piece.0..piece.1).any(|i| {
            let end = i + len;
            let tens = page.at(end) == '0' && page.at(end + 1) == '%';
            page.reads(i, number)
                && end <= piece.1
                && !page.before(i).is_ascii_alphanumeric()
                && (!page.at(end).is_ascii_alphanumeric() || tens)
                && !matches!(page.at(end), '月' | '日')
        })
    };
    let items: Option<Vec<Range>> = [&[',', ';', ':'][..], &[',', ';', ':', '、']].into_iter().find_map(|marks| {
        let mut pieces = cut(page, from, to, marks).into_iter();
        numbers.iter().map(|number| pieces.find(|&piece| holds(piece, number))).collect()
    });
    let mut items = trim_list(page, items?);
    for item in &mut items {
        if !page.chars[item.0..item.1].contains(&'《') {
            item.0 = led_in(page, *item);
        }
    }
    (items.len() > 1).then_some(items)
}

/// Two groups of members joined by 和 or 与, with as many as the code says in each: 2+3 of 甲、乙产业园和丙、丁、戊产业园.
fn two_groups(page: &Page, from: usize, to: usize, left: u64, right: u64) -> Option<Vec<Range>> {
    let mut start = from;
    while let Some((end, next)) = conjunction(page, start, to) {
        let count = |from, to| cut(page, from, to, &['、']).len() as u64;
        if left > 1 && right > 1 && count(from, end) == left && count(next, to) == right {
            return Some(vec![trimmed(page, (from, end)), trimmed(page, (next, to))]);
        }
        start = next;
    }
    None
}

/// Clauses or pieces that end with what is counted: 三个意义 of 以…的意义，以…的意义，以…的意义.
fn headed(page: &Page, phrase: &Found, from: usize, to: usize, size: usize) -> Option<Vec<Range>> {
    let head = phrase.head.as_deref().filter(|_| matches!(phrase.kind, EnumerationKind::Counted | EnumerationKind::Fused))?;
    [&[',', ';'][..], &[',', ';', '、']].into_iter().find_map(|marks| {
        let mut pieces: Vec<Range> = cut(page, from, to, marks).into_iter().map(|piece| trimmed(page, piece)).collect();
        pieces.retain(|&(_, end)| page.ends(end, head));
        for piece in &mut pieces {
            piece.0 = led_in(page, *piece);
        }
        (pieces.len() == size).then_some(pieces)
    })
}

/// End of the sentence, or of the text, from `from` on; marks in quotations and brackets do not count.
fn sentence_end(page: &Page, from: usize, to: usize) -> usize {
    let mut depth = 0usize;
    for i in from..to {
        match page.at(i) {
            '(' | '“' | '《' => depth += 1,
            ')' | '”' | '》' => depth = depth.saturating_sub(1),
            '。' | '!' | '?' if depth == 0 => return i,
            '\n' => return i,
            _ => {}
        }
    }
    to
}

/// Cuts `from..to` at the given marks outside brackets, quotations and titles.
fn cut(page: &Page, from: usize, to: usize, marks: &[char]) -> Vec<Range> {
    let mut pieces = Vec::new();
    let mut depth = 0usize;
    let mut start = from;
    for i in from..to {
        let c = page.at(i);
        match c {
            '(' | '“' | '《' | '‘' => depth += 1,
            ')' | '”' | '》' | '’' => depth = depth.saturating_sub(1),
            _ if depth == 0 && marks.contains(&c) => {
                pieces.push((start, i));
                start = i + 1;
            }
            _ => {}
        }
    }
    pieces.push((start, to));
    pieces
}

/// Finds the list of `size` members in a sentence.
fn list(page: &Page, from: usize, to: usize, size: usize) -> Option<Vec<Range>> {
    let clauses = cut(page, from, to, &[',', ';', ':']);
    pauses(page, clauses.first().copied()?, size)
        .or_else(|| clauses_of(page, from, to, size, &[&[';'], &[',', ';']]))
        .or_else(|| quotation(page, from, to, size))
        .or_else(|| clauses.iter().skip(1).find_map(|&clause| pauses(page, clause, size)))
        .or_else(|| clauses_of(page, from, to, size, &[&[',', ';', '、']]))
}

/// Finds several lists, one after the other, of the given sizes: 覆盖省、州、县、乡，包含总体规划、详细规划和专项规划.
fn lists(page: &Page, from: usize, to: usize, sizes: &[usize]) -> Option<Vec<Range>> {
    let mut clauses = cut(page, from, to, &[',', ';', ':']).into_iter();
    let mut items = Vec::new();
    for &size in sizes {
        items.extend(clauses.find_map(|clause| if size == 1 { Some(vec![trimmed(page, clause)]) } else { pauses(page, clause, size) })?);
    }
    Some(items)
}

/// Splits one clause at its pauses, and the last piece at its conjunction.
fn pauses(page: &Page, clause: Range, size: usize) -> Option<Vec<Range>> {
    let mut pieces = cut(page, clause.0, clause.1, &['、']);
    if pieces.len() + 1 == size {
        let (start, end) = pieces.pop()?;
        let (left, right) = conjunction(page, start, end)?;
        pieces.extend([(start, left), (right, end)]);
    }
    (pieces.len() == size && size > 1).then(|| trim_list(page, pieces)).filter(|pieces| pieces.iter().all(|&(start, end)| end > start))
}

/// Finds the conjunction that parts the last two members: the end of the first and the start of the second.
///
/// 以及 goes before 和, 和 before 与 and 及, which are more often part of a word or name (埃及).
fn conjunction(page: &Page, start: usize, end: usize) -> Option<(usize, usize)> {
    let mut best: Option<(u8, usize, usize)> = None;
    let mut depth = 0usize;
    for i in start + 1..end.saturating_sub(1) {
        let (before, after) = (page.before(i), page.at(i + 1));
        let found = match page.at(i) {
            '(' | '“' | '《' => {
                depth += 1;
                continue;
            }
            ')' | '”' | '》' => {
                depth = depth.saturating_sub(1);
                continue;
            }
            _ if depth > 0 => continue,
            '以' if after == '及' => (0, i, i + 2),
            // 和平, 和谐 and 总和 are words, 与会 and 参与 too.
            '和' if !"平谐睦美解气善".contains(after) && !"总共饱温缓".contains(before) => (1, i, i + 1),
            '与' if !"会否时".contains(after) && before != '参' => (2, i, i + 1),
            '及' if !"时其早格".contains(after) && !"以普涉触顾提埃".contains(before) => (3, i, i + 1),
            _ => continue,
        };
        if best.is_none_or(|best| found.0 < best.0) {
            best = Some(found);
        }
    }
    best.map(|(_, end, start)| (end, start))
}

/// Takes clauses as members: all of the sentence at one level of marks, or the first ones if they begin alike and the next does not.
fn clauses_of(page: &Page, from: usize, to: usize, size: usize, levels: &[&[char]]) -> Option<Vec<Range>> {
    for marks in levels {
        let pieces: Vec<Range> = cut(page, from, to, marks).into_iter().map(|piece| trimmed(page, piece)).collect();
        if pieces.len() == size {
            return Some(trim_list(page, pieces));
        }
        if pieces.len() > size && size > 1 {
            let alike = |piece: &Range| page.at(piece.0) == page.at(pieces[0].0) && page.at(piece.0 + 1) == page.at(pieces[0].0 + 1);
            if pieces[..size].iter().all(alike) && !alike(&pieces[size]) {
                return Some(pieces[..size].to_vec());
            }
        }
    }
    None
}

/// Takes the members from a quotation that lists them: 实施“饮净水、控噪声”专项行动.
fn quotation(page: &Page, from: usize, to: usize, size: usize) -> Option<Vec<Range>> {
    let open = (from..to).find(|&i| page.at(i) == '“')?;
    let close = (open..to).find(|&i| page.at(i) == '”')?;
    let pieces = cut(page, open + 1, close, &['、']);
    (pieces.len() == size).then_some(pieces)
}

/// Reads the members right before the phrase.
fn before(page: &Page, phrase: &Found) -> Option<Vec<Range>> {
    let size = usize::try_from(phrase.size?).ok().filter(|&size| (2..=30).contains(&size))?;
    if !matches!(phrase.kind, EnumerationKind::Counted | EnumerationKind::Fused) {
        return None;
    }
    let mut end = phrase.start;
    if phrase.quoted && end > 0 {
        end -= 1;
    }
    if let Some(items) = unseparated(page, phrase, end, size) {
        return Some(items);
    }
    if matches!(page.before(end), '等' | '这') {
        end -= 1;
        // 耕地不减、水质不降、口粮不缺，这“三条底线”: 这 takes up the clause before.
        if page.at(end) == '这' && matches!(page.before(end), ',' | ':') {
            end -= 1;
        }
    }
    // The clause, with its quotations whole.
    let mut start = end;
    let mut depth = 0usize;
    while start > 0 && end - start < 120 {
        match page.at(start - 1) {
            ')' | '”' | '》' => depth += 1,
            '(' | '“' | '《' if depth == 0 => break,
            '(' | '“' | '《' => depth -= 1,
            ',' | '。' | ';' | ':' | '!' | '?' | '\n' if depth == 0 => break,
            _ => {}
        }
        start -= 1;
    }
    let mut pieces = cut(page, start, end, &['、']);
    if pieces.len() + 1 == size {
        let (from, to) = pieces.pop()?;
        let (left, right) = conjunction(page, from, to)?;
        pieces.extend([(from, left), (right, to)]);
    }
    if pieces.len() != size || pieces.iter().any(|&(start, end)| start == end) {
        return None;
    }
    // 特级射手、特级驾驶员的“三特精兵”: members before 的 have what the name takes from them.
    if page.ends(pieces[size - 1].1, "的") {
        let head = phrase.head.as_deref().unwrap_or("");
        let shares = |&(start, end): &Range| page.chars[start..end].iter().any(|&c| head.contains(c));
        let collective = phrase.kind == EnumerationKind::Fused && page.ends_any(phrase.end, &COLLECTIVES);
        if size < 3 || !(collective || pieces.iter().filter(|piece| shares(piece)).count() * 2 >= size) {
            return None;
        }
        pieces[size - 1].1 -= 1;
    }
    let (from, to) = pieces[size - 1];
    let sentence = page.chars[from..to].iter().any(|&c| matches!(c, '是' | '的' | '了'));
    // 坚定拥护“两个确立”、坚决做到“两个维护”: the last piece governs the name and is no member.
    let alone = pieces[..size - 1].iter().all(|&(start, _)| page.at(start) != page.at(from));
    let governs = (alone && page.longest(from, &GOVERNORS) > 0) || page.ends_any(to, &GOVERNORS);
    // 邓小平理论和“三个代表”: the name stands in the list itself.
    let joined = matches!(page.before(to), '和' | '与' | '及' | '或' | '对' | '以' | '为' | '地');
    let longest = pieces[..size - 1].iter().map(|&(start, end)| end - start).max().unwrap_or(0);
    // Of two members the second follows 和 once, and names side by side are no members: 高职“双高计划”和中职“双优计划”.
    let pair = size > 2
        || (page.before(from) != '、'
            && conjunction(page, from, to).is_none()
            && !page.chars[start..to].contains(&'“')
            && page.longest(start, &LEADS).max(page.longest(start, &GOVERNORS)) < pieces[0].1 - start
            && to - from > 1);
    if sentence || governs || joined || !pair || to - from > 2 * longest + 4 {
        return None;
    }
    // What leads up to the first member, and what may stand between the last and the name, has no mark of its own.
    let inner: Vec<usize> = if size > 2 { pieces[1..size - 1].iter().map(|&(start, end)| end - start).collect() } else { Vec::new() };
    let even = inner.iter().all(|&len| len == inner[0]).then(|| inner.first().copied()).flatten();
    let last = pieces[size - 1];
    let tail = match even {
        Some(len) if len > 1 && (inner.len() > 1 || len > 2 && last.1 - last.0 == 2 * len) => (last.0, last.1.min(last.0 + len)),
        _ => last,
    };
    let first = pieces[0];
    let expected = even.unwrap_or(tail.1 - tail.0);
    let lead = led_in(page, first);
    let head = if let Some(len) = even.filter(|&len| len > 1 && inner.len() > 1 && first.1 - first.0 > len) {
        first.1 - len
    } else if lead > first.0 {
        lead
    } else if first.1 - first.0 > expected && (inner.len() > 1 && even.is_some() || size == 2 || first.1 - first.0 == 2 * expected) {
        first.1 - expected
    } else {
        first.0
    };
    pieces[0] = (head, first.1);
    pieces[size - 1] = tail;
    Some(pieces)
}

/// Members of one length without marks, each with the morpheme that the name takes from it: 生产生活生态“三生融合”.
fn unseparated(page: &Page, phrase: &Found, end: usize, size: usize) -> Option<Vec<Range>> {
    let morpheme = phrase.head.as_deref()?.chars().next()?;
    if phrase.kind != EnumerationKind::Fused {
        return None;
    }
    [2usize, 3].into_iter().find_map(|len| {
        let start = end.checked_sub(len * size)?;
        let pieces: Vec<Range> = (0..size).map(|k| (start + k * len, start + (k + 1) * len)).collect();
        let place = page.chars[pieces[0].0..pieces[0].1].iter().position(|&c| c == morpheme)?;
        pieces.iter().all(|&(from, to)| page.at(from + place) == morpheme && page.chars[from..to].iter().all(|&c| is_han(c))).then_some(pieces)
    })
}

/// Verbs and prepositions that lead up to a list. Closed for the prepositions; the verbs are the common ones of official prose.
static LEADS: Words = LazyLock::new(|| {
    words(
        "具体指 是指 指 即 推进 推动 实施 建立 覆盖 包含 包括 涵盖 打造 建设 聚焦 围绕 发展 开展 加强 坚持 发挥 擦亮 运用 形成 \
     构建 统筹 促进 深化 完善 提升 落实 做好 抓好 健全 以 对 由 从 为 把 将 在 按照 按 通过 培育 壮大 \
     是 了 有 打好",
    )
});

/// Where the first member of a list starts, behind the last word that leads up to it; the start of the piece if there is none.
fn led_in(page: &Page, (start, end): Range) -> usize {
    (start..end)
        .map(|i| i + lead(page, i))
        .zip(start..end)
        .filter(|&(to, i)| to > i && to < end && !page.chars[start..to].contains(&'“'))
        .map(|(to, _)| to)
        .max()
        .unwrap_or(start)
}

/// Length of the word at `i` that leads up to a list; a preposition counts only where it is no part of a word (反对, 以来, 所有).
fn lead(page: &Page, i: usize) -> usize {
    match page.longest(i, &LEADS) {
        1 if matches!(page.at(i), '了' | '是') => 1,
        1 if "国私公反应面针相绝所可予加得难足拥没现具不只还但先".contains(page.before(i))
            || "来上下及内外为力效序机利关于挥导示标出数定令明握".contains(page.at(i + 1)) =>
        {
            0
        }
        len => len,
    }
}

/// Takes off a list what leads up to its first member and what follows its last: 对…的认同.
fn trim_list(page: &Page, mut pieces: Vec<Range>) -> Vec<Range> {
    let size = pieces.len();
    for piece in &mut pieces {
        *piece = trimmed(page, *piece);
    }
    if size < 2 {
        return pieces;
    }
    let first = pieces[0];
    let led = lead(page, first.0);
    let alike = pieces[1..].iter().any(|&(start, _)| page.at(start) == page.at(first.0));
    if pieces[1..].iter().all(|&(start, _)| page.at(start).is_ascii_digit() || page.at(start) == 'n') {
        if let Some(digit) = (first.0..first.1).find(|&i| page.at(i).is_ascii_digit()) {
            pieces[0].0 = digit;
        }
    } else if led > 0 && !alike && !pieces[1..].iter().any(|&(start, _)| page.longest(start, &LEADS) > 1) {
        // 建立覆盖省: verb after verb.
        let mut start = first.0;
        while let len @ 1.. = lead(page, start)
            && start + len < first.1
        {
            start += len;
        }
        pieces[0].0 = start;
    }
    let last = pieces[size - 1];
    let of = (last.0..last.1).find(|&i| page.at(i) == '的');
    if let Some(of) = of
        && of > last.0
        && pieces[..size - 1].iter().all(|&(start, end)| !page.chars[start..end].contains(&'的'))
        && of + 1 < last.1
    {
        pieces[size - 1].1 = of;
    }
    // 大渡河“三江”水电基地 names the set once more; 良田、良种、良机、良法、良制融合 goes on behind members of one length.
    let last = pieces[size - 1];
    let even = size > 3 && pieces[..size - 1].iter().all(|&(start, end)| end - start == pieces[0].1 - pieces[0].0) && pieces[0].1 - pieces[0].0 > 1;
    if let Some(quote) = (last.0 + 1..last.1).find(|&i| page.at(i) == '“').filter(|&i| counts(page, i + 1)) {
        pieces[size - 1].1 = quote;
    } else if even {
        pieces[size - 1].1 = last.1.min(last.0 + pieces[0].1 - pieces[0].0);
    }
    let last = pieces[size - 1];
    // 等 ends the list, unless it is a word's (同等) in the other members too.
    let word = pieces[..size - 1].iter().any(|&(start, end)| page.chars[start..end].contains(&'等'));
    if let Some(and) =
        (last.0 + 1..last.1).find(|&i| page.at(i) == '等' && (i + 1 == last.1 || !matches!(page.at(i + 1), '级' | '次'))).filter(|_| !word)
    {
        pieces[size - 1].1 = and;
    }
    pieces
}

/// Takes white space, a leading conjunction and list words off a piece.
fn trimmed(page: &Page, (mut start, mut end): Range) -> Range {
    while start < end && page.at(start).is_whitespace() {
        start += 1;
    }
    while start < end && page.at(end - 1).is_whitespace() {
        end -= 1;
    }
    // 一是 and 第一， introduce the members.
    let ordinal = if page.at(start) == '第' && is_chinese_numeral(page.at(start + 1)) && page.at(start + 2) == ',' {
        3
    } else if is_chinese_numeral(page.at(start)) && page.at(start + 1) == '是' {
        2
    } else {
        0
    };
    if start + ordinal < end {
        start += ordinal;
    }
    // 1、 and 2. number the members.
    let digits = (start..end).take_while(|&i| page.at(i).is_ascii_digit()).count();
    if (1..=2).contains(&digits) && matches!(page.at(start + digits), '、' | '.') && start + digits + 1 < end {
        start += digits + 1;
    }
    let lead = page.longest(start, &["以及", "和", "及", "即"]);
    // “三级”即省: a part of the name before its members.
    if page.at(start) == '“'
        && let Some(close) = (start..end.min(start + 12)).find(|&k| page.at(k) == '”')
        && let len @ 1.. = page.longest(close + 1, &["即", "是指", "指", "是"])
        && close + 1 + len < end
    {
        start = close + 1 + len;
    }
    if lead > 0 && start + lead < end && !matches!(page.at(start + 1), '平' | '谐' | '睦' | '美' | '时') {
        start += lead;
    }
    (start, end)
}
