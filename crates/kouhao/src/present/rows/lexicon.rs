//! Rows of the meanings of phrases.

use serde::Serialize;

use crate::lexicon::{Entry, Sense};
use crate::present::table::{Field, Row};

/// The row of a known phrase with one of its senses.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct MeaningRow {
    pub text: String,
    pub kind: &'static str,
    pub from: Option<String>,
    pub to: Option<String>,
    pub members: Vec<String>,
    pub english: Option<String>,
    pub aliases: Vec<String>,
    pub issuer: Option<String>,
    pub document: Option<String>,
    pub explanation: Option<String>,
    pub status: &'static str,
    pub passage: Option<PassageRow>,
    pub source: &'static str,
}

/// A passage that spells a meaning out: the file and the document of the collection, its date, the defining words.
#[derive(Clone, Debug, PartialEq, Eq, Serialize)]
#[allow(missing_docs, reason = "the fields of all rows are documented by the findings that they show")]
pub struct PassageRow {
    pub file: String,
    pub id: Option<String>,
    pub date: Option<String>,
    pub words: String,
}

impl Row for MeaningRow {
    const FIELDS: &'static [Field] = fields!["text", "kind": No, "from", "to", "members", "english": No, "aliases": No, "issuer": No, "document", "explanation": No, "status", "passage": No, "source": No];
}

impl MeaningRow {
    /// Creates the row of one sense of an entry. Its status is `contested`, `verified` or `unverified`.
    pub fn new(entry: &Entry, sense: &Sense) -> Self {
        let own = |text: Option<&str>| text.map(str::to_string);
        let status = if entry.is_contested() {
            "contested"
        } else if sense.is_verified() {
            "verified"
        } else {
            "unverified"
        };
        MeaningRow {
            text: entry.text().to_string(),
            kind: entry.kind().name(),
            from: own(sense.from()),
            to: own(sense.to()),
            members: sense.members().to_vec(),
            english: own(entry.english()),
            aliases: entry.aliases().to_vec(),
            issuer: own(sense.issuer()),
            document: own(sense.document()),
            explanation: own(sense.explanation()),
            status,
            passage: sense.passage().map(|passage| PassageRow {
                file: passage.file().to_string(),
                id: own(passage.document()),
                date: own(passage.date()),
                words: passage.words().to_string(),
            }),
            source: entry.source().name(),
        }
    }
}
