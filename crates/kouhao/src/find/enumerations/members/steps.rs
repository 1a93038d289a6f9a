//! The steps of a plan, each introduced by its target year (“三步走”，到2027年甲，到2030年乙，到2035年丙) or by its place in their order (“三步走”，先甲，再乙，后丙).

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
    if let Some(items) = in_order(page, &clauses, size) {
        return Some(items);
    }
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

/// Reads clauses that begin with words for the first, the next and the last in time, as many as there are steps, without these words.
fn in_order(page: &Page, clauses: &[Range], size: usize) -> Option<Vec<Range>> {
    const FIRST: [&str; 3] = ["先", "首先", "先是"];
    const NEXT: [&str; 6] = ["再", "接着", "然后", "随后", "其次", "后"];
    const LAST: [&str; 5] = ["再", "后", "最后", "最终", "然后"];
    let step = |(place, &clause): (usize, &Range)| {
        let words: &[&str] = if place == 0 {
            &FIRST
        } else if place + 1 == size {
            &LAST
        } else {
            &NEXT
        };
        let (start, end) = trimmed(page, clause);
        let len = page.longest(start, words);
        // 先进, 再生 and 后勤 are other words.
        let word = len == 1 && "进行期锋前导生天造次接度三勤续发者方来备台".contains(page.at(start + 1));
        (len > 0 && !word && start + len + 1 < end).then_some((start + len, end))
    };
    (clauses.len() >= size).then(|| clauses[..size].iter().enumerate().map(step).collect())?
}

/// Returns whether a clause begins with a target year: 到2035年, 2030年前.
fn is_dated(page: &Page, (start, end): Range) -> bool {
    let from = start + page.longest(start, &["到", "至", "力争到", "再到"]);
    let digits = (from..end).take_while(|&i| page.at(i).is_ascii_digit()).count();
    let year = from + digits;
    digits == 4 && page.at(year) == '年' && (from > start || matches!(page.at(year + 1), '前' | '底'))
}
