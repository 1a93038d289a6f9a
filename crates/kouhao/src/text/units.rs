//! Splits text into units, the atoms that phrases are made of.
//!
//! A unit is a word by Unicode's rules (UAX #29): in Han text one ideograph, in alphabetic text one word. Punctuation and spaces are not units; they
//! lie between units as [`Gap`]s. Runs of plain ideographs, which make up most Chinese text, are split without the general algorithm; tests compare
//! the two. One difference is deliberate: the full-width marks ，and ：never lie inside a unit (UAX #29 would join GDP：CPI and １，０００), because in
//! Chinese text they end clauses.

use unicode_segmentation::UnicodeSegmentation;

use super::abbreviations::abbreviates;
use super::marks::{Gap, Mark};
use super::normalise::{Fold, View};
use super::span::Span;

/// The units of a text, each with its span, and the gaps around them.
///
/// ```
/// use kouhao::text::{Strength, Units};
///
/// let text = "快一点，GDP稳住。";
/// let units = Units::new(text);
/// let words: Vec<&str> = units.spans().iter().map(|&span| &text[span]).collect();
/// assert_eq!(words, ["快", "一", "点", "GDP", "稳", "住"]);
/// assert_eq!(units.gaps()[3].strength(), Strength::Clause);
/// ```
#[derive(Clone, Debug, Default)]
pub struct Units {
    spans: Vec<Span>,
    gaps: Vec<Gap>,
}

impl Units {
    /// Splits `text` into units.
    ///
    /// # Complexity
    /// Linear in the length of the text.
    pub fn new(text: &str) -> Self {
        let mut units = Units { spans: Vec::with_capacity(text.len() / 3), gaps: Vec::with_capacity(text.len() / 3 + 1) };
        let mut gap = Gap::EDGE;
        let mut at = 0;
        while let Some(c) = text[at..].chars().next() {
            let len = c.len_utf8();
            if is_han(c) {
                let end = at + len + attached(&text[at + len..]);
                units.push(Span { start: at, end }, &mut gap);
                at = end;
            } else if let Some(mark) = simple_mark(c) {
                gap.add(mark);
                at += len;
            } else {
                let run = &text[at..at + general_run(&text[at..])];
                for piece in run.split_word_bounds() {
                    let end = at + piece.len();
                    if piece == "." && abbreviates(text, at) {
                        // The full stop belongs to the word before it, and separates as a blank does.
                        gap.add(Mark::Space);
                        at = end;
                        continue;
                    }
                    // Unicode attaches some letters (ﾟ) to whatever precedes them, even a space.
                    let start = end - piece.trim_start().len();
                    // In a key the letter may come right after an ideograph, so what a joiner ties to it is cut off here as well.
                    let tied = if piece.contains('\u{200d}') { attached(&text[start..end]) } else { 0 };
                    let piece_end = if tied > 0 { start + tied } else { end };
                    match is_unit(&text[start..piece_end]) {
                        true => units.push(Span { start, end: piece_end }, &mut gap),
                        false => text[at..piece_end].chars().filter_map(Mark::of).for_each(|mark| gap.add(mark)),
                    }
                    at = piece_end;
                    if at < end {
                        break;
                    }
                }
            }
        }
        gap.add(Mark::Break);
        units.gaps.push(gap);
        units
    }

    fn push(&mut self, span: Span, gap: &mut Gap) {
        self.gaps.push(std::mem::take(gap));
        self.spans.push(span);
    }

    /// Returns the number of units.
    pub fn len(&self) -> usize {
        self.spans.len()
    }

    /// Returns whether the text has no units.
    pub fn is_empty(&self) -> bool {
        self.spans.is_empty()
    }

    /// Returns the span of each unit, in order.
    pub fn spans(&self) -> &[Span] {
        &self.spans
    }

    /// Returns the gap before each unit and, last, the one at the end of the text: one more than there are units.
    pub fn gaps(&self) -> &[Gap] {
        &self.gaps
    }
}

/// Returns the key of a phrase: its folded units, joined. Phrases with the same key are spellings of one phrase.
///
/// ```
/// use kouhao::text::{Fold, key};
///
/// assert_eq!(key("「四個全面」", Fold::new().simplified(true)), "四个全面");
/// assert_eq!(key("“１+5”主导产业", Fold::new()), "1 5主导产业");
/// ```
pub fn key(phrase: &str, fold: Fold) -> String {
    let view = View::new(phrase, fold);
    let units = Units::new(phrase);
    let mut key = String::new();
    view.spellings(units.spans()).for_each(|unit| push_key(&mut key, unit, fold));
    key
}

/// Appends the key of a unit to `key`: the folded unit, after a space if it would otherwise run together with the previous one.
///
/// Two phrases with one key are spellings of one phrase: 1+5主导 and 1＋5主导, but not 15主导.
pub(crate) fn push_key(key: &mut String, unit: &str, fold: Fold) {
    if runs_together(key.chars().next_back(), unit.chars().next()) {
        key.push(' ');
    }
    key.extend(unit.chars().map(|c| fold.char(c)));
}

/// Returns whether a space is needed between two neighbouring units in a key: unless one is an ideograph, they would run together.
pub(crate) fn runs_together(last: Option<char>, first: Option<char>) -> bool {
    [last, first].iter().all(|c| c.is_some_and(|c| !is_han(c)))
}

/// Returns whether `c` is an ideograph: a letter of the Han script that UAX #29 makes a word by itself.
pub(crate) fn is_han(c: char) -> bool {
    matches!(c,
        '\u{4e00}'..='\u{9fff}' | '\u{3400}'..='\u{4dbf}' | '\u{3005}' | '\u{3007}' | '\u{2e80}'..='\u{2fd5}'
        | '\u{f900}'..='\u{faff}' | '\u{20000}'..='\u{2fa1f}' | '\u{30000}'..='\u{323af}')
}

/// Returns whether `c` belongs to the Japanese syllabaries: hiragana and katakana (U+3040–30FF).
pub(crate) fn is_kana(c: char) -> bool {
    ('\u{3040}'..='\u{30ff}').contains(&c)
}

/// Returns how many bytes at the start of `text`, which comes right after an ideograph or letter, Unicode never separates from it: variation selectors,
/// joiners, combining marks.
pub(crate) fn attached(text: &str) -> usize {
    // What comes next is nearly always an ideograph.
    let may_join = |c: char| !is_han(c) && !c.is_ascii() && simple_mark(c).is_none() && matches!(Mark::of(c), None | Some(Mark::Other | Mark::Space));
    if !text.starts_with(may_join) {
        return 0;
    }
    text.chars().take_while(|&c| may_join(c) && attaches(c)).map(char::len_utf8).sum()
}

/// Returns whether Unicode never separates `c` from the character before it. Some combining marks count as letters: Hebrew points, vowel signs.
fn attaches(c: char) -> bool {
    let mut pair = [0; 8];
    let first = '一'.encode_utf8(&mut pair).len();
    let second = c.encode_utf8(&mut pair[first..]).len();
    std::str::from_utf8(&pair[..first + second]).is_ok_and(|pair| pair.split_word_bounds().nth(1).is_none())
}

/// Returns the mark that `c` is, if it is never part of a word, whatever its neighbours.
fn simple_mark(c: char) -> Option<Mark> {
    match c {
        '，' | '。' | '、' | '；' | '：' | '！' | '？' | '“' | '”' | '《' | '》' | '（' | '）' | '—' | '…' | '\u{3000}' | '\n' => {
            Mark::of(c)
        }
        _ => None,
    }
}

/// Returns the length of the prefix of `text` that the general algorithm must process as a whole: up to the next plain ideograph or simple mark.
fn general_run(text: &str) -> usize {
    let mut chars = text.char_indices();
    chars.next();
    chars.find(|&(_, c)| is_han(c) || simple_mark(c).is_some()).map_or(text.len(), |(at, _)| at)
}

/// Returns whether a piece between two word boundaries is a unit, that is, contains a letter, an ideograph or a digit.
fn is_unit(piece: &str) -> bool {
    piece.chars().any(|c| c.is_alphanumeric() || is_han(c))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Strength;

    fn words(text: &str) -> Vec<&str> {
        Units::new(text).spans().iter().map(|&span| &text[span]).collect()
    }

    #[test]
    fn text_is_cut_into_words_and_ideographs() {
        assert_eq!(words("“1+5”主导产业"), ["1", "5", "主", "导", "产", "业"]);
        assert_eq!(words("Build Back Better, we can't"), ["Build", "Back", "Better", "we", "can't"]);
        assert_eq!(words("增长3.5％，２０２２年"), ["增", "长", "3.5", "２０２２", "年"]);
        assert_eq!(words("二〇二二"), ["二", "〇", "二", "二"]);
        assert_eq!(words("葛\u{e0100}城\u{5b0}"), ["葛\u{e0100}", "城\u{5b0}"]);
        assert_eq!(words(""), Vec::<&str>::new());
    }

    #[test]
    fn the_full_stop_of_an_abbreviation_is_no_mark() {
        let units = Units::new("Mr. Mayor, J. Brown. U.S. law.");
        let strengths: Vec<Strength> = units.gaps().iter().map(|gap| gap.strength()).collect();
        let (space, sentence, edge) = (Strength::Space, Strength::Sentence, Strength::Paragraph);
        assert_eq!(strengths, [edge, space, Strength::Clause, space, sentence, space, edge]);
    }

    #[test]
    fn an_ideograph_goes_with_what_attaches_to_it_and_nothing_else() {
        // 々 is a letter to Unicode, which joins letters over a colon.
        assert_eq!(words("三農々﹕the々a"), ["三", "農", "々", "the", "々", "a"]);
        assert_eq!(words("一\u{200d}🏉二\u{fe0f}\u{301}"), ["一\u{200d}", "二\u{fe0f}\u{301}"]);
    }

    #[test]
    fn keys_keep_numbers_apart() {
        let key = |text: &str| key(text, Fold::new());
        assert_eq!(key("“1+5”主导"), "1 5主导");
        assert_eq!(key("15主导"), "15主导");
        assert_eq!(key("Build Back Better"), "build back better");
        assert_eq!(key("建设５Ｇ网"), key("建设5g网"));
    }

    #[test]
    fn no_unit_begins_with_a_space_and_the_key_of_a_key_is_the_key() {
        assert_eq!(words("王 \u{ff9f}，\u{ff9f}"), ["王", "\u{ff9f}", "\u{ff9f}"]);
        let once = key("王 \u{ff9f}，\u{ff9f}", Fold::new());
        assert_eq!((key(&once, Fold::new()), once.as_str()), (once.clone(), "王\u{ff9f} \u{ff9f}"));
        // A joiner ties what is no letter to whatever stands before it, but not to an ideograph.
        assert_eq!(words("王\t\u{ff9f}\u{200d}‼ a\u{200d}‼"), ["王", "\u{ff9f}\u{200d}", "a\u{200d}‼"]);
        let once = key("王\t\u{ff9f}\u{200d}‼\u{ff9f}", Fold::new());
        assert_eq!(key(&once, Fold::new()), once);
        // Nor is what it ties a unit if there is no letter before the joiner.
        assert_eq!(words("，\u{200d}‼\u{ff9e}"), ["‼\u{ff9e}"]);
    }

    #[test]
    fn variation_selectors_join_marks_do_not() {
        assert_eq!(attached("\u{e0100}城"), 4);
        assert_eq!(attached("\u{200d}\u{fe0f}，"), 6);
        assert_eq!(attached("\u{5b0}か"), 2);
        for text in ["", "，\u{301}", "—", "·a", "a", "é", "か", "\u{3000}"] {
            assert_eq!(attached(text), 0, "{text:?}");
        }
    }

    #[test]
    fn same_as_the_general_algorithm() {
        let texts = [
            "坚决一点、快一点，奔跑起来加油干！",
            "2025年GDP增长5.2%，“1+N”政策体系（第2版）。",
            "ｆｕｌｌ ｗｉｄｔｈ、かなカナ한국어 mixed中文text",
            "葛\u{e0100}城 e\u{301}té 👩‍👩‍👧 🇨🇳🇯🇵 a\u{200d}b 一\u{200d}二 1,000.5 a.b a:b x_y '单引' 3·15 〇零",
            "\u{feff}⼀要稳增⻓\r\n　　二、\u{0}末",
        ];
        for text in texts {
            let expected: Vec<&str> = text.split_word_bounds().filter(|piece| is_unit(piece)).collect();
            assert_eq!(words(text), expected);
        }
    }
}
