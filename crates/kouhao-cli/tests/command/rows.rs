//! The fields of rows and what they say, whatever the format.

use serde_json::Value;

use crate::support::{Folder, keys, kouhao, rows, speeches};

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
fn known_formulations_are_as_likely_as_was_asked() {
    let speeches = speeches();
    let at = |level: &[&str]| rows(&kouhao(&[&["known"], level, &[&speeches]].concat()));
    let scores =
        |rows: &[Value]| rows.iter().filter(|row| row["source"] != "catalogue").map(|row| row["score"].as_f64().unwrap()).collect::<Vec<_>>();
    let [low, default, high] = [&["--min-score", "-1.1"][..], &[], &["--min-score=1.1"]].map(at);
    assert!(low.len() > default.len() && default.len() > high.len() && !high.is_empty());
    for (rows, level) in [(&low, -1.1), (&default, 0.5), (&high, 1.1)] {
        assert!(scores(rows).iter().all(|score| *score > level), "{level}");
    }
    assert!(scores(&low).iter().any(|score| *score < 0.5));
    assert_eq!(at(&["--min-score", "0.5"]), default);
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
fn an_empty_document_has_no_findings() {
    let folder = Folder::new("empty");
    let file = folder.file("empty.txt", "");
    for command in ["tokens", "terms", "slogans", "enumerations", "parallels", "templates", "series", "quotations", "reuse"] {
        let output = kouhao(&[command, file.to_str().unwrap()]);
        assert!(output.status.success() && output.stdout.is_empty(), "{command}: {}", String::from_utf8_lossy(&output.stderr));
    }
    assert!(kouhao(&["summary", file.to_str().unwrap()]).status.success());
}
