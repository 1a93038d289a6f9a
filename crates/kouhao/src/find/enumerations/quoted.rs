//! Phrases in quotation marks: what stands alone between them is a name unless it is something else.

use super::EnumerationKind;
use super::coded;
use super::forms::{is_plan, listed, pairs, segment};
use super::found::Found;
use super::numbers::{counts, number};
use super::page::{Page, cut};
use super::quotation_marks::{quotations, without_note};

/// Finds the phrases that quotation marks set off, in order.
pub(super) fn find(page: &Page) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    for (from, to) in quotations(page) {
        if found.last().is_some_and(|last| from < last.end) {
            continue;
        }
        let first = found.len();
        let close = to;
        let blank = |i: &usize| page.at(*i).is_whitespace();
        let from = (from..to).find(|i| !blank(i)).unwrap_or(from);
        let to = without_note(page, from, (from..to).rev().find(|i| !blank(i)).map_or(to, |last| last + 1));
        read(page, from, to, close, &mut found);
        for phrase in &mut found[first..] {
            phrase.quoted = true;
        }
    }
    found
}

/// Reads one quotation.
fn read(page: &Page, from: usize, to: usize, close: usize, found: &mut Vec<Found>) {
    if page.chars[from..to].iter().any(|c| matches!(c, '。' | '!' | '?' | '…')) || page.before(from - 1) == '第' || is_plan(page, from, to) {
        return;
    }
    if page.at(from).is_ascii_digit()
        && let Some(code) = coded::quoted(page, from, to)
    {
        found.push(code);
        return;
    }
    let segments = cut(page, from, to, &['、', ',', ';']);
    if let [(start, end)] = segments[..] {
        found.extend(segment(page, start, end));
        return;
    }
    let reads: Vec<Option<Found>> = segments.iter().map(|&(start, end)| segment(page, start, end)).collect();
    // 一个中心、两个基本点 is one name: of its parts one holds a single thing.
    let single = segments.iter().any(|&(start, _)| page.at(start) == '一')
        && (segments.len() == 2 || page.at(segments[0].0) == '一' || !segments.iter().all(|&(start, _)| page.at(start + 1) == '个'));
    if single
        && segments.iter().all(|&(start, _)| counts(page, start))
        && let Some(pairs) = pairs(page, from, to)
    {
        found.push(pairs);
        return;
    }
    let alone = reads.iter().flatten().any(|read| read.classifier.is_some() || read.kind == EnumerationKind::Paired);
    // 百片引领、千村带动、万村补短 count by powers, whatever else their characters can be.
    let powers = segments.iter().all(|&(start, end)| number(page, start, end).is_some_and(|read| read.bare));
    if (!alone || powers)
        && segments.iter().all(|&(start, _)| counts(page, start))
        && let Some(pairs) = pairs(page, from, to)
    {
        found.push(pairs);
        return;
    }
    let several = reads.iter().flatten().count();
    // 和平统一、一国两制: short companions of a name; 四个现代化之日，就是… is a sentence.
    let short = reads.iter().zip(&segments).all(|(read, (start, end))| read.is_some() || end - start <= 6);
    if several > 0 && short && (alone || several > 1) {
        found.extend(reads.into_iter().flatten());
        return;
    }
    found.extend(listed(page, from, to, close, &segments));
}
