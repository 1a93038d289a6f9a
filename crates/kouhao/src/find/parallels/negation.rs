//! The negation of a first member, which goes with it.
//!
//! Where a first member starts is told by how the others do, since nothing parts it from what stands before: 晾晒|为了好看 beside 为了好干. But a member that
//! leaves its 不 behind says the contrary of the text.

use std::ops::Range;

use super::cut::{Cut, CutText};

/// Characters that negate what follows. 无, 非 and 别 are as often parts of words.
const NEGATIONS: [&str; 4] = ["不", "没", "未", "莫"];

/// Units between a negation that the other members open with and where the first was taken to start: a verb or two.
const BEFORE: usize = 3;

impl CutText<'_> {
    /// Returns where a first member starts with the negation right before it, or with that which the others open with.
    pub(super) fn negated(&self, run: &[Range<usize>]) -> usize {
        let start = run[0].start;
        let unit = |at: usize| &self.text[self.spans[at]];
        let negates = |at: usize| NEGATIONS.contains(&unit(at));
        let joined = |at: &usize| self.cuts[at + 1] < Cut::Pause;
        let before = || (start.saturating_sub(BEFORE)..start).rev().take_while(joined);
        if before().next().is_some_and(negates) {
            return start - 1;
        }
        let opening = run[1].start;
        let alike =
            negates(opening) && run[1..].iter().all(|member| self.ids[member.start] == self.ids[opening]) && self.ids[start] != self.ids[opening];
        before().find(|&at| alike && self.ids[at] == self.ids[opening]).unwrap_or(start)
    }
}
