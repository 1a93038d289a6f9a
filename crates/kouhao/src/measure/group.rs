//! Groups of documents, with the denominators of their counts.

use std::sync::Arc;

/// A document, or the documents of one group, with the denominators of their counts.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Group {
    /// The value of the grouping field or, in a table of documents, the name of the document; `None` for documents that lack the field, and if all
    /// documents are one group.
    pub name: Option<Arc<str>>,
    /// The number of documents.
    pub documents: u64,
    /// The number of words.
    pub words: u64,
    /// The number of characters: code points that are not white space, including punctuation.
    pub characters: u64,
    /// The number of occurrences of all terms, including those too rare to be listed: the number of words, or of n-grams.
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
