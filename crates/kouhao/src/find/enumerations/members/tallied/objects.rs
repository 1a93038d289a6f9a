//! The objects of the verb that a name counts: 推行“四查”制度，对船、网、油、人逐项检查.

use super::super::lists::trimmed;
use super::alike::as_long;
use crate::find::enumerations::EnumerationKind;
use crate::find::enumerations::found::Found;
use crate::find::enumerations::page::{Page, Range, cut};
use crate::tokens::Tokenizer;

/// Returns the objects of the verb that a fused name counts, if a clause after it in its sentence lists as many: 推行“四查”制度，对船、网、油、人逐项检查.
pub(super) fn acted_on(page: &Page, phrase: &Found, end: usize, tokenizer: &Tokenizer) -> Option<Vec<Range>> {
    const OBJECTS: [char; 3] = ['把', '将', '对'];
    let verb = phrase.head.as_deref().filter(|head| phrase.kind == EnumerationKind::Fused && phrase.quoted && head.chars().nth(1).is_none())?;
    let size = phrase.size.filter(|&size| size > 2)? as usize;
    let comma = (phrase.end..end).find(|&i| page.at(i) == ',')?;
    cut(page, comma + 1, end, &[',', ';', ':']).into_iter().find_map(|clause| {
        let mut items: Vec<Range> = cut(page, clause.0, clause.1, &['、']).into_iter().map(|piece| trimmed(page, piece)).collect();
        let objects = items.first().copied().filter(|first| items.len() == size && OBJECTS.contains(&page.at(first.0)))?;
        let [others @ .., last] = &mut items[1..] else { return None };
        // 对船民的船、网: what they belong to.
        let of = (objects.0..objects.1).rev().find(|&i| page.at(i) == '的');
        let whole = *last;
        *last = as_long(page, *last, others, tokenizer);
        let acts = (last.1..whole.1).any(|i| page.reads(i, verb));
        items[0].0 = of.unwrap_or(objects.0) + 1;
        (acts && items.iter().all(|&(start, end)| end > start)).then_some(items)
    })
}
