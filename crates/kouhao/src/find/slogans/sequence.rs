//! A corpus laid out as one text of symbols, with what the punctuation and the tokenizer say of every place in it.
//!
//! Units are the symbols; strings end where sentences end. A unit that occurs less often than is asked of a phrase can be part of none, so it
//! ends a string too: the alphabet stays small, and no closed repeat is lost, since a symbol as rare as that can stand on the same side of all
//! occurrences of none of them.

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::find::layout::{Layout, flag, mark_tokens, without_tokens};
use crate::text::{Corpus, Document, Fold, PartSet, WORD, ideograph};
use crate::tokens::Tokenizer;
use crate::{Error, ErrorKind};

/// The layout of a corpus, apart from the symbols themselves.
#[derive(Default)]
pub(crate) struct Sequence {
    /// What stands before each position.
    pub flags: Vec<u16>,
    /// Where the unit at each position starts in its document, in bytes.
    starts: Starts,
    /// Where exact quotations start and end, as positions.
    quotes: Pairs,
    /// The same the other way round: where they end and start.
    closes: Pairs,
    /// The folded unit behind each symbol; symbol 0 is the separator.
    pub alphabet: Vec<Box<str>>,
    /// Position at which each document starts, and the end of the last.
    documents: Vec<u32>,
    /// Document of every `BLOCK`th position, and where the next one starts: most lookups need to read nothing else.
    blocks: Vec<(u32, u32)>,
}

const BLOCK: usize = 128;

impl Sequence {
    /// Lays out the parts of a corpus; returns the symbols apart, for the suffix array. Where tokens start is [marked](Self::mark_tokens) later.
    ///
    /// # Errors
    /// [`ErrorKind::TooLarge`] for a document of 4 GiB or more, or 2³² units in all.
    pub(crate) fn new(corpus: &Corpus, parts: PartSet, fold: Fold, min_count: u32) -> Result<(Self, Vec<u32>), Error> {
        Sequence::spelt(corpus, parts, fold, |counted| {
            let symbols_of = counted.assign(min_count);
            let names = counted.names(&symbols_of);
            (symbols_of, names)
        })
    }

    /// Lays out a piece of a corpus as [`new`](Self::new) does the whole, in the symbols that the whole has.
    ///
    /// # Errors
    /// As [`new`](Self::new).
    pub(crate) fn piece(corpus: &Corpus, parts: PartSet, fold: Fold, shared: &SharedAlphabet) -> Result<(Self, Vec<u32>), Error> {
        Sequence::spelt(corpus, parts, fold, |counted| (shared.symbols_of(&counted), shared.names.clone()))
    }

    /// Lays out the parts of a corpus in the symbols that units are given when all have been counted.
    fn spelt(
        corpus: &Corpus,
        parts: PartSet,
        fold: Fold,
        assign: impl FnOnce(Alphabet) -> (Symbols, Vec<Box<str>>),
    ) -> Result<(Self, Vec<u32>), Error> {
        check_sizes(corpus)?;
        let mut sequence = Sequence { alphabet: Vec::new(), ..Sequence::default() };
        let mut symbols = Vec::new();
        let mut alphabet = Alphabet::default();
        // A few documents at a time, so that little stands twice.
        let laid_out = |batch: &[Document]| -> Vec<Layout> { batch.par_iter().map(|document| without_tokens(document, parts, fold)).collect() };
        let mut pieces = Vec::new();
        let mut quotes = Vec::new();
        for batch in batches(corpus).chain([&[][..]]) {
            // While one batch is laid out, the one before is joined on.
            let join = || pieces.into_iter().for_each(|piece| sequence.append(piece, &mut alphabet, &mut symbols, &mut quotes));
            (pieces, ()) = rayon::join(|| laid_out(batch), join);
        }
        let end = u32::try_from(symbols.len()).map_err(|_| Error::new(ErrorKind::TooLarge, "the corpus has 2³² characters or more"))?;
        sequence.documents.push(end);
        let symbols_of;
        (symbols_of, sequence.alphabet) = assign(alphabet);
        let quotes = sequence.without_rare(&mut symbols, &symbols_of, quotes);
        sequence.index(quotes);
        Ok((sequence, symbols))
    }

    /// Puts strings of a corpus, in its order and in the symbols that the whole has, in one sequence. It has no spellings.
    ///
    /// Before them stands a unit that is none of the alphabet, so that something stands before each: a quotation that a string closes and does not
    /// open is opened there.
    ///
    /// # Errors
    /// [`ErrorKind::TooLarge`] for 2³² units.
    pub(crate) fn of_strings(strings: &[SequenceString], alphabet: &SharedAlphabet) -> Result<(Self, Vec<u32>), Error> {
        let mut sequence = Sequence { alphabet: alphabet.names.clone(), ..Sequence::default() };
        let mut symbols = vec![alphabet.names.len() as u32, 0];
        sequence.flags = vec![0; symbols.len()];
        sequence.documents.push(0);
        let mut quotes = Vec::new();
        for (place, string) in strings.iter().enumerate() {
            let first = u32::try_from(symbols.len()).map_err(|_| Error::new(ErrorKind::TooLarge, "the strings have 2³² characters or more"))?;
            if place > 0 && strings[place - 1].document != string.document {
                sequence.documents.push(first);
            }
            symbols.extend_from_slice(&string.symbols);
            symbols.push(0);
            sequence.flags.extend_from_slice(&string.flags);
            quotes.extend(string.quotes.iter().map(|&(open, close)| (first.saturating_add_signed(open), first.saturating_add_signed(close))));
        }
        let end = u32::try_from(symbols.len()).map_err(|_| Error::new(ErrorKind::TooLarge, "the strings have 2³² characters or more"))?;
        sequence.documents.push(end);
        sequence.index(quotes);
        Ok((sequence, symbols))
    }

    /// Cuts the sequence into its strings, each with all that is known of its places.
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

    /// The quotations that open or close in the string from `first` up to `end`, seen from its start. What stands outside stands right beside it.
    fn quotes_within(&self, first: u32, end: u32) -> Vec<(i32, i32)> {
        let place = |at: u32| if at < first { -1 } else { at.min(end + 1).saturating_sub(first) as i32 };
        let opened = self.quotes.pairs_between(first, end).map(|&(open, close)| (open, close));
        let closed = self.closes.pairs_between(first + 1, end + 1).map(|&(close, open)| (open, close)).filter(|&(open, _)| open < first);
        opened.chain(closed).map(|(open, close)| (place(open), place(close))).collect()
    }

    /// Makes what quotations and documents are looked up by.
    fn index(&mut self, quotes: Vec<(u32, u32)>) {
        let len = self.flags.len();
        self.closes = Pairs::new(quotes.iter().map(|&(open, close)| (close, open)).collect(), len);
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

    /// Marks where tokens start, which takes as long as sorting the suffixes and need not wait for it.
    pub(crate) fn mark_tokens(&mut self, corpus: &Corpus, parts: PartSet, tokenizer: &Tokenizer) {
        let (starts, mut rest) = (&self.starts, &mut self.flags[..]);
        let mut documents = Vec::with_capacity(corpus.len());
        for (document, place) in corpus.iter().zip(self.documents.windows(2)) {
            let flags;
            (flags, rest) = rest.split_at_mut((place[1] - place[0]) as usize);
            documents.push((document, flags, place[0] as usize));
        }
        documents.into_par_iter().for_each(|(document, flags, first)| mark_tokens(flags, starts.iter_from(first), document, parts, tokenizer));
    }

    /// Appends a document, in codes that its words share with those of the documents before.
    fn append(&mut self, mut piece: Layout, alphabet: &mut Alphabet, codes: &mut Vec<u32>, quotes: &mut Vec<(u32, u32)>) {
        alphabet.count(&mut piece);
        let first = codes.len() as u32;
        self.documents.push(first);
        codes.extend_from_slice(&piece.codes);
        self.flags.extend_from_slice(&piece.flags);
        for (at, &start) in piece.starts.iter().enumerate() {
            self.starts.push(start, at == 0);
        }
        quotes.extend(piece.quotes.iter().map(|&(open, close)| (first + open, first + close)));
    }

    /// Makes symbols of codes; a unit that is too rare becomes a separator, and of separators beside one another the first stays. Returns where
    /// quotations went.
    fn without_rare(&mut self, codes: &mut Vec<u32>, symbols_of: &Symbols, quotes: Vec<(u32, u32)>) -> Vec<(u32, u32)> {
        let starts = std::mem::take(&mut self.starts);
        let mut documents = std::mem::take(&mut self.documents).into_iter().peekable();
        let mut moved = Vec::with_capacity(quotes.len());
        let mut quotes = quotes.into_iter().peekable();
        // Quotations of which the end has not been reached: the new place of the start.
        let mut open: Vec<(u32, Option<u32>)> = Vec::new();
        let mut kept = 0;
        let mut first = 0;
        for (at, start) in starts.iter().enumerate() {
            // An empty document starts where the next one does.
            while documents.next_if_eq(&(at as u32)).is_some() {
                self.documents.push(kept as u32);
                first = kept;
            }
            let symbol = symbols_of.of(codes[at]);
            let stays = symbol != 0 || (kept > first && codes[kept - 1] != 0);
            if stays {
                codes[kept] = symbol;
                self.flags[kept] = self.flags[at];
                self.starts.push(start, kept == first);
                kept += 1;
            }
            // What was dropped went where the separator before it stands.
            let place = kept.saturating_sub(1) as u32;
            while let Some((_, end)) = quotes.next_if(|quote| quote.0 == at as u32) {
                open.push((end, (symbol != 0).then_some(place)));
            }
            if !open.is_empty() {
                open.retain(|&(end, from)| {
                    if end == at as u32
                        && let Some(from) = from
                    {
                        moved.push((from, place));
                    }
                    end != at as u32
                });
            }
        }
        self.documents.extend(documents.map(|_| kept as u32));
        codes.truncate(kept);
        self.flags.truncate(kept);
        moved
    }

    /// Returns the document in which position `at` stands.
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

    /// Returns where the unit at position `at` starts in its document, in bytes.
    pub(crate) fn start(&self, at: usize) -> usize {
        self.starts.get(at) as usize
    }

    /// Tells whether the units from `start` up to `end` hold the opening or the closing mark of a quotation without the other.
    pub(crate) fn parts_quotation(&self, start: usize, end: usize) -> bool {
        let inner = self.flags[start + 1..end].iter().fold(0, |all, flags| all | flags);
        let (start, end) = (start as u32, end as u32);
        let opened = || self.quotes.between(start + 1, end).any(|close| close > end);
        let closed = || self.closes.between(start + 1, end).any(|open| open < start);
        (inner & flag::OPEN != 0 && opened()) || (inner & flag::CLOSE != 0 && closed())
    }

    /// Tells whether the units from `start` up to `end` are the whole of a quotation.
    pub(crate) fn quoted(&self, start: usize, end: usize) -> bool {
        self.flags[start] & flag::OPEN != 0 && self.flags[end] & flag::CLOSE != 0 && self.quotes.contains((start as u32, end as u32))
    }
}

/// Pairs of positions, sorted, to be looked up by the first.
#[derive(Default)]
struct Pairs {
    pairs: Vec<(u32, u32)>,
    /// How many stand before each [`BLOCK`] of positions.
    blocks: Vec<u32>,
}

impl Pairs {
    /// Sorts pairs of positions in a text of `len` symbols.
    fn new(mut pairs: Vec<(u32, u32)>, len: usize) -> Self {
        pairs.sort_unstable();
        let mut before = 0;
        let blocks = (0..=len).step_by(BLOCK).map(|at| {
            before += pairs[before..].iter().take_while(|&&(first, _)| (first as usize) < at).count();
            before as u32
        });
        let blocks = blocks.collect();
        Pairs { pairs, blocks }
    }

    /// Returns the partners of the positions from `from` up to `to`.
    fn between(&self, from: u32, to: u32) -> impl Iterator<Item = u32> {
        self.pairs_between(from, to).map(|&(_, second)| second)
    }

    /// Returns the pairs of these positions.
    fn pairs_between(&self, from: u32, to: u32) -> impl Iterator<Item = &(u32, u32)> {
        let first = self.find((from, 0));
        self.pairs[first..].iter().take_while(move |&&(first, _)| first < to)
    }

    fn contains(&self, pair: (u32, u32)) -> bool {
        self.pairs.get(self.find(pair)) == Some(&pair)
    }

    /// Returns how many pairs stand before a pair.
    fn find(&self, pair: (u32, u32)) -> usize {
        let block = pair.0 as usize / BLOCK;
        let before = |block: usize| self.blocks.get(block).map_or(self.pairs.len(), |&before| before as usize);
        let from = before(block);
        from + self.pairs[from..before(block + 1)].partition_point(|known| *known < pair)
    }
}

/// Cuts a corpus into runs of documents of some megabytes.
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

/// Where units start in their documents, at about a byte for each.
///
/// Written down are the distances from the units before; every [`BLOCK`]th start, the first of each document, and one behind a long stretch of marks or
/// blanks stand as they are.
#[derive(Default)]
struct Starts {
    /// [`WHOLE`] where the start stands as it is.
    distances: Vec<u8>,
    /// Those that do, by position.
    whole: FxHashMap<u32, u32>,
    last: u32,
}

const WHOLE: u8 = u8::MAX;

impl Starts {
    /// Appends a start; `anew` for the first of a document.
    fn push(&mut self, start: u32, anew: bool) {
        let at = self.distances.len();
        let distance = start.checked_sub(self.last).and_then(|distance| u8::try_from(distance).ok());
        match distance.filter(|&distance| distance != WHOLE && !anew && !at.is_multiple_of(BLOCK)) {
            Some(distance) => self.distances.push(distance),
            None => {
                self.distances.push(WHOLE);
                self.whole.insert(at as u32, start);
            }
        }
        self.last = start;
    }

    fn get(&self, at: usize) -> u32 {
        let behind = self.distances[..=at].iter().rev().take_while(|&&distance| distance != WHOLE);
        let (steps, sum) = behind.fold((0, 0), |(steps, sum), &distance| (steps + 1, sum + u32::from(distance)));
        sum + self.whole.get(&((at - steps) as u32)).copied().unwrap_or_default()
    }

    fn iter(&self) -> impl Iterator<Item = u32> {
        self.iter_from(0)
    }

    /// Returns the starts from the first of a document on.
    fn iter_from(&self, first: usize) -> impl Iterator<Item = u32> {
        let mut last = 0;
        (first..).zip(&self.distances[first..]).map(move |(at, &distance)| {
            last = if distance == WHOLE { self.whole.get(&(at as u32)).copied().unwrap_or_default() } else { last + u32::from(distance) };
            last
        })
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

    /// Numbers the units that occur often enough: ideographs by code point, then words in the order of their spellings, so that the numbers, and with
    /// them the order of suffixes, do not hang on which document comes first.
    fn assign(&self, min_count: u32) -> Symbols {
        let mut next = 0;
        let mut number = |count: u32| {
            if count < min_count.max(1) {
                return 0;
            }
            next += 1;
            next
        };
        let ideographs = self.ideographs.iter().map(|&count| number(count)).collect();
        let mut words = vec![0; self.words.len()];
        let mut sorted: Vec<(&str, u32)> = self.ids.iter().map(|(word, &id)| (&**word, id)).collect();
        sorted.sort_unstable();
        sorted.into_iter().for_each(|(_, id)| words[id as usize] = number(self.words[id as usize]));
        Symbols { ideographs, words }
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

/// Refuses documents that are too large to be laid out.
fn check_sizes(corpus: &Corpus) -> Result<(), Error> {
    match corpus.iter().find(|document| u32::try_from(document.text().len()).is_err()) {
        Some(large) => Err(Error::new(ErrorKind::TooLarge, "the document has 4 GiB or more").at(large.name()).with_remedy("split it")),
        None => Ok(()),
    }
}

/// Counts the units of a corpus, in no order.
///
/// # Errors
/// [`ErrorKind::TooLarge`] for a document of 4 GiB or more.
pub(crate) fn unit_counts(corpus: &Corpus, parts: PartSet, fold: Fold) -> Result<Vec<(Box<str>, u32)>, Error> {
    check_sizes(corpus)?;
    let mut alphabet = Alphabet::default();
    corpus.iter().for_each(|document| alphabet.count(&mut without_tokens(document, parts, fold)));
    let ideographs = alphabet.ideographs.iter().enumerate().filter(|&(_, &count)| count > 0);
    let ideographs = ideographs.filter_map(|(c, &count)| Some((char::from_u32(c as u32)?.to_string().into(), count)));
    let words = alphabet.ids.into_iter().map(|(word, id)| (word, alphabet.words[id as usize]));
    Ok(ideographs.chain(words).collect())
}

/// The symbols of a corpus that lies in pieces: the number of every unit that the whole has often enough.
#[derive(Clone, Debug)]
pub(crate) struct SharedAlphabet {
    /// By symbol; 0 is the separator.
    names: Vec<Box<str>>,
    words: FxHashMap<Box<str>, u32>,
}

impl SharedAlphabet {
    /// Numbers units as a corpus that has them all would.
    pub(crate) fn new(units: impl IntoIterator<Item = Box<str>>) -> Self {
        let is_ideograph = |name: &str| ideograph(name).is_some();
        let mut names: Vec<Box<str>> = units.into_iter().chain(["".into()]).collect();
        names.sort_unstable_by(|a, b| (!a.is_empty(), !is_ideograph(a), a).cmp(&(!b.is_empty(), !is_ideograph(b), b)));
        let words = names.iter().zip(0..).filter(|(name, _)| !is_ideograph(name)).map(|(name, symbol)| (name.clone(), symbol)).collect();
        SharedAlphabet { names, words }
    }

    /// Returns the unit behind each symbol.
    pub(crate) fn names(&self) -> &[Box<str>] {
        &self.names
    }

    /// Finds the symbols of the codes of a piece.
    fn symbols_of(&self, counted: &Alphabet) -> Symbols {
        let mut words = vec![0; counted.words.len()];
        counted.ids.iter().for_each(|(word, &id)| words[id as usize] = self.words.get(word).copied().unwrap_or(0));
        let mut ideographs = vec![0; counted.ideographs.len()];
        for (name, symbol) in self.names.iter().zip(0..) {
            if let Some(code) = ideograph(name)
                && let Some(place) = ideographs.get_mut(code as usize)
            {
                *place = symbol;
            }
        }
        Symbols { ideographs, words }
    }
}

/// A string of a [`Sequence`]: what stands between two separators.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(crate) struct SequenceString {
    /// Place of its document.
    pub document: usize,
    /// Where it starts in the document, in units.
    pub at: usize,
    pub symbols: Vec<u32>,
    /// What stands before each unit, and before what follows the last.
    pub flags: Vec<u16>,
    /// Where quotations that touch it open and close, in units from its start; -1 before it, one more than its units behind it.
    pub quotes: Vec<(i32, i32)>,
}

impl SequenceString {
    /// Returns what is left of it from a unit on.
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
        let (sequence, symbols) = Sequence::new(&corpus, PartSet::default(), Fold::new(), 1).unwrap();
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
    fn starts_are_kept_in_a_byte() {
        let mut chance = 7u32;
        let mut starts = Starts::default();
        let mut expected = Vec::new();
        let mut at = 0;
        for i in 0..5000 {
            chance = chance.wrapping_mul(1_664_525).wrapping_add(1_013_904_223);
            let anew = i % 977 == 0;
            at = if anew { 0 } else { at + if chance >> 28 == 0 { chance >> 20 } else { chance >> 30 } };
            starts.push(at, anew);
            expected.push(at);
        }
        assert!(starts.iter().eq(expected.iter().copied()));
        assert!((0..expected.len()).all(|i| starts.get(i) == expected[i]));
        assert!(starts.whole.len() < expected.len() / 4);
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
