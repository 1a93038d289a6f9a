//! The likeliest way through a text.
//!
//! A text can be cut into words of the dictionary in many ways. Each word is as likely as its frequency says, and the way whose product of
//! chances is greatest wins. Naively: list the words that start at each character (jieba's graph), then go through the graph from the
//! end, keeping for each character the best way on (dynamic programming), then follow it. Here the walk through the dictionary and the choice
//! are one pass from the last character to the first: whatever is found is weighed at once, and nothing is stored but the choice.
//!
//! What bounds the speed is waiting for memory, and guesses of the processor about where words end that turn out wrong. So the nodes of the
//! first two and the first three characters are loaded beforehand, in loops without branches, in which many loads are under way at once; words of up to
//! three characters are weighed without branches, whether they are there or not (a word that is not has the logarithm −∞); and only what is
//! longer is looked for in a loop. The way is told in a loop of its own, before anything is asked of its words. Marks go through the same loops as
//! characters that words do not run over, and start from nothing: a text is many short blocks, and each would cost a few wrong guesses.
//!
//! All is as in jieba, to the order in which logarithms are added and to which of two equal ways wins (the longer first word).

use std::cell::Cell;
use std::hint::select_unpredictable;

use super::hmm::{self, Model};
use super::trie::{MARK, Node};
use super::words::Words;

/// Of a token: where it stands, in bytes, and what is known of it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(in crate::tokens) struct Piece {
    pub(in crate::tokens) start: usize,
    pub(in crate::tokens) end: usize,
    /// Its place in the dictionary, 0 if it is not there.
    pub(in crate::tokens) place: u32,
}

/// How many characters are cut at once, if a mark lets them be parted: what is needed for each fits the nearest cache.
const BATCH: usize = 1 << 10;
/// How many characters are looked at at once.
const AHEAD: usize = 3;
/// How many characters the buffers keep room for: a text without marks does not hold memory for ever.
const KEPT: usize = 1 << 16;

/// Working memory.
#[derive(Default)]
struct Buffers {
    /// For each character its code and the byte at which it starts; then some marks, and the end.
    codes: Vec<u16>,
    starts: Vec<usize>,
    /// For each character the nodes of the first two and the first three from there on.
    pairs: Vec<Node>,
    triples: Vec<Node>,
    /// For each character the logarithm of the chance of the best way on, and its first word; then the words of the best way, in order.
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
    /// Whether it is a character that was left alone, and no mark.
    single: bool,
}

thread_local! {
    static BUFFERS: Cell<Buffers> = Cell::default();
}

impl Words {
    /// Calls `emit` with each token of `text`, which tile it; words that the dictionary lacks are guessed by `model`.
    ///
    /// # Complexity
    /// Linear in the text, times the length of the longest word at worst.
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

    /// Reads characters from byte `at` on, up to a mark or the end of the text, and returns where they end. A carriage return and its line feed
    /// are one.
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

    /// Looks up the first two and the first three characters from each on.
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
        // The chances of the best ways on behind words of one, two and three characters.
        let (mut one, mut two, mut three) = (0.0, 0.0, 0.0);
        for (((at, next), &pair), &triple) in codes[..n + 2].windows(3).enumerate().zip(&pairs[..n]).zip(&triples[..n]).rev() {
            let (code, first) = (next[0], self.trie.first(next[0]));
            // What goes on right behind this character is known last, so it is weighed last.
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
                // No word starts here: a character alone, as rare as can be.
                (best, len, place) = (0.0 - total + one, 1, alone);
            }
            chances[at] = best;
            words[at] = Word { start: at as u32, len, place, single: (len == 1) & (code != MARK) };
            (one, two, three) = (best, one, two);
        }
    }

    /// Goes through the words of more than three characters that `codes` starts with; `node` is that of the first three.
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

    /// Calls `emit` with each token along the words chosen. What they leave as single characters is joined: letters and digits to one token,
    /// all else, if there is a model, to the words that it guesses.
    fn follow(&self, text: &str, model: Option<&Model>, buffers: &mut Buffers, emit: &mut impl FnMut(Piece)) {
        let Buffers { codes, starts, words, states, .. } = buffers;
        // The way is told first, in place, in a loop whose one branch is never in doubt.
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

    /// Calls `emit` with the tokens of a run of single characters, which start, and the last ends, at `starts`.
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

/// Returns the greater of two numbers. Unlike `f64::max` it is one instruction: neither is NaN.
#[inline(always)]
fn greater(a: f64, b: f64) -> f64 {
    if a > b { a } else { b }
}

/// Calls `emit` with the words that `model` guesses among characters that start, and the last ends, at `starts`: with the first character of
/// each and the one behind its last.
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

/// Returns the length of the identifier that `text` starts with: letters and digits, with single joints `.`, `_` and `-` between them, and a
/// percent sign behind (3.5%, WES-5.4).
fn identifier(text: &str) -> Option<usize> {
    let bytes = text.as_bytes();
    let solid = |at: usize| bytes.get(at).is_some_and(u8::is_ascii_alphanumeric);
    let mut len = 0;
    while solid(len) || len > 0 && matches!(bytes.get(len), Some(b'.' | b'_' | b'-')) && solid(len + 1) {
        len += 1;
    }
    (len > 0).then(|| len + usize::from(bytes.get(len) == Some(&b'%')))
}
