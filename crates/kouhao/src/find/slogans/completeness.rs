//! Decides which repeats can stand alone, by the words at their edges.
//!
//! The naive way accepts every repeat whose edges are word boundaries, and finds 的目标任务 and 我们一定要. A small grammar of parts of speech recognises
//! dangling words; where writers set a phrase off, their judgement takes precedence.

use super::lookup::Tokens;
use crate::find::evidence::Evidence;
use crate::find::ordinal_names::is_open_session;
use crate::find::words::Word;

/// The condition under which a repeat can stand alone.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Verdict {
    /// It can stand alone.
    Complete,
    /// It can, if the rest without the given number of initial units occurs no more often.
    Bound(usize),
}

/// Returns whether a repeat with the given number of occurrences can stand alone; `None` if it cannot.
///
/// Its edges must be token boundaries in at least half of its occurrences (which the caller has checked). No particle, conjunction, localizer or
/// measure word may dangle at the start, and no particle, conjunction, preposition or auxiliary verb at the end. A preposition at the start belongs
/// to it if the rest never occurs without it (以人民为中心, but not 在以人民为中心), or if all of its members open with it (向山而行、向水而居), which `alike` says.
pub(super) fn verdict(tokens: &Tokens<'_>, evidence: &Evidence, count: u32, alike: impl FnOnce() -> bool) -> Option<Verdict> {
    let [first, .., last] = &tokens.words[..] else { return Some(Verdict::Complete) };
    let (words, edges) = (&tokens.words, tokens.edges());
    let set_apart = 2 * evidence.delimited >= count;
    // By the tags of the tokenizer's dictionary: u particle, c conjunction, p preposition, f localizer, q measure word, k suffix, y final particle.
    // 向山而行: what the preposition governs has its verb behind 而.
    let alike = first.is(&['p']) && alike();
    let whole = alike || first.is(&['p']) && words[1..].iter().any(|word| word.text.contains('而'));
    if (first.opening && !whole) || last.copula || (last.is(&['r']) && !set_apart) {
        return None;
    }
    // 在党中央领导下, but not 在党中央.
    if &*first.text == "在" && !words[1..].iter().any(|word| word.is(&['f'])) {
        return None;
    }
    if last.is(&['u', 'c', 'p', 'y']) || (last.auxiliary && !set_apart) {
        return None;
    }
    // 要按照党中央; 党中央决策部署和省委 before 、省政府, whose second member continues.
    let seldom_ends = 4 * (evidence.delimited_after - evidence.listed_after) < count;
    let joined = words.len() > 3 && words[words.len() - 2].is(&['c']) && seldom_ends;
    // 我代表国务院，向全国各族人民; 坚定不移地贯彻.
    if (evidence.quoted == 0 && !whole && leads_to_nouns(words)) || (&*words[words.len() - 2].text == "地" && seldom_ends) {
        return None;
    }
    if !set_apart && (joined || matches!(&*first.text, "要" | "将" | "须" | "应")) {
        return None;
    }
    if !set_apart && (last.open_english || first.loose_english || (first.leading_english && tokens.are_western())) {
        return None;
    }
    let before_last = words[words.len() - 2];
    // Tonight I ask; we want to thank, not the right to vote; and God bless the town.
    let subject = || words.iter().any(|word| word.subject_english);
    let open = seldom_ends && (before_last.subject_english || (&*before_last.text == "to" && subject()));
    if (open || first.joining_english) && tokens.are_western() {
        return None;
    }
    // 党的十大和十届二中 before 、三中全会: in a list of sessions, only the last has the noun that belongs to all.
    let of_sessions = || words[..words.len() - 1].iter().any(|word| word.text.contains('届') || is_open_session(&word.text));
    if seldom_ends && is_open_session(&last.text) && (last.text.contains('届') || of_sessions()) {
        return None;
    }
    let if_so = |complete: bool| complete.then_some(Verdict::Complete);
    match () {
        // 届二中、三中全会精神, whatever is counted: its number stands before it.
        _ if first.is(&['u', 'k', 'y']) || &*first.text == "届" => None,
        // 上 and 中 dangle; 西部 and 东部 are nouns.
        _ if first.is(&['c', 'q']) || (first.is(&['f']) && edges.0 == 1) => if_so(set_apart),
        _ if first.is(&['p']) && !set_apart && !alike => Some(Verdict::Bound(edges.0)),
        () => Some(Verdict::Complete),
    }
}

/// Returns whether only nouns follow the last preposition of a phrase that needs a verb after its nouns.
fn leads_to_nouns(words: &[&Word]) -> bool {
    let leading = |word: &&Word| word.leading;
    let from = words.iter().rposition(leading).or_else(|| matches!(&*words[0].text, "与" | "同").then_some(0));
    from.is_some_and(|at| at + 1 < words.len() && !words[at + 1..].iter().any(|word| word.is(&['v', 'a', 'd', 'i', 'p'])))
}
