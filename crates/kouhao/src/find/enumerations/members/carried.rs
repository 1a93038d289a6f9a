//! Members that the text does not list but discusses one by one: one sentence for each (实施“三大行动”。实施甲行动。…实施乙行动。…), one counted set or list for
//! each figure of a code (“223”机制 of 甲、乙“两个目标”, 丙、丁“两条底线”, 戊、己、庚“三项措施”), or a name of its own for each part of a pair (“三清两护”, of “三清” and
//! “两护”).

use super::super::found::Found;
use super::super::numbers::{counts, number};
use super::super::numerals::is_numeral;
use super::super::page::{Page, Range};
use super::super::signs::is_classifier;
use super::super::{EnumerationKind, Number};
use super::WINDOW;
use super::codes::{explained, figures};
use super::edges::governed;
use super::lists::{LEADS, line_end, pauses};
use super::separated::clause_start;
use crate::tokens::Tokenizer;

/// The number of characters of a paragraph, and of the text after it, that are searched for the sentences.
const REACH: usize = 6 * WINDOW;

/// Reads members that each open a sentence, after a verb and before a pause, and end like the name. There must be exactly as many as the name says in the
/// paragraph or, failing that, in the text after it.
pub(super) fn sentences(page: &Page, phrase: &Found) -> Option<Vec<Range>> {
    let size = phrase.size.map(|size| size as usize).filter(|size| (3..=10).contains(size) && phrase.kind == EnumerationKind::Counted)?;
    let head: Vec<char> = phrase.head.as_deref()?.chars().collect();
    let tail: String = head[head.len().checked_sub(2)?..].iter().collect();
    let tail = if head.len() > 2 { phrase.head.clone()? } else { tail };
    let at = if phrase.quoted { phrase.end + 1 } else { phrase.end };
    if !matches!(page.at(at), '。' | ',' | ':') {
        return None;
    }
    let paragraph = line_end(page, at, page.len().min(at + REACH));
    let within = |to: usize| -> Vec<Range> {
        let starts = (at + 1..to).filter(|&i| matches!(page.before(i), '。' | ';' | '\n'));
        starts.filter_map(|start| opened(page, start, to, &tail)).collect()
    };
    [paragraph, page.len().min(at + REACH)].into_iter().map(within).find(|items| items.len() == size && distinct(page, items))
}

/// Returns the member at the start of a sentence, after its verbs.
pub(super) fn opened(page: &Page, start: usize, to: usize, tail: &str) -> Option<Range> {
    const LONGEST: usize = 30;
    // 第一战，打好…
    let ordinal = (start..to.min(start + 6)).find(|&i| page.at(i) == ',').filter(|_| page.at(start) == '第' && is_numeral(page.at(start + 1)));
    let start = ordinal.map_or(start, |comma| comma + 1);
    let end = (start..to.min(start + LONGEST)).find(|&i| matches!(page.at(i), ',' | '。' | ';' | ':' | '、'))?;
    let adverb = page.longest(start, &["深入", "大力", "全面", "扎实", "加快", "持续", "统筹", "积极", "迭代", "奋力", "坚决", "坚定"]);
    let verb = page.longest(start + adverb, &LEADS);
    let from = start + adverb + verb;
    (verb > 1 && page.ends(end, tail) && end > from + tail.chars().count()).then_some((from, end))
}

/// Reads the members of a code whose figures are explained later in the text: the first paragraph mentions the “543”工程, and the last says what “5”, “4” and
/// “3” mean.
pub(super) fn figures_explained(page: &Page, phrase: &Found, later: &[Found]) -> Option<Vec<Range>> {
    if phrase.kind != EnumerationKind::Code || figures(phrase).len() < 3 {
        return None;
    }
    // Behind another code, the figures are that one's.
    let name = |code: &Found| page.text(code.start, code.end);
    let other = later.iter().find(|found| found.kind == EnumerationKind::Code && name(found) != name(phrase));
    let to = page.len().min(phrase.end + REACH).min(other.map_or(usize::MAX, |code| code.start));
    explained(page, phrase, phrase.end, to)
}

fn distinct(page: &Page, items: &[Range]) -> bool {
    let texts: Vec<String> = items.iter().map(|&(start, end)| page.text(start, end)).collect();
    (1..texts.len()).all(|i| !texts[..i].contains(&texts[i]))
}

/// Returns the members of the parts of a pair that are names of their own directly after it: “三清两护”（“三清”是指清泥、清草、清网，“两护”是指护堤、护苗）.
pub(super) fn named_halves(page: &Page, phrase: &Found, later: &[Found]) -> Option<Vec<Range>> {
    if phrase.kind != EnumerationKind::Paired {
        return None;
    }
    let near = later.iter().take_while(|found| found.start < phrase.end + WINDOW);
    let mut halves = near.filter(|found| found.items.is_some());
    let mut from = phrase.start;
    let mut items = Vec::new();
    while from < phrase.end {
        let half = halves.next()?;
        let len = half.end - half.start;
        if !page.reads(from, &page.text(half.start, half.end)) || from + len > phrase.end {
            return None;
        }
        items.extend(half.items.clone()?);
        from += len;
        from += usize::from(from < phrase.end && matches!(page.at(from), '、' | ','));
    }
    (items.len() > 1).then_some(items)
}

/// Returns the members of lists after a code that are counted with its figures in turn: “2+3”体系成型，渔网、渔船两大产业领跑，鱼糜、鱼油、鱼粉3个产业跟上.
pub(super) fn lists_counted(page: &Page, phrase: &Found, tokenizer: &Tokenizer) -> Option<Vec<Range>> {
    const LONGEST: usize = 12;
    let several = |number: &Number| match number {
        Number::Value(value @ 2..=20) => Some(*value),
        _ => None,
    };
    let figures: Vec<u64> = phrase.numbers.iter().map(several).collect::<Option<_>>()?;
    if phrase.kind != EnumerationKind::Code || figures.len() < 2 || is_product(page, phrase) {
        return None;
    }
    let to = line_end(page, phrase.end, page.len().min(phrase.end + WINDOW));
    let mut from = phrase.end;
    let mut items = Vec::new();
    for figure in figures {
        let counted = |&i: &usize| {
            let read =
                || number(page, i, to).filter(|read| read.value() == figure && (is_classifier(page.at(read.end)) || page.at(read.end) == '大'));
            counts(page, i) && !is_numeral(page.before(i)) && read().is_some()
        };
        let at = (from..to).find(counted)?;
        let start = clause_start(page, at).max(phrase.end);
        let mut pieces = pauses(page, (start, at), figure as usize)?;
        pieces[0].0 = governed(page, &pieces, tokenizer);
        if pieces.iter().any(|&(start, end)| end <= start || end - start > LONGEST) {
            return None;
        }
        items.extend(pieces);
        from = at + 1;
    }
    Some(items)
}

/// Returns whether a code multiplies its figures: 4×4 has sixteen members, not eight.
fn is_product(page: &Page, phrase: &Found) -> bool {
    page.chars[phrase.start..phrase.end].contains(&'×')
}

/// Returns the members of the sets that a code counts, one set for each figure, in `from..to`.
pub(super) fn sets(page: &Page, phrase: &Found, sets: &[Found], (from, to): Range) -> Option<Vec<Range>> {
    if phrase.kind != EnumerationKind::Code || is_product(page, phrase) {
        return None;
    }
    let several = |figure: &Number| match figure {
        Number::Value(value @ 2..100) => u32::try_from(*value).ok(),
        _ => None,
    };
    let figures: Vec<u32> = figures(phrase).iter().map(several).collect::<Option<_>>()?;
    let to = to.min(from + WINDOW).min(page.len());
    let first = sets.partition_point(|set| set.start < from);
    let mut sets =
        sets[first..].iter().take_while(|set| set.end <= to).filter(|set| set.kind == EnumerationKind::Counted && (set.named || set.announced));
    let parts: Option<Vec<&Vec<Range>>> =
        figures.iter().map(|&figure| sets.find(|set| set.size == Some(figure) && set.items.is_some())?.items.as_ref()).collect();
    Some(parts?.into_iter().flatten().copied().collect())
}

/// Takes the members that the next phrase counts with another noun, if their list is the object of a preposition directly after the name and a comma:
/// 推行“三步工作法”，把|走访、商议、办理三个环节做细.
pub(super) fn counted_again(page: &Page, phrase: &Found, next: &Found) -> Option<Vec<Range>> {
    let items = next.items.as_ref().filter(|_| !next.named && next.size == phrase.size)?;
    let from = phrase.end + usize::from(page.at(phrase.end) == '”');
    let follows = page.at(from) == ',' && matches!(page.at(from + 1), '把' | '将') && items.first()?.0 == from + 2;
    follows.then(|| items.clone())
}
