//! Pictures of invented findings are, byte for byte, those of `tests/golden/pictures`, which the documentation shows.

#![allow(clippy::unwrap_used, clippy::panic, reason = "a test that panics has failed")]

use std::path::Path;

use kouhao::present::Language;
use kouhao::present::pictures::{Column, Plotter, Side, Strip};
use kouhao::present::rows::{DifferenceRow, KeyRow, PointRow, TermRow};
use kouhao::text::Document;

/// Compares a picture with the one that is kept; of another one it says where to look at it.
fn same(name: &str, svg: &str) {
    let kept = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../tests/golden/pictures").join(name);
    if std::fs::read_to_string(&kept).ok().as_deref() != Some(svg) {
        let drawn = Path::new(env!("CARGO_TARGET_TMPDIR")).join(name);
        std::fs::write(&drawn, svg).unwrap();
        panic!("{} is not what is drawn now; look at {}, and copy it there if it is better", kept.display(), drawn.display());
    }
}

#[test]
fn timeline() {
    // Occurrences in 20,000 characters a year; in 2019 no report was given.
    let lines: [(&str, [u64; 10]); 3] = [
        ("四湾共治", [0, 0, 3, 9, 0, 14, 12, 11, 9, 8]),
        ("早半步、实一分", [6, 8, 7, 5, 0, 4, 2, 1, 0, 0]),
        ("渔火经济", [0, 0, 0, 0, 0, 1, 2, 6, 11, 15]),
    ];
    let rows = lines.iter().flat_map(|(phrase, counts)| {
        counts.iter().zip(2015..).map(move |(&count, year)| PointRow {
            phrase: phrase.to_string(),
            period: format!("{year}"),
            count,
            documents: count.min(4),
            per_10k_chars: (year != 2019).then_some(count as f64 / 2.0),
            document_share: (year != 2019).then_some(count.min(4) as f64 / 4.0),
            first: false,
            last: false,
        })
    });
    same("timeline.svg", &Plotter::builder().language(Language::Chinese).build().unwrap().timeline(&rows.collect::<Vec<_>>()));
}

#[test]
fn keyness() {
    let rows =
        [("渔火", 31, 2, 5.4), ("海湾", 44, 12, 4.1), ("夜市", 18, 3, 2.9), ("矿山", 1, 40, -5.9), ("铁路", 6, 29, -3.3), ("林场", 2, 11, -1.6)];
    let rows =
        rows.map(|(term, target, reference, log_odds_z)| KeyRow { term: term.to_string(), target, reference, log_odds_z, ..KeyRow::default() });
    let target = Side::new("city=岚川").with_documents(Some(4)).with_size(Some(40_112));
    let reference = Side::new("city=石塬").with_documents(Some(5)).with_size(Some(51_870));
    same("keyness.svg", &Plotter::new().keyness(&rows, &target, &reference));
}

#[test]
fn dispersion() {
    let text = "各位代表，早半步、实一分。\n四湾共治，渔火经济要早半步。\n发展渔火经济，推进四湾共治。\n四湾共治，四湾共治！\n早半步、实一分，携手把日子过红火。";
    let document = Document::from(text);
    let chars: Vec<char> = text.chars().collect();
    let strip = |phrase: &str| {
        let wanted: Vec<char> = phrase.chars().collect();
        Strip::new(phrase, &document, (0..chars.len()).filter(|&at| chars[at..].starts_with(&wanted)))
    };
    same("dispersion.svg", &Plotter::new().dispersion(&[strip("早半步"), strip("四湾共治"), strip("渔火经济")]));
}

#[test]
fn heat_map() {
    let cells = [
        ("四湾共治", "北湾", 12),
        ("四湾共治", "东湾", 9),
        ("四湾共治", "柳湾", 2),
        ("渔火经济", "北湾", 7),
        ("渔火经济", "柳湾", 1),
        ("一企一员", "东湾", 3),
    ];
    let rows = cells.map(|(term, group, count)| TermRow {
        group: Some(Some(group.to_string())),
        term: term.to_string(),
        count,
        documents: 1,
        per_million: 0.0,
    });
    let groups = [("北湾", 21_000), ("东湾", 18_500), ("柳湾", 9_400)].map(|(name, characters)| Column::new(Some(name.to_string()), 2, characters));
    same("heat_map.svg", &Plotter::new().heat_map(&rows, &groups));
}

#[test]
fn comparison() {
    let row = |status: &'static str, text: &str, partner: Option<&str>, count_a, count_b| DifferenceRow {
        status,
        level: "formulation",
        text: text.to_string(),
        partner: partner.map(str::to_string),
        count_a,
        count_b,
        ..DifferenceRow::default()
    };
    let rows = [
        row("dropped", "三清三亮", None, 4, 0),
        row("dropped", "把省会以外的路蹚宽", None, 2, 0),
        row("added", "四湾共治", None, 0, 5),
        row("added", "渔火经济", None, 0, 3),
        row("reworded", "再加一把劲", Some("再加两把劲"), 3, 2),
        row("kept", "早半步、实一分", Some("早半步、实一分"), 2, 6),
    ];
    let side = |name, size| Side::new(name).with_documents(Some(1)).with_size(Some(size));
    let chinese = Plotter::builder().language(Language::Chinese).build().unwrap();
    same("comparison.svg", &chinese.comparison(&rows, &side("2019年动员讲话", 1_020), &side("2021年闭幕讲话", 866)));
}
