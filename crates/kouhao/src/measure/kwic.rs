//! Keyword in context: every occurrence of a phrase with the text around it.
//!
//! Phrase and text are compared unit by unit with the automaton of Knuth, Morris and Pratt, so that punctuation and spelling do not matter
//! and no text, however repetitive, takes more than linear time.
//!
//! Knuth, D., Morris, J., Pratt, V. (1977). Fast pattern matching in strings. SIAM Journal on Computing 6(2).

use std::sync::Arc;

use crate::Error;
use crate::text::{Document, Fold, Mark, PartSet, Span, Units, View};

/// Finds a phrase and shows what stands around it.
///
/// Compared are units, with width, case and CJK radicals folded, and script if [asked](KwicBuilder::fold): 坚决一点快一点 also finds
/// 坚决一点、快一点, 1+5 also １＋５, gdp also GDP. No occurrence goes on beyond the end of a sentence. A phrase of Latin letters or digits matches whole words
/// only.
///
/// ```
/// use kouhao::measure::Kwic;
/// use kouhao::text::Document;
///
/// let document = Document::new("", "我们要坚决一点、快一点，奔跑起来。");
/// let hits = Kwic::new("坚决一点快一点")?.find(&document);
/// assert_eq!(&document.text()[hits[0].span], "坚决一点、快一点");
/// assert_eq!(&document.text()[hits[0].right], "，奔跑起来。");
/// # Ok::<(), kouhao::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Kwic {
    settings: Arc<Settings>,
}

#[derive(Debug)]
struct Settings {
    units: Vec<String>,
    /// For each number of units that match, the longest border of that part of the phrase: how many still match when the next does not.
    borders: Vec<usize>,
    width: usize,
    parts: PartSet,
    fold: Fold,
}

/// One occurrence.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Hit {
    /// The occurrence, from its first unit to its last.
    pub span: Span,
    /// What stands before it on its line.
    pub left: Span,
    /// What stands behind it on its line.
    pub right: Span,
}

impl Kwic {
    /// Makes a finder of `phrase` that shows 20 characters on each side.
    ///
    /// # Errors
    /// As [`KwicBuilder::build`].
    pub fn new(phrase: &str) -> Result<Self, Error> {
        Kwic::builder().phrase(phrase).build()
    }

    /// Starts a finder with other settings.
    pub fn builder() -> KwicBuilder {
        KwicBuilder { phrase: String::new(), width: 20, parts: PartSet::default(), fold: Fold::new() }
    }

    /// Returns all occurrences, in the order of the text; they may overlap.
    ///
    /// # Complexity
    /// Linear in the text and in the context that is shown.
    pub fn find(&self, document: &Document) -> Vec<Hit> {
        let Settings { units: phrase, borders, .. } = &*self.settings;
        let text = document.text();
        let mut hits = Vec::new();
        let mut matched = 0;
        let units = Units::new(text);
        let view = View::new(text, self.settings.fold);
        for (place, unit) in units.spans().iter().map(|&unit| view.spelling(unit)).enumerate() {
            if units.gaps()[place].separates() {
                matched = 0;
            }
            while matched > 0 && phrase[matched] != unit {
                matched = borders[matched];
            }
            matched += usize::from(phrase[matched] == unit);
            if matched == phrase.len() {
                let span = Span::new(units.spans()[place + 1 - matched].start, units.spans()[place].end);
                matched = borders[matched];
                if self.settings.parts.contains(document.parts().at(span.start)) {
                    hits.push(self.hit(text, span));
                }
            }
        }
        hits
    }

    fn hit(&self, text: &str, span: Span) -> Hit {
        let width = self.settings.width;
        let on_line = |&(_, c): &(usize, char)| Mark::of(c) != Some(Mark::Break);
        let left = text[..span.start].char_indices().rev().take(width).take_while(on_line).last().map_or(span.start, |(at, _)| at);
        let right = text[span.end..].char_indices().take(width).take_while(on_line).last().map_or(0, |(at, c)| at + c.len_utf8());
        Hit { span, left: Span::new(left, span.start), right: Span::new(span.end, span.end + right) }
    }
}

/// Settings of a [`Kwic`].
#[derive(Clone, Debug)]
#[must_use]
pub struct KwicBuilder {
    phrase: String,
    width: usize,
    parts: PartSet,
    fold: Fold,
}

impl KwicBuilder {
    /// Sets the phrase; punctuation within and around it does not matter.
    pub fn phrase(&mut self, phrase: &str) -> &mut Self {
        self.phrase = phrase.to_owned();
        self
    }

    /// Sets how many code points are shown on each side, at most. Default: 20.
    pub fn width(&mut self, width: usize) -> &mut Self {
        self.width = width;
        self
    }

    /// Sets the parts of documents that are searched. Default: title and body.
    pub fn parts(&mut self, parts: PartSet) -> &mut Self {
        self.parts = parts;
        self
    }

    /// Sets which spellings are one; see [`Fold`]. Default: width, case and radicals, not script.
    pub fn fold(&mut self, fold: Fold) -> &mut Self {
        self.fold = fold;
        self
    }

    /// Makes the finder.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidOption`](crate::ErrorKind::InvalidOption) if the phrase has no unit: no letter, ideograph or digit.
    pub fn build(&self) -> Result<Kwic, Error> {
        let units = Units::new(&self.phrase);
        let view = View::new(&self.phrase, self.fold);
        let units: Vec<String> = units.spans().iter().map(|&unit| view.spelling(unit).to_owned()).collect();
        if units.is_empty() {
            return Err(Error::option(format!("the phrase {:?} holds no letter, ideograph or digit", self.phrase), "give a phrase to look for"));
        }
        let mut borders = vec![0; units.len() + 1];
        let mut border = 0;
        for place in 1..units.len() {
            while border > 0 && units[border] != units[place] {
                border = borders[border];
            }
            border += usize::from(units[border] == units[place]);
            borders[place + 1] = border;
        }
        Ok(Kwic { settings: Arc::new(Settings { units, borders, width: self.width, parts: self.parts, fold: self.fold }) })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::*;

    fn found<'t>(phrase: &str, text: &'t str) -> Vec<&'t str> {
        Kwic::new(phrase).unwrap().find(&Document::from(text)).into_iter().map(|hit| &text[hit.span.range()]).collect()
    }

    #[test]
    fn spelling_and_punctuation_do_not_matter() {
        assert_eq!(found("“一张蓝图，绘到底”", "一張藍圖繪到底；一张蓝图“绘到底”。"), ["一张蓝图“绘到底"]);
        assert_eq!(found("1+5", "１＋５和1+5、15、1+55"), ["１＋５", "1+5"]);
        assert_eq!(found("gdp", "GDP：CPI"), ["GDP"]);
        assert_eq!(found("build back better", "Build, Back Better! rebuild back better"), ["Build, Back Better"]);
    }

    #[test]
    fn script_is_folded_on_request() {
        let kwic = Kwic::builder().phrase("一张蓝图绘到底").fold(Fold::new().simplified(true)).build().unwrap();
        assert_eq!(kwic.find(&Document::from("一張藍圖繪到底；一张蓝图绘到底。")).len(), 2);
    }

    #[test]
    fn nothing_crosses_a_sentence() {
        assert_eq!(found("干加油", "加油干！加油干。干，加油"), ["干，加油"]);
        assert!(found("干加油", "干\n加油").is_empty());
    }

    #[test]
    fn overlapping_occurrences_are_all_found() {
        assert_eq!(found("好好", "好好好"), ["好好", "好好"]);
        assert_eq!(found("一点快一点", "一点快一点快一点"), ["一点快一点", "一点快一点"]);
    }

    #[test]
    fn context_stays_on_the_line() {
        let text = "上行\n我们要四个全面好\r\n下行四个全面";
        let kwic = Kwic::builder().phrase("四个全面").width(2).build().unwrap();
        let shown: Vec<[&str; 2]> = kwic.find(&Document::from(text)).iter().map(|hit| [&text[hit.left.range()], &text[hit.right.range()]]).collect();
        assert_eq!(shown, [["们要", "好"], ["下行", ""]]);
        let wide = Kwic::builder().phrase("四个全面").width(usize::MAX).build().unwrap();
        assert_eq!(&text[wide.find(&Document::from(text))[0].left.range()], "我们要");
        let bare = Kwic::builder().phrase("四个全面").width(0).build().unwrap();
        assert!(bare.find(&Document::from(text)).iter().all(|hit| hit.left.is_empty() && hit.right.is_empty()));
    }

    #[test]
    fn other_parts_are_left_out() {
        let glossary = PartSet::parse("glossary").unwrap();
        let kwic = Kwic::builder().phrase("全面").parts(glossary).build().unwrap();
        assert!(kwic.find(&Document::from("全面推进全面落实。")).is_empty());
    }

    #[test]
    fn a_phrase_without_units_fails_in_build() {
        for phrase in ["", "，。", " \n"] {
            assert_eq!(Kwic::new(phrase).unwrap_err().kind(), crate::ErrorKind::InvalidOption);
        }
    }

    #[test]
    fn shared_between_threads() {
        fn check<T: Clone + Send + Sync + 'static>() {}
        check::<Kwic>();
    }

    /// Compares the phrase at every place.
    fn naive(phrase: &str, text: &str) -> Vec<Span> {
        let words = |text: &str| -> Vec<(Span, String, bool)> {
            let units = Units::new(text);
            let fold = |span: &Span| text[span.range()].chars().map(|c| Fold::new().char(c)).collect();
            units.spans().iter().zip(units.gaps()).map(|(span, gap)| (*span, fold(span), gap.separates())).collect()
        };
        let (phrase, text) = (words(phrase), words(text));
        text.windows(phrase.len())
            .filter(|window| window.iter().zip(&phrase).all(|(a, b)| a.1 == b.1) && !window[1..].iter().any(|unit| unit.2))
            .map(|window| Span::new(window[0].0.start, window[window.len() - 1].0.end))
            .collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, rng_seed: RngSeed::Fixed(22), ..ProptestConfig::default() })]

        #[test]
        fn agrees_with_a_naive_search(phrase in "[快慢]([快慢aA１，“]){0,5}", text in "([快慢aA1１，“。 \n]){0,60}") {
            let hits: Vec<Span> = Kwic::new(&phrase).unwrap().find(&Document::from(text.as_str())).into_iter().map(|hit| hit.span).collect();
            prop_assert_eq!(hits, naive(&phrase, &text));
        }

        #[test]
        fn no_text_panics(phrase in any::<String>(), text in any::<String>(), width: usize) {
            if let Ok(kwic) = Kwic::builder().phrase(&phrase).width(width).build() {
                for hit in kwic.find(&Document::from(format!("{text}{phrase}").as_str())) {
                    prop_assert!(hit.left.end == hit.span.start && hit.span.end == hit.right.start);
                }
            }
        }
    }
}
