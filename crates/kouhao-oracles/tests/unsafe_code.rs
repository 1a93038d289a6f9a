//! Where code may be `unsafe`: in two files, one that calls C and one that takes what Python hands over.

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};

/// Lists the Rust files below a folder, but for what was built.
fn sources(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        if path.is_dir() && !path.ends_with("target") && !path.file_name().unwrap().as_encoded_bytes().starts_with(b".") {
            sources(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "rs") {
            found.push(path);
        }
    }
}

/// Tells whether a line of code, comments left out, has the keyword: before a block or an item.
fn is_unsafe(line: &str) -> bool {
    let code = line.split("//").next().unwrap_or("");
    let mut words = code.split_whitespace().peekable();
    std::iter::from_fn(|| words.next().map(|word| (word, words.peek().copied())))
        .any(|(word, next)| word.ends_with(concat!("un", "safe")) && matches!(next, Some("{" | "fn" | "impl" | "extern" | "trait")))
}

#[test]
fn two_files_are_unsafe_and_say_so() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR")).join("../..").canonicalize().unwrap();
    let mut files = Vec::new();
    for folder in ["crates", "benches", "examples", "fuzz"] {
        sources(&root.join(folder), &mut files);
    }
    assert!(files.len() > 100, "{} files", files.len());
    let having = |wanted: &dyn Fn(&str) -> bool| -> Vec<String> {
        let has = |file: &&PathBuf| fs::read_to_string(file).unwrap().lines().any(wanted);
        let mut names: Vec<String> = files.iter().filter(has).map(|file| file.strip_prefix(&root).unwrap().display().to_string()).collect();
        names.sort();
        names
    };
    let expected = ["crates/kouhao-python/src/capsule.rs", "crates/kouhao/src/find/suffix_array.rs"];
    assert_eq!(having(&|line| line.contains(concat!("allow(un", "safe_code"))), expected);
    assert_eq!(having(&is_unsafe), expected);
}

#[test]
fn the_keyword_is_told_from_words_like_it() {
    let line = |rest: &str| format!("{}{rest}", concat!("un", "safe"));
    assert!(is_unsafe(&line(" { f() }")) && is_unsafe(&format!("pub {}", line(" fn f()"))));
    assert!(!is_unsafe(&line("_code")) && !is_unsafe(&format!("// {}", line(" code"))));
}
