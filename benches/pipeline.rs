//! Times tokenising, finding, mining and counting; each checks its answer before it is timed.
//!
//! Run `cargo bench -p kouhao-bench`. Figures are bytes of UTF-8 a second on the example speeches repeated; they show a change of speed, not how fast
//! the library is on your text.

use criterion::{Criterion, Throughput, criterion_group, criterion_main};
use kouhao::find::enumerations::EnumerationFinder;
use kouhao::find::slogans::SloganMiner;
use kouhao::measure::TermCounter;
use kouhao::tokens::Tokenizer;
use kouhao_bench::{COPIES, bytes, corpus};

fn pipeline(criterion: &mut Criterion) {
    let corpus = corpus();
    let mut group = criterion.benchmark_group("speeches");
    group.throughput(Throughput::Bytes(bytes(&corpus))).sample_size(10);

    let tokenizer = Tokenizer::new();
    let tokenize = || corpus.iter().map(|document| tokenizer.tokenize(document.text()).map(|token| token.text().len()).sum::<usize>()).sum::<usize>();
    assert_eq!(tokenize() as u64, bytes(&corpus), "tokens tile the text");
    group.bench_function("tokenize", |bencher| bencher.iter(tokenize));

    let finder = EnumerationFinder::new();
    let enumerate = || {
        corpus.iter().map(|document| finder.find(document).iter().filter(|found| &document.text()[found.span] == "四湾共治").count()).sum::<usize>()
    };
    assert_eq!(enumerate() % COPIES, 0, "every copy holds as many");
    assert!(enumerate() > 0, "四湾共治 is found");
    group.bench_function("enumerate", |bencher| bencher.iter(enumerate));

    let miner = SloganMiner::new();
    let mine = || {
        miner.mine(&corpus).map(|slogans| slogans.iter().find(|slogan| slogan.key == "早半步实一分携手把日子过红火").map_or(0, |slogan| slogan.count))
    };
    let found = mine().unwrap_or(0) as usize;
    assert!(found > COPIES && found.is_multiple_of(COPIES), "the slogan of the speeches recurs in every copy");
    group.bench_function("mine", |bencher| bencher.iter(mine));

    let counter = TermCounter::new();
    let count = || counter.count(&corpus).rows().iter().map(|term| term.count).sum::<u64>();
    assert_eq!(count(), counter.count(&corpus).totals().iter().map(|group| group.words).sum::<u64>(), "counts of words add up to all words");
    group.bench_function("count", |bencher| bencher.iter(count));
    group.finish();
}

criterion_group!(benches, pipeline);
criterion_main!(benches);
