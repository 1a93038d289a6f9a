//! What must hold for every text, asked of texts made at random: every span slices and says where it stands in bytes and in code points,
//! every count is what a naive count gives, and nothing depends on threads or on the order of documents.

#![allow(clippy::unwrap_used, clippy::expect_used, reason = "a test fails by panicking")]

use std::collections::{BTreeMap, BTreeSet};
use std::sync::LazyLock;

use kouhao::find::enumerations::{Enumeration, EnumerationFinder, ItemsFrom};
use kouhao::find::known::KnownFinder;
use kouhao::find::parallels::{Parallel, ParallelFinder, ParallelForm};
use kouhao::find::quotations::QuotationFinder;
use kouhao::find::series::{Series, SeriesFinder};
use kouhao::find::slogans::{Slogan, SloganMiner};
use kouhao::find::templates::{Occurrence, Template, TemplateFinder};
use kouhao::measure::{Kwic, TermCounter, Terms, Unit};
use kouhao::present::rows::{EnumerationRow, KwicRow, ParallelRow, Piece, QuotationRow, SeriesRow, TemplateRow, TokenRow};
use kouhao::present::summary::Summary;
use kouhao::text::{CharIndex, Corpus, Document, Fold, Mark, PartSet, Parts, Reader, Span, Units, View, clauses, numerals, sentences};
use kouhao::tokens::Tokenizer;
use proptest::prelude::*;
use proptest::test_runner::{RngSeed, TestCaseError};

/// Fixed seeds and few cases: the same texts at every run, in seconds even without optimisation.
fn config(cases: u32, seed: u64) -> ProptestConfig {
    ProptestConfig { cases, failure_persistence: None, rng_seed: RngSeed::Fixed(seed), ..ProptestConfig::default() }
}

/// Every mark of the table of marks, and some that it calls `Other`.
const MARKS: &str = "\n\r\u{b}\u{c}\u{85}\u{2028}\u{2029}。！？｡!?．.…‼⁇⁈⁉，；：,;:﹐﹔﹕、､﹑“‘「『﹁﹃｢〝”’」』﹂﹄｣〞〟\"＂《〈﹤«‹》〉﹥»›\
     （【〔［｛([{〖﹙）】〕］｝)]}〗﹚—–―～〜~─━ \t\u{3000}\u{a0}\u{200b}\u{feff}·・-+/&%％＋•→'#*_=|^";

/// Formulas of every form, the words that lead to them, and what makes parts, numerals, quotations and templates.
const FORMULAS: &[&str] = &[
    "四个全面",
    "“1+5”",
    "1+N",
    "一带一路",
    "“四千四万”",
    "五位一体",
    "三去一降一补",
    "24个要",
    "八项规定",
    "两个维护",
    "双碳",
    "三农",
    "放管服",
    "“严、细、深、实、准”",
    "生产、生活、生态",
    "一是抓产业",
    "二是抓民生",
    "三是抓生态",
    "第一，",
    "（一）",
    "一、",
    "要在招商上持续加力",
    "要在科技上持续加力",
    "要在民生上持续加力，",
    "坚决一点、快一点",
    "坚决一点快一点",
    "奔跑起来",
    "走在前列",
    "我们一定要",
    "主导产业",
    "的要求",
    "总书记强调：“",
    "群众说：“",
    "名词解释\n",
    "1.四个全面：",
    "各位代表：\n",
    "2022年9月7日",
    "（2022年9月7日）\n",
    "政府工作报告\n",
    "二〇二五",
    "百分之五",
    "3.5%",
    "１，０００",
    "2.3万亿",
    "落实“稳字当头”的要求",
    "推进“双碳”工作",
    "做强“1+5”主导产业",
    "王伟书记强调：“要走在前列。”",
    "省委“再上台阶”的部署",
    "‘好。’居民们说",
    "四個全面",
    "鄉親們說",
    "乾隆",
    "Build Back Better",
    "GDP",
    "ｇｄｐ",
    "can't",
    "e\u{301}té",
    "İ",
    "ẞ",
    "T恤",
];

/// A piece of text of one sort.
fn piece() -> impl Strategy<Value = String> {
    let mark = prop::sample::select(MARKS.chars().collect::<Vec<_>>());
    prop_oneof![
        6 => prop::sample::select(FORMULAS).prop_map(str::to_owned),
        5 => mark.prop_map(String::from),
        4 => prop::sample::select(vec!["，", "。", "、", "”", "“", "\n", "：", "改革", "发展", "的", "要", "和"]).prop_map(str::to_owned),
        2 => "[一-鿿]{1,4}",
        1 => "[〇一二三四五六七八九十百千万亿两双]{1,4}",
        1 => "[A-Za-zＡ-Ｚａ-ｚ0-9０-９]{1,4}",
        1 => "[ぁ-ヿ가-힣]{1,3}",
        1 => "[\u{20000}-\u{20100}\u{30000}-\u{30010}\u{1f600}-\u{1f610}\u{2e80}-\u{2fd5}\u{f900}-\u{f910}]{1,2}",
        1 => "[\u{e0100}\u{200d}\u{301}\u{fe0f}\u{0}]{1,2}",
        1 => any::<char>().prop_map(String::from),
    ]
}

/// Pieces in any order; now and then with a head before them and a glossary behind.
fn text() -> impl Strategy<Value = String> {
    let head =
        prop::sample::select(vec!["", "", "", "在大会上的讲话\n（2022年9月7日）\n王伟\n", "工作通讯\n第3期\n关于作风的几点意见\n各位代表：\n"]);
    let foot = prop::sample::select(vec!["", "", "", "\n名词解释\n1.四个全面：全面深化改革、全面依法治国。\n2.三农：农业、农村、农民。"]);
    (head, prop::collection::vec(piece(), 0..30), foot).prop_map(|(head, pieces, foot)| [head, &pieces.concat(), foot].concat())
}

fn texts() -> impl Strategy<Value = Vec<String>> {
    prop::collection::vec(text(), 0..4)
}

/// The units of a text as they are matched, and what parts them.
struct Scanned {
    document: usize,
    spans: Vec<Span>,
    spelt: Vec<String>,
    /// Whether a sentence ends before the unit.
    parted: Vec<bool>,
    text: String,
}

/// Cuts every part of every document into units, folded character by character.
fn scan_parts(corpus: &Corpus) -> Vec<Scanned> {
    let mut all = Vec::new();
    for (document, from) in corpus.iter().enumerate() {
        for part in from.parts().iter() {
            let text = from.text()[part.span].to_owned();
            let units = Units::new(&text);
            let spelt = units.spans().iter().map(|&span| fold(&text[span])).collect();
            let parted = units.gaps().iter().map(|gap| gap.separates()).collect();
            all.push(Scanned { document, spans: units.spans().to_vec(), spelt, parted, text });
        }
    }
    all
}

fn fold(text: &str) -> String {
    text.chars().map(|c| Fold::new().char(c)).collect()
}

/// Counts a phrase at every place, and the wordings in which it stands there.
fn naive_count(texts: &[Scanned], phrase: &[String]) -> (u32, u32, BTreeMap<String, u32>) {
    let (mut count, mut documents, mut wordings) = (0, BTreeSet::new(), BTreeMap::new());
    for text in texts {
        for (place, window) in text.spelt.windows(phrase.len()).enumerate() {
            let last = place + phrase.len() - 1;
            if window == phrase && !text.parted[place + 1..=last].contains(&true) {
                count += 1;
                documents.insert(text.document);
                let wording = text.text[text.spans[place].start..text.spans[last].end].to_owned();
                *wordings.entry(wording).or_default() += 1;
            }
        }
    }
    (count, documents.len() as u32, wordings)
}

/// Fails if `span` does not slice `text`, or does not say the same in code points.
fn sound(document: &Document, chars: &[char], span: Span) -> Result<(), TestCaseError> {
    let text = document.text();
    prop_assert!(span.start <= span.end && span.end <= text.len(), "{:?} of {}", span, text.len());
    prop_assert!(text.is_char_boundary(span.start) && text.is_char_boundary(span.end), "{:?} cuts a character of {:?}", span, text);
    let counted = document.chars(span);
    prop_assert_eq!(chars[counted].iter().collect::<String>(), &text[span]);
    Ok(())
}

/// Fails if a row gives another text than stands at its code points.
fn sound_row(chars: &[char], start: usize, end: usize, text: &str) -> Result<(), TestCaseError> {
    prop_assert_eq!(chars[start..end].iter().collect::<String>(), text);
    Ok(())
}

static ENUMERATIONS: LazyLock<EnumerationFinder> =
    LazyLock::new(|| EnumerationFinder::builder().quantities(true).parts(PartSet::ALL).build().unwrap());
static SERIES: LazyLock<SeriesFinder> = LazyLock::new(|| SeriesFinder::builder().outline(true).parts(PartSet::ALL).build().unwrap());
static QUOTATIONS: LazyLock<QuotationFinder> = LazyLock::new(|| QuotationFinder::builder().parts(PartSet::ALL).build().unwrap());
static PARALLELS: LazyLock<ParallelFinder> = LazyLock::new(|| ParallelFinder::builder().parts(PartSet::ALL).build().unwrap());
static TEMPLATES: LazyLock<TemplateFinder> = LazyLock::new(|| TemplateFinder::builder().parts(PartSet::ALL).build().unwrap());
static KNOWN: LazyLock<KnownFinder> = LazyLock::new(|| KnownFinder::builder().parts(PartSet::ALL).build().unwrap());
static SLOGANS: LazyLock<SloganMiner> = LazyLock::new(|| SloganMiner::builder().parts(PartSet::ALL).build().unwrap());

fn on_threads<R: Send>(threads: usize, work: impl FnOnce() -> R + Send) -> R {
    rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap().install(work)
}

proptest! {
    #![proptest_config(config(200, 101))]

    #[test]
    fn tokens_tile_the_text(text in text()) {
        let (document, chars) = (Document::from(text.as_str()), text.chars().collect::<Vec<_>>());
        let mut end = 0;
        for token in Tokenizer::new().tokenize(&text) {
            prop_assert_eq!(token.span().start, end);
            prop_assert!(!token.text().is_empty());
            end = token.span().end;
            sound(&document, &chars, token.span())?;
            let row = TokenRow::new(&document, 0, token);
            sound_row(&chars, row.start, row.end, row.text)?;
        }
        prop_assert_eq!(end, text.len());
    }

    #[test]
    fn parts_tile_the_text(text in text()) {
        let (document, chars) = (Document::from(text.as_str()), text.chars().collect::<Vec<_>>());
        let parts = document.parts();
        let mut end = 0;
        for part in parts.iter() {
            prop_assert_eq!(part.span.start, end);
            prop_assert!(!part.span.is_empty() || text.is_empty());
            sound(&document, &chars, part.span)?;
            prop_assert_eq!(parts.at(part.span.start), part.kind);
            end = part.span.end;
        }
        prop_assert_eq!(end, text.len());
        for field in [parts.title(), parts.speaker(), parts.date(), parts.occasion()].into_iter().flatten() {
            sound(&document, &chars, field)?;
            prop_assert!(!field.is_empty());
        }
        prop_assert_eq!(&Parts::of(&text), parts);
    }

    /// Sentences and clauses stand in order, hold something, and leave out nothing but marks.
    #[test]
    fn sentences_and_clauses_hold_every_letter(text in text()) {
        let (document, chars) = (Document::from(text.as_str()), text.chars().collect::<Vec<_>>());
        let sentences = sentences(&text);
        let clauses = clauses(&text);
        for spans in [&sentences, &clauses] {
            let mut end = 0;
            for &span in spans {
                sound(&document, &chars, span)?;
                prop_assert!(!span.is_empty() && span.start >= end);
                prop_assert!(!text[end..span.start].contains(|c| Mark::of(c).is_none()), "a letter before {:?} is lost in {:?}", span, text);
                end = span.end;
            }
            prop_assert!(!text[end..].contains(|c| Mark::of(c).is_none()));
        }
        for clause in clauses {
            prop_assert_eq!(sentences.iter().filter(|sentence| sentence.contains(clause)).count(), 1);
        }
    }

    #[test]
    fn units_stand_in_order_with_their_gaps(text in text()) {
        let units = Units::new(&text);
        prop_assert_eq!(units.gaps().len(), units.len() + 1);
        let mut end = 0;
        for (&span, gap) in units.spans().iter().zip(units.gaps()) {
            prop_assert!(span.start >= end && text[span].chars().any(|c| Mark::of(c).is_none()));
            let between = &text[end..span.start];
            prop_assert!(!between.contains(|c| Mark::of(c).is_none()));
            let ends = between.contains(|c| matches!(Mark::of(c), Some(Mark::Sentence | Mark::Break)));
            prop_assert_eq!(gap.separates(), ends || end == 0, "before {:?} in {:?}", span, text);
            end = span.end;
        }
    }

    /// A view has the same code points at the same places, each folded, and folding them again changes nothing.
    #[test]
    fn views_are_aligned(text in text(), simplified: bool) {
        let fold = Fold::new().simplified(simplified);
        let view = View::new(&text, fold);
            let spelled = |original: Span| view.spellings(&[original]).collect::<String>();
        let places = |text: &str| text.char_indices().map(|(at, _)| at).chain([text.len()]).collect::<Vec<_>>();
        let (here, there) = (places(&text), places(view.text()));
        prop_assert_eq!(here.len(), there.len());
        for ((original, folded), c) in here.windows(2).zip(there.windows(2)).zip(text.chars()) {
            let (original, folded) = (Span::new(original[0], original[1]), Span::new(folded[0], folded[1]));
            prop_assert_eq!(view.original(folded), original);
            prop_assert_eq!(spelled(original), view.text()[folded].to_string());
            if !simplified {
                prop_assert_eq!(spelled(original), fold.char(c).to_string());
            }
        }
        if !simplified {
            let again = View::new(view.text(), fold);
            prop_assert_eq!(again.text(), view.text());
        }
        let index = CharIndex::new(&text);
        for (place, &at) in here.iter().enumerate() {
            prop_assert_eq!(index.char_at(&text, at), place);
        }
    }

    #[test]
    fn numerals_slice(text in text()) {
        let mut end = 0;
        for numeral in numerals(&text) {
            prop_assert!(numeral.span.start >= end && !numeral.span.is_empty());
            prop_assert!(text.get(numeral.span.range()).is_some());
            end = numeral.span.end;
        }
    }

    #[test]
    fn enumerated_phrases_slice(text in text()) {
        let (document, chars) = (Document::from(text.as_str()), text.chars().collect::<Vec<_>>());
        let found = ENUMERATIONS.find(&document);
        for pair in found.windows(2) {
            prop_assert!(pair[0].span.end <= pair[1].span.start, "{:?} overlap in {:?}", pair, text);
        }
        for phrase in &found {
            sound(&document, &chars, phrase.span)?;
            prop_assert!(!phrase.span.is_empty());
            if let Some(inner) = phrase.classifier {
                sound(&document, &chars, inner)?;
                prop_assert!(phrase.span.contains(inner) && !inner.is_empty());
            }
            if let Some(noun) = phrase.noun {
                sound(&document, &chars, noun)?;
                prop_assert!(noun.start >= phrase.span.end && !noun.is_empty());
            }
            for item in phrase.items.iter().flatten() {
                prop_assert!(!item.text.is_empty());
                prop_assert_eq!(item.span.is_some(), matches!(phrase.items_from, Some(ItemsFrom::Text | ItemsFrom::Glossary)));
                if let Some(span) = item.span {
                    sound(&document, &chars, span)?;
                    prop_assert_eq!(&document.text()[span], &item.text);
                }
            }
            let row = EnumerationRow::new(&document, phrase);
            sound_row(&chars, row.start, row.end, &row.text)?;
            for item in row.items.iter().flatten() {
                if let (Some(start), Some(end)) = (item.start, item.end) {
                    sound_row(&chars, start, end, &item.text)?;
                }
            }
        }
    }

    #[test]
    fn quotations_slice(text in text()) {
        let (document, chars) = (Document::from(text.as_str()), text.chars().collect::<Vec<_>>());
        let found = QUOTATIONS.find(&document);
        prop_assert!(found.is_sorted_by(|a, b| a.span.start < b.span.start));
        for quotation in &found {
            for span in [Some(quotation.span), quotation.noun, quotation.attribution].into_iter().flatten() {
                sound(&document, &chars, span)?;
                prop_assert!(!span.is_empty());
            }
            let row = QuotationRow::new(&document, quotation);
            sound_row(&chars, row.start, row.end, &row.text)?;
        }
    }

    #[test]
    fn series_slice(text in prop_oneof![3 => numbered_text(), 1 => text()]) {
        let (document, chars) = (Document::from(text.as_str()), text.chars().collect::<Vec<_>>());
        let found = SERIES.find(&document);
        prop_assert!(found.is_sorted_by(|a, b| (a.span.start, a.depth) <= (b.span.start, b.depth)));
        for series in &found {
            sound(&document, &chars, series.span)?;
            prop_assert!(series.items.len() > 1);
            for &item in &series.items {
                sound(&document, &chars, item)?;
                prop_assert!(series.span.contains(item));
            }
            if let Some(phrase) = series.announced_by {
                sound(&document, &chars, phrase)?;
                prop_assert!(!phrase.is_empty() && phrase.end <= series.span.start);
            }
            let row = SeriesRow::new(&document, series);
            prop_assert_eq!((row.items[0].start >= row.start, row.items.iter().all(|item| item.end <= row.end)), (true, true));
            for Piece { text, start, end } in &row.items {
                sound_row(&chars, *start, *end, text)?;
            }
        }
    }

    #[test]
    fn occurrences_are_all_found(text in text(), phrase in piece()) {
        let (document, chars) = (Document::from(text.as_str()), text.chars().collect::<Vec<_>>());
        let units = Units::new(&phrase);
        let Ok(kwic) = Kwic::builder().phrase(&phrase).parts(PartSet::ALL).width(5).build() else {
            prop_assert!(units.is_empty());
            return Ok(());
        };
        let hits = kwic.find(&document);
        let spelt: Vec<String> = units.spans().iter().map(|&unit| fold(&phrase[unit])).collect();
        // The finder reads across the edges of parts, which are paragraph breaks.
        let whole = Units::new(&text);
        let everything = Scanned {
            document: 0,
            spans: whole.spans().to_vec(),
            spelt: whole.spans().iter().map(|&span| fold(&text[span])).collect(),
            parted: whole.gaps().iter().map(|gap| gap.separates()).collect(),
            text: text.clone(),
        };
        prop_assert_eq!(hits.len() as u32, naive_count(&[everything], &spelt).0);
        for hit in &hits {
            for span in [hit.left, hit.span, hit.right] {
                sound(&document, &chars, span)?;
            }
            let row = KwicRow::new(&document, hit);
            sound_row(&chars, row.start, row.end, &row.matched)?;
        }
    }
}

/// Texts of markers and what may stand between them: without them series are rare.
fn numbered_text() -> impl Strategy<Value = String> {
    let marker = prop::sample::select(vec![
        "一是",
        "二是",
        "三是",
        "第一，",
        "第二，",
        "首先，",
        "其次，",
        "最后，",
        "（一）",
        "（二）",
        "（４）",
        "一、",
        "二、",
        "1.",
        "2.",
        "①",
        "②",
        "第一条 ",
        "第二条 ",
        "另一方面",
        "讲三點意見：",
        "走在前列，我们要",
        "要",
        "",
    ]);
    let mark = prop::sample::select(vec!["，", "。", "\n", "；", "。\n　　", "”", "“", ""]);
    prop::collection::vec((marker, piece(), mark), 0..16).prop_map(|items| items.into_iter().map(|(a, b, c)| [a, &b, c].concat()).collect())
}

/// Texts of clauses that differ in a word or two: without them templates are rare.
fn built_text() -> impl Strategy<Value = String> {
    let opening = prop::sample::select(vec!["要在", "走在前列，我们一定要", "全力做好", "", "（一）坚定不移把"]);
    let filler = prop_oneof![2 => prop::sample::select(vec!["招商", "“双碳”", "ＧＤＰ", "科技e\u{301}", "民生", "生态（绿色）"]).prop_map(str::to_owned), 1 => piece()];
    let ending = prop::sample::select(vec!["上持续加力", "工作", "", "这篇文章写好"]);
    let mark = prop::sample::select(vec!["，", "。", "\n", "；", "！\n　　", ""]);
    prop::collection::vec((opening, filler, ending, mark), 0..24)
        .prop_map(|clauses| clauses.into_iter().map(|(a, b, c, d)| [a, &b, c, d].concat()).collect())
}

/// Texts of lists whose members are built alike.
fn parallel_text() -> impl Strategy<Value = String> {
    let list = prop::sample::select(vec![
        "知责于心、担责于身、履责于行",
        "不敢腐、不能腐、不想腐的机制",
        "照镜子、正衣冠、洗洗澡、治治病",
        "強化“甲鄉”、“乙鄉”意識",
        "把桥修好，把路铺平",
        "做大做强做优",
        "既“好看”又“好走”",
        "北京、上海",
    ]);
    let mark = prop::sample::select(vec!["，", "。", "\n", "；", "、", "！\n　　", ""]);
    prop::collection::vec((list, mark, prop::option::of(piece())), 0..8)
        .prop_map(|lists| lists.into_iter().map(|(a, b, c)| [a, b, c.as_deref().unwrap_or("")].concat()).collect())
}

/// Leaves out everything but letters and digits.
fn bare(text: &str) -> String {
    text.chars().filter(|&c| Mark::of(c).is_none()).collect()
}

proptest! {
    #![proptest_config(config(150, 102))]

    #[test]
    fn parallels_slice(text in prop_oneof![3 => built_text(), 1 => parallel_text(), 1 => text()]) {
        let (document, chars) = (Document::from(text.as_str()), text.chars().collect::<Vec<_>>());
        let found = PARALLELS.find(&document);
        prop_assert!(found.is_sorted_by(|a, b| (a.span.start, std::cmp::Reverse(a.span.end)) < (b.span.start, std::cmp::Reverse(b.span.end))));
        for parallel in &found {
            let clauses = &parallel.clauses;
            prop_assert!(clauses.len() > 1);
            prop_assert_eq!((clauses[0].start, clauses[clauses.len() - 1].end), (parallel.span.start, parallel.span.end));
            prop_assert!(clauses.windows(2).all(|pair| pair[0].end <= pair[1].start && fold(&text[pair[0]]) != fold(&text[pair[1]])), "{:?}", parallel);
            prop_assert_eq!(parallel.form == ParallelForm::Couplet, clauses.len() == 2);
            for &clause in clauses {
                sound(&document, &chars, clause)?;
                prop_assert!(!clause.is_empty());
            }
            // What is shared stands in every clause, in order.
            for piece in parallel.shared.iter().flat_map(|shared| shared.split("{}")).map(|piece| fold(piece.trim())) {
                prop_assert!(clauses.iter().all(|&clause| bare(&fold(&text[clause])).contains(&bare(&piece))), "{:?}", parallel);
            }
            let row = ParallelRow::new(&document, parallel);
            prop_assert_eq!((row.start, row.end), (row.clauses[0].start, row.clauses[row.clauses.len() - 1].end));
            for Piece { text, start, end } in &row.clauses {
                sound_row(&chars, *start, *end, text)?;
            }
        }
    }

    #[test]
    fn templates_slice(text in prop_oneof![3 => built_text(), 1 => text()]) {
        let (document, chars) = (Document::from(text.as_str()), text.chars().collect::<Vec<_>>());
        for template in TEMPLATES.find(&document) {
            let mut distinct: BTreeSet<Vec<String>> = BTreeSet::new();
            for occurrence in &template.occurrences {
                sound(&document, &chars, occurrence.span)?;
                prop_assert_eq!(occurrence.fillers.len(), template.text.matches("{}").count());
                for &filler in &occurrence.fillers {
                    sound(&document, &chars, filler)?;
                    prop_assert!(occurrence.span.contains(filler) && !filler.is_empty());
                }
                prop_assert!(occurrence.fillers.windows(2).all(|pair| pair[0].end < pair[1].start));
                distinct.insert(occurrence.fillers.iter().map(|&filler| fold(&text[filler])).collect());
            }
            let first = &template.occurrences[0];
            let mut wording = text[first.span].to_owned();
            for filler in first.fillers.iter().rev() {
                wording.replace_range(filler.start - first.span.start..filler.end - first.span.start, "{}");
            }
            prop_assert_eq!(&wording, &template.text);
            prop_assert!(distinct.len() >= 3, "{:?}", distinct);
            let row = TemplateRow::new(&document, &template);
            prop_assert_eq!(row.fillers.iter().map(|filler| filler.count).sum::<u64>(), template.count() as u64);
            for (place, occurrence) in row.spans.iter().zip(&template.occurrences) {
                sound_row(&chars, place.start, place.end, &text[occurrence.span])?;
            }
        }
    }

    /// What recurs across documents stands in two or more of them, and where it is said to.
    #[test]
    fn templates_across_slice(texts in prop::collection::vec(built_text(), 2..5)) {
        let corpus = Corpus::from_texts(texts);
        let fixed = |template: &Template, occurrence: &Occurrence| {
            let text = corpus[occurrence.document].text();
            let mut rest = text[occurrence.span].to_owned();
            for filler in occurrence.fillers.iter().rev() {
                rest.replace_range(filler.start - occurrence.span.start..filler.end - occurrence.span.start, "{}");
            }
            (occurrence == &template.occurrences[0]).then(|| assert_eq!(rest, template.text));
            Units::new(&rest).spans().iter().map(|&unit| fold(&rest[unit])).collect::<Vec<String>>()
        };
        for template in TEMPLATES.find_across(&corpus) {
            let documents: BTreeSet<usize> = template.occurrences.iter().map(|occurrence| occurrence.document).collect();
            prop_assert!(documents.len() >= 2 && template.score.is_finite());
            prop_assert!(template.occurrences.is_sorted());
            let wordings: BTreeSet<Vec<String>> = template.occurrences.iter().map(|occurrence| fixed(&template, occurrence)).collect();
            prop_assert_eq!(wordings.len(), 1, "{:?}", template);
            let row = TemplateRow::across(corpus.documents(), &template);
            prop_assert!(row.document.is_none());
            prop_assert_eq!(row.spans.len(), template.count());
        }
    }

    /// Known formulations slice their text, stand in the order of their starts, longer ones first, and overlap only as one inside the other.
    #[test]
    fn known_formulations_slice(text in text()) {
        let document = Document::from(text.as_str());
        let chars: Vec<char> = document.text().chars().collect();
        let found = KNOWN.find(&document);
        for known in &found {
            sound(&document, &chars, known.span)?;
            prop_assert!(known.score.is_finite() && !known.key.is_empty());
        }
        for pair in found.windows(2) {
            let (first, second) = (pair[0].span, pair[1].span);
            prop_assert!((first.start, second.end) < (second.start, first.end), "{:?}", pair);
        }
        for (place, a) in found.iter().enumerate() {
            for b in &found[place + 1..] {
                prop_assert!(b.span.start >= a.span.end || b.span.end <= a.span.end, "{:?} crosses {:?}", a, b);
            }
        }
    }

    /// Counts, documents and spellings of every slogan are those of a scan of all texts.
    #[test]
    fn slogans_are_counted_right(texts in texts()) {
        let corpus = Corpus::from_texts(texts);
        let scanned = scan_parts(&corpus);
        let mut keys = BTreeSet::new();
        for slogan in SLOGANS.mine(&corpus).unwrap() {
            let units = Units::new(&slogan.text);
            let spelt: Vec<String> = units.spans().iter().map(|&unit| fold(&slogan.text[unit])).collect();
            let (count, documents, wordings) = naive_count(&scanned, &spelt);
            prop_assert_eq!((slogan.count, slogan.documents), (count, documents), "{:?}", slogan);
            // A variant may hold the other half of a pair of marks, which stands outside its first and last unit.
            let mut variants: BTreeMap<String, u32> = BTreeMap::new();
            for variant in &slogan.variants {
                let units = Units::new(&variant.text);
                let (first, last) = (units.spans()[0], units.spans()[units.len() - 1]);
                *variants.entry(variant.text[first.start..last.end].to_owned()).or_default() += variant.count;
                prop_assert!(corpus.iter().any(|document| document.text().contains(&variant.text)));
            }
            prop_assert_eq!(variants, wordings, "{:?}", slogan);
            prop_assert!(slogan.count >= 2 && slogan.net <= slogan.count && slogan.documents >= 1 && slogan.score.is_finite());
            prop_assert!(keys.insert(slogan.key.clone()), "two rows with the key {}", slogan.key);
        }
    }

    #[test]
    fn terms_are_counted_right(texts in texts()) {
        let corpus = Corpus::from_texts(texts);
        let mut expected: BTreeMap<String, (u64, BTreeSet<usize>)> = BTreeMap::new();
        let mut words = 0;
        for (place, document) in corpus.iter().enumerate() {
            for part in document.parts().iter() {
                for token in Tokenizer::new().tokenize(&document.text()[part.span]).filter(|token| token.is_word()) {
                    words += 1;
                    let entry = expected.entry(token.text().to_owned()).or_default();
                    entry.0 += 1;
                    entry.1.insert(place);
                }
            }
        }
        let terms = TermCounter::builder().parts(PartSet::ALL).build().unwrap().count(&corpus);
        let rows: BTreeMap<String, (u64, u64)> = terms.rows().iter().map(|row| (row.term.to_string(), (row.count, row.documents))).collect();
        prop_assert_eq!(rows, expected.into_iter().map(|(term, (count, documents))| (term, (count, documents.len() as u64))).collect());
        prop_assert_eq!(terms.totals().iter().map(|group| group.words).sum::<u64>(), words);
        let rank = |pair: &[kouhao::measure::Term]| (pair[0].count, &pair[1].term) > (pair[1].count, &pair[0].term);
        prop_assert!(terms.rows().windows(2).all(rank));
    }
}

/// Everything that is found in a corpus, as text to be compared.
fn everything(corpus: &Corpus) -> String {
    let mut all = format!("{:?}\n", SLOGANS.mine(corpus).unwrap());
    for unit in [Unit::Word, Unit::Ngram(2)] {
        let terms = TermCounter::builder().unit(unit).parts(PartSet::ALL).build().unwrap().count(corpus);
        all += &format!("{terms:?}\n");
    }
    for document in corpus {
        all += &format!("{:?}\n{:?}\n{:?}\n", ENUMERATIONS.find(document), QUOTATIONS.find(document), KNOWN.find(document));
        all += &format!("{:?}\n{:?}\n{:?}\n", TEMPLATES.find(document), SERIES.find(document), PARALLELS.find(document));
    }
    all += &format!("{:?}\n", TEMPLATES.find_across(corpus));
    let mut summary = Vec::new();
    Summary::builder().parts(PartSet::ALL).build().unwrap().write(corpus, &mut summary).unwrap();
    all + &String::from_utf8(summary).unwrap()
}

proptest! {
    #![proptest_config(config(60, 103))]

    #[test]
    fn threads_do_not_matter(texts in texts()) {
        // A fresh corpus for each, so that nothing remembered is shared.
        let one = on_threads(1, || everything(&Corpus::from_texts(texts.clone())));
        let four = on_threads(4, || everything(&Corpus::from_texts(texts.clone())));
        prop_assert_eq!(one, four);
    }

    #[test]
    fn threads_do_not_matter_to_templates(texts in prop::collection::vec(built_text(), 2..5)) {
        let found = |threads| {
            let corpus = Corpus::from_texts(texts.clone());
            on_threads(threads, || (TEMPLATES.find_across(&corpus), corpus.iter().map(|document| TEMPLATES.find(document)).collect::<Vec<_>>()))
        };
        let one = found(1);
        prop_assert_eq!(&one, &found(2));
        prop_assert_eq!(&one, &found(4));
    }

    #[test]
    fn the_order_of_documents_does_not_matter(texts in texts(), by in 0..4usize) {
        let mut moved = texts.clone();
        moved.rotate_left(by.min(texts.len()));
        let (corpus, moved) = (Corpus::from_texts(texts), Corpus::from_texts(moved));
        // Ties stand in the order of keys, so even the order of rows is the same.
        prop_assert_eq!(format!("{:?}", SLOGANS.mine(&corpus).unwrap()), format!("{:?}", SLOGANS.mine(&moved).unwrap()));
        prop_assert_eq!(TermCounter::new().count(&corpus), TermCounter::new().count(&moved));
    }
}

/// The objects that callers keep, share between threads and clone.
#[test]
fn objects_are_shared_between_threads() {
    fn shared<T: Clone + Send + Sync + Unpin + std::panic::UnwindSafe + std::panic::RefUnwindSafe + 'static>() {}
    shared::<Document>();
    shared::<Corpus>();
    shared::<Parts>();
    shared::<Tokenizer>();
    shared::<EnumerationFinder>();
    shared::<Enumeration>();
    shared::<QuotationFinder>();
    shared::<ParallelFinder>();
    shared::<Parallel>();
    shared::<TemplateFinder>();
    shared::<SeriesFinder>();
    shared::<Series>();
    shared::<SloganMiner>();
    shared::<Slogan>();
    shared::<TermCounter>();
    shared::<Terms>();
    shared::<Kwic>();
    // An error of the operating system is not unwind safe.
    fn sent<T: Clone + Send + Sync + 'static>() {}
    sent::<kouhao::Error>();
    fn moved<T: Send + 'static>() {}
    moved::<Reader>();
}

/// The generator makes what the properties are about; without this they could hold for nothing.
#[test]
fn generated_texts_hold_findings() {
    use proptest::strategy::ValueTree;
    let mut runner = proptest::test_runner::TestRunner::new(config(1, 104));
    let (mut named, mut quoted, mut parallels, mut templates, mut series, mut slogans, mut parts) = (0, 0, 0, 0, 0, 0, 0);
    let mut across = 0;
    for _ in 0..100 {
        let text = text().new_tree(&mut runner).unwrap().current();
        let built = built_text().new_tree(&mut runner).unwrap().current();
        let document = Document::from(text.as_str());
        named += usize::from(ENUMERATIONS.find(&document).iter().any(|phrase| phrase.named));
        quoted += usize::from(QUOTATIONS.find(&document).iter().any(|quotation| quotation.noun.is_some() || quotation.attribution.is_some()));
        let parallel = parallel_text().new_tree(&mut runner).unwrap().current();
        parallels += usize::from(!PARALLELS.find(&Document::from(parallel.as_str())).is_empty());
        templates += usize::from(!TEMPLATES.find(&Document::from(built.as_str())).is_empty());
        let second = built_text().new_tree(&mut runner).unwrap().current();
        across += usize::from(!TEMPLATES.find_across(&Corpus::from_texts([built.clone(), second])).is_empty());
        let numbered = numbered_text().new_tree(&mut runner).unwrap().current();
        series += usize::from(!SERIES.find(&Document::from(numbered.as_str())).is_empty());
        parts += usize::from(document.parts().iter().count() > 1);
        slogans += usize::from(!SLOGANS.mine(&Corpus::from_texts([text, built])).unwrap().is_empty());
    }
    assert!(named > 50 && quoted > 20 && templates > 10 && slogans > 30 && parts > 10, "{named} {quoted} {templates} {slogans} {parts}");
    assert!(series > 20 && parallels > 50 && across > 10, "{series} {parallels} {across}");
}
