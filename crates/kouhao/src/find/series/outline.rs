//! Finds the outline of a speech without numbering: its headings, the refrain that opens its paragraphs, and the sentences within each such paragraph
//! that open alike.
//!
//! A heading is a short line without a mark at its end, followed by a paragraph of text. Titles and datelines are such lines too, so headings must be
//! three or more, each with text below it and of about the same length, as headings that are written together are.
//!
//! Speakers mark what they enumerate by repeating the same words: 走在前列，我们一定要… at the head of four paragraphs, 要…。要…。要…。 in each. The naive way takes
//! any wording that recurs at the head of paragraphs, and produces an outline of forms of address (各位代表，) and connectives (与此同时，). A refrain is a
//! clause of four or more units that is neither, or a longer wording that ends with a verb. In a paragraph that it opens, the points are the
//! sentences and ；-clauses that begin with 要; if there are not two of them, those that share the most common other opening.

use std::cmp::Reverse;
use std::ops::Range;

use super::Series;
use super::forms::HEADING_SIGNS;
use crate::find::enumerations::Check;
use crate::find::reading::{REFRAIN, Reading, groups};
use crate::find::word_lists::REPORTING;
use crate::text::{Document, Fold, Mark, PartSet, Span, Strength, View, is_han};
use crate::tokens::Tokenizer;

/// The minimum length in units of a refrain that is a clause, and the minimum amount of fixed text of one that is not, in ideographs; a word counts
/// as two.
const MIN_CLAUSE: usize = 4;
const MIN_WORDING: usize = 6;
/// The minimum length of a heading in units.
const MIN_HEADING: usize = 4;
const MAX_HEADING: usize = 30;
/// The maximum number of units of an opening that are compared.
const MAX_OPENING: usize = 40;

/// Returns the refrains of a document, as series at depth 0, and the points of their paragraphs at depth 1.
///
/// # Complexity
/// O(n log n) in the number of paragraphs, and of sentences in the paragraphs that a refrain opens.
pub(super) fn outline(document: &Document, parts: PartSet, tokenizer: &Tokenizer) -> Vec<Series> {
    let reading = Reading::new(document, parts, tokenizer);
    let paragraphs = reading.stretches(|gap| gap.strength() == Strength::Paragraph, usize::MAX);
    let mut found: Vec<Series> = headings(&reading, &paragraphs).into_iter().collect();
    for refrain in refrains(&reading, &paragraphs, tokenizer) {
        found.push(refrain.series(&reading));
        found.extend(refrain.paragraphs.iter().filter_map(|paragraph| points(&reading, paragraph)));
    }
    found
}

/// Finds the lines that are headings of the paragraphs below them.
fn headings(reading: &Reading<'_>, paragraphs: &[Range<usize>]) -> Option<Series> {
    let line = |paragraph: &Range<usize>| whole(reading, paragraph);
    let ends = |span: Span| reading.text[span.end..].chars().next().and_then(Mark::of);
    let is_text = |paragraph: &Range<usize>| paragraph.len() > MAX_HEADING && ends(line(paragraph)) == Some(Mark::Sentence);
    let is_heading = |paragraph: &Range<usize>| {
        let span = line(paragraph);
        let plain = reading.text[span].chars().all(|c| !matches!(Mark::of(c), Some(Mark::Sentence | Mark::Other)) && !c.is_ascii_digit());
        let closed = matches!(ends(span), None | Some(Mark::Break | Mark::Space));
        (MIN_HEADING..=MAX_HEADING).contains(&paragraph.len()) && closed && plain && reading.text[span].chars().any(is_han)
    };
    // A line that follows 一、 is numbered.
    let signs = |c: char| Mark::of(c) == Some(Mark::Space) || HEADING_SIGNS.contains(&c);
    let opens = |paragraph: &Range<usize>| {
        let before = reading.text[..line(paragraph).start].trim_end_matches(signs);
        before.chars().next_back().is_none_or(|c| Mark::of(c) == Some(Mark::Break))
    };
    let mut found: Vec<&Range<usize>> = Vec::new();
    for pair in paragraphs.windows(2) {
        if is_heading(&pair[0]) && is_text(&pair[1]) && opens(&pair[0]) {
            found.push(&pair[0]);
        }
    }
    let lengths = || found.iter().map(|paragraph| paragraph.len());
    let even = lengths().max()? <= 2 * lengths().min()?;
    // Two lines may be a title and a name by chance.
    (found.len() >= REFRAIN && even).then(|| plain(0, marker_of(reading, &found), found.iter().map(|paragraph| line(paragraph)).collect()))
}

/// Returns the common opening of all headings, followed by a slot.
fn marker_of(reading: &Reading<'_>, headings: &[&Range<usize>]) -> String {
    let first = headings[0];
    let shared = |&k: &usize| headings.iter().all(|heading| k + 1 < heading.len() && reading.ids[heading.start + k] == reading.ids[first.start + k]);
    let units = (0..first.len()).take_while(shared).count();
    let opening = if units > 0 { &reading.text[reading.span(first.start..first.start + units)] } else { "" };
    [opening, "{}"].concat()
}

/// A wording of the given number of units that opens paragraphs, which are in order.
struct Refrain {
    paragraphs: Vec<Range<usize>>,
    units: usize,
}

impl Refrain {
    fn series(&self, reading: &Reading<'_>) -> Series {
        let items: Vec<Span> = self.paragraphs.iter().map(|paragraph| whole(reading, &first_sentence(reading, paragraph))).collect();
        let first = self.paragraphs[0].start;
        let slot = reading.with_marks(first + self.units..first + self.units + 1);
        let marker = [&reading.text[reading.spans[first].start..slot.start], "{}"].concat();
        plain(0, marker, items)
    }
}

/// Creates a series of items that nothing numbers or announces.
fn plain(depth: usize, marker: String, items: Vec<Span>) -> Series {
    let start = items.first().map_or(0, |item| item.start);
    let end = items.last().map_or(start, |item| item.end);
    Series { span: Span::new(start, end), marker, depth, items, announced_by: None, check: Check::Unstated, missing: Vec::new(), ordered: true }
}

/// Finds the refrains of paragraphs, those of the most paragraphs first; a paragraph belongs to at most one.
fn refrains(reading: &Reading<'_>, paragraphs: &[Range<usize>], tokenizer: &Tokenizer) -> Vec<Refrain> {
    let mut sorted = paragraphs.to_vec();
    let openings = |paragraph: &Range<usize>| &reading.ids[paragraph.start..paragraph.end.min(paragraph.start + MAX_OPENING)];
    sorted.sort_by(|a, b| openings(a).cmp(openings(b)).then(a.start.cmp(&b.start)));
    let unit = |paragraph: &Range<usize>, k: usize| openings(paragraph).get(k).copied();
    let mut candidates: Vec<Refrain> = groups(&sorted, REFRAIN, unit)
        .into_iter()
        .filter_map(|(group, _)| {
            let mut paragraphs = sorted[group].to_vec();
            let units = wording(reading, &paragraphs, tokenizer)?;
            paragraphs.sort_by_key(|paragraph| paragraph.start);
            Some(Refrain { paragraphs, units })
        })
        .collect();
    candidates.sort_by_key(|refrain| (Reverse(refrain.paragraphs.len()), Reverse(refrain.units), refrain.paragraphs[0].start));
    let mut taken = vec![false; reading.ids.len()];
    candidates.retain(|refrain| {
        let free = refrain.paragraphs.iter().all(|paragraph| !taken[paragraph.start]);
        if free {
            refrain.paragraphs.iter().for_each(|paragraph| taken[paragraph.start] = true);
        }
        free
    });
    candidates
}

/// Returns the number of units of the refrain shared by the paragraphs that a sorted group begins with, if there is one.
fn wording(reading: &Reading<'_>, paragraphs: &[Range<usize>], tokenizer: &Tokenizer) -> Option<usize> {
    // Neighbours in sorted order share no more than the first and the last do.
    let (first, last) = (paragraphs.first()?, paragraphs.last()?);
    let longest = paragraphs.iter().map(|paragraph| first_sentence(reading, paragraph).len()).min()?.min(MAX_OPENING + 1) - 1;
    let same = |k: &usize| reading.ids[first.start + k] == reading.ids[last.start + k];
    let mut units = (0..longest).take_while(same).count();
    let cut_well = |units: usize| 2 * paragraphs.iter().filter(|paragraph| reading.token[paragraph.start + units]).count() >= paragraphs.len();
    while units > 0 && !cut_well(units) {
        units -= 1;
    }
    let opening = first.start..first.start + units;
    let ends_clause = |k: usize| paragraphs.iter().all(|paragraph| reading.gaps[paragraph.start + k].strength() >= Strength::Clause);
    let clause = (1..=units).find(|&k| ends_clause(k));
    let dates = |range: Range<usize>| range.filter(|&unit| reading.is_date(unit)).count();
    let telling = match clause {
        Some(clause) => {
            let own = first.start..first.start + clause;
            let said = &reading.text[reading.span(own.clone())];
            let label = reading.text[reading.spans[own.end - 1].end..reading.spans[own.end].start].contains(['：', ':']);
            // 走在前列，我们一定要 continues after the clause, unlike a form of address or a connective.
            let own_words = units > clause || !is_joint(said);
            clause >= MIN_CLAUSE && clause - dates(own) >= MIN_CLAUSE && own_words && !label && !reports(said)
        }
        None => {
            let weight: usize = opening.clone().map(|unit| reading.weight(unit)).sum();
            weight - dates(opening.clone()) >= MIN_WORDING && opens_predicate(reading, opening, tokenizer)
        }
    };
    telling.then_some(units)
}

/// Returns whether a clause addresses the listeners, says when and where, or joins paragraphs; the connectives are a closed class, from general
/// knowledge of Chinese.
fn is_joint(clause: &str) -> bool {
    const JOINTS: [&str; 8] = ["与此同时", "在这方面", "除此之外", "总的来说", "总的来看", "由此可见", "换句话说", "更重要的是"];
    const CIRCUMSTANCES: [char; 9] = ['上', '中', '里', '下', '后', '前', '间', '时', '来'];
    let clause = &*folded(clause);
    clause.starts_with("各位") || clause.ends_with('们') || clause.ends_with(CIRCUMSTANCES) || JOINTS.contains(&clause)
}

/// Returns whether a wording ends with a verb of saying: 会议强调.
fn reports(wording: &str) -> bool {
    let wording = folded(wording);
    REPORTING.iter().any(|verb| wording.ends_with(verb))
}

/// Folds a wording like the lists of this file: to simplified characters, in lower case.
fn folded(wording: &str) -> String {
    View::new(wording, Fold::new().simplified(true)).text().to_string()
}

/// Returns whether a wording ends with a verb, an adverb or a particle, so that what follows is a statement about something: 更大力度推动{}. A noun
/// (社会主义民主) is merely the topic of its paragraphs.
fn opens_predicate(reading: &Reading<'_>, opening: Range<usize>, tokenizer: &Tokenizer) -> bool {
    let Some(last) = opening.clone().rev().find(|&unit| reading.token[unit]) else { return false };
    let word = &reading.text[reading.span(last..opening.end)];
    let tag = tokenizer.likely_part_of_speech(word).unwrap_or("");
    let predicate = (tag.starts_with(['v', 'd', 'u']) && tag != "vn") || !word.starts_with(is_han);
    predicate && !reports(&reading.text[reading.span(opening)])
}

/// Returns the units of the sentence that opens a paragraph.
fn first_sentence(reading: &Reading<'_>, paragraph: &Range<usize>) -> Range<usize> {
    let end = (paragraph.start + 1..paragraph.end).find(|&unit| reading.gaps[unit].separates()).unwrap_or(paragraph.end);
    paragraph.start..end
}

/// Finds the points of a paragraph: its sentences and ；-clauses that begin with 要, or with the most common other opening.
fn points(reading: &Reading<'_>, paragraph: &Range<usize>) -> Option<Series> {
    // The refrain itself is not a point.
    let pieces = pieces(reading, paragraph).split_off(1);
    let must = |piece: &&Range<usize>| &reading.text[reading.spans[piece.start]] == "要" && reading.token[piece.start + 1];
    let points: Vec<Range<usize>> = pieces.iter().filter(must).cloned().collect();
    let (marker, points) = if points.len() > 1 { ("要".to_string(), points) } else { shared_opening(reading, pieces)? };
    Some(plain(1, marker, points.into_iter().map(|point| whole(reading, &point)).collect()))
}

/// Returns the span of a sentence, with the marks that belong to its words but without those that end it.
fn whole(reading: &Reading<'_>, sentence: &Range<usize>) -> Span {
    let span = reading.with_marks(sentence.clone());
    let belongs = |c: &char| matches!(Mark::of(*c), Some(Mark::CloseQuote | Mark::CloseBracket | Mark::CloseTitle | Mark::Other));
    let behind: usize = reading.text[span.end..].chars().take_while(belongs).map(char::len_utf8).sum();
    Span::new(span.start, span.end + behind)
}

/// Splits a paragraph at the ends of sentences and at ；
fn pieces(reading: &Reading<'_>, paragraph: &Range<usize>) -> Vec<Range<usize>> {
    let between = |unit: usize| &reading.text[reading.spans[unit - 1].end..reading.spans[unit].start];
    let ends =
        |&unit: &usize| reading.gaps[unit].separates() || (reading.gaps[unit].strength() == Strength::Clause && between(unit).contains(['；', ';']));
    let edges: Vec<usize> = [paragraph.start].into_iter().chain((paragraph.start + 1..paragraph.end).filter(ends)).chain([paragraph.end]).collect();
    edges.windows(2).map(|pair| pair[0]..pair[1]).collect()
}

/// Openings without content of their own: who speaks, when, and how sentences are joined. From general knowledge of Chinese and English.
const EMPTY: [&str; 20] = [
    "我们",
    "你们",
    "他们",
    "大家",
    "同志们",
    "同时",
    "但是",
    "因此",
    "所以",
    "而且",
    "并且",
    "当前",
    "目前",
    "今年",
    "去年",
    "这是",
    "it is",
    "this is",
    "we have",
    "there is",
];

/// Finds the sentences that share an opening of two or more units, the largest group first, and the opening.
fn shared_opening(reading: &Reading<'_>, mut pieces: Vec<Range<usize>>) -> Option<(String, Vec<Range<usize>>)> {
    let opening = |piece: &Range<usize>| &reading.ids[piece.start..piece.end.min(piece.start + MAX_OPENING)];
    pieces.sort_by(|a, b| opening(a).cmp(opening(b)).then(a.start.cmp(&b.start)));
    let groups = groups(&pieces, 2, |piece: &Range<usize>, k| opening(piece).get(k).copied());
    let candidates = groups.into_iter().filter_map(|(group, _)| {
        let (first, last) = (&pieces[group.start], &pieces[group.end - 1]);
        let longest = first.len().min(last.len()) - 1;
        let mut units = (0..longest).take_while(|k| opening(first).get(*k) == opening(last).get(*k)).count();
        while units > 0 && !(reading.token[first.start + units] && reading.token[last.start + units]) {
            units -= 1;
        }
        let wording = (units > 1).then(|| &reading.text[reading.span(first.start..first.start + units)])?;
        let tells = !EMPTY.contains(&folded(wording).as_str()) && (first.start..first.start + units).all(|unit| !reading.is_date(unit));
        tells.then(|| (group.len(), units, Reverse(first.start), group))
    });
    let (_, units, _, group) = candidates.max_by_key(|(count, units, start, _)| (*count, *units, *start))?;
    let mut points = pieces[group].to_vec();
    points.sort_by_key(|point| point.start);
    Some((reading.text[reading.span(points[0].start..points[0].start + units)].to_string(), points))
}
