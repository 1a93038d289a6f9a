//! An entry of a lexicon: a phrase with its dated senses.

use std::sync::Arc;

/// The kind of phrase that an entry is: one of the forms of enumerated phrases, or a kind of formulation.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum EntryKind {
    /// Number, classifier and head: 四个全面.
    Counted,
    /// Number and one or two morphemes: 三农.
    Fused,
    /// Two or more numbers with their morphemes: 一带一路.
    Paired,
    /// Digits used as a name: 1+N.
    Code,
    /// Members in place of a number: 严、细、深、实、准.
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
    /// Returns whether phrases of this kind name a set by its size.
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

    /// Returns the name used in files and rows; enumerated phrases and slogans use the same names.
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

    /// Returns whether phrases of this kind name a set by its size or its members.
    pub fn is_enumerated(self) -> bool {
        matches!(self, EntryKind::Counted | EntryKind::Fused | EntryKind::Paired | EntryKind::Code | EntryKind::Listed | EntryKind::Acronym)
    }
}

/// The source of an entry.
#[derive(Clone, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Source {
    /// The catalogue that ships with the library.
    Catalogue,
    /// A glossary (名词解释) at the end of a document.
    Glossary,
    /// A file of the user, identified by its name.
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
    /// The entry of another lexicon for the same phrase, which supplies dates and members that this one lacks.
    pub(super) under: Option<Arc<Entry>>,
}

impl Entry {
    /// Creates an entry about which nothing is said but its kind.
    pub(super) fn plain(text: String, kind: EntryKind, source: Source) -> Self {
        Entry { text, kind, aliases: Vec::new(), english: Vec::new(), contested: false, senses: vec![Sense::default()], source, under: None }
    }

    /// Creates an entry of a glossary.
    pub(crate) fn glossed(text: String, kind: EntryKind, alias: Option<String>, sense: Sense) -> Self {
        Entry { aliases: alias.into_iter().collect(), senses: vec![sense], ..Entry::plain(text, kind, Source::Glossary) }
    }

    /// Returns the canonical form: without surrounding quotation marks and without the noun that may follow.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Returns the kind of phrase.
    pub fn kind(&self) -> EntryKind {
        self.kind
    }

    /// Returns its alternative wordings.
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

    /// Returns whether the parties concerned disagree about its meaning; it then has no members.
    pub fn is_contested(&self) -> bool {
        self.contested
    }

    /// Returns its senses, oldest first.
    pub fn senses(&self) -> &[Sense] {
        &self.senses
    }

    /// Returns its source.
    pub fn source(&self) -> &Source {
        &self.source
    }

    /// Returns the senses that may be meant at a date, an ISO prefix, oldest first; without a date, all of them.
    ///
    /// These are the senses that had begun by that date and not ended; if all had ended, the last that had begun, because a campaign is still meant
    /// after it is over. A date that is no more precise than the beginning of the first sense counts as later (2016 is not before 2016-01).
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

    /// Returns the sense that is meant at a date; without a date, today.
    ///
    /// If there are [several](Self::senses_at), this is the last one. It is `None` if an earlier one that has not been given an end has different
    /// members, because then the phrase alone does not tell which is meant (四大伙伴关系, of the European Union and of the BRICS).
    pub fn sense_at(&self, date: Option<&str>) -> Option<&Sense> {
        let meant = self.senses_at(Some(date.unwrap_or("9999")));
        let (last, earlier) = meant.split_last()?;
        let other = |sense: &&Sense| sense.to.is_none() && !sense.members.is_empty() && sense.members != last.members;
        (!earlier.iter().any(other)).then_some(*last)
    }

    /// Returns the date since which the phrase has had the meaning that it has at `date`: the beginning of the [sense](Self::sense_at), or of the
    /// first of the senses that it continues. `None` if several senses may be meant, as for a phrase that has changed its meaning if no date is
    /// given.
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
    /// Returns the meaning of an entry at a date: the first that has members, of the entry and those under it, otherwise the first of all.
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

    /// Returns the meaning that the phrase has in a text of unknown date: the sense with the greatest share of its members in the text, the latest in
    /// case of a tie; this one if its own share is as great. A text that mentions 全面建成小康社会 was written before 全面建设社会主义现代化国家 took its place in 四个全面.
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

/// The meaning of a phrase from one date to another, as defined by someone.
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

    /// Returns the date since when the phrase has had this meaning, as an ISO prefix.
    pub fn from(&self) -> Option<&str> {
        self.from.as_deref()
    }

    /// Returns the date until when it had this meaning, if that has ended.
    pub fn to(&self) -> Option<&str> {
        self.to.as_deref()
    }

    /// Returns whether the sense no longer held at a date; in the year or month in which it ended, it still did.
    fn ended(&self, date: &str) -> bool {
        self.to.as_deref().is_some_and(|to| to < date && !date.starts_with(to))
    }

    /// Returns whether the sense restates an earlier one: that one has not ended, or more than half of its members share two consecutive characters
    /// with one of these.
    fn carries_on(&self, earlier: &Sense) -> bool {
        let has = |pair: &[char]| self.members.iter().any(|member| member.contains(&pair.iter().collect::<String>()));
        let kept = |member: &&String| member.chars().collect::<Vec<_>>().windows(2).any(has);
        earlier.to.is_none() || 2 * earlier.members.iter().filter(kept).count() > earlier.members.len()
    }

    /// Returns the members, in order; none if the phrase has no number or its members are not fixed.
    pub fn members(&self) -> &[String] {
        &self.members
    }

    /// Returns who put the phrase forward or defined it.
    pub fn issuer(&self) -> Option<&str> {
        self.issuer.as_deref()
    }

    /// Returns the document, meeting or speech that defines it.
    pub fn document(&self) -> Option<&str> {
        self.document.as_deref()
    }

    /// Returns the explanation in the glossary that the sense was read from.
    pub fn explanation(&self) -> Option<&str> {
        self.explanation.as_deref()
    }

    /// Returns the passage that spells the sense out.
    pub fn passage(&self) -> Option<&Passage> {
        self.passage.as_ref()
    }

    /// Returns whether a passage documents the sense, or a glossary defines it.
    pub fn is_verified(&self) -> bool {
        self.passage.is_some() || self.explanation.is_some()
    }
}

/// A passage that spells a meaning out.
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
