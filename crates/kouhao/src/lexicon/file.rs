//! Parses entries from TOML; an error reports one fault, with its place and its remedy.

use std::collections::{BTreeMap, HashMap};

use serde::Deserialize;

use super::entry::{Entry, EntryKind, Passage, Sense, Source};
use super::lookup_key;
use crate::text::is_date;
use crate::{Error, ErrorKind};

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct File {
    #[serde(default)]
    entry: Vec<EntryTable>,
    /// Texts about which nothing else is said, by kind.
    #[serde(default)]
    phrases: BTreeMap<String, Vec<String>>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct EntryTable {
    text: String,
    kind: String,
    #[serde(default)]
    aliases: Vec<String>,
    #[serde(default)]
    english: Renderings,
    #[serde(default)]
    contested: bool,
    #[serde(default)]
    sense: Vec<SenseTable>,
}

/// One rendering, or several with the commonest first.
#[derive(Deserialize)]
#[serde(untagged)]
enum Renderings {
    One(String),
    Several(Vec<String>),
}

impl Default for Renderings {
    fn default() -> Self {
        Renderings::Several(Vec::new())
    }
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct SenseTable {
    from: Option<String>,
    to: Option<String>,
    #[serde(default)]
    members: Vec<String>,
    issuer: Option<String>,
    document: Option<String>,
    explanation: Option<String>,
    passage: Option<PassageTable>,
}

#[derive(Deserialize)]
#[serde(deny_unknown_fields)]
struct PassageTable {
    file: String,
    document: Option<String>,
    date: Option<String>,
    words: String,
}

pub(super) fn invalid(reason: impl Into<String>) -> Error {
    Error::new(ErrorKind::InvalidLexicon, reason)
}

/// Reads the entries of a file, and their places by the keys of all their names.
pub(super) fn parse(text: &str, source: &Source) -> Result<(Vec<Entry>, HashMap<String, usize>), Error> {
    let file: File = toml::from_str(text).map_err(|error| {
        let line = error.span().map(|span| text.as_bytes()[..span.start.min(text.len())].iter().filter(|&&byte| byte == b'\n').count() as u64 + 1);
        let new = invalid(error.message().lines().collect::<Vec<_>>().join(", "))
            .with_remedy("write [[entry]] tables with text, kind and [[entry.sense]], or lists in [phrases]");
        match line {
            Some(line) => new.on_line(line),
            None => new,
        }
    })?;
    let mut entries = file.entry.into_iter().map(|table| entry(table, source)).collect::<Result<Vec<Entry>, Error>>()?;
    for (name, texts) in file.phrases {
        let kind = kind(&name, "[phrases]")?;
        entries.extend(texts.into_iter().map(|text| Entry::plain(text, kind, source.clone())));
    }
    let keys = keys(&entries)?;
    Ok((entries, keys))
}

/// Returns the places of entries by the keys of all their names; fails for a phrase without letters, and for two entries of one phrase.
fn keys(entries: &[Entry]) -> Result<HashMap<String, usize>, Error> {
    let mut keys: HashMap<String, usize> = HashMap::new();
    for (place, entry) in entries.iter().enumerate() {
        for name in entry.names() {
            let key = lookup_key(name);
            if key.is_empty() {
                return Err(invalid(format!("the phrase “{name}” contains no letter or digit")).with_remedy("add one, or remove the phrase"));
            }
            if let Some(other) = keys.insert(key, place) {
                return Err(invalid(format!("{name} occurs twice, in the entries {} and {}", entries[other].text(), entry.text()))
                    .with_remedy("write its meanings as several senses of one entry"));
            }
        }
    }
    Ok(keys)
}

/// Reads the name of a kind that `of` has.
fn kind(name: &str, of: &str) -> Result<EntryKind, Error> {
    EntryKind::ALL.into_iter().find(|kind| kind.name() == name).ok_or_else(|| {
        let kinds: Vec<&str> = EntryKind::ALL.iter().map(|kind| kind.name()).collect();
        invalid(format!("{of}: unknown kind `{name}`")).with_remedy(format!("choose one of {}", kinds.join(", ")))
    })
}

fn entry(table: EntryTable, source: &Source) -> Result<Entry, Error> {
    let text = table.text;
    let kind = kind(&table.kind, &text)?;
    let mut senses: Vec<Sense> = table.sense.into_iter().map(|sense| self::sense(sense, &text)).collect::<Result<_, _>>()?;
    // A phrase without any sense is still a known phrase.
    if senses.is_empty() {
        senses.push(Sense::default());
    }
    if !senses.is_sorted_by(|a, b| a.from() < b.from()) {
        return Err(invalid(format!("{text}: its senses are not in the order of `from`")).with_remedy("write the oldest first, each with `from`"));
    }
    if table.contested && senses.iter().any(|sense| !sense.members().is_empty()) {
        return Err(invalid(format!("{text}: it is contested and has members")).with_remedy("remove the members, or `contested`"));
    }
    let english = match table.english {
        Renderings::One(rendering) => vec![rendering],
        Renderings::Several(renderings) => renderings,
    };
    Ok(Entry { text, kind, aliases: table.aliases, english, contested: table.contested, senses, source: source.clone(), under: None })
}

fn sense(table: SenseTable, text: &str) -> Result<Sense, Error> {
    let SenseTable { from, to, members, issuer, document, explanation, passage } = table;
    for date in from.iter().chain(&to).chain(passage.as_ref().and_then(|passage| passage.date.as_ref())) {
        if !is_date(date) {
            return Err(invalid(format!("{text}: `{date}` is not a date")).with_remedy("write 2020, 2020-03 or 2020-03-05"));
        }
    }
    if let (Some(from), Some(to)) = (&from, &to)
        && to < from
        && !from.starts_with(to.as_str())
    {
        return Err(invalid(format!("{text}: a sense ends in {to}, before it begins in {from}")).with_remedy("swap `from` and `to`"));
    }
    let passage = passage.map(|PassageTable { file, document, date, words }| Passage { file, document, date, words });
    Ok(Sense { from, to, members, issuer, document, explanation, passage })
}
