//! Converts the codes of a corpus to symbols, without the units that are too rare.
//!
//! The naive way walks through the corpus once and moves everything to its new place. No document depends on another, so stretches of whole documents
//! are compacted in place, in parallel, and then moved together.

use rayon::prelude::*;

use super::super::alphabet::Symbols;
use super::Sequence;
use super::starts::Starts;

/// The start of a quotation that starts before the first position that remains.
pub(super) const BEFORE: u32 = u32::MAX;

/// The number of positions from which on a stretch is not extended by another document.
const STRETCH: u32 = 1 << 18;

/// Successive documents of a corpus.
struct Stretch<'a> {
    /// The position at which each of them starts, and the end of the last.
    documents: &'a [u32],
    codes: &'a mut [u32],
    flags: &'a mut [u16],
    /// The quotations in them, as positions in the corpus.
    quotes: &'a [(u32, u32)],
}

/// What remains of a stretch. Positions are counted from its start.
struct Kept {
    /// The number of positions.
    len: usize,
    /// The position at which each document starts.
    documents: Vec<u32>,
    starts: Starts,
    /// The start of each quotation, if it is in the stretch, and its end.
    quotes: Vec<(Option<u32>, u32)>,
}

impl Sequence {
    /// Converts codes to symbols; a unit that is too rare becomes a separator, and of adjacent separators the first is kept. Returns the new
    /// positions of quotations.
    pub(super) fn without_rare(&mut self, codes: &mut Vec<u32>, symbols_of: &Symbols, quotes: &[(u32, u32)]) -> Vec<(u32, u32)> {
        let starts = std::mem::take(&mut self.starts);
        let documents = std::mem::take(&mut self.documents);
        let kept: Vec<(u32, Kept)> = stretches(&documents, codes, &mut self.flags, quotes)
            .into_par_iter()
            .with_max_len(1)
            .map(|stretch| (stretch.documents[0], stretch.compact(&starts, symbols_of)))
            .collect();
        let mut moved = Vec::with_capacity(quotes.len());
        let mut len = 0;
        for (first, kept) in kept {
            let (place, shift) = (first as usize..first as usize + kept.len, len as u32);
            codes.copy_within(place.clone(), len);
            self.flags.copy_within(place, len);
            self.documents.extend(kept.documents.iter().map(|at| at + shift));
            self.starts.append(kept.starts);
            // What starts before a stretch starts at the separator that ends the one before it.
            let opened = |open: Option<u32>| open.map_or(shift.checked_sub(1).unwrap_or(BEFORE), |open| open + shift);
            moved.extend(kept.quotes.iter().map(|&(open, close)| (opened(open), close + shift)));
            len += kept.len;
        }
        self.documents.push(len as u32);
        codes.truncate(len);
        self.flags.truncate(len);
        moved
    }
}

/// Divides a corpus into stretches of whole documents.
fn stretches<'a>(mut documents: &'a [u32], mut codes: &'a mut [u32], mut flags: &'a mut [u16], mut quotes: &'a [(u32, u32)]) -> Vec<Stretch<'a>> {
    let mut stretches = Vec::new();
    while let [first, _, ..] = *documents {
        let last = documents[1..].iter().position(|&end| end - first >= STRETCH).map_or(documents.len() - 1, |place| place + 1);
        let end = documents[last];
        let stretch = Stretch {
            documents: &documents[..=last],
            codes: codes.split_off_mut(..(end - first) as usize).unwrap_or_default(),
            flags: flags.split_off_mut(..(end - first) as usize).unwrap_or_default(),
            quotes: quotes.split_off(..quotes.partition_point(|quote| quote.0 < end)).unwrap_or_default(),
        };
        stretches.push(stretch);
        documents = &documents[last..];
    }
    stretches
}

impl Stretch<'_> {
    /// Moves what remains to the start of the stretch.
    fn compact(self, starts: &Starts, symbols_of: &Symbols) -> Kept {
        let Stretch { documents, codes, flags, quotes } = self;
        let from = documents[0];
        let mut kept = Kept { len: 0, documents: Vec::new(), starts: Starts::default(), quotes: Vec::new() };
        let mut documents = documents[..documents.len() - 1].iter().peekable();
        let mut quotes = quotes.iter().peekable();
        // Quotations whose end has not been reached, with the new position of their start.
        let mut open: Vec<(u32, Option<u32>)> = Vec::new();
        let mut first = 0;
        for ((at, start), place) in (from..).zip(starts.iter_from(from as usize)).zip(0..codes.len()) {
            // An empty document starts where the next one does.
            while documents.next_if_eq(&&at).is_some() {
                kept.documents.push(kept.len as u32);
                first = kept.len;
            }
            let symbol = symbols_of.of(codes[place]);
            let stays = symbol != 0 || (kept.len > first && codes[kept.len - 1] != 0);
            if stays {
                codes[kept.len] = symbol;
                flags[kept.len] = flags[place];
                kept.starts.push(start, kept.len == first);
                kept.len += 1;
            }
            // A dropped unit takes the position of the separator before it, so that no phrase starts where its quotation does, and what follows is still seen
            // to lie within one.
            let place = kept.len.checked_sub(1).map(|place| place as u32);
            while let Some((_, end)) = quotes.next_if(|quote| quote.0 == at) {
                open.push((*end, place));
            }
            if !open.is_empty() {
                open.retain(|&(end, from)| {
                    if end == at
                        && let Some(place) = place
                    {
                        kept.quotes.push((from, place));
                    }
                    end != at
                });
            }
        }
        kept.documents.extend(documents.map(|_| kept.len as u32));
        kept
    }
}
