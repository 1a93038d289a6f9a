//! Where real texts are found.
//!
//! They belong to their publishers and are no part of the repository: `KOUHAO_DATA` names the folder that holds them, by default `../shared`
//! beside the repository. Without it the tests say that they were skipped; where `CI=true` they fail, so that no one believes they ran, unless it
//! is said that there are none: `KOUHAO_DATA=none`.

#![allow(clippy::unwrap_used, clippy::print_stderr, reason = "a test fails by panicking, and says when it did nothing")]

use std::io::Write;
use std::path::PathBuf;

/// Returns a file or folder of the real texts; `None`, with a notice, if there are none.
pub fn data(path: &str) -> Option<PathBuf> {
    let root = std::env::var_os("KOUHAO_DATA").map_or_else(|| PathBuf::from(env!("CARGO_MANIFEST_DIR")).join("../../../shared"), PathBuf::from);
    let found = root.join(path);
    if found.exists() {
        return Some(found);
    }
    let is_fine = root.as_os_str() == "none" || std::env::var("CI").as_deref() != Ok("true");
    assert!(is_fine, "{} is missing; KOUHAO_DATA=none says that there are no real texts", found.display());
    // Not eprintln!, which the test harness keeps to itself while a test passes.
    let notice = writeln!(std::io::stderr(), "skipped: {} is missing; KOUHAO_DATA names the folder that holds it", found.display());
    notice.unwrap();
    None
}
