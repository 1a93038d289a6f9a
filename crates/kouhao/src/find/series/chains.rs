//! Decides which markers continue which.
//!
//! The naive way takes every 一是 as a beginning and every 二是 after it as its continuation, and joins two lists that are pages apart, or loses a list
//! whose author forgot 二是. Here each sort of marker is tracked separately: a marker continues the open chain of its sort in which its number is the
//! next, or else one in which it leaves a gap or is out of order, or else it begins a new chain. The chain that it interrupts stays open for a while,
//! because a list may contain one of its own sort. The maximum distance between the two depends on their position: a marker within a paragraph stays
//! in it, a word that opens paragraphs reaches over some of them, a numbered heading over any number.

use rustc_hash::FxHashMap;

use super::forms::{Claim, Sort};
use super::markers::Marker;
use crate::text::Span;

/// Markers that continue each other, by their index among all markers, with their numbers in the series.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Chain {
    pub(super) sort: Sort,
    pub(super) links: Vec<Link>,
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Link {
    pub(super) marker: usize,
    pub(super) place: u32,
}

/// How well a marker continues a chain, worst first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
enum Fit {
    /// A number before the last one, or the same number again.
    Disorder,
    /// A number beyond the next one.
    Gap,
    /// The next number.
    Next,
}

/// A chain that can be continued.
struct Open {
    chain: usize,
    quotation: Option<Span>,
    /// The paragraph of its last marker, and whether its first one opens a paragraph.
    paragraph: usize,
    opens: bool,
    last: u32,
    /// The numbers below 128 that it contains.
    held: u128,
    /// Whether the author has said which item is the last.
    closed: bool,
    /// Whether its markers say what they count: 第一句话.
    named: bool,
}

/// Open chains of one sort do not interfere with each other if one opens paragraphs, one is within a paragraph and one within a quotation.
#[derive(Clone, Copy, PartialEq, Eq, Hash)]
enum Station {
    Opening,
    Within,
    Quoted,
}

impl Station {
    const ALL: [Station; 3] = [Station::Opening, Station::Within, Station::Quoted];

    fn of(marker: &Marker) -> Self {
        match (marker.quotation, marker.opens) {
            (Some(_), _) => Station::Quoted,
            (None, true) => Station::Opening,
            (None, false) => Station::Within,
        }
    }
}

/// The number of paragraphs that a word (第二，) can reach over if it continues the previous number, and if it does not. Items of a speech have a few
/// paragraphs each; beyond that, two separate lists are more likely.
const REACH: usize = 40;
const REACH_ASTRAY: usize = 3;
/// The maximum number of numbers that a series leaves out before it counts as another one.
const MOST_MISSING: u32 = 5;

/// Joins markers to chains of as many as make a series, in the order of their first markers.
///
/// # Complexity
/// Linear: few chains of each sort are open at a time, and there are few sorts.
pub(super) fn chains(markers: &[Marker]) -> Vec<Chain> {
    let mut chains: Vec<Chain> = Vec::new();
    let mut under_way = UnderWay::default();
    for (at, marker) in markers.iter().enumerate() {
        // A word within a clause may be chance, so it does not end a list in progress there.
        if marker.weak && under_way.holds(marker.sort, marker.paragraph) {
            continue;
        }
        if let Some(open) = under_way.continued(marker) {
            let place = open.take(marker);
            chains[open.chain].links.push(Link { marker: at, place });
        } else if let Claim::Place(_) | Claim::OneSide | Claim::OneMore = marker.claim {
            let first = Open::new(marker, chains.len());
            chains.push(Chain { sort: marker.sort, links: vec![Link { marker: at, place: first.last }] });
            under_way.begin(marker, first);
        }
    }
    for chain in &mut chains {
        drop_doubtful_start(markers, chain);
    }
    chains.retain(|chain| chain.links.len() >= chain.sort.least());
    chains.sort_by_key(|chain| chain.links[0].marker);
    chains
}

/// Drops the first marker if it is within a clause and the next one does not follow it directly: the predecessor of 二是 is 一是, not the 一是 of 工作一是.
fn drop_doubtful_start(markers: &[Marker], chain: &mut Chain) {
    if let [first, second, ..] = chain.links[..]
        && markers[first.marker].weak
        && (second.place != 2 || markers[first.marker].paragraph != markers[second.marker].paragraph)
    {
        chain.links.remove(0);
    }
}

/// The open chains of each sort and station; of those that interrupt each other, the latest is on top.
#[derive(Default)]
struct UnderWay(FxHashMap<(Sort, Station), Vec<Open>>);

/// The maximum nesting of lists of one sort.
const MOST_INTERRUPTED: usize = 3;

/// An open chain that a marker can continue: how well, where it was last seen, and its position among the others.
type Candidate = (Fit, usize, (Sort, Station), usize);

impl UnderWay {
    fn holds(&self, sort: Sort, paragraph: usize) -> bool {
        let of_sort = Station::ALL.iter().filter_map(|&station| self.0.get(&(sort, station)));
        of_sort.flatten().any(|open| open.paragraph == paragraph)
    }

    fn begin(&mut self, marker: &Marker, first: Open) {
        let open = self.0.entry((marker.sort, Station::of(marker))).or_default();
        if open.len() == MOST_INTERRUPTED {
            open.remove(0);
        }
        open.push(first);
    }

    /// Returns the open chain that a marker continues, and closes those that had interrupted it.
    fn continued(&mut self, marker: &Marker) -> Option<&mut Open> {
        if marker.weak {
            return None;
        }
        let own = self.best(marker.sort, marker);
        // Writers begin with 首先 and continue with 第二 or 二是, or begin with 第一 and end with 最后.
        let other = match (marker.sort, marker.claim) {
            (Sort::Sequence, Claim::Next | Claim::Last) => Some(Sort::Ordinal),
            (Sort::Ordinal | Sort::Worded('是' | '要'), Claim::Place(2..)) => Some(Sort::Sequence),
            _ => None,
        };
        // 最后 ends 首先, 其次 and 第一, but not 第一句话: that would be 最后一句话, and 最后 by itself ends the speech.
        let ends_speech = |key, place: usize| marker.claim == Claim::Last && self.0.get(&key).is_some_and(|open| open[place].named);
        let mixed = || self.best(other?, marker).filter(|&(fit, _, key, place)| fit == Fit::Next && !ends_speech(key, place));
        let (.., key, place) = own.or_else(mixed)?;
        let open = self.0.get_mut(&key)?;
        open.truncate(place + 1);
        open.last_mut()
    }

    fn best(&self, sort: Sort, marker: &Marker) -> Option<Candidate> {
        let candidates = Station::ALL.into_iter().flat_map(|station| {
            let open = self.0.get(&(sort, station)).map_or(&[][..], Vec::as_slice);
            let top = open.len().saturating_sub(1);
            open.iter().enumerate().filter_map(move |(place, open)| {
                // Only the next number is sufficient evidence that an interrupted list continues.
                let fit = open.fit(marker).filter(|&fit| fit == Fit::Next || place == top)?;
                Some((fit, open.chain, (sort, station), place))
            })
        });
        candidates.max_by_key(|&(fit, chain, ..)| (fit, chain))
    }
}

impl Open {
    fn new(marker: &Marker, chain: usize) -> Self {
        let last = if let Claim::Place(place) = marker.claim { place } else { 1 };
        let named = marker.sort == Sort::Ordinal && last == 1 && marker.span.end - marker.span.start > "第一".len();
        Open { chain, quotation: marker.quotation, paragraph: marker.paragraph, opens: marker.opens, last, held: bit(last), closed: false, named }
    }

    /// Returns how well a marker continues the chain; `None` if it begins another one or is too far away.
    fn fit(&self, marker: &Marker) -> Option<Fit> {
        if self.quotation != marker.quotation {
            return None;
        }
        let fit = match marker.claim {
            Claim::Place(place) => self.place_fits(place, marker)?,
            Claim::Next | Claim::Last => (!self.closed).then_some(Fit::Next)?,
            Claim::OneMore => (marker.paragraph == self.paragraph + 1).then_some(Fit::Next)?,
            Claim::OneSide => (!self.closed && self.paragraph == marker.paragraph).then_some(Fit::Next)?,
        };
        self.is_near(marker, fit).then_some(fit)
    }

    fn place_fits(&self, place: u32, marker: &Marker) -> Option<Fit> {
        if place == self.last + 1 {
            Some(Fit::Next)
        } else if place > self.last {
            (place - self.last <= MOST_MISSING + 1).then_some(Fit::Gap)
        } else if place == 1 {
            // A beginning, unless the list has only just begun without a first item.
            (self.held & bit(1) == 0 && self.paragraph == marker.paragraph).then_some(Fit::Disorder)
        } else {
            let again = place == self.last || (place < 128 && self.held & bit(place) == 0);
            (again && !matches!(marker.sort, Sort::Provision(_))).then_some(Fit::Disorder)
        }
    }

    fn is_near(&self, marker: &Marker, fit: Fit) -> bool {
        let distance = marker.paragraph - self.paragraph;
        match (marker.opens, self.opens) {
            _ if distance == 0 => true,
            (true, true) if marker.sort.is_heading() => true,
            (true, true) => distance <= if fit == Fit::Next { REACH } else { REACH_ASTRAY },
            // 有三点要求：一是…。 with the others in paragraphs of their own
            (true, false) => distance == 1 && fit == Fit::Next,
            (false, _) => false,
        }
    }

    /// Appends a marker; returns its number.
    fn take(&mut self, marker: &Marker) -> u32 {
        let place = if let Claim::Place(place) = marker.claim { place } else { self.last + 1 };
        self.last = place;
        self.held |= bit(place);
        self.paragraph = marker.paragraph;
        self.closed |= marker.claim == Claim::Last;
        place
    }
}

/// Returns the bit of a number; 0 for greater numbers, which no list of words reaches.
fn bit(place: u32) -> u128 {
    1u128.checked_shl(place).unwrap_or(0)
}
