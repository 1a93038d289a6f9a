//! Pairs opening and closing marks.
//!
//! A stack of open marks, as for brackets. A closing mark is matched with the nearest open mark of its kind down the stack; marks that were opened
//! since then and not closed remain unpaired. A paragraph break empties the stack. The straight marks " and ' look the same on both sides: the first
//! opens, the next closes.

use rustc_hash::FxHashMap;

use super::marks::{Mark, closes};
use super::span::Span;
use super::units::is_han;

/// A pair of marks, and the text between them.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(crate) struct Pair {
    /// With the marks.
    pub(crate) outer: Span,
    /// Without the marks; not empty.
    pub(crate) inner: Span,
}

/// Returns the pairs of `text` by their opening marks.
///
/// # Complexity
/// Linear: a mark that is skipped in the stack is dropped, and a closing mark without a partner is recognised from the counts.
pub(crate) fn pairs(text: &str) -> Vec<Pair> {
    let mut stack = Stack::default();
    for (at, c) in text.char_indices() {
        // Most characters are ideographs, which need no lookup in the table.
        if matches!(c, '\u{4e00}'..='\u{9fff}') {
            continue;
        }
        let before = || text[..at].chars().next_back().unwrap_or('\n');
        let after = || text[at + c.len_utf8()..].chars().next().unwrap_or('\n');
        match Mark::of(c) {
            Some(Mark::Break) => stack.clear(),
            Some(Mark::OpenQuote) => stack.open(c, at),
            Some(Mark::CloseQuote) if !is_apostrophe(before(), c, after()) => stack.close(at, c),
            Some(Mark::Quote) if stack.holds(c) => stack.close(at, c),
            Some(Mark::Quote) => stack.open(c, at),
            _ if c == '\'' && !is_apostrophe(before(), c, after()) => {
                if stack.holds(c) && !is_letter(after()) {
                    stack.close(at, c);
                } else if !stack.holds(c) && !is_letter(before()) && !is_blank(after()) {
                    stack.open(c, at);
                }
            }
            _ => {}
        }
    }
    stack.found.sort_unstable_by_key(|pair| pair.outer.start);
    stack.found
}

#[derive(Default)]
struct Stack {
    open: Vec<(char, usize)>,
    /// The number of open marks of each kind.
    counts: FxHashMap<char, usize>,
    found: Vec<Pair>,
}

impl Stack {
    fn open(&mut self, mark: char, at: usize) {
        self.open.push((mark, at));
        *self.counts.entry(mark).or_default() += 1;
    }

    fn holds(&self, mark: char) -> bool {
        self.counts.get(&mark).is_some_and(|&count| count > 0)
    }

    fn clear(&mut self) {
        self.open.clear();
        self.counts.clear();
    }

    /// Pairs the mark `close` at byte `at` with the last open mark that it closes, if there is one.
    fn close(&mut self, at: usize, close: char) {
        let own = |open: char| closes(open, close) || open == close;
        if !self.counts.iter().any(|(&open, &count)| count > 0 && own(open)) {
            return;
        }
        while let Some((mark, start)) = self.open.pop() {
            if let Some(count) = self.counts.get_mut(&mark) {
                *count -= 1;
            }
            if own(mark) {
                let inner = Span { start: start + mark.len_utf8(), end: at };
                if !inner.is_empty() {
                    self.found.push(Pair { outer: Span { start, end: at + close.len_utf8() }, inner });
                }
                return;
            }
        }
    }
}

/// Returns whether a single quotation mark lies between two letters: can't, people’s.
fn is_apostrophe(before: char, c: char, after: char) -> bool {
    matches!(c, '\'' | '’') && is_letter(before) && is_letter(after)
}

fn is_letter(c: char) -> bool {
    c.is_alphanumeric() && !is_han(c)
}

fn is_blank(c: char) -> bool {
    matches!(Mark::of(c), Some(Mark::Space | Mark::Break))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn quoted(text: &str) -> Vec<&str> {
        pairs(text).into_iter().map(|pair| &text[pair.inner]).collect()
    }

    #[test]
    fn every_sort_of_quotation_mark_pairs() {
        assert_eq!(
            quoted("“甲”‘乙’「丙」『丁』\"戊\"＂己＂'庚'｢辛｣﹁壬﹂﹃癸﹄〝子〞〝丑〟"),
            ["甲", "乙", "丙", "丁", "戊", "己", "庚", "辛", "壬", "癸", "子", "丑"]
        );
        assert_eq!(quoted("He said, \"we can't wait\" and ‘people’s needs’"), ["we can't wait", "people’s needs"]);
    }

    #[test]
    fn nested_quotations_are_both_found() {
        assert_eq!(quoted("他说：“要做‘三好’干部。”"), ["要做‘三好’干部。", "三好"]);
        assert_eq!(quoted("「甲『乙』丙」"), ["甲『乙』丙", "乙"]);
    }

    #[test]
    fn marks_without_partner_are_ignored() {
        assert_eq!(quoted("”甲“乙”丙“丁"), ["乙"]);
        assert_eq!(quoted("“甲‘乙”丙’"), ["甲‘乙"]);
        assert_eq!(quoted("”“乙』丙”〝甲”"), ["乙』丙"]);
        assert_eq!(quoted("“甲\n乙”“”"), Vec::<&str>::new());
        assert_eq!(quoted("\"甲\n乙\" 5' it's"), Vec::<&str>::new());
    }
}
