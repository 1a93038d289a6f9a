//! What the counts of a document, or of a group of them, are shares of.

use std::sync::Arc;

/// A document, or the documents of one group, with the denominators of their counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Group {
    /// The value of the field that was grouped by, or in a table of documents the name of the document; `None` for documents that lack the field, and
    /// where all are one group.
    pub name: Option<Arc<str>>,
    /// Documents.
    pub documents: u64,
    /// Words.
    pub words: u64,
    /// Characters: code points that are no white space, punctuation among them.
    pub characters: u64,
    /// Occurrences of all terms, with those that are too rare to be listed: the number of words, or of runs of words.
    pub occurrences: u64,
}

impl Group {
    /// Adds the sizes of another.
    pub(super) fn add(&mut self, other: &Group) {
        self.documents += other.documents;
        self.words += other.words;
        self.characters += other.characters;
        self.occurrences += other.occurrences;
    }
}
