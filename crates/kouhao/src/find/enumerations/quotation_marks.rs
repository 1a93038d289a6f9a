//! Finds where quotations open and close.

use super::page::{Page, Range};

/// The maximum length, in characters, of a quotation that can be a name.
const LONGEST: usize = 60;

/// The maximum number of open quotations, one within another.
const DEEPEST: usize = 8;

/// Returns the contents of the quotations of a page, in the order of their opening marks. A quotation ends in the paragraph in which it began.
pub(super) fn quotations(page: &Page) -> Vec<Range> {
    let mut pairs = Vec::new();
    let mut open: Vec<(char, usize)> = Vec::new();
    for (i, &c) in page.chars.iter().enumerate() {
        // Marks that are never closed must not accumulate.
        if open.len() > DEEPEST {
            open.remove(0);
        }
        let closes = match c {
            '“' | '‘' => {
                open.push((c, i));
                continue;
            }
            '”' => '“',
            '’' => '‘',
            '\n' => {
                open.clear();
                continue;
            }
            _ => continue,
        };
        if let Some(depth) = open.iter().rposition(|&(mark, _)| mark == closes) {
            let (_, start) = open[depth];
            open.truncate(depth);
            if i > start + 1 && i - start <= LONGEST {
                pairs.push((start + 1, i));
            }
        } else {
            // Some texts open with the closing mark: ”四个全面”.
            open.push((closes, i));
        }
    }
    pairs.sort_unstable_by_key(|&(start, end)| (start, usize::MAX - end));
    pairs
}

/// Returns the end of the quotation without the number of a note: 五张清单［3］.
pub(super) fn without_note(page: &Page, from: usize, to: usize) -> usize {
    let close =
        matches!(page.before(to), ']' | '〕').then(|| (from..to - 1).rev().take_while(|&i| page.at(i).is_ascii_digit()).last().unwrap_or(to - 1));
    match close {
        Some(digits) if digits < to - 1 && digits > from + 1 && matches!(page.before(digits), '[' | '〔') => digits - 1,
        _ => to,
    }
}

/// Removes from a member the quotation marks around the whole of it: 强港 of “强港”“兴渔”两篇文章, but not of “强港”行动.
pub(super) fn without_marks(page: &Page, (start, end): Range) -> Range {
    let mut depth = 0usize;
    let close = (start..end).find(|&i| {
        match page.at(i) {
            '“' | '‘' => depth += 1,
            '”' | '’' => depth = depth.saturating_sub(1),
            _ => {}
        }
        depth == 0
    });
    let whole = end > start + 2 && close == Some(end - 1);
    if whole { (start + 1, end - 1) } else { (start, end) }
}

/// Returns whether quotation marks directly surround `from..to`.
pub(super) fn is_quoted(page: &Page, from: usize, to: usize) -> bool {
    matches!(page.before(from), '“' | '‘') && matches!(page.at(to), '”' | '’')
}
