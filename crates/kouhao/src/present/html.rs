//! Escapes text for HTML.
//!
//! Texts come from anywhere. In a page they are text and nothing else: every character with a meaning for browsers is escaped, everything between two
//! tags is isolated so that direction marks in it cannot reorder what follows, and no page has a script.

use crate::text::is_han;
use crate::visible::is_direction;

/// Escapes text for an element or an attribute between double quotation marks.
///
/// A browser drops U+0000 and takes carriage returns for line feeds; the first is shown as U+FFFD, the second kept.
pub(super) fn escape(text: &str) -> String {
    let mut out = String::with_capacity(text.len() + text.len() / 8);
    for c in text.chars() {
        match c {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            '\0' => out.push('\u{fffd}'),
            '\r' => out.push_str("&#13;"),
            c => out.push(c),
        }
    }
    out
}

/// Escapes text for a `title`, which browsers show outside the page: without marks of direction, which nothing could isolate there.
pub(super) fn tip(text: &str) -> String {
    let kept: String = text.chars().filter(|&c| !is_direction(c)).collect();
    escape(&kept).replace('\n', "&#10;")
}

/// Escapes text and isolates its direction, and its language as far as the script determines it, from its surroundings.
pub(super) fn isolated(text: &str) -> String {
    format!("<bdi{}>{}</bdi>", language(text), escape(text))
}

/// Returns the `lang` attribute of a text, as determined by its script, so that ideographs get the shapes of their language and are read aloud in it.
pub(super) fn language(text: &str) -> &'static str {
    let mut language = "";
    for c in text.chars() {
        match c {
            '\u{3041}'..='\u{30ff}' => return " lang=\"ja\"",
            '\u{ac00}'..='\u{d7a3}' => return " lang=\"ko\"",
            c if is_han(c) => language = " lang=\"zh\"",
            _ => {}
        }
    }
    language
}

/// Isolates each text and joins them.
pub(super) fn joined<S: AsRef<str>>(texts: impl IntoIterator<Item = S>, between: &str) -> String {
    texts.into_iter().map(|text| isolated(text.as_ref())).collect::<Vec<_>>().join(between)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_in_a_text_is_markup() {
        let text = "</style><script>alert('a')</script> \"&amp;\" \0\r";
        assert_eq!(escape(text), "&lt;/style&gt;&lt;script&gt;alert(&#39;a&#39;)&lt;/script&gt; &quot;&amp;amp;&quot; \u{fffd}&#13;");
        assert_eq!(isolated("<b>"), "<bdi>&lt;b&gt;</bdi>");
        assert_eq!(joined(["a", "<"], " | "), "<bdi>a</bdi> | <bdi>&lt;</bdi>");
    }

    #[test]
    fn scripts_tell_languages() {
        let languages = ["改革", "改革と開放", "개혁 改革", "reform"].map(language);
        assert_eq!(languages, [" lang=\"zh\"", " lang=\"ja\"", " lang=\"ko\"", ""]);
        assert_eq!(isolated("改革"), "<bdi lang=\"zh\">改革</bdi>");
    }

    #[test]
    fn tips_have_one_direction_and_keep_what_is_invisible() {
        assert_eq!(tip("a\u{202e}b\u{2069}\u{200b}\nc"), "ab\u{200b}&#10;c");
    }
}
