//! Supplies the known meaning of a phrase, where the text takes it for granted.

use rustc_hash::FxHashMap;

use super::common_names::{holds_any, means_another, simplified};
use super::numerals::is_numeral;
use super::signs::{ANNOUNCERS, PROGRAMMES, UNDERTAKINGS};
use super::{Enumeration, EnumerationKind, Item, ItemsFrom, Number, check};
use crate::find::ordinal_names::is_plan;
use crate::lexicon::{Entry, EntryKind, Lexicon, Meaning, Sense, Source};
use crate::text::{Document, Fold, Span, is_han, key};
use crate::tokens::Tokenizer;

/// The evidence for senses in the document: it is searched once for each sense, not once for each phrase.
#[derive(Default)]
pub(super) struct Shown {
    /// The text in one script and width, as it is compared with members.
    text: Option<String>,
    /// Whether the document contains a member of each sense, by the address of its members in memory.
    members: FxHashMap<*const String, bool>,
    /// The sense that is meant instead of the one meant today, by the address of the latter.
    meant: FxHashMap<*const Sense, Meaning>,
    /// Whether the document indicates something else by a name of a common pattern, by name.
    others: FxHashMap<String, bool>,
}

impl Shown {
    /// Returns whether the text contains one of the members of a sense, or the sense has none.
    fn has(&mut self, members: &[String], text: &str) -> bool {
        let text = self.text.get_or_insert_with(|| simplified(text));
        let is_shown = || members.is_empty() || holds_any(text, members);
        *self.members.entry(members.as_ptr()).or_insert_with(is_shown)
    }

    /// Returns the meaning if only the text itself indicates its time.
    fn meant(&mut self, meaning: Meaning, text: &str) -> Meaning {
        self.meant.entry(std::ptr::from_ref(meaning.sense())).or_insert_with(|| meaning.told_by(text)).clone()
    }

    /// Returns whether a name has so common a pattern that the text may mean another set by it, and the text does.
    fn is_another(&mut self, name: &str, meaning: &Meaning, text: &str, tokenizer: &Tokenizer) -> bool {
        let entry = meaning.entry();
        entry.source() == &Source::Catalogue && *self.others.entry(name.to_string()).or_insert_with(|| means_another(text, name, entry, tokenizer))
    }
}

/// Assigns to a phrase the meaning that the lexicon has for the document's date or, if it is undated, the one that the text indicates, and the members of this
/// meaning if the text has none.
///
/// A document that assigns the phrase members of its own means something else by it; the lexicon's meaning is then left out.
pub(super) fn give(phrase: &mut Enumeration, told: Told, document: &Document, (lexicon, tokenizer): (&Lexicon, &Tokenizer), shown: &mut Shown) {
    if !phrase.named {
        return;
    }
    let text = &document.text()[phrase.span];
    let date = document.date();
    // A code means little without its noun: “1+N”政策体系.
    // “三严三实”专题教育, a formulation without a number of its own, says nothing about the set.
    let is_set = |meaning: &Meaning| EnumerationKind::of(meaning.entry().kind()).is_some();
    let whole = |noun: Span| lexicon.meaning(&format!("{text}{}", &document.text()[noun]), date).filter(is_set);
    let longer = told.listed.and_then(|span| lexicon.meaning(&document.text()[span], date));
    let known = longer
        .or_else(|| phrase.noun.and_then(whole))
        .or_else(|| lexicon.meaning(text, date))
        .or_else(|| lexicon.meaning(&in_words(phrase, text)?, date));
    let Some(meaning) = known.or_else(|| lexicon.meaning_english(text, date)) else { return };
    let meaning = if date.is_none() && meaning.entry().senses().len() > 1 { shown.meant(meaning, document.text()) } else { meaning };
    let members = meaning.sense().members();
    if is_generic(phrase) && phrase.items.is_none() && !shown.has(members, document.text()) {
        return;
    }
    if phrase.items.is_none() && shown.is_another(text, &meaning, document.text(), tokenizer) {
        return;
    }
    if !told.announced && phrase.items.as_ref().is_some_and(|items| lack_head(phrase, items, members)) {
        (phrase.items, phrase.items_from) = (None, None);
    }
    // Things beside a distant occurrence that are not said to be its members do not replace known members.
    let uncertain = told.carried && !told.announced && !members.is_empty();
    if uncertain && phrase.items.as_ref().is_some_and(|items| !agree(phrase.head.as_deref().unwrap_or(""), items, members)) {
        (phrase.items, phrase.items_from) = (None, None);
    }
    match &mut phrase.items {
        Some(items) if !members.is_empty() && !agree(phrase.head.as_deref().unwrap_or(""), items, members) => return,
        Some(items) => {
            let head = phrase.head.as_deref().unwrap_or("");
            with_known_edges(items, members, document.text(), head, uncertain);
        }
        None if members.is_empty() => {}
        None => {
            phrase.items = Some(members.iter().map(|member| Item { text: member.clone(), span: None }).collect());
            phrase.items_from = Some(match meaning.entry().source() {
                Source::Catalogue => ItemsFrom::Catalogue,
                Source::Glossary => ItemsFrom::Glossary,
                Source::File(_) => ItemsFrom::File,
            });
            // The text says nothing about members that it does not contain.
            let stated = shown.has(members, document.text());
            phrase.check = check(Some(members.len()).filter(|_| stated), phrase.size, &phrase.numbers);
        }
    }
    phrase.meaning = Some(meaning);
}

/// The other information that the text gives about a phrase.
pub(super) struct Told {
    /// The phrase as the lexicon has it, where that is longer.
    pub listed: Option<Span>,
    /// Whether a word or mark says that its members are those.
    pub announced: bool,
    /// Whether they stand far away, beside another occurrence of the phrase, or only their count shows that they are its members.
    pub carried: bool,
}

/// Returns whether all known members have the character that the name takes from them, and those in the text neither have it nor are part of a known one:
/// universities before “双一流” are not its members, 国内国际 before 双循环 are. Three or more short things before a name with that number are no coincidence:
/// 立案、送达、鉴定、保全“四集中”.
fn lack_head(phrase: &Enumeration, items: &[Item], members: &[String]) -> bool {
    const CHANCE: usize = 2;
    // Two words of two characters with a conjunction or modifier; clauses are actions, as for 三农.
    const SHORT: usize = 6;
    let head = phrase.head.as_deref().unwrap_or("");
    let has = |text: &str| text.contains(|c| head.contains(c));
    let fits = |item: &Item| has(&item.text) || members.iter().any(|member| member.contains(&item.text));
    let long = |item: &Item| item.text.chars().count() > SHORT;
    let by_chance = phrase.kind == EnumerationKind::Fused && (items.len() <= CHANCE || items.iter().any(long));
    by_chance && !members.is_empty() && members.iter().all(|member| has(member)) && !items.iter().all(fits)
}

/// Gives members the edges of the known ones where the text contains those: 需求收缩, not 面临需求收缩 or 收缩. What the name counts stays where all members open
/// with it, although the known ones leave it out: 统筹城乡发展. If the items are `uncertain`, they are not longer.
fn with_known_edges(items: &mut [Item], members: &[String], text: &str, head: &str, uncertain: bool) {
    /// The maximum number of characters that lead up to a member other than the first: a verb and its adverb.
    const LEAD: usize = 4;
    let mut longer = false;
    let repeated = items.iter().all(|item| item.text.starts_with(head));
    for at in 0..items.len() {
        let Some(span) = items[at].span else { continue };
        // Not beyond the neighbours.
        let end_of = |item: &Item| item.span.map_or(0, |span| span.end);
        let least = at.checked_sub(1).map_or(0, |before| end_of(&items[before]));
        let most = items.get(at + 1).and_then(|item| item.span).map_or(text.len(), |span| span.start);
        let whole = |member: &String| {
            let from = text.floor_char_boundary(span.start.saturating_sub(member.len()).max(least));
            let to = text.ceil_char_boundary((span.end + member.len()).min(most));
            let found = places(text.get(from..to)?, member).map(|place| Span::new(from + place.start, from + place.end));
            let inside = |a: Span, b: Span| a.start <= b.start && b.end <= a.end;
            found.into_iter().find(|&known| inside(known, span) || inside(span, known))
        };
        if let Some(known) = members.iter().filter_map(whole).max_by_key(|known| known.end - known.start) {
            let known = if repeated && known.start == span.start + head.len() { Span::new(span.start, known.end) } else { known };
            // 甲同乙相结合、甲同丙相结合: the part that a known member omits at its start occurs in each.
            if at > 0 && text.get(span.start..known.start).is_some_and(|lead| lead.chars().count() > LEAD) {
                continue;
            }
            // “一带一路”建设、京津冀协同发展: a mark ends a member, and if one continues after the known text, so does the last.
            let goes_on = span.start <= known.start
                && matches!(&text[span.start..known.start], "" | "“")
                && text.get(known.end..span.end).is_some_and(|rest| !matches!(rest, "" | "”") && !rest.starts_with('为'));
            longer |= goes_on && at + 1 < items.len() && !uncertain;
            if goes_on && longer {
                continue;
            }
            items[at] = Item { text: text[known].to_string(), span: Some(known) };
        }
    }
}

/// Returns where a known member occurs in a text, whose script may be traditional.
fn places(text: &str, member: &str) -> impl Iterator<Item = Span> {
    let starts: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
    let (simple, member) = (simplified(text), simplified(member));
    let length = member.chars().count();
    let found: Vec<usize> = simple.match_indices(member.as_str()).map(|(at, _)| simple[..at].chars().count()).collect();
    found.into_iter().map(move |at| Span::new(starts[at], starts[at + length]))
}

/// Returns whether a phrase is so general (三大工程, 三大任务; not 三大攻坚战) that it may mean anything: the lexicon's sense then needs a member in the
/// document.
fn is_generic(phrase: &Enumeration) -> bool {
    phrase.kind == EnumerationKind::Counted && is_general(phrase.head.as_deref().unwrap_or(""))
}

/// Does the same for the head.
fn is_general(head: &str) -> bool {
    let general = |words: &[&str]| words.contains(&head);
    head.chars().nth(2).is_none() && (general(&PROGRAMMES) || general(&ANNOUNCERS) || general(&UNDERTAKINGS))
}

/// Returns whether a text that contains the name of an entry may mean something else by it: the name is so general, and the text contains no member of any
/// sense.
pub(crate) fn is_homonym(entry: &Entry, name: &str, text: &str) -> bool {
    let head = name.char_indices().nth(2).map_or("", |(at, _)| &name[at..]);
    let mut members = entry.senses().iter().map(Sense::members);
    entry.kind() == EntryKind::Counted && is_general(head) && {
        let text = simplified(text);
        !members.any(|members| members.is_empty() || holds_any(&text, members))
    }
}

/// Returns whether a name says nothing without its members, so that anyone may give it to anything: a general one (六大行动), 五个一, 8+4; but not the
/// number of a plan (十五五).
pub(crate) fn is_anyones(name: &str) -> bool {
    if is_plan(name) {
        return false;
    }
    let rest = name.trim_start_matches(|c: char| is_numeral(c) || c.is_ascii_digit() || matches!(c, '+' | ' '));
    let head = rest.trim_start_matches(['大', '项', '个', '类', '种']);
    rest.len() < name.len() && (matches!(rest, "" | "个一" | "n" | "x") || head.len() < rest.len() && is_general(head))
}

/// Spells a number in Arabic digits as it is in the lexicon: 4个全面, 四个全面.
fn in_words(phrase: &Enumeration, text: &str) -> Option<String> {
    const DIGITS: [&str; 11] = ["〇", "一", "两", "三", "四", "五", "六", "七", "八", "九", "十"];
    let rest = text.trim_start_matches(|c: char| c.is_ascii_digit() || ('０'..='９').contains(&c));
    match phrase.numbers[..] {
        [Number::Value(value)] if phrase.kind != EnumerationKind::Code && rest.len() < text.len() => {
            DIGITS.get(usize::try_from(value).ok()?).map(|word| format!("{word}{rest}"))
        }
        _ => None,
    }
}

/// Returns whether at least half of the members in a text are the known ones, recognised by two consecutive characters that they share. The head does not
/// count, because all members of a set may have it: 全面 in those of any 四个全面.
fn agree(head: &str, items: &[Item], members: &[String]) -> bool {
    // Members in a language other than that of the known ones are compared by their number.
    let spelt = |text: &str| text.chars().any(is_han);
    if items.iter().any(|item| spelt(&item.text)) != members.iter().any(|member| spelt(member)) {
        return items.len() == members.len();
    }
    let folded = |text: &str| key(text, Fold::new().simplified(true));
    let head = folded(head);
    let fold = |text: &str| -> Vec<char> {
        let text = folded(text);
        let own = if head.is_empty() { text.clone() } else { text.replace(&head, "") };
        if own.is_empty() { text.chars().collect() } else { own.chars().collect() }
    };
    let members: Vec<Vec<char>> = members.iter().map(|member| fold(member)).collect();
    let known = |item: &&Item| {
        let item = fold(&item.text);
        let pairs = |pair: &[char]| pair.iter().any(|&c| is_han(c)) && members.iter().any(|member| member.windows(2).any(|other| other == pair));
        item.windows(2).any(pairs) || members.contains(&item)
    };
    2 * items.iter().filter(known).count() >= items.len()
}
