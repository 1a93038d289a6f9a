//! Writes the texts of a report: a list of them and, if they are few and short enough, each in full and marked.

use super::super::html::isolated;
use super::super::lists::Lists;
use super::super::marked;
use super::super::numbers::whole;
use super::super::page::heading;
use super::super::pictures::{Plotter, Strip};
use super::sections::Sections;
use super::{CHARACTERS, DRAWN, TEXTS};
use crate::Error;
use crate::text::PartSet;

/// Writes the list of the documents of a corpus.
pub(super) fn documents(sections: &mut Sections<'_>, lists: &Lists<'_>) {
    if sections.corpus().len() < 2 {
        return;
    }
    sections.section(
        ("documents", "Texts in this corpus", "语料篇目"),
        [
            "The texts in the order in which they were read, each with the number of its formulations known elsewhere and of its enumerated phrases, and the best of its recurring formulations.",
            "按读入顺序排列；列出每篇的通行提法与数字略语数，以及其中最突出的重复提法。",
        ],
        |page| page.documents(Some(lists)),
    );
}

/// Writes the texts, if they are few and short enough.
pub(super) fn texts(sections: &mut Sections<'_>, lists: &Lists<'_>, shown: bool) -> Result<(), Error> {
    let corpus = sections.corpus();
    if corpus.is_empty() {
        return Ok(());
    }
    sections.open("text", if corpus.len() == 1 { "The text" } else { "The texts" }, "标注文本");
    if !shown {
        let size = whole(corpus.characters(PartSet::ALL));
        let (texts, limit) = (whole(corpus.len() as u64), whole(CHARACTERS));
        sections.note(
            &format!("The texts are not shown here: there are {texts}, with {size} characters, and a page shows at most {TEXTS}, with at most {limit} characters in total. A report on a single text shows it in full."),
            &format!("本页未附原文：共 {texts} 篇、{size} 字，而一页最多附 {TEXTS} 篇、合计 {limit} 字。单篇报告附全文。"),
        );
        sections.close();
        return Ok(());
    }
    if corpus.len() == 1 {
        dispersion(sections, lists)?;
    }
    marked::legend(&mut sections.page);
    sections.note("Click a marked passage to go to its row, or point at it to see a description.", "点击标注处可跳到对应条目，鼠标停留时显示说明。");
    let skip = sections.page.say("Skip the text", "跳过原文");
    sections.page.put(&format!("<a class=\"kh-skip\" href=\"#after-text\">{skip}</a>\n"));
    for place in 0..corpus.len() {
        if corpus.len() > 1 {
            let document = &corpus[place];
            let heading = format!("<h3 id=\"text-{}\">{}</h3>", place + 1, isolated(&heading(document)));
            let about = marked::facts_of(document, sections.page.language);
            sections.page.put(&format!("<details class=\"kh-doc\"><summary>{heading} <span class=\"kh-d\">{about}</span></summary>\n"));
        }
        marked::text(&mut sections.page, place, lists, None);
        if corpus.len() > 1 {
            sections.page.put("</details>\n");
        }
    }
    sections.page.put("<div id=\"after-text\"></div>");
    sections.close();
    Ok(())
}

/// Plots the positions of the best formulations of a text.
fn dispersion(sections: &mut Sections<'_>, lists: &Lists<'_>) -> Result<(), Error> {
    let document = &sections.corpus()[0];
    let found = lists.occurrences(document);
    let strips: Vec<Strip> = lists
        .slogans
        .iter()
        .enumerate()
        .take(DRAWN)
        .map(|(row, slogan)| {
            let places = found.iter().filter(|(other, _)| *other == row).map(|&(_, span)| document.chars(span).start);
            Strip::new(&slogan.text, document, places)
        })
        .collect();
    if !strips.is_empty() {
        let language = sections.page.language;
        let title = language.say("Positions of the recurring formulations in the text", "重复提法在文中的位置").to_string();
        let plotter = Plotter::builder().language(language).title(Some(title)).build()?;
        sections.picture(&plotter.dispersion(&strips));
    }
    Ok(())
}
