//! Recognises verbs that are in no dictionary, as officials coin them every year: 守好, 织密, 迈上, 紧盯, 快享.
//!
//! A list of them would be out of date the day it is written. They consist of two characters, in one of two patterns: a verb with its result, or the
//! manner in which something is done with the verb. The characters themselves are in the dictionary.

use crate::text::is_han;
use crate::tokens::Tokenizer;

/// Characters that are verbs before an object, also where the dictionary has them as nouns, names, prepositions or qualities alone: from general knowledge of
/// Chinese.
const ALSO_VERBS: &str = "惠富优护学用创拓延舒除活融稳强重净畅美绿暖靓壮顺问奖运思记植制铸核报传激汇结锚省戒种罚储议诊刷止扛赛严勤清节盘集藏释连";

/// Characters that express a quality of what precedes them, even if the dictionary has them only as nouns, names or verbs: from general knowledge of
/// Chinese.
const ALSO_QUALITIES: &str = "富美绿秀优活足";

/// Characters for the result or direction of an action that are not qualities, at least in the dictionary: a closed class, from general knowledge of
/// Chinese grammar.
const RESULTS: &str = "住足牢实准掉完成透到起上下进出至入";

/// Verbs that, followed by a quality, say what is or becomes so and act on no object: 能快, 有活, 转弱. A closed class, from general knowledge of Chinese
/// grammar.
const STATES: &str = "能要会可敢愿应有没无是转变趋偏";

/// Qualities that describe how a thing looks and seldom how something is done, so that verbs after them become nouns: 红通, 绿算, 大爱. From general
/// knowledge of Chinese.
const LOOKS: &str = "红黄蓝绿白黑灰紫青大小好旧";

/// Returns whether a word of two characters that the dictionary lacks, or lists only as a state (紧盯), is a verb.
pub(in crate::find) fn is_coined_verb(word: &str, tokenizer: &Tokenizer) -> bool {
    let mut places = word.char_indices().skip(1).map(|(at, _)| at);
    let (Some(at), None) = (places.next(), places.next()) else { return false };
    let (first, second) = word.split_at(at);
    let is = |part: &str, tags: &[&str]| tokenizer.part_of_speech(part).is_some_and(|tag| tags.contains(&tag));
    let result = || !STATES.contains(first) && alone(first, tokenizer).0 && (RESULTS.contains(second) || alone(second, tokenizer).1);
    // An adverb does not form a verb: 口粮|不缺 describes a state.
    let manner = || !LOOKS.contains(first) && is(first, &["a", "ad"]) && is(second, &["v"]);
    match tokenizer.part_of_speech(word) {
        None => result() || manner(),
        Some("z") => manner(),
        _ => false,
    }
}

/// Returns whether a Han character is a verb when it stands alone, and whether it is an adjective.
pub(in crate::find) fn alone(unit: &str, tokenizer: &Tokenizer) -> (bool, bool) {
    let mut chars = unit.chars();
    if !chars.next().filter(|_| chars.next().is_none()).is_some_and(is_han) {
        return (false, false);
    }
    let tag = tokenizer.part_of_speech(unit).unwrap_or("");
    (ALSO_VERBS.contains(unit) || tag.starts_with('v'), ALSO_QUALITIES.contains(unit) || tag.starts_with('a'))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn verbs_are_told_by_their_characters() {
        let tokenizer = Tokenizer::new();
        for word in ["守好", "抓实", "织密", "扮靓", "迈上", "住进", "紧盯", "紧绷", "畅享", "深扎", "细悟"] {
            assert!(is_coined_verb(word, &tokenizer), "{word}");
        }
        // A name, a modal or what is so with an adjective, what looks in some way, words of the dictionary, and more or fewer characters.
        for word in ["裴寨", "能快", "有活", "转弱", "红通", "大爱", "不缺", "老旧", "优良", "建设", "城市", "守", "守得好", "", "a好"]
        {
            assert!(!is_coined_verb(word, &tokenizer), "{word}");
        }
    }
}
