//! Encodes strings of units for transport: numbers in as few bytes as they need, seven bits per byte, the lowest first (LEB128).

use super::SequenceString;

/// Encodes strings of symbols.
pub(super) fn write_strings(strings: &[Vec<u32>]) -> Vec<u8> {
    let mut bytes = Vec::new();
    for string in strings {
        put(&mut bytes, string.len() as u32);
        string.iter().for_each(|&symbol| put(&mut bytes, symbol));
    }
    bytes
}

/// Decodes strings of symbols; `None` for invalid bytes.
pub(super) fn read_strings(mut bytes: &[u8]) -> Option<Vec<Vec<u32>>> {
    let mut strings = Vec::new();
    while !bytes.is_empty() {
        let len = take(&mut bytes)?;
        strings.push((0..len).map(|_| take(&mut bytes)).collect::<Option<_>>()?);
    }
    Some(strings)
}

/// Encodes a string of a sequence, without its document and its position there.
pub(super) fn write_string(string: &SequenceString) -> Vec<u8> {
    let mut bytes = Vec::with_capacity(4 * string.flags.len());
    put(&mut bytes, string.symbols.len() as u32);
    string.symbols.iter().for_each(|&symbol| put(&mut bytes, symbol));
    string.flags.iter().for_each(|&flags| put(&mut bytes, flags.into()));
    for &(open, close) in &string.quotes {
        // The lowest position is one before the string.
        put(&mut bytes, (open + 1) as u32);
        put(&mut bytes, (close + 1) as u32);
    }
    bytes
}

/// Decodes such a string; `None` for invalid bytes.
pub(super) fn read_string(mut bytes: &[u8]) -> Option<SequenceString> {
    let len = take(&mut bytes)?;
    let symbols: Vec<u32> = (0..len).map(|_| take(&mut bytes)).collect::<Option<_>>()?;
    let flags = (0..=len).map(|_| u16::try_from(take(&mut bytes)?).ok()).collect::<Option<_>>()?;
    let mut quotes = Vec::new();
    while !bytes.is_empty() {
        let mut place = || i32::try_from(take(&mut bytes)?).ok().map(|place| place - 1).filter(|&place| place <= len as i32 + 1);
        quotes.push((place()?, place()?));
    }
    // A suffix array does not accept empty strings.
    (!symbols.is_empty()).then_some(SequenceString { document: 0, at: 0, symbols, flags, quotes })
}

fn put(bytes: &mut Vec<u8>, mut number: u32) {
    while number >= 0x80 {
        bytes.push(number as u8 | 0x80);
        number >>= 7;
    }
    bytes.push(number as u8);
}

fn take(bytes: &mut &[u8]) -> Option<u32> {
    let mut number = 0u32;
    for shift in (0..32).step_by(7) {
        let (&byte, rest) = bytes.split_first()?;
        *bytes = rest;
        number |= u32::from(byte & 0x7f).checked_shl(shift)?;
        if byte < 0x80 {
            return Some(number);
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn strings_come_back() {
        let strings = vec![vec![], vec![1, 127, 128], vec![u32::MAX, 0, 1 << 21]];
        assert_eq!(read_strings(&write_strings(&strings)), Some(strings));
        assert_eq!(read_strings(&[]), Some(vec![]));
        let string = SequenceString { document: 0, at: 0, symbols: vec![3, 70_000], flags: vec![1, 0, 0xffff], quotes: vec![(-1, 1), (0, 3)] };
        assert_eq!(read_string(&write_string(&string)), Some(string));
    }

    #[test]
    fn what_is_cut_off_is_refused() {
        let string = SequenceString { document: 0, at: 0, symbols: vec![300, 2], flags: vec![1, 300, 3], quotes: vec![(0, 2)] };
        let bytes = write_string(&string);
        // Without its quotation it is whole.
        let whole = [bytes.len(), bytes.len() - 2];
        assert!((0..=bytes.len()).all(|len| read_string(&bytes[..len]).is_some() == whole.contains(&len)));
        assert_eq!(read_strings(&[2, 1]), None);
        assert_eq!(read_strings(&[0xff; 6]), None);
        assert_eq!(read_string(&write_string(&SequenceString { symbols: vec![], flags: vec![0], quotes: vec![], ..string })), None);
    }
}
