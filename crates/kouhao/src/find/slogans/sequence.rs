//! Lays a corpus out as one text of symbols, with what punctuation and tokenizer say about each position.
//!
//! The symbols are units; strings end where sentences end. A unit that occurs less often than the minimum for a phrase can be part of no phrase, so
//! it ends a string too: the alphabet stays small, and no closed repeat is lost, since so rare a symbol cannot be adjacent to all occurrences of a
//! repeat on the same side.

mod pairs;
mod rare;
mod starts;
mod strings;

use rayon::prelude::*;

use self::pairs::Pairs;
use self::rare::BEFORE;
use self::starts::Starts;
pub(crate) use self::strings::SequenceString;
use super::alphabet::{Alphabet, UnitCounts};
use crate::find::layout::{Layout, flag, mark_tokens, without_tokens};
use crate::text::{Corpus, Document, Fold, PartSet};
use crate::tokens::Tokenizer;
use crate::{Error, ErrorKind};

/// The layout of a corpus, without the symbols themselves.
#[derive(Default)]
pub(crate) struct Sequence {
    /// What precedes each position.
    pub flags: Vec<u16>,
    /// The start of the unit at each position in its document, in bytes.
    starts: Starts,
    /// The start and end positions of exact quotations.
    quotes: Pairs,
    /// The same in reverse: their end and start positions.
    closes: Pairs,
    /// What the symbols stand for.
    pub alphabet: Alphabet,
    /// The position at which each document starts, and the end of the last.
    documents: Vec<u32>,
    /// The document of every `BLOCK`th position, and the start of the next one: most lookups need to read nothing else.
    blocks: Vec<(u32, u32)>,
}

/// The number of positions that share one entry.
const BLOCK: usize = 128;

impl Sequence {
    /// Lays out the parts of a corpus; returns the symbols separately, for the suffix array. Token starts are [marked](Self::mark_tokens) later.
    ///
    /// # Errors
    /// [`ErrorKind::TooLarge`] for a document of 4 GiB or more, or a total of 2³² units.
    pub(crate) fn new(corpus: &Corpus, parts: PartSet, fold: Fold, min_count: u32) -> Result<(Self, Vec<u32>), Error> {
        Sequence::spelt(corpus, parts, fold, |counts| Alphabet::new(counts.at_least(min_count).map(|(unit, _)| unit)))
    }

    /// Lays out a piece of a corpus as [`new`](Self::new) does the whole, with the symbols of the whole.
    ///
    /// # Errors
    /// Those of [`new`](Self::new).
    pub(crate) fn piece(corpus: &Corpus, parts: PartSet, fold: Fold, alphabet: &Alphabet) -> Result<(Self, Vec<u32>), Error> {
        Sequence::spelt(corpus, parts, fold, |_| alphabet.clone())
    }

    /// Lays out the parts of a corpus with the symbols of an alphabet that is determined once all units have been counted.
    fn spelt(corpus: &Corpus, parts: PartSet, fold: Fold, alphabet: impl FnOnce(&UnitCounts) -> Alphabet) -> Result<(Self, Vec<u32>), Error> {
        check_sizes(corpus)?;
        let mut sequence = Sequence::default();
        let mut symbols = Vec::new();
        let mut counts = UnitCounts::default();
        // A few documents at a time, so that little is in memory twice.
        let laid_out = |document: &Document| {
            let mut layout = without_tokens(document, parts, fold);
            let mut starts = Starts::default();
            // Freed here, by the thread that allocated it: the one that joins the pieces would wait for the allocator's lock.
            std::mem::take(&mut layout.starts).into_iter().enumerate().for_each(|(at, start)| starts.push(start, at == 0));
            (layout, starts)
        };
        let all_laid_out = |batch: &[Document]| -> Vec<(Layout, Starts)> { batch.par_iter().with_max_len(1).map(laid_out).collect() };
        let mut pieces = Vec::new();
        let mut quotes = Vec::new();
        for batch in batches(corpus).chain([&[][..]]) {
            // While one batch is laid out, the previous one is appended.
            let join = || pieces.into_iter().for_each(|(piece, starts)| sequence.append(piece, starts, &mut counts, &mut symbols, &mut quotes));
            (pieces, ()) = rayon::join(|| all_laid_out(batch), join);
        }
        let end = u32::try_from(symbols.len())
            .map_err(|_| Error::new(ErrorKind::TooLarge, "the corpus has 2³² units or more").with_remedy("mine it in parts"))?;
        sequence.documents.push(end);
        sequence.alphabet = alphabet(&counts);
        let symbols_of = sequence.alphabet.symbols_of(&counts);
        let quotes = sequence.without_rare(&mut symbols, &symbols_of, &quotes);
        sequence.index(quotes);
        Ok((sequence, symbols))
    }

    /// Builds the indices for quotations and documents.
    fn index(&mut self, mut quotes: Vec<(u32, u32)>) {
        let len = self.flags.len();
        self.closes = Pairs::new(quotes.iter().map(|&(open, close)| (close, open)).collect(), len);
        quotes.retain(|&(open, _)| open != BEFORE);
        self.quotes = Pairs::new(quotes, len);
        let mut document = 0;
        let block = |at: usize| {
            while self.documents[document + 1] as usize <= at {
                document += 1;
            }
            (document as u32, self.documents[document + 1])
        };
        self.blocks = (0..len).step_by(BLOCK).map(block).collect();
    }

    /// Marks token starts, which takes as long as sorting the suffixes and need not wait for it.
    pub(crate) fn mark_tokens(&mut self, corpus: &Corpus, parts: PartSet, tokenizer: &Tokenizer) {
        let (starts, mut rest) = (&self.starts, &mut self.flags[..]);
        let mut documents = Vec::with_capacity(corpus.len());
        for (document, place) in corpus.iter().zip(self.documents.windows(2)) {
            let flags;
            (flags, rest) = rest.split_at_mut((place[1] - place[0]) as usize);
            documents.push((document, flags, place[0] as usize));
        }
        documents
            .into_par_iter()
            .with_max_len(1)
            .for_each(|(document, flags, first)| mark_tokens(flags, starts.iter_from(first), document, parts, tokenizer));
    }

    /// Appends a document, in codes that its words share with those of the previous documents.
    fn append(&mut self, mut piece: Layout, starts: Starts, counts: &mut UnitCounts, codes: &mut Vec<u32>, quotes: &mut Vec<(u32, u32)>) {
        counts.count(&mut piece);
        let first = codes.len() as u32;
        self.documents.push(first);
        codes.extend_from_slice(&piece.codes);
        self.flags.extend_from_slice(&piece.flags);
        self.starts.append(starts);
        quotes.extend(piece.quotes.iter().map(|&(open, close)| (first + open, first + close)));
    }

    /// Returns the document of position `at`.
    pub(crate) fn document(&self, at: usize) -> usize {
        let (document, mut next) = self.blocks[at / BLOCK];
        let mut document = document as usize;
        while next as usize <= at {
            document += 1;
            next = self.documents[document + 1];
        }
        document
    }

    /// Returns the number of documents.
    pub(crate) fn documents(&self) -> usize {
        self.documents.len() - 1
    }

    /// Returns the start of the unit at position `at` in its document, in bytes.
    pub(crate) fn start(&self, at: usize) -> usize {
        self.starts.get(at) as usize
    }

    /// Returns whether the units from `start` up to `end` contain the opening or the closing mark of a quotation without the other.
    pub(crate) fn parts_quotation(&self, start: usize, end: usize) -> bool {
        let inner = self.flags[start + 1..end].iter().fold(0, |all, flags| all | flags);
        let (start, end) = (start as u32, end as u32);
        let opened = || self.quotes.between(start + 1, end).any(|close| close > end);
        let closed = || self.closes.between(start + 1, end).any(|open| open < start || open == BEFORE);
        (inner & flag::OPEN != 0 && opened()) || (inner & flag::CLOSE != 0 && closed())
    }

    /// Returns the quotations that lie completely among the units from `start` up to `end`, as positions.
    pub(crate) fn quotations(&self, start: usize, end: usize) -> impl Iterator<Item = (usize, usize)> {
        let inside = self.quotes.pairs_between(start as u32, end as u32).filter(move |&&(_, close)| close as usize <= end);
        inside.map(|&(open, close)| (open as usize, close as usize))
    }

    /// Returns whether the units from `start` up to `end` are the whole of a quotation.
    pub(crate) fn quoted(&self, start: usize, end: usize) -> bool {
        self.flags[start] & flag::OPEN != 0 && self.flags[end] & flag::CLOSE != 0 && self.quotes.contains((start as u32, end as u32))
    }
}

/// Rejects documents that are too large to be laid out.
fn check_sizes(corpus: &Corpus) -> Result<(), Error> {
    match corpus.iter().find(|document| u32::try_from(document.text().len()).is_err()) {
        Some(large) => Err(Error::new(ErrorKind::TooLarge, "the document has 4 GiB or more").at(large.name()).with_remedy("split it")),
        None => Ok(()),
    }
}

/// Counts the units of a corpus, in no particular order.
///
/// # Errors
/// [`ErrorKind::TooLarge`] for a document of 4 GiB or more.
pub(crate) fn unit_counts(corpus: &Corpus, parts: PartSet, fold: Fold) -> Result<Vec<(Box<str>, u32)>, Error> {
    check_sizes(corpus)?;
    let mut counts = UnitCounts::default();
    corpus.iter().for_each(|document| counts.count(&mut without_tokens(document, parts, fold)));
    Ok(counts.at_least(1).collect())
}

/// Divides a corpus into runs of documents of some megabytes.
fn batches(corpus: &Corpus) -> impl Iterator<Item = &[Document]> {
    const BATCH: usize = 1 << 22;
    let mut rest = corpus.documents();
    std::iter::from_fn(move || {
        let mut size = 0;
        let full = |document: &Document| {
            size += document.text().len();
            size >= BATCH
        };
        let len = rest.iter().position(full).map_or(rest.len(), |last| last + 1);
        let (batch, behind) = rest.split_at(len);
        rest = behind;
        (!batch.is_empty()).then_some(batch)
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The quotations that are booked, as text without marks.
    fn quoted(text: &str) -> Vec<String> {
        let corpus = Corpus::from_texts([text]);
        let (sequence, symbols) = Sequence::new(&corpus, PartSet::default(), Fold::new(), 1).unwrap();
        let mut found = Vec::new();
        for start in 0..symbols.len() {
            for end in start + 1..symbols.len() {
                if sequence.quoted(start, end) {
                    found.push(symbols[start..end].iter().map(|&symbol| &*sequence.alphabet.names()[symbol as usize]).collect());
                }
            }
        }
        found
    }

    #[test]
    fn straight_marks_are_paired() {
        assert_eq!(quoted("甲方提出\"三个必须过硬\"，和我们一起推进\"四项任务落实\""), ["三个必须过硬", "四项任务落实"]);
        assert_eq!(quoted("开头。\"甲乙\"。\"丙丁。\"\n\"戊"), ["甲乙", "丙丁"]);
    }

    #[test]
    fn quotations_in_one_another_and_side_by_side() {
        assert_eq!(quoted("“‘甲乙’丙”“丁”戊“己"), ["甲乙", "甲乙丙", "丁"]);
        assert_eq!(quoted("〝甲乙〞丙，“（丁）”。"), ["甲乙", "丁"]);
        assert_eq!(quoted("“，”甲“乙”"), ["乙"]);
    }
}
