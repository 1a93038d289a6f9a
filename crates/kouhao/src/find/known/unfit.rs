//! Rejects candidates that nobody would call formulations, whatever their use.
//!
//! Their signs are good, and only grammar and dictionary exclude them. A stretch that is listed nowhere is delimited by marks and by the first token
//! after one, so it may start or end within a construction: 开展批评|和自我批评. And a short dictionary word may be in quotation marks for many reasons: it is
//! doubted, used in an unusual sense, or mentioned as a word. Numbers of plans are names. Lists of places and of
//! quantities report facts.

use super::candidates::Place;
use crate::find::between_marks::SET_APART;
use crate::find::layout::{Layout, flag};
use crate::find::ordinal_names::is_plan;
use crate::find::words::Word;

/// Conjunctions, which join a stretch to something before it. A closed class of Chinese grammar; from general knowledge. Without those that come in
/// pairs (既…又) or open a sentence of two clauses (不论, 只有), as mottoes do.
const JOINING: [&str; 20] =
    ["和", "与", "及", "以及", "或", "或者", "而", "而且", "并", "并且", "且", "但", "但是", "由于", "因为", "因此", "所以", "如果", "虽然", "除了"];

/// Words that depend on a verb before them: structural particles, aspect markers, correlative adverbs (既无内债，|又无外债). From the same source.
const HANGING: [&str; 9] = ["的", "地", "了", "着", "过", "等", "又", "也", "还"];

/// Final particles, which make a sentence of a stretch. From the same source.
const FINAL: [&str; 4] = ["吗", "呢", "吧", "啊"];

/// Nouns that merely close a clause before them: 以达到……的目的. From general knowledge.
const CLOSING: [&str; 3] = ["目的", "结果", "时候"];

/// The maximum length in units of an everyday word: longer dictionary entries are phrases.
const SHORT: usize = 3;

/// A short word is a catchword only if others quote at least one in this many of its uses. Of those that readers of thirty-two texts call
/// formulations, nine in ten are quoted more often (店小二, 金钥匙); of the others, more than half are quoted less often (种子, 硬件).
const USES_FOR_ONE_QUOTED: u64 = 10;

/// Returns whether a candidate, consisting of some words, is unfit; `quoted` returns whether its text sets it in quotation marks anywhere.
pub(super) fn is_unfit(place: &Place<'_>, words: &[&Word], layout: &Layout, quoted: impl FnOnce() -> bool) -> bool {
    match (&place.entry, place.usage) {
        (Some(_), _) => false,
        // 十五五 is a name, however often it is quoted: of the readers of thirty-two texts only two list one, each in a text where the other reader does not.
        (None, _) if words.last().is_some_and(|last| last.text.ends_with('五')) && is_plan(&spelt(words)) => true,
        (None, _) if is_list_of_places(words) && layout.is_parted(place.start, place.end) => true,
        (None, _) if is_list_of_quantities(place, layout) && !layout.is_quoted(place.start, place.end) => true,
        (None, Some(usage)) => {
            let uses = usage.total();
            let seldom = USES_FOR_ONE_QUOTED * u64::from(uses.quoted) < u64::from(uses.count);
            // Idioms and set phrases (过紧日子, 打头阵) are not everyday words.
            let word = is_word(words) && place.end - place.start <= SHORT && !words[0].is(&['i', 'l']);
            word && (seldom || !quoted())
        }
        // A dictionary word is nobody's own wording, and a word with 了 (失败了) is a statement.
        (None, None) => {
            let cut_out = || hangs_over(words, layout.flags[place.start] & flag::STARTS != 0) || is_part_of_quotation(place, layout);
            is_word(words) || is_done(words) || !layout.is_quoted(place.start, place.end) && cut_out()
        }
    }
}

fn spelt(words: &[&Word]) -> String {
    words.iter().map(|word| &*word.text).collect()
}

/// Returns whether it is one word of the dictionary; those with a numeral name sets (三结合).
fn is_word(words: &[&Word]) -> bool {
    matches!(words, [word] if !word.tag.is_empty() && !word.numeral)
}

/// Returns whether it is places and nothing else: 湖南、江西、湖北.
fn is_list_of_places(words: &[&Word]) -> bool {
    words.len() > 1 && words.iter().all(|word| &*word.tag == "ns")
}

/// Returns whether all its members start with a figure: 95枚金牌、71枚银牌. Of the ten thousand formulations that readers of sixty-four texts list, one
/// is built like this.
fn is_list_of_quantities(place: &Place<'_>, layout: &Layout) -> bool {
    let mut others = (place.start + 1..place.end).filter(|&at| layout.flags[at] & flag::DELIMITED != 0).peekable();
    layout.is_figure(place.start) && others.peek().is_some() && others.all(|at| layout.is_figure(at))
}

/// Returns whether it is a word and 了.
fn is_done(words: &[&Word]) -> bool {
    matches!(words, [_, last] if &*last.text == "了")
}

/// Returns whether it is some members of a list that is quoted as a whole: the last two of “政绩为谁而树、树什么样的政绩、靠什么树政绩”. Long quotations contain phrases
/// like any text.
fn is_part_of_quotation(place: &Place<'_>, layout: &Layout) -> bool {
    let (start, end) = (place.start as u32, place.end as u32);
    let longest = *SET_APART.end() as u32;
    let from = layout.quotes.partition_point(|&(open, _)| open + longest < start);
    let mut around = layout.quotes[from..].iter().take_while(|&&(open, _)| open <= start);
    layout.is_parted(place.start, place.end) && around.any(|&(open, close)| end <= close && close - open > end - start && close - open <= longest)
}

/// Returns whether a stretch starts or ends within a construction; `starts` says whether it is preceded by a mark.
fn hangs_over(words: &[&Word], starts: bool) -> bool {
    let [first, second, ..] = words else { return false };
    let [.., before, last] = words else { return false };
    let is = |word: &Word, list: &[&str]| list.contains(&&*word.text);
    let cut_off = !starts && (is(first, &HANGING) || &*first.text == "将" && second.is(&['p']));
    // 本着平等互利的精神 leads up to a verb; 以 and 为 open mottoes.
    let leads = is(first, &JOINING) || is(first, &["是", "就是"]) || first.is(&['p']) && !first.single;
    let time = last.is(&['f']) && !last.single && last.text.starts_with(['以', '之']) || &*last.text == "来" && before.text.ends_with('年');
    // 房子是用来住的.
    let open = match &*last.text {
        "的" => !words.iter().any(|word| word.text.contains('是')),
        _ => is(last, &FINAL) || &*before.text == "的" && is(last, &CLOSING),
    };
    cut_off || leads || time || open
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::find::layout::lay_out;
    use crate::find::words::Words;
    use crate::text::{Document, Fold, PartSet};
    use crate::tokens::Tokenizer;

    fn hangs(phrase: &str, starts: bool) -> bool {
        let tokenizer = Tokenizer::new();
        let words = Words::new(&tokenizer, 100);
        let tokens: Vec<&Word> = tokenizer.tokenize(phrase).map(|token| words.get(token.text())).collect();
        hangs_over(&tokens, starts)
    }

    #[test]
    fn lists_of_places_and_of_quantities_are_no_wordings() {
        let tokenizer = Tokenizer::new();
        let words = Words::new(&tokenizer, 100);
        let places = |phrase: &str| is_list_of_places(&tokenizer.tokenize(phrase).map(|token| words.get(token.text())).collect::<Vec<_>>());
        assert!(places("浙江福建海南") && !places("浙江") && !places("浙江渔民"));
        let quantities = |text: &str| {
            let layout = lay_out(&Document::new("", text), PartSet::default(), Fold::new(), &tokenizer);
            let start = layout.codes.iter().position(|&code| code != 0).unwrap();
            let end = layout.codes.iter().rposition(|&code| code != 0).unwrap() + 1;
            is_list_of_quantities(&Place { start, end, entry: None, usage: None }, &layout)
        };
        assert!(quantities("12艘渔船、3座码头") && !quantities("12艘渔船") && !quantities("两船一网、三港一岛") && !quantities("12艘渔船、码头"));
    }

    #[test]
    fn of_a_quoted_list_the_quotation_marks_are_the_edges() {
        let tokenizer = Tokenizer::new();
        let document = Document::new("", "要想“修什么样的船、为谁修船、靠谁修船”，再修船、补网。");
        let layout = lay_out(&document, PartSet::default(), Fold::new(), &tokenizer);
        let part = |phrase: &str| {
            let start = layout.starts.iter().position(|&start| document.text()[start as usize..].starts_with(phrase)).unwrap();
            let end = start + phrase.chars().filter(|c| *c != '、').count();
            is_part_of_quotation(&Place { start, end, entry: None, usage: None }, &layout)
        };
        assert!(part("为谁修船、靠谁修船") && part("修什么样的船、为谁修船"));
        assert!(!part("修什么样的船、为谁修船、靠谁修船") && !part("为谁修船") && !part("修船、补网"));
    }

    #[test]
    fn what_starts_or_ends_within_a_construction_hangs_over() {
        for phrase in [
            "以及渔业合作社",
            "由于修补渔船",
            "本着先修后用的原则",
            "是渔村富起来的根本",
            "渔船大修以后",
            "不可缺少的",
            "修好渔船的目的",
            "渔船修好吗",
        ] {
            assert!(hangs(phrase, true), "{phrase}");
        }
        let tokenizer = Tokenizer::new();
        let words = Words::new(&tokenizer, 10);
        assert!(is_done(&["修好", "了"].map(|word| words.get(word))) && !is_word(&[words.get("三结合")]) && is_word(&[words.get("渔船")]));
        for phrase in ["又修船", "地修补渔船", "将本着原则", "等渔村"] {
            assert!(hangs(phrase, false), "{phrase}");
        }
        for phrase in [
            "又修船又补网",
            "以渔兴村",
            "为渔民办实事",
            "将修船进行到底",
            "渔船是用来出海的",
            "渔民富起来了",
            "把船修好",
            "在修船中学修船",
            "既修船又补网",
        ] {
            assert!(!hangs(phrase, true), "{phrase}");
        }
    }
}
