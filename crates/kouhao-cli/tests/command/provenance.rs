//! What a result says it was made of.

use std::process::Output;

use serde_json::Value;

use crate::support::{Folder, kouhao, rows, speeches};

pub fn provenance(arguments: &[&str]) -> (Output, Value) {
    let folder = Folder::new(&format!("provenance-{}", arguments.join("-").replace(|c: char| !c.is_ascii_alphanumeric(), "")));
    let path = folder.0.join("result.json");
    let output = kouhao(&[arguments, &["--provenance", path.to_str().unwrap()]].concat());
    assert!(output.status.success(), "{output:?}");
    (output, serde_json::from_str(&std::fs::read_to_string(path).unwrap()).unwrap())
}

#[test]
fn provenance_stands_beside_the_rows_and_changes_nothing_in_them() {
    let folder = Folder::new("provenance");
    let (first, second) = (folder.file("b.txt", "护好湖湾，管好渔船。"), folder.file("a.txt", "护好湖湾。"));
    let [first, second] = [&first, &second].map(|path| path.to_str().unwrap());
    let arguments = ["slogans", first, second, "--min-units", "3", "--simplify"];
    let (output, told) = provenance(&arguments);
    assert_eq!(output.stdout, kouhao(&arguments).stdout);
    assert_eq!((&told["program"], &told["version"], &told["command"]), (&"kouhao".into(), &env!("CARGO_PKG_VERSION").into(), &"slogans".into()));
    assert_eq!(told["inputs"], serde_json::json!([first, second]));
    // What was set and what is so by default, with flags and numbers as such; not where the result goes.
    let options = &told["options"];
    assert_eq!(
        (&options["min_units"], &options["min_count"], &options["simplify"], &options["fold_copies"]),
        (&3.into(), &2.into(), &true.into(), &false.into())
    );
    assert_eq!((&options["background"], &options["parts"]), (&"default".into(), &"title,body".into()));
    assert!(["output", "provenance", "threads", "input", "top"].iter().all(|name| options.get(name).is_none()), "{options}");
    assert_eq!((&told["rows"]["name"], &told["rows"]["fields"][0]), (&"Slogan".into(), &"text".into()));
    assert_eq!(told["corpus"]["documents"], 2);
    // The same texts in another order are the same corpus, on any number of threads; another text is another.
    let (_, turned) = provenance(&["slogans", second, first, "--threads", "1"]);
    assert_eq!(told["corpus"], turned["corpus"]);
    let (_, other) = provenance(&["slogans", first]);
    assert_ne!(told["corpus"]["texts"], other["corpus"]["texts"]);
}

#[test]
fn provenance_names_files_of_the_user_and_all_texts() {
    let folder = Folder::new("provenance-files");
    let text = folder.file("a.txt", "护好湖湾，管好渔船。护好湖湾！");
    let words = folder.file("words.txt", "湖湾\n");
    let metadata = folder.file("m.csv", "file,year\na.txt,2020\n");
    let [text, words, metadata] = [&text, &words, &metadata].map(|path| path.to_str().unwrap());
    let (_, told) = provenance(&["terms", text, "--dictionary", words, "--metadata", metadata, "--stop-words", "closed", "--top", "1"]);
    let options = &told["options"];
    // `printf '湖湾\n' | sha256sum`
    let sum = "3e328ab60e12997d4675ca3e7df693949a17842d0a1aa4340b5f7006026070a5";
    assert_eq!(options["dictionary"], serde_json::json!([{"path": words, "sha256": sum}]));
    assert_eq!((&options["metadata"]["path"], &options["stop_words"], &options["top"]), (&metadata.into(), &"closed".into(), &1.into()));
    assert!(told["corpus"]["variables"].is_string());
    // Numbers below zero are numbers too.
    let (_, told) = provenance(&["known", text, "--min-score", "-1.1"]);
    assert_eq!(told["options"]["min_score"], serde_json::json!(-1.1));
    // Rows that nobody asked for do not make the corpus smaller.
    let speeches = speeches();
    let (output, told) = provenance(&["tokens", &speeches, "--top", "1"]);
    assert_eq!((rows(&output).len(), &told["corpus"]["documents"]), (1, &6.into()));
    // A command without texts has none; text for reading has no rows.
    assert!(provenance(&["catalogue", "四个全面"]).1["corpus"].is_null());
    assert!(provenance(&["summary", text]).1["rows"].is_null());
}

#[test]
fn provenance_that_cannot_be_written_is_wrong_usage() {
    let folder = Folder::new("provenance-nowhere");
    let nowhere = folder.0.join("missing/result.json");
    let output = kouhao(&["terms", &speeches(), "--provenance", nowhere.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(2));
    assert!(output.stdout.is_empty() && String::from_utf8_lossy(&output.stderr).contains("result.json"), "{output:?}");
}

#[test]
fn the_long_version_names_the_tables() {
    let long = String::from_utf8(kouhao(&["--version"]).stdout).unwrap();
    let mut lines = long.lines();
    assert_eq!(lines.next(), Some(concat!("kouhao ", env!("CARGO_PKG_VERSION"))));
    assert_eq!(lines.next(), Some("rows 1"));
    assert!(lines.clone().any(|line| line.starts_with("catalogue.toml sha256:")) && lines.count() > 8);
    assert_eq!(String::from_utf8(kouhao(&["-V"]).stdout).unwrap(), concat!("kouhao ", env!("CARGO_PKG_VERSION"), "\n"));
}
