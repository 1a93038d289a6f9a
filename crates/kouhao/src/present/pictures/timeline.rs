//! Plots phrases through time.

use std::collections::BTreeMap;

use super::axis::Scale;
use super::svg::{Anchor, COLOURS, MARGIN, Sheet, Type};
use super::{Language, Measure, PlotterBuilder, WIDTH, left_out, nothing};
use crate::present::rows::PointRow;

/// The height of the panel with all lines, and of a strip with one line.
const PANEL: f64 = 300.0;
const STRIP: f64 = 34.0;

/// The minimum distance between the names of two lines.
const NAMES: f64 = 17.0;

/// The number of periods up to which every point has a marker.
const MARKED: usize = 60;

/// The line of one phrase.
struct Line<'r> {
    phrase: &'r str,
    /// Its rows by the number of their period.
    rows: BTreeMap<i64, &'r PointRow>,
}

impl<'r> Line<'r> {
    fn value(row: &PointRow, measure: Measure) -> Option<f64> {
        let value = match measure {
            Measure::Rate => row.per_10k_chars,
            // A period without documents has no count, rather than a count of zero.
            Measure::Count => row.document_share.map(|_| row.count as f64),
            Measure::DocumentShare => row.document_share,
        };
        value.filter(|value| value.is_finite())
    }

    fn values(&self, measure: Measure) -> impl Iterator<Item = (i64, f64, &'r PointRow)> {
        self.rows.iter().filter_map(move |(&period, &row)| Some((period, Line::value(row, measure)?, row)))
    }

    fn peak(&self, measure: Measure) -> Option<(f64, &'r PointRow)> {
        self.values(measure).map(|(_, value, row)| (value, row)).reduce(|best, next| if next.0 > best.0 { next } else { best })
    }

    /// Returns its points, interrupted where a period is missing or has no documents.
    fn runs(&self, measure: Measure, place: impl Fn(i64, f64) -> (f64, f64)) -> Vec<Vec<(f64, f64)>> {
        let mut runs: Vec<Vec<(f64, f64)>> = Vec::new();
        let mut last = None;
        for (period, value, _) in self.values(measure) {
            match runs.last_mut().filter(|_| last == Some(period - 1)) {
                Some(run) => run.push(place(period, value)),
                None => runs.push(vec![place(period, value)]),
            }
            last = Some(period);
        }
        runs
    }
}

/// Numbers the periods: years, or months since year 0; other names by their order.
fn numbered(rows: &[PointRow]) -> (BTreeMap<&str, i64>, bool) {
    let year = |text: &str| text.parse::<i64>().ok().filter(|year| (0..10_000).contains(year));
    let month = |text: &str| {
        let (of, month) = text.split_once('-')?;
        Some(year(of)? * 12 + month.parse::<i64>().ok().filter(|month| (1..=12).contains(month))? - 1)
    };
    let mut names: Vec<&str> = rows.iter().map(|row| row.period.as_str()).collect();
    names.sort_unstable();
    names.dedup();
    let all = |of: &dyn Fn(&str) -> Option<i64>| names.iter().map(|&name| Some((name, of(name)?))).collect::<Option<BTreeMap<_, _>>>();
    if let Some(years) = all(&year) {
        return (years, false);
    }
    let months = all(&month);
    let is_months = months.is_some();
    (months.unwrap_or_else(|| names.iter().copied().zip(0..).collect()), is_months)
}

pub(super) fn draw(settings: &PlotterBuilder, rows: &[PointRow]) -> String {
    let (language, measure) = (settings.language, settings.measure);
    let (periods, months) = numbered(rows);
    let mut lines: Vec<Line> = Vec::new();
    for row in rows {
        if lines.last().is_none_or(|line| line.phrase != row.phrase) {
            lines.push(Line { phrase: &row.phrase, rows: BTreeMap::new() });
        }
        if let Some(line) = lines.last_mut() {
            line.rows.insert(periods[row.period.as_str()], row);
        }
    }
    let title = match months {
        true => language.say("Phrases month by month", "提法逐月使用情况"),
        false => language.say("Phrases year by year", "提法逐年使用情况"),
    };
    let title = settings.title.as_deref().unwrap_or(title);
    let subtitle = measure.unit(language);
    let (Some(&first), Some(&last)) = (periods.values().min(), periods.values().max()) else { return nothing(settings, title, subtitle) };
    let all = lines.len();
    lines.truncate(settings.top);

    let mut sheet = Sheet::new(WIDTH);
    sheet.head(title, subtitle);
    let highest = lines.iter().filter_map(|line| line.peak(measure)).map(|(value, _)| value).fold(0.0, f64::max);
    let chart = Chart { language, measure, first, last, months, highest, names: periods.iter().map(|(&name, &number)| (number, name)).collect() };
    if lines.len() <= COLOURS {
        chart.together(&mut sheet, &lines)
    } else {
        chart.apart(&mut sheet, &lines)
    }

    let apart = lines.len() > COLOURS;
    let apart = if apart {
        language.say("Each line has a scale of its own, from 0 to its highest value.", "各线纵轴独立，从 0 到各自最高值。")
    } else {
        ""
    };
    let (from, to) = (chart.name(first), chart.name(last));
    let censored = language.say(
        format!("Shaded: {from} and {to}, where the corpus begins and ends. Phrases may be older or live on, and these periods may not be complete."),
        format!("阴影为语料的首末时期（{from}、{to}）：此前此后的使用情况不可见，且这两个时期的语料可能不全。"),
    );
    let gaps =
        lines.iter().any(|line| line.runs(measure, |x, y| (x as f64, y)).len() > 1 || line.values(measure).count() < (last - first + 1) as usize);
    let gaps = if gaps { language.say("A gap in a line is a period without documents.", "线条中断处该时期没有文档。") } else { "" };
    sheet.notes(&[apart.to_string(), censored, gaps.to_string(), left_out(language, lines.len(), all)]);
    sheet.finish(language.name(), title, &told(language, measure, &lines, subtitle))
}

/// Describes in words what the lines show.
fn told(language: Language, measure: Measure, lines: &[Line], subtitle: &str) -> String {
    let of_line = |line: &Line| match line.peak(measure).filter(|(value, _)| *value > 0.0) {
        None => language.say(format!("{} does not occur.", line.phrase), format!("“{}”未出现。", line.phrase)),
        Some((value, row)) => {
            let used: Vec<&str> = line.rows.values().filter(|row| row.count > 0).map(|row| row.period.as_str()).collect();
            let (from, to) = (used.first().copied().unwrap_or_default(), used.last().copied().unwrap_or_default());
            let (value, period) = (measure.show(value), &row.period);
            language.say(
                format!("{}: found from {from} to {to}, most in {period} with {value}.", line.phrase),
                format!("“{}”见于{from}至{to}，{period}最多，为{value}。", line.phrase),
            )
        }
    };
    let told: Vec<String> = std::iter::once(language.say(format!("{subtitle}."), format!("{subtitle}。"))).chain(lines.iter().map(of_line)).collect();
    told.join(language.say(" ", ""))
}

/// What all lines of a picture share.
struct Chart<'r> {
    language: Language,
    measure: Measure,
    first: i64,
    last: i64,
    months: bool,
    highest: f64,
    names: BTreeMap<i64, &'r str>,
}

impl Chart<'_> {
    /// Draws all lines in one panel, with their names at their ends.
    fn together(&self, sheet: &mut Sheet, lines: &[Line]) {
        let scale = self.scale((sheet.y + PANEL, sheet.y + 6.0));
        let marks: Vec<(f64, String)> = scale.marks().into_iter().map(|mark| (scale.at(mark), self.mark(&scale, mark))).collect();
        let left = MARGIN + marks.iter().map(|(_, label)| Type::Small.width(label)).fold(0.0, f64::max) + 8.0;
        let names = lines.iter().map(|line| Type::Label.width(line.phrase)).fold(0.0, f64::max).min(230.0) + 24.0;
        let right = sheet.width - MARGIN - names;
        let (top, bottom) = (sheet.y + 6.0, sheet.y + PANEL);
        self.ends(sheet, (left, right), (top, bottom));
        for (y, label) in &marks {
            sheet.line((left, *y), (right, *y), if *y >= bottom { "kp-axis" } else { "kp-grid" });
            sheet.text(left - 6.0, y + 4.0, Anchor::End, Type::Small, label, left - MARGIN);
        }
        // The last value of each line, and a free position for its name near it.
        let x = |period: i64| self.x(period, (left, right));
        let ends: Vec<(f64, f64)> = lines
            .iter()
            .map(|line| line.values(self.measure).last().map_or((right, bottom), |(period, value, _)| (x(period), scale.at(value))))
            .collect();
        let places = spread(&ends.iter().map(|end| end.1).collect::<Vec<_>>(), (top + 4.0, bottom));
        for (number, (line, (end, y))) in lines.iter().zip(ends.iter().zip(&places)).enumerate() {
            sheet.open(number);
            sheet.runs(&line.runs(self.measure, |period, value| (x(period), scale.at(value))), &format!("kp-curve kp-d{number}"));
            self.points(sheet, line, number, |period, value| (x(period), scale.at(value)));
            if (end.1 - y).abs() > 3.0 || end.0 < right - 3.0 {
                sheet.line((end.0 + 5.0, end.1), (right + 8.0, *y), "kp-leader");
            }
            sheet.mark((right + 14.0, *y), number, "kp-fill", "");
            sheet.shut();
            sheet.text(right + 22.0, y + 4.5, Anchor::Start, Type::Label, line.phrase, names - 22.0);
        }
        sheet.y = bottom;
        self.periods(sheet, (left, right));
    }

    /// Draws each line in its own strip and on its own scale, which shows when; the highest value is written beside it to show how much.
    fn apart(&self, sheet: &mut Sheet, lines: &[Line]) {
        let names = lines.iter().map(|line| Type::Label.width(line.phrase)).fold(0.0, f64::max).min(230.0);
        let peak =
            |line: &Line| line.peak(self.measure).map_or(String::new(), |(value, row)| format!("{} ({})", self.measure.show(value), row.period));
        let heading = self.language.say("highest", "最高");
        let peaks = lines.iter().map(|line| Type::Small.width(&peak(line))).fold(Type::Small.width(heading), f64::max);
        let (left, right) = (MARGIN + names + 12.0, sheet.width - MARGIN - peaks - 12.0);
        sheet.text(right + 12.0, sheet.y + 4.0, Anchor::Start, Type::Small, heading, peaks + 1.0);
        sheet.y += 8.0;
        let (top, bottom) = (sheet.y, sheet.y + STRIP * lines.len() as f64);
        self.ends(sheet, (left, right), (top, bottom));
        for line in lines {
            let highest = line.peak(self.measure).map_or(0.0, |(value, _)| value);
            let scale = Scale::exact(highest, 1, (sheet.y + STRIP - 4.0, sheet.y + 6.0));
            let place = |period: i64, value: f64| (self.x(period, (left, right)), scale.at(value));
            sheet.line((left, sheet.y + STRIP - 4.0), (right, sheet.y + STRIP - 4.0), "kp-grid");
            sheet.text(left - 12.0, sheet.y + STRIP * 0.65, Anchor::End, Type::Label, line.phrase, names);
            sheet.text(right + 12.0, sheet.y + STRIP * 0.65, Anchor::Start, Type::Small, &peak(line), peaks + 1.0);
            sheet.open(0);
            let runs = line.runs(self.measure, place);
            let base = sheet.y + STRIP - 4.0;
            let area = |run: &Vec<(f64, f64)>| [&[(run[0].0, base)], &run[..], &[(run[run.len() - 1].0, base)]].concat();
            sheet.runs(&runs.iter().map(area).collect::<Vec<_>>(), "kp-area");
            sheet.runs(&runs, "kp-curve");
            if let Some((_, row)) = line.peak(self.measure)
                && let Some((period, value, _)) = line.values(self.measure).find(|(_, _, other)| other.period == row.period)
            {
                sheet.mark(place(period, value), 0, "kp-fill", &self.tip(row));
            }
            for run in runs.iter().filter(|run| run.len() == 1) {
                sheet.mark(run[0], 0, "kp-fill", "");
            }
            sheet.shut();
            sheet.y += STRIP;
        }
        self.periods(sheet, (left, right));
    }

    fn scale(&self, pixels: (f64, f64)) -> Scale {
        let scale = Scale::round(0.0, self.highest, 5, pixels);
        if self.measure == Measure::Count { scale.whole() } else { scale }
    }

    fn mark(&self, scale: &Scale, mark: f64) -> String {
        match self.measure {
            Measure::DocumentShare => scale.per_cent(mark),
            _ => scale.label(mark),
        }
    }

    fn x(&self, period: i64, (left, right): (f64, f64)) -> f64 {
        // Half a period stays free at either end, so that the shaded areas are as wide as a period.
        let periods = (self.last - self.first + 1) as f64;
        left + (right - left) * ((period - self.first) as f64 + 0.5) / periods
    }

    /// Shades the first and last period.
    fn ends(&self, sheet: &mut Sheet, (left, right): (f64, f64), (top, bottom): (f64, f64)) {
        let wide = (right - left) / (self.last - self.first + 1) as f64;
        sheet.rectangle(left, top, (wide, bottom - top), "kp-shade", "");
        if self.last > self.first {
            sheet.rectangle(right - wide, top, (wide, bottom - top), "kp-shade", "");
        }
    }

    fn points(&self, sheet: &mut Sheet, line: &Line, number: usize, place: impl Fn(i64, f64) -> (f64, f64)) {
        let every = self.last - self.first < MARKED as i64;
        let peak = line.peak(self.measure).map(|(_, row)| row.period.as_str());
        let values: Vec<(i64, f64, &PointRow)> = line.values(self.measure).collect();
        for (at, &(period, value, row)) in values.iter().enumerate() {
            let alone = |other: Option<&(i64, f64, &PointRow)>| other.is_none_or(|other| (other.0 - period).abs() > 1);
            let lonely = alone(at.checked_sub(1).and_then(|before| values.get(before))) && alone(values.get(at + 1));
            if every || lonely || row.first || row.last || peak == Some(row.period.as_str()) {
                sheet.mark(place(period, value), number, "kp-fill", &self.tip(row));
            }
        }
    }

    fn tip(&self, row: &PointRow) -> String {
        let rate = row.per_10k_chars.map_or(String::new(), |rate| format!(", {} / 10,000", super::numbers::rate(rate)));
        let share = row.document_share.map_or(String::new(), |share| format!(", {}", Measure::DocumentShare.show(share)));
        format!("{} {}: {} ×{rate}{share}", row.phrase, row.period, row.count)
    }

    fn name(&self, period: i64) -> &str {
        self.names.get(&period).copied().unwrap_or_default()
    }

    /// Writes the labels of the periods under the chart, as many as fit.
    fn periods(&self, sheet: &mut Sheet, span: (f64, f64)) {
        let wide = (span.1 - span.0) / (self.last - self.first + 1) as f64;
        let steps: &[i64] = if self.months { &[1, 2, 3, 6, 12, 24, 60, 120, 240, 600, 1200] } else { &[1, 2, 5, 10, 20, 50, 100, 200, 500, 1000] };
        let years = |step: i64| self.months && step % 12 == 0;
        let label = |period: i64, step: i64| if years(step) { format!("{:04}", period / 12) } else { self.label(period) };
        let room = |step: i64| Type::Small.width(&label(self.first, step)) + 10.0;
        let step = steps.iter().copied().find(|&step| wide * step as f64 >= room(step)).unwrap_or(self.last - self.first + 1);
        for period in (self.first..=self.last).filter(|period| period.rem_euclid(step) == 0 || step > self.last - self.first) {
            let x = self.x(period, span);
            sheet.line((x, sheet.y), (x, sheet.y + 4.0), "kp-axis");
            sheet.text(x, sheet.y + 17.0, Anchor::Middle, Type::Small, &label(period, step), room(step) * 1.5);
            if step > self.last - self.first {
                break;
            }
        }
        sheet.y += 22.0;
    }

    /// Returns the label of a period, even one that no row has.
    fn label(&self, period: i64) -> String {
        match (self.names.get(&period), self.months) {
            (Some(name), _) => (*name).to_string(),
            (None, true) => format!("{:04}-{:02}", period / 12, period % 12 + 1),
            (None, false) => format!("{period:04}"),
        }
    }
}

/// Moves the heights of names apart as far as necessary, within bounds, keeping their order.
fn spread(wanted: &[f64], (top, bottom): (f64, f64)) -> Vec<f64> {
    let mut order: Vec<usize> = (0..wanted.len()).collect();
    order.sort_by(|&a, &b| wanted[a].total_cmp(&wanted[b]).then(a.cmp(&b)));
    let mut places = wanted.to_vec();
    let mut least = top;
    for &i in &order {
        places[i] = places[i].max(least);
        least = places[i] + NAMES;
    }
    let mut most = bottom;
    for &i in order.iter().rev() {
        places[i] = places[i].min(most);
        most = places[i] - NAMES;
    }
    places
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_moved_apart_in_order() {
        let places = spread(&[100.0, 101.0, 20.0, 300.0, 299.0], (0.0, 300.0));
        assert_eq!(places[2], 20.0);
        assert!(places[1] - places[0] >= NAMES && places[3] <= 300.0 && places[3] - places[4] >= NAMES);
    }
}
