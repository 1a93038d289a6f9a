//! Background frequencies: how often phrases occur in large collections of text, and how often they are set off by marks.
//!
//! Most formulations of one speech occur in it only once, and nothing in the speech distinguishes them from ordinary terms; their use by others does.
//! For each phrase and collection, a background holds occurrences, documents, and how many occurrences lie between marks or in quotation marks.
//! Collections have one of two roles: those in which formulations are used (news, reports), and reference collections, which have terms but few
//! slogans (laws).
//!
//! `PhraseIndex` looks the phrases up at every position of a text.

mod alike;

use std::fmt;
use std::io::{Read, Write};
use std::path::Path;
use std::sync::{Arc, LazyLock, OnceLock};

use self::alike::Edge;
pub(crate) use self::alike::{Alike, UNITS as EDGE};
use super::phrase_index::{PhraseCodes, PhraseIndex};
use crate::digest::sha256;
use crate::{Error, ErrorKind};

/// An immutable table of how often phrases occur elsewhere.
///
/// Cloning is cheap: clones share the table.
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
    phrases: PhraseIndex,
    /// For each phrase, one value for each collection.
    uses: Vec<Use>,
    /// The date of the earliest dated document in a collection of the first role that contains the phrase, as ASCII bytes; zeros if none is known.
    first: Vec<[u8; 10]>,
    sha256: OnceLock<String>,
    /// The phrases by their first units, and by their last.
    edges: OnceLock<[Edge; 2]>,
}

/// A collection that a background was counted in.
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Collection {
    /// Its name, as used in rows.
    pub name: String,
    /// Its role.
    pub role: Role,
    /// The number of its units: Chinese characters, English words.
    pub units: u64,
    /// The number of its documents.
    pub documents: u32,
}

impl Collection {
    pub(crate) fn new(name: String, role: Role, units: u64, documents: u32) -> Self {
        Collection { name, role, units, documents }
    }
}

/// The role of a collection.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Role {
    /// A collection of political texts, in which formulations are used.
    Political,
    /// A collection for comparison, which has terms but few formulations.
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

/// The occurrences of a phrase in one collection.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
#[non_exhaustive]
pub struct Use {
    /// The number of occurrences.
    pub count: u32,
    /// The number of documents that contain it.
    pub documents: u32,
    /// Occurrences preceded by a mark, or by the start of the text; marks that only close what came before do not count.
    pub delimited_before: u32,
    /// Occurrences followed by a mark, or by the end of the text; marks that only open what comes after do not count.
    pub delimited_after: u32,
    /// Occurrences with such a mark on both sides.
    pub delimited: u32,
    /// Occurrences that are the whole of a quotation.
    pub quoted: u32,
}

impl Use {
    /// Adds two uses, saturating: a damaged file may hold numbers of any size.
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

/// What a background knows about one phrase.
#[derive(Clone, Copy)]
pub struct Usage<'b> {
    background: &'b Background,
    place: usize,
}

static SHIPPED: LazyLock<Background> = LazyLock::new(|| {
    // A test reads the file, so what is shipped can be read.
    Background::parse("background.tsv.zst", include_bytes!("../../data/background.tsv.zst")).unwrap_or_default()
});

/// The maximum number of bytes that a file is decompressed to, some hundred times the size of the default background: a small file may decompress to
/// anything.
const MOST: u64 = 1 << 30;

/// The first line of a file.
const HEADING: &str = "kouhao background 1";

impl Background {
    /// Creates an empty background.
    pub fn empty() -> Self {
        Background::default()
    }

    /// Returns the background that ships with the library; data/README.md names the collections that it was counted in.
    ///
    /// # Complexity
    /// Read at the first call in the process, which takes a tenth of a second; after that, constant.
    pub fn shipped() -> Self {
        SHIPPED.clone()
    }

    /// Reads a file written by [`write`](Self::write).
    ///
    /// # Errors
    /// [`ErrorKind::Io`] if the file cannot be read, [`ErrorKind::InvalidLexicon`] if it is not a background; both name the file.
    pub fn read(path: impl AsRef<Path>) -> Result<Self, Error> {
        let name = path.as_ref().display().to_string();
        let bytes = crate::files::bytes(path.as_ref())?;
        Background::parse(&name, &bytes)
    }

    /// Reads a background from the bytes of such a file.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidLexicon`] if they are not a background.
    pub fn from_bytes(bytes: &[u8]) -> Result<Self, Error> {
        Background::parse("bytes", bytes)
    }

    fn parse(name: &str, bytes: &[u8]) -> Result<Self, Error> {
        let invalid = |reason: &str| {
            Error::new(ErrorKind::InvalidLexicon, format!("invalid background: {reason}"))
                .with_remedy("create it again with `kouhao background`")
                .at(name)
        };
        let mut text = String::new();
        let decoder = zstd::Decoder::new(bytes).map_err(|_| invalid("it is not compressed text"))?;
        decoder.take(MOST + 1).read_to_string(&mut text).map_err(|_| invalid("it is not compressed text"))?;
        if text.len() as u64 > MOST {
            return Err(invalid("it has more than 1 GiB of text"));
        }
        let mut lines = text.lines().enumerate();
        if lines.next().is_none_or(|(_, line)| line != HEADING) {
            return Err(invalid("its heading is not the expected one"));
        }
        let mut collections = Vec::new();
        for (at, line) in lines.by_ref().take_while(|(_, line)| !line.is_empty()) {
            collections.push(collection(line).ok_or_else(|| invalid("the line is not a collection").on_line(at as u64 + 1))?);
        }
        let mut entries = Entries::default();
        for (at, line) in lines {
            entries.parse(line, collections.len()).ok_or_else(|| invalid("the line is not a phrase").on_line(at as u64 + 1))?;
        }
        Ok(Background::of(collections, entries))
    }

    /// Creates a background from phrases with their uses, one for each collection, and first dates.
    pub(crate) fn new(collections: Vec<Collection>, entries: Vec<(String, Vec<Use>, Option<String>)>) -> Self {
        let mut all = Entries::default();
        for (key, uses, first) in entries {
            all.phrases.push(&key);
            all.uses.extend(uses);
            all.first.push(first.as_deref().map_or([0; 10], date));
        }
        Background::of(collections, all)
    }

    fn of(collections: Vec<Collection>, entries: Entries) -> Self {
        let Entries { phrases, mut uses, mut first } = entries;
        let (phrases, order) = PhraseIndex::of(phrases);
        if !order.iter().copied().eq(0..first.len() as u32) {
            let len = collections.len();
            uses = order.iter().flat_map(|&place| &uses[place as usize * len..][..len]).copied().collect();
            first = order.iter().map(|&place| first[place as usize]).collect();
        }
        Background { inner: Arc::new(Inner { collections, phrases, uses, first, ..Inner::default() }) }
    }

    /// Writes the background, compressed with zstd: a heading, the collections, and a line for each phrase.
    ///
    /// # Errors
    /// [`ErrorKind::Io`] if writing to `out` fails.
    pub fn write(&self, out: impl Write) -> Result<(), Error> {
        let mut encoder = zstd::Encoder::new(out, 19).map_err(Error::io)?;
        encoder.write_all(self.lines().as_bytes()).map_err(Error::io)?;
        encoder.finish().map_err(Error::io)?;
        Ok(())
    }

    /// Returns the SHA-256 of the uncompressed contents that [`write`](Self::write) writes, as 64 hexadecimal digits: `zstd -dc FILE | sha256sum`.
    ///
    /// # Complexity
    /// Linear in the number of phrases at the first call, constant afterwards.
    pub fn sha256(&self) -> &str {
        self.inner.sha256.get_or_init(|| sha256(self.lines().as_bytes()))
    }

    /// Returns the lines of a file.
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
                // Trailing zeros need not be written.
                let len = numbers.iter().rposition(|&number| number > 0).map_or(0, |last| last + 1);
                text.push_str(&numbers[..len].iter().map(u32::to_string).collect::<Vec<_>>().join(" "));
            }
            text.push('\n');
        }
        text
    }

    /// Returns the collections that the background was counted in.
    pub fn collections(&self) -> &[Collection] {
        &self.inner.collections
    }

    /// Returns the number of phrases.
    pub fn len(&self) -> usize {
        self.inner.phrases.len()
    }

    /// Returns whether the background has no phrases.
    pub fn is_empty(&self) -> bool {
        self.len() == 0
    }

    /// Looks up a phrase, regardless of its punctuation, width, case and script.
    pub fn get(&self, phrase: &str) -> Option<Usage<'_>> {
        self.exactly(self.inner.phrases.codes_of(phrase)?)
    }

    /// Returns an iterator over all phrases, in a fixed order.
    pub fn iter(&self) -> impl Iterator<Item = Usage<'_>> {
        (0..self.len()).map(|place| Usage { background: self, place })
    }

    /// Returns the index of the phrases, whose places are those of their [usages](Usage::place).
    pub(crate) fn phrases(&self) -> &PhraseIndex {
        &self.inner.phrases
    }

    /// Looks up the phrase that consists of exactly `codes`.
    pub(crate) fn exactly(&self, codes: impl IntoIterator<Item = u32, IntoIter: Clone>) -> Option<Usage<'_>> {
        self.inner.phrases.exactly(codes).map(|place| Usage { background: self, place })
    }

    /// Returns the sums over the phrases that start with the first unit of `codes`, with its first two, and so on.
    ///
    /// # Complexity
    /// That of [`Edge::new`] at the first call, afterwards that of [`Edge::alike`].
    pub(crate) fn opening_alike(&self, codes: &[u32]) -> [Alike; EDGE] {
        self.edges()[0].alike(self, codes)
    }

    /// Returns the sums over the phrases that end with the last unit of `codes`, with its last two, and so on.
    pub(crate) fn ending_alike(&self, codes: &[u32]) -> [Alike; EDGE] {
        self.edges()[1].alike(self, codes)
    }

    fn edges(&self) -> &[Edge; 2] {
        self.inner.edges.get_or_init(|| [false, true].map(|last| Edge::new(self, last)))
    }

    /// Finds all phrases that `codes` starts with, shortest first, with their lengths in units.
    ///
    /// # Complexity
    /// Logarithmic in the number of phrases, for each unit of the longest.
    pub(crate) fn at<'b, 'c>(&'b self, codes: &'c [u32]) -> impl Iterator<Item = (usize, Usage<'b>)> + use<'b, 'c> {
        self.inner.phrases.at(codes).map(move |(len, place)| (len, Usage { background: self, place }))
    }
}

/// Phrases with their uses, one for each collection, and their first dates, in any order.
#[derive(Default)]
struct Entries {
    phrases: PhraseCodes,
    uses: Vec<Use>,
    first: Vec<[u8; 10]>,
}

impl Entries {
    /// Appends the phrase of a line, with its uses in the given number of collections; `None` if the line is not valid.
    ///
    /// Nearly every command parses the 250,000 lines of the shipped file first, so nothing is allocated for each.
    fn parse(&mut self, line: &str, collections: usize) -> Option<()> {
        let (key, rest) = line.split_once('\t')?;
        let mut fields = rest.as_bytes().split(|&byte| byte == b'\t');
        let first = fields.next().filter(|first| first.len() <= 10 && first.is_ascii())?;
        for _ in 0..collections {
            self.uses.push(used(fields.next()?)?);
        }
        self.first.push(date(first));
        (self.phrases.push(key) > 1 && fields.next().is_none()).then_some(())
    }
}

/// Parses the numbers of a use, separated by spaces; those that are missing at the end are zero.
fn used(field: &[u8]) -> Option<Use> {
    let digit = |byte: u8| u32::from(byte).checked_sub(u32::from(b'0')).filter(|&digit| digit < 10);
    let number = |digits: &[u8]| digits.iter().try_fold(0u32, |number, &byte| number.checked_mul(10)?.checked_add(digit(byte)?));
    let mut numbers = field.split(|&byte| byte == b' ').filter(|digits| !digits.is_empty()).map(number);
    let mut next = || numbers.next().unwrap_or(Some(0));
    let (count, documents, delimited_before, delimited_after) = (next()?, next()?, next()?, next()?);
    Some(Use { count, documents, delimited_before, delimited_after, delimited: next()?, quoted: next()? })
}

fn date(text: impl AsRef<[u8]>) -> [u8; 10] {
    let text = text.as_ref();
    let mut date = [0; 10];
    let len = text.len().min(10);
    date[..len].copy_from_slice(&text[..len]);
    date
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

impl<'b> Usage<'b> {
    /// Returns the phrase, without punctuation.
    pub fn key(&self) -> String {
        self.background.inner.phrases.key(self.place)
    }

    /// Returns the number of its units.
    pub fn units(&self) -> usize {
        self.background.inner.phrases.phrase(self.place).len()
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

    /// Returns the date of the earliest dated document of a political collection that contains it, as an ISO prefix. Earlier uses, before the
    /// collections begin, are unknown.
    pub fn first(&self) -> Option<&'b str> {
        let date = &self.background.inner.first[self.place];
        let len = date.iter().position(|&byte| byte == 0).unwrap_or(date.len());
        std::str::from_utf8(&date[..len]).ok().filter(|date| !date.is_empty())
    }

    /// Returns its occurrences per million units of a collection, or `None` if there is no collection of that name.
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

    /// Returns its occurrences per million units in the political collections with the highest rates, highest first; zero where there are fewer.
    /// Collections are named by whoever makes the background, so their names carry no meaning here.
    pub(crate) fn highest_rates<const N: usize>(&self) -> [f64; N] {
        let mut highest = [0.0; N];
        for (used, collection) in self.uses().iter().zip(self.collections()).filter(|(_, known)| known.role == Role::Political) {
            let mut rate = rate(used.count, collection.units);
            for higher in &mut highest {
                if rate > *higher {
                    std::mem::swap(&mut rate, higher);
                }
            }
        }
        highest
    }

    pub(crate) fn collections(&self) -> &'b [Collection] {
        &self.background.inner.collections
    }

    /// Returns the index of the phrase, unique in this background.
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
    fn phrases_are_found_whatever_their_spelling() {
        let background = sample();
        let usage = background.get("護好湖灣、管好渔船").unwrap();
        assert_eq!((usage.key().as_str(), usage.units(), usage.uses()[1].count), ("护好湖湾管好渔船", 8, 1));
        assert_eq!(background.get("Build Back  Better").and_then(|usage| usage.per_million("news")), Some(1.5));
        assert_eq!(background.get("护好湖湾").map(|usage| (usage.per_million_of(Role::Political), usage.first())), Some((4.0, Some("2013-02-01"))));
        assert!(background.get("护好湖").is_none() && background.get("").is_none() && background.get("build").is_none());
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
            (b"text".to_vec(), "it is not compressed text"),
            (packed("kouhao background 9\n"), "its heading is not"),
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
