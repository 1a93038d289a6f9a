//! Decides which complete repeats are kept, and in what order, by their units and by what was counted of each.
//!
//! Nothing here looks at a text. A text in one piece answers queries itself; for one in many pieces, its findings answer instead ([`Gathered`]), so
//! that both are ranked by the same rules.

use rayon::prelude::*;

use super::containment::greatest_containing;
use super::lookup::Lookup;
use super::scoring::{Complete, Description, Facts, Scorer, told};
use crate::find::repeats::Repeat;

/// Complete repeats, and a source of what was counted of them.
pub(super) trait Gathered: Sync {
    /// Returns the symbols of a repeat.
    fn symbols(&self, repeat: Repeat) -> impl Iterator<Item = u32> + Clone;

    /// Returns the counts that the score of a repeat depends on, whether or not it is part of a longer one.
    fn facts(&self, repeat: Repeat, part: bool) -> Facts;
}

/// Scores and sorts complete repeats.
pub(super) struct Ranking<'a, G> {
    gathered: &'a G,
    lookup: &'a Lookup<'a>,
    scorer: Scorer<'a>,
}

/// A complete repeat with its score. There are millions, so anything that can be counted again is not kept; see [`Description`].
#[derive(Clone, Copy, Debug)]
pub(super) struct Candidate {
    pub repeat: Repeat,
    /// As in [`Complete`].
    pub part: bool,
    pub contained: u32,
    pub score: f64,
    pub net: u32,
    /// Whether it begins and ends with a noun or pronoun: 省委、省政府, 各位代表.
    pub nominal: bool,
    /// Whether it begins with a verb, an adverb or a preposition: 推动高质量发展, 以人民为中心.
    pub verbal: bool,
    /// Whether it ends with a verb of saying: 习近平强调.
    pub reports: bool,
    /// Whether further evidence shows that it is protocol.
    pub protocol: bool,
}

impl Candidate {
    fn new(complete: &Complete, score: f64) -> Self {
        let &Complete { repeat, part, contained, .. } = complete;
        let [nominal, verbal, reports, protocol] = [told::NOMINAL, told::VERBAL, told::REPORTS, told::PROTOCOL].map(|told| complete.is(told));
        Candidate { repeat, part, contained, score, net: 0, nominal, verbal, reports, protocol }
    }
}

impl<'a, G: Gathered> Ranking<'a, G> {
    pub(super) fn new(gathered: &'a G, lookup: &'a Lookup<'a>) -> Self {
        Ranking { gathered, lookup, scorer: Scorer::new(lookup) }
    }

    /// Scores complete repeats, best first; on request, also keeps those that a longer one always contains, and those that the model takes for
    /// fragments.
    pub(super) fn rank(&self, mut complete: Vec<Complete>, contained: bool, fragments: bool) -> Vec<Candidate> {
        if !contained {
            self.drop_fragments(&mut complete);
        }
        let scores: Vec<Option<f64>> = complete.par_iter().map(|complete| self.scorer.score(complete, contained || fragments)).collect();
        let candidate = |(complete, score): (Complete, Option<f64>)| Some(Candidate::new(&complete, score?));
        let mut ranked: Vec<Candidate> = complete.into_iter().zip(scores).filter_map(candidate).collect();
        ranked.par_sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| self.compare(a.repeat, b.repeat)));
        ranked
    }

    /// Compares two repeats by their keys, without building these: many tie.
    fn compare(&self, a: Repeat, b: Repeat) -> std::cmp::Ordering {
        let key = |repeat| self.lookup.key(self.gathered.symbols(repeat));
        key(a).cmp(key(b))
    }

    /// Counts again what the score of a candidate depends on.
    pub(super) fn describe(&self, candidate: &Candidate) -> Description<'a> {
        let &Candidate { repeat, part, contained, .. } = candidate;
        self.scorer.describe(repeat, part, contained, self.gathered.symbols(repeat), self.gathered.facts(repeat, part))
    }

    /// Drops repeats that a longer one nearly always contains, unless writers set them off there too (“一带一路”建设): their few other occurrences do not
    /// make them phrases.
    fn drop_fragments(&self, complete: &mut Vec<Complete>) {
        let symbols = |phrase: usize| self.gathered.symbols(complete[phrase].repeat);
        let contained = greatest_containing(complete.len(), symbols, |phrase| complete[phrase].repeat.count);
        for (complete, contained) in complete.iter_mut().zip(contained) {
            complete.contained = contained;
        }
        complete.retain(|complete| complete.stands_beside_longer());
    }

    /// Returns the key of a candidate.
    pub(super) fn key(&self, candidate: &Candidate) -> String {
        self.lookup.key(self.gathered.symbols(candidate.repeat)).collect()
    }

    /// Returns the symbols of a candidate.
    pub(super) fn symbols(&self, candidate: &Candidate) -> Vec<u32> {
        self.gathered.symbols(candidate.repeat).collect()
    }
}
