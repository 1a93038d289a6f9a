//! Members after the name, or in its explanation: 即甲、乙、丙; “四有”是有甲、有乙…; ，甲是…，乙是….
//!
//! A word or mark announces them, or they repeat the noun that the name counts. The declared number decides: a list is cut at weaker and weaker marks until
//! there are as many pieces, and any other number of pieces is not a list.

use super::super::found::Found;
use super::super::numbers::{self, counts};
use super::super::page::{Page, Range, cut};
use super::super::signs::{announces, is_classifier, noun_end};
use super::super::{EnumerationKind, Number};
use super::characters::characters;
use super::codes::{coded, counted_in_turn, counted_with_open, explained};
use super::itemised::{itemised, worded};
use super::lists::{conjunction, derived, led_in, line_end, list, lists, pauses, sentence_end, trim_list, trimmed};
use super::parts::{halves, named_parts, roles_behind, single, taken_in_turn};
use super::steps::steps;
use super::summed_up::deferred;
use super::taken_up::taken_up;
use super::{WINDOW, morpheme, values};
use crate::find::word_lists::REPORTING;
use crate::text::is_han;

/// Reads the members after the phrase, if something announces them.
pub(super) fn beside(page: &Page, phrase: &Found) -> Option<Vec<Range>> {
    let mut at = phrase.end;
    if matches!(page.at(at), '”' | '’') {
        at += 1;
    }
    let noun = noun_end(page, at, 12);
    // “三帮”成员回应说：“甲、乙、丙。”
    if is_speech(page, at) {
        return None;
    }
    let of = (page.at(at) == '的').then(|| noun_end(page, at + 1, 8));
    if let Some(items) = itemised(page, phrase, noun)
        .or_else(|| itemised(page, phrase, of?))
        .or_else(|| worded(page, phrase, at))
        .or_else(|| characters(page, phrase, noun))
        .or_else(|| single(page, phrase, at))
        .or_else(|| repeated(page, phrase, noun))
        .or_else(|| powers(page, phrase, noun))
        .or_else(|| told(page, phrase, noun))
        .or_else(|| told(page, phrase, of?))
        .or_else(|| in_turn(page, phrase, at))
        .or_else(|| taken_up(page, phrase, of.unwrap_or(noun)))
        .or_else(|| steps(page, phrase, noun))
        .or_else(|| steps(page, phrase, of?))
    {
        return Some(items);
    }
    let mut places = vec![at, noun];
    places.extend(of);
    let listed = places.into_iter().find_map(|place| {
        // 立即 and 随即 announce nothing.
        if page.at(place) == '即' && ("立随当旋亦在".contains(page.before(place)) || page.at(place + 1) == '将') {
            return None;
        }
        let from = place + announces(page, place).or_else(|| copula(page, phrase, place))?;
        // 关于“三农”的另一个亮点，就是…, “双减”的实施就是…: the subject is the highlight or the action, not the set.
        let own = || page.ends_any(place, &["内容", "内涵", "含义", "要义", "意思", "要求", "实质"]);
        if of == Some(place)
            && {
                let i = place + usize::from(page.at(place) == ',');
                page.longest(i, &["就是", "也就是"]) > 0
            }
            && !own()
        {
            return None;
        }
        let to = match page.at(place) {
            '(' => close(page, from)?,
            // “三同”——同吃、同住、同劳动——是作风: a second dash ends what the first one opens.
            '—' => (from..page.len().min(from + WINDOW)).find(|&k| page.reads(k, "——")).unwrap_or(page.len().min(from + WINDOW)),
            _ => page.len().min(from + WINDOW),
        };
        let to = (from..to).find(|&k| page.at(k) == '\n').unwrap_or(to);
        after(page, phrase, from, to)
    });
    listed.or_else(|| deferred(page, phrase, at))
}

/// Returns the length of 是 or 为 directly after a quoted name, if a list of the declared size follows up to the next mark other than 、:
/// “四有”是有理想、有道德、有文化、有纪律. Two members, and members after 为, which may also mean “for”, must end with the noun that counts them: “两网”为渔港网和渔船网.
fn copula(page: &Page, phrase: &Found, at: usize) -> Option<usize> {
    let comma = usize::from(page.reads(at, ",是“"));
    let at = at + comma;
    if !phrase.quoted || at != phrase.end + 1 + comma || !matches!(page.at(at), '是' | '为') {
        return None;
    }
    // “三不政策”，是“不接触、不谈判、不妥协”: a quotation that lists the same number.
    let quotation = (at + 2..page.len().min(at + WINDOW)).find(|&i| page.at(i) == '”').filter(|_| page.at(at + 1) == '“');
    if let Some(close) = quotation {
        return (cut(page, at + 2, close, &['、']).len() == phrase.size? as usize).then_some(1 + comma);
    }
    let to = sentence_end(page, at, line_end(page, at, page.len().min(at + WINDOW)));
    // “一湾两制”是行得通、办得到、得人心的 is a description.
    let clause = *cut(page, at + 1, to, &[',', ';', ':']).first().filter(|&&(_, end)| page.before(end) != '的')?;
    let size = usize::try_from(phrase.size?).ok()?;
    let called = |&(_, end): &Range| phrase.head.as_deref().and_then(|head| head.chars().last()) == Some(page.before(end));
    pauses(page, clause, size).filter(|items| size > 2 && page.at(at) == '是' || items.iter().all(called)).map(|_| 1)
}

fn close(page: &Page, from: usize) -> Option<usize> {
    (from..page.len().min(from + WINDOW)).find(|&k| page.at(k) == ')')
}

/// Returns whether a verb of saying and the mark that opens speech follow `at` in the same clause.
fn is_speech(page: &Page, at: usize) -> bool {
    const CLAUSE: usize = 20;
    let colon = (at..at + CLAUSE).take_while(|&i| is_han(page.at(i)) || page.at(i) == ':').find(|&i| page.at(i) == ':');
    colon.is_some_and(|colon| page.at(colon + 1) == '“' && REPORTING.iter().any(|&verb| verb != "要求" && page.ends(colon, verb)))
}

/// Reads members that are introduced one after another after the name: “两带”，一条是甲，一条是乙.
fn in_turn(page: &Page, phrase: &Found, at: usize) -> Option<Vec<Range>> {
    /// The maximum distance of the question that asks for the members, in characters: half a clause and the question.
    const QUESTION: usize = 20;
    // 把“三本账”算清楚。哪三本？一本是甲，…
    let asked = (at..at + QUESTION).find(|&i| page.at(i) == '?').filter(|&i| (at..i).any(|k| page.before(k) == '。' && page.at(k) == '哪'));
    let at = asked.unwrap_or(at);
    // “三股劲”不能丢，一股是甲，一股是乙…: a statement about them may intervene, if they are counted with the classifier of the name.
    let classifier = phrase.classifier.filter(|&(from, to)| to == from + 1).map(|(from, _)| page.at(from));
    let counted = |i: usize| page.at(i) == ',' && page.at(i + 1) == '一' && classifier == Some(page.at(i + 2)) && page.at(i + 3) == '是';
    let later = (at..at + QUESTION).take_while(|&i| page.at(i) != '。').find(|&i| counted(i));
    let at = later.filter(|_| page.at(at + 1) != '一').unwrap_or(at);
    let size = phrase.size.filter(|_| page.at(at + 1) == '一')?;
    taken_in_turn(page, at, sentence_end(page, at + 1, line_end(page, at, page.len().min(at + WINDOW))), size as usize)
}

/// Reads members that follow as clauses of the same sentence and repeat the head: 双随机、一公开, of 随机…，随机…，…公开….
fn repeated(page: &Page, phrase: &Found, at: usize) -> Option<Vec<Range>> {
    let heads: Vec<&str> = phrase.head.as_deref()?.split('、').collect();
    let size = phrase.size.map(|size| size as usize).filter(|size| (2..=10).contains(size))?;
    let ended = page.at(at) == '。';
    if !(ended || page.at(at) == ',') || announces(page, at).is_some() {
        return None;
    }
    let to = sentence_end(page, at + 1, line_end(page, at + 1, page.len().min(at + WINDOW)));
    let pieces = cut(page, at + 1, to, &[',', ';']);
    let holds = |&(start, end): &Range, head: &str| (start..end).any(|k| page.reads(k, head));
    let taken_up = |member: &Range| heads.iter().any(|head| holds(member, head));
    // “一带一路”，推进甲铁路、乙公路: if members repeat only one part, they do not belong to the pair.
    let each = |members: &[Range]| heads.iter().all(|head| members.iter().any(|member| holds(member, head)));
    // 推行“三联”机制，联选区、联行业、联群众: every member of the next clause repeats the head.
    // “三长制”，片长、组长、邻长|要管事: the morpheme of the name ends the last member.
    let derived = morpheme(phrase).and_then(|morpheme| derived(page, *pieces.first()?, size, morpheme));
    let paused =
        || pauses(page, *pieces.first()?, size).filter(|members| members.iter().all(taken_up) && each(members) || end_like(page, phrase, members));
    // “四个大兴”，大兴甲之风、乙之风、丙之风、丁之风
    let governed = || {
        let (head, &(start, end)) = (heads.first().filter(|head| heads.len() == 1 && head.chars().nth(1).is_some())?, pieces.first()?);
        let members = pauses(page, (start + head.chars().count(), end), size).filter(|_| size > 2 && page.reads(start, head))?;
        // “三个坚持”，坚持甲、乙、丙，坚持丁，坚持戊: the clauses are the members.
        let again = members.iter().any(|&(start, _)| page.reads(start, head)) || pieces[1..].iter().any(|piece| holds(piece, head));
        (!again).then_some(members)
    };
    // “五渔并举”，以港兴渔、以技强渔、…: as many pieces of equal length that open alike are no coincidence.
    let even = || {
        let members = pauses(page, *pieces.first()?, size).filter(|_| size > 3 && phrase.kind == EnumerationKind::Fused)?;
        let (start, end) = members[0];
        let alike = members.iter().all(|member| member.1 - member.0 == end - start && page.at(member.0) == page.at(start));
        // 政治立场、政治方向 are things of one field.
        let words = members[1..].iter().any(|member| page.at(member.0 + 1) == page.at(start + 1));
        (alike && !words && end - start > 2).then_some(members)
    };
    let paused = derived.or_else(paused).or_else(governed).or_else(even);
    // A single character occurs in most clauses by chance: “两新”政策，促进新能源车…，加强老字号创新….
    let told = heads.iter().all(|head| head.chars().nth(1).is_some());
    // “四个一律”。酒席一律…，礼金一律…: every clause of a list in the next sentence repeats it.
    if ended {
        return (heads.len() == 1 && size > if told { 2 } else { 3 } && pieces.len() == size && pieces.iter().all(taken_up)).then_some(pieces);
    }
    paused.or_else(|| (told && pieces.len() == size && pieces.iter().filter(|piece| taken_up(piece)).count() * 2 > size).then_some(pieces))
}

/// Returns whether all members end with the same two characters, which the name contains: 五大提升行动，推动港口提升、航道提升….
fn end_like(page: &Page, phrase: &Found, members: &[Range]) -> bool {
    let Some(&(_, end)) = members.first().filter(|(start, end)| *end > start + 2) else { return false };
    let ending = page.text(end - 2, end);
    (phrase.start..phrase.end).any(|at| page.reads(at, &ending)) && members.iter().all(|&(_, end)| page.ends(end, &ending))
}

/// Reads clauses that explain the parts of a code or pair without an announcement: “1+3”架构，“1”即…，“3”即….
fn told(page: &Page, phrase: &Found, at: usize) -> Option<Vec<Range>> {
    let parted = matches!(page.at(at), ',' | '。' | ';' | ':');
    let to = line_end(page, at, page.len().min(at + WINDOW));
    match phrase.kind {
        EnumerationKind::Code if parted => {
            explained(page, phrase, at + 1, to).or_else(|| counted_in_turn(page, phrase, at + 1, sentence_end(page, at + 1, to)))
        }
        EnumerationKind::Paired if parted => {
            halves(page, phrase, at + 1, to).or_else(|| named_parts(page, phrase, at + 1, sentence_end(page, at + 1, to)))
        }
        _ => None,
    }
}

/// Reads the members of rising powers of ten later in the sentence, each with its number: “十百千万”行动，…10名…、100名…、1000名….
fn powers(page: &Page, phrase: &Found, at: usize) -> Option<Vec<Range>> {
    let rising = phrase.numbers.len() > 1 && phrase.numbers.iter().all(|&number| matches!(number, Number::Value(10..)));
    let to = sentence_end(page, at, line_end(page, at, page.len().min(at + WINDOW)));
    if rising { coded(page, phrase, at, to).or_else(|| spelt_powers(page, phrase, at, to)) } else { None }
}

/// Reads the members of rising powers of ten, each after its power: “百千万”工程，培育百家强企、千家名店、万家网店.
fn spelt_powers(page: &Page, phrase: &Found, from: usize, to: usize) -> Option<Vec<Range>> {
    let pieces = cut(page, from, to, &[',', ';', '、']);
    let power = |&(start, end): &Range, number: Number| {
        (start..end).find(|&i| {
            // 十大市场: 十 is a power and a number like any other.
            let power = |read: &numbers::ReadNumber| read.bare || read.value() == 10;
            numbers::number(page, i, end).is_some_and(|read| power(&read) && Number::Value(read.value()) == number && is_han(page.at(read.end)))
        })
    };
    let value = |number: &Number| if let Number::Value(value) = number { *value } else { 0 };
    let rows = pieces.windows(phrase.numbers.len()).filter(|_| phrase.numbers.is_sorted_by(|a, b| value(a) < value(b)));
    rows.map(|row| row.iter().zip(&phrase.numbers).map(|(piece, &number)| Some((power(piece, number)?, piece.1))).collect()).find_map(|items| items)
}

/// Reads as many members in `from..to` as the phrase declares.
pub(super) fn after(page: &Page, phrase: &Found, from: usize, to: usize) -> Option<Vec<Range>> {
    let stop = sentence_end(page, from, to);
    let mut from = from;
    while from < stop {
        match page.longest(from, &["这就是", " "]).max(announces(page, from).unwrap_or(0)) {
            0 => break,
            len => from += len,
        }
    }
    if phrase.kind == EnumerationKind::Code {
        let sum = phrase.size.map(|size| size as usize).filter(|size| (2..=20).contains(size));
        return explained(page, phrase, from, to)
            .or_else(|| counted_in_turn(page, phrase, from, stop))
            .or_else(|| counted_with_open(page, phrase, from, stop))
            .or_else(|| numbered(page, phrase, from, stop))
            .or_else(|| coded(page, phrase, from, stop))
            .or_else(|| pauses(page, (from, stop), sum?))
            .or_else(|| lists(page, from, stop, &values(phrase)?));
    }
    // 十百千万 of 10名…、100名…、1000名…
    if phrase.numbers.len() > 1
        && phrase.size.is_none()
        && let Some(items) = coded(page, phrase, from, stop)
    {
        return Some(items);
    }
    // 三自一包 of 自留地、自由市场、自负盈亏，包产到户；还有人…
    let part = (from..stop).find(|&i| page.at(i) == ';').unwrap_or(stop);
    if let Some(items) = halves(page, phrase, from, stop)
        .or_else(|| roles_behind(page, phrase, from, stop))
        .or_else(|| one_each(page, phrase, from, stop))
        .or_else(|| one_each(page, phrase, from, part))
        .or_else(|| numbered(page, phrase, from, stop))
    {
        return Some(items);
    }
    let sizes = sizes(phrase);
    let declared = sizes.iter().find_map(|sizes| match sizes[..] {
        [size] => list(page, from, stop, size, morpheme(phrase).or_else(|| single_head(phrase))).or_else(|| headed(page, phrase, from, stop, size)),
        _ => lists(page, from, stop, sizes),
    });
    let declared = declared.filter(|items| phrase.kind != EnumerationKind::Paired || !go_on(page, phrase, items) && hold_parts(page, phrase, items));
    declared.or_else(|| parts_of_whole(page, phrase, from, stop)).or_else(|| differing(page, from, stop, *sizes.first()?.first()?))
}

/// Returns the possible sizes of the list, or of its parts: one list of all members, or one for each number.
fn sizes(phrase: &Found) -> Vec<Vec<usize>> {
    let values = values(phrase);
    let parts = phrase.numbers.len();
    let sum = phrase.size.map(|size| size as usize).filter(|&size| (2..100).contains(&size));
    match (phrase.kind, values) {
        (EnumerationKind::Code, _) => vec![],
        (EnumerationKind::Paired, None) => vec![vec![parts]],
        (EnumerationKind::Paired, Some(values)) => {
            // 双招双引: each of two members contains one 招 or 引.
            let each = values.iter().all(|&value| value == values[0] && value > 1).then(|| vec![values[0]]);
            sum.map(|sum| vec![sum])
                .into_iter()
                .chain(each)
                .chain([values].into_iter().filter(|values| values.iter().all(|&value| value > 1)))
                .collect()
        }
        // 千万工程: one member for each number.
        _ if parts > 1 => vec![vec![parts]],
        _ => sum.map(|sum| vec![sum]).into_iter().collect(),
    }
    .into_iter()
    .filter(|sizes| sizes.iter().sum::<usize>() > 1)
    .collect()
}

/// Returns the noun that a name counts if it is a single character: 三块地 of 农村承包地、宅基地、建设用地|制度改革.
fn single_head(phrase: &Found) -> Option<char> {
    let mut head = phrase.head.as_deref().filter(|_| phrase.kind == EnumerationKind::Counted)?.chars();
    head.next().filter(|_| head.next().is_none())
}

/// Returns whether the clauses after a pair are not all members, but continue the sentence: the last two of 船与港融合，以高标准建港；开展夜巡；办好渔校 for 一融双高.
/// Parts of a sentence that contain commas are members only if each contains a character of the name.
fn go_on(page: &Page, phrase: &Found, items: &[Range]) -> bool {
    let heads: Vec<char> = phrase.head.as_deref().unwrap_or("").chars().collect();
    let parts = items.windows(2).all(|pair| page.at(pair[0].1) == ';') && items.iter().any(|&(start, end)| page.chars[start..end].contains(&','));
    parts && !items.iter().all(|&(start, end)| page.chars[start..end].iter().any(|c| heads.contains(c)))
}

/// Returns whether there are as many members as a pair counts, or fewer that each contain the nouns that a part counts: 招商引资、招才引智 of 双招双引, but not the
/// first three clauses of a sentence for 三免三便利.
fn hold_parts(page: &Page, phrase: &Found, items: &[Range]) -> bool {
    let heads: Vec<char> = phrase.head.as_deref().unwrap_or("").split('、').filter_map(|head| head.chars().next()).collect();
    let holds = |&(start, end): &Range| heads.iter().any(|head| page.chars[start..end].contains(head));
    values(phrase).is_none_or(|values| values.iter().sum::<usize>() <= items.len()) || items.iter().all(holds)
}

/// Reads the members of the second half of a pair, when its first half is the whole that they form: “一区四园”，即东渔园、西渔园、南渔园和北渔园. Each ends with the
/// noun that counts it.
fn parts_of_whole(page: &Page, phrase: &Found, from: usize, stop: usize) -> Option<Vec<Range>> {
    let values = values(phrase).filter(|_| phrase.kind == EnumerationKind::Paired)?;
    let (&[1, size @ (3..)], (_, head)) = (&values[..], phrase.head.as_deref()?.split_once('、')?) else { return None };
    let clause = cut(page, from, stop, &[',', ';']).first().copied()?;
    pauses(page, clause, size).filter(|items| items.iter().all(|&(_, end)| page.ends(end, head)))
}

/// Reads one clause for each part of a pair, some of which count a single thing, if the clauses fill the sentence. Any clause is a list of one, so it must
/// contain the noun of the pair: 图谱 is the 图 of 一图三单.
fn one_each(page: &Page, phrase: &Found, from: usize, stop: usize) -> Option<Vec<Range>> {
    let values =
        values(phrase).filter(|values| phrase.kind == EnumerationKind::Paired && values.contains(&1) && values.iter().any(|&value| value > 1))?;
    let heads = phrase.head.as_deref()?.split('、');
    let clauses = cut(page, from, stop, &[',', ';', ':']);
    let half = |((&size, head), &(start, end)): ((&usize, &str), &Range)| {
        let called = head.chars().next().is_some_and(|head| page.chars[start..end].contains(&head));
        if size > 1 { pauses(page, (start, end), size) } else { called.then(|| vec![trimmed(page, (start, end))]) }
    };
    let halves: Option<Vec<Vec<Range>>> = values.iter().zip(heads).zip(&clauses).map(half).collect();
    halves.filter(|halves| halves.len() == values.len() && clauses.len() == values.len()).map(|halves| halves.concat())
}

/// Reads groups of members, each counted with its number in the pair: “两专科一中心” of 两个…专科和一个…中心.
fn numbered(page: &Page, phrase: &Found, from: usize, to: usize) -> Option<Vec<Range>> {
    if !matches!(phrase.kind, EnumerationKind::Paired | EnumerationKind::Code) {
        return None;
    }
    let mut at = from;
    let items: Option<Vec<Range>> = phrase
        .numbers
        .iter()
        .map(|&number| {
            let counted = |&i: &usize| {
                page.before(i) != '“'
                    && counts(page, i)
                    && numbers::number(page, i, to).is_some_and(|read| Number::Value(read.value()) == number && is_classifier(page.at(read.end)))
            };
            let start = (at..to).find(counted)?;
            let end = (start..to).find(|&i| matches!(page.at(i), '、' | '和' | '与' | ',' | ';')).unwrap_or(to);
            at = end;
            (end > start + 3).then_some((start, end))
        })
        .collect();
    items.filter(|items| items.len() > 1)
}

/// Reads a list that fills the sentence but has one or two members more or fewer than declared: the text contradicts its number.
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
    (!open && short && pieces.len() > 1 && pieces.len().abs_diff(size) <= if pieces.len() > 2 { 2 } else { 1 }).then(|| trim_list(page, pieces))
}

/// Reads clauses or pieces that end with the noun that is counted: 三个意义 of 以…的意义，以…的意义，以…的意义.
fn headed(page: &Page, phrase: &Found, from: usize, to: usize, size: usize) -> Option<Vec<Range>> {
    let head = phrase.head.as_deref().filter(|_| matches!(phrase.kind, EnumerationKind::Counted | EnumerationKind::Fused))?;
    [&[',', ';'][..], &[',', ';', '、']].into_iter().find_map(|marks| {
        let mut pieces: Vec<Range> = cut(page, from, to, marks).into_iter().map(|piece| trimmed(page, piece)).collect();
        pieces.retain(|&(_, end)| page.ends(end, head));
        for piece in &mut pieces {
            piece.0 = led_in(page, *piece, &[]);
        }
        (pieces.len() == size).then_some(pieces)
    })
}
