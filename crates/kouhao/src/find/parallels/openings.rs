//! Sentences of one paragraph, with others between them, whose openings answer each other.
//!
//! A paragraph of a report takes up its points one after the other, and says something more of each before the next: 抓好春耕，…。…。管好渡口，…。…。Neighbours
//! do not show that. But short first clauses are few, and if all of them keep one measure that is no chance; nor are the same words three times.

use std::ops::{Range, RangeInclusive};

use rustc_hash::FxHashMap;

use super::cut::{Class, Cut, CutText};

/// Sentences that are heard to open alike across others, at least.
const LEAST: usize = 3;

/// Units of first clauses whose measure is heard again across other sentences: two words to four. Longer ones of one length are chance.
const MEASURE: RangeInclusive<usize> = 4..=8;

/// Units of words that are heard again across other sentences: two words, as most have two units.
const WORDS: usize = 4;

impl CutText<'_> {
    /// Finds the sentences of a paragraph whose first clauses, short ones, are all as long as each other.
    pub(super) fn in_measure(&self, sentences: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
        let timed: Vec<Range<usize>> = self.first_clauses(sentences).filter(|clause| self.may_keep_measure(clause)).collect();
        let in_measure = |len: usize| timed.iter().filter(move |clause| clause.len() == len);
        let len = MEASURE.max_by_key(|&len| in_measure(len).count())?;
        let mut run: Vec<Range<usize>> = in_measure(len).cloned().collect();
        let (first, last) = (run.first()?.start, run.last()?.start);
        let among = timed.iter().filter(|clause| (first..=last).contains(&clause.start)).count();
        let all = among == run.len();
        run.dedup_by_key(|clause| &self.ids[clause.clone()]);
        (all && run.len() >= LEAST).then_some(run)
    }

    /// Finds the sentences of a paragraph that open with the same words, a verb among them: 说到修桥，…。…。说到铺路，…。
    pub(super) fn taken_up(&self, sentences: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
        let clauses: Vec<Range<usize>> = self.first_clauses(sentences).filter(|clause| clause.len() >= WORDS && !self.has_figure(clause)).collect();
        let opening = |clause: &Range<usize>| clause.start..clause.start + WORDS;
        let mut alike: FxHashMap<&[u32], Vec<Range<usize>>> = FxHashMap::default();
        clauses.iter().for_each(|clause| alike.entry(&self.ids[opening(clause)]).or_default().push(clause.clone()));
        let says = |clause: &Range<usize>| self.starts_word(clause.start + WORDS) && self.says(&opening(clause));
        let varied = |run: &[Range<usize>]| run.windows(2).all(|pair| self.ids[pair[0].clone()] != self.ids[pair[1].clone()]);
        let first = clauses.iter().find(|clause| {
            let run = &alike[&self.ids[opening(clause)]];
            run.len() >= LEAST && run[0] == **clause && says(clause) && varied(run)
        })?;
        alike.remove(&self.ids[opening(first)])
    }

    fn first_clauses(&self, sentences: &[Range<usize>]) -> impl Iterator<Item = Range<usize>> {
        sentences.iter().map(|sentence| self.split(sentence.clone(), Cut::Comma).swap_remove(0))
    }

    /// Tells whether a clause is short, goes on behind a comma and says something that it does not count, and no word of grammar leads it on.
    fn may_keep_measure(&self, clause: &Range<usize>) -> bool {
        MEASURE.contains(&clause.len())
            && self.cuts[clause.end] == Cut::Comma
            && !self.has_figure(clause)
            && !matches!(self.words(clause)[0].class, Class::Function | Class::Number | Class::Name)
            && self.may_say(clause)
    }
}
