//! Members that a series spells out directly after the name: 三大行动：一是…；二是…；三是…, or in a paragraph each: （一）…（二）…（三）…;
//! or in the next paragraph, if the name counts the very word that marks them (24个要, of 一要…, 二要…).
//!
//! The finder of series handles nesting and gaps and returns whole items. Here the name says how many items there are, so their markers are enough, and the
//! member is the title of its item.

use super::super::found::Found;
use super::super::page::{Page, Range, cut};
use super::carried::opened;
use super::lists::{line_end, sentence_end};
use super::{EnumerationKind, WINDOW};
use crate::text::is_han;

/// The maximum length of an item, in characters.
const LONGEST: usize = 4 * WINDOW;

const NUMBERS: [&str; 11] = ["一", "二", "三", "四", "五", "六", "七", "八", "九", "十", "十一"];

/// The marker of an item: the text before and after its number, and whether it begins a line.
struct Mark<'m> {
    before: &'m str,
    behind: &'m str,
    /// The end of the marker, before which a quotation may close: 第一个结合，是 or “第一个结合”，是.
    then: &'m str,
    line: bool,
}

const MARKS: [Mark<'static>; 7] = [
    mark("", "是", false),
    mark("", "要", false),
    mark("", "曰", false),
    mark("第", ",", false),
    mark("第", "、", false),
    mark("(", ")", true),
    mark("", "、", true),
];

const fn mark(before: &'static str, behind: &'static str, line: bool) -> Mark<'static> {
    Mark { before, behind, then: "", line }
}

impl Mark<'_> {
    /// Returns the start of the text of the item with this number, if it is marked at `i`.
    fn read(&self, page: &Page, i: usize, number: usize) -> Option<usize> {
        let opens = i == 0 || page.before(i).is_whitespace() || !self.line && matches!(page.before(i), ':' | ',' | ';' | '。' | '、');
        let behind = |at: Option<usize>, word: &str| at.filter(|&at| page.reads(at, word)).map(|at| at + word.chars().count());
        let quotes = |at: usize, mark: char| at + usize::from(!self.then.is_empty() && page.at(at) == mark);
        let marked = [self.before, NUMBERS.get(number)?, self.behind].into_iter().fold(opens.then_some(quotes(i, '“')), behind)?;
        behind(Some(quotes(marked, '”')), self.then)
    }

    /// Returns where the texts of as many items start, of which the first is marked at `from`, and where the marks of the others are, each at most `reach` of the
    /// text before it.
    fn read_all(&self, page: &Page, from: usize, size: usize, reach: impl Fn(usize) -> usize) -> Option<(Vec<usize>, Vec<usize>)> {
        let (mut starts, mut marks) = (vec![self.read(page, from, 0)?], Vec::new());
        for number in 1..size {
            let after = starts[number - 1];
            let (mark, start) = (after..reach(after)).find_map(|i| Some((i, self.read(page, i, number)?)))?;
            marks.push(mark);
            starts.push(start);
        }
        Some((starts, marks))
    }
}

/// Reads the items after a name whose noun ends at `at`: exactly as many as it declares.
pub(super) fn itemised(page: &Page, phrase: &Found, at: usize) -> Option<Vec<Range>> {
    let size = phrase.size.map(|size| size as usize).filter(|size| (2..=10).contains(size))?;
    // 可以用“三好”来概括。一是…
    let at = at + page.longest(at, &["来概括", "来形容", "来总结", "来说"]);
    let mark = at + usize::from(matches!(page.at(at), ':' | ',' | '。'));
    let from = mark + page.chars[mark.min(page.len())..].iter().take_while(|c| c.is_whitespace()).count();
    let broken = page.chars[at.min(page.len())..from].contains(&'\n');
    if let Some(items) = under_heading(page, phrase, at, size) {
        return Some(items);
    }
    if from == at || page.at(at) == ',' && broken || !matches!(page.at(from), '一' | '第' | '(' | '“') {
        return None;
    }
    let line = line_end(page, from, page.len().min(from + 3 * WINDOW));
    let reach = |after: usize| if broken { page.len().min(after + LONGEST) } else { line };
    let own = own_marks(page, phrase);
    let own = own.iter().map(|(behind, then)| Mark { before: "第", behind, then, line: false });
    MARKS.into_iter().filter(|mark| broken || !mark.line).chain(own).find_map(|mark| {
        let (starts, mut ends) = mark.read_all(page, from, size, reach)?;
        // If there is one more, the name does not count these.
        let last = starts[size - 1];
        let more = (last..reach(last)).take_while(|&i| mark.read(page, i, 0).is_none()).any(|i| mark.read(page, i, size).is_some());
        ends.push(line_end(page, last, reach(last)));
        // 一是，…
        let open = |start: usize| start + usize::from(page.at(start) == ',');
        let items: Vec<Range> = starts.into_iter().zip(ends).map(|(start, end)| (open(start), line_end(page, start, end))).collect();
        // 一、 and （一） open the sections of any text: a colon or the items must show that they belong to the set.
        let told = !mark.line || page.at(at) == ':' || 2 * items.iter().filter(|&&item| has_ending(page, phrase, item)).count() >= size;
        let says = |items: &Vec<Range>| items.iter().all(|&(start, end)| end > start);
        // An item that begins with marks may have an empty title.
        Some(items).filter(|items| told && !more && says(items)).map(|items| called(page, phrase, items)).filter(says)
    })
}

/// Reads the numbered items of the paragraph under the heading that has the name, behind one sentence at most, if the title of each has the noun or character that
/// the name counts: 四、推进“四治”，提升效能 above 湖区多管齐下。一是政治…。…二是自治….
fn under_heading(page: &Page, phrase: &Found, at: usize, size: usize) -> Option<Vec<Range>> {
    const HEADING: usize = 24;
    const LEAD: usize = 60;
    let head =
        phrase.head.as_deref().filter(|_| phrase.quoted && size > 2 && matches!(phrase.kind, EnumerationKind::Fused | EnumerationKind::Counted))?;
    let heading = line_end(page, at, page.len().min(at + HEADING));
    let ends = |i: usize| matches!(page.at(i), '。' | ';' | '!' | '?');
    let line = heading + 1;
    if page.at(heading) != '\n' || (at..heading).any(ends) || page.before(line) == page.at(line) {
        return None;
    }
    // 一算民生账。…二算生态账。…: the verb that each number governs marks the items, also of paragraphs.
    let verb = page.at(line + 1).to_string();
    let again = Some(Mark { before: "", behind: &verb, then: "", line: false })
        .filter(|mark| is_han(page.at(line + 1)) && mark.read(page, line, 0).is_some());
    let (mark, from) = MARKS[..2].iter().map(|mark| (mark, line + 1)).chain(again.iter().map(|mark| (mark, line))).find_map(|(mark, least)| {
        let first = (least..page.len().min(line + LEAD)).take_while(|&i| page.at(i) != '\n').find(|&i| mark.read(page, i, 0).is_some())?;
        ((line..first).filter(|&i| ends(i)).count() < 2).then_some((mark, first))
    })?;
    let line_end = line_end(page, from, page.len().min(from + LONGEST));
    let reach = |after: usize| if from == line { page.len().min(after + LONGEST) } else { line_end };
    let (starts, _) = mark.read_all(page, from, size, reach)?;
    let last = starts[size - 1];
    let more = (last..reach(last)).any(|i| mark.read(page, i, size).is_some());
    let title = |&start: &usize| (start, (start..reach(start)).find(|&i| matches!(page.at(i), ',' | ':' | '\n') || ends(i)).unwrap_or(reach(start)));
    let items: Vec<Range> = starts.iter().map(title).collect();
    let has = |&(start, end): &Range| (start..end).any(|i| page.reads(i, head));
    (!more && items.iter().all(has)).then_some(items)
}

/// Returns the markers made from the classifier and head of the name: 第一张牌是 and 第二张是 of 六张牌.
fn own_marks(page: &Page, phrase: &Found) -> Vec<(String, &'static str)> {
    let head = phrase.head.as_deref().unwrap_or("");
    let classifier = match (phrase.classifier, phrase.kind) {
        (Some((from, to)), _) => page.text(from, to),
        // 第一关是… of 三关
        (None, EnumerationKind::Fused) if !head.is_empty() => String::new(),
        _ => return Vec::new(),
    };
    let counted = format!("{classifier}{head}");
    // 第一步 is a word itself, and part of the first action.
    let alone = Some(classifier).filter(|classifier| !matches!(classifier.as_str(), "" | "步"));
    [Some(counted), alone].into_iter().flatten().flat_map(|counted| [",是", "是", ","].map(|then| (counted.clone(), then))).collect()
}

/// Reads the members of a name that counts the word which marks them: “24个要”，…：一要…；二要…, as many as it says, from the rest of its sentence or the
/// next paragraph on.
pub(super) fn worded(page: &Page, phrase: &Found, at: usize) -> Option<Vec<Range>> {
    const NEAR: usize = 120;
    const MOST: usize = 40;
    let word = phrase.head.as_deref().filter(|word| phrase.kind == EnumerationKind::Counted && word.chars().count() <= 2)?;
    let size = phrase.size.map(|size| size as usize).filter(|size| (3..=MOST).contains(size))?;
    let opens = |i: usize| page.before(i).is_whitespace() || matches!(page.before(i), ':' | ',' | ';' | '。' | '、');
    // The first of some places at which the marker of a number occurs.
    let marked = |mut places: &mut dyn Iterator<Item = usize>, number: usize| {
        let mark = format!("{}{word}", in_chinese(number));
        Iterator::find(&mut places, |&i| opens(i) && page.reads(i, &mark)).map(|i| (i, i + mark.chars().count()))
    };
    let sentence = sentence_end(page, at, page.len().min(at + NEAR));
    let near = page.len().min(sentence + NEAR);
    let next = (sentence..near).find(|&i| !page.at(i).is_whitespace() && page.at(i) != '。').unwrap_or(near);
    let mut marks = vec![marked(&mut (at..sentence.max(at)).chain([next]), 1)?];
    for number in 2..=size {
        let from = marks[number - 2].1;
        marks.push(marked(&mut (from..page.len().min(from + LONGEST)), number)?);
    }
    let last = marks[size - 1].1;
    let end = sentence_end(page, last, line_end(page, last, page.len().min(last + LONGEST)));
    let more = marked(&mut (last..line_end(page, last, page.len().min(last + LONGEST))), size + 1).is_some();
    let ends = marks.iter().skip(1).map(|&(start, _)| start).chain([end]);
    let items: Vec<Range> = marks.iter().zip(ends).map(|(&(_, start), end)| until_sentence(page, (start, end))).collect();
    (!more && items.iter().all(|&(start, end)| end > start)).then_some(items)
}

/// Returns the first sentence of an item, which may also end at ；, without the mark before the next item.
fn until_sentence(page: &Page, (start, end): Range) -> Range {
    let end = (start..end).find(|&i| matches!(page.at(i), '。' | ';' | '!' | '?' | '\n')).unwrap_or(end);
    (start, if matches!(page.before(end), ',' | '、') { end - 1 } else { end })
}

/// Spells a number up to 99 as in markers.
fn in_chinese(number: usize) -> String {
    const DIGITS: [&str; 10] = ["", "一", "二", "三", "四", "五", "六", "七", "八", "九"];
    let (tens, ones) = (number / 10, number % 10);
    let tens = match tens {
        0 => String::new(),
        1 => "十".to_string(),
        tens => format!("{}十", DIGITS[tens % 10]),
    };
    tens + DIGITS[ones]
}

/// Returns the last two characters of the noun that a name counts.
fn ending(phrase: &Found) -> Option<&str> {
    let head = phrase.head.as_deref().filter(|_| phrase.kind == EnumerationKind::Counted)?;
    Some(&head[head.char_indices().rev().nth(1).map_or(0, |(from, _)| from)..])
}

/// Returns whether the first sentence of an item contains the noun that the name counts.
fn has_ending(page: &Page, phrase: &Found, (start, end): Range) -> bool {
    let end = (start..end).find(|&i| page.at(i) == '。').unwrap_or(end);
    ending(phrase).is_some_and(|ending| (start..end).any(|i| page.reads(i, ending)))
}

/// Returns the first clauses of the items of a pair, if each ends like its part: 一是事故大幅下降，…；二是效率明显提升，… of 一个大幅下降、一个明显提升.
fn called_in_pair(page: &Page, phrase: &Found, items: &[Range]) -> Option<Vec<Range>> {
    let parts = super::taken_up::parts(phrase).filter(|_| phrase.kind == EnumerationKind::Paired)?;
    let heads = parts.iter().flat_map(|part| std::iter::repeat_n(part.head.as_str(), part.size));
    let clause = |(start, end): Range| (start, (start..end).find(|&i| matches!(page.at(i), ',' | ':' | '。' | ';')).unwrap_or(end));
    let called = |(&item, head): (&Range, &str)| Some(clause(item)).filter(|&(_, end)| page.ends(end, head));
    items.iter().zip(heads).map(called).collect()
}

/// Returns the titles of items: their first clauses if these end like the name, else their first sentences, or the first clauses of long ones.
fn called(page: &Page, phrase: &Found, items: Vec<Range>) -> Vec<Range> {
    const LONG: usize = 30;
    let until = |(start, end): Range, marks: &[char]| (start..end).find(|&i| marks.contains(&page.at(i))).unwrap_or(end);
    let tail = ending(phrase);
    let clause = |item: Range| (item.0, until(item, &[',', ':', '。', ';']));
    if tail.is_some_and(|tail| items.iter().all(|&item| page.ends(clause(item).1, tail))) {
        return items.into_iter().map(clause).collect();
    }
    if let Some(items) = called_in_pair(page, phrase, &items) {
        return items;
    }
    // 一是深挖需求潜力，奋力打好消费攻坚战: the clause that ends like the name.
    let named = |(start, end): Range| {
        let end = until((start, end), &['。', ';']);
        cut(page, start, end, &[',']).into_iter().find_map(|clause| opened(page, clause.0, (clause.1 + 1).min(end + 1), tail?))
    };
    if let Some(items) = items.iter().map(|&item| named(item)).collect() {
        return items;
    }
    let sentence = |item: Range| {
        let end = until(item, &['。', ';']);
        let end = if end - item.0 > LONG { until((item.0, end), &[',']) } else { end };
        (item.0, if matches!(page.before(end), ',' | '、') { end - 1 } else { end })
    };
    items.into_iter().map(sentence).collect()
}
