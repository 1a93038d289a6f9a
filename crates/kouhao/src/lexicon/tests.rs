use super::*;
use crate::ErrorKind;

fn lexicon(text: &str) -> Lexicon {
    Lexicon::parse("test.toml", text).unwrap()
}

fn fault(text: &str) -> String {
    let error = Lexicon::parse("test.toml", text).unwrap_err();
    assert_eq!(error.kind(), ErrorKind::InvalidLexicon);
    error.to_string()
}

const TWO: &str = r#"
[[entry]]
text = "三提三比"
kind = "paired"
english = "the Three Raises"
[[entry.sense]]
from = "2016-01"
members = ["甲", "乙"]
[[entry.sense]]
from = "2020-10"
members = ["丙", "乙"]
[[entry]]
text = "大干快上"
kind = "slogan"
aliases = ["大干、再大干"]
"#;

#[test]
fn one_entry_for_all_spellings() {
    let lexicon = lexicon(TWO);
    for spelling in ["三提三比", "“三提三比”", "「三提三比」", "三提、三比"] {
        assert_eq!(lexicon.get(spelling).unwrap().text(), "三提三比", "{spelling}");
    }
    assert_eq!(lexicon.get("大干再大干").unwrap().text(), "大干快上");
    assert!(lexicon.get("三提").is_none() && lexicon.get("").is_none());
    assert_eq!(lexicon.get_english("three raises").unwrap().text(), "三提三比");
}

#[test]
fn the_sense_at_a_date() {
    let lexicon = lexicon(TWO);
    let entry = lexicon.get("三提三比").unwrap();
    let first = |date| entry.sense_at(date).map(|sense| sense.members()[0].as_str());
    assert_eq!(first(Some("2015-12-31")), None);
    // Not before 2016-01, as far as the date says.
    assert_eq!(first(Some("2016")), Some("甲"));
    assert_eq!(first(Some("2020-09-30")), Some("甲"));
    assert_eq!(first(Some("2020")), Some("甲"));
    assert_eq!(first(Some("2020-10-29")), Some("丙"));
    assert_eq!(first(None), Some("丙"));
}

#[test]
fn the_later_of_two_lexicons_counts() {
    let theirs = lexicon(TWO);
    let ours = lexicon("[[entry]]\ntext = \"“三提三比”\"\nkind = \"paired\"\n[[entry]]\ntext = \"新的\"\nkind = \"name\"");
    let both = theirs.merged(&ours);
    assert_eq!(both.len(), 3);
    assert_eq!(both.get("三提三比").unwrap().senses(), [Sense::default()]);
    assert_eq!(both.entries().map(Entry::text).collect::<Vec<_>>(), ["大干快上", "“三提三比”", "新的"]);
    assert_eq!(Lexicon::empty().merged(&ours).len(), 2);
}

#[test]
fn search_looks_everywhere() {
    let lexicon = lexicon(TWO);
    let found = |query| lexicon.search(query).into_iter().map(Entry::text).collect::<Vec<_>>();
    assert_eq!(found("三比"), ["三提三比"]);
    assert_eq!(found("丙"), ["三提三比"]);
    assert_eq!(found("再大"), ["大干快上"]);
    assert_eq!(found("RAISES"), ["三提三比"]);
    assert!(found("丁").is_empty() && found("“”").is_empty());
}

#[test]
fn faults_say_where_and_what_to_do() {
    assert!(fault("[[entry]]\ntext = \"甲\"\nkind = \"heroic\"").contains("no kind is called `heroic`; choose one of counted, "));
    assert!(fault("[[entry]]\ntext = \"甲\"\nkind = \"name\"\ncolour = 1").starts_with("test.toml:4: unknown field `colour`"));
    assert!(fault("[[entry]]\nkind = \"name\"").contains("missing field `text`"));
    assert!(fault("[[entry\n").starts_with("test.toml:1: "));
    let sense = |sense: &str| fault(&format!("[[entry]]\ntext = \"甲\"\nkind = \"name\"\n{sense}"));
    assert!(sense("[[entry.sense]]\nfrom = \"March 2020\"").contains("`March 2020` is no date; write 2020, "));
    assert!(sense("[[entry.sense]]\nfrom = \"2020-13\"").contains("is no date"));
    assert!(sense("[[entry.sense]]\nfrom = \"2020\"\n[[entry.sense]]\nfrom = \"2019\"").contains("order of `from`"));
    assert!(sense("contested = true\n[[entry.sense]]\nmembers = [\"乙\"]").contains("contested and has members"));
    assert!(sense("aliases = [\"——\"]").contains("no letter or digit"));
    assert!(sense("aliases = [\"“甲”\"]").contains("is there twice"));
}

#[test]
fn no_two_fields_of_a_date_are_swapped() {
    for (text, good) in [("2020-02-30", true), ("2020-2", false), ("202", false), ("2020-00", false), ("2020-01-32", false), ("2020-01-01-01", false)]
    {
        let parsed = Lexicon::parse("t", &format!("[[entry]]\ntext = \"甲\"\nkind = \"name\"\n[[entry.sense]]\nfrom = \"{text}\""));
        assert_eq!(parsed.is_ok(), good, "{text}");
    }
}

#[test]
fn the_catalogue_can_be_read() {
    let read = Lexicon::parse("catalogue.toml", include_str!("../../data/catalogue.toml")).unwrap();
    assert_eq!(Lexicon::catalogue().len(), read.len());
}
