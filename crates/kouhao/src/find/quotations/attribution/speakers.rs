//! Finds who acts in the clauses beside an utterance: 王伟接过话头：“…”, “…？”她问得很细.
//!
//! What a colon introduces, or what is a separate sentence, is said by somebody, whatever the verb. The person sought is therefore the subject: a
//! noun phrase that ends with a name, an office or a word for people, followed by a predicate and not preceded by a verb or preposition.

use super::authors::{Sort, author_at_end, is_office, is_person, is_saying};
use super::saying::SPEAKING;
use crate::find::tagged::Tagged;
use crate::find::word_lists::{holds, listed};
use crate::text::{Mark, Span, is_common_surname};

/// Verbs for what happens to words of others, or to words written somewhere: a clause with such a verb does not name who said them.
/// From general knowledge of Chinese.
const PERCEIVING: &str =
    "看到 看见 见到 听到 听见 读到 遇到 发现 想起 想到 记得 记住 牢记 铭记 收到 接到 传来 写着 刻着 挂着 贴着 印着 题为 名为 定为 命名";

/// The endings of a clause that names something, or says what it is, by the words after the colon; from general knowledge of Chinese.
const NAMING: &str = "是 为 即 叫 叫做 题 着 如下 主题 口号 标语 题目 名称 目标 任务 原则 理念 宗旨 校训 对联";

/// Anonymous sources, as beginnings or endings of words; from general knowledge of Chinese.
const SOURCES: &str = "常言 老话 古话 俗话 俗语 古语 谚语 古训 民谚 民谣 歌谣 名言 格言 顺口溜 古人 古诗 诗句";

/// The first characters of verbs of citing; from general knowledge of Chinese.
const CITING: [char; 6] = ['说', '讲', '云', '曰', '言', '有'];

/// The subject of a clause.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Acting {
    Person(Span),
    /// 他 or 她: the person mentioned before.
    Pronoun,
    /// Something or someone else.
    Other,
    /// The clause has no subject.
    None,
}

/// Returns whether a token may precede the subject of a clause.
pub(super) fn leads(token: &Tagged<'_>) -> bool {
    matches!(token.tag, "t" | "c" | "d" | "ad" | "m" | "q" | "x" | "f" | "s") || matches!(token.text, "正如" | "诚如" | "如" | "就像")
}

/// Finds the subject of a clause.
pub(super) fn acting(tokens: &[Tagged<'_>]) -> Acting {
    let predicate = |token: &Tagged<'_>| {
        let pronoun = token.text.ends_with(['我', '你', '他', '她', '它', '们']);
        !token.is_noun() && !pronoun && !matches!(token.tag, "uj" | "k" | "x" | "b" | "u") && !matches!(token.text, "等" | "们" | "和" | "与" | "及")
    };
    let persons = || {
        let ends = tokens.windows(2).enumerate().filter(|(_, pair)| is_someone(&pair[0]) && predicate(&pair[1]));
        ends.filter_map(|(last, _)| author_at_end(&tokens[..=last], Sort::People))
    };
    // A clause about a person may contain another person: 书记看望过的村民王伟.
    let described = persons().rfind(|(_, first)| tokens[..*first].last().is_some_and(|before| before.text == "的"));
    let leading = || persons().find(|(_, first)| tokens[..*first].iter().all(|token| leads(token) || token.text.starts_with('有')));
    if let Some((person, _)) = described.or_else(leading) {
        return Acting::Person(person);
    }
    match tokens.iter().find(|token| !leads(token)) {
        Some(token) if matches!(token.text, "他" | "她") => Acting::Pronoun,
        // 问, 报: the dictionary tags some verbs of speech as nouns.
        Some(token) if token.tag.starts_with('r') || token.is_noun() && !SPEAKING.contains(token.text) => Acting::Other,
        _ => Acting::None,
    }
}

/// Returns a clause that only names the speaker: 全国人大代表、村支书王伟：“…”.
pub(super) fn label(tokens: &[Tagged<'_>]) -> Option<Span> {
    let (first, last) = (tokens.first()?, tokens.last()?);
    let part = |token: &Tagged<'_>| {
        let mark = token.text.chars().all(|c| matches!(Mark::of(c), Some(Mark::Space | Mark::Pause)) || c == '·');
        let surname = token.text.chars().nth(1).is_none() && token.text.starts_with(is_common_surname);
        mark || surname || !matches!(token.tag.as_bytes().first(), Some(b'v' | b'p' | b'd' | b'r' | b'c' | b'x')) || token.is_noun()
    };
    // No name ends with a verbal particle: 村支书|提过.
    let named = is_someone(last) && !last.text.ends_with(['过', '了', '着']) && tokens.iter().all(part);
    (named && last.span.end - first.span.start <= LABEL).then_some(Span { start: first.span.start, end: last.span.end })
}

/// The maximum length of an office with a name, in bytes.
const LABEL: usize = 120;

/// Returns whether a person ends with the token.
fn is_someone(token: &Tagged<'_>) -> bool {
    let long = token.text.chars().nth(1).is_some();
    (token.is_name() && long && !is_saying(token)) || is_office(token) || is_person(token)
}

/// Returns whether a clause before a colon gives a name, or words that are read somewhere.
pub(super) fn gives_a_name(tokens: &[Tagged<'_>]) -> bool {
    tokens.last().is_some_and(|last| listed(NAMING, |word| last.text.ends_with(word))) || tokens.iter().any(|token| holds(PERCEIVING, token.text))
}

/// Finds an anonymous source: 俗话说得好, 当地有句老话.
pub(super) fn source(text: &str, clause: Span) -> Option<Span> {
    let (source, rest) = source_and_rest(text, clause)?;
    (rest.is_empty() || cites(rest)).then_some(source)
}

/// Finds an anonymous source together with the verb that cites it, which is required if no quotation marks set off what follows: 俗话说得好, not 有句老话.
pub(super) fn cited_source(text: &str, clause: Span) -> Option<Span> {
    // Most clauses have no such verb, and need not be searched for every source.
    if !text[clause].contains(CITING) && !text[clause].ends_with('道') {
        return None;
    }
    let (source, rest) = source_and_rest(text, clause)?;
    cites(rest).then_some(source)
}

/// Returns the last anonymous source of a clause, and the text after it.
fn source_and_rest(text: &str, clause: Span) -> Option<(Span, &str)> {
    let within = text[clause].trim_end();
    let (at, source) = SOURCES.split(' ').filter_map(|source| Some((within.rfind(source)?, source))).max()?;
    Some((Span { start: clause.start + at, end: clause.start + at + source.len() }, &within[at + source.len()..]))
}

/// Returns whether the text after a source, up to the end of the clause, is a verb of citing, optionally with an adverb before it or a complement
/// after it: 说, 有云, 常说, 说得好.
fn cites(rest: &str) -> bool {
    let verb = rest.trim_start_matches(['所', '里', '常', '都', '也', '曾', '早']);
    verb == "道" || verb.starts_with(CITING) && verb.chars().count() <= 4
}
