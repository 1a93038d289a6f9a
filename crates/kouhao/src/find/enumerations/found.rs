//! A phrase as found by the forms, in characters of the page.

use super::numbers::ReadNumber;
use super::page::{Page, Range};
use super::{EnumerationKind, ItemsFrom, Number};

/// A phrase, in characters of the page.
#[derive(Clone, Debug)]
pub(super) struct Found {
    pub start: usize,
    pub end: usize,
    pub kind: EnumerationKind,
    pub named: bool,
    pub numbers: Vec<Number>,
    pub classifier: Option<Range>,
    pub head: Option<String>,
    pub noun: Option<Range>,
    pub size: Option<u32>,
    pub items: Option<Vec<Range>>,
    pub items_from: Option<ItemsFrom>,
    /// Whether a word or mark of the text says that these are the members.
    pub announced: bool,
    /// Whether they stand far away, beside another occurrence of the phrase, or only their count shows that they are its members.
    pub carried: bool,
    pub quoted: bool,
    /// As a lexicon has it, with what stands before it: 和平共处五项原则.
    pub listed: Option<Range>,
}

impl Found {
    pub fn new(kind: EnumerationKind, start: usize, end: usize, numbers: Vec<Number>) -> Self {
        let size = size_of(&numbers, kind);
        Found {
            start,
            end,
            kind,
            named: true,
            numbers,
            classifier: None,
            head: None,
            noun: None,
            size,
            items: None,
            items_from: None,
            announced: false,
            carried: false,
            quoted: false,
            listed: None,
        }
    }

    /// A counted phrase: the number that `read` ends, the classifier up to `head`, and the head.
    pub fn counted(page: &Page, start: usize, read: &ReadNumber, head: Range) -> Self {
        Found {
            classifier: Some((read.end, head.0)),
            head: (head.1 > head.0).then(|| page.text(head.0, head.1)),
            ..Found::new(EnumerationKind::Counted, start, head.1, Found::values(&read.values))
        }
    }

    pub fn values(numbers: &[u64]) -> Vec<Number> {
        numbers.iter().map(|&n| Number::Value(n)).collect()
    }
}

/// Returns the expected number of members: the sum of the numbers. It is unknown for 1+N, for a digit code, whose digits may count anything, and for
/// rows of powers (千万工程), whose numbers count different things.
fn size_of(numbers: &[Number], kind: EnumerationKind) -> Option<u32> {
    let many = numbers.iter().any(|&number| matches!(number, Number::Value(100..)));
    if (kind == EnumerationKind::Code && numbers.len() == 1) || (numbers.len() > 1 && many) {
        return None;
    }
    numbers.iter().try_fold(0u32, |sum, number| match number {
        Number::Value(value) => sum.checked_add(u32::try_from(*value).ok()?),
        Number::Letter(_) => None,
    })
}

/// Adds phrases to those found, in the order of the text, leaving out those that overlap others. Both are in order.
pub(super) fn merge(found: &mut Vec<Found>, own: Vec<Found>) {
    let free = |phrase: &Found| {
        let next = found.partition_point(|other| other.end <= phrase.start);
        found.get(next).is_none_or(|other| other.start >= phrase.end)
    };
    let own: Vec<Found> = own.into_iter().filter(free).collect();
    if !own.is_empty() {
        found.extend(own);
        found.sort_by_key(|phrase| phrase.start);
    }
}
