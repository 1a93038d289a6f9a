//! Sets text in columns, such as those of a terminal, where an ideograph is two columns wide.

use unicode_width::{UnicodeWidthChar, UnicodeWidthStr};

use crate::text::Mark;
use crate::visible::spaced;

/// Returns the width of `text` in columns.
pub(super) fn width(text: &str) -> usize {
    text.width()
}

/// Cuts `text` to at most `columns`, with an ellipsis where something was cut, on one line, without what a terminal would obey.
pub(super) fn fit(text: &str, columns: usize) -> String {
    let one_line = spaced(text);
    if width(&one_line) <= columns {
        return one_line.into_owned();
    }
    let mut taken = 0;
    let mut cut: String = one_line
        .chars()
        .take_while(|&c| {
            taken += c.width().unwrap_or(0);
            taken < columns
        })
        .collect();
    cut.push('…');
    cut
}

/// Cuts `text` as [`fit`] does, but at its start.
pub(super) fn fit_end(text: &str, columns: usize) -> String {
    let backwards = |text: &str| text.chars().rev().collect::<String>();
    backwards(&fit(&backwards(text), columns))
}

/// Fills `text` with spaces on the left up to `columns`.
pub(super) fn pad_before(text: &str, columns: usize) -> String {
    let missing = columns.saturating_sub(width(text));
    format!("{:missing$}{text}", "")
}

/// Fills `text` with spaces on the right up to `columns`.
pub(super) fn pad(text: &str, columns: usize) -> String {
    let missing = columns.saturating_sub(width(text));
    format!("{text}{:missing$}", "")
}

/// Breaks `text` into lines of at most `columns`, after any ideograph or space, but never before a mark that closes something.
///
/// Control characters are left out, as in [`fit`].
pub(super) fn wrap(text: &str, columns: usize) -> Vec<String> {
    let mut lines = Vec::new();
    let mut line = String::new();
    for piece in pieces(&spaced(text)) {
        if !line.is_empty() && width(&line) + width(piece.trim_end()) > columns {
            lines.push(line.trim_end().to_string());
            line.clear();
        }
        line.push_str(if line.is_empty() { piece.trim_start() } else { piece });
    }
    lines.push(line.trim_end().to_string());
    lines
}

/// Splits `text` where a line may be broken.
pub(super) fn pieces(text: &str) -> Vec<&str> {
    let breaks_before = |before: char, c: char| {
        let opens = |c| matches!(Mark::of(c), Some(Mark::OpenQuote | Mark::OpenTitle | Mark::OpenBracket));
        let wide = |c: char| c.width() == Some(2);
        let closes = Mark::of(c).is_some_and(|mark| mark != Mark::Space && !opens(c) && mark != Mark::Dash);
        before == ' ' || (!closes && !opens(before) && (wide(c) || wide(before)))
    };
    let mut pieces = Vec::new();
    let mut start = 0;
    let mut before = None;
    for (at, c) in text.char_indices() {
        if before.is_some_and(|before| breaks_before(before, c)) {
            pieces.push(&text[start..at]);
            start = at;
        }
        before = Some(c);
    }
    pieces.push(&text[start..]);
    pieces
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ideographs_are_two_columns_wide() {
        assert_eq!(fit("坚决一点快一点", 9), "坚决一点…");
        assert_eq!((fit("a\nb", 9).as_str(), fit("\u{1b}[2J\u{202e}甲\u{9b}", 9).as_str()), ("a b", " [2J甲 "));
        assert_eq!(pad("四个", 6), "四个  ");
        assert_eq!(pad_before(&fit_end("坚决一点快一点", 8), 8), " …快一点");
    }

    #[test]
    fn lines_do_not_start_with_closing_marks() {
        assert_eq!(wrap("坚决一点，快一点", 8), ["坚决一", "点，快一", "点"]);
        assert_eq!(wrap("build back better now", 10), ["build back", "better now"]);
        assert!(wrap("坚决一点、快一点，奔跑起来加油干，“奔跑”", 12).iter().all(|line| width(line) <= 12));
    }
}
