//! Assembles names of persons that are not in the dictionary, and that the tokenizer's model splits wrongly: 陈立|群望|着, 万宝|年, 古|特雷斯.
//!
//! One rule assembles them: a name has three characters, or more if the model itself takes more for a name. It begins where the model has a name, or
//! with a surname after an office or a word for people or at the start of the clause. Dictionary nouns belong to it as a whole or not at all; a guess
//! of the model is split where the name is complete, and the rest is what the person does. After 小, 老 and 阿, the name is the surname alone.

use super::authors::{is_office, is_person};
use super::saying::saying_at_end;
use super::speakers::leads;
use crate::find::tagged::{Tagged, tagged};
use crate::text::{Span, is_common_surname, is_han};
use crate::tokens::Tokenizer;

/// The number of characters of a name.
const NAME: usize = 3;

/// Tokenizes and tags a clause, with the names of persons assembled.
pub(super) fn tagged_with_names<'t>(text: &'t str, clause: Span, tokenizer: &'t Tokenizer) -> Vec<Tagged<'t>> {
    let tokens = tagged(text, clause, tokenizer);
    let part = |span: Span, tag| Tagged { span, text: &text[span], tag };
    let mut found: Vec<Tagged<'t>> = Vec::with_capacity(tokens.len());
    let mut rest = &tokens[..];
    while let [token, behind @ ..] = rest {
        rest = behind;
        let Some(end) = name_end(&found, token, behind, tokenizer) else {
            found.push(*token);
            continue;
        };
        found.push(part(Span { start: token.span.start, end }, "nr"));
        if token.span.end > end {
            found.push(part(Span { start: end, end: token.span.end }, "v"));
        }
        while let [next, behind @ ..] = rest
            && next.span.start < end
        {
            rest = behind;
            if next.span.end > end {
                found.push(part(Span { start: end, end: next.span.end }, "v"));
            }
        }
    }
    found
}

/// Returns the end of the name that `token` begins, given the tokens before it and those after it in the clause; `None` if it begins no name, or one
/// that is in the dictionary.
fn name_end(before: &[Tagged<'_>], token: &Tagged<'_>, behind: &[Tagged<'_>], tokenizer: &Tokenizer) -> Option<usize> {
    if let Some(end) = familiar_end(token, behind, tokenizer) {
        return Some(end);
    }
    let guessed = |token: &Tagged<'_>| tokenizer.part_of_speech(token.text).is_none();
    let titled = before.iter().rev().find(|before| before.text != " ").is_some_and(is_title);
    if !is_han_only(token) || !begins_name(before, token, behind, guessed(token), titled) {
        return None;
    }
    // If it is all that is left of the clause after a title, it is a name, whatever the dictionary says: 村支书罗|朝阳：“…”.
    let left = len(token) + behind.iter().take(NAME).map(len).sum::<usize>();
    let all = titled && left <= NAME && token.text.starts_with(is_common_surname) && saying_at_end(behind).is_none();
    let mut characters = len(token);
    let mut end = token.span.end;
    let mut last = token;
    for next in behind {
        let room = NAME.saturating_sub(characters);
        if room == 0 || !is_han_only(next) || !all && (is_title(next) || is_place(next)) {
            break;
        }
        let belongs = all || next.is_name() || len(next) <= room && (next.is_noun() || matches!(next.tag, "a" | ""));
        let taken = if belongs {
            len(next)
        } else if guessed(next) && len(next) > 1 && (guessed(token) || len(token) == 1) {
            room.min(len(next))
        } else {
            break;
        };
        characters += taken;
        end = end_of(next, taken);
        last = next;
    }
    // 着, 了 and 过 follow verbs: 李满仓|笑|着.
    let is_doing = behind.iter().any(|next| next.span.start == end && matches!(next.text, "着" | "了" | "过"));
    if is_doing && characters > 2 && guessed(last) {
        end = end_of(last, len(last) - 1);
    }
    (characters > 1 && (end > token.span.end || guessed(token))).then_some(end)
}

/// Returns whether a name begins with a token: one that the model has `guessed`, or a word of the dictionary.
fn begins_name(before: &[Tagged<'_>], token: &Tagged<'_>, behind: &[Tagged<'_>], guessed: bool, titled: bool) -> bool {
    let surname = token.text.starts_with(is_common_surname);
    let first = before.iter().all(leads);
    if guessed {
        return token.is_name() || surname && (titled || first) || before.last().is_some_and(is_office);
    }
    let alone = len(token) == 1;
    // The first character of a foreign name: 古|特雷斯.
    let foreign = alone && behind.first().is_some_and(|next| next.is_name());
    let possible = titled && (surname || foreign || token.is_name()) || first && surname && alone;
    possible && !matches!(token.tag, "d" | "p" | "c" | "uj")
}

/// Returns the end of a name such as 小邵 or 老周. The model only guesses the class of the next character: 小|邵笑|着.
fn familiar_end(token: &Tagged<'_>, behind: &[Tagged<'_>], tokenizer: &Tokenizer) -> Option<usize> {
    // 小于 is a verb in the dictionary.
    let word = token.is_noun() && !token.is_name() || matches!(token.tag, "v" | "d" | "p" | "c") && tokenizer.part_of_speech(token.text).is_some();
    if !token.text.starts_with(['小', '老', '阿']) || word {
        return None;
    }
    match behind {
        _ if len(token) == 2 && token.text.ends_with(is_common_surname) => Some(token.span.end),
        [next, ..] if len(token) == 1 && next.text.starts_with(is_common_surname) => {
            let word = len(next) > 1 && tokenizer.part_of_speech(next.text).is_some();
            (!word).then(|| end_of(next, 1))
        }
        _ => None,
    }
}

/// Returns whether a name may directly follow a token.
fn is_title(token: &Tagged<'_>) -> bool {
    is_office(token) || is_person(token)
}

/// Returns whether a token is the end of a place name, or leads to a noun: 赵垛|楼村, 宝汗|之子. Closed classes, from general knowledge of Chinese.
fn is_place(token: &Tagged<'_>) -> bool {
    token.text.starts_with(['之', '的', '等', '和', '与', '在'])
        || token.text.ends_with(['省', '市', '县', '区', '州', '旗', '乡', '镇', '村', '街', '路'])
}

fn is_han_only(token: &Tagged<'_>) -> bool {
    token.text.chars().all(is_han)
}

/// Returns the number of characters of a token.
fn len(token: &Tagged<'_>) -> usize {
    token.text.chars().count()
}

/// Returns the end of the first characters of a token.
fn end_of(token: &Tagged<'_>, characters: usize) -> usize {
    token.span.start + token.text.chars().take(characters).map(char::len_utf8).sum::<usize>()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(clause: &str) -> Vec<&str> {
        let tokenizer = Tokenizer::new();
        let tokens = tagged_with_names(clause, Span { start: 0, end: clause.len() }, &tokenizer);
        assert_eq!(tokens.iter().map(|token| token.text).collect::<String>(), clause);
        tokens.iter().filter(|token| token.is_name()).map(|token| &clause[token.span]).collect()
    }

    #[test]
    fn names_are_whole_and_nothing_else() {
        for (clause, name) in [
            ("小邵笑着说", "小邵"),
            ("老周抹了把汗", "老周"),
            ("卓砚秋绕着粮仓走", "卓砚秋"),
            ("渔民代表罗朝阳", "罗朝阳"),
            ("渡口主任韩文文", "韩文文"),
            ("村民谢稻葵接过话头", "谢稻葵"),
            ("谭维维接过话头", "谭维维"),
            ("渡口主任伊丽苏娅接过话头", "伊丽苏娅"),
            ("国际足联主席因凡蒂诺接过话头", "因凡蒂诺"),
        ] {
            assert_eq!(names(clause), [name], "{clause}");
        }
        for clause in ["渡口主任说", "村民问", "渡口边的船开走了", "代表向他说", "", "  ", "said"] {
            assert!(names(clause).is_empty(), "{clause}: {:?}", names(clause));
        }
    }
}
