//! Finds members that one fixed sign in each of them shows, whatever the other words are: a part of a name in quotation marks that is explained (“1”即…；“3”即…),
//! a modal verb within (…必须…，…必须…，…必须…), 先 and 再 (先修桥、再铺路), or one character that begins what is said of several things (政治安全、社会安定、人民安宁).
//!
//! Their lengths may differ and their words need not correspond, so a comparison of neighbours scores too few points. But the same sign is seldom in each of
//! three members by chance, nor are 先 and 再 in two.

use std::ops::Range;

use super::cut::{Class, Cut, CutText};

/// The minimum number of members.
const LEAST: usize = 3;

/// The maximum length of a quoted part, in units.
const PART: usize = 10;

/// Words that explain a part: a closed class, from general knowledge of Chinese.
const EXPLAINING: [&str; 4] = ["就是", "是指", "即", "指"];

/// Modal verbs and adverbs of two characters that say what is to be done or is never done: a closed class, from general knowledge of Chinese grammar. 应当 and
/// 可以 are in most clauses of regulations.
const MODALS: [&str; 6] = ["必须", "不得", "务必", "才能", "一律", "绝不"];

/// Words for the earlier and the later of two actions: closed classes, from general knowledge of Chinese grammar.
const FIRST: &str = "先";
const THEN: [&str; 2] = ["再", "后"];

/// The length, in units, of nouns that consist of two words.
const FOUR: usize = 4;

/// The minimum length, in units, of an action behind 先 or 再.
const ACTION: usize = 3;

impl CutText<'_> {
    /// Finds parts of a sentence, or clauses, that each explain a quoted part: “1”即一座桥；“3”即三条路；“N”即若干渡口.
    pub(super) fn explained(&self, pieces: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
        let explains = |piece: &Range<usize>| {
            let close = (piece.start + 1..piece.end.min(piece.start + PART)).find(|&unit| self.marks[unit].close)?;
            let says = |word: &&&str| self.str(&(close..(close + word.chars().count()).min(piece.end))) == **word;
            let word = EXPLAINING.iter().find(says).filter(|_| self.marks[piece.start].open)?;
            (close + word.chars().count() < piece.end).then_some(*word)
        };
        let words: Vec<Option<&str>> = pieces.iter().map(explains).collect();
        let first = words.iter().flatten().next()?;
        self.first_run(pieces, |at| words[at] == Some(first))
    }

    /// Returns the first neighbours that have a sign in common, if they are enough; one that repeats the one before it is not another.
    fn first_run(&self, pieces: &[Range<usize>], has_sign: impl Fn(usize) -> bool) -> Option<Vec<Range<usize>>> {
        let varies = |at: usize| self.ids[pieces[at - 1].clone()] != self.ids[pieces[at].clone()];
        let at = (0..pieces.len()).find(|&at| has_sign(at))?;
        let run = (at..pieces.len()).take_while(|&next| has_sign(next) && (next == at || varies(next))).count();
        (run >= LEAST).then(|| pieces[at..at + run].to_vec())
    }

    /// Finds neighbouring clauses that each have the same modal verb within: 三天之内必须修好，一周之内必须通车，修不了的必须报告.
    pub(super) fn with_modal(&self, clauses: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
        /// Longer clauses have a modal verb like any other word.
        const LONGEST: usize = 20;
        MODALS.iter().find_map(|modal| {
            let holds = |clause: &Range<usize>| {
                let inside = (clause.start + 2..clause.end.saturating_sub(2)).filter(|&unit| self.str(&(unit..unit + 2)) == *modal);
                clause.len() <= LONGEST && inside.count() == 1
            };
            self.first_run(clauses, |at| holds(&clauses[at]))
        })
    }

    /// Finds two neighbours of equal length that begin with 先 and with 再, the first perhaps behind other words: 坚持|先修桥、再铺路.
    pub(super) fn one_then_other(&self, pieces: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
        // 先修 may be a word to the tokenizer, but 先进 and 再生 are words of the dictionary.
        let opens = |start: usize, word: &str| {
            let first = self.words(&(start..start + 1))[0];
            let alone = first.start == start && (first.end == start + 1 || first.class == Class::Other);
            self.str(&(start..start + 1)) == word && alone && self.acts(start + 1)
        };
        pieces.windows(2).find_map(|pair| {
            let (a, b) = (&pair[0], &pair[1]);
            let then = b.len() > ACTION && THEN.iter().any(|then| opens(b.start, then));
            let start = a.end.checked_sub(b.len()).filter(|&start| then && start >= a.start)?;
            let differ = self.ids[start + 1..a.end] != self.ids[b.start + 1..b.end];
            (differ && opens(start, FIRST)).then(|| vec![start..a.end, b.clone()])
        })
    }

    /// Finds three phrases or more of two words each, of two units, whose second words say what the first are and all begin with the same character:
    /// 政治安全、社会安定、人民安宁. The first may have text before it, and the last after it.
    pub(super) fn alliterating(&self, phrases: &[Range<usize>]) -> Option<Vec<Range<usize>>> {
        /// The maximum number of members. It bounds the time for texts that consist of nothing else.
        const MOST: usize = 12;
        // The dictionary has 安全 as an activity, 安宁 and 和睦 as names, but 公园 and 公路 as nouns.
        let says = |class: Class| matches!(class, Class::Adjective | Class::Verb | Class::Doing | Class::Name | Class::Other);
        // The dictionary has some as phrases: 社会安定.
        let two_words = |member: &Range<usize>| match self.words(member) {
            [whole] => whole.start == member.start && whole.end == member.end && whole.class != Class::Name,
            [thing, said] => {
                let apart = (thing.start, said.start, said.end) == (member.start, member.start + 2, member.end);
                apart && matches!(thing.class, Class::Noun | Class::Doing) && says(said.class)
            }
            _ => false,
        };
        let word = |member: &Range<usize>, at: usize| &self.ids[member.start + 2 * at..][..2];
        (0..(phrases.len() + 1).saturating_sub(LEAST)).find_map(|at| {
            let first = phrases[at].end.checked_sub(FOUR).filter(|&start| start >= phrases[at].start)?..phrases[at].end;
            let character = self.ids[first.start + 2];
            let mut run = vec![first];
            for phrase in phrases[at + 1..].iter().take(MOST) {
                let (last, member) = (&run[run.len() - 1], phrase.start..phrase.end.min(phrase.start + FOUR));
                let fits = member.len() == FOUR && self.ids[member.start + 2] == character && self.cuts[phrase.start] < Cut::Comma;
                if !fits || (0..2).any(|at| word(last, at) == word(&member, at)) || !two_words(&member) {
                    break;
                }
                run.push(member);
                if phrase.len() > FOUR {
                    break;
                }
            }
            (run.len() >= LEAST && two_words(&run[0])).then_some(run)
        })
    }
}
