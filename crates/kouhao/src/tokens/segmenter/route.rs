//! Finds the most probable segmentation of a text.
//!
//! A text can be split into words of the dictionary in many ways. The probability of a word is its relative frequency, and the way with the greatest
//! product of probabilities wins. The naive method lists the words that start at each character (jieba's graph), goes through the graph from the end,
//! keeping the best continuation for each character (dynamic programming), and then follows it. Here, looking words up and choosing among them are
//! one pass from the last character to the first: whatever is found is weighed at once, and only the choice is stored.
//!
//! Speed is limited by memory latency, and by branch mispredictions about where words end. Therefore the nodes of the first two and the first three
//! characters are loaded beforehand, in loops without branches, so that many loads are in flight at once; words of up to three characters are weighed
//! without branches, whether or not they exist (a word that does not has the logarithm −∞); and only longer words are looked up in a loop. The chosen
//! words are collected in a separate loop, before anything about them is looked up. Marks pass through the same loops, as characters that no word
//! crosses: a text is many short blocks, and starting anew at each would cost a few mispredictions.
//!
//! Everything agrees with jieba, including the order in which logarithms are added and the choice between two equal ways (the longer first word).

use std::cell::Cell;
use std::hint::select_unpredictable;

use super::hmm::{self, Model};
use super::trie::{MARK, Node};
use super::words::Words;

/// A token: its span, in bytes, and what is known about it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tokens) struct Piece {
    pub(in crate::tokens) start: usize,
    pub(in crate::tokens) end: usize,
    /// Its place in the dictionary, 0 if it is not there.
    pub(in crate::tokens) place: u32,
}

/// The number of characters segmented at once, if a mark allows a division: the data for each then fit the nearest cache.
const BATCH: usize = 1 << 10;
/// The number of characters looked up at once.
const AHEAD: usize = 3;
/// The number of characters that the buffers keep room for, so that one text without marks does not hold memory for ever.
const KEPT: usize = 1 << 16;

/// Working memory.
#[derive(Default)]
struct Buffers {
    /// For each character its code and the byte at which it starts; then some marks, and the end.
    codes: Vec<u16>,
    starts: Vec<usize>,
    /// For each character the nodes of the first two and the first three characters from there on.
    pairs: Vec<Node>,
    triples: Vec<Node>,
    /// For each character the log probability of the best continuation, and its first word; afterwards the words of the best segmentation, in order.
    chances: Vec<f64>,
    words: Vec<Word>,
    states: Vec<[u8; 4]>,
}

/// A stretch of characters.
#[derive(Clone, Copy, Default)]
struct Word {
    start: u32,
    len: u32,
    /// Its place in the dictionary, 0 if it is not there.
    place: u32,
    /// Whether it is a single character left over, and not a mark.
    single: bool,
}

thread_local! {
    static BUFFERS: Cell<Buffers> = Cell::default();
}

impl Words {
    /// Calls `emit` with each token of `text`; the tokens tile it. Words that are not in the dictionary are guessed by `model`.
    ///
    /// # Complexity
    /// Linear in the length of the text, at worst multiplied by the length of the longest word.
    pub(super) fn cut(&self, text: &str, model: Option<&Model>, mut emit: impl FnMut(Piece)) {
        let mut buffers = BUFFERS.take();
        let mut at = 0;
        while at < text.len() {
            at = self.read(text, at, &mut buffers);
            self.look_up(&mut buffers);
            self.choose(&mut buffers);
            self.follow(text, model, &mut buffers, &mut emit);
        }
        if buffers.codes.capacity() > KEPT {
            buffers = Buffers::default();
        }
        BUFFERS.set(buffers);
    }

    /// Reads characters from byte `at` up to a mark or the end of the text, and returns where they end. A carriage return and its line feed count as
    /// one.
    fn read(&self, text: &str, at: usize, buffers: &mut Buffers) -> usize {
        let Buffers { codes, starts, .. } = buffers;
        codes.clear();
        starts.clear();
        let mut end = text.len();
        for (i, c) in text[at..].char_indices() {
            let code = self.trie.code(c);
            if code == MARK && c == '\n' && text[..at + i].ends_with('\r') {
                continue;
            }
            codes.push(code);
            starts.push(at + i);
            if code == MARK && codes.len() >= BATCH && c != '\r' {
                end = at + i + c.len_utf8();
                break;
            }
        }
        codes.extend([MARK; AHEAD]);
        starts.push(end);
        end
    }

    /// Looks up the first two and the first three characters from each position.
    fn look_up(&self, buffers: &mut Buffers) {
        let Buffers { codes, pairs, triples, .. } = buffers;
        pairs.clear();
        pairs.extend(codes.windows(2).map(|codes| self.trie.child(self.trie.first(codes[0]), codes[1])));
        triples.clear();
        triples.extend(pairs.iter().zip(&codes[2..]).map(|(&pair, &code)| self.trie.child(pair, code)));
    }

    /// Chooses the word that starts at each character.
    fn choose(&self, buffers: &mut Buffers) {
        let Buffers { codes, pairs, triples, chances, words, .. } = buffers;
        let n = codes.len() - AHEAD;
        chances.clear();
        chances.resize(n + AHEAD, 0.0);
        words.clear();
        words.resize(n, Word::default());
        let (logarithms, total) = (&self.logarithms[..], self.log_total);
        let chance = |node: Node| logarithms.get(node.weight() as usize).copied().unwrap_or(f64::NEG_INFINITY) - total;
        // The log probabilities of the best continuations after words of one, two and three characters.
        let (mut one, mut two, mut three) = (0.0, 0.0, 0.0);
        for (((at, next), &pair), &triple) in codes[..n + 2].windows(3).enumerate().zip(&pairs[..n]).zip(&triples[..n]).rev() {
            let (code, first) = (next[0], self.trie.first(next[0]));
            // The continuation right after this character becomes available last, so it is weighed last.
            let (by_one, by_two, by_three) = (chance(first) + one, chance(pair) + two, chance(triple) + three);
            let mut best = greater(by_three, by_two);
            let is_three = by_three >= by_two;
            let mut len = select_unpredictable(is_three, 3, 2);
            let mut place = select_unpredictable(is_three, pair.place_of_child(next[2]), first.place_of_child(next[1]));
            if triple.has_children() {
                self.choose_longer(&codes[at..], triple, &chances[at..], &mut best, &mut len, &mut place);
            }
            let alone = select_unpredictable(first.weight() > 0, code.into(), 0);
            let is_longer = best >= by_one;
            len = select_unpredictable(is_longer, len, 1);
            place = select_unpredictable(is_longer, place, alone);
            best = greater(best, by_one);
            if code == MARK {
                (best, len, place) = (0.0, 1, 0);
            } else if best == f64::NEG_INFINITY {
                // No word starts here: the character stands alone, as improbable as a word can be.
                (best, len, place) = (0.0 - total + one, 1, alone);
            }
            chances[at] = best;
            words[at] = Word { start: at as u32, len, place, single: (len == 1) & (code != MARK) };
            (one, two, three) = (best, one, two);
        }
    }

    /// Examines the words of more than three characters that `codes` starts with; `node` is that of the first three.
    fn choose_longer(&self, codes: &[u16], mut node: Node, chances: &[f64], best: &mut f64, len: &mut u32, place: &mut u32) {
        for (&code, end) in codes[3..].iter().zip(4..) {
            let at = node.place_of_child(code);
            node = self.trie.child(node, code);
            if node.is_none() {
                break;
            }
            if let (1.., Some(chance)) = (node.weight(), chances.get(end)) {
                let chance = self.logarithms[node.weight() as usize] - self.log_total + chance;
                if chance >= *best {
                    (*best, *len, *place) = (chance, end as u32, at);
                }
            }
        }
    }

    /// Calls `emit` with each token along the chosen words. Single characters left over between them are joined: letters and digits into one token,
    /// everything else, if there is a model, into the words that it guesses.
    fn follow(&self, text: &str, model: Option<&Model>, buffers: &mut Buffers, emit: &mut impl FnMut(Piece)) {
        let Buffers { codes, starts, words, states, .. } = buffers;
        // The chosen words are listed first, in place, in a loop whose only branch is never in doubt.
        let (mut count, mut at) = (0, 0);
        while let Some(&word) = words.get(at) {
            words[count] = word;
            count += 1;
            at += word.len as usize;
        }
        words.truncate(count);
        let is_latin = |word: &Word| text.as_bytes()[starts[word.start as usize]].is_ascii_alphanumeric();
        let is_joined = |word: &Word, next: &Word| word.single & next.single && (model.is_some() || is_latin(word) && is_latin(next));
        let mut rest = &words[..];
        while let [word, more @ ..] = rest {
            let start = word.start as usize;
            if more.first().is_some_and(|next| is_joined(word, next)) {
                let len = 1 + rest.windows(2).take_while(|pair| is_joined(&pair[0], &pair[1])).count();
                self.join(text, model, &codes[start..][..len], &starts[start..=start + len], states, emit);
                rest = &rest[len..];
            } else {
                emit(Piece { start: starts[start], end: starts[start + word.len as usize], place: word.place });
                rest = more;
            }
        }
    }

    /// Calls `emit` with the tokens of a run of single characters; `starts` holds their starts and the end of the last.
    #[inline(never)]
    fn join(&self, text: &str, model: Option<&Model>, codes: &[u16], starts: &[usize], states: &mut Vec<[u8; 4]>, emit: &mut impl FnMut(Piece)) {
        let place = |from: usize, to: usize| self.trie.place(codes[from..to].iter().copied());
        let mut piece = |from: usize, to: usize| emit(Piece { start: starts[from], end: starts[to], place: place(from, to) });
        match model {
            None => piece(0, codes.len()),
            Some(_) if place(0, codes.len()) > 0 => (0..codes.len()).for_each(|at| piece(at, at + 1)),
            Some(model) => guess(text, model, starts, states, piece),
        }
    }
}

/// Returns the greater of two numbers, neither of which is NaN. Unlike `f64::max`, it compiles to one instruction.
#[inline(always)]
fn greater(a: f64, b: f64) -> f64 {
    if a > b { a } else { b }
}

/// Calls `emit` with each word that `model` guesses, given as the index of its first character and the index after its last; `starts` holds the
/// starts of the characters and the end of the last.
fn guess(text: &str, model: &Model, starts: &[usize], states: &mut Vec<[u8; 4]>, mut emit: impl FnMut(usize, usize)) {
    let n = starts.len() - 1;
    let mut at = 0;
    while at < n {
        let from = at;
        model.cut(&text[starts[at]..starts[n]], states, |len| {
            emit(at, at + len);
            at += len;
        });
        if at > from {
            continue;
        }
        let covered = |at: usize| text[starts[at]..].starts_with(hmm::covers);
        let to = (at + 1..n).find(|&to| covered(to)).unwrap_or(n);
        while at < to {
            let rest = &text[starts[at]..starts[to]];
            let len = identifier(rest).unwrap_or_else(|| rest.find(|c: char| c.is_ascii_alphanumeric()).unwrap_or(rest.len()));
            let len = rest[..len].chars().count();
            emit(at, at + len);
            at += len;
        }
    }
}

/// Returns the length of the identifier that `text` starts with: letters and digits, with single connectors `.`, `_` and `-` between them, and an
/// optional percent sign at the end (3.5%, WES-5.4).
fn identifier(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let solid = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
    let mut len = 0;
    while solid(len) || len > 0 && matches!(bytes.get(len), Some(b'.' | b'_' | b'-')) && solid(len + 1) {
        len += 1;
    }
    (len > 0).then(|| len + usize::from(bytes.get(len) == Some(&b'%')))
}
