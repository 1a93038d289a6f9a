//! Interprets the lines of a head together: which belong to the title, who spoke, when and where.
//!
//! A line by itself may be anything; beside a date, above an office or below the name of a newspaper, its role becomes clear.

use std::ops::Range;

use super::occasion::{embedded_occasion, ends_in_genre};
use super::running::{is_section, is_title_like};
use super::{Head, Sort};
use crate::text::Span;
use crate::text::parts::dates::{Date, find_date};
use crate::text::parts::line::{Line, line_spans};
use crate::text::parts::people::{could_be_name, is_name, is_office};
use crate::text::parts::{Part, PartKind, english};

/// Composes a head from its lines, if there is evidence that they are one.
pub(super) fn compose(text: &str, lines: &[Line], mut sorts: Vec<Sort>, body: usize, addressed: bool) -> Option<Head> {
    if lines.is_empty() {
        return None;
    }
    for place in 1..sorts.len() {
        // The office stands on a line above the name.
        if matches!((&sorts[place - 1], &sorts[place]), (Sort::Plain, Sort::Byline { .. })) && is_office(lines[place - 1].folded()) {
            sorts[place - 1] = Sort::Note { date: None };
        }
    }
    english_bylines(text, lines, &mut sorts);
    name_beside_date(lines, &mut sorts);
    let tells = |(sort, line): (&Sort, &Line)| match sort {
        Sort::Occasion(_) | Sort::Note { .. } | Sort::Heading(_) => true,
        Sort::Bracketed | Sort::Plain => false,
        // 2031年3月 may be the heading of a chronicle, but not （2031年3月）.
        Sort::Date(date) => date.exactness() >= if line.folded().starts_with('(') { 2 } else { 3 },
        Sort::Byline { sure, .. } => *sure,
    };
    let plain = |sort: &Sort| matches!(sort, Sort::Plain);
    let evident = addressed || sorts.iter().zip(lines).any(tells);
    if !evident {
        // A plain line above a sentence is the title. Of two plain lines the second may be the first heading of the body.
        let first = lines.first().filter(|first| plain(&sorts[0]) && lines.len() <= 2 && is_title_like(first.folded()))?;
        // —— begins a second headline.
        let subtitle = matches!(sorts.get(1), Some(Sort::Plain)) && lines[1].folded().starts_with('—');
        let end = lines.get(1).filter(|_| !subtitle).map_or(body, |second| second.start);
        if is_broken_paragraph(text, first, end) {
            return None;
        }
        let mut parts = vec![Part { kind: PartKind::Title, span: Span::new(0, end) }];
        match sorts.get(1) {
            None | Some(Sort::Plain) => {}
            Some(Sort::Bracketed) => parts.push(Part { kind: PartKind::Masthead, span: Span::new(end, body) }),
            Some(_) => return None,
        }
        let title = Span::new(first.span.start, if subtitle { lines[1].span.end } else { first.span.end });
        let date = date_at_end(first.folded());
        return Some(Head {
            parts,
            title: Some(title),
            date: date.as_ref().map(|date| first.original(date.range.clone())),
            date_value: date.and_then(|date| date.iso()),
            ..Head::default()
        });
    }
    let unnumbered = sorts.iter().filter(|sort| plain(sort)).count();
    if !addressed && unnumbered > 6 {
        return None;
    }

    let mut head = Head::default();
    let kinds = kinds(lines, &sorts, &mut head);
    for (place, (line, kind)) in lines.iter().zip(kinds).enumerate() {
        let start = if place == 0 { 0 } else { line.start };
        let end = lines.get(place + 1).map_or(body, |next| next.start);
        match head.parts.last_mut().filter(|part| part.kind == kind) {
            Some(part) => part.span.end = end,
            None => head.parts.push(Part { kind, span: Span::new(start, end) }),
        }
    }
    fill(text, lines, &sorts, addressed, &mut head);
    Some(head)
}

/// Returns the date with which a title ends, behind a space or in brackets: 松湾新闻 2031年3月5日.
fn date_at_end(line: &str) -> Option<Date> {
    let date = find_date(line).filter(|date| date.exactness() == 3 && matches!(&line[date.range.end..], "" | ")"))?;
    line[..date.range.start].ends_with([' ', '(']).then_some(date)
}

/// Returns whether `line` and the next look like one paragraph that is broken into lines of equal length.
fn is_broken_paragraph(text: &str, line: &Line, next: usize) -> bool {
    let len = line.folded().chars().count();
    let Some((_, span)) = line_spans(&text[next..]).next() else { return false };
    let following = &text[next..][span];
    let blank_between = text[line.span.end..next].matches('\n').count() > 1;
    len >= 18
        && following.chars().count() * 4 <= len * 5
        && !blank_between
        && !ends_in_genre(line.folded())
        && !is_section(&following.replace('　', " "))
}

/// Returns the range of the name of an English byline in the folded line.
pub(super) fn english_byline(original: &str, folded: &str) -> Option<Range<usize>> {
    // Positions in the two differ where width is folded, which English text does not need.
    english::byline(original).filter(|name| original.len() == folded.len() && folded.get(name.clone()).is_some())
}

/// Finds English bylines on two lines, with the name above the office, or above the title.
fn english_bylines(text: &str, lines: &[Line], sorts: &mut [Sort]) {
    let original = |place: usize| &text[lines[place].span];
    let is_plain = |sorts: &[Sort], place: usize| matches!(sorts.get(place), Some(Sort::Plain));
    let whole = |place: usize| 0..lines[place].folded().len();
    for place in 2..sorts.len() {
        if is_plain(sorts, place) && is_plain(sorts, place - 1) && english::is_office(original(place)) && english::is_name(original(place - 1)) {
            sorts[place - 1] = Sort::Byline { name: whole(place - 1), sure: true };
            sorts[place] = Sort::Note { date: None };
        }
    }
    if is_plain(sorts, 0)
        && matches!(sorts.get(1), Some(Sort::Plain | Sort::Heading(_)))
        && let Some(name) = english_byline(original(0), lines[0].folded())
    {
        sorts[0] = Sort::Byline { name, sure: true };
    }
}

/// Takes a line of two to four ideographs beside the date as the name of the speaker, whatever the family name, if another line is the title.
fn name_beside_date(lines: &[Line], sorts: &mut [Sort]) {
    let is_date = |sort: Option<&Sort>| matches!(sort, Some(Sort::Date(_)));
    let titles = sorts.iter().filter(|sort| matches!(sort, Sort::Plain | Sort::Heading(_) | Sort::Occasion(_))).count();
    let has_name = sorts.iter().any(|sort| matches!(sort, Sort::Byline { .. }));
    let beside = |place: usize| is_date(sorts.get(place + 1)) || (place > 0 && is_date(sorts.get(place - 1)));
    let fits = |&place: &usize| matches!(sorts[place], Sort::Plain) && beside(place) && could_be_name(lines[place].folded());
    if has_name || titles < 2 {
        return;
    }
    if let Some(place) = (1..lines.len()).find(fits) {
        sorts[place] = Sort::Byline { name: 0..lines[place].folded().len(), sure: false };
    }
}

/// Determines which lines belong to the title, and records its span.
fn kinds(lines: &[Line], sorts: &[Sort], head: &mut Head) -> Vec<PartKind> {
    // Runs of neighbouring plain lines; a bare name at the top is a line of the title too.
    let is_plain = |place: usize| match &sorts[place] {
        Sort::Plain | Sort::Heading(_) => true,
        Sort::Byline { sure, .. } => !sure && place == 0,
        _ => false,
    };
    let mut runs: Vec<Range<usize>> = Vec::new();
    for place in (0..lines.len()).filter(|&place| is_plain(place)) {
        match runs.last_mut().filter(|run| run.end == place) {
            Some(run) => run.end += 1,
            None => runs.push(place..place + 1),
        }
    }
    let is_genre = |run: &Range<usize>| run.clone().any(|place| matches!(sorts[place], Sort::Heading(_)) || ends_in_genre(lines[place].folded()));
    // The title stands next to the body, except where an earlier line calls itself a report or the like. Plain lines elsewhere are the name of the
    // publication.
    let title = runs.iter().find(|run| is_genre(run)).or(runs.last()).cloned();
    let mut kinds = vec![PartKind::Masthead; lines.len()];
    for run in runs.iter().filter(|run| Some(*run) == title.as_ref() || is_genre(run)) {
        kinds[run.clone()].fill(PartKind::Title);
    }
    for (place, sort) in sorts.iter().enumerate() {
        if matches!(sort, Sort::Occasion(_)) {
            kinds[place] = PartKind::Title;
        }
    }
    head.title = match title {
        Some(run) => {
            let span = |place: usize| match &sorts[place] {
                Sort::Heading(range) => lines[place].original(range.clone()),
                _ => lines[place].span,
            };
            Some(Span::new(span(run.start).start, span(run.end - 1).end))
        }
        // “在…上的讲话” may be the whole title.
        None => sorts.iter().zip(lines).find_map(|(sort, line)| match sort {
            Sort::Occasion(occasion) if occasion.names_speech => Some(line.original(occasion.place.clone())),
            _ => None,
        }),
    };
    kinds
}

/// Fills in speaker, date and occasion.
fn fill(text: &str, lines: &[Line], sorts: &[Sort], addressed: bool, head: &mut Head) {
    let mut best_date = None;
    let mut best_speaker = None;
    for (place, (line, sort)) in lines.iter().zip(sorts).enumerate() {
        let embedded = match sort {
            Sort::Plain | Sort::Heading(_) => embedded_occasion(line.folded()),
            _ => None,
        };
        // Mayor Tamsin Oakhollow, 18 May 2023
        let beside = find_date(line.folded()).filter(|date| date.exactness() == 3);
        let titled_date = date_at_end(line.folded());
        let titled = line.folded().split_once(':').filter(|(name, _)| is_name(name)).map(|(name, _)| 0..name.len());
        let (date, name) = match sort {
            Sort::Date(date) => (Some(date), None),
            Sort::Note { date } => (date.as_ref(), None),
            Sort::Byline { name, sure } if *sure || place > 0 => (beside.as_ref(), Some((if *sure { 3 } else { 2 }, name))),
            Sort::Occasion(occasion) => (occasion.date.as_ref().or(titled_date.as_ref()), occasion.speaker.as_ref().map(|name| (1, name))),
            // 王某某：再加一把劲, as newspapers write it; but if no audience is addressed, the name may be a place as well.
            _ if embedded.is_none() && addressed => (titled_date.as_ref(), titled.as_ref().map(|name| (0, name))),
            _ => (
                embedded.as_ref().and_then(|occasion| occasion.date.as_ref()).or(titled_date.as_ref()),
                embedded.as_ref().and_then(|occasion| occasion.speaker.as_ref()).map(|name| (0, name)),
            ),
        };
        if let Some(date) = date {
            // The date of publication counts only if there is no other, and a date without a year hardly counts.
            let rank = (date.exactness() > 0, !matches!(sort, Sort::Note { .. }), date.exactness());
            if best_date.is_none_or(|earlier| rank > earlier) {
                best_date = Some(rank);
                head.date = Some(line.original(date.range.clone()));
                head.date_value = date.iso();
            }
        }
        if let Some((rank, name)) = name
            && best_speaker.is_none_or(|earlier| rank > earlier)
        {
            best_speaker = Some(rank);
            head.speaker = Some(line.original(name.clone()));
        }
        if best_speaker.is_none()
            && matches!(sort, Sort::Plain | Sort::Heading(_))
            && let Some(name) = english::speaker_in(&text[line.span])
        {
            best_speaker = Some(0);
            head.speaker = Some(Span::new(name.start, name.end).shifted(line.span.start));
        }
        let occasion = match sort {
            Sort::Occasion(occasion) => Some(occasion),
            _ => embedded.as_ref(),
        };
        if let Some(occasion) = occasion.filter(|_| head.occasion.is_none()) {
            head.occasion = Some(line.original(occasion.place.clone()));
        }
    }
}
