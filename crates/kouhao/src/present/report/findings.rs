//! The lists of a report, in the order of the summary.

use super::super::html::isolated;
use super::super::lists::Lists;
use super::super::numbers::whole;
use super::super::page::{Page, heading};
use super::sections::{Sections, Title};

/// Writes the lists; `shown` says whether the texts stand on the page, and with them how they are built.
pub(super) fn findings(sections: &mut Sections<'_>, lists: &Lists<'_>, shown: bool) {
    recurring(sections, lists);
    known_and_own(sections, lists);
    sets(sections, lists);
    if shown {
        built(sections, lists);
    }
    wordings_and_terms(sections, lists);
}

fn recurring(sections: &mut Sections<'_>, lists: &Lists<'_>) {
    if !lists.slogans.is_empty() {
        let (english, chinese) = if sections.corpus().len() > 1 {
            ("the likeliest and in most texts first; cuts of one wording stand once", "按突出程度和篇数排列，同一表述的长短截取只列一次")
        } else {
            ("best first", "按突出程度排列")
        };
        sections.section(
            ("slogans", "Formulations that recur", "重复出现的提法"),
            [
                &format!(
                    "Complete, fixed wordings that these texts use more than once, {english}. “Its own”: neither the catalogue nor the background has it, or it is so general a name that only its members tell what it means. Below each, how it is set and used, which is why it stands where it stands."
                ),
                &format!(
                    "本语料中不止一次出现的完整固定表述，{chinese}。“自有”指目录与背景语料均未收录，或名称笼统、须看成员才知所指。每条之下说明排序依据。"
                ),
            ],
            |page| page.slogans(lists),
        );
    }
}

fn known_and_own(sections: &mut Sections<'_>, lists: &Lists<'_>) {
    if !lists.known.is_empty() {
        sections.section(
            ("known", "Formulations known elsewhere", "通行提法"),
            [
                "Formulations that the catalogue or the background has, even if they stand here once, the most frequent first; occurrences inside longer ones are not counted.",
                "目录或背景语料收录的提法，只出现一次的也在内，按次数排列；包含在更长提法之内的不计。",
            ],
            |page| page.known(lists),
        );
    }
    if !lists.own.is_empty() {
        sections.section(
            ("own", "Own wordings", "自有表述"),
            [
                "What its writer sets apart with marks, which is worded as formulations are and which neither the catalogue nor the background has; likeliest first. What recurs, and sets named by their size, have lists of their own.",
                "作者以标点单独标出、措辞与提法相似，而目录与背景语料均未收录的表述，按可能性排列。重复出现的提法与数字略语另列。",
            ],
            |page| page.own(lists),
        );
    }
}

fn sets(sections: &mut Sections<'_>, lists: &Lists<'_>) {
    if !lists.named.is_empty() {
        sections.section(
            ("sets", "Enumerated phrases", "数字略语"),
            [
                "Phrases that name a set by its size. Members are those that the text or its glossary spells out, else those of the catalogue, as defined by the issuer and at the date that stand beside them.",
                "以数目概括一组事项的略语。所列成员取自本文或文后名词解释；本文未列出的取自目录，并注明提出者与时间。",
            ],
            |page| page.enumerations(lists),
        );
    }
}

/// How single texts are built.
fn built(sections: &mut Sections<'_>, lists: &Lists<'_>) {
    by_document(
        sections,
        lists.facts.series.iter().map(Vec::len).collect(),
        ("outline", "Outline and series", "结构提纲与分项列举"),
        |page, place| {
            page.outline(place, &lists.facts.series[place]);
        },
    );
    by_document(sections, lists.parallels.iter().map(Vec::len).collect(), ("parallels", "Parallels", "排比与对偶"), |page, place| {
        page.parallels(place, &lists.parallels[place]);
    });
}

fn wordings_and_terms(sections: &mut Sections<'_>, lists: &Lists<'_>) {
    if !lists.templates.is_empty() {
        sections.section(
            ("templates", "Templates and refrains", "固定句式与反复"),
            [
                "Fixed wordings that recur in one text with other fillers; refrains, which open paragraphs, come first.",
                "同一篇中以不同成分反复填充的固定句式；用于段首的反复列在前面。",
            ],
            |page| page.templates(&lists.templates),
        );
    }
    if !lists.facts.terms.is_empty() {
        sections.section(
            ("terms", "Terms", "常用词"),
            ["Content words by the dictionary, the most frequent first.", "按词典切分的实词，按次数排列。"],
            |page| page.terms(&lists.facts.terms),
        );
    }
}

/// What belongs to the build of single texts, for each that has any.
fn by_document(sections: &mut Sections<'_>, found: Vec<usize>, (id, english, chinese): Title, write: impl Fn(&mut Page<'_>, usize)) {
    let corpus = sections.corpus();
    if found.iter().all(|&found| found == 0) {
        return;
    }
    sections.open(id, english, chinese);
    for (place, document) in corpus.iter().enumerate().filter(|&(place, _)| found[place] > 0) {
        if corpus.len() == 1 {
            write(&mut sections.page, place);
            continue;
        }
        let count = whole(found[place] as u64);
        sections.page.put(&format!(
            "<details class=\"kh-doc\"><summary><h3>{}</h3> <span class=\"kh-count\">{count}</span></summary>\n",
            isolated(&heading(document))
        ));
        write(&mut sections.page, place);
        sections.page.put("</details>\n");
    }
    sections.close();
}
