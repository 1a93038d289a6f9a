//! Analyses the fixed text of a template.

use std::ops::Range;

use super::grammar::{ADVERBS, PREPOSITIONS, is_lead, tokens};
use crate::find::nouns::{GOVERNING, NOMINAL};
use crate::find::reading::Reading;
use crate::find::word_lists::REPORTING;
use crate::tokens::Tokenizer;

/// The minimum fixed text other than numbers and dates, in ideographs.
const MIN_PLAIN: usize = 3;

/// The fixed text of a template.
pub(super) struct Wording {
    /// The length of the fixed text, in ideographs, without numbers, lead-ins and, unless grammar words hold it together, particles; two words count as
    /// three ideographs, because half the words of English are such as hold the others together.
    pub(super) weight: usize,
    /// The same including lead-ins and particles.
    pub(super) full_weight: usize,
    /// Whether it can precede and follow a slot: it is neither half a noun phrase, nor a preposition without its verb, nor a report of speech.
    pub(super) is_sound: bool,
    /// Whether grammar words hold it together: 把{}放在更加突出的位置, 巩固和发展{}成果.
    pub(super) is_built: bool,
    /// Whether it contains an adverb: 没有{}，就{}.
    pub(super) has_adverb: bool,
    /// Whether it says that something is or is done; 在{}的基础上 does not.
    pub(super) has_verb: bool,
}

/// Fixed text, cut into tokens with their parts of speech.
struct Tagged<'r> {
    text: &'r str,
    tag: &'r str,
    units: Range<usize>,
}

impl Wording {
    /// Analyses the fixed text before, between and after the slots.
    pub(super) fn new(reading: &Reading<'_>, tokenizer: &Tokenizer, fixed: &[Range<usize>]) -> Self {
        let cut = |range: &Range<usize>| -> Vec<Tagged<'_>> {
            let tagged = |units: Range<usize>| {
                let text = &reading.text[reading.span(units.clone())];
                Tagged { text, tag: tokenizer.likely_part_of_speech(text).unwrap_or(""), units }
            };
            tokens(reading, range.clone()).map(tagged).collect()
        };
        let pieces: Vec<Vec<Tagged<'_>>> = fixed.iter().map(cut).collect();
        let all = || pieces.iter().flatten();
        let weigh = |units: &mut dyn Iterator<Item = usize>| -> usize {
            let (ideographs, words): (Vec<usize>, Vec<usize>) = units.partition(|&unit| reading.weight(unit) == 1);
            ideographs.len() + words.len() * 3 / 2
        };
        let units = || fixed.iter().cloned().flatten();
        let dates = weigh(&mut units().filter(|&unit| reading.is_date(unit)));
        let is_built = all().any(|token| token.tag.starts_with(['p', 'f', 'c']) || PREPOSITIONS.contains(&token.text) || token.text == "是");
        let particles = if is_built { 0 } else { weigh(&mut all().filter(|token| token.tag.starts_with('u')).flat_map(|token| token.units.clone())) };
        let weight = weigh(&mut units());
        let less = dates + particles + leading(&pieces[0]);
        let sound = |pair: &[Vec<Tagged<'_>>]| is_governed(tokenizer, &pair[0], &pair[1]);
        let reports = pieces.last().is_some_and(|piece| match &piece[..] {
            [.., before, last] => REPORTING.contains(&last.text) && before.text != "的",
            [last] => REPORTING.contains(&last.text),
            [] => false,
        });
        let plain = weight - dates >= MIN_PLAIN;
        Wording {
            weight: if plain { weight.saturating_sub(less) } else { 0 },
            full_weight: if plain { weight - dates } else { 0 },
            is_sound: !reports && pieces.windows(2).all(sound),
            is_built,
            has_adverb: all().any(|token| token.tag.starts_with('d')),
            has_verb: pieces.iter().any(|piece| has_verb(piece)),
        }
    }

    /// Returns the weight of its structure: grammar words hold it together, but without a verb they say no more than where or how.
    pub(super) fn build(&self) -> f64 {
        match (self.is_built, self.has_verb) {
            (true, true) => 1.5,
            (true, false) => 0.5,
            (false, _) => 1.0,
        }
    }
}

/// Returns the number of ideographs at the head of fixed text that only lead into it or say how something is done: 要, 大力发展.
fn leading(piece: &[Tagged<'_>]) -> usize {
    let mut sum = 0;
    for token in piece {
        let adverb = ADVERBS.into_iter().find(|adverb| token.text.starts_with(adverb));
        sum += if is_modal(token) { token.text } else { adverb.unwrap_or("") }.chars().count();
        if !is_modal(token) && adverb != Some(token.text) {
            break;
        }
    }
    sum
}

/// Returns whether a token only leads into the clause, 要, 还, and does not name who acts.
fn is_modal(token: &Tagged<'_>) -> bool {
    is_lead(token.text) && !ADVERBS.contains(&token.text) && !token.tag.starts_with('r')
}

/// Returns whether fixed text contains a verb; after 的, a verb is the name of an activity.
fn has_verb(piece: &[Tagged<'_>]) -> bool {
    (0..piece.len()).any(|at| {
        let token = &piece[at];
        let verb = (token.tag.starts_with(['v', 'i', 'l']) && !is_modal(token) && !NOMINAL.contains(token.text))
            || token.tag.is_empty()
            || token.tag == "x"
            || token.tag == "eng";
        verb && !PREPOSITIONS.contains(&token.text) && (at == 0 || piece[at - 1].text != "的")
    })
}

/// Returns whether the text before a slot can govern the filler and the text after it. A noun cannot: the slot would begin in the middle of a noun phrase
/// (加强基础{}研究), or with the predicate of the noun (中央财政{}资金). A preposition needs its verb or word of place in the fixed text, 把{}放在更加突出的位置, not
/// in the filler, 坚持把{}位置. And a lead-in takes an object no more than an adverb does: 地方也{}投入.
fn is_governed(tokenizer: &Tokenizer, before: &[Tagged<'_>], behind: &[Tagged<'_>]) -> bool {
    let Some(last) = before.last() else { return true };
    if is_noun(tokenizer, last) {
        return false;
    }
    let Some(next) = behind.first() else {
        // A dictionary phrase is the topic of the following text.
        return !tokenizer.part_of_speech(last.text).is_some_and(|tag| matches!(tag, "uj" | "l" | "i" | "vn"));
    };
    if before.iter().any(|token| PREPOSITIONS.contains(&token.text)) {
        // 突出的位置 is one noun phrase, whatever its first word.
        let modifies = matches!(behind, [_, particle, _, ..] if particle.text == "的");
        // A dictionary phrase is of the class of its head: 良好环境 is a thing, 放在心上 an action.
        let phrase = next.tag.starts_with(['i', 'l']) && head_tag(tokenizer, next).is_some_and(|tag| tag.starts_with(['n', 'a', 'b']));
        let noun = phrase || next.tag == "vn" || NOMINAL.contains(next.text) || next.tag.starts_with(['n', 'a', 'b', 'j']);
        let placed = behind.last().is_some_and(|token| token.tag.starts_with(['f', 'c']));
        return !noun && !modifies && (next.text != "的" || placed);
    }
    !(is_lead(last.text) || last.tag.starts_with('d')) || next.tag.starts_with(['f', 'u', 'y', 'p', 'c'])
}

/// Returns whether a token is a noun or pronoun. The dictionary wrongly tags some phrases as nouns, 充分发挥: they begin with an adverb or a verb.
fn is_noun(tokenizer: &Tokenizer, token: &Tagged<'_>) -> bool {
    let phrase = token.units.len() == 4 && head_tag(tokenizer, token).is_some_and(|tag| tag.starts_with(['a', 'd', 'v']));
    !phrase && !GOVERNING.contains(token.text) && token.tag.starts_with(['n', 's', 't', 'r', 'j'])
}

/// Returns the part of speech of the first two characters of a longer token.
fn head_tag<'a>(tokenizer: &'a Tokenizer, token: &Tagged<'a>) -> Option<&'a str> {
    token.text.char_indices().nth(2).and_then(|(at, _)| tokenizer.part_of_speech(&token.text[..at]))
}
