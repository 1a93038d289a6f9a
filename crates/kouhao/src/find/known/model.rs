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
pub(super) struct Trees {
    nodes: Vec<Node>,
    /// The first node of each tree.
    roots: Vec<u32>,
}

/// A question, or where there are none left, an answer.
#[derive(Clone, Copy)]
enum Node {
    /// Whether a sign is at most a number, and the nodes to go on with.
    Question { sign: u32, at_most: f64, yes: u32, no: u32 },
    /// What the tree adds to the score.
    Adds(f64),
}

static SHIPPED: LazyLock<Trees> = LazyLock::new(|| {
    // A test reads the file, so what is shipped can be read.
    Trees::parse(include_str!("../../../data/known_model.tsv")).unwrap_or(Trees { nodes: Vec::new(), roots: Vec::new() })
});

/// The name of each sign, in the order in which they are weighed.
pub(super) fn names() -> impl Iterator<Item = &'static str> {
    SIGNS.iter().map(|&(name, _)| name).chain(relatives::NAMES.iter().map(String::as_str))
}

impl Trees {
    /// Returns the trees that come with the library.
    pub(super) fn shipped() -> &'static Self {
        &SHIPPED
    }

    /// Reads a line for each node: tree, node, and either sign, number, and the nodes to go on with, or what is added. Nodes are numbered from 0 in each
    /// tree, and a question stands before those it leads to.
    fn parse(text: &str) -> Option<Self> {
        let names: Vec<&str> = names().collect();
        let (mut nodes, mut roots) = (Vec::new(), Vec::new());
        for line in text.lines().skip(1) {
            let fields: Vec<&str> = line.split('\t').collect();
            let [_, node, sign, at_most, yes, no, adds] = fields[..] else { return None };
            if node == "0" {
                roots.push(nodes.len() as u32);
            }
            let root = *roots.last()?;
            let this = nodes.len() as u32;
            if this != root + node.parse::<u32>().ok()? {
                return None;
            }
            nodes.push(if sign.is_empty() {
                Node::Adds(adds.parse().ok()?)
            } else {
                let sign = names.iter().position(|&name| name == sign)? as u32;
                let next = |node: &str| node.parse::<u32>().ok().map(|node| root + node).filter(|&node| node > this);
                Node::Question { sign, at_most: at_most.parse().ok()?, yes: next(yes)?, no: next(no)? }
            });
        }
        let complete = nodes.iter().all(|node| !matches!(*node, Node::Question { yes, no, .. } if yes.max(no) as usize >= nodes.len()));
        complete.then_some(Trees { nodes, roots })
    }

    /// Adds the answers up: the logarithm of the odds that a phrase is a formulation.
    ///
    /// # Complexity
    /// The trees times their depth.
    pub(super) fn weigh(&self, signs: &Signs, relatives: &relatives::Signs) -> f64 {
        let number = |sign: u32| signs.get(sign as usize).or_else(|| relatives.get(sign as usize - signs.len())).copied().unwrap_or(0.0);
        let answer = |&root: &u32| {
            let mut at = root;
            loop {
                match self.nodes[at as usize] {
                    Node::Adds(adds) => return adds,
                    Node::Question { sign, at_most, yes, no } => at = if number(sign) <= at_most { yes } else { no },
                }
            }
        };
        quantised(self.roots.iter().map(answer).sum())
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

    #[test]
    fn what_is_shipped_can_be_read_and_always_answers() {
        let trees = Trees::parse(FILE).expect("trees");
        assert!(trees.roots.len() > 50);
        for number in [-1e9, 0.0, 0.5, 1e9, f64::NAN] {
            let weight = trees.weigh(&signs(&Phrase::default()).map(|_| number), &[number; relatives::COUNT]);
            assert!(weight.is_finite() && weight.abs() < 50.0, "{weight}");
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
        assert_eq!(trees.weigh(&signs, &relatives), 2.25);
        signs[units] = 2.0;
        relatives[relatives::COUNT - 1] = 2013.0;
        assert_eq!(trees.weigh(&signs, &relatives), 3.0);
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
