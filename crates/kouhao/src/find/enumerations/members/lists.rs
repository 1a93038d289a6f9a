//! Divides a stretch of text into as many members as are expected.
//!
//! Lists nest: 、 separates members and parts of members, the last member may follow 和 or 以及, and clauses can be members too. The declared size decides: the
//! separators are tried in order of reliability until one yields that many pieces.

use std::sync::LazyLock;

use super::super::numbers::{counts, number};
use super::super::numerals::is_chinese_numeral;
use super::super::page::{Page, Range, cut};
use super::super::signs::{PROGRAMMES, Words, equates, is_classifier, words};

/// Returns the end of the line.
pub(super) fn line_end(page: &Page, from: usize, to: usize) -> usize {
    (from..to).find(|&i| page.at(i) == '\n').unwrap_or(to)
}

/// Returns the end of the sentence at `from`, at most `to`. Marks in quotations and brackets do not count. In a glossary, a sentence may span several lines.
pub(in super::super) fn sentence_end(page: &Page, from: usize, to: usize) -> usize {
    let mut depth = 0usize;
    for i in from..to {
        match page.at(i) {
            '(' | '“' | '《' => depth += 1,
            // The bracket in which the sentence is; 1）, a） and 一） are markers.
            ')' if depth == 0 && i > from && !page.before(i).is_ascii_alphanumeric() && !is_chinese_numeral(page.before(i)) => return i,
            ')' | '”' | '》' => depth = depth.saturating_sub(1),
            '。' | '!' | '?' if depth == 0 => return i,
            _ => {}
        }
    }
    to
}

/// Finds the list of `size` members in a sentence.
pub(super) fn list(page: &Page, from: usize, to: usize, size: usize, morpheme: Option<char>) -> Option<Vec<Range>> {
    let clauses = cut(page, from, to, &[',', ';', ':']);
    // 以“办学能力高水平、产教融合高质量”为目标的…学校和…计划: a quoted list takes precedence if its members are of equal length.
    let even = |items: &Vec<Range>| size > 1 && items.iter().all(|&(start, end)| end - start == items[0].1 - items[0].0 && end > start + 2);
    quotation(page, from, to, size)
        .filter(even)
        .or_else(|| derived(page, clauses.first().copied()?, size, morpheme?))
        .or_else(|| pauses(page, clauses.first().copied()?, size))
        .or_else(|| clauses_of(page, from, to, size, morpheme, &[&[';'], &[',', ';']]))
        .or_else(|| quotation(page, from, to, size))
        .or_else(|| clauses.iter().skip(1).find_map(|&clause| pauses(page, clause, size)))
        .or_else(|| clauses_of(page, from, to, size, morpheme, &[&[',', ';', '、']]))
}

/// Finds several lists, one after another, of the given sizes: 覆盖省、州、县、乡，包含总体规划、详细规划和专项规划.
pub(super) fn lists(page: &Page, from: usize, to: usize, sizes: &[usize]) -> Option<Vec<Range>> {
    let mut clauses = cut(page, from, to, &[',', ';', ':']).into_iter();
    let mut items = Vec::new();
    for &size in sizes {
        items.extend(clauses.find_map(|clause| if size == 1 { Some(vec![trimmed(page, clause)]) } else { pauses(page, clause, size) })?);
    }
    Some(items)
}

/// Reads members that end with the morpheme in the name, at the start of a clause that may continue after them: 产业链、创新链和资金链|相互配合、共同发力 for
/// 三链融合.
pub(super) fn derived(page: &Page, clause: Range, size: usize, morpheme: char) -> Option<Vec<Range>> {
    let ends = |&(start, end): &Range| end > start + 1 && page.before(end) == morpheme;
    let mut pieces = Vec::new();
    for (start, end) in cut(page, clause.0, clause.1, &['、']) {
        match conjunction(page, start, end) {
            Some((left, right)) if ends(&(start, left)) => pieces.extend([(start, left), (right, end)]),
            _ => pieces.push((start, end)),
        }
    }
    let goes_on = pieces.len() > size;
    pieces.truncate(size);
    let last = pieces.last_mut().filter(|last| size > 1 && last.1 > last.0)?;
    let tail = (last.0 + 1..last.1).find(|&i| page.at(i) == morpheme)? + 1;
    let longer = tail < last.1;
    last.1 = tail;
    (pieces.len() == size && (goes_on || longer) && pieces.iter().all(ends)).then(|| trim_list(page, pieces))
}

/// Splits one clause at its pauses, and the last piece at its conjunction.
pub(super) fn pauses(page: &Page, clause: Range, size: usize) -> Option<Vec<Range>> {
    let mut pieces = cut(page, clause.0, clause.1, &['、']);
    if pieces.len() + 1 == size {
        let (start, end) = pieces.pop()?;
        let (left, right) = conjunction(page, start, end)?;
        pieces.extend([(start, left), (right, end)]);
    }
    (pieces.len() == size && size > 1).then(|| trim_list(page, pieces)).filter(|pieces| pieces.iter().all(|&(start, end)| end > start))
}

/// Finds the conjunction between the last two members, and returns the end of the first and the start of the second.
///
/// 以及 has precedence over 和, and 和 over 与 and 及, which are more often part of a word or name (埃及).
pub(super) fn conjunction(page: &Page, start: usize, end: usize) -> Option<(usize, usize)> {
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
            // 和平, 和谐 and 总和 are words, and so are 与会 and 参与.
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

/// Reads clauses as members: all clauses of the sentence at one level of marks, or the first ones if they begin alike or with the morpheme in the name (五定) and
/// the next one does not.
pub(super) fn clauses_of(page: &Page, from: usize, to: usize, size: usize, morpheme: Option<char>, levels: &[&[char]]) -> Option<Vec<Range>> {
    for marks in levels {
        if marks.contains(&',') && !is_balanced(page, from, to) {
            continue;
        }
        let mut pieces: Vec<Range> = cut(page, from, to, marks).into_iter().map(|piece| trimmed(page, piece)).collect();
        without_lead(page, &mut pieces);
        if pieces.len() == size {
            return Some(trim_list(page, pieces));
        }
        if pieces.len() > size && size > 1 {
            let taken = morpheme == Some(page.at(pieces[0].0));
            let alike = |piece: &Range| page.at(piece.0) == page.at(pieces[0].0) && (taken || page.at(piece.0 + 1) == page.at(pieces[0].0 + 1));
            if pieces[..size].iter().all(alike) && !alike(&pieces[size]) {
                return Some(pieces[..size].to_vec());
            }
        }
    }
    None
}

/// Returns whether the parts of a sentence divided by ； have equally many clauses (甲，乙；丙，丁), or nothing divides it. Otherwise the text after ； is not part
/// of the list.
fn is_balanced(page: &Page, from: usize, to: usize) -> bool {
    let clauses = |&(start, end): &Range| cut(page, start, end, &[',']).len();
    let parts = cut(page, from, to, &[';']);
    parts.windows(2).all(|pair| clauses(&pair[0]) == clauses(&pair[1]))
}

/// Removes from the first piece the text up to a colon: 具体见第九条：|升学不办、乔迁不办.
pub(super) fn without_lead(page: &Page, pieces: &mut [Range]) {
    let colon = |&(start, end): &Range| (start..end).find(|&i| page.at(i) == ':');
    let Some((first, others)) = pieces.split_first_mut() else { return };
    if let Some(place) = colon(first).filter(|&place| place + 1 < first.1)
        && others.iter().all(|other| colon(other).is_none())
    {
        first.0 = place + 1;
    }
}

/// Reads the members from a quotation that lists them: 实施“饮净水、控噪声”专项行动.
fn quotation(page: &Page, from: usize, to: usize, size: usize) -> Option<Vec<Range>> {
    let open = (from..to).find(|&i| page.at(i) == '“')?;
    let close = (open..to).find(|&i| page.at(i) == '”')?;
    // “船的事，船长摆进去；网的事，网主摆进去”: members that contain commas.
    [['、'], [';']].iter().map(|marks| cut(page, open + 1, close, marks)).find(|pieces| pieces.len() == size)
}

/// Verbs and prepositions that introduce a list. The prepositions are a closed class; the verbs are common ones of official prose.
pub(super) static LEADS: Words = LazyLock::new(|| {
    words(
        "具有 拥有 面临 具体指 是指 指 即 推进 推动 实施 建立 覆盖 包含 包括 涵盖 打造 建设 聚焦 围绕 发展 开展 加强 坚持 发挥 擦亮 运用 形成 \
     构建 统筹 促进 深化 完善 提升 落实 做好 抓好 健全 以 对 由 从 为 把 将 在 按照 按 通过 培育 壮大 \
     对照 对标 是 了 有 还有 打好 实现 筑牢 布局 运用 用好 利用 走好 建好 办好 守好 管好 写好 讲好 当好 答好 唱好",
    )
});

/// Returns the start of the first member, after the last word that introduces the list, or the start of the piece if there is none. `others` are the other
/// members.
pub(super) fn led_in(page: &Page, (start, end): Range, others: &[Range]) -> usize {
    let behind = |i: usize| match lead(page, i) {
        1 if is_own(page, (i, end), others) => i,
        // 把|发展生产、易地搬迁、发展教育
        len if len > 1 && i == start && others.iter().any(|&(from, _)| page.reads(from, &page.text(i, i + len))) => i,
        len => i + len,
    };
    (start..end)
        .map(behind)
        .zip(start..end)
        // 按 belongs to a clause of some length: 按保护价敞开收购余粮.
        .filter(|&(to, i)| to > i && to < end && !matches!(page.at(to), '、' | '之') && !(page.at(i) == '按' && to == i + 1 && end > to + 8))
        .filter(|&(to, _)| !page.chars[start..to].contains(&'“'))
        .map(|(to, _)| to)
        .max()
        .unwrap_or(start)
}

/// Returns the length of the word at `i` that introduces a list. A preposition counts only if it is not part of a word (反对, 以来, 所有).
fn lead(page: &Page, i: usize) -> usize {
    match page.longest(i, &LEADS) {
        1 if matches!(page.at(i), '了' | '是') => 1,
        1 if "国私公反应面针相绝所可予加得难足拥没现具不只还但先".contains(page.before(i))
            || "来上下及内外为力效序机利关于挥导示标出数定令明握照".contains(page.at(i + 1))
            || page.at(i) == '对' && "象口策话比接待抗立应手付".contains(page.at(i + 1)) =>
        {
            0
        }
        len => len,
    }
}

/// The length, in characters, of the shortest phrase that begins with a preposition: 以案促改, 从严要求.
const PREPOSITIONAL: usize = 4;

/// Returns whether the preposition that the first member starts with is its own: another member starts with it, or with it the member is as long as all others,
/// as far as their ends are known: 从严要求、主动作为、敢于担当, but 从|北、东、南.
pub(super) fn is_own(page: &Page, (start, end): Range, others: &[Range]) -> bool {
    let known = others.len().saturating_sub(1).max(1);
    let even = !others.is_empty() && others.iter().take(known).all(|&(from, to)| to - from == end - start);
    others.iter().any(|&(from, _)| page.at(from) == page.at(start)) || end - start >= PREPOSITIONAL && even
}

/// Removes the text that introduces the first member of a list and the text that follows the last: 对…的认同.
pub(super) fn trim_list(page: &Page, mut pieces: Vec<Range>) -> Vec<Range> {
    for piece in &mut pieces {
        *piece = trimmed(page, *piece);
    }
    if pieces.len() > 1 {
        trim_first(page, &mut pieces);
        trim_last(page, &mut pieces);
    }
    pieces
}

/// Returns the start of the first member if all others are equally long and have the same characters in two places or more before their common ending,
/// and it has these too: 使村民|渔有所获、船有所泊、网有所晒.
pub(super) fn agreeing(page: &Page, first: Range, others: &[Range]) -> Option<usize> {
    let &(start, end) = others.first().filter(|_| others.len() > 1)?;
    let len = end - start;
    let edge = first.1.checked_sub(len).filter(|&edge| edge >= first.0)?;
    let kept = |&k: &usize| page.at(edge + k) == page.at(start + k) && others.iter().all(|other| page.at(other.0 + k) == page.at(start + k));
    let even = len > 2 && others.iter().all(|&(start, end)| end - start == len);
    let ending = (0..len).rev().take_while(kept).count();
    let inside = (0..len - ending).filter(kept).count();
    // 国家级文明村、省级卫生村: one may agree by chance.
    (even && inside > 1).then_some(edge)
}

/// Returns where the first member opens as all others do, which share two characters or more there, or one there and two at the end, as it does:
/// 落实|加强组织领导、加强要素投入, 船工|有矛盾必到、有纠纷必到、有急难必到.
pub(super) fn opening_as_others(page: &Page, first: Range, others: &[Range]) -> Option<usize> {
    let &(start, end) = others.first().filter(|_| others.len() > 1)?;
    // Behind 一是, and between ；, members are sentences that may open with any attribute.
    if page.at(first.1) == ';' || page.ends_any(first.0, &["一是", "一要", "第一,"]) {
        return None;
    }
    let shared = |k: usize| others.iter().all(|&(from, to)| from + k < to && page.at(from + k) == page.at(start + k));
    let ending = page.text(end.saturating_sub(2).max(start), end);
    let ends = others.iter().all(|&(from, to)| page.ends(to, &ending) && to > from + 3) && page.ends(first.1, &ending);
    let opening = match (shared(0), shared(1)) {
        (true, true) => page.text(start, start + 2),
        (true, false) if ends => page.text(start, start + 1),
        _ => return None,
    };
    if page.reads(first.0, &opening) {
        return Some(first.0);
    }
    let length = others.iter().map(|&(start, end)| end - start).sum::<usize>() / others.len();
    let places = (first.0..first.1).filter(|&i| page.reads(i, &opening));
    // 大多数渔船…: a quantifier belongs to the noun behind it.
    places.min_by_key(|&i| (first.1 - i).abs_diff(length)).filter(|&start| !page.ends_any(start, &QUANTIFIERS))
}

/// Words that say how many of the things that follow; a closed class, from general knowledge of Chinese.
const QUANTIFIERS: [&str; 10] = ["多数", "少数", "部分", "一些", "有些", "所有", "全部", "各", "每个", "许多"];

/// Removes the text that introduces the list from its first member.
fn trim_first(page: &Page, pieces: &mut [Range]) {
    let first = pieces[0];
    if let Some(start) = agreeing(page, first, &pieces[1..]).or_else(|| opening_as_others(page, first, &pieces[1..])) {
        pieces[0].0 = start;
        return;
    }
    let led = lead(page, first.0);
    let alike = pieces[1..].iter().any(|&(start, _)| page.at(start) == page.at(first.0));
    if pieces[1..].iter().all(|&(start, _)| page.at(start).is_ascii_digit() || page.at(start) == 'n') {
        if let Some(digit) = (first.0..first.1).find(|&i| page.at(i).is_ascii_digit()) {
            pieces[0].0 = digit;
        }
    } else if (led > 1 || led == 1 && !end_alike(page, pieces)) && !alike && !pieces[1..].iter().any(|&(start, _)| page.longest(start, &LEADS) > 1) {
        // 建立覆盖省: one verb after another.
        let mut start = first.0;
        while let len @ 1.. = lead(page, start)
            && start + len < first.1
            && (len > 1 || !is_own(page, (start, first.1), &pieces[1..]))
        {
            start += len;
        }
        pieces[0].0 = start;
    }
}

/// Removes the text that follows the list from its last member: 的 and the noun it leads to, the rest of the sentence after members of equal length, the
/// repeated number, 等.
fn trim_last(page: &Page, pieces: &mut [Range]) {
    let size = pieces.len();
    let last = pieces[size - 1];
    let of = (last.0..last.1).find(|&i| page.at(i) == '的');
    // Members that open alike are complete: 更加注重民生、更加注重党的建设.
    let repeated = pieces[1..].iter().all(|&(start, _)| (0..2).all(|k| page.at(start + k) == page.at(pieces[0].0 + k)));
    // 对鱼是好水，对落水的人是好水: one character at either end is enough.
    let framed = |&(start, end): &Range| page.at(start) == page.at(pieces[0].0) && page.before(end) == page.before(pieces[0].1);
    let repeated = repeated || pieces[1..].iter().all(framed);
    if let Some(of) = of.filter(|_| !repeated || page.ends_any(last.1, &PROGRAMMES))
        && of > last.0
        && pieces[..size - 1].iter().all(|&(start, end)| !page.chars[start..end].contains(&'的'))
        && of + 1 < last.1
    {
        pieces[size - 1].1 = of;
    }
    // 大渡河“三江”水电基地 names the set once more; 良田、良种、良机、良法、良制融合 continues after members of equal length.
    let last = pieces[size - 1];
    let even = size > 3 && pieces[..size - 1].iter().all(|&(start, end)| end - start == pieces[0].1 - pieces[0].0) && pieces[0].1 - pieces[0].0 > 1;
    let quoting = pieces[..size - 1].iter().any(|&(start, end)| page.chars[start..end].contains(&'“'));
    // 减票据、减窗口、减跑腿，方便渔民办证: after a mark other than those between the members it is a separate clause.
    let paused = page.before(last.0) == page.before(pieces[size - 2].0);
    if let Some(quote) = (last.0 + 1..last.1).find(|&i| page.at(i) == '“').filter(|&i| counts(page, i + 1) && !quoting) {
        pieces[size - 1].1 = quote;
    } else if even
        && paused
        && last.1 - last.0 > pieces[0].1 - pieces[0].0 + 2
        && !page.chars[last.0..last.1].contains(&',')
        && !end_alike(page, pieces)
    {
        pieces[size - 1].1 = last.1.min(last.0 + pieces[0].1 - pieces[0].0);
    }
    if let Some(number) = counted_again(page, pieces[size - 1], size) {
        pieces[size - 1].1 = number;
    }
    let last = pieces[size - 1];
    // 等 ends the list, unless it is part of a word (同等) in the other members too.
    let word = pieces[..size - 1].iter().any(|&(start, end)| page.chars[start..end].contains(&'等'));
    if let Some(and) =
        (last.0 + 1..last.1).find(|&i| page.at(i) == '等' && (i + 1 == last.1 || !matches!(page.at(i + 1), '级' | '次'))).filter(|_| !word)
    {
        pieces[size - 1].1 = and;
    }
}

/// Returns the position where the last member is followed by the number of all members: 绿色食品|两个主导产业, 比利时|六国.
fn counted_again(page: &Page, (start, end): Range, size: usize) -> Option<usize> {
    let counted = |at: usize| is_classifier(page.at(at)) || at + 1 == end && "国省市县区州".contains(page.at(at));
    let again = |&i: &usize| counts(page, i) && number(page, i, end).is_some_and(|read| read.value() == size as u64 && counted(read.end));
    (start + 2..end).find(again)
}

/// Returns whether all members end with the same two characters, so that each is a clause of its own: 对党忠诚作表率、为民服务作表率.
fn end_alike(page: &Page, pieces: &[Range]) -> bool {
    pieces.iter().all(|&(start, end)| end > start + 2 && (1..3).all(|k| page.at(end - k) == page.at(pieces[0].1 - k)))
}

/// Removes white space, a leading conjunction and list markers from a piece.
pub(super) fn trimmed(page: &Page, (mut start, mut end): Range) -> Range {
    while start < end && page.at(start).is_whitespace() {
        start += 1;
    }
    while start < end && page.at(end - 1).is_whitespace() {
        end -= 1;
    }
    // 一是, 一要 and 第一， introduce the members.
    let ordinal = if page.at(start) == '第' && is_chinese_numeral(page.at(start + 1)) && page.at(start + 2) == ',' {
        3
    } else if is_chinese_numeral(page.at(start)) && matches!(page.at(start + 1), '是' | '要') {
        2
    } else {
        0
    };
    if start + ordinal < end {
        start += ordinal;
    }
    if matches!(page.at(start), '①'..='⑳') && start + 1 < end {
        start += 1;
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
        && let len @ 1.. = equates(page, close + 1)
        && close + 1 + len < end
    {
        start = close + 1 + len;
    }
    if lead > 0 && start + lead < end && !matches!(page.at(start + 1), '平' | '谐' | '睦' | '美' | '时') {
        start += lead;
    }
    (start, end)
}
