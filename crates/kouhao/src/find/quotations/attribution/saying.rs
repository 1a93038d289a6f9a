//! Recognises verbs of saying, and clauses in which one leads to a quotation.

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use super::authors::is_person;
use crate::find::tagged::Tagged;
use crate::find::word_lists::words;
use crate::text::Span;

/// Verbs of saying, writing and proposing; from general knowledge of official Chinese.
pub(super) static SAYING: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    words(
        "强调 指出 要求 提出 说 表示 号召 嘱托 叮嘱 嘱咐 倡导 倡议 告诫 勉励 寄语 称 认为 宣布 写道 写 谈到 讲到 提到 说到 讲 明确 承诺 呼吁 重申 作出 \
         发出 首倡 期望 希望 说道 问道 问 介绍 告诉 坦言 感慨 直言 赞叹 回答 答道 批示 题词 评价 宣告 声明 警告 提醒 主张 教导 反复强调 特别强调 明确指出 \
         明确要求 明确提出 首次提出 深刻指出 多次强调 概括为 称为 誉为 评价为 所说 所言 所指出 所强调",
    )
});

/// Verbs of speech, whose subject is a person, however named; from general knowledge of Chinese.
pub(super) static SPEAKING: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    words(
        "说 说道 讲 问 问道 答道 回答 告诉 表示 认为 坦言 直言 感慨 感叹 感叹道 感慨道 赞叹 写道 说到 讲到 谈到 提到 道 喊道 称 反映 留言 \
           答 追问 反问 高呼 高喊 补充 补充道 解释道 笑道 叹道 所说 所言",
    )
});

/// The final characters of clauses in which a verb of saying leads to what is said.
pub(super) static LAST_OF_SAYING: LazyLock<FxHashSet<char>> =
    LazyLock::new(|| SAYING.iter().chain(SPEAKING.iter()).chain(&AFTER_VERB).filter_map(|verb| verb.chars().next_back()).collect());

/// Words that can follow a verb of saying before the quotation: particles and complements; a closed class, from general knowledge of Chinese.
const AFTER_VERB: [&str; 6] = ["了", "过", "道", "说", "到", "要"];

/// Verbs of giving a task to somebody; from general knowledge of official Chinese.
const ENTRUSTING: [&str; 7] = ["赋予", "交给", "交付", "寄予", "给予", "交予", "托付"];

/// Adverbs and words of time that the hidden Markov model joins to a following verb of saying (交谈|时说); from general knowledge of Chinese.
const JOINED_ADVERBS: [&str; 12] = ["并", "还", "又", "也", "曾", "就", "都", "常", "常常", "总", "纷纷", "一致"];
const JOINED_TIMES: [&str; 6] = ["地", "时", "中", "上", "后", "前"];

/// Verbs of speech followed by the person addressed; from general knowledge of Chinese.
const ADDRESSING: [&str; 8] = ["告诉", "提醒", "问", "告诫", "叮嘱", "勉励", "教导", "号召"];

/// Splits the last token if the hidden Markov model has joined a verb of saying to the word before it.
pub(super) fn parted(mut tokens: Vec<Tagged<'_>>) -> Vec<Tagged<'_>> {
    let Some(last) = tokens.last().copied() else { return tokens };
    let joined = JOINED_ADVERBS.iter().chain(&JOINED_TIMES).find_map(|word| Some((*word, last.text.strip_prefix(word)?)));
    let named = || last.text.strip_suffix('说').filter(|name| name.chars().count() < 3).map(|name| (name, "说"));
    if let Some((word, verb)) = joined.or_else(named)
        && !word.is_empty()
        && SAYING.contains(verb)
    {
        let at = last.span.start + word.len();
        let tag = if JOINED_ADVERBS.contains(&word) { "d" } else { "ng" };
        tokens.pop();
        tokens.push(Tagged { span: Span { start: last.span.start, end: at }, text: word, tag });
        tokens.push(Tagged { span: Span { start: at, end: last.span.end }, text: verb, tag: "v" });
    }
    tokens
}

/// Removes the particle after a verb of saying, which the hidden Markov model may join with the verb to a name, and returns whether it is 的是: 讲过,
/// 强调的是.
pub(super) fn without_particle(text: &str, clause: Span) -> (Span, bool) {
    let within = &text[clause];
    let body = within.strip_suffix("的是").or_else(|| within.strip_suffix("的就是"));
    let bare = body.unwrap_or(within);
    let bare = bare.strip_suffix('过').unwrap_or(bare);
    // No verb in either list is longer than four characters.
    let mut ends = bare.char_indices().rev().take(4).map(|(at, _)| &bare[at..]);
    if bare.len() < within.len() && ends.any(|end| SAYING.contains(end) || SPEAKING.contains(end)) {
        (Span::new(clause.start, clause.start + bare.len()), body.is_some())
    } else {
        (clause, false)
    }
}

/// Removes the complement that says how well something is said, and returns whether there was one: 说得好, 讲得很明白.
pub(super) fn without_complement(text: &str, clause: Span) -> (Span, bool) {
    // Verbs of speech of one character; from general knowledge of Chinese.
    let within = &text[clause];
    let particle = within.char_indices().rev().take(6).find(|&(_, c)| c == '得').map(|(at, _)| at);
    match particle.filter(|&at| within[..at].ends_with(['说', '讲', '问', '答', '写']) && !within.ends_with('得')) {
        Some(at) => (Span { start: clause.start, end: clause.start + at }, true),
        None => (clause, false),
    }
}

/// Returns the index of a verb of saying that the clause ends with.
pub(super) fn saying_at_end(tokens: &[Tagged<'_>]) -> Option<usize> {
    let says = |token: &Tagged<'_>| SAYING.contains(token.text) || SPEAKING.contains(token.text);
    let addressed = |token: &Tagged<'_>| token.tag.starts_with('r') || is_person(token);
    match tokens {
        [.., verb, after] if ADDRESSING.contains(&verb.text) && addressed(after) => Some(tokens.len() - 2),
        // 教导我们说
        [.., verb, whom, after] if ADDRESSING.contains(&verb.text) && addressed(whom) && says(after) => Some(tokens.len() - 3),
        [.., verb, after] if AFTER_VERB.contains(&after.text) && says(verb) => Some(tokens.len() - 2),
        [.., verb] if says(verb) => Some(tokens.len() - 1),
        _ => None,
    }
}

/// Returns the index of a verb of saying followed by 的, after which only numbers and nouns lead to the end: 提出的5个方面.
pub(super) fn relative_saying(tokens: &[Tagged<'_>]) -> Option<usize> {
    let tail = tokens.iter().rev().take(4).take_while(|token| {
        token.text != "的" && (token.is_noun() || matches!(token.tag, "m" | "q" | "a" | "b") || token.text.bytes().all(|byte| byte.is_ascii_digit()))
    });
    let particle = tokens.len().checked_sub(tail.count() + 1)?;
    if tokens[particle].text != "的" {
        return None;
    }
    let before = &tokens[..particle];
    saying_at_end(before).or_else(|| entrusting_at_end(before))
}

/// Returns the index of a verb of entrusting that is followed by the recipient, with which the clause ends: 赋予廊坊.
fn entrusting_at_end(tokens: &[Tagged<'_>]) -> Option<usize> {
    let given_to = tokens.iter().rev().take(3).take_while(|token| token.is_noun() || token.tag.starts_with('r')).count();
    let verb = tokens.len().checked_sub(given_to + 1)?;
    (given_to > 0 && ENTRUSTING.contains(&tokens[verb].text)).then_some(verb)
}
