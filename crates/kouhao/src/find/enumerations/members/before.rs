//! Members that stand right before the name: 生产生活生态“三生融合”, 中央和地方两个积极性.
//!
//! Nothing announces them, so the list must have exactly as many members as the name says and end where the name starts. What leads up to its first
//! member has no mark of its own; verbs tell it apart, or the length that the other members share.

use super::super::EnumerationKind;
use super::super::page::{Found, Page, Range, cut};
use super::super::signs::{COLLECTIVES, GOVERNORS, is_function};
use super::lists::{LEADS, conjunction, led_in};
use crate::text::{Span, is_han};
use crate::tokens::Tokenizer;

/// Reads the members right before the phrase.
pub(super) fn before(page: &Page, phrase: &Found, tokenizer: &Tokenizer) -> Option<Vec<Range>> {
    let size = usize::try_from(phrase.size?).ok().filter(|&size| (2..=30).contains(&size))?;
    let mut end = phrase.start;
    if phrase.quoted && end > 0 {
        end -= 1;
    }
    let taken_up = page.before(end) == '这';
    match phrase.kind {
        EnumerationKind::Counted | EnumerationKind::Fused | EnumerationKind::Acronym => {}
        EnumerationKind::Paired if taken_up || phrase.quoted => {}
        _ => return None,
    }
    if let Some(items) = quoted_before(page, phrase, end, size) {
        return Some(items);
    }
    let run = unseparated(page, phrase, end, size, tokenizer);
    // 确保粮食安全、确保不返贫致贫“两条底线”: marks go before a likeness at the end of the last member.
    if run.is_some() && (!phrase.quoted || is_derived(page, phrase, run.as_deref())) {
        return run;
    }
    separated(page, phrase, end, size, tokenizer).or(run)
}

/// The members that a quotation right before the name lists: “长期稳定、面向未来”的八字方针, which counts characters.
fn quoted_before(page: &Page, phrase: &Found, end: usize, size: usize) -> Option<Vec<Range>> {
    let end = if page.before(end) == '的' { end - 1 } else { end };
    let close = end.checked_sub(1).filter(|&close| page.at(close) == '”')?;
    let open = (close.saturating_sub(80)..close).rev().find(|&i| page.at(i) == '“')?;
    let pieces = cut(page, open + 1, close, &['、', ',']);
    let characters = pieces.iter().map(|&(start, end)| end - start).sum::<usize>();
    let spelt = page.chars[phrase.start..phrase.end].contains(&'字');
    (pieces.len() > 1 && size == if spelt { characters } else { pieces.len() }).then_some(pieces)
}

/// Tells whether a fused name takes its morpheme from every member: 三生 of 生产, 生活, 生态.
fn is_derived(page: &Page, phrase: &Found, items: Option<&[Range]>) -> bool {
    super::morpheme(phrase).is_some_and(|morpheme| items.unwrap_or_default().iter().all(|&(start, end)| page.chars[start..end].contains(&morpheme)))
}

/// Reads the members right before the phrase that marks or a conjunction part.
fn separated(page: &Page, phrase: &Found, mut end: usize, size: usize, tokenizer: &Tokenizer) -> Option<Vec<Range>> {
    if matches!(page.before(end), '等' | '这') {
        end -= 1;
        // 耕地不减、水质不降、口粮不缺，这“三条底线”: 这 takes up the clause before.
        if page.at(end) == '这' && matches!(page.before(end), ',' | ':') {
            end -= 1;
        }
    } else if let Some(etc) = (end.saturating_sub(6)..end).rev().find(|&i| page.at(i) == '等')
        && page.chars[etc + 1..end].iter().all(|&c| is_han(c) && !matches!(c, '和' | '与' | '及'))
    {
        // X线机、超声、生化等基层新“三大件”.
        end = etc;
    }
    // 面积、单产、总产实现“三增长”.
    if phrase.quoted && page.ends_any(end, &["实现", "达到"]) {
        end -= 2;
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
    // 进一步解决提高水平、提高能力这两大课题: both open alike, the first behind what leads up to it.
    let twin = |pieces: &[Range]| {
        let opening = page.text(pieces[1].0, (pieces[1].0 + 2).min(pieces[1].1));
        (pieces[0].0..pieces[0].1).find(|&i| opening.chars().nth(1).is_some() && page.reads(i, &opening))
    };
    let twins = if pieces.len() == 2 { twin(&pieces) } else { None };
    if let Some(at) = twins {
        pieces[0].0 = at;
    }
    let twins = twins.is_some();
    // 更好发挥作用、充分发挥中央和地方两个积极性: the pair is in the last piece alone.
    if size == 2 && pieces.len() > 1 && !twins && pieces.last().is_some_and(|&(from, to)| conjunction(page, from, to).is_some()) {
        pieces.drain(..pieces.len() - 1);
        start = pieces[0].0;
    }
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
    // 以甲、乙为“两翼”
    let named = phrase.quoted && page.ends(pieces[size - 1].1, "为");
    if let Some(by) = (pieces[0].0..pieces[0].1).rev().find(|&i| matches!(page.at(i), '以' | '把')).filter(|_| named) {
        pieces[0].0 = by + 1;
        pieces[size - 1].1 -= 1;
        return pieces.iter().all(|&(start, end)| end > start).then_some(pieces);
    }
    let (from, to) = pieces[size - 1];
    let sentence = page.chars[from..to].iter().any(|&c| matches!(c, '是' | '的' | '了'));
    // 坚定拥护“两个确立”、坚决做到“两个维护”: the last piece governs the name and is no member.
    let alone = pieces[..size - 1].iter().all(|&(start, _)| page.at(start) != page.at(from));
    let governs = (alone && page.longest(from, &GOVERNORS) > 0) || page.ends_any(to, &GOVERNORS);
    // 邓小平理论和“三个代表”: the name stands in the list itself.
    let joined = matches!(page.before(to), '和' | '与' | '及' | '或' | '对' | '以' | '为' | '地');
    let longest = pieces[..size - 1].iter().map(|&(start, end)| end - start).max().unwrap_or(0);
    // Names side by side are no members: 高职“双高计划”和中职“双优计划”. Two members parted by 、 are all of their clause and of one weight, or share
    // the head of the name.
    let pair = size > 2 || {
        let second = to - from;
        let paused = page.before(from) == '、';
        let first = pieces[0].1 - governed(page, &pieces, tokenizer);
        let heads = phrase.head.as_deref().is_some_and(|head| page.ends(to, head));
        let weighs = twins || (second * 2 >= first && first * 2 >= second) || heads;
        let whole = page.longest(start, &LEADS).max(page.longest(start, &GOVERNORS)) < pieces[0].1 - start && second > 1;
        let apart = if paused { weighs && (phrase.quoted || twins) && (second > 2 || heads) } else { conjunction(page, from, to).is_none() };
        apart && whole && !page.chars[start..to].contains(&'“')
    };
    if sentence || governs || joined || !pair || to - from > 2 * longest + 4 {
        return None;
    }
    // What leads up to the first member, and what may stand between the last and the name, has no mark of its own.
    let inner: Vec<usize> = if size > 2 { pieces[1..size - 1].iter().map(|&(start, end)| end - start).collect() } else { Vec::new() };
    let even = inner.iter().all(|&len| len == inner[0]).then(|| inner.first().copied()).flatten();
    let last = pieces[size - 1];
    // 政治建设、社会建设、生态文明建设: what ends as the others do is whole.
    let whole = size > 2 && (1..=2).all(|k| page.at(last.1 - k) == page.at(pieces[size - 2].1 - k));
    let even = even.filter(|_| !whole);
    let tail = match even {
        Some(len) if len > 1 && (inner.len() > 1 || len > 2 && last.1 - last.0 == 2 * len) => (last.0, last.1.min(last.0 + len)),
        _ => last,
    };
    let tail = if tail == last && !whole { shortened(page, last, &pieces[..size - 1], tokenizer) } else { tail };
    let first = pieces[0];
    let expected = even.unwrap_or(tail.1 - tail.0);
    let governed = governed(page, &pieces, tokenizer);
    let lead = if twins || opens_alike(page, &pieces, tokenizer) { governed } else { led_in(page, first).max(governed) };
    // 充分利用国内和国际: the second of a pair tells how long the first is, if a word starts there.
    let even_pair = size == 2 && !twins && first.1 - first.0 > expected && {
        let edge = page.text(first.0, first.1 - expected).len();
        tokenizer.boundaries(&page.text(first.0, first.1)).any(|at| at == edge)
    };
    // 统筹耕地|数量、质量、生态: words of two characters tell where the first begins.
    let short = size > 2 && pieces[1..].iter().all(|&(start, end)| end - start == 2) && first.1 - first.0 > 2 && {
        let edge = page.text(first.0, first.1 - 2).len();
        tokenizer.boundaries(&page.text(first.0, first.1)).any(|at| at == edge)
    };
    let head = if short {
        first.1 - 2
    } else if even_pair && expected > 1 && page.before(last.0) != '、' {
        first.1 - expected
    } else if lead > first.0 && first.1 > lead + 1 {
        lead
    } else if let Some(len) = even.filter(|&len| len > 1 && inner.len() > 1 && first.1 - first.0 > len) {
        first.1 - len
    } else if first.1 - first.0 > expected && (inner.len() > 1 && even.is_some() || size == 2 || first.1 - first.0 == 2 * expected) {
        first.1 - expected
    } else {
        first.0
    };
    pieces[0] = (head, first.1);
    pieces[size - 1] = tail;
    Some(pieces)
}

/// Where the last member ends if all before it have one length and a word ends there: 汽车、钢铁、化工|产业转型“三大战役”.
fn shortened(page: &Page, last: Range, others: &[Range], tokenizer: &Tokenizer) -> Range {
    let len = others[others.len() - 1].1 - others[others.len() - 1].0;
    let even = others.len() > 1 && others[1..].iter().all(|&(start, end)| end - start == len);
    let edge = page.text(last.0, (last.0 + len).min(last.1)).len();
    let goes_on = matches!(page.at(last.0 + len), '和' | '与' | '及');
    let cut = even && last.1 - last.0 > len + 1 && !goes_on && tokenizer.boundaries(&page.text(last.0, last.1)).any(|at| at == edge);
    if cut { (last.0, last.0 + len) } else { last }
}

/// Where the first member starts behind the words that govern the list: 筑牢|乡村产业、乡村建设、乡村治理. Members that open with verbs keep theirs:
/// 坚持|提升传统产业、培育新兴产业, 司法厅出台的|建立机制、开展督察.
pub(super) fn governed(page: &Page, pieces: &[Range], tokenizer: &Tokenizer) -> usize {
    let mut first = pieces[0];
    let others = &pieces[1..];
    let opens = |i: usize, start: usize| (0..2).all(|k| page.at(i + k) == page.at(start + k));
    let alike = others.iter().all(|&(start, _)| opens(start, others[0].0));
    // 落实|加强组织领导、加强要素投入
    if alike && let Some(at) = (first.0..first.1).find(|&i| opens(i, others[0].0)).filter(|_| others.len() > 1) {
        return at;
    }
    let even = others.iter().all(|&(start, end)| end - start == first.1 - first.0);
    if even || opens(first.0, others[0].0) {
        return first.0;
    }
    let verbal = opens_alike(page, pieces, tokenizer);
    // 资源条件好的|霍林河、伊敏河: what describes the first member alone describes them all.
    let of = (first.0..first.1).rev().find(|&i| page.at(i) == '的').filter(|_| pieces.len() > 2);
    let linked = others.iter().any(|&(start, end)| page.chars[start..end].contains(&'的'));
    let longest = others.iter().map(|&(start, end)| end - start).max().unwrap_or(0);
    let fits = |piece: Range| if verbal { opening(page, piece, tokenizer).verb } else { piece.1 - piece.0 <= longest + 1 };
    if let Some(piece) = of.map(|of| (of + 1, first.1)).filter(|&piece| !linked && piece.1 > piece.0 + 1 && fits(piece)) {
        return piece.0;
    }
    if verbal && !opening(page, first, tokenizer).verb {
        return first.0;
    }
    let some = others.iter().any(|&piece| opening(page, piece, tokenizer).verb);
    let length = others.iter().map(|&(start, end)| end - start).sum::<usize>() / others.len().max(1);
    loop {
        let Opening { len, verb, noun, governor } = opening(page, first, tokenizer);
        let rest = (first.0 + len, first.1);
        if len == 0 || rest.0 >= rest.1 {
            return first.0;
        }
        // A verb that may as well be a noun goes if that brings the member nearer to the length of the others.
        let nearer = (rest.1 - rest.0).abs_diff(length) < (first.1 - first.0).abs_diff(length);
        let governs = if verbal { governor && opening(page, rest, tokenizer).verb } else { governor || !some && verb && (!noun || nearer) };
        if !governs {
            return first.0;
        }
        first = rest;
    }
}

/// Tells whether most members but the first open with verbs.
fn opens_alike(page: &Page, pieces: &[Range], tokenizer: &Tokenizer) -> bool {
    2 * pieces[1..].iter().filter(|&&piece| opening(page, piece, tokenizer).verb).count() > pieces.len() - 1
}

/// The first word of a stretch of text.
struct Opening {
    len: usize,
    /// Whether it is a verb, or what goes before verbs.
    verb: bool,
    /// Whether it may as well be a noun.
    noun: bool,
    /// Whether it commonly leads up to lists, or goes before verbs.
    governor: bool,
}

fn opening(page: &Page, (start, end): Range, tokenizer: &Tokenizer) -> Opening {
    let text = page.text(start, end);
    let words = tokenizer.words(&text);
    let Some(&word) = words.first() else { return Opening { len: 0, verb: false, noun: false, governor: false } };
    let tag = |word: &str| tokenizer.part_of_speech(word).unwrap_or("").to_string();
    let listed = LEADS.contains(&word) || GOVERNORS.contains(&word);
    let own = tag(word);
    let nominal = || words.get(1).is_some_and(|next| tag(next).starts_with(['n', 't']));
    let verb = listed
        || match own.as_str() {
            "v" | "d" | "vd" | "ad" | "p" => true,
            "vn" => nominal(),
            // 充分利用
            "a" => words.get(1).is_some_and(|next| tag(next) == "v"),
            _ => false,
        };
    let governor = listed || matches!(own.as_str(), "d" | "ad" | "a" | "p");
    Opening { len: word.chars().count(), verb, noun: own == "vn" && !listed, governor }
}

/// Members of one length without marks that share a character in one place: 生产生活生态“三生融合”, 国内国际两个大局.
///
/// Where the name takes that character from them, that is enough; else each must be a word.
fn unseparated(page: &Page, phrase: &Found, end: usize, size: usize, tokenizer: &Tokenizer) -> Option<Vec<Range>> {
    const BEFORE: usize = 8;
    if let Some(items) = characters(page, phrase, end, size, tokenizer) {
        return Some(items);
    }
    [2usize, 3].into_iter().find_map(|len| {
        let start = end.checked_sub(len * size)?;
        let pieces: Vec<Range> = (0..size).map(|k| (start + k * len, start + (k + 1) * len)).collect();
        (0..len).find(|&place| pieces.iter().all(|&(from, _)| page.at(from + place) == page.at(start + place)))?;
        let distinct = pieces.windows(2).all(|pair| page.chars[pair[0].0..pair[0].1] != page.chars[pair[1].0..pair[1].1]);
        if !distinct || !page.chars[start..end].iter().all(|&c| is_han(c)) {
            return None;
        }
        let words = || {
            let from = start.saturating_sub(BEFORE);
            let edges: Vec<usize> = tokenizer.tokenize(&page.text(from, end)).map(|token| token.span().start).collect();
            let byte = |at: usize| page.text(from, at).len();
            pieces.iter().all(|&(start, _)| edges.contains(&byte(start)))
        };
        (is_derived(page, phrase, Some(&pieces)) || words()).then_some(pieces)
    })
}

/// As many characters as members behind a verb: 巩固|党政军警民“五位一体”, 把|县乡村“三级物流”.
fn characters(page: &Page, phrase: &Found, end: usize, size: usize, tokenizer: &Tokenizer) -> Option<Vec<Range>> {
    const BEFORE: usize = 6;
    phrase.classifier.filter(|&(at, _)| matches!(page.at(at), '位' | '级'))?;
    let plain = |c: &char| is_han(*c) && !is_function(*c) && *c != '是';
    let start = end.checked_sub(size).filter(|&start| page.chars[start..end].iter().all(plain))?;
    let from = start.saturating_sub(BEFORE);
    let (text, edge) = (page.text(from, end), page.text(from, start).len());
    let words: Vec<_> = tokenizer.tokenize(&text).map(|token| token.span()).collect();
    let verb = |word: &&Span| word.end == edge && tokenizer.part_of_speech(&text[**word]).is_some_and(|tag| tag.starts_with('v') || tag == "p");
    (words.iter().any(|word| word.start == edge) && words.iter().find(verb).is_some()).then(|| (start..end).map(|i| (i, i + 1)).collect())
}
