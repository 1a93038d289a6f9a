//! Finds stretches that writers set off by marks, regardless of whether others use them.

use super::layout::{Layout, flag};

/// The lengths, in units, of stretches between marks that are examined however rare they are: two units mean too many things, and anything longer is
/// a whole sentence.
pub(crate) const SET_APART: std::ops::RangeInclusive<usize> = 3..=40;

/// The maximum number of members, with marks between them, of such a stretch.
pub(crate) const MEMBERS: usize = 3;

/// The minimum length of a member of a balanced phrase, in units: adjacent single characters (严、细、深) are not clauses.
const SHORTEST_MEMBER: usize = 2;

/// Returns whether the marks inside a phrase, according to the flags of its units, divide it into members of equal length: 顺民心、聚民力; 走得出、打得开、站得稳.
pub(crate) fn is_balanced(flags: &[u16]) -> bool {
    let marks = || (1..flags.len()).filter(|&at| flags[at] & flag::DELIMITED != 0 && flags[at] & flag::PAIRED == 0);
    let Some(first) = marks().next() else { return false };
    let edges = marks().chain([flags.len()]);
    first >= SHORTEST_MEMBER && edges.zip(1..).all(|(edge, member)| edge == member * first)
}

/// The maximum length, in units, of a phrase that can occur by chance, with marks between parts of other words.
pub(crate) const SHORT: usize = 16;

/// Returns whether marks that end clauses cut off a single character of a phrase (百分之三；农业 for 三农): no clause is that short, except in a list of three
/// or more (严，细，深). Each clause is given as its number of units and whether a lone unit is such a character.
pub(crate) fn leaves_one(clauses: impl Iterator<Item = (usize, bool)>) -> bool {
    let (mut all, mut lone) = (0, 0);
    for (units, ideograph) in clauses {
        all += 1;
        lone += usize::from(units == 1 && ideograph);
    }
    all > 1 && lone > 0 && !(lone == all && lone > 2)
}

/// Returns the ends of the stretches between marks that start at a position, as long as they are in one sentence: alone, or with the next members.
/// Empty if the position is not preceded by a mark after which a phrase can start.
pub(crate) fn set_apart(layout: &Layout, start: usize) -> impl Iterator<Item = usize> + '_ {
    ends(layout, start, if starts(layout, start) { MEMBERS } else { 0 })
}

/// The maximum number of members of a balanced phrase.
const MOST_MEMBERS: usize = 8;

/// Returns the ends of the balanced stretches that start at a position; they may have more members than others, because such lists can be of any
/// length.
pub(crate) fn in_balance(layout: &Layout, start: usize) -> impl Iterator<Item = usize> + '_ {
    let all = ends(layout, start, if starts(layout, start) { MOST_MEMBERS } else { 0 });
    all.filter(move |&end| is_balanced(&layout.flags[start..end]))
}

/// The minimum length in units of a member of a list of two that is considered inside a clause: nothing shows that two pairs of characters are a
/// list.
const SHORTEST_OF_TWO: usize = 3;

/// Returns the end of the balanced list that starts at a position, anywhere in its clause: the three members in 办成便民、利民、惠民的集市. Where it is not
/// bounded by marks, it must start and end at word boundaries, and the member after the last mark must be as long as the others. `None` if no such
/// list starts there.
///
/// # Complexity
/// Linear in the list.
pub(crate) fn list_in_balance(layout: &Layout, start: usize) -> Option<usize> {
    let has = |at: usize, bits: u16| layout.flags[at] & bits != 0;
    let lists = |at: usize| has(at, flag::DELIMITED) && !has(at, flag::CLAUSE | flag::PAIRED);
    // After a mark of its own kind it would be the rest of a list.
    if !has(start, flag::TOKEN) || lists(start) {
        return None;
    }
    let last = (start + SET_APART.end() / 2).min(layout.codes.len() - 1);
    let first = (start + 1..=last).take_while(|&at| layout.codes[at - 1] != 0).find(|&at| has(at, flag::DELIMITED))?;
    let len = first - start;
    let is_member = |at: usize| {
        let end = at + len;
        lists(at)
            && end < layout.codes.len()
            && has(end, flag::TOKEN)
            && (at..end).all(|inside| layout.codes[inside] != 0 && (inside == at || !has(inside, flag::DELIMITED)))
    };
    let more = (0..MOST_MEMBERS - 1).take_while(|member| is_member(first + member * len)).count();
    let shortest = if more > 1 { SHORTEST_MEMBER } else { SHORTEST_OF_TWO };
    (more > 0 && len >= shortest).then_some(first + more * len)
}

/// Returns whether a position is preceded by a mark after which a phrase can start.
fn starts(layout: &Layout, start: usize) -> bool {
    layout.codes[start] != 0 && layout.flags[start] & flag::STARTS != 0
}

/// Returns the first `members` positions after `start` at which a mark ends the text before, up to the end of the sentence; those that are too near
/// or too far for [`SET_APART`] are left out.
pub(crate) fn ends(layout: &Layout, start: usize, members: usize) -> impl Iterator<Item = usize> + '_ {
    let last = (start + SET_APART.end()).min(layout.codes.len() - 1);
    let inside = (start + 1..=last).take_while(move |&end| layout.codes[end - 1] != 0);
    let marked = inside.filter(|&end| layout.flags[end] & flag::ENDS != 0).take(members);
    marked.filter(move |end| end - start >= *SET_APART.start())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::find::layout::lay_out;
    use crate::text::{Document, Fold, PartSet};
    use crate::tokens::Tokenizer;

    fn lists(text: &str) -> Vec<String> {
        let document = Document::new("", text);
        let layout = lay_out(&document, PartSet::default(), Fold::new(), &Tokenizer::new());
        let spelt = |start: usize| list_in_balance(&layout, start).map(|end| layout.key(start, end));
        (0..layout.codes.len()).filter_map(spelt).collect()
    }

    #[test]
    fn lists_in_balance_are_seen_inside_clauses() {
        assert_eq!(lists("把码头办成便民、利民、惠民的集市。"), ["便民利民惠民"]);
        assert_eq!(lists("坚持修好渔船、补好渔网，出海。"), ["修好渔船补好渔网"]);
        assert_eq!(lists("让船敢出、人敢闯、鱼敢卖，才有活力。"), ["船敢出人敢闯鱼敢卖"]);
        // Members of two lengths, two of two characters, and clauses.
        for text in ["买来渔网、船、灯笼。", "修船、补网的人。", "修好渔船，补好渔网。", "渔船；渔网", "、", ""] {
            assert_eq!(lists(text), [""; 0], "{text}");
        }
    }
}
