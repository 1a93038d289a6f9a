//! Where output goes, when it is there, and that it is the same.

use crate::support::{Folder, kouhao, speeches};

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
fn output_takes_its_name_when_it_is_complete() {
    let folder = Folder::new("output");
    let file = folder.0.join("rows.csv");
    let output = kouhao(&["terms", "--format", "csv", "-o", file.to_str().unwrap(), &speeches()]);
    assert!(output.status.success() && output.stdout.is_empty());
    assert!(std::fs::read_to_string(&file).unwrap().starts_with("term,count,documents,per_million\n"));
    assert_eq!(std::fs::read_dir(&folder.0).unwrap().count(), 1, "nothing else is left behind");
}

#[cfg(unix)]
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
