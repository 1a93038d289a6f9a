//! Finds sentences of one paragraph, and openings of paragraphs, with the same structure: leads, headings, separate lines.

use std::ops::Range;

use crate::find::word_lists::REPORTING;
use crate::text::is_small_numeral;

use super::cut::{Class, Cut, CutText};
use super::likeness::{LONGEST, Likeness, MARKED};

/// The length, in units, of a sentence that introduces others.
const SHORT: Range<usize> = 4..19;
/// The maximum length, in units, of a lead that shares no opening with the others, and the maximum difference from the median length.
const TERSE: usize = 12;
const SPREAD: usize = 2;
/// The maximum length, in units, of an ordinal with the noun that it counts: 第十一件大事.
const ORDINAL: usize = 6;
/// The points for the likeness of two first clauses that share one unit at the beginning and no more.
const OPENED: i32 = 8;
/// The length, in units, of the wording in which sentences that begin with the same preposition must end: two words.
const CLOSED: usize = 4;

impl CutText<'_> {
    /// Finds the sentences of one paragraph that each open a point in the same way: 要提高政治站位。… 要认清发展大势。…
    pub(super) fn leads(&self, sentences: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
        let leads: Vec<usize> = (1..sentences.len()).filter(|&i| self.is_lead(sentences, i)).collect();
        let first = |&i: &usize| self.ids[sentences[i].start];
        let alike: Vec<usize> = leads.iter().copied().filter(|i| first(i) == first(&leads[0])).collect();
        let mut chosen = if alike.len() >= 3 && alike.len() == leads.len() {
            alike
        } else if self.are_of_one_kind(sentences, &leads) {
            leads
        } else {
            even(sentences, leads.into_iter().filter(|&i| sentences[i].len() <= TERSE).collect())?
        };
        // A point repeated in the same words is not a separate point.
        chosen.dedup_by_key(|i| &self.ids[sentences[*i].clone()]);
        (chosen.len() >= 3).then(|| chosen.into_iter().map(|i| sentences[i].clone()).collect())
    }

    /// Returns whether all leads of a paragraph say what is to be done, or all what has become of something, and none is more than twice as long as another.
    fn are_of_one_kind(&self, sentences: &[Range<usize>], leads: &[usize]) -> bool {
        let acts = |i: &usize| {
            let words = self.words(&sentences[*i]);
            let ends = matches!(words[words.len() - 1].class, Class::Noun | Class::Name);
            matches!(words[0].class, Class::Verb | Class::Adverb) && !(words.len() > 1 && !ends && words[1].class == Class::Doing)
                || words[0].class == Class::Doing && ends
        };
        let lens = || leads.iter().map(|&i| sentences[i].len());
        let acting = leads.iter().filter(|i| acts(i)).count();
        leads.len() >= 3 && (acting == leads.len() || acting == 0) && lens().max() <= lens().min().map(|len| 2 * len)
    }

    /// Finds three or more neighbouring sentences that open with the same words.
    pub(super) fn anaphora(&self, sentences: &[Range<usize>]) -> Vec<Vec<Range<usize>>> {
        runs_of_three(sentences, |pair| self.repeats_opening(&pair[0], &pair[1]))
    }

    /// Finds three or more neighbouring exclamations that end in the same words.
    pub(super) fn exclaimed(&self, sentences: &[Range<usize>]) -> Vec<Vec<Range<usize>>> {
        runs_of_three(sentences, |pair| self.exclaim_alike(&pair[0], &pair[1]))
    }

    /// Finds neighbouring sentences that end in the same words and begin with the same word, before which the first may have other clauses:
    /// 借此机会，向船工表示感谢！向村民表示感谢！
    pub(super) fn symploce(&self, sentences: &[Range<usize>]) -> Vec<Vec<Range<usize>>> {
        let pairs = sentences.windows(2).map(|pair| self.framed_alike(&pair[0], &pair[1])).collect::<Vec<_>>();
        let mut found = Vec::new();
        let mut at = 0;
        while at < pairs.len() {
            // Only the first may have something before the word that all begin with.
            let whole = |(place, start): &(usize, &Option<usize>)| start.is_some_and(|start| *place == at || start == sentences[*place].start);
            let run = pairs.iter().enumerate().skip(at).take_while(whole).count();
            if let Some(start) = pairs[at] {
                let first = std::iter::once(start..sentences[at].end);
                found.push(first.chain(sentences[at + 1..=at + run].iter().cloned()).collect());
            }
            at += run.max(1);
        }
        found
    }

    /// Returns where the part of the first sentence starts that begins and ends like the second.
    fn framed_alike(&self, a: &Range<usize>, b: &Range<usize>) -> Option<usize> {
        let word = self.words(b)[0];
        let opening = &self.ids[b.start..word.end.min(b.end)];
        let begins = |&start: &usize| (start == a.start || self.cuts[start] == Cut::Comma) && self.ids[start..a.end].starts_with(opening);
        let preposition = word.class == Class::Function && self.opens_clause(b);
        let ending = self.ids[a.clone()].iter().rev().zip(self.ids[b.clone()].iter().rev()).take(LONGEST).take_while(|(x, y)| x == y).count();
        let simple = (b.start + 1..b.end).filter(|&unit| self.cuts[unit] == Cut::Comma).count() < 2 && b.len() <= LONGEST;
        if !preposition || !simple || ending < CLOSED || ending >= b.len() || !self.may_say(&(b.end - ending..b.end)) {
            return None;
        }
        // The same sentence again is no neighbour of itself.
        (a.start..a.end - ending).find(begins).filter(|&start| self.ids[start..a.end] != self.ids[b.clone()])
    }

    /// Finds three or more neighbouring sentences whose first clauses are short and have the same structure: 以修桥为重点，…。以铺路为重点，…。
    pub(super) fn leading_clauses(&self, sentences: &[Range<usize>]) -> Vec<Vec<Range<usize>>> {
        let first = |sentence: &Range<usize>| {
            let clause = self.split(sentence.clone(), Cut::Comma).swap_remove(0);
            // The marker of a series is not wording that its members share.
            self.behind_marker(&clause).unwrap_or(clause)
        };
        let clauses: Vec<Range<usize>> = sentences.iter().map(first).collect();
        let short = |clause: &Range<usize>| SHORT.contains(&clause.len()) && !self.has_figure(clause) && !self.reports(clause);
        let alike = |a: &Range<usize>, b: &Range<usize>| {
            // 要 alone opens half the sentences of a report.
            let least = if self.ids[a.start] == self.ids[b.start] && self.opens_clause(b) && !self.begins_alike(a, b) { OPENED } else { MARKED };
            let pronoun = self.words(b)[0].class == Class::Function && !self.opens_clause(b);
            let even = a.len().abs_diff(b.len()) <= SPREAD || self.begins_alike(a, b);
            short(a) && short(b) && even && !pronoun && self.points(a, b) >= least
        };
        runs_of_three(&clauses, |pair| alike(&pair[0], &pair[1]))
    }

    /// Returns whether two sentences open with the same three units, or, if they are short, with the same verb.
    fn repeats_opening(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        let opening = a.len().min(b.len()).min(3);
        let longer = self.ids[a.start..a.start + opening] == self.ids[b.start..b.start + opening];
        let short = a.len().max(b.len()) <= LONGEST && self.says(&(a.start..a.start + opening.min(2)));
        // The same sentence twice is repeated, not varied.
        self.begins_alike(a, b) && (longer || short) && self.ids[a.clone()] != self.ids[b.clone()]
    }

    /// Returns whether a sentence is short and simple, and the next one is neither.
    fn is_lead(&self, sentences: &[Range<usize>], i: usize) -> bool {
        let simple = |sentence: &Range<usize>| {
            SHORT.contains(&sentence.len()) && (sentence.start + 1..sentence.end).all(|unit| self.cuts[unit] == Cut::Joined)
        };
        simple(&sentences[i])
            && !self.has_figure_behind(&sentences[i])
            && !self.is_numbered(&sentences[i])
            && sentences.get(i + 1).is_some_and(|next| !simple(next) || next.len() > sentences[i].len() + SPREAD)
    }

    /// Returns whether a sentence contains figures after its first unit: 20项工程全面完成.
    fn has_figure_behind(&self, sentence: &Range<usize>) -> bool {
        self.has_figure(&(sentence.start + 1..sentence.end))
    }

    /// Returns whether a sentence begins with the marker of a numbered series: 一是, 二要.
    fn is_numbered(&self, sentence: &Range<usize>) -> bool {
        self.behind_number(sentence).is_some()
    }

    /// Finds the paragraphs that open alike.
    pub(super) fn refrains(&self, paragraphs: &[Range<usize>]) -> Vec<Vec<Range<usize>>> {
        let openings: Vec<Opening<'_>> = paragraphs.iter().map(|paragraph| self.opening(paragraph)).collect();
        let mut found = Vec::new();
        let mut plain: Vec<Range<usize>> = Vec::new();
        let mut marked: Vec<(&str, Vec<Range<usize>>)> = Vec::new();
        for opening in openings {
            match opening.marker {
                "" => plain.push(opening.sentence),
                marker => {
                    self.close_refrain(&mut plain, false, &mut found);
                    match marked.iter().position(|(known, _)| *known == marker) {
                        Some(at) => {
                            if opening.first {
                                self.close_refrain(&mut marked[at].1, true, &mut found);
                            }
                            marked[at].1.push(opening.sentence);
                            // The openings within the previous point are complete.
                            for (_, mut inner) in marked.split_off(at + 1) {
                                self.close_refrain(&mut inner, true, &mut found);
                            }
                        }
                        None => marked.push((marker, vec![opening.sentence])),
                    }
                }
            }
        }
        self.close_refrain(&mut plain, false, &mut found);
        marked.into_iter().for_each(|(_, mut openings)| self.close_refrain(&mut openings, true, &mut found));
        found
    }

    /// Takes the runs of openings that have the same structure.
    fn close_refrain(&self, openings: &mut Vec<Range<usize>>, numbered: bool, found: &mut Vec<Vec<Range<usize>>>) {
        let openings = std::mem::take(openings);
        let runs = self.openings_alike(&openings, numbered);
        found.extend(runs.into_iter().map(|run| self.series_of(&openings, run)));
    }

    fn openings_alike(&self, openings: &[Range<usize>], numbered: bool) -> Vec<Vec<Range<usize>>> {
        let ordinals =
            if numbered { Vec::new() } else { runs_of_three(openings, |pair| pair.iter().all(|opening| self.opens_with_ordinal(opening))) };
        if !ordinals.is_empty() {
            return ordinals;
        }
        if numbered && self.are_even(openings) {
            return vec![openings.to_vec()];
        }
        let mut found = Vec::new();
        let alike = |pair: &[Range<usize>]| {
            self.likeness(&pair[0], &pair[1]) >= Likeness::Grammar
                || self.cut_alike(&pair[0], &pair[1])
                || self.begins_alike(&pair[0], &pair[1])
                || self.exclaim_alike(&pair[0], &pair[1])
                || self.ids[pair[0].start] == self.ids[pair[1].start] && self.closes_alike(&pair[0], &pair[1], 4)
        };
        found.extend(runs_of_three(openings, alike));
        let heading = |opening: &&Range<usize>| self.is_heading(opening);
        let even = |pair: &[Range<usize>]| pair[0].len() == pair[1].len() && self.ids[pair[0].clone()] != self.ids[pair[1].clone()];
        if numbered {
            found.extend(runs_of_three(openings, |pair| pair.iter().all(|opening| heading(&opening)) && even(pair)));
        }
        if !numbered {
            let lines: Vec<Range<usize>> = openings.iter().filter(|opening| self.is_line(opening)).cloned().collect();
            found.extend(runs_of_three(&lines, alike));
            found.extend(runs_of_three(openings, |pair| pair.iter().all(|opening| heading(&opening)) && even(pair)));
            // The headings of a chapter may have other paragraphs between them, if all headings are equally long.
            let headings: Vec<Range<usize>> = openings.iter().filter(heading).cloned().collect();
            if headings.windows(2).all(even) {
                found.extend(runs_of_three(&headings, even));
            }
        }
        found
    }

    /// Returns whether an opening begins with a spoken ordinal, not just a written one, 第一，… or 第一件事，…; a comma follows it at once or after the noun that
    /// it counts, unlike in the heading of a chapter.
    fn opens_with_ordinal(&self, opening: &Range<usize>) -> bool {
        let numeral = |unit: usize| self.str(&(unit..unit + 1)).chars().all(is_small_numeral);
        let end = opening.end.min(opening.start + ORDINAL);
        opening.len() > 2
            && self.str(&(opening.start..opening.start + 1)) == "第"
            && numeral(opening.start + 1)
            && (opening.start + 2..end).any(|unit| self.cuts[unit] == Cut::Comma)
    }

    /// Returns whether an opening is its whole paragraph and not a sentence: the heading of the paragraphs after it.
    fn is_line(&self, opening: &Range<usize>) -> bool {
        self.cuts[opening.end] == Cut::Paragraph && SHORT.contains(&opening.len()) && !self.has_figure(opening) && self.may_say(opening)
    }

    /// Returns whether an opening is a short, simple sentence that makes a statement.
    fn is_heading(&self, opening: &Range<usize>) -> bool {
        SHORT.contains(&opening.len())
            && self.cuts[opening.end] == Cut::Sentence
            && (opening.start + 1..opening.end).all(|unit| self.cuts[unit] == Cut::Joined)
            && !self.has_figure(opening)
            && !self.is_numbered(opening)
    }

    /// Returns whether numbered openings are short, equally long to within one unit, at least four, and make statements.
    fn are_even(&self, openings: &[Range<usize>]) -> bool {
        let lens = || openings.iter().map(Range::len);
        let (shortest, longest) = (lens().min().unwrap_or(0), lens().max().unwrap_or(0));
        openings.len() > 3
            && longest <= LONGEST / 2
            && shortest > SHORT.start
            && longest - shortest <= 1
            && openings.iter().all(|opening| self.may_say(opening))
    }

    /// Returns whether two openings begin with the same word, other than a noun, or with the same four units or more.
    fn begins_alike(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        let before = self.ids[a.clone()].iter().zip(&self.ids[b.clone()]).take_while(|(x, y)| x == y).count();
        let whole = before > 0 && (self.starts_word(a.start + before) || self.starts_word(b.start + before)) && before < a.len().min(b.len());
        let noun = |word: Class| matches!(word, Class::Noun | Class::Name | Class::Number);
        whole
            && (before >= 4
                || before >= 2 && !self.words(&(a.start..a.start + before)).iter().all(|word| noun(word.class))
                || before >= 2 && !self.words(&(b.start..b.start + before)).iter().all(|word| noun(word.class)))
    }

    /// Returns whether two different members end in at least `least` equal units.
    pub(super) fn closes_alike(&self, a: &Range<usize>, b: &Range<usize>, least: usize) -> bool {
        let (x, y) = (&self.ids[a.clone()], &self.ids[b.clone()]);
        x.iter().rev().zip(y.iter().rev()).take(least).take_while(|(x, y)| x == y).count() >= least && x != y
    }

    /// Returns how a paragraph opens.
    fn opening(&self, paragraph: &Range<usize>) -> Opening<'_> {
        let numeral = |unit: usize| self.str(&(unit..unit + 1)).chars().all(|c| c.is_ascii_digit() || is_small_numeral(c));
        let mut start = paragraph.start;
        while start < paragraph.end && start - paragraph.start < 4 && numeral(start) {
            start += 1;
        }
        let mut marker = "";
        let digits = start - paragraph.start;
        if digits > 0 && start < paragraph.end {
            let marks = &self.text[self.spans[start - 1].end..self.spans[start].start];
            let mark = marks.chars().next().filter(|mark| "、）).．".contains(*mark));
            marker = &marks[..mark.map_or(0, char::len_utf8)];
        }
        let first = digits == 1 && matches!(self.str(&(paragraph.start..start)), "一" | "1");
        let mut from = if marker.is_empty() { paragraph.start } else { start };
        // The speaker is not part of the statement: 会议指出，要….
        let clause = (from + 1..paragraph.end).find(|&unit| self.cuts[unit] >= Cut::Comma).unwrap_or(paragraph.end);
        if clause - from <= LONGEST && clause < paragraph.end && REPORTING.iter().any(|verb| self.str(&(from..clause)).ends_with(verb)) {
            from = clause;
        }
        let end = (from + 1..paragraph.end).find(|&unit| self.cuts[unit] >= Cut::Colon).unwrap_or(paragraph.end);
        let end = if end - from <= LONGEST { end } else { (from + 1..end).find(|&unit| self.cuts[unit] >= Cut::Comma).unwrap_or(end) };
        Opening { marker, first, sentence: from..end }
    }
}

struct Opening<'t> {
    /// The marks after the number that the paragraph begins with; empty if it begins with none.
    marker: &'t str,
    /// Whether the number is one.
    first: bool,
    sentence: Range<usize>,
}

/// Returns the runs of three or more neighbours, each of which resembles the next.
fn runs_of_three(neighbours: &[Range<usize>], alike: impl Fn(&[Range<usize>]) -> bool) -> Vec<Vec<Range<usize>>> {
    let mut found = Vec::new();
    let mut start = 0;
    for end in 1..=neighbours.len() {
        if end == neighbours.len() || !alike(&neighbours[end - 1..=end]) {
            if end - start >= 3 {
                found.push(neighbours[start..end].to_vec());
            }
            start = end;
        }
    }
    found
}

/// Returns the leads of about median length, if they are at least three, and three quarters of all.
fn even(sentences: &[Range<usize>], mut group: Vec<usize>) -> Option<Vec<usize>> {
    let all = group.len();
    let mut lens: Vec<usize> = group.iter().map(|&i| sentences[i].len()).collect();
    lens.sort_unstable();
    let middle = *lens.get(lens.len() / 2)?;
    group.retain(|&i| sentences[i].len().abs_diff(middle) <= SPREAD);
    (group.len() >= 3 && 4 * group.len() >= 3 * all).then_some(group)
}
