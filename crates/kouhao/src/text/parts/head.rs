//! Where the head of a text ends, and what its lines are.
//!
//! Lines are judged one by one from the top until one belongs to the body for sure: it addresses the audience, it is a sentence, or it is a
//! numbered heading. What came before is a head only if there is evidence for one: the audience is addressed below it, or it holds a date,
//! an occasion, a byline or a source, or it is a single line above a sentence. Without evidence everything is body; a speech that lost a
//! paragraph to a head is worse than a title that counts as body, which it does in any case.

use std::ops::Range;

use super::dateline::is_dateline;
use super::dates::{Date, find_date};
use super::english;
use super::line::{Line, line_spans, within};
use super::people::{byline, could_be_name, is_name, is_office, salutation, speaker_in};
use super::{Part, PartKind};
use crate::text::span::Span;

/// Lines that are looked at, blank ones not counted.
const LINES: usize = 60;

/// The head of a text.
#[derive(Debug, Default)]
pub(super) struct Head {
    /// Masthead and title parts, which tile the text up to the body.
    pub parts: Vec<Part>,
    pub title: Option<Span>,
    pub speaker: Option<Span>,
    pub date: Option<Span>,
    pub date_value: Option<String>,
    pub occasion: Option<Span>,
}

/// What a line of a head is.
#[derive(Debug)]
enum Sort {
    /// Nothing that can be told: a line of the title, most likely.
    Plain,
    /// A heading of Markdown's first level; what follows the sign.
    Heading(Range<usize>),
    /// On which occasion and when the speech was given, and by whom.
    Occasion(Occasion),
    /// A date by itself.
    Date(Date),
    /// A name by itself or with an office.
    Byline { name: Range<usize>, sure: bool },
    /// Something else from the publisher: the source, a number, an advertisement.
    Note { date: Option<Date> },
    /// A line in brackets, which may be a note of the publisher and may be part of the text.
    Bracketed,
}

#[derive(Debug, Default)]
struct Occasion {
    /// 在…上 or 在…的讲话
    place: Range<usize>,
    date: Option<Date>,
    speaker: Option<Range<usize>>,
    /// Whether it says what was given: a speech, a report.
    names_speech: bool,
}

/// Finds the head of `text`.
pub(super) fn head(text: &str) -> Option<Head> {
    let mut lines = Vec::new();
    let mut sorts = Vec::new();
    let mut end = None;
    let mut matter = front_matter(text);
    for (start, span) in line_spans(text).take(LINES) {
        // A line of this length is no line of a head, and would be folded for nothing.
        let line = (span.len() <= 600).then(|| Line::new(text, start, span));
        let judgement = match &line {
            Some(line) if matter > 0 => {
                matter -= 1;
                Judgement::Head(setting(line.folded()))
            }
            Some(line) => judge(line.folded(), &text[span], lines.is_empty()),
            None => Judgement::Body,
        };
        match judgement {
            Judgement::Head(sort) => {
                lines.extend(line);
                sorts.push(sort);
            }
            Judgement::Body => {
                end = Some((start, false));
                break;
            }
            Judgement::Salutation(0) => {
                end = Some((start, true));
                break;
            }
            Judgement::Salutation(at) => {
                // The byline before it is a line of its own.
                let cut = line?.original(0..at).end;
                let before = Line::new(text, start, Span::new(span.start, cut));
                sorts.push(byline(before.folded()).map_or(Sort::Plain, |byline| Sort::Byline { name: byline.name, sure: byline.sure }));
                lines.push(before);
                end = Some((cut, true));
                break;
            }
        }
    }
    let (body, addressed) = end?;
    if !addressed {
        give_back(&mut lines, &mut sorts, &mut end);
    }
    compose(text, &lines, sorts, end.map_or(body, |(body, _)| body), addressed)
}

/// Gives plain lines at the end of a head that looked complete before them back to the body: its first heading, or a sentence that is broken
/// into lines.
fn give_back(lines: &mut Vec<Line>, sorts: &mut Vec<Sort>, end: &mut Option<(usize, bool)>) {
    let after = sorts.iter().rposition(|sort| !matches!(sort, Sort::Plain)).map_or(0, |last| last + 1);
    let before = &sorts[..after];
    let has_title = before.iter().any(|sort| matches!(sort, Sort::Plain | Sort::Heading(_) | Sort::Occasion(_)));
    let is_complete = before.iter().any(|sort| match sort {
        Sort::Byline { .. } | Sort::Occasion(_) => true,
        Sort::Date(date) => date.exactness() >= 3,
        _ => false,
    });
    if has_title && is_complete && after < lines.len() {
        *end = Some((lines[after].start, false));
        lines.truncate(after);
        sorts.truncate(after);
    }
}

/// Tells whether `line` and the next look like one paragraph that is broken into lines of one length.
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

/// Counts the lines of the settings between two lines of dashes with which Markdown files may begin (YAML front matter).
fn front_matter(text: &str) -> usize {
    let mut lines = line_spans(text).map(|(_, span)| &text[span]).take(LINES);
    if lines.next() != Some("---") {
        return 0;
    }
    let settings = lines.take_while(|line| *line != "---").take_while(|line| line.starts_with(['-', '#']) || line.contains(':')).count();
    let closed = line_spans(text).nth(settings + 1).is_some_and(|(_, span)| &text[span] == "---");
    if closed && settings > 0 { settings + 2 } else { 0 }
}

/// Reads one of the settings: title: …
fn setting(line: &str) -> Sort {
    let value = line.split_once(':').map(|(key, value)| (key.trim(), value.trim().trim_matches(['"', '\''])));
    match value.filter(|(_, value)| !value.is_empty()) {
        Some(("title", title)) => Sort::Heading(within(line, title)),
        Some(("speaker", name)) => Sort::Byline { name: within(line, name), sure: true },
        // An author may be a newspaper.
        Some(("author", name)) if is_name(name) => Sort::Byline { name: within(line, name), sure: true },
        Some(("date", value)) => {
            Sort::Note { date: find_date(value).map(|date| Date { range: shift(date.range.clone(), within(line, value).start), ..date }) }
        }
        _ => Sort::Note { date: None },
    }
}

enum Judgement {
    Head(Sort),
    Body,
    /// The body begins, at this byte of the folded line, with a salutation.
    Salutation(usize),
}

/// Judges a folded line, which stands in the text as `original`.
fn judge(line: &str, original: &str, is_first: bool) -> Judgement {
    if let Some(at) = salutation(line) {
        return Judgement::Salutation(at);
    }
    if let Some(heading) = line.strip_prefix('#') {
        let title = heading.trim();
        let is_title = is_first && !heading.starts_with('#') && !title.is_empty();
        return if is_title { Judgement::Head(Sort::Heading(within(line, title))) } else { Judgement::Body };
    }
    if !is_first && let Some(name) = english_byline(original, line) {
        return Judgement::Head(Sort::Byline { name, sure: true });
    }
    if let Some(date) = lone_date(line) {
        return Judgement::Head(Sort::Date(date));
    }
    if let Some(occasion) = occasion(line) {
        return Judgement::Head(Sort::Occasion(occasion));
    }
    if is_note(line) {
        return Judgement::Head(Sort::Note { date: find_date(line).filter(|date| date.day.or(date.month).is_some()) });
    }
    if line.starts_with(['(', '[', '【']) && line.ends_with([')', ']', '】']) && line.chars().count() <= 200 {
        return Judgement::Head(Sort::Bracketed);
    }
    if is_sentence(line) || is_section(line) {
        return Judgement::Body;
    }
    if let Some(byline) = byline(line) {
        return Judgement::Head(Sort::Byline { name: byline.name, sure: byline.sure });
    }
    Judgement::Head(Sort::Plain)
}

fn compose(text: &str, lines: &[Line], mut sorts: Vec<Sort>, body: usize, addressed: bool) -> Option<Head> {
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
        let end = lines.get(1).map_or(body, |second| second.start);
        if is_broken_paragraph(text, first, end) {
            return None;
        }
        let mut parts = vec![Part { kind: PartKind::Title, span: Span::new(0, end) }];
        match sorts.get(1) {
            None | Some(Sort::Plain) => {}
            Some(Sort::Bracketed) => parts.push(Part { kind: PartKind::Masthead, span: Span::new(end, body) }),
            Some(_) => return None,
        }
        return Some(Head { parts, title: Some(first.span), ..Head::default() });
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

/// Returns where in the folded line the name of an English byline stands.
fn english_byline(original: &str, folded: &str) -> Option<Range<usize>> {
    // Places in the two differ where width is folded, which English has no use for.
    english::byline(original).filter(|name| original.len() == folded.len() && folded.get(name.clone()).is_some())
}

/// Finds English bylines that stand on two lines, the name above the office, or above the title.
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

/// Takes a line of two to four ideographs beside the date for the name of the speaker, whatever the family name, if another line is the title.
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

/// Tells which lines are of the title, and notes where the title stands.
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
    // The title stands next to the body, except where an earlier line calls itself a report or the like. What stands elsewhere is the
    // name of the publication.
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
        // “在…上的讲话” can be all the title there is.
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
        let titled = line.folded().split_once(':').filter(|(name, _)| is_name(name)).map(|(name, _)| 0..name.len());
        let (date, name) = match sort {
            Sort::Date(date) => (Some(date), None),
            Sort::Note { date } => (date.as_ref(), None),
            Sort::Byline { name, sure } if *sure || place > 0 => (beside.as_ref(), Some((if *sure { 3 } else { 2 }, name))),
            Sort::Occasion(occasion) => (occasion.date.as_ref(), occasion.speaker.as_ref().map(|name| (1, name))),
            // 王某某：再加一把劲, as newspapers write it; but without an audience that may be a place as well.
            _ if embedded.is_none() && addressed => (None, titled.as_ref().map(|name| (0, name))),
            _ => (
                embedded.as_ref().and_then(|occasion| occasion.date.as_ref()),
                embedded.as_ref().and_then(|occasion| occasion.speaker.as_ref()).map(|name| (0, name)),
            ),
        };
        if let Some(date) = date {
            // The day of the publication counts only if there is no other, and a date without a year hardly.
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

/// What a speech or another official text is called; from general knowledge.
const GENRES: [&str; 42] = [
    "讲话",
    "报告",
    "致辞",
    "致词",
    "发言",
    "演讲",
    "讲稿",
    "贺词",
    "贺信",
    "祝词",
    "祝酒辞",
    "开幕词",
    "开幕辞",
    "闭幕词",
    "闭幕辞",
    "悼词",
    "说明",
    "声明",
    "公报",
    "决定",
    "决议",
    "意见",
    "通知",
    "通报",
    "公告",
    "纲要",
    "规划",
    "计划",
    "方案",
    "办法",
    "条例",
    "规定",
    "建议",
    "要点",
    "总结",
    "纪要",
    "宣言",
    "文章",
    "宣讲",
    "社论",
    "评论",
    "白皮书",
];

/// The genres that are given before an audience.
const SPEECHES: usize = 16;

fn ends_in_genre(line: &str) -> bool {
    let line = line.trim_end_matches([')', '》', '”', ' ', '*', '_']);
    GENRES.iter().any(|genre| line.ends_with(genre))
}

fn trim_dashes(text: &str) -> &str {
    text.trim_start_matches(['—', '-', '–', '―', '─', ' ', '(', '【'])
}

/// Reads a line that says where a speech was given: ——2025年1月18日在…会议上, 在…上的讲话, 2025年1月13日在…会议上省长王某某作政府工作报告。
fn occasion(line: &str) -> Option<Occasion> {
    let inner = trim_dashes(line).trim_end_matches(['。', ' ', '.']);
    // 在…上的讲话（节选）, 在…上的讲话（2031年3月5日）; but the brackets may also be around the whole.
    let mut date_behind = None;
    let inner = match inner.strip_suffix([')', '】']) {
        Some(rest) => match rest.rfind('(') {
            Some(open) => {
                let remark = &rest[open + 1..];
                date_behind = lone_date(remark).map(|date| Date { range: shift(date.range.clone(), within(line, remark).start), ..date });
                if date_behind.is_none() && remark.chars().count() > 8 {
                    return None;
                }
                rest[..open].trim_end()
            }
            None => rest,
        },
        None => inner,
    };
    if inner.is_empty() || inner.chars().count() > 100 || inner.contains(['。', ';', '!', '?', '#']) || inner.matches(',').count() > 1 {
        return None;
    }
    let offset = within(line, inner).start;
    let date = find_date(inner).filter(|date| date.range.start == 0);
    let after_date = date.as_ref().map_or(0, |date| date.range.end);
    let rest = inner[after_date..].trim_start_matches([' ', ',', '(', ')']);
    let at = inner.len() - rest.len();
    let here = at + rest.find('在')?;
    // Before 在 stands nothing, or who speaks.
    let before = inner[at..here].trim();
    let mut speaker = None;
    if !before.is_empty() {
        speaker = Some(speaker_in(&inner[at..here])?);
    }
    let place = &inner[here..];
    let (place, names_speech, after) = place_of(place)?;
    let speaks_here = speaker.map(|name| shift(name, at + offset));
    let speaks_after = after.and_then(|after| {
        let start = within(inner, after).start;
        speaker_in(after).map(|name| shift(name, start + offset))
    });
    if date.is_none() && !names_speech && trim_dashes(line).len() == line.len() {
        // 在改革的道路上 may be anything.
        return None;
    }
    // A name without an office before 在…上的讲话 is a title as newspapers write it.
    if speaks_here.is_some() && date.is_none() && trim_dashes(line).len() == line.len() {
        return None;
    }
    let date = date.map(|date| Date { range: shift(date.range.clone(), offset), ..date }).or(date_behind);
    Some(Occasion { place: within(line, place), date, speaker: speaks_here.or(speaks_after), names_speech })
}

/// Splits what starts with 在 into the place with what was given there, whether that is said, and the phrase that says who gave it.
fn place_of(text: &str) -> Option<(&str, bool, Option<&str>)> {
    let ends_in_speech = GENRES[..SPEECHES].iter().any(|genre| text.ends_with(genre));
    // …会议上省长王某某作政府工作报告: the last 上 or 时 before who speaks.
    if ends_in_speech {
        for (at, mark) in text.char_indices().filter(|&(at, c)| matches!(c, '上' | '时') && at >= "在会".len()).collect::<Vec<_>>().into_iter().rev()
        {
            let (place, after) = text.split_at(at + mark.len_utf8());
            // Not the 作 of 工作.
            let given = after.match_indices(['作', '做']).map(|(at, _)| at).find(|&at| !after[..at].ends_with('工'));
            if let Some(given) = given {
                return Some((place, true, Some(after[..given].trim_end_matches('所'))));
            }
        }
    }
    let bare = text.ends_with(['上', '时', '会', '中']) || text.ends_with("期间");
    let long_enough = text.chars().count() >= 5;
    (long_enough && (bare || (ends_in_speech && text.contains('的')))).then_some((text, ends_in_speech, None))
}

/// Finds an occasion behind a title on one line: 某某的报告——2025年1月18日在…会议上, 王某某在…上的讲话
fn embedded_occasion(line: &str) -> Option<Occasion> {
    if let Some(at) = line.find("——").filter(|&at| at > 0)
        && let Some(found) = occasion(&line[at..])
    {
        let speaker = found.speaker.map(|name| shift(name, at));
        return Some(Occasion {
            place: shift(found.place, at),
            date: found.date.map(|date| Date { range: shift(date.range.clone(), at), ..date }),
            speaker,
            ..found
        });
    }
    // 王某某：在…上的讲话, 市长在…上的讲话（2031年3月5日）
    let at = line.find('在').filter(|&at| at > 0)?;
    let before = line[..at].trim_end_matches(':');
    let speaker = speaker_in(before);
    if speaker.is_none() && !is_office(before) {
        return None;
    }
    let found = occasion(&line[at..]).filter(|found| found.names_speech)?;
    Some(Occasion {
        place: shift(found.place, at),
        date: found.date.map(|date| Date { range: shift(date.range.clone(), at), ..date }),
        speaker,
        ..found
    })
}

fn shift(range: Range<usize>, by: usize) -> Range<usize> {
    range.start + by..range.end + by
}

/// Reads a line that is nothing but a date, with a place or a time of day.
fn lone_date(line: &str) -> Option<Date> {
    let date = find_date(line)?;
    let (before, after) = (&line[..date.range.start], &line[date.range.end..]);
    let frame = |c: char| matches!(c, '(' | ')' | '[' | ']' | '【' | '】' | '—' | '-' | ' ' | ',' | '·' | '*' | '_');
    let (before, after) = (before.trim_matches(frame), after.trim_matches(frame));
    let beside = [before, after].concat();
    let clock = !beside.is_empty() && beside.chars().all(|c| c.is_ascii_digit() || matches!(c, ':' | ' ' | '.' | 't' | 'z' | '+'));
    let weekday = (beside.starts_with("星期") || beside.starts_with("周")) && beside.chars().count() <= 3;
    let weekday = weekday || ["monday", "tuesday", "wednesday", "thursday", "friday", "saturday", "sunday"].contains(&beside.as_str());
    let half_day = matches!(beside.as_str(), "上午" | "下午" | "晚" | "晚上" | "于");
    // （2022年9月7日，北京）
    let place = date.exactness() == 3
        && (2..=5).contains(&beside.chars().count())
        && line[date.range.end..].starts_with([' ', ','])
        && !beside.contains(['会', '上', '的', '在']);
    // What leads up to a date; from general knowledge of English.
    let led = ["delivered", "delivered on", "as delivered", "as delivered on", "given on", "on", "dated"].contains(&before);
    // Port Ellery, May 18, 2023
    let abroad = after.is_empty()
        && line[..date.range.start].trim_end().ends_with(',')
        && beside.chars().all(|c| c.is_ascii_alphabetic() || matches!(c, ' ' | ',' | '.'))
        && beside.split_whitespace().count() <= 3
        && !beside.split([' ', ',']).any(|word| english::GENRES.contains(&word));
    (beside.is_empty() || clock || weekday || half_day || place || led && after.is_empty() || abroad).then_some(date)
}

/// Tells whether a line is the imprint of a newsletter: who issues it and, set apart by several spaces, the date.
fn is_imprint(line: &str) -> bool {
    line.rsplit_once("  ").is_some_and(|(issuer, date)| !issuer.trim().is_empty() && lone_date(date.trim()).is_some_and(|date| date.exactness() >= 3))
}

/// Tells whether a folded line is something that publishers put around a text.
fn is_note(line: &str) -> bool {
    /// What only publishers write; from general knowledge of newsletters and web pages.
    const ANYWHERE: [&str; 15] = [
        "№",
        "公众号",
        "二维码",
        "扫码",
        "扫一扫",
        "http://",
        "https://",
        "www.",
        "责任编辑",
        "本文来源",
        "版权所有",
        "微信号",
        "内部资料",
        "注意保存",
        "仅供参阅",
    ];
    /// What publishers label with, before a colon or by itself; from general knowledge of Chinese publications.
    const LABELS: [&str; 45] = [
        "来源",
        "信息来源",
        "稿源",
        "文章来源",
        "稿件来源",
        "来源于",
        "作者",
        "编辑",
        "责编",
        "校对",
        "审核",
        "审校",
        "监制",
        "记者",
        "本报记者",
        "通讯员",
        "供稿",
        "时间",
        "日期",
        "发布时间",
        "发布日期",
        "成文日期",
        "发文字号",
        "文号",
        "索引号",
        "发布机构",
        "发文机关",
        "主题分类",
        "浏览",
        "浏览次数",
        "阅读",
        "阅读量",
        "点击",
        "点击数",
        "字号",
        "字体",
        "密级",
        "主办",
        "摄影",
        "图",
        "当前位置",
        "您的位置",
        "您当前的位置",
        "分享",
        "分享到",
    ];
    if line.contains(['。', '?', '!']) && !line.contains("://") || line.chars().count() > 80 {
        return is_enactment(line);
    }
    let inner = line.trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']' | '【' | '】' | ' ' | '*' | '_'));
    let label = inner.split([':', '/', '|']).next().filter(|label| label.len() < inner.len()).map(|label| label.replace(' ', ""));
    // 2031-03-05 08:12 来源：某报
    let is_labelled = inner.split_whitespace().filter_map(|piece| piece.split_once(':')).any(|(label, _)| LABELS.contains(&label));
    ANYWHERE.iter().any(|mark| line.contains(mark))
        || label.is_some_and(|label| LABELS.contains(&label.as_str()))
        || is_labelled
        || has_issue_number(inner)
        || is_page(inner)
        || is_document_number(inner)
        || is_dateline(inner)
        || is_imprint(inner)
        || is_enactment(line)
        || is_credit(inner)
}

/// 本报评论员, 某某课题组: an author who is no person. The endings are from general knowledge of newspapers and journals.
fn is_credit(line: &str) -> bool {
    ["评论员", "编辑部", "课题组", "本报记者", "调研组"].iter().any(|ending| line.ends_with(ending)) && line.chars().count() <= 16
}

/// 2031年3月5日 某市人民代表大会通过: how the publishers of laws say what they are. The verbs are from general knowledge of how laws are made.
fn is_enactment(line: &str) -> bool {
    let line = line.trim_matches(|c: char| matches!(c, '(' | ')' | '[' | ']' | ' ' | '。'));
    let ends = ["通过", "公布", "施行", "实施", "修订", "修正", "修改", "印发", "发布", "批准"].iter().any(|ending| line.ends_with(ending));
    ends && line.chars().count() <= 160
        && !line.contains(['。', ';', ':'])
        && find_date(line).is_some_and(|date| date.range.start == 0 && date.exactness() == 3)
}

/// 第12期, 总第345期 at the start or end of a line.
fn has_issue_number(line: &str) -> bool {
    let bare = line.trim_end_matches([')', ' ']);
    let Some(at) = line.rfind('第') else { return false };
    let number = line[at + "第".len()..].trim_start();
    let digits = number.chars().take_while(|c| c.is_ascii_digit() || "〇零一二三四五六七八九十百".contains(*c)).map(char::len_utf8).sum::<usize>();
    let rest = number[digits..].trim();
    digits > 0 && bare.chars().count() <= 30 && (rest.starts_with('期') || rest.starts_with("号")) && rest.chars().count() <= 4
}

/// 2031-03-05 某市日报, 《某报》（2031年3月5日 01版）, 首页 > 领导讲话
fn is_page(line: &str) -> bool {
    let Some(date) = find_date(line).filter(|date| date.exactness() == 3) else { return line.contains(" > ") || line.contains(">>") };
    let rest = line[date.range.end..].trim_start_matches(|c: char| c.is_ascii_digit() || matches!(c, ':' | ' ' | '.'));
    let digits = date.range.start == 0 && line[date.range.clone()].is_ascii();
    line.trim_end_matches(')').ends_with('版') || (digits && rest.chars().count() <= 10 && !rest.contains(['[', '【', '《', '“']))
}

/// 国发〔2022〕12号
fn is_document_number(line: &str) -> bool {
    let Some(rest) = line.split_once(['〔', '[', '(', '【']).map(|(_, rest)| rest) else { return false };
    let year = rest.bytes().take_while(u8::is_ascii_digit).count();
    year == 4 && line.ends_with('号') && line.chars().count() <= 30
}

/// Tells whether a folded line is a sentence, or so long or so punctuated that it belongs to running text.
fn is_sentence(line: &str) -> bool {
    let len = line.chars().count();
    let wide = line.chars().filter(|c| !c.is_ascii()).count() * 2 > len;
    if wide {
        let inside = line.trim_end_matches(['!', '?', '”', '」', '…']);
        return len > 70
            || line.contains(['。', ';', '|'])
            || line.ends_with([':', ','])
            || inside.contains(['!', '?'])
            || line.matches(',').count() > 3;
    }
    let words = line.split_whitespace().count();
    len > 140 || line.contains(". ") || line.contains("? ") || (line.ends_with(['.', '?', '!', ':', ';', ',', '"']) && words > 6) || words > 20
}

/// Headings of the body that have no number; from general knowledge of books and documents.
const SECTIONS: [&str; 12] = ["序言", "序", "前言", "引言", "导言", "导语", "绪论", "目录", "摘要", "正文", "编者按", "总则"];

/// Tells whether a folded line is a heading or item that belongs to the body: 一、, （二）, 3., 第一章, 一, 前言
fn is_section(line: &str) -> bool {
    let numeral = |c: char| c.is_ascii_digit() || "〇零一二三四五六七八九十百".contains(c);
    let inner = line.trim_start_matches('(');
    let bracketed = inner.len() < line.len();
    let len: usize = inner.chars().take_while(|&c| numeral(c)).map(char::len_utf8).sum();
    let rest = &inner[len..];
    if len > 0 {
        let dotted = rest.strip_prefix('.').is_some_and(|rest| !rest.starts_with(|c: char| c.is_ascii_digit()));
        return rest.is_empty() && inner.chars().count() <= 3 || rest.starts_with('、') || dotted || (bracketed && rest.starts_with(')'));
    }
    let bare: String = line.chars().filter(|c| !c.is_whitespace()).collect();
    if SECTIONS.contains(&bare.as_str()) {
        return true;
    }
    if let Some(rest) = line.strip_prefix('第') {
        let len: usize = rest.chars().take_while(|&c| numeral(c)).map(char::len_utf8).sum();
        return len > 0 && rest[len..].starts_with(['章', '节', '条', '编', '篇', '部']);
    }
    let mut chars = line.chars();
    chars.next().is_some_and(|c| matches!(c, '①'..='⑳' | '●' | '■' | '◆' | '·' | '*' | '•' | '▲' | '★' | '☆')) || line.starts_with("- ")
}

/// Tells whether a plain line at the top of a text without other evidence may be its title.
fn is_title_like(line: &str) -> bool {
    let len = line.chars().count();
    let ends_well = line.chars().next_back().is_some_and(|c| c.is_alphanumeric() || matches!(c, ')' | '”' | '》' | '」' | '!' | '?' | '%'));
    // 某网消息：… is how news begins, 记者：… how an interview does. The endings are from general knowledge of newspapers.
    let leads = line.split_once(':').is_some_and(|(lead, _)| {
        ["消息", "讯", "电", "报道", ")"].iter().any(|ending| lead.ends_with(ending)) || (lead.chars().count() <= 4 && !ends_in_genre(line))
    });
    (4..=60).contains(&len) && ends_well && !leads && !line.starts_with(['—', '-', '"', ')', '<', '{', '['])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn occasions() {
        let read = |line: &'static str| {
            occasion(line).map(|found| (&line[found.place], found.date.and_then(|date| date.iso()), found.speaker.map(|name| &line[name])))
        };
        let date = || Some("2031-03-05".to_owned());
        assert_eq!(read("在全市抓落实会议上的讲话"), Some(("在全市抓落实会议上的讲话", None, None)));
        assert_eq!(read("——2031年3月5日在某省第二十届人民代表大会第一次会议上"), Some(("在某省第二十届人民代表大会第一次会议上", date(), None)));
        assert_eq!(read("2031年3月5日在某市人民代表大会上某市市长 赵云同志作政府工作报告。"), Some(("在某市人民代表大会上", date(), Some("赵云"))));
        assert_eq!(
            read("----2031年3月5日王立新市长在某市人民代表大会的政府工作报告"),
            Some(("在某市人民代表大会的政府工作报告", date(), Some("王立新")))
        );
        assert_eq!(read("在抓落实会议上的讲话(节选)"), Some(("在抓落实会议上的讲话", None, None)));
        assert_eq!(read("在抓落实会议上的讲话(2031年3月5日)"), Some(("在抓落实会议上的讲话", date(), None)));
        assert_eq!(read("(2031年3月5日在党校开学典礼上)"), Some(("在党校开学典礼上", date(), None)));
        for line in [
            "在希望的田野上",
            "在会上",
            "走在前列",
            "现在报告工作。",
            "大家都在会上讲话,很热烈,很认真,很好",
            "我们在抓落实上下功夫的报告。好!",
            "省政府在年初的报告",
        ] {
            assert!(occasion(line).is_none(), "{line}");
        }
    }

    #[test]
    fn lone_dates() {
        for line in [
            "2031年3月5日",
            "(2031年3月5日)",
            "(2031年3月5日,某市)",
            "2031-03-05 10:30:00",
            "2031年3月",
            "2031年3月5日 星期三",
            "二〇三一年三月五日",
            "march 5, 2031",
            "wednesday, march 5, 2031",
            "(port ellery, 5 march 2031)",
            "delivered on march 5, 2031",
        ] {
            assert!(lone_date(line).is_some(), "{line}");
        }
        for line in [
            "2031年工作回顾",
            "2031年3月5日召开大会",
            "2031年3月工作要点",
            "截至2031年3月5日",
            "3月5日会议",
            "remarks, march 5, 2031",
            "the roads of march 5, 2031",
        ] {
            assert!(lone_date(line).is_none(), "{line}");
        }
    }

    #[test]
    fn notes() {
        for line in [
            "来源:某某日报",
            "来源 : 某某日报",
            "某市工作通讯 第12期",
            "(总第345期)",
            "某发〔2031〕12号",
            "新华社北京5月29日电",
            "扫描二维码关注公众号",
            "本报评论员",
            "“行稳”系列№12",
            "责任编辑:王立新",
            "记者/王立新",
            "2031-03-05 08:12 来源:某市日报 作者:李明",
            "2031-03-05 08:12 某市日报",
            "《某市日报》(2031年3月5日 01版)",
            "首页 > 政务公开 > 领导讲话",
            "2031年3月5日 某市第二十届人民代表大会第一次会议通过",
        ] {
            assert!(is_note(line), "{line}");
        }
        for line in
            ["在全民阅读大会上的讲话", "第二期工程开工了", "关于编辑工作的意见", "第十四届人民代表大会", "来源。", "1月1日起涨电", "政府工作报告"]
        {
            assert!(!is_note(line), "{line}");
        }
    }

    #[test]
    fn sentences_and_numbers() {
        for line in
            ["今年工作很好。", "会议指出:", "好!再接再厉", "we are here today to consider what we have done.", "mr. speaker, thank you. please sit"]
        {
            assert!(is_sentence(line), "{line}");
        }
        for line in ["坚定信心,埋头苦干,奋勇前进", "团结起来,走在前列!", "message on the state of the union", "政府工作报告"]
        {
            assert!(!is_sentence(line), "{line}");
        }
        for line in ["一、回顾", "(二)展望", "3.任务", "第一章 总则", "一", "十一", "①注", "- item", "* item"] {
            assert!(is_section(line), "{line}");
        }
        for line in ["2031年政府工作报告", "一切为了人民", "3.5万亿元的分量", "第一次会议", "十年树木", "—副题"] {
            assert!(!is_section(line), "{line}");
        }
    }
}
