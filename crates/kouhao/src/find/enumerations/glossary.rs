//! Reads the 名词解释 at the end of a document: which lines explain which term.
//!
//! Governments print it in few forms: a numbered line with the term, a colon and the explanation; the same without a number; a term and 是指 or a dash. An
//! explanation continues over the lines below it until the next entry. One entry may explain two terms side by side (“两重”、“两新”：甲；乙。).

use super::forms::segment;
use super::found::Found;
use super::numbers::counts;
use super::page::{Page, Range};
use super::signs::{ANNOUNCERS, equates};

/// The maximum length of a term, in characters, including quotation marks.
const LONGEST_TERM: usize = 34;

#[derive(Default)]
pub(super) struct Glossary {
    /// The terms that hold a number outside quotation marks.
    pub terms: Vec<Range>,
    /// In the order of the text.
    pub entries: Vec<Entry>,
}

/// A term and its explanation.
pub(super) struct Entry {
    pub term: Range,
    pub explanation: Range,
}

impl Glossary {
    /// Reads the entries within `parts`, the glossaries of a document. If it has none, a row of numbered lines of this build anywhere is one.
    pub fn of(page: &Page, parts: &[Range]) -> Self {
        let mut glossary = Glossary::default();
        match parts {
            [] => glossary.read(page, (0, page.len()), false),
            parts => parts.iter().for_each(|&part| glossary.read(page, part, true)),
        }
        // A few numbered lines with colons occur in any report; a glossary has a series of them.
        if glossary.entries.len() < 3 && parts.is_empty() {
            glossary.entries.clear();
        }
        for entry in &glossary.entries {
            let (start, end) = entry.term;
            let first = (start..end).find(|&i| counts(page, i) && !page.before(i).is_ascii_digit());
            let bare = !page.chars[start..end].iter().any(|c| matches!(c, '“' | '”'));
            if let Some(first) = first
                && bare
                && (!page.ends_any(end, &ANNOUNCERS) || page.at(first + 1) == '大')
                && segment(page, first, end).is_some_and(|found| found.named)
            {
                glossary.terms.push((first, end));
            }
        }
        glossary
    }

    fn read(&mut self, page: &Page, (from, to): Range, headed: bool) {
        let first = self.entries.len();
        let mut start = from;
        while start < to {
            let end = page.chars[start..to].iter().position(|&c| c == '\n').map_or(to, |len| start + len);
            match line(page, start, end, headed) {
                Some(entry) => self.entries.extend(apart(page, entry)),
                // A numbered term may have a line to itself.
                None if headed && let Some(term) = lone_term(page, start, end) => self.entries.push(Entry { term, explanation: (end, end) }),
                // A line after an entry that is not an entry itself continues its explanation.
                None if headed && self.entries.len() > first && end > start => {
                    if let Some(last) = self.entries.last_mut() {
                        last.explanation.1 = end;
                    }
                }
                None => {}
            }
            start = end + 1;
        }
    }

    /// Returns the entry in whose term a phrase stands.
    pub fn heading(&self, phrase: &Found) -> Option<&Entry> {
        let after = self.entries.partition_point(|entry| entry.term.0 <= phrase.start);
        after.checked_sub(1).map(|last| &self.entries[last]).filter(|entry| phrase.end <= entry.term.1)
    }
}

/// Reads `12.“三生融合”：…`, and under the heading of a glossary also lines without a number.
fn line(page: &Page, start: usize, end: usize, headed: bool) -> Option<Entry> {
    let blank = |i: usize| page.at(i).is_whitespace();
    let mut i = start;
    while i < end && (blank(i) || matches!(page.at(i), '(' | '[' | '〔' | '【' | '注' | '*')) {
        i += 1;
    }
    let digits = (i..end).take_while(|&k| page.at(k).is_ascii_digit()).count();
    let circled = matches!(page.at(i), '①'..='⑳' | '㉑'..='㉟' | '❶'..='❿');
    let marks = [')', ']', '〕', '】', '.', '、', '．', ':', ' '];
    let numbered = (1..=3).contains(&digits) && (marks.contains(&page.at(i + digits)) || (headed && page.at(i + digits) == '“'));
    if numbered {
        i += digits;
    } else if circled {
        i += 1;
    } else if !headed {
        return None;
    }
    while i < end && (numbered || circled) && (blank(i) || marks.contains(&page.at(i))) {
        i += 1;
    }
    while i < end && blank(i) {
        i += 1;
    }
    let (term, explanation) = separator(page, i, end, headed)?;
    let entry = Entry { term: (i, term), explanation: (explanation, end) };
    // A line without a number must set its term apart, or be short before its colon; otherwise it is a sentence.
    let sets_apart = numbered || circled || page.at(i) == '“' || term - i <= 16;
    (term > i && explanation < end && sets_apart).then_some(entry)
}

/// Reads a numbered line that is a quoted term and nothing else.
fn lone_term(page: &Page, start: usize, end: usize) -> Option<Range> {
    let open = (start..end.min(start + 8)).find(|&i| page.at(i) == '“')?;
    let numbered = page.chars[start..open].iter().any(char::is_ascii_digit);
    let closed = (open..end).rev().find(|&i| !page.at(i).is_whitespace())? + 1;
    let term = !page.chars[open..closed].iter().any(|c| matches!(c, ',' | '。' | ';' | ':'));
    (numbered && term && closed - open <= LONGEST_TERM).then_some((open, closed))
}

/// Returns the end of a term and the start of its explanation.
fn separator(page: &Page, from: usize, end: usize, headed: bool) -> Option<(usize, usize)> {
    let mut depth = 0usize;
    for i in from..end.min(from + LONGEST_TERM) {
        match page.at(i) {
            '“' | '(' | '《' => depth += 1,
            '”' | ')' | '》' => {
                depth = depth.saturating_sub(1);
                if depth == 0 && headed {
                    let word = equates(page, i + 1);
                    if word > 0 {
                        return Some((i + 1, i + 1 + word));
                    }
                }
            }
            _ if depth > 0 => {}
            ':' => return Some((i, i + 1)),
            '—' if headed && page.at(i + 1) == '—' => return Some((i, i + 2)),
            '是' if headed && page.at(i + 1) == '指' && i > from => return Some((i, i + 2)),
            ',' | '。' | ';' => return None,
            _ => {}
        }
    }
    None
}

/// Splits an entry of several quoted terms whose explanation has as many clauses: “两重”、“两新”：甲；乙。
fn apart(page: &Page, entry: Entry) -> Vec<Entry> {
    let mut terms = Vec::new();
    let mut i = entry.term.0;
    while i < entry.term.1 && page.at(i) == '“' {
        let Some(close) = (i..entry.term.1).find(|&k| page.at(k) == '”') else { break };
        terms.push((i, close + 1));
        i = close + 1;
        if matches!(page.at(i), '、' | '和' | '与' | '及') {
            i += 1;
        }
    }
    if terms.len() < 2 || i != entry.term.1 {
        return vec![entry];
    }
    let (start, end) = entry.explanation;
    let end = if page.before(end) == '。' { end - 1 } else { end };
    let mut cuts: Vec<usize> = (start..end).filter(|&i| page.at(i) == ';').collect();
    if cuts.len() + 1 != terms.len() {
        return vec![entry];
    }
    cuts.push(end);
    let starts = std::iter::once(start).chain(cuts.iter().map(|&cut| cut + 1));
    terms.into_iter().zip(starts.zip(cuts.iter().copied())).map(|(term, explanation)| Entry { term, explanation }).collect()
}
