//! Time that grows with the text and no faster.

use std::sync::LazyLock;
use std::time::{Duration, Instant};

use kouhao::find::slogans::SloganMiner;
use kouhao::text::{Corpus, Document};
use kouhao::tokens::Tokenizer;

use crate::Input;
use crate::findings::{ENUMERATIONS, KNOWN, PARALLELS, QUOTATIONS, SERIES, TEMPLATES};
use crate::recurrence::ONE_THREAD;

/// Length of the shorter text in bytes: long enough that what every call costs is little of it.
const SHORT: usize = 12_000;
/// How many times as long the longer one is.
const LONGER: usize = 4;
/// How many times as long it may take for each doubling, LONGER being two of them. One that is linear takes 2, a quadratic one 4.
const PER_DOUBLING: f64 = 2.5;
/// What is shorter says nothing of how it grows.
const SHORTEST: Duration = Duration::from_millis(1);
/// How often the two are timed anew before the growth is believed: caches are shared with whatever else runs.
const TRIES: usize = 12;

/// Returns how long this thread has been computing. Of a clock on the wall a busy machine takes its share, and more of long work than of short.
fn computed() -> Duration {
    static START: LazyLock<Instant> = LazyLock::new(Instant::now);
    // The system adds up when a thread stops running.
    std::thread::sleep(Duration::from_nanos(1));
    let spent = || std::fs::read_to_string("/proc/thread-self/schedstat").ok()?.split(' ').next()?.parse().ok();
    spent().map_or_else(|| START.elapsed(), Duration::from_nanos)
}

/// What is done with a text.
type Work = fn(&Document);

const WORKS: &[(&str, Work)] = &[
    ("document", |document| drop(Document::from(document.original()).parts().clone())),
    ("tokens", |document| drop(Tokenizer::new().words(document.text()))),
    ("enumerations", |document| drop(ENUMERATIONS.find(document))),
    ("quotations", |document| drop(QUOTATIONS.find(document))),
    ("series", |document| drop(SERIES.find(document))),
    ("known", |document| drop(KNOWN.find(document))),
    ("parallels", |document| drop(PARALLELS.find(document))),
    ("templates", |document| drop(TEMPLATES.find(document))),
    ("slogans", |document| drop(SloganMiner::new().mine(&Corpus::from(document.clone())))),
];

/// Asks whether finding takes time in proportion to the text: for a text that says one thing again and again, four times as long, not more than
/// 2.5² times as long.
pub fn linear(bytes: &[u8]) {
    // What would be done on several threads is done on the one whose time is taken.
    ONE_THREAD.install(|| grows_with_the_text(bytes));
}

fn grows_with_the_text(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let (name, work) = *input.one_of(WORKS);
    let text = input.text();
    if text.is_empty() {
        return;
    }
    let times = SHORT.div_ceil(text.len());
    let documents = [times, times * LONGER].map(|times| Document::from(text.repeat(times).as_str()));
    // What is loaded at the first use is no time of the short text, which would hide how the long one's grows.
    work(&Document::from(text.as_str()));
    let mut fastest = [Duration::MAX; 2];
    for _ in 0..TRIES {
        for (document, fastest) in documents.iter().zip(&mut fastest) {
            let start = computed();
            work(document);
            *fastest = (computed() - start).min(*fastest);
        }
        let [short, long] = fastest;
        if long.as_secs_f64() <= short.max(SHORTEST).as_secs_f64() * PER_DOUBLING * PER_DOUBLING {
            return;
        }
    }
    panic!("{name} takes {fastest:?} for {times} and {} times {text:?}", times * LONGER);
}
