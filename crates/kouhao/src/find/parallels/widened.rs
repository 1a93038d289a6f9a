//! Extends a run of neighbours to those on both sides that open or end as all its members do.
//!
//! A run is found from neighbour to neighbour, and two of a list may be less alike than the others are: 园区招商、产业招商 are two nouns, but 以商招商、以情招商 are
//! not, and all four end in 招商. What all members of a run have in common is therefore looked for in the neighbours that it does not include.

use std::ops::Range;

use super::cut::{Cut, CutText};
use super::likeness::{EASY, LONGEST};

/// The number of shared units that are no accident, even if the members differ in length.
const SURE: usize = 2;

/// The maximum number of members of a run that is joined with the one after it. It bounds the time for texts that consist of such runs.
const MOST_JOINED: usize = 32;

/// The minimum length of members whose equal length is noticed.
const SHORTEST: usize = 3;

impl CutText<'_> {
    /// Extends a run by the neighbours before and after it; returns the number of those added after it as well.
    pub(super) fn widened(&self, mut run: Vec<Range<usize>>, before: &[Range<usize>], after: &[Range<usize>]) -> (Vec<Range<usize>>, usize) {
        let shared = Shared::of(self, &run);
        let mut added = 0;
        for next in after {
            let Some(member) = shared.in_next(next).filter(|member| self.may_be_alike(&run[run.len() - 1], member)) else { break };
            let whole = member.end == next.end;
            run.push(member);
            added += 1;
            if !whole {
                break;
            }
        }
        // From the last to the first.
        let mut ahead: Vec<Range<usize>> = Vec::new();
        for previous in before.iter().rev() {
            let next = ahead.last().unwrap_or(&run[0]);
            let member = if self.cuts[next.start] == shared.cut { shared.in_previous(previous) } else { None };
            let Some(member) = member.filter(|member| self.may_be_alike(member, next)) else { break };
            ahead.push(member);
        }
        ahead.reverse();
        ahead.append(&mut run);
        (ahead, added)
    }

    /// Returns whether the members of a run open with the same words as all those of the run directly after it, so that both are one.
    pub(super) fn goes_on(&self, run: &[Range<usize>], next: &[Range<usize>]) -> bool {
        let shared = Shared::of(self, next);
        let adjacent = self.cuts[next[0].start] == shared.cut && self.cuts[run[1].start] == shared.cut && run[run.len() - 1].end == next[0].start;
        let adjacent = adjacent && run.len() <= MOST_JOINED;
        let alike = || self.may_be_alike(&run[run.len() - 1], &next[0]) && run.iter().all(|member| shared.opens(member));
        adjacent && shared.opening >= SURE && alike()
    }
}

/// What all members of a run have in common.
struct Shared<'r, 't> {
    cut_text: &'r CutText<'t>,
    /// The first of them.
    first: Range<usize>,
    /// The mark between them.
    cut: Cut,
    /// The number of units that they all open with.
    opening: usize,
    /// The number of units that they all end with, apart from these.
    ending: usize,
    /// Whether they are equally long, and short enough for this to be noticed.
    even: bool,
}

impl<'r, 't> Shared<'r, 't> {
    fn of(cut_text: &'r CutText<'t>, run: &[Range<usize>]) -> Self {
        let first = run[0].clone();
        let shortest = run.iter().map(Range::len).min().unwrap_or(0).min(LONGEST);
        let all = |same: &dyn Fn(&Range<usize>) -> bool| run.iter().all(same);
        let opening = (0..shortest).take_while(|&at| all(&|member| cut_text.ids[member.start + at] == cut_text.ids[first.start + at])).count();
        // 统筹渔港发展、统筹渔村发展 open with the verb; that their objects begin alike is chance.
        let word = cut_text.words(&first)[0].end.saturating_sub(first.start);
        let opening = if (SURE..=opening).contains(&word) { word } else { opening };
        let ending =
            (0..shortest - opening).take_while(|&at| all(&|member| cut_text.ids[member.end - 1 - at] == cut_text.ids[first.end - 1 - at])).count();
        let even = (SHORTEST..=EASY).contains(&shortest) && all(&|member| member.len() == first.len());
        Shared { cut_text, first, cut: cut_text.cuts[run[1].start], opening, ending, even }
    }

    /// Returns whether a member opens as all others do.
    fn opens(&self, member: &Range<usize>) -> bool {
        let ids = &self.cut_text.ids;
        member.len() > self.opening && ids[member.start..][..self.opening] == ids[self.first.start..][..self.opening]
    }

    /// Returns whether a member ends as all others do.
    fn ends(&self, member: &Range<usize>) -> bool {
        let ids = &self.cut_text.ids;
        member.len() > self.ending && ids[member.end - self.ending..member.end] == ids[self.first.end - self.ending..self.first.end]
    }

    /// Returns whether a neighbour has enough of what the members share to be one of them.
    fn has(&self, member: &Range<usize>) -> bool {
        if member.len() > LONGEST {
            return false;
        }
        let (opens, ends) = (self.opens(member), self.ends(member));
        let same_length = self.even && member.len() == self.first.len();
        let both = self.opening + self.ending;
        // 反对党 does not open with 反对.
        let word = || self.cut_text.starts_word(member.start + self.opening);
        opens && self.opening >= SURE && word()
            || ends && self.ending >= SURE && same_length
            || opens && ends && (both > SURE || same_length && both > 0)
    }

    /// Returns the neighbour after the run, if it is one more member, or the beginning of it that ends as the others do, or is as long:
    /// 防范金融风险、防范债务风险、防范渔业领域风险|的能力.
    fn in_next(&self, next: &Range<usize>) -> Option<Range<usize>> {
        if self.cut_text.cuts[next.start] != self.cut {
            return None;
        }
        let ids = &self.cut_text.ids;
        // 统筹湖里事情|和岸上事情 is one member.
        let joined = |end: usize| "和与及".contains(self.cut_text.str(&(end..end + 1)));
        let stops = |&end: &usize| self.cut_text.starts_word(end) && !joined(end) && self.cut_text.ends_member(&(next.start..end), false);
        let closes = |&end: &usize| ids[end - self.ending..end] == ids[self.first.end - self.ending..self.first.end] && stops(&end);
        let to = next.end.min(next.start + LONGEST);
        let long = self.ending >= SURE && !self.ends(next);
        let end = if long { (next.start + self.opening + self.ending + 1..to).find(closes) } else { None };
        let whole = self.ending > 0 && self.ends(next);
        let as_long = || Some(next.start + self.first.len()).filter(|end| self.even && !whole && *end < next.end && stops(end));
        let part = end.or_else(as_long).map(|end| next.start..end).filter(|part| self.has(part));
        part.or_else(|| self.has(next).then(|| next.clone()))
    }

    /// Returns the neighbour before the run if it is one more member, or the end of it that is as long as the others, or that opens as they do.
    fn in_previous(&self, previous: &Range<usize>) -> Option<Range<usize>> {
        let begins = |start: usize| {
            let shown = self.opening > 0 || previous.end - start == self.first.len();
            let begins_word = || self.cut_text.starts_word(start) && !self.cut_text.splits_quotation(&(start..previous.end));
            start == previous.start || shown && begins_word() && self.cut_text.cuts[start] == Cut::Joined
        };
        let from = previous.start.max(previous.end.saturating_sub(LONGEST));
        let as_long = previous.end.checked_sub(self.first.len()).filter(|&start| self.even && start >= previous.start);
        let fits = |&start: &usize| begins(start) && self.has(&(start..previous.end));
        let start = as_long.into_iter().chain(from..previous.end).find(fits)?;
        Some(start..previous.end)
    }
}
