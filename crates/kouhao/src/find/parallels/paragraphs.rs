//! Sentences of one paragraph, and openings of paragraphs, that are built alike.

use std::ops::Range;

use super::likeness::{LONGEST, Likeness};
use super::reading::{Class, Cut, Reading};

/// Units of a sentence that leads others on.
const SHORT: Range<usize> = 4..19;
/// Units by which leads of one paragraph may differ from the middle one.
const SPREAD: usize = 4;

impl Reading<'_> {
    /// Finds the sentences of one paragraph that each open a point of it in the same manner: 要提高政治站位。… 要认清发展大势。…
    pub(super) fn leads(&self, sentences: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
        let leads: Vec<usize> = (1..sentences.len()).filter(|&i| self.is_lead(sentences, i)).collect();
        let verbs = |&i: &usize| self.opens_with_verb(&sentences[i]);
        let (acts, states): (Vec<usize>, Vec<usize>) = leads.iter().partition(|&i| verbs(i));
        let chosen = [acts, states].into_iter().filter_map(|group| even(sentences, group, SPREAD)).max_by_key(Vec::len);
        // Tags err, so leads of one length are taken too.
        let chosen = chosen.or_else(|| even(sentences, leads, SPREAD / 2))?;
        Some(chosen.into_iter().map(|i| sentences[i].clone()).collect())
    }

    /// Tells whether a sentence is short and simple and the next one is neither.
    fn is_lead(&self, sentences: &[Range<usize>], i: usize) -> bool {
        let simple = |sentence: &Range<usize>| {
            SHORT.contains(&sentence.len()) && (sentence.start + 1..sentence.end).all(|unit| self.cuts[unit] == Cut::Joined)
        };
        simple(&sentences[i]) && self.is_predicate(&sentences[i]) && sentences.get(i + 1).is_some_and(|next| !simple(next))
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
                    self.close_refrain(&mut plain, &mut found);
                    match marked.iter().position(|(known, _)| *known == marker) {
                        Some(at) => {
                            if opening.first {
                                self.close_refrain(&mut marked[at].1, &mut found);
                            }
                            marked[at].1.push(opening.sentence);
                            // What stood within the last point is over.
                            for (_, mut inner) in marked.split_off(at + 1) {
                                self.close_refrain(&mut inner, &mut found);
                            }
                        }
                        None => marked.push((marker, vec![opening.sentence])),
                    }
                }
            }
        }
        self.close_refrain(&mut plain, &mut found);
        marked.into_iter().for_each(|(_, mut openings)| self.close_refrain(&mut openings, &mut found));
        found
    }

    /// Takes the runs of openings that are built alike.
    fn close_refrain(&self, openings: &mut Vec<Range<usize>>, found: &mut Vec<Vec<Range<usize>>>) {
        let openings = std::mem::take(openings);
        let alike = |pair: &[Range<usize>]| self.likeness(&pair[0], &pair[1]) >= Likeness::Grammar || self.opens_alike(&pair[0], &pair[1]);
        let mut start = 0;
        for end in 1..=openings.len() {
            if end == openings.len() || !alike(&openings[end - 1..=end]) {
                if end - start >= 3 {
                    found.push(openings[start..end].to_vec());
                }
                start = end;
            }
        }
    }

    /// Tells whether two openings begin with the same word that is no noun, or with four units or more.
    fn opens_alike(&self, a: &Range<usize>, b: &Range<usize>) -> bool {
        let before = self.ids[a.clone()].iter().zip(&self.ids[b.clone()]).take_while(|(x, y)| x == y).count();
        let whole = before > 0 && (self.starts_word(a.start + before) || self.starts_word(b.start + before)) && before < a.len().min(b.len());
        let noun = |word: Class| matches!(word, Class::Noun | Class::Name | Class::Number);
        whole
            && (before >= 4
                || before >= 2 && !self.words(&(a.start..a.start + before)).iter().all(|word| noun(word.class))
                || before >= 2 && !self.words(&(b.start..b.start + before)).iter().all(|word| noun(word.class)))
    }

    /// Returns how a paragraph opens.
    fn opening(&self, paragraph: &Range<usize>) -> Opening<'_> {
        let numeral = |unit: usize| self.str(&(unit..unit + 1)).chars().all(|c| c.is_ascii_digit() || "一二三四五六七八九十".contains(c));
        let mut start = paragraph.start;
        while start < paragraph.end && start - paragraph.start < 4 && numeral(start) {
            start += 1;
        }
        let mut marker = "";
        let digits = start - paragraph.start;
        if digits > 0 && start < paragraph.end {
            let marks = &self.text[self.spans[start - 1].end..self.spans[start].start];
            if marks.starts_with(['、', '）', ')', '.', '．']) {
                marker = marks;
            }
        }
        let first = digits == 1 && matches!(self.str(&(paragraph.start..start)), "一" | "1");
        let from = if marker.is_empty() { paragraph.start } else { start };
        let end = (from + 1..paragraph.end).find(|&unit| self.cuts[unit] >= Cut::Colon).unwrap_or(paragraph.end);
        let end = if end - from <= LONGEST { end } else { (from + 1..end).find(|&unit| self.cuts[unit] >= Cut::Comma).unwrap_or(end) };
        Opening { marker, first, sentence: from..end }
    }
}

struct Opening<'t> {
    /// The marks behind the number that the paragraph begins with; empty if it begins with none.
    marker: &'t str,
    /// Whether the number is one.
    first: bool,
    sentence: Range<usize>,
}

/// Returns the leads that are about equally long, if they are enough.
fn even(sentences: &[Range<usize>], mut group: Vec<usize>, spread: usize) -> Option<Vec<usize>> {
    let mut lens: Vec<usize> = group.iter().map(|&i| sentences[i].len()).collect();
    lens.sort_unstable();
    let middle = *lens.get(lens.len() / 2)?;
    group.retain(|&i| sentences[i].len().abs_diff(middle) <= spread);
    (group.len() >= 3).then_some(group)
}
