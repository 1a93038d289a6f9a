//! Finds indirect speech: reported speech without quotation marks.
//!
//! 王伟强调，要修好水渠。 Nine tenths of what leaders say in the news are reported in this way. The naive way takes every 强调， and the words before it as the
//! speaker: 会上，表示， and 值得一提的是. Here a clause that ends with a verb of saying and a comma or colon is analysed as before a quotation, by the rules of
//! [`super::attribution`]; if they find an author, the rest of the sentence is what the author said, up to another speaker after a semicolon. The
//! sentences after it may also be the author's, but nothing shows it. Anonymous sources are cited in the same way: 俗话说，….

use super::attribution::{author_before, may_say, source_before};
use crate::find::tagged::{Tagged, tagged};
use crate::text::{Mark, Pair, Span, belongs_to_word};
use crate::tokens::Tokenizer;

/// The minimum length of reported speech in characters: a single word does not count.
const LEAST: usize = 4;

/// Verbs of saying that are also nouns, and as nouns end clauses that say nothing: 落实全面从严治党要求，… A closed class, from general knowledge of official
/// Chinese.
const NOUNS_TOO: [&str; 15] =
    ["要求", "主张", "号召", "倡议", "承诺", "声明", "警告", "评价", "批示", "题词", "明确", "介绍", "回答", "希望", "期望"];

/// Words that deny that something is said: 没有说, 从未表示. A closed class, from general knowledge of Chinese.
const DENIALS: [&str; 11] = ["没", "没有", "并没有", "从没", "未", "从未", "并未", "尚未", "未曾", "不", "不会"];

/// Words that leave open whether something is said: 如果…强调, 是否提出. A closed class, from general knowledge of Chinese.
const SUPPOSING: [&str; 16] =
    ["如果", "假如", "假使", "假若", "倘若", "要是", "若", "若是", "即使", "除非", "无论", "不管", "只要", "一旦", "是否", "有没有"];

/// Returns reported speech without quotation marks, each with its author, in order. `pairs` are the quotations of the text, whose contents are
/// quotations themselves.
pub(super) fn indirect(text: &str, pairs: &[Pair], tokenizer: &Tokenizer) -> Vec<(Span, Span)> {
    let mut found: Vec<(Span, Span)> = Vec::new();
    // The next quotation after the mark, the end of those opened so far, the end of the last reported speech, and the end of the last sentence examined.
    let (mut next, mut quoted, mut said, mut sentence) = (0, 0, 0, 0);
    // The start of the part of the sentence after the last semicolon, and whether the position is still in its first clause.
    let (mut part, mut opens) = (0, true);
    for (at, mark) in text.match_indices(['，', '：', '；', ',', ':', ';']) {
        while let Some(pair) = pairs.get(next).filter(|pair| pair.outer.start < at) {
            quoted = quoted.max(pair.outer.end);
            next += 1;
        }
        let start = at + mark.len();
        if at < quoted {
            continue;
        }
        let semicolon = matches!(mark, "；" | ";");
        let first = std::mem::replace(&mut opens, semicolon);
        if semicolon {
            part = start;
            continue;
        }
        // Within reported speech, another speaker can only begin a part of the sentence: …；李明县长指出，….
        if at < said && !first {
            continue;
        }
        let (says_so, source) = (may_say(&text[..at]), source_before(text, at));
        if !says_so && source.is_none() {
            continue;
        }
        if sentence <= start {
            sentence = sentence_end(text, start, &pairs[next..]);
        }
        let opening = pairs.get(next).filter(|pair| text[start..pair.outer.start].chars().all(char::is_whitespace));
        let Some(span) = told(text, Span::new(start, sentence), opening) else { continue };
        let own = |author: &Span| at >= said || author.start >= part;
        let speaks = |author: &Span| own(author) && says(text, Span::new(author.start, at), *author, tokenizer);
        let author = if says_so { author_before(text, span, tokenizer) } else { None };
        let Some(author) = author.or(source).filter(speaks) else { continue };
        if at < said {
            cut(text, &mut found, part);
        }
        said = span.end;
        found.push((span, author));
    }
    found
}

/// Ends the last reported speech where somebody else begins to speak; one that is then almost empty is removed.
fn cut(text: &str, found: &mut Vec<(Span, Span)>, end: usize) {
    if let Some((said, author)) = found.pop().filter(|(said, _)| said.start < end) {
        let said = Span::new(said.start, end);
        found.extend((letters(&text[said], LEAST) >= LEAST).then_some((said, author)));
    }
}

/// Returns whether the text from the author to the mark reports speech: nothing denies it or leaves it open, and its verb is not a noun here, as it
/// is after 的 or another verb.
fn says(text: &str, clause: Span, author: Span, tokenizer: &Tokenizer) -> bool {
    let behind = Span::new(author.end.min(clause.end), clause.end);
    let supposes = |token: &Tagged<'_>| SUPPOSING.contains(&token.text);
    if tagged(text, behind, tokenizer).iter().any(|token| DENIALS.contains(&token.text) || supposes(token)) {
        return false;
    }
    let before = text[..author.start].rsplit(|c| Mark::of(c).is_some()).next().unwrap_or_default().len();
    if tagged(text, Span::new(author.start - before, author.start), tokenizer).iter().any(supposes) {
        return false;
    }
    let Some(noun) = NOUNS_TOO.into_iter().find(|noun| text[clause].ends_with(noun)) else { return true };
    let between = Span::new(author.end, (clause.end - noun.len()).max(author.end));
    before == 0 && tagged(text, between, tokenizer).iter().all(|token| token.tag.starts_with('d') || token.text.ends_with(['时', '中']))
}

/// Returns the end of the sentence at a position, including its final mark; `pairs` are the quotations from there on. The end of a quoted sentence is
/// not the end of the sentence, unless another one begins after the quotation: 要记住“修好水渠。”各县都在行动。
fn sentence_end(text: &str, from: usize, pairs: &[Pair]) -> usize {
    let (mut pairs, mut quoted) = (pairs.iter().peekable(), 0);
    let mut before = ' ';
    for (at, c) in text[from..].char_indices().map(|(at, c)| (from + at, c)) {
        if let Some(pair) = pairs.next_if(|pair| pair.outer.start <= at)
            && at >= quoted
        {
            quoted = pair.outer.end;
            if text[pair.inner].ends_with('。') && text[quoted..].starts_with(|c| c != '的' && Mark::of(c).is_none()) {
                return quoted;
            }
        }
        match Mark::of(c) {
            Some(Mark::Break) => return at,
            Some(Mark::Sentence) if at >= quoted && !belongs_to_word(text, at, before, c) && !is_point(text, at, before, c) => {
                return at + c.len_utf8();
            }
            _ => {}
        }
        before = c;
    }
    text.len()
}

/// Returns whether a mark is the decimal point of a full-width number: ５．５.
fn is_point(text: &str, at: usize, before: char, mark: char) -> bool {
    let digit = |c: char| ('０'..='９').contains(&c);
    mark == '．' && digit(before) && text[at + mark.len_utf8()..].starts_with(digit)
}

/// Returns what the rest of a sentence reports; `None` if it is almost empty, or a quotation; `opening` is the quotation that opens it, if any.
fn told(text: &str, rest: Span, opening: Option<&Pair>) -> Option<Span> {
    let start = rest.end - text[rest].trim_start().len();
    let is_quotation = |pair: &Pair| letters(&text[pair.outer.end.min(rest.end)..rest.end], 1) == 0 || ends_sentence(&text[pair.inner]);
    let is_open = !text[start..rest.end].starts_with(|c| matches!(Mark::of(c), Some(mark) if !matches!(mark, Mark::OpenQuote | Mark::OpenTitle)));
    let span = Span::new(start, rest.end);
    (is_open && !opening.is_some_and(is_quotation) && letters(&text[span], LEAST) >= LEAST).then_some(span)
}

/// Counts the characters of a text other than marks, up to `most`, so that no more is read than necessary; many clauses of one sentence are examined.
fn letters(text: &str, most: usize) -> usize {
    text.chars().filter(|&c| Mark::of(c).is_none()).take(most).count()
}

/// Returns whether a quotation ends like a sentence.
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
    fn nameless_sources_are_cited() {
        for (source, clause) in [("俗话", "俗话说"), ("常言", "常言道"), ("老话", "滩上有句老话说得好"), ("古语", "古语有云"), ("谚语", "谚语讲")]
        {
            assert_eq!(
                found(&format!("{clause}，船小要会看潮，人穷要会看天。各县都在行动。")),
                [("船小要会看潮，人穷要会看天。", source)],
                "{clause}"
            );
        }
        assert_eq!(found("俗话说：潮来不等人。"), [("潮来不等人。", "俗话")]);
        assert_eq!(found("水渠修好了，正如俗话所说，潮来不等人。"), [("潮来不等人。", "俗话")]);
        assert_eq!(found("王伟书记引用俗话说，潮来不等人。"), [("潮来不等人。", "王伟书记")]);
        assert_eq!(found("滩上的老话，我们都记得。"), []);
        assert_eq!(found("这些俗话说了一百年，现在还有道理。"), []);
        assert_eq!(found("谚语道理很深，要多想一想。"), []);
        // Amid what somebody says it is his.
        assert_eq!(found("王伟书记强调，俗话说，潮来不等人。"), [("俗话说，潮来不等人。", "王伟书记")]);
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
    fn a_quoted_sentence_ends_the_one_around_it() {
        assert_eq!(found("王伟书记强调，要记住“修好水渠。”各县都在行动。"), [("要记住“修好水渠。”", "王伟书记")]);
        assert_eq!(found("王伟书记强调，要记住“修好水渠。”的道理，不能忘。"), [("要记住“修好水渠。”的道理，不能忘。", "王伟书记")]);
        assert_eq!(found("王伟书记强调，要回答“水从哪里来？”的问题。各县都在行动。"), [("要回答“水从哪里来？”的问题。", "王伟书记")]);
        assert_eq!(found("王伟书记强调，要抓好“水渠；渡口”。各县都在行动。"), [("要抓好“水渠；渡口”。", "王伟书记")]);
        // A mark without its partner quotes nothing.
        assert_eq!(found("王伟书记强调，要修好“水渠。明天开会。"), [("要修好“水渠。", "王伟书记")]);
    }

    #[test]
    fn another_speaker_ends_what_was_said() {
        assert_eq!(
            found("王伟书记在会上强调，要修好水渠；李明县长指出，要种好果树；会议要求，各村都要行动。"),
            [("要修好水渠；", "王伟书记"), ("要种好果树；", "李明县长"), ("各村都要行动。", "会议")]
        );
        // What he says may tell what others say.
        assert_eq!(found("王伟书记强调，水渠是大事，李明县长指出，要修好水渠。"), [("水渠是大事，李明县长指出，要修好水渠。", "王伟书记")]);
        assert_eq!(found("王伟书记强调，要修好水渠；要说，渡口也是大事。"), [("要修好水渠；要说，渡口也是大事。", "王伟书记")]);
    }

    #[test]
    fn what_is_denied_or_supposed_is_not_said() {
        assert_eq!(found("王伟书记从未说过，水渠明天修好。"), []);
        assert_eq!(found("如果王伟书记强调，大家就会去修渠。"), []);
        assert_eq!(found("一旦在会上王伟书记提出，大家就会去修渠。"), []);
        assert_eq!(found("王伟书记是否强调，大家都不知道。"), []);
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
