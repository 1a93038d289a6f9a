use proptest::prelude::*;
use proptest::test_runner::RngSeed;

use super::*;
use crate::find::enumerations::EnumerationFinder;

/// The sources of all kinds of marks, and what a page must not take for its own.
const PIECES: [&str; 16] = [
    "协调推进“四个全面”战略布局，",
    "以习近平同志为核心的党中央",
    "护好湖湾、管好渔船！",
    "要知责于心、担责于身、履责于行。",
    "一是把桥修好；二是把路铺平。",
    "\n",
    "\r\n",
    "<script>alert('x')</script>",
    "</style></p></div>",
    "&amp;&#60;\"'",
    "\u{202e}RTL\u{2066}",
    "\u{200b}\u{200d}\u{feff}",
    "要在修桥铺路上再加一把劲。",
    "要在点灯通水上再加一把劲。",
    "要在植树护林上再加一把劲。",
    "　",
];

/// Returns the text of the paragraphs of a page, tags taken out and escapes undone.
fn shown(page: &str) -> Vec<String> {
    let start = page.find("<div class=\"kh-text\">\n").unwrap() + "<div class=\"kh-text\">\n".len();
    let text = &page[start..start + page[start..].find("</div>").unwrap()];
    let paragraphs = text.split_inclusive("</p>\n").filter(|paragraph| paragraph.contains("dir=\"auto\""));
    paragraphs.map(|paragraph| unescaped(paragraph.strip_suffix("</p>\n").unwrap())).collect()
}

fn unescaped(html: &str) -> String {
    let mut text = String::new();
    let mut inside = false;
    for c in html.chars() {
        match c {
            '<' => inside = true,
            '>' => inside = false,
            c if !inside => text.push(c),
            _ => {}
        }
    }
    let escapes = [("&lt;", "<"), ("&gt;", ">"), ("&quot;", "\""), ("&#39;", "'"), ("&#13;", "\r"), ("&amp;", "&")];
    escapes.iter().fold(text, |text, (escape, c)| text.replace(escape, c))
}

fn paragraphs(text: &str) -> Vec<String> {
    text.split(['\n', '\r']).filter(|line| !line.trim().is_empty()).map(str::to_string).collect()
}

#[test]
fn every_kind_of_mark_is_there_and_tells_what_it_is() {
    let text = "护好湖湾、管好渔船，协调推进“四个全面”战略布局。要知责于心、担责于身、履责于行。护好湖湾管好渔船！\n下面讲三点意见：一是把桥修好；二是把路铺平；三是把灯点亮。\n要在修桥铺路上再加一把劲。要在点灯通水上再加一把劲。要在植树护林上再加一把劲。";
    let page = Marked::new().html(&Document::from(text)).unwrap();
    for kind in Kind::ALL {
        assert!(page.contains(&format!("class=\"kh-m {}\" style=\"border-bottom:", kind.style().0)), "{kind:?}");
    }
    for told in [
        "own formulation, 2× here; delimited 2×",
        "全面从严治党 (as defined by ",
        "parallel of 3 clauses; …责于…",
        "一是… item 2 of 3; announced by 三点意见",
    ] {
        assert!(page.contains(told), "{told}");
    }
    assert_eq!(shown(&page), paragraphs(text));
    // Nothing has a name that another output of the same notebook could have too.
    assert!(!page.contains(" id=\"") && !page.contains("href="));
    let chinese = Marked::builder().language(Language::Chinese).build().unwrap().html(&Document::from(text)).unwrap();
    assert!(chinese.contains("（据") && chinese.contains("由“三点意见”领起") && !chinese.contains("as defined by"));
}

#[test]
fn long_texts_are_cut_in_notebooks_and_say_so() {
    let document = Document::from("护好湖湾。".repeat(10).as_str());
    let page = Marked::builder().limit(Some(12)).build().unwrap().html(&document).unwrap();
    assert_eq!(shown(&page), ["护好湖湾。护好湖湾。护好"]);
    assert!(page.contains("… 38 more characters"));
    let whole = Marked::builder().limit(None).build().unwrap().html(&document).unwrap();
    assert!(!whole.contains("more characters"));
    assert!(Marked::builder().limit(Some(0)).build().is_err());
}

#[test]
fn empty_documents_and_corpora_are_shown() {
    let page = Marked::new().html(&Document::from("")).unwrap();
    assert!(page.contains("0 characters") && shown(&page).is_empty());
    assert!(Marked::new().overview(&Corpus::default()).unwrap().contains("<b>0 texts</b>"));
    let page = Marked::new().overview(&Corpus::from_texts(["护好湖湾、管好渔船。", "<i>护好湖湾、管好渔船！"])).unwrap();
    assert!(page.contains("<bdi lang=\"zh\">护好湖湾、管好渔船</bdi>") && !page.contains("<i>"));
}

#[test]
fn what_a_text_does_not_give_members_is_told_by_the_lexicon() {
    let document = Document::from("抓好“四个全面”。");
    let found = &EnumerationFinder::new().find(&document)[0];
    let page = Marked::new().html(&document).unwrap();
    assert!(found.items.as_ref().unwrap().iter().all(|item| page.contains(&item.text)));
    let page = Marked::builder().lexicon(Lexicon::empty()).background(Background::empty()).build().unwrap().html(&document).unwrap();
    assert!(!page.contains("as defined by"));
}

proptest! {
    #![proptest_config(ProptestConfig { rng_seed: RngSeed::Fixed(11), cases: 24, ..ProptestConfig::default() })]
    #[test]
    fn texts_are_shown_as_they_are_and_are_nothing_but_text(pieces in prop::collection::vec(prop::sample::select(&PIECES[..]), 0..24)) {
        let text = pieces.concat();
        let document = Document::new("<b>", text.as_str()).with_variable("title", text.as_str()).with_variable("speaker", "\"><img src=x>");
        let page = Marked::builder().limit(None).build().unwrap().html(&document).unwrap();
        prop_assert_eq!(shown(&page), paragraphs(&text));
        let tags = ["<script", "<b>alert", "<img", "</style></p>"];
        prop_assert!(tags.iter().all(|tag| !page.contains(tag)));
        // Every element that is opened is closed.
        for tag in ["span", "bdi", "p", "div", "details", "table"] {
            let opened = page.matches(&format!("<{tag} ")).count() + page.matches(&format!("<{tag}>")).count();
            prop_assert_eq!(opened, page.matches(&format!("</{tag}>")).count(), "{}", tag);
        }
    }
}

#[test]
fn an_occasion_that_is_the_title_is_said_once() {
    let said = |text: &str| said_of(&Document::from(text));
    assert_eq!(said("在全县春耕大会上的讲话\n岳明\n（2024年3月1日）\n\n同志们：\n大家好。"), ["岳明", "2024-03-01"]);
    let titled = said("把春耕抓实\n——在全县春耕大会上的讲话\n岳明\n（2024年3月1日）\n\n同志们：\n大家好。");
    assert_eq!(titled, ["岳明", "2024-03-01", "在全县春耕大会上的讲话"]);
}
