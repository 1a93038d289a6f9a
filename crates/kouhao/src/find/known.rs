//! Finds known formulations: wordings of a text that others also use as formulations, or that resemble such wordings, even if they occur in it only once.
//!
//! Most formulations of one speech occur in it only once, so nothing in the speech distinguishes them from ordinary wording. A [`Lexicon`] lists some
//! of them; the [`Background`] contains phrases that large collections repeat, both formulations and ordinary terms. A phrase that is in neither may still be a
//! formulation: one in forty is, of the stretches that a writer sets off by marks or lists. All of these are `candidates`.
//!
//! They are judged (`judging`) by decision trees (`model`). The features are the signs of [`super::formulation`], the use of a phrase compared with
//! that of the phrases around and inside it (`families`), the use of its `relatives`, which start or end alike, and the `characters` that it consists
//! of. An upper bound of the score is computed before all of that (`upper_bound`). Those that are not unlikely are judged again, by the scores of the
//! phrases around and inside them (`context`). Of overlapping phrases the likelier one is kept; a phrase wholly inside another is also listed, unless it
//! is an unlikely name inside a longer name (`overlaps`). Candidates that grammar or dictionary exclude are removed beforehand (`unfit`), and a word
//! coined in the text is reported at all its occurrences (`coined`).

mod candidates;
mod characters;
mod coined;
mod context;
mod families;
mod judging;
mod model;
mod overlaps;
mod relatives;
mod since;
mod tokens;
mod unfit;
mod upper_bound;

use std::cell::LazyCell;
use std::sync::Arc;

use self::candidates::drop_namesakes;
use self::coined::add_unquoted;
use self::context::judge_again;
use self::judging::{Judged, LIKELY};
use self::overlaps::{drop_parts_of_lists, drop_parts_of_names, without_crossings};
pub(crate) use self::since::{is_no_later, known_since};
use self::upper_bound::Remembered;
use super::balanced::balanced_span;
use super::enumerations::EnumerationFinder;
use super::layout::{Layout, lay_out, unit_end};
use super::words::Words;
use crate::Error;
use crate::lexicon::{Background, Lexicon, Role, Source};
use crate::text::{Document, Fold, PartSet, Span};
use crate::tokens::Tokenizer;

/// A known formulation in a document.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Known {
    /// Its span, in bytes of the text.
    pub span: Span,
    /// Its units, folded: the key that all its spellings share.
    pub key: String,
    /// How it is known.
    pub source: KnownSource,
    /// How strongly wording, use and relatives indicate a formulation: the log odds. A phrase listed in a lexicon is a formulation whatever its
    /// score.
    pub score: f64,
    /// Occurrences per million units in the political collections of the background, if it has the phrase.
    pub background_per_million: Option<f64>,
    /// The date by which it was known: since when the lexicon's entry has had the meaning that it has at the date of the document, or else the date
    /// of the earliest dated document of the background. `None` if that is later than the document, or if several meanings are possible. A date that
    /// is not before the document's says nothing about use by others: this document may be the first one with the phrase.
    pub first_known: Option<String>,
    /// The signs that the score is based on, if they were [requested](KnownFinderBuilder::signs).
    pub signs: Option<Vec<(&'static str, f64)>>,
}

/// How a formulation is known.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum KnownSource {
    /// It is listed in the catalogue of national formulations.
    Catalogue,
    /// It is in the background.
    Background,
    /// It is explained in the glossary of a report.
    Glossary,
    /// It is listed in a lexicon file of the user.
    File,
    /// It is listed nowhere; how it is set off, what it consists of and what is built alike indicate a formulation.
    Wording,
}

impl KnownSource {
    /// Returns the name used in rows.
    pub fn name(self) -> &'static str {
        match self {
            KnownSource::Catalogue => "catalogue",
            KnownSource::Background => "background",
            KnownSource::Glossary => "glossary",
            KnownSource::File => "file",
            KnownSource::Wording => "wording",
        }
    }
}

/// Finds known formulations, and phrases worded like them.
///
/// ```
/// use kouhao::find::known::KnownFinder;
/// use kouhao::text::Document;
///
/// let document = Document::new("", "我们要踔厉奋发、勇毅前行，把镇里的集市办热闹。");
/// let found = KnownFinder::new().find(&document);
/// assert_eq!(&document.text()[found[0].span], "踔厉奋发、勇毅前行");
/// ```
#[derive(Clone, Debug)]
pub struct KnownFinder {
    settings: Arc<KnownFinderBuilder>,
    /// Decides whether a document gives a name a meaning of its own.
    sets: EnumerationFinder,
    words: Arc<Words>,
    /// Results for phrases of the background from earlier documents.
    remembered: Arc<Remembered>,
}

/// Builds a [`KnownFinder`].
#[derive(Clone, Debug)]
#[must_use]
pub struct KnownFinderBuilder {
    tokenizer: Tokenizer,
    parts: PartSet,
    lexicon: Lexicon,
    background: Background,
    min_score: f64,
    listed_only: bool,
    signs: bool,
}

impl Default for KnownFinder {
    fn default() -> Self {
        KnownFinder::new()
    }
}

impl KnownFinder {
    /// Creates a finder for title and body, with the default catalogue and background.
    pub fn new() -> Self {
        let settings = KnownFinder::builder();
        KnownFinder::with(settings)
    }

    fn with(settings: KnownFinderBuilder) -> Self {
        let words = Arc::new(Words::new(&settings.tokenizer, usize::MAX));
        let remembered = Arc::new(Remembered::new(settings.background.len()));
        let sets =
            EnumerationFinder::builder().parts(settings.parts).tokenizer(settings.tokenizer.clone()).lexicon(settings.lexicon.clone()).finish();
        KnownFinder { settings: Arc::new(settings), sets, words, remembered }
    }

    /// Creates a builder with the default settings.
    pub fn builder() -> KnownFinderBuilder {
        KnownFinderBuilder {
            tokenizer: Tokenizer::new(),
            parts: PartSet::default(),
            lexicon: Lexicon::catalogue(),
            background: Background::shipped(),
            min_score: LIKELY,
            listed_only: false,
            signs: false,
        }
    }

    /// Returns the known formulations of a document in the order of their starts, longer ones first.
    ///
    /// # Complexity
    /// Linear in the length of the text, multiplied by the length of the known phrases that start at a position. Below a [minimum
    /// score](KnownFinderBuilder::min_score) of -1, fewer phrases are ruled out before all their signs are computed: a level that rules out nothing
    /// takes about twice as long.
    pub fn find(&self, document: &Document) -> Vec<Known> {
        if u32::try_from(document.text().len()).is_err() {
            return Vec::new();
        }
        let settings = &*self.settings;
        let layout = lay_out(document, settings.parts, Fold::new().simplified(true), &settings.tokenizer);
        // The document is searched for sets once, if it has the name of one.
        let own = LazyCell::new(|| self.own_sets(document));
        let (places, kin) = self.candidates(&layout, document, &own);
        let mut judged = self.judged(&layout, places, &kin);
        if !settings.signs {
            judge_again(&mut judged, &layout);
            judged.retain(|known| known.place.entry.is_some() || known.score > settings.min_score);
            drop_namesakes(&mut judged, &layout, &own);
            judged = without_crossings(judged);
            add_unquoted(&mut judged, &layout, &self.words);
        }
        judged.sort_by(|a, b| (a.place.start, b.place.end).cmp(&(b.place.start, a.place.end)));
        if !settings.signs && !settings.background.is_empty() {
            drop_parts_of_names(&mut judged);
            drop_parts_of_lists(&mut judged, &layout);
        }
        let mut found: Vec<Known> = judged.into_iter().map(|known| self.known(document, &layout, known)).collect();
        // They are collected in the allocation of all judged phrases, most of which were dropped: the caller would keep a hundred kilobytes of unused capacity.
        found.shrink_to_fit();
        found
    }

    /// Makes the row of a reported phrase.
    fn known(&self, document: &Document, layout: &Layout, judged: Judged<'_>) -> Known {
        let Judged { place, score, signs } = judged;
        let text = document.text();
        let (start, last) = (layout.starts[place.start] as usize, layout.starts[place.end - 1] as usize);
        let end = unit_end(text, last);
        // 互联网+: the sign is no unit, but ends the name.
        let sign = place.entry.as_ref().filter(|entry| entry.text().ends_with('+')).and_then(|_| text[end..].chars().next());
        let end = end + sign.filter(|&sign| matches!(sign, '+' | '＋')).map_or(0, char::len_utf8);
        // Includes the other half of a mark inside it: “三公”经费.
        let span = balanced_span(text, Span { start, end });
        let unlisted = if place.usage.is_some() { KnownSource::Background } else { KnownSource::Wording };
        let source = place.entry.as_ref().map_or(unlisted, |entry| match entry.source() {
            Source::Catalogue => KnownSource::Catalogue,
            Source::Glossary => KnownSource::Glossary,
            Source::File(_) => KnownSource::File,
        });
        let key = crate::text::key(&text[span], Fold::new());
        // If the text is younger than the known use, no date of first use by others is reported.
        let first_known = known_since(&text[span], document.date(), place.entry.as_deref(), place.usage.as_ref());
        let first_known = first_known.filter(|first| document.date().is_none_or(|date| is_no_later(first, date))).map(str::to_string);
        Known {
            span,
            key,
            source,
            score,
            background_per_million: place.usage.map(|usage| usage.per_million_of(Role::Political)),
            first_known,
            signs: signs.map(|signs| model::names().zip(signs).collect()),
        }
    }
}

impl KnownFinderBuilder {
    /// Sets the parts of documents that are searched. Default: title and body.
    pub fn parts(&mut self, parts: PartSet) -> &mut Self {
        self.parts = parts;
        self
    }

    /// Sets the tokenizer. Default: [`Tokenizer::new`].
    pub fn tokenizer(&mut self, tokenizer: Tokenizer) -> &mut Self {
        self.tokenizer = tokenizer;
        self
    }

    /// Sets the lexicon of phrases that are formulations whatever their use. Default: [`Lexicon::catalogue`].
    pub fn lexicon(&mut self, lexicon: Lexicon) -> &mut Self {
        self.lexicon = lexicon;
        self
    }

    /// Sets the background frequencies of phrases. Default: [`Background::shipped`].
    pub fn background(&mut self, background: Background) -> &mut Self {
        self.background = background;
        self
    }

    /// Sets the score that a phrase must exceed to be reported. A score is the log odds that the phrase is a formulation: 0 means even odds, 1.1 three
    /// to one, -1.1 one to three. Default: 0.5, which is five to three.
    ///
    /// A lower level suits those who read through candidates: more formulations are found, and more of what is reported is none. A higher one suits
    /// those who count. In reports, nine in ten of the phrases reported at 0.5 are in the list of a reader, and half of all formulations are found; at
    /// -1 it is nearly four in five and five in eight (`docs/reference/quality.md` has the figures). A phrase of the lexicon is reported whatever its
    /// score and whatever the level, unless it is an unlikely name of the catalogue inside a longer name.
    ///
    /// The score of a phrase is the same at any level. A lower level reports what a higher one does, and more, with two exceptions: some members of a
    /// list are left out if the longer list is reported too; and a word that the text coins in quotation marks is not reported where it crosses
    /// another phrase that is.
    pub fn min_score(&mut self, score: f64) -> &mut Self {
        self.min_score = score;
        self
    }

    /// Sets whether phrases that are listed nowhere ([`KnownSource::Wording`]) are left out, and not searched for. Default: no.
    pub(crate) fn listed_only(&mut self, yes: bool) -> &mut Self {
        self.listed_only = yes;
        self
    }

    /// Sets whether every candidate is returned with its signs, whether or not it is a formulation; the trees are trained on these. Its score is then
    /// that of the first trees, and the minimum score has no effect. Default: no.
    pub fn signs(&mut self, yes: bool) -> &mut Self {
        self.signs = yes;
        self
    }

    /// Builds the finder.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidOption`](crate::ErrorKind::InvalidOption) if the minimum score is infinite or not a number.
    pub fn build(&self) -> Result<KnownFinder, Error> {
        if !self.min_score.is_finite() {
            let reason = format!("a minimum score of {} is nothing that scores can be compared with", self.min_score);
            return Err(Error::option(reason, "give log odds: 0 for even odds, less for more phrases, more for likelier ones"));
        }
        Ok(KnownFinder::with(self.clone()))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<(String, &'static str)> {
        let document = Document::new("", text);
        KnownFinder::new().find(&document).iter().map(|known| (document.text()[known.span].to_string(), known.source.name())).collect()
    }

    #[test]
    fn sets_of_the_texts_own_are_not_known() {
        let source = |text: &str, name: &str| found(text).into_iter().find(|(found, _)| found == name).map(|(_, source)| source);
        assert_eq!(source("要兜住“三保”底线。", "三保"), Some("catalogue"));
        assert_ne!(source("我们村落实“三保”：保供水、保供电、保垃圾清运。", "三保"), Some("catalogue"));
        assert_eq!(source("今年全市开展六大行动。", "六大行动"), None);
        assert_eq!(source("推进1+8联合执法。", "1+8"), None);
        assert_eq!(source("推进“互联网+”行动。", "互联网+"), Some("catalogue"));
        assert_ne!(source("我们管好互联网。", "互联网"), Some("catalogue"));
    }

    fn texts(text: &str) -> Vec<String> {
        found(text).into_iter().map(|(text, _)| text).collect()
    }

    #[test]
    fn formulations_are_known_even_if_they_stand_once() {
        let found = texts("镇里要坚持以人民为中心的发展思想，推进供给侧结构性改革，把集市办热闹。");
        assert!(found.iter().any(|text| text == "以人民为中心的发展思想"), "{found:?}");
        assert!(found.iter().any(|text| text == "供给侧结构性改革"), "{found:?}");
        assert!(!found.iter().any(|text| text.contains("集市")), "{found:?}");
    }

    #[test]
    fn a_name_that_goes_on_is_another() {
        let has = |text: &str, name: &str| texts(text).iter().any(|found| found == name);
        for (text, name) in [
            ("渔港执行“三个一律”，人人有责。", "三个一"),
            ("我镇新修三个一百亩鱼塘。", "三个一"),
            ("走遍三农村路，修好一座桥。", "三农"),
            ("搭建五位一体化渔业平台。", "五位一体"),
            ("渔船油耗双控制，台账要记清。", "双控"),
            ("渔民算好四清单，年底交账。", "四清"),
            ("干渔业，五个“必须守住”一个不少。", "五个“必须"),
        ] {
            assert!(!has(text, name), "{text} {:?}", texts(text));
        }
        for (text, name) in [
            ("渔船行业推进新四化建设。", "新四化"),
            ("渔民为振兴中华民族出力。", "振兴中华"),
            ("学习三个代表重要思想，修好渔港。", "三个代表重要思想"),
            ("渔村落实五位一体总体布局。", "五位一体"),
            ("推动湖区西部大开发新码头。", "西部大开发"),
            ("抓好三农工作，办好渔家乐。", "三农"),
            ("渔村双拥办开了门。", "双拥"),
            ("抓好渔村三会一课制度。", "三会一课"),
        ] {
            assert!(has(text, name), "{text} {:?}", texts(text));
        }
    }

    #[test]
    fn a_name_that_anyone_may_use_is_the_catalogue_s_only_with_a_member() {
        let listed = |text: &str| found(text).iter().any(|(name, source)| name == "八大行动" && *source == "catalogue");
        assert!(listed("中非合作论坛实施产业促进行动等“八大行动”。") && !listed("我市实施“八大行动”，护好湖湾。"));
        // Nor is a name of a build that anyone uses, if what stands beside it singles out something else.
        let three = |text: &str| found(text).iter().any(|(name, source)| name == "三步走" && *source == "catalogue");
        assert!(three("实现我国现代化“三步走”战略目标。") && !three("松湾渔船“三步走”战略开了头。"));
    }

    #[test]
    fn marks_part_what_is_no_phrase() {
        // Numbers of lists, parts of words, ends of clauses.
        for (text, name) in
            [("三、转变作风，四、风清气正。", "三转"), ("抓好创新，常态化开展帮扶。", "新常态"), ("人人健康；中国渔业协会来访。", "健康中国")]
        {
            assert!(!texts(text).iter().any(|found| found.chars().filter(|c| !"、，；".contains(*c)).eq(name.chars())), "{text}");
        }
        assert!(!texts("第六、稳住渔业。").iter().any(|text| text.starts_with('六')));
        // A writer's own marks part nothing.
        for phrase in ["踔厉奋发，勇毅前行", "健康中国", "新常态"] {
            assert!(texts(&format!("我们要认识{phrase}的意义。")).iter().any(|text| text == phrase), "{phrase}");
        }
    }

    #[test]
    fn a_name_within_a_longer_one_is_another_only_if_it_is_likely() {
        let found = texts("镇里推动全面从严治党走深走实，坚持以人民为中心的发展思想。");
        assert!(found.iter().any(|text| text == "全面从严治党") && !found.iter().any(|text| text == "从严治党"), "{found:?}");
        assert!(found.iter().any(|text| text == "以人民为中心"), "{found:?}");
        // By itself it is listed.
        assert!(texts("镇里坚持从严治党。").iter().any(|text| text == "从严治党"));
    }

    #[test]
    fn ordinary_terms_and_offices_are_none() {
        assert_eq!(texts("国内生产总值、固定资产投资和社会消费品零售总额都由省人民政府统计局公布。"), Vec::<String>::new());
        assert_eq!(texts(""), Vec::<String>::new());
    }

    #[test]
    fn a_name_that_cuts_a_word_is_part_of_the_longer_one() {
        let found = texts("落实“两不愁三保障”，兜牢“三保”底线。");
        assert_eq!(found.iter().filter(|text| *text == "三保").count(), 1, "{found:?}");
    }

    #[test]
    fn since_when_it_is_known_is_told_of_younger_texts() {
        let first = |date: &str| {
            let document = Document::new("", "推动高质量发展。").with_variable("date", date);
            KnownFinder::new().find(&document).iter().find(|known| known.key.ends_with("高质量发展")).and_then(|known| known.first_known.clone())
        };
        let known = first("2024").expect("a date before 2024");
        assert!(known.as_str() < "2024" && first(&known[..4]).as_ref() == Some(&known) && first("1999").is_none(), "{known}");
        // What is no date is compared with nothing, and panics nowhere.
        first("庚子年");
    }

    #[test]
    fn of_several_senses_the_date_is_that_of_the_one_meant() {
        let first = |text: &str, date: Option<&str>, key: &str| {
            let document = Document::new("", text);
            let document = date.map_or(document.clone(), |date| document.with_variable("date", date));
            KnownFinder::new().find(&document).iter().find(|known| known.key == key).and_then(|known| known.first_known.clone())
        };
        let modern = |date: Option<&str>| first("渔村要走中国式现代化的路。", date, "中国式现代化");
        assert_eq!((modern(Some("1985")).as_deref(), modern(Some("2031")).as_deref()), (Some("1979-03"), Some("2020-10")));
        assert_eq!((modern(Some("1970")), modern(None)), (None, None));
    }

    #[test]
    fn numbers_of_plans_are_no_formulations() {
        assert_eq!(texts("渔村谋划“十四五”，再谋划“十六五”，修好渔船。"), Vec::<String>::new());
    }

    #[test]
    fn a_short_name_whose_members_are_spelt_out_is_not_the_others() {
        let sources = |text: &str| found(text).into_iter().filter(|(name, _)| name == "三资").map(|(_, source)| source).collect::<Vec<_>>();
        assert!(!sources("渔村管好资金、资产、资源“三资”。").contains(&"background"));
        assert_eq!(sources("渔村抓好“三资”。"), ["background"]);
    }

    #[test]
    fn a_part_of_a_list_that_is_given_is_none() {
        let found = texts("镇里要求向书本学，向实践学，向渔民学。");
        let parts = ["向书本学，向实践学", "向实践学，向渔民学"];
        assert!(
            !found.iter().any(|text| text == "向书本学，向实践学，向渔民学") || !found.iter().any(|text| parts.contains(&text.as_str())),
            "{found:?}"
        );
    }

    #[test]
    fn a_word_once_quoted_is_one_at_all_its_places() {
        let found = texts("渔村办起“湾头夜话会”。办湾头夜话会要守时，湾头夜话会议定的事要落实。");
        assert_eq!(found.iter().filter(|text| *text == "湾头夜话会").count(), 2, "{found:?}");
    }

    #[test]
    fn words_of_everyday_are_none_though_they_are_quoted() {
        let listed = |text: &str, name: &str| texts(text).iter().any(|text| text == name);
        assert!(listed("镇长要当好“店小二”。", "店小二") && listed("渔村用好“金钥匙”。", "金钥匙"));
        assert!(!listed("什么叫“种子”？", "种子") && !listed("渔村修“硬件”。", "硬件"));
        assert!(!listed("船长要做“回头客”。", "回头客"));
    }

    #[test]
    fn marks_come_in_pairs() {
        let found = texts("严控“三公”经费，推进“千村示范、万村整治”工程，坚决做到“两个维护”。");
        assert!(found.iter().any(|text| text.contains('“')), "{found:?}");
        assert!(found.iter().all(|text| text.matches('“').count() == text.matches('”').count()), "{found:?}");
    }

    #[test]
    fn what_the_catalogue_lists_says_so() {
        let found = found("协调推进“四个全面”。");
        assert!(found.contains(&("四个全面".to_string(), "catalogue")), "{found:?}");
    }

    #[test]
    fn longer_ones_come_first_and_none_cross() {
        let document = Document::new("", "深入学习贯彻习近平新时代中国特色社会主义思想，坚定不移走中国特色社会主义道路。");
        let found = KnownFinder::new().find(&document);
        assert!(found.windows(2).all(|pair| (pair[0].span.start, pair[1].span.end) < (pair[1].span.start, pair[0].span.end)));
        for a in &found {
            for b in &found {
                assert!(!(a.span.start < b.span.start && b.span.start < a.span.end && a.span.end < b.span.end), "{a:?} crosses {b:?}");
            }
        }
    }

    #[test]
    fn what_nothing_lists_is_told_by_its_wording() {
        let text = "镇里要深入开展“清湾护渔”专项行动，落实“两清三护”要求，渔船靠岸时大家都来帮忙。";
        let unlisted = |yes: bool| {
            let document = Document::new("", text);
            let found = KnownFinder::builder().listed_only(!yes).build().unwrap().find(&document);
            let wording = found.into_iter().filter(|known| known.source == KnownSource::Wording);
            wording.map(|known| (document.text()[known.span].to_string(), known.background_per_million, known.first_known)).collect::<Vec<_>>()
        };
        let expected = ["清湾护渔", "两清三护"].map(|text| (text.to_string(), None, None));
        assert_eq!(unlisted(true), expected);
        assert_eq!(unlisted(false), []);
        // What was learnt of Chinese says nothing of English.
        let english = Document::new("", "“Clear the bay, keep the boats.” We clear the bay, keep the boats, and we mend the nets.");
        assert!(KnownFinder::new().find(&english).is_empty());
    }

    /// What is likely and free: its units, its score, and whether it is listed.
    fn given(finder: &KnownFinder, document: &Document) -> Vec<(usize, usize, f64, bool)> {
        let settings = &finder.settings;
        let layout = lay_out(document, settings.parts, Fold::new().simplified(true), &settings.tokenizer);
        let (places, kin) = finder.candidates(&layout, document, &LazyCell::new(|| finder.own_sets(document)));
        let mut judged = finder.judged(&layout, places, &kin);
        judge_again(&mut judged, &layout);
        judged.retain(|known| known.place.entry.is_some() || known.score > settings.min_score);
        without_crossings(judged).into_iter().map(|known| (known.place.start, known.place.end, known.score, known.place.entry.is_some())).collect()
    }

    /// Texts of randomly drawn words, names and marks.
    fn drawn(count: usize) -> impl Iterator<Item = Document> {
        let pieces = [
            "坚持",
            "推进",
            "供给侧结构性改革",
            "以人民为中心的发展思想",
            "护好湖湾",
            "两清三护",
            "攻坚战",
            "条例",
            "高质量发展",
            "绿水青山就是金山银山",
            "“",
            "”",
            "、",
            "，",
            "。",
            "：",
            "一",
            "build back better",
            "战略",
            "大力",
            "污染防治",
            "打好",
            "的",
            "市人民政府",
            "2035年",
            "工作",
        ];
        let mut seed = 7u64;
        let mut draw = move || {
            seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
            pieces[(seed >> 33) as usize % pieces.len()]
        };
        (0..count).map(move |_| Document::new("", (0..60).map(|_| draw()).collect::<String>()))
    }

    fn at_level(level: f64) -> KnownFinder {
        KnownFinder::builder().min_score(level).build().unwrap()
    }

    #[test]
    fn what_is_left_out_beforehand_would_not_have_been_given() {
        let finders = [
            KnownFinder::new(),
            KnownFinder::builder().listed_only(true).build().unwrap(),
            KnownFinder::builder().background(Background::empty()).build().unwrap(),
            KnownFinder::builder().lexicon(Lexicon::empty()).build().unwrap(),
            at_level(-2.0),
            at_level(1.5),
        ];
        // With their signs all places are weighed.
        let finders = finders.map(|finder| (finder.clone(), KnownFinder::with(KnownFinderBuilder { signs: true, ..(*finder.settings).clone() })));
        let mut count = 0;
        for (round, document) in drawn(120).enumerate() {
            let (finder, slow) = &finders[round % finders.len()];
            let found = given(finder, &document);
            assert_eq!(found, given(slow, &document), "{}", document.text());
            count += found.len();
        }
        assert!(count > 100);
    }

    #[test]
    fn a_lower_level_gives_what_a_higher_one_does_and_more() {
        let levels = [-2.5, -1.0, LIKELY, 1.0].map(|level| (level, at_level(level)));
        let (mut more, mut lost) = (0, 0);
        for document in drawn(40) {
            for ((_, low), (level, high)) in levels.iter().zip(&levels[1..]) {
                // Of what is free, exactly what is above the level.
                let (mut wide, narrow) = (given(low, &document), given(high, &document));
                more += wide.len() - narrow.len();
                wide.retain(|&(_, _, score, listed)| listed || score > *level);
                assert_eq!(wide, narrow, "{level} {}", document.text());
                // Then, parts of a longer list and further places of a coined word may be missing, where something else is given for them.
                let [wide, narrow] = [low, high].map(|finder| finder.find(&document));
                let place = |known: &Known| (known.span.start, known.span.end);
                for known in &narrow {
                    assert!(known.score > *level || known.source == KnownSource::Catalogue, "{level} {known:?}");
                    match wide.iter().find(|other| place(other) == place(known)) {
                        Some(same) => assert_eq!((same.score, same.source), (known.score, known.source)),
                        None => {
                            let meets = |other: &&Known| other.span.start < known.span.end && known.span.start < other.span.end;
                            let new = |other: &&Known| !narrow.iter().any(|known| place(known) == place(other));
                            assert!(wide.iter().filter(meets).any(|other| new(&other)), "{level} {known:?} {}", document.text());
                            lost += 1;
                        }
                    }
                }
            }
        }
        assert!(more > 100 && lost < more / 10, "{more} {lost}");
    }

    #[test]
    fn the_level_is_a_number() {
        for level in [f64::NAN, f64::INFINITY, f64::NEG_INFINITY] {
            let error = KnownFinder::builder().min_score(level).build().unwrap_err();
            assert!(error.kind() == crate::ErrorKind::InvalidOption && error.to_string().contains("log odds"), "{error}");
        }
        // Whatever it is, what the catalogue lists is given, and at no level anything is that does not exceed it.
        let document = Document::new("", "协调推进“四个全面”，落实“两清三护”要求，推动高质量发展。");
        let found = |level: f64| at_level(level).find(&document).len();
        assert!(found(f64::MIN) > found(0.0) && found(0.0) > found(f64::MAX) && found(f64::MAX) > 0);
        assert!(at_level(f64::MAX).find(&document).iter().all(|known| known.source == KnownSource::Catalogue));
    }

    #[test]
    fn without_a_background_the_lexicon_is_left() {
        let finder = KnownFinder::builder().background(Background::empty()).build().unwrap();
        let document = Document::new("", "协调推进“四个全面”，推动高质量发展，踔厉奋发、勇毅前行。");
        assert!(finder.find(&document).iter().all(|known| known.source == KnownSource::Catalogue));
        let none = KnownFinder::builder().background(Background::empty()).lexicon(Lexicon::empty()).build().unwrap();
        assert!(none.find(&document).is_empty());
    }
}
