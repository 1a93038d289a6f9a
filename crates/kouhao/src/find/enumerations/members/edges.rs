//! Determines where the first member of a list starts and the last ends, from the words there.

use super::super::found::Found;
use super::super::page::{Page, Range};
use super::super::signs::GOVERNORS;
use super::lists::{LEADS, agreeing, opening_as_others};
use super::morpheme;
use crate::find::coined_verbs::is_coined_verb;
use crate::find::nouns::{GOVERNING, is_nominal};
use crate::tokens::Tokenizer;

/// Returns whether a word starts at `at` in a stretch.
pub(super) fn starts_word(page: &Page, (start, end): Range, at: usize, tokenizer: &Tokenizer) -> bool {
    let edge = page.text(start, at).len();
    tokenizer.boundaries(&page.text(start, end)).any(|boundary| boundary == edge)
}

/// Returns the position of a place name within a member, after its first two characters.
pub(super) fn place(page: &Page, (start, end): Range, tokenizer: &Tokenizer) -> Option<usize> {
    let text = page.text(start, end);
    let mut at = start;
    let mut words = tokenizer.words(&text).into_iter();
    words.find_map(|word| {
        let here = at;
        at += word.chars().count();
        (here > start + 1 && at < end && page.before(here) != '(' && tokenizer.part_of_speech(word) == Some("ns")).then_some(here)
    })
}

/// Returns whether a member names a place.
pub(super) fn names_place(page: &Page, (start, end): Range, tokenizer: &Tokenizer) -> bool {
    tokenizer.words(&page.text(start, end)).into_iter().any(|word| tokenizer.part_of_speech(word) == Some("ns"))
}

/// Returns the last member, shortened if all members before it have the same length and a word ends there: 汽车、钢铁、化工|产业转型“三大战役”.
pub(super) fn shortened(page: &Page, last: Range, others: &[Range], tokenizer: &Tokenizer) -> Range {
    let len = others[others.len() - 1].1 - others[others.len() - 1].0;
    let even = others.len() > 1 && others[1..].iter().all(|&(start, end)| end - start == len);
    if even && goes_on(page, last, last.0 + len, tokenizer) { (last.0, last.0 + len) } else { last }
}

/// Returns whether the text after `at` in the last piece continues after the list and does not end a longer member: 化工|产业转型, 看效果|抓工作, but not
/// 公卫|人员, 基层能力|建设. A word or two may end any member; a verb with its object or a phrase may not.
pub(super) fn goes_on(page: &Page, last: Range, at: usize, tokenizer: &Tokenizer) -> bool {
    const PHRASE: usize = 4;
    if at >= last.1 || page.chars[at - 1..last.1].iter().any(|&c| matches!(c, '和' | '与' | '及')) || !starts_word(page, last, at, tokenizer) {
        return false;
    }
    let rest = page.text(at, last.1);
    if rest.trim().is_empty() {
        return true;
    }
    let tag = tokenizer.words(&rest).first().and_then(|word| tokenizer.part_of_speech(word)).unwrap_or("");
    match last.1 - at {
        PHRASE.. => true,
        3 => tag.starts_with(['v', 'd', 'p']),
        _ => matches!(tag, "d" | "p"),
    }
}

/// Returns the start of the first member after the words that govern the list: 筑牢|乡村产业、乡村建设、乡村治理. Members that open with verbs keep theirs:
/// 坚持|提升传统产业、培育新兴产业, 司法厅出台的|建立机制、开展督察.
pub(super) fn governed(page: &Page, pieces: &[Range], tokenizer: &Tokenizer) -> usize {
    let mut first = pieces[0];
    let others = &pieces[1..];
    // 以船厂为龙头、14个站点为骨干: members with roles are complete.
    if page.at(first.0) == '以' && pieces.iter().all(|&(start, end)| page.chars[start..end].contains(&'为')) {
        return first.0;
    }
    let opens = |i: usize, start: usize| (0..2).all(|k| page.at(i + k) == page.at(start + k));
    let start = opening_as_others(page, first, others).or_else(|| agreeing(page, first, others)).or_else(|| suffixed(page, first, others, tokenizer));
    if let Some(start) = start {
        return start;
    }
    first.0 = behind_whole(page, pieces, tokenizer);
    let even = others.iter().all(|&(start, end)| end - start == first.1 - first.0) && !is_even_by_chance(page, first, others, tokenizer);
    if even || opens(first.0, others[0].0) {
        return first.0;
    }
    let verbal = opens_alike(page, pieces, tokenizer);
    let behind = behind_verb(page, first, others, verbal, tokenizer).or_else(|| behind_description(page, first, others, verbal, tokenizer));
    if let Some(start) = behind {
        return start;
    }
    if verbal && !opening(page, first, tokenizer).verb {
        return first.0;
    }
    behind_governors(page, first, others, verbal, tokenizer)
}

/// Suffixes that turn a word into the name of a quality: a closed class, from general knowledge of Chinese grammar.
const SUFFIXES: [char; 4] = ['化', '性', '型', '感'];

/// Returns the start of the first of several members of three characters with the same suffix, if a word begins there: 船队存在|老旧化、空心化、分散化.
fn suffixed(page: &Page, first: Range, others: &[Range], tokenizer: &Tokenizer) -> Option<usize> {
    const LEN: usize = 3;
    let edge = first.1.checked_sub(LEN).filter(|&edge| edge > first.0 && others.len() > 1)?;
    let alike = others.iter().all(|&(start, end)| end - start == LEN && page.before(end) == page.before(first.1));
    (alike && SUFFIXES.contains(&page.before(first.1)) && starts_word(page, first, edge, tokenizer)).then_some(edge)
}

/// Returns whether the first piece is as long as the others only because a verb precedes it that commonly governs lists, while the others have no verb:
/// 搞好|渔港、石油化工、有色金属.
fn is_even_by_chance(page: &Page, first: Range, others: &[Range], tokenizer: &Tokenizer) -> bool {
    let governed = page.longest(first.0, &GOVERNORS).max(page.longest(first.0, &LEADS));
    let verbal = |piece: Range| opening(page, piece, tokenizer).verb || has_verb(page, piece, tokenizer);
    others.len() > 1 && governed == 2 && starts_word(page, first, first.0 + 2, tokenizer) && first.1 > first.0 + 3 && {
        let rest = (first.0 + 2, first.1);
        !verbal(rest) && !others.iter().any(|&piece| verbal(piece))
    }
}

/// Returns the start of the first member if it is as long as the others and the text before it ends with a verb: 都来争当|脚上有泥、手上有茧、心里有谱.
pub(super) fn behind_verb(page: &Page, first: Range, others: &[Range], verbal: bool, tokenizer: &Tokenizer) -> Option<usize> {
    let len = others[0].1 - others[0].0;
    let edge = first.1.saturating_sub(len);
    let ends = others.len() > 1
        && len > 1
        && edge > first.0
        && others.iter().all(|&(start, end)| end - start == len)
        && ends_in_verb(page, (first.0, edge), tokenizer)
        && starts_word(page, first, edge, tokenizer)
        && (!verbal || opening(page, (edge, first.1), tokenizer).verb);
    ends.then_some(edge)
}

/// Returns the start of the first member after a description in 的 that applies to the whole list: 资源条件好的|霍林河、伊敏河.
fn behind_description(page: &Page, first: Range, others: &[Range], verbal: bool, tokenizer: &Tokenizer) -> Option<usize> {
    let of = (first.0..first.1).rev().find(|&i| page.at(i) == '的').filter(|_| others.len() > 1);
    let linked = others.iter().any(|&(start, end)| page.chars[start..end].contains(&'的'));
    let fits = |piece: Range| if verbal { opening(page, piece, tokenizer).verb } else { piece.1 - piece.0 <= longest(others) + 1 };
    of.map(|of| (of + 1, first.1)).filter(|&piece| !linked && piece.1 > piece.0 + 1 && fits(piece)).map(|piece| piece.0)
}

fn longest(pieces: &[Range]) -> usize {
    pieces.iter().map(|&(start, end)| end - start).max().unwrap_or(0)
}

/// Returns the start of the first member after the verbs and adverbs that govern the list, or after the sentence up to its verb.
fn behind_governors(page: &Page, mut first: Range, others: &[Range], verbal: bool, tokenizer: &Tokenizer) -> usize {
    let (longest, stated) = (longest(others), first.0);
    // 也就是|节煤改造、供热改造: if a word defines the name and all members end alike, the verb before the common ending is a modifier of it.
    let stop = first.1;
    let last_two = |end: usize| (page.before(end), page.before(end.saturating_sub(1)));
    let alike = others.iter().all(|&(_, end)| last_two(end) == last_two(stop));
    let shortest = others.iter().map(|&(start, end)| end - start).min().unwrap_or(0);
    let kinds = |rest: Range| alike && (rest.1 - rest.0) < shortest && page.ends_any(stated, &["就是", "即", "是指"]);
    let some = others.iter().any(|&piece| opening(page, piece, tokenizer).verb);
    let length = others.iter().map(|&(start, end)| end - start).sum::<usize>() / others.len().max(1);
    loop {
        let Opening { len, verb, noun, governor } = opening(page, first, tokenizer);
        let rest = (first.0 + len, first.1);
        if len == 0 || rest.0 >= rest.1 {
            return first.0;
        }
        // A verb that may equally be a noun is removed if that brings the member nearer to the length of the others.
        let nearer = (rest.1 - rest.0).abs_diff(length) < (first.1 - first.0).abs_diff(length);
        // 高处|作业: something besides the common ending must be left.
        if rest.1 - rest.0 <= 2 && alike {
            return first.0;
        }
        if first.1 - first.0 > longest && is_dated(page, first, others, tokenizer) {
            first = rest;
            continue;
        }
        // 发展生产、易地搬迁、发展教育: another member opens with it too.
        if others.iter().any(|&(start, _)| len > 1 && page.reads(start, &page.text(first.0, rest.0))) {
            return first.0;
        }
        let some = some || kinds(rest);
        let governs = if verbal { governor && opening(page, rest, tokenizer).verb } else { governor || !some && verb && (!noun || nearer) };
        if !governs {
            // 工程位于|东江、西江、北江: the sentence up to its verb.
            let much = first.1 - first.0 > longest + 2 && others.len() > 1 && !others.iter().any(|&piece| has_verb(page, piece, tokenizer));
            return if much { predicate_end(page, first, tokenizer).unwrap_or(first.0) } else { first.0 };
        }
        first = rest;
    }
}

/// Returns the start of the first member without its lead-in: at the character of the name, or after the words that govern the list.
pub(super) fn first_start(page: &Page, phrase: &Found, pieces: &[Range], tokenizer: &Tokenizer) -> usize {
    at_name(page, phrase, pieces).unwrap_or_else(|| governed(page, pieces, tokenizer))
}

/// Returns the start of the first member if all others start with the character that the name takes from them: 和社员|同吃、同住、同劳动 of 三同. Of several
/// such places, it is the one that makes the member as long as the others.
pub(super) fn at_name(page: &Page, phrase: &Found, pieces: &[Range]) -> Option<usize> {
    let morpheme = morpheme(phrase)?;
    let others = &pieces[1..];
    let all = !others.is_empty() && others.iter().all(|&(start, _)| page.at(start) == morpheme);
    nearest(page, pieces[0], others, morpheme.encode_utf8(&mut [0; 4])).filter(|_| all)
}

/// Returns where in a piece `head` stands, with something after it, so that the member from there on is nearest to the length of the others.
pub(super) fn nearest(page: &Page, (start, end): Range, others: &[Range], head: &str) -> Option<usize> {
    let length = others.iter().map(|&(start, end)| end - start).sum::<usize>() / others.len().max(1);
    let places = (start..end).filter(|&i| page.reads(i, head) && i + head.chars().count() < end);
    places.min_by_key(|&i| (end - i).abs_diff(length))
}

/// Returns whether only the first piece begins with a word of time: 今年|夏粮、早稻、秋粮.
fn is_dated(page: &Page, first: Range, others: &[Range], tokenizer: &Tokenizer) -> bool {
    let time = |piece: Range| tokenizer.words(&page.text(piece.0, piece.1)).first().and_then(|word| tokenizer.part_of_speech(word)) == Some("t");
    time(first) && !others.iter().any(|&piece| time(piece))
}

/// Returns the start of the first member after words to which the list as a whole belongs, however long the other members are: some of those concerned
/// (个别单位|党建与经营), a name and its verb (岚川展开|渔民上岸、技能培训), a pronoun with its verb or preposition (我们针对|船工、渔工), or the verb that governs two members joined by a conjunction (打赢|设备更新和工艺改造).
fn behind_whole(page: &Page, pieces: &[Range], tokenizer: &Tokenizer) -> usize {
    const SOME: [&str; 8] = ["个别", "少数", "部分", "一些", "有些", "有的", "多数", "许多"];
    let (first, others) = (pieces[0], &pieces[1..]);
    let text = page.text(first.0, first.1);
    let words = tokenizer.words(&text);
    let tag = |at: usize| words.get(at).and_then(|word| tokenizer.part_of_speech(word)).unwrap_or("");
    let behind = |count: usize| first.0 + words[..count].iter().map(|word| word.chars().count()).sum::<usize>();
    let verb = |at: usize| words.get(at).is_some_and(|word| is_verb(word, tokenizer) && !is_nominal(word));
    let others_verbal = || others.iter().any(|&piece| opening(page, piece, tokenizer).verb);
    let count = if words.first().is_some_and(|word| SOME.contains(word)) && tag(1).starts_with('n') {
        2
    } else if matches!(tag(0), "ns" | "nr" | "nt") {
        let adverbs = (1..words.len()).take_while(|&at| matches!(tag(at), "d" | "ad")).count();
        if verb(1 + adverbs) && !others_verbal() { 2 + adverbs } else { 0 }
    } else if tag(0) == "r" && (tag(1) == "p" || verb(1)) && !others_verbal() {
        2
    } else if others.len() == 1 && page.before(others[0].0) != '、' && !others_verbal() {
        let adverbs = (0..words.len()).take_while(|&at| matches!(tag(at), "d" | "ad")).count();
        if verb(adverbs) { adverbs + 1 } else { 0 }
    } else {
        0
    };
    // Something of the member must be left.
    if count > 0 && count < words.len() { behind(count) } else { first.0 }
}

/// Returns whether a stretch contains a verb of two characters that is not also a noun.
fn has_verb(page: &Page, (start, end): Range, tokenizer: &Tokenizer) -> bool {
    tokenizer.words(&page.text(start, end)).into_iter().any(|word| is_verb(word, tokenizer))
}

/// Returns whether a word of two characters or more is a verb and rarely names the activity.
fn is_verb(word: &str, tokenizer: &Tokenizer) -> bool {
    word.chars().nth(1).is_some() && (tokenizer.part_of_speech(word) == Some("v") && !is_nominal(word) || is_coined_verb(word, tokenizer))
}

/// Prepositions of one character that lead up to lists; a closed class, from general knowledge of Chinese.
const PREPOSITIONS: [&str; 5] = ["就", "由", "从", "对", "向"];

/// Returns the end of the last predicate of a stretch that takes the following text as its object: a verb after an adverb or with 了, or one that needs
/// an object.
fn predicate_end(page: &Page, (start, end): Range, tokenizer: &Tokenizer) -> Option<usize> {
    let text = page.text(start, end);
    let words = tokenizer.words(&text);
    let tag = |at: usize| words.get(at).and_then(|word| tokenizer.part_of_speech(word)).unwrap_or("");
    let mut at = start;
    let mut found = None;
    for (place, word) in words.iter().enumerate() {
        at += word.chars().count();
        let adverb = place > 0 && matches!(tag(place - 1), "d" | "ad" | "c");
        let done = words.get(place + 1) == Some(&"了");
        let needs = word.ends_with(['于', '到', '入', '为', '成', '有'])
            || matches!(*word, "设置" | "途经" | "参加")
            || LEADS.contains(word)
            || GOVERNORS.contains(word)
            || GOVERNING.contains(word)
            || is_coined_verb(word, tokenizer);
        // 船工继续从|北、东、南: a preposition after its subject.
        let leads = place > 0 && PREPOSITIONS.contains(word);
        if leads || is_verb(word, tokenizer) && (adverb || done || needs) {
            found = Some(at + usize::from(done));
        }
    }
    found.filter(|&at| at + 1 < end)
}

/// Returns whether a stretch ends in a verb that takes the following text as its object.
fn ends_in_verb(page: &Page, (start, end): Range, tokenizer: &Tokenizer) -> bool {
    let text = page.text(start, end);
    let words = tokenizer.words(&text);
    let last = words.last().copied().unwrap_or_default();
    let listed = |words: &[&str]| words.iter().any(|word| word.chars().nth(1).is_some() && page.ends(end, word));
    // 要靠: nothing but verbs and their modifiers.
    let is = |word: &str, tags: &[&str]| tokenizer.part_of_speech(word).is_some_and(|tag| tags.contains(&tag));
    let verbs = words.len() > 1 && words.iter().all(|word| is(word, &["v", "d", "p"])) && is(last, &["v"]);
    page.ends(end, "是") || listed(&LEADS) || listed(&GOVERNORS) || verbs || is_verb(last, tokenizer)
}

/// Returns whether most members after the first begin with verbs.
pub(super) fn opens_alike(page: &Page, pieces: &[Range], tokenizer: &Tokenizer) -> bool {
    2 * pieces[1..].iter().filter(|&&piece| opening(page, piece, tokenizer).verb).count() > pieces.len() - 1
}

/// The first word of a stretch of text.
struct Opening {
    len: usize,
    /// Whether it is a verb, or a word that precedes verbs.
    verb: bool,
    /// Whether it may equally be a noun.
    noun: bool,
    /// Whether it commonly leads up to lists, or precedes verbs.
    governor: bool,
}

fn opening(page: &Page, (start, end): Range, tokenizer: &Tokenizer) -> Opening {
    let text = page.text(start, end);
    let words = tokenizer.words(&text);
    let Some(&word) = words.first() else { return Opening { len: 0, verb: false, noun: false, governor: false } };
    let tag = |word: &str| tokenizer.part_of_speech(word).unwrap_or("").to_string();
    // 按 and 以 belong to a clause of some length: 按保护价敞开收购余粮.
    let clause = end - start > 8 && word.chars().nth(1).is_none();
    let listed = !clause && (LEADS.contains(&word) || GOVERNORS.contains(&word) || GOVERNING.contains(word));
    let own = if is_coined_verb(word, tokenizer) { "v".to_string() } else { tag(word) };
    // 操作票 is a noun.
    let nominal = || words.get(1).is_some_and(|next| tag(next).starts_with(['n', 't']) && next.chars().nth(1).is_some());
    let verb = listed
        || match own.as_str() {
            "v" | "d" | "vd" | "ad" => true,
            "p" => !clause,
            "vn" => nominal(),
            // 充分利用
            "a" => words.get(1).is_some_and(|next| tag(next) == "v"),
            _ => false,
        };
    // 不|下海: a negation is never removed, or the member would say the opposite.
    let negates = matches!(word, "不" | "没" | "未" | "莫" | "勿");
    let governor = listed || matches!(own.as_str(), "d" | "ad") && !negates || (own == "a" && verb) || (own == "p" && !clause);
    Opening { len: word.chars().count(), verb, noun: (own == "vn" || is_nominal(word)) && !listed, governor }
}
