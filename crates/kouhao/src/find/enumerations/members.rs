//! The members of a set, where the text spells them out.
//!
//! They stand after the name (即…, ：…, 是指…, 包括…, in brackets), right before it (生产生活生态“三生融合”), or in the 名词解释 at the end; or they
//! follow unannounced and take up what the name counts. What a verb of saying introduces, and what holds the end of a sentence, is no list. Only what
//! adjoins the name is read, so a list is never taken from what somebody else is said to have put forward; a phrase whose members the text spells out
//! once has them wherever it stands.

mod announcers;
mod before;
mod carried;
mod codes;
mod edges;
mod itemised;
mod lists;
mod parts;
mod separated;
mod summed_up;
mod taken_up;

use std::collections::HashMap;

use super::found::Found;
use super::glossary::Glossary;
use super::numbers::{self, counts};
use super::page::{Page, Range, cut};
use super::signs::{is_classifier, is_time, noun_end};
use super::{EnumerationKind, ItemsFrom, Number};
use crate::find::word_lists::REPORTING;
use crate::text::is_han;
use crate::tokens::Tokenizer;
use announcers::announced;
use before::before;
pub(super) use codes::counted_in_turn;
use codes::{coded, counted_neighbours, explained};
use edges::first_start;
use itemised::{itemised, worded};
pub(super) use lists::sentence_end;
use lists::{conjunction, derived, led_in, line_end, list, lists, pauses, trim_list, trimmed};
use parts::{halves, named_parts, roles_behind, single, taken_in_turn};
use summed_up::deferred;
use taken_up::taken_up;

/// Longest stretch, in characters, that is searched for members on either side.
pub(super) const WINDOW: usize = 500;

/// Distance, in characters, beyond which a list that nothing announces does not overwrite what a lexicon knows: some paragraphs.
const FAR: usize = 4 * WINDOW;

/// Gives each phrase its members, as far as the text has them.
pub(super) fn resolve(page: &Page, glossary: &Glossary, tokenizer: &Tokenizer, found: &mut [Found]) {
    rows_of_names(page, found);
    let mut defined: HashMap<String, Members> = HashMap::new();
    for at in 0..found.len() {
        let (earlier, rest) = found.split_at_mut(at);
        let Some(phrase) = rest.first_mut().filter(|phrase| phrase.items.is_none() && !is_duration(page, phrase)) else { continue };
        let spelt = spelt(page, glossary, tokenizer, phrase);
        phrase.announced = spelt.as_ref().is_some_and(|spelt| spelt.announced);
        phrase.items = spelt.map(|spelt| spelt.items).or_else(|| shared(page, phrase, earlier.last()));
        let from = if glossary.heading(phrase).is_some() { ItemsFrom::Glossary } else { ItemsFrom::Text };
        phrase.items_from = phrase.items.is_some().then_some(from);
        // Marks side by side give no members, nor does what gives names to parts: 以甲、乙为“两翼”.
        let naming = |&(start, end): &Range| (start..end).any(|i| page.reads(i, "为“"));
        let no_member = |item: &Range| item.0 >= item.1 || naming(item) || has_sentence(page, *item);
        if phrase.items.as_ref().is_some_and(|items| items.iter().any(no_member) || has_twins(page, items)) {
            (phrase.items, phrase.items_from) = (None, None);
        }
        if let (Some(items), Some(from), true) = (&phrase.items, phrase.items_from, phrase.named) {
            let members = Members { items: items.clone(), from, announced: phrase.announced, place: phrase.start };
            let known = defined.entry(page.text(phrase.start, phrase.end)).or_insert_with(|| members.clone());
            // The glossary defines; what stands beside a phrase may be of the day, and what nothing announces may be none.
            if known.from == ItemsFrom::Text && (from == ItemsFrom::Glossary || members.announced && !known.announced) {
                *known = members;
            }
        }
    }
    for at in 0..found.len() {
        let phrase = &found[at];
        if !phrase.named || phrase.items.is_some() {
            continue;
        }
        let entry = glossary.heading(phrase);
        let reach = page.len().min(phrase.end + WINDOW);
        let behind = entry.map_or_else(|| (phrase.end, sentence_end(page, phrase.end, line_end(page, phrase.end, reach))), |entry| entry.explanation);
        let items = carried::sets(page, phrase, &found[at + 1..], behind).or_else(|| carried::sentences(page, phrase));
        if let Some(items) = items {
            let from = if entry.is_some() { ItemsFrom::Glossary } else { ItemsFrom::Text };
            let announced = entry.is_some();
            defined.entry(page.text(phrase.start, phrase.end)).or_insert_with(|| Members { items, from, announced, place: behind.0 });
        }
    }
    for phrase in found.iter_mut().filter(|phrase| phrase.named && phrase.items.is_none()) {
        if let Some(members) = defined.get(&page.text(phrase.start, phrase.end)) {
            phrase.items = Some(members.items.clone());
            phrase.items_from = Some(members.from);
            phrase.announced = members.announced;
            phrase.carried = phrase.start.abs_diff(members.place) > FAR;
        }
    }
}

/// Tells whether a phrase says how long something goes on, which has no members: 三年行动.
fn is_duration(page: &Page, phrase: &Found) -> bool {
    !phrase.named && phrase.classifier.is_some_and(|(at, _)| is_time(page, at))
}

/// Members of a phrase, for wherever it stands.
#[derive(Clone)]
struct Members {
    items: Vec<Range>,
    from: ItemsFrom,
    announced: bool,
    /// Where the phrase stands beside which the text has them.
    place: usize,
}

/// Tells whether `c` ends a sentence.
fn is_sentence_end(c: char) -> bool {
    matches!(c, '。' | '!' | '?')
}

/// Tells whether a sentence ends within a stretch, so that it is no member of anything: what somebody is quoted with, or what the text goes on to say.
fn has_sentence(page: &Page, (start, end): Range) -> bool {
    (start..end).any(|i| page.at(i) == '。' || is_sentence_end(page.at(i)) && i + 1 < end && page.at(i + 1) != '”')
}

/// Tells whether two members are spelt alike: a set has none twice.
fn has_twins(page: &Page, items: &[Range]) -> bool {
    let mut texts: Vec<&[char]> = items.iter().map(|&(start, end)| &page.chars[start.min(end)..end]).collect();
    texts.sort_unstable();
    texts.windows(2).any(|pair| pair[0] == pair[1])
}

/// Members that a text spells out.
pub(super) struct Spelt {
    pub items: Vec<Range>,
    /// Whether a word or mark says that they are members, or nothing but where they stand.
    pub announced: bool,
}

/// Reads the members that stand beside a phrase or, if it is a term of the glossary, in its explanation.
pub(super) fn spelt(page: &Page, glossary: &Glossary, tokenizer: &Tokenizer, phrase: &Found) -> Option<Spelt> {
    let behind = match glossary.heading(phrase) {
        None => beside(page, phrase),
        Some(entry) => {
            let (from, to) = entry.explanation;
            let from = (from..to).find(|&i| !page.at(i).is_whitespace()).unwrap_or(from);
            after(page, phrase, from, to.min(from + WINDOW))
        }
    };
    match behind {
        Some(items) => Some(Spelt { items: tidied(page, phrase, items, tokenizer), announced: true }),
        None if glossary.heading(phrase).is_some() => None,
        None => {
            // A comma says less than what stands right before: 甲、乙、丙三个项目，常规的有丁、戊、己.
            let near = before(page, phrase, tokenizer).or_else(|| counted_neighbours(page, phrase));
            near.or_else(|| announced(page, phrase, phrase.end)).map(|items| Spelt { items, announced: false })
        }
    }
}

/// Gives members to names that stand side by side and are spelt out one after the other: “三个不减、两个不降”：甲、乙、丙，丁、戊.
fn rows_of_names(page: &Page, found: &mut [Found]) {
    let mut first = 0;
    while first < found.len() {
        let adjoins = |pair: &[Found]| {
            let between = pair[1].start.saturating_sub(pair[0].end);
            between <= 3 && page.chars[pair[0].end..pair[1].start].iter().all(|c| matches!(c, '、' | '“' | '”' | '和' | '与'))
        };
        let len = 1 + found[first..].windows(2).take_while(|pair| adjoins(pair)).count();
        if len > 1
            && let Some(items) = rows(page, &found[first..first + len])
        {
            for (phrase, items) in found[first..first + len].iter_mut().zip(items) {
                (phrase.items, phrase.items_from, phrase.announced) = (Some(items), Some(ItemsFrom::Text), true);
            }
        }
        first += len;
    }
}

/// Reads one list for each of some names, clause by clause.
fn rows(page: &Page, names: &[Found]) -> Option<Vec<Vec<Range>>> {
    let end = names.last()?.end;
    let at = if matches!(page.at(end), '”' | '’') { end + 1 } else { end };
    let from = at + connector(page, at)?;
    let mut clauses = cut(page, from, sentence_end(page, from, line_end(page, from, page.len().min(from + WINDOW))), &[',', ';']).into_iter();
    names
        .iter()
        .map(|name| {
            let size = name.size.filter(|_| name.items.is_none() && name.kind == EnumerationKind::Counted)? as usize;
            pauses(page, clauses.next()?, size)
        })
        .collect()
}

/// Takes off the first of several short members what governs the list (提出建设|森林水库、钱库、粮库、碳库), off the last what belongs to all of them
/// and ends the name (垃圾处置六大行动 of 家庭垃圾、建筑垃圾、医疗垃圾|处置行动).
fn tidied(page: &Page, phrase: &Found, mut items: Vec<Range>, tokenizer: &Tokenizer) -> Vec<Range> {
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
        // What stands before the name may stand before its last word too.
        let before = if phrase.quoted { phrase.start - 1 } else { phrase.start };
        let verb = page.text(before.saturating_sub(2), before);
        if verb.chars().count() == 2 && last.1 - last.0 > 3 && page.ends(last.1, &verb) {
            last.1 -= 2;
        }
    }
    end_parts(page, phrase, &mut items);
    let paused = items.len() > 2 && items.windows(2).rev().skip(1).all(|pair| page.at(pair[0].1) == '、');
    if paused {
        items[0].0 = first_start(page, phrase, &items, tokenizer);
    }
    items
}

/// Ends the last member of each part of a pair where it has what the others of the part end with and are counted as: 人情案、关系案、金钱案|发现一起查处一起 of 六难三案.
fn end_parts(page: &Page, phrase: &Found, items: &mut [Range]) {
    let values = values(phrase).filter(|values| phrase.kind == EnumerationKind::Paired && values.iter().sum::<usize>() == items.len());
    let (Some(values), Some(heads)) = (values, phrase.head.as_deref()) else { return };
    let mut rest = items;
    for (size, head) in values.into_iter().zip(heads.split('、')) {
        let (part, others) = rest.split_at_mut(size);
        rest = others;
        let length = head.chars().count();
        if let [whole @ .., last] = part
            && whole.len() > 1
            && whole.iter().all(|&(_, end)| page.ends(end, head))
            && let Some(end) = (last.0 + length + 1..=last.1).rev().find(|&end| page.ends(end, head))
        {
            last.1 = end;
        }
    }
}

/// Tells whether the members of a phrase stand right before it, with nothing between them and it.
pub(super) fn is_listed(page: &Page, phrase: &Found, tokenizer: &Tokenizer) -> bool {
    page.before(phrase.start) != '等' && before(page, phrase, tokenizer).is_some()
}

/// Tells whether as many members as a phrase says stand right behind it, each of which starts or ends with `morpheme`.
pub(super) fn is_defined(page: &Page, phrase: &Found, morpheme: char) -> bool {
    let has = |&(start, end): &Range| page.at(start) == morpheme || page.before(end) == morpheme;
    let all = |items: Vec<Range>| phrase.size == u32::try_from(items.len()).ok() && items.iter().all(has);
    beside(page, phrase).is_some_and(all)
}

/// Tells whether the quotation right before a phrase lists its members and each has the morpheme of its name.
pub(super) fn is_taken_from_quotation(page: &Page, phrase: &Found) -> bool {
    let size = phrase.size.map_or(0, |size| size as usize);
    let has = |morpheme: char| move |&(start, end): &Range| page.chars[start..end].contains(&morpheme);
    let listed = before::quoted_before(page, phrase, phrase.start, size);
    morpheme(phrase).is_some_and(|morpheme| listed.is_some_and(|items| items.iter().all(has(morpheme))))
}

/// The members of the phrase right before, which counts the same ones another way: 国内国际两个市场两种资源.
fn shared(page: &Page, phrase: &Found, last: Option<&Found>) -> Option<Vec<Range>> {
    let last = last.filter(|last| last.named && last.size == phrase.size && last.kind == phrase.kind && !last.quoted && !phrase.quoted)?;
    let adjoins = last.end == phrase.start || (last.end + 1 == phrase.start && matches!(page.at(last.end), '、' | '和'));
    let stands_before = |items: &Vec<Range>| items.iter().all(|&(_, end)| end <= last.start);
    last.items.clone().filter(|items| adjoins && stands_before(items))
}

/// The numbers of a phrase, if all of them may be numbers of members.
fn values(phrase: &Found) -> Option<Vec<usize>> {
    let value = |number: &Number| match number {
        Number::Value(value) => usize::try_from(*value).ok().filter(|&value| value < 100),
        Number::Letter(_) => None,
    };
    phrase.numbers.iter().map(value).collect()
}

/// How many members each part of the list must have: one list of all, or one for each number.
fn sizes(phrase: &Found) -> Vec<Vec<usize>> {
    let values = values(phrase);
    let parts = phrase.numbers.len();
    let sum = phrase.size.map(|size| size as usize).filter(|&size| (2..100).contains(&size));
    match (phrase.kind, values) {
        (EnumerationKind::Code, _) => vec![],
        (EnumerationKind::Paired, None) => vec![vec![parts]],
        (EnumerationKind::Paired, Some(values)) => {
            // 双招双引: each of two members holds one 招 or 引.
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

/// Reads the members after the phrase, if a word or mark says that they follow.
fn beside(page: &Page, phrase: &Found) -> Option<Vec<Range>> {
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
        .or_else(|| single(page, phrase, at))
        .or_else(|| repeated(page, phrase, noun))
        .or_else(|| powers(page, phrase, noun))
        .or_else(|| told(page, phrase, noun))
        .or_else(|| told(page, phrase, of?))
        .or_else(|| taken_up(page, phrase, of.unwrap_or(noun)))
        .or_else(|| in_turn(page, phrase, at))
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
        let from = place + connector(page, place).or_else(|| copula(page, phrase, place))?;
        // 关于“三农”的另一个亮点，就是…, “双减”的实施就是…: what the point and the deed are, not what the set holds.
        let own = || page.ends_any(place, &["内容", "内涵", "含义", "要义", "意思", "要求", "实质"]);
        if of == Some(place) && matches!(page.longest(place, &["就是", ",就是", "也就是", ",也就是"]), 1..) && !own() {
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

/// Tells whether a verb of saying and the mark that opens speech stand behind `at`, in the same clause.
fn is_speech(page: &Page, at: usize) -> bool {
    const CLAUSE: usize = 20;
    let colon = (at..at + CLAUSE).take_while(|&i| is_han(page.at(i)) || page.at(i) == ':').find(|&i| page.at(i) == ':');
    colon.is_some_and(|colon| page.at(colon + 1) == '“' && REPORTING.iter().any(|&verb| verb != "要求" && page.ends(colon, verb)))
}

/// Members that are told one after the other behind the name: “两带”，一条是甲，一条是乙.
fn in_turn(page: &Page, phrase: &Found, at: usize) -> Option<Vec<Range>> {
    /// Characters up to the mark of a question that asks for the members: half a clause and a question.
    const QUESTION: usize = 20;
    // 把“三本账”算清楚。哪三本？一本是甲，…
    let asked = (at..at + QUESTION).find(|&i| page.at(i) == '?').filter(|&i| (at..i).any(|k| page.before(k) == '。' && page.at(k) == '哪'));
    let at = asked.unwrap_or(at);
    let size = phrase.size.filter(|_| page.at(at + 1) == '一')?;
    taken_in_turn(page, at, sentence_end(page, at + 1, line_end(page, at, page.len().min(at + WINDOW))), size as usize)
}

/// Members that follow as clauses of the same sentence, the first of which takes up the head: 双随机、一公开, of 随机…，随机…，…公开….
fn repeated(page: &Page, phrase: &Found, at: usize) -> Option<Vec<Range>> {
    let heads: Vec<&str> = phrase.head.as_deref()?.split('、').collect();
    let size = phrase.size.map(|size| size as usize).filter(|size| (2..=10).contains(size))?;
    let ended = page.at(at) == '。';
    if !(ended || page.at(at) == ',') || connector(page, at).is_some() {
        return None;
    }
    let to = sentence_end(page, at + 1, line_end(page, at + 1, page.len().min(at + WINDOW)));
    let pieces = cut(page, at + 1, to, &[',', ';']);
    let holds = |&(start, end): &Range, head: &str| (start..end).any(|k| page.reads(k, head));
    let taken_up = |member: &Range| heads.iter().any(|head| holds(member, head));
    // “一带一路”，推进甲铁路、乙公路: what only one part is called takes up no pair.
    let each = |members: &[Range]| heads.iter().all(|head| members.iter().any(|member| holds(member, head)));
    // 推行“三联”机制，联选区、联行业、联群众: every member of the next clause takes up the head.
    // “三长制”，片长、组长、邻长|要管事: the morpheme of the name ends the last.
    let derived = morpheme(phrase).and_then(|morpheme| derived(page, *pieces.first()?, size, morpheme));
    let paused =
        || pauses(page, *pieces.first()?, size).filter(|members| members.iter().all(taken_up) && each(members) || end_like(page, phrase, members));
    let paused = derived.or_else(paused);
    // “四个一律”。酒席一律…，礼金一律…: what the next sentence lists takes it up in every clause.
    if ended {
        return (heads.len() == 1 && size > 2 && pieces.len() == size && pieces.iter().all(taken_up) && heads[0].chars().nth(1).is_some())
            .then_some(pieces);
    }
    // One character stands in most clauses by chance: “两新”政策，促进新能源车…，加强老字号创新….
    let told = heads.iter().all(|head| head.chars().nth(1).is_some());
    paused.or_else(|| (told && pieces.len() == size && pieces.iter().filter(|piece| taken_up(piece)).count() * 2 > size).then_some(pieces))
}

/// Tells whether members end with the same two characters, which the name has: 五大提升行动，推动港口提升、航道提升….
fn end_like(page: &Page, phrase: &Found, members: &[Range]) -> bool {
    let Some(&(_, end)) = members.first().filter(|(start, end)| *end > start + 2) else { return false };
    let ending = page.text(end - 2, end);
    (phrase.start..phrase.end).any(|at| page.reads(at, &ending)) && members.iter().all(|&(_, end)| page.ends(end, &ending))
}

/// What the clauses behind a code or a pair say of its parts, without a word that announces them: “1+3”架构，“1”即…，“3”即….
fn told(page: &Page, phrase: &Found, at: usize) -> Option<Vec<Range>> {
    let parted = matches!(page.at(at), ',' | '。' | ';');
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

/// The members of a row of powers further on in the sentence, each with its number: “十百千万”行动，…10名…、100名…、1000名….
fn powers(page: &Page, phrase: &Found, at: usize) -> Option<Vec<Range>> {
    let rising = phrase.numbers.len() > 1 && phrase.numbers.iter().all(|&number| matches!(number, Number::Value(10..)));
    let to = sentence_end(page, at, line_end(page, at, page.len().min(at + WINDOW)));
    if rising { coded(page, phrase, at, to).or_else(|| spelt_powers(page, phrase, at, to)) } else { None }
}

/// The members of a row of powers where each follows its own: “百千万”工程，培育百家强企、千家名店、万家网店.
fn spelt_powers(page: &Page, phrase: &Found, from: usize, to: usize) -> Option<Vec<Range>> {
    let pieces = cut(page, from, to, &[',', ';', '、']);
    let power = |&(start, end): &Range, number: Number| {
        (start..end).find(|&i| {
            numbers::number(page, i, end).is_some_and(|read| read.bare && Number::Value(read.value()) == number && is_han(page.at(read.end)))
        })
    };
    let value = |number: &Number| if let Number::Value(value) = number { *value } else { 0 };
    let rows = pieces.windows(phrase.numbers.len()).filter(|_| phrase.numbers.is_sorted_by(|a, b| value(a) < value(b)));
    rows.map(|row| row.iter().zip(&phrase.numbers).map(|(piece, &number)| Some((power(piece, number)?, piece.1))).collect()).find_map(|items| items)
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
        "就是",
        "指的是",
        ",指的是",
        "说的是",
        ",说的是",
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
        "是:",
        "为:",
    ];
    match page.longest(at, &words) {
        0 => None,
        len => Some(len),
    }
}

/// Length of 是 or 为 right behind a quoted name, if what follows it up to the next mark but 、 is a list of as many as the name says: “四有”是有理想、有道德、有文化、
/// 有纪律. Two members, and those behind 为,
/// which also says for whom, end as what they are counted as: “两网”为渔港网和渔船网.
fn copula(page: &Page, phrase: &Found, at: usize) -> Option<usize> {
    let comma = usize::from(page.reads(at, ",是“"));
    let at = at + comma;
    if !phrase.quoted || at != phrase.end + 1 + comma || !matches!(page.at(at), '是' | '为') {
        return None;
    }
    // “三不政策”，是“不接触、不谈判、不妥协”: a quotation that lists as many.
    let quotation = (at + 2..page.len().min(at + WINDOW)).find(|&i| page.at(i) == '”').filter(|_| page.at(at + 1) == '“');
    if let Some(close) = quotation {
        return (cut(page, at + 2, close, &['、']).len() == phrase.size? as usize).then_some(1 + comma);
    }
    let to = sentence_end(page, at, line_end(page, at, page.len().min(at + WINDOW)));
    // “一湾两制”是行得通、办得到、得人心的 says how it is.
    let clause = *cut(page, at + 1, to, &[',', ';', ':']).first().filter(|&&(_, end)| page.before(end) != '的')?;
    let size = usize::try_from(phrase.size?).ok()?;
    let called = |&(_, end): &Range| phrase.head.as_deref().and_then(|head| head.chars().last()) == Some(page.before(end));
    pauses(page, clause, size).filter(|items| size > 2 && page.at(at) == '是' || items.iter().all(called)).map(|_| 1)
}

fn close(page: &Page, from: usize) -> Option<usize> {
    (from..page.len().min(from + WINDOW)).find(|&k| page.at(k) == ')')
}

/// Reads the members in `from..to`, as many as the phrase declares.
fn after(page: &Page, phrase: &Found, from: usize, to: usize) -> Option<Vec<Range>> {
    let stop = sentence_end(page, from, to);
    let mut from = from;
    while from < stop {
        match page.longest(from, &["这就是", "即", "是指", "指", "包括", "分别是", "分别为", "就是", ":", " ", "主要包括"]) {
            0 => break,
            len => from += len,
        }
    }
    if phrase.kind == EnumerationKind::Code {
        let sum = phrase.size.map(|size| size as usize).filter(|size| (2..=20).contains(size));
        return explained(page, phrase, from, to)
            .or_else(|| counted_in_turn(page, phrase, from, stop))
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

/// The members of the second half of a pair whose first is the one whole that they make up: “一区四园”，即东渔园、西渔园、南渔园和北渔园. Each ends as it is counted.
fn parts_of_whole(page: &Page, phrase: &Found, from: usize, stop: usize) -> Option<Vec<Range>> {
    let values = values(phrase).filter(|_| phrase.kind == EnumerationKind::Paired)?;
    let (&[1, size @ (3..)], (_, head)) = (&values[..], phrase.head.as_deref()?.split_once('、')?) else { return None };
    let clause = cut(page, from, stop, &[',', ';']).first().copied()?;
    pauses(page, clause, size).filter(|items| items.iter().all(|&(_, end)| page.ends(end, head)))
}

/// Tells whether the clauses behind a pair are its members and what the sentence goes on with: of 一融双高, 船与港融合，以高标准建港；开展夜巡；办好渔校 the last two.
/// Parts of a sentence with commas in them are members only if each has something of the name.
fn go_on(page: &Page, phrase: &Found, items: &[Range]) -> bool {
    let heads: Vec<char> = phrase.head.as_deref().unwrap_or("").chars().collect();
    let parts = items.windows(2).all(|pair| page.at(pair[0].1) == ';') && items.iter().any(|&(start, end)| page.chars[start..end].contains(&','));
    parts && !items.iter().all(|&(start, end)| page.chars[start..end].iter().any(|c| heads.contains(c)))
}

/// Tells whether fewer members than a pair counts may be all of them, because each holds what both parts count, or there are as many: 双招双引 of 招商引资、招才引智, but not
/// 三免三便利 of the first three of a sentence.
fn hold_parts(page: &Page, phrase: &Found, items: &[Range]) -> bool {
    let heads: Vec<char> = phrase.head.as_deref().unwrap_or("").split('、').filter_map(|head| head.chars().next()).collect();
    let holds = |&(start, end): &Range| heads.iter().any(|head| page.chars[start..end].contains(head));
    values(phrase).is_none_or(|values| values.iter().sum::<usize>() <= items.len()) || items.iter().all(holds)
}

/// One clause for each half of a pair that has a single thing in some, where the sentence says no more. Any clause is a list of one, so it must hold what
/// the pair calls it: 图谱 is the 图 of 一图三单.
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

/// The one character that a counted name counts: 三块地 of 农村承包地、宅基地、建设用地|制度改革.
fn single_head(phrase: &Found) -> Option<char> {
    let mut head = phrase.head.as_deref().filter(|_| phrase.kind == EnumerationKind::Counted)?.chars();
    head.next().filter(|_| head.next().is_none())
}

/// The character that a fused name takes from its members.
fn morpheme(phrase: &Found) -> Option<char> {
    phrase.head.as_deref().and_then(|head| head.chars().next()).filter(|_| phrase.kind == EnumerationKind::Fused)
}

/// Groups of members, each counted with the number that the pair has for it: “两专科一中心” of 两个…专科和一个…中心.
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
    (!open && short && pieces.len() > 1 && pieces.len().abs_diff(size) <= if pieces.len() > 2 { 2 } else { 1 }).then(|| trim_list(page, pieces))
}

/// Clauses or pieces that end with what is counted: 三个意义 of 以…的意义，以…的意义，以…的意义.
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
