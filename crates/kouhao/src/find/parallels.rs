//! Finds neighbouring clauses of parallel structure: 排比 (three or more) and 对偶 (two), and sentences and paragraphs that open alike.
//!
//! The naive way splits at 、 and ， and takes neighbours of equal length, which finds every list of nouns. Here a text is analysed from the outside in
//! (`cut`): sentences of a paragraph, clauses of a sentence, phrases of a clause. Each is compared with the next (`likeness`): do they share wording
//! in the same place, do they have the same length and grammar, do they make a statement (`members`), are they a figure of speech (`figures`)? Each
//! sign is worth points, and neighbours with enough points form `runs`. Two members need more points than three or more; members of a quotation
//! (`quoted`) need fewer, and so do members with a fixed sign (`signed`). Sentences are compared both where they are adjacent (`paragraphs`) and where
//! others intervene (`openings`), and without the numbers of their series (`markers`).

mod answered;
mod cut;
mod cycles;
mod doubles;
mod exclaimed;
mod extent;
mod figures;
mod lead_ins;
mod likeness;
mod markers;
mod members;
mod negation;
mod openings;
mod opposites;
mod paragraphs;
mod quoted;
mod runs;
mod signed;
mod twos;
mod unparted;
mod widened;

use std::ops::Range;

use rustc_hash::FxHashSet;

use cut::{Cut, CutText};
use doubles::{Run, without_parts};
use runs::Edges;

use crate::Error;
use crate::find::grammar::is_foreign;
use crate::text::{Document, Fold, Mark, Part, PartSet, Span, View, closing};
use crate::tokens::Tokenizer;

/// The kind of members that a [`Parallel`] has.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ParallelForm {
    /// Two clauses or phrases: 对偶.
    Couplet,
    /// Three or more: 排比.
    Series,
    /// Sentences of one paragraph.
    Sentences,
    /// The openings of paragraphs: a refrain.
    Refrain,
}

impl ParallelForm {
    /// Returns the name used in rows.
    pub fn name(self) -> &'static str {
        match self {
            ParallelForm::Couplet => "couplet",
            ParallelForm::Series => "series",
            ParallelForm::Sentences => "sentences",
            ParallelForm::Refrain => "refrain",
        }
    }
}

/// Neighbours of parallel structure. All spans are byte ranges of [`Document::text`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Parallel {
    /// The span from the start of the first member to the end of the last.
    pub span: Span,
    /// The members, in order.
    pub clauses: Vec<Span>,
    /// The wording that all members share, as the first spells it, with `{}` for the parts that differ; `None` if they share only their structure.
    pub shared: Option<String>,
    /// The kind of members.
    pub form: ParallelForm,
}

/// Finds the parallel structures of documents.
///
/// Cloning is cheap.
///
/// ```
/// use kouhao::find::parallels::{ParallelFinder, ParallelForm};
/// use kouhao::text::Document;
///
/// let speech = Document::from("我们要知责于心、担责于身、履责于行。");
/// let found = &ParallelFinder::new().find(&speech)[0];
/// let clauses: Vec<&str> = found.clauses.iter().map(|&clause| &speech.text()[clause]).collect();
/// assert_eq!(clauses, ["知责于心", "担责于身", "履责于行"]);
/// assert_eq!((found.shared.as_deref(), found.form), (Some("{}责于{}"), ParallelForm::Series));
/// ```
#[derive(Clone, Debug)]
pub struct ParallelFinder {
    settings: ParallelFinderBuilder,
}

/// Builds a [`ParallelFinder`].
#[derive(Clone, Debug)]
pub struct ParallelFinderBuilder {
    min_clauses: usize,
    parts: PartSet,
    tokenizer: Tokenizer,
}

impl ParallelFinder {
    /// Creates a finder with the default settings.
    pub fn new() -> Self {
        ParallelFinder { settings: ParallelFinder::builder() }
    }

    /// Creates a builder with the default settings.
    pub fn builder() -> ParallelFinderBuilder {
        ParallelFinderBuilder { min_clauses: 2, parts: PartSet::default(), tokenizer: Tokenizer::new() }
    }

    /// Returns the parallel structures of a document in the order of their starts, outer ones before those inside them. Japanese and Korean texts
    /// yield none, because their grammar is not modelled.
    ///
    /// # Complexity
    /// Linear in the length of the text.
    pub fn find(&self, document: &Document) -> Vec<Parallel> {
        if is_foreign(document.text()) {
            return Vec::new();
        }
        let parts = document.parts().iter().filter(|part| self.settings.parts.contains(part.kind));
        let mut found: Vec<Parallel> = parts.flat_map(|part| self.in_part(document.text(), part)).collect();
        found.sort_by_key(|parallel| (parallel.span.start, std::cmp::Reverse(parallel.span.end)));
        found.dedup_by_key(|parallel| parallel.span);
        found
    }

    fn in_part(&self, text: &str, part: &Part) -> Vec<Parallel> {
        let view = View::new(&text[part.span], Fold::new().simplified(true));
        let cut_text = CutText::new(&view, &self.settings.tokenizer);
        let mut found = Found { least: self.settings.min_clauses, runs: Vec::new() };
        let paragraphs = cut_text.split(0..cut_text.ids.len(), Cut::Paragraph);
        for run in cut_text.refrains(&paragraphs) {
            found.add(Some(ParallelForm::Refrain), run);
        }
        for paragraph in paragraphs {
            found.read_paragraph(&cut_text, cut_text.split(paragraph, Cut::Sentence));
        }
        let place = |units: &Range<usize>| {
            let span = Span::new(cut_text.spans[units.start].start, cut_text.spans[units.end - 1].end);
            view.original(span).shifted(part.span.start)
        };
        let original = |member: &Range<usize>| with_quotes(text, place(member));
        let parallels = found.runs.into_iter().map(|(form, run)| {
            let clauses: Vec<Span> = run.iter().map(original).collect();
            Parallel {
                span: Span::new(clauses[0].start, clauses[clauses.len() - 1].end),
                form: form.unwrap_or(if clauses.len() == 2 { ParallelForm::Couplet } else { ParallelForm::Series }),
                shared: shared(&cut_text, &run).map(|kept| wording(&run[0], &kept, &cut_text, |range| &text[place(range)])),
                clauses,
            }
        });
        parallels.collect()
    }
}

/// The parallels found in one part.
struct Found {
    least: usize,
    /// Members in order; without a form it is a couplet or a series.
    runs: Vec<Run>,
}

impl Found {
    fn add(&mut self, form: Option<ParallelForm>, run: Vec<Range<usize>>) {
        if run.len() >= self.least {
            self.runs.push((form, run));
        }
    }

    /// Finds runs of sentences, and the runs inside these sentences.
    fn read_paragraph(&mut self, cut_text: &CutText<'_>, sentences: Vec<Range<usize>>) {
        let first = self.runs.len();
        let neighbours = || cut_text.anaphora(&sentences).into_iter().chain(cut_text.leading_clauses(&sentences));
        let spoken = || cut_text.answered(&sentences).into_iter().chain(cut_text.exclaimed(&sentences));
        for run in cut_text.leads(&sentences).into_iter().chain(neighbours()).chain(spoken()) {
            self.add(Some(ParallelForm::Sentences), run);
        }
        // Parallels that neighbours or whole sentences already show would be reported twice.
        let taken_up = cut_text.taken_up(&sentences).filter(|run| self.runs[first..].iter().all(|(_, known)| known[0].start != run[0].start));
        taken_up.into_iter().for_each(|run| self.add(Some(ParallelForm::Sentences), run));
        for run in cut_text.symploce(&sentences) {
            if self.runs[first..].iter().all(|(_, known)| are_apart(&run, known)) {
                self.add(Some(ParallelForm::Sentences), run);
            }
        }
        if let Some(run) = cut_text.counted_demands(&sentences)
            && self.runs[first..].iter().all(|(_, known)| known.len() < run.len())
        {
            self.add(Some(ParallelForm::Sentences), run);
        }
        for pair in cut_text.taken_up_once(&sentences) {
            if pair[0].end + 1 < pair[1].start && self.runs[first..].iter().all(|(_, known)| are_apart(&pair, known)) {
                self.add(Some(ParallelForm::Sentences), pair);
            }
        }
        if self.runs.len() == first {
            cut_text.in_measure(&sentences).into_iter().for_each(|run| self.add(Some(ParallelForm::Sentences), run));
        }
        sentences.into_iter().for_each(|sentence| self.read_sentence(cut_text, sentence));
    }

    /// Finds runs of clauses and of phrases.
    fn read_sentence(&mut self, cut_text: &CutText<'_>, sentence: Range<usize>) {
        let first = self.runs.len();
        for run in cut_text.quoted(&sentence) {
            self.add(None, run);
        }
        for stretch in cut_text.split(sentence, Cut::Colon) {
            let halves = cut_text.split(stretch, Cut::Semicolon);
            let unmarked = cut_text.behind_markers(&halves);
            let mut parallel = cut_text.runs(unmarked.as_ref().unwrap_or(&halves), self.least, Edges::Clauses);
            // The series is one run, although some of its neighbours may be more alike than all of them are.
            if let Some(demands) = cut_text.demands(&halves) {
                parallel.retain(|run| run.len() < demands.len());
                parallel.push(demands);
            }
            // 一是桥面不够宽，…；二是桥墩不够稳，…: the first clauses of the members may be alike where the whole members are not.
            for run in cut_text.leading_clauses(&halves) {
                if run.iter().all(|member| cut_text.may_say(member)) && parallel.iter().all(|known| known.len() < run.len()) {
                    parallel.retain(|known| known[0].start < run[0].start || known[0].start > run[run.len() - 1].start);
                    parallel.push(run);
                }
            }
            cut_text.explained(&halves).into_iter().for_each(|run| add_apart(&mut parallel, run));
            let whole: Vec<Range<usize>> = parallel.iter().flatten().cloned().collect();
            parallel.into_iter().for_each(|run| self.add(None, run));
            for half in halves {
                let clauses = cut_text.split(half.clone(), Cut::Comma);
                cut_text.in_fours(&clauses).into_iter().for_each(|run| self.add(None, run));
                cut_text.joined_halves(&clauses).into_iter().for_each(|run| self.add(None, run));
                let counted = cut_text.behind_first_markers(&clauses);
                let mut alike = cut_text.runs(counted.as_ref().unwrap_or(&clauses), self.least, Edges::Head);
                for run in cut_text.explained(&clauses).into_iter().chain(cut_text.with_modal(&clauses)).chain(cut_text.one_then_other(&clauses)) {
                    add_apart(&mut alike, run);
                }
                let framed = cut_text.framed(&alike);
                for run in alike {
                    // The two clauses of a half that is itself a member, with nothing before them: 不谋全局者，不足谋一域；….
                    if !(whole.iter().any(|member| member.end == half.end && member.start >= half.start)
                        && run.len() == 2
                        && clauses.len() == 2
                        && run[0].start == half.start)
                    {
                        self.add(None, run);
                    }
                }
                for clause in clauses {
                    let phrases = cut_text.phrases(clause);
                    let mut runs = cut_text.runs(&phrases, self.least, Edges::Both);
                    for run in cut_text.alliterating(&phrases).into_iter().chain(cut_text.one_then_other(&phrases)) {
                        add_apart(&mut runs, run);
                    }
                    // 影响力、辐射力和带动力: a conjunction may separate the last two.
                    if let Some(parted) = cut_text.parted_by_conjunction(&phrases)
                        && !runs.iter().flatten().any(|member| member.start >= parted[parted.len() - 2].start)
                    {
                        let last = parted[parted.len() - 1].start;
                        let more = cut_text.runs(&parted, self.least, Edges::Parted);
                        more.into_iter().filter(|run| run[run.len() - 1].start == last).for_each(|run| self.add(None, run));
                    }
                    if let Some(parted) = cut_text.parted_by_end(&phrases) {
                        let last = parted[parted.len() - 1].start;
                        let more = cut_text.runs(&parted, self.least, Edges::Parted);
                        let even = |run: &Vec<Range<usize>>| run.iter().all(|member| member.len() == run[0].len());
                        more.into_iter().filter(|run| run[run.len() - 1].start == last && even(run)).for_each(|run| add_apart(&mut runs, run));
                    }
                    // 多做修桥、铺路的事: what begins the first phrase and ends the last is said of both.
                    let clause = phrases[0].start..phrases[phrases.len() - 1].end;
                    runs.retain(|run| run.len() > 2 || run[0].start != clause.start || run[1].end != clause.end || !framed.contains(&clause));
                    if let Some(run) = cut_text.in_cycle(&phrases) {
                        add_apart(&mut runs, run);
                    }
                    runs.into_iter().for_each(|run| self.add(None, run));
                    cut_text.twos(&phrases).into_iter().for_each(|run| self.add(None, run));
                    for phrase in phrases {
                        cut_text.unparted(&phrase).into_iter().for_each(|run| self.add(None, run));
                    }
                }
            }
        }
        // 多一些甲、少一些乙，多一些丙、少一些丁，…: the pairs are the members.
        let pauses = |member: &Range<usize>| (member.start + 1..member.end).filter(|&unit| cut_text.cuts[unit] == Cut::Pause).count();
        let of_pairs = |run: &[Range<usize>]| run.len() > 2 && run.iter().all(|member| pauses(member) == 1);
        let series = self.runs[first..].iter().filter(|(_, run)| of_pairs(run)).flat_map(|(_, run)| run);
        let members: FxHashSet<(usize, usize)> = series.map(|member| (member.start, member.end)).collect();
        let paused = |run: &[Range<usize>]| cut_text.cuts[run[1].start] == Cut::Pause;
        let pair_is_member = |pair: &[Range<usize>]| pair.len() == 2 && members.contains(&(pair[0].start, pair[1].end));
        let is_member = |run: &[Range<usize>]| paused(run) && run.chunks(2).all(pair_is_member);
        let of_sentence = self.runs.split_off(first);
        self.runs.extend(without_parts(of_sentence.into_iter().filter(|(_, run)| !is_member(run)).collect()));
        for (_, run) in &mut self.runs[first..] {
            run[0].start = cut_text.negated(run);
            run[0].start = cut_text.with_opening_quote(&run[0]);
        }
    }
}

/// Adds a run to others, unless one of them shows it or more.
fn add_apart(runs: &mut Vec<Vec<Range<usize>>>, run: Vec<Range<usize>>) {
    let inside = |known: &[Range<usize>]| known[0].start >= run[0].start && known[known.len() - 1].end <= run[run.len() - 1].end;
    if runs.iter().all(|known| are_apart(known, &run) || inside(known) && known.len() < run.len()) {
        runs.retain(|known| are_apart(known, &run));
        runs.push(run);
    }
}

/// Returns whether two runs have no text in common.
fn are_apart(a: &[Range<usize>], b: &[Range<usize>]) -> bool {
    a[a.len() - 1].end <= b[0].start || b[b.len() - 1].end <= a[0].start
}

/// Extends a span by adjacent quotation marks whose other halves are inside it, or that enclose it.
fn with_quotes(text: &str, span: Span) -> Span {
    let opens = |c: &char| matches!(Mark::of(*c), Some(Mark::OpenQuote | Mark::OpenTitle | Mark::OpenBracket));
    let before = text[..span.start].chars().next_back().filter(opens);
    let after = text[span.end..].chars().next();
    let mut open = Vec::new();
    let mut unopened = false;
    for c in text[span].chars() {
        if opens(&c) {
            open.push(c);
        } else if matches!(Mark::of(c), Some(Mark::CloseQuote | Mark::CloseTitle | Mark::CloseBracket)) {
            unopened |= open.pop().is_none();
        }
    }
    let closed_by = |open: char| after.filter(|&after| closing(open) == Some(after));
    match (before, open.last()) {
        (_, Some(&open)) => Span::new(span.start, span.end + closed_by(open).map_or(0, char::len_utf8)),
        (Some(before), None) if unopened => Span::new(span.start - before.len_utf8(), span.end),
        (Some(before), None) => match closed_by(before) {
            Some(after) => Span::new(span.start - before.len_utf8(), span.end + after.len_utf8()),
            None => span,
        },
        (None, None) => span,
    }
}

/// Returns the stretches of the first member that all members share in the same place, counted from the start, from the end or, if they are equally
/// long, anywhere. If their lengths differ, the first stretch is the shared opening, which may be empty, and the first member may have nothing after it.
fn shared(cut_text: &CutText<'_>, run: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
    let first = &run[0];
    let equal = run.iter().all(|member| member.len() == first.len());
    let shortest = run.iter().map(Range::len).min()?;
    let from_start = |at: usize| at < shortest && run.iter().all(|member| cut_text.ids[member.start + at] == cut_text.ids[first.start + at]);
    let from_end = |at: usize| at < shortest && run.iter().all(|member| cut_text.ids[member.end - 1 - at] == cut_text.ids[first.end - 1 - at]);
    let joined = |kept: Vec<usize>| kept.chunk_by(|a, b| a + 1 == *b).map(|stretch| stretch[0]..stretch[0] + stretch.len()).collect::<Vec<_>>();
    let stretches = if equal {
        joined((0..first.len()).filter(|&at| from_start(at)).map(|at| first.start + at).collect())
    } else {
        let before = (0..shortest).take_while(|&at| from_start(at)).count();
        let after = joined((0..shortest - before).rev().filter(|&at| from_end(at)).map(|at| first.end - 1 - at).collect());
        let nothing = after.is_empty().then_some(first.end..first.end);
        std::iter::once(first.start..first.start + before).chain(after).chain(nothing).collect()
    };
    stretches.iter().any(|stretch| !stretch.is_empty()).then_some(stretches)
}

/// Spells the given stretches of a member, with `{}` for the text between them and at its edges.
fn wording<'t>(member: &Range<usize>, kept: &[Range<usize>], cut_text: &CutText<'_>, text: impl Fn(&Range<usize>) -> &'t str) -> String {
    let space = |unit: usize| if (member.start + 1..member.end).contains(&unit) && cut_text.follows_space(unit) { " " } else { "" };
    let mut wording = String::new();
    let mut at = member.start;
    for (place, stretch) in kept.iter().enumerate() {
        if place > 0 || stretch.start > at {
            wording.extend([space(at), "{}", space(stretch.start)]);
        }
        if !stretch.is_empty() {
            wording.push_str(text(stretch));
        }
        at = stretch.end;
    }
    if at < member.end {
        wording.extend([space(at), "{}"]);
    }
    wording
}

impl Default for ParallelFinder {
    fn default() -> Self {
        ParallelFinder::new()
    }
}

impl ParallelFinderBuilder {
    /// Sets the minimum number of members. Default: 2.
    pub fn min_clauses(&mut self, clauses: usize) -> &mut Self {
        self.min_clauses = clauses;
        self
    }

    /// Sets the parts of documents that are searched. Default: title and body.
    pub fn parts(&mut self, parts: PartSet) -> &mut Self {
        self.parts = parts;
        self
    }

    /// Sets the tokenizer, which determines the grammar of members and where they may begin and end. Default: [`Tokenizer::new`].
    pub fn tokenizer(&mut self, tokenizer: Tokenizer) -> &mut Self {
        self.tokenizer = tokenizer;
        self
    }

    /// Builds the finder.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidOption`](crate::ErrorKind::InvalidOption) if the minimum is less than two.
    pub fn build(&self) -> Result<ParallelFinder, Error> {
        if self.min_clauses < 2 {
            return Err(Error::option("a parallel has at least two clauses", "set the minimum to 2 or more"));
        }
        Ok(ParallelFinder { settings: self.clone() })
    }
}

#[cfg(test)]
mod tests;
