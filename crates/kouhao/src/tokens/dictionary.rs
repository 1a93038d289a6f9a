//! Reads user dictionary files.
//!
//! The format is jieba's, one `word frequency tag` to a line, with all the variation found in practice: with or without frequency and tag, spaces or
//! tabs, a byte order mark, CRLF, blank lines, lines that start with #. Lines that jieba silently ignores are errors here.

use std::sync::Arc;

use crate::{Error, ErrorKind};

/// The highest frequency accepted. All frequencies of the dictionary that ships with the library add up to some sixty million.
const MAX_FREQUENCY: usize = 1_000_000_000;

/// The part-of-speech tags of jieba's dictionary, which distinguish a tag from the second word of an entry; a closed class, taken from the dictionary
/// itself.
const TAGS: &str = " a ad ag an b c d df dg e f g h i j k l m mg mq n ng nr nrfg nrt ns nt nz o p q r rg rr rz s t tg u ud ug uj ul uv uz v vd vg vi \
                    vn vq x y z zg eng ";

/// One user word.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Entry {
    pub(super) word: String,
    pub(super) frequency: Option<usize>,
    pub(super) tag: Option<String>,
    /// The file and line, for words read from a file.
    pub(super) place: Option<(Arc<str>, u64)>,
}

impl Entry {
    /// Returns an error about the entry, located at its file and line.
    pub(super) fn error(&self, reason: String, remedy: String) -> Error {
        match &self.place {
            Some((name, line)) => invalid(name, *line, reason).with_remedy(remedy),
            None => Error::option(reason, remedy),
        }
    }
}

fn invalid(name: &str, line: u64, reason: String) -> Error {
    Error::new(ErrorKind::InvalidDictionary, reason).at(name).on_line(line)
}

/// Reads the entries of a dictionary file.
///
/// # Errors
/// `InvalidEncoding` if the bytes are not UTF-8, `InvalidDictionary` for the first line that is not an entry.
pub(super) fn parse(name: &str, bytes: &[u8]) -> Result<Vec<Entry>, Error> {
    let bytes = bytes.strip_prefix("\u{feff}".as_bytes()).unwrap_or(bytes);
    let text = std::str::from_utf8(bytes).map_err(|error| {
        let line = 1 + bytes[..error.valid_up_to()].iter().filter(|&&byte| byte == b'\n').count();
        Error::new(ErrorKind::InvalidEncoding, "the dictionary is not UTF-8").at(name).on_line(line as u64).with_remedy("save it as UTF-8")
    })?;
    let shared: Arc<str> = name.into();
    let mut entries = Vec::new();
    for (line, number) in text.lines().zip(1..) {
        let line = line.trim_start();
        if line.is_empty() || line.starts_with('#') {
            continue;
        }
        let tabbed = line.split_once('\t');
        let (word, rest) = tabbed.or_else(|| line.split_once(char::is_whitespace)).unwrap_or((line, ""));
        let word = word.trim_end();
        let mut fields = rest.split_whitespace().take_while(|field| !field.starts_with('#')).peekable();
        let frequency = match fields.peek() {
            Some(field) if field.bytes().all(|byte| byte.is_ascii_digit()) => {
                let value = field.parse().ok().filter(|value| (1..=MAX_FREQUENCY).contains(value)).ok_or_else(|| {
                    invalid(name, number, format!("frequency {field} of `{word}` is not between 1 and {MAX_FREQUENCY}"))
                        .with_remedy("omit the frequency to have a suitable one chosen")
                })?;
                fields.next();
                Some(value)
            }
            _ => None,
        };
        let tag = fields.next();
        // `plan b` may be a word and its tag or an entry of two words; a tab or a frequency decides.
        let clear = tabbed.is_some() || frequency.is_some() || word.chars().any(crate::text::is_han);
        let known = |tag: &str| TAGS.contains(&format!(" {tag} "));
        let is_tag = |tag: &str| tag.bytes().all(|byte| byte.is_ascii_alphanumeric()) && clear && (frequency.is_some() || known(tag));
        if let Some(odd) = tag.filter(|tag| !is_tag(tag)).or(fields.next()) {
            return Err(invalid(name, number, format!("`{odd}` is neither the frequency nor the tag of `{word}`"))
                .with_remedy("write `word frequency tag`; put a tab after an entry that contains spaces"));
        }
        entries.push(Entry { word: word.to_owned(), frequency, tag: tag.map(str::to_owned), place: Some((shared.clone(), number)) });
    }
    Ok(entries)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn entries(text: &str) -> Vec<(String, Option<usize>, Option<String>)> {
        parse("d.txt", text.as_bytes()).unwrap().into_iter().map(|entry| (entry.word, entry.frequency, entry.tag)).collect()
    }

    fn entry(word: &str, frequency: Option<usize>, tag: Option<&str>) -> (String, Option<usize>, Option<String>) {
        (word.to_owned(), frequency, tag.map(str::to_owned))
    }

    #[test]
    fn every_shape_of_line() {
        let text = "\u{feff}# mine\r\n两个确立\r\n\r\n放管服 12 nz\r\n双碳\t7\r\n三农 n\r\n  # 注\r\nBuild Back Better\t\r\nnew deal\t5\tnz\r\n1+5 3 # 主导产业\r\nC# 4 x";
        assert_eq!(
            entries(text),
            [
                entry("两个确立", None, None),
                entry("放管服", Some(12), Some("nz")),
                entry("双碳", Some(7), None),
                entry("三农", None, Some("n")),
                entry("Build Back Better", None, None),
                entry("new deal", Some(5), Some("nz")),
                entry("1+5", Some(3), None),
                entry("C#", Some(4), Some("x")),
            ]
        );
        assert_eq!(entries(""), []);
    }

    #[test]
    fn errors_name_file_line_reason_and_remedy() {
        for (text, expected) in [
            ("三农\n放管服 0 nz", "d.txt:2: frequency 0 of `放管服` is not between 1 and 1000000000; omit the frequency"),
            ("放管服 99999999999999999999", "d.txt:1: frequency 99999999999999999999 of"),
            ("Build Back Better", "d.txt:1: `Back` is neither the frequency nor the tag of `Build`; write `word frequency tag`; put a tab"),
            ("plan b", "d.txt:1: `b` is neither"),
            ("放管服 改革", "d.txt:1: `改革` is neither"),
            ("放管服 3 n 改革", "d.txt:1: `改革` is neither"),
            ("放管服 -3", "d.txt:1: `-3` is neither"),
        ] {
            let error = parse("d.txt", text.as_bytes()).unwrap_err();
            assert_eq!(error.kind(), ErrorKind::InvalidDictionary);
            assert!(error.to_string().starts_with(expected), "{error}");
        }
        let error = parse("d.txt", b"a\tn\n\xff\xfe").unwrap_err();
        assert_eq!((error.kind(), error.line()), (ErrorKind::InvalidEncoding, Some(2)));
    }
}
