//! Commands that count.

use std::path::Path;
use std::process::Command;

use serde_json::Value;

use crate::support::{Folder, kouhao, rows, said, speeches};

#[test]
fn keyness_counts_what_terms_count() {
    let speeches = speeches();
    let terms = |field: &str| -> Vec<(Value, Value, Value)> {
        let rows = rows(&kouhao(&["terms", "--by", "year", &speeches]));
        rows.iter().filter(|row| row["group"] == field).map(|row| (row["term"].clone(), row["count"].clone(), row["documents"].clone())).collect()
    };
    let output = kouhao(&["keyness", "--target", "date=2021", "--reference", "year=2019", &speeches]);
    assert!(output.status.success());
    let notice = String::from_utf8_lossy(&output.stderr).into_owned();
    assert!(notice.contains("pooled counts of target and reference as prior, weight 1") && notice.contains("4-cell"), "{notice}");
    for (set, documents, year) in [("target", "target_documents", "2021"), ("reference", "reference_documents", "2019")] {
        let held = rows(&output).into_iter().filter(|row| row[set] != 0);
        let mut found: Vec<_> = held.map(|row| (row["term"].clone(), row[set].clone(), row[documents].clone())).collect();
        let mut expected = terms(year);
        for rows in [&mut found, &mut expected] {
            rows.sort_by_key(|row| row.0.to_string());
        }
        assert!(!found.is_empty() && found == expected, "{year}");
    }
    // Against the counts themselves the same, but for what is counted in documents.
    let folder = Folder::new("keyness");
    let table = folder.0.join("terms.csv");
    let source = Path::new(&speeches).join("2019-mobilisation.txt");
    assert!(kouhao(&["terms", "--format", "csv", "-o", table.to_str().unwrap(), source.to_str().unwrap()]).status.success());
    let against = rows(&kouhao(&["keyness", "--target", "date=2021", "--reference-counts", table.to_str().unwrap(), &speeches]));
    for (row, other) in rows(&output).iter().zip(&against) {
        assert_eq!((&row["term"], &row["log_odds_z"], &row["g2"]), (&other["term"], &other["log_odds_z"], &other["g2"]));
        assert_eq!((&other["reference_documents"], &other["reference_dp"]), (&Value::Null, &Value::Null));
    }
}

#[test]
fn a_table_of_keyness_has_the_false_discovery_rate() {
    let output = Command::new(env!("CARGO_BIN_EXE_kouhao"))
        .args(["keyness", &speeches(), "--target", "date<2020", "--format", "table"])
        .env("COLUMNS", "80")
        .output();
    let table = String::from_utf8(output.unwrap().stdout).unwrap();
    let heading = table.lines().find(|line| line.starts_with("term ")).unwrap();
    assert!(heading.ends_with(" q"), "{table}");
    assert!(table.lines().all(|line| line.chars().count() <= 80), "{table}");
}

#[test]
fn the_first_terms_are_those_of_each_group() {
    let folder = Folder::new("groups");
    let table = folder.file("t.csv", "text,year\n修船修船补网,2019\n补网补网修船,2020\n晒网。,2021\n");
    let found = rows(&kouhao(&["terms", "--by", "year", "--top", "1", table.to_str().unwrap()]));
    let told: Vec<String> =
        found.iter().map(|row| format!("{} {} {}", row["group"].as_str().unwrap(), row["term"].as_str().unwrap(), row["count"])).collect();
    assert_eq!(told[..2], ["2019 修船 2", "2020 补网 2"]);
    assert_eq!((told.len(), told[2].starts_with("2021")), (3, true), "{told:?}");
    // Without groups they are the first of all.
    assert_eq!(rows(&kouhao(&["terms", "--top", "1", table.to_str().unwrap()])).len(), 1);
}

#[test]
fn timelines_of_lists() {
    let folder = Folder::new("timeline");
    let texts = "{\"text\":\"社会主义\",\"date\":\"2020-12-01\",\"id\":\"a\"}\n{\"text\":\"主义，主义\",\"date\":\"2021-02\",\"id\":\"b\"}\n{\"text\":\"主义\"}\n";
    let texts = folder.file("texts.jsonl", texts);
    let list = folder.file("list.txt", "\u{feff}社会主义\r\n\n");
    let run = |arguments: &[&str]| kouhao(&[&["timeline", "--phrase", "主义"], arguments, &[texts.to_str().unwrap()]].concat());
    let output = run(&["--phrases", list.to_str().unwrap(), "--overlap", "longest", "--by", "month"]);
    assert!(output.status.success() && String::from_utf8_lossy(&output.stderr).contains("1 document has no date"));
    let found: Vec<_> =
        rows(&output).iter().map(|row| format!("{} {} {} {}", row["phrase"], row["period"], row["count"], row["document_share"])).collect();
    let expected = [
        "主义 2020-12 0 0.0",
        "主义 2021-01 0 null",
        "主义 2021-02 2 1.0",
        "社会主义 2020-12 1 1.0",
        "社会主义 2021-01 0 null",
        "社会主义 2021-02 0 0.0",
    ];
    assert_eq!(found.iter().map(|row| row.replace('"', "")).collect::<Vec<_>>(), expected);
    let life = rows(&run(&["--life"])).remove(0);
    assert_eq!((&life["first"], &life["first_document"], &life["first_censored"]), (&"2020-12-01".into(), &"a".into(), &true.into()));
    for arguments in [&["timeline"][..], &["timeline", "--phrase", "，"], &["timeline", "--phrases", "none.txt"]] {
        let output = kouhao(&[arguments, &[texts.to_str().unwrap()]].concat());
        assert!(output.status.code() == Some(2) && output.stdout.is_empty(), "{arguments:?}");
    }
}

#[test]
fn given_phrases_are_counted_and_broken_down() {
    let folder = Folder::new("phrases");
    let speech = folder.file("speech.jsonl", "{\"text\":\"社会主义、主义的主义 2025。\",\"y\":\"1\"}\n{\"text\":\"社会\",\"y\":\"2\"}\n");
    let list = folder.file("list.txt", "主义\n社会主义\n");
    let (speech, list) = (speech.to_str().unwrap(), list.to_str().unwrap());
    let told = |arguments: &[&str], fields: &[&str]| -> Vec<String> {
        let output = kouhao(&[arguments, &[speech]].concat());
        rows(&output).iter().map(|row| fields.iter().map(|field| row[*field].to_string().replace('"', "")).collect::<Vec<_>>().join(" ")).collect()
    };
    let counted = ["term", "count"];
    assert_eq!(told(&["terms", "--phrases", list], &counted), ["主义 3", "社会主义 1"]);
    let notice = |arguments: &[&str]| said(&kouhao(&[&["terms"], arguments].concat()));
    assert_eq!(notice(&["--phrase", "主义", speech]), "kouhao: counted: 1 phrase\n");
    let of_list = notice(&["--phrases", list, speech]);
    assert!(of_list.starts_with(&format!("kouhao: counted: 2 phrases of {list} (phrases_hash ")) && of_list.ends_with(")\n"), "{of_list}");
    // Nothing was counted in a file that is not there.
    let gone = notice(&["--phrase", "主义", "--stop-words", "closed", "gone.txt"]);
    assert!(!gone.contains("counted") && !gone.contains("left out"), "{gone}");
    assert_eq!(told(&["terms", "--phrases", list, "--overlap", "longest"], &counted), ["主义 2", "社会主义 1"]);
    let fields = ["term", "within", "count", "documents"];
    assert_eq!(told(&["terms", "--phrases", list, "--breakdown"], &fields), ["主义 null 2 1", "主义 社会主义 1 1", "社会主义 null 1 1"]);
    assert_eq!(told(&["terms", "--stop-words", "closed", "--no-numbers"], &counted), ["主义 2", "社会 1", "社会主义 1"]);
    assert!(told(&["terms", "--punctuation"], &counted).contains(&"。 1".to_owned()));
    assert_eq!(told(&["keyness", "--target", "y=1", "--phrase", "社会"], &["target", "reference", "reference_documents"]), ["1 1 1"]);
    for arguments in
        [&["terms", "--breakdown"][..], &["terms", "--phrases", list, "--unit", "ngram"], &["keyness", "--phrases", list, "--reference-counts", list]]
    {
        assert_eq!(kouhao(&[arguments, &[speech]].concat()).status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn collocations_of_words_and_of_phrases() {
    let folder = Folder::new("collocations");
    let speech = folder.file("speech.txt", "增强“四个意识”、做到“两个维护”。增强本领。\n落实“两个维护”。");
    let list = folder.file("list.txt", "两个维护\n增强\n");
    let (speech, list) = (speech.to_str().unwrap(), list.to_str().unwrap());
    let run = |arguments: &[&str]| kouhao(&[&["collocations", "--phrase", "四个意识"], arguments, &[speech]].concat());
    let found =
        |arguments: &[&str]| -> Vec<String> { rows(&run(arguments)).iter().map(|row| format!("{} {}", row["term"], row["together"])).collect() };
    assert_eq!(found(&["--window", "1"]), ["\"做到\" 1", "\"增强\" 1"]);
    assert_eq!(found(&["--within", "sentence", "--among", list]), ["\"两个维护\" 1", "\"增强\" 1"]);
    for arguments in [&["--among", list][..], &["--window", "0"], &["--min-count", "0"]] {
        assert_eq!(run(arguments).status.code(), Some(2), "{arguments:?}");
    }
}

#[test]
fn what_each_year_has_first_is_told_with_what_was_left_out() {
    let folder = Folder::new("firsts");
    let line = |date: &str, text: &str| format!("{{\"text\":\"{text}\"{date}}}\n");
    let lines = [
        line(",\"date\":\"2018\"", "护好湖湾、管好渔船。"),
        line(",\"date\":\"2019\"", "护好湖湾、管好渔船！抓好“三清”行动。"),
        line("", "抓好“五清”行动。"),
    ];
    let lines = folder.file("reports.jsonl", lines.concat());
    let output = kouhao(&["firsts", lines.to_str().unwrap()]);
    assert!(output.status.success());
    let told: Vec<(Value, Value)> = rows(&output).iter().map(|row| (row["period"].clone(), row["text"].clone())).collect();
    assert_eq!(told, [("2018".into(), "护好湖湾、管好渔船".into()), ("2019".into(), "三清".into())]);
    assert!(String::from_utf8_lossy(&output.stderr).contains("1 document has no date"));
}
