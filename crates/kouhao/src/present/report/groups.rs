//! Writes how the groups of a corpus differ.

use std::collections::BTreeMap;

use super::super::html::{escape, isolated};
use super::super::lists::Lists;
use super::super::numbers::whole;
use super::super::page::{Column as Cell, Line};
use super::super::pictures::{Column, Plotter, Side};
use super::super::rows::{KeyRow, TermRow};
use super::{DRAWN, Sections, spread};
use crate::Error;
use crate::find::slogans::SloganKind;
use crate::lexicon::Entry;
use crate::measure::{Keyness, PhraseList, StopWords, TermCounter, WHOSE};
use crate::text::{Corpus, Document};

/// Variables that belong to a single document and divide no corpus. Written for this project, like the list of those that do.
const SINGULAR: [&str; 5] = ["title", "date", "file", "id", "url"];
/// The number of groups compared, largest first; groups as large as the last are included.
const GROUPS: usize = 15;
/// The maximum number of groups compared.
const MOST_GROUPS: usize = 40;
/// The number of terms for each group.
const TERMS: usize = 10;
/// The minimum number of occurrences of a term in a group for it to be listed.
const LEAST: u64 = 3;
/// The minimum |z| of a listed term: the two-sided 5 per cent level.
const SURE: f64 = 1.96;

/// Documents by the values of a field, in the order of the values.
type Groups = BTreeMap<String, Vec<Document>>;

/// Writes the section, if a field was requested or a suitable one exists.
pub(super) fn write(sections: &mut Sections<'_>, lists: &Lists<'_>, by: Option<&str>) -> Result<(), Error> {
    let corpus = sections.corpus();
    let Some(field) = by.map(str::to_string).or_else(|| sensible(corpus)) else { return Ok(()) };
    let mut groups: Groups = parted(corpus, &field);
    let language = sections.page.language;
    if by.is_none() && groups.len() < 2 {
        return Ok(());
    }
    sections.open("groups", "Groups compared", "分组比较");
    let told = escape(&field);
    if groups.len() < 2 {
        let (english, chinese) = match groups.len() {
            0 => (format!("No text has the field {field}."), format!("没有文本带有字段 {field}。")),
            _ => (format!("All texts have the same value of {field}."), format!("所有文本的字段 {field} 取值相同。")),
        };
        sections.note(&english, &chinese);
        sections.close();
        return Ok(());
    }
    let all = groups.len();
    let mut tied = false;
    if all > GROUPS {
        let mut sizes: Vec<(usize, String)> = groups.iter().map(|(value, documents)| (documents.len(), value.clone())).collect();
        sizes.sort_by(|a, b| b.0.cmp(&a.0).then_with(|| a.1.cmp(&b.1)));
        // Groups of equal size could only be told apart by their names.
        let as_large = sizes.partition_point(|(size, _)| *size >= sizes[GROUPS - 1].0);
        tied = as_large > MOST_GROUPS;
        sizes.iter().skip(if tied { MOST_GROUPS } else { as_large }).for_each(|(_, value)| {
            groups.remove(value);
        });
    }
    sections.page.put(&language.say(
        format!("<p>The texts are grouped by <code>{told}</code>; {all} groups.</p>\n"),
        format!("<p>按 <code>{told}</code> 分为 {all} 组。</p>\n"),
    ));
    let (compared, left) = (groups.len(), all - groups.len());
    if left > 0 {
        let (english, chinese) = if tied {
            ("; groups with equally many texts are taken in code-point order", "，篇数相同的按字符顺序取先")
        } else {
            ("", "")
        };
        sections.note(
            &format!("Only the {compared} groups with the most texts are compared{english}; {left} more are left out."),
            &format!("仅比较篇数最多的 {compared} 组{chinese}，另有 {left} 组未列出。"),
        );
    }
    heat_map(sections, lists, &field, &groups)?;
    keyness(sections, lists, &groups)?;
    sections.close();
    Ok(())
}

/// Returns the first field that divides a corpus into two or more groups, but not too many, and that most documents have: preferably one that
/// identifies whose the texts are, otherwise the first by name.
fn sensible(corpus: &Corpus) -> Option<String> {
    let mut fields: Vec<&str> = WHOSE.to_vec();
    let mut others: Vec<&str> = corpus.iter().flat_map(|document| document.variables().map(|(field, _)| field)).collect();
    others.sort_unstable();
    others.dedup();
    fields.extend(others.into_iter().filter(|field| !WHOSE.contains(field) && !SINGULAR.contains(field)));
    let parts = |field: &&str| {
        let groups = parted(corpus, field);
        let covered: usize = groups.values().map(Vec::len).sum();
        (2..=GROUPS).contains(&groups.len()) && 2 * covered > corpus.len() && (groups.len() < corpus.len() || corpus.len() == 2)
    };
    fields.into_iter().find(parts).map(str::to_string)
}

fn parted(corpus: &Corpus, field: &str) -> Groups {
    let mut groups = Groups::new();
    for document in corpus {
        if let Some(value) = document.value(field).map(str::trim).filter(|value| !value.is_empty()) {
            groups.entry(value.to_string()).or_default().push(document.clone());
        }
    }
    groups
}

/// Plots how much each group uses the best formulations that more than one text contains.
fn heat_map(sections: &mut Sections<'_>, lists: &Lists<'_>, field: &str, groups: &Groups) -> Result<(), Error> {
    let phrases = spread(lists);
    if phrases.is_empty() {
        return Ok(());
    }
    let corpus = Corpus::new(groups.values().flatten().cloned());
    let mut counter = TermCounter::builder();
    counter.phrases(Some(PhraseList::new(&phrases)?)).by(field).parts(lists.reading.parts).tokenizer(lists.reading.tokenizer.clone());
    let terms = counter.build()?.count(&corpus);
    let rows: Vec<TermRow> = terms.rows().iter().map(|term| TermRow::new(term, true)).collect();
    let columns: Vec<Column> = terms.totals().iter().map(Column::from).collect();
    sections.picture(&Plotter::builder().language(sections.page.language).build()?.heat_map(&rows, &columns));
    Ok(())
}

/// Writes the words that distinguish each group from all others; for two groups, plots them.
fn keyness(sections: &mut Sections<'_>, lists: &Lists<'_>, groups: &Groups) -> Result<(), Error> {
    let mut settings = Keyness::builder();
    settings.parts(lists.reading.parts).tokenizer(lists.reading.tokenizer.clone()).numbers(false).stop_words(Some(StopWords::closed()));
    // 粤港澳|大湾|区: a name stands for its parts, and a group's own names are what distinguishes it.
    let own = lists.slogans.iter().filter(|slogan| slogan.kind == SloganKind::Name).map(|slogan| slogan.text.as_str());
    settings.names(PhraseList::new(lists.reading.lexicon.entries().flat_map(Entry::names).chain(own)).ok());
    let keyness = settings.build()?;
    let tallies: Vec<_> = groups
        .values()
        .map(|documents| {
            let mut tally = keyness.counter().document_tally();
            tally.extend(documents);
            tally
        })
        .collect();
    let language = sections.page.language;
    let mut lines = Vec::new();
    let most = groups.values().map(Vec::len).max().unwrap_or(0) as u64;
    for (place, (value, documents)) in groups.iter().enumerate() {
        let mut others = keyness.counter().document_tally();
        tallies.iter().enumerate().filter(|(other, _)| *other != place).for_each(|(_, tally)| others.merge(tally.clone()));
        let found = keyness.compare(&tallies[place].clone().finish(), &others.finish());
        if let ([first, second], 0) = (&groups.keys().collect::<Vec<_>>()[..], place) {
            let rows: Vec<KeyRow> = found.rows().iter().map(KeyRow::new).collect();
            let [target, reference] = Side::of_keyness(found.method(), first.as_str(), second.as_str());
            sections.picture(&Plotter::builder().language(language).top(2 * DRAWN).build()?.keyness(&rows, &target, &reference));
        }
        let words = found.rows().iter().filter(|key| key.log_odds_z >= SURE && key.target.count >= LEAST && key.term.chars().count() > 1);
        let told: Vec<String> = words
            .take(TERMS)
            .map(|key| format!("{} <span class=\"kh-count\">{}∶{}</span>", isolated(&key.term), whole(key.target.count), whole(key.reference.count)))
            .collect();
        let told = if told.is_empty() { language.say("no word stands out", "无显著特征词").to_string() } else { told.join(" · ") };
        let heading = format!("{}<div class=\"kh-words\">{told}</div>", isolated(value));
        lines.push(Line::new(None, heading).number(documents.len() as u64, most));
    }
    let columns = [(language.say("Group and its words", "组别与特征词"), Cell::Phrase), (language.say("Texts", "篇数"), Cell::Number)];
    let caption = language.say("Words that distinguish each group", "各组的特征词");
    sections.page.put(&format!("<h3>{caption}</h3>\n"));
    let all = lines.len();
    sections.page.table(caption, &columns, lines, all, "keyness");
    sections.note(
        "Words of two or more characters that a group uses more than all other groups together, most distinctive first, with their counts inside and outside the group (weighted log-odds, Monroe, Colaresi and Quinn 2008; z of at least 1.96, at least three occurrences). Closed-class words and numbers are left out; a name counts as one word if it is in the catalogue or these texts repeat it as a name.",
        "某组比其余各组合计更常用的双字及以上词语（加权对数发生比，Monroe、Colaresi、Quinn 2008；z ≥ 1.96，至少 3 次），后附组内与组外次数；虚词与数字不计，目录所收及本语料反复使用的名称各作一词计。",
    );
    Ok(())
}
