//! The settings with which Markdown files may begin (YAML front matter).

use super::{LINES, Sort, shift};
use crate::text::parts::dates::{Date, find_date};
use crate::text::parts::line::{line_spans, within};
use crate::text::parts::people::is_name;

/// Counts the lines of the settings between two lines of dashes with which Markdown files may begin (YAML front matter).
pub(super) fn front_matter(text: &str) -> usize {
    let mut lines = line_spans(text).map(|(_, span)| &text[span]).take(LINES);
    if lines.next() != Some("---") {
        return 0;
    }
    let settings = lines.take_while(|line| *line != "---").take_while(|line| line.starts_with(['-', '#']) || line.contains(':')).count();
    let closed = line_spans(text).nth(settings + 1).is_some_and(|(_, span)| &text[span] == "---");
    if closed && settings > 0 { settings + 2 } else { 0 }
}

/// Reads one of the settings: title: …
pub(super) fn setting(line: &str) -> Sort {
    let value = line.split_once(':').map(|(key, value)| (key.trim(), value.trim().trim_matches(['"', '\''])));
    match value.filter(|(_, value)| !value.is_empty()) {
        Some(("title", title)) => Sort::Heading(within(line, title)),
        Some(("speaker", name)) => Sort::Byline { name: within(line, name), sure: true },
        // An author may be a newspaper.
        Some(("author", name)) if is_name(name) => Sort::Byline { name: within(line, name), sure: true },
        Some(("date", value)) => {
            Sort::Note { date: find_date(value).map(|date| Date { range: shift(date.range.clone(), within(line, value).start), ..date }) }
        }
        _ => Sort::Note { date: None },
    }
}
