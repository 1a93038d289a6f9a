//! Links phrases that differ in a slot of at most two units: 实现中华民族伟大复兴中国梦, 实现中华民族伟大复兴的中国梦.
//!
//! They are linked, not added up: which of them is the canonical wording is for the reader to decide. Two phrases belong together if they differ in
//! one place, in at most two units, which the other replaces or lacks, and if at least six units remain, that is, three quarters of the longer one.
//! Looking up what remains of every phrase without every slot finds the pairs without comparing all of them.

use rustc_hash::FxHashMap;

use crate::hashing::mix;

/// The maximum length of a slot in units.
const SLOT: usize = 2;

/// The minimum number of units that two phrases share. Shorter ones coincide by chance: 推进农业现代化, 推进国防现代化.
const LEAST: usize = 6;

/// The minimum length in units of a shared beginning or ending, so that the slot is inside.
const EDGE: usize = 2;

/// Returns for each phrase, given as symbols, the first one of its group; `None` if it has none.
///
/// # Complexity
/// Linear in the number of symbols of all phrases.
pub(crate) fn groups(phrases: &[Vec<u32>]) -> Vec<Option<usize>> {
    let mut first_with: FxHashMap<u64, (u32, u16, u16)> = FxHashMap::default();
    let mut group: Vec<usize> = (0..phrases.len()).collect();
    for (place, phrase) in phrases.iter().enumerate() {
        let (before, behind) = (hashes(phrase.iter()), hashes(phrase.iter().rev()));
        for (from, to) in slots(phrase.len()) {
            let hash = mix(before[from], mix(behind[phrase.len() - to], from as u64));
            let &mut (first, first_from, first_to) = first_with.entry(hash).or_insert((place as u32, from as u16, to as u16));
            let (first, first_from, first_to) = (first as usize, first_from as usize, first_to as usize);
            // Two hashes may meet by chance.
            let same = phrases[first][..first_from] == phrase[..from] && phrases[first][first_to..] == phrase[to..];
            let (a, b) = (root(&group, place), root(&group, first));
            if same && a != b {
                group[a.max(b)] = a.min(b);
            }
        }
    }
    let roots: Vec<usize> = (0..phrases.len()).map(|place| root(&group, place)).collect();
    let mut sizes = vec![0; phrases.len()];
    roots.iter().for_each(|&root| sizes[root] += 1);
    roots.into_iter().map(|root| (sizes[root] > 1).then_some(root)).collect()
}

/// Returns the slots of a phrase with the given number of units: where each begins and ends.
fn slots(units: usize) -> impl Iterator<Item = (usize, usize)> {
    let fits = move |len: &usize| units >= LEAST + len && units <= usize::from(u16::MAX);
    (0..=SLOT).filter(fits).flat_map(move |len| (EDGE..=units - EDGE - len).map(move |from| (from, from + len)))
}

/// Returns the hash of each prefix.
fn hashes<'s>(symbols: impl Iterator<Item = &'s u32>) -> Vec<u64> {
    let mut hashes = vec![0];
    let mut hash = 0;
    for &symbol in symbols {
        hash = mix(hash, u64::from(symbol) + 1);
        hashes.push(hash);
    }
    hashes
}

fn root(group: &[usize], mut place: usize) -> usize {
    while group[place] != place {
        place = group[place];
    }
    place
}

#[cfg(test)]
mod tests {
    use super::*;

    fn of(phrases: &[&str]) -> Vec<Option<usize>> {
        groups(&phrases.iter().map(|phrase| phrase.chars().map(u32::from).collect()).collect::<Vec<_>>())
    }

    #[test]
    fn one_slot_of_up_to_two_units() {
        assert_eq!(of(&["实现中华民族伟大复兴中国梦", "推动码头建设", "实现中华民族伟大复兴的中国梦"]), [Some(0), None, Some(0)]);
        assert_eq!(of(&["修好码头管好渔船", "修好码头也要管好渔船", "修好码头大家都要管好渔船"]), [Some(0), Some(0), None]);
        assert_eq!(of(&["建设更加美丽的湖滨小城", "建设非常美丽的湖滨小城"]), [Some(0), Some(0)]);
    }

    #[test]
    fn what_differs_at_an_edge_or_shares_little_is_no_variant() {
        assert_eq!(of(&["推进农业现代化", "推进国防现代化"]), [None, None]);
        assert_eq!(of(&["修好码头管好渔船", "快修好码头管好渔船", "短"]), [None, None, None]);
    }

    /// Compares every pair.
    fn naive(phrases: &[Vec<u32>]) -> Vec<Option<usize>> {
        let near = |a: &[u32], b: &[u32]| {
            slots(a.len()).any(|(from, to)| slots(b.len()).any(|(other, other_to)| a[..from] == b[..other] && a[to..] == b[other_to..]))
        };
        let mut group: Vec<usize> = (0..phrases.len()).collect();
        for a in 0..phrases.len() {
            for b in 0..a {
                if near(&phrases[a], &phrases[b]) {
                    let (from, to) = (root(&group, a), root(&group, b));
                    group[from.max(to)] = from.min(to);
                }
            }
        }
        let roots: Vec<usize> = (0..phrases.len()).map(|place| root(&group, place)).collect();
        roots.iter().map(|root| (roots.iter().filter(|other| *other == root).count() > 1).then_some(*root)).collect()
    }

    #[test]
    fn as_comparing_every_pair_does() {
        let mut seed = 7_u32;
        let mut next = |below: u32| {
            seed = seed.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            (seed >> 16) % below
        };
        for _ in 0..60 {
            let mut phrases: Vec<Vec<u32>> = (0..12).map(|_| (0..6 + next(5)).map(|_| next(2)).collect()).collect();
            phrases.sort();
            phrases.dedup();
            assert_eq!(groups(&phrases), naive(&phrases), "{phrases:?}");
        }
    }
}
