//! Computes the signs: properties of a phrase, each expressed as a number.

use std::ops::Range;
use std::sync::LazyLock;

use super::Sort;
use super::catalogued::{can_be_catalogued, holds_catalogued};
use crate::find::evidence::Evidence;
use crate::find::words::Word;
use crate::lexicon::{Lexicon, Role, Usage};

/// A phrase, and what is known about its uses.
#[derive(Default)]
pub(crate) struct Phrase<'a> {
    /// Its tokens.
    pub tokens: &'a [&'a Word],
    /// Its units.
    pub units: usize,
    /// The number of marks inside its most common spelling.
    pub marks: usize,
    /// Commas, semicolons and colons among them.
    pub clauses: usize,
    /// Whether these marks divide it into members of equal length.
    pub balanced: bool,
    /// Its occurrences in the texts that are read.
    pub count: u32,
    /// The number of these texts that contain it.
    pub documents: u32,
    /// The evidence of how they set it off.
    pub evidence: Evidence,
    /// Occurrences of the most common longer phrase that contains it.
    pub contained: u32,
    /// The shares of its occurrences with the most common unit directly before it, and directly after it.
    pub neighbours: [f64; 2],
    /// Its use elsewhere.
    pub usage: Option<Usage<'a>>,
    /// Whether the background, which lacks the phrase, has it without its first token, and without its last.
    pub loose: [bool; 2],
    /// Its use elsewhere, compared with that of known phrases around it and inside it.
    pub family: Family,
}

/// The uses of a phrase elsewhere, compared with those of its relatives. Shares are 1 if there is no relative.
#[derive(Clone, Copy)]
pub(crate) struct Family {
    /// The share of its uses that belong to the same phrase preceded by a verb, if that occurs here: 打好污染防治攻坚战. Zero if there is none.
    pub with_verb: f64,
    /// The share of its uses that belong to the most common other phrase around it here.
    pub longer: f64,
    /// Whether it is directly preceded by a verb here.
    pub after_verb: bool,
    /// The number of phrases of the background that start with the same verb, if it starts with a verb.
    pub openings: Option<usize>,
    /// Its uses as a share of the uses of what remains without its first token: small if a verb precedes a name by chance.
    pub rest: f64,
    /// The same without its last token.
    pub tail: f64,
}

impl Default for Family {
    fn default() -> Self {
        Family { with_verb: 0.0, longer: 0.0, after_verb: false, openings: None, rest: 1.0, tail: 1.0 }
    }
}

/// The value of each sign of [`SIGNS`] for a phrase.
pub(crate) type Signs = [f64; COUNT];

const FREQUENCY: usize = 2;
const SETTING: usize = 22;
const WORDING: usize = 44;
const BACKGROUND: usize = 35;
/// The index of the sign of longer phrases that contain it.
pub(crate) const CONTAINED: usize = FREQUENCY + 11;
pub(super) const COUNT: usize = FREQUENCY + SETTING + WORDING + BACKGROUND;

/// The index of the first sign of each sort; the number of signs of wording, at their head, that depend only on the length of a phrase; and the signs
/// of the background that depend on its family.
pub(crate) const SETTING_AT: usize = FREQUENCY;
pub(crate) const WORDING_AT: usize = SETTING_AT + SETTING;
pub(crate) const OF_LENGTH: usize = 9;
pub(crate) const BACKGROUND_AT: usize = WORDING_AT + WORDING;
pub(crate) const FAMILY: Range<usize> = 3..17;

/// The name of each sign and its sort, in the order of the values.
pub(crate) static SIGNS: LazyLock<[(&'static str, Sort); COUNT]> = LazyLock::new(|| {
    let mut signs = [("", Sort::Frequency); COUNT];
    for (sign, (name, sort, _)) in signs.iter_mut().zip(asked(&Phrase::default())) {
        *sign = (name, sort);
    }
    signs
});

/// Computes all signs of a phrase, in the same order for all phrases.
pub(crate) fn signs(phrase: &Phrase) -> Signs {
    let mut signs = [0.0; COUNT];
    let [frequencies, settings, wordings, backgrounds] = by_sort(&mut signs);
    fill(frequencies, frequency(phrase));
    fill(settings, setting(phrase));
    fill(wordings, wording(phrase));
    fill(backgrounds, uses(phrase));
    signs
}

/// Computes only the signs of the context of a phrase.
pub(crate) fn setting_signs(phrase: &Phrase) -> [f64; SETTING] {
    setting(phrase).map(|(_, number)| number)
}

/// Computes only the signs of its words.
pub(crate) fn wording_signs(phrase: &Phrase) -> [f64; WORDING] {
    wording(phrase).map(|(_, number)| number)
}

/// Computes only the signs of its use elsewhere.
pub(crate) fn background_signs(phrase: &Phrase) -> [f64; BACKGROUND] {
    uses(phrase).map(|(_, number)| number)
}

/// Copies values without their names.
fn fill<const N: usize>(signs: &mut [f64], named: [(&'static str, f64); N]) {
    signs.iter_mut().zip(&named).for_each(|(sign, (_, number))| *sign = *number);
}

/// Divides a list with one element for each sign into the four sorts, in the order of [`Sort::ALL`].
pub(super) fn by_sort<T>(signs: &mut [T; COUNT]) -> [&mut [T]; 4] {
    let (frequency, rest) = signs.split_at_mut(FREQUENCY);
    let (setting, rest) = rest.split_at_mut(SETTING);
    let (wording, background) = rest.split_at_mut(WORDING);
    [frequency, setting, wording, background]
}

/// Returns all signs, with the sort of each.
fn asked(phrase: &Phrase) -> impl Iterator<Item = (&'static str, Sort, f64)> {
    let sorted = |sort: Sort| move |(name, number)| (name, sort, number);
    let frequency = frequency(phrase).into_iter().map(sorted(Sort::Frequency));
    let setting = setting(phrase).into_iter().map(sorted(Sort::Setting));
    let wording = wording(phrase).into_iter().map(sorted(Sort::Wording));
    frequency.chain(setting).chain(wording).chain(uses(phrase).into_iter().map(sorted(Sort::Background)))
}

/// Returns 1 if a condition holds, otherwise 0.
fn yes(condition: bool) -> f64 {
    f64::from(u8::from(condition))
}

fn frequency(phrase: &Phrase) -> [(&'static str, f64); FREQUENCY] {
    [("count", f64::from(phrase.count.max(1)).ln()), ("documents", f64::from(phrase.documents.max(1)).ln())]
}

fn setting(phrase: &Phrase) -> [(&'static str, f64); SETTING] {
    let (count, evidence) = (phrase.count.max(1), &phrase.evidence);
    let share = |places: u32| f64::from(places) / f64::from(count);
    let several = phrase.marks > 0;
    [
        ("delimited", share(evidence.delimited)),
        ("before", share(evidence.delimited_before)),
        ("after", share(evidence.delimited_after)),
        ("quoted", share(evidence.quoted)),
        ("quoted_any", yes(evidence.quoted > 0)),
        ("quoted_all", yes(evidence.quoted == count)),
        ("titles", f64::from(evidence.titles).ln_1p()),
        ("opens_paragraph", share(evidence.opens_paragraph)),
        ("opens_sentence", share(evidence.opens_sentence)),
        ("on_tokens", share(evidence.on_tokens)),
        ("set_apart", evidence.score(count, phrase.units as u32)),
        ("contained", share(phrase.contained)),
        ("same_before", phrase.neighbours[0]),
        ("same_behind", phrase.neighbours[1]),
        ("listed_before", share(evidence.listed_before)),
        ("listed_after", share(evidence.listed_after)),
        // If a list continues beyond an edge, the phrase is only part of it.
        ("list_cut_before", if several { share(evidence.listed_before) } else { 0.0 }),
        ("list_cut_after", if several { share(evidence.listed_after) } else { 0.0 }),
        ("marks", (phrase.marks as f64).min(3.0)),
        ("clauses", (phrase.clauses as f64).min(3.0)),
        ("balanced", yes(phrase.balanced)),
        // A term may stand between marks by chance, but not a clause.
        ("apart_long", yes(phrase.units > 8 && 2 * evidence.delimited > count)),
    ]
}

fn wording(phrase: &Phrase) -> [(&'static str, f64); WORDING] {
    let words = phrase.tokens;
    let (first, last) = (words.first().map_or("", |word| &*word.likely), words.last().map_or("", |word| &*word.likely));
    let catalogue = Lexicon::shipped();
    // Few phrases contain anything that starts like a name in the catalogue; the others need not be spelt out.
    let key: String = match (0..words.len()).any(|from| can_be_catalogued(&words[from..])) {
        true => words.iter().map(|word| &*word.text).collect(),
        false => String::new(),
    };
    let units = phrase.units.max(1) as f64;
    let singles = words.iter().filter(|word| word.single).count() as f64;
    let tokens = words.len().max(1) as f64;
    let name = |tag: &str| tag.starts_with("nr") || tag.starts_with("ns") || tag.starts_with("nt") || tag.starts_with("nz");
    let idiom = |tag: &str| tag.starts_with('l') || tag.starts_with('i');
    let heads = words.last().is_some_and(|last| last.head);
    [
        ("constant", 1.0),
        ("units", units.ln()),
        ("short", yes(phrase.units < 4)),
        ("four", yes(phrase.units == 4)),
        ("five", yes((5..=6).contains(&phrase.units))),
        ("seven", yes((7..=8).contains(&phrase.units))),
        ("nine", yes((9..=12).contains(&phrase.units))),
        ("thirteen", yes(phrase.units > 12)),
        ("long", (units - 8.0).max(0.0) / 8.0),
        ("tokens", tokens.ln()),
        ("tokens_two", yes(words.len() == 2)),
        ("word", yes(words.len() == 1)),
        ("single", singles / tokens),
        ("digits", yes(words.iter().any(|word| word.digit))),
        ("number", yes(words.iter().any(|word| word.numeral))),
        ("catalogue", yes(!key.is_empty() && can_be_catalogued(words) && catalogue.get(&key).is_some())),
        ("holds_catalogued", yes(!key.is_empty() && holds_catalogued(&key, words, catalogue))),
        ("head", yes(heads)),
        ("address", yes(words.iter().any(|word| word.address))),
        ("last_address", yes(words.last().is_some_and(|last| last.address))),
        ("conjunction", yes(words.len() > 2 && words[1..words.len() - 1].iter().any(|word| word.conjunction))),
        ("nominal", yes(words.iter().all(|word| word.noun))),
        ("verb_noun", yes(first.starts_with('v') && last.starts_with('n') && !heads)),
        ("verb_head", yes(first.starts_with('v') && heads)),
        ("adjective_noun", yes(first.starts_with('a') && last.starts_with('n'))),
        ("first_single", yes(words.first().is_some_and(|first| first.single))),
        ("first_verb", yes(first == "v")),
        ("first_noun", yes(first == "n")),
        ("first_adverb", yes(first.starts_with('d'))),
        ("first_adjective", yes(first.starts_with('a'))),
        ("first_number", yes(first.starts_with('m'))),
        ("first_name", yes(name(first))),
        ("first_idiom", yes(idiom(first))),
        ("first_preposition", yes(first.starts_with('p'))),
        ("first_pronoun", yes(first.starts_with('r'))),
        ("last_single", yes(words.last().is_some_and(|last| last.single))),
        ("last_noun", yes(last == "n")),
        ("last_verb", yes(last == "v")),
        ("last_gerund", yes(last == "vn")),
        ("last_adjective", yes(last.starts_with('a'))),
        ("last_name", yes(name(last))),
        ("last_idiom", yes(idiom(last))),
        ("last_number", yes(last.starts_with('m') || last.starts_with('q'))),
        ("last_localizer", yes(last.starts_with('f'))),
    ]
}

fn uses(phrase: &Phrase) -> [(&'static str, f64); BACKGROUND] {
    let (usage, family) = (phrase.usage, phrase.family);
    let openings = family.openings.map_or(0.0, |openings| (openings as f64).ln_1p());
    let verb = family.openings.is_some();
    let total = usage.map(|usage| usage.total()).unwrap_or_default();
    let breadth = usage.map_or(0, |usage| {
        usage.uses().iter().zip(usage.collections()).filter(|(used, known)| known.role == Role::Political && used.count > 0).count()
    });
    let known = f64::from(total.count);
    // All are zero for a phrase that the background does not contain.
    let if_known = |number: f64| if usage.is_some() { number } else { 0.0 };
    let if_used = |number: f64| if known > 0.0 { number } else { 0.0 };
    let share = |places: u32| if_used((f64::from(places) + 0.3) / (known + 3.0));
    let quoted = (f64::from(total.quoted) + 0.02) / (known + 2.0);
    let (before, after) = (share(total.delimited_before), share(total.delimited_after));
    let of = |role: Role| usage.map_or(0.0, |usage| usage.per_million_of(role));
    let (rate, reference) = (of(Role::Political), of(Role::Reference));
    let lift = if_known(((rate + 0.05) / (reference + 0.05)).ln());
    let [first, second, third] = usage.map_or([0.0; 3], |usage| usage.highest_rates()).map(f64::ln_1p);
    [
        ("known", yes(usage.is_some())),
        ("loose_first", yes(phrase.loose[0])),
        ("loose_last", yes(phrase.loose[1])),
        ("longer", family.longer),
        ("longer_most", yes(family.longer > 0.6)),
        ("with_verb", family.with_verb),
        ("after_verb", yes(family.after_verb)),
        ("after_verb_nominal", yes(family.after_verb && family.openings.is_none())),
        // A verb that starts many phrases precedes names by chance.
        ("openings", openings),
        ("openings_rest", if family.rest < 1.0 { openings } else { 0.0 }),
        ("rest", family.rest.min(1.0)),
        ("rest_seldom", yes(family.rest < 0.2)),
        ("rest_verb", if verb { 1.0 - family.rest.min(1.0) } else { 0.0 }),
        ("rest_known_verb", yes(verb && family.rest < 1.0)),
        ("rest_known", yes(family.rest < 1.0)),
        ("tail", family.tail.min(1.0)),
        ("tail_seldom", yes(family.tail < 0.2)),
        ("rare", yes(usage.is_some() && known < 10.0)),
        ("rate", (10.0 * rate).ln_1p()),
        ("reference", (10.0 * reference).ln_1p()),
        ("lift", lift),
        ("lift_high", (lift - 3.0).max(0.0)),
        ("breadth", breadth as f64),
        ("documents_share", if_used(f64::from(total.documents) / known)),
        ("rate_first", first),
        ("rate_second", second),
        ("rate_third", third),
        ("known_delimited", if_known(((f64::from(total.delimited) + 0.3) / (known + 3.0)).sqrt())),
        ("known_before", before),
        ("known_after", after),
        ("known_open", if_used((before.min(after) + 0.01).ln() + 4.6)),
        ("known_quoted", if_known(quoted.ln() + 4.6)),
        ("known_quoted_any", yes(total.quoted > 0)),
        ("rate_delimited", f64::from(total.delimited).ln_1p()),
        ("set_apart_elsewhere", if_used((f64::from(total.delimited) / known).min(0.5))),
    ]
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::find::words::Words;
    use crate::tokens::Tokenizer;

    #[test]
    fn only_the_signs_of_the_family_hang_on_it() {
        let background = crate::lexicon::Background::shipped();
        let phrase = |family: Family| Phrase { usage: background.get("供给侧结构性改革"), family, ..Phrase::default() };
        let family = Family { with_verb: 0.5, longer: 0.7, after_verb: true, openings: None, rest: 0.1, tail: 0.1 };
        let verb = Family { openings: Some(3), ..family };
        let [none, some, verb] = [Family::default(), family, verb].map(|family| background_signs(&phrase(family)));
        let changed: Vec<usize> = (0..BACKGROUND).filter(|&sign| none[sign] != some[sign] || none[sign] != verb[sign]).collect();
        assert_eq!(changed, FAMILY.collect::<Vec<_>>());
        let words = Words::new(&Tokenizer::new(), 100);
        let tokens = ["护好", "战略", "十四五"].map(|word| words.get(word));
        let [none, some] = [&[][..], &tokens].map(|tokens| wording_signs(&Phrase { tokens, units: 7, ..Phrase::default() }));
        assert!(none[..OF_LENGTH] == some[..OF_LENGTH] && none[OF_LENGTH..] != some[OF_LENGTH..]);
        assert_eq!(SIGNS[BACKGROUND_AT].0, "known");
        assert_eq!((SIGNS[SETTING_AT].0, SIGNS[WORDING_AT].0), ("delimited", "constant"));
    }

    #[test]
    fn no_sign_hangs_on_the_names_of_collections() {
        use crate::lexicon::{Background, Collection, Use};
        let named = |names: [&str; 3]| {
            let collections = names.map(|name| Collection::new(name.to_string(), Role::Political, 1_000_000, 9));
            let uses = [7, 2, 0].map(|count| Use { count, documents: count, ..Use::default() });
            let background = Background::new(collections.to_vec(), vec![("护好湖湾".to_string(), uses.to_vec(), None)]);
            background_signs(&Phrase { usage: background.get("护好湖湾"), ..Phrase::default() })
        };
        let signs = named(["news", "reports", "party"]);
        assert_eq!(signs, named(["reports", "party", "news"]));
        assert_eq!(signs, named(["a", "b", "c"]));
        let rates = SIGNS[BACKGROUND_AT..].iter().zip(signs).filter(|((name, _), _)| name.starts_with("rate_") && *name != "rate_delimited");
        assert_eq!(rates.map(|(_, rate)| rate).collect::<Vec<_>>(), [7f64.ln_1p(), 2f64.ln_1p(), 0.0]);
    }

    #[test]
    fn numbers_are_finite_for_phrases_of_nothing() {
        let words = Words::new(&Tokenizer::new(), 100);
        let nothing = [words.get("")];
        assert!(signs(&Phrase::default()).iter().all(|number| number.is_finite()));
        assert!(signs(&Phrase { tokens: &nothing, ..Phrase::default() }).iter().all(|number| number.is_finite()));
    }
}
