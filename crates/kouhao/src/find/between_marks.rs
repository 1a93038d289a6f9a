//! Stretches that writers set apart between marks, whatever others say of them.

use super::layout::{Layout, flag};

/// Units of the shortest stretch between marks that is looked at however seldom it is, since two mean too many things, and of the longest: what is longer
/// is a whole sentence.
pub(crate) const SET_APART: std::ops::RangeInclusive<usize> = 3..=40;

/// Most members, with marks between them, of such a stretch.
pub(crate) const MEMBERS: usize = 3;

/// Returns the ends of the stretches that start at a position and stand between marks, as long as they are in one sentence: alone, or with the next members.
/// Nothing if no mark stands before, behind which a phrase can start.
pub(crate) fn set_apart(layout: &Layout, start: usize) -> impl Iterator<Item = usize> + '_ {
    let starts = layout.codes[start] != 0 && layout.flags[start] & flag::STARTS != 0;
    ends(layout, start, if starts { MEMBERS } else { 0 })
}

/// Returns the first `members` positions behind `start` at which a mark ends what stands before, up to the end of the sentence; those that are too near or too
/// far for [`SET_APART`] are left out.
pub(crate) fn ends(layout: &Layout, start: usize, members: usize) -> impl Iterator<Item = usize> + '_ {
    let last = (start + SET_APART.end()).min(layout.codes.len() - 1);
    let inside = (start + 1..=last).take_while(move |&end| layout.codes[end - 1] != 0);
    let marked = inside.filter(|&end| layout.flags[end] & flag::ENDS != 0).take(members);
    marked.filter(move |end| end - start >= *SET_APART.start())
}
