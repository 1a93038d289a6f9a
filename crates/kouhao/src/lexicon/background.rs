//! How often phrases are used in large collections of text, and how their writers set them apart.
//!
//! Most formulations of one speech stand in it once, and nothing in the speech tells them from ordinary terms; that others use them does. A background
//! holds, for each phrase and collection, occurrences, documents, and how many occurrences stand between marks or in quotation marks. Collections are of two
//! roles: those in which formulations live (news, reports), and those for comparison that have terms but few slogans (laws).
//!
//! The phrases are kept sorted as sequences of unit codes. All that start at a place of a text are found by narrowing one range of them, unit by unit; the
//! first two units are looked up in a table. The naive way, a lookup for every stretch of text, takes as long as the longest phrase at every place.

mod alike;

use std::fmt;
use std::io::{Read, Write};
use std::path::Path;
use std::sync::{Arc, LazyLock, OnceLock};

use rustc_hash::FxHashMap;

use self::alike::Edge;
pub(crate) use self::alike::{Alike, UNITS as EDGE};
use crate::digest::sha256;
use crate::hashing::mix;
use crate::text::{Fold, Units, View, WORD, is_han};
use crate::{Error, ErrorKind};

/// An immutable table of how phrases are used elsewhere.
///
/// Cloning is free: clones share the table.
///
/// ```
/// use kouhao::lexicon::Background;
///
/// let background = Background::shipped();
/// let usage = background.get("高质量、发展").unwrap();
/// assert!(usage.per_million("reports").unwrap() > 100.0);
/// assert!(background.get("国内生产总值").unwrap().per_million("laws").unwrap() > 0.0);
/// ```
#[derive(Clone, Default)]
pub struct Background {
    inner: Arc<Inner>,
}

#[derive(Default)]
struct Inner {
    collections: Vec<Collection>,
    /// The codes of all phrases one after the other, phrases sorted.
    codes: Vec<u32>,
    /// Where each phrase starts in `codes`, and the end of the last.
    starts: Vec<u32>,
    /// For each phrase, one for each collection.
    uses: Vec<Use>,
    /// Date of the earliest dated document of the first role that holds the phrase, as bytes of ASCII; zeros if none is known.
    first: Vec<[u8; 10]>,
    /// A bit for each phrase, and one for each two units that phrases start with, at a place that their codes tell; eight times as many as phrases. Most of
    /// what is looked up is not there, and one look at what stays at hand tells so. Searches took 4.6 % of the time of mining the news, and take 0.7 %.
    seen: Vec<u64>,
    /// The phrases that start with two units.
    heads: FxHashMap<(u32, u32), (u32, u32)>,
    /// Codes of the units that are no single ideographs.
    words: FxHashMap<Box<str>, u32>,
    /// Those units, in the order of their codes.
    names: Vec<Box<str>>,
    sha256: OnceLock<String>,
    /// The phrases by their first units, and by their last.
    edges: OnceLock<[Edge; 2]>,
}

/// One of the collections that a background was counted in.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Collection {
    /// Its name, as in the rows.
    pub name: String,
    /// What it is there for.
    pub role: Role,
    /// Its units: characters of Chinese, words of English.
    pub units: u64,
    /// Its documents.
    pub documents: u32,
}

impl Collection {
    pub(crate) fn new(name: String, role: Role, units: u64, documents: u32) -> Self {
        Collection { name, role, units, documents }
    }
}

/// What a collection is there for.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Role {
    /// Formulations live in it.
    Political,
    /// It has terms but few formulations.
    Reference,
}

impl Role {
    /// Returns the name used in files.
    pub fn name(self) -> &'static str {
        match self {
            Role::Political => "political",
            Role::Reference => "reference",
        }
    }
}

/// Occurrences of a phrase in one collection.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Use {
    /// All of them.
    pub count: u32,
    /// Documents that hold it.
    pub documents: u32,
    /// With a mark, or the edge of the text, before; one that only closes what came before does not count.
    pub delimited_before: u32,
    /// With one after; one that only opens what comes after does not count.
    pub delimited_after: u32,
    /// With one on either side.
    pub delimited: u32,
    /// As the whole of a quotation.
    pub quoted: u32,
}

impl Use {
    /// Adds up; a file may hold numbers that only a damaged one has, so what is too large is the largest.
    pub(crate) fn plus(self, other: Use) -> Self {
        Use {
            count: self.count.saturating_add(other.count),
            documents: self.documents.saturating_add(other.documents),
            delimited_before: self.delimited_before.saturating_add(other.delimited_before),
            delimited_after: self.delimited_after.saturating_add(other.delimited_after),
            delimited: self.delimited.saturating_add(other.delimited),
            quoted: self.quoted.saturating_add(other.quoted),
        }
    }
}

/// What a background knows of one phrase.
#[derive(Clone, Copy)]
pub struct Usage<'b> {
    background: &'b Background,
    place: usize,
}

static SHIPPED: LazyLock<Background> = LazyLock::new(|| {
    // A test reads the file, so what is shipped can be read.
    Background::parse("background.tsv.zst", include_bytes!("../../data/background.tsv.zst")).unwrap_or_default()
});

/// Most bytes of text that a file is unpacked to, some hundred times what comes with the library: a small file may unpack to anything.
const MOST: u64 = 1 << 30;

/// What the first line of a file says.
const HEADING: &str = "kouhao background 1";

impl Background {
    /// Creates a background that knows nothing.
    pub fn empty() -> Self {
        Background::default()
    }

    /// Returns the background that comes with the library; data/README.md says what it was counted in.
    ///
    /// # Complexity
    /// Read at the first call of the process, in a tenth of a second; after that the call is free.
    pub fn shipped() -> Self {
        SHIPPED.clone()
    }

    /// Reads a file that [`write`](Self::write) wrote.
    ///
    /// # Errors
    /// [`ErrorKind::Io`] if the file cannot be read, [`ErrorKind::InvalidLexicon`] if it is no background; both name the file.
    pub fn read(path: impl AsRef<Path>) -> Result<Self, Error> {
        let name = path.as_ref().display().to_string();
        let bytes = crate::files::bytes(path.as_ref())?;
        Background::parse(&name, &bytes)
    }

    /// Reads the bytes of such a file.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidLexicon`] if they are no background.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        Background::parse("bytes", bytes)
    }

    fn parse(name: &str, bytes: &[u8]) -> Result<Self, Error> {
        let invalid = |reason: &str| {
            Error::new(ErrorKind::InvalidLexicon, format!("{reason} in a background")).with_remedy("make it again with `kouhao background`").at(name)
        };
        let mut text = String::new();
        let decoder = zstd::Decoder::new(bytes).map_err(|_| invalid("no compressed text"))?;
        decoder.take(MOST + 1).read_to_string(&mut text).map_err(|_| invalid("no compressed text"))?;
        if text.len() as u64 > MOST {
            return Err(invalid("more than 1 GiB of text"));
        }
        let mut lines = text.lines().enumerate();
        if lines.next().is_none_or(|(_, line)| line != HEADING) {
            return Err(invalid("another heading than expected"));
        }
        let mut inner = Inner::default();
        for (at, line) in lines.by_ref().take_while(|(_, line)| !line.is_empty()) {
            inner.collections.push(collection(line).ok_or_else(|| invalid("no collection").on_line(at as u64 + 1))?);
        }
        let mut entries = Vec::new();
        for (at, line) in lines {
            entries.push(inner.entry(line).ok_or_else(|| invalid("no phrase").on_line(at as u64 + 1))?);
        }
        Ok(Background::of(inner, entries))
    }

    /// Collects phrases with their uses, one for each collection, and first dates.
    pub(crate) fn new(collections: Vec<Collection>, entries: Vec<(String, Vec<Use>, Option<String>)>) -> Self {
        let mut inner = Inner { collections, ..Inner::default() };
        let entries = entries.into_iter().map(|(key, uses, first)| (inner.codes_of(&key), uses, first.as_deref().map_or([0; 10], date))).collect();
        Background::of(inner, entries)
    }

    fn of(mut inner: Inner, mut entries: Vec<Coded>) -> Self {
        inner.number_words_by_spelling(&mut entries);
        entries.sort_unstable_by(|a, b| a.0.cmp(&b.0));
        entries.dedup_by(|a, b| a.0 == b.0);
        inner.starts.push(0);
        for (codes, uses, first) in entries {
            inner.codes.extend(codes);
            inner.starts.push(inner.codes.len() as u32);
            inner.uses.extend(uses);
            inner.first.push(first);
        }
        inner.index();
        Background { inner: Arc::new(inner) }
    }

    /// Writes the background: a heading, the collections, and a line for each phrase, compressed with zstd.
    ///
    /// # Errors
    /// [`ErrorKind::Io`] if `out` takes no more.
    pub fn write(&self, out: impl Write) -> Result<(), Error> {
        let mut encoder = zstd::Encoder::new(out, 19).map_err(Error::io)?;
        encoder.write_all(self.lines().as_bytes()).map_err(Error::io)?;
        encoder.finish().map_err(Error::io)?;
        Ok(())
    }

    /// Returns the SHA-256 of what [`write`](Self::write) compresses, as 64 hexadecimal digits: `zstd -dc FILE | sha256sum`.
    ///
    /// # Complexity
    /// Linear in the phrases at the first call, free afterwards.
    pub fn sha256(&self) -> &str {
        self.inner.sha256.get_or_init(|| sha256(self.lines().as_bytes()))
    }

    /// The lines of a file.
    fn lines(&self) -> String {
        let mut text = format!("{HEADING}\n");
        for collection in &self.inner.collections {
            text.push_str(&format!("{}\t{}\t{}\t{}\n", collection.name, collection.role.name(), collection.units, collection.documents));
        }
        text.push('\n');
        for usage in self.iter() {
            text.push_str(&usage.key());
            text.push('\t');
            text.push_str(usage.first().unwrap_or(""));
            for used in usage.uses() {
                text.push('\t');
                let numbers = [used.count, used.documents, used.delimited_before, used.delimited_after, used.delimited, used.quoted];
                // What is nothing need not be written.
                let len = numbers.iter().rposition(|&number| number > 0).map_or(0, |last| last + 1);
                text.push_str(&numbers[..len].iter().map(u32::to_string).collect::<Vec<_>>().join(" "));
            }
            text.push('\n');
        }
        text
    }

    /// Returns the collections that were counted in.
    pub fn collections(&self) -> &[Collection] {
        &self.inner.collections
    }

    /// Returns the number of phrases.
    pub fn len(&self) -> usize {
        self.inner.starts.len().saturating_sub(1)
    }

    /// Tells whether nothing is known.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Looks a phrase up, whatever its punctuation, width, case and script.
    pub fn get(&self, phrase: &str) -> Option<Usage<'_>> {
        self.exactly(self.inner.known_codes(phrase)?)
    }

    /// Goes through all phrases, in a fixed order.
    pub fn iter(&self) -> impl Iterator<Item = Usage<'_>> {
        (0..self.len()).map(|place| Usage { background: self, place })
    }

    /// Returns the code for each of some units, folded here; one that no phrase holds has a code that none has.
    pub(crate) fn codes(&self, units: &[Box<str>]) -> Vec<u32> {
        let code = |unit: &str| match self.inner.known_codes(unit).as_deref() {
            Some(&[code]) => code,
            _ => u32::MAX,
        };
        units.iter().map(|unit| code(unit)).collect()
    }

    /// Looks up the phrase that is all of `codes`.
    pub(crate) fn exactly(&self, codes: impl IntoIterator<Item = u32, IntoIter: Clone>) -> Option<Usage<'_>> {
        let inner = &*self.inner;
        let mut codes = codes.into_iter();
        if !inner.may_have(codes.clone()) {
            return None;
        }
        let &(low, high) = inner.heads.get(&(codes.next()?, codes.next()?))?;
        let (mut low, mut high) = (low as usize, high as usize);
        let mut depth = 2;
        for code in codes {
            // A shorter phrase has nothing here, and stands before those that go on.
            let unit = |place: usize| inner.phrase(place).get(depth).copied().unwrap_or(0);
            (low, high) = same(low, high, code, unit);
            if low == high {
                return None;
            }
            depth += 1;
        }
        (inner.phrase(low).len() == depth).then_some(Usage { background: self, place: low })
    }

    /// Returns the code for each of some codes of which those marked with [`WORD`] are places in a list of words; a word that no phrase holds has a
    /// code that none has.
    pub(crate) fn translated(&self, codes: &[u32], words: &[Box<str>]) -> Vec<u32> {
        let words: Vec<u32> = words.iter().map(|word| self.inner.words.get(word).copied().unwrap_or(u32::MAX)).collect();
        codes.iter().map(|&code| if code & WORD == 0 { code } else { words[(code & !WORD) as usize] }).collect()
    }

    /// Returns how many phrases start with two units or more.
    pub(crate) fn starting(&self, codes: &[u32]) -> usize {
        let inner = &*self.inner;
        let head = if let [first, second, ..] = codes { inner.heads.get(&(*first, *second)) } else { None };
        let (mut low, mut high) = head.map_or((0, 0), |&(low, high)| (low as usize, high as usize));
        for (depth, &code) in codes.iter().enumerate().skip(2) {
            let unit = |place: usize| inner.phrase(place).get(depth).copied().unwrap_or(0);
            (low, high) = same(low, high, code, unit);
        }
        high - low
    }

    /// Returns what the phrases add up to that start with the first unit of `codes`, with its first two, and so on.
    ///
    /// # Complexity
    /// As [`Edge::new`] at the first call, afterwards as [`Edge::alike`].
    pub(crate) fn opening_alike(&self, codes: &[u32]) -> [Alike; EDGE] {
        self.edges()[0].alike(self, codes)
    }

    /// The same of those that end with its last units.
    pub(crate) fn ending_alike(&self, codes: &[u32]) -> [Alike; EDGE] {
        self.edges()[1].alike(self, codes)
    }

    fn edges(&self) -> &[Edge; 2] {
        self.inner.edges.get_or_init(|| [false, true].map(|last| Edge::new(self, last)))
    }

    /// Finds all phrases that `codes` start with, shortest first, with their lengths in units.
    ///
    /// # Complexity
    /// Logarithmic in the phrases for each unit of the longest.
    pub(crate) fn at<'b, 'c>(&'b self, codes: &'c [u32]) -> impl Iterator<Item = (usize, Usage<'b>)> + use<'b, 'c> {
        let inner = &*self.inner;
        let head = match codes {
            [first, second, ..] if inner.may_have([*first, *second]) => inner.heads.get(&(*first, *second)),
            _ => None,
        };
        let (mut low, mut high) = head.map_or((0, 0), |&(low, high)| (low as usize, high as usize));
        let mut depth = 2;
        std::iter::from_fn(move || {
            while low < high {
                if inner.phrase(low).len() == depth {
                    let found = (depth, Usage { background: self, place: low });
                    low += 1;
                    return Some(found);
                }
                let next = *codes.get(depth)?;
                let unit = |place: usize| inner.phrase(place)[depth];
                (low, high) = same(low, high, next, unit);
                depth += 1;
            }
            None
        })
    }
}

/// A phrase in codes, with its uses and the date of its first.
type Coded = (Vec<u32>, Vec<Use>, [u8; 10]);

fn date(text: &str) -> [u8; 10] {
    let mut date = [0; 10];
    let len = text.len().min(10);
    date[..len].copy_from_slice(&text.as_bytes()[..len]);
    date
}

/// First of `low..high` for which `before` does not hold; it holds up to there and nowhere behind.
fn partition(mut low: usize, mut high: usize, before: impl Fn(usize) -> bool) -> usize {
    while low < high {
        let middle = low + (high - low) / 2;
        if before(middle) {
            low = middle + 1;
        } else {
            high = middle;
        }
    }
    low
}

/// The part of `low..high` that has `code`, if what `unit` says never falls from one place to the next.
fn same(low: usize, high: usize, code: u32, unit: impl Fn(usize) -> u32) -> (usize, usize) {
    let low = partition(low, high, |place| unit(place) < code);
    // Most of what is looked for is not there, and one more look tells so.
    if low == high || unit(low) != code { (low, low) } else { (low, partition(low + 1, high, |place| unit(place) == code)) }
}

fn collection(line: &str) -> Option<Collection> {
    let mut fields = line.split('\t');
    let name = fields.next()?.to_string();
    let role = match fields.next()? {
        "political" => Role::Political,
        "reference" => Role::Reference,
        _ => return None,
    };
    Some(Collection { name, role, units: fields.next()?.parse().ok()?, documents: fields.next()?.parse().ok()? })
}

impl Inner {
    fn phrase(&self, place: usize) -> &[u32] {
        &self.codes[self.starts[place] as usize..self.starts[place + 1] as usize]
    }

    /// Reads the line of one phrase.
    fn entry(&mut self, line: &str) -> Option<Coded> {
        let mut fields = line.split('\t');
        let codes = self.codes_of(fields.next()?);
        let first = fields.next().filter(|first| first.len() <= 10 && first.is_ascii())?;
        let uses: Option<Vec<Use>> = fields
            .map(|field| {
                let mut numbers = field.split(' ').filter(|number| !number.is_empty()).map(str::parse::<u32>);
                let mut next = || numbers.next().unwrap_or(Ok(0)).ok();
                let (count, documents, delimited_before, delimited_after) = (next()?, next()?, next()?, next()?);
                Some(Use { count, documents, delimited_before, delimited_after, delimited: next()?, quoted: next()? })
            })
            .collect();
        let uses = uses.filter(|uses| uses.len() == self.collections.len() && codes.len() > 1)?;
        Some((codes, uses, date(first)))
    }

    /// Where the bit of a phrase stands in `seen`.
    fn place_of(&self, codes: impl Iterator<Item = u32>) -> (usize, u64) {
        let hash = codes.fold(0, |hash, code| mix(hash, code.into()));
        let place = (hash >> 32) as usize & (64 * self.seen.len()).wrapping_sub(1);
        (place / 64, 1 << (place % 64))
    }

    /// Tells whether there can be such a phrase, or, of two units, one that starts with them.
    fn may_have(&self, codes: impl IntoIterator<Item = u32>) -> bool {
        let (word, bit) = self.place_of(codes.into_iter());
        self.seen.get(word).is_some_and(|seen| seen & bit != 0)
    }

    /// Numbers the words anew, so that the order of the phrases does not hang on the order in which they came.
    fn number_words_by_spelling(&mut self, entries: &mut [Coded]) {
        let mut order: Vec<u32> = (0..self.names.len() as u32).collect();
        order.sort_unstable_by(|&a, &b| self.names[a as usize].cmp(&self.names[b as usize]));
        let mut anew = vec![0; order.len()];
        for (place, &old) in order.iter().enumerate() {
            anew[old as usize] = WORD | place as u32;
        }
        for code in entries.iter_mut().flat_map(|(codes, ..)| codes).filter(|code| **code & WORD != 0) {
            *code = anew[(*code & !WORD) as usize];
        }
        self.names = order.iter().map(|&old| self.names[old as usize].clone()).collect();
        self.words = self.names.iter().cloned().zip((0..).map(|place| WORD | place)).collect();
    }

    fn index(&mut self) {
        self.seen = vec![0; (self.starts.len() / 8).next_power_of_two()];
        for phrase in 0..self.starts.len() - 1 {
            let codes = self.phrase(phrase);
            for (word, bit) in [codes, &codes[..2.min(codes.len())]].map(|codes| self.place_of(codes.iter().copied())) {
                self.seen[word] |= bit;
            }
        }
        for place in 0..self.starts.len() - 1 {
            if let [first, second, ..] = *self.phrase(place) {
                self.heads.entry((first, second)).or_insert((place as u32, 0)).1 = place as u32 + 1;
            }
        }
    }

    /// The codes of a phrase, its words numbered if they are new.
    fn codes_of(&mut self, key: &str) -> Vec<u32> {
        if key.chars().all(is_han) {
            return key.chars().map(u32::from).collect();
        }
        let (words, names) = (&mut self.words, &mut self.names);
        let mut word = |unit: &str| {
            *words.entry(unit.into()).or_insert_with(|| {
                names.push(unit.into());
                WORD | (names.len() as u32 - 1)
            })
        };
        folded(key, |unit, single| single.unwrap_or_else(|| word(unit)))
    }

    /// The codes of a phrase, if all its words have one.
    fn known_codes(&self, phrase: &str) -> Option<Vec<u32>> {
        let codes = folded(phrase, |unit, single| single.or_else(|| self.words.get(unit).copied()));
        codes.into_iter().collect()
    }
}

/// Goes through the folded units of a phrase: each as text and, if it is one ideograph, as a code.
fn folded<T>(phrase: &str, mut code: impl FnMut(&str, Option<u32>) -> T) -> Vec<T> {
    let units = Units::new(phrase);
    let view = View::new(phrase, Fold::new().simplified(true));
    let single = |unit: &str| {
        let mut chars = unit.chars();
        chars.next().filter(|&c| chars.as_str().is_empty() && is_han(c)).map(u32::from)
    };
    view.spellings(units.spans()).map(|unit| code(unit, single(unit))).collect()
}

impl<'b> Usage<'b> {
    /// Returns the phrase, without punctuation.
    pub fn key(&self) -> String {
        let inner = &*self.background.inner;
        let mut key = String::new();
        for &code in inner.phrase(self.place) {
            match char::from_u32(code) {
                Some(c) => crate::text::push_key(&mut key, c.encode_utf8(&mut [0; 4]), Fold::new()),
                None => crate::text::push_key(&mut key, &inner.names[(code & !WORD) as usize], Fold::new()),
            }
        }
        key
    }

    /// Returns its units.
    pub fn units(&self) -> usize {
        self.background.inner.phrase(self.place).len()
    }

    /// Returns its uses, one for each of the [collections](Background::collections).
    pub fn uses(&self) -> &'b [Use] {
        let len = self.background.inner.collections.len();
        &self.background.inner.uses[self.place * len..][..len]
    }

    /// Returns its uses in all political collections together.
    pub(crate) fn total(&self) -> Use {
        let political = self.uses().iter().zip(self.collections()).filter(|(_, known)| known.role == Role::Political);
        political.fold(Use::default(), |total, (used, _)| total.plus(*used))
    }

    /// Returns the date of the earliest dated document of a political collection that holds it: an ISO prefix. What came before the collections begin is
    /// not known.
    pub fn first(&self) -> Option<&'b str> {
        let date = &self.background.inner.first[self.place];
        let len = date.iter().position(|&byte| byte == 0).unwrap_or(date.len());
        std::str::from_utf8(&date[..len]).ok().filter(|date| !date.is_empty())
    }

    /// Returns its occurrences per million units of a collection, or `None` if there is no such collection.
    pub fn per_million(&self, collection: &str) -> Option<f64> {
        let place = self.background.inner.collections.iter().position(|known| known.name == collection)?;
        Some(rate(self.uses()[place].count, self.background.inner.collections[place].units))
    }

    /// Returns its occurrences per million units of all collections of a role together.
    pub fn per_million_of(&self, role: Role) -> f64 {
        let mut total = (0u32, 0u64);
        for (used, collection) in self.uses().iter().zip(&self.background.inner.collections) {
            if collection.role == role {
                total = (total.0.saturating_add(used.count), total.1.saturating_add(collection.units));
            }
        }
        rate(total.0, total.1)
    }

    pub(crate) fn collections(&self) -> &'b [Collection] {
        &self.background.inner.collections
    }

    /// A number that is its own in this background.
    pub(crate) fn place(&self) -> usize {
        self.place
    }
}

fn rate(count: u32, units: u64) -> f64 {
    if units == 0 { 0.0 } else { f64::from(count) * 1e6 / units as f64 }
}

impl fmt::Debug for Background {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "Background({})", self.len())
    }
}

impl fmt::Debug for Usage<'_> {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Usage").field("key", &self.key()).field("uses", &self.uses()).finish()
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_digest_is_that_of_the_unpacked_file() {
        let mut text = Vec::new();
        zstd::Decoder::new(&include_bytes!("../../data/background.tsv.zst")[..]).unwrap().read_to_end(&mut text).unwrap();
        assert_eq!(Background::shipped().sha256(), sha256(&text));
        assert_ne!(Background::empty().sha256(), Background::shipped().sha256());
    }

    fn sample() -> Background {
        let collections = vec![
            Collection::new("news".to_string(), Role::Political, 2_000_000, 10),
            Collection::new("laws".to_string(), Role::Reference, 1_000_000, 5),
        ];
        let used = |count: u32| Use { count, documents: count.min(3), delimited_before: count / 2, delimited_after: 1, delimited: 0, quoted: 0 };
        let entry = |key: &str, news: u32, laws: u32, first: Option<&str>| (key.to_string(), vec![used(news), used(laws)], first.map(str::to_string));
        let entries = vec![
            entry("护好湖湾", 8, 0, Some("2013-02-01")),
            entry("护好湖湾管好渔船", 4, 1, None),
            entry("互联网加", 2, 2, Some("2015")),
            entry("build back better", 3, 0, None),
            entry("护好", 20, 7, None),
        ];
        Background::new(collections, entries)
    }

    fn shown(background: &Background) -> Vec<String> {
        background.iter().map(|usage| format!("{usage:?} {:?}", usage.first())).collect()
    }

    #[test]
    fn what_is_written_is_read_again() {
        let background = sample();
        let mut bytes = Vec::new();
        background.write(&mut bytes).unwrap();
        let again = Background::parse("sample", &bytes).unwrap();
        assert_eq!((shown(&again), again.collections()), (shown(&background), background.collections()));
    }

    #[test]
    fn the_order_in_which_phrases_come_does_not_matter() {
        let entries = |keys: &[&str]| keys.iter().map(|key| (key.to_string(), Vec::new(), None)).collect();
        let (one, other) = (["湖湾b", "a湖湾", "湖湾a渔船", "b a"], ["b a", "湖湾a渔船", "a湖湾", "湖湾b"]);
        let [one, other] = [one, other].map(|keys| Background::new(Vec::new(), entries(&keys)));
        assert_eq!(one.sha256(), other.sha256());
        assert!(one.get("湖湾b").is_some() && one.get("A湖湾").is_some() && one.get("b a").is_some());
    }

    #[test]
    fn phrases_are_found_whatever_their_spelling() {
        let background = sample();
        let usage = background.get("護好湖灣、管好渔船").unwrap();
        assert_eq!((usage.key().as_str(), usage.units(), usage.uses()[1].count), ("护好湖湾管好渔船", 8, 1));
        assert_eq!(background.get("Build Back  Better").and_then(|usage| usage.per_million("news")), Some(1.5));
        assert_eq!(background.get("护好湖湾").map(|usage| (usage.per_million_of(Role::Political), usage.first())), Some((4.0, Some("2013-02-01"))));
        assert!(background.get("护好湖").is_none() && background.get("").is_none() && background.get("build").is_none());
    }

    #[test]
    fn all_phrases_at_a_place_are_those_that_a_lookup_of_each_length_finds() {
        let background = sample();
        for text in ["我们护好湖湾管好渔船", "护好湖湾和护好", "互联网加", "we build back better", "护", ""] {
            let units: Vec<Box<str>> = Units::new(text).spans().iter().map(|&span| text[span].into()).collect();
            let codes = background.codes(&units);
            for start in 0..codes.len() {
                let found: Vec<usize> = background.at(&codes[start..]).map(|(len, _)| len).collect();
                let join = |end: usize| units[start..end].join(if text.is_ascii() { " " } else { "" });
                let naive: Vec<usize> =
                    (start + 1..=codes.len()).filter(|&end| background.get(&join(end)).is_some()).map(|end| end - start).collect();
                assert_eq!(found, naive, "{text} at {start}");
            }
        }
    }

    #[test]
    fn openings_are_counted() {
        let background = sample();
        let count = |text: &str| background.starting(&background.inner.known_codes(text).unwrap());
        assert_eq!((count("护好"), count("护好湖湾"), count("护好湖湾管好渔船"), count("湖湾")), (3, 2, 1, 0));
    }

    #[test]
    fn what_is_shipped_can_be_read() {
        let background = Background::shipped();
        assert!(background.len() > 150_000);
        assert_eq!(background.collections().iter().filter(|collection| collection.role == Role::Reference).count(), 1);
        let names: Vec<&str> = background.collections().iter().map(|collection| collection.name.as_str()).collect();
        assert_eq!(names, ["news", "party", "reports", "laws"]);
    }

    #[test]
    fn numbers_of_a_damaged_file_do_not_overflow() {
        let (most, more) = (u32::MAX, u64::MAX);
        let text = format!("{HEADING}\nnews\tpolitical\t{more}\t{most}\nparty\tpolitical\t{more}\t9\n\n护好湖湾\t2013\t{most} {most}\t{most}\n");
        let background = Background::parse("own.zst", &zstd::encode_all(text.as_bytes(), 1).unwrap()).unwrap();
        let usage = background.get("护好湖湾").unwrap();
        assert_eq!((usage.total().count, usage.total().documents), (most, most));
        assert!((0.0..1e6).contains(&usage.per_million_of(Role::Political)));
    }

    #[test]
    fn what_is_no_background_is_refused_with_its_line() {
        let packed = |text: &str| zstd::encode_all(text.as_bytes(), 1).unwrap();
        for (bytes, message) in [
            (b"text".to_vec(), "no compressed text"),
            (packed("kouhao background 9\n"), "another heading"),
            (packed("kouhao background 1\nnews\tpolitical\tmany\t3\n"), "own.zst:2"),
            (packed("kouhao background 1\nnews\tpolitical\t9\t3\n\n湖湾\t\t1 x\n"), "own.zst:4"),
            (packed("kouhao background 1\nnews\tpolitical\t9\t3\n\n湖湾\t\n"), "own.zst:4"),
        ] {
            let error = Background::parse("own.zst", &bytes).unwrap_err();
            let told = format!("{error}");
            assert!(error.kind() == ErrorKind::InvalidLexicon && told.contains("own.zst") && told.contains(message), "{told}");
        }
    }
}
