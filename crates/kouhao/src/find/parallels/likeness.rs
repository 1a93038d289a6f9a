//! How alike two neighbours are built.

use std::ops::Range;

use crate::find::slogans::REPORTING;

use super::reading::{Class, Cut, Reading, Word};

/// Most units of a member that are compared: longer ones share no build that a listener would notice.
pub(super) const LONGEST: usize = 40;

/// Most units of members whose length alone is a rhythm.
const SHORT: usize = 6;

/// Units at the beginning of members among which a word links what they begin with to what they say.
const LINKED: usize = 5;

/// Most units of two members of which one may be a noun by its words: 领先一步、棋高一着.
const TIGHT: usize = 6;

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
const CARRIERS: &str = "把将让使以用靠向既又";

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
        if before + after >= shorter && x.len() != y.len() || x.len() != y.len() && self.reports(a) != self.reports(b) {
            return Likeness::None;
        }
        let likeness = if x.len() == y.len() { self.equally_long(a, b) } else { self.a_little_longer(a, b) };
        if likeness < Likeness::Marked && (x.len() != y.len() || x.len() > SHORT) && self.ends_marked(a, b, before, after) {
            Likeness::Marked
        } else {
            likeness
        }
    }

    fn equally_long(&self, a: &Range<usize>, b: &Range<usize>) -> Likeness {
        let len = a.len();
        let shared = (0..len).filter(|&at| self.ids[a.start + at] == self.ids[b.start + at]).count();
        // 十七届、十八届 count, they say nothing.
        let counted =
            (0..len).all(|at| self.ids[a.start + at] == self.ids[b.start + at] || self.is_numeral(a.start + at) && self.is_numeral(b.start + at));
        if counted || self.reports(a) != self.reports(b) {
            return Likeness::None;
        }
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
        let telling = match shared {
            0 => false,
            1 if len > 3 => self.one_tells(a, b, grammar),
            _ => 4 * shared >= len || grammar >= 0.5 && 6 * shared >= len,
        };
        let first = self.words(a)[0];
        let topic = first.end - a.start > 1
            && first.class == Class::Noun
            && self.words(b)[0].end - b.start == first.end - a.start
            && self.ids[a.start..first.end.min(a.end)] == self.ids[b.start..(b.start + first.end - a.start).min(b.end)];
        let both_ends = after > 0 && self.ids[a.start] == self.ids[b.start] && !topic && !self.has_name(a) && !self.has_name(b);
        let half = !tail && (2 * shared >= len || len == 4) && self.may_say(a) && self.may_say(b);
        // 做好文物保护、文化传承: the second is the object of the verb that the first begins with.
        let governed = len > SHORT && self.words(a)[0].class == Class::Verb && matches!(self.words(b)[0].class, Class::Noun | Class::Name);
        let says = !governed && says_a && self.may_say(b) || !governed && self.may_say(a) && says_b || (says_a || says_b) && len <= TIGHT;
        if telling && !nouns && (says || opener || both_ends || half) {
            return Likeness::Marked;
        }
        // 聚精会神搞建设、一心一意谋发展: of one grammar, with a set phrase each.
        let idiomatic = |member: &Range<usize>| self.words(member).len() > 1 && self.words(member).iter().any(|word| word.class == Class::Idiom);
        if grammar >= 0.99 && (idiomatic(a) && idiomatic(b) || 6 * shared >= len && !tail && len > SHORT) {
            return Likeness::Marked;
        }
        if grammar >= 0.99 || self.cut_alike(a, b) {
            return Likeness::Grammar;
        }
        if (says_a || says_b) && len <= SHORT || grammar >= 0.5 || telling { Likeness::Rhythm } else { Likeness::None }
    }

    /// Tells whether the one unit that two members share marks them: at an edge, or in words of one build.
    fn one_tells(&self, a: &Range<usize>, b: &Range<usize>, grammar: f64) -> bool {
        let len = a.len();
        let at = (0..len).find(|&at| self.ids[a.start + at] == self.ids[b.start + at]).unwrap_or(0);
        let word = |unit: usize| self.words(&(unit..unit + 1))[0];
        let whole = |unit: usize| word(unit).end - word(unit).start >= 4;
        let first = |unit: usize| word(unit).start == unit;
        let edge = at == 0 || at + 1 == len;
        match len {
            4 => edge || grammar >= 0.5 || whole(a.start + at) || whole(b.start + at) || first(a.start + at) && first(b.start + at),
            // 变压力为动力、化挑战为机遇.
            5 | 6 => {
                grammar >= 0.5 && (edge || grammar >= 0.99)
                    || first(a.start + at) && first(b.start + at) && word(a.start + at).end == a.start + at + 1
            }
            _ => false,
        }
    }

    /// Tells whether a unit is a numeral.
    fn is_numeral(&self, unit: usize) -> bool {
        self.str(&(unit..unit + 1)).chars().all(|c| "〇零一二三四五六七八九十百千".contains(c))
    }

    /// Tells whether a member only says who says what follows: 会议强调, not 提出更高要求.
    fn reports(&self, member: &Range<usize>) -> bool {
        let words = self.words(member);
        let verb = REPORTING.iter().any(|verb| self.str(member).ends_with(verb));
        verb && matches!(words[0].class, Class::Noun | Class::Name | Class::Function | Class::Other)
    }

    /// Tells whether members share their opening, their ending or both in such a way that their likeness is marked, however long they are.
    fn ends_marked(&self, a: &Range<usize>, b: &Range<usize>, before: usize, after: usize) -> bool {
        let (shorter, longer) = (a.len().min(b.len()), a.len().max(b.len()));
        let carries =
            before > 0 && CARRIERS.contains(self.str(&(a.start..a.start + 1))) && self.starts_word(a.start + 1) && self.starts_word(b.start + 1);
        let (most, least) = if carries { (3, 1) } else { (20, 9) };
        if least * longer > most * shorter {
            return false;
        }
        let opens = before > 0 && (before >= 3 || self.starts_word(a.start + before) || self.starts_word(b.start + before));
        let closes = after > 0 && self.starts_word(a.end - after) && self.starts_word(b.end - after);
        let opening = a.start..a.start + before;
        let ending = a.end - after..a.end;
        let says = self.says(a) && self.says(b);
        let opener = before > 0 && self.opens_clause(a);
        // A noun that two clauses begin with is their topic, no figure.
        let topic = matches!(self.words(a)[0].class, Class::Noun | Class::Name | Class::Doing | Class::Number);
        let balanced = before > 2 || 5 * shorter >= 3 * longer;
        let figure = |word: &Word| matches!(word.class, Class::Verb | Class::Adverb | Class::Number | Class::Idiom | Class::Phrase | Class::Other);
        opens && closes && (says && before + after >= 3 || opener)
            || opens && before >= 2 && says && balanced && !topic && (opener || self.says(&opening))
            || opens && carries && self.may_say(a) && self.may_say(b)
            || closes && after >= 2 && says && self.says_how(&ending)
            || closes && after >= 4 && balanced && self.words(&ending).iter().any(figure)
            || before > 0 && says && self.links_alike(a, b)
    }

    /// Compares short members of which one is a unit longer: 天更蓝、空气更优.
    fn a_little_longer(&self, a: &Range<usize>, b: &Range<usize>) -> Likeness {
        let (shorter, longer) = (a.len().min(b.len()), a.len().max(b.len()));
        let says = self.says(a) && self.says(b);
        let in_place = (0..shorter).any(|at| self.ids[a.end - 1 - at] == self.ids[b.end - 1 - at] && self.links(a.end - 1 - at));
        if longer <= SHORT && longer == shorter + 1 && shorter > 2 && says && in_place { Likeness::Rhythm } else { Likeness::None }
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
            // With an object it is a verb: 服务京津.
            Class::Doing => match words.get(i + 1).map(|next| next.class) {
                Some(Class::Name) => true,
                Some(Class::Noun) => i > 0 && matches!(words[i - 1].class, Class::Function | Class::Other),
                _ => false,
            },
            _ => false,
        })
    }

    /// Tells whether a member may say something: it has a word that the dictionary does not know, or ends in a verb that may stand for the thing done.
    pub(super) fn may_say(&self, member: &Range<usize>) -> bool {
        let words = self.words(member);
        let sayable =
            |word: &Word| matches!(word.class, Class::Verb | Class::Adjective | Class::Adverb | Class::Idiom | Class::Phrase | Class::Other);
        self.says(member) || words.iter().any(sayable) || words.len() > 1 && words[words.len() - 1].class == Class::Doing
    }

    /// Tells whether a verb, an adverb or the like stands in the same place behind the unit that two members begin with: 总依据是…，总布局是….
    fn links_alike(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        let near = a.len().min(b.len()).min(LINKED);
        (2..near).any(|at| {
            let word = self.words(&(a.start + at..a.start + at + 1))[0];
            self.ids[a.start + at] == self.ids[b.start + at]
                && matches!(word.class, Class::Verb | Class::Adverb | Class::Function)
                && (word.start, word.end) == (a.start + at, a.start + at + 1)
                && self.str(&(word.start..word.end)) != "的"
        })
    }

    /// Tells whether a unit is an adverb, a preposition or a particle by itself.
    fn links(&self, unit: usize) -> bool {
        let word = self.words(&(unit..unit + 1))[0];
        matches!(word.class, Class::Adverb | Class::Function) && word.end - word.start == 1
    }

    /// Tells whether an ending says how something is done or is: 得更好, 越来越旺.
    fn says_how(&self, ending: &Range<usize>) -> bool {
        self.words(ending).iter().any(|word| matches!(word.class, Class::Adverb | Class::Adjective))
    }

    pub(super) fn has_name(&self, member: &Range<usize>) -> bool {
        self.words(member).iter().any(|word| word.class == Class::Name)
    }

    fn text_starts_with(&self, stretch: &Range<usize>, openings: &[&str]) -> bool {
        openings.iter().any(|opening| self.str(stretch).starts_with(opening))
    }

    fn ends_in_noun(&self, member: &Range<usize>) -> bool {
        self.words(member).last().is_some_and(|word| matches!(word.class, Class::Noun | Class::Name | Class::Number | Class::Doing | Class::Phrase))
    }

    /// Tells whether members that share so many units at their ends, and nothing else, are but a list of nouns: 基础教育、职业教育.
    pub(super) fn is_list_of_nouns(&self, members: &[Range<usize>], after: usize) -> bool {
        let ending = members[0].end - after..members[0].end;
        // 世界之变、时代之变, 培养什么人、输送什么人: more than a noun. 科技创新、产业焕新: less than one.
        let phrase = self.words(&ending).iter().any(|word| matches!(word.class, Class::Function | Class::Number))
            || self.text_starts_with(&ending, &["之", "的"]);
        let phrase_word = |word: &Word| word.start >= ending.start && matches!(word.class, Class::Idiom | Class::Phrase);
        let whole_phrase = self.words(&ending).iter().any(phrase_word);
        let whole = members.iter().filter(|member| self.starts_word(member.end - after)).count();
        if phrase || after == 1 && 2 * whole < members.len() {
            return false;
        }
        let governs = |member: &Range<usize>| match self.words(member) {
            [first, next, ..] => {
                first.class == Class::Verb || first.class == Class::Adverb || first.class == Class::Doing && next.class == Class::Name
            }
            _ => false,
        };
        let unknown = |member: &Range<usize>| matches!(self.words(member), [first, _, ..] if first.class == Class::Other);
        let governed = members.iter().filter(|member| governs(member)).count();
        let unknown = members.iter().filter(|member| unknown(member)).count();
        // Beside verbs, a word that the dictionary does not know is one: 发挥比较优势、用好后发优势. Of many, one may be anything.
        let verbs = governed + unknown == members.len() && governed > 0 || governed > 1 && governed + 1 == members.len();
        members.iter().all(|member| self.ends_in_noun(member)) && !verbs && !self.says(&ending) && !whole_phrase
    }

    /// Tells whether a member opens with a word that opens clauses of one build.
    pub(super) fn opens_clause(&self, member: &Range<usize>) -> bool {
        OPENERS.contains(self.str(&(member.start..member.start + 1))) && self.words(member)[0].class != Class::Noun
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
        || matches!((a, b), (Class::Phrase, Class::Idiom | Class::Noun) | (Class::Idiom | Class::Noun, Class::Phrase))
        || matches!((a, b), (Class::Verb | Class::Doing, Class::Verb | Class::Doing))
}
