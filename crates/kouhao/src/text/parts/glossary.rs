//! Finds the glossary at the end of a report, and the appendices around it.

use super::line::{Line, line_spans};
use super::{Part, PartKind};
use crate::text::numerals::is_small_numeral;
use crate::text::span::Span;

/// Splits `text` from byte `from` on into body and glossary parts.
///
/// A glossary is a heading (名词解释, 附件2 名词注释, 注释) with explained terms below; it extends to the next appendix or to the end.
pub(super) fn glossaries(text: &str, from: usize) -> Vec<Part> {
    // Lines that may be headings: short, with one of the characters that all of them have.
    let marks = |line: &str| line.len() <= 120 && line.contains(['释', '釋', '注', '註', '解', '说', '說', '附']);
    let spans: Vec<(usize, Span)> = line_spans(&text[from..]).map(|(start, span)| (start + from, span.shifted(from))).collect();
    let mut parts = Vec::new();
    let mut start = from;
    let mut kind = PartKind::Body;
    let mut place = 0;
    while place < spans.len() {
        let (line_start, span) = spans[place];
        if !marks(&text[span]) {
            place += 1;
            continue;
        }
        let line = Line::new(text, line_start, span);
        let heading = heading(line.folded());
        // 附件 above the heading belongs to it.
        let next = spans.get(place + 1).filter(|&&(_, span)| marks(&text[span])).map(|&(start, span)| Line::new(text, start, span));
        let stacked = heading == Some(Heading::Appendix)
            && next.as_ref().is_some_and(|next| matches!(self::heading(next.folded()), Some(Heading::Terms | Heading::Notes)));
        let last = place + usize::from(stacked);
        let sort = if stacked { next.and_then(|next| self::heading(next.folded())) } else { heading };
        let opens = match sort {
            Some(Heading::Terms) => {
                let below = &spans[last + 1..];
                let found = entries(text, below, 3, true);
                found >= 2 || (found == 1 && below.len() == 1)
            }
            // 注 alone may head any remark, so there must be numbered notes in the second half, or hardly anything else after it.
            Some(Heading::Notes) => {
                let below = &spans[last + 1..];
                let late = (line_start - from) * 2 >= text.len() - from;
                let window = below.len().min(40);
                entries(text, below, 2, false) >= 2 && (late || entries(text, below, window, false) * 10 >= window * 8)
            }
            _ => false,
        };
        let to = match (opens, kind) {
            (true, _) => Some(PartKind::Glossary),
            (false, PartKind::Glossary) if heading == Some(Heading::Appendix) => Some(PartKind::Body),
            _ => None,
        };
        if let Some(to) = to.filter(|&to| to != kind) {
            if line_start > start {
                parts.push(Part { kind, span: Span::new(start, line_start) });
            }
            (start, kind) = (line_start, to);
        }
        place = last + 1;
    }
    if start < text.len() || parts.is_empty() {
        parts.push(Part { kind, span: Span::new(start, text.len()) });
    }
    parts
}

/// Returns whether a text begins with the heading of a glossary.
pub(super) fn opens(text: &str) -> bool {
    // The cheap test first: hardly any text passes it.
    let near = text.trim_start();
    let near = &near[..near.floor_char_boundary(120)];
    near.contains(['释', '釋', '注', '註', '解', '说', '說', '附'])
        && line_spans(text)
            .next()
            .is_some_and(|(start, span)| span.len() <= 120 && heading(Line::new(text, start, span).folded()) == Some(Heading::Terms))
}

#[derive(Clone, Copy, Debug, PartialEq, Eq)]
enum Heading {
    /// A heading of explained terms.
    Terms,
    /// A heading of numbered notes.
    Notes,
    /// The heading of an appendix, whatever it contains.
    Appendix,
}

/// Returns the kind of heading that a folded line is.
fn heading(line: &str) -> Option<Heading> {
    /// Words for the things explained, and for the explanation; from general knowledge of official documents.
    const SUBJECTS: [&str; 7] = ["名词", "术语", "用语", "词语", "缩略语", "概念", "词汇"];
    const EXPLANATIONS: [&str; 8] = ["解释", "注释", "说明", "释义", "简释", "注解", "解读", "释"];
    if line.chars().count() > 36 || line.contains(['。', ';', ',']) {
        return None;
    }
    let frame = |c: char| matches!(c, '(' | ')' | '[' | ']' | '【' | '】' | ':' | ' ' | '#' | '*' | '—' | '-');
    let line = line.trim_matches(frame);
    let brief = || line.strip_prefix('附').filter(|rest| rest.is_empty() || rest.starts_with([':', ' ']));
    let appendix = ["附件", "附录", "附表"].iter().find_map(|name| line.strip_prefix(name)).or_else(brief);
    let rest =
        appendix.unwrap_or(line).trim_start_matches(|c: char| c.is_ascii_digit() || frame(c) || is_small_numeral(c) || matches!(c, '、' | '.'));
    let explains = EXPLANATIONS.iter().any(|explanation| {
        rest.strip_suffix(explanation).is_some_and(|rest| {
            SUBJECTS.iter().any(|subject| rest.rfind(subject).is_some_and(|at| rest[at..].chars().count() <= subject.chars().count() + 4))
        })
    });
    if explains {
        return Some(Heading::Terms);
    }
    let rest: String = rest.chars().filter(|c| !c.is_whitespace()).collect();
    if matches!(rest.as_str(), "注释" | "注解" | "注" | "尾注" | "脚注") {
        return Some(Heading::Notes);
    }
    // 附件要齐全 is a sentence; 附件, 附件2, 附件：… and 附件 … are headings.
    let sets_apart = |rest: &str| rest.is_empty() || rest.starts_with(|c: char| frame(c) || c.is_ascii_digit() || is_small_numeral(c));
    appendix.filter(|rest| sets_apart(rest)).map(|_| Heading::Appendix)
}

/// Counts the entries among the first `window` lines.
fn entries(text: &str, lines: &[(usize, Span)], window: usize, unnumbered: bool) -> usize {
    let is_entry = |&(start, span): &(usize, Span)| {
        // Only the start of an entry matters; the entry may be long.
        let end = text[span].char_indices().nth(60).map_or(span.end, |(at, _)| span.start + at);
        let line = Line::new(text, start, Span::new(span.start, end));
        is_numbered_entry(line.folded()) || (unnumbered && is_explained_term(line.folded()))
    };
    lines.iter().take(window).filter(|line| is_entry(line)).count()
}

/// Returns whether a line is an entry with a number: 1.某某：…, 2、…, \[3]…, ④…, （5）…, 注6：…
fn is_numbered_entry(line: &str) -> bool {
    let inner = line.trim_start_matches(['(', '[', '【', '〔', '注', '*']);
    let digits = inner.bytes().take_while(u8::is_ascii_digit).count();
    if digits == 0 {
        return inner.starts_with(|c: char| matches!(c, '①'..='⑳' | '㉑'..='㉟' | '❶'..='❿'));
    }
    digits <= 3 && inner[digits..].trim_start().starts_with(['.', '、', ')', ']', '】', '〕', ':', '．', '“'])
}

/// 某某：… with a short term before the colon, or “某某”是指…
fn is_explained_term(line: &str) -> bool {
    let term = line.split([':', '—']).next().filter(|term| term.len() < line.len()).or_else(|| line.split_once("是指").map(|(term, _)| term));
    term.is_some_and(|term| (2..=30).contains(&term.chars().count()) && !term.contains(['。', ',', ';']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_opens_a_glossary_and_what_does_not() {
        for line in [
            "名词解释",
            "附件2 名词解释",
            "附件:名词注释",
            "《政府工作报告》有关内容名词注释",
            "【名词解释】",
            "## 名词解释",
            "相关用语说明",
            "有关名词术语解释",
            "缩略语释义",
            "报告名词解释",
        ] {
            assert_eq!(heading(line), Some(Heading::Terms), "{line}");
        }
        for line in ["注释", "注 释", "注:", "附件3:注释"] {
            assert_eq!(heading(line), Some(Heading::Notes), "{line}");
        }
        for line in ["附件", "附件1", "附件:", "附件2:重点任务清单", "附 重点任务清单", "附录一", "附:某某表"] {
            assert_eq!(heading(line), Some(Heading::Appendix), "{line}");
        }
        for line in
            ["附件要齐全", "名词", "作一个说明", "关于规划的说明", "对名词作出解释,方便阅读", "注重实效", "附近", "附加值", "用语文明,说明到位"]
        {
            assert_eq!(heading(line), None, "{line}");
        }
    }
}
