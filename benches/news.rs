//! Times finding enumerated phrases in real news, one thread.
//!
//! `cargo bench -p kouhao-bench --bench news` reads the file that `KOUHAO_CORPUS` names, or `corpora/xwlb_2012_2022.jsonl.gz` in the folder
//! `KOUHAO_DATA`, of which the first 36 MB are enough; without it nothing is timed, and a line says so. `parts` is what every document needs once before
//! anything can be found in it: title, speaker, date, glossary.

use criterion::{BatchSize, Criterion, Throughput, criterion_group, criterion_main};
use kouhao::find::enumerations::EnumerationFinder;
use kouhao::text::Document;
use kouhao_bench::bytes;

const ENOUGH: usize = 36_000_000;

fn news(criterion: &mut Criterion) {
    let Some(corpus) = kouhao_bench::news(ENOUGH) else { return };
    let mut group = criterion.benchmark_group("news");
    group.throughput(Throughput::Bytes(bytes(&corpus))).sample_size(10);

    // A document remembers its parts: each round has its own.
    let fresh = || corpus.iter().map(|document| Document::from(document.text())).collect::<Vec<Document>>();
    let parts = |documents: Vec<Document>| documents.iter().map(|document| document.parts().iter().count()).sum::<usize>();
    let told = parts(fresh());
    assert!(told >= corpus.len(), "every text has a body");
    let telling = |documents| assert_eq!(parts(documents), told, "every round tells the same");
    group.bench_function("parts", |bencher| bencher.iter_batched(fresh, telling, BatchSize::PerIteration));

    let finder = EnumerationFinder::new();
    let find = || corpus.iter().map(|document| finder.find(document).len()).sum::<usize>();
    let found = find();
    assert!(found as u64 > bytes(&corpus) / 100_000, "news is full of enumerated phrases");
    group.bench_function("enumerate", |bencher| bencher.iter(|| assert_eq!(find(), found, "every round finds the same")));
    group.finish();
}

criterion_group!(benches, news);
criterion_main!(benches);
