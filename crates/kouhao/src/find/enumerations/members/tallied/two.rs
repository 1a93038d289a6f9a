//! The two phrases that a conjunction joins, of a name that counts two: 以“两个置换”为突破口，通过船证置换和渔网置换，….

use super::super::taken_up::Part;
use super::{LONGEST, pieces};
use crate::find::enumerations::EnumerationKind;
use crate::find::enumerations::found::Found;
use crate::find::enumerations::page::{Page, Range};

/// Returns the two phrases joined by a conjunction in the sentence of a quoted name that both end with the noun that it counts, if no other phrase does:
/// 以“两个置换”为突破口，通过船证置换和渔网置换，….
pub(super) fn joined(page: &Page, phrase: &Found, (from, to): Range) -> Option<Vec<Range>> {
    let head = phrase.head.as_deref().filter(|head| phrase.kind == EnumerationKind::Counted && phrase.quoted && head.chars().nth(1).is_some())?;
    if phrase.size != Some(2) {
        return None;
    }
    let length = head.chars().count();
    let parts = [Part { size: 2, head: head.to_string() }];
    let having = |(from, to): Range| pieces(page, &parts, from, to).into_iter().filter(|&(start, end)| page.ends(end, head) && end > start + length);
    let found: Vec<Range> = having((from, phrase.start)).chain(having((phrase.end, to))).collect();
    let &[mut first, last] = &found[..] else { return None };
    let adjoin = last.0 == first.1 + 1 && matches!(page.at(first.1), '和' | '与' | '及' | '、');
    // Not of three: 渔船置换与渔网置换、证书置换并举.
    let once = (from..to).filter(|&i| page.reads(i, head)).count() == 3;
    first.0 += page.longest(first.0, &["通过", "推进", "推动", "实施", "开展", "实现"]);
    let even = last.1 - last.0 <= LONGEST && first.1 - first.0 <= 2 * (last.1 - last.0);
    (adjoin && once && even && first.1 > first.0 + length).then(|| vec![first, last])
}
