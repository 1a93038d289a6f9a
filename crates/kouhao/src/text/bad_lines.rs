//! Limits how many bad lines of a file are reported one by one: a file that is not line-based has thousands.

use crate::Error;

/// Decides, while files are read, which bad lines are reported and which are only counted.
///
/// ```
/// use kouhao::text::{BadLines, Reader};
///
/// # let folder = std::env::temp_dir().join("kouhao-bad-lines");
/// # std::fs::create_dir_all(&folder)?;
/// let path = folder.join("a.jsonl");
/// std::fs::write(&path, "no JSON\n".repeat(30))?;
/// let mut bad = BadLines::default();
/// let told = Reader::builder().build([&path])?.filter_map(Result::err).filter(|error| bad.tells(error)).count();
/// assert_eq!(told, 10);
/// assert!(bad.notices()[0].contains("20 more lines are bad, the first of them line 11"));
/// # std::fs::remove_dir_all(&folder)?;
/// # Ok::<(), Box<dyn std::error::Error>>(())
/// ```
#[derive(Clone, Debug, Default)]
pub struct BadLines {
    files: Vec<BadFile>,
}

/// A file with bad lines.
#[derive(Clone, Debug)]
struct BadFile {
    name: String,
    lines: u64,
    /// The line number of the first bad line that is counted but not reported.
    untold: u64,
}

/// The maximum number of bad lines of a file that are reported one by one.
const TOLD: u64 = 10;

impl BadLines {
    /// Returns whether an error should be reported: it does not concern a bad line, or it is one of the first ten of its file. The files must come
    /// one after the other.
    pub fn tells(&mut self, error: &Error) -> bool {
        let (Some(name), Some(line)) = (error.input(), error.line()) else { return true };
        if self.files.last().is_none_or(|last| last.name != name) {
            self.files.push(BadFile { name: name.to_owned(), lines: 0, untold: 0 });
        }
        let Some(file) = self.files.last_mut() else { return true };
        file.lines += 1;
        if file.lines == TOLD + 1 {
            file.untold = line;
        }
        file.lines <= TOLD
    }

    /// Returns one line of text for each file with bad lines that were not reported.
    pub fn notices(&self) -> Vec<String> {
        let notice = |BadFile { name, lines, untold }: &BadFile| {
            let more = lines.checked_sub(TOLD).filter(|&more| more > 0)?;
            let lines = if more == 1 { "line is" } else { "lines are" };
            Some(format!("{name}: {more} more {lines} bad, the first of them line {untold}; repair them too"))
        };
        self.files.iter().filter_map(notice).collect()
    }
}
