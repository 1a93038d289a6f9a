//! What the command reads, and what it says about what it cannot read.

#![allow(clippy::unwrap_used, clippy::expect_used, clippy::panic, reason = "a test that panics has failed")]

use std::io::Write;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

/// A folder of its own for one test, removed when it is over.
struct Folder(PathBuf);

impl Folder {
    fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("kouhao-input-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> &Self {
        std::fs::write(self.0.join(name), bytes).unwrap();
        self
    }

    /// Runs `kouhao enumerations` in the folder.
    fn run(&self, arguments: &[&str], input: &[u8]) -> Run {
        let mut command = Command::new(env!("CARGO_BIN_EXE_kouhao"));
        command.arg("enumerations").args(arguments).current_dir(&self.0);
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
        // The command need not read it.
        child.stdin.take().unwrap().write_all(input).ok();
        let output = child.wait_with_output().unwrap();
        let rows = String::from_utf8(output.stdout).unwrap();
        let row = |line: &str| {
            let row: serde_json::Value = serde_json::from_str(line).unwrap();
            format!("{} {}", row["document"].as_str().unwrap(), row["text"].as_str().unwrap())
        };
        Run { status: output.status.code().unwrap(), rows: rows.lines().map(row).collect(), messages: String::from_utf8(output.stderr).unwrap() }
    }
}

impl Drop for Folder {
    fn drop(&mut self) {
        std::fs::remove_dir_all(&self.0).ok();
    }
}

struct Run {
    status: i32,
    /// Document and text of each.
    rows: Vec<String>,
    messages: String,
}

impl Run {
    /// Compares with the status, the rows, and what each line of the messages starts with.
    #[track_caller]
    fn is(&self, status: i32, rows: &[&str], messages: &[&str]) {
        assert_eq!((self.status, &self.rows[..]), (status, &rows.iter().map(|row| (*row).to_owned()).collect::<Vec<_>>()[..]), "{}", self.messages);
        let lines: Vec<&str> = self.messages.lines().collect();
        assert!(lines.len() == messages.len() && lines.iter().zip(messages).all(|(line, start)| line.starts_with(start)), "{}", self.messages);
    }
}

const TEXT: &str = "干在实处，走在前列，落实“四个全面”。";

#[test]
fn an_open_quotation_mark_loses_no_rows() {
    let folder = Folder::new("quotes");
    folder.file("a.csv", "id,text\n一,\"未闭合\n二,四个全面\n三,五位一体\n");
    folder.run(&["a.csv"], b"").is(1, &["二 四个全面", "三 五位一体"], &["kouhao: a.csv:2: a quotation mark is not closed; "]);
}

#[test]
fn malformed_bytes_of_a_text_are_told() {
    let folder = Folder::new("malformed");
    folder.file("a.txt", [TEXT.as_bytes(), b"\xff"].concat()).file("b.txt", TEXT);
    let run = folder.run(&["a.txt", "b.txt"], b"");
    run.is(1, &["a.txt 四个全面", "b.txt 四个全面"], &["kouhao: a.txt:1: some bytes are malformed in UTF-8 "]);
    assert!(run.messages.contains("--encoding"), "{}", run.messages);
    // As Big5, the bytes of UTF-8 are other characters and some that are none.
    folder.run(&["--encoding", "big5", "b.txt"], b"").is(1, &[], &["kouhao: b.txt:1: some bytes are malformed in Big5 "]);
    folder.run(&["-"], &[TEXT.as_bytes(), b"\xff"].concat()).is(1, &["- 四个全面"], &["kouhao: -:1: some bytes are malformed in UTF-8 "]);
}

#[test]
fn metadata_are_checked() {
    let folder = Folder::new("metadata");
    folder.file("a.txt", TEXT).file("m.csv", "file,date\na.txt,2020\na.txt,2021\n").file("n.csv", "path,date\na.txt,2020\n");
    folder.run(&["--metadata", "m.csv", "a.txt"], b"").is(1, &["a.txt 四个全面"], &["kouhao: m.csv:3: an earlier row gives different values "]);
    folder.run(&["--metadata", "n.csv", "a.txt"], b"").is(2, &[], &["kouhao: n.csv: there is no field `file` "]);
    folder.run(&["--metadata", "gone.csv", "a.txt"], b"").is(2, &[], &["kouhao: gone.csv: "]);
}

#[test]
fn skipped_files_are_told_by_reason_in_one_line() {
    let folder = Folder::new("skipped");
    folder.file("a.txt", TEXT);
    folder.run(&["."], b"").is(0, &["./a.txt 四个全面"], &[]);
    for name in ["a.pdf", "b.docx", "c.png", "d.xls", "e"] {
        folder.file(name, "");
    }
    folder.file("f.csv", "name\nx\n").file("g.csv", "content\nx\n").file("h.csv", "file,date\na.txt,2020\n");
    let run = folder.run(&["."], b"");
    run.is(
        0,
        &["./a.txt 四个全面"],
        &[
            concat!(
                "kouhao: skipped 8 files: ./a.pdf, ./b.docx, ./c.png and 2 more (unsupported file type); ",
                "./f.csv, ./g.csv (there is no field `text`); ",
                "./h.csv (there is no field `text`, but there is a field `file`: pass the table as metadata, with --metadata)",
            ),
            "kouhao: Word documents (.docx) and Parquet tables are read by the Python package",
        ],
    );
}

#[test]
fn what_only_python_reads_is_said() {
    let folder = Folder::new("python");
    folder.file("a.txt", TEXT).file("b.docx", "PK\x03\x04").file("c.png", "");
    let told = "Word documents (.docx) and Parquet tables are read by the Python package: kouhao.Corpus.from_files(PATH)";
    for arguments in [&["."][..], &["a.txt", "b.docx"], &["--strict", "b.docx"]] {
        let run = folder.run(arguments, b"");
        assert_eq!(run.messages.matches(told).count(), 1, "{arguments:?}: {}", run.messages);
    }
    assert!(!folder.run(&["a.txt", "c.png"], b"").messages.contains("Python"));
}

#[test]
fn standard_input_is_a_text_or_json_lines() {
    let folder = Folder::new("standard");
    folder.run(&["-"], TEXT.as_bytes()).is(0, &["- 四个全面"], &[]);
    let lines = "{\"id\": \"甲\", \"text\": \"落实“四个全面”。\"}\nx\n{\"text\": \"落实“五位一体”。\"}\n";
    folder.run(&["-"], lines.as_bytes()).is(1, &["甲 四个全面", "-:3 五位一体"], &["kouhao: -:2: invalid JSON"]);
}

#[test]
fn speeches_of_the_examples_are_read_without_a_word() {
    let speeches = Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/speeches");
    let folder = Folder::new("speeches");
    let run = folder.run(&["--metadata", speeches.join("metadata.csv").to_str().unwrap(), speeches.to_str().unwrap()], b"");
    assert!(run.status == 0 && !run.rows.is_empty() && run.messages.is_empty(), "{}", run.messages);
}
