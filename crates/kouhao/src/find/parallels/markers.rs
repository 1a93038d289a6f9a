//! The markers of a numbered series, which count its members and are no wording that they share: 一是…；二是…, 一要…；二要….
//!
//! Read as wording, 二要 is like 三要 and 十三 like 十四, and a series of twenty falls into runs of neighbours that happen to be alike beside their numbers.

use std::ops::Range;

use crate::text::is_small_numeral;

use super::cut::CutText;

/// Most numerals of a marker: 二十四.
const NUMERALS: usize = 3;

/// Members that make a series.
const LEAST: usize = 3;

/// Words behind the numerals of a marker that lead on to what is said, and one that says that it is to be done.
const IS: &str = "是";
const MUST: &str = "要";

impl CutText<'_> {
    /// Returns where a member goes on behind the numerals that it begins with, if a word that leads on follows.
    pub(super) fn behind_number(&self, member: &Range<usize>) -> Option<usize> {
        let numeral = |unit: &usize| self.str(&(*unit..*unit + 1)).chars().all(is_small_numeral);
        let end = member.start + member.clone().take(NUMERALS + 1).take_while(numeral).count();
        let leads = end < member.end && matches!(self.str(&(end..end + 1)), IS | MUST);
        (leads && (1..=NUMERALS).contains(&(end - member.start))).then_some(end)
    }

    /// Returns a member behind its marker.
    pub(super) fn behind_marker(&self, member: &Range<usize>) -> Option<Range<usize>> {
        self.behind_number(member).filter(|&word| word + 1 < member.end).map(|word| word + 1..member.end)
    }

    /// Returns members behind their markers, if all of them have one.
    pub(super) fn behind_markers(&self, members: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
        (members.len() >= LEAST).then(|| members.iter().map(|member| self.behind_marker(member)).collect())?
    }

    /// Returns the members of a series of which all say what is to be done, with the word that says so: 一要…；二要….
    pub(super) fn demands(&self, members: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
        let demand = |member: &Range<usize>| {
            let word = self.behind_number(member)?;
            (self.str(&(word..word + 1)) == MUST).then_some(word..member.end)
        };
        (members.len() >= LEAST).then(|| members.iter().map(demand).collect())?
    }
}
