//! The text that the benchmarks run on, and how what does one job in several ways is timed.

pub mod turns;

use std::path::PathBuf;

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

/// Returns the texts of the file that `KOUHAO_CORPUS` names, else of the news corpus in the folder that `KOUHAO_DATA` names, until `enough` bytes are there;
/// where there is no such file, `None`, and a line says so.
#[allow(clippy::print_stdout, reason = "a skipped benchmark says so")]
pub fn news(enough: usize) -> Option<Corpus> {
    let named = |name| std::env::var_os(name).map(PathBuf::from);
    let shared = || named("KOUHAO_DATA").unwrap_or_else(|| concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared").into());
    let path = named("KOUHAO_CORPUS").unwrap_or_else(|| shared().join("corpora/xwlb_2012_2022.jsonl.gz"));
    // A reader is made all the same, and reports what is missing when it is read.
    let Some(reader) = path.is_file().then(|| Reader::builder().build([&path])).and_then(Result::ok) else {
        println!("skipped: {} is not there; set KOUHAO_CORPUS or KOUHAO_DATA", path.display());
        return None;
    };
    let mut sum = 0;
    Some(Corpus::new(reader.filter_map(Result::ok).take_while(|document| {
        sum += document.text().len();
        sum < enough
    })))
}

/// Returns the bytes of all texts of a corpus.
pub fn bytes(corpus: &Corpus) -> u64 {
    corpus.iter().map(|document| document.text().len() as u64).sum()
}
