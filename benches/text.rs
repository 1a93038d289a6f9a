//! The text that the benchmarks run on.

use kouhao::text::{Corpus, Document, Reader};

/// Times that the example speeches are repeated, so that a run takes long enough to be timed.
pub const COPIES: usize = 50;

/// Returns the example speeches, [`COPIES`] times over; speech `i` of copy `k` begins with a sentence of its own, so that not everything recurs.
///
/// # Panics
/// If the example speeches cannot be read: there is nothing to time then.
#[allow(clippy::expect_used, reason = "a benchmark without its text has failed")]
pub fn corpus() -> Corpus {
    let folder = concat!(env!("CARGO_MANIFEST_DIR"), "/../examples/speeches");
    let mut speeches: Vec<Document> = Vec::new();
    for document in Reader::builder().build([folder]).expect("the example speeches are there") {
        speeches.push(document.expect("every example speech can be read"));
    }
    Corpus::new((0..COPIES).flat_map(|copy| {
        speeches.iter().map(move |speech| Document::new(format!("{copy}/{}", speech.name()), format!("第{copy}份。\n{}", speech.text())))
    }))
}

/// Returns the bytes of all texts of a corpus.
pub fn bytes(corpus: &Corpus) -> u64 {
    corpus.iter().map(|document| document.text().len() as u64).sum()
}
