//! What the counts do not show, and what the page rests on.

use super::super::Language;
use super::super::html::{escape, isolated};
use super::super::numbers::whole;
use super::super::provenance::{CorpusDigester, VERSION, data};
use super::{ReportBuilder, Sections};
use crate::digest::sha256;
use crate::lexicon::{Background, Collection};
use crate::text::{Corpus, Document, PartKind, PartSet};

/// Inputs that are named one by one; the digest of all covers the rest.
const INPUTS: usize = 200;

/// Says what the counts do not show.
pub(super) fn limits(sections: &mut Sections<'_>) {
    sections.open("limits", "What the counts do not show", "这些数字不能说明什么");
    let said = sections.page.say(
        [
            "This page describes wording and takes no side. A count says how often a wording stands in these texts, not whether it is sincere, whether it had an effect, or who agrees with it.",
            "The first date of a phrase is that of the first dated text of this corpus that has it. It is not the date on which the phrase was first used.",
            "Members of a set are given as the text or its glossary spells them out, else as the catalogue has them, “as defined by” an issuer at a date: not as what is true. Contested formulations are shown without members.",
            "“Known elsewhere” means that a catalogue or the collections of the background have a phrase; “its own” that they have not. Both depend on what was collected.",
            "Formulations are told from ordinary wording by a model. Of those that a text uses once it finds about half, and about one in three that are given as known are none by the lists of readers.",
            "No score on this page is a score of a person.",
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

/// Says with what the page was made, of which texts.
pub(super) fn methods(sections: &mut Sections<'_>, settings: &ReportBuilder) {
    sections.open("methods", "Methods and provenance", "方法与来源");
    let language = sections.page.language;
    let corpus = sections.corpus();
    let digests: Vec<String> = corpus.iter().map(|document| sha256(document.original().as_bytes())).collect();
    let mut list: String = how(settings, language).into_iter().map(|(name, html)| item(name, &html)).collect();
    if corpus.len() != 1 {
        list.push_str(&item(language.say("All texts", "全部文本"), &all_texts(corpus, language)));
    }
    sections.page.put(&format!("<dl>\n{list}</dl>\n"));
    inputs(sections, &digests);
    sections.close();
}

fn item(name: &str, html: &str) -> String {
    format!("<dt>{}</dt><dd>{html}</dd>\n", escape(name))
}

fn digest(digest: &str) -> String {
    format!(" <code>sha256:{digest}</code>")
}

/// Names program, options, tables and methods, each with what is said of it as HTML.
fn how(settings: &ReportBuilder, language: Language) -> [(&'static str, String); 7] {
    let automatic = language.say("automatic", "自动");
    let by = settings.by.as_deref().map_or(escape(automatic), isolated);
    let options = format!("<code>language={} parts={} top={} by={by}</code>", language.name(), parts(settings.parts), settings.top);
    let tokenizer = if settings.tokenizer.is_some() {
        language.say("a tokenizer with settings or words of the user's own", "用户自定义的分词设置或词表")
    } else {
        language.say("jieba’s dictionary as shipped, with its hidden Markov model", "jieba 自带词典，启用隐马尔可夫模型")
    };
    let entries = whole(settings.lexicon.len() as u64);
    let lexicon = language.say(format!("{entries} formulations"), format!("{entries} 条提法"));
    let tables: String = data().map(|(name, sum)| format!("<li>{name}<br>{}</li>\n", digest(sum).trim_start())).collect();
    let told = language.say("Tables that came with the program, by file", "程序自带数据文件");
    let tables = format!("<details class=\"kh-fold\"><summary>{told}</summary>\n<ul class=\"kh-inputs\">\n{tables}</ul>\n</details>");
    let how = language.say(
        "Repeated phrases by a suffix array over the units of all texts; formulations told from terms by a logistic model whose signs are listed with each row; enumerated phrases by a grammar of numerals; known ones by catalogue and background; trends by Mann and Kendall; words of groups by weighted log-odds. The file DESIGN.md of the program explains each.",
        "重复短语用后缀数组在全部文本上求得；提法与一般词语由逻辑回归模型区分，依据随条目列出；数字略语按数词语法识别；通行提法依据目录与背景语料；趋势用 Mann-Kendall 检验；分组特征词用加权对数发生比。各方法详见程序的 DESIGN.md。",
    );
    [
        (language.say("Program", "程序"), format!("kouhao {VERSION}")),
        (language.say("Options", "选项"), options),
        (language.say("Words", "分词"), tokenizer.to_string()),
        (language.say("Catalogue", "目录"), format!("{lexicon}{}", digest(&settings.lexicon.sha256()))),
        (language.say("Background", "背景语料"), background(&settings.background, language)),
        (language.say("Tables", "数据文件"), tables),
        (language.say("How", "方法"), how.to_string()),
    ]
}

/// Says in what the phrases of the background were counted.
fn background(background: &Background, language: Language) -> String {
    if background.is_empty() {
        return language.say("none", "无").to_string();
    }
    let of_collection = |collection: &Collection| {
        let (texts, units) = (whole(u64::from(collection.documents)), whole(collection.units));
        let name = isolated(named(&collection.name, language));
        language.say(format!("{name} ({texts} texts, {units} characters)"), format!("{name}（{texts} 篇，{units} 字）"))
    };
    let collections: Vec<String> = background.collections().iter().map(of_collection).collect();
    let phrases = whole(background.len() as u64);
    let phrases = language.say(format!("{phrases} phrases, counted in "), format!("{phrases} 条短语，统计自 "));
    format!("{phrases}{}{}", collections.join(language.say(", ", "、")), digest(background.sha256()))
}

/// Names the corpus by one digest.
fn all_texts(corpus: &Corpus, language: Language) -> String {
    let mut all = CorpusDigester::new();
    all.extend(corpus.documents());
    let told = language.say(
        "SHA-256 of the sorted list of digests and names, as sha256sum prints it of the files",
        "各文本摘要与名称列表（格式同 sha256sum 输出，按行排序）的 SHA-256",
    );
    format!("{told}{}", digest(&all.finish().texts))
}

/// Lists the texts, folded, with the digest of each.
fn inputs(sections: &mut Sections<'_>, digests: &[String]) {
    let language = sections.page.language;
    let corpus = sections.corpus();
    sections.page.put(&format!("<details class=\"kh-fold\"><summary>{}</summary>\n<ol class=\"kh-inputs\">\n", language.say("Inputs", "输入文本")));
    for (document, sum) in corpus.iter().zip(digests).take(INPUTS) {
        let (name, size) = (isolated(document.name()), size(document, language));
        sections.page.put(&format!("<li>{name} <span class=\"kh-d\">({size})</span><br>{}</li>\n", digest(sum).trim_start()));
    }
    sections.page.put("</ol>\n");
    if corpus.len() > INPUTS {
        let more = whole((corpus.len() - INPUTS) as u64);
        sections.note(&format!("And {more} more."), &format!("另有 {more} 篇未逐一列出。"));
    }
    sections.note(
        "The digest is that of the text as UTF-8: of a file in UTF-8 without a byte-order mark, what sha256sum prints.",
        "摘要按 UTF-8 文本计算；对不带字节顺序标记的 UTF-8 文件，与 sha256sum 的输出一致。",
    );
    sections.page.put("</details>\n");
}

/// Says how long a text is, and in what encoding it was read.
fn size(document: &Document, language: Language) -> String {
    let bytes = whole(document.original().len() as u64);
    match document.decoding() {
        None => language.say(format!("{bytes} bytes as UTF-8"), format!("UTF-8 编码 {bytes} 字节")),
        Some(decoding) => {
            let size = language.say(format!("{bytes} bytes as UTF-8, read as"), format!("UTF-8 编码 {bytes} 字节，读入编码"));
            format!("{size} {}", escape(decoding.encoding()))
        }
    }
}

/// Names a collection: those of the background that comes with the library in the language of the page, others as their maker did.
fn named(collection: &str, language: Language) -> &str {
    let chinese = match collection {
        "news" => "新闻",
        "party" => "党的文件",
        "reports" => "政府工作报告",
        "laws" => "法律法规",
        other => other,
    };
    language.say(collection, chinese)
}

/// Names the parts that are read.
fn parts(parts: PartSet) -> String {
    let all = [PartKind::Masthead, PartKind::Title, PartKind::Body, PartKind::Glossary];
    all.into_iter().filter(|&part| parts.contains(part)).map(PartKind::name).collect::<Vec<_>>().join(",")
}
