//! The languages whose clauses can be analysed.

/// Returns whether a text is Japanese or Korean: at least a quarter of its letters are kana or hangul. Words are split as in Chinese and English, and
/// similar endings in other languages are no evidence of parallelism.
pub(crate) fn is_foreign(text: &str) -> bool {
    let syllable = |c: char| matches!(c, '\u{3040}'..='\u{30ff}' | '\u{31f0}'..='\u{31ff}' | '\u{1100}'..='\u{11ff}' | '\u{ac00}'..='\u{d7af}');
    let (letters, syllables) =
        text.chars().filter(|c| c.is_alphabetic()).fold((0, 0), |(letters, syllables), c| (letters + 1, syllables + usize::from(syllable(c))));
    syllables > 0 && 4 * syllables >= letters
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn by_the_letters() {
        assert!(is_foreign("港を守り、暮らしを守り、未来をひらく。") && is_foreign("마을을 지키고 아이를 키웁니다."));
        assert!(
            !is_foreign("护好湖湾、管好渔船。")
                && !is_foreign("“の”字路口的故事，大家都爱听。")
                && !is_foreign("Build back better")
                && !is_foreign("")
        );
    }
}
