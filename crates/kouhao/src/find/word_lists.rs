//! Word lists that several finders use, and how a list is read.

use rustc_hash::FxHashSet;

/// Verbs of saying that begin reports of speech; the common ones of Chinese news, from general knowledge.
pub(in crate::find) const REPORTING: [&str; 9] = ["强调", "指出", "表示", "要求", "认为", "说", "提出", "介绍", "宣布"];

/// Returns whether text may only say who says what follows, if it begins with a speaker: 会议强调, not 发展的要求.
pub(in crate::find) fn may_report(text: &str) -> bool {
    !text.contains('的') && REPORTING.iter().any(|verb| text.ends_with(verb))
}

/// Parses a list of words separated by spaces.
pub(in crate::find) fn words(list: &'static str) -> FxHashSet<&'static str> {
    list.split_whitespace().collect()
}

/// Returns whether some word of a list, whose words are separated by single spaces, satisfies `is`.
pub(in crate::find) fn listed(list: &str, is: impl Fn(&str) -> bool) -> bool {
    list.split(' ').any(is)
}

/// Returns whether a list, whose words are separated by single spaces, contains a word.
pub(in crate::find) fn holds(list: &str, word: &str) -> bool {
    listed(list, |one| one == word)
}
