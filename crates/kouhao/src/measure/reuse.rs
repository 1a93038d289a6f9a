//! Finds passages that younger documents share with older ones.
//!
//! What a corpus repeats word for word beyond the length of a formulation has been taken over from somewhere: from the document itself, from a common
//! source, or from the form of a series of documents. The texts do not say which, and neither do the rows: they give the passage, its place in both
//! documents, and which document has the earlier date. The algorithm is described in `matches`; documents are compared unit by unit, so punctuation,
//! width and case are ignored.

mod matches;

use std::cmp::{Ordering, Reverse};
use std::sync::Arc;

use crate::find::balanced::balanced_span;
use crate::find::suffix_array::SuffixArray;
use crate::measure::symbols::{Alphabet, Apart, Line};
use crate::text::{Corpus, Fold, IsoDate, PartSet, Span};
use crate::{Error, ErrorKind};
use matches::{LeftOut, Match, Wanted, left_out, matches};

/// Finds passages that documents share.
///
/// ```
/// use kouhao::measure::ReuseFinder;
/// use kouhao::text::{Corpus, Document};
///
/// let corpus = Corpus::new([
///     Document::new("b", "今年，要把集市修得更宽敞、更明亮，让赶集的人更舒心。").with_variable("date", "2021"),
///     Document::new("a", "我们要把集市修得更宽敞更明亮，让赶集的人更舒心！").with_variable("date", "2020"),
/// ]);
/// let found = ReuseFinder::new().find(&corpus)?;
/// let found = found.rows();
/// assert_eq!((found[0].older, found[0].younger, found[0].units), (1, 0, 20));
/// assert_eq!(&corpus[0].text()[found[0].younger_span], "要把集市修得更宽敞、更明亮，让赶集的人更舒心");
/// # Ok::<(), kouhao::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct ReuseFinder {
    settings: Arc<ReuseFinderBuilder>,
}

/// Builds a [`ReuseFinder`].
#[derive(Clone, Debug)]
#[must_use]
pub struct ReuseFinderBuilder {
    min_units: usize,
    max_documents: usize,
    parts: PartSet,
    fold: Fold,
}

/// A passage that an older and a younger document share.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Reuse {
    /// The index of the older document in the corpus.
    pub older: usize,
    /// The index of the younger document.
    pub younger: usize,
    /// The first occurrence in the older document.
    pub older_span: Span,
    /// The occurrence in the younger document. No other passage of the same two documents contains it.
    pub younger_span: Span,
    /// Its length in units.
    pub units: usize,
    /// The number of documents of the corpus that contain it, including these two.
    pub documents: usize,
    /// Whether dates decide which document is older. If one has no date, or both are equal as far as they are precise, the order of the corpus
    /// decides.
    pub dated: bool,
}

/// The passages that the documents of a corpus share.
#[derive(Clone, Debug)]
pub struct Passages {
    rows: Vec<Reuse>,
    left_out: LeftOut,
    max_documents: usize,
}

impl Passages {
    /// Returns the passages, longest first; passages of the same length are ordered by the younger and then the older document.
    pub fn rows(&self) -> &[Reuse] {
        &self.rows
    }

    /// Returns the number of passages left out because more documents have them than the limit allows. A passage counts once, however many documents
    /// have it; a part of it counts too if more documents have the part.
    pub fn left_out(&self) -> usize {
        self.left_out.passages
    }

    /// Returns a one-line notice about passages that were left out, with the limit that would admit all of them; `None` if there were none.
    pub fn notice(&self) -> Option<String> {
        let LeftOut { passages, documents } = self.left_out;
        let (plural, was) = if passages == 1 { ("", "was") } else { ("s", "were") };
        let (limit, shows) = (self.max_documents, if passages == 1 { "it" } else { "them" });
        let remedy = format!("a maximum of {documents} (max_documents, --max-documents) shows {shows}");
        (passages > 0).then(|| format!("{passages} passage{plural} in more than {limit} documents {was} left out; {remedy}"))
    }
}

impl ReuseFinder {
    /// Creates a finder with the default settings.
    pub fn new() -> Self {
        ReuseFinder { settings: Arc::new(ReuseFinder::builder()) }
    }

    /// Creates a builder with the default settings.
    pub fn builder() -> ReuseFinderBuilder {
        ReuseFinderBuilder { min_units: 20, max_documents: 10, parts: PartSet::default(), fold: Fold::new() }
    }

    /// Finds the passages that any two documents of `corpus` share.
    ///
    /// A passage may extend over the ends of sentences and paragraphs. It is maximal: no unit can be added on either side.
    ///
    /// # Complexity
    /// Linear in the length of the text, at worst multiplied by [`max_documents`](ReuseFinderBuilder::max_documents), plus sorting the result. Some
    /// 40 bytes of working memory per unit.
    ///
    /// # Errors
    /// [`ErrorKind::TooLarge`] for 2³¹ units or more.
    pub fn find(&self, corpus: &Corpus) -> Result<Passages, Error> {
        let settings = &*self.settings;
        let line = Line::new(corpus, settings.parts, settings.fold, Apart::Parts, &mut Alphabet::default());
        if i32::try_from(line.symbols.len()).is_err() {
            return Err(Error::new(ErrorKind::TooLarge, "the corpus has more than 2³¹ characters").with_remedy("compare it in parts"));
        }
        let array = SuffixArray::new(line.symbols.clone())?.with_lengths();
        let dates: Vec<Option<IsoDate>> = corpus.iter().map(|document| IsoDate::parse(document.date()?.trim())).collect();
        let is_older = |older: usize, younger: usize| match earlier(dates[older], dates[younger]) {
            Some(earlier) => earlier,
            None => older < younger,
        };
        let wanted = Wanted { min_len: settings.min_units, max_documents: settings.max_documents };
        let mut found = matches(&array, corpus.len(), |at| line.document(at), is_older, wanted);
        found.sort_unstable_by_key(|found| (Reverse(found.len), found.younger, found.older, found.at));
        let reuse = |Match { younger, older, at, len, first, documents }: Match| {
            let span = |document: usize, at: usize| {
                let text = corpus[document].text();
                balanced_span(text, line.span(at, len))
            };
            let dated = earlier(dates[older], dates[younger]).is_some();
            Reuse { older, younger, older_span: span(older, first), younger_span: span(younger, at), units: len, documents, dated }
        };
        Ok(Passages {
            rows: found.into_iter().map(reuse).collect(),
            left_out: left_out(&array, corpus.len(), |at| line.document(at), wanted),
            max_documents: settings.max_documents,
        })
    }
}

/// Returns whether `a` is earlier than `b`; `None` if one is missing or the two are equal as far as both are precise.
fn earlier(a: Option<IsoDate>, b: Option<IsoDate>) -> Option<bool> {
    match a?.compare(b?) {
        Ordering::Less => Some(true),
        Ordering::Greater => Some(false),
        Ordering::Equal => None,
    }
}

impl Default for ReuseFinder {
    fn default() -> Self {
        ReuseFinder::new()
    }
}

impl ReuseFinderBuilder {
    /// Sets the minimum length of a passage in units (Chinese characters, Latin words). Default: 20, which is longer than formulations: 99 in 100 of
    /// those in the catalogue have at most 16 units.
    pub fn min_units(&mut self, units: usize) -> &mut Self {
        self.min_units = units;
        self
    }

    /// Sets the maximum number of documents that contain a passage; passages in more documents are boilerplate and are left out. Default: 10: two
    /// documents share a passage; what a dozen contain is part of their form, or of an unusually long formula. The limit also bounds the running
    /// time.
    pub fn max_documents(&mut self, documents: usize) -> &mut Self {
        self.max_documents = documents;
        self
    }

    /// Sets the parts of documents that are compared. Default: title and body.
    pub fn parts(&mut self, parts: PartSet) -> &mut Self {
        self.parts = parts;
        self
    }

    /// Sets which spellings are merged; see [`Fold`]. Default: width, case and radicals, not script.
    pub fn fold(&mut self, fold: Fold) -> &mut Self {
        self.fold = fold;
        self
    }

    /// Builds the finder.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidOption`] for a minimum length of zero, or one that no text can reach, and for a maximum of fewer than two documents.
    pub fn build(&self) -> Result<ReuseFinder, Error> {
        if self.min_units == 0 || u32::try_from(self.min_units).is_err() {
            return Err(Error::option(format!("a passage cannot have a minimum length of {} units", self.min_units), "use 1 or more"));
        }
        if self.max_documents < 2 {
            return Err(Error::option("a shared passage is in at least two documents", "set the maximum to 2 or more"));
        }
        Ok(ReuseFinder { settings: Arc::new(self.clone()) })
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Document;

    const PASSAGE: &str = "要把集市修得更宽敞、更明亮，让赶集的人更舒心，让摆摊的人更安心";

    fn corpus(texts: &[(&str, Option<&str>)]) -> Corpus {
        let document = |(i, (text, date)): (usize, &(&str, Option<&str>))| {
            let document = Document::new(i.to_string(), *text);
            date.map_or(document.clone(), |date| document.with_variable("date", date))
        };
        Corpus::new(texts.iter().enumerate().map(document))
    }

    fn found(corpus: &Corpus) -> Vec<(usize, usize, &str, &str, bool)> {
        let found = ReuseFinder::new().find(corpus).unwrap();
        let found = found.rows();
        let text = |document: usize, span: Span| &corpus[document].text()[span];
        found
            .iter()
            .map(|found| (found.older, found.younger, text(found.older, found.older_span), text(found.younger, found.younger_span), found.dated))
            .collect()
    }

    #[test]
    fn punctuation_and_the_ends_of_sentences_do_not_matter() {
        let bare = PASSAGE.replace(['、', '，'], "");
        let parted = PASSAGE.replace('，', "。\n");
        let corpus = corpus(&[(&format!("好，{bare}！"), None), (&format!("甲{parted}乙"), None)]);
        assert_eq!(found(&corpus), [(0, 1, bare.as_str(), parted.as_str(), false)]);
    }

    #[test]
    fn dates_tell_the_older_if_they_can() {
        let order = |a: Option<&str>, b: Option<&str>| {
            let corpus = corpus(&[(PASSAGE, a), (PASSAGE, b)]);
            found(&corpus).into_iter().map(|(older, younger, .., dated)| (older, younger, dated)).collect::<Vec<_>>()
        };
        assert_eq!(order(Some("2020-05"), Some("2019-11-30")), [(1, 0, true)]);
        assert_eq!(order(Some("2019"), Some("2020-01")), [(0, 1, true)]);
        assert_eq!(order(Some("2020-05"), Some("2020")), [(0, 1, false)]);
        assert_eq!(order(Some("2020"), None), [(0, 1, false)]);
        // What is no date tells nothing.
        assert_eq!(order(Some("undated"), Some("2020")), [(0, 1, false)]);
    }

    #[test]
    fn boilerplate_and_short_passages_are_left_out() {
        let texts: Vec<String> = (0..11).map(|i| format!("{}{PASSAGE}。", char::from(b'a' + i))).collect();
        let texts: Vec<(&str, Option<&str>)> = texts.iter().map(|text| (text.as_str(), None)).collect();
        assert_eq!(found(&corpus(&texts[..10])).len(), 45);
        assert_eq!(found(&corpus(&texts)), []);
        // What two of them share beyond it is still told.
        let longer =
            [(texts[0].0.to_string() + "另外还要办好三所学校，修好五座石桥"), (texts[1].0.to_string() + "另外还要办好三所学校，修好五座石桥")];
        let more: Vec<(&str, Option<&str>)> = longer.iter().map(|text| (text.as_str(), None)).chain(texts[2..].iter().copied()).collect();
        let told = corpus(&more);
        assert_eq!(found(&told).iter().map(|row| (row.0, row.1)).collect::<Vec<_>>(), [(0, 1)]);
        let few = corpus(&[("要把集市修得更宽敞、更明亮", None), ("要把集市修得更宽敞、更明亮", None)]);
        assert_eq!(found(&few), []);
        assert_eq!(ReuseFinder::builder().min_units(12).build().unwrap().find(&few).unwrap().rows().len(), 1);
    }

    #[test]
    fn what_is_left_out_is_told() {
        let told = |texts: &[String], max_documents: usize| {
            let finder = ReuseFinder::builder().max_documents(max_documents).build().unwrap();
            let found = finder.find(&Corpus::from_texts(texts)).unwrap();
            (found.left_out(), found.notice())
        };
        let other = "另外还要办好三所学校、修好五座石桥，把去年没有做完的事情做完";
        let mut texts: Vec<String> = (0..5).map(|i| format!("{}{PASSAGE}。", char::from(b'a' + i))).collect();
        let one = "1 passage in more than 3 documents was left out; a maximum of 5 (max_documents, --max-documents) shows it";
        assert_eq!(told(&texts, 3), (1, Some(one.to_string())));
        texts.iter_mut().skip(1).for_each(|text| *text += &format!("\n好，{other}！"));
        let (count, notice) = told(&texts, 2);
        assert!(count == 2 && notice.unwrap().starts_with("2 passages in more than 2 documents were left out; a maximum of 5"));
        assert_eq!(told(&texts, 5), (0, None));
        assert_eq!(told(&[], 2), (0, None));
    }

    #[test]
    fn every_place_in_the_younger_and_the_first_in_the_older() {
        let corpus = corpus(&[(&format!("甲{PASSAGE}乙{PASSAGE}丙"), None), (&format!("丁{PASSAGE}戊{PASSAGE}己"), None)]);
        let spans: Vec<(usize, usize)> =
            ReuseFinder::new().find(&corpus).unwrap().rows().iter().map(|found| (found.older_span.start, found.younger_span.start)).collect();
        assert_eq!(spans, [(3, 3), (3, 6 + PASSAGE.len())]);
    }

    #[test]
    fn a_quotation_keeps_both_its_marks() {
        let quoted = format!("“{PASSAGE}”");
        let corpus = corpus(&[(&format!("他说：{quoted}对吗"), None), (&format!("她讲：{quoted}对吗"), None)]);
        assert_eq!(found(&corpus)[0].3, format!("{quoted}对吗").as_str());
        let corpus_of_halves = self::corpus(&[(&format!("甲{quoted}"), None), (&format!("乙{quoted}"), None)]);
        assert_eq!(found(&corpus_of_halves)[0].3, PASSAGE);
    }

    #[test]
    fn the_same_for_any_number_of_threads() {
        let texts: Vec<String> = (0..12).map(|i| format!("{}{}{}", "早半步，".repeat(i), PASSAGE, "实一分。".repeat(12 - i)).repeat(2)).collect();
        let corpus = Corpus::from_texts(texts);
        let finder = ReuseFinder::builder().max_documents(12).build().unwrap();
        let with = |threads: usize| {
            rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap().install(|| finder.find(&corpus).unwrap().rows().to_vec())
        };
        let one = with(1);
        assert!(!one.is_empty() && one == with(2) && one == with(4));
    }

    #[test]
    fn nothing_in_nothing() {
        assert!(ReuseFinder::new().find(&Corpus::default()).unwrap().rows().is_empty());
        assert!(ReuseFinder::new().find(&Corpus::from_texts(["", "。", PASSAGE])).unwrap().rows().is_empty());
    }

    #[test]
    fn wrong_settings_fail_in_build() {
        for builder in [ReuseFinder::builder().min_units(0), ReuseFinder::builder().min_units(usize::MAX), ReuseFinder::builder().max_documents(1)] {
            assert_eq!(builder.build().unwrap_err().kind(), ErrorKind::InvalidOption);
        }
    }
}
