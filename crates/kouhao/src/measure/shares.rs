//! Distributes documents over threads.

use rayon::prelude::*;

use crate::text::Document;

/// Adds documents to tallies, one for each stretch of documents, on all threads of the current rayon pool; the tallies are in the order of the
/// documents.
///
/// A tally holds a vocabulary, so there are few: some for each thread are enough to even out documents of different length.
pub(super) fn shares<T: Send>(
    documents: &[Document],
    empty: impl Fn() -> T + Send + Sync,
    add: impl Fn(&mut T, &Document) + Send + Sync,
) -> impl IndexedParallelIterator<Item = T> {
    let share = documents.len().div_ceil(4 * rayon::current_num_threads()).max(1);
    documents.par_chunks(share).map(move |chunk| {
        let mut tally = empty();
        chunk.iter().for_each(|document| add(&mut tally, document));
        tally
    })
}
