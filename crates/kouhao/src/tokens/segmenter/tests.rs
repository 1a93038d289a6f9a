//! Compares the own engine with jieba-rs, token for token.

use std::collections::BTreeMap;
use std::path::PathBuf;
use std::time::{Duration, Instant};

use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::trie::Trie;
use super::*;
use crate::text::Reader;

fn spans(segmenter: &Segmenter, text: &str, hmm: bool) -> Vec<(usize, usize)> {
    let mut spans = Vec::new();
    segmenter.cut(text, hmm, |piece| spans.push((piece.start, piece.end)));
    spans
}

/// The segmenters of both engines, with the same words added.
fn both(words: &[(String, Option<usize>)]) -> [Segmenter; 2] {
    [Engine::Kouhao, Engine::Jieba].map(|engine| {
        let mut segmenter = Segmenter::new(engine);
        words.iter().for_each(|(word, frequency)| segmenter.add(word, *frequency).unwrap());
        segmenter
    })
}

fn words<'t>(text: &'t str, spans: &[(usize, usize)]) -> Vec<&'t str> {
    spans.iter().map(|&(start, end)| &text[start..end]).collect()
}

#[test]
fn the_dictionary_is_that_of_jieba() {
    let text = unpack(include_bytes!("../../../data/segmenter_words.txt.zst"));
    let shipped = jieba::shipped();
    let own = Words::shipped();
    let mut total = 0;
    for line in text.lines() {
        let mut fields = line.split(' ');
        let (word, frequency) = (fields.next().unwrap(), fields.next().unwrap().parse::<usize>().unwrap());
        assert!(shipped.has_word(word), "{word}");
        assert!(own.trie.place_of(word) > 0 || !Segmenter::holds(word), "{word}");
        total += frequency;
    }
    let (count, one) = (text.lines().count(), Segmenter::new(Engine::Kouhao));
    assert_eq!(format!("{shipped:?}"), format!("Jieba {{ records_len: {count}, total_freq: {total} }}"));
    for word in text.lines().step_by(97).filter_map(|line| line.split(' ').next()).filter(|word| Segmenter::holds(word)) {
        assert_eq!(one.suggested_frequency(word), shipped.suggest_freq(word), "{word}");
    }
    assert!(own.trie.place_of("") == 0 && own.trie.place_of("改革发展") == 0 && !one.knows("四个全面") && one.knows("T恤"));
}

/// Pieces of text that meet in all orders: Han with and without words, other ranges of ideographs, Latin, digits, marks, emoji, combining marks.
fn piece() -> impl Strategy<Value = String> {
    prop_oneof![
        6 => "[一-鿿]{1,4}",
        4 => "[的一是了我不人在他有这个上们来到时大地为子中你说生国年着就那和要她出也得里后自以会家可下而过天去能对小多然于心学么之都好看起发当没成只如事把还用第样道想作种开美总从无情己面最女但现前些所同日手又行意动方期它头经长儿回位分爱老因很给名法间斯知世什两次使身者被高已亲其进此话常与活正感]{1,12}",
        4 => prop::sample::select(vec![
            "改革", "发展", "四个全面", "中国特色社会主义", "1+5", "5G基站", "T恤", "卡拉OK", "AA制", "C++", "c#", "〇", "人々", "杭研大厦", "李小福", "WES-5.4.5",
        ])
        .prop_map(str::to_owned),
        3 => "[，。、：；“”！？ \n\r]{1,3}",
        3 => "[a-zA-Z0-9+#&._%-]{1,6}",
        1 => "[\u{3400}-\u{3410}\u{f900}-\u{f910}\u{20000}-\u{20010}\u{2a700}-\u{2a710}\u{2f800}-\u{2f810}\u{30000}-\u{30010}\u{9fd0}-\u{9fff}]{1,3}",
        1 => "[ぁ-ヿ가-힣\u{301}\u{fe0f}\u{200d}👩😀γ]{1,3}",
        1 => any::<String>(),
    ]
}

fn text() -> impl Strategy<Value = String> {
    prop::collection::vec(piece(), 0..14).prop_map(|pieces| pieces.concat())
}

/// Words of ideographs, many of which share beginnings with each other or with those of the dictionary.
fn user_words() -> impl Strategy<Value = Vec<(String, Option<usize>)>> {
    let word = prop_oneof!["[改革发展中国四个全面大的一]{1,5}", "[一-鿿]{1,3}", "[改革\u{20000}-\u{20003}\u{3400}\u{f900}鿿]{1,4}"];
    prop::collection::vec((word, prop::option::of(1..100_000_usize)), 0..12)
}

/// Sorted words of few characters, with frequencies and weights.
fn small_dictionary() -> impl Strategy<Value = Vec<(String, u32)>> {
    prop::collection::btree_map("[一二三aB\u{20000}]{1,4}", 1..1000_u32, 0..30).prop_map(|words| words.into_iter().collect())
}

fn config(cases: u32) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, rng_seed: RngSeed::Fixed(22), ..ProptestConfig::default() }
}

proptest! {
    #![proptest_config(config(1500))]

    #[test]
    fn tokens_are_those_of_jieba(text in text(), hmm: bool) {
        let [own, oracle] = both(&[]);
        let (found, expected) = (spans(&own, &text, hmm), spans(&oracle, &text, hmm));
        prop_assert_eq!(words(&text, &found), words(&text, &expected));
    }
}

proptest! {
    #![proptest_config(config(200))]

    #[test]
    fn the_trie_agrees_with_a_table(built in small_dictionary(), added in small_dictionary(), asked in prop::collection::vec("[一二三aB\u{20000}〇]{0,5}", 20)) {
        let mut trie = Trie::build(built.iter().map(|(word, weight)| (&word[..], 1, *weight)).collect()).unwrap();
        let mut table: BTreeMap<String, u32> = built.into_iter().collect();
        for (word, weight) in added {
            trie.set(&word, weight).unwrap();
            table.insert(word, weight);
        }
        for word in asked.iter().chain(table.keys()) {
            prop_assert_eq!(trie.weight(word), table.get(word).copied().unwrap_or(0), "{}", word);
            prop_assert_eq!(trie.place_of(word) > 0, table.contains_key(word));
        }
    }
}

proptest! {
    #![proptest_config(config(60))]

    #[test]
    fn words_added_change_what_they_change_in_jieba(added in user_words(), texts in prop::collection::vec(text(), 4)) {
        let [own, oracle] = both(&added);
        for (word, _) in &added {
            prop_assert!(own.knows(word));
            prop_assert_eq!(own.suggested_frequency(word), oracle.suggested_frequency(word));
        }
        let mixed = added.iter().map(|(word, _)| &word[..]).chain(texts.iter().map(|text| &text[..])).collect::<String>();
        for text in texts.iter().chain([&mixed]) {
            for hmm in [false, true] {
                prop_assert_eq!(words(text, &spans(&own, text, hmm)), words(text, &spans(&oracle, text, hmm)));
            }
        }
    }
}

#[test]
fn batches_leave_no_seam() {
    let [own, oracle] = both(&[]);
    for text in ["坚持改革，".repeat(3000), "中国人民\r\n".repeat(2000), "改革开放".repeat(3000), "\r\n".repeat(3000), "ab1".repeat(3000)]
    {
        for hmm in [false, true] {
            assert!(spans(&own, &text, hmm) == spans(&oracle, &text, hmm), "{}…", &text[..6]);
        }
    }
}

#[test]
fn children_that_move_are_found_again() {
    // Every word crowds families of the dictionary, some of which are the largest, and then those of the words before.
    let ideographs: Vec<char> = ('\u{4e00}'..'\u{9000}').collect();
    let word = |i: usize| -> String { ['不', ideographs[i * 131 % ideographs.len()], ideographs[i * 7], '大'][i % 2..].iter().collect() };
    let mut segmenter = Segmenter::new(Engine::Kouhao);
    for i in 0..2000 {
        segmenter.add(&word(i), Some(1 + i)).unwrap();
    }
    assert!((0..2000).all(|i| segmenter.knows(&word(i))));
    let mut places: Vec<u32> = (0..2000).map(|i| segmenter.place(&word(i))).collect();
    places.sort_unstable();
    assert!(places.is_sorted_by(|a, b| a < b));
    let text = unpack(include_bytes!("../../../data/segmenter_words.txt.zst"));
    let mut dictionary = text.lines().filter_map(|line| line.split(' ').next()).filter(|word| Segmenter::holds(word));
    assert!(dictionary.all(|word| segmenter.knows(word)));
    // Nothing stands where it moved from: pairs that were not added are words if jieba's dictionary has them.
    let shipped = Segmenter::new(Engine::Jieba);
    for second in ideographs.iter().skip(1).step_by(53) {
        for pair in ["不", "大", "国"].map(|first| format!("{first}{second}")) {
            assert_eq!(segmenter.knows(&pair), shipped.knows(&pair), "{pair}");
        }
    }
}

/// Returns all files of a folder of real texts, or `None`, with a notice, if there is none.
fn corpora() -> Option<PathBuf> {
    let root = std::env::var_os("KOUHAO_DATA").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let folder = root.join("corpora");
    if folder.is_dir() {
        return Some(folder);
    }
    let is_fine = root.as_os_str() == "none" || std::env::var("CI").as_deref() != Ok("true");
    assert!(is_fine, "{} is missing; KOUHAO_DATA=none says that there are no real texts", folder.display());
    use std::io::Write;
    writeln!(std::io::stderr(), "skipped: {} is missing; KOUHAO_DATA names the folder that holds it", folder.display()).unwrap();
    None
}

/// Compares the tokens of every `step`th text; returns the bytes of text and the time that each engine took.
fn compare(paths: &[PathBuf], hmm: bool, step: usize) -> (usize, [Duration; 2]) {
    let engines = both(&[]);
    let (mut bytes, mut times) = (0, [Duration::ZERO; 2]);
    let documents = Reader::builder().build(paths).unwrap().filter_map(Result::ok);
    for document in documents.step_by(step) {
        let text = document.text();
        let mut results = [Vec::new(), Vec::new()];
        for ((engine, result), time) in engines.iter().zip(&mut results).zip(&mut times) {
            let start = Instant::now();
            engine.cut(text, hmm, |piece| result.push((piece.start, piece.end)));
            *time += start.elapsed();
        }
        let [found, expected] = results;
        if found != expected {
            assert_eq!(words(text, &found), words(text, &expected), "{}", document.name());
        }
        bytes += text.len();
    }
    (bytes, times)
}

#[test]
fn real_texts_are_cut_as_by_jieba() {
    let Some(folder) = corpora() else { return };
    let sample = ["central_documents.jsonl", "gwr_provincial_2025", "jp_pm_speeches.jsonl", "awkward"].map(|name| folder.join(name));
    for hmm in [false, true] {
        let (bytes, _) = compare(&sample, hmm, 5);
        assert!(bytes > 100_000, "{bytes} bytes of text");
    }
}

#[test]
#[ignore = "takes long unless optimised"]
fn all_real_texts_are_cut_as_by_jieba() {
    let Some(folder) = corpora() else { return };
    for hmm in [false, true] {
        let (bytes, times) = compare(std::slice::from_ref(&folder), hmm, 1);
        let [own, jieba] = times.map(|time| bytes as f64 / 1e6 / time.as_secs_f64());
        println!("hmm {hmm}: {:.1} MB, the same tokens; {own:.1} MB/s, jieba-rs {jieba:.1} MB/s, {:.2} times", bytes as f64 / 1e6, own / jieba);
    }
}
