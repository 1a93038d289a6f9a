//! Determines where a run of neighbours ends: couplets that only look like one run, lists that continue, and a last member that is longer than the others.
//!
//! A run is found from neighbour to neighbour, so it includes anything that resembles the member before it. The functions here examine the run as a whole.

use std::ops::Range;

use rustc_hash::FxHashSet;

use super::cut::{Class, Cut, CutText};
use super::likeness::{LONGEST, Likeness, MARKED};
use super::runs::Edges;

impl CutText<'_> {
    /// Returns the couplets of a run of clauses if only length joins the couplets to each other, and more than length holds each of them together; otherwise
    /// the run. A clause before the first couplet that resembles it only in length is left out.
    pub(super) fn couplets(&self, run: Vec<Range<usize>>, least: usize, edges: Edges) -> Vec<Vec<Range<usize>>> {
        if least > 2 || run.len() < 4 || self.cuts[run[1].start] != Cut::Comma {
            return vec![run];
        }
        let before = run.len() % 2;
        let apart = |a: &Range<usize>, b: &Range<usize>| self.ids[a.start] != self.ids[b.start] && self.likeness(a, b) <= Likeness::Rhythm;
        let loose = |at: usize| apart(&run[at], &run[at + 1]);
        if !(1 - before..run.len() - 1).step_by(2).all(loose) {
            return vec![run];
        }
        let held = |pair: &[Range<usize>]| {
            let (a, b) = self.pair(pair, edges)?;
            let held = self.points(&a, &b) >= MARKED
                && (self.keeps_one(&a, &b) || self.ids[a.start] == self.ids[b.start] || self.ids[a.end - 1] == self.ids[b.end - 1]);
            held.then(|| vec![a, b])
        };
        run[before..].chunks(2).map(held).collect::<Option<_>>().unwrap_or_else(|| vec![run])
    }

    /// Extends a run of phrases of equal length by the neighbours of that length that continue the list, whatever words they consist of.
    pub(super) fn gone_on(&self, mut run: Vec<Range<usize>>, neighbours: &[Range<usize>]) -> Vec<Range<usize>> {
        let len = run[0].len();
        if run.len() < 3 || len < 3 || run.iter().any(|member| member.len() != len) {
            return run;
        }
        while let Some(next) = neighbours.get(run.len()).filter(|next| self.cuts[next.start] < Cut::Comma && next.len() >= len)
            && run[run.len() - 1].end == neighbours[run.len() - 1].end
        {
            let (part, tail) = (next.start..next.start + len, next.start + len..next.end);
            let named = || self.ends_member(&part, false) && (self.heads(&tail) || matches!(self.str(&(tail.start..tail.start + 1)), "的" | "等"));
            // A repetition is not a neighbour of itself.
            let again = self.ids[part.clone()] == self.ids[run[run.len() - 1].clone()];
            if again || !tail.is_empty() && !named() {
                break;
            }
            run.push(part);
        }
        run
    }

    /// Extends a run of phrases of equal length by the end of the neighbour before it that begins the list, behind the word that governs all of them or, if they
    /// are of three units, whatever precedes it: 按照|民主法治、公平正义、诚信友爱, 渔业|基础稳、后劲足、船工多.
    pub(super) fn gone_back(&self, mut run: Vec<Range<usize>>, before: &[Range<usize>]) -> Vec<Range<usize>> {
        let (len, Some(previous)) = (run[0].len(), before.last()) else { return run };
        let listed = run.len() >= 3 && (3..=4).contains(&len) && run.iter().all(|member| member.len() == len);
        if !listed || self.cuts[run[0].start] != Cut::Pause || previous.end != run[0].start || previous.len() <= len {
            return run;
        }
        let part = previous.end - len..previous.end;
        let again = self.ids[part.clone()] == self.ids[run[0].clone()];
        let begins = if len == 3 { self.begins_threes(&part, &run) } else { self.is_governed(&part) };
        if !again && begins && (part.start..part.end).all(|unit| unit == part.start || self.cuts[unit] == Cut::Joined) {
            run.insert(0, part);
        }
        run
    }

    /// Returns whether a member of three units is a state or a verb with its object, as all members of a run are. It may begin within a word of four units.
    fn begins_threes(&self, part: &Range<usize>, run: &[Range<usize>]) -> bool {
        let word = self.words(part)[0];
        let state = self.is_state(part) && run.iter().all(|member| self.is_state(member));
        let verb = || self.is_verb_of_three(part) && run.iter().all(|member| self.may_be_verb_of_three(member));
        let halves = word.start + 2 == part.start && word.end == part.start + 2;
        state && (word.start == part.start || halves) || word.start == part.start && verb()
    }

    /// Returns whether a member consists of whole words, none of them a name, behind a verb or preposition.
    fn is_governed(&self, part: &Range<usize>) -> bool {
        let before = self.words(&(part.start - 1..part.start))[0];
        let governs = matches!(before.class, Class::Verb | Class::Function) && self.str(&(before.start..before.end)) != "的";
        self.starts_word(part.start) && governs && !self.begins_with_particle(part.start) && !self.has_name(part)
    }

    /// Returns the members of runs that all begin with the same unit and all end with the same.
    pub(super) fn framed(&self, runs: &[Vec<Range<usize>>]) -> FxHashSet<Range<usize>> {
        let edges = |member: &Range<usize>| (self.ids[member.start], self.ids[member.end - 1]);
        let framed = runs.iter().filter(|run| run.iter().all(|member| edges(member) == edges(&run[0])));
        framed.flatten().cloned().collect()
    }

    /// Returns the four phrases of two clauses, if all have the same length: 看准河道、备足木料，请来木匠、定好日子.
    pub(super) fn in_fours(&self, clauses: &[Range<usize>]) -> Vec<Vec<Range<usize>>> {
        let two = |clause: &Range<usize>| -> Option<[Range<usize>; 2]> {
            let mut pauses = (clause.start + 1..clause.end).filter(|&unit| self.cuts[unit] >= Cut::Pause);
            let pause = pauses.next()?;
            pauses.next().is_none().then_some([clause.start..pause, pause..clause.end])
        };
        let four = |pair: &[Range<usize>]| {
            let [first, second] = two(&pair[0])?;
            let [third, fourth] = two(&pair[1])?;
            let len = second.len();
            let start = first.end.checked_sub(len).filter(|&start| start >= first.start)?;
            let run = vec![start..first.end, second, third, fourth];
            let even = (4..=8).contains(&len) && run.iter().all(|member| member.len() == len && self.may_say(member) && !self.has_figure(member));
            // 多做修桥、铺路的事，多做种树、挖井的事: what begins the first phrase and ends the second is said of both.
            let framed = self.ids[run[0].start] == self.ids[run[2].start] && self.ids[run[1].end - 1] == self.ids[run[3].end - 1];
            let said_again = run.windows(2).any(|pair| self.ids[pair[0].clone()] == self.ids[pair[1].clone()]);
            (even && !framed && !said_again && self.starts_word(start)).then_some(run)
        };
        clauses.windows(2).filter_map(four).collect()
    }

    /// Extends a run of clauses by the next one if it is the last of its sentence, longer than the others, and ends or turns with the same word:
    /// 能修的马上修，难修的抓紧修，要请外村木匠的开春再修.
    pub(super) fn with_longer_last(&self, mut run: Vec<Range<usize>>, neighbours: &[Range<usize>]) -> Vec<Range<usize>> {
        let Some(next) = neighbours.get(run.len()) else { return run };
        let last = &run[run.len() - 1];
        let is_last = self.cuts[next.start] >= Cut::Comma && self.cuts[next.end] > self.cuts[next.start];
        if !is_last || last.end != next.start || next.len() <= last.len() || next.len() > LONGEST || self.has_figure(next) {
            return run;
        }
        let ends_as = |a: &Range<usize>, b: &Range<usize>| self.ids[a.end - 1] == self.ids[b.end - 1];
        let closes = self.ends_in_verb(last, next) && ends_as(last, next) && run.windows(2).all(|pair| ends_as(&pair[0], &pair[1]));
        let turns = || self.turn_alike(last, next) && run.windows(2).all(|pair| self.turn_alike(&pair[0], &pair[1]));
        if closes || turns() {
            run.push(next.clone());
        }
        run
    }

    /// Returns whether a member ends in a verb, or in a particle after a unit that is the same as in the previous member, or its opposite: 开会少了, 下村的时间多了.
    fn ends_in_verb(&self, last: &Range<usize>, member: &Range<usize>) -> bool {
        match self.words(&(member.end - 1..member.end))[0].class {
            Class::Noun | Class::Name | Class::Doing | Class::Number => false,
            Class::Function if last.len() > 1 => {
                let (x, y) = (last.end - 2, member.end - 2);
                self.ids[x] == self.ids[y] || self.oppose(x, y)
            }
            _ => true,
        }
    }
}
