//! Mines a corpus for recurring phrases: complete, counted and ranked.
//!
//! A slogan (口号) is the popular name for a formulation (提法): a complete, fixed wording that officials repeat. Finding them takes these steps, one
//! file each:
//!
//! 1. `sequence` lays the corpus out as one text of units, and `repeats`, which is also used elsewhere, finds every closed repeat of it with the help
//!    of `suffix_array`;
//! 2. `observer` counts what surrounds and what is inside the occurrences of each, and `completeness` decides whether it can stand alone;
//! 3. `scoring` weighs the evidence that it is a formulation and not an ordinary term, and `ranking` sorts the best first;
//! 4. `surface` collects its spellings, `net_counts` counts its occurrences outside longer ones, and `groups` links phrases that differ in a slot.
//!
//! The evidence is kept in [`Evidence`], so that the rank of a row can be explained to a reader.
//!
//! A corpus that is distributed over many machines is mined by the same steps; see [`pieces`].

mod alphabet;
mod completeness;
mod containment;
mod groups;
mod lookup;
mod net_counts;
mod observer;
pub mod pieces;
mod presenting;
mod ranking;
mod scoring;
mod sequence;
mod surface;

use rayon::prelude::*;

use lookup::Lookup;
use observer::Observer;
use ranking::{Candidate, Gathered, Ranking};
use repeats::Limits;
use sequence::Sequence;
use suffix_array::SuffixArray;
use surface::{Spelt, Surfaces};

pub use super::evidence::Evidence;
use super::{repeats, suffix_array};
use crate::find::copies::copies;
use crate::find::formulation::{Commons, SIGNS, Sort, why};
use crate::find::words::Words;
use crate::lexicon::{Background, Lexicon, Role};
use crate::text::{Corpus, Document, Fold, PartSet};
use crate::tokens::Tokenizer;
use crate::{Error, ErrorKind};

/// Mines a corpus for recurring phrases.
///
/// ```
/// use kouhao::find::slogans::SloganMiner;
/// use kouhao::text::Corpus;
///
/// let corpus = Corpus::from_texts(["坚决一点、快一点，奔跑起来加油干！同志们，", "我们要坚决一点快一点，奔跑起来加油干。"]);
/// let slogans = SloganMiner::new().mine(&corpus)?;
/// assert_eq!(slogans[0].text, "坚决一点、快一点，奔跑起来加油干");
/// assert_eq!((slogans[0].count, slogans[0].variants.len()), (2, 2));
/// # Ok::<(), kouhao::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct SloganMiner {
    settings: SloganMinerBuilder,
}

/// Builds a [`SloganMiner`].
#[derive(Clone, Debug)]
pub struct SloganMinerBuilder {
    min_count: u32,
    min_documents: u32,
    min_units: u32,
    max_units: u32,
    parts: PartSet,
    fold: Fold,
    top: Option<usize>,
    tokenizer: Tokenizer,
    lexicon: Lexicon,
    background: Background,
    signs: bool,
    contained: bool,
    fold_copies: bool,
    memory: Option<u64>,
}

/// The working memory of mining in bytes per character of text, beside the text itself. Measured by `benches/scale.py`: 12 to 15, less for more text.
const PER_CHARACTER: u64 = 15;

/// The memory taken by dictionary and background, in bytes.
const AT_LEAST: u64 = 80_000_000;

/// A recurring phrase.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Slogan {
    /// Its most common spelling.
    pub text: String,
    /// Its units, folded: the key that all its spellings share.
    pub key: String,
    /// The kind of phrase.
    pub kind: SloganKind,
    /// The number of occurrences.
    pub count: u32,
    /// The number of occurrences outside longer phrases of the result.
    pub net: u32,
    /// The number of documents that contain it.
    pub documents: u32,
    /// How strongly all signs together indicate a formulation: the log odds, minus the chance that it is a fragment.
    pub score: f64,
    /// Its spellings with their occurrences, most common first; of equally common ones, those without an unpaired quotation mark first.
    pub variants: Vec<Variant>,
    /// The key of the best of the phrases that differ from it, or from one another, in a slot of at most two units, if there are any:
    /// 实现中华民族伟大复兴〔的〕中国梦.
    pub group: Option<String>,
    /// The date of the earliest dated document that contains it.
    pub first: Option<String>,
    /// The date of the latest dated document that contains it.
    pub last: Option<String>,
    /// The counts that it was identified by.
    pub evidence: Evidence,
    /// What each sort of sign adds to the score, compared with an ordinary repeat.
    pub contributions: Vec<(Sort, f64)>,
    /// An explanation of its rank in words: “delimited 191×, quoted 139×, 12.5 per million elsewhere, 40 × more frequent than in laws”.
    pub why: String,
    /// Occurrences per million units in the political collections of the background, if it has the phrase.
    pub background_per_million: Option<f64>,
    /// Whether it is specific to these texts: it is not known from elsewhere, and is more than a known phrase combined with a place name or an idiom.
    /// The number of documents that contain it is irrelevant. The field is also set for ordinary terms.
    ///
    /// `None` where this cannot be decided: for a phrase without a Chinese character or in Japanese, which catalogue and background do not cover;
    /// and, without a background, for all phrases except those in the lexicon and those that anyone may use as a name (六大行动).
    pub own: Option<bool>,
    /// The signs that the score is based on, if they were [requested](SloganMinerBuilder::signs).
    pub signs: Option<Vec<(&'static str, f64)>>,
}

/// A spelling of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// The spelling.
    pub text: String,
    /// The number of its occurrences.
    pub count: u32,
}

/// The kind of a [`Slogan`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum SloganKind {
    /// The name of a policy, a principle, a campaign: 中国梦, 供给侧结构性改革.
    Name,
    /// A wording that begins with a verb, or has several clauses or members: 坚决一点、快一点，奔跑起来加油干.
    Slogan,
    /// A wording that repeatedly opens paragraphs of one text: 走在全省前列.
    Refrain,
    /// A form of address or of reporting that opens sentences and is followed by a mark: 各位代表，习近平强调, in fact; a form by which a report is laid before
    /// an assembly, 请予审议; or the frame of texts, with which several of them begin or end.
    Protocol,
    /// A complete phrase that is more likely an ordinary term than a formulation: 目标任务.
    Term,
}

impl SloganKind {
    /// Returns the name used in rows.
    pub fn name(self) -> &'static str {
        match self {
            SloganKind::Name => "name",
            SloganKind::Slogan => "slogan",
            SloganKind::Refrain => "refrain",
            SloganKind::Protocol => "protocol",
            SloganKind::Term => "term",
        }
    }
}

impl Slogan {
    /// Returns whether it is shown to readers who ask for formulations: not an ordinary term (the command lists those), not part of the frame of
    /// texts, and not a phrase that hardly ever occurs outside a longer one, unless writers quote it there: 打造“山水之城、开放之城”.
    pub(crate) fn is_telling(&self) -> bool {
        let stands = 5 * self.net >= self.count || 2 * self.evidence.quoted >= self.count;
        stands && matches!(self.kind, SloganKind::Name | SloganKind::Slogan | SloganKind::Refrain)
    }
}

impl Default for SloganMiner {
    fn default() -> Self {
        SloganMiner::new()
    }
}

impl SloganMiner {
    /// Creates a miner with the default settings.
    pub fn new() -> Self {
        SloganMiner { settings: SloganMiner::builder() }
    }

    /// Creates a builder with the default settings.
    pub fn builder() -> SloganMinerBuilder {
        SloganMinerBuilder {
            min_count: 2,
            min_documents: 1,
            min_units: 2,
            max_units: 64,
            parts: PartSet::default(),
            fold: Fold::new(),
            top: None,
            tokenizer: Tokenizer::new(),
            lexicon: Lexicon::catalogue(),
            background: Background::shipped(),
            signs: false,
            contained: false,
            fold_copies: false,
            memory: None,
        }
    }

    /// Estimates the memory needed to mine texts, in bytes, including the texts themselves and the fixed tables, but not the result, which takes some
    /// hundred bytes per phrase.
    ///
    /// # Complexity
    /// Linear in the length of the texts, whose characters are counted.
    pub fn memory<'d>(&self, documents: impl IntoIterator<Item = &'d Document>) -> u64 {
        let of = |document: &Document| document.text().len() as u64 + PER_CHARACTER * document.text().chars().count() as u64;
        documents.into_iter().map(of).sum::<u64>() + AT_LEAST
    }

    /// Checks that texts that need a given amount of memory, in bytes, can be mined.
    ///
    /// # Errors
    /// [`ErrorKind::TooLarge`] if it exceeds the [limit](SloganMinerBuilder::memory).
    pub fn check_memory(&self, needed: u64) -> Result<(), Error> {
        let allowed = self.settings.memory.unwrap_or(u64::MAX);
        if needed <= allowed {
            return Ok(());
        }
        let reason = format!("mining these texts takes about {} of memory, and {} are allowed", megabytes(needed), megabytes(allowed));
        Err(Error::new(ErrorKind::TooLarge, reason).with_remedy("allow more, mine them in parts, or on a cluster with kouhao.spark"))
    }

    /// Returns the recurring phrases of `corpus`, best first; ties are in the order of their keys.
    ///
    /// # Complexity
    /// Linear in the length of the text except for sorting the result, and at worst multiplied by [`max_units`](SloganMinerBuilder::max_units), for a
    /// text that only repeats itself. [`memory`](Self::memory) estimates the working memory.
    ///
    /// # Errors
    /// [`ErrorKind::TooLarge`] for 2³¹ units or more, a document of 4 GiB or more, or more memory than the [limit](SloganMinerBuilder::memory).
    pub fn mine(&self, corpus: &Corpus) -> Result<Vec<Slogan>, Error> {
        let settings = &self.settings;
        if settings.memory.is_some() {
            self.check_memory(self.memory(corpus.iter()))?;
        }
        let without_copies = settings.fold_copies.then(|| {
            let copies = copies(corpus, settings.parts);
            Corpus::new(corpus.iter().zip(copies).filter(|(_, copy)| copy.is_none()).map(|(document, _)| document.clone()))
        });
        let corpus = without_copies.as_ref().unwrap_or(corpus);
        let lay_out = || Sequence::new(corpus, settings.parts, settings.fold, settings.min_count);
        let (laid_out, ()) = rayon::join(lay_out, || settings.tokenizer.load_parts_of_speech());
        let (mut sequence, symbols) = laid_out?;
        let mark_tokens = || sequence.mark_tokens(corpus, settings.parts, &settings.tokenizer);
        let (array, ()) = rayon::join(|| SuffixArray::new(symbols), mark_tokens);
        let array = array?;
        let words = Words::new(&settings.tokenizer, sequence.alphabet.names().len());
        let lookup = Lookup::new(sequence.alphabet.names(), &words, &settings.background);
        let observer = Observer::new(&sequence, &array, &lookup);
        let complete = observer.complete(settings.limits(), settings.contained);
        let ranking = Ranking::new(&observer, &lookup);
        let mut ranked = ranking.rank(complete, settings.contained, settings.signs);
        net_counts::count_net(&mut ranked, settings.top.unwrap_or(usize::MAX), sequence.flags.len(), &array);
        let surfaces = Surfaces::new(corpus, &sequence, &array);
        Ok(self.rows(&ranking, ranked, |_, candidate| surfaces.spelt(candidate.repeat)))
    }

    /// Builds the rows of the best candidates. `spelt` returns the spellings of one, given its place and the candidate itself.
    fn rows<G: Gathered>(
        &self,
        ranking: &Ranking<'_, G>,
        mut ranked: Vec<Candidate>,
        spelt: impl Fn(usize, &Candidate) -> Spelt + Sync,
    ) -> Vec<Slogan> {
        let settings = &self.settings;
        let commons = Commons { background: &settings.background, lexicon: &settings.lexicon, tokenizer: &settings.tokenizer };
        ranked.truncate(settings.top.unwrap_or(usize::MAX));
        let slogan = |(place, candidate): (usize, Candidate)| {
            let description = ranking.describe(&candidate);
            let mut slogan = surface::slogan(ranking.key(&candidate), &candidate, &description, spelt(place, &candidate));
            slogan.why = why(&description.evidence, description.usage);
            slogan.background_per_million = description.usage.map(|usage| usage.per_million_of(Role::Political));
            slogan.own = commons.own(&slogan.key, description.usage.is_some());
            slogan.signs = settings.signs.then(|| SIGNS.iter().zip(description.signs).map(|(&(name, _), number)| (name, number)).collect());
            slogan
        };
        let likely: Vec<Vec<u32>> =
            ranked.iter().take_while(|candidate| candidate.score >= 0.0).map(|candidate| ranking.symbols(candidate)).collect();
        let groups = groups::groups(&likely);
        let mut slogans: Vec<Slogan> = ranked.into_par_iter().enumerate().map(slogan).collect();
        for (place, first) in groups.into_iter().enumerate() {
            slogans[place].group = first.map(|first| slogans[first].key.clone());
        }
        slogans
    }
}

impl SloganMinerBuilder {
    /// Returns the limits within which repeats are searched for.
    fn limits(&self) -> Limits {
        let (min_count, min_documents) = (self.min_count, self.min_documents);
        Limits { min_count, min_documents, min_len: self.min_units, max_len: self.max_units, closed: true }
    }

    /// Sets the minimum number of occurrences. Default: 2.
    pub fn min_count(&mut self, count: u32) -> &mut Self {
        self.min_count = count;
        self
    }

    /// Sets the minimum number of documents. Default: 1.
    pub fn min_documents(&mut self, documents: u32) -> &mut Self {
        self.min_documents = documents;
        self
    }

    /// Sets the minimum length in units (Chinese characters, Latin words). Default: 2. Phrases of two or three units must be quoted or delimited.
    pub fn min_units(&mut self, units: u32) -> &mut Self {
        self.min_units = units;
        self
    }

    /// Sets the maximum length in units. Default: 64, which bounds the cost of runs of one character.
    pub fn max_units(&mut self, units: u32) -> &mut Self {
        self.max_units = units;
        self
    }

    /// Sets the parts of documents that are mined. Default: title and body.
    pub fn parts(&mut self, parts: PartSet) -> &mut Self {
        self.parts = parts;
        self
    }

    /// Sets which spellings are merged; see [`Fold`]. Default: width, case and radicals, not script.
    pub fn fold(&mut self, fold: Fold) -> &mut Self {
        self.fold = fold;
        self
    }

    /// Limits the result to the best `rows`. Default: all.
    pub fn top(&mut self, rows: Option<usize>) -> &mut Self {
        self.top = rows;
        self
    }

    /// Sets the tokenizer, whose word boundaries serve as evidence. Default: [`Tokenizer::new`].
    pub fn tokenizer(&mut self, tokenizer: Tokenizer) -> &mut Self {
        self.tokenizer = tokenizer;
        self
    }

    /// Sets the lexicon of phrases that are never the texts' [own](Slogan::own). Default: [`Lexicon::catalogue`]. Scores always use the catalogue,
    /// which their weights were trained with.
    pub fn lexicon(&mut self, lexicon: Lexicon) -> &mut Self {
        self.lexicon = lexicon;
        self
    }

    /// Sets the background frequencies of phrases elsewhere. Default: [`Background::shipped`].
    pub fn background(&mut self, background: Background) -> &mut Self {
        self.background = background;
        self
    }

    /// Sets whether each phrase is returned with its signs, which the weights are trained on. Default: no.
    pub fn signs(&mut self, yes: bool) -> &mut Self {
        self.signs = yes;
        self
    }

    /// Sets whether copies are ignored: of documents whose text is contained in another one, only the longest is read, so that reprints do not
    /// produce slogans. Default: no. See [`copies`].
    pub fn fold_copies(&mut self, yes: bool) -> &mut Self {
        self.fold_copies = yes;
        self
    }

    /// Sets the maximum working memory, in bytes; texts that need more are rejected. See [`SloganMiner::memory`]. Default: no limit.
    pub fn memory(&mut self, bytes: Option<u64>) -> &mut Self {
        self.memory = bytes;
        self
    }

    /// Sets whether phrases that always occur inside one longer phrase are also returned. Default: no.
    pub(crate) fn contained(&mut self, yes: bool) -> &mut Self {
        self.contained = yes;
        self
    }

    /// Builds the miner.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidOption`] if the minimum number of occurrences is less than two, if the limits on the length exclude every phrase, or if the maximum
    /// number of rows is 0.
    pub fn build(&self) -> Result<SloganMiner, Error> {
        if self.min_count < 2 {
            return Err(Error::option("a phrase that recurs has at least two occurrences", "set the minimum count to 2 or more"));
        }
        if self.min_units == 0 || self.min_units > self.max_units {
            let reason = format!("no phrase has at least {} and at most {} units", self.min_units, self.max_units);
            return Err(Error::option(reason, "set the minimum to 1 or more and the maximum no lower"));
        }
        if self.max_units > u32::from(u16::MAX) {
            return Err(Error::option("the longest phrase is 65535 units", "lower the maximum"));
        }
        if self.top == Some(0) {
            return Err(Error::option("the maximum number of rows is 0, which leaves none", "use 1 or more"));
        }
        Ok(SloganMiner { settings: self.clone() })
    }
}

/// Formats a size for readers.
fn megabytes(bytes: u64) -> String {
    match bytes.div_ceil(1_000_000) {
        megabytes @ ..10_000 => format!("{megabytes} MB"),
        megabytes => format!("{} GB", megabytes.div_ceil(1000)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mine(texts: &[&str]) -> Vec<Slogan> {
        SloganMiner::new().mine(&Corpus::from_texts(texts.iter().copied())).unwrap()
    }

    fn row<'s>(slogans: &'s [Slogan], key: &str) -> Option<&'s Slogan> {
        slogans.iter().find(|slogan| slogan.key == key)
    }

    /// Counts the positions where `inner` occurs outside `outer`.
    fn naive_net(text: &str, inner: &str, outer: &[&str]) -> usize {
        let covered =
            |at: usize| outer.iter().any(|outer| text.match_indices(outer).any(|(from, _)| from <= at && at + inner.len() <= from + outer.len()));
        text.match_indices(inner).filter(|&(at, _)| !covered(at)).count()
    }

    #[test]
    fn net_counts_leave_out_what_longer_phrases_cover() {
        let text = "勇立潮头，再上层楼。勇立潮头。勇立潮头，再上层楼！勇立潮头。";
        let slogans = mine(&[text]);
        let keys: Vec<&str> = slogans.iter().map(|slogan| slogan.key.as_str()).collect();
        assert!(keys.contains(&"勇立潮头") && keys.contains(&"勇立潮头再上层楼"), "{keys:?}");
        let inner = row(&slogans, "勇立潮头").unwrap();
        assert_eq!((inner.count, inner.net as usize), (4, naive_net(text, "勇立潮头", &["勇立潮头，再上层楼"])));
    }

    #[test]
    fn fragments_are_dropped_but_not_what_stands_alone() {
        // 中部大梁 hardly ever stands without 挑起; “四湾共治” is quoted even inside “四湾共治”行动.
        let slogans = mine(&[
            "大家挑起中部大梁啊。我们挑起中部大梁吧。要挑起中部大梁了。先挑起中部大梁吗。能挑起中部大梁的。好中部大梁呢。推进“四湾共治”行动。深化“四湾共治”行动。做好“四湾共治”。",
        ]);
        assert!(row(&slogans, "中部大梁").is_none() && row(&slogans, "挑起中部大梁").is_some());
        assert!(row(&slogans, "四湾共治").is_some());
    }

    #[test]
    fn what_always_stands_inside_a_longer_phrase_counts_if_it_is_known() {
        let slogans = mine(&["在京津冀协同发展上走在全市前列，靠大家。在京津冀协同发展上走在全市前列，等不得。在京津冀协同发展上走在全市前列！"]);
        let part = row(&slogans, "京津冀协同发展").expect("the known part");
        assert_eq!((part.count, part.net, part.documents), (3, 0, 1));
        assert!(row(&slogans, "协同发展上走在全市前列").is_none() && row(&slogans, "在京津冀协同发展上走在全市前列").is_some());
    }

    #[test]
    fn what_hangs_over_is_no_phrase() {
        let slogans =
            mine(&["我们的目标任务很明确。他们的目标任务已落实。完成了目标任务。走在前列，我们一定要努力。走在前列，我们一定要奋斗。走在前列！"]);
        assert!(row(&slogans, "的目标任务").is_none() && row(&slogans, "目标任务").is_some());
        assert!(row(&slogans, "走在前列我们一定要").is_none() && row(&slogans, "走在前列").is_some());
    }

    #[test]
    fn a_preposition_that_opens_all_members_belongs_to_the_first() {
        let slogans = mine(&[
            "记住三句话：向山而行、向水而居、向海而兴。\n向山而行，是老规矩。\n大家齐心，向山而行、向水而居、向海而兴！\n向山而行、向水而居、向海而兴，我们走。",
        ]);
        assert!(row(&slogans, "向山而行向水而居向海而兴").is_some() && row(&slogans, "向山而行").is_some(), "{slogans:?}");
        assert!(row(&slogans, "山而行向水而居向海而兴").is_none());
        // One that merely leads up to a phrase does not.
        let slogans = mine(&["他向全镇渔民、船工学艺。我们向全镇渔民、船工学艺。大家都向全镇渔民、船工学艺。"]);
        assert!(slogans.iter().all(|slogan| !slogan.key.starts_with('向')), "{slogans:?}");
    }

    #[test]
    fn a_list_is_not_cut_before_the_noun_of_all_its_members() {
        let slogans = mine(&[
            "渔协学习贯彻十届二中全会精神。渔协学习贯彻十届二中、三中全会精神。渔协学习贯彻十届二中、三中、四中全会精神。渔协学习贯彻十届二中、三中、四中全会精神！",
        ]);
        assert!(slogans.iter().all(|slogan| !slogan.text.ends_with("二中") && !slogan.text.ends_with("三中")), "{slogans:?}");
        assert!(row(&slogans, "渔协学习贯彻十届二中三中四中全会精神").is_some(), "{slogans:?}");
        // A school is called so too.
        assert!(row(&mine(&["请到市二中。请到市二中！他们请到市二中来。"]), "请到市二中").is_some());
    }

    #[test]
    fn clauses_do_not_start_with_the_quotation_of_a_verb_before_them() {
        let slogans = mine(&["渔协清理“湖湾乱象”，抓好“五件事”。全镇整治“湖湾乱象”，抓好“五件事”。大家治理“湖湾乱象”，抓好“五件事”。"]);
        assert!(slogans.iter().all(|slogan| !slogan.key.starts_with("湖湾乱象抓好")), "{slogans:?}");
        assert!(row(&slogans, "湖湾乱象").is_some(), "{slogans:?}");
        // What has a noun behind it is no object of a verb.
        let slogans = mine(&["渔协定下“稳住湖，放开湾”的方针。全镇坚持“稳住湖，放开湾”的方针。镇里还有“稳住湖，放开湾”的方针。"]);
        assert!(row(&slogans, "稳住湖放开湾的方针").is_some(), "{slogans:?}");
        // What is quoted may open a sentence by itself.
        let slogans = mine(&["“清湖护岸”，渔民有份。渔协说：“清湖护岸”，渔民有份！喊出来，“清湖护岸”，渔民有份。"]);
        assert!(row(&slogans, "清湖护岸渔民有份").is_some(), "{slogans:?}");
    }

    #[test]
    fn of_equally_common_spellings_the_whole_one_is_shown() {
        let slogans = mine(&["渔协坚持“稳中求进、以进促稳”。全镇坚持稳中求进。"]);
        let row = row(&slogans, "坚持稳中求进").expect("the slogan");
        let variants: Vec<(&str, u32)> = row.variants.iter().map(|variant| (variant.text.as_str(), variant.count)).collect();
        assert_eq!((row.text.as_str(), &variants[..]), ("坚持稳中求进", &[("坚持稳中求进", 1), ("坚持“稳中求进", 1)][..]));
    }

    #[test]
    fn english_phrases_are_whole() {
        let slogans = mine(&["We will build a better town. Now the council has met. You must build a better town! Now the council has gone."]);
        assert!(row(&slogans, "build a better town").is_some(), "{slogans:?}");
        assert!(row(&slogans, "now the council has").is_none());
    }

    #[test]
    fn english_phrases_with_a_subject_are_no_names() {
        let text = "We keep the harbour clean. The Clean Harbour Act works. ".repeat(6);
        let slogans = mine(&[&text]);
        let kind = |key: &str| row(&slogans, key).map(|slogan| slogan.kind);
        assert_eq!(kind("we keep the harbour clean"), Some(SloganKind::Slogan), "{slogans:?}");
        assert_eq!(kind("the clean harbour act works"), Some(SloganKind::Name), "{slogans:?}");
    }

    #[test]
    fn english_phrases_are_stripped_of_what_leads_up_to_them() {
        let slogans = mine(&[
            "They won the race for clean rivers. We join in the race for clean rivers here. Tonight I ask the town to vote. Tonight I ask them.",
        ]);
        assert!(row(&slogans, "race for clean rivers").is_some(), "{slogans:?}");
        assert!(slogans.iter().all(|slogan| !slogan.key.starts_with("the ") && slogan.key != "tonight i ask"), "{slogans:?}");
    }

    #[test]
    fn one_number_scores_as_another() {
        let score = |number: &str| {
            let text = format!("We met {number} friends by the harbour. They met {number} friends by the river.");
            row(&mine(&[&text]), &format!("met {number} friends")).unwrap().score
        };
        assert!(["fifteen", "thirty", "forty", "ninety"].into_iter().all(|number| score(number) == score("twelve")));
    }

    #[test]
    fn greetings_and_discourse_markers_are_protocol() {
        let text = "Ladies and gentlemen, the harbour works. In fact, it grows. Thank you very much. As we all know, the green harbour plan works.";
        let other =
            "Ladies and gentlemen, it pays. In fact, we all know the green harbour plan. Thank you very much. The green harbour plan is here.";
        let slogans = mine(&[text, other]);
        for key in ["ladies and gentlemen", "in fact", "thank you very much"] {
            assert_eq!(row(&slogans, key).map(|slogan| slogan.kind), Some(SloganKind::Protocol), "{key}");
        }
        assert_eq!(slogans[0].key, "green harbour plan", "{slogans:?}");
    }

    #[test]
    fn nobody_says_what_the_hall_does() {
        let slogans = mine(&[
            "We build the old harbour [applause] together again. Thanks. [Laughter] Bring the boats home.",
            "We build the old harbour [applause] together again. Thanks. [Laughter] Bring the boats home.",
        ]);
        assert!(row(&slogans, "bring the boats home").is_some_and(|slogan| slogan.evidence.opens_sentence == 2), "{slogans:?}");
        let within = |word: &str| slogans.iter().any(|slogan| slogan.key.contains(word));
        assert!(!within("applause") && !within("laughter") && !within("harbour together"), "{slogans:?}");
        assert!(
            mine(&["我们一定把渔港建好（热烈鼓掌）谢谢大家。", "我们一定把渔港建好（热烈鼓掌）谢谢大家。"])
                .iter()
                .all(|slogan| !slogan.key.contains("鼓掌"))
        );
    }

    #[test]
    fn abbreviated_titles_end_no_phrase() {
        let slogans = mine(&["We thank you, Mr. Harbour Master Brown! They saw Mr. Harbour Master Brown. It was Mr. Harbour Master Brown."]);
        assert_eq!(slogans[0].text, "Mr. Harbour Master Brown");
    }

    #[test]
    fn the_frame_of_news_is_protocol() {
        let news = |text: &str| format!("湖湾网(晚间播报)消息：{text}建设美丽渔港。\n责任编辑：周小渔 摄像：何大湖");
        let slogans = mine(&["昨天码头动工，", "渔民大会开幕，", "新船今早下水，"].map(news).iter().map(String::as_str).collect::<Vec<_>>());
        let kind = |key: &str| row(&slogans, key).map(|slogan| slogan.kind);
        assert_eq!(kind("湖湾网晚间播报消息"), Some(SloganKind::Protocol), "{slogans:?}");
        assert_eq!(kind("责任编辑周小渔摄像何大湖"), Some(SloganKind::Protocol), "{slogans:?}");
        assert!(kind("建设美丽渔港").is_some_and(|kind| kind != SloganKind::Protocol), "{slogans:?}");
    }

    #[test]
    fn laying_a_report_before_an_assembly_is_protocol() {
        let text = "现在，我代表镇人民政府，向大会作工作报告，请予审议，并请列席同志提出意见。建设美丽渔港，造福渔民。";
        let slogans = mine(&[text, text, text]);
        let kinds: Vec<_> = slogans.iter().map(|slogan| (slogan.text.as_str(), slogan.kind)).collect();
        assert!(kinds.iter().any(|(text, kind)| text.contains("请予审议") && *kind == SloganKind::Protocol), "{kinds:?}");
        assert!(kinds.iter().any(|(text, kind)| text.contains("渔港") && *kind != SloganKind::Protocol), "{kinds:?}");
    }

    #[test]
    fn half_a_quotation_is_no_phrase() {
        let slogans = mine(&["深入推进“互联网加”行动。深入推进“互联网加”计划。"]);
        let halves = |slogans: &[Slogan]| slogans.iter().any(|slogan| slogan.text.matches('“').count() != slogan.text.matches('”').count());
        assert!(!halves(&slogans), "{slogans:?}");
        // Nor if the units that the quotations start with occur only once.
        let slogans = mine(&["解决“何时护湖”的问题。落实“怎样护湖”的问题。"]);
        assert!(!halves(&slogans), "{slogans:?}");
    }

    #[test]
    fn empty_documents_are_documents() {
        let slogans = mine(&["", "护好湖湾、管好渔船。", "", "", "大家护好湖湾管好渔船。", ""]);
        let best = &slogans[0];
        assert_eq!((best.key.as_str(), best.count, best.documents), ("护好湖湾管好渔船", 2, 2));
    }

    #[test]
    fn runs_are_no_phrases() {
        assert!(mine(&[&"奔跑".repeat(50)]).iter().all(|slogan| slogan.key.chars().count() < 6));
        assert!(mine(&[&"一、".repeat(5_000)]).len() < 3);
    }

    #[test]
    fn what_is_quoted_stands_by_itself() {
        let slogans =
            mine(&["大家一起打造“湖清岸绿、渔兴民富”的渔村。\n围绕打造“湖清岸绿、渔兴民富”，先修路。\n把打造“湖清岸绿、渔兴民富”记在心里。"]);
        let found = row(&slogans, "湖清岸绿渔兴民富").map(|slogan| (slogan.text.as_str(), slogan.count, slogan.evidence.quoted));
        assert_eq!(found, Some(("湖清岸绿、渔兴民富", 3, 3)));
    }

    #[test]
    fn short_phrases_are_set_apart() {
        let slogans = mine(&["重视“三农”工作，办好“三农”实事。重视产业，发展产业链，产业兴。"]);
        assert_eq!(row(&slogans, "三农").map(|slogan| (slogan.count, slogan.evidence.quoted)), Some((2, 2)));
        assert!(row(&slogans, "产业").is_none());
    }

    #[test]
    fn kinds() {
        let text = "各位代表，今天开会。\n各位代表，明天休息。\n勇立潮头，我们来了。\n勇立潮头，大家走了。\n勇立潮头，同学笑了。\n坚决一点、快一点，奔跑起来！坚决一点、快一点，奔跑起来！讲好“岚川故事”，听听“岚川故事”吧。";
        let slogans = mine(&[text]);
        let kind = |key: &str| row(&slogans, key).map(|slogan| slogan.kind);
        assert_eq!(kind("各位代表"), Some(SloganKind::Protocol));
        assert_eq!(kind("勇立潮头"), Some(SloganKind::Refrain));
        assert_eq!(kind("坚决一点快一点奔跑起来"), Some(SloganKind::Slogan));
        assert_eq!(kind("岚川故事"), Some(SloganKind::Name));
    }

    #[test]
    fn dates_of_the_documents() {
        let dated = |name: &str, date: &str| crate::text::Document::new(name, "早半步、实一分，携手向前！").with_variable("date", date);
        let corpus = Corpus::new([dated("b", "2023"), dated("a", "2019-03-12"), crate::text::Document::new("c", "早半步、实一分，携手向前！")]);
        let slogans = SloganMiner::new().mine(&corpus).unwrap();
        let best = &slogans[0];
        assert_eq!((best.count, best.documents, best.first.as_deref(), best.last.as_deref()), (3, 3, Some("2019-03-12"), Some("2023")));

        // Characters that a mark parts by chance date nothing.
        let texts = [("1999", "增长百分之三；湖区安宁。"), ("2015", "护好“三湖”。“三湖”水清。")];
        let corpus = Corpus::new(texts.map(|(date, text)| crate::text::Document::from(text).with_variable("date", date)));
        let slogans = SloganMiner::new().mine(&corpus).unwrap();
        assert_eq!(row(&slogans, "三湖").map(|slogan| (slogan.count, slogan.first.as_deref())), Some((3, Some("2015"))));
    }

    /// A sign of a phrase by its key.
    fn sign(texts: &[&str], key: &str, name: &str) -> f64 {
        let slogans = SloganMiner::builder().signs(true).build().unwrap().mine(&Corpus::from_texts(texts.iter().copied())).unwrap();
        let signs = row(&slogans, key).and_then(|slogan| slogan.signs.clone()).unwrap();
        signs.iter().find(|(known, _)| *known == name).map(|&(_, number)| number).unwrap()
    }

    #[test]
    fn a_phrase_is_cut_into_words_as_it_is_cut_most_often() {
        // Where no mark stands inside, the tokenizer cuts 走|新|路网|密, else 走|新路|网密.
        let tokens = |texts: &[&str]| sign(texts, "走新路网密", "tokens").exp().round();
        let (plain, another) = ("今天，走新路网密。", "早上，走新路网密。");
        let (marked, other) = ("大家，走新路、网密。", "我们，走新路、网密。");
        assert_eq!(tokens(&[plain, another, marked]), 4.0);
        assert_eq!(tokens(&[plain, marked, other]), 3.0);
        assert_eq!((tokens(&[plain, marked]), tokens(&[marked, plain])), (3.0, 3.0));
    }

    #[test]
    fn marks_inside_and_neighbours_are_those_of_all_occurrences() {
        let sentences = ["好好管好渔船走新路吧", "再来管好渔船走新路呢", "早早管好渔船，走新路啊"];
        let told = |times: [usize; 3]| {
            let texts: Vec<&str> = sentences.into_iter().zip(times).flat_map(|(sentence, times)| vec![sentence; times]).collect();
            ["marks", "clauses", "same_before", "same_behind"].map(|name| sign(&texts, "管好渔船走新路", name))
        };
        assert_eq!(told([60, 20, 20]), [1.0, 1.0, 0.6, 0.6]);
        assert_eq!(told([100, 90, 10]), [0.0, 0.0, 0.5, 0.5]);
    }

    #[test]
    fn rows_do_not_hang_on_the_order_of_the_texts() {
        let mut texts = Vec::new();
        for (sentence, times) in [
            ("先走新路、网密。", 9),
            ("先走新路网密。", 9),
            ("快走新路，网密。", 60),
            ("不走新路“网密”。", 120),
            ("大家快一点、亮湖湾！", 3),
            ("快一点亮湖湾！", 3),
        ] {
            texts.extend(std::iter::repeat_n(sentence, times));
        }
        let rows = format!("{:?}", mine(&texts));
        assert!(rows.contains("走新路网密") && rows.contains("快一点亮湖湾"), "{rows}");
        texts.reverse();
        assert_eq!(format!("{:?}", mine(&texts)), rows);
        texts.rotate_left(130);
        assert_eq!(format!("{:?}", mine(&texts)), rows);
    }

    #[test]
    fn what_needs_more_memory_than_is_allowed_is_refused() {
        let corpus = Corpus::from_texts(["护好湖湾。护好湖湾。"]);
        let needed = SloganMiner::new().memory(corpus.iter());
        let mine = |memory| SloganMiner::builder().memory(Some(memory)).build().unwrap().mine(&corpus);
        assert_eq!(mine(needed).unwrap().len(), 1);
        let error = mine(needed - 1).unwrap_err();
        assert_eq!(error.kind(), ErrorKind::TooLarge);
        assert!(error.to_string().contains("kouhao.spark"), "{error}");
    }

    #[test]
    fn wrong_settings_fail_in_build() {
        assert!(SloganMiner::builder().min_count(1).build().is_err());
        assert!(SloganMiner::builder().min_units(5).max_units(4).build().is_err());
        assert!(SloganMiner::builder().max_units(u32::MAX).build().is_err());
    }
}
