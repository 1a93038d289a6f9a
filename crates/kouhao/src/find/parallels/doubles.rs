//! Removes runs that a longer run of their sentence shows already.
//!
//! A sentence is searched in several ways, and one of them may end where another goes on: the first three members of four are no parallel of their own. Two
//! may be: 立党为公、执政为民 is a couplet within a longer list as well.

use std::ops::Range;

use rustc_hash::FxHashMap;

use super::ParallelForm;

/// The members of a parallel, and its form if they do not show it.
pub(super) type Run = (Option<ParallelForm>, Vec<Range<usize>>);

/// Returns the runs without those whose members are all members of a longer one.
pub(super) fn without_parts(runs: Vec<Run>) -> Vec<Run> {
    let mut runs_of: FxHashMap<(usize, usize), Vec<usize>> = FxHashMap::default();
    for (place, (_, run)) in runs.iter().enumerate() {
        run.iter().for_each(|member| runs_of.entry((member.start, member.end)).or_default().push(place));
    }
    let places = |member: &Range<usize>| &runs_of[&(member.start, member.end)];
    let is_part = |run: &[Range<usize>]| {
        let mut longer = places(&run[0]).iter().filter(|&&place| runs[place].1.len() > run.len());
        longer.any(|place| run.iter().all(|member| places(member).contains(place)))
    };
    let parts: Vec<bool> = runs.iter().map(|(_, run)| run.len() > 2 && is_part(run)).collect();
    runs.into_iter().zip(parts).filter(|(_, is_part)| !is_part).map(|(run, _)| run).collect()
}
