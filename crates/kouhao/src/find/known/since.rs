//! Determines the date by which a phrase is known to have been in use.

use crate::find::enumerations::is_anyones;
use crate::lexicon::{Entry, Usage, lookup_key};
use crate::text::is_small_numeral;

/// Returns the date by which others used a phrase in the sense that it has in a text of a given date: that of its [sense](Entry::since), if a lexicon
/// has it with dates, or else that of the first text of the background that contains it. It takes what is known about the phrase in both.
pub(crate) fn known_since<'s>(phrase: &str, date: Option<&str>, entry: Option<&'s Entry>, usage: Option<&Usage<'s>>) -> Option<&'s str> {
    let phrase = lookup_key(phrase);
    // Another wording for the same thing is younger (新时代“枫桥经验”), unless it names a set with the same members.
    let same = |entry: &&Entry| entry.kind().names_set() || lookup_key(entry.text()) == phrase;
    if let Some(entry) = entry.filter(same).filter(|entry| entry.senses().iter().any(|sense| sense.from().is_some())) {
        return entry.since(date);
    }
    // Names that anyone may give to anything (六大行动, 3+2) meant something else then, and adjacent numerals have other reasons too: 十四五, 走了十四、五里.
    let is_told = !is_anyones(&phrase) && !phrase.chars().all(is_small_numeral);
    usage.filter(|_| is_told).and_then(|usage| usage.first())
}

/// Returns whether a date is no later than another, as far as both are precise.
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
        let since = |phrase: &str| known_since(phrase, Some("2016"), lexicon.get(phrase), background.get(phrase).as_ref());
        assert_eq!(since("“四个全面”"), Some("2014-12"));
        assert!(since("推动高质量发展").is_some());
        assert_eq!(since("早半步实一分"), None);
        assert!(background.get("3+2").is_some() && background.get("十四五").is_some());
        assert_eq!((since("3+2"), since("十四五")), (None, None));
        // Another wording of a formulation has no date of its own there.
        assert_eq!(known_since("新时代枫桥经验", None, lexicon.get("枫桥经验"), None), None);
    }

    #[test]
    fn dates_are_compared_as_far_as_they_go() {
        assert!(is_no_later("2019", "2019-03-05") && is_no_later("2019-03-05", "2019") && is_no_later("2018-12", "2019"));
        assert!(!is_no_later("2019-04", "2019-03-05"));
    }
}
