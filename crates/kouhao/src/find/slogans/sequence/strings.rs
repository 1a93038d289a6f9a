//! Divides a sequence into its strings, which are independent and can be reassembled.

use super::Sequence;
use crate::find::slogans::alphabet::Alphabet;
use crate::{Error, ErrorKind};

/// A string of a [`Sequence`]: the units between two separators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SequenceString {
    /// The index of its document.
    pub document: usize,
    /// Its start in the document, in units.
    pub at: usize,
    pub symbols: Vec<u32>,
    /// What precedes each unit, and what precedes the unit after the last.
    pub flags: Vec<u16>,
    /// Where quotations that overlap it open and close, in units from its start: -1 before it, and one more than its number of units after it.
    pub quotes: Vec<(i32, i32)>,
}

impl SequenceString {
    /// Returns the rest of it from a unit on.
    pub(crate) fn cut(&self, start: usize) -> Self {
        let from = start as i32;
        let quotes = self.quotes.iter().filter(|&&(_, close)| close > from).map(|&(open, close)| ((open - from).max(-1), close - from));
        SequenceString {
            document: self.document,
            at: self.at + start,
            symbols: self.symbols[start..].to_vec(),
            flags: self.flags[start..].to_vec(),
            quotes: quotes.collect(),
        }
    }
}

impl Sequence {
    /// Combines strings of a corpus, in its order and with the symbols of the whole, into one sequence. It has no spellings.
    ///
    /// The strings are preceded by a unit outside the alphabet, so that each has a predecessor: a quotation that a string closes but does not open is
    /// opened there.
    ///
    /// # Errors
    /// [`ErrorKind::TooLarge`] for 2³² units.
    pub(crate) fn of_strings(strings: &[SequenceString], alphabet: &Alphabet) -> Result<(Self, Vec<u32>), Error> {
        let mut sequence = Sequence { alphabet: alphabet.clone(), ..Sequence::default() };
        let mut symbols = vec![alphabet.names().len() as u32, 0];
        sequence.flags = vec![0; symbols.len()];
        sequence.documents.push(0);
        let mut quotes = Vec::new();
        for (place, string) in strings.iter().enumerate() {
            let first = u32::try_from(symbols.len())
                .map_err(|_| Error::new(ErrorKind::TooLarge, "the strings have 2³² units or more").with_remedy("mine them in more parts"))?;
            if place > 0 && strings[place - 1].document != string.document {
                sequence.documents.push(first);
            }
            symbols.extend_from_slice(&string.symbols);
            symbols.push(0);
            sequence.flags.extend_from_slice(&string.flags);
            quotes.extend(string.quotes.iter().map(|&(open, close)| (first.saturating_add_signed(open), first.saturating_add_signed(close))));
        }
        let end = u32::try_from(symbols.len())
            .map_err(|_| Error::new(ErrorKind::TooLarge, "the strings have 2³² units or more").with_remedy("mine them in more parts"))?;
        sequence.documents.push(end);
        sequence.index(quotes);
        Ok((sequence, symbols))
    }

    /// Divides the sequence into its strings, each with everything known about its positions.
    pub(crate) fn strings<'s>(&'s self, symbols: &'s [u32]) -> impl Iterator<Item = SequenceString> + 's {
        let mut start = 0;
        std::iter::from_fn(move || {
            let len = symbols[start..].iter().position(|&symbol| symbol == 0)?;
            let (first, end) = (start, start + len);
            start = end + 1;
            Some(SequenceString {
                document: self.document(first),
                at: first - self.documents[self.document(first)] as usize,
                symbols: symbols[first..end].to_vec(),
                flags: self.flags[first..=end].to_vec(),
                quotes: self.quotes_within(first as u32, end as u32),
            })
        })
    }

    /// Returns the quotations that open or close in the string from `first` up to `end`, relative to its start. Ends outside are placed directly
    /// beside it.
    fn quotes_within(&self, first: u32, end: u32) -> Vec<(i32, i32)> {
        let place = |at: u32| if at < first { -1 } else { at.min(end + 1).saturating_sub(first) as i32 };
        let opened = self.quotes.pairs_between(first, end).map(|&(open, close)| (open, close));
        let closed = self.closes.pairs_between(first + 1, end + 1).map(|&(close, open)| (open, close)).filter(|&(open, _)| open < first);
        opened.chain(closed).map(|(open, close)| (place(open), place(close))).collect()
    }
}
