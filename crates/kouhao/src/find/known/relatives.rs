//! Summarises the use of background phrases related to a phrase: those that start or end alike, and those inside it.
//!
//! The use of a phrase itself says little if it is rare. But a wording in 攻坚战 is in good company, and one in 条例 is not; 增产减污 contains nothing that
//! occurs in laws. Each question has a numeric answer for each length: of the units shared at the edge, or of the phrases inside.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::lexicon::{Alike, Background, EDGE, Role, Usage};

/// The lengths in units of the inner phrases that are looked up.
const INSIDE: [usize; 3] = [2, 3, 4];

/// The values computed for the phrases that share an edge.
const SHARED: [&str; 7] = ["phrases", "count", "delimited", "quoted", "lift", "before", "after"];

/// The values computed for an inner phrase.
const INNER: [&str; 3] = ["lift", "quoted", "delimited"];

/// The aggregates of the values of inner phrases: the greatest, the smallest and the mean.
const WHICH: [&str; 3] = ["most", "least", "mean"];

/// The number of values for one edge.
const AT_EDGE: usize = EDGE * SHARED.len();

/// The number of values for the inner phrases.
const ALL_INSIDE: usize = INSIDE.len() * WHICH.len() * INNER.len();

/// The total number of values: for phrases that end alike, for those that start alike, for those inside, and since when the phrase itself is known.
pub(super) const COUNT: usize = 2 * AT_EDGE + ALL_INSIDE + 1;

/// The index of the first value of each group.
pub(super) const ENDING_AT: usize = 0;
pub(super) const OPENING_AT: usize = AT_EDGE;
const INSIDE_AT: usize = 2 * AT_EDGE;
pub(super) const SINCE_AT: usize = COUNT - 1;

/// The value of each of [`NAMES`] for a phrase.
pub(super) type Signs = [f64; COUNT];

/// The name of each value, in the order of [`Kin::signs`].
pub(super) static NAMES: LazyLock<Vec<String>> = LazyLock::new(|| {
    let mut names = Vec::new();
    for edge in ["ending", "opening"] {
        for units in 1..=EDGE {
            names.extend(SHARED.iter().map(|asked| format!("{edge}_{units}_{asked}")));
        }
    }
    for units in INSIDE {
        for which in WHICH {
            names.extend(INNER.iter().map(|asked| format!("inside_{units}_{which}_{asked}")));
        }
    }
    names.push("since".to_string());
    names
});

/// The values of the phrases that start at a position, for each length that is looked up; `None` for most positions.
type Inner = [Option<[f32; INNER.len()]>; INSIDE.len()];

/// The values of the phrases at each position of a text.
pub(super) struct Kin {
    /// About the phrases that start at each position; nothing where no token starts.
    inside: Vec<Inner>,
    million: Millions,
}

/// The sizes of the political and of the reference collections, in millions of units.
#[derive(Clone, Copy)]
struct Millions {
    political: f64,
    reference: f64,
}

impl Millions {
    fn of(background: &Background) -> Self {
        let of = |role: Role| {
            let units: u64 = background.collections().iter().filter(|known| known.role == role).fold(0, |sum, known| sum.saturating_add(known.units));
            (units as f64 / 1e6).max(1e-6)
        };
        Millions { political: of(Role::Political), reference: of(Role::Reference) }
    }

    /// Returns the logarithm of how many times more often something is used in political collections than in reference ones.
    fn lift(self, alike: &Alike) -> f64 {
        ((alike.count as f64 / self.political + 0.05) / (alike.reference as f64 / self.reference + 0.05)).ln()
    }
}

/// Returns the share of some occurrences, shrunk towards a tenth if there are few.
fn share(places: u64, alike: &Alike) -> f64 {
    (places as f64 + 0.3) / (alike.count as f64 + 3.0)
}

fn quoted(alike: &Alike) -> f64 {
    ((alike.quoted as f64 + 0.02) / (alike.count as f64 + 2.0)).ln()
}

impl Kin {
    /// Prepares for a text with the given number of positions.
    pub(super) fn new(background: &Background, positions: usize) -> Self {
        Kin { inside: vec![Inner::default(); positions], million: Millions::of(background) }
    }

    /// Records a phrase of the background.
    pub(super) fn note(&mut self, start: usize, units: usize, usage: Usage<'_>) {
        if let Some(place) = INSIDE.iter().position(|&asked| asked == units) {
            let alike = Alike::of(usage);
            self.inside[start][place] = Some([self.million.lift(&alike), quoted(&alike), share(alike.delimited, &alike)].map(|number| number as f32));
        }
    }

    /// Returns the values for the units `start..end`, whose use is `usage`, with the phrases that share its edges.
    pub(super) fn signs(&self, start: usize, end: usize, usage: Option<Usage<'_>>, edges: &mut Edges<'_>) -> Signs {
        let mut signs = [0.0; COUNT];
        let own = usage.map(Alike::of).unwrap_or_default();
        signs[ENDING_AT..][..AT_EDGE].copy_from_slice(&self.edge(edges.ending(end), end - start, own));
        signs[OPENING_AT..][..AT_EDGE].copy_from_slice(&self.edge(edges.opening(start), end - start, own));
        signs[INSIDE_AT..][..ALL_INSIDE].copy_from_slice(&self.inside(start, end));
        signs[SINCE_AT] = since(usage);
        signs
    }

    /// Returns the values for a phrase of the given length, with the phrases that share one edge with it, and itself.
    pub(super) fn edge(&self, edge: &[Alike; EDGE], units: usize, own: Alike) -> [f64; AT_EDGE] {
        let mut signs = [0.0; AT_EDGE];
        for (shared, (alike, signs)) in edge.iter().zip(signs.chunks_exact_mut(SHARED.len())).enumerate() {
            // The phrase itself is not one of its relatives, and the whole phrase is not an edge.
            let alike = if shared + 1 < units { *alike - own } else { Alike::default() };
            signs.copy_from_slice(&[
                (alike.phrases as f64).ln_1p(),
                (alike.count as f64).ln_1p(),
                share(alike.delimited, &alike),
                quoted(&alike),
                self.million.lift(&alike),
                share(alike.delimited_before, &alike),
                share(alike.delimited_after, &alike),
            ]);
        }
        signs
    }

    /// Returns the values for the phrases inside `start..end`.
    fn inside(&self, start: usize, end: usize) -> [f64; ALL_INSIDE] {
        let mut signs = [0.0; ALL_INSIDE];
        for ((place, units), signs) in INSIDE.into_iter().enumerate().zip(signs.chunks_exact_mut(WHICH.len() * INNER.len())) {
            let last = if units < end - start { end - units + 1 } else { start };
            let (mut count, mut most, mut least, mut sum) = (0.0, [f64::NEG_INFINITY; INNER.len()], [f64::INFINITY; INNER.len()], [0.0; INNER.len()]);
            for numbers in self.inside[start..last].iter().filter_map(|inner| inner[place]) {
                count += 1.0;
                for (asked, number) in numbers.map(f64::from).into_iter().enumerate() {
                    most[asked] = most[asked].max(number);
                    least[asked] = least[asked].min(number);
                    sum[asked] += number;
                }
            }
            if count > 0.0 {
                signs.copy_from_slice([most, least, sum.map(|sum| sum / count)].as_flattened());
            }
        }
        signs
    }
}

/// Returns the year in which a phrase is first known, or zero.
pub(super) fn since(usage: Option<Usage<'_>>) -> f64 {
    usage.and_then(|usage| usage.first().and_then(|date| date.get(..4)?.parse::<f64>().ok())).unwrap_or(0.0)
}

/// The phrases that share the edges of stretches of a text, each looked up once.
pub(super) struct Edges<'b> {
    background: &'b Background,
    codes: &'b [u32],
    opening: (usize, [Alike; EDGE]),
    ending: FxHashMap<usize, [Alike; EDGE]>,
}

/// The number of ends that are cached. Stretches come in the order of their starts, so their ends are close to each other.
const REMEMBERED: usize = 4096;

impl<'b> Edges<'b> {
    /// Prepares for a text whose units have these codes in the background.
    pub(super) fn new(background: &'b Background, codes: &'b [u32]) -> Self {
        Edges { background, codes, opening: (usize::MAX, Default::default()), ending: FxHashMap::default() }
    }

    /// Returns the phrases that start like the units from `start` on, with one shared unit, two, and so on. Beyond the other edge of a stretch, the
    /// numbers are those of a longer one; the same holds for [`ending`](Self::ending).
    pub(super) fn opening(&mut self, start: usize) -> &[Alike; EDGE] {
        if self.opening.0 != start {
            self.opening = (start, self.background.opening_alike(&self.codes[start..(start + EDGE).min(self.codes.len())]));
        }
        &self.opening.1
    }

    /// Returns the phrases that end like the units before `end`.
    pub(super) fn ending(&mut self, end: usize) -> &[Alike; EDGE] {
        if self.ending.len() >= REMEMBERED {
            self.ending.clear();
        }
        self.ending.entry(end).or_insert_with(|| self.background.ending_alike(&self.codes[end.saturating_sub(EDGE)..end]))
    }
}
