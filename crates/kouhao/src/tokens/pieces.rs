//! What is not Han, cut by Unicode's word boundaries (UAX #29).

use unicode_segmentation::UnicodeSegmentation;

use crate::text::Mark;

/// Calls `emit` with the end, in bytes, of each piece of `text` by UAX #29, except that the full-width marks ，and ：join nothing: in
/// Chinese text they end clauses, as they do for units.
pub(super) fn pieces(text: &str, mut emit: impl FnMut(usize)) {
    let mut at = 0;
    for run in text.split_inclusive(['，', '：']) {
        let (words, mark) = match run.strip_suffix(['，', '：']) {
            Some(words) => (words, run.len() - words.len()),
            None => (run, 0),
        };
        for piece in words.split_word_bounds() {
            at += piece.len();
            emit(at);
        }
        if mark > 0 {
            at += mark;
            emit(at);
        }
    }
}

/// Returns how many bytes of `text`, which stands right behind the character `last`, Unicode never parts from it: variation selectors,
/// joiners, combining marks.
pub(super) fn joined(last: char, text: &str) -> usize {
    let may_join = |c: char| !c.is_ascii() && !c.is_alphanumeric() && matches!(Mark::of(c), Some(Mark::Other | Mark::Space));
    if !text.starts_with(may_join) {
        return 0;
    }
    // All that attaches to a character attaches to the character before it in turn, so `last` need not be copied together with the text.
    let attached = |c: char| {
        let mut pair = [0; 8];
        let first = last.encode_utf8(&mut pair).len();
        let second = c.encode_utf8(&mut pair[first..]).len();
        std::str::from_utf8(&pair[..first + second]).is_ok_and(|pair| pair.split_word_bounds().nth(1).is_none())
    };
    text.chars().take_while(|&c| may_join(c) && attached(c)).map(char::len_utf8).sum()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn variation_selectors_join_marks_do_not() {
        assert_eq!(joined('葛', "\u{e0100}城"), 4);
        assert_eq!(joined('一', "\u{200d}\u{fe0f}，"), 6);
        for text in ["", "，\u{301}", "—", "·a", "a", "\u{3000}"] {
            assert_eq!(joined('一', text), 0, "{text:?}");
        }
    }

    #[test]
    fn pieces_tile() {
        for text in ["", "GDP：CPI，3.5，", "，，a", "，\u{301}b"] {
            let mut ends = vec![0];
            pieces(text, |end| ends.push(end));
            assert!(ends.is_sorted_by(|a, b| a < b) && ends.last() == Some(&text.len()), "{text}: {ends:?}");
        }
    }
}
