//! The words that phrases consist of, with the properties that finders ask for.
//!
//! The naive way queries the dictionary for every word of every phrase. A million phrases of a corpus share some ten thousand words, so each word is
//! looked up once and kept.

use std::hash::BuildHasher;

use rustc_hash::FxBuildHasher;

use super::memo::Memo;
use super::word_lists::REPORTING;
use crate::text::{Fold, View, is_closed, is_english_number, is_han, is_kana};
use crate::tokens::Tokenizer;

/// Nouns for plans, aims and beliefs, which formulations end with. Common ones of official language, from general knowledge.
const HEADS: [&str; 40] = [
    "战略",
    "方针",
    "道路",
    "原则",
    "思想",
    "理论",
    "主义",
    "精神",
    "理念",
    "观",
    "梦",
    "总基调",
    "布局",
    "大局",
    "旗帜",
    "路线",
    "方略",
    "目标",
    "使命",
    "初心",
    "意识",
    "自信",
    "共同体",
    "行动",
    "工程",
    "计划",
    "攻坚战",
    "革命",
    "倡议",
    "格局",
    "篇章",
    "力量",
    "生产力",
    "现代化",
    "大业",
    "事业",
    "政策",
    "经济",
    "体系",
    "社会",
];

/// Words of address and of parliamentary form. From general knowledge of official language.
const ADDRESS: [&str; 22] = [
    "各位",
    "代表",
    "委员",
    "同志",
    "同志们",
    "同胞",
    "朋友",
    "大会",
    "审议",
    "报告",
    "国务院",
    "省",
    "市",
    "谢谢",
    "感谢",
    "问候",
    "敬意",
    "请",
    "现在",
    "总书记",
    "主席",
    "人士",
];

/// Auxiliary verbs (能愿动词), which leave a phrase incomplete at its end. A closed class of Chinese grammar; from general knowledge.
const AUXILIARIES: [&str; 19] =
    ["要", "能", "会", "应", "该", "须", "可", "敢", "肯", "愿", "必须", "应当", "应该", "能够", "可以", "可能", "需要", "愿意", "务必"];

/// Words that merely lead up to a phrase: prepositions of aim and source, the copula. Closed classes of Chinese grammar; from general knowledge.
const OPENING: [&str; 10] = ["向", "对", "从", "被", "给", "是", "就是", "在于", "关于", "对于"];

/// Prepositions whose noun phrase is followed by a verb. From the same source.
const LEADING: [&str; 5] = ["向", "对", "给", "从", "被"];

/// Words that leave a phrase incomplete at its end. From the same source.
const COPULAS: [&str; 8] = ["是", "就是", "在于", "使", "让", "把", "将", "即"];

/// English function words, which leave a phrase incomplete at its end. Closed classes of English grammar (articles, prepositions, conjunctions,
/// auxiliaries, pronouns); from general knowledge.
const ENGLISH_OPEN: [&str; 62] = [
    "a", "an", "the", "of", "to", "in", "on", "at", "for", "with", "by", "from", "into", "as", "than", "and", "or", "but", "nor", "so", "that",
    "which", "who", "this", "these", "those", "if", "when", "is", "are", "was", "were", "be", "been", "being", "has", "have", "had", "will", "would",
    "can", "could", "should", "shall", "may", "might", "must", "do", "does", "did", "not", "i", "we", "he", "she", "they", "our", "your", "his",
    "her", "its", "their",
];

/// Those of them that a phrase does not begin with.
const ENGLISH_LOOSE: [&str; 22] = [
    "of", "to", "as", "than", "and", "or", "but", "nor", "that", "which", "who", "is", "are", "was", "were", "be", "been", "has", "have", "had",
    "will", "would",
];

/// Words that lead up to an English phrase without being part of it: articles and other determiners, prepositions, conjunctions. A phrase may begin
/// with one only where writers set it off (in fact). From the same source.
const ENGLISH_LEADING: [&str; 58] = [
    "a", "an", "the", "this", "these", "those", "some", "my", "our", "your", "his", "her", "its", "their", "here", "there", "in", "on", "at", "for",
    "with", "by", "from", "into", "onto", "upon", "over", "under", "between", "among", "through", "during", "before", "after", "about", "above",
    "against", "around", "along", "without", "within", "toward", "towards", "across", "behind", "beyond", "near", "since", "until", "so", "if",
    "because", "although", "though", "while", "when", "where", "whether",
];

/// Conjunctions that join a phrase to what precedes it, including a sentence.
const ENGLISH_JOINING: [&str; 4] = ["and", "or", "but", "nor"];

/// Pronouns in subject form. From the same source.
const ENGLISH_SUBJECTS: [&str; 5] = ["i", "we", "he", "she", "they"];

/// Words of address and thanks in English. From general knowledge of speeches.
const ENGLISH_ADDRESS: [&str; 14] =
    ["thank", "thanks", "please", "welcome", "hello", "goodbye", "bye", "ladies", "gentlemen", "mr", "mrs", "ms", "madam", "sir"];

/// A word of a phrase.
#[derive(Debug)]
pub(crate) struct Word {
    /// The word, in simplified characters.
    pub text: Box<str>,
    /// The part of speech in the dictionary, empty if it has none.
    pub tag: Box<str>,
    /// The part of speech in the dictionary or, failing that, guessed from its characters.
    pub likely: Box<str>,
    /// Its first two characters.
    pub first_two: [Option<char>; 2],
    /// The first letter of the tag.
    initial: Option<char>,
    /// Whether it is a noun, or probably one.
    pub noun: bool,
    /// Whether it is a conjunction, or probably one.
    pub conjunction: bool,
    /// Whether it is a single character.
    pub single: bool,
    /// Whether it ends with one of the nouns that formulations end with.
    pub head: bool,
    /// Whether it is a word of address.
    pub address: bool,
    /// Whether it leaves a phrase incomplete at its end, as an auxiliary verb does.
    pub auxiliary: bool,
    /// Whether it leaves a phrase incomplete at its end, as a copula does.
    pub copula: bool,
    /// Whether it merely leads up to a phrase.
    pub opening: bool,
    /// Whether it is a preposition whose noun phrase is followed by a verb.
    pub leading: bool,
    /// Whether it is a verb of saying.
    pub reporting: bool,
    /// Whether it leaves an English phrase incomplete at its end.
    pub open_english: bool,
    /// Whether no English phrase begins with it.
    pub loose_english: bool,
    /// Whether it leads up to an English phrase without being part of it.
    pub leading_english: bool,
    /// Whether it joins an English phrase to what precedes it.
    pub joining_english: bool,
    /// Whether it is the subject of an English verb that follows it.
    pub subject_english: bool,
    /// Whether it is an English word of address or thanks.
    pub address_english: bool,
    /// Whether it contains a Chinese or Japanese character.
    pub eastern: bool,
    /// Whether its letters are all of other scripts.
    pub western: bool,
    /// Whether it is a number in digits or in English.
    pub number: bool,
    /// Whether it contains letters and is neither a closed-class word nor a number; not determined for Chinese and Japanese words.
    pub content: bool,
    /// Whether it contains a digit.
    pub digit: bool,
    /// Whether it contains a small numeral: 一, 两, 百.
    pub numeral: bool,
}

impl Word {
    fn new(name: &str, tokenizer: &Tokenizer) -> Self {
        // The dictionary and the lists are in simplified characters.
        let view = View::new(name, Fold::new().simplified(true));
        let text = view.text();
        let tag = tokenizer.part_of_speech(text).unwrap_or_default();
        let likely = tokenizer.likely_part_of_speech(text).unwrap_or_default();
        let mut chars = text.chars();
        let eastern = text.chars().any(|c| is_han(c) || is_kana(c));
        let counts = is_english_number(text);
        // I'm, we've.
        let stem = text.split(['\'', '’']).next().unwrap_or_default();
        let first_two = [chars.next(), chars.next()];
        Word {
            tag: tag.into(),
            likely: likely.into(),
            first_two,
            initial: tag.chars().next(),
            noun: likely.starts_with('n'),
            conjunction: likely == "c",
            single: first_two[1].is_none(),
            head: HEADS.iter().any(|head| text.ends_with(head)),
            address: ADDRESS.contains(&text),
            auxiliary: AUXILIARIES.contains(&text),
            copula: COPULAS.contains(&text),
            opening: OPENING.contains(&text),
            leading: LEADING.contains(&text),
            reporting: REPORTING.contains(&text),
            open_english: ENGLISH_OPEN.contains(&text),
            loose_english: ENGLISH_LOOSE.contains(&text),
            leading_english: ENGLISH_LEADING.contains(&text),
            joining_english: ENGLISH_JOINING.contains(&text),
            subject_english: ENGLISH_SUBJECTS.contains(&stem),
            address_english: ENGLISH_ADDRESS.contains(&text),
            eastern,
            western: !eastern && text.contains(char::is_alphabetic),
            number: counts || (text.contains(|c: char| c.is_ascii_digit()) && !text.contains(char::is_alphabetic)),
            content: !eastern && text.starts_with(char::is_alphabetic) && !counts && !is_closed(text),
            digit: text.chars().any(|c| c.is_ascii_digit()),
            numeral: text.chars().any(|c| "一二三四五六七八九十两双百千万".contains(c)),
            text: text.into(),
        }
    }

    /// Returns whether the dictionary gives it a part of speech whose tag starts with one of some letters.
    pub(crate) fn is(&self, tags: &[char]) -> bool {
        self.initial.is_some_and(|initial| tags.contains(&initial))
    }
}

/// The number of words per distinct unit of a text, as needed to size a table: correct within a factor of about two, for a page as for years of news.
pub(crate) const WORDS: usize = 8;

/// Words by spelling, for any number of threads.
#[derive(Debug)]
pub(crate) struct Words {
    tokenizer: Tokenizer,
    /// Each in its own box, because there is room for many more.
    known: Memo<Box<(Box<str>, Word)>>,
}

impl Words {
    /// Creates a table for texts with about the given number of distinct units.
    pub(crate) fn new(tokenizer: &Tokenizer, units: usize) -> Self {
        Words { tokenizer: tokenizer.clone(), known: Memo::new(units.saturating_mul(WORDS)) }
    }

    /// Returns the word with the spelling `name`, in folded characters.
    pub(crate) fn get(&self, name: &str) -> &Word {
        let make = || Box::new((name.into(), Word::new(name, &self.tokenizer)));
        &self.known.get(FxBuildHasher.hash_one(name), |known| &*known.0 == name, make).1
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_asked_about_once() {
        let words = Words::new(&Tokenizer::new(), 100);
        let word = words.get("戰略");
        assert_eq!((&*word.text, &*word.tag, word.head, word.single, word.address), ("战略", "n", true, false, false));
        assert!(std::ptr::eq(word, words.get("戰略")));
        assert!(words.get("省").single && words.get("省").address && words.get("十").numeral && words.get("5g").digit);
        assert!(words.get("").tag.is_empty());
    }
}
