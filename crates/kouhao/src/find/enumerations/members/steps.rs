//! The steps of a plan, each introduced by its target year: “三步走”，到2027年甲，到2030年乙，到2035年丙.

use super::super::found::Found;
use super::super::page::{Page, Range, cut};
use super::WINDOW;
use super::lists::{line_end, sentence_end, trimmed};

/// Reads the steps after the mark at `at`: exactly as many dated clauses as the name counts, each with the undated clauses that follow it.
pub(super) fn steps(page: &Page, phrase: &Found, at: usize) -> Option<Vec<Range>> {
    let size = phrase.size.map(|size| size as usize).filter(|&size| size > 1 && phrase.head.as_deref().is_some_and(|head| head.starts_with('步')))?;
    if !matches!(page.at(at), ',' | ':' | '。') {
        return None;
    }
    let from = at + 1;
    let clauses = cut(page, from, sentence_end(page, from, line_end(page, from, page.len().min(from + WINDOW))), &[',', ';']);
    let starts: Vec<usize> = (0..clauses.len()).filter(|&place| is_dated(page, trimmed(page, clauses[place]))).collect();
    if starts.len() != size || starts[0] != 0 {
        return None;
    }
    // A continuation of the last step is not part of it if the others are single clauses.
    let single = starts.windows(2).all(|pair| pair[1] == pair[0] + 1);
    let last = if single { starts[size - 1] } else { clauses.len() - 1 };
    let ends = starts[1..].iter().map(|next| next - 1).chain([last]);
    Some(starts.iter().zip(ends).map(|(&first, last)| trimmed(page, (clauses[first].0, clauses[last].1))).collect())
}

/// Returns whether a clause begins with a target year: 到2035年, 2030年前.
fn is_dated(page: &Page, (start, end): Range) -> bool {
    let from = start + page.longest(start, &["到", "至", "力争到", "再到"]);
    let digits = (from..end).take_while(|&i| page.at(i).is_ascii_digit()).count();
    let year = from + digits;
    digits == 4 && page.at(year) == '年' && (from > start || matches!(page.at(year + 1), '前' | '底'))
}
