//! A corpus laid out as one text of symbols, with what the punctuation and the tokenizer say of every place in it.
//!
//! Units are the symbols; strings end where sentences end. A unit that occurs less often than is asked of a phrase can be part of none, so it
//! ends a string too: the alphabet stays small, and no closed repeat is lost, since a symbol as rare as that can stand on the same side of all
//! occurrences of none of them.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::find::layout::{Layout, flag, lay_out};
use crate::text::{Corpus, Fold, PartSet, WORD};
use crate::tokens::Tokenizer;
use crate::{Error, ErrorKind};

/// The layout of a corpus, apart from the symbols themselves.
pub(crate) struct Sequence {
    /// What stands before each position.
    pub flags: Vec<u16>,
    /// Where the unit at each position starts in its document, in bytes.
    pub starts: Vec<u32>,
    /// Where exact quotations start and end, as positions, sorted.
    quotes: Vec<(u32, u32)>,
    /// The same the other way round: where they end and start, sorted.
    closes: Vec<(u32, u32)>,
    /// The folded unit behind each symbol; symbol 0 is the separator.
    pub alphabet: Vec<Box<str>>,
    /// Position at which each document starts, and the end of the last.
    documents: Vec<u32>,
    /// Document of every `BLOCK`th position.
    blocks: Vec<u32>,
}

const BLOCK: usize = 128;

impl Sequence {
    /// Lays out the parts of a corpus; returns the symbols apart, for the suffix array.
    ///
    /// # Errors
    /// [`ErrorKind::TooLarge`] for a document of 4 GiB or more, or 2³² units in all.
    pub(crate) fn new(corpus: &Corpus, parts: PartSet, fold: Fold, tokenizer: &Tokenizer, min_count: u32) -> Result<(Self, Vec<u32>), Error> {
        if let Some(large) = corpus.iter().find(|document| u32::try_from(document.text().len()).is_err()) {
            return Err(Error::new(ErrorKind::TooLarge, "the document has 4 GiB or more").at(large.name()).with_remedy("split it"));
        }
        let mut pieces: Vec<Layout> = corpus.documents().par_iter().map(|document| lay_out(document, parts, fold, tokenizer)).collect();
        let mut alphabet = Alphabet::default();
        pieces.iter_mut().for_each(|piece| alphabet.count(piece));
        let symbols_of = alphabet.assign(min_count);
        let mut sequence = Sequence {
            flags: Vec::new(),
            starts: Vec::new(),
            quotes: Vec::new(),
            closes: Vec::new(),
            alphabet: alphabet.names(&symbols_of),
            documents: Vec::with_capacity(pieces.len() + 1),
            blocks: Vec::new(),
        };
        let len: usize = pieces.iter().map(|piece| piece.codes.len()).sum();
        let mut symbols = Vec::with_capacity(len);
        sequence.flags.reserve_exact(len);
        sequence.starts.reserve_exact(len);
        for piece in pieces {
            sequence.documents.push(symbols.len() as u32);
            sequence.append(piece, &symbols_of, &mut symbols);
        }
        sequence.documents.push(u32::try_from(symbols.len()).map_err(|_| Error::new(ErrorKind::TooLarge, "the corpus has 2³² characters or more"))?);
        sequence.closes = sequence.quotes.iter().map(|&(open, close)| (close, open)).collect();
        sequence.quotes.sort_unstable();
        sequence.closes.sort_unstable();
        let mut document = 0;
        sequence.blocks = (0..symbols.len())
            .step_by(BLOCK)
            .map(|at| {
                while sequence.documents[document + 1] as usize <= at {
                    document += 1;
                }
                document as u32
            })
            .collect();
        Ok((sequence, symbols))
    }

    fn append(&mut self, piece: Layout, symbols_of: &Symbols, symbols: &mut Vec<u32>) {
        let first = symbols.len();
        // Where each position of the piece went; one that was dropped went where the separator before it stands.
        let mut moved = Vec::with_capacity(if piece.quotes.is_empty() { 0 } else { piece.codes.len() });
        for (i, &code) in piece.codes.iter().enumerate() {
            let symbol = symbols_of.of(code);
            if symbol != 0 || (symbols.len() > first && symbols.last() != Some(&0)) {
                symbols.push(symbol);
                self.flags.push(piece.flags[i]);
                self.starts.push(piece.starts[i]);
            }
            if !piece.quotes.is_empty() {
                moved.push(symbols.len().saturating_sub(1) as u32);
            }
        }
        self.quotes.extend(
            piece
                .quotes
                .iter()
                .filter(|&&(open, _)| symbols_of.of(piece.codes[open as usize]) != 0)
                .map(|&(open, close)| (moved[open as usize], moved[close as usize])),
        );
    }

    /// Returns the document in which position `at` stands.
    pub(crate) fn document(&self, at: usize) -> usize {
        let mut document = self.blocks[at / BLOCK] as usize;
        while self.documents[document + 1] as usize <= at {
            document += 1;
        }
        document
    }

    /// Tells whether the units from `start` up to `end` hold the opening or the closing mark of a quotation without the other.
    pub(crate) fn parts_quotation(&self, start: usize, end: usize) -> bool {
        let inner = self.flags[start + 1..end].iter().fold(0, |all, flags| all | flags);
        let (start, end) = (start as u32, end as u32);
        let from = self.quotes.partition_point(|&(open, _)| open <= start);
        let opened = || self.quotes[from..].iter().take_while(|&&(open, _)| open < end).any(|&(_, close)| close > end);
        let closed = || {
            let from = self.closes.partition_point(|&(close, _)| close <= start);
            self.closes[from..].iter().take_while(|&&(close, _)| close < end).any(|&(_, open)| open < start)
        };
        (inner & flag::OPEN != 0 && opened()) || (inner & flag::CLOSE != 0 && closed())
    }

    /// Tells whether the units from `start` up to `end` are the whole of a quotation.
    pub(crate) fn quoted(&self, start: usize, end: usize) -> bool {
        self.flags[start] & flag::OPEN != 0 && self.flags[end] & flag::CLOSE != 0 && self.quotes.binary_search(&(start as u32, end as u32)).is_ok()
    }
}

/// How often each code occurs, words of all documents brought together.
#[derive(Default)]
struct Alphabet {
    /// By code point.
    ideographs: Vec<u32>,
    words: Vec<u32>,
    ids: FxHashMap<Box<str>, u32>,
}

/// The symbol of each code; 0 for the rare ones.
struct Symbols {
    ideographs: Vec<u32>,
    words: Vec<u32>,
}

impl Alphabet {
    /// Counts the codes of a piece, and renumbers its words by the list for all documents.
    fn count(&mut self, piece: &mut Layout) {
        let words: Vec<u32> = std::mem::take(&mut piece.words)
            .into_iter()
            .map(|word| {
                let next = self.ids.len() as u32;
                *self.ids.entry(word).or_insert(next)
            })
            .collect();
        self.words.resize(self.ids.len(), 0);
        for code in &mut piece.codes {
            if *code & WORD != 0 {
                let word = words[(*code & !WORD) as usize];
                *code = WORD | word;
                self.words[word as usize] += 1;
            } else if *code != 0 {
                let at = *code as usize;
                if at >= self.ideographs.len() {
                    self.ideographs.resize(at + 1, 0);
                }
                self.ideographs[at] += 1;
            }
        }
    }

    fn assign(&self, min_count: u32) -> Symbols {
        let mut next = 0;
        let mut assign = |counts: &[u32]| {
            let number = |&count: &u32| {
                if count < min_count.max(1) {
                    return 0;
                }
                next += 1;
                next
            };
            counts.iter().map(number).collect()
        };
        Symbols { ideographs: assign(&self.ideographs), words: assign(&self.words) }
    }

    fn names(self, symbols: &Symbols) -> Vec<Box<str>> {
        let ideographs = symbols.ideographs.iter().enumerate().filter(|&(_, &symbol)| symbol != 0);
        let mut names: Vec<(u32, Box<str>)> =
            ideographs.filter_map(|(c, &symbol)| Some((symbol, char::from_u32(c as u32)?.to_string().into()))).collect();
        names.extend(self.ids.into_iter().map(|(word, id)| (symbols.words[id as usize], word)).filter(|&(symbol, _)| symbol != 0));
        names.push((0, "".into()));
        names.sort_unstable_by_key(|&(symbol, _)| symbol);
        names.into_iter().map(|(_, name)| name).collect()
    }
}

impl Symbols {
    fn of(&self, code: u32) -> u32 {
        if code & WORD != 0 { self.words[(code & !WORD) as usize] } else { self.ideographs.get(code as usize).copied().unwrap_or(0) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The quotations that are booked, as text without marks.
    fn quoted(text: &str) -> Vec<String> {
        let corpus = Corpus::from_texts([text]);
        let (sequence, symbols) = Sequence::new(&corpus, PartSet::default(), Fold::new(), &Tokenizer::new(), 1).unwrap();
        let mut found = Vec::new();
        for start in 0..symbols.len() {
            for end in start + 1..symbols.len() {
                if sequence.quoted(start, end) {
                    found.push(symbols[start..end].iter().map(|&symbol| &*sequence.alphabet[symbol as usize]).collect());
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
