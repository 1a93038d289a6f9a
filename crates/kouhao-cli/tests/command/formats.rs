//! How rows are written: formats, tables for a terminal, pictures.

use std::process::Command;

use crate::support::{Folder, kouhao, rows, said, speeches};

#[test]
fn formats_hold_the_same_rows() {
    let speeches = speeches();
    let lines = rows(&kouhao(&["slogans", &speeches]));
    let csv = kouhao(&["slogans", "--format", "csv", &speeches]);
    let csv = String::from_utf8(csv.stdout).unwrap();
    assert_eq!(csv.lines().next(), Some("text,key,kind,count,net,documents,score,variants,first,last,background_per_million,evidence,why,group,own"));
    let table = kouhao(&["slogans", "--format", "table", &speeches]);
    let table = String::from_utf8(table.stdout).unwrap();
    assert!(table.starts_with("text"), "{table}");
    assert_eq!(table.lines().count(), lines.len() + 1);
    assert_eq!(rows(&kouhao(&["slogans", "--top", "3", &speeches])), lines[..3]);
}

#[test]
fn the_name_of_a_file_says_how_rows_are_written() {
    let (folder, speeches) = (Folder::new("suffixes"), speeches());
    let written = |name: &str, options: &[&str]| {
        let path = folder.0.join(name);
        let output = kouhao(&[options, &["-o", path.to_str().unwrap(), &speeches]].concat());
        (output.status.code(), said(&output), std::fs::read_to_string(path).unwrap_or_default())
    };
    for (name, options, begin) in [
        ("rows.csv", &["slogans"][..], "text,key,kind"),
        ("ROWS.CSV", &["slogans"], "text,key,kind"),
        ("rows.jsonl", &["slogans"], "{\"text\""),
        ("rows", &["slogans"], "{\"text\""),
        ("line.svg", &["timeline", "--phrase", "大梁"], "<svg "),
        ("kept.csv", &["slogans", "--format", "jsonl"], "{\"text\""),
        ("kept.tsv", &["slogans", "--format", "csv"], "text,key,kind"),
    ] {
        let (status, said, text) = written(name, options);
        assert!(status == Some(0) && text.starts_with(begin), "{name}: {said}{text}");
    }
    for (name, told) in [
        ("rows.xlsx", "cannot be written as .xlsx; use --format excel -o FILE.csv, "),
        ("rows.md", "cannot be written as .md; name the file .csv or .jsonl, or set the format with --format"),
        ("rows.svg", "this result has no picture"),
    ] {
        let (status, said, text) = written(name, &["slogans"]);
        assert!(status == Some(2) && said.contains(told) && text.is_empty(), "{name}: {said}");
    }
}

#[test]
fn a_table_without_rows_says_so() {
    let speech = format!("{}/2021-congress-closing.txt", speeches());
    for (format, expected) in [("table", "kouhao: nothing was found\n"), ("jsonl", ""), ("csv", "")] {
        let output = kouhao(&["kwic", "--phrase", "没有这个短语", "--format", format, &speech]);
        assert_eq!((output.status.code(), said(&output).as_str()), (Some(0), expected), "{format}");
    }
    let none = kouhao(&["kwic", "--phrase", "大梁", "--top", "0", &speech]);
    assert!(none.status.code() == Some(2) && said(&none).contains("'0' for '--top <N>': give a whole number, 1 or more"), "{}", said(&none));
}

#[test]
fn a_table_without_rows_has_a_heading() {
    let folder = Folder::new("heading");
    let file = folder.file("empty.txt", "");
    let output = kouhao(&["quotations", "--format", "csv", file.to_str().unwrap()]);
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "document,part,start,end,text,noun,attribution,kind\n");
}

#[test]
fn a_table_is_as_wide_as_columns_says() {
    let folder = Folder::new("columns");
    let text = folder.file("a.txt", format!("{}四个自信{}", "山水林田湖草沙".repeat(12), "冰雪花鸟".repeat(20)));
    let widest = |columns: Option<&str>| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kouhao"));
        command.args(["kwic", "--phrase", "四个自信", "--width", "80", "--format", "table", text.to_str().unwrap()]).env_remove("COLUMNS");
        if let Some(columns) = columns {
            command.env("COLUMNS", columns);
        }
        let table = String::from_utf8(command.output().unwrap().stdout).unwrap();
        assert!(table.contains("  四个自信  "), "{table}");
        table.lines().map(|line| line.chars().map(|c| if c.is_ascii() || c == '…' { 1 } else { 2 }).sum::<usize>()).max().unwrap()
    };
    assert!((140..=150).contains(&widest(Some("150"))) && (50..=60).contains(&widest(Some("60"))));
    // Without a number, 80.
    for columns in [None, Some(""), Some("0"), Some("wide"), Some("-5")] {
        assert!((70..=80).contains(&widest(columns)), "{columns:?}");
    }
}

#[test]
fn tables_show_the_end_of_paths_and_of_what_comes_before() {
    let folder = Folder::new("columns");
    let file = folder.file("a-rather-long-name-of-a-speech-2022.txt", "同志们，我们一定要坚持不懈地推动高质量发展，再上一层楼。");
    let output = kouhao(&["kwic", "--phrase", "高质量", "--format", "table", file.to_str().unwrap()]);
    let table = String::from_utf8(output.stdout).unwrap();
    assert!(table.lines().nth(1).is_some_and(|row| row.contains("2022.txt") && row.contains("推动  高质量")), "{table}");
}

#[test]
fn the_summary_fits_eighty_columns() {
    let output = kouhao(&["summary", &speeches()]);
    let page = String::from_utf8(output.stdout).unwrap();
    for heading in ["SLOGANS", "ENUMERATED PHRASES", "TEMPLATES AND REFRAINS", "TERMS"] {
        assert!(page.contains(heading), "{page}");
    }
    assert!(page.contains("早半步、实一分，携手把日子过红火"), "{page}");
    assert!(page.contains("SERIES AND PARALLELS  ") && !page.contains("水要变清 · 岸要变绿"), "they belong to the build of one text");
    assert!(!page.contains('\x1b'), "no colours but on a terminal");
    let columns = |line: &str| line.chars().map(|c| if ('\u{2e80}'..='\u{ffef}').contains(&c) { 2 } else { 1 }).sum::<usize>();
    assert!(page.lines().all(|line| columns(line) <= 80), "{page}");
    let output = kouhao(&["summary", &format!("{}/2021-congress-closing.txt", speeches())]);
    let page = String::from_utf8(output.stdout).unwrap();
    assert!(page.contains("PARALLELS") && page.contains("    4  水要变清 · 岸要变绿 · 路要变畅 · 夜要变亮\n"), "{page}");
    // The name of the file may be longer than a line.
    assert!(page.lines().filter(|line| line.starts_with(' ')).all(|line| columns(line) <= 80), "{page}");
}

#[test]
fn five_commands_have_a_picture() {
    let speeches = speeches();
    let first = format!("{speeches}/2019-mobilisation.txt");
    let second = format!("{speeches}/2021-congress-closing.txt");
    for (arguments, words) in [
        (vec!["timeline", "--phrase", "乡村振兴", &speeches], "Phrases year by year"),
        (vec!["timeline", "--phrase", "乡村振兴", "--by", "month", "--measure", "document_share", &speeches], "Share of the documents"),
        (vec!["keyness", "--target", "date>=2021", &speeches], "What sets date&gt;=2021 apart from all others"),
        (vec!["kwic", "--phrase", "大梁", "--language", "zh", &speeches], "“大梁”在文中的位置"),
        (vec!["terms", "--by", "year", "--phrase", "大梁", "--title", "A & B", &speeches], "A &amp; B"),
        (vec!["compare", &first, &second, "--top", "6"], "Drawn are the first 6 rows"),
    ] {
        let output = kouhao(&[&arguments[..], &["--format", "svg"]].concat());
        let svg = String::from_utf8(output.stdout).unwrap();
        assert!(output.status.success() && svg.starts_with("<svg ") && svg.ends_with("</svg>\n") && svg.contains(words), "{arguments:?}: {svg}");
    }
}

#[test]
fn what_has_no_picture_says_what_has_one() {
    let speeches = speeches();
    for arguments in [
        vec!["slogans"],
        vec!["enumerations"],
        vec!["terms"],
        vec!["terms", "--phrase", "大梁", "--breakdown"],
        vec!["timeline", "--phrase", "大梁", "--life"],
        vec!["collocations", "--phrase", "大梁"],
    ] {
        let output = kouhao(&[&arguments[..], &[&speeches, "--format", "svg"]].concat());
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(2) && output.stdout.is_empty(), "{arguments:?}: {said}");
        assert!(said.contains("timeline (without --life), keyness, kwic, compare and terms --by FIELD"), "{arguments:?}: {said}");
    }
    let output = kouhao(&["compare", &speeches, &speeches, "--level", "sentence", "--format", "svg"]);
    assert_eq!(output.status.code(), Some(2));
    // Nor do the options of a picture go without one.
    for arguments in [
        vec!["kwic", "--phrase", "大梁", "--language", "zh"],
        vec!["timeline", "--phrase", "大梁", "--measure", "count"],
        vec!["terms", "--title", "A"],
        vec!["timeline", "--phrase", "大梁", "--life", "--title", "A"],
    ] {
        let output = kouhao(&[&arguments[..], &[&speeches]].concat());
        let said = String::from_utf8(output.stderr).unwrap();
        assert!(output.status.code() == Some(2) && said.contains("--format svg"), "{arguments:?}: {said}");
    }
    let output = kouhao(&["keyness", "--target", "date>=2021", "--measure", "count", "--format", "svg", &speeches]);
    assert_eq!(output.status.code(), Some(2), "keyness has one measure");
    let output = kouhao(&["kwic", "--phrase", "大梁", "--format", "svg", "--top", "0", &speeches]);
    assert_eq!(output.status.code(), Some(2), "a picture has rows");
}
