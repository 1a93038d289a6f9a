//! Finds phrases in quotation marks: a phrase that fills them is a name unless it is something else.

use rustc_hash::FxHashSet;

use super::EnumerationKind;
use super::coded;
use super::forms::{is_plan, listed, pairs, segment};
use super::found::{Found, merge};
use super::numbers::{counts, number};
use super::page::{Page, Range, cut};
use super::quotation_marks::{quotations, without_note};
use super::signs::{explains, noun_end};
use crate::text::is_han;
use crate::tokens::Tokenizer;

/// Finds the phrases that quotation marks set off, in order.
pub(super) fn find(page: &Page) -> Vec<Found> {
    let mut found: Vec<Found> = Vec::new();
    let mut ones = Vec::new();
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
        if found.len() == first && page.at(from) == '一' {
            ones.push((from, to));
        }
        for phrase in &mut found[first..] {
            phrase.quoted = true;
        }
    }
    let ones = parts_of_one(page, &found, ones);
    merge(&mut found, ones);
    without_storms(page, &mut found);
    found
}

/// Removes the phrases that are the name of a storm somewhere in the text: 台风“三潮”.
fn without_storms(page: &Page, found: &mut Vec<Found>) {
    const STORMS: [&str; 4] = ["台风", "飓风", "热带风暴", "热带低压"];
    let is_storm = |phrase: &Found| phrase.kind == EnumerationKind::Fused && phrase.start > 0 && page.ends_any(phrase.start - 1, &STORMS);
    let storms: FxHashSet<String> = found.iter().filter(|phrase| is_storm(phrase)).map(|phrase| page.text(phrase.start, phrase.end)).collect();
    if !storms.is_empty() {
        found.retain(|phrase| !storms.contains(&page.text(phrase.start, phrase.end)));
    }
}

/// Removes from a quoted set the verb that governs it: “缩小三大差距” and 三大差距 are the same.
pub(super) fn without_verb(page: &Page, phrase: &mut Found, tokenizer: &Tokenizer) {
    let Some(number) = (phrase.start..phrase.end).find(|&i| counts(page, i)) else { return };
    let verb = page.text(phrase.start, number);
    let governs = phrase.kind == EnumerationKind::Counted
        && number == phrase.start + 2
        && phrase.classifier.is_some_and(|(at, _)| at == number + 1)
        && tokenizer.part_of_speech(&verb) == Some("v")
        && tokenizer.words(&page.text(phrase.start, phrase.end)).first() == Some(&verb.as_str());
    if governs {
        (phrase.start, phrase.quoted) = (number, false);
    }
}

/// Reads quotations that explain a part with a single member, of a name that is in quotation marks too: “一心” of “一心两翼”.
fn parts_of_one(page: &Page, found: &[Found], quotations: Vec<Range>) -> Vec<Found> {
    let pairs = found.iter().filter(|phrase| phrase.kind == EnumerationKind::Paired);
    let parts = pairs.flat_map(|pair| (pair.start..pair.end).filter(|&i| page.at(i) == '一' && counts(page, i)).map(move |i| (i, pair.end)));
    let parts: Vec<Range> = parts.map(|(i, end)| (i, (i + 1..end).find(|&k| counts(page, k) || !is_han(page.at(k))).unwrap_or(end))).collect();
    let is_part = |&(from, to): &Range| parts.iter().any(|&(start, end)| page.chars[start..end] == page.chars[from..to]);
    let one = |(from, to): Range| Found {
        head: Some(page.text(from + 1, to)),
        quoted: true,
        ..Found::new(EnumerationKind::Fused, from, to, Found::values(&[1]))
    };
    quotations.into_iter().filter(|quotation| explains(page, quotation.1 + 1) > 0 && is_part(quotation)).map(one).collect()
}

/// Returns whether the phrases after a single thing are sets of their own: “一条主线、三项攻坚、五个提升”. A row that modifies a noun is its name, as a pair is.
fn are_sets_apart(page: &Page, close: usize, segments: &[Range], reads: &[Option<Found>]) -> bool {
    let is_set =
        |read: &Option<Found>| read.as_ref().is_some_and(|read| read.named && read.classifier.is_some() && read.kind == EnumerationKind::Counted);
    let modifies = page.at(close + 1) == '的' || noun_end(page, close + 1, 2) > close + 1;
    segments.len() > 2 && page.at(segments[0].0) == '一' && reads[1..].iter().all(is_set) && !modifies
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
    // 一个中心、两个基本点 is one name: one of its parts has a single member.
    let single = segments.iter().any(|&(start, _)| page.at(start) == '一')
        && (segments.len() == 2 || page.at(segments[0].0) == '一' || !segments.iter().all(|&(start, _)| page.at(start + 1) == '个'));
    if single
        && !are_sets_apart(page, close, &segments, &reads)
        && segments.iter().all(|&(start, _)| counts(page, start))
        && let Some(pairs) = pairs(page, from, to)
    {
        found.push(pairs);
        return;
    }
    let alone = reads.iter().flatten().any(|read| read.classifier.is_some() || read.kind == EnumerationKind::Paired);
    // 百片引领、千村带动、万村补短 count by powers, whatever other roles their characters have.
    let powers = segments.iter().all(|&(start, end)| number(page, start, end).is_some_and(|read| read.bare));
    if (!alone || powers)
        && segments.iter().all(|&(start, _)| counts(page, start))
        && let Some(pairs) = pairs(page, from, to)
    {
        found.push(pairs);
        return;
    }
    let several = reads.iter().flatten().count();
    // 党政同责、一岗双责、齐抓共管: one of several of equal length may be the name of a pair.
    let motto = segments.len() > 2 && several == 1 && segments.iter().all(|&(start, end)| end - start == segments[0].1 - segments[0].0);
    let motto = motto && reads.iter().flatten().all(|read| read.kind == EnumerationKind::Paired);
    // 和平统一、一国两制: short phrases beside a name; 四个现代化之日，就是… is a sentence.
    let short = reads.iter().zip(&segments).all(|(read, (start, end))| read.is_some() || end - start <= 6);
    if several > 0 && short && (alone || several > 1) && !motto {
        found.extend(reads.into_iter().flatten());
        return;
    }
    found.extend(listed(page, from, to, close, &segments));
}
