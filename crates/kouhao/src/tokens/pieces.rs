//! What is not Han, cut by Unicode's word boundaries (UAX #29).

use unicode_segmentation::UnicodeSegmentation;

use crate::text::{Mark, attaches, is_han};

/// Calls `emit` with the end, in bytes, of each piece of `text` by UAX #29, except that the full-width marks ，and ：join nothing: in
/// Chinese text they end clauses, as they do for units.
pub(super) fn pieces(text: &str, mut emit: impl FnMut(usize)) {
    // What most stretches of a Chinese text are needs no tables: marks that nothing joins, or a number or Latin word.
    if text.chars().all(stands_alone) {
        return text.char_indices().for_each(|(at, c)| emit(at + c.len_utf8()));
    }
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return emit(text.len());
    }
    general_pieces(text, emit);
}

/// Tells whether `c` is one of the common Chinese marks. Unicode joins some of them with letters or digits on both sides, and none with another.
fn stands_alone(c: char) -> bool {
    matches!(c, '，' | '。' | '、' | '；' | '：' | '！' | '？' | '“' | '”' | '《' | '》' | '（' | '）')
}

fn general_pieces(text: &str, mut emit: impl FnMut(usize)) {
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

/// Returns how many bytes of `text`, which stands right behind an ideograph or letter, Unicode never parts from it: variation selectors,
/// joiners, combining marks.
pub(super) fn joined(text: &str) -> usize {
    let may_join = |c: char| !c.is_ascii() && !stands_alone(c) && !is_han(c) && matches!(Mark::of(c), None | Some(Mark::Other | Mark::Space));
    if !text.starts_with(may_join) {
        return 0;
    }
    text.chars().take_while(|&c| may_join(c) && attaches(c)).map(char::len_utf8).sum()
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::*;

    #[test]
    fn variation_selectors_join_marks_do_not() {
        assert_eq!(joined("\u{e0100}城"), 4);
        assert_eq!(joined("\u{200d}\u{fe0f}，"), 6);
        assert_eq!(joined("\u{5b0}か"), 2);
        for text in ["", "，\u{301}", "—", "·a", "a", "é", "か", "\u{3000}"] {
            assert_eq!(joined(text), 0, "{text:?}");
        }
    }

    proptest! {
        #![proptest_config(ProptestConfig { cases: 300, failure_persistence: None, rng_seed: RngSeed::Fixed(23), ..ProptestConfig::default() })]

        #[test]
        fn what_needs_no_tables_is_cut_as_by_them(text in "[，。、；：！？“”《》（）]{0,6}|[a-zA-Z0-9]{0,6}|[，。；：（a1_.\u{301}]{0,6}") {
            let (mut fast, mut general) = (Vec::new(), Vec::new());
            pieces(&text, |end| fast.push(end));
            general_pieces(&text, |end| general.push(end));
            prop_assert_eq!(fast, general);
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
