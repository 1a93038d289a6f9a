//! Fixed wordings with a slot that recur in one document with other fillers.
//!
//! The naive way compares all pairs of clauses. But the clauses that share an opening stand together when clauses are sorted, and those among them that
//! share an ending stand together when sorted from the end; so two sorts find every group with a common opening and ending, and what
//! stands between is the slot. Clauses give templates such as 要在{}上持续加力. Sentences that open paragraphs give refrains such as
//! 走在前列，我们一定要{}, whose fixed part may run over the end of a clause.

mod candidates;
mod layout;
mod worth;

use rayon::prelude::*;

use crate::Error;
use crate::find::reading::Reading;
use crate::text::{Corpus, Document, PartSet, Span};
use crate::tokens::Tokenizer;
use candidates::Filled;
use layout::{Layout, Stretch};
use worth::{Judge, Judged};

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

/// A fixed wording with one slot or two.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Template {
    /// The wording as it first occurs, each slot as `{}`.
    pub text: String,
    /// Where it occurs, in order.
    pub occurrences: Vec<Occurrence>,
    /// Whether it opens paragraphs of one text: three or more, and in half of its occurrences there.
    pub refrain: bool,
    /// How telling it is.
    pub score: f64,
}

/// An occurrence of a [`Template`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Occurrence {
    /// The place of the document in the corpus; 0 if only one was searched.
    pub document: usize,
    /// Where it stands, fillers and all.
    pub span: Span,
    /// What fills each slot, in order.
    pub fillers: Vec<Span>,
}

impl Template {
    /// Returns the number of occurrences.
    pub fn count(&self) -> usize {
        self.occurrences.len()
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

    /// Finds the templates of `document`, most telling first.
    ///
    /// # Complexity
    /// O(n log n) in the number of clauses, times the openings and endings that a clause shares with others.
    pub fn find(&self, document: &Document) -> Vec<Template> {
        let readings = [self.reading(document)];
        let judge = Judge::new(&readings, &self.settings.tokenizer, 1);
        let mut judged = self.judged(&judge, &readings, |reading| reading.clauses());
        // A sentence that is open at the end says little, unless it opens paragraphs: 走在前列，我们一定要{}.
        judged.extend(self.judged(&judge, &readings, |reading| reading.sentences()).into_iter().filter(|judged| judged.closed || judged.refrain));
        select(&readings, judged)
    }

    /// Finds the templates that recur from document to document, most telling first.
    ///
    /// # Complexity
    /// That of [`find`](Self::find) for all clauses of the corpus. Some 30 bytes a unit, and 12 bytes for each opening that a clause shares with two others
    /// and each ending.
    pub fn find_across(&self, corpus: &Corpus) -> Vec<Template> {
        let mut readings: Vec<Reading<'_>> = corpus.documents().par_iter().map(|document| self.reading(document)).collect();
        Reading::share(&mut readings);
        let judge = Judge::new(&readings, &self.settings.tokenizer, 2);
        select(&readings, self.judged(&judge, &readings, |reading| reading.clauses()))
    }

    fn reading<'t>(&self, document: &'t Document) -> Reading<'t> {
        Reading::new(document, self.settings.parts, &self.settings.tokenizer)
    }

    /// Finds what is worth showing among the stretches of texts.
    fn judged(
        &self,
        judge: &Judge<'_, '_>,
        readings: &[Reading<'_>],
        stretches: impl Fn(&Reading<'_>) -> Vec<std::ops::Range<usize>>,
    ) -> Vec<Judged> {
        let least = self.settings.min_fillers;
        let all = readings.iter().enumerate().flat_map(|(text, reading)| stretches(reading).into_iter().map(move |units| Stretch::new(text, units)));
        let layout = Layout::new(readings, all, least);
        candidates::groups(&layout, least).into_par_iter().filter_map(|candidate| judge.judge(candidate, least)).collect()
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

/// Takes templates best first, each if most of its occurrences are new.
fn select(readings: &[Reading<'_>], mut judged: Vec<Judged>) -> Vec<Template> {
    judged.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.occurrences[0].stretch.cmp(&b.occurrences[0].stretch)));
    let mut taken: Vec<Vec<bool>> = readings.iter().map(|reading| vec![false; reading.ids.len()]).collect();
    let mut templates: Vec<Template> = Vec::new();
    for judged in judged {
        let covered = |filled: &&Filled| taken[filled.stretch.text as usize][filled.stretch.units()].iter().all(|&unit| unit);
        if 2 * judged.occurrences.iter().filter(covered).count() > judged.occurrences.len() {
            continue;
        }
        judged.occurrences.iter().for_each(|filled| taken[filled.stretch.text as usize][filled.stretch.units()].fill(true));
        let template = template(readings, judged);
        // The same wording can be found among clauses and among sentences.
        match templates.iter_mut().find(|known| known.text == template.text) {
            Some(known) => {
                known.occurrences.extend(template.occurrences);
                known.occurrences.sort_unstable();
                known.occurrences.dedup_by_key(|occurrence| (occurrence.document, occurrence.span.start));
                known.refrain |= template.refrain;
            }
            None => templates.push(template),
        }
    }
    templates
}

fn template(readings: &[Reading<'_>], judged: Judged) -> Template {
    let occurrence = |filled: &Filled| {
        let reading = &readings[filled.stretch.text as usize];
        let fillers: Vec<Span> = filled.slots.iter().map(|slot| reading.filler(slot, 0, 0)).collect();
        let span = reading.span(filled.stretch.units());
        let span = Span::new(span.start.min(fillers[0].start), span.end.max(fillers[fillers.len() - 1].end));
        Occurrence { document: filled.stretch.text as usize, span, fillers }
    };
    let occurrences: Vec<Occurrence> = judged.occurrences.iter().map(occurrence).collect();
    let (first, text) = (&occurrences[0], readings[occurrences[0].document].text);
    let mut wording = String::new();
    let mut at = first.span.start;
    for filler in &first.fillers {
        wording += &text[at..filler.start];
        wording += "{}";
        at = filler.end;
    }
    wording += &text[at..first.span.end];
    Template { text: wording, occurrences, refrain: judged.refrain, score: judged.score }
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
        let fillers: Vec<&str> = templates[0].occurrences.iter().map(|occurrence| &text[occurrence.fillers[0]]).collect();
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
