//! Stretches that writers set apart between marks, whatever others say of them.

use super::layout::{Layout, flag};

/// Units of the shortest stretch between marks that is looked at however seldom it is, since two mean too many things, and of the longest: what is longer
/// is a whole sentence.
pub(crate) const SET_APART: std::ops::RangeInclusive<usize> = 3..=40;

/// Most members, with marks between them, of such a stretch.
pub(crate) const MEMBERS: usize = 3;

/// Units of the shortest member of a phrase in balance: single characters side by side (严、细、深) are no clauses.
const SHORTEST_MEMBER: usize = 2;

/// Tells whether the marks inside a phrase, by the flags of its units, cut it into members of one length: 顺民心、聚民力; 走得出、打得开、站得稳.
pub(crate) fn is_balanced(flags: &[u16]) -> bool {
    let marks = || (1..flags.len()).filter(|&at| flags[at] & flag::DELIMITED != 0 && flags[at] & flag::PAIRED == 0);
    let Some(first) = marks().next() else { return false };
    let edges = marks().chain([flags.len()]);
    first >= SHORTEST_MEMBER && edges.zip(1..).all(|(edge, member)| edge == member * first)
}

/// Units of the longest phrase that stands somewhere by chance, with marks between what belongs to other words.
pub(crate) const SHORT: usize = 16;

/// Tells whether marks that end clauses leave a lone character of a phrase, given the units of each clause and whether it is such a character (百分之三；农业 for 三农):
/// no clause is as short as that. A list of three or more may be (严，细，深).
pub(crate) fn leaves_one(clauses: impl Iterator<Item = (usize, bool)>) -> bool {
    let (mut all, mut lone) = (0, 0);
    for (units, ideograph) in clauses {
        all += 1;
        lone += usize::from(units == 1 && ideograph);
    }
    all > 1 && lone > 0 && !(lone == all && lone > 2)
}

/// Returns the ends of the stretches that start at a position and stand between marks, as long as they are in one sentence: alone, or with the next members.
/// Nothing if no mark stands before, behind which a phrase can start.
pub(crate) fn set_apart(layout: &Layout, start: usize) -> impl Iterator<Item = usize> + '_ {
    ends(layout, start, if starts(layout, start) { MEMBERS } else { 0 })
}

/// Most members of a phrase in balance.
const MOST_MEMBERS: usize = 8;

/// Returns the ends of the stretches in balance that start at a position, with more members than others: such lists are as long as their writers like.
pub(crate) fn in_balance(layout: &Layout, start: usize) -> impl Iterator<Item = usize> + '_ {
    let all = ends(layout, start, if starts(layout, start) { MOST_MEMBERS } else { 0 });
    all.filter(move |&end| is_balanced(&layout.flags[start..end]))
}

/// Tells whether a mark stands before a position behind which a phrase can start.
fn starts(layout: &Layout, start: usize) -> bool {
    layout.codes[start] != 0 && layout.flags[start] & flag::STARTS != 0
}

/// Returns the first `members` positions behind `start` at which a mark ends what stands before, up to the end of the sentence; those that are too near or too
/// far for [`SET_APART`] are left out.
pub(crate) fn ends(layout: &Layout, start: usize, members: usize) -> impl Iterator<Item = usize> + '_ {
    let last = (start + SET_APART.end()).min(layout.codes.len() - 1);
    let inside = (start + 1..=last).take_while(move |&end| layout.codes[end - 1] != 0);
    let marked = inside.filter(|&end| layout.flags[end] & flag::ENDS != 0).take(members);
    marked.filter(move |end| end - start >= *SET_APART.start())
}
