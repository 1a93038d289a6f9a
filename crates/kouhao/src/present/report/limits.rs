//! States what the counts do not show.

use super::super::html::escape;
use super::Sections;

/// Writes the section about what the counts do not show.
pub(super) fn write(sections: &mut Sections<'_>) {
    sections.open("limits", "What the counts do not show", "这些数字不能说明什么");
    let said = sections.page.say(
        [
            "This page describes wording and takes no side. A count says how often a wording occurs in these texts, not whether it is sincere, whether it had an effect, or who agrees with it.",
            "The first date of a phrase is the date of the earliest dated text in this corpus that contains it, not the date on which the phrase was first used.",
            "Members of a set are given as in the text or its glossary, otherwise as in the catalogue, “as defined by” an issuer at a date. They are not statements of fact. Contested formulations are shown without members.",
            "“Known elsewhere” means that a phrase is in the catalogue or in the collections of the background; “its own” means that it is in neither. Both depend on what was collected.",
            "A model distinguishes formulations from ordinary wording. It finds about half of those that a text uses only once; about one in three of those listed as known are not formulations according to human annotators.",
            "No score on this page rates a person.",
        ],
        [
            "本页只描述措辞，不作评判。次数表示某一表述在这些文本中出现多少次，不表示是否真诚、有无实效，也不表示谁赞同它。",
            "提法的“首见”日期是本语料中最早含有该提法的有日期文本的日期，并非该提法首次使用的日期。",
            "数字略语的成员以本文或文后名词解释所列为准；本文未列的取自目录，注明“据”何人、何时提出，并非断言其为事实。有争议的提法不列成员。",
            "“通行”指目录或背景语料收录了该提法，“自有”指均未收录；两者都取决于所收集的语料。",
            "提法与一般用语由模型区分。对只出现一次的提法，大约能找出一半；列为通行提法的条目中，按标注约有三分之一并非提法。",
            "本页的任何分值都不是对个人的评分。",
        ],
    );
    sections.page.put("<ul class=\"kh-note\">\n");
    said.iter().for_each(|said| sections.page.put(&format!("<li>{}</li>\n", escape(said))));
    sections.page.put("</ul>\n");
    sections.close();
}
