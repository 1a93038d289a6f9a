//! Finds sentences of one paragraph, with others between them, whose openings correspond.
//!
//! A paragraph of a report takes up its points one after another, and says something more about each before the next: 抓好春耕，…。…。管好渡口，…。…。A
//! comparison of neighbours does not show that. But short first clauses are few, so it is no coincidence if all of them have the same length; nor is it if
//! the same words occur three times.

use std::ops::{Range, RangeInclusive};

use rustc_hash::FxHashMap;

use super::cut::{Class, Cut, CutText};
use super::likeness::Likeness;

/// The minimum number of sentences that open alike with others between them.
const LEAST: usize = 3;

/// The lengths, in units, of first clauses that are noticed as equal across other sentences: two words to four. Longer ones are equal by chance.
const MEASURE: RangeInclusive<usize> = 4..=8;

/// The length, in units, of an opening that is recognised across other sentences: two words, as most have two units.
const WORDS: usize = 4;

/// The lengths, in units, of two first clauses whose common wording is noticed across other sentences: shorter ones share so much by chance.
const PAIRED: RangeInclusive<usize> = 8..=20;

impl CutText<'_> {
    /// Finds the sentences of a paragraph whose first clauses are short and all equally long.
    pub(super) fn in_measure(&self, sentences: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
        let timed: Vec<Range<usize>> =
            sentences.iter().map(|sentence| self.first_clause(sentence)).filter(|clause| self.may_keep_measure(clause)).collect();
        let in_measure = |len: usize| timed.iter().filter(move |clause| clause.len() == len);
        let len = MEASURE.max_by_key(|&len| in_measure(len).count())?;
        let mut run: Vec<Range<usize>> = in_measure(len).cloned().collect();
        let (first, last) = (run.first()?.start, run.last()?.start);
        let among = timed.iter().filter(|clause| (first..=last).contains(&clause.start)).count();
        let all = among == run.len();
        run.dedup_by_key(|clause| &self.ids[clause.clone()]);
        let alike = |pair: &[Range<usize>]| self.likeness(&pair[0], &pair[1]) >= Likeness::Rhythm;
        (all && run.len() >= LEAST && !run.iter().any(|clause| self.reports(clause)) && run.windows(2).all(alike)).then_some(run)
    }

    /// Finds the sentences of a paragraph that open with the same words, including a verb: 说到修桥，…。…。说到铺路，…。
    pub(super) fn taken_up(&self, sentences: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
        let long = |place: &usize| sentences[*place].len() >= WORDS && !self.has_figure(&self.first_clause(&sentences[*place]));
        let opening = |place: usize| &self.ids[sentences[place].start..sentences[place].start + WORDS];
        let mut alike: FxHashMap<&[u32], Vec<usize>> = FxHashMap::default();
        (0..sentences.len()).filter(long).for_each(|place| alike.entry(opening(place)).or_default().push(place));
        let says = |place: usize| {
            let start = sentences[place].start;
            self.starts_word(start + WORDS) && self.says(&(start..start + WORDS))
        };
        let run = (0..sentences.len()).filter(long).find_map(|place| {
            let places = &alike[opening(place)];
            (places[0] == place && places.len() >= LEAST && says(place)).then_some(places)
        })?;
        // 趁着天晴，把桥修好。…。趁着天晴，把路铺平: if the first clauses are identical, the members extend beyond them.
        let differ = |members: &[Range<usize>]| members.windows(2).all(|pair| self.ids[pair[0].clone()] != self.ids[pair[1].clone()]);
        let clauses: Vec<Range<usize>> = run.iter().map(|&place| self.first_clause(&sentences[place])).collect();
        let whole: Vec<Range<usize>> = run.iter().map(|&place| sentences[place].clone()).collect();
        [clauses, whole].into_iter().find(|members| differ(members))
    }

    /// Finds two sentences, with others between them, whose first clauses have the same length and share their opening and more of their wording in the same
    /// place: 坚持把修桥铺路作为头等大事，…。…。坚持把栽树种草作为长久大计，…。
    pub(super) fn taken_up_once(&self, sentences: &[Range<usize>]) -> Vec<Vec<Range<usize>>> {
        let clauses: Vec<Range<usize>> = sentences.iter().map(|sentence| self.first_clause(sentence)).collect();
        let fits = |clause: &&Range<usize>| {
            let starts = !matches!(self.words(clause)[0].class, Class::Noun | Class::Name | Class::Number);
            PAIRED.contains(&clause.len()) && self.cuts[clause.end] == Cut::Comma && starts && !self.has_figure(clause) && !self.reports(clause)
        };
        let clauses: Vec<&Range<usize>> = clauses.iter().filter(fits).collect();
        let alike = |a: &Range<usize>, b: &Range<usize>| {
            let same: Vec<bool> = a.clone().zip(b.clone()).map(|(x, y)| self.ids[x] == self.ids[y]).collect();
            let opening = same.iter().take_while(|&&same| same).count();
            let more = same[opening..].iter().filter(|&&same| same).count();
            a.len() == b.len() && opening > 2 && more > 1 && opening + more < a.len()
        };
        let pair = |(at, a): (usize, &&Range<usize>)| {
            let mut others = clauses[at + 1..].iter().filter(|b| alike(a, b));
            let b = others.next()?;
            // Three or more are found as such.
            let more = others.next().is_some() || clauses[..at].iter().any(|before| alike(before, a));
            (!more).then(|| vec![(*a).clone(), (*b).clone()])
        };
        clauses.iter().enumerate().filter_map(pair).collect()
    }

    fn first_clause(&self, sentence: &Range<usize>) -> Range<usize> {
        let end = (sentence.start + 1..sentence.end).find(|&unit| self.cuts[unit] >= Cut::Comma).unwrap_or(sentence.end);
        sentence.start..end
    }

    /// Returns whether a clause is short, is followed by more after a comma, makes a statement without figures, and begins with neither a grammar
    /// word nor a number or name.
    fn may_keep_measure(&self, clause: &Range<usize>) -> bool {
        MEASURE.contains(&clause.len())
            && self.cuts[clause.end] == Cut::Comma
            && !self.has_figure(clause)
            && !matches!(self.words(clause)[0].class, Class::Function | Class::Number | Class::Name)
            && self.may_say(clause)
    }
}
