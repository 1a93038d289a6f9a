//! Runs of neighbours of one build.

use std::ops::Range;

use super::likeness::{LONGEST, Likeness};
use super::reading::{Class, Cut, Reading};

/// What neighbours at the edges of their list may carry beside the member.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edges {
    /// Nothing.
    Closed,
    /// A head before the first: 努力以…，以….
    Head,
    /// A head before the first and a tail behind the last: 坚持甲、乙、丙的要求.
    Both,
}

/// Most units of members that have something before and behind them.
const LONGEST_BETWEEN: usize = 12;

impl Reading<'_> {
    /// Finds the runs among neighbours.
    pub(super) fn runs(&self, neighbours: &[Range<usize>], least: usize, edges: Edges) -> Vec<Vec<Range<usize>>> {
        let mut runs = Vec::new();
        let mut at = 0;
        while at + 1 < neighbours.len() {
            let run = self.run(&neighbours[at..], edges);
            let (passed, len) = (run.len().max(2) - 1, run.len());
            if len >= least.max(2) && self.is_parallel(&run) {
                runs.push(run);
                at += len;
            } else {
                at += passed;
            }
        }
        runs
    }

    /// Returns the longest run that begins with the first of some neighbours.
    fn run(&self, neighbours: &[Range<usize>], edges: Edges) -> Vec<Range<usize>> {
        let Some((first, second)) = self.pair(neighbours, edges) else { return Vec::new() };
        let mut run = vec![first, second];
        for next in &neighbours[2..] {
            let last = run[run.len() - 1].clone();
            // A member whose tail was cut off ends the run.
            if last.end != neighbours[run.len() - 1].end {
                break;
            }
            match self.fit_last(&run[run.len() - 2..], next, edges) {
                Some(member) => run.push(member),
                None => break,
            }
        }
        run
    }

    fn pair(&self, neighbours: &[Range<usize>], edges: Edges) -> Option<(Range<usize>, Range<usize>)> {
        let (a, b) = (&neighbours[0], &neighbours[1]);
        // 坚持人民至上、生命至上: with a head before it, the first is as long as the second.
        if edges == Edges::Both && a.len() > b.len() && self.ids[a.start] != self.ids[b.start] {
            let part = a.end - b.len()..a.end;
            if self.starts_member(part.start, edges) && self.likeness(&part, b) == Likeness::Marked {
                return Some((part, b.clone()));
            }
        }
        if self.likeness(a, b) > Likeness::None {
            return Some((a.clone(), b.clone()));
        }
        if edges == Edges::Closed {
            return None;
        }
        // Where the third is as long as the second, the first may be so as well.
        let third = neighbours.get(2).and_then(|third| self.fit_last(&[b.clone(), b.clone()], third, edges));
        let rhythm = third.is_some_and(|third| third.len() == b.len());
        if let Some(first) = self.fit_first(a, b, rhythm, edges) {
            return Some((first, b.clone()));
        }
        match self.fit_last(std::slice::from_ref(a), b, edges) {
            Some(last) => Some((a.clone(), last)),
            None if edges == Edges::Both && neighbours.len() == 2 => self.fit_both(a, b),
            None => None,
        }
    }

    /// Returns the end of `a` that is most like `b`.
    fn fit_first(&self, a: &Range<usize>, b: &Range<usize>, rhythm: bool, edges: Edges) -> Option<Range<usize>> {
        let least = if rhythm { Likeness::Rhythm } else { Likeness::Marked };
        let mut best: Option<(Likeness, Range<usize>)> = None;
        if b.len() > LONGEST {
            return None;
        }
        let longest = LONGEST.min(b.len() * 2);
        for start in (a.start + 1..a.end).rev().take_while(|&start| a.end - start <= longest).filter(|&start| self.starts_member(start, edges)) {
            let part = start..a.end;
            // With a head that is cut off, only the same length or the same opening shows where the member begins.
            let opens = self.ids[start] == self.ids[b.start];
            let close = rhythm && self.cut_alike(&part, b) || self.closes_alike(&part, b, 2);
            if !opens && (part.len() != b.len() || edges == Edges::Head && !close) {
                continue;
            }
            let likeness = self.likeness(&part, b);
            if likeness >= least && best.as_ref().is_none_or(|(known, _)| likeness > *known) {
                best = Some((likeness, part));
            }
        }
        best.map(|(_, part)| part)
    }

    /// Returns the end of `a` and the beginning of `b` that are alike, the longest ones: 在推动产业提档升级、提能扩链的同时.
    fn fit_both(&self, a: &Range<usize>, b: &Range<usize>) -> Option<(Range<usize>, Range<usize>)> {
        let longest = b.len().min(LONGEST_BETWEEN);
        let starts = (a.start + 1..a.end).filter(|&start| a.end - start <= longest && self.starts_member(start, Edges::Both));
        starts
            .map(|start| (start..a.end, b.start..b.start + a.end - start))
            .find(|(first, last)| last.end < b.end && self.modifies(last.end) && first.len() > 2 && self.likeness(first, last) == Likeness::Marked)
    }

    /// Tells whether a member with a head before it can start at `unit`: not within brackets, and a clause not within a list.
    fn starts_member(&self, unit: usize, edges: Edges) -> bool {
        let particle = matches!(self.str(&(unit..unit + 1)), "的" | "了" | "着" | "等" | "和" | "与" | "及") && self.starts_word(unit + 1);
        self.starts_word(unit) && !particle && !self.marks[unit].bracket && (edges == Edges::Both || self.cuts[unit] == Cut::Joined)
    }

    /// Tells whether what stands before `unit` modifies what follows.
    fn modifies(&self, unit: usize) -> bool {
        matches!(self.str(&(unit..unit + 1)), "的" | "等" | "之" | "中" | "上" | "下")
    }

    /// Returns `b`, or its beginning that is like the last of a run.
    fn fit_last(&self, run: &[Range<usize>], b: &Range<usize>, edges: Edges) -> Option<Range<usize>> {
        let a = &run[run.len() - 1];
        if self.likeness(a, b) > Likeness::None {
            return Some(b.clone());
        }
        let part = b.start..b.start + a.len();
        if edges != Edges::Both || part.end >= b.end || !self.ends_member(&part) {
            return None;
        }
        let equal = run.len() > 1 && run[0].len() == a.len();
        let modifies = self.modifies(part.end);
        let least = match (equal, modifies) {
            (true, true) => Likeness::Rhythm,
            // 谋改革、促发展、抓落实精气神: of three units there are few ways to be cut.
            (true, false) if a.len() <= 3 => Likeness::Rhythm,
            (true, false) => Likeness::Grammar,
            (false, _) => Likeness::Marked,
        };
        (self.likeness(a, &part) >= least && (equal || modifies)).then_some(part)
    }

    /// Tells whether a member with a tail behind it can end where it does: with a word, no quotation open, and with no word that leads on to the next.
    fn ends_member(&self, part: &Range<usize>) -> bool {
        let words = self.words(part);
        let leads_on = words.last().is_none_or(|last| {
            matches!(last.class, Class::Adverb | Class::Function) || last.class == Class::Verb && last.end - last.start == 1 && words.len() > 1
        });
        let opened = (part.start + 1..part.end).rev().find(|&unit| self.marks[unit].open || self.marks[unit].close);
        let quoted = opened.is_some_and(|unit| self.marks[unit].open && !self.marks[part.end].close);
        self.starts_word(part.end) && (!leads_on || self.modifies(part.end)) && !quoted
    }

    /// Tells whether a run is parallel on purpose.
    fn is_parallel(&self, run: &[Range<usize>]) -> bool {
        if run.iter().all(|member| self.marks[member.start].title) {
            return false;
        }
        if run.len() > 2 && self.ends_in_suffix(run) {
            return true;
        }
        let said = run.iter().filter(|member| self.says(member)).count();
        let sayable = run.iter().filter(|member| self.may_say(member)).count();
        let opens_with_name =
            |member: &Range<usize>| self.words(member).first().is_some_and(|word| word.class == Class::Name) && !self.opens_clause(member);
        let named = run.iter().filter(|member| self.has_name(member) && !self.opens_clause(member)).count();
        if 2 * said <= run.len() && run.iter().all(opens_with_name) || 2 * sayable < run.len() && 2 * named >= run.len() {
            return false;
        }
        let pairs: Vec<Likeness> = run.windows(2).map(|pair| self.likeness(&pair[0], &pair[1])).collect();
        if run.len() == 2 {
            return pairs[0] == Likeness::Marked;
        }
        let shortest = run.iter().map(Range::len).min().unwrap_or(0);
        let same = |at: &usize| run.iter().all(|member| self.ids[member.start + at] == self.ids[run[0].start + at]);
        let same_from_end = |at: &usize| run.iter().all(|member| self.ids[member.end - 1 - at] == self.ids[run[0].end - 1 - at]);
        let after = (0..shortest).take_while(same_from_end).count();
        let equal = run.iter().all(|member| member.len() == shortest);
        let shared = if equal { (0..shortest).filter(same).count() } else { (0..shortest).take_while(same).count() + after };
        // Of three units that share only the last, one may be a noun as well as the other: 封控区、管控区.
        let list = shared > 0 && after == shared && (self.is_list_of_nouns(run, after) || equal && shortest == 3 && 2 * said < run.len());
        if list {
            return false;
        }
        let first = self.words(&run[0])[0];
        let topic = matches!(first.class, Class::Noun | Class::Name | Class::Doing | Class::Adjective)
            && first.end - first.start > 1
            && (0..first.end - first.start).all(|at| at < shortest && same(&at));
        // So are things of which the first word alone is the same: 冰雪运动、冰雪文化.
        let opening = equal && same(&0) && !(topic && after == 0);
        let marked = pairs.iter().all(|&likeness| likeness == Likeness::Marked);
        let cut_alike = run.windows(2).all(|pair| self.cut_alike(&pair[0], &pair[1]));
        let before = (0..shortest).take_while(same).count();
        let between = equal && shared > before.max(after);
        let shares = equal && shared > 0 && 2 * sayable >= run.len() && !(topic && after == 0);
        2 * said > run.len() || shares || between && 2 * sayable >= run.len() || marked || opening || cut_alike
    }

    /// Tells whether members all end in one suffix that makes a quality of a word: 高端化、智能化、绿色化.
    fn ends_in_suffix(&self, run: &[Range<usize>]) -> bool {
        let last = |member: &Range<usize>| self.str(&(member.end - 1..member.end));
        let first = &run[0];
        let suffix = run.iter().all(|member| member.len() > 2 && last(member) == last(first)) && SUFFIXES.contains(last(first));
        // 政治动力、发展动力 share a word.
        suffix && !run.iter().all(|member| self.ids[member.end - 2] == self.ids[first.end - 2])
    }
}

/// Suffixes that make the name of a quality of a word: a closed class, from general knowledge of Chinese grammar.
const SUFFIXES: &str = "化感性力度";
