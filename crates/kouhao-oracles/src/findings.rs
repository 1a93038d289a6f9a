//! What is found in one text.

use std::cmp::Reverse;
use std::collections::BTreeSet;
use std::sync::LazyLock;

use kouhao::find::enumerations::{EnumerationFinder, ItemsFrom};
use kouhao::find::known::KnownFinder;
use kouhao::find::parallels::{ParallelFinder, ParallelForm};
use kouhao::find::quotations::QuotationFinder;
use kouhao::find::series::SeriesFinder;
use kouhao::find::templates::{Occurrence, Template, TemplateFinder};
use kouhao::measure::Kwic;
use kouhao::present::rows::{EnumerationRow, HitRow, KnownRow, ParallelRow, Piece, QuotationRow, SeriesRow, TemplateRow};
use kouhao::text::{Corpus, Document, Mark, Span};

use crate::Input;
use crate::recurrence::ONE_THREAD;
use crate::sound::{PARTS, Page, Scanned, fold, simplified, spelt};

pub(crate) static ENUMERATIONS: LazyLock<EnumerationFinder> =
    LazyLock::new(|| EnumerationFinder::builder().quantities(true).parts(PARTS).build().unwrap());
pub(crate) static SERIES: LazyLock<SeriesFinder> = LazyLock::new(|| SeriesFinder::builder().outline(true).parts(PARTS).build().unwrap());
pub(crate) static QUOTATIONS: LazyLock<QuotationFinder> = LazyLock::new(|| QuotationFinder::builder().parts(PARTS).build().unwrap());
pub(crate) static PARALLELS: LazyLock<ParallelFinder> = LazyLock::new(|| ParallelFinder::builder().parts(PARTS).build().unwrap());
pub(crate) static TEMPLATES: LazyLock<TemplateFinder> = LazyLock::new(|| TemplateFinder::builder().parts(PARTS).build().unwrap());
pub(crate) static KNOWN: LazyLock<KnownFinder> = LazyLock::new(|| KnownFinder::builder().parts(PARTS).build().unwrap());

/// Asks whether enumerated phrases and their members slice, and do not overlap.
pub fn enumerations(bytes: &[u8]) {
    let page = Page::new(&Input::new(bytes).text());
    let document = &page.document;
    let found = ENUMERATIONS.find(document);
    for pair in found.windows(2) {
        assert!(pair[0].span.end <= pair[1].span.start, "{pair:?} overlap in {:?}", document.text());
    }
    for phrase in &found {
        page.holds(phrase.span);
        if let Some(classifier) = phrase.classifier {
            page.holds(classifier);
            assert!(phrase.span.contains(classifier));
        }
        if let Some(noun) = phrase.noun {
            page.holds(noun);
            assert!(noun.start >= phrase.span.end);
        }
        for item in phrase.items.iter().flatten() {
            assert!(!item.text.is_empty());
            assert_eq!(item.span.is_some(), matches!(phrase.items_from, Some(ItemsFrom::Text | ItemsFrom::Glossary)));
            if let Some(span) = item.span {
                page.sound(span);
                assert_eq!(&document.text()[span], &item.text);
            }
        }
        let row = EnumerationRow::new(document, phrase);
        page.row(row.start, row.end, &row.text);
        for item in row.items.iter().flatten() {
            if let (Some(start), Some(end)) = (item.start, item.end) {
                page.row(start, end, &item.text);
            }
        }
    }
}

/// Asks whether quotations slice and stand in order.
pub fn quotations(bytes: &[u8]) {
    let page = Page::new(&Input::new(bytes).text());
    let found = QUOTATIONS.find(&page.document);
    assert!(found.is_sorted_by(|a, b| a.span.start < b.span.start));
    for quotation in &found {
        for span in [Some(quotation.span), quotation.noun, quotation.attribution].into_iter().flatten() {
            page.holds(span);
        }
        let row = QuotationRow::new(&page.document, quotation);
        page.row(row.start, row.end, &row.text);
    }
}

/// Asks whether series hold their items, follow what announces them, and stand in order.
pub fn series(bytes: &[u8]) {
    let page = Page::new(&Input::new(bytes).text());
    let found = SERIES.find(&page.document);
    assert!(found.is_sorted_by(|a, b| (a.span.start, a.depth) <= (b.span.start, b.depth)));
    for series in &found {
        page.sound(series.span);
        assert!(series.items.len() > 1);
        for &item in &series.items {
            page.holds(item);
            assert!(series.span.contains(item));
        }
        if let Some(phrase) = series.announced_by {
            page.holds(phrase);
            assert!(phrase.end <= series.span.start);
        }
        let row = SeriesRow::new(&page.document, series);
        assert!(row.items[0].start >= row.start && row.items.iter().all(|item| item.end <= row.end));
        rows(&page, &row.items);
    }
}

/// Asks whether a phrase in context is found wherever a scan of all units finds it.
pub fn kwic(bytes: &[u8]) {
    let mut input = Input::new(bytes);
    let (width, phrase) = (input.below(24), input.phrase());
    let page = Page::new(&input.text());
    let units = spelt(&phrase);
    let Ok(kwic) = Kwic::builder().phrase(&phrase).parts(PARTS).width(width).build() else {
        assert!(units.is_empty(), "{phrase:?} is refused");
        return;
    };
    let hits = kwic.find(&page.document);
    // A phrase whose own units a mark parts is found where they are parted, so a scan is asked of the others.
    if !Scanned::new(0, &phrase).parted[1..units.len()].contains(&true) {
        let scanned = Scanned::new(0, page.document.text());
        let places: Vec<usize> = scanned.places(&units).collect();
        let starts: Vec<usize> = hits.iter().map(|hit| hit.span.start).collect();
        assert!(starts.iter().all(|start| places.iter().any(|&place| scanned.spans[place].start == *start)));
        // Half a pair of marks, or the mark behind a number, may part what is spelt like a phrase; a comma does if it leaves a character alone.
        let plain = |place: &usize| {
            let (first, last) = (scanned.spans[*place], scanned.spans[place + units.len() - 1]);
            let clauses: Vec<&str> = page.document.text()[first.start..last.end].split('，').collect();
            clauses.iter().all(|clause| clause.chars().all(char::is_alphanumeric) && (clauses.len() == 1 || clause.chars().count() > 1))
        };
        assert!(places.iter().filter(|place| plain(place)).all(|&place| starts.contains(&scanned.spans[place].start)));
    }
    for hit in &hits {
        for span in [hit.left, hit.span, hit.right] {
            page.sound(span);
        }
        assert!(hit.left.end == hit.span.start && hit.span.end == hit.right.start);
        let row = HitRow::new(&page.document, hit);
        page.row(row.start, row.end, &row.matched);
    }
}

/// Asks whether known formulations slice, stand in the order of their starts, longer ones first, and overlap only as one inside the other.
pub fn known(bytes: &[u8]) {
    let page = Page::new(&Input::new(bytes).text());
    let found = KNOWN.find(&page.document);
    for known in &found {
        page.holds(known.span);
        assert!(known.score.is_finite() && !known.key.is_empty());
        let row = KnownRow::new(&page.document, known);
        page.row(row.start, row.end, &row.text);
    }
    for pair in found.windows(2) {
        let (first, second) = (pair[0].span, pair[1].span);
        assert!((first.start, second.end) < (second.start, first.end), "{pair:?}");
    }
    for (place, a) in found.iter().enumerate() {
        for b in found[place + 1..].iter().take_while(|b| b.span.start < a.span.end) {
            assert!(b.span.end <= a.span.end, "{a:?} crosses {b:?}");
        }
    }
}

/// Asks whether parallels have clauses in order that share what is said to be shared.
pub fn parallels(bytes: &[u8]) {
    let page = Page::new(&Input::new(bytes).text());
    let text = page.document.text();
    let found = PARALLELS.find(&page.document);
    assert!(found.is_sorted_by(|a, b| (a.span.start, Reverse(a.span.end)) < (b.span.start, Reverse(b.span.end))));
    for parallel in &found {
        let clauses = &parallel.clauses;
        assert!(clauses.len() > 1);
        assert_eq!((clauses[0].start, clauses[clauses.len() - 1].end), (parallel.span.start, parallel.span.end));
        assert!(clauses.windows(2).all(|pair| pair[0].end <= pair[1].start), "{parallel:?}");
        // Paragraphs may open with the very same words.
        let differ = |pair: &[Span]| fold(&text[pair[0]]) != fold(&text[pair[1]]);
        assert!(parallel.form == ParallelForm::Refrain || clauses.windows(2).all(differ), "{parallel:?} in {text:?}");
        // Sentences and paragraphs may be two or more.
        assert!(parallel.form != ParallelForm::Couplet || clauses.len() == 2, "{parallel:?}");
        assert!(parallel.form != ParallelForm::Series || clauses.len() > 2, "{parallel:?}");
        clauses.iter().for_each(|&clause| page.holds(clause));
        // What is shared stands in every clause, spelt as in the first: 鄉親們 and 我们 share 們.
        let pieces = parallel.shared.iter().flat_map(|shared| shared.split("{}"));
        for piece in pieces.map(|piece| simplified(&bare(piece))) {
            assert!(clauses.iter().all(|&clause| simplified(&bare(&text[clause])).contains(&piece)), "{parallel:?} in {text:?}");
        }
        let row = ParallelRow::new(&page.document, parallel);
        assert_eq!((row.start, row.end), (row.clauses[0].start, row.clauses[row.clauses.len() - 1].end));
        rows(&page, &row.clauses);
    }
}

/// Leaves out everything but letters and digits.
fn bare(text: &str) -> String {
    text.chars().filter(|&c| Mark::of(c).is_none()).collect()
}

fn rows(page: &Page, pieces: &[Piece]) {
    for Piece { text, start, end } in pieces {
        page.row(*start, *end, text);
    }
}

/// Asks whether templates are what is left of their occurrences without the fillers, in one text and across several.
pub fn templates(bytes: &[u8]) {
    // On one thread, as so short texts cost less than others have to be woken up for; `corpus` asks whether threads matter.
    ONE_THREAD.install(|| templates_hold(bytes));
}

fn templates_hold(bytes: &[u8]) {
    let corpus = Corpus::from_texts(Input::new(bytes).texts());
    for document in &corpus {
        let page = Page::of(document);
        for template in TEMPLATES.find(document) {
            let mut distinct: BTreeSet<Vec<String>> = BTreeSet::new();
            for occurrence in &template.occurrences {
                slots(&page, &template, occurrence);
                distinct.insert(occurrence.fillers.iter().map(|&filler| fold(&document.text()[filler])).collect());
            }
            assert_eq!(without_fillers(document, &template.occurrences[0]), template.text);
            assert!(distinct.len() >= 3, "{distinct:?}");
            let row = TemplateRow::new(document, &template);
            assert_eq!(row.fillers.iter().map(|filler| filler.count).sum::<u64>(), template.count() as u64);
            for (place, occurrence) in row.spans.iter().zip(&template.occurrences) {
                page.row(place.start, place.end, &document.text()[occurrence.span]);
            }
        }
    }
    across(&corpus);
}

fn slots(page: &Page, template: &Template, occurrence: &Occurrence) {
    page.sound(occurrence.span);
    assert_eq!(occurrence.fillers.len(), template.text.matches("{}").count());
    for &filler in &occurrence.fillers {
        page.holds(filler);
        assert!(occurrence.span.contains(filler));
    }
    assert!(occurrence.fillers.windows(2).all(|pair| pair[0].end < pair[1].start));
}

fn without_fillers(document: &Document, occurrence: &Occurrence) -> String {
    let mut wording = document.text()[occurrence.span].to_owned();
    for filler in occurrence.fillers.iter().rev() {
        wording.replace_range(filler.start - occurrence.span.start..filler.end - occurrence.span.start, "{}");
    }
    wording
}

/// What recurs across documents stands in two or more of them, with one wording.
fn across(corpus: &Corpus) {
    for template in TEMPLATES.find_across(corpus) {
        let documents: BTreeSet<usize> = template.occurrences.iter().map(|occurrence| occurrence.document).collect();
        assert!(documents.len() >= 2 && template.score.is_finite());
        assert!(template.occurrences.is_sorted());
        let wording = |occurrence: &Occurrence| without_fillers(&corpus[occurrence.document], occurrence);
        assert_eq!(wording(&template.occurrences[0]), template.text);
        let wordings: BTreeSet<Vec<String>> = template.occurrences.iter().map(|occurrence| spelt(&wording(occurrence))).collect();
        assert_eq!(wordings.len(), 1, "{template:?}");
        let row = TemplateRow::across(corpus.documents(), &template);
        assert!(row.document.is_none() && row.spans.len() == template.count());
    }
}
