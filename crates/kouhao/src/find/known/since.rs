//! By when a phrase is known to have been in use.

use crate::find::enumerations::is_anyones;
use crate::lexicon::{Entry, Usage, lookup_key};

/// Returns the date by which others used a phrase: that of its first sense, if it is what a lexicon calls the thing, else that of the first text of the
/// background that has it. Of the two this takes what is known of the phrase.
pub(crate) fn known_since<'s>(phrase: &str, entry: Option<&'s Entry>, usage: Option<&Usage<'s>>) -> Option<&'s str> {
    // Another wording for the same thing is younger: 新时代“枫桥经验”.
    let entry = entry.filter(|entry| lookup_key(entry.text()) == lookup_key(phrase));
    let listed = entry.and_then(|entry| entry.senses().iter().find_map(|sense| sense.from()));
    // What anyone may call anything (六大行动, 3+2) was something else then, and numerals stand side by side for other reasons too: 十四五, 走了十四、五里.
    listed.or_else(|| usage.filter(|_| !is_anyones(&lookup_key(phrase))).and_then(|usage| usage.first()))
}

/// Tells whether a date is no later than another, as far as both are precise.
pub(crate) fn is_no_later(date: &str, other: &str) -> bool {
    date.bytes().zip(other.bytes()).find(|(a, b)| a != b).is_none_or(|(a, b)| a < b)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::lexicon::{Background, Lexicon};

    #[test]
    fn the_catalogue_tells_before_the_background() {
        let (lexicon, background) = (Lexicon::catalogue(), Background::shipped());
        let since = |phrase: &str| known_since(phrase, lexicon.get(phrase), background.get(phrase).as_ref());
        assert_eq!(since("“四个全面”"), Some("2014-12"));
        assert!(since("推动高质量发展").is_some());
        assert_eq!(since("早半步实一分"), None);
        assert!(background.get("3+2").is_some() && background.get("十四五").is_some());
        assert_eq!((since("3+2"), since("十四五")), (None, None));
        // Another name of an entry has no date of its own there.
        assert_eq!(known_since("四全", lexicon.get("四个全面"), None), None);
    }

    #[test]
    fn dates_are_compared_as_far_as_they_go() {
        assert!(is_no_later("2019", "2019-03-05") && is_no_later("2019-03-05", "2019") && is_no_later("2018-12", "2019"));
        assert!(!is_no_later("2019-04", "2019-03-05"));
    }
}
