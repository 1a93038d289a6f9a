//! Weighs the signs of a phrase that a text need not repeat, with those of its relatives.
//!
//! A seldom phrase is judged by its company: what ends as it does matters for what nobody else uses, and little for what stands in a thousand documents. A sum of
//! signs times weights cannot say so; small trees of questions can, of which each adds to the score what those before it have missed (gradient
//! boosting: Friedman 2001). The trees stand in `data/known_model.tsv` and are grown by `scripts/formulations/train.py`.

use std::sync::LazyLock;

use super::relatives;
use crate::find::formulation::{SIGNS, Signs};
use crate::rounding::quantised;

/// Trees whose answers add up.
///
/// The naive way walks down each tree, and a processor cannot guess which way. Here the questions of all trees stand side by side, sign by sign, in the order
/// of their numbers: those that are answered with no come first, and each strikes out the answers below its yes. What is left first is the answer
/// of the tree (QuickScorer: Lucchese et al. 2015).
pub(super) struct Trees {
    /// For each sign what is asked of it, least number first.
    questions: Vec<Vec<Question>>,
    /// What each tree adds to the score, its answers from left to right: those below the yes of a question stand before those below its no.
    adds: Vec<[f64; LEAVES]>,
}

/// Most answers of a tree.
const LEAVES: usize = 8;

/// Whether a sign is at most a number.
struct Question {
    at_most: f64,
    tree: u32,
    /// The answers that are left if it is not, as bits, the first lowest.
    left: u8,
}

static SHIPPED: LazyLock<Trees> = LazyLock::new(|| {
    // A test reads the file, so what is shipped can be read.
    Trees::parse(include_str!("../../../data/known_model.tsv")).unwrap_or(Trees { questions: Vec::new(), adds: Vec::new() })
});

/// The name of each sign, in the order in which they are weighed.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    SIGNS.iter().map(|&(name, _)| name).chain(relatives::NAMES.iter().map(String::as_str))
}

/// A node of a tree as the file has it.
enum Node<'t> {
    Question { sign: &'t str, at_most: f64, yes: usize, no: usize },
    Adds(f64),
}

impl Trees {
    /// Returns the trees that come with the library.
    pub(super) fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// Reads a line for each node: tree, node, and either sign, number, and the nodes to go on with, or what is added. Nodes are numbered from 0 in each
    /// tree, and a question stands before those it leads to.
    fn parse(text: &str) -> Option<Self> {
        let lines: Vec<Vec<&str>> = text.lines().skip(1).map(|line| line.split('\t').collect()).collect();
        let mut trees = Trees { questions: names().map(|_| Vec::new()).collect(), adds: Vec::new() };
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
                Some(Node::Question { sign: names().find(|&name| name == sign)?, at_most: at_most.parse().ok()?, yes: next(yes)?, no: next(no)? })
            };
            let nodes: Vec<Node<'_>> = lines.iter().enumerate().map(node).collect::<Option<_>>()?;
            trees.adds.push([0.0; LEAVES]);
            if trees.grow(&nodes, 0, 0)? > LEAVES {
                return None;
            }
        }
        for questions in &mut trees.questions {
            questions.sort_by(|a, b| a.at_most.total_cmp(&b.at_most).then(a.tree.cmp(&b.tree)));
        }
        Some(trees)
    }

    /// Takes over a node of the last tree and those below it, of whose answers the first is number `first`; returns the number behind the last.
    fn grow(&mut self, nodes: &[Node<'_>], node: usize, first: usize) -> Option<usize> {
        match nodes[node] {
            Node::Adds(adds) => {
                *self.adds.last_mut()?.get_mut(first)? = adds;
                Some(first + 1)
            }
            Node::Question { sign, at_most, yes, no } => {
                let middle = self.grow(nodes, yes, first)?;
                let end = self.grow(nodes, no, middle)?;
                let below_yes = (first..middle).fold(0u8, |bits, answer| bits | 1 << answer);
                let place = names().position(|name| name == sign)?;
                self.questions[place].push(Question { at_most, tree: self.adds.len() as u32 - 1, left: !below_yes });
                Some(end)
            }
        }
    }

    /// Adds the answers up: the logarithm of the odds that a phrase is a formulation. `left` is room for work.
    ///
    /// # Complexity
    /// The trees and the questions that are answered with no.
    pub(super) fn weigh(&self, signs: &Signs, relatives: &relatives::Signs, left: &mut Vec<u8>) -> f64 {
        left.clear();
        left.resize(self.adds.len(), u8::MAX);
        for (questions, &number) in self.questions.iter().zip(signs.iter().chain(relatives)) {
            for question in questions.iter().take_while(|question| number > question.at_most) {
                left[question.tree as usize] &= question.left;
            }
        }
        quantised(left.iter().zip(&self.adds).map(|(left, adds)| adds[left.trailing_zeros() as usize % LEAVES]).sum())
    }
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
        assert_eq!(all.len(), SIGNS.len() + relatives::COUNT);
        all.sort_unstable();
        assert!(all.windows(2).all(|pair| pair[0] != pair[1]), "two signs of one name");
    }

    fn weigh(trees: &Trees, signs: &Signs, relatives: &relatives::Signs) -> f64 {
        trees.weigh(signs, relatives, &mut Vec::new())
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
        let trees = Trees::parse(FILE).expect("trees");
        assert!(trees.adds.len() > 50);
        let all: Vec<&str> = names().collect();
        // Numbers about which the trees ask, others between them, and some far beyond.
        let asked: Vec<f64> = trees.questions.iter().flatten().map(|question| question.at_most).collect();
        let mut seed = 1u64;
        for round in 0..200 {
            let mut draw = || {
                seed = seed.wrapping_mul(6364136223846793005).wrapping_add(1442695040888963407);
                let number = asked[(seed >> 33) as usize % asked.len()];
                [number, number + 1e-9, number - 0.5, -1e9, 1e9][(seed >> 13) as usize % if round % 2 == 0 { 3 } else { 5 }]
            };
            let (signs, relatives) = (signs(&Phrase::default()).map(|_| draw()), [0.0; relatives::COUNT].map(|_| draw()));
            let number = |name: &str| *signs.iter().chain(&relatives).nth(all.iter().position(|&known| known == name).unwrap()).unwrap();
            assert_eq!(weigh(&trees, &signs, &relatives), naive(FILE, number));
        }
    }

    #[test]
    fn trees_add_up() {
        let trees = Trees::parse(&format!(
            "{HEAD}0\t0\tunits\t1.5\t1\t2\t\n0\t1\t\t\t\t\t0.25\n0\t2\t\t\t\t\t-1\n1\t0\tsince\t2012\t1\t2\t\n1\t1\t\t\t\t\t2\n1\t2\t\t\t\t\t4\n"
        ))
        .unwrap();
        let units = names().position(|name| name == "units").unwrap();
        let (mut signs, mut relatives) = (signs(&Phrase::default()).map(|_| 0.0), [0.0; relatives::COUNT]);
        assert_eq!(weigh(&trees, &signs, &relatives), 2.25);
        signs[units] = 2.0;
        relatives[relatives::COUNT - 1] = 2013.0;
        assert_eq!(weigh(&trees, &signs, &relatives), 3.0);
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
            assert!(Trees::parse(&format!("{HEAD}{lines}")).is_none(), "{lines}");
        }
    }
}
