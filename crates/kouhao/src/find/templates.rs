//! Finds templates: fixed wordings with slots that recur with different fillers, within a document or across documents.
//!
//! The naive way compares all pairs of clauses. But clauses with a common opening are adjacent when clauses are sorted, and those with a common
//! ending are adjacent when they are sorted from the end. `trees` sorts them both ways and builds two trees, of openings and of endings; `candidates`
//! forms all pairs of an opening and an ending for each clause, and sorts the pairs: the text between the two is the slot. A clause may begin after its
//! lead-in, and at its prepositions: 我们还要|把{}放在更加突出的位置. Sentences that open paragraphs yield refrains such as 走在前列，我们一定要{}, whose fixed text may
//! extend beyond a clause. The words that neighbours in a row share (`rows`), aligned word by word (`common`), are fixed as well: 没有{}，就{}. Most
//! candidates are merely a verb and its noun; `worth` decides which are more than that, from the fixed text (`wording`) and the fillers (`slots`).

mod candidates;
mod common;
mod grammar;
mod places;
mod rows;
mod slots;
mod trees;
mod wording;
mod worth;

use std::ops::Range;

use rayon::prelude::*;
use rustc_hash::FxHashMap;

use crate::Error;
use crate::find::grammar::is_foreign;
use crate::find::reading::Reading;
use crate::text::{Corpus, Document, PartSet, Span};
use crate::tokens::Tokenizer;
use candidates::Filled;
pub(in crate::find) use grammar::is_lead;
use trees::{Stretch, Trees};
use worth::{Judge, Judged};

/// Finds the templates of a document.
///
/// ```
/// use kouhao::find::templates::TemplateFinder;
/// use kouhao::text::Document;
///
/// let text = "要在招商引资上久久为功。要在科技创新上久久为功，要在民生改善上久久为功。";
/// let templates = TemplateFinder::new().find(&Document::from(text));
/// assert_eq!(templates[0].text, "要在{}上久久为功");
/// assert_eq!(templates[0].count(), 3);
/// ```
#[derive(Clone, Debug)]
pub struct TemplateFinder {
    settings: TemplateFinderBuilder,
}

/// Builds a [`TemplateFinder`].
#[derive(Clone, Debug)]
pub struct TemplateFinderBuilder {
    min_fillers: usize,
    parts: PartSet,
    tokenizer: Tokenizer,
}

/// A fixed wording with one or two slots, or with up to four if neighbours in a row share it.
#[derive(Clone, Debug, PartialEq)]
#[non_exhaustive]
pub struct Template {
    /// The wording as it first occurs, with `{}` for each slot.
    pub text: String,
    /// Its occurrences, in order.
    pub occurrences: Vec<Occurrence>,
    /// Whether it opens paragraphs of one text, after list markers and a heading of one sentence: at least three paragraphs, and at least half of its
    /// occurrences.
    pub refrain: bool,
    /// How distinctive it is: the product of the number of its fillers, the length of its fixed text, how strongly opening and ending belong
    /// together, its structure, and whether it recurs at once.
    pub score: f64,
}

/// An occurrence of a [`Template`].
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord)]
#[non_exhaustive]
pub struct Occurrence {
    /// The index of the document in the corpus; 0 if only one document was searched.
    pub document: usize,
    /// The span of the occurrence, including its fillers.
    pub span: Span,
    /// The filler of each slot, in order.
    pub fillers: Vec<Span>,
}

impl Occurrence {
    /// Returns the text in its slots in the document that contains it, separated by ellipses: 修桥 … 富民.
    pub(crate) fn filled(&self, document: &Document) -> String {
        let texts: Vec<&str> = self.fillers.iter().map(|&filler| &document.text()[filler]).collect();
        texts.join(" … ")
    }
}

impl Template {
    /// Returns the number of occurrences.
    pub fn count(&self) -> usize {
        self.occurrences.len()
    }

    /// Adds the occurrences of the same template found elsewhere.
    fn take_in(&mut self, other: Template) {
        self.occurrences.extend(other.occurrences);
        self.occurrences.sort_unstable();
        self.occurrences.dedup_by_key(|occurrence| (occurrence.document, occurrence.span.start));
        self.refrain |= other.refrain;
    }
}

impl Default for TemplateFinder {
    fn default() -> Self {
        TemplateFinder::new()
    }
}

impl TemplateFinder {
    /// Creates a finder with the default settings.
    pub fn new() -> Self {
        TemplateFinder { settings: TemplateFinder::builder() }
    }

    /// Creates a builder with the default settings.
    pub fn builder() -> TemplateFinderBuilder {
        TemplateFinderBuilder { min_fillers: 3, parts: PartSet::default(), tokenizer: Tokenizer::new() }
    }

    /// Returns the templates of `document`, most distinctive first. Japanese and Korean texts yield none, because their grammar is not modelled.
    ///
    /// # Complexity
    /// O(n log n) in the number of clauses, multiplied by the number of openings and endings that a clause shares with others, which is at most its
    /// length.
    pub fn find(&self, document: &Document) -> Vec<Template> {
        if is_foreign(document.text()) {
            return Vec::new();
        }
        let readings = [self.reading(document)];
        let judge = self.judge(&readings, 1);
        let mut judged = self.judged(&judge, |reading| reading.clauses());
        // A sentence with an open end says little, unless it opens paragraphs or is repeated within one, and its fixed text is more than a clause:
        // 走在前列，我们一定要{}.
        let sentences = self.judged(&judge, |reading| reading.sentences()).into_iter();
        judged.extend(sentences.filter(|judged| judged.closed || (judged.refrain || judged.taken_up) && judged.runs_on));
        judged
            .extend(rows::rows(&readings[0], &self.settings.tokenizer, self.settings.min_fillers).into_iter().filter_map(|row| judge.judge_row(row)));
        select(&readings, judged)
    }

    /// Returns the templates that recur across documents, most distinctive first.
    ///
    /// # Complexity
    /// That of [`find`](Self::find) for all clauses of the corpus, which are held in memory in addition to it: some 50 bytes per unit.
    pub fn find_across(&self, corpus: &Corpus) -> Vec<Template> {
        if corpus.iter().all(|document| is_foreign(document.text())) {
            return Vec::new();
        }
        let mut readings: Vec<Reading<'_>> = corpus.par_iter().map(|document| self.reading(document)).collect();
        Reading::share(&mut readings);
        let judge = self.judge(&readings, 2);
        let mut judged = self.judged(&judge, |reading| reading.clauses());
        judged.extend(
            self.judged(&judge, |reading| reading.sentences()).into_iter().filter(|judged| judged.refrain && (judged.closed || judged.runs_on)),
        );
        select(&readings, judged)
    }

    fn reading<'t>(&self, document: &'t Document) -> Reading<'t> {
        let mut reading = Reading::new(document, self.settings.parts, &self.settings.tokenizer);
        reading.find_suffixes(&self.settings.tokenizer);
        reading
    }

    /// Creates the judge of candidates in some texts, which must occur in at least `min_documents` of them.
    fn judge<'r, 't>(&'r self, readings: &'r [Reading<'t>], min_documents: usize) -> Judge<'r, 't> {
        Judge { readings, tokenizer: &self.settings.tokenizer, min_documents, min_fillers: self.settings.min_fillers }
    }

    /// Finds the candidates worth showing among the stretches of texts.
    fn judged(&self, judge: &Judge<'_, '_>, stretches: impl Fn(&Reading<'_>) -> Vec<Range<usize>>) -> Vec<Judged> {
        let least = self.settings.min_fillers;
        let all = judge.readings.iter().enumerate().flat_map(|(text, reading)| {
            stretches(reading).into_iter().flat_map(move |units| {
                let inner = grammar::beginnings(reading, &units);
                let led = inner.into_iter().map({
                    let end = units.end;
                    move |start| Stretch { led: true, ..Stretch::new(text, start..end) }
                });
                std::iter::once(Stretch::new(text, units)).chain(led)
            })
        });
        let trees = Trees::new(judge.readings, all, least);
        candidates::groups(judge.readings, &trees, least).into_par_iter().filter_map(|candidate| judge.judge(candidate)).collect()
    }
}

impl TemplateFinderBuilder {
    /// Sets the minimum number of distinct fillers. Default: 3.
    pub fn min_fillers(&mut self, fillers: usize) -> &mut Self {
        self.min_fillers = fillers;
        self
    }

    /// Sets the parts of documents that are searched. Default: title and body.
    pub fn parts(&mut self, parts: PartSet) -> &mut Self {
        self.parts = parts;
        self
    }

    /// Sets the tokenizer, at whose word boundaries slots begin and end. Default: [`Tokenizer::new`].
    pub fn tokenizer(&mut self, tokenizer: Tokenizer) -> &mut Self {
        self.tokenizer = tokenizer;
        self
    }

    /// Builds the finder.
    ///
    /// # Errors
    /// [`ErrorKind::InvalidOption`](crate::ErrorKind::InvalidOption) if the minimum is less than two.
    pub fn build(&self) -> Result<TemplateFinder, Error> {
        if self.min_fillers < 2 {
            return Err(Error::option("a template has at least two fillers", "set the minimum to 2 or more"));
        }
        Ok(TemplateFinder { settings: self.clone() })
    }
}

/// Selects templates, best first, if most of their occurrences are new.
fn select(readings: &[Reading<'_>], mut judged: Vec<Judged>) -> Vec<Template> {
    judged.sort_by(|a, b| b.score.total_cmp(&a.score).then_with(|| a.occurrences[0].stretch.cmp(&b.occurrences[0].stretch)));
    let mut taken: Vec<Vec<bool>> = readings.iter().map(|reading| vec![false; reading.ids.len()]).collect();
    let mut templates: Vec<Template> = Vec::new();
    let mut known: FxHashMap<String, usize> = FxHashMap::default();
    for judged in judged {
        let all_taken =
            |filled: &Filled, ranges: &[Range<usize>]| ranges.iter().cloned().flatten().all(|unit| taken[filled.stretch.text as usize][unit]);
        let covered = |filled: &&Filled| all_taken(filled, &filled.slots) || all_taken(filled, &filled.fixed());
        if 2 * judged.occurrences.iter().filter(covered).count() > judged.occurrences.len() {
            continue;
        }
        judged.occurrences.iter().for_each(|filled| taken[filled.stretch.text as usize][filled.stretch.units()].fill(true));
        let template = template(readings, judged);
        // The same wording can be found both among clauses and among sentences.
        match known.get(&template.text) {
            Some(&place) => templates[place].take_in(template),
            None => {
                known.insert(template.text.clone(), templates.len());
                templates.push(template);
            }
        }
    }
    templates
}

fn template(readings: &[Reading<'_>], judged: Judged) -> Template {
    let occurrence = |filled: &Filled| {
        let reading = &readings[filled.stretch.text as usize];
        let fillers: Vec<Span> = filled.slots.iter().map(|slot| reading.with_marks(slot.clone())).collect();
        let inner = reading.span(filled.stretch.units());
        let inner = Span::new(inner.start.min(fillers[0].start), inner.end.max(fillers[fillers.len() - 1].end));
        // A mark at the edge belongs to the wording if it contains the other half: 打好{}“组合拳”.
        let outer = reading.with_marks(filled.stretch.units());
        let span = [inner, outer].into_iter().find(|&span| slots::is_balanced(&reading.text[span])).unwrap_or(inner);
        Occurrence { document: filled.stretch.text as usize, span, fillers }
    };
    let occurrences: Vec<Occurrence> = judged.occurrences.iter().map(occurrence).collect();
    let (first, text) = (&occurrences[0], readings[occurrences[0].document].text);
    let mut wording = String::new();
    let mut at = first.span.start;
    for filler in &first.fillers {
        wording += &text[at..filler.start];
        wording += "{}";
        at = filler.end;
    }
    wording += &text[at..first.span.end];
    Template { text: wording, occurrences, refrain: judged.refrain, score: judged.score }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn find(text: &str) -> Vec<(String, usize, bool)> {
        TemplateFinder::new().find(&Document::from(text)).into_iter().map(|t| (t.text.clone(), t.count(), t.refrain)).collect()
    }

    #[test]
    fn slots_in_clauses() {
        let text = "要在招商引资上久久为功。抓项目，要在科技创新上久久为功；要在改善民生上久久为功！";
        assert_eq!(find(text), [("要在{}上久久为功".to_string(), 3, false)]);
    }

    #[test]
    fn refrains_open_paragraphs() {
        let text = "勇立潮头，我们必须要抓住机遇、办好大事。天气好。\n勇立潮头，我们必须要改善民生。\n勇立潮头，我们必须要转变作风。";
        assert_eq!(find(text), [("勇立潮头，我们必须要{}".to_string(), 3, true)]);
    }

    #[test]
    fn a_requirement_is_wording_and_a_speaker_is_not() {
        let paragraphs = |opening: &str| ["修好村里的桥", "铺平镇上的路", "刷白湖边的屋"].map(|deed| format!("{opening}{deed}。")).join("\n");
        let found = ["按照高质量发展的要求，", "会议强调，"].map(|opening| find(&paragraphs(opening)));
        assert_eq!(found, [vec![("按照高质量发展的要求，{}的{}".to_string(), 3, true)], vec![]]);
    }

    #[test]
    fn sentences_taken_up_near_each_other() {
        let text = "放下锄头，大家要{}。渡口的船都靠了岸，老人坐在树下看。";
        let sentences: String = ["修好老桥", "晒干新粮", "铺平村路"].iter().map(|done| text.replace("{}", done)).collect();
        assert_eq!(find(&sentences), [("放下锄头，大家要{}".to_string(), 3, false)]);
    }

    #[test]
    fn who_and_that_it_must_be_is_no_wording() {
        assert_eq!(find("我们必须修好老桥。\n我们必须晒干新粮。\n我们必须铺平村路。"), []);
        assert_eq!(find("镇卫生院买了新车。\n镇卫生院修好后墙。\n镇卫生院来了医生。"), []);
    }

    #[test]
    fn fillers_keep_their_quotation_marks() {
        let text = "全力做好“两稳”工作。全力做好防汛工作。全力做好“双保”工作。";
        let templates = TemplateFinder::new().find(&Document::from(text));
        let fillers: Vec<&str> = templates[0].occurrences.iter().map(|occurrence| &text[occurrence.fillers[0]]).collect();
        assert_eq!((templates[0].text.as_str(), fillers), ("全力做好{}工作", vec!["“两稳”", "防汛", "“双保”"]));
    }

    #[test]
    fn what_is_demanded_as_one_two_and_three() {
        let text = "一要当好爱护渡口的能手。二要当好勤劳捕鱼的能手。三要当好热心修桥的能手。";
        assert_eq!(find(text), [("要当好{}的能手".to_string(), 3, false)]);
    }

    #[test]
    fn verbs_behind_a_preposition_are_its_objects() {
        let text = "要在早准备上下功夫，在勤巡查上下功夫，在快修缮上下功夫。";
        assert_eq!(find(text), [("在{}上下功夫".to_string(), 3, false)]);
    }

    #[test]
    fn list_markers_are_no_part() {
        let text = "（一）把产业这篇文章写扎实。\n（二）把县域这篇文章写扎实。\n（十三）把生态这篇文章写扎实。";
        assert_eq!(find(text), [("把{}这篇文章写扎实".to_string(), 3, true)]);
    }

    #[test]
    fn two_slots() {
        let text = "把修桥作为今年的头等任务。先把种树作为开春的第一任务。还要把办学作为全镇的长远任务！";
        let templates = TemplateFinder::new().find(&Document::from(text));
        let fillers: Vec<Vec<&str>> =
            templates[0].occurrences.iter().map(|occurrence| occurrence.fillers.iter().map(|&filler| &text[filler]).collect()).collect();
        assert_eq!(templates[0].text, "把{}作为{}任务");
        assert_eq!(fillers, [["修桥", "今年的头等"], ["种树", "开春的第一"], ["办学", "全镇的长远"]]);
    }

    #[test]
    fn what_is_said_of_two_things_has_two_slots() {
        let found = find("坚持节水和增粮并重。坚持修路和造林并重。坚持招商和育才并重。");
        assert_eq!(found, [("坚持{}和{}并重".to_string(), 3, false)]);
        // A list of two is one filler.
        let found = find("要在节水和增粮上舍得下力。要在修路和造林上舍得下力。要在招商和育才上舍得下力。");
        assert_eq!(found, [("要在{}上舍得下力".to_string(), 3, false)]);
    }

    #[test]
    fn what_joins_within_a_list_parts_no_slots() {
        let found = find("把种田和打鱼、修桥和铺路结合起来。要把它同支持和鼓励学木匠结合起来。把读书和干活结合起来。");
        assert!(found.iter().all(|(template, _, _)| template != "把{}和{}结合起来"), "{found:?}");
    }

    #[test]
    fn four_characters_that_words_of_grammar_hold_open_sentences() {
        let text = "天亮了，船回来了，孩子们上学去，老人在树下乘凉，镇里开始忙碌。以渡口为重点，开春前备齐木料和石头，请邻村的木匠来帮忙。以村道为重点，先把坑洼填上，再从河滩运来细沙。以学校为重点，门口先装路灯，老人多的巷子随后。";
        assert_eq!(find(text), [("以{}为重点".to_string(), 3, false)]);
    }

    #[test]
    fn the_slot_is_as_narrow_as_it_can_be() {
        let found = find("为企业办事提供贴心服务。为老人就医提供贴心服务。为学生上学提供贴心服务。");
        assert_eq!(found, [("为{}提供贴心服务".to_string(), 3, false)]);
    }

    #[test]
    fn what_leads_into_a_clause_is_no_part() {
        let found = find("把修桥放在更加突出的位置。我们还要把种树放在更加突出的位置。必须把办学放在更加突出的位置。");
        assert_eq!(found, [("把{}放在更加突出的位置".to_string(), 3, false)]);
        // But it is where it always leads.
        let found = find("要在修桥上持续加力。要在种树上持续加力。要在办学上持续加力。");
        assert_eq!(found, [("要在{}上持续加力".to_string(), 3, false)]);
    }

    #[test]
    fn bare_verbs_and_their_nouns_are_no_templates() {
        let far = "今年雨水多，桥和路都要防住，学校放了暑假，图书馆照常开门，村里的老人都到河边乘凉，孩子们在树下听故事。".repeat(3);
        for (verb, noun) in [("加快", "建设"), ("推动", "发展"), ("继续推进", "改革"), ("大力发展", "事业")] {
            let text = ["道路", "教育", "乡村医疗"].map(|filler| [verb, filler, noun, "。", &far].concat()).concat();
            assert!(find(&text).iter().all(|(template, _, _)| !template.starts_with(verb)), "{verb}{{}}{noun}");
        }
    }

    #[test]
    fn numbers_names_and_variants_fill_no_slot() {
        assert!(find("为修路安排35亿元专项资金。为修路安排48亿元专项资金。为修路安排60亿元专项资金。").is_empty());
        assert!(find("在北京举行的会议上发言。在上海举行的会议上发言。在广州举行的会议上发言。").is_empty());
        assert!(find("把第一件实事办扎实。把第二件实事办扎实。把第三件实事办扎实。").is_empty());
        assert!(find("把困难群众放在心上。把困难的群众放在心上。把困难群众们放在心上。").is_empty());
        assert!(!find("把困难群众放在心上。把留守老人放在心上。把边远山村放在心上。").is_empty());
    }

    #[test]
    fn the_word_that_most_fillers_share_at_their_edge_is_fixed() {
        let others = "天亮了，船回来了，孩子们上学去，老人在树下乘凉。";
        let text = "改善农民生产生活条件。改善山区生产生活条件。改善渔村生产生活条件。改善老人生活条件。";
        assert_eq!(find(&[text, others].concat()), [("改善{}生产生活条件".to_string(), 3, false)]);
        let text = "改善农民生产生活条件。改善学生生活条件。改善渔村生产生活条件。改善老人生活条件。";
        assert_eq!(find(&[text, others].concat()), [("改善{}生活条件".to_string(), 4, false)]);
    }

    #[test]
    fn a_noun_opens_no_slot() {
        let text = |ends: [&str; 4]| ends.map(|end| format!("推进改革开放{end}。天气好。\n")).concat();
        assert!(find(&text(["硕果累累", "的漫长历程", "大有前途", "从头起步"])).is_empty());
        assert!(!find(&text(["硕果累累", "深得人心", "大有前途", "从头起步"])).is_empty());
    }

    #[test]
    fn marks_at_the_edge_belong_to_the_wording() {
        let found = find("要打好治水“组合拳”。要打好修路“组合拳”。要打好招商“组合拳”。");
        assert_eq!(found, [("要打好{}“组合拳”".to_string(), 3, false)]);
        let found = find("他说：“要在修桥上持续加力。要在种树上持续加力。要在办学上持续加力”。");
        assert_eq!(found, [("要在{}上持续加力".to_string(), 3, false)]);
    }

    #[test]
    fn lists_are_not_cut() {
        assert!(
            find("加强桥梁养护和管理工作。加强河道保洁和管理工作。加强校车调度和管理工作。")
                .iter()
                .all(|(template, _, _)| !template.contains("和管理"))
        );
        assert!(find("聚焦水利等重点任务攻坚。聚焦交通等重点任务攻坚。聚焦教育等重点任务攻坚。").is_empty());
    }

    #[test]
    fn neighbours_in_a_row() {
        let templates = |text: &str| find(text).into_iter().map(|(template, ..)| template).collect::<Vec<_>>();
        assert_eq!(templates("当年修桥，没有石头，就上山去采；没有船，就游过河；没有路，就踩出一条来。"), ["没有{}，就{}"]);
        assert_eq!(templates("要在“勤”字上多流汗，在“细”字上多用心，在“韧”字上见功夫。"), ["在{}字上{}"]);
        assert_eq!(templates("修桥是渔村兴旺的根本，办学是渔村兴旺的希望，种树是渔村兴旺的福气。"), ["{}是渔村兴旺的{}"]);
        // Two are no row, nor is one thing said of numbers, nor a noun with what stands beside it.
        assert!(templates("没有石头，就上山去采；没有船，就游过河。").is_empty());
        assert!(templates("没有3艘船，就修3座桥；没有5艘船，就修5座桥；没有8艘船，就修8座桥。").is_empty());
        assert!(templates("创建渔村文化生活样板，拓宽渔村文化生活门路，办好老渔村文化生活节。").is_empty());
    }

    #[test]
    fn paragraphs_with_their_headings_in_a_row() {
        let more = "去年汛期，有两位老人在桥上摔倒，至今还没有走利索。";
        let text =
            ["村子要活，道路必须通", "村子要富，渡口必须旺", "村子要美，河水必须清"].map(|opening| format!("老人的话\n{opening}。{more}\n")).concat();
        assert!(find(&text).iter().any(|(template, count, refrain)| template.ends_with("必须{}") && *count == 3 && *refrain), "{:?}", find(&text));
    }

    #[test]
    fn a_preposition_keeps_its_verb() {
        let found = find("把修桥摆在突出位置。把种树列在突出位置。把办学放在突出位置。");
        assert!(found.iter().all(|(template, _, _)| template != "把{}位置"), "{found:?}");
    }

    #[test]
    fn across_documents() {
        let texts = ["要把柳湾建成花园。\n天晴了。", "要把荒坡建成花园。\n下雨了。", "要把老城建成花园。要把新区建成花园。\n起风了。"];
        let corpus = Corpus::from_texts(texts);
        let finder = TemplateFinder::new();
        assert!(corpus.iter().all(|document| finder.find(document).is_empty()));
        let templates = finder.find_across(&corpus);
        assert_eq!(templates.iter().map(|template| template.text.as_str()).collect::<Vec<_>>(), ["要把{}建成花园"]);
        let places: Vec<usize> = templates[0].occurrences.iter().map(|occurrence| occurrence.document).collect();
        assert_eq!(places, [0, 1, 2, 2]);
        // What one document says alone is its own.
        let alone = Corpus::from_texts(["要把柳湾建成花园。要把荒坡建成花园。要把老城建成花园。", "下雨了。"]);
        assert!(finder.find_across(&alone).is_empty() && !finder.find(&alone[0]).is_empty());
    }

    #[test]
    fn refrains_across_documents() {
        let text = |ends: [&str; 3]| ends.map(|end| format!("勇立潮头，我们必须要{end}。天气好。\n")).concat();
        let corpus = Corpus::from_texts([text(["抓住机遇", "办好大事", "改善民生"]), text(["转变作风", "分清担子", "统一思想"])]);
        let templates = TemplateFinder::new().find_across(&corpus);
        assert_eq!((templates[0].text.as_str(), templates[0].count(), templates[0].refrain), ("勇立潮头，我们必须要{}", 6, true));
    }

    #[test]
    fn words_of_several_letters_are_the_same_in_all_documents() {
        let texts = ["We stand for a GDP of hope tonight.", "We stand for an IPO of hope tonight.", "We stand for every day of hope tonight."];
        let templates = TemplateFinder::new().find_across(&Corpus::from_texts(texts));
        assert_eq!(templates[0].text, "We stand for {} of hope tonight");
    }

    /// Sentences that share no template, to stand between occurrences.
    const FAR: &str = "今年雨水多，桥和路都要防住，学校放了暑假，图书馆照常开门，村里的老人都到河边乘凉，孩子们在树下听故事。\
        渔船傍晚回港，码头上点起了灯，卖菜的收了摊，邮差骑车走过石板路，夜里起了风，院子里的枣落了一地。\
        磨坊的水车转个不停，铁匠铺里炉火正旺，裁缝量好了尺寸，木匠刨平了门板，戏台前坐满了人，锣鼓响到半夜才散。";

    #[test]
    fn markers_and_headings_leave_a_refrain_at_the_head_of_its_paragraph() {
        let text = |marks: [&str; 3]| {
            let parts = [("养牛", 0), ("种茶", 1), ("织布", 2)];
            parts.map(|(work, place)| format!("{}合力唱好{work}大戏。{FAR}\n", marks[place])).concat()
        };
        let expected = [("合力唱好{}大戏".to_string(), 3, true)];
        assert_eq!(find(&text(["一是", "二是", "三是"])), expected);
        assert_eq!(find(&text(["十一是", "十二是", "十三是"])), expected);
        assert_eq!(find(&text(["先富口袋。", "再富山头。", "还富脑袋。"])), expected);
        // Behind a long sentence it opens none.
        let long = "老人说这个村子从前没有路也没有桥只有一条小船来来回回。";
        assert!(find(&text([long; 3])).iter().all(|(_, _, refrain)| !refrain));
    }

    #[test]
    fn a_suffix_ends_a_template() {
        let text = ["修路阵地战", "种树攻坚战", "防洪保卫战", "育才持久战"].map(|war| format!("全村打好{war}。")).concat();
        assert_eq!(find(&text), [("全村打好{}战".to_string(), 4, false)]);
        // If something else has the opening too, the suffix is but a part of its words.
        let text = ["修路示范区", "种树先行区", "防洪引领区", "养鱼大县"].map(|area| format!("合力打造{area}。{FAR}\n")).concat();
        assert_eq!(find(&text), [("合力打造{}".to_string(), 4, true)]);
    }

    #[test]
    fn what_begins_sentences_one_after_the_other_counts_whole() {
        let works = ["修桥", "种树", "办学"];
        let near = works.map(|work| format!("要坚决打赢{work}仗。人人出力，户户争先。")).concat();
        assert_eq!(find(&near), [("要坚决打赢{}仗".to_string(), 3, false)]);
        let far = ["老人笑着说", "孩子们嚷着", "船家也盼着"];
        let far = [0, 1, 2].map(|place| format!("{}，要坚决打赢{}仗。{FAR}", far[place], works[place])).concat();
        assert!(find(&far).is_empty());
        let built = "今年丰收，是大家流汗的结果，是老师教导的结果，是乡亲帮忙的结果。";
        assert!(find(built).iter().any(|(template, count, _)| template == "是{}的结果" && *count == 3));
    }

    #[test]
    fn bare_verbs_and_their_nouns_recur_in_like_places() {
        let clause = ["柳湾完成河道清淤任务", "山上又完成苗圃育种任务", "到年底完成校舍维修任务"];
        // Twice close to each other is chance.
        let text = format!("{}，{}。{FAR}{}。", clause[0], clause[1], clause[2]);
        assert!(find(&text).is_empty(), "{:?}", find(&text));
        let text = ["河道清淤", "苗圃育种", "校舍维修"].map(|work| format!("冬天一到，抓紧完成{work}任务。{FAR}\n")).concat();
        assert!(find(&text).iter().any(|(template, _, _)| template.ends_with("完成{}任务")), "{:?}", find(&text));
    }

    #[test]
    fn no_filler_holds_half_a_word_or_a_quotation() {
        let templates = |text: &str| -> Vec<String> {
            let found = TemplateFinder::new().find(&Document::from(text));
            found.iter().flat_map(|template| &template.occurrences).flat_map(|there| &there.fillers).map(|&filler| text[filler].to_string()).collect()
        };
        let text = "实施“六大攻坚行动”。实施修桥攻坚行动。实施种树攻坚行动。实施办学攻坚行动。";
        assert_eq!(templates(text), ["修桥", "种树", "办学"]);
        // 新高地上 is cut into 新高 and 地上.
        let text = "在打造山区开放新高地上下足功夫。在改善民生上下足功夫。在种树修路上下足功夫。";
        assert_eq!(templates(text), ["打造山区开放新高地", "改善民生", "种树修路"]);
    }

    #[test]
    fn repeated_clauses_and_addresses_are_no_templates() {
        assert!(find("各位代表，今天开会。\n各位代表，明天休息。\n各位代表，后天再来。").is_empty());
        assert!(find("奔跑起来加油干。奔跑起来加油干。奔跑起来加油干。").is_empty());
        assert!(find("二〇二二年我们来了。\n二〇二二年大家走了。\n二〇二二年同学笑了。").is_empty());
        assert!(find("增长指标达到5。增长指标达到6。增长指标达到7。").is_empty());
        assert!(find("").is_empty());
    }

    #[test]
    fn one_filler_is_refused() {
        assert!(TemplateFinder::builder().min_fillers(1).build().is_err());
    }
}
