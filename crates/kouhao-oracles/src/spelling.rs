//! Text before anything is found in it: parts, sentences, units, folding, joined lines.

use kouhao::text::{CharIndex, Document, Fold, Mark, Parts, Span, Units, View, clauses, key, numerals, sentences};

use crate::Input;
use crate::sound::Page;

/// Asks what must hold of parts, sentences, clauses, units, numerals, views, keys and joined lines.
pub fn text(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let width = input.byte();
    let mut text = input.text();
    if width >= 128 {
        text = broken(&text, usize::from(width - 128) / 2 + 30);
    }
    let page = Page::new(&text);
    joined(&page);
    let text = page.document.text();
    parts_tile(&page);
    sentences_and_clauses_hold_every_letter(&page);
    units_stand_in_order(text);
    numerals_slice(text);
    for fold in [Fold::new(), Fold::new().simplified(true)] {
        views_are_aligned(text, fold);
    }
    let found = key(text, Fold::new());
    assert_eq!(key(&found, Fold::new()), found, "the key of a key of {text:?}");
}

/// Breaks a text as a page of so many columns would: by width, whatever stands there.
fn broken(text: &str, width: usize) -> String {
    let (mut lines, mut column) = (String::new(), 0);
    for c in text.chars() {
        let columns = if c.is_ascii() { 1 } else { 2 };
        if column + columns > width {
            lines.push('\n');
            column = 0;
        }
        column = if c == '\n' { 0 } else { column + columns };
        lines.push(c);
    }
    lines
}

/// Joined lines lose white space and nothing else, and every character leads back to itself.
fn joined(page: &Page) {
    let document = &page.document;
    let tight = |text: &str| text.chars().filter(|c| !c.is_whitespace()).collect::<String>();
    assert_eq!(tight(document.text()), tight(document.original()));
    let mut end = 0;
    for (at, c) in document.text().char_indices() {
        let span = Span::new(at, at + c.len_utf8());
        let original = document.original_span(span);
        assert!(original.start >= end && original.end >= original.start);
        end = original.end;
        let came = &document.original()[original];
        assert!(came.chars().eq([c]) || (c == ' ' && came.trim().is_empty()), "{c:?} from {came:?}");
    }
    page.sound(Span::new(0, document.text().len()));
}

fn parts_tile(page: &Page) {
    let (text, parts) = (page.document.text(), page.document.parts());
    let mut end = 0;
    for part in parts.iter() {
        assert_eq!(part.span.start, end);
        assert!(!part.span.is_empty() || text.is_empty());
        page.sound(part.span);
        assert_eq!(parts.at(part.span.start), part.kind);
        end = part.span.end;
    }
    assert_eq!(end, text.len());
    for field in [parts.title(), parts.speaker(), parts.date(), parts.occasion()].into_iter().flatten() {
        page.holds(field);
    }
    assert_eq!(&Parts::of(text), parts);
}

/// Sentences and clauses stand in order, hold something, and leave out nothing but marks; a clause lies in one sentence.
fn sentences_and_clauses_hold_every_letter(page: &Page) {
    let text = page.document.text();
    let letter = |c| Mark::of(c).is_none();
    let (sentences, clauses) = (sentences(text), clauses(text));
    for spans in [&sentences, &clauses] {
        let mut end = 0;
        for &span in spans {
            page.holds(span);
            assert!(span.start >= end);
            assert!(!text[end..span.start].contains(letter), "a letter before {span:?} is lost in {text:?}");
            end = span.end;
        }
        assert!(!text[end..].contains(letter));
    }
    let mut within = sentences.iter().peekable();
    for clause in clauses {
        while within.next_if(|sentence| sentence.end < clause.end).is_some() {}
        assert!(within.peek().is_some_and(|sentence| sentence.contains(clause)), "{clause:?} lies in no sentence of {text:?}");
    }
}

fn units_stand_in_order(text: &str) {
    let units = Units::new(text);
    assert_eq!(units.gaps().len(), units.len() + 1);
    let mut end = 0;
    for (&span, gap) in units.spans().iter().zip(units.gaps()) {
        assert!(span.start >= end && text[span].chars().any(|c| Mark::of(c).is_none()));
        let between = &text[end..span.start];
        assert!(!between.contains(|c| Mark::of(c).is_none()));
        // A full stop may shorten a word: O. Brown.
        let ends = end == 0 || between.contains(|c| c != '.' && matches!(Mark::of(c), Some(Mark::Sentence | Mark::Break)));
        let is_open = !ends && between.contains('.');
        assert!(is_open || gap.separates() == ends, "before {span:?} in {text:?}");
        end = span.end;
    }
}

fn numerals_slice(text: &str) {
    let mut end = 0;
    for numeral in numerals(text) {
        assert!(numeral.span.start >= end && !numeral.span.is_empty());
        assert!(text.get(numeral.span.range()).is_some());
        end = numeral.span.end;
    }
}

/// A view has the same code points at the same places, each folded, and folding them again changes nothing.
fn views_are_aligned(text: &str, fold: Fold) {
    let view = View::new(text, fold);
    let index = CharIndex::new(text);
    let plain = fold == Fold::new();
    assert_eq!(text.chars().count(), view.text().chars().count());
    let characters: Vec<Span> = text.char_indices().map(|(at, c)| Span::new(at, at + c.len_utf8())).collect();
    let spellings = view.spellings(&characters);
    for (place, ((&original, (at, folded)), spelling)) in characters.iter().zip(view.text().char_indices()).zip(spellings).enumerate() {
        assert_eq!(view.original(Span::new(at, at + folded.len_utf8())), original);
        assert!(spelling.chars().eq([folded]));
        if plain {
            assert!(text[original].chars().map(|c| fold.char(c)).eq([folded]));
        }
        assert_eq!(index.char_at(text, original.start), place);
    }
    if plain {
        assert_eq!(View::new(view.text(), fold).text(), view.text());
    }
    let document = Document::from(text);
    assert_eq!(document.original(), text);
}
