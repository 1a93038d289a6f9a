//! Weighs the signs of a phrase that need not recur in the text, with those of its relatives and characters.
//!
//! A rare phrase is judged by its company: the use of phrases with the same ending matters for a phrase that nobody else uses, and little for one
//! that occurs in a thousand documents. A weighted sum of signs cannot express that; small decision trees can, each of which corrects the errors of
//! those before it (gradient boosting: Friedman 2001). The trees are stored in `data/known_model.tsv` and trained by `scripts/formulations/train.py`.

use std::sync::LazyLock;

use super::relatives;
use crate::find::formulation::{SIGNS, Signs};
use crate::rounding::quantised;

/// Trees whose outputs are added up.
///
/// The naive way walks down each tree, and branch prediction cannot guess which way. Here the questions of all trees are stored side by side, sign by
/// sign. Each answer rules out the leaves on the other side, and the value of a sign answers all questions about it at once: its position among the
/// thresholds selects a row of a table, which says what remains of each tree (after QuickScorer: Lucchese et al. 2015). Signs may be evaluated in any
/// order. While some are unknown, the remaining leaves give an upper bound of the score; when all are known, one leaf of each tree remains, and the
/// bound is the score.
#[derive(Default)]
pub(super) struct Trees {
    /// For each sign, its thresholds in ascending order, and the index of its first row; there is one row more than thresholds.
    asked: Vec<(Vec<f64>, usize)>,
    /// The remaining leaves of each tree if the value of the sign exceeds no threshold, the smallest, the two smallest, and so on.
    rows: Vec<Left>,
    /// The maximum that each tree can add, by its remaining leaves, in millionths: integers have the same sum in any order.
    most: Vec<[i32; 1 << LEAVES]>,
}

/// The maximum number of leaves of a tree.
const LEAVES: usize = 8;

/// The maximum number of trees: fixed, so that a row is applied with a few wide instructions.
const TREES: usize = 256;

/// The remaining leaves of each tree, as bits, the first lowest.
pub(super) type Left = [u8; TREES];

/// All leaves, before anything is known.
pub(super) const ALL_LEFT: Left = [u8::MAX; TREES];

/// The number of integer units in one unit of the score.
const PARTS: f64 = 1e6;

/// The question whether a sign is at most a threshold.
struct Question {
    sign: usize,
    at_most: f64,
    tree: usize,
    /// The remaining leaves of the tree if it is, and if it is not.
    yes: u8,
    no: u8,
}

static SHIPPED: LazyLock<Trees> = LazyLock::new(|| {
    // A test reads the file, so the shipped file can be parsed.
    Trees::parse(include_str!("../../../data/known_model.tsv"), &names().collect::<Vec<_>>()).unwrap_or_default()
});

/// Returns the name of each sign, in the order in which they are weighed.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    SIGNS.iter().map(|&(name, _)| name).chain(relatives::NAMES.iter().map(String::as_str)).chain(["characters"])
}

/// A node of a tree, as stored in the file.
enum Node {
    Question { sign: usize, at_most: f64, yes: usize, no: usize },
    Adds(f64),
}

impl Trees {
    /// Returns the trees that ship with the library.
    pub(super) fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// Parses a line for each node: tree, node, and either the name of a sign, threshold and the nodes to continue with, or the value to add. Nodes are
    /// numbered from 0 in each tree, and a question precedes those that it leads to.
    pub(super) fn parse(text: &str, names: &[&str]) -> Option<Self> {
        let lines: Vec<Vec<&str>> = text.lines().skip(1).map(|line| line.split('\t').collect()).collect();
        let (mut questions, mut most) = (Vec::new(), Vec::new());
        for lines in lines.chunk_by(|a, b| a[0] == b[0]) {
            let node = |(place, fields): (usize, &Vec<&'_ str>)| {
                let [_, node, sign, at_most, yes, no, adds] = fields[..] else { return None };
                if node.parse() != Ok(place) {
                    return None;
                }
                if sign.is_empty() {
                    return adds.parse().ok().map(Node::Adds);
                }
                let next = |node: &str| node.parse().ok().filter(|&node: &usize| node > place && node < lines.len());
                Some(Node::Question {
                    sign: names.iter().position(|&name| name == sign)?,
                    at_most: at_most.parse().ok()?,
                    yes: next(yes)?,
                    no: next(no)?,
                })
            };
            let nodes: Vec<Node> = lines.iter().enumerate().map(node).collect::<Option<_>>()?;
            let mut adds = Vec::new();
            grow(&nodes, 0, most.len(), &mut questions, &mut adds)?;
            if adds.len() > LEAVES || most.len() == TREES {
                return None;
            }
            let left = |bits: usize| adds.iter().enumerate().filter(move |(leaf, _)| bits & (1 << leaf) != 0).map(|(_, &adds)| adds);
            most.push(std::array::from_fn(|bits| left(bits).max().unwrap_or(0)));
        }
        let (mut asked, mut rows) = (Vec::new(), Vec::new());
        for sign in 0..names.len() {
            let questions: Vec<&Question> = questions.iter().filter(|question| question.sign == sign).collect();
            let mut numbers: Vec<f64> = questions.iter().map(|question| question.at_most).collect();
            numbers.sort_by(f64::total_cmp);
            numbers.dedup();
            asked.push((numbers, rows.len()));
            let (numbers, _) = &asked[sign];
            for rank in 0..=numbers.len() {
                let mut row = ALL_LEFT;
                for question in &questions {
                    let no = numbers[..rank].contains(&question.at_most);
                    row[question.tree] &= if no { question.no } else { question.yes };
                }
                rows.push(row);
            }
        }
        Some(Trees { asked, rows, most })
    }

    /// Removes the leaves that the values of consecutive signs rule out, the first of which is sign number `first`.
    ///
    /// # Complexity
    /// Some ten instructions for each sign.
    pub(super) fn strike(&self, left: &mut Left, first: usize, numbers: &[f64]) {
        let asked = self.asked.get(first..).unwrap_or_default();
        for ((asked, row), &number) in asked.iter().zip(numbers).filter(|((asked, _), _)| !asked.is_empty()) {
            // All thresholds are examined, because that is faster than guessing where to stop.
            let rank = asked.iter().filter(|&&asked| number > asked).count();
            without(left, &self.rows[row + rank]);
        }
    }

    /// Removes the leaves that the [characters](super::characters::Characters::sign) of a phrase rule out; they are the last sign.
    pub(super) fn strike_characters(&self, left: &mut Left, sign: f64) {
        self.strike(left, SIGNS.len() + relatives::COUNT, &[sign]);
    }

    /// Returns the sum of the maxima of the remaining leaves: the log odds that a phrase is a formulation, if all signs are known.
    pub(super) fn most(&self, left: &Left) -> f64 {
        let sum: i64 = self.most.iter().zip(left).map(|(most, &left)| i64::from(most[usize::from(left)])).sum();
        quantised(sum as f64 / PARTS)
    }

    /// Returns the score of a phrase all of whose signs are known.
    pub(super) fn weigh(&self, signs: &Signs, relatives: &relatives::Signs, characters: f64) -> f64 {
        let mut left = ALL_LEFT;
        self.strike(&mut left, 0, signs);
        self.strike(&mut left, signs.len(), relatives);
        self.strike_characters(&mut left, characters);
        self.most(&left)
    }

    /// Returns the sum of the outputs of the trees for the values of all their signs.
    pub(super) fn sum(&self, signs: &[f64]) -> f64 {
        let mut left = ALL_LEFT;
        self.strike(&mut left, 0, signs);
        self.most(&left)
    }
}

/// Removes from `left` the leaves that do not remain in `other`.
pub(super) fn without(left: &mut Left, other: &Left) {
    left.iter_mut().zip(other).for_each(|(left, other)| *left &= other);
}

/// Adds a node of a tree and those below it. Leaves are numbered from left to right: those below the yes of a question come before those below its
/// no.
fn grow(nodes: &[Node], node: usize, tree: usize, questions: &mut Vec<Question>, adds: &mut Vec<i32>) -> Option<()> {
    match nodes[node] {
        Node::Adds(number) => adds.push((number * PARTS).round() as i32),
        Node::Question { sign, at_most, yes, no } => {
            let first = adds.len();
            grow(nodes, yes, tree, questions, adds)?;
            let middle = adds.len();
            grow(nodes, no, tree, questions, adds)?;
            let bits = |answers: std::ops::Range<usize>| answers.fold(0u8, |bits, answer| bits | 1u8.checked_shl(answer as u32).unwrap_or(0));
            questions.push(Question { sign, at_most, tree, yes: !bits(middle..adds.len()), no: !bits(first..middle) });
        }
    }
    Some(())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::find::formulation::{Phrase, signs};

    const FILE: &str = include_str!("../../../data/known_model.tsv");
    const HEAD: &str = "tree\tnode\tsign\tat_most\tyes\tno\tadds\n";

    #[test]
    fn every_sign_has_a_name_of_its_own() {
        let mut all: Vec<&str> = names().collect();
        assert_eq!(all.len(), SIGNS.len() + relatives::COUNT + 1);
        all.sort_unstable();
        assert!(all.windows(2).all(|pair| pair[0] != pair[1]), "two signs of one name");
    }

    /// Walks down each tree of a file.
    fn naive(text: &str, number: impl Fn(&str) -> f64) -> f64 {
        let lines: Vec<Vec<&str>> = text.lines().skip(1).map(|line| line.split('\t').collect()).collect();
        let walk = |tree: &[Vec<&str>]| {
            let mut node = &tree[0];
            while !node[2].is_empty() {
                let next = if number(node[2]) <= node[3].parse().unwrap() { node[4] } else { node[5] };
                node = &tree[next.parse::<usize>().unwrap()];
            }
            node[6].parse::<f64>().unwrap()
        };
        quantised(lines.chunk_by(|a, b| a[0] == b[0]).map(walk).sum())
    }

    #[test]
    fn what_is_shipped_answers_as_walking_down_each_tree_does() {
        let trees = Trees::parse(FILE, &names().collect::<Vec<_>>()).expect("trees");
        assert!(trees.most.len() > 50);
        let all: Vec<&str> = names().collect();
        // Numbers about which the trees ask, others between them, and some far beyond.
        let asked: Vec<f64> = trees.asked.iter().flat_map(|(asked, _)| asked.clone()).collect();
        let mut seed = 1u64;
        for round in 0..200 {
            let mut draw = || {
                seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                let number = asked[(seed >> 33) as usize % asked.len()];
                [number, number + 1e-9, number - 0.5, -1e9, 1e9][(seed >> 13) as usize % if round % 2 == 0 { 3 } else { 5 }]
            };
            let (signs, relatives, characters) = (signs(&Phrase::default()).map(|_| draw()), [0.0; relatives::COUNT].map(|_| draw()), draw());
            let number =
                |name: &str| *signs.iter().chain(&relatives).chain([&characters]).nth(all.iter().position(|&known| known == name).unwrap()).unwrap();
            let score = trees.weigh(&signs, &relatives, characters);
            assert_eq!(score, naive(FILE, number));
            // Of whatever is unknown yet, the score is among those that can be reached.
            let (mut left, from, len) = (ALL_LEFT, draw().abs() as usize % SIGNS.len(), draw().abs() as usize % SIGNS.len());
            trees.strike(&mut left, from, &signs[from..(from + len).min(SIGNS.len())]);
            assert!(trees.most(&left) >= score);
            trees.strike(&mut left, SIGNS.len(), &relatives);
            trees.strike_characters(&mut left, characters);
            let known = trees.most(&left);
            trees.strike(&mut left, 0, &signs);
            assert!(known >= score && trees.most(&left) == score);
        }
    }

    #[test]
    fn trees_add_up() {
        let trees = Trees::parse(
            &format!(
                "{HEAD}0\t0\tunits\t1.5\t1\t2\t\n0\t1\t\t\t\t\t0.25\n0\t2\t\t\t\t\t-1\n1\t0\tsince\t2012\t1\t2\t\n1\t1\t\t\t\t\t2\n1\t2\t\t\t\t\t4\n"
            ),
            &names().collect::<Vec<_>>(),
        )
        .unwrap();
        let units = names().position(|name| name == "units").unwrap();
        let (mut signs, mut relatives) = (signs(&Phrase::default()).map(|_| 0.0), [0.0; relatives::COUNT]);
        assert_eq!(trees.weigh(&signs, &relatives, 0.0), 2.25);
        signs[units] = 2.0;
        relatives[relatives::COUNT - 1] = 2013.0;
        assert_eq!(trees.weigh(&signs, &relatives, 0.0), 3.0);
    }

    #[test]
    fn what_is_no_tree_is_refused() {
        for lines in [
            "0\t0\tunits\t1\t1\t2\t\n",
            "0\t0\tunits\t1\t0\t0\t\n",
            "0\t0\tluck\t1\t1\t2\t\n0\t1\t\t\t\t\t1\n0\t2\t\t\t\t\t1\n",
            "0\t1\t\t\t\t\t1\n",
            "0\t0\t\n",
        ] {
            assert!(Trees::parse(&format!("{HEAD}{lines}"), &["units"]).is_none(), "{lines}");
        }
    }
}
