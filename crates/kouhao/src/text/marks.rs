//! Classifies punctuation marks, in a single table.
//!
//! Everything between two units is a [`Gap`]. Its [`Strength`] says how strongly it separates its neighbours. Sentence ends and paragraph breaks
//! separate, so no phrase crosses them; everything else joins, so 坚决一点、快一点 and 坚决一点快一点 are one phrase.

/// The function of a character between units.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub enum Mark {
    /// Ends a paragraph: line feed, carriage return, form feed, U+0085, U+2028, U+2029.
    Break,
    /// Ends a sentence: 。！？ and their half-width and Latin forms, and the ellipsis.
    Sentence,
    /// Ends a clause: ，；：and their Latin forms.
    Clause,
    /// Separates the members of a list: 、
    Pause,
    /// Opens a quotation: “ ‘ 「 『 〝
    OpenQuote,
    /// Closes a quotation: ” ’ 」 』 〞
    CloseQuote,
    /// Opens or closes a quotation; the character does not tell which: "
    Quote,
    /// Opens the title of a work: 《 〈
    OpenTitle,
    /// Closes the title of a work: 》 〉
    CloseTitle,
    /// Opens a bracket: （ 【 〔 [ {
    OpenBracket,
    /// Closes a bracket: ） 】 〕 ] }
    CloseBracket,
    /// A dash: — – ― ～
    Dash,
    /// Joins the parts of a name or code: · ・ - + / & % and everything else that Unicode classifies as punctuation or symbol.
    Other,
    /// White space.
    Space,
}

impl Mark {
    /// Returns the function of `c`, or `None` if it is a letter, an ideograph, a digit or part of one.
    pub fn of(c: char) -> Option<Mark> {
        Some(match c {
            '\n' | '\r' | '\u{b}' | '\u{c}' | '\u{85}' | '\u{2028}' | '\u{2029}' => Mark::Break,
            '。' | '！' | '？' | '｡' | '!' | '?' | '．' | '.' | '…' | '‼' | '⁇' | '⁈' | '⁉' => Mark::Sentence,
            '，' | '；' | '：' | ',' | ';' | ':' | '﹐' | '﹔' | '﹕' => Mark::Clause,
            '、' | '､' | '﹑' => Mark::Pause,
            '“' | '‘' | '「' | '『' | '﹁' | '﹃' | '｢' | '〝' => Mark::OpenQuote,
            '”' | '’' | '」' | '』' | '﹂' | '﹄' | '｣' | '〞' | '〟' => Mark::CloseQuote,
            '"' | '＂' => Mark::Quote,
            '《' | '〈' | '﹤' | '«' | '‹' => Mark::OpenTitle,
            '》' | '〉' | '﹥' | '»' | '›' => Mark::CloseTitle,
            '（' | '【' | '〔' | '［' | '｛' | '(' | '[' | '{' | '〖' | '﹙' => Mark::OpenBracket,
            '）' | '】' | '〕' | '］' | '｝' | ')' | ']' | '}' | '〗' | '﹚' => Mark::CloseBracket,
            '—' | '–' | '―' | '～' | '〜' | '~' | '─' | '━' => Mark::Dash,
            _ if c.is_whitespace() || matches!(c, '\u{200b}' | '\u{feff}') => Mark::Space,
            _ if crate::text::is_han(c) || c.is_alphanumeric() => return None,
            _ => Mark::Other,
        })
    }
}

/// How strongly a gap separates its neighbours, weakest first.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Strength {
    /// Nothing.
    None,
    /// Only white space.
    Space,
    /// A mark within the clause: 、 quotation marks, brackets, dashes, the symbols of codes.
    Mark,
    /// The end of a clause.
    Clause,
    /// The end of a sentence, which no phrase crosses.
    Sentence,
    /// The end of a paragraph, or of the text.
    Paragraph,
}

/// What lies between two neighbouring units, or before the first or after the last.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Gap(u16);

impl Gap {
    const SPACE: u16 = 1;
    const MARK: u16 = 1 << 1;
    const PAUSE: u16 = 1 << 2;
    const CLAUSE: u16 = 1 << 3;
    const SENTENCE: u16 = 1 << 4;
    const BREAK: u16 = 1 << 5;
    const OPEN_QUOTE: u16 = 1 << 6;
    const CLOSE_QUOTE: u16 = 1 << 7;
    const OPEN_TITLE: u16 = 1 << 8;
    const CLOSE_TITLE: u16 = 1 << 9;
    const OPEN_BRACKET: u16 = 1 << 10;
    const CLOSE_BRACKET: u16 = 1 << 11;

    const OPENING: u16 = Gap::OPEN_QUOTE | Gap::OPEN_TITLE | Gap::OPEN_BRACKET;
    const CLOSING: u16 = Gap::CLOSE_QUOTE | Gap::CLOSE_TITLE | Gap::CLOSE_BRACKET;

    /// The gap at the edge of a text.
    pub(crate) const EDGE: Gap = Gap(Gap::BREAK);

    /// Adds one character to the gap.
    pub(crate) fn add(&mut self, mark: Mark) {
        self.0 |= match mark {
            Mark::Space => Gap::SPACE,
            Mark::Break => Gap::BREAK,
            Mark::Sentence => Gap::SENTENCE,
            Mark::Clause => Gap::CLAUSE,
            Mark::Pause => Gap::PAUSE,
            Mark::OpenQuote => Gap::OPEN_QUOTE,
            Mark::CloseQuote => Gap::CLOSE_QUOTE,
            Mark::Quote => Gap::OPEN_QUOTE | Gap::CLOSE_QUOTE,
            Mark::OpenTitle => Gap::OPEN_TITLE,
            Mark::CloseTitle => Gap::CLOSE_TITLE,
            Mark::OpenBracket => Gap::OPEN_BRACKET,
            Mark::CloseBracket => Gap::CLOSE_BRACKET,
            Mark::Dash | Mark::Other => Gap::MARK,
        };
    }

    /// Adds everything in another gap: the text between the two is not a unit.
    pub(crate) fn with(self, other: Gap) -> Gap {
        Gap(self.0 | other.0)
    }

    /// Returns how strongly the gap separates its neighbours.
    pub fn strength(self) -> Strength {
        match self.0 {
            0 => Strength::None,
            Gap::SPACE => Strength::Space,
            bits if bits & Gap::BREAK != 0 => Strength::Paragraph,
            bits if bits & Gap::SENTENCE != 0 => Strength::Sentence,
            bits if bits & Gap::CLAUSE != 0 => Strength::Clause,
            _ => Strength::Mark,
        }
    }

    /// Returns whether the gap separates: no phrase crosses it.
    pub fn separates(self) -> bool {
        self.0 & (Gap::SENTENCE | Gap::BREAK) != 0
    }

    /// Returns whether the gap holds a punctuation mark, that is, anything but white space.
    pub fn delimits(self) -> bool {
        self.0 & !Gap::SPACE != 0
    }

    /// Returns whether a quotation opens in the gap.
    pub fn opens_quote(self) -> bool {
        self.0 & Gap::OPEN_QUOTE != 0
    }

    /// Returns whether a quotation closes in the gap.
    pub fn closes_quote(self) -> bool {
        self.0 & Gap::CLOSE_QUOTE != 0
    }

    /// Returns whether the gap separates the members of a list: 、
    pub(crate) fn pauses(self) -> bool {
        self.0 & Gap::PAUSE != 0
    }

    /// Returns whether the gap holds a paired mark: a quotation mark, a bracket or a title mark.
    pub fn is_paired(self) -> bool {
        self.0 & (Gap::OPENING | Gap::CLOSING) != 0
    }

    /// Returns whether all marks in the gap open what follows: “
    pub fn only_opens(self) -> bool {
        self.0 & Gap::OPENING != 0 && self.0 & !(Gap::OPENING | Gap::SPACE) == 0
    }

    /// Returns whether all marks in the gap close what precedes: ”
    pub fn only_closes(self) -> bool {
        self.0 & Gap::CLOSING != 0 && self.0 & !(Gap::CLOSING | Gap::SPACE) == 0
    }
}

/// The paired marks: opening and closing. Low double primes can be closed by either of two marks, the usual one first.
const PAIRS: [(char, char); 24] = [
    ('“', '”'),
    ('‘', '’'),
    ('「', '」'),
    ('『', '』'),
    ('｢', '｣'),
    ('﹁', '﹂'),
    ('﹃', '﹄'),
    ('〝', '〞'),
    ('〝', '〟'),
    ('《', '》'),
    ('〈', '〉'),
    ('﹤', '﹥'),
    ('«', '»'),
    ('‹', '›'),
    ('（', '）'),
    ('(', ')'),
    ('【', '】'),
    ('〔', '〕'),
    ('［', '］'),
    ('[', ']'),
    ('｛', '｝'),
    ('{', '}'),
    ('〖', '〗'),
    ('﹙', '﹚'),
];

/// Returns the mark that closes `open`.
pub(crate) fn closing(open: char) -> Option<char> {
    PAIRS.iter().find(|pair| pair.0 == open).map(|pair| pair.1)
}

/// Returns whether `close` closes `open`.
pub(crate) fn closes(open: char, close: char) -> bool {
    PAIRS.contains(&(open, close))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn gap(text: &str) -> Gap {
        let mut gap = Gap::default();
        text.chars().for_each(|c| gap.add(Mark::of(c).expect("a mark")));
        gap
    }

    #[test]
    fn the_strongest_mark_decides() {
        assert_eq!(gap("").strength(), Strength::None);
        assert_eq!(gap("　").strength(), Strength::Space);
        assert_eq!(gap("”、“").strength(), Strength::Mark);
        assert_eq!(gap("”，").strength(), Strength::Clause);
        assert_eq!(gap("。”").strength(), Strength::Sentence);
        assert_eq!(gap("。\n　　").strength(), Strength::Paragraph);
        assert!(gap("！").separates() && !gap("；").separates());
        assert!(gap("”、“").opens_quote() && gap("”、“").closes_quote());
        assert!(gap("（“").only_opens() && !gap("：“").only_opens() && !gap("”“").only_opens() && !gap("\"").only_opens());
        assert!(gap("”").only_closes() && !gap("”，").only_closes() && !gap(" ").only_closes());
    }

    #[test]
    fn marks_that_open_are_closed_by_marks_of_their_sort() {
        let closed = |mark| match mark {
            Mark::OpenQuote => Some(Mark::CloseQuote),
            Mark::OpenTitle => Some(Mark::CloseTitle),
            Mark::OpenBracket => Some(Mark::CloseBracket),
            _ => None,
        };
        for c in '\0'..='\u{ffff}' {
            assert_eq!(closing(c).and_then(Mark::of), Mark::of(c).and_then(closed), "{c}");
            let closes_some = matches!(Mark::of(c), Some(Mark::CloseQuote | Mark::CloseTitle | Mark::CloseBracket));
            assert_eq!(PAIRS.iter().any(|pair| pair.1 == c), closes_some, "{c}");
        }
        assert!(closes('〝', '〞') && closes('〝', '〟') && !closes('〝', '”'));
    }

    #[test]
    fn letters_are_no_marks() {
        for c in ['四', '𠀀', 'a', 'é', '5', '５', '〇', 'か', '한', '々'] {
            assert_eq!(Mark::of(c), None, "{c}");
        }
    }
}
