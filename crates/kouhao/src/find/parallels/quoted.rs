//! Finds the members of a quotation: “走出去、请进来”.
//!
//! In running text, members must be separated from the text before and after them. Quotation marks show where the first begins and the last ends, and that
//! the wording matters. So a weaker likeness is enough, or equal length. And no member in running text contains half a quotation.

use std::ops::Range;

use super::cut::{Class, Cut, CutText};
use super::likeness::Likeness;

/// The maximum length, in units, of a quotation that is read as one wording.
const LONGEST: usize = 40;

/// The minimum length, in units, of equally long members that need no other evidence within quotation marks.
const MEASURED: usize = 3;

/// The maximum length, in units, of a number with its noun in the name of a set.
const NAME: usize = 3;

impl CutText<'_> {
    /// Finds the quotations of a sentence that consist entirely of members with the same structure.
    pub(super) fn quoted(&self, sentence: &Range<usize>) -> Vec<Vec<Range<usize>>> {
        let mut found = Vec::new();
        let mut start = None;
        for unit in sentence.start..=sentence.end {
            let marks = self.marks[unit];
            if marks.close
                && let Some(start) = start.take()
            {
                found.extend(self.in_quotes(&(start..unit)));
            }
            if marks.open && unit < sentence.end {
                start = Some(unit);
            }
        }
        found
    }

    /// Returns the start of a member, extended to include the whole of a quotation whose end it contains: “老桥”修缮, not 桥”修缮.
    pub(super) fn with_opening_quote(&self, member: &Range<usize>) -> usize {
        let marked = |unit: &usize| self.marks[*unit].open || self.marks[*unit].close;
        let closes = (member.start + 1..member.end).find(marked).is_some_and(|unit| self.marks[unit].close);
        if !closes || self.marks[member.start].open {
            return member.start;
        }
        let before = (member.start.saturating_sub(LONGEST)..member.start).rev().take_while(|&unit| self.cuts[unit + 1] < Cut::Comma).find(marked);
        before.filter(|&unit| self.marks[unit].open).unwrap_or(member.start)
    }

    /// Returns whether a quotation that begins before a member ends within it.
    pub(super) fn splits_quotation(&self, member: &Range<usize>) -> bool {
        let mark = (member.start + 1..member.end).find(|&unit| self.marks[unit].open || self.marks[unit].close);
        !self.marks[member.start].open && mark.is_some_and(|unit| self.marks[unit].close)
    }

    /// Returns the members that a quotation consists of.
    fn in_quotes(&self, quotation: &Range<usize>) -> Option<Vec<Range<usize>>> {
        let strongest = (quotation.start + 1..quotation.end).map(|unit| self.cuts[unit]).max()?;
        if !matches!(strongest, Cut::Pause | Cut::Comma | Cut::Semicolon) || quotation.len() > LONGEST {
            return None;
        }
        let members = self.split(quotation.clone(), strongest);
        // “白天修桥、夜里巡堤”: two phrases of equal length in one pair of marks are meant as a unit.
        let measured = |a: &Range<usize>, b: &Range<usize>| {
            a.len() == b.len() && a.len() >= MEASURED && self.ids[a.clone()] != self.ids[b.clone()] && !self.has_figure(a) && !self.has_figure(b)
        };
        let alike = |pair: &[Range<usize>]| {
            let (a, b) = (&pair[0], &pair[1]);
            let least = if a.len() == b.len() { Likeness::Rhythm } else { Likeness::Grammar };
            measured(a, b) || self.likeness(a, b) >= least
        };
        if self.are_verbs_of_two(&members) {
            return Some(members);
        }
        let parallel = !self.names_set(&members)
            && (members.iter().any(|member| self.may_say(member)) || members.windows(2).all(|pair| self.points(&pair[0], &pair[1]) >= 4))
            && members.windows(2).all(alike);
        parallel.then_some(members)
    }

    /// Returns whether members are three or more different verbs of two units: “选种、育苗、晒粮”. One may be tagged as a name or begin with a unit that is no verb.
    fn are_verbs_of_two(&self, members: &[Range<usize>]) -> bool {
        let two = |member: &Range<usize>| {
            let class = self.words(member)[0].class;
            member.len() == 2 && !matches!(class, Class::Noun | Class::Doing | Class::Adjective | Class::Adverb)
        };
        let acts = |member: &&Range<usize>| self.acts(member.start) || self.words(member)[0].class == Class::Verb;
        let differ = |pair: &[Range<usize>]| self.ids[pair[0].clone()] != self.ids[pair[1].clone()];
        members.len() > 2 && members.iter().all(two) && members.iter().filter(acts).count() + 1 >= members.len() && members.windows(2).all(differ)
    }

    /// Returns whether members are numbers with their nouns, like the name of a set: 双随机、一公开. Those with the same number are not: 一桥一策、一路一表.
    pub(super) fn names_set(&self, members: &[Range<usize>]) -> bool {
        let counts =
            |member: &Range<usize>| member.len() <= NAME && (self.is_numeral(member.start) || self.str(&(member.start..member.start + 1)) == "双");
        members.iter().all(counts) && members.windows(2).any(|pair| self.ids[pair[0].start] != self.ids[pair[1].start])
    }
}
