//! Finds members that are not separated by marks: 做大做强做优, 获得感幸福感安全感, 既好看又好吃, 以工匠的辛苦换来乡亲的欢喜.

use std::ops::Range;

use super::cut::{Class, Cut, CutText, Word};
use super::likeness::Likeness;
use crate::text::is_han;

/// The maximum number of verbs with objects that form one run. It bounds the time for texts that consist of nothing else.
const MOST_VERBS: usize = 12;

/// Comparatives of one character: a closed class, from general knowledge of Chinese grammar.
const COMPARATIVES: &str = "更最越";

impl CutText<'_> {
    /// Finds runs of three or more blocks of two or three units that share a unit in the same place.
    pub(super) fn unparted(&self, phrase: &Range<usize>) -> Vec<Vec<Range<usize>>> {
        let mut found: Vec<Vec<Range<usize>>> = Vec::new();
        for len in [2, 3] {
            let same = |unit: usize| unit + len < phrase.end && self.ids[unit] == self.ids[unit + len];
            for unit in phrase.clone() {
                if same(unit) && !(unit >= phrase.start + len && same(unit - len)) {
                    let blocks = 1 + (unit..phrase.end).step_by(len).take_while(|&unit| same(unit)).count();
                    found.extend(self.blocks(phrase, unit, len, blocks));
                }
            }
        }
        found.extend(self.doubled(phrase));
        found.extend(self.compared(phrase));
        found.extend(self.of_one(phrase));
        found.extend(self.around_one(phrase));
        found.extend(self.both(phrase));
        found.extend(self.both_ends(phrase));
        found.extend(self.by_means_of(phrase));
        found.extend(self.verbs_of_three(phrase));
        found
    }

    /// Finds two blocks of four that begin with the same word of two and make a statement: 全面进步全面过硬.
    fn doubled(&self, phrase: &Range<usize>) -> Option<Vec<Range<usize>>> {
        let again = |start: &usize| {
            let (a, b) = (*start..*start + 4, *start + 4..*start + 8);
            // Hardly any two blocks begin alike, so this is tested first.
            if self.ids[a.start..a.start + 2] != self.ids[b.start..b.start + 2] {
                return false;
            }
            let marked = |unit: usize| self.cuts[unit] > Cut::Joined || self.marks[unit].open || self.marks[unit].title;
            let joined = !(a.start + 1..b.end).any(marked);
            // 一个项目一个项目地: a counted noun is repeated.
            let counted = |word: &Word| matches!(word.class, Class::Number | Class::Function);
            let joined = joined && !self.words(&(a.start..b.end)).iter().any(counted);
            let whole = self.starts_word(a.start) && self.starts_word(b.start) && self.starts_word(b.end);
            // The tokenizer may read one of them as a single word.
            let names = |class: Class| matches!(class, Class::Noun | Class::Name);
            let word = [&a, &b].iter().any(|block| self.starts_word(block.start + 2) && !names(self.words(block)[0].class));
            whole && joined && word && (self.says(&a) || self.says(&b))
        };
        let start = (phrase.start..phrase.end.saturating_sub(7)).find(again)?;
        let run = vec![start..start + 4, start + 4..start + 8];
        self.differ(&run).then_some(run)
    }

    /// Finds two blocks of four that begin with the same comparative: 更深层次更高水平.
    fn compared(&self, phrase: &Range<usize>) -> Option<Vec<Range<usize>>> {
        let again = |start: &usize| {
            let (a, b) = (*start, *start + 4);
            self.ids[a] == self.ids[b]
                && COMPARATIVES.contains(self.str(&(a..a + 1)))
                && [a, a + 1, b, b + 1, b + 4].iter().all(|&unit| self.starts_word(unit))
                && (a + 1..b + 4).all(|unit| self.cuts[unit] == Cut::Joined)
        };
        let start = (phrase.start..phrase.end.saturating_sub(7)).find(again)?;
        let run = vec![start..start + 4, start + 4..start + 8];
        self.differ(&run).then_some(run)
    }

    /// Finds two blocks of three that begin with the same word and end in different nouns: 身边人身边事.
    fn of_one(&self, phrase: &Range<usize>) -> Option<Vec<Range<usize>>> {
        let again = |start: &usize| {
            let (a, b) = (*start, *start + 3);
            self.ids[a..a + 2] == self.ids[b..b + 2]
                && self.ids[a + 2] != self.ids[b + 2]
                && [a, a + 2, b, b + 2, b + 3].iter().all(|&unit| self.starts_word(unit))
                && [a + 2, b + 2].iter().all(|&unit| self.words(&(unit..unit + 1))[0].class == Class::Noun)
                && (a + 1..b + 3).all(|unit| self.cuts[unit] == Cut::Joined)
        };
        let start = (phrase.start..phrase.end.saturating_sub(5)).find(again)?;
        Some(vec![start..start + 3, start + 3..start + 6])
    }

    /// Finds two blocks of three or four that begin with the same verb or preposition and have the same third unit, but not the same second: 有温度有厚度,
    /// 为党育人为国育才.
    fn around_one(&self, phrase: &Range<usize>) -> Option<Vec<Range<usize>>> {
        let again = |start: &usize, len: usize| {
            let (a, b) = (*start, *start + len);
            self.ids[a] == self.ids[b]
                && self.ids[a + 2] == self.ids[b + 2]
                && self.ids[a + 1] != self.ids[b + 1]
                && [a, b, b + len].iter().all(|&unit| self.starts_word(unit))
                && (self.acts(a) || self.opens_clause(&(a..b)))
                && (a + 1..b + len).all(|unit| self.cuts[unit] == Cut::Joined)
                // Three are found as such: 有温度有厚度有深度.
                && !(b + len < phrase.end && self.ids[b + len] == self.ids[a])
                && !(a >= phrase.start + len && self.ids[a - len] == self.ids[a])
        };
        [3, 4].into_iter().find_map(|len| {
            let start = (phrase.start..(phrase.end + 1).saturating_sub(2 * len)).find(|start| again(start, len))?;
            let run = vec![start..start + len, start + len..start + 2 * len];
            self.differ(&run).then_some(run)
        })
    }

    /// Finds three or more verbs of one unit, each with an object of two: 修大桥护清水. The tokenizer may split one of them differently.
    fn verbs_of_three(&self, phrase: &Range<usize>) -> Option<Vec<Range<usize>>> {
        let block = |start: &usize| {
            let member = *start..*start + 3;
            let cut_well = self.starts_word(member.start) && self.starts_word(member.end);
            let joined = (member.start + 1..member.end).all(|unit| self.cuts[unit] == Cut::Joined);
            cut_well && joined && self.is_verb_of_three(&member) && self.words(&member)[0].class != Class::Function
        };
        for first in phrase.clone() {
            let starts: Vec<usize> = (first..phrase.end.saturating_sub(2)).step_by(3).take_while(block).take(MOST_VERBS).collect();
            let parted = starts.iter().filter(|&&start| self.starts_word(start + 1)).count();
            let run: Vec<Range<usize>> = starts.iter().map(|&start| start..start + 3).collect();
            if run.len() >= 3 && parted + 1 >= run.len() && self.differ(&run) {
                return Some(run);
            }
        }
        None
    }

    /// Finds 从…到… with similar phrases at both ends: 从无路可走到大路通天.
    fn both_ends(&self, phrase: &Range<usize>) -> Option<Vec<Range<usize>>> {
        // 走到 may be one word.
        let ends = |unit: &usize, word: &str| self.str(&(*unit..unit + 1)) == word && self.starts_word(unit + 1);
        let first = phrase.clone().find(|unit| self.starts_word(*unit) && ends(unit, "从"))?;
        let second = (first + 4..phrase.end).find(|unit| ends(unit, "到"))?;
        let len = second - first;
        let last = second..second + len;
        let whole = last.end <= phrase.end && self.starts_word(last.end) && (first + 1..last.end).all(|unit| self.cuts[unit] == Cut::Joined);
        (whole && self.likeness(&(first + 1..second), &(second + 1..last.end)) == Likeness::Marked).then(|| vec![first..second, last])
    }

    /// Finds 以…的… followed by its result, …的…, where the nouns after both 的 are equally long: 以工人的辛苦换来乡亲的欢喜.
    fn by_means_of(&self, phrase: &Range<usize>) -> Option<Vec<Range<usize>>> {
        let is = |unit: usize, wanted: &str| self.str(&(unit..unit + 1)) == wanted && self.starts_word(unit) && self.starts_word(unit + 1);
        let by = phrase.clone().find(|&unit| is(unit, "以"))?;
        let particles: Vec<usize> = (by + 2..phrase.end).filter(|&unit| is(unit, "的")).take(3).collect();
        let [first, second] = particles[..] else { return None };
        let len = phrase.end - second;
        let end = first + len;
        // A verb follows the first phrase.
        let verb = self.words.get(*self.word_of.get(end)? as usize)?;
        let acts = verb.start == end && verb.end < second && matches!(verb.class, Class::Verb | Class::Doing | Class::Name | Class::Other);
        let whole = self.starts_word(end) && (by + 1..phrase.end).all(|unit| self.cuts[unit] == Cut::Joined);
        let run = vec![by + 1..end, verb.end..phrase.end];
        (acts && whole && len > 2 && self.differ(&run)).then_some(run)
    }

    /// Makes a run of `blocks` blocks that share a unit, which is at `shared` in the first block, if they begin at word boundaries.
    fn blocks(&self, phrase: &Range<usize>, shared: usize, len: usize, blocks: usize) -> Option<Vec<Range<usize>>> {
        if blocks < 3
            || !self.text[self.spans[shared]].starts_with(is_han)
            || self.has_figure(&(shared..shared + 1))
            || self.words(&(shared..shared + 1))[0].class == Class::Function
        {
            return None;
        }
        let starts = |start: usize| (start..start + len * blocks).step_by(len);
        let fits = |start: &usize| {
            let end = start + len * blocks;
            end <= phrase.end && self.starts_word(*start) && self.starts_word(end)
        };
        let words = |start: &usize| starts(*start).filter(|&unit| self.starts_word(unit)).count();
        let possible = (0..len).filter_map(|before| shared.checked_sub(before)).filter(|&start| start >= phrase.start).filter(fits);
        // Of alignments with equally many words at the start of blocks, the one whose blocks begin with verbs: 发展好完善好; else one that begins alike: 新技术新产品.
        let verbs = |start: usize| starts(start).all(|unit| matches!(self.words(&(unit..unit + 1))[0].class, Class::Verb | Class::Doing));
        let start = possible.max_by_key(|&start| (words(&start), start != shared && verbs(start), start))?;
        let run: Vec<Range<usize>> = starts(start).map(|start| start..start + len).collect();
        let cut_well = words(&start) + 1 >= blocks;
        // Dictionary words that happen to end alike are a list: 防灾减灾救灾.
        let listed = |block: &Range<usize>| matches!(self.words(block), [word] if matches!(word.class, Class::Noun | Class::Doing));
        let list = start != shared && len == 2 && run.iter().all(listed);
        // 全镇全村: the 全 of both only means “all of”.
        // 大江大河大湖 are things, 三亮三比三评 is the name of a set.
        let things = run.iter().all(|block| !self.acts(block.start + 1) && !self.is_quality(block.start + 1));
        let described = self.is_quality(shared) && things || self.is_numeral(shared) && self.str(&(shared..shared + 1)) != "一";
        let list = list || start == shared && len == 2 && (described || self.is_determiner(shared) || self.str(&(shared..shared + 1)) == "全");
        (self.differ(&run) && cut_well && !list).then_some(run)
    }

    /// Returns whether no block repeats the one before it.
    fn differ(&self, run: &[Range<usize>]) -> bool {
        run.windows(2).all(|pair| self.ids[pair[0].clone()] != self.ids[pair[1].clone()])
    }

    /// Finds 既甲又乙.
    fn both(&self, phrase: &Range<usize>) -> Option<Vec<Range<usize>>> {
        let first = phrase.clone().find(|&unit| self.str(&(unit..unit + 1)) == "既")?;
        let second = (first + 2..phrase.end).find(|&unit| matches!(self.str(&(unit..unit + 1)), "又" | "也"))?;
        let len = second - first;
        let whole = second + len <= phrase.end && (second + len == phrase.end || self.starts_word(second + len));
        (whole && (first + 1..second + len).all(|unit| self.cuts[unit] == Cut::Joined)).then(|| vec![first..second, second..second + len])
    }
}
