//! Guesses words that are not in the dictionary, by a hidden Markov model.
//!
//! Each character begins a word, ends one, is in the middle of one, or is a word by itself. The model gives the probability of each of these four
//! states following another, and of each character in each state; Viterbi's dynamic programme finds the most probable sequence of states, which
//! segments the text. The naive way would try all sequences. Numbers, the order of additions and the resolution of ties are jieba's, so the words are
//! the same.

use std::sync::LazyLock;

/// The states, by their index in every array of four.
const BEGIN: u8 = 0;
const END: u8 = 1;
const MIDDLE: u8 = 2;
const SINGLE: u8 = 3;

/// The two states that can precede each state; of two equally probable ones the second is taken.
const BEFORE: [[u8; 2]; 4] = [[END, SINGLE], [BEGIN, MIDDLE], [BEGIN, MIDDLE], [END, SINGLE]];

/// The logarithm of the probability of an impossible event.
const NEVER: f64 = -3.14e100;

const FIRST: u32 = 0x4e00;
const LAST: u32 = 0x9fd5;

/// Returns whether the model covers `c`.
pub(super) fn covers(c: char) -> bool {
    (FIRST..=LAST).contains(&(c as u32))
}

/// Logarithms of probabilities.
pub(super) struct Model {
    first: [f64; 4],
    after: [[f64; 4]; 4],
    /// For each covered character its row among the character probabilities; the first row is for characters that the model has not seen.
    rows: Vec<u16>,
    characters: Vec<[f64; 4]>,
}

static SHIPPED: LazyLock<Model> = LazyLock::new(|| {
    let bytes = include_bytes!("../../../data/segmenter_hmm.tsv.zst");
    Model::parse(&super::unpack(bytes))
});

impl Model {
    /// Returns jieba's model, which ships with the library.
    pub(super) fn shipped() -> &'static Model {
        &SHIPPED
    }

    /// Parses a model: a line of probabilities for the first state, four lines for the transitions from each state, and a line for each character.
    fn parse(table: &str) -> Self {
        let row = |fields: &str| {
            let mut row = [NEVER; 4];
            row.iter_mut().zip(fields.split('\t')).for_each(|(chance, field)| *chance = field.parse().unwrap_or(NEVER));
            row
        };
        let mut lines = table.lines();
        let first = row(lines.next().unwrap_or_default());
        let after = std::array::from_fn(|_| row(lines.next().unwrap_or_default()));
        let mut model = Model { first, after, rows: vec![0; (LAST - FIRST + 1) as usize], characters: vec![[NEVER; 4]] };
        for line in lines {
            let (character, chances) = line.split_once('\t').unwrap_or_default();
            if let Some(c) = character.chars().next().filter(|&c| covers(c)) {
                model.rows[(c as u32 - FIRST) as usize] = model.characters.len() as u16;
                model.characters.push(row(chances));
            }
        }
        model
    }

    /// Returns the probabilities of `c`; `None` if it is not covered.
    fn chances(&self, c: char) -> Option<&[f64; 4]> {
        let row = self.rows.get((c as u32).wrapping_sub(FIRST) as usize)?;
        self.characters.get(usize::from(*row))
    }

    /// Calls `emit` with the number of characters of each word, in order, for the covered characters at the start of `text`. `before` is working
    /// memory.
    pub(super) fn cut(&self, text: &str, before: &mut Vec<[u8; 4]>, mut emit: impl FnMut(usize)) {
        let mut covered = text.chars().map_while(|c| self.chances(c));
        let Some(chances) = covered.next() else { return };
        let mut likely: [f64; 4] = std::array::from_fn(|state| self.first[state] + chances[state]);
        // For each character and state of it the state before; then, in the first column, the states of the likeliest sequence.
        before.clear();
        before.push([BEGIN; 4]);
        for chances in covered {
            let mut from = [BEGIN; 4];
            likely = std::array::from_fn(|state| {
                let [a, b] = BEFORE[state];
                let via = |previous: u8| likely[usize::from(previous)] + self.after[usize::from(previous)][state] + chances[state];
                let (by_a, by_b) = (via(a), via(b));
                from[state] = if by_a > by_b { a } else { b };
                if by_a > by_b { by_a } else { by_b }
            });
            before.push(from);
        }
        let mut state = if likely[usize::from(END)] > likely[usize::from(SINGLE)] { END } else { SINGLE };
        for from in before.iter_mut().rev() {
            let previous = from[usize::from(state)];
            from[0] = state;
            state = previous;
        }
        let mut word = 0;
        for &[state, ..] in &*before {
            word += 1;
            if state == END || state == SINGLE {
                emit(word);
                word = 0;
            }
        }
    }
}
