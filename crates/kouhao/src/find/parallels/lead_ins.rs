//! Recognises clauses that lead in to the clauses after them, and so are none of their neighbours however alike they are.
//!
//! Three clauses of four characters are as alike as those of a list, but 经过讨论 only says how it came to the two after it, 三个不变 only announces what the next
//! three clauses name, and 不修桥 is the condition of 路也不通.

use std::ops::Range;

use super::cut::{Class, Cut, CutText, Word};
use super::likeness::SECOND_OF_TWO;
use crate::text::{Span, numerals};

/// Words of two characters that open clauses of circumstances: a closed class, from general knowledge of Chinese grammar.
const OPENING: [&str; 10] = ["经过", "通过", "随着", "根据", "按照", "依据", "鉴于", "为了", "由于", "自从"];

/// Verbs of looking back, and characters that end the time that they look back on: closed classes, from general knowledge of Chinese.
const LOOKING: [&str; 4] = ["回顾", "回首", "纵观", "综观"];
const TIMES: &str = "年月去天来";

/// Measure words for what is counted in names of sets: a closed class, from general knowledge of Chinese grammar.
const MEASURES: &str = "个项大条点件种";

/// Adverbs of a clause that depends on a condition: a closed class, from general knowledge of Chinese grammar.
const DEPENDENT: [&str; 3] = ["也", "就", "便"];

/// Negations that open a condition, and characters after them with which they form other words (不仅, 不断, 不少): closed classes, from general knowledge of
/// Chinese grammar.
const NEGATIONS: &str = "不没";
const OTHERWISE: &str = "仅但光只单独断少同久时妨如管论";

impl CutText<'_> {
    /// Returns whether a member is a single clause that opens with a word of circumstances, or looks back on a time: 经过讨论, not 通过了决议.
    fn opens_circumstance(&self, member: &Range<usize>) -> bool {
        let after = member.start + 2;
        if after >= member.end {
            return false;
        }
        let (opening, last) = (self.str(&(member.start..after)), self.str(&(member.end - 1..member.end)));
        let opens = OPENING.contains(&opening) && self.str(&(after..after + 1)) != "了" || LOOKING.contains(&opening) && TIMES.contains(last);
        opens && self.is_one_clause(member)
    }

    /// Returns whether only one of two members opens with a word of circumstances and is nothing but these, and does not end as the other, if that begins with a
    /// verb: 来自渔村，为了渔村.
    pub(super) fn differ_in_circumstance(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        let (first, second) = (self.opens_circumstance(a), self.opens_circumstance(b));
        let lead = if first { a } else { b };
        // 根据水情不断调整, 按照图纸修好桥: it goes on to say what is done.
        let says = |at: usize, word: &Word| word.class == Class::Adverb || at > 1 && word.class == Class::Verb;
        let goes_on = || self.words(lead).iter().enumerate().any(|(at, word)| says(at, word));
        let acts = |member: &Range<usize>| self.words(member)[0].class == Class::Verb;
        // 回顾过去一年，展望未来五年
        let times = [a, b].iter().all(|member| TIMES.contains(self.str(&(member.end - 1..member.end))));
        let alike = || times || self.closes_alike(a, b, 2) && acts(a);
        first != second && !goes_on() && !alike()
    }

    fn is_one_clause(&self, member: &Range<usize>) -> bool {
        (member.start + 1..member.end).all(|unit| self.cuts[unit] < Cut::Comma)
    }

    /// Returns whether one clause is the condition of the next: 不修好桥，路也走不通.
    pub(super) fn is_condition_of(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        let is_one_of = |unit: usize, characters: &str| unit < self.ids.len() && characters.contains(self.str(&(unit..unit + 1)));
        let negates = |unit: usize| is_one_of(unit, NEGATIONS) && !is_one_of(unit + 1, OTHERWISE);
        let depends = || {
            let inner = self.words(b).iter().filter(|word| word.start > b.start && word.class != Class::Noun);
            inner.into_iter().any(|word| DEPENDENT.contains(&self.str(&(word.start..word.end))))
        };
        let joined = || self.without(b, SECOND_OF_TWO).start > b.start;
        negates(a.start) && !negates(b.start) && depends() && !joined() && self.is_one_clause(a) && self.is_one_clause(b)
    }

    /// Returns whether the first clause of a run announces by their number what the others name again: 三个不变，道路不变，方向不变，目标不变.
    pub(super) fn announces(&self, run: &[Range<usize>]) -> bool {
        /// The number of characters of what is counted that the others must have.
        const NAMED: usize = 2;
        let [first, others @ ..] = run else { return false };
        let text = self.str(first);
        let all = others.len() as u64;
        let named = |span: Span| {
            let thing = text[span.end..].strip_prefix(|c| MEASURES.contains(c))?;
            let end = thing.char_indices().nth(NAMED).map_or(thing.len(), |(end, _)| end);
            (!text[..span.start].ends_with('第') && !thing.is_empty()).then_some(&thing[..end])
        };
        let mut things = numerals(text).filter(|numeral| numeral.value.integer() == Some(all)).filter_map(|numeral| named(numeral.span));
        others.len() > 1 && self.is_one_clause(first) && things.any(|thing| others.iter().all(|other| self.str(other).contains(thing)))
    }
}
