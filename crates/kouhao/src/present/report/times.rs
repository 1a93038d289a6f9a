//! Writes how formulations come and go over the years or months of a corpus.

use super::super::html::{escape, isolated};
use super::super::lists::Lists;
use super::super::page::{Column, Line};
use super::super::pictures::{Measure, Plotter};
use super::super::rows::PointRow;
use super::{Sections, spread};
use crate::Error;
use crate::measure::{End, Life, Period, Timeline};
use crate::text::Corpus;

/// The minimum number of periods for a trend; below that, the probabilities of the test are rough approximations.
const TREND: usize = 10;
/// The maximum false discovery rate of a trend that is shown.
const SURE: f64 = 0.05;

/// Writes the section, if the corpus has two periods or more.
pub(super) fn write(sections: &mut Sections<'_>, lists: &Lists<'_>) -> Result<(), Error> {
    let corpus = sections.corpus();
    let Some(period) = period(corpus) else { return Ok(()) };
    let phrases = spread(lists);
    if phrases.is_empty() {
        return Ok(());
    }
    let language = sections.page.language;
    let lives = Timeline::builder().phrases(phrases).by(period).parts(lists.reading.parts).build()?.trace(corpus);
    sections.open("times", "Over time", "历时分布");
    sections.note(
        "The best formulations, restricted to those in the most texts. The corpus is a window: a formulation first found in its first period may be older, and one last found in its last period may still be in use (marked ≤ and ≥). First found is not first used.",
        "突出的重复提法中见于篇目最多者。语料只是一个窗口：首见于首个时段的可能更早，末见于末个时段的可能仍在使用（以 ≤、≥ 标出）。“首见”不等于“首创”。",
    );
    let rows: Vec<PointRow> = lives.points().iter().map(PointRow::new).collect();
    sections.picture(&Plotter::builder().language(language).measure(Measure::DocumentShare).build()?.timeline(&rows));
    let most = lives.lives().iter().map(|life| life.documents).max().unwrap_or(0);
    let trends = lives.lives().iter().any(|life| life.periods >= TREND);
    let told = |life: &Life| {
        let end = |end: &Option<End>, sign: &str| {
            end.as_ref().map_or(String::new(), |end| format!("{}{}", if end.censored { sign } else { "" }, escape(&end.date)))
        };
        let row = Line::new(None, isolated(&life.phrase)).number(life.documents, most);
        let row = row.text(format!("{}<br>–{}", end(&life.first, "≤"), end(&life.last, "≥")));
        let trend = match (life.q < SURE, life.trend.z > 0.0) {
            (true, true) => language.say("rises", "上升"),
            (true, false) => language.say("falls", "下降"),
            (false, _) => "–",
        };
        if trends { row.text(trend.to_string()) } else { row }
    };
    let lines: Vec<Line> = lives.lives().iter().map(told).collect();
    let all = lines.len();
    let mut columns = vec![
        (language.say("Formulation", "提法"), Column::Phrase),
        (language.say("Texts", "篇数"), Column::Number),
        (language.say("First to last", "首见至末见"), Column::Date),
    ];
    if trends {
        columns.push((language.say("Trend", "趋势"), Column::Number));
    }
    sections.page.table(language.say("Formulations over time", "提法的历时分布"), &columns, lines, all, "timeline --life");
    if trends {
        sections.note(
            "Trend of the share of texts that contain the formulation (Mann-Kendall test), shown where the false discovery rate is below 0.05.",
            "趋势为含该提法的篇目占比的变化（Mann-Kendall 检验，错误发现率低于 0.05 时标出）。",
        );
    }
    if lives.undated() > 0 {
        let undated = lives.undated();
        sections.note(
            &format!("{undated} texts are left out here because they have no date, or none as precise as the periods."),
            &format!("有 {undated} 篇没有足够精确的日期，未计入本节。"),
        );
    }
    sections.close();
    Ok(())
}

/// Returns years if documents are from two or more years, or else months if from two or more, or else `None`.
fn period(corpus: &Corpus) -> Option<Period> {
    let several = |length: usize| {
        let mut values = corpus.iter().filter_map(|document| document.period(length));
        values.next().is_some_and(|first| values.any(|other| other != first))
    };
    if several(4) {
        Some(Period::Year)
    } else if several(7) {
        Some(Period::Month)
    } else {
        None
    }
}
