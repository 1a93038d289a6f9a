//! Plots what distinguishes two sets of texts.

use super::axis::Scale;
use super::svg::{Anchor, MARGIN, Sheet, Type};
use super::{PlotterBuilder, Side, WIDTH, left_out, nothing};
use crate::present::Language;
use crate::present::numbers::{grouped, whole};
use crate::present::rows::KeyRow;

/// The height of a row.
const ROW: f64 = 22.0;

/// The number of standard errors beyond which a difference occurs by chance less than one time in twenty, for a single term.
const TWENTIETH: f64 = 1.96;

pub(super) fn draw(settings: &PlotterBuilder, rows: &[KeyRow], target: &Side, reference: &Side) -> String {
    let language = settings.language;
    let title = language.say(
        format!("What sets {} apart from {}", target.short(), reference.short()),
        format!("{}与{}的用词差异", target.short(), reference.short()),
    );
    let title = settings.title.as_deref().unwrap_or(&title);
    let subtitle = language.say(
        "Log-odds ratio with an informative prior, in standard errors (z); beside it the occurrences in each",
        "加权对数优势比，以标准误为单位（z）；右侧为两方出现次数",
    );
    let drawn: Vec<&KeyRow> = chosen(rows, settings.top);
    if drawn.is_empty() {
        return nothing(settings, title, subtitle);
    }
    let mut sheet = Sheet::new(WIDTH);
    sheet.head(title, subtitle);
    let counts = |of: fn(&KeyRow) -> u64| drawn.iter().map(|row| Type::Small.width(&whole(of(row)))).fold(44.0, f64::max);
    // A name that is too long for its column is that of the note.
    let roles = [(reference, language.say("reference", "参照")), (target, language.say("target", "目标"))];
    let [reference_heading, target_heading] = roles.map(|(side, role)| if Type::Small.width(side.short()) <= 72.0 { side.short() } else { role });
    let columns =
        [counts(|row| row.reference).max(Type::Small.width(reference_heading)), counts(|row| row.target).max(Type::Small.width(target_heading))];
    let names = drawn.iter().map(|row| Type::Label.width(&row.term)).fold(0.0, f64::max).min(260.0);
    let left = MARGIN + names + 12.0;
    let right = sheet.width - MARGIN - columns[0] - columns[1] - 32.0;
    let scale =
        Scale::round(drawn.iter().map(|row| z(row)).fold(0.0, f64::min), drawn.iter().map(|row| z(row)).fold(0.0, f64::max), 8, (left, right));

    let zero = scale.at(0.0);
    let ends = [right + 16.0 + columns[0], right + 32.0 + columns[0] + columns[1]];
    sheet.y += 12.0;
    let more = language.say(["more in ", ""], ["", "较多"]);
    let more = |name: &str| format!("{}{name}{}", more[0], more[1]);
    let (to_left, to_right) = (format!("← {}", more(reference.short())), format!("{} →", more(target.short())));
    if drawn.iter().any(|row| z(row) < 0.0) {
        sheet.text(zero - 8.0, sheet.y, Anchor::End, Type::Small, &to_left, zero - 8.0 - MARGIN);
    }
    if drawn.iter().any(|row| z(row) > 0.0) {
        sheet.text(zero + 8.0, sheet.y, Anchor::Start, Type::Small, &to_right, right - zero);
    }
    sheet.text(ends[0], sheet.y, Anchor::End, Type::Small, reference_heading, columns[0] + 8.0);
    sheet.text(ends[1], sheet.y, Anchor::End, Type::Small, target_heading, columns[1] + 8.0);
    sheet.y += 8.0;
    let (top, bottom) = (sheet.y, sheet.y + ROW * drawn.len() as f64);
    for mark in scale.marks() {
        sheet.line((scale.at(mark), top), (scale.at(mark), bottom), if mark.abs() < 1e-9 { "kp-axis" } else { "kp-grid" });
        sheet.text(scale.at(mark), bottom + 15.0, Anchor::Middle, Type::Small, &scale.label(mark), 60.0);
    }
    let twentieths: Vec<f64> = [-TWENTIETH, TWENTIETH].into_iter().filter(|&z| (scale.at(z) - scale.at(z * 0.999)).abs() > 0.0).collect();
    for &limit in &twentieths {
        sheet.line((scale.at(limit), top), (scale.at(limit), bottom), "kp-dash");
    }
    for row in &drawn {
        let (value, y) = (z(row), sheet.y);
        let (from, to) = (zero.min(scale.at(value)), zero.max(scale.at(value)));
        let tip = format!(
            "{}: z = {}; {} {}, {} {}",
            row.term,
            grouped(value, 2),
            target.short(),
            whole(row.target),
            reference.short(),
            whole(row.reference)
        );
        sheet.open(usize::from(value < 0.0));
        sheet.rectangle(from, y + 4.0, (to - from, ROW - 8.0), "kp-fill", &tip);
        sheet.shut();
        sheet.text(left - 12.0, y + ROW * 0.7, Anchor::End, Type::Label, &row.term, names + 1.0);
        sheet.text(ends[0], y + ROW * 0.7, Anchor::End, Type::Small, &whole(row.reference), columns[0] + 8.0);
        sheet.text(ends[1], y + ROW * 0.7, Anchor::End, Type::Small, &whole(row.target), columns[1] + 8.0);
        sheet.y += ROW;
    }
    sheet.y += 20.0;

    let unit = ["running terms", "词次"];
    let sizes = language.say(
        format!("Target: {}. Reference: {}.", target.told(language, unit), reference.told(language, unit)),
        format!("目标：{}；参照：{}。", target.told(language, unit), reference.told(language, unit)),
    );
    let limit = if twentieths.is_empty() { "" } else { language.say("Dashed: |z| = 1.96.", "虚线：|z| = 1.96。") };
    sheet.notes(&[sizes, limit.to_string(), left_out(language, drawn.len(), rows.len())]);
    sheet.finish(language.name(), title, &finding(language, &drawn, target, reference))
}

/// Describes which terms are most typical of each side.
fn finding(language: Language, drawn: &[&KeyRow], target: &Side, reference: &Side) -> String {
    let named = |positive: bool| -> Vec<String> {
        let mut side: Vec<&&KeyRow> = drawn.iter().filter(|row| (z(row) > 0.0) == positive && z(row) != 0.0).collect();
        side.sort_by(|a, b| z(b).abs().total_cmp(&z(a).abs()));
        side.iter().take(5).map(|row| format!("{} (z = {})", row.term, grouped(z(row), 1))).collect()
    };
    let (ours, theirs) = (language.list(&named(true)), language.list(&named(false)));
    let none = language.say("none", "无");
    let or_none = |names: String| if names.is_empty() { none.to_string() } else { names };
    let (ours, theirs) = (or_none(ours), or_none(theirs));
    language.say(
        format!("Terms most typical of {}: {ours}. Of {}: {theirs}.", target.short(), reference.short()),
        format!("{}最突出的词：{ours}。{}最突出的词：{theirs}。", target.short(), reference.short()),
    )
}

/// Returns how far a term distinguishes the sides, in standard errors; 0 if that is unknown.
fn z(row: &KeyRow) -> f64 {
    if row.log_odds_z.is_finite() { row.log_odds_z } else { 0.0 }
}

/// Returns the first terms of each side, half of the maximum or what the other side leaves, from the most typical of the target to that of the
/// reference.
fn chosen(rows: &[KeyRow], top: usize) -> Vec<&KeyRow> {
    let (ours, theirs): (Vec<&KeyRow>, Vec<&KeyRow>) = rows.iter().partition(|row| row.log_odds_z >= 0.0);
    let of_ours = (top.div_ceil(2)).max(top.saturating_sub(theirs.len())).min(ours.len());
    let of_theirs = (top - of_ours.min(top)).min(theirs.len());
    let mut chosen: Vec<&KeyRow> = ours[..of_ours].iter().chain(&theirs[..of_theirs]).copied().collect();
    chosen.sort_by(|a, b| b.log_odds_z.total_cmp(&a.log_odds_z));
    chosen
}
