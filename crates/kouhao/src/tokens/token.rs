//! A token and its kind.

use crate::text::{Mark, Span, is_han};

/// A token: a word, number, mark or space of a text.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub struct Token<'t> {
    text: &'t str,
    start: usize,
}

impl<'t> Token<'t> {
    pub(super) fn new(text: &'t str, start: usize) -> Self {
        Token { text, start }
    }

    /// Returns the text of the token, unchanged.
    pub fn text(self) -> &'t str {
        self.text
    }

    /// Returns the span of the token, in bytes.
    pub fn span(self) -> Span {
        Span { start: self.start, end: self.start + self.text.len() }
    }

    /// Returns the kind of the token.
    ///
    /// # Complexity
    /// Computed anew at each call, in time linear in the length of the token.
    pub fn kind(self) -> TokenKind {
        TokenKind::of(self.text)
    }

    /// Returns whether the token is a word: anything but punctuation and space.
    pub fn is_word(self) -> bool {
        self.mark().is_none()
    }

    /// Returns the kind if the token is not a word: punctuation or space.
    pub(crate) fn mark(self) -> Option<TokenKind> {
        // Ideographs and syllables make words or numbers; which of the two does not matter here.
        let is_word = self.text.starts_with(|c| is_han(c) || is_syllable(c));
        (!is_word).then(|| self.kind()).filter(|kind| matches!(kind, TokenKind::Punctuation | TokenKind::Space))
    }
}

/// The kind of a token, by the characters that it consists of.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum TokenKind {
    /// Contains an ideograph, kana, bopomofo or Hangul: 发展, T恤, カラオケ, 대통령.
    Word,
    /// Digits of any script and width with the marks between them (3.5, ２０２２, 1,000, ½; in a user word 1+5), or numerals only: 三十, 二五, 万.
    ///
    /// The sign % is a separate token, and punctuation. Two or more numerals that start with 百, 千, 万 or 亿 are a word: 万一, 千万.
    Number,
    /// Any other letters, also combined with digits: GDP, 5G, Россия.
    Latin,
    /// Punctuation marks and symbols: ，“ % + → ¥.
    Punctuation,
    /// White space, including U+3000 and line breaks.
    Space,
    /// Everything else: emoji, control characters, isolated combining marks.
    Other,
}

impl TokenKind {
    /// Returns the name used in rows.
    pub fn name(self) -> &'static str {
        match self {
            TokenKind::Word => "word",
            TokenKind::Number => "number",
            TokenKind::Latin => "latin",
            TokenKind::Punctuation => "punctuation",
            TokenKind::Space => "space",
            TokenKind::Other => "other",
        }
    }

    fn of(text: &str) -> TokenKind {
        let (mut letter, mut digit, mut sign, mut space) = (false, false, false, true);
        for c in text.chars() {
            if is_han(c) || is_syllable(c) {
                return if is_numeral(text) { TokenKind::Number } else { TokenKind::Word };
            }
            match Mark::of(c) {
                Some(Mark::Space | Mark::Break) => continue,
                Some(Mark::Other) => sign |= is_symbol(c),
                Some(_) => sign = true,
                // No mark is a letter or digit.
                None if c.is_numeric() => digit = true,
                None => letter |= c.is_alphabetic(),
            }
            space = false;
        }
        match (letter, digit) {
            (true, _) => TokenKind::Latin,
            (false, true) => TokenKind::Number,
            _ if space => TokenKind::Space,
            _ if sign => TokenKind::Punctuation,
            _ => TokenKind::Other,
        }
    }
}

/// Returns whether `text` consists of numerals only.
///
/// The characters are the closed class of Chinese numerals: common and financial forms, simplified and traditional; from general knowledge of
/// Chinese.
fn is_numeral(text: &str) -> bool {
    let is_digit = |c: char| "〇零一二三四五六七八九十两兩廿卅壹贰貳叁參肆伍陆陸柒捌玖拾".contains(c);
    let is_power = |c: char| "百千万萬亿億佰仟".contains(c);
    let mut chars = text.chars();
    let all = chars.clone().all(|c| is_digit(c) || is_power(c));
    all && !(chars.next().is_some_and(is_power) && chars.next().is_some())
}

/// Returns whether `c` is a letter of a script used alongside ideographs: kana, bopomofo, Hangul.
fn is_syllable(c: char) -> bool {
    matches!(c,
        '\u{3041}'..='\u{309f}' | '\u{30a1}'..='\u{30fa}' | '\u{30fc}'..='\u{312f}' | '\u{3131}'..='\u{318e}' | '\u{31a0}'..='\u{31bf}'
        | '\u{31f0}'..='\u{31ff}' | '\u{ff66}'..='\u{ffdc}' | '\u{1b000}'..='\u{1b16f}' | '\u{1100}'..='\u{11ff}' | '\u{a960}'..='\u{a97f}'
        | '\u{ac00}'..='\u{d7ff}')
        && c.is_alphabetic()
}

/// Returns whether `c`, which the table of marks only classifies as not being a letter, is punctuation or a symbol rather than an emoji, a control
/// character or part of another character.
///
/// The ranges are blocks of Unicode that contain only punctuation and symbols.
fn is_symbol(c: char) -> bool {
    c.is_ascii_punctuation()
        || matches!(c,
            '\u{a1}'..='\u{ac}' | '\u{ae}'..='\u{bf}' | '×' | '÷' | '\u{2010}'..='\u{2027}' | '\u{2030}'..='\u{205e}' | '\u{20a0}'..='\u{20cf}'
            | '\u{2100}'..='\u{2bff}' | '\u{3001}'..='\u{3030}' | '\u{303d}'..='\u{303f}' | '\u{30fb}' | '\u{3200}'..='\u{33ff}'
            | '\u{fe10}'..='\u{fe19}' | '\u{fe30}'..='\u{fe6b}' | '\u{ff01}'..='\u{ff65}' | '\u{ffe0}'..='\u{ffee}' | '\u{60c}' | '\u{61b}'
            | '\u{61f}' | '\u{964}' | '\u{965}')
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn kinds() {
        let cases = [
            (TokenKind::Word, &["发展", "T恤", "カラオケ", "の", "대통령", "人々", "万一", "千万", "第一", "\u{30000}", "ㄅ"][..]),
            (TokenKind::Number, &["3.5", "２０２２", "1,000", "三十", "二〇二五", "万", "〇", "½", "Ⅳ", "1+5", "①"]),
            (TokenKind::Latin, &["GDP", "5G", "can't", "Россия", "é", "ｆｕｌｌ"]),
            (TokenKind::Punctuation, &["，", "“", "%", "％", "+", "→", "¥", "——", "·", "・", "㎡"]),
            (TokenKind::Space, &[" ", "\u{3000}", "\n", "\r\n", "\u{200b}", "\u{a0}"]),
            (TokenKind::Other, &["\u{0}", "\u{fffd}", "\u{fe0f}", "\u{1f600}", "\u{301}", "\u{ad}"]),
        ];
        for (kind, texts) in cases {
            for &text in texts {
                assert_eq!(TokenKind::of(text), kind, "{text:?}");
            }
        }
    }

    #[test]
    fn words_are_neither_punctuation_nor_space() {
        assert!(Token::new("发展", 0).is_word() && Token::new("3.5", 0).is_word());
        assert!(!Token::new("，", 0).is_word() && !Token::new("\u{3000}", 0).is_word());
    }
}
