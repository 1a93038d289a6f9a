//! The members of codes, one for each number: each is explained after its number or contains it.

use super::super::found::Found;
use super::super::numbers::{counts, number};
use super::super::numerals::is_numeral;
use super::super::page::{Page, Range, cut};
use super::super::signs::{equates, is_classifier, is_concrete_classifier, is_time};
use super::super::{EnumerationKind, Number};
use super::lists::{conjunction, led_in, pauses, trim_list, trimmed};
use crate::text::is_han;

/// Reads the explanation of each number of a code: “1”即甲方案；“N”是指若干配套办法.
pub(super) fn explained(page: &Page, phrase: &Found, from: usize, to: usize) -> Option<Vec<Range>> {
    let mut at = from;
    let mut items = Vec::new();
    for number in figures(phrase) {
        let quoted = format!("“{}”", number.to_string().to_lowercase());
        let start = (at..to).find(|&i| page.reads(i, &quoted))? + quoted.chars().count();
        let start = match equates(page, start) {
            0 => return None,
            len => start + len,
        };
        let end = explanation_end(page, start, to);
        items.extend(counted(page, phrase, (start, end), number).unwrap_or_else(|| vec![(start, end)]));
        at = end;
    }
    (items.len() > 1).then_some(items)
}

/// Returns the figures of a code: its numbers, or the digits of a single number, where 0 belongs to the digit before it (3510 counts 3, 5 and 10).
pub(super) fn figures(phrase: &Found) -> Vec<Number> {
    let [Number::Value(code)] = phrase.numbers[..] else { return phrase.numbers.clone() };
    let digits = code.to_string().chars().filter_map(|c| c.to_digit(10)).map(u64::from).collect::<Vec<_>>();
    let mut figures: Vec<u64> = Vec::new();
    for digit in digits {
        match figures.last_mut() {
            Some(last) if digit == 0 => *last *= 10,
            _ => figures.push(digit),
        }
    }
    figures.into_iter().map(Number::Value).collect()
}

/// Reads clauses that each count a set, one for each figure of a code: “135”计划，建好一个中心，扶强三大产业，办成五件实事.
pub(in super::super) fn counted_in_turn(page: &Page, phrase: &Found, from: usize, to: usize) -> Option<Vec<Range>> {
    let figures = figures(phrase);
    // 一个目标，把港建好；三场硬仗，…: parts that ； separates may continue after commas. 即一个目标、三大工程、五项保障: short parts need only a pause.
    let marks: [&[char]; 3] = [&[';'], &[',', ';'], &[',', ';', '、']];
    if let Some(items) = marks.iter().find_map(|marks| spelt_out(page, phrase, &cut(page, from, to, marks))) {
        return Some(items);
    }
    let several = |marks: &&[char]| Some(cut(page, from, to, marks)).filter(|clauses| clauses.len() >= figures.len());
    // 突出“一个中心”，建强船工、渔工“两支队伍”: the sets may be quoted in their clauses. If the first has members too, theirs are those of the code.
    let quoted = several(&marks[1]).filter(|_| figures.first() == Some(&Number::Value(1))).map(|clauses| (clauses, true));
    let plain = marks.iter().find_map(several).map(|clauses| (clauses, false));
    [plain, quoted].into_iter().flatten().find_map(|(clauses, quoted)| {
        let told = |(figure, clause): (&Number, &Range)| matches!(figure, Number::Value(value) if counts_things(page, *clause, *value, quoted));
        // 实施四港战略: the last may have no classifier if all before it have one.
        let fused = |(figure, &(start, end)): (&Number, &Range)| {
            let named = |i: usize| number(page, i, end).is_some_and(|read| Number::Value(read.value()) == *figure && is_han(page.at(read.end)));
            (start + 1..end).any(|i| counts(page, i) && !is_numeral(page.before(i)) && named(i))
        };
        let last = figures.len() - 1;
        let pairs = || figures.iter().zip(&clauses);
        let all = phrase.numbers.len() == 1
            && figures.len() > 2
            && pairs().take(last).all(told)
            && pairs().nth(last).is_some_and(|pair| told(pair) || last > 2 && fused(pair));
        all.then(|| clauses[..figures.len()].iter().map(|&clause| trimmed(page, clause)).collect())
    })
}

/// Reads the pieces of a clause, or the clauses, that count as many things as the numbers of a code, and any number for a letter: “3+3+X”体系，即三大老港、三大新港和
/// 若干远洋港; “2+3”体系，做强渔网、渔船两大产业，做大鱼糜、鱼油、鱼粉三个产业.
pub(super) fn counted_with_open(page: &Page, phrase: &Found, from: usize, to: usize) -> Option<Vec<Range>> {
    const OPEN: [&str; 8] = ["若干", "多个", "多项", "多种", "一批", "一系列", "各", "n"];
    if phrase.numbers.len() < 2 {
        return None;
    }
    let numbered = |item: Range| (item.0..item.1).any(|i| page.at(i) == 'n' && is_classifier(page.at(i + 1)));
    let told = |(&number, &item): (&Number, &Range)| match number {
        Number::Value(value) => counts_set(page, item, value),
        Number::Letter(_) => page.longest(item.0, &OPEN) > 0 || numbered(item),
    };
    let fit = |items: &Vec<Range>| items.len() == phrase.numbers.len() && phrase.numbers.iter().zip(items).all(told);
    let clauses = cut(page, from, to, &[',', ';']);
    let listed = pauses(page, *clauses.first()?, phrase.numbers.len()).filter(fit);
    listed.or_else(|| {
        let clauses: Vec<Range> = clauses.iter().take(phrase.numbers.len()).map(|&clause| trimmed(page, clause)).collect();
        // The numbers alone are read elsewhere; here the things of one clause at least are listed before their number.
        let named = clauses.iter().any(|&(start, end)| {
            let number = (start..end).find(|&i| counts(page, i) && !is_numeral(page.before(i)));
            number.is_some_and(|number| page.chars[start..number].contains(&'、'))
        });
        // 各村跟进 is another clause.
        let each = phrase.numbers.iter().zip(&clauses).any(|(number, &(start, _))| matches!(number, Number::Letter(_)) && page.at(start) == '各');
        Some(clauses).filter(|clauses| named && !each && fit(clauses))
    })
}

/// Reads clauses whose numbers, one after another, spell the digits of a code: “8515”工程, of 8个项目、5个园区、15条道路.
fn spelt_out(page: &Page, phrase: &Found, clauses: &[Range]) -> Option<Vec<Range>> {
    let [Number::Value(code)] = phrase.numbers[..] else { return None };
    let code = code.to_string();
    let mut rest = code.as_str();
    let mut items = Vec::new();
    for &(start, end) in clauses {
        let count = |i: usize| {
            let thing = |at: usize| is_classifier(page.at(at)) || is_concrete_classifier(page.at(at)) || is_time(page, at);
            let own = counts(page, i) && page.before(i) != '“' && !is_numeral(page.before(i));
            // 5星评价: a digit that opens the clause may count anything.
            let opens = i == start && page.at(i).is_ascii_digit();
            number(page, i, end).filter(|read| own && (opens || thing(read.end))).map(|read| read.value().to_string())
        };
        let count = (start..end).find_map(count)?;
        rest = rest.strip_prefix(count.as_str())?;
        items.push(trimmed(page, (start, end)));
        if rest.is_empty() {
            break;
        }
    }
    (rest.is_empty() && items.len() > 1).then_some(items)
}

/// Reads clauses before a code that each count a set, one for each figure of the code: 锚定一个目标、突出三大方向、实施八件实事，深化“138”战略.
pub(super) fn counted_neighbours(page: &Page, phrase: &Found) -> Option<Vec<Range>> {
    const BEFORE: usize = 120;
    let figures = figures(phrase);
    if phrase.kind != EnumerationKind::Code || figures.len() < 3 {
        return None;
    }
    let start = (phrase.start.saturating_sub(BEFORE)..phrase.start).rev().find(|&i| matches!(page.before(i), '。' | ';' | ':' | '\n'))?;
    let clauses = cut(page, start, phrase.start, &[',', '、']);
    let told = |(figure, clause): (&Number, &Range)| matches!(figure, Number::Value(value) if counts_set(page, *clause, *value));
    // 三月 is a date.
    let is_span = |at: usize| is_time(page, at) && !matches!(page.at(at), '月' | '日');
    // 一天内有回音，三天内有说法，七天内有结果，这个“一三七”机制
    let within = |(figure, &(start, end)): (&Number, &Range)| {
        number(page, start, end).is_some_and(|read| Number::Value(read.value()) == *figure && is_span(read.end))
    };
    let rows = || clauses.windows(figures.len());
    let spans = || {
        let at = rows().position(|row| figures.iter().zip(row).all(within))?;
        let timed = |&(start, end): &Range| number(page, start, end).is_some_and(|read| is_span(read.end));
        // If there is one more, the code does not name these.
        (!clauses.get(at + figures.len()).is_some_and(timed)).then(|| &clauses[at..at + figures.len()])
    };
    let counted = || rows().find(|row| figures.iter().zip(*row).all(told)).filter(|_| phrase.numbers.len() == 1);
    let row = counted().or_else(spans)?;
    Some(row.iter().map(|&clause| trimmed(page, clause)).collect())
}

/// Returns whether a clause counts `value` things outside quotation marks.
pub(super) fn counts_set(page: &Page, clause: Range, value: u64) -> bool {
    counts_things(page, clause, value, false)
}

/// Returns whether a clause counts `value` things; a number may be in quotation marks if it is `quoted`.
fn counts_things(page: &Page, (start, end): Range, value: u64, quoted: bool) -> bool {
    let counts_it = |i: usize| {
        number(page, i, end)
            .is_some_and(|read| read.value() == value && (is_classifier(page.at(read.end)) || is_concrete_classifier(page.at(read.end))))
    };
    (start..end).any(|i| counts(page, i) && (quoted || page.before(i) != '“') && !is_numeral(page.before(i)) && counts_it(i))
}

/// Returns the members that an explanation lists, if there are as many as its number says: “7”即《…》《…》, “3”即甲、乙和丙.
fn counted(page: &Page, phrase: &Found, (from, to): Range, figure: Number) -> Option<Vec<Range>> {
    let Number::Value(value) = figure else { return None };
    let size = usize::try_from(value).ok().filter(|size| (2..=30).contains(size))?;
    // The digits of 1368 count sets: “3”就是打好…三大战役 repeats its own number, as does that of 1+3+N. A sum counts the members: 2+6 has eight.
    let again = |i: usize| number(page, i, to).is_some_and(|read| read.value() == value && is_classifier(page.at(read.end)));
    let sums = phrase.numbers.len() > 1 && phrase.size.is_some();
    if !sums && (from..to).any(|i| counts(page, i) && again(i)) {
        return None;
    }
    if page.at(from) != '《' {
        return pauses(page, (from, to), size);
    }
    let closed = |&open: &usize| Some((open, (open..to).find(|&i| page.at(i) == '》')? + 1));
    let opens: Vec<usize> = (from..to).filter(|&i| page.at(i) == '《' && (i == from || matches!(page.before(i), '》' | '、' | '和'))).collect();
    let titles: Vec<Range> = opens.iter().map_while(closed).collect();
    (titles.len() == size).then_some(titles)
}

/// Returns the end of the explanation of one number: at a semicolon, at the end of the sentence, before the next quotation, or where a comma leads on to
/// what the thing consists of or does.
fn explanation_end(page: &Page, from: usize, to: usize) -> usize {
    let mut depth = 0usize;
    for i in from..to {
        match page.at(i) {
            '(' | '“' | '《' => depth += 1,
            ')' | '”' | '》' => depth = depth.saturating_sub(1),
            ';' | '。' if depth == 0 => return i,
            '\n' => return i,
            ',' if depth == 0 && page.longest(i + 1, &["即", "由", "共同", "其中", "包括", "分别", "形成", "构成", "“"]) > 0 => {
                return i;
            }
            '、' if depth == 0 && page.at(i + 1) == '“' => return i,
            _ => {}
        }
    }
    to
}

/// Reads the members of a code that each contain one of its numbers: 3+4 of 就读3年、就读4年, 334 of 占30%，占30%，占40%.
pub(super) fn coded(page: &Page, phrase: &Found, from: usize, to: usize) -> Option<Vec<Range>> {
    let numbers: Vec<String> = figures(phrase).iter().map(|number| number.to_string().to_lowercase()).collect();
    if let [Number::Value(left), Number::Value(right)] = phrase.numbers[..]
        && let Some(items) = two_groups(page, from, to, left, right)
    {
        return Some(items);
    }
    if let Some(items) = quotations_of(page, from, to, &numbers) {
        return Some(items);
    }
    let pair = |pieces: Vec<Range>| -> Vec<Range> {
        let halves = |(start, end)| match conjunction(page, start, end) {
            Some((left, right)) if numbers.len() == 2 => vec![(start, left), (right, end)],
            _ => vec![(start, end)],
        };
        pieces.into_iter().flat_map(halves).collect()
    };
    let levels = [(&[',', ';', ':'][..], false), (&[',', ';', ':'], true), (&[',', ';', ':', '、'], false)];
    let items: Option<Vec<Range>> = levels.into_iter().find_map(|(marks, halves)| {
        let pieces = cut(page, from, to, marks);
        let pieces = if halves { pair(pieces) } else { pieces };
        // 以指挥中心为龙头、14个站点为骨干、N个网格为基础 of 1+14+N: the one has no number beside it.
        let lone = |piece: Range| pieces.len() == numbers.len() && !page.chars[piece.0..piece.1].iter().any(char::is_ascii_digit);
        let mut rest = pieces.iter().copied().enumerate();
        numbers
            .iter()
            .map(|number| rest.find(|&(at, piece)| holds(page, piece, number) || at == 0 && number == "1" && lone(piece)).map(|(_, piece)| piece))
            .collect()
    });
    let mut items = trim_list(page, items?);
    for (item, number) in items.iter_mut().zip(&numbers) {
        // 14个站点为骨干: the words that lead up to a member precede its number, and 以 belongs to 为.
        let led = led_in(page, *item, &[]);
        let whole = page.at(item.0) == '以' || (item.0..led).any(|i| page.reads(i, number));
        if !page.chars[item.0..item.1].contains(&'《') && !whole {
            item.0 = led;
        }
    }
    // 引导院所组建“N”个…: if the numbers are quoted, each member starts with its own.
    if items.iter().all(|&(start, end)| page.chars[start..end].contains(&'“')) && items.iter().any(|&(start, _)| page.at(start) == '“') {
        for item in &mut items {
            item.0 = (item.0..item.1).find(|&i| page.at(i) == '“').unwrap_or(item.0);
        }
    }
    (items.len() > 1).then_some(items)
}

/// Returns whether a piece contains a number of a code, not as part of a longer number or a date. A percentage counts as its tenth (334 of 30%, 30%, 40%).
fn holds(page: &Page, piece: Range, number: &str) -> bool {
    let len = number.chars().count();
    (piece.0..piece.1).any(|i| {
        let end = i + len;
        let tens = page.at(end) == '0' && page.at(end + 1) == '%';
        page.reads(i, number)
            && end <= piece.1
            && !page.before(i).is_ascii_alphanumeric()
            && (!page.at(end).is_ascii_alphanumeric() || tens)
            && !matches!(page.at(end), '月' | '日')
    })
}

/// Reads quotations that begin with the numbers of a code, in order: “1个总体方案”即…，“8个工作方案”即….
fn quotations_of(page: &Page, from: usize, to: usize, numbers: &[String]) -> Option<Vec<Range>> {
    let mut at = from;
    let item = |number: &String| {
        let open = (at..to).find(|&i| page.at(i) == '“' && page.reads(i + 1, number) && is_han(page.at(i + 1 + number.chars().count())))?;
        let close = (open..to).find(|&i| page.at(i) == '”')?;
        at = close + 1;
        Some((open + 1, close))
    };
    numbers.iter().map(item).collect()
}

/// Reads two groups of members joined by 和 or 与, each of the size that the code gives: 2+3 of 甲、乙产业园和丙、丁、戊产业园.
fn two_groups(page: &Page, from: usize, to: usize, left: u64, right: u64) -> Option<Vec<Range>> {
    let mut start = from;
    while let Some((end, next)) = conjunction(page, start, to) {
        let count = |from, to| cut(page, from, to, &['、']).len() as u64;
        if left > 1 && right > 1 && count(from, end) == left && count(next, to) == right {
            return Some(vec![trimmed(page, (from, end)), trimmed(page, (next, to))]);
        }
        start = next;
    }
    None
}
