//! Determines who is named as the author of a quotation.
//!
//! An author is a person, an organ or a text: a run of nouns that ends with a name, a title (书记), an organ (国务院) or, before verbs of saying, the name
//! of a meeting or text (会议, 报告, 《建议》). Before verbs of speech, it may also be people without a name (群众, 老支书). It is looked for in five places:
//!
//! 1. before a verb of saying directly before the quotation: 习近平总书记在河北考察时强调，“…”;
//! 2. before such a verb with 的, with a number or a few nouns in between: 岳峰书记对廊坊提出的5个方面“…”; or before a verb of entrusting: 省委赋予廊坊的“…”;
//! 3. directly before the quotation, if the quotation is what was said (“…”的重要要求) or is complied with (按照党中央“…”);
//! 4. after direct speech: “…。”王伟书记说。
//! 5. for what a colon introduces or what is a separate sentence, in the adjacent clauses, whatever their verb ([`utterances`]): 王伟接过话头：“…”,
//!    “…？”她问得很细; here the author may also be an anonymous source (俗话, 古人).
//!
//! 他 and 她 refer to the last subject in their paragraph; other pronouns name nobody. The utterances of one paragraph continue until somebody else
//! acts. In English, the author is the name beside a verb of saying. Quotations that directly follow one another share their author.

mod authors;
mod clauses;
mod english;
mod names;
mod saying;
mod speakers;
mod subjects;
mod utterances;

use self::authors::{Sort, Subject, author_at_end, complies};
use self::clauses::clauses;
use self::names::tagged_with_names;
use self::saying::{LAST_OF_SAYING, SPEAKING, parted, relative_saying, saying_at_end, without_complement, without_particle};
use super::{ends_clause, ends_sentence, links};
use crate::find::tagged::{Tagged, tagged};
use crate::find::word_lists::listed;
use crate::text::{Mark, Pair, Span};
use crate::tokens::Tokenizer;

/// The maximum distance that is read before and after the quotation, in code points.
const REACH: usize = 90;

/// The maximum distance of an anonymous source without quotation marks, in code points: 当地有句老话说得好.
const CITED_WITHIN: usize = 12;

/// The maximum number of quotations that are searched for the end of a list.
const CHAIN: usize = 12;

/// Nouns after a quotation that show that it was said, by their endings; from general knowledge of official Chinese.
const SAYINGS: &str = "指示 要求 讲话 嘱托 重托 号召 论断 论述 期望 期许 训词 批示 教导 告诫 叮嘱 寄语 倡议 主张 讲话精神 \
    名言 格言 题词 教诲 希望 方针 思想 部署 决策 号令 构想";

/// Returns the author of each pair, in the order of `pairs`.
pub(super) fn attributions(text: &str, pairs: &[Pair], tokenizer: &Tokenizer) -> Vec<Option<Span>> {
    let mut authors: Vec<Option<Span>> = Vec::with_capacity(pairs.len());
    let mut enclosing: Vec<usize> = Vec::new();
    for (place, pair) in pairs.iter().enumerate() {
        // The previous pair at the same depth is the last one removed from the stack.
        let mut neighbour = None;
        while let Some(outer) = enclosing.pop_if(|&mut outer| pairs[outer].outer.end <= pair.outer.start) {
            neighbour = Some(outer);
        }
        let floor = enclosing.last().map_or(0, |&outer| pairs[outer].inner.start);
        let shared = neighbour.filter(|&other| links(&text[pairs[other].outer.end..pair.outer.start])).and_then(|other| authors[other]);
        let own = || {
            let quoted = Quoted { text, tokenizer, pair: *pair, floor, end: chain_end(text, pairs, place), earlier: &pairs[..place] };
            quoted.before().or_else(|| quoted.behind()).or_else(|| quoted.speaker()).or_else(|| quoted.continued(&authors))
        };
        authors.push(shared.or_else(own));
        enclosing.push(place);
    }
    authors
}

/// Returns the author of speech after a verb of saying and a comma or colon, without quotation marks; see [`indirect`](super::indirect).
pub(super) fn author_before(text: &str, said: Span, tokenizer: &Tokenizer) -> Option<Span> {
    // A sentence may end with a quoted sentence.
    let inner = text[said].trim_end_matches(|c| Mark::of(c) == Some(Mark::CloseQuote)).len();
    let pair = Pair { outer: said, inner: Span::new(said.start, said.start + inner) };
    Quoted { text, tokenizer, pair, floor: 0, end: said.end, earlier: &[] }.before()
}

/// Returns the anonymous source that is cited in the clause ending at byte `end`, by a verb at its end: 俗话说.
pub(super) fn source_before(text: &str, end: usize) -> Option<Span> {
    let within = text[..end].char_indices().rev().take(CITED_WITHIN).take_while(|&(_, c)| !ends_clause(c));
    let start = within.last()?.0;
    speakers::cited_source(text, Span::new(start, end))
}

/// Returns, from a cheap check, whether a text may end with a verb of saying.
pub(super) fn may_say(before: &str) -> bool {
    before.chars().next_back().is_some_and(|last| LAST_OF_SAYING.contains(&last))
}

/// Returns the end of the last of the quotations that directly follow `pairs[place]`.
fn chain_end(text: &str, pairs: &[Pair], place: usize) -> usize {
    let mut end = pairs[place].outer.end;
    for next in pairs[place + 1..].iter().take(CHAIN) {
        if next.outer.start >= end && links(&text[end..next.outer.start]) {
            end = next.outer.end;
        }
    }
    end
}

/// A quotation, or the first of a list of them, whose author is sought.
struct Quoted<'t> {
    text: &'t str,
    tokenizer: &'t Tokenizer,
    pair: Pair,
    /// The start of the text, or of the quotation that encloses this one: nothing before it is read.
    floor: usize,
    /// The end of the list of quotations.
    end: usize,
    /// The quotations that open before it.
    earlier: &'t [Pair],
}

impl<'t> Quoted<'t> {
    /// Tokenizes and tags a clause, with the names of persons assembled.
    fn tokens(&self, clause: Span) -> Vec<Tagged<'t>> {
        tagged_with_names(self.text, clause, self.tokenizer)
    }

    /// Returns the first byte that is read before the opening mark.
    fn read_from(&self) -> usize {
        let (floor, open) = (self.floor, self.pair.outer.start);
        self.text[floor..open].char_indices().rev().take(REACH).last().map_or(open, |(at, _)| floor + at)
    }

    /// Searches before the opening mark.
    fn before(&self) -> Option<Span> {
        let (clauses, comma) = self.clauses_before();
        let (last, earlier) = clauses.split_last()?;
        if let Some(speaker) = english::speaker_before(self.text, self.read_from(), last.end) {
            return speaker;
        }
        let (last, stressed) = without_particle(self.text, *last);
        let (last, complement) = without_complement(self.text, last);
        let tokens = parted(self.tokens(last));
        if let Some(verb) = saying_at_end(&tokens) {
            let goes_on = self.goes_on();
            if comma && goes_on {
                return None;
            }
            let people = (SPEAKING.contains(tokens[verb].text) || complement) && !goes_on;
            return match self.subject(&tokens[..verb], people) {
                Subject::Author(author) => Some(author),
                Subject::Other => None,
                // 值得强调的是 has no subject.
                Subject::None if stressed => None,
                Subject::None => self.subject_of_earlier(earlier),
            };
        }
        if comma {
            return None;
        }
        if let Some(verb) = relative_saying(&tokens) {
            return self.adjacent(&tokens[..verb], Sort::Texts, true);
        }
        let tokens = match tokens.split_last() {
            Some((last, rest)) if last.text == "的" || last.text == "关于" => rest,
            _ => &tokens[..],
        };
        let (author, from) = author_at_end(tokens, Sort::Named)?;
        let verb = tokens[..from].iter().rev().find(|token| !matches!(token.text, "了" | "好" | "过"));
        (verb.is_some_and(complies) || self.is_said()).then_some(author)
    }

    /// Returns whether the clause continues after the quotations: in that case a verb and comma are not followed by a quotation but by reported
    /// speech, in which something is quoted: 会议指出，“三农”工作….
    fn goes_on(&self) -> bool {
        !ends_sentence(&self.text[self.pair.inner]) && self.text[self.end..].chars().next().is_some_and(|c| Mark::of(c).is_none())
    }

    /// Searches after direct speech: “…，”王伟书记说。
    fn behind(&self) -> Option<Span> {
        if !self.text[self.pair.inner].ends_with(|c| matches!(Mark::of(c), Some(Mark::Sentence | Mark::Clause))) {
            return None;
        }
        if self.introduces_the_next() {
            return None;
        }
        let close = self.pair.outer.end;
        let rest = &self.text[close..];
        let lead = rest.len() - rest.trim_start_matches(['，', ',', ' ']).len();
        // In English, a quotation whose speaker is named after it ends with a comma.
        let full_stop = self.text[self.pair.inner].ends_with('.');
        if let Some(speaker) = english::speaker_behind(self.text, close + lead, REACH, full_stop) {
            return speaker;
        }
        let len: usize = rest[lead..].chars().take(REACH).take_while(|&c| !ends_clause(c)).map(char::len_utf8).sum();
        let (clause, _) = without_particle(self.text, Span { start: close + lead, end: close + lead + len });
        let (clause, complement) = without_complement(self.text, clause);
        let tokens = parted(self.tokens(clause));
        let verb = saying_at_end(&tokens)?;
        match self.subject(&tokens[..verb], SPEAKING.contains(tokens[verb].text) || complement) {
            Subject::Author(author) => Some(author),
            _ => None,
        }
    }

    /// Returns whether the noun after the quotations names something said: “…”的重要要求.
    fn is_said(&self) -> bool {
        let rest = &self.text[self.end..];
        let rest = rest.strip_prefix('的').unwrap_or(rest);
        let len: usize = rest.chars().take(12).take_while(|&c| Mark::of(c).is_none()).map(char::len_utf8).sum();
        let start = self.text.len() - rest.len();
        let tokens = tagged(self.text, Span { start, end: start + len }, self.tokenizer);
        let phrase = tokens
            .iter()
            .take(5)
            .take_while(|token| token.is_noun() || matches!(token.tag, "a" | "b" | "v" | "l" | "i" | "z" | "" | "u" | "m" | "q"));
        phrase.into_iter().any(|token| listed(SAYINGS, |saying| token.text.ends_with(saying) || token.text.starts_with(saying)))
    }
}

#[cfg(test)]
mod tests;
