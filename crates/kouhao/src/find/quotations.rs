//! Finds quotations: text between quotation marks, the noun that it modifies, and the person or body named as its author.
//!
//! Marks are paired in one pass. Noun and attribution are determined from the tokens directly after and before the marks, by a small grammar of parts
//! of speech and closed word lists; where the rules are not certain, the fields are `None`.

mod attribution;
mod indirect;

use std::borrow::Cow;

use super::nouns::noun_behind;
use crate::Error;
use crate::text::{Document, Fold, Mark, Pair, PartSet, Span, View, is_han, pairs};
use crate::tokens::Tokenizer;

/// A quoted expression.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Quotation {
    /// The quoted text, without the marks.
    pub span: Span,
    /// The noun phrase directly after the closing mark that the quotation modifies: “特种兵”招商, “四千四万”精神. Adjacent quotations share it: “两重”“两新”资金.
    pub noun: Option<Span>,
    /// The person or body named as its author: 习近平总书记强调，“…”, 党中央“…”的重要要求; for an utterance also whoever acts in the clause beside it (王伟接过话头：“…”), or
    /// an anonymous source (俗话说，“…”). For 他 and 她 it is the name earlier in the paragraph.
    pub attribution: Option<Span>,
    /// Whether the text is between quotation marks, or reported speech.
    pub kind: QuotationKind,
}

/// The kind of a [`Quotation`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum QuotationKind {
    /// Between quotation marks: `quoted`.
    Quoted,
    /// Reported without quotation marks, up to the end of the sentence: `indirect`.
    Indirect,
}

impl QuotationKind {
    /// Returns the name used in rows.
    pub fn name(self) -> &'static str {
        match self {
            QuotationKind::Quoted => "quoted",
            QuotationKind::Indirect => "indirect",
        }
    }
}

/// Finds quotations.
///
/// Mottos, names of programmes, direct speech and scare quotes are all quotations. Marks are “” ‘’ 「」 『』 〝〞 and the straight " and ', paired within a
/// paragraph; nested quotations are each found; an unpaired mark is ignored.
///
/// ```
/// use kouhao::find::quotations::QuotationFinder;
/// use kouhao::text::Document;
///
/// let document = Document::new("", "我们按照党中央“稳字当头”的重要要求，做强“1+5”主导产业。");
/// let text = document.text();
/// let found = QuotationFinder::new().find(&document);
/// assert_eq!(&text[found[0].span], "稳字当头");
/// assert_eq!(found[0].attribution.map(|span| &text[span]), Some("党中央"));
/// assert_eq!(found[1].noun.map(|span| &text[span]), Some("主导产业"));
/// ```
#[derive(Clone, Debug)]
pub struct QuotationFinder {
    settings: QuotationFinderBuilder,
}

impl QuotationFinder {
    /// Creates a finder for title and body, with the default tokenizer.
    pub fn new() -> Self {
        QuotationFinder { settings: QuotationFinder::builder() }
    }

    /// Creates a builder with the default settings.
    pub fn builder() -> QuotationFinderBuilder {
        QuotationFinderBuilder { indirect: false, tokenizer: Tokenizer::new(), parts: PartSet::default() }
    }

    /// Returns the quotations of a document, in the order of their opening marks.
    ///
    /// # Complexity
    /// Linear in the length of the text: around each quotation, a stretch of bounded length is tokenized.
    pub fn find(&self, document: &Document) -> Vec<Quotation> {
        let pairs = pairs(document.text());
        if pairs.is_empty() && !self.settings.indirect {
            return Vec::new();
        }
        let text = simplified(document.text());
        let authors = attribution::attributions(&text, &pairs, &self.settings.tokenizer);
        let noun = |pair: &Pair| {
            // After a whole sentence, the next one starts.
            let sentence = ends_sentence(&text[pair.inner]);
            let of_clause = text[pair.outer.end..].starts_with('的') && names(&text[..pair.outer.start]);
            if sentence || of_clause { None } else { noun_behind(&text, pair.outer.end, &self.settings.tokenizer) }
        };
        // From the last to the first: a quotation directly followed by another shares its noun.
        let mut nouns: Vec<Option<Span>> = vec![None; pairs.len()];
        for (place, pair) in pairs.iter().enumerate().rev() {
            let next = pairs.partition_point(|next| next.outer.start < pair.outer.end);
            let linked = pairs.get(next).is_some_and(|next| links(&text[pair.outer.end..next.outer.start]));
            nouns[place] = if linked { nouns[next] } else { noun(pair) };
        }
        let quotations = pairs.iter().zip(nouns).zip(authors);
        let read = quotations.filter(|((pair, _), _)| self.settings.parts.contains(document.parts().at(pair.outer.start)));
        let quoted = |((pair, noun), attribution): ((&Pair, _), _)| Quotation { span: pair.inner, noun, attribution, kind: QuotationKind::Quoted };
        let mut found: Vec<Quotation> = read.map(quoted).collect();
        if self.settings.indirect {
            let said = indirect::indirect(&text, &pairs, &self.settings.tokenizer).into_iter();
            let said = said.filter(|(span, _)| self.settings.parts.contains(document.parts().at(span.start)));
            found.extend(said.map(|(span, author)| Quotation { span, noun: None, attribution: Some(author), kind: QuotationKind::Indirect }));
            found.sort_by_key(|found| (found.span.start, std::cmp::Reverse(found.span.end)));
        }
        found
    }
}

impl Default for QuotationFinder {
    fn default() -> Self {
        QuotationFinder::new()
    }
}

/// Builds a [`QuotationFinder`].
#[derive(Clone, Debug)]
#[must_use]
pub struct QuotationFinderBuilder {
    indirect: bool,
    tokenizer: Tokenizer,
    parts: PartSet,
}

impl QuotationFinderBuilder {
    /// Sets whether indirect speech with a named author is also returned: 王伟强调，要修好水渠。 Default: no.
    pub fn indirect(&mut self, yes: bool) -> &mut Self {
        self.indirect = yes;
        self
    }

    /// Sets the tokenizer that nouns and authors are determined with. Default: [`Tokenizer::new`].
    pub fn tokenizer(&mut self, tokenizer: Tokenizer) -> &mut Self {
        self.tokenizer = tokenizer;
        self
    }

    /// Sets the parts of documents that are searched. Default: title and body.
    pub fn parts(&mut self, parts: PartSet) -> &mut Self {
        self.parts = parts;
        self
    }

    /// Builds the finder.
    ///
    /// # Errors
    /// None: all combinations of settings are valid.
    pub fn build(&self) -> Result<QuotationFinder, Error> {
        Ok(QuotationFinder { settings: self.clone() })
    }
}

/// Converts traditional characters to simplified ones, which the dictionary knows better. Every character keeps its place and its length, so spans are
/// those of `text`.
fn simplified(text: &str) -> Cow<'_, str> {
    let view = View::new(text, Fold::new().simplified(true));
    let same_length = |c: char, folded: char| is_han(c) && folded.len_utf8() == c.len_utf8();
    let spelt = || text.chars().zip(view.text().chars()).map(|(c, folded)| if same_length(c, folded) { folded } else { c });
    if text.chars().eq(spelt()) { Cow::Borrowed(text) } else { Cow::Owned(spelt().collect()) }
}

/// Returns whether the expression after `before` is a name given by a verb (誉为“世界屋脊”) or an inscription (写着“加油”): in that case the 的 after it
/// closes a clause about the noun.
fn names(before: &str) -> bool {
    // The last characters of such verbs, and those before 有 and 以, which by themselves lead to the noun (以“…”的精神); closed classes, from general knowledge
    // of Chinese.
    let verb = before.trim_end_matches(['：', ':', '了']);
    let bears = |end: char, verbs: &[char]| verb.strip_suffix(end).is_some_and(|verb| verb.ends_with(verbs));
    verb.ends_with(['为', '叫', '称', '着', '做', '作', '成', '是', '被'])
        || bears('有', &['写', '印', '刻', '标', '书', '绘', '画', '贴', '挂', '绣', '刺', '题', '注', '附', '镶', '铭', '素', '享', '载'])
        || bears('以', &['冠', '授', '誉', '喻', '题', '饰', '配'])
}

/// Returns whether two quotations with `between` between them are a list: “五个严禁”“八个不得”, “…”和“…”. The words are
/// the conjunctions of nouns, a closed class, from general knowledge of Chinese.
fn links(between: &str) -> bool {
    matches!(between, "" | "、" | "和" | "与" | "及" | "以及")
}

/// Returns whether `text` ends with a mark that ends a sentence.
fn ends_sentence(text: &str) -> bool {
    text.ends_with(|c| Mark::of(c) == Some(Mark::Sentence))
}

/// Returns whether `c` ends a clause, sentence or paragraph.
fn ends_clause(c: char) -> bool {
    matches!(Mark::of(c), Some(Mark::Clause | Mark::Sentence | Mark::Break | Mark::Dash))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::*;

    fn rows(text: &str) -> Vec<(&str, Option<&str>, Option<&str>)> {
        let slice = |span: Span| &text[span.range()];
        let found = QuotationFinder::new().find(&Document::from(text));
        found.into_iter().map(|quotation| (slice(quotation.span), quotation.noun.map(slice), quotation.attribution.map(slice))).collect()
    }

    #[test]
    fn quotations_in_the_order_of_the_text() {
        assert_eq!(
            rows("王伟书记强调：“要用好‘三农’政策。”推进“双碳”工作。"),
            [("要用好‘三农’政策。", None, Some("王伟书记")), ("三农", Some("政策"), None), ("双碳", Some("工作"), None)]
        );
        assert!(rows("没有引号").is_empty() && rows("").is_empty());
    }

    #[test]
    fn a_list_of_quotations_shares_author_and_noun() {
        assert_eq!(rows("落实省委“五个必须”和“六个坚持”要求"), [("五个必须", Some("要求"), Some("省委")), ("六个坚持", Some("要求"), Some("省委"))]);
        let nouns = |text| rows(text).into_iter().map(|row| row.1).collect::<Vec<_>>();
        assert_eq!(nouns("争取“两重”“两新”资金"), [Some("资金"); 2]);
        assert_eq!(nouns("做好“甲‘乙’”、“丙”工作"), [Some("工作"), None, Some("工作")]);
        assert_eq!(nouns("“双减”，“三农”工作"), [None, Some("工作")]);
    }

    #[test]
    fn names_that_are_given_modify_nothing() {
        assert_eq!(rows("被誉为“世界屋脊”的高原"), [("世界屋脊", None, None)]);
        assert_eq!(rows("举着写有“加油”的牌子"), [("加油", None, None)]);
        assert_eq!(rows("冠以“水乡”的美名"), [("水乡", None, None)]);
        assert_eq!(rows("以“一锤接着一锤敲”的精神，修好水渠"), [("一锤接着一锤敲", Some("精神"), None)]);
        assert_eq!(rows("要有“一锤接着一锤敲”的精神。"), [("一锤接着一锤敲", Some("精神"), None)]);
        assert_eq!(rows("发扬“一锤接着一锤敲”的精神"), [("一锤接着一锤敲", Some("精神"), None)]);
    }

    #[test]
    fn traditional_characters_keep_their_places() {
        let text = "農民們說：「𨑨迌乾隆⺠生，ＡＢ發財。」問題";
        let plain = simplified(text);
        assert!(plain.starts_with("农民们说：「") && plain.contains("乾隆民生，ＡＢ发财。」问题"), "{plain}");
        assert!(plain.char_indices().map(|(at, _)| at).eq(text.char_indices().map(|(at, _)| at)));
        assert!(matches!(simplified("农民们说“好”"), Cow::Borrowed(_)));
        assert_eq!(rows(text), [("𨑨迌乾隆⺠生，ＡＢ發財。", None, Some("農民們"))]);
    }

    #[test]
    fn other_parts_are_left_out() {
        let finder = QuotationFinder::builder().parts(PartSet::parse("glossary").unwrap()).build().unwrap();
        assert!(finder.find(&Document::from("推进“双碳”工作。")).is_empty());
    }

    #[test]
    fn repetitive_texts() {
        let count = |piece: &str| QuotationFinder::new().find(&Document::from(piece.repeat(2_000).as_str())).len();
        let found = ["“", "”", "“甲”", "“‘", "‘”", "书记的“甲”", "“甲\n", "《“", "\"甲", "“甲‘乙’”"].map(count);
        assert_eq!(found, [0, 0, 2_000, 0, 0, 2_000, 0, 0, 1_000, 4_000]);
    }

    #[test]
    fn shared_between_threads() {
        fn check<T: Clone + Send + Sync + 'static>() {}
        check::<QuotationFinder>();
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, rng_seed: RngSeed::Fixed(23), ..ProptestConfig::default() })]

        #[test]
        fn spans_lie_where_they_should(text in "([“”‘’「」\"'，。：《》\n 的a1·]|总书记|习近平|国务院|强调|说|要求|在北京|党的|全会|主导|产业|\u{e0100}){0,40}") {
            let both = QuotationFinder::builder().indirect(true).build().unwrap().find(&Document::from(text.as_str()));
            let quoted: Vec<Quotation> = both.iter().copied().filter(|found| found.kind == QuotationKind::Quoted).collect();
            prop_assert_eq!(quoted, QuotationFinder::new().find(&Document::from(text.as_str())));
            for quotation in both {
                prop_assert!(!quotation.span.is_empty() && text.is_char_boundary(quotation.span.start) && text.is_char_boundary(quotation.span.end));
                for other in [quotation.noun, quotation.attribution].into_iter().flatten() {
                    prop_assert!(!text[other.range()].is_empty() && !other.overlaps(quotation.span));
                }
                prop_assert!(quotation.noun.is_none_or(|noun| noun.start > quotation.span.end));
            }
        }

        #[test]
        fn no_text_panics(text in any::<String>()) {
            QuotationFinder::new().find(&Document::from(format!("“{text}”{text}‘{text}’").as_str()));
        }
    }
}
