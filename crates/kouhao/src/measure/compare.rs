//! Compares two texts: what changed from one to the other.
//!
//! The naive way prints a line diff, in which the work reports of two consecutive years have nothing in common. Readers ask three different
//! questions: which formulations came and went, which sentences did, and how those that stayed were changed. Two levels are therefore compared. The
//! formulations of both texts are counted in each (`formulations`). Sentences (`statements`) are aligned with their partners (`align`), those that
//! kept their order are distinguished from those that moved (`order`), and changes of wording are spelt out (`edits`). Punctuation is ignored
//! throughout: units are compared.

mod align;
mod apart;
mod difference;
mod edits;
mod formulations;
mod order;
mod statements;

use std::sync::Arc;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::Error;
use crate::find::balanced::balanced;
use crate::find::enumerations::EnumerationFinder;
use crate::find::slogans::SloganMiner;
use crate::lexicon::{Background, Lexicon};
use crate::measure::symbols::{Alphabet, Apart, Line};
use crate::rounding::quantised;
use crate::text::{Corpus, Fold, Mark, PartSet, Span, Units, View};
use crate::tokens::Tokenizer;
use align::{Bond, Edges, Pair};
pub(crate) use apart::WHOSE;
pub use apart::apart;
use difference::in_rows;
pub use difference::{Difference, Edit, Level, Operation, Status, Wording};
use formulations::{Fate, Finders, Formulation};
use statements::Statement;

/// Compares two texts, or two sets of texts.
///
/// ```
/// use kouhao::measure::{Comparer, Level, Status};
/// use kouhao::text::Corpus;
///
/// let last_year = Corpus::from_texts(["办好“一元食堂”。把集市修得更宽敞。"]);
/// let this_year = Corpus::from_texts(["把集市修得更宽敞、更明亮。推广“智能+”。"]);
/// let found = Comparer::new().compare(&last_year, &this_year)?;
/// let shown = |status, level| -> Vec<&str> { found.iter().filter(|row| (row.status, row.level) == (status, level)).map(|row| row.text()).collect() };
/// assert_eq!(shown(Status::Dropped, Level::Formulation), ["一元食堂"]);
/// assert_eq!(shown(Status::Added, Level::Formulation), ["智能+"]);
/// assert_eq!(shown(Status::Reworded, Level::Sentence), ["把集市修得更宽敞。"]);
/// # Ok::<(), kouhao::Error>(())
/// ```
#[derive(Clone, Debug)]
pub struct Comparer {
    settings: Arc<ComparerBuilder>,
    miner: SloganMiner,
    enumerations: EnumerationFinder,
}

/// Builds a [`Comparer`].
#[derive(Clone, Debug)]
#[must_use]
pub struct ComparerBuilder {
    parts: PartSet,
    fold: Fold,
    similarity: f64,
    statuses: Vec<Status>,
    level: Option<Level>,
    top: Option<usize>,
    lexicon: Lexicon,
    background: Background,
    tokenizer: Tokenizer,
}

/// One of the two texts, as symbols.
struct Side<'c> {
    corpus: &'c Corpus,
    line: Line,
    statements: Vec<Statement>,
}

impl Comparer {
    /// Creates a comparer with the default settings.
    pub fn new() -> Self {
        Comparer { settings: Arc::new(Comparer::builder()), miner: SloganMiner::new(), enumerations: EnumerationFinder::new() }
    }

    /// Creates a builder with the default settings.
    pub fn builder() -> ComparerBuilder {
        ComparerBuilder {
            parts: PartSet::default(),
            fold: Fold::new(),
            similarity: 0.5,
            statuses: Vec::new(),
            level: None,
            top: None,
            lexicon: Lexicon::catalogue(),
            background: Background::shipped(),
            tokenizer: Tokenizer::new(),
        }
    }

    /// Compares a text with a later one, or with any other: dropped is what only `a` contains, added what only `b` contains.
    ///
    /// The order is: dropped, added, reworded, moved, kept; within each status formulations by weight, terms by weight, then sentences in text order.
    /// Use [`apart()`] to find out whether one text can have dropped or added anything at all. A formulation that both contain is kept, however
    /// often. Comparing `b` with `a` swaps added and dropped.
    ///
    /// # Complexity
    /// Linear in the length of the text except for sorting, multiplied by the number of sentences that share a rare pair of units with a sentence.
    ///
    /// # Errors
    /// [`ErrorKind::TooLarge`](crate::ErrorKind::TooLarge) for a total of 2³¹ units or more, or a document of 4 GiB or more.
    pub fn compare(&self, a: &Corpus, b: &Corpus) -> Result<Vec<Difference>, Error> {
        let settings = &*self.settings;
        let mut alphabet = Alphabet::default();
        let sides = [a, b].map(|corpus| {
            let line = Line::new(corpus, settings.parts, settings.fold, Apart::Sentences, &mut alphabet);
            let statements = statements::statements(corpus, settings.parts, &line);
            Side { corpus, line, statements }
        });
        let mut found = Vec::new();
        if settings.level != Some(Level::Sentence) {
            let finders = Finders {
                miner: &self.miner,
                enumerations: &self.enumerations,
                lexicon: &settings.lexicon,
                tokenizer: &settings.tokenizer,
                parts: settings.parts,
                fold: settings.fold,
            };
            found = self.formulations(&sides, &formulations::find(&sides, &alphabet, &finders)?);
        }
        if settings.level != Some(Level::Formulation) {
            found.extend(self.sentences(&sides));
        }
        found.retain(|found| settings.statuses.is_empty() || settings.statuses.contains(&found.status));
        found.sort_by(in_rows);
        found.truncate(settings.top.unwrap_or(usize::MAX));
        Ok(found)
    }

    fn formulations(&self, sides: &[Side; 2], found: &[Formulation]) -> Vec<Difference> {
        let ranks = [0, 1].map(|side: usize| {
            let mut counts: Vec<u64> = found.iter().map(|formulation| formulation.counts[side]).collect();
            counts.sort_unstable_by(|x, y| y.cmp(x));
            counts
        });
        let wording = |side: usize, i: usize| {
            let (document, span) = found[i].first[side]?;
            let rank = ranks[side].partition_point(|&count| count > found[i].counts[side]) + 1;
            Some(Wording::new(&sides[side], document, span, rank))
        };
        let difference = |Fate { a, b }: Fate| {
            let (status, one) = match (a, b) {
                (Some(i), None) => (Status::Dropped, i),
                (None, Some(i)) => (Status::Added, i),
                (Some(i), Some(j)) if i == j => (Status::Kept, i),
                // Ranked by whichever has the greater weight, so that the order of the texts does not matter.
                (Some(i), Some(j)) => (Status::Reworded, if found[i].weight >= found[j].weight { i } else { j }),
                (None, None) => return None,
            };
            Some(self.difference(
                status,
                Level::Formulation,
                [a.and_then(|i| wording(0, i)), b.and_then(|i| wording(1, i))],
                [found[a.or(b)?].counts[0], found[b.or(a)?].counts[1]],
                Some(&found[one]),
            ))
        };
        formulations::fates(found).into_iter().filter_map(difference).collect()
    }

    fn sentences(&self, sides: &[Side; 2]) -> Vec<Difference> {
        let symbols = [0, 1].map(|side: usize| -> Vec<Vec<u32>> {
            let side = &sides[side];
            side.statements.iter().map(|statement| statement.symbols(&side.line)).collect()
        });
        let pairs = align::align(&symbols[0], &symbols[1], self.settings.similarity);
        let counts = [0, 1].map(|side: usize| count(&symbols[side]));
        let occurrences = |side: usize, wording: &Vec<u32>| counts[side].get(wording.as_slice()).copied().unwrap_or(0);
        // Only a single text has an order, and only a sentence that it contains once has a place in it.
        let single = sides.iter().all(|side| side.corpus.len() <= 1);
        let placed = |pair: &Pair| single && pair.bond == Bond::Same && [0, 1].iter().all(|&side| occurrences(side, &symbols[0][pair.a]) == 1);
        let places: Vec<usize> = pairs.iter().filter(|pair| placed(pair)).map(|pair| pair.b).collect();
        let mut in_order = order::in_order(&places).into_iter();
        let wording = |side: usize, i: usize| {
            let statement = &sides[side].statements[i];
            Some(Wording::new(&sides[side], statement.document, statement.span, i + 1))
        };
        let mut left = [0, 1].map(|side: usize| vec![true; symbols[side].len()]);
        let statuses: Vec<Status> = pairs
            .iter()
            .map(|pair| {
                (left[0][pair.a], left[1][pair.b]) = (false, false);
                match pair.bond {
                    Bond::Same if placed(pair) && in_order.next() == Some(false) => Status::Moved,
                    Bond::Same | Bond::Again => Status::Kept,
                    Bond::Similar | Bond::Absorbed => Status::Reworded,
                }
            })
            .collect();
        let paired = pairs.par_iter().zip(statuses).map(|(pair, status)| {
            let counts = [occurrences(0, &symbols[0][pair.a]), occurrences(1, &symbols[1][pair.b])];
            self.difference(status, Level::Sentence, [wording(0, pair.a), wording(1, pair.b)], counts, None)
        });
        let mut found: Vec<Difference> = paired.collect();
        for (side, status) in [Status::Dropped, Status::Added].into_iter().enumerate() {
            for i in (0..left[side].len()).filter(|&i| left[side][i]) {
                let wordings = if side == 0 { [wording(0, i), None] } else { [None, wording(1, i)] };
                let counts = [0, 1].map(|other| occurrences(other, &symbols[side][i]));
                found.push(self.difference(status, Level::Sentence, wordings, counts, None));
            }
        }
        found
    }

    fn difference(
        &self,
        status: Status,
        level: Level,
        [a, b]: [Option<Wording>; 2],
        [count_a, count_b]: [u64; 2],
        ranked: Option<&Formulation>,
    ) -> Difference {
        let (similarity, edits) = match (&a, &b) {
            (Some(a), Some(b)) => {
                let edges = if level == Level::Formulation { Edges::Count } else { Edges::DoNot };
                let (similarity, edits) = changes(&a.text, &b.text, self.settings.fold, edges);
                (Some(similarity), edits)
            }
            _ => (None, Vec::new()),
        };
        let (kind, weight) = ranked.map(|formulation| (formulation.kind, formulation.weight)).unzip();
        let first_known = ranked.and_then(|formulation| formulation.first_known.clone());
        Difference { status, level, kind, a, b, count_a, count_b, weight, similarity, edits, first_known }
    }
}

/// Counts how often each wording occurs.
fn count(symbols: &[Vec<u32>]) -> FxHashMap<&[u32], u64> {
    let mut counts = FxHashMap::default();
    symbols.iter().for_each(|wording| *counts.entry(wording.as_slice()).or_default() += 1);
    counts
}

/// Compares two wordings unit by unit: their similarity, and the changes.
fn changes(a: &str, b: &str, fold: Fold, edges: Edges) -> (f64, Vec<Edit>) {
    let mut alphabet = FxHashMap::default();
    let mut symbols = |text: &str, units: &Units| -> Vec<u32> {
        let view = View::new(text, fold);
        let symbol = |unit: &str| {
            let next = alphabet.len() as u32 + 1;
            *alphabet.entry(unit.to_string()).or_insert(next)
        };
        view.spellings(units.spans()).map(symbol).collect()
    };
    let (units_a, units_b) = (Units::new(a), Units::new(b));
    let (symbols_a, symbols_b) = (symbols(a, &units_a), symbols(b, &units_b));
    fn part<'t>(text: &'t str, units: &Units, range: &std::ops::Range<usize>) -> &'t str {
        if range.is_empty() { "" } else { balanced(text, units.spans()[range.start].start, units.spans()[range.end - 1].end) }
    }
    let edit = |change: edits::Change| {
        let operation = match (change.a.is_empty(), change.b.is_empty()) {
            (true, _) => Operation::Insert,
            (_, true) => Operation::Delete,
            _ => Operation::Replace,
        };
        Edit { operation, a: part(a, &units_a, &change.a).to_string(), b: part(b, &units_b, &change.b).to_string() }
    };
    let edits = edits::changes(&symbols_a, &symbols_b).into_iter().map(edit).collect();
    let similarity = align::similarity(&symbols_a, &symbols_b, edges);
    (quantised(similarity), edits)
}

impl Wording {
    fn new(side: &Side, document: usize, span: Span, rank: usize) -> Self {
        let text = side.corpus[document].text()[span].to_string();
        let (length, bare_length) = (text.chars().count(), text.chars().filter(|&c| Mark::of(c).is_none()).count());
        Wording { text, document, span, rank, length, bare_length }
    }
}

impl Default for Comparer {
    fn default() -> Self {
        Comparer::new()
    }
}

impl ComparerBuilder {
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

    /// Sets the minimum similarity of two sentences for one to count as reworded: Dice's coefficient of their pairs of neighbouring units, above 0
    /// and up to 1. Default: 0.5; of the pairs just above it in yearly work reports, seven in 118 were wrong according to one reader.
    pub fn similarity(&mut self, similarity: f64) -> &mut Self {
        self.similarity = similarity;
        self
    }

    /// Sets which statuses are returned. Default: empty, which means all.
    pub fn statuses(&mut self, statuses: impl IntoIterator<Item = Status>) -> &mut Self {
        self.statuses = statuses.into_iter().collect();
        self
    }

    /// Sets whether only formulations or only sentences are compared. Default: both.
    pub fn level(&mut self, level: Option<Level>) -> &mut Self {
        self.level = level;
        self
    }

    /// Limits the number of rows. Default: all.
    pub fn top(&mut self, rows: Option<usize>) -> &mut Self {
        self.top = rows;
        self
    }

    /// Sets the lexicon of phrases that are names however they are used. Default: the catalogue.
    pub fn lexicon(&mut self, lexicon: Lexicon) -> &mut Self {
        self.lexicon = lexicon;
        self
    }

    /// Sets the background frequencies of phrases, which distinguish recurring formulations from terms. Default: [`Background::shipped`].
    pub fn background(&mut self, background: Background) -> &mut Self {
        self.background = background;
        self
    }

    /// Sets the tokenizer that formulations are found with, and at whose word boundaries names of two or three units must lie. Default:
    /// [`Tokenizer::new`].
    pub fn tokenizer(&mut self, tokenizer: Tokenizer) -> &mut Self {
        self.tokenizer = tokenizer;
        self
    }

    /// Builds the comparer.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidOption`](crate::ErrorKind::InvalidOption) for a similarity that is not above 0 and up to 1, and for a maximum of 0 rows.
    pub fn build(&self) -> Result<Comparer, Error> {
        if !(self.similarity > 0.0 && self.similarity <= 1.0) {
            return Err(Error::option(format!("the similarity cannot be {}", self.similarity), "use a value above 0 and up to 1"));
        }
        if self.top == Some(0) {
            return Err(Error::option("the maximum number of rows is 0, which leaves none", "use 1 or more"));
        }
        let tokenizer = &self.tokenizer;
        let mut miner = SloganMiner::builder();
        miner.parts(self.parts).fold(self.fold).tokenizer(tokenizer.clone()).background(self.background.clone());
        let mut enumerations = EnumerationFinder::builder();
        enumerations.parts(self.parts).tokenizer(tokenizer.clone()).lexicon(self.lexicon.clone());
        Ok(Comparer { settings: Arc::new(self.clone()), miner: miner.build()?, enumerations: enumerations.build()? })
    }
}

#[cfg(test)]
mod tests;
