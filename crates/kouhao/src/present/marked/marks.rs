//! The marks in a text and their descriptions.

use std::collections::BTreeMap;

use super::super::Language;
use super::super::facts::named_key;
use super::super::lists::{Lists, definition_text, kind, opening, why};
use super::super::page::Anchor;
use crate::find::enumerations::Enumeration;
use crate::find::series::Series;
use crate::find::templates::{Occurrence, Template};
use crate::lexicon::Meaning;
use crate::text::{Corpus, Document, Mark as Sign, Span};

/// The meaning of a mark. The order is that of the lines below the text, from the text downwards.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(in crate::present) enum Kind {
    /// The opening of an item of a series, or a refrain.
    Opening,
    /// A formulation of the corpus's own.
    Own,
    /// A formulation that others use too.
    Known,
    /// An enumerated phrase.
    Set,
    /// A clause of a parallel.
    Parallel,
    /// The fixed wording of a template.
    Template,
}

impl Kind {
    pub const ALL: [Kind; 6] = [Kind::Own, Kind::Known, Kind::Set, Kind::Parallel, Kind::Template, Kind::Opening];

    /// Returns the CSS class of its elements, and a plain border for places where style sheets are removed, such as untrusted notebooks.
    pub fn style(self) -> (&'static str, &'static str) {
        match self {
            Kind::Own => ("kh-own", "3px solid #d55e00"),
            Kind::Known => ("kh-known", "2px solid #0072b2"),
            Kind::Set => ("kh-set", "4px double #009e73"),
            Kind::Parallel => ("kh-parallel", "2px dashed #b37a00"),
            Kind::Template => ("kh-template", "2px dotted #a8568a"),
            Kind::Opening => ("kh-opening", "1px solid #767676"),
        }
    }

    /// Returns its name in the legend.
    pub fn name(self, language: Language) -> &'static str {
        match self {
            Kind::Own => language.say("own formulation", "自有提法"),
            Kind::Known => language.say("known formulation", "通行提法"),
            Kind::Set => language.say("enumerated phrase", "数字略语"),
            Kind::Parallel => language.say("parallel", "排比、对偶"),
            Kind::Template => language.say("template", "固定句式"),
            Kind::Opening => language.say("opening of an item or refrain", "分项起首、反复"),
        }
    }
}

/// A place, and the reason why it is marked.
#[derive(Clone, Copy, Debug)]
pub(super) struct Mark {
    pub span: Span,
    pub kind: Kind,
    /// The anchor of the row about it, which the page may or may not have.
    pub anchor: Anchor,
    /// The index of its description in [`Marks::said`].
    pub said: usize,
}

/// The marks of a document.
pub(super) struct Marks {
    pub marks: Vec<Mark>,
    pub said: Vec<String>,
}

impl Marks {
    fn say(&mut self, said: String) -> usize {
        self.said.push(said);
        self.said.len() - 1
    }

    fn add(&mut self, span: Span, kind: Kind, anchor: Anchor, said: usize) {
        self.marks.push(Mark { span, kind, anchor, said });
    }
}

/// Collects the marks of the document at `place`.
pub(super) fn marks(corpus: &Corpus, place: usize, lists: &Lists<'_>, language: Language) -> Marks {
    let (document, facts) = (&corpus[place], lists.facts);
    let mut marks = Marks { marks: Vec::new(), said: Vec::new() };
    slogans(&mut marks, document, lists, language);
    known(&mut marks, corpus, place, lists, language);
    sets(&mut marks, document, &facts.enumerations[place], lists, language);
    for (row, parallel) in lists.parallels[place].iter().enumerate() {
        let shared = parallel.shared.as_deref().map(|shared| shared.replace("{}", "…"));
        let clauses = parallel.clauses.len();
        let told = language.say(format!("parallel of {clauses} clauses"), format!("{clauses} 句排比或对偶"));
        let said = marks.say(joined([Some(told), shared], language));
        for &clause in &parallel.clauses {
            marks.add(clause, Kind::Parallel, Anchor::Parallel(place, row), said);
        }
    }
    templates(&mut marks, &facts.templates[place], lists, language);
    for (row, series) in facts.series[place].iter().enumerate() {
        openings(&mut marks, document, series, Anchor::Series(place, row), language);
    }
    marks
}

fn slogans(marks: &mut Marks, document: &Document, lists: &Lists<'_>, language: Language) {
    let mut said: BTreeMap<usize, usize> = BTreeMap::new();
    for (row, span) in lists.occurrences(document) {
        let slogan = lists.slogans[row];
        let own = slogan.own == Some(true);
        let said = *said.entry(row).or_insert_with(|| {
            let count = slogan.count;
            let told = match own {
                true => language.say(format!("own formulation, {count}× here"), format!("自有提法，共 {count} 次")),
                false => language.say(format!("recurs {count}× here"), format!("重复出现，共 {count} 次")),
            };
            marks.say(joined([Some(told), Some(why(slogan, language))], language))
        });
        marks.add(span, if own { Kind::Own } else { Kind::Known }, Anchor::Slogan(row), said);
    }
}

fn known(marks: &mut Marks, corpus: &Corpus, place: usize, lists: &Lists<'_>, language: Language) {
    let rows: BTreeMap<&str, usize> = lists.known.iter().enumerate().map(|(row, known)| (known.key.as_str(), row)).collect();
    let mut said: BTreeMap<usize, usize> = BTreeMap::new();
    for found in &lists.facts.known[place] {
        // A formulation that occurs only inside longer ones has no row of its own.
        let Some(&row) = rows.get(found.key.as_str()) else { continue };
        let known = &lists.known[row];
        let said = *said.entry(row).or_insert_with(|| {
            let told = match &known.first_known {
                Some(date) => language.say(format!("known elsewhere, by {date} at the latest"), format!("通行提法，不晚于 {date}")),
                None => language.say("known elsewhere".to_string(), "通行提法".to_string()),
            };
            let rate = known
                .background_per_million
                .map(|rate| language.say(format!("{rate:.1} per million in political texts"), format!("政治文本语料中每百万字 {rate:.1} 次")));
            let meaning = lists.meaning(corpus, known);
            marks.say(joined([Some(told), rate, meaning.as_ref().map(|meaning| meant(meaning, language))], language))
        });
        marks.add(found.span, Kind::Known, Anchor::Known(row), said);
    }
}

/// Returns who says so, in brackets.
fn by(meaning: &Meaning, language: Language) -> String {
    let by = definition_text(meaning, language);
    language.say(format!(" ({by})"), format!("（{by}）"))
}

/// Returns the English, the members, and who says so.
fn meant(meaning: &Meaning, language: Language) -> String {
    let members = meaning.sense().members();
    let members = (!members.is_empty()).then(|| format!("= {}{}", members.join(" | "), by(meaning, language)));
    joined([meaning.entry().english().map(str::to_string), members], language)
}

fn sets(marks: &mut Marks, document: &Document, found: &[Enumeration], lists: &Lists<'_>, language: Language) {
    let rows: BTreeMap<&str, usize> = lists.named.iter().enumerate().map(|(row, named)| (named.key.as_str(), row)).collect();
    for phrase in found {
        let Some(&row) = rows.get(named_key(document, phrase).as_str()) else { continue };
        let named = &lists.named[row];
        // The members of this occurrence, otherwise those of another one.
        let items: Option<Vec<&str>> = match &phrase.items {
            Some(items) => Some(items.iter().map(|item| item.text.as_str()).collect()),
            None => named.items.as_ref().map(|items| items.iter().map(String::as_str).collect()),
        };
        let meaning = if phrase.items.is_some() { phrase.meaning.as_ref() } else { named.defined.as_ref() };
        let by_lexicon = phrase.items.as_ref().is_none_or(|items| items.iter().all(|item| item.span.is_none()));
        let told = language.say(format!("enumerated phrase, {}", named.kind.name()), format!("数字略语，{}", kind(named.kind, language)));
        let members = items.map(|items| {
            let by = meaning.filter(|_| by_lexicon).map(|meaning| by(meaning, language)).unwrap_or_default();
            format!("= {}{by}", items.join(" | "))
        });
        let said = marks.say(joined([Some(told), named.english.clone(), members], language));
        marks.add(phrase.span, Kind::Set, Anchor::Named(row), said);
    }
}

fn templates(marks: &mut Marks, found: &[Template], lists: &Lists<'_>, language: Language) {
    let rows: BTreeMap<&str, usize> = lists.templates.iter().enumerate().map(|(row, wording)| (wording.text.as_str(), row)).collect();
    for template in found {
        let Some(&row) = rows.get(template.text.as_str()) else { continue };
        let (wording, count) = (template.text.replace("{}", "…"), template.count());
        let said = marks.say(language.say(format!("template {wording}, {count}×"), format!("固定句式“{wording}”，{count} 次")));
        for fixed in template.occurrences.iter().flat_map(fixed) {
            marks.add(fixed, Kind::Template, Anchor::Template(row), said);
        }
    }
}

/// Returns the parts of an occurrence that are the wording of the template: everything but the fillers.
fn fixed(occurrence: &Occurrence) -> Vec<Span> {
    let mut start = occurrence.span.start;
    let mut fixed = Vec::new();
    for filler in &occurrence.fillers {
        fixed.push((start, filler.start));
        start = filler.end;
    }
    fixed.push((start, occurrence.span.end));
    fixed.into_iter().filter(|(start, end)| start < end).map(|(start, end)| Span::new(start, end)).collect()
}

/// Marks the openings of the items of a series: the marker before an item, or the refrain that starts it.
fn openings(marks: &mut Marks, document: &Document, series: &Series, anchor: Anchor, language: Language) {
    let text = document.text();
    let (all, wording) = (series.items.len(), opening(series));
    let announced = series.announced_by.map(|phrase| {
        let phrase = &text[phrase];
        language.say(format!("announced by {phrase}"), format!("由“{phrase}”领起"))
    });
    for (place, &item) in series.items.iter().enumerate() {
        let span = if text[item].starts_with(wording) && !wording.is_empty() {
            Span::new(item.start, item.start + wording.len())
        } else {
            marker(text, item.start)
        };
        if !span.is_empty() {
            let told = language.say(format!("{wording}… item {} of {all}", place + 1), format!("{wording}……共 {all} 项，第 {} 项", place + 1));
            let said = marks.say(joined([Some(told), announced.clone()], language));
            marks.add(span, Kind::Opening, anchor, said);
        }
    }
}

/// The maximum length of a marker in characters: 第一百二十三条.
const MARKER: usize = 8;

/// Returns the marker before an item: the marks and spaces after it, its characters, and an opening bracket; nothing that ends the previous sentence.
fn marker(text: &str, item: usize) -> Span {
    let before = &text[..item];
    let behind = before.trim_end_matches(['、', '，', '.', '．', ')', '）', ':', '：', ' ', '\u{3000}']);
    let mut start = behind.len();
    for c in behind.chars().rev().take(MARKER).take_while(|&c| Sign::of(c).is_none() && !c.is_whitespace()) {
        start -= c.len_utf8();
    }
    if start == behind.len() {
        return Span::new(item, item);
    }
    let opened = before[..start].chars().next_back().filter(|c| matches!(c, '(' | '（'));
    start -= opened.map_or(0, char::len_utf8);
    Span::new(start, item)
}

fn joined(said: impl IntoIterator<Item = Option<String>>, language: Language) -> String {
    let said: Vec<String> = said.into_iter().flatten().filter(|said| !said.is_empty()).collect();
    said.join(language.say("; ", "；"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn markers_stand_before_items() {
        let marked = |text: &'static str, item: &str| text.find(item).map(|at| &text[marker(text, at)]);
        assert_eq!(marked("修桥。一是把桥修好；", "把桥"), Some("一是"));
        assert_eq!(marked("（二）把路铺平。", "把路"), Some("（二）"));
        assert_eq!(marked("修桥！\n三、把灯点亮。", "把灯"), Some("三、"));
        assert_eq!(marked("修桥。把灯点亮。", "把灯"), Some(""));
    }

    #[test]
    fn what_is_fixed_of_a_template_lies_around_its_fillers() {
        let template = &crate::find::templates::TemplateFinder::new()
            .find(&Document::from("要在修桥铺路上再加一把劲。要在点灯通水上再加一把劲。要在植树护林上再加一把劲。"))[0];
        let spans = fixed(&template.occurrences[0]);
        assert_eq!(spans.len(), 2, "{template:?}");
        assert!(spans.iter().all(|&span| template.occurrences[0].fillers.iter().all(|&filler| !filler.overlaps(span))));
    }
}
