//! Fixed wordings with a slot that recur in one document with other fillers.
//!
//! The naive way compares all pairs of clauses. But the clauses that share an opening stand together when clauses are sorted, and those among them that
//! share an ending stand together when sorted from the end; so two sorts find every group with a common opening and ending, and what
//! stands between is the slot. Clauses give templates such as 要在{}上持续加力. Sentences that open paragraphs give refrains such as
//! 走在前列，我们一定要{}, whose fixed part may run over the end of a clause.

mod reading;

use std::collections::BTreeSet;
use std::ops::Range;

pub(in crate::find) use reading::{REFRAIN, Reading, groups};

use crate::Error;
use crate::text::{Document, Mark, PartSet, Span, Strength};
use crate::tokens::Tokenizer;

/// Finds the templates of a document.
///
/// ```
/// use kouhao::find::templates::TemplateFinder;
/// use kouhao::text::Document;
///
/// let text = "要在招商引资上久久为功。要在科技创新上久久为功，要在民生改善上久久为功。";
/// let templates = TemplateFinder::new().find(&Document::from(text));
/// assert_eq!(templates[0].text, "要在{}上久久为功");
/// assert_eq!(templates[0].count(), 3);
/// ```
#[derive(Clone, Debug)]
pub struct TemplateFinder {
    settings: TemplateFinderBuilder,
}

/// Settings of a [`TemplateFinder`].
#[derive(Clone, Debug)]
pub struct TemplateFinderBuilder {
    min_fillers: usize,
    parts: PartSet,
    tokenizer: Tokenizer,
}

/// A fixed wording with one slot.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Template {
    /// The wording as it first occurs, the slot as `{}`.
    pub text: String,
    /// Where it occurs, filler and all, in order.
    pub spans: Vec<Span>,
    /// The filler of each occurrence.
    pub fillers: Vec<Span>,
    /// Whether it opens paragraphs: three or more, and in half of its occurrences.
    pub refrain: bool,
}

impl Template {
    /// Returns the number of occurrences.
    pub fn count(&self) -> usize {
        self.spans.len()
    }
}

impl Template {
    /// Adds the occurrences of the same template that were found elsewhere.
    fn take_in(&mut self, other: Template) {
        let mut occurrences: Vec<(Span, Span)> = self.spans.iter().copied().zip(self.fillers.iter().copied()).collect();
        occurrences.extend(other.spans.into_iter().zip(other.fillers));
        occurrences.sort_unstable();
        occurrences.dedup_by_key(|(span, _)| span.start);
        (self.spans, self.fillers) = occurrences.into_iter().unzip();
        self.refrain |= other.refrain;
    }
}

impl Default for TemplateFinder {
    fn default() -> Self {
        TemplateFinder::new()
    }
}

impl TemplateFinder {
    /// Creates a finder with the default settings.
    pub fn new() -> Self {
        TemplateFinder { settings: TemplateFinder::builder() }
    }

    /// Returns the default settings, to be changed.
    pub fn builder() -> TemplateFinderBuilder {
        TemplateFinderBuilder { min_fillers: 3, parts: PartSet::default(), tokenizer: Tokenizer::new() }
    }

    /// Finds the templates of `document`, most telling first: many fillers, much fixed text, fixed text on both sides.
    ///
    /// # Complexity
    /// O(n log n) in the number of clauses, for each of the openings that a clause shares with others.
    pub fn find(&self, document: &Document) -> Vec<Template> {
        let mut reading = Reading::new(document, self.settings.parts, &self.settings.tokenizer);
        let mut candidates = reading.candidates(&reading.clauses(), self.settings.min_fillers);
        // A sentence that is open at the end says little, unless it opens paragraphs: 走在前列，我们一定要{}.
        let sentences = reading.candidates(&reading.sentences(), self.settings.min_fillers).into_iter();
        candidates.extend(sentences.filter(|candidate| candidate.after > 0 || reading.is_refrain(&candidate.stretches)));
        reading.select(candidates)
    }
}

impl TemplateFinderBuilder {
    /// Asks for at least `fillers` distinct fillers; 3 by default.
    pub fn min_fillers(&mut self, fillers: usize) -> &mut Self {
        self.min_fillers = fillers;
        self
    }

    /// Chooses the parts that are searched; title and body by default.
    pub fn parts(&mut self, parts: PartSet) -> &mut Self {
        self.parts = parts;
        self
    }

    /// Chooses the tokenizer, on whose boundaries slots begin and end.
    pub fn tokenizer(&mut self, tokenizer: Tokenizer) -> &mut Self {
        self.tokenizer = tokenizer;
        self
    }

    /// Creates the finder.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidOption`](crate::ErrorKind::InvalidOption) if one filler would do.
    pub fn build(&self) -> Result<TemplateFinder, Error> {
        if self.min_fillers < 2 {
            return Err(Error::option("a template has at least two fillers", "set the minimum to 2 or more"));
        }
        Ok(TemplateFinder { settings: self.clone() })
    }
}

/// Least fixed text of a template with fixed text on both sides of the slot, in ideographs; a word counts as two.
const MIN_FIXED: usize = 4;
/// Least fixed text of a template with fixed text before the slot only, or after it only, unless it is a refrain: 加快发展{} says nothing.
const MIN_FIXED_ONE_SIDE: usize = 6;
/// Least fixed units, and least fixed text that is no number or date.
const MIN_WORDING: usize = 3;

/// Stretches of units with one opening and one ending.
struct Candidate {
    stretches: Vec<Range<usize>>,
    before: usize,
    after: usize,
    score: f64,
}

impl Reading<'_> {
    /// Finds the groups of stretches with a common opening, a common ending or both.
    fn candidates(&self, stretches: &[Range<usize>], min_fillers: usize) -> Vec<Candidate> {
        let mut sorted: Vec<Range<usize>> = stretches.to_vec();
        sorted.sort_by(|a, b| self.ids[a.clone()].cmp(&self.ids[b.clone()]));
        let forward = |stretch: &Range<usize>, k: usize| (k < stretch.len()).then(|| self.ids[stretch.start + k]);
        let mut openings = groups(&sorted, min_fillers, forward);
        openings.push(0..sorted.len());
        let mut seen: BTreeSet<Vec<usize>> = BTreeSet::new();
        let mut found = Vec::new();
        for opening in openings {
            let members = &sorted[opening];
            let mut consider = |group: &[Range<usize>]| {
                let mut key: Vec<usize> = group.iter().map(|stretch| stretch.start).collect();
                key.sort_unstable();
                if seen.insert(key) {
                    found.extend(self.candidate(group, min_fillers));
                }
            };
            consider(members);
            let backward = |stretch: &Range<usize>, k: usize| (k < stretch.len()).then(|| self.ids[stretch.end - 1 - k]);
            let mut by_end = members.to_vec();
            by_end.sort_by(|a, b| self.ids[a.clone()].iter().rev().cmp(self.ids[b.clone()].iter().rev()));
            groups(&by_end, min_fillers, backward).into_iter().for_each(|ending| consider(&by_end[ending]));
        }
        found
    }

    /// Makes a candidate of a group if its common opening and ending are fixed text enough and its fillers distinct enough.
    fn candidate(&self, group: &[Range<usize>], min_fillers: usize) -> Option<Candidate> {
        let shortest = group.iter().map(Range::len).min()?;
        let first = &group[0];
        let same = |at: &dyn Fn(&Range<usize>) -> usize| group.iter().all(|stretch| self.ids[at(stretch)] == self.ids[at(first)]);
        let mut before = (0..shortest).take_while(|&k| same(&|stretch| stretch.start + k)).count();
        let mut after = (0..shortest - before).take_while(|&k| same(&|stretch| stretch.end - 1 - k)).count();
        // A slot begins and ends where tokens do, in most occurrences, and it holds something in all.
        let cut_well = |at: &dyn Fn(&Range<usize>) -> usize| 2 * group.iter().filter(|stretch| self.token[at(stretch)]).count() >= group.len();
        while before > 0 && !cut_well(&|stretch| stretch.start + before) {
            before -= 1;
        }
        while after > 0 && (before + after >= shortest || !cut_well(&|stretch| stretch.end - after)) {
            after -= 1;
        }
        if before + after < MIN_WORDING || before + after >= shortest {
            return None;
        }
        let fixed: usize = (first.start..first.start + before).chain(first.end - after..first.end).map(|unit| self.weight(unit)).sum();
        let enough = if (before > 0 && after > 0) || self.is_refrain(group) { MIN_FIXED } else { MIN_FIXED_ONE_SIDE };
        let dates: usize = (first.start..first.start + before)
            .chain(first.end - after..first.end)
            .filter(|&unit| self.is_date(unit))
            .map(|unit| self.weight(unit))
            .sum();
        // 二〇二二年{} is a date, no wording.
        if fixed < enough || fixed - dates < MIN_WORDING {
            return None;
        }
        // An opening that is a clause of its own is no template but a formulation.
        let own_clause = group.iter().filter(|stretch| before > 0 && self.gaps[stretch.start + before].strength() >= Strength::Clause).count();
        let numbers = group.iter().filter(|stretch| self.text[self.spans[stretch.start + before]].starts_with(|c: char| c.is_numeric())).count();
        // A slot between fixed text stays within its clause, or it would swallow anything.
        let wide = |stretch: &&Range<usize>| {
            (stretch.start + before + 1..=stretch.end - after).any(|unit| unit < stretch.end && self.gaps[unit].strength() >= Strength::Clause)
        };
        if after > 0 && 2 * group.iter().filter(wide).count() > group.len() {
            return None;
        }
        let fillers: BTreeSet<&[u32]> = group.iter().map(|stretch| &self.ids[stretch.start + before..stretch.end - after]).collect();
        // The less is fixed, the more often it must recur to be a wording.
        let halved = group.iter().filter(|stretch| !is_balanced(&self.text[self.filler(stretch, before, after)])).count();
        if fillers.len() < min_fillers
            || fixed + fillers.len() <= MIN_FIXED + min_fillers
            || 2 * halved > group.len()
            || 2 * own_clause > group.len()
            || 2 * numbers > group.len()
        {
            return None;
        }
        let sides = if before > 0 && after > 0 { 2.0 } else { 1.0 };
        let score = (fillers.len() as f64).ln() * (fixed as f64).ln() * sides;
        let mut stretches = group.to_vec();
        stretches.sort_by_key(|stretch| stretch.start);
        Some(Candidate { stretches, before, after, score: (score * 1e6).round() / 1e6 })
    }

    /// Takes candidates best first, each if most of its occurrences are new.
    fn select(&mut self, mut candidates: Vec<Candidate>) -> Vec<Template> {
        candidates.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.stretches[0].start.cmp(&b.stretches[0].start)));
        let mut taken = vec![false; self.ids.len()];
        let mut templates = Vec::new();
        for candidate in candidates {
            let covered = candidate.stretches.iter().filter(|stretch| taken[(*stretch).clone()].iter().all(|&unit| unit)).count();
            if 2 * covered > candidate.stretches.len() {
                continue;
            }
            candidate.stretches.iter().for_each(|stretch| taken[stretch.clone()].fill(true));
            // The same wording can be found among clauses and among sentences.
            let template = self.template(&candidate);
            match templates.iter_mut().find(|known: &&mut Template| known.text == template.text) {
                Some(known) => known.take_in(template),
                None => templates.push(template),
            }
        }
        templates
    }

    fn template(&self, candidate: &Candidate) -> Template {
        let fillers: Vec<Span> = candidate.stretches.iter().map(|stretch| self.filler(stretch, candidate.before, candidate.after)).collect();
        let whole = |(stretch, filler): (&Range<usize>, &Span)| {
            let span = self.span(stretch.clone());
            Span::new(span.start.min(filler.start), span.end.max(filler.end))
        };
        let spans: Vec<Span> = candidate.stretches.iter().zip(&fillers).map(whole).collect();
        Template {
            text: [&self.text[spans[0].start..fillers[0].start], "{}", &self.text[fillers[0].end..spans[0].end]].concat(),
            refrain: self.is_refrain(&candidate.stretches),
            spans,
            fillers,
        }
    }
}

/// Tells whether every quotation mark in `text` has its other half there too.
fn is_balanced(text: &str) -> bool {
    let depth = text.chars().try_fold(0usize, |depth, c| match Mark::of(c) {
        Some(Mark::OpenQuote) => Some(depth + 1),
        Some(Mark::CloseQuote) => depth.checked_sub(1),
        _ => Some(depth),
    });
    depth == Some(0)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(text: &str) -> Vec<(String, usize, bool)> {
        TemplateFinder::new().find(&Document::from(text)).into_iter().map(|t| (t.text.clone(), t.count(), t.refrain)).collect()
    }

    #[test]
    fn slots_in_clauses() {
        let text = "要在招商引资上久久为功。抓项目，要在科技创新上久久为功；要在改善民生上久久为功！";
        assert_eq!(find(text), [("要在{}上久久为功".to_string(), 3, false)]);
    }

    #[test]
    fn refrains_open_paragraphs() {
        let text = "勇立潮头，我们必须要抓住机遇、办好大事。天气好。\n勇立潮头，我们必须要改善民生。\n勇立潮头，我们必须要转变作风。";
        assert_eq!(find(text), [("勇立潮头，我们必须要{}".to_string(), 3, true)]);
    }

    #[test]
    fn fillers_keep_their_quotation_marks() {
        let text = "全力做好“两稳”工作。全力做好防汛工作。全力做好“双保”工作。";
        let templates = TemplateFinder::new().find(&Document::from(text));
        let fillers: Vec<&str> = templates[0].fillers.iter().map(|&filler| &text[filler]).collect();
        assert_eq!((templates[0].text.as_str(), fillers), ("全力做好{}工作", vec!["“两稳”", "防汛", "“双保”"]));
    }

    #[test]
    fn list_markers_are_no_part() {
        let text = "（一）把产业这篇文章写扎实。\n（二）把县域这篇文章写扎实。\n（十三）把生态这篇文章写扎实。";
        assert_eq!(find(text), [("把{}这篇文章写扎实".to_string(), 3, true)]);
    }

    #[test]
    fn repeated_clauses_and_addresses_are_no_templates() {
        assert!(find("各位代表，今天开会。\n各位代表，明天休息。\n各位代表，后天再来。").is_empty());
        assert!(find("奔跑起来加油干。奔跑起来加油干。奔跑起来加油干。").is_empty());
        assert!(find("二〇二二年我们来了。\n二〇二二年大家走了。\n二〇二二年同学笑了。").is_empty());
        assert!(find("增长指标达到5。增长指标达到6。增长指标达到7。").is_empty());
        assert!(find("").is_empty());
    }

    #[test]
    fn one_filler_is_refused() {
        assert!(TemplateFinder::builder().min_fillers(1).build().is_err());
    }
}
