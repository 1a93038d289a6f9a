//! Plots what became of formulations from one text to another.

use super::axis::Scale;
use super::svg::{Anchor, MARGIN, Sheet, Type};
use super::{Language, PlotterBuilder, Side, WIDTH, left_out, nothing};
use crate::measure::{Level, Status};
use crate::present::numbers::whole;
use crate::present::rows::DifferenceRow;

/// Height of a row, and of the heading of a section.
const ROW: f64 = 23.0;
const SECTION: f64 = 28.0;

/// The sections, in the order in which they are drawn; moved items are not formulations.
const SECTIONS: [Status; 4] = [Status::Dropped, Status::Reworded, Status::Kept, Status::Added];

/// The rows of one section, and how many of them are drawn.
struct Section<'r> {
    status: Status,
    rows: Vec<&'r DifferenceRow>,
    share: usize,
}

impl<'r> Section<'r> {
    fn drawn(&self) -> &[&'r DifferenceRow] {
        &self.rows[..self.share]
    }
}

pub(super) fn draw(settings: &PlotterBuilder, rows: &[DifferenceRow], a: &Side, b: &Side) -> String {
    let language = settings.language;
    let title = settings.title.clone().unwrap_or_else(|| title(language, a, b));
    let subtitle = language.say(
        format!("Occurrences of formulations: in {} to the left, in {} to the right", a.short(), b.short()),
        format!("提法出现次数：左为{}，右为{}", a.short(), b.short()),
    );
    let sections = sections(rows, settings.top);
    let all: usize = sections.iter().map(|section| section.rows.len()).sum();
    if all == 0 {
        return nothing(settings, &title, &subtitle);
    }
    let mut sheet = Sheet::new(WIDTH);
    sheet.head(&title, &subtitle);
    let columns = Columns::of(&sheet, &sections);
    columns.heads(&mut sheet, a, b);
    for section in sections.iter().filter(|section| section.share > 0) {
        columns.section(&mut sheet, &section_title(language, section, a, b));
        section.drawn().iter().for_each(|row| columns.row(&mut sheet, row, a, b));
    }
    let unit = ["characters", "字"];
    let sizes = format!("{}{}", language.list(&[a.told(language, unit), b.told(language, unit)]), language.say(".", "。"));
    let raw = language.say("Counts are not set against the length of the texts.", "次数未按篇幅折算。");
    let drawn = sections.iter().map(|section| section.share).sum();
    sheet.notes(&[sizes, raw.to_string(), left_out(language, drawn, all)]);
    sheet.finish(language.name(), &title, &finding(language, &sections, a, b))
}

/// Returns the default heading.
fn title(language: Language, a: &Side, b: &Side) -> String {
    if a.apart || b.apart {
        language.say(format!("{} beside {}", a.short(), b.short()), format!("{}与{}的提法比较", a.short(), b.short()))
    } else {
        language.say(format!("What changed from {} to {}", a.short(), b.short()), format!("从{}到{}的提法变化", a.short(), b.short()))
    }
}

/// Groups the formulations by what became of them.
fn sections(rows: &[DifferenceRow], top: usize) -> Vec<Section<'_>> {
    let of = |status: Status| rows.iter().filter(|row| row.level == Level::Formulation.name() && row.status == status.name()).collect();
    let rows = SECTIONS.map(of);
    let shares = shares(&rows.each_ref().map(Vec::len), top);
    SECTIONS.into_iter().zip(rows).zip(shares).map(|((status, rows), share)| Section { status, rows, share }).collect()
}

/// The positions of the parts of a row: names in the middle, bars to both sides of them on one scale, counts at their ends.
struct Columns {
    middle: f64,
    /// The ends of the names.
    left: f64,
    right: f64,
    names: f64,
    number: f64,
    scale: Scale,
}

impl Columns {
    fn of(sheet: &Sheet, sections: &[Section<'_>]) -> Self {
        let shown = || sections.iter().flat_map(Section::drawn);
        let names = shown().map(|row| Type::Label.width(&label(row))).fold(80.0, f64::max).min(300.0) + 16.0;
        let number = shown().map(|row| Type::Small.width(&whole(row.count_a.max(row.count_b)))).fold(0.0, f64::max) + 8.0;
        let middle = sheet.width / 2.0;
        let (left, right) = (middle - names / 2.0, middle + names / 2.0);
        let highest = shown().map(|row| row.count_a.max(row.count_b)).max().unwrap_or(1) as f64;
        Columns { middle, left, right, names, number, scale: Scale::exact(highest, 3, (0.0, left - MARGIN - number)) }
    }

    /// Writes the names of the sides above their bars.
    fn heads(&self, sheet: &mut Sheet, a: &Side, b: &Side) {
        sheet.y += 12.0;
        sheet.text(self.left, sheet.y, Anchor::End, Type::Label, a.short(), self.left - MARGIN);
        sheet.text(self.right, sheet.y, Anchor::Start, Type::Label, b.short(), self.left - MARGIN);
        sheet.y += 4.0;
    }

    /// Opens a section.
    fn section(&self, sheet: &mut Sheet, title: &str) {
        sheet.line((MARGIN, sheet.y + 8.0), (sheet.width - MARGIN, sheet.y + 8.0), "kp-grid");
        sheet.text(self.middle, sheet.y + SECTION - 5.0, Anchor::Middle, Type::Small, title, sheet.width - 2.0 * MARGIN);
        sheet.y += SECTION;
    }

    fn row(&self, sheet: &mut Sheet, row: &DifferenceRow, a: &Side, b: &Side) {
        let y = sheet.y;
        let label = label(row);
        let tip = format!("{label}: {} {}, {} {}", a.short(), whole(row.count_a), b.short(), whole(row.count_b));
        sheet.text(self.middle, y + ROW * 0.7, Anchor::Middle, Type::Label, &label, self.names - 10.0);
        let (long_a, long_b) = (self.scale.at(row.count_a as f64), self.scale.at(row.count_b as f64));
        sheet.open(1);
        sheet.rectangle(self.left - long_a, y + 5.0, (long_a, ROW - 10.0), "kp-fill", &tip);
        sheet.shut();
        sheet.open(0);
        sheet.rectangle(self.right, y + 5.0, (long_b, ROW - 10.0), "kp-fill", &tip);
        sheet.shut();
        sheet.text(self.left - long_a - 5.0, y + ROW * 0.7, Anchor::End, Type::Small, &whole(row.count_a), self.number + 20.0);
        sheet.text(self.right + long_b + 5.0, y + ROW * 0.7, Anchor::Start, Type::Small, &whole(row.count_b), self.number + 20.0);
        sheet.y += ROW;
    }
}

/// Returns the heading of a section, with the number of its rows that are drawn.
fn section_title(language: Language, section: &Section<'_>, a: &Side, b: &Side) -> String {
    let (heading, share, all) = (heading(language, section.status, a, b), section.share, section.rows.len());
    if share < all {
        language.say(format!("{heading} ({share} of {all})"), format!("{heading}（{share}/{all}）"))
    } else {
        language.say(format!("{heading} ({share})"), format!("{heading}（{share}）"))
    }
}

/// Describes how many formulations each section has, and which come first.
fn finding(language: Language, sections: &[Section<'_>], a: &Side, b: &Side) -> String {
    let of_section = |Section { status, rows, .. }: &Section<'_>| -> Option<String> {
        let first: Vec<String> = rows.iter().take(5).map(|row| format!("{} ({}/{})", label(row), row.count_a, row.count_b)).collect();
        (!rows.is_empty()).then(|| {
            let (heading, number, first) = (heading(language, *status, a, b), rows.len(), language.list(&first));
            language.say(format!("{heading}: {number}, first {first}."), format!("{heading}：{number}项，如{first}。"))
        })
    };
    let told: Vec<String> = sections.iter().filter_map(of_section).collect();
    told.join(language.say(" ", ""))
}

/// Returns the label of a formulation, with its rewording if it has one.
fn label(row: &DifferenceRow) -> String {
    match row.partner.as_deref().filter(|&partner| partner != row.text && row.status == Status::Reworded.name()) {
        Some(partner) => format!("{} → {partner}", row.text),
        None => row.text.clone(),
    }
}

fn heading(language: Language, status: Status, a: &Side, b: &Side) -> String {
    match status {
        // For texts of one time, or by different authors, nobody dropped or added anything.
        Status::Dropped | Status::Added if a.apart || b.apart => {
            let side = if status == Status::Dropped { a } else { b };
            language.say(format!("Only in {}", side.short()), format!("仅见于{}", side.short()))
        }
        Status::Reworded if a.apart || b.apart => language.say("Worded differently", "说法不同").to_string(),
        Status::Kept if a.apart || b.apart => language.say("In both", "两者共有").to_string(),
        Status::Dropped => language.say(format!("Dropped: only in {}", a.short()), format!("删去：仅见于{}", a.short())),
        Status::Added => language.say(format!("Added: only in {}", b.short()), format!("新增：仅见于{}", b.short())),
        Status::Reworded => language.say("Reworded", "改写").to_string(),
        _ => language.say("Kept", "保留").to_string(),
    }
}

/// Distributes a number of rows over sections: all get equally many, and rows that a short section leaves go to the others.
fn shares(lengths: &[usize], top: usize) -> Vec<usize> {
    let mut shares = vec![0; lengths.len()];
    let mut left = top.min(lengths.iter().sum());
    while left > 0 {
        for (share, &length) in shares.iter_mut().zip(lengths) {
            if *share < length && left > 0 {
                *share += 1;
                left -= 1;
            }
        }
    }
    shares
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn sections_share_the_rows() {
        assert_eq!(shares(&[10, 1, 0, 10], 9), [4, 1, 0, 4]);
        assert_eq!(shares(&[1, 2], 40), [1, 2]);
        assert_eq!(shares(&[], 40), Vec::<usize>::new());
    }
}
