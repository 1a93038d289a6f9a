//! Finds questions that are asked one after another, each with its answer: 凭什么修桥？凭双手。凭什么守桥？凭人心。
//!
//! Neighbouring sentences differ, as a question differs from its answer. So the questions are compared with each other, and the answers likewise.

use std::ops::Range;

use super::cut::{Cut, CutText};
use super::likeness::{LONGEST, Likeness};

impl CutText<'_> {
    /// Finds the runs of two or more questions with their answers among the sentences of a paragraph.
    pub(super) fn answered(&self, sentences: &[Range<usize>]) -> Vec<Vec<Range<usize>>> {
        let asks = |at: usize| sentences[at].len() <= LONGEST && self.is_question(&sentences[at]);
        let is_pair = |at: usize| at + 1 < sentences.len() && asks(at) && !self.is_question(&sentences[at + 1]);
        let even = |a: &Range<usize>, b: &Range<usize>| a.len() == b.len() || self.opens_alike(a, b);
        let follows = |at: usize| {
            let ([a, b], [c, d]) = ([&sentences[at], &sentences[at + 1]], [&sentences[at + 2], &sentences[at + 3]]);
            is_pair(at + 2) && self.likeness(a, c) == Likeness::Marked && even(b, d) && self.likeness(b, d) > Likeness::None
        };
        let mut found = Vec::new();
        let mut at = 0;
        while at + 3 < sentences.len() {
            let start = at;
            while is_pair(start) && at + 3 < sentences.len() && follows(at) {
                at += 2;
            }
            if at > start {
                found.push((start..=at).step_by(2).map(|at| sentences[at].start..sentences[at + 1].end).collect());
            }
            at += if at > start { 2 } else { 1 };
        }
        found
    }

    /// Returns whether a sentence ends in a question mark.
    fn is_question(&self, sentence: &Range<usize>) -> bool {
        self.cuts[sentence.end] >= Cut::Sentence && self.marks_at(sentence.end).contains(['？', '?'])
    }
}
