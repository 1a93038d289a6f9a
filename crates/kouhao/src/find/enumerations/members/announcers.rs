//! Members after a quantity that announces them with nothing but a comma: 办好三件暖人心的事，通水、通路、通车.
//!
//! After many a comma there are by chance as many pieces as a number says. So the quantity must count a noun that merely announces (事, 任务), and its list must
//! be the whole rest of the sentence, in even pieces.

use super::super::found::Found;
use super::super::page::{Page, Range, cut};
use super::super::signs::ANNOUNCERS;
use super::WINDOW;
use super::lists::{line_end, pauses, sentence_end};

/// Reads the members after the comma at `at`.
pub(super) fn announced(page: &Page, phrase: &Found, at: usize) -> Option<Vec<Range>> {
    let size = phrase.size.map(|size| size as usize).filter(|size| (3..=12).contains(size) && !phrase.named)?;
    // 四名外国人，各一人: single characters in that list of words count people and time.
    let announces = page.before(phrase.end) == '事' || ANNOUNCERS.iter().any(|word| word.chars().nth(1).is_some() && page.ends(phrase.end, word));
    let from = at + 1;
    let stop = sentence_end(page, from, line_end(page, from, page.len().min(from + WINDOW)));
    if page.at(at) != ',' || !announces || cut(page, from, stop, &[',', ';', ':']).len() > 1 {
        return None;
    }
    pauses(page, (from, stop), size).filter(|items| are_even(items))
}

/// Returns whether no member is more than twice as long as another, give or take a word.
fn are_even(items: &[Range]) -> bool {
    const WORD: usize = 2;
    let lengths = || items.iter().map(|&(start, end)| end - start);
    let (shortest, longest) = (lengths().min().unwrap_or(0), lengths().max().unwrap_or(0));
    shortest > 1 && longest <= 2 * shortest + WORD
}
