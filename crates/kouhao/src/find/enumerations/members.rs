//! Finds the members of a set, where the text spells them out.
//!
//! They follow the name (after 即, ：, 是指, 包括, in brackets), precede it directly (生产生活生态“三生融合”), or are in the 名词解释 at the end; or they follow
//! without an announcement and repeat the noun that the name counts. Text that a verb of saying introduces, or that contains the end of a sentence, is not
//! a list. Only text next to the name is read, so that a list is never taken from reported words of somebody else. A phrase whose members are spelt out
//! once has them at all its occurrences.

mod announcers;
mod before;
mod behind;
mod carried;
mod characters;
mod codes;
mod edges;
mod framed;
mod itemised;
mod lists;
mod parts;
mod separated;
mod steps;
mod subjects;
mod summed_up;
mod tails;
mod taken_up;
mod tallied;
mod tidied;

use std::collections::HashMap;

use super::found::Found;
use super::glossary::Glossary;
use super::page::{Page, Range, cut};
use super::signs::{announces, equates, is_time};
use super::{EnumerationKind, ItemsFrom, Number};
use crate::tokens::Tokenizer;
use announcers::announced;
use before::before;
use behind::{after, beside};
pub(super) use codes::counted_in_turn;
use codes::counted_neighbours;
pub(super) use lists::sentence_end;
use lists::{line_end, pauses};
use tidied::{bare, tidied};

/// The maximum length of text, in characters, that is searched for members on either side.
pub(super) const WINDOW: usize = 500;

/// The distance, in characters, beyond which an unannounced list does not replace the members that a lexicon has: a few paragraphs.
const FAR: usize = 4 * WINDOW;

/// Assigns each phrase its members, as far as the text spells them out.
pub(super) fn resolve(page: &Page, glossary: &Glossary, tokenizer: &Tokenizer, found: &mut [Found]) {
    rows_of_names(page, found);
    let mut defined: HashMap<String, Members> = HashMap::new();
    for at in 0..found.len() {
        let (earlier, rest) = found.split_at_mut(at);
        let Some(phrase) = rest.first_mut().filter(|phrase| phrase.items.is_none() && !is_duration(page, phrase)) else { continue };
        let spelt = spelt(page, glossary, tokenizer, phrase);
        phrase.announced = spelt.as_ref().is_some_and(|spelt| spelt.announced);
        phrase.items = spelt.map(|spelt| bare(page, phrase, spelt.items, tokenizer)).or_else(|| shared(page, phrase, earlier.last()));
        let from = if glossary.heading(phrase).is_some() { ItemsFrom::Glossary } else { ItemsFrom::Text };
        phrase.items_from = phrase.items.is_some().then_some(from);
        // Adjacent marks yield no members, nor does text that names parts: 以甲、乙为“两翼”.
        let naming = |&(start, end): &Range| (start..end).any(|i| page.reads(i, "为“"));
        let no_member = |item: &Range| item.0 >= item.1 || naming(item) || has_sentence(page, *item);
        if phrase.items.as_ref().is_some_and(|items| items.iter().any(no_member) || has_twins(page, items)) {
            (phrase.items, phrase.items_from) = (None, None);
        }
        if let (Some(items), Some(from), true) = (&phrase.items, phrase.items_from, phrase.named) {
            let members = Members { items: items.clone(), from, announced: phrase.announced, place: Some(phrase.start) };
            let known = defined.entry(page.text(phrase.start, phrase.end)).or_insert_with(|| members.clone());
            // The glossary defines; text beside a phrase may be incidental, and an unannounced list may not be one.
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
        let items = carried::sets(page, phrase, &found[at + 1..], behind)
            .or_else(|| carried::sentences(page, phrase))
            .or_else(|| carried::figures_explained(page, phrase, &found[at + 1..]))
            .or_else(|| carried::named_halves(page, phrase, &found[at + 1..]))
            .or_else(|| carried::lists_counted(page, phrase, tokenizer))
            .or_else(|| carried::counted_again(page, phrase, found.get(at + 1)?));
        // A lexicon knows better than a count.
        let counted = || tallied::tallied(page, phrase, tokenizer).map(|items| (items, None));
        if let Some((items, place)) = items.map(|items| (items, Some(behind.0))).or_else(counted) {
            let items = bare(page, phrase, items, tokenizer);
            if has_twins(page, &items) {
                continue;
            }
            let from = if entry.is_some() { ItemsFrom::Glossary } else { ItemsFrom::Text };
            let announced = entry.is_some();
            defined.entry(page.text(phrase.start, phrase.end)).or_insert_with(|| Members { items, from, announced, place });
        }
    }
    for phrase in found.iter_mut().filter(|phrase| phrase.named && phrase.items.is_none()) {
        if let Some(members) = defined.get(&page.text(phrase.start, phrase.end)) {
            phrase.items = Some(members.items.clone());
            phrase.items_from = Some(members.from);
            phrase.announced = members.announced;
            phrase.carried = members.place.is_none_or(|place| phrase.start.abs_diff(place) > FAR);
        }
    }
}

/// Returns whether a phrase is a duration, which has no members: 三年行动.
fn is_duration(page: &Page, phrase: &Found) -> bool {
    !phrase.named && phrase.classifier.is_some_and(|(at, _)| is_time(page, at))
}

/// The members of a phrase, for all its occurrences.
#[derive(Clone)]
struct Members {
    items: Vec<Range>,
    from: ItemsFrom,
    announced: bool,
    /// The occurrence of the phrase that the members are beside; `None` if only their count shows that they are its members.
    place: Option<usize>,
}

/// Returns whether `c` ends a sentence.
fn is_sentence_end(c: char) -> bool {
    matches!(c, '。' | '!' | '?')
}

/// Returns whether a sentence ends within a stretch, which then is not a member but a quoted utterance or the continuation of the text.
fn has_sentence(page: &Page, (start, end): Range) -> bool {
    (start..end).any(|i| page.at(i) == '。' || is_sentence_end(page.at(i)) && i + 1 < end && page.at(i + 1) != '”')
}

/// Returns whether two members have the same text, which no set has.
fn has_twins(page: &Page, items: &[Range]) -> bool {
    let mut texts: Vec<&[char]> = items.iter().map(|&(start, end)| &page.chars[start.min(end)..end]).collect();
    texts.sort_unstable();
    texts.windows(2).any(|pair| pair[0] == pair[1])
}

/// Members that a text spells out.
pub(super) struct Spelt {
    pub items: Vec<Range>,
    /// Whether a word or mark announces them; if not, only their position shows that they are members.
    pub announced: bool,
}

/// Reads the members beside a phrase or, if it is a term of the glossary, in its explanation.
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
            // A list after a comma is weaker evidence than one directly before: 甲、乙、丙三个项目，常规的有丁、戊、己.
            let near = before(page, phrase, tokenizer).or_else(|| counted_neighbours(page, phrase));
            near.or_else(|| announced(page, phrase, phrase.end)).map(|items| Spelt { items, announced: false })
        }
    }
}

/// Assigns members to adjacent names whose lists follow one after another: “三个不减、两个不降”：甲、乙、丙，丁、戊.
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

/// Reads one list for each name, clause by clause.
fn rows(page: &Page, names: &[Found]) -> Option<Vec<Vec<Range>>> {
    let end = names.last()?.end;
    if let Some(items) = former_and_latter(page, names) {
        return Some(items);
    }
    let at = if matches!(page.at(end), '”' | '’') { end + 1 } else { end };
    let from = at + announces(page, at)?;
    let mut clauses = cut(page, from, sentence_end(page, from, line_end(page, from, page.len().min(from + WINDOW))), &[',', ';']).into_iter();
    names
        .iter()
        .map(|name| {
            let size = name.size.filter(|_| name.items.is_none() && name.kind == EnumerationKind::Counted)? as usize;
            pauses(page, clauses.next()?, size)
        })
        .collect()
}

/// Reads the members of two adjacent names that 前者 and 后者 refer to: “两新”“两重”，前者即甲和乙，后者是丙和丁.
fn former_and_latter(page: &Page, names: &[Found]) -> Option<Vec<Vec<Range>>> {
    let [first, second] = names else { return None };
    let at = second.end + usize::from(matches!(page.at(second.end), '”' | '’'));
    let to = sentence_end(page, at, line_end(page, at, page.len().min(at + WINDOW)));
    let said = |name: &Found, (start, end): Range, word: &str| {
        let from = start + word.chars().count();
        let copula = equates(page, from);
        if name.items.is_some() || !page.reads(start, word) || copula == 0 {
            return None;
        }
        pauses(page, (from + copula, end), usize::try_from(name.size?).ok()?)
    };
    match cut(page, at, to, &[',', ';'])[..] {
        [nothing, former, latter, ..] if nothing.0 == nothing.1 => Some(vec![said(first, former, "前者")?, said(second, latter, "后者")?]),
        _ => None,
    }
}

/// Returns whether the members of a phrase directly precede it.
pub(super) fn is_listed(page: &Page, phrase: &Found, tokenizer: &Tokenizer) -> bool {
    page.before(phrase.start) != '等' && before(page, phrase, tokenizer).is_some()
}

/// Returns whether as many members as the phrase declares directly follow it, each starting or ending with `morpheme`.
pub(super) fn is_defined(page: &Page, phrase: &Found, morpheme: char) -> bool {
    let has = |&(start, end): &Range| page.at(start) == morpheme || page.before(end) == morpheme;
    let all = |items: Vec<Range>| phrase.size == u32::try_from(items.len()).ok() && items.iter().all(has);
    beside(page, phrase).is_some_and(all)
}

/// Returns whether the quotation directly before a phrase lists its members, each with the morpheme of the name.
pub(super) fn is_taken_from_quotation(page: &Page, phrase: &Found) -> bool {
    let size = phrase.size.map_or(0, |size| size as usize);
    let has = |morpheme: char| move |&(start, end): &Range| page.chars[start..end].contains(&morpheme);
    let listed = before::quoted_before(page, phrase, phrase.start, size);
    morpheme(phrase).is_some_and(|morpheme| listed.is_some_and(|items| items.iter().all(has(morpheme))))
}

/// Returns the members of the phrase directly before this one, if both count the same members: 国内国际两个市场两种资源.
fn shared(page: &Page, phrase: &Found, last: Option<&Found>) -> Option<Vec<Range>> {
    let last = last.filter(|last| last.named && last.size == phrase.size && last.kind == phrase.kind && !last.quoted && !phrase.quoted)?;
    let adjoins = last.end == phrase.start || (last.end + 1 == phrase.start && matches!(page.at(last.end), '、' | '和'));
    let stands_before = |items: &Vec<Range>| items.iter().all(|&(_, end)| end <= last.start);
    last.items.clone().filter(|items| adjoins && stands_before(items))
}

/// Returns the numbers of a phrase if all of them can be numbers of members.
fn values(phrase: &Found) -> Option<Vec<usize>> {
    let value = |number: &Number| match number {
        Number::Value(value) => usize::try_from(*value).ok().filter(|&value| value < 100),
        Number::Letter(_) => None,
    };
    phrase.numbers.iter().map(value).collect()
}

/// The character that a fused name takes from its members.
fn morpheme(phrase: &Found) -> Option<char> {
    phrase.head.as_deref().and_then(|head| head.chars().next()).filter(|_| phrase.kind == EnumerationKind::Fused)
}
