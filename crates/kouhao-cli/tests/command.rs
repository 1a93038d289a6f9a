//! The command as other programs call it: fields, formats, exit codes, messages.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, clippy::print_stdout, reason = "a test that panics has failed")]

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// A folder of its own for one test, removed when it is over.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("kouhao-command-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
        let path = self.0.join(name);
        std::fs::write(&path, bytes).unwrap();
        path
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

fn kouhao(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kouhao")).args(arguments).output().unwrap()
}

/// Returns what a command says on standard error.
fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

fn speeches() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/speeches").to_str().unwrap().to_string()
}

fn rows(output: &Output) -> Vec<Value> {
    let text = std::str::from_utf8(&output.stdout).expect("JSON lines are UTF-8");
    text.lines().map(|line| serde_json::from_str(line).expect("every line is JSON")).collect()
}

/// Returns the keys of the first row in the order in which they are written.
fn keys(output: &Output) -> String {
    let text = std::str::from_utf8(&output.stdout).unwrap();
    let first = text.lines().next().expect("there is a row");
    let row: Value = serde_json::from_str(first).unwrap();
    let mut keys: Vec<&str> = row.as_object().unwrap().keys().map(String::as_str).collect();
    // Top-level keys only: each is found where it first stands as a key of the row.
    keys.sort_by_key(|key| first.find(&format!("\"{key}\":")).unwrap());
    keys.join(" ")
}

#[test]
fn fields_are_those_of_the_contract() {
    let speeches = speeches();
    for (arguments, fields) in [
        (vec!["tokens"], "document start end text kind"),
        (vec!["terms"], "term count documents per_million"),
        (vec!["terms", "--by", "date"], "group term count documents per_million"),
        (vec!["slogans"], "text key kind count net documents score variants first last background_per_million evidence why group own"),
        (vec!["known"], "document part start end text key source background_per_million first_known score"),
        (
            vec!["enumerations"],
            "document part start end text kind named numbers classifier head noun size items items_from check sense english quoted",
        ),
        (vec!["parallels"], "document start end clauses shared form part"),
        (vec!["templates"], "template count fillers document spans refrain"),
        (vec!["templates", "--across"], "template count fillers document spans refrain"),
        (vec!["series"], "document start end marker depth items announced_by check missing ordered"),
        (vec!["quotations"], "document part start end text noun attribution kind"),
        (vec!["kwic", "--phrase", "霁陵"], "document start end left match right"),
        (vec!["kwic", "--phrase", "霁陵", "--by", "year", "--sort", "left"], "group document start end left match right"),
        (
            vec!["keyness", "--target", "date>=2022"],
            "term target reference target_documents reference_documents log_odds_z log_ratio log_ratio_low log_ratio_high g2 p q target_dp reference_dp",
        ),
        (vec!["collocations", "--phrase", "霁陵"], "term together expected log_dice npmi g2"),
        (vec!["timeline", "--phrase", "霁陵"], "phrase period count documents per_10k_chars document_share first last"),
        (
            vec!["timeline", "--phrase", "霁陵", "--life"],
            "phrase count documents first first_document first_censored last last_document last_censored periods present gaps revived trend_s trend_z trend_p trend_q slope trend_tau",
        ),
        (vec!["firsts"], "period text key kind count documents periods present censored first_known first last document start end score"),
        (
            vec!["compare", "--target", "document!=x", "--reference", "document!=x"],
            "status level text partner count_a count_b kind weight similarity edits rank_a rank_b length_a length_b bare_length_a bare_length_b document_a start_a end_a document_b start_b end_b first_known",
        ),
        (
            vec!["reuse", "--min-units", "5"],
            "older younger older_start older_end younger_start younger_end text units documents older_date younger_date dated",
        ),
        (
            vec!["spread", "--phrase", "霁陵", "--place", "speaker"],
            "phrase place first lag lag_unit censored rank document start end count documents observed_from observed_to",
        ),
    ] {
        let output = kouhao(&[&arguments[..], &[speeches.as_str()]].concat());
        assert!(output.status.success(), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        assert_eq!(keys(&output), fields, "{arguments:?}");
    }
}

#[test]
fn glossaries_and_the_catalogue_have_rows_of_their_own() {
    let folder = Folder::new("glossary");
    let report = folder.file("report.txt", "抓好“三清”行动。\n名词解释\n1.“三清”：清河道、清路障、清积案。\n2.飞地：跨地共建的园区。");
    let other = folder.file("speech.txt", "再抓“三清”行动。");
    let (report, other) = (report.to_str().unwrap(), other.to_str().unwrap());
    let output = kouhao(&["glossary", report]);
    assert_eq!(keys(&output), "document start end term explanation phrase numbers items check");
    assert_eq!(rows(&output).iter().map(|row| row["term"].as_str().unwrap()).collect::<Vec<_>>(), ["“三清”", "飞地"]);
    // Of its own document, or of all.
    let from = |arguments: &[&str]| {
        rows(&kouhao(&[&["enumerations"], arguments, &[report, other]].concat())).into_iter().map(|row| row["items_from"].clone()).collect::<Vec<_>>()
    };
    assert_eq!(from(&[]), ["glossary".into(), Value::Null]);
    assert_eq!(from(&["--glossary", "corpus"]), ["glossary", "glossary"]);

    let output = kouhao(&["catalogue", "「四個全面」", "--at", "2019"]);
    assert_eq!(keys(&output), "text kind from to members english aliases issuer document explanation status passage source");
    assert_eq!((rows(&output).len(), &rows(&output)[0]["members"][0]), (1, &"全面建成小康社会".into()));
    assert_eq!(rows(&kouhao(&["catalogue", "--search", "看齐意识"]))[0]["text"], "四个意识");
    let early = kouhao(&["catalogue", "四个自信", "--at", "2014"]);
    assert!(rows(&early).is_empty() && String::from_utf8_lossy(&early.stderr).contains("the first is of 2016"));
    let output = kouhao(&["catalogue", "没有这个提法", "两个维护"]);
    assert_eq!((output.status.code(), rows(&output).len()), (Some(1), 1));
    assert!(String::from_utf8_lossy(&output.stderr).contains("没有这个提法: no such phrase is known"));
}

#[test]
fn knowledge_of_ones_own_goes_before_the_catalogue() {
    let folder = Folder::new("lexicon");
    let speech = folder.file("speech.txt", "落实“四个全面”。");
    let ours = folder.file("ours.toml", "[[entry]]\ntext = '四个全面'\nkind = 'counted'\n[[entry.sense]]\nmembers = ['甲', '乙', '丙', '丁']\n");
    let (speech, ours) = (speech.to_str().unwrap(), ours.to_str().unwrap());
    let row = |arguments: &[&str]| rows(&kouhao(&[&["enumerations"], arguments, &[speech]].concat())).remove(0);
    assert_eq!(row(&["--lexicon", ours])["items"][3]["text"], "丁");
    assert_eq!(row(&["--lexicon", ours])["items_from"], "file");
    assert_eq!(row(&[])["items_from"], "catalogue");
    assert_eq!(row(&["--no-catalogue"])["items"], Value::Null);
}

#[test]
fn what_ones_lexicon_has_is_nobodys_own() {
    let folder = Folder::new("own");
    let speech =
        folder.file("speech.txt", "护好湖湾、管好渔船。推动高质量发展。Build the harbour. 护好湖湾管好渔船！推动高质量发展！Build the harbour.");
    let ours = folder.file("ours.toml", "[[entry]]\ntext = '护好湖湾、管好渔船'\nkind = 'slogan'\n");
    let (speech, ours) = (speech.to_str().unwrap(), ours.to_str().unwrap());
    let own = |arguments: &[&str]| {
        let rows = rows(&kouhao(&[&["slogans"], arguments, &[speech]].concat()));
        let of = |key: &str| rows.iter().find(|row| row["key"] == key).map(|row| row["own"].clone()).unwrap();
        ["护好湖湾管好渔船", "推动高质量发展", "build the harbour"].map(of)
    };
    let (yes, no, unknown) = (Value::Bool(true), Value::Bool(false), Value::Null);
    assert_eq!(own(&[]), [yes.clone(), no.clone(), unknown.clone()]);
    assert_eq!(own(&["--lexicon", ours]), [no.clone(), no.clone(), unknown.clone()]);
    assert_eq!(own(&["--lexicon", ours, "--background", "none", "--no-catalogue"]), [no, unknown.clone(), unknown]);
}

#[test]
fn offsets_are_code_points() {
    let folder = Folder::new("offsets");
    let text = "𠀀坚持“四个全面”，落实“四个全面”。";
    let file = folder.file("a.txt", text);
    let output = kouhao(&["enumerations", file.to_str().unwrap()]);
    let chars: Vec<char> = text.chars().collect();
    let found = rows(&output);
    assert_eq!(found.len(), 2);
    for row in found {
        let (start, end) = (row["start"].as_u64().unwrap() as usize, row["end"].as_u64().unwrap() as usize);
        assert_eq!(chars[start..end].iter().collect::<String>(), row["text"]);
    }
}

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
    for (name, told) in [("rows.xlsx", "not written as .xlsx; name the file .csv or .jsonl"), ("rows.svg", "there is no picture of this")] {
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
    assert_eq!(said(&kouhao(&["kwic", "--phrase", "大梁", "--top", "0", "--format", "table", &speech])), "");
}

#[test]
fn same_bytes_for_any_number_of_threads() {
    let speeches = speeches();
    for command in [
        &["slogans"][..],
        &["terms", "--by", "date"],
        &["enumerations"],
        &["templates"],
        &["templates", "--across"],
        &["summary"],
        &["keyness", "--target", "date>=2022"],
        &["timeline", "--phrase", "霁陵", "--life"],
        &["collocations", "--phrase", "日子"],
    ] {
        let run = |threads| kouhao(&[command, &["--threads", threads, &speeches]].concat()).stdout;
        let one = run("1");
        assert!(!one.is_empty() && one == run("2") && one == run("4"), "{command:?}");
    }
}

#[test]
fn a_bad_file_is_named_and_the_rest_is_read() {
    let folder = Folder::new("bad");
    let good = folder.file("good.txt", "统筹推进“五位一体”总体布局。");
    let bad = folder.file("bad.txt", b"%PDF-1.7\0\0\x01\x02\xff\xfe\0binary\0\0");
    let missing = folder.0.join("missing.txt");
    let output = kouhao(&["enumerations", bad.to_str().unwrap(), missing.to_str().unwrap(), good.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    let messages = String::from_utf8(output.stderr.clone()).unwrap();
    let lines: Vec<&str> = messages.lines().collect();
    assert_eq!(lines.len(), 2, "{messages}");
    assert!(lines[0].contains("bad.txt") && lines[1].contains("missing.txt"), "{messages}");
    assert_eq!(rows(&output)[0]["text"], "五位一体");
}

#[test]
fn a_bad_line_is_named_and_the_rest_is_read() {
    let folder = Folder::new("line");
    let lines = "{\"id\":\"a\",\"text\":\"坚持“四个全面”。\"}\n{\"id\":\"b\",\"text\":\n{\"text\":\"落实“五位一体”。\"}\n";
    let file = folder.file("news.jsonl", lines);
    let output = kouhao(&["enumerations", file.to_str().unwrap()]);
    assert_eq!(output.status.code(), Some(1));
    let messages = String::from_utf8(output.stderr.clone()).unwrap();
    assert!(messages.lines().count() == 1 && messages.contains("news.jsonl:2"), "{messages}");
    let found = rows(&output);
    assert_eq!(found[0]["document"], "a");
    assert_eq!(found[1]["document"], format!("{}:3", file.display()));
}

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
    assert_eq!(said(&nobody), "kouhao: no document fits date<2000; the values of date are 2024-01, 2025-01; ask for what documents have\n");
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
    let (found, told) = notice(&["--place", "province"]);
    assert!(found == 0 && told.contains("no document has a field `province`; the variables are date, place"), "{told}");
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

#[test]
fn wrong_usage_is_status_two() {
    let folder = Folder::new("usage");
    let file = folder.file("a.txt", "四个全面");
    let file = file.to_str().unwrap();
    for arguments in [
        &["slogans", "--min-count", "1", file][..],
        &["slogans", "--min-units", "9", "--max-units", "3", file],
        &["kwic", "--phrase", "，", file],
        &["terms", "--unit", "ngram", "--n", "0", file],
        &["tokens", "--parts", "heading", file],
        &["tokens", "--encoding", "klingon", file],
        &["tokens", "--threads", "5000", file],
        &["tokens", "--dictionary", "no/such/file", file],
        &["tokens", "-o", "no/such/folder/rows.jsonl", file],
        &["enumerations", "--lexicon", "no/such/file.toml", file],
        &["enumerations", "--lexicon", file, file],
        &["enumerations", "--glossary", "everywhere", file],
        &["catalogue", "四个全面", "--search", "全面"],
        &["catalogue", "四个全面", "--at", "March"],
        &["glossary", "--parts", "all", file],
        &["tokens", "-o", folder.0.to_str().unwrap(), file],
        &["terms", "--n", "3", file],
        &["compare", file],
        &["compare", file, file, file],
        &["compare", "--target", "a=1", file],
        &["compare", "--target", "a", "--reference", "a=1", file],
        &["compare", "--similarity", "2", file, file],
        &["compare", "--status", "lost", file, file],
        &["reuse", "--max-documents", "1", file],
        &["reuse", "--min-units", "0", file],
        &["firsts", "--each", "0", file],
        &["spread", "--phrase", "好", file],
        &["spread", "--place", "province", file],
        &["spread", "--phrase", "，", "--place", "province", file],
        &["tokens"],
        &["shout", file],
    ] {
        let output = kouhao(arguments);
        assert_eq!(output.status.code(), Some(2), "{arguments:?}: {}", String::from_utf8_lossy(&output.stderr));
        assert!(!output.stderr.is_empty() && output.stdout.is_empty(), "{arguments:?}");
    }
}

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
    assert!(notice.contains("pooled counts of target and reference as prior, weighing 1") && notice.contains("4-cell"), "{notice}");
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
fn only_the_texts_that_were_asked_for_are_read() {
    let folder = Folder::new("where");
    let line = |province: &str, year: u32, text: &str| {
        format!("{{\"text\":\"{text}\",\"id\":\"{province}{year}\",\"province\":\"{province}\",\"date\":\"{year}\"}}\n")
    };
    let some = [line("浙江", 2019, "勇毅前行。"), line("江苏", 2020, "勇毅前行！")].concat();
    let all = folder.file("all.jsonl", [line("河北", 2019, "勇毅前行，“四个自信”。"), some.clone(), line("江苏", 2022, "行稳致远。")].concat());
    let (all, some) = (all.to_str().unwrap().to_string(), folder.file("some.jsonl", some).to_str().unwrap().to_string());
    let choice = ["--where", "province=浙江|江苏", "--where", "date<2022"];
    let background = folder.0.join("background.zst");
    let background = background.to_str().unwrap();
    let (named_all, named_some) = (format!("a={all}"), format!("a={some}"));
    for arguments in [
        &["kwic", "--phrase", "前行"][..],
        &["kwic", "--phrase", "前行", "--sort", "right"],
        &["timeline", "--phrase", "前行"],
        &["firsts"],
        &["compare", "--target", "province=浙江", "--reference", "province=江苏"],
        &["spread", "--phrase", "前行", "--place", "province"],
        &["background", "-o", background],
    ] {
        let (all, some) = if arguments[0] == "background" { (&named_all, &named_some) } else { (&all, &some) };
        let chosen = kouhao(&[arguments, &choice, &[all]].concat());
        assert!(chosen.status.success(), "{arguments:?} {}", said(&chosen));
        assert_eq!(chosen.stdout, kouhao(&[arguments, &[some]].concat()).stdout, "{arguments:?}");
        let none = kouhao(&[arguments, &["--where", "province=河南", all]].concat());
        assert_eq!(said(&none), "kouhao: no document fits province=河南; the values of province are 江苏, 河北, 浙江; ask for what documents have\n");
        assert!(none.status.code() == Some(2) && none.stdout.is_empty(), "{arguments:?}");
    }
    // What is asked of a text of its own goes too, and nothing is asked of no texts.
    let speeches = speeches();
    let own = rows(&kouhao(&["kwic", "--phrase", "我们", "--where", "date=2021", "--where", "speaker!=岳明", &speeches]));
    assert!(!own.is_empty() && own.iter().all(|row| row["document"].as_str().unwrap().ends_with("2021-congress-closing.txt")));
    assert_eq!(kouhao(&["kwic", "--phrase", "我们", "--where", "province", &speeches]).status.code(), Some(2));
    let unknown = kouhao(&["kwic", "--phrase", "我们", "--where", "provnce=河北", &all]);
    assert!(
        unknown.status.code() == Some(2) && said(&unknown).starts_with("kouhao: no document has a field `provnce`; the variables are date, province")
    );
    let empty = folder.0.join("empty");
    std::fs::create_dir_all(&empty).unwrap();
    let empty = kouhao(&["kwic", "--phrase", "我们", "--where", "province=河北", empty.to_str().unwrap()]);
    assert!(empty.status.success() && said(&empty).contains("the input holds no document"));
    // What the rows were made of is what was chosen.
    let (_, told) = provenance(&[&["kwic", "--phrase", "前行"], &choice[..], &[&all]].concat());
    assert_eq!((&told["options"]["where"], &told["corpus"]["documents"]), (&serde_json::json!(["province=浙江|江苏", "date<2022"]), &2.into()));
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
        (&["--target", "date=1999"], "no document fits date=1999; the values of date are "),
        (&["--target", "date=2021", "--reference", "date=1999|1998"], "no document fits date=1999|1998; "),
        (&["--target", "date>2000", "--where", "date>2000"], " fit date>2000, and none is left to compare with; "),
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
fn an_empty_document_has_no_findings() {
    let folder = Folder::new("empty");
    let file = folder.file("empty.txt", "");
    for command in ["tokens", "terms", "slogans", "enumerations", "parallels", "templates", "series", "quotations", "reuse"] {
        let output = kouhao(&[command, file.to_str().unwrap()]);
        assert!(output.status.success() && output.stdout.is_empty(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
    }
    assert!(kouhao(&["summary", file.to_str().unwrap()]).status.success());
}

#[test]
fn output_takes_its_name_when_it_is_complete() {
    let folder = Folder::new("output");
    let file = folder.0.join("rows.csv");
    let output = kouhao(&["terms", "--format", "csv", "-o", file.to_str().unwrap(), &speeches()]);
    assert!(output.status.success() && output.stdout.is_empty());
    assert!(std::fs::read_to_string(&file).unwrap().starts_with("term,count,documents,per_million\n"));
    assert_eq!(std::fs::read_dir(&folder.0).unwrap().count(), 1, "nothing else is left behind");
}

#[cfg(unix)]
fn provenance(arguments: &[&str]) -> (Output, Value) {
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

#[test]
fn links_and_devices_stay_what_they_are() {
    let folder = Folder::new("links");
    let file = folder.file("a.txt", "坚持“四个全面”。");
    let real = folder.file("real.jsonl", "old");
    let link = folder.0.join("link.jsonl");
    std::os::unix::fs::symlink(&real, &link).unwrap();
    assert!(kouhao(&["enumerations", "-o", link.to_str().unwrap(), file.to_str().unwrap()]).status.success());
    assert!(std::fs::symlink_metadata(&link).unwrap().is_symlink());
    assert!(std::fs::read_to_string(&real).unwrap().contains("四个全面"));
    assert!(kouhao(&["enumerations", "-o", "/dev/null", file.to_str().unwrap()]).status.success());
    assert!(!std::fs::metadata("/dev/null").unwrap().is_file());
}

#[test]
fn a_report_needs_a_file_and_is_whole() {
    let folder = Folder::new("report");
    let speech = folder.file("speech.txt", "抓好“四个全面”。");
    let speech = speech.to_str().unwrap();
    let refused = kouhao(&["report", speech]);
    assert_eq!((refused.status.code(), refused.stdout.len()), (Some(2), 0));
    assert!(String::from_utf8_lossy(&refused.stderr).contains("-o FILE.html"));
    for wrong in [&["--top", "0"], &["--by", ""], &["--language", "de"], &["--background", "no.zst"]] {
        let page = folder.0.join("wrong.html");
        let output = kouhao(&[&["report", "-o", page.to_str().unwrap(), speech], &wrong[..]].concat());
        assert_eq!(output.status.code(), Some(2), "{wrong:?}");
        assert!(!page.exists());
    }
    let page = folder.0.join("report.html");
    let written = kouhao(&["report", "-o", page.to_str().unwrap(), "--language", "zh", "--title", "<标题>", speech, "no.txt"]);
    assert_eq!(written.status.code(), Some(1), "a text that is missing is reported, the others are written");
    let page = std::fs::read_to_string(page).unwrap();
    assert!(page.contains("<title>&lt;标题&gt;</title>") && page.contains("全面从严治党") && page.ends_with("</html>\n"));
    let names: Vec<_> = std::fs::read_dir(&folder.0).unwrap().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    assert!(names.iter().all(|name| !name.contains("part")), "{names:?}");
}

#[test]
fn a_table_without_rows_has_a_heading() {
    let folder = Folder::new("heading");
    let file = folder.file("empty.txt", "");
    let output = kouhao(&["quotations", "--format", "csv", file.to_str().unwrap()]);
    assert_eq!(String::from_utf8(output.stdout).unwrap(), "document,part,start,end,text,noun,attribution,kind\n");
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

#[test]
fn mining_that_needs_more_memory_than_is_allowed_is_refused() {
    let speeches = speeches();
    let refused = kouhao(&["slogans", "--memory", "1M", &speeches]);
    let said = String::from_utf8_lossy(&refused.stderr).into_owned();
    assert_eq!(refused.status.code(), Some(1));
    assert!(refused.stdout.is_empty() && said.contains("1 MB are allowed") && said.contains("cluster"), "{said}");
    assert_eq!(kouhao(&["slogans", "--memory", "1G", &speeches]).stdout, kouhao(&["slogans", &speeches]).stdout);
    assert_eq!(kouhao(&["slogans", "--memory", "much", &speeches]).status.code(), Some(2));
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
