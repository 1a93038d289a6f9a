//! Text that a terminal shows instead of obeying it.
//!
//! Texts, and names of files, come from anywhere. A terminal takes some characters for orders: an escape sequence clears the screen, moves what was printed
//! or renames the window, and a mark of direction reorders what stands beside it. In messages such characters are spelt out, so that a strange name is
//! recognised; in tables, which have no room for that, they give way to spaces.

use std::borrow::Cow;
use std::fmt::Write;

/// Returns whether a character changes the direction of those around it (UAX #9).
pub(crate) fn is_direction(c: char) -> bool {
    matches!(c, '\u{61c}' | '\u{200e}' | '\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2066}'..='\u{2069}')
}

/// Returns whether a terminal obeys a character: control characters of both sets (the second begins sequences too), separators of lines, marks of direction.
fn is_order(c: char) -> bool {
    c.is_control() || is_direction(c) || matches!(c, '\u{2028}' | '\u{2029}')
}

/// Spells out what a terminal would obey, so that a message stays what it is, on one line.
///
/// ```
/// use kouhao::present::visible;
///
/// assert_eq!(visible("a\u{1b}[2Jb\u{202e}.txt"), r"a\u{1b}[2Jb\u{202e}.txt");
/// assert_eq!(visible("讲话.txt"), "讲话.txt");
/// ```
pub fn visible(text: &str) -> Cow<'_, str> {
    if !text.contains(is_order) {
        return Cow::Borrowed(text);
    }
    let mut out = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        if is_order(c) {
            // A String takes everything.
            let _ = write!(out, "{}", c.escape_unicode());
        } else {
            out.push(c);
        }
    }
    Cow::Owned(out)
}

/// Replaces control characters by spaces, and removes direction marks, which take no space.
pub(crate) fn spaced(text: &str) -> Cow<'_, str> {
    if !text.contains(is_order) {
        return Cow::Borrowed(text);
    }
    Cow::Owned(text.chars().filter(|&c| !is_direction(c)).map(|c| if is_order(c) { ' ' } else { c }).collect())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn orders_are_spelt_out_or_spaces() {
        for (text, message, cell) in [
            ("\u{1b}]0;x\u{7}", r"\u{1b}]0;x\u{7}", " ]0;x "),
            ("a\u{9b}2Jb", r"a\u{9b}2Jb", "a 2Jb"),
            ("a\r\nb\u{2028}c\0", r"a\u{d}\u{a}b\u{2028}c\u{0}", "a  b c "),
            ("a\u{202e}b\u{2066}c\u{200f}", r"a\u{202e}b\u{2066}c\u{200f}", "abc"),
            ("走在前列\u{3000}é\u{301}👍\u{200d}", "走在前列\u{3000}é\u{301}👍\u{200d}", "走在前列\u{3000}é\u{301}👍\u{200d}"),
        ] {
            assert_eq!((&*visible(text), &*spaced(text)), (message, cell), "{text:?}");
        }
    }
}
