//! Commands that set texts beside each other.

use std::process::Output;

use serde_json::Value;

use crate::support::{Folder, kouhao, rows, said, speeches};

#[test]
fn two_texts_are_compared_or_two_sets_of_documents() {
    let folder = Folder::new("compare");
    ["2024", "2025"].iter().for_each(|year| std::fs::create_dir(folder.0.join(year)).unwrap());
    let last = folder.file("2024/report.txt", "办好“一元食堂”。把集市修得更宽敞。");
    let this = folder.file("2025/report.txt", "把集市修得更宽敞、更明亮。推广“智能+”。");
    let (last, this) = (last.to_str().unwrap(), this.to_str().unwrap());
    let told = |output: &Output| -> Vec<[String; 3]> {
        let told = |row: &Value| ["status", "level", "text"].map(|field| row[field].as_str().unwrap().to_string());
        rows(output).iter().map(told).collect()
    };
    let changed = ["compare", "--status", "dropped,added,reworded"];
    let all = kouhao(&[&changed[..], &[last, this]].concat());
    let expected = [
        ["dropped", "formulation", "一元食堂"],
        ["dropped", "sentence", "办好“一元食堂”。"],
        ["added", "formulation", "智能+"],
        ["added", "sentence", "推广“智能+”。"],
        ["reworded", "sentence", "把集市修得更宽敞。"],
    ];
    assert_eq!(told(&all), expected.map(|row| row.map(str::to_string)));
    assert_eq!(rows(&all)[4]["partner"], "把集市修得更宽敞、更明亮。");
    assert_eq!(rows(&all)[4]["edits"], serde_json::json!([{"operation": "insert", "a": "", "b": "更明亮"}]));
    // Folders are texts too.
    assert_eq!(told(&kouhao(&[&changed[..], &[&last.replace("/report.txt", ""), this]].concat())), told(&all));
    let some = kouhao(&["compare", "--status", "dropped,added", "--level", "formulation", "--top", "1", last, this]);
    assert_eq!(told(&some), [["dropped", "formulation", "一元食堂"].map(str::to_string)]);

    let lines = folder.file("reports.jsonl", "{\"text\":\"修好水渠。\",\"date\":\"2024-01\"}\n{\"text\":\"种好果树。\",\"date\":\"2025-01\"}");
    let lines = lines.to_str().unwrap();
    let output = kouhao(&["compare", "--reference", "date<2025", "--target", "date>=2025", lines]);
    let expected = [["dropped", "sentence", "修好水渠。"], ["added", "sentence", "种好果树。"]];
    assert_eq!(told(&output), expected.map(|row| row.map(str::to_string)));
    // Of two places of one month nobody dropped anything: tables for people say so, rows keep their words.
    let places = "{\"text\":\"修好水渠。\",\"place\":\"北县\"}\n{\"text\":\"种好果树。\",\"place\":\"南县\"}";
    let places = folder.file("places.jsonl", places);
    let beside = |format| kouhao(&["compare", "--reference", "place=北县", "--target", "place=南县", "--format", format, places.to_str().unwrap()]);
    let table = String::from_utf8(beside("table").stdout).unwrap();
    assert!(table.contains("only A") && table.contains("only B") && !table.contains("dropped"), "{table}");
    assert_eq!(told(&beside("jsonl")), expected.map(|row| row.map(str::to_string)));
    // A text that cannot be read is not an empty one, of which everything would be dropped.
    let unread = kouhao(&["compare", last, "no/such/file"]);
    assert!(unread.status.code() == Some(1) && unread.stdout.is_empty());
    let nobody = kouhao(&["compare", "--reference", "date<2000", "--target", "date>=2025", lines]);
    assert!(nobody.status.code() == Some(2) && nobody.stdout.is_empty());
    assert_eq!(said(&nobody), "kouhao: no document matches date<2000; the values of date are 2024-01, 2025-01; use values that documents have\n");
}

#[test]
fn sets_that_cannot_be_compared() {
    let speeches = speeches();
    for arguments in [&["keyness"][..], &["keyness", "--target", "date"], &["keyness", "--target", "date=2021", "--reference-counts", "none.csv"]] {
        let output = kouhao(&[arguments, &[speeches.as_str()]].concat());
        assert!(output.status.code() == Some(2) && output.stdout.is_empty(), "{arguments:?}");
    }
    for (arguments, told) in [
        (&["--target", "province=nowhere"][..], "no document has a field `province`; "),
        (&["--target", "date=1999"], "no document matches date=1999; the values of date are "),
        (&["--target", "date=2021", "--reference", "date=1999|1998"], "no document matches date=1999|1998; "),
        (&["--target", "date>2000", "--where", "date>2000"], " match date>2000, and none is left to compare with; "),
    ] {
        let output = kouhao(&[&["keyness"], arguments, &[speeches.as_str()]].concat());
        let said = said(&output);
        // A line before it says which file was skipped.
        let last = said.lines().last().unwrap();
        assert!(output.status.code() == Some(2) && output.stdout.is_empty() && last.contains(told) && said.lines().count() == 2, "{said}");
    }
    let output = kouhao(&["keyness", "--target", "date>2000", "--reference", "date=2021", &speeches]);
    assert!(output.status.success() && String::from_utf8_lossy(&output.stderr).contains("1 of the documents are in both sets"));
}

#[test]
fn passages_left_out_are_told() {
    let folder = Folder::new("boilerplate");
    let line = "{\"text\":\"要把集市修得更宽敞、更明亮，让赶集的人更舒心，让摆摊的人更安心。\"}\n";
    let lines = folder.file("news.jsonl", line.repeat(11));
    let asked = |arguments: &[&str]| {
        let output = kouhao(&[&["reuse"], arguments, &[lines.to_str().unwrap()]].concat());
        assert!(output.status.success());
        (rows(&output).len(), said(&output))
    };
    let notice = "kouhao: 1 passage in more than 10 documents was left out; a maximum of 11 (max_documents, --max-documents) shows it\n";
    assert_eq!(asked(&[]), (0, notice.to_string()));
    assert_eq!(asked(&["--max-documents", "11"]), (55, String::new()));
}

#[test]
fn what_spreads_needs_places_and_a_centre() {
    let folder = Folder::new("spread");
    let lines =
        folder.file("news.jsonl", "{\"text\":\"勇毅前行。\",\"date\":\"2024-01-05\",\"place\":\"北县\"}\n{\"text\":\"好。\",\"place\":\"南县\"}");
    let lines = lines.to_str().unwrap();
    let notice = |arguments: &[&str]| {
        let output = kouhao(&[&["spread", "--phrase", "勇毅前行"], arguments, &[lines]].concat());
        assert!(output.status.success());
        (rows(&output).len(), String::from_utf8_lossy(&output.stderr).into_owned())
    };
    let (found, told) = notice(&["--place", "place", "--centre", "北县"]);
    assert!(found == 1 && told.contains("北县 may have had it before"), "{told}");
    let (found, told) = notice(&["--place", "place", "--centre", "南县"]);
    assert!(found == 1 && told.contains("no dated document has place=南县"), "{told}");
    let list = folder.file("list.txt", "前行\n好\n");
    let options = |overlap| ["spread", "--phrase", "勇毅前行", "--phrases", list.to_str().unwrap(), "--overlap", overlap, "--place", "place", lines];
    let counts = |overlap| rows(&kouhao(&options(overlap))).iter().map(|row| (row["phrase"].clone(), row["count"].clone())).collect::<Vec<_>>();
    let row = |phrase: &str, count: u64| (Value::from(phrase), Value::from(count));
    assert_eq!(counts("overlapping"), [row("勇毅前行", 1), row("前行", 1), row("好", 0)]);
    assert_eq!(counts("longest"), [row("勇毅前行", 1), row("前行", 0), row("好", 0)]);
    for (arguments, told) in [
        (&["--place", "province"][..], "kouhao: no document has a field `province`; the variables are date, place"),
        (&["--place", "place", "--centre", "东县"], "kouhao: no document matches place=东县; the values of place are 北县, 南县; use values"),
    ] {
        let output = kouhao(&[&["spread", "--phrase", "勇毅前行"], arguments, &[lines]].concat());
        assert!(output.status.code() == Some(2) && output.stdout.is_empty() && said(&output).starts_with(told), "{}", said(&output));
    }
}
