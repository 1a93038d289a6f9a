//! Judges the text that fills the slots of a candidate.

use std::ops::Range;

use rustc_hash::{FxHashMap, FxHashSet};

use super::candidates::Filled;
use super::grammar::{ADVERBS, JOINING, PREPOSITIONS, tokens};
use crate::find::reading::Reading;
use crate::text::{Mark, Strength};
use crate::tokens::Tokenizer;

/// Particles that belong to the word before them; a closed class, from general knowledge of Chinese.
const PARTICLES: [&str; 6] = ["的", "地", "得", "了", "着", "过"];

/// Words that accompany the names of persons; the common ones of Chinese news, from general knowledge.
const TITLES: [&str; 14] = ["同志", "先生", "女士", "总统", "总理", "主席", "首相", "国王", "议长", "大使", "部长", "书记", "夫人", "等"];

/// The maximum length, in units, of the words that are looked up where a token is cut.
const LONGEST_WORD: usize = 4;

/// The fillers of a candidate.
pub(super) struct Slots<'a, 't> {
    pub(super) readings: &'a [Reading<'t>],
    pub(super) tokenizer: &'a Tokenizer,
    pub(super) occurrences: &'a [Filled],
}

impl<'a, 't> Slots<'a, 't> {
    /// Returns whether the fillers are complete in most occurrences. Fillers between fixed text must stay within their clause, or they would swallow anything.
    pub(super) fn are_whole(&self, closed: bool) -> bool {
        // An opening that is a whole clause is not a template but a formulation.
        let own_clause = |filled: &Filled| {
            let start = filled.slots[0].start;
            start > filled.stretch.units().start && self.reading(filled).gaps[start].strength() >= Strength::Clause
        };
        let wide = |filled: &Filled| {
            let reading = self.reading(filled);
            let parted = |unit: usize| unit < filled.stretch.units().end && reading.gaps[unit].strength() >= Strength::Clause;
            closed && filled.slots.iter().any(|slot| (slot.start + 1..=slot.end).any(parted))
        };
        !self.most(own_clause)
            && !self.most(wide)
            && (closed || !self.occurrences.iter().any(|filled| self.follows_noun(filled)))
            && self.few(|filled| self.hangs(filled))
    }

    /// Returns whether a 的 follows the fixed text, which then ends in a noun, not in a word that governs one: 改革开放{} with 的历史进程.
    fn follows_noun(&self, filled: &Filled) -> bool {
        let reading = self.reading(filled);
        filled.slots.last().is_some_and(|slot| &reading.text[reading.spans[slot.start]] == "的")
    }

    /// Returns whether most of the distinct fillers of a slot, at least `least`, end or begin with the same word beside the fixed text. That word then belongs
    /// to the fixed text, and makes a template with it: 改善{}生活条件 with 农民生产, 山区生产.
    pub(super) fn are_wider_than_need(&self, least: usize) -> bool {
        (0..self.occurrences.first().map_or(0, |filled| filled.slots.len())).any(|slot| {
            let distinct: FxHashMap<&[u32], (&[u32], &[u32])> = self.occurrences.iter().map(|filled| self.with_edges(filled, slot)).collect();
            let shared = |words: Vec<&[u32]>| {
                let mut counts: FxHashMap<&[u32], usize> = FxHashMap::default();
                words.into_iter().filter(|word| word.len() > 1).for_each(|word| *counts.entry(word).or_default() += 1);
                counts.into_values().any(|count| count >= least && 2 * count > distinct.len())
            };
            shared(distinct.values().map(|words| words.0).collect()) || shared(distinct.values().map(|words| words.1).collect())
        })
    }

    /// Returns a filler with its first and last word; these are empty where no fixed text adjoins them.
    fn with_edges(&self, filled: &Filled, slot: usize) -> (&'a [u32], (&'a [u32], &'a [u32])) {
        let reading = self.reading(filled);
        let (stretch, slot) = (filled.stretch.units(), filled.slots[slot].clone());
        let word = |token: Option<Range<usize>>| token.map_or(&[][..], |token| &reading.ids[token]);
        let first = tokens(reading, slot.clone()).next().filter(|_| slot.start > stretch.start);
        let last = tokens(reading, slot.clone()).last().filter(|_| slot.end < stretch.end);
        (&reading.ids[slot], (word(first), word(last)))
    }

    /// Returns whether fillers are numbers or times, or names of persons, places and institutions.
    pub(super) fn are_numbers_or_names(&self) -> bool {
        !self.few(|filled| self.counts(filled)) || self.most(|filled| self.names(filled))
    }

    /// Returns whether most fillers are only verbs, or say how something is done: 积极稳妥地{}改革 with 推进, 深化; 人民生活{}改善 with 持续, 明显. Such fillers express one
    /// thing in different words. Behind a preposition they are its objects: 在{}上下功夫 with 预防, 救治.
    pub(super) fn are_verbs(&self) -> bool {
        let verbal = |tag: &str| matches!(tag, "v" | "vd") || tag.starts_with(['a', 'd', 'u', 'z']);
        let says = |filled: &Filled, slot: &Range<usize>| {
            !self.is_governed(filled, slot) && tokens(self.reading(filled), slot.clone()).all(|token| verbal(self.tag(filled, token)))
        };
        self.most(|filled| filled.slots.iter().all(|slot| says(filled, slot)))
    }

    /// Returns whether the fixed text before a slot ends in a preposition.
    fn is_governed(&self, filled: &Filled, slot: &Range<usize>) -> bool {
        let reading = self.reading(filled);
        let before = slot.start - 1.min(slot.start - filled.stretch.units().start)..slot.start;
        !before.is_empty() && PREPOSITIONS.contains(&&reading.text[reading.span(before)])
    }

    /// Returns the number of fillers that are not mere variants of others, in the slot with the fewest.
    pub(super) fn distinct(&self) -> Option<usize> {
        (0..self.occurrences.first()?.slots.len()).map(|slot| self.distinct_in(slot)).min()
    }

    /// Counts the fillers that say something new: at least half of their pairs of neighbouring units occur in no longer filler.
    fn distinct_in(&self, slot: usize) -> usize {
        let pairs = |filled: &Filled| -> Vec<(u32, u32)> {
            let reading = self.reading(filled);
            let adverb = |token: &Range<usize>| ADVERBS.contains(&&reading.text[reading.span(token.clone())]);
            let content = tokens(reading, filled.slots[slot].clone()).filter(|token| !adverb(token));
            let units: Vec<u32> = content.flatten().map(|unit| reading.ids[unit]).collect();
            match units[..] {
                [only] => vec![(only, only)],
                _ => units.windows(2).map(|pair| (pair[0], pair[1])).collect(),
            }
        };
        let mut fillers: Vec<Vec<(u32, u32)>> = self.occurrences.iter().map(pairs).filter(|pairs| !pairs.is_empty()).collect();
        fillers.sort_by_key(|pairs| std::cmp::Reverse(pairs.len()));
        let mut seen: FxHashSet<(u32, u32)> = FxHashSet::default();
        let mut is_new = |pairs: &Vec<(u32, u32)>| {
            let new = pairs.iter().filter(|pair| !seen.contains(pair)).count();
            seen.extend(pairs);
            2 * new >= pairs.len()
        };
        fillers.iter().filter(|pairs| is_new(pairs)).count()
    }

    /// Returns whether a filler or the text beside it is cut out of a list, or begins with a particle: 加强{}和管理, 建立{}机制 with 和完善….
    fn hangs(&self, filled: &Filled) -> bool {
        let reading = self.reading(filled);
        let unit_text = |unit: usize| &reading.text[reading.spans[unit]];
        let joins = |unit: usize| JOINING.contains(&unit_text(unit));
        let stretch = filled.stretch.units();
        filled.slots.iter().any(|slot| {
            let parted = |unit: usize| unit > stretch.start && unit < stretch.end && reading.gaps[unit].pauses();
            let particle = PARTICLES.contains(&unit_text(slot.start));
            let before = slot.start > stretch.start && joins(slot.start - 1) && filled.slots[0].start == slot.start;
            let after = slot.end < stretch.end && (joins(slot.end) && filled.slots.len() == 1 || unit_text(slot.end) == "等");
            particle || before || after || joins(slot.start) || joins(slot.end - 1) || parted(slot.start) || parted(slot.end)
        })
    }

    /// Returns whether a filler is a number or a time.
    fn counts(&self, filled: &Filled) -> bool {
        let reading = self.reading(filled);
        let figure = |unit: usize| reading.text[reading.spans[unit]].chars().all(|c| c.is_numeric() || matches!(c, '.' | '．'));
        filled.slots.iter().any(|slot| {
            let short_date = slot.len() <= 3 && slot.clone().any(|unit| reading.is_date(unit));
            figure(slot.start) || figure(slot.end - 1) || short_date
        })
    }

    /// Returns whether a filler consists of times, or of names of persons, places and institutions.
    fn names(&self, filled: &Filled) -> bool {
        let reading = self.reading(filled);
        let name = |token: Range<usize>| {
            let word = &reading.text[reading.span(token.clone())];
            let beside = JOINING.contains(&word) || TITLES.contains(&word);
            let tag = self.tag(filled, token);
            beside || ["nr", "ns", "nt"].iter().any(|name| tag.starts_with(name)) || tag == "t" || tag == "m"
        };
        filled.slots.iter().any(|slot| tokens(reading, slot.clone()).all(name))
    }

    /// Returns whether the only fillers are names.
    pub(super) fn are_names(&self) -> bool {
        self.occurrences.iter().all(|filled| filled.slots.len() == 1) && self.most(|filled| self.names(filled))
    }

    /// Returns whether a filler contains figures.
    pub(super) fn count(&self) -> bool {
        let figure =
            |filled: &Filled, unit: usize| self.reading(filled).text[self.reading(filled).spans[unit]].contains(|c: char| c.is_ascii_digit());
        self.occurrences.iter().any(|filled| filled.slots.iter().cloned().flatten().any(|unit| figure(filled, unit)))
    }

    /// Returns whether a filler or the text beside it is cut out of a list.
    pub(super) fn hang(&self) -> bool {
        self.occurrences.iter().any(|filled| self.hangs(filled))
    }

    fn most(&self, is: impl Fn(&Filled) -> bool) -> bool {
        2 * self.occurrences.iter().filter(|filled| is(filled)).count() > self.occurrences.len()
    }

    fn few(&self, is: impl Fn(&Filled) -> bool) -> bool {
        4 * self.occurrences.iter().filter(|filled| is(filled)).count() <= self.occurrences.len()
    }

    fn reading(&self, filled: &Filled) -> &'a Reading<'t> {
        &self.readings[filled.stretch.text as usize]
    }

    fn tag(&self, filled: &Filled, token: Range<usize>) -> &str {
        let reading = self.reading(filled);
        self.tokenizer.likely_part_of_speech(&reading.text[reading.span(token)]).unwrap_or("")
    }
}

/// Returns whether the fillers of an occurrence contain no half quotation and no half word: not 城建“六大 of 城建“六大攻坚行动”, not 挑大 of 挑大梁.
pub(super) fn are_whole(reading: &Reading<'_>, tokenizer: &Tokenizer, filled: &Filled) -> bool {
    let is_word = |units: Range<usize>| tokenizer.part_of_speech(&reading.text[reading.span(units)]).is_some();
    let cuts_word = |unit: usize| {
        let start = (0..unit).rev().find(|&start| reading.token[start]).unwrap_or(0);
        let end = (unit..reading.token.len()).find(|&end| reading.token[end]).unwrap_or(unit);
        // A word that the tokenizer only guesses is not reliable.
        is_word(start..end)
    };
    // 新高地上 is cut wrongly, into 新高 and 地上, if 高地 fills the slot.
    let starts = |slot: &Range<usize>| (2..=slot.len().min(LONGEST_WORD)).any(|len| is_word(slot.start..slot.start + len));
    let ends = |slot: &Range<usize>| (2..=slot.len().min(LONGEST_WORD)).any(|len| is_word(slot.end - len..slot.end));
    filled.slots.iter().all(|slot| {
        (reading.token[slot.start] || !cuts_word(slot.start) || starts(slot))
            && (reading.ends_stem(slot.end) || !cuts_word(slot.end) || ends(slot))
            && is_balanced(&reading.text[reading.with_marks(slot.clone())])
    })
}

/// Returns whether `text` contains the other half of every quotation mark and every title mark in it.
pub(super) fn is_balanced(text: &str) -> bool {
    let depth = text.chars().try_fold(0usize, |depth, c| match Mark::of(c) {
        Some(Mark::OpenQuote | Mark::OpenTitle) => Some(depth + 1),
        Some(Mark::CloseQuote | Mark::CloseTitle) => depth.checked_sub(1),
        _ => Some(depth),
    });
    depth == Some(0)
}
