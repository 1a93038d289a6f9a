//! An ordered set of documents, held in memory.

use std::ops::Index;
use std::sync::Arc;

use rayon::prelude::*;

use super::document::Document;
use super::expression::Expression;
use super::parts::PartSet;
use super::selection::Selection;
use crate::Error;

/// An ordered, immutable set of documents.
///
/// Cloning is cheap: clones share the documents.
#[derive(Clone, Debug, Default)]
pub struct Corpus {
    documents: Arc<[Document]>,
}

impl Corpus {
    /// Creates a corpus of documents, in the order given.
    ///
    /// Names are labels for the reader of the results: two documents with the same name remain two documents.
    pub fn new(documents: impl IntoIterator<Item = Document>) -> Self {
        Corpus { documents: documents.into_iter().collect() }
    }

    /// Creates a corpus of texts, named by their position: `1`, `2`, `3` …
    pub fn from_texts<T: Into<String>>(texts: impl IntoIterator<Item = T>) -> Self {
        let documents = texts.into_iter().enumerate().map(|(i, text)| Document::new((i + 1).to_string(), text)).collect();
        Corpus { documents }
    }

    /// Returns a corpus of the documents for which all expressions hold, in their order.
    ///
    /// ```
    /// use kouhao::text::{Corpus, Document};
    ///
    /// let report = |province: &str| Document::new(province, "走在前列").with_variable("province", province);
    /// let corpus = Corpus::new(["河北", "浙江", "江苏"].map(report));
    /// assert_eq!(corpus.matching(["province=浙江|江苏".parse()?])?.len(), 2);
    /// # Ok::<(), kouhao::Error>(())
    /// ```
    ///
    /// # Errors
    /// Those of [`Selection::check`], if the corpus has documents and none matches.
    pub fn matching(&self, expressions: impl IntoIterator<Item = Expression>) -> Result<Self, Error> {
        let mut selection = Selection::new(expressions);
        let chosen = self.iter().filter(|document| selection.admits(document)).cloned().collect();
        selection.check()?;
        Ok(Corpus { documents: chosen })
    }

    /// Returns the number of documents.
    pub fn len(&self) -> usize {
        self.documents.len()
    }

    /// Returns whether the corpus has no documents.
    pub fn is_empty(&self) -> bool {
        self.documents.is_empty()
    }

    /// Returns the number of characters in some parts of all documents; see [`Document::characters`].
    pub fn characters(&self, parts: PartSet) -> u64 {
        self.iter().map(|document| document.characters(parts)).sum()
    }

    /// Returns the documents in order.
    pub fn documents(&self) -> &[Document] {
        &self.documents
    }

    /// Returns a parallel iterator over the documents, each of which is work by itself. rayon hands out longer stretches unless another thread happens to be
    /// idle at that moment: with two threads, one then waits for the other's last quarter.
    pub(crate) fn par_iter(&self) -> impl IndexedParallelIterator<Item = &Document> {
        self.documents.par_iter().with_max_len(1)
    }

    /// Returns an iterator over the documents in order.
    pub fn iter(&self) -> std::slice::Iter<'_, Document> {
        self.documents.iter()
    }
}

impl Index<usize> for Corpus {
    type Output = Document;

    fn index(&self, place: usize) -> &Document {
        &self.documents[place]
    }
}

impl<'c> IntoIterator for &'c Corpus {
    type Item = &'c Document;
    type IntoIter = std::slice::Iter<'c, Document>;

    fn into_iter(self) -> Self::IntoIter {
        self.iter()
    }
}

impl From<Document> for Corpus {
    fn from(document: Document) -> Self {
        Corpus { documents: Arc::new([document]) }
    }
}
