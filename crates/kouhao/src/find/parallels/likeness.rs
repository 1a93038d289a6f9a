//! How alike two neighbours are built.

use std::ops::Range;

use super::reading::{Class, Cut, Reading};

/// Most units of a member that are compared: longer ones share no build that a listener would notice.
pub(super) const LONGEST: usize = 40;

/// How alike two members are, least first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// Not at all, or one is the other.
    None,
    /// Of one length: enough for three or more that say something.
    Rhythm,
    /// Of one length and grammar: enough for three or more.
    Grammar,
    /// Marked by shared wording in the same place: enough for two.
    Marked,
}

/// Words that open clauses of one build, alone enough to mark the likeness of two: prepositions, particles of will and negation, and verbs that
/// carry a clause. A closed class, from general knowledge of Chinese grammar.
const OPENERS: &str = "把将让使以用靠向为对从在当既又不没无要能敢是有";

impl Reading<'_> {
    /// Compares two members.
    pub(super) fn likeness(&self, a: &Range<usize>, b: &Range<usize>) -> Likeness {
        let (x, y) = (&self.ids[a.clone()], &self.ids[b.clone()]);
        let shorter = x.len().min(y.len());
        if shorter == 0 || x == y || x.len().max(y.len()) > LONGEST || self.has_figure(a) && self.has_figure(b) {
            return Likeness::None;
        }
        let before = x.iter().zip(y).take_while(|(x, y)| x == y).count();
        let after = x.iter().rev().zip(y.iter().rev()).take_while(|(x, y)| x == y).count().min(shorter - before);
        if before + after >= shorter && x.len() != y.len() {
            return Likeness::None;
        }
        if x.len() == y.len() { self.equally_long(a, b) } else { self.unequally_long(a, b, before, after) }
    }

    fn equally_long(&self, a: &Range<usize>, b: &Range<usize>) -> Likeness {
        let len = a.len();
        let shared = (0..len).filter(|&at| self.ids[a.start + at] == self.ids[b.start + at]).count();
        if len < 3 {
            return if shared > 0 { Likeness::Rhythm } else { Likeness::None };
        }
        let (says_a, says_b) = (self.is_predicate(a), self.is_predicate(b));
        let grammar = self.grammar(a, b);
        let opener = self.ids[a.start] == self.ids[b.start] && OPENERS.contains(self.str(&(a.start..a.start + 1)));
        // Wording that is shared only in the noun that members end in makes a list of nouns of them, unless verbs govern it: 对接京津、服务京津.
        let after = (0..len).rev().take_while(|&at| self.ids[a.start + at] == self.ids[b.start + at]).count();
        let nouns = after == shared && self.ends_in_noun(a) && self.ends_in_noun(b) && !(self.opens_with_verb(a) && self.opens_with_verb(b));
        // The longer the members, the easier one shared character is chance.
        let telling = shared > 0 && (4 * shared >= len || grammar >= 0.5 && 8 * shared >= len);
        let both_ends = after > 0 && self.ids[a.start] == self.ids[b.start] && !self.has_name(a) && !self.has_name(b);
        if telling && !nouns && (says_a || says_b || opener || both_ends) {
            return Likeness::Marked;
        }
        if grammar >= 0.99 || self.cut_alike(a, b) {
            return Likeness::Grammar;
        }
        if (says_a || says_b) && len <= 4 || grammar >= 0.5 || telling { Likeness::Rhythm } else { Likeness::None }
    }

    fn unequally_long(&self, a: &Range<usize>, b: &Range<usize>, before: usize, after: usize) -> Likeness {
        let (shorter, longer) = (a.len().min(b.len()), a.len().max(b.len()));
        if 9 * longer > 20 * shorter {
            return Likeness::None;
        }
        let opens = before > 0 && (before >= 3 || self.starts_word(a.start + before) || self.starts_word(b.start + before));
        let closes = after > 0 && self.starts_word(a.end - after) && self.starts_word(b.end - after);
        let opening = a.start..a.start + before;
        let ending = a.end - after..a.end;
        let says = self.is_predicate(a) && self.is_predicate(b);
        let opener = before > 0 && OPENERS.contains(self.str(&(a.start..a.start + 1)));
        let marked = opens && closes && (says && before + after >= 3 || opener)
            || opens && before >= 2 && says && (opener || self.is_predicate(&opening))
            || opens && before == 1 && says && opener
            || closes && after >= 2 && says && self.is_predicate(&ending);
        if marked { Likeness::Marked } else { Likeness::None }
    }

    /// Tells whether a member says something: it has a verb, an adjective, an adverb or a set phrase.
    pub(super) fn is_predicate(&self, member: &Range<usize>) -> bool {
        let words = self.words(member);
        // A noun with the name of what is done to it, in two words of two characters, names a field of work: 疫情防控, 科技创新.
        if let [first, last] = words
            && member.len() == 4
            && matches!(first.class, Class::Noun | Class::Doing | Class::Name)
            && matches!(last.class, Class::Verb | Class::Doing)
        {
            return false;
        }
        words.iter().any(|word| matches!(word.class, Class::Verb | Class::Adjective | Class::Adverb | Class::Idiom | Class::Other))
    }

    fn has_name(&self, member: &Range<usize>) -> bool {
        self.words(member).iter().any(|word| word.class == Class::Name)
    }

    fn ends_in_noun(&self, member: &Range<usize>) -> bool {
        self.words(member).last().is_some_and(|word| matches!(word.class, Class::Noun | Class::Name | Class::Number | Class::Doing | Class::Other))
    }

    pub(super) fn opens_with_verb(&self, member: &Range<usize>) -> bool {
        self.words(member).first().is_some_and(|word| matches!(word.class, Class::Verb | Class::Adverb | Class::Function | Class::Doing))
    }

    /// Tells whether two members of one length have their marks in the same places, one at least.
    fn cut_alike(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        let cuts = |member: &Range<usize>| self.cuts[member.start + 1..member.end].iter();
        cuts(a).eq(cuts(b)) && cuts(a).any(|&cut| cut > Cut::Joined)
    }

    /// Tells whether figures stand in a member.
    pub(super) fn has_figure(&self, member: &Range<usize>) -> bool {
        self.str(member).contains(|c: char| c.is_ascii_digit())
    }

    /// Returns the share of words that stand in the same place with the same class.
    fn grammar(&self, a: &Range<usize>, b: &Range<usize>) -> f64 {
        let (x, y) = (self.words(a), self.words(b));
        let place = |start: usize, member: &Range<usize>| start.max(member.start) - member.start;
        let mut same = 0;
        let (mut i, mut j) = (0, 0);
        while i < x.len() && j < y.len() {
            let (p, q) = (place(x[i].start, a), place(y[j].start, b));
            if p == q {
                let ends = x[i].end as isize - a.start as isize == y[j].end as isize - b.start as isize;
                same += usize::from(ends && alike(x[i].class, y[j].class));
            }
            i += usize::from(p <= q);
            j += usize::from(q <= p);
        }
        same as f64 / x.len().max(y.len()) as f64
    }
}

/// Tells whether two classes can stand in the same place.
fn alike(a: Class, b: Class) -> bool {
    a == b
        || matches!((a, b), (Class::Noun | Class::Doing | Class::Name, Class::Noun | Class::Doing | Class::Name))
        || matches!((a, b), (Class::Verb | Class::Doing, Class::Verb | Class::Doing))
}
