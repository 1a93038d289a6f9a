//! Decides which marks may occur within a phrase in a text.
//!
//! A phrase is the same with and without marks (坚决一点、快一点). But two units may be separated by a mark merely by chance, and with short phrases that is
//! the rule: nearly all matches of 五良 in the reports of a year would be “十五五”良好.

use crate::find::balanced::parts_pair;
use crate::find::between_marks::{SHORT, leaves_one};
use crate::text::{Mark, Span, ideograph, is_small_numeral};

/// Returns whether units that are spelt like a phrase are one, judging by the marks between them: none is one half of a pair whose other half is
/// outside, unless adjacent (“三公”经费); none separates a number from what follows it (三、转变 is not 三转); and none that ends a clause leaves a lone
/// character on one side (百分之三；农业 is not 三农). Anything longer than a short phrase always is one.
pub(super) fn is_one(text: &str, units: &[Span]) -> bool {
    let [first, .., last] = units else { return true };
    if units.len() > SHORT {
        return true;
    }
    let mut gaps = units.windows(2).enumerate().filter(|(_, pair)| pair[0].end < pair[1].start);
    let Some((place, gap)) = gaps.next() else { return true };
    let numeral = |span: Span| text[span].chars().all(is_small_numeral);
    let parted = || text[gap[0].end..gap[1].start].starts_with(['、', ')', '）', '.', '．']);
    let numbered = units[..=place].iter().all(|&unit| numeral(unit)) && !numeral(units[place + 1]) && parted();
    !numbered && !parts_one(text, units) && !parts_pair(text, Span::new(first.start, last.end))
}

/// Returns whether a mark that ends a clause leaves a lone character between it and another mark, or an edge.
fn parts_one(text: &str, units: &[Span]) -> bool {
    let ends_clause = |pair: &[Span]| text[pair[0].end..pair[1].start].chars().any(|c| Mark::of(c) == Some(Mark::Clause));
    let clauses = units.chunk_by(|&before, &after| !ends_clause(&[before, after]));
    leaves_one(clauses.map(|clause| (clause.len(), ideograph(&text[clause[0]]).is_some())))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::Units;

    #[test]
    fn marks_of_a_pair_stay_together_and_numbers_apart() {
        let one = |text: &str, part: &str| {
            let (from, units) = (text.find(part).unwrap(), Units::new(text));
            let inside: Vec<Span> = units.spans().iter().copied().filter(|unit| from <= unit.start && unit.end <= from + part.len()).collect();
            is_one(text, &inside)
        };
        assert!(one("早半步、快一点", "早半步、快一点") && one("严控“三公”经费", "三公”经费") && one("“七五”开局", "“七五”开局"));
        assert!(!one("“七五”良好", "五”良") && !one("抓好（试行）办法", "行）办法") && !one("护好“湖湾”", "护好“湖"));
        assert!(!one("三、转变作风", "三、转") && !one("（三）转变作风", "三）转") && one("一、二、三产业", "一、二、三产业"));
        assert!(!one("增长百分之三；湖区安宁", "三；湖") && !one("第七，保持清澈", "七，保") && !one("稳，才能进，才能好", "稳，才能进"));
        assert!(one("湖清了，岸绿了", "湖清了，岸绿了") && one("严，细，深，实", "严，细，深，实"));
        assert!(one("护好湖湾", "护好湖湾") && one("build, back", "build, back"));
    }
}
