//! Indirect speech: what somebody is said to have said, without quotation marks.
//!
//! 王伟强调，要修好水渠。 Nine tenths of what leaders say in the news are told so. The naive way takes every 强调， and has what stands before it for the speaker: 会上，
//! 表示， and 值得一提的是. Here a clause that ends with a verb of saying and a comma or colon is read as before a quotation, by the rules of [`super::attribution`], and
//! where they name an author the rest of the sentence is what he is said to have said. The sentences after it may be his too, which nothing shows.

use super::attribution::{author_before, may_say};
use crate::text::{Mark, Pair, Span};
use crate::tokens::Tokenizer;

/// Characters of what is said: a word is none.
const LEAST: usize = 4;

/// Returns what is said without quotation marks, each with its author, in order. `pairs` are the quotations of the text: what they hold is said by themselves.
pub(super) fn indirect(text: &str, pairs: &[Pair], tokenizer: &Tokenizer) -> Vec<(Span, Span)> {
    let mut found: Vec<(Span, Span)> = Vec::new();
    let mut pairs = pairs.iter().peekable();
    // How far quotations reach that are open, and what was said.
    let (mut quoted, mut said) = (0, 0);
    for (at, mark) in text.match_indices(['，', '：', ',', ':']) {
        while let Some(pair) = pairs.next_if(|pair| pair.outer.start < at) {
            quoted = quoted.max(pair.outer.end);
        }
        let start = at + mark.len();
        if at < quoted.max(said) || !may_say(&text[..at]) {
            continue;
        }
        let Some(span) = sentence(text, start) else { continue };
        if let Some(author) = author_before(text, span, tokenizer) {
            said = span.end;
            found.push((span, author));
        }
    }
    found
}

/// Returns what stands from a place to the end of its sentence, with the mark that ends it; nothing if that is a quotation or next to nothing.
fn sentence(text: &str, from: usize) -> Option<Span> {
    let rest = &text[from..];
    let start = from + (rest.len() - rest.trim_start_matches([' ', '　']).len());
    let rest = &text[start..];
    if rest.chars().next().and_then(Mark::of).is_some() {
        return None;
    }
    let mut quotes = 0usize;
    let mut end = None;
    for (at, c) in rest.char_indices() {
        match Mark::of(c) {
            Some(Mark::Break) => {
                end = Some(at);
                break;
            }
            // The end of a sentence that is quoted in it is none of it.
            Some(Mark::Sentence) if quotes == 0 => {
                end = Some(at + c.len_utf8());
                break;
            }
            Some(Mark::OpenQuote) => quotes += 1,
            Some(Mark::CloseQuote) => quotes = quotes.saturating_sub(1),
            _ => {}
        }
    }
    let span = Span::new(start, start + end.unwrap_or(rest.len()));
    (text[span].chars().filter(|&c| Mark::of(c).is_none()).count() >= LEAST).then_some(span)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::pairs;

    fn found(text: &str) -> Vec<(&str, &str)> {
        let found = indirect(text, &pairs(text), &Tokenizer::new());
        found.into_iter().map(|(said, author)| (&text[said], &text[author])).collect()
    }

    #[test]
    fn what_follows_a_verb_of_saying_is_said() {
        assert_eq!(found("王伟书记强调，要修好水渠、种好果树。各县都在行动。"), [("要修好水渠、种好果树。", "王伟书记")]);
        assert_eq!(found("会议指出，“三农”工作是重中之重，必须抓好。"), []);
        assert_eq!(found("会议指出，要抓好“三农”工作。"), [("要抓好“三农”工作。", "会议")]);
        assert_eq!(
            found("国务院总理王伟在河北考察时表示：今年要修好水渠；明年要种好果树。"),
            [("今年要修好水渠；明年要种好果树。", "国务院总理王伟")]
        );
    }

    #[test]
    fn nobody_and_nothing_are_left_out() {
        assert_eq!(found("需要强调，这是一件大事。"), []);
        assert_eq!(found("值得一提，水渠已经修好。"), []);
        assert_eq!(found("王伟书记强调，“要修好水渠。”"), []);
        assert_eq!(found("王伟书记强调，好。"), []);
        assert_eq!(found("“王伟书记强调，要修好水渠。”"), []);
        assert_eq!(found("水渠修好了，果树种好了。"), []);
    }
}
