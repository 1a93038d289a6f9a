//! Folds spelling variants, giving the text as finders match it.
//!
//! One phrase is written in many ways: ４个服务 and 4个服务, GDP and gdp, ⺠生 (from a PDF) and 民生, 三個代表 and 三个代表. Finders match a [`View`], in which such
//! spellings coincide, and report spans of the caller's text. Every step maps one code point to one code point. The alignment is therefore a byte
//! shift that changes only occasionally, and code-point offsets are the same in both texts. For the same reason there is no full compatibility
//! decomposition (㎡, ﬁ and ½ stay as they are).

use std::borrow::Cow;
use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use super::span::Span;

/// Selects which spelling variants are folded.
///
/// The default folds width, case and CJK radicals, but not the script.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Fold {
    simplify: bool,
}

impl Fold {
    /// Folds width (Ａ to A), case (A to a) and CJK radicals (⺠ to 民).
    pub const fn new() -> Self {
        Fold { simplify: false }
    }

    /// Also folds traditional to simplified characters, for matching only.
    ///
    /// The table is OpenCC's: character by character, after 277 phrases whose characters are exceptions (乾隆 keeps its 乾). Where a character has
    /// several simplified forms, the first is taken, so a few distinctions are lost (髮 and 發 both become 发).
    #[must_use]
    pub const fn simplified(mut self, yes: bool) -> Self {
        self.simplify = yes;
        self
    }

    /// Folds one code point to one code point, except for its script: that may depend on the neighbouring characters and is left to [`View`].
    pub fn char(self, c: char) -> char {
        if c.is_ascii() {
            return c.to_ascii_lowercase();
        }
        let c = match c {
            // Ideographs and the marks of running text, which have no case.
            '\u{4e00}'..='\u{9fff}' | '\u{2010}'..='\u{205e}' | '\u{3001}'..='\u{303f}' => return c,
            '\u{ff01}'..='\u{ff5e}' => char::from_u32(c as u32 - 0xfee0).unwrap_or(c),
            '\u{3000}' => ' ',
            '\u{2e80}'..='\u{2fdf}' => return RADICALS.get(&c).copied().unwrap_or(c),
            _ => c,
        };
        let mut lower = c.to_lowercase();
        match (lower.next(), lower.next()) {
            (Some(single), None) => single,
            // İ lower-cases to two code points; it stays as it is.
            _ => c,
        }
    }
}

impl Fold {
    /// Folds the code points of a text, one to one; each is returned with its byte offset in `text`.
    pub(crate) fn chars(self, text: &str) -> impl Iterator<Item = (usize, char)> {
        let mut phrase = "".chars();
        let table = &*TRADITIONAL;
        let fold = move |(at, c)| {
            if !self.simplify {
                return (at, self.char(c));
            }
            if let Some(next) = phrase.next() {
                return (at, next);
            }
            let Some(index) = common_index(c) else { return (at, table.simplify(self.char(c))) };
            if table.starts_phrase[index]
                && let Some(found) = traditional_phrase(&text[at..])
            {
                phrase = found.chars();
                return (at, phrase.next().unwrap_or(c));
            }
            (at, table.common[index])
        };
        text.char_indices().map(fold)
    }
}

impl Default for Fold {
    fn default() -> Self {
        Fold::new()
    }
}

/// A folded text, aligned with the text that it was made from.
///
/// ```
/// use kouhao::text::{Fold, Span, View};
///
/// let text = "提高“４個服務”水平";
/// let view = View::new(text, Fold::new().simplified(true));
/// let at = view.text().find("4个服务").unwrap();
/// let span = view.original(Span::new(at, at + "4个服务".len()));
/// assert_eq!(&text[span], "４個服務");
/// ```
#[derive(Clone, Debug)]
pub struct View<'t> {
    text: Cow<'t, str>,
    /// Where the byte shift between the two texts changes: (byte of the view, byte of the original), both increasing.
    steps: Vec<(usize, usize)>,
}

impl<'t> View<'t> {
    /// Folds `text`.
    ///
    /// # Complexity
    /// Linear in the length of the text. If nothing is folded, the text is borrowed.
    pub fn new(text: &'t str, fold: Fold) -> Self {
        let mut view = View { text: Cow::Borrowed(text), steps: Vec::new() };
        let mut folded = String::new();
        // Few characters change; what lies between two of them is copied as a whole.
        let mut copied = 0;
        for ((at, to), c) in fold.chars(text).zip(text.chars()).filter(|&((_, to), c)| to != c) {
            if copied == 0 {
                folded.reserve(text.len());
            }
            folded.push_str(&text[copied..at]);
            folded.push(to);
            copied = at + c.len_utf8();
            if to.len_utf8() != c.len_utf8() {
                view.steps.push((folded.len(), copied));
            }
        }
        if copied > 0 {
            folded.push_str(&text[copied..]);
            view.text = Cow::Owned(folded);
        }
        view
    }

    /// Returns the folded text.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Converts a span of the folded text to a span of the original text.
    ///
    /// # Complexity
    /// Logarithmic in the number of places where the byte shift changes.
    pub fn original(&self, span: Span) -> Span {
        Span { start: self.original_at(span.start), end: self.original_at(span.end) }
    }

    /// Returns the folded spelling of each of some spans of the original text; the spans must be in ascending order.
    ///
    /// # Complexity
    /// Linear in the number of spans and of shift changes.
    pub fn spellings<'v>(&'v self, spans: &'v [Span]) -> impl Iterator<Item = &'v str> {
        let mut next = 0;
        spans.iter().map(move |span| {
            let mut at = |original: usize| {
                while self.steps.get(next).is_some_and(|&(_, step)| step <= original) {
                    next += 1;
                }
                match next.checked_sub(1) {
                    None => original,
                    Some(last) => self.steps[last].0 + (original - self.steps[last].1),
                }
            };
            let start = at(span.start);
            &self.text[start..at(span.end)]
        })
    }

    fn original_at(&self, at: usize) -> usize {
        match self.steps.partition_point(|&(view, _)| view <= at) {
            0 => at,
            next => {
                let (view, original) = self.steps[next - 1];
                original + (at - view)
            }
        }
    }
}

/// CJK radicals and the corresponding ideographs, from Unicode's property Equivalent_Unified_Ideograph.
static RADICALS: LazyLock<FxHashMap<char, char>> = LazyLock::new(|| pairs(include_str!("../../data/radicals.tsv")).collect());

/// The first simplified form of each traditional character, indexed directly for the common blocks.
struct Traditional {
    common: Box<[char]>,
    other: FxHashMap<char, char>,
    /// Which of the common characters start an exceptional phrase.
    starts_phrase: Box<[bool]>,
}

/// The blocks of ideographs that nearly all text consists of: extension A and the unified ideographs.
const COMMON: std::ops::RangeInclusive<char> = '\u{3400}'..='\u{9fff}';

impl Traditional {
    fn simplify(&self, c: char) -> char {
        match common_index(c) {
            Some(index) => self.common[index],
            None => self.other.get(&c).copied().unwrap_or(c),
        }
    }
}

fn common_index(c: char) -> Option<usize> {
    COMMON.contains(&c).then(|| c as usize - *COMMON.start() as usize)
}

static TRADITIONAL: LazyLock<Traditional> = LazyLock::new(|| {
    let starts_phrase = COMMON.map(|c| PHRASES.contains_key(&c)).collect();
    let mut table = Traditional { common: COMMON.collect(), other: FxHashMap::default(), starts_phrase };
    for (from, to) in pairs(include_str!("../../data/traditional_characters.tsv")) {
        match common_index(from) {
            Some(index) => table.common[index] = to,
            None => drop(table.other.insert(from, to)),
        }
    }
    table
});

/// Phrases that the character table alone would convert wrongly, by their first character, longest first.
static PHRASES: LazyLock<FxHashMap<char, Vec<(&'static str, &'static str)>>> = LazyLock::new(|| {
    let mut table: FxHashMap<char, Vec<_>> = FxHashMap::default();
    for (from, to) in lines(include_str!("../../data/traditional_phrases.tsv")) {
        if let Some(first) = from.chars().next() {
            table.entry(first).or_default().push((from, to));
        }
    }
    table.values_mut().for_each(|phrases| phrases.sort_by_key(|(from, _)| std::cmp::Reverse(from.len())));
    table
});

/// Returns the simplified form of the longest exceptional phrase that `text` starts with.
fn traditional_phrase(text: &str) -> Option<&'static str> {
    let first = text.chars().next()?;
    PHRASES.get(&first)?.iter().find(|(from, _)| text.starts_with(from)).map(|&(_, to)| to)
}

fn lines(table: &'static str) -> impl Iterator<Item = (&'static str, &'static str)> {
    table.lines().filter_map(|line| {
        let (from, to) = line.split_once('\t')?;
        Some((from, to.split(' ').next().unwrap_or(to)))
    })
}

/// Reads a table of single characters.
fn pairs(table: &'static str) -> impl Iterator<Item = (char, char)> {
    lines(table).filter_map(|(from, to)| Some((from.chars().next()?, to.chars().next()?)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn folds_width_case_and_radicals() {
        let text = "ＧＤＰ增⻓５％，⺠生　Éa";
        let view = View::new(text, Fold::new());
        assert_eq!(view.text(), "gdp增长5%,民生 éa");
        assert_eq!(view.text().chars().count(), text.chars().count());
    }

    #[test]
    fn every_code_point_keeps_its_place() {
        let text = "ａ四Ｂ五⼀個İẞ。乾隆";
        for fold in [Fold::new(), Fold::new().simplified(true)] {
            let view = View::new(text, fold);
            let originals: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
            let views: Vec<usize> = view.text().char_indices().map(|(at, _)| at).chain([view.text().len()]).collect();
            let mapped: Vec<usize> = views.iter().map(|&at| view.original(Span::new(at, at)).start).collect();
            assert_eq!(mapped, originals);
            let spans: Vec<Span> = originals.windows(2).map(|pair| Span::new(pair[0], pair[1])).collect();
            assert!(view.spellings(&spans).eq(view.text().split("").filter(|c| !c.is_empty())));
        }
    }

    #[test]
    fn phrases_go_before_characters() {
        let view = View::new("乾隆年間乾燥", Fold::new().simplified(true));
        assert_eq!(view.text(), "乾隆年间干燥");
        // The phrase counts from its first character, traditional or not.
        assert_eq!(View::new("一目瞭然", Fold::new().simplified(true)).text(), "一目了然");
    }

    #[test]
    fn untouched_text_is_borrowed() {
        assert!(matches!(View::new("四个全面", Fold::new()).text, Cow::Borrowed(_)));
    }

    #[test]
    fn tables_keep_lengths() {
        for (from, to) in lines(include_str!("../../data/traditional_phrases.tsv")) {
            assert_eq!(from.chars().count(), to.chars().count(), "{from}");
        }
    }
}
