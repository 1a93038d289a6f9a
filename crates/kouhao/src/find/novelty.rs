//! Decides whether a formulation says anything that older ones within it do not.
//!
//! The naive way counts the characters that it adds: then 始终不渝地奉行独立自主的和平外交政策 is coined by whoever first puts 始终不渝地 before what everyone says. But how
//! firmly, how often and in which year something is done is no part of the content, and a verb before a formulation only says that it is done. The
//! added text is therefore split into words, and some of them must name something of their own (巩固拓展脱贫攻坚|成果).

use super::templates::is_lead;
use crate::text::{Fold, Mark, Units, View, is_closed, is_han};
use crate::tokens::Tokenizer;

/// The minimum length of an older formulation, in characters: anything shorter is a word, and is contained in others by chance.
const OLDER: usize = 4;

/// The length, in characters, from which a formulation is the same whatever its verb: three words. In shorter ones the verb carries the content, as
/// in 全面建设 and 全面建成小康社会.
const OBJECT: usize = 6;

/// The number of added characters that make a formulation new: more than one word, since most words have two.
const NEW: usize = 3;

/// The number of characters that a word of another script counts for, as many as most Chinese words have.
const WORD: usize = 2;

/// Tags of words without content of their own: adverbs, particles, prepositions, pronouns, conjunctions, words of time and place, interjections.
const EMPTY: [char; 10] = ['d', 'u', 'p', 'r', 'c', 'y', 't', 'f', 'e', 'o'];

/// The content that a stretch adds.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
struct Added {
    /// The number of characters of content words.
    characters: usize,
    /// Whether one of them is more than a verb that governs what follows, or a number.
    names: bool,
}

/// Returns whether a formulation, spelt `text`, says more than the older ones in it; `is_older` is queried by key.
///
/// # Complexity
/// Quadratic in the number of its units.
pub(crate) fn is_new(text: &str, key: &str, is_older: impl Fn(&str) -> bool, tokenizer: &Tokenizer) -> bool {
    let units = Units::new(key);
    let units = units.spans();
    let mut new = vec![true; units.len()];
    for start in 0..new.len() {
        // The longest one that starts here is enough.
        let part = |end: usize| &key[units[start].start..units[end - 1].end];
        let older = |&end: &usize| part(end).chars().nth(OLDER - 1).is_some() && is_older(part(end));
        let end = (start + 1..=new.len()).rev().find(older);
        new[start..end.unwrap_or(start)].fill(false);
    }
    if new.iter().all(|&new| new) {
        return true;
    }
    // The spelling has the marks that separate members. It has the same units as the key, except for letters that are cut differently once folded.
    let spelt = Units::new(text);
    let (text, spans) = if spelt.len() == units.len() { (text, spelt.spans()) } else { (key, units) };
    let mut sum = Added::default();
    let mut at = 0;
    for stretch in new.chunk_by(|a, b| a == b) {
        let (start, end) = (at, at + stretch.len());
        at = end;
        if stretch[0] {
            let behind = spans.get(end).map(|next| next.start);
            let added = added(&text[spans[start].start..behind.unwrap_or(text.len())], behind.is_some(), tokenizer);
            sum = Added { characters: sum.characters + added.characters, names: sum.names || added.names };
        }
    }
    sum.names && sum.characters >= NEW
}

/// Returns a formulation, given by its key, without its initial verb and the manner of that; all of it if little would be left.
pub(crate) fn without_verb<'k>(key: &'k str, tokenizer: &Tokenizer) -> &'k str {
    let leads = |word: &&str| is_lead(word) || *word == "地" || tokenizer.likely_part_of_speech(word).is_some_and(|tag| tag.starts_with(['v', 'd']));
    let words = tokenizer.words(key);
    let led: usize = words.iter().take_while(|word| leads(word)).map(|word| word.len()).sum();
    let rest = &key[led..];
    if rest.chars().nth(OBJECT - 1).is_some() { rest } else { key }
}

/// Returns what a stretch adds; `leads` says whether an older formulation follows.
fn added(stretch: &str, leads: bool, tokenizer: &Tokenizer) -> Added {
    // The dictionary is in simplified characters.
    let view = View::new(stretch, Fold::new().simplified(true));
    // Text that a mark separates from what follows does not govern it: 解放思想，实事求是.
    let leads = leads && !view.text().contains(|c| matches!(Mark::of(c), Some(Mark::Clause | Mark::Pause | Mark::Sentence | Mark::Dash)));
    let words = tokenizer.words(view.text());
    let tag = |word: &str| tokenizer.likely_part_of_speech(word).and_then(|tag| tag.chars().next());
    let mut sum = Added::default();
    let mut verbs: Vec<&str> = Vec::new();
    for (place, &word) in words.iter().enumerate() {
        if !word.contains(is_han) {
            let says = word.contains(char::is_alphabetic) && !is_closed(word);
            sum = Added { characters: sum.characters + if says { WORD } else { 0 }, names: sum.names || says };
            continue;
        }
        let (tag, next) = (tag(word), words.get(place + 1));
        let governs = || next.map_or(leads, |next| tag_is_verb(tokenizer, next));
        let manner = is_lead(word) || next == Some(&"地") || matches!(tag, Some('i' | 'l' | 'a' | 'z')) && governs();
        if manner || tag.is_some_and(|tag| EMPTY.contains(&tag)) {
            continue;
        }
        if leads && tag == Some('v') {
            verbs.push(word);
            continue;
        }
        sum.characters += word.chars().count();
        sum.names |= !matches!(tag, Some('m' | 'q'));
    }
    // A single verb only says that something is done; two say what: 巩固拓展…成果.
    if verbs.len() > 1 {
        sum.characters += verbs.iter().map(|verb| verb.chars().count()).sum::<usize>();
    }
    sum
}

fn tag_is_verb(tokenizer: &Tokenizer, word: &str) -> bool {
    tokenizer.likely_part_of_speech(word).is_some_and(|tag| tag.starts_with('v'))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::key;

    fn new(text: &str, older: &[&str]) -> bool {
        let older: Vec<String> = older.iter().map(|older| key(older, Fold::new())).collect();
        is_new(text, &key(text, Fold::new()), |part| older.iter().any(|older| older == part), &Tokenizer::new())
    }

    #[test]
    fn how_and_that_something_is_done_is_not_new() {
        let older = ["护好湖湾、管好渔船", "管好渔船"];
        for text in [
            "深化护好湖湾、管好渔船",
            "持之以恒地推进护好湖湾、管好渔船",
            "我们要始终不渝地坚持护好湖湾管好渔船",
            "坚定不移推动护好湖湾，管好渔船",
            "今年继续大力推进护好湖湾、管好渔船的工作",
        ] {
            assert!(!new(text, &older), "{text}");
        }
        assert!(!new("一如既往地護好湖灣", &["護好湖灣"]));
    }

    #[test]
    fn verbs_and_how_things_are_done_come_off() {
        let without = |key| without_verb(key, &Tokenizer::new());
        assert_eq!(without("继续坚持独立自主的政策"), "独立自主的政策");
        assert_eq!((without("建成小康社会"), without("推进"), without("")), ("建成小康社会", "推进", ""));
    }

    #[test]
    fn what_names_something_is_new() {
        assert!(new("护好湖湾、管好渔船", &[]) && new("三农", &["三农工作"]));
        assert!(new("巩固拓展护好湖湾成果", &["护好湖湾"]));
        assert!(new("护好湖湾、管好渔船", &["护好湖湾"]));
        assert!(new("解放思想，实事求是", &["实事求是"]));
        assert!(new("护好湖湾总要求", &["护好湖湾"]) && !new("护好湖湾的要求", &["护好湖湾"]));
        assert!(new("护好湖湾管好渔船", &["湖湾管"]), "three characters are no formulation");
    }

    #[test]
    fn of_other_scripts_words_count() {
        let older = ["War on Floods"];
        assert!(!new("We wage the War on Floods", &older) && !new("in the War on Floods", &older));
        assert!(new("We wage the endless War on Floods", &older));
        assert!(new("the endless war", &["less war"]), "within a word is nowhere");
    }
}
