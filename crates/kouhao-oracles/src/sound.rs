//! Where findings stand: in bytes of a document's text, and in code points of the text as it came.

use kouhao::text::{Corpus, Document, Fold, PartSet, Span, Units, View};

/// A document with its code points.
pub(crate) struct Page {
    pub(crate) document: Document,
    chars: Vec<char>,
}

/// The same without white space, which is all that joined lines differ in.
fn tight(text: &str) -> String {
    text.chars().filter(|c| !c.is_whitespace()).collect()
}

impl Page {
    pub(crate) fn new(text: &str) -> Self {
        Page::of(&Document::from(text))
    }

    pub(crate) fn of(document: &Document) -> Self {
        Page { document: document.clone(), chars: document.original().chars().collect() }
    }

    /// Fails if `span` does not slice the text, or does not say the same in code points.
    pub(crate) fn sound(&self, span: Span) {
        let text = self.document.text();
        assert!(span.start <= span.end && span.end <= text.len(), "{span:?} of {}", text.len());
        assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end), "{span:?} cuts a character of {text:?}");
        let counted: String = self.chars[self.document.chars(span)].iter().collect();
        assert_eq!(counted, self.document.slice(span), "{span:?} in {text:?}");
        self.alike(&counted, &text[span]);
    }

    /// The same for spans that must hold something.
    pub(crate) fn holds(&self, span: Span) {
        self.sound(span);
        assert!(!span.is_empty());
    }

    /// Fails if a row gives another text than stands at its code points.
    pub(crate) fn row(&self, start: usize, end: usize, text: &str) {
        self.alike(&self.chars[start..end].iter().collect::<String>(), text);
    }

    fn alike(&self, original: &str, text: &str) {
        if self.document.text() == self.document.original() {
            assert_eq!(original, text);
        } else {
            assert_eq!(tight(original), tight(text));
        }
    }
}

/// Folds character by character.
pub(crate) fn fold(text: &str) -> String {
    text.chars().map(|c| Fold::new().char(c)).collect()
}

/// Folds character by character, script too.
pub(crate) fn simplified(text: &str) -> String {
    text.chars().map(|c| View::new(c.encode_utf8(&mut [0; 4]), Fold::new().simplified(true)).text().to_owned()).collect()
}

/// The units of a text as they are matched, and what parts them.
pub(crate) struct Scanned {
    pub(crate) document: usize,
    pub(crate) text: String,
    pub(crate) spans: Vec<Span>,
    pub(crate) spelt: Vec<String>,
    /// Whether a sentence ends before the unit.
    pub(crate) parted: Vec<bool>,
}

impl Scanned {
    /// Cuts a text into units, folded character by character.
    pub(crate) fn new(document: usize, text: &str) -> Self {
        let units = Units::new(text);
        let spelt = units.spans().iter().map(|&span| fold(&text[span])).collect();
        let parted = units.gaps().iter().map(|gap| gap.separates()).collect();
        Scanned { document, text: text.to_owned(), spans: units.spans().to_vec(), spelt, parted }
    }

    /// Cuts every part of every document.
    pub(crate) fn parts(corpus: &Corpus) -> Vec<Self> {
        let parts = |(place, document): (usize, &Document)| -> Vec<Scanned> {
            document.parts().iter().map(|part| Scanned::new(place, &document.text()[part.span])).collect()
        };
        corpus.iter().enumerate().flat_map(parts).collect()
    }

    /// Gives the first unit of every place where a phrase stands that no end of a sentence parts.
    pub(crate) fn places<'s>(&'s self, phrase: &'s [String]) -> impl Iterator<Item = usize> + use<'s> {
        let whole = move |&place: &usize| !self.parted[place + 1..place + phrase.len()].contains(&true);
        self.spelt.windows(phrase.len().max(1)).enumerate().filter(move |(_, window)| *window == phrase).map(|(place, _)| place).filter(whole)
    }
}

/// The units of a phrase, folded.
pub(crate) fn spelt(phrase: &str) -> Vec<String> {
    Units::new(phrase).spans().iter().map(|&unit| fold(&phrase[unit])).collect()
}

/// The parts that findings are looked for in: all, so that nothing of an input is passed over.
pub(crate) const PARTS: PartSet = PartSet::ALL;
