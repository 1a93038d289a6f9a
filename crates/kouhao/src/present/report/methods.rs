//! States what the page is based on: program, options, tables, texts.

use super::super::Language;
use super::super::html::{escape, isolated};
use super::super::numbers::whole;
use super::super::provenance::{CorpusDigester, VERSION, data};
use super::{ReportBuilder, Sections};
use crate::digest::sha256;
use crate::lexicon::{Background, Collection};
use crate::text::{Corpus, Document, PartKind, PartSet};

/// The number of inputs that are listed individually; the digest of all texts covers the rest.
const INPUTS: usize = 200;

/// Writes the section about how the page was made, and from which texts.
pub(super) fn write(sections: &mut Sections<'_>, settings: &ReportBuilder) {
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

/// Returns the names of program, options, tables and methods, each with its description as HTML.
fn how(settings: &ReportBuilder, language: Language) -> [(&'static str, String); 7] {
    let automatic = language.say("automatic", "自动");
    let by = settings.by.as_deref().map_or(escape(automatic), isolated);
    let options = format!("<code>language={} parts={} top={} by={by}</code>", language.name(), parts(settings.parts), settings.top);
    let tokenizer = if settings.tokenizer.is_some() {
        language.say("a tokenizer with settings or words of the user", "用户自定义的分词设置或词表")
    } else {
        language.say("jieba’s default dictionary, with its hidden Markov model", "jieba 自带词典，启用隐马尔可夫模型")
    };
    let entries = whole(settings.lexicon.len() as u64);
    let lexicon = language.say(format!("{entries} formulations"), format!("{entries} 条提法"));
    let tables: String = data().map(|(name, sum)| format!("<li>{name}<br>{}</li>\n", digest(sum).trim_start())).collect();
    let told = language.say("Tables built into the program, by file", "程序自带数据文件");
    let tables = format!("<details class=\"kh-fold\"><summary>{told}</summary>\n<ul class=\"kh-inputs\">\n{tables}</ul>\n</details>");
    let how = language.say(
        "Repeated phrases: a suffix array over the units of all texts. Formulations: a logistic model, whose evidence is listed with each row. Enumerated phrases: a grammar of numerals. Known formulations: catalogue and background. Trends: the Mann-Kendall test. Words of groups: weighted log-odds. The program’s file DESIGN.md explains each method.",
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

/// Describes the collections in which the phrases of the background were counted.
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

/// Identifies the corpus by one digest.
fn all_texts(corpus: &Corpus, language: Language) -> String {
    let mut all = CorpusDigester::new();
    all.extend(corpus.documents());
    let told = language.say(
        "SHA-256 of the sorted list of digests and names, in the format that sha256sum prints for the files",
        "各文本摘要与名称列表（格式同 sha256sum 输出，按行排序）的 SHA-256",
    );
    format!("{told}{}", digest(&all.finish().texts))
}

/// Lists the texts, collapsed, with the digest of each.
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
        "Digests are of the text as UTF-8: for a UTF-8 file without a byte order mark, the same as sha256sum prints.",
        "摘要按 UTF-8 文本计算；对不带字节顺序标记的 UTF-8 文件，与 sha256sum 的输出一致。",
    );
    sections.page.put("</details>\n");
}

/// Describes the length of a text and the encoding in which it was read.
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

/// Returns the display name of a collection: for those of the default background, in the language of the page; for others, as given by their author.
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

/// Returns the names of the parts that are read.
fn parts(parts: PartSet) -> String {
    let all = [PartKind::Masthead, PartKind::Title, PartKind::Body, PartKind::Glossary];
    all.into_iter().filter(|&part| parts.contains(part)).map(PartKind::name).collect::<Vec<_>>().join(",")
}
