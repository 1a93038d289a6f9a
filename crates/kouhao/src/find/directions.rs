//! Recognises notes in transcripts that describe the hall and not the speech: [Applause], （热烈鼓掌）.
//!
//! Such a note can occur anywhere, even within a sentence, and it is unknown whether the text on its two sides was spoken without a pause; the note
//! itself was not spoken. Finders of phrases therefore treat it as an end. It is recognised by its form, a few words in brackets, and by a small
//! closed class of what audiences do.

use crate::text::{Mark, Span, Units, closing};

/// What audiences do, and what transcribers cannot hear, in English. From general knowledge of transcripts, like the next list.
const SOUNDS: [&str; 14] = [
    "applause",
    "applauds",
    "laughter",
    "laughing",
    "laughs",
    "cheers",
    "cheering",
    "boos",
    "booing",
    "chanting",
    "crosstalk",
    "inaudible",
    "ovation",
    "unintelligible",
];

/// The same in Chinese, Japanese and Korean, as endings of a note: 掌声, 长时间热烈鼓掌.
const EASTERN: [&str; 7] = ["掌声", "掌聲", "鼓掌", "笑声", "欢呼", "拍手", "박수"];

/// The maximum length of a note, in units (全场起立，长时间热烈鼓掌) or in words of Latin letters.
const LONGEST: usize = 14;
const WORDS: usize = 4;

/// The maximum number of bytes between its brackets.
const REACH: usize = 64;

/// Returns the notes of a text with their brackets, in order.
///
/// # Complexity
/// Linear in the length of the text.
pub(crate) fn directions(text: &str) -> Vec<Span> {
    let opens = text.match_indices(['[', '(', '（', '［', '【', '〔']);
    let mut spans: Vec<Span> = Vec::new();
    for (at, open) in opens {
        let start = at + open.len();
        let close = open.chars().next().and_then(closing);
        let end = text[start..].char_indices().take_while(|&(at, c)| at < REACH && Mark::of(c) != Some(Mark::Break)).find(|&(_, c)| Some(c) == close);
        if let Some((len, close)) = end
            && is_direction(&text[start..start + len])
        {
            spans.push(Span::new(at, start + len + close.len_utf8()));
        }
    }
    spans
}

/// Returns whether the text between brackets is a note.
fn is_direction(inner: &str) -> bool {
    let units = Units::new(inner);
    let sounds = || units.spans().iter().any(|&unit| SOUNDS.contains(&inner[unit].to_lowercase().as_str()));
    match inner.is_ascii() {
        true => units.len() <= WORDS && sounds(),
        false => units.len() <= LONGEST && EASTERN.iter().any(|sound| inner.trim_end_matches(['。', '！']).ends_with(sound)),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn found(text: &str) -> Vec<&str> {
        directions(text).into_iter().map(|span| &text[span]).collect()
    }

    #[test]
    fn notes_in_brackets_are_found() {
        assert_eq!(found("We sail. [Applause] Thank you (laughter and applause)."), ["[Applause]", "(laughter and applause)"]);
        assert_eq!(found("我们一定能行！（热烈鼓掌）谢谢（全场起立，长时间鼓掌）"), ["（热烈鼓掌）", "（全场起立，长时间鼓掌）"]);
    }

    #[test]
    fn other_brackets_are_not() {
        let texts = [
            "the [new] harbour",
            "（以下简称“协会”）",
            "[Applause",
            "[The applause that went on for hours was heard",
            "([)]",
            "[Applause\n]",
            "掌声",
        ];
        for text in texts {
            assert!(found(text).is_empty(), "{text}");
        }
    }
}
