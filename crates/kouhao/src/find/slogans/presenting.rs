//! Recognises the sentences by which a report is laid before an assembly: 我代表市人民政府向大会作政府工作报告，请予审议，并请各位委员提出意见.
//!
//! They recur in every report, set off and in a fixed wording, so by their counts they are formulations; the naive way lists those of one government.
//! But whoever presents a report does three things: names the report and the assembly, asks for its examination, asks others for opinions. Each has
//! its own form, and a clause in that form says nothing else.

use crate::text::{Fold, Mark, View};

/// The endings of the names of assemblies; from general knowledge of Chinese institutions.
const ASSEMBLIES: [&str; 7] = ["大会", "会议", "全会", "全委会", "常委会", "党代会", "人代会"];

/// Verbs of giving a report, after the assembly that receives it. From general knowledge of official Chinese.
const GIVING: [&str; 8] = ["作", "做", "报告", "汇报", "述职", "提交", "提出", "提请"];

/// What an assembly does with a report; from the same source.
const EXAMINING: [&str; 5] = ["审议", "审查", "审阅", "讨论", "审议和讨论"];

/// Words of asking; from the same source.
const ASKING: [&str; 7] = ["请", "并请", "也请", "还请", "同时请", "敬请", "恳请"];

/// Words that may precede a clause that presents something.
const OPENING: [&str; 6] = ["现在", "下面", "今天", "首先", "现", "并"];

/// Returns whether a clause of a phrase presents a report, asks for its examination, or asks others for opinions.
///
/// # Complexity
/// Linear in the length of the phrase.
pub(super) fn presents(phrase: &str) -> bool {
    // The words are in simplified characters.
    let view = View::new(phrase, Fold::new().simplified(true));
    let clauses = || view.text().split(|c| matches!(Mark::of(c), Some(Mark::Clause | Mark::Sentence | Mark::Break)));
    clauses().map(str::trim).any(|clause| gives_report(clause) || asks_for_examination(clause) || asks_for_opinions(clause))
}

/// Returns whether a clause gives a report: 我代表市政府作工作报告; 向大会作政府工作报告; 现将有关情况报告如下.
fn gives_report(clause: &str) -> bool {
    let by = clause.contains("我代表") || clause.starts_with("代表") || opened(clause).starts_with('我');
    let names_report = |rest: &str| rest.contains("报告") || rest.contains("汇报") || rest.contains("述职");
    let to_assembly = || {
        let Some((_, rest)) = clause.split_once('向') else { return false };
        let given = |rest: &str| GIVING.iter().any(|verb| rest.starts_with(verb)) && names_report(rest);
        ASSEMBLIES.iter().any(|assembly| rest.split_once(assembly).is_some_and(|(_, rest)| given(rest)))
    };
    let in_name = || by && ["作", "做"].iter().any(|verb| clause.split_once(verb).is_some_and(|(_, rest)| rest.ends_with("报告")));
    let as_follows = || ["报告", "汇报"].iter().any(|word| clause.strip_suffix("如下").is_some_and(|rest| rest.ends_with(word)));
    to_assembly() || in_name() || as_follows()
}

/// Returns whether a clause asks for examination: 请予审议; 请各位代表审查; 现提请大会审议. A request in other words (依法提请市人大常委会审议条例草案) describes work.
fn asks_for_examination(clause: &str) -> bool {
    let examined = EXAMINING.iter().any(|verb| clause.ends_with(verb));
    let asked = || ASKING.iter().any(|word| opened(clause).starts_with(word));
    let submitted = || clause.starts_with('现') && clause.contains("提请");
    examined && (asked() || submitted())
}

/// Returns whether a clause asks others for opinions: 请各位政协委员提出宝贵意见; 各位委员和列席人员提出意见和建议.
fn asks_for_opinions(clause: &str) -> bool {
    let ends = ["意见", "意见和建议", "意见建议", "建议"].iter().any(|end| clause.ends_with(end));
    let given = clause.rsplit_once('提').is_some_and(|(_, what)| what.contains("意见"));
    let asked = || ASKING.iter().any(|word| opened(clause).starts_with(word)) || clause.starts_with("各位") || clause.contains("列席");
    ends && given && asked()
}

/// Returns a clause without its opening words.
fn opened(clause: &str) -> &str {
    OPENING.iter().find_map(|word| clause.strip_prefix(word)).unwrap_or(clause)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whoever_presents_whatever_to_whomever() {
        for phrase in [
            "现在，我代表县人民政府向大会作政府工作报告，请予审议，并请各位政协委员提出意见",
            "代表镇人民政府向大会报告工作",
            "向大会报告工作，请予审议",
            "我代表中共岚川市第九届委员会向大会作报告",
            "向市第五届人民代表大会第二次会议报告法院工作，请予审查",
            "向全会作工作报告",
            "请各位代表审议",
            "现提请大会审查",
            "现将今年渔港建设情况报告如下",
            "并请列席同志提出宝贵意见",
            "各位委员提出意见和建议",
            "請予審議",
        ] {
            assert!(presents(phrase), "{phrase}");
        }
    }

    #[test]
    fn work_is_no_presenting() {
        for phrase in [
            "以优异成绩向大会献礼",
            "依法提请市人大常委会审议条例草案",
            "向社会公开征求意见",
            "认真听取各方面意见",
            "广泛征求人大代表、政协委员意见建议",
            "落实政府工作报告部署",
            "我们要说老实话、做老实人",
            "请进来、走出去",
            "全面审查合同",
            "向村民会议作承诺",
            "",
        ] {
            assert!(!presents(phrase), "{phrase}");
        }
    }
}
