//! The words that phrases are made of, with what is asked of each.
//!
//! The naive way asks the dictionary for every word of every phrase. A million phrases of a corpus share some ten thousand words, so each word is asked
//! about once and kept.

use std::sync::{Arc, PoisonError, RwLock};

use rustc_hash::{FxBuildHasher, FxHashMap};
use std::hash::BuildHasher;

use crate::text::{Fold, View};
use crate::tokens::Tokenizer;

/// Nouns that name what is laid down, aimed at or believed, with which formulations end. Common ones of official language, from general knowledge.
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

/// A word of a phrase.
#[derive(Debug)]
pub(crate) struct Word {
    /// In simplified characters.
    pub text: Box<str>,
    /// The part of speech that the dictionary gives it, empty if none.
    pub tag: Box<str>,
    /// The same, or else guessed from its characters.
    pub likely: Box<str>,
    /// Whether it is one character.
    pub single: bool,
    /// Whether it ends with one of the nouns with which formulations end.
    pub head: bool,
    /// Whether it is a word of address.
    pub address: bool,
    /// Whether it has a digit.
    pub digit: bool,
    /// Whether it has a small numeral: 一, 两, 百.
    pub numeral: bool,
}

impl Word {
    fn new(name: &str, tokenizer: &Tokenizer) -> Self {
        // The dictionary and the lists are in simplified characters.
        let view = View::new(name, Fold::new().simplified(true));
        let text = view.text();
        Word {
            tag: tokenizer.part_of_speech(text).unwrap_or_default().into(),
            likely: tokenizer.likely_part_of_speech(text).unwrap_or_default().into(),
            single: text.chars().nth(1).is_none(),
            head: HEADS.iter().any(|head| text.ends_with(head)),
            address: ADDRESS.contains(&text),
            digit: text.chars().any(|c| c.is_ascii_digit()),
            numeral: text.chars().any(|c| "一二三四五六七八九十两双百千万".contains(c)),
            text: text.into(),
        }
    }

    /// Tells whether the dictionary gives it a part of speech whose tag starts with one of some letters.
    pub(crate) fn is(&self, tags: &[char]) -> bool {
        self.tag.starts_with(tags)
    }
}

/// Words by how they are spelt, for any number of threads.
#[derive(Debug)]
pub(crate) struct Words {
    tokenizer: Tokenizer,
    /// Threads that ask at the same time seldom ask the same one.
    shelves: [RwLock<FxHashMap<Box<str>, Arc<Word>>>; 64],
}

impl Words {
    pub(crate) fn new(tokenizer: &Tokenizer) -> Self {
        Words { tokenizer: tokenizer.clone(), shelves: std::array::from_fn(|_| RwLock::default()) }
    }

    /// Returns the word that is spelt `name`, in folded characters.
    pub(crate) fn get(&self, name: &str) -> Arc<Word> {
        // The high bits, for the table of a shelf goes by the others.
        let shelf = &self.shelves[(FxBuildHasher.hash_one(name) >> 58) as usize];
        if let Some(word) = shelf.read().unwrap_or_else(PoisonError::into_inner).get(name) {
            return word.clone();
        }
        let word = Arc::new(Word::new(name, &self.tokenizer));
        shelf.write().unwrap_or_else(PoisonError::into_inner).entry(name.into()).or_insert(word).clone()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_word_is_asked_about_once() {
        let words = Words::new(&Tokenizer::new());
        let word = words.get("戰略");
        assert_eq!((&*word.text, &*word.tag, word.head, word.single, word.address), ("战略", "n", true, false, false));
        assert!(Arc::ptr_eq(&word, &words.get("戰略")));
        assert!(words.get("省").single && words.get("省").address && words.get("十").numeral && words.get("5g").digit);
        assert!(words.get("").tag.is_empty());
    }
}
