//! Writes the lists of a page as HTML: a row for each finding, in the order and the wording of the summary.
//!
//! Report and notebook have the same lists. In a report, rows have anchors, which the marked text links to.

use std::collections::BTreeMap;

use super::Language;
use super::facts::{Facts, Formulation, Named, ReadingOptions, Wording, formulations, item_heading, named, own, telling, wordings};
use super::html::{escape, isolated, joined, language};
use super::numbers::whole;
use super::page::{Anchor, Column, Line, Page, heading};
use crate::find::enumerations::{Check, EnumerationKind};
use crate::find::parallels::Parallel;
use crate::find::series::Series;
use crate::find::slogans::{Slogan, SloganKind};
use crate::lexicon::Meaning;
use crate::measure::{PhraseList, Term};
use crate::text::{Corpus, Document, PartSet, Span};

/// The maximum number of members and fillers in a row.
const DETAILS: usize = 12;
/// The maximum number of nouns in a row.
const NOUNS: usize = 5;
/// The number of terms, as a multiple of the rows of other lists: they are short and set side by side.
const TERMS: usize = 2;

/// The number of formulations listed for each document of a corpus.
const BEST: usize = 3;

/// The contents of the lists.
pub(super) struct Lists<'f> {
    pub slogans: Vec<&'f Slogan>,
    pub known: Vec<Formulation>,
    pub own: Vec<Formulation>,
    pub named: Vec<Named>,
    /// The parallels of each document.
    pub parallels: Vec<Vec<&'f Parallel>>,
    pub templates: Vec<Wording>,
    pub facts: &'f Facts,
    pub reading: &'f ReadingOptions,
    /// The recurring formulations, for finding their occurrences; `None` if there are none.
    phrases: Option<PhraseList>,
    rows: BTreeMap<&'f str, usize>,
}

impl<'f> Lists<'f> {
    pub fn of(corpus: &Corpus, facts: &'f Facts, reading: &'f ReadingOptions) -> Self {
        let slogans = facts.told(corpus.len());
        Lists {
            // A list without phrases cannot be built.
            phrases: PhraseList::new(slogans.iter().map(|slogan| &slogan.text)).ok(),
            rows: slogans.iter().enumerate().map(|(row, slogan)| (slogan.text.trim(), row)).collect(),
            slogans,
            known: formulations(corpus, &facts.known),
            own: own(corpus, facts, reading),
            named: named(corpus, &facts.enumerations, corpus.len() > 1),
            parallels: corpus.iter().zip(&facts.parallels).map(|(document, found)| telling(document, found)).collect(),
            templates: wordings(corpus, &facts.templates),
            facts,
            reading,
        }
    }

    /// Returns the occurrences of recurring formulations in a document, each with its row.
    pub fn occurrences(&self, document: &Document) -> Vec<(usize, Span)> {
        let Some(phrases) = &self.phrases else { return Vec::new() };
        let found = phrases.find(document, self.reading.parts);
        found.iter().filter_map(|found| Some((*self.rows.get(phrases.phrase(found.phrase))?, found.span))).collect()
    }

    /// Returns the meaning of a known formulation in the lexicon, at the date of the document in which it first occurs.
    pub fn meaning(&self, corpus: &Corpus, known: &Formulation) -> Option<Meaning> {
        self.reading.lexicon.meaning(&known.key, corpus[known.document].date())
    }
}

impl Page<'_> {
    /// Writes the documents of a corpus; with lists, also the number of findings in each and its best formulations.
    pub fn documents(&mut self, lists: Option<&Lists<'_>>) {
        let count = |of: &dyn Fn(usize) -> usize| (0..self.corpus.len()).map(|place| of(place) as u64).collect::<Vec<u64>>();
        let mut columns = vec![(self.say("Text", "篇目"), Column::Phrase), (self.say("Length", "字数"), Column::Number)];
        let mut counts: Vec<Vec<u64>> = vec![self.corpus.iter().map(|document| document.characters(PartSet::ALL)).collect()];
        if let Some(lists) = lists {
            columns.extend([(self.say("Known", "通行提法"), Column::Number), (self.say("Sets", "数字略语"), Column::Number)]);
            counts.extend([count(&|place| lists.facts.known[place].len()), count(&|place| lists.facts.enumerations[place].len())]);
        }
        let greatest: Vec<u64> = counts.iter().map(|counts| counts.iter().copied().max().unwrap_or(0)).collect();
        let rows = self.corpus.iter().enumerate().map(|(place, document)| {
            let title = heading(document);
            let about = [Some(document.name()).filter(|name| *name != title), document.speaker(), document.date()];
            let about: Vec<String> = about.into_iter().flatten().map(isolated).collect();
            let mut best: Vec<usize> = lists.map_or(Vec::new(), |lists| lists.occurrences(document).into_iter().map(|(row, _)| row).collect());
            best.sort_unstable();
            best.dedup();
            let best: Vec<&str> = lists.into_iter().flat_map(|lists| best.iter().take(BEST).map(|&row| lists.slogans[row].text.as_str())).collect();
            let cell = format!("{}{}{}", isolated(&title), details(&about.join(" · ")), details(&joined(best, " | ")));
            let numbers = counts.iter().zip(&greatest);
            numbers.fold(Line::new(None, cell), |line, (counts, &greatest)| line.number(counts[place], greatest))
        });
        let rows = rows.take(self.most()).collect();
        self.table(self.say("Texts", "篇目"), &columns, rows, self.corpus.len(), "");
    }

    /// Writes the recurring formulations.
    pub fn slogans(&mut self, lists: &Lists<'_>) {
        let several = self.corpus.len() > 1;
        let greatest = lists.slogans.iter().map(|slogan| u64::from(slogan.count)).max().unwrap_or(0);
        let most = lists.slogans.iter().map(|slogan| u64::from(slogan.documents)).max().unwrap_or(0);
        let rows = lists.slogans.iter().enumerate().map(|(row, slogan)| {
            let own = slogan.own == Some(true);
            let mut phrase = isolated(&slogan.text);
            if own {
                phrase.push_str(&format!(" <span class=\"kh-tag\">{}</span>", self.say("its own", "自有")));
            }
            if slogan.kind == SloganKind::Refrain {
                phrase.push_str(&format!(" <span class=\"kh-tag\">{}</span>", self.say("refrain", "反复")));
            }
            if slogan.variants.len() > 1 {
                let spellings: Vec<String> =
                    slogan.variants.iter().map(|variant| format!("{} ×{}", isolated(&variant.text), variant.count)).collect();
                phrase.push_str(&details(&spellings.join(" | ")));
            }
            phrase.push_str(&details(&escape(&why(slogan, self.language))));
            let row = Line::new(Some(Anchor::Slogan(row)), phrase).number(u64::from(slogan.count), greatest);
            if !several {
                return row;
            }
            let dates = match (slogan.first.as_deref(), slogan.last.as_deref()) {
                (Some(first), Some(last)) if first != last => format!("{}<br>–{}", escape(first), escape(last)),
                (first, _) => escape(first.unwrap_or("")),
            };
            row.number(u64::from(slogan.documents), most).text(dates)
        });
        let rows = rows.take(self.most()).collect();
        let (phrase, count) = (self.say("Formulation", "提法"), self.say("Count", "次数"));
        let mut columns = vec![(phrase, Column::Phrase), (count, Column::Number)];
        if several {
            columns.push((self.say("Texts", "篇数"), Column::Number));
            columns.push((self.say("First to last", "起讫"), Column::Date));
        }
        self.table(self.say("Formulations that recur", "重复出现的提法"), &columns, rows, lists.slogans.len(), "slogans");
    }

    /// Writes the formulations that others also use.
    pub fn known(&mut self, lists: &Lists<'_>) {
        let several = self.corpus.len() > 1;
        let greatest = lists.known.iter().map(|known| known.count as u64).max().unwrap_or(0);
        let most = lists.known.iter().map(|known| known.documents as u64).max().unwrap_or(0);
        let rows = lists.known.iter().enumerate().map(|(row, known)| {
            let mut phrase = isolated(&known.text);
            if let Some(meaning) = lists.meaning(self.corpus, known) {
                let members = some(meaning.sense().members().iter().map(String::as_str), DETAILS, self.language);
                let members = if members.is_empty() {
                    String::new()
                } else {
                    format!("= {members} {}", bracketed(&definition(&meaning, self.language), self.language))
                };
                let english = meaning.entry().english().map(english).unwrap_or_default();
                phrase.push_str(&details(&join_said(&[english, members])));
            }
            let since = known.first_known.as_deref().map(escape).unwrap_or_default();
            let row = Line::new(Some(Anchor::Known(row)), phrase).number(known.count as u64, greatest);
            let row = if several { row.number(known.documents as u64, most) } else { row };
            row.text(since)
        });
        let rows = rows.take(self.most()).collect();
        let mut columns = vec![(self.say("Formulation", "提法"), Column::Phrase), (self.say("Count", "次数"), Column::Number)];
        if several {
            columns.push((self.say("Texts", "篇数"), Column::Number));
        }
        columns.push((self.say("In use by", "不晚于"), Column::Date));
        self.table(self.say("Formulations known elsewhere", "通行提法"), &columns, rows, lists.known.len(), "known");
    }

    /// Writes the wordings that are used nowhere else.
    pub fn own(&mut self, lists: &Lists<'_>) {
        let most = self.most();
        let wordings: Vec<String> = lists
            .own
            .iter()
            .take(most)
            .map(|own| format!("<li>{}{}</li>", isolated(&own.text), if own.count > 1 { format!(" <b>{}</b>", own.count) } else { String::new() }))
            .collect();
        self.put(&format!("<ul class=\"kh-pack\">{}</ul>", wordings.join("\n")));
        self.beyond(lists.own.len(), most, "known");
    }

    /// Writes the enumerated phrases with their members.
    pub fn enumerations(&mut self, lists: &Lists<'_>) {
        let several = self.corpus.len() > 1;
        let greatest = lists.named.iter().map(|named| named.count as u64).max().unwrap_or(0);
        let most = lists.named.iter().map(|named| named.documents as u64).max().unwrap_or(0);
        let rows = lists.named.iter().enumerate().map(|(row, named)| {
            let mut phrase = isolated(&named.text);
            if !named.nouns.is_empty() {
                phrase.push_str(&format!(" → {}", some(named.nouns.iter().map(String::as_str), NOUNS, self.language)));
            }
            phrase.push_str(&details(&join_said(&[named.english.as_deref().map(english).unwrap_or_default(), self.members(named)])));
            let row =
                Line::new(Some(Anchor::Named(row)), phrase).text(kind(named.kind, self.language).to_string()).number(named.count as u64, greatest);
            if several { row.number(named.documents as u64, most) } else { row }
        });
        let rows = rows.take(self.most()).collect();
        let mut columns =
            vec![(self.say("Phrase", "略语"), Column::Phrase), (self.say("Form", "形式"), Column::Date), (self.say("Count", "次数"), Column::Number)];
        if several {
            columns.push((self.say("Texts", "篇数"), Column::Number));
        }
        self.table(self.say("Enumerated phrases", "数字略语"), &columns, rows, lists.named.len(), "enumerations");
    }

    /// Returns the members of a set and their source.
    fn members(&self, named: &Named) -> String {
        let Some(items) = &named.items else { return String::new() };
        let mut told = format!("= {}", joined(items, " | "));
        if let Some(size) = named.differs {
            let found = items.len();
            told.push_str(&self.say(format!(" ({found} of {size})"), format!("（{size} 项中的 {found} 项）")));
        }
        let by = match (&named.defined, named.spelt) {
            // At another date it may mean another set.
            (Some(meaning), _) if named.definitions > 1 => {
                let several = self.say(format!("; {} definitions, by date", named.definitions), format!("；不同时期有 {} 种解释", named.definitions));
                format!("{}{several}", definition(meaning, self.language))
            }
            (Some(meaning), _) => definition(meaning, self.language),
            // If there is only one text, it goes without saying.
            (None, Some(place)) if self.corpus.len() > 1 => {
                let document = &self.corpus[place];
                let date = document.date().map(|date| format!("{}{}", self.say(", ", "，"), escape(date))).unwrap_or_default();
                self.say(format!("in {}{date}", isolated(&heading(document))), format!("见{}{date}", isolated(&heading(document))))
            }
            _ => return told,
        };
        told.push_str(&format!(" {}", bracketed(&by, self.language)));
        told
    }

    /// Writes the series of one document, and its unnumbered outline.
    pub fn outline(&mut self, place: usize, series: &[Series]) {
        let document = &self.corpus[place];
        let (all, most) = (series.len(), self.most());
        self.put("<ul class=\"kh-outline\">\n");
        for (row, found) in series.iter().take(most).enumerate() {
            let text = document.text();
            let wording = opening(found);
            let id = if self.anchors { format!(" id=\"{}\"", Anchor::Series(place, row).id()) } else { String::new() };
            self.put(&format!("<li{id} class=\"kh-l{}\"><b>{}…</b>", found.depth.min(4), isolated(wording)));
            if let Some(phrase) = found.announced_by {
                self.put(&format!(" ← {}", isolated(&text[phrase])));
            }
            if found.check == Check::Differs {
                self.put(self.say(" (differs from what is announced)", "（与所称数目不符）"));
            }
            self.put("<ol>");
            for &item in &found.items {
                self.put(&format!("<li>{}</li>", isolated(item_heading(text[item].trim_start_matches(wording)))));
            }
            self.put("</ol></li>\n");
        }
        self.put("</ul>");
        self.beyond(all, most, "series --outline");
    }

    /// Writes the couplets and series of one document.
    pub fn parallels(&mut self, place: usize, parallels: &[&Parallel]) {
        let document = &self.corpus[place];
        let greatest = parallels.iter().map(|parallel| parallel.clauses.len() as u64).max().unwrap_or(0);
        let rows = parallels.iter().enumerate().map(|(row, parallel)| {
            let mut clauses = joined(parallel.clauses.iter().map(|&clause| &document.text()[clause]), " <span class=\"kh-dot\">·</span> ");
            if let Some(shared) = &parallel.shared {
                clauses.push_str(&details(&slots(shared)));
            }
            Line::new(Some(Anchor::Parallel(place, row)), clauses).number(parallel.clauses.len() as u64, greatest)
        });
        let rows = rows.take(self.most()).collect();
        let columns = [(self.say("Parallel clauses", "结构相同的分句"), Column::Phrase), (self.say("Clauses", "句数"), Column::Number)];
        self.table(self.say("Parallels", "排比与对偶"), &columns, rows, parallels.len(), "parallels");
    }

    /// Writes the templates, with their fillers.
    pub fn templates(&mut self, templates: &[Wording]) {
        let several = self.corpus.len() > 1;
        let greatest = templates.iter().map(|wording| wording.count as u64).max().unwrap_or(0);
        let most = templates.iter().map(|wording| wording.documents as u64).max().unwrap_or(0);
        let rows = templates.iter().enumerate().map(|(row, wording)| {
            let mut phrase = slots(&wording.text);
            if wording.refrain {
                phrase.push_str(&format!(" <span class=\"kh-tag\">{}</span>", self.say("refrain", "反复")));
            }
            phrase.push_str(&details(&some(wording.fillers.iter().map(String::as_str), DETAILS, self.language)));
            let row = Line::new(Some(Anchor::Template(row)), phrase).number(wording.count as u64, greatest);
            if several { row.number(wording.documents as u64, most) } else { row }
        });
        let rows = rows.take(self.most()).collect();
        let mut columns = vec![(self.say("Wording with its fillers", "句式与填充成分"), Column::Phrase), (self.say("Count", "次数"), Column::Number)];
        if several {
            columns.push((self.say("Texts", "篇数"), Column::Number));
        }
        self.table(self.say("Templates and refrains", "固定句式与反复"), &columns, rows, templates.len(), "templates");
    }

    /// Writes the content words.
    pub fn terms(&mut self, terms: &[Term]) {
        let most = self.top * TERMS;
        let words: Vec<String> =
            terms.iter().take(most).map(|term| format!("<li>{} <b>{}</b></li>", isolated(&term.term), whole(term.count))).collect();
        self.put(&format!("<ul class=\"kh-pack\">{}</ul>", words.join("\n")));
        self.beyond(terms.len(), most, "terms");
    }
}

/// Returns the wording that opens the items of a series.
pub(super) fn opening(series: &Series) -> &str {
    series.marker.trim_end_matches("{}")
}

/// Returns the details of a phrase, on a separate line; nothing if there are none.
fn details(html: &str) -> String {
    if html.is_empty() { String::new() } else { format!("<div class=\"kh-d\">{html}</div>") }
}

fn join_said(said: &[String]) -> String {
    said.iter().filter(|said| !said.is_empty()).map(String::as_str).collect::<Vec<_>>().join("<br>")
}

/// Joins the first few texts and states how many more there are.
fn some<'t>(texts: impl ExactSizeIterator<Item = &'t str>, most: usize, language: Language) -> String {
    let beyond = texts.len().saturating_sub(most);
    let shown = joined(texts.take(most), " | ");
    if beyond == 0 { shown } else { format!("{shown} | … {}", language.say(format!("{beyond} more"), format!("另有 {beyond} 项"))) }
}

fn english(rendering: &str) -> String {
    format!("<span lang=\"en\">{}</span>", isolated(rendering))
}

/// Shows a template with its slots as gaps.
fn slots(template: &str) -> String {
    let fixed: Vec<String> = template.split("{}").map(escape).collect();
    format!("<bdi{}>{}</bdi>", language(template), fixed.join("<span class=\"kh-slot\">…</span>"))
}

/// Encloses HTML in the brackets of a language.
fn bracketed(html: &str, language: Language) -> String {
    language.say(format!("({html})"), format!("（{html}）"))
}

/// Returns who defined a phrase, and when, as HTML.
fn definition(meaning: &Meaning, language: Language) -> String {
    said_by(meaning, language, isolated)
}

/// Returns who defined a phrase, and when, as plain text.
pub(super) fn definition_text(meaning: &Meaning, language: Language) -> String {
    said_by(meaning, language, str::to_string)
}

fn said_by(meaning: &Meaning, language: Language, shown: impl Fn(&str) -> String) -> String {
    let sense = meaning.sense();
    let by = shown(sense.issuer().or(sense.document()).unwrap_or(meaning.entry().source().name()));
    let date = sense.from().map(|date| format!("{}{}", language.say(", ", "，"), shown(date))).unwrap_or_default();
    let unverified = if sense.is_verified() { "" } else { language.say(", unverified", "，出处待核") };
    format!("{}{by}{date}{unverified}", language.say("as defined by ", "据"))
}

/// Explains the rank of a formulation.
pub(super) fn why(slogan: &Slogan, language: Language) -> String {
    if language == Language::English {
        return slogan.why.clone();
    }
    let evidence = &slogan.evidence;
    let here =
        [("前后有标点", evidence.delimited), ("加引号", evidence.quoted), ("见于标题", evidence.titles), ("居于段首", evidence.opens_paragraph)];
    let mut told: Vec<String> = here.iter().filter(|(_, places)| *places > 0).map(|(what, places)| format!("{what} {places} 次")).collect();
    told.push(match slogan.background_per_million {
        Some(rate) => format!("背景语料中每百万字 {rate:.1} 次"),
        None => "背景语料中未见".to_string(),
    });
    told.join("，")
}

/// Returns the name of the form of an enumerated phrase.
pub(super) fn kind(kind: EnumerationKind, language: Language) -> &'static str {
    let chinese = match kind {
        EnumerationKind::Counted => "数量式",
        EnumerationKind::Fused => "缩合式",
        EnumerationKind::Paired => "并举式",
        EnumerationKind::Code => "数码式",
        EnumerationKind::Listed => "列举式",
        EnumerationKind::Acronym => "缩略式",
    };
    language.say(kind.name(), chinese)
}
