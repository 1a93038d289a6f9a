use std::collections::BTreeSet;

use super::*;
use crate::find::known::Known;
use crate::present::facts::formulations;
use crate::text::Document;

const SPEECH: &str = "护好湖湾、管好渔船，协调推进“四个全面”战略布局。要知责于心、担责于身、履责于行。护好湖湾管好渔船！\n下面讲三点意见：一是把桥修好；二是把路铺平；三是把灯点亮。\n要在修桥铺路上再加一把劲。要在点灯通水上再加一把劲。要在植树护林上再加一把劲。";

fn page(report: &Report, corpus: &Corpus) -> String {
    let mut page = Vec::new();
    report.write(corpus, &mut page).unwrap();
    String::from_utf8(page).unwrap()
}

/// Two speakers in three years.
fn corpus() -> Corpus {
    let speech = |name: &str, date: &str, speaker: &str, more: &str| {
        Document::new(name, format!("{SPEECH}\n{more}")).with_variable("date", date).with_variable("speaker", speaker).with_variable("<i>", "<u>")
    };
    Corpus::new([
        speech("a.txt", "2019-03", "甲", &"港口港口货轮。".repeat(9)),
        speech("b.txt", "2020-03", "乙", &"梯田梯田茶园。".repeat(9)),
        speech("c.txt", "2021-03", "甲", "港口。"),
    ])
}

fn values<'p>(page: &'p str, before: &str) -> Vec<&'p str> {
    page.match_indices(before).map(|(at, _)| page[at + before.len()..].split('"').next().unwrap()).collect()
}

/// The levels of the headings, in order.
fn headings(page: &str) -> Vec<u32> {
    page.match_indices("<h").filter_map(|(at, _)| page[at + 2..].chars().next()?.to_digit(10)).collect()
}

#[test]
fn a_page_of_one_text_tells_what_the_summary_tells() {
    let page = page(&Report::new(), &Corpus::from(Document::new("speech.txt", SPEECH)));
    for section in ["text", "slogans", "known", "sets", "outline", "parallels", "templates", "terms", "limits", "methods"] {
        assert!(page.contains(&format!("<section id=\"{section}\"")), "{section}");
    }
    assert!(!page.contains("id=\"times\"") && !page.contains("id=\"groups\"") && !page.contains("id=\"documents\""));
    assert!(page.contains("<html lang=\"en\">") && page.contains(POLICY));
    assert!(page.contains("as defined by ") && page.contains(&crate::digest::sha256(SPEECH.as_bytes())));
    assert!(page.contains("<svg") && !page.contains("<script") && !page.contains("http-equiv=\"refresh\""));
}

#[test]
fn what_is_counted_of_known_formulations_is_what_the_page_says() {
    let corpus = Corpus::from(Document::new("speech.txt", "扎实做好“六稳”工作，全面落实“六保”任务。做好六稳、六保。统筹“五位一体”总体布局。"));
    let (tokenizer, background, lexicon) = (Tokenizer::default(), Background::shipped(), Lexicon::catalogue());
    let facts = Facts::gather(&corpus, &ReadingOptions { parts: PartSet::default(), tokenizer, background, lexicon }, true).unwrap();
    // Of the catalogue, and inside a longer one.
    let inside = |known: &Known, other: &Known| known.span != other.span && other.span.start <= known.span.start && known.span.end <= other.span.end;
    let found = &facts.known[0];
    let count = |key: &str| formulations(&corpus, &facts.known).iter().find(|known| known.key == key).unwrap().count;
    let six: Vec<&Known> = found.iter().filter(|known| known.key == "六稳").collect();
    assert!(six.iter().any(|known| found.iter().any(|other| inside(known, other))), "{found:?}");
    assert_eq!(count("六稳"), six.len());
    assert!(
        page(&Report::new(), &corpus).contains("Those in the catalogue are also counted inside longer formulations, the others only outside them.")
    );
    let chinese = page(&Report::builder().language(Language::Chinese).build().unwrap(), &corpus);
    assert!(chinese.contains("目录收录的，包含在更长提法之内的也计；其余的，包含在更长提法之内的不计。"));
}

#[test]
fn a_page_of_a_corpus_compares_years_and_groups() {
    let page = page(&Report::new(), &corpus());
    for section in ["documents", "text", "times", "groups"] {
        assert!(page.contains(&format!("<section id=\"{section}\"")), "{section}");
    }
    assert!(page.contains("grouped by <code>speaker</code>; 2 groups"));
    assert!(page.contains("≤2019-03") && page.contains("≥2021-03"));
    assert!(page.contains("<bdi lang=\"zh\">梯田</bdi>") && page.contains("<bdi lang=\"zh\">港口</bdi>"));
}

#[test]
fn links_lead_somewhere_names_are_unique_and_headings_in_order() {
    for page in [page(&Report::new(), &corpus()), page(&Report::builder().top(1).build().unwrap(), &Corpus::from(Document::from(SPEECH)))] {
        let names = values(&page, " id=\"");
        let known: BTreeSet<&str> = names.iter().copied().collect();
        // The same picture may have the same names.
        let ours = names.iter().filter(|name| !name.starts_with("kp-")).count();
        assert_eq!(known.iter().filter(|name| !name.starts_with("kp-")).count(), ours);
        for link in values(&page, " href=\"#") {
            assert!(known.contains(link), "{link}");
        }
        assert!(values(&page, " href=\"").iter().all(|link| link.starts_with('#')));
        let headings = headings(&page);
        assert_eq!(headings.iter().filter(|&&level| level == 1).count(), 1);
        assert!(headings.windows(2).all(|pair| pair[1] <= pair[0] + 1), "{headings:?}");
    }
}

#[test]
fn the_same_texts_give_the_same_bytes_on_any_number_of_threads() {
    let with = |threads| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| page(&Report::new(), &corpus()))
    };
    assert_eq!(with(1), with(3));
}

#[test]
fn chinese_pages_have_no_english_but_names() {
    let page = page(Report::builder().language(Language::Chinese).build().as_ref().unwrap(), &corpus());
    assert!(page.contains("<html lang=\"zh-Hans\">") && page.contains("数字略语") && page.contains("据"));
    let body = &page[page.find("<body").unwrap()..];
    let mut text = String::new();
    let mut inside = 0;
    for c in body.replace("<style>", "<!").replace("</style>", ">").chars() {
        match c {
            '<' => inside += 1,
            '>' => inside -= 1,
            c if inside == 0 => text.push(c),
            _ => {}
        }
    }
    // Files of tables are named, each before its digest.
    for (name, sum) in crate::present::provenance::data() {
        text = text.replace(name, "").replace(sum, "");
    }
    let words = text.split(|c: char| !c.is_ascii_alphabetic()).filter(|word| word.len() > 3);
    // Names of programs, methods and people; commands and options; official English renderings.
    let names = "kouhao sha jieba Mann Kendall Monroe Colaresi Quinn DESIGN sha256sum language parts title body speaker Comprehensives Four Pronged Comprehensive Strategy UTF keyness timeline life terms slogans known enumerations parallels templates series outline";
    let foreign: BTreeSet<&str> = words.filter(|word| !names.split(' ').any(|name| name == *word)).collect();
    let hex = |word: &&str| word.chars().all(|c| c.is_ascii_hexdigit());
    let foreign: Vec<&&str> = foreign.iter().filter(|word| !hex(word)).collect();
    assert!(foreign.is_empty(), "{foreign:?}");
}

#[test]
fn nothing_in_names_titles_and_fields_is_markup() {
    let evil = "</title></style><script>alert(1)</script>";
    let document = Document::new(evil, format!("{evil}四个全面{evil}四个全面")).with_variable("title", evil).with_variable("speaker", evil);
    let other = Document::new("b", "四个全面。").with_variable("speaker", "乙");
    let page = page(Report::builder().title(Some(evil.into())).by(Some(evil.into())).build().as_ref().unwrap(), &Corpus::new([document, other]));
    assert!(!page.contains("<script") && page.matches("</title>").count() == 1 + page.matches("<title id=\"kp-").count());
    assert!(page.contains("No text has the field &lt;/title&gt;"));
}

#[test]
fn texts_that_are_too_many_are_left_out_and_it_is_said() {
    let texts = (0..=TEXTS).map(|place| format!("护好湖湾、管好渔船，第{place}篇。"));
    let page = page(&Report::new(), &Corpus::from_texts(texts));
    assert!(page.contains("The texts are not shown here: there are 13") && !page.contains("class=\"kh-text\"") && !page.contains("id=\"outline\""));
}

#[test]
fn empty_corpora_and_empty_texts_have_a_page() {
    for corpus in [Corpus::default(), Corpus::from_texts(["", ""]), Corpus::from_texts([""])] {
        let page = page(&Report::new(), &corpus);
        assert!(page.contains("id=\"limits\"") && page.ends_with("</html>\n"));
    }
}

#[test]
fn wrong_settings_fail_before_any_text_is_read() {
    assert!(Report::builder().top(0).build().is_err() && Report::builder().top(1001).build().is_err());
    assert!(Report::builder().by(Some(String::new())).build().is_err());
}

#[test]
fn more_groups_than_can_be_compared_are_left_out_and_it_is_said() {
    let page_of = |texts: Vec<(u32, u32)>| {
        let document =
            |(village, place): (u32, u32)| Document::new(format!("{place}"), "护好湖湾、管好渔船。").with_variable("village", format!("{village}"));
        page(Report::builder().by(Some("village".into())).build().as_ref().unwrap(), &Corpus::new(texts.into_iter().map(document)))
    };
    // Two texts each of fifteen villages, one of the others.
    let larger = page_of((10..30).flat_map(|village| (0..if village < 25 { 2 } else { 1 }).map(move |place| (village, place))).collect());
    assert!(larger.contains("20 groups") && larger.contains("Only the 15 groups with the most texts are compared; 5 more are left out"));
    // Of groups of one size none goes before another, as far as there is room.
    let alike = page_of((10..30).map(|village| (village, village)).collect());
    assert!(alike.contains("20 groups") && !alike.contains("more are left out"));
    let many = page_of((10..60).map(|village| (village, village)).collect());
    assert!(many.contains(
        "Only the 40 groups with the most texts are compared; groups with equally many texts are taken in code-point order; 10 more are left out"
    ));
}

#[test]
fn of_several_texts_the_one_that_spells_members_out_is_named() {
    let texts = ["再抓“三清”行动。", "开展“三清”行动：清河道、清路障、清积案。"];
    let corpus = Corpus::new(texts.iter().zip(["2019", "2020"]).map(|(text, year)| Document::new(year, *text).with_variable("date", year)));
    let several = page(&Report::new(), &corpus);
    assert!(several.contains("<bdi lang=\"zh\">清积案</bdi> (in <bdi>2020</bdi>, 2020)"));
    let single = page(&Report::new(), &Corpus::from(corpus[1].clone()));
    assert!(single.contains("<bdi lang=\"zh\">清积案</bdi></div>"));
}
