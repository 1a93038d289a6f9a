//! Properties that hold for every picture.

use super::svg::{Type, ems};
use super::*;
use crate::text::Document;

/// An element of an SVG with its attributes and the text in it.
#[derive(Debug)]
struct Element {
    name: String,
    attributes: Vec<(String, String)>,
    text: String,
    depth: usize,
}

impl Element {
    fn get(&self, name: &str) -> Option<&str> {
        self.attributes.iter().find(|(known, _)| known == name).map(|(_, value)| value.as_str())
    }

    fn number(&self, name: &str) -> f64 {
        self.get(name).and_then(|value| value.parse().ok()).unwrap_or_else(|| panic!("no {name} in {self:?}"))
    }
}

fn unescaped(text: &str) -> String {
    assert!(!text.contains(['<', '>', '"']), "{text}");
    for (at, _) in text.match_indices('&') {
        assert!(["&amp;", "&lt;", "&gt;", "&quot;", "&#39;"].iter().any(|entity| text[at..].starts_with(entity)), "{text}");
    }
    text.replace("&lt;", "<").replace("&gt;", ">").replace("&quot;", "\"").replace("&#39;", "'").replace("&amp;", "&")
}

/// Reads XML, and panics if it is not well formed: a second reading of the rules, for what we write (no comments, no declarations).
fn parsed(svg: &str) -> Vec<Element> {
    assert!(
        svg.chars().all(|c| matches!(c, '\n' | ' '..='\u{d7ff}' | '\u{e000}'..='\u{fffd}' | '\u{10000}'..) && !('\u{7f}'..='\u{9f}').contains(&c))
    );
    let mut elements: Vec<Element> = Vec::new();
    let mut open: Vec<usize> = Vec::new();
    let mut rest = svg;
    while let Some(at) = rest.find('<') {
        if let Some(&parent) = open.last() {
            let style = elements[parent].name == "style";
            elements[parent].text.push_str(&if style { rest[..at].to_string() } else { unescaped(&rest[..at]) });
        } else {
            assert!(rest[..at].trim().is_empty());
        }
        let end = at + rest[at..].find('>').unwrap();
        let tag = &rest[at + 1..end];
        rest = &rest[end + 1..];
        if let Some(name) = tag.strip_prefix('/') {
            assert_eq!(elements[open.pop().unwrap()].name, name);
            continue;
        }
        let (tag, closed) = tag.strip_suffix('/').map_or((tag, false), |tag| (tag, true));
        let (name, mut left) = tag.split_once(' ').unwrap_or((tag, ""));
        let mut attributes = Vec::new();
        while let Some((attribute, value)) = left.split_once("=\"") {
            let (value, after) = value.split_once('"').unwrap();
            attributes.push((attribute.trim().to_string(), unescaped(value)));
            left = after;
        }
        assert!(left.trim().is_empty(), "{tag}");
        elements.push(Element { name: name.to_string(), attributes, text: String::new(), depth: open.len() });
        if !closed {
            open.push(elements.len() - 1);
        }
    }
    assert!(open.is_empty() && rest.trim().is_empty());
    elements
}

/// Checks what every picture must be, and returns its elements.
fn checked(svg: &str) -> Vec<Element> {
    let elements = parsed(svg);
    let root = &elements[0];
    assert_eq!((root.name.as_str(), root.get("role")), ("svg", Some("img")));
    assert!(elements[1].name == "title" && !elements[1].text.is_empty() && elements[1].depth == 1);
    assert!(elements[2].name == "desc" && !elements[2].text.is_empty() && elements[2].depth == 1);
    let (width, height) = (root.number("width"), root.number("height"));
    assert_eq!(root.get("viewBox"), Some(format!("0 0 {width} {height}").as_str()));
    for text in elements.iter().filter(|element| element.name == "text") {
        let face = Type::ALL.into_iter().find(|face| text.get("class") == Some(face.class())).unwrap();
        let wide = face.width(&text.text);
        let x = text.number("x");
        let from = match text.get("text-anchor") {
            Some("start") => x,
            Some("middle") => x - wide / 2.0,
            Some("end") => x - wide,
            other => panic!("{other:?}"),
        };
        assert!(from >= -0.1 && from + wide <= width + 0.1, "{} goes from {from} to {} of {width}", text.text, from + wide);
        assert!(text.number("y") <= height && text.number("y") >= face.size() * 0.8, "{text:?}");
    }
    for shape in elements.iter().filter(|element| element.name == "rect") {
        assert!(shape.number("x") >= 0.0 && shape.number("x") + shape.number("width") <= width + 0.1, "{shape:?}");
        assert!(shape.number("y") >= 0.0 && shape.number("y") + shape.number("height") <= height + 0.1, "{shape:?}");
    }
    for (name, value) in elements.iter().flat_map(|element| &element.attributes) {
        assert!(name == "class" || !(value.contains("NaN") || value.contains("inf")), "{name}={value}");
    }
    assert!(!svg.contains("NaN") && !svg.contains("href") && !svg.contains("<script"), "{svg}");
    assert!(!svg.replace("http://www.w3.org/2000/svg", "").contains("://"), "a picture refers to nothing outside");
    elements
}

fn texts(elements: &[Element]) -> Vec<&str> {
    elements.iter().filter(|element| element.name == "text").map(|element| element.text.as_str()).collect()
}

const HOSTILE: [&str; 6] = [
    "<script>alert(1)</script>",
    "\"'&<>]]>",
    "\u{202e}改革\u{2066}\u{200f}",
    "\u{0}\u{1}\u{b}\u{1b}\n\t\u{7f}\u{85}\u{feff}\u{fffe}\u{ffff}",
    "坚决一点、快一点，奔跑起来加油干，撸起袖子加油干，一张蓝图绘到底，一茬接着一茬干，久久为功",
    "",
];

fn point(phrase: &str, period: &str, count: u64, rate: Option<f64>) -> PointRow {
    let share = rate.map(|rate| (rate / 10.0).min(1.0));
    PointRow {
        phrase: phrase.to_string(),
        period: period.to_string(),
        count,
        documents: count,
        per_10k_chars: rate,
        document_share: share,
        first: false,
        last: false,
    }
}

fn key(term: &str, target: u64, reference: u64, z: f64) -> KeyRow {
    KeyRow { term: term.to_string(), target, reference, log_odds_z: z, ..KeyRow::default() }
}

fn term(group: &str, term: &str, count: u64) -> TermRow {
    TermRow { group: Some(Some(group.to_string())), term: term.to_string(), count, documents: count.min(3), per_million: 0.0 }
}

fn change(status: &'static str, text: &str, partner: Option<&str>, count_a: u64, count_b: u64) -> DifferenceRow {
    let partner = partner.map(str::to_string);
    DifferenceRow { status, level: "formulation", text: text.to_string(), partner, count_a, count_b, ..DifferenceRow::default() }
}

fn plotters() -> Vec<Plotter> {
    let mut plotters = Vec::new();
    for language in Language::ALL {
        for measure in Measure::ALL {
            for title in [None, Some(HOSTILE.concat())] {
                plotters.push(Plotter::builder().language(language).measure(measure).title(title).build().unwrap());
            }
        }
    }
    plotters
}

/// Invented findings, `size` of each, with labels that a picture must survive.
struct Findings {
    points: Vec<PointRow>,
    keys: Vec<KeyRow>,
    strips: Vec<Strip>,
    terms: Vec<TermRow>,
    columns: Vec<Column>,
    changes: Vec<DifferenceRow>,
}

impl Findings {
    fn new(size: usize, same: bool) -> Self {
        let label = |i: usize| format!("{}{i}", HOSTILE[i % HOSTILE.len()]);
        let strip = |i: usize| {
            let mut strip =
                Strip::new(label(i), &Document::from("改革。\n\n开放！发展。\n稳定。".repeat(if same { 5 } else { 5 * i }).as_str()), [0, 7, 7]);
            strip.places.push(40);
            strip
        };
        let rates = [Some(1.0), None, Some(2.5), Some(f64::NAN), Some(0.0), Some(f64::INFINITY), Some(1e9)];
        Findings {
            points: (0..size)
                .flat_map(|i| (0..7).map(move |year| (i, year)))
                .map(|(i, year)| point(&label(i), &format!("{}", 2012 + year), year as u64, rates[(i + year) % 7]))
                .collect(),
            keys: (0..size).map(|i| key(&label(i), i as u64 * 1_000_000, 3, [1.5, -2.0, f64::NAN, 0.0, f64::NEG_INFINITY, 40.0][i % 6])).collect(),
            strips: (0..size).map(strip).collect(),
            terms: (0..size).flat_map(|i| (0..size).map(move |j| (i, j))).map(|(i, j)| term(&label(j), &label(i), (i * j) as u64)).collect(),
            columns: (0..size).map(|i| Column::new(Some(label(i)), 3 * i as u64, 10_000 * (i as u64 % 5))).collect(),
            changes: (0..size)
                .map(|i| change(["dropped", "added", "kept", "reworded"][i % 4], &label(i), Some(&label(i + 1)), i as u64, 3))
                .collect(),
        }
    }

    fn draw(&self, plotter: &Plotter) -> [String; 5] {
        let side = |name| Side::new(name).with_size(Some(12_345)).with_documents(Some(1));
        let sides = [side(HOSTILE[4]), side(HOSTILE[0])];
        [
            plotter.timeline(&self.points),
            plotter.keyness(&self.keys, &sides[0], &sides[1]),
            plotter.dispersion(&self.strips),
            plotter.heat_map(&self.terms, &self.columns),
            plotter.comparison(&self.changes, &sides[0], &sides[1]),
        ]
    }
}

#[test]
fn every_label_fits_and_every_picture_is_well_formed() {
    for plotter in plotters() {
        for (size, same) in [(0, true), (1, true), (1, false), (2, false), (7, true), (8, false), (41, false)] {
            for svg in Findings::new(size, same).draw(&plotter) {
                checked(&svg);
            }
        }
    }
}

#[test]
fn the_same_rows_are_the_same_bytes() {
    for plotter in plotters() {
        assert_eq!(Findings::new(9, false).draw(&plotter), Findings::new(9, false).draw(&plotter));
    }
}

#[test]
fn pictures_of_one_page_have_names_of_their_own() {
    let ids = |svg: &str| -> Vec<String> { parsed(svg).iter().filter_map(|element| element.get("id").map(str::to_string)).collect() };
    let mut all: Vec<String> = Findings::new(3, false).draw(&Plotter::new()).iter().flat_map(|svg| ids(svg)).collect();
    all.sort();
    let number = all.len();
    all.dedup();
    assert_eq!((number, all.len()), (10, 10));
}

#[test]
fn nothing_is_said_to_be_nothing() {
    for svg in Findings::new(0, true).draw(&Plotter::new()) {
        assert!(texts(&checked(&svg)).contains(&"There is nothing to draw: no rows."));
    }
    let chinese = Plotter::builder().language(Language::Chinese).build().unwrap();
    for svg in Findings::new(0, true).draw(&chinese) {
        assert!(texts(&checked(&svg)).contains(&"没有可绘制的数据。"));
    }
}

#[test]
fn what_is_left_out_is_said() {
    for (svg, words) in Findings::new(45, true).draw(&Plotter::new()).iter().zip(["5 more", "5 more", "5 more", "5 more", "5 more"]) {
        assert!(texts(&checked(svg)).iter().any(|text| text.contains(words)), "{svg}");
    }
    for svg in Findings::new(40, true).draw(&Plotter::new()) {
        assert!(!texts(&checked(&svg)).iter().any(|text| text.contains("left out") && text.contains("rows")));
    }
    let few = Plotter::builder().top(3).build().unwrap();
    assert!(few.timeline(&Findings::new(4, true).points).contains("Drawn are the first 3 rows; 1 more are left out."));
}

#[test]
fn bad_settings_fail_in_build() {
    for rows in [0, 1001, usize::MAX] {
        assert_eq!(Plotter::builder().top(rows).build().unwrap_err().kind(), crate::ErrorKind::InvalidOption);
    }
}

#[test]
fn a_hostile_label_is_text_and_its_whole_is_in_a_tooltip() {
    let rows = [key("<script>alert(1)</script>", 1, 0, 2.0), key(HOSTILE[4], 1, 0, 1.0)];
    let elements = checked(&Plotter::new().keyness(&rows, &Side::new("a"), &Side::new("b")));
    assert!(texts(&elements).contains(&"<script>alert(1)</script>"));
    let cut = elements.iter().position(|element| element.name == "text" && element.text.starts_with("坚决") && element.text.ends_with('…')).unwrap();
    assert_eq!((elements[cut + 1].name.as_str(), elements[cut + 1].text.as_str()), ("title", HOSTILE[4]));
    assert!(ems(&elements[cut].text) <= 260.0 / 13.0 + 0.1);
}

#[test]
fn a_period_without_documents_parts_the_line() {
    let rows: Vec<PointRow> = [Some(1.0), Some(2.0), None, Some(3.0), Some(1.0)]
        .iter()
        .zip(2015..)
        .map(|(&rate, year)| point("改革", &year.to_string(), 1, rate))
        .collect();
    let curves = |rows: &[PointRow]| -> Vec<String> {
        let elements = checked(&Plotter::new().timeline(rows));
        elements
            .iter()
            .filter(|element| element.get("class").is_some_and(|class| class.starts_with("kp-curve")))
            .map(|element| element.get("d").unwrap().to_string())
            .collect()
    };
    assert_eq!(curves(&rows)[0].matches('M').count(), 2);
    // A period that no row has is a gap too.
    let missing: Vec<PointRow> = rows.iter().filter(|row| row.per_10k_chars.is_some()).cloned().collect();
    assert_eq!(curves(&missing), curves(&rows));
    assert_eq!(
        curves(
            &[&rows[..2], &rows[3..]]
                .concat()
                .iter()
                .zip(2015..)
                .map(|(row, year)| PointRow { period: year.to_string(), ..row.clone() })
                .collect::<Vec<_>>()
        )[0]
        .matches('M')
        .count(),
        1
    );
    assert!(Plotter::new().timeline(&rows).contains("2015 and 2019, where the corpus begins and ends"));
}

#[test]
fn months_are_months() {
    let rows: Vec<PointRow> = (0..30).map(|month| point("改革", &format!("{}-{:02}", 2020 + month / 12, month % 12 + 1), 1, Some(1.0))).collect();
    let elements = checked(&Plotter::new().timeline(&rows));
    assert!(texts(&elements).contains(&"2021-01") && !texts(&elements).contains(&"2021-02"), "{:?}", texts(&elements));
}

#[test]
fn both_sides_have_room() {
    let rows: Vec<KeyRow> = (0..60).map(|i| key(&format!("词{i}"), 1, 1, if i < 50 { 60.0 - f64::from(i) } else { -1.0 - f64::from(i) })).collect();
    let shown = |rows: &[KeyRow]| {
        let elements = checked(&Plotter::new().keyness(rows, &Side::new("a"), &Side::new("b")));
        texts(&elements).iter().filter(|text| text.starts_with('词')).map(|text| text.to_string()).collect::<Vec<_>>()
    };
    let both = shown(&rows);
    // Ten of the reference leave thirty to the target; the most typical stand at the ends.
    assert_eq!((both.len(), both[0].as_str(), both[29].as_str(), both[39].as_str()), (40, "词0", "词29", "词59"));
    assert_eq!(shown(&rows[..50]).len(), 40);
}

#[test]
fn strokes_on_one_place_are_one() {
    let mut strip = Strip::new("改革", &Document::from("改革".repeat(50_000).as_str()), (0..50_000).map(|at| at * 2));
    assert_eq!((strip.length, strip.paragraphs.as_slice()), (100_000, &[0][..]));
    strip.label = "改革".to_string();
    let svg = Plotter::new().dispersion(&[strip]);
    assert!(checked(&svg).len() < 2_500 && svg.contains("50,000 ×"));
}

#[test]
fn texts_of_one_length_share_a_scale_in_characters() {
    let strip = |label: &str, length: usize| Strip::new(label, &Document::from("改".repeat(length).as_str()), [3]);
    let elements = checked(&Plotter::new().dispersion(&[strip("a", 1000), strip("b", 1000)]));
    assert!(texts(&elements).contains(&"800") && !texts(&elements).contains(&"50%"));
    let elements = checked(&Plotter::new().dispersion(&[strip("a", 1000), strip("b", 2000)]));
    assert!(texts(&elements).contains(&"50%") && texts(&elements).contains(&"2,000"));
}

#[test]
fn cells_hold_their_numbers() {
    let rows = [term("冀", "改革", 30), term("豫", "改革", 2), term("冀", "开放", 1)];
    let columns = [Column::new(Some("冀".into()), 4, 60_000), Column::new(Some("豫".into()), 2, 10_000), Column::new(Some("空".into()), 0, 0)];
    let cells = |measure| {
        let elements = checked(&Plotter::builder().measure(measure).build().unwrap().heat_map(&rows, &columns));
        let kept = elements
            .iter()
            .filter(|element| element.name == "text" && element.get("class") == Some("kp-small") && element.get("text-anchor") == Some("middle"));
        kept.map(|element| element.text.clone()).collect::<Vec<_>>()
    };
    // Three groups and two terms: groups go down.
    assert_eq!(cells(Measure::Rate), ["5.00", "0.17", "2.00", "0", "–", "–"]);
    assert_eq!(cells(Measure::Count), ["30", "1", "2", "0", "–", "–"]);
    assert_eq!(cells(Measure::DocumentShare), ["75%", "25%", "100%", "0%", "–", "–"]);
}

#[test]
fn dropped_stands_left_and_added_right() {
    let rows = [
        change("dropped", "旧提法", None, 4, 0),
        change("added", "新提法", None, 0, 2),
        change("kept", "老提法", Some("老提法"), 3, 1),
        change("reworded", "快一点", Some("更快一点"), 1, 1),
        DifferenceRow { level: "sentence", ..change("dropped", "一句话。", None, 1, 0) },
    ];
    let elements = checked(&Plotter::new().comparison(&rows, &Side::new("2018"), &Side::new("2019")));
    let names: Vec<&str> =
        texts(&elements).into_iter().filter(|text| text.contains("提法") || text.contains("一点") || text.contains("一句")).collect();
    assert_eq!(names, ["旧提法", "快一点 → 更快一点", "老提法", "新提法"]);
    let bars: Vec<(bool, f64)> =
        elements.iter().filter(|element| element.name == "rect").map(|bar| (bar.number("x") < 380.0, bar.number("width"))).collect();
    let wide = bars[0].1;
    let expected = [(true, 1.0), (false, 0.0), (true, 0.25), (false, 0.25), (true, 0.75), (false, 0.25), (true, 0.0), (false, 0.5)];
    for (bar, expected) in bars.iter().zip(expected) {
        assert!(bar.0 == expected.0 && (bar.1 - wide * expected.1).abs() < 0.2, "{bars:?}");
    }
}

#[test]
fn texts_side_by_side_have_dropped_nothing() {
    let rows = [change("dropped", "旧提法", None, 4, 0), change("added", "新提法", None, 0, 2), change("kept", "老提法", Some("老提法"), 3, 1)];
    let side = |name| Side::new(name).with_apart(true);
    let english = Plotter::new().comparison(&rows, &side("甲省"), &side("乙省"));
    assert!(["甲省 beside 乙省", "Only in 甲省", "Only in 乙省", "In both"].iter().all(|words| english.contains(words)), "{english}");
    assert!(!["ropped", "dded", "hanged", "Kept"].iter().any(|words| english.contains(words)), "{english}");
    let chinese = Plotter::builder().language(Language::Chinese).build().unwrap().comparison(&rows, &side("甲省"), &side("乙省"));
    assert!(chinese.contains("仅见于甲省") && chinese.contains("两者共有") && !chinese.contains("删去"), "{chinese}");
}
