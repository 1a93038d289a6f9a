//! What all of these tests need: a folder, the command, and what it says.

use std::path::{Path, PathBuf};
use std::process::{Command, Output};

use serde_json::Value;

/// A folder of its own for one test, removed when it is over.
pub struct Folder(pub PathBuf);

impl Folder {
    pub fn new(name: &str) -> Self {
        let path = std::env::temp_dir().join(format!("kouhao-command-{}-{name}", std::process::id()));
        std::fs::create_dir_all(&path).unwrap();
        Folder(path)
    }

    pub fn file(&self, name: &str, bytes: impl AsRef<[u8]>) -> PathBuf {
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

pub fn kouhao(arguments: &[&str]) -> Output {
    Command::new(env!("CARGO_BIN_EXE_kouhao")).args(arguments).output().unwrap()
}

/// Returns what a command says on standard error.
pub fn said(output: &Output) -> String {
    String::from_utf8_lossy(&output.stderr).into_owned()
}

pub fn speeches() -> String {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("../../examples/speeches").to_str().unwrap().to_string()
}

pub fn rows(output: &Output) -> Vec<Value> {
    let text = std::str::from_utf8(&output.stdout).expect("JSON lines are UTF-8");
    text.lines().map(|line| serde_json::from_str(line).expect("every line is JSON")).collect()
}

/// Returns the keys of the first row in the order in which they are written.
pub fn keys(output: &Output) -> String {
    let text = std::str::from_utf8(&output.stdout).unwrap();
    let first = text.lines().next().expect("there is a row");
    let row: Value = serde_json::from_str(first).unwrap();
    let mut keys: Vec<&str> = row.as_object().unwrap().keys().map(String::as_str).collect();
    // Top-level keys only: each is found where it first stands as a key of the row.
    keys.sort_by_key(|key| first.find(&format!("\"{key}\":")).unwrap());
    keys.join(" ")
}
