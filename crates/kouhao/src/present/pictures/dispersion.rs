//! Plots the positions of phrases in texts.

use std::collections::HashMap;

use super::axis::Scale;
use super::svg::{Anchor, MARGIN, Sheet, Type};
use super::{PlotterBuilder, WIDTH, left_out, nothing};
use crate::present::numbers::whole;
use crate::present::rows::HitRow;
use crate::text::{Corpus, Document, Mark, Span};

/// Height of a strip with the space below it, and of the strip alone.
const ROW: f64 = 28.0;
const HEIGHT: f64 = 18.0;

/// Least distance of two paragraphs that are both shown: closer ones would make the strip grey.
const PARAGRAPHS: f64 = 3.0;

/// The positions of a phrase in a text, for one strip of a dispersion plot. All positions are in code points.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Strip {
    /// The label of the strip: the phrase, the document, or both.
    pub label: String,
    /// The length of the text.
    pub length: usize,
    /// The starts of the occurrences, in order.
    pub places: Vec<usize>,
    /// The starts of the paragraphs.
    pub paragraphs: Vec<usize>,
}

impl Strip {
    /// Creates a strip of the positions of a phrase, in code points, in a document.
    pub fn new(label: impl Into<String>, document: &Document, places: impl IntoIterator<Item = usize>) -> Self {
        let mut paragraphs = Vec::new();
        let mut in_text = false;
        for (at, c) in document.text().char_indices() {
            if Mark::of(c) == Some(Mark::Break) {
                in_text = false;
            } else if !c.is_whitespace() && !in_text {
                in_text = true;
                paragraphs.push(document.chars(Span::new(at, at)).start);
            }
        }
        let length = document.original().chars().count();
        Strip { label: label.into(), length, places: places.into_iter().collect(), paragraphs }
    }
}

/// Lays a concordance out on its texts, in the order in which it first meets them. Beyond the first `top`, which are not drawn, strips are empty.
pub(super) fn strips(corpus: &Corpus, rows: &[HitRow], top: usize) -> Vec<Strip> {
    let mut documents: HashMap<&str, &Document> = HashMap::new();
    for document in corpus {
        documents.entry(document.name()).or_insert(document);
    }
    let mut numbers: HashMap<(&Option<Option<String>>, &str), usize> = HashMap::new();
    let mut found: Vec<(&HitRow, Vec<usize>)> = Vec::new();
    for row in rows {
        let number = *numbers.entry((&row.group, &row.document)).or_insert(found.len());
        if number == found.len() {
            found.push((row, Vec::new()));
        }
        found[number].1.push(row.start);
    }
    let names: Vec<&str> = found.iter().map(|(row, _)| row.document.as_str()).collect();
    let (folder, ending) = (shared_folder(&names), shared_ending(&names));
    let strip = |(number, (row, places)): (usize, (&HitRow, Vec<usize>))| {
        let name = &row.document[folder..row.document.len() - ending];
        let label = row.group.as_ref().and_then(Option::as_deref).map_or(name.to_string(), |group| format!("{group} · {name}"));
        match documents.get(row.document.as_str()) {
            Some(document) if number < top => Strip::new(label, document, places),
            _ => Strip { label, ..Strip::default() },
        }
    };
    found.into_iter().enumerate().map(strip).collect()
}

/// Returns how many bytes of all names are the folder that they share.
fn shared_folder(names: &[&str]) -> usize {
    let Some((first, rest)) = names.split_first() else { return 0 };
    let folder = |length: usize| first[..length].rfind(['/', '\\']).map_or(0, |end| end + 1);
    let mut length = folder(first.len());
    while length > 0 && !rest.iter().all(|name| name.as_bytes().starts_with(&first.as_bytes()[..length])) {
        length = folder(length - 1);
    }
    length
}

/// Returns how many bytes of all names are the ending that says what sort of file they are.
fn shared_ending(names: &[&str]) -> usize {
    [".txt", ".md"].into_iter().find(|ending| names.iter().all(|name| name.len() > ending.len() && name.ends_with(ending))).map_or(0, str::len)
}

pub(super) fn draw(settings: &PlotterBuilder, strips: &[Strip]) -> String {
    let language = settings.language;
    let title = settings.title.as_deref().unwrap_or(language.say("Where the phrases stand", "提法在文中的位置"));
    let drawn = &strips[..strips.len().min(settings.top)];
    let longest = drawn.iter().map(|strip| strip.length).max().unwrap_or(0);
    let same = drawn.iter().all(|strip| strip.length == longest);
    let subtitle = if same {
        language.say(
            "Each stroke is an occurrence, at its place in the text, in characters; thin lines: paragraphs",
            "每条竖线为一次出现，横轴为文中位置（字符数）；细线为段落起点",
        )
    } else {
        language.say(
            "Each stroke is an occurrence, at its place in its text, from the first character to the last; thin lines: paragraphs",
            "每条竖线为一次出现，横轴为其在所在文档中的相对位置；细线为段落起点",
        )
    };
    if longest == 0 {
        return nothing(settings, title, subtitle);
    }
    let mut sheet = Sheet::new(WIDTH);
    sheet.head(title, subtitle);
    let times = |strip: &Strip| format!("{} ×", whole(strip.places.len() as u64));
    let long = |strip: &Strip| whole(strip.length as u64);
    let widest = |of: &dyn Fn(&Strip) -> String, face: Type| drawn.iter().map(|strip| face.width(&of(strip))).fold(0.0, f64::max);
    let names = widest(&|strip| strip.label.clone(), Type::Label).min(240.0);
    let headings = [language.say("times", "次数"), language.say("characters", "字符数")];
    let counts = widest(&times, Type::Small).max(Type::Small.width(headings[0]));
    let lengths = if same { 0.0 } else { widest(&long, Type::Small).max(Type::Small.width(headings[1])) + 14.0 };
    let left = MARGIN + names + 12.0;
    let right = sheet.width - MARGIN - counts - lengths - 14.0;
    let ends = [right + 14.0 + counts, right + 14.0 + counts + lengths];

    sheet.y += 8.0;
    sheet.text(ends[0], sheet.y, Anchor::End, Type::Small, headings[0], counts + 1.0);
    if !same {
        sheet.text(ends[1], sheet.y, Anchor::End, Type::Small, headings[1], lengths);
    }
    sheet.y += 8.0;
    for strip in drawn {
        let (y, scale) = (sheet.y, Scale::exact(strip.length as f64, 5, (left, right)));
        let place = |at: usize| scale.at(at as f64);
        sheet.rectangle(left, y, (right - left, HEIGHT), "kp-shade", "");
        let mut last = left;
        for &paragraph in &strip.paragraphs {
            let x = place(paragraph);
            if x - last >= PARAGRAPHS && right - x >= PARAGRAPHS {
                sheet.line((x, y), (x, y + HEIGHT), "kp-grid");
                last = x;
            }
        }
        sheet.open(0);
        // Strokes that fall on one another are one, so that a picture has no more of them than it has room for.
        let mut strokes: Vec<i64> = strip.places.iter().map(|&at| (place(at) * 2.0).round() as i64).collect();
        strokes.sort_unstable();
        strokes.dedup();
        for stroke in strokes {
            let x = stroke as f64 / 2.0;
            sheet.line((x, y - 2.0), (x, y + HEIGHT + 2.0), "kp-tick");
        }
        sheet.shut();
        sheet.text(left - 12.0, y + HEIGHT * 0.75, Anchor::End, Type::Label, &strip.label, names + 1.0);
        sheet.text(ends[0], y + HEIGHT * 0.75, Anchor::End, Type::Small, &times(strip), counts + 1.0);
        if !same {
            sheet.text(ends[1], y + HEIGHT * 0.75, Anchor::End, Type::Small, &long(strip), lengths);
        }
        sheet.y += ROW;
    }
    let scale = if same { Scale::exact(longest as f64, 5, (left, right)) } else { Scale::exact(100.0, 4, (left, right)) };
    for mark in if same { scale.marks() } else { vec![0.0, 25.0, 50.0, 75.0, 100.0] } {
        let x = scale.at(mark);
        let label = if same { whole(mark as u64) } else { format!("{mark}%") };
        sheet.line((x, sheet.y - 4.0), (x, sheet.y), "kp-axis");
        sheet.text(x, sheet.y + 13.0, Anchor::Middle, Type::Small, &label, 80.0);
    }
    sheet.y += 18.0;
    let length = if same {
        language.say(format!("Length of the text: {} characters.", whole(longest as u64)), format!("全文 {} 字符。", whole(longest as u64)))
    } else {
        String::new()
    };
    sheet.notes(&[length, left_out(language, drawn.len(), strips.len())]);
    let of_strip = |strip: &Strip| {
        let place = strip.places.first().map_or(String::new(), |&first| {
            let share = format!("{:.0}%", first as f64 * 100.0 / strip.length.max(1) as f64);
            language.say(format!(", first at {share} of the text"), format!("，首见于全文 {share} 处"))
        });
        language.say(format!("{}: {} times{place}.", strip.label, strip.places.len()), format!("{}：{} 次{place}。", strip.label, strip.places.len()))
    };
    let told: Vec<String> = drawn.iter().map(of_strip).collect();
    sheet.finish(language.name(), title, &told.join(language.say(" ", "")))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_lose_the_folder_that_they_share() {
        assert_eq!(shared_folder(&["a/b/c.txt", "a/b/d.txt"]), 4);
        assert_eq!(shared_folder(&["a/b/c.txt", "a/d.txt"]), 2);
        assert_eq!(shared_folder(&["a/b/c.txt"]), 4);
        assert_eq!(shared_folder(&["报告.txt", "讲话.txt"]), 0);
        assert_eq!(shared_folder(&[]), 0);
    }

    #[test]
    fn a_concordance_is_laid_out_by_texts() {
        let corpus = Corpus::new([Document::new("报告/a.txt", "改革。\n开放，改革。"), Document::new("报告/b.txt", "开放。改革")]);
        let row = |document: &str, start| HitRow { document: document.into(), start, ..HitRow::default() };
        let laid = strips(&corpus, &[row("报告/b.txt", 3), row("报告/a.txt", 0), row("报告/a.txt", 7)], 1);
        assert_eq!((laid[0].label.as_str(), laid[0].length, laid[0].places.as_slice()), ("b", 5, &[3][..]));
        // The second is not drawn.
        assert_eq!((laid.len(), laid[1].label.as_str(), laid[1].length), (2, "a", 0));
        let laid = strips(&corpus, &[row("报告/a.txt", 7), row("elsewhere", 2)], 40);
        assert_eq!((laid[0].paragraphs.as_slice(), laid[0].places.as_slice(), laid[1].length), (&[0, 4][..], &[7][..], 0));
        assert_eq!((laid[0].label.as_str(), laid[1].label.as_str()), ("报告/a.txt", "elsewhere"));
    }
}
