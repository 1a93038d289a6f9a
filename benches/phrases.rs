//! Times looking for given phrases in real news: kouhao's list of phrases and the automata of aho-corasick, in one program, in turns, on one thread.
//!
//! `cargo bench -p kouhao-bench --bench phrases` reads the texts as `tokens` does, and the phrases, one a line, from the file that `KOUHAO_PHRASES` names;
//! without it those of the catalogue. Phrases of Chinese characters only are looked for: aho-corasick compares bytes, and folds neither width nor case.
//!
//! What differs: kouhao finds a phrase whatever marks stand within it, tells units and ends of sentences for that in every text, and knows which
//! phrase stands in which. So the counts are compared of what it finds without a mark within. The parts of the texts are told before.

use aho_corasick::{AhoCorasick, AhoCorasickKind};
use kouhao::lexicon::Lexicon;
use kouhao::measure::PhraseList;
use kouhao::text::{Document, PartSet};
use kouhao_bench::bytes;
use kouhao_bench::turns::{Work, in_turns, print};

#[allow(clippy::expect_used, reason = "a benchmark has failed without its phrases")]
fn main() {
    let test = !std::env::args().any(|argument| argument == "--bench");
    let Some(corpus) = kouhao_bench::news(if test { 100_000 } else { usize::MAX }) else { return };
    let phrases = match std::env::var_os("KOUHAO_PHRASES") {
        Some(path) => std::fs::read_to_string(path).expect("the file of phrases can be read").lines().map(String::from).collect(),
        None => Lexicon::catalogue().entries().map(|entry| entry.text().to_owned()).collect::<Vec<String>>(),
    };
    let ideographs = |phrase: &String| !phrase.is_empty() && phrase.chars().all(|c| ('\u{4e00}'..='\u{9fff}').contains(&c));
    let list = PhraseList::new(phrases.iter().filter(|phrase| ideographs(phrase))).expect("there is a phrase");
    let automaton = |kind| AhoCorasick::builder().kind(Some(kind)).build(list.iter()).expect("the phrases are not too many");
    let (nfa, dfa) = (automaton(AhoCorasickKind::ContiguousNFA), automaton(AhoCorasickKind::DFA));

    let documents: Vec<&Document> = corpus.iter().collect();
    let (mut ours, mut theirs) = (vec![0_u64; list.len()], vec![0_u64; list.len()]);
    for document in &documents {
        for found in list.find(document, PartSet::ALL) {
            ours[found.phrase] += u64::from(&document.text()[found.span] == list.phrase(found.phrase));
        }
        for found in nfa.find_overlapping_iter(document.text()) {
            theirs[found.pattern().as_usize()] += 1;
        }
    }
    for place in 0..list.len() {
        assert_eq!(ours[place], theirs[place], "as many of {} without a mark within", list.phrase(place));
    }

    let contenders: [(&str, Work); 3] = [
        ("PhraseList::find", Box::new(|text| list.find(documents[text], PartSet::ALL).len())),
        ("aho-corasick, DFA", Box::new(|text| dfa.find_overlapping_iter(documents[text].text()).count())),
        ("aho-corasick, contiguous NFA", Box::new(|text| nfa.find_overlapping_iter(documents[text].text()).count())),
    ];
    let timed = in_turns(&contenders, documents.len(), if test { 1 } else { 3 });
    assert_eq!(timed[1].found, timed[2].found, "both automata find as much");
    assert!(timed[0].found >= timed[1].found, "marks within hide nothing");
    print(&format!("{} phrases", list.len()), bytes(&corpus), &timed);
}
