//! Times finding enumerated phrases in real news, one thread.
//!
//! `KOUHAO_DATA=FOLDER cargo bench -p kouhao-bench --bench news` reads `corpora/xwlb_2012_2022.jsonl.gz` in that folder, of which the first 36 MB are
//! enough; without it nothing is timed, and a line says so. `parts` is what every document needs once before anything can be found in it: title,
//! speaker, date, glossary.

use std::path::PathBuf;

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use kouhao::find::enumerations::EnumerationFinder;
use kouhao::text::{Document, Reader};
use kouhao_bench::bytes;

const ENOUGH: usize = 36_000_000;

#[allow(clippy::print_stdout, reason = "a skipped benchmark says so")]
fn news(criterion: &mut Criterion) {
    let data = std::env::var("KOUHAO_DATA").unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared").into());
    let path = PathBuf::from(data).join("corpora/xwlb_2012_2022.jsonl.gz");
    // A reader is made all the same, and reports what is missing when it is read.
    let Some(reader) = path.is_file().then(|| Reader::builder().build([&path])).and_then(Result::ok) else {
        println!("skipped: {} is not there; set KOUHAO_DATA", path.display());
        return;
    };
    let mut sum = 0;
    let enough = |document: &Document| {
        sum += document.text().len();
        sum < ENOUGH
    };
    let corpus = kouhao::text::Corpus::new(reader.filter_map(Result::ok).take_while(enough));
    let mut group = criterion.benchmark_group("news");
    group.throughput(Throughput::Bytes(bytes(&corpus))).sample_size(10);

    // A document remembers its parts: each round has its own.
    let fresh = || corpus.iter().map(|document| Document::from(document.text())).collect::<Vec<Document>>();
    let parts = |documents: Vec<Document>| documents.iter().map(|document| document.parts().iter().count()).sum::<usize>();
    group.bench_function("parts", |bencher| bencher.iter_batched(fresh, parts, BatchSize::PerIteration));

    let finder = EnumerationFinder::new();
    let find = || corpus.iter().map(|document| finder.find(document).len()).sum::<usize>();
    let found = find();
    assert!(found > 1000, "news is full of enumerated phrases");
    group.bench_function("enumerate", |bencher| bencher.iter(|| assert_eq!(find(), found, "every round finds the same")));
    group.finish();
}

criterion_group!(benches, news);
criterion_main!(benches);
