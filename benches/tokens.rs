//! Times cutting real news into tokens: both engines, and jieba-rs by itself, in one program, in turns, on one thread.
//!
//! `KOUHAO_DATA=FOLDER cargo bench -p kouhao-bench --bench tokens` reads `corpora/xwlb_2012_2022.jsonl.gz` in that folder; without it nothing is
//! timed, and a line says so. The tokens of both engines are compared first. jieba-rs by itself cuts Latin letters and digits by rules of its own; with
//! and without its hidden Markov model is what DESIGN.md's targets are measured against.

use std::path::PathBuf;
use std::time::{Duration, Instant};

use jieba_rs::Jieba;
use kouhao::text::Reader;
use kouhao::tokens::{Engine, Tokenizer};

/// How many texts each takes before it is the next one's turn: no change of the machine's load falls on one alone.
const TURN: usize = 200;
const ROUNDS: usize = 3;

type Cut = Box<dyn Fn(&str) -> usize>;

#[allow(clippy::print_stdout, clippy::expect_used, reason = "a benchmark prints, and has failed without its tokenizers")]
fn main() {
    // `cargo test --benches` runs it without optimisation: once, on little.
    let test = !std::env::args().any(|argument| argument == "--bench");
    let data = std::env::var("KOUHAO_DATA").unwrap_or_else(|_| concat!(env!("CARGO_MANIFEST_DIR"), "/../../shared").into());
    let path = PathBuf::from(data).join("corpora/xwlb_2012_2022.jsonl.gz");
    let Some(reader) = path.is_file().then(|| Reader::builder().build([&path])).and_then(Result::ok) else {
        println!("skipped: {} is not there; set KOUHAO_DATA", path.display());
        return;
    };
    let texts: Vec<String> =
        reader.filter_map(Result::ok).take(if test { 50 } else { usize::MAX }).map(|document| document.text().to_owned()).collect();
    let megabytes = texts.iter().map(String::len).sum::<usize>() as f64 / 1e6;
    for hmm in [true, false] {
        let tokenizer = |engine| Tokenizer::builder().engine(engine).hmm(hmm).build().expect("there are no user words");
        let [own, by_jieba] = Engine::ALL.map(tokenizer);
        for text in &texts {
            assert!(own.boundaries(text).eq(by_jieba.boundaries(text)), "the tokens of both engines are the same");
        }
        let jieba = Jieba::new();
        let contenders: [(&str, Cut); 3] = [
            ("Tokenizer", Box::new(move |text| own.tokenize(text).count())),
            ("Tokenizer, engine jieba", Box::new(move |text| by_jieba.tokenize(text).count())),
            ("jieba_rs::Jieba::cut", Box::new(move |text| jieba.cut(text, hmm).len())),
        ];
        let mut times = [Duration::ZERO; 3];
        let mut tokens = [0; 3];
        for turn in (0..if test { 1 } else { ROUNDS }).flat_map(|_| texts.chunks(TURN)) {
            for (((_, cut), time), tokens) in contenders.iter().zip(&mut times).zip(&mut tokens) {
                let start = Instant::now();
                *tokens += turn.iter().map(|text| cut(text)).sum::<usize>();
                *time += start.elapsed();
            }
        }
        assert_eq!(tokens[0], tokens[1]);
        let rounds = if test { 1 } else { ROUNDS } as f64;
        for ((name, _), time) in contenders.iter().zip(times) {
            let speed = rounds * megabytes / time.as_secs_f64();
            println!("hmm {hmm:5}  {name:24} {speed:6.1} MB/s  {:.2}", times[2].as_secs_f64() / time.as_secs_f64());
        }
    }
}
