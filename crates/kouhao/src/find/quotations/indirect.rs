//! Indirect speech: what somebody is said to have said, without quotation marks.
//!
//! 王伟强调，要修好水渠。 Nine tenths of what leaders say in the news are told so. The naive way takes every 强调， and has what stands before it for the speaker: 会上，
//! 表示， and 值得一提的是. Here a clause that ends with a verb of saying and a comma or colon is read as before a quotation, by the rules of [`super::attribution`], and
//! where they name an author the rest of the sentence is what he is said to have said. The sentences after it may be his too, which nothing shows.

use super::attribution::{author_before, may_say};
use crate::find::tagged::tagged;
use crate::text::{Mark, Pair, Span, belongs_to_word};
use crate::tokens::Tokenizer;

/// Characters of what is said: a word is none.
const LEAST: usize = 4;

/// Verbs of saying that are nouns as well, and as such end clauses that say nothing: 落实全面从严治党要求，… A closed class, from general knowledge of official Chinese.
const NOUNS_TOO: [&str; 15] =
    ["要求", "主张", "号召", "倡议", "承诺", "声明", "警告", "评价", "批示", "题词", "明确", "介绍", "回答", "希望", "期望"];

/// Words by which nothing is said: 没有说, 从未表示. A closed class, from general knowledge of Chinese.
const DENIALS: [&str; 11] = ["没", "没有", "并没有", "从没", "未", "从未", "并未", "尚未", "未曾", "不", "不会"];

/// Returns what is said without quotation marks, each with its author, in order. `pairs` are the quotations of the text: what they hold is said by themselves.
pub(super) fn indirect(text: &str, pairs: &[Pair], tokenizer: &Tokenizer) -> Vec<(Span, Span)> {
    let mut found: Vec<(Span, Span)> = Vec::new();
    let mut pairs = pairs.iter().peekable();
    // How far quotations reach that are open, what was said, and the sentence that was last looked at.
    let (mut quoted, mut said, mut sentence) = (0, 0, 0);
    for (at, mark) in text.match_indices(['，', '：', ',', ':']) {
        while let Some(pair) = pairs.next_if(|pair| pair.outer.start < at) {
            quoted = quoted.max(pair.outer.end);
        }
        let start = at + mark.len();
        if at < quoted.max(said) || !may_say(&text[..at]) {
            continue;
        }
        if sentence <= start {
            sentence = sentence_end(text, start);
        }
        let opening = pairs.peek().filter(|pair| text[start..pair.outer.start].chars().all(char::is_whitespace));
        let Some(span) = told(text, Span::new(start, sentence), opening.copied()) else { continue };
        if let Some(author) = author_before(text, span, tokenizer).filter(|&author| says(text, Span::new(author.start, at), author, tokenizer)) {
            said = span.end;
            found.push((span, author));
        }
    }
    found
}

/// Tells whether what stands from the author to the mark says something: nothing denies it, and its verb is not a noun here, as behind 的 or another verb.
fn says(text: &str, clause: Span, author: Span, tokenizer: &Tokenizer) -> bool {
    let behind = Span::new(author.end.min(clause.end), clause.end);
    if tagged(text, behind, tokenizer).iter().any(|token| DENIALS.contains(&token.text)) {
        return false;
    }
    let Some(noun) = NOUNS_TOO.into_iter().find(|noun| text[clause].ends_with(noun)) else { return true };
    let starts = text[..author.start].chars().next_back().is_none_or(|c| Mark::of(c).is_some());
    let between = Span::new(author.end, (clause.end - noun.len()).max(author.end));
    starts && tagged(text, between, tokenizer).iter().all(|token| token.tag.starts_with('d') || token.text.ends_with(['时', '中']))
}

/// Returns where the sentence ends that a place stands in, with the mark that ends it. The end of a sentence that is quoted in it is none of it.
fn sentence_end(text: &str, from: usize) -> usize {
    let mut quotes = 0usize;
    let mut before = ' ';
    for (at, c) in text[from..].char_indices().map(|(at, c)| (from + at, c)) {
        match Mark::of(c) {
            Some(Mark::Break) => return at,
            Some(Mark::Sentence) if quotes == 0 && !belongs_to_word(text, at, before, c) && !is_point(text, at, before, c) => {
                return at + c.len_utf8();
            }
            Some(Mark::OpenQuote) => quotes += 1,
            Some(Mark::CloseQuote) => quotes = quotes.saturating_sub(1),
            _ => {}
        }
        before = c;
    }
    text.len()
}

/// Tells whether a mark is the point in a number of full width: ５．５.
fn is_point(text: &str, at: usize, before: char, mark: char) -> bool {
    let digit = |c: char| ('０'..='９').contains(&c);
    mark == '．' && digit(before) && text[at + mark.len_utf8()..].starts_with(digit)
}

/// Returns what is told in the rest of a sentence; nothing if that is next to nothing, or a quotation, which `opening` is if one opens it.
fn told(text: &str, rest: Span, opening: Option<&Pair>) -> Option<Span> {
    let start = rest.end - text[rest].trim_start().len();
    // Looked for no farther than they must be: this is asked of many clauses of one sentence.
    let letters = |from: usize, most: usize| text[from..rest.end].chars().filter(|&c| Mark::of(c).is_none()).take(most).count();
    let is_quotation = |pair: &Pair| letters(pair.outer.end.min(rest.end), 1) == 0 || ends_sentence(&text[pair.inner]);
    let is_open = !text[start..rest.end].starts_with(|c| matches!(Mark::of(c), Some(mark) if !matches!(mark, Mark::OpenQuote | Mark::OpenTitle)));
    let span = Span::new(start, rest.end);
    (is_open && !opening.is_some_and(is_quotation) && letters(start, LEAST) >= LEAST).then_some(span)
}

/// Tells whether a quotation ends as sentences do.
fn ends_sentence(quotation: &str) -> bool {
    quotation.chars().next_back().and_then(Mark::of) == Some(Mark::Sentence)
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
        assert_eq!(found("会议指出，“三农”工作是重中之重，必须抓好。"), [("“三农”工作是重中之重，必须抓好。", "会议")]);
        assert_eq!(found("王伟书记指出，《渔港规划》要认真执行。"), [("《渔港规划》要认真执行。", "王伟书记")]);
        assert_eq!(
            found("会议提出，今年产量增长5.5%左右，鱼价涨幅３．５％，都写在www.gov.cn上。"),
            [("今年产量增长5.5%左右，鱼价涨幅３．５％，都写在www.gov.cn上。", "会议")]
        );
        assert_eq!(found("会议指出，要抓好“三农”工作。"), [("要抓好“三农”工作。", "会议")]);
        assert_eq!(
            found("国务院总理王伟在河北考察时表示：今年要修好水渠；明年要种好果树。"),
            [("今年要修好水渠；明年要种好果树。", "国务院总理王伟")]
        );
    }

    #[test]
    fn nouns_say_nothing() {
        assert_eq!(found("各村要落实保护渔港要求，修好水渠。"), []);
        assert_eq!(found("王伟书记关于保护渔港的主张，得到大家认同。"), []);
        assert_eq!(found("政府要信守承诺，不能说了不算。"), []);
        assert_eq!(found("王伟书记没有说，水渠什么时候修好。"), []);
        assert_eq!(found("王伟书记不断强调，各村都要修好水渠。"), [("各村都要修好水渠。", "王伟书记")]);
        assert_eq!(found("王伟书记一再要求，各村都要修好水渠。"), [("各村都要修好水渠。", "王伟书记")]);
    }

    #[test]
    fn nobody_and_nothing_are_left_out() {
        assert_eq!(found("需要强调，这是一件大事。"), []);
        assert_eq!(found("值得一提，水渠已经修好。"), []);
        assert_eq!(found("王伟书记强调，“要修好水渠。”"), []);
        assert_eq!(found("王伟书记强调，“要修好水渠。”大家都赞成。"), []);
        assert_eq!(found("王伟书记强调，好。"), []);
        assert_eq!(found("“王伟书记强调，要修好水渠。”"), []);
        assert_eq!(found("水渠修好了，果树种好了。"), []);
    }
}
