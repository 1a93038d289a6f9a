//! Splits text into sentences and clauses.

use super::abbreviations::abbreviates;
use super::marks::Mark;
use super::span::Span;

/// Returns the sentences of `text`, in order, without surrounding white space.
///
/// A sentence ends after 。！？…… together with the closing quotation marks and brackets that follow, and at every line break. A full stop does not end
/// a sentence within a number (3.2, 1.5亿), inside a Latin word, or after an abbreviated title or initials (Mr. Brown, the U.S. economy).
///
/// # Complexity
/// Linear in the length of the text.
pub fn sentences(text: &str) -> Vec<Span> {
    split(text, |mark| mark == Mark::Sentence)
}

/// Returns the clauses of `text`, in order, without surrounding white space and punctuation.
///
/// A clause ends where a sentence ends, and at ，；：and dashes. The enumeration comma 、 separates the members of a list and does not end a clause.
///
/// # Complexity
/// Linear in the length of the text.
pub fn clauses(text: &str) -> Vec<Span> {
    split(text, |mark| matches!(mark, Mark::Sentence | Mark::Clause | Mark::Dash))
        .into_iter()
        .filter_map(|clause| {
            let within = &text[clause];
            let inner = within.trim_end_matches(|c| ends_clause(c) || c.is_whitespace()).trim_start_matches(|c| ends_clause(c) || c.is_whitespace());
            let start = inner.as_ptr() as usize - within.as_ptr() as usize;
            (!inner.is_empty()).then(|| Span::new(start, start + inner.len()).shifted(clause.start))
        })
        .collect()
}

fn ends_clause(c: char) -> bool {
    matches!(Mark::of(c), Some(Mark::Sentence | Mark::Clause | Mark::Dash | Mark::Break))
}

fn split(text: &str, ends: impl Fn(Mark) -> bool) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut start = 0;
    let mut chars = text.char_indices().peekable();
    let mut before = ' ';
    while let Some((at, c)) = chars.next() {
        let mark = Mark::of(c);
        let end = match mark {
            Some(Mark::Break) => true,
            Some(mark) if ends(mark) => !belongs_to_word(text, at, before, c),
            _ => false,
        };
        if end {
            let mut stop = at + c.len_utf8();
            if mark != Some(Mark::Break) {
                // Once a sentence has ended or a quotation or bracket has closed, only another sentence end still belongs to it: 。”——
                let mut over = mark == Some(Mark::Sentence);
                while let Some(&(at, next)) = chars.peek()
                    && let Some(mark) = Mark::of(next)
                {
                    let closes = matches!(mark, Mark::CloseQuote | Mark::CloseBracket | Mark::CloseTitle);
                    if !closes && mark != Mark::Sentence && (over || !ends(mark)) {
                        break;
                    }
                    over |= closes || mark == Mark::Sentence;
                    stop = at + next.len_utf8();
                    chars.next();
                }
            }
            push_trimmed(text, start, stop, &mut spans);
            start = stop;
        }
        before = c;
    }
    push_trimmed(text, start, text.len(), &mut spans);
    spans
}

/// Returns whether the mark at byte `at`, after the character `before`, belongs to a number or a Latin word (3.2, www.gov.cn, Mr. Brown) and so ends
/// nothing.
///
/// # Complexity
/// Constant.
pub(crate) fn belongs_to_word(text: &str, at: usize, before: char, mark: char) -> bool {
    let within = || before.is_ascii_alphanumeric() && text[at + 1..].starts_with(|after: char| after.is_ascii_alphanumeric());
    matches!(mark, '.' | ',' | ':') && within() || mark == '.' && abbreviates(text, at)
}

fn push_trimmed(text: &str, start: usize, end: usize, spans: &mut Vec<Span>) {
    let piece = &text[start..end];
    let lead = piece.len() - piece.trim_start().len();
    let piece = piece.trim();
    if !piece.is_empty() {
        spans.push(Span::new(start + lead, start + lead + piece.len()));
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(text: &str, split: impl Fn(&str) -> Vec<Span>) -> Vec<&str> {
        split(text).into_iter().map(|span| &text[span]).collect()
    }

    #[test]
    fn sentences_keep_their_closing_marks() {
        assert_eq!(texts("他说：“走在前列！”好。\n增长3.2%……真的？！\n", sentences), ["他说：“走在前列！”", "好。", "增长3.2%……", "真的？！"]);
    }

    #[test]
    fn abbreviations_end_nothing() {
        assert_eq!(texts("Mr. Brown met J. R. Hill. They agreed.", sentences), ["Mr. Brown met J. R. Hill.", "They agreed."]);
    }

    #[test]
    fn clauses_keep_their_lists() {
        assert_eq!(
            texts("走在全省前列，我们一定要把握大局、办好大事。3.5亿元；GDP：a.b——完", clauses),
            ["走在全省前列", "我们一定要把握大局、办好大事", "3.5亿元", "GDP", "a.b", "完"]
        );
    }

    #[test]
    fn clauses_lie_within_sentences() {
        assert_eq!(texts("他说：“走在前列。”——”好", sentences), ["他说：“走在前列。”", "——”好"]);
        assert_eq!(texts("他说：“走在前列。”——”好", clauses), ["他说", "“走在前列。”", "”", "好"]);
    }

    #[test]
    fn nothing_in_nothing() {
        assert!(sentences(" \n　").is_empty() && clauses("。，").is_empty());
    }
}
