//! Real texts, where they are at hand: [`support::data`].

#![allow(clippy::unwrap_used, reason = "a test fails by panicking")]

mod support;

use kouhao::find::enumerations::{Check, Enumeration, EnumerationFinder};
use kouhao::find::known::{KnownFinder, KnownSource};
use kouhao::find::parallels::{ParallelFinder, ParallelForm};
use kouhao::find::series::{Series, SeriesFinder};
use kouhao::find::slogans::SloganMiner;
use kouhao::find::templates::TemplateFinder;
use kouhao::present::report::Report;
use kouhao::present::rows::TokenRow;
use kouhao::text::{Corpus, Document, Fold, PartSet, Reader, Span, Units};
use kouhao::tokens::Tokenizer;
use support::data;

/// Returns the speech of a mayor whose formulas are known one by one.
fn speech() -> Option<Document> {
    let path = data("gold/docs/seed_langfang_2022.txt")?;
    Some(Corpus::read([path]).unwrap()[0].clone())
}

#[test]
fn awkward_files_are_read_or_refused_by_name() {
    let Some(folder) = data("corpora/awkward") else { return };
    let mut read = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.display().to_string();
        let mut outcomes = 0;
        for outcome in Reader::builder().build([&path]).unwrap() {
            outcomes += 1;
            match outcome {
                Ok(document) => {
                    read += 1;
                    let text = document.text();
                    let strange = text.chars().filter(|&c| c == '\u{fffd}').count();
                    assert!(20 * strange <= text.chars().count(), "{name}: {strange} characters could not be decoded");
                }
                Err(error) => assert!(error.input().is_some_and(|input| input.starts_with(&name)), "{name}: {error}"),
            }
        }
        assert!(outcomes > 0, "{name} is passed over in silence");
    }
    assert!(read > 10, "only {read} documents");
}

#[test]
fn no_text_of_paragraphs_is_taken_for_broken_lines() {
    for folder in ["gwr_state_council/txt", "gwr_provincial_2025/txt", "cpc_congress_reports/txt", "jp_pm_speeches.jsonl", "us_sotu.jsonl"] {
        let Some(folder) = data(&format!("corpora/{folder}")) else { return };
        for document in &Corpus::read([folder]).unwrap() {
            assert_eq!(document.text(), document.original(), "{}", document.name());
        }
    }
}

#[test]
fn a_report_on_narrow_pages_says_the_same() {
    let Some(folder) = data("corpora/gwr_provincial_2025/txt") else { return };
    let finder = EnumerationFinder::new();
    let (mut found, mut kept) = (0, 0);
    for document in Corpus::read([folder]).unwrap().iter().take(5) {
        // 68 columns a line, and an empty line between paragraphs.
        let broken = |paragraph: &str| {
            let (mut page, mut columns) = (String::new(), 0);
            for c in paragraph.chars() {
                let width = if c.is_ascii() { 1 } else { 2 };
                if columns + width > 68 {
                    page.push('\n');
                    columns = 0;
                }
                page.push(c);
                columns += width;
            }
            page
        };
        let page = document.text().lines().map(broken).collect::<Vec<_>>().join("\n\n");
        let pages = Document::new(document.name(), page.as_str());
        assert!(pages.text().lines().count() < page.lines().count() / 2, "{}", document.name());
        let phrases = |document: &Document| -> Vec<String> {
            let found = finder.find(document);
            found.iter().map(|found| document.slice(found.span).replace('\n', "")).collect()
        };
        let mut there = phrases(&pages);
        for phrase in phrases(document) {
            found += 1;
            if let Some(at) = there.iter().position(|other| *other == phrase) {
                there.swap_remove(at);
                kept += 1;
            }
        }
        let rows: Vec<TokenRow<'_>> = TokenRow::all(&pages, 0, Tokenizer::new().tokenize(pages.text())).collect();
        assert_eq!(rows.iter().map(|row| row.text).collect::<String>(), page);
        assert!(rows.windows(2).all(|pair| pair[0].end == pair[1].start));
    }
    assert!(found > 100 && 100 * kept >= 98 * found, "{kept} of {found}");
}

#[test]
fn tokens_tile_every_report() {
    let Some(folder) = data("corpora/gwr_state_council/txt") else { return };
    let corpus = Corpus::read([folder]).unwrap();
    assert!(corpus.len() > 40);
    let tokenizer = Tokenizer::new();
    for document in &corpus {
        let mut end = 0;
        for token in tokenizer.tokenize(document.text()) {
            assert_eq!(token.span().start, end, "{}", document.name());
            end = token.span().end;
        }
        assert_eq!(end, document.text().len(), "{}", document.name());
    }
}

#[test]
fn head_of_the_speech() {
    let Some(speech) = speech() else { return };
    assert_eq!(speech.speaker(), Some("王立彤"));
    assert_eq!(speech.date(), Some("2022-09-07"));
    assert!(speech.title().is_some_and(|title| !title.trim().is_empty()));
}

#[test]
fn enumerated_phrases_of_the_speech() {
    let Some(speech) = speech() else { return };
    let found = EnumerationFinder::new().find(&speech);
    let slice = |span: Span| &speech.text()[span.range()];
    let named = |text: &str| -> Vec<&Enumeration> { found.iter().filter(|phrase| slice(phrase.span) == text && phrase.named).collect() };
    let texts = [
        "五位一体",
        "四个全面",
        "24个要",
        "两个确立",
        "两个维护",
        "1+5",
        "7+6",
        "四千四万",
        "八项规定",
        "四种形态",
        "三生融合",
        "严、细、深、实、准",
    ];
    let missing: Vec<&str> = texts.into_iter().filter(|text| named(text).is_empty()).collect();
    assert!(missing.is_empty(), "not found: {missing:?}");
    assert!(named("1+5").iter().any(|phrase| phrase.noun.map(slice) == Some("主导产业")), "{:?}", named("1+5"));
    let members = |phrase: &&Enumeration| phrase.items.as_ref().map(|items| items.iter().map(|item| item.text.clone()).collect::<Vec<_>>());
    assert!(
        named("三生融合").iter().any(|phrase| members(phrase).is_some_and(|members| members == ["生产", "生活", "生态"])),
        "{:?}",
        named("三生融合")
    );
}

#[test]
fn slogans_of_the_speech() {
    let Some(speech) = speech() else { return };
    let slogans = SloganMiner::new().mine(&Corpus::from(speech)).unwrap();
    assert!(slogans.iter().any(|slogan| slogan.text == "走在全省前列"));
    let motto = slogans.iter().find(|slogan| slogan.text == "坚决一点、快一点，奔跑起来加油干").expect("the motto");
    assert_eq!((motto.count, motto.variants.len()), (3, 2));
}

/// Every text of the development set.
fn development() -> Option<Corpus> {
    Some(Corpus::read([data("gold/docs")?]).unwrap())
}

#[test]
fn formulations_of_the_speech_stand_first() {
    let (Some(speech), Some(labels)) = (speech(), data("gold/slogans/seed_langfang_2022.tsv")) else { return };
    let labels = std::fs::read_to_string(labels).unwrap();
    let labelled: Vec<&str> =
        labels.lines().map(|line| line.split('\t').collect::<Vec<_>>()).filter(|fields| fields[3] == "S").map(|fields| fields[0]).collect();
    let slogans = SloganMiner::builder().parts(PartSet::ALL).min_units(4).build().unwrap().mine(&Corpus::from(speech)).unwrap();
    let first: Vec<&str> = slogans.iter().take(10).map(|slogan| slogan.key.as_str()).collect();
    let missing: Vec<&&str> = labelled.iter().filter(|label| !first.contains(label)).collect();
    assert!(labelled.len() == 7 && missing.is_empty(), "{missing:?} not among {first:?}");
}

#[test]
fn known_formulations_of_the_speech_are_the_centres() {
    let Some(speech) = speech() else { return };
    let found = KnownFinder::new().find(&speech);
    let texts: Vec<&str> = found.iter().map(|known| &speech.text()[known.span]).collect();
    for national in ["踔厉奋发、勇毅前行", "京津冀协同发展", "四个全面", "两个确立", "习近平新时代中国特色社会主义思想"]
    {
        assert!(texts.contains(&national), "{national} not among {texts:?}");
    }
    // What is told by its wording alone may be the speaker's own; what is known is not.
    let known = found.iter().filter(|known| known.source != KnownSource::Wording).map(|known| &speech.text()[known.span]);
    let known: Vec<&str> = known.collect();
    for own in ["坚决一点、快一点，奔跑起来加油干", "走在全省前列", "廊坊"] {
        assert!(!known.iter().any(|text| text.contains(own)), "{own}");
    }
}

/// What stands right of a unit, and whether a sentence ends before it.
fn units_of(text: &str) -> Vec<(String, bool)> {
    let units = Units::new(text);
    let fold = |span: &Span| text[*span].chars().map(|c| Fold::new().char(c)).collect::<String>();
    units.spans().iter().zip(units.gaps()).map(|(span, gap)| (fold(span), gap.separates())).collect()
}

#[test]
fn counts_are_those_of_a_naive_miner() {
    let Some(corpus) = development() else { return };
    for document in &corpus {
        let parts: Vec<Vec<(String, bool)>> = document.parts().iter().map(|part| units_of(&document.text()[part.span])).collect();
        // Every string of units within a sentence, with its occurrences: the shorter ones, of which there are enough.
        let mut strings: std::collections::HashMap<Vec<&str>, u32> = std::collections::HashMap::new();
        const LONGEST: usize = 12;
        for units in &parts {
            for start in 0..units.len() {
                let ends = (start + 1..units.len().min(start + LONGEST)).take_while(|&at| !units[at].1);
                for end in std::iter::once(start + 1).chain(ends.map(|at| at + 1)) {
                    *strings.entry(units[start..end].iter().map(|(unit, _)| unit.as_str()).collect()).or_default() += 1;
                }
            }
        }
        let slogans = SloganMiner::builder().parts(PartSet::ALL).build().unwrap().mine(&Corpus::from(document.clone())).unwrap();
        let mut compared = 0;
        for slogan in &slogans {
            let units = units_of(&slogan.text);
            if units.len() <= LONGEST {
                let key: Vec<&str> = units.iter().map(|(unit, _)| unit.as_str()).collect();
                assert_eq!(Some(&slogan.count), strings.get(&key), "{} in {}", slogan.text, document.name());
                compared += 1;
            }
        }
        assert!(compared > 10, "{}: {compared}", document.name());
    }
}

#[test]
fn threads_do_not_matter_to_what_is_mined() {
    let Some(corpus) = development() else { return };
    let mined = |threads: usize| {
        let pool = rayon::ThreadPoolBuilder::new().num_threads(threads).build().unwrap();
        pool.install(|| format!("{:?}", SloganMiner::builder().fold_copies(true).build().unwrap().mine(&corpus).unwrap()))
    };
    let one = mined(1);
    assert!(one == mined(2) && one == mined(4));
}

#[test]
fn a_page_on_all_reports_can_be_sent_by_mail() {
    let Some(folder) = data("corpora/gwr_state_council/txt") else { return };
    let mut page = Vec::new();
    Report::new().write(&Corpus::read([folder]).unwrap(), &mut page).unwrap();
    assert!(page.len() < 1_000_000, "{} bytes", page.len());
}

#[test]
fn outline_of_the_speech() {
    let Some(speech) = speech() else { return };
    let found = SeriesFinder::builder().outline(true).build().unwrap().find(&speech);
    let (refrains, points): (Vec<&Series>, Vec<&Series>) = found.iter().partition(|series| series.depth == 0);
    let slices = |series: &Series| series.items.iter().map(|&item| &speech.text()[item]).collect::<Vec<_>>();
    assert_eq!(refrains.iter().map(|series| series.marker.as_str()).collect::<Vec<_>>(), ["走在全省前列，我们一定要{}"]);
    assert_eq!(
        slices(refrains[0]),
        [
            "走在全省前列，我们一定要把握大局、办好大事",
            "走在全省前列，我们一定要做强实体、壮大实力",
            "走在全省前列，我们一定要顺应民心、改善民生",
            "走在全省前列，我们一定要作风严实、纪律严明"
        ]
    );
    assert!(points.iter().all(|series| series.depth == 1 && series.marker == "要" && slices(series).iter().all(|item| item.starts_with("要"))));
    assert_eq!(points.iter().map(|series| series.items.len()).collect::<Vec<_>>(), [3, 5, 3, 2]);
    assert_eq!(slices(points[0]), ["要提高政治站位", "要认清发展大势", "要放大机遇优势"]);
    assert!(SeriesFinder::new().find(&speech).is_empty(), "it numbers nothing");
}

#[test]
fn series_of_the_reports() {
    let Some(folder) = data("corpora/gwr_provincial_2025/txt") else { return };
    let corpus = Corpus::read([folder]).unwrap();
    let found: Vec<Series> = corpus.iter().flat_map(|document| SeriesFinder::new().find(document)).collect();
    let announced: Vec<&Series> = found.iter().filter(|series| series.check != Check::Unstated).collect();
    let told = announced.iter().filter(|series| series.check == Check::Matches).count();
    assert!(announced.len() > 25, "{}", announced.len());
    assert!(50 * told > 49 * announced.len(), "{told} of {} have the number of items that is announced", announced.len());
}

#[test]
fn parallels_of_the_speech() {
    let Some(speech) = speech() else { return };
    let found = ParallelFinder::new().find(&speech);
    let shared =
        |form: ParallelForm| found.iter().filter(|parallel| parallel.form == form).map(|parallel| parallel.shared.as_deref()).collect::<Vec<_>>();
    assert_eq!(shared(ParallelForm::Refrain), [Some("走在全省前列，我们一定要{}")]);
    assert_eq!(shared(ParallelForm::Sentences), [Some("要{}"), Some("要在{}上持续加力"), Some("要{}")]);
    let series = shared(ParallelForm::Series);
    for wording in ["{}责于{}", "不{}腐", "{}者{}", "{}企敢{}"] {
        assert!(series.contains(&Some(wording)), "{wording} is not among {series:?}");
    }
    assert!(shared(ParallelForm::Couplet).contains(&Some("不谋{}者，不足谋一{}")));
}

#[test]
fn templates_of_the_speech() {
    let Some(speech) = speech() else { return };
    let templates = TemplateFinder::new().find(&speech);
    let find = |text: &str| templates.iter().find(|template| template.text == text).unwrap_or_else(|| panic!("no template {text}"));
    assert_eq!(find("要在{}上持续加力").count(), 5);
    let refrain = find("走在全省前列，我们一定要{}");
    assert!(refrain.refrain);
    assert_eq!(refrain.count(), 4);
}

#[test]
fn templates_across_reports() {
    let Some(folder) = data("corpora/gwr_state_council/txt") else { return };
    let reports = (2003..2013).map(|year| folder.join(format!("gwr_{year}.txt"))).filter(|path| path.exists());
    let corpus = Corpus::read(reports).unwrap();
    let templates = TemplateFinder::new().find_across(&corpus);
    let first: Vec<&str> = templates.iter().take(50).map(|template| template.text.as_str()).collect();
    for known in ["充分发挥{}作用", "维护{}合法权益", "把{}作为{}任务", "把{}放在{}位置", "坚持和完善{}制度"] {
        assert!(first.contains(&known), "no {known} in {first:?}");
    }
    for ordinary in ["加强{}建设", "推进{}改革", "促进{}发展", "做好{}工作", "中央财政{}亿元"] {
        assert!(!first.contains(&ordinary), "{ordinary}");
    }
    assert!((20..200).contains(&templates.len()), "{}", templates.len());
}
