//! Plots the positions of phrases in texts.

use std::collections::HashMap;

use super::axis::Scale;
use super::svg::{Anchor, MARGIN, Sheet, Type};
use super::{PlotterBuilder, WIDTH, left_out, nothing};
use crate::present::Language;
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

/// Lays out a concordance on its texts, in the order in which they first occur in it. Strips after the first `top` are not drawn and stay empty.
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

/// Returns the length in bytes of the folder that all names share.
fn shared_folder(names: &[&str]) -> usize {
    let Some((first, rest)) = names.split_first() else { return 0 };
    let folder = |length: usize| first[..length].rfind(['/', '\\']).map_or(0, |end| end + 1);
    let mut length = folder(first.len());
    while length > 0 && !rest.iter().all(|name| name.as_bytes().starts_with(&first.as_bytes()[..length])) {
        length = folder(length - 1);
    }
    length
}

/// Returns the length in bytes of the ending that all names share and that identifies the sort of file.
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
    let columns = Columns::of(&sheet, language, drawn, same);
    columns.heads(&mut sheet);
    drawn.iter().for_each(|strip| columns.row(&mut sheet, strip));
    columns.axis(&mut sheet, longest);
    let length = if same {
        language.say(format!("Length of the text: {} characters.", whole(longest as u64)), format!("全文 {} 字符。", whole(longest as u64)))
    } else {
        String::new()
    };
    sheet.notes(&[length, left_out(language, drawn.len(), strips.len())]);
    let told: Vec<String> = drawn.iter().map(|strip| finding(language, strip)).collect();
    sheet.finish(language.name(), title, &told.join(language.say(" ", "")))
}

/// The positions of the parts of a row: the label, the strip, the number of occurrences and, unless all texts are of one length, the length of the
/// text.
struct Columns {
    labels: f64,
    counts: f64,
    /// `None` if all texts are of one length.
    lengths: Option<f64>,
    /// Where strips start and end.
    left: f64,
    right: f64,
    /// The headings of counts and of lengths.
    headings: [&'static str; 2],
}

impl Columns {
    fn of(sheet: &Sheet, language: Language, drawn: &[Strip], same: bool) -> Self {
        let headings = [language.say("times", "次数"), language.say("characters", "字符数")];
        let widest = |of: &dyn Fn(&Strip) -> String, face: Type| drawn.iter().map(|strip| face.width(&of(strip))).fold(0.0, f64::max);
        let labels = widest(&|strip| strip.label.clone(), Type::Label).min(240.0);
        let counts = widest(&times, Type::Small).max(Type::Small.width(headings[0]));
        let lengths = (!same).then(|| widest(&length, Type::Small).max(Type::Small.width(headings[1])) + 14.0);
        let right = sheet.width - MARGIN - counts - lengths.unwrap_or(0.0) - 14.0;
        Columns { labels, counts, lengths, left: MARGIN + labels + 12.0, right, headings }
    }

    /// Writes the numbers of a row, or their headings.
    fn numbers(&self, sheet: &mut Sheet, y: f64, count: &str, length: &str) {
        let end = self.right + 14.0 + self.counts;
        sheet.text(end, y, Anchor::End, Type::Small, count, self.counts + 1.0);
        if let Some(lengths) = self.lengths {
            sheet.text(end + lengths, y, Anchor::End, Type::Small, length, lengths);
        }
    }

    fn heads(&self, sheet: &mut Sheet) {
        sheet.y += 8.0;
        self.numbers(sheet, sheet.y, self.headings[0], self.headings[1]);
        sheet.y += 8.0;
    }

    fn row(&self, sheet: &mut Sheet, strip: &Strip) {
        let y = sheet.y;
        self.strip(sheet, strip);
        sheet.text(self.left - 12.0, y + HEIGHT * 0.75, Anchor::End, Type::Label, &strip.label, self.labels + 1.0);
        self.numbers(sheet, y + HEIGHT * 0.75, &times(strip), &length(strip));
        sheet.y += ROW;
    }

    /// Draws the paragraphs and occurrences of one text.
    fn strip(&self, sheet: &mut Sheet, strip: &Strip) {
        let &Columns { left, right, .. } = self;
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
        // Strokes that coincide are merged, so that a picture has no more of them than it has room for.
        let mut strokes: Vec<i64> = strip.places.iter().map(|&at| (place(at) * 2.0).round() as i64).collect();
        strokes.sort_unstable();
        strokes.dedup();
        for stroke in strokes {
            let x = stroke as f64 / 2.0;
            sheet.line((x, y - 2.0), (x, y + HEIGHT + 2.0), "kp-tick");
        }
        sheet.shut();
    }

    /// Labels positions in characters below texts of one length, otherwise shares of a text.
    fn axis(&self, sheet: &mut Sheet, longest: usize) {
        let same = self.lengths.is_none();
        let scale = if same { Scale::exact(longest as f64, 5, (self.left, self.right)) } else { Scale::exact(100.0, 4, (self.left, self.right)) };
        for mark in if same { scale.marks() } else { vec![0.0, 25.0, 50.0, 75.0, 100.0] } {
            let x = scale.at(mark);
            let label = if same { whole(mark as u64) } else { format!("{mark}%") };
            sheet.line((x, sheet.y - 4.0), (x, sheet.y), "kp-axis");
            sheet.text(x, sheet.y + 13.0, Anchor::Middle, Type::Small, &label, 80.0);
        }
        sheet.y += 18.0;
    }
}

/// Returns the number of occurrences in the text, for display.
fn times(strip: &Strip) -> String {
    format!("{} ×", whole(strip.places.len() as u64))
}

/// Returns the length of the text, for display.
fn length(strip: &Strip) -> String {
    whole(strip.length as u64)
}

/// Describes how often the phrase occurs in the text, and where first.
fn finding(language: Language, strip: &Strip) -> String {
    let place = strip.places.first().map_or(String::new(), |&first| {
        let share = format!("{:.0}%", first as f64 * 100.0 / strip.length.max(1) as f64);
        language.say(format!(", first at {share} of the text"), format!("，首见于全文 {share} 处"))
    });
    language.say(format!("{}: {} times{place}.", strip.label, strip.places.len()), format!("{}：{} 次{place}。", strip.label, strip.places.len()))
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
