//! Defines the sorts of markers: how each is written, and what must precede and follow it.
//!
//! The naive way is a list of strings. But what follows distinguishes a marker from a word: 第一 counts before a mark or 是, not before 产业; 一、 does not
//! before the 二 of 一、二线城市; 再次 does not in 再次强调. Each sort therefore has a function that reads it at the start of a text, word and context together.

use crate::text::{Mark, NumeralForm, is_han, read_numeral};

/// The common form of the markers of one series.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub(super) enum Sort {
    /// A numeral followed by a word: 一是, 一要, 一靠.
    Worded(char),
    /// 第一，
    Ordinal,
    /// 首先, 其次, 再次, 最后
    Sequence,
    /// 其一
    Among,
    /// 一方面, 另一方面
    Side,
    /// first, second
    English,
    /// 一、
    Numeral,
    /// （一）
    BracketedNumeral,
    /// 1.
    Digit,
    /// 1、
    DigitPause,
    /// 1）
    DigitBracket,
    /// （1）
    BracketedDigit,
    /// ①
    Circled,
    /// —— before each of several paragraphs.
    Dash,
    /// 第一章, 第一条: the parts of a law, by the first character of their name.
    Provision(char),
}

impl Sort {
    /// Returns the marker of the first item.
    pub(super) fn template(self) -> String {
        match self {
            Sort::Worded(word) => format!("一{word}"),
            Sort::Provision('部') => "第一部分".to_string(),
            Sort::Provision(name) => format!("第一{name}"),
            Sort::Ordinal => "第一".to_string(),
            Sort::Sequence => "首先".to_string(),
            Sort::Among => "其一".to_string(),
            Sort::Side => "一方面".to_string(),
            Sort::English => "first".to_string(),
            Sort::Numeral => "一、".to_string(),
            Sort::BracketedNumeral => "（一）".to_string(),
            Sort::Digit => "1.".to_string(),
            Sort::DigitPause => "1、".to_string(),
            Sort::DigitBracket => "1）".to_string(),
            Sort::BracketedDigit => "（1）".to_string(),
            Sort::Circled => "①".to_string(),
            Sort::Dash => DASH.to_string(),
        }
    }

    /// Returns whether it numbers headings and lists, and is not a word of the sentence.
    pub(super) fn is_heading(self) -> bool {
        use Sort::*;
        matches!(self, Numeral | BracketedNumeral | Digit | DigitPause | DigitBracket | BracketedDigit | Circled | Dash | Provision(_))
    }

    /// Returns the number of items from which on markers are a series: two, but a dash may also open a subtitle and its source.
    pub(super) fn least(self) -> usize {
        if self == Sort::Dash { 3 } else { 2 }
    }
}

/// The number in its series that a marker claims.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Claim {
    /// 三是: this number.
    Place(u32),
    /// 一方面: the first, or the next if the one before said the same.
    OneSide,
    /// ——: the first, or the next if the paragraph before said the same.
    OneMore,
    /// 其次, 再次, 然后: the next.
    Next,
    /// 最后, 另一方面: the next, and the last.
    Last,
}

impl Claim {
    /// Returns whether a series without gaps may begin with it.
    pub(super) fn begins(self) -> bool {
        matches!(self, Claim::Place(1) | Claim::OneSide | Claim::OneMore)
    }
}

/// The characters with which Markdown marks headings and lists.
pub(super) const HEADING_SIGNS: [char; 4] = ['#', '*', '>', '•'];

/// The context before a position: the last character that is not a space, which at the start of a paragraph is a line break.
#[derive(Clone, Copy)]
pub(super) struct Before {
    pub(super) last: char,
    pub(super) spaced: bool,
}

impl Before {
    /// Advances past `c`. The characters with which Markdown marks headings and lists do not end the start of a paragraph.
    pub(super) fn pass(&mut self, c: char) {
        match Mark::of(c) {
            Some(Mark::Space) => self.spaced = true,
            _ if self.opens() && HEADING_SIGNS.contains(&c) => {}
            _ => *self = Before { last: c, spaced: false },
        }
    }

    pub(super) fn opens(self) -> bool {
        self.last == '\n'
    }

    /// Returns whether the position is within a clause.
    pub(super) fn is_within(self) -> bool {
        matches!(Mark::of(self.last), None | Some(Mark::Other))
    }

    /// Returns whether a number in the form of a heading may occur here: after a sentence, ： or ；.
    pub(super) fn admits_heading(self) -> bool {
        match self.last {
            '\n' | ':' | ';' => true,
            // 3.2.1
            '.' => self.spaced,
            last => Mark::of(last) == Some(Mark::Sentence),
        }
    }
}

/// A marker at the start of a text: its length, sort and claim.
pub(super) type Read = Option<(usize, Sort, Claim)>;

/// Words that follow the numeral of every item alike; from general knowledge of official Chinese.
const WORDS: [char; 8] = ['是', '要', '为', '靠', '抓', '看', '来', '则'];

/// Reads the marker at the start of a text.
pub(super) fn read(text: &str, before: Before) -> Read {
    if before.is_within() {
        return read_within(text, before.last);
    }
    let first = text.chars().next()?;
    match first {
        '第' => provision(text, before).or_else(|| ordinal(text, before)),
        '其' => among(text).or_else(|| sequence(text)),
        '首' | '再' | '然' | '最' => sequence(text).or_else(|| side(text)),
        '另' | '又' | '而' | '但' => side(text),
        '—' => dash(text, before),
        '(' => bracketed(text, before),
        '0'..='9' => digits(text, before),
        'a'..='z' => english(text, before),
        '①'..='⑳' | '⑴'..='⒛' | '㈠'..='㈩' => circled(first),
        _ => side(text).or_else(|| numbered(text, before)),
    }
}

/// Characters before 一 that form a word with it, or turn 一方面 into something else. Closed classes, from general knowledge of Chinese.
const ENDS_IN_ONE: &str = "统唯之单同专万合划第逐归惟纯如不另这那某哪每任十百千零二三四五六七八九";

/// Reads the first marker of a series whose clause began before it: 我们一要…，二要…. Circled figures separate items without any mark: 包括①…②…
fn read_within(text: &str, last: char) -> Read {
    let first = text.chars().next()?;
    if let '①'..='⑳' = first {
        return circled(first);
    }
    if !matches!(first, '一' | '首') || !is_han(last) || ENDS_IN_ONE.contains(last) {
        return None;
    }
    let found = if first == '首' { sequence(text) } else { side(text).or_else(|| worded(text, '一'.len_utf8(), 1)) };
    found.filter(|&(_, sort, _)| matches!(sort, Sort::Worded('是' | '要') | Sort::Side | Sort::Sequence))
}

/// Reads the characters that combine a figure with what is around it: ① ⑴ ⒈ ㈠
fn circled(figure: char) -> Read {
    let (sort, first) = match figure {
        '①'..='⑳' => (Sort::Circled, '①'),
        '⑴'..='⒇' => (Sort::BracketedDigit, '⑴'),
        '⒈'..='⒛' => (Sort::Digit, '⒈'),
        '㈠'..='㈩' => (Sort::BracketedNumeral, '㈠'),
        _ => return None,
    };
    Some((figure.len_utf8(), sort, Claim::Place(figure as u32 - first as u32 + 1)))
}

/// Reads 一是, 一、
fn numbered(text: &str, before: Before) -> Read {
    let (len, place) = numeral(text)?;
    if place > MOST {
        return None;
    }
    worded(text, len, place).or_else(|| {
        let rest = &text[len..];
        let behind = rest.strip_prefix('、').or_else(|| rest.strip_prefix(' ').filter(|_| before.opens()))?;
        let free = !counts_on(behind, place, before) && !behind.trim_start().is_empty();
        (before.admits_heading() && free).then_some((text.len() - behind.len(), Sort::Numeral, Claim::Place(place)))
    })
}

/// Returns whether the text after a numeral and 、 shows that the two are members of a list: 一、二线城市, 第一、第二产业. A paragraph may well begin with 一、二十年来.
fn counts_on(behind: &str, place: u32, before: Before) -> bool {
    let next = number(behind.trim_start_matches('第'));
    next.is_some_and(|(len, value)| value == place + 1 && (!before.opens() || behind[len..].starts_with('、')))
}

/// Reads the 是 of 一是, where the numeral has the given length and value.
fn worded(text: &str, len: usize, place: u32) -> Read {
    let word = text[len..].chars().next().filter(|word| WORDS.contains(word))?;
    let behind = &text[len + word.len_utf8()..];
    // 三要素, 一是一二是二: the character after the numeral is part of another word.
    let other = match word {
        '要' => behind.starts_with(['素', '件', '义', '务', '点', '闻', '害', '道']),
        '是' => behind.starts_with(&text[..len]) || behind.starts_with('否'),
        '来' => behind.starts_with(['自', '源', '到', '信', '电']),
        _ => false,
    };
    (!other).then_some((len + word.len_utf8(), Sort::Worded(word), Claim::Place(place)))
}

/// Classifiers and nouns counted by 第一个, 第一点 … that are not what the sentence is about. A closed class, from general knowledge of Chinese.
const UNITS: [&str; 10] = ["方面", "件事", "句话", "句", "点", "条", "个", "项", "步", "件"];

/// The maximum number of characters of a noun between 第一个 and 是.
const LONGEST_NOUN: usize = 3;

/// Reads 第一，第一是, 第一个是, 第一个词是
fn ordinal(text: &str, before: Before) -> Read {
    let (len, place) = behind(text, "第", number)?;
    let unit = UNITS.iter().find(|&&unit| text[len..].starts_with(unit)).map_or(0, |unit| unit.len());
    let noun = if unit > 0 { noun_said(&text[len + unit..]) } else { 0 };
    let len = len + unit + noun;
    let rest = &text[len..];
    let next = rest.chars().next()?;
    let set_off = match Mark::of(next) {
        Some(Mark::Pause) => (unit == 0 || before.opens()) && !counts_on(&rest[next.len_utf8()..], place, before),
        // 第一项、第三项，第十条第二项
        Some(Mark::Clause) => self::behind(&rest[next.len_utf8()..], "第", number).is_none(),
        Some(Mark::Sentence | Mark::Dash) => true,
        // 第一句“…”；第二句“…”
        Some(Mark::OpenQuote) => text[..len].ends_with(['句', '话']),
        Some(Mark::Space) => before.opens(),
        _ => {
            let is_object = ["要务", "要义", "要素", "要件"].iter().any(|word| rest.starts_with(word));
            !is_object && ["是", "就是", "要", "还要", "靠", "在于"].iter().any(|word| rest.starts_with(word))
        }
    };
    (set_off && place <= MOST).then_some((len, Sort::Ordinal, Claim::Place(place)))
}

/// Returns the length of the noun before 是 in 第一个|词是; 0 if there is none.
fn noun_said(text: &str) -> usize {
    let ends = || text.char_indices().take_while(|&(_, c)| is_han(c) && c != '的').map(|(at, c)| at + c.len_utf8()).take(LONGEST_NOUN);
    let says = |end: &usize| text[*end..].starts_with('是') || text[*end..].starts_with("就是");
    // 第一个就是|…, 第一个要是: the verb is already there.
    let said = ["是", "就是", "要", "还要", "靠", "在于"].iter().any(|word| text.starts_with(word));
    if said { 0 } else { ends().find(says).unwrap_or(0) }
}

/// Reads 第一章, 第一条 at the start of a paragraph; 依照第一条 refers to one.
fn provision(text: &str, before: Before) -> Read {
    if !before.opens() {
        return None;
    }
    let (len, place) = behind(text, "第", number)?;
    let unit = ["编", "章", "节", "条", "部分"].into_iter().find(|&unit| text[len..].starts_with(unit))?;
    let end = len + unit.len();
    let next = text[end..].chars().next().unwrap_or('\n');
    let set_off = matches!(Mark::of(next), Some(Mark::Space | Mark::Break | Mark::Clause | Mark::Pause)) || (unit == "章" && next != '的');
    (set_off).then_some((end, Sort::Provision(unit.chars().next()?), Claim::Place(place)))
}

/// Reads 其一，其二是
fn among(text: &str) -> Read {
    let (len, place) = behind(text, "其", numeral)?;
    let next = text[len..].chars().next()?;
    let set_off = matches!(Mark::of(next), Some(Mark::Clause | Mark::Pause | Mark::Dash)) || matches!(next, '是' | '为' | '在' | '要');
    (set_off && place <= MOST).then_some((len, Sort::Among, Claim::Place(place)))
}

/// Reads 首先, 其次, 再次, 然后, 最后
fn sequence(text: &str) -> Read {
    let (word, claim) = [
        ("首先", Claim::Place(1)),
        ("其次", Claim::Next),
        ("再次", Claim::Next),
        ("再其次", Claim::Next),
        ("然后", Claim::Next),
        ("最后", Claim::Last),
    ]
    .into_iter()
    .find(|(word, _)| text.starts_with(word))?;
    let behind = &text[word.len()..];
    let next = behind.chars().next()?;
    let set_off = matches!(Mark::of(next), Some(Mark::Clause | Mark::Pause)) || matches!(next, '是' | '要') || behind.starts_with("就是");
    // 再次强调 means “again”, 最后一公里 is the last of its kind.
    let free = set_off || !matches!(word, "再次" | "最后");
    free.then_some((word.len(), Sort::Sequence, claim))
}

/// Reads 一方面, 另一方面
fn side(text: &str) -> Read {
    let joined = text.strip_prefix(['而', '但']).filter(|rest| rest.starts_with("另")).unwrap_or(text);
    let (word, claim) =
        [("一方面", Claim::OneSide), ("另一方面", Claim::Last), ("又一方面", Claim::Next), ("再一方面", Claim::Next), ("另外一方面", Claim::Last)]
            .into_iter()
            .find(|(word, _)| joined.starts_with(word))?;
    // 一方面军
    let free = !joined[word.len()..].starts_with(['军', '的']);
    free.then_some((text.len() - joined.len() + word.len(), Sort::Side, claim))
}

/// The dash before an item.
const DASH: &str = "——";

/// Reads —— at the start of a paragraph.
fn dash(text: &str, before: Before) -> Read {
    let next = text.strip_prefix(DASH)?.chars().next()?;
    (before.opens() && next != '—' && !next.is_whitespace()).then_some((DASH.len(), Sort::Dash, Claim::OneMore))
}

/// Reads （一） and （1）
fn bracketed(text: &str, before: Before) -> Read {
    let inner = &text['('.len_utf8()..];
    let inner = inner.trim_start_matches(' ');
    let (len, sort, place) = match numeral(inner) {
        Some((len, place)) => (len, Sort::BracketedNumeral, place),
        None => arabic(inner).map(|(len, place)| (len, Sort::BracketedDigit, place))?,
    };
    let behind = inner[len..].trim_start_matches(' ').strip_prefix(')')?;
    // The text before it excludes 第（一）项; this is the same without 第.
    let refers = !before.opens() && behind.starts_with(['项', '款', '目', '至', '到', '和', '与', '或']);
    (!refers && place <= MOST).then_some((text.len() - behind.len(), sort, Claim::Place(place)))
}

/// Reads 1. 1、 1）
fn digits(text: &str, before: Before) -> Read {
    let (len, place) = arabic(text)?;
    let mark = text[len..].chars().next()?;
    let sort = match mark {
        '.' => Sort::Digit,
        '、' => Sort::DigitPause,
        ')' => Sort::DigitBracket,
        _ => return None,
    };
    let end = len + mark.len_utf8();
    // 4.2, 1、2号线
    let free = !text[end..].starts_with(|c: char| c.is_ascii_digit()) && !text[end..].trim_start().is_empty();
    (free && place <= MOST && before.admits_heading()).then_some((end, sort, Claim::Place(place)))
}

const ENGLISH: [(&str, Claim); 22] = [
    ("first of all", Claim::Place(1)),
    ("firstly", Claim::Place(1)),
    ("first", Claim::Place(1)),
    ("secondly", Claim::Place(2)),
    ("second", Claim::Place(2)),
    ("thirdly", Claim::Place(3)),
    ("third", Claim::Place(3)),
    ("fourthly", Claim::Place(4)),
    ("fourth", Claim::Place(4)),
    ("fifthly", Claim::Place(5)),
    ("fifth", Claim::Place(5)),
    ("sixth", Claim::Place(6)),
    ("seventh", Claim::Place(7)),
    ("eighth", Claim::Place(8)),
    ("ninth", Claim::Place(9)),
    ("tenth", Claim::Place(10)),
    ("next", Claim::Next),
    ("then", Claim::Next),
    ("finally", Claim::Last),
    ("lastly", Claim::Last),
    ("last of all", Claim::Last),
    ("last", Claim::Last),
];

/// Reads “First, … Second, … and third, …”
fn english(text: &str, before: Before) -> Read {
    if !before.opens() && !before.spaced {
        return None;
    }
    let joined = text.strip_prefix("and ").unwrap_or(text);
    let (word, claim) = ENGLISH.into_iter().find(|(word, _)| joined.strip_prefix(word).is_some_and(|rest| rest.starts_with([',', ':'])))?;
    // Within a sentence, “last,” and “then,” join clauses as often as they count.
    let counts = matches!(claim, Claim::Place(_)) || before.opens() || Mark::of(before.last) == Some(Mark::Sentence) || text.starts_with("and ");
    counts.then_some((text.len() - joined.len() + word.len(), Sort::English, claim))
}

/// The maximum number of items of a series other than the articles of a law; a greater number counts something else.
const MOST: u32 = 99;

/// Reads the Chinese numeral at the start of a text: its length and value.
fn numeral(text: &str) -> Option<(usize, u32)> {
    if text.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '两' | '零' | '〇' | '○')) {
        return None;
    }
    let (len, value, form) = read_numeral(text, false)?;
    let value = value.integer().and_then(|value| u32::try_from(value).ok()).filter(|value| (1..10_000).contains(value))?;
    (form == NumeralForm::Positional).then_some((len, value))
}

/// Reads the Arabic digits at the start of a text, at most four.
fn arabic(text: &str) -> Option<(usize, u32)> {
    let len = text.bytes().take(5).take_while(u8::is_ascii_digit).count();
    let value = text[..len].parse().ok().filter(|value| (1..10_000).contains(value))?;
    Some((len, value))
}

fn number(text: &str) -> Option<(usize, u32)> {
    numeral(text).or_else(|| arabic(text))
}

/// Reads a number after a word: the length of both, and its value.
fn behind(text: &str, word: &str, number: impl Fn(&str) -> Option<(usize, u32)>) -> Option<(usize, u32)> {
    let (len, value) = number(text.strip_prefix(word)?)?;
    Some((word.len() + len, value))
}
