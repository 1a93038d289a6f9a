//! Lines that belong to the body: sentences and numbered headings; and what may be a title above them.

use super::occasion::ends_in_genre;
use crate::text::numerals::is_item_numeral;

/// Returns whether a folded line is a sentence, or so long or so punctuated that it belongs to running text.
pub(super) fn is_sentence(line: &str) -> bool {
    let len = line.chars().count();
    let wide = line.chars().filter(|c| !c.is_ascii()).count() * 2 > len;
    if wide {
        let inside = line.trim_end_matches(['!', '?', '”', '」', '…']);
        return len > 70
            || line.contains(['。', ';', '|'])
            || line.ends_with([':', ','])
            || inside.contains(['!', '?'])
            || line.matches(',').count() > 3;
    }
    let words = line.split_whitespace().count();
    len > 140 || line.contains(". ") || line.contains("? ") || (line.ends_with(['.', '?', '!', ':', ';', ',', '"']) && words > 6) || words > 20
}

/// Headings of the body without a number; from general knowledge of books and documents.
const SECTIONS: [&str; 12] = ["序言", "序", "前言", "引言", "导言", "导语", "绪论", "目录", "摘要", "正文", "编者按", "总则"];

/// Returns whether a folded line is a heading or item that belongs to the body: 一、, （二）, 3., 第一章, 一, 前言
pub(super) fn is_section(line: &str) -> bool {
    let inner = line.trim_start_matches('(');
    let bracketed = inner.len() < line.len();
    let len: usize = inner.chars().take_while(|&c| is_item_numeral(c)).map(char::len_utf8).sum();
    let rest = &inner[len..];
    if len > 0 {
        let dotted = rest.strip_prefix('.').is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()));
        return rest.is_empty() && inner.chars().count() <= 3 || rest.starts_with('、') || dotted || (bracketed && rest.starts_with(')'));
    }
    let bare: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    if SECTIONS.contains(&bare.as_str()) {
        return true;
    }
    if let Some(rest) = line.strip_prefix('第') {
        let len: usize = rest.chars().take_while(|&c| is_item_numeral(c)).map(char::len_utf8).sum();
        return len > 0 && rest[len..].starts_with(['章', '节', '条', '编', '篇', '部']);
    }
    let mut chars = line.chars();
    chars.next().is_some_and(|c| matches!(c, '①'..='⑳' | '●' | '■' | '◆' | '·' | '*' | '•' | '▲' | '★' | '☆')) || line.starts_with("- ")
}

/// Returns whether a plain line at the top of a text without other evidence may be its title.
pub(super) fn is_title_like(line: &str) -> bool {
    let len = line.chars().count();
    let ends_well = line.chars().next_back().is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | '”' | '》' | '」' | '!' | '?' | '%'));
    // News begins with 某网消息：…, an interview with 记者：…. The endings are from general knowledge of newspapers.
    let leads = line.split_once(':').is_some_and(|(lead, _)| {
        ["消息", "讯", "电", "报道", ")"].iter().any(|ending| lead.ends_with(ending)) || (lead.chars().count() <= 4 && !ends_in_genre(line))
    });
    (4..=60).contains(&len) && ends_well && !leads && !line.starts_with(['—', '-', '"', ')', '<', '{', '['])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sentences_and_numbers() {
        for line in
            ["今年工作很好。", "会议指出:", "好!再接再厉", "we are here today to consider what we have done.", "mr. speaker, thank you. please sit"]
        {
            assert!(is_sentence(line), "{line}");
        }
        for line in ["坚定信心,埋头苦干,奋勇前进", "团结起来,走在前列!", "message on the state of the union", "政府工作报告"]
        {
            assert!(!is_sentence(line), "{line}");
        }
        for line in ["一、回顾", "(二)展望", "3.任务", "第一章 总则", "一", "十一", "①注", "- item", "* item"] {
            assert!(is_section(line), "{line}");
        }
        for line in ["2031年政府工作报告", "一切为了人民", "3.5万亿元的分量", "第一次会议", "十年树木", "—副题"] {
            assert!(!is_section(line), "{line}");
        }
    }
}
