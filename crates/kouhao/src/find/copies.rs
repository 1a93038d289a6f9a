//! Detects copies: documents whose text is contained in another one.
//!
//! A report reprinted by a newspaper would turn each of its sentences into a slogan. A document is a copy if nearly all of its wording is contained
//! in one other document, regardless of punctuation. All sequences of twelve units are compared by their hashes, of which a fixed sample is kept.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use super::layout::without_tokens;
use crate::hashing::GOLDEN;
use crate::text::{Corpus, Fold, PartSet};

/// The length of a sequence in units: long enough that texts on one subject share few, short enough that most survive occasional changes of a word.
const WINDOW: usize = 12;

/// The sampling rate: one of this many sequences is kept, in documents long enough that some hundred remain.
const SAMPLE: u64 = 8;

/// The number of sequences below which a document keeps all of them.
const SHORT: usize = 1024;

/// The share of the sequences of a copy that the other document contains. A reprint with a new headline and a cut paragraph has more; two speeches of
/// one leader in one year share far fewer. The level of near-duplicate filters for web collections (0.8; Lee et al. 2022, “Deduplicating training data
/// makes language models better”, ACL).
const SHARE: f64 = 0.8;

/// Returns for each document the index in the corpus of the document that it is a copy of, if any.
///
/// The longer of two documents is the original; of two equally long ones, the first. A copy of a copy refers to the original.
///
/// # Complexity
/// Linear in the length of the text, and in the number of pairs of documents that share a sequence; sequences shared by more than a hundred documents
/// are ignored.
pub fn copies(corpus: &Corpus, parts: PartSet) -> Vec<Option<usize>> {
    const COMMON: usize = 100;
    let sketches: Vec<Vec<u64>> = corpus.par_iter().map(|document| sketch(document, parts)).collect();
    let mut order: Vec<usize> = (0..sketches.len()).collect();
    order.sort_by_key(|&place| std::cmp::Reverse(corpus[place].text().len()));
    let mut holders: FxHashMap<u64, Vec<u32>> = FxHashMap::default();
    let mut found = vec![None; sketches.len()];
    for place in order {
        let mut shared: FxHashMap<u32, usize> = FxHashMap::default();
        for hash in &sketches[place] {
            for &other in holders.get(hash).into_iter().flatten() {
                *shared.entry(other).or_default() += 1;
            }
        }
        // Among several, the one that shares the most wins; among equals, the first.
        let best = shared.into_iter().max_by_key(|&(other, count)| (count, std::cmp::Reverse(other)));
        match best {
            Some((other, count)) if count as f64 >= SHARE * sketches[place].len() as f64 => found[place] = Some(other as usize),
            _ => {
                for &hash in &sketches[place] {
                    let holders = holders.entry(hash).or_default();
                    if holders.len() < COMMON {
                        holders.push(place as u32);
                    }
                }
            }
        }
    }
    found
}

/// Returns the hashes of the sequences of a document, or of a sample, sorted and without duplicates; none for a document shorter than one sequence.
fn sketch(document: &crate::text::Document, parts: PartSet) -> Vec<u64> {
    if u32::try_from(document.text().len()).is_err() {
        return Vec::new();
    }
    let layout = without_tokens(document, parts, Fold::new().simplified(true));
    let hash = |text: &str| text.bytes().fold(0xcbf2_9ce4_8422_2325_u64, |hash, byte| (hash ^ u64::from(byte)).wrapping_mul(0x0100_0000_01b3));
    // Codes of words are only valid in this document.
    let units: Vec<u64> = (0..layout.codes.len()).filter(|&at| layout.codes[at] != 0).map(|at| hash(&layout.key(at, at + 1))).collect();
    let mut hashes: Vec<u64> = units.windows(WINDOW).map(|window| window.iter().fold(0, |hash, unit| mix(hash ^ unit))).collect();
    hashes.sort_unstable();
    hashes.dedup();
    if hashes.len() >= SHORT {
        hashes.retain(|hash| hash % SAMPLE == 0);
    }
    hashes
}

/// A step of splitmix64 (Steele, Lea and Flood 2014): every bit of the result depends on every bit of `number`.
fn mix(number: u64) -> u64 {
    let number = number.wrapping_add(GOLDEN);
    let number = (number ^ (number >> 30)).wrapping_mul(0xbf58_476d_1ce4_e5b9);
    let number = (number ^ (number >> 27)).wrapping_mul(0x94d0_49bb_1331_11eb);
    number ^ (number >> 31)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(texts: &[&str]) -> Vec<Option<usize>> {
        copies(&Corpus::from_texts(texts.iter().copied()), PartSet::default())
    }

    const SPEECH: &str =
        "今天我们在湖边开会，商量怎样把码头修好、把渔船管好。大家说了很多意见，我都记在本子上。修码头要花钱，管渔船要有人，这两件事都等不得。";

    #[test]
    fn a_reprint_is_a_copy_whatever_its_marks() {
        let reprint = format!("本报讯：{}（完）", SPEECH.replace('，', "、").replace('。', "！"));
        assert_eq!(found(&[SPEECH, &reprint]), [Some(1), None]);
        assert_eq!(found(&[SPEECH, SPEECH, SPEECH]), [None, Some(0), Some(0)]);
    }

    #[test]
    fn an_excerpt_is_a_copy_of_the_whole() {
        let excerpt = &SPEECH[SPEECH.find("修码头").unwrap()..];
        assert_eq!(found(&[excerpt, SPEECH]), [Some(1), None]);
    }

    #[test]
    fn texts_on_one_subject_are_no_copies() {
        let other = "湖边的码头已经修好了，渔船也有人管了。明年我们还要开会，商量怎样把鱼市办起来，大家的意见仍旧记在本子上。";
        assert_eq!(found(&[SPEECH, other, "", "短。", "短。"]), [None; 5]);
    }

    #[test]
    fn long_documents_are_compared_by_a_sample() {
        let long: String = (0..3000).map(|i| format!("第{i}号渔船在{}号码头靠岸，", i * 7 % 1009)).collect();
        let cut = &long[..long.len() / 2 / 3 * 3];
        let cut = &cut[..cut.rfind('，').unwrap()];
        assert_eq!(found(&[cut, &long, SPEECH]), [Some(1), None, None]);
    }
}
