//! Short members, of two to about five units. So few units leave little room for chance, so an equal length or a single common character is noticed.

use std::ops::Range;

use super::super::cut::{Class, CutText, Word};
use super::Pair;

/// Points for two phrases of a list of deeds: enough for three or more.
pub(super) const DEEDS: i32 = 3;

impl Pair<'_, '_> {
    /// Returns whether phrases of four units each are likely deeds of one list, so that their equal length is noticed: one of them is a verb with its object.
    pub(super) fn is_list_of_deeds(&self) -> bool {
        let quoted = |member: &Range<usize>| self.cut_text.marks[member.start].open;
        !self.clauses
            && self.equal()
            && self.shorter == 4
            && self.after < 2
            && (self.cut_text.acts_in_four(&self.a) || self.cut_text.acts_in_four(&self.b))
            && !self.both(CutText::has_name)
            && quoted(&self.a) == quoted(&self.b)
    }

    /// Returns whether members of two units each begin with the same verb, followed by an object: 防火、防风, not 生产、生活.
    pub(super) fn is_verb_again(&self) -> bool {
        if self.clauses || self.longer != 2 || self.before != 1 {
            return false;
        }
        let class = |member: &Range<usize>| self.cut_text.words(member)[0].class;
        let coined = |class: Class| matches!(class, Class::Verb | Class::Other);
        let (x, y) = (class(&self.a), class(&self.b));
        let named = (x == Class::Noun || y == Class::Noun) && !coined(x) && !coined(y);
        self.cut_text.acts(self.a.start) && !self.cut_text.is_quality(self.a.start) && !named
    }

    /// Returns whether members of equal length end in the same verb of one unit, which may be a noun in the dictionary: 跟着船工学、对着图纸学.
    pub(super) fn is_verb_at_end(&self) -> bool {
        self.after == 1 && self.equal() && self.shorter > 4 && self.cut_text.acts(self.a.end - 1)
    }

    /// Returns points for a unit in the same place that is not a word: in four units it is noticed, in more it is chance.
    pub(super) fn morpheme(&self) -> i32 {
        match self.longer {
            _ if !self.equal() => 0,
            // 听船工、跟船走: in the middle of three units it stands between verb and object.
            3 if self.cut_text.acts(self.a.start) && self.before == 0 && self.after == 0 => 2,
            ..=4 if self.says() && !self.is_second_object() => 2,
            _ => 1,
        }
    }

    /// Returns whether the second member is merely another noun governed by the verb of the first: 学过县史、古桥史.
    pub(super) fn is_second_object(&self) -> bool {
        let alone = |word: &Word| word.end - word.start == 1;
        let named = |word: &Word| matches!(word.class, Class::Noun | Class::Name) || word.class == Class::Adjective && alone(word);
        let object = !self.cut_text.says(&self.b) && self.cut_text.words(&self.b).iter().all(named);
        !self.clauses && self.shorter > 2 && self.cut_text.says(&self.a) && object && !self.both(CutText::is_four)
    }
}
