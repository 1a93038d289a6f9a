//! The markers of a numbered series, which count its members and are not wording that they share: 一是…；二是…, 一要…；二要….
//!
//! Read as wording, 二要 resembles 三要 and 十三 resembles 十四, and a series of twenty splits into runs of neighbours that happen to be alike apart from their
//! numbers.

use std::ops::Range;

use crate::text::is_small_numeral;

use super::cut::CutText;

/// The maximum number of numerals in a marker: 二十四.
const NUMERALS: usize = 3;

/// The minimum number of members of a series.
const LEAST: usize = 3;

/// Words after the numerals of a marker that introduce the statement, and one that says what is to be done.
const IS: &str = "是";
const MUST: &str = "要";

impl CutText<'_> {
    /// Returns where a member continues after the numerals that it begins with, if an introducing word follows them.
    pub(super) fn behind_number(&self, member: &Range<usize>) -> Option<usize> {
        let numeral = |unit: &usize| self.str(&(*unit..*unit + 1)).chars().all(is_small_numeral);
        let end = member.start + member.clone().take(NUMERALS + 1).take_while(numeral).count();
        let leads = end < member.end && matches!(self.str(&(end..end + 1)), IS | MUST);
        (leads && (1..=NUMERALS).contains(&(end - member.start))).then_some(end)
    }

    /// Returns a member without its marker.
    pub(super) fn behind_marker(&self, member: &Range<usize>) -> Option<Range<usize>> {
        self.behind_number(member).filter(|&word| word + 1 < member.end).map(|word| word + 1..member.end)
    }

    /// Returns members without their markers, if all of them have one.
    pub(super) fn behind_markers(&self, members: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
        (members.len() >= LEAST).then(|| members.iter().map(|member| self.behind_marker(member)).collect())?
    }

    /// Returns members without the markers that three or more neighbours have from the first point on: 一是…，二是…，三是…; `None` if there are no such.
    pub(super) fn behind_first_markers(&self, members: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
        let is_first = |member: &Range<usize>| self.str(&(member.start..member.start + 1)) == "一" && self.behind_marker(member).is_some();
        let first = members.iter().position(is_first)?;
        let points: Vec<Range<usize>> = members[first..].iter().map_while(|member| self.behind_marker(member)).collect();
        let behind = first + points.len();
        (points.len() >= LEAST).then(|| members[..first].iter().cloned().chain(points).chain(members[behind..].iter().cloned()).collect())
    }

    /// Returns a member without its numerals, but with the word that says what is to be done.
    pub(super) fn uncounted(&self, member: &Range<usize>) -> Option<Range<usize>> {
        let word = self.behind_number(member)?;
        if self.str(&(word..word + 1)) == MUST { Some(word..member.end) } else { self.behind_marker(member) }
    }

    /// Returns the members of a series if all of them say what is to be done: 一要…；二要….
    pub(super) fn demands(&self, members: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
        let demand = |member: &Range<usize>| self.uncounted(member).filter(|said| self.str(&(said.start..said.start + 1)) == MUST);
        let demands: Vec<Range<usize>> = members.iter().map(demand).collect::<Option<_>>()?;
        let again = demands.windows(2).any(|pair| self.ids[pair[0].clone()] == self.ids[pair[1].clone()]);
        (demands.len() >= LEAST && !again).then_some(demands)
    }

    /// Returns the sentences of a paragraph that say, as one, two and three, what is to be done, whatever the text between them: 一要修桥。…。二要铺路。….
    pub(super) fn counted_demands(&self, sentences: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
        let demand = |sentence: &Range<usize>| self.uncounted(sentence).filter(|said| self.str(&(said.start..said.start + 1)) == MUST);
        let mut demands: Vec<Range<usize>> = sentences.iter().filter_map(demand).collect();
        // A demand that is repeated in the same words is not another one.
        demands.dedup_by_key(|said| &self.ids[said.clone()]);
        let first = demands.first()?.start.checked_sub(1)?;
        (demands.len() >= LEAST && self.str(&(first..first + 1)) == "一").then_some(demands)
    }

    /// Returns the numbered series around a run that holds at least half of it, without markers and without openings that have none; otherwise the run.
    pub(super) fn series_of(&self, openings: &[Range<usize>], run: Vec<Range<usize>>) -> Vec<Range<usize>> {
        let counted = |at: usize| self.uncounted(&openings[at]).is_some();
        let is_first = |at: usize| self.str(&(openings[at].start..openings[at].start + 1)) == "一";
        let members: Vec<&Range<usize>> = run.iter().filter(|member| self.uncounted(member).is_some()).collect();
        let place = members.first().and_then(|first| openings.binary_search_by_key(&first.start, |opening| opening.start).ok());
        let (Some(at), true) = (place, members.len() >= LEAST && members.len() + 1 >= run.len()) else { return run };
        // The run is less than half of any longer series.
        let reach = 2 * members.len() + 1;
        let start = (at.saturating_sub(reach)..at).rev().take_while(|&before| counted(before) && !is_first(before + 1)).last().unwrap_or(at);
        let end = (at + 1..openings.len().min(at + reach)).take_while(|&behind| counted(behind) && !is_first(behind)).last().unwrap_or(at) + 1;
        let series: Vec<Range<usize>> = openings[start..end].iter().filter_map(|opening| self.uncounted(opening)).collect();
        // Fewer are left if each point is the first of its own series.
        if (members.len()..=2 * members.len()).contains(&series.len()) { series } else { run }
    }
}
