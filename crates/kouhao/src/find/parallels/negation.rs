//! Extends a first member by its negation.
//!
//! No mark separates a first member from the text before it, so its start is inferred from the other members: 晾晒|为了好看 beside 为了好干. But a member
//! without its 不 would say the opposite of the text.

use std::ops::Range;

use super::cut::{Cut, CutText};

/// Characters that negate the following text. 无, 非 and 别 are equally often parts of words.
const NEGATIONS: [&str; 4] = ["不", "没", "未", "莫"];

/// The maximum distance, in units, between a negation that the other members open with and the assumed start of the first member: a verb or two.
const BEFORE: usize = 3;

impl CutText<'_> {
    /// Returns the start of a first member that includes the negation directly before it, or the one that the other members open with.
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
