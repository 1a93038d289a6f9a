//! Finds phrases that begin with the members of a cycle, each of them with its verb: 春播种、夏除草、秋打谷, 东接大湖、西连平原、北靠群山.
//!
//! The tokenizer takes 秋打 for a word and 夏 for a surname, so the words of such phrases seldom correspond. But nobody begins three phrases of equal length
//! with three seasons by chance.

use std::ops::{Range, RangeInclusive};

use super::cut::{Cut, CutText};

/// The cycles, a character for each member: from general knowledge of Chinese.
const CYCLES: [&str; 6] = ["春夏秋冬", "东西南北中", "天地人", "早午晚", "上中下", "前中后"];

/// The minimum number of members.
const LEAST: usize = 3;

/// The lengths, in units, of members whose equal length is noticed.
const EVEN: RangeInclusive<usize> = 3..=6;

impl CutText<'_> {
    /// Finds the run among some phrases; its first member may have text before it, and its last after it.
    pub(super) fn in_cycle(&self, phrases: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
        let inner = phrases.windows(2).position(|pair| EVEN.contains(&pair[1].len()) && self.cycle_of(pair[1].start).is_some())? + 1;
        let (len, cycle) = (phrases[inner].len(), self.cycle_of(phrases[inner].start)?);
        let begins = |member: &Range<usize>| self.is_in(cycle, member.start) && self.acts(member.start + 1);
        let previous = &phrases[inner - 1];
        let first = previous.end.checked_sub(len).filter(|&start| start >= previous.start)?..previous.end;
        let mut run = vec![first];
        for phrase in &phrases[inner..] {
            let member = phrase.start..phrase.start + len;
            if phrase.len() < len || self.cuts[phrase.start] >= Cut::Comma || !self.is_in(cycle, phrase.start) || run.len() >= cycle.chars().count() {
                break;
            }
            run.push(member);
            if phrase.len() > len {
                break;
            }
        }
        let whole = self.starts_word(run[0].start) && self.starts_word(run[run.len() - 1].end);
        let differ = run.iter().enumerate().all(|(at, member)| run[..at].iter().all(|other| self.ids[other.start] != self.ids[member.start]));
        let acting = run.iter().filter(|member| begins(member)).count();
        (run.len() >= LEAST && whole && differ && self.is_in(cycle, run[0].start) && acting + 1 >= run.len()).then_some(run)
    }

    fn cycle_of(&self, unit: usize) -> Option<&'static str> {
        CYCLES.into_iter().find(|cycle| self.is_in(cycle, unit))
    }

    fn is_in(&self, cycle: &str, unit: usize) -> bool {
        cycle.contains(self.str(&(unit..unit + 1)))
    }
}
