//! Differences: what became of a formulation or sentence from one text to the other.

use std::cmp::Ordering;

use crate::find::slogans::SloganKind;
use crate::text::Span;

/// What became of a formulation or a sentence.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Difference {
    /// What became of it.
    pub status: Status,
    /// Whether it is a formulation or a sentence.
    pub level: Level,
    /// The kind of formulation; `None` for a sentence.
    pub kind: Option<SloganKind>,
    /// The wording of the first text; `None` if it was added.
    pub a: Option<Wording>,
    /// The wording of the second text; `None` if it was dropped.
    pub b: Option<Wording>,
    /// Occurrences in the first text of the first text's wording, or of the second text's if the first has none.
    pub count_a: u64,
    /// Occurrences in the second text of the second text's wording, or of the first text's if the second has none.
    pub count_b: u64,
    /// How much the change matters to a reader, which formulations are ranked by: `ln(1 + |a − b|) · √ln(1 + units)`; doubled for a name that is set
    /// off (quoted, the name of a set, or in the lexicon), halved for a term, and doubled for a formulation that only the later text contains and
    /// that was new then. Here a and b are the counts scaled to the length of the shorter text. `None` for a sentence.
    pub weight: Option<f64>,
    /// Dice's coefficient of the pairs of neighbouring units of both wordings (for formulations, with their edges as units), from 0 to 1; `None` if
    /// there is only one wording.
    pub similarity: Option<f64>,
    /// The changes from the first wording to the second, in order; punctuation is ignored.
    pub edits: Vec<Edit>,
    /// Since when the lexicon has the formulation, if no text that contains it is older. A formulation at most a year old was new then.
    pub first_known: Option<String>,
}

/// The wording in one text.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Wording {
    /// The wording as spelt in the text; for a formulation, at its first occurrence.
    pub text: String,
    /// The index, from 0, of the document in its corpus.
    pub document: usize,
    /// The span of the wording, in bytes.
    pub span: Span,
    /// For a sentence, its position in text order, from 1. For a formulation, its rank by occurrences among the listed ones of its text; ties share a
    /// rank.
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
    /// The kind of change.
    pub operation: Operation,
    /// The text in the first wording; empty if it was inserted.
    pub a: String,
    /// The text in the second wording; empty if it was deleted.
    pub b: String,
}

/// The kind of an [`Edit`].
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Operation {
    /// Text was inserted.
    Insert,
    /// Text was deleted.
    Delete,
    /// Text was replaced by other text.
    Replace,
}

/// What became of a formulation or sentence from the first text to the second.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Status {
    /// Only the first text contains it.
    Dropped,
    /// Only the second text contains it.
    Added,
    /// The two contain it in similar wordings; of two sentences, one may contain most of the other. For formulations, neither text contains the
    /// wording of the other, and neither wording is the other with something before or after it.
    Reworded,
    /// Both contain it once, at different positions in the order. Only for sentences of two single texts.
    Moved,
    /// Both contain it.
    Kept,
}

/// The level of comparison.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
pub enum Level {
    /// Formulations, and terms whose use differs by more than chance.
    Formulation,
    /// Sentences; for chains of five or more clauses in more than eighty characters, their clauses.
    Sentence,
}

impl Status {
    /// All statuses, in the order of rows.
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
    /// Both levels, in the order of rows.
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
    /// Returns the wording in the first text, or in the second if it was added.
    pub fn text(&self) -> &str {
        self.a.as_ref().or(self.b.as_ref()).map_or("", |wording| &wording.text)
    }

    /// Returns the wording in the second text, if the first has one too.
    pub fn partner(&self) -> Option<&str> {
        self.a.as_ref().and(self.b.as_ref()).map(|wording| wording.text.as_str())
    }
}

/// The order of rows.
pub(super) fn in_rows(x: &Difference, y: &Difference) -> Ordering {
    let place = |wording: &Option<Wording>| wording.as_ref().map(|wording| (wording.document, wording.span));
    // Ordinary terms may be far commoner on one side, but say less.
    let is_term = |difference: &Difference| difference.kind == Some(SloganKind::Term);
    let weight = |difference: &Difference| difference.weight.unwrap_or_default();
    (x.status, x.level)
        .cmp(&(y.status, y.level))
        .then_with(|| is_term(x).cmp(&is_term(y)))
        .then_with(|| weight(y).total_cmp(&weight(x)))
        .then_with(|| if x.level == Level::Formulation { x.text().cmp(y.text()) } else { Ordering::Equal })
        .then_with(|| (place(&x.a), place(&x.b)).cmp(&(place(&y.a), place(&y.b))))
}
