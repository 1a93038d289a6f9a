//! Finds enumerated phrases: names of sets by their size (四个全面, 五位一体, 三农, 四千四万, “1+5”) or by their members (“严、细、深、实、准”).
//!
//! Number words are everywhere in official text, and most of them name nothing: they date, measure, order, or are part of a word. Dictionary words do
//! not help, because a segmenter splits 四个|全面 and 两学|一|做. Phrases are therefore parsed from characters. A numeral is a seed, and one small rule for
//! each form proposes a span around it. Vetoes exclude dates, measures, ordinals, congresses, plans and idioms. The remaining candidates are
//! classified as names or plain quantities by signals that hold for any text: quotation marks, a definition in the glossary, the same phrase quoted
//! elsewhere in the document, the noun that is counted and the kind of digits. Finally, a [`Lexicon`] supplies common knowledge: it names the members
//! that the text takes for granted, in the sense that the phrase had at the document's date.

mod acronyms;
mod coded;
mod common_names;
mod english;
mod established;
mod forms;
mod found;
mod gather;
mod glossary;
mod great;
mod meaning;
mod members;
mod names;
mod numbers;
mod numerals;
mod page;
mod plain;
mod quantity;
mod quotation_marks;
mod quoted;
mod signs;
#[cfg(test)]
mod tests;

use std::fmt;
use std::sync::Arc;

use crate::Error;
use crate::find::nouns::{is_manner, noun_behind};
use crate::lexicon::{EntryKind, Lexicon, Meaning};
use crate::text::{Document, PartKind, PartSet, Span, is_han};
use crate::tokens::Tokenizer;
pub(crate) use common_names::{is_common, means_another};
use established::{Established, Names};
use found::Found;
use glossary::Glossary;
pub(crate) use meaning::{is_anyones, is_homonym};
use page::{Page, Range};
use signs::{PROGRAMMES, noun_end};

/// The form of an enumerated phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash, PartialOrd, Ord)]
#[non_exhaustive]
pub enum EnumerationKind {
    /// Number, classifier and head: 四个全面, 八项规定, 24个要.
    Counted,
    /// Number and one or two morphemes: 三农, 双碳, 五位一体, 北三县.
    Fused,
    /// Two or more numbers with their morphemes: 四千四万, 一带一路, 双随机、一公开.
    Paired,
    /// Digits used as a name: 1+5, 1+N, 985.
    Code,
    /// Members in place of a number: 严、细、深、实、准.
    Listed,
    /// An unnumbered shorthand of listed things: 放管服.
    Acronym,
}

impl EnumerationKind {
    /// Returns the name used in rows.
    pub fn name(self) -> &'static str {
        self.entry_kind().name()
    }

    /// Returns the corresponding kind of lexicon entry.
    pub fn entry_kind(self) -> EntryKind {
        match self {
            EnumerationKind::Counted => EntryKind::Counted,
            EnumerationKind::Fused => EntryKind::Fused,
            EnumerationKind::Paired => EntryKind::Paired,
            EnumerationKind::Code => EntryKind::Code,
            EnumerationKind::Listed => EntryKind::Listed,
            EnumerationKind::Acronym => EntryKind::Acronym,
        }
    }

    /// Returns the form of an entry that names a set.
    fn of(kind: EntryKind) -> Option<Self> {
        let forms = [
            EnumerationKind::Counted,
            EnumerationKind::Fused,
            EnumerationKind::Paired,
            EnumerationKind::Code,
            EnumerationKind::Listed,
            EnumerationKind::Acronym,
        ];
        forms.into_iter().find(|form| form.entry_kind() == kind)
    }
}

/// A number in an enumerated phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Number {
    /// A numeric value.
    Value(u64),
    /// A letter that stands for any number, in upper case: the N of 1+N.
    Letter(char),
}

impl fmt::Display for Number {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Number::Value(value) => write!(f, "{value}"),
            Number::Letter(letter) => write!(f, "{letter}"),
        }
    }
}

/// The source of the members of a phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum ItemsFrom {
    /// The text beside the phrase.
    Text,
    /// The glossary (名词解释) at the end of the document, or of another one if a lexicon of glossaries is used.
    Glossary,
    /// The catalogue of known formulations.
    Catalogue,
    /// A lexicon file of the user.
    File,
}

impl ItemsFrom {
    /// Returns the name used in rows.
    pub fn name(self) -> &'static str {
        match self {
            ItemsFrom::Text => "text",
            ItemsFrom::Glossary => "glossary",
            ItemsFrom::Catalogue => "catalogue",
            ItemsFrom::File => "file",
        }
    }
}

/// Whether the number of members found agrees with the number in the phrase.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
#[non_exhaustive]
pub enum Check {
    /// The numbers agree.
    Matches,
    /// There are more or fewer members.
    Differs,
    /// The text does not spell the members out and contains none of those that a lexicon gives; or the phrase gives no number.
    Unstated,
}

impl Check {
    /// Returns the name used in rows.
    pub fn name(self) -> &'static str {
        match self {
            Check::Matches => "matches",
            Check::Differs => "differs",
            Check::Unstated => "unstated",
        }
    }
}

/// A member of a set.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Item {
    /// The text of the member, as spelt in its source.
    pub text: String,
    /// The span of the member in the document; `None` if it comes from a lexicon.
    pub span: Option<Span>,
}

/// An enumerated phrase or quantity of a document. All spans are byte ranges of [`Document::text`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct Enumeration {
    /// The phrase itself, without surrounding quotation marks.
    pub span: Span,
    /// Its form.
    pub kind: EnumerationKind,
    /// Whether it names a set; if not, it is a plain quantity.
    pub named: bool,
    /// The numbers, in order.
    pub numbers: Vec<Number>,
    /// The classifier: 个 in 四个全面.
    pub classifier: Option<Span>,
    /// What is counted, without the marks inside it; the heads of a paired phrase joined by 、: 千、万
    pub head: Option<String>,
    /// The noun that the whole phrase modifies: 主导产业 after “1+5”.
    pub noun: Option<Span>,
    /// The expected number of members.
    pub size: Option<u32>,
    /// The members, if they were found.
    pub items: Option<Vec<Item>>,
    /// The source of the members.
    pub items_from: Option<ItemsFrom>,
    /// Whether the number of members found agrees with the phrase.
    pub check: Check,
    /// The meaning that the phrase is known to have at the date of the document, unless the text gives it other members.
    pub meaning: Option<Meaning>,
    /// Whether the phrase is enclosed in quotation marks.
    pub quoted: bool,
}

/// A term explained in the glossary of a document. All spans are byte ranges of [`Document::text`].
#[derive(Clone, Debug, PartialEq, Eq)]
#[non_exhaustive]
pub struct GlossaryEntry {
    /// The term, with its quotation marks.
    pub term: Span,
    /// The explanation.
    pub explanation: Span,
    /// The enumerated phrase in the term, if there is one, with the members that the explanation gives.
    pub phrase: Option<Enumeration>,
}

/// Finds the enumerated phrases of documents.
///
/// Cloning is cheap: clones share the lists.
///
/// ```
/// use kouhao::find::enumerations::{EnumerationFinder, EnumerationKind, Number};
/// use kouhao::text::Document;
///
/// let speech = Document::from("协调推进“四个全面”战略布局，抓好“1+5”主导产业。");
/// let found = EnumerationFinder::new().find(&speech);
/// assert_eq!(&speech.text()[found[0].span], "四个全面");
/// assert_eq!(found[0].numbers, [Number::Value(4)]);
/// assert_eq!(found[1].kind, EnumerationKind::Code);
///
/// // The text does not say which four; the catalogue does.
/// let items = found[0].items.as_ref().unwrap();
/// assert_eq!(items[3].text, "全面从严治党");
/// ```
#[derive(Clone, Debug)]
pub struct EnumerationFinder {
    inner: Arc<Inner>,
}

#[derive(Debug)]
struct Inner {
    quantities: bool,
    parts: PartSet,
    tokenizer: Tokenizer,
    lexicon: Lexicon,
    /// The enumerated phrases of the lexicon.
    names: Arc<Names>,
}

impl EnumerationFinder {
    /// Creates a finder of named phrases, and of quantities whose members the text spells out, in title and body, with the catalogue.
    pub fn new() -> Self {
        EnumerationFinderBuilder::default().finish()
    }

    /// Creates a builder with the default settings.
    pub fn builder() -> EnumerationFinderBuilder {
        EnumerationFinderBuilder::default()
    }

    /// Returns the enumerated phrases of a document, in text order and without overlap.
    ///
    /// # Complexity
    /// Linear in the length of the text.
    pub fn find(&self, document: &Document) -> Vec<Enumeration> {
        let page = Page::new(document.text());
        let (found, _) = self.read(document, &page, self.inner.parts);
        let mut shown = meaning::Shown::default();
        found.into_iter().map(|phrase| self.enumeration(document, &page, phrase, &mut shown)).collect()
    }

    /// Returns the terms explained in the glossary at the end of a document, in text order.
    ///
    /// If there is no heading such as 名词解释, a sequence of numbered lines with colons counts as a glossary.
    ///
    /// ```
    /// use kouhao::find::enumerations::EnumerationFinder;
    /// use kouhao::text::Document;
    ///
    /// let report = Document::from("抓好“三清”行动。\n名词解释\n1.“三清”：清河道、清路障、清积案。\n2.飞地园区：跨地共建的园区。");
    /// let entries = EnumerationFinder::new().parse_glossary(&report);
    /// assert_eq!(&report.text()[entries[1].explanation], "跨地共建的园区。");
    /// assert_eq!(entries[0].phrase.as_ref().unwrap().items.as_ref().unwrap()[2].text, "清积案");
    /// ```
    ///
    /// # Complexity
    /// Linear in the length of the text.
    pub fn parse_glossary(&self, document: &Document) -> Vec<GlossaryEntry> {
        let page = Page::new(document.text());
        let (mut found, glossary) = self.read(document, &page, PartSet::ALL);
        found.retain(|phrase| glossary.heading(phrase).is_some());
        let mut found = found.into_iter().peekable();
        let mut shown = meaning::Shown::default();
        let entry = |entry: &glossary::Entry| {
            let mut phrase = None;
            while let Some(next) = found.next_if(|next| next.start < entry.term.1) {
                phrase = phrase.or(Some(next));
            }
            GlossaryEntry {
                term: page.span(entry.term.0, entry.term.1),
                explanation: page.span(entry.explanation.0, entry.explanation.1),
                phrase: phrase.map(|phrase| self.enumeration(document, &page, phrase, &mut shown)),
            }
        };
        glossary.entries.iter().map(entry).collect()
    }

    /// Collects the glossaries of documents into one lexicon that serves all of them; [`Lexicon::merged`] combines it with the catalogue.
    ///
    /// An enumerated phrase becomes an entry under its text alone (1+3), with the whole term (“1+3”财政金融互动) as an alias; its sense has the date of the
    /// document. Phrases to which two glossaries give different members are left out.
    pub fn lexicon_from_glossaries<'d>(&self, documents: impl IntoIterator<Item = &'d Document>) -> Lexicon {
        gather::lexicon(documents.into_iter().map(|document| (document, self.parse_glossary(document))))
    }

    /// Finds the phrases in some parts of a document, with their members, and reads its glossary.
    fn read(&self, document: &Document, page: &Page, parts: PartSet) -> (Vec<Found>, Glossary) {
        let range = |span: Span| (page.index(span.start), page.index(span.end));
        let headed: Vec<Range> = document.parts().iter().filter(|part| part.kind == PartKind::Glossary).map(|part| range(part.span)).collect();
        let glossary = Glossary::of(page, &headed);
        let mut found = quoted::find(page);
        for phrase in &mut found {
            quoted::without_verb(page, phrase, &self.inner.tokenizer);
        }
        let established = Established::of(page, &found, &glossary, &self.inner.names, &self.inner.tokenizer);
        plain::find(page, &established, self.inner.quantities, &mut found);
        english::find(page, &self.inner.lexicon, self.inner.quantities, &mut found);
        // Members first: the glossary supplies them to phrases of the body, whether it is read itself or not.
        acronyms::find(page, &glossary, &self.inner.lexicon, &self.inner.tokenizer, &mut found);
        members::resolve(page, &glossary, &self.inner.tokenizer, &mut found);
        found.retain(|phrase| phrase.named || self.inner.quantities || quantity::is_spelt_out(page, phrase));
        for at in 0..found.len() {
            let next = found.get(at + 1).map_or(page.len(), |next| next.start);
            if found[at].named {
                great::settle(page, &mut found[at], &self.inner.tokenizer);
            } else {
                quantity::settle(page, &mut found[at], next, &self.inner.tokenizer);
            }
        }
        if parts != PartSet::ALL {
            found.retain(|phrase| parts.contains(document.parts().at(page.byte(phrase.start))));
        }
        (found, glossary)
    }

    /// Completes a phrase with the information from tokens and the lexicon.
    fn enumeration(&self, document: &Document, page: &Page, mut phrase: Found, shown: &mut meaning::Shown) -> Enumeration {
        phrase.noun = self.modified(page, &phrase);
        let listed = phrase.listed.map(|(start, end)| page.span(start, end));
        let told = meaning::Told { listed, announced: phrase.announced, carried: phrase.carried };
        let mut found = phrase.into_enumeration(page, document.text());
        meaning::give(&mut found, told, document, (&self.inner.lexicon, &self.inner.tokenizer), shown);
        found
    }
}

impl EnumerationFinder {
    /// Returns the noun that a quoted name modifies: “1+5”主导产业.
    ///
    /// If the text up to the next mark ends like the name of a programme, it is that name (十县百乡千村万户”示范引领工程); otherwise tokens determine where
    /// the noun phrase ends.
    fn modified(&self, page: &Page, phrase: &Found) -> Option<Range> {
        const REACH: usize = 26;
        let at = phrase.end + 1;
        if !phrase.named || !phrase.quoted || !matches!(page.at(phrase.end), '”' | '’') {
            return phrase.noun;
        }
        let run = noun_end(page, at, 10);
        // “九珍”品牌知名度|持续提升: a deed with an adverb is not a name.
        let is_deed =
            || self.inner.tokenizer.words(&page.text(at, run)).iter().rev().nth(1).is_some_and(|word| is_manner(word, &self.inner.tokenizer));
        if !is_han(page.at(run)) && page.ends_any(run, &PROGRAMMES) && !is_deed() {
            return Some((at, run));
        }
        // In the script of the dictionary.
        let behind = page.text(at, page.len().min(at + REACH));
        let noun = noun_behind(&behind, 0, &self.inner.tokenizer)?;
        let index = |byte: usize| at + behind[..byte].chars().count();
        Some((index(noun.start), index(noun.end)))
    }
}

impl Default for EnumerationFinder {
    fn default() -> Self {
        EnumerationFinder::new()
    }
}

/// Builds an [`EnumerationFinder`].
#[derive(Clone, Debug)]
pub struct EnumerationFinderBuilder {
    quantities: bool,
    parts: PartSet,
    tokenizer: Tokenizer,
    lexicon: Lexicon,
}

impl Default for EnumerationFinderBuilder {
    fn default() -> Self {
        EnumerationFinderBuilder { quantities: false, parts: PartSet::default(), tokenizer: Tokenizer::default(), lexicon: Lexicon::catalogue() }
    }
}

impl EnumerationFinderBuilder {
    /// Sets whether plain quantities (20项民生工程) are also reported, and not only those whose members the text spells out (“强港”“兴渔”“治水”三篇文章). Default:
    /// no.
    pub fn quantities(&mut self, yes: bool) -> &mut Self {
        self.quantities = yes;
        self
    }

    /// Sets the parts of documents that are searched. Default: title and body.
    pub fn parts(&mut self, parts: PartSet) -> &mut Self {
        self.parts = parts;
        self
    }

    /// Sets the tokenizer, which decides where names, the nouns after them and members begin and end. Default: [`Tokenizer::new`].
    pub fn tokenizer(&mut self, tokenizer: Tokenizer) -> &mut Self {
        self.tokenizer = tokenizer;
        self
    }

    /// Sets the lexicon of known phrases. Default: the [catalogue](Lexicon::catalogue). Use [`Lexicon::merged`] to add your own. Building a finder
    /// with another lexicon takes time proportional to the number of its entries: about a millisecond for five hundred.
    pub fn lexicon(&mut self, lexicon: Lexicon) -> &mut Self {
        self.lexicon = lexicon;
        self
    }

    /// Builds the finder.
    ///
    /// # Errors
    /// None: all combinations of settings are valid.
    pub fn build(&self) -> Result<EnumerationFinder, Error> {
        Ok(self.finish())
    }

    pub(crate) fn finish(&self) -> EnumerationFinder {
        let EnumerationFinderBuilder { quantities, parts, tokenizer, lexicon } = self.clone();
        let names = Names::shared(&lexicon);
        EnumerationFinder { inner: Arc::new(Inner { quantities, parts, tokenizer, lexicon, names }) }
    }
}

impl Found {
    fn into_enumeration(self, page: &Page, text: &str) -> Enumeration {
        // 十六字方针 counts the characters of its four members.
        let characters = |items: &Vec<Range>| items.iter().map(|&(start, end)| end - start).sum::<usize>();
        let spelt = self.items.as_ref().filter(|_| self.head.as_deref().is_some_and(|head| head.starts_with('字'))).map(characters);
        let found = spelt.filter(|&characters| self.size == u32::try_from(characters).ok());
        let check = check(found.or(self.items.as_ref().map(Vec::len)), self.size, &self.numbers);
        let item = |member| {
            let (start, end) = quotation_marks::without_marks(page, member);
            let span = page.span(start, end);
            Item { text: text[span].to_string(), span: Some(span) }
        };
        Enumeration {
            span: page.span(self.start, self.end),
            kind: self.kind,
            named: self.named,
            classifier: self.classifier.map(|(start, end)| page.span(start, end)),
            noun: self.noun.map(|(start, end)| page.span(start, end)),
            items: self.items.map(|items| items.into_iter().map(item).collect()),
            numbers: self.numbers,
            head: self.head.map(|head| page.original(text, self.start, self.end, &head)),
            size: self.size,
            items_from: self.items_from,
            check,
            meaning: None,
            quoted: self.quoted,
        }
    }
}

/// Compares the number of members found with the number in the phrase.
fn check(items: Option<usize>, size: Option<u32>, numbers: &[Number]) -> Check {
    let Some(items) = items else { return Check::Unstated };
    // 1+5, 十县百乡千村万户: one member for each number. 八荣八耻: each of eight members contains one 荣 and one 耻.
    let each = numbers.len() > 1 && (items == numbers.len() || numbers.iter().all(|&number| number == Number::Value(items as u64)));
    // 一区四园: the one is made up of the four.
    let whole = matches!(numbers, &[Number::Value(1), Number::Value(parts)] if parts == items as u64);
    match size {
        Some(size) if items == size as usize => Check::Matches,
        _ if each || whole => Check::Matches,
        Some(_) => Check::Differs,
        None => Check::Unstated,
    }
}
