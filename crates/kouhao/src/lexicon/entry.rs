//! An entry of a lexicon: a phrase with its dated senses.

use std::sync::Arc;

/// What sort of phrase an entry is: one of the forms of enumerated phrases, or one of the sorts of formulations.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum EntryKind {
    /// Number, classifier and head: 四个全面.
    Counted,
    /// Number and a morpheme or two: 三农.
    Fused,
    /// Two or more numbers with their morphemes: 一带一路.
    Paired,
    /// Digits as a name: 1+N.
    Code,
    /// Members instead of a number: 严、细、深、实、准.
    Listed,
    /// An unnumbered shorthand of listed things: 放管服.
    Acronym,
    /// The name of a policy, theory, goal or campaign: 高质量发展.
    Name,
    /// A wording with a verb, or of several clauses: 撸起袖子加油干.
    Slogan,
    /// A wording that opens paragraphs.
    Refrain,
    /// A form of address or procedure: 请予审议.
    Protocol,
    /// An ordinary term.
    Term,
}

impl EntryKind {
    /// Tells whether such a phrase names a set by its size.
    pub(crate) fn names_set(self) -> bool {
        matches!(self, EntryKind::Counted | EntryKind::Fused | EntryKind::Paired | EntryKind::Code)
    }

    pub(super) const ALL: [EntryKind; 11] = [
        EntryKind::Counted,
        EntryKind::Fused,
        EntryKind::Paired,
        EntryKind::Code,
        EntryKind::Listed,
        EntryKind::Acronym,
        EntryKind::Name,
        EntryKind::Slogan,
        EntryKind::Refrain,
        EntryKind::Protocol,
        EntryKind::Term,
    ];

    /// Returns the name used in files and rows, the same as that of enumerated phrases and of slogans.
    pub fn name(self) -> &'static str {
        match self {
            EntryKind::Counted => "counted",
            EntryKind::Fused => "fused",
            EntryKind::Paired => "paired",
            EntryKind::Code => "code",
            EntryKind::Listed => "listed",
            EntryKind::Acronym => "acronym",
            EntryKind::Name => "name",
            EntryKind::Slogan => "slogan",
            EntryKind::Refrain => "refrain",
            EntryKind::Protocol => "protocol",
            EntryKind::Term => "term",
        }
    }

    /// Tells whether it names a set by its size or its members.
    pub fn is_enumerated(self) -> bool {
        matches!(self, EntryKind::Counted | EntryKind::Fused | EntryKind::Paired | EntryKind::Code | EntryKind::Listed | EntryKind::Acronym)
    }
}

/// Where an entry comes from.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Source {
    /// The catalogue that comes with the library.
    Catalogue,
    /// A 名词解释 at the end of a document.
    Glossary,
    /// A file of the user's, by its name.
    File(Arc<str>),
}

impl Source {
    /// Returns the name used in rows: catalogue, glossary or file.
    pub fn name(&self) -> &'static str {
        match self {
            Source::Catalogue => "catalogue",
            Source::Glossary => "glossary",
            Source::File(_) => "file",
        }
    }
}

/// A known phrase.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Entry {
    pub(super) text: String,
    pub(super) kind: EntryKind,
    pub(super) aliases: Vec<String>,
    pub(super) english: Vec<String>,
    pub(super) contested: bool,
    pub(super) senses: Vec<Sense>,
    pub(super) source: Source,
    /// What another lexicon knows of the phrase, for dates and members that this entry says nothing of.
    pub(super) under: Option<Arc<Entry>>,
}

impl Entry {
    /// Creates an entry of a glossary.
    pub(crate) fn glossed(text: String, kind: EntryKind, alias: Option<String>, sense: Sense) -> Self {
        Entry {
            text,
            kind,
            aliases: alias.into_iter().collect(),
            english: Vec::new(),
            contested: false,
            senses: vec![sense],
            source: Source::Glossary,
            under: None,
        }
    }

    /// Returns the canonical form: without quotation marks around it and without the noun behind.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns what sort of phrase it is.
    pub fn kind(&self) -> EntryKind {
        self.kind
    }

    /// Returns other wordings of it.
    pub fn aliases(&self) -> &[String] {
        &self.aliases
    }

    /// Returns its text and its aliases.
    pub fn names(&self) -> impl Iterator<Item = &str> {
        std::iter::once(self.text.as_str()).chain(self.aliases.iter().map(String::as_str))
    }

    /// Returns its commonest rendering in official English.
    pub fn english(&self) -> Option<&str> {
        self.english.first().map(String::as_str)
    }

    /// Returns all its renderings in official English, the commonest first.
    pub fn renderings(&self) -> &[String] {
        &self.english
    }

    /// Tells whether the parties to it disagree about its meaning; it then has no members.
    pub fn is_contested(&self) -> bool {
        self.contested
    }

    /// Returns its meanings, oldest first.
    pub fn senses(&self) -> &[Sense] {
        &self.senses
    }

    /// Returns where it comes from.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Returns the senses that are meant at a date, an ISO prefix, oldest first; all of them without a date.
    ///
    /// They are those that had begun by then and not ended; if all had ended, the last that had begun, for a campaign is meant when it is over. A date
    /// that is no more precise than the beginning of the first sense counts as after it (2016 is not before 2016-01).
    pub fn senses_at(&self, date: Option<&str>) -> Vec<&Sense> {
        let Some(date) = date else { return self.senses.iter().collect() };
        let begun = |(place, sense): &(usize, &Sense)| match &sense.from {
            // The glossary of a later report explains what an earlier text meant.
            Some(from) => self.source == Source::Glossary || from.as_str() <= date || (*place == 0 && from.starts_with(date)),
            None => true,
        };
        let begun: Vec<&Sense> = self.senses.iter().enumerate().filter(begun).map(|(_, sense)| sense).collect();
        let held: Vec<&Sense> = begun.iter().copied().filter(|sense| !sense.ended(date)).collect();
        if held.is_empty() { begun.last().copied().into_iter().collect() } else { held }
    }

    /// Returns the one sense that is meant at a date; without a date, today.
    ///
    /// Of [several](Self::senses_at), the last; `None` if an earlier one that has not been given an end has other members, for then the phrase alone does not
    /// tell which is meant (四大伙伴关系, of the European Union and of the BRICS).
    pub fn sense_at(&self, date: Option<&str>) -> Option<&Sense> {
        let meant = self.senses_at(Some(date.unwrap_or("9999")));
        let (last, earlier) = meant.split_last()?;
        let other = |sense: &&Sense| sense.to.is_none() && !sense.members.is_empty() && sense.members != last.members;
        (!earlier.iter().any(other)).then_some(*last)
    }

    /// Returns since when the phrase has meant what it means at a date: the beginning of the [sense](Self::sense_at), or of the first of those that it carries on. Nothing if several
    /// things may be meant, as without a date of a phrase that has meant something else.
    pub(crate) fn since(&self, date: Option<&str>) -> Option<&str> {
        let meant = if date.is_some() { self.sense_at(date)? } else { self.senses.last()? };
        let place = self.senses.iter().position(|sense| std::ptr::eq(sense, meant))?;
        let first = (0..place).rev().take_while(|&before| self.senses[before + 1].carries_on(&self.senses[before])).last().unwrap_or(place);
        let is_plain = date.is_some() || first == 0;
        self.senses[first..=place].iter().find_map(Sense::from).filter(|_| is_plain)
    }
}

/// An entry with one of its senses.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Meaning {
    entry: Arc<Entry>,
    sense: usize,
}

impl Meaning {
    /// Returns the meaning of an entry at a date: the first that has members of the entry and those under it, else the first of all.
    pub(super) fn at(entry: &Arc<Entry>, date: Option<&str>) -> Option<Self> {
        let layers = std::iter::successors(Some(entry), |entry| entry.under.as_ref());
        let meanings: Vec<Meaning> = layers
            .filter_map(|entry| {
                let sense = entry.sense_at(date)?;
                let place = entry.senses.iter().position(|other| std::ptr::eq(other, sense))?;
                Some(Meaning { entry: Arc::clone(entry), sense: place })
            })
            .collect();
        let best = meanings.iter().position(|meaning| !meaning.sense().members.is_empty()).unwrap_or(0);
        meanings.into_iter().nth(best)
    }

    /// Returns the meaning that a text of unknown date has: of several senses the one of whose members the greatest share stands in the text, of equal ones the
    /// latest; this one if its own share is as great. A text that speaks of 全面建成小康社会 was written before 全面建设社会主义现代化国家 took its place in 四个全面.
    pub(crate) fn told_by(self, text: &str) -> Self {
        let share = |sense: &Sense| {
            let stand = sense.members.iter().filter(|member| text.contains(member.as_str())).count();
            stand as f64 / sense.members.len().max(1) as f64
        };
        let shares: Vec<f64> = self.entry.senses.iter().map(share).collect();
        let best = (0..shares.len()).max_by(|&a, &b| shares[a].total_cmp(&shares[b])).unwrap_or(self.sense);
        let sense = if shares[best] > shares[self.sense] { best } else { self.sense };
        Meaning { sense, ..self }
    }

    /// Returns the entry.
    pub fn entry(&self) -> &Entry {
        &self.entry
    }

    /// Returns the sense.
    pub fn sense(&self) -> &Sense {
        &self.entry.senses[self.sense]
    }
}

/// What a phrase means from one date to another, as defined by someone.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Sense {
    pub(super) from: Option<String>,
    pub(super) to: Option<String>,
    pub(super) members: Vec<String>,
    pub(super) issuer: Option<String>,
    pub(super) document: Option<String>,
    pub(super) explanation: Option<String>,
    pub(super) passage: Option<Passage>,
}

impl Sense {
    /// Creates the sense that a document's glossary gives.
    pub(crate) fn glossed(from: Option<&str>, document: &str, explanation: &str, members: Vec<String>) -> Self {
        let (from, document, explanation) = (from.map(str::to_string), Some(document.to_string()), Some(explanation.to_string()));
        Sense { from, document, explanation, members, ..Sense::default() }
    }

    /// Returns since when the phrase has had this meaning, as an ISO prefix.
    pub fn from(&self) -> Option<&str> {
        self.from.as_deref()
    }

    /// Returns until when it had this meaning, if that has ended.
    pub fn to(&self) -> Option<&str> {
        self.to.as_deref()
    }

    /// Tells whether it no longer held at a date; in the year or month in which it ended it still did.
    fn ended(&self, date: &str) -> bool {
        self.to.as_deref().is_some_and(|to| to < date && !date.starts_with(to))
    }

    /// Tells whether it says anew what an earlier one meant: that has not ended, or more than half of its members have two characters in a row that one of these has.
    fn carries_on(&self, earlier: &Sense) -> bool {
        let has = |pair: &[char]| self.members.iter().any(|member| member.contains(&pair.iter().collect::<String>()));
        let kept = |member: &&String| member.chars().collect::<Vec<_>>().windows(2).any(has);
        earlier.to.is_none() || 2 * earlier.members.iter().filter(kept).count() > earlier.members.len()
    }

    /// Returns the members, in order; none if the phrase has no number or its members are not fixed.
    pub fn members(&self) -> &[String] {
        &self.members
    }

    /// Returns who put it forward or defined it.
    pub fn issuer(&self) -> Option<&str> {
        self.issuer.as_deref()
    }

    /// Returns the document, meeting or speech that defines it.
    pub fn document(&self) -> Option<&str> {
        self.document.as_deref()
    }

    /// Returns how a glossary explains it.
    pub fn explanation(&self) -> Option<&str> {
        self.explanation.as_deref()
    }

    /// Returns the passage that spells it out.
    pub fn passage(&self) -> Option<&Passage> {
        self.passage.as_ref()
    }

    /// Tells whether a passage shows it, or a glossary defines it.
    pub fn is_verified(&self) -> bool {
        self.passage.is_some() || self.explanation.is_some()
    }
}

/// Where a meaning is spelt out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Passage {
    pub(super) file: String,
    pub(super) document: Option<String>,
    pub(super) date: Option<String>,
    pub(super) words: String,
}

impl Passage {
    /// Returns the file of the collection, as `data/README.md` names it.
    pub fn file(&self) -> &str {
        &self.file
    }

    /// Returns the id of the document, if the file holds several.
    pub fn document(&self) -> Option<&str> {
        self.document.as_deref()
    }

    /// Returns the date of the document, as an ISO prefix, if it has one.
    pub fn date(&self) -> Option<&str> {
        self.date.as_deref()
    }

    /// Returns the defining words, at most thirty characters.
    pub fn words(&self) -> &str {
        &self.words
    }
}
