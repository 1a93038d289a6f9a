//! Counts points against a likeness: for members that only name something, and for an object beside the verb that governs it.

use std::ops::Range;

use super::super::cut::{Class, CutText, Word};
use super::{NEAR, Pair};

/// Points against phrases whose words are nouns.
const SILENT: i32 = 4;

impl Pair<'_, '_> {
    /// Returns the (negative) points for members that only name something.
    pub(super) fn nouns(&self, opening: i32) -> i32 {
        if self.is_built(opening) || self.cut_text.says(&self.a) || self.cut_text.says(&self.b) {
            return 0;
        }
        let doing = self.cut_text.ends_in_doing(&self.a) || self.cut_text.ends_in_doing(&self.b);
        let silent = match self.cut_text.may_say(&self.a) || self.cut_text.may_say(&self.b) {
            _ if self.both(CutText::may_be_verb_of_three) => 1,
            true if doing => 3,
            true => 2,
            // 新技术、新产品 share more than a noun; 高端化、智能化 are qualities.
            false if !self.equal() && self.both(CutText::has_suffix) => 1,
            false if opening > 2 || self.both(CutText::has_suffix) => 2,
            false => SILENT,
        };
        // The tokenizer takes 幸福感 for a name.
        let names = if self.both(CutText::has_name) && !self.both(CutText::has_suffix) { 2 } else { 0 };
        -if self.clauses { silent / 2 } else { silent + names }
    }

    /// Returns whether the members are built as lists of names never are, whatever the classes of their words.
    pub(super) fn is_built(&self, opening: i32) -> bool {
        let first = |member: &Range<usize>| self.cut_text.words(member)[0].class;
        let verbs = self.clauses && first(&self.a) == Class::Doing && first(&self.b) == Class::Doing;
        let opened = opening > 2 && !self.is_determined() && matches!(first(&self.a), Class::Verb | Class::Adverb | Class::Function);
        // Four characters between commas are a set phrase by their length: 大胆尝试，稳步推开.
        let fours = self.clauses && self.equal() && self.shorter == 4;
        verbs
            || opened
            || fours
            || self.both(CutText::is_four)
            || self.both(CutText::is_coined)
            || self.echoes()
            || self.is_genitive()
            || self.cut_text.oppose_in_frame(&self.a, &self.b)
            || self.cut_text.are_states_of_one(&self.a, &self.b)
            // 少开会、多干活
            || self.equal() && self.shorter == 3 && self.cut_text.oppose(self.a.start, self.b.start)
            || self.both(CutText::is_verb_of_two)
            || self.have_agents()
            // 在本地扬名、为全县添彩
            || !self.clauses && self.equal() && self.both(|cut_text, member| cut_text.opens_clause(member) && cut_text.words(member)[0].class == Class::Function)
            // 防火、防风
            || self.is_verb_again()
            || self.equal() && self.is_framed()
            || self.cut_text.keeps_literary(&self.a, &self.b)
    }

    /// Returns whether both members begin with somebody who acts, and one of them certainly says what they do.
    fn have_agents(&self) -> bool {
        // 部门各负其责
        let phrase = |word: &Word| word.end - word.start == 4 && matches!(word.class, Class::Idiom | Class::Phrase);
        let acts = |member: &Range<usize>| self.cut_text.words(member).last().is_some_and(|word| word.class == Class::Verb || phrase(word));
        self.both(CutText::has_agent) && (acts(&self.a) || acts(&self.b))
    }

    /// Returns the (negative) points for an object beside the verb that governs it: 做好文物保护、文化传承.
    pub(super) fn governed(&self) -> i32 {
        let first = |member: &Range<usize>| self.cut_text.words(member)[0].class;
        let object = matches!(first(&self.b), Class::Noun | Class::Name);
        let governed = !self.clauses && self.longer > NEAR - 2 && first(&self.a) == Class::Verb && object;
        if governed { -2 } else { 0 }
    }

    /// Returns whether both members are merely nouns.
    pub(super) fn are_nouns(&self) -> bool {
        !self.clauses && !self.cut_text.may_say(&self.a) && !self.cut_text.may_say(&self.b)
    }

    /// Returns whether both members begin with a determiner and make no statement.
    pub(super) fn is_determined(&self) -> bool {
        self.both(|cut_text, member| cut_text.is_determiner(member.start) && !cut_text.says(member) && !cut_text.is_four(member))
    }
}
