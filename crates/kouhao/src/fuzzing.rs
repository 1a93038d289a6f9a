//! Internals that the fuzzer examines: compiled with `--cfg fuzzing` only.

use crate::find::repeats::{Limits, oracle};

/// Asks whether the repeats of a text of few symbols are those that counting every substring finds.
pub fn repeats(bytes: &[u8]) {
    let [cut, limits, symbols @ ..] = bytes else { return };
    let limits = Limits {
        min_count: 2 + u32::from(limits & 1),
        min_documents: 1 + u32::from(limits >> 1 & 1),
        min_len: 1 + u32::from(limits >> 2 & 1),
        max_len: if limits >> 3 & 1 == 1 { 12 } else { u32::MAX },
        closed: limits >> 4 & 1 == 1,
    };
    // Two alphabets, of two bytes a symbol and of four.
    let most = if *cut >= 128 { 70_000 } else { 1 };
    let symbols = symbols.iter().take(64).map(|&byte| u32::from(byte % 5) * most).collect();
    oracle::check(symbols, 1 + usize::from(cut & 15), limits);
}
