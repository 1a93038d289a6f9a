//! Lexicons of known phrases: what they mean, since when, and according to whom.
//!
//! The naive data structure is a table from a phrase to its members. It fails for three reasons. A phrase is written in many ways (“四个全面”, 四個全面), so
//! entries are found by the [key] that all its spellings share. Its meaning changes (四个全面 has had a different first member since October 2020), so an
//! entry has dated senses, and callers ask for the sense at a date. And a table that does not give its sources cannot be cited, so a sense names who
//! defined it and in which document and, if it is *verified*, a passage that spells it out.
//!
//! One type covers everything known: the catalogue that ships with the library, files of the user, and the glossaries that governments append to
//! their reports.

mod background;
mod entry;
mod file;
mod phrase_index;

use std::collections::HashMap;
use std::fmt;
use std::path::Path;
use std::sync::{Arc, LazyLock, OnceLock};

use crate::Error;
use crate::digest::sha256;
use crate::text::{Fold, is_date, key};

pub(crate) use background::{Alike, EDGE};
pub use background::{Background, Collection, Role, Usage, Use};
pub use entry::{Entry, EntryKind, Meaning, Passage, Sense, Source};
pub(crate) use phrase_index::PhraseIndex;

/// An immutable set of known phrases.
///
/// Cloning is cheap: clones share the entries.
///
/// ```
/// use kouhao::lexicon::Lexicon;
///
/// let catalogue = Lexicon::catalogue();
/// let entry = catalogue.get("「四個全面」").unwrap();
/// assert_eq!(entry.text(), "四个全面");
/// assert_eq!(entry.sense_at(Some("2019-03-05")).unwrap().members()[0], "全面建成小康社会");
/// assert_eq!(entry.sense_at(Some("2022")).unwrap().members()[0], "全面建设社会主义现代化国家");
/// ```
#[derive(Clone, Default)]
pub struct Lexicon {
    inner: Arc<Inner>,
}

#[derive(Default)]
struct Inner {
    /// The entries, in the order of their files.
    entries: Vec<Arc<Entry>>,
    /// Indices of the entries, by the keys of their texts and aliases.
    keys: HashMap<String, usize>,
    /// Likewise by the keys of their English renderings, without the article; if two share a rendering, the first.
    english: HashMap<String, usize>,
    /// Built when the first finder requests it.
    wordings: OnceLock<Wordings>,
}

/// All wordings of the entries: what is looked up at every position of a text.
struct Wordings {
    /// Texts, aliases and spelt-out members.
    index: PhraseIndex,
    /// Indices of the entries by the keys of their spelt-out members.
    members: HashMap<String, usize>,
}

const CATALOGUE_FILE: &str = include_str!("../data/catalogue.toml");

static CATALOGUE: LazyLock<Lexicon> = LazyLock::new(|| {
    // A test reads the file, so what is shipped can be read.
    file::parse(CATALOGUE_FILE, &Source::Catalogue).map(Lexicon::parsed).unwrap_or_default()
});

impl Lexicon {
    /// Creates an empty lexicon.
    pub fn empty() -> Self {
        Lexicon::default()
    }

    /// Returns the catalogue of national formulations that ships with the library.
    ///
    /// # Complexity
    /// The file is read at the first call in the process, which takes a few milliseconds; after that, constant.
    pub fn catalogue() -> Self {
        CATALOGUE.clone()
    }

    /// Returns a reference to the catalogue.
    pub(crate) fn shipped() -> &'static Self {
        &CATALOGUE
    }

    /// Returns an identifier of the contents, as 64 hexadecimal digits: the SHA-256 of the catalogue's file or, if the lexicon is anything but the
    /// catalogue, of the `Debug` output of its entries in this version of the library.
    pub fn sha256(&self) -> String {
        if self.is_catalogue() {
            return sha256(CATALOGUE_FILE.as_bytes());
        }
        sha256(self.entries().map(|entry| format!("{entry:?}\n")).collect::<String>().as_bytes())
    }

    /// Returns whether the lexicon is the catalogue and nothing else.
    pub(crate) fn is_catalogue(&self) -> bool {
        Arc::ptr_eq(&self.inner, &CATALOGUE.inner)
    }

    /// Reads a lexicon from a TOML file in the format that [`parse`](Self::parse) describes.
    ///
    /// # Errors
    /// [`ErrorKind::Io`](crate::ErrorKind::Io) if the file cannot be read, [`ErrorKind::InvalidEncoding`](crate::ErrorKind::InvalidEncoding) if it is
    /// not UTF-8, [`ErrorKind::InvalidLexicon`](crate::ErrorKind::InvalidLexicon) as for [`parse`](Self::parse); every error names the file.
    pub fn read(path: impl AsRef<Path>) -> Result<Self, Error> {
        let name = path.as_ref().display().to_string();
        Lexicon::parse(&name, &crate::files::text(path.as_ref())?)
    }

    /// Parses a lexicon from TOML text; `name` identifies it in errors and in [`Source::File`].
    ///
    /// ```
    /// use kouhao::lexicon::Lexicon;
    ///
    /// let ours = Lexicon::parse("ours.toml", r#"
    /// [[entry]]
    /// text = "三提三比"
    /// kind = "paired"            # counted, fused, paired, code, listed, acronym, name, slogan, refrain, protocol, term
    /// aliases = ["三提三比活动"]  # optional, as everything below
    /// english = "Three Raises and Three Contests"  # or several in brackets, the commonest first
    /// [[entry.sense]]            # one or more, oldest first
    /// from = "2021-03"           # an ISO prefix: since when it has meant this
    /// to = "2022"                # until when; without it a sense holds on beside later ones
    /// members = ["提速度", "提质量", "提效率", "比干劲", "比作风", "比成效"]
    /// issuer = "清河市委"
    /// document = "《关于开展三提三比活动的通知》"
    ///
    /// [phrases]                  # texts about which nothing else is said, by kind; behind all entries
    /// slogan = ["奔跑起来加油干", "坚决一点、快一点"]
    /// "#)?;
    /// assert_eq!(ours.get("“三提三比”").unwrap().senses()[0].members().len(), 6);
    /// assert_eq!(ours.get("奔跑起来加油干").unwrap().kind().name(), "slogan");
    /// # Ok::<(), kouhao::Error>(())
    /// ```
    ///
    /// # Errors
    /// [`ErrorKind::InvalidLexicon`](crate::ErrorKind::InvalidLexicon), with the line where TOML provides one, for text that is not TOML of this
    /// form, a date that is not an ISO prefix, senses out of order, a contested entry with members, a phrase without letters, or two entries for one
    /// phrase.
    pub fn parse(name: &str, text: &str) -> Result<Self, Error> {
        file::parse(text, &Source::File(name.into())).map(Lexicon::parsed).map_err(|error| error.at(name))
    }

    /// Creates a lexicon of entries, no two of which are for the same phrase.
    pub(crate) fn of(entries: Vec<Entry>) -> Self {
        Lexicon::indexed(entries.into_iter().map(Arc::new).collect())
    }

    /// Creates a lexicon of the entries of a file, whose keys were compared while it was read.
    fn parsed((entries, keys): (Vec<Entry>, HashMap<String, usize>)) -> Self {
        Lexicon::with_keys(entries.into_iter().map(Arc::new).collect(), keys)
    }

    fn indexed(entries: Vec<Arc<Entry>>) -> Self {
        let mut keys = HashMap::new();
        for (place, entry) in entries.iter().enumerate() {
            for name in entry.names().skip(1) {
                keys.entry(lookup_key(name)).or_insert(place);
            }
        }
        // An entry's text takes precedence over another entry's alias.
        keys.extend(entries.iter().enumerate().map(|(place, entry)| (lookup_key(entry.text()), place)));
        Lexicon::with_keys(entries, keys)
    }

    fn with_keys(entries: Vec<Arc<Entry>>, keys: HashMap<String, usize>) -> Self {
        let mut english = HashMap::new();
        for (place, entry) in entries.iter().enumerate() {
            for rendering in entry.renderings() {
                english.entry(english_key(rendering)).or_insert(place);
            }
        }
        Lexicon { inner: Arc::new(Inner { entries, keys, english, wordings: OnceLock::new() }) }
    }

    /// Merges two lexicons. If both have a phrase, `other` takes precedence, and this one supplies dates and members that `other` lacks.
    #[must_use]
    pub fn merged(&self, other: &Lexicon) -> Self {
        if self.is_empty() || other.is_empty() {
            return if self.is_empty() { other.clone() } else { self.clone() };
        }
        let mut entries = self.inner.entries.clone();
        let mut own = Vec::new();
        for entry in &other.inner.entries {
            match self.inner.keys.get(&lookup_key(entry.text())) {
                Some(&place) => entries[place] = Arc::new(Entry { under: Some(Arc::clone(&entries[place])), ..Entry::clone(entry) }),
                None => own.push(Arc::clone(entry)),
            }
        }
        entries.extend(own);
        Lexicon::indexed(entries)
    }

    /// Returns all entries, in the order of their files.
    pub fn entries(&self) -> impl ExactSizeIterator<Item = &Entry> {
        self.inner.entries.iter().map(Arc::as_ref)
    }

    /// Returns the number of entries.
    pub fn len(&self) -> usize {
        self.inner.entries.len()
    }

    /// Returns whether the lexicon has no entries.
    pub fn is_empty(&self) -> bool {
        self.inner.entries.is_empty()
    }

    /// Returns the entry of a phrase, given by its text or an alias. Quotation marks, other punctuation, width, case and script are ignored.
    ///
    /// # Complexity
    /// Linear in the length of the phrase.
    pub fn get(&self, phrase: &str) -> Option<&Entry> {
        self.shared(phrase).map(Arc::as_ref)
    }

    /// Returns whether the lexicon has a phrase, given in folded, simplified characters without punctuation.
    pub(crate) fn has_key(&self, key: &str) -> bool {
        self.inner.keys.contains_key(key)
    }

    /// Returns all wordings of the entries, indexed for lookup at every position of a text: texts, aliases, and members as texts spell them out.
    pub(crate) fn wordings(&self) -> &PhraseIndex {
        &self.all_wordings().index
    }

    /// Returns the entry of one of the [`wordings`](Self::wordings), given by its key.
    pub(crate) fn worded(&self, key: &str) -> Option<&Arc<Entry>> {
        let key = &lookup_key(key);
        let place = self.inner.keys.get(key).or_else(|| self.all_wordings().members.get(key));
        place.map(|&place| &self.inner.entries[place])
    }

    fn all_wordings(&self) -> &Wordings {
        self.inner.wordings.get_or_init(|| {
            let mut members = HashMap::new();
            for (place, entry) in self.entries().enumerate() {
                for key in entry.senses().iter().filter_map(|sense| spelt_out(sense.members())) {
                    members.entry(key).or_insert(place);
                }
            }
            let names = self.entries().flat_map(|entry| entry.names().map(lookup_key));
            let mut spelt: Vec<String> = members.keys().cloned().collect();
            spelt.sort_unstable();
            Wordings { index: PhraseIndex::new(names.chain(spelt)), members }
        })
    }

    /// Returns a shared pointer to the entry that [`get`](Self::get) returns.
    pub(crate) fn shared(&self, phrase: &str) -> Option<&Arc<Entry>> {
        self.inner.keys.get(&lookup_key(phrase)).map(|&place| &self.inner.entries[place])
    }

    /// Checks that a date can be used in a lookup.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidOption`](crate::ErrorKind::InvalidOption) if it is not an ISO prefix (2020, 2020-03 or 2020-03-05).
    pub fn check_date(date: &str) -> Result<(), Error> {
        let refused = || Error::option(format!("`{date}` is not a date"), "write 2020, 2020-03 or 2020-03-05");
        is_date(date).then_some(()).ok_or_else(refused)
    }

    /// Returns the meaning of a phrase at a date; see [`Entry::sense_at`].
    ///
    /// ```
    /// use kouhao::lexicon::Lexicon;
    ///
    /// let meaning = Lexicon::catalogue().meaning("“三个自信”", Some("2013")).unwrap();
    /// assert_eq!(meaning.sense().members(), ["道路自信", "理论自信", "制度自信"]);
    /// ```
    pub fn meaning(&self, phrase: &str, date: Option<&str>) -> Option<Meaning> {
        Meaning::at(self.shared(phrase)?, date)
    }

    /// Returns the entry that has a given English rendering: the Four Comprehensives, four comprehensives.
    pub fn get_english(&self, rendering: &str) -> Option<&Entry> {
        self.shared_english(rendering).map(Arc::as_ref)
    }

    fn shared_english(&self, rendering: &str) -> Option<&Arc<Entry>> {
        self.inner.english.get(&english_key(rendering)).map(|&place| &self.inner.entries[place])
    }

    /// Returns the meaning of an English rendering at a date; see [`Entry::sense_at`].
    pub fn meaning_english(&self, rendering: &str, date: Option<&str>) -> Option<Meaning> {
        Meaning::at(self.shared_english(rendering)?, date)
    }

    /// Returns the entries that contain `query` in their text, an alias, their English or a member, in the order of their files. The query is folded
    /// as for [`get`](Self::get); an empty one matches nothing.
    ///
    /// # Complexity
    /// Linear in the size of the lexicon.
    pub fn search(&self, query: &str) -> Vec<&Entry> {
        let query = lookup_key(query);
        let holds = |text: &str| lookup_key(text).contains(&query);
        let found = |entry: &&Entry| {
            entry.names().chain(entry.renderings().iter().map(String::as_str)).any(holds)
                || entry.senses().iter().flat_map(|sense| sense.members()).any(|member| holds(member))
        };
        if query.is_empty() { Vec::new() } else { self.entries().filter(found).collect() }
    }
}

impl fmt::Debug for Lexicon {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_tuple("Lexicon").field(&self.len()).finish()
    }
}

/// Returns the key under which an entry is stored: folded, in simplified characters, without punctuation.
pub(crate) fn lookup_key(phrase: &str) -> String {
    key(phrase, Fold::new().simplified(true))
}

/// Returns the key under which the members of a set, one after another, are known as a wording of it (道路自信、理论自信、制度自信): they must be of some length and
/// built alike, or they are a list of ordinary things (生产、生活、生态; 电动汽车、锂电池、光伏产品).
fn spelt_out(members: &[String]) -> Option<String> {
    const SHORTEST: usize = 3;
    let keys: Vec<String> = members.iter().map(|member| lookup_key(member)).collect();
    let (first, others) = keys.split_first().filter(|(_, others)| !others.is_empty())?;
    let len = |key: &String| key.chars().count();
    let alike = others.iter().all(|key| len(key) == len(first))
        || others.iter().all(|key| key.chars().next() == first.chars().next())
        || others.iter().all(|key| key.chars().last() == first.chars().last());
    (alike && keys.iter().map(len).sum::<usize>() >= SHORTEST * keys.len()).then(|| keys.concat())
}

fn english_key(rendering: &str) -> String {
    let key = lookup_key(rendering);
    match key.strip_prefix("the ") {
        Some(rest) => rest.to_string(),
        None => key,
    }
}

#[cfg(test)]
mod tests;
