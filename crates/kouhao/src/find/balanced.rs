//! Completes findings so that they hold both halves of the marks inside them: “三公”经费, not 三公”经费.

use crate::text::{Mark, Span, closing};

/// Returns `text[from..to]`, extended by the adjacent other half of a quotation mark or bracket inside it.
pub(crate) fn balanced(text: &str, from: usize, to: usize) -> &str {
    &text[balanced_span(text, Span { start: from, end: to })]
}

/// Returns the extended span.
pub(crate) fn balanced_span(text: &str, span: Span) -> Span {
    reach(text, span).0
}

/// Returns whether a stretch contains one half of a pair of marks, and neither it nor the adjacent text has the other.
pub(crate) fn parts_pair(text: &str, span: Span) -> bool {
    reach(text, span).1
}

/// Returns a stretch extended by the adjacent other halves, and whether an unpaired half remains.
fn reach(text: &str, Span { start: from, end: to }: Span) -> (Span, bool) {
    let mut open = Vec::new();
    let mut unopened = Vec::new();
    for c in text[from..to].chars() {
        match Mark::of(c) {
            Some(Mark::OpenQuote | Mark::OpenBracket | Mark::OpenTitle) => open.push(c),
            Some(Mark::CloseQuote | Mark::CloseBracket | Mark::CloseTitle) => match open.last() {
                Some(&last) if closing(last) == Some(c) => drop(open.pop()),
                _ => unopened.push(c),
            },
            _ => {}
        }
    }
    let (mut from, mut to) = (from, to);
    let mut parted = false;
    for c in unopened {
        match text[..from].chars().next_back() {
            Some(before) if closing(before) == Some(c) => from -= before.len_utf8(),
            _ => parted = true,
        }
    }
    for c in open.into_iter().rev() {
        match text[to..].chars().next() {
            Some(after) if closing(c) == Some(after) => to += after.len_utf8(),
            _ => parted = true,
        }
    }
    (Span { start: from, end: to }, parted)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_other_half_right_beside_belongs_to_it() {
        let of = |text: &'static str, part: &str| {
            let from = text.find(part).unwrap();
            balanced(text, from, from + part.len())
        };
        assert_eq!(of("严控“三公”经费", "三公”经费"), "“三公”经费");
        assert_eq!(of("推进《护湖（试行）》", "护湖（试行"), "护湖（试行）");
        assert_eq!(of("推进“‘护湖’行动”", "护湖’行动”"), "“‘护湖’行动”");
        // Neither what is whole, nor what has its other half farther away, nor a mark of another pair.
        assert_eq!(of("严控“三公”经费", "“三公”"), "“三公”");
        assert_eq!(of("“严控三公”经费", "三公”经费"), "三公”经费");
        assert_eq!(of("《三公”经费", "三公”经费"), "三公”经费");
        assert_eq!(of("护湖", ""), "");
    }
}
