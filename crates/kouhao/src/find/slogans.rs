//! Phrases that recur: complete, counted and ranked.
//!
//! A slogan (口号) is the popular name of a formulation (提法): a complete, fixed wording that officials repeat. Finding them takes three steps, a file
//! each. `sequence` lays the corpus out as one text of units, `repeats` finds every closed repeat of it with the help of
//! `suffix_array`, and `evidence` gathers what the writers' punctuation and the tokenizer say of each: is it complete, and is it a formulation
//! rather than an ordinary term? What is asked is written down in [`Evidence`], so that a reader can be told why a row stands where it stands.

mod evidence;
mod repeats;
mod sequence;
mod suffix_array;
mod surface;

use rayon::prelude::*;

pub use evidence::Evidence;
use evidence::Observer;
use repeats::Limits;
use sequence::Sequence;
use suffix_array::SuffixArray;
use surface::Surfaces;

use crate::Error;
use crate::text::{Corpus, Fold, PartSet};
use crate::tokens::Tokenizer;

/// Mines a corpus for the phrases that recur in it.
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

/// Settings of a [`SloganMiner`].
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
}

/// A phrase that recurs.
#[derive(Clone, Debug)]
#[non_exhaustive]
pub struct Slogan {
    /// Its commonest spelling.
    pub text: String,
    /// Its units, folded: what all its spellings share.
    pub key: String,
    /// What sort of phrase it is.
    pub kind: SloganKind,
    /// Occurrences.
    pub count: u32,
    /// Occurrences outside longer phrases of the result.
    pub net: u32,
    /// Documents.
    pub documents: u32,
    /// How strongly the writers mark it as a phrase of its own; see [`Evidence::score`].
    pub score: f64,
    /// Its spellings with their occurrences, commonest first.
    pub variants: Vec<Variant>,
    /// Date of the earliest dated document that holds it.
    pub first: Option<String>,
    /// Date of the latest.
    pub last: Option<String>,
    /// What was counted to find it.
    pub evidence: Evidence,
}

/// One spelling of a phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Variant {
    /// The spelling.
    pub text: String,
    /// Its occurrences.
    pub count: u32,
}

/// What sort of phrase a [`Slogan`] is.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum SloganKind {
    /// A name that is quoted: 中国梦.
    Name,
    /// A wording of more than one clause or member, or one that writers set apart: 坚决一点、快一点，奔跑起来加油干.
    Slogan,
    /// A wording that opens paragraphs of one text again and again: 走在全省前列.
    Refrain,
    /// A form of address or of reporting, which opens sentences and is cut off by a mark: 各位代表，习近平强调.
    Protocol,
    /// A complete phrase that nothing marks as a formulation: 目标任务.
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

    /// Returns the default settings, to be changed.
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
        }
    }

    /// Finds the phrases that recur in `corpus`, best first; ties stand in the order of their keys.
    ///
    /// # Complexity
    /// Linear in the text but for sorting the result; some 16 bytes of working memory a unit, beside the corpus and the result.
    ///
    /// # Errors
    /// [`ErrorKind::TooLarge`](crate::ErrorKind::TooLarge) for 2³¹ units or more, or a document of 4 GiB or more.
    pub fn mine(&self, corpus: &Corpus) -> Result<Vec<Slogan>, Error> {
        let settings = &self.settings;
        let (sequence, symbols) = Sequence::new(corpus, settings.parts, settings.fold, &settings.tokenizer, settings.min_count)?;
        let array = SuffixArray::new(symbols)?;
        let limits =
            Limits { min_count: settings.min_count, min_documents: settings.min_documents, min_len: settings.min_units, max_len: settings.max_units };
        let repeats = repeats::closed_repeats(&array, corpus.len(), |at| sequence.document(at), limits);
        let observer = Observer::new(&sequence, &array, &settings.tokenizer);
        let mut ranked = observer.rank(&repeats);
        observer.book_nested(&mut ranked);
        ranked.truncate(settings.top.unwrap_or(usize::MAX));
        let surfaces = Surfaces::new(corpus, &sequence, &array);
        Ok(ranked.into_par_iter().map(|candidate| surfaces.slogan(candidate)).collect())
    }
}

impl SloganMinerBuilder {
    /// Asks for at least `count` occurrences; 2 by default.
    pub fn min_count(&mut self, count: u32) -> &mut Self {
        self.min_count = count;
        self
    }

    /// Asks for at least `documents` documents; 1 by default.
    pub fn min_documents(&mut self, documents: u32) -> &mut Self {
        self.min_documents = documents;
        self
    }

    /// Asks for at least `units` units (Chinese characters, Latin words); 2 by default. Phrases of two or three must be quoted or delimited.
    pub fn min_units(&mut self, units: u32) -> &mut Self {
        self.min_units = units;
        self
    }

    /// Leaves out phrases of more than `units` units; 64 by default, which bounds what a run of one character costs.
    pub fn max_units(&mut self, units: u32) -> &mut Self {
        self.max_units = units;
        self
    }

    /// Chooses the parts that are counted; title and body by default.
    pub fn parts(&mut self, parts: PartSet) -> &mut Self {
        self.parts = parts;
        self
    }

    /// Chooses which spellings are one; see [`Fold`].
    pub fn fold(&mut self, fold: Fold) -> &mut Self {
        self.fold = fold;
        self
    }

    /// Keeps the best `rows` only; all by default.
    pub fn top(&mut self, rows: Option<usize>) -> &mut Self {
        self.top = rows;
        self
    }

    /// Chooses the tokenizer whose boundaries serve as evidence.
    pub fn tokenizer(&mut self, tokenizer: Tokenizer) -> &mut Self {
        self.tokenizer = tokenizer;
        self
    }

    /// Creates the miner.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidOption`](crate::ErrorKind::InvalidOption) if a phrase would not need to recur, or no length is left.
    pub fn build(&self) -> Result<SloganMiner, Error> {
        if self.min_count < 2 {
            return Err(Error::option("a phrase recurs from two occurrences on", "set the minimum count to 2 or more"));
        }
        if self.min_units == 0 || self.min_units > self.max_units {
            let reason = format!("no phrase has at least {} and at most {} units", self.min_units, self.max_units);
            return Err(Error::option(reason, "set the minimum to 1 or more and the maximum no lower"));
        }
        if self.max_units > u32::from(u16::MAX) {
            return Err(Error::option("the longest phrase is 65535 units", "lower the maximum"));
        }
        Ok(SloganMiner { settings: self.clone() })
    }
}
