//! Finds the subject of a verb of saying: the author directly before it, with only adverbs and prepositional phrases in between, or else the one that
//! the clause or an earlier one starts with.

use super::Quoted;
use super::authors::{Sort, Subject, author_at_end, complies, is_adverb, leading_subject};
use super::saying::SAYING;
use crate::find::tagged::{Tagged, tagged};
use crate::text::Span;

impl Quoted<'_> {
    /// Finds the subject of a verb of saying, given the tokens before it in its clause; `people` says whether it may be without a name.
    pub(super) fn subject(&self, tokens: &[Tagged<'_>], people: bool) -> Subject {
        let sort = if people { Sort::People } else { Sort::Texts };
        // A verb of manner before that of saying: 赞扬说, 强调指出.
        let verbs = tokens.iter().rev().take(2).take_while(|token| SAYING.contains(token.text) || token.tag == "v").count();
        let tokens = match self.adjacent(tokens, sort, false) {
            Some(author) => return Subject::Author(author),
            None => &tokens[..tokens.len() - verbs],
        };
        match self.adjacent(tokens, sort, false) {
            Some(author) => Subject::Author(author),
            None => leading_subject(tokens),
        }
    }

    /// Finds the subject in the clauses before that of the verb, nearest first.
    pub(super) fn subject_of_earlier(&self, clauses: &[Span]) -> Option<Span> {
        for clause in clauses.iter().rev().take(3) {
            match leading_subject(&tagged(self.text, *clause, self.tokenizer)) {
                Subject::Author(author) => return Some(author),
                Subject::Other => return None,
                Subject::None => {}
            }
        }
        None
    }

    /// Finds an author before a verb, with only adverbs and prepositional phrases between them. In a relative clause a verb may precede the author;
    /// otherwise it would make the author its object.
    pub(super) fn adjacent(&self, tokens: &[Tagged<'_>], sort: Sort, relative: bool) -> Option<Span> {
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
                    "p" => relative && complies(before),
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
}
