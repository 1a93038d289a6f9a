//! Keyword in context (KWIC): every occurrence of a phrase with the surrounding text.
//!
//! Phrase and text are compared unit by unit with the Knuth-Morris-Pratt automaton, so punctuation and spelling are ignored, and no text, however
//! repetitive, takes more than linear time.
//!
//! Knuth, D., Morris, J., Pratt, V. (1977). Fast pattern matching in strings. SIAM Journal on Computing 6(2).

use std::sync::Arc;

use rayon::prelude::*;

use super::marks_within::is_one;
use crate::Error;
use crate::text::{Corpus, Document, Fold, Mark, PartSet, Span, Units, View};

/// Finds a phrase and shows its context.
///
/// Units are compared, with width, case and CJK radicals folded, and script on [request](KwicBuilder::fold): 坚决一点快一点 also finds 坚决一点、快一点, 1+5 also
/// １＋５, gdp also GDP. No occurrence extends beyond the end of a sentence, unless the phrase itself contains one: 好。我们 finds 好！我们, where a sentence or
/// line ends at the same place, but not 好，我们. Nor is a short phrase found where it contains an unpaired mark (五良 in “十五五”良好) or the mark after a
/// number (三转 in 三、转变). A phrase of Latin letters or digits matches whole words only.
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
    /// The folded units of the phrase, with `None` for the end of a sentence between two.
    symbols: Vec<Option<String>>,
    /// The number of units among them.
    units: usize,
    /// For each number of matching symbols, the longest border of that prefix: how many still match when the next one does not.
    borders: Vec<usize>,
    width: usize,
    parts: PartSet,
    fold: Fold,
    sort: Order,
    by: Option<String>,
}

/// The order of occurrences.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Order {
    /// Text order.
    #[default]
    Position,
    /// By the text before them, from the phrase outwards: occurrences after the same words are adjacent.
    Left,
    /// By the text after them.
    Right,
}

impl Order {
    /// Returns the name used in options.
    pub fn name(self) -> &'static str {
        match self {
            Order::Position => "position",
            Order::Left => "left",
            Order::Right => "right",
        }
    }
}

/// An occurrence in a corpus.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Line {
    /// The value of the grouping field.
    pub group: Option<String>,
    /// The index of the document in the corpus.
    pub document: usize,
    /// The occurrence.
    pub hit: Hit,
}

/// An occurrence in a document, with its context.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Hit {
    /// The span of the occurrence, from its first unit to its last, in bytes.
    pub span: Span,
    /// The context before it, on its line.
    pub left: Span,
    /// The context after it, on its line.
    pub right: Span,
}

impl Kwic {
    /// Creates a finder of `phrase` that shows 20 characters on each side.
    ///
    /// # Errors
    /// Those of [`KwicBuilder::build`].
    pub fn new(phrase: &str) -> Result<Self, Error> {
        Kwic::builder().phrase(phrase).build()
    }

    /// Creates a builder with the default settings.
    pub fn builder() -> KwicBuilder {
        KwicBuilder { phrase: String::new(), width: 20, parts: PartSet::default(), fold: Fold::new(), sort: Order::Position, by: None }
    }

    /// Returns all occurrences, in text order; they may overlap.
    ///
    /// # Complexity
    /// Linear in the length of the text, regardless of the number of occurrences and the width of the context.
    pub fn find(&self, document: &Document) -> Vec<Hit> {
        let Settings { symbols: phrase, borders, .. } = &*self.settings;
        let text = document.text();
        let mut hits = Vec::new();
        let mut matched = 0;
        let mut context = Context::new(text, self.settings.width);
        let units = Units::new(text);
        let view = View::new(text, self.settings.fold);
        for (place, (unit, spelling)) in units.spans().iter().zip(view.spellings(units.spans())).enumerate() {
            if units.gaps()[place].separates() {
                matched = advance(phrase, borders, matched, None);
            }
            matched = advance(phrase, borders, matched, Some(spelling));
            if matched == phrase.len() {
                let stretch = &units.spans()[place + 1 - self.settings.units..=place];
                let span = Span::new(stretch[0].start, unit.end);
                matched = borders[matched];
                if self.settings.parts.contains(document.parts().at(span.start)) && is_one(text, stretch) {
                    hits.push(context.around(span));
                }
            }
        }
        hits
    }
}

impl Kwic {
    /// Returns all occurrences in a corpus: by group, if requested (documents without the field last), then in the requested order, then in text
    /// order. Marks and spaces of the context are ignored in sorting. Runs on all threads of the current rayon pool.
    pub fn concordance(&self, corpus: &Corpus) -> Vec<Line> {
        let Settings { sort, by, .. } = &*self.settings;
        let lines = corpus.par_iter().enumerate().map(|(place, document)| {
            let group = by.as_ref().and_then(|by| document.group(by));
            let letters = |span: Span| document.text()[span].chars().filter(|&c| Mark::of(c).is_none());
            let found = self.find(document).into_iter().map(|hit| {
                let key: String = match sort {
                    Order::Position => String::new(),
                    Order::Left => letters(hit.left).rev().collect(),
                    Order::Right => letters(hit.right).collect(),
                };
                (key, Line { group: group.map(str::to_string), document: place, hit })
            });
            found.collect::<Vec<_>>()
        });
        let mut lines: Vec<(String, Line)> = lines.flatten_iter().collect();
        // The sort is stable: equal lines stay in the order of the texts.
        lines.sort_by(|(a, x), (b, y)| (x.group.is_none(), &x.group, a).cmp(&(y.group.is_none(), &y.group, b)));
        lines.into_iter().map(|(_, line)| line).collect()
    }

    /// Returns whether occurrences are in text order, so that documents can be searched one by one.
    pub fn is_in_order(&self) -> bool {
        self.settings.sort == Order::Position && self.settings.by.is_none()
    }
}

/// Returns how many symbols of the phrase match after `symbol`, if `matched` did before it.
fn advance(phrase: &[Option<String>], borders: &[usize], mut matched: usize, symbol: Option<&str>) -> usize {
    while matched > 0 && phrase[matched].as_deref() != symbol {
        matched = borders[matched];
    }
    matched + usize::from(phrase[matched].as_deref() == symbol)
}

/// The context of one occurrence after the other. Its edges move only forward, so that all contexts together cost one pass over the text.
struct Context<'t> {
    text: &'t str,
    width: usize,
    /// The last occurrence with its context.
    hit: Hit,
    /// The number of code points on either side.
    before: usize,
    behind: usize,
}

impl<'t> Context<'t> {
    fn new(text: &'t str, width: usize) -> Self {
        let empty = Span::new(0, 0);
        Context { text, width, hit: Hit { span: empty, left: empty, right: empty }, before: 0, behind: 0 }
    }

    /// Advances to `span`, which must neither start nor end before the last one.
    fn around(&mut self, span: Span) -> Hit {
        let Hit { span: last, left, right } = &mut self.hit;
        for (at, c) in self.text[last.start..span.start].char_indices() {
            self.before += 1;
            if Mark::of(c) == Some(Mark::Break) {
                left.start = last.start + at + c.len_utf8();
                self.before = 0;
            }
        }
        let over = self.before.saturating_sub(self.width);
        left.start += self.text[left.start..].chars().take(over).map(char::len_utf8).sum::<usize>();
        left.end = span.start;
        self.before -= over;

        if right.end < span.end {
            right.end = span.end;
            self.behind = 0;
        } else {
            self.behind -= self.text[last.end..span.end].chars().count();
        }
        right.start = span.end;
        let more = self.text[right.end..].chars().take(self.width - self.behind);
        for c in more.take_while(|&c| Mark::of(c) != Some(Mark::Break)) {
            right.end += c.len_utf8();
            self.behind += 1;
        }
        *last = span;
        self.hit
    }
}

/// The maximum number of code points of a phrase that an error shows.
const SHOWN: usize = 40;

/// Builds a [`Kwic`].
#[derive(Clone, Debug)]
#[must_use]
pub struct KwicBuilder {
    phrase: String,
    width: usize,
    parts: PartSet,
    fold: Fold,
    sort: Order,
    by: Option<String>,
}

impl KwicBuilder {
    /// Sets the phrase; punctuation within and around it is ignored, except the ends of sentences within.
    pub fn phrase(&mut self, phrase: &str) -> &mut Self {
        self.phrase = phrase.to_owned();
        self
    }

    /// Sets the maximum number of code points shown on each side. Default: 20.
    pub fn width(&mut self, width: usize) -> &mut Self {
        self.width = width;
        self
    }

    /// Sets the parts of documents that are searched. Default: title and body.
    pub fn parts(&mut self, parts: PartSet) -> &mut Self {
        self.parts = parts;
        self
    }

    /// Sets which spellings are merged; see [`Fold`]. Default: width, case and radicals, not script.
    pub fn fold(&mut self, fold: Fold) -> &mut Self {
        self.fold = fold;
        self
    }

    /// Sets the order in which [`concordance`](Kwic::concordance) returns occurrences. Default: text order.
    pub fn sort(&mut self, order: Order) -> &mut Self {
        self.sort = order;
        self
    }

    /// Sets a field by whose values occurrences are grouped (see [`Document::value`]). Default: no grouping.
    pub fn by(&mut self, field: impl Into<String>) -> &mut Self {
        self.by = Some(field.into());
        self
    }

    /// Builds the finder.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidOption`](crate::ErrorKind::InvalidOption) if the phrase has no unit (no letter, ideograph or digit), or if the name of the
    /// grouping field is empty.
    pub fn build(&self) -> Result<Kwic, Error> {
        let units = Units::new(&self.phrase);
        let view = View::new(&self.phrase, self.fold);
        let mut symbols: Vec<Option<String>> = Vec::with_capacity(units.len());
        for (place, (unit, gap)) in view.spellings(units.spans()).zip(units.gaps()).enumerate() {
            if place > 0 && gap.separates() {
                symbols.push(None);
            }
            symbols.push(Some(unit.to_owned()));
        }
        if units.is_empty() {
            let shown: String = self.phrase.chars().take(SHOWN).collect();
            return Err(Error::option(format!("the phrase {shown:?} contains no letter, ideograph or digit"), "give a phrase to search for"));
        }
        if self.by.as_deref() == Some("") {
            return Err(Error::option(
                "the name of the grouping field is empty",
                "use a variable of the documents, or title, speaker, date or occasion",
            ));
        }
        let mut borders = vec![0; symbols.len() + 1];
        for place in 1..symbols.len() {
            borders[place + 1] = advance(&symbols, &borders, borders[place], symbols[place].as_deref());
        }
        let (units, width, parts, fold, sort, by) = (units.len(), self.width, self.parts, self.fold, self.sort, self.by.clone());
        Ok(Kwic { settings: Arc::new(Settings { symbols, units, borders, width, parts, fold, sort, by }) })
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
        assert_eq!(found("苦干加油", "加油苦干！加油苦干。苦干，加油"), ["苦干，加油"]);
        assert!(found("苦干加油", "苦干\n加油").is_empty());
    }

    #[test]
    fn a_phrase_with_the_end_of_a_sentence_matches_there() {
        assert_eq!(found("好。我们", "好，我们好！我们好我们。好\n我们"), ["好！我们", "好\n我们"]);
        assert_eq!(found("干。干。", "干。干！干干"), ["干。干", "干！干"]);
        assert_eq!(found("。好", "干。好"), ["好"]);
    }

    #[test]
    fn hostile_sizes() {
        let text = "甲乙".repeat(60_000);
        let hits = Kwic::builder().phrase("甲").width(usize::MAX).build().unwrap().find(&Document::from(text.as_str()));
        assert_eq!(hits.len(), 60_000);
        assert!(hits.iter().all(|hit| hit.left.start == 0 && hit.right.end == text.len()));
        let hits = Kwic::new(&"甲".repeat(100_000)).unwrap().find(&Document::from("甲".repeat(200_000).as_str()));
        assert_eq!(hits.len(), 100_001);
        let error = Kwic::new(&"，".repeat(100_000)).unwrap_err();
        assert!(error.to_string().len() < 500);
    }

    #[test]
    fn overlapping_occurrences_are_all_found() {
        assert_eq!(found("好好", "好好好"), ["好好", "好好"]);
        assert_eq!(found("一点快一点", "一点快一点快一点"), ["一点快一点", "一点快一点"]);
    }

    #[test]
    fn a_concordance_is_sorted_outwards() {
        let texts = [("b", "再加力，改革开放。"), ("a", "推动改革攻坚。"), ("", "深化“改革”创新，加力改革")];
        let documents =
            texts.map(|(group, text)| if group.is_empty() { Document::from(text) } else { Document::from(text).with_variable("g", group) });
        let corpus = Corpus::new(documents);
        let shown = |builder: &mut KwicBuilder| -> Vec<(Option<String>, String)> {
            let lines = builder.phrase("改革").width(3).build().unwrap().concordance(&corpus);
            let text = |line: &Line, span: Span| corpus[line.document].text()[span].to_owned();
            lines.iter().map(|line| (line.group.clone(), format!("{}[]{}", text(line, line.hit.left), text(line, line.hit.right)))).collect()
        };
        let lines = |shown: Vec<(Option<String>, String)>| shown.into_iter().map(|line| line.1).collect::<Vec<_>>();
        // By 力, 动 and 化, in the order of code points.
        assert_eq!(lines(shown(Kwic::builder().sort(Order::Left))), ["加力，[]开放。", "，加力[]", "推动[]攻坚。", "深化“[]”创新"]);
        assert_eq!(lines(shown(Kwic::builder().sort(Order::Right))), ["，加力[]", "深化“[]”创新", "加力，[]开放。", "推动[]攻坚。"]);
        let groups = shown(Kwic::builder().by("g"));
        assert_eq!(groups.iter().map(|line| line.0.as_deref()).collect::<Vec<_>>(), [Some("a"), Some("b"), None, None]);
        assert_eq!(groups[2].1, "深化“[]”创新");
        assert!(Kwic::new("改革").unwrap().is_in_order() && Kwic::builder().phrase("改革").by("").build().is_err());
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

    /// Returns whether a stretch has a mark that opens a quotation and none closes, here that there is one: the texts have no other marks of pairs.
    fn halved(text: &str, start: usize, end: usize) -> bool {
        text[start..end].contains('“')
    }

    /// Returns whether commas leave a lone ideograph, and not only such as the members of a list.
    fn leaves_one(text: &str, start: usize, end: usize) -> bool {
        let letters = |clause: &str| clause.chars().filter(|c| c.is_alphanumeric()).collect::<String>();
        let clauses: Vec<String> = text[start..end].split('，').map(letters).collect();
        let lone = clauses.iter().filter(|clause| ["快", "慢"].contains(&clause.as_str())).count();
        clauses.len() > 1 && lone > 0 && !(lone == clauses.len() && lone > 2)
    }

    /// Compares the phrase at every place, and takes the context character by character.
    fn naive(phrase: &str, text: &str, width: usize) -> Vec<Hit> {
        let words = |text: &str| -> Vec<(Span, String, bool)> {
            let units = Units::new(text);
            let fold = |span: &Span| text[span.range()].chars().map(|c| Fold::new().char(c)).collect();
            units.spans().iter().zip(units.gaps()).map(|(span, gap)| (*span, fold(span), gap.separates())).collect()
        };
        let around = |span: Span| {
            let on_line = |c: &char| Mark::of(*c) != Some(Mark::Break);
            let left: usize = text[..span.start].chars().rev().take(width).take_while(on_line).map(char::len_utf8).sum();
            let right: usize = text[span.end..].chars().take(width).take_while(on_line).map(char::len_utf8).sum();
            Hit { span, left: Span::new(span.start - left, span.start), right: Span::new(span.end, span.end + right) }
        };
        let (phrase, words) = (words(phrase), words(text));
        words
            .windows(phrase.len())
            .filter(|window| window.iter().zip(&phrase).enumerate().all(|(place, (a, b))| a.1 == b.1 && (place == 0 || a.2 == b.2)))
            .filter(|window| !halved(text, window[0].0.start, window[window.len() - 1].0.end))
            .filter(|window| !leaves_one(text, window[0].0.start, window[window.len() - 1].0.end))
            .map(|window| around(Span::new(window[0].0.start, window[window.len() - 1].0.end)))
            .collect()
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 500, failure_persistence: None, rng_seed: RngSeed::Fixed(22), ..ProptestConfig::default() })]

        #[test]
        fn agrees_with_a_naive_search(phrase in "[快慢]([快慢aA１，“。]){0,5}", text in "([快慢aA1１，“。 \n]){0,60}", width in 0..12usize) {
            let hits = Kwic::builder().phrase(&phrase).width(width).build().unwrap().find(&Document::from(text.as_str()));
            prop_assert_eq!(hits, naive(&phrase, &text, width));
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
