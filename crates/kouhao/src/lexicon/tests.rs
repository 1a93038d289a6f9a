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
to = "2020-10"
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
fn since_when_a_phrase_means_what_it_does() {
    let sense = |from: &str, to: &str, members: &str| {
        let to = if to.is_empty() { String::new() } else { format!("to = \"{to}\"\n") };
        format!("[[entry.sense]]\nfrom = \"{from}\"\n{to}members = [{members}]\n")
    };
    let entry = |senses: [String; 2]| Lexicon::parse("own", &format!("[[entry]]\ntext = \"两船\"\nkind = \"fused\"\n{}", senses.concat())).unwrap();
    let since = |lexicon: &Lexicon, date: Option<&str>| lexicon.get("两船").unwrap().since(date).map(str::to_string);
    let same = entry([sense("2001", "2010", "\"修理渔船\", \"修理货船\""), sense("2010", "", "\"修好渔船\", \"用好货船\"")]);
    assert_eq!(
        (since(&same, Some("2015")).as_deref(), since(&same, None).as_deref(), since(&same, Some("1999"))),
        (Some("2001"), Some("2001"), None)
    );
    let other = entry([sense("2001", "2010", "\"修理渔船\", \"修理货船\""), sense("2010", "", "\"人进城\", \"货下乡\"")]);
    assert_eq!((since(&other, Some("2005")).as_deref(), since(&other, Some("2015")).as_deref()), (Some("2001"), Some("2010")));
    assert_eq!(since(&other, None), None);
}

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
fn phrases_of_which_nothing_is_said_are_entries_without_a_sense() {
    let short = lexicon("[[entry]]\ntext = \"甲\"\nkind = \"name\"\n[phrases]\nname = [\"乙\"]\nslogan = [\"丙、丁\"]");
    let long = lexicon(
        &[("甲", "name"), ("乙", "name"), ("丙、丁", "slogan")]
            .map(|(text, kind)| format!("[[entry]]\ntext = \"{text}\"\nkind = \"{kind}\"\n"))
            .concat(),
    );
    assert!(short.entries().eq(long.entries()) && short.get("丙丁").is_some());
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
fn a_sense_that_ended_makes_room_for_the_one_before() {
    let lexicon = lexicon(
        r#"
[[entry]]
text = "四个一批"
kind = "counted"
[[entry.sense]]
from = "2003"
members = ["甲", "乙"]
[[entry.sense]]
from = "2015-06"
to = "2015-10"
members = ["丙", "丁"]
[[entry]]
text = "四大关系"
kind = "counted"
[[entry.sense]]
from = "2014"
members = ["甲"]
[[entry.sense]]
from = "2015"
members = ["乙"]
"#,
    );
    let first = |phrase, date| lexicon.get(phrase).unwrap().sense_at(Some(date)).map(|sense| sense.members()[0].as_str());
    assert_eq!([first("四个一批", "2012"), first("四个一批", "2015-12"), first("四个一批", "2021")], [Some("甲"), Some("甲"), Some("甲")]);
    // Both hold on: the phrase alone does not tell.
    assert_eq!([first("四个一批", "2015-08"), first("四大关系", "2014-05"), first("四大关系", "2016")], [None, Some("甲"), None]);
    assert_eq!(lexicon.get("四大关系").unwrap().senses_at(Some("2016")).len(), 2);
}

#[test]
fn what_the_later_lexicon_does_not_say_the_earlier_one_does() {
    let theirs = lexicon(TWO);
    let ours = lexicon("[[entry]]\ntext = \"三提三比\"\nkind = \"paired\"\nenglish = \"Raises\"\n[[entry.sense]]\nfrom = \"2021\"");
    let members = |date| theirs.merged(&ours).meaning("三提三比", Some(date)).map(|meaning| meaning.sense().members().to_vec());
    assert_eq!(members("2017"), Some(vec!["甲".to_string(), "乙".to_string()]));
    assert_eq!(members("2022"), Some(vec!["丙".to_string(), "乙".to_string()]));
    assert_eq!(members("1999"), None);
}

#[test]
fn the_later_of_two_lexicons_counts() {
    let theirs = lexicon(TWO);
    let ours = lexicon("[[entry]]\ntext = \"“三提三比”\"\nkind = \"paired\"\n[[entry]]\ntext = \"新的\"\nkind = \"name\"");
    let both = theirs.merged(&ours);
    assert_eq!(both.len(), 3);
    assert_eq!(both.get("三提三比").unwrap().senses(), [Sense::default()]);
    assert_eq!(both.entries().map(Entry::text).collect::<Vec<_>>(), ["“三提三比”", "大干快上", "新的"]);
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
    assert!(fault("[[entry]]\ntext = \"甲\"\nkind = \"heroic\"").contains("unknown kind `heroic`; choose one of counted, "));
    assert!(fault("[[entry]]\ntext = \"甲\"\nkind = \"name\"\ncolour = 1").starts_with("test.toml:4: unknown field `colour`"));
    assert!(fault("[[entry]]\nkind = \"name\"").contains("missing field `text`"));
    assert!(fault("[[entry\n").starts_with("test.toml:1: "));
    assert!(fault("[phrases]\nheroic = []").contains("[phrases]: unknown kind `heroic`; choose one of counted, "));
    assert!(fault("[[entry]]\ntext = \"甲\"\nkind = \"name\"\n[phrases]\nslogan = [\"“甲”\"]").contains("occurs twice"));
    let sense = |sense: &str| fault(&format!("[[entry]]\ntext = \"甲\"\nkind = \"name\"\n{sense}"));
    assert!(sense("[[entry.sense]]\nfrom = \"March 2020\"").contains("`March 2020` is not a date; write 2020, "));
    assert!(sense("[[entry.sense]]\nfrom = \"2020-13\"").contains("is not a date"));
    assert!(sense("[[entry.sense]]\nfrom = \"2020\"\n[[entry.sense]]\nfrom = \"2019\"").contains("not in the order of `from`"));
    assert!(sense("[[entry.sense]]\nfrom = \"2020\"\nto = \"2019-12\"").contains("before it begins"));
    assert!(sense("[[entry.sense]]\nfrom = \"2020\"\n[[entry.sense]]\nfrom = \"2020\"").contains("not in the order"));
    assert!(sense("contested = true\n[[entry.sense]]\nmembers = [\"乙\"]").contains("contested and has members"));
    assert!(sense("aliases = [\"——\"]").contains("no letter or digit"));
    assert!(sense("aliases = [\"“甲”\"]").contains("occurs twice"));
}

#[test]
fn dates_are_iso_prefixes() {
    for (text, good) in [
        ("2020-02-29", true),
        ("2020-02-30", false),
        ("2020-2", false),
        ("202", false),
        ("2020-00", false),
        ("2020-01-32", false),
        ("2020-01-01-01", false),
    ] {
        let parsed = Lexicon::parse("t", &format!("[[entry]]\ntext = \"甲\"\nkind = \"name\"\n[[entry.sense]]\nfrom = \"{text}\""));
        assert_eq!(parsed.is_ok(), good, "{text}");
    }
}

#[test]
fn the_catalogue_can_be_read() {
    let read = Lexicon::parse("catalogue.toml", include_str!("../../data/catalogue.toml")).unwrap();
    assert_eq!(Lexicon::catalogue().len(), read.len());
}

#[test]
fn lexicons_have_a_name_that_follows_their_entries() {
    let catalogue = Lexicon::catalogue();
    assert_eq!(catalogue.sha256(), crate::digest::sha256(include_str!("../../data/catalogue.toml").as_bytes()));
    let ours = |member: &str| {
        Lexicon::parse("ours.toml", &format!("[[entry]]\ntext = \"三提三比\"\nkind = \"paired\"\n[[entry.sense]]\nmembers = [\"{member}\"]")).unwrap()
    };
    assert_eq!(ours("提速度").sha256(), ours("提速度").sha256());
    assert_ne!(ours("提速度").sha256(), ours("提质量").sha256());
    assert_ne!(catalogue.merged(&ours("提速度")).sha256(), catalogue.sha256());
}

#[test]
fn members_in_a_row_are_a_wording_of_their_set() {
    let lexicon = |members: &str| {
        let text = format!("[[entry]]\ntext = \"渔港三讲\"\nkind = \"counted\"\n[[entry.sense]]\nmembers = [{members}]");
        Lexicon::parse("ours.toml", &text).unwrap()
    };
    let alike = lexicon("\"讲安全\", \"讲信用\", \"讲礼让\"");
    assert_eq!(alike.worded("讲安全讲信用讲礼让").unwrap().text(), "渔港三讲");
    assert!(alike.get("讲安全、讲信用、讲礼让").is_none());
    assert!(alike.worded("讲安全讲信用").is_none());
    // Things that are merely listed.
    assert!(lexicon("\"灯塔\", \"码头\", \"船厂\"").worded("灯塔码头船厂").is_none());
    assert!(lexicon("\"远洋船\", \"冷链\", \"修船工厂\"").worded("远洋船冷链修船工厂").is_none());
}
