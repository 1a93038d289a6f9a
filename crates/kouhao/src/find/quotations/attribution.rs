//! Who is named as the author of a quotation.
//!
//! An author is a person, an organ or a text: a run of nouns that ends with a name, a title (书记), an organ (国务院) or, before verbs of
//! saying, the name of a meeting or text (会议, 报告, 《建议》). Before verbs of speech it may also be people without a name (群众, 老支书). It
//! is looked for in five places:
//!
//! 1. before a verb of saying that stands right before the quotation: 习近平总书记在河北考察时强调，“…”;
//! 2. before such a verb with 的, with a number or a few nouns in between: 岳峰书记对廊坊提出的5个方面“…”; or before one of entrusting: 省委赋予廊坊的“…”;
//! 3. right before the quotation, if the quotation is what was said (“…”的重要要求) or is complied with (按照党中央“…”);
//! 4. behind direct speech: “…。”王伟书记说。
//! 5. for what a colon introduces or what is a sentence of its own, in the clauses beside it whatever their verb is ([`speakers`]): 王伟接过话头：“…”,
//!    “…？”她问得很细; he may also be a nameless source (俗话, 古人).
//!
//! 他 and 她 are who was the subject last in their paragraph; other pronouns name nobody. Utterances of one paragraph go on until somebody else acts. In
//! English the author is the capitalised words beside a verb of saying. Quotations that follow one another directly share theirs.

mod authors;
mod speakers;

use std::sync::LazyLock;

use rustc_hash::FxHashSet;

use self::authors::{Sort, Subject, author_at_end, is_adverb, is_person, leading_subject};
use self::speakers::{Acting, acting, gives_a_name, label, source, tagged_with_names};
use super::{ends_clause, links};
use crate::find::tagged::{Tagged, tagged};
use crate::find::word_lists::words;
use crate::text::{COMMON_SURNAMES, Mark, Pair, Span, is_han};
use crate::tokens::Tokenizer;

/// How far before and behind the quotation is read, in code points.
const REACH: usize = 90;

/// How many characters an utterance has at least that is no whole sentence: less may be a name behind a colon.
const UTTERANCE: usize = 5;

/// How much a sentence behind direct speech may tell of a person without a verb of speech, in code points: “…。”王伟抹了把汗。
const TOLD: usize = 12;

/// Verbs of saying, writing and proposing; from general knowledge of official Chinese.
static SAYING: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    words(
        "强调 指出 要求 提出 说 表示 号召 嘱托 叮嘱 嘱咐 倡导 倡议 告诫 勉励 寄语 称 认为 宣布 写道 写 谈到 讲到 提到 说到 讲 明确 承诺 呼吁 重申 作出 \
         发出 首倡 期望 希望 说道 问道 问 介绍 告诉 坦言 感慨 直言 赞叹 回答 答道 批示 题词 评价 宣告 声明 警告 提醒 主张 反复强调 特别强调 明确指出 \
         明确要求 明确提出 首次提出 深刻指出 多次强调 概括为 称为 誉为 评价为 所说 所言 所指出 所强调",
    )
});

/// English verbs of saying; from general knowledge of English.
const ENGLISH: [&str; 16] = [
    "said",
    "says",
    "declared",
    "stated",
    "wrote",
    "announced",
    "added",
    "warned",
    "promised",
    "urged",
    "argued",
    "remarked",
    "insisted",
    "noted",
    "replied",
    "called",
];

/// English words that start with a capital and name nobody; a closed class, from general knowledge of English.
const ENGLISH_PRONOUNS: [&str; 10] = ["I", "He", "She", "It", "We", "You", "They", "Who", "This", "That"];

/// What can follow a verb of saying before the quotation: particles and complements; a closed class, from general knowledge of Chinese.
const AFTER_VERB: [&str; 6] = ["了", "过", "道", "说", "到", "要"];

/// Verbs by which an instruction is complied with; from general knowledge of official Chinese.
const COMPLYING: &str = "按照 落实 贯彻 执行 牢记 遵照 根据 践行 响应 遵循 紧扣 紧盯 聚焦 把握 领会 学习 依照 对照 恪守 \
    锚定 对标";

/// What is said, as the noun behind a quotation ends; from general knowledge of official Chinese.
const SAYINGS: &str = "指示 要求 讲话 嘱托 重托 号召 论断 论述 期望 期许 训词 批示 教导 告诫 叮嘱 寄语 倡议 主张 讲话精神 \
    名言 格言 题词 教诲 希望 方针 思想 部署 决策 号令 构想";

/// Verbs of speech, whose subject is a person whatever he is called; from general knowledge of Chinese.
static SPEAKING: LazyLock<FxHashSet<&str>> = LazyLock::new(|| {
    words(
        "说 说道 讲 问 问道 答道 回答 告诉 表示 认为 坦言 直言 感慨 感叹 感叹道 感慨道 赞叹 写道 说到 讲到 谈到 提到 道 喊道 称 反映 留言 \
           追问 反问 高呼 高喊 补充 补充道 解释道 笑道 叹道 所说 所言",
    )
});

/// Verbs by which a task is given to somebody; from general knowledge of official Chinese.
const ENTRUSTING: [&str; 7] = ["赋予", "交给", "交付", "寄予", "给予", "交予", "托付"];

/// Words that the hidden Markov model joins with the verb of saying behind them: 交谈|时说. Adverbs and words of time, from general knowledge of
/// Chinese.
const JOINED: [&str; 18] = ["并", "还", "又", "也", "曾", "就", "都", "常", "常常", "总", "纷纷", "一致", "地", "时", "中", "上", "后", "前"];

/// How many of these are adverbs; they come first.
const ADVERBS: usize = 12;

/// Verbs of speech that are followed by whom is spoken to; from general knowledge of Chinese.
const ADDRESSING: [&str; 6] = ["告诉", "提醒", "问", "告诫", "叮嘱", "勉励"];

/// Returns the author of each pair, in the order of `pairs`.
pub(super) fn attributions(text: &str, pairs: &[Pair], tokenizer: &Tokenizer) -> Vec<Option<Span>> {
    let mut authors: Vec<Option<Span>> = Vec::with_capacity(pairs.len());
    let mut enclosing: Vec<usize> = Vec::new();
    for (place, pair) in pairs.iter().enumerate() {
        // The pair before at the same depth is the last to be closed over.
        let mut neighbour = None;
        while let Some(outer) = enclosing.pop_if(|&mut outer| pairs[outer].outer.end <= pair.outer.start) {
            neighbour = Some(outer);
        }
        let floor = enclosing.last().map_or(0, |&outer| pairs[outer].inner.start);
        let shared = neighbour.filter(|&other| links(&text[pairs[other].outer.end..pair.outer.start])).and_then(|other| authors[other]);
        let own = || {
            let said = Head { text, tokenizer, end: chain_end(text, pairs, place), spoken: pair.inner, pairs: &pairs[..place] };
            let named = said.before(floor, pair.outer.start).or_else(|| said.behind(pair.outer.end));
            named.or_else(|| said.speaker(floor, pair.outer.start, pair.outer.end)).or_else(|| {
                let before = pairs[..place].iter().rev().take(CHAIN).position(|last| said.is_before(floor, last))?;
                let last = place - 1 - before;
                authors[last].filter(|&author| said.goes_on_from(pairs[last], pair.outer, author))
            })
        };
        authors.push(shared.or_else(own));
        enclosing.push(place);
    }
    authors
}

/// Tells whether a word of a list, written with spaces between its words, is as asked.
fn listed(list: &str, is: impl Fn(&str) -> bool) -> bool {
    list.split(' ').any(is)
}

/// Returns the end of the last of the quotations that follow `pairs[place]` directly.
fn chain_end(text: &str, pairs: &[Pair], place: usize) -> usize {
    let mut end = pairs[place].outer.end;
    for next in pairs[place + 1..].iter().take(CHAIN) {
        if next.outer.start >= end && links(&text[end..next.outer.start]) {
            end = next.outer.end;
        }
    }
    end
}

/// How many quotations are looked through for the end of a list.
const CHAIN: usize = 12;

/// One quotation, or a list of them, whose author is looked for.
struct Head<'t> {
    text: &'t str,
    tokenizer: &'t Tokenizer,
    /// Where the list of quotations ends.
    end: usize,
    spoken: Span,
    /// The quotations that open before it.
    pairs: &'t [Pair],
}

impl<'t> Head<'t> {
    /// Looks before the opening mark at byte `open`, down to byte `floor`.
    fn before(&self, floor: usize, open: usize) -> Option<Span> {
        let (clauses, comma) = self.clauses_before(floor, open);
        let (last, earlier) = clauses.split_last()?;
        let (last, complement) = without_complement(self.text, *last);
        let tokens = parted(tagged_with_names(self.text, last, self.tokenizer));
        if let Some((verb, before)) = tokens.split_last()
            && ENGLISH.contains(&verb.text)
        {
            return capitalised(before.iter().rev());
        }
        if let Some(verb) = saying_at_end(&tokens) {
            let goes_on = self.goes_on();
            if comma && goes_on {
                return None;
            }
            let people = (SPEAKING.contains(tokens[verb].text) || complement) && !goes_on;
            return match self.subject(&tokens[..verb], people) {
                Subject::Author(author) => Some(author),
                Subject::Other => None,
                Subject::None => self.subject_of_earlier(earlier),
            };
        }
        if comma {
            return None;
        }
        if let Some(verb) = relative_saying(&tokens) {
            return self.adjacent(&tokens[..verb], Sort::Texts, true);
        }
        let tokens = match tokens.split_last() {
            Some((last, rest)) if last.text == "的" || last.text == "关于" => rest,
            _ => &tokens[..],
        };
        let (author, from) = author_at_end(tokens, Sort::Named)?;
        let verb = tokens[..from].iter().rev().find(|token| !matches!(token.text, "了" | "好" | "过"));
        let complied = verb.is_some_and(|token| listed(COMPLYING, |verb| token.text.ends_with(verb)));
        (complied || self.is_said()).then_some(author)
    }

    /// Tells whether the clause goes on behind the quotations: then what follows a verb and comma is not a quotation but speech that
    /// is reported, in which something is quoted: 会议指出，“三农”工作….
    fn goes_on(&self) -> bool {
        let ended = self.text[..self.spoken.end].ends_with(|c| Mark::of(c) == Some(Mark::Sentence));
        !ended && self.text[self.end..].chars().next().is_some_and(|c| Mark::of(c).is_none())
    }

    /// Returns the clauses of the sentence before byte `open`, the last one first cleared of the comma or colon that ends it, and whether
    /// there was one.
    fn clauses_before(&self, floor: usize, open: usize) -> (Vec<Span>, bool) {
        let reach = self.text[floor..open].char_indices().rev().take(REACH).last().map_or(open, |(at, _)| floor + at);
        let mut clauses = Vec::new();
        let trimmed = self.text[reach..open].trim_end();
        let body = trimmed.trim_end_matches([':', '：', ',', '，']);
        let mut end = reach + body.len();
        let comma = body.len() < trimmed.len();
        let mut start = end;
        let mut within_title = false;
        for (at, c) in self.text[reach..end].char_indices().rev().map(|(at, c)| (at + reach, c)) {
            // The title of a work may hold any mark.
            match Mark::of(c) {
                Some(Mark::CloseTitle) => within_title = true,
                Some(Mark::OpenTitle) => within_title = false,
                _ => {}
            }
            if !within_title && ends_clause(c) {
                clauses.push(Span { start: at + c.len_utf8(), end });
                end = at;
                if matches!(Mark::of(c), Some(Mark::Sentence | Mark::Break)) {
                    clauses.reverse();
                    return (clauses, comma);
                }
            }
            start = at;
        }
        // Where the reach ends within a clause, its beginning is not known.
        let whole = reach == floor || self.text[..reach].ends_with(ends_clause);
        if whole || clauses.is_empty() {
            clauses.push(Span { start, end });
        }
        clauses.reverse();
        (clauses, comma)
    }

    /// Finds the subject of a verb of saying, given the tokens of its clause before it; `people` tells whether it may have no name.
    fn subject(&self, tokens: &[Tagged<'t>], people: bool) -> Subject {
        let sort = if people { Sort::People } else { Sort::Texts };
        // A verb of manner before that of saying: 赞扬说, 强调指出.
        let verbs = tokens.iter().rev().take(2).take_while(|token| SAYING.contains(token.text) || token.tag == "v").count();
        let tokens = match self.adjacent(tokens, sort, false) {
            Some(author) => return Subject::Author(author),
            None => &tokens[..tokens.len() - verbs],
        };
        match self.adjacent(tokens, sort, false).or_else(|| self.unknown_name(tokens)) {
            Some(author) => Subject::Author(author),
            None => leading_subject(tokens),
        }
    }

    /// Takes for a person's name what is all that stands before the verb, starts with a surname and is two or three characters that
    /// the dictionary does not know together.
    fn unknown_name(&self, tokens: &[Tagged<'t>]) -> Option<Span> {
        let (first, last) = (tokens.first()?, tokens.last()?);
        let span = Span { start: first.span.start, end: last.span.end };
        let name = &self.text[span];
        let short = matches!(name.chars().count(), 2 | 3) && name.chars().all(is_han) && name.starts_with(|c| COMMON_SURNAMES.contains(c));
        let unknown = tokens.iter().all(|token| token.text.chars().nth(1).is_none() || self.tokenizer.part_of_speech(token.text).is_none());
        (short && unknown && tokens.iter().any(|token| token.text.chars().nth(1).is_some())).then_some(span)
    }

    /// Finds the subject in the clauses before that of the verb, nearest first.
    fn subject_of_earlier(&self, clauses: &[Span]) -> Option<Span> {
        for clause in clauses.iter().rev().take(3) {
            match leading_subject(&tagged(self.text, *clause, self.tokenizer)) {
                Subject::Author(author) => return Some(author),
                Subject::Other => return None,
                Subject::None => {}
            }
        }
        None
    }

    /// Finds an author before a verb, with nothing but adverbs and phrases with prepositions between them. In a relative clause a verb may
    /// stand before the author, else it would make him its object.
    fn adjacent(&self, tokens: &[Tagged<'t>], sort: Sort, relative: bool) -> Option<Span> {
        let mut tokens = tokens;
        for _ in 0..4 {
            loop {
                tokens = match tokens {
                    // How it is said: 笑着, 高兴地.
                    [rest @ .., _, particle] if matches!(particle.text, "地" | "着") => rest,
                    [rest @ .., last] if is_adverb(last) => rest,
                    _ => break,
                };
            }
            if let Some((author, from)) = author_at_end(tokens, sort) {
                let nameless = sort == Sort::People && author_at_end(tokens, Sort::Texts).is_none();
                let free = tokens[..from].last().is_none_or(|before| match before.tag {
                    "p" => relative && listed(COMPLYING, |verb| before.text == verb),
                    // 外地回来的王伟, 刚印发的《方案》
                    "uj" if tokens.last().is_some_and(|last| last.is_name() || last.text == "》") => true,
                    // 有位老师, 排队的群众
                    _ if nameless && (before.text.starts_with('有') || before.text == "的") => true,
                    tag => relative || !tag.starts_with('v') && !matches!(tag, "uj" | "u"),
                });
                if free {
                    return Some(author);
                }
            }
            let preposition = tokens.iter().rposition(|token| token.tag == "p")?;
            let phrase = &tokens[preposition + 1..];
            let closed =
                phrase.last().is_none_or(|last| last.is_noun() || matches!(last.tag, "r" | "f" | "s" | "t" | "q" | "ng") || last.text == "时");
            if !closed {
                return None;
            }
            tokens = &tokens[..preposition];
        }
        None
    }

    /// Looks behind direct speech that closes right before byte `close`: “…，”王伟书记说。
    fn behind(&self, close: usize) -> Option<Span> {
        let inner = &self.text[self.spoken];
        if !inner.ends_with(|c| matches!(Mark::of(c), Some(Mark::Sentence | Mark::Clause))) {
            return None;
        }
        let rest = &self.text[close..];
        if introduces_the_next(rest) {
            return None;
        }
        let lead = rest.len() - rest.trim_start_matches(['，', ',', ' ']).len();
        let len: usize = rest[lead..].chars().take(REACH).take_while(|&c| !ends_clause(c)).map(char::len_utf8).sum();
        let (clause, complement) = without_complement(self.text, Span { start: close + lead, end: close + lead + len });
        let tokens = parted(tagged_with_names(self.text, clause, self.tokenizer));
        if let Some(verb) = tokens.iter().position(|token| ENGLISH.contains(&token.text)) {
            return if verb == 0 { capitalised(tokens[1..].iter()) } else { capitalised(tokens[..verb].iter().rev()) };
        }
        let verb = saying_at_end(&tokens)?;
        match self.subject(&tokens[..verb], SPEAKING.contains(tokens[verb].text) || complement) {
            Subject::Author(author) => Some(author),
            _ => None,
        }
    }

    /// Finds who speaks where no verb of saying adjoins the utterance and names him.
    fn speaker(&self, floor: usize, open: usize, close: usize) -> Option<Span> {
        let inner = &self.text[self.spoken];
        let whole = inner.ends_with(|c| Mark::of(c) == Some(Mark::Sentence));
        if !whole && inner.chars().filter(|&c| Mark::of(c).is_none()).count() < UTTERANCE {
            return None;
        }
        let before = self.text[floor..open].trim_end_matches(' ');
        let (clauses, comma) = self.clauses_before(floor, open);
        if before.ends_with(['：', ':']) {
            return self.introduced(&clauses);
        }
        if comma {
            let said = self.text[self.end..].chars().next().is_none_or(|c| matches!(Mark::of(c), Some(Mark::Sentence | Mark::Break)));
            return if whole || said { clauses.last().and_then(|last| source(self.text, *last)).or_else(|| self.reported(&clauses)) } else { None };
        }
        let alone = before.chars().next_back().is_none_or(|c| matches!(Mark::of(c), Some(Mark::Sentence | Mark::Break | Mark::CloseQuote)));
        if !alone || !whole && !inner.ends_with(['，', ',']) {
            return None;
        }
        self.asked_of(before).or_else(|| self.told_behind(open, close))
    }

    /// Finds who speaks in the sentence before a colon.
    fn introduced(&self, clauses: &[Span]) -> Option<Span> {
        let last = *clauses.last()?;
        let tokens = tagged_with_names(self.text, last, self.tokenizer);
        if gives_a_name(&tokens) {
            return None;
        }
        let nameless = source(self.text, last);
        if let [only] = clauses
            && nameless.is_none()
            && let Some(label) = label(&tagged_with_names(self.text, *only, self.tokenizer))
        {
            return Some(label);
        }
        let person = clauses.iter().rev().take(3).find_map(|clause| match acting(&tagged_with_names(self.text, *clause, self.tokenizer)) {
            Acting::None => None,
            Acting::Person(person) => Some(Some(person)),
            Acting::Pronoun => Some(self.spoken_of(clause.start)),
            Acting::Other => Some(None),
        });
        person.flatten().or(nameless)
    }

    /// Finds who speaks in the clauses before a comma, of which one reports speech: 王伟告诉记者，以前没有路，“…”.
    fn reported(&self, clauses: &[Span]) -> Option<Span> {
        clauses.iter().rev().find_map(|clause| {
            let tokens = parted(tagged_with_names(self.text, *clause, self.tokenizer));
            let verb = saying_at_end(&tokens).filter(|&verb| SPEAKING.contains(tokens[verb].text))?;
            match acting(&tokens[..=verb]) {
                Acting::Person(person) => Some(person),
                Acting::Pronoun => self.spoken_of(clause.start),
                _ => None,
            }
        })
    }

    /// Finds who is asked about right before: 群众怎么说我们？“…”.
    fn asked_of(&self, before: &str) -> Option<Span> {
        let asked = before.strip_suffix(['？', '?'])?;
        let start = asked.rfind(ends_clause).map_or(0, |at| at + asked[at..].chars().next().map_or(0, char::len_utf8));
        let shift = before.as_ptr() as usize - self.text.as_ptr() as usize;
        let tokens = tagged_with_names(self.text, Span { start: shift + start, end: shift + asked.len() }, self.tokenizer);
        let how = tokens.windows(2).any(|pair| matches!(pair[0].text, "怎么" | "怎样" | "如何" | "咋") && SPEAKING.contains(pair[1].text));
        match acting(&tokens) {
            Acting::Person(person) if how => Some(person),
            _ => None,
        }
    }

    /// Finds who speaks in the sentence behind direct speech, which tells of him: “…？”她问得很细, “…。”说起孩子，王伟笑了.
    fn told_behind(&self, open: usize, close: usize) -> Option<Span> {
        let rest = &self.text[close..];
        if introduces_the_next(rest) {
            return None;
        }
        let goes_on = |c: &char| !matches!(Mark::of(*c), Some(Mark::Sentence | Mark::Break | Mark::OpenQuote | Mark::Quote));
        let len: usize = rest.chars().take(REACH).take_while(goes_on).map(char::len_utf8).sum();
        let mut says = false;
        let mut subject = Acting::None;
        let mut start = close;
        for clause in rest[..len].split(ends_clause).take(2) {
            let span = Span { start, end: start + clause.len() };
            start = span.end + self.text[span.end..].chars().next().map_or(0, char::len_utf8);
            let (body, complement) = without_complement(self.text, span);
            let tokens = parted(tagged_with_names(self.text, body, self.tokenizer));
            says |= complement || tokens.iter().any(|token| SPEAKING.contains(token.text));
            if subject == Acting::None {
                subject = acting(&tokens);
            }
        }
        // A sentence that tells at length of what somebody does is the next one of the text, and the quotation a proverb or a motto.
        let told = |person: Span| self.text[person.end..close + len].chars().count();
        match subject {
            Acting::Person(person) => (says || told(person) <= TOLD).then_some(person),
            Acting::Pronoun if says => self.spoken_of(open),
            _ => None,
        }
    }

    /// Finds the person spoken of last in the paragraph before byte `end`, outside of quotations: whom 他 or 她 means.
    fn spoken_of(&self, end: usize) -> Option<Span> {
        let reach = self.text[..end].char_indices().rev().take(2 * REACH).take_while(|&(_, c)| Mark::of(c) != Some(Mark::Break)).last()?.0;
        let quoted = |at: usize| self.pairs.iter().rev().take(CHAIN).any(|pair| pair.outer.start <= at && at < pair.outer.end);
        let mut clauses: Vec<(Span, bool)> = Vec::new();
        let mut start = reach;
        let mut opens = true;
        for (at, c) in self.text[reach..end].char_indices().map(|(at, c)| (at + reach, c)) {
            if quoted(at) {
                opens |= start < at && Mark::of(c) == Some(Mark::Sentence);
                if start < at && !quoted(start) {
                    clauses.push((Span { start, end: at }, opens));
                    opens = false;
                }
                start = at + c.len_utf8();
            } else if ends_clause(c) {
                clauses.push((Span { start, end: at }, opens));
                opens = Mark::of(c) == Some(Mark::Sentence);
                start = at + c.len_utf8();
            }
        }
        clauses.push((Span { start, end }, opens));
        // In the sentence of the pronoun the nearest subject; then sentence by sentence from the last on, and of each the first subject.
        let mut found = None;
        let mut own = true;
        for (clause, opens) in clauses.iter().rev() {
            if let Acting::Person(person) = acting(&tagged_with_names(self.text, *clause, self.tokenizer)) {
                found = Some(person);
            }
            if found.is_some() && (own || *opens) {
                break;
            }
            own &= !*opens;
        }
        found
    }

    /// Tells whether `last` is an utterance before this one, and not a term that somebody quotes between two.
    fn is_before(&self, floor: usize, last: &Pair) -> bool {
        last.outer.start >= floor && self.text[last.inner].ends_with(|c| Mark::of(c) == Some(Mark::Sentence))
    }

    /// Tells whether an utterance that stands by itself goes on from the one before it in the paragraph, with nobody else in between.
    fn goes_on_from(&self, last: Pair, this: Span, author: Span) -> bool {
        let between = &self.text[last.outer.end..this.start];
        let ends = |span: Span| self.text[span].ends_with(|c| Mark::of(c) == Some(Mark::Sentence));
        if !ends(last.inner) || !ends(self.spoken) || between.contains(|c| Mark::of(c) == Some(Mark::Break)) {
            return false;
        }
        if between.chars().count() > 2 * REACH || !between.ends_with(|c| Mark::of(c) == Some(Mark::Sentence)) {
            return false;
        }
        let mut start = last.outer.end;
        between.split(ends_clause).all(|clause| {
            let span = Span { start, end: start + clause.len() };
            start = span.end + self.text[span.end..].chars().next().map_or(0, char::len_utf8);
            !matches!(acting(&tagged_with_names(self.text, span, self.tokenizer)), Acting::Person(other) if !other.overlaps(author))
        })
    }

    /// Tells whether the noun behind the quotations names something said: “…”的重要要求.
    fn is_said(&self) -> bool {
        let rest = &self.text[self.end..];
        let rest = rest.strip_prefix('的').unwrap_or(rest);
        let len: usize = rest.chars().take(12).take_while(|&c| Mark::of(c).is_none()).map(char::len_utf8).sum();
        let start = self.text.len() - rest.len();
        let tokens = tagged(self.text, Span { start, end: start + len }, self.tokenizer);
        let phrase = tokens
            .iter()
            .take(5)
            .take_while(|token| token.is_noun() || matches!(token.tag, "a" | "b" | "v" | "l" | "i" | "z" | "" | "u" | "m" | "q"));
        phrase.into_iter().any(|token| listed(SAYINGS, |saying| token.text.ends_with(saying) || token.text.starts_with(saying)))
    }
}

/// Tells whether the sentence that `rest` starts with leads on to another quotation by a colon: it says who speaks there.
fn introduces_the_next(rest: &str) -> bool {
    let mut last = ' ';
    for c in rest.chars().take(REACH) {
        match Mark::of(c) {
            Some(Mark::OpenQuote | Mark::Quote) => return matches!(last, '：' | ':'),
            Some(Mark::Sentence | Mark::Break) => return false,
            _ => last = c,
        }
    }
    false
}

/// Returns the run of capitalised words that `tokens`, read away from an English verb, start with: President Lee | said.
fn capitalised<'a, 't: 'a>(tokens: impl Iterator<Item = &'a Tagged<'t>>) -> Option<Span> {
    let mut run: Option<Span> = None;
    for token in tokens {
        if token.text.starts_with(|c: char| c.is_uppercase()) && !ENGLISH_PRONOUNS.contains(&token.text) {
            let span = run.unwrap_or(token.span);
            run = Some(Span { start: span.start.min(token.span.start), end: span.end.max(token.span.end) });
        } else if token.text != " " {
            break;
        }
    }
    run
}

/// Parts the last token where the hidden Markov model has joined a verb of saying with the word before it.
fn parted(mut tokens: Vec<Tagged<'_>>) -> Vec<Tagged<'_>> {
    if let Some(last) = tokens.last().copied()
        && let Some((word, verb)) = JOINED
            .iter()
            .find_map(|word| Some((*word, last.text.strip_prefix(word)?)))
            .or_else(|| last.text.strip_suffix('说').filter(|name| name.chars().count() < 3).map(|name| (name, "说")))
        && !word.is_empty()
        && SAYING.contains(verb)
    {
        let at = last.span.start + word.len();
        let tag = if JOINED[..ADVERBS].contains(&word) { "d" } else { "ng" };
        tokens.pop();
        tokens.push(Tagged { span: Span { start: last.span.start, end: at }, text: &last.text[..word.len()], tag });
        tokens.push(Tagged { span: Span { start: at, end: last.span.end }, text: verb, tag: "v" });
    }
    tokens
}

/// Cuts off how well something is said, and tells whether there was such a complement: 说得好, 讲得很明白.
fn without_complement(text: &str, clause: Span) -> (Span, bool) {
    // Verbs of speech of one character; from general knowledge of Chinese.
    let within = &text[clause];
    let particle = within.char_indices().rev().take(6).find(|&(_, c)| c == '得').map(|(at, _)| at);
    match particle.filter(|&at| within[..at].ends_with(['说', '讲', '问', '答', '写']) && !within.ends_with('得')) {
        Some(at) => (Span { start: clause.start, end: clause.start + at }, true),
        None => (clause, false),
    }
}

/// Returns the place of a verb of saying that the clause ends with.
fn saying_at_end(tokens: &[Tagged<'_>]) -> Option<usize> {
    let says = |token: &Tagged<'_>| SAYING.contains(token.text) || SPEAKING.contains(token.text);
    let addressed = |token: &Tagged<'_>| token.tag.starts_with('r') || is_person(token);
    match tokens {
        [.., verb, after] if ADDRESSING.contains(&verb.text) && addressed(after) => Some(tokens.len() - 2),
        [.., verb, after] if AFTER_VERB.contains(&after.text) && says(verb) => Some(tokens.len() - 2),
        [.., verb] if says(verb) => Some(tokens.len() - 1),
        _ => None,
    }
}

/// Returns the place of a verb of saying with 的 behind it, from which only numbers and nouns lead to the end: 提出的5个方面.
fn relative_saying(tokens: &[Tagged<'_>]) -> Option<usize> {
    let tail = tokens.iter().rev().take(4).take_while(|token| {
        token.text != "的" && (token.is_noun() || matches!(token.tag, "m" | "q" | "a" | "b") || token.text.bytes().all(|byte| byte.is_ascii_digit()))
    });
    let particle = tokens.len().checked_sub(tail.count() + 1)?;
    if tokens[particle].text != "的" {
        return None;
    }
    let before = &tokens[..particle];
    saying_at_end(before).or_else(|| entrusting_at_end(before))
}

/// Returns the place of a verb of entrusting with those to whom something is given behind it, with which the clause ends: 赋予廊坊.
fn entrusting_at_end(tokens: &[Tagged<'_>]) -> Option<usize> {
    let given_to = tokens.iter().rev().take(3).take_while(|token| token.is_noun() || token.tag.starts_with('r')).count();
    let verb = tokens.len().checked_sub(given_to + 1)?;
    (given_to > 0 && ENTRUSTING.contains(&tokens[verb].text)).then_some(verb)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::text::pairs;

    fn author(text: &str) -> Option<&str> {
        let all = pairs(text);
        attributions(&super::super::simplified(text), &all, &Tokenizer::new()).last().copied().flatten().map(|span| &text[span])
    }

    #[test]
    fn authors_before_verbs_of_saying() {
        for (text, expected) in [
            ("习近平总书记强调，“稳中求进”。", "习近平总书记"),
            ("习近平总书记在河北考察时指出：“要实干。”", "习近平总书记"),
            ("国务院总理李强多次强调“稳字当头”", "国务院总理李强"),
            ("王伟书记主持会议，并要求“马上就办”。", "王伟书记"),
            ("党的二十届三中全会提出“两个大局”", "党的二十届三中全会"),
            ("《建议》提出，“坚持稳中求进”", "《建议》"),
            ("外交部发言人说：“中方反对。”", "外交部发言人"),
            ("崔道植说：“很好。”", "崔道植"),
            ("特雷莎·梅此前表示“不会推迟”", "特雷莎·梅"),
            ("党的十八届四中全会提出“依法治国”", "党的十八届四中全会"),
            ("认真落实岳峰书记对廊坊提出的5个方面“24个要”指示精神", "岳峰书记"),
            ("牢记省委赋予岚川的“走在全省前列”使命", "省委"),
            ("扛起党中央交给我们的“稳住渔业”重任", "党中央"),
        ] {
            assert_eq!(author(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn authors_right_before_what_they_said() {
        for (text, expected) in [
            ("认真落实岳峰书记“防止脱实向虚”的指示精神", "岳峰书记"),
            ("我们要按照党中央“稳住经济”的重要要求", "党中央"),
            ("按照国务院“五个严禁”“八个不得”要求", "国务院"),
            ("落实省委、省政府“三个不变”要求", "省委、省政府"),
            ("牢记习近平总书记“奋勇争先”的殷殷嘱托", "习近平总书记"),
            ("认真贯彻落实了省委“再上台阶”的部署", "省委"),
            ("学习党的十九届六中全会提出的“十个明确”", "党的十九届六中全会"),
            ("习近平总书记“七一”重要讲话", "习近平总书记"),
        ] {
            assert_eq!(author(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn people_without_a_name() {
        for (text, expected) in [
            ("群众都说：“路好走了。”", "群众"),
            ("有位老支书说得好：“先把路修到家门口。”", "老支书"),
            ("乡亲们常说“人勤地不懒”。", "乡亲们"),
            ("一位老教师感慨地说：“孩子们有学上了。”", "老教师"),
            ("当地村民告诉记者，“水变清了。”", "当地村民"),
            ("居民们纷纷表示：“方便多了。”", "居民们"),
            ("排队的游客笑着说：“值得等。”", "游客"),
            ("企业负责人李强高兴地告诉我们：“订单满了。”", "企业负责人李强"),
            ("“方便多了。”居民们说。", "居民们"),
            ("農民們說：“收成好。”", "農民們"),
        ] {
            assert_eq!(author(text), Some(expected), "{text}");
        }
        for text in [
            "人们常说“人勤地不懒”。",
            "有人说：“不行。”",
            "实践证明：“人勤地不懒。”",
            "这里被游客称为“水乡”。",
            "专家认为“双碳”目标可以实现。",
            "采访村民时说：“很好。”",
            "服务群众“零距离”",
            "数据显示“稳中有进”。",
        ] {
            assert_eq!(author(text), None, "{text}");
        }
    }

    #[test]
    fn utterances_that_no_verb_of_saying_introduces() {
        for (text, expected) in [
            ("岑志远拍着图纸：“这座桥要再宽一米。”", "岑志远"),
            ("县委书记岑志远没有答话，只是蹲下来看了看苗，然后问了一句：“谁来浇水？”", "县委书记岑志远"),
            ("开滩县委书记 岑志远：“这座桥要再宽一米。”", "开滩县委书记 岑志远"),
            ("开滩县渔民代表顾女士：“这座桥要再宽一米。”", "开滩县渔民代表顾女士"),
            ("跑了三十年船的老船长岑志远说得直：“桥窄了，心就堵。”", "老船长岑志远"),
            ("“桥窄了，心就堵。”老周抹了把汗。", "老周"),
            ("“桥窄了，心就堵。”刚到渡口，岑志远就定了调子。", "岑志远"),
            ("“桥窄了，心就堵。”小邵笑着说。", "小邵"),
            ("群众怎么说我们？“桥窄了，心就堵。”", "群众"),
            ("岑志远告诉记者，以前要等船，现在走桥，“半天的路变成一刻钟”。", "岑志远"),
            ("老滩县赵垛楼村村支书顾小满：“这座桥要再宽一米。”", "老滩县赵垛楼村村支书顾小满"),
            ("正如岑志远所指出的：“桥窄了，心就堵。”", "岑志远"),
            ("正如岑志远所说：“桥窄了，心就堵。”", "岑志远"),
        ] {
            assert_eq!(author(text), Some(expected), "{text}");
        }
        for text in [
            "“桥好！”“水好！”岑志远的问候传遍两岸。",
            "大桥的名字定为：“两岸同心桥”。",
            "岑志远看到墙上写着：“桥窄了，心就堵。”",
            "岑志远看见一块牌子：“此处水深三米。”",
            "大会的主题是：“共建一座更宽的桥。”",
            "县里提出三项任务：“修好一座桥。”",
            "“桥窄了，心就堵。”岑志远对两岸群众的出行情况格外关心，当天走访了十二个渡口。",
            "“桥窄了，心就堵。”岑志远接着说：“拆了重修。”",
            "“桥窄了，心就堵。”三年来，两岸群众的出行条件明显改善。",
            "对还在等船的乡亲我们想说一声：“请再等一等。”",
        ] {
            let all = pairs(text);
            assert_eq!(attributions(text, &all, &Tokenizer::new())[0], None, "{text}");
        }
    }

    #[test]
    fn pronouns_mean_who_was_spoken_of() {
        for (text, expected) in [
            ("渡口来了岑志远。岑志远沿着堤岸走了一圈。他说：“桥窄了，心就堵。”", "岑志远"),
            ("岑志远陪同村民顾小满走了一趟。“这十分钟去哪了？”他问得很细。", "岑志远"),
            ("老滩的顾小满跑了三十年船，去年岑志远来到渡口，他说：“桥窄了，心就堵。”", "岑志远"),
            ("岑志远到渡口调研时，听到“靠天吃饭”的说法，他强调：“要把路修到船边。”", "岑志远"),
        ] {
            assert_eq!(author(text), Some(expected), "{text}");
        }
        assert_eq!(author("岑志远走了。\n他说：“桥窄了，心就堵。”"), None);
        // What a quotation says names nobody outside of it.
        assert_eq!(author("“岑志远来过。”他说：“桥窄了，心就堵。”"), None);
    }

    #[test]
    fn speech_that_goes_on() {
        let text = "“桥窄了，心就堵。”岑志远在渡口说。这里有“百年渡”，每天过客三千。“修一座桥，比修十个渡口强。”";
        assert_eq!(author(text), Some("岑志远"));
        assert_eq!(author(&text.replace("这里", "村民顾小满听了。这里")), None);
        assert_eq!(author(&text.replace("每天", "\n")), None);
    }

    #[test]
    fn nameless_sources() {
        for (text, expected) in [
            ("俗话说得好：“人勤地不懒。”", "俗话"),
            ("滩上有句老话，“船小要会看潮，人穷要会看天”。", "老话"),
            ("滩上流传着一句谚语：“潮来不等人。”", "谚语"),
            ("古人云：“民惟邦本，本固邦宁。”", "古人"),
            ("岑志远常念叨一句老话：“潮来不等人。”", "岑志远"),
        ] {
            assert_eq!(author(text), Some(expected), "{text}");
        }
    }

    #[test]
    fn authors_behind_direct_speech() {
        assert_eq!(author("“路会越走越宽。”王伟书记说。"), Some("王伟书记"));
        assert_eq!(author("“三农”工作李强总理说。"), None);
    }

    #[test]
    fn english_authors() {
        assert_eq!(author("Last week President Lee said, “We will build.”"), Some("President Lee"));
        assert_eq!(author("“We will build,” said Prime Minister Lee."), Some("Prime Minister Lee"));
        assert_eq!(author("\"We will build,\" President Lee added."), Some("President Lee"));
        assert_eq!(author("Then he said, “No.”"), None);
        assert_eq!(author("They said, “No.”"), None);
        assert_eq!(author("The “New Deal” was called off."), None);
    }

    #[test]
    fn nobody_is_named() {
        for text in [
            "他说：“好。”",
            "史称“长征”",
            "据说“有此事”",
            "会议指出，“十四五”时期要稳中求进",
            "我们要坚持“稳字当头”。",
            "发挥党委“把方向”的领导作用",
            "坚持政府“过紧日子”",
            "弘扬“求真务实”作风，倡导“严真细实”作风",
            "授予王伟同志“英雄航天员”荣誉称号",
            "落实“四个最严”要求",
            "2021年对我们提出了“四个更大”重要要求",
            "企业提出“三步走”战略",
            "“一带一路”沿线国家",
            "聚焦产业发展，打造“1+5”体系",
        ] {
            assert_eq!(author(text), None, "{text}");
        }
    }
}
