//! The two sets of texts that a picture compares.

use crate::measure::KeynessMethod;
use crate::present::Language;
use crate::present::numbers;
use crate::text::{Corpus, PartSet};

/// One of two sets of texts that are compared: its name and its size, for the notes of a picture.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Side {
    /// What it is called.
    pub name: String,
    /// The number of its documents, if known.
    pub documents: Option<u64>,
    /// Its size, if known: for keyness in occurrences of all terms, for a comparison in characters, white space not counted.
    pub size: Option<u64>,
    /// Whether it is merely parallel to the other side, and not an earlier or later state of it; see [`apart`](crate::measure::apart).
    pub apart: bool,
}

impl Side {
    /// Creates a side with a name.
    pub fn new(name: impl Into<String>) -> Self {
        Side { name: name.into(), documents: None, size: None, apart: false }
    }

    /// Sets the number of its documents.
    #[must_use]
    pub fn with_documents(mut self, documents: Option<u64>) -> Self {
        self.documents = documents;
        self
    }

    /// Sets its size; see [`size`](Side::size).
    #[must_use]
    pub fn with_size(mut self, size: Option<u64>) -> Self {
        self.size = size;
        self
    }

    /// Sets whether it is merely parallel to the other side; see [`apart`](Side::apart).
    #[must_use]
    pub fn with_apart(mut self, apart: bool) -> Self {
        self.apart = apart;
        self
    }

    /// Creates a side that describes the texts of a comparison.
    pub fn of_corpus(name: impl Into<String>, corpus: &Corpus, parts: PartSet) -> Self {
        Side::new(name).with_documents(Some(corpus.len() as u64)).with_size(Some(corpus.characters(parts)))
    }

    /// Creates the target and the reference of a keyness comparison from its method; a table of frequencies keeps its own name.
    pub fn of_keyness(method: &KeynessMethod, target: impl Into<String>, reference: impl Into<String>) -> [Self; 2] {
        let size = |total| (method.tested != "documents").then_some(total);
        let reference = method.reference.clone().unwrap_or_else(|| reference.into());
        [
            Side::new(target).with_documents(Some(method.target_documents)).with_size(size(method.target_total)),
            Side::new(reference).with_documents(method.reference_documents).with_size(size(method.reference_total)),
        ]
    }

    /// Returns its name for headings; for the expression `province=河北`, only the value.
    pub(super) fn short(&self) -> &str {
        match self.name.split_once('=') {
            Some((field, value)) if !value.is_empty() && !self.name.contains(['!', '<', '>', '&']) && !field.is_empty() => value.trim(),
            _ => &self.name,
        }
    }

    /// Describes its size in words.
    pub(super) fn told(&self, language: Language, unit: [&str; 2]) -> String {
        let size = self.size.map(|size| format!("{} {}", numbers::whole(size), language.say(unit[0], unit[1])));
        let documents = self.documents.map(|documents| {
            let word = language.say(if documents == 1 { "document" } else { "documents" }, "篇");
            format!("{} {word}", numbers::whole(documents))
        });
        let sizes: Vec<String> = size.into_iter().chain(documents).collect();
        if sizes.is_empty() {
            self.name.clone()
        } else {
            format!("{}{}{}{}", self.name, language.say(" (", "（"), language.list(&sizes), language.say(")", "）"))
        }
    }
}
