//! Sorts stretches of text so that those with a common opening are adjacent, and those with a common ending.

use std::ops::Range;

use crate::find::reading::{Reading, groups};

/// A range of units in one of several texts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) struct Stretch {
    pub(super) text: u32,
    pub(super) start: u32,
    pub(super) end: u32,
    /// Whether the text before it in its clause was left out; the whole is a stretch too.
    pub(super) led: bool,
}

impl Stretch {
    pub(super) fn new(text: usize, units: Range<usize>) -> Self {
        Stretch { text: text as u32, start: units.start as u32, end: units.end as u32, led: false }
    }

    pub(super) fn units(self) -> Range<usize> {
        self.start as usize..self.end as usize
    }

    pub(super) fn len(self) -> usize {
        self.units().len()
    }
}

/// The distinct wordings of stretches, sorted, each with all its occurrences.
pub(super) struct Trees {
    sorted: Vec<Stretch>,
    /// The index in `sorted` of the first occurrence of each wording; the last element is the total number.
    firsts: Vec<u32>,
    pub(super) openings: Tree,
    pub(super) endings: Tree,
    /// The number of wordings that are a whole stretch somewhere.
    pub(super) wholes: usize,
}

/// Openings (or endings) that a minimum number of wordings share, nested: each node contains those that share more.
pub(super) struct Tree {
    /// Outer nodes before inner ones; the first is the empty opening, which all share.
    pub(super) nodes: Vec<Node>,
    /// The innermost node of every wording.
    innermost: Vec<u32>,
}

/// An opening or ending.
pub(super) struct Node {
    /// The length in units.
    pub(super) len: usize,
    /// The number of wordings; for endings, of those that are whole stretches.
    pub(super) size: usize,
    parent: u32,
}

impl Trees {
    /// Arranges stretches; openings and endings are those of at least `least` wordings, cut where at least half of these have the end of a token. A suffix can
    /// be an ending: 打好{}战 with 攻坚 and 保卫.
    pub(super) fn new(readings: &[Reading<'_>], stretches: impl Iterator<Item = Stretch>, least: usize) -> Self {
        let ids = |stretch: &Stretch| &readings[stretch.text as usize].ids[stretch.units()];
        let mut sorted: Vec<Stretch> = stretches.collect();
        sorted.sort_unstable_by(|a, b| ids(a).cmp(ids(b)).then(a.cmp(b)));
        let mut firsts: Vec<u32> = (0..sorted.len()).filter(|&i| i == 0 || ids(&sorted[i - 1]) != ids(&sorted[i])).map(|i| i as u32).collect();
        let mut forward: Vec<u32> = (0..firsts.len() as u32).collect();
        let first = |wording: &u32| sorted[firsts[*wording as usize] as usize];
        let reading = |stretch: Stretch| &readings[stretch.text as usize];
        let openings = Tree::new(
            &forward,
            least,
            |wording, k| ids(&first(wording)).get(k).copied(),
            |wording, len| reading(first(wording)).token[first(wording).units().start + len],
        );
        forward.sort_unstable_by(|a, b| ids(&first(a)).iter().rev().cmp(ids(&first(b)).iter().rev()));
        let endings = Tree::new(
            &forward,
            least,
            |wording, k| ids(&first(wording)).iter().rev().nth(k).copied(),
            |wording, len| reading(first(wording)).ends_stem(first(wording).units().end - len),
        );
        firsts.push(sorted.len() as u32);
        let mut layout = Trees { sorted, firsts, openings, endings, wholes: 0 };
        layout.count_wholes();
        layout
    }

    /// Returns the number of distinct wordings.
    pub(super) fn len(&self) -> usize {
        self.firsts.len() - 1
    }

    /// Counts, for each ending, only the wordings that are whole stretches: the parts of one stretch all end as it does.
    fn count_wholes(&mut self) {
        self.endings.nodes.iter_mut().for_each(|node| node.size = 0);
        for wording in 0..self.len() as u32 {
            if self.occurrences(wording).iter().any(|stretch| !stretch.led) {
                self.wholes += 1;
                let nodes: Vec<u32> = self.endings.of(wording).collect();
                nodes.into_iter().for_each(|node| self.endings.nodes[node as usize].size += 1);
            }
        }
    }

    /// Returns the occurrences of a wording, in order.
    pub(super) fn occurrences(&self, wording: u32) -> &[Stretch] {
        &self.sorted[self.firsts[wording as usize] as usize..self.firsts[wording as usize + 1] as usize]
    }
}

impl Tree {
    /// Creates the tree of wordings sorted by the units that `at` returns for each; `is_cut` returns whether a token ends after a given number of units.
    fn new(sorted: &[u32], least: usize, at: impl Fn(&u32, usize) -> Option<u32>, is_cut: impl Fn(&u32, usize) -> bool) -> Self {
        let mut found = groups(sorted, least, at);
        found.sort_by_key(|(members, len)| (members.start, std::cmp::Reverse(members.end), *len));
        let mut nodes = vec![Node { len: 0, size: sorted.len(), parent: 0 }];
        let mut innermost = vec![0; sorted.len()];
        // Nodes, with the end of their members and the length that these share, which may extend beyond the last cut between tokens.
        let mut open: Vec<(u32, usize, usize)> = vec![(0, usize::MAX, 0)];
        for (members, shared) in found {
            while open.last().is_some_and(|&(_, end, _)| end < members.end) {
                open.pop();
            }
            let (parent, outer) = open.last().map_or((0, 0), |&(node, _, shared)| (node, shared));
            let cut_well = |&len: &usize| 2 * sorted[members.clone()].iter().filter(|wording| is_cut(wording, len)).count() >= members.len();
            // If no token ends after the units that the outer ones share, they form no node of their own.
            let len = (outer + 1..=shared).rev().find(cut_well);
            let node = len.map_or(parent, |_| nodes.len() as u32);
            if let Some(len) = len {
                sorted[members.clone()].iter().for_each(|&wording| innermost[wording as usize] = node);
                nodes.push(Node { len, size: members.len(), parent });
            }
            open.push((node, members.end, shared));
        }
        Tree { nodes, innermost }
    }

    /// Returns the nodes that contain a wording, from the innermost to the one that contains all.
    pub(super) fn of(&self, wording: u32) -> impl Iterator<Item = u32> {
        let mut next = Some(self.innermost[wording as usize]);
        std::iter::from_fn(move || {
            let node = next?;
            next = (node != 0).then(|| self.nodes[node as usize].parent);
            Some(node)
        })
    }
}
