//! Scores a phrase by its characters: those that formulations consist of, start with and end with.
//!
//! The naive way is a word list, which never knows a new word; and the use of a phrase and its relatives says little if the phrase is rare. But
//! phrases that open with 坚决 or end in 更优 are more often formulations than phrases that open with 在 or end in 问题. A logistic regression learns this
//! from labelled texts, with features for single characters, adjacent pairs, and the one to three characters at either edge; ridge regularisation
//! makes features seen only twice weigh next to nothing. The sum of its weights is one more sign, which the trees can combine with all others. For
//! training the trees, the sums of each text use weights learned without it (stacked generalization: Wolpert 1992); otherwise the trees would trust
//! them too much. The weights are stored in `data/known_characters.tsv` and trained by `scripts/formulations/train.py`, which reports how much they
//! help.

use std::sync::LazyLock;

use rustc_hash::FxHashMap;

use crate::text::WORD;

/// The maximum number of characters at an edge.
const EDGE: usize = 3;

/// The resolution of weights, which are stored as integers so that their sum is the same in any order.
const PART: f64 = 1e-4;

/// The units of a phrase as one number.
type Packed = u64;

/// The weights of some characters.
#[derive(Clone, Copy, Default)]
struct Weights {
    /// The weight of a single character, or a pair, anywhere in a phrase.
    inside: i32,
    /// The weight of one to three characters at the start.
    opening: i32,
    /// The weight of one to three characters at the end.
    closing: i32,
}

/// The weights that ship with the library.
struct Table {
    weights: FxHashMap<Packed, Weights>,
}

static SHIPPED: LazyLock<Table> = LazyLock::new(|| {
    // A test reads the file, so the shipped file can be parsed.
    Table::parse(include_str!("../../../data/known_characters.tsv")).unwrap_or(Table { weights: FxHashMap::default() })
});

impl Table {
    /// Parses a line for each string of one to three characters: its weights inside, at the start and at the end.
    fn parse(text: &str) -> Option<Self> {
        let line = |line: &str| {
            let [characters, inside, opening, closing] = line.split('\t').collect::<Vec<_>>()[..] else { return None };
            let codes: Vec<u32> = characters.chars().map(u32::from).collect();
            let weight = |field: &str| if field.is_empty() { Some(0) } else { field.parse().ok().map(|weight: f64| (weight / PART).round() as i32) };
            let weights = Weights { inside: weight(inside)?, opening: weight(opening)?, closing: weight(closing)? };
            (1..=EDGE).contains(&codes.len()).then(|| (packed(&codes), weights))
        };
        Some(Table { weights: text.lines().skip(1).map(line).collect::<Option<_>>()? })
    }

    /// Returns the weights of some units, or nothing if one is not an ideograph.
    fn of(&self, codes: &[u32]) -> Weights {
        self.weights.get(&packed(codes)).copied().unwrap_or_default()
    }
}

/// Packs at most three code points into one number, 21 bits each.
fn packed(codes: &[u32]) -> Packed {
    // Anything but an ideograph is treated as a character that the table does not have.
    let plain = |code: u32| Packed::from(if code == 0 || code & WORD != 0 { 1 } else { code });
    codes.iter().fold(0, |packed, &code| packed << 21 | plain(code))
}

/// The characters of a text.
pub(super) struct Characters<'t> {
    codes: &'t [u32],
    /// For each position, the sum of the weights of all characters before it, and of all pairs that end before it.
    before: Vec<i64>,
}

impl<'t> Characters<'t> {
    /// Prepares a text, given as codes.
    pub(super) fn new(codes: &'t [u32]) -> Self {
        let mut before = Vec::with_capacity(codes.len() + 1);
        before.push(0);
        let mut sum = 0;
        for at in 0..codes.len() {
            sum += i64::from(SHIPPED.of(&codes[at..=at]).inside) + pair(codes, at);
            before.push(sum);
        }
        Characters { codes, before }
    }

    /// Returns the sum of the weights for the units `start..end`.
    ///
    /// # Complexity
    /// Seven look-ups, whatever the length.
    pub(super) fn sign(&self, start: usize, end: usize) -> f64 {
        let units = end - start;
        // The pair of its first unit with the one before is not inside.
        let mut sum = self.before[end] - self.before[start] - pair(self.codes, start);
        // A whole phrase is not its own edge, unless it is shorter than the longest edge.
        for edge in (1..=EDGE).filter(|&edge| edge < units || (edge == units && edge < EDGE)) {
            sum += i64::from(SHIPPED.of(&self.codes[start..start + edge]).opening);
            sum += i64::from(SHIPPED.of(&self.codes[end - edge..end]).closing);
        }
        sum as f64 * PART
    }
}

/// Returns the weight of the pair of the unit at a position and the one before it.
fn pair(codes: &[u32], at: usize) -> i64 {
    at.checked_sub(1).map_or(0, |before| i64::from(SHIPPED.of(&codes[before..=at]).inside))
}

#[cfg(test)]
mod tests {
    use super::*;

    const FILE: &str = include_str!("../../../data/known_characters.tsv");

    /// Adds up the weights of a phrase, character by character.
    fn naive(phrase: &[u32]) -> f64 {
        let weight = |codes: &[u32], column: usize| -> f64 {
            let wanted: Option<String> = codes.iter().map(|&code| char::from_u32(code).filter(|_| code != 0)).collect();
            let line = wanted.and_then(|wanted| FILE.lines().find(|line| line.split('\t').next() == Some(&wanted)));
            line.and_then(|line| line.split('\t').nth(column)?.parse().ok()).unwrap_or(0.0)
        };
        let mut sum: f64 = phrase.iter().map(|&code| weight(&[code], 1)).sum();
        sum += phrase.windows(2).map(|pair| weight(pair, 1)).sum::<f64>();
        for edge in 1..=EDGE {
            if edge < phrase.len() || (edge == phrase.len() && edge < EDGE) {
                sum += weight(&phrase[..edge], 2) + weight(&phrase[phrase.len() - edge..], 3);
            }
        }
        sum
    }

    #[test]
    fn what_is_shipped_adds_up_as_one_by_one_does() {
        assert!(Table::parse(FILE).is_some_and(|table| table.weights.len() > 1000));
        // A unit that is no ideograph stands for nothing.
        let codes: Vec<u32> = "坚持守护湖湾x扎实推进产业振兴更好".chars().map(|c| if c == 'x' { 0 } else { u32::from(c) }).collect();
        let characters = Characters::new(&codes);
        for start in 0..codes.len() {
            for end in start + 1..=codes.len() {
                let (found, expected) = (characters.sign(start, end), naive(&codes[start..end]));
                assert!((found - expected).abs() < 1e-9, "{start}..{end}: {found} {expected}");
            }
        }
        assert!(Characters::new(&[]).before.len() == 1);
    }

    #[test]
    fn what_is_no_table_is_refused() {
        assert!(Table::parse("head\n坚\t0.5\t\t-0.25\n坚持\t\t1\t\n").is_some_and(|table| table.of(&[0x575a]).closing == -2500));
        for line in ["坚\t1\t1", "\t1\t1\t1", "坚持不懈\t1\t\t", "坚\tone\t\t"] {
            assert!(Table::parse(&format!("head\n{line}\n")).is_none(), "{line}");
        }
    }
}
