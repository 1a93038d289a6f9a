//! Lays a document out as a sequence of units, with what punctuation and tokenizer say about each position.
//!
//! It is used by everything that searches for phrases regardless of punctuation: the miner of slogans, the finder of known formulations, the
//! background.

use unicode_segmentation::UnicodeSegmentation;

use crate::find::directions::directions;
use crate::text::{Document, Fold, Gap, Part, PartKind, PartSet, Strength, Units, View, WORD, WordCodes, WordList, ideograph, key_of, pairs};
use crate::tokens::Tokenizer;

/// Flags for what precedes a position.
pub(crate) mod flag {
    /// Preceded by a mark, or by the edge of the text.
    pub const DELIMITED: u16 = 1;
    /// Preceded by the end of a sentence.
    pub const SENTENCE: u16 = 1 << 1;
    /// Preceded by the end of a paragraph.
    pub const PARAGRAPH: u16 = 1 << 2;
    /// Preceded by an opening quotation mark.
    pub const OPEN: u16 = 1 << 3;
    /// Preceded by a closing quotation mark.
    pub const CLOSE: u16 = 1 << 4;
    /// A token starts here.
    pub const TOKEN: u16 = 1 << 5;
    /// The unit is in a title.
    pub const TITLE: u16 = 1 << 6;
    /// Preceded by a paired mark: a quotation mark, a bracket, a title mark.
    pub const PAIRED: u16 = 1 << 7;
    /// Preceded by the end of a clause: a comma, semicolon or colon, or a stronger mark.
    pub const CLAUSE: u16 = 1 << 8;
    /// Preceded by a mark, or the edge of the text, after which a phrase can start: not one that only closes what came before.
    pub const STARTS: u16 = 1 << 9;
    /// Preceded by a mark at which the previous phrase can end: not one that only opens what comes after.
    pub const ENDS: u16 = 1 << 10;
    /// The spelling of the unit differs from its folded form.
    pub const SPELT: u16 = 1 << 11;
    /// Something, if only a space, separates the unit from the one before it.
    pub const APART: u16 = 1 << 12;
    /// Preceded by the start or the end of the document, not counting its title.
    pub const EDGE: u16 = 1 << 13;
}

/// One document, with its own codes.
pub(crate) struct Layout {
    /// Code points of ideographs, indices into `words` marked with [`WORD`](crate::text::WORD), 0 where sentences end.
    pub codes: Vec<u32>,
    /// Units other than single ideographs, folded.
    pub words: WordList,
    /// The flags of each position, which describe what precedes it.
    pub flags: Vec<u16>,
    /// The byte at which the unit at each position starts.
    pub starts: Vec<u32>,
    /// The start and end positions of exact quotations, sorted.
    pub quotes: Vec<(u32, u32)>,
}

/// Lays out the parts of a document, each starting at a new position.
///
/// The document must have less than 4 GiB; callers ensure that.
pub(crate) fn lay_out(document: &Document, parts: PartSet, fold: Fold, tokenizer: &Tokenizer) -> Layout {
    let mut layout = without_tokens(document, parts, fold);
    mark_tokens(&mut layout.flags, layout.starts.iter().copied(), document, parts, tokenizer);
    layout
}

/// Sets the flag of the positions of a document, which start at `starts`, at which tokens start.
pub(crate) fn mark_tokens(flags: &mut [u16], starts: impl Iterator<Item = u32>, document: &Document, parts: PartSet, tokenizer: &Tokenizer) {
    let mut places = flags.iter_mut().zip(starts).peekable();
    for part in document.parts().iter().filter(|part| parts.contains(part.kind)) {
        for token in tokenizer.boundaries(&document.text()[part.span]) {
            let token = part.span.start + token;
            while places.next_if(|&(_, start)| (start as usize) < token).is_some() {}
            while let Some((flags, _)) = places.next_if(|&(_, start)| start as usize == token) {
                *flags |= flag::TOKEN;
            }
        }
    }
}

/// Lays out a document without tokenizing it: everything but the word boundaries within stretches without marks.
pub(crate) fn without_tokens(document: &Document, parts: PartSet, fold: Fold) -> Layout {
    let mut layout = Layout { codes: Vec::new(), words: WordList::default(), flags: Vec::new(), starts: Vec::new(), quotes: Vec::new() };
    let mut words = WordCodes::default();
    let read = |part: &&Part| parts.contains(part.kind);
    let edges = |part: &&Part| part.kind != PartKind::Title && !document.text()[part.span].trim().is_empty();
    let from = document.parts().iter().filter(read).find(edges).map(|part| part.span.start);
    let to = document.parts().iter().filter(read).rfind(edges).map(|part| part.span.end);
    for part in document.parts().iter().filter(read) {
        let text = &document.text()[part.span];
        let view = View::new(text, fold);
        let units = Units::new(text);
        let title = if part.kind == PartKind::Title { flag::TITLE } else { 0 };
        let mut directions = directions(text).into_iter().peekable();
        // The gap before a note of the transcript, if one has just been skipped.
        let mut passed: Option<Gap> = None;
        let first = layout.codes.len();
        let (mut end, mut opened) = (0, false);
        for ((unit, &gap), name) in units.spans().iter().zip(units.gaps()).zip(view.spellings(units.spans())) {
            let start = unit.start;
            let gap = passed.map_or(gap, |before| before.with(gap));
            while directions.next_if(|note| note.end <= start).is_some() {}
            if directions.peek().is_some_and(|note| note.start < start) {
                passed = Some(gap);
                continue;
            }
            let parted = passed.take().is_some();
            if (gap.separates() || parted) && !layout.codes.is_empty() {
                layout.push(0, gap_flags(gap) | flag::TOKEN, part.span.start + start);
            }
            let code = ideograph(name).unwrap_or_else(|| words.code(name));
            let spelt = if &text[*unit] == name { 0 } else { flag::SPELT };
            let apart = if start == end { 0 } else { flag::APART };
            end = unit.end;
            let edge = if !opened && from == Some(part.span.start) { flag::EDGE } else { 0 };
            opened = true;
            layout.push(code, gap_flags(gap) | title | spelt | apart | edge, part.span.start + start);
        }
        if let Some(&gap) = units.gaps().last().filter(|_| layout.codes.len() > first) {
            let gap = passed.map_or(gap, |before| before.with(gap));
            let edge = if to == Some(part.span.end) { flag::EDGE } else { 0 };
            layout.push(0, gap_flags(gap) | flag::TOKEN | edge, part.span.end);
            layout.note_quotes(text, part.span.start);
        }
    }
    layout.words = words.into_words();
    layout
}

impl Layout {
    /// Returns the units from `start` up to `end` as a key.
    pub fn key(&self, start: usize, end: usize) -> String {
        key_of(&self.codes[start..end], &self.words)
    }

    /// Returns whether the units from `start` up to `end` are the whole of a quotation.
    pub fn is_quoted(&self, start: usize, end: usize) -> bool {
        self.flags[start] & flag::OPEN != 0 && self.flags[end] & flag::CLOSE != 0 && self.quotes.binary_search(&(start as u32, end as u32)).is_ok()
    }

    /// Returns whether a unit starts with a digit.
    pub fn is_figure(&self, unit: usize) -> bool {
        let code = self.codes[unit];
        code & WORD != 0 && self.words[(code & !WORD) as usize].starts_with(|c: char| c.is_ascii_digit())
    }

    /// Returns whether there is a mark between the units from `start` up to `end`.
    pub fn is_parted(&self, start: usize, end: usize) -> bool {
        self.flags[start + 1..end].iter().any(|flags| flags & flag::DELIMITED != 0)
    }

    fn push(&mut self, code: u32, flags: u16, start: usize) {
        self.codes.push(code);
        self.flags.push(flags);
        self.starts.push(start as u32);
    }

    /// Records the quotations of the part just laid out, whose text is `text` and starts at byte `from`.
    fn note_quotes(&mut self, text: &str, from: usize) {
        let known = self.quotes.len();
        let place = |at: usize| self.starts.partition_point(|&start| (start as usize) < from + at);
        let quotes = pairs(text).into_iter().filter_map(|pair| {
            let (first, end) = (place(pair.inner.start), place(pair.inner.end));
            // A separator starts where the following unit does.
            let open = first + self.codes[first..end].iter().position(|&code| code != 0)?;
            Some((open as u32, end as u32))
        });
        let mut quotes: Vec<(u32, u32)> = quotes.collect();
        self.quotes.append(&mut quotes);
        // If two quotations open at one unit, the outer one has come first.
        self.quotes[known..].sort_unstable();
    }
}

fn gap_flags(gap: Gap) -> u16 {
    // Nearly all gaps have nothing in them.
    if gap == Gap::default() {
        return 0;
    }
    let mut flags = 0;
    let strength = gap.strength();
    for (bit, set) in [
        (flag::DELIMITED, gap.delimits()),
        (flag::STARTS, gap.delimits() && !gap.only_closes()),
        (flag::ENDS, gap.delimits() && !gap.only_opens()),
        (flag::CLAUSE, strength >= Strength::Clause),
        (flag::SENTENCE, strength >= Strength::Sentence),
        (flag::PARAGRAPH, strength >= Strength::Paragraph),
        (flag::OPEN, gap.opens_quote()),
        (flag::CLOSE, gap.closes_quote()),
        (flag::PAIRED, gap.is_paired()),
        (flag::TOKEN, strength > Strength::None),
    ] {
        if set {
            flags |= bit;
        }
    }
    flags
}

/// Returns the end of the unit that starts at byte `start`.
pub(crate) fn unit_end(text: &str, start: usize) -> usize {
    // Cut like units: the full-width marks ，and ：are never part of one.
    start + text[start..].split_word_bounds().next().and_then(|unit| unit.split(['，', '：']).next()).map_or(0, str::len)
}
