//! Determines where the items of a series end.
//!
//! All but the last end at the next marker. For the last one, the naive way continues to the end of the text or of the sentence. Instead, it is
//! assumed to be built like those before it: if all were within one sentence, it ends with the sentence; if each was a paragraph, with its paragraph;
//! if they comprised several paragraphs, with whatever contains the series. Whatever it contains itself belongs to it as a whole.

use super::chains::Link;
use super::forms::HEADING_SIGNS;
use super::markers::Marker;
use super::nesting::Level;
use crate::text::{Mark, Span, sentences};

/// A series with its items, in bytes of the text.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Laid {
    /// The span from the first marker to the end of the last item.
    pub(super) span: Span,
    pub(super) items: Vec<Span>,
    pub(super) depth: usize,
}

/// The ends of sentences and paragraphs.
pub(super) struct Breaks<'t> {
    pub(super) text: &'t str,
    pub(super) sentences: Vec<Span>,
    /// The ends of the lines.
    lines: Vec<usize>,
}

impl<'t> Breaks<'t> {
    pub(super) fn new(text: &'t str) -> Self {
        let breaks = text.char_indices().filter(|&(_, c)| Mark::of(c) == Some(Mark::Break)).map(|(at, _)| at);
        Breaks { text, sentences: sentences(text), lines: breaks.chain([text.len()]).collect() }
    }

    fn paragraph_end(&self, at: usize) -> usize {
        self.lines[self.lines.partition_point(|&end| end < at).min(self.lines.len() - 1)]
    }

    /// Returns the number of sentences that have ended before byte `at`.
    fn sentences_before(&self, at: usize) -> usize {
        self.sentences.partition_point(|sentence| sentence.end <= at)
    }

    fn sentence_end(&self, at: usize) -> usize {
        self.sentences.get(self.sentences_before(at)).map_or(self.text.len(), |sentence| sentence.end)
    }

    /// Returns whether the paragraph of byte `at` ends with a sentence, unlike a title.
    fn ends_sentence(&self, at: usize) -> bool {
        let end = self.paragraph_end(at);
        let mut marks = self.text[at..end].chars().rev().map_while(Mark::of);
        marks.any(|mark| mark == Mark::Sentence) || self.text[at..end].trim_end().ends_with(';')
    }

    /// Returns the text between two positions, without surrounding marks and spaces.
    fn trimmed(&self, from: usize, to: usize) -> Span {
        let around = |c: char| matches!(Mark::of(c), Some(Mark::Space | Mark::Break | Mark::Clause | Mark::Pause | Mark::Sentence | Mark::Dash));
        let piece = without_signs(&self.text[from..to.max(from)]);
        let inner = piece.trim_end_matches(around).trim_start_matches(around);
        let start = if inner.is_empty() { from } else { from + (inner.as_ptr() as usize - piece.as_ptr() as usize) };
        Span::new(start, start + inner.len())
    }
}

/// Removes the last line if it contains only the characters with which Markdown makes the next marker a heading or a list item.
fn without_signs(text: &str) -> &str {
    let line = text.rfind(|c| Mark::of(c) == Some(Mark::Break)).unwrap_or(text.len());
    if text[line..].chars().all(|c| c.is_whitespace() || HEADING_SIGNS.contains(&c)) { &text[..line] } else { text }
}

/// Assigns items and depths to levels, which must be in the order of their first markers. A marker without text (三是。 at the end, 最后，第四，…) has no item
/// and is removed from its level; a level left with a single item is dropped.
///
/// # Complexity
/// Linear in the number of markers, except for a search among the sentences for each.
pub(super) fn lay_out(breaks: &Breaks<'_>, markers: &[Marker], levels: Vec<Level>) -> Vec<(Level, Laid)> {
    let mut ends: Vec<usize> = levels.iter().map(|level| last_end(breaks, markers, level)).collect();
    take_in(markers, &levels, &mut ends);
    let mut around: Vec<usize> = Vec::new();
    let laid = levels.into_iter().zip(ends).filter_map(|(mut level, end)| {
        let starts: Vec<Span> = level.links.iter().map(|link| markers[link.marker].span).collect();
        let stops = starts.iter().skip(1).map(|next| next.start).chain([end]);
        let pieces = starts.iter().zip(stops).map(|(marker, stop)| breaks.trimmed(marker.end, stop));
        let (links, items): (Vec<Link>, Vec<Span>) = level.links.iter().zip(pieces).filter(|(_, item)| !item.is_empty()).unzip();
        let [_, .., last] = items[..] else { return None };
        level.links = links;
        let span = Span::new(markers[level.links[0].marker].span.start, last.end);
        while around.pop_if(|outer| *outer <= span.start).is_some() {}
        let depth = around.len();
        around.push(span.end);
        Some((level, Laid { span, items, depth }))
    });
    laid.collect()
}

/// Returns the end of the last item of a level, without regard to what it contains.
fn last_end(breaks: &Breaks<'_>, markers: &[Marker], level: &Level) -> usize {
    let marked: Vec<&Marker> = level.links.iter().map(|link| &markers[link.marker]).collect();
    let (first, last) = (marked[0], marked[marked.len() - 1]);
    let start = last.span.end;
    let paragraph = breaks.paragraph_end(start);
    let numbered = level.sort.is_heading() && marked.iter().all(|marker| marker.opens);
    let own = if numbered {
        let single = marked.windows(2).all(|pair| pair[1].paragraph == pair[0].paragraph + 1);
        let alike = marked[..marked.len() - 1].iter().any(|marker| breaks.ends_sentence(marker.span.end) == breaks.ends_sentence(start));
        if single && alike { with_list(breaks, markers, last, paragraph) } else { level.limit }
    } else if marked.iter().all(|marker| marker.paragraph == first.paragraph) && is_one_sentence_each(breaks, &marked) {
        let sentence = breaks.sentence_end(start).min(level.limit).max(start);
        // 开拓两个市场，首先是…，其次是…；学会…: items separated by ， end at ；
        let parted = breaks.text[first.span.end..last.span.start].contains(';');
        if parted { sentence } else { breaks.text[start..sentence].find(';').map_or(sentence, |at| start + at) }
    } else {
        with_list(breaks, markers, last, paragraph)
    };
    let quotation = last.quotation.map_or(usize::MAX, |quotation| quotation.end);
    own.min(level.limit).min(quotation).max(start)
}

/// Extends the end of a paragraph that ends with ： to the marker of the list after it, which is then included as a whole.
fn with_list(breaks: &Breaks<'_>, markers: &[Marker], last: &Marker, paragraph: usize) -> usize {
    let next = markers.partition_point(|marker| marker.paragraph <= last.paragraph);
    match markers.get(next) {
        Some(list) if list.opens && list.paragraph == last.paragraph + 1 && breaks.text[..paragraph].trim_end().ends_with(':') => list.span.end,
        _ => paragraph,
    }
}

/// Returns whether the markers of one paragraph are in one sentence, or the items of three or more are one sentence each.
fn is_one_sentence_each(breaks: &Breaks<'_>, marked: &[&Marker]) -> bool {
    let ended: Vec<usize> =
        marked.windows(2).map(|pair| breaks.sentences_before(pair[1].span.start) - breaks.sentences_before(pair[0].span.end)).collect();
    ended.iter().all(|&ended| ended == 0) || (ended.len() > 1 && ended.iter().all(|&ended| ended == 1))
}

/// Extends the last item of a level to include as a whole whatever begins in it, or directly after it if it ends with ：.
fn take_in(markers: &[Marker], levels: &[Level], ends: &mut [usize]) {
    // From the last to the first, with a stack of those not contained in another one so far.
    let mut outer: Vec<usize> = Vec::new();
    for at in (0..levels.len()).rev() {
        while let Some(&inner) = outer.last()
            && markers[levels[inner].links[0].marker].span.start < ends[at]
        {
            ends[at] = ends[at].max(ends[inner]);
            outer.pop();
        }
        outer.push(at);
    }
}
