//! Writes the lists of a report, in the order of the summary.

use super::super::html::isolated;
use super::super::lists::Lists;
use super::super::numbers::whole;
use super::super::page::{Page, heading};
use super::sections::{Sections, Title};

/// Writes the lists; `shown` says whether the page contains the texts, and with them their structure.
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
            (
                "sorted by likelihood and number of texts; truncated versions of one wording are listed once",
                "按突出程度和篇数排列，同一表述的长短截取只列一次",
            )
        } else {
            ("best first", "按突出程度排列")
        };
        sections.section(
            ("slogans", "Formulations that recur", "重复出现的提法"),
            [
                &format!(
                    "Complete, fixed wordings that these texts use more than once, {english}. “Its own” means that neither the catalogue nor the background has it, or that the name is so general that only its members show what it means. Below each wording is the evidence for its rank: how it is set off and used."
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
                "Formulations in the catalogue or the background, including those that occur here only once, most frequent first. Those in the catalogue are also counted inside longer formulations, the others only outside them.",
                "目录或背景语料收录的提法，只出现一次的也在内，按次数排列。目录收录的，包含在更长提法之内的也计；其余的，包含在更长提法之内的不计。",
            ],
            |page| page.known(lists),
        );
    }
    if !lists.own.is_empty() {
        sections.section(
            ("own", "Own wordings", "自有表述"),
            [
                "Wordings that the writer sets off with punctuation, that resemble formulations, and that neither the catalogue nor the background has; most likely first. Recurring formulations and sets named by their size are listed separately.",
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
                "Phrases that name a set by its size. Members are taken from the text or its glossary; if neither gives them, from the catalogue, with the issuer and date of the definition.",
                "以数目概括一组事项的略语。所列成员取自本文或文后名词解释；本文未列出的取自目录，并注明提出者与时间。",
            ],
            |page| page.enumerations(lists),
        );
    }
}

/// Writes how individual texts are built.
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
                "Fixed wordings that recur within a text with different fillers; refrains, which open paragraphs, come first.",
                "同一篇中以不同成分反复填充的固定句式；用于段首的反复列在前面。",
            ],
            |page| page.templates(&lists.templates),
        );
    }
    if !lists.facts.terms.is_empty() {
        sections.section(
            ("terms", "Terms", "常用词"),
            ["Content words according to the dictionary, most frequent first.", "按词典切分的实词，按次数排列。"],
            |page| page.terms(&lists.facts.terms),
        );
    }
}

/// Writes one sort of list about the structure of individual texts, for each text that has any.
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
