//! Splits non-Han text at Unicode's word boundaries (UAX #29).

use unicode_segmentation::UnicodeSegmentation;

/// Calls `emit` with the end, in bytes, of each piece of `text` by UAX #29, except that the full-width marks ，and ：never join anything: in Chinese
/// text they end clauses, as they do for units.
pub(super) fn pieces(text: &str, mut emit: impl FnMut(usize)) {
    // Most stretches of a Chinese text are marks that nothing joins, or one number or Latin word: these need no tables.
    if text.chars().all(stands_alone) {
        return text.char_indices().for_each(|(at, c)| emit(at + c.len_utf8()));
    }
    if text.bytes().all(|byte| byte.is_ascii_alphanumeric()) {
        return emit(text.len());
    }
    general_pieces(text, emit);
}

/// Returns whether `c` is one of the common Chinese marks. Unicode joins some of them to letters or digits on both sides, but none to another mark.
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

#[cfg(test)]
mod tests {
    use proptest::prelude::*;
    use proptest::test_runner::RngSeed;

    use super::*;

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
