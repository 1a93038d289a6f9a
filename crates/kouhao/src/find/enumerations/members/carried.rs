//! Members that the text does not list but discusses one by one: one sentence for each (实施“三大行动”。实施甲行动。…实施乙行动。…), or one counted set for
//! each figure of a code (“223”机制 of 甲、乙“两个目标”, 丙、丁“两条底线”, 戊、己、庚“三项措施”).

use super::super::found::Found;
use super::super::page::{Page, Range};
use super::super::{EnumerationKind, Number};
use super::WINDOW;
use super::codes::{explained, figures};
use super::lists::{LEADS, line_end};

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

/// Returns the members of the sets that a code counts, one set for each figure, in `from..to`.
pub(super) fn sets(page: &Page, phrase: &Found, sets: &[Found], (from, to): Range) -> Option<Vec<Range>> {
    if phrase.kind != EnumerationKind::Code {
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
