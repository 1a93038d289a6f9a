//! Recognises names and offices in the heads of English texts: Mayor Tamsin Oakhollow; Tamsin Oakhollow, Mayor of Port Ellery.
//!
//! Every word of an English title may be capitalised, so a name needs an office beside it and must not contain words typical of headlines. Unlike
//! elsewhere, the lines passed to this module keep their capitals.

use std::ops::Range;

/// Offices, in lower case; from general knowledge of public bodies in English-speaking countries.
const OFFICES: [&str; 38] = [
    "mayor",
    "governor",
    "gov.",
    "president",
    "premier",
    "chancellor",
    "taoiseach",
    "minister",
    "secretary",
    "secretary-general",
    "senator",
    "sen.",
    "representative",
    "rep.",
    "congressman",
    "congresswoman",
    "chair",
    "chairman",
    "chairwoman",
    "chairperson",
    "speaker",
    "ambassador",
    "commissioner",
    "councillor",
    "councilor",
    "councilman",
    "councilwoman",
    "councilmember",
    "alderman",
    "director",
    "director-general",
    "administrator",
    "justice",
    "general",
    "admiral",
    "king",
    "queen",
    "treasurer",
];

/// Words that precede an office and belong to it; from general knowledge of English titles.
const RANKS: [&str; 19] = [
    "acting",
    "assistant",
    "attorney",
    "chief",
    "county",
    "deputy",
    "first",
    "foreign",
    "former",
    "interim",
    "lieutenant",
    "lord",
    "lt.",
    "permanent",
    "prime",
    "state",
    "under",
    "us",
    "vice",
];

/// Words of headlines that never occur in a name: articles, prepositions and the like, verbs whose subject is the holder of an office, and nouns
/// that the office modifies; from general knowledge of English.
const NO_NAMES: [&str; 77] = [
    "a",
    "about",
    "after",
    "against",
    "an",
    "and",
    "as",
    "at",
    "before",
    "by",
    "during",
    "following",
    "for",
    "from",
    "in",
    "into",
    "is",
    "on",
    "or",
    "that",
    "the",
    "to",
    "was",
    "will",
    "with",
    "addresses",
    "announces",
    "appoints",
    "attends",
    "backs",
    "calls",
    "celebrates",
    "declares",
    "delivers",
    "gives",
    "hails",
    "honors",
    "honours",
    "issues",
    "joins",
    "launches",
    "leads",
    "makes",
    "marks",
    "meets",
    "names",
    "opens",
    "pledges",
    "praises",
    "presents",
    "proposes",
    "releases",
    "says",
    "signs",
    "speaks",
    "thanks",
    "unveils",
    "urges",
    "visits",
    "vows",
    "welcomes",
    "address",
    "budget",
    "conference",
    "council",
    "day",
    "election",
    "meeting",
    "message",
    "office",
    "remarks",
    "report",
    "speech",
    "statement",
    "summit",
    "visit",
    "week",
];

/// The genres of English speeches and papers; from general knowledge.
pub(super) const GENRES: [&str; 14] = [
    "address",
    "announcement",
    "declaration",
    "keynote",
    "lecture",
    "letter",
    "message",
    "proclamation",
    "remarks",
    "report",
    "speech",
    "statement",
    "testimony",
    "union",
];

/// A word of a line, without a following comma.
#[derive(Clone, Debug)]
struct Word<'l> {
    text: &'l str,
    range: Range<usize>,
    comma: bool,
}

impl Word<'_> {
    fn is(&self, list: &[&str]) -> bool {
        let small = self.text.to_lowercase();
        list.contains(&small.as_str()) || list.contains(&small.replace('.', "").as_str())
    }

    /// A capitalised word or an initial that may be part of a name.
    fn is_name(&self) -> bool {
        let (letters, dotted) = self.text.strip_suffix('.').map_or((self.text, false), |letters| (letters, true));
        letters.starts_with(char::is_uppercase)
            && letters.chars().all(|c| c.is_alphabetic() || matches!(c, '-' | '\'' | '’' | '.'))
            && (!dotted || letters.chars().count() <= 2)
            && !self.is(&NO_NAMES)
    }

    fn is_initial(&self) -> bool {
        self.text.trim_end_matches('.').chars().count() == 1
    }

    /// The words that join the parts of a name: de, van, bin; from general knowledge of European and Arabic names.
    fn is_particle(&self) -> bool {
        ["al", "bin", "da", "de", "del", "der", "di", "la", "van", "von"].contains(&self.text)
    }
}

fn words(line: &str) -> Vec<Word<'_>> {
    let place = |word: &str| word.as_ptr() as usize - line.as_ptr() as usize;
    let word = |word| {
        let text = str::trim_end_matches(word, ',');
        Word { text, range: place(text)..place(text) + text.len(), comma: text.len() < word.len() }
    };
    line.split_whitespace().map(word).collect()
}

/// Returns the number of words at the start of `words` that are an office.
fn office(words: &[Word]) -> Option<usize> {
    let ranks = words.iter().take_while(|word| word.is(&RANKS) && !word.comma).count();
    let count = words[ranks..].iter().take_while(|word| word.is(&OFFICES)).count();
    (count > 0).then_some(ranks + count)
}

/// Returns the number of words at the start of `words` that are a name; a comma ends it.
fn name(words: &[Word]) -> Option<usize> {
    let mut count = 0;
    for word in words.iter().take(5) {
        if !(word.is_name() || (count > 0 && word.is_particle())) || word.is(&OFFICES) {
            break;
        }
        count += 1;
        if word.comma {
            break;
        }
    }
    let is_full = count >= 2 && !words[count - 1].is_particle() && words[..count].iter().filter(|word| !word.is_initial()).count() >= 2;
    (is_full && count <= 4).then_some(count)
}

fn range(words: &[Word]) -> Option<Range<usize>> {
    Some(words.first()?.range.start..words.last()?.range.end)
}

/// Parses a line that consists of a name and an office, and returns the range of the name.
pub(super) fn byline(line: &str) -> Option<Range<usize>> {
    let inner = line.trim_matches(['(', ')', '—', '–', '-', ' ', '*', '_']);
    if line.contains([':', ';', '?', '!', '"', '“']) || inner.len() > 120 || !inner.contains(' ') {
        return None;
    }
    let shift = inner.as_ptr() as usize - line.as_ptr() as usize;
    let all = words(inner);
    let mut rest = &all[..];
    if all.len() > 12 {
        return None;
    }
    // By the Rt. Hon.; from general knowledge of English titles.
    for prefix in [&["by"][..], &["the"], &["honorable", "honourable", "hon.", "rt."], &["honorable", "honourable", "hon."]] {
        if rest.first().is_some_and(|word| word.is(prefix)) {
            rest = &rest[1..];
        }
    }
    let found = match office(rest) {
        Some(count) => after_office(&rest[count..]),
        None => {
            // Tamsin Oakhollow, Mayor of Port Ellery
            let count = name(rest).filter(|&count| rest[count - 1].comma)?;
            office(&rest[count..])?;
            range(&rest[..count])
        }
    }?;
    Some(found.start + shift..found.end + shift)
}

/// Finds the name after an office, perhaps with its department in between.
fn after_office(words: &[Word]) -> Option<Range<usize>> {
    if words.first().is_some_and(|word| word.is(&["of", "for"])) {
        // Secretary of the Interior Tamsin Oakhollow: the end of the department cannot be determined, so the name is assumed to be short.
        let last = words.len().checked_sub(2).filter(|&last| last >= 2)?;
        let start = if words[last].is_initial() { last - 1 } else { last };
        return (start >= 2 && words[start - 1].is_name() && name(&words[start..]) == Some(words.len() - start)).then(|| range(&words[start..]))?;
    }
    let count = name(words)?;
    let tail = &words[count..];
    // Of a place, of a party, or nothing.
    let ends = match tail.first() {
        None => true,
        Some(next) => words[count - 1].comma || next.is(&["of"]) || next.text.starts_with('('),
    };
    (ends && tail.len() <= 6).then(|| range(&words[..count]))?
}

/// Returns whether a line is a full name and nothing else.
pub(super) fn is_name(line: &str) -> bool {
    let words = words(line);
    name(&words) == Some(words.len()) && !line.ends_with(',')
}

/// Returns whether a line is an office, optionally with the body that it belongs to.
pub(super) fn is_office(line: &str) -> bool {
    let words = words(line);
    let rest = &words[office(&words).unwrap_or(words.len())..];
    office(&words).is_some() && rest.len() <= 8 && rest.first().is_none_or(|word| word.is(&["of", "for"])) && !line.ends_with(['.', ':', '?', '!'])
}

/// Finds the speaker in a title: Remarks by President Tamsin Oakhollow on the State of the Roads.
pub(super) fn speaker_in(title: &str) -> Option<Range<usize>> {
    let all = words(title);
    let by = all.iter().position(|word| word.text.eq_ignore_ascii_case("by"))?;
    let rest = &all[by + 1..];
    let rest = &rest[office(rest)?..];
    let count = name(rest)?;
    let goes_on = rest.get(count).is_none_or(|next| rest[count - 1].comma || next.is(&NO_NAMES));
    goes_on.then(|| range(&rest[..count]))?
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_with_offices_are_bylines() {
        for (line, name) in [
            ("Mayor Tamsin Oakhollow", "Tamsin Oakhollow"),
            ("By Mayor Tamsin Oakhollow", "Tamsin Oakhollow"),
            ("MAYOR TAMSIN OAKHOLLOW", "TAMSIN OAKHOLLOW"),
            ("Acting Deputy Mayor Tamsin Oakhollow", "Tamsin Oakhollow"),
            ("Prime Minister Tamsin de la Oak", "Tamsin de la Oak"),
            ("Senator Tamsin Q. Oakhollow", "Tamsin Q. Oakhollow"),
            ("Sen. T. J. Oakhollow O’Brien (X-YZ)", "T. J. Oakhollow O’Brien"),
            ("Vice President Anne-Marie Oakhollow", "Anne-Marie Oakhollow"),
            ("The Honorable Governor Tamsin Oakhollow of Ellery", "Tamsin Oakhollow"),
            ("Secretary of State Tamsin Oakhollow", "Tamsin Oakhollow"),
            ("Minister for Foreign Affairs Tamsin Q. Oakhollow", "Tamsin Q. Oakhollow"),
            ("Tamsin Oakhollow, Mayor of Port Ellery", "Tamsin Oakhollow"),
            ("(Tamsin Oakhollow, Chair)", "Tamsin Oakhollow"),
        ] {
            assert_eq!(byline(line).map(|range| &line[range]), Some(name), "{line}");
        }
    }

    #[test]
    fn titles_and_sentences_are_no_bylines() {
        for line in [
            "",
            "Mayor",
            "Mayor of Port Ellery",
            "Mayor Oakhollow",
            "Mayor Opens New Bridge",
            "President Signs Clean Air Act",
            "Governor and Senator Oakhollow",
            "Mayor tamsin oakhollow",
            "Listen First, Build Together, Finish the Job",
            "Tamsin Oakhollow",
            "Mayor Tamsin Oakhollow Opens Bridge",
            "Mayor Tamsin Oakhollow: A Bridge",
            "Chair Report Number Four",
            "Friends, Mayor Oakhollow",
        ] {
            assert_eq!(byline(line).map(|range| &line[range]), None, "{line}");
        }
    }

    #[test]
    fn names_and_offices_on_lines_of_their_own() {
        for (line, named, holds) in [
            ("Tamsin Oakhollow", true, false),
            ("Mayor of Port Ellery", false, true),
            ("Deputy Prime Minister", false, true),
            ("Secretary of the Interior", false, true),
            ("Mayor Oakhollow", false, false),
            ("Three Roads, Two Bridges", false, false),
            ("Tamsin", false, false),
            ("Remarks on Roads", false, false),
            ("Mayor of the people.", false, false),
            ("", false, false),
        ] {
            assert_eq!((is_name(line), is_office(line)), (named, holds), "{line}");
        }
    }

    #[test]
    fn speakers_in_titles() {
        let found = |title: &'static str| speaker_in(title).map(|range| &title[range]);
        assert_eq!(found("Remarks by President Tamsin Oakhollow on the State of the Roads"), Some("Tamsin Oakhollow"));
        assert_eq!(found("Statement by Mayor Tamsin Oakhollow"), Some("Tamsin Oakhollow"));
        for title in ["Remarks by the President on the Roads", "Step by Step Towards the Sea", "Led by President and People", "By"] {
            assert_eq!(found(title), None, "{title}");
        }
    }
}
