//! Aligns the sentences of one text with those of the other.
//!
//! The similarity of two sentences is the agreement of their neighbouring units: Dice's coefficient over pairs of neighbouring units,
//!
//! ```text
//! 2 · pairs in common / (pairs of the one + pairs of the other)
//! ```
//!
//! which is 1 for identical wording and 0 where nothing agrees; a clause moved within its sentence costs little. The naive way compares all sentences
//! of one text with all of the other. An index from pairs to sentences yields for each sentence those that share a pair with it, and nothing else can
//! be similar; pairs that occur in hundreds of sentences are ignored in the index (not in the coefficient), so that time stays linear for large sets.
//! Formulations have so few pairs that their edges count as units too: 社会管理 and 社会治理 begin and end alike.
//!
//! The alignment is one to one: identical wordings first, then the most similar two of the rest, and so on. A sentence without a partner may still be
//! contained in a longer sentence of the other text (深化“放管服”改革。 in 要深化“放管服”改革，激发市场活力。): it is absorbed by one that contains at least four fifths of
//! its pairs.
//!
//! Dice, L. (1945). Measures of the amount of ecologic association between species. Ecology 26(3). Adamson, G., Boreham, J. (1974). The use of an
//! association measure based on character structure to identify semantically related pairs of words and document titles. Information Storage
//! and Retrieval 10(7–8).

use rayon::prelude::*;
use rustc_hash::FxHashMap;

/// Two corresponding sentences, by their indices in the two texts.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Pair {
    pub a: usize,
    pub b: usize,
    pub bond: Bond,
    /// Dice's coefficient.
    pub similarity: f64,
}

/// The reason why two sentences correspond.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Bond {
    /// They are identical, and each is the other's only partner.
    Same,
    /// They are identical, but the partner has another one: one text contains the sentence more often.
    Again,
    /// They are similar, and each other's only partner.
    Similar,
    /// Most of the one is contained in the other.
    Absorbed,
}

/// The maximum number of sentences with a pair of units for the pair to be used in the index.
const COMMON: usize = 500;

/// The minimum number of units of a sentence to be searched for in longer ones; shorter ones are contained in many by chance.
const LEAST_ABSORBED: usize = 6;

/// The number of units from which on a sentence absorbs none: a text without punctuation contains everything.
const LONGEST_ABSORBING: usize = 1_000;

/// Whether the edges of a wording count as units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Edges {
    Count,
    DoNot,
}

/// Returns the pairs of neighbouring units of a wording, sorted.
fn pairs_of(symbols: &[u32], edges: Edges) -> Vec<u64> {
    let pair = |x: u32, y: u32| u64::from(x) << 32 | u64::from(y);
    let mut pairs: Vec<u64> = symbols.windows(2).map(|two| pair(two[0], two[1])).collect();
    if let (Edges::Count, Some(&first), Some(&last)) = (edges, symbols.first(), symbols.last()) {
        pairs.extend([pair(0, first), pair(last, 0)]);
    }
    pairs.sort_unstable();
    pairs
}

/// Counts the common elements of two sorted lists, each as often as it is in both.
fn shared(x: &[u64], y: &[u64]) -> usize {
    let (mut i, mut j, mut both) = (0, 0, 0);
    while i < x.len() && j < y.len() {
        both += usize::from(x[i] == y[j]);
        let (in_x, in_y) = (x[i], y[j]);
        i += usize::from(in_x <= in_y);
        j += usize::from(in_y <= in_x);
    }
    both
}

/// Returns Dice's coefficient of two sorted lists; 0 if both are empty.
fn dice(x: &[u64], y: &[u64]) -> f64 {
    2.0 * shared(x, y) as f64 / (x.len() + y.len()).max(1) as f64
}

/// Returns how similar two wordings are.
pub(super) fn similarity(a: &[u32], b: &[u32], edges: Edges) -> f64 {
    if a == b { 1.0 } else { dice(&pairs_of(a, edges), &pairs_of(b, edges)) }
}

/// Maps a pair of units to the sentences that contain it.
struct Index {
    sentences: FxHashMap<u64, Vec<u32>>,
    /// The number of sentences.
    len: usize,
}

/// For each sentence, the number of pairs that it shares with the current one; all 0 between two queries.
type Scratch = Vec<u32>;

impl Index {
    fn new(wordings: &[Vec<u64>]) -> Self {
        let mut sentences: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
        for (i, pairs) in wordings.iter().enumerate() {
            for &pair in pairs {
                let known = sentences.entry(pair).or_default();
                if known.last() != Some(&(i as u32)) {
                    known.push(i as u32);
                }
            }
        }
        Index { sentences, len: wordings.len() }
    }

    fn scratch(&self) -> Scratch {
        vec![0; self.len]
    }

    /// Returns the sentences that share a pair with a sentence of the `other` text, in order, provided that `may_share` accepts the upper bound of
    /// the number of shared pairs.
    fn near(&self, pairs: &[u64], other: &Index, scratch: &mut Scratch, may_share: impl Fn(usize, usize) -> bool) -> Vec<usize> {
        let mut met: Vec<usize> = Vec::new();
        let mut passed_over = 0;
        for run in pairs.chunk_by(|x, y| x == y) {
            let Some(known) = self.sentences.get(&run[0]) else { continue };
            if known.len() > COMMON || other.sentences.get(&run[0]).is_some_and(|known| known.len() > COMMON) {
                passed_over += run.len();
                continue;
            }
            for &i in known {
                if scratch[i as usize] == 0 {
                    met.push(i as usize);
                }
                scratch[i as usize] += run.len() as u32;
            }
        }
        met.retain(|&i| may_share(i, std::mem::take(&mut scratch[i]) as usize + passed_over));
        met.sort_unstable();
        met
    }
}

/// Aligns the sentences of two texts; the remaining ones have no partner. `least` is the minimum similarity.
///
/// Aligning `b` with `a` yields the same pairs, swapped.
///
/// # Complexity
/// Linear in the length of the text, multiplied by the number of sentences that share a rare pair with a sentence, at most 500 for each of its pairs.
pub(super) fn align(a: &[Vec<u32>], b: &[Vec<u32>], least: f64) -> Vec<Pair> {
    let (mut free_a, mut free_b) = (vec![true; a.len()], vec![true; b.len()]);
    let mut pairs = same(a, b, &mut free_a, &mut free_b);
    let pairs_in = |sentences: &[Vec<u32>]| -> Vec<Vec<u64>> { sentences.par_iter().map(|symbols| pairs_of(symbols, Edges::DoNot)).collect() };
    let (pairs_a, pairs_b) = (pairs_in(a), pairs_in(b));
    let (index_a, index_b) = (Index::new(&pairs_a), Index::new(&pairs_b));
    // The distance of two sentences, each by its position within its text, in whole numbers.
    let apart = |i: usize, j: usize| (i as u64 * b.len() as u64).abs_diff(j as u64 * a.len() as u64);

    let close = |scratch: &mut Scratch, i: usize| {
        let enough = |j: usize, most: usize| free_b[j] && 2.0 * most as f64 / (pairs_a[i].len() + pairs_b[j].len()) as f64 >= least;
        let near = index_b.near(&pairs_a[i], &index_a, scratch, enough).into_iter();
        let close = near.map(|j| (dice(&pairs_a[i], &pairs_b[j]), i, j)).filter(|&(similarity, ..)| similarity >= least);
        close.collect::<Vec<_>>()
    };
    let free: Vec<usize> = (0..a.len()).filter(|&i| free_a[i]).collect();
    let mut close: Vec<(f64, usize, usize)> = free.into_par_iter().map_init(|| index_b.scratch(), close).flatten_iter().collect();
    close.par_sort_unstable_by(|x, y| y.0.total_cmp(&x.0).then_with(|| (apart(x.1, x.2), x.1 + x.2, x.1).cmp(&(apart(y.1, y.2), y.1 + y.2, y.1))));
    for (similarity, i, j) in close {
        if free_a[i] && free_b[j] {
            (free_a[i], free_b[j]) = (false, false);
            pairs.push(Pair { a: i, b: j, bond: Bond::Similar, similarity });
        }
    }

    // Finds the longer sentence that contains a remaining one, if there is one.
    let absorbed = |from: &[u64], into: &[Vec<u64>], indexes: [&Index; 2], scratch: &mut Scratch, apart: &dyn Fn(usize) -> u64| {
        let enough = |j: usize, most: usize| 5 * most >= 4 * from.len() && into[j].len() < LONGEST_ABSORBING;
        let held = |j: usize| (shared(from, &into[j]), j);
        let near = indexes[0].near(from, indexes[1], scratch, enough).into_iter().map(held).filter(|&(held, _)| 5 * held >= 4 * from.len());
        let best = near.max_by(|x, y| {
            let similarity = |j: usize| dice(from, &into[j]);
            (x.0.cmp(&y.0)).then_with(|| similarity(x.1).total_cmp(&similarity(y.1))).then_with(|| (apart(y.1), y.1).cmp(&(apart(x.1), x.1)))
        });
        best.map(|(_, j)| (j, dice(from, &into[j])))
    };
    let left_of = |free: &[bool], sentences: &[Vec<u32>]| -> Vec<usize> {
        (0..sentences.len()).filter(|&i| free[i] && sentences[i].len() >= LEAST_ABSORBED).collect()
    };
    let left_a = left_of(&free_a, a).into_par_iter().map_init(
        || index_b.scratch(),
        |scratch, i| {
            let (j, similarity) = absorbed(&pairs_a[i], &pairs_b, [&index_b, &index_a], scratch, &|j| apart(i, j))?;
            Some(Pair { a: i, b: j, bond: Bond::Absorbed, similarity })
        },
    );
    let left_b = left_of(&free_b, b).into_par_iter().map_init(
        || index_a.scratch(),
        |scratch, j| {
            let (i, similarity) = absorbed(&pairs_b[j], &pairs_a, [&index_a, &index_b], scratch, &|i| apart(i, j))?;
            Some(Pair { a: i, b: j, bond: Bond::Absorbed, similarity })
        },
    );
    let left: Vec<Pair> = left_a.chain(left_b).flatten().collect();
    pairs.extend(left);
    pairs.sort_unstable_by_key(|pair| (pair.a, pair.b, pair.bond));
    // Two remaining sentences can each be contained in the other.
    pairs.dedup();
    pairs
}

/// Returns for each wording that `asks` the most similar one that it may have, counting edges, if the similarity is at least `least`; of several, the
/// first.
///
/// # Complexity
/// That of [`align`].
pub(super) fn nearest(
    wordings: &[&[u32]],
    least: f64,
    asks: impl Fn(usize) -> bool + Sync,
    may_have: impl Fn(usize, usize) -> bool + Sync,
) -> Vec<Option<usize>> {
    let pairs: Vec<Vec<u64>> = wordings.par_iter().map(|symbols| pairs_of(symbols, Edges::Count)).collect();
    let index = Index::new(&pairs);
    let nearest = |scratch: &mut Scratch, i: usize| {
        if !asks(i) {
            return None;
        }
        let enough = |j: usize, most: usize| may_have(i, j) && 2.0 * most as f64 / (pairs[i].len() + pairs[j].len()) as f64 >= least;
        let near = index.near(&pairs[i], &index, scratch, enough).into_iter().map(|j| (dice(&pairs[i], &pairs[j]), j));
        near.filter(|&(similarity, _)| similarity >= least).max_by(|x, y| x.0.total_cmp(&y.0).then(y.1.cmp(&x.1))).map(|(_, j)| j)
    };
    (0..wordings.len()).into_par_iter().map_init(|| index.scratch(), nearest).collect()
}

/// Pairs identical wordings, each with the one of the same ordinal number in the other text; surplus ones with the last of the other text.
fn same(a: &[Vec<u32>], b: &[Vec<u32>], free_a: &mut [bool], free_b: &mut [bool]) -> Vec<Pair> {
    let mut places: FxHashMap<&[u32], [Vec<usize>; 2]> = FxHashMap::default();
    for (side, sentences) in [a, b].into_iter().enumerate() {
        for (i, symbols) in sentences.iter().enumerate() {
            places.entry(symbols).or_default()[side].push(i);
        }
    }
    let mut pairs = Vec::new();
    for symbols in a {
        // The first sentence of a wording handles all sentences with it.
        let Some([in_a, in_b]) = places.remove(symbols.as_slice()) else { continue };
        for k in 0..in_a.len().max(in_b.len()) {
            let at = |places: &[usize]| places.get(k).or(places.last()).copied();
            if let (Some(i), Some(j)) = (at(&in_a), at(&in_b)) {
                let bond = if k < in_a.len().min(in_b.len()) { Bond::Same } else { Bond::Again };
                (free_a[i], free_b[j]) = (false, false);
                pairs.push(Pair { a: i, b: j, bond, similarity: 1.0 });
            }
        }
    }
    pairs
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::*;

    /// Counts the pairs of units that two sentences share by crossing them off.
    fn naive_shared(a: &[u32], b: &[u32], edges: bool) -> (usize, usize, usize) {
        let pairs = |symbols: &[u32]| -> Vec<(u32, u32)> {
            let symbols = if edges { [&[0], symbols, &[0]].concat() } else { symbols.to_vec() };
            symbols.windows(2).map(|pair| (pair[0], pair[1])).collect()
        };
        let (a, mut b) = (pairs(a), pairs(b));
        let (of_a, of_b) = (a.len(), b.len());
        let both = a.iter().filter(|pair| b.iter().position(|other| other == *pair).map(|at| b.remove(at)).is_some()).count();
        (both, of_a, of_b)
    }

    fn naive_similarity(a: &[u32], b: &[u32]) -> f64 {
        let (both, of_a, of_b) = naive_shared(a, b, false);
        if a == b { 1.0 } else { 2.0 * both as f64 / (of_a + of_b).max(1) as f64 }
    }

    /// Looks through all sentences of both texts again for every pair that is made.
    fn naive(a: &[Vec<u32>], b: &[Vec<u32>], least: f64) -> Vec<(usize, usize, Bond)> {
        let mut pairs = Vec::new();
        let (mut left_a, mut left_b): (Vec<usize>, Vec<usize>) = ((0..a.len()).collect(), (0..b.len()).collect());
        for (i, symbols) in a.iter().enumerate() {
            if let Some(at) = left_b.iter().position(|&j| *symbols == b[j]) {
                pairs.push((i, left_b.remove(at), Bond::Same));
                left_a.retain(|&left| left != i);
            }
        }
        left_a.retain(|&i| match (0..b.len()).rfind(|&j| a[i] == b[j]) {
            Some(j) => {
                pairs.push((i, j, Bond::Again));
                false
            }
            None => true,
        });
        left_b.retain(|&j| match (0..a.len()).rfind(|&i| a[i] == b[j]) {
            Some(i) => {
                pairs.push((i, j, Bond::Again));
                false
            }
            None => true,
        });
        let apart = |i: usize, j: usize| (i * b.len()).abs_diff(j * a.len());
        loop {
            let mut best: Option<(f64, usize, usize)> = None;
            for &i in &left_a {
                for &j in &left_b {
                    let similarity = naive_similarity(&a[i], &b[j]);
                    let better = best
                        .is_none_or(|(most, x, y)| similarity > most || (similarity == most && (apart(i, j), i + j, i) < (apart(x, y), x + y, x)));
                    if similarity >= least && better {
                        best = Some((similarity, i, j));
                    }
                }
            }
            let Some((_, i, j)) = best else { break };
            pairs.push((i, j, Bond::Similar));
            left_a.retain(|&left| left != i);
            left_b.retain(|&left| left != j);
        }
        for (sentences, others, left, swapped) in [(a, b, &left_a, false), (b, a, &left_b, true)] {
            for &i in left.iter().filter(|&&i| sentences[i].len() >= LEAST_ABSORBED) {
                let held = |j: usize| naive_shared(&sentences[i], &others[j], false).0;
                let far = |j: usize| if swapped { apart(j, i) } else { apart(i, j) };
                let mut best: Option<usize> = None;
                for j in (0..others.len()).filter(|&j| 5 * held(j) >= 4 * (sentences[i].len() - 1)) {
                    let rank = |j: usize| (held(j), naive_similarity(&sentences[i], &others[j]));
                    if best.is_none_or(|known| rank(j) > rank(known) || (rank(j) == rank(known) && far(j) < far(known))) {
                        best = Some(j);
                    }
                }
                pairs.extend(best.map(|j| if swapped { (j, i, Bond::Absorbed) } else { (i, j, Bond::Absorbed) }));
            }
        }
        pairs.sort_unstable();
        pairs.dedup();
        pairs
    }

    fn bonds(pairs: &[Pair]) -> Vec<(usize, usize, Bond)> {
        pairs.iter().map(|pair| (pair.a, pair.b, pair.bond)).collect()
    }

    #[test]
    fn similarity_of_wordings() {
        for edges in [Edges::Count, Edges::DoNot] {
            assert_eq!((similarity(&[1], &[1], edges), similarity(&[], &[], edges), similarity(&[1], &[2], edges)), (1.0, 1.0, 0.0));
            assert_eq!(similarity(&[1, 2, 3], &[4, 5], edges), 0.0);
        }
        // 12 23 and 12; with ^1 3$ and ^1 2$.
        assert_eq!(similarity(&[1, 2, 3], &[1, 2], Edges::DoNot), 2.0 / 3.0);
        assert_eq!(similarity(&[1, 2, 3], &[1, 2], Edges::Count), 4.0 / 7.0);
        assert_eq!(naive_shared(&[1, 2, 3], &[1, 2], true), (2, 4, 3));
    }

    #[test]
    fn nearest_of_those_allowed() {
        let wordings: [&[u32]; 4] = [&[1, 2, 3, 4], &[1, 2, 3, 5], &[1, 2, 3, 4, 5], &[7, 8]];
        assert_eq!(nearest(&wordings, 0.5, |i| i != 1, |i, j| i != j), [Some(2), None, Some(0), None]);
        assert_eq!(nearest(&wordings, 0.5, |i| i == 0, |_, j| j == 1), [Some(1), None, None, None]);
    }

    #[test]
    fn what_went_into_a_longer_sentence() {
        let long: Vec<u32> = (1..=40).collect();
        let short: Vec<u32> = (11..=20).collect();
        let pairs = align(&[short.clone(), vec![90, 91]], &[vec![80, 81], long], 0.5);
        assert_eq!(bonds(&pairs), [(0, 1, Bond::Absorbed)]);
        assert!(align(std::slice::from_ref(&short), &[vec![80, 81]], 0.5).is_empty());
        // A text without punctuation holds everything.
        assert!(align(&[short], &[(1..=1_002).collect()], 0.5).is_empty());
    }

    #[test]
    fn sentences_that_one_text_has_more_often() {
        let pairs = align(&[vec![1, 2], vec![1, 2], vec![1, 2]], &[vec![3], vec![1, 2], vec![1, 2]], 0.5);
        assert_eq!(bonds(&pairs), [(0, 1, Bond::Same), (1, 2, Bond::Same), (2, 2, Bond::Again)]);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, rng_seed: RngSeed::Fixed(31), ..ProptestConfig::default() })]

        #[test]
        fn same_as_comparing_all(
            a in prop::collection::vec(prop::collection::vec(1..4u32, 1..12), 0..7),
            b in prop::collection::vec(prop::collection::vec(1..4u32, 1..12), 0..7),
            least in 1..10u32,
        ) {
            let least = f64::from(least) / 10.0;
            let pairs = align(&a, &b, least);
            prop_assert_eq!(bonds(&pairs), naive(&a, &b, least));
            let mut reversed: Vec<_> = align(&b, &a, least).iter().map(|pair| (pair.b, pair.a, pair.bond)).collect();
            reversed.sort_unstable();
            prop_assert_eq!(reversed, bonds(&pairs));
            for pair in pairs {
                prop_assert_eq!(pair.similarity, naive_similarity(&a[pair.a], &b[pair.b]));
            }
        }
    }
}
