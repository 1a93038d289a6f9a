//! What became of a formulation or a sentence from one text to the other.

use std::cmp::Ordering;

use crate::find::slogans::SloganKind;
use crate::text::Span;

/// What became of a formulation or a sentence.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Difference {
    /// What became of it.
    pub status: Status,
    /// What it is.
    pub level: Level,
    /// What sort of formulation it is; `None` for a sentence.
    pub kind: Option<SloganKind>,
    /// The wording of the first text; `None` if it was added.
    pub a: Option<Wording>,
    /// The wording of the second text; `None` if it was dropped.
    pub b: Option<Wording>,
    /// Occurrences in the first text of its wording; of that of the second if it has none.
    pub count_a: u64,
    /// Occurrences in the second text of its wording; of that of the first if it has none.
    pub count_b: u64,
    /// How much a reader would miss it, by which formulations are ranked: `ln(1 + |a − b|) · √ln(1 + units)`, twice that for a name that is set apart (quoted, of a
    /// set, or in the lexicon), half of it for a term, and twice that for what the later text alone has and was new then, with a and b the counts brought to the length of the shorter
    /// text. `None` for a sentence.
    pub weight: Option<f64>,
    /// Dice's coefficient of the pairs of neighbouring units of both wordings (of formulations, with their edges as units), from 0 to 1; `None` if there is one
    /// wording only.
    pub similarity: Option<f64>,
    /// What was changed from the one wording to the other, in order; punctuation does not count.
    pub edits: Vec<Edit>,
    /// Since when the lexicon has the formulation, if no text that has it is older. What is no older than a year was new then.
    pub first_known: Option<String>,
}

/// One wording of one text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Wording {
    /// As it stands there; a formulation as it stands first.
    pub text: String,
    /// Which document of its corpus it stands in, from 0.
    pub document: usize,
    /// Where.
    pub span: Span,
    /// Of a sentence, its place in the order of the text, from 1. Of a formulation, its rank by occurrences among those of its text that are listed; those with as many share
    /// a rank.
    pub rank: usize,
    /// Its length in code points.
    pub length: usize,
    /// Its length without punctuation and spaces, in code points.
    pub bare_length: usize,
}

/// A change of wording.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Edit {
    /// What was done.
    pub operation: Operation,
    /// What the first text has; empty if it was inserted.
    pub a: String,
    /// What the second text has; empty if it was deleted.
    pub b: String,
}

/// What was done to part of a wording.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Operation {
    /// It is new.
    Insert,
    /// It is gone.
    Delete,
    /// Something else stands in its place.
    Replace,
}

/// What became of a formulation or sentence from the first text to the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// Only the first text has it.
    Dropped,
    /// Only the second text has it.
    Added,
    /// The two have it in other words: similar ones; of sentences, one may hold most of the other. Of formulations, neither text has the wording of the
    /// other, and neither wording is the other with something before or behind it.
    Reworded,
    /// Both have it once, at another place of the order. Sentences of two single texts only.
    Moved,
    /// Both have it.
    Kept,
}

/// What is compared.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// Formulations, and terms whose use differs by more than chance.
    Formulation,
    /// Sentences; of chains of five clauses or more in over eighty characters, the clauses.
    Sentence,
}

impl Status {
    /// All of them, in the order of rows.
    pub const ALL: [Status; 5] = [Status::Dropped, Status::Added, Status::Reworded, Status::Moved, Status::Kept];

    /// Returns the name used in rows.
    pub fn name(self) -> &'static str {
        match self {
            Status::Added => "added",
            Status::Dropped => "dropped",
            Status::Kept => "kept",
            Status::Reworded => "reworded",
            Status::Moved => "moved",
        }
    }
}

impl Level {
    /// Both of them, in the order of rows.
    pub const ALL: [Level; 2] = [Level::Formulation, Level::Sentence];

    /// Returns the name used in rows.
    pub fn name(self) -> &'static str {
        match self {
            Level::Formulation => "formulation",
            Level::Sentence => "sentence",
        }
    }
}

impl Operation {
    /// Returns the name used in rows.
    pub fn name(self) -> &'static str {
        match self {
            Operation::Insert => "insert",
            Operation::Delete => "delete",
            Operation::Replace => "replace",
        }
    }
}

impl Difference {
    /// Returns the wording of the first text; of the second if it was added.
    pub fn text(&self) -> &str {
        self.a.as_ref().or(self.b.as_ref()).map_or("", |wording| &wording.text)
    }

    /// Returns the wording of the second text if the first has one too.
    pub fn partner(&self) -> Option<&str> {
        self.a.as_ref().and(self.b.as_ref()).map(|wording| wording.text.as_str())
    }
}

/// The order of rows.
pub(super) fn in_rows(x: &Difference, y: &Difference) -> Ordering {
    let place = |wording: &Option<Wording>| wording.as_ref().map(|wording| (wording.document, wording.span));
    // Ordinary terms may be far commoner on one side, and say less.
    let is_term = |difference: &Difference| difference.kind == Some(SloganKind::Term);
    let weight = |difference: &Difference| difference.weight.unwrap_or_default();
    (x.status, x.level)
        .cmp(&(y.status, y.level))
        .then_with(|| is_term(x).cmp(&is_term(y)))
        .then_with(|| weight(y).total_cmp(&weight(x)))
        .then_with(|| if x.level == Level::Formulation { x.text().cmp(y.text()) } else { Ordering::Equal })
        .then_with(|| (place(&x.a), place(&x.b)).cmp(&(place(&y.a), place(&y.b))))
}
