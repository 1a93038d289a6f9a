//! Finds the speaker of an utterance that no verb of saying attributes: it is introduced by a colon (王伟接过话头：“…”), follows a comma in reported speech,
//! or is a separate sentence (“…？”她问得很细).

use super::saying::{SPEAKING, parted, saying_at_end, without_complement};
use super::speakers::{Acting, acting, gives_a_name, label, source};
use super::{CHAIN, Quoted, REACH, clauses};
use crate::find::quotations::{ends_clause, ends_sentence};
use crate::text::{Mark, Pair, Span};

/// The minimum length, in characters, of an utterance that is not a whole sentence: a shorter text may be a name after a colon.
const UTTERANCE: usize = 5;

/// The maximum length, in code points, of what a sentence after direct speech says about a person without a verb of speech: “…。”王伟抹了把汗。
const TOLD: usize = 12;

impl Quoted<'_> {
    /// Finds the speaker if no adjacent verb of saying names one.
    pub(super) fn speaker(&self) -> Option<Span> {
        let inner = &self.text[self.pair.inner];
        let whole = ends_sentence(inner);
        if !whole && inner.chars().filter(|&c| Mark::of(c).is_none()).take(UTTERANCE).count() < UTTERANCE {
            return None;
        }
        let before = self.text[self.floor..self.pair.outer.start].trim_end_matches(' ');
        let (clauses, comma) = self.clauses_before();
        if before.ends_with(['：', ':']) {
            return self.introduced(&clauses);
        }
        if comma {
            let said = self.text[self.end..].chars().next().is_none_or(|c| matches!(Mark::of(c), Some(Mark::Sentence | Mark::Break)));
            let nameless = || source(self.text, *clauses.last()?);
            return if whole || said { nameless().or_else(|| self.reported(&clauses)) } else { None };
        }
        let alone = before.chars().next_back().is_none_or(|c| matches!(Mark::of(c), Some(Mark::Sentence | Mark::Break | Mark::CloseQuote)));
        if !alone || !whole && !inner.ends_with(['，', ',']) {
            return None;
        }
        self.asked_of(self.floor + before.len()).or_else(|| self.told_behind())
    }

    /// Finds the speaker in the sentence before a colon.
    fn introduced(&self, clauses: &[Span]) -> Option<Span> {
        let last = *clauses.last()?;
        let tokens = self.tokens(last);
        if gives_a_name(&tokens) {
            return None;
        }
        let nameless = source(self.text, last);
        if clauses.len() == 1
            && nameless.is_none()
            && let Some(label) = label(&tokens)
        {
            return Some(label);
        }
        let person = clauses.iter().rev().take(3).find_map(|clause| match acting(&self.tokens(*clause)) {
            Acting::None => None,
            Acting::Person(person) => Some(Some(person)),
            Acting::Pronoun => Some(self.spoken_of(clause.start)),
            Acting::Other => Some(None),
        });
        person.flatten().or(nameless)
    }

    /// Finds the speaker in the clauses before a comma, one of which reports speech: 王伟告诉记者，以前没有路，“…”.
    fn reported(&self, clauses: &[Span]) -> Option<Span> {
        clauses.iter().rev().find_map(|clause| {
            let tokens = parted(self.tokens(*clause));
            let verb = saying_at_end(&tokens).filter(|&verb| SPEAKING.contains(tokens[verb].text))?;
            match acting(&tokens[..=verb]) {
                Acting::Person(person) => Some(person),
                Acting::Pronoun => self.spoken_of(clause.start),
                _ => None,
            }
        })
    }

    /// Finds the people asked about in the question that ends at byte `end`, directly before the utterance: 群众怎么说我们？“…”.
    fn asked_of(&self, end: usize) -> Option<Span> {
        let asked = self.text[self.floor..end].strip_suffix(['？', '?'])?;
        let clause: usize = asked.chars().rev().take_while(|&c| !ends_clause(c)).take(REACH).map(char::len_utf8).sum();
        let start = asked.len() - clause;
        let tokens = self.tokens(Span { start: self.floor + start, end: self.floor + asked.len() });
        let how = tokens.windows(2).any(|pair| matches!(pair[0].text, "怎么" | "怎样" | "如何" | "咋") && SPEAKING.contains(pair[1].text));
        match acting(&tokens) {
            Acting::Person(person) if how => Some(person),
            _ => None,
        }
    }

    /// Finds the speaker in the sentence after direct speech, which describes the speaker: “…？”她问得很细, “…。”说起孩子，王伟笑了.
    fn told_behind(&self) -> Option<Span> {
        let close = self.pair.outer.end;
        if self.introduces_the_next() {
            return None;
        }
        let goes_on = |c: &char| !matches!(Mark::of(*c), Some(Mark::Sentence | Mark::Break | Mark::OpenQuote | Mark::Quote));
        let len: usize = self.text[close..].chars().take(REACH).take_while(goes_on).map(char::len_utf8).sum();
        let sentence = Span { start: close, end: close + len };
        let mut says = false;
        let mut subject = Acting::None;
        for clause in clauses(self.text, sentence).take(2) {
            let (body, complement) = without_complement(self.text, clause);
            let tokens = parted(self.tokens(body));
            says |= complement || tokens.iter().any(|token| SPEAKING.contains(token.text));
            if subject == Acting::None {
                subject = acting(&tokens);
            }
        }
        // A sentence that describes at length what somebody does is the next one of the text, and the quotation is a proverb or a motto.
        let told = |person: Span| self.text[person.end..sentence.end].chars().count();
        match subject {
            Acting::Person(person) => (says || told(person) <= TOLD).then_some(person),
            Acting::Pronoun if says => self.spoken_of(self.pair.outer.start),
            _ => None,
        }
    }

    /// Finds the last person mentioned in the paragraph before byte `end`, outside quotations, whom 他 or 她 refers to. In the sentence of the pronoun,
    /// that is the nearest subject; otherwise the first subject of the nearest preceding sentence that has one.
    fn spoken_of(&self, end: usize) -> Option<Span> {
        let mut found = None;
        let mut own = true;
        for (clause, opens) in self.unquoted_clauses(end)?.into_iter().rev() {
            if let Acting::Person(person) = acting(&self.tokens(clause)) {
                found = Some(person);
            }
            if found.is_some() && (own || opens) {
                break;
            }
            own &= !opens;
        }
        found
    }

    /// Returns the clauses of the paragraph before byte `end` outside quotations, each with whether it opens a sentence.
    fn unquoted_clauses(&self, end: usize) -> Option<Vec<(Span, bool)>> {
        let reach = self.text[..end].char_indices().rev().take(2 * REACH).take_while(|&(_, c)| Mark::of(c) != Some(Mark::Break)).last()?.0;
        let quoted = |at: usize| self.earlier.iter().rev().take(CHAIN).any(|pair| pair.outer.start <= at && at < pair.outer.end);
        let mut clauses = Vec::new();
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
        Some(clauses)
    }

    /// Finds the author of the previous utterance, if a standalone utterance continues it; `authors` are those of the previous quotations.
    pub(super) fn continued(&self, authors: &[Option<Span>]) -> Option<Span> {
        // An utterance, not a term that somebody quotes between two utterances.
        let is_utterance = |pair: &Pair| pair.outer.start >= self.floor && ends_sentence(&self.text[pair.inner]);
        let last = (0..self.earlier.len()).rev().take(CHAIN).find(|&place| is_utterance(&self.earlier[place]))?;
        authors[last].filter(|&author| self.goes_on_from(&self.earlier[last], author))
    }

    /// Returns whether the utterance continues an earlier one of the paragraph, with nobody else in between.
    fn goes_on_from(&self, last: &Pair, author: Span) -> bool {
        let between = Span { start: last.outer.end, end: self.pair.outer.start };
        let words = &self.text[between];
        if !ends_sentence(&self.text[self.pair.inner]) || !ends_sentence(words) || words.contains(|c| Mark::of(c) == Some(Mark::Break)) {
            return false;
        }
        let other = |clause| matches!(acting(&self.tokens(clause)), Acting::Person(other) if !other.overlaps(author));
        words.chars().count() <= 2 * REACH && !clauses(self.text, between).any(other)
    }
}
