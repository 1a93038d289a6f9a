//! Frequency tables: terms with counts, from a file or a caller, as a reference that is not a set of documents.

use std::collections::BTreeMap;
use std::path::Path;
use std::sync::Arc;

use serde::Deserialize;

use crate::{Error, ErrorKind};

/// How often each term occurs in a large text that is not itself available. Cloning is cheap.
///
/// ```
/// use kouhao::measure::FrequencyTable;
///
/// let table = FrequencyTable::new("our newspaper", [("改革", 120), ("发展", 340)]);
/// assert_eq!((table.count("改革"), table.count("稳定"), table.total()), (120, 0, 460));
/// ```
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct FrequencyTable {
    name: Arc<str>,
    counts: Arc<BTreeMap<Box<str>, u64>>,
    total: u64,
}

#[derive(Deserialize)]
struct Line {
    term: String,
    count: u64,
}

impl FrequencyTable {
    /// Creates a table; counts of a term that is given twice are added up. The total is the sum of all counts.
    pub fn new(name: &str, counts: impl IntoIterator<Item = (impl Into<Box<str>>, u64)>) -> Self {
        let mut table: BTreeMap<Box<str>, u64> = BTreeMap::new();
        for (term, count) in counts {
            let sum = table.entry(term.into()).or_default();
            *sum = sum.saturating_add(count);
        }
        let total = table.values().fold(0_u64, |total, &count| total.saturating_add(count));
        FrequencyTable { name: name.into(), counts: Arc::new(table), total }
    }

    /// Reads a table with the columns `term` and `count` (`.csv`, `.tsv`) or JSON Lines with these fields (`.jsonl`), as written by the command
    /// `terms`; other columns are ignored.
    ///
    /// # Errors
    /// [`ErrorKind::Io`] if the file cannot be read, [`ErrorKind::InvalidEncoding`] if it is not UTF-8, [`ErrorKind::InvalidRecord`] for a line without a term or count.
    pub fn read(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let name = path.display().to_string();
        FrequencyTable::parse(&name, &crate::files::text(path)?)
    }

    /// Parses the contents of a file; the ending of `name` determines the format.
    ///
    /// # Errors
    /// Those of [`read`](Self::read).
    pub fn parse(name: &str, text: &str) -> Result<Self, Error> {
        let text = text.trim_start_matches('\u{feff}');
        let wrong = |line: u64, reason: String| {
            Error::new(ErrorKind::InvalidRecord, reason)
                .at(name)
                .on_line(line)
                .with_remedy("write a term and a count on each line, as the command terms does")
        };
        let ending = name.rsplit('.').next().unwrap_or_default().to_ascii_lowercase();
        let lines: Vec<Line> = if matches!(ending.as_str(), "jsonl" | "ndjson") {
            let lines = text.lines().enumerate().filter(|(_, line)| !line.trim().is_empty());
            lines.map(|(at, line)| serde_json::from_str(line).map_err(|error| wrong(at as u64 + 1, error.to_string()))).collect::<Result<_, _>>()?
        } else {
            let delimiter = if ending == "tsv" { b'\t' } else { b',' };
            let mut reader = csv::ReaderBuilder::new().delimiter(delimiter).from_reader(text.as_bytes());
            let line = |error: csv::Error| wrong(error.position().map_or(1, csv::Position::line), error.to_string());
            reader.deserialize().map(|row| row.map_err(line)).collect::<Result<_, _>>()?
        };
        Ok(FrequencyTable::new(name, lines.into_iter().map(|line| (line.term, line.count))))
    }

    /// Returns the name of the table.
    pub fn name(&self) -> &str {
        &self.name
    }

    /// Returns the number of occurrences of a term; 0 if it is not listed.
    pub fn count(&self, term: &str) -> u64 {
        self.counts.get(term).copied().unwrap_or(0)
    }

    /// Returns the number of occurrences of all terms.
    pub fn total(&self) -> u64 {
        self.total
    }

    /// Returns the terms in order, each with its number of occurrences.
    pub fn iter(&self) -> impl ExactSizeIterator<Item = (&str, u64)> {
        self.counts.iter().map(|(term, &count)| (&**term, count))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn formats_hold_the_same() {
        let expected = FrequencyTable::new("a", [("改革", 3), ("a,b", 2)]);
        for (name, text) in [
            ("a.csv", "\u{feff}term,count,documents\n改革,3,1\n\"a,b\",2,1\n"),
            ("a.tsv", "count\tterm\n2\ta,b\n1\t改革\n2\t改革\n"),
            ("a.jsonl", "{\"term\":\"改革\",\"count\":3}\n\n{\"count\":2,\"term\":\"a,b\",\"per_million\":1.5}\n"),
        ] {
            let found = FrequencyTable::parse(name, text).unwrap();
            assert!(found.iter().eq(expected.iter()) && found.total() == 5, "{name}: {found:?}");
        }
        assert_eq!(FrequencyTable::parse("a.csv", "term,count\n").unwrap().total(), 0);
    }

    #[test]
    fn a_wrong_line_is_named() {
        for (name, text, line) in
            [("a.csv", "term,count\n改革,3\n发展,many\n", 3), ("a.jsonl", "{\"term\":\"改革\"}\n", 1), ("a.csv", "word,n\n改革,3\n", 2)]
        {
            let error = FrequencyTable::parse(name, text).unwrap_err();
            assert_eq!((error.kind(), error.line()), (ErrorKind::InvalidRecord, Some(line)), "{error}");
        }
        assert_eq!(FrequencyTable::read("no such file.csv").unwrap_err().kind(), ErrorKind::Io);
    }
}
