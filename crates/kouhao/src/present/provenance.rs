//! Records where a result comes from: the program, the options, its built-in tables, the texts.
//!
//! Rows that are cited must be reproducible years later, by somebody else. The naive way notes the version. But rows depend on more: on every option,
//! including defaults; on the tables (dictionary, catalogue, background, model) that a version was built with; on files of the user; and on the
//! texts, which are the hardest to pass on. Everything is therefore identified by its SHA-256, which `sha256sum` prints for the same files.
//!
//! A [`Provenance`] is one JSON object. It is written beside the rows, never among them, so that programs that read rows need not know about it. It
//! contains no time and does not name the machine: the same work gives the same bytes.

use std::collections::BTreeMap;
use std::fs::File;
use std::io::Read;
use std::path::Path;

use rayon::prelude::*;
use serde::Serialize;
use serde_json::Value;

use super::rows;
use super::table::Field;
use crate::Error;
use crate::digest::{Sha256Writer, sha256};
use crate::text::Document;

/// The version of the library.
pub const VERSION: &str = env!("CARGO_PKG_VERSION");

/// The built-in tables, in the format of `sha256sum`; a test compares it with the files.
const DATA: &str = include_str!("../../data/SHA256SUMS");

/// Returns the tables that the library was built with: the name of each file in `crates/kouhao/data`, and its SHA-256.
///
/// ```
/// let names: Vec<&str> = kouhao::present::provenance::data().map(|(name, _)| name).collect();
/// assert!(names.contains(&"catalogue.toml") && names.contains(&"background.tsv.zst"));
/// ```
pub fn data() -> impl Iterator<Item = (&'static str, &'static str)> {
    DATA.lines().filter_map(|line| line.split_once("  ")).map(|(sum, name)| (name, sum))
}

/// What a result was made from, and with which settings.
///
/// ```
/// use kouhao::present::provenance::{CorpusDigester, Provenance};
/// use kouhao::text::Document;
///
/// let mut texts = CorpusDigester::new();
/// texts.add(&Document::new("a.txt", "护好湖湾，管好渔船。"));
/// let mut provenance = Provenance::new("slogans");
/// provenance.option("min_count", 2).corpus(texts.finish());
/// assert!(provenance.to_json().contains("\"min_count\": 2"));
/// ```
#[derive(Clone, Debug, Serialize)]
pub struct Provenance {
    program: &'static str,
    version: &'static str,
    command: String,
    options: BTreeMap<String, Value>,
    inputs: Vec<String>,
    rows: Option<Schema>,
    corpus: Option<CorpusDigest>,
    data: BTreeMap<&'static str, &'static str>,
}

/// The rows of a result: their name, the [version](rows::VERSION) of all rows, their fields in order.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
struct Schema {
    name: &'static str,
    version: u32,
    fields: Vec<&'static str>,
}

impl Provenance {
    /// Creates the provenance of the output of a command.
    pub fn new(command: &str) -> Self {
        Provenance {
            program: "kouhao",
            version: VERSION,
            command: command.to_string(),
            options: BTreeMap::new(),
            inputs: Vec::new(),
            rows: None,
            corpus: None,
            data: data().collect(),
        }
    }

    /// Records an option, whether it was set or has its default value.
    pub fn option(&mut self, name: &str, value: impl Serialize) -> &mut Self {
        // Options are texts, numbers and structs of these, which always serialise.
        self.options.insert(name.to_string(), serde_json::to_value(value).unwrap_or(Value::Null));
        self
    }

    /// Records an input, as it was named.
    pub fn input(&mut self, name: &str) -> &mut Self {
        self.inputs.push(name.to_string());
        self
    }

    /// Records which rows were written, by their fields.
    pub fn rows(&mut self, fields: &'static [Field]) -> &mut Self {
        self.rows = rows::name_of(fields).map(|name| {
            let fields = fields.iter().map(|field| field.name).collect();
            Schema { name, version: rows::VERSION, fields }
        });
        self
    }

    /// Records which texts were read.
    pub fn corpus(&mut self, digest: CorpusDigest) -> &mut Self {
        self.corpus = Some(digest);
        self
    }

    /// Returns one JSON object over several lines, with a final line break.
    pub fn to_json(&self) -> String {
        // All keys of maps are texts, so everything has a JSON form.
        serde_json::to_string_pretty(self).unwrap_or_default() + "\n"
    }
}

/// A file of the user that an option names.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
pub struct FileDigest {
    /// The path, as it was given.
    pub path: String,
    /// The SHA-256 of its bytes, as 64 hexadecimal digits.
    pub sha256: String,
}

impl FileDigest {
    /// Reads a file and computes its digest.
    ///
    /// # Errors
    /// [`ErrorKind::Io`](crate::ErrorKind::Io) if the file cannot be read.
    pub fn read(path: impl AsRef<Path>) -> Result<Self, Error> {
        let path = path.as_ref();
        let name = path.display().to_string();
        let digest = || {
            let (mut file, mut digest, mut buffer) = (File::open(path)?, Sha256Writer::default(), vec![0; 1 << 16]);
            loop {
                match file.read(&mut buffer)? {
                    0 => return Ok::<_, std::io::Error>(digest.finish()),
                    read => digest.update(&buffer[..read]),
                }
            }
        };
        let sha256 = digest().map_err(|error| Error::io(error).at(&name))?;
        Ok(FileDigest { path: name, sha256 })
    }
}

/// An identifier of a set of documents: the same for the same names, texts and variables, in whatever order they were read.
///
/// For UTF-8 files without a byte order mark, under the names given to the program, `texts` is what this prints:
///
/// ```sh
/// sha256sum FILES | LC_ALL=C sort | sha256sum
/// ```
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[non_exhaustive]
pub struct CorpusDigest {
    /// The number of documents, including those that yielded no row.
    pub documents: usize,
    /// The SHA-256 of one line per document, sorted by bytes: the SHA-256 of the original text as UTF-8; two spaces; the name.
    pub texts: String,
    /// The SHA-256 of one line per variable of each document, sorted likewise: a JSON array of name, field and value. `None` without variables.
    pub variables: Option<String>,
}

/// Computes a [`CorpusDigest`] from documents as they arrive.
///
/// # Complexity
/// Linear in the length of the texts; memory for the names and for 66 bytes per document.
#[derive(Clone, Debug, Default)]
pub struct CorpusDigester {
    texts: Vec<String>,
    variables: Vec<String>,
}

impl CorpusDigester {
    /// Creates a digester without documents.
    pub fn new() -> Self {
        CorpusDigester::default()
    }

    /// Adds a document.
    pub fn add(&mut self, document: &Document) {
        let name = document.name();
        self.texts.push(format!("{}  {name}\n", sha256(document.original().as_bytes())));
        self.variables.extend(document.variables().map(|(field, value)| Value::from(vec![name, field, value]).to_string() + "\n"));
    }

    /// Adds several documents, on all threads.
    pub fn extend(&mut self, documents: &[Document]) {
        let halves = documents.par_iter().fold(CorpusDigester::new, |mut digester, document| {
            digester.add(document);
            digester
        });
        let added = halves.reduce(CorpusDigester::new, |mut ours, theirs| {
            ours.merge(theirs);
            ours
        });
        self.merge(added);
    }

    fn merge(&mut self, other: CorpusDigester) {
        self.texts.extend(other.texts);
        self.variables.extend(other.variables);
    }

    /// Returns the digest of the documents that were added.
    pub fn finish(&self) -> CorpusDigest {
        CorpusDigest {
            documents: self.texts.len(),
            texts: sorted(&self.texts),
            variables: (!self.variables.is_empty()).then(|| sorted(&self.variables)),
        }
    }
}

/// Returns the SHA-256 of the sorted lines.
fn sorted(lines: &[String]) -> String {
    let mut lines: Vec<&str> = lines.iter().map(String::as_str).collect();
    lines.sort_unstable();
    let mut digest = Sha256Writer::default();
    lines.iter().for_each(|line| digest.update(line.as_bytes()));
    digest.finish()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::present::rows::{EnumerationRow, HitRow};
    use crate::present::table::Row;

    fn digest(documents: &[Document]) -> CorpusDigest {
        let mut digester = CorpusDigester::new();
        digester.extend(documents);
        digester.finish()
    }

    fn texts() -> Vec<Document> {
        (0..300).map(|i| Document::new(format!("{i}.txt"), format!("护好湖湾{i}。")).with_variable("year", (2000 + i % 7).to_string())).collect()
    }

    #[test]
    fn tables_are_those_of_the_folder() {
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("data");
        let mut files: Vec<String> = std::fs::read_dir(&folder).unwrap().map(|file| file.unwrap().file_name().into_string().unwrap()).collect();
        files.retain(|name| !["README.md", "LICENSES.md", "SHA256SUMS"].contains(&name.as_str()));
        files.sort();
        assert_eq!(data().map(|(name, _)| name).collect::<Vec<_>>(), files, "(cd crates/kouhao/data && sha256sum FILES > SHA256SUMS)");
        for (name, sum) in data() {
            assert_eq!(
                FileDigest::read(folder.join(name)).unwrap().sha256,
                sum,
                "{name} has changed: write SHA256SUMS anew, as CONTRIBUTING.md says"
            );
        }
    }

    #[test]
    fn a_corpus_is_named_whatever_the_order() {
        let (documents, mut turned) = (texts(), texts());
        turned.reverse();
        assert_eq!(digest(&documents), digest(&turned));
        assert_eq!(digest(&documents).documents, 300);
        let mut one_by_one = CorpusDigester::new();
        documents.iter().for_each(|document| one_by_one.add(document));
        assert_eq!(digest(&documents), one_by_one.finish());
    }

    #[test]
    fn a_corpus_is_named_by_names_texts_and_variables() {
        let named = |name: &str, text: &str| digest(&[Document::new(name, text)]);
        let known = named("a", "改革");
        assert_ne!(known.texts, named("b", "改革").texts);
        assert_ne!(known.texts, named("a", "改革。").texts);
        assert_eq!(known.variables, None);
        let with = |value: &str| digest(&[Document::new("a", "改革").with_variable("year", value)]);
        assert_eq!(known.texts, with("2020").texts);
        assert_ne!(with("2020").variables, with("2021").variables);
        // Neither two texts exchanged nor one given twice is the same corpus.
        let pair = |a: &str, b: &str| digest(&[Document::new("a", a), Document::new("b", b)]).texts;
        assert_ne!(pair("改革", "发展"), pair("发展", "改革"));
        assert_ne!(digest(&[Document::new("a", "改革"), Document::new("a", "改革")]).texts, known.texts);
    }

    /// `printf 'abc' > a; sha256sum a | sha256sum`.
    #[test]
    fn a_corpus_is_named_as_sha256sum_does() {
        let expected = sha256(format!("{}  a\n", sha256(b"abc")).as_bytes());
        assert_eq!(digest(&[Document::new("a", "abc")]).texts, expected);
        assert_eq!(digest(&[]).texts, sha256(b""));
    }

    /// Text that is read with its broken lines joined is named as it came.
    #[test]
    fn a_text_is_named_as_it_came() {
        let broken = "我们要扎实推进各项重点工作，不断提高人民群众\n的获得感和满意度，努力把各项决策部署落到实\n处，全面完成今年经济社会发展的目标任务。各\n级干部要到一线去，把问题解决在基层，把服务送\n到群众身边，让大家看到实实在在的变化。还要抓\n好安全生产，守住安全底线，保持社会大局稳定。\n".repeat(3);
        let document = Document::new("a", broken.as_str());
        assert_ne!(document.text(), broken, "the case is of broken lines");
        assert_eq!(digest(&[document]).texts, sha256(format!("{}  a\n", sha256(broken.as_bytes())).as_bytes()));
    }

    #[test]
    fn provenance_names_rows_and_options() {
        let mut provenance = Provenance::new("enumerations");
        provenance.option("quantities", false).option("parts", "title,body").input("a.txt").rows(EnumerationRow::FIELDS).corpus(digest(&[]));
        let told: Value = serde_json::from_str(&provenance.to_json()).unwrap();
        assert_eq!(told["rows"]["name"], "Enumeration");
        assert_eq!(told["rows"]["version"], rows::VERSION);
        assert_eq!(told["rows"]["fields"][0], "document");
        assert_eq!(told["options"], serde_json::json!({"parts": "title,body", "quantities": false}));
        assert_eq!(told["data"].as_object().unwrap().len(), data().count());
        provenance.rows(HitRow::GROUPED_FIELDS);
        let told: Value = serde_json::from_str(&provenance.to_json()).unwrap();
        assert_eq!(told["rows"]["name"], "GroupHit");
    }

    #[test]
    fn a_file_that_is_not_there_is_named() {
        let error = FileDigest::read("no-such-folder/words.txt").unwrap_err();
        assert!(error.to_string().contains("no-such-folder/words.txt"), "{error}");
    }
}
