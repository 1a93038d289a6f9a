//! What is found in a corpus, once for all who tell it: the summary, the marked text, the report.
//!
//! A list of a page has a line for a phrase, not for each of its occurrences: [`shared`], [`named`] and [`wordings`] bring these together.

use std::collections::{BTreeMap, BTreeSet};

use rayon::prelude::*;

use crate::Error;
use crate::find::enumerations::{Enumeration, EnumerationFinder, EnumerationKind};
use crate::find::formulation::Commons;
use crate::find::known::{Known, KnownFinder, KnownSource, is_no_later};
use crate::find::parallels::{Parallel, ParallelFinder, ParallelForm};
use crate::find::retold::{Retold, weight};
use crate::find::series::{Series, SeriesFinder};
use crate::find::slogans::{Slogan, SloganKind, SloganMiner};
use crate::find::templates::{Template, TemplateFinder};
use crate::lexicon::{Background, Lexicon, Meaning};
use crate::measure::{PhraseList, Term, TermCounter};
use crate::text::{Corpus, Document, Fold, PartSet, Span, Units, clauses, is_closed, key, sentences};
use crate::tokens::Tokenizer;

/// How a corpus is read.
#[derive(Clone, Debug)]
pub(super) struct Reading {
    pub parts: PartSet,
    pub tokenizer: Tokenizer,
    pub background: Background,
    pub lexicon: Lexicon,
}

impl Default for Reading {
    fn default() -> Self {
        Reading { parts: PartSet::default(), tokenizer: Tokenizer::new(), background: Background::shipped(), lexicon: Lexicon::catalogue() }
    }
}

/// Characters of the longest wording that is told of though it stands once: what is longer is a sentence.
const ONCE: usize = 20;

/// Units of a name that counts as a word: sets of eight units are common (双随机一公开), longer ones are wordings.
const LONGEST_NAME: usize = 8;

impl Reading {
    /// What others say.
    fn commons(&self) -> Commons<'_> {
        Commons { background: &self.background, lexicon: &self.lexicon, tokenizer: &self.tokenizer }
    }
}

/// Everything that is found in a corpus. What belongs to the place where it stands is listed by document.
#[derive(Default)]
pub(super) struct Facts {
    pub characters: u64,
    pub words: u64,
    pub slogans: Vec<Slogan>,
    pub known: Vec<Vec<Known>>,
    /// What its writer sets apart and nothing lists. Empty lists unless the build of each text was asked for.
    pub unlisted: Vec<Vec<Known>>,
    pub enumerations: Vec<Vec<Enumeration>>,
    /// Empty lists unless the build of each text was asked for, as those of [`parallels`](Facts::parallels).
    pub series: Vec<Vec<Series>>,
    pub parallels: Vec<Vec<Parallel>>,
    pub templates: Vec<Vec<Template>>,
    /// Content words, commonest first.
    pub terms: Vec<Term>,
}

impl Facts {
    /// Reads a corpus; `build` asks for series, parallels and what nothing lists too.
    ///
    /// # Errors
    /// As [`SloganMiner::mine`].
    pub fn gather(corpus: &Corpus, reading: &Reading, build: bool) -> Result<Self, Error> {
        let Reading { parts, tokenizer, background, lexicon } = reading;
        let (parts, tokenizer) = (*parts, || tokenizer.clone());
        let mut miner = SloganMiner::builder();
        miner.parts(parts).tokenizer(tokenizer()).lexicon(lexicon.clone()).background(background.clone());
        let slogans = miner.build()?.mine(corpus)?;
        let finder = |listed: bool| {
            let mut builder = KnownFinder::builder();
            builder.listed_only(listed).parts(parts).tokenizer(tokenizer()).background(background.clone()).lexicon(lexicon.clone()).build()
        };
        let (known, all) = (finder(true)?, finder(false)?);
        let unlisted = |document: &Document| all.find(document).into_iter().filter(|known| known.source == KnownSource::Wording).collect();
        let enumerations = EnumerationFinder::builder().parts(parts).tokenizer(tokenizer()).lexicon(lexicon.clone()).build()?;
        let templates = TemplateFinder::builder().parts(parts).tokenizer(tokenizer()).build()?;
        let series = SeriesFinder::builder().outline(true).parts(parts).tokenizer(tokenizer()).build()?;
        let parallels = ParallelFinder::builder().parts(parts).tokenizer(tokenizer()).build()?;
        let mut facts = Facts {
            characters: corpus.characters(PartSet::ALL),
            words: 0,
            slogans,
            known: each(corpus, |document| known.find(document)),
            unlisted: each(corpus, |document| if build { unlisted(document) } else { Vec::new() }),
            enumerations: each(corpus, |document| enumerations.find(document)),
            series: each(corpus, |document| if build { series.find(document) } else { Vec::new() }),
            parallels: each(corpus, |document| if build { parallels.find(document) } else { Vec::new() }),
            templates: each(corpus, |document| templates.find(document)),
            terms: Vec::new(),
        };
        // 一企|一员: what has a name is told by it, and half of it says nothing.
        let names = PhraseList::new(facts.names(corpus)).ok();
        let counts = TermCounter::builder().parts(parts).tokenizer(tokenizer()).names(names).build()?.count(corpus);
        facts.words = counts.totals().iter().map(|group| group.words).sum();
        facts.terms = counts.rows().iter().filter(|term| is_content(&term.term, &reading.tokenizer)).cloned().collect();
        Ok(facts)
    }

    /// Returns the names that were found: those of sets, those that recur, what the catalogue has, and what a writer sets apart.
    fn names(&self, corpus: &Corpus) -> BTreeSet<String> {
        let recurring = self.recurring().into_iter().filter(|slogan| slogan.kind == SloganKind::Name).map(|slogan| slogan.text.clone());
        let text = |document: &Document, span: Span| document.text()[span].to_string();
        let each = corpus.iter().zip(&self.enumerations).zip(self.known.iter().zip(&self.unlisted));
        let found = each.flat_map(|((document, sets), (known, unlisted))| {
            let sets = sets.iter().filter(|set| set.named).map(|set| set.span);
            let listed = known.iter().filter(|known| known.source == KnownSource::Catalogue).map(|known| known.span);
            let apart = unlisted.iter().filter(|known| known.score >= 0.0).map(|known| known.span);
            sets.chain(listed).chain(apart).map(move |span| text(document, span))
        });
        recurring.chain(found).filter(|name| Units::new(name).len() <= LONGEST_NAME).collect()
    }

    /// Returns the formulations that are told of a corpus. Of one text these are all that recur, the likeliest first. Of several those come first that many of
    /// them have and that are likely, by their [`weight`]; and cuts of one formulation, which many texts give
    /// in many lengths, are told once.
    pub fn told(&self, documents: usize) -> Vec<&Slogan> {
        let mut slogans = self.recurring();
        if documents > 1 {
            let weight = |slogan: &Slogan| weight(f64::from(slogan.documents), slogan.score);
            slogans.sort_by(|a, b| weight(b).total_cmp(&weight(a)));
            let mut told = Retold::default();
            slogans.retain(|slogan| told.add(&slogan.key));
        }
        slogans
    }

    /// Returns the formulations that recur, best first.
    pub fn recurring(&self) -> Vec<&Slogan> {
        self.slogans.iter().filter(|slogan| slogan.is_telling()).collect()
    }
}

/// Returns the wordings that writers set apart and nobody else is known to use, likeliest first: without those that recur and without sets, which have
/// lists of their own, and what is chained of what others say.
pub(super) fn own(corpus: &Corpus, facts: &Facts, reading: &Reading) -> Vec<Shared> {
    let told = |text: &str| key(text, Fold::new());
    let recurring = facts.recurring().into_iter().map(|slogan| slogan.key.clone());
    let sets = corpus.iter().zip(&facts.enumerations).flat_map(|(document, found)| found.iter().map(|set| told(&document.text()[set.span])));
    let listed: BTreeSet<String> = recurring.chain(sets).collect();
    let mut own = shared(corpus, &facts.unlisted);
    let long = |own: &Shared| own.key.chars().nth(ONCE).is_some();
    own.retain(|own| own.score >= 0.0 && !long(own) && !listed.contains(&own.key) && reading.commons().is_original(&own.key));
    own.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.text.cmp(&b.text)));
    own
}

/// Finds something in each document, side by side.
fn each<T: Send>(corpus: &Corpus, find: impl Fn(&Document) -> Vec<T> + Sync + Send) -> Vec<Vec<T>> {
    corpus.documents().par_iter().map(find).collect()
}

/// The spellings of a phrase with their occurrences.
#[derive(Default)]
struct Spellings {
    counts: BTreeMap<String, usize>,
}

impl Spellings {
    fn add(&mut self, text: &str) {
        match self.counts.get_mut(text) {
            Some(count) => *count += 1,
            None => drop(self.counts.insert(text.to_string(), 1)),
        }
    }

    /// Returns the commonest, of equally common ones the first in the order of code points.
    fn commonest(self) -> String {
        self.counts.into_iter().rev().max_by_key(|&(_, count)| count).map(|(text, _)| text).unwrap_or_default()
    }
}

/// A formulation that others use too, with its occurrences; unless the catalogue has it, outside longer ones.
pub(super) struct Shared {
    pub key: String,
    /// Its commonest spelling.
    pub text: String,
    pub count: usize,
    pub documents: usize,
    pub score: f64,
    pub background_per_million: Option<f64>,
    /// By when others used it, if that is before all of the texts that have it.
    pub first_known: Option<String>,
    /// Where it first stands, for what a lexicon says of it at the date of that document.
    pub document: usize,
}

/// Brings the occurrences of one formulation together, the most frequent first, of these the likeliest.
pub(super) fn shared(corpus: &Corpus, found: &[Vec<Known>]) -> Vec<Shared> {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut all: Vec<Shared> = Vec::new();
    let mut spellings: Vec<Spellings> = Vec::new();
    let mut latest: Vec<usize> = Vec::new();
    for (place, (document, known)) in corpus.iter().zip(found).enumerate() {
        // Longer ones come first. What the catalogue names counts inside them too, as a reader would look for it.
        let mut end = 0;
        for known in known {
            if known.span.end <= end && known.source != KnownSource::Catalogue {
                continue;
            }
            end = end.max(known.span.end);
            let at = *places.entry(&known.key).or_insert_with(|| {
                all.push(Shared {
                    key: known.key.clone(),
                    text: String::new(),
                    count: 0,
                    documents: 0,
                    score: known.score,
                    background_per_million: known.background_per_million,
                    first_known: by_when(document, known),
                    document: place,
                });
                spellings.push(Spellings::default());
                latest.push(usize::MAX);
                all.len() - 1
            });
            all[at].count += 1;
            spellings[at].add(&document.text()[known.span]);
            // Of several senses the oldest. A text no younger than all that is known tells that it is known too late, wherever the text stands in the corpus.
            let earlier = all[at].first_known.take();
            all[at].first_known = earlier.zip(by_when(document, known)).map(|(earlier, other)| earlier.min(other));
            if std::mem::replace(&mut latest[at], place) != place {
                all[at].documents += 1;
            }
        }
    }
    all.iter_mut().zip(spellings).for_each(|(shared, spellings)| shared.text = spellings.commonest());
    all.sort_by(|a, b| b.count.cmp(&a.count).then(b.score.total_cmp(&a.score)).then_with(|| a.text.cmp(&b.text)));
    all
}

/// Returns by when others used a formulation of a text: since when it is known, if that is before the date of the text. What is known since that date may be known from
/// this very text.
fn by_when(document: &Document, known: &Known) -> Option<String> {
    let first = known.first_known.as_deref();
    first.filter(|first| document.date().is_none_or(|date| !is_no_later(date, first))).map(str::to_string)
}

/// Returns the couplets and series of a text, each once, most clauses first, and those that share wording before those that do not; sentences and
/// refrains are for the outline.
pub(super) fn telling<'f>(document: &Document, found: &'f [Parallel]) -> Vec<&'f Parallel> {
    let mut known: BTreeSet<String> = BTreeSet::new();
    let mut parallels: Vec<&Parallel> = found
        .iter()
        .filter(|parallel| matches!(parallel.form, ParallelForm::Couplet | ParallelForm::Series))
        .filter(|parallel| known.insert(key(&document.text()[parallel.span], Fold::new().simplified(true))))
        .collect();
    parallels.sort_by_key(|parallel| std::cmp::Reverse((parallel.clauses.len(), parallel.shared.is_some())));
    parallels
}

/// A template, with all its occurrences in the corpus.
pub(super) struct Wording {
    pub text: String,
    pub count: usize,
    pub documents: usize,
    pub refrain: bool,
    pub fillers: Vec<String>,
}

/// Brings the occurrences of one template together, refrains first, then the most frequent.
pub(super) fn wordings(corpus: &Corpus, found: &[Vec<Template>]) -> Vec<Wording> {
    let mut places: BTreeMap<&str, usize> = BTreeMap::new();
    let mut fillers: Vec<Distinct> = Vec::new();
    let mut all: Vec<Wording> = Vec::new();
    for (document, template) in corpus.iter().zip(found).flat_map(|(document, templates)| templates.iter().map(move |template| (document, template)))
    {
        let at = *places.entry(&template.text).or_insert_with(|| {
            all.push(Wording { text: template.text.clone(), count: 0, documents: 0, refrain: template.refrain, fillers: Vec::new() });
            fillers.push(Distinct::default());
            all.len() - 1
        });
        let entry = &mut all[at];
        entry.count += template.count();
        entry.documents += 1;
        entry.refrain &= template.refrain;
        // What fills two slots at once is one filler: 把{}同{}结合起来.
        let texts = template.occurrences.iter().map(|occurrence| occurrence.filled(document));
        texts.for_each(|filler| fillers[at].add(&filler));
    }
    all.iter_mut().zip(fillers).for_each(|(wording, fillers)| wording.fillers = fillers.texts);
    all.sort_by_key(|wording| (!wording.refrain, std::cmp::Reverse(wording.count)));
    all
}

/// Distinct texts in the order in which they first came.
#[derive(Default)]
struct Distinct {
    texts: Vec<String>,
    known: BTreeSet<String>,
}

impl Distinct {
    fn add(&mut self, text: &str) {
        if self.known.insert(text.to_string()) {
            self.texts.push(text.to_string());
        }
    }
}

/// An enumerated phrase, with all its occurrences in the corpus.
pub(super) struct Named {
    pub key: String,
    /// Its commonest spelling.
    pub text: String,
    pub kind: EnumerationKind,
    pub count: usize,
    pub documents: usize,
    pub nouns: Vec<String>,
    pub size: Option<u32>,
    /// The members that most occurrences have.
    pub items: Option<Vec<String>>,
    /// The document that spells them out, by its place, if one does.
    pub spelt: Option<usize>,
    /// Who says so, if a lexicon does.
    pub defined: Option<Meaning>,
    /// The official English, if a lexicon has it.
    pub english: Option<String>,
    /// Whether it is a quantity wherever it stands, no name.
    pub quantity: bool,
}

/// Returns what all spellings of an enumerated phrase share.
pub(super) fn named_key(document: &Document, phrase: &Enumeration) -> String {
    key(&document.text()[phrase.span], Fold::new().simplified(true))
}

/// Members that some occurrences of a phrase have.
struct Given {
    items: Option<Vec<String>>,
    /// Whether they come from a lexicon.
    known: bool,
    /// The first document in which they do.
    place: usize,
    meaning: Option<Meaning>,
    count: usize,
}

/// Brings the occurrences of one phrase together, in the order of the first ones, or the most frequent first, of these names before quantities.
pub(super) fn named(corpus: &Corpus, found: &[Vec<Enumeration>], by_count: bool) -> Vec<Named> {
    let mut places: BTreeMap<String, usize> = BTreeMap::new();
    let mut nouns: Vec<Distinct> = Vec::new();
    let mut spellings: Vec<Spellings> = Vec::new();
    let mut latest: Vec<usize> = Vec::new();
    let mut given: Vec<Vec<Given>> = Vec::new();
    let mut all: Vec<Named> = Vec::new();
    for (place, (document, phrases)) in corpus.iter().zip(found).enumerate() {
        let text = |span: Span| document.text()[span].to_string();
        for phrase in phrases {
            let key = named_key(document, phrase);
            let at = *places.entry(key.clone()).or_insert_with(|| {
                let (text, kind, size) = (String::new(), phrase.kind, phrase.size);
                let (nouns_of, spelt) = (Vec::new(), None);
                all.push(Named {
                    key,
                    text,
                    kind,
                    count: 0,
                    documents: 0,
                    nouns: nouns_of,
                    size,
                    items: None,
                    spelt,
                    defined: None,
                    english: None,
                    quantity: true,
                });
                nouns.push(Distinct::default());
                spellings.push(Spellings::default());
                latest.push(usize::MAX);
                given.push(Vec::new());
                all.len() - 1
            });
            let entry = &mut all[at];
            entry.count += 1;
            entry.quantity &= !phrase.named;
            spellings[at].add(&document.text()[phrase.span]);
            if std::mem::replace(&mut latest[at], place) != place {
                entry.documents += 1;
            }
            phrase.noun.map(text).into_iter().for_each(|noun| nouns[at].add(&noun));
            let known = phrase.items.as_ref().is_some_and(|items| items.iter().all(|item| item.span.is_none()));
            let items: Option<Vec<String>> = phrase.items.as_ref().map(|items| items.iter().map(|item| item.text.clone()).collect());
            match given[at].iter_mut().find(|given| given.items == items && given.known == known) {
                Some(given) => given.count += 1,
                None => given[at].push(Given { items, known, place, meaning: phrase.meaning.clone(), count: 1 }),
            }
            if entry.english.is_none() {
                entry.english = phrase.meaning.as_ref().and_then(|meaning| meaning.entry().english()).map(str::to_string);
            }
        }
    }
    all.iter_mut().zip(nouns).for_each(|(named, nouns)| named.nouns = nouns.texts);
    all.iter_mut().zip(spellings).for_each(|(named, spellings)| named.text = spellings.commonest());
    for (named, given) in all.iter_mut().zip(given) {
        // What one text makes of a name is not what all mean by it. Of members given equally often those of a text go before those of a lexicon, and the first.
        let rank = |given: &Given| (given.count, given.items.is_some(), !given.known, std::cmp::Reverse(given.place));
        if let Some(best) = given.into_iter().max_by_key(rank) {
            named.spelt = Some(best.place).filter(|_| best.items.is_some() && !best.known);
            named.defined = best.meaning.filter(|_| best.known);
            named.items = best.items;
        }
    }
    if by_count {
        all.sort_by_key(|named| (std::cmp::Reverse(named.count), named.quantity));
    }
    all
}

/// Returns what an item is called: its first line, if that is a heading, or its first sentence, up to ；; of what is long as many clauses as are read at a
/// glance.
pub(super) fn item_heading(item: &str) -> &str {
    const LONG: usize = 50;
    let line = item.find('\n').map_or(item, |end| item[..end].trim_end());
    // 第一件事，|是抗洪
    let line = line.strip_prefix('是').filter(|rest| !rest.is_empty() && !rest.starts_with(['否', '非'])).unwrap_or(line);
    let sentence = sentences(line).first().map_or(line, |&sentence| &line[sentence]);
    let sentence = sentence.split(['；', ';']).next().filter(|sentence| !sentence.is_empty()).unwrap_or(sentence);
    let sentence = sentence.trim_end_matches(['。', '！']);
    let fits = |clause: &&Span| sentence[..clause.end].chars().count() <= LONG;
    let clauses = clauses(sentence);
    match (clauses.first(), clauses.iter().take_while(fits).last()) {
        _ if sentence.chars().count() <= LONG => sentence,
        (_, Some(last)) => &sentence[..last.end],
        (Some(first), None) => &sentence[*first],
        (None, None) => sentence,
    }
}

/// Tells whether a word says what a text is about: two characters or more, and by the dictionary a noun, verb, adjective or idiom, or unknown to it; in Latin
/// letters five or more, and of no closed class.
fn is_content(word: &str, tokenizer: &Tokenizer) -> bool {
    if word.starts_with(|c: char| c.is_ascii_alphabetic()) && is_closed(word) {
        return false;
    }
    let letters = word.chars().filter(|c| c.is_alphabetic()).count();
    let longer = if word.is_ascii() { letters >= 5 } else { letters >= 2 };
    longer && tokenizer.part_of_speech(word).is_none_or(|tag| tag.starts_with(['n', 'v', 'a', 'i', 'j', 'l', 's', 'b', 'z']))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_items_are_called() {
        assert_eq!(item_heading("过去一年，我们做了什么\n修了船。看了潮。"), "过去一年，我们做了什么");
        assert_eq!(item_heading("新修码头12处，加固堤坝3.5公里。还有别的。"), "新修码头12处，加固堤坝3.5公里");
        assert_eq!(item_heading("能减则减，减材料、减环节；再说"), "能减则减，减材料、减环节");
        assert_eq!(item_heading("是修船。修船要紧。"), "修船");
        let long = format!("先修船，{}", "再到码头上去看一看潮水涨到了哪里，".repeat(5));
        assert_eq!(item_heading(&long), "先修船，再到码头上去看一看潮水涨到了哪里，再到码头上去看一看潮水涨到了哪里");
        assert_eq!((item_heading(""), item_heading("。")), ("", ""));
    }

    #[test]
    fn words_of_closed_classes_are_no_content() {
        let content = |word: &str| is_content(word, &Tokenizer::new());
        assert!(["their", "There", "because", "they've", "we’ve", "shouldn't", "的"].iter().all(|word| !content(word)));
        assert!(["harbour", "Workers", "发展"].iter().all(|word| content(word)));
    }

    #[test]
    fn what_is_quoted_inside_a_longer_wording_recurs() {
        let corpus = Corpus::from_texts([
            "打造“湖清岸绿、渔兴民富”的渔村。\n围绕打造“湖清岸绿、渔兴民富”修路。\n打造“湖清岸绿、渔兴民富”。谋划“十六五”，开好“十六五”。",
        ]);
        let facts = Facts::gather(&corpus, &Reading::default(), false).unwrap();
        let recurring: Vec<(&str, Option<bool>)> = facts.recurring().iter().map(|slogan| (slogan.text.as_str(), slogan.own)).collect();
        assert!(recurring.contains(&("湖清岸绿、渔兴民富", Some(true))), "{recurring:?}");
        assert!(recurring.contains(&("十六五", Some(false))), "{recurring:?}");
    }

    #[test]
    fn a_name_is_one_word() {
        let corpus = Corpus::from_texts(["推行“一企一员”制度，打好三大攻坚战，落实“两免一补”政策。"]);
        let facts = Facts::gather(&corpus, &Reading::default(), true).unwrap();
        let terms: Vec<&str> = facts.terms.iter().map(|term| &*term.term).collect();
        assert!(["一企一员", "三大攻坚战", "两免一补"].iter().all(|name| terms.contains(name)), "{terms:?}");
        assert!(!terms.contains(&"一企") && !terms.contains(&"攻坚战") && !terms.contains(&"两免"), "{terms:?}");
        assert_eq!(facts.words, Facts::gather(&corpus, &Reading::default(), false).unwrap().words);
    }

    #[test]
    fn the_commonest_spelling_is_shown() {
        let corpus = Corpus::from_texts(["推进改革、开放。", "推进改革开放。推进改革开放。"]);
        let found: Vec<Vec<Known>> = corpus.iter().map(|document| KnownFinder::new().find(document)).collect();
        let shown: Vec<String> = shared(&corpus, &found).into_iter().map(|shared| shared.text).collect();
        assert!(shown.contains(&"改革开放".to_string()) && !shown.contains(&"改革、开放".to_string()), "{shown:?}");
    }

    #[test]
    fn since_when_does_not_depend_on_the_order_of_texts() {
        let since = |dates: [&str; 2]| {
            let corpus = Corpus::new(dates.map(|date| Document::from("推动高质量发展。").with_variable("date", date)));
            let finder = KnownFinder::new();
            let found: Vec<Vec<Known>> = corpus.iter().map(|document| finder.find(document)).collect();
            shared(&corpus, &found).remove(0).first_known
        };
        assert!(since(["2024", "2025"]).is_some());
        assert_eq!((since(["1980", "2024"]), since(["2024", "1980"])), (None, None));
    }

    #[test]
    fn what_is_known_since_the_date_of_the_text_was_not_said_by_others_before() {
        let first = |date: Option<&str>| {
            let document = Document::from("推动高质量发展。");
            let corpus = Corpus::new([if let Some(date) = date { document.with_variable("date", date) } else { document }]);
            let found: Vec<Vec<Known>> = corpus.iter().map(|document| KnownFinder::new().find(document)).collect();
            (found[0][0].first_known.clone(), shared(&corpus, &found).remove(0).first_known)
        };
        let since = first(None).0.unwrap();
        assert_eq!(first(None).1.as_ref(), Some(&since));
        for date in [&*since, &since[..4]] {
            assert_eq!(first(Some(date)), (Some(since.clone()), None), "{date}");
        }
        assert_eq!(first(Some("2031")), (Some(since.clone()), Some(since)));
    }

    #[test]
    fn members_are_those_that_most_occurrences_have() {
        let texts =
            ["抓好“三清”行动：清河道、清路障、清积案。", "抓好“三清”行动：清账目、清人头、清库存。", "再抓“三清”行动：清账目、清人头、清库存。"];
        let items = |texts: &[&str]| {
            let corpus = Corpus::from_texts(texts.iter().copied());
            let found: Vec<Vec<Enumeration>> = corpus.iter().map(|document| EnumerationFinder::new().find(document)).collect();
            let named = named(&corpus, &found, false).remove(0);
            (named.items.unwrap_or_default().first().cloned(), named.spelt)
        };
        assert_eq!(items(&texts), (Some("清账目".to_string()), Some(1)));
        assert_eq!(items(&texts[..2]), (Some("清河道".to_string()), Some(0)));
        // What one text of three spells out is not what all mean.
        assert_eq!(items(&["抓“三清”行动。", texts[0], "要抓“三清”行动。"]), (None, None));
    }
}
