//! Recognises phrases that repeat what others above them in a list say.
//!
//! A corpus contains a long formulation in many versions (高举…旗帜，以…为指导; 以…为指导，深入贯彻…), and a list of the best has them side by side. Comparing each
//! with all others takes quadratic time. Instead, the list is kept as the set of its sequences of four units, and the units of the next phrase that
//! are in no such sequence are new.

use rustc_hash::FxHashSet;

use crate::rounding::quantised;
use crate::text::Units;

/// Units of a run that two phrases do not share by chance: shorter ones are words.
const RUN: usize = 4;

/// Returns the weight by which formulations are ranked in a list for a whole corpus, given the number of documents or periods that have one, and its
/// score: ln(1 + `spread`) · (1 + `score`), or only the first factor for scores below 0. It is rounded because lists are sorted by it.
pub(crate) fn weight(spread: f64, score: f64) -> f64 {
    quantised(spread.ln_1p() * (1.0 + score.max(0.0)))
}

/// What a list has said so far.
#[derive(Default)]
pub(crate) struct Retold {
    /// Runs of four units, and shorter phrases.
    runs: FxHashSet<String>,
    /// All shorter runs, for phrases that have fewer than four units themselves.
    short: FxHashSet<String>,
}

impl Retold {
    /// Adds the key of a phrase, unless at least half of its units have occurred in earlier ones; returns whether it was added.
    ///
    /// # Complexity
    /// Linear in the length of the phrase.
    pub fn add(&mut self, key: &str) -> bool {
        let units = Units::new(key);
        let spans = units.spans();
        let runs = |length: usize| spans.windows(length).map(move |run| &key[run[0].start..run[length - 1].end]);
        let mut new = vec![true; spans.len()];
        for length in 2..=RUN {
            for (from, _) in runs(length).enumerate().filter(|&(_, run)| self.runs.contains(run)) {
                new[from..from + length].fill(false);
            }
        }
        let is_short = spans.len() < RUN;
        let said = is_short && runs(spans.len().max(1)).any(|whole| self.short.contains(whole));
        let adds = !said && 2 * new.iter().filter(|&&new| new).count() > new.len();
        if adds {
            self.runs.extend(runs(spans.len().min(RUN)).map(str::to_string));
            self.short.extend((1..RUN).flat_map(runs).map(str::to_string));
        }
        adds
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Returns what stays of a list.
    fn kept<'k>(keys: &[&'k str]) -> Vec<&'k str> {
        let mut told = Retold::default();
        keys.iter().copied().filter(|key| told.add(key)).collect()
    }

    #[test]
    fn cuts_of_one_formulation_are_said_once() {
        assert_eq!(kept(&["护好湖湾管好渔船", "护好湖湾", "管好渔船早日致富", "深化护好湖湾管好渔船"]), ["护好湖湾管好渔船"]);
        assert_eq!(kept(&["四个全面战略布局", "统筹推进五位一体协调推进四个全面"]), ["四个全面战略布局", "统筹推进五位一体协调推进四个全面"]);
        assert_eq!(kept(&["三农工作", "三农", "两农"]), ["三农工作", "两农"]);
        assert_eq!(kept(&["三农", "三农工作", "抓好三农工作不放松"]), ["三农", "抓好三农工作不放松"]);
        assert_eq!(kept(&["", "，"]), [""; 0]);
    }

    #[test]
    fn words_are_units_and_letters_none() {
        assert_eq!(kept(&["war on terror", "war on drugs", "the war on terror"]), ["war on terror", "war on drugs"]);
        assert_eq!(kept(&["the war on terror", "war on terror"]), ["the war on terror"]);
    }
}
