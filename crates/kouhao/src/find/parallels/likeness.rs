//! How alike two neighbours are built.

use std::ops::Range;

use super::reading::{Class, Cut, Reading, Word};

/// Most units of a member that are compared: longer ones share no build that a listener would notice.
pub(super) const LONGEST: usize = 40;

/// Most units of members whose length alone is a rhythm.
const SHORT: usize = 6;

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

/// Those that alone mark the likeness of two that are not equally long.
const CARRIERS: &str = "把将让使以用靠向既又要不无没";

impl Reading<'_> {
    /// Compares two members.
    pub(super) fn likeness(&self, a: &Range<usize>, b: &Range<usize>) -> Likeness {
        let (x, y) = (&self.ids[a.clone()], &self.ids[b.clone()]);
        let shorter = x.len().min(y.len());
        if shorter == 0 || x == y || x.len().max(y.len()) > LONGEST || self.has_figure(a) || self.has_figure(b) {
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
        let (says_a, says_b) = (self.says(a), self.says(b));
        let grammar = self.grammar(a, b);
        let opener = self.ids[a.start] == self.ids[b.start] && self.opens_clause(a);
        // Wording that is shared only in the noun that members end in makes a list of nouns of them, unless verbs govern it: 对接京津、服务京津.
        let after = (0..len).rev().take_while(|&at| self.ids[a.start + at] == self.ids[b.start + at]).count();
        let tail = after == shared;
        let nouns = tail && self.is_list_of_nouns(&[a.clone(), b.clone()], after);
        // The longer the members, the easier one shared character is chance.
        let telling = shared > 0 && (4 * shared >= len || grammar >= 0.5 && 6 * shared >= len);
        let both_ends = after > 0 && self.ids[a.start] == self.ids[b.start] && !self.has_name(a) && !self.has_name(b);
        let half = !tail && (2 * shared >= len || len == 4) && self.may_say(a) && self.may_say(b);
        if telling && !nouns && (says_a || says_b || opener || both_ends || half) {
            return Likeness::Marked;
        }
        if grammar >= 0.99 || self.cut_alike(a, b) {
            return Likeness::Grammar;
        }
        if (says_a || says_b) && len <= SHORT || grammar >= 0.5 || telling { Likeness::Rhythm } else { Likeness::None }
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
        let says = self.says(a) && self.says(b);
        let opener = before > 0 && self.opens_clause(a);
        let carries = before > 0 && CARRIERS.contains(self.str(&(a.start..a.start + 1)));
        let balanced = before > 2 || 5 * shorter >= 3 * longer;
        let marked = opens && closes && (says && before + after >= 3 || opener)
            || opens && before >= 2 && says && balanced && (opener || self.says(&opening))
            || opens && carries && self.may_say(a) && self.may_say(b)
            || closes && after >= 2 && says && self.says_how(&ending);
        if marked { Likeness::Marked } else { Likeness::None }
    }

    /// Tells whether a member says something: it has a verb, an adverb, a set phrase or an adjective that no noun follows.
    pub(super) fn says(&self, member: &Range<usize>) -> bool {
        let words = self.words(member);
        // A noun with the name of what is done to it, in two words of two characters, names a field of work: 疫情防控, 科技创新.
        if let [first, last] = words
            && member.len() == 4
            && matches!(first.class, Class::Noun | Class::Doing | Class::Name)
            && matches!(last.class, Class::Verb | Class::Doing)
        {
            return false;
        }
        let names = |word: &Word| matches!(word.class, Class::Noun | Class::Name | Class::Doing | Class::Other);
        (0..words.len()).any(|i| match words[i].class {
            Class::Verb | Class::Adverb | Class::Idiom => true,
            Class::Adjective => !words.get(i + 1).is_some_and(names),
            // 服务京津: with an object it is a verb.
            Class::Doing => {
                (i == 0 || words[i - 1].class == Class::Function || names(&words[i - 1]) && i > 1)
                    && matches!(words.get(i + 1), Some(next) if matches!(next.class, Class::Name | Class::Noun))
            }
            _ => false,
        })
    }

    /// Tells whether a member may say something, for it has a word that the dictionary does not know.
    pub(super) fn may_say(&self, member: &Range<usize>) -> bool {
        let sayable = |word: &Word| matches!(word.class, Class::Verb | Class::Adjective | Class::Adverb | Class::Idiom | Class::Other);
        self.says(member) || self.words(member).iter().any(sayable)
    }

    /// Tells whether an ending says how something is done or is: 得更好, 越来越旺.
    fn says_how(&self, ending: &Range<usize>) -> bool {
        self.words(ending).iter().any(|word| matches!(word.class, Class::Adverb | Class::Adjective))
    }

    pub(super) fn has_name(&self, member: &Range<usize>) -> bool {
        self.words(member).iter().any(|word| word.class == Class::Name)
    }

    fn ends_in_noun(&self, member: &Range<usize>) -> bool {
        self.words(member).last().is_some_and(|word| matches!(word.class, Class::Noun | Class::Name | Class::Number | Class::Doing))
    }

    /// Tells whether members that share so many units at their ends, and nothing else, are but a list of nouns: 基础教育、职业教育.
    pub(super) fn is_list_of_nouns(&self, members: &[Range<usize>], after: usize) -> bool {
        let ending = members[0].end - after..members[0].end;
        // 世界之变、时代之变: the particle makes a phrase of it.
        if matches!(self.str(&(ending.start..ending.end.min(ending.start + 1))), "之" | "的") {
            return false;
        }
        let governs = |member: &Range<usize>| match self.words(member) {
            [first, next, ..] => {
                first.class == Class::Verb || first.class == Class::Adverb || first.class == Class::Doing && next.class == Class::Name
            }
            _ => false,
        };
        members.iter().all(|member| self.ends_in_noun(member)) && !members.iter().all(governs) && !self.says(&ending)
    }

    /// Tells whether a member opens with a word that opens clauses of one build.
    pub(super) fn opens_clause(&self, member: &Range<usize>) -> bool {
        OPENERS.contains(self.str(&(member.start..member.start + 1)))
    }

    /// Tells whether two members of one length have their marks in the same places, one at least.
    pub(super) fn cut_alike(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        let cuts = |member: &Range<usize>| self.cuts[member.start + 1..member.end].iter();
        a.len() == b.len() && cuts(a).eq(cuts(b)) && cuts(a).any(|&cut| cut > Cut::Joined)
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
