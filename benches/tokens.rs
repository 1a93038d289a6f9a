//! Times cutting real news into tokens: both engines, and jieba-rs by itself, in one program, in turns, on one thread.
//!
//! `cargo bench -p kouhao-bench --bench tokens` reads the file that `KOUHAO_CORPUS` names, or `corpora/xwlb_2012_2022.jsonl.gz` in the folder
//! `KOUHAO_DATA`; without it nothing is timed, and a line says so. The tokens of both engines are compared first. jieba-rs by itself cuts Latin letters
//! and digits by rules of its own; with and without its hidden Markov model is what DESIGN.md's targets are measured against.

use jieba_rs::Jieba;
use kouhao::tokens::{Engine, Tokenizer};
use kouhao_bench::bytes;
use kouhao_bench::turns::{Work, in_turns, print};

#[allow(clippy::expect_used, reason = "a benchmark has failed without its tokenizers")]
fn main() {
    // `cargo test --benches` runs it without optimisation: once, on little.
    let test = !std::env::args().any(|argument| argument == "--bench");
    let Some(corpus) = kouhao_bench::news(if test { 100_000 } else { usize::MAX }) else { return };
    let texts: Vec<&str> = corpus.iter().map(|document| document.text()).collect();
    for hmm in [true, false] {
        let tokenizer = |engine| Tokenizer::builder().engine(engine).hmm(hmm).build().expect("there are no user words");
        let [own, by_jieba] = Engine::ALL.map(tokenizer);
        for text in &texts {
            assert!(own.boundaries(text).eq(by_jieba.boundaries(text)), "the tokens of both engines are the same");
        }
        let jieba = Jieba::new();
        let contenders: [(&str, Work); 3] = [
            ("Tokenizer", Box::new(|text| own.tokenize(texts[text]).count())),
            ("Tokenizer, engine jieba", Box::new(|text| by_jieba.tokenize(texts[text]).count())),
            ("jieba_rs::Jieba::cut", Box::new(|text| jieba.cut(texts[text], hmm).len())),
        ];
        let timed = in_turns(&contenders, texts.len(), if test { 1 } else { 3 });
        assert_eq!(timed[0].found, timed[1].found, "both engines find as many tokens");
        print(if hmm { "tokens, hmm" } else { "tokens, no hmm" }, bytes(&corpus), &timed);
    }
}
