//! What is asked wrongly, what cannot be read, and which texts are asked for.

use crate::provenance::provenance;
use crate::support::{Folder, kouhao, rows, said, speeches};

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
        &["known", "--min-score", "inf", file],
        &["known", "--min-score", "NaN", file],
        &["known", "--min-score", "likely", file],
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
        assert_eq!(
            said(&none),
            "kouhao: no document matches province=河南; the values of province are 江苏, 河北, 浙江; use values that documents have\n"
        );
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
    assert!(empty.status.success() && said(&empty).contains("the input contains no document"));
    // What the rows were made of is what was chosen.
    let (_, told) = provenance(&[&["kwic", "--phrase", "前行"], &choice[..], &[&all]].concat());
    assert_eq!((&told["options"]["where"], &told["corpus"]["documents"]), (&serde_json::json!(["province=浙江|江苏", "date<2022"]), &2.into()));
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
