//! Measures how alike two neighbours are in structure.
//!
//! No single sign is conclusive: two clauses may have the same length by chance, lists of nouns share their endings, and word classes are guesses. So each
//! sign scores points, from 1 for a sign that is often accidental to 3 for one that seldom is, and the sum measures how alike two members are.

mod against;
mod short;

use std::ops::Range;

use super::cut::{Class, Cut, CutText, Word};
use super::figures::EVEN;
use super::opposites::{are_opposites, are_times};
use crate::text::is_han;

/// The maximum length of a member, in units, that is compared in full: a listener would not notice the structure of longer ones.
pub(super) const LONGEST: usize = 40;

/// How far from the beginning and the end, in units, members of unequal length are searched for words in the same place.
pub(super) const NEAR: usize = 8;

/// The maximum length, in units, of clauses of unequal length whose common final noun is noticed.
const NAMED: usize = 14;

/// The maximum length, in units, that a listener perceives without counting.
pub(super) const EASY: usize = 10;

/// The points that two members need to be a pair.
pub(super) const MARKED: i32 = 5;

/// The maximum points that units in the same place score by chance.
const CHANCE: i32 = 2;

/// The maximum points for matches in the same place between the ends.
const MOST_BETWEEN: i32 = 5;

/// Characters of the literary language that build phrases of four: a closed class, from general knowledge of Chinese grammar.
const LITERARY: &str = "之于而以则者其所";

/// Negations, which are also parts of other words: a closed class, from general knowledge of Chinese grammar.
const NEGATIONS: &str = "不没无未";

/// Adverbs and conjunctions that open the second of two members, and those that open the first: closed classes, from general knowledge of Chinese grammar.
pub(super) const SECOND_OF_TWO: &[&str] =
    &["也", "又", "更", "还", "却", "而", "而且", "并且", "乃至", "甚至", "不如", "而是", "更是", "则", "同时", "另一方面", "and", "but", "or"];
pub(super) const FIRST_OF_TWO: &[&str] = &["不仅", "不但", "不光", "不只", "既", "不是", "宁可", "宁愿", "一方面"];

/// Verbs of one character that carry a clause and that the tokenizer joins with a preceding conjunction: a closed class, from general knowledge of Chinese
/// grammar.
const WILL: &str = "要能敢是有让把";

/// Points for two members joined by a pair of conjunctions, 不仅…，也…, or framed by the same grammar words, 对…不…，就会….
const FRAME: i32 = 3;

/// How alike two members are, in ascending order.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Likeness {
    /// Not alike, or identical.
    None,
    /// Enough for three or more members that make a statement.
    Rhythm,
    /// Enough for three or more members.
    Grammar,
    /// Enough for two members.
    Marked,
}

impl Likeness {
    pub(super) fn of(points: i32) -> Self {
        match points {
            ..3 => Likeness::None,
            3 => Likeness::Rhythm,
            4 => Likeness::Grammar,
            MARKED.. => Likeness::Marked,
        }
    }
}

impl CutText<'_> {
    /// Returns how alike two members are.
    pub(super) fn likeness(&self, a: &Range<usize>, b: &Range<usize>) -> Likeness {
        Likeness::of(self.points(a, b))
    }

    /// Returns the points that two members score; 0 or less if nothing supports a likeness.
    pub(super) fn points(&self, a: &Range<usize>, b: &Range<usize>) -> i32 {
        let clauses = !b.is_empty() && self.cuts[b.start] >= Cut::Comma;
        let points = |a: &Range<usize>, b: &Range<usize>| Pair::new(self, a, b, clauses).map_or(0, |pair| pair.points());
        let whole = points(a, b);
        if a.is_empty() || b.is_empty() {
            return whole;
        }
        // 很小，也很好: the word that joins the second member to the first is ignored if the rest shows the likeness.
        let (x, y) = (self.without(a, FIRST_OF_TWO), self.without(b, SECOND_OF_TWO));
        if y.start == b.start || self.ids[a.start] == self.ids[b.start] {
            return if self.are_framed(a, b) { whole.max(MARKED) } else { whole };
        }
        let frame = if x.start > a.start { FRAME } else { 0 };
        let framed = if self.are_framed(a, b) { MARKED } else { 0 };
        whole.max(points(&x, &y) + frame).max(framed)
    }

    /// Returns whether two members can be neighbours of one run at all, whatever they share: not a predicate and its subject.
    pub(super) fn may_be_alike(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        Pair::new(self, a, b, self.cuts[b.start] >= Cut::Comma).is_some()
    }

    /// Returns whether two clauses share wording or are a figure of speech, or are so short that their equal length is noticed.
    pub(super) fn share(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        let clauses = self.cuts[b.start] >= Cut::Comma;
        let share = |a: &Range<usize>, b: &Range<usize>| Pair::new(self, a, b, clauses).is_none_or(|pair| pair.shares());
        self.are_framed(a, b) || share(a, b) || share(&self.without(a, FIRST_OF_TWO), &self.without(b, SECOND_OF_TWO))
    }

    /// Returns whether two members of three units or more contain the same units in different order.
    pub(super) fn rearranges(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        let sorted = |member: &Range<usize>| {
            let mut ids = self.ids[member.clone()].to_vec();
            ids.sort_unstable();
            ids
        };
        a.len() == b.len() && (3..LONGEST).contains(&a.len()) && self.ids[a.clone()] != self.ids[b.clone()] && sorted(a) == sorted(b)
    }

    /// Returns a member without the word that joins it to its neighbour.
    pub(super) fn without(&self, member: &Range<usize>, words: &[&str]) -> Range<usize> {
        let word = self.words(member)[0];
        let text = self.str(&(member.start..word.end.min(member.end)));
        if word.start != member.start || word.end >= member.end {
            return member.clone();
        }
        // 更要, 还能 are one word to the tokenizer.
        let first = self.str(&(member.start..member.start + 1));
        let coined = || word.end == word.start + 2 && words.contains(&first);
        match words.contains(&text) {
            true => word.end..member.end,
            false if coined() && [WILL, NEGATIONS].iter().any(|list| list.contains(self.str(&(member.start + 1..member.start + 2)))) => {
                member.start + 1..member.end
            }
            false => member.clone(),
        }
    }

    /// Returns whether two members of equal length have their marks, at least one, in the same places.
    pub(super) fn cut_alike(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        let cuts = |member: &Range<usize>| self.cuts[member.start + 1..member.end].iter();
        a.len() == b.len() && cuts(a).eq(cuts(b)) && cuts(a).any(|&cut| cut > Cut::Joined)
    }

    /// Returns whether two members are equally long, begin with words of the same class and length that do not depend on the preceding text, and are short
    /// enough for this to be noticed.
    pub(super) fn balance(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        let (x, y) = (self.words(a)[0], self.words(b)[0]);
        let leads_on = matches!(x.class, Class::Function | Class::Adverb);
        a.len() == b.len() && a.len() <= EASY && !leads_on && alike(x.class, y.class) && x.end - a.start == y.end - b.start
    }

    /// Returns whether two units are opposites that words of equal length begin with, or times. In members of a few units any two opposites are noticed.
    pub(super) fn contrasts(&self, x: usize, y: usize, longest: usize) -> bool {
        let word = |unit: usize| self.words(&(unit..unit + 1))[0];
        let (v, w) = (word(x), word(y));
        let begin = (v.start, w.start) == (x, y) && v.end - v.start == w.end - w.start;
        let text = |word: Word| self.str(&(word.start..word.end));
        self.oppose(x, y) && (begin || longest <= NEAR) || begin && v.end - v.start == 2 && are_times(text(v), text(w))
    }

    /// Returns whether two words of two units that are opposites are in the same place of two clauses, counted from the beginning or the end: 主张和平，反对战争.
    pub(super) fn set_words_apart(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        let whole = |word: &&Word| word.opposed && word.start >= a.start && word.end <= a.end;
        self.words(a).iter().filter(whole).any(|word| {
            let text = self.str(&(word.start..word.end));
            let (ahead, behind) = (word.start - a.start, a.end - word.start);
            let opposed = |start: usize| start + 2 <= b.end && are_opposites(text, self.str(&(start..start + 2)));
            opposed(b.start + ahead) || a.len() != b.len() && behind <= b.len() && opposed(b.end - behind)
        })
    }

    /// Returns whether two members of equal length have a character of the literary language in the same place: 立党之本、执政之基.
    pub(super) fn keeps_literary(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        let mut pairs = a.clone().zip(b.clone());
        a.len() == b.len() && pairs.any(|(x, y)| self.ids[x] == self.ids[y] && LITERARY.contains(self.str(&(x..x + 1))))
    }

    /// Returns whether two members of equal length have two neighbouring units in common within them, one of which is of the literary language:
    /// 权为民所用、情为民所系, not 甲国学者、乙国学者.
    pub(super) fn keeps_frame(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        let inner = |at: usize| self.ids[a.start + at] == self.ids[b.start + at];
        let literary = |at: usize| LITERARY.contains(self.str(&(a.start + at..a.start + at + 1)));
        let framed = |at: usize| inner(at) && inner(at + 1) && (literary(at) || literary(at + 1));
        a.len() == b.len() && a.len() > 3 && (1..a.len() - 2).any(framed) && self.ids[a.end - 1] != self.ids[b.end - 1]
    }

    /// Returns the share of words that have the same class in the same place.
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

/// Two members that are compared.
struct Pair<'r, 't> {
    cut_text: &'r CutText<'t>,
    a: Range<usize>,
    b: Range<usize>,
    /// The number of equal units at the beginning.
    before: usize,
    /// The number of equal units at the end, apart from those in `before`.
    after: usize,
    shorter: usize,
    longer: usize,
    /// Whether they are clauses rather than phrases of one clause.
    clauses: bool,
    /// Whether the first begins with a Han character.
    han: bool,
}

impl<'r, 't> Pair<'r, 't> {
    /// Returns `None` if there is nothing to compare.
    fn new(cut_text: &'r CutText<'t>, a: &Range<usize>, b: &Range<usize>, clauses: bool) -> Option<Self> {
        let (x, y) = (&cut_text.ids[a.clone()], &cut_text.ids[b.clone()]);
        let (shorter, longer) = (x.len().min(y.len()), x.len().max(y.len()));
        if shorter == 0 || x == y || longer <= LONGEST && cut_text.reports(a) != cut_text.reports(b) {
            return None;
        }
        // 刚刚过去的五年，是不平凡的五年: a predicate is not a neighbour of its subject.
        if clauses && cut_text.remarks(a) && !cut_text.remarks(b) {
            return None;
        }
        if clauses && (cut_text.is(b) && !cut_text.is(a) || cut_text.is_circumstance(a) != cut_text.is_circumstance(b)) {
            return None;
        }
        if clauses && (cut_text.differ_in_circumstance(a, b) || cut_text.is_condition_of(a, b)) {
            return None;
        }
        // At most this many, so that the time does not depend on the length.
        let before = x.iter().zip(y).take(LONGEST).take_while(|(x, y)| x == y).count();
        let after = x.iter().rev().zip(y.iter().rev()).take(LONGEST.min(shorter - before)).take_while(|(x, y)| x == y).count();
        let han = cut_text.str(&(a.start..a.start + 1)).contains(is_han);
        Some(Pair { cut_text, a: a.clone(), b: b.clone(), before, after, shorter, longer, clauses, han })
    }

    /// Sums the points for and against a likeness.
    fn points(&self) -> i32 {
        let opening = self.opening();
        if self.longer > LONGEST {
            return if self.clauses { opening.min(3) } else { 0 };
        }
        if self.clauses && self.cut_text.repeat_condition(&self.a, &self.b) {
            return MARKED;
        }
        let numbered = self.has_figures() && !(self.clauses && (self.cut_text.begin_with_times(&self.a, &self.b) || self.both(CutText::is)));
        if numbered || self.counts() || self.holds() {
            return 0;
        }
        if self.cut_text.are_lines_of_verse(&self.a, &self.b) {
            return MARKED;
        }
        let nouns = self.nouns(opening);
        let points = opening
            + self.closing()
            + self.between()
            + self.contrast()
            + self.crossing()
            + self.length(opening)
            + self.build()
            + self.governed()
            + self.figures()
            + self.framing()
            + nouns;
        // Any two members of a list of nouns are this alike: 重大项目、重大工程.
        let points = if nouns < 0 && self.are_nouns() && !self.is_rearranged() { points.min(4) } else { points };
        let twos = !self.clauses && self.longer == 2 && self.both(CutText::may_be_verb_of_two);
        let deeds = if twos || self.is_list_of_deeds() { short::DEEDS } else { 0 };
        // Whatever follows, a repeated opening is noticed, and so is an ending of three units that makes a statement.
        let heard = if self.clauses && self.after >= 3 && self.says_at_end() { 3 } else { opening.min(3) };
        points.max(deeds).max(heard)
    }

    /// Returns whether the members share more than a unit that is in the same place by chance, unless they are so short, or so long, that this is not required.
    fn shares(&self) -> bool {
        let wording = || self.opening() + self.closing() + self.between() + self.contrast() + self.crossing() + self.figures();
        let turned = || self.has_even_halves() || self.cut_text.are_lines_of_verse(&self.a, &self.b) || self.cut_text.turn_alike(&self.a, &self.b);
        self.shorter <= *EVEN.end() || self.longer > LONGEST || self.quotes_alike() || wording() > CHANCE || turned()
    }

    /// Returns points for figures of speech.
    fn figures(&self) -> i32 {
        let cut_text = self.cut_text;
        if self.both(CutText::asks_whether) {
            return MARKED;
        }
        // 期望之深、责任之重
        let degree = self.both(CutText::says_how_much);
        let potential = degree || !self.equal() && self.both(CutText::is_potential);
        let framed = potential || self.both(CutText::governs_one) || self.clauses && self.both(CutText::ends_in_set);
        2 * (i32::from(cut_text.takes_up(&self.a, &self.b)) + i32::from(self.is_genitive())) + if framed { FRAME } else { 0 }
    }

    /// Returns points for long clauses that are framed by the same grammar words, or whose second clauses begin with the same word.
    fn framing(&self) -> i32 {
        let long = self.clauses && self.shorter >= EASY;
        match long {
            true if self.cut_text.turn_alike(&self.a, &self.b) => FRAME + 1,
            true if self.cut_text.share_frame(&self.a, &self.b) => FRAME,
            _ => 0,
        }
    }

    /// Returns whether both members are nouns modified with 的, and not the same one.
    fn is_genitive(&self) -> bool {
        self.before < 2 && self.after < 2 && self.cut_text.are_genitives(&self.a, &self.b)
    }

    /// Returns whether the members begin with a figure, or contain figures other than in the opening that they share.
    fn has_figures(&self) -> bool {
        if self.cut_text.has_figure(&(self.a.start..self.a.start + 1)) {
            return true;
        }
        let has = |member: &Range<usize>| self.cut_text.has_figure(&(member.start + self.before..member.end));
        has(&self.a) || has(&self.b)
    }

    fn equal(&self) -> bool {
        self.shorter == self.longer
    }

    /// Returns whether one member is the other with something added.
    fn holds(&self) -> bool {
        !self.equal() && self.before + self.after >= self.shorter
    }

    /// Returns whether the members differ only in numerals: 十七届、十八届.
    fn counts(&self) -> bool {
        let cut_text = self.cut_text;
        let numeral = |(x, y): (usize, usize)| cut_text.ids[x] == cut_text.ids[y] || cut_text.is_numeral(x) && cut_text.is_numeral(y);
        self.equal() && self.a.clone().zip(self.b.clone()).all(numeral)
    }

    /// Returns points for the opening that the members share.
    fn opening(&self) -> i32 {
        if self.before == 0 {
            return 0;
        }
        let (x, y) = (self.cut_text.words(&self.a)[0], self.cut_text.words(&self.b)[0]);
        let (x_len, y_len) = (x.end - self.a.start, y.end - self.b.start);
        let word = x_len == y_len && x_len <= self.before;
        // 经济体的地位，经济稳健发展: the beginning of a longer noun.
        let states = self.both(CutText::may_say);
        let cut = |word: Word, len: usize| !states && len > self.before && matches!(word.class, Class::Noun | Class::Name);
        let words = self.before > 1
            && !cut(x, x_len)
            && !cut(y, y_len)
            && (self.cut_text.starts_word(self.a.start + self.before) || self.cut_text.starts_word(self.b.start + self.before));
        let starts = |unit: usize| self.cut_text.starts_word(unit);
        let more = (self.before as i32 - 1).min(2);
        match word || words {
            // 各村、各镇 are a list.
            true if !self.clauses && self.is_determined() => 0,
            true if self.both(CutText::opens_clause) => 5 + more,
            true if word && self.opens_with_nouns() => self.topic(),
            // Before a comma it is not part of a noun: 统筹修桥和铺路，统筹种树.
            true if word && x.class == Class::Doing && !self.is_done(x_len) => 2 + i32::from(self.clauses),
            // 永远向前，永远不停: an adverb is repeated on purpose.
            true if self.clauses && word && x.class == Class::Adverb => 4 + more,
            true => 3 + more,
            // 一条条小路，一盏盏路灯
            _ if self.both(CutText::opens_with_each) => MARKED,
            _ if !self.clauses && self.longer == 2 && self.is_verb_again() => 3,
            // 一张清单、一套班子: one of each.
            false if self.both(CutText::opens_with_one) => 3,
            // 为村修路、为民架桥, of which the tokenizer takes one beginning for a word
            false if self.before == 1 && (starts(self.a.start + 1) || starts(self.b.start + 1)) && self.both(CutText::opens_clause) => 4,
            // 不信邪、不怕鬼: however the tokenizer splits them.
            false if NEGATIONS.contains(self.cut_text.str(&(self.a.start..self.a.start + 1))) => 3,
            // 做精一粒米、做香一颗花生: words unknown to the dictionary begin with the same verb.
            false if self.cut_text.acts(self.a.start) && (x.class == Class::Other || y.class == Class::Other) => 3,
            false if self.is_verb_alone(x, x_len) || self.is_verb_alone(y, y_len) => 3,
            false => self.morpheme().max(2 * i32::from(self.equal())),
        }
    }

    /// Returns whether a particle that only follows verbs follows the first word in the opening that the members share: 开辟了航线、开辟了渔场.
    fn is_done(&self, word: usize) -> bool {
        let after = self.a.start + word;
        word < self.before && self.cut_text.str(&(after..after + 1)) == "了"
    }

    /// Returns whether the opening that the members share begins with a noun and no verb follows.
    fn opens_with_nouns(&self) -> bool {
        let words = self.cut_text.words(&(self.a.start..self.a.start + self.before));
        // 困难的时候、困难的地点: the attribute is repeated on purpose.
        let attribute = words.len() > 1 && self.cut_text.str(&(self.a.start + self.before - 1..self.a.start + self.before)) == "的";
        matches!(words[0].class, Class::Noun | Class::Name) && !words.iter().any(|word| word.class == Class::Verb) && !attribute
    }

    /// Returns whether a word is a verb or verb-like word of one unit, which coined words may also begin with: 投小、投长期.
    fn is_verb_alone(&self, word: Word, len: usize) -> bool {
        len == 1 && matches!(word.class, Class::Verb | Class::Doing | Class::Adverb)
    }

    /// Returns points for a noun that the members begin with: as the topic of phrases or clauses it is not a figure of speech (冰雪运动、冰雪文化), unless the
    /// clauses are equally long.
    fn topic(&self) -> i32 {
        if self.clauses && self.longer - self.shorter < 2 { 2 } else { 0 }
    }

    /// Returns points for the ending that the members share.
    fn closing(&self) -> i32 {
        let (x, y) = (self.a.end - self.after, self.b.end - self.after);
        let starts = |unit: usize| self.cut_text.starts_word(unit);
        let word = starts(x) && starts(y) || self.after > 1 && (starts(x) || starts(y));
        let more = (self.after as i32 - 1).min(2);
        match self.after {
            0 => 0,
            _ if self.both(CutText::has_suffix) => 3 + more,
            _ if !word => self.morpheme(),
            _ if self.says_at_end() => 3 + more,
            // A noun at the end of long clauses is only their subject matter: 全面贯彻…精神.
            _ if self.clauses && !self.equal() && self.longer > NAMED => 1,
            // 基础教育、职业教育 is a list, 对接京津、服务京津 is not.
            _ if self.clauses || self.both(CutText::governs) => 2 + more,
            _ => 0,
        }
    }

    /// Returns whether the ending that the members share is more than a noun.
    fn says_at_end(&self) -> bool {
        let ending = self.a.end - self.after..self.a.end;
        let noun = |word: &Word| matches!(word.class, Class::Noun | Class::Name | Class::Doing | Class::Phrase);
        self.is_verb_at_end()
            || !self.cut_text.words(&ending).iter().all(noun)
            || LITERARY.contains(self.cut_text.str(&(ending.start..ending.start + 1)))
    }

    /// Returns points for matches in the same place between opening and ending.
    fn between(&self) -> i32 {
        let attribute = |(unit, points): (usize, i32)| points == 0 || self.is_attribute(unit);
        let points = if self.equal() {
            let in_place =
                || (self.before..self.shorter - self.after).map(|at| (self.a.start + at, self.in_place(self.a.start + at, self.b.start + at)));
            let points: i32 = in_place().map(|(_, points)| points).sum();
            if self.clauses && self.longer > *EVEN.end() && in_place().all(attribute) { points.min(CHANCE) } else { points }
        } else {
            let least = self.shorter - self.after;
            let from_start =
                || (self.before..least.min(NEAR)).map(|at| (self.a.start + at, self.word_in_place(self.a.start + at, self.b.start + at)));
            // 产业链资金链 beside 三链: a unit that recurs within a member is in the same place by chance.
            let once = |unit: usize| self.longer <= EASY || !self.recurs(unit);
            let least = self.shorter - self.before;
            let from_end = || (self.after + 1..=least.min(NEAR)).map(|at| (self.a.end - at, self.word_in_place(self.a.end - at, self.b.end - at)));
            let sum = |places: &mut dyn Iterator<Item = (usize, i32)>| places.filter(|&(unit, _)| once(unit)).map(|(_, points)| points).sum::<i32>();
            let (opened, closed) = (sum(&mut from_start()), sum(&mut from_end()));
            // Attributes of different nouns are the vocabulary of one field.
            match self.clauses && from_end().all(attribute) {
                true if from_start().all(attribute) => (opened + closed).min(3),
                true => opened + closed.min(3),
                false => opened + closed,
            }
        };
        points.min(MOST_BETWEEN)
    }

    /// Returns whether a unit of the first member occurs more than three times in one of them, and belongs to a noun.
    fn recurs(&self, unit: usize) -> bool {
        let id = self.cut_text.ids[unit];
        let often = |member: &Range<usize>| self.cut_text.ids[member.clone()].iter().filter(|&&other| other == id).count() > 3;
        let named = matches!(self.cut_text.words(&(unit..unit + 1))[0].class, Class::Noun | Class::Other);
        named && (often(&self.a) || often(&self.b))
    }

    /// Returns whether the word of a unit is 的, or precedes 的 or a noun: 新的, 文化.
    fn is_attribute(&self, unit: usize) -> bool {
        let word = self.cut_text.words(&(unit..unit + 1))[0];
        matches!(word.class, Class::Noun | Class::Name | Class::Doing | Class::Adjective) || self.cut_text.str(&(word.start..word.end)) == "的"
    }

    /// Returns points for two units in the same place: more if each is a word, or can form words.
    fn in_place(&self, x: usize, y: usize) -> i32 {
        if self.cut_text.ids[x] != self.cut_text.ids[y] {
            return 0;
        }
        let starts = |unit: usize| self.cut_text.starts_word(unit);
        if starts(x) && starts(y) && NEGATIONS.contains(self.cut_text.str(&(x..x + 1))) {
            return 3;
        }
        let literary = if self.shorter <= NEAR && self.cut_text.str(&(x..x + 1)) == "一" || LITERARY.contains(self.cut_text.str(&(x..x + 1))) {
            2
        } else {
            self.morpheme()
        };
        self.word_in_place(x, y).max(literary)
    }

    /// Returns points for a word that begins with two units in the same place.
    fn word_in_place(&self, x: usize, y: usize) -> i32 {
        let ids = &self.cut_text.ids;
        let word = |unit: usize| self.cut_text.words(&(unit..unit + 1))[0];
        let (v, w) = (word(x), word(y));
        let same = (v.start, w.start) == (x, y) && ids[v.start..v.end] == ids[w.start..w.end];
        let alone = |word: Word| word.end - word.start == 1;
        match same {
            true => 2 + i32::from(!alone(v)),
            false if ids[x] == ids[y] && (alone(v) || alone(w)) => 2,
            false => 0,
        }
    }

    /// Returns points for opposites in the same place, counted from the beginning or the end: 有求必应、无事不扰.
    fn contrast(&self) -> i32 {
        let near = if self.equal() { self.shorter } else { self.shorter.min(NEAR) };
        let from_start = (0..near).any(|at| self.cut_text.contrasts(self.a.start + at, self.b.start + at, self.shorter));
        let from_end = !self.equal() && (1..=near).any(|at| self.cut_text.contrasts(self.a.end - at, self.b.end - at, self.longer));
        match from_start || from_end || self.clauses && self.cut_text.set_words_apart(&self.a, &self.b) {
            true if !self.clauses && self.cut_text.oppose_in_frame(&self.a, &self.b) => 4,
            true => 2,
            false => 0,
        }
    }

    /// Returns points for text that mostly recurs in another place: 在稳定中发展，以发展促稳定, or recurs entirely: 大修桥、修大桥.
    fn crossing(&self) -> i32 {
        if self.is_rearranged() {
            return MARKED;
        }
        // 稳中求进、以进促稳: in set phrases two units are half of the text.
        let four = self.equal() && self.shorter == 4 && self.both(CutText::is_four) && !self.both(CutText::is_noun);
        if !four && self.shorter < 5 {
            return 0;
        }
        let (x, y) = (&self.cut_text.ids[self.a.clone()], &self.cut_text.ids[self.b.clone()]);
        let again = x.iter().enumerate().filter(|(at, id)| !x[..*at].contains(id) && y.contains(id)).count();
        let in_place = x.iter().zip(y).filter(|(x, y)| x == y).count();
        let crossed = again.saturating_sub(in_place.max(self.before + self.after));
        if four && crossed > 1 || !four && 5 * crossed >= 2 * self.longer { 3 } else { 0 }
    }

    fn is_rearranged(&self) -> bool {
        self.cut_text.rearranges(&self.a, &self.b)
    }

    /// Returns points for length.
    fn length(&self, opening: i32) -> i32 {
        match (self.shorter, self.longer) {
            (1, _) => 0,
            // Words of alphabetic scripts have any length.
            (x, y) if x == y && (x == 2 || !self.han) => 1,
            (x, y) if x == y && x <= EASY => 3,
            (x, y) if x == y => 2,
            // 桥已经修好，大路已经铺平: one unit more or less is not noticed where a word is in the same place.
            (x, y) if self.clauses && x > 3 && y == x + 1 && y <= NEAR && self.between() > 2 => 2,
            // 修大桥、啃硬骨头
            (x, y) if !self.clauses && x > 3 && y == x + 1 && y <= NEAR && self.between() > 2 && self.both(CutText::governs) => 2,
            (3, 4) if !self.clauses && self.both(CutText::is_verb_with_object) => 3,
            (x, y) if x > 2 && y == x + 1 || 5 * x >= 4 * y => 1,
            (x, y) if 5 * x >= 3 * y => 0,
            (x, y) if 20 * x >= 9 * y && opening > 4 => 0,
            (x, y) if 20 * x >= 9 * y => -1,
            _ => -3,
        }
    }

    /// Returns whether one member makes a statement, or both are coined.
    fn says(&self) -> bool {
        self.cut_text.says(&self.a) || self.cut_text.says(&self.b) || self.both(CutText::is_coined)
    }

    /// Returns points for words, classes and marks in the same places.
    fn build(&self) -> i32 {
        if self.equal() && self.shorter == 2 {
            return 2 * i32::from(self.both(CutText::is_verb_of_two) || self.both(CutText::is_state));
        }
        if !self.equal() || self.shorter < 3 {
            return 0;
        }
        let starts = |member: &Range<usize>, at: usize| self.cut_text.starts_word(member.start + at);
        let parted = self.cut_text.words(&self.a).len() > 1;
        let words = self.han && parted && (0..self.shorter).all(|at| starts(&self.a, at) == starts(&self.b, at));
        let grammar = words && self.cut_text.grammar(&self.a, &self.b) >= 0.99;
        let marks = self.cut_text.cut_alike(&self.a, &self.b);
        i32::from(words)
            + i32::from(grammar || words && !self.clauses && self.both(CutText::opens_clause))
            + if self.has_even_halves() { 2 } else { i32::from(marks) }
            + 2 * i32::from(self.echoes())
            + 2 * i32::from(self.quotes_alike() || self.is_framed())
    }

    /// Returns whether members are halves of a sentence, each of two clauses whose lengths equal those of the other half: 桥不算长，用处很大；路不算宽，来往很多.
    fn has_even_halves(&self) -> bool {
        let alike = self.clauses && self.longer <= 2 * NEAR && self.cut_text.cut_alike(&self.a, &self.b);
        let (Some(turn), true) = (self.cut_text.turns(&self.a), alike) else { return false };
        // A half whose own clauses share a word in the same place is a couplet by itself.
        let couplet = |half: &Range<usize>| {
            let turn = half.start + turn - self.a.start;
            self.cut_text.keeps_one(&(half.start..turn), &(turn..half.end))
        };
        !(couplet(&self.a) && couplet(&self.b))
    }

    /// Returns whether members share both ends, whatever the words are: 修桥为了渔民、修桥依靠渔民.
    fn is_framed(&self) -> bool {
        self.before > 1 && self.after > 1
    }

    /// Returns whether a quotation opens in the same place within both members: 打好“主动仗”、跑出“加速度”.
    fn quotes_alike(&self) -> bool {
        let opens = |member: &Range<usize>, at: usize| self.cut_text.marks[member.start + at].open;
        let mut places = 1..self.shorter;
        let alike = places.clone().all(|at| opens(&self.a, at) == opens(&self.b, at));
        alike && places.any(|at| opens(&self.a, at))
    }

    /// Returns whether each member contains a unit twice, in the same places: 以商招商、以企引企.
    fn echoes(&self) -> bool {
        let (x, y) = (&self.cut_text.ids[self.a.clone()], &self.cut_text.ids[self.b.clone()]);
        let twice = |i: usize| (i + 1..self.shorter).any(|j| x[i] == x[j] && y[i] == y[j]);
        self.equal() && self.shorter <= NEAR && (0..self.shorter).any(|i| x[i] != y[i] && twice(i))
    }

    /// Returns whether something is true of both members.
    fn both(&self, tells: impl Fn(&CutText<'t>, &Range<usize>) -> bool) -> bool {
        tells(self.cut_text, &self.a) && tells(self.cut_text, &self.b)
    }
}

/// Returns whether words of two classes can correspond to each other.
pub(super) fn alike(a: Class, b: Class) -> bool {
    a == b
        || matches!((a, b), (Class::Noun | Class::Doing | Class::Name, Class::Noun | Class::Doing | Class::Name))
        || matches!((a, b), (Class::Phrase, Class::Idiom | Class::Noun) | (Class::Idiom | Class::Noun, Class::Phrase))
        || matches!((a, b), (Class::Verb | Class::Doing, Class::Verb | Class::Doing))
}
