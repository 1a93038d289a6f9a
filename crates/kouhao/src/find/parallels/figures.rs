//! Recognises figures of speech, which show that a likeness is deliberate whatever the word classes are.

use std::ops::Range;

use super::cut::{Class, Cut, CutText, Word};
use super::likeness::{EASY, FIRST_OF_TWO, NEAR, SECOND_OF_TWO, alike};
use super::opposites::are_times;

/// The lengths, in units, at which two clauses of equal length are heard as a pair.
pub(super) const EVEN: std::ops::RangeInclusive<usize> = 4..=7;

/// The points that an even pair needs: those for its length, if nothing counts against it.
const EVEN_POINTS: i32 = 3;

/// The length, in units, of a phrase before 的 that is heard as one unit of speech whatever its words are: 攻坚克难的堡垒.
const SET_PHRASE: usize = 4;

/// The minimum number of grammar words that form a frame: one or two occur in any clause.
const LEAST_FRAME: usize = 3;

impl CutText<'_> {
    /// Returns whether two members contain the same grammar words in the same order.
    pub(super) fn share_frame(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        // Most pairs differ in the first word.
        self.words_of_grammar(a).eq(self.words_of_grammar(b)) && self.words_of_grammar(a).count() >= LEAST_FRAME
    }

    /// Returns whether two members begin with different times: 过去…, 现在….
    pub(super) fn begin_with_times(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        let first = |member: &Range<usize>| self.str(&(member.start..self.words(member)[0].end));
        are_times(first(a), first(b))
    }

    /// Returns whether a member ends in a question of the form “A or not A”: 正不正, 方便不方便.
    pub(super) fn asks_whether(&self, member: &Range<usize>) -> bool {
        [1, 2].into_iter().any(|len| {
            member.len() > 2 * len && {
                let no = member.end - 1 - len;
                self.str(&(no..no + 1)) == "不" && self.ids[no - len..no] == self.ids[no + 1..member.end]
            }
        })
    }

    /// Returns whether a member begins with the last unit of the previous one, where both are short and equally long (顶真): 稳中有进、进中提质.
    pub(super) fn takes_up(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        a.len() == b.len() && (4..=NEAR).contains(&a.len()) && self.ids[a.end - 1] == self.ids[b.start]
    }

    /// Returns whether both members are nouns modified with 的, with the same number of units before and after it: 改革的办法、创新的思维.
    pub(super) fn are_genitives(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        let particle = |member: &Range<usize>| {
            let mut particles = self.words(member).iter().filter(|word| self.str(&(word.start..word.end)) == "的");
            let particle = particles.next().filter(|word| word.start > member.start && word.end < member.end)?;
            particles.next().is_none().then(|| particle.start - member.start)
        };
        let (x, y) = (self.words(a)[0].class, self.words(b)[0].class);
        a.len() == b.len()
            && a.len() <= EASY
            && (alike(x, y) || matches!(particle(a), Some(SET_PHRASE)))
            && x != Class::Function
            && matches!((particle(a), particle(b)), (Some(x), Some(y)) if x == y)
    }

    /// Returns whether a pair of conjunctions joins two members that do not differ much in length: 不仅…，也…. A contrast, 不是…，而是…, is noticed even if they
    /// differ more.
    pub(super) fn are_framed(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        let (shorter, longer) = (a.len().min(b.len()), a.len().max(b.len()));
        let first = self.str(&(a.start..(a.start + 2).min(a.end)));
        let apart = first == "不是" || first.starts_with('既') || first == "一方";
        let near = 5 * shorter >= 3 * longer || apart && 20 * shorter >= 9 * longer;
        near && (self.without(a, FIRST_OF_TWO).start > a.start && self.without(b, SECOND_OF_TWO).start > b.start
            || self.are_one_and_another(a, b)
            || self.deny_and_assert(a, b))
    }

    /// Returns whether two members open with the same words, and one continues with a denial and the other with an assertion: 缺的不是木料，缺的是木匠.
    fn deny_and_assert(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        let before = self.ids[a.clone()].iter().zip(&self.ids[b.clone()]).take(NEAR).take_while(|(x, y)| x == y).count();
        let (x, y) = (self.words(a), self.words(b));
        let at = |words: &[Word], unit: usize| words.iter().find(|word| word.start == unit).map_or("", |word| self.str(&(word.start..word.end)));
        before > 0 && matches!((at(x, a.start + before), at(y, b.start + before)), ("不是", "是") | ("是", "不是"))
    }

    /// Returns whether members begin with “one” and “another” of a kind: 一头连着…，另一头连着….
    pub(super) fn are_one_and_another(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        let (one, other) = (self.str(&(a.start..(a.start + 2).min(a.end))), self.str(&(b.start..(b.start + 3).min(b.end))));
        one.starts_with('一') && other.strip_prefix('另') == Some(one)
    }

    /// Returns whether a member begins with a verb and its potential complement: 看得见变化, 感受得到公平.
    pub(super) fn is_potential(&self, member: &Range<usize>) -> bool {
        let able = |unit: usize| self.str(&(unit..unit + 1)) == "得";
        member.len() > 2 && self.acts(member.start) && (member.start + 1..member.end - 1).take(2).any(able)
    }

    /// Returns whether a member is a verb of one or two units with an object of which there is one: 修一座桥, 联系一个渔村.
    pub(super) fn governs_one(&self, member: &Range<usize>) -> bool {
        let words = self.words(member);
        let counted = |word: &Word| word.class == Class::Number && self.str(&(word.start..word.start + 1)) == "一" && word.end < member.end;
        let acts = matches!(words[0].class, Class::Verb | Class::Doing) || self.acts(member.start);
        acts && words[0].end - member.start <= 2 && words.get(1).is_some_and(counted)
    }

    /// Returns whether a member ends in a quotation with a numeral, the name of a set: 建好水上、岸上“两支队伍”.
    pub(super) fn ends_in_set(&self, member: &Range<usize>) -> bool {
        let opened = || member.clone().rev().find(|&unit| self.marks[unit].open);
        self.marks[member.end].close && opened().is_some_and(|unit| unit > member.start && self.is_numeral(unit)) && self.governs(member)
    }

    /// Returns whether a member ends in 之 and a quality: 期望之深.
    pub(super) fn says_how_much(&self, member: &Range<usize>) -> bool {
        member.len() > 3 && self.str(&(member.end - 2..member.end - 1)) == "之" && self.is_quality(member.end - 1)
    }

    /// Returns whether two clauses begin with the same conjunction of condition or cause and one more equal unit, so that both depend on the same clause:
    /// 只要我们…，只要我们…，就….
    pub(super) fn repeat_condition(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        const CONDITIONS: [&str; 12] = ["只要", "只有", "如果", "无论", "不论", "不管", "因为", "正因为", "即使", "哪怕", "除非", "既然"];
        let word = self.words(b)[0];
        let len = word.end - word.start;
        let whole = word.start == b.start && len < a.len().min(b.len()) && 5 * a.len().min(b.len()) >= 2 * a.len().max(b.len());
        whole && CONDITIONS.contains(&self.str(&(b.start..word.end))) && self.ids[a.start..=a.start + len] == self.ids[b.start..=b.start + len]
    }

    /// Returns whether a member has the measure of a line of verse, two units and three or four and three, of which the last three are a verb with its
    /// object: 三年修大桥, 齐心协力修大桥. The dictionary may have them as a noun.
    pub(super) fn is_line_of_verse(&self, member: &Range<usize>) -> bool {
        matches!(member.len(), 5 | 7) && {
            let turn = member.end - 3;
            let first = self.words(member)[0];
            let leads_on = first.end == member.start + 1 && matches!(first.class, Class::Function | Class::Adverb);
            !leads_on && self.starts_word(turn) && self.may_be_verb_of_three(&(turn..member.end))
        }
    }

    /// Returns whether two members are lines of verse: the dictionary has the last three units of neither as a noun, or what they are is shown by the other.
    pub(super) fn are_lines_of_verse(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        let noun = |member: &Range<usize>| self.is_noun(&(member.end - 3..member.end));
        a.len() == b.len() && self.is_line_of_verse(a) && self.is_line_of_verse(b) && (!noun(a) && !noun(b) || self.end_in_deeds(a, b))
    }

    /// Returns whether two lines of verse, four units and three, begin with set phrases or adverbs and end in a verb with its object, at least one of which the
    /// dictionary does not have as a noun: 齐心协力修大桥，一心一意护清水.
    pub(super) fn end_in_deeds(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        let four = |member: &Range<usize>| self.words(&(member.start..member.start + SET_PHRASE)).len() == 1;
        let line = |member: &Range<usize>| member.len() == SET_PHRASE + 3 && self.is_line_of_verse(member) && four(member);
        let deed = |member: &Range<usize>| {
            let turn = member.end - 3;
            self.words(&(turn..turn + 1))[0].end == turn + 1 && self.is_verb_of_three(&(turn..member.end))
        };
        let may_be = |member: &Range<usize>| deed(member) || self.is_noun(&(member.end - 3..member.end));
        line(a) && line(b) && may_be(a) && may_be(b) && (deed(a) || deed(b))
    }

    /// Returns whether two members begin with opposites followed by the same verb: 大到村里的事、小到家里的事.
    pub(super) fn oppose_in_frame(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        let long = a.len() > 2 && b.len() > 2;
        long && self.ids[a.start + 1] == self.ids[b.start + 1]
            && self.acts(a.start + 1)
            && self.starts_word(a.start + 2)
            && self.oppose(a.start, b.start)
    }

    /// Returns whether two members of equal length each contain one 的, in the same place.
    pub(super) fn keeps_particle(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        let places = |member: &Range<usize>| -> Vec<usize> {
            let particles = member.clone().filter(|&unit| self.str(&(unit..unit + 1)) == "的");
            particles.map(|unit| unit - member.start).collect()
        };
        let (x, y) = (places(a), places(b));
        a.len() == b.len() && x == y && matches!(x[..], [at] if at > 0 && at + 1 < a.len())
    }

    /// Returns whether two members of three units each describe the same thing: 看病难、看病贵, whatever parts of speech the dictionary has for them.
    pub(super) fn are_states_of_one(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        let state = |member: &Range<usize>| member.len() == 3 && self.is_quality(member.end - 1) && self.starts_word(member.start);
        state(a) && state(b) && self.ids[a.start..a.start + 2] == self.ids[b.start..b.start + 2]
    }

    /// Returns whether two short members of equal length have a unit in common in the same place.
    pub(super) fn keeps_one(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        a.len() == b.len() && a.len() <= NEAR && a.clone().zip(b.clone()).any(|(x, y)| self.ids[x] == self.ids[y])
    }

    /// Returns where the second clause of a member of two clauses starts.
    pub(super) fn turns(&self, member: &Range<usize>) -> Option<usize> {
        let mut commas = (member.start + 1..member.end).filter(|&unit| self.cuts[unit] == Cut::Comma);
        let turn = commas.next()?;
        commas.next().is_none().then_some(turn)
    }

    /// Returns whether two members have two clauses each, and their second clauses begin with the same word: …，才能…；…，才能….
    pub(super) fn turn_alike(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        let (Some(x), Some(y)) = (self.turns(a), self.turns(b)) else { return false };
        let word = self.words(&(x..x + 1))[0];
        let len = word.end - x;
        y + len < b.end && self.starts_word(y + len) && self.ids[x..word.end] == self.ids[y..y + len]
    }

    /// Returns whether two clauses have the same length of a few units, and neither depends on the preceding text nor contains a grammar word, as narrative
    /// clauses do: 村里修好了桥.
    pub(super) fn is_even_pair(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        let whole = |member: &Range<usize>| {
            let leads_on = matches!(self.words(member)[0].class, Class::Adverb | Class::Number);
            let told = self.words(member).iter().any(|word| word.class == Class::Function);
            !leads_on
                && !told
                && (member.start + 1..member.end).all(|unit| self.cuts[unit] == Cut::Joined)
                && (self.may_say(member) || member.len() == SET_PHRASE && self.words(member).len() > 1)
        };
        a.len() == b.len() && EVEN.contains(&a.len()) && whole(a) && whole(b) && self.points(a, b) >= EVEN_POINTS
    }
}
