//! Finds lists of members of two characters: four or more verbs, each with an object (控碳、减尘、扩绿、增收, 控碳减尘扩绿增收), or three or more nouns, each with a quality
//! (天蓝、水清、岸绿).
//!
//! The tokenizer takes some of them for words, and most characters are both verbs and nouns, so no single one shows what it is. But if half of the
//! members of a list can only be verbs with objects, or are no words of the dictionary, the others are what these are.

use std::ops::Range;

use super::cut::{Class, Cut, CutText};

/// The minimum number of members. Two or three are compared one by one.
const LEAST: usize = 4;

/// The maximum number of members. It bounds the time for texts that consist of nothing else.
const MOST: usize = 12;

impl CutText<'_> {
    /// Finds the list among the phrases of a clause, or within one of them.
    pub(super) fn twos(&self, phrases: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
        self.parted_twos(phrases)
            .or_else(|| self.parted_alike(phrases))
            .or_else(|| self.parted_states(phrases))
            .or_else(|| phrases.iter().find_map(|phrase| self.joined_twos(phrase)))
    }

    /// Finds a list all of whose members are separated by marks; the first may have text before it, and the last after it.
    fn parted_twos(&self, phrases: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
        pieces_of_two(phrases, LEAST).filter(|run| self.are_twos(run))
    }

    /// Finds a list of three or more members that end in the same unit, at least half of them no words of the dictionary, separated by marks: verbs with one
    /// object (引水、蓄水、配水), or one verb behind different nouns (船运、车运、索运); the first may have text before it, and the last after it.
    fn parted_alike(&self, phrases: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
        const ALIKE: usize = 3;
        let run = pieces_of_two(phrases, ALIKE)?;
        let whole =
            |member: &Range<usize>| self.starts_word(member.start) && self.starts_word(member.end) && self.cuts[member.start + 1] == Cut::Joined;
        let alike = run.iter().all(|member| whole(member) && self.ids[member.start + 1] == self.ids[run[0].start + 1]);
        let acts = |member: &Range<usize>| self.acts(member.start) || self.is_quality(member.start);
        let acting = run.iter().filter(|member| acts(member)).count();
        let of_one_kind = if self.acts(run[0].start + 1) { acting == 0 } else { acting + 1 >= run.len() && acts(&run[0]) };
        let coined = |member: &&Range<usize>| self.words(member)[0].class == Class::Other;
        let known = if self.acts(run[0].start + 1) { 1 } else { run.len() / 2 };
        let differ = run.windows(2).all(|pair| self.ids[pair[0].start] != self.ids[pair[1].start]);
        (alike && of_one_kind && differ && run.iter().filter(coined).count() >= known).then_some(run)
    }

    /// Finds a list of nouns with their qualities, separated by marks, at least half of them no words of the dictionary; the first may have text before it, and
    /// the last after it.
    fn parted_states(&self, phrases: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
        const STATES: usize = 3;
        /// Qualities that the dictionary has as verbs or names; from general knowledge of Chinese.
        const COLOURS: &str = "蓝清净洁";
        let run = pieces_of_two(phrases, STATES)?;
        let state = |member: &Range<usize>| {
            let whole = self.starts_word(member.start) && self.starts_word(member.end);
            let quality = self.is_quality(member.start + 1) || COLOURS.contains(self.str(&(member.start + 1..member.end)));
            whole && quality && !self.is_quality(member.start) && !self.acts(member.start)
        };
        let coined = |member: &&Range<usize>| self.words(member).len() == 2 || self.words(member)[0].class == Class::Other;
        let differ = run.windows(2).all(|pair| self.ids[pair[0].clone()] != self.ids[pair[1].clone()]);
        (differ && run.iter().all(state) && 2 * run.iter().filter(coined).count() >= run.len()).then_some(run)
    }

    /// Finds a list whose members follow one another.
    fn joined_twos(&self, phrase: &Range<usize>) -> Option<Vec<Range<usize>>> {
        (phrase.start..(phrase.end + 1).saturating_sub(2 * LEAST)).find_map(|start| {
            let blocks = (start..phrase.end.saturating_sub(1)).step_by(2).map(|start| start..start + 2);
            let joined = |block: &Range<usize>| block.start == start || self.cuts[block.start] == Cut::Joined;
            let run: Vec<Range<usize>> = blocks.take_while(|block| joined(block) && self.is_two(block)).take(MOST).collect();
            (run.len() >= LEAST && self.are_twos(&run)).then_some(run)
        })
    }

    /// Returns whether members are verbs with objects, half of them whatever their context, the first among these.
    fn are_twos(&self, run: &[Range<usize>]) -> bool {
        let certain = run.iter().filter(|member| self.is_certain(member)).count();
        let differ = run.windows(2).all(|pair| self.ids[pair[0].clone()] != self.ids[pair[1].clone()]);
        self.is_certain(&run[0]) && run.iter().all(|member| self.is_two(member)) && 2 * certain >= run.len() && differ
    }

    /// Returns whether a member can only be a verb with its object: no dictionary has it as a word.
    fn is_certain(&self, member: &Range<usize>) -> bool {
        self.words(member)[0].class == Class::Other && self.acts(member.start)
    }

    /// Returns whether a member may be a verb with its object: it begins with a verb or quality, and is not a noun.
    fn is_two(&self, member: &Range<usize>) -> bool {
        let whole = self.starts_word(member.start) && self.starts_word(member.end) && self.cuts[member.start + 1] == Cut::Joined;
        let class = self.words(member)[0].class;
        let named = matches!(class, Class::Noun | Class::Name | Class::Function | Class::Number | Class::Adverb);
        whole && !named && (self.acts(member.start) || self.is_quality(member.start))
    }
}

/// Returns the phrases of a list, at least so many, as members of two units: the last two of the first phrase, the first two of the last, and all of the others.
fn pieces_of_two(phrases: &[Range<usize>], least: usize) -> Option<Vec<Range<usize>>> {
    let [first, between @ .., last] = phrases else { return None };
    let two = between.iter().all(|phrase| phrase.len() == 2) && first.len() > 1 && last.len() > 1;
    if !two || !(least..=MOST).contains(&phrases.len()) {
        return None;
    }
    let mut run = phrases.to_vec();
    run[0].start = first.end - 2;
    run[phrases.len() - 1].end = last.start + 2;
    Some(run)
}
