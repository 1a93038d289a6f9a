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

/// The sections, in the order in which they are drawn; what was moved is no formulation.
const SECTIONS: [Status; 4] = [Status::Dropped, Status::Reworded, Status::Kept, Status::Added];

pub(super) fn draw(settings: &PlotterBuilder, rows: &[DifferenceRow], a: &Side, b: &Side) -> String {
    let language = settings.language;
    let title = if a.apart || b.apart {
        language.say(format!("{} beside {}", a.short(), b.short()), format!("{}与{}的提法比较", a.short(), b.short()))
    } else {
        language.say(format!("What changed from {} to {}", a.short(), b.short()), format!("从{}到{}的提法变化", a.short(), b.short()))
    };
    let title = settings.title.as_deref().unwrap_or(&title);
    let subtitle = language.say(
        format!("Occurrences of formulations: in {} to the left, in {} to the right", a.short(), b.short()),
        format!("提法出现次数：左为{}，右为{}", a.short(), b.short()),
    );
    let sections: Vec<(Status, Vec<&DifferenceRow>)> = SECTIONS
        .into_iter()
        .map(|status| (status, rows.iter().filter(|row| row.level == Level::Formulation.name() && row.status == status.name()).collect()))
        .collect();
    let all: usize = sections.iter().map(|(_, rows)| rows.len()).sum();
    if all == 0 {
        return nothing(settings, title, &subtitle);
    }
    let shares = shares(&sections.iter().map(|(_, rows)| rows.len()).collect::<Vec<_>>(), settings.top);
    let drawn: usize = shares.iter().sum();
    let shown: Vec<&DifferenceRow> = sections.iter().zip(&shares).flat_map(|((_, rows), &share)| rows[..share].iter().copied()).collect();

    let mut sheet = Sheet::new(WIDTH);
    sheet.head(title, &subtitle);
    let names = shown.iter().map(|row| Type::Label.width(&label(row))).fold(80.0, f64::max).min(300.0) + 16.0;
    let number = shown.iter().map(|row| Type::Small.width(&whole(row.count_a.max(row.count_b)))).fold(0.0, f64::max) + 8.0;
    let middle = sheet.width / 2.0;
    let (inner_left, inner_right) = (middle - names / 2.0, middle + names / 2.0);
    // Both sides have one scale.
    let highest = shown.iter().map(|row| row.count_a.max(row.count_b)).max().unwrap_or(1) as f64;
    let scale = Scale::exact(highest, 3, (0.0, inner_left - MARGIN - number));
    sheet.y += 12.0;
    sheet.text(inner_left, sheet.y, Anchor::End, Type::Label, a.short(), inner_left - MARGIN);
    sheet.text(inner_right, sheet.y, Anchor::Start, Type::Label, b.short(), inner_left - MARGIN);
    sheet.y += 4.0;
    for ((status, of_status), &share) in sections.iter().zip(&shares) {
        if share == 0 {
            continue;
        }
        let heading = heading(language, *status, a, b);
        let heading = if share < of_status.len() {
            language.say(format!("{heading} ({share} of {})", of_status.len()), format!("{heading}（{share}/{}）", of_status.len()))
        } else {
            format!("{heading}{}", language.say(format!(" ({share})"), format!("（{share}）")))
        };
        sheet.line((MARGIN, sheet.y + 8.0), (sheet.width - MARGIN, sheet.y + 8.0), "kp-grid");
        sheet.text(middle, sheet.y + SECTION - 5.0, Anchor::Middle, Type::Small, &heading, sheet.width - 2.0 * MARGIN);
        sheet.y += SECTION;
        for row in &of_status[..share] {
            let y = sheet.y;
            let label = label(row);
            let tip = format!("{label}: {} {}, {} {}", a.short(), whole(row.count_a), b.short(), whole(row.count_b));
            sheet.text(middle, y + ROW * 0.7, Anchor::Middle, Type::Label, &label, names - 10.0);
            let (long_a, long_b) = (scale.at(row.count_a as f64), scale.at(row.count_b as f64));
            sheet.open(1);
            sheet.rectangle(inner_left - long_a, y + 5.0, (long_a, ROW - 10.0), "kp-fill", &tip);
            sheet.shut();
            sheet.open(0);
            sheet.rectangle(inner_right, y + 5.0, (long_b, ROW - 10.0), "kp-fill", &tip);
            sheet.shut();
            sheet.text(inner_left - long_a - 5.0, y + ROW * 0.7, Anchor::End, Type::Small, &whole(row.count_a), number + 20.0);
            sheet.text(inner_right + long_b + 5.0, y + ROW * 0.7, Anchor::Start, Type::Small, &whole(row.count_b), number + 20.0);
            sheet.y += ROW;
        }
    }
    let unit = ["characters", "字"];
    let sizes = format!("{}{}", language.list(&[a.told(language, unit), b.told(language, unit)]), language.say(".", "。"));
    let raw = language.say("Counts are not set against the length of the texts.", "次数未按篇幅折算。");
    sheet.notes(&[sizes, raw.to_string(), left_out(language, drawn, all)]);
    sheet.finish(language.name(), title, &finding(language, &sections, a, b))
}

/// Says how many formulations each section has, and which come first.
fn finding(language: Language, sections: &[(Status, Vec<&DifferenceRow>)], a: &Side, b: &Side) -> String {
    let of_section = |(status, rows): &(Status, Vec<&DifferenceRow>)| -> Option<String> {
        let first: Vec<String> = rows.iter().take(5).map(|row| format!("{} ({}/{})", label(row), row.count_a, row.count_b)).collect();
        (!rows.is_empty()).then(|| {
            let (heading, number, first) = (heading(language, *status, a, b), rows.len(), language.list(&first));
            language.say(format!("{heading}: {number}, first {first}."), format!("{heading}：{number}项，如{first}。"))
        })
    };
    let told: Vec<String> = sections.iter().filter_map(of_section).collect();
    told.join(language.say(" ", ""))
}

/// A formulation, with what it was reworded to.
fn label(row: &DifferenceRow) -> String {
    match row.partner.as_deref().filter(|&partner| partner != row.text && row.status == Status::Reworded.name()) {
        Some(partner) => format!("{} → {partner}", row.text),
        None => row.text.clone(),
    }
}

fn heading(language: Language, status: Status, a: &Side, b: &Side) -> String {
    match status {
        // Texts of one time, or of different hands: nobody dropped or added anything.
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

/// Shares a number of rows out among sections: each gets as many as the others, and what a short one leaves.
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
