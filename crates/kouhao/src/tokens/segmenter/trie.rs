//! A trie of the dictionary, laid out so that all words that start at one position of a text are found with one load per character.
//!
//! The naive method queries a hash table of words for every stretch of the text. A trie shares common prefixes; its naive layout, a hash table from a
//! node and a character to the next node, costs a hash and a lookup per character. A *double array* (Aoe 1989) instead puts the children of all nodes
//! into one array, interleaved so that no two collide: the child of a node for character c is at the node's *base* plus the code of c, and has c as
//! its label. One addition, one load and one comparison tell whether it exists. No two nodes share a base, so comparing the label is enough.
//!
//! Codes are dense and assigned by frequency of use, commonest character first, so that the children of common words are close together in memory.

use std::hint::select_unpredictable;

use rustc_hash::FxHashMap;

/// The code of a character outside the blocks of words; no word crosses it.
pub(super) const MARK: u16 = 0;
/// The code of a character that a block may contain but no word does.
pub(super) const UNKNOWN: u16 = 1;
/// The first code of a character that occurs in words.
const KNOWN: u16 = 2;

/// The maximum number of codes. The root has base 0, so the node of a single character is at its code; all other nodes come after these.
const CODES: usize = 1 << 16;
/// The base of nodes without children, at which no label matches. No node with children has it.
const LEAF: u32 = 1;
/// The maximum number of nodes and weights.
const NODES: usize = 1 << 24;
pub(super) const WEIGHTS: usize = 1 << 24;

/// The dictionary has too many words, or too many different characters or frequencies.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tokens) struct Full;

/// A node, in 64 bits: its label (16), the weight of the word that ends here, 0 for none (24), and the base of its children (24).
#[derive(Clone, Copy, PartialEq, Eq)]
pub(super) struct Node(u64);

impl Node {
    /// Marks an empty place. Its label is not a code.
    const NONE: Node = Node::new(u16::MAX, 0, LEAF);
    const ROOT: Node = Node::new(u16::MAX, 0, 0);

    const fn new(label: u16, weight: u32, base: u32) -> Self {
        Node(label as u64 | (weight as u64) << 16 | (base as u64) << 40)
    }

    fn with_base(self, base: u32) -> Self {
        Node::new(self.label(), self.weight(), base)
    }

    fn with_weight(self, weight: u32) -> Self {
        Node::new(self.label(), weight, self.base())
    }

    fn label(self) -> u16 {
        self.0 as u16
    }

    pub(super) fn weight(self) -> u32 {
        (self.0 >> 16) as u32 & 0xff_ffff
    }

    fn base(self) -> u32 {
        (self.0 >> 40) as u32
    }

    /// Returns where the child for a character is, if it exists.
    pub(super) fn place_of_child(self, code: u16) -> u32 {
        self.base() + u32::from(code)
    }

    pub(super) fn is_none(self) -> bool {
        self.label() == u16::MAX
    }

    pub(super) fn has_children(self) -> bool {
        self.base() != LEAF
    }
}

/// Codes of characters.
#[derive(Clone)]
struct Codes {
    /// Codes of the Basic Multilingual Plane.
    basic: Box<[u16; CODES]>,
    /// Codes of characters of other planes that occur in words.
    other: FxHashMap<char, u16>,
    /// The number of codes assigned.
    len: usize,
}

impl Default for Codes {
    fn default() -> Self {
        let mut basic = Box::new([MARK; CODES]);
        for (code, c) in basic.iter_mut().zip(0..).filter_map(|(code, c)| Some((code, char::from_u32(c)?))) {
            *code = if in_block(c) { UNKNOWN } else { MARK };
        }
        Codes { basic, other: FxHashMap::default(), len: KNOWN.into() }
    }
}

impl Codes {
    #[inline(always)]
    fn get(&self, c: char) -> u16 {
        match u16::try_from(c as u32) {
            Ok(c) => self.basic[usize::from(c)],
            Err(_) => self.rare(c),
        }
    }

    #[cold]
    fn rare(&self, c: char) -> u16 {
        self.other.get(&c).copied().unwrap_or(if in_block(c) { UNKNOWN } else { MARK })
    }

    /// Returns the code of a character that occurs in a word, assigning one if necessary.
    fn give(&mut self, c: char) -> Result<u16, Full> {
        match self.get(c) {
            UNKNOWN => {
                // The last code is the label of empty places.
                let code = u16::try_from(self.len).ok().filter(|&code| code < u16::MAX).ok_or(Full)?;
                self.len += 1;
                match u16::try_from(c as u32) {
                    Ok(c) => self.basic[usize::from(c)] = code,
                    Err(_) => drop(self.other.insert(c, code)),
                }
                Ok(code)
            }
            code => Ok(code),
        }
    }
}

/// Returns whether blocks of words contain `c`: the ranges of ideographs, letters, digits and marks within them that jieba looks up. It treats
/// everything else (〇, 々, ideographs added to Unicode later) as a mark.
fn in_block(c: char) -> bool {
    is_ideograph(c) || c.is_ascii_alphanumeric() || matches!(c, '+' | '#' | '&' | '.' | '_' | '%' | '-')
}

/// Returns whether `c` is one of the ideographs that jieba looks up.
pub(super) fn is_ideograph(c: char) -> bool {
    matches!(c, '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2a6df}'
        | '\u{2a700}'..='\u{2ebef}' | '\u{2f800}'..='\u{2fa1f}')
}

/// A set of places.
#[derive(Clone, Default)]
struct Bits(Vec<u64>);

impl Bits {
    /// Returns which of the 64 places from `at` on are in the set, the first as the lowest bit.
    fn window(&self, at: usize) -> u64 {
        let word = |i| self.0.get(i).copied().unwrap_or(0);
        let (i, shift) = (at / 64, at % 64);
        if shift == 0 { word(i) } else { word(i) >> shift | word(i + 1) << (64 - shift) }
    }

    fn insert(&mut self, at: usize) {
        if at / 64 >= self.0.len() {
            self.0.resize(at / 64 + 1, 0);
        }
        self.0[at / 64] |= 1 << (at % 64);
    }

    fn remove(&mut self, at: usize) {
        if let Some(word) = self.0.get_mut(at / 64) {
            *word &= !(1 << (at % 64));
        }
    }
}

/// The trie.
#[derive(Clone)]
pub(super) struct Trie {
    codes: Codes,
    nodes: Vec<Node>,
    /// Which places of `nodes` are occupied, and which bases belong to a node.
    taken: Bits,
    bases: Bits,
    /// Indexed by the binary logarithm of the number of children: the place before which it is pointless to look for room for that many.
    open: [usize; 17],
}

impl Default for Trie {
    fn default() -> Self {
        let taken = Bits(vec![u64::MAX; CODES / 64]);
        let bases = Bits(vec![1 | 1 << LEAF]);
        Trie { codes: Codes::default(), nodes: vec![Node::NONE; CODES], taken, bases, open: [CODES; 17] }
    }
}

impl Trie {
    /// Builds the trie of words with their frequencies and weights, which must be sorted. Words that no block can contain are left out.
    ///
    /// # Complexity
    /// Linear in the total length of the words, apart from finding room, which in practice takes less time than everything else.
    pub(super) fn build(words: Vec<(&str, usize, u32)>) -> Result<Self, Full> {
        let mut trie = Trie::default();
        trie.give_codes(&words)?;

        // All nodes of the trie, each with its parent; the first is the root.
        let mut parents: Vec<u32> = vec![0];
        let mut nodes: Vec<Node> = vec![Node::NONE];
        // The nodes along the last word.
        let mut path: Vec<(u16, u32)> = Vec::new();
        for (word, _, weight) in words {
            let codes = word.chars().map(|c| trie.codes.get(c));
            if codes.clone().any(|code| code == MARK) {
                continue;
            }
            let shared = codes.clone().zip(&path).take_while(|&(code, &(label, _))| code == label).count();
            path.truncate(shared);
            for code in codes.skip(shared) {
                parents.push(path.last().map_or(0, |&(_, node)| node));
                path.push((code, nodes.len() as u32));
                nodes.push(Node::new(code, 0, LEAF));
            }
            if let Some(&(code, node)) = path.last() {
                nodes[node as usize] = Node::new(code, weight, LEAF);
            }
        }

        // Sorts the children by parent: the end of each node's children, reduced by one for each child that is put in its place.
        let mut starts = vec![0_u32; nodes.len() + 1];
        parents[1..].iter().for_each(|&parent| starts[parent as usize] += 1);
        for i in 1..starts.len() {
            starts[i] += starts[i - 1];
        }
        let mut children = vec![0_u32; nodes.len() - 1];
        for (&parent, child) in parents[1..].iter().zip(1..) {
            starts[parent as usize] -= 1;
            children[starts[parent as usize] as usize] = child;
        }
        drop(parents);
        let family = |node: usize| starts[node] as usize..starts[node + 1] as usize;

        // Bases, for large families first: small ones fill the holes that are left.
        let mut bases = vec![0; nodes.len()];
        let mut parents: Vec<u32> = (1..nodes.len()).filter(|&node| !family(node).is_empty()).map(|node| node as u32).collect();
        parents.sort_by_key(|&node| std::cmp::Reverse(family(node as usize).len().ilog2()));
        let mut labels = Vec::new();
        for node in parents.into_iter().map(|node| node as usize) {
            labels.clear();
            labels.extend(children[family(node)].iter().map(|&child| nodes[child as usize].label()));
            labels.sort_unstable();
            bases[node] = trie.find_room(&labels)?;
            nodes[node] = nodes[node].with_base(bases[node]);
        }
        trie.nodes.resize(64 * trie.taken.0.len(), Node::NONE);
        for (&base, parent) in bases.iter().zip(0..) {
            for &child in &children[family(parent)] {
                let node = nodes[child as usize];
                trie.nodes[base as usize + usize::from(node.label())] = node;
            }
        }
        Ok(trie)
    }

    /// Assigns codes to the characters of words, the commonest first.
    fn give_codes(&mut self, words: &[(&str, usize, u32)]) -> Result<(), Full> {
        let mut uses: FxHashMap<char, usize> = FxHashMap::default();
        for &(word, frequency, _) in words {
            word.chars().filter(|&c| self.codes.get(c) != MARK).for_each(|c| *uses.entry(c).or_default() += frequency);
        }
        let mut uses: Vec<(char, usize)> = uses.into_iter().collect();
        uses.sort_unstable_by_key(|&(c, frequency)| (std::cmp::Reverse(frequency), c));
        uses.iter().try_for_each(|&(c, _)| self.codes.give(c).map(drop))
    }

    /// Finds a base for a node with children of these labels, in ascending order, and occupies the places.
    fn find_room(&mut self, labels: &[u16]) -> Result<u32, Full> {
        let first = usize::from(labels[0]);
        let class = labels.len().ilog2() as usize;
        let mut base = self.open[class].max(first) - first;
        let base = loop {
            // 64 bases are tried at once.
            let mut clashes = self.bases.window(base);
            for &label in labels {
                clashes |= self.taken.window(base + usize::from(label));
                if clashes == u64::MAX {
                    break;
                }
            }
            if clashes != u64::MAX {
                break base + clashes.trailing_ones() as usize;
            }
            base += 64;
        };
        if base + CODES > NODES {
            return Err(Full);
        }
        self.open[class] = base + first;
        self.bases.insert(base);
        labels.iter().for_each(|&label| self.taken.insert(base + usize::from(label)));
        Ok(base as u32)
    }

    fn write(&mut self, place: usize, node: Node) {
        if place >= self.nodes.len() {
            self.nodes.resize(place + 1, Node::NONE);
        }
        self.nodes[place] = node;
    }

    /// Returns the code of `c`.
    #[inline(always)]
    pub(super) fn code(&self, c: char) -> u16 {
        self.codes.get(c)
    }

    /// Returns the node of a single character.
    #[inline(always)]
    pub(super) fn first(&self, code: u16) -> Node {
        self.nodes.get(usize::from(code)).copied().unwrap_or(Node::NONE)
    }

    /// Returns the child of `node` for a character.
    #[inline(always)]
    pub(super) fn child(&self, node: Node, code: u16) -> Node {
        // Whether a word continues is a toss-up, which a branch would often lose. The first place, which holds no node, is always close at hand.
        let place = select_unpredictable(node.has_children(), node.place_of_child(code) as usize, 0);
        let child = self.nodes.get(place).copied().unwrap_or(Node::NONE);
        select_unpredictable(child.label() == code, child, Node::NONE)
    }

    /// Returns the place of the word with these codes, unique as long as no word is added; 0 if it is not in the dictionary.
    #[inline(always)]
    pub(super) fn place(&self, codes: impl IntoIterator<Item = u16>) -> u32 {
        let (node, place) = self.walk(codes);
        if node.weight() > 0 { place } else { 0 }
    }

    /// Returns the place of a word.
    pub(super) fn place_of(&self, word: &str) -> u32 {
        self.place(word.chars().map(|c| self.codes.get(c)))
    }

    /// Returns the weight of a word, 0 if it is not in the dictionary.
    pub(super) fn weight(&self, word: &str) -> u32 {
        self.walk(word.chars().map(|c| self.codes.get(c))).0.weight()
    }

    /// Returns the node for these codes, and its place.
    #[inline(always)]
    fn walk(&self, codes: impl IntoIterator<Item = u16>) -> (Node, u32) {
        codes.into_iter().fold((Node::ROOT, 0), |(node, _), code| (self.child(node, code), node.place_of_child(code)))
    }

    /// Sets the weight of a word, adding the word if necessary.
    ///
    /// # Complexity
    /// Linear in the length of the word, except where children have to be moved to make room: the number of codes.
    pub(super) fn set(&mut self, word: &str, weight: u32) -> Result<(), Full> {
        if word.is_empty() || word.chars().any(|c| self.codes.get(c) == MARK) {
            return Ok(());
        }
        let mut parent = None;
        for c in word.chars() {
            let code = self.codes.give(c)?;
            let place = match parent {
                None => usize::from(code),
                Some(parent) if self.child(self.nodes[parent], code).is_none() => self.make_room(parent, code)?,
                Some(parent) => self.nodes[parent].place_of_child(code) as usize,
            };
            if self.nodes.get(place).is_none_or(|node| node.is_none()) {
                self.write(place, Node::new(code, 0, LEAF));
            }
            parent = Some(place);
        }
        if let Some(place) = parent {
            self.nodes[place] = self.nodes[place].with_weight(weight);
        }
        Ok(())
    }

    /// Makes room for another child of a node, moving its children if the place is occupied.
    fn make_room(&mut self, parent: usize, code: u16) -> Result<usize, Full> {
        let node = self.nodes[parent];
        let old = node.base() as usize;
        let mut labels = vec![code];
        if node.has_children() {
            if self.taken.window(old + usize::from(code)) & 1 == 0 {
                self.taken.insert(old + usize::from(code));
                return Ok(old + usize::from(code));
            }
            labels.extend((KNOWN..self.codes.len as u16).filter(|&label| !self.child(node, label).is_none()));
            labels.sort_unstable();
        }
        let base = self.find_room(&labels)?;
        self.nodes[parent] = node.with_base(base);
        if node.has_children() {
            for label in labels.into_iter().filter(|&label| label != code).map(usize::from) {
                self.write(base as usize + label, self.nodes[old + label]);
                self.nodes[old + label] = Node::NONE;
                self.taken.remove(old + label);
            }
            self.bases.remove(old);
        }
        Ok(base as usize + usize::from(code))
    }
}
