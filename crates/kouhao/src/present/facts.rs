//! Gathers the findings of a corpus once for all that present them: the summary, the marked text, the report.
//!
//! A list on a page has one line per phrase, not one per occurrence: [`formulations`], [`named`] and [`wordings`] group these.

mod formulations;
mod named;
mod tally;
mod wordings;

use std::collections::BTreeSet;

use rayon::prelude::*;

use crate::Error;
use crate::find::enumerations::{Enumeration, EnumerationFinder};
use crate::find::formulation::Commons;
use crate::find::known::{Known, KnownFinder, KnownSource};
use crate::find::parallels::{Parallel, ParallelFinder, ParallelForm};
use crate::find::retold::{Retold, weight};
use crate::find::series::{Series, SeriesFinder};
use crate::find::slogans::{Slogan, SloganKind, SloganMiner};
use crate::find::templates::{Template, TemplateFinder};
use crate::lexicon::{Background, Lexicon};
use crate::measure::{PhraseList, Term, TermCounter};
use crate::text::{Corpus, Document, Fold, PartSet, Span, Units, clauses, is_closed, is_small_numeral, key, sentences};
use crate::tokens::Tokenizer;

pub(super) use formulations::{Formulation, formulations, own};
pub(super) use named::{Named, named, named_key};
pub(super) use wordings::{Wording, wordings};

/// How a corpus is read.
#[derive(Clone, Debug)]
pub(super) struct ReadingOptions {
    pub parts: PartSet,
    pub tokenizer: Tokenizer,
    pub background: Background,
    pub lexicon: Lexicon,
}

impl Default for ReadingOptions {
    fn default() -> Self {
        ReadingOptions { parts: PartSet::default(), tokenizer: Tokenizer::new(), background: Background::shipped(), lexicon: Lexicon::catalogue() }
    }
}

impl ReadingOptions {
    /// Returns the common property against which wordings are judged.
    fn commons(&self) -> Commons<'_> {
        Commons { background: &self.background, lexicon: &self.lexicon, tokenizer: &self.tokenizer }
    }
}

/// The maximum length, in units, of a name that counts as a word: sets of eight units are common (双随机一公开); longer ones are wordings.
const LONGEST_NAME: usize = 8;

/// All findings of a corpus. Findings that belong to their place in a text are listed by document.
#[derive(Default)]
pub(super) struct Facts {
    pub characters: u64,
    pub words: u64,
    pub slogans: Vec<Slogan>,
    pub known: Vec<Vec<Known>>,
    /// Wordings that their writer sets apart and no list contains. The inner lists are empty unless the structure of each text was requested.
    pub unlisted: Vec<Vec<Known>>,
    pub enumerations: Vec<Vec<Enumeration>>,
    /// The inner lists are empty unless the structure of each text was requested, like those of [`parallels`](Facts::parallels).
    pub series: Vec<Vec<Series>>,
    pub parallels: Vec<Vec<Parallel>>,
    pub templates: Vec<Vec<Template>>,
    /// Content words, commonest first.
    pub terms: Vec<Term>,
}

impl Facts {
    /// Reads a corpus; `build` also requests series, parallels and wordings that no list contains.
    ///
    /// # Errors
    /// Those of [`SloganMiner::mine`].
    pub fn gather(corpus: &Corpus, reading: &ReadingOptions, build: bool) -> Result<Self, Error> {
        let ReadingOptions { parts, tokenizer, background, lexicon } = reading;
        let (parts, tokenizer) = (*parts, || tokenizer.clone());
        let mut miner = SloganMiner::builder();
        miner.parts(parts).tokenizer(tokenizer()).lexicon(lexicon.clone()).background(background.clone());
        let slogans = miner.build()?.mine(corpus)?;
        // Wordings that no list contains are only shown together with the structure of a text, so they are not searched for otherwise.
        let finder = KnownFinder::builder()
            .listed_only(!build)
            .parts(parts)
            .tokenizer(tokenizer())
            .background(background.clone())
            .lexicon(lexicon.clone())
            .build()?;
        let (unlisted, known) = each(corpus, |document| finder.find(document))
            .into_iter()
            .map(|found| found.into_iter().partition(|known| known.source == KnownSource::Wording))
            .unzip();
        let enumerations = EnumerationFinder::builder().parts(parts).tokenizer(tokenizer()).lexicon(lexicon.clone()).build()?;
        let templates = TemplateFinder::builder().parts(parts).tokenizer(tokenizer()).build()?;
        let series = SeriesFinder::builder().outline(true).parts(parts).tokenizer(tokenizer()).build()?;
        let parallels = ParallelFinder::builder().parts(parts).tokenizer(tokenizer()).build()?;
        let mut facts = Facts {
            characters: corpus.characters(PartSet::ALL),
            words: 0,
            slogans,
            known,
            unlisted,
            enumerations: each(corpus, |document| enumerations.find(document)),
            series: each(corpus, |document| if build { series.find(document) } else { Vec::new() }),
            parallels: each(corpus, |document| if build { parallels.find(document) } else { Vec::new() }),
            templates: each(corpus, |document| templates.find(document)),
            terms: Vec::new(),
        };
        // 一企|一员: a name stands for its parts, and half a name means nothing.
        let names = PhraseList::new(facts.names(corpus)).ok();
        let counts = TermCounter::builder().parts(parts).tokenizer(tokenizer()).names(names).build()?.count(corpus);
        facts.words = counts.totals().iter().map(|group| group.words).sum();
        facts.terms = counts.rows().iter().filter(|term| is_content(&term.term, &reading.tokenizer)).cloned().collect();
        Ok(facts)
    }

    /// Returns the names that were found: those of sets, those that recur, those in the catalogue, and those that a writer sets apart.
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

    /// Returns the formulations that are shown for a corpus. For one text these are all that recur, the likeliest first. For several texts, those
    /// that many of them have and that are likely come first, by their [`weight`]; of one formulation that many texts give in many lengths, only one
    /// version is shown.
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

/// Applies a finder to each document, in parallel.
fn each<T: Send>(corpus: &Corpus, find: impl Fn(&Document) -> Vec<T> + Sync + Send) -> Vec<Vec<T>> {
    corpus.par_iter().map(find).collect()
}

/// Returns the couplets and series of a text, each once: those with most clauses first, then those that share wording before those that do not.
/// Sentences and refrains belong to the outline.
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

/// Returns the heading of an item: the first sentence of its first line, up to a semicolon; of a long sentence, as many clauses as can be read at a
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

/// Returns whether a word indicates what a text is about: a word of two or more characters that the dictionary has as a noun, verb, adjective or
/// idiom or not at all; in Latin letters, a word of five or more that is not a closed-class word.
fn is_content(word: &str, tokenizer: &Tokenizer) -> bool {
    if word.starts_with(|c: char| c.is_ascii_alphabetic()) && is_closed(word) {
        return false;
    }
    // 一是, 二要 number what follows.
    if word.starts_with(is_small_numeral) && word.ends_with(['是', '要']) {
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
        assert!(["一是", "二要"].iter().all(|word| !content(word)));
        assert!(["harbour", "Workers", "发展"].iter().all(|word| content(word)));
    }

    #[test]
    fn what_is_quoted_inside_a_longer_wording_recurs() {
        let corpus = Corpus::from_texts([
            "打造“湖清岸绿、渔兴民富”的渔村。\n围绕打造“湖清岸绿、渔兴民富”修路。\n打造“湖清岸绿、渔兴民富”。谋划“十六五”，开好“十六五”。",
        ]);
        let facts = Facts::gather(&corpus, &ReadingOptions::default(), false).unwrap();
        let recurring: Vec<(&str, Option<bool>)> = facts.recurring().iter().map(|slogan| (slogan.text.as_str(), slogan.own)).collect();
        assert!(recurring.contains(&("湖清岸绿、渔兴民富", Some(true))), "{recurring:?}");
        assert!(recurring.contains(&("十六五", Some(false))), "{recurring:?}");
    }

    #[test]
    fn a_name_is_one_word() {
        let corpus = Corpus::from_texts(["推行“一企一员”制度，打好三大攻坚战，落实“两免一补”政策。"]);
        let facts = Facts::gather(&corpus, &ReadingOptions::default(), true).unwrap();
        let terms: Vec<&str> = facts.terms.iter().map(|term| &*term.term).collect();
        assert!(["一企一员", "三大攻坚战", "两免一补"].iter().all(|name| terms.contains(name)), "{terms:?}");
        assert!(!terms.contains(&"一企") && !terms.contains(&"攻坚战") && !terms.contains(&"两免"), "{terms:?}");
        assert_eq!(facts.words, Facts::gather(&corpus, &ReadingOptions::default(), false).unwrap().words);
    }
}
